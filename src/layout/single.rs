//! Bodies that take exactly one page: text as large as fits, then as much room between blocks as fits.

use super::compositor::{Compositor, Frame};
use super::paginate::Room;
use super::scale::fitted;
use super::sequence::{Book, Filled, Order};
use super::{Trouble, Unset};
use crate::compose::flow::{Block, Master, Rung};
use crate::geometry::Pt;

/// Times that the span of possible rooms is halved: what is left of it is less than a hundredth of the room.
const HALVINGS: usize = 7;

/// How a body may be fitted to its page.
pub(super) struct Fitting<'a> {
    /// Sizes to be tried, falling; the last keeps to the floors.
    pub(super) rungs: &'a [Rung],
    /// The least room between blocks and the most, as factors of their own.
    pub(super) room: (f32, f32),
    /// Leading of running text at its own scale.
    pub(super) leading: Pt,
}

impl Book {
    /// Lays the body out at the largest scale at which it takes one page with its own room, and then gives the blocks as
    /// much room as the page has; where no scale is small enough, takes room away at the smallest. Tells how many lines
    /// too many there are where that is not enough.
    pub(super) fn fill_single(
        &self,
        compositor: &mut Compositor<'_>,
        body: &[Block],
        fitting: &Fitting<'_>,
        into: (&Frame, &Master, Room),
        order: &mut Order,
    ) -> Filled {
        let meaning = into.0.meaning;
        let page = into.2.first;
        let mark = compositor.mark(meaning);
        let mut set = |compositor: &mut Compositor<'_>, scale: f32, room: f32| {
            compositor.back(meaning, mark);
            let filled = {
                let rung = Rung { size: scale, room, ..Rung::OWN };
                self.fill_once(compositor, fitted(body, rung, Pt::ZERO), into, order)
            };
            let over = filled.height() - page;
            (filled, over)
        };
        let (least, most) = fitting.room;
        let smallest = fitting.rungs.last().map_or(1.0, |rung| rung.size);
        let fitting_scale =
            fitting.rungs.iter().map(|rung| rung.size).find(|&scale| set(compositor, scale, 1.0).1 <= FORGIVEN);
        let (scale, mut fits, mut too_much) = match fitting_scale {
            Some(scale) => (scale, 1.0, most),
            None => (smallest, least, 1.0),
        };
        let (filled, over) = set(compositor, scale, too_much);
        if over <= FORGIVEN {
            return filled;
        }
        for _ in 0..HALVINGS {
            let middle = (fits + too_much) / 2.0;
            if set(compositor, scale, middle).1 <= FORGIVEN {
                fits = middle;
            } else {
                too_much = middle;
            }
        }
        let (filled, over) = set(compositor, scale, fits);
        if over > FORGIVEN {
            let lines = (over / (fitting.leading * scale)).ceil() as usize;
            compositor.troubles.push(Trouble { problem: Unset::Overfull(lines.max(1)), span: None });
        }
        filled
    }
}

/// A body may be so much taller than its page: what rounding makes of one that is not.
const FORGIVEN: Pt = Pt(0.05);
