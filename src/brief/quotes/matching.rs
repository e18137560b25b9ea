//! Finding a quotation in a text, with the changes that a quotation may mark: `[…]`, `[word]`, `[T]he`.

use crate::brief::folding::{Folded, fold};
use std::ops::Range;

/// Words in brackets stand for a few words of the text, or are added to it; no sentence ends in them.
const EDITED: usize = 80;

/// Places that are followed where the first words stand in many.
const MOST_STARTS: usize = 64;

/// A quotation in folded form, parted at its brackets.
pub(super) struct Quotation {
    /// The whole.
    pub(super) folded: Folded,
    segments: Vec<Segment>,
}

/// Words that stand in the text as they are.
struct Segment {
    /// Their bytes in the folded quotation.
    bytes: Range<usize>,
    /// What stands before them.
    before: Gap,
    /// A first letter in brackets: it may be a capital here and none there, or the other way round.
    initial: Option<char>,
}

#[derive(Clone, Copy, PartialEq)]
enum Gap {
    /// It is the beginning.
    None,
    /// `[…]`
    Omission,
    /// `[word]`
    Edited,
}

/// Where a quotation stands.
pub(super) struct Match {
    /// Its bytes in the folded text.
    pub(super) bytes: Range<usize>,
    /// What it leaves out.
    pub(super) omitted: Vec<Range<usize>>,
}

/// How far a quotation agrees with a text in which it does not stand.
pub(super) struct Agreement {
    /// Bytes of the folded quotation that agree.
    pub(super) quoted: usize,
    /// Where the folded text goes on otherwise; none where nothing agrees.
    pub(super) found: Option<usize>,
}

impl Quotation {
    /// Reads a quotation. A last full stop or comma may be the quoting writer's, and does not count.
    pub(super) fn read(text: &str) -> Quotation {
        let folded = fold(text.trim_end().trim_end_matches(['.', ',']).trim_end());
        let mut segments = Vec::new();
        let (mut start, mut before, mut initial) = (0, Gap::None, None);
        let mut at = 0;
        while let Some(open) = folded.text.get(at..).and_then(|rest| rest.find('[')).map(|found| at + found) {
            let Some(close) = folded.text.get(open..).and_then(|rest| rest.find(']')).map(|found| open + found) else {
                break;
            };
            let inside = folded.text.get(open + 1..close).unwrap_or("");
            let has_words = push(&mut segments, &folded.text, start..open, before, initial);
            let mut chars = inside.chars();
            let is_word_behind =
                folded.text.get(close + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            (before, initial) = match (chars.next(), chars.next()) {
                (Some(letter), None) if letter.is_alphabetic() && is_word_behind => {
                    (if has_words { Gap::Edited } else { before }, Some(letter))
                }
                _ if inside.chars().all(|char| char == '.') || (before == Gap::Omission && !has_words) => {
                    (Gap::Omission, None)
                }
                _ => (Gap::Edited, None),
            };
            start = close + 1;
            at = start;
        }
        push(&mut segments, &folded.text, start..folded.text.len(), before, initial);
        Quotation { folded, segments }
    }

    /// Finds the quotation in a text; else tells how far it agrees.
    pub(super) fn find(&self, text: &Folded) -> Result<Match, Agreement> {
        let mut from = 0;
        let mut best = Agreement { quoted: 0, found: None };
        // The first words may stand in several places, of which one goes on as the quotation does.
        for _ in 0..MOST_STARTS {
            let Some(start) = self.place(0, text, from) else { break };
            match self.rest(text, start) {
                Ok(found) => return Ok(found),
                Err(agreement) if agreement.quoted > best.quoted => best = agreement,
                Err(_) => {}
            }
            from = start + text.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        if best.found.is_none() {
            best = self.agreement(0, text, 0);
        }
        Err(best)
    }

    /// Follows the quotation from where its first words stand.
    fn rest(&self, text: &Folded, start: usize) -> Result<Match, Agreement> {
        let mut end = start + self.segments.first().map_or(0, |segment| self.length(segment));
        let mut omitted = Vec::new();
        for (index, segment) in self.segments.iter().enumerate().skip(1) {
            let found = self.place(index, text, end);
            let between = |found: &usize| text.text.get(end..*found).unwrap_or("");
            let fits = |found: &usize| {
                let words = between(found);
                segment.before != Gap::Edited || (words.len() <= EDITED && !words.contains(". "))
            };
            let Some(found) = found.filter(fits) else {
                return Err(self.agreement(index, text, end));
            };
            if segment.before == Gap::Omission {
                omitted.push(end..found);
            }
            end = found + self.length(segment);
        }
        Ok(Match { bytes: start..end, omitted })
    }

    /// Finds words from a byte of the text on.
    fn place(&self, index: usize, text: &Folded, from: usize) -> Option<usize> {
        let segment = self.segments.get(index)?;
        let words = self.words(segment);
        let mut at = from;
        loop {
            let found = at + text.text.get(at..)?.find(words)?;
            let start = match segment.initial {
                None => Some(found),
                Some(letter) => found.checked_sub(letter.len_utf8()),
            };
            if let Some(start) = start.filter(|start| *start >= from && self.stands_at(segment, text, *start)) {
                return Some(start);
            }
            at = found + text.text.get(found..)?.chars().next()?.len_utf8();
        }
    }

    /// Returns whether words stand at a byte of the text, whole where the quotation has them whole.
    fn stands_at(&self, segment: &Segment, text: &Folded, at: usize) -> bool {
        let Some(mut rest) = text.text.get(at..) else { return false };
        if let Some(letter) = segment.initial {
            let mut chars = rest.chars();
            if !chars.next().is_some_and(|found| found.to_lowercase().eq(letter.to_lowercase())) {
                return false;
            }
            rest = chars.as_str();
        }
        let end = at + self.length(segment);
        // "govern[ment]" and "[T]he" go on within a word.
        let Range { start, end: stop } = segment.bytes;
        let own = &self.folded;
        let follows_bracket = own.text.get(..start).is_some_and(|text| text.ends_with(']'));
        let meets_bracket = own.text.get(stop..).is_some_and(|text| text.starts_with('['));
        rest.starts_with(self.words(segment))
            && ((follows_bracket && segment.initial.is_none()) || text.is_apart(at))
            && (meets_bracket || text.is_apart(end))
    }

    fn words(&self, segment: &Segment) -> &str {
        self.folded.text.get(segment.bytes.clone()).unwrap_or("")
    }

    fn length(&self, segment: &Segment) -> usize {
        segment.bytes.len() + segment.initial.map_or(0, char::len_utf8)
    }

    /// Tells how far words agree with the text from a byte on, back to the last whole word.
    fn agreement(&self, index: usize, text: &Folded, from: usize) -> Agreement {
        let Some(segment) = self.segments.get(index) else { return Agreement { quoted: 0, found: None } };
        let (words, rest) = (self.words(segment), text.text.get(from..).unwrap_or(""));
        let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        // What a long beginning agrees in, a shorter one does too.
        let matching = ends.partition_point(|end| words.get(..*end).is_some_and(|start| rest.contains(start)));
        let longest = matching.checked_sub(1).and_then(|index| ends.get(index)).copied().unwrap_or(0);
        let agreed = words.get(..longest).unwrap_or("");
        let whole = if longest == words.len() { longest } else { agreed.rfind(' ').map_or(0, |space| space + 1) };
        let found = agreed.get(..whole).filter(|start| !start.is_empty()).and_then(|start| rest.find(start));
        match found {
            Some(found) => Agreement { quoted: segment.bytes.start + whole, found: Some(from + found + whole) },
            None if index == 0 => Agreement { quoted: 0, found: None },
            None => Agreement { quoted: segment.bytes.start, found: Some(from) },
        }
    }
}

/// Adds the words between two brackets; returns whether there are any.
fn push(segments: &mut Vec<Segment>, text: &str, bytes: Range<usize>, before: Gap, initial: Option<char>) -> bool {
    let words = text.get(bytes.clone()).unwrap_or("");
    let start = bytes.end - words.trim_start().len();
    let end = start + words.trim().len();
    if start < end {
        segments.push(Segment { bytes: start..end, before, initial });
    }
    start < end
}
