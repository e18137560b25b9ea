//! Pages of several columns are made of regions that stand one below the other: a run of strips in columns, or one that
//! goes across all of them. Here a region is given its columns: as short as they can be, so that they end on one line and
//! the next region begins below, or filled to the page's end.

use super::super::strips::{FORBIDDEN, Part, Strip};
use super::{Heights, Room, break_cost, heights};
use crate::geometry::Pt;
use std::ops::Range;

/// Strips that stand one below the other in a column of a page.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::layout) struct Area {
    /// The strips.
    pub(in crate::layout) range: Range<usize>,
    /// The column, counted from 0.
    pub(in crate::layout) column: usize,
    /// Distance from the upper edge of the body.
    pub(in crate::layout) top: Pt,
}

/// Strips that stand in columns, or such that go across all of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Region {
    /// The strips.
    pub(super) strips: Range<usize>,
    /// Whether they go across all columns.
    pub(super) across: bool,
    /// Blocks across the columns that follow them, and may stand between their blocks instead.
    pub(super) floats: Vec<Range<usize>>,
}

impl Region {
    /// Returns the strip after all that belongs to the region.
    pub(super) fn end(&self) -> usize {
        self.floats.last().map_or(self.strips.end, |last| last.end)
    }
}

/// What counts as a line where there is no grid.
const LINE: f64 = 12.0;
/// Points of a column that a break may leave empty rather than cost as much as a page: that after a hyphen two lines.
const AVOIDED: f64 = 80.0;

/// Takes strips apart into regions.
pub(super) fn regions(strips: &[Strip], parts: &[Part]) -> Vec<Region> {
    let mut floats = parts.iter().filter(|part| part.floats && !part.strips.is_empty()).peekable();
    let mut regions: Vec<Region> = Vec::new();
    let mut start = 0;
    while let Some(first) = strips.get(start) {
        while floats.next_if(|part| part.strips.start < start).is_some() {}
        let float = floats.next_if(|part| part.strips.start == start).filter(|_| first.across && !first.forced);
        let end = match (float, floats.peek()) {
            (Some(float), _) => float.strips.end,
            (None, next) => {
                let most = next.map_or(strips.len(), |next| next.strips.start);
                let like = |strip: &&Strip| strip.across == first.across && !strip.forced;
                start + 1 + strips[start + 1..most].iter().take_while(like).count()
            }
        };
        match regions.last_mut().filter(|before| float.is_some() && !before.across) {
            Some(before) => before.floats.push(start..end),
            None => regions.push(Region { strips: start..end, across: first.across, floats: Vec::new() }),
        }
        start = end;
    }
    regions
}

/// Gives strips their columns.
pub(super) struct Columns<'a> {
    pub(super) heights: &'a Heights,
    pub(super) strips: &'a [Strip],
    pub(super) room: Room,
    /// How many there are.
    pub(super) count: usize,
}

impl Columns<'_> {
    /// Returns the step of the grid, or what stands for it.
    pub(super) fn line(&self) -> f64 {
        if self.room.grid > Pt::ZERO { f64::from(self.room.grid.0) } else { LINE }
    }

    /// Returns how many columns a strip shares the page's width with, itself included.
    pub(super) fn of(&self, strip: usize) -> usize {
        if self.strips[strip].across { 1 } else { self.count.max(1) }
    }

    /// Returns whether a column or a page may end before the strip.
    pub(super) fn may_break(&self, end: usize) -> bool {
        break_cost(self.strips, end, self.room) < f64::from(FORBIDDEN)
    }

    /// Returns columns that hold all strips, as short as they can be; none where they are taller than the room.
    pub(super) fn balanced(&self, range: Range<usize>, free: f64) -> Option<Vec<Range<usize>>> {
        let columns = self.of(range.start);
        let least = self.heights.at_least(range.start, range.end) / columns as f64;
        if least > free + heights::FORGIVEN {
            return None;
        }
        let mut limit = least;
        while limit < free + self.line() {
            let parts = self.filled(range.clone(), limit.min(free));
            if parts.last().is_some_and(|last| last.end == range.end) {
                return Some(parts);
            }
            limit += self.line() / 4.0;
        }
        None
    }

    /// Returns the columns that strips fill one after the other, each up to the limit.
    pub(super) fn filled(&self, range: Range<usize>, limit: f64) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        for _ in 0..self.of(start) {
            let Some(end) = self.column_end(start..range.end, limit) else { break };
            parts.push(start..end);
            start = end;
            if start == range.end {
                break;
            }
        }
        parts
    }

    /// Returns where a column ends that begins with the first strip: as far down as the limit lets it, but for places that
    /// are better not parted.
    fn column_end(&self, range: Range<usize>, limit: f64) -> Option<usize> {
        let mut best = None;
        let mut most = f64::NEG_INFINITY;
        for end in range.start + 1..=range.end {
            if self.heights.at_least(range.start, end) > limit + heights::FORGIVEN {
                break;
            }
            let extent = self.heights.extent(range.start, end);
            if extent > limit + heights::FORGIVEN {
                continue;
            }
            if end == range.end {
                return Some(end);
            }
            if self.may_break(end) {
                let value = extent - f64::from(break_cost(self.strips, end, self.room) as f32).min(1.0) * AVOIDED;
                if value >= most {
                    (best, most) = (Some(end), value);
                }
            }
        }
        best
    }
}
