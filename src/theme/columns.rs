//! The columns that slides are set on.

use crate::geometry::Pt;

/// Columns of a slide: twelve can be parted in two, three, four and six.
pub const COLUMNS: usize = 12;

/// Columns of equal width between a slide's margins, with gutters between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColumnGrid {
    /// Width of a column.
    pub column: Pt,
    /// Room between two.
    pub gutter: Pt,
}

impl ColumnGrid {
    /// Parts a width.
    pub fn of(width: Pt, gutter: Pt) -> ColumnGrid {
        let gutters = gutter * (COLUMNS - 1) as f32;
        ColumnGrid { column: ((width - gutters) / COLUMNS as f32).max(Pt::ZERO), gutter }
    }

    /// Returns the width of so many columns with the gutters between them.
    pub fn span(self, columns: usize) -> Pt {
        self.column * columns as f32 + self.gutter * columns.saturating_sub(1) as f32
    }

    /// Returns the distance from the left margin to a column, counted from 0.
    pub fn left(self, column: usize) -> Pt {
        (self.column + self.gutter) * column as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_gutters_fill_the_width() {
        let grid = ColumnGrid::of(Pt(840.0), Pt(24.0));
        assert_eq!((grid.span(12), grid.left(6) + grid.span(6)), (Pt(840.0), Pt(840.0)));
        assert_eq!(grid.left(6) - grid.span(6), Pt(24.0));
    }
}
