//! Numbers of the passage that the claim's words may mean rather than the one that agrees.

use super::{Contradiction, Spot, score};
use crate::brief::agreement::class;
use crate::brief::fit::{Clause, counts};
use crate::brief::meaning::{Role, Word};
use crate::brief::quantities::Quantity;
use crate::brief::reading::Reading;

/// Fewer points than these make no difference between two clauses.
const LEAST_LEAD: f32 = 0.4;
/// How much more lead it takes for each word of the claim that the passage does not have: synonyms hide what fits.
const LEAD_FOR_UNKNOWN: f32 = 0.15;
/// How much more for each word of a noun, where the claim has several numbers of the kind.
const LEAD_AMONG_SEVERAL: f32 = 0.3;
/// How much more for each of them that may say the same as a word of the number's clause.
const LEAD_FOR_SYNONYM: f32 = 0.3;
/// How much less for each word of the number's clause that the claim lacks, where all of its own words are known.
const LEAD_FOR_MISSING: f32 = 0.12;
/// Numbers of a long passage that stand farther apart are not compared, so that the time stays linear.
const NEIGHBOURS: usize = 40;

/// Finds a number of the same kind whose clause the words fit clearly better.
pub(super) fn other_number(
    clause: &Clause<'_>,
    reading: &Reading,
    spot: Spot,
    words: &[(&Word, f32)],
) -> Option<Contradiction> {
    let own = reading.quantities.get(spot.index)?;
    let kind = class(own.unit);
    let found = Clause::of(reading, spot.index)?;
    // Where the claim has several such numbers, each word may belong to any; then the nouns alone are compared.
    let claimed: Vec<&Quantity> = clause.others().filter(|other| class(other.unit) == kind && counts(other)).collect();
    let nouns: Vec<(&Word, f32)> = clause.noun().into_iter().map(|word| (word, 1.0)).collect();
    let several = !claimed.is_empty();
    let words = if several { nouns.as_slice() } else { words };
    let unknown = words.iter().filter(|(word, _)| !is_known(word, reading)).count() as f32;
    let among = if several { LEAD_AMONG_SEVERAL * words.len() as f32 } else { 0.0 };
    // Words of the number's own clause that the claim lacks speak against it, but where the claim has words that are not
    // known: these may say the same.
    let missing = found.own_words().into_iter().filter(|own| own.role == Role::Content);
    let missing = missing.filter(|own| !words.iter().any(|(word, _)| word.matches(own) > 0.0)).count().min(2) as f32;
    let least = if unknown > 0.0 {
        LEAST_LEAD + LEAD_FOR_UNKNOWN * unknown + LEAD_FOR_SYNONYM * unknown.min(missing) + among
    } else {
        LEAST_LEAD - LEAD_FOR_MISSING * missing + among
    };
    let points = score(words, &found);
    let first = spot.index.saturating_sub(NEIGHBOURS);
    let mut best: Option<(f32, usize)> = None;
    for index in first..(spot.index + NEIGHBOURS).min(reading.quantities.len()) {
        let Some(other) = reading.quantities.get(index) else { continue };
        if index == spot.index || class(other.unit) != kind || !counts(other) || other.value == own.value {
            continue;
        }
        let Some(clause) = Clause::of(reading, index) else { continue };
        let lead = score(words, &clause) - points;
        if lead > least && best.is_none_or(|(other, _)| lead > other) {
            best = Some((lead, index));
        }
    }
    if let Some((_, index)) = best {
        return Some(Contradiction::OtherNumber(Spot { index, ..spot }));
    }
    let rests = found.rests();
    let rest = rests.iter().find(|rest| score(words, rest) - points > least)?;
    Some(Contradiction::Rest(rest.written().to_owned()))
}

/// Finds a number whose clause has the claim's name, where the clause of the number at hand has another name.
pub(super) fn other_name(clause: &Clause<'_>, reading: &Reading, spot: Spot) -> Option<Contradiction> {
    let found = Clause::of(reading, spot.index)?;
    let kind = class(found.quantity()?.unit);
    let names = |clause: &Clause<'_>| -> Vec<String> {
        let own = clause.own_words().into_iter().filter(|word| clause.is_name(word));
        own.map(|word| word.stem.clone()).collect()
    };
    let own = names(&found);
    let claimed: Vec<&Word> = clause.words(0.65).into_iter().filter(|word| word.role == Role::Content).collect();
    if own.is_empty() || claimed.iter().any(|word| own.contains(&word.stem)) {
        return None;
    }
    // A name that the passage does not have, where it has all other words of the claim.
    let foreign = claimed.iter().find(|word| clause.is_name(word) && !is_known(word, reading));
    let others = claimed.iter().filter(|word| foreign.is_none_or(|foreign| foreign.bytes != word.bytes));
    if let Some(foreign) = foreign
        && claimed.len() > 2
        && others.clone().all(|word| is_known(word, reading))
        && let Some(name) = found.own_words().into_iter().find(|word| found.is_name(word))
    {
        return Some(Contradiction::OtherThing(clause.word(foreign), found.word(name)));
    }
    let first = spot.index.saturating_sub(NEIGHBOURS);
    let others = first..(spot.index + NEIGHBOURS).min(reading.quantities.len());
    let index = others.filter(|index| *index != spot.index).find(|index| {
        let Some(other) = Clause::of(reading, *index) else { return false };
        let is_comparable = other.quantity().is_some_and(|other| class(other.unit) == kind && counts(other));
        is_comparable && names(&other).iter().any(|name| claimed.iter().any(|word| word.stem == *name))
    })?;
    Some(Contradiction::OtherNumber(Spot { index, ..spot }))
}

/// Returns whether a passage has a word, or one like it.
fn is_known(word: &Word, reading: &Reading) -> bool {
    reading.words().iter().chain(reading.heads.iter().flat_map(|head| &**head)).any(|found| word.matches(found) > 0.0)
}
