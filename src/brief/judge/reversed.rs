//! Claims without a number that say the opposite of their passage.

use super::Cited;
use crate::brief::meaning::{Negation, Role, Word, is_superlative, limits, negation};
use crate::brief::quantities::{Unit, power_of_ten};
use crate::brief::reading::Reading;
use std::ops::Range;

/// Words that a sentence shares at least with the claim that is taken from it, where no number shows it.
const LEAST_SHARED: usize = 2;

/// The same where nothing but a denial parts the two.
const LEAST_DENIED: usize = 3;

/// Finds what a sentence says the opposite of: its word and the passage's, and where both stand. Of one with a figure, whose
/// number is judged by itself, only what it ranks.
pub(in crate::brief) fn reversed(
    claim: &Reading,
    sentence: &Range<usize>,
    passages: &[Cited],
    has_figure: bool,
) -> Option<(Range<usize>, usize, Range<usize>)> {
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
    let (_, reading) = passages.get(passage)?;
    let source = words.first().map(|word| reading.sentence(word.bytes.start))?;
    let rank = ranked((claim, sentence), (reading, &source)).map(|(one, other)| (one, passage, other));
    if rank.is_some() || has_figure {
        return rank;
    }
    match (denial(claim, sentence), denial(reading, &source)) {
        (None, None) => {}
        // A word that only the claim has may be the opposite of what is denied: "missed" of "not met".
        (Some(one), None) if shared >= LEAST_DENIED && shared == claimed.len() => {
            let denied = words.iter().find(|word| word.stem == one.of.stem)?;
            return Some((one.bytes, passage, denied.bytes.clone()));
        }
        (None, Some(other)) if shared >= LEAST_DENIED && shared == claimed.len() => {
            let denied = claimed.iter().find(|word| word.stem == other.of.stem)?;
            return Some((denied.bytes.clone(), passage, other.bytes));
        }
        _ => return None,
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

/// A denial, and the word that it denies.
struct Denial<'r> {
    /// From the one to the other.
    bytes: Range<usize>,
    of: &'r Word,
}

/// Returns the denial of a sentence, where it has one.
fn denial<'r>(reading: &'r Reading, sentence: &Range<usize>) -> Option<Denial<'r>> {
    let words = reading.words_in(sentence.clone());
    let written = |word: &Word| reading.written(word.bytes.clone());
    let at = words.iter().position(|word| negation(written(word), reading.language) == Some(Negation::Statement))?;
    let behind = words.get(at + 1..)?;
    let is = |word: &Word, list: &str| list.split(' ').any(|known| written(word).eq_ignore_ascii_case(known));
    let limits = limits(reading.language);
    let turns = |word: &Word| is(word, limits.until) || is(word, limits.but);
    if behind.first().is_some_and(|next| is(next, limits.only)) || behind.iter().any(turns) {
        return None;
    }
    let is_content = |word: &&Word| word.role == Role::Content;
    // "Das Gericht prüfte die Klage nicht."
    let ends = || matches!(reading.language.code(), "de" | "nl");
    let of = behind.iter().find(is_content);
    let of = of.or_else(|| words.get(..at)?.iter().find(is_content).filter(|_| ends()))?;
    let denial = words.get(at)?;
    let bytes = denial.bytes.start.min(of.bytes.start)..denial.bytes.end.max(of.bytes.end);
    Some(Denial { bytes, of })
}

/// Returns whether a sentence has a superlative.
pub(in crate::brief) fn names_superlative(reading: &Reading, sentence: &Range<usize>) -> bool {
    let mut words = reading.words_in(sentence.clone()).iter();
    words.any(|word| is_superlative(reading.written(word.bytes.clone()), reading.language))
}

/// Finds a superlative of which the passage has a lower rank: "the largest" of "the second-largest".
fn ranked(
    (claim, sentence): (&Reading, &Range<usize>),
    (passage, source): (&Reading, &Range<usize>),
) -> Option<(Range<usize>, Range<usize>)> {
    /// What German writes before a superlative.
    const RANKS: [&str; 7] = ["zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht"];
    let rank_before = |reading: &Reading, at: usize| {
        let mut ranks = reading.quantities.iter().filter(|rank| rank.unit == Unit::Ordinal && rank.bytes.end <= at);
        let rank = ranks.next_back()?;
        let adjoins = reading.written(rank.bytes.end..at).chars().all(|char| matches!(char, ' ' | '-' | '\u{a0}'));
        adjoins.then(|| rank.clone())
    };
    let (claimed, given) = (claim.words_in(sentence.clone()), passage.words_in(source.clone()));
    for (at, word) in claimed.iter().enumerate() {
        if !is_superlative(claim.written(word.bytes.clone()), claim.language)
            || rank_before(claim, word.bytes.start).is_some()
        {
            continue;
        }
        let next = claimed.get(at + 1);
        let mut lower = None;
        for (place, other) in given.iter().enumerate() {
            let follows = given.get(place + 1).zip(next).is_some_and(|(one, other)| one.stem == other.stem);
            let is_compound = RANKS.iter().any(|rank| other.stem.strip_prefix(rank) == Some(&word.stem));
            if !follows || !(is_compound || other.stem == word.stem) {
                continue;
            }
            let rank = rank_before(passage, other.bytes.start).filter(|rank| rank.value > power_of_ten(0));
            match rank {
                Some(rank) => lower = lower.or(Some(rank.bytes.start..other.bytes.end)),
                None if is_compound => lower = lower.or(Some(other.bytes.clone())),
                // It is the first of something there, too.
                None => return None,
            }
        }
        if let Some(lower) = lower {
            return Some((word.bytes.clone(), lower));
        }
    }
    None
}
