//! Glyphs → one-byte codes.
//!
//! Codes of one byte make content streams half as long as glyph numbers of two, and only they let `Tw` widen spaces
//! (ISO 32000-1, 9.3.3). A face becomes several fonts where more glyphs are in use than a byte can tell apart, and where a
//! glyph is read in several ways, such as a hyphen of the text and one of the line's end: a font holds each glyph once,
//! because some readers (MuPDF) look the characters up by the glyph rather than by the code.

use crate::layout::page::{ItemKind, Laid};
use crate::text::{Face, Fonts, Word, WordId};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The code of the space, the only one that `Tw` widens.
pub(super) const SPACE: u8 = 32;

/// What a glyph is read as whose characters stand with its neighbour already: a character that is nothing.
const NOTHING: &str = "\u{2060}";

/// A font as the file holds it: up to some 250 glyphs of a face.
pub(super) struct Subset<'a> {
    /// The face.
    pub(super) face: Face,
    /// The glyph of each code and what it is read as.
    pub(super) entries: [Option<(u16, &'a str)>; 256],
    /// The code of each glyph with its reading.
    codes: HashMap<(u16, &'a str), u8>,
}

/// Part of a word that is shown in one go.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// Index of the font.
    pub(super) font: usize,
    /// Distance above the baseline, in font units.
    pub(super) rise: i16,
    /// Its codes.
    codes: Range<usize>,
    /// Its kerns.
    kerns: Range<usize>,
}

/// A distance between glyphs that is not in their advances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kern {
    /// After how many codes of the segment.
    pub(super) after: usize,
    /// By how much what follows moves back, in thousandths of the size.
    pub(super) back: i32,
}

/// All words of a document in codes.
pub(super) struct Encoding<'a> {
    /// The fonts, by first use.
    pub(super) subsets: Vec<Subset<'a>>,
    /// Subsets of each face, in the order in which they were begun.
    by_face: BTreeMap<Face, Vec<usize>>,
    /// The segments of each word; empty for words that are on no page.
    words: Vec<Range<usize>>,
    segments: Vec<Segment>,
    codes: Vec<u8>,
    kerns: Vec<Kern>,
}

impl<'a> Encoding<'a> {
    /// Encodes all words that stand on pages.
    pub(super) fn of(laid: &'a Laid, fonts: &Fonts) -> Encoding<'a> {
        let words = &laid.words.words;
        let mut encoding = Encoding {
            subsets: Vec::new(),
            by_face: BTreeMap::new(),
            words: vec![0..0; words.len()],
            segments: Vec::with_capacity(words.len()),
            codes: Vec::with_capacity(words.len() * 8),
            kerns: Vec::new(),
        };
        for (index, used) in used_words(laid).into_iter().enumerate() {
            if let (true, Some(word)) = (used, words.get(index)) {
                let start = encoding.segments.len();
                encoding.add(word, fonts);
                if let Some(range) = encoding.words.get_mut(index) {
                    *range = start..encoding.segments.len();
                }
            }
        }
        encoding
    }

    /// Returns a font of the face.
    pub(super) fn any_font(&self, face: Face) -> Option<usize> {
        self.by_face.get(&face)?.first().copied()
    }

    /// Returns the segments of a word.
    pub(super) fn segments(&self, word: WordId) -> &[Segment] {
        let range = self.words.get(word.0 as usize).cloned().unwrap_or_default();
        self.segments.get(range).unwrap_or_default()
    }

    /// Returns the codes of a segment.
    pub(super) fn codes(&self, segment: &Segment) -> &[u8] {
        self.codes.get(segment.codes.clone()).unwrap_or_default()
    }

    /// Returns the kerns of a segment.
    pub(super) fn kerns(&self, segment: &Segment) -> &[Kern] {
        self.kerns.get(segment.kerns.clone()).unwrap_or_default()
    }

    /// Encodes a word.
    fn add(&mut self, word: &'a Word, fonts: &Fonts) {
        let units = i32::from(fonts.metrics(word.face).units_per_em).max(1);
        let first = self.segments.len();
        // By how much the next glyph moves back, in font units.
        let mut back = 0i32;
        for (glyph, reading) in word.glyphs.iter().zip(readings(word)) {
            // Glyph 0 is what a face draws for want of a glyph; PDF/A allows no use of it.
            if glyph.id == 0 {
                back -= i32::from(glyph.advance);
                continue;
            }
            let (font, code) = self.code(word.face, glyph.id, reading);
            let goes_on = self.segments.get(first..).unwrap_or_default().last();
            if goes_on.is_none_or(|last| last.font != font || last.rise != glyph.y_offset) {
                let (codes, kerns) = (self.codes.len(), self.kerns.len());
                let segment = Segment { font, rise: glyph.y_offset, codes: codes..codes, kerns: kerns..kerns };
                self.segments.push(segment);
            }
            self.kern(back - i32::from(glyph.x_offset), units);
            self.codes.push(code);
            if let Some(segment) = self.segments.last_mut() {
                segment.codes.end = self.codes.len();
            }
            let natural = i32::from(fonts.advance(word.face, glyph.id));
            back = i32::from(glyph.x_offset) + natural - i32::from(glyph.advance);
        }
        if self.segments.len() > first {
            self.kern(back, units);
        }
    }

    /// Adds a kern after what the last segment holds so far.
    fn kern(&mut self, back: i32, units: i32) {
        let back = thousandths(back, units);
        if let (true, Some(segment)) = (back != 0, self.segments.last_mut()) {
            self.kerns.push(Kern { after: segment.codes.len(), back });
            segment.kerns.end = self.kerns.len();
        }
    }

    /// Returns the font and the code of a glyph with its reading; gives out a new code where there is none yet.
    fn code(&mut self, face: Face, glyph: u16, reading: &'a str) -> (usize, u8) {
        let of_face = self.by_face.entry(face).or_default();
        for &index in of_face.iter() {
            let known = self.subsets.get(index).and_then(|subset| subset.codes.get(&(glyph, reading)));
            if let Some(&code) = known {
                return (index, code);
            }
        }
        for &index in of_face.iter() {
            if let Some(code) = self.subsets.get_mut(index).and_then(|subset| subset.add(glyph, reading)) {
                return (index, code);
            }
        }
        let index = self.subsets.len();
        of_face.push(index);
        let mut subset = Subset { face, entries: [None; 256], codes: HashMap::new() };
        let code = subset.add(glyph, reading).unwrap_or(SPACE);
        self.subsets.push(subset);
        (index, code)
    }
}

impl<'a> Subset<'a> {
    /// Gives a glyph a code, if there is one left and the glyph has none yet: where it is read as one character of ASCII,
    /// that character's own, so that even a reader that knows no better finds most words.
    fn add(&mut self, glyph: u16, reading: &'a str) -> Option<u8> {
        if self.entries.iter().flatten().any(|&(other, _)| other == glyph) {
            return None;
        }
        let own = match reading.as_bytes() {
            &[byte] if byte.is_ascii_graphic() => Some(byte),
            _ => None,
        };
        let others = (128..=255).chain(1..=31).chain(33..=127);
        let code =
            own.into_iter().chain(others).find(|&code| is_free(code) && self.entries[usize::from(code)].is_none())?;
        self.entries[usize::from(code)] = Some((glyph, reading));
        self.codes.insert((glyph, reading), code);
        Some(code)
    }
}

/// Tells whether a code may stand for a glyph: not the space's, and none that strings would have to escape or that
/// readers take for the end of a line (ISO 32000-1, 7.3.4.2).
fn is_free(code: u8) -> bool {
    !matches!(code, 0 | SPACE | b'(' | b')' | b'\\' | b'\n' | b'\r')
}

/// Returns a distance in thousandths of the size.
pub(super) fn thousandths(units: i32, units_per_em: i32) -> i32 {
    if units_per_em == 1000 {
        return units;
    }
    let scaled = i64::from(units) * 1000;
    let half = i64::from(units_per_em) / 2 * scaled.signum();
    ((scaled + half) / i64::from(units_per_em).max(1)) as i32
}

/// Tells of each word whether it stands on a page: others were shaped only to find line ends.
fn used_words(laid: &Laid) -> Vec<bool> {
    let mut used = vec![false; laid.words.words.len()];
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Glyphs { run, .. } = &item.kind {
            for piece in &run.pieces {
                if let Some(used) = used.get_mut(piece.word.0 as usize) {
                    *used = true;
                }
            }
        }
    }
    used
}

/// Returns what each glyph of a word is read as. A cluster's characters are shared out to its glyphs, one to each and the
/// rest to the last.
fn readings(word: &Word) -> Vec<&str> {
    let mut starts: Vec<usize> = word.glyphs.iter().map(|glyph| usize::from(glyph.cluster)).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut readings = Vec::with_capacity(word.glyphs.len());
    for cluster in word.glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
        let start = cluster.first().map_or(0, |glyph| usize::from(glyph.cluster));
        let end = starts.iter().copied().find(|&next| next > start).unwrap_or(word.text.len());
        let mut rest = word.text.get(start..end).unwrap_or_default();
        for left in (0..cluster.len()).rev() {
            let second = rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at);
            let (reading, after) = if left == 0 { (rest, "") } else { rest.split_at(second) };
            readings.push(if reading.is_empty() { NOTHING } else { reading });
            rest = after;
        }
    }
    readings
}
