//! JPEG files as they are: which may stand in a PDF, and what of them has to (ITU-T T.81, Annex B).

use super::profile::MAX_SIZE;
use image::metadata::Orientation;

/// What the markers of a file say.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// Pixels across, as they are kept.
    pub(super) width: u32,
    /// Pixels down, as they are kept.
    pub(super) height: u32,
    /// 1 for grey, 3 for colour, 4 for inks.
    pub(super) channels: u8,
    /// Whether it is a baseline or progressive picture of 8 bits, which every PDF reader can decode.
    pub(super) is_plain: bool,
    /// How it has to be turned to stand upright.
    pub(super) turn: Orientation,
    /// What Adobe's programs note of how colours are coded.
    pub(super) adobe: Option<u8>,
    /// The colour profile, as it was parted into segments.
    pub(super) profile: Option<Vec<u8>>,
}

/// Start of frame, by kind of coding.
const SOF_BASELINE: u8 = 0xC0;
const SOF_EXTENDED: u8 = 0xC1;
const SOF_PROGRESSIVE: u8 = 0xC2;
/// Markers from 0xC0 to 0xCF that begin no frame: tables, an extension, and arithmetic conditioning.
const NO_FRAME: [u8; 3] = [0xC4, 0xC8, 0xCC];
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
/// Application data 0: JFIF.
const APP0: u8 = 0xE0;
/// Application data 1: Exif.
const APP1: u8 = 0xE1;
/// Application data 2: parts of a colour profile.
const APP2: u8 = 0xE2;
/// Application data 14: Adobe's note of how colours are coded, without which they may come out wrong.
const APP14: u8 = 0xEE;
const COMMENT: u8 = 0xFE;

/// Length of a JFIF segment without a preview, its length included.
const JFIF_LENGTH: usize = 16;

/// A piece of a file.
enum Piece<'b> {
    /// A segment: its marker, and its content with the length before it.
    Segment(u8, &'b [u8]),
    /// The coded pixels behind the last segment.
    Coded(&'b [u8]),
}

/// Looks through a file; none where it is no whole JPEG file.
pub(super) fn look(bytes: &[u8]) -> Option<Frame> {
    let mut frame: Option<(u8, &[u8])> = None;
    let mut coded = false;
    let mut is_plain = true;
    let mut turn = None;
    let mut adobe = None;
    let mut parts: Vec<(u8, &[u8])> = Vec::new();
    walk(bytes, |piece| {
        match piece {
            Piece::Segment(marker, segment) => match marker {
                0xC0..=0xCF if !NO_FRAME.contains(&marker) => {
                    // A second frame is part of a pyramid.
                    is_plain &= frame.is_none();
                    frame = frame.or(Some((marker, segment)));
                }
                APP1 => {
                    turn = turn.or_else(|| Orientation::from_exif_chunk(segment.get(2..)?.strip_prefix(b"Exif\0\0")?))
                }
                APP2 => parts.extend(profile_part(segment)),
                APP14 => adobe = adobe.or_else(|| segment.get(2..)?.strip_prefix(b"Adobe")?.get(6).copied()),
                _ => {}
            },
            Piece::Coded(_) => coded |= frame.is_some(),
        }
        Some(())
    })?;
    let (marker, segment) = frame.filter(|_| coded)?;
    let [_, _, precision, h1, h0, w1, w0, channels, ..] = *segment else { return None };
    let is_known = [SOF_BASELINE, SOF_EXTENDED, SOF_PROGRESSIVE].contains(&marker);
    Some(Frame {
        width: u32::from(u16::from_be_bytes([w1, w0])),
        height: u32::from(u16::from_be_bytes([h1, h0])),
        channels,
        is_plain: is_plain && is_known && precision == 8,
        // A note of the camera's that cannot be read turns nothing.
        turn: turn.unwrap_or(Orientation::NoTransforms),
        adobe,
        profile: put_together(parts),
    })
}

/// Returns a file without what is not needed to draw it: previews, profiles, and what a camera notes of time, place and
/// owner, which nobody means to hand over with a briefing. None where it is no whole JPEG file.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, 0xD8]);
    walk(bytes, |piece| {
        match piece {
            Piece::Coded(coded) => out.extend_from_slice(coded),
            Piece::Segment(APP0, segment) if segment.get(2..7) == Some(b"JFIF\0") => {
                // The density with the preview's size, which is nothing.
                out.extend([0xFF, APP0, 0, JFIF_LENGTH as u8]);
                out.extend_from_slice(segment.get(2..JFIF_LENGTH - 2).filter(|_| segment.len() >= JFIF_LENGTH)?);
                out.extend([0, 0]);
            }
            Piece::Segment(APP14, segment) if segment.get(2..7) == Some(b"Adobe") => keep(&mut out, APP14, segment),
            Piece::Segment(0xE0..=0xEF | COMMENT, _) => {}
            Piece::Segment(marker, segment) => keep(&mut out, marker, segment),
        }
        Some(())
    })?;
    out.extend([0xFF, EOI]);
    Some(out)
}

fn keep(out: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend_from_slice(segment);
}

/// Walks the pieces of a file up to its end. Returns none where the file ends too soon, a marker stands where none can, or
/// the visitor has seen enough.
fn walk<'b>(bytes: &'b [u8], mut visit: impl FnMut(Piece<'b>) -> Option<()>) -> Option<()> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        rest = rest.strip_prefix(&[0xFF])?;
        while let Some(filled) = rest.strip_prefix(&[0xFF]) {
            rest = filled;
        }
        let (&marker, after) = rest.split_first()?;
        if marker == EOI {
            return Some(());
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let segment = after.get(..length).filter(|segment| segment.len() >= 2)?;
        rest = after.get(length..)?;
        visit(Piece::Segment(marker, segment))?;
        if marker == SOS {
            let (coded, after) = rest.split_at_checked(entropy_coded(rest)?)?;
            visit(Piece::Coded(coded))?;
            rest = after;
        }
    }
}

/// Returns the length of the coded data up to the next marker; restart markers and stuffed bytes belong to it.
fn entropy_coded(data: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + data.get(from..)?.iter().position(|byte| *byte == 0xFF)?;
        match data.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => from = at + 2,
            // A fill byte before a marker.
            0xFF => from = at + 1,
            _ => return Some(at),
        }
    }
}

/// Returns the number of a part of a profile, and the part (ICC.1:2010, B.4).
fn profile_part(segment: &[u8]) -> Option<(u8, &[u8])> {
    let [number, _, part @ ..] = segment.get(2..)?.strip_prefix(b"ICC_PROFILE\0")? else { return None };
    Some((*number, part))
}

fn put_together(mut parts: Vec<(u8, &[u8])>) -> Option<Vec<u8>> {
    parts.sort_by_key(|(number, _)| *number);
    let size: usize = parts.iter().map(|(_, part)| part.len()).sum();
    (size > 0 && size <= MAX_SIZE).then(|| parts.iter().flat_map(|(_, part)| *part).copied().collect())
}
