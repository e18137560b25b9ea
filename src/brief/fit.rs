//! How well the words around a claim's number fit what a passage says beside each of its numbers.
//!
//! A sentence is parted among its numbers of one kind: each has the words of its own clause, shares those that lead into
//! it, and has nothing to do with what is said of a later one. In a table a number has the words of its row and column.

use super::agreement::{Class, class};
use super::meaning::{Concept, Role, Word, is_of, is_respectively};
use super::quantities::{Quantity, Unit};
use super::reading::Reading;
use crate::language::Language;
use std::ops::Range;

/// How far from a number words are looked at, in bytes: what is farther away says nothing of it, and costs time.
const REACH: usize = 1500;

/// A number's own clause.
const OWN: f32 = 1.0;
/// What two numbers of one enumeration share.
const SHARED: f32 = 0.9;
/// What leads into the clause within the sentence.
const LEADING: f32 = 0.7;
/// What was said before in the paragraph, and before that.
const EARLIER: f32 = 0.55;
const FARTHER: f32 = 0.4;
/// A later sentence without a number of its own may still speak of it.
const LATER: f32 = 0.35;

/// A number with the words that belong to it.
pub(super) struct Clause<'r> {
    reading: &'r Reading,
    /// The number's place in [`Reading::quantities`].
    index: usize,
    sentence: Range<usize>,
    /// Bytes of the number's own clause.
    pub(super) own: Range<usize>,
    /// The enumeration that it is part of.
    group: Option<Group>,
    /// Where a clause without a number begins that ends the sentence, and may speak of any of them.
    tail: usize,
    /// The word of another list that is given to it: "in Hull, York and Leeds respectively".
    given: Option<(Range<usize>, Range<usize>)>,
}

impl<'r> Clause<'r> {
    /// Finds the clause of a number.
    pub(super) fn of(reading: &'r Reading, index: usize) -> Option<Clause<'r>> {
        let quantity = reading.quantities.get(index)?;
        let sentence = reading.sentence(quantity.number.start);
        let marks = marks(reading, &sentence, class(quantity.unit));
        let at = marks.iter().position(|mark| mark.index == Some(index));
        let (own, group) = match at {
            Some(at) => (joined_part(reading, &sentence, &marks, at), group(reading, &sentence, &marks, at)),
            None => (sentence.clone(), None),
        };
        let given = at.and_then(|at| given(reading, &sentence, &marks, at));
        let tail = tail(reading, &sentence, &marks);
        Some(Clause { reading, index, sentence, own, group, tail, given })
    }

    /// Finds the clauses that speak of the rest, where the number is a part: "the rest rely on pits".
    pub(super) fn rests(&self) -> Vec<Clause<'r>> {
        let marks = marks(self.reading, &self.sentence, self.class());
        let of_rest = marks.iter().enumerate().filter(|(_, mark)| mark.index.is_none());
        let clauses = of_rest.map(|(at, _)| Clause {
            reading: self.reading,
            index: usize::MAX,
            sentence: self.sentence.clone(),
            own: part(self.reading, &self.sentence, &marks, at),
            group: None,
            tail: self.sentence.end,
            given: None,
        });
        let mut clauses: Vec<Clause<'r>> = clauses.collect();
        let next = self.reading.sentences.iter().find(|next| next.start >= self.sentence.end);
        let rest = Concept::named("rest");
        if let Some(next) =
            next.filter(|next| self.reading.words_in((*next).clone()).iter().take(2).any(|word| word.means(rest)))
        {
            clauses.push(Clause {
                reading: self.reading,
                index: usize::MAX,
                sentence: next.clone(),
                own: next.clone(),
                group: None,
                tail: next.end,
                given: None,
            });
        }
        clauses
    }

    /// Returns the number.
    pub(super) fn quantity(&self) -> Option<&'r Quantity> {
        self.reading.quantities.get(self.index)
    }

    /// Returns the words near the number with how much they have to do with it: from 0, nothing, to 1.
    pub(super) fn weighed(&self) -> Vec<(&'r Word, f32)> {
        let cell = self.cell();
        let mut weighed = Vec::new();
        let mut sentence = 0..0;
        let mut of_sentence = 0.0;
        for word in self.nearby() {
            let at = word.bytes.start;
            let weight = if let Some(cell) = cell {
                if cell.row.contains(&at) || cell.bytes.contains(&at) { OWN } else { 0.0 }
            } else if self.sentence.contains(&at) {
                self.weight_within(at)
            } else {
                if !sentence.contains(&at) {
                    sentence = self.reading.sentence(at);
                    of_sentence = self.weight_of_sentence(&sentence);
                }
                of_sentence
            };
            weighed.push((word, weight));
        }
        weighed.extend(self.head().iter().map(|word| (word, OWN)));
        weighed
    }

    /// Returns the weight of a word of the number's own sentence.
    fn weight_within(&self, at: usize) -> f32 {
        if let Some((list, item)) = &self.given
            && list.contains(&at)
        {
            return if item.contains(&at) { OWN } else { 0.0 };
        }
        match &self.group {
            _ if self.own.contains(&at) && self.group.as_ref().is_none_or(|group| group.bytes.contains(&at)) => OWN,
            Some(group) if !group.bytes.contains(&at) && at < group.tail => SHARED,
            _ if at >= self.tail => LATER,
            // "1,240 homes built and 310 torn down": the earlier noun may be meant again.
            Some(group) if group.is_loose && at < self.own.start => LEADING / 2.0,
            None if at < self.own.start => LEADING,
            _ => 0.0,
        }
    }

    /// Returns the weight of the words of another sentence.
    fn weight_of_sentence(&self, sentence: &Range<usize>) -> f32 {
        let has_number = !marks(self.reading, sentence, self.class()).is_empty();
        if sentence.start > self.sentence.start {
            return if has_number { 0.0 } else { LATER };
        }
        let between = self.reading.written(sentence.start..self.sentence.start);
        match (between.contains('\n'), has_number) {
            (false, _) => EARLIER,
            (true, false) => FARTHER,
            (true, true) => 0.1,
        }
    }

    /// Returns the words whose weight is at least so great, those of the column's head among them.
    pub(super) fn words(&self, least: f32) -> Vec<&'r Word> {
        let weighed = self.weighed().into_iter().filter(|(_, weight)| *weight >= least).map(|(word, _)| word);
        weighed.filter(|word| word.role == Role::Content || !word.concepts.is_empty()).collect()
    }

    /// Returns the words of the column's head.
    pub(super) fn head(&self) -> &'r [Word] {
        self.reading.heads.get(self.index).map_or(&[], Vec::as_slice)
    }

    /// Returns the words of the number's own clause.
    pub(super) fn own_words(&self) -> Vec<&'r Word> {
        self.words(OWN)
    }

    /// Returns the words near the number.
    pub(super) fn nearby(&self) -> &'r [Word] {
        let from = self.sentence.start.saturating_sub(REACH);
        self.reading.words_in(from..self.sentence.end.saturating_add(REACH))
    }

    /// Returns the words right behind the number, as far as they are its noun.
    pub(super) fn noun(&self) -> Vec<&'r Word> {
        let Some(quantity) = self.quantity() else { return Vec::new() };
        let behind = self.reading.words_in(quantity.reach.end..self.own.end.max(quantity.reach.end));
        noun(self.reading, behind, quantity.reach.end)
    }

    /// Returns the clause as it stands in the text.
    pub(super) fn written(&self) -> &'r str {
        self.reading.written(self.own.clone()).trim_matches([' ', ',', ';', '.', ':', '\n'])
    }

    /// Returns the other numbers of its sentence.
    pub(super) fn others(&self) -> impl Iterator<Item = &'r Quantity> {
        let (sentence, index) = (self.sentence.clone(), self.index);
        let all = self.reading.quantities.iter().enumerate();
        all.filter(move |(other, quantity)| *other != index && sentence.contains(&quantity.number.start))
            .map(|(_, quantity)| quantity)
    }

    /// Returns whether a word is a name: it has a capital where its language gives none to common nouns.
    pub(super) fn is_name(&self, word: &Word) -> bool {
        let written = self.reading.written(word.bytes.clone());
        let begins = self.reading.sentence(word.bytes.start).start == word.bytes.start;
        self.reading.language.code() != "de"
            && word.role == Role::Content
            && word.concepts.is_empty()
            && written.starts_with(char::is_uppercase)
            && !begins
    }

    /// Returns a word as it is written.
    pub(super) fn word(&self, word: &Word) -> String {
        if self.head().iter().any(|head| std::ptr::eq(head, word)) {
            return word.stem.clone();
        }
        self.reading.written(word.bytes.clone()).to_owned()
    }

    /// Returns the text of the sentence up to a byte.
    pub(super) fn before(&self, byte: usize) -> &'r str {
        self.reading.written(self.sentence.start..byte)
    }

    /// Returns where the sentence ends.
    pub(super) fn end(&self) -> usize {
        self.sentence.end
    }

    /// Returns the language of the reading.
    pub(super) fn language(&self) -> Language {
        self.reading.language
    }

    fn class(&self) -> Class {
        self.quantity().map_or(Class::Count, |quantity| class(quantity.unit))
    }

    fn cell(&self) -> Option<&'r super::text::Cell> {
        let at = self.quantity()?.number.start;
        let cells = &self.reading.text.cells;
        let index = cells.partition_point(|cell| cell.bytes.start <= at).checked_sub(1)?;
        cells.get(index).filter(|cell| at < cell.bytes.end)
    }
}

/// An enumeration: "46 hospitals and 312 rural clinics".
struct Group {
    /// Its bytes, as far as the last noun.
    bytes: Range<usize>,
    /// What follows is said of all, as far as this byte.
    tail: usize,
    /// Whether more than a noun stands between its numbers.
    is_loose: bool,
}

/// The most words of a noun: "all-weather road", "private kindergartens".
const LONGEST_NOUN: usize = 3;

/// Takes the words at the beginning of some that follow a byte, up to the first small word or mark.
fn noun<'r>(reading: &'r Reading, words: &'r [Word], from: usize) -> Vec<&'r Word> {
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

/// A number that parts a sentence, or the words "the rest", which stand for one.
struct Mark {
    bytes: Range<usize>,
    index: Option<usize>,
}

/// Finds what parts a sentence among the numbers of one kind.
fn marks(reading: &Reading, sentence: &Range<usize>, kind: Class) -> Vec<Mark> {
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
pub(super) fn counts(quantity: &Quantity) -> bool {
    let is_one = !quantity.in_digits && quantity.unit == Unit::None && quantity.value == one();
    !is_one && !matches!(quantity.unit, Unit::Year | Unit::Day | Unit::Label)
}

fn one() -> num_rational::BigRational {
    num_rational::BigRational::from_integer(1.into())
}

/// Returns the part of a sentence that belongs to one of its marks.
fn part(reading: &Reading, sentence: &Range<usize>, marks: &[Mark], at: usize) -> Range<usize> {
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
    let strong = text.char_indices().find(|(_, char)| matches!(char, ';' | ':' | '—' | '–' | '('));
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
fn tail(reading: &Reading, sentence: &Range<usize>, marks: &[Mark]) -> usize {
    let from = marks.last().map_or(sentence.end, |mark| mark.bytes.end);
    let rest = reading.written(from..sentence.end);
    rest.find([',', ';', ':', '—', '–']).map_or(sentence.end, |at| from + at)
}

/// Returns the enumeration that a mark is part of: "46 hospitals and 312 rural clinics", as far as its last noun.
fn group(reading: &Reading, sentence: &Range<usize>, marks: &[Mark], at: usize) -> Option<Group> {
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
    let is_noun = !noun.is_empty() && noun.len() <= MOST_WORDS && noun.iter().all(|word| word.role == Role::Content);
    let ends = joints || text.trim_end().ends_with(',');
    ends && is_noun && !text.contains([';', ':', '(', '—']) && !is_whole(reading, left)
}

/// Returns whether a number is the whole that others are parts of: "of the 40 towns".
fn is_whole(reading: &Reading, mark: &Mark) -> bool {
    let head = reading.written(mark.bytes.start.saturating_sub(16)..mark.bytes.start);
    head.split_whitespace().rev().take(2).any(|word| is_of(word, reading.language))
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
    let is_part = words.first().is_some_and(|word| is_of(reading.written(word.bytes.clone()), reading.language))
        && !text.contains(',')
        && words.iter().all(|word| word.role != Role::Joint);
    (content == 0 || (content <= 2 && is_part)) && !text.contains([';', ':', '(', '—', '.', '\n'])
}

/// Returns the part of a sentence that belongs to one of its marks and those that are joined with it.
fn joined_part(reading: &Reading, sentence: &Range<usize>, marks: &[Mark], at: usize) -> Range<usize> {
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

/// Finds the item of a list of names that "respectively", or a list of as many numbers, gives to a mark. Returns the
/// bytes of the list and of the item.
fn given(
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
