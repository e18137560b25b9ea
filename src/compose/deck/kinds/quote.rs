//! A quotation.

use super::Shown;
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::flow::{BlockKind, Group, GroupRole, Vertical};
use crate::compose::inline::quoted;
use crate::compose::parts::{block, paragraph};
use crate::geometry::Pt;

/// Returns a section's quotation.
pub(super) fn quote(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let Some(quote) = &section.quote else { return Shown::top(Vec::new()) };
    let text = composer.text_citing(&quote.content, &[quote.source]);
    let text = quoted(text, composer.brief.meta.language.quotes().outer);
    let text = paragraph(text, look.quote);
    let inset = Pt(48.0);
    let quotation = Group { role: GroupRole::Quote, blocks: vec![text], inset: (Pt::ZERO, inset), bar: None };
    let blocks = vec![block(BlockKind::Group(quotation))];
    Shown { blocks, sources: vec![quote.source], vertical: Vertical::Optical }
}
