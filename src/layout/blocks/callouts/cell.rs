//! A callout in lines: value and unit, label, change, drawing.

use super::arrow::SetChange;
use super::drawing::{Canvas, SetDrawing};
use super::{Columns, UNIT_ROOM, room_beside};
use crate::compose::flow::{Callout, Callouts};
use crate::geometry::Pt;
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::inline::{self, SetText, place_all};
use crate::layout::strips::Strips;
use crate::layout::tags::Role;
use crate::text::{Align, TextStyle};

/// From the baseline of the figures to the label's first line, part of the value's size: room for descenders.
pub(super) const BELOW: f32 = 0.24;
/// Room above changes and above drawings, part of the label's size: less than a line, so that they belong to the label.
const ABOVE_DETAIL: f32 = 0.45;

/// A callout in lines.
pub(super) struct Cell {
    value: Option<SetText>,
    unit: Option<SetText>,
    label: Option<SetText>,
    change: Option<SetChange>,
    drawing: Option<SetDrawing>,
    /// Whether the unit stands beside the value rather than on a line of its own.
    beside: bool,
    /// Lines of the value, the end of the last, and the height of a unit that stands below.
    lines: usize,
    end: Pt,
    unit_height: Pt,
}

/// The heights that what stands below the labels of a row begins at.
pub(super) struct Levels {
    /// Of the changes.
    changes: Pt,
    /// Of the drawings.
    drawings: Pt,
    /// Where all ends.
    pub(super) height: Pt,
}

impl Levels {
    /// Gives what stands below labels that end at `labels` one height in all cells. `em` is the size of the labels.
    pub(super) fn of(cells: &[Cell], em: Pt, labels: Pt) -> Levels {
        let highest = |heights: &mut dyn Iterator<Item = Pt>| heights.fold(Pt::ZERO, Pt::max);
        let of_changes = highest(&mut cells.iter().flat_map(|cell| &cell.change).map(SetChange::height));
        let of_drawings = highest(&mut cells.iter().flat_map(|cell| &cell.drawing).map(|drawing| drawing.height));
        let room = |height: Pt| if height.0 > 0.0 { em * ABOVE_DETAIL } else { Pt::ZERO };
        let changes = labels + room(of_changes);
        let drawings = changes + of_changes + room(of_drawings);
        Levels { changes, drawings, height: drawings + of_drawings }
    }
}

impl Cell {
    /// Sets a callout; in the tag tree it is one paragraph, read in one go.
    pub(super) fn set(
        compositor: &mut Compositor<'_>,
        callouts: &Callouts,
        item: &Callout,
        value: &TextStyle,
        columns: &Columns,
        frame: &Frame,
    ) -> Cell {
        let width = columns.width;
        let inner = Frame { meaning: compositor.node(frame.meaning, Role::Paragraph), ..*frame };
        let left = |style: &TextStyle| TextStyle { align: Align::Left, indent: Pt::ZERO, ..*style };
        let size = value.size;
        let value = inline::set(compositor, &item.value, &left(value), width, &inner);
        let unit = inline::set(compositor, &item.unit, &left(&callouts.unit), width, &inner);
        // Balanced, so that no label ends with one short word.
        let balanced = TextStyle { balance: true, ..callouts.label };
        let below = columns.aside.map_or(width, |(_, width)| width);
        let label = inline::set(compositor, &item.label, &balanced, below, &inner);
        let end = value.lines.last().map_or(Pt::ZERO, |line| line.width);
        let beside = unit.lines.len() <= 1 && end + room_beside(unit.width(), size) <= width + Pt(0.05);
        let change = item.change.as_ref().map(|change| {
            SetChange::set(compositor, change, (&callouts.change, callouts.paints.strong), below, &inner)
        });
        let canvas = Canvas { width: below, style: callouts.detail, paints: callouts.paints };
        let drawing =
            item.drawing.as_ref().map(|drawing| SetDrawing::set(compositor, drawing, &canvas, (frame, &inner)));
        let (lines, unit_height) = (value.lines.len(), unit.height());
        let (value, unit, label) = (Some(value), Some(unit), Some(label));
        Cell { value, unit, label, change, drawing, beside, lines, end, unit_height }
    }

    /// Returns the upper edge of a label that stands below the value.
    pub(super) fn label_top(&self, baseline: Pt, value: &TextStyle) -> Pt {
        let more = self.lines.saturating_sub(1) as f32;
        let unit = if self.beside { Pt::ZERO } else { self.unit_height };
        baseline + value.leading * more + value.size * BELOW + unit
    }

    /// Returns the height of the label's lines.
    pub(super) fn label_height(&self) -> Pt {
        self.label.as_ref().map_or(Pt::ZERO, SetText::height)
    }

    /// Puts the label into the strip that was begun last.
    pub(super) fn place_label(&mut self, strips: &mut Strips, x: Pt, top: Pt) {
        if let Some(label) = self.label.take() {
            let first = top + label.baseline;
            place_all(strips, label, x, first);
        }
    }

    /// Puts value and unit into the strip that was begun last.
    pub(super) fn place_value(&mut self, strips: &mut Strips, x: Pt, baseline: Pt, value: &TextStyle) {
        let (Some(number), Some(unit)) = (self.value.take(), self.unit.take()) else { return };
        place_all(strips, number, x, baseline);
        let last = baseline + value.leading * self.lines.saturating_sub(1) as f32;
        if self.beside {
            let start = if self.end.0 > 0.0 { x + self.end + value.size * UNIT_ROOM } else { x };
            place_all(strips, unit, start, last);
        } else {
            let first = last + value.size * BELOW + unit.baseline;
            place_all(strips, unit, x, first);
        }
    }

    /// Takes the label, to let it flow.
    pub(super) fn take_label(&mut self) -> Option<SetText> {
        self.label.take()
    }

    /// Puts change and drawing into the strip that was begun last.
    pub(super) fn place_details(&mut self, strips: &mut Strips, x: Pt, levels: &Levels) {
        if let Some(change) = self.change.take() {
            change.place(strips, x, levels.changes);
        }
        if let Some(drawing) = self.drawing.take() {
            drawing.place(strips, x, levels.drawings);
        }
    }
}
