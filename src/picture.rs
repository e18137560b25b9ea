//! Pictures: bytes → pixels or paths.
//!
//! What a file holds is told by its first bytes. Pixels are decoded within limits (`raster`), but for a JPEG file that can
//! stand in a PDF as it is (`jpeg`). An SVG is looked through for what would be lost (`svg`), and then made into paths
//! with solid paint (`paths`); one that needs more than that is refused rather than drawn wrongly.

mod grey;
mod jpeg;
mod path;
mod paths;
mod raster;
mod svg;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use crate::geometry::{Colour, Size};
use image::ImageFormat;

/// A decoded picture.
#[derive(Debug, Clone)]
pub enum Picture {
    /// Pixels.
    Raster(Raster),
    /// Paths.
    Vector(Vector),
}

/// A picture of pixels.
#[derive(Debug, Clone)]
pub struct Raster {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How the pixels are kept.
    pub data: RasterData,
}

/// How pixels are kept.
#[derive(Debug, Clone)]
pub enum RasterData {
    /// A baseline or progressive JPEG file as it came, passed through.
    Jpeg {
        /// The file.
        bytes: Vec<u8>,
        /// 1 for grey, 3 for colour.
        channels: u8,
    },
    /// Rows of pixels from the top, 8 bits a channel, without transparency: transparent parts lie on white.
    Pixels {
        /// `width × height × channels` bytes.
        bytes: Vec<u8>,
        /// 1 for grey, 3 for colour.
        channels: u8,
    },
}

/// A picture of paths, drawn in order.
#[derive(Debug, Clone)]
pub struct Vector {
    /// Natural size; coordinates of the paths lie in it, from the upper left corner.
    pub size: Size,
    /// The paths.
    pub paths: Vec<Path>,
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
}

/// Why a picture could not be read: one line, and the mend.
#[derive(Debug, Clone)]
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

/// Decodes PNG, JPEG, WebP, GIF (first frame) or SVG, by content rather than by name.
///
/// # Errors
///
/// What is wrong with the file, or what in it cannot be printed.
pub fn decode(bytes: &[u8]) -> Result<Picture, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::new("the file is empty", "put the picture there again"));
    }
    match image::guess_format(bytes).ok() {
        Some(ImageFormat::Jpeg) => raster::decode_jpeg(bytes).map(Picture::Raster),
        Some(format @ (ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            raster::decode(bytes, format).map(Picture::Raster)
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
        None if svg::is_likely(bytes) => svg::decode(bytes).map(Picture::Vector),
        None => Err(Unreadable::new("the file is no picture of a kind that is read", OTHER_KIND)),
    }
}
