//! A picture: below its headline, or beside it where it is the larger there.

use super::{Aside, Said, Shown};
use crate::brief::{Image, Section};
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::figures::picture_on_page;
use crate::compose::flow::{Block, BlockKind, ColumnBlocks, Columns, GroupRole};
use crate::compose::inline::run;
use crate::compose::parts::{block, caption, group};
use crate::geometry::{Pt, Size};
use crate::outline::{Aspect, Fit};
use crate::text::{Run, Shape, Text};

/// Room between a picture and what stands below it.
const CAPTION_ROOM: Pt = Pt(8.0);

/// Room between a headline and the caption that stands below it, beside the picture.
const ASIDE_ROOM: Pt = Pt(20.0);
/// Columns that a headline takes beside a picture: as few as leave it lines that can be read, on a wide slide and on others.
const HEADLINE: (usize, usize) = (4, 5);
/// Columns that a caption beside a picture takes at the least.
const CAPTION: usize = 3;
/// How much larger a picture has to be beside its headline: where both are alike, headlines stand in one place.
const WORTH: f32 = 1.05;

/// Returns a section's picture on a slide of its own. `said` tells whether it has a headline: without one, it has the
/// headline's place too.
pub(super) fn alone(deck: &Deck, composer: &mut Composer<'_>, section: &Section, said: Said) -> Shown {
    let Some(image) = &section.image else { return Shown::top(Vec::new()) };
    let look = &composer.theme.deck;
    let text = caption_of(composer, image);
    if said == Said::Nothing {
        return Shown::top(captioned(deck, composer, image, text, look.bare(deck.aspect).body.size()));
    }
    let below = look.slide(deck.aspect).body.size();
    let columns = if deck.aspect == Aspect::Wide { HEADLINE.0 } else { HEADLINE.1 };
    let beside = look.beside(deck.aspect, columns).body.size();
    let reserved = if text.runs.is_empty() { Pt::ZERO } else { look.picture_caption.leading + CAPTION_ROOM };
    let gain = extent(image, beside) / extent(image, Size { height: below.height - reserved, ..below });
    // The larger the picture on one side, the larger on both.
    if image.fit == Fit::Cover || gain * gain < WORTH {
        return Shown::top(captioned(deck, composer, image, text, below));
    }
    let mut blocks = Vec::new();
    if !text.runs.is_empty() {
        blocks.push(caption(text, look.picture_caption).before(ASIDE_ROOM));
    }
    let picture = picture_on_page(composer, image, None, beside.height);
    Shown { aside: Some(Aside { columns, blocks }), ..Shown::top(vec![picture]) }
}

/// Returns a section's picture above its caption and credit, beside points.
pub(super) fn beside_points(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
    let Some(image) = &section.image else { return Vec::new() };
    let text = caption_of(composer, image);
    above_caption(composer, image, text, composer.theme.deck.slide(deck.aspect).body.height)
}

/// Returns a picture in a region with its caption: beside it, where it leaves room there, else below.
fn captioned(deck: &Deck, composer: &Composer<'_>, image: &Image, text: Text, room: Size) -> Vec<Block> {
    let look = &composer.theme.deck;
    let width = extent(image, room);
    let free = room.width - width - look.gutter;
    if image.fit == Fit::Cover || text.runs.is_empty() || free < look.columns(deck.aspect).span(CAPTION) {
        return above_caption(composer, image, text, room.height);
    }
    let column = |width: Pt, block: Block| ColumnBlocks { share: width.0, blocks: vec![block], tiers: Vec::new() };
    let columns = vec![
        column(width, picture_on_page(composer, image, None, room.height)),
        column(free, caption(text, look.picture_caption)),
    ];
    vec![block(BlockKind::Columns(Columns { columns, gap: look.gutter, stack_gap: CAPTION_ROOM, give: 0 }))]
}

/// Returns a picture above its caption, both in a height.
fn above_caption(composer: &Composer<'_>, image: &Image, text: Text, height: Pt) -> Vec<Block> {
    let look = &composer.theme.deck;
    let below = if text.runs.is_empty() { Pt::ZERO } else { look.picture_caption.leading + CAPTION_ROOM };
    let mut blocks = vec![picture_on_page(composer, image, None, height - below).with_next()];
    if !text.runs.is_empty() {
        blocks.push(caption(text, look.picture_caption).before(CAPTION_ROOM));
    }
    // A caption of several lines takes its room from the picture.
    vec![group(GroupRole::Plain, blocks).together()]
}

/// Returns the width of a picture that is drawn whole, as large as a region holds it.
fn extent(image: &Image, room: Size) -> Pt {
    let aspect = image.picture.aspect();
    if aspect.is_finite() && aspect > 0.0 { room.width.min(room.height * aspect) } else { room.width }
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
