//! Columns side by side: of one series, in groups, stacked, as shares of a whole.

use super::legend::{self, Samples};
use super::pen::{Pen, Place, bold, coloured, sized, words};
use super::scale::{Axis, Lengths, with_zero};
use super::{Chart, Highlight, Kind, NAMED, rows, spread, stack};
use crate::geometry::{Pt, Rect};
use crate::text::{Text, TextStyle};

/// How wide a column or group is, as a part of the distance of two.
const FILLED: f32 = 0.66;
/// How much wider than a bar is thick a column may be.
const WIDEST: f32 = 2.2;
/// The most lines of a category's name.
const LINES: usize = 3;
/// Room between what is drawn and its label, as a part of the type size.
const ROOM: f32 = 0.35;
/// The most that names beside stacks take of the width.
const NAMES: f32 = 0.28;
/// How far a figure reaches above its line, as a part of the leading.
pub(super) const ABOVE_LINE: f32 = 0.75;
/// Figures of an axis, at the most: few lines behind the columns.
const FIGURES: usize = 5;

/// Draws columns; `range` is that of the scale, where it is not that of the values alone.
pub(super) fn draw(chart: &Chart, range: Option<(f64, f64)>, pen: &mut Pen<'_>) {
    let look = pen.look;
    let (count, stacked) = (chart.categories.len(), chart.is_stacked());
    let several = chart.series.len() > 1;
    let names = if several && stacked && chart.series.len() <= NAMED { names_beside(chart, pen) } else { None };
    let top = if several && names.is_none() { legend::draw(chart, Samples::Areas, pen) } else { Pt::ZERO };
    let values = if stacked { stack::range(chart) } else { with_zero(chart.range()) };
    let scale = range.map_or(values, |(least, most)| (least.min(values.0), most.max(values.1)));

    // Figures on the columns where all have room, else an axis.
    let right = pen.room.width - names.as_ref().map_or(Pt::ZERO, |names| names.width);
    let bars = if stacked { 1 } else { chart.series.len() };
    let figures = (!stacked && chart.is_labelled()).then(|| figure_style(chart, right, bars, pen)).flatten();
    let needs_axis = match stacked {
        true => chart.kind == Kind::Share || !chart.is_labelled(),
        false => figures.is_none(),
    };
    let axis = needs_axis.then(|| Axis::new(scale, FIGURES));
    let left = axis.as_ref().map_or(Pt::ZERO, |axis| axis_width(chart, axis, pen));
    let slot = (right - left) / count as f32;

    let Some(labels) = Labels::fitting(chart, slot, pen) else {
        // What was drawn so far is of columns.
        pen.clear();
        return rows::draw(chart, range, pen);
    };
    let bottom = pen.room.height - labels.height;
    let plot = Rect { x: left, y: top, width: right - left, height: (bottom - top).max(Pt::ZERO) };
    let lengths = heights(chart, scale, axis.as_ref(), figures.as_ref(), plot, pen);
    if let Some(axis) = &axis {
        draw_axis(chart, axis, &lengths, plot, pen);
    }
    let width = (slot * FILLED).min(look.thickness * WIDEST * bars as f32);
    for category in 0..count {
        let middle = left + slot * (category as f32 + 0.5);
        let place = Rect { x: middle - width / 2.0, width, ..plot };
        if stacked {
            draw_parts(chart, category, &lengths, place, pen);
        } else {
            draw_columns(chart, category, &lengths, place, figures.as_ref(), pen);
        }
    }
    pen.level(plot.x, plot.right(), plot.bottom() - lengths.zero, pen.zero_line(), look.colours.ink);
    labels.draw(chart, (left, slot), bottom, pen);
    if let Some(names) = names {
        let last = left + slot * (count as f32 - 0.5) + width / 2.0;
        name_parts(chart, &names, &lengths, (last, plot), pen);
    }
    pen.drawing.size.height = pen.room.height;
}

/// Returns the style in which the figures of all columns have room side by side.
fn figure_style(chart: &Chart, width: Pt, bars: usize, pen: &mut Pen<'_>) -> Option<TextStyle> {
    let look = pen.look;
    let slot = width / chart.categories.len() as f32;
    let room =
        if bars > 1 { (slot * FILLED).min(look.thickness * WIDEST * bars as f32) / bars as f32 } else { slot * 0.96 };
    let shown: Vec<Text> = chart.values().map(|value| value.shown.clone()).collect();
    let widest = pen.widest(&shown, &bold(&look.label));
    let size = look.label.size.min(look.label.size * (room / widest.max(Pt(0.1))));
    (size >= look.smallest).then(|| sized(&look.label, size))
}

/// Returns the width of the figures at the left, with the room behind them.
fn axis_width(chart: &Chart, axis: &Axis, pen: &mut Pen<'_>) -> Pt {
    let look = pen.look;
    let figures: Vec<Text> = axis.ticks.iter().map(|&tick| axis_figure(chart, axis, tick, pen)).collect();
    let widest = pen.widest(&figures, &look.axis);
    // Numbers beyond all measure are not worth the plot.
    if widest > pen.room.width / 3.0 { Pt::ZERO } else { widest + look.axis.size * ROOM * 1.5 }
}

/// Returns a figure of the axis.
fn axis_figure(chart: &Chart, axis: &Axis, tick: f64, pen: &Pen<'_>) -> Text {
    let mut figure = axis.figure(tick, pen.look.language);
    if chart.kind == Kind::Share && axis.ticks.last() == Some(&tick) {
        figure.push_str("\u{a0}%");
    }
    words(figure)
}

/// Returns the places of values, upwards from the plot's lower edge.
fn heights(
    chart: &Chart,
    scale: (f64, f64),
    axis: Option<&Axis>,
    figures: Option<&TextStyle>,
    plot: Rect,
    pen: &Pen<'_>,
) -> Lengths {
    if let Some(axis) = axis {
        // A part of a figure stands above the highest line.
        let above = pen.look.axis.leading * ABOVE_LINE;
        return Lengths::fitting(&[(axis.from, Pt::ZERO), (axis.to, above)], Pt::ZERO, plot.height);
    }
    let reach = figures.map_or(Pt::ZERO, |style| style.leading + style.size * ROOM / 2.0);
    let mut values: Vec<(f64, Pt)> = vec![(scale.0, Pt::ZERO), (scale.1, Pt::ZERO)];
    values.extend(chart.values().filter(|_| figures.is_some()).map(|value| (value.number, reach)));
    Lengths::fitting(&values, Pt::ZERO, plot.height)
}

/// Draws the figures at the left and the lines behind the columns.
fn draw_axis(chart: &Chart, axis: &Axis, lengths: &Lengths, plot: Rect, pen: &mut Pen<'_>) {
    let look = pen.look;
    let style = coloured(&look.axis, look.colours.muted);
    for &tick in &axis.ticks {
        let y = plot.bottom() - lengths.end(tick);
        pen.level(plot.x, plot.right(), y, look.hairline, look.colours.grid);
        let figure = axis_figure(chart, axis, tick, pen);
        pen.put_beside(&figure, &style, Place::Right(plot.x - style.size * ROOM), y, true);
    }
}

/// Draws the columns of a category, with their figures.
fn draw_columns(
    chart: &Chart,
    category: usize,
    lengths: &Lengths,
    place: Rect,
    figures: Option<&TextStyle>,
    pen: &mut Pen<'_>,
) {
    let look = pen.look;
    let bars = chart.series.len();
    let width = place.width / bars as f32;
    let seam = if bars > 1 { look.hairline } else { Pt::ZERO };
    for (index, series) in chart.series.iter().enumerate() {
        let x = place.x + width * index as f32;
        let zero = place.bottom() - lengths.zero;
        let Some(value) = series.values.get(category).and_then(Option::as_ref) else {
            let style = coloured(figures.unwrap_or(&look.axis), look.colours.muted);
            let top = zero - style.leading;
            pen.put(&look.missing, &style, Place::Middle(x + width / 2.0), top, width.max(style.size * 2.0), true);
            continue;
        };
        let end = place.bottom() - lengths.end(value.number);
        let colour = chart.paint(look, index, category);
        let (from, to) = (end.min(zero), end.max(zero));
        pen.fill(Rect { x: x + seam / 2.0, y: from, width: width - seam, height: to - from }, colour);
        let Some(style) = figures else { continue };
        let spoken = chart.highlight == Some(Highlight::Category(category));
        let style = if spoken { bold(style) } else { *style };
        let room = style.size * ROOM / 2.0;
        let top = if value.number < 0.0 { to + room } else { from - room - style.leading };
        let measure = pen.width(&value.shown, &style);
        pen.put(&value.shown, &style, Place::Middle(x + width / 2.0), top, measure, true);
    }
}

/// Draws the parts of a column, with their figures where they have room.
fn draw_parts(chart: &Chart, category: usize, lengths: &Lengths, place: Rect, pen: &mut Pen<'_>) {
    let look = pen.look;
    let seam = look.hairline * 1.5;
    let middle = place.x + place.width / 2.0;
    let parts = stack::parts(chart, category);
    if parts.is_empty() {
        let style = coloured(&look.axis, look.colours.muted);
        let top = place.bottom() - lengths.zero - style.leading;
        pen.put(&look.missing, &style, Place::Middle(middle), top, place.width.max(style.size * 2.0), true);
    }
    for part in parts {
        let (from, to) = (place.bottom() - lengths.end(part.from), place.bottom() - lengths.end(part.to));
        let (from, to) = (from.min(to), from.max(to));
        let colour = chart.paint(look, part.series, category);
        let height = if to - from > seam * 2.0 { to - from - seam } else { to - from };
        pen.fill(Rect { y: from, height, ..place }, colour);
        let Some(value) = chart.series[part.series].values[category].as_ref() else { continue };
        let style = coloured(&look.axis, look.colours.on(colour));
        if style.leading <= height && pen.width(&value.shown, &style) <= place.width {
            pen.put_beside(&value.shown, &style, Place::Middle(middle), from + height / 2.0, true);
        }
    }
}

/// Names of categories below the columns.
struct Labels {
    style: TextStyle,
    measure: Pt,
    height: Pt,
    /// Every so many years are named.
    every: usize,
}

impl Labels {
    /// Sets names as large as they fit below their columns; years thin out. None where names do not fit.
    fn fitting(chart: &Chart, slot: Pt, pen: &mut Pen<'_>) -> Option<Labels> {
        let look = pen.look;
        let texts: Vec<Text> = chart.categories.iter().map(|category| category.label.clone()).collect();
        let measure = slot * 0.94;
        for style in [look.label, look.axis, sized(&look.axis, look.smallest.min(look.axis.size))] {
            let above = style.size * ROOM;
            if chart.is_over_time() {
                // Fewer years are easier to read than smaller ones.
                if style.size < look.axis.size {
                    break;
                }
                let fits = pen.widest(&texts, &bold(&style)) <= measure;
                if fits {
                    return Some(Labels { style, measure, height: above + style.leading, every: 1 });
                }
                continue;
            }
            let widest_part = texts.iter().map(|text| pen.words.extents(text, &bold(&style)).1);
            let fits = widest_part.fold(Pt::ZERO, Pt::max) < measure;
            let lines = texts.iter().map(|text| pen.lines(text, &bold(&style), measure)).max().unwrap_or(0);
            if fits && lines <= LINES {
                let height = if lines == 0 { Pt::ZERO } else { above + style.leading * lines as f32 };
                return Some(Labels { style, measure, height, every: 1 });
            }
        }
        if !chart.is_over_time() {
            return None;
        }
        let style = look.axis;
        let needed = pen.widest(&texts, &style) + style.size * 0.6;
        let every = (needed / slot.max(Pt(0.01))).ceil().clamp(1.0, texts.len() as f32) as usize;
        let height = style.size * ROOM + style.leading;
        Some(Labels { style, measure: needed, height, every })
    }

    /// Puts names below the plot; where they thin out, the last is named and those before it at equal distances.
    fn draw(&self, chart: &Chart, (left, slot): (Pt, Pt), bottom: Pt, pen: &mut Pen<'_>) {
        let last = chart.categories.len() - 1;
        for (index, category) in chart.categories.iter().enumerate() {
            if !(last - index).is_multiple_of(self.every) {
                continue;
            }
            let spoken = chart.highlight == Some(Highlight::Category(index));
            let style = if spoken { bold(&self.style) } else { self.style };
            let middle = left + slot * (index as f32 + 0.5);
            let top = bottom + self.style.size * ROOM;
            let width = pen.width(&category.label, &style).min(self.measure) / 2.0;
            let middle = middle.min(pen.room.width - width).max(width);
            pen.put(&category.label, &style, Place::Middle(middle), top, self.measure, self.every > 1);
        }
    }
}

/// Names of series at the right of the last column.
struct Names {
    style: TextStyle,
    measure: Pt,
    /// Room that they take, with that before them.
    width: Pt,
    heights: Vec<Pt>,
}

/// Measures names beside stacks; none where the last column has not all parts, or where they take too much room.
fn names_beside(chart: &Chart, pen: &mut Pen<'_>) -> Option<Names> {
    let look = pen.look;
    let last = chart.categories.len() - 1;
    let style = bold(&look.axis);
    let texts: Vec<Text> = chart.series.iter().map(|series| series.label.clone()).collect();
    let measure = pen.widest(&texts, &style).min(pen.room.width * NAMES);
    let heights: Vec<Pt> = texts.iter().map(|text| style.leading * pen.lines(text, &style, measure) as f32).collect();
    let whole = chart.series.iter().all(|series| series.values.get(last).is_some_and(Option::is_some));
    let total: Pt = heights.iter().copied().sum();
    (whole && total <= pen.room.height * 0.7).then(|| Names { style, measure, width: measure + style.size, heights })
}

/// Puts names at the right of the last column's parts, moved apart where they would meet.
fn name_parts(chart: &Chart, names: &Names, lengths: &Lengths, (last, plot): (Pt, Rect), pen: &mut Pen<'_>) {
    let look = pen.look;
    let parts = stack::parts(chart, chart.categories.len() - 1);
    let middle = |from: f64, to: f64| plot.bottom() - (lengths.end(from) + lengths.end(to)) / 2.0;
    let wanted: Vec<(Pt, Pt)> =
        parts.iter().map(|part| (middle(part.from, part.to), names.heights[part.series])).collect();
    let Some(tops) = spread::apart(&wanted, Pt::ZERO, pen.room.height) else { return };
    let x = last + (plot.right() - last).min(names.style.size * 0.6) + names.style.size * 0.3;
    for (part, top) in parts.iter().zip(tops) {
        let paint = look.colours.readable(chart.series_paint(look, part.series));
        let style = coloured(&names.style, paint);
        let label = &chart.series[part.series].label;
        pen.put(label, &style, Place::Left(x), top, names.measure, false);
    }
}
