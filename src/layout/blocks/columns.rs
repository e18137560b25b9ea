//! Blocks side by side.

use super::{NARROWEST, keep_together, lay_out_all};
use crate::compose::flow::Columns;
use crate::geometry::{Point, Pt};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::strips::{Strip, StripKind, Strips};

/// Lays columns out side by side where a page can hold them so, else one below the other.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, columns: &Columns, frame: &Frame, strips: &mut Strips) {
    let mark = compositor.mark(frame.meaning);
    let mut shares: Vec<f32> = columns.columns.iter().map(|column| column.share.max(0.0)).collect();
    let mut tallest = None;
    for _ in 0..=columns.give {
        let Some(sides) = side_by_side(compositor, columns, &shares, frame) else { break };
        let heights: Vec<Pt> = sides.iter().map(|(side, _)| side.height(0)).collect();
        let height = heights.iter().copied().fold(Pt::ZERO, Pt::max);
        if height <= frame.room {
            strips.open(Strip::new(StripKind::Box, height), None);
            for (side, x) in sides {
                side.pour(strips, Point { x, y: Pt::ZERO });
            }
            return;
        }
        compositor.back(frame.meaning, mark);
        let now = heights.iter().position(|&of| of == height);
        if now.is_none() || tallest.is_some_and(|before| Some(before) != now) {
            // What one needs, the other needs too.
            break;
        }
        tallest = now;
        hand_over(&mut shares, now.unwrap_or_default());
    }
    compositor.back(frame.meaning, mark);
    for (index, column) in columns.columns.iter().enumerate() {
        if index > 0 {
            strips.room(columns.stack_gap);
        }
        let from = strips.len();
        lay_out_all(compositor, &column.blocks, frame, strips);
        keep_together(strips, from, frame.room);
    }
}

/// Gives a column one share of the others', in parts as they have.
fn hand_over(shares: &mut [f32], to: usize) {
    let others: f32 = shares.iter().enumerate().filter(|&(index, _)| index != to).map(|(_, share)| share).sum();
    if others <= 1.0 {
        return;
    }
    for (index, share) in shares.iter_mut().enumerate() {
        *share += if index == to { 1.0 } else { -*share / others };
    }
}

/// Lays each column out in its share, and returns them with their left edges; nothing where they are too narrow.
fn side_by_side(
    compositor: &mut Compositor<'_>,
    columns: &Columns,
    shares: &[f32],
    frame: &Frame,
) -> Option<Vec<(Strips, Pt)>> {
    let gaps = columns.gap * columns.columns.len().saturating_sub(1) as f32;
    let all: f32 = shares.iter().sum();
    let mut sides = Vec::with_capacity(columns.columns.len());
    let mut x = frame.x;
    for (column, share) in columns.columns.iter().zip(shares) {
        let width = (frame.width - gaps) * (share / all.max(f32::MIN_POSITIVE));
        if width < NARROWEST {
            return None;
        }
        let inner = Frame { x: Pt::ZERO, width, grid: Pt::ZERO, ..*frame };
        let mut side = Strips::default();
        lay_out_all(compositor, &column.blocks, &inner, &mut side);
        side.shrink_pictures(0, side.height(0) - frame.room);
        sides.push((side, x));
        x += width + columns.gap;
    }
    Some(sides)
}
