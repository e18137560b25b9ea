//! Glyphs → one-byte codes.
//!
//! Codes of one byte make content streams half as long as glyph numbers of two, and only they let `Tw` widen spaces
//! (ISO 32000-1, 9.3.3). A code stands for a glyph and the characters that it is read as, and all faces of a document have
//! the same characters for a code, so that one map tells what every font's codes are read as. Where characters have a code
//! of their own in Latin-1, it is theirs.
//!
//! A document that needs more codes than there are has maps of their own for each face, and a face that needs more, several
//! fonts. A font may hold a glyph several times, such as a hyphen of the text and one of the line's end: some readers (MuPDF)
//! look the characters up by the glyph rather than by the code.

use super::codes::{Codes, Glyphs, SPACE, Shape};
use crate::layout::page::{ItemKind, Laid};
use crate::text::{Face, Fonts, Glyph, Word, WordId};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a glyph is read as whose characters stand with its neighbour already: a character that is nothing.
const NOTHING: &str = "\u{2060}";

/// A font as the file holds it: some of a face's glyphs.
pub(super) struct Subset {
    /// The face.
    pub(super) face: Face,
    /// Index of what its codes are read as.
    pub(super) readings: usize,
    /// Its glyphs with their codes, by code; the space is among them.
    pub(super) glyphs: Vec<(u8, Shape)>,
}

/// A glyph's code where it is read in one way and followed at one distance.
struct Code<'a> {
    reading: &'a str,
    /// By how much what follows moves back, in font units.
    back: i32,
    font: usize,
    code: u8,
}

/// How often what follows a glyph moves back by so many font units.
pub(super) type Uses = BTreeMap<i32, u32>;

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
    /// The fonts.
    pub(super) subsets: Vec<Subset>,
    /// What codes are read as, by code: one list for all fonts, or one for each.
    pub(super) readings: Vec<Vec<(u8, &'a str)>>,
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
            readings: Vec::new(),
            by_face: BTreeMap::new(),
            codes_of: BTreeMap::new(),
            words: vec![0..0; words.len()],
            segments: Vec::with_capacity(words.len()),
            codes: Vec::with_capacity(words.len() * 8),
            kerns: Vec::new(),
        };
        let mut in_use: BTreeMap<Face, Vec<Vec<(&str, Uses)>>> = BTreeMap::new();
        for (word, &times) in words.iter().zip(&used).filter(|(_, times)| **times > 0) {
            let (shown, places) = (shown(word), places(word));
            let of_face = in_use.entry(word.face).or_default();
            for (index, (glyph, reading)) in shown.into_iter().enumerate() {
                let back = places[index] + i32::from(fonts.advance(word.face, glyph.id)) - places[index + 1];
                let known = at_glyph(of_face, glyph.id);
                let place = known.iter().position(|(other, _)| *other == reading).unwrap_or_else(|| {
                    known.push((reading, Uses::new()));
                    known.len() - 1
                });
                if back != 0 {
                    *known[place].1.entry(back).or_default() += times;
                }
            }
        }
        let faces = in_use.into_iter().map(|(face, glyphs)| Glyphs::new(face, glyphs, fonts)).collect();
        Codes::deal(faces).into_iter().for_each(|codes| encoding.add_fonts(codes));
        for (index, word) in words.iter().enumerate().filter(|&(index, _)| used[index] > 0) {
            let start = encoding.segments.len();
            encoding.add_word(word, fonts);
            encoding.words[index] = start..encoding.segments.len();
        }
        encoding
    }

    /// Adds a font for each face that has some of these codes.
    fn add_fonts(&mut self, codes: Codes<'a>) {
        for face in &codes.faces {
            let font = self.subsets.len();
            let is_first = !self.by_face.contains_key(&face.face);
            let of_codes = || face.keys().filter_map(|(key, shape)| Some((codes.code_of(key)?, key.0, shape)));
            if !is_first && of_codes().next().is_none() {
                continue;
            }
            let codes_of = self.codes_of.entry(face.face).or_default();
            if is_first {
                self.by_face.insert(face.face, font);
                // Every font has the space, and it is read in every way from the first.
                for &reading in &face.spaces {
                    at_glyph(codes_of, face.space).push(Code { reading, back: 0, font, code: SPACE });
                }
            }
            let mut glyphs = vec![(SPACE, Shape { glyph: face.space, back: 0 })];
            for (code, reading, shape) in of_codes() {
                glyphs.push((code, shape));
                at_glyph(codes_of, shape.glyph).push(Code { reading, back: shape.back, font, code });
            }
            glyphs.sort_unstable_by_key(|&(code, _)| code);
            self.subsets.push(Subset { face: face.face, readings: self.readings.len(), glyphs });
        }
        self.readings.push(codes.readings());
    }

    /// Returns what each code of each font is read as; nothing for one that is not in use.
    pub(super) fn readings_by_font(&self) -> Vec<[&'a str; 256]> {
        let of_font = |subset: &Subset| {
            let mut by_code = [""; 256];
            for &(code, reading) in self.readings.get(subset.readings).into_iter().flatten() {
                by_code[usize::from(code)] = reading;
            }
            by_code
        };
        self.subsets.iter().map(of_font).collect()
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

    /// Returns font and code of a glyph where it is read so, of two the one whose advance holds what follows back so far.
    fn code_of(&self, face: Face, glyph: u16, reading: &str, back: i32) -> Option<&Code<'a>> {
        let codes = self.codes_of.get(&face)?.get(usize::from(glyph))?;
        let with = |back: i32| codes.iter().find(|code| code.back == back && code.reading == reading);
        with(back).or_else(|| with(0))
    }

    /// Encodes a word.
    fn add_word(&mut self, word: &'a Word, fonts: &Fonts) {
        let units = i32::from(fonts.metrics(word.face).units_per_em).max(1);
        let first = self.segments.len();
        let (shown, places) = (shown(word), places(word));
        // Where the last glyph's advance leads, in font units.
        let mut at = 0;
        for (index, (glyph, reading)) in shown.into_iter().enumerate() {
            let natural = places[index] + i32::from(fonts.advance(word.face, glyph.id));
            let Some(code) = self.code_of(word.face, glyph.id, reading, natural - places[index + 1]) else { continue };
            let Code { font, code, back, .. } = *code;
            let goes_on = self.segments.get(first..).unwrap_or_default().last();
            if goes_on.is_none_or(|last| last.font != font || last.rise != glyph.y_offset) {
                let (codes, kerns) = (self.codes.len(), self.kerns.len());
                let segment = Segment { font, rise: glyph.y_offset, codes: codes..codes, kerns: kerns..kerns };
                self.segments.push(segment);
            }
            self.kern(at - places[index], units);
            self.codes.push(code);
            if let Some(segment) = self.segments.last_mut() {
                segment.codes.end = self.codes.len();
            }
            at = natural - back;
        }
        if self.segments.len() > first {
            self.kern(at - places[word.glyphs.len()], units);
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

/// Returns what is kept of a glyph in a list by glyphs' numbers, which grows to hold it.
fn at_glyph<T>(list: &mut Vec<Vec<T>>, glyph: u16) -> &mut Vec<T> {
    let index = usize::from(glyph);
    if list.len() <= index {
        list.resize_with(index + 1, Vec::new);
    }
    &mut list[index]
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

/// Returns of each word how often it stands on pages: some were shaped only to find line ends.
fn used_words(laid: &Laid) -> Vec<u32> {
    let mut used = vec![0; laid.words.words.len()];
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Glyphs { run, .. } = &item.kind {
            for piece in &run.pieces {
                if let Some(used) = used.get_mut(piece.word.0 as usize) {
                    *used += 1;
                }
            }
        }
    }
    used
}

/// Returns the glyphs of a word with what each is read as, from left to right: so readers expect words of any script, and turn
/// those round themselves that are read from right to left.
fn shown(word: &Word) -> Vec<(&Glyph, &str)> {
    let mut shown: Vec<_> = word.glyphs.iter().zip(readings(word)).collect();
    if word.rightward {
        shown.reverse();
    }
    shown
}

/// Returns where each glyph of a word stands, and where the word ends, in font units from its start.
fn places(word: &Word) -> Vec<i32> {
    let mut places = Vec::with_capacity(word.glyphs.len() + 1);
    let mut at = 0;
    for (glyph, _) in shown(word) {
        places.push(at + i32::from(glyph.x_offset));
        at += i32::from(glyph.advance);
    }
    places.push(at);
    places
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
