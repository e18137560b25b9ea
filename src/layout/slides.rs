//! Slides: pages that are laid out by themselves, and drawn to scale on others.
//!
//! What they hold is drawn again at the smaller size rather than referred to: marked content inside a form XObject is
//! left out by some readers of the structure tree (pdf.js 5 looks an element up by its page alone), and a slide on paper
//! is to be read aloud as well as one on the screen.

use super::compositor::{Compositor, Meaning, Turn};
use super::furniture;
use super::page::{Item, ItemKind, Label, Owner};
use super::sequence::{Dressing, Side};
use super::strips::{Late, LinkPart, Strips};
use crate::geometry::{Point, Pt, Rect, Size};
use crate::text::{GlyphRun, Link, TextStyle};
use std::ops::Range;

/// A link's area may begin so much to the right of its words.
const TOUCH: Pt = Pt(0.05);

/// A page that is drawn on another.
pub(super) struct SlidePage {
    /// What stands on it.
    pub(super) sheet: Strips,
    /// Its own size.
    pub(super) size: Size,
    /// Its own number.
    pub(super) label: Label,
    /// Which of its sequence it is.
    pub(super) turn: Turn,
    /// The items of its body, without what stands around that.
    pub(super) body: Range<usize>,
}

/// Puts the furniture that is not read on slides.
pub(super) fn dress(compositor: &mut Compositor<'_>, slides: &mut [SlidePage], dressing: &Dressing) {
    for slide in slides {
        let (furniture, plan) = dressing.of(slide.turn);
        compositor.known.turn = Some(slide.turn);
        for (placed, at) in Side::Before.of(furniture, plan).chain(Side::After.of(furniture, plan)) {
            if let Some(artifact) = placed.artifact {
                let meaning = Meaning::Artifact(artifact);
                furniture::place(compositor, placed, (at, &dressing.master), meaning, slide.label, &mut slide.sheet);
            }
        }
    }
}

impl SlidePage {
    /// Returns the smallest words of the body, but for endnote marks.
    pub(super) fn smallest(&self) -> Option<&GlyphRun> {
        let runs = self.sheet.items.get(self.body.clone())?.iter().filter_map(|item| match (&item.kind, item.owner) {
            (ItemKind::Glyphs { at, run }, Owner::Content(_)) if !self.is_mark(*at, run) => Some(run),
            _ => None,
        });
        runs.min_by(|one, other| one.size.0.total_cmp(&other.size.0))
    }

    /// Returns whether words are an endnote mark: figures without a space that lead to another place.
    fn is_mark(&self, at: Point, run: &GlyphRun) -> bool {
        let leads = |link: &LinkPart| {
            let Rect { x, y, .. } = link.rect;
            matches!(link.to, Link::Anchor(_))
                && x <= at.x + TOUCH
                && at.x < link.rect.right()
                && y <= at.y
                && at.y <= link.rect.bottom()
        };
        run.pieces.len() == 1 && self.sheet.links.iter().any(leads)
    }

    /// Draws the page in the strip that was begun last, its upper left corner at that of the strip, so much smaller.
    pub(super) fn draw(mut self, into: &mut Strips, factor: f32) {
        scale(&mut self.sheet, factor);
        self.sheet.pour(into, Point::default());
    }
}

/// Draws what stands on a sheet to a scale.
fn scale(sheet: &mut Strips, factor: f32) {
    for item in &mut sheet.items {
        scale_item(item, factor);
    }
    for LinkPart { rect, .. } in &mut sheet.links {
        *rect = scaled(*rect, factor);
    }
    for (_, place) in &mut sheet.anchors {
        *place = scaled_point(*place, factor);
    }
    for Late { style, .. } in &mut sheet.late {
        *style = TextStyle { size: style.size * factor, leading: style.leading * factor, ..*style };
    }
}

fn scale_item(item: &mut Item, factor: f32) {
    match &mut item.kind {
        ItemKind::Glyphs { at, run } => {
            *at = scaled_point(*at, factor);
            for length in
                [&mut run.x, &mut run.rise, &mut run.size, &mut run.tracking, &mut run.word_space, &mut run.width]
            {
                *length = *length * factor;
            }
        }
        ItemKind::Fill { rect, .. } => *rect = scaled(*rect, factor),
        ItemKind::Path(path) => path.scale(factor),
        ItemKind::Picture { rect, clip, .. } => {
            *rect = scaled(*rect, factor);
            *clip = scaled(*clip, factor);
        }
    }
}

fn scaled(rect: Rect, factor: f32) -> Rect {
    let Rect { x, y, width, height } = rect;
    Rect { x: x * factor, y: y * factor, width: width * factor, height: height * factor }
}

fn scaled_point(point: Point, factor: f32) -> Point {
    Point { x: point.x * factor, y: point.y * factor }
}
