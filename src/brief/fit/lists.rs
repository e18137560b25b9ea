//! Numbers in lists: what several of them share, and which item of another list each is given.

use super::parting::{Mark, part};
use crate::brief::meaning::{Role, Word, is_of, is_respectively};
use crate::brief::reading::Reading;
use std::ops::Range;

/// An enumeration: "46 hospitals and 312 rural clinics".
pub(super) struct Group {
    /// Its bytes, as far as the last noun.
    pub(super) bytes: Range<usize>,
    /// What follows is said of all, as far as this byte.
    pub(super) tail: usize,
    /// Whether more than a noun stands between its numbers.
    pub(super) is_loose: bool,
}

/// The most words of a noun: "all-weather road", "private kindergartens".
const LONGEST_NOUN: usize = 3;

/// Takes the words at the beginning of some that follow a byte, up to the first small word or mark.
pub(super) fn noun<'r>(reading: &'r Reading, words: &'r [Word], from: usize) -> Vec<&'r Word> {
    let mut noun = Vec::new();
    let mut end = from;
    for word in words {
        let gap = reading.written(end..word.bytes.start);
        let is_of = noun.is_empty() && word.role == Role::Small && word.concepts.is_empty() && word.bytes.len() <= 4;
        if gap.contains([',', ';', ':', '.', '(', ')', '\n']) && !noun.is_empty() {
            break;
        }
        end = word.bytes.end;
        if is_of {
            continue;
        }
        if word.role != Role::Content || noun.len() == LONGEST_NOUN {
            break;
        }
        noun.push(word);
    }
    // German writes nouns with capitals; what has none is a verb.
    let is_noun = |word: &&Word| reading.written(word.bytes.clone()).starts_with(char::is_uppercase);
    if reading.language.code() == "de" && !noun.iter().any(is_noun) {
        noun.clear();
    }
    noun
}

/// Returns the enumeration that a mark is part of: "46 hospitals and 312 rural clinics", as far as its last noun.
pub(super) fn group(reading: &Reading, sentence: &Range<usize>, marks: &[Mark], at: usize) -> Option<Group> {
    let adjoins = |left: usize| {
        let (Some(left), Some(right)) = (marks.get(left), marks.get(left + 1)) else { return false };
        left.index.is_some() && right.index.is_some() && is_enumerated(reading, left, right)
    };
    let mut first = at;
    while first > 0 && adjoins(first - 1) {
        first -= 1;
    }
    let mut last = at;
    while adjoins(last) {
        last += 1;
    }
    if first == last {
        return None;
    }
    let end = marks.get(last)?.bytes.end;
    let tail = part(reading, sentence, marks, last).end;
    let noun = noun(reading, reading.words_in(end..tail), end);
    let end = noun.last().map_or(tail, |word| word.bytes.end);
    let is_loose = (first..last).any(|left| {
        let (Some(left), Some(right)) = (marks.get(left), marks.get(left + 1)) else { return false };
        let gap = left.bytes.end..right.bytes.start.max(left.bytes.end);
        reading.words_in(gap).iter().filter(|word| word.role == Role::Content).count() > 1
    });
    Some(Group { bytes: marks.get(first)?.bytes.start..end, tail, is_loose })
}

/// Returns whether two numbers stand in one enumeration: a noun, a joint or comma, the next number. More words than a
/// noun's, or small ones among them, make a clause, and "of the 40 towns, 12 replied" is no enumeration.
fn is_enumerated(reading: &Reading, left: &Mark, right: &Mark) -> bool {
    const MOST_WORDS: usize = 3;
    let gap = left.bytes.end..right.bytes.start.max(left.bytes.end);
    let text = reading.written(gap.clone());
    let words = reading.words_in(gap);
    let (joints, noun) = match words.split_last() {
        Some((last, noun)) if last.role == Role::Joint => (true, noun),
        _ => (false, words),
    };
    // "9 % of the teachers and 16 % of the pupils": the noun stands behind "of".
    let leads = noun.first().is_some_and(|word| is_of(reading.written(word.bytes.clone()), reading.language));
    let small = noun.iter().take_while(|word| word.role == Role::Small && word.concepts.is_empty()).count();
    let noun = if leads { noun.get(small..).unwrap_or(noun) } else { noun };
    let is_noun = !noun.is_empty() && noun.len() <= MOST_WORDS && noun.iter().all(|word| word.role == Role::Content);
    let ends = joints || text.trim_end().ends_with(',');
    ends && is_noun && !text.contains([';', ':', '(', '—']) && !is_whole(reading, left)
}

/// Returns whether a number is the whole that others are parts of: "of the 40 towns".
fn is_whole(reading: &Reading, mark: &Mark) -> bool {
    let head = reading.written(mark.bytes.start.saturating_sub(16)..mark.bytes.start);
    head.split_whitespace().rev().take(2).any(|word| is_of(word, reading.language))
}

/// Finds the item of a list of names that "respectively", or a list of as many numbers, gives to a mark. Returns the
/// bytes of the list and of the item.
pub(super) fn given(
    reading: &Reading,
    sentence: &Range<usize>,
    marks: &[Mark],
    at: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let is_bare = |left: usize| {
        let (Some(left), Some(right)) = (marks.get(left), marks.get(left + 1)) else { return false };
        let gap = left.bytes.end..right.bytes.start.max(left.bytes.end);
        let words = reading.words_in(gap.clone());
        let is_list = reading.written(gap).contains(',') || words.iter().any(|word| word.role == Role::Joint);
        is_list && words.iter().all(|word| word.role != Role::Content)
    };
    let mut first = at;
    while first > 0 && is_bare(first - 1) {
        first -= 1;
    }
    let mut last = at;
    while is_bare(last) {
        last += 1;
    }
    let count = last - first + 1;
    let says_so = reading
        .words_in(sentence.clone())
        .iter()
        .any(|word| is_respectively(reading.written(word.bytes.clone()), reading.language));
    if count < 2 || (count == 2 && !says_so) {
        return None;
    }
    let before = sentence.start..marks.get(first)?.bytes.start;
    let behind = marks.get(last)?.bytes.end..sentence.end;
    [before, behind].into_iter().find_map(|range| {
        let items = items(reading, range, count)?;
        let list = items.first()?.start..items.last()?.end;
        Some((list, items.get(at - first)?.clone()))
    })
}

/// Parts some bytes into as many items as are wanted, at commas and joints.
fn items(reading: &Reading, range: Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let words = reading.words_in(range);
    let mut parts: Vec<Vec<&Word>> = vec![Vec::new()];
    let mut end = words.first()?.bytes.start;
    for word in words {
        let breaks = reading.written(end..word.bytes.start).contains(',') || word.role == Role::Joint;
        if breaks && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(Vec::new());
        }
        end = word.bytes.end;
        if word.role == Role::Content {
            parts.last_mut()?.push(word);
        }
    }
    parts.retain(|part| !part.is_empty());
    if parts.len() != count {
        return None;
    }
    let bytes = parts.iter().enumerate().map(|(index, part)| {
        // The list's first item ends what leads to it, its last begins what follows.
        let first = if index == 0 { part.last() } else { part.first() }?;
        let last = if index + 1 == count { part.first() } else { part.last() }?;
        Some(first.bytes.start..last.bytes.end)
    });
    bytes.collect()
}
