//! Where a sentence may end before its end: at a semicolon or colon, before an aside that a comma parts from it, or behind the clause
//! of a figure.
//!
//! What is cut off may not take anything back, deny it, leave it open or say who says it; and what is left has to be a
//! sentence, as far as that can be told.

use super::labels::count;
use super::single_spaced;
use crate::brief::fit::{Clause, counts};
use crate::brief::quantities::Quantity;
use crate::brief::reading::Reading;
use crate::brief::wording::lexicon::{self, Lexicon, Role};
use crate::brief::wording::words::words;
use std::ops::Range;

/// Words that a sentence has at least.
const SHORTEST: usize = 5;

/// Words before a colon that are a sentence, and do not only lead to what follows.
const LONG: usize = 8;

/// What is cut off may not hold any of these.
const TURNS: &[Role] = &[Role::Turn, Role::Negation, Role::Doubt, Role::Estimate, Role::Attribution, Role::Reserve];

/// Returns what a sentence says in fewer words, the longest first.
pub(super) fn shorter(reading: &Reading, sentence: &Range<usize>) -> Vec<String> {
    // Where the words of doubt are not known, none can be missed.
    let Some(lexicon) = lexicon::of(reading.language) else { return Vec::new() };
    let text = reading.written(sentence.clone());
    let mut found = Vec::new();
    for (at, mark) in text.char_indices().rev().filter(|(_, char)| matches!(char, ',' | ';' | ':')) {
        let (kept, rest) = text.split_at(at);
        let rest = rest.trim_start_matches([',', ';', ':', ' ']);
        let first = rest.split(|char: char| !char.is_alphanumeric()).next().unwrap_or("").to_lowercase();
        // Behind another comma the sentence goes on: "A law, which was new, changed it".
        let is_aside = mark == ',' && reading.language.opens_aside(&first) && !rest.contains(',');
        let least = if mark == ':' { LONG } else { SHORTEST };
        let is_sentence = count(kept) >= least && !reading.language.is_topic(kept);
        // Commas before it may enclose something: what is left would hang in the air.
        let is_plain = mark != ',' || !kept.contains(',');
        if !(is_aside || matches!(mark, ';' | ':')) || !is_sentence || !is_plain || !is_closed(kept) {
            continue;
        }
        if !lexicon.find(&words(rest, false), TURNS).is_empty() {
            break;
        }
        found.push(format!("{}.", single_spaced(kept.trim_end())));
    }
    for shorter in behind_figures(reading, sentence, lexicon) {
        if !found.contains(&shorter) {
            found.push(shorter);
        }
    }
    found
}

/// Returns the beginnings of a sentence that end with the clause of a figure.
fn behind_figures(reading: &Reading, sentence: &Range<usize>, lexicon: &Lexicon) -> Vec<String> {
    let of_sentence = |(_, quantity): &(usize, &Quantity)| sentence.contains(&quantity.number.start);
    let clauses = reading.quantities.iter().enumerate().filter(of_sentence).filter_map(|(index, quantity)| {
        let clause = Clause::of(reading, index).filter(|clause| !clause.is_enumerated() && counts(quantity))?;
        let comma = reading.written(quantity.reach.end..sentence.end).find(", ").map(|at| quantity.reach.end + at);
        let end = comma.map_or(clause.own.end, |comma| comma.min(clause.own.end));
        let kept = reading.written(sentence.start..end).trim_end_matches([' ', ',', ';']);
        let rest = reading.written(end..sentence.end);
        let lead = count(reading.written(sentence.start..quantity.reach.start));
        let last = kept.rsplit(' ').next().unwrap_or("").to_lowercase();
        let ends = rest.starts_with([',', ';']) && !reading.language.leads(&last);
        let is_sentence = lead >= LEAD && count(kept) >= SHORTEST && !reading.language.is_topic(kept);
        let turns = || !lexicon.find(&words(rest, false), TURNS).is_empty();
        (ends && is_sentence && is_closed(kept) && !turns()).then(|| format!("{}.", single_spaced(kept)))
    });
    let mut found: Vec<String> = clauses.collect();
    found.reverse();
    found
}

/// Words before a figure that most likely hold a verb.
const LEAD: usize = 3;

/// Returns whether no bracket or quotation is left open.
fn is_closed(text: &str) -> bool {
    let count = |marks: [char; 2]| text.matches(marks).count();
    let pairs = [['(', '['], [')', ']']].map(count);
    let quotes = [['“', '«'], ['”', '»']].map(count);
    pairs[0] == pairs[1] && quotes[0] == quotes[1] && !text.contains(['„', '"'])
}
