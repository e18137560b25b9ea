//! Faces of the machine, in which characters are looked for that no other face has; only where that is asked for, since
//! another machine has others.

use super::faces::{FontFile, Refusal};
use super::{Face, Family, Weight};
use crate::source::MachineFont;
use skrifa::MetadataProvider;
use skrifa::raw::FontRef;
use std::sync::OnceLock;

/// The faces of the machine, in an order that does not depend on where its files stand.
pub struct SystemFaces {
    faces: Vec<SystemFace>,
}

/// A face of the machine.
struct SystemFace {
    found: MachineFont,
    /// What characters it has, as ranges; read when first asked for.
    coverage: OnceLock<Coverage>,
    /// The file, read when it is first used.
    file: OnceLock<Option<FontFile>>,
}

/// What a face has.
#[derive(Default)]
struct Coverage {
    /// First and last character of each range, rising.
    ranges: Vec<(u32, u32)>,
    /// Whether it may not be embedded.
    restricted: bool,
}

impl SystemFaces {
    /// Takes the faces that a machine has, up to as many as can be numbered.
    pub fn new(fonts: Vec<MachineFont>) -> SystemFaces {
        let face = |found| SystemFace { found, coverage: OnceLock::new(), file: OnceLock::new() };
        SystemFaces { faces: fonts.into_iter().take(usize::from(u16::MAX)).map(face).collect() }
    }

    /// Returns the face for some characters: of the first family that has them all, the one nearest in weight, then in
    /// slant.
    pub(super) fn covering(&self, face: Face, characters: &[char]) -> Option<Face> {
        let has = |one: &SystemFace| {
            let coverage = one.coverage();
            !coverage.restricted && characters.iter().all(|character| coverage.has(*character))
        };
        let mut rest = &self.faces[..];
        let mut start = 0;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|one| one.found.family == first.found.family).count();
            let (family, others) = rest.split_at(count);
            let wanted = if face.weight == Weight::Semibold { 600 } else { 400 };
            let far = |one: &SystemFace| (one.found.weight.abs_diff(wanted), one.found.italic != face.italic);
            // Families are alike throughout: one face tells whether it is worth looking at the others.
            if first.coverage().has_any(characters) || count == 1 {
                let fitting = (0..count).filter(|index| has(&family[*index]));
                if let Some(index) = fitting.min_by_key(|index| far(&family[*index])) {
                    return Some(self.face(start + index));
                }
            }
            (rest, start) = (others, start + count);
        }
        None
    }

    /// Returns the name of a face that has a character and may not be embedded.
    pub(super) fn refused(&self, character: char) -> Option<&str> {
        let refused = self.faces.iter().find(|face| {
            let coverage = face.coverage();
            coverage.restricted && coverage.has(character)
        });
        refused.map(|face| &*face.found.name)
    }

    /// Returns a face's name.
    pub(super) fn name(&self, number: u16) -> Option<&str> {
        Some(&self.faces.get(usize::from(number))?.found.name)
    }

    /// Returns a face's file.
    pub(super) fn file(&self, number: u16) -> Option<&FontFile> {
        let face = self.faces.get(usize::from(number))?;
        let read = || FontFile::read(face.found.read().ok()?, face.found.index, true).ok();
        face.file.get_or_init(read).as_ref()
    }

    fn face(&self, index: usize) -> Face {
        let found = &self.faces[index].found;
        let weight = if found.weight < HEAVY { Weight::Regular } else { Weight::Semibold };
        Face { family: Family::System(index as u16), weight, italic: found.italic }
    }
}

/// The weight from which on a face counts as semibold.
const HEAVY: u16 = 550;

impl SystemFace {
    fn coverage(&self) -> &Coverage {
        self.coverage.get_or_init(|| {
            let Ok(bytes) = self.found.read() else { return Coverage::default() };
            let ranges = FontRef::from_index(&bytes, self.found.index).map(|font| ranges(&font)).unwrap_or_default();
            match FontFile::read(bytes, self.found.index, true) {
                Ok(_) => Coverage { ranges, restricted: false },
                Err(Refusal::Restricted) => Coverage { ranges, restricted: true },
                Err(_) => Coverage::default(),
            }
        })
    }
}

/// Returns the characters that a font has, as ranges.
fn ranges(font: &FontRef<'_>) -> Vec<(u32, u32)> {
    let mut codes: Vec<u32> = font.charmap().mappings().map(|(code, _)| code).collect();
    codes.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in codes {
        match ranges.last_mut() {
            Some((_, last)) if code <= last.saturating_add(1) => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    ranges
}

impl Coverage {
    fn has(&self, character: char) -> bool {
        let code = u32::from(character);
        let after = self.ranges.partition_point(|(first, _)| *first <= code);
        after.checked_sub(1).is_some_and(|index| code <= self.ranges[index].1)
    }

    fn has_any(&self, characters: &[char]) -> bool {
        characters.iter().any(|character| self.has(*character))
    }
}
