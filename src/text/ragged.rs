//! Break points → lines of ragged text: near each other in length, and nothing hyphenated.

use super::fit::Measures;
use super::measure::{Point, PointKind};
use super::opportunities::CutKind;

/// What a line costs, so that fewer are better. A line that is empty by its whole length costs 1.
const LINE: f64 = 0.05;

/// What it costs to end with a single word shorter than [`SHORT_LAST`].
const SHORT_LAST_WORD: f64 = 0.3;

/// What it costs to end with a few words that are.
const SHORT_LAST_WORDS: f64 = 0.12;

/// A part of the measure.
const SHORT_LAST: f64 = 0.2;

/// Penalties of spaces are on TeX's scale, on which a hyphen costs 50.
const PENALTY: f64 = 0.005;

/// What an overfull line costs. It is taken only where no other way is.
const OVERFULL: f64 = 1e6;

/// The most lines that are balanced; longer texts are no headlines.
const BALANCED_LINES: usize = 12;

/// What it costs that a third line in a row is shorter than the one before it, or longer, so that the margin falls like a
/// staircase. As much as a quarter of the measure left empty.
const STAIRCASE: f64 = 0.06;

/// By how much lines differ that make a step, as a part of the measure. Less is not seen, more is no staircase.
const STEP: std::ops::Range<f64> = 0.02..0.3;

/// How a line's end stands to that of the line before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Back,
    None,
    Forth,
}

/// The best way to break the text up to a point that ends with a step of one kind.
#[derive(Debug, Clone, Copy)]
struct Way {
    cost: f64,
    /// The last line's right end, as a part of the measure; none before the first line.
    filled: Option<f64>,
    /// Where the last line starts, and the way that leads there.
    from: usize,
    before: usize,
}

/// Returns the points at which lines end.
pub(super) fn ragged(points: &[Point], measures: Measures) -> Vec<usize> {
    // For each point, the best way by its last step; the first point is come to by none.
    let none = [None; 3];
    let mut best: Vec<[Option<Way>; 3]> = vec![[None, Some(Way { cost: 0.0, filled: None, from: 0, before: 1 }), None]];
    for to in 1..points.len() {
        let mut ways: [Option<Way>; 3] = none;
        for from in (0..to).rev() {
            let over = left_over(points, from, to, measures);
            if over < 0.0 && from + 1 < to {
                // Points before this one are farther away still, but for a hyphen of ours, which adds to the line.
                if points[to].end.min(points[to].start) - points[from].start > measures.after(from) {
                    break;
                }
                continue;
            }
            let line = line_cost(points, (from, to), over, measures);
            let filled = 1.0 - over.max(0.0) / measures.rest.max(f64::MIN_POSITIVE);
            for (before, way) in best[from].iter().enumerate().filter_map(|(index, way)| Some((index, way.as_ref()?))) {
                let step = if to + 1 == points.len() { Step::None } else { step(way.filled, filled) };
                let goes_on = step != Step::None && step as usize == before;
                let cost = way.cost + line + if goes_on { STAIRCASE } else { 0.0 };
                let known = &mut ways[step as usize];
                if known.is_none_or(|known| cost < known.cost) {
                    *known = Some(Way { cost, filled: Some(filled), from, before });
                }
            }
        }
        best.push(ways);
    }
    let mut ends = Vec::new();
    let mut at = points.len().saturating_sub(1);
    let cheapest = |ways: &[Option<Way>; 3]| {
        let costs = ways.iter().enumerate().filter_map(|(index, way)| Some((index, way.as_ref()?.cost)));
        costs.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    };
    let mut way = cheapest(&best[at]);
    while let (true, Some(last)) = (at > 0, way.and_then(|way| best[at][way])) {
        ends.push(at);
        (at, way) = (last.from, Some(last.before));
    }
    ends.reverse();
    ends
}

/// Returns the step from one line's end to the next.
fn step(before: Option<f64>, filled: f64) -> Step {
    let Some(before) = before else { return Step::None };
    match before - filled {
        less if STEP.contains(&less) => Step::Back,
        more if STEP.contains(&-more) => Step::Forth,
        _ => Step::None,
    }
}

/// Returns the room that a line leaves, negative where it is too long.
fn left_over(points: &[Point], from: usize, to: usize, measures: Measures) -> f64 {
    let over = measures.after(from) - (points[to].end - points[from].start);
    if over > -1e-5 { over.max(0.0) } else { over }
}

/// Returns what it costs to end a line at a point.
fn break_cost(point: &Point) -> f64 {
    match point.kind {
        PointKind::Edge => 0.0,
        PointKind::Space => point.penalty * PENALTY,
        PointKind::Cut(CutKind::OwnHyphen | CutKind::Other | CutKind::Address) => 0.02,
        PointKind::Cut(CutKind::AddressPart) => 0.06,
        PointKind::Cut(CutKind::Emergency) => 15.0,
        // As much as half of the measure left empty.
        PointKind::Cut(_) => 0.25,
    }
}

fn line_cost(points: &[Point], (from, to): (usize, usize), over: f64, measures: Measures) -> f64 {
    let measure = measures.after(from).max(f64::MIN_POSITIVE);
    let empty = over / measure;
    let mut cost = LINE + break_cost(&points[to]);
    if over < 0.0 {
        return cost + OVERFULL;
    }
    if to + 1 < points.len() {
        cost += empty * empty;
    } else if from > 0 && empty > 1.0 - SHORT_LAST {
        let one_word = points[to].space_end <= points[from].space_start;
        cost += if one_word { SHORT_LAST_WORD } else { SHORT_LAST_WORDS };
    }
    cost
}

/// Returns the points at which lines end that are as few as can be and near each other in length.
pub(super) fn balanced(points: &[Point], measures: Measures) -> Vec<usize> {
    let lines = fewest_lines(points, measures);
    let last = points.len().saturating_sub(1);
    if lines <= 1 || lines > BALANCED_LINES {
        return ragged(points, measures);
    }
    let total = points[last].end + (measures.rest - measures.first);
    let target = total / lines as f64;
    // best[n][to]: the least cost of n lines that end at a point.
    let mut best: Vec<Vec<(f64, usize)>> = vec![vec![(f64::INFINITY, 0); points.len()]; lines + 1];
    best[0][0].0 = 0.0;
    for line in 1..=lines {
        for to in line..points.len() {
            for from in (line - 1..to).rev() {
                let over = left_over(points, from, to, measures);
                if over < 0.0 && points[to].end.min(points[to].start) - points[from].start > measures.after(from) {
                    break;
                }
                let before = best[line - 1][from].0;
                if over < 0.0 || before.is_infinite() {
                    continue;
                }
                let indent = measures.rest - measures.after(from);
                let off =
                    (points[to].end - points[from].start + indent - target) / measures.rest.max(f64::MIN_POSITIVE);
                let cost = before + off * off + break_cost(&points[to]);
                if cost < best[line][to].0 {
                    best[line][to] = (cost, from);
                }
            }
        }
    }
    if best[lines][last].0.is_infinite() {
        return ragged(points, measures);
    }
    let mut ends = Vec::new();
    let mut at = last;
    for line in (1..=lines).rev() {
        ends.push(at);
        at = best[line][at].1;
    }
    ends.reverse();
    ends
}

/// Returns how many lines the text takes at the least: each is filled as far as it goes, which is the best that can be
/// done where a later start never makes a line end earlier.
fn fewest_lines(points: &[Point], measures: Measures) -> usize {
    let mut lines = 0;
    let mut from = 0;
    while from + 1 < points.len() {
        let mut end = from + 1;
        for to in from + 1..points.len() {
            if left_over(points, from, to, measures) >= 0.0 && break_cost(&points[to]) < DEAR {
                end = to;
            } else if points[to].end.min(points[to].start) - points[from].start > measures.after(from) {
                break;
            }
        }
        lines += 1;
        from = end;
    }
    lines
}

/// Cost from which a break point is left alone where there is another.
const DEAR: f64 = 0.2;

/// What it costs to end a line of a headline on a word that leads to the next.
pub(super) const LEADING_WORD: f64 = 12.0;
