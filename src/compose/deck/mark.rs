//! The mark of the house: on the title slide, and small on all others where the theme has it so.

use super::Deck;
use super::frame::FOLIO;
use crate::brief::Image;
use crate::compose::composer::Composer;
use crate::compose::figures::picture;
use crate::compose::flow::{Artifact, Block, BlockKind, Placed, Vertical};
use crate::geometry::{Colour, Pt, Rect};
use crate::theme::{Bearers, Corner};

/// Room between the mark and the words beside it.
const GAP: Pt = Pt(10.0);

impl Deck {
    /// Returns the mark of the title slide.
    pub(super) fn mark(&self, composer: &Composer<'_>) -> Option<Placed> {
        let look = &composer.theme.deck;
        let logo = composer.brief.meta.logo.as_ref()?;
        let Corner { top, left } = look.logo.corner;
        let side = look.logo.side;
        let band = look.band(self.aspect, look.headline_top, look.foot_bottom);
        let x = if left { band.x } else { band.right() - side };
        let y = if top { band.y } else { band.bottom() - side };
        // A mark is made for paper, and would be lost on the ground. There is room around it at the upper right alone: facts
        // stand above the foot, and the title below the head.
        let roomy = top && !left;
        let plate = roomy.then_some(Colour::WHITE);
        let blocks = vec![if roomy { picture(logo, Some(side), side) } else { on_white(logo, side) }];
        let at = Rect { x, y, width: side, height: side };
        Some(Placed { at, vertical: Vertical::Top, blocks, artifact: None, plate })
    }

    /// Returns the mark of a slide with a headline, which is read on the title slide alone.
    pub(super) fn small_mark(&self, composer: &Composer<'_>) -> Option<Placed> {
        let look = &composer.theme.deck;
        let logo = composer.brief.meta.logo.as_ref().filter(|_| look.logo.slides == Bearers::All)?;
        let Corner { top, left } = look.logo.corner;
        let side = look.logo.small;
        let line = if top {
            look.band(self.aspect, look.kicker_top, look.kicker_top + look.kicker.leading)
        } else {
            look.band(self.aspect, look.foot_bottom - look.folio.leading, look.foot_bottom)
        };
        // The folio stands at the right of the foot.
        let right = if top { line.right() } else { line.right() - FOLIO };
        let x = if left { line.x } else { right - side };
        let at = Rect { x, y: line.y + (line.height - side) / 2.0, width: side, height: side };
        let is_white = composer.theme.colours.page == Colour::WHITE;
        let blocks = vec![if is_white { picture(logo, Some(side), side) } else { on_white(logo, side) }];
        Some(Placed { at, vertical: Vertical::Top, blocks, artifact: Some(Artifact::Repeated), plate: None })
    }

    /// Returns the room that the small mark takes at the left of the head or foot of a slide with a headline.
    pub(super) fn beside_mark(&self, composer: &Composer<'_>, top: bool) -> Pt {
        let logo = composer.theme.deck.logo;
        let is_there = composer.brief.meta.logo.is_some() && logo.slides == Bearers::All;
        if is_there && logo.corner == (Corner { top, left: true }) { logo.small + GAP } else { Pt::ZERO }
    }

    /// Moves what stands at the foot of the title slide out of the way of the mark.
    pub(super) fn clear_mark(&self, composer: &Composer<'_>, placed: &mut [Placed]) {
        let logo = composer.theme.deck.logo;
        if composer.brief.meta.logo.is_none() || logo.corner != (Corner { top: false, left: true }) {
            return;
        }
        for line in placed.iter_mut().filter(|line| line.artifact == Some(Artifact::Footer)) {
            line.at.x += logo.side + GAP;
        }
    }
}

/// Returns a mark on white that is no larger than itself.
fn on_white(logo: &Image, side: Pt) -> Block {
    let mut block = picture(logo, Some(side), side);
    if let BlockKind::Picture(picture) = &mut block.kind {
        picture.plate = Some(Colour::WHITE);
    }
    block
}
