//! Pictures of pixels: decoded within limits, upright, on white, 8 bits a channel.

use super::jpeg::{self, Scan};
use super::{Raster, RasterData, Unreadable};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Longest side, in pixels: at 300 to the inch more than a metre and a half.
const MAX_SIDE: u32 = 20_000;
/// Most pixels. A page of A3 has 17 million at 300 to the inch.
const MAX_PIXELS: u64 = 100_000_000;
/// Memory that decoding may take, in bytes: what the most pixels take in colour with transparency, and something over.
const MAX_MEMORY: u64 = 512 << 20;

/// Decodes a picture of a kind that is known.
pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Raster, Unreadable> {
    let name = name(format);
    let (decoder, orientation) = open(bytes, format)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(name, &error))?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

/// Decodes a JPEG file, or passes it through where a PDF can hold it and it need not be turned.
pub(super) fn decode_jpeg(bytes: &[u8]) -> Result<Raster, Unreadable> {
    let damaged = || {
        Unreadable::new(
            "the JPEG file is damaged or cut off",
            "export the picture again, or fetch it from where it came",
        )
    };
    let Scan::Passable(passable) = (match jpeg::scan(bytes) {
        Scan::Damaged => return Err(damaged()),
        scan => scan,
    }) else {
        return decode(bytes, ImageFormat::Jpeg);
    };
    let (decoder, orientation) = open(bytes, ImageFormat::Jpeg)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(damaged());
    }
    if orientation != Orientation::NoTransforms {
        return decode(bytes, ImageFormat::Jpeg);
    }
    Ok(Raster { width, height, data: RasterData::Jpeg { bytes: passable.bytes, channels: passable.channels } })
}

/// Reads a file's header, and refuses a picture that is too large before any of it is decoded.
fn open(bytes: &[u8], format: ImageFormat) -> Result<(impl ImageDecoder, Orientation), Unreadable> {
    let name = name(format);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(name, &error))?;
    let (width, height) = decoder.dimensions();
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Unreadable::new(
            format!("the picture is too large: {width} by {height} pixels"),
            format!("scale it down to at most {MAX_SIDE} pixels a side and {} million in all", MAX_PIXELS / 1_000_000),
        ));
    }
    // A note of the camera's that cannot be read turns nothing.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((decoder, orientation))
}

fn name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "PNG",
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::WebP => "WebP",
        _ => "GIF",
    }
}

/// Says why a file could not be decoded.
fn unreadable(name: &str, error: &ImageError) -> Unreadable {
    match error {
        ImageError::Limits(_) => Unreadable::new(
            format!("the {name} picture needs more than {} MiB of memory", MAX_MEMORY >> 20),
            "scale it down, or save it with 8 bits a channel",
        ),
        ImageError::Unsupported(_) => Unreadable::new(
            format!("the {name} picture is of a kind that is not read: {error}"),
            "save it as a plain PNG or JPEG",
        ),
        _ => Unreadable::new(
            format!("the {name} file is damaged or cut off: {error}"),
            "export the picture again, or fetch it from where it came",
        ),
    }
}

/// Lays a picture on white, and keeps one channel where there is no colour.
fn on_white(picture: DynamicImage) -> Raster {
    let (width, height) = (picture.width(), picture.height());
    let grey = |bytes| RasterData::Pixels { bytes, channels: 1 };
    let data = match picture {
        DynamicImage::ImageLuma8(pixels) => grey(pixels.into_raw()),
        DynamicImage::ImageLuma16(_) => grey(picture.into_luma8().into_raw()),
        DynamicImage::ImageLumaA8(_) | DynamicImage::ImageLumaA16(_) => {
            let pixels = picture.into_luma_alpha8().into_raw();
            grey(pixels.as_chunks().0.iter().map(|&[value, alpha]| over_white(value, alpha)).collect())
        }
        DynamicImage::ImageRgb8(pixels) => colour(pixels.into_raw()),
        picture if !picture.color().has_alpha() => colour(picture.into_rgb8().into_raw()),
        picture => {
            let pixels = picture.into_rgba8().into_raw();
            let laid = pixels.as_chunks().0.iter();
            colour(
                laid.flat_map(|&[red, green, blue, alpha]| [red, green, blue].map(|value| over_white(value, alpha)))
                    .collect(),
            )
        }
    };
    Raster { width, height, data }
}

/// Keeps pixels of three channels, or one where all three are alike throughout.
fn colour(bytes: Vec<u8>) -> RasterData {
    let is_grey = bytes.as_chunks().0.iter().all(|[red, green, blue]| red == green && green == blue);
    if is_grey {
        return RasterData::Pixels { bytes: bytes.iter().step_by(3).copied().collect(), channels: 1 };
    }
    RasterData::Pixels { bytes, channels: 3 }
}

/// Returns what is seen of a value that covers white in part.
fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}
