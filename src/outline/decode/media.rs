//! Tables and quotations.

use super::cite::{PASSAGE, PASSAGES};
use crate::diagnostics::codes;
use crate::outline::fields::Reader;
use crate::outline::keys::{Keys, Takes, key};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{OutlineQuote, OutlineTable};
use crate::source::Located;
use crate::yaml::allow::ALLOW;

/// A table.
pub(super) static TABLE: Keys = Keys {
    what: "a table",
    inherits: None,
    needs: &["columns", "rows"],
    keys: &[
        key("title", Takes::Text, "What it shows."),
        key("columns", Takes::Some(&Takes::Cell), "The heads of the columns."),
        key("rows", Takes::Some(&Takes::List(&Takes::Cell)), "The rows, each with as many cells as there are heads."),
        key("cite", PASSAGES, "Where the values stand in the report."),
        ALLOW,
    ],
};

/// A quotation.
pub(super) static QUOTE: Keys = Keys {
    what: "a quotation",
    inherits: None,
    needs: &["passage", "text"],
    keys: &[
        key("passage", PASSAGE, "Where the words stand in the report."),
        key("text", Takes::Text, "The words to the letter, without quotation marks around them."),
        ALLOW,
    ],
};

impl Reader<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, node: &Node) -> Option<OutlineTable> {
        let fields = self.fields(node, &TABLE)?;
        let mut required = |key: &str, of: &str, example: &str| match fields.get(key) {
            Some(node) => {
                let items = self.list(node, &format!("`{key}`"), of);
                if matches!(&node.kind, Kind::List(items) if items.is_empty()) {
                    self.empty_list(node, &format!("a table without {key} shows nothing"), example);
                }
                items
            }
            None => {
                self.missing(&fields, key, &format!("write them as lists, as in `{key}: {example}`"));
                &[]
            }
        };
        let heads = required("columns", "heads", "[Year, Cases]");
        let rows = required("rows", "rows", "[[2019, 53.5], [2020, 60.6]]");
        let columns: Vec<Located> = heads.iter().filter_map(|node| self.cell(node)).collect();
        let rows: Vec<Vec<Located>> = rows.iter().filter_map(|node| self.row(node, heads.len())).collect();
        let cite = self.cite(&fields);
        let title = self.text(&fields, "title");
        let complete = !columns.is_empty() && columns.len() == heads.len() && !rows.is_empty();
        complete.then_some(OutlineTable { title, columns, rows, cite, span: node.span })
    }

    fn row(&mut self, node: &Node, columns: usize) -> Option<Vec<Located>> {
        let cells = self.list(node, "a row", "cells");
        if !matches!(node.kind, Kind::List(_)) {
            return None;
        }
        let row: Vec<Located> = cells.iter().filter_map(|cell| self.cell(cell)).collect();
        if columns > 0 && cells.len() != columns {
            let plural =
                |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
            let help = if cells.len() > columns {
                "take cells out, or put one that holds a comma in quotation marks"
            } else {
                "add cells, `\"\"` for an empty one"
            };
            self.fault(
                codes::TABLE_SHAPE,
                format!("the row has {}, the table {}", plural(cells.len(), "cell"), plural(columns, "column")),
                node.span,
                "as many as the head has",
                help,
            );
            return None;
        }
        (row.len() == columns).then_some(row)
    }

    /// Reads a cell, which may be empty.
    fn cell(&mut self, node: &Node) -> Option<Located> {
        if matches!(node.kind, Kind::Nothing) {
            return Some(Located { text: String::new(), span: node.span, offsets: Vec::new() });
        }
        self.located(node, "a cell")
    }

    /// Reads a quotation.
    pub(super) fn quote(&mut self, node: &Node) -> Option<OutlineQuote> {
        let fields = self.fields(node, &QUOTE)?;
        let passage = match fields.get("passage") {
            Some(node) => Some(self.citation(node)),
            None => {
                self.missing(&fields, "passage", "name where the words stand, as in `passage: conclusion:3`");
                None
            }
        };
        let text = self.required(&fields, "text", "give the words to the letter, without quotation marks around them");
        Some(OutlineQuote { passage: passage?, text: text? })
    }

    /// Tells of a list without entries.
    pub(super) fn empty_list(&mut self, node: &Node, message: &str, example: &str) {
        self.fault(codes::EMPTY_LIST, message, node.span, "nothing in it", format!("add entries, as in `{example}`"));
    }
}
