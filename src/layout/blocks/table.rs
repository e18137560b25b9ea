//! Tables: rows of cells on common baselines, rules between them, the head repeated on each page.

mod widths;

use crate::compose::flow::{Artifact, Cell, Column, Table};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::inline::{self, SetText, place_all, place_line};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Head, LONE_ROW, Strip, StripKind, Strips, repeated};
use crate::layout::tags::Role;
use crate::text::{Run, RunKind, Text};
use widths::Want;

/// A head that is taller than this part of a page is not repeated.
const TALLEST_HEAD: f32 = 1.0 / 3.0;

/// A table's geometry.
struct Grid<'t> {
    table: &'t Table,
    /// Left edge and width of each column.
    columns: Vec<(Pt, Pt)>,
    /// Extent of rules.
    rule: (Pt, Pt),
}

/// A row in lines.
struct Row {
    cells: Vec<SetText>,
    /// First baseline of all cells, below the padding.
    baseline: Pt,
    /// Height of the tallest cell.
    height: Pt,
}

/// Lays a table out.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, table: &Table, frame: &Frame, strips: &mut Strips) {
    let grid = Grid::new(compositor, table, frame);
    let node = compositor.node(frame.meaning, Role::Table);
    let mut head_height = Pt::ZERO;
    let mut head = 0;
    if !table.head.is_empty() {
        let part = compositor.node(node, Role::TableHead);
        let row = set_row(compositor, &grid, &table.head, [Role::ColumnHeader; 2], part, frame);
        let index = strips.len();
        grid.place(strips, row, Some(table.rule));
        head_height = strips.strips[index].height;
        if head_height <= frame.room * TALLEST_HEAD {
            let items = repeated(&strips.items[strips.starts(index).items..]);
            strips.heads.push(Head { height: head_height, items });
            head = strips.heads.len() as u32;
        }
        strips.strips[index].keeps_next = !table.rows.is_empty();
    }
    if table.rows.is_empty() {
        return;
    }
    let body = compositor.node(node, Role::TableBody);
    // Without a head it is the first cell of a row that tells what the others are.
    let roles = [if table.head.is_empty() { Role::RowHeader } else { Role::DataCell }, Role::DataCell];
    let count = table.rows.len();
    for (index, cells) in table.rows.iter().enumerate() {
        let row = set_row(compositor, &grid, cells, roles, body, frame);
        let rule = if index + 1 == count { Some(table.rule) } else { table.row_rule };
        let from = strips.len();
        let room = frame.room - if head > 0 { head_height } else { Pt::ZERO };
        if row.height + table.padding * 2.0 + thickness(rule) <= room {
            grid.place(strips, row, rule);
        } else {
            grid.place_in_lines(strips, row, rule);
        }
        for strip in &mut strips.strips[from..] {
            strip.head = if index > 0 { head } else { 0 };
        }
        if count > 2 && (index == 1 || index + 1 == count) {
            strips.strips[from].cost += LONE_ROW;
        }
    }
}

/// Sets a row's cells, the first in a role of its own; those that are missing are there for the tag tree.
fn set_row(
    compositor: &mut Compositor<'_>,
    grid: &Grid<'_>,
    cells: &[Cell],
    [first, further]: [Role; 2],
    part: Meaning,
    frame: &Frame,
) -> Row {
    let node = compositor.node(part, Role::TableRow);
    let mut set = Vec::with_capacity(grid.columns.len());
    for (index, &(_, width)) in grid.columns.iter().enumerate() {
        let meaning = compositor.node(node, if index == 0 { first } else { further });
        if let Some(cell) = cells.get(index) {
            set.push(inline::set(compositor, &cell.text, &cell.style, width, &Frame { meaning, ..*frame }));
        }
    }
    let baseline = set.iter().map(|cell| cell.baseline).fold(Pt::ZERO, Pt::max);
    let height = set.iter().map(|cell| baseline - cell.baseline + cell.height()).fold(Pt::ZERO, Pt::max);
    Row { cells: set, baseline, height }
}

/// Returns the number of characters of a text.
fn characters(text: &Text) -> usize {
    let of_run = |run: &Run| match &run.kind {
        RunKind::Words(words) => words.chars().count(),
        RunKind::Mark { label, .. } => label.chars().count(),
        RunKind::Break | RunKind::Field(_) => 0,
    };
    text.runs.iter().map(of_run).sum()
}

/// Returns a rule's thickness.
fn thickness(rule: Option<(Pt, Colour)>) -> Pt {
    rule.map_or(Pt::ZERO, |(thickness, _)| thickness)
}

impl<'t> Grid<'t> {
    /// Settles the columns' widths.
    fn new(compositor: &mut Compositor<'_>, table: &'t Table, frame: &Frame) -> Grid<'t> {
        let rows = std::iter::once(&table.head).chain(&table.rows);
        let count = rows.clone().map(Vec::len).fold(table.columns.len(), usize::max);
        let mut wants = vec![Want::default(); count];
        for (want, column) in wants.iter_mut().zip(&table.columns) {
            want.narrow = *column == Column::Narrow;
        }
        for row in rows {
            for (want, cell) in wants.iter_mut().zip(row) {
                let (natural, minimum) = compositor.extents(&cell.text, &cell.style);
                want.natural = want.natural.max(natural);
                want.minimum = want.minimum.max(minimum);
                want.load += characters(&cell.text) as f32 * cell.style.size.0;
            }
        }
        let gaps = table.gap * count.saturating_sub(1) as f32;
        let widths = widths::settle(&wants, frame.width - gaps);
        let mut x = frame.x;
        let mut columns = Vec::with_capacity(count);
        for width in widths {
            columns.push((x, width));
            x += width + table.gap;
        }
        let extent = if count > 0 { x - table.gap - frame.x } else { Pt::ZERO };
        Grid { table, columns, rule: (frame.x, extent) }
    }

    /// Makes a strip of a row.
    fn place(&self, strips: &mut Strips, row: Row, rule: Option<(Pt, Colour)>) {
        let padding = self.table.padding;
        let height = padding * 2.0 + row.height + thickness(rule);
        let baseline = padding + row.baseline;
        strips.open(Strip::new(StripKind::Box, height), Some(baseline));
        for (cell, &(x, _)) in row.cells.into_iter().zip(&self.columns) {
            place_all(strips, cell, x, baseline);
        }
        self.place_rule(strips, height, rule);
    }

    /// Makes a strip of each line of a row that no page can hold.
    fn place_in_lines(&self, strips: &mut Strips, mut row: Row, rule: Option<(Pt, Colour)>) {
        let padding = self.table.padding;
        let leading = row.cells.iter().map(|cell| cell.style.leading).fold(Pt::ZERO, Pt::max);
        let mut cells: Vec<_> = row.cells.iter_mut().map(|cell| cell.take_lines().into_iter()).collect();
        let count = cells.iter().map(|lines| lines.len()).max().unwrap_or(0);
        for index in 0..count {
            let above = if index == 0 { padding } else { Pt::ZERO };
            let below = if index + 1 == count { padding + thickness(rule) } else { Pt::ZERO };
            let height = above + leading + below;
            let inside = index > 0;
            strips.open(Strip { inside, ..Strip::new(StripKind::Line, height) }, Some(above + row.baseline));
            for ((cell, lines), &(x, _)) in row.cells.iter().zip(&mut cells).zip(&self.columns) {
                if let Some(line) = lines.next() {
                    place_line(strips, cell, line, Point { x, y: above + row.baseline });
                }
            }
            if index + 1 == count {
                self.place_rule(strips, height, rule);
            }
        }
    }

    /// Puts a rule at the lower edge of the strip that was begun last.
    fn place_rule(&self, strips: &mut Strips, bottom: Pt, rule: Option<(Pt, Colour)>) {
        if let Some((thickness, colour)) = rule.filter(|(thickness, _)| thickness.0 > 0.0) {
            let (x, width) = self.rule;
            let rect = Rect { x, y: bottom - thickness, width, height: thickness };
            strips.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
        }
    }
}
