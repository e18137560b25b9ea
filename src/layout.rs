//! Blocks → pages of positioned items, each tied to a node of the tag tree. Knows nothing of PDF.
//!
//! Sequence by sequence, four steps:
//!
//! 1. Collect: [`sequence`] takes a sequence apart into its body and what stands around it ([`furniture`]).
//! 2. Lay out: [`blocks`] make [`strips`] of the body, lines and boxes that know what a page break before them would
//!    cost; what they say goes into the tag tree as they are laid out ([`inline`]).
//! 3. Paginate: [`paginate`] chooses where pages end.
//! 4. Finalize: [`unroll`] moves content to its page; when all pages are made, [`finalize`] fills in what they bring:
//!    page numbers, furniture, links, bookmarks.

pub mod booklet;
pub mod combine;
pub mod page;
pub mod retitle;
pub mod tags;

mod blocks;
mod columns;
mod compositor;
mod fields;
mod finalize;
mod furniture;
mod inline;
mod numbers;
mod paginate;
mod scale;
mod sequence;
mod single;
mod slides;
mod strips;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
mod unroll;

#[doc(hidden)]
pub use paginate::Sample;

use crate::compose::flow::Document;
use crate::source::Span;
use crate::text::{Fonts, Problem};

/// What could not be set as it should.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unset {
    /// Something in a text.
    Text(Problem),
    /// A table's words need so many points more than the measure, rounded up; the column, counted from one, needs most.
    WideTable {
        /// Points.
        by: u32,
        /// Column.
        column: usize,
    },
    /// A body that is to take one page, set as small as it may be, takes so many lines more.
    Overfull(usize),
    /// A text takes more lines than are wanted.
    Lines {
        /// Lines that it takes.
        lines: usize,
        /// Lines that are wanted at the most.
        most: usize,
        /// Whether it is a heading.
        heading: bool,
    },
    /// A body that is to take one page takes so many.
    Continued(usize),
    /// What a slide says comes out too small on paper.
    Small {
        /// The slide's number.
        slide: String,
        /// The smallest of its words.
        words: String,
        /// Their size on paper, in hundredths of a point.
        size: u32,
    },
}

/// Something that could not be set as it should, with its place where that is known.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// What.
    pub problem: Unset,
    /// Where.
    pub span: Option<Span>,
}

/// Lays a document out on pages.
pub fn lay_out(document: Document, fonts: &Fonts) -> (page::Laid, Vec<Trouble>) {
    lay_out_within(document, fonts, usize::MAX)
}

/// Lays a document out, and stops where it takes more than so many pages: then some more are made, and not all of it stands on
/// them.
pub fn lay_out_within(document: Document, fonts: &Fonts, pages: usize) -> (page::Laid, Vec<Trouble>) {
    let Document { metadata, sequences, bookmarks, anchors, expansions } = document;
    let mut compositor = compositor::Compositor::new(fonts, metadata.language, anchors);
    compositor.expansions = expansions;
    let mut book = sequence::Book::new(compositor.tags.root(), pages);
    let mut sequences = sequences.into_iter().peekable();
    while let Some(sequence) = sequences.next() {
        book.followed = sequences.peek().is_some_and(|next| !next.runs_on);
        book.add(&mut compositor, sequence);
    }
    finalize::finish(book, compositor, metadata, bookmarks)
}
