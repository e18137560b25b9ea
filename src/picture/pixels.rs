//! Files → pixels in sRGB, 8 bits a channel, transparency apart; within limits.

use super::jpeg::Frame;
use super::profile::Profile;
use super::{Unreadable, raster};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Longest side, in pixels: at 300 to the inch more than a metre and a half.
const MAX_SIDE: u32 = 20_000;
/// Most pixels. A page of A3 has 17 million at 300 to the inch.
const MAX_PIXELS: u64 = 100_000_000;
/// Most pixels of a GIF or WebP file, in which a few bytes can stand for a canvas of any size, decoded as a whole.
const MAX_CANVAS: u64 = 30_000_000;
/// Memory that decoding may take, in bytes: what the most pixels take in colour with transparency, and something over.
const MAX_MEMORY: u64 = 512 << 20;

/// The mend for a file that is not what it should be.
const AGAIN: &str = "export the picture again, or fetch it from where it came";

/// Decoded pixels.
#[derive(Debug, Clone)]
pub(super) struct Pixels {
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
    /// 1 for grey, 3 for colour.
    pub(super) channels: u8,
    /// `width × height × channels` bytes, rows from the top.
    pub(super) bytes: Vec<u8>,
    /// How far each pixel covers what lies under it; none where all do.
    pub(super) alpha: Option<Vec<u8>>,
}

/// Says that a JPEG file is no whole one.
pub(super) fn damaged_jpeg() -> Unreadable {
    Unreadable::new("the JPEG file is damaged or cut off", AGAIN)
}

/// Refuses a picture that is too large or has no pixels, by its header.
pub(super) fn check_size(width: u32, height: u32, format: ImageFormat) -> Result<(), Unreadable> {
    if width == 0 || height == 0 {
        return Err(Unreadable::new("the picture has no pixels: its file is damaged", AGAIN));
    }
    let most = if matches!(format, ImageFormat::Gif | ImageFormat::WebP) { MAX_CANVAS } else { MAX_PIXELS };
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > most {
        return Err(Unreadable::new(
            format!("the picture is too large: {width} by {height} pixels"),
            format!("scale it down to at most {MAX_SIDE} pixels a side and {} million in all", most / 1_000_000),
        ));
    }
    Ok(())
}

/// Reads a file's header, and refuses a picture that is too large before any of it is decoded.
pub(super) fn open(bytes: &[u8], format: ImageFormat) -> Result<(impl ImageDecoder, Orientation), Unreadable> {
    let name = name(format);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(name, &error))?;
    let (width, height) = decoder.dimensions();
    check_size(width, height, format)?;
    // A note of the camera's that cannot be read turns nothing.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((decoder, orientation))
}

/// Decodes a file that is no JPEG, upright.
pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Pixels, Unreadable> {
    let (mut decoder, orientation) = open(bytes, format)?;
    // A profile that cannot be had is none.
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(name(format), &error))?;
    picture.apply_orientation(orientation);
    let mut pixels = parted(picture);
    let profile = profile.and_then(|profile| Profile::read(&profile, pixels.channels));
    if let Some(profile) = profile.filter(|profile| !profile.is_srgb()) {
        profile.convert(&mut pixels.bytes);
    }
    Ok(without_idle_channels(pixels))
}

/// Decodes a JPEG file, not turned.
///
/// The decoder is told to keep off the machine's own instructions for several pixels at once: what these give may differ
/// from machine to machine.
pub(super) fn decode_jpeg(bytes: &[u8], frame: &Frame) -> Result<Pixels, Unreadable> {
    let failed = |error: zune_jpeg::errors::DecodeErrors| {
        Unreadable::new(format!("the JPEG file is damaged or cut off: {error:?}"), AGAIN)
    };
    let options = DecoderOptions::default()
        .set_use_unsafe(false)
        .set_strict_mode(false)
        .set_max_width(MAX_SIDE as usize)
        .set_max_height(MAX_SIDE as usize);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(failed)?;
    let coded = decoder.input_colorspace().unwrap_or(ColorSpace::YCbCr);
    let (wanted, channels) = match frame.channels {
        1 => (ColorSpace::Luma, 1),
        3 => (ColorSpace::RGB, 3),
        4 => (coded, 4),
        other => {
            let message = format!("the JPEG file has {other} channels, which no picture has");
            return Err(Unreadable::new(message, raster::PLAIN));
        }
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let mut values = decoder.decode().map_err(failed)?;
    let (width, height) = (frame.width, frame.height);
    if values.len() as u64 != u64::from(width) * u64::from(height) * u64::from(channels) {
        return Err(damaged_jpeg());
    }
    let profile = frame.profile.as_deref().and_then(|profile| Profile::read(profile, channels));
    if channels == 4 {
        let is_inverted = frame.adobe.is_some();
        into_inks(&mut values, coded == ColorSpace::YCCK, is_inverted);
    }
    match profile.filter(|profile| !profile.is_srgb()) {
        Some(profile) => profile.convert(&mut values),
        None if channels == 4 => values = without_profile(&values),
        None => {}
    }
    let channels = if channels == 1 { 1 } else { 3 };
    Ok(without_idle_channels(Pixels { width, height, channels, bytes: values, alpha: None }))
}

/// Turns the values of a file with four channels into amounts of ink, 255 for the most.
fn into_inks(values: &mut [u8], is_ycck: bool, is_inverted: bool) {
    for pixel in values.as_chunks_mut::<4>().0 {
        if is_ycck {
            // Luma and two differences (ITU-T T.871, 7), out of 65536.
            let [y, cb, cr] = [pixel[0], pixel[1], pixel[2]].map(i32::from);
            let (blue, red) = (cb - 128, cr - 128);
            let of = |difference: i32| (y + ((difference + 32768) >> 16)).clamp(0, 255) as u8;
            let rgb = [of(91_881 * red), of(-22_554 * blue - 46_802 * red), of(116_130 * blue)];
            (pixel[0], pixel[1], pixel[2]) = (255 - rgb[0], 255 - rgb[1], 255 - rgb[2]);
        }
        if is_inverted {
            pixel.iter_mut().for_each(|value| *value = 255 - *value);
        }
    }
}

/// Returns the colours of inks of which nothing is known: each takes away its part of the light, and black of all.
fn without_profile(inks: &[u8]) -> Vec<u8> {
    let left = |ink: u8, black: u8| ((u32::from(255 - ink) * u32::from(255 - black) + 127) / 255) as u8;
    inks.as_chunks::<4>().0.iter().flat_map(|&[c, m, y, k]| [left(c, k), left(m, k), left(y, k)]).collect()
}

/// Parts colours from transparency.
fn parted(picture: DynamicImage) -> Pixels {
    let (width, height) = (picture.width(), picture.height());
    let color = picture.color();
    let (channels, bytes, alpha) = match (color.has_color(), color.has_alpha()) {
        (false, false) => (1, picture.into_luma8().into_raw(), None),
        (true, false) => (3, picture.into_rgb8().into_raw(), None),
        (false, true) => {
            let pixels = picture.into_luma_alpha8().into_raw();
            let (values, alpha) = pixels.as_chunks().0.iter().map(|&[value, alpha]| (value, alpha)).unzip();
            (1, values, Some(alpha))
        }
        (true, true) => {
            let pixels = picture.into_rgba8().into_raw();
            let colours = pixels.as_chunks().0.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]).collect();
            (3, colours, Some(pixels.iter().skip(3).step_by(4).copied().collect::<Vec<u8>>()))
        }
    };
    Pixels { width, height, channels, bytes, alpha }
}

/// Keeps one channel where all three are alike throughout, and no transparency where there is none.
fn without_idle_channels(mut pixels: Pixels) -> Pixels {
    pixels.alpha = pixels.alpha.filter(|alpha| alpha.iter().any(|alpha| *alpha != 255));
    let is_grey = |[red, green, blue]: &[u8; 3]| red == green && green == blue;
    if pixels.channels == 3 && pixels.bytes.as_chunks().0.iter().all(is_grey) {
        pixels.bytes = pixels.bytes.iter().step_by(3).copied().collect();
        pixels.channels = 1;
    }
    pixels
}

fn name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "PNG",
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
        ImageError::Unsupported(_) => {
            Unreadable::new(format!("the {name} picture is of a kind that is not read: {error}"), raster::PLAIN)
        }
        _ => Unreadable::new(format!("the {name} file is damaged or cut off: {error}"), AGAIN),
    }
}
