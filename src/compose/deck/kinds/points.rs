//! Points, alone or beside key figures or a picture.

use super::super::fitted;
use super::{Said, Shown, chart, figures, picture, title_above, title_room};
use crate::brief::{Point, Section};
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::flow::{Block, GroupRole};
use crate::compose::inline::shaped;
use crate::compose::parts::{dashes, group, paragraph};
use crate::geometry::Em;
use crate::text::Shape;

/// Lines that a point takes at the most.
const POINT_LINES: usize = 2;
/// Columns that points and key figures may give each other.
const FIGURES_GIVE: usize = 2;
/// The same of points and a picture, which is worth the less the smaller it is.
const PICTURE_GIVE: usize = 1;

/// Returns a section's points; one that stands alone needs no dash.
pub(super) fn points(composer: &mut Composer<'_>, section: &Section) -> Block {
    point_list(composer, &section.points)
}

/// Returns points as a list.
pub(super) fn point_list(composer: &mut Composer<'_>, points: &[Point]) -> Block {
    let look = &composer.theme.deck;
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let mut items = Vec::with_capacity(points.len());
    for point in points {
        let mut text = composer.text(&point.content);
        if point.own {
            text.runs.push(shaped(format!(" ({})", composer.words().own), muted));
        }
        items.push(vec![fitted(paragraph(text, look.point), POINT_LINES, &[])]);
    }
    if items.len() == 1 {
        return group(GroupRole::Plain, items.remove(0));
    }
    dashes(items, look.marker, Em(1.1) * look.point.size, look.point_gap)
}

/// Returns points with key figures at their right.
pub(super) fn beside_figures(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let points = (7, vec![points(composer, section)]);
    let figures = (4, vec![figures::side(composer, &section.figures)]);
    let sources = figures::sources(&section.figures);
    Shown { sources, ..Shown::centred(vec![deck.beside(composer, vec![points, figures], FIGURES_GIVE)]) }
}

/// Returns points with a picture at their right.
pub(super) fn beside_picture(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let points = (5, vec![points(composer, section)]);
    let picture = (7, picture::image(deck, composer, section, false));
    Shown::centred(vec![deck.beside(composer, vec![points, picture], PICTURE_GIVE)])
}

/// Returns points with the chart at their right, its title above it.
pub(super) fn beside_chart(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let points = (5, vec![points(composer, section)]);
    let title = section.chart.as_ref().map(|chart| &chart.title);
    let room = title_room(composer, title, Said::Message);
    let mut chart = chart::chart(composer, section, room);
    title_above(composer, title, &mut chart);
    let blocks = vec![deck.beside(composer, vec![points, (7, chart.blocks)], PICTURE_GIVE)];
    Shown { sources: chart.sources, ..Shown::centred(blocks) }
}
