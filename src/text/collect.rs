//! A styled text → atoms: shaped words that each look alike, and what stands between them.

use super::bidi::{Levels, is_rightward};
use super::opportunities::{self, Cut, CutKind, Cuts};
use super::shape::{LONGEST_WORD, Level, Manner, MannerId, Shaper};
use super::{Caps, Face, Figures, Problem, RunKind, Shape, Text, TextStyle, Weight, WordId, Words};
use crate::geometry::{Colour, Pt};
use crate::language::Language;

/// Size of superior and inferior letters where the face has none of its own.
const LEVEL_SIZE: f32 = 0.62;

/// Height of such superior letters, in ems of the text.
const SUPERIOR_RISE: f32 = 0.33;

/// Depth of such inferior letters.
const INFERIOR_RISE: f32 = -0.14;

/// Room between two endnote marks, in ems: enough to tell 3 4 from 34.
const MARK_GAP: f64 = 0.08;

/// Characters of a word that is told of.
const LONGEST_QUOTED: usize = 60;

/// Spaces that a tab in code becomes.
const TAB: usize = 4;

/// How a part of the text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// How its words are shaped.
    pub(super) manner: MannerId,
    /// The face that its words have, but for characters that it lacks.
    pub(super) face: Face,
    /// Type size.
    pub(super) size: Pt,
    /// Distance above the baseline.
    pub(super) rise: Pt,
    /// Paint.
    pub(super) colour: Colour,
    /// Added after each glyph, in points.
    pub(super) tracking: f64,
    /// Points to a font unit.
    pub(super) scale: f64,
    /// A space's advance with tracking, in points.
    pub(super) space: f64,
    /// Index in [`Text::runs`].
    pub(super) run: u32,
    /// Whether its words may be hyphenated.
    pub(super) hyphenate: bool,
    /// Whether it is code.
    pub(super) code: bool,
    /// Whether it is an endnote mark.
    pub(super) mark: bool,
}

/// A shaped word, or the part of one that looks alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    /// The word.
    pub(super) word: WordId,
    /// Index in [`Collected::looks`].
    pub(super) look: u32,
    /// What stands before it.
    pub(super) joint: Joint,
    /// Its level: odd where it runs from right to left.
    pub(super) level: u8,
    /// The level of what stands before it.
    pub(super) space_level: u8,
}

/// What stands before an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing.
    None,
    /// A space that a line may end at.
    Space,
    /// A space that holds its neighbours together.
    Tie,
    /// The same, where the line is too narrow to hold them.
    LooseTie,
    /// The room between two endnote marks.
    MarkGap,
}

/// A text as atoms.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// The atoms.
    pub(super) atoms: Vec<Atom>,
    /// How they look.
    pub(super) looks: Vec<Look>,
    /// Cuts that belong to a place of the text rather than to a word wherever it stands, by atom, in order.
    pub(super) cuts: Vec<(u32, Cut)>,
    /// The ends of the parts between line breaks that are meant, as numbers of atoms.
    pub(super) segments: Vec<usize>,
    /// Characters without a glyph.
    pub(super) problems: Vec<Problem>,
    /// Whether some of it does not run from left to right.
    pub(super) turns: bool,
    /// Whether all of it together runs from right to left.
    pub(super) rightward: bool,
}

impl Collected {
    fn clear(&mut self) {
        self.atoms.clear();
        self.looks.clear();
        self.cuts.clear();
        self.segments.clear();
        self.problems.clear();
        self.turns = false;
        self.rightward = false;
    }

    /// Returns the room before an atom that does not start a line, in points without what justifying adds, and the part
    /// of it that justifying stretches.
    pub(super) fn room(&self, words: &Words, before: Option<Atom>, atom: Atom) -> (f64, f64) {
        let look = &self.looks[atom.look as usize];
        match atom.joint {
            Joint::None => (0.0, 0.0),
            Joint::MarkGap => (MARK_GAP * f64::from(look.size.0), 0.0),
            Joint::Space | Joint::Tie | Joint::LooseTie => {
                let kern_before = words.words[atom.word.0 as usize].kern_before;
                let kern_after = before
                    .filter(|before| is_one_run(words, *before, atom))
                    .map_or(0, |before| words.words[before.word.0 as usize].kern_after);
                let kern = i32::from(kern_before) + i32::from(kern_after);
                (look.space + f64::from(kern) * look.scale, look.space)
            }
        }
    }

    /// Returns the word, from space to space, that an atom belongs to, and the atom behind it; of a very long one only the
    /// start.
    pub(super) fn long_word(&self, words: &Words, index: usize) -> (String, usize) {
        let joined = |index: usize| self.atoms.get(index).is_some_and(|atom| atom.joint == Joint::None);
        let index = index.min(self.atoms.len().saturating_sub(1));
        let first = (0..=index).rev().find(|index| *index == 0 || !joined(*index)).unwrap_or(0);
        let end = (index + 1..).find(|index| !joined(*index)).unwrap_or(index + 1);
        let text = self.atoms[first..end].iter().flat_map(|atom| words.words[atom.word.0 as usize].text.chars());
        (text.take(LONGEST_QUOTED).collect(), end)
    }

    /// Returns an atom's advance in points.
    pub(super) fn advance(&self, words: &Words, atom: Atom) -> f64 {
        let look = &self.looks[atom.look as usize];
        let word = &words.words[atom.word.0 as usize];
        f64::from(word.advance) * look.scale + word.glyphs.len() as f64 * look.tracking
    }
}

/// Returns whether two atoms side by side are drawn as one run.
pub(super) fn is_one_run(words: &Words, a: Atom, b: Atom) -> bool {
    a.look == b.look && a.level == b.level && words.words[a.word.0 as usize].face == words.words[b.word.0 as usize].face
}

/// Collects the atoms of one text.
pub(super) struct Collector<'c, 'f> {
    pub(super) shaper: &'c mut Shaper<'f>,
    pub(super) words: &'c mut Words,
    pub(super) cuts: &'c mut Cuts,
    pub(super) into: &'c mut Collected,
    pub(super) style: &'c TextStyle,
    pub(super) language: Language,
    /// What stands before the next atom.
    joint: Joint,
    /// Where the segment starts.
    segment: usize,
    /// Where the word that is being read starts: all atoms since the last space.
    chunk: usize,
    /// The levels of the characters, where they do not all run from left to right.
    levels: Option<Levels>,
    /// The level of what is being read.
    level: u8,
    /// The level of the last space.
    space_level: u8,
    /// Looks of words that run from right to left, by those of the runs that they are in.
    turned: Vec<(u32, u32)>,
}

/// What stands between the first and the last of several endnote marks that count on.
const RANGE: &str = "–";

/// Collects the atoms of a text.
pub(super) fn collect<'c, 'f>(
    shaper: &'c mut Shaper<'f>,
    words: &'c mut Words,
    cuts: &'c mut Cuts,
    into: &'c mut Collected,
    (text, style, language): (&Text, &'c TextStyle, Language),
) {
    into.clear();
    let levels = Levels::of(text);
    into.turns = levels.is_some();
    into.rightward = levels.as_ref().is_some_and(|levels| levels.rightward);
    let mut collector = Collector {
        shaper,
        words,
        cuts,
        into: &mut *into,
        style,
        language,
        joint: Joint::None,
        segment: 0,
        chunk: 0,
        levels,
        level: 0,
        space_level: 0,
        turned: Vec::new(),
    };
    for (index, run) in text.runs.iter().enumerate() {
        match &run.kind {
            RunKind::Words(words) => {
                let look = collector.look(index, run.shape, false);
                collector.words(words, look);
            }
            RunKind::Mark { label, .. } => {
                let look = collector.look(index, run.shape, true);
                collector.mark(label, look);
            }
            RunKind::MarksBetween { .. } => {
                let look = collector.look(index, run.shape, true);
                collector.mark(RANGE, look);
            }
            RunKind::Break => collector.end_segment(true),
            RunKind::Field(_) => {}
        }
    }
    collector.end_segment(false);
    sort_cuts(&mut into.cuts);
}

impl Collector<'_, '_> {
    /// Adds how a run looks, and returns its index.
    fn look(&mut self, run: usize, shape: Shape, mark: bool) -> u32 {
        let style = self.style;
        let level = match (shape.superior, shape.inferior) {
            (true, _) => Level::Superior,
            (false, true) => Level::Inferior,
            (false, false) => Level::Base,
        };
        let face = self.shaper.fonts().nearest(Face {
            family: shape.family.unwrap_or(style.family),
            weight: if shape.strong { Weight::Semibold } else { style.weight },
            italic: style.italic != shape.emphasis,
        });
        let tracking = style.tracking.0;
        let caps = if shape.code { Caps::AsWritten } else { style.caps };
        let manner = self.shaper.manner(Manner {
            face,
            figures: match (style.figures, caps) {
                // Figures with ascenders stand too low among capitals.
                (Figures::OldStyle, Caps::AllCapitals) => Figures::Lining,
                (figures, _) => figures,
            },
            caps,
            level,
            ligatures: !shape.code && tracking <= 0.0,
            language: self.language,
            spoken: shape.language,
            rightward: false,
        });
        let size = shape.size.unwrap_or(style.size);
        let look = Look {
            manner,
            face,
            size,
            rise: Pt::ZERO,
            colour: shape.colour.unwrap_or(style.colour),
            tracking: f64::from(tracking * size.0),
            scale: 0.0,
            space: 0.0,
            run: run as u32,
            hyphenate: style.hyphenate && !shape.code && shape.language.is_none() && style.caps != Caps::AllCapitals,
            code: shape.code,
            mark,
        };
        self.add_look(look)
    }

    /// Returns the look of words that run from right to left in a run. Letters that join are not parted by tracking.
    fn turned(&mut self, look: u32) -> u32 {
        if let Some((_, turned)) = self.turned.iter().find(|(known, _)| *known == look) {
            return *turned;
        }
        let of = self.into.looks[look as usize];
        let manner = Manner { rightward: true, ligatures: true, ..*self.shaper.get(of.manner) };
        let manner = self.shaper.manner(manner);
        let turned = self.add_look(Look { manner, tracking: 0.0, hyphenate: false, ..of });
        self.turned.push((look, turned));
        turned
    }

    fn add_look(&mut self, mut look: Look) -> u32 {
        let fonts = self.shaper.fonts();
        look.scale = f64::from(look.size.0) / f64::from(fonts.metrics(look.face).units_per_em.max(1));
        let space = fonts.glyph(look.face, ' ').map_or(0, |space| fonts.advance(look.face, space));
        look.space = f64::from(space) * look.scale + look.tracking;
        self.into.looks.push(look);
        self.into.looks.len() as u32 - 1
    }

    /// Reads a run's words.
    fn words(&mut self, text: &str, look: u32) {
        let mut word_start = 0;
        for (at, space) in spaces(text) {
            self.word_at(word_start, &text[word_start..at], look);
            word_start = at + space.len_utf8();
            if let Some(levels) = &self.levels {
                self.level = levels.at(self.into.looks[look as usize].run, at);
                self.space_level = self.level;
            }
            self.space(space, look);
        }
        self.word_at(word_start, &text[word_start..], look);
    }

    /// Reads a word that starts at a byte of its run; where it does not all run the same way, part by part.
    fn word_at(&mut self, start: usize, text: &str, look: u32) {
        let Some(levels) = &self.levels else { return self.word(text, look) };
        for (level, part) in levels.parts(self.into.looks[look as usize].run, start, text) {
            self.level = level;
            let look = if is_rightward(level) { self.turned(look) } else { look };
            self.word(&part, look);
        }
    }

    /// Reads a space.
    fn space(&mut self, space: char, look: u32) {
        self.end_chunk();
        let code = self.into.looks[look as usize].code;
        if code && space == '\n' {
            return self.end_segment(true);
        }
        let joint = if space == '\u{a0}' { Joint::Tie } else { Joint::Space };
        let count = if space == '\t' && code { TAB } else { 1 };
        for _ in 0..count {
            let at_start = self.into.atoms.len() == self.segment;
            if code && (at_start || self.joint != Joint::None) {
                // In code each space counts: those beside the first stand before an atom of no glyphs.
                let joint = if at_start { Joint::None } else { Joint::Tie };
                self.push("", look, joint);
                self.joint = if at_start { Joint::Tie } else { self.joint };
            } else if at_start {
                // Space at the start of a line is not seen.
            } else if self.joint != Joint::Tie {
                self.joint = joint;
            }
        }
    }

    /// Reads a word, or the part of one that is in this run.
    fn word(&mut self, text: &str, look: u32) {
        if text.is_empty() {
            return;
        }
        if !text.contains('\u{ad}') && text.len() <= LONGEST_WORD {
            return self.part(text, look, &[]);
        }
        let mut plain = String::with_capacity(text.len());
        let mut soft = Vec::new();
        for character in text.chars() {
            if character == '\u{ad}' {
                soft.push(plain.len());
                continue;
            }
            if plain.len() + character.len_utf8() > LONGEST_WORD {
                self.part(&plain, look, &soft);
                plain.clear();
                soft.clear();
            }
            plain.push(character);
        }
        self.part(&plain, look, &soft);
    }

    fn part(&mut self, text: &str, look: u32, soft: &[usize]) {
        let first = self.into.atoms.len();
        self.push(text, look, self.joint);
        self.joint = Joint::None;
        let mut start = 0;
        for index in first..self.into.atoms.len() {
            let word = self.into.atoms[index].word;
            let length = self.words.words[word.0 as usize].text.len();
            for at in soft.iter().filter(|at| **at > start && **at < start + length) {
                let cut = opportunities::cut(self.shaper, self.words, word, at - start, CutKind::SoftHyphen);
                self.into.cuts.push((index as u32, cut));
            }
            start += length;
        }
    }

    /// Reads an endnote mark.
    fn mark(&mut self, label: &str, look: u32) {
        let at_start = self.into.atoms.len() == self.segment;
        let is_range = |atom: &Atom| &*self.words.words[atom.word.0 as usize].text == RANGE;
        let parted = |atom: &Atom| label != RANGE && !is_range(atom);
        let after_mark =
            self.into.atoms.last().is_some_and(|atom| self.into.looks[atom.look as usize].mark && parted(atom));
        let joint = match self.joint {
            _ if at_start => Joint::None,
            Joint::None if after_mark => Joint::MarkGap,
            Joint::None => Joint::None,
            _ => Joint::Tie,
        };
        if let Some(levels) = &self.levels {
            self.level = levels.at(self.into.looks[look as usize].run, 0);
            self.space_level = if joint == Joint::MarkGap { self.level } else { self.space_level };
        }
        // Blanks in a label would part it.
        let label: String = label.chars().filter(|c| !c.is_whitespace()).take(32).collect();
        if !label.is_empty() {
            self.push(&label, look, joint);
            self.joint = Joint::None;
        }
    }

    /// Adds a text as one atom, or as several where no face has all of its characters.
    fn push(&mut self, text: &str, look: u32, joint: Joint) {
        let Look { manner, size, .. } = self.into.looks[look as usize];
        let first = self.into.atoms.len();
        let mut shaped = self.shaper.shape(self.words, manner, text);
        let mut look = look;
        let level = self.shaper.get(manner).level;
        if level != Level::Base && !shaped.words().all(|word| self.shaper.detail(word).own_level) {
            let base = Manner { level: Level::Base, ..*self.shaper.get(manner) };
            let manner = self.shaper.manner(base);
            shaped = self.shaper.shape(self.words, manner, text);
            let rise = if level == Level::Superior { SUPERIOR_RISE } else { INFERIOR_RISE };
            let changed = Look { manner, size: size * LEVEL_SIZE, rise: size * rise, ..self.into.looks[look as usize] };
            look = self.add_look(changed);
        }
        for (index, word) in shaped.words().enumerate() {
            let joint = if index == 0 { joint } else { Joint::None };
            self.into.atoms.push(Atom { word, look, joint, level: self.level, space_level: self.space_level });
            if self.shaper.detail(word).missing {
                self.report_missing(word);
            }
        }
        self.tie(first);
    }

    /// Ties an atom to that before it where the two belong together.
    fn tie(&mut self, index: usize) {
        let (Some(before), Some(atom)) =
            (index.checked_sub(1).and_then(|before| self.into.atoms.get(before)), self.into.atoms.get(index))
        else {
            return;
        };
        if atom.joint != Joint::Space {
            return;
        }
        let holds = self.shaper.detail(before.word).ties.hold(self.shaper.detail(atom.word).ties);
        let [before, after] = [before, atom].map(|atom| &*self.words.words[atom.word.0 as usize].text);
        if holds || !opportunities::parts_at_space(before, after) {
            self.into.atoms[index].joint = Joint::Tie;
        }
    }

    fn report_missing(&mut self, word: WordId) {
        let word = &self.words.words[word.0 as usize];
        for character in self.shaper.missing(word) {
            let problem = Problem::MissingCharacter(character);
            if !self.into.problems.contains(&problem) {
                self.into.problems.push(problem);
            }
        }
    }

    /// Ends a word: looks for the places inside it where a line may end.
    fn end_chunk(&mut self) {
        let start = self.chunk;
        self.chunk = self.into.atoms.len();
        let is_mark = |atom: &Atom| self.into.looks[atom.look as usize].mark;
        let atoms = &self.into.atoms[start..];
        if atoms.iter().all(|atom| self.shaper.detail(atom.word).plain) && atoms.len() <= 1 {
            return;
        }
        let worded: Vec<usize> = (start..self.into.atoms.len()).filter(|i| !is_mark(&self.into.atoms[*i])).collect();
        if let [index] = worded[..] {
            let atom = self.into.atoms[index];
            if self.shaper.detail(atom.word).plain {
                return;
            }
            let code = self.into.looks[atom.look as usize].code;
            let cuts = self.cuts.own(self.shaper, self.words, atom.word, code);
            self.into.cuts.extend(cuts.iter().map(|cut| (index as u32, *cut)));
        } else {
            self.cut_across(&worded);
        }
    }

    /// Looks for places in a word that consists of several atoms.
    fn cut_across(&mut self, atoms: &[usize]) {
        let text: String =
            atoms.iter().map(|index| &*self.words.words[self.into.atoms[*index].word.0 as usize].text).collect();
        let code = atoms.iter().any(|index| self.into.looks[self.into.atoms[*index].look as usize].code);
        let mut start = 0;
        let mut places = opportunities::places(&text, code).into_iter().peekable();
        for index in atoms {
            let word = self.into.atoms[*index].word;
            let end = start + self.words.words[word.0 as usize].text.len();
            while let Some((at, kind)) = places.next_if(|(at, _)| *at < end) {
                let after_mark =
                    index.checked_sub(1).is_some_and(|i| self.into.looks[self.into.atoms[i].look as usize].mark);
                if at > start || (at == start && !after_mark) {
                    let cut = opportunities::cut(self.shaper, self.words, word, at - start, kind);
                    self.into.cuts.push((*index as u32, cut));
                }
            }
            start = end;
        }
    }

    fn end_segment(&mut self, is_meant: bool) {
        self.end_chunk();
        if is_meant || self.into.atoms.len() > self.segment {
            self.into.segments.push(self.into.atoms.len());
        }
        self.segment = self.into.atoms.len();
        self.joint = Joint::None;
    }
}

/// Sorts cuts by place and keeps one at each.
pub(super) fn sort_cuts(cuts: &mut Vec<(u32, Cut)>) {
    cuts.sort_by_key(|(atom, cut)| (*atom, cut.at, cut.kind));
    cuts.dedup_by_key(|(atom, cut)| (*atom, cut.at));
}

/// Returns the characters that part words: all white space but that of fixed width.
fn spaces(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at) {
            let start = at;
            at += 1;
            match byte {
                b'\t'..=b'\r' | b' ' => return Some((start, char::from(*byte))),
                // The first bytes of U+0085, U+00A0, U+1680, U+2028, U+2029 and U+3000.
                0xc2 | 0xe1..=0xe3 => {
                    let character = text.get(start..).and_then(|text| text.chars().next());
                    if let Some(c @ ('\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2028}' | '\u{2029}' | '\u{3000}')) =
                        character
                    {
                        at = start + c.len_utf8();
                        return Some((start, c));
                    }
                }
                _ => {}
            }
        }
        None
    })
}
