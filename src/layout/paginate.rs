//! Strips → pages: where pages end, at the least cost over all of them.
//!
//! As lines of a paragraph are broken by Knuth and Plass (1981), pages are broken here: for each strip, the best way to
//! fill whole pages up to it is found from the best ways up to those before. A page looks back over no more strips than
//! it holds, so the time is linear in their number.

mod floats;
mod heights;
mod regions;
mod sample;
mod spread;

pub(super) use floats::rearrange;
pub(super) use heights::Heights;
pub(super) use regions::Area;
pub use sample::Sample;
pub(super) use spread::spread;

use super::strips::{FORBIDDEN, Head, Strip, StripKind};
use crate::compose::flow::Filling;
use crate::geometry::Pt;
use std::ops::Range;

/// What a page costs: more than all the looks of a page can, so that no more pages are made than needed.
const PAGE: f64 = 1_000.0;
/// What a page costs that is left quite empty; in between, the square of the empty part counts.
const EMPTY: f64 = 100.0;
/// Part of that cost where a heading comes next.
const NATURAL: f64 = 0.25;
/// What an empty page costs beside, where text goes on: each line counts, so that room gathers before headings.
const AMID: f64 = 20.0;
/// What it costs where pages are filled evenly, on slides, to cut a paragraph in two: more than the emptiest page, so that it
/// is done only to save one.
const CUT: f64 = 200.0;
/// What it costs there to leave one item or row alone: more than the emptiest page, and less than to cut one.
const LONE: f64 = 120.0;
/// What it costs that the first page holds nothing but its furniture, since nothing fits beside it.
const NOTHING: f64 = 2_000.0;
/// What a point of height costs that does not fit. Only strips that are taller than a page can bring it.
const OVERFULL: f64 = 1_000_000.0;
/// What it costs where pictures are made less tall that a page can hold more, by the part of what they can give.
const LOWERED: f64 = 6.0;
/// What a line costs that a room on the page takes more, so that the last line stands on the text block's last: less than
/// to leave one empty.
const STRETCHED: f64 = 0.15;
/// A page that is filled less than this, before another that goes on, costs [`THIN`].
const THIN_PART: f64 = 1.0 / 3.0;
/// What such a page costs: more than all that could be mended on others by leaving it so, and than to part a table.
const THIN: f64 = 1_200.0;
/// A last page that is filled less than this costs [`STUMP`].
const STUMP_PART: f64 = 0.08;
/// What such a stump of a last page costs.
const STUMP: f64 = 2.0;

/// What it costs that facing pages end a line or two apart: more than to leave these empty on both.
const APART: f64 = 1.5;

/// The room that strips are spread over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Height of the first page's body.
    pub(super) first: Pt,
    /// Height of all other pages' bodies.
    pub(super) rest: Pt,
    /// Step of the baseline grid; zero for none.
    pub(super) grid: Pt,
    /// How pages are filled; where evenly, the last among them.
    pub(super) filling: Filling,
    /// Whether the first page is at the right: what comes before and after it faces each other.
    pub(super) recto: bool,
    /// Whether pages of another sequence follow.
    pub(super) followed: bool,
}

/// What is remembered of a page for the one that faces it: its side, and by how many lines it ends short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Facing {
    recto: bool,
    short: usize,
}

impl Facing {
    /// From so many lines on, before a heading, a page does not look as if it were to end where others do.
    const ENDS_ITSELF: usize = 4;
    /// How many there are.
    const COUNT: usize = 2 * (Facing::ENDS_ITSELF + 1);

    fn index(self) -> usize {
        self.short * 2 + usize::from(self.recto)
    }

    fn all() -> impl Iterator<Item = Facing> {
        (0..Facing::COUNT).map(|index| Facing { recto: index % 2 == 1, short: index / 2 })
    }

    /// Returns what it costs that this page stands beside that before it.
    fn beside(self, before: Facing) -> f64 {
        let alike = self.short == before.short;
        let ends_itself = self.short.max(before.short) == Facing::ENDS_ITSELF;
        if self.recto && !alike && !ends_itself { APART } else { 0.0 }
    }
}

/// A page that the strips from a start to before an end could be.
struct Candidate {
    /// What it costs by itself.
    cost: f64,
    /// By how many lines it ends short.
    short: usize,
    /// Whether it is the first and leaves a page before it that holds nothing.
    skips: bool,
}

/// Returns the strips of each page. The first page may be empty, where nothing fits on it.
pub(super) fn paginate(heights: &Heights, strips: &[Strip], room: Room) -> Vec<Range<usize>> {
    let count = strips.len();
    if count == 0 {
        return Vec::new();
    }
    // For whole pages that hold all strips before an end, by what is remembered of the last of them: the least cost; the
    // first strip of that page and what is remembered of the page before.
    let mut best = vec![[f64::INFINITY; Facing::COUNT]; count + 1];
    let mut came = vec![[(0_u32, 0_u8); Facing::COUNT]; count + 1];
    best[0][Facing { recto: !room.recto, short: Facing::ENDS_ITSELF }.index()] = 0.0;
    let tallest = f64::from(room.first.max(room.rest).0);
    let mut forced = 0;
    for end in 1..=count {
        let last = end == count || strips[end].forced;
        let break_cost = if last { 0.0 } else { break_cost(strips, end, room) };
        for start in (forced..end).rev() {
            let give = if room.filling == Filling::Full { heights.give(start, end) } else { 0.0 };
            if start + 1 < end && heights.at_least(start, end) - give > tallest + heights::FORGIVEN {
                break;
            }
            let Some(page) = candidate(heights, strips, start..end, last, room) else { continue };
            let ways = best[start];
            for before in Facing::all().filter(|before| ways[before.index()] < f64::INFINITY) {
                let this = Facing { recto: before.recto == page.skips, short: page.short };
                let cost = ways[before.index()] + break_cost + page.cost + this.beside(before);
                if cost < best[end][this.index()] {
                    best[end][this.index()] = cost;
                    came[end][this.index()] = (start as u32, before.index() as u8);
                }
            }
        }
        if last {
            forced = end;
        }
    }
    trace(&best[count], &came, |end| starts_empty(heights, end, room))
}

/// Returns the page that strips could be; none where they do not fit.
fn candidate(heights: &Heights, strips: &[Strip], range: Range<usize>, last: bool, room: Room) -> Option<Candidate> {
    let Range { start, end } = range;
    let extent = heights.extent(start, end);
    let mut cost = PAGE;
    let mut height = f64::from(if start == 0 { room.first.0 } else { room.rest.0 });
    let skips = start == 0 && starts_empty(heights, end, room);
    if skips {
        height = f64::from(room.rest.0);
        cost += PAGE + NOTHING;
    }
    let excess = extent - height;
    if excess > heights::FORGIVEN {
        let give = if room.filling == Filling::Full { heights.give(start, end) } else { 0.0 };
        if excess <= give {
            cost += LOWERED * excess / give;
        } else if start + 1 < end {
            return None;
        } else {
            cost += OVERFULL * excess;
        }
    }
    let ending = match strips.get(end) {
        None if !room.followed => Ending::Last,
        _ if last => Ending::Part,
        Some(next) if next.keeps_next => Ending::Natural,
        _ => Ending::Amid,
    };
    let lines = if matches!(ending, Ending::Last | Ending::Part) { 0 } else { heights.stretch(start, end, height) };
    let extent = extent + lines as f64 * f64::from(room.grid.0);
    cost += STRETCHED * lines as f64 + looks(extent / height.max(1.0), ending, room);
    let free = heights.free_lines(extent, height);
    let short = match ending {
        Ending::Amid if room.grid > Pt::ZERO => free.min(Facing::ENDS_ITSELF - 1),
        Ending::Natural => free.min(Facing::ENDS_ITSELF),
        _ => Facing::ENDS_ITSELF,
    };
    Some(Candidate { cost, short, skips })
}

/// Returns whether the strips before `end` do not fit on the first page, but on a further one.
fn starts_empty(heights: &Heights, end: usize, room: Room) -> bool {
    room.rest > room.first && heights.extent(0, end) > f64::from(room.first.0) + heights::FORGIVEN
}

/// Follows the best way back from the end.
fn trace(
    best: &[f64; Facing::COUNT],
    came: &[[(u32, u8); Facing::COUNT]],
    starts_empty: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut end = came.len() - 1;
    let mut facing = (0..Facing::COUNT).min_by(|&one, &other| best[one].total_cmp(&best[other])).unwrap_or(0);
    while end > 0 {
        let (start, before) = came[end][facing];
        pages.push(start as usize..end);
        if start == 0 && starts_empty(end) {
            pages.push(0..0);
        }
        (end, facing) = (start as usize, before as usize);
    }
    pages.reverse();
    pages
}

/// Returns what a page break before a strip costs.
fn break_cost(strips: &[Strip], end: usize, room: Room) -> f64 {
    let mut cost = f64::from(held(strips, end).max(strips[end].cost));
    if room.filling == Filling::Even {
        cost += if strips[end].inside { CUT } else { 0.0 } + if strips[end].lone { LONE } else { 0.0 };
    }
    cost
}

/// Returns what it costs to part a strip from what holds on to it: a heading stands with two lines that follow it, or with
/// something taller.
fn held(strips: &[Strip], end: usize) -> f32 {
    let keeps = |index: Option<usize>| index.is_some_and(|index| strips[index].keeps_next);
    let one_line = keeps(end.checked_sub(2)) && strips[end - 1].kind == StripKind::Line;
    if keeps(end.checked_sub(1)) || one_line { FORBIDDEN } else { 0.0 }
}

/// What stands after a page's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Nothing.
    Last,
    /// Another part, which begins a page.
    Part,
    /// A heading: room before it looks meant.
    Natural,
    /// More of the same.
    Amid,
}

/// Returns what a page costs by how full it is.
fn looks(filled: f64, ending: Ending, room: Room) -> f64 {
    let free = (1.0 - filled).max(0.0);
    let thin = if filled < THIN_PART { THIN } else { 0.0 };
    match (room.filling, ending) {
        (Filling::Even, _) => free * free * EMPTY,
        (_, Ending::Last) if filled < STUMP_PART => STUMP,
        (_, Ending::Last) => 0.0,
        (_, Ending::Part) => thin,
        (_, Ending::Natural) => free * free * EMPTY * NATURAL + thin,
        (_, Ending::Amid) => free * free * EMPTY + free * AMID + thin,
    }
}

/// Returns the heights of heads that are repeated.
pub(super) fn head_heights(heads: &[Head]) -> Vec<f64> {
    heads.iter().map(|head| f64::from(head.height.0)).collect()
}
