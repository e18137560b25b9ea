//! Texts made alike where differences do not count, as a row of letters and digits with what parts them.

use crate::inspect::{APART, SET_ANEW};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What stands before a letter or digit, in order of how much it parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Between {
    /// Nothing.
    Nothing,
    /// A new line, or a new place on the page: words may end there, or go on.
    Perhaps,
    /// A hyphen.
    Hyphen,
    /// A blank or a mark.
    Blank,
    /// Another text.
    Wall,
}

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// Letters and digits, in lower case.
    pub(super) letters: String,
    /// For each byte of `letters`, what stands before it; of the bytes within a letter, the first counts.
    pub(super) between: Vec<Between>,
    /// For each byte, the part of the original that it comes from.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// Returns what stands before a letter, or behind the last.
    pub(super) fn before(&self, at: usize) -> Between {
        self.between.get(at).copied().unwrap_or(Between::Wall)
    }

    /// Returns where the words stand among the letters.
    pub(super) fn words(&self) -> Vec<Range<usize>> {
        let starts = self.letters.char_indices().map(|(at, _)| at);
        let mut starts: Vec<usize> = starts.filter(|at| *at == 0 || self.before(*at) > Between::Perhaps).collect();
        starts.push(self.letters.len());
        starts
            .windows(2)
            .filter_map(|pair| Some(*pair.first()?..*pair.get(1)?))
            .filter(|word| !word.is_empty())
            .collect()
    }

    /// Returns the part of the original that some letters come from.
    pub(super) fn origin(&self, letters: Range<usize>) -> Range<usize> {
        let start = self.origins.get(letters.start).map_or(0, |origin| origin.0 as usize);
        let end = self.origins.get(letters.end.saturating_sub(1)).map_or(start, |origin| origin.1 as usize);
        start..end.max(start)
    }

    fn push(&mut self, letter: char, between: Between, origin: (u32, u32)) {
        self.letters.push(letter);
        let long = letter.len_utf8();
        self.between.extend(std::iter::repeat_n(between, long));
        self.origins.extend(std::iter::repeat_n(origin, long));
    }
}

/// Folds a text.
pub(super) fn fold(text: &str) -> Folded {
    let mut folder = Folder { folded: Folded::default(), pending: Between::Wall, last: APART, is_number: false };
    folder.folded.letters.reserve(text.len());
    folder.folded.between.reserve(text.len());
    folder.folded.origins.reserve(text.len());
    let mut start = 0;
    // Accents that stand apart belong to a letter of the same word.
    for word in text.split_inclusive(' ') {
        if word.is_ascii() {
            for (at, byte) in word.bytes().enumerate() {
                folder.ascii(byte, (start + at) as u32);
            }
        } else if word.chars().all(is_plain) {
            for (at, character) in word.char_indices() {
                let from = (start + at) as u32;
                folder.character(character, (from, from + character.len_utf8() as u32));
            }
        } else {
            let whole = (start as u32, (start + word.trim_end().len()) as u32);
            word.nfkc().for_each(|character| folder.character(character, whole));
        }
        start += word.len();
    }
    folder.folded
}

/// Returns the letters of a folded text alone, as bytes, which takes a small part of the time.
pub(super) fn letters(text: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let other = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let plain = if other == rest.len() { other } else { rest[..other].rfind(' ').map_or(0, |space| space + 1) };
        let (ascii, after) = rest.split_at(plain);
        add_ascii(ascii.as_bytes(), &mut letters);
        // A word with other characters is folded by itself.
        let (word, after) = after.split_at(after.find(' ').unwrap_or(after.len()));
        letters.extend(fold(word).letters.bytes());
        rest = after;
    }
    letters
}

/// Adds the letters and digits among bytes of ASCII, in lower case.
fn add_ascii(bytes: &[u8], letters: &mut Vec<u8>) {
    let mut end = letters.len();
    letters.resize(end + bytes.len(), 0);
    for byte in bytes {
        if let Some(slot) = letters.get_mut(end) {
            *slot = byte.to_ascii_lowercase();
            end += usize::from(byte.is_ascii_alphanumeric());
        }
    }
    letters.truncate(end);
}

/// Returns whether a character is its own compatible form, whatever stands beside it.
fn is_plain(character: char) -> bool {
    character.is_ascii() || matches!(character, '\u{c0}'..='\u{131}' | '\u{2010}' | '\u{2012}'..='\u{2023}' | '\u{ad}')
}

struct Folder {
    folded: Folded,
    /// What has come since the last letter.
    pending: Between,
    /// The character before.
    last: char,
    /// Whether the letter before is a digit, or another number.
    is_number: bool,
}

impl Folder {
    /// Folds a byte of ASCII, which most texts are made of.
    fn ascii(&mut self, byte: u8, at: u32) {
        if byte.is_ascii_alphanumeric() {
            self.last = char::from(byte);
            let turns = self.is_number != byte.is_ascii_digit() && !self.folded.letters.is_empty();
            self.is_number = byte.is_ascii_digit();
            let least = if turns { Between::Perhaps } else { Between::Nothing };
            let between = std::mem::replace(&mut self.pending, Between::Nothing).max(least);
            self.folded.letters.push(char::from(byte.to_ascii_lowercase()));
            self.folded.between.push(between);
            self.folded.origins.push((at, at + 1));
        } else {
            self.character(char::from(byte), (at, at + 1));
        }
    }

    fn character(&mut self, character: char, origin: (u32, u32)) {
        let last = std::mem::replace(&mut self.last, character);
        match character {
            // The line's hyphen, and what has no width, are not there.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
            '\n' | '\r' if last == '\u{ad}' => self.last = last,
            SET_ANEW if last == '\u{ad}' => self.last = last,
            '\n' | '\r' | SET_ANEW if self.pending <= Between::Hyphen => self.pending = Between::Perhaps,
            APART => self.pending = Between::Wall,
            '-' | '\u{2010}' | '\u{2011}' => self.pending = self.pending.max(Between::Hyphen),
            'ß' => {
                self.letter('s', origin);
                self.letter('s', origin);
            }
            letter if letter.is_alphanumeric() => {
                letter.to_lowercase().for_each(|letter| {
                    if letter.is_alphanumeric() {
                        self.letter(if letter == 'ς' { 'σ' } else { letter }, origin);
                    }
                });
            }
            _ => self.pending = self.pending.max(Between::Blank),
        }
    }

    fn letter(&mut self, letter: char, origin: (u32, u32)) {
        let turns = self.is_number != letter.is_numeric() && !self.folded.letters.is_empty();
        self.is_number = letter.is_numeric();
        let least = if turns { Between::Perhaps } else { Between::Nothing };
        let between = std::mem::replace(&mut self.pending, Between::Nothing).max(least);
        self.folded.push(letter, between, origin);
    }
}
