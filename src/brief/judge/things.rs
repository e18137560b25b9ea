//! What a number counts: another thing, the opposite of one, or only a part of it.

use super::Contradiction;
use crate::brief::agreement::{Class, class};
use crate::brief::fit::Clause;
use crate::brief::meaning::{Concept, Role, Word, negation};
use crate::brief::quantities::{Unit, read_head};

/// Finds a word of the claim whose opposite the passage says of the number.
pub(super) fn opposite(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let denies = |clause: &Clause<'_>| {
        clause.words_in(clause.near()).iter().any(|word| negation(&clause.word(word), clause.language()).is_some())
    };
    let claimed = clause.words(0.65);
    let own = found.words(0.65);
    let all: Vec<&Word> = found.own_words().into_iter().chain(found.words(0.85)).collect();
    let elsewhere = found.weighed();
    let moving = ["up", "down", "more", "fewer"].map(Concept::named);
    claimed.iter().filter(|word| !word.is_grade() && !moving.iter().any(|concept| word.means(*concept))).find_map(
        |word| {
            if all.iter().any(|found| word.matches(found) >= 0.6) {
                return None;
            }
            // What is said of another number does not clash with this one, unless its own clause says the opposite.
            let is_elsewhere = elsewhere.iter().any(|(found, _)| word.matches(found) >= 0.6);
            let against = if is_elsewhere { &all } else { &own };
            let other = against
                .iter()
                .find(|other| word.excludes(other) && !claimed.iter().any(|word| word.matches(other) >= 1.0))
                // "None is filled" is what "all are unfilled" says.
                .filter(|other| !word.is_undone(other) || denies(clause) == denies(found))?;
            Some(Contradiction::Opposite(clause.word(word), found.word(other)))
        },
    )
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

/// Finds that the claim counts what the passage measures: "2,750 vineyards" of "2,750 hectares of vineyard".
pub(super) fn measured(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (stated, given) = (clause.quantity()?, found.quantity()?);
    let measure = matches!(given.unit, Unit::Measure(_)) && class(given.unit) != Class::Time;
    if stated.unit != Unit::None || !measure {
        return None;
    }
    let noun = clause.noun().into_iter().next()?;
    let of = found.words_in(given.reach.end..found.own_near().end.max(given.reach.end));
    let thing = of.iter().find(|word| word.role == Role::Content)?;
    let (unit, _) = read_head(clause.text(clause.near()), clause.language());
    let counts = noun.matches(thing) > 0.0 && unit != given.unit;
    counts.then(|| Contradiction::OtherThing(clause.word(noun), found.text(given.bytes.clone()).to_owned()))
}

/// Finds that the claim's noun is another thing than the passage's.
pub(super) fn other_thing(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, given) = (clause.noun(), found.noun());
    let (first, other) = (claimed.first()?, given.first()?);
    if first.is_grade() || other.is_grade() {
        return None;
    }
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
