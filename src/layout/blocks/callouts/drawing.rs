//! What all small drawings have in common: a canvas, shapes on it, words below.

use super::{bars, dots, line, ticks};
use crate::compose::flow::{Artifact, Drawing, Paints};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::inline::{self, SetText, place_all};
use crate::layout::page::{Item, ItemKind, Owner};
use crate::layout::strips::{self, Strips};
use crate::picture::Path;
use crate::text::{Align, Text, TextStyle};

/// The most that a drawing is wide, part of the type size: as far as the eye goes along a bar without losing it.
const WIDEST: f32 = 15.0;
/// Room between a drawing and the words below it, part of the type size.
const ABOVE_WORDS: f32 = 0.3;

/// Where a drawing stands and how it looks.
pub(super) struct Canvas {
    /// Width of the column.
    pub(super) width: Pt,
    /// How its words look.
    pub(super) style: TextStyle,
    /// Its paints.
    pub(super) paints: Paints,
}

impl Canvas {
    /// Returns a length that goes with the size of the type.
    pub(super) fn em(&self, part: f32) -> Pt {
        self.style.size * part
    }

    /// Returns how wide a drawing is.
    pub(super) fn span(&self) -> Pt {
        self.width.min(self.em(WIDEST))
    }

    /// Returns how words below a drawing look.
    fn caption(&self) -> TextStyle {
        TextStyle { align: Align::Left, indent: Pt::ZERO, balance: true, ..self.style }
    }
}

/// A drawing that is ready to be placed; its shapes are relative to its upper left corner.
#[derive(Default)]
pub(super) struct SetDrawing {
    /// Extent, words included.
    pub(super) height: Pt,
    shapes: Vec<Item>,
    caption: Option<(SetText, Pt)>,
}

impl SetDrawing {
    /// Draws. What it says in words belongs to `inner`; a figure of its own stands in `frame`.
    pub(super) fn set(
        compositor: &mut Compositor<'_>,
        drawing: &Drawing,
        canvas: &Canvas,
        (frame, inner): (&Frame, &Frame),
    ) -> SetDrawing {
        match drawing {
            Drawing::Bar { part, caption } => {
                bars::part(*part, canvas).with_caption(compositor, caption, canvas, inner)
            }
            Drawing::Dots { part, all, caption } => {
                dots::draw(*part, *all, canvas).with_caption(compositor, caption, canvas, inner)
            }
            Drawing::Bars { lengths, caption } => {
                bars::compare(*lengths, canvas).with_caption(compositor, caption, canvas, inner)
            }
            Drawing::Ticks { place, of, caption } => {
                ticks::draw(*place, *of, canvas).with_caption(compositor, caption, canvas, inner)
            }
            Drawing::Line { heights, ends, alt } => line::draw(compositor, (heights, ends, alt), canvas, frame),
        }
    }

    /// Begins a drawing of a height.
    pub(super) fn new(height: Pt) -> SetDrawing {
        SetDrawing { height, ..SetDrawing::default() }
    }

    /// Adds a box that the words beside it say all of.
    pub(super) fn fill(&mut self, rect: Rect, colour: Colour) {
        self.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
    }

    /// Adds a shape that the words beside it say all of.
    pub(super) fn path(&mut self, path: Path) {
        self.put(Owner::Artifact(Artifact::Decoration), ItemKind::Path(Box::new(path)));
    }

    /// Adds something that is drawn.
    pub(super) fn put(&mut self, owner: Owner, kind: ItemKind) {
        self.shapes.push(Item { owner, kind });
    }

    /// Adds words below, where there are any.
    fn with_caption(
        mut self,
        compositor: &mut Compositor<'_>,
        words: &Text,
        canvas: &Canvas,
        frame: &Frame,
    ) -> SetDrawing {
        if words.runs.is_empty() {
            return self;
        }
        let words = inline::set(compositor, words, &canvas.caption(), canvas.width, frame);
        let top = if self.height.0 > 0.0 { self.height + canvas.em(ABOVE_WORDS) } else { Pt::ZERO };
        self.height = top + words.height();
        self.caption = Some((words, top));
        self
    }

    /// Puts it into the strip that was begun last.
    pub(super) fn place(mut self, strips: &mut Strips, x: Pt, y: Pt) {
        strips::shift(&mut self.shapes, Point { x, y });
        for shape in self.shapes {
            strips.put(shape.owner, shape.kind);
        }
        if let Some((words, top)) = self.caption {
            let first = y + top + words.baseline;
            place_all(strips, words, x, first);
        }
    }
}
