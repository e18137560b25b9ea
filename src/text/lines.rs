//! Places where lines end → lines of positioned runs of glyphs.

use super::bidi;
use super::collect::{Atom, Collected, Joint, Look, is_one_run};
use super::justification::Setting;
use super::measure::{Point, PointKind};
use super::opportunities::{CutKind, is_repeated};
use super::shape::Shaper;
use super::{Align, GlyphRun, Hyphenated, Line, Piece, Words};
use crate::geometry::Pt;

/// The widest that a justified space may be, in ems. A line that asks for more is set flush left instead: gaps would
/// tear it to pieces.
const WIDEST_SPACE: f64 = 1.0;

/// Builds lines.
pub(super) struct LineBuilder<'l, 'f> {
    pub(super) shaper: &'l mut Shaper<'f>,
    pub(super) words: &'l mut Words,
    pub(super) collected: &'l Collected,
    pub(super) align: Align,
    /// Pieces of the run that is being built; kept, so that each run's own list is of its exact size.
    pub(super) pieces: &'l mut Vec<Piece>,
}

/// A line that is to be built.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent<'p> {
    /// The point that it starts at.
    pub(super) from: &'p Point,
    /// The point that it ends at.
    pub(super) to: &'p Point,
    /// How far it fills the measure.
    pub(super) fill: Fill,
    /// Room before it.
    pub(super) indent: f64,
    /// Length of the line, indent left out.
    pub(super) measure: f64,
    /// Whether it is flush right as part of a text that runs from right to left.
    pub(super) flush_right: bool,
}

/// How far a line fills the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Wholly.
    Full,
    /// As far as its words go, the last of a justified paragraph.
    Last,
    /// As far as its words go.
    Ragged,
}

/// The run that is being built.
struct Open {
    part: Atom,
    x: f64,
    width: f64,
    word_space: f64,
    stretch: f64,
}

impl LineBuilder<'_, '_> {
    /// Builds a line.
    pub(super) fn build(&mut self, extent: Extent) -> Line {
        let mut parts = self.parts(extent.from, extent.to);
        if self.collected.turns {
            parts = self.in_order(&parts);
        }
        let (natural, space) = self.natural(&parts);
        let hanging = extent.to.overhang + extent.from.underhang;
        let glyphs = natural - space - hanging;
        let over = extent.measure - glyphs - space;
        let setting = match extent.fill {
            Fill::Full => Setting::filling(over, glyphs, space),
            Fill::Last => Setting::last(over, glyphs, space),
            Fill::Ragged => Setting::ragged(over, space),
        };
        let too_wide = self.widest_space(&parts) * (1.0 + setting.added) > 1.0;
        let setting = if too_wide { Setting::NATURAL } else { setting };
        let width = glyphs * setting.stretch + space * (1.0 + setting.added);
        let free = (extent.measure - width).max(0.0);
        let x = match self.align {
            // Its indent is at the right.
            Align::Left | Align::Justify if extent.flush_right => free,
            Align::Left | Align::Justify => extent.indent,
            Align::Right => extent.indent + free,
            Align::Centre => extent.indent + free / 2.0,
        };
        let x = x - extent.from.underhang * setting.stretch;
        let ends_at_space = !matches!(extent.to.kind, PointKind::Cut(_));
        let runs = self.runs(&parts, x, setting, ends_at_space);
        let hyphenated = match extent.to.kind {
            PointKind::Cut(CutKind::NameSyllable) => Hyphenated::Name,
            PointKind::Cut(kind) if kind.adds_hyphen() => Hyphenated::Word,
            _ => Hyphenated::No,
        };
        Line { runs, width: Pt(width as f32), hyphenated }
    }

    /// Lists the words between two points; those at the ends may be parts of words.
    fn parts(&mut self, from: &Point, to: &Point) -> Vec<Atom> {
        let first = from.atom as usize;
        let end = to.end_atom();
        let mut parts = Vec::with_capacity(end.saturating_sub(first));
        for index in first..end {
            let atom = self.collected.atoms[index];
            let Atom { word, look, .. } = atom;
            let joint = if index == first { Joint::None } else { atom.joint };
            let start = if index == first { usize::from(from.at) } else { 0 };
            let cut = (index == to.atom as usize).then_some(usize::from(to.at));
            if start == 0 && cut.is_none() {
                parts.push(Atom { joint, ..atom });
                continue;
            }
            let text = &self.words.words[word.0 as usize].text;
            let Some(text) = text.get(start..cut.unwrap_or(text.len())) else { continue };
            let manner = self.collected.looks[look as usize].manner;
            let repeats = start > 0
                && matches!(from.kind, PointKind::Cut(kind) if is_repeated(kind, text, self.shaper.get(manner).language));
            let adds_hyphen = cut.is_some() && matches!(to.kind, PointKind::Cut(kind) if kind.adds_hyphen());
            let hyphen = |stands: bool| if stands { "\u{ad}" } else { "" };
            let text = format!("{}{text}{}", hyphen(repeats), hyphen(adds_hyphen));
            let shaped = self.shaper.shape(self.words, manner, &text);
            for (index, word) in shaped.words().enumerate() {
                parts.push(Atom { word, joint: if index == 0 { joint } else { Joint::None }, ..atom });
            }
        }
        parts
    }

    /// Puts the words of a line in the order in which they stand on it.
    fn in_order(&mut self, parts: &[Atom]) -> Vec<Atom> {
        let LineBuilder { shaper, words, collected, .. } = self;
        bidi::in_order(parts, |look| {
            let manner = collected.looks[look as usize].manner;
            shaper.shape(words, manner, "").words().next()
        })
    }

    fn look(&self, part: Atom) -> &Look {
        &self.collected.looks[part.look as usize]
    }

    /// Returns the room before a part and how much of it can be stretched.
    fn room(&self, parts: &[Atom], index: usize) -> (f64, f64) {
        let before = index.checked_sub(1).map(|before| parts[before]);
        self.collected.room(self.words, before, parts[index])
    }

    /// Returns the natural width of a line and the part of it that can be stretched.
    fn natural(&self, parts: &[Atom]) -> (f64, f64) {
        let (mut width, mut space) = (0.0, 0.0);
        for (index, part) in parts.iter().enumerate() {
            let (room, stretch) = self.room(parts, index);
            width += room + self.collected.advance(self.words, *part);
            space += stretch;
        }
        (width, space)
    }

    /// Returns the widest natural space as a part of [`WIDEST_SPACE`].
    fn widest_space(&self, parts: &[Atom]) -> f64 {
        let spaced = parts.iter().filter(|part| part.joint != Joint::None);
        spaced
            .map(|part| self.look(*part))
            .map(|look| look.space / (WIDEST_SPACE * f64::from(look.size.0)).max(f64::MIN_POSITIVE))
            .fold(0.0, f64::max)
    }

    fn runs(&mut self, parts: &[Atom], mut x: f64, setting: Setting, ends_at_space: bool) -> Vec<GlyphRun> {
        let count = 1 + parts.windows(2).filter(|pair| !is_one_run(self.words, pair[0], pair[1])).count();
        let mut runs = Vec::with_capacity(count);
        let Setting { stretch, added } = setting;
        let mut open: Option<Open> = None;
        for (index, part) in parts.iter().enumerate() {
            let (room, stretched) = self.room(parts, index);
            let look = self.look(*part);
            let space_before = part.joint != Joint::None;
            // A mark's gap is a space too, so that 3 4 is not copied as 34, but a narrow one.
            let word_space = match part.joint {
                Joint::MarkGap => room - look.space,
                _ => look.space * ((1.0 + added) / stretch - 1.0) + self.narrower_space(*part),
            };
            let goes_on = |open: &Open| part.joint != Joint::MarkGap && is_one_run(self.words, open.part, *part);
            if !open.as_ref().is_some_and(goes_on) {
                if let Some(open) = open.take() {
                    runs.push(self.close(open));
                }
                open = Some(Open { part: *part, x, width: 0.0, word_space, stretch });
            }
            let advance =
                (room - stretched + self.collected.advance(self.words, *part)) * stretch + stretched * (1.0 + added);
            x += advance;
            if let Some(open) = &mut open {
                open.width += advance;
            }
            self.pieces.push(Piece { word: part.word, space_before });
        }
        if let Some(open) = open {
            if ends_at_space {
                self.end_with_space(open.part);
            }
            runs.push(self.close(open));
        }
        runs
    }

    /// Returns by how much the space of a part's face is narrower than that of the text, which it takes the place of.
    fn narrower_space(&self, part: Atom) -> f64 {
        let look = self.look(part);
        let face = self.words.words[part.word.0 as usize].face;
        if face == look.face {
            return 0.0;
        }
        let fonts = self.shaper.fonts();
        let space = fonts.glyph(face, ' ').map_or(0, |space| fonts.advance(face, space));
        let own = f64::from(look.size.0) / f64::from(fonts.metrics(face).units_per_em.max(1)) * f64::from(space);
        look.space - look.tracking - own
    }

    /// Adds a space that nobody sees: who reads the page by its tags, and not by where things stand, must not read the
    /// last word of the line and the first of the next as one.
    fn end_with_space(&mut self, part: Atom) {
        let manner = self.look(part).manner;
        let shaped = self.shaper.shape(self.words, manner, "");
        self.pieces.extend(shaped.words().map(|word| Piece { word, space_before: true }));
    }

    fn close(&mut self, open: Open) -> GlyphRun {
        let look = self.look(open.part);
        let run = GlyphRun {
            x: Pt(open.x as f32),
            rise: look.rise,
            face: self.words.words[open.part.word.0 as usize].face,
            size: look.size,
            colour: look.colour,
            tracking: Pt(look.tracking as f32),
            word_space: Pt(open.word_space as f32),
            stretch: open.stretch as f32,
            width: Pt(open.width as f32),
            pieces: self.pieces.as_slice().into(),
            run: look.run,
        };
        self.pieces.clear();
        run
    }
}

/// Returns whether a line ends where a word has no place for that.
pub(super) fn is_emergency(point: &Point) -> bool {
    point.kind == PointKind::Cut(CutKind::Emergency)
}
