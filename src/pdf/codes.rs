//! What codes stand for: characters, and which of the glyphs that a face has for them.

use super::encoding::Uses;
use crate::text::{Face, Fonts};
use std::collections::BTreeMap;

/// The code of the space, the only one that `Tw` widens.
pub(super) const SPACE: u8 = 32;

/// Codes that are given out: none that strings would have to escape or that readers take for the end of a line
/// (ISO 32000-1, 7.3.4.2), and not 0, which is the glyph for want of a glyph. The space has its own. Those that are
/// characters of Latin-1 come last.
const CODES: [(u8, u8); 10] =
    [(127, 160), (173, 173), (1, 9), (11, 12), (14, 31), (161, 172), (174, 255), (33, 39), (42, 91), (93, 126)];

/// From so many uses on, a kern is worth a glyph of its own: that takes some nine bytes of the file, and each use saves half
/// a byte.
const USES_THAT_PAY: u32 = 16;

/// A glyph as a font holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Its number in the face.
    pub(super) glyph: u16,
    /// How much less than the face's its advance is, in font units.
    pub(super) back: i32,
}

/// What a code stands for in all faces: characters, and which of the shapes that a face has for them.
type Key<'a> = (&'a str, usize);

/// The glyphs of a face that stand on pages.
pub(super) struct Glyphs<'a> {
    /// The face.
    pub(super) face: Face,
    /// The glyph of the space.
    pub(super) space: u16,
    /// What the space is read as.
    pub(super) spaces: Vec<&'a str>,
    /// The others, by what they are read as; those with the face's own advance come first.
    shapes: BTreeMap<&'a str, Vec<Shape>>,
    /// Kerns that could be in advances, with their uses.
    kerns: Vec<(u32, &'a str, Shape)>,
}

impl<'a> Glyphs<'a> {
    /// Sorts glyphs by their readings, given by glyph.
    pub(super) fn new(face: Face, by_glyph: Vec<Vec<(&'a str, Uses)>>, fonts: &Fonts) -> Glyphs<'a> {
        // A face without a space is unheard of; glyph 1 is most often it.
        let space = fonts.glyph(face, ' ').unwrap_or(1);
        let mut sorted = Glyphs { face, space, spaces: Vec::new(), shapes: BTreeMap::new(), kerns: Vec::new() };
        for (glyph, (reading, uses)) in
            (0..=u16::MAX).zip(by_glyph).flat_map(|(glyph, read)| read.into_iter().map(move |read| (glyph, read)))
        {
            match glyph {
                // Glyph 0 is what a face draws for want of a glyph; PDF/A allows no use of it.
                0 => (),
                _ if glyph == space => sorted.spaces.push(reading),
                _ => {
                    sorted.shapes.entry(reading).or_default().push(Shape { glyph, back: 0 });
                    let paying = uses.into_iter().filter(|&(_, times)| times >= USES_THAT_PAY);
                    sorted.kerns.extend(paying.map(|(back, times)| (times, reading, Shape { glyph, back })));
                }
            }
        }
        sorted
    }

    /// Returns the shapes but the space with what their codes stand for.
    pub(super) fn keys(&self) -> impl Iterator<Item = (Key<'a>, Shape)> {
        self.shapes
            .iter()
            .flat_map(|(&reading, shapes)| (0..).zip(shapes).map(move |(index, &shape)| ((reading, index), shape)))
    }
}

/// Codes that are the same characters for some faces.
pub(super) struct Codes<'a> {
    /// The faces.
    pub(super) faces: Vec<Glyphs<'a>>,
    code_of: BTreeMap<Key<'a>, u8>,
}

impl<'a> Codes<'a> {
    /// Deals codes out: to all faces together where there are enough, and else to each alone, for several fonts where one is
    /// not enough.
    pub(super) fn deal(mut faces: Vec<Glyphs<'a>>) -> Vec<Codes<'a>> {
        let room = codes().count();
        let all = keys(&faces);
        if all.len() <= room {
            add_kerns(&mut faces, room - all.len());
            let code_of = code_of(&keys(&faces));
            return vec![Codes { faces, code_of }];
        }
        let mut dealt = Vec::new();
        for face in faces {
            for part in keys(std::slice::from_ref(&face)).chunks(room) {
                let of_part =
                    Glyphs { spaces: face.spaces.clone(), shapes: face.shapes.clone(), kerns: Vec::new(), ..face };
                dealt.push(Codes { faces: vec![of_part], code_of: code_of(part) });
            }
        }
        dealt
    }

    /// Returns the code of what stands for this.
    pub(super) fn code_of(&self, key: Key<'_>) -> Option<u8> {
        self.code_of.get(&key).copied()
    }

    /// Returns what the codes are read as, by code.
    pub(super) fn readings(&self) -> Vec<(u8, &'a str)> {
        let mut readings: Vec<_> = self.code_of.iter().map(|(&(reading, _), &code)| (code, reading)).collect();
        readings.push((SPACE, " "));
        readings.sort_unstable();
        readings
    }
}

/// Adds shapes for the kerns that come most often, while there is room for their codes. Shapes of several faces share a code.
fn add_kerns(faces: &mut [Glyphs<'_>], mut room: usize) {
    let mut kerns: Vec<_> =
        (0..).zip(&*faces).flat_map(|(place, face)| face.kerns.iter().map(move |&kern| (kern, place))).collect();
    kerns.sort_unstable_by_key(|&((times, reading, shape), place)| {
        (u32::MAX - times, place, reading, shape.glyph, shape.back)
    });
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for face in &*faces {
        for (&reading, shapes) in &face.shapes {
            let most = most.entry(reading).or_default();
            *most = shapes.len().max(*most);
        }
    }
    for ((_, reading, shape), place) in kerns {
        let Some(shapes) = faces.get_mut(place).and_then(|face: &mut Glyphs<'_>| face.shapes.get_mut(reading)) else {
            continue;
        };
        let most = most.entry(reading).or_default();
        if shapes.len() == *most {
            if room == 0 {
                continue;
            }
            room -= 1;
            *most += 1;
        }
        shapes.push(shape);
    }
}

/// Returns all that codes have to stand for, in order.
fn keys<'a>(faces: &[Glyphs<'a>]) -> Vec<Key<'a>> {
    let mut keys: Vec<_> = faces.iter().flat_map(|face| face.keys().map(|(key, _)| key)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Gives each of some keys a code, characters of Latin-1 their own.
fn code_of<'a>(keys: &[Key<'a>]) -> BTreeMap<Key<'a>, u8> {
    let mut free: Vec<u8> = codes().collect();
    let mut code_of = BTreeMap::new();
    let own = |(reading, index): Key<'_>| {
        let mut characters = reading.chars();
        let only = characters.next().filter(|_| index == 0 && characters.next().is_none());
        only.and_then(|character| u8::try_from(u32::from(character)).ok())
    };
    for &key in keys {
        if let Some(place) = own(key).and_then(|own| free.iter().position(|&code| code == own)) {
            code_of.insert(key, free.remove(place));
        }
    }
    let others: Vec<_> = keys.iter().filter(|&key| !code_of.contains_key(key)).copied().collect();
    code_of.extend(others.into_iter().zip(free));
    code_of
}

/// Returns all codes but the space's, in the order in which they are given out.
fn codes() -> impl Iterator<Item = u8> {
    CODES.iter().flat_map(|&(first, last)| first..=last)
}
