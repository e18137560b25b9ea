//! Font programs: a bare CFF table of some of a font's glyphs (Adobe Technical Note 5176), with codes for CIDs, so that
//! fonts share one map from codes to CIDs. Outlines are those of the font to the unit; hints, names of glyphs and all else
//! that a PDF does not look at are left out.

use super::charstring::{Outline, charstring};
use crate::text::FontFile;
use skrifa::GlyphId;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection};
use skrifa::{MetadataProvider, raw::FontRef};
use std::collections::BTreeMap;

/// A glyph of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// Its CID.
    pub(super) cid: u16,
    /// Its number in the font.
    pub(super) id: u16,
    /// Its advance, in font units.
    pub(super) advance: i32,
}

/// Strings that CFF knows by number; a file's own are counted from here (appendix A).
const OWN_STRINGS: i32 = 391;
/// Units to the em that a font has which says nothing of them.
const USUAL_UNITS: u16 = 1000;

/// Returns a program of glyphs in the order of their CIDs; the glyph for want of a glyph comes before them. Nothing where the
/// font cannot be read, which is found out before.
pub(super) fn program(file: &FontFile, name: &str, units_per_em: u16, bounds: [i16; 4], glyphs: &[Glyph]) -> Vec<u8> {
    let Ok(font) = FontRef::from_index(file.data(), file.index) else { return Vec::new() };
    let outlines = font.outline_glyphs();
    let usual = usual_width(glyphs);
    let nominal = nominal_width(glyphs);
    let mut charstrings = vec![charstring(&drawn(&outlines, 0), None)];
    charstrings.extend(glyphs.iter().map(|glyph| {
        let width = (glyph.advance != usual).then_some(glyph.advance - nominal);
        charstring(&drawn(&outlines, glyph.id), width)
    }));

    // What comes after the top dictionary, and where, if it began at 0.
    let mut rest = Vec::new();
    index(&mut rest, &[b"Adobe".to_vec(), b"Identity".to_vec()]);
    index(&mut rest, &[]);
    let charset_at = rest.len();
    charset(&mut rest, glyphs);
    let select_at = rest.len();
    // One range, from glyph 0 to the end, of font dictionary 0 (chapter 19, format 3).
    rest.extend([3, 0, 1, 0, 0, 0]);
    rest.extend((charstrings.len() as u16).to_be_bytes());
    let charstrings_at = rest.len();
    index(&mut rest, &charstrings);
    let private_at = rest.len();
    let mut private = Vec::new();
    entry(&mut private, &[usual], &[20]);
    entry(&mut private, &[nominal], &[21]);
    rest.extend(&private);
    let dictionaries_at = rest.len();

    // The places of both dictionaries are numbers of five bytes, so that their sizes do not hang on them.
    let mut start = 0;
    for _ in 0..2 {
        let at = |place: usize| (start + place) as i32;
        let mut head = vec![1, 0, 4, 4];
        index(&mut head, &[name.as_bytes().to_vec()]);
        let mut top = Vec::new();
        entry(&mut top, &[OWN_STRINGS, OWN_STRINGS + 1, 0], &[12, 30]);
        entry(&mut top, &bounds.map(i32::from), &[5]);
        for (place, key) in
            [(charset_at, &[15][..]), (charstrings_at, &[17]), (dictionaries_at, &[12, 36]), (select_at, &[12, 37])]
        {
            long(&mut top, at(place));
            top.extend(key);
        }
        index(&mut head, &[top]);
        if start == 0 {
            start = head.len();
            continue;
        }
        let mut dictionary = Vec::new();
        if units_per_em != USUAL_UNITS {
            font_matrix(&mut dictionary, units_per_em);
        }
        long(&mut dictionary, private.len() as i32);
        long(&mut dictionary, at(private_at));
        dictionary.push(18);
        head.extend(&rest);
        index(&mut head, &[dictionary]);
        return head;
    }
    Vec::new()
}

fn drawn(outlines: &OutlineGlyphCollection<'_>, glyph: u16) -> Outline {
    let mut outline = Outline::default();
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    // What cannot be drawn is left as far as it came; no glyph of a font that was shaped with is damaged.
    let _ = outlines.get(GlyphId::from(glyph)).map(|glyph| glyph.draw(settings, &mut outline));
    outline
}

/// Returns the width that most glyphs have; of several, the least.
fn usual_width(glyphs: &[Glyph]) -> i32 {
    let mut counts = BTreeMap::new();
    glyphs.iter().for_each(|glyph| *counts.entry(glyph.advance).or_insert(0usize) += 1);
    counts.into_iter().max_by_key(|&(width, count)| (count, -width)).map_or(0, |(width, _)| width)
}

/// Returns the width that others are told as differences from: the middle one, from which most are a byte away.
fn nominal_width(glyphs: &[Glyph]) -> i32 {
    let mut widths: Vec<i32> = glyphs.iter().map(|glyph| glyph.advance).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

/// Writes the CIDs of all glyphs but the first, in ranges (chapter 13, format 1).
fn charset(out: &mut Vec<u8>, glyphs: &[Glyph]) {
    out.push(1);
    for run in glyphs.chunk_by(|one, next| one.cid.checked_add(1) == Some(next.cid)) {
        for part in run.chunks(256) {
            out.extend(part[0].cid.to_be_bytes());
            out.push((part.len() - 1) as u8);
        }
    }
}

/// Writes an index (chapter 5).
fn index(out: &mut Vec<u8>, entries: &[Vec<u8>]) {
    out.extend((entries.len() as u16).to_be_bytes());
    if entries.is_empty() {
        return;
    }
    let end = 1 + entries.iter().map(Vec::len).sum::<usize>();
    let size = (1..4).find(|&size| end < 1 << (8 * size)).unwrap_or(4);
    out.push(size as u8);
    let mut offset = 1u32;
    let mut write = |offset: u32| out.extend(&offset.to_be_bytes()[4 - size..]);
    write(offset);
    for entry in entries {
        offset += entry.len() as u32;
        write(offset);
    }
    out.extend(entries.iter().flatten());
}

/// Writes an entry of a dictionary (chapter 4): its numbers and its key.
fn entry(out: &mut Vec<u8>, numbers: &[i32], key: &[u8]) {
    for &number in numbers {
        match number {
            -107..=107 => out.push((number + 139) as u8),
            108..=1131 => out.extend([((number - 108) >> 8) as u8 + 247, (number - 108) as u8]),
            -1131..=-108 => out.extend([((-number - 108) >> 8) as u8 + 251, (-number - 108) as u8]),
            _ => long(out, number),
        }
    }
    out.extend(key);
}

/// Writes a number of five bytes.
fn long(out: &mut Vec<u8>, number: i32) {
    out.push(29);
    out.extend(number.to_be_bytes());
}

/// Writes the matrix from font units to the em.
fn font_matrix(out: &mut Vec<u8>, units_per_em: u16) {
    let scale = format!("{:.12}", 1.0 / f64::from(units_per_em.max(1)));
    let scale = scale.trim_start_matches('0').trim_end_matches('0');
    for number in [scale, "0", "0", scale, "0", "0"] {
        // Digits of four bits each, the point as 10, the end as 15 (table 5).
        let mut digits: Vec<u8> = number.bytes().map(|byte| if byte == b'.' { 10 } else { byte - b'0' }).collect();
        digits.push(15);
        if digits.len() % 2 == 1 {
            digits.push(15);
        }
        out.push(30);
        out.extend(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]));
    }
    out.extend([12, 7]);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::{Face, Family, Fonts, Weight};
    use skrifa::raw::TableProvider;
    use skrifa::raw::types::Tag;

    /// Notes down what is drawn; lines that close a contour, which filling adds, are not noted.
    fn path(font: &FontRef<'_>, glyph: u16) -> Vec<String> {
        #[derive(Default)]
        struct Noted {
            path: Vec<String>,
            start: (f32, f32),
            at: (f32, f32),
            line: bool,
        }
        impl Noted {
            fn note(&mut self, name: &str, points: &[f32], line: bool) {
                self.path.push(format!("{name} {points:?}"));
                self.at = (points[points.len() - 2], points[points.len() - 1]);
                self.line = line;
            }
        }
        impl skrifa::outline::OutlinePen for Noted {
            fn move_to(&mut self, x: f32, y: f32) {
                self.note("move", &[x, y], false);
                self.start = (x, y);
            }
            fn line_to(&mut self, x: f32, y: f32) {
                self.note("line", &[x, y], true);
            }
            fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
                self.note("quad", &[a, b, x, y], false);
            }
            fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
                self.note("curve", &[a, b, c, d, x, y], false);
            }
            fn close(&mut self) {
                if self.line && self.at == self.start {
                    self.path.pop();
                }
                self.path.push("close".to_owned());
            }
        }
        let mut noted = Noted::default();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        font.outline_glyphs().get(GlyphId::from(glyph)).unwrap().draw(settings, &mut noted).unwrap();
        noted.path
    }

    /// Returns a font file of these tables.
    fn sfnt(tables: &[(Tag, &[u8])]) -> Vec<u8> {
        let mut head = b"OTTO".to_vec();
        head.extend((tables.len() as u16).to_be_bytes());
        head.extend([0; 6]);
        let mut data = Vec::new();
        for (tag, table) in tables {
            head.extend(tag.to_be_bytes());
            head.extend([0; 4]);
            head.extend(((12 + 16 * tables.len() + data.len()) as u32).to_be_bytes());
            head.extend((table.len() as u32).to_be_bytes());
            data.extend(*table);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        [head, data].concat()
    }

    #[test]
    fn all_glyphs_of_all_faces_keep_their_outlines() {
        let fonts = Fonts::bundled();
        let families = [Family::Serif, Family::Display, Family::Caption, Family::Sans];
        let weights = [Weight::Regular, Weight::Semibold];
        for (family, weight, italic) in families
            .into_iter()
            .flat_map(|family| weights.map(|weight| (family, weight)))
            .flat_map(|(family, weight)| [false, true].map(|italic| (family, weight, italic)))
        {
            let face = Face { family, weight, italic };
            if fonts.nearest(face) != face {
                continue;
            }
            let original = FontRef::new(Fonts::built_in(face)).unwrap();
            let count = original.maxp().unwrap().num_glyphs();
            // Some glyphs of each face, and all of one.
            let step =
                if face == (Face { family: Family::Serif, weight: Weight::Regular, italic: false }) { 1 } else { 23 };
            let glyphs: Vec<Glyph> = (1..count)
                .step_by(step)
                .zip(1..)
                .map(|(id, cid)| Glyph { cid, id, advance: i32::from(fonts.advance(face, id)) })
                .collect();
            let program = program(fonts.file(face).unwrap(), "Test", 1000, [0; 4], &glyphs);
            let tables = [b"CFF ", b"head", b"hhea", b"hmtx", b"maxp"].map(Tag::new);
            let written = sfnt(&tables.map(|tag| match &tag.to_be_bytes() {
                b"CFF " => (tag, program.as_slice()),
                _ => (tag, original.data_for_tag(tag).unwrap().as_bytes()),
            }));
            let written = FontRef::new(&written).unwrap();
            assert_eq!(path(&written, 0), path(&original, 0));
            for (place, glyph) in (1..).zip(&glyphs) {
                assert_eq!(path(&written, place), path(&original, glyph.id), "{face:?} {glyph:?}");
            }
        }
    }

    #[test]
    fn units_are_told_where_they_are_not_the_usual() {
        let mut out = Vec::new();
        font_matrix(&mut out, 2048);
        // .00048828125 0 0 .00048828125 0 0
        assert_eq!(out[..8], [30, 0xa0, 0x00, 0x48, 0x82, 0x81, 0x25, 0xff]);
        assert_eq!(out[8..10], [30, 0x0f]);
    }
}
