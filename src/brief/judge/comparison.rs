//! Comparisons: which of two things has more of a quality than the other.

use super::Contradiction;
use crate::brief::fit::Clause;
use crate::brief::meaning::{Role, Word, is_than, turns};

/// Words of the second thing of a comparison that are looked at.
const SECOND: usize = 3;

/// Finds a claim that says of the one thing what its passage says of the other: "shorter" of "longer", or the two changed
/// round. Said of the other thing, the opposite is the same.
pub(super) fn comparison(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, given) = (clause.words(0.65), found.words(0.65));
    let is_there = |word: &Word, words: &[&Word]| words.iter().any(|other| word.matches(other) >= 0.6);
    let turned = are_turned(clause, found);
    for word in claimed.iter().filter(|word| word.is_grade()) {
        let opposite = given.iter().find(|other| word.excludes(other) && !is_there(other, &claimed));
        match opposite.filter(|_| !is_there(word, &given)) {
            Some(other) if !turned => return Some(Contradiction::Opposite(clause.word(word), found.word(other))),
            None if turned && given.iter().any(|other| word.matches(other) >= 1.0) => {
                return Some(Contradiction::Turned(clause.word(word)));
            }
            _ => {}
        }
    }
    None
}

/// Returns whether both compare, and what comes second in the one comes first in the other.
pub(super) fn are_turned(clause: &Clause<'_>, found: &Clause<'_>) -> bool {
    let (Some((first, second)), Some((given, other))) = (sides(clause), sides(found)) else { return false };
    let any =
        |one: &[&Word], other: &[&Word]| one.iter().any(|word| other.iter().any(|found| word.matches(found) >= 0.8));
    !any(&second, &other) && any(&second, &given) && (any(&first, &other) || first.len() <= SECOND)
}

/// Returns the words of the two things that a sentence compares.
fn sides<'c>(clause: &Clause<'c>) -> Option<(Vec<&'c Word>, Vec<&'c Word>)> {
    let words = clause.words_in(clause.near());
    let number = clause.quantity()?.reach.clone();
    let at = words.iter().position(|word| {
        let behind_grade = word.bytes.start > clause.own.start && !number.contains(&word.bytes.start);
        behind_grade && is_than(&clause.word(word), clause.language())
    })?;
    let is_content = |word: &&Word| word.role == Role::Content && !number.contains(&word.bytes.start);
    let first = words.get(..at)?.iter().filter(is_content).filter(|word| !word.is_grade()).collect();
    let from = words.get(at)?.bytes.end;
    let stop = clause.near().end;
    let end = clause.text(from..stop).find([',', ';', ':', '(']).map_or(stop, |end| from + end);
    let behind = words.get(at + 1..)?.iter().filter(|word| word.bytes.start < end);
    Some((first, behind.filter(is_content).take(SECOND).collect()))
}

/// Finds a small word that says the opposite before the same word: "after the vote" of "before the vote".
pub(super) fn preposition(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claim, passage) = (clause.words_in(clause.own_near()), found.words_in(found.near()));
    let content = |words: &'_ [Word], at: usize| -> Option<usize> {
        let next = words.get(at + 1..)?.iter().take(SECOND).position(|word| word.role == Role::Content)?;
        Some(at + 1 + next)
    };
    for (at, word) in claim.iter().enumerate().filter(|(_, word)| word.role != Role::Content) {
        let Some(next) = content(claim, at).and_then(|next| claim.get(next)) else { continue };
        let mut against = None;
        for (place, other) in passage.iter().enumerate().filter(|(_, other)| other.role != Role::Content) {
            let follows = content(passage, place).and_then(|next| passage.get(next));
            if follows.is_none_or(|follows| follows.stem != next.stem) {
                continue;
            }
            let (one, other) = (clause.word(word), found.word(other));
            if one.eq_ignore_ascii_case(&other) {
                against = None;
                break;
            }
            if turns(&one, &other, clause.language()) {
                against = Some(Contradiction::Opposite(one, other));
            }
        }
        if against.is_some() {
            return against;
        }
    }
    None
}
