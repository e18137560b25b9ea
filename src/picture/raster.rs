//! Pictures of pixels, kept as the files that they came in until they are printed: decoded, a few of them would fill the
//! memory.

use super::content::Content;
use super::jpeg::{self, Frame};
use super::profile::{Matrix, Profile};
use super::{Unreadable, pixels};
use crate::source::{Again, Span};
use image::ImageFormat;
use std::sync::{Arc, OnceLock};

/// The mend for a kind of file that is rare.
pub(super) const PLAIN: &str = "save it as a plain PNG or JPEG";

/// A picture of pixels.
#[derive(Debug, Clone)]
pub struct Raster {
    /// Pixels across, upright.
    pub width: u32,
    /// Pixels down, upright.
    pub height: u32,
    /// Whether its colours are printed as greys.
    pub in_grey: bool,
    /// Where it is named, for what is told when it is decoded.
    pub named: Option<Span>,
    /// The file.
    pub(super) file: Arc<PictureFile>,
}

/// A file with pixels.
#[derive(Debug)]
pub(super) struct PictureFile {
    /// What it holds.
    pub(super) content: Content,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it can be decoded, once somebody has tried.
    proof: OnceLock<Result<(), Unreadable>>,
}

/// What a file with pixels is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A JPEG file.
    Jpeg(Frame, Calibration),
    /// PNG, WebP or GIF.
    Other(ImageFormat),
}

/// What the numbers of a JPEG file mean.
#[derive(Debug)]
pub(super) enum Calibration {
    /// sRGB, or its greys.
    Srgb,
    /// Colours of another device, which a PDF can name.
    Named(Matrix),
    /// Something that has to be turned into sRGB.
    Other,
}

/// Keeps a picture of a kind that is known.
pub(super) fn read(bytes: Vec<u8>, again: Option<Again>, format: ImageFormat) -> Result<Raster, Unreadable> {
    let (kind, width, height) = if format == ImageFormat::Jpeg {
        let frame = jpeg::look(&bytes).ok_or_else(pixels::damaged_jpeg)?;
        pixels::check_size(frame.width, frame.height, ImageFormat::Jpeg)?;
        let (width, height) = match is_lying(frame.turn) {
            true => (frame.height, frame.width),
            false => (frame.width, frame.height),
        };
        let calibration = calibration(&frame);
        (Kind::Jpeg(frame, calibration), width, height)
    } else {
        let (decoder, orientation) = pixels::open(&bytes, format)?;
        let (width, height) = image::ImageDecoder::dimensions(&decoder);
        drop(decoder);
        let (width, height) = if is_lying(orientation) { (height, width) } else { (width, height) };
        (Kind::Other(format), width, height)
    };
    let file = Arc::new(PictureFile { content: Content::new(bytes, again), kind, proof: OnceLock::new() });
    Ok(Raster { width, height, in_grey: false, named: None, file })
}

impl Raster {
    /// Decodes the picture, once for all its copies, to know whether it can be.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub fn prove(&self) -> Result<(), Unreadable> {
        self.file.proof.get_or_init(|| self.file.decode().map(|_| ())).clone()
    }

    /// Returns whether it is what a file holds.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.file.content.is(bytes)
    }

    /// Returns whether two are the same picture in the same colours.
    pub(super) fn is_same(&self, other: &Raster) -> bool {
        Arc::ptr_eq(&self.file, &other.file) && self.in_grey == other.in_grey
    }
}

impl PictureFile {
    /// Decodes the pixels; those of a JPEG file are not turned.
    pub(super) fn decode(&self) -> Result<pixels::Pixels, Unreadable> {
        let bytes = self.content.bytes()?;
        match &self.kind {
            Kind::Jpeg(frame, _) => pixels::decode_jpeg(&bytes, frame),
            Kind::Other(format) => pixels::decode(&bytes, *format),
        }
    }
}

/// Returns whether a picture has to be turned by a quarter.
pub(super) fn is_lying(turn: image::metadata::Orientation) -> bool {
    use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(turn, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn calibration(frame: &Frame) -> Calibration {
    let Some(profile) = &frame.profile else { return Calibration::Srgb };
    match Profile::read(profile, frame.channels) {
        None => Calibration::Srgb,
        Some(profile) if profile.is_srgb() => Calibration::Srgb,
        Some(Profile::Matrix(matrix)) => Calibration::Named(matrix),
        Some(_) => Calibration::Other,
    }
}
