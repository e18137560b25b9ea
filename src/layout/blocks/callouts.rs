//! Key figures: values on one baseline and of one size, hairlines above, labels below.

use super::flow_lines;
use crate::compose::flow::{Artifact, Callout, Callouts};
use crate::geometry::{Pt, Rect};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::inline::{self, SetText, place_all};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Strip, StripKind, Strips};
use crate::layout::tags::Role;
use crate::text::{Align, TextStyle};

/// Values are shrunk in such steps of their size: fine enough that none is much smaller than it must be, coarse enough
/// that two rows of a briefing seldom differ by a hair.
const STEP: f32 = 0.05;
/// From the hairline to the top of the figures, part of the value's size.
const ABOVE: f32 = 0.36;
/// From the baseline of the figures to the label's first line, part of the value's size: room for descenders.
const BELOW: f32 = 0.24;
/// Room between value and unit, part of the value's size: half a thin space, which is enough at display sizes.
const UNIT_ROOM: f32 = 0.1;

/// How the values of all rows are set.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Plan {
    /// Callouts in a row.
    per_row: usize,
    /// Width of each.
    width: Pt,
    /// Size of the values.
    size: Pt,
}

/// Lays key figures out in rows.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, callouts: &Callouts, frame: &Frame, strips: &mut Strips) {
    if callouts.items.is_empty() {
        return;
    }
    let widths: Vec<(Pt, Pt)> = callouts
        .items
        .iter()
        .map(|item| (compositor.extents(&item.value, &callouts.value).0, unit_width(compositor, callouts, item)))
        .collect();
    let plan = plan(callouts, &widths, frame.width);
    let value = scaled(&callouts.value, plan.size);
    for (index, row) in callouts.items.chunks(plan.per_row).enumerate() {
        if index > 0 {
            strips.room(callouts.row_gap);
        }
        let mark = compositor.mark(frame.meaning);
        let cells: Vec<Cell> =
            row.iter().map(|item| set_callout(compositor, callouts, item, &value, plan.width, frame)).collect();
        let top = callouts.rule.0 + value.size * ABOVE;
        let baseline = top + compositor.cap_height(&value);
        let height = cells.iter().map(|cell| cell.height(baseline, &value)).fold(Pt::ZERO, Pt::max);
        if height <= frame.room {
            strips.open(Strip::new(StripKind::Box, height), Some(baseline));
            for (column, cell) in cells.into_iter().enumerate() {
                let x = frame.x + (plan.width + callouts.gap) * column as f32;
                place(strips, cell, callouts, (x, plan.width), baseline, &value);
            }
            continue;
        }
        compositor.back(frame.meaning, mark);
        for item in row {
            strips.room(callouts.row_gap);
            flow_callout(compositor, callouts, item, &value, frame, strips);
        }
    }
}

/// Chooses the number of figures in a row and the size of the values: as many as are wanted, shrunk as far as that
/// takes; fewer in a row only where the smallest size is too wide. `widths` are those of values and units.
fn plan(callouts: &Callouts, widths: &[(Pt, Pt)], measure: Pt) -> Plan {
    let full = callouts.value.size;
    let most = callouts.per_row.clamp(1, widths.len().max(1));
    for limit in (1..=most).rev() {
        // Five figures, four to a row: three and two rather than four and one.
        let rows = widths.len().div_ceil(limit);
        let per_row = widths.len().div_ceil(rows.max(1)).max(1);
        let width = (measure - callouts.gap * (per_row - 1) as f32) / per_row as f32;
        let steps = (1.0 / STEP) as usize;
        let sizes =
            (0..steps).map(|step| full * (1.0 - STEP * step as f32)).take_while(|&size| size >= callouts.smallest);
        for size in sizes {
            let fits = |&(value, unit): &(Pt, Pt)| value * (size / full) + room_beside(unit, size) <= width;
            if widths.iter().all(fits) {
                return Plan { per_row, width, size };
            }
        }
    }
    Plan { per_row: 1, width: measure, size: callouts.smallest.min(full) }
}

/// Returns what a unit takes beside its value.
fn room_beside(unit: Pt, size: Pt) -> Pt {
    if unit.0 > 0.0 { unit + size * UNIT_ROOM } else { Pt::ZERO }
}

/// Returns the extent of a callout's unit.
fn unit_width(compositor: &mut Compositor<'_>, callouts: &Callouts, item: &Callout) -> Pt {
    if item.unit.runs.is_empty() { Pt::ZERO } else { compositor.extents(&item.unit, &callouts.unit).0 }
}

/// Returns the style of values at another size, leading in proportion.
fn scaled(style: &TextStyle, size: Pt) -> TextStyle {
    let leading = style.leading * (size / style.size.max(Pt(f32::MIN_POSITIVE)));
    TextStyle { size, leading, ..*style }
}

/// A callout in lines.
struct Cell {
    value: SetText,
    unit: SetText,
    /// Whether the unit stands beside the value rather than on a line of its own.
    beside: bool,
    label: SetText,
}

impl Cell {
    /// Returns the label's upper edge.
    fn label_top(&self, baseline: Pt, value: &TextStyle) -> Pt {
        let more = self.value.lines.len().saturating_sub(1) as f32;
        let unit = if self.beside { Pt::ZERO } else { self.unit.height() };
        baseline + value.leading * more + value.size * BELOW + unit
    }

    /// Returns the height of the whole.
    fn height(&self, baseline: Pt, value: &TextStyle) -> Pt {
        self.label_top(baseline, value) + self.label.height()
    }
}

/// Sets a callout; in the tag tree it is one paragraph, read in one go.
fn set_callout(
    compositor: &mut Compositor<'_>,
    callouts: &Callouts,
    item: &Callout,
    value: &TextStyle,
    width: Pt,
    frame: &Frame,
) -> Cell {
    let frame = Frame { meaning: compositor.node(frame.meaning, Role::Paragraph), ..*frame };
    let left = |style: &TextStyle| TextStyle { align: Align::Left, indent: Pt::ZERO, ..*style };
    let value = inline::set(compositor, &item.value, &left(value), width, &frame);
    let unit = inline::set(compositor, &item.unit, &left(&callouts.unit), width, &frame);
    let label = inline::set(compositor, &item.label, &callouts.label, width, &frame);
    let end = value.lines.last().map_or(Pt::ZERO, |line| line.width);
    let beside = unit.lines.len() <= 1 && end + room_beside(unit.width(), value.style.size) <= width + Pt(0.05);
    Cell { value, unit, beside, label }
}

/// Puts a callout into the strip that was begun last.
fn place(strips: &mut Strips, cell: Cell, callouts: &Callouts, (x, width): (Pt, Pt), baseline: Pt, value: &TextStyle) {
    place_rule(strips, callouts, x, width);
    let first = cell.label_top(baseline, value) + cell.label.baseline;
    let label = place_value(strips, cell, x, baseline, value);
    place_all(strips, label, x, first);
}

/// Puts the hairline at the upper edge of the strip that was begun last.
fn place_rule(strips: &mut Strips, callouts: &Callouts, x: Pt, width: Pt) {
    let (thickness, colour) = callouts.rule;
    if thickness.0 > 0.0 {
        let rect = Rect { x, y: Pt::ZERO, width, height: thickness };
        strips.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
    }
}

/// Puts value and unit into the strip that was begun last, and returns the label.
fn place_value(strips: &mut Strips, cell: Cell, x: Pt, baseline: Pt, value: &TextStyle) -> SetText {
    let lines = cell.value.lines.len().saturating_sub(1) as f32;
    let end = cell.value.lines.last().map_or(Pt::ZERO, |line| line.width);
    place_all(strips, cell.value, x, baseline);
    let last = baseline + value.leading * lines;
    if cell.beside {
        let start = if end.0 > 0.0 { x + end + value.size * UNIT_ROOM } else { x };
        place_all(strips, cell.unit, start, last);
    } else {
        let first = last + value.size * BELOW + cell.unit.baseline;
        place_all(strips, cell.unit, x, first);
    }
    cell.label
}

/// Lays a callout out over the whole measure, its label free to go on over the page: for what no page can hold.
fn flow_callout(
    compositor: &mut Compositor<'_>,
    callouts: &Callouts,
    item: &Callout,
    value: &TextStyle,
    frame: &Frame,
    strips: &mut Strips,
) {
    let cell = set_callout(compositor, callouts, item, value, frame.width, frame);
    let baseline = callouts.rule.0 + value.size * ABOVE + compositor.cap_height(value);
    let height = cell.label_top(baseline, value);
    strips.open(Strip { keeps_next: true, ..Strip::new(StripKind::Line, height) }, Some(baseline));
    place_rule(strips, callouts, frame.x, frame.width);
    let label = place_value(strips, cell, frame.x, baseline, value);
    flow_lines(strips, label, &Frame { grid: Pt::ZERO, ..*frame }, |_, _| {});
}
