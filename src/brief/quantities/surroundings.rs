//! What stands before and behind a number: sign and currency, scale words and unit.

use super::lexicon::{CODES, LETTERS, Lexicon, SIGNS, SYMBOLS};
use super::{Currency, Number, Quantity, Stance, Unit, before, kinds, power_of_ten, rest};
use num_traits::ToPrimitive;

/// Spaces that may stand within a quantity. A line break ends a block of text, and a quantity with it.
const SPACES: &[char] = &[' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// Scales as heads of tables name them, in all languages: "thousands".
const PLURALS: &[(&str, u32)] = &[
    ("thousands", 3),
    ("miles", 3),
    ("milliers", 3),
    ("tausende", 3),
    ("milhares", 3),
    ("migliaia", 3),
    ("duizenden", 3),
    ("millions", 6),
    ("billions", 9),
];

/// Words between a number and its measure that leave it what it is, in all languages.
const FILLERS: &[&str] = &[
    "more",
    "further",
    "additional",
    "extra",
    "consecutive",
    "successive",
    "full",
    "whole",
    "straight",
    "calendar",
    "working",
    "autres",
    "weitere",
    "weiteren",
    "volle",
    "vollen",
    "ganze",
    "ganzen",
    "lange",
    "langen",
    "altri",
    "altre",
    "outros",
    "outras",
    "otros",
    "otras",
    "largos",
    "longs",
    "longues",
    "lunghi",
    "lunghe",
    "longos",
    "longas",
];

/// Completes a number by what stands around it.
pub(super) fn quantity(text: &str, number: Number, lexicon: &Lexicon) -> Quantity {
    let Number { mut value, decimals, mut scale, in_digits, bytes: number } = number;
    let (mut start, money) = currency_before(text, number.start, lexicon);
    let sign = sign_before(text, start, lexicon);
    if let Some((_, from)) = sign {
        start = from;
    }
    let (mut end, power) = scales_behind(text, number.end, scale, money.is_some(), lexicon);
    scale += power;
    value *= power_of_ten(power);
    let mut unit = money.map_or(Unit::None, Unit::Money);
    // "1994, the year of the accords" is no length of time.
    let may_be_year = || value.to_i64().is_some_and(|value| kinds::YEARS.contains(&value.abs()));
    let is_plain = in_digits && number.len() == 4 && power == 0 && decimals == 0;
    let is_year = |found: Unit| found == Unit::Measure("year") && is_plain && may_be_year();
    if let Some((found, to)) = unit_behind(text, end, in_digits, lexicon).filter(|(found, _)| !is_year(*found))
        && (unit == Unit::None || matches!(found, Unit::Money(_)))
    {
        unit = found;
        end = to;
    }
    if matches!(sign, Some((true, _))) {
        value = -value;
    }
    Quantity {
        value,
        unit,
        scale,
        decimals,
        signed: sign.is_some(),
        in_digits,
        stance: Stance::Exact,
        ratio: None,
        reach: start..end,
        bytes: start..end,
        number,
    }
}

/// Reads the unit and scale that a table's head says for the numbers below it.
pub(super) fn head(text: &str, lexicon: &Lexicon) -> (Unit, u32) {
    let (mut unit, mut scale) = (Unit::None, 0);
    let mut at = 0;
    while let Some(char) = rest(text, at).chars().next() {
        let fits = at == 0 || !(char.is_alphanumeric() && before(text, at).ends_with(char::is_alphanumeric));
        let mut end = at;
        if fits {
            let phrase = phrase_of(rest(text, at), lexicon.scales).or_else(|| phrase_of(rest(text, at), PLURALS));
            let sign = SIGNS.iter().find(|(sign, _)| rest(text, at).starts_with(sign));
            if let (0, Some((power, length))) = (scale, phrase) {
                scale = power;
                end += length;
            } else if let Some((sign, currency)) = sign {
                end += sign.len();
                if unit == Unit::None {
                    unit = Unit::Money(of_sign(sign, *currency, lexicon));
                }
            } else if let Some((found, to)) = unit_at(text, at, lexicon) {
                // A head like "Year" names what the column holds, and "2019" below it is no length of time.
                let is_measure_alone = matches!(found, Unit::Measure(_)) && at == 0;
                end = to;
                if unit == Unit::None && !is_measure_alone {
                    unit = found;
                }
            }
        }
        at = end.max(at + char.len_utf8());
    }
    (unit, scale)
}

/// Returns where the sign or code of a currency begins that stands before a byte, and which it is.
fn currency_before(text: &str, at: usize, lexicon: &Lexicon) -> (usize, Option<Currency>) {
    let head = before(text, at);
    let head = head.strip_suffix(SPACES).unwrap_or(head);
    for (sign, currency) in SIGNS {
        let Some(earlier) = head.strip_suffix(sign) else { continue };
        let is_within_word =
            sign.starts_with(char::is_alphabetic) && earlier.ends_with(|char: char| char.is_alphanumeric());
        if !is_within_word {
            return (earlier.len(), Some(of_sign(sign, *currency, lexicon)));
        }
    }
    for code in CODES {
        if let Some(earlier) = head.strip_suffix(code).filter(|earlier| !earlier.ends_with(char::is_alphanumeric)) {
            return (earlier.len(), Some(Currency(code)));
        }
    }
    (at, None)
}

fn of_sign(sign: &str, currency: Currency, lexicon: &Lexicon) -> Currency {
    if sign == "$" { lexicon.dollar } else { currency }
}

/// Reads the sign before a byte: whether it is a minus, and where it begins. A dash between two numbers is none.
fn sign_before(text: &str, at: usize, lexicon: &Lexicon) -> Option<(bool, usize)> {
    let head = before(text, at);
    let sign = head.chars().next_back()?;
    if matches!(sign, '-' | '−' | '–' | '+') {
        let earlier = head.get(..head.len() - sign.len_utf8())?;
        let stands_alone = earlier.chars().next_back().is_none_or(|char| {
            char.is_whitespace() || matches!(char, '(' | '[' | '"' | '“' | '‘' | '«' | '$' | '€' | '£' | '/')
        });
        return stands_alone.then_some((sign != '+', earlier.len()));
    }
    let head = head.strip_suffix(SPACES)?;
    let length = head.chars().rev().take_while(|char| char.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let word = head.get(head.len() - length..)?;
    // "Al menos 27" is a bound.
    let is_bound = super::stance::ends_in_bound(head, lexicon);
    let is_minus = !is_bound && lexicon.minus.iter().any(|minus| same(word, minus));
    is_minus.then_some((true, head.len() - length))
}

/// Reads the scale words behind a byte: where they end, and their power of ten.
fn scales_behind(text: &str, at: usize, last: u32, is_money: bool, lexicon: &Lexicon) -> (usize, u32) {
    let behind = rest(text, at);
    let letters = behind.find(|char: char| !char.is_alphabetic()).unwrap_or(behind.len());
    let suffix = behind.get(..letters).unwrap_or("");
    if let Some((_, power)) = LETTERS.iter().find(|(letter, _)| *letter == suffix) {
        return (at + letters, *power);
    }
    // "380m litres" are millions, "380m" and "a 380m tunnel" are metres.
    let is_counted = || {
        let from = at + letters;
        let unit = unit_at(text, from + gap(rest(text, from)), lexicon);
        matches!(unit, Some((Unit::Measure(_) | Unit::Money(_), _)))
    };
    if let "m" | "b" = suffix
        && (is_money || is_counted())
    {
        return (at + letters, if suffix == "m" { 6 } else { 9 });
    }
    // "6,1 M€" and "US$ 6.1 M" part the letter from its number.
    let space = gap(behind);
    let abbreviated = LETTERS.iter().chain(&[("m", 6)]).find_map(|(letter, power)| {
        let tail = behind.get(space..)?.strip_prefix(letter)?;
        let is_apart = !tail.starts_with(|char: char| char.is_alphanumeric());
        let end = at + space + letter.len();
        let of = lexicon.of.iter().find_map(|of| prefix(rest(text, end + gap(tail)), of)).unwrap_or(0);
        let unit =
            [end, end + gap(tail), end + gap(tail) + of, end + gap(tail) + of + gap(rest(text, end + gap(tail) + of))];
        let is_of_money = || unit.iter().any(|from| matches!(unit_at(text, *from, lexicon), Some((Unit::Money(_), _))));
        (space > 0 && is_apart && (is_money || is_of_money())).then_some((end, *power))
    });
    if let Some(found) = abbreviated {
        return found;
    }
    let (mut end, mut sum) = (at, 0);
    // "Mil millones" and "thousand million" are two words; the second is the greater.
    let mut last = last;
    for _ in 0..2 {
        let gap = gap(rest(text, end));
        let Some((power, length)) = phrase_of(rest(text, end + gap), lexicon.scales) else { break };
        if power <= last {
            break;
        }
        end += gap + length;
        sum += power;
        last = power;
    }
    (end, sum)
}

/// Reads the unit behind a byte, with the "of" before it, and where it ends.
fn unit_behind(text: &str, at: usize, in_digits: bool, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let behind = rest(text, at);
    if in_digits {
        let letters = behind.find(|char: char| !(char.is_alphabetic() || ".º°".contains(char))).unwrap_or(behind.len());
        if lexicon.ordinals.contains(&behind.get(..letters).unwrap_or("")) {
            return Some((Unit::Ordinal, at + letters));
        }
    }
    let from = at + gap(behind);
    if let Some(found) = unit_at(text, from, lexicon) {
        return Some(found);
    }
    // "Five more years" are five years.
    let added = FILLERS.iter().find_map(|word| whole_prefix(rest(text, from), word)).map(|length| from + length);
    let added = added.and_then(|to| unit_at(text, to + gap(rest(text, to)), lexicon));
    if let Some(found) = added.filter(|(unit, _)| matches!(unit, Unit::Measure(_))) {
        return Some(found);
    }
    let of = lexicon.of.iter().find_map(|of| {
        let length = prefix(rest(text, from), of)?;
        let gap = gap(rest(text, from + length));
        (gap > 0 || of.ends_with(['’', '\''])).then_some(from + length + gap)
    })?;
    // "40 of 102 percent" counts nothing in percent: only money and measures stand behind "of".
    unit_at(text, of, lexicon).filter(|(unit, _)| matches!(unit, Unit::Money(_)))
}

/// Reads the unit that begins at a byte, and where it ends.
fn unit_at(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Unit, usize)> {
    let behind = rest(text, at);
    if behind.starts_with('%') {
        return Some((Unit::Percent, at + 1));
    }
    if behind.starts_with(|char: char| char.is_alphabetic()) {
        let words = |list: &[&'static str], unit: Unit| {
            list.iter().find_map(|phrase| whole_prefix(behind, phrase)).map(|length| (unit, at + length))
        };
        return words(lexicon.percent, Unit::Percent)
            .or_else(|| words(lexicon.points, Unit::Points))
            .or_else(|| words(lexicon.basis_points, Unit::BasisPoints))
            .or_else(|| {
                phrase_of(behind, lexicon.currencies).map(|(currency, length)| (Unit::Money(currency), at + length))
            })
            .or_else(|| code(behind).map(|(currency, length)| (Unit::Money(currency), at + length)))
            .or_else(|| {
                phrase_of(behind, lexicon.measures).map(|(measure, length)| (Unit::Measure(measure), at + length))
            })
            .or_else(|| symbol(behind).map(|(measure, length)| (Unit::Measure(measure), at + length)));
    }
    if let Some((measure, length)) = symbol(behind) {
        return Some((Unit::Measure(measure), at + length));
    }
    let (sign, currency) = SIGNS.iter().find(|(sign, _)| behind.starts_with(sign))?;
    let length = sign.len();
    // The sign of "5 $3" belongs to the number behind it.
    let is_of_next = rest(text, at + length).trim_start_matches(SPACES).starts_with(|char: char| char.is_ascii_digit());
    (!is_of_next).then(|| (Unit::Money(of_sign(sign, *currency, lexicon)), at + length))
}

fn code(text: &str) -> Option<(Currency, usize)> {
    let word = text.get(..3).filter(|_| !text.get(3..).is_some_and(|more| more.starts_with(char::is_alphanumeric)))?;
    CODES.iter().find(|code| **code == word).map(|code| (Currency(code), 3))
}

fn symbol(text: &str) -> Option<(&'static str, usize)> {
    SYMBOLS.iter().find_map(|(symbol, measure)| {
        let more = text.strip_prefix(symbol)?;
        (!more.starts_with(|char: char| char.is_alphanumeric())).then_some((*measure, symbol.len()))
    })
}

/// Finds the first phrase of a list that a text begins with, as whole words.
fn phrase_of<T: Copy>(text: &str, list: &[(&str, T)]) -> Option<(T, usize)> {
    list.iter().find_map(|(phrase, value)| whole_prefix(text, phrase).map(|length| (*value, length)))
}

/// Returns the length of a phrase at the beginning of a text, where no letter or digit follows it.
fn whole_prefix(text: &str, phrase: &str) -> Option<usize> {
    prefix(text, phrase).filter(|length| !rest(text, *length).starts_with(char::is_alphanumeric))
}

/// Returns the length of a phrase at the beginning of a text, in any case and with any space for a space.
fn prefix(text: &str, phrase: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut length = 0;
    for expected in phrase.chars() {
        let found = chars.next()?;
        let fits = found == expected
            || found.to_lowercase().eq(std::iter::once(expected))
            || (expected == ' ' && SPACES.contains(&found));
        if !fits {
            return None;
        }
        length += found.len_utf8();
    }
    Some(length)
}

/// Returns the length of the space or hyphen between a number and the word that belongs to it.
fn gap(text: &str) -> usize {
    let mut chars = text.chars();
    match chars.next() {
        Some(char) if SPACES.contains(&char) => char.len_utf8(),
        Some('-') if chars.next().is_some_and(char::is_alphabetic) => 1,
        _ => 0,
    }
}

fn same(word: &str, lower: &str) -> bool {
    prefix(word, lower) == Some(word.len())
}
