//! A part of a whole as dots: one for each that is counted, or a hundred.

use super::drawing::{Canvas, SetDrawing};
use crate::geometry::{Point, Pt};
use crate::picture::Path;

/// Dots in a row of a hundred where there is room, in two halves that the eye counts as tens.
const PER_ROW: usize = 20;
/// Dots that are seen as one group; a row of a few, or of many where there is no room, is one of them.
const GROUP: usize = 10;
/// Dots that are a few.
const FEW: usize = 50;
/// Distance of dots, part of the type size: the most, and the least at which rows are as long as they can be.
const PITCH: (f32, f32) = (0.62, 0.42);
/// Width of a dot, part of the distance.
const DOT: f32 = 0.76;

/// Draws dots from left to right and from the top. A part of something never has no dot, and never all of them.
pub(super) fn draw(part: f32, all: u16, canvas: &Canvas) -> SetDrawing {
    let all = usize::from(all);
    let rounded = (part.clamp(0.0, 1.0) * all as f32).round() as usize;
    let least = usize::from(part > 0.0);
    let most = if part < 1.0 { all.saturating_sub(1) } else { all };
    let marked = rounded.clamp(least.min(most), most);
    // A gap as wide as a dot parts the tens.
    let widths = |per_row: usize| (per_row + (per_row - 1) / GROUP) as f32;
    let fits = canvas.width >= canvas.em(PITCH.1) * widths(PER_ROW);
    let per_row = if fits && all > FEW { PER_ROW } else { GROUP };
    let pitch = (canvas.width / widths(per_row)).min(canvas.em(PITCH.0));
    let rows = all.div_ceil(per_row);
    let radius = pitch * (DOT / 2.0);
    let mut drawing = SetDrawing::new(pitch * rows.saturating_sub(1) as f32 + radius * 2.0);
    for dot in 0..all {
        let (row, column) = (dot / per_row, dot % per_row);
        let place = |steps: usize| pitch * steps as f32 + radius;
        let centre: Point = Point { x: place(column + column / GROUP), y: place(row) };
        let colour = if dot < marked { canvas.paints.strong } else { canvas.paints.faint };
        drawing.path(Path::circle(centre, radius.max(Pt(0.1)), colour));
    }
    drawing
}
