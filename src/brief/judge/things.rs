//! What a number counts: another thing, the opposite of one, or only a part of it.

use super::Contradiction;
use crate::brief::fit::Clause;
use crate::brief::meaning::{Concept, Role, Word};

/// Finds a word of the claim whose opposite the passage says of the number.
pub(super) fn opposite(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let claimed = clause.words(0.65);
    let own = found.words(0.65);
    let all: Vec<&Word> = found.own_words().into_iter().chain(found.words(0.85)).collect();
    let elsewhere = found.weighed();
    let moving = ["up", "down", "more", "fewer"].map(Concept::named);
    claimed.iter().filter(|word| !moving.iter().any(|concept| word.means(*concept))).find_map(|word| {
        if all.iter().any(|found| word.matches(found) >= 0.6) {
            return None;
        }
        // What is said of another number does not clash with this one, unless its own clause says the opposite.
        let is_elsewhere = elsewhere.iter().any(|(found, _)| word.matches(found) >= 0.6);
        let against = if is_elsewhere { &all } else { &own };
        let other = against
            .iter()
            .find(|other| word.excludes(other) && !claimed.iter().any(|word| word.matches(other) >= 1.0))?;
        Some(Contradiction::Opposite(clause.word(word), found.word(other)))
    })
}

/// Finds a quality that the passage's noun has, that tells it from another number's, and that the claim leaves out.
pub(super) fn part_of(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let claimed = clause.weighed();
    let word = found.noun().into_iter().find(|word| {
        word.concepts.iter().any(|concept| concept.is_quality())
            && !claimed.iter().any(|(claim, _)| claim.matches(word) > 0.0)
            && found.nearby().iter().any(|other| word.excludes(other))
    })?;
    Some(Contradiction::Part(found.word(word)))
}

/// Finds that the claim's noun is another thing than the passage's.
pub(super) fn other_thing(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, given) = (clause.noun(), found.noun());
    let (first, other) = (claimed.first()?, given.first()?);
    let everything = found.weighed();
    let is_there = |word: &&Word| everything.iter().any(|(found, _)| word.matches(found) > 0.0);
    let of_claim = clause.weighed();
    let is_claimed = |word: &&Word| of_claim.iter().any(|(claim, _)| word.matches(claim) > 0.0);
    if claimed.iter().any(is_there) || given.iter().any(is_claimed) {
        return None;
    }
    let thing = |word: &&&Word| word.concepts.iter().any(|concept| concept.is_thing());
    if let (Some(one), Some(other)) = (claimed.iter().find(thing), given.iter().find(thing)) {
        return Some(Contradiction::OtherThing(clause.word(one), found.word(other)));
    }
    // One of the words is not known; where all else is said in the same words, it is no paraphrase.
    let rest: Vec<&(&Word, f32)> = of_claim
        .iter()
        .filter(|(word, _)| word.role == Role::Content && !claimed.iter().any(|noun| noun.bytes == word.bytes))
        .collect();
    let same = rest.iter().filter(|(word, _)| everything.iter().any(|(found, _)| word.stem == found.stem)).count();
    (same >= 2 && same == rest.len()).then(|| Contradiction::OtherThing(clause.word(first), found.word(other)))
}
