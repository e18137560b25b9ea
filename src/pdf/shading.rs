//! Colours that run into one another (ISO 32000-1, 8.7.4.5.3 and 8.7.4.5.4).

use super::syntax::Body;
use crate::geometry::Colour;
use crate::picture::{Course, Gradient};

/// Writes a gradient as a shading.
pub(super) fn write(body: &mut Body, gradient: &Gradient) {
    // In a file of greys no colour may stand.
    let grey = gradient.stops.iter().all(|(_, colour)| colour.red == colour.green && colour.green == colour.blue);
    match &gradient.course {
        Course::Line(from, to) => body.raw("<</ShadingType 2/Coords[").reals(&[from[0], from[1], to[0], to[1]]),
        Course::Circles(from, to, _) => {
            body.raw("<</ShadingType 3/Coords[").reals(&[from[0], from[1], from[2], to[0], to[1], to[2]])
        }
    };
    body.raw("]/ColorSpace").raw(if grey { "/DeviceGray" } else { "/DeviceRGB" }).raw("/Extend[true true]/Function");
    function(body, &gradient.stops, grey);
    body.raw(">>");
}

/// Writes the function that gives the colour at each place from 0 to 1.
fn function(body: &mut Body, stops: &[(f32, Colour)], grey: bool) {
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let mut steps = Vec::with_capacity(stops.len() + 1);
    let ends = [(0.0, first.1)].into_iter().chain(stops.iter().copied()).chain([(1.0, last.1)]);
    let mut before: Option<(f32, Colour)> = None;
    for (at, colour) in ends {
        // Two colours at one place meet at an edge.
        if let Some((start, from)) = before.filter(|(start, _)| *start < at) {
            steps.push((start, from, colour));
        }
        before = Some((at, colour));
    }
    if let [(_, from, to)] = steps[..] {
        return step(body, from, to, grey);
    }
    body.raw("<</FunctionType 3/Domain[0 1]/Functions[");
    for (_, from, to) in &steps {
        step(body, *from, *to, grey);
    }
    let bounds: Vec<f32> = steps.iter().skip(1).map(|(start, ..)| *start).collect();
    body.raw("]/Bounds[").reals(&bounds).raw("]/Encode[");
    body.raw(&vec!["0 1"; steps.len()].join(" ")).raw("]>>");
}

/// Writes the function of one step from a colour to another.
fn step(body: &mut Body, from: Colour, to: Colour, grey: bool) {
    let parts = |colour: Colour| [colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0);
    let count = if grey { 1 } else { 3 };
    body.raw("<</FunctionType 2/Domain[0 1]/N 1/C0[").reals(&parts(from)[..count]);
    body.raw("]/C1[").reals(&parts(to)[..count]).raw("]>>");
}
