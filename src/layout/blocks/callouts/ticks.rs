//! A place among others: a row of ticks, one of them marked.

use super::drawing::{Canvas, SetDrawing};
use crate::geometry::{Pt, Rect};

/// Height of the marked tick and of the others, part of the type size.
const HEIGHT: (f32, f32) = (1.0, 0.55);
/// Thickness of the marked tick and of the others, part of the type size.
const THICKNESS: (f32, f32) = (0.18, 0.06);
/// The most that two ticks lie apart, part of the type size.
const WIDEST: f32 = 0.75;
/// The least: more are a grey band, in which no place can be made out.
const NARROWEST: Pt = Pt(2.0);

/// Draws the ticks; none where they would stand too near to each other.
pub(super) fn draw(place: u32, of: u32, canvas: &Canvas) -> SetDrawing {
    let thick = canvas.em(THICKNESS.0);
    let room = canvas.span() - thick;
    let step = (room / of.saturating_sub(1).max(1) as f32).min(canvas.em(WIDEST));
    if step < NARROWEST {
        return SetDrawing::new(Pt::ZERO);
    }
    let height = canvas.em(HEIGHT.0);
    let mut drawing = SetDrawing::new(height);
    for tick in 1..=of {
        let marked = tick == place;
        let (tall, width, colour) = if marked {
            (height, thick, canvas.paints.strong)
        } else {
            (canvas.em(HEIGHT.1), canvas.em(THICKNESS.1), canvas.paints.quiet)
        };
        let x = thick / 2.0 + step * (tick - 1) as f32 - width / 2.0;
        drawing.fill(Rect { x, y: height - tall, width, height: tall }, colour);
    }
    drawing
}
