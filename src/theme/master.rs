//! Page masters: the geometry that content flows into.

use crate::geometry::{Colour, Pt, Rect, Size};

/// Geometry of a page.
#[derive(Debug, Clone, Copy)]
pub struct Master {
    /// Trimmed size.
    pub page: Size,
    /// Where the flow goes.
    pub body: Rect,
    /// Columns that the body is divided into, filled one after the other.
    pub columns: usize,
    /// Room between columns.
    pub gutter: Pt,
    /// Step of the baseline grid; zero for none.
    pub grid: Pt,
    /// Colour of the page, where it is not the paper's.
    pub ground: Option<Colour>,
}

impl Master {
    /// Returns the box of a column, counted from 0.
    pub fn column(&self, index: usize) -> Rect {
        let columns = self.columns.max(1) as f32;
        let width = (self.body.width - self.gutter * (columns - 1.0)) / columns;
        Rect { x: self.body.x + (width + self.gutter) * index as f32, width, ..self.body }
    }
}
