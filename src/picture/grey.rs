//! Pictures in greys.

use super::{Picture, Raster};
use crate::geometry::Colour;

impl Picture {
    /// Returns the picture in greys; `grey` gives the grey of a colour. Pixels become grey when they are printed.
    pub fn in_grey(&self, grey: impl Fn(Colour) -> Colour) -> Picture {
        match self {
            Picture::Raster(raster) => Picture::Raster(Raster { in_grey: true, ..raster.clone() }),
            Picture::Vector(vector) => Picture::Vector(vector.painted(grey)),
        }
    }
}
