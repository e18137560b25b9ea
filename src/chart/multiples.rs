//! A panel for each series, all to one scale.

use super::pen::{Pen, Place, bold, sized};
use super::scale::with_zero;
use super::{Chart, Highlight, Kind, Look, Series, columns, lines};
use crate::geometry::{Point, Pt, Size};
use crate::text::Text;

/// The least width of a panel, as a part of the type size.
const NARROWEST: f32 = 7.0;
/// The least height of a plot with its labels, as a part of the type size.
const LOWEST: f32 = 6.0;
/// The most panels beside each other.
const BESIDE: usize = 4;
/// Room between panels, as a part of the type size.
const GAP: (f32, f32) = (2.2, 1.2);

/// Draws panels in a grid.
pub(super) fn draw(chart: &Chart, pen: &mut Pen<'_>) {
    let look = panel_look(pen.look);
    let title = bold(&look.label);
    let count = chart.series.len();
    let fitting = (pen.room.width / (look.label.size * NARROWEST)) as usize;
    // As few rows as there can be, and as even.
    let beside = fitting.clamp(1, BESIDE).min(count);
    let rows = count.div_ceil(beside);
    let beside = count.div_ceil(rows);
    let gap = (look.label.size * GAP.0, look.label.size * GAP.1);
    let width = (pen.room.width - gap.0 * (beside - 1) as f32) / beside as f32;
    let tall = ((pen.room.height - gap.1 * (rows - 1) as f32) / rows as f32).max(look.label.size * LOWEST);

    let is_over_time = chart.is_over_time();
    let range = if is_over_time { chart.range() } else { with_zero(chart.range()) };
    let mut top = Pt::ZERO;
    for (row, of_row) in chart.series.chunks(beside).enumerate() {
        if row > 0 {
            pen.drawing.cuts.push(top - gap.1 / 2.0);
        }
        let names = of_row.iter().map(|series| pen.lines(&series.label, &title, width)).max().unwrap_or(0);
        let head = title.leading * names as f32 + look.label.size * 0.3;
        let mut tallest = tall;
        for (column, series) in of_row.iter().enumerate() {
            let x = (width + gap.0) * column as f32;
            pen.put(&series.label, &title, Place::Left(x), top, width, false);
            let panel = panel(chart, row * beside + column, series, is_over_time);
            let mut own =
                Pen::new(&look, Size { width, height: (tall - head).max(look.label.size * LOWEST) }, pen.words);
            match panel.kind {
                Kind::Line => lines::draw_panel(&panel, range, &mut own),
                _ => columns::draw(&panel, Some(range), &mut own),
            }
            let drawn = own.finish();
            tallest = tallest.max(head + drawn.size.height);
            if column == 0 {
                // Panels beside each other have the same rows.
                pen.drawing.cuts.extend(drawn.cuts.iter().map(|cut| *cut + top + head));
            }
            pen.add(drawn, Point { x, y: top + head });
        }
        top += tallest + gap.1;
    }
    pen.drawing.size.height = top - gap.1;
    if pen.drawing.size.height <= pen.room.height + Pt(0.01) {
        pen.drawing.cuts.clear();
    }
}

/// Returns the look of a panel: labels as small as the figures of axes, these as small as can be.
fn panel_look(look: &Look) -> Look {
    let smallest = look.smallest.min(look.axis.size);
    Look {
        label: sized(&look.label, look.axis.size),
        axis: sized(&look.axis, smallest),
        line: look.line * 0.8,
        thickness: look.thickness * 0.5,
        ..look.clone()
    }
}

/// Returns the chart of one panel.
fn panel(chart: &Chart, index: usize, series: &Series, is_over_time: bool) -> Chart {
    let highlight = match chart.highlight {
        // The panel's one series is spoken of, or is not.
        Some(Highlight::Series(spoken)) => Some(Highlight::Series(usize::from(spoken != index))),
        other => other,
    };
    let series = Series { label: Text::default(), ..series.clone() };
    let kind = if is_over_time { Kind::Line } else { Kind::Column };
    Chart { kind, categories: chart.categories.clone(), series: vec![series], highlight }
}
