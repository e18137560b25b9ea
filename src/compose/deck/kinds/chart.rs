//! A chart.

use super::Shown;
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::figures::ChartLook;
use crate::compose::flow::Vertical;
use crate::compose::parts::caption;
use crate::geometry::Pt;
use crate::text::TextStyle;

/// Returns a section's chart below its unit.
pub(super) fn chart(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let colours = composer.theme.colours;
    let Some(chart) = &section.chart else { return Shown::top(Vec::new()) };
    let mut unit = composer.text(&chart.unit);
    composer.marks(&chart.sources, &mut unit.runs);
    let style = TextStyle { size: look.source.size * 1.25, leading: look.source.leading * 1.25, ..look.source };
    let bars = composer.bars(
        chart,
        &ChartLook {
            style: look.chart,
            thickness: Pt(40.0),
            gap: Pt(14.0),
            colour: colours.quiet,
            accent: colours.voice,
        },
    );
    let mut blocks = Vec::new();
    if !unit.runs.is_empty() {
        blocks.push(caption(unit, style).after(Pt(12.0)).with_next());
    }
    blocks.push(bars);
    Shown { blocks, sources: chart.sources.clone(), vertical: Vertical::Optical }
}
