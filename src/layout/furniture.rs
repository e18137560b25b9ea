//! What stands at fixed places of a page, and what it leaves for the body.

use super::compositor::{Compositor, Frame, Meaning};
use super::page::{ItemKind, Label, Owner};
use super::strips::Strips;
use super::{blocks, scale};
use crate::compose::flow::{Artifact, Block, Furniture, Master, Placed, Rung, Vertical};
use crate::geometry::{Point, Pt, Rect};

/// The part of the free room that stands above content which keeps a little above the middle.
const OPTICAL: f32 = 0.42;
/// Room around content that stands on a plate.
const PLATE_MARGIN: Pt = Pt(7.0);
/// Boxes that stand into each other by less only touch.
const TOUCH: Pt = Pt(0.05);
/// The part of the body that furniture has to leave, however much it says.
const LEAST_BODY: f32 = 0.25;
/// Scales at which furniture is tried that leaves less. At the smallest a headline is as large as body text.
const SMALLER: [f32; 3] = [0.85, 0.7, 0.55];

/// Furniture that leaves room for the body.
#[derive(Debug)]
pub(super) struct Fitted {
    /// What stands around the body.
    pub(super) furniture: Furniture,
    /// Where it stands.
    pub(super) plan: Plan,
    /// What is read and would take all of a page, even at the smallest scale: it is to be set at the body's start, and at
    /// its end. What is not read is left out.
    pub(super) too_tall: (Vec<Block>, Vec<Block>),
}

/// Where things stand on a page, after each box has taken the room that it needs.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Boxes of the furniture, those before the body first.
    pub(super) boxes: Vec<Rect>,
    /// What is left for the body.
    pub(super) body: Rect,
    /// Room above the body that the content of the box next to it leaves free.
    pub(super) spare: Pt,
}

/// Returns where content of a height stands in a box.
pub(super) fn down(vertical: Vertical, free: Pt) -> Pt {
    match vertical {
        Vertical::Top => Pt::ZERO,
        Vertical::Optical => free.max(Pt::ZERO) * OPTICAL,
        Vertical::Bottom => free,
    }
}

/// Measures furniture, and sets it smaller where it leaves too little room for the body, but not below the floor.
pub(super) fn fit(compositor: &mut Compositor<'_>, furniture: Furniture, master: &Master, floor: Pt) -> Fitted {
    let at_full_size = plan(compositor, &furniture, master);
    if at_full_size.leaves_room(master) {
        return Fitted { furniture, plan: at_full_size, too_tall: Default::default() };
    }
    for factor in SMALLER {
        let rung = Rung { size: factor, ..Rung::OWN };
        let smaller =
            Furniture { before: scaled(&furniture.before, rung, floor), after: scaled(&furniture.after, rung, floor) };
        let plan = plan(compositor, &smaller, master);
        if plan.leaves_room(master) {
            return Fitted { furniture: smaller, plan, too_tall: Default::default() };
        }
    }
    let (before, above) = take_tall(compositor, furniture.before, master);
    let (after, below) = take_tall(compositor, furniture.after, master);
    let furniture = Furniture { before, after };
    let plan = plan(compositor, &furniture, master);
    Fitted { furniture, plan, too_tall: (above, below) }
}

/// Measures furniture that is never made smaller, however little room it leaves.
pub(super) fn keep(compositor: &mut Compositor<'_>, furniture: Furniture, master: &Master) -> Fitted {
    let plan = plan(compositor, &furniture, master);
    Fitted { furniture, plan, too_tall: Default::default() }
}

/// Returns furniture with its content drawn to a scale.
fn scaled(placed: &[Placed], rung: Rung, floor: Pt) -> Vec<Placed> {
    let smaller = |placed: &Placed| Placed { blocks: scale::fitted(&placed.blocks, rung, floor), ..placed.clone() };
    placed.iter().map(smaller).collect()
}

/// Parts furniture into what fits in its boxes, and what else is read.
fn take_tall(compositor: &mut Compositor<'_>, all: Vec<Placed>, master: &Master) -> (Vec<Placed>, Vec<Block>) {
    let (tall, fitting): (Vec<Placed>, Vec<Placed>) =
        all.into_iter().partition(|placed| measure(compositor, placed, master) > placed.at.height + TOUCH);
    let read = tall.into_iter().filter(|placed| placed.artifact.is_none());
    (fitting, read.flat_map(|placed| placed.blocks).collect())
}

impl Plan {
    /// Returns whether all boxes stand on the page, and the body keeps enough of it.
    fn leaves_room(&self, master: &Master) -> bool {
        let on_page = |rect: &Rect| rect.y >= -TOUCH && rect.bottom() <= master.page.height + TOUCH;
        self.body.height >= master.body.height * LEAST_BODY && self.boxes.iter().all(on_page)
    }
}

/// Measures furniture. Boxes that grow push those that stand beyond them, and the body.
fn plan(compositor: &mut Compositor<'_>, furniture: &Furniture, master: &Master) -> Plan {
    let all: Vec<&Placed> = furniture.before.iter().chain(&furniture.after).collect();
    let mut boxes: Vec<Rect> = all.iter().map(|placed| placed.at).collect();
    let heights: Vec<Pt> = all.iter().map(|placed| measure(compositor, placed, master)).collect();
    for (index, placed) in all.iter().enumerate() {
        let growth = heights[index] - placed.at.height;
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
            let around = outside(&neighbour.at, &master.body, upwards) || beside(&neighbour.at, &master.body);
            if same && beyond(&placed.at, &neighbour.at, upwards) && around {
                boxes[other].y += if upwards { -growth } else { growth };
            }
        }
    }
    let body = body(master, &all, &boxes, &heights);
    let spare = spare(master, &all, &boxes, &heights, &body);
    Plan { boxes, body, spare }
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

/// Returns whether a box stands at the left or right of the body.
fn beside(at: &Rect, body: &Rect) -> bool {
    at.right() <= body.x + TOUCH || at.x + TOUCH >= body.right()
}

/// Returns the room above the body that what stands there leaves free in its boxes.
fn spare(master: &Master, all: &[&Placed], boxes: &[Rect], heights: &[Pt], body: &Rect) -> Pt {
    let above = || {
        let placed = all.iter().zip(boxes).zip(heights);
        placed.filter(|((placed, _), _)| outside(&placed.at, &master.body, false))
    };
    let lowest_box = above().map(|((placed, _), _)| placed.at.bottom()).fold(Pt::ZERO, Pt::max);
    let content = above().map(|((placed, grown), &height)| match placed.vertical {
        Vertical::Top => grown.y + height,
        Vertical::Optical | Vertical::Bottom => grown.bottom(),
    });
    // Between content and body there stays what is between the lowest box and the body.
    let between = master.body.y - lowest_box;
    (body.y - between - content.fold(Pt::ZERO, Pt::max)).max(Pt::ZERO)
}

/// Returns the body's box after those around it have grown, which ends above what stands at its own foot. On a grid it
/// gives way by whole steps.
fn body(master: &Master, all: &[&Placed], boxes: &[Rect], heights: &[Pt]) -> Rect {
    let mut above = Pt::ZERO;
    let mut below = Pt::ZERO;
    for ((placed, grown), &height) in all.iter().zip(boxes).zip(heights) {
        if outside(&placed.at, &master.body, false) {
            above = above.max(grown.bottom() - placed.at.bottom());
        } else if outside(&placed.at, &master.body, true) {
            below = below.max(placed.at.y - grown.y);
        } else if placed.vertical == Vertical::Bottom {
            let room = placed.blocks.first().map_or(Pt::ZERO, |block| block.before);
            below = below.max(master.body.bottom() - (grown.bottom() - height) + room);
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
    let frame = Frame {
        x: Pt::ZERO,
        width: placed.at.width,
        across: None,
        room: master.page.height,
        grid: Pt::ZERO,
        meaning,
        page,
    };
    let mut strips = Strips::default();
    blocks::lay_out_all(compositor, &placed.blocks, &frame, &mut strips);
    strips
}
