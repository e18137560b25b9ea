//! Kinds of slide: which of them a section asks for. What each shows stands in a file of its own.

mod chart;
mod figures;
mod picture;
mod points;
mod quote;
mod table;
mod text;

use super::Deck;
use crate::brief::{Section, SourceId};
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, Vertical};

pub(super) use table::table_look;
pub(super) use text::running_text;

/// Key figures that still stand beside points; more get a slide of their own.
const SIDE_FIGURES: usize = 3;
/// Points that still leave room for something beside them.
const SIDE_POINTS: usize = 6;

/// What a slide of a section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlideKind {
    Points,
    Text,
    PointsAndFigures,
    PointsAndImage,
    BigNumber,
    Figures,
    Chart,
    Table,
    Image,
    Quote,
}

/// What stands in a slide's body.
pub(super) struct Shown {
    /// What is shown.
    pub(super) blocks: Vec<Block>,
    /// The sources to be named at the slide's foot.
    pub(super) sources: Vec<SourceId>,
    /// Where sparse content stands.
    pub(super) vertical: Vertical,
}

impl Shown {
    /// Returns blocks that begin at the top and name no sources of their own.
    pub(super) fn top(blocks: Vec<Block>) -> Shown {
        Shown { blocks, sources: Vec::new(), vertical: Vertical::Top }
    }
}

impl SlideKind {
    /// Returns the slides that a section asks for, in order.
    pub(super) fn of(section: &Section) -> Vec<SlideKind> {
        let (figures, points) = (section.figures.len(), section.points.len());
        let points_leave_room = points > 0 && points <= SIDE_POINTS;
        let picture_beside = points_leave_room && section.image.is_some();
        let beside = !picture_beside && points_leave_room && figures > 0 && figures <= SIDE_FIGURES;
        let mut kinds = Vec::new();
        if beside {
            kinds.push(SlideKind::PointsAndFigures);
        } else {
            match figures {
                0 => {}
                1 => kinds.push(SlideKind::BigNumber),
                _ => kinds.push(SlideKind::Figures),
            }
            if picture_beside {
                kinds.push(SlideKind::PointsAndImage);
            } else if points > 0 {
                kinds.push(SlideKind::Points);
            }
        }
        if section.chart.is_some() {
            kinds.push(SlideKind::Chart);
        }
        if section.table.is_some() {
            kinds.push(SlideKind::Table);
        }
        if section.image.is_some() && !picture_beside {
            kinds.push(SlideKind::Image);
        }
        if section.quote.is_some() {
            kinds.push(SlideKind::Quote);
        }
        if kinds.is_empty() {
            // A slide of running text is better than one of nothing.
            kinds.push(if section.text.is_empty() { SlideKind::Points } else { SlideKind::Text });
        }
        kinds
    }
}

impl Deck {
    /// Returns what a slide of a kind shows.
    pub(super) fn body(&self, composer: &mut Composer<'_>, section: &Section, kind: SlideKind) -> Shown {
        match kind {
            SlideKind::Text => Shown::top(running_text(composer, &section.text)),
            SlideKind::Points => Shown::top(vec![points::points(composer, section)]),
            SlideKind::PointsAndFigures => points::beside_figures(composer, section),
            SlideKind::PointsAndImage => points::beside_picture(composer, section),
            SlideKind::BigNumber => figures::big_number(composer, section),
            SlideKind::Figures => figures::row(composer, section),
            SlideKind::Chart => chart::chart(composer, section),
            SlideKind::Table => table::table(composer, section),
            SlideKind::Image => Shown::top(picture::image(composer, section)),
            SlideKind::Quote => quote::quote(composer, section),
        }
    }
}
