//! Where strips come to stand on a page, for any first strip of it, in constant time.
//!
//! With a baseline grid, strips that stand on it are set down to its next line; what lies between two of them takes whole
//! steps, and the room that this adds stands above.

use crate::geometry::Pt;
use crate::layout::strips::Strip;
use std::ops::Range;

/// Lengths are sums of rounded numbers: a strip that stands over the page by so much still fits.
pub(in crate::layout) const FORGIVEN: f64 = 0.05;

/// Places of strips, as sums from the first. In double precision: a long report is half a million points tall.
#[derive(Debug)]
pub(in crate::layout) struct Heights {
    /// Upper edge of each strip, if all stood one below the other and there were no grid.
    loose: Vec<f64>,
    /// The same with the grid.
    set: Vec<f64>,
    /// The first strip from this one on that stands on the grid; the number of strips where there is none.
    next_on_grid: Vec<u32>,
    /// Height of each strip.
    height: Vec<f32>,
    /// Height of what is repeated above each strip, where it starts a page.
    head: Vec<f32>,
    /// How much less tall pictures before each strip may be made, in whole steps of the grid.
    give: Vec<f64>,
    /// How many strips before each have room above them that may take one more line.
    places: Vec<u32>,
    /// Step of the grid.
    grid: f64,
}

impl Heights {
    /// Sums up the strips. `heads` are the heights that their `head` counts into.
    pub(in crate::layout) fn new(strips: &[Strip], heads: &[f64], grid: Pt) -> Heights {
        let grid = f64::from(grid.0);
        let count = strips.len();
        let mut next_on_grid = vec![count as u32; count + 1];
        for index in (0..count).rev() {
            let on_grid = grid > 0.0 && strips[index].on_grid;
            next_on_grid[index] = if on_grid { index as u32 } else { next_on_grid[index + 1] };
        }
        let mut loose = Vec::with_capacity(count);
        let mut bottom = 0.0;
        for strip in strips {
            let top = bottom + f64::from(strip.before.0);
            loose.push(top);
            bottom = top + f64::from(strip.height.0);
        }
        let set = if grid > 0.0 { snapped(strips, &next_on_grid, grid) } else { Vec::new() };
        let head = |strip: &Strip| match strip.head.checked_sub(1) {
            Some(head) => heads.get(head as usize).map_or(0.0, |&height| height as f32),
            None => 0.0,
        };
        let height = strips.iter().map(|strip| strip.height.0).collect();
        let mut give = Vec::with_capacity(count + 1);
        let mut sum = 0.0;
        give.push(sum);
        for strip in strips {
            sum += whole_steps(f64::from(strip.give.0), grid);
            give.push(sum);
        }
        let mut places = Vec::with_capacity(count + 1);
        let mut number = 0;
        places.push(number);
        for strip in strips {
            number += u32::from(takes_a_line(strip, grid));
            places.push(number);
        }
        Heights { loose, set, next_on_grid, height, head: strips.iter().map(head).collect(), give, places, grid }
    }

    /// Returns how many lines more the strips from `start` to before `end` take where each room between them that may
    /// takes one, so that the page's last line stands on the text block's last; none where that is too few.
    pub(in crate::layout) fn stretch(&self, start: usize, end: usize, height: f64) -> usize {
        if self.grid <= 0.0 {
            return 0;
        }
        // The room above the first is dropped.
        let places = (self.places[end] - self.places[start + 1]) as usize;
        let free = self.free_lines(self.extent(start, end), height);
        if free <= places { free } else { 0 }
    }

    /// Returns how many lines of the grid a page has room for below its content; without a grid, more than can be told.
    pub(in crate::layout) fn free_lines(&self, extent: f64, height: f64) -> usize {
        if self.grid > 0.0 { ((height - extent + FORGIVEN) / self.grid).max(0.0) as usize } else { usize::MAX }
    }

    /// Returns the strips of a page above which there is one line more, that its last line stands on the text block's last:
    /// those with the most room above them, where it is seen least.
    pub(in crate::layout) fn stretched(&self, strips: &[Strip], range: Range<usize>, height: f64) -> Vec<usize> {
        let lines = self.stretch(range.start, range.end, height);
        let mut places: Vec<usize> =
            (range.start + 1..range.end).filter(|&strip| takes_a_line(&strips[strip], self.grid)).collect();
        // Stable: of like rooms, the upper ones.
        places.sort_by(|&one, &other| strips[other].before.0.total_cmp(&strips[one].before.0));
        places.truncate(lines);
        places
    }

    /// Returns how much less tall the strips from `start` to before `end` may be made. What stands on the grid stays on
    /// it, since each picture gives whole steps.
    pub(in crate::layout) fn give(&self, start: usize, end: usize) -> f64 {
        self.give[end] - self.give[start]
    }

    /// Returns by how much each picture is made less tall, that the strips of a page fit its height.
    pub(in crate::layout) fn lowered(&self, range: Range<usize>, height: f64) -> Vec<(usize, Pt)> {
        let mut excess = self.extent(range.start, range.end) - height;
        let mut lowered = Vec::new();
        for strip in range {
            let give = self.give(strip, strip + 1);
            if excess <= FORGIVEN || give <= 0.0 {
                continue;
            }
            let by = if self.grid > 0.0 { ceil_to(excess, self.grid).min(give) } else { excess.min(give) };
            lowered.push((strip, Pt(by as f32)));
            excess -= by;
        }
        lowered
    }

    /// Returns the upper edge of a strip on a page that starts with `start`, from the upper edge of the body.
    pub(in crate::layout) fn top(&self, start: usize, strip: usize) -> f64 {
        let head = f64::from(self.head[start]);
        let first = self.next_on_grid[start] as usize;
        if self.grid <= 0.0 || strip < first {
            return head + self.loose[strip] - self.loose[start];
        }
        let down = ceil_to(head + self.loose[first] - self.loose[start], self.grid);
        down + self.set[strip] - self.set[first]
    }

    /// Returns the height of the strips from `start` to before `end` on a page of their own.
    pub(in crate::layout) fn extent(&self, start: usize, end: usize) -> f64 {
        self.top(start, end - 1) + f64::from(self.height[end - 1])
    }

    /// Returns a height that the strips at least have, and that only grows the farther back the page starts.
    pub(in crate::layout) fn at_least(&self, start: usize, end: usize) -> f64 {
        self.loose[end - 1] + f64::from(self.height[end - 1]) - self.loose[start]
    }
}

/// Sums up strips on the grid.
fn snapped(strips: &[Strip], next_on_grid: &[u32], grid: f64) -> Vec<f64> {
    let mut set = Vec::with_capacity(strips.len());
    let mut bottom: f64 = 0.0;
    let mut index = 0;
    while index < strips.len() {
        let next = next_on_grid[index] as usize;
        let room: f64 = strips[index..next].iter().map(|strip| f64::from((strip.before + strip.height).0)).sum();
        let room = room + strips.get(next).map_or(0.0, |strip| f64::from(strip.before.0));
        // Without anything on the grid before or after there is nothing to come back to.
        let added = if next < strips.len() && index > 0 { ceil_to(bottom + room, grid) - bottom - room } else { 0.0 };
        let mut top = bottom + added;
        for strip in &strips[index..next] {
            top += f64::from(strip.before.0);
            set.push(top);
            top += f64::from(strip.height.0);
        }
        bottom = top;
        index = next;
        if let Some(strip) = strips.get(next) {
            let top = ceil_to(bottom + f64::from(strip.before.0), grid);
            set.push(top);
            bottom = top + f64::from(strip.height.0);
            index += 1;
        }
    }
    set
}

/// Returns whether the room above a strip may take one more line: where it is two lines tall or more, as above headings.
/// Smaller rooms stand between like things, and one that were twice another would be seen.
fn takes_a_line(strip: &Strip, grid: f64) -> bool {
    grid > 0.0 && f64::from(strip.before.0) >= grid * 2.0 - FORGIVEN
}

/// Returns the greatest whole multiple of the step that is not greater; the length itself where there is no step.
fn whole_steps(length: f64, step: f64) -> f64 {
    if step > 0.0 { (length / step).floor() * step } else { length }
}

/// Returns the least whole multiple of the step that is not smaller, but for a hundredth.
pub(super) fn ceil_to(length: f64, step: f64) -> f64 {
    ((length - 0.01) / step).ceil().max(0.0) * step
}
