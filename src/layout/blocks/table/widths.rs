//! Widths of a table's columns.
//!
//! Columns that fit keep their natural widths. Else they begin as CSS has it ("Cascading Style Sheets, level 2", 17.5.2.2):
//! none below its widest word, the rest shared out by how much more each asks for. From there width goes from column to
//! column as long as that makes the table better, which is what an author of a tabulary table does by hand: the fewer lines
//! its rows take the better, and the fewer of its cells are broken into short ones.

use crate::geometry::{Em, Pt};
use crate::text::Breaks;

/// Lines are sums of rounded numbers: a column as wide as its widest cell gets so much more.
const SLACK: Pt = Pt(0.05);
/// The step by which widths are tried in the end.
const FINEST: Pt = Pt(2.0);
/// The part of the measure by which they are tried at first.
const COARSEST: f32 = 0.25;
/// Moves of width from one column to another, at the most: each makes the table better, few are needed.
const MOVES: usize = 200;
/// Rows by which a long table is judged; they are taken from all of it.
const JUDGED: usize = 120;
/// What a line of a cell costs, as a part of one that makes the row taller.
const BESIDE: f32 = 0.1;
/// The width up to which a cell is a name, a date or the like, which is better not broken.
const SHORT: Em = Em(14.0);
/// What it costs in lines to break such a cell: one is broken to spare its row a line, two are not.
const BROKEN: f32 = 0.6;
/// The width below which a cell of several lines reads badly: two or three words.
const COMFORT: Em = Em(10.0);
/// What such a cell costs in lines, were it of no width at all. It grows with the square of what it lacks.
const STARVED: f32 = 12.0;

/// What a column asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Want {
    /// Width of its widest cell, set on one line.
    pub(super) natural: Pt,
    /// Width of its widest word.
    pub(super) minimum: Pt,
    /// Whether it is to have its natural width before others are served.
    pub(super) narrow: bool,
    /// Its cells from the head down; none where a row lacks one.
    pub(super) cells: Vec<Option<Content>>,
}

/// What a cell holds.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) breaks: Breaks,
    pub(super) size: Pt,
    pub(super) leading: Pt,
}

impl Want {
    /// Adds a cell.
    pub(super) fn add(&mut self, content: Option<Content>) {
        if let Some(Content { breaks, .. }) = &content {
            self.natural = self.natural.max(breaks.natural());
            self.minimum = self.minimum.max(breaks.minimum());
        }
        self.cells.push(content);
    }
}

/// Shares out the width. Where not even the words fit, those wider than an equal part of the measure are cut, so that one
/// endless word does not cut those of other columns.
pub(super) fn settle(wants: &[Want], available: Pt) -> Vec<Pt> {
    let natural: Vec<Pt> = wants.iter().map(|want| want.natural.max(want.minimum) + SLACK).collect();
    if natural.iter().copied().sum::<Pt>() <= available {
        return natural;
    }
    let least = least(wants, &natural, available);
    let mut widths = begin(&natural, &least, available);
    improve(wants, &least, &mut widths, available);
    widths
}

/// Returns the width that each column has at the least.
fn least(wants: &[Want], natural: &[Pt], available: Pt) -> Vec<Pt> {
    let mut least: Vec<Pt> = wants.iter().map(|want| want.minimum + SLACK).collect();
    if least.iter().copied().sum::<Pt>() > available {
        let equal = available.max(Pt(1.0)) / wants.len().max(1) as f32;
        least.iter_mut().for_each(|least| *least = least.min(equal));
    }
    for (index, want) in wants.iter().enumerate().filter(|(_, want)| want.narrow) {
        // As long as the others keep their words.
        let others = least.iter().copied().sum::<Pt>() - least[index];
        if natural[index] + others <= available && want.natural >= want.minimum {
            least[index] = natural[index];
        }
    }
    least
}

/// Returns the widths that CSS gives.
fn begin(natural: &[Pt], least: &[Pt], available: Pt) -> Vec<Pt> {
    let left = available - least.iter().copied().sum();
    let wished: Vec<Pt> = natural.iter().zip(least).map(|(&natural, &least)| (natural - least).max(Pt::ZERO)).collect();
    let all = wished.iter().copied().sum::<Pt>().max(Pt(f32::MIN_POSITIVE));
    least.iter().zip(wished).map(|(&least, wished)| least + left * (wished / all)).collect()
}

/// Moves width from one column to another as long as that makes the table better, by less and less.
fn improve(wants: &[Want], least: &[Pt], widths: &mut [Pt], available: Pt) {
    let rows = wants.iter().map(|want| want.cells.len()).max().unwrap_or(0);
    let judged: Vec<usize> = (0..rows).step_by(rows.div_ceil(JUDGED).max(1)).collect();
    let columns: Vec<Judged> = wants.iter().map(|want| Judged::new(want, &judged)).collect();
    let mut set: Vec<Vec<Height>> =
        columns.iter().zip(widths.iter()).map(|(column, &width)| column.set(width)).collect();
    let mut cost = total(&set);
    let mut step = available * COARSEST;
    let mut moves = 0;
    while step >= FINEST && moves < MOVES {
        let mut best: Option<Move> = None;
        for from in (0..widths.len()).filter(|&from| widths[from] - step >= least[from]) {
            let narrower = std::mem::replace(&mut set[from], columns[from].set(widths[from] - step));
            for to in (0..widths.len()).filter(|&to| to != from) {
                let before = std::mem::replace(&mut set[to], columns[to].set(widths[to] + step));
                let cost = total(&set);
                if best.as_ref().is_none_or(|best| cost < best.cost) {
                    best = Some(Move { cost, from, to });
                }
                set[to] = before;
            }
            set[from] = narrower;
        }
        match best.filter(|best| best.cost < cost * (1.0 - 1e-5)) {
            Some(Move { cost: less, from, to }) => {
                widths[from] -= step;
                widths[to] += step;
                set[from] = columns[from].set(widths[from]);
                set[to] = columns[to].set(widths[to]);
                cost = less;
                moves += 1;
            }
            None => step = step / 2.0,
        }
    }
}

/// Width that goes from one column to another, and what the table costs then.
struct Move {
    cost: f32,
    from: usize,
    to: usize,
}

/// A cell in a width: how tall it is, and what is to be regretted in it.
#[derive(Debug, Clone, Copy, Default)]
struct Height {
    lines: Pt,
    regretted: Pt,
}

/// The cells of a column by which it is judged.
struct Judged<'w> {
    cells: Vec<Option<&'w Content>>,
    natural: Pt,
}

impl<'w> Judged<'w> {
    fn new(want: &'w Want, rows: &[usize]) -> Judged<'w> {
        let cells = rows.iter().map(|&row| want.cells.get(row).and_then(Option::as_ref)).collect();
        Judged { cells, natural: want.natural }
    }

    /// Returns the heights of its cells in a width.
    fn set(&self, width: Pt) -> Vec<Height> {
        let of_cell = |cell: &Option<&Content>| {
            let Some(Content { breaks, size, leading }) = cell else { return Height::default() };
            let lines = breaks.lines(width);
            let mut regretted = lines as f32 * BESIDE;
            if lines > 1 {
                let comfort = (COMFORT * *size).min(self.natural);
                let lacks = ((comfort - width) / comfort.max(Pt(1.0))).max(0.0);
                regretted += lacks * lacks * STARVED;
                regretted += if breaks.natural() <= SHORT * *size { BROKEN } else { 0.0 };
            }
            Height { lines: *leading * lines as f32, regretted: *leading * regretted }
        };
        self.cells.iter().map(of_cell).collect()
    }
}

/// Returns what a table costs: its height, and what is to be regretted in its cells.
fn total(set: &[Vec<Height>]) -> f32 {
    let rows = set.first().map_or(0, Vec::len);
    let of_row = |row: usize| {
        let cells = set.iter().map(|column| column[row]);
        let tallest = cells.clone().map(|cell| cell.lines).fold(Pt::ZERO, Pt::max);
        let regretted = cells.map(|cell| cell.regretted).sum::<Pt>();
        (tallest + regretted).0
    };
    (0..rows).map(of_row).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column of cells, each of words of these widths.
    fn want<W: AsRef<[f64]>>(cells: &[W]) -> Want {
        let mut want = Want::default();
        for words in cells {
            let breaks = Breaks::of_words(words.as_ref());
            want.add(Some(Content { breaks, size: Pt(9.0), leading: Pt(12.0) }));
        }
        want
    }

    fn widths(wants: &[Want], available: f32) -> Vec<f32> {
        let widths = settle(wants, Pt(available));
        let total: Pt = widths.iter().copied().sum();
        assert!(total.0 <= available + 0.1, "{widths:?} in {available}");
        widths.iter().map(|width| width.0).collect()
    }

    /// The lines of the row that each column's cells make.
    fn lines(wants: &[Want], available: f32) -> Vec<Vec<usize>> {
        let widths = widths(wants, available);
        let of_column = |(want, width): (&Want, &f32)| {
            want.cells.iter().flatten().map(|cell| cell.breaks.lines(Pt(*width))).collect()
        };
        wants.iter().zip(&widths).map(of_column).collect()
    }

    const WORD: f64 = 27.0;

    #[test]
    fn columns_that_fit_keep_their_natural_width() {
        let widths = widths(&[want(&[[30.0, 67.0]]), want(&[[50.0]])], 400.0);
        assert_eq!(widths, [100.05, 50.05]);
    }

    #[test]
    fn a_long_column_leaves_short_ones_on_one_line() {
        let wants = [want(&[[WORD; 30]]), want(&[[35.0, 42.0]]), want(&[[50.0]]), want(&[[20.0, 37.0]])];
        assert_eq!(lines(&wants, 400.0)[1..], [[1], [1], [1]]);
    }

    #[test]
    fn a_long_column_is_not_starved_by_one_that_could_break() {
        // Four rows: what is asked, in twenty words, and by whom, in four. On one line the short column would leave the
        // other so little that each row took seven lines.
        let wants = [want(&[[WORD; 20]; 4]), want(&[[40.0, 40.0, 40.0, 37.0]; 4])];
        let found = lines(&wants, 260.0);
        assert!(found[0].iter().all(|&lines| lines <= 4), "{found:?}");
        assert!(found[1].iter().all(|&lines| lines == 2), "{found:?}");
    }

    #[test]
    fn no_column_is_left_with_a_word_a_line_for_a_long_one() {
        let wants = [want(&[[WORD; 60]]), want(&[[30.0, 30.0, 30.0, 30.0, 30.0]])];
        let found = lines(&wants, 300.0);
        assert!(found[1][0] <= 3, "{found:?}");
    }

    #[test]
    fn columns_that_hold_alike_are_alike() {
        let widths = widths(&[want(&[[WORD; 16]; 3]), want(&[[WORD; 16]; 3])], 300.0);
        assert!((widths[0] - widths[1]).abs() < 1.0, "{widths:?}");
    }

    #[test]
    fn the_height_of_rows_counts_and_not_that_of_cells_beside() {
        // Nothing is gained where the second column's cells are made shorter than those of the first.
        let wants = [want(&[[WORD; 24]; 2]), want(&[[WORD; 8]; 2])];
        let found = lines(&wants, 300.0);
        assert!(found[0][0] >= found[1][0] && found[0][0] <= 4, "{found:?}");
    }

    #[test]
    fn no_column_is_narrower_than_its_widest_word() {
        let found = widths(&[want(&[[WORD; 60]]), want(&[[120.0, 77.0]])], 300.0);
        assert!(found[1] >= 120.0, "{found:?}");
    }

    #[test]
    fn narrow_columns_are_served_first() {
        let narrow = Want { narrow: true, ..want(&[[20.0, 67.0, 67.0]]) };
        let found = widths(&[want(&[[WORD; 30]]), narrow], 300.0);
        assert!((found[1] - 160.0).abs() < 0.1, "{found:?}");
    }

    #[test]
    fn an_endless_word_is_cut_and_no_other() {
        let found = widths(&[want(&[[300.0, 97.0]]), want(&[[100.0]])], 200.0);
        assert!(found[1] > 99.0, "{found:?}");
        let found = widths(&[want(&[[3000.0]]), want(&[[40.0, 17.0]]), want(&[[20.0, 27.0]])], 300.0);
        assert!(found[1] >= 40.0 && found[2] >= 20.0, "{found:?}");
        let found = widths(&[want(&[[3000.0]]), want(&[[40.0, 17.0]]), want(&[[2000.0]])], 300.0);
        assert!(found[1] >= 40.0 && found[2] >= 100.0, "{found:?}");
    }

    #[test]
    fn the_measure_is_never_passed() {
        for available in [1.0, 37.5, 120.0, 333.3] {
            let narrow = Want { narrow: true, ..want(&[[30.0, 57.0]]) };
            widths(&[want(&[[40.0; 7]]), want(&[[10.0]]), narrow], available);
        }
    }
}
