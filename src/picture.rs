//! Pictures: bytes → pixels or paths.

use crate::geometry::{Colour, Size};

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

/// A path with its paint.
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
    /// Whether corners are round rather than pointed.
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

/// Decodes PNG, JPEG, WebP, GIF (first frame) or SVG, by content rather than by name.
pub fn decode(_bytes: &[u8]) -> Result<Picture, Unreadable> {
    todo!()
}
