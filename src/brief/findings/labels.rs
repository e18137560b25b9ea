//! Labels of figures: the words of the clause that a figure stands in, its place marked where it is left out of their midst.
//!
//! "About 14 % of the water leaks" gives the label "of the water leaks"; "Fees rose by 4 %" gives "Fees rose"; and "The
//! city spent $3 million on pipes", "The city spent … on pipes". Labels that are too long are cut, and show it.

use super::single_spaced;
use crate::brief::fit::Clause;
use crate::brief::meaning::Role;
use crate::brief::quantities::Unit;
use crate::brief::reading::Reading;
use std::ops::Range;

/// Words that a label has at the most.
const LONGEST: usize = 12;
/// Labels of a figure that are tried.
const TRIED: usize = 5;
/// Words of what leads to a figure that are kept where the whole would be too long.
const LEAD: usize = 5;
/// Words behind a figure that say by themselves what it counts.
const TELLING: usize = 4;
/// What stands for the figure, or for words that were left out.
const GAP: &str = "…";

/// Returns labels of a figure that stands at some bytes, the better first.
pub(super) fn labels(reading: &Reading, index: usize, figure: &Range<usize>) -> Vec<String> {
    let Some(clause) = Clause::of(reading, index) else { return Vec::new() };
    let sentence = reading.sentence(figure.start);
    let end = clause.own.end.min(turning(reading, index, figure.end)).clamp(figure.end, sentence.end.max(figure.end));
    let after = behind(reading, figure.end..end);
    let start = opening(reading, sentence.start..figure.start);
    let lead = ahead(reading, start..figure.start);
    let mut labels = Vec::new();
    // In "40 cases in May and 50 in June" what leads to the second figure stands before the first.
    let first = reading.quantities.iter().find(|other| other.reach.start >= start && other.unit != Unit::Year);
    let earlier = first
        .filter(|first| clause.is_enumerated() && first.reach.end < figure.start)
        .map(|first| start..first.reach.start);
    if let Some(earlier) = earlier {
        let shared = ahead(reading, earlier);
        let rest = cut(&after, LONGEST.saturating_sub(count(&shared)).max(LEAD));
        let both = joined(&shared, &after).or_else(|| joined(&shared, &rest?));
        labels.extend(both.filter(|_| !shared.is_empty()));
    }
    let quantity = reading.quantities.get(index);
    let counts = quantity.is_some_and(|quantity| quantity.unit == Unit::None) && !clause.noun().is_empty();
    if counts && count(&after) >= TELLING {
        labels.extend(cut(&after, LONGEST));
    }
    labels.extend(joined(&lead, &after));
    if counts && count(&lead) > LEAD && count(&after) > 1 {
        labels.extend(cut(&after, LONGEST));
    }
    if count(&lead) > LEAD {
        let tail = tail(reading, start..figure.start).unwrap_or_else(|| last_words(&lead, LEAD));
        labels.extend(joined(&format!("{GAP} {tail}"), &after));
        labels.extend(cut(&after, LONGEST - LEAD).and_then(|after| joined(&format!("{GAP} {tail}"), &after)));
    }
    labels.extend(cut(&after, LONGEST - count(&lead).min(LONGEST - 2)).and_then(|after| joined(&lead, &after)));
    labels.extend(cut(&after, LONGEST));
    labels.retain(|label| is_balanced(label) && label.chars().any(char::is_alphabetic));
    // A word alone says what is counted only where nothing else does.
    labels.sort_by_key(|label| count(label) < 2);
    let mut seen = Vec::new();
    labels.retain(|label| !seen.contains(label) && (seen.push(label.clone()), true).1);
    // Each is held against the passage, which costs time.
    labels.truncate(TRIED);
    labels
}

/// Returns the number of words of a text.
pub(crate) fn count(text: &str) -> usize {
    text.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Returns the byte behind a figure at which a joint leads on to the next figure, whatever that counts.
fn turning(reading: &Reading, index: usize, end: usize) -> usize {
    let mut later = reading.quantities.iter().skip(index + 1).filter(|next| next.reach.start >= end);
    let next = later.find(|next| !matches!(next.unit, Unit::Year | Unit::Day | Unit::Ordinal | Unit::Label));
    let next = next.map_or(reading.text.text.len(), |next| next.reach.start);
    let joint = reading.words_in(end..next).iter().rfind(|word| word.role == Role::Joint);
    joint.filter(|_| next < reading.text.text.len()).map_or(usize::MAX, |joint| joint.bytes.start)
}

/// Returns where the part of a sentence begins that leads to a figure: behind a mark that parts clauses.
fn opening(reading: &Reading, bytes: Range<usize>) -> usize {
    let text = reading.written(bytes.clone());
    let mark = text.rfind([';', ':', '—', '–', '(']);
    mark.map_or(bytes.start, |at| {
        bytes.start + at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    })
}

/// Returns the words before a figure, without the joint that they begin with and the little words that they end with.
fn ahead(reading: &Reading, bytes: Range<usize>) -> String {
    let words = reading.words_in(bytes.clone());
    let start = words.iter().find(|word| word.role != Role::Joint).map_or(bytes.end, |word| word.bytes.start);
    let leads = |word: &str| reading.language.leads(&word.to_lowercase());
    let text = reading.written(start.min(bytes.end)..bytes.end);
    let mut text = text.trim_matches(|char: char| char.is_whitespace() || is_parting(char));
    while let Some((head, last)) = text.rsplit_once(char::is_whitespace)
        && leads(last)
    {
        text = head.trim_end_matches(|char: char| char.is_whitespace() || is_parting(char));
    }
    if leads(text) { String::new() } else { single_spaced(text) }
}

/// Returns the words behind a figure.
fn behind(reading: &Reading, bytes: Range<usize>) -> String {
    let text = reading.written(bytes);
    let end = text.find([';', ':', '—', '–', '(', '\n']).unwrap_or(text.len());
    let text = text.get(..end).unwrap_or("").trim_end_matches(['.', '!', '?']);
    // "12, and": what follows a comma is another clause.
    if text.starts_with(',') {
        return String::new();
    }
    let text = single_spaced(text.trim_matches(|char: char| char.is_whitespace() || is_parting(char)));
    // Behind a comma the sentence turns to something else.
    match text.split_once(", ") {
        Some((clause, _)) if count(clause) >= ENOUGH => clause.to_owned(),
        _ => text,
    }
}

/// Words behind a figure that may end at a comma.
const ENOUGH: usize = 3;

/// Returns the last clause of what leads to a figure, where it is short.
fn tail(reading: &Reading, bytes: Range<usize>) -> Option<String> {
    let words = reading.words_in(bytes.clone());
    let text = reading.written(bytes.clone());
    let comma = text.rfind(", ").map(|at| bytes.start + at + 2);
    let joint = words.iter().rfind(|word| word.role == Role::Joint).map(|word| word.bytes.end);
    let tail = ahead(reading, comma.max(joint)?..bytes.end);
    (2..=LEAD + 2).contains(&count(&tail)).then_some(tail)
}

fn is_parting(char: char) -> bool {
    matches!(char, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '.')
}

/// Joins what stands before and behind a figure, where that is short enough.
fn joined(before: &str, after: &str) -> Option<String> {
    let label = match (before.is_empty(), after.is_empty()) {
        (true, true) => return None,
        (true, false) => after.to_owned(),
        (false, true) => before.to_owned(),
        (false, false) => format!("{before} {GAP} {after}"),
    };
    (count(&label) <= LONGEST).then_some(label)
}

/// Cuts words that are too long, and shows it; nothing hangs at the cut.
fn cut(text: &str, most: usize) -> Option<String> {
    if count(text) <= most {
        return Some(text.to_owned()).filter(|text| !text.is_empty());
    }
    let words: Vec<&str> = text.split(' ').take(most).collect();
    let head = words.join(" ");
    // At a comma the words end by themselves.
    if let Some((clause, _)) = head.split_once(", ")
        && count(clause) > 1
    {
        return Some(clause.to_owned());
    }
    let mut kept = words.as_slice();
    while let Some((last, rest)) = kept.split_last()
        && (last.chars().count() <= LITTLE || rest.len() + 1 == words.len())
    {
        kept = rest;
    }
    let kept = kept.join(" ");
    let kept = kept.trim_end_matches(is_parting);
    (count(kept) > 1).then(|| format!("{kept} {GAP}"))
}

/// Letters of words that lead on to the next, in any language.
const LITTLE: usize = 3;

/// Returns the last words of a text.
fn last_words(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let last = words.get(words.len().saturating_sub(most)..).unwrap_or(&words);
    // A sign of a unit has lost its number.
    let is_word = |word: &&&str| word.starts_with(char::is_alphanumeric);
    last.iter().skip_while(|word| !is_word(word)).copied().collect::<Vec<_>>().join(" ")
}

/// Returns whether each bracket and quotation mark of a text has its counterpart.
fn is_balanced(text: &str) -> bool {
    let pairs = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»'), ('„', '“')];
    let count = |mark: char| text.matches(mark).count();
    let german = text.contains('„');
    pairs
        .iter()
        .all(|(open, close)| (*open == '“' && german) || (*open == '„' && !german) || count(*open) == count(*close))
        && count('"').is_multiple_of(2)
}
