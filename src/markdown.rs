//! Markdown with places: the text of reports and of an outline's fields.
//!
//! pulldown-cmark reads the syntax; [`parse`] builds blocks from its events (`builder`). Words between two pieces of
//! markup are gathered into a run (`run`), set with the quotation marks, dashes and spaces of the language
//! (`punctuation`), and HTML is understood where it has a meaning on paper (`html`). Citations are read by `citation`.

mod builder;
mod citation;
mod html;
mod punctuation;
mod run;

pub use citation::{CitationFault, address, turned_round};

use crate::language::{Language, Tag};
use crate::source::{Located, Span, Spanned};

/// Blocks and marked words may be nested this deep; what lies deeper is read as if it stood at that depth. CommonMark
/// sets no limit, people need five or six, and every later stage walks the tree by recursion.
pub const NESTING_LIMIT: usize = 64;

/// Blocks, items, cells and stretches of marked words that one text may have: some ten times those of the longest reports in
/// print, and a few hundred megabytes of memory.
pub const PARTS_LIMIT: usize = 1_000_000;

/// Cells that a table may have that is printed: some three hundred pages of it.
pub const CELLS_LIMIT: usize = 10_000;

/// What was read from one Markdown text.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// Definitions of notes, in order.
    pub notes: Vec<Note>,
    /// What was passed over because it has no meaning in a printed text.
    pub oddities: Vec<Spanned<Oddity>>,
    /// What begins like a citation and is none; only where citations are asked for.
    pub faults: Vec<Spanned<CitationFault>>,
    /// What is marked `{.private}`: blocks, items of lists, rows of tables, notes, each with the mark.
    pub private: Vec<Span>,
    /// What looks like such a mark and is none: misspelt, or not at the end.
    pub misplaced: Vec<Span>,
    /// Comments, with their marks.
    pub comments: Vec<Span>,
    /// Where the text goes beyond [`PARTS_LIMIT`]; nothing is read from there.
    pub overflow: Option<Span>,
}

/// A thing in a Markdown text that cannot be printed; harmless where no passage in use holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// A raw HTML tag that is not understood, by its text.
    Html(String),
    /// `[^label]` without a definition.
    UndefinedNote(String),
    /// A note's label that is defined twice.
    DoubledNote(String),
    /// A heading without words.
    EmptyHeading,
    /// A picture that has to be fetched from elsewhere, by its address.
    RemotePicture(String),
}

/// A note's definition.
#[derive(Debug, Clone)]
pub struct Note {
    /// The label between `[^` and `]`.
    pub label: String,
    /// What the note says.
    pub blocks: Vec<Block>,
    /// The definition's place.
    pub span: Span,
}

/// A block with its place.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of block.
#[derive(Debug, Clone)]
pub enum BlockKind {
    /// A heading with its `{#id}`, if it has one.
    Heading {
        /// 1 to 6.
        level: u8,
        /// What stands in `{#…}`, taken literally.
        id: Option<String>,
        /// Whether it is marked `{.private}`.
        private: bool,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A block quotation.
    Quote(Vec<Block>),
    /// A table.
    Table {
        /// One alignment for each column.
        align: Vec<CellAlign>,
        /// The head row's cells.
        head: Vec<Vec<Inline>>,
        /// The body.
        rows: Vec<TableRow>,
    },
    /// Lines of code.
    Code(String),
    /// A picture that is a paragraph of its own.
    Picture {
        /// Path or `data:` address as written.
        file: String,
        /// The text alternative.
        alt: String,
    },
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// A row of a table's body.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// One entry for each column.
    pub cells: Vec<Vec<Inline>>,
    /// Where it stands.
    pub span: Span,
}

/// How a table's column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellAlign {
    /// Nothing was said.
    Unset,
    /// Flush left.
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
}

/// A part of a line of text, with its place.
#[derive(Debug, Clone)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of text.
#[derive(Debug, Clone)]
pub enum InlineKind {
    /// Plain words, with typographic punctuation already in place.
    Text(String),
    /// `*words*`.
    Emphasis(Vec<Inline>),
    /// `**words**`.
    Strong(Vec<Inline>),
    /// `<sup>words</sup>`.
    Superscript(Vec<Inline>),
    /// `<sub>words</sub>`.
    Subscript(Vec<Inline>),
    /// `<span lang="fr">words</span>`, `<abbr title="in full">IF</abbr>`.
    Spoken(Spoken, Vec<Inline>),
    /// `` `words` ``.
    Code(String),
    /// A link.
    Link {
        /// Where to.
        url: String,
        /// The words that carry it.
        content: Vec<Inline>,
    },
    /// A picture among words; what it shows is its text alternative.
    Picture {
        /// Path or `data:` address as written.
        file: String,
        /// The text alternative.
        alt: String,
    },
    /// `[^label]`.
    NoteMark(String),
    /// `[@slug:2; @other:3 "words"]`; only where citations are asked for.
    Citation(Vec<Citation>),
    /// A line break that is meant.
    Break,
}

/// How words are to be read aloud, where their letters alone do not tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// Their language, where it is another than that around them.
    pub language: Option<Tag>,
    /// What an abbreviation stands for.
    pub stands_for: Option<String>,
}

/// One passage named by a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The address.
    pub address: Address,
    /// Words of the passage that are meant.
    pub words: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// The name of a passage: `annex/slug:2-3`, `slug:2.1`, `slug`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    /// The report's name, where an outline has several.
    pub report: Option<String>,
    /// The section's slug, or a short name for it.
    pub section: String,
    /// Which of its blocks.
    pub part: Part,
}

/// The part of a section that an address names, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The whole section.
    Whole,
    /// One block.
    Block(usize),
    /// Blocks from the first to the second.
    Range(usize, usize),
    /// An item of a list or a body row of a table.
    Item(usize, usize),
}

/// What is to be understood in a Markdown text.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// Whether `[@slug:2]` is a citation.
    pub citations: bool,
    /// The language whose quotation marks replace straight ones.
    pub language: Language,
}

/// Reads a Markdown text; nothing in it is an error.
///
/// ```
/// use briefpress::language::Language;
/// use briefpress::markdown::{BlockKind, Dialect, parse};
/// use briefpress::source::{FileId, Located};
///
/// let text = Located::exact(FileId(0), 0, "Trade *grew* [@trade:2].");
/// let parsed = parse(&text, Dialect { citations: true, language: Language::default_language() });
/// let BlockKind::Paragraph(content) = &parsed.blocks[0].kind else { unreachable!() };
/// assert_eq!(content.len(), 5);
/// ```
pub fn parse(text: &Located, dialect: Dialect) -> Parsed {
    builder::build(text, dialect)
}

/// Returns a Markdown text without its comments, wherever they stand: better one too many is taken out than one is read.
pub fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
