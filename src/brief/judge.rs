//! The judgement on one number of a claim: which number of the passages stands behind it, and what speaks against that.
//!
//! Numbers that [agree](super::agreement) in value, unit and bound are candidates. Of them the one is taken whose clause the
//! claim's words [fit](super::fit) best. It stands behind the claim unless they fit another number's clause better, or
//! contradict its own.

use super::SourceId;
use super::agreement::{Around, Miss, class, compare};
use super::fit::{Clause, counts};
use super::meaning::{Concept, Role, Step, Word, denies, step};
use super::quantities::{Quantity, Stance, Unit};
use super::reading::Reading;
use num_traits::Signed;
use std::rc::Rc;

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
    /// One denies what the other says.
    Denial,
}

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
/// The claim's noun counts so much more than its other words.
const NOUN: f32 = 1.6;
/// A word that is said of another number only.
const ELSEWHERE: f32 = -0.8;
/// Numbers of a long passage that stand farther apart are not compared, so that the time stays linear.
const NEIGHBOURS: usize = 40;
/// A movement's word stands near its number, in bytes.
const NEAR: usize = 90;

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
        return contradiction_of_types(&clause, passages, &candidates, lenient);
    }
    best(&clause, passages, &candidates)
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

/// Checks what can be checked without words of one language: direction and sign.
fn contradiction_of_types(clause: &Clause<'_>, passages: &[Cited], candidates: &[Spot], lenient: bool) -> Judgement {
    let mut against = None;
    for spot in candidates {
        let found = clause_at(passages, *spot).filter(|_| lenient).and_then(|found| direction(clause, &found));
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
    near(part(stated.unit, *claim), part(found.unit, *passage)) || near(*claim, *passage)
}

fn clause_at(passages: &[Cited], spot: Spot) -> Option<Clause<'_>> {
    passages.get(spot.passage).and_then(|(_, reading)| Clause::of(reading, spot.index))
}

/// Finds the two numbers of a ratio apart: "3 in 8" of "8 projects, of which 3".
fn ratio(claim: &Reading, index: usize, passages: &[Cited]) -> Option<Judgement> {
    let (part, whole) = claim.quantities.get(index)?.ratio?;
    let holds = |reading: &Reading, number: u32| {
        reading.quantities.iter().position(|found| found.unit == Unit::None && found.value == number_of(number))
    };
    passages.iter().enumerate().find_map(|(passage, (_, reading))| {
        holds(reading, whole)?;
        let index = if part == 1 { holds(reading, whole) } else { holds(reading, part) }?;
        (part > 1).then_some(Judgement::Bound(Spot { passage, index }))
    })
}

fn number_of(number: u32) -> num_rational::BigRational {
    num_rational::BigRational::from_integer(number.into())
}

/// The words of a claim that say what a number of it is, with how much each counts.
fn claim_words<'c>(clause: &Clause<'c>) -> Vec<(&'c Word, f32)> {
    let noun: Vec<usize> = clause.noun().iter().map(|word| word.bytes.start).collect();
    let mut words: Vec<(&Word, f32)> = Vec::new();
    for (word, weight) in clause.weighed() {
        let says_something = word.role == Role::Content || word.concepts.iter().any(|concept| !concept.is_thing());
        if weight < 0.5 || !says_something {
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
        .or_else(|| steps(clause, &found))
        .or_else(|| opposite(clause, &found))
        .or_else(|| part_of(clause, &found))
        .or_else(|| other_thing(clause, &found))
        .or_else(|| denial(clause, &found))
}

/// Finds a number of the same kind whose clause the words fit clearly better.
fn other_number(clause: &Clause<'_>, reading: &Reading, spot: Spot, words: &[(&Word, f32)]) -> Option<Contradiction> {
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
fn other_name(clause: &Clause<'_>, reading: &Reading, spot: Spot) -> Option<Contradiction> {
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
    reading.words.iter().chain(reading.heads.iter().flatten()).any(|found| word.matches(found) > 0.0)
}

/// Whether something grows or shrinks.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Up,
    Down,
}

/// Finds the word nearest to a number that says where it moved.
fn movement<'c>(clause: &Clause<'c>) -> Option<(Direction, &'c Word)> {
    let quantity = clause.quantity()?;
    if quantity.signed {
        // The sign says it, and the words may speak of something beside.
        return None;
    }
    let [up, down, more, fewer] = ["up", "down", "more", "fewer"].map(Concept::named);
    let mut nearest: Option<(usize, Direction, &Word)> = None;
    for (word, weight) in clause.weighed() {
        let goes_up = word.means(up) || word.means(more);
        let goes_down = word.means(down) || word.means(fewer);
        if weight < 0.65 || goes_up == goes_down || word.bytes.end > clause.end() {
            continue;
        }
        let gap = if word.bytes.start >= quantity.reach.end {
            // What stands behind the number belongs to it less.
            (word.bytes.start - quantity.reach.end) * 3 / 2
        } else {
            quantity.reach.start.saturating_sub(word.bytes.end)
        };
        if gap <= NEAR && nearest.is_none_or(|(other, _, _)| gap < other) {
            nearest = Some((gap, if goes_up { Direction::Up } else { Direction::Down }, word));
        }
    }
    nearest.map(|(_, direction, word)| (direction, word))
}

fn moves(clause: &Clause<'_>) -> bool {
    clause.quantity().is_some_and(|quantity| quantity.stance == Stance::UpTo) && movement(clause).is_some()
}

/// Returns the words of two movements in opposite directions.
fn direction(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, word) = movement(clause)?;
    let (given, other) = movement(found)?;
    (claimed != given).then(|| Contradiction::Direction(clause.word(word), found.word(other)))
}

/// Finds a sign that only one of the two has, and no word in the other for it.
fn sign(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (stated, given) = (clause.quantity()?, found.quantity()?);
    let falls = |clause: &Clause<'_>| {
        let below = ["down", "fewer", "deficit", "loss"].map(Concept::named);
        let words = clause.weighed();
        let says_so =
            words.iter().any(|(word, weight)| *weight > 0.3 && below.iter().any(|concept| word.means(*concept)));
        says_so || words.iter().any(|(word, _)| ["negat", "minus"].iter().any(|stem| word.stem.starts_with(stem)))
    };
    let lacks = match (stated.value.is_negative(), given.value.is_negative()) {
        (false, true) => stated.signed || !falls(clause),
        (true, false) => given.signed || !falls(found),
        _ => false,
    };
    lacks.then_some(Contradiction::Sign)
}

/// Finds a movement that ends at the number in one, and begins at it or is as large in the other.
fn steps(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let ((claimed, _), (given, _)) = (movement(clause)?, movement(found)?);
    let (claim, passage) = (clause.step()?, found.step()?);
    (claimed == given && (claim == Step::To) != (passage == Step::To)).then_some(Contradiction::Step)
}

/// Finds a word of the claim whose opposite the passage says of the number.
fn opposite(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
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
fn part_of(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let claimed = clause.weighed();
    let word = found.noun().into_iter().find(|word| {
        word.concepts.iter().any(|concept| concept.is_quality())
            && !claimed.iter().any(|(claim, _)| claim.matches(word) > 0.0)
            && found.nearby().iter().any(|other| word.excludes(other))
    })?;
    Some(Contradiction::Part(found.word(word)))
}

/// Finds that the claim's noun is another thing than the passage's.
fn other_thing(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
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

/// Finds that one denies what the other says in the same words.
fn denial(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let everything = found.weighed();
    let content: Vec<&Word> = clause.words(0.5).into_iter().filter(|word| word.role == Role::Content).collect();
    let all_known = content.iter().all(|word| everything.iter().any(|(found, _)| word.stem == found.stem));
    let denied = |clause: &Clause<'_>| {
        let reach = clause.quantity().map_or(0..0, |quantity| quantity.reach.clone());
        let words = clause.weighed().into_iter().filter(|(word, _)| !reach.contains(&word.bytes.start));
        words.into_iter().any(|(word, weight)| weight > 0.65 && denies(&clause.word(word), clause.language()))
    };
    (content.len() >= 2 && all_known && denied(clause) != denied(found)).then_some(Contradiction::Denial)
}

impl Clause<'_> {
    /// Returns what the words before the number make of it.
    fn step(&self) -> Option<Step> {
        let quantity = self.quantity()?;
        step(self.before(quantity.reach.start), self.language())
    }
}

/// Words that a sentence shares at least with the claim that is taken from it, where no number shows it.
const LEAST_SHARED: usize = 2;

/// Finds what a claim without a number says the opposite of: its word and the passage's, and where both stand.
pub(super) fn reversed(
    claim: &Reading,
    sentence: &std::ops::Range<usize>,
    passages: &[Cited],
) -> Option<(std::ops::Range<usize>, usize, std::ops::Range<usize>)> {
    let content = |words: &'_ [Word]| -> Vec<Word> {
        words.iter().filter(|word| word.role == Role::Content || !word.concepts.is_empty()).cloned().collect()
    };
    let claimed = content(claim.words_in(sentence.clone()));
    let mut best: Option<(usize, usize, Vec<Word>)> = None;
    for (passage, (_, reading)) in passages.iter().enumerate() {
        for sentence in &reading.sentences {
            let words = content(reading.words_in(sentence.clone()));
            let shared = claimed.iter().filter(|word| words.iter().any(|found| word.stem == found.stem)).count();
            if shared >= LEAST_SHARED && best.as_ref().is_none_or(|(most, _, _)| shared > *most) {
                best = Some((shared, passage, words));
            }
        }
    }
    let (shared, passage, words) = best?;
    // Half of the words at least are the same; a claim that says much else may mean something else.
    if shared * 2 < claimed.len() {
        return None;
    }
    let denied = |reading: &Reading, words: &[Word]| {
        words.iter().any(|word| denies(reading.written(word.bytes.clone()), reading.language))
    };
    let (_, reading) = passages.get(passage)?;
    let source = words.first().map(|word| reading.sentence(word.bytes.start))?;
    if denied(claim, claim.words_in(sentence.clone())) || denied(reading, reading.words_in(source)) {
        return None;
    }
    let pair = claimed.iter().find_map(|word| {
        let is_there = |word: &Word, words: &[Word]| words.iter().any(|found| word.matches(found) >= 0.6);
        if !word.concepts.iter().any(|concept| concept.turns()) || is_there(word, &words) {
            return None;
        }
        let other = words.iter().find(|other| word.excludes(other) && !is_there(other, &claimed))?;
        Some((word.bytes.clone(), other.bytes.clone()))
    })?;
    Some((pair.0, passage, pair.1))
}
