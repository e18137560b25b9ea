//! Tables.

use super::composer::Composer;
use super::flow::{Block, BlockKind, Cell, Column, Table};
use super::inline::words;
use super::parts::block;
use crate::brief::{Inline, SourceId};
use crate::geometry::{Colour, Pt};
use crate::text::{Align, Text, TextStyle};
use crate::theme::Rule;

/// How a table looks.
#[derive(Clone, Copy)]
pub(super) struct TableLook {
    /// Cells.
    pub(super) cell: TextStyle,
    /// Head.
    pub(super) head: TextStyle,
    /// Room between columns.
    pub(super) gap: Pt,
    /// Room above and below each row's text.
    pub(super) padding: Pt,
    /// Rules under the head and at the foot.
    pub(super) rule: Rule,
    /// Colour of the rules between rows, where there are any.
    pub(super) row_rule: Option<Colour>,
}

/// Thickness of rules between rows: a hairline that a printer still holds.
const ROW_RULE: Pt = Pt(0.4);

impl TableLook {
    /// Returns a table of cells.
    pub(super) fn table(&self, columns: Vec<Column>, head: Vec<Cell>, rows: Vec<Vec<Cell>>) -> Block {
        block(BlockKind::Table(Table {
            columns,
            head,
            rows,
            gap: self.gap,
            padding: self.padding,
            rule: self.rule,
            row_rule: self.row_rule.map(|colour| (ROW_RULE, colour)),
        }))
    }

    /// Returns a cell.
    pub(super) fn cell(&self, text: Text) -> Cell {
        Cell { text, style: self.cell }
    }

    /// Returns a head of fixed words.
    pub(super) fn heads(&self, heads: &[&str]) -> Vec<Cell> {
        heads.iter().map(|&head| Cell { text: words(head), style: self.head }).collect()
    }
}

/// Returns a table of text; columns of figures are set flush right.
pub(super) fn plain_table(
    composer: &mut Composer<'_>,
    head: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    look: &TableLook,
) -> Block {
    cited_table(composer, head, rows, &[], look)
}

/// Returns a table whose sources are marked at the last column's head.
pub(super) fn cited_table(
    composer: &mut Composer<'_>,
    head: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    sources: &[SourceId],
    look: &TableLook,
) -> Block {
    let count = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
    let aligns: Vec<Align> = (0..count).map(|column| alignment(rows, column)).collect();
    let set = |text: Text, style: TextStyle, column: usize| Cell {
        text,
        style: TextStyle { align: aligns.get(column).copied().unwrap_or_default(), ..style },
    };
    let mut heads = Vec::with_capacity(count);
    for (column, content) in head.iter().enumerate() {
        let last = column + 1 == head.len();
        let text = composer.text_citing(content, if last { sources } else { &[] });
        heads.push(set(text, look.head, column));
    }
    let mut body = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells: Vec<Cell> =
            row.iter().enumerate().map(|(column, cell)| set(composer.text(cell), look.cell, column)).collect();
        cells.resize_with(count, || look.cell(Text::default()));
        body.push(cells);
    }
    look.table(vec![Column::Auto; count], heads, body)
}

/// Returns how a column stands: flush right where each of its cells is a figure.
fn alignment(rows: &[Vec<Vec<Inline>>], column: usize) -> Align {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| super::inline::plain(cell)).peekable();
    if cells.peek().is_some() && cells.all(|cell| is_figure(&cell)) { Align::Right } else { Align::Left }
}

fn is_figure(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit()) && !cell.chars().any(char::is_alphabetic)
}
