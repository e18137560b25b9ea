//! Lines over time. [`figures`] puts values beside their points.

mod figures;

use super::columns::ABOVE_LINE;
use super::legend::{self, Samples};
use super::pen::{Pen, Place, bold, coloured, joined, words};
use super::scale::{Axis, with_zero};
use super::{Chart, Highlight, Look, NAMED, Series, spread};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::picture::{Path, Stroke};
use crate::text::{Text, TextStyle};

/// Figures of the axis, about.
const FIGURES: usize = 4;
/// Where the least value is at most this part of the greatest, zero is worth its room.
const NEAR_ZERO: f64 = 0.5;
/// The most that names beside the lines take of the width.
const NAMES: f32 = 0.3;
/// Room between what is drawn and its label, as a part of the type size.
const ROOM: f32 = 0.45;
/// Room between two years, as a part of the type size.
const BETWEEN: f32 = 0.7;
/// The least measure of a name below the plot, as a part of the type size, and the most lines that it takes.
const NARROWEST: f32 = 5.0;
const LINES: usize = 3;
/// Points that are each marked, at the most.
const MARKED: usize = 12;
/// Size of a marker, as a part of the line's width.
const MARKER: f32 = 1.5;
/// Dashes and gaps of lines that are told apart by them, as parts of the line's width.
const DASHES: [&[f32]; 3] = [&[], &[4.0, 1.6], &[1.4, 1.4]];

/// Which values a line tells in figures.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// All that have room.
    All,
    /// The first, the last and the extremes: so much a small panel holds.
    Ends,
}

/// Draws lines.
pub(super) fn draw(chart: &Chart, pen: &mut Pen<'_>) {
    draw_in(chart, chart.range(), Told::All, pen);
}

/// Draws the one line of a small panel; `range` is that of all panels.
pub(super) fn draw_panel(chart: &Chart, range: (f64, f64), pen: &mut Pen<'_>) {
    draw_in(chart, range, Told::Ends, pen);
}

fn draw_in(chart: &Chart, values: (f64, f64), told: Told, pen: &mut Pen<'_>) {
    let look = pen.look;
    let several = chart.series.len() > 1;
    let labelled = !several && chart.is_labelled();
    let near = values.0 >= 0.0 && values.0 <= values.1 * NEAR_ZERO;
    let axis = Axis::new(if near { with_zero(values) } else { values }, FIGURES);

    let years = look.axis;
    let (measure, lines) = year_lines(chart, pen);
    let bottom = pen.room.height - years.leading * lines as f32 - years.size * ROOM;
    // Where one is spoken of, the others are grey: only names beside them tell them apart.
    let few = chart.series.len() <= NAMED || matches!(chart.highlight, Some(Highlight::Series(_)));
    let names = if several && few { names_beside(chart, bottom, pen) } else { None };
    let top = if several && names.is_none() { legend::draw(chart, Samples::Lines, pen) } else { Pt::ZERO };
    let left = if labelled { Pt::ZERO } else { axis_width(&axis, pen) };
    let right = pen.room.width - names.as_ref().map_or(marker_size(look), |names| names.width);
    // Figures stand above and below the line.
    let above = if labelled { look.label.leading + marker_size(look) } else { look.axis.leading * ABOVE_LINE };
    let below = if labelled { look.label.leading } else { marker_size(look) };
    let low = if axis.from == 0.0 { Pt::ZERO } else { below };
    let plot = Rect { x: left, y: top + above, width: right - left, height: bottom - low - top - above };
    let plot = Rect { height: plot.height.max(Pt(1.0)), ..plot };
    let places = Places::new(chart, &axis, plot, pen, labelled);

    if labelled {
        pen.level(left, right, bottom, look.hairline, look.colours.grid);
    } else {
        draw_axis(&axis, plot, pen);
    }
    if axis.from <= 0.0 && axis.to >= 0.0 {
        pen.level(left, right, places.y(0.0), pen.zero_line(), look.colours.ink);
    }
    // What is spoken of lies upon the others.
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    order.sort_by_key(|&index| chart.highlight == Some(Highlight::Series(index)));
    for index in order {
        draw_series(chart, index, &places, names.is_none() && several, pen);
    }
    if labelled {
        figures::draw(chart, &places, told == Told::Ends, bottom, pen);
    }
    name_years(chart, &places, bottom + years.size * ROOM, measure, pen);
    if let Some(names) = names {
        name_lines(chart, &names, &places, (top, bottom), pen);
    }
    pen.drawing.size.height = pen.room.height;
}

/// Returns how a series' line is drawn.
pub(super) fn stroke(look: &Look, index: usize, colour: Colour) -> Stroke {
    let dashes = DASHES[index % DASHES.len()].iter().map(|part| part * look.line.0).collect();
    Stroke { dashes, ..Stroke::solid(colour, look.line) }
}

/// Draws the marker of a series: a disc, a square, a triangle, a diamond.
pub(super) fn marker(pen: &mut Pen<'_>, at: Point, radius: Pt, index: usize, colour: Colour) {
    if index.is_multiple_of(4) {
        return pen.dot(at, radius, colour);
    }
    let place = |x: f32, y: f32| Point { x: at.x + radius * x, y: at.y + radius * y };
    let corners = match index % 4 {
        1 => vec![place(-0.9, -0.9), place(0.9, -0.9), place(0.9, 0.9), place(-0.9, 0.9)],
        2 => vec![place(0.0, -1.15), place(1.1, 0.85), place(-1.1, 0.85)],
        _ => vec![place(0.0, -1.25), place(1.25, 0.0), place(0.0, 1.25), place(-1.25, 0.0)],
    };
    let around = Stroke::solid(pen.look.colours.paper, pen.look.hairline * 1.5);
    pen.drawing.marks.push(Path::area(&corners, colour).outlined(around));
}

/// Returns the radius of a marker on a line.
pub(super) fn marker_size(look: &Look) -> Pt {
    look.line * MARKER
}

/// Where values are.
struct Places<'a> {
    plot: Rect,
    axis: &'a Axis,
    /// The place of each category.
    x: Vec<Pt>,
}

impl Places<'_> {
    fn new<'a>(chart: &Chart, axis: &'a Axis, plot: Rect, pen: &mut Pen<'_>, labelled: bool) -> Places<'a> {
        let look = pen.look;
        // The first figure stands over its point, not left of the plot.
        let first = chart.series.first().and_then(|series| series.values.first()?.as_ref());
        let figure = first.filter(|_| labelled).map_or(Pt::ZERO, |value| pen.width(&value.shown, &look.label) / 2.0);
        let inset = figure.max(marker_size(look)).min(plot.width / 4.0);
        let width = plot.width - inset - if labelled { inset } else { Pt::ZERO };
        let count = chart.categories.len();
        let years: Option<Vec<f64>> = chart.categories.iter().map(|category| category.year).collect();
        let grows = |years: &Vec<f64>| years.windows(2).all(|pair| pair[0] < pair[1]);
        let parts: Vec<f32> = match years.filter(grows) {
            // Years that are left out leave their room.
            Some(years) if count > 1 => {
                let (first, last) = (years[0], years[count - 1]);
                years.iter().map(|year| ((year - first) / (last - first)) as f32).collect()
            }
            _ if count > 1 => (0..count).map(|index| index as f32 / (count - 1) as f32).collect(),
            _ => vec![0.5; count],
        };
        let x = parts.into_iter().map(|part| plot.x + inset + width * part).collect();
        Places { plot, axis, x }
    }

    fn y(&self, value: f64) -> Pt {
        self.plot.bottom() - self.plot.height * self.axis.part(value)
    }

    fn of(&self, series: &Series, category: usize) -> Option<Point> {
        let value = series.values.get(category)?.as_ref()?;
        Some(Point { x: self.x[category], y: self.y(value.number) })
    }
}

/// Returns the width of the figures at the left, with the room behind them.
fn axis_width(axis: &Axis, pen: &mut Pen<'_>) -> Pt {
    let look = pen.look;
    let figures: Vec<Text> = axis.ticks.iter().map(|&tick| words(axis.figure(tick, look.language))).collect();
    let widest = pen.widest(&figures, &look.axis);
    // Numbers beyond all measure are not worth the plot.
    if widest > pen.room.width / 3.0 { Pt::ZERO } else { widest + look.axis.size * ROOM * 1.5 }
}

fn draw_axis(axis: &Axis, plot: Rect, pen: &mut Pen<'_>) {
    let look = pen.look;
    let style = coloured(&look.axis, look.colours.muted);
    for &tick in &axis.ticks {
        let y = plot.bottom() - plot.height * axis.part(tick);
        pen.level(plot.x, plot.right(), y, look.hairline, look.colours.grid);
        let figure = words(axis.figure(tick, look.language));
        pen.put_beside(&figure, &style, Place::Right(plot.x - style.size * ROOM), y, true);
    }
}

/// Draws a series: a line that breaks where values are missing, and markers.
fn draw_series(chart: &Chart, index: usize, places: &Places<'_>, dashed: bool, pen: &mut Pen<'_>) {
    let look = pen.look;
    let series = &chart.series[index];
    let colour = chart.series_paint(look, index);
    let spoken = chart.highlight == Some(Highlight::Series(index));
    let stroke = if dashed && !spoken { stroke(look, index, colour) } else { Stroke::solid(colour, look.line) };
    let points: Vec<Option<Point>> = (0..series.values.len()).map(|category| places.of(series, category)).collect();
    for stretch in points.split(Option::is_none) {
        let line: Vec<Point> = stretch.iter().copied().flatten().collect();
        if line.len() > 1 {
            pen.stroke(&line, stroke.clone());
        }
    }
    let last = points.iter().rposition(Option::is_some);
    let all = points.iter().flatten().count() <= MARKED;
    for (category, point) in points.iter().enumerate() {
        let Some(point) = point else { continue };
        let neighbours = [category.checked_sub(1), Some(category + 1)];
        let alone = neighbours.into_iter().flatten().all(|other| points.get(other).is_none_or(Option::is_none));
        if all || alone || Some(category) == last {
            let paint = match chart.highlight {
                Some(Highlight::Category(_)) if chart.series.len() == 1 => chart.paint(look, index, category),
                _ => colour,
            };
            marker(pen, *point, marker_size(look), index, paint);
        }
    }
}

/// Returns the measure of what stands below the plot, and the most lines that it takes: years take one, names may take more.
fn year_lines(chart: &Chart, pen: &mut Pen<'_>) -> (Pt, usize) {
    let style = pen.look.axis;
    let widest = pen.room.width * NAMES;
    if chart.is_over_time() {
        return (widest, 1);
    }
    let slot = pen.room.width / chart.categories.len() as f32;
    let measure = slot.max(style.size * NARROWEST).min(widest);
    let lines = chart.categories.iter().map(|category| pen.lines(&category.label, &style, measure)).max();
    (measure, lines.unwrap_or(1).clamp(1, LINES))
}

/// Puts years below the plot; they thin out until all that are named have room, the last among them.
fn name_years(chart: &Chart, places: &Places<'_>, top: Pt, measure: Pt, pen: &mut Pen<'_>) {
    let style = pen.look.axis;
    let last = chart.categories.len() - 1;
    let widths: Vec<Pt> =
        chart.categories.iter().map(|category| pen.width(&category.label, &style).min(measure)).collect();
    let right = pen.room.width;
    let middle = |index: usize| {
        let half = widths[index] / 2.0;
        // The first begins where the plot does, for below that of the axis a figure may stand.
        places.x[index].min(right - half).max(places.plot.x + half)
    };
    let named = |every: usize| (0..=last).filter(move |index| (last - index).is_multiple_of(every));
    let has_room = |every: usize| {
        let mut right = None;
        named(every).all(|index| {
            let left = middle(index) - widths[index] / 2.0;
            let free = right.is_none_or(|right: Pt| left >= right + style.size * BETWEEN);
            right = Some(middle(index) + widths[index] / 2.0);
            free
        })
    };
    let every = (1..=last.max(1)).find(|&every| has_room(every)).unwrap_or(last.max(1));
    for index in named(every) {
        let middle = middle(index);
        pen.put(&chart.categories[index].label, &style, Place::Middle(middle), top, measure, true);
    }
}

/// Names of lines at the right of their ends.
struct Names {
    style: TextStyle,
    measure: Pt,
    /// Room that they take, with that before them.
    width: Pt,
    texts: Vec<(Text, Pt)>,
}

/// Measures names with the last figures; none where they are taller than the plot.
fn names_beside(chart: &Chart, height: Pt, pen: &mut Pen<'_>) -> Option<Names> {
    let look = pen.look;
    let style = bold(&look.axis);
    let texts: Vec<Text> = chart
        .series
        .iter()
        .map(|series| match series.values.iter().flatten().last() {
            Some(value) => joined(&series.label, &value.shown),
            None => series.label.clone(),
        })
        .collect();
    let measure = pen.widest(&texts, &style).min(pen.room.width * NAMES);
    let texts: Vec<(Text, Pt)> = texts
        .into_iter()
        .map(|text| {
            let lines = pen.lines(&text, &style, measure);
            (text, style.leading * lines as f32)
        })
        .collect();
    let total: Pt = texts.iter().map(|(_, height)| *height).sum();
    let before = marker_size(look) + style.size * ROOM;
    (total <= height).then(|| Names { style, measure, width: measure + before, texts })
}

/// Puts names at the right of the lines' ends, moved apart where they would meet.
fn name_lines(chart: &Chart, names: &Names, places: &Places<'_>, (top, bottom): (Pt, Pt), pen: &mut Pen<'_>) {
    let look = pen.look;
    let end = |series: &Series| (0..series.values.len()).rev().find_map(|category| places.of(series, category));
    let ends: Vec<Option<Point>> = chart.series.iter().map(end).collect();
    let there: Vec<usize> = (0..ends.len()).filter(|&index| ends[index].is_some()).collect();
    let wanted: Vec<(Pt, Pt)> =
        there.iter().map(|&index| (ends[index].map_or(Pt::ZERO, |end| end.y), names.texts[index].1)).collect();
    let Some(tops) = spread::apart(&wanted, top, bottom) else { return };
    let x = pen.room.width - names.measure;
    for (&index, top) in there.iter().zip(tops) {
        let paint = look.colours.readable(chart.series_paint(look, index));
        let style = coloured(&names.style, paint);
        pen.put(&names.texts[index].0, &style, Place::Left(x), top, names.measure, false);
    }
}
