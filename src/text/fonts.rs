//! Faces: those that are built in, those that a theme brings, those of the machine; their metrics and coverage.

use super::faces::{FontFile, UNKNOWN_METRICS};
use super::own::OwnFaces;
use super::system::SystemFaces;
use super::{Face, Family, Weight};
use skrifa::Font;
use std::sync::{Arc, OnceLock};

/// All faces that a document may be set in, each parsed when first used. Clones share what was parsed.
#[derive(Clone)]
pub struct Fonts {
    /// The built-in ones, one for each entry of [`FILES`].
    built_in: Arc<[OnceLock<Option<FontFile>>; FILES.len()]>,
    /// Those of the theme.
    own: Arc<OwnFaces>,
    /// Those of the machine, where they may be used.
    system: Option<Arc<SystemFaces>>,
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
        let built_in = Arc::new([const { OnceLock::new() }; FILES.len()]);
        Fonts { built_in, own: Arc::default(), system: None }
    }

    /// Returns these faces and those of a theme.
    #[must_use]
    pub fn with_own(&self, own: &Arc<OwnFaces>) -> Fonts {
        Fonts { own: Arc::clone(own), ..self.clone() }
    }

    /// Returns these faces and, where they may be used, those of the machine.
    #[must_use]
    pub fn with_system(self, system: Option<Arc<SystemFaces>>) -> Fonts {
        Fonts { system, ..self }
    }

    /// Returns the face that is there, or else the nearest of its family: weight counts more than slant.
    pub fn nearest(&self, face: Face) -> Face {
        match face.family {
            Family::Own(family) => {
                let nearest = self.own.nearest(family, face);
                nearest.map_or(face, |found| Face { weight: found.weight, italic: found.italic, ..face })
            }
            Family::System(_) => face,
            Family::Serif | Family::Display | Family::Caption | Family::Sans => FILES[index(face)].0,
        }
    }

    /// Returns the file of a built-in face, an OpenType font with CFF outlines.
    pub fn built_in(face: Face) -> &'static [u8] {
        FILES[index(face)].1
    }

    /// Returns a face's metrics.
    pub fn metrics(&self, face: Face) -> Metrics {
        self.file(face).map_or(UNKNOWN_METRICS, |file| file.metrics)
    }

    /// Returns a glyph's advance, in font units.
    pub fn advance(&self, face: Face, glyph: u16) -> u16 {
        self.file(face).and_then(|file| file.advances.get(usize::from(glyph))).copied().unwrap_or(0)
    }

    /// Returns the glyph that a character has in a face.
    pub fn glyph(&self, face: Face, character: char) -> Option<u16> {
        self.file(face)?.glyph(character)
    }

    /// Returns the name of a face of the machine; none for others.
    pub fn system_name(&self, face: Face) -> Option<&str> {
        match face.family {
            Family::System(number) => self.system.as_ref()?.name(number),
            _ => None,
        }
    }

    /// Returns the name of a face of the machine that has a character and may not be embedded.
    pub fn refused(&self, character: char) -> Option<&str> {
        self.system.as_ref()?.refused(character)
    }

    /// Returns a face that has all of some characters which the face that was asked for has not: one of the theme's for
    /// this, else a built-in one, else one of the machine.
    pub(super) fn covering(&self, face: Face, characters: &[char]) -> Option<Face> {
        let has_all = |face: &Face| characters.iter().all(|character| self.glyph(*face, *character).is_some());
        let of_own = self.own.fallback.iter().map(|family| self.nearest(Face { family: *family, ..face }));
        let like = |family, weight, italic| self.nearest(Face { family, weight, italic });
        let built_in = [
            like(Family::Serif, face.weight, face.italic),
            like(Family::Sans, face.weight, face.italic),
            like(Family::Serif, face.weight, false),
            like(Family::Sans, face.weight, false),
            like(Family::Serif, Weight::Regular, false),
            like(Family::Sans, Weight::Regular, false),
        ];
        let known = of_own.chain(built_in).find(has_all);
        known.or_else(|| self.system.as_ref()?.covering(face, characters))
    }

    /// Returns the parsed font; none where the file is no font.
    pub(super) fn font(&self, face: Face) -> Option<&Font> {
        self.file(face).map(FontFile::font)
    }

    /// Returns a face's file; none where it is no font.
    pub fn file(&self, face: Face) -> Option<&FontFile> {
        match face.family {
            Family::Own(family) => Some(&self.own.nearest(family, face)?.file),
            Family::System(number) => self.system.as_ref()?.file(number),
            Family::Serif | Family::Display | Family::Caption | Family::Sans => {
                let index = index(face);
                self.built_in[index].get_or_init(|| FontFile::built_in(FILES[index].1)).as_ref()
            }
        }
    }
}

/// Number of combinations of built-in family, weight and slant.
const FACES: usize = 16;

/// For each face, the place in [`FILES`] of the nearest. A face is looked up for each glyph.
const NEAREST: [u8; FACES] = nearest_files();

/// Returns the place in [`FILES`] of the nearest built-in face.
fn index(face: Face) -> usize {
    usize::from(NEAREST[number(face)])
}

/// Returns the number of a built-in face among all that there could be.
const fn number(face: Face) -> usize {
    let family = match face.family {
        Family::Display => 1,
        Family::Caption => 2,
        Family::Sans => 3,
        // Others are looked up elsewhere.
        Family::Serif | Family::Own(_) | Family::System(_) => 0,
    };
    family * 4 + face.weight as usize * 2 + face.italic as usize
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
