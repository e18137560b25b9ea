//! Colours → greys of the same lightness, in the drawing itself: words, boxes, paths and pixels.

use crate::geometry::{Colour, Rect};
use crate::layout::page::{ItemKind, Laid};
use crate::light;
use crate::picture::Picture;
use std::sync::Arc;

/// Lightness that has to lie between two greys that stand side by side, L*.
const APART: f64 = 15.0;
/// Colours that differ by less in each channel are taken for one.
const SAME: u8 = 24;

/// Turns all colours of a document into greys.
pub(super) fn turn(laid: &mut Laid) {
    let greys = Greys::new();
    for item in laid.pages.iter_mut().flat_map(|page| &mut page.items) {
        match &mut item.kind {
            ItemKind::Glyphs { run, .. } => run.colour = greys.grey(run.colour),
            ItemKind::Fill { colour, .. } => *colour = greys.grey(*colour),
            ItemKind::Path(path) => **path = path.painted(|colour| greys.grey(colour)),
            ItemKind::Picture { .. } => {}
        }
    }
    for picture in &mut laid.pictures {
        *picture = Arc::new(picture.in_grey(|colour| greys.grey(colour).red));
    }
}

/// The greys by their light.
struct Greys {
    light: Vec<u16>,
}

impl Greys {
    fn new() -> Greys {
        Greys { light: (0..=255).map(light::tone).collect() }
    }

    /// Returns the grey that is as light as the colour.
    fn grey(&self, colour: Colour) -> Colour {
        let of = |channel: u8| u32::from(self.light[usize::from(channel)]);
        let wanted = light::weighed([of(colour.red), of(colour.green), of(colour.blue)]);
        let above = self.light.partition_point(|&light| light < wanted).min(255);
        let below = above.saturating_sub(1);
        let nearer = if self.light[above] - wanted <= wanted.abs_diff(self.light[below]) { above } else { below };
        let grey = nearer as u8;
        Colour { red: grey, green: grey, blue: grey }
    }
}

/// Two paints of a picture that touch, differ in colour, and can hardly be told apart in grey.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearGreys {
    /// One.
    pub one: Colour,
    /// The other.
    pub other: Colour,
    /// How far they lie apart, L*.
    pub apart: f64,
}

/// Returns the first two paints of a picture that touch and come too near each other in grey.
pub fn near_greys(picture: &Picture) -> Option<NearGreys> {
    let Picture::Vector(vector) = picture else { return None };
    let areas: Vec<(Colour, Rect)> =
        vector.paths.iter().filter_map(|path| Some((path.fill?, path.bounds()?))).collect();
    // Pairs of paints, not of paths: a map has thousands of paths in a few colours.
    let mut paints: Vec<Colour> = Vec::new();
    for (colour, _) in &areas {
        if !paints.contains(colour) && paints.len() < MOST_PAINTS {
            paints.push(*colour);
        }
    }
    for (index, &one) in paints.iter().enumerate() {
        for &other in &paints[index + 1..] {
            let apart = (light::lightness(one) - light::lightness(other)).abs();
            if apart >= APART || same(one, other) {
                continue;
            }
            let of = |colour: Colour| areas.iter().filter(move |(paint, _)| *paint == colour).take(MOST_AREAS);
            if of(one).any(|(_, a)| of(other).any(|(_, b)| touch(a, b))) {
                return Some(NearGreys { one, other, apart });
            }
        }
    }
    None
}

/// Paints and areas of each that are looked at: a picture with more is a photograph in all but name.
const MOST_PAINTS: usize = 24;
const MOST_AREAS: usize = 200;

/// Returns whether two colours look alike in colour already.
fn same(one: Colour, other: Colour) -> bool {
    let channels = [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)];
    channels.iter().all(|(one, other)| one.abs_diff(*other) < SAME)
}

/// Returns whether two boxes touch.
fn touch(one: &Rect, other: &Rect) -> bool {
    one.x <= other.right() && other.x <= one.right() && one.y <= other.bottom() && other.y <= one.bottom()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grey_is_as_light_as_its_colour() {
        let greys = Greys::new();
        for hex in [0x00_00_00, 0xff_ff_ff, 0x14_37_5e, 0xb8_44_2c, 0x8a_99_a8, 0x00_ff_00, 0x12_34_56] {
            let colour = Colour::rgb(hex);
            let grey = greys.grey(colour);
            assert!(grey.red == grey.green && grey.green == grey.blue);
            let off = (light::lightness(colour) - light::lightness(grey)).abs();
            assert!(off < 0.3, "{hex:x} is {off} off");
        }
        assert_eq!(greys.grey(Colour::rgb(0x80_80_80)), Colour::rgb(0x80_80_80));
    }
}
