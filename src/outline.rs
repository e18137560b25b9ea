//! Outlines: YAML → [`Outline`], every value with its place.
//!
//! The file is read into a tree of texts, lists and maps ([`yaml`]); what it extends is merged into the tree (`inherit`);
//! the tree's values are read one by one ([`fields`], `decode`), by the keys that are declared beside the code that reads
//! them ([`keys`]), of which [`schema`] makes what editors need. A fault is told and reading goes on, so that one run tells
//! of all.

mod decode;
mod inherit;
mod public;
mod readers;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use crate::diagnostics::allowances::Allowance;
use crate::diagnostics::codes;
use crate::geometry::Pt;
use crate::guard::Withheld;
use crate::language::Language;
use crate::markdown::Address;
use crate::press::Duplex;
use crate::source::{FileId, Located, Span, Spanned};
use crate::yaml::{self, fields, keys};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use std::path::{Path, PathBuf};

/// Characters of a title above which a warning is given.
const TITLE_LENGTH: usize = 300;

/// Figures that stand side by side without crowding.
const FIGURES_IN_A_ROW: usize = 4;

/// What one audience is to be told, after `extends` and `use` were carried out.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The file that was asked for.
    pub file: FileId,
    /// The file beside it that holds what was accepted of its reports, where there is one.
    pub lock: Option<FileId>,
    /// The file's name without its ending; names the PDF.
    pub name: String,
    /// The reports, the main one first.
    pub reports: Vec<ReportSource>,
    /// Title.
    pub title: Located,
    /// Subtitle.
    pub subtitle: Option<Located>,
    /// Slug that `--audience` chooses.
    pub audience: Spanned<String>,
    /// Who is to be told.
    pub readers: Option<Located>,
    /// Meeting and place.
    pub occasion: Option<Located>,
    /// Date of the briefing.
    pub date: Option<Spanned<Date>>,
    /// Length of the meeting, in minutes.
    pub duration: Option<Spanned<f32>>,
    /// Who speaks.
    pub presenter: Option<Located>,
    /// Whom to ask.
    pub contact: Option<Located>,
    /// Language of the briefing.
    pub language: Option<Spanned<Language>>,
    /// Banner at the head and foot of every page.
    pub marking: Option<Located>,
    /// When the briefing may be made known.
    pub embargo: Option<Spanned<Embargo>>,
    /// Words behind the text of every page.
    pub watermark: Option<Located>,
    /// Name or path of the theme.
    pub theme: Option<Spanned<String>>,
    /// Mark of the house, on title pages.
    pub logo: Option<ImageSource>,
    /// The formats that the outline names, in order; empty where it names none.
    pub formats: Vec<FormatOptions>,
    /// What a reader who stops there must have read.
    pub bottom_line: Option<Located>,
    /// Short names for sections of the report.
    pub sections_as: Vec<(Spanned<String>, Spanned<String>)>,
    /// Notes of the outline's own: label and text.
    pub notes: Vec<(Spanned<String>, Located)>,
    /// Sections in order.
    pub sections: Vec<OutlineSection>,
    /// Recommendations in order.
    pub recommendations: Vec<OutlineRecommendation>,
    /// Numbers that no report holds.
    pub own: Vec<Own>,
    /// What may be in no file.
    pub withhold: Vec<Withheld>,
    /// Lints that are allowed, from the whole to its parts.
    pub allowed: Vec<Allowance>,
}

/// A moment, as the clocks of a time zone show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Embargo {
    /// Day.
    pub date: Date,
    /// Time of day.
    pub time: Time,
    /// The clocks' distance from UTC.
    pub offset: Offset,
    /// The moment.
    pub at: Timestamp,
}

/// Where a report stands.
#[derive(Debug, Clone)]
pub struct ReportSource {
    /// Its name, where the outline has several; the main report is cited without one too.
    pub name: Option<Spanned<String>>,
    /// Its file, or its chapters, relative to the file that states them.
    pub files: Vec<Spanned<String>>,
    /// Supplied where the front matter lacks it.
    pub title: Option<Spanned<String>>,
    /// Supplied where the front matter lacks it.
    pub author: Option<Spanned<String>>,
    /// Supplied where the front matter lacks it.
    pub date: Option<Spanned<Date>>,
    /// Supplied where the front matter lacks it.
    pub language: Option<Spanned<Language>>,
}

/// A format with what the outline says of it.
#[derive(Debug, Clone)]
pub struct FormatOptions {
    /// Which one.
    pub format: Spanned<Format>,
    /// Width to height of a slide.
    pub aspect: Option<Spanned<Aspect>>,
    /// Paper.
    pub paper: Option<Spanned<Paper>>,
    /// Whether a memo has contents.
    pub contents: Option<Spanned<bool>>,
    /// Whether a memo has an annex of the evidence for its key figures.
    pub evidence: Option<Spanned<bool>>,
    /// What a handout holds.
    pub kind: Option<Spanned<HandoutKind>>,
    /// Slides to a page of a handout.
    pub slides: Option<Spanned<u32>>,
    /// What stands beside the slides of a handout.
    pub beside: Option<Spanned<Beside>>,
    /// Time of day at which the presenter's notes begin, in minutes since midnight.
    pub start: Option<Spanned<u16>>,
    /// Room at the bound edge.
    pub gutter: Option<Spanned<Pt>>,
    /// Which sides are printed.
    pub duplex: Option<Spanned<Duplex>>,
    /// Room beyond the trimmed page.
    pub bleed: Option<Spanned<Pt>>,
}

/// The kinds of PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Slides.
    Deck,
    /// Running text.
    Memo,
    /// One page.
    Onepager,
    /// Slides several to a page, with lines to write on.
    Handout,
    /// A slide with its speaker notes.
    Notes,
}

impl Format {
    /// All formats, in the order in which they are built.
    pub const ALL: [Format; 5] = [Format::Deck, Format::Memo, Format::Onepager, Format::Handout, Format::Notes];

    /// Returns the name by which outlines, the command line and file names call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Deck => "deck",
            Format::Memo => "memo",
            Format::Onepager => "onepager",
            Format::Handout => "handout",
            Format::Notes => "notes",
        }
    }
}

/// The shape of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// 16:9.
    Wide,
    /// 4:3.
    Classic,
    /// A sheet of A4 on its side, for slides that are printed as well as shown.
    A4,
}

/// What a handout holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoutKind {
    /// The deck's slides, several to a page.
    Slides,
    /// What they say, as pages of columns.
    Reading,
}

/// What stands beside a slide on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Lines to write on.
    Ruled,
    /// Dots to write and draw between.
    Dots,
    /// White.
    Nothing,
    /// The speaker notes.
    Notes,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8½ × 11 in.
    Letter,
    /// 8½ × 14 in.
    Legal,
    /// 11 × 17 in.
    Tabloid,
    /// 297 × 420 mm.
    A3,
    /// 148 × 210 mm.
    A5,
}

impl Paper {
    /// All papers with the names by which outlines and the command line call them.
    pub const ALL: [(&str, Paper); 6] = [
        ("letter", Paper::Letter),
        ("legal", Paper::Legal),
        ("tabloid", Paper::Tabloid),
        ("a3", Paper::A3),
        ("a4", Paper::A4),
        ("a5", Paper::A5),
    ];
}

/// A section of the outline. Every field but the title may be missing.
#[derive(Debug, Clone)]
pub struct OutlineSection {
    /// Name by which an extending outline takes the section.
    pub id: Option<Spanned<String>>,
    /// Heading in the memo, section of the deck.
    pub title: Located,
    /// The sentence that the slide says.
    pub message: Option<Located>,
    /// Running text of the memo.
    pub text: Option<Located>,
    /// Time to speak, in minutes.
    pub minutes: Option<Spanned<f32>>,
    /// Callouts.
    pub figures: Vec<OutlineFigure>,
    /// Points.
    pub points: Vec<OutlinePoint>,
    /// Passages reprinted in the memo.
    pub excerpt: Vec<CitationSource>,
    /// A chart.
    pub chart: Option<OutlineChart>,
    /// A picture.
    pub image: Option<ImageSource>,
    /// A table.
    pub table: Option<OutlineTable>,
    /// A quotation.
    pub quote: Option<OutlineQuote>,
    /// A comparison: two columns, or none.
    pub versus: Vec<OutlineSide>,
    /// Events in order.
    pub timeline: Vec<OutlineEvent>,
    /// What the section's first slide is to show, whatever it holds beside that.
    pub layout: Option<Spanned<Layout>>,
    /// Speaker notes.
    pub say: Option<Located>,
    /// Figures that back the text and are not shown.
    pub evidence: Vec<OutlineFigure>,
    /// Numbers that no report holds.
    pub own: Vec<Own>,
    /// Whether it stands in the appendix.
    pub appendix: Option<Spanned<bool>>,
    /// Whether it is in no file but private ones.
    pub private: bool,
    /// The section's place.
    pub span: Span,
}

/// A number of the desk's own.
#[derive(Debug, Clone)]
pub struct Own {
    /// The number with its unit.
    pub value: Located,
    /// Why it is there.
    pub why: Located,
}

/// A key figure.
#[derive(Debug, Clone)]
pub struct OutlineFigure {
    /// Its name, by which it is one figure wherever it stands.
    pub id: Option<Spanned<String>>,
    /// The value as it is shown; at least one quantity.
    pub value: Located,
    /// What it counts; missing only in `evidence`.
    pub label: Option<Located>,
    /// By how much it has changed.
    pub change: Option<OutlineChange>,
    /// What is drawn with it.
    pub drawing: Option<OutlineDrawing>,
    /// The sum that gives the value.
    pub derive: Option<Located>,
    /// The passages.
    pub cite: Vec<CitationSource>,
    /// Why the desk adds it.
    pub own: Option<Located>,
    /// Whether it is in no file but private ones.
    pub private: bool,
    /// The entry's place.
    pub span: Span,
}

/// By how much a value has changed.
#[derive(Debug, Clone)]
pub struct OutlineChange {
    /// The difference with its sign, or with a word that says where it goes.
    pub by: Located,
    /// When the change began.
    pub since: Option<Located>,
    /// The value before; the difference is worked out from it.
    pub from: Option<Located>,
    /// Its own passages.
    pub cite: Vec<CitationSource>,
}

/// What is drawn with a value: one of four.
#[derive(Debug, Clone)]
pub enum OutlineDrawing {
    /// The whole that the value is a part of.
    Part(OutlinePart),
    /// Another value.
    Comparison(OutlineComparison),
    /// The value's place among others.
    Rank(OutlineRank),
    /// The values that led to it.
    Trend(OutlineTrend),
}

/// The whole that a value is a part of.
#[derive(Debug, Clone)]
pub struct OutlinePart {
    /// The whole.
    pub whole: Located,
    /// How it is drawn.
    pub shape: Option<Spanned<PartShape>>,
    /// Its own passages.
    pub cite: Vec<CitationSource>,
}

/// How a part of a whole is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartShape {
    /// A bar.
    Bar,
    /// Dots, a hundred or as many as are counted.
    Dots,
}

/// A value to compare with.
#[derive(Debug, Clone)]
pub struct OutlineComparison {
    /// The other value.
    pub value: Located,
    /// What it is.
    pub label: Located,
    /// Its own passages.
    pub cite: Vec<CitationSource>,
}

/// A place among others.
#[derive(Debug, Clone)]
pub struct OutlineRank {
    /// The place, or both numbers: "3 of 32".
    pub place: Located,
    /// How many there are, where `place` does not say it.
    pub of: Option<Located>,
    /// Its own passages.
    pub cite: Vec<CitationSource>,
}

/// The values that led to a value.
#[derive(Debug, Clone)]
pub struct OutlineTrend {
    /// The values, two at least; each a plain number, or text with one quantity. The last is the figure's own.
    pub values: Vec<Located>,
    /// What the first is called.
    pub first: Located,
    /// What the last is called.
    pub last: Located,
    /// Their own passages.
    pub cite: Vec<CitationSource>,
    /// The trend's place.
    pub span: Span,
}

/// A point.
#[derive(Debug, Clone)]
pub struct OutlinePoint {
    /// Its words.
    pub text: Located,
    /// The passages named by a key rather than in the text.
    pub cite: Vec<CitationSource>,
    /// Why the desk adds it.
    pub own: Option<Located>,
    /// Whether it is in no file but private ones.
    pub private: bool,
    /// The entry's place.
    pub span: Span,
}

/// A passage named by a key: `cite: slug:2`, or `{ in: slug, quote: "words" }`.
#[derive(Debug, Clone)]
pub struct CitationSource {
    /// The address; none where it cannot be read, which was told.
    pub address: Option<Address>,
    /// The place of the address.
    pub span: Span,
    /// Words of the passage that are meant.
    pub words: Option<Located>,
}

/// A chart.
#[derive(Debug, Clone)]
pub struct OutlineChart {
    /// How it is drawn.
    pub kind: Spanned<ChartKind>,
    /// What it shows.
    pub title: Option<Located>,
    /// Unit of the values.
    pub unit: Option<Located>,
    /// What values are given for.
    pub categories: Vec<Located>,
    /// The series, each with a value for each category.
    pub series: Vec<OutlineSeries>,
    /// Whether bars are sorted.
    pub sort: Option<Spanned<bool>>,
    /// What is spoken of.
    pub highlight: Option<Spanned<Highlight>>,
    /// Whether the memo prints the values in a table, too.
    pub table: bool,
    /// The passages.
    pub cite: Vec<CitationSource>,
    /// The chart's place.
    pub span: Span,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars from the left, one below the other.
    Bar,
    /// Columns side by side.
    Column,
    /// Bars of several series beside each other: columns where the categories are years.
    Grouped,
    /// Bars of several series upon each other: columns where the categories are years.
    Stacked,
    /// The same, each bar as long as the others: shares of a whole.
    Share,
    /// Lines over time.
    Line,
    /// Two moments, and what changed between them.
    Slope,
    /// Dots on a common scale.
    Dot,
    /// A panel for each series, all to one scale.
    Multiples,
}

/// What of a chart is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Highlight {
    /// A series, by its index.
    Series(usize),
    /// A category, by its index.
    Category(usize),
}

/// Values that belong together.
#[derive(Debug, Clone)]
pub struct OutlineSeries {
    /// Its name; none where it is the only one.
    pub label: Option<Located>,
    /// A value for each category.
    pub values: Vec<OutlineValue>,
    /// Its own passages.
    pub cite: Vec<CitationSource>,
    /// The series' place.
    pub span: Span,
}

/// One value of a chart.
#[derive(Debug, Clone)]
pub struct OutlineValue {
    /// A plain number, or text with one quantity; none where it is missing.
    pub value: Option<Located>,
    /// Its own passages.
    pub cite: Vec<CitationSource>,
    /// The value's place.
    pub span: Span,
}

/// A picture.
#[derive(Debug, Clone)]
pub struct ImageSource {
    /// Path relative to the file that states it.
    pub file: Spanned<String>,
    /// The text alternative.
    pub alt: Located,
    /// What is to be seen on it, in words for all.
    pub caption: Option<Located>,
    /// Whose it is.
    pub credit: Option<Located>,
    /// How it fills its place.
    pub fit: Option<Spanned<Fit>>,
    /// Where its subject is.
    pub focus: Option<Spanned<Focus>>,
}

/// Where the subject of a picture is: parts of its width and height, from the left and from above, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Focus {
    /// From the left.
    pub x: f32,
    /// From above.
    pub y: f32,
}

impl Focus {
    /// The middle of a picture, where its subject is unless it is said otherwise.
    pub const MIDDLE: Focus = Focus { x: 0.5, y: 0.5 };
}

/// How a picture fills its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// All of it is seen.
    Contain,
    /// The place is filled, and what stands over is cut off.
    Cover,
}

/// A table.
#[derive(Debug, Clone)]
pub struct OutlineTable {
    /// What it shows.
    pub title: Option<Located>,
    /// Head.
    pub columns: Vec<Located>,
    /// Body; each row as long as the head.
    pub rows: Vec<Vec<Located>>,
    /// The passages.
    pub cite: Vec<CitationSource>,
    /// The table's place.
    pub span: Span,
}

/// A quotation.
#[derive(Debug, Clone)]
pub struct OutlineQuote {
    /// Where the words stand.
    pub passage: CitationSource,
    /// The words, to the letter.
    pub text: Located,
}

/// A column of a comparison.
#[derive(Debug, Clone)]
pub struct OutlineSide {
    /// What is compared.
    pub heading: Located,
    /// What is said of it; at least one.
    pub points: Vec<OutlinePoint>,
    /// The passages behind all of it.
    pub cite: Vec<CitationSource>,
}

/// An event of a timeline.
#[derive(Debug, Clone)]
pub struct OutlineEvent {
    /// The date in words.
    pub when: Located,
    /// What happened.
    pub what: Located,
    /// The passages.
    pub cite: Vec<CitationSource>,
    /// Why the desk adds it.
    pub own: Option<Located>,
}

/// What a section's first slide can be told to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The points alone.
    Points,
    /// Points beside key figures.
    PointsAndFigures,
    /// Points beside the picture.
    PointsAndPicture,
    /// Points beside the chart.
    PointsAndChart,
    /// One big number.
    Number,
    /// A row of key figures.
    Figures,
    /// The comparison.
    Comparison,
    /// The timeline.
    Timeline,
    /// The chart.
    Chart,
    /// The table.
    Table,
    /// The picture.
    Picture,
    /// The quotation.
    Quotation,
    /// The running text.
    Text,
}

/// A recommendation.
#[derive(Debug, Clone)]
pub struct OutlineRecommendation {
    /// Name by which an extending outline takes it.
    pub id: Option<Spanned<String>>,
    /// What is to be done.
    pub action: Located,
    /// By whom.
    pub who: Option<Located>,
    /// By when.
    pub when: Option<Located>,
    /// The passages.
    pub cite: Vec<CitationSource>,
    /// Why the desk adds it.
    pub own: Option<Located>,
    /// Whether it is in no file but private ones.
    pub private: bool,
    /// The entry's place.
    pub span: Span,
}

/// Reads an outline with all that it extends. Returns none where it has faults that leave nothing to go on with; others
/// are told, and the outline returned, so that later stages can find more.
pub fn read(
    path: &Path,
    sources: &mut crate::source::Sources<'_>,
    diagnostics: &mut crate::diagnostics::Diagnostics,
) -> Option<Outline> {
    let tree = inherit::load(path, sources, diagnostics)?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut outline = decode::decode(&tree, name, sources, diagnostics)?;
    match sources.load(&lock_of(path), None) {
        Ok(lock) => outline.lock = Some(lock),
        Err(told) if told.code == codes::FILE_MISSING => {}
        Err(told) => diagnostics.push(told),
    }
    Some(outline)
}

/// Returns the JSON Schema of an outline.
///
/// It holds each file alone: what an outline takes from another is not in it, so that a file that extends one may leave
/// out what else is required, and so may the parts of an entry with `use`.
pub fn schema() -> serde_json::Value {
    let description = "What one audience is to be told, for briefpress.";
    yaml::schema::of(&decode::OUTLINE, "Outline of a briefing", description)
}

/// Returns the path of an outline's lock: `congress.lock` beside `congress.yaml`.
pub fn lock_of(outline: &Path) -> PathBuf {
    outline.with_extension("lock")
}

impl Outline {
    /// Returns the number of pictures that it names.
    pub fn pictures(&self) -> usize {
        self.logo.iter().count() + self.sections.iter().filter(|section| section.image.is_some()).count()
    }

    /// Returns the outline without its private parts; none where it has none.
    pub fn public(&self) -> Option<Outline> {
        public::without_private(self)
    }

    /// Returns the places of its private parts.
    pub fn private(&self) -> Vec<Span> {
        public::places(self)
    }

    /// Returns the texts of its private parts, by their places.
    pub fn private_texts(&self) -> Vec<(Span, Vec<&str>)> {
        public::private_texts(self)
    }

    /// Returns the texts that all its readers may have, speaker notes left out.
    pub fn public_texts(&self) -> Vec<&str> {
        public::public_texts(self)
    }
}

/// Returns an outline's file as its readers may have it: without comments, speaker notes, private parts and what is
/// withheld. `private` are the ids of entries that are private where they are given; private parts stay where there are
/// none to leave out. None where it is no YAML.
pub fn for_readers(file: &crate::source::SourceFile, private: Option<&[String]>) -> Option<String> {
    readers::for_readers(file, private)
}

/// Returns the ids of the private entries of an outline's file.
pub fn private_ids(file: &crate::source::SourceFile) -> Vec<String> {
    readers::private_ids(file)
}

/// Returns whether a file is a base that others extend, by its name: `_base.yaml`. It is not built on its own.
pub fn is_base(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_'))
}
