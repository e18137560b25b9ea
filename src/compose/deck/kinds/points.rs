//! Points, alone or beside key figures or a picture.

use super::super::fitted;
use super::{Said, Shown, chart, figures, picture};
use crate::brief::{Point, Section};
use crate::compose::composer::Composer;
use crate::compose::deck::Deck;
use crate::compose::flow::{Block, GroupRole};
use crate::compose::inline::shaped;
use crate::compose::parts::{dashes, group, paragraph};
use crate::geometry::Em;
use crate::text::{Shape, TextStyle};

/// Lines that a point takes at the most.
const POINT_LINES: usize = 2;
/// Key figures that stand in a row above points, and the points that still have room below them.
const ROW_FIGURES: usize = 3;
const ROW_POINTS: usize = 4;
/// Columns that points and key figures may give each other.
const FIGURES_GIVE: usize = 2;
/// The same of points and a picture, which is worth the less the smaller it is.
const PICTURE_GIVE: usize = 1;

/// Columns of a point that has a slide to itself.
const ALONE_WIDTH: usize = 10;

/// Returns a section's points; one that stands alone needs no dash.
fn points(composer: &mut Composer<'_>, section: &Section) -> Block {
    point_list(composer, &section.points, composer.theme.deck.point)
}

/// Returns a section's points for a slide that holds nothing else. One alone is said as running text is, and larger.
pub(super) fn alone(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let [_] = section.points.as_slice() else { return Shown::centred(vec![points(composer, section)]) };
    let point = point_list(composer, &section.points, composer.theme.deck.text);
    Shown::centred(vec![deck.spanning(composer, ALONE_WIDTH, vec![point])])
}

/// Returns points as a list.
pub(super) fn point_list(composer: &mut Composer<'_>, points: &[Point], style: TextStyle) -> Block {
    let look = &composer.theme.deck;
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let mut items = Vec::with_capacity(points.len());
    for point in points {
        let mut text = composer.text(&point.content);
        if point.own {
            text.runs.push(shaped(format!(" ({})", composer.words().own), muted));
        }
        items.push(vec![fitted(paragraph(text, style), POINT_LINES, &[])]);
    }
    if items.len() == 1 {
        return group(GroupRole::Plain, items.remove(0));
    }
    dashes(items, look.marker, Em(1.1) * look.point.size, look.point_gap)
}

/// Returns points with key figures at their right; so many that they would fill it from head to foot stand in a row above
/// the points.
pub(super) fn beside_figures(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    if section.figures.len() == ROW_FIGURES && section.points.len() <= ROW_POINTS {
        let row = figures::with_points(composer, &section.figures, ROW_FIGURES).with_next();
        let points = points(composer, section).before(composer.theme.deck.gutter);
        return Shown { sources: figures::sources(&section.figures), ..Shown::centred(vec![row, points]) };
    }
    let points = (7, vec![points(composer, section)]);
    let figures = (4, vec![figures::with_points(composer, &section.figures, 1)]);
    let sources = figures::sources(&section.figures);
    Shown { sources, ..Shown::centred(vec![deck.beside(composer, vec![points, figures], FIGURES_GIVE)]) }
}

/// Returns points with a picture at their right.
pub(super) fn beside_picture(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let points = (5, vec![points(composer, section)]);
    let picture = (7, picture::beside_points(deck, composer, section));
    Shown::centred(vec![deck.beside(composer, vec![points, picture], PICTURE_GIVE)])
}

/// Returns points with the chart at their right.
pub(super) fn beside_chart(deck: &Deck, composer: &mut Composer<'_>, section: &Section) -> Shown {
    let points = (5, vec![points(composer, section)]);
    let chart = chart::chart(composer, section, Said::Message);
    let blocks = vec![deck.beside(composer, vec![points, (7, chart.blocks)], PICTURE_GIVE)];
    Shown { blocks, ..chart }
}
