//! Parts of bars that stand upon each other.

use super::{Chart, Kind};

/// A part of a bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// Whose.
    pub(super) series: usize,
    /// Where it begins, on the side of zero.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
}

/// All of a bar of shares.
pub(super) const WHOLE: f64 = 100.0;

/// Returns the parts of a category's bar, in the order of the series: values above zero upon each other, those below zero
/// under each other. Of a bar of shares all parts make up a hundred.
pub(super) fn parts(chart: &Chart, category: usize) -> Vec<Part> {
    let numbers: Vec<(usize, f64)> = chart
        .series
        .iter()
        .enumerate()
        .filter_map(|(series, of)| Some((series, of.values.get(category)?.as_ref()?.number)))
        .collect();
    let total: f64 = numbers.iter().map(|(_, number)| number.abs()).sum();
    let is_share = chart.kind == Kind::Share;
    let (mut above, mut below) = (0.0, 0.0);
    let mut parts = Vec::with_capacity(numbers.len());
    for (series, number) in numbers {
        let extent = match is_share {
            true if total > 0.0 => number.abs() / total * WHOLE,
            true => 0.0,
            false => number,
        };
        let end = if extent < 0.0 { &mut below } else { &mut above };
        parts.push(Part { series, from: *end, to: *end + extent });
        *end += extent;
    }
    parts
}

/// Returns the range of all bars, zero in it.
pub(super) fn range(chart: &Chart) -> (f64, f64) {
    if chart.kind == Kind::Share {
        return (0.0, WHOLE);
    }
    let ends = (0..chart.categories.len()).flat_map(|category| parts(chart, category)).map(|part| part.to);
    let (least, most) = ends.fold((0.0_f64, 0.0_f64), |(least, most), end| (least.min(end), most.max(end)));
    let most = if least == most { 1.0 } else { most };
    if (most - least).is_finite() { (least, most) } else { (f64::MIN / 4.0, f64::MAX / 4.0) }
}
