//! Two moments, a line from one to the other for each series, and what changed.

use super::lines::{marker, marker_size};
use super::pen::{Pen, Place, bold, coloured, joined, sized};
use super::{Chart, Highlight, Series, Value, spread};
use crate::geometry::{Point, Pt};
use crate::picture::Stroke;
use crate::text::{Text, TextStyle};

/// The most that names take of the width.
const NAMES: f32 = 0.3;
/// Room between a line's end and its figure, and between name and figure, as a part of the type size.
const ROOM: f32 = 0.7;
/// The most that a line is wider than the plot is tall: flatter, no slope is seen.
const WIDEST: f32 = 2.6;
/// The least part of the greatest value that the plot is tall for: small changes do not look large.
const HONEST: f64 = 0.3;
/// Steps from a style's size to the smallest.
const SIZES: usize = 4;

/// Draws slopes.
pub(super) fn draw(chart: &Chart, pen: &mut Pen<'_>) {
    let look = pen.look;
    let head = bold(&look.axis);
    let top = head.leading + look.axis.size * 0.5;
    let bottom = pen.room.height;
    let Sides { style, left, right, fits } = Sides::fitting(chart, (top, bottom), pen);

    let (measure, endings) = measures(chart, &style, pen);
    let room = style.size * ROOM;
    let before: Vec<Text> = side(chart, 0).into_iter().map(|(_, value, _)| value.shown.clone()).collect();
    let figures = pen.widest(&before, &bold(&style));
    let from = measure + if measure > Pt::ZERO { room } else { Pt::ZERO } + figures + room;
    let to = (pen.room.width - endings - room).min(from + (bottom - top) * WIDEST).max(from + Pt(1.0));

    let most = pen.room.width / 3.0;
    let heads = [0, 1].map(|category| pen.width(&chart.categories[category].label, &head).min(most));
    let meet = (heads[0] + heads[1]) / 2.0 + room > to - from;
    for (category, x) in [(0, from), (1, to)] {
        pen.upright(x, top, bottom, look.hairline, look.colours.grid);
        let half = heads[category] / 2.0;
        // Where they would meet above the line, they turn away from each other.
        let aside = match (meet, category) {
            (false, _) => Pt::ZERO,
            (true, 0) => -half,
            (true, _) => half,
        };
        let middle = (x + aside).min(pen.room.width - half).max(half);
        pen.put(&chart.categories[category].label, &head, Place::Middle(middle), Pt::ZERO, most, true);
    }
    let scale = Scale::new(chart, (top + style.leading / 2.0, bottom - style.leading / 2.0));
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    order.sort_by_key(|&index| chart.highlight == Some(Highlight::Series(index)));
    for index in order {
        let series = &chart.series[index];
        let colour = chart.series_paint(look, index);
        let place = |category: usize, x: Pt| {
            let value = series.values.get(category)?.as_ref()?;
            Some(Point { x, y: scale.y(value.number) })
        };
        let (start, end) = (place(0, from), place(1, to));
        if let (Some(start), Some(end)) = (start, end) {
            pen.stroke(&[start, end], Stroke::solid(colour, look.line));
        }
        for end in [start, end].into_iter().flatten() {
            marker(pen, end, marker_size(look), index, colour);
        }
    }
    let style_of = |index: usize, look: &super::Look| {
        let spoken = chart.highlight == Some(Highlight::Series(index));
        let style = if spoken { bold(&style) } else { style };
        let several = chart.series.len() > 1 && (chart.highlight.is_none() || spoken);
        if several { coloured(&style, look.colours.readable(chart.series_paint(look, index))) } else { style }
    };
    for ((index, value, series), top) in side(chart, 0).into_iter().zip(left) {
        let style = style_of(index, look);
        pen.put(&series.label, &style, Place::Left(Pt::ZERO), top, measure, !fits);
        pen.put(&value.shown, &style, Place::Right(from - room), top, figures, !fits);
    }
    for ((index, value, series), top) in side(chart, 1).into_iter().zip(right) {
        let style = style_of(index, look);
        let mut text = ending(value, series);
        if chart.highlight.is_some_and(|highlight| highlight != Highlight::Series(index)) {
            // One change is spoken of.
            text.runs.iter_mut().for_each(|run| run.shape.colour = None);
        }
        pen.put(&text, &style, Place::Left(to + room), top, endings, !fits);
    }
    pen.drawing.size.height = pen.room.height;
}

/// Returns the values of a moment, with their series and its index.
fn side(chart: &Chart, category: usize) -> Vec<(usize, &Value, &Series)> {
    let series = chart.series.iter().enumerate();
    series.filter_map(|(index, series)| Some((index, series.values.get(category)?.as_ref()?, series))).collect()
}

/// Returns what stands at a line's end: the figure, what changed, and the name where it cannot stand at the start.
fn ending(value: &Value, series: &Series) -> Text {
    let figure = match &series.change {
        Some(change) => joined(&value.shown, change),
        None => value.shown.clone(),
    };
    if series.values.first().is_some_and(Option::is_none) { joined(&figure, &series.label) } else { figure }
}

/// Returns the measures of names at the left and of what stands at the right.
fn measures(chart: &Chart, style: &TextStyle, pen: &mut Pen<'_>) -> (Pt, Pt) {
    let names: Vec<Text> = side(chart, 0).into_iter().map(|(_, _, series)| series.label.clone()).collect();
    let endings: Vec<Text> = side(chart, 1).into_iter().map(|(_, value, series)| ending(value, series)).collect();
    let most = pen.room.width * NAMES;
    (pen.widest(&names, &bold(style)).min(most), pen.widest(&endings, &bold(style)).min(most))
}

/// Upper edges of the labels at both ends.
struct Sides {
    style: TextStyle,
    left: Vec<Pt>,
    right: Vec<Pt>,
    /// Whether all have room.
    fits: bool,
}

impl Sides {
    /// Sets labels as large as they have room one below the other.
    fn fitting(chart: &Chart, (top, bottom): (Pt, Pt), pen: &mut Pen<'_>) -> Sides {
        let look = pen.look;
        let (most, least) = (look.label.size, look.smallest.min(look.label.size));
        let mut style = look.label;
        for step in 0..=SIZES {
            style = sized(&look.label, most + (least - most) * (step as f32 / SIZES as f32));
            let (names, endings) = measures(chart, &style, pen);
            let scale = Scale::new(chart, (top + style.leading / 2.0, bottom - style.leading / 2.0));
            let mut tops = |category: usize| {
                let wanted: Vec<(Pt, Pt)> = side(chart, category)
                    .into_iter()
                    .map(|(_, value, series)| {
                        let lines = match category {
                            0 => pen.lines(&series.label, &bold(&style), names),
                            _ => pen.lines(&ending(value, series), &bold(&style), endings),
                        };
                        let lines = lines.max(1);
                        // The value stands on the first line.
                        let extent = style.leading * lines as f32;
                        (scale.y(value.number) + (extent - style.leading) / 2.0, extent)
                    })
                    .collect();
                spread::apart(&wanted, top, bottom)
            };
            if let (Some(left), Some(right)) = (tops(0), tops(1)) {
                return Sides { style, left, right, fits: true };
            }
        }
        let even = |count: usize| (0..count).map(|index| top + style.leading * index as f32).collect();
        Sides { style, left: even(side(chart, 0).len()), right: even(side(chart, 1).len()), fits: false }
    }
}

/// Where values are.
struct Scale {
    middle: f64,
    range: f64,
    top: Pt,
    height: Pt,
}

impl Scale {
    fn new(chart: &Chart, (top, bottom): (Pt, Pt)) -> Scale {
        let (least, most) = chart.range();
        let greatest = least.abs().max(most.abs());
        let range = (most / 2.0 - least / 2.0).max(greatest * HONEST / 2.0) * 2.0;
        let range = if range > 0.0 && range.is_finite() { range } else { 1.0 };
        Scale { middle: least / 2.0 + most / 2.0, range, top, height: (bottom - top).max(Pt(1.0)) }
    }

    fn y(&self, value: f64) -> Pt {
        let part = ((value - self.middle) / self.range).clamp(-0.5, 0.5) as f32;
        self.top + self.height * (0.5 - part)
    }
}
