//! Faces that a theme brings.

use super::faces::FontFile;
use super::{Face, Family, Weight};

/// The families of a theme's own, and those among them that have what others lack.
#[derive(Debug, Clone, Default)]
pub struct OwnFaces {
    /// The families; [`Family::Own`] counts into it.
    pub families: Vec<OwnFamily>,
    /// The families in which a character is looked for that the one asked for lacks, in this order.
    pub fallback: Vec<Family>,
}

/// A family of a theme's own.
#[derive(Debug, Clone)]
pub struct OwnFamily {
    /// Its faces, one at least; upright before italic, so that the first of a weight can stand in for others.
    pub faces: Vec<OwnFace>,
}

/// A face of a theme's own.
#[derive(Debug, Clone)]
pub struct OwnFace {
    /// Its weight.
    pub weight: Weight,
    /// Whether it is italic.
    pub italic: bool,
    /// Its file.
    pub file: FontFile,
}

impl OwnFamily {
    /// Returns the face that is there, or else the nearest: weight counts more than slant.
    fn nearest(&self, weight: Weight, italic: bool) -> Option<&OwnFace> {
        let alike = |face: &&OwnFace| (face.weight == weight, face.italic == italic, !face.italic);
        self.faces.iter().max_by_key(alike)
    }
}

impl OwnFaces {
    /// Returns the face of a family that is nearest to the one that is asked for.
    pub(super) fn nearest(&self, family: u8, face: Face) -> Option<&OwnFace> {
        self.families.get(usize::from(family))?.nearest(face.weight, face.italic)
    }
}
