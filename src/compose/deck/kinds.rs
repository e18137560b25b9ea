//! Kinds of slide: which of them a section asks for. What each shows stands in a file of its own.

mod chart;
mod figures;
mod picture;
mod points;
mod quote;
mod table;
mod text;
mod timeline;
mod versus;

use super::Deck;
use crate::brief::{Inline, Section, SourceId};
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, BlockKind, ColumnBlocks, Columns, Group, GroupRole, Ladder, Vertical};
use crate::compose::inline::plain;
use crate::compose::parts::block;
use crate::geometry::Pt;
use crate::outline::Layout;
use crate::theme::{COLUMNS, DeckTheme};

pub(super) use table::table_look;
pub(super) use text::running_text;

/// Key figures that still stand beside points; more get a slide of their own.
const SIDE_FIGURES: usize = 3;
/// Points that still leave room for something beside them.
const SIDE_POINTS: usize = 6;
/// Points that leave a chart room enough to be read.
const CHART_POINTS: usize = 4;

/// What a slide of a section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compose) enum SlideKind {
    Points,
    Text,
    PointsAndFigures,
    PointsAndImage,
    PointsAndChart,
    BigNumber,
    Figures,
    Versus,
    Timeline,
    Chart,
    Table,
    Image,
    Quote,
}

/// What a slide's headline says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// The message of the section, or its name.
    Message,
    /// The title of what is shown.
    Title,
    /// There is none.
    Nothing,
}

/// What stands in a slide's body.
pub(super) struct Shown {
    /// What is shown.
    pub(super) blocks: Vec<Block>,
    /// The sources to be named at the slide's foot.
    pub(super) sources: Vec<SourceId>,
    /// Those among them that nothing of what is shown marks: there is no word to mark.
    pub(super) unmarked: Vec<SourceId>,
    /// Where sparse content stands.
    pub(super) vertical: Vertical,
    /// What stands below the headline at the left, where that leaves the right to what is shown.
    pub(super) aside: Option<Aside>,
}

/// A headline's column beside what is shown.
pub(super) struct Aside {
    /// Columns that it takes.
    pub(super) columns: usize,
    /// What stands below the headline.
    pub(super) blocks: Vec<Block>,
}

impl Shown {
    /// Returns blocks that begin at the top and name no sources of their own.
    pub(super) fn top(blocks: Vec<Block>) -> Shown {
        Shown { blocks, sources: Vec::new(), unmarked: Vec::new(), vertical: Vertical::Top, aside: None }
    }

    /// Returns blocks that stand a little above the middle, and name no sources of their own.
    pub(super) fn centred(blocks: Vec<Block>) -> Shown {
        Shown { vertical: Vertical::Optical, ..Shown::top(blocks) }
    }
}

impl SlideKind {
    /// Returns the slides that a section asks for, in order: first the one that it names, then what is left to show.
    pub(in crate::compose) fn of(section: &Section) -> Vec<SlideKind> {
        let mut left = Left::of(section);
        let mut kinds = Vec::new();
        if let Some(layout) = section.layout {
            let kind = SlideKind::named(layout);
            left.take(kind);
            kinds.push(kind);
        }
        while let Some(kind) = left.next() {
            left.take(kind);
            kinds.push(kind);
        }
        if kinds.is_empty() {
            // A slide of running text is better than one of nothing.
            kinds.push(if section.text.is_empty() { SlideKind::Points } else { SlideKind::Text });
        }
        kinds
    }

    /// Returns the kind that a layout names.
    fn named(layout: Layout) -> SlideKind {
        match layout {
            Layout::Points => SlideKind::Points,
            Layout::PointsAndFigures => SlideKind::PointsAndFigures,
            Layout::PointsAndPicture => SlideKind::PointsAndImage,
            Layout::PointsAndChart => SlideKind::PointsAndChart,
            Layout::Number => SlideKind::BigNumber,
            Layout::Figures => SlideKind::Figures,
            Layout::Comparison => SlideKind::Versus,
            Layout::Timeline => SlideKind::Timeline,
            Layout::Chart => SlideKind::Chart,
            Layout::Table => SlideKind::Table,
            Layout::Picture => SlideKind::Image,
            Layout::Quotation => SlideKind::Quote,
            Layout::Text => SlideKind::Text,
        }
    }
}

/// What of a section is still to be shown.
struct Left {
    points: usize,
    figures: usize,
    versus: bool,
    timeline: bool,
    chart: bool,
    table: bool,
    image: bool,
    quote: bool,
}

impl Left {
    fn of(section: &Section) -> Left {
        Left {
            points: section.points.len(),
            figures: section.figures.len(),
            versus: !section.versus.is_empty(),
            timeline: !section.timeline.is_empty(),
            chart: section.chart.is_some(),
            table: section.table.is_some(),
            image: section.image.is_some(),
            quote: section.quote.is_some(),
        }
    }

    /// Returns the slide that shows the first of it; none where nothing is left.
    fn next(&self) -> Option<SlideKind> {
        let beside = |most: usize| (1..=most).contains(&self.points);
        let kinds = [
            // A picture is worth more than figures beside the same points; those stand before them then.
            (self.figures == 1 && (self.image || !beside(SIDE_POINTS)), SlideKind::BigNumber),
            (self.figures > SIDE_FIGURES, SlideKind::Figures),
            (self.figures > 0 && (self.image || !beside(SIDE_POINTS)), SlideKind::Figures),
            (self.figures > 0, SlideKind::PointsAndFigures),
            (self.image && beside(SIDE_POINTS), SlideKind::PointsAndImage),
            (self.chart && beside(CHART_POINTS), SlideKind::PointsAndChart),
            (self.points > 0, SlideKind::Points),
            (self.versus, SlideKind::Versus),
            (self.timeline, SlideKind::Timeline),
            (self.chart, SlideKind::Chart),
            (self.table, SlideKind::Table),
            (self.image, SlideKind::Image),
            (self.quote, SlideKind::Quote),
        ];
        kinds.into_iter().find(|(asked, _)| *asked).map(|(_, kind)| kind)
    }

    /// Takes out what a slide shows.
    fn take(&mut self, kind: SlideKind) {
        match kind {
            SlideKind::Points => self.points = 0,
            SlideKind::PointsAndFigures => (self.points, self.figures) = (0, 0),
            SlideKind::PointsAndImage => (self.points, self.image) = (0, false),
            SlideKind::PointsAndChart => (self.points, self.chart) = (0, false),
            SlideKind::BigNumber | SlideKind::Figures => self.figures = 0,
            SlideKind::Versus => self.versus = false,
            SlideKind::Timeline => self.timeline = false,
            SlideKind::Chart => self.chart = false,
            SlideKind::Table => self.table = false,
            SlideKind::Image => self.image = false,
            SlideKind::Quote => self.quote = false,
            SlideKind::Text => {}
        }
    }
}

impl SlideKind {
    /// Returns the title that what is shown has of its own.
    pub(super) fn title(self, section: &Section) -> Option<&Vec<Inline>> {
        match self {
            SlideKind::Chart => section.chart.as_ref().map(|chart| &chart.title),
            SlideKind::Table => section.table.as_ref().map(|table| &table.title),
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
            SlideKind::Points
            | SlideKind::PointsAndFigures
            | SlideKind::PointsAndImage
            | SlideKind::PointsAndChart
            | SlideKind::Versus => fitting.ladder(look.point.size),
            SlideKind::Timeline => fitting.ladder(look.event.size),
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
    pub(super) fn beside(&self, composer: &Composer<'_>, regions: Vec<(usize, Vec<Block>)>, give: usize) -> Block {
        let look = &composer.theme.deck;
        let grid = look.columns(self.aspect);
        let taken: usize = regions.iter().map(|(columns, _)| columns).sum();
        let parted = regions.len().saturating_sub(1).max(1);
        let free = COLUMNS.saturating_sub(taken) as f32 / parted as f32;
        let gap = grid.gutter + grid.left(1) * free;
        // Shares are columns with their gutter, so that one of them is a step of the grid.
        let share = |columns: usize| grid.span(columns) / grid.left(1);
        let columns = regions.into_iter().map(|(columns, blocks)| ColumnBlocks {
            share: share(columns),
            blocks,
            tiers: Vec::new(),
        });
        block(BlockKind::Columns(Columns { columns: columns.collect(), gap, stack_gap: look.gutter, give }))
    }

    /// Returns what a slide of a kind shows below what its headline says.
    pub(super) fn body(&self, composer: &mut Composer<'_>, section: &Section, kind: SlideKind, said: Said) -> Shown {
        match kind {
            SlideKind::Text => Shown::centred(running_text(self, composer, &section.text)),
            SlideKind::Points => points::alone(self, composer, section),
            SlideKind::PointsAndFigures => points::beside_figures(self, composer, section),
            SlideKind::PointsAndChart => points::beside_chart(self, composer, section),
            SlideKind::Versus => versus::versus(self, composer, section),
            SlideKind::Timeline => timeline::timeline(composer, section),
            SlideKind::PointsAndImage => points::beside_picture(self, composer, section),
            SlideKind::BigNumber => figures::big_number(composer, section),
            SlideKind::Figures => figures::row(self, composer, section),
            SlideKind::Chart => chart::chart(composer, section, said),
            SlideKind::Table => table::table(composer, section, said),
            SlideKind::Image => picture::alone(self, composer, section, said),
            SlideKind::Quote => quote::quote(self, composer, section),
        }
    }
}

/// Returns the title of what is shown, where there is one and the headline says something else.
fn title_to_show<'t>(section: &Section, title: &'t [Inline], said: Said) -> Option<&'t [Inline]> {
    let is_new = || plain(title) != plain(&section.message);
    (said == Said::Message && !title.is_empty() && is_new()).then_some(title)
}
