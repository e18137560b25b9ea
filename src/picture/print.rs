//! Pictures as they are printed: with no more pixels than can be seen, in colours that a PDF can name.

use super::jpeg;
use super::pixels::Pixels;
use super::profile::Matrix;
use super::raster::{Calibration, Kind, Raster, is_lying};
use super::{Unreadable, resample};
use crate::geometry::Colour;
use crate::light::Greys;
use image::ExtendedColorType;
use image::ImageFormat;
use image::codecs::jpeg::JpegEncoder;
pub use image::metadata::Orientation;

/// How many more pixels a side may have than are wanted. Below, little is gained, and drawings whose lines are one pixel
/// wide would only be blurred.
const OVER: f64 = 1.25;

/// Quality of a JPEG file that is written anew: no loss can be seen.
const QUALITY: u8 = 90;

/// A picture as it is printed.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Pixels across, as they are kept.
    pub width: u32,
    /// Pixels down, as they are kept.
    pub height: u32,
    /// The pixels.
    pub data: PrintedData,
    /// How they are turned when they are drawn.
    pub turn: Orientation,
    /// What their colours are, where they are not sRGB's or greys.
    pub profile: Option<Primaries>,
    /// How far each pixel covers what lies under it, 255 for wholly; none where all do.
    pub alpha: Option<Vec<u8>>,
}

/// Pixels as they are printed.
#[derive(Debug, Clone)]
pub enum PrintedData {
    /// A baseline or progressive JPEG file of 8 bits, with nothing but what is needed to draw it.
    Jpeg {
        /// The file.
        bytes: Vec<u8>,
        /// 1 for grey, 3 for colour.
        channels: u8,
    },
    /// Rows of pixels from the top, 8 bits a channel.
    Pixels {
        /// `width × height × channels` bytes.
        bytes: Vec<u8>,
        /// 1 for grey, 3 for colour.
        channels: u8,
    },
}

/// The red, green and blue of a device, with its tone curves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Primaries {
    /// XYZ of red, green and blue for D50, in s15Fixed16 numbers.
    pub colours: [[i32; 3]; 3],
    /// Light of each channel at equal steps of its value, out of 65535.
    pub tones: [Vec<u16>; 3],
}

impl Raster {
    /// Returns the picture as it is printed, upright no more than so many pixels wide and tall.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub fn print(&self, most: (u32, u32)) -> Result<Printed, Unreadable> {
        match &self.file.kind {
            Kind::Jpeg(frame, calibration) => {
                let most = if is_lying(frame.turn) { (most.1, most.0) } else { most };
                let wanted = wanted((frame.width, frame.height), most);
                let is_grey = frame.channels == 1;
                let passes = frame.is_plain
                    && [1, 3].contains(&frame.channels)
                    && (is_grey || !self.in_grey)
                    && !matches!(calibration, Calibration::Other);
                let whole = || {
                    let bytes = self.file.content.bytes()?;
                    let bytes = jpeg::stripped(&bytes).ok_or_else(super::pixels::damaged_jpeg)?;
                    let profile = match calibration {
                        Calibration::Named(matrix) => Some(Primaries::of(matrix)),
                        Calibration::Srgb | Calibration::Other => None,
                    };
                    let data = PrintedData::Jpeg { bytes, channels: frame.channels };
                    let (width, height) = (frame.width, frame.height);
                    Ok(Printed { width, height, data, turn: frame.turn, profile, alpha: None })
                };
                if passes && wanted.is_none() {
                    return whole();
                }
                let made = lossy(self.pixels(wanted)?, frame.turn);
                // Few pixels of a high quality may take more room than many of a low one.
                let whole = if passes { Some(whole()?) } else { None };
                Ok(whole.filter(|whole| whole.data.size() <= made.data.size()).unwrap_or(made))
            }
            Kind::Other(format) => {
                let pixels = self.pixels(wanted((self.width, self.height), most))?;
                let turn = Orientation::NoTransforms;
                let is_lossy = *format == ImageFormat::WebP && is_lossy(&self.file.content.bytes()?);
                Ok(if is_lossy { lossy(pixels, turn) } else { lossless(pixels, turn) })
            }
        }
    }

    /// Decodes the picture, and makes it smaller and grey where that is wanted.
    fn pixels(&self, wanted: Option<(u32, u32)>) -> Result<Pixels, Unreadable> {
        let mut pixels = self.file.decode()?;
        if let Some((width, height)) = wanted {
            pixels = resample::shrink(&pixels, width, height);
        }
        if self.in_grey && pixels.channels == 3 {
            let greys = Greys::new();
            let triples = pixels.bytes.as_chunks().0.iter();
            pixels.bytes = triples.map(|&[red, green, blue]| greys.grey(Colour { red, green, blue }).red).collect();
            pixels.channels = 1;
        }
        Ok(pixels)
    }
}

impl Primaries {
    fn of(matrix: &Matrix) -> Primaries {
        let [red, green, blue] = &matrix.curves;
        Primaries { colours: matrix.primaries, tones: [red, green, blue].map(|curve| curve.of_bytes()) }
    }
}

impl PrintedData {
    /// Returns how many bytes there are, before a PDF compresses them.
    fn size(&self) -> usize {
        match self {
            PrintedData::Jpeg { bytes, .. } | PrintedData::Pixels { bytes, .. } => bytes.len(),
        }
    }
}

/// Returns how many pixels a picture is to have; none where it keeps those that it has. Its shape stays.
fn wanted((width, height): (u32, u32), most: (u32, u32)) -> Option<(u32, u32)> {
    let over = |side: u32, most: u32| f64::from(side) / f64::from(most.max(1));
    let factor = over(width, most.0).max(over(height, most.1));
    if factor <= OVER {
        return None;
    }
    let smaller = |side: u32| ((f64::from(side) / factor).ceil() as u32).clamp(1, side);
    Some((smaller(width), smaller(height)))
}

/// Returns whether pixels were coded with a loss, so that a little more of it is not seen: those of a WebP file in a chunk
/// `VP8 ` (RFC 9649, 2.5), the first frame's where they move.
fn is_lossy(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let Some((head, after)) = rest.split_at_checked(8) {
        let [name @ .., s0, s1, s2, s3] = head else { return false };
        match name {
            b"VP8 " => return true,
            b"VP8L" => return false,
            // A frame's place and time, and then its own chunks.
            b"ANMF" => rest = after.get(16..).unwrap_or_default(),
            _ => {
                let size = u32::from_le_bytes([*s0, *s1, *s2, *s3]) as usize;
                rest = after.get(size.saturating_add(size % 2)..).unwrap_or_default();
            }
        }
    }
    false
}

fn lossless(pixels: Pixels, turn: Orientation) -> Printed {
    let Pixels { width, height, channels, bytes, alpha } = pixels;
    Printed { width, height, data: PrintedData::Pixels { bytes, channels }, turn, profile: None, alpha }
}

/// Writes pixels as a JPEG file; where that cannot be, they are left as they are.
fn lossy(pixels: Pixels, turn: Orientation) -> Printed {
    let mut file = Vec::new();
    let colour = if pixels.channels == 1 { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
    let mut encoder = JpegEncoder::new_with_quality(&mut file, QUALITY);
    let is_written = encoder.encode(&pixels.bytes, pixels.width, pixels.height, colour).is_ok();
    let mut printed = lossless(pixels, turn);
    if let PrintedData::Pixels { channels, .. } = printed.data
        && is_written
    {
        printed.data = PrintedData::Jpeg { bytes: file, channels };
    }
    printed
}
