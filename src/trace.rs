//! The trace of an outline: each claim with the passage behind it, for a person who wants to see for himself.
//!
//! [`Trace::of`] joins the [claims](crate::brief::claims) of a brief with their places in files and with what was told of
//! them; [`choose`] finds those that a user asks for. [`lines`] and [`json`](Traced) tell them one by one, and
//! [`page`](page::page) makes an HTML page of them beside the report.

mod chosen;
mod page;
mod text;

pub use chosen::{Unknown, choose};
pub use page::page;
pub use text::lines;

use crate::brief::{
    self, Accepted, Brief, Claim, Ground, Inline, Passage, Source, SourceId, Standing, Surveyed, Verdict,
};
use crate::compose::plain;
use crate::diagnostics::Diagnostics;
use crate::report::Report;
use crate::source::{FileId, Sources, Span};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The trace of an outline.
pub struct Trace<'p> {
    /// The outline's path, relative to the project folder.
    pub outline: String,
    /// What it says.
    pub brief: &'p Brief,
    /// Its reports.
    pub reports: &'p [Arc<Report>],
    /// The claims, in the outline's order.
    pub claims: Vec<Traced>,
    sources: &'p Sources<'p>,
}

/// A claim with all that stands behind it. Its fields are the keys of `--message-format json`.
#[derive(Debug, Clone, Serialize)]
pub struct Traced {
    /// The outline.
    pub outline: String,
    /// The claim's name: `2/figure-1`.
    pub id: String,
    /// What it is: `figure`, `point`, …
    pub kind: &'static str,
    /// The title of its section; none for the bottom line and for recommendations.
    pub section: Option<String>,
    /// Its words.
    pub words: String,
    /// Where they stand in the outline; none for an excerpt.
    pub at: Option<At>,
    /// What it stands on: `bound`, `derived`, `unbound`, …
    pub standing: &'static str,
    /// Its numbers, in order.
    pub numbers: Vec<TracedNumber>,
    /// Its quotations, as they stand in the report.
    pub quotations: Vec<TracedGround>,
    /// The passages that it cites, and those that its numbers stand in.
    pub passages: Vec<TracedPassage>,
    /// Why the desk adds it.
    pub reasons: Vec<String>,
    /// What was not established.
    pub open: Vec<String>,
    /// The spans of its grounds, for the page.
    #[serde(skip)]
    grounds: Vec<Ground>,
    /// All places of its words.
    #[serde(skip)]
    places: Vec<Span>,
    #[serde(skip)]
    section_at: Option<usize>,
    #[serde(skip)]
    rank: Standing,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct At {
    /// The file, relative to the project folder.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// First byte in the file, from 0.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// A number of a claim.
#[derive(Debug, Clone, Serialize)]
pub struct TracedNumber {
    /// As it is written.
    pub number: String,
    /// Where it stands in the outline.
    pub at: At,
    /// `bound`, `derived`, `own`, `set aside`, `ambiguous`, `unbound`.
    pub verdict: &'static str,
    /// The rule by which it is set aside.
    pub rule: Option<&'static str>,
    /// The sum that gives it, or why the desk adds it.
    pub because: Option<String>,
    /// What stands behind it in the report.
    pub grounds: Vec<TracedGround>,
}

/// A place of the report that stands behind something.
#[derive(Debug, Clone, Serialize)]
pub struct TracedGround {
    /// The passage's address.
    pub passage: String,
    /// Where it stands in the report.
    pub at: At,
    /// Its words.
    pub words: String,
    /// What stands before them in their sentence.
    pub before: String,
    /// What stands behind them.
    pub after: String,
    /// How it agrees with what is claimed.
    pub agreement: &'static str,
    /// Whether the words around it were compared, too.
    pub words_compared: bool,
}

/// A passage that a claim cites.
#[derive(Debug, Clone, Serialize)]
pub struct TracedPassage {
    /// Its address.
    pub address: String,
    /// The report's title.
    pub report: String,
    /// The section's title.
    pub section: String,
    /// Where it begins and ends in the report.
    pub at: Option<At>,
    /// Its words.
    pub text: String,
    /// Their SHA-256, the width of spaces left aside.
    pub sha256: String,
    /// What the report's own notes say at the passage.
    pub notes: Vec<String>,
    /// Whether the claim cites it itself.
    pub cited: bool,
    #[serde(skip)]
    source: SourceId,
}

impl<'p> Trace<'p> {
    /// Traces an outline. `told` is what was found wrong with the project.
    pub fn of(surveyed: &'p Surveyed, sources: &'p Sources<'p>, told: &Diagnostics) -> Trace<'p> {
        let brief = &*surveyed.brief;
        let outline = surveyed.outline.display().to_string();
        let tracer = Tracer { brief, sources, lines: BTreeMap::new() };
        let claims = tracer.claims(&outline, told);
        Trace { outline, brief, reports: &surveyed.reports, claims, sources }
    }

    /// Returns how many claims stand on what, the firmest first.
    pub fn totals(&self) -> Vec<(&'static str, usize)> {
        let count = |standing: Standing| self.claims.iter().filter(|claim| claim.rank == standing).count();
        Standing::ALL.into_iter().map(|standing| (standing.name(), count(standing))).collect()
    }
}

/// What tracing takes.
struct Tracer<'p> {
    brief: &'p Brief,
    sources: &'p Sources<'p>,
    /// Where the lines of a file begin.
    lines: BTreeMap<FileId, Vec<usize>>,
}

impl Tracer<'_> {
    fn claims(mut self, outline: &str, told: &Diagnostics) -> Vec<Traced> {
        let claims = brief::claims(self.brief);
        claims.iter().map(|claim| self.claim(outline, claim, told)).collect()
    }

    fn claim(&mut self, outline: &str, claim: &Claim, told: &Diagnostics) -> Traced {
        let brief = self.brief;
        let numbers = claim.numbers.iter().filter_map(|index| brief.census.get(*index));
        let numbers: Vec<TracedNumber> = numbers
            .map(|number| TracedNumber {
                number: number.written.clone(),
                at: self.at(number.place),
                verdict: number.verdict.name(),
                rule: match number.verdict {
                    Verdict::SetAside(rule) => Some(rule.name()),
                    _ => None,
                },
                because: number.because.clone(),
                grounds: number.grounds.iter().filter_map(|ground| self.ground(ground)).collect(),
            })
            .collect();
        let quoted = claim.quoted.iter().filter_map(|index| brief.quoted.get(*index));
        let quotations = quoted.filter_map(|quoted| self.ground(&quoted.ground)).collect();
        let grounds: Vec<Ground> = claim.grounds(brief).into_iter().cloned().collect();
        let standing = claim.standing(brief);
        let section = claim.section.and_then(|section| brief.sections.get(section));
        Traced {
            outline: outline.to_owned(),
            id: claim.id.clone(),
            kind: claim.kind.name(),
            section: section.map(|section| plain(&section.title)),
            words: claim.words(),
            at: hull(&claim.places).map(|place| self.at(place)),
            standing: standing.name(),
            numbers,
            quotations,
            passages: self.passages(claim, &grounds),
            reasons: claim.reasons(brief),
            open: brief::unestablished(claim, brief, told),
            grounds,
            places: claim.places.clone(),
            section_at: claim.section,
            rank: standing,
        }
    }

    fn passages(&mut self, claim: &Claim, grounds: &[Ground]) -> Vec<TracedPassage> {
        let mut sources: Vec<SourceId> = claim.passages(self.brief).map(|(id, _)| id).collect();
        let cited = sources.len();
        for ground in grounds {
            if !sources.contains(&ground.source) {
                sources.push(ground.source);
            }
        }
        let mut passages = Vec::new();
        for (index, source) in sources.into_iter().enumerate() {
            let Some((passage, accepted)) = passage(self.brief, source) else { continue };
            passages.push(TracedPassage {
                address: passage.address.clone(),
                report: passage.report.clone(),
                section: plain(&passage.section),
                at: hull(&passage.spans).map(|place| self.at(place)),
                text: accepted.text.trim_end().to_owned(),
                sha256: accepted.hash(),
                notes: passage.notes.iter().map(|note| block_words(note)).collect(),
                cited: index < cited,
                source,
            });
        }
        passages
    }

    fn ground(&mut self, ground: &Ground) -> Option<TracedGround> {
        let (passage, accepted) = passage(self.brief, ground.source)?;
        let address = passage.address.clone();
        let sentence = brief::sentence(accepted, &ground.bytes);
        let words = |range: std::ops::Range<usize>| one_line(accepted.text.get(range).unwrap_or(""));
        let [before, words, after] = [
            words(sentence.start..ground.bytes.start),
            words(ground.bytes.clone()),
            words(ground.bytes.end..sentence.end),
        ];
        Some(TracedGround {
            passage: address,
            at: self.at(ground.place),
            words: words.trim().to_owned(),
            before,
            after,
            agreement: ground.agreement.name(),
            words_compared: ground.words_compared,
        })
    }

    /// Returns a place by file, line and column.
    fn at(&mut self, place: Span) -> At {
        let file = self.sources.file(place.file);
        let lines = self.lines.entry(place.file).or_insert_with(|| {
            let ends = file.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let start = place.start as usize;
        let line = lines.partition_point(|begin| *begin <= start).max(1);
        let begin = lines.get(line - 1).copied().unwrap_or(0);
        let column = 1 + file.text.get(begin..start).map_or(0, |before| before.chars().count());
        At { file: file.path.display().to_string(), line, column, start: place.start, end: place.end }
    }
}

/// Returns a passage with its words.
fn passage(brief: &Brief, source: SourceId) -> Option<(&Passage, &Accepted)> {
    match brief.sources.get(source.0 as usize)? {
        Source::Passage(passage) => Some((passage, brief::passage_words(brief, passage)?)),
        Source::Note(_) => None,
    }
}

impl At {
    /// Returns the place as compilers write it.
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Returns the stretch from the first place to the last of one file.
fn hull(places: &[Span]) -> Option<Span> {
    let first = *places.first()?;
    let same = places.iter().filter(|place| place.file == first.file);
    let end = same.map(|place| place.end).max()?;
    Some(Span { end: end.max(first.end), ..first })
}

/// Returns a text with single spaces; one at an end stays.
fn one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let space = |is: bool| if is { " " } else { "" };
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    if words.is_empty() { space(before).to_owned() } else { format!("{}{words}{}", space(before), space(after)) }
}

/// Returns the words of blocks on one line.
fn block_words(blocks: &[brief::Block]) -> String {
    let mut words = String::new();
    for line in brief::paragraphs(blocks) {
        let line: &[Inline] = line;
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&plain(line));
    }
    words
}
