//! Pictures in greys.

use super::{Picture, Raster, RasterData, Vector};
use crate::geometry::Colour;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageFormat};

/// Quality of a JPEG file that is written anew: no loss can be seen.
const QUALITY: u8 = 90;

impl Picture {
    /// Returns the picture in greys; `grey` gives the grey of a colour.
    pub fn in_grey(&self, grey: impl Fn(Colour) -> u8) -> Picture {
        match self {
            Picture::Raster(raster) => {
                let Raster { width, height, .. } = *raster;
                Picture::Raster(Raster { width, height, data: pixels(raster, grey) })
            }
            Picture::Vector(vector) => {
                let paint = |colour: Colour| {
                    let level = grey(colour);
                    Colour { red: level, green: level, blue: level }
                };
                let paths = vector.paths.iter().map(|path| path.painted(paint));
                Picture::Vector(Vector { size: vector.size, paths: paths.collect() })
            }
        }
    }
}

fn pixels(raster: &Raster, grey: impl Fn(Colour) -> u8) -> RasterData {
    match &raster.data {
        RasterData::Jpeg { channels: 1, .. } | RasterData::Pixels { channels: 1, .. } => raster.data.clone(),
        RasterData::Pixels { bytes, .. } => RasterData::Pixels { bytes: turned(bytes, grey), channels: 1 },
        RasterData::Jpeg { bytes, .. } => match super::raster::decode(bytes, ImageFormat::Jpeg) {
            Ok(Raster { width, height, data: RasterData::Pixels { bytes, channels } }) => {
                let bytes = if channels == 1 { bytes } else { turned(&bytes, grey) };
                let mut file = Vec::new();
                let mut encoder = JpegEncoder::new_with_quality(&mut file, QUALITY);
                let is_written = encoder.encode(&bytes, width, height, ExtendedColorType::L8).is_ok();
                if is_written {
                    RasterData::Jpeg { bytes: file, channels: 1 }
                } else {
                    RasterData::Pixels { bytes, channels: 1 }
                }
            }
            // What cannot be decoded is drawn by no viewer either: it stays white.
            _ => RasterData::Pixels { bytes: vec![255; raster.width as usize * raster.height as usize], channels: 1 },
        },
    }
}

/// Returns one grey for each pixel of three channels.
fn turned(bytes: &[u8], grey: impl Fn(Colour) -> u8) -> Vec<u8> {
    bytes.as_chunks().0.iter().map(|&[red, green, blue]| grey(Colour { red, green, blue })).collect()
}
