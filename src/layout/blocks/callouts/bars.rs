//! Bars from one zero: a part of its whole, a value and another.

use super::drawing::{Canvas, SetDrawing};
use crate::geometry::{Pt, Rect};

/// Thickness of a bar, part of the type size.
const THICKNESS: f32 = 0.55;
/// Room between two bars, part of their thickness: less than a bar, so that they are seen as a pair.
const GAP: f32 = 0.4;

/// Draws a part in the bar of its whole.
pub(super) fn part(part: f32, canvas: &Canvas) -> SetDrawing {
    let (whole, height) = (canvas.span(), canvas.em(THICKNESS));
    let mut drawing = SetDrawing::new(height);
    drawing.fill(bar(Pt::ZERO, whole, height), canvas.paints.faint);
    drawing.fill(bar(Pt::ZERO, whole * part.clamp(0.0, 1.0), height), canvas.paints.strong);
    drawing
}

/// Draws two bars to one scale, the value's first.
pub(super) fn compare(lengths: [f32; 2], canvas: &Canvas) -> SetDrawing {
    let (longest, height) = (canvas.span(), canvas.em(THICKNESS));
    let below = height * (1.0 + GAP);
    let mut drawing = SetDrawing::new(below + height);
    let [first, second] = lengths.map(|length| longest * length.clamp(0.0, 1.0));
    drawing.fill(bar(Pt::ZERO, first, height), canvas.paints.strong);
    drawing.fill(bar(below, second, height), canvas.paints.quiet);
    drawing
}

fn bar(y: Pt, width: Pt, height: Pt) -> Rect {
    Rect { x: Pt::ZERO, y, width, height }
}
