//! Widths of a table's columns.

use crate::geometry::Pt;

/// Lines are sums of rounded numbers: a column as wide as its widest cell gets so much more.
const SLACK: Pt = Pt(0.05);

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Want {
    /// Width of its widest cell, set on one line.
    pub(super) natural: Pt,
    /// Width of its widest word.
    pub(super) minimum: Pt,
    /// How much it holds in all, in any unit: that of the others.
    pub(super) load: f32,
    /// Whether it is to have its natural width before others are served.
    pub(super) narrow: bool,
}

/// Shares out the width. All columns get what they ask for where that fits. Else those that ask for no more than a fair
/// share get it, the others divide the rest, and none gets less than its widest word. They divide it in proportion to the
/// square roots of what they hold: that makes the sum of all columns' heights the least. Where not even the words fit,
/// those wider than an equal part of the measure are cut, so that one endless word does not cut those of other columns.
pub(super) fn settle(wants: &[Want], available: Pt) -> Vec<Pt> {
    let natural: Vec<Pt> = wants.iter().map(|want| want.natural.max(want.minimum) + SLACK).collect();
    if natural.iter().copied().sum::<Pt>() <= available {
        return natural;
    }
    let mut minimum: Vec<Pt> = wants.iter().map(|want| want.minimum + SLACK).collect();
    if minimum.iter().copied().sum::<Pt>() > available {
        let equal = available.max(Pt(1.0)) / wants.len().max(1) as f32;
        minimum.iter_mut().filter(|minimum| **minimum > equal).for_each(|minimum| *minimum = equal);
    }
    let mut widths: Vec<Option<Pt>> = vec![None; wants.len()];
    for index in 0..wants.len() {
        // Narrow ones first, as long as the others keep their words.
        let others: Pt =
            (0..wants.len()).filter(|&other| other != index).map(|other| widths[other].unwrap_or(minimum[other])).sum();
        if wants[index].narrow && natural[index] + others <= available {
            widths[index] = Some(natural[index]);
        }
    }
    let weights: Vec<f32> = wants.iter().map(|want| want.load.max(1.0).sqrt()).collect();
    share_out((&natural, &minimum, &weights), &mut widths, available);
    widths.into_iter().zip(minimum).map(|(width, minimum)| width.unwrap_or(minimum)).collect()
}

/// Settles the widths that are still open.
fn share_out((natural, minimum, weights): (&[Pt], &[Pt], &[f32]), widths: &mut [Option<Pt>], available: Pt) {
    // Each round settles at least one column, or is the last.
    for _ in 0..=widths.len() {
        let open: Vec<usize> = (0..widths.len()).filter(|&index| widths[index].is_none()).collect();
        let left = available - widths.iter().flatten().copied().sum();
        let fair = left / open.len().max(1) as f32;
        let all: f32 = open.iter().map(|&index| weights[index]).sum();
        let share = |index: usize| left * (weights[index] / all.max(1.0));
        let mut settle = |which: &dyn Fn(usize) -> bool, width: &[Pt]| {
            let found: Vec<usize> = open.iter().copied().filter(|&index| which(index)).collect();
            found.iter().for_each(|&index| widths[index] = Some(width[index]));
            !found.is_empty()
        };
        // Those that need more than is fair come before those that ask for less, so that words are never cut for them.
        let settled = settle(&|index| minimum[index] > fair, minimum)
            || settle(&|index| natural[index] <= fair, natural)
            || settle(&|index| share(index) < minimum[index], minimum)
            || settle(&|index| share(index) > natural[index], natural);
        if !settled {
            open.iter().for_each(|&index| widths[index] = Some(share(index)));
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn want(natural: f32, minimum: f32) -> Want {
        Want { natural: Pt(natural), minimum: Pt(minimum), load: natural, narrow: false }
    }

    fn rounded(wants: &[Want], available: f32) -> Vec<i32> {
        settle(wants, Pt(available)).iter().map(|width| width.0.round() as i32).collect()
    }

    #[test]
    fn columns_that_fit_keep_their_natural_width() {
        assert_eq!(rounded(&[want(100.0, 30.0), want(50.0, 50.0)], 400.0), [100, 50]);
    }

    #[test]
    fn a_long_column_leaves_short_ones_on_one_line() {
        let wants = [want(900.0, 60.0), want(80.0, 45.0), want(50.0, 50.0), want(60.0, 20.0)];
        assert_eq!(rounded(&wants, 400.0), [210, 80, 50, 60]);
    }

    #[test]
    fn long_columns_share_by_what_they_hold() {
        assert_eq!(rounded(&[want(1600.0, 60.0), want(400.0, 60.0)], 300.0), [200, 100]);
    }

    #[test]
    fn no_column_is_narrower_than_its_widest_word() {
        assert_eq!(rounded(&[want(2000.0, 60.0), want(200.0, 120.0)], 300.0), [180, 120]);
    }

    #[test]
    fn narrow_columns_are_served_first() {
        let narrow = Want { narrow: true, ..want(160.0, 20.0) };
        assert_eq!(rounded(&[want(900.0, 60.0), narrow], 300.0), [140, 160]);
    }

    #[test]
    fn an_endless_word_is_cut_and_no_other() {
        assert_eq!(rounded(&[want(400.0, 300.0), want(100.0, 100.0)], 200.0), [100, 100]);
        assert_eq!(rounded(&[want(3000.0, 3000.0), want(60.0, 40.0), want(50.0, 20.0)], 300.0), [190, 60, 50]);
        assert_eq!(rounded(&[want(3000.0, 3000.0), want(60.0, 40.0), want(2000.0, 2000.0)], 300.0), [132, 60, 108]);
    }

    #[test]
    fn a_column_that_asks_for_little_yields_to_a_long_word() {
        assert_eq!(rounded(&[want(140.0, 50.0), want(400.0, 170.0)], 300.0), [130, 170]);
    }

    #[test]
    fn the_measure_is_never_passed() {
        for available in [1.0, 37.5, 120.0, 333.3] {
            let wants = [want(300.0, 40.0), want(10.0, 10.0), Want { narrow: true, ..want(90.0, 30.0) }];
            let total: Pt = settle(&wants, Pt(available)).into_iter().sum();
            assert!(total.0 <= available + 0.1, "{total:?} in {available}");
        }
    }
}
