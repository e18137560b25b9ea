//! Key figures: values on one baseline and of one size, hairlines above, labels below, and below these in each row at one
//! height what has changed and what is drawn.
//!
//! [`cell`] sets a callout in lines; [`drawing`] draws with it, one file for each kind of drawing.

mod arrow;
mod bars;
mod cell;
mod dots;
mod drawing;
mod line;
mod ticks;

use super::flow_lines;
use crate::compose::flow::{Artifact, Callout, Callouts};
use crate::geometry::{Pt, Rect};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Strip, StripKind, Strips};
use crate::text::TextStyle;
use cell::{Cell, Levels};

/// Values are shrunk in such steps of their size: fine enough that none is much smaller than it must be, coarse enough
/// that two rows of a briefing seldom differ by a hair.
const STEP: f32 = 0.05;
/// From the hairline to the top of the figures, part of the value's size.
const ABOVE: f32 = 0.36;
/// Room between value and unit, part of the value's size: half a thin space, which is enough at display sizes.
const UNIT_ROOM: f32 = 0.1;

/// Height of the figures of a value that has a region to itself, part of the region's: at most so much, or nothing else on it
/// would be seen.
const TALLEST: f32 = 0.4;
/// Width that such a value fills, part of the region's: advances of glyphs are rounded, and none may stand over.
const FILLED: f32 = 0.995;
/// Width of such a value where something is said or drawn at its side, part of the region's: seven of twelve columns.
const ASIDE: f32 = 7.0 / 12.0;
/// The least that the side is wide, part of the label's size: about fifteen letters to a line.
const NARROWEST_ASIDE: f32 = 7.0;
/// What is left of the size of values that give way to their units, or to what stands below them; less would be no large
/// value.
const LEAST_GIVEN: f32 = 0.7;

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
    let columns = Columns::of(compositor, callouts, frame);
    let plan = plan(callouts, &widths, &columns);
    let mut value = scaled(&callouts.value, plan.size);
    for (index, items) in callouts.items.chunks(plan.per_row).enumerate() {
        if index > 0 {
            strips.room(callouts.row_gap);
        }
        let mark = compositor.mark(frame.meaning);
        let columns = Columns { width: plan.width, ..columns };
        let mut row = Row::set(compositor, callouts, items, &value, &columns, frame);
        // Values give way before a row that stands alone is torn.
        let smaller = row.fitting(&value, frame.room);
        let least = if callouts.alone { callouts.smallest } else { callouts.smallest.max(plan.size * LEAST_GIVEN) };
        if row.levels.height > frame.room && callouts.items.len() <= plan.per_row && smaller >= least {
            compositor.back(frame.meaning, mark);
            value = scaled(&callouts.value, smaller);
            row = Row::set(compositor, callouts, items, &value, &columns, frame);
        }
        if row.levels.height <= frame.room {
            row.place(strips, callouts, &value, frame);
            continue;
        }
        compositor.back(frame.meaning, mark);
        for item in items {
            strips.room(callouts.row_gap);
            flow_callout(compositor, callouts, item, &value, frame, strips);
        }
    }
}

/// Callouts side by side, in lines.
struct Row {
    cells: Vec<Cell>,
    /// Baseline of the values.
    baseline: Pt,
    levels: Levels,
    columns: Columns,
    /// Where labels begin that stand at the side.
    beside: Option<Pt>,
}

impl Row {
    fn set(
        compositor: &mut Compositor<'_>,
        callouts: &Callouts,
        items: &[Callout],
        value: &TextStyle,
        columns: &Columns,
        frame: &Frame,
    ) -> Row {
        let cells: Vec<Cell> =
            items.iter().map(|item| Cell::set(compositor, callouts, item, value, columns, frame)).collect();
        let cap_height = compositor.cap_height(value);
        let baseline = callouts.rule.0 + value.size * ABOVE + cap_height;
        // At the side the label's capitals begin where the figures do.
        let of_label = compositor.baseline(&callouts.label) - compositor.cap_height(&callouts.label);
        let beside = columns.aside.map(|_| (baseline - cap_height - of_label).max(Pt::ZERO));
        let top = |cell: &Cell| beside.unwrap_or_else(|| cell.label_top(baseline, value));
        let labels = cells.iter().map(|cell| top(cell) + cell.label_height()).fold(Pt::ZERO, Pt::max);
        let mut levels = Levels::of(&cells, callouts.label.size, labels);
        levels.height = cells.iter().map(|cell| cell.label_top(baseline, value)).fold(levels.height, Pt::max);
        Row { cells, baseline, levels, columns: *columns, beside }
    }

    /// Returns the size of values of one line at which the row is no taller than so much.
    fn fitting(&self, value: &TextStyle, room: Pt) -> Pt {
        let of_values = self.baseline / value.size + cell::BELOW;
        // A tenth of a point is kept: lengths are sums of rounded numbers.
        value.size - (self.levels.height - room + Pt(0.1)) / of_values
    }

    fn place(mut self, strips: &mut Strips, callouts: &Callouts, value: &TextStyle, frame: &Frame) {
        strips.open(Strip::new(StripKind::Box, self.levels.height), Some(self.baseline));
        let Columns { width, aside, .. } = self.columns;
        for (column, cell) in self.cells.iter_mut().enumerate() {
            let x = frame.x + (width + callouts.gap) * column as f32;
            place_rule(strips, callouts, x, if aside.is_some() { frame.width } else { width });
            cell.place_value(strips, x, self.baseline, value);
            let x = x + aside.map_or(Pt::ZERO, |(start, _)| start);
            let top = self.beside.unwrap_or_else(|| cell.label_top(self.baseline, value));
            cell.place_label(strips, x, top);
            cell.place_details(strips, x, &self.levels);
        }
    }
}

/// The columns that callouts stand in.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// Width of a value, and of what stands below it.
    width: Pt,
    /// Where what stands at the side of a value begins, and how wide it is.
    aside: Option<(Pt, Pt)>,
    /// The largest size of values.
    largest: Pt,
}

impl Columns {
    /// Divides a measure: a figure with a region to itself has at its side what is said and drawn with it.
    fn of(compositor: &Compositor<'_>, callouts: &Callouts, frame: &Frame) -> Columns {
        let full = callouts.value.size;
        let [item] = callouts.items.as_slice() else {
            return Columns { width: frame.width, aside: None, largest: full };
        };
        if !callouts.alone {
            return Columns { width: frame.width, aside: None, largest: full };
        }
        let cap_height = compositor.cap_height(&callouts.value) / full;
        let largest = frame.room * (TALLEST / cap_height.max(f32::MIN_POSITIVE));
        let width = (frame.width - callouts.gap) * ASIDE;
        let start = width + callouts.gap;
        let is_narrow = frame.width - start < callouts.label.size * NARROWEST_ASIDE;
        if is_narrow || (item.change.is_none() && item.drawing.is_none()) {
            return Columns { width: frame.width, aside: None, largest };
        }
        Columns { width, aside: Some((start, frame.width - start)), largest }
    }
}

/// Chooses the number of figures in a row and the size of the values: as many as are wanted, shrunk as far as that
/// takes; fewer in a row only where the smallest size is too wide. `widths` are those of values and units.
fn plan(callouts: &Callouts, widths: &[(Pt, Pt)], columns: &Columns) -> Plan {
    let (full, measure) = (callouts.value.size, columns.width);
    if callouts.alone
        && let [(value, unit)] = *widths
    {
        // The size at which value and unit are as wide as the region: their widths are those at the style's own sizes.
        let unit = beside((value, unit), full, measure);
        let of_size = value / full + if unit.0 > 0.0 { UNIT_ROOM } else { 0.0 };
        let size = ((measure - unit) * FILLED / of_size.max(f32::MIN_POSITIVE)).min(columns.largest);
        return Plan { per_row: 1, width: measure, size: size.max(callouts.smallest) };
    }
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
            let fits = |&(value, unit): &(Pt, Pt)| {
                value * (size / full) + room_beside(beside((value, unit), full, width), size) <= width
            };
            if widths.iter().all(fits) {
                return Plan { per_row, width, size };
            }
        }
    }
    Plan { per_row: 1, width: measure, size: callouts.smallest.min(full) }
}

/// Returns the width of a unit for which its value gives way; none of one that stands below, because too little would be
/// left of the value.
fn beside((value, unit): (Pt, Pt), full: Pt, width: Pt) -> Pt {
    let least = value * LEAST_GIVEN + room_beside(unit, full * LEAST_GIVEN);
    if least <= width { unit } else { Pt::ZERO }
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

/// Lays a callout out over the whole measure, its label free to go on over the page: for what no page can hold.
fn flow_callout(
    compositor: &mut Compositor<'_>,
    callouts: &Callouts,
    item: &Callout,
    value: &TextStyle,
    frame: &Frame,
    strips: &mut Strips,
) {
    let columns = Columns { width: frame.width, aside: None, largest: value.size };
    let mut cell = Cell::set(compositor, callouts, item, value, &columns, frame);
    let baseline = callouts.rule.0 + value.size * ABOVE + compositor.cap_height(value);
    let height = cell.label_top(baseline, value);
    strips.open(Strip { keeps_next: true, ..Strip::new(StripKind::Line, height) }, Some(baseline));
    place_rule(strips, callouts, frame.x, frame.width);
    cell.place_value(strips, frame.x, baseline, value);
    if let Some(label) = cell.take_label() {
        flow_lines(strips, label, &Frame { grid: Pt::ZERO, ..*frame }, |_, _| {});
    }
    let levels = Levels::of(std::slice::from_ref(&cell), callouts.label.size, Pt::ZERO);
    if levels.height.0 > 0.0 {
        strips.open(Strip::new(StripKind::Box, levels.height), None);
        cell.place_details(strips, frame.x, &levels);
    }
}

/// Puts the hairline at the upper edge of the strip that was begun last.
fn place_rule(strips: &mut Strips, callouts: &Callouts, x: Pt, width: Pt) {
    let (thickness, colour) = callouts.rule;
    if thickness.0 > 0.0 {
        let rect = Rect { x, y: Pt::ZERO, width, height: thickness };
        strips.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
    }
}
