//! Key figures: one alone and large, a row of them, or some below each other at the side.

use super::Shown;
use crate::brief::{Figure, Section, SourceId};
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::figures::CalloutLook;
use crate::compose::flow::Block;
use crate::compose::inline::marked;
use crate::geometry::Pt;
use crate::outline::Aspect;

/// Key figures in a row.
const ROW: usize = 4;

/// Key figures in a row of a narrow slide, where four of them say no more than their values and labels.
const NARROW_ROW: usize = 2;

/// Returns a section's key figures in a row, on a narrow slide four of them in two.
pub(super) fn row(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let is_square = deck.aspect != Aspect::Wide
        && section.figures.len() == ROW
        && section.figures.iter().all(|figure| figure.drawing.is_none() && figure.change.is_none());
    let row = composer.callouts(
        &section.figures,
        CalloutLook {
            alone: false,
            per_row: if is_square { NARROW_ROW } else { ROW },
            gap: look.gutter,
            row_gap: look.gutter,
            value: look.value,
            smallest: look.value_smallest,
            unit: look.unit,
            label: look.value_label,
            rule: look.hairline,
        },
    );
    Shown { sources: sources(&section.figures), ..Shown::centred(vec![row]) }
}

/// Returns key figures that stand with points: at their side one below the other, or so many in a row above them.
pub(super) fn with_points(composer: &mut Composer<'_>, figures: &[Figure], per_row: usize) -> Block {
    let look = &composer.theme.deck;
    composer.callouts(
        figures,
        CalloutLook {
            alone: false,
            per_row,
            gap: look.gutter,
            row_gap: Pt(16.0),
            value: look.side_value,
            smallest: look.value_smallest,
            unit: look.unit,
            label: look.side_label,
            rule: look.hairline,
        },
    )
}

/// Returns the only key figure of a section.
pub(super) fn big_number(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let number = composer.callouts(
        section.figures.get(..1).unwrap_or(&[]),
        CalloutLook {
            alone: true,
            per_row: 1,
            gap: look.gutter,
            row_gap: Pt::ZERO,
            value: look.big_value,
            smallest: look.value_smallest,
            unit: look.big_unit,
            label: look.big_label,
            rule: look.hairline,
        },
    );
    Shown { sources: sources(&section.figures), ..Shown::centred(vec![number]) }
}

/// Returns the sources of key figures and of the texts that stand with them.
pub(super) fn sources(figures: &[Figure]) -> Vec<SourceId> {
    figures.iter().flat_map(|figure| figure.sources.iter().copied().chain(figure.texts().flat_map(marked))).collect()
}
