//! A table.

use super::{Said, Shown, title_to_show};
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::parts::caption;
use crate::compose::tables::{ROW_RULE, TableLook, cited_table};
use crate::geometry::Pt;

/// Room below the title of a table.
const TITLE_ROOM: Pt = Pt(6.0);

/// Returns a section's table below its title, where the headline does not say it.
pub(super) fn table(composer: &mut Composer<'_>, section: &Section, said: Said) -> Shown {
    let Some(table) = &section.table else { return Shown::top(Vec::new()) };
    let table_look = table_look(composer);
    let mut blocks = Vec::new();
    if let Some(title) = title_to_show(section, &table.title, said) {
        let title = composer.text(title);
        blocks.push(caption(title, composer.theme.deck.chart_title).after(TITLE_ROOM).with_next());
    }
    blocks.push(cited_table(composer, &table.columns, &table.rows, &table.sources, &table_look));
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
