//! Styled text: what is to be set, and how it is to look.

use crate::geometry::{Colour, Em, Pt};
use crate::language::{Language, Tag};
use crate::source::Span;

/// A text with its styles, to be set as one paragraph.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Parts from the first to the last.
    pub runs: Vec<Run>,
    /// The language, where it is not the document's.
    pub language: Option<Language>,
    /// Where it comes from, for diagnostics.
    pub span: Option<Span>,
}

/// A part of a text that looks alike.
#[derive(Debug, Clone)]
pub struct Run {
    /// What it says.
    pub kind: RunKind,
    /// How it differs from the paragraph's style.
    pub shape: Shape,
    /// Where it leads.
    pub link: Option<Link>,
}

/// What a run says.
#[derive(Debug, Clone)]
pub enum RunKind {
    /// Words.
    Words(String),
    /// An endnote mark, never parted from what stands before it.
    Mark {
        /// What is printed.
        label: String,
        /// The note that it leads to.
        note: Anchor,
        /// The mark's own place, which the note leads back to.
        here: Anchor,
    },
    /// The dash between two endnote marks, which stands for those that count on from the first to the last.
    MarksBetween {
        /// Number of the first that it stands for.
        first: usize,
        /// The notes that they lead to; the dash leads to the first of them.
        notes: Vec<Anchor>,
        /// The dash's own place, which the notes lead back to.
        here: Anchor,
    },
    /// A line break that is meant.
    Break,
    /// Something that is known only when the pages are made.
    Field(Field),
}

impl RunKind {
    /// Returns whether it marks an endnote, or some.
    pub fn is_mark(&self) -> bool {
        matches!(self, RunKind::Mark { .. } | RunKind::MarksBetween { .. })
    }
}

/// Something that is known only when the pages are made. `layout` puts words in its place before it sets the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Label of the page on which it stands.
    Page,
    /// Number of pages that are numbered like it.
    PageCount,
    /// Number of the page on which it stands among those that its slide takes.
    Part,
    /// Number of those.
    Parts,
    /// Label of the page that the anchor is on.
    PageOf(Anchor),
    /// Labels of the pages on which marks of the note stand, each a link: `3, 7`.
    PagesCiting(Anchor),
}

/// A place that links and page numbers refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub u32);

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Out of the document.
    Url(String),
    /// To a place in it.
    Anchor(Anchor),
}

/// How a run differs from the paragraph's style.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shape {
    /// Italic where the paragraph is upright, and the reverse.
    pub emphasis: bool,
    /// The bolder weight.
    pub strong: bool,
    /// Code: not hyphenated, no ligatures.
    pub code: bool,
    /// Superior: figures of the face's own where it has them, else smaller and raised.
    pub superior: bool,
    /// Inferior: smaller and lowered.
    pub inferior: bool,
    /// Another colour.
    pub colour: Option<Colour>,
    /// Another family, weight kept.
    pub family: Option<Family>,
    /// Another size.
    pub size: Option<Pt>,
    /// Another language: its words are not hyphenated by the text's.
    pub language: Option<Tag>,
    /// What an abbreviation stands for.
    pub stands_for: Option<Expansion>,
    /// A ground and a rule below, as by a marker.
    pub highlight: Option<Highlight>,
}

/// How words are marked so that the eye finds them: by a light ground, and by a rule, which is seen without colours too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Highlight {
    /// Paint of the ground.
    pub ground: Colour,
    /// Paint of the rule.
    pub rule: Colour,
}

/// What an abbreviation stands for; an index in the document's expansions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expansion(pub u32);

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Family.
    pub family: Family,
    /// Weight.
    pub weight: Weight,
    /// Whether it is italic.
    pub italic: bool,
    /// Type size.
    pub size: Pt,
    /// Distance of baselines.
    pub leading: Pt,
    /// Paint.
    pub colour: Colour,
    /// How lines end.
    pub align: Align,
    /// Whether words may be hyphenated.
    pub hyphenate: bool,
    /// Whether the lines are to be near each other in length.
    pub balance: bool,
    /// Indent of the first line.
    pub indent: Pt,
    /// Added after each glyph.
    pub tracking: Em,
    /// Form of figures.
    pub figures: Figures,
    /// Form of letters.
    pub caps: Caps,
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush left, ragged right.
    #[default]
    Left,
    /// Flush on both sides but in the last line.
    Justify,
    /// Flush right.
    Right,
    /// Centred.
    Centre,
}

/// Form of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Figures {
    /// As tall as capitals, each as wide as it needs.
    #[default]
    Lining,
    /// As tall as capitals, all of one width.
    Tabular,
    /// With ascenders and descenders, each as wide as it needs.
    OldStyle,
}

/// Form of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Caps {
    /// As written.
    #[default]
    AsWritten,
    /// All capitals, with punctuation that fits them; the text that is copied stays as written.
    AllCapitals,
}

/// Families. A theme says which role each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Source Serif 4, for running text.
    Serif,
    /// Source Serif 4 Display, for 20 pt and more.
    Display,
    /// Source Serif 4 Caption, for 8.5 pt and less.
    Caption,
    /// Source Sans 3, for labels.
    Sans,
    /// One that the theme brings, by its number.
    Own(u8),
    /// A face of the machine, by its number: each is a family of its own.
    System(u16),
}

/// Weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    Semibold,
}

/// One font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Face {
    /// Family.
    pub family: Family,
    /// Weight.
    pub weight: Weight,
    /// Whether it is italic.
    pub italic: bool,
}
