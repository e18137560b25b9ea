//! The parts of a sentence that belong to its numbers.

use crate::brief::agreement::{Class, class};
use crate::brief::meaning::{Concept, Role, Word, is_of};
use crate::brief::quantities::{Quantity, Unit};
use crate::brief::reading::Reading;
use std::ops::Range;

/// A number that parts a sentence, or the words "the rest", which stand for one.
pub(super) struct Mark {
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    /// Its place in [`Reading::quantities`]; none where it stands for "the rest".
    pub(super) index: Option<usize>,
}

/// Finds what parts a sentence among the numbers of one kind.
pub(super) fn marks(reading: &Reading, sentence: &Range<usize>, kind: Class) -> Vec<Mark> {
    let first = reading.quantities.partition_point(|quantity| quantity.number.start < sentence.start);
    let last = reading.quantities.partition_point(|quantity| quantity.number.start < sentence.end);
    let mut marks: Vec<Mark> = (first..last)
        .filter_map(|index| Some((index, reading.quantities.get(index)?)))
        .filter(|(_, quantity)| class(quantity.unit) == kind && counts(quantity))
        .map(|(index, quantity)| Mark { bytes: quantity.reach.clone(), index: Some(index) })
        .collect();
    if marks.is_empty() {
        return marks;
    }
    let rest = Concept::named("rest");
    for word in reading.words_in(sentence.clone()) {
        let begins_clause = word.means(rest) && !reading.written(word.bytes.end..sentence.end).starts_with(['\'', '’']);
        if begins_clause && marks.iter().all(|mark| !mark.bytes.contains(&word.bytes.start)) && is_apart(reading, word)
        {
            marks.push(Mark { bytes: word.bytes.clone(), index: None });
        }
    }
    marks.sort_by_key(|mark| mark.bytes.start);
    marks
}

/// Returns whether "the rest" begins a clause of its own: a mark or a joint stands before it.
fn is_apart(reading: &Reading, word: &Word) -> bool {
    let head = reading.written(word.bytes.start.saturating_sub(24)..word.bytes.start);
    let mut earlier = head.trim_end();
    for _ in 0..2 {
        if earlier.is_empty() || earlier.ends_with([',', ';', ':', '—', '–', '.']) {
            return true;
        }
        earlier = earlier.rsplit_once(' ').map_or("", |(earlier, _)| earlier).trim_end();
    }
    false
}

/// Returns whether a quantity counts something that can be taken for another count.
pub(in crate::brief) fn counts(quantity: &Quantity) -> bool {
    let is_one = !quantity.in_digits && quantity.unit == Unit::None && quantity.value == one();
    !is_one && !matches!(quantity.unit, Unit::Year | Unit::Day | Unit::Label)
}

fn one() -> num_rational::BigRational {
    num_rational::BigRational::from_integer(1.into())
}

/// Returns the part of a sentence that belongs to one of its marks.
pub(super) fn part(reading: &Reading, sentence: &Range<usize>, marks: &[Mark], at: usize) -> Range<usize> {
    let start = at
        .checked_sub(1)
        .and_then(|before| Some(border(reading, marks.get(before)?, marks.get(at)?)))
        .unwrap_or(sentence.start);
    let end = marks.get(at).and_then(|mark| Some(border(reading, mark, marks.get(at + 1)?))).unwrap_or(sentence.end);
    start..end.max(start)
}

/// Returns the byte between two marks where the clause of the first ends.
fn border(reading: &Reading, left: &Mark, right: &Mark) -> usize {
    let gap = left.bytes.end..right.bytes.start.max(left.bytes.end);
    let text = reading.written(gap.clone());
    // What stands in brackets belongs to what stands before them.
    let closed = text.find('(').and_then(|open| Some(open + text.get(open..)?.find(')')?)).unwrap_or(0);
    let strong = text.char_indices().find(|(at, char)| *at >= closed && matches!(char, ';' | ':' | '—' | '–' | '('));
    if let Some((at, _)) = strong {
        return gap.start + at;
    }
    let comma = text.rfind(", ").map(|at| gap.start + at);
    let words = reading.words_in(gap.clone());
    let joint = words.iter().rfind(|word| word.role == Role::Joint).map(|word| word.bytes.start);
    if let Some(at) = comma.max(joint) {
        // "And the buses, 8.7 million": the comma stands for the verb.
        let is_gap = comma > joint && reading.words_in(at..gap.end).is_empty();
        let has_noun = |from: usize| reading.words_in(from..at).iter().any(|word| word.role == Role::Content);
        return joint.filter(|joint| is_gap && has_noun(*joint)).unwrap_or(at);
    }
    // Small words before a number lead to it: "in 12 of them".
    let leading = words.iter().rev().take_while(|word| word.role == Role::Small && word.concepts.is_empty()).last();
    leading.map_or(gap.end, |word| word.bytes.start)
}

/// Returns where the last clause of a sentence begins, if it has no number.
pub(super) fn tail(reading: &Reading, sentence: &Range<usize>, marks: &[Mark]) -> usize {
    let from = marks.last().map_or(sentence.end, |mark| mark.bytes.end);
    let rest = reading.written(from..sentence.end);
    rest.find([',', ';', ':', '—', '–']).map_or(sentence.end, |at| from + at)
}

/// Returns whether two numbers are said in one breath: a range, a movement from one to the other, a part of a whole.
fn is_joined(reading: &Reading, left: &Mark, right: &Mark) -> bool {
    if left.index.is_none() || right.index.is_none() {
        return false;
    }
    let gap = left.bytes.end..right.bytes.start.max(left.bytes.end);
    let text = reading.written(gap.clone());
    let words = reading.words_in(gap);
    let content = words.iter().filter(|word| word.role == Role::Content).count();
    // "64, two of whom", "64, dont deux": a part is told of the first.
    let is_told_apart =
        text.contains(',') && (words.iter().any(|word| word.role == Role::Joint) || is_before_of(reading, right));
    let is_part = words.first().is_some_and(|word| is_of(reading.written(word.bytes.clone()), reading.language))
        && !text.contains(',')
        && words.iter().all(|word| word.role != Role::Joint);
    !is_told_apart && (content == 0 || (content <= 2 && is_part)) && !text.contains([';', ':', '(', '—', '.', '\n'])
}

/// Returns whether a whole follows a number: "two *of* them".
fn is_before_of(reading: &Reading, mark: &Mark) -> bool {
    let behind = reading.words_in(mark.bytes.end..mark.bytes.end + LEADING_BYTES);
    behind.first().is_some_and(|word| is_of(reading.written(word.bytes.clone()), reading.language))
}

/// How far behind a number its "of" stands at most, in bytes.
const LEADING_BYTES: usize = 4;

/// Returns the part of a sentence that belongs to one of its marks and those that are joined with it.
pub(super) fn joined_part(reading: &Reading, sentence: &Range<usize>, marks: &[Mark], at: usize) -> Range<usize> {
    let joined = |left: usize| {
        let (Some(left), Some(right)) = (marks.get(left), marks.get(left + 1)) else { return false };
        is_joined(reading, left, right)
    };
    let mut first = at;
    while first > 0 && joined(first - 1) {
        first -= 1;
    }
    let mut last = at;
    while joined(last) {
        last += 1;
    }
    part(reading, sentence, marks, first).start..part(reading, sentence, marks, last).end
}
