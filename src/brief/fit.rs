//! How well the words around a claim's number fit what a passage says beside each of its numbers.
//!
//! A sentence is parted among its numbers of one kind: each has the words of its own clause, shares those that lead into
//! it, and has nothing to do with what is said of a later one. In a table a number has the words of its row and column.

mod lists;
mod parting;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

pub(super) use parting::counts;

use super::agreement::{Class, class};
use super::meaning::{self, Concept, Limits, Role, Word};
use super::quantities::Quantity;
use super::reading::Reading;
use crate::language::Language;
use lists::{Group, given, group, noun};
use parting::{joined_part, marks, part, tail};
use std::ops::Range;

/// How far from a number words are looked at, in bytes: what is farther away says nothing of it, and costs time.
const REACH: usize = 1500;

/// Numbers of a sentence that are farther from each other than so many have not changed places.
const SIBLINGS: usize = 4;

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

    /// Returns whether it is one of an enumeration, which shares the words around it.
    pub(super) fn is_enumerated(&self) -> bool {
        self.group.is_some()
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
        self.reading.heads.get(self.index).map_or(&[], |head| head)
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

    /// Returns the clauses of the nearest other numbers of its kind in the sentence.
    pub(super) fn siblings(&self) -> Vec<Clause<'r>> {
        let marks = marks(self.reading, &self.sentence, self.class());
        let is_near = |index: &usize| *index != self.index && index.abs_diff(self.index) <= SIBLINGS;
        let others = marks.iter().filter_map(|mark| mark.index).filter(is_near);
        others.filter_map(|index| Clause::of(self.reading, index)).collect()
    }

    /// Returns the bytes of its sentence, as far as it is looked at.
    pub(super) fn near(&self) -> Range<usize> {
        let number = self.quantity().map_or_else(|| self.own.clone(), |quantity| quantity.number.clone());
        let start = self.sentence.start.max(number.start.saturating_sub(REACH));
        start..self.sentence.end.min(number.end.saturating_add(REACH)).max(start)
    }

    /// Returns the bytes of its own clause, as far as it is looked at.
    pub(super) fn own_near(&self) -> Range<usize> {
        let near = self.near();
        let start = self.own.start.max(near.start);
        start..self.own.end.min(near.end).max(start)
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

    /// Returns where the sentence begins.
    pub(super) fn start(&self) -> usize {
        self.sentence.start
    }

    /// Returns where the sentence ends.
    pub(super) fn end(&self) -> usize {
        self.sentence.end
    }

    /// Returns the words that begin within some bytes.
    pub(super) fn words_in(&self, bytes: Range<usize>) -> &'r [Word] {
        self.reading.words_in(bytes)
    }

    /// Returns the text of some bytes.
    pub(super) fn text(&self, bytes: Range<usize>) -> &'r str {
        self.reading.written(bytes)
    }

    /// Returns what the sentence says of the time in which it is so many, with the bytes of the words: "a week".
    pub(super) fn rates(&self) -> Vec<(Range<usize>, &'static str)> {
        let rates = meaning::rates(self.reading.written(self.sentence.clone()), self.language());
        let offset = self.sentence.start;
        let of_text = rates.into_iter().map(|(bytes, unit)| (bytes.start + offset..bytes.end + offset, unit));
        of_text.collect()
    }

    /// Returns the words that turn a denial in the reading's language.
    pub(super) fn limits(&self) -> &'static Limits {
        meaning::limits(self.language())
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
