//! A chart.

use super::{Said, Shown, title_to_show};
use crate::brief::Section;
use crate::compose::charts::ChartLook;
use crate::compose::composer::Composer;
use crate::compose::inline::shaped;
use crate::compose::parts::caption;
use crate::geometry::Pt;
use crate::text::{Shape, TextStyle};

/// Room between what stands above the chart and the chart.
const HEAD_GAP: Pt = Pt(12.0);

/// Returns a section's chart below its title and its unit, as far as the headline does not say them. Its marks stand at the
/// unit, or at the title; where it has neither, at the slide's foot.
pub(super) fn chart(composer: &mut Composer<'_>, section: &Section, said: Said) -> Shown {
    let look = &composer.theme.deck;
    let Some(chart) = &section.chart else { return Shown::top(Vec::new()) };
    let mut head = title_to_show(section, &chart.title, said).map(|title| composer.text(title)).unwrap_or_default();
    let bold = Shape { strong: true, colour: Some(look.chart_title.colour), ..Shape::default() };
    head.runs.iter_mut().for_each(|run| run.shape = Shape { strong: bold.strong, colour: bold.colour, ..run.shape });
    let unit = composer.text(&chart.unit);
    if !head.runs.is_empty() && !unit.runs.is_empty() {
        head.runs.push(shaped(", ", bold));
    }
    head.runs.extend(unit.runs);
    let has_head = !head.runs.is_empty();
    if has_head {
        composer.marks(&chart.sources, &mut head.runs);
    }
    // As large as the chart's own words, so that it can be read where slides are printed small.
    let style = TextStyle { colour: look.source.colour, ..look.chart };
    let above = if has_head { style.leading + HEAD_GAP } else { Pt::ZERO };
    let drawn = composer.chart(chart, &ChartLook::of_deck(composer.theme, look.body_bottom - look.body_top - above));
    let mut blocks = Vec::new();
    if has_head {
        blocks.push(caption(head, style).after(HEAD_GAP).with_next());
    }
    blocks.push(drawn);
    let sources = chart.sources.clone();
    let unmarked = if has_head { Vec::new() } else { sources.clone() };
    Shown { sources, unmarked, ..Shown::centred(blocks) }
}
