//! Colours → greys of the same lightness, in the drawing itself: words, boxes, paths and pixels.

use crate::geometry::{Colour, Rect};
use crate::layout::page::{ItemKind, Laid};
use crate::light::{self, Greys};
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
        *picture = Arc::new(picture.in_grey(|colour| greys.grey(colour)));
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
        vector.paths().into_iter().filter_map(|path| Some((path.fill?, path.bounds()?))).collect();
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
