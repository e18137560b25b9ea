//! Tables: rows of cells on common baselines, rules between them, the head repeated on each page.

mod figures;
mod widths;

use crate::compose::flow::{Artifact, Cell, Column, Table};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::inline::{self, SetText, place_all, place_line};
use crate::layout::page::{Item, ItemKind, Owner};
use crate::layout::strips::{Head, IN_TABLE, LONE_ROW, Strip, StripKind, Strips, repeated, shift};
use crate::layout::tags::Role;
use crate::layout::{Trouble, Unset};
use crate::text::Problem;
use widths::{Content, Want};

/// A head that is taller than this part of a page is not repeated.
const TALLEST_HEAD: f32 = 1.0 / 3.0;

/// A table's geometry.
struct Grid<'t> {
    table: &'t Table,
    /// Left edge and width of each column.
    columns: Vec<(Pt, Pt)>,
    /// For each column of figures the room that its cells need behind their decimal marks; zero for others.
    behind: Vec<Pt>,
    /// That the words need more than the measure, where they do.
    wide: Option<Unset>,
    /// Extent of rules.
    rule: (Pt, Pt),
    /// Step of the baseline grid; zero for none.
    step: Pt,
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
    let told = compositor.troubles.len();
    let from = strips.len();
    lay_out_rows(compositor, &grid, frame, strips);
    if strips.height(from) <= frame.room {
        strips.strips.iter_mut().skip(from + 1).for_each(|strip| strip.cost += IN_TABLE);
    }
    if let Some(wide) = grid.wide {
        // Told once for the table, not for each of its words.
        let told = compositor.troubles.split_off(told);
        let other = told.into_iter().filter(|trouble| !matches!(trouble.problem, Unset::Text(Problem::LongWord(_))));
        compositor.troubles.extend(other);
        let mut cells = table.head.iter().chain(table.rows.iter().flatten());
        let span = cells.find_map(|cell| cell.text.span);
        compositor.troubles.push(Trouble { problem: wide, span });
    }
}

fn lay_out_rows(compositor: &mut Compositor<'_>, grid: &Grid<'_>, frame: &Frame, strips: &mut Strips) {
    let table = grid.table;
    let node = compositor.node(frame.meaning, Role::Table);
    let mut head = 0;
    if !table.head.is_empty() {
        let part = compositor.node(node, Role::TableHead);
        let row = set_row(compositor, grid, &table.head, [Role::ColumnHeader; 2], part, frame);
        let index = strips.len();
        let height = table.padding.0 * 2.0 + row.height;
        if height + thickness(Some(table.rule)) > frame.room {
            grid.place_in_lines(strips, row, Some(table.rule), table.padding.0);
        } else {
            // A head stands close to its rule.
            let spare = grid.whole(height) - height;
            grid.place(strips, row, Some(table.rule), (table.padding.0, spare));
            strips.strips[index].keeps_next = !table.rows.is_empty();
            let again = repeated_head(compositor, table, frame, strips, index);
            if again.height <= frame.room * TALLEST_HEAD {
                strips.heads.push(again);
                head = strips.heads.len() as u32;
            }
        }
    }
    if table.rows.is_empty() {
        return;
    }
    let body = compositor.node(node, Role::TableBody);
    // Without a head it is the first cell of a row that tells what the others are.
    let roles = [if table.head.is_empty() { Role::RowHeader } else { Role::DataCell }, Role::DataCell];
    let count = table.rows.len();
    let head_height = strips.heads.last().filter(|_| head > 0).map_or(Pt::ZERO, |head| head.height);
    let rows: Vec<Row> = table.rows.iter().map(|cells| set_row(compositor, grid, cells, roles, body, frame)).collect();
    let several = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.lines.len() > 1);
    let padding = if several { table.padding.1 } else { table.padding.0 };
    for (index, row) in rows.into_iter().enumerate() {
        let rule = if index + 1 == count { Some(table.rule) } else { table.row_rule };
        let from = strips.len();
        if row.height + padding * 2.0 + thickness(rule) <= frame.room - head_height {
            grid.place(strips, row, rule, (padding, Pt::ZERO));
        } else {
            grid.place_in_lines(strips, row, rule, padding);
        }
        for strip in &mut strips.strips[from..] {
            strip.head = if index > 0 { head } else { 0 };
        }
        if count > 2 && (index == 1 || index + 1 == count) {
            strips.strips[from].cost += LONE_ROW;
            strips.strips[from].lone = true;
        }
    }
}

/// Returns the head in a strip as it is repeated on further pages, below the word that says so.
fn repeated_head(compositor: &mut Compositor<'_>, table: &Table, frame: &Frame, strips: &Strips, index: usize) -> Head {
    let mut items = repeated(&strips.items[strips.starts(index).items..]);
    let mut height = strips.strips[index].height;
    if let Some((said, style)) = &table.continued {
        shift(&mut items, Point { x: Pt::ZERO, y: style.leading });
        height += style.leading;
        let baseline = compositor.baseline(style);
        for run in compositor.set(said, style, frame.width).lines.into_iter().take(1).flat_map(|line| line.runs) {
            let at = Point { x: frame.x + run.x, y: baseline - run.rise };
            items.push(Item { owner: Owner::Artifact(Artifact::Repeated), kind: ItemKind::Glyphs { at, run } });
        }
    }
    Head { height, items }
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
    let is_head = first == Role::ColumnHeader;
    let mut set = Vec::with_capacity(grid.columns.len());
    for (index, &(_, width)) in grid.columns.iter().enumerate() {
        let meaning = compositor.node(node, if index == 0 { first } else { further });
        if let Some(cell) = cells.get(index) {
            let width = if is_head { width } else { grid.narrowed(compositor, index, cell, width) };
            set.push(inline::set(compositor, &cell.text, &cell.style, width, &Frame { meaning, ..*frame }));
        }
    }
    let baseline = set.iter().map(|cell| cell.baseline).fold(Pt::ZERO, Pt::max);
    let height = set.iter().map(|cell| baseline - cell.baseline + cell.height()).fold(Pt::ZERO, Pt::max);
    Row { cells: set, baseline, height }
}

/// Returns the extent of what stands behind the whole part of a cell's figure. It is not measured by itself, since room at
/// its start would be dropped.
fn tail(compositor: &mut Compositor<'_>, cell: &Cell, natural: Pt) -> Pt {
    let whole = figures::whole_part(&cell.text, cell.text.language.unwrap_or(compositor.language));
    natural - compositor.extents(&whole, &cell.style).0
}

/// Returns by how much the words of all columns pass the measure, where they do.
fn too_wide(wants: &[Want], available: Pt) -> Option<Unset> {
    let needed: Pt = wants.iter().map(|want| want.minimum).sum();
    let by = needed - available;
    let (column, _) = wants.iter().enumerate().max_by(|(_, a), (_, b)| a.minimum.0.total_cmp(&b.minimum.0))?;
    (by.0 > 0.5).then(|| Unset::WideTable { by: by.0.ceil() as u32, column: column + 1 })
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
        let mut behind = vec![Pt::ZERO; count];
        // What the figures of a column need before their decimal marks.
        let mut before = vec![Pt::ZERO; count];
        for (row_index, row) in rows.enumerate() {
            for (index, want) in wants.iter_mut().enumerate() {
                let Some(cell) = row.get(index) else {
                    want.add(None);
                    continue;
                };
                let breaks = compositor.breaks(&cell.text, &cell.style);
                if row_index > 0 && table.columns.get(index) == Some(&Column::Figures) {
                    let natural = breaks.natural();
                    let tail = tail(compositor, cell, natural);
                    behind[index] = behind[index].max(tail);
                    before[index] = before[index].max(natural - tail);
                }
                want.add(Some(Content { breaks, size: cell.style.size, leading: cell.style.leading }));
            }
        }
        for (index, (want, column)) in wants.iter_mut().zip(&table.columns).enumerate() {
            want.narrow = *column == Column::Narrow;
            if *column == Column::Figures {
                want.natural = want.natural.max(before[index] + behind[index]);
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
        let wide = too_wide(&wants, frame.width - gaps);
        Grid { table, columns, behind, wide, rule: (frame.x, extent), step: frame.grid }
    }

    /// Returns the width in which a cell is set flush right, that its decimal mark stands below those of others; the
    /// column's own where the cell has no figure or no room for that.
    fn narrowed(&self, compositor: &mut Compositor<'_>, index: usize, cell: &Cell, width: Pt) -> Pt {
        if self.table.columns.get(index) != Some(&Column::Figures) {
            return width;
        }
        let natural = compositor.extents(&cell.text, &cell.style).0;
        let narrowed = width - (self.behind[index] - tail(compositor, cell, natural)).max(Pt::ZERO);
        if natural <= narrowed { narrowed } else { width }
    }

    /// Returns the height of a row: whole steps of the grid, where there is one, in which rules find their place.
    fn whole(&self, height: Pt) -> Pt {
        height.ceil_to(self.step)
    }

    /// Makes a strip of a row, with the padding and more room above its text.
    fn place(&self, strips: &mut Strips, row: Row, rule: Option<(Pt, Colour)>, (padding, above): (Pt, Pt)) {
        let rules = if self.step > Pt::ZERO { Pt::ZERO } else { thickness(rule) };
        let height = self.whole(padding * 2.0 + row.height + rules);
        let baseline = padding + above + row.baseline;
        // Below a heading, one line of a table without a head is as little as one of a paragraph.
        let is_line = self.table.head.is_empty() && row.cells.iter().all(|cell| cell.lines.len() <= 1);
        let kind = if is_line { StripKind::Line } else { StripKind::Box };
        strips.open(Strip::new(kind, height), Some(baseline));
        for (cell, &(x, _)) in row.cells.into_iter().zip(&self.columns) {
            place_all(strips, cell, x, baseline);
        }
        self.place_rule(strips, height, rule);
    }

    /// Makes a strip of each line of a row that no page can hold.
    fn place_in_lines(&self, strips: &mut Strips, mut row: Row, rule: Option<(Pt, Colour)>, padding: Pt) {
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
