//! Abbreviations: where a text explains one, as in "People's Republic of China (PRC)", all of its uses can be read in full
//! by those who listen.

use super::resolver::Resolver;
use crate::source::{FileId, Span};
use std::collections::BTreeMap;

/// An abbreviation with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// Its letters: "PRC".
    pub short: String,
    /// The same in full.
    pub full: String,
}

/// Letters of an abbreviation that is found without being marked.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;
/// Bytes before the bracket in which the words in full are looked for.
const REACH: usize = 160;
/// Letters of the longest small word that an abbreviation may leave out: "of", "and", "für".
const SMALL_WORD: usize = 3;

/// Returns the abbreviations that these files explain, by their letters. One that is explained in two
/// ways is left out, but for `<abbr>`, which holds before all.
pub(super) fn collect(resolver: &mut Resolver<'_>, files: &[FileId]) -> Vec<Abbreviation> {
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    let hidden = hidden(resolver);
    for &file in files {
        let is_hidden = |at: usize| {
            let at = at as u32;
            hidden.iter().any(|span| span.file == file && span.start <= at && at < span.end)
        };
        let text = &resolver.files.file(file).text;
        let is_outline = !resolver.reports.iter().flat_map(|report| &report.sections).any(|it| it.file == file);
        for (at, short, full) in explained(text) {
            if is_hidden(at) || (is_outline && is_comment(text, at)) {
                continue;
            }
            let known = found.entry(short).or_insert_with(|| Some(full.clone()));
            if known.as_ref().is_some_and(|known| !alike(known, &full)) {
                *known = None;
            }
        }
    }
    found.extend(resolver.marked_abbreviations.drain(..).map(|(short, full)| (short, Some(full))));
    found.into_iter().filter_map(|(short, full)| Some(Abbreviation { short, full: full? })).collect()
}

/// Returns the parts of files that are not for all readers: what is private, comments, speaker notes.
fn hidden(resolver: &Resolver<'_>) -> Vec<Span> {
    let outline = resolver.outline;
    let of_reports = resolver.reports.iter().flat_map(|report| report.private.iter().chain(&report.comments)).copied();
    let notes = outline.sections.iter().filter_map(|section| section.say.as_ref()).map(|say| say.span);
    of_reports.chain(outline.private()).chain(notes).chain(resolver.comments.iter().copied()).collect()
}

/// Returns whether a place of an outline's file is in a comment, or looks as if it were.
fn is_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('#') || line.contains(" #")
}

/// Returns whether two explanations are one: they may differ in capitals and in an ending.
fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().trim_end_matches('s').to_owned();
    plain(one) == plain(other)
}

/// Returns the abbreviations that a text explains in brackets behind the words in full, with the bracket's byte.
fn explained(text: &str) -> impl Iterator<Item = (usize, String, String)> {
    text.match_indices('(').filter_map(|(open, _)| {
        let inside = &text[open + 1..];
        let end = inside.bytes().take(*LETTERS.end() + 2).position(|byte| byte == b')')?;
        let short = inside.get(..end)?;
        // "(TCOs)": what is explained is one of them.
        let short = short.strip_suffix('s').unwrap_or(short);
        let letters: Vec<char> = short.chars().collect();
        if !LETTERS.contains(&letters.len()) || !letters.iter().all(|letter| letter.is_uppercase()) {
            return None;
        }
        let start = text.floor_char_boundary(open.saturating_sub(REACH));
        Some((open, short.to_owned(), full(&text[start..open], &letters)?))
    })
}

/// Returns the words before a bracket whose initials are the letters: in their order, or in another where the language
/// turns it round; small words may be left out.
fn full(before: &str, letters: &[char]) -> Option<String> {
    // Words of another sentence or paragraph are none of it.
    let from = before.rfind(['.', ';', ':', ')', '\n', '|']).map_or(0, |at| at + 1);
    let from = if before[from..].trim().is_empty() { 0 } else { from };
    let before = before[from..].trim_end();
    let mut words = Vec::new();
    for (at, word) in parts(before) {
        words.push((at, word));
    }
    let initials = |words: &[(usize, &str)]| -> Vec<char> {
        words.iter().filter_map(|(_, word)| word.chars().next()?.to_uppercase().next()).collect()
    };
    let start = |words: &[(usize, &str)]| words.first().map(|&(at, _)| at);
    let last = words.get(words.len().checked_sub(letters.len())?..)?;
    let found = if initials(last) == letters {
        start(last)
    } else {
        let is_small = |word: &str| word.chars().count() <= SMALL_WORD && word.starts_with(char::is_lowercase);
        let large: Vec<(usize, &str)> = words.iter().copied().filter(|(_, word)| !is_small(word)).collect();
        let last = large.get(large.len().checked_sub(letters.len())?..)?;
        let (mut sorted, mut wanted) = (initials(last), letters.to_vec());
        let in_order = sorted == wanted;
        sorted.sort_unstable();
        wanted.sort_unstable();
        (in_order || letters.len() > 2 && sorted == wanted).then(|| start(last)).flatten()
    };
    let full = before.get(found?..)?.replace(['*', '_', '`'], "").replace('\'', "’");
    let full: Vec<&str> = full.split_whitespace().collect();
    let full = full.join(" ");
    (!full.contains(['[', '<', '"', '“', '@'])).then_some(full)
}

/// Returns the words of a text with their places, those of compounds one by one.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_joint = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '*' | '_');
    let mut at = 0;
    text.split(is_joint).filter_map(move |word| {
        let start = at;
        at += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        let inner = word.trim_start_matches(|first: char| !first.is_alphanumeric());
        (!inner.is_empty()).then_some((start + word.len() - inner.len(), inner))
    })
}

/// Parts a text at the abbreviations in it that are to be read in full, each with its index among those that are known.
/// `is_first` is asked of each in order; one in brackets of its own stands behind the words in full, and needs no more.
pub(crate) fn uses<'t>(
    text: &'t str,
    known: &[Abbreviation],
    mut is_first: impl FnMut(u32) -> bool,
) -> Vec<(&'t str, Option<u32>)> {
    let mut parts = Vec::with_capacity(1);
    let mut from = 0;
    if !known.is_empty() {
        let mut start = None;
        let ends = std::iter::once((text.len(), ' '));
        for (at, letter) in text.char_indices().chain(ends) {
            if letter.is_alphanumeric() {
                start.get_or_insert(at);
                continue;
            }
            let Some(word) = start.take() else { continue };
            let bracketed = letter == ')' && text[..word].ends_with('(');
            let Ok(index) = known.binary_search_by(|other| other.short.as_str().cmp(&text[word..at])) else { continue };
            if !is_first(index as u32) || bracketed {
                continue;
            }
            if from < word {
                parts.push((&text[from..word], None));
            }
            parts.push((&text[word..at], Some(index as u32)));
            from = at;
        }
    }
    if from < text.len() || parts.is_empty() {
        parts.push((&text[from..], None));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        explained(text).map(|(_, short, full)| (short, full)).collect()
    }

    #[test]
    fn words_in_full_stand_before_the_bracket() {
        for (text, short, full) in [
            ("fentanyl from the People’s Republic of China (PRC) that", "PRC", "People’s Republic of China"),
            ("the Jalisco New Generation Cartel (CJNG).", "CJNG", "Jalisco New Generation Cartel"),
            ("the National Intelligence Center (CNI)", "CNI", "National Intelligence Center"),
            ("measured as gross domestic product (GDP)", "GDP", "gross domestic product"),
            ("all transnational criminal organizations (TCOs)", "TCO", "transnational criminal organizations"),
            ("la Organización de las Naciones Unidas (ONU)", "ONU", "Organización de las Naciones Unidas"),
            ("at the *point of sale* (POS)", "POS", "point of sale"),
            ("a North-Atlantic Council (NAC)", "NAC", "North-Atlantic Council"),
        ] {
            assert_eq!(found(text), [(short.to_owned(), full.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_in_brackets_and_is_no_abbreviation_is_left() {
        for text in [
            "it rose (US)",
            "in Mexico (PAN)",
            "a long list (A)",
            "shown below (Table 2)",
            "nothing (",
            "(PRC) at the start",
            "It ended. Republic Party China (PRX)",
        ] {
            assert_eq!(found(text), [] as [(String, String); 0], "{text}");
        }
    }

    #[test]
    fn uses_are_whole_words_outside_their_own_brackets() {
        let known = [Abbreviation { short: "PRC".into(), full: "People’s Republic of China".into() }];
        let parted = uses("PRC’s oil, not PRCs, of China (PRC), PRC", &known, |_| true);
        let words: Vec<&str> = parted.iter().map(|(words, _)| *words).collect();
        assert_eq!(words, ["PRC", "’s oil, not PRCs, of China (PRC), ", "PRC"]);
        assert_eq!(uses("PRC", &known, |_| false), [("PRC", None)]);
        assert_eq!(uses("", &known, |_| true), [("", None)]);
    }
}
