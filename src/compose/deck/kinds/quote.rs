//! A quotation, with the place that it is taken from.

use super::Shown;
use crate::brief::{Section, Source};
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::endnotes::place_in_section;
use crate::compose::flow::GroupRole;
use crate::compose::inline::{quoted, run, shaped};
use crate::compose::parts::{caption, group, hung, paragraph};
use crate::geometry::Pt;
use crate::text::{Shape, Text, TextStyle};

/// Columns of a quotation.
const WIDTH: usize = 10;
/// Room between a quotation and its place.
const PLACE_ROOM: Pt = Pt(22.0);

/// Returns a section's quotation. Its opening mark hangs in the margin, so that the words stand on the left edge.
pub(super) fn quote(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let Some(quote) = &section.quote else { return Shown::top(Vec::new()) };
    let text = composer.text_citing(&quote.content, &[quote.source]);
    let text = quoted(text, composer.brief.meta.language.quotes().outer);
    let text = hung(paragraph(text, look.quote));
    let mut blocks = vec![group(GroupRole::Quote, vec![text])];
    if let Some(Source::Passage(passage)) = composer.brief.sources.get(quote.source.0 as usize) {
        let report = shaped(passage.report.clone(), Shape { emphasis: true, ..Shape::default() });
        let place = run(format!(", {}", place_in_section(passage, composer.brief.meta.language)));
        let place = Text { runs: vec![report, place], language: None, span: None };
        blocks.push(caption(place, TextStyle { balance: true, ..look.quote_place }).before(PLACE_ROOM));
    }
    Shown::centred(vec![deck.spanning(composer, WIDTH, blocks)])
}
