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
        let heights: Vec<Pt> = sides.iter().map(Side::height).collect();
        let tops = tops(columns, &sides);
        let height = tops.last().copied().unwrap_or_default();
        if height <= frame.room {
            strips.open(Strip::new(StripKind::Box, height), None);
            for Side { tiers, x } in sides {
                for (tier, &y) in tiers.into_iter().zip(&tops) {
                    tier.pour(strips, Point { x, y });
                }
            }
            return;
        }
        compositor.back(frame.meaning, mark);
        let most = heights.iter().copied().fold(Pt::ZERO, Pt::max);
        let now = heights.iter().position(|&of| of == most);
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
        column.tiers.iter().for_each(|tier| lay_out_all(compositor, tier, frame, strips));
        keep_together(strips, from, frame.room);
    }
}

/// A column that was laid out: its blocks, then its tiers, with its left edge.
struct Side {
    tiers: Vec<Strips>,
    x: Pt,
}

impl Side {
    /// Returns the height of all that it holds.
    fn height(&self) -> Pt {
        self.tiers.iter().map(|tier| tier.height(0)).sum()
    }
}

/// Returns where each tier begins across the columns, and where the last ends.
fn tops(columns: &Columns, sides: &[Side]) -> Vec<Pt> {
    let count = sides.iter().map(|side| side.tiers.len()).max().unwrap_or(0);
    let mut tops = Vec::with_capacity(count + 1);
    let mut top = Pt::ZERO;
    for tier in 0..count {
        // The room above its first block; the blocks themselves stand at the top.
        let room = columns.columns.iter().filter_map(|column| column.tiers.get(tier.checked_sub(1)?)?.first());
        top += room.map(|block| block.before).fold(Pt::ZERO, Pt::max);
        tops.push(top);
        top += sides.iter().filter_map(|side| side.tiers.get(tier)).map(|tier| tier.height(0)).fold(Pt::ZERO, Pt::max);
    }
    tops.push(top);
    tops
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
) -> Option<Vec<Side>> {
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
        let mut tiers = Vec::with_capacity(1 + column.tiers.len());
        for blocks in std::iter::once(&column.blocks).chain(&column.tiers) {
            let mut tier = Strips::default();
            lay_out_all(compositor, blocks, &inner, &mut tier);
            tiers.push(tier);
        }
        let mut side = Side { tiers, x };
        let excess = side.height() - frame.room;
        if let Some(first) = side.tiers.first_mut() {
            first.shrink_pictures(0, excess);
        }
        sides.push(side);
        x += width + columns.gap;
    }
    Some(sides)
}
