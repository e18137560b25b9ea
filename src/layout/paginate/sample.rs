//! A long text in strips, for the benchmark of pagination alone.

use super::super::strips::{FORBIDDEN, Strip, StripKind};
use super::{Heights, Room, paginate};
use crate::compose::flow::Filling;
use crate::geometry::Pt;

/// Leading of running text.
const LEADING: Pt = Pt(14.0);
/// Lines of a page.
const PAGE: f32 = 45.0;
/// Paragraphs under a heading.
const UNDER_HEADING: usize = 9;

/// A text in strips: headings, and paragraphs of three to fourteen lines.
pub struct Sample {
    strips: Vec<Strip>,
}

impl Sample {
    /// Makes a text of so many paragraphs.
    pub fn new(paragraphs: usize) -> Sample {
        let mut strips = Vec::new();
        for paragraph in 0..paragraphs {
            if paragraph % UNDER_HEADING == 0 {
                let heading = Strip::new(StripKind::Line, LEADING * 1.5);
                strips.push(Strip { before: LEADING * 2.0, keeps_next: true, ..heading });
            }
            let lines = 3 + paragraph * 7 % 12;
            for line in 0..lines {
                let near_end = line.min(lines - line) < 2;
                let cost = if line > 0 && near_end { FORBIDDEN } else { 0.0 };
                strips.push(Strip { on_grid: true, inside: line > 0, cost, ..Strip::new(StripKind::Line, LEADING) });
            }
        }
        Sample { strips }
    }

    /// Returns how many pages it takes.
    pub fn pages(&self) -> usize {
        let height = LEADING * PAGE;
        let room =
            Room { first: height, rest: height, grid: LEADING, filling: Filling::Full, recto: true, followed: false };
        let heights = Heights::new(&self.strips, &[], LEADING);
        paginate(&heights, &self.strips, room).len()
    }
}
