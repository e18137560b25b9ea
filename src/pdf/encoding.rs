//! Glyphs → one-byte codes.
//!
//! Codes of one byte make content streams half as long as glyph numbers of two, and only they let `Tw` widen spaces
//! (ISO 32000-1, 9.3.3). A code stands for a glyph and the characters that it is read as. A face becomes several fonts where
//! more glyphs are in use than a byte can tell apart, and where a glyph is read in several ways, such as a hyphen of the
//! text and one of the line's end: a font holds each glyph once, because some readers (MuPDF) look the characters up by
//! the glyph rather than by the code.
//!
//! In all fonts the same code is the same glyph number of the subset, so that they share the map from one to the other.

use crate::layout::page::{ItemKind, Laid};
use crate::text::{Face, Fonts, Word, WordId};
use std::collections::BTreeMap;
use std::ops::Range;

/// The code of the space, the only one that `Tw` widens.
pub(super) const SPACE: u8 = 32;

/// Codes in the order in which they are given out, in ranges: the space's first, those that content streams spell as
/// three digits last, and none that strings would have to escape or that readers take for the end of a line
/// (ISO 32000-1, 7.3.4.2).
pub(super) const CODES: [(u8, u8); 7] = [(SPACE, 39), (42, 91), (93, 127), (1, 9), (11, 12), (14, 31), (128, 255)];

/// Index of the glyph whose number in the subset is 32. Poppler takes that number for a space, whatever its code, and
/// finds a gap after it; a glyph stands there that is never shown.
const NEVER_SHOWN: usize = 31;

/// What a glyph is read as whose characters stand with its neighbour already: a character that is nothing.
const NOTHING: &str = "\u{2060}";

/// A glyph of a face, and what it is read as.
type Entry<'a> = (u16, &'a str);

/// A font as the file holds it: up to some 250 glyphs of a face.
pub(super) struct Subset<'a> {
    /// The face.
    pub(super) face: Face,
    /// Its glyphs by their numbers in the subset, less one: number 0 is the glyph for want of a glyph. The first is the
    /// space.
    pub(super) entries: Vec<Entry<'a>>,
}

/// A glyph's code where it is read in one way.
struct Code<'a> {
    reading: &'a str,
    font: usize,
    code: u8,
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
    /// The fonts, by face.
    pub(super) subsets: Vec<Subset<'a>>,
    /// The first font of each face.
    by_face: BTreeMap<Face, usize>,
    /// The codes of each face's glyphs, by the glyph's number in the face: one for each way in which it is read.
    codes_of: BTreeMap<Face, Vec<Vec<Code<'a>>>>,
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
        let used = used_words(laid);
        let mut encoding = Encoding {
            subsets: Vec::new(),
            by_face: BTreeMap::new(),
            codes_of: BTreeMap::new(),
            words: vec![0..0; words.len()],
            segments: Vec::with_capacity(words.len()),
            codes: Vec::with_capacity(words.len() * 8),
            kerns: Vec::new(),
        };
        // What each glyph of a face is read as, by the glyph's number.
        let mut in_use: BTreeMap<Face, Vec<Vec<&str>>> = BTreeMap::new();
        for word in words.iter().zip(&used).filter_map(|(word, &used)| used.then_some(word)) {
            let of_face = in_use.entry(word.face).or_default();
            for (glyph, reading) in word.glyphs.iter().zip(readings(word)) {
                let known = at_glyph(of_face, glyph.id);
                if !known.contains(&reading) {
                    known.push(reading);
                }
            }
        }
        for (face, glyphs) in in_use {
            let glyphs = (0..=u16::MAX).zip(glyphs);
            let mut entries: Vec<(&str, u16)> = glyphs
                .flat_map(|(glyph, readings)| readings.into_iter().map(move |reading| (reading, glyph)))
                .collect();
            entries.sort_unstable();
            // A face without a space is unheard of; glyph 1 is most often it.
            encoding.add_face(face, fonts.glyph(face, ' ').unwrap_or(1), &entries);
        }
        for (index, word) in words.iter().enumerate().filter(|&(index, _)| used[index]) {
            let start = encoding.segments.len();
            encoding.add_word(word, fonts);
            encoding.words[index] = start..encoding.segments.len();
        }
        encoding
    }

    /// Deals the glyphs of a face out to fonts, in the order of what they are read as: each goes to the first font that
    /// has room for it and does not hold it yet.
    fn add_face(&mut self, face: Face, space: u16, entries: &[(&'a str, u16)]) {
        let first = self.subsets.len();
        self.by_face.insert(face, first);
        self.subsets.push(Subset::new(face, space));
        let unused =
            (1..u16::MAX).find(|&id| id != space && !entries.iter().any(|&(_, glyph)| glyph == id)).unwrap_or(1);
        let codes_of = self.codes_of.entry(face).or_default();
        for &(reading, glyph) in entries {
            // Glyph 0 is what a face draws for want of a glyph; PDF/A allows no use of it.
            if glyph == 0 {
                continue;
            }
            // Every font has the space already.
            if glyph == space {
                at_glyph(codes_of, glyph).push(Code { reading, font: first, code: SPACE });
                continue;
            }
            let font = (first..self.subsets.len()).find(|&font| self.subsets[font].takes(glyph));
            let font = font.unwrap_or_else(|| {
                self.subsets.push(Subset::new(face, space));
                self.subsets.len() - 1
            });
            let subset = &mut self.subsets[font];
            if subset.entries.len() == NEVER_SHOWN {
                subset.entries.push((unused, NOTHING));
            }
            if let Some(code) = all_codes().nth(subset.entries.len()) {
                subset.entries.push((glyph, reading));
                at_glyph(codes_of, glyph).push(Code { reading, font, code });
            }
        }
    }

    /// Returns a font of the face.
    pub(super) fn any_font(&self, face: Face) -> Option<usize> {
        self.by_face.get(&face).copied()
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

    /// Returns font and code of a glyph where it is read so.
    fn code_of(&self, face: Face, glyph: u16, reading: &str) -> Option<(usize, u8)> {
        let codes = self.codes_of.get(&face)?.get(usize::from(glyph))?;
        let code = codes.iter().find(|code| code.reading == reading)?;
        Some((code.font, code.code))
    }

    /// Encodes a word.
    fn add_word(&mut self, word: &'a Word, fonts: &Fonts) {
        let units = i32::from(fonts.metrics(word.face).units_per_em).max(1);
        let first = self.segments.len();
        // By how much the next glyph moves back, in font units.
        let mut back = 0i32;
        for (glyph, reading) in word.glyphs.iter().zip(readings(word)) {
            let Some((font, code)) = self.code_of(word.face, glyph.id, reading) else {
                back -= i32::from(glyph.advance);
                continue;
            };
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
}

impl<'a> Subset<'a> {
    /// Begins a font that holds the space.
    fn new(face: Face, space: u16) -> Subset<'a> {
        Subset { face, entries: vec![(space, " ")] }
    }

    /// Returns its codes with what they are read as, by code.
    pub(super) fn codes(&self) -> Vec<(u8, &'a str)> {
        let mut codes: Vec<_> = all_codes().zip(self.entries.iter().map(|&(_, reading)| reading)).collect();
        codes.sort_unstable_by_key(|&(code, _)| code);
        codes
    }

    /// Returns what each code is read as; nothing for one that is not in use.
    pub(super) fn readings(&self) -> [&'a str; 256] {
        let mut readings = [""; 256];
        for (code, reading) in all_codes().zip(self.entries.iter().map(|&(_, reading)| reading)) {
            readings[usize::from(code)] = reading;
        }
        readings
    }

    /// Tells whether it has room for a glyph that it does not hold yet.
    fn takes(&self, glyph: u16) -> bool {
        self.entries.len() < all_codes().count() && self.entries.iter().all(|&(other, _)| other != glyph)
    }
}

/// Returns what is kept of a glyph in a list by glyphs' numbers, which grows to hold it.
fn at_glyph<T>(list: &mut Vec<Vec<T>>, glyph: u16) -> &mut Vec<T> {
    let index = usize::from(glyph);
    if list.len() <= index {
        list.resize_with(index + 1, Vec::new);
    }
    &mut list[index]
}

/// Returns all codes in the order in which they are given out.
fn all_codes() -> impl Iterator<Item = u8> {
    CODES.iter().flat_map(|&(first, last)| first..=last)
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
        let next = starts.partition_point(|&other| other <= start);
        let end = starts.get(next).copied().unwrap_or(word.text.len());
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
