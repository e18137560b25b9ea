//! Kinds of slide: which of them a section asks for, and what each shows.

use super::super::composer::Composer;
use super::super::figures::{ChartLook, picture};
use super::super::flow::{Block, BlockKind, Callouts, ColumnBlocks, Columns, Group, GroupRole, Vertical};
use super::super::inline::{marked, quoted, shaped};
use super::super::parts::{block, caption, dashes, group, paragraph};
use super::super::tables::cited_table;
use super::{Deck, fitted, running_text, table_look};
use crate::brief::{Figure, Section, SourceId};
use crate::geometry::{Em, Pt};
use crate::text::{Shape, TextStyle};

/// Key figures that still stand beside points; more get a slide of their own.
const SIDE_FIGURES: usize = 3;
/// Points that still leave room for something beside them.
const SIDE_POINTS: usize = 6;
/// Key figures in a row.
const ROW: usize = 4;

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
    /// Returns what a slide of a kind shows, the sources to be named at its foot, and where sparse content stands.
    pub(super) fn body(
        &self,
        composer: &mut Composer<'_>,
        section: &Section,
        kind: SlideKind,
    ) -> (Vec<Block>, Vec<SourceId>, Vertical) {
        let look = &composer.theme.deck;
        match kind {
            SlideKind::Text => (running_text(composer, &section.text), Vec::new(), Vertical::Top),
            SlideKind::Points => (vec![points(composer, section)], Vec::new(), Vertical::Top),
            SlideKind::PointsAndFigures => {
                let points = ColumnBlocks { share: 7.0, blocks: vec![points(composer, section)] };
                let figures = side_figures(composer, &section.figures);
                let figures = ColumnBlocks { share: 4.0, blocks: vec![figures] };
                let columns =
                    Columns { columns: vec![points, figures], gap: look.gutter * 1.5, stack_gap: look.gutter };
                (vec![block(BlockKind::Columns(columns))], figure_sources(&section.figures), Vertical::Top)
            }
            SlideKind::PointsAndImage => {
                let left = ColumnBlocks { share: 5.0, blocks: vec![points(composer, section)] };
                let right = ColumnBlocks { share: 6.0, blocks: self.image(composer, section) };
                let columns = Columns { columns: vec![left, right], gap: look.gutter, stack_gap: look.gutter };
                (vec![block(BlockKind::Columns(columns))], Vec::new(), Vertical::Top)
            }
            SlideKind::BigNumber => {
                let body = section.figures.first().map(|figure| big_number(composer, figure));
                (body.into_iter().collect(), figure_sources(&section.figures), Vertical::Optical)
            }
            SlideKind::Figures => {
                let items = section.figures.iter().map(|figure| composer.callout(figure)).collect();
                let row = block(BlockKind::Callouts(Callouts {
                    items,
                    per_row: ROW,
                    gap: look.gutter,
                    row_gap: look.gutter,
                    value: look.value,
                    smallest: look.value_smallest,
                    unit: look.unit,
                    label: look.value_label,
                    rule: look.hairline,
                }));
                (vec![row], figure_sources(&section.figures), Vertical::Optical)
            }
            SlideKind::Chart => self.chart(composer, section),
            SlideKind::Table => {
                let table = section.table.as_ref().map(|table| {
                    let table_look = table_look(composer);
                    cited_table(composer, &table.columns, &table.rows, &table.sources, &table_look)
                });
                let sources = section.table.as_ref().map(|table| table.sources.clone()).unwrap_or_default();
                (table.into_iter().collect(), sources, Vertical::Top)
            }
            SlideKind::Image => (self.image(composer, section), Vec::new(), Vertical::Top),
            SlideKind::Quote => {
                let Some(quote) = &section.quote else { return (Vec::new(), Vec::new(), Vertical::Top) };
                let text = composer.text_citing(&quote.content, &[quote.source]);
                let text = quoted(text, composer.brief.meta.language.quotes().outer);
                let text = fitted(paragraph(text, look.quote), 5, &look.quote_sizes);
                let inset = Pt(48.0);
                let quotation =
                    Group { role: GroupRole::Quote, blocks: vec![text], inset: (Pt::ZERO, inset), bar: None };
                (vec![block(BlockKind::Group(quotation))], vec![quote.source], Vertical::Optical)
            }
        }
    }

    pub(super) fn chart(
        &self,
        composer: &mut Composer<'_>,
        section: &Section,
    ) -> (Vec<Block>, Vec<SourceId>, Vertical) {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let Some(chart) = &section.chart else { return (Vec::new(), Vec::new(), Vertical::Top) };
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
        let mut body = Vec::new();
        if !unit.runs.is_empty() {
            body.push(caption(unit, style).after(Pt(12.0)).with_next());
        }
        body.push(bars);
        (body, chart.sources.clone(), Vertical::Optical)
    }

    pub(super) fn image(&self, composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
        let look = &composer.theme.deck;
        let Some(image) = &section.image else { return Vec::new() };
        let credit_room = if image.credit.is_empty() { Pt::ZERO } else { look.source.leading + Pt(8.0) };
        let height = look.body_bottom - look.body_top - credit_room;
        let mut blocks = vec![picture(image, None, height).with_next()];
        if !image.credit.is_empty() {
            blocks.push(caption(composer.text(&image.credit), look.source).before(Pt(6.0)));
        }
        blocks
    }
}

/// Returns a section's points; one that stands alone needs no dash.
pub(super) fn points(composer: &mut Composer<'_>, section: &Section) -> Block {
    let look = &composer.theme.deck;
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let mut items = Vec::with_capacity(section.points.len());
    for point in &section.points {
        let mut text = composer.text(&point.content);
        if point.own {
            text.runs.push(shaped(format!(" ({})", composer.words().own), muted));
        }
        items.push(vec![paragraph(text, look.point)]);
    }
    if items.len() == 1 {
        return group(GroupRole::Plain, items.remove(0));
    }
    dashes(items, look.marker, Em(1.1) * look.point.size, look.point_gap)
}

/// Returns key figures one below the other.
pub(super) fn side_figures(composer: &mut Composer<'_>, figures: &[Figure]) -> Block {
    let look = &composer.theme.deck;
    let items = figures.iter().map(|figure| composer.callout(figure)).collect();
    block(BlockKind::Callouts(Callouts {
        items,
        per_row: 1,
        gap: Pt::ZERO,
        row_gap: Pt(16.0),
        value: look.side_value,
        smallest: look.value_smallest,
        unit: look.unit,
        label: look.side_label,
        rule: look.hairline,
    }))
}

pub(super) fn big_number(composer: &mut Composer<'_>, figure: &Figure) -> Block {
    let look = &composer.theme.deck;
    let item = composer.callout(figure);
    block(BlockKind::Callouts(Callouts {
        items: vec![item],
        per_row: 1,
        gap: Pt::ZERO,
        row_gap: Pt::ZERO,
        value: look.big_value,
        smallest: look.value_smallest,
        unit: look.big_unit,
        label: look.big_label,
        rule: look.hairline,
    }))
}

pub(super) fn figure_sources(figures: &[Figure]) -> Vec<SourceId> {
    figures.iter().flat_map(|figure| figure.sources.iter().copied().chain(marked(&figure.label))).collect()
}
