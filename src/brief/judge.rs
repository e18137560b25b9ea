//! The judgement on one number of a claim: which number of the passages stands behind it, and what speaks against that.
//!
//! Numbers that [agree](super::agreement) in value, unit and bound are candidates. Of them the one is taken whose clause the
//! claim's words [fit](super::fit) best. It stands behind the claim unless they fit another number's clause better, or
//! contradict its own.

mod comparison;
mod crossed;
mod denial;
mod movement;
mod neighbours;
mod reversed;
mod shares;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
mod things;
mod times;

pub(super) use reversed::{names_superlative, reversed};

use super::SourceId;
use super::agreement::{self, Around, Miss, compare};
use super::fit::Clause;
use super::meaning::{Concept, Role, Word};
use super::quantities::{Quantity, Stance, Unit};
use super::reading::Reading;
use comparison::{comparison, preposition};
use crossed::{crossed, turned_over};
use denial::denial;
use movement::{against_itself, direction, moves, sign, steps};
use neighbours::{other_name, other_number};
use shares::share;
use std::rc::Rc;
use things::{measured, opposite, other_thing, part_of};

/// A passage that is cited, as it was read.
pub(super) type Cited = (SourceId, Rc<Reading>);

/// A number of a passage, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Which of the cited passages.
    pub(super) passage: usize,
    /// Which of its quantities.
    pub(super) index: usize,
}

/// What is found of a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Judgement {
    /// It stands in a passage.
    Bound(Spot),
    /// It does not; the spot is the nearest miss.
    Missing(Option<(Miss, Spot)>),
    /// It stands there, and is said of something else.
    Contradicted(Spot, Contradiction),
    /// It stands there more than once, and the claim's words fit no place.
    Ambiguous(Spot, Spot),
}

/// What speaks against a number that stands in the passage. Words are given as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Contradiction {
    /// The claim's words fit another number better.
    OtherNumber(Spot),
    /// The claim's words fit what the passage says of the rest.
    Rest(String),
    /// The claim counts one thing, the passage another.
    OtherThing(String, String),
    /// The claim says one thing of it, the passage the opposite.
    Opposite(String, String),
    /// It rose in one and fell in the other.
    Direction(String, String),
    /// The passage's number is negative, and the claim does not say so, or the other way round.
    Sign,
    /// A movement ends at it in one, and begins at it or is as large in the other.
    Step,
    /// The passage speaks of a part: the word that the claim leaves out.
    Part(String),
    /// In the passage it is a share of something else: of what.
    Share(String),
    /// The two things that are compared have changed places: the word that compares them.
    Turned(String),
    /// One denies what the other says.
    Denial,
    /// It is so many in one time, and in another time there: the words for both.
    Period(String, String),
    /// The passage dates something else by the year: what the claim dates, and what the passage does.
    Dated(String, String),
}

/// The claim's noun counts so much more than its other words.
const NOUN: f32 = 1.6;
/// A word that is said of another number only.
const ELSEWHERE: f32 = -0.8;

/// Judges a number of a claim. `lenient` leaves the words out of it: none is compared across languages, or where the
/// passages are not those that the claim names.
pub(super) fn judge(claim: &Reading, index: usize, passages: &[Cited], lenient: bool) -> Judgement {
    let Some(stated) = claim.quantities.get(index) else { return Judgement::Missing(None) };
    let Some(clause) = Clause::of(claim, index) else { return Judgement::Missing(None) };
    let claim_moves = moves(&clause);
    let limit = Concept::named("limit");
    let is_limit = clause.weighed().iter().any(|(word, weight)| *weight > 0.5 && word.means(limit));
    let mut candidates = Vec::new();
    let mut nearest: Option<(Miss, Spot)> = None;
    for (passage, (_, reading)) in passages.iter().enumerate() {
        for (at, found) in reading.quantities.iter().enumerate() {
            if !may_agree(stated, found, claim.sizes.get(index), reading.sizes.get(at)) {
                continue;
            }
            let spot = Spot { passage, index: at };
            let passage_moves =
                found.stance == Stance::UpTo && Clause::of(reading, at).is_some_and(|clause| moves(&clause));
            let around = Around { units: &reading.units, claim_moves, passage_moves };
            match compare(stated, found, around) {
                // "The limit is 60" says what "may not exceed 60" does.
                Err(Miss::Bound) if is_limit && stated.stance == Stance::Exact => candidates.push(spot),
                Ok(()) => candidates.push(spot),
                Err(miss) if nearest.is_none_or(|(other, _)| miss < other) => nearest = Some((miss, spot)),
                Err(_) => {}
            }
        }
    }
    if candidates.is_empty() {
        return ratio(claim, index, passages)
            .unwrap_or(Judgement::Missing(nearest.filter(|(miss, _)| *miss != Miss::Value)));
    }
    let is_dated = matches!(stated.unit, Unit::Year | Unit::Day);
    if lenient || is_dated {
        return contradiction_of_types(claim, &clause, passages, &candidates, lenient);
    }
    match (against_itself(&clause, claim), candidates.first()) {
        (Some(against), Some(spot)) => Judgement::Contradicted(*spot, against),
        _ => best(&clause, passages, &candidates),
    }
}

/// Chooses among candidates by the words, and looks for what speaks against the one that is chosen.
fn best(clause: &Clause<'_>, passages: &[Cited], candidates: &[Spot]) -> Judgement {
    let words = claim_words(clause);
    let mut scored: Vec<(f32, Spot)> = Vec::new();
    for spot in candidates {
        if let Some(found) = clause_at(passages, *spot) {
            scored.push((score(&words, &found), *spot));
        }
    }
    let Some((points, spot)) = scored.iter().copied().reduce(|best, next| if next.0 > best.0 { next } else { best })
    else {
        return Judgement::Missing(None);
    };
    let judged = scored.iter().filter(|(other, _)| *other >= points - f32::EPSILON).map(|(_, spot)| *spot);
    let mut against = None;
    for spot in judged {
        match contradiction(clause, passages, spot, &words) {
            None => {
                against = None;
                break;
            }
            found => against = against.or(found.map(|found| (spot, found))),
        }
    }
    if let Some((spot, contradiction)) = against {
        return Judgement::Contradicted(spot, contradiction);
    }
    let other = scored.iter().find(|(_, other)| *other != spot).map(|(_, other)| *other);
    match other {
        Some(other) if points <= 0.0 && scored.len() > 1 && !words.is_empty() => Judgement::Ambiguous(spot, other),
        _ => Judgement::Bound(spot),
    }
}

/// Checks what can be checked without the words of a clause: of another language the direction, of a year what it dates.
fn contradiction_of_types(
    claim: &Reading,
    clause: &Clause<'_>,
    passages: &[Cited],
    candidates: &[Spot],
    lenient: bool,
) -> Judgement {
    let mut against = None;
    for spot in candidates {
        let found = clause_at(passages, *spot).zip(passages.get(spot.passage)).and_then(|(found, (_, reading))| {
            if lenient { direction(clause, &found) } else { times::dated(clause, &found, claim, reading) }
        });
        match found {
            None => return Judgement::Bound(*spot),
            Some(found) => against = against.or(Some(Judgement::Contradicted(*spot, found))),
        }
    }
    against.unwrap_or(Judgement::Missing(None))
}

/// Returns whether two quantities may agree at all, from their sizes.
fn may_agree(stated: &Quantity, found: &Quantity, claim: Option<&f64>, passage: Option<&f64>) -> bool {
    let (Some(claim), Some(passage)) = (claim, passage) else { return false };
    let part = |unit: Unit, size: f64| if unit == Unit::Percent { size / 100.0 } else { size };
    let near = |one: f64, other: f64| one <= other * 2.05 && other <= one * 2.05;
    if agreement::is_convertible(stated.unit, found.unit) {
        return true;
    }
    near(part(stated.unit, *claim), part(found.unit, *passage)) || near(*claim, *passage)
}

fn clause_at(passages: &[Cited], spot: Spot) -> Option<Clause<'_>> {
    passages.get(spot.passage).and_then(|(_, reading)| Clause::of(reading, spot.index))
}

/// Finds the two numbers of a ratio apart: "3 in 8" of "8 projects, of which 3".
fn ratio(claim: &Reading, index: usize, passages: &[Cited]) -> Option<Judgement> {
    let quantity = claim.quantities.get(index)?;
    let (part, whole) = quantity.ratio?;
    if quantity.unit == Unit::Ratio && (part == 1 || whole == 1) {
        return ratio_of_one(part.max(whole), passages);
    }
    let holds = |reading: &Reading, number: u32| {
        reading.quantities.iter().position(|found| found.unit == Unit::None && found.value == number_of(number))
    };
    passages.iter().enumerate().find_map(|(passage, (_, reading))| {
        holds(reading, whole)?;
        let index = if part == 1 { holds(reading, whole) } else { holds(reading, part) }?;
        (part > 1).then_some(Judgement::Bound(Spot { passage, index }))
    })
}

/// Finds the number of a ratio to one: "nine to one" of "nine men for every woman".
fn ratio_of_one(number: u32, passages: &[Cited]) -> Option<Judgement> {
    passages.iter().enumerate().find_map(|(passage, (_, reading))| {
        let is_side = |index: &usize| {
            let found = reading.quantities.get(*index);
            let fits = found.is_some_and(|found| found.unit == Unit::None && found.value == number_of(number));
            fits && Clause::of(reading, *index).is_some_and(|clause| crossed::sides(&clause).is_some())
        };
        let index = (0..reading.quantities.len()).find(is_side)?;
        Some(Judgement::Bound(Spot { passage, index }))
    })
}

fn number_of(number: u32) -> num_rational::BigRational {
    num_rational::BigRational::from_integer(number.into())
}

/// The words of a claim that say what a number of it is, with how much each counts.
fn claim_words<'c>(clause: &Clause<'c>) -> Vec<(&'c Word, f32)> {
    let noun: Vec<usize> = clause.noun().iter().map(|word| word.bytes.start).collect();
    let own = clause.quantity().map_or(0..0, |quantity| quantity.reach.clone());
    let mut words: Vec<(&Word, f32)> = Vec::new();
    for (word, weight) in clause.weighed() {
        let says_something = word.role == Role::Content || word.concepts.iter().any(|concept| !concept.is_thing());
        // The word of a rank is what was compared already.
        if weight < 0.5 || !says_something || own.contains(&word.bytes.start) {
            continue;
        }
        let weight = if noun.contains(&word.bytes.start) { weight * NOUN } else { weight };
        words.push((word, weight));
    }
    words
}

/// Returns how well some words fit the clause of a number.
fn score(words: &[(&Word, f32)], clause: &Clause<'_>) -> f32 {
    let weighed = clause.weighed();
    let mut points = 0.0;
    for (word, counts) in words {
        let mut best: f32 = 0.0;
        let mut is_there = false;
        for (found, weight) in &weighed {
            let fits = word.matches(found);
            best = best.max(fits * weight);
            is_there |= fits >= 0.6;
        }
        points += if best > 0.0 {
            best * counts
        } else if is_there {
            ELSEWHERE * counts
        } else {
            0.0
        };
    }
    points
}

/// Returns what speaks against a number that agrees.
fn contradiction(clause: &Clause<'_>, passages: &[Cited], spot: Spot, words: &[(&Word, f32)]) -> Option<Contradiction> {
    let found = clause_at(passages, spot)?;
    let (_, reading) = passages.get(spot.passage)?;
    sign(clause, &found)
        .or_else(|| other_name(clause, reading, spot))
        .or_else(|| direction(clause, &found))
        .or_else(|| other_number(clause, reading, spot, words))
        .or_else(|| crossed(clause, reading, spot))
        .or_else(|| turned_over(clause, &found))
        .or_else(|| share(clause, &found))
        .or_else(|| steps(clause, &found))
        .or_else(|| comparison(clause, &found))
        .or_else(|| preposition(clause, &found))
        .or_else(|| opposite(clause, &found))
        .or_else(|| part_of(clause, &found))
        .or_else(|| measured(clause, &found))
        .or_else(|| other_thing(clause, &found))
        .or_else(|| times::rate(clause, &found))
        .or_else(|| times::span(clause, &found))
        .or_else(|| times::per(clause, &found))
        .or_else(|| denial(clause, &found))
}
