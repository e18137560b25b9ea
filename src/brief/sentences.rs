//! Sentences of a text.

use crate::language::Language;
use std::ops::Range;

/// Marks that may close a sentence behind its stop.
const CLOSING: &[char] = &['"', '”', '’', '\'', '»', '›', '“', ')', ']', '\u{2060}'];
/// Marks that may open one before its first letter.
const OPENING: &[char] = &['"', '“', '‘', '\'', '«', '‹', '„', '‚', '(', '[', '¿', '¡', '–', '—'];

/// Bytes after which a sentence ends at the next space. No sentence that anybody reads is so long; what is, is a list or no
/// text, and its numbers are looked at one by one with all words of their sentence.
const LONGEST: usize = 4000;

/// Returns the sentences of a text, in order and without the spaces between them. The end of a line ends a sentence,
/// as blocks, items and cells stand on lines of their own.
pub(super) fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, char) in text.char_indices() {
        let behind = at + char.len_utf8();
        let end = match char {
            '\n' => Some(at),
            '.' | '!' | '?' | '…' => end_behind(text, at, behind, char, language),
            ' ' if at > start + LONGEST => Some(at),
            _ => None,
        };
        if let Some(end) = end.filter(|end| *end > start || *end == at) {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Returns the sentence that holds a byte, of those that [`sentences`] gave.
pub(super) fn holding(sentences: &[Range<usize>], byte: usize) -> Option<Range<usize>> {
    let index = sentences.partition_point(|sentence| sentence.start <= byte).checked_sub(1)?;
    sentences.get(index).filter(|sentence| byte <= sentence.end).cloned()
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let words = text.get(range.clone()).unwrap_or("");
    let trimmed = words.trim_start();
    let start = range.start + words.len() - trimmed.len();
    let end = start + trimmed.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// Returns where a sentence ends whose stop stands at a byte; none where it goes on.
fn end_behind(text: &str, at: usize, behind: usize, stop: char, language: Language) -> Option<usize> {
    let rest = text.get(behind..)?;
    let closed = rest.trim_start_matches(['.', '!', '?', '…']);
    // French parts its closing mark from the stop by a space.
    let closed = match closed.trim_start_matches([' ', '\u{a0}', '\u{202f}']) {
        marked if marked.starts_with(['»', '›']) => marked,
        _ => closed,
    };
    let closed = closed.trim_start_matches(CLOSING);
    let end = text.len() - closed.len();
    let Some(space) = closed.chars().next() else { return Some(end) };
    if !space.is_whitespace() {
        return None;
    }
    let next = closed.trim_start().trim_start_matches(OPENING).chars().next();
    if next.is_some_and(char::is_lowercase) {
        return None;
    }
    (stop != '.' || !stands_within(text.get(..at)?, closed.trim_start(), language)).then_some(end)
}

/// Returns whether the full stop behind a text belongs to its last word alone: an abbreviation, an initial, an ordinal.
fn stands_within(before: &str, next: &str, language: Language) -> bool {
    let length = before.chars().rev().take_while(|char| char.is_alphanumeric() || *char == '.').map(char::len_utf8);
    let word = before.get(before.len() - length.sum::<usize>()..).unwrap_or("");
    let last = word.rsplit('.').next().unwrap_or("");
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    if is_initial {
        // "R. Evan Ellis" goes on; "in the U.S. The law" does not.
        return !(word.contains('.') && opens_sentence(next, language));
    }
    let digits = !word.is_empty() && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits && language.code() == "de" {
        return true;
    }
    let lower = word.to_lowercase();
    language.abbreviates(&lower) || language.abbreviates(&last.to_lowercase())
}

/// Returns whether the next word is one that seldom follows a name within a sentence: an article or a short word.
fn opens_sentence(next: &str, language: Language) -> bool {
    const OPENERS: &[(&str, &[&str])] = &[
        ("en", &["The", "A", "An", "In", "It", "This", "That", "But", "They", "He", "She", "We", "On", "By", "At"]),
        ("de", &["Der", "Die", "Das", "Ein", "Eine", "Im", "In", "Es", "Sie", "Er", "Doch"]),
        ("es", &["El", "La", "Los", "Las", "Un", "Una", "En", "Pero", "Se"]),
        ("fr", &["Le", "La", "Les", "Un", "Une", "En", "Il", "Elle", "Mais", "Ce"]),
        ("it", &["Il", "La", "Le", "I", "Gli", "Un", "Una", "In", "Ma"]),
        ("nl", &["De", "Het", "Een", "In", "Maar", "Er"]),
        ("pt", &["O", "A", "Os", "As", "Um", "Uma", "Em", "Mas"]),
    ];
    let word = next.split(|char: char| !char.is_alphabetic()).next().unwrap_or("");
    OPENERS.iter().any(|(code, words)| *code == language.code() && words.contains(&word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::{LONGEST, holding, sentences};
    use crate::language::Language;

    fn parted(text: &str, tag: &str) -> Vec<String> {
        let language = Language::parse(tag).unwrap();
        sentences(text, language).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (tag, text) in [
            ("en-US", "Dr. Lee of St. Ives paid $1.5 million.|It was due!|Was it?|(Perhaps.)"),
            ("en-US", "R. Evan Ellis lives in the U.S. and writes.|He left the U.S.|The law holds."),
            ("en-US", "“It rose.”|Then it fell … and rose.|About 3.4 percent, i.e. No. 7 of Fig. 2."),
            ("de-DE", "Am 5. Mai stieg sie um ca. 3 Mio. Euro.|Das 3. Quartal war z. B. besser."),
            ("es-MX", "El Sr. Ruiz pagó 5 mil.|¿Quién más?|Nadie en EE. UU. lo sabe."),
            ("fr-FR", "M. Roux a payé 3,4 M€.|« C’est tout. »|Voir p. 12 et art. 5."),
            ("pt-BR", "O Sr. Melo saiu.|Eram 3.400 pessoas."),
            ("it-IT", "Il sig. Neri è uscito.|Erano 3.400."),
            ("nl-NL", "Het was ca. 3 mln. euro.|Meer niet."),
        ] {
            let wanted: Vec<String> = text.split('|').map(str::to_owned).collect();
            assert_eq!(parted(&text.replace('|', " "), tag), wanted);
        }
    }

    #[test]
    fn what_never_ends_is_parted_between_words() {
        let text = "12 people and ".repeat(1000);
        let found = sentences(&text, Language::default_language());
        assert!(found.len() > 2 && found.iter().all(|range| range.len() < LONGEST + 20));
        let words = found.iter().flat_map(|range| text[range.clone()].split(' '));
        assert!(words.eq(text.split_whitespace()));
    }

    #[test]
    fn lines_end_sentences_and_bytes_find_theirs() {
        let text = "One line\n\nTwo. Three.";
        let found = sentences(text, Language::default_language());
        assert_eq!(found, [0..8, 10..14, 15..21]);
        assert_eq!(holding(&found, 12), Some(10..14));
        assert_eq!(holding(&found, 9), None);
        assert!(sentences(" \n ", Language::default_language()).is_empty());
    }
}
