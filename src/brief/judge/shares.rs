//! Shares: what a share is of, and what is told of it.

use super::Contradiction;
use crate::brief::agreement::{Class, class};
use crate::brief::fit::Clause;
use crate::brief::meaning::{Role, Word, is_of, is_verb};

/// What a sentence says of a share.
struct Share<'c> {
    /// What it is a share of: "62 % of *the nurses* are young".
    whole: Vec<&'c Word>,
    /// What is told of it: "62 % of the nurses are *young*".
    told: Vec<&'c Word>,
    /// Whether anything is told of it, be it a number.
    has_told: bool,
}

/// Finds a claim that tells of a share what in the passage it is a share of: "62 % of nurses have contracts" of "62 % of the
/// nurses with contracts are young".
pub(super) fn share(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, given) = (of(clause)?, of(found)?);
    let is_in = |word: &&&Word, list: &[&Word]| list.iter().any(|other| word.matches(other) >= 0.6);
    let is_turned = |word: &&Word| is_in(&word, &given.whole) && !is_in(&word, &given.told);
    let turned = given.has_told && !claimed.told.is_empty() && claimed.told.iter().all(is_turned);
    let (first, last) = (given.whole.first()?, given.whole.last()?);
    turned.then(|| Contradiction::Share(found.text(first.bytes.start..last.bytes.end).to_owned()))
}

fn of<'c>(clause: &Clause<'c>) -> Option<Share<'c>> {
    let quantity = clause.quantity().filter(|quantity| class(quantity.unit) == Class::Share)?;
    let language = clause.language();
    let content = |words: &'c [Word]| words.iter().filter(|word| word.role == Role::Content).collect::<Vec<_>>();
    let own = clause.own_near();
    let behind = clause.words_in(quantity.reach.end..own.end.max(quantity.reach.end));
    let before = clause.words_in(own.start..quantity.reach.start.max(own.start));
    let is = |word: &Word, known: fn(&str, crate::language::Language) -> bool| known(&clause.word(word), language);
    if behind.first().is_some_and(|word| is(word, is_of)) {
        let verb = behind.iter().position(|word| is(word, is_verb)).unwrap_or(behind.len());
        let (whole, told) = behind.split_at(verb);
        // "Students make up 40 % of the tenants."
        let is_article = |word: &&Word| word.role == Role::Small && word.bytes.len() <= 3 && !is(word, is_verb);
        let makes_up = before.iter().rev().find(|word| !is_article(word)).is_some_and(|word| is(word, is_verb));
        let (told, has_told) = match (told.is_empty(), makes_up) {
            (true, true) => (content(before), true),
            (true, false) => (Vec::new(), false),
            (false, _) => (content(told), true),
        };
        return Some(Share { whole: content(whole), told, has_told });
    }
    // "Of the tenants, 40 % are students."
    let leading = clause.words_in(clause.near().start..quantity.reach.start);
    let (first, rest) = leading.split_first()?;
    let is_article = matches!(clause.word(first).to_lowercase().as_str(), "der" | "des" | "du");
    if !is(first, is_of) || is_article {
        return None;
    }
    let ends = clause.text(first.bytes.end..quantity.reach.start).rfind(',').map(|at| first.bytes.end + at);
    // German has the verb there: "Von den Mietern sind 40 Prozent Studenten."
    let verb = rest.iter().rfind(|word| is(word, is_verb)).map(|word| word.bytes.start);
    let end = ends.or(verb)?;
    let whole = rest.split_at(rest.partition_point(|word| word.bytes.start < end)).0;
    Some(Share { whole: content(whole), told: content(behind), has_told: !behind.is_empty() })
}
