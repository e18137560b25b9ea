//! Atoms → break points with their widths, so that the length of any line is one subtraction.

use super::collect::{Collected, Joint, Look};
use super::opportunities::{self, Cut, CutKind, Cuts};
use super::shape::Shaper;
use super::{Word, WordId, Words};
use std::ops::Range;

/// A place where a line may end. All widths count from the start of the segment, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    /// Where a line that ends here ends: its hyphen is in, what hangs over the margin is not.
    pub(super) end: f64,
    /// Where a line that follows starts: what hangs over the left margin is not in.
    pub(super) start: f64,
    /// How far the first character of that line hangs over the margin.
    pub(super) underhang: f64,
    /// How far its last character hangs over the margin, with the tracking after it.
    pub(super) overhang: f64,
    /// Spaces that justifying may stretch, up to the end of a line that ends here.
    pub(super) space_end: f64,
    /// The same up to the start of a line that follows.
    pub(super) space_start: f64,
    /// What it costs to break here.
    pub(super) penalty: f64,
    /// Whether the line ends with a hyphen, its own or ours.
    pub(super) hyphened: bool,
    /// What is cut.
    pub(super) kind: PointKind,
    /// The atom that the next line starts with.
    pub(super) atom: u32,
    /// Byte of that atom's text at which it starts.
    pub(super) at: u16,
}

impl Point {
    /// Returns the number of the atom after those that a line which ends here holds something of.
    pub(super) fn end_atom(&self) -> usize {
        self.atom as usize + usize::from(self.at > 0)
    }
}

/// What a break point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointKind {
    /// The start or the end of the segment.
    Edge,
    /// A space.
    Space,
    /// Inside a word.
    Cut(CutKind),
}

/// Returns what it costs to break a line, on TeX's scale (The TeXbook, chapter 14), where a hyphen costs 50.
fn penalty(kind: CutKind) -> f64 {
    match kind {
        CutKind::Other => 25.0,
        CutKind::OwnHyphen => 40.0,
        CutKind::Address => 50.0,
        CutKind::AddressPart => 70.0,
        CutKind::SoftHyphen => 50.0,
        CutKind::Syllable => 60.0,
        CutKind::NameSyllable => 100.0,
        CutKind::CompoundSyllable => 120.0,
        CutKind::Emergency => EMERGENCY_PENALTY,
    }
}

/// Cost of parting words that belong together; only where a line cannot hold them.
const TIE_PENALTY: f64 = 1_000.0;

/// Cost of cutting a word where it has no place for that.
const EMERGENCY_PENALTY: f64 = 3_000.0;

/// How much of a character hangs over the right margin in justified text, as a part of its advance: small marks at the
/// end of a line make the edge look ragged when they stand inside.
const HANGING: &[(char, f64)] = &[
    ('-', 0.5),
    ('\u{2010}', 0.5),
    ('\u{ad}', 0.5),
    ('.', 0.6),
    (',', 0.6),
    ('’', 0.6),
    ('”', 0.5),
    ('\'', 0.6),
    ('"', 0.5),
    (';', 0.4),
    (':', 0.4),
    ('–', 0.3),
];

/// The same of marks at the start of a line, over the left margin.
const HANGING_BEFORE: &[(char, f64)] = &[
    ('“', 0.5),
    ('‘', 0.6),
    ('„', 0.5),
    ('‚', 0.6),
    ('«', 0.3),
    ('»', 0.3),
    ('‹', 0.3),
    ('›', 0.3),
    ('"', 0.5),
    ('\'', 0.6),
];

/// Lists break points.
pub(super) struct Measurer<'m, 'f> {
    pub(super) shaper: &'m mut Shaper<'f>,
    pub(super) words: &'m Words,
    pub(super) cuts: &'m mut Cuts,
    pub(super) collected: &'m mut Collected,
    /// Whether small marks hang over the margins.
    pub(super) hanging: bool,
}

impl Measurer<'_, '_> {
    /// Lists the break points of a segment, its start and its end among them.
    pub(super) fn measure(&mut self, segment: Range<usize>, syllables: bool, points: &mut Vec<Point>) {
        points.clear();
        let collected = &*self.collected;
        let edge = Point {
            end: 0.0,
            start: 0.0,
            underhang: 0.0,
            overhang: 0.0,
            space_end: 0.0,
            space_start: 0.0,
            penalty: 0.0,
            hyphened: false,
            kind: PointKind::Edge,
            atom: segment.start as u32,
            at: 0,
        };
        let underhang = if segment.is_empty() { 0.0 } else { self.underhang(segment.start, 0) };
        points.push(Point { start: underhang, underhang, ..edge });
        let (mut x, mut space) = (0.0, 0.0);
        let mut next_cut = collected.cuts.partition_point(|(atom, _)| (*atom as usize) < segment.start);
        let mut inner = Vec::new();
        for index in segment.clone() {
            let atom = collected.atoms[index];
            let mut gap = 0.0;
            if index > segment.start {
                let (width, stretch) = collected.room(self.words, Some(collected.atoms[index - 1]), atom);
                if matches!(atom.joint, Joint::Space | Joint::LooseTie) {
                    let overhang = self.overhang(index - 1, None);
                    let underhang = self.underhang(index, 0);
                    points.push(Point {
                        end: x - overhang,
                        overhang,
                        start: x + width + underhang,
                        underhang,
                        space_end: space,
                        space_start: space + stretch,
                        penalty: if atom.joint == Joint::LooseTie { TIE_PENALTY } else { 0.0 },
                        kind: PointKind::Space,
                        atom: index as u32,
                        ..edge
                    });
                }
                if atom.joint == Joint::MarkGap {
                    gap = width;
                }
                x += width;
                space += stretch;
            }
            let advance = collected.advance(self.words, atom);
            let look = &collected.looks[atom.look as usize];
            inner.clear();
            while let Some((_, cut)) = collected.cuts.get(next_cut).filter(|(atom, _)| *atom as usize == index) {
                inner.push(*cut);
                next_cut += 1;
            }
            if syllables && look.hyphenate && !look.mark && !self.is_joined(index) {
                let found = self.cuts.syllables(self.shaper, self.words, atom.word);
                if !found.is_empty() {
                    inner.extend_from_slice(found);
                    inner.sort_by_key(|cut| (cut.at, cut.kind));
                    inner.dedup_by_key(|cut| cut.at);
                }
            }
            for cut in &inner {
                let width = |units: i32, glyphs: u16| f64::from(units) * look.scale + f64::from(glyphs) * look.tracking;
                let overhang = self.overhang(index, Some(cut));
                let underhang = self.underhang(index, usize::from(cut.at));
                let hyphen = repeated_hyphen(self.shaper, &self.words.words[atom.word.0 as usize], look, cut);
                // A line that ends between two marks has not the gap between them.
                let gap = if cut.at == 0 { gap } else { 0.0 };
                points.push(Point {
                    end: x - gap + width(cut.before, cut.glyphs_before) - overhang,
                    overhang,
                    start: x + advance - width(cut.after, cut.glyphs_after) + underhang - hyphen,
                    underhang,
                    space_end: space,
                    space_start: space,
                    penalty: penalty(cut.kind),
                    hyphened: cut.kind.adds_hyphen() || cut.kind == CutKind::OwnHyphen,
                    kind: PointKind::Cut(cut.kind),
                    atom: index as u32,
                    at: cut.at,
                });
            }
            x += advance;
        }
        let overhang = if segment.is_empty() { 0.0 } else { self.overhang(segment.end - 1, None) };
        points.push(Point {
            end: x - overhang,
            overhang,
            start: x,
            space_end: space,
            space_start: space,
            atom: segment.end as u32,
            ..edge
        });
    }

    /// Returns whether letters of another atom go on where the atom starts or ends.
    fn is_joined(&self, index: usize) -> bool {
        let atoms = &self.collected.atoms;
        let text = |index: usize| &*self.words.words[atoms[index].word.0 as usize].text;
        let is_mark = |index: usize| self.collected.looks[atoms[index].look as usize].mark;
        let before = index > 0
            && atoms[index].joint == Joint::None
            && !is_mark(index - 1)
            && text(index).starts_with(char::is_alphabetic)
            && text(index - 1).ends_with(char::is_alphanumeric);
        let after = atoms.get(index + 1).is_some_and(|next| next.joint == Joint::None)
            && !is_mark(index + 1)
            && text(index).ends_with(char::is_alphabetic)
            && text(index + 1).starts_with(char::is_alphanumeric);
        before || after
    }

    /// Returns how far the last character of a line hangs over the margin, with the tracking after it.
    fn overhang(&self, index: usize, cut: Option<&Cut>) -> f64 {
        let atom = self.collected.atoms[index];
        let look = &self.collected.looks[atom.look as usize];
        let last = match cut {
            Some(cut) if cut.kind.adds_hyphen() => Some('\u{ad}'),
            Some(cut) if cut.at == 0 => None,
            Some(cut) => self.text(atom.word).get(..usize::from(cut.at)).and_then(|text| text.chars().next_back()),
            None => self.text(atom.word).chars().next_back(),
        };
        // The last word of a line that runs from right to left does not stand at its right end.
        let hangs = last.filter(|_| atom.level == 0);
        look.tracking + hangs.map_or(0.0, |last| self.hang(HANGING, last, look))
    }

    /// Returns how far the first character of a line hangs over the margin, which starts in an atom at a byte of its text.
    fn underhang(&self, index: usize, at: usize) -> f64 {
        let atom = self.collected.atoms[index];
        let look = &self.collected.looks[atom.look as usize];
        let first = self.text(atom.word).get(at..).and_then(|text| text.chars().next()).filter(|_| atom.level == 0);
        first.map_or(0.0, |first| self.hang(HANGING_BEFORE, first, look))
    }

    fn text(&self, word: WordId) -> &str {
        &self.words.words[word.0 as usize].text
    }

    fn hang(&self, hanging: &[(char, f64)], mark: char, look: &Look) -> f64 {
        if !self.hanging || mark.is_ascii_alphanumeric() || look.mark || look.code {
            return 0.0;
        }
        let Some((_, part)) = hanging.iter().find(|(character, _)| *character == mark) else { return 0.0 };
        let mark = if mark == '\u{ad}' { '-' } else { mark };
        let fonts = self.shaper.fonts();
        let advance = fonts.glyph(look.face, mark).map_or(0, |glyph| fonts.advance(look.face, glyph));
        part * f64::from(advance) * look.scale
    }
}

/// Returns what a hyphen adds to the line that follows a cut, where it stands there once more.
fn repeated_hyphen(shaper: &mut Shaper, word: &Word, look: &Look, cut: &Cut) -> f64 {
    let rest = word.text.get(usize::from(cut.at)..).unwrap_or_default();
    if !opportunities::is_repeated(cut.kind, rest, shaper.get(look.manner).language) {
        return 0.0;
    }
    let (with_hyphen, glyphs) = shaper.advance(look.manner, word.face, &format!("\u{ad}{rest}"));
    let more = |whole: usize, part: u16| whole as f64 - f64::from(part);
    f64::from(with_hyphen - cut.after) * look.scale + more(glyphs, cut.glyphs_after) * look.tracking
}
