//! Claims that deny what their passage says, or the other way round.
//!
//! A denial speaks against a number where it governs the number's own clause, and what it denies is said in the other text.
//! "Not only 40", "not until 2021" and "no fewer than 40" deny nothing, "without staff" denies the staff alone.

use super::Contradiction;
use crate::brief::fit::Clause;
use crate::brief::meaning::{Negation, Role, Word, negation};

/// Words of the claim that the passage has at least, where nothing but a denial parts the two.
const LEAST_SHARED: usize = 2;
/// Words behind a denial that may be what it denies: "did not in May approve".
const GOVERNED: usize = 3;
/// Small words that stand at most between "but" or "until" and the number that they lead to.
const LEADING: usize = 2;

/// Finds that one denies what the other says in the same words.
pub(super) fn denial(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let everything = found.weighed();
    let content: Vec<&Word> = clause.words(0.5).into_iter().filter(|word| word.role == Role::Content).collect();
    let is_known = |word: &&Word| everything.iter().any(|(found, _)| word.stem == found.stem);
    if content.len() < LEAST_SHARED || !content.iter().all(is_known) {
        return None;
    }
    let (claimed, given) = (denied(clause), denied(found));
    let says = |denied: &[Vec<&Word>], other: &Clause<'_>| {
        let words = other.words(0.5);
        let says = |word: &Word| words.iter().any(|found| found.stem == word.stem && !is_denied(other, found));
        denied.iter().flatten().any(|word| says(word))
    };
    let clashes = match (claimed.is_empty(), given.is_empty()) {
        (true, false) => says(&given, clause),
        (false, true) => says(&claimed, found),
        _ => false,
    };
    clashes.then_some(Contradiction::Denial)
}

/// Returns whether a denial stands close before a word, of whatever number it speaks.
fn is_denied(clause: &Clause<'_>, word: &Word) -> bool {
    let earlier = clause.words_in(clause.start()..word.bytes.start);
    let mut near = earlier.iter().rev().take(GOVERNED);
    near.any(|word| negation(&clause.word(word), clause.language()).is_some())
}

/// Returns for each denial that governs a number the words that it may deny.
fn denied<'c>(clause: &Clause<'c>) -> Vec<Vec<&'c Word>> {
    let Some(quantity) = clause.quantity() else { return Vec::new() };
    let weighed = clause.weighed();
    let near = weighed.iter().filter(|(word, weight)| *weight > 0.65 && !quantity.reach.contains(&word.bytes.start));
    near.filter_map(|(word, _)| {
        let kind = negation(&clause.word(word), clause.language())?;
        governed(clause, word, kind)
    })
    .collect()
}

/// Returns what a denial may deny; nothing where it does not govern the number.
fn governed<'c>(clause: &Clause<'c>, denial: &Word, kind: Negation) -> Option<Vec<&'c Word>> {
    let reach = &clause.quantity()?.reach;
    let behind = clause.words_in(denial.bytes.end..clause.end());
    let is = |word: &Word, list: &str| list.split(' ').any(|known| clause.word(word).eq_ignore_ascii_case(known));
    let limits = clause.limits();
    if behind.first().is_some_and(|next| is(next, limits.only) || is(next, limits.until)) {
        return None;
    }
    let leads = denial.bytes.start < reach.start;
    let between =
        if leads { denial.bytes.end..reach.start.max(denial.bytes.end) } else { reach.end..denial.bytes.start };
    let words = clause.words_in(between.clone());
    let leading = words.iter().rev().take_while(|word| word.role != Role::Content).take(LEADING + 1);
    let turns = words.iter().any(|word| is(word, limits.but)) || leading.clone().any(|word| is(word, limits.until));
    // A pair of commas holds an insertion, one alone ends the clause that is denied.
    let gap = clause.text(between);
    let is_apart = gap.contains([';', ':', '—', '(']) || gap.contains(" – ") || commas(gap) % 2 == 1;
    if (leads && turns) || is_apart {
        return None;
    }
    let is_relative = !leads && words.iter().any(|word| is(word, limits.relatives));
    let most = if kind == Negation::Lack || is_relative { 1 } else { GOVERNED };
    let content = |word: &&Word| word.role == Role::Content;
    let mut governed: Vec<&Word> = behind.iter().filter(content).take(most).collect();
    if governed.is_empty() {
        // "Der Bund zahlte die 35 Millionen nicht."
        governed.extend(clause.words_in(clause.own.start..denial.bytes.start).iter().filter(content));
    }
    Some(governed)
}

/// Counts the commas of a text that stand between words, not within a number.
fn commas(text: &str) -> usize {
    let behind = text.match_indices(',').map(|(at, _)| text.get(at + 1..).unwrap_or(""));
    behind.filter(|behind| !behind.starts_with(|char: char| char.is_ascii_digit())).count()
}
