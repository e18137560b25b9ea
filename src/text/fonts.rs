//! The built-in faces: their files, metrics and coverage.

use super::{Face, Family, Weight};
use skrifa::{Font, GlyphId};
use std::sync::OnceLock;

/// The built-in faces, parsed when first used.
pub struct Fonts {
    /// One for each entry of [`FILES`].
    parsed: [OnceLock<Option<Parsed>>; FILES.len()],
}

/// Metrics of a face, in font units, upwards positive.
#[derive(Debug, Clone, Copy)]
pub struct Metrics {
    /// Units to the em.
    pub units_per_em: u16,
    /// Ascender.
    pub ascent: i16,
    /// Descender, negative.
    pub descent: i16,
    /// Height of capitals.
    pub cap_height: i16,
    /// Height of x.
    pub x_height: i16,
    /// Slant, in degrees.
    pub italic_angle: f32,
    /// Bounding box of all glyphs: left, bottom, right, top.
    pub bounds: [i16; 4],
}

/// What is kept of a face.
struct Parsed {
    font: Font,
    metrics: Metrics,
    /// Advances of all glyphs: reading them from the file one by one takes ten times as long.
    advances: Box<[u16]>,
}

/// Stands in for the metrics of a face that cannot be parsed. The faces are part of the program and a test parses each,
/// so nobody meets it.
const UNKNOWN_METRICS: Metrics = Metrics {
    units_per_em: 1000,
    ascent: 750,
    descent: -250,
    cap_height: 660,
    x_height: 480,
    italic_angle: 0.0,
    bounds: [0, -250, 1000, 750],
};

macro_rules! files {
    ($($family:ident $weight:ident $italic:literal $file:literal;)*) => {
        /// The font files. Upright before italic, so that the first of a family and weight can stand in for others.
        const FILES: &[(Face, &[u8])] = &[$((
            Face { family: Family::$family, weight: Weight::$weight, italic: $italic },
            include_bytes!(concat!("../../fonts/", $file, ".otf")),
        )),*];
    };
}

files! {
    Serif Regular false "SourceSerif4-Regular";
    Serif Regular true "SourceSerif4-It";
    Serif Semibold false "SourceSerif4-Semibold";
    Serif Semibold true "SourceSerif4-SemiboldIt";
    Display Regular false "SourceSerif4Display-Regular";
    Display Regular true "SourceSerif4Display-It";
    Display Semibold false "SourceSerif4Display-Semibold";
    Caption Regular false "SourceSerif4Caption-Regular";
    Caption Regular true "SourceSerif4Caption-It";
    Caption Semibold false "SourceSerif4Caption-Semibold";
    Sans Regular false "SourceSans3-Regular";
    Sans Regular true "SourceSans3-It";
    Sans Semibold false "SourceSans3-Semibold";
    Sans Semibold true "SourceSans3-SemiboldIt";
}

impl Fonts {
    /// Returns the faces that are built into the program.
    pub fn bundled() -> Fonts {
        Fonts { parsed: [const { OnceLock::new() }; FILES.len()] }
    }

    /// Returns the face that is there, or else the nearest of its family: weight counts more than slant.
    pub fn nearest(&self, face: Face) -> Face {
        FILES[index(face)].0
    }

    /// Returns a face's font file, an OpenType font with CFF outlines.
    pub fn data(&self, face: Face) -> &'static [u8] {
        FILES[index(face)].1
    }

    /// Returns a face's metrics.
    pub fn metrics(&self, face: Face) -> Metrics {
        self.parsed(face).map_or(UNKNOWN_METRICS, |parsed| parsed.metrics)
    }

    /// Returns a glyph's advance, in font units.
    pub fn advance(&self, face: Face, glyph: u16) -> u16 {
        self.parsed(face).and_then(|parsed| parsed.advances.get(usize::from(glyph))).copied().unwrap_or(0)
    }

    /// Returns the glyph that a character has in a face.
    pub fn glyph(&self, face: Face, character: char) -> Option<u16> {
        let glyph = self.parsed(face)?.font.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0)
    }

    /// Returns the parsed font; none where the file is no font.
    pub(super) fn font(&self, face: Face) -> Option<&Font> {
        self.parsed(face).map(|parsed| &parsed.font)
    }

    fn parsed(&self, face: Face) -> Option<&Parsed> {
        let index = index(face);
        self.parsed[index].get_or_init(|| parse(FILES[index].1)).as_ref()
    }
}

/// Number of combinations of family, weight and slant.
const FACES: usize = 16;

/// For each face, the place in [`FILES`] of the nearest. A face is looked up for each glyph.
const NEAREST: [u8; FACES] = nearest_files();

/// Returns the place in [`FILES`] of the nearest face.
fn index(face: Face) -> usize {
    usize::from(NEAREST[number(face)])
}

/// Returns the number of a face among all that there could be.
const fn number(face: Face) -> usize {
    face.family as usize * 4 + face.weight as usize * 2 + face.italic as usize
}

/// Finds the nearest file for each face: the first of its family and weight, or else of its family.
const fn nearest_files() -> [u8; FACES] {
    let mut nearest = [0; FACES];
    let mut face = 0;
    while face < FACES {
        let mut best = 0;
        let mut file = 0;
        while file < FILES.len() {
            let other = number(FILES[file].0);
            let alike = if other == face {
                3
            } else if other / 2 == face / 2 {
                2
            } else if other / 4 == face / 4 {
                1
            } else {
                0
            };
            if alike > best {
                best = alike;
                nearest[face] = file as u8;
            }
            file += 1;
        }
        face += 1;
    }
    nearest
}

fn parse(data: &'static [u8]) -> Option<Parsed> {
    let font = Font::new(data, 0)?;
    let global = font.metrics();
    let units = |length: Option<skrifa::raw::types::F48Dot16>| length.map(|length| length.to_f64().round() as i16);
    let line = global.h_line();
    let bounds = &global.bounds;
    let metrics = Metrics {
        units_per_em: global.units_per_em,
        ascent: units(line.as_ref().map(|line| line.ascender)).unwrap_or(UNKNOWN_METRICS.ascent),
        descent: units(line.as_ref().map(|line| line.descender)).unwrap_or(UNKNOWN_METRICS.descent),
        cap_height: units(global.cap_height).unwrap_or(UNKNOWN_METRICS.cap_height),
        x_height: units(global.x_height).unwrap_or(UNKNOWN_METRICS.x_height),
        italic_angle: font.style_metrics().italic_angle.map_or(0.0, |angle| angle.to_f32()),
        bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| units(Some(edge)).unwrap_or(0)),
    };
    let glyphs = font.glyph_metrics();
    let advances = (0..font.num_glyphs()).map(|glyph| glyphs.h_advance(GlyphId::new(glyph)).round() as u16).collect();
    Some(Parsed { metrics, advances, font })
}
