//! Blocks → pages of positioned items, each tied to a node of the tag tree. Knows nothing of PDF.

pub mod page;
pub mod tags;

use crate::compose::flow::Document;
use crate::source::Span;
use crate::text::{Fonts, Problem};

/// Something that could not be set as it should, with its place where that is known.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// What.
    pub problem: Problem,
    /// Where.
    pub span: Option<Span>,
}

/// Lays a document out on pages.
pub fn lay_out(_document: Document, _fonts: &Fonts) -> (page::Laid, Vec<Trouble>) {
    todo!()
}
