//! Numbers in digits: "93,000", "8.5", "2½", "3/4".

use super::lexicon::CODES;
use super::{MOST_DIGITS, Number, before, power_of_ten, rest};
use crate::language::Language;
use num_bigint::BigInt;
use num_rational::BigRational;

/// Reads the number in digits that begins at a byte, if one does.
pub(super) fn number(text: &str, at: usize, language: Language) -> Option<Number> {
    let from = rest(text, at);
    if let Some((value, length)) = sign_of_fraction(from) {
        return Some(Number { value, decimals: 0, scale: 0, in_digits: true, bytes: at..at + length });
    }
    let (decimal, groups) = language.separators();
    let whole = whole_part(from, groups);
    let behind = from.get(whole..).unwrap_or("");
    let decimals = decimal_part(behind, decimal, groups, whole == 1 && from.starts_with('0'));
    if whole == 0 && (decimals == 0 || before(text, at).ends_with(char::is_alphanumeric)) {
        return None;
    }
    let digits: String = from.get(..whole + decimals)?.chars().filter(char::is_ascii_digit).collect();
    if digits.len() > MOST_DIGITS {
        return None;
    }
    let mut value = BigRational::from_integer(digits.parse::<BigInt>().ok()?);
    let mut length = whole + decimals;
    let places = decimals.saturating_sub(1) as u32;
    if places > 0 {
        value /= power_of_ten(places);
    } else if let Some((fraction, taken)) = sign_of_fraction(behind) {
        value += fraction;
        length += taken;
    } else if let Some((denominator, taken)) = denominator(before(text, at), &digits, behind) {
        value /= BigRational::from_integer(denominator.into());
        length += taken;
    }
    Some(Number { value, decimals: places, scale: 0, in_digits: true, bytes: at..at + length })
}

/// They part groups in no language but as the Swiss write, and mean nothing else there.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// Returns the length of the whole part: digits, or one to three of them and then groups of three, parted by one and
/// the same separator.
fn whole_part(from: &str, groups: &[char]) -> usize {
    let first = digits_of(from);
    // Groups follow no zero: 0.001 has decimals, whatever the language parts groups with.
    if !(1..=3).contains(&first) || (first == 1 && from.starts_with('0')) {
        return first;
    }
    let Some(separator) = from
        .get(first..)
        .and_then(|behind| behind.chars().next())
        .filter(|char| groups.contains(char) || APOSTROPHES.contains(char))
    else {
        return first;
    };
    let mut length = first;
    while length <= MOST_DIGITS * 2 {
        let Some(group) = from.get(length..).and_then(|behind| behind.strip_prefix(separator)) else { break };
        if digits_of(group) != 3 {
            break;
        }
        length += separator.len_utf8() + 3;
    }
    length
}

/// Returns the length of the separator and the decimals. A point that does not part three digits, or follows a zero, is one
/// also where the comma is the rule.
fn decimal_part(behind: &str, decimal: char, groups: &[char], after_zero: bool) -> usize {
    let Some(separator) =
        behind.chars().next().filter(|char| *char == decimal || (*char == '.' && groups.contains(char)))
    else {
        return 0;
    };
    let decimals = behind.get(separator.len_utf8()..).unwrap_or("");
    let count = digits_of(decimals);
    let is_date = separator != decimal && decimals.get(count..).is_some_and(|more| more.starts_with('.'));
    if count == 0 || (separator != decimal && count > 2 && !after_zero) || is_date {
        0
    } else {
        separator.len_utf8() + count
    }
}

/// Returns how many digits a text begins with, as far as that matters.
fn digits_of(text: &str) -> usize {
    text.bytes().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count()
}

/// Reads a character like ½.
fn sign_of_fraction(text: &str) -> Option<(BigRational, usize)> {
    let char = text.chars().next()?;
    let (numerator, denominator) = match char {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((BigRational::new(numerator.into(), denominator.into()), char.len_utf8()))
}

/// Reads the "/4" of "3/4". Only small proper fractions are ones: "24/7" and "9/11" are names.
fn denominator(before: &str, numerator: &str, behind: &str) -> Option<(u32, usize)> {
    let digits = behind.strip_prefix('/')?;
    let count = digits_of(digits);
    let denominator: u32 = digits.get(..count)?.parse().ok()?;
    let numerator: u32 = numerator.parse().ok()?;
    let apart = !before.ends_with('/') && !digits.get(count..)?.starts_with(['/', '-']);
    (apart && numerator < denominator && denominator <= 10).then_some((denominator, 1 + count))
}

/// Returns where the run of letters and digits ends that begins at a byte and is no number: "G20", "F-16". The number
/// of "EUR5" is left to be read.
pub(super) fn end_of_name(text: &str, at: usize) -> usize {
    let letters = rest(text, at);
    let length = letters.find(|char: char| !char.is_alphabetic()).unwrap_or(letters.len());
    let (word, behind) = (letters.get(..length).unwrap_or(""), letters.get(length..).unwrap_or(""));
    if CODES.contains(&word) {
        return at + length;
    }
    let hyphen = usize::from(behind.starts_with('-') && word.contains(char::is_uppercase));
    let tail = behind.get(hyphen..).unwrap_or("");
    if tail.starts_with(|char: char| char.is_ascii_digit()) {
        let name = tail.find(|char: char| !char.is_alphanumeric()).unwrap_or(tail.len());
        return at + length + hyphen + name;
    }
    at + length
}

/// Returns where the digits end that begin at a byte.
pub(super) fn end_of_digits(text: &str, at: usize) -> usize {
    let digits = rest(text, at);
    at + digits.find(|char: char| !char.is_ascii_digit()).unwrap_or(digits.len())
}
