//! Kinds of slide: which of them a section asks for. What each shows stands in a file of its own.

mod chart;
mod figures;
mod picture;
mod points;
mod quote;
mod table;
mod text;

use super::Deck;
use crate::brief::{Inline, Section, SourceId};
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, BlockKind, ColumnBlocks, Columns, Group, GroupRole, Ladder, Vertical};
use crate::compose::parts::block;
use crate::geometry::Pt;
use crate::theme::{COLUMNS, DeckTheme};

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

    /// Returns blocks that stand a little above the middle, and name no sources of their own.
    pub(super) fn centred(blocks: Vec<Block>) -> Shown {
        Shown { vertical: Vertical::Optical, ..Shown::top(blocks) }
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

impl SlideKind {
    /// Returns the title that what is shown has of its own.
    pub(super) fn title(self, section: &Section) -> Option<&Vec<Inline>> {
        match self {
            SlideKind::Chart => section.chart.as_ref().map(|chart| &chart.title),
            _ => None,
        }
    }

    /// Returns whether what is shown takes the place of a headline that was said before.
    pub(super) fn fills(self) -> bool {
        matches!(self, SlideKind::Image | SlideKind::Quote)
    }

    /// Returns the settings that a slide of a kind is tried at, by the size of what speaks on it.
    pub(super) fn ladder(self, look: &DeckTheme) -> Ladder {
        let fitting = &look.fitting;
        match self {
            SlideKind::Points | SlideKind::PointsAndFigures | SlideKind::PointsAndImage => {
                fitting.ladder(look.point.size)
            }
            SlideKind::Text => fitting.ladder(look.text.size),
            SlideKind::BigNumber => fitting.ladder(look.big_label.size),
            SlideKind::Figures => fitting.ladder(look.value_label.size),
            SlideKind::Table => fitting.ladder(look.cell.size),
            SlideKind::Quote => fitting.ladder(look.quote.size),
            SlideKind::Chart | SlideKind::Image => fitting.ladder_down(look.chart.size),
        }
    }
}

impl Deck {
    /// Returns blocks that are so many columns wide.
    pub(super) fn spanning(&self, composer: &Composer<'_>, columns: usize, blocks: Vec<Block>) -> Block {
        let free = composer.theme.deck.columns(self.aspect).left(COLUMNS)
            - composer.theme.deck.columns(self.aspect).left(columns);
        block(BlockKind::Group(Group { role: GroupRole::Plain, blocks, inset: (Pt::ZERO, free), bar: None }))
    }

    /// Returns regions side by side, each so many columns wide. The columns that they leave free part them, and where one
    /// is too tall, it takes up to `give` columns of the others.
    fn beside(&self, composer: &Composer<'_>, regions: Vec<(usize, Vec<Block>)>, give: usize) -> Block {
        let look = &composer.theme.deck;
        let grid = look.columns(self.aspect);
        let taken: usize = regions.iter().map(|(columns, _)| columns).sum();
        let parted = regions.len().saturating_sub(1).max(1);
        let free = COLUMNS.saturating_sub(taken) as f32 / parted as f32;
        let gap = grid.gutter + grid.left(1) * free;
        // Shares are columns with their gutter, so that one of them is a step of the grid.
        let share = |columns: usize| grid.span(columns) / grid.left(1);
        let columns = regions.into_iter().map(|(columns, blocks)| ColumnBlocks { share: share(columns), blocks });
        block(BlockKind::Columns(Columns { columns: columns.collect(), gap, stack_gap: look.gutter, give }))
    }

    /// Returns what a slide of a kind shows.
    pub(super) fn body(&self, composer: &mut Composer<'_>, section: &Section, kind: SlideKind) -> Shown {
        match kind {
            SlideKind::Text => Shown::centred(running_text(self, composer, &section.text)),
            SlideKind::Points => Shown::centred(vec![points::points(composer, section)]),
            SlideKind::PointsAndFigures => points::beside_figures(self, composer, section),
            SlideKind::PointsAndImage => points::beside_picture(self, composer, section),
            SlideKind::BigNumber => figures::big_number(composer, section),
            SlideKind::Figures => figures::row(composer, section),
            SlideKind::Chart => chart::chart(composer, section),
            SlideKind::Table => table::table(composer, section),
            SlideKind::Image => Shown::top(picture::image(composer, section)),
            SlideKind::Quote => quote::quote(self, composer, section),
        }
    }
}
