//! Running text.

use super::table_look;
use crate::brief;
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, BlockKind, Group, GroupRole};
use crate::compose::parts::block;
use crate::compose::prose::Prose;
use crate::geometry::{Em, Pt};

/// Room that running text leaves free at the right.
const TEXT_INSET: Pt = Pt(60.0);

/// Returns running text in a measure that can be read.
pub(in super::super) fn running_text(composer: &mut Composer<'_>, text: &[brief::Block]) -> Vec<Block> {
    let look = &composer.theme.deck;
    let prose = Prose {
        body: look.text,
        marker: look.marker,
        gap: look.point_gap,
        indent: Em(0.0),
        bar: look.hairline,
        table: table_look(composer),
        picture_height: look.body_bottom - look.body_top,
        language: None,
    };
    let blocks = composer.prose(text, &prose);
    let inset = (Pt::ZERO, TEXT_INSET);
    vec![block(BlockKind::Group(Group { role: GroupRole::Plain, blocks, inset, bar: None }))]
}
