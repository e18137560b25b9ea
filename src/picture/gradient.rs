//! Gradients of a drawing → gradients in the picture's own coordinates.

use super::paths::{refuse, round, seen};
use super::{Course, Gradient, Unreadable};
use usvg::tiny_skia_path::Point;
use usvg::{BaseGradient, LinearGradient, RadialGradient, SpreadMethod, Transform};

/// Parts of one that the factors of a matrix are rounded to, for the reason that coordinates are.
const FACTORS: f32 = 65536.0;

/// Returns a gradient along a line.
pub(super) fn linear(gradient: &LinearGradient, around: Transform, opacity: f32) -> Result<Gradient, Unreadable> {
    let transform = around.pre_concat(gradient.transform());
    let mut ends = [
        Point::from_xy(gradient.x1(), gradient.y1()),
        Point::from_xy(gradient.x2(), gradient.y2()),
        // One colour goes on from the first point in the direction of this one.
        Point::from_xy(
            gradient.x1() - (gradient.y2() - gradient.y1()),
            gradient.y1() + (gradient.x2() - gradient.x1()),
        ),
    ];
    transform.map_points(&mut ends);
    let [from, to, along] = ends;
    // Where the transform slants, colours no longer run at a right angle to the line: its end is moved to where they do.
    let (across_x, across_y) = (-(along.y - from.y), along.x - from.x);
    let length = across_x * across_x + across_y * across_y;
    let part = ((to.x - from.x) * across_x + (to.y - from.y) * across_y) / length.max(f32::MIN_POSITIVE);
    let end = [round(from.x + across_x * part), round(from.y + across_y * part)];
    let course = Course::Line([round(from.x), round(from.y)], end);
    Ok(Gradient { course, stops: stops(gradient, opacity)? })
}

/// Returns a gradient between circles.
pub(super) fn radial(gradient: &RadialGradient, around: Transform, opacity: f32) -> Result<Gradient, Unreadable> {
    let Transform { sx, ky, kx, sy, tx, ty } = around.pre_concat(gradient.transform());
    let factor = |factor: f32| (factor * FACTORS).round() / FACTORS;
    let matrix = [factor(sx), factor(ky), factor(kx), factor(sy), round(tx), round(ty)];
    let from = [gradient.fx(), gradient.fy(), gradient.fr().get()];
    let to = [gradient.cx(), gradient.cy(), gradient.r().get()];
    Ok(Gradient { course: Course::Circles(from, to, matrix), stops: stops(gradient, opacity)? })
}

/// Returns the colours as they are seen on white.
fn stops(gradient: &BaseGradient, opacity: f32) -> Result<Vec<(f32, crate::geometry::Colour)>, Unreadable> {
    if gradient.spread_method() != SpreadMethod::Pad {
        return refuse("a gradient that is repeated");
    }
    let stop = |stop: &usvg::Stop| (round(stop.offset().get()), seen(stop.color(), stop.opacity().get() * opacity));
    Ok(gradient.stops().iter().map(stop).collect())
}
