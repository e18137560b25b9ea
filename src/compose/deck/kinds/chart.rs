//! A chart.

use super::Shown;
use crate::brief::Section;
use crate::compose::charts::ChartLook;
use crate::compose::composer::Composer;
use crate::compose::flow::Vertical;
use crate::compose::parts::caption;
use crate::geometry::Pt;
use crate::text::TextStyle;

/// Room between the unit and the chart.
const UNIT_GAP: Pt = Pt(12.0);

/// Returns a section's chart below its unit. `title` is the room that its title takes above it.
pub(super) fn chart(composer: &mut Composer<'_>, section: &Section, title: Pt) -> Shown {
    let look = &composer.theme.deck;
    let Some(chart) = &section.chart else { return Shown::top(Vec::new()) };
    let mut unit = composer.text(&chart.unit);
    composer.marks(&chart.sources, &mut unit.runs);
    // As large as the chart's own words, so that it can be read where slides are printed small.
    let style = TextStyle { colour: look.source.colour, ..look.chart };
    let above = if unit.runs.is_empty() { Pt::ZERO } else { style.leading + UNIT_GAP };
    let drawn =
        composer.chart(chart, &ChartLook::of_deck(composer.theme, look.body_bottom - look.body_top - title - above));
    let mut blocks = Vec::new();
    if !unit.runs.is_empty() {
        blocks.push(caption(unit, style).after(UNIT_GAP).with_next());
    }
    blocks.push(drawn);
    Shown { blocks, sources: chart.sources.clone(), vertical: Vertical::Optical }
}
