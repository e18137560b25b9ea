//! Briefs: report + outline → what is to be said, with every passage found and every figure checked.
//!
//! The outline's parts are taken in order ([`collect`]). Their text is read as Markdown ([`fields`]) and made plain
//! ([`lower`]): a citation is found in its report ([`passages`]), gets a number that is the same wherever the passage is
//! cited ([`sources`]), and leaves a mark. Then the evidence is checked. Texts and passages are read alike ([`reading`]):
//! sentences ([`sentences`]), words ([`meaning`]), numbers ([`quantities`]). Every number of a figure ([`figures`], [`charts`]),
//! of what is said and drawn with it ([`change`], [`drawings`]) or of a text ([`lines`], [`claims`]) is judged ([`judge`]): it agrees with one of a passage ([`agreement`]), the words around
//! it fit that one ([`fit`]), or else the user is told ([`evidence`]); all are counted ([`census`]). A sum gives what it is
//! said to give ([`derive`]), a quotation ([`quotes`]) stands there to the letter. At the end what was resolved is read as
//! [`statements`], sentence by sentence: what they quote is checked too, and a claim does not assert what its passage doubts
//! ([`attribution`]). Abbreviations that are explained somewhere ([`abbreviations`]) are known everywhere, so that they can be
//! read aloud.
//!
//! The figures of all briefs of a run are then held against each other ([`inconsistent`]).
//!
//! What came of it can be shown claim by claim ([`trace`]).

pub(crate) mod abbreviations;
mod agreement;
mod alternatives;
mod attribution;
mod census;
mod change;
mod charts;
mod claims;
mod collect;
mod consistency;
mod coverage;
mod derive;
mod details;
mod drawings;
mod drift;
mod evidence;
mod fields;
mod figures;
pub(crate) mod findings;
mod fit;
mod folding;
mod form;
mod judge;
mod lines;
mod lower;
mod meaning;
mod notes;
mod parts;
mod passages;
mod pictures;
mod quantities;
mod quotes;
mod reading;
mod resolver;
mod sentences;
mod sources;
mod statements;
mod text;
pub(crate) mod told;
mod trace;
mod wording;

pub use abbreviations::Abbreviation;
pub use census::{Agreement, Counted, Ground, Quoted, Rule, Verdict};
pub use consistency::inconsistent;
pub use coverage::{Cell, Coverage, Row, Surveyed, Untold, coverage};
pub use drift::{
    Accepted, difference, elsewhere, figures_in, hash as hash_words, same as same_words, write as write_lock,
};
pub use passages::words_at;
pub use trace::{Claim, ClaimKind, Standing, claims, paragraphs, passage_words, sentence, unestablished};

use crate::diagnostics::Diagnostics;
use crate::language::Language;
use crate::markdown::Spoken;
use crate::outline::{ChartKind, Embargo, Fit, Focus, FormatOptions, Highlight, Layout};
use crate::picture::Picture;
use crate::source::{FileId, Span, Spanned};
use jiff::civil::Date;
use num_rational::BigRational;
use std::ops::Range;
use std::sync::Arc;

/// A resolved outline. All formats are composed from it.
#[derive(Debug, Clone)]
pub struct Brief {
    /// Every number, and what stands behind it.
    pub census: Vec<Counted>,
    /// Words that stand in a passage to the letter.
    pub quoted: Vec<Quoted>,
    /// The outline's name; names the PDF.
    pub name: String,
    /// What stands on the title page.
    pub meta: Meta,
    /// The formats that the outline names, in order; empty where it names none.
    pub formats: Vec<FormatOptions>,
    /// What a reader who stops there must have read.
    pub bottom_line: Vec<Block>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Recommendations in order.
    pub recommendations: Vec<Recommendation>,
    /// All that can be cited; [`SourceId`] counts into it. Its order says nothing: numbers are given by first use in
    /// each PDF.
    pub sources: Vec<Source>,
    /// Abbreviations that the outline or its reports explain, by their letters.
    pub abbreviations: Vec<Abbreviation>,
    /// The files that it was made from: the outline with its bases, the reports.
    pub files: Vec<FileId>,
    /// The passages that it cites, as a lock holds them.
    pub accepted: Vec<Accepted>,
    /// What has changed since an earlier version, where that is to be shown.
    pub revision: Option<Arc<Revision>>,
    /// Comments in the outline's texts.
    pub comments: Vec<Span>,
    /// The reports, in the order that passages count them in.
    pub reports: Vec<CitedReport>,
}

/// A report that is cited.
#[derive(Debug, Clone)]
pub struct CitedReport {
    /// What addresses call it, where the outline has several.
    pub name: Option<String>,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// Its chapters.
    pub files: Vec<FileId>,
}

impl Brief {
    /// Returns the sections that are told, with their places among all; those of the appendix are not among them.
    pub fn told(&self) -> impl Iterator<Item = (usize, &Section)> {
        self.sections.iter().enumerate().filter(|(_, section)| !section.appendix)
    }

    /// Returns the sections of the appendix, with their places among all.
    pub fn appendix(&self) -> impl Iterator<Item = (usize, &Section)> {
        self.sections.iter().enumerate().filter(|(_, section)| section.appendix)
    }

    /// Returns the minutes to be spoken; none where no section states any.
    pub fn minutes(&self) -> Option<f32> {
        let minutes: Vec<f32> = self.told().filter_map(|(_, section)| section.minutes).collect();
        (!minutes.is_empty()).then(|| minutes.iter().sum())
    }
}

/// What has changed since an earlier version.
#[derive(Debug, Clone, Default)]
pub struct Revision {
    /// What the earlier version is called: its date, or the name of the revision.
    pub since: String,
    /// What has changed, in order.
    pub claims: Vec<Revised>,
    /// Places in the outline of what has changed or was added.
    pub places: Vec<Span>,
}

/// A claim that has changed.
#[derive(Debug, Clone)]
pub struct Revised {
    /// The title of its section; empty where it stands in none.
    pub section: String,
    /// The number of its section in this version.
    pub section_at: Option<usize>,
    /// Whether it is a recommendation.
    pub is_request: bool,
    /// What is said now; none where it is no longer said.
    pub now: Option<String>,
    /// What was said; none where it is new.
    pub was: Option<String>,
}

/// What stands on the title page.
#[derive(Debug, Clone)]
pub struct Meta {
    /// Title.
    pub title: Vec<Inline>,
    /// Subtitle.
    pub subtitle: Vec<Inline>,
    /// Slug that `--audience` chooses.
    pub audience: String,
    /// Who is to be told.
    pub readers: Vec<Inline>,
    /// Meeting and place.
    pub occasion: Vec<Inline>,
    /// Date of the briefing.
    pub date: Option<Date>,
    /// Length of the meeting, in minutes.
    pub duration: Option<f32>,
    /// Who speaks.
    pub presenter: Vec<Inline>,
    /// Whom to ask.
    pub contact: Vec<Inline>,
    /// Language of the briefing.
    pub language: Language,
    /// Banner at the head and foot of every page.
    pub marking: Vec<Inline>,
    /// When the briefing may be made known.
    pub embargo: Option<Embargo>,
    /// Words behind the text of every page.
    pub watermark: Vec<Inline>,
    /// Name or path of the theme.
    pub theme: Option<String>,
    /// Mark of the house.
    pub logo: Option<Image>,
}

/// Number of a source in [`Brief::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Something that an endnote mark points at.
#[derive(Debug, Clone)]
pub enum Source {
    /// A passage of a report.
    Passage(Passage),
    /// A note with a text of its own: one of the report's, where a passage with its mark is reprinted, or one of the
    /// outline's.
    Note(Vec<Block>),
}

/// A cited passage.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The report's title.
    pub report: String,
    /// Numbers of the report among the outline's, and of the section in it.
    pub section_at: (usize, usize),
    /// Its address, the section's full name in it.
    pub address: String,
    /// The section's title; empty for text before the first heading.
    pub section: Vec<Inline>,
    /// Where in the section.
    pub place: Place,
    /// What the passage's own notes say, in order.
    pub notes: Vec<Vec<Block>>,
    /// Sums that were made with it, as they are printed: "60.6 − 53.5 = 7.1".
    pub sums: Vec<String>,
    /// Where its blocks stand.
    pub spans: Vec<Span>,
}

/// A place in a section, as an endnote names it. Paragraphs are counted apart from tables, lists and quotations by
/// [`PlaceKind`]; the numbers are those of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What stands there.
    pub kind: PlaceKind,
    /// First block, from 1; 0 for a whole section.
    pub from: usize,
    /// Last block.
    pub to: usize,
    /// Item or row.
    pub item: Option<usize>,
}

/// What an endnote calls a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// The section as a whole.
    Section,
    /// A paragraph, or several blocks.
    Paragraph,
    /// A list or an item of it.
    List,
    /// A table or a row of it.
    Table,
    /// A quotation.
    Quote,
    /// A picture.
    Picture,
    /// Code.
    Code,
}

/// A section of the briefing.
#[derive(Debug, Clone)]
pub struct Section {
    /// Heading.
    pub title: Vec<Inline>,
    /// The sentence that the slide says.
    pub message: Vec<Inline>,
    /// Running text of the memo.
    pub text: Vec<Block>,
    /// Time to speak, in minutes.
    pub minutes: Option<f32>,
    /// Callouts.
    pub figures: Vec<Figure>,
    /// Points.
    pub points: Vec<Point>,
    /// Passages reprinted.
    pub excerpts: Vec<Excerpt>,
    /// A chart.
    pub chart: Option<Chart>,
    /// A picture.
    pub image: Option<Image>,
    /// A table.
    pub table: Option<Table>,
    /// A quotation.
    pub quote: Option<Quote>,
    /// A comparison: two columns, or none.
    pub versus: Vec<Side>,
    /// Events in order.
    pub timeline: Vec<Event>,
    /// What the first slide is to show.
    pub layout: Option<Layout>,
    /// Speaker notes.
    pub say: Vec<Block>,
    /// Whether it stands in the appendix, which is shown where somebody asks.
    pub appendix: bool,
    /// The section's place in the outline.
    pub span: Span,
    /// Figures that back the text, and are not shown.
    pub evidence: Vec<Figure>,
}

/// A key figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The number with its sign, currency and scale: "93,000", "60–75", "$180 million".
    pub value: String,
    /// What stands small beside it: "%", "points", "miles"; may be empty.
    pub unit: String,
    /// What it counts.
    pub label: Vec<Inline>,
    /// By how much it has changed.
    pub change: Option<Change>,
    /// What is drawn with it.
    pub drawing: Option<Drawing>,
    /// The passages.
    pub sources: Vec<SourceId>,
    /// Whether the desk adds it.
    pub own: bool,
    /// The entry's place in the outline.
    pub place: Span,
    /// Its name, by which it is one figure wherever it stands.
    pub id: Option<Spanned<String>>,
    /// The place of its value in the outline.
    pub stated: Span,
    /// The numbers of its value in [`Brief::census`].
    pub numbers: Range<usize>,
}

impl Figure {
    /// Returns the value with its unit: "7.1 points".
    pub fn shown(&self) -> String {
        let parts = [self.value.as_str(), self.unit.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\u{a0}")
    }

    /// Returns the texts that stand with the value, in the order in which they are read.
    pub fn texts(&self) -> impl Iterator<Item = &[Inline]> {
        let drawn: &[Vec<Inline>] = match &self.drawing {
            Some(Drawing::Comparison { label, .. }) => std::slice::from_ref(label),
            Some(Drawing::Trend { ends, .. }) => ends,
            Some(Drawing::Part { .. } | Drawing::Rank { .. }) | None => &[],
        };
        let change = self.change.iter().map(|change| &change.words);
        std::iter::once(&self.label).chain(change).chain(drawn).map(Vec::as_slice)
    }
}

/// By how much a value has changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where it goes.
    pub direction: Direction,
    /// The change in words: "up 7.1 points since 2019".
    pub words: Vec<Inline>,
}

/// Where a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It has risen.
    Up,
    /// It has fallen.
    Down,
    /// Neither.
    Level,
}

/// What is drawn with a value. Sizes are drawn, not read: the nearest number is exact enough.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// A part of a whole.
    Part {
        /// The part, from 0 to 1.
        part: f32,
        /// Dots that are the whole; none where it is a bar.
        dots: Option<u16>,
        /// The whole as it is printed; empty where the unit says it already.
        whole: String,
    },
    /// Two values from one zero.
    Comparison {
        /// The figure's value and the other, both without their sign.
        sizes: (f64, f64),
        /// The other value as it is printed.
        shown: String,
        /// What it is.
        label: Vec<Inline>,
    },
    /// A place among others.
    Rank {
        /// The place, from 1.
        place: u32,
        /// How many there are.
        of: u32,
        /// Both in words: "3rd of 32 states".
        words: String,
    },
    /// The values that led to it, the figure's own the last.
    Trend {
        /// The values.
        values: Vec<f64>,
        /// The values as they are printed.
        shown: Vec<String>,
        /// What the first and the last are called.
        ends: [Vec<Inline>; 2],
    },
}

/// A point.
#[derive(Debug, Clone)]
pub struct Point {
    /// Its words, marks included.
    pub content: Vec<Inline>,
    /// Whether the desk adds it.
    pub own: bool,
}

/// A reprinted passage.
#[derive(Debug, Clone)]
pub struct Excerpt {
    /// Where it stands in the report.
    pub source: SourceId,
    /// Its blocks; marks point to the report's own notes.
    pub blocks: Vec<Block>,
    /// The report's language, where it differs from the briefing's.
    pub language: Option<Language>,
}

/// A chart.
#[derive(Debug, Clone)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows.
    pub title: Vec<Inline>,
    /// Unit of the values.
    pub unit: Vec<Inline>,
    /// What values are given for, in the order in which they are drawn.
    pub categories: Vec<Category>,
    /// The series, each with a value for each category.
    pub series: Vec<Series>,
    /// What is spoken of.
    pub highlight: Option<Highlight>,
    /// Whether the memo prints the values in a table, too.
    pub table: bool,
    /// The passages.
    pub sources: Vec<SourceId>,
}

/// What values of a chart are given for.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its name.
    pub label: Vec<Inline>,
    /// The year, where it is one.
    pub year: Option<f64>,
}

/// Values of a chart that belong together.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its name; empty where it is the only one.
    pub label: Vec<Inline>,
    /// A value for each category; none where it is missing.
    pub values: Vec<Option<Datum>>,
    /// How the last of two values differs from the first, as it is printed.
    pub change: Option<String>,
}

/// One value of a chart.
#[derive(Debug, Clone)]
pub struct Datum {
    /// What is drawn.
    pub value: f64,
    /// The value as it is printed, in the form of the language.
    pub shown: String,
    /// The number and its decimals, where nothing but a number was written.
    pub exact: Option<(BigRational, usize)>,
    /// The value's place in the outline.
    pub place: Span,
    /// The passages behind it: its own, else those of its series or of the chart.
    pub sources: Vec<SourceId>,
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Image {
    /// What was decoded.
    pub picture: Arc<Picture>,
    /// The text alternative.
    pub alt: String,
    /// What is to be seen on it, in words for all.
    pub caption: Vec<Inline>,
    /// Whose it is.
    pub credit: Vec<Inline>,
    /// How it fills its place.
    pub fit: Fit,
    /// Where its subject is, which stays in view where it is cut.
    pub focus: Focus,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it shows.
    pub title: Vec<Inline>,
    /// Head.
    pub columns: Vec<Vec<Inline>>,
    /// Body.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// The passages.
    pub sources: Vec<SourceId>,
}

/// A quotation.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The words.
    pub content: Vec<Inline>,
    /// Where they stand.
    pub source: SourceId,
}

/// A column of a comparison.
#[derive(Debug, Clone)]
pub struct Side {
    /// What is compared, with the marks of what stands behind all of it.
    pub heading: Vec<Inline>,
    /// What is said of it.
    pub points: Vec<Point>,
    /// The passages behind all of it.
    pub sources: Vec<SourceId>,
}

/// An event of a timeline.
#[derive(Debug, Clone)]
pub struct Event {
    /// The date in words.
    pub when: Vec<Inline>,
    /// What happened, with its marks.
    pub what: Vec<Inline>,
    /// Whether the desk adds it.
    pub own: bool,
}

impl Event {
    /// Returns date and words as one text: "May 2019: The bridge opened".
    pub(crate) fn said(&self) -> Vec<Inline> {
        let nowhere = Span { file: FileId(0), start: 0, end: 0 };
        let between = crate::compose::first_span(&self.what).unwrap_or(nowhere);
        let mut said = self.when.clone();
        said.push(Inline::Text(": ".to_owned(), between));
        said.extend(self.what.iter().cloned());
        said
    }
}

/// A recommendation.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// The name that the outline gives it.
    pub id: Option<String>,
    /// What is to be done.
    pub action: Vec<Inline>,
    /// By whom.
    pub who: Vec<Inline>,
    /// By when.
    pub when: Vec<Inline>,
    /// The passages.
    pub sources: Vec<SourceId>,
    /// The reason why the desk adds it, where it does.
    pub own: Vec<Inline>,
    /// The same as a note, for where there is no room to print it beside the recommendation.
    pub reason: Option<SourceId>,
}

/// A block of text.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A block quotation.
    Quote(Vec<Block>),
    /// A table.
    Table {
        /// Head.
        head: Vec<Vec<Inline>>,
        /// Body.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Lines of code.
    Code(String),
    /// A picture.
    Image(Image),
}

/// A part of a line of text.
#[derive(Debug, Clone)]
pub enum Inline {
    /// Words, and where they stand.
    Text(String, Span),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Strong words.
    Strong(Vec<Inline>),
    /// Superscript.
    Superscript(Vec<Inline>),
    /// Subscript.
    Subscript(Vec<Inline>),
    /// Words that are read aloud otherwise than their letters tell.
    Spoken(Spoken, Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Where to.
        url: String,
        /// The words that carry it.
        content: Vec<Inline>,
    },
    /// Endnote marks, one for each source.
    Mark(Vec<SourceId>),
    /// A line break that is meant.
    Break,
}

/// Returns the words of a Markdown text, a line for each block, those of its notes behind them.
pub(crate) fn words_of(text: &str) -> String {
    let located = crate::source::Located::exact(FileId(0), 0, text);
    let dialect = crate::markdown::Dialect { citations: true, language: Language::default_language() };
    let parsed = crate::markdown::parse(&located, dialect);
    let blocks = std::iter::once(&parsed.blocks).chain(parsed.notes.iter().map(|note| &note.blocks));
    blocks.map(|blocks| text::Text::of(passages::Content::Blocks(blocks)).text).collect::<Vec<_>>().join("\n")
}

/// Resolves an outline against its reports, in the order of [`crate::outline::Outline::reports`]. Returns the brief,
/// and whether nothing is wrong with it; all that is wrong is told.
pub fn resolve(
    outline: &crate::outline::Outline,
    reports: &[Arc<crate::report::Report>],
    sources: &crate::source::Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> (Brief, bool) {
    let mut found = Diagnostics::default();
    let brief = collect::brief(resolver::Resolver::new(outline, reports, sources, &mut found));
    let useful = !found.has_errors();
    diagnostics.list.append(&mut found.list);
    (brief, useful)
}

/// Resolves what the pages of a brief show, without holding its texts against their passages; none where something is wrong
/// already. The census and what is quoted or accepted are not in it.
pub(crate) fn unchecked(
    outline: &crate::outline::Outline,
    reports: &[Arc<crate::report::Report>],
    sources: &crate::source::Sources<'_>,
) -> Option<Brief> {
    let mut found = Diagnostics::default();
    let resolver = resolver::Resolver::new(outline, reports, sources, &mut found);
    let brief = collect::brief(resolver::Resolver { checks: false, ..resolver });
    (!found.has_errors()).then_some(brief)
}
