//! Styled text → shaped, hyphenated, broken lines. Knows nothing of blocks, pages or PDF.
//!
//! Words are shaped once for each face and set of features, in font units, so that all sizes share them; lines are lists
//! of word numbers and spaces.

mod style;

pub use style::{
    Align, Anchor, Caps, Face, Family, Field, Figures, Link, Run, RunKind, Shape, Text, TextStyle, Weight,
};

use crate::geometry::{Colour, Pt};

/// Number of a shaped word in [`Words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// All shaped words of a document, each kept once.
#[derive(Debug, Default)]
pub struct Words {
    /// The words; [`WordId`] counts into it.
    pub words: Vec<Word>,
}

/// A shaped word, in font units of its face. It holds no space.
#[derive(Debug, Clone)]
pub struct Word {
    /// The face that its glyphs are numbers of.
    pub face: Face,
    /// The characters, as they are to be read and copied. A hyphen that only the line's end brought is U+00AD.
    pub text: Box<str>,
    /// The glyphs from left to right.
    pub glyphs: Box<[Glyph]>,
    /// Kerning of a space before the word, to be added to the space's advance.
    pub kern_before: i16,
    /// Kerning of a space after the word.
    pub kern_after: i16,
    /// Sum of the advances.
    pub advance: i32,
}

/// A glyph, in font units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Number in the font file.
    pub id: u16,
    /// Advance after kerning.
    pub advance: i16,
    /// Offset of the drawing.
    pub x_offset: i16,
    /// Offset of the drawing, upwards.
    pub y_offset: i16,
    /// Byte in the word's text where the glyph's cluster starts.
    pub cluster: u16,
}

/// A piece of a line: a word, and whether a space of the line's stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The word.
    pub word: WordId,
    /// Whether a space stands before it. Also true for a no-break space.
    pub space_before: bool,
}

/// Words of one face, size and colour that stand side by side on a line.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// Distance from the start of the line.
    pub x: Pt,
    /// Distance above the baseline.
    pub rise: Pt,
    /// The face.
    pub face: Face,
    /// Type size.
    pub size: Pt,
    /// Paint.
    pub colour: Colour,
    /// Added after each glyph.
    pub tracking: Pt,
    /// Added to each space, beside the face's own advance.
    pub word_space: Pt,
    /// Extent, spaces and tracking included.
    pub width: Pt,
    /// The words.
    pub pieces: Vec<Piece>,
    /// Index in [`Text::runs`] of the run that it comes from; runs of equal index may be several.
    pub run: u32,
}

/// A line that was set.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its runs from left to right; `x` already holds indent and alignment.
    pub runs: Vec<GlyphRun>,
    /// Extent from the first glyph to the last.
    pub width: Pt,
    /// Whether the last word goes on in the next line.
    pub hyphenated: bool,
}

/// A paragraph that was set.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// The lines from the top.
    pub lines: Vec<Line>,
    /// What could not be set as it should.
    pub problems: Vec<Problem>,
}

/// What a user has to be told of a text that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No face has the character; nothing is drawn for it.
    MissingCharacter(char),
    /// The word is wider than the line and was cut without a hyphen.
    LongWord(String),
}

/// The built-in faces, parsed when first used.
pub struct Fonts {}

impl Fonts {
    /// Returns the faces that are built into the program.
    pub fn bundled() -> Fonts {
        todo!()
    }

    /// Returns a face's font file, an OpenType font with CFF outlines.
    pub fn data(&self, _face: Face) -> &'static [u8] {
        todo!()
    }

    /// Returns a face's metrics.
    pub fn metrics(&self, _face: Face) -> Metrics {
        todo!()
    }

    /// Returns a glyph's advance, in font units.
    pub fn advance(&self, _face: Face, _glyph: u16) -> u16 {
        todo!()
    }
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

/// Sets texts, and keeps the words that it has shaped.
pub struct Typesetter<'f> {
    /// The faces.
    pub fonts: &'f Fonts,
    /// The words.
    pub words: Words,
}

impl<'f> Typesetter<'f> {
    /// Begins a document.
    pub fn new(_fonts: &'f Fonts) -> Typesetter<'f> {
        todo!()
    }

    /// Sets a text in lines of the measure. Fields must have been replaced by words.
    pub fn set(
        &mut self,
        _text: &Text,
        _style: &TextStyle,
        _language: crate::language::Language,
        _measure: Pt,
    ) -> Paragraph {
        todo!()
    }

    /// Returns the extent of a text set on one line, and of its widest part that cannot be broken.
    pub fn extents(&mut self, _text: &Text, _style: &TextStyle, _language: crate::language::Language) -> (Pt, Pt) {
        todo!()
    }
}
