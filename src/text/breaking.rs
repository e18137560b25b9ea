//! How hard it is tried to break a segment: at spaces, at syllables, with loose lines, and through words if need be.

use super::collect::{Joint, sort_cuts};
use super::fit::{Measures, Pass, Room, total_fit};
use super::measure::{Measurer, Point, PointKind};
use super::opportunities::{self, CutKind};
use super::ragged::{LEADING_WORD, balanced, ragged};
use super::{Align, TextStyle};
use std::ops::Range;

/// Badness that is taken without hyphens: spaces of some 0.37 em.
const TOLERANCE_WITHOUT_HYPHENS: f64 = 30.0;

/// Badness that is taken with hyphens.
const TOLERANCE_WITH_HYPHENS: f64 = 400.0;

/// Room that each line of a paragraph that fails is granted, as a part of the measure, so that what is too loose is
/// spread over all of its lines.
const SLACK: f64 = 0.04;

/// Breaks segments into lines.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    /// The break points of the segment.
    pub(super) points: Vec<Point>,
    /// The points at which its lines end.
    pub(super) ends: Vec<usize>,
    room: Room,
}

impl Breaker {
    /// Breaks a segment; the result is in [`Breaker::points`] and [`Breaker::ends`].
    pub(super) fn break_lines(
        &mut self,
        measurer: &mut Measurer,
        segment: Range<usize>,
        style: &TextStyle,
        measures: Measures,
    ) {
        measurer.measure(segment.clone(), false, &mut self.points);
        self.ends.clear();
        if self.points.len() == 2 && self.points[1].end <= measures.first {
            self.ends.push(1);
            return;
        }
        if style.align == Align::Justify && !style.balance {
            self.justify(measurer, segment, style, measures);
        } else {
            self.set_ragged(measurer, segment, style, measures);
        }
    }

    fn justify(&mut self, measurer: &mut Measurer, segment: Range<usize>, style: &TextStyle, measures: Measures) {
        let pass = Pass { tolerance: TOLERANCE_WITHOUT_HYPHENS, slack: 0.0, last: false };
        if self.try_pass(measures, pass) {
            return;
        }
        if style.hyphenate {
            measurer.measure(segment.clone(), true, &mut self.points);
            let pass = Pass { tolerance: TOLERANCE_WITH_HYPHENS, slack: 0.0, last: false };
            if self.try_pass(measures, pass) {
                return;
            }
        }
        self.part_long_words(measurer, segment, style.hyphenate, measures);
        let pass = Pass { tolerance: f64::INFINITY, slack: SLACK * measures.rest, last: true };
        if !self.try_pass(measures, pass) {
            self.ends = ragged(&self.points, measures);
        }
    }

    fn try_pass(&mut self, measures: Measures, pass: Pass) -> bool {
        match total_fit(&self.points, measures, pass, &mut self.room) {
            Some(ends) => {
                self.ends = ends;
                true
            }
            None => false,
        }
    }

    fn set_ragged(&mut self, measurer: &mut Measurer, segment: Range<usize>, style: &TextStyle, measures: Measures) {
        if !self.long_parts(measures).is_empty() {
            if style.hyphenate {
                measurer.measure(segment.clone(), true, &mut self.points);
            }
            self.part_long_words(measurer, segment, style.hyphenate, measures);
        }
        if style.balance {
            self.shun_leading_words(measurer);
            self.ends = balanced(&self.points, measures);
        } else {
            self.ends = ragged(&self.points, measures);
        }
    }

    /// Makes it cost to end a line of a headline after an article.
    fn shun_leading_words(&mut self, measurer: &Measurer) {
        for point in &mut self.points {
            let before = (point.atom as usize).checked_sub(1).and_then(|before| measurer.collected.atoms.get(before));
            if let (PointKind::Space, Some(before)) = (point.kind, before) {
                let manner = measurer.shaper.detail(before.word).manner;
                let word = &measurer.words.words[before.word.0 as usize].text;
                if measurer.shaper.get(manner).language.leads(word) {
                    point.penalty += LEADING_WORD;
                }
            }
        }
    }

    /// Returns the parts between neighbouring points that no line can hold, by the point that each starts at.
    fn long_parts(&self, measures: Measures) -> Vec<usize> {
        let is_long = |from: &usize| self.points[from + 1].end - self.points[*from].start > measures.after(*from);
        (0..self.points.len().saturating_sub(1)).filter(is_long).collect()
    }

    /// Lets lines end in parts that no line can hold: first between words that belong together, then anywhere.
    fn part_long_words(&mut self, measurer: &mut Measurer, segment: Range<usize>, syllables: bool, measures: Measures) {
        let long = self.long_parts(measures);
        if long.is_empty() {
            return;
        }
        for from in long {
            let (from, to) = (self.points[from], self.points[from + 1]);
            for atom in measurer.collected.atoms.iter_mut().take(to.end_atom()).skip(from.atom as usize + 1) {
                if atom.joint == Joint::Tie {
                    atom.joint = Joint::LooseTie;
                }
            }
        }
        measurer.measure(segment.clone(), syllables, &mut self.points);
        let long = self.long_parts(measures);
        if long.is_empty() {
            return;
        }
        for from in long {
            cut_anywhere(measurer, &self.points[from], &self.points[from + 1], measures.after(from), measures.rest);
        }
        sort_cuts(&mut measurer.collected.cuts);
        measurer.measure(segment, syllables, &mut self.points);
    }
}

/// A place at which a part that no line can hold could be cut.
#[derive(Debug, Clone, Copy)]
struct Place {
    atom: usize,
    /// Byte of the atom's text.
    at: usize,
    /// How far from the start of its line.
    x: f64,
    kind: CutKind,
}

/// Cuts what stands between two points into parts that fill a line each. Endnote marks stay with the letter that they
/// follow, as far as a line holds both.
fn cut_anywhere(measurer: &mut Measurer, from: &Point, to: &Point, first: f64, rest: f64) {
    let (mut x, mut measure) = (0.0, first);
    // Length of the lines before the present one.
    let mut before = 0.0;
    // Where to cut when a mark does not fit any more: before the letter that it follows or, where both would not fit
    // either, between it and another mark.
    let (mut letter, mut between): (Option<Place>, Option<Place>) = (None, None);
    let mut places = Vec::new();
    for index in from.atom as usize..to.end_atom() {
        let atom = measurer.collected.atoms[index];
        let look = measurer.collected.looks[atom.look as usize];
        let word = &measurer.words.words[atom.word.0 as usize];
        let manner = measurer.shaper.detail(atom.word).manner;
        let start = if index == from.atom as usize { from.at } else { 0 };
        let end = if index == to.atom as usize { to.at } else { u16::MAX };
        if index > from.atom as usize {
            let room = measurer.collected.room(measurer.words, Some(measurer.collected.atoms[index - 1]), atom).0;
            x += room;
            if atom.joint == Joint::MarkGap {
                between = Some(Place { atom: index, at: 0, x, kind: CutKind::Other });
            }
        }
        let mut glyphs = word.glyphs.iter().filter(|glyph| glyph.cluster >= start && glyph.cluster < end).peekable();
        if start > 0 && glyphs.peek().is_none_or(|first| first.cluster != start) {
            // The start cuts a ligature, which is several glyphs now.
            let rest = word.glyphs.iter().filter(|glyph| glyph.cluster >= start);
            let whole: f64 = rest.map(|glyph| f64::from(glyph.advance) * look.scale + look.tracking).sum();
            let cut = opportunities::cut(measurer.shaper, measurer.words, atom.word, start.into(), CutKind::Emergency);
            x += f64::from(cut.after) * look.scale + f64::from(cut.glyphs_after) * look.tracking - whole;
        }
        while let Some(first) = glyphs.next() {
            let mut advance = f64::from(first.advance) * look.scale + look.tracking;
            // A part that ends here is not kerned with what followed.
            let mut nominal = measurer.shaper.nominal(word.face, *first);
            while let Some(next) = glyphs.next_if(|next| next.cluster == first.cluster) {
                advance += f64::from(next.advance) * look.scale + look.tracking;
                nominal += measurer.shaper.nominal(word.face, *next);
            }
            if word.rightward {
                // Where joined letters are parted, they have the forms of those that stand alone, or narrower ones.
                let end = glyphs.peek().map_or(word.text.len(), |next| usize::from(next.cluster));
                let alone = word.text.get(usize::from(first.cluster)..end).unwrap_or("");
                nominal = nominal.max(measurer.shaper.advance(manner, word.face, alone).0);
                advance = advance.max(f64::from(nominal) * look.scale);
            }
            let ending = advance.max(f64::from(nominal) * look.scale + look.tracking);
            let here = Place { atom: index, at: usize::from(first.cluster), x, kind: CutKind::Emergency };
            let fits = |place: &Place| place.x > 0.0 && x + ending - place.x <= rest;
            let place = match look.mark {
                true => letter.filter(fits).or(between).or(letter),
                false => Some(here),
            };
            if let Some(place) = place.filter(|place| x + ending > measure && place.x > 0.0) {
                places.push(place);
                (x, measure) = (x - place.x, rest);
                before += place.x;
                let moved = |other: Place| Place { x: other.x - place.x, ..other };
                (letter, between) = (letter.map(moved), between.map(moved));
            }
            if !look.mark {
                (letter, between) = (Some(Place { x, ..here }), None);
            }
            x += advance;
        }
    }
    // The hyphen at its end may be what a part is too long by.
    let is_long = to.end - from.start - before > measure;
    places.extend(letter.filter(|place| is_long && to.hyphened && place.x > 0.0));
    for Place { atom, at, kind, .. } in places {
        let word = measurer.collected.atoms[atom].word;
        let cut = opportunities::cut(measurer.shaper, measurer.words, word, at, kind);
        measurer.collected.cuts.push((atom as u32, cut));
    }
}
