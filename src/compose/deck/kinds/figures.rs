//! Key figures: one alone and large, a row of them, or some below each other at the side.

use super::Shown;
use crate::brief::{Figure, Section, SourceId};
use crate::compose::composer::Composer;
use crate::compose::figures::CalloutLook;
use crate::compose::flow::{Block, Vertical};
use crate::compose::inline::marked;
use crate::geometry::Pt;

/// Key figures in a row.
const ROW: usize = 4;

/// Returns a section's key figures in a row.
pub(super) fn row(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let row = composer.callouts(
        &section.figures,
        CalloutLook {
            alone: false,
            per_row: ROW,
            gap: look.gutter,
            row_gap: look.gutter,
            value: look.value,
            smallest: look.value_smallest,
            unit: look.unit,
            label: look.value_label,
            rule: look.hairline,
        },
    );
    Shown { blocks: vec![row], sources: sources(&section.figures), vertical: Vertical::Optical }
}

/// Returns key figures one below the other.
pub(super) fn side(composer: &mut Composer<'_>, figures: &[Figure]) -> Block {
    let look = &composer.theme.deck;
    composer.callouts(
        figures,
        CalloutLook {
            alone: false,
            per_row: 1,
            gap: Pt::ZERO,
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
    Shown { blocks: vec![number], sources: sources(&section.figures), vertical: Vertical::Optical }
}

/// Returns the sources of key figures and of the texts that stand with them.
pub(super) fn sources(figures: &[Figure]) -> Vec<SourceId> {
    figures.iter().flat_map(|figure| figure.sources.iter().copied().chain(figure.texts().flat_map(marked))).collect()
}
