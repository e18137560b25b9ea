//! Bounds and approximations: "at least 60", "nearly 400", "5,000 or more".

use super::lexicon::Lexicon;
use super::{before, rest};
use std::ops::Range;

/// What the words at a number make of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::brief) enum Stance {
    /// The value itself.
    #[default]
    Exact,
    /// About the value.
    About,
    /// A little less.
    Nearly,
    /// A little more.
    Over,
    /// More.
    MoreThan,
    /// The value or more.
    AtLeast,
    /// Less.
    LessThan,
    /// The value or less.
    AtMost,
    /// The value or less, or the end of a movement: "up to 54 %".
    UpTo,
    /// The lower end of a range.
    Low,
    /// The upper end of a range.
    High,
    /// Where a movement begins, or a range: "from 12 to 15".
    Start,
    /// Where it ends.
    End,
}

/// The most bytes of text before or behind a number that are looked at.
const REACH: usize = 48;

/// Reads the stance of the number that stands at some bytes, and how far it reaches with the words that say it.
pub(super) fn read(text: &str, bytes: &Range<usize>, lexicon: &Lexicon) -> (Stance, Range<usize>) {
    let ahead = ahead(before(text, bytes.start), lexicon);
    let behind = behind(rest(text, bytes.end), lexicon);
    let from = bytes.start - ahead.map_or(0, |(_, length)| length);
    let to = bytes.end + behind.map_or(0, |(_, length)| length);
    let stance = match (ahead, behind) {
        (Some((stance, _)), None | Some((Stance::About, _))) | (_, Some((stance, _))) => stance,
        (None, None) => Stance::Exact,
    };
    (stance, from..to)
}

/// Returns whether a text ends in a phrase that bounds the number behind it.
pub(super) fn ends_in_bound(head: &str, lexicon: &Lexicon) -> bool {
    ahead(head, lexicon).is_some()
}

/// Articles that may stand between such a phrase and its number: "casi *la* mitad".
const ARTICLES: &[&str] =
    &["the", "a", "el", "la", "los", "las", "le", "les", "die", "der", "den", "il", "i", "gli", "o", "os", "as"];

/// Finds the phrase that ends a text, and its length with the space behind it.
fn ahead(head: &str, lexicon: &Lexicon) -> Option<(Stance, usize)> {
    let from = (head.len().saturating_sub(REACH)..head.len()).find(|at| head.is_char_boundary(*at))?;
    // A line break ends a cell or a paragraph.
    let line = head.get(from..)?.rsplit('\n').next()?;
    let words = line.trim_end();
    let space = line.len() - words.len();
    let find = |words: &str, space: usize| {
        lexicon.stances.iter().find_map(|(phrase, stance)| {
            let length = suffix(words, phrase)?;
            let earlier = words.get(..words.len() - length)?;
            (!earlier.ends_with(char::is_alphanumeric)).then_some((*stance, length + space))
        })
    };
    find(words, space).or_else(|| {
        let (earlier, article) = words.rsplit_once(' ')?;
        ARTICLES.contains(&article).then(|| find(earlier, line.len() - earlier.len()))?
    })
}

/// Finds the phrase that begins a text, and its length with what stands before it.
fn behind(tail: &str, lexicon: &Lexicon) -> Option<(Stance, usize)> {
    let words = tail.trim_start_matches([' ', '\u{a0}', ',']);
    let find = |words: &str, several: bool| {
        lexicon.stances_behind.iter().filter(|(phrase, _)| !several || phrase.contains(' ')).find_map(
            |(phrase, stance)| {
                let length = prefix(words, phrase)?;
                let more = words.get(length..)?;
                (!more.starts_with(char::is_alphanumeric)).then_some((*stance, tail.len() - more.len()))
            },
        )
    };
    if words.starts_with('\n') {
        return None;
    }
    // One word may stand between: "60 villages or more".
    find(words, false).or_else(|| {
        let next = words.bytes().take(REACH).position(|byte| byte == b' ')?;
        let word = words.get(..next)?;
        word.chars().all(char::is_alphabetic).then(|| find(words.get(next + 1..)?, true))?
    })
}

/// Returns the length of a phrase at the end of a text, in any case and with any apostrophe and space.
fn suffix(text: &str, phrase: &str) -> Option<usize> {
    let mut chars = text.chars().rev();
    let mut length = 0;
    for expected in phrase.chars().rev() {
        let found = chars.next().filter(|found| same(*found, expected))?;
        length += found.len_utf8();
    }
    Some(length)
}

/// Returns the length of a phrase at the beginning of a text.
fn prefix(text: &str, phrase: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut length = 0;
    for expected in phrase.chars() {
        let found = chars.next().filter(|found| same(*found, expected))?;
        length += found.len_utf8();
    }
    Some(length)
}

fn same(found: char, expected: char) -> bool {
    if found.is_ascii() && expected.is_ascii() {
        return found.eq_ignore_ascii_case(&expected);
    }
    let plain = |char: char| match char {
        '’' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        char => char,
    };
    let (found, expected) = (plain(found), plain(expected));
    found == expected || found.to_lowercase().eq(std::iter::once(expected))
}
