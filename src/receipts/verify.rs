//! Whether what a PDF says, and what it carries, still holds.

use super::report::{Stands, compare, read};
use super::{Evidence, FILE, ReceiptPassage, SCHEMA, claims_on, hash};
use crate::brief;
use crate::inspect::{self, Carried, Unreadable};
use crate::language::Language;
use crate::report::Report;
use serde::Serialize;
use std::collections::BTreeMap;

/// Why a PDF cannot be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unverifiable {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// It carries no evidence.
    NoEvidence,
    /// Its evidence cannot be read, and why.
    Malformed(String),
    /// A report at hand has the name of none that is attached: its name, and theirs.
    NoSuchReport(String, Vec<String>),
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Verified {
    /// The checks that were made.
    pub checks: Vec<Check>,
}

impl Verified {
    /// Returns whether all holds.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.failures.is_empty())
    }
}

/// A check, of all that is of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// Its name: `attached`, `receipts`, `claims`, `pages`, `report`.
    pub check: &'static str,
    /// How many things were compared.
    pub compared: usize,
    /// Those that do not hold.
    pub failures: Vec<Failure>,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What it is about: a file, a passage, a claim.
    pub subject: String,
    /// What is wrong.
    pub what: String,
    /// What differs, word by word: `[-old-]{+new+}`.
    pub changes: Vec<String>,
    /// The claims that stand on it.
    pub claims: Vec<String>,
}

impl Failure {
    fn new(subject: &str, what: impl Into<String>) -> Failure {
        Failure { subject: subject.to_owned(), what: what.into(), changes: Vec::new(), claims: Vec::new() }
    }
}

/// Verifies a PDF: what it carries, and its pages. `at_hand` are reports, or chapters of them, by name and text, with which
/// the passages are compared, too.
pub fn verify(pdf: &[u8], at_hand: &[(String, String)]) -> Result<Verified, Unverifiable> {
    let carried = inspect::carried(pdf).map_err(Unverifiable::Unreadable)?;
    let attached = carried.files.iter().find(|file| file.name == FILE).ok_or(Unverifiable::NoEvidence)?;
    let bytes = attached.bytes.as_deref().unwrap_or_default();
    let malformed = |why: String| Unverifiable::Malformed(why);
    let form: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| malformed(error.to_string()))?;
    match form.get("schema").and_then(|schema| schema.as_str()) {
        Some(SCHEMA) => {}
        Some(other) => return Err(malformed(format!("its form is `{other}`, and this version reads `{SCHEMA}`"))),
        None => return Err(malformed("it does not say what form it has".to_owned())),
    }
    let evidence: Evidence = serde_json::from_value(form).map_err(|error| malformed(error.to_string()))?;
    let mut checks = vec![attachments(&evidence, &carried), receipts(&evidence, &carried)];
    checks.push(claims(&evidence));
    checks.push(pages(&evidence, &carried));
    if !at_hand.is_empty() {
        checks.push(drift(&evidence, &carried, at_hand)?);
    }
    Ok(Verified { checks })
}

/// Compares the attached files with their checksums, and with what the evidence says of them.
fn attachments(evidence: &Evidence, carried: &Carried) -> Check {
    let mut failures = Vec::new();
    for file in &carried.files {
        let stated = evidence.files.iter().find(|stated| stated.name == file.name);
        let now = file.bytes.as_deref().map(hash);
        match (now, stated) {
            (None, _) => failures.push(Failure::new(&file.name, "cannot be read")),
            (Some(now), Some(stated)) if now != stated.sha256 => {
                failures.push(Failure::new(&file.name, "is not the file that was attached"));
            }
            _ if file.checksum_holds == Some(false) => {
                failures.push(Failure::new(&file.name, "was changed in the PDF: its checksum is another"));
            }
            (_, None) if file.name != FILE => {
                failures.push(Failure::new(&file.name, "was attached later: the evidence does not name it"));
            }
            _ => {}
        }
    }
    for stated in &evidence.files {
        if !carried.files.iter().any(|file| file.name == stated.name) {
            failures.push(Failure::new(&stated.name, "is attached no longer"));
        }
    }
    Check { check: "attached", compared: evidence.files.len() + 1, failures }
}

/// Hashes each receipt again, and compares it with the attached report.
fn receipts(evidence: &Evidence, carried: &Carried) -> Check {
    let on = claims_on(evidence);
    let text = |name: &str| carried.files.iter().find(|file| file.name == name).and_then(|file| file.text());
    let reports = reports(evidence, &text);
    let mut failures = Vec::new();
    let mut compared = 0;
    for source in &evidence.sources {
        let Some(passage) = &source.passage else { continue };
        compared += 1;
        let mut fail = |what: &str, changes: Vec<String>| {
            let claims = on.get(&source.id).cloned().unwrap_or_default();
            failures.push(Failure { changes, claims, ..Failure::new(&passage.address, what) });
        };
        if brief::hash_words(&passage.text) != passage.sha256 {
            fail("the words of the receipt are not those that were hashed", Vec::new());
            continue;
        }
        let report = reports.get(passage.report).and_then(Option::as_ref);
        match report.map(|report| compare(passage, report)) {
            None => fail("its report is not attached, or is none", Vec::new()),
            Some(Stands::Gone) => fail("the attached report has no such passage", Vec::new()),
            Some(Stands::Moved(now)) => fail(&format!("stands at `{now}` in the attached report"), Vec::new()),
            Some(Stands::Changed(now)) => {
                fail("the attached report says otherwise", brief::difference(&passage.text, &now));
            }
            Some(Stands::Same) if figures(evidence, passage) != passage.figures => {
                fail("other figures are read in it than the receipt names", Vec::new());
            }
            Some(Stands::Same) => {}
        }
    }
    for (id, claims) in on.iter().filter(|(id, _)| !evidence.sources.iter().any(|source| source.id == **id)) {
        let missing = Failure::new(&format!("source {id}"), "has no receipt");
        failures.push(Failure { claims: claims.clone(), ..missing });
    }
    Check { check: "receipts", compared, failures }
}

/// Returns the figures that are read in a passage.
fn figures(evidence: &Evidence, passage: &ReceiptPassage) -> Vec<String> {
    let stated = evidence.reports.get(passage.report).and_then(|report| Language::parse(&report.language));
    brief::figures_in(&passage.text, stated.unwrap_or_else(Language::default_language))
}

/// Returns the reports, as some texts have them.
fn reports<'t>(evidence: &Evidence, text: &dyn Fn(&str) -> Option<&'t str>) -> Vec<Option<Report>> {
    let read = evidence.reports.iter().map(|stated| {
        let chapters: Option<Vec<(&str, &str)>> =
            stated.files.iter().map(|name| Some((name.as_str(), text(name)?))).collect();
        read(stated, &chapters?)
    });
    read.collect()
}

/// Checks that the words which stand behind each claim stand in the receipts.
fn claims(evidence: &Evidence) -> Check {
    let mut failures = Vec::new();
    for receipt in &evidence.claims {
        let grounds = receipt.numbers.iter().flat_map(|number| &number.grounds).chain(&receipt.quotations);
        for ground in grounds {
            let source = evidence.sources.iter().find(|source| source.id == ground.source);
            let text = source.and_then(|source| source.passage.as_ref()).map(|passage| single(&passage.text));
            if !text.is_some_and(|text| text.contains(&single(&ground.words))) {
                failures.push(Failure::new(&receipt.id, format!("its passage does not hold `{}`", ground.words)));
            }
        }
    }
    Check { check: "claims", compared: evidence.claims.len(), failures }
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Looks for the words of each claim on the pages, as the tags give them to who hears them.
fn pages(evidence: &Evidence, carried: &Carried) -> Check {
    let said = unspaced(&carried.words);
    let mut failures = Vec::new();
    let shown = || evidence.claims.iter().filter(|receipt| receipt.shown);
    for receipt in shown() {
        let missing = receipt.texts.iter().find(|text| !said.contains(&unspaced(text)));
        if let Some(missing) = missing {
            failures.push(Failure::new(&receipt.id, format!("no page says “{}”", single(missing))));
        }
    }
    Check { check: "pages", compared: shown().count(), failures }
}

/// Returns a text without spaces, and with one kind of hyphen: lines end where they will.
fn unspaced(text: &str) -> String {
    let kept = text.chars().filter(|char| !char.is_whitespace() && !matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}'));
    kept.map(|char| if matches!(char, '\u{2010}' | '\u{2011}') { '-' } else { char }).collect()
}

/// Compares the passages with reports at hand. A file takes the place of the attached one of its name; where there is one
/// of each, of whatever name.
fn drift(evidence: &Evidence, carried: &Carried, at_hand: &[(String, String)]) -> Result<Check, Unverifiable> {
    let names: Vec<&String> = evidence.reports.iter().flat_map(|report| &report.files).collect();
    let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, text) in at_hand {
        let wanted = match (names.as_slice(), at_hand) {
            ([only], [_]) => Some(*only),
            _ => names.iter().find(|known| last(known) == last(name)).copied(),
        };
        let Some(wanted) = wanted else {
            return Err(Unverifiable::NoSuchReport(name.clone(), names.into_iter().cloned().collect()));
        };
        texts.insert(wanted, text);
    }
    let attached = |name: &str| carried.files.iter().find(|file| file.name == name).and_then(|file| file.text());
    let reports = reports(evidence, &|name| texts.get(name).copied().or_else(|| attached(name)));
    let on = claims_on(evidence);
    let (mut failures, mut compared) = (Vec::new(), 0);
    for source in &evidence.sources {
        let Some(passage) = &source.passage else { continue };
        let stated = evidence.reports.get(passage.report);
        if !stated.is_some_and(|report| report.files.iter().any(|file| texts.contains_key(file.as_str()))) {
            continue;
        }
        compared += 1;
        let (what, changes) = match reports.get(passage.report).and_then(Option::as_ref) {
            None => ("the report at hand cannot be read".to_owned(), Vec::new()),
            Some(report) => match compare(passage, report) {
                Stands::Same => continue,
                Stands::Moved(now) => (format!("stands at `{now}` now"), Vec::new()),
                Stands::Gone => ("the report has no such passage any more".to_owned(), Vec::new()),
                Stands::Changed(now) => ("has changed".to_owned(), brief::difference(&passage.text, &now)),
            },
        };
        let claims = on.get(&source.id).cloned().unwrap_or_default();
        failures.push(Failure { changes, claims, ..Failure::new(&passage.address, what) });
    }
    Ok(Check { check: "report", compared, failures })
}

/// Returns the last part of a path; attached files have their folders before them, with hyphens.
fn last(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
