//! Blocks side by side.

use super::{NARROWEST, lay_out_all};
use crate::compose::flow::Columns;
use crate::geometry::{Point, Pt};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::strips::{Strip, StripKind, Strips};

/// Lays columns out side by side where a page can hold them so, else one below the other.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, columns: &Columns, frame: &Frame, strips: &mut Strips) {
    let mark = compositor.mark(frame.meaning);
    if let Some((sides, height)) = side_by_side(compositor, columns, frame) {
        strips.open(Strip::new(StripKind::Box, height), None);
        for (side, x) in sides {
            side.pour(strips, Point { x, y: Pt::ZERO });
        }
        return;
    }
    compositor.back(frame.meaning, mark);
    for (index, column) in columns.columns.iter().enumerate() {
        if index > 0 {
            strips.room(columns.stack_gap);
        }
        lay_out_all(compositor, &column.blocks, frame, strips);
    }
}

/// Lays each column out in its share, and returns them with their left edges and the height of the tallest; nothing
/// where they are too narrow or too tall.
fn side_by_side(compositor: &mut Compositor<'_>, columns: &Columns, frame: &Frame) -> Option<(Vec<(Strips, Pt)>, Pt)> {
    let gaps = columns.gap * columns.columns.len().saturating_sub(1) as f32;
    let shares: f32 = columns.columns.iter().map(|column| column.share.max(0.0)).sum();
    let mut sides = Vec::with_capacity(columns.columns.len());
    let mut height = Pt::ZERO;
    let mut x = frame.x;
    for column in &columns.columns {
        let width = (frame.width - gaps) * (column.share.max(0.0) / shares.max(f32::MIN_POSITIVE));
        if width < NARROWEST {
            return None;
        }
        let inner = Frame { x: Pt::ZERO, width, grid: Pt::ZERO, ..*frame };
        let mut side = Strips::default();
        lay_out_all(compositor, &column.blocks, &inner, &mut side);
        side.shrink_pictures(0, side.height(0) - frame.room);
        height = height.max(side.height(0));
        sides.push((side, x));
        x += width + columns.gap;
    }
    (height <= frame.room).then_some((sides, height))
}
