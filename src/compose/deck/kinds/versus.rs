//! A comparison: two columns, their headings on one line and their points below.

use super::Shown;
use super::points::point_list;
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::flow::{BlockKind, ColumnBlocks, Columns};
use crate::compose::inline::marked;
use crate::compose::parts::{block, paragraph, rule};
use crate::geometry::Pt;

/// Room between the rule above a column and its heading.
const RULE_ROOM: Pt = Pt(12.0);
/// Room between heading and points.
const HEADING_ROOM: Pt = Pt(14.0);

/// Returns a section's comparison.
pub(super) fn versus(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let mut columns = Vec::with_capacity(section.versus.len());
    let mut sources = Vec::new();
    for side in &section.versus {
        let heading = paragraph(composer.text(&side.heading), look.side_heading);
        let points = point_list(composer, &side.points, look.point).before(HEADING_ROOM);
        let blocks = vec![rule(look.hairline, None).after(RULE_ROOM), heading];
        columns.push(ColumnBlocks { share: 1.0, blocks, tiers: vec![vec![points]] });
        sources.extend(marked(&side.heading));
        sources.extend(side.points.iter().flat_map(|point| marked(&point.content)));
    }
    // A column of the grid between the two keeps them apart.
    let gap = look.columns(deck.aspect).left(1);
    let columns = Columns { columns, gap, stack_gap: look.gutter, give: 0 };
    Shown { sources, ..Shown::centred(vec![block(BlockKind::Columns(columns))]) }
}
