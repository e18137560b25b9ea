//! Pictures: bytes → pixels or paths.
//!
//! What a file holds is told by its first bytes.
//!
//! - Pixels stay in their file until they are printed (`raster`), so that of many pictures few are decoded at a time. Then
//!   they are decoded within limits (`pixels`), turned into sRGB (`profile`, `curve`, `lut`) and made as few as can be seen
//!   (`resample`); a JPEG file that can stand in a PDF as it is stays so, without what a camera notes (`jpeg`). `print` says
//!   which of this is done.
//! - An SVG is looked through for what would be lost (`svg`), and then made into paths (`paths`), the outlines that cut them
//!   (`clip`), and colours that run into one another (`gradient`); one that needs more than a [`Vector`] holds is refused
//!   rather than drawn wrongly.

mod clip;
mod content;
mod curve;
mod gradient;
mod grey;
mod jpeg;
mod lut;
mod path;
mod paths;
mod pixels;
mod print;
mod profile;
mod raster;
mod resample;
mod svg;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
mod vector;

pub use print::{Orientation, Primaries, Printed, PrintedData};
pub use raster::Raster;
pub use vector::{Course, Gradient, Outline, Part, Vector};

use crate::geometry::Colour;
use crate::source::Again;
use image::ImageFormat;
use std::sync::Arc;

/// A picture.
#[derive(Debug, Clone)]
pub enum Picture {
    /// Pixels.
    Raster(Raster),
    /// Paths.
    Vector(Vector),
}

/// A path with its paint: a part of a picture, or drawn on a page, then in points from the page's upper left corner.
#[derive(Debug, Clone)]
pub struct Path {
    /// The outline.
    pub segments: Vec<Segment>,
    /// Paint inside.
    pub fill: Option<Colour>,
    /// Whether the even-odd rule says what is inside, rather than the winding number.
    pub even_odd: bool,
    /// Paint along the outline.
    pub stroke: Option<Stroke>,
}

/// Paint along an outline.
#[derive(Debug, Clone)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width, in the picture's own units.
    pub width: f32,
    /// Lengths of dashes and gaps, in the picture's own units; empty for a solid line.
    pub dashes: Vec<f32>,
    /// Whether ends are round rather than cut off.
    pub round_cap: bool,
    /// Whether corners are round rather than pointed; pointed ones are cut off where they would be longer than four times
    /// the width.
    pub round_join: bool,
}

/// A piece of a path, in the picture's own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Starts anew.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A Bézier curve: two control points and the end.
    Curve(f32, f32, f32, f32, f32, f32),
    /// Back to the start.
    Close,
}

impl Picture {
    /// Returns the width divided by the height.
    pub fn aspect(&self) -> f32 {
        match self {
            Picture::Raster(raster) => raster.width as f32 / raster.height.max(1) as f32,
            Picture::Vector(vector) => vector.size.width.0 / vector.size.height.0.max(f32::MIN_POSITIVE),
        }
    }

    /// Returns whether two are one picture, which a PDF holds once.
    pub fn is_same(self: &Arc<Picture>, other: &Arc<Picture>) -> bool {
        Arc::ptr_eq(self, other)
            || matches!((&**self, &**other), (Picture::Raster(one), Picture::Raster(other)) if one.is_same(other))
    }
}

/// Why a picture could not be read: one line, and the mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong.
    pub message: String,
    /// The mend.
    pub help: String,
}

impl Unreadable {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Unreadable {
        Unreadable { message: message.into(), help: help.into() }
    }
}

/// The mend for a kind of file that is not read.
const OTHER_KIND: &str = "save it as PNG, JPEG or SVG";

/// Reads PNG, JPEG, WebP, GIF (first frame) or SVG, by content rather than by name. Paths are made at once; pixels are
/// decoded when they are printed, so that what is wrong with them may be told then. `again` is the way to read the file
/// again; where there is one, a large file is not kept.
///
/// # Errors
///
/// What is wrong with the file, or what in it cannot be printed.
pub fn read(bytes: Vec<u8>, again: Option<Again>) -> Result<Picture, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::new("the file is empty", "put the picture there again"));
    }
    match image::guess_format(&bytes).ok() {
        Some(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            raster::read(bytes, again, format).map(Picture::Raster)
        }
        Some(other) => {
            let name = other.extensions_str().first().unwrap_or(&"other").to_uppercase();
            Err(Unreadable::new(format!("the picture is of the kind {name}, which is not read"), OTHER_KIND))
        }
        None if bytes.starts_with(&[0x1f, 0x8b]) => Err(Unreadable::new(
            "the file is compressed by gzip, as an SVGZ is",
            "unpack it (`gunzip`), and name the SVG",
        )),
        None if bytes.starts_with(b"%PDF") => {
            Err(Unreadable::new("the file is a PDF, not a picture", "save the page as SVG or PNG"))
        }
        None if svg::is_likely(&bytes) => svg::decode(&bytes).map(Picture::Vector),
        None => Err(Unreadable::new("the file is no picture of a kind that is read", OTHER_KIND)),
    }
}
