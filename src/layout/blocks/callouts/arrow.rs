//! A change: an arrow, and behind it the words that say the same.

use crate::compose::flow::{Artifact, Change, Direction};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::inline::{self, SetText, place_all};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::Strips;
use crate::picture::Path;
use crate::text::{Align, TextStyle};

/// Width of the arrow, part of the type size: as wide as a capital.
const WIDTH: f32 = 0.62;
/// Room behind it, part of the type size.
const ROOM: f32 = 0.3;
/// Thickness of the bar that stands for no change, part of the arrow's height.
const LEVEL: f32 = 0.28;

/// A change in lines.
pub(super) struct SetChange {
    words: SetText,
    direction: Direction,
    colour: Colour,
    size: Pt,
    /// Height of capitals, which the arrow has.
    cap_height: Pt,
}

impl SetChange {
    /// Sets a change, its further lines below the first word.
    pub(super) fn set(
        compositor: &mut Compositor<'_>,
        change: &Change,
        (style, colour): (&TextStyle, Colour),
        width: Pt,
        frame: &Frame,
    ) -> SetChange {
        let measure = (width - style.size * (WIDTH + ROOM)).max(style.size);
        let style = TextStyle { align: Align::Left, indent: Pt::ZERO, balance: true, ..*style };
        let words = inline::set(compositor, &change.text, &style, measure, frame);
        let cap_height = compositor.cap_height(&style);
        SetChange { words, direction: change.direction, colour, size: style.size, cap_height }
    }

    /// Returns the height of its lines.
    pub(super) fn height(&self) -> Pt {
        self.words.height()
    }

    /// Puts it into the strip that was begun last.
    pub(super) fn place(self, strips: &mut Strips, x: Pt, top: Pt) {
        let foot = top + self.words.baseline;
        let head = foot - self.cap_height;
        let (left, right) = (x, x + self.size * WIDTH);
        let middle = left + (right - left) / 2.0;
        let triangle = |base: Pt, tip: Pt| {
            let corners = [Point { x: left, y: base }, Point { x: right, y: base }, Point { x: middle, y: tip }];
            ItemKind::Path(Box::new(Path::area(&corners, self.colour)))
        };
        let arrow = match self.direction {
            Direction::Up => triangle(foot, head),
            Direction::Down => triangle(head, foot),
            Direction::Level => {
                let height = self.cap_height * LEVEL;
                let y = head + (self.cap_height - height) / 2.0;
                let rect = Rect { x: left, y, width: right - left, height };
                ItemKind::Fill { rect, colour: self.colour }
            }
        };
        // The words say which way it goes.
        strips.put(Owner::Artifact(Artifact::Decoration), arrow);
        let start = right + self.size * ROOM;
        place_all(strips, self.words, start, foot);
    }
}
