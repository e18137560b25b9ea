//! A table.

use super::Shown;
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::tables::{ROW_RULE, TableLook, cited_table};
use crate::geometry::Pt;

/// Returns a section's table.
pub(super) fn table(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let Some(table) = &section.table else { return Shown::top(Vec::new()) };
    let table_look = table_look(composer);
    let blocks = vec![cited_table(composer, &table.columns, &table.rows, &table.sources, &table_look)];
    Shown { sources: table.sources.clone(), ..Shown::top(blocks) }
}

/// Returns how tables look on slides.
pub(in super::super) fn table_look(composer: &Composer<'_>) -> TableLook {
    let look = &composer.theme.deck;
    TableLook {
        cell: look.cell,
        head: look.cell_head,
        gap: Pt(24.0),
        padding: (Pt(7.0), Pt(7.0)),
        rule: look.hairline,
        row_rule: Some((ROW_RULE, composer.theme.colours.hairline)),
        continued: None,
    }
}
