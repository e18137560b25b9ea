//! Two numbers of one sentence that have changed places.

use super::Contradiction;
use super::Spot;
use crate::brief::fit::Clause;
use crate::brief::meaning::{Role, Word, is_each};
use crate::brief::quantities;
use crate::brief::reading::Reading;

/// Finds that two numbers of the claim stand in each other's place: the words of either are those of the other's clause in
/// the passage. What stands in the first clause may be understood in the next, and speaks for neither; part and whole of a
/// ratio share their words.
pub(super) fn crossed(clause: &Clause<'_>, reading: &Reading, spot: Spot) -> Option<Contradiction> {
    let found = Clause::of(reading, spot.index)?;
    if is_whole(&found) {
        return None;
    }
    let (claimed, given) = (clause.siblings(), found.siblings());
    for other in &claimed {
        let is_other = |sibling: &&Clause<'_>| {
            let values = (other.quantity().map(|one| &one.value), sibling.quantity().map(|one| &one.value));
            values.0 == values.1 && values.1 != found.quantity().map(|one| &one.value)
        };
        let Some(sibling) = given.iter().find(is_other).filter(|sibling| !is_whole(sibling)) else { continue };
        let (mine, theirs) = (distinct(clause, other), distinct(other, clause));
        let (own, its) = (distinct(&found, sibling), distinct(sibling, &found));
        let (across, back) = (shared(&mine, &its), shared(&theirs, &own));
        let is_first = |one: &Clause<'_>, other: &Clause<'_>| one.own.start < other.own.start;
        let straight = |one: &[&Word], same: &[&Word], both_first: bool| if both_first { 0 } else { shared(one, same) };
        let straight = straight(&mine, &own, is_first(clause, other) && is_first(&found, sibling))
            + straight(&theirs, &its, is_first(other, clause) && is_first(sibling, &found));
        if across > 0 && back > 0 && across + back > straight {
            let at = sibling.quantity()?.number.start;
            let index = reading.quantities.iter().position(|quantity| quantity.number.start == at)?;
            return Some(Contradiction::OtherNumber(Spot { index, ..spot }));
        }
    }
    None
}

/// Returns whether a clause's number is the whole of a ratio.
fn is_whole(clause: &Clause<'_>) -> bool {
    clause
        .quantity()
        .is_some_and(|quantity| quantities::is_whole(quantity, clause.before(quantity.reach.start), clause.language()))
}

/// Returns the words of a clause that another one does not have.
fn distinct<'c>(clause: &Clause<'c>, other: &Clause<'_>) -> Vec<&'c Word> {
    let others = content(other);
    content(clause).into_iter().filter(|word| !others.iter().any(|other| word.matches(other) > 0.0)).collect()
}

fn content<'c>(clause: &Clause<'c>) -> Vec<&'c Word> {
    let number = clause.quantity().map_or(0..0, |quantity| quantity.reach.clone());
    let words = clause.words_in(clause.own_near()).iter();
    words.filter(|word| word.role == Role::Content && !number.contains(&word.bytes.start)).collect()
}

fn shared(one: &[&Word], other: &[&Word]) -> usize {
    one.iter().filter(|word| other.iter().any(|other| word.matches(other) >= 0.8)).count()
}

/// Finds a ratio that is turned over: "nine nurses for each patient" of "one nurse for every nine patients".
pub(super) fn turned_over(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, partner) = sides(clause)?;
    let (given, other) = sides(found)?;
    let is = |one: &Word, other: &Word| one.matches(other) >= 0.8;
    let turned = is(claimed, other) && is(partner, given) && !is(claimed, given);
    turned.then(|| Contradiction::OtherThing(clause.word(claimed), found.word(given)))
}

/// Returns what a number counts, and of what there is one to it.
pub(super) fn sides<'c>(clause: &Clause<'c>) -> Option<(&'c Word, &'c Word)> {
    let quantity = clause.quantity()?;
    let noun = clause.noun().into_iter().next()?;
    let each = |word: &&Word| is_each(&clause.word(word), clause.language());
    let near = clause.near();
    let before = clause.words_in(near.start..quantity.reach.start);
    let behind = clause.words_in(noun.bytes.end..near.end.max(noun.bytes.end));
    /// Between the two sides stand few words.
    const NEAR: usize = 4;
    let is_content = |word: &&Word| word.role == Role::Content;
    if let Some(at) = before.iter().rposition(|word| each(&word)).filter(|at| before.len() - at <= 2) {
        let partner = before.get(..at)?.iter().rev().take(NEAR).find(is_content)?;
        return Some((noun, partner));
    }
    let at = behind.iter().take(NEAR).position(|word| each(&word))?;
    let partner = behind.get(at + 1..)?.iter().take(NEAR).find(is_content)?;
    Some((noun, partner))
}
