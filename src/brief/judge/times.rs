//! The time that a number is for: so many a week, so many in five years, done in that year.

use super::Contradiction;
use crate::brief::agreement::{Class, class};
use crate::brief::fit::Clause;
use crate::brief::meaning::{Concept, Role, Word, is_per};
use crate::brief::quantities::{Quantity, Unit, power_of_ten};
use crate::brief::reading::Reading;
use std::ops::Range;

/// Finds that the claim gives for a week what the passage gives for a month.
pub(super) fn rate(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, per) = clause.rates().into_iter().min_by_key(|(bytes, _)| gap(clause, bytes))?;
    let given = found.rates();
    let (other, _) = given.iter().min_by_key(|(bytes, _)| gap(found, bytes))?;
    let is_there = given.iter().any(|(_, unit)| *unit == per);
    (!is_there).then(|| Contradiction::Period(clause.text(claimed).to_owned(), found.text(other.clone()).to_owned()))
}

fn gap(clause: &Clause<'_>, bytes: &Range<usize>) -> usize {
    let number = clause.quantity().map_or(0..0, |quantity| quantity.reach.clone());
    bytes.start.saturating_sub(number.end) + number.start.saturating_sub(bytes.end)
}

/// Finds that the claim gives for one year what the passage gives for five.
pub(super) fn span(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let is_time = |quantity: &&Quantity| class(quantity.unit) == Class::Time;
    let is_one = |quantity: &&Quantity| is_time(quantity) && quantity.value == power_of_ten(0) && !quantity.in_digits;
    if is_time(&clause.quantity()?) {
        return None;
    }
    let one = clause.others().find(is_one)?;
    let given: Vec<&Quantity> = found.others().filter(is_time).collect();
    let other =
        given.first().filter(|_| given.iter().all(|given| given.unit == one.unit && given.value != one.value))?;
    let words = |clause: &Clause<'_>, quantity: &Quantity| clause.text(quantity.bytes.clone()).to_owned();
    Some(Contradiction::Period(words(clause, one), words(found, other)))
}

/// Finds that the claim gives for each household what the passage gives for each person.
pub(super) fn per(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, given) = (each(clause), each(found));
    let is_in = |word: &Word, words: &[Word]| words.iter().any(|other| word.matches(other) >= 0.8);
    let (one, other) = (claimed.first()?, given.first()?);
    let is_there = claimed.iter().any(|word| is_in(word, found.words_in(found.near())));
    let is_claimed = given.iter().any(|word| is_in(word, clause.words_in(clause.near())));
    (!is_there && !is_claimed).then(|| Contradiction::OtherThing(clause.word(one), found.word(other)))
}

/// Returns the things for each of which so many are: "per *person*".
fn each<'c>(clause: &Clause<'c>) -> Vec<&'c Word> {
    let per_head = Concept::named("per_head");
    let is_thing = |word: &Word| word.means(per_head) || word.concepts.iter().any(|concept| concept.is_thing());
    let pairs = clause.words_in(clause.near()).windows(2);
    let things = pairs.filter_map(|pair| match pair {
        [per, thing] if is_per(&clause.word(per), clause.language()) && is_thing(thing) => Some(thing),
        _ => None,
    });
    things.collect()
}

/// Finds that the claim dates by a year what the passage dates by another one of the same sentence: "passed in 2016" of
/// "passed in 2012 and amended in 2016".
pub(super) fn dated(
    clause: &Clause<'_>,
    found: &Clause<'_>,
    claim: &Reading,
    passage: &Reading,
) -> Option<Contradiction> {
    let years = |clause: &Clause<'_>| clause.others().filter(|other| other.unit == Unit::Year).count();
    if years(clause) > 0 {
        return None;
    }
    let of_claim = deed(claim, clause.quantity()?)?;
    let given = deed(passage, found.quantity()?)?;
    let other = found.others().filter(|other| {
        other.unit == Unit::Year
            && other.value != found.quantity().map_or_else(|| power_of_ten(0), |year| year.value.clone())
    });
    let dates_it = |other: &Quantity| deed(passage, other).is_some_and(|word| word.matches(of_claim) >= 0.8);
    let is_claimed = clause.weighed().iter().any(|(word, _)| word.matches(given) > 0.0);
    let clashes = given.matches(of_claim) == 0.0 && !is_claimed && { other }.any(dates_it);
    clashes.then(|| Contradiction::Dated(clause.word(of_claim), found.word(given)))
}

/// Returns the word that a year dates, where it stands right beside it: "*passed* in 2016", "2016 *beschlossen*".
fn deed<'r>(reading: &'r Reading, year: &Quantity) -> Option<&'r Word> {
    /// Small words between the two: "in", "on 4 May".
    const BETWEEN: usize = 2;
    let is_content = |word: &&Word| word.role == Role::Content;
    if matches!(reading.language.code(), "de" | "nl") {
        let next = reading.words_in(year.reach.end..reading.text.text.len()).first();
        let beside = next.filter(|next| reading.written(year.reach.end..next.bytes.start).trim().is_empty());
        return beside.filter(is_content);
    }
    let from = reading.sentence(year.number.start).start;
    let words = reading.words_in(from..year.reach.start);
    let beside = words.iter().rev().take(BETWEEN + 1);
    let word = beside.take_while(|word| word.role != Role::Joint).find(is_content)?;
    let gap = reading.written(word.bytes.end..year.reach.start);
    (!gap.contains([',', ';', ':', '(', '—', '–'])).then_some(word)
}
