//! Bars from the left, one below the other: of one series, in groups, stacked, as shares of a whole.

use super::legend::{self, Samples};
use super::pen::{Pen, Place, bold, coloured, joined, sized, words};
use super::scale::{Axis, Lengths, with_zero};
use super::stack::{self, Part};
use super::{Chart, Height, Highlight, Kind, NAMED};
use crate::geometry::{Pt, Rect};
use crate::text::{Text, TextStyle};

/// The most that labels take of the width.
const LABELS: f32 = 0.35;
/// Room between label and bars, and between a bar's end and its value, as a part of the type size.
const ROOM: f32 = 0.5;
/// Room between bars, as a part of their thickness: between single ones, and between groups.
const GAP: f32 = 0.36;
const GROUP_GAP: f32 = 0.75;
/// How thick bars of a group are, as a part of those that stand alone.
const IN_GROUP: f32 = 0.62;
/// The least thickness of a bar, as a part of the type size.
const THINNEST: f32 = 0.6;
/// The most that a figure with the name of its series takes of the width.
const NAMES: f32 = 0.32;
/// How far the figures of an axis stand below the bars, as a part of their leading.
const BELOW_BARS: f32 = 0.25;
/// Steps from a style's size to the smallest.
const SIZES: usize = 4;
/// How much larger rows are set where so few of them leave room: factors of type and bars, falling.
const GROWTH: [f32; 2] = [1.3, 1.15];
/// Room around what is printed inside a bar, as a part of the type size.
const INSIDE: f32 = 0.3;

/// How rows are set.
pub(super) struct Plan {
    pub(super) style: TextStyle,
    /// Width of the column of labels, room behind it included.
    pub(super) labels: Pt,
    /// Measure of a label.
    pub(super) measure: Pt,
    /// Thickness of a bar.
    pub(super) thickness: Pt,
    /// Bars in a row.
    pub(super) bars: usize,
    /// Room between rows.
    pub(super) gap: Pt,
    /// Lines of each label.
    pub(super) lines: Vec<usize>,
}

/// Draws bars; `range` is that of the scale, where it is not that of the values alone.
pub(super) fn draw(chart: &Chart, range: Option<(f64, f64)>, pen: &mut Pen<'_>) {
    let look = pen.look;
    let stacked = chart.is_stacked();
    let labelled = !stacked && (chart.is_labelled() || chart.series.len() == 1);
    let several = chart.series.len() > 1;
    // Names beside the bars need the bars' places; a legend is there before them.
    let direct = several && chart.series.len() <= NAMED;
    let by_figures = direct && labelled && first_is_whole(chart) && names_are_short(chart, pen);
    let mut above = Pt::ZERO;
    let mut by_parts = direct && stacked && first_is_whole(chart);
    if several && !by_figures && !by_parts {
        above = legend::draw(chart, Samples::Areas, pen);
    }
    let axis = (!labelled && (!stacked || chart.kind == Kind::Share || !chart.is_labelled())).then(|| axis(chart, pen));
    let below = if axis.is_some() { look.axis.leading * (1.0 + BELOW_BARS) } else { Pt::ZERO };
    let naming = if by_parts { look.axis.leading * 1.2 } else { Pt::ZERO };
    let bars = if stacked { 1 } else { chart.series.len() };
    let figures = labelled.then_some(by_figures);
    let mut plan = Plan::fitting(chart, bars, labelled, pen, pen.room.height - above - below - naming);
    let mut lengths = self::lengths(chart, axis.as_ref(), (range, figures), &plan, pen);
    if by_parts && !name_parts(chart, &lengths, pen) {
        by_parts = false;
        above = legend::draw(chart, Samples::Areas, pen);
        plan = Plan::fitting(chart, bars, labelled, pen, pen.room.height - above - below);
        lengths = self::lengths(chart, axis.as_ref(), (range, figures), &plan, pen);
    }
    let left = plan.labels;
    let (rows, bottom) = plan.rows(above + if by_parts { naming } else { Pt::ZERO });
    let cut = bottom + below > pen.room.height + Pt(0.01);
    let spans: Vec<(Pt, Pt)> = match (cut, rows.first()) {
        (true, _) => rows.iter().map(|&(top, height)| (top - plan.gap / 2.0, top + height + plan.gap / 2.0)).collect(),
        (false, Some(&(first, _))) => {
            let beyond = (plan.gap / 3.0).min(look.axis.leading * BELOW_BARS);
            vec![(first - beyond, bottom + beyond)]
        }
        (false, None) => Vec::new(),
    };
    let upright = |pen: &mut Pen<'_>, x: Pt, thickness: Pt, colour| {
        spans.iter().for_each(|&(from, to)| pen.upright(x, from.max(Pt::ZERO), to, thickness, colour));
    };
    if let Some(axis) = &axis {
        draw_axis(chart, axis, &lengths, bottom + look.axis.leading * BELOW_BARS, pen, upright);
    }
    for (category, &(top, height)) in rows.iter().enumerate() {
        let middle = top + height / 2.0;
        plan.name(chart, category, middle, pen);
        if stacked {
            let row = Rect { x: left, y: middle - plan.thickness / 2.0, width: Pt::ZERO, height: plan.thickness };
            draw_parts(chart, category, &lengths, row, &plan, pen);
        } else {
            let named = by_figures && category == 0;
            draw_bars(chart, category, &lengths, (middle, labelled, named), &plan, pen);
        }
    }
    // Upon the bars, which begin at it.
    upright(pen, lengths.zero, pen.zero_line(), pen.look.colours.ink);
    plan.end(&rows, bottom + below, pen);
}

/// Returns whether names beside the first bars leave enough of the width to these.
fn names_are_short(chart: &Chart, pen: &mut Pen<'_>) -> bool {
    let style = bold(&pen.look.label);
    let firsts = chart.series.iter().filter_map(|series| Some((series.values.first()?.as_ref()?, &series.label)));
    let named: Vec<(bool, Text)> =
        firsts.map(|(value, label)| (value.number < 0.0, joined(&value.shown, label))).collect();
    let widest = pen.widest(named.iter().map(|(_, text)| text), &style);
    widest <= pen.room.width * NAMES && named.iter().all(|(is_negative, _)| !is_negative)
}

/// Returns whether the first category has a value of each series that a name can stand beside.
fn first_is_whole(chart: &Chart) -> bool {
    let first = chart.series.iter().map(|series| series.values.first().and_then(Option::as_ref));
    first.into_iter().all(|value| value.is_some_and(|value| value.number > 0.0 || !chart.is_stacked()))
}

impl Plan {
    /// Chooses the largest type at which all rows fit into the height, and the thickest bars.
    pub(super) fn fitting(chart: &Chart, bars: usize, labelled: bool, pen: &mut Pen<'_>, height: Pt) -> Plan {
        let look = pen.look;
        let most = look.label.size;
        if look.height == Height::Filled {
            let own = Plan::at(chart, bars, labelled, look.label, pen, Pt(f32::MAX));
            for factor in GROWTH {
                let style = sized(&look.label, most * factor);
                let mut grown = Plan::at(chart, bars, labelled, style, pen, Pt(f32::MAX));
                grown.set(own.thickness * factor);
                if grown.total() <= height && grown.lines == own.lines {
                    return grown;
                }
            }
        }
        let least = look.smallest.min(most);
        let mut plan = None;
        for step in 0..=SIZES {
            let size = most + (least - most) * (step as f32 / SIZES as f32);
            let candidate = Plan::at(chart, bars, labelled, sized(&look.label, size), pen, height);
            let fits = candidate.total() <= height;
            plan = Some(candidate);
            if fits {
                break;
            }
        }
        plan.unwrap_or_else(|| Plan::at(chart, bars, labelled, look.label, pen, height))
    }

    /// Sets rows in a style: bars as thick as the height allows.
    fn at(chart: &Chart, bars: usize, labelled: bool, style: TextStyle, pen: &mut Pen<'_>, height: Pt) -> Plan {
        let look = pen.look;
        let labels: Vec<Text> = chart.categories.iter().map(|category| category.label.clone()).collect();
        // The label that is spoken of is bold, and wider.
        let widest = pen.widest(&labels, &bold(&style));
        let measure = widest.min(pen.room.width * LABELS);
        let lines = labels.iter().map(|label| pen.lines(label, &bold(&style), measure)).collect();
        let room = if widest > Pt::ZERO { style.size * ROOM } else { Pt::ZERO };
        let thinnest = match (bars, labelled) {
            // Figures of the bars of a group stand one below the other.
            (2.., true) => style.leading,
            _ => style.size * THINNEST,
        };
        let thickest = if bars > 1 { look.thickness * IN_GROUP } else { look.thickness }.max(thinnest);
        let mut plan = Plan { style, labels: measure + room, measure, thickness: thickest, bars, gap: Pt::ZERO, lines };
        plan.set(thickest);
        let (mut least, mut most) = (thinnest, thickest);
        if plan.total() > height {
            for _ in 0..16 {
                let middle = (least + most) / 2.0;
                plan.set(middle);
                (least, most) = if plan.total() <= height { (middle, most) } else { (least, middle) };
            }
            plan.set(least);
        }
        plan
    }

    fn set(&mut self, thickness: Pt) {
        self.thickness = thickness;
        self.gap = thickness * if self.bars > 1 { GROUP_GAP } else { GAP };
    }

    /// Returns a row's height.
    pub(super) fn row(&self, lines: usize) -> Pt {
        (self.thickness * self.bars as f32).max(self.style.leading * lines.max(1) as f32)
    }

    /// Returns where rows begin from `top` on, with their heights, and where the last ends.
    pub(super) fn rows(&self, mut top: Pt) -> (Vec<(Pt, Pt)>, Pt) {
        let mut rows = Vec::with_capacity(self.lines.len());
        for &lines in &self.lines {
            let height = self.row(lines);
            rows.push((top, height));
            top += height + self.gap;
        }
        (rows, top - self.gap)
    }

    /// Puts a row's name at its left.
    pub(super) fn name(&self, chart: &Chart, category: usize, middle: Pt, pen: &mut Pen<'_>) {
        let style = self.style_of(chart, category);
        pen.put_lines(&chart.categories[category].label, &style, Place::Left(Pt::ZERO), middle, self.measure);
    }

    /// Returns the style of a row's words: bold where it is spoken of.
    pub(super) fn style_of(&self, chart: &Chart, category: usize) -> TextStyle {
        let spoken = chart.highlight == Some(Highlight::Category(category));
        if spoken { bold(&self.style) } else { self.style }
    }

    /// Ends a drawing at a height; one that is taller than the room may be taken apart between rows.
    pub(super) fn end(&self, rows: &[(Pt, Pt)], height: Pt, pen: &mut Pen<'_>) {
        if height > pen.room.height + Pt(0.01) {
            pen.drawing.cuts = rows.iter().skip(1).map(|&(top, _)| top - self.gap / 2.0).collect();
        }
        pen.drawing.size.height = height;
    }

    fn total(&self) -> Pt {
        let rows: Pt = self.lines.iter().map(|&lines| self.row(lines)).sum();
        rows + self.gap * self.lines.len().saturating_sub(1) as f32
    }
}

/// Returns the figures along the bars.
fn axis(chart: &Chart, pen: &mut Pen<'_>) -> Axis {
    let look = pen.look;
    let range = if chart.is_stacked() { stack::range(chart) } else { with_zero(chart.range()) };
    let axis = Axis::new(range, 5);
    let figures: Vec<Text> = axis.ticks.iter().map(|&tick| words(axis.figure(tick, look.language))).collect();
    let widest = pen.widest(&figures, &look.axis) + look.axis.size;
    let about = ((pen.room.width * (1.0 - LABELS)) / widest.max(Pt(1.0))).clamp(1.0, 5.0) as usize;
    Axis::new(range, about)
}

/// Returns the places of values, and of those of a wider range; `figures` says whether they are printed, and those of the first row with their names.
fn lengths(
    chart: &Chart,
    axis: Option<&Axis>,
    (range, figures): (Option<(f64, f64)>, Option<bool>),
    plan: &Plan,
    pen: &mut Pen<'_>,
) -> Lengths {
    let (left, right) = (plan.labels, pen.room.width);
    if let Some(axis) = axis {
        let look = pen.look;
        let reach = pen.width(&words(axis.figure(axis.to, look.language)), &look.axis) / 2.0;
        return Lengths::fitting(&[(axis.from, Pt::ZERO), (axis.to, reach)], left, right);
    }
    if chart.is_stacked() {
        let (least, most) = stack::range(chart);
        return Lengths::fitting(&[(least, Pt::ZERO), (most, Pt::ZERO)], left, right);
    }
    let room = plan.style.size * ROOM;
    let mut values: Vec<(f64, Pt)> =
        range.map_or(Vec::new(), |(least, most)| vec![(least, Pt::ZERO), (most, Pt::ZERO)]);
    for series in &chart.series {
        for (category, value) in series.values.iter().enumerate() {
            let Some(value) = value else {
                values.push((0.0, pen.width(&pen.look.missing, &plan.style) + room));
                continue;
            };
            let printed = printed(chart, series, category, value, figures == Some(true));
            values.push((value.number, pen.width(&printed, &bold(&plan.style)) + room));
        }
    }
    Lengths::fitting(&values, left, right)
}

/// Returns what is printed beside a bar.
fn printed(chart: &Chart, series: &super::Series, category: usize, value: &super::Value, with_name: bool) -> Text {
    if with_name && category == 0 && chart.series.len() > 1 {
        return joined(&value.shown, &series.label);
    }
    match &series.change {
        Some(change) if chart.series.len() == 1 && category + 1 == chart.categories.len() => {
            joined(&value.shown, change)
        }
        _ => value.shown.clone(),
    }
}

/// Draws the bars of a row about its middle.
fn draw_bars(
    chart: &Chart,
    category: usize,
    lengths: &Lengths,
    (middle, labelled, named): (Pt, bool, bool),
    plan: &Plan,
    pen: &mut Pen<'_>,
) {
    let look = pen.look;
    let room = plan.style.size * ROOM;
    let first = middle - plan.thickness * (plan.bars as f32 / 2.0);
    let seam = if plan.bars > 1 { look.hairline } else { Pt::ZERO };
    for (index, series) in chart.series.iter().enumerate() {
        let top = first + plan.thickness * index as f32;
        let beside = top + plan.thickness / 2.0;
        let Some(value) = series.values.get(category).and_then(Option::as_ref) else {
            let style = coloured(&plan.style, look.colours.muted);
            pen.put_beside(&look.missing, &style, Place::Left(lengths.zero + room), beside, true);
            continue;
        };
        let (end, zero) = (lengths.end(value.number), lengths.zero);
        let colour = chart.paint(look, index, category);
        let (from, to) = if end < zero { (end, zero) } else { (zero, end) };
        pen.fill(Rect { x: from, y: top + seam / 2.0, width: to - from, height: plan.thickness - seam }, colour);
        if !labelled {
            continue;
        }
        let mut style = plan.style_of(chart, category);
        if named {
            style = coloured(&style, look.colours.readable(colour));
        }
        let printed = printed(chart, series, category, value, named);
        let place = if value.number < 0.0 { Place::Right(end - room) } else { Place::Left(end + room) };
        pen.put_beside(&printed, &style, place, beside, true);
    }
}

/// Draws the parts of a bar, with their figures where they have room.
fn draw_parts(chart: &Chart, category: usize, lengths: &Lengths, row: Rect, plan: &Plan, pen: &mut Pen<'_>) {
    let look = pen.look;
    let seam = look.hairline * 1.5;
    let parts = stack::parts(chart, category);
    if parts.is_empty() {
        let style = coloured(&plan.style, look.colours.muted);
        let place = Place::Left(lengths.zero + style.size * ROOM);
        pen.put_beside(&look.missing, &style, place, row.y + row.height / 2.0, true);
    }
    for Part { series, from, to } in parts {
        let (from, to) = (lengths.end(from), lengths.end(to));
        let (from, to) = (from.min(to), from.max(to));
        let colour = chart.paint(look, series, category);
        let width = if to - from > seam * 2.0 { to - from - seam } else { to - from };
        pen.fill(Rect { x: from, width, ..row }, colour);
        let Some(value) = chart.series[series].values[category].as_ref() else { continue };
        let style = coloured(&plan.style, look.colours.on(colour));
        let needed = pen.width(&value.shown, &style) + style.size * INSIDE * 2.0;
        if needed <= width && style.size <= row.height {
            let middle = (from + from + width) / 2.0;
            pen.put_beside(&value.shown, &style, Place::Middle(middle), row.y + row.height / 2.0, true);
        }
    }
}

/// Puts the names of series above the parts of the first bar, if all have room; returns whether they have.
fn name_parts(chart: &Chart, lengths: &Lengths, pen: &mut Pen<'_>) -> bool {
    let look = pen.look;
    let parts = stack::parts(chart, 0);
    let mut placed = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let name = &chart.series[part.series].label;
        let width = pen.width(name, &bold(&look.axis)) + look.axis.size * ROOM;
        let from = lengths.end(part.from);
        let next = parts.get(index + 1).map_or(pen.room.width + look.axis.size * ROOM, |next| lengths.end(next.from));
        if part.to < part.from || from + width > next {
            return false;
        }
        placed.push((part.series, from));
    }
    for (series, x) in placed {
        let paint = look.colours.readable(chart.series_paint(look, series));
        let style = coloured(&bold(&look.axis), paint);
        let measure = pen.width(&chart.series[series].label, &style);
        pen.put(&chart.series[series].label, &style, Place::Left(x), Pt::ZERO, measure, false);
    }
    true
}

/// Draws the figures below the bars, and the lines up from them.
fn draw_axis(
    chart: &Chart,
    axis: &Axis,
    lengths: &Lengths,
    bottom: Pt,
    pen: &mut Pen<'_>,
    upright: impl Fn(&mut Pen<'_>, Pt, Pt, crate::geometry::Colour),
) {
    let look = pen.look;
    for (index, &tick) in axis.ticks.iter().enumerate() {
        let x = lengths.end(tick);
        upright(pen, x, look.hairline, look.colours.grid);
        let mut figure = axis.figure(tick, look.language);
        if chart.kind == Kind::Share && index + 1 == axis.ticks.len() {
            figure.push_str("\u{a0}%");
        }
        let style = coloured(&look.axis, look.colours.muted);
        let figure = words(figure);
        let width = pen.width(&figure, &style);
        let place = if x + width / 2.0 > pen.room.width { Place::Right(pen.room.width) } else { Place::Middle(x) };
        pen.put(&figure, &style, place, bottom, width, true);
    }
}
