//! A picture.

use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::figures::picture_on_page;
use crate::compose::flow::Block;
use crate::compose::parts::caption;
use crate::geometry::Pt;

/// Returns a section's picture above its credit.
pub(super) fn image(composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
    let look = &composer.theme.deck;
    let Some(image) = &section.image else { return Vec::new() };
    let credit_room = if image.credit.is_empty() { Pt::ZERO } else { look.source.leading + Pt(8.0) };
    let height = look.body_bottom - look.body_top - credit_room;
    let mut blocks = vec![picture_on_page(composer, image, None, height).with_next()];
    if !image.credit.is_empty() {
        blocks.push(caption(composer.text(&image.credit), look.source).before(Pt(6.0)));
    }
    blocks
}
