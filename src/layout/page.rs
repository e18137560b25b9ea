//! What layout hands to `pdf`: pages on which everything has its place.

use super::tags::{ContentId, NodeId, TagTree};
use crate::compose::flow::{Artifact, Metadata, NumberForm};
use crate::geometry::{Colour, Point, Rect, Size};
use crate::picture::{Path, Picture};
use crate::text::{GlyphRun, Words};
use std::sync::Arc;

/// A document on pages.
#[derive(Debug, Clone)]
pub struct Laid {
    /// What the PDF says of itself.
    pub metadata: Metadata,
    /// The pages.
    pub pages: Vec<Page>,
    /// What the items mean and in which order they are read.
    pub tags: TagTree,
    /// The words that glyph runs refer to.
    pub words: Words,
    /// Bookmarks in reading order.
    pub bookmarks: Vec<PlacedBookmark>,
    /// Pictures; items count into it.
    pub pictures: Vec<Arc<Picture>>,
    /// Parts whose pages are counted apart: the page that opens each, and what it is called.
    pub parts: Vec<(usize, String)>,
}

/// A bookmark with its place.
#[derive(Debug, Clone)]
pub struct PlacedBookmark {
    /// 1 for the outermost.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub to: Destination,
}

/// A place that a link leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Destination {
    /// Index of the page.
    pub page: usize,
    /// The place that comes to the window's upper edge.
    pub at: Point,
    /// Where the words begin that it leads to: the upper left corner of their line.
    pub words: Point,
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Size of the sheet: of the page, where [`Page::boxes`] names no other.
    pub size: Size,
    /// Number.
    pub label: Label,
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
    /// What can be clicked.
    pub links: Vec<LinkArea>,
    /// Where the sheet is cut, if it is.
    pub boxes: Option<Boxes>,
}

/// Where a sheet that is larger than its page is cut (ISO 32000-1, 14.11.2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    /// The page after trimming.
    pub trim: Rect,
    /// The page with the room beyond its edges that grounds go on to.
    pub bleed: Rect,
}

/// A page's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Form.
    pub form: NumberForm,
    /// Number.
    pub number: u32,
}

/// Something that is drawn.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it means.
    pub owner: Owner,
    /// What is drawn.
    pub kind: ItemKind,
}

/// What an item means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Content of a node of the tag tree. Items of one content on one page that follow each other are marked together.
    Content(ContentId),
    /// Nothing that is read.
    Artifact(Artifact),
}

/// What is drawn.
#[derive(Debug, Clone)]
pub enum ItemKind {
    /// Words.
    Glyphs {
        /// Start of the run on its baseline, rise included.
        at: Point,
        /// The words; `x` and `rise` are already in `at`.
        run: GlyphRun,
    },
    /// A filled box.
    Fill {
        /// The box.
        rect: Rect,
        /// Paint.
        colour: Colour,
    },
    /// Lines and areas of solid paint.
    Path(Box<Path>),
    /// A picture.
    Picture {
        /// Index in [`Laid::pictures`].
        picture: usize,
        /// The whole picture's box.
        rect: Rect,
        /// What is seen of it.
        clip: Rect,
    },
}

/// An area that can be clicked.
#[derive(Debug, Clone)]
pub struct LinkArea {
    /// The area.
    pub rect: Rect,
    /// Where it leads.
    pub to: LinkTarget,
    /// The link's node in the tag tree.
    pub node: NodeId,
    /// What it says, for those who do not see it.
    pub contents: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkTarget {
    /// Out of the document.
    Url(String),
    /// To a place in it.
    Place(Destination),
}
