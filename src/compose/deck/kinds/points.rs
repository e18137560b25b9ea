//! Points, alone or beside key figures or a picture.

use super::{Shown, figures, picture};
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, BlockKind, ColumnBlocks, Columns, GroupRole};
use crate::compose::inline::shaped;
use crate::compose::parts::{block, dashes, group, paragraph};
use crate::geometry::Em;
use crate::text::Shape;

/// Shares of the width that points and key figures may give each other.
const FIGURES_GIVE: usize = 2;
/// The same of points and a picture, which is worth the less the smaller it is.
const PICTURE_GIVE: usize = 1;

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

/// Returns points with key figures at their right.
pub(super) fn beside_figures(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let points = ColumnBlocks { share: 7.0, blocks: vec![points(composer, section)] };
    let figures = ColumnBlocks { share: 4.0, blocks: vec![figures::side(composer, &section.figures)] };
    let columns =
        Columns { columns: vec![points, figures], gap: look.gutter * 1.5, stack_gap: look.gutter, give: FIGURES_GIVE };
    let sources = figures::sources(&section.figures);
    Shown { sources, ..Shown::centred(vec![block(BlockKind::Columns(columns))]) }
}

/// Returns points with a picture at their right.
pub(super) fn beside_picture(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let left = ColumnBlocks { share: 5.0, blocks: vec![points(composer, section)] };
    let right = ColumnBlocks { share: 6.0, blocks: picture::image(composer, section) };
    let columns = Columns { columns: vec![left, right], gap: look.gutter, stack_gap: look.gutter, give: PICTURE_GIVE };
    Shown::centred(vec![block(BlockKind::Columns(columns))])
}
