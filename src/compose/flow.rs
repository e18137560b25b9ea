//! What composing hands to layout: blocks that say what they are, how they look and what they mean, not where they stand.

pub use crate::brief::Direction;
use crate::chart::{Chart, Look};
use crate::geometry::{Colour, Pt, Rect};
use crate::language::Language;
use crate::outline::Focus;
use crate::picture::Picture;
use crate::source::Span;
use crate::text::{Anchor, Text, TextStyle};
pub use crate::theme::{Grid, Ladder, Master, Rung};
use jiff::civil::Date;
use std::sync::Arc;

/// A document that is ready to be laid out.
#[derive(Debug)]
pub struct Document {
    /// What the PDF says of itself.
    pub metadata: Metadata,
    /// Runs of pages, in reading order.
    pub sequences: Vec<Sequence>,
    /// Bookmarks in reading order; a level may be at most one deeper than that before it.
    pub bookmarks: Vec<Bookmark>,
    /// One more than the greatest anchor in use.
    pub anchors: u32,
    /// What abbreviations stand for; [`crate::text::Expansion`] counts into it.
    pub expansions: Vec<String>,
}

/// What the PDF says of itself.
#[derive(Debug, Clone)]
pub struct Metadata {
    /// Title.
    pub title: String,
    /// Who made it: the presenter.
    pub author: Option<String>,
    /// Subtitle.
    pub subject: Option<String>,
    /// Audience and the like.
    pub keywords: Vec<String>,
    /// Language.
    pub language: Language,
    /// Date of the briefing.
    pub date: Option<Date>,
}

/// A bookmark.
#[derive(Debug, Clone)]
pub struct Bookmark {
    /// 1 for the outermost.
    pub level: u8,
    /// Its words: those of the heading.
    pub title: String,
    /// Where it leads.
    pub anchor: Anchor,
}

/// A run of pages with one master: a slide and its continuations, a title page, the whole body of a memo.
#[derive(Debug, Clone)]
pub struct Sequence {
    /// Geometry.
    pub master: Master,
    /// What stands outside the body on the first page.
    pub first: Furniture,
    /// What stands outside the body on all further pages.
    pub rest: Furniture,
    /// What stands on the last page alone and is read last; it has its place outside the body on every page.
    pub ending: Vec<Placed>,
    /// What flows through the body, on as many pages as it takes.
    pub body: Vec<Block>,
    /// Where in the body's box content stands that leaves room.
    pub vertical: Vertical,
    /// How pages are filled.
    pub filling: Filling,
    /// Settings that the body is tried at.
    pub ladder: Ladder,
    /// How the pages are numbered.
    pub numbering: Numbering,
    /// The title of the part in the tag tree, for a section of its own; none for pages that go on with the part before.
    pub part: Option<String>,
    /// Whether it begins below what stands on the last page of the sequence before, where that leaves room.
    pub runs_on: bool,
}

/// What stands at fixed places of a page.
#[derive(Debug, Clone, Default)]
pub struct Furniture {
    /// Read before the body.
    pub before: Vec<Placed>,
    /// Read after the body.
    pub after: Vec<Placed>,
}

/// Blocks at a fixed place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The box. Content that is taller grows out of it, downwards from the top or upwards from the bottom; the body gives
    /// way to it.
    pub at: Rect,
    /// Which edge of the box the content keeps to.
    pub vertical: Vertical,
    /// The content.
    pub blocks: Vec<Block>,
    /// None for content that is read; else what kind of page artifact it is.
    pub artifact: Option<Artifact>,
    /// Colour of the box, where content has to stand out from the page's ground.
    pub plate: Option<Colour>,
}

/// Kinds of page artifact, ISO 32000-1, 14.8.2.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Artifact {
    /// Running head.
    Header,
    /// Running foot, folio.
    Footer,
    /// Rules, grounds and ornaments.
    Decoration,
    /// Repeated heads of continued tables and slides.
    Repeated,
    /// Words behind the text.
    Watermark,
}

/// Where content stands in a box that is taller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Vertical {
    /// At the top.
    #[default]
    Top,
    /// A little above the middle.
    Optical,
    /// At the bottom.
    Bottom,
}

/// How the pages of a sequence are filled.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Filling {
    /// Each to its end, as text is.
    #[default]
    Full,
    /// All alike, as slides are: none is left with one item.
    Even,
    /// One page and no more: at the largest scale at which it holds all, and then with as much room between blocks as it
    /// holds.
    Single {
        /// The least room and the most, as factors of the blocks' own.
        room: (f32, f32),
        /// Leading of running text, to say how many lines too many there are.
        leading: Pt,
    },
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// Form of the label.
    pub form: NumberForm,
    /// The first page's number; none to go on counting.
    pub start: Option<u32>,
}

/// Form of page numbers. Pages of one form are counted together for "page x of y".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberForm {
    /// 1, 2, 3.
    Arabic,
    /// i, ii, iii.
    Roman,
    /// slides of an appendix.
    Appendix,
}

impl NumberForm {
    /// Number of forms.
    pub const COUNT: usize = 3;
}

/// A block with the room around it and what holds it to its neighbours.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Room above, dropped at the top of a page; between two blocks the larger of the two holds.
    pub before: Pt,
    /// Room below, dropped at the bottom of a page.
    pub after: Pt,
    /// What holds it to its neighbours.
    pub keep: Keep,
}

impl Block {
    /// Returns the place in the outline of the first words that come from there.
    pub fn place(&self) -> Option<Span> {
        let blocks = |blocks: &[Block]| blocks.iter().find_map(Block::place);
        match &self.kind {
            BlockKind::Text(text) => text.text.span,
            BlockKind::List(list) => list.items.iter().find_map(|item| blocks(&item.blocks)),
            BlockKind::Group(group) => blocks(&group.blocks),
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).find_map(|cell| cell.text.span)
            }
            BlockKind::Callouts(callouts) => callouts.items.iter().find_map(|item| item.label.span),
            BlockKind::Columns(columns) => columns.columns.iter().find_map(|column| blocks(&column.blocks)),
            BlockKind::Contents(contents) => contents.entries.iter().find_map(|entry| entry.text.span),
            _ => None,
        }
    }
}

/// What holds a block together, and to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keep {
    /// On one page with the start of the next block: headings, lead-ins.
    pub with_next: bool,
    /// On one page as a whole, where one page can hold it.
    pub together: bool,
    /// A new page starts before it.
    pub break_before: bool,
    /// Across all columns of the page.
    pub across: bool,
    /// Where it goes across columns, it may stand further up in its section, between two of its blocks, where pages are
    /// filled better so: a table, a chart.
    pub floats: bool,
}

/// The kinds of block.
#[derive(Debug, Clone)]
pub enum BlockKind {
    /// A text: heading, paragraph, caption.
    Text(TextBlock),
    /// A list.
    List(List),
    /// Blocks that belong together.
    Group(Group),
    /// A table.
    Table(Table),
    /// A row of key figures.
    Callouts(Callouts),
    /// Blocks side by side.
    Columns(Columns),
    /// A chart.
    Chart(Box<ChartBlock>),
    /// Events on a line.
    Timeline(Timeline),
    /// A picture.
    Picture(PictureBlock),
    /// Entries with page numbers.
    Contents(Contents),
    /// Slides, drawn to scale.
    Slides(Slides),
    /// A line of the body's width or less: decoration.
    Rule {
        /// Extent; the whole measure where it is none.
        width: Option<Pt>,
        /// Thickness.
        thickness: Pt,
        /// Paint.
        colour: Colour,
    },
}

/// A text.
#[derive(Debug, Clone)]
pub struct TextBlock {
    /// The words.
    pub text: Text,
    /// How they look.
    pub style: TextStyle,
    /// What they are.
    pub role: TextRole,
    /// The place that bookmarks, contents and links refer to.
    pub anchor: Option<Anchor>,
    /// How many lines are wanted at the most, and smaller sizes to be tried where the words take more.
    pub fit: Option<Fit>,
    /// Whether the first run stands to the left of the left edge: an opening quotation mark, which is no part of the words.
    pub hangs: bool,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// A heading, 1 to 6.
    Heading(u8),
    /// The document's title.
    Title,
    /// A paragraph.
    Paragraph,
    /// A caption of what stands beside it.
    Caption,
    /// Lines of code: spaces and line breaks are kept.
    Code,
}

/// Smaller sizes for a text: it is set at the largest size of the scale at which it takes so few lines, and at the last
/// where none is small enough.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Lines that are wanted at the most.
    pub lines: usize,
    /// Sizes with their leading, falling; the style's own is the first. None where it keeps its size.
    pub sizes: Vec<(Pt, Pt)>,
}

/// A list.
#[derive(Debug, Clone)]
pub struct List {
    /// How the items are counted off, for the tag tree.
    pub numbering: ListNumbering,
    /// The items.
    pub items: Vec<ListItem>,
    /// Distance from the left edge to the items' text.
    pub indent: Pt,
    /// Room between items.
    pub gap: Pt,
    /// How markers look.
    pub marker: TextStyle,
    /// Which edge of the indent the markers keep to.
    pub hang: MarkerHang,
}

/// How items are counted off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListNumbering {
    /// Bullets or dashes.
    Unordered,
    /// Numbers.
    Decimal,
    /// Endnotes: each item is a note in the tag tree.
    Notes,
}

/// Where markers stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MarkerHang {
    /// At the left edge.
    Left,
    /// Right-aligned in the indent, so far from the text: figures.
    Right(Pt),
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// Bullet or number.
    pub marker: Text,
    /// The item.
    pub blocks: Vec<Block>,
    /// The place that links refer to.
    pub anchor: Option<Anchor>,
}

/// Blocks that belong together.
#[derive(Debug, Clone)]
pub struct Group {
    /// What they are.
    pub role: GroupRole,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Room inside at the left and right.
    pub inset: (Pt, Pt),
    /// A rule along the left edge.
    pub bar: Option<Bar>,
}

/// What a group is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupRole {
    /// A section with the heading that opens it.
    Section,
    /// A quotation.
    Quote,
    /// Nothing of its own.
    Plain,
}

/// A rule along a group's left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Thickness.
    pub thickness: Pt,
    /// Paint.
    pub colour: Colour,
    /// How far it stands to the left of the edge.
    pub outset: Pt,
}

/// A table. Its head is repeated on each page; it breaks between rows.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// Head; may be empty.
    pub head: Vec<Cell>,
    /// Body.
    pub rows: Vec<Vec<Cell>>,
    /// Room between columns.
    pub gap: Pt,
    /// Room above and below each row's text: where all rows take one line, and where some take several. Where there is a
    /// baseline grid, rows take whole steps of it.
    pub padding: (Pt, Pt),
    /// Rule under the head and below the last row, thickness and paint.
    pub rule: (Pt, Colour),
    /// Rule between rows, thickness and paint.
    pub row_rule: Option<(Pt, Colour)>,
    /// What stands above the head where it is repeated, and how it looks: "continued".
    pub continued: Option<(Text, TextStyle)>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Column {
    /// As wide as its content asks, weighed against the others.
    Auto,
    /// As wide as its widest cell.
    Narrow,
    /// Figures, which stand below each other with their decimal marks.
    Figures,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The words.
    pub text: Text,
    /// How they look; `align` says how they stand.
    pub style: TextStyle,
}

/// A row of key figures: values on one baseline, all of one size, labels of one style, equal heights.
#[derive(Debug, Clone)]
pub struct Callouts {
    /// One to four in a row; more go on in further rows.
    pub items: Vec<Callout>,
    /// The most in a row.
    pub per_row: usize,
    /// Room between two.
    pub gap: Pt,
    /// Room between two rows.
    pub row_gap: Pt,
    /// How values look; shrunk together where one is too wide.
    pub value: TextStyle,
    /// Whether one figure has a region to itself: its value grows as far as that holds it, and what is said and drawn with it
    /// stands at its side.
    pub alone: bool,
    /// The smallest size of values; one that is still too wide is set in several lines.
    pub smallest: Pt,
    /// How units look.
    pub unit: TextStyle,
    /// How labels look.
    pub label: TextStyle,
    /// How changes look.
    pub change: TextStyle,
    /// How the words of drawings look.
    pub detail: TextStyle,
    /// The hairline above each, thickness and paint.
    pub rule: (Pt, Colour),
    /// Paints of arrows and drawings.
    pub paints: Paints,
}

/// The paints of small drawings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paints {
    /// What the value stands for.
    pub strong: Colour,
    /// What it is compared with.
    pub quiet: Colour,
    /// The whole, and what else it stands among.
    pub faint: Colour,
    /// The point that is marked.
    pub accent: Colour,
}

/// A key figure.
#[derive(Debug, Clone)]
pub struct Callout {
    /// The value.
    pub value: Text,
    /// The unit, beside the value on its baseline; may be empty.
    pub unit: Text,
    /// The label below, with its endnote marks.
    pub label: Text,
    /// By how much it has changed, below the label.
    pub change: Option<Change>,
    /// What is drawn below.
    pub drawing: Option<Drawing>,
}

/// A change: an arrow, and the words that say what it shows.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where the arrow points.
    pub direction: Direction,
    /// The words.
    pub text: Text,
}

/// A small drawing below a value.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// A part of a whole as a bar.
    Bar {
        /// The part, from 0 to 1.
        part: f32,
        /// The whole in words; empty where they stand beside the value.
        caption: Text,
    },
    /// A part of a whole as dots.
    Dots {
        /// The part, from 0 to 1.
        part: f32,
        /// Dots of the whole.
        all: u16,
        /// The whole in words; empty where they stand beside the value.
        caption: Text,
    },
    /// Two bars from one zero: the value and another.
    Bars {
        /// Their lengths, as parts of the longer one.
        lengths: [f32; 2],
        /// What the second is.
        caption: Text,
    },
    /// A row of ticks, one of them marked.
    Ticks {
        /// Which one, from 1.
        place: u32,
        /// How many.
        of: u32,
        /// The same in words.
        caption: Text,
    },
    /// A line whose last point is marked. One figure in the tag tree.
    Line {
        /// The points from left to right, from 0 at the foot to 1 at the head.
        heights: Vec<f32>,
        /// What stands below the first and the last: what it is called, and its value.
        ends: Box<[(Text, Text); 2]>,
        /// The text alternative: all that it shows.
        alt: String,
    },
}

/// Blocks side by side, as tall as the tallest. Where they do not fit on a page, they are set one below the other.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The columns.
    pub columns: Vec<ColumnBlocks>,
    /// Room between two.
    pub gap: Pt,
    /// Room above where they are set one below the other.
    pub stack_gap: Pt,
    /// How many shares a column may take from others, if it is too tall else.
    pub give: usize,
}

/// A column.
#[derive(Debug, Clone)]
pub struct ColumnBlocks {
    /// Its part of the width, relative to the others'.
    pub share: f32,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What follows them: each tier begins on one line across the columns, below the tallest of what stands above.
    pub tiers: Vec<Vec<Block>>,
}

impl ColumnBlocks {
    /// Returns all of its blocks, those of its tiers too.
    pub fn all(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().chain(self.tiers.iter().flatten())
    }
}

/// Events with their dates on a line: from left to right where all fit side by side, else one below the other. A list in
/// the tag tree.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The events in order.
    pub events: Vec<TimelineEvent>,
    /// How dates look.
    pub when: TextStyle,
    /// How events look.
    pub what: TextStyle,
    /// Room between two side by side, and between dates, line and events one below the other.
    pub gap: Pt,
    /// Room between two one below the other.
    pub row_gap: Pt,
    /// The least width of an event beside others.
    pub narrowest: Pt,
    /// Room between dates, line and events side by side.
    pub room: Pt,
    /// The line: thickness and paint.
    pub line: (Pt, Colour),
    /// The mark of an event on the line, a square: side and paint.
    pub mark: (Pt, Colour),
    /// How much larger it is set than it is by itself, as a factor.
    pub scale: f32,
}

/// An event.
#[derive(Debug, Clone)]
pub struct TimelineEvent {
    /// Its date.
    pub when: Text,
    /// What happened.
    pub what: Text,
}

/// A chart, one figure in the tag tree.
#[derive(Debug, Clone)]
pub struct ChartBlock {
    /// What is drawn.
    pub chart: Chart,
    /// How it looks.
    pub look: Look,
    /// The most that it may be tall.
    pub height: Pt,
    /// The text alternative: all that the chart shows.
    pub alt: String,
}

/// A picture, one figure in the tag tree.
#[derive(Debug, Clone)]
pub struct PictureBlock {
    /// What is drawn.
    pub picture: Arc<Picture>,
    /// The text alternative; none for decoration.
    pub alt: Option<String>,
    /// The most that it may be wide; the measure where it is none.
    pub width: Option<Pt>,
    /// The most that it may be tall.
    pub height: Pt,
    /// Whether the box is filled and what stands over is cut off.
    pub cover: bool,
    /// What is behind it, where the page is not as light as the paper that it was made for.
    pub plate: Option<Colour>,
    /// Where the subject is, which is kept in view.
    pub focus: Focus,
}

/// Slides in a grid, each page of them drawn to scale in a cell and numbered below.
#[derive(Debug, Clone)]
pub struct Slides {
    /// The slides in reading order.
    pub slides: Vec<Slide>,
    /// Where they stand.
    pub grid: Grid,
    /// The line around each.
    pub frame: (Pt, Colour),
    /// How their numbers look.
    pub number: TextStyle,
    /// What is read in place of a number: "Slide {n}".
    pub number_read: &'static str,
    /// Room between a slide and its number.
    pub number_gap: Pt,
    /// What stands at the right of each; none for slides that take all the width.
    pub beside: Option<Beside>,
    /// The least size at which what they say is to be printed; none where that is not told.
    pub legible: Option<Pt>,
}

/// A slide, with what it takes to go on.
#[derive(Debug, Clone)]
pub struct Slide {
    /// Its pages.
    pub sequence: Sequence,
    /// What is said with it.
    pub notes: Vec<Block>,
}

/// What stands at the right of slides.
#[derive(Debug, Clone)]
pub enum Beside {
    /// Lines to write on, over the height of the slide.
    Lines {
        /// Distance of the lines.
        pitch: Pt,
        /// Thickness and paint.
        rule: (Pt, Colour),
    },
    /// Dots at the corners of squares.
    Dots {
        /// Side of the squares.
        pitch: Pt,
        /// Width and paint.
        dot: (Pt, Colour),
    },
    /// What is said with each; what does not fit goes on in the next cell, without the slide.
    Notes {
        /// What they are called in the tag tree.
        title: String,
        /// What a cell says that goes on.
        continued: Text,
        /// How it looks.
        style: TextStyle,
    },
}

/// Entries with page numbers at the right edge.
#[derive(Debug, Clone)]
pub struct Contents {
    /// The entries.
    pub entries: Vec<ContentsEntry>,
    /// How they look; page numbers are tabular.
    pub style: TextStyle,
    /// Room between entries.
    pub gap: Pt,
}

/// An entry.
#[derive(Debug, Clone)]
pub struct ContentsEntry {
    /// Its number, which stands before the words of all entries; empty where it has none.
    pub number: Text,
    /// The words.
    pub text: Text,
    /// Where it leads.
    pub anchor: Anchor,
    /// Printed at the right edge rather than the page number, where it is not none: minutes of an agenda.
    pub figure: Option<Text>,
}
