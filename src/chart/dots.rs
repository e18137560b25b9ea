//! Dots on a common scale, a row for each category.

use super::legend::{self, Samples};
use super::lines::marker;
use super::pen::{Pen, Place, bold, coloured, words};
use super::rows::Plan;
use super::scale::{Axis, with_zero};
use super::{Chart, Highlight, NAMED, Value, spread};
use crate::geometry::{Point, Pt};
use crate::text::Text;

/// Room between a dot and its figure, as a part of the type size.
const ROOM: f32 = 0.4;
/// Radius of a dot, as a part of the width of lines.
const DOT: f32 = 2.2;
/// Figures of the axis, about.
const FIGURES: usize = 5;
/// Series whose figures have room: one at the right of its dot, or two, each on its own side.
const WITH_FIGURES: usize = 2;
/// Where the least value is at most this part of the greatest, zero is worth its room.
const NEAR_ZERO: f64 = 0.5;

/// Draws dots.
pub(super) fn draw(chart: &Chart, pen: &mut Pen<'_>) {
    let look = pen.look;
    let several = chart.series.len() > 1;
    let labelled = chart.series.len() <= WITH_FIGURES;
    let values = chart.range();
    let near = values.0 >= 0.0 && values.0 <= values.1 * NEAR_ZERO;
    let axis = Axis::new(if near { with_zero(values) } else { values }, FIGURES);
    let below = if labelled { Pt::ZERO } else { look.axis.leading * 1.3 };
    let naming = if several { look.axis.leading * 1.3 } else { Pt::ZERO };
    let mut plan = Plan::fitting(chart, 1, false, pen, pen.room.height - below - naming);

    let shown: Vec<Text> = chart.values().map(|value| value.shown.clone()).collect();
    let figures = if labelled { pen.widest(&shown, &bold(&plan.style)) + plan.style.size * ROOM } else { Pt::ZERO };
    let radius = look.line * DOT;
    let left = plan.labels + radius + if several { figures } else { Pt::ZERO };
    let right = (pen.room.width - radius - figures).max(left + Pt(1.0));
    let x = |value: f64| left + (right - left) * axis.part(value);

    let mut top = naming;
    if several && !(chart.series.len() <= NAMED && name_dots(chart, x, pen)) {
        top = legend::draw(chart, Samples::Dots, pen);
        plan = Plan::fitting(chart, 1, false, pen, pen.room.height - below - top);
    }
    let (rows, bottom) = plan.rows(top);
    if !labelled {
        for &tick in &axis.ticks {
            let style = coloured(&look.axis, look.colours.muted);
            let figure = words(axis.figure(tick, look.language));
            let width = pen.width(&figure, &style);
            let middle = x(tick).min(pen.room.width - width / 2.0);
            for &(top, height) in &rows {
                let (from, to) = (top - plan.gap / 2.0, top + height + plan.gap / 2.0);
                pen.upright(x(tick), from, to, look.hairline, look.colours.grid);
            }
            pen.put(&figure, &style, Place::Middle(middle), bottom + style.leading * 0.3, width, true);
        }
    }
    for (category, &(top, height)) in rows.iter().enumerate() {
        let middle = top + height / 2.0;
        plan.name(chart, category, middle, pen);
        draw_row(chart, category, x, (middle, radius), &plan, pen);
    }
    plan.end(&rows, bottom + below, pen);
}

/// Draws the dots of a row, a line between the first and the last, and their figures.
fn draw_row(
    chart: &Chart,
    category: usize,
    x: impl Fn(f64) -> Pt,
    (middle, radius): (Pt, Pt),
    plan: &Plan,
    pen: &mut Pen<'_>,
) {
    let look = pen.look;
    let mut dots: Vec<(usize, &Value)> = chart
        .series
        .iter()
        .enumerate()
        .filter_map(|(index, series)| Some((index, series.values.get(category)?.as_ref()?)))
        .collect();
    dots.sort_by(|(_, one), (_, other)| one.number.total_cmp(&other.number));
    let (Some(&(first, least)), Some(&(last, most))) = (dots.first(), dots.last()) else {
        let style = coloured(&plan.style, look.colours.muted);
        let area = plan.labels + style.size * ROOM;
        return pen.put_beside(&look.missing, &style, Place::Left(area), middle, true);
    };
    // From the label to the first figure or dot: what follows is told by the dots.
    let to = x(least.number);
    let before = if dots.len() > 1 && chart.series.len() <= WITH_FIGURES {
        radius + plan.style.size * ROOM * 2.0 + pen.width(&least.shown, &bold(&plan.style))
    } else {
        radius
    };
    pen.level(plan.labels, to - before, middle, look.hairline, look.colours.grid);
    pen.level(to, x(most.number), middle, look.line * 0.6, look.colours.quiet);
    // What is spoken of lies upon the others.
    let mut order = dots.clone();
    order.sort_by_key(|&(index, _)| chart.highlight == Some(Highlight::Series(index)));
    for (index, value) in order {
        let colour = chart.paint(look, index, category);
        marker(pen, Point { x: x(value.number), y: middle }, radius, index, colour);
    }
    if chart.series.len() > WITH_FIGURES {
        return;
    }
    let style = plan.style_of(chart, category);
    let beside = radius + style.size * ROOM;
    let paint = |index: usize| {
        if chart.series.len() == 1 { style.colour } else { look.colours.readable(chart.paint(look, index, category)) }
    };
    if dots.len() > 1 {
        let place = Place::Right(x(least.number) - beside);
        pen.put_beside(&least.shown, &coloured(&style, paint(first)), place, middle, true);
    }
    let place = Place::Left(x(most.number) + beside);
    pen.put_beside(&most.shown, &coloured(&style, paint(last)), place, middle, true);
}

/// Puts the names of series above the dots of the first row, moved apart where they would meet, if all have room; returns
/// whether they have.
fn name_dots(chart: &Chart, x: impl Fn(f64) -> Pt, pen: &mut Pen<'_>) -> bool {
    let look = pen.look;
    let style = bold(&look.axis);
    let mut wanted = Vec::with_capacity(chart.series.len());
    for series in &chart.series {
        let Some(value) = series.values.first().and_then(Option::as_ref) else { return false };
        wanted.push((x(value.number), pen.width(&series.label, &style) + style.size * ROOM * 2.0));
    }
    let Some(starts) = spread::apart(&wanted, Pt::ZERO, pen.room.width + style.size * ROOM) else { return false };
    // A name that has gone far from its dot names another.
    let strays = wanted.iter().zip(&starts).any(|(&(middle, extent), &start)| {
        let off = (start + extent / 2.0 - middle).0.abs();
        off > (extent / 2.0 + style.size * 2.0).0
    });
    if strays {
        return false;
    }
    for (index, start) in starts.into_iter().enumerate() {
        let paint = look.colours.readable(chart.series_paint(look, index));
        let label = &chart.series[index].label;
        let measure = pen.width(label, &style);
        pen.put(label, &coloured(&style, paint), Place::Left(start + style.size * ROOM), Pt::ZERO, measure, false);
    }
    true
}
