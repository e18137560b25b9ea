//! Receipts: what a PDF carries of its evidence, and whether it still holds.
//!
//! A PDF of `--pdf a3a` carries outline, report and `evidence.json`: each claim, each passage behind it with its words and
//! their hash, and what was found of each number ([`Evidence::of`]). Whoever receives it has all of it compared again by
//! [`verify`]: the attached files with each other and with the pages, and a report at hand with what was attached.

mod report;
mod verify;

pub use verify::{Check, Failure, Unverifiable, Verified, verify};

use crate::brief::{self, Brief, Claim, ClaimKind, Ground, Passage, Place, Source, SourceId, Verdict};
use crate::carried;
use crate::compose::plain;
use crate::markdown::Part;
use crate::outline::Format;
use crate::pdf::Attachment;
use crate::source::Sources;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the attached file.
pub const FILE: &str = "evidence.json";
/// The form of the file; another one is not read.
const SCHEMA: &str = "briefpress evidence 1";

/// What a PDF carries of its evidence. The fields are the keys of `evidence.json` (docs/trace.md).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// The form of the file.
    schema: String,
    /// The briefing's title.
    title: String,
    /// Its language.
    language: String,
    /// The files that are attached beside this one.
    files: Vec<AttachedFile>,
    /// The reports, in the order that passages count them in.
    reports: Vec<AttachedReport>,
    /// The claims, in the outline's order.
    claims: Vec<Receipt>,
    /// The passages behind them, and the desk's notes.
    sources: Vec<ReceiptSource>,
}

/// An attached file.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct AttachedFile {
    name: String,
    sha256: String,
}

/// A report.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct AttachedReport {
    /// What addresses call it; none for the first.
    name: Option<String>,
    title: String,
    language: String,
    /// Its chapters among the attached files.
    files: Vec<String>,
}

/// A claim.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Receipt {
    id: String,
    kind: String,
    section: Option<String>,
    /// Its words, each part as it stands on a page.
    texts: Vec<String>,
    /// Whether it stands on the pages of this PDF.
    shown: bool,
    standing: String,
    /// Numbers of its sources.
    sources: Vec<u32>,
    numbers: Vec<ReceiptNumber>,
    quotations: Vec<ReceiptGround>,
}

/// A number of a claim.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ReceiptNumber {
    number: String,
    verdict: String,
    rule: Option<String>,
    because: Option<String>,
    grounds: Vec<ReceiptGround>,
}

/// Words of a source.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ReceiptGround {
    source: u32,
    words: String,
    agreement: String,
    words_compared: bool,
}

/// A passage, or a note of the desk.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ReceiptSource {
    id: u32,
    /// The passage; none for a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    passage: Option<ReceiptPassage>,
    /// What a note says.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A passage with its words.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ReceiptPassage {
    address: String,
    /// Number of its report.
    report: usize,
    /// The section's name in addresses, and its title.
    slug: String,
    section: String,
    /// First block, from 1, or 0 for a whole section; last block; item or row.
    from: usize,
    to: usize,
    item: Option<usize>,
    text: String,
    sha256: String,
    /// The numbers that are read in it.
    figures: Vec<String>,
    /// Sums that were made with it.
    sums: Vec<String>,
    /// What the report's own notes say there.
    notes: Vec<String>,
}

impl Evidence {
    /// Collects the evidence of a brief for a PDF of some formats, with the files that are attached beside it.
    pub(crate) fn of(
        brief: &Brief,
        formats: &[Format],
        attached: &[Attachment],
        sources: &Sources<'_>,
        folder: &Path,
    ) -> Evidence {
        let claims = brief::claims(brief);
        // Speaker notes are for the one who speaks.
        let claims = claims.iter().filter(|claim| claim.kind != ClaimKind::Said);
        let reports = brief.reports.iter().map(|report| AttachedReport {
            name: report.name.clone(),
            title: report.title.clone(),
            language: report.language.tag().to_owned(),
            files: report.files.iter().map(|file| carried::name(sources.file(*file), folder)).collect(),
        });
        Evidence {
            schema: SCHEMA.to_owned(),
            title: plain(&brief.meta.title),
            language: brief.meta.language.tag().to_owned(),
            files: attached
                .iter()
                .map(|file| AttachedFile { name: file.name.clone(), sha256: hash(&file.bytes) })
                .collect(),
            reports: reports.collect(),
            claims: claims.map(|claim| receipt(brief, claim, formats)).collect(),
            sources: brief.sources.iter().enumerate().map(|(id, of)| source(brief, id as u32, of)).collect(),
        }
    }

    /// Returns it as it is attached.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        // Strings and numbers under string keys: nothing here can fail to be written.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// Returns the SHA-256 of some bytes in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn receipt(brief: &Brief, claim: &Claim, formats: &[Format]) -> Receipt {
    let numbers = claim.numbers.iter().filter_map(|index| brief.census.get(*index));
    let quoted = claim.quoted.iter().filter_map(|index| brief.quoted.get(*index));
    let section = claim.section.and_then(|section| brief.sections.get(section));
    Receipt {
        id: claim.id.clone(),
        kind: claim.kind.name().to_owned(),
        section: section.map(|section| plain(&section.title)),
        texts: claim.texts.clone(),
        shown: formats.iter().any(|format| is_shown(claim.kind, *format)),
        standing: claim.standing(brief).name().to_owned(),
        sources: claim.sources.iter().map(|source| source.0).collect(),
        numbers: numbers
            .map(|number| ReceiptNumber {
                number: number.written.clone(),
                verdict: number.verdict.name().to_owned(),
                rule: match number.verdict {
                    Verdict::SetAside(rule) => Some(rule.name().to_owned()),
                    _ => None,
                },
                because: number.because.clone(),
                grounds: number.grounds.iter().filter_map(|at| ground(brief, at)).collect(),
            })
            .collect(),
        quotations: quoted.filter_map(|quoted| ground(brief, &quoted.ground)).collect(),
    }
}

/// Returns whether a format prints claims of a kind as they stand.
fn is_shown(kind: ClaimKind, format: Format) -> bool {
    let always = matches!(kind, ClaimKind::BottomLine | ClaimKind::Recommendation);
    match (format, kind) {
        (_, ClaimKind::Evidence | ClaimKind::Said) => false,
        (Format::Memo, _) => true,
        // The one-pager chooses of the sections what there is room for.
        (Format::Onepager, _) => always,
        (Format::Deck | Format::Handout | Format::Notes, ClaimKind::Text | ClaimKind::Excerpt) => false,
        (Format::Deck | Format::Handout | Format::Notes, _) => true,
    }
}

fn ground(brief: &Brief, ground: &Ground) -> Option<ReceiptGround> {
    let passage = passage(brief, ground.source)?;
    let accepted = brief::passage_words(brief, passage)?;
    Some(ReceiptGround {
        source: ground.source.0,
        words: accepted.text.get(ground.bytes.clone())?.split_whitespace().collect::<Vec<_>>().join(" "),
        agreement: ground.agreement.name().to_owned(),
        words_compared: ground.words_compared,
    })
}

fn passage(brief: &Brief, source: SourceId) -> Option<&Passage> {
    match brief.sources.get(source.0 as usize)? {
        Source::Passage(passage) => Some(passage),
        Source::Note(_) => None,
    }
}

fn source(brief: &Brief, id: u32, source: &Source) -> ReceiptSource {
    let words =
        |blocks: &[brief::Block]| brief::paragraphs(blocks).into_iter().map(plain).collect::<Vec<_>>().join("\n");
    let passage = match source {
        Source::Note(blocks) => return ReceiptSource { id, passage: None, note: Some(words(blocks)) },
        Source::Passage(passage) => passage,
    };
    let accepted = brief::passage_words(brief, passage);
    let Place { from, to, item, .. } = passage.place;
    let report = passage.section_at.0;
    let name = brief.reports.get(report).and_then(|report| report.name.as_ref()).filter(|_| report > 0);
    let within = name.and_then(|name| passage.address.strip_prefix(&format!("{name}/"))).unwrap_or(&passage.address);
    let slug = within.strip_suffix(&suffix(part(from, to, item))).unwrap_or(within);
    let passage = ReceiptPassage {
        address: passage.address.clone(),
        report,
        slug: slug.to_owned(),
        section: plain(&passage.section),
        from,
        to,
        item,
        text: accepted.map_or_else(String::new, |accepted| accepted.text.clone()),
        sha256: accepted.map_or_else(String::new, brief::Accepted::hash),
        figures: accepted.map_or_else(Vec::new, |accepted| accepted.figures.clone()),
        sums: passage.sums.clone(),
        notes: passage.notes.iter().map(|note| words(note)).collect(),
    };
    ReceiptSource { id, passage: Some(passage), note: None }
}

/// Returns the part of a section that a receipt names.
fn part(from: usize, to: usize, item: Option<usize>) -> Part {
    match (from, item) {
        (0, _) => Part::Whole,
        (block, Some(item)) => Part::Item(block, item),
        (block, None) if block == to => Part::Block(block),
        (block, None) => Part::Range(block, to),
    }
}

/// Returns what an address says of a part behind the section's name.
fn suffix(part: Part) -> String {
    match part {
        Part::Whole => String::new(),
        Part::Block(block) => format!(":{block}"),
        Part::Range(from, to) => format!(":{from}-{to}"),
        Part::Item(block, item) => format!(":{block}.{item}"),
    }
}

/// The claims that stand on each source, by name.
fn claims_on(evidence: &Evidence) -> BTreeMap<u32, Vec<String>> {
    let mut claims: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for receipt in &evidence.claims {
        let grounds = receipt.numbers.iter().flat_map(|number| &number.grounds).chain(&receipt.quotations);
        for source in receipt.sources.iter().copied().chain(grounds.map(|ground| ground.source)) {
            let names = claims.entry(source).or_default();
            if names.last() != Some(&receipt.id) {
                names.push(receipt.id.clone());
            }
        }
    }
    claims
}
