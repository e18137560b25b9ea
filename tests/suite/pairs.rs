//! Pairs of a passage and a claim that cites it: the wrong ones must be told of, the right ones must not.
//!
//! A file holds the pairs of one language, named by its first heading. A pair is a section: lines `key: value`, the passage
//! as a quotation, the claim as a list item, either the text of a point or the `value:` and `label:` of a figure. The folders
//! `build/` and `stranger-build/` are what the check was built on. `measure/` and `again/` were written to measure it by, each
//! before the work that it measures, by those who wrote the check: when first run, 117 of 132 wrong claims and 3 of 109 right
//! ones of the former were told, 49 of 54 and 7 of 52 of the latter. What was missed in `measure/` was read afterwards, and
//! general faults mended; of `again/` nothing but the counts.
//!
//! `stranger/` and `stranger-build/` are 302 pairs by somebody who had not seen the check, parted by a hash of their titles before
//! anybody read them. When first run, 56 of 72 wrong claims (78 %) and 4 of 60 right ones of `stranger/` were told, 62 of 79 and 9
//! of 91 of the other. That other half was read, and general faults mended. Of `stranger/` nothing was read but the counts, and
//! after all of that 61 of 72 (85 %, a little less) and 2 of 60 were told: this is the measure of what to expect elsewhere.

use briefpress::diagnostics::Diagnostic;
use briefpress::source::Memory;
use briefpress::{Options, Project, check};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The wrong claims of which so many are to be told, in percent.
const LEAST_TOLD: usize = 85;
/// The same of those that a stranger wrote and nobody read: 84.7 are, and no fewer may be.
const LEAST_TOLD_UNREAD: usize = 84;
/// The right ones of which so many may be told, in percent.
const MOST_FALSE: usize = 5;

/// A pair.
struct Pair {
    title: String,
    keys: BTreeMap<String, String>,
    passage: String,
    claim: Vec<String>,
}

/// What came of the pairs of a folder.
#[derive(Default)]
pub(crate) struct Tally {
    wrong: usize,
    told: usize,
    right: usize,
    false_alarms: usize,
    /// Both by class and by language.
    by: BTreeMap<String, [usize; 4]>,
    /// What was missed, and what was told without need.
    pub(crate) list: String,
}

impl Tally {
    /// Returns whether enough was told and not too much, of pairs that were read or of such that were not.
    pub(crate) fn holds(&self, unread: bool) -> bool {
        let least = if unread { LEAST_TOLD_UNREAD } else { LEAST_TOLD };
        self.told * 100 >= self.wrong * least && self.false_alarms * 100 <= self.right * MOST_FALSE
    }

    /// Returns the counts in a line.
    pub(crate) fn line(&self) -> String {
        format!("{} of {} wrong told, {} of {} right told", self.told, self.wrong, self.false_alarms, self.right)
    }

    /// Returns the counts of each language and class.
    pub(crate) fn table(&self) -> String {
        let lines = self.by.iter().map(|(name, [told, wrong, false_alarms, right])| {
            format!("  {name:<26} {told:>3} of {wrong:>3} wrong told, {false_alarms} of {right} right told\n")
        });
        lines.collect()
    }

    fn count(&mut self, is_wrong: bool, is_told: bool, names: [&str; 2]) {
        let told = usize::from(is_told);
        if is_wrong {
            self.wrong += 1;
            self.told += told;
        } else {
            self.right += 1;
            self.false_alarms += told;
        }
        for name in names {
            let [hits, wrong, false_alarms, right] = self.by.entry(name.to_owned()).or_default();
            let (of, all) = if is_wrong { (hits, wrong) } else { (false_alarms, right) };
            *of += told;
            *all += 1;
        }
    }
}

/// Checks all pairs of a folder of the suite.
pub(crate) fn run(folder: &str) -> Tally {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/evidence/pairs").join(folder);
    let mut tally = Tally::default();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let language = language(text.lines().next().unwrap().trim_start_matches("# "));
        for section in text.split("\n## ").skip(1) {
            let pair = read(section);
            let told = told(&pair, language);
            let is_wrong = pair.keys["verdict"] == "wrong";
            tally.count(is_wrong, !told.is_empty(), [language, pair.keys["class"].as_str()]);
            if is_wrong == told.is_empty() {
                let what = if is_wrong { "missed" } else { "false alarm" };
                let Pair { title, keys, passage, claim } = &pair;
                let _ = writeln!(tally.list, "{what}: {language} {title} ({})", keys["class"]);
                let _ =
                    writeln!(tally.list, "  > {}\n  - {}", passage.trim().replace('\n', "\n  > "), claim.join(" | "));
                let _ = write!(tally.list, "{told}");
            }
        }
    }
    tally
}

fn language(name: &str) -> &'static str {
    match name.trim() {
        "English" => "en-US",
        "Spanish" => "es-ES",
        "French" => "fr-FR",
        "German" => "de-DE",
        "Portuguese" => "pt-BR",
        "Italian" => "it-IT",
        other => panic!("no language is called {other}"),
    }
}

fn read(section: &str) -> Pair {
    let mut lines = section.lines();
    let title = lines.next().unwrap().to_owned();
    let mut pair = Pair { title, keys: BTreeMap::new(), passage: String::new(), claim: Vec::new() };
    for line in lines {
        if let Some(passage) = line.strip_prefix('>') {
            pair.passage.push_str(passage.strip_prefix(' ').unwrap_or(passage));
            pair.passage.push('\n');
        } else if let Some(claim) = line.strip_prefix("- ") {
            pair.claim.push(claim.to_owned());
        } else if let Some(claim) = line.strip_prefix("  ").filter(|_| !pair.claim.is_empty()) {
            pair.claim.push(claim.to_owned());
        } else if let Some((key, value)) = line.split_once(": ") {
            pair.keys.insert(key.to_owned(), value.to_owned());
        }
    }
    pair
}

/// Returns what is told of a claim in the smallest outline that holds it.
fn told(pair: &Pair, language: &str) -> String {
    let of_report = pair.keys.get("language").map_or(language, String::as_str);
    let of_claim = pair.keys.get("claim language").map_or(of_report, String::as_str);
    let quoted = |text: &str| format!("'{}'", text.trim().replace('\'', "''"));
    let claim = match pair.claim.as_slice() {
        [text] if !text.starts_with("value: ") => {
            format!("    points:\n      - {}\n", quoted(&format!("{text} [@all]")))
        }
        [value, label] => format!(
            "    figures:\n      - value: {}\n        label: {}\n        cite: all\n",
            quoted(value.strip_prefix("value: ").unwrap()),
            quoted(label.strip_prefix("label: ").unwrap())
        ),
        claim => panic!("{}: {claim:?} is no claim", pair.title),
    };
    let report = format!("---\nlanguage: {of_report}\n---\n# All\n\n{}", pair.passage);
    let outline = format!(
        "report: report.md\ntitle: Title\nlanguage: {of_claim}\nbottom_line: Nothing more. [@all]\nsections:\n  - title: Section\n{claim}"
    );
    let project = Project::in_memory(Memory::from([("report.md", report.as_str()), ("brief.yaml", outline.as_str())]));
    let plan = check(&project, &Options::default());
    // A label that is too long for its slide says nothing of its truth.
    let is_of_evidence = |told: &&Diagnostic| told.code.id.get(1..3) == Some("03");
    let told = plan.diagnostics.list.iter().filter(is_of_evidence).map(|told| {
        let labels: Vec<&str> = told.labels.iter().map(|label| label.text.as_str()).collect();
        format!("    {}: {} ({})\n", told.code.id, told.message, labels.join("; "))
    });
    told.collect()
}
