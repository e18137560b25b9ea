//! Styled text → shaped, hyphenated, broken lines. Knows nothing of blocks, pages or PDF.
//!
//! Words are shaped once for each face and set of features, in font units, so that all sizes share them; lines are lists
//! of word numbers and spaces. A text is set in these steps:
//!
//! 1. `collect` takes it apart into shaped words (`shape`) and says what holds them together (`ties`) and where a
//!    line may end inside them (`opportunities`);
//! 2. `measure` lists the points where a line may end, with the width up to each;
//! 3. `breaking` chooses among them: by `fit` in justified text, by `ragged` in all other;
//! 4. `lines` builds a line between each two.
//!
//! What runs from right to left (`bidi`) is broken in the order in which it is read, and put in its places line by line.

mod bidi;
mod breaking;
mod breaks;
mod collect;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]
mod conformance;
mod faces;
mod fit;
mod fonts;
mod justification;
mod lines;
mod measure;
mod opportunities;
mod own;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod properties;
mod ragged;
mod shape;
mod style;
mod system;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod texture;
mod ties;

pub use bidi::{parted, said};
pub use breaks::Breaks;
pub use faces::{FontFile, Refusal};
pub use fonts::{Fonts, Metrics};
pub use own::{OwnFace, OwnFaces, OwnFamily};
pub use style::{
    Align, Anchor, Caps, Expansion, Face, Family, Field, Figures, Highlight, Link, Run, RunKind, Shape, Text,
    TextStyle, Weight,
};
pub use system::SystemFaces;

use crate::geometry::{Colour, Pt};
use crate::language::Language;

/// Number of a shaped word in [`Words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// All shaped words of a document, each kept once.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The words; [`WordId`] counts into it.
    pub words: Vec<Word>,
}

/// A shaped word, in font units of its face. It holds no space but those of fixed width. It has no glyphs where no face
/// has its characters, and no text either where it stands for a further space of code.
#[derive(Debug, Clone)]
pub struct Word {
    /// The face that its glyphs are numbers of.
    pub face: Face,
    /// The characters, as they are to be read and copied. A hyphen that only the line's end brought is U+00AD.
    pub text: Box<str>,
    /// Whether its glyphs stand from right to left.
    pub rightward: bool,
    /// The glyphs in the order in which they are read.
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
///
/// The space is as wide as the face's own, with the kerning of the words on both sides as far as they are in the same
/// run, the run's tracking and its word space.
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
    /// How wide all of it is drawn, as a part of its natural width: tracking and spaces are stretched with the glyphs.
    pub stretch: f32,
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
    /// Extent from the first glyph to the last, without what hangs over the margins.
    pub width: Pt,
    /// Whether a word goes on in the next line.
    pub hyphenated: Hyphenated,
}

/// What a line's end does to its last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hyphenated {
    /// Nothing.
    #[default]
    No,
    /// It is hyphenated.
    Word,
    /// It is hyphenated, and is a name.
    Name,
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// No face has the character; nothing is drawn for it.
    MissingCharacter(char),
    /// The word is wider than the line and was cut without a hyphen.
    LongWord(String),
}

/// The part of its measure by which a line may be too long: what the steps in which glyphs are drawn narrower make of one
/// that is not.
const OVERFULL: f32 = 0.001;

/// Sets texts, and keeps the words that it has shaped.
pub struct Typesetter<'f> {
    /// The faces.
    pub fonts: &'f Fonts,
    /// The words.
    pub words: Words,
    shaper: shape::Shaper<'f>,
    cuts: opportunities::Cuts,
    collected: collect::Collected,
    breaker: breaking::Breaker,
    pieces: Vec<Piece>,
}

impl<'f> Typesetter<'f> {
    /// Begins a document.
    pub fn new(fonts: &'f Fonts) -> Typesetter<'f> {
        Typesetter {
            fonts,
            words: Words::default(),
            shaper: shape::Shaper::new(fonts),
            cuts: opportunities::Cuts::default(),
            collected: collect::Collected::default(),
            breaker: breaking::Breaker::default(),
            pieces: Vec::new(),
        }
    }

    /// Sets a text in lines of the measure. Fields must have been replaced by words.
    ///
    /// No line is longer than the measure, but in justified text for a part of a hyphen, comma or the like at its end, and of
    /// a quotation mark at its start, which hang over the margins.
    pub fn set(&mut self, text: &Text, style: &TextStyle, language: Language, measure: Pt) -> Paragraph {
        let measure = if measure.0.is_finite() { f64::from(measure.0.max(0.0)) } else { 0.0 };
        let indent =
            if style.indent.0.is_finite() { f64::from(style.indent.0).clamp(-measure, measure / 2.0) } else { 0.0 };
        self.collect(text, style, language);
        let mut paragraph = Paragraph { lines: Vec::new(), problems: std::mem::take(&mut self.collected.problems) };
        let mut start = 0;
        for index in 0..self.collected.segments.len() {
            let end = self.collected.segments[index];
            let indent = if index == 0 { indent } else { 0.0 };
            let measures = fit::Measures { first: measure - indent, rest: measure };
            self.set_segment(start..end, style, measures, &mut paragraph);
            start = end;
        }
        paragraph.lines.shrink_to_fit();
        paragraph
    }

    /// Sets what stands between two line breaks that are meant.
    fn set_segment(
        &mut self,
        segment: std::ops::Range<usize>,
        style: &TextStyle,
        measures: fit::Measures,
        paragraph: &mut Paragraph,
    ) {
        let is_justified = style.align == Align::Justify && !style.balance;
        let mut measurer = measure::Measurer {
            shaper: &mut self.shaper,
            words: &self.words,
            cuts: &mut self.cuts,
            collected: &mut self.collected,
            hanging: is_justified,
        };
        self.breaker.break_lines(&mut measurer, segment, style, measures);
        let breaking::Breaker { points, ends, .. } = &self.breaker;
        let mut builder = lines::LineBuilder {
            shaper: &mut self.shaper,
            words: &mut self.words,
            collected: &self.collected,
            align: style.align,
            pieces: &mut self.pieces,
        };
        let mut from = 0;
        // The atom behind the last word that was told to be too long.
        let mut told = 0;
        for end in ends {
            let is_last = end + 1 == points.len();
            let line = builder.build(lines::Extent {
                from: &points[from],
                to: &points[*end],
                fill: match is_last {
                    _ if !is_justified => lines::Fill::Ragged,
                    true => lines::Fill::Last,
                    false => lines::Fill::Full,
                },
                indent: measures.rest - measures.after(from),
                measure: measures.after(from),
                flush_right: self.collected.rightward && (is_justified || ends.len() > 1),
            });
            let is_overfull = line.width.0 > measures.after(from) as f32 * (1.0 + OVERFULL);
            paragraph.lines.push(line);
            if lines::is_emergency(&points[*end]) || is_overfull {
                let atom = if is_overfull { points[from].atom } else { points[*end].atom } as usize;
                if atom >= told {
                    let (word, end) = self.collected.long_word(builder.words, atom);
                    let problem = Problem::LongWord(word);
                    if !paragraph.problems.contains(&problem) {
                        paragraph.problems.push(problem);
                    }
                    told = end;
                }
            }
            from = *end;
        }
    }

    /// Returns the extent of a text set on one line, and of its widest part that cannot be broken.
    ///
    /// Of a text with line breaks that are meant it is the longest line.
    pub fn extents(&mut self, text: &Text, style: &TextStyle, language: Language) -> (Pt, Pt) {
        let (mut line, mut part) = (0.0_f64, 0.0_f64);
        self.measure(text, style, language, |points| {
            line = line.max(points.last().map_or(0.0, |point| point.end));
            part = points.windows(2).map(|pair| pair[1].end - pair[0].start).fold(part, f64::max);
        });
        (round_up(line), round_up(part))
    }

    /// Returns where the lines of a text may end without a hyphen, so that it can be told how many it takes in any measure.
    pub fn breaks(&mut self, text: &Text, style: &TextStyle, language: Language) -> Breaks {
        let mut breaks = Breaks::default();
        self.measure(text, style, language, |points| {
            let parts = points.windows(2).map(|pair| (pair[0].start, pair[1].end));
            breaks.segments.push(parts.collect());
        });
        breaks
    }

    /// Measures what stands between line breaks that are meant, one after the other.
    fn measure(&mut self, text: &Text, style: &TextStyle, language: Language, mut each: impl FnMut(&[measure::Point])) {
        self.collect(text, style, language);
        let mut start = 0;
        for index in 0..self.collected.segments.len() {
            let end = self.collected.segments[index];
            let mut measurer = measure::Measurer {
                shaper: &mut self.shaper,
                words: &self.words,
                cuts: &mut self.cuts,
                collected: &mut self.collected,
                hanging: false,
            };
            measurer.measure(start..end, false, &mut self.breaker.points);
            each(&self.breaker.points);
            start = end;
        }
    }

    fn collect(&mut self, text: &Text, style: &TextStyle, language: Language) {
        let language = text.language.unwrap_or(language);
        let source = (text, style, language);
        collect::collect(&mut self.shaper, &mut self.words, &mut self.cuts, &mut self.collected, source);
    }
}

/// Returns a length that is not less than what was summed in double precision, so that a text fits its own extent.
fn round_up(points: f64) -> Pt {
    let rounded = points as f32;
    if f64::from(rounded) < points { Pt(rounded.next_up()) } else { Pt(rounded) }
}
