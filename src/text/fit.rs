//! Break points → lines of justified text, with the least demerits for the paragraph as a whole (Knuth and Plass,
//! "Breaking paragraphs into lines", 1981).
//!
//! Only break points from which a line can still reach the present one are kept, so the time grows with the length of
//! the paragraph and no faster.

use super::justification;
use super::measure::Point;

/// Demerits of each line, so that fewer are better.
const LINE: f64 = 10.0;

/// Demerits of two lines side by side of which one is tight and the other loose.
const UNEVEN: f64 = 10_000.0;

/// Demerits of two hyphens in a row.
const TWO_HYPHENS: f64 = 10_000.0;

/// Demerits of a hyphen at the end of the last line but one.
const LAST_HYPHEN: f64 = 5_000.0;

/// Demerits of a last line shorter than [`SHORT_LAST`].
const SHORT_LAST_LINE: f64 = 5_000.0;

/// A last line that leaves more than the rest of the measure empty looks like a gap between paragraphs.
const SHORT_LAST: f64 = 0.12;

/// The badness of a line that is as bad as can be told.
const WORST: f64 = 10_000.0;

/// Widths are sums of rounded numbers: so many points too long is not overfull.
const ROUNDING: f64 = 1e-5;

/// Lengths of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    /// Of the first line.
    pub(super) first: f64,
    /// Of all others.
    pub(super) rest: f64,
}

impl Measures {
    /// Returns the length of the line that starts at a point.
    pub(super) fn after(&self, point: usize) -> f64 {
        if point == 0 { self.first } else { self.rest }
    }
}

/// How hard it is tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pass {
    /// Badness above which a line is not taken.
    pub(super) tolerance: f64,
    /// Room that each line may have over, in points, before it counts as bad.
    pub(super) slack: f64,
    /// Whether a way has to be found.
    pub(super) last: bool,
}

/// The looseness of a line, in four classes from tight to very loose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fitness(u8);

/// What a line between two points would be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Trial {
    /// It does not fit even when shrunk.
    TooLong,
    /// It can be set.
    Fits {
        /// From 0, perfect, to [`WORST`].
        badness: f64,
        /// The class.
        fitness: Fitness,
    },
}

/// A way of breaking the text up to a point.
#[derive(Debug, Clone, Copy)]
struct Node {
    point: u32,
    previous: u32,
    fitness: Fitness,
    demerits: f64,
}

/// Room for the search, kept from paragraph to paragraph.
#[derive(Debug, Default)]
pub(super) struct Room {
    nodes: Vec<Node>,
    active: Vec<u32>,
}

/// Tries a line between two points.
pub(super) fn try_line(points: &[Point], from: usize, to: usize, measures: Measures, pass: Pass) -> Trial {
    let (start, end) = (&points[from], &points[to]);
    let over = measures.after(from) - (end.end - start.start);
    let ratio = if over >= 0.0 && to + 1 == points.len() {
        // The last line is not stretched.
        0.0
    } else {
        spaces_ratio(over, end.end - start.start, end.space_end - start.space_start, pass.slack)
    };
    if ratio < -1.0 {
        return Trial::TooLong;
    }
    let fitness = match ratio {
        ratio if ratio < -0.5 => 0,
        ratio if ratio <= 0.5 => 1,
        ratio if ratio <= 1.0 => 2,
        _ => 3,
    };
    Trial::Fits { badness: (100.0 * ratio.abs() * ratio.abs() * ratio.abs()).min(WORST), fitness: Fitness(fitness) }
}

/// Returns the adjustment ratio of a line of so much glyphs and spaces.
fn spaces_ratio(over: f64, natural: f64, space: f64, slack: f64) -> f64 {
    justification::ratio(over + ROUNDING, natural - space, space, slack)
}

/// Returns the demerits of a line between two points, given the class of the line before it.
pub(super) fn demerits(
    points: &[Point],
    (from, before): (usize, Fitness),
    to: usize,
    (badness, fitness): (f64, Fitness),
    measures: Measures,
) -> f64 {
    let (start, end) = (&points[from], &points[to]);
    let is_last = to + 1 == points.len();
    let line = LINE + badness;
    let mut demerits = line * line + end.penalty * end.penalty;
    if start.hyphened && end.hyphened {
        demerits += TWO_HYPHENS;
    }
    if is_last && start.hyphened {
        demerits += LAST_HYPHEN;
    }
    if is_last && from != 0 && end.end - start.start < SHORT_LAST * measures.rest {
        demerits += SHORT_LAST_LINE;
    }
    if before.0.abs_diff(fitness.0) > 1 {
        demerits += UNEVEN;
    }
    demerits
}

/// The class that counts as before the first line.
pub(super) const DECENT: Fitness = Fitness(1);

/// Returns the points at which lines end, the last one among them; none where the tolerance is too small.
pub(super) fn total_fit(points: &[Point], measures: Measures, pass: Pass, room: &mut Room) -> Option<Vec<usize>> {
    let Room { nodes, active } = room;
    nodes.clear();
    active.clear();
    nodes.push(Node { point: 0, previous: u32::MAX, fitness: DECENT, demerits: 0.0 });
    active.push(0);
    let last = points.len().checked_sub(1).filter(|last| *last > 0)?;
    for to in 1..=last {
        let mut best: [Option<Node>; 4] = [None; 4];
        let mut overfull: Option<u32> = None;
        let end = &points[to];
        active.retain(|&id| {
            let node = nodes[id as usize];
            let from = node.point as usize;
            match try_line(points, from, to, measures, pass) {
                Trial::TooLong => {
                    // A hyphen of ours makes this line longer than one that ends a little later.
                    let shortest = end.end.min(end.start) - points[from].start;
                    let space = end.space_end - points[from].space_start;
                    let hopeless = spaces_ratio(measures.after(from) - shortest, shortest, space, 0.0) < -1.0;
                    if hopeless && overfull.is_none_or(|other| node.demerits <= nodes[other as usize].demerits) {
                        overfull = Some(id);
                    }
                    !hopeless
                }
                Trial::Fits { badness, fitness } => {
                    if badness <= pass.tolerance {
                        let demerits =
                            node.demerits + demerits(points, (from, node.fitness), to, (badness, fitness), measures);
                        let best = &mut best[usize::from(fitness.0)];
                        if best.is_none_or(|best| demerits < best.demerits) {
                            *best = Some(Node { point: to as u32, previous: id, fitness, demerits });
                        }
                    }
                    true
                }
            }
        });
        if pass.last && active.is_empty() && best.iter().all(Option::is_none) {
            // Not even a single character fits.
            let previous = overfull?;
            let demerits = nodes[previous as usize].demerits;
            best[1] = Some(Node { point: to as u32, previous, fitness: DECENT, demerits });
        }
        for node in best.into_iter().flatten() {
            active.push(nodes.len() as u32);
            nodes.push(node);
        }
        if active.is_empty() {
            return None;
        }
    }
    let ends = active.iter().map(|id| nodes[*id as usize]).filter(|node| node.point as usize == last);
    let mut node = ends.min_by(|a, b| a.demerits.total_cmp(&b.demerits))?;
    let mut lines = Vec::new();
    while node.previous != u32::MAX {
        lines.push(node.point as usize);
        node = nodes[node.previous as usize];
    }
    lines.reverse();
    Some(lines)
}
