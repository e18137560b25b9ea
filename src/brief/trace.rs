//! The trace: every claim of a brief with what stands behind it, in the order in which the outline makes them.
//!
//! A claim is what a reader takes for one statement: a figure, a point, a paragraph, a bar of a chart, a cell with a number.
//! [`claims`] collects them and gives each the numbers of the census and the quotations that stand in it.

use super::parts::{Part, Said, parts};
use super::sentences::{holding, sentences};
use super::{Accepted, Agreement, Block, Brief, Figure, Ground, Inline, Passage, Source, SourceId, Verdict};
use crate::compose::{marked, plain};
use crate::diagnostics::Diagnostics;
use crate::source::Span;
use std::ops::Range;

/// A claim of a briefing.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its name among the outline's: `2/figure-1` is the first figure of the second section.
    pub id: String,
    /// What it is.
    pub kind: ClaimKind,
    /// Number of its section among the brief's.
    pub section: Option<usize>,
    /// Its words, each part as it stands on a page: value, unit and label of a figure.
    pub texts: Vec<String>,
    /// Where its words stand in the outline, in order; none for an excerpt, whose words are the report's.
    pub places: Vec<Span>,
    /// Whether the desk adds it.
    pub own: bool,
    /// What it cites.
    pub sources: Vec<SourceId>,
    /// Its numbers in [`Brief::census`].
    pub numbers: Vec<usize>,
    /// Its quotations in [`Brief::quoted`].
    pub quoted: Vec<usize>,
}

/// The kinds of claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// The briefing's title, which claims nothing, and may change.
    Title,
    /// A paragraph of the bottom line.
    BottomLine,
    /// What a section says in one sentence.
    Message,
    /// A key figure.
    Figure,
    /// A paragraph of running text.
    Text,
    /// A point, one of a comparison too.
    Point,
    /// The heading of a column of a comparison.
    Heading,
    /// An event of a timeline.
    Event,
    /// A value of a chart.
    Bar,
    /// A cell of a table with a number or a citation, or the table's title.
    Cell,
    /// A caption of a picture.
    Caption,
    /// A quotation set apart.
    Quotation,
    /// A passage that is reprinted.
    Excerpt,
    /// A figure that backs the text and is not shown.
    Evidence,
    /// A paragraph of the speaker notes.
    Said,
    /// A recommendation.
    Recommendation,
}

impl ClaimKind {
    /// Returns the name, as ids have it.
    pub fn name(self) -> &'static str {
        match self {
            ClaimKind::Title => "title",
            ClaimKind::BottomLine => "bottom-line",
            ClaimKind::Message => "message",
            ClaimKind::Figure => "figure",
            ClaimKind::Text => "text",
            ClaimKind::Point => "point",
            ClaimKind::Heading => "heading",
            ClaimKind::Event => "event",
            ClaimKind::Bar => "bar",
            ClaimKind::Cell => "cell",
            ClaimKind::Caption => "caption",
            ClaimKind::Quotation => "quote",
            ClaimKind::Excerpt => "excerpt",
            ClaimKind::Evidence => "evidence",
            ClaimKind::Said => "said",
            ClaimKind::Recommendation => "recommendation",
        }
    }

    /// Returns whether it is running text, in which each sentence says something of its own.
    pub(super) fn is_prose(self) -> bool {
        matches!(self, ClaimKind::BottomLine | ClaimKind::Text | ClaimKind::Said)
    }
}

/// What a claim as a whole stands on: the weakest of its numbers, or else what it cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Its words stand in the passage to the letter.
    Quoted,
    /// Its numbers stand in passages.
    Bound,
    /// A sum over numbers of passages gives one of its numbers.
    Derived,
    /// It cites passages, and has no number that could be compared.
    Cited,
    /// The desk adds it, and says so.
    Own,
    /// It cites nothing, and has no number that had to be found.
    Uncited,
    /// One of its numbers stands in its passage more than once, and nothing tells which is meant.
    Ambiguous,
    /// Nothing stands behind one of its numbers.
    Unbound,
}

impl Standing {
    /// All, the firmest first.
    pub const ALL: [Standing; 8] = [
        Standing::Quoted,
        Standing::Bound,
        Standing::Derived,
        Standing::Cited,
        Standing::Own,
        Standing::Uncited,
        Standing::Ambiguous,
        Standing::Unbound,
    ];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Quoted => "quoted",
            Standing::Bound => "bound",
            Standing::Derived => "derived",
            Standing::Cited => "cited",
            Standing::Own => "own",
            Standing::Uncited => "uncited",
            Standing::Ambiguous => "ambiguous",
            Standing::Unbound => "unbound",
        }
    }
}

impl Claim {
    /// Returns its words on one line.
    pub fn words(&self) -> String {
        self.texts.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ")
    }

    /// Returns what it stands on.
    pub fn standing(&self, brief: &Brief) -> Standing {
        let verdicts: Vec<Verdict> =
            self.numbers.iter().filter_map(|index| brief.census.get(*index)).map(|number| number.verdict).collect();
        let has = |wanted: fn(&Verdict) -> bool| verdicts.iter().any(wanted);
        match () {
            () if has(|verdict| *verdict == Verdict::Unbound) => Standing::Unbound,
            () if has(|verdict| *verdict == Verdict::Ambiguous) => Standing::Ambiguous,
            () if self.own => Standing::Own,
            () if self.kind == ClaimKind::Excerpt || !self.quoted.is_empty() => Standing::Quoted,
            () if has(|verdict| *verdict == Verdict::Derived) => Standing::Derived,
            () if has(|verdict| matches!(verdict, Verdict::Bound(_))) => Standing::Bound,
            () if has(|verdict| *verdict == Verdict::Own) => Standing::Own,
            () if self.passages(brief).next().is_some() => Standing::Cited,
            () => Standing::Uncited,
        }
    }

    /// Returns the passages that it cites.
    pub fn passages<'b>(&'b self, brief: &'b Brief) -> impl Iterator<Item = (SourceId, &'b Passage)> {
        self.sources.iter().filter_map(|id| match brief.sources.get(id.0 as usize) {
            Some(Source::Passage(passage)) => Some((*id, passage)),
            _ => None,
        })
    }

    /// Returns all places of the reports that stand behind it, each once and in order.
    pub fn grounds<'b>(&self, brief: &'b Brief) -> Vec<&'b Ground> {
        let numbers = self.numbers.iter().filter_map(|index| brief.census.get(*index));
        let quoted = self.quoted.iter().filter_map(|index| brief.quoted.get(*index)).map(|quoted| &quoted.ground);
        let mut grounds: Vec<&Ground> = numbers.flat_map(|number| &number.grounds).chain(quoted).collect();
        grounds.sort_by_key(|ground| (ground.place, ground.source));
        grounds.dedup_by_key(|ground| (ground.place, ground.source));
        grounds
    }

    /// Returns why the desk adds it: the notes that it marks.
    pub fn reasons(&self, brief: &Brief) -> Vec<String> {
        let notes = self.sources.iter().filter_map(|id| match brief.sources.get(id.0 as usize) {
            Some(Source::Note(blocks)) if self.own => Some(words_of(blocks)),
            _ => None,
        });
        notes.collect()
    }
}

/// Returns the lines of text of some blocks: paragraphs, items, cells.
pub fn paragraphs(blocks: &[Block]) -> Vec<&[Inline]> {
    super::lines::lines(blocks)
}

/// Returns the words of a passage as the checks read them: blocks, items and cells on lines of their own.
pub fn passage_words<'b>(brief: &'b Brief, passage: &Passage) -> Option<&'b Accepted> {
    let at = brief.accepted.binary_search_by(|accepted| accepted.address.as_str().cmp(&passage.address)).ok()?;
    brief.accepted.get(at)
}

/// Returns the sentences of a passage that some bytes of it lie in.
pub fn sentence(accepted: &Accepted, bytes: &Range<usize>) -> Range<usize> {
    let all = sentences(&accepted.text, accepted.language);
    let start = holding(&all, bytes.start).map_or(bytes.start, |sentence| sentence.start);
    let end = holding(&all, bytes.end.saturating_sub(1).max(bytes.start)).map_or(bytes.end, |sentence| sentence.end);
    start..end.max(bytes.end)
}

/// Returns what was not established of a claim: what was told of it, and what no check compares.
pub fn unestablished(claim: &Claim, brief: &Brief, told: &Diagnostics) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for diagnostic in &told.list {
        let Some(label) = diagnostic.labels.first() else { continue };
        if claim.places.iter().any(|place| place.holds(label.span)) {
            let allowed = diagnostic.allowed.as_ref();
            let allowed = allowed.map_or_else(String::new, |allowed| format!("; allowed: {}", allowed.reason));
            open.push(format!("{} ({}{allowed})", diagnostic.message, diagnostic.code.id));
        }
    }
    let numbers: Vec<_> = claim.numbers.iter().filter_map(|index| brief.census.get(*index)).collect();
    for number in &numbers {
        let by_value = |ground: &Ground| !ground.words_compared && ground.agreement != Agreement::Against;
        match number.verdict {
            Verdict::Bound(_) if number.grounds.iter().any(by_value) => {
                open.push(format!(
                    "what `{}` is said of: its value was compared, and not the words around it",
                    number.written
                ));
            }
            Verdict::Derived if number.grounds.iter().any(|ground| ground.agreement == Agreement::Operand) => {
                open.push(format!(
                    "that this is the right sum for `{}`: its numbers stand there, and it gives the value",
                    number.written
                ));
            }
            _ => {}
        }
    }
    let rests_on_number = numbers.iter().any(|number| matches!(number.verdict, Verdict::Bound(_) | Verdict::Derived));
    match claim.standing(brief) {
        Standing::Own => open.push("anything in a report: the desk adds it".to_owned()),
        Standing::Cited => open.push("that the passage says so: there is no number to compare; read it".to_owned()),
        Standing::Uncited => {
            open.push("where it comes from: it cites nothing, and needs nothing by the rules".to_owned())
        }
        _ if claim.kind == ClaimKind::Excerpt => {
            open.push("whether its numbers are right: the passage is reprinted as it stands".to_owned());
        }
        _ if rests_on_number && claim.passages(brief).next().is_none() => {
            open.push(
                "which passage is meant: it cites none, and its numbers stand in those of its section".to_owned(),
            );
        }
        _ => {}
    }
    open
}

/// Collects the claims of a brief.
pub fn claims(brief: &Brief) -> Vec<Claim> {
    let mut collector = Collector::default();
    parts(brief).iter().for_each(|part| collector.part(part));
    let mut claims = collector.claims;
    share_out(brief, &mut claims);
    claims.retain(|claim| match claim.kind {
        ClaimKind::Cell => !claim.numbers.is_empty() || !claim.sources.is_empty(),
        ClaimKind::Heading => !claim.numbers.is_empty(),
        _ => true,
    });
    claims
}

/// Gives each claim the numbers and quotations that stand in it.
fn share_out(brief: &Brief, claims: &mut [Claim]) {
    let mut places: Vec<(Span, usize)> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        places.extend(claim.places.iter().map(|place| (*place, index)));
    }
    places.sort();
    let holder = |at: Span| {
        let first = places.partition_point(|(place, _)| (place.file, place.start) <= (at.file, at.start));
        // An entry begins before all that belongs to it, such as the numbers that are drawn with a figure.
        let (place, claim) = places.get(first.checked_sub(1)?)?;
        (place.file == at.file).then_some(*claim)
    };
    for (index, number) in brief.census.iter().enumerate() {
        if let Some(claim) = holder(number.place).and_then(|claim| claims.get_mut(claim)) {
            claim.numbers.push(index);
        }
    }
    for (index, quoted) in brief.quoted.iter().enumerate() {
        if let Some(claim) = holder(quoted.place).and_then(|claim| claims.get_mut(claim)) {
            claim.quoted.push(index);
        }
    }
    for claim in claims {
        claim.numbers.sort_by_key(|index| brief.census.get(*index).map(|number| number.place));
        // A text that is read twice is one claim.
        claim.numbers.dedup_by_key(|index| brief.census.get(*index).map(|number| (number.place, &number.written)));
    }
}

/// Claims as they are collected.
#[derive(Default)]
struct Collector {
    claims: Vec<Claim>,
    section: Option<usize>,
    counts: Vec<(ClaimKind, usize)>,
}

impl Collector {
    fn part(&mut self, part: &Part<'_>) {
        if part.section != self.section {
            self.section = part.section;
            self.counts.clear();
        }
        let behind = || part.behind.to_vec();
        match part.said {
            Said::Line(content) => self.content(part.kind, &[content], behind()).own = part.own,
            Said::Figure(figure) => self.figure(part.kind, figure),
            Said::Event(event) => self.content(part.kind, &[&event.when, &event.what], behind()).own = part.own,
            Said::Value(chart, series, category, datum) => {
                let texts = [plain(&series.label), plain(&category.label), datum.shown.clone(), plain(&chart.unit)];
                self.claim(part.kind, texts.to_vec(), vec![datum.place], behind());
            }
            Said::Row(cells) => {
                for cell in cells {
                    let cited = !marked(cell).is_empty() || cell.iter().any(has_digit);
                    self.content(part.kind, &[cell], if cited { behind() } else { Vec::new() });
                }
            }
            Said::Excerpt(excerpt) => {
                let texts = super::lines::lines(&excerpt.blocks).into_iter().map(plain).collect();
                self.claim(part.kind, texts, Vec::new(), behind());
            }
            Said::Recommendation(asked) => {
                let sources = asked.sources.iter().copied().chain(asked.reason).collect();
                self.content(part.kind, &[&asked.action], sources).own = part.own;
            }
        }
    }

    fn figure(&mut self, kind: ClaimKind, figure: &Figure) {
        let mut texts = vec![figure.value.clone(), figure.unit.clone()];
        texts.extend(figure.texts().map(plain));
        let mut places = vec![figure.place];
        figure.texts().for_each(|text| places_of(text, &mut places));
        let mut sources: Vec<SourceId> = figure.texts().flat_map(marked).collect();
        sources.extend(&figure.sources);
        self.claim(kind, texts, places, sources).own = figure.own;
    }

    /// Adds a claim of some texts of the outline.
    fn content(&mut self, kind: ClaimKind, texts: &[&[Inline]], behind: Vec<SourceId>) -> &mut Claim {
        let mut places = Vec::new();
        texts.iter().for_each(|text| places_of(text, &mut places));
        let sources = texts.iter().flat_map(|text| marked(text)).chain(behind).collect();
        self.claim(kind, texts.iter().map(|text| plain(text)).collect(), places, sources)
    }

    fn claim(
        &mut self,
        kind: ClaimKind,
        mut texts: Vec<String>,
        places: Vec<Span>,
        mut sources: Vec<SourceId>,
    ) -> &mut Claim {
        texts.retain(|text| !text.trim().is_empty());
        let mut seen = std::collections::BTreeSet::new();
        sources.retain(|source| seen.insert(*source));
        let number = match self.counts.iter_mut().find(|(counted, _)| *counted == kind) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((kind, 1));
                1
            }
        };
        let of_section = self.section.map_or_else(String::new, |section| format!("{}/", section + 1));
        let id = match kind {
            ClaimKind::Message | ClaimKind::Quotation | ClaimKind::Caption => format!("{of_section}{}", kind.name()),
            _ => format!("{of_section}{}-{number}", kind.name()),
        };
        let (numbers, quoted) = (Vec::new(), Vec::new());
        let claim = Claim { id, kind, section: self.section, texts, places, own: false, sources, numbers, quoted };
        let index = self.claims.len();
        self.claims.push(claim);
        &mut self.claims[index]
    }
}

/// Collects the places of a text's words.
pub(super) fn places_of(content: &[Inline], places: &mut Vec<Span>) {
    for inline in content {
        match inline {
            Inline::Text(_, span) => places.push(*span),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Spoken(_, inner)
            | Inline::Link { content: inner, .. } => places_of(inner, places),
            Inline::Code(_) | Inline::Mark(_) | Inline::Break => {}
        }
    }
}

fn has_digit(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(words, _) if words.contains(|char: char| char.is_ascii_digit()))
}

/// Returns the words of blocks, a line for each paragraph, item and cell.
fn words_of(blocks: &[Block]) -> String {
    super::lines::lines(blocks).into_iter().map(plain).collect::<Vec<_>>().join("\n")
}
