//! Pages of several columns, and what goes across them: regions that stand one below the other.
//!
//! A region is a run of strips that stand in columns, or of such that go across all of them. Where the rest of a page
//! holds a region, its columns are made as short as they can be, so that they end on one line and the next region begins
//! below; else they are filled to the page's end, and what is left goes on at the top of the next.

use super::super::strips::{FORBIDDEN, Strip};
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

/// Lines that a column has at the least where a region is parted over two pages, on either.
const LEAST_LINES: f64 = 4.0;
/// What counts as a line where there is no grid.
const LINE: f64 = 12.0;
/// The part of a page that is filled at the least, that enough is left for the next one.
const LEAST_FILLED: f64 = 0.6;
/// Points of a column that a break may leave empty rather than cost as much as a page: that after a hyphen two lines.
const AVOIDED: f64 = 80.0;

/// Returns the areas of each page.
pub(in crate::layout) fn spread(heights: &Heights, strips: &[Strip], room: Room, columns: usize) -> Vec<Vec<Area>> {
    if strips.is_empty() {
        return Vec::new();
    }
    let mut spread = Spread { heights, strips, room, columns, pages: vec![Vec::new()], used: 0.0 };
    let mut start = 0;
    for run in strips.chunk_by(|one, other| one.across == other.across && !other.forced) {
        let end = start + run.len();
        spread.region(start..end);
        start = end;
    }
    spread.pages
}

struct Spread<'a> {
    heights: &'a Heights,
    strips: &'a [Strip],
    room: Room,
    columns: usize,
    pages: Vec<Vec<Area>>,
    /// Height of the last page that is taken.
    used: f64,
}

impl Spread<'_> {
    /// Puts a region on the last page and as many more as it takes.
    fn region(&mut self, range: Range<usize>) {
        let Range { mut start, end } = range;
        if self.strips[start].forced && self.used > 0.0 {
            self.turn();
        }
        while start < end {
            let free = self.page_height() - self.top(start);
            let whole = self.balanced(start..end, free).filter(|parts| self.used <= 0.0 || self.leads(parts, free));
            if let Some(parts) = whole {
                self.place(parts);
                return;
            }
            let parts = self.parted(start..end, free);
            match parts.last() {
                Some(last) => {
                    start = last.end;
                    self.place(parts);
                    self.turn();
                }
                None if self.used > 0.0 => self.turn(),
                None => {
                    // Taller than a page, and in one piece.
                    let first = (start + 1..end).find(|&next| self.may_break(next)).unwrap_or(end);
                    self.place(std::iter::once(start..first));
                    start = first;
                    if start < end {
                        self.turn();
                    }
                }
            }
        }
    }

    /// Returns the region's columns, as short as they can be; none where they are taller than the room.
    fn balanced(&self, range: Range<usize>, free: f64) -> Option<Vec<Range<usize>>> {
        let columns = self.columns_of(range.start);
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

    /// Returns the columns that fill the room with the start of a region, that on either page each has some lines; none where
    /// that cannot be.
    fn parted(&self, range: Range<usize>, free: f64) -> Vec<Range<usize>> {
        let columns = self.columns_of(range.start);
        let least = self.line() * LEAST_LINES;
        let mut limit = free;
        loop {
            let parts = self.filled(range.clone(), limit);
            let Some(last) = parts.last() else { return Vec::new() };
            limit -= self.line();
            // All of it would fit, but for what it leads to.
            if last.end == range.end {
                continue;
            }
            let left = self.heights.extent(last.end, range.end) / columns as f64;
            if left < least && limit > free * LEAST_FILLED {
                continue;
            }
            let enough = |part: &Range<usize>| self.heights.extent(part.start, part.end) >= least.min(free);
            let stands = parts.len() == columns && parts.iter().all(enough);
            return if stands || self.used <= 0.0 { parts } else { Vec::new() };
        }
    }

    /// Returns the columns that strips fill one after the other, each up to the limit.
    fn filled(&self, range: Range<usize>, limit: f64) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        for _ in 0..self.columns_of(start) {
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

    /// Returns whether a page holds, below the region, the start of what it leads to.
    fn leads(&self, parts: &[Range<usize>], free: f64) -> bool {
        let Some(end) = parts.last().map(|last| last.end).filter(|&end| end < self.strips.len()) else { return true };
        if !self.strips[end - 1].keeps_next || self.strips[end].forced {
            return true;
        }
        let height = parts.iter().map(|part| self.heights.extent(part.start, part.end)).fold(0.0, f64::max);
        let rest = free - height - f64::from(self.strips[end].before.0);
        let across = self.strips[end].across;
        let region = self.strips[end..].iter().take_while(|strip| strip.across == across).count();
        let enough = |next: usize| {
            let all = next == end + region;
            all || self.may_break(next) && self.heights.extent(end, next) >= self.line() * LEAST_LINES
        };
        let first = (end + 1..=end + region).find(|&next| enough(next)).unwrap_or(end + region);
        self.heights.extent(end, first) <= rest + heights::FORGIVEN
    }

    fn may_break(&self, end: usize) -> bool {
        break_cost(self.strips, end, self.room) < f64::from(FORBIDDEN)
    }

    fn columns_of(&self, start: usize) -> usize {
        if self.strips[start].across { 1 } else { self.columns.max(1) }
    }

    /// Returns the step of the grid, or what stands for it.
    fn line(&self) -> f64 {
        if self.room.grid > Pt::ZERO { f64::from(self.room.grid.0) } else { LINE }
    }

    fn page_height(&self) -> f64 {
        f64::from(if self.pages.len() > 1 { self.room.rest.0 } else { self.room.first.0 })
    }

    /// Returns where a region begins, on the grid, below what stands on the page.
    fn top(&self, start: usize) -> f64 {
        if self.used <= 0.0 {
            return 0.0;
        }
        let top = self.used + f64::from(self.strips[start].before.0);
        let grid = f64::from(self.room.grid.0);
        if grid > 0.0 { heights::ceil_to(top, grid) } else { top }
    }

    /// Puts columns beside each other below what stands on the page.
    fn place(&mut self, parts: impl IntoIterator<Item = Range<usize>>) {
        let mut parts = parts.into_iter().enumerate().peekable();
        let top = parts.peek().map_or(0.0, |(_, first)| self.top(first.start));
        for (column, range) in parts {
            self.used = self.used.max(top + self.heights.extent(range.start, range.end));
            if let Some(page) = self.pages.last_mut() {
                page.push(Area { range, column, top: Pt(top as f32) });
            }
        }
    }

    /// Goes on on a new page.
    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.used = 0.0;
    }
}
