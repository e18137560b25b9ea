//! Tables.

use super::composer::Composer;
use super::flow::{Block, BlockKind, Cell, Column, Table};
use super::inline::{plain, words};
use super::parts::block;
use crate::brief::{Inline, SourceId};
use crate::geometry::Pt;
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
    /// Room above and below each row's text: where all rows take one line, and where some take several.
    pub(super) padding: (Pt, Pt),
    /// Rules under the head and at the foot.
    pub(super) rule: Rule,
    /// Rules between rows, where there are any.
    pub(super) row_rule: Option<Rule>,
    /// What stands above the head on further pages and how it looks, where pages do not say it themselves.
    pub(super) continued: Option<(&'static str, TextStyle)>,
}

/// Thickness of rules between rows: a hairline that a printer still holds.
pub(super) const ROW_RULE: Pt = Pt(0.4);

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
            row_rule: self.row_rule,
            continued: self.continued.map(|(said, style)| (words(said), style)),
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
    let columns: Vec<Column> = (0..count).map(|column| kind(rows, column)).collect();
    let set = |text: Text, style: TextStyle, column: usize| {
        let align = if columns.get(column) == Some(&Column::Figures) { Align::Right } else { Align::Left };
        Cell { text, style: TextStyle { align, ..style } }
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
    look.table(columns, heads, body)
}

/// Returns what a column holds: figures where each of its cells is one, or says that there is none.
fn kind(rows: &[Vec<Vec<Inline>>], column: usize) -> Column {
    let cells: Vec<String> = rows.iter().filter_map(|row| row.get(column)).map(|cell| plain(cell)).collect();
    let figures = cells.iter().any(|cell| is_figure(cell)) && cells.iter().all(|cell| is_figure(cell) || is_gap(cell));
    if figures { Column::Figures } else { Column::Auto }
}

/// Returns whether a cell says that there is no figure.
fn is_gap(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || ['-', '–', '—', '.', '…', '·'].contains(&c))
}

fn is_figure(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit()) && !cell.chars().any(char::is_alphabetic)
}
