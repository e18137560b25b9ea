//! Claims without a number that say the opposite of their passage.

use super::Cited;
use crate::brief::meaning::{Role, Word, denies};
use crate::brief::reading::Reading;
use std::ops::Range;

/// Words that a sentence shares at least with the claim that is taken from it, where no number shows it.
const LEAST_SHARED: usize = 2;

/// Finds what a claim without a number says the opposite of: its word and the passage's, and where both stand.
pub(in crate::brief) fn reversed(
    claim: &Reading,
    sentence: &Range<usize>,
    passages: &[Cited],
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
