//! How many lines a text takes in a measure, without setting it.

use super::round_up;
use crate::geometry::Pt;

/// Where the lines of a text may end.
#[derive(Debug, Clone, Default)]
pub struct Breaks {
    /// For each segment between line breaks that are meant, the parts that cannot be broken: where each starts and ends,
    /// were all of them on one line.
    pub(super) segments: Vec<Vec<(f64, f64)>>,
}

impl Breaks {
    /// Returns the extent of the text set on one line.
    pub fn natural(&self) -> Pt {
        let ends = self.segments.iter().filter_map(|parts| parts.last());
        round_up(ends.map(|(_, end)| *end).fold(0.0, f64::max))
    }

    /// Returns the extent of its widest part that cannot be broken.
    pub fn minimum(&self) -> Pt {
        let parts = self.segments.iter().flatten();
        round_up(parts.map(|(start, end)| end - start).fold(0.0, f64::max))
    }

    /// Returns how many lines of the measure the text takes at the least. A part that is too wide takes one.
    pub fn lines(&self, measure: Pt) -> usize {
        let measure = f64::from(measure.0);
        let mut lines = 0;
        for parts in &self.segments {
            let mut from = f64::NEG_INFINITY;
            for (start, end) in parts {
                if end - from > measure {
                    lines += 1;
                    from = *start;
                }
            }
        }
        lines
    }
}

#[cfg(test)]
impl Breaks {
    /// Returns the breaks of words of these widths with spaces of 3 pt between them.
    pub(crate) fn of_words(widths: &[f64]) -> Breaks {
        let mut x = 0.0;
        let mut parts = Vec::new();
        for width in widths {
            parts.push((x, x + width));
            x += width + 3.0;
        }
        Breaks { segments: vec![parts] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_as_far_as_they_go() {
        let breaks = Breaks::of_words(&[20.0, 30.0, 10.0, 40.0]);
        assert_eq!((breaks.natural(), breaks.minimum()), (Pt(109.0), Pt(40.0)));
        let lines = [200.0, 109.0, 108.0, 66.0, 53.0, 40.0, 10.0].map(|measure| breaks.lines(Pt(measure)));
        assert_eq!(lines, [1, 1, 2, 2, 2, 4, 4]);
        assert_eq!(Breaks::default().lines(Pt(10.0)), 0);
    }
}
