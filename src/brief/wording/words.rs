//! Words of a text, and which of them are the same word in another form.

use crate::brief::meaning::Stemming;
use crate::language::Language;
use std::ops::Range;

/// A word.
#[derive(Debug, Clone)]
pub(in crate::brief) struct Word {
    /// As it stands.
    pub(in crate::brief) text: String,
    /// In lower case.
    pub(in crate::brief) lower: String,
    /// Its bytes.
    pub(in crate::brief) bytes: Range<usize>,
    /// Whether it is the first of a sentence or quotation.
    pub(in crate::brief) opens: bool,
}

/// Parts a text into words: letters and digits. Apostrophes and hyphens part them as spaces do. In a `pattern`, `*`, `#`
/// and `…` are letters.
pub(in crate::brief) fn words(text: &str, pattern: bool) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut opens = true;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_letter = char.is_alphanumeric() || (pattern && matches!(char, '*' | '#' | '…'));
        match (start, is_letter) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).unwrap_or("");
                words.push(Word { text: word.to_owned(), lower: word.to_lowercase(), bytes: from..at, opens });
                start = None;
                opens = false;
            }
            _ => {}
        }
        opens |= matches!(char, ':' | '“' | '„' | '«' | '"');
    }
    words
}

/// Letters that a word has at least to say what a sentence is about. Articles and prepositions are shorter.
const SHORTEST: usize = 4;

/// Returns the stem of a word that says what a sentence is about; none for numbers and short words.
pub(in crate::brief) fn stem(word: &Word, language: Language) -> Option<String> {
    let says = word.lower.chars().count() >= SHORTEST && word.lower.chars().all(char::is_alphabetic);
    says.then(|| Stemming::of(language).stem(&word.lower))
}
