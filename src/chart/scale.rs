//! Round numbers, and the places of values between them.

use crate::geometry::Pt;
use crate::language::Language;

/// Steps between the figures of an axis, in each power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems,
/// 1990, p. 61).
const STEPS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];
/// The most figures of an axis; a step that would need more is no step of this range.
const MOST: f64 = 24.0;

/// An axis: round numbers that hold all values between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    /// The first figure.
    pub(super) from: f64,
    /// The last.
    pub(super) to: f64,
    /// All of them, growing.
    pub(super) ticks: Vec<f64>,
    /// Decimals that they are printed with.
    decimals: usize,
}

impl Axis {
    /// Returns an axis of about so many figures that holds all values.
    pub(super) fn new((least, most): (f64, f64), about: usize) -> Axis {
        let (least, most) = if most > least { (least, most) } else { widened(least) };
        let (step, decimals) = step((most - least) / about.max(1) as f64);
        let (first, last) = ((least / step).floor(), (most / step).ceil());
        if !(last - first).is_finite() || last - first > MOST || step <= 0.0 {
            return Axis { from: least, to: most, ticks: vec![least, most], decimals: 0 };
        }
        let count = (last - first) as usize;
        // Multiples of the step, rather than sums of it, so that none is off by what rounding adds up to.
        let ticks: Vec<f64> = (0..=count).map(|index| (first + index as f64) * step).collect();
        Axis { from: first * step, to: last * step, ticks, decimals }
    }

    /// Returns a figure as it is printed.
    pub(super) fn figure(&self, tick: f64, language: Language) -> String {
        let typed = format!("{tick:.*}", self.decimals);
        let is_zero = typed.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
        language.number(if is_zero { "0" } else { &typed })
    }

    /// Returns how far a value lies on the way from the first figure to the last.
    pub(super) fn part(&self, value: f64) -> f32 {
        let range = self.to - self.from;
        if range > 0.0 && range.is_finite() { ((value - self.from) / range).clamp(0.0, 1.0) as f32 } else { 0.0 }
    }
}

/// Returns a range with zero in it.
pub(super) fn with_zero((least, most): (f64, f64)) -> (f64, f64) {
    (least.min(0.0), most.max(0.0))
}

/// Returns a range around a single value, zero at one end.
fn widened(value: f64) -> (f64, f64) {
    match value {
        value if value > 0.0 => (0.0, value),
        value if value < 0.0 => (value, 0.0),
        _ => (0.0, 1.0),
    }
}

/// Returns the least round step that is not smaller than asked for, and the decimals of its multiples.
fn step(wanted: f64) -> (f64, usize) {
    if !wanted.is_finite() || wanted <= 0.0 {
        return (1.0, 0);
    }
    // Powers of ten by products and quotients, which are the same on every machine; those that can be written as a
    // decimal are as near as can be.
    let (mut power, mut exponent) = (1.0_f64, 0_i32);
    while power * 10.0 <= wanted && exponent < 300 {
        power *= 10.0;
        exponent += 1;
    }
    let mut divisor = 1.0_f64;
    while exponent <= 0 && wanted < 1.0 / divisor && exponent > -300 {
        divisor *= 10.0;
        exponent -= 1;
    }
    let unit = if exponent < 0 { 1.0 / divisor } else { power };
    let factor = STEPS.into_iter().find(|factor| factor * unit >= wanted * 0.999_999).unwrap_or(10.0);
    let decimals = if exponent < 0 { (-exponent) as usize - usize::from(factor >= 10.0) } else { 0 };
    (factor * unit, decimals)
}

/// Places of values along a length that begins at zero's side: where zero is, and how long a unit is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lengths {
    /// Place of zero.
    pub(super) zero: Pt,
    /// Length of a unit; negative values go to the other side.
    unit: f64,
}

impl Lengths {
    /// Returns the longest unit at which all values find room between two edges. `reach` is what a value needs beyond its
    /// end: its printed figure.
    pub(super) fn fitting(values: &[(f64, Pt)], from: Pt, to: Pt) -> Lengths {
        let room = f64::from((to - from).0.max(0.0));
        let needed = |unit: f64, negative: bool| {
            let side = values.iter().filter(|(value, _)| (*value < 0.0) == negative);
            side.map(|(value, reach)| value.abs() * unit + f64::from(reach.0)).fold(0.0, f64::max)
        };
        let greatest = values.iter().map(|(value, _)| value.abs()).fold(0.0, f64::max);
        let (mut least, mut most) = (0.0, if greatest > 0.0 { room / greatest } else { 0.0 });
        if !most.is_finite() {
            most = 0.0;
        }
        // What is needed grows with the unit; 50 halvings are finer than any printer.
        for _ in 0..50 {
            let middle = (least + most) / 2.0;
            let fits = needed(middle, false) + needed(middle, true) <= room;
            (least, most) = if fits { (middle, most) } else { (least, middle) };
        }
        // Figures that are wider than the room leave none for the values.
        Lengths { zero: (from + Pt(needed(least, true) as f32)).min(to.max(from)), unit: least }
    }

    /// Returns where a value ends.
    pub(super) fn end(&self, value: f64) -> Pt {
        self.zero + Pt((value * self.unit) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(range: (f64, f64), about: usize) -> Vec<String> {
        let axis = Axis::new(range, about);
        axis.ticks.iter().map(|&tick| axis.figure(tick, Language::default_language())).collect()
    }

    #[test]
    fn figures_are_round_and_hold_all_values() {
        assert_eq!(figures((0.0, 93_000.0), 5), ["0", "20,000", "40,000", "60,000", "80,000", "100,000"]);
        assert_eq!(figures((0.0, 0.037), 4), ["0", "0.01", "0.02", "0.03", "0.04"]);
        assert_eq!(figures((-3.0, 8.5), 5), ["−5", "0", "5", "10"]);
        assert_eq!(figures((53.5, 60.6), 4), ["52", "54", "56", "58", "60", "62"]);
        assert_eq!(figures((0.0, 1.0), 5), ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    }

    #[test]
    fn a_single_value_and_none_have_an_axis_too() {
        assert_eq!(figures((7.0, 7.0), 4), ["0", "2", "4", "6", "8"]);
        assert_eq!(figures((0.0, 0.0), 2), ["0", "0.5", "1.0"]);
        assert_eq!(figures((-40.0, -40.0), 4), ["−40", "−30", "−20", "−10", "0"]);
    }

    #[test]
    fn numbers_beyond_all_measure_still_have_two_ends() {
        for range in [(0.0, f64::MAX), (f64::MIN, f64::MAX), (0.0, f64::MIN_POSITIVE), (1e300, 1.000_000_1e300)] {
            let axis = Axis::new(range, 5);
            assert!(axis.ticks.len() >= 2 && axis.ticks.len() <= 26, "{range:?}: {axis:?}");
            assert!((0.0..=1.0).contains(&axis.part(range.1)));
        }
    }
}
