//! What stands at fixed places of a page, and what it leaves for the body.

use super::blocks;
use super::compositor::{Compositor, Frame, Meaning};
use super::page::{ItemKind, Label, Owner};
use super::strips::Strips;
use crate::compose::flow::{Artifact, Furniture, Master, Placed, Vertical};
use crate::geometry::{Point, Pt, Rect};

/// The part of the free room that stands above content which keeps a little above the middle.
const OPTICAL: f32 = 0.42;
/// Room around content that stands on a plate.
const PLATE_MARGIN: Pt = Pt(7.0);
/// Boxes that stand into each other by less only touch.
const TOUCH: Pt = Pt(0.05);

/// Where things stand on a page, after each box has taken the room that it needs.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Boxes of the furniture, those before the body first.
    pub(super) boxes: Vec<Rect>,
    /// What is left for the body.
    pub(super) body: Rect,
}

/// Returns where content of a height stands in a box.
pub(super) fn down(vertical: Vertical, free: Pt) -> Pt {
    match vertical {
        Vertical::Top => Pt::ZERO,
        Vertical::Optical => free.max(Pt::ZERO) * OPTICAL,
        Vertical::Bottom => free,
    }
}

/// Measures furniture. Boxes that grow push those that stand beyond them, and the body.
pub(super) fn plan(compositor: &mut Compositor<'_>, furniture: &Furniture, master: &Master) -> Plan {
    let all: Vec<&Placed> = furniture.before.iter().chain(&furniture.after).collect();
    let mut boxes: Vec<Rect> = all.iter().map(|placed| placed.at).collect();
    for (index, placed) in all.iter().enumerate() {
        let growth = measure(compositor, placed, master) - placed.at.height;
        if growth <= TOUCH {
            continue;
        }
        let upwards = placed.vertical == Vertical::Bottom;
        boxes[index].height += growth;
        if upwards {
            boxes[index].y -= growth;
        }
        for (other, neighbour) in all.iter().enumerate().filter(|&(other, _)| other != index) {
            let same = (neighbour.vertical == Vertical::Bottom) == upwards;
            if same && beyond(&placed.at, &neighbour.at, upwards) && outside(&neighbour.at, &master.body, upwards) {
                boxes[other].y += if upwards { -growth } else { growth };
            }
        }
    }
    let body = body(master, &all, &boxes);
    Plan { boxes, body }
}

/// Returns whether a box stands below another, or above it, and in its way.
fn beyond(at: &Rect, other: &Rect, upwards: bool) -> bool {
    let in_the_way = other.x + TOUCH < at.right() && at.x + TOUCH < other.right();
    let past = if upwards { other.bottom() <= at.y + TOUCH } else { at.bottom() <= other.y + TOUCH };
    in_the_way && past
}

/// Returns whether a box stands between the body and the page's edge.
fn outside(at: &Rect, body: &Rect, below: bool) -> bool {
    if below { at.y + TOUCH >= body.bottom() } else { at.bottom() <= body.y + TOUCH }
}

/// Returns the body's box after those around it have grown. On a grid it gives way by whole steps.
fn body(master: &Master, all: &[&Placed], boxes: &[Rect]) -> Rect {
    let mut above = Pt::ZERO;
    let mut below = Pt::ZERO;
    for (placed, grown) in all.iter().zip(boxes) {
        if outside(&placed.at, &master.body, false) {
            above = above.max(grown.bottom() - placed.at.bottom());
        } else if outside(&placed.at, &master.body, true) {
            below = below.max(placed.at.y - grown.y);
        }
    }
    let above = above.ceil_to(master.grid);
    let Rect { x, y, width, height } = master.body;
    Rect { x, y: y + above, width, height: (height - above - below).max(Pt::ZERO) }
}

/// Returns the height of what stands in a box.
fn measure(compositor: &mut Compositor<'_>, placed: &Placed, master: &Master) -> Pt {
    let meaning = Meaning::Artifact(placed.artifact.unwrap_or(Artifact::Decoration));
    let mark = compositor.mark(meaning);
    let strips = lay_out(compositor, placed, master, meaning, None);
    compositor.back(meaning, mark);
    strips.height(0)
}

/// Lays out what stands in a box, and puts it on a sheet.
pub(super) fn place(
    compositor: &mut Compositor<'_>,
    placed: &Placed,
    (at, master): (Rect, &Master),
    meaning: Meaning,
    label: Label,
    sheet: &mut Strips,
) {
    let strips = lay_out(compositor, placed, master, meaning, Some(label));
    if let Some(colour) = placed.plate {
        sheet.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect: grown(at, PLATE_MARGIN), colour });
    }
    let y = at.y + down(placed.vertical, at.height - strips.height(0));
    strips.pour(sheet, Point { x: at.x, y });
}

/// Returns a box that stands out on all sides.
fn grown(at: Rect, by: Pt) -> Rect {
    Rect { x: at.x - by, y: at.y - by, width: at.width + by * 2.0, height: at.height + by * 2.0 }
}

/// Lays out what stands in a box, from its upper left corner.
fn lay_out(
    compositor: &mut Compositor<'_>,
    placed: &Placed,
    master: &Master,
    meaning: Meaning,
    page: Option<Label>,
) -> Strips {
    let frame = Frame { x: Pt::ZERO, width: placed.at.width, room: master.page.height, grid: Pt::ZERO, meaning, page };
    let mut strips = Strips::default();
    blocks::lay_out_all(compositor, &placed.blocks, &frame, &mut strips);
    strips
}
