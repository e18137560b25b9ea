//! Running text.

use super::table_look;
use crate::brief;
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::flow::Block;
use crate::compose::prose::Prose;
use crate::geometry::Em;

/// Columns of running text.
const WIDTH: usize = 11;

/// Returns running text in a measure that can be read.
pub(in super::super) fn running_text(deck: &Deck, composer: &mut Composer<'_>, text: &[brief::Block]) -> Vec<Block> {
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
    vec![deck.spanning(composer, WIDTH, blocks)]
}
