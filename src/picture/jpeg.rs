//! JPEG files as they are: which may stand in a PDF, and what of them has to (ITU-T T.81, Annex B).

/// A file that can be passed through.
pub(super) struct Passable {
    /// The file without what is not needed to draw it: previews, and what a camera notes of time, place and owner, which
    /// nobody means to hand over with a briefing.
    pub(super) bytes: Vec<u8>,
    /// 1 or 3.
    pub(super) channels: u8,
}

/// What the markers of a file say.
pub(super) enum Scan {
    /// A baseline or progressive picture of 8 bits, grey or in colour.
    Passable(Passable),
    /// Another kind, which has to be decoded.
    Other,
    /// No whole JPEG file.
    Damaged,
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
/// Application data 14: Adobe's note of how colours are coded, without which they may come out wrong.
const APP14: u8 = 0xEE;
const COMMENT: u8 = 0xFE;

/// Walks the markers of a file.
pub(super) fn scan(bytes: &[u8]) -> Scan {
    walk(bytes).unwrap_or(Scan::Damaged)
}

/// Returns none where the file ends too soon or a marker stands where none can.
fn walk(bytes: &[u8]) -> Option<Scan> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    let mut out = vec![0xFF, 0xD8];
    let mut frame = None;
    let mut scans = 0;
    loop {
        rest = rest.strip_prefix(&[0xFF])?;
        while let Some(filled) = rest.strip_prefix(&[0xFF]) {
            rest = filled;
        }
        let (&marker, after) = rest.split_first()?;
        if marker == EOI {
            out.extend([0xFF, EOI]);
            break;
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let segment = after.get(..length).filter(|segment| segment.len() >= 2)?;
        rest = after.get(length..)?;
        match marker {
            0xC0..=0xCF if !NO_FRAME.contains(&marker) => {
                let [_, _, precision, _, _, _, _, components, ..] = segment else { return None };
                if frame.is_some() {
                    return Some(Scan::Other);
                }
                frame = Some((marker, *precision, *components));
            }
            APP0 | APP14 => {}
            // Stripped.
            0xE1..=0xEF | COMMENT => continue,
            _ => {}
        }
        out.extend([0xFF, marker]);
        out.extend_from_slice(segment);
        if marker == SOS {
            frame?;
            scans += 1;
            let length = entropy_coded(rest)?;
            out.extend_from_slice(rest.get(..length)?);
            rest = rest.get(length..)?;
        }
    }
    match frame? {
        _ if scans == 0 => None,
        (SOF_BASELINE | SOF_EXTENDED | SOF_PROGRESSIVE, 8, channels @ (1 | 3)) => {
            Some(Scan::Passable(Passable { bytes: out, channels }))
        }
        _ => Some(Scan::Other),
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
