//! A picture.

use crate::brief::{Image, Section};
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::figures::picture_on_page;
use crate::compose::flow::{Block, GroupRole};
use crate::compose::inline::run;
use crate::compose::parts::{caption, group};
use crate::geometry::Pt;
use crate::text::{Run, Shape, Text};

/// Room between a picture and what stands below it.
const CAPTION_ROOM: Pt = Pt(8.0);

/// Returns a section's picture above its caption and credit. A bare slide leaves it the headline's place too.
pub(super) fn image(deck: &Deck, composer: &mut Composer<'_>, section: &Section, bare: bool) -> Vec<Block> {
    let look = &composer.theme.deck;
    let Some(image) = &section.image else { return Vec::new() };
    let master = if bare { look.bare(deck.aspect) } else { look.slide(deck.aspect) };
    let said = caption_of(composer, image);
    let below = if said.runs.is_empty() { Pt::ZERO } else { look.picture_caption.leading + CAPTION_ROOM };
    let mut blocks = vec![picture_on_page(composer, image, None, master.body.height - below).with_next()];
    if !said.runs.is_empty() {
        blocks.push(caption(said, look.picture_caption).before(CAPTION_ROOM));
    }
    // A caption of several lines takes its room from the picture.
    vec![group(GroupRole::Plain, blocks).together()]
}

/// Returns what stands below a picture: the caption, and whose it is.
fn caption_of(composer: &mut Composer<'_>, image: &Image) -> Text {
    let mut text = composer.text(&image.caption);
    if !image.credit.is_empty() {
        if !text.runs.is_empty() {
            text.runs.push(run("\u{2002}"));
        }
        let credit = composer.text(&image.credit);
        let muted = composer.theme.colours.muted;
        let grey = |run: Run| Run { shape: Shape { colour: Some(muted), ..run.shape }, ..run };
        text.runs.extend(credit.runs.into_iter().map(grey));
    }
    text
}
