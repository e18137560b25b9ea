//! Bodies in columns.

use super::compositor::{Compositor, Frame};
use super::paginate::{self, Heights, Room};
use super::sequence::{Book, Filled, Order};
use super::unroll::Unroll;
use crate::compose::flow::{Block, Master};

impl Book {
    /// Lays the body out in columns. Where pages are filled better with blocks further up, it is laid out once more with these
    /// in their places, so that what is read stands in the order in which it is seen.
    pub(super) fn fill_columns(
        &self,
        compositor: &mut Compositor<'_>,
        mut body: Vec<Block>,
        (frame, master, room): (&Frame, &Master, Room),
        order: &mut Order,
    ) -> Filled {
        let mark = compositor.mark(frame.meaning);
        let mut may_move = true;
        loop {
            let most = self.most(room.rest, master.columns);
            let strips = self.set_blocks(compositor, &body, (frame, most), order);
            let heights = Heights::new(&strips.strips, &paginate::head_heights(&strips.heads), room.grid);
            let parts = if may_move { strips.parts.as_slice() } else { &[] };
            let spread = paginate::spread((&heights, &strips.strips, parts), room, master.columns);
            if spread.moves.is_empty() {
                return Filled { unroll: Unroll::new(strips), heights, pages: spread.pages };
            }
            compositor.back(frame.meaning, mark);
            paginate::rearrange(&mut body, &spread.moves);
            may_move = false;
        }
    }
}
