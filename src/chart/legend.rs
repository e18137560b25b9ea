//! Legends: a sample and a name for each series, in rows above the plot.

use super::pen::{Pen, Place};
use super::{Chart, lines};
use crate::geometry::{Point, Pt, Rect};

/// Side of a sample, and the room behind it and behind a name, as parts of the type size.
const SAMPLE: f32 = 0.75;
const BEHIND_SAMPLE: f32 = 0.4;
const BEHIND_NAME: f32 = 1.4;
/// Length of a line's sample.
const LINE_SAMPLE: f32 = 2.0;
/// The most that a name takes of the width.
const NAME: f32 = 0.45;
/// Room below, as a part of the type size.
const BELOW: f32 = 0.6;

/// How series are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Samples {
    /// By areas.
    Areas,
    /// By lines, with their dashes and markers.
    Lines,
    /// By dots.
    Dots,
}

/// Draws a legend at the upper edge, and returns its height with the room below.
pub(super) fn draw(chart: &Chart, samples: Samples, pen: &mut Pen<'_>) -> Pt {
    let look = pen.look;
    let style = look.axis;
    let size = style.size;
    let sample = size * if samples == Samples::Lines { LINE_SAMPLE } else { SAMPLE };
    let measure = pen.room.width * NAME;
    let (mut x, mut top, mut tallest) = (Pt::ZERO, Pt::ZERO, Pt::ZERO);
    for (index, series) in chart.series.iter().enumerate() {
        let name = pen.width(&series.label, &style).min(measure);
        let lines = pen.lines(&series.label, &style, measure).max(1);
        let width = sample + size * BEHIND_SAMPLE + name;
        if x > Pt::ZERO && x + width > pen.room.width {
            (x, top, tallest) = (Pt::ZERO, top + tallest, Pt::ZERO);
        }
        tallest = tallest.max(style.leading * lines as f32);
        let (baseline, capitals) = pen.words.baseline(&style);
        let middle = top + baseline - capitals / 2.0;
        let colour = chart.series_paint(look, index);
        match samples {
            Samples::Areas => {
                pen.fill(Rect { x, y: middle - sample / 2.0, width: sample, height: sample }, colour);
            }
            Samples::Dots => {
                lines::marker(pen, Point { x: x + sample / 2.0, y: middle }, sample / 2.0, index, colour);
            }
            Samples::Lines => {
                let ends = [Point { x, y: middle }, Point { x: x + sample, y: middle }];
                pen.stroke(&ends, lines::stroke(look, index, colour));
                let at = Point { x: x + sample / 2.0, y: middle };
                lines::marker(pen, at, lines::marker_size(look), index, colour);
            }
        }
        pen.put(&series.label, &style, Place::Left(x + sample + size * BEHIND_SAMPLE), top, measure, false);
        x += width + size * BEHIND_NAME;
    }
    top + tallest + size * BELOW
}
