//! Words that belong together, so that no line ends between them: a number and its unit, a title and a name.

use crate::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is, as far as it ties the word to its neighbours. A set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ties(u32);

/// 93,000
const NUMBER: u32 = 1;
/// 1 to 31, "15." and "1er" too.
const DAY: u32 = 1 << 1;
/// "km", "million", "%".
const UNIT: u32 = 1 << 2;
/// "September".
const MONTH: u32 = 1 << 3;
/// "p.", "No.", "§".
const REFERENCE: u32 = 1 << 4;
/// "Dr."
const HONORIFIC: u32 = 1 << 5;
/// "J."
const INITIAL: u32 = 1 << 6;
/// It starts with a capital.
const CAPITALISED: u32 = 1 << 7;
/// "$", "US$"
const CURRENCY: u32 = 1 << 8;
/// It starts with a figure.
const FIGURE: u32 = 1 << 9;
/// It starts with a dash, or is nothing but marks that close.
const CLOSING: u32 = 1 << 10;
/// It ends with a mark that opens.
const OPENING: u32 = 1 << 11;
/// "note", "table".
const NUMBERED: u32 = 1 << 12;
/// "de", between a day and a month.
const OF: u32 = 1 << 13;
/// One to three figures and no more, which a group of three may follow.
const HEAD: u32 = 1 << 14;
/// Three figures and no more but a decimal mark and what follows it.
const GROUP: u32 = 1 << 15;
/// "z.", part of an abbreviation of several letters.
const LETTER: u32 = 1 << 16;

/// Signs of units, which are the same in all languages.
const UNITS: &str = "\
    % ‰ ° °C °F mm cm m km ft m² km² ha m³ g kg t lb oz s min h W kW MW GW TW kWh MWh GWh TWh Hz kHz MHz GHz B kB KB MB \
    GB TB";

/// Signs before a number.
const REFERENCES: &str = "§ §§ #";

const CURRENCIES: &str = "USD EUR GBP MXN CAD CHF BRL";

/// The words of all lists with what they are. Every word of a text is looked up here when it is first shaped.
static LISTED: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut listed = HashMap::new();
    for (list, bit) in lists() {
        for word in list.split_ascii_whitespace() {
            *listed.entry(word).or_default() |= bit;
        }
    }
    listed
});

/// Returns the lists of all languages: a word of one that means something else in another seldom stands beside a figure.
fn lists() -> impl Iterator<Item = (&'static str, u32)> {
    let of_languages = Language::all_bonds().flat_map(|bonds| {
        [
            (bonds.units, UNIT),
            (bonds.references, REFERENCE),
            (bonds.numbered, NUMBERED),
            (bonds.titles, HONORIFIC),
            (bonds.months, MONTH),
            (bonds.of, OF),
        ]
    });
    [(UNITS, UNIT), (REFERENCES, REFERENCE), (CURRENCIES, CURRENCY)].into_iter().chain(of_languages)
}

/// Bytes of the longest word in a list.
const LONGEST_LISTED: usize = 11;

impl Ties {
    /// Returns what a word of a language is.
    pub(super) fn of(word: &str, language: Language) -> Ties {
        let core = word.trim_start_matches(opens).trim_end_matches(closes);
        let stem = core.trim_end_matches('.');
        let figures = core.trim_start_matches(|c: char| is_currency(c) || c.is_ascii_uppercase());
        let first = core.chars().next();
        let is_short = core.ends_with(|c: char| !c.is_ascii_alphanumeric());
        let is_capitalised = first.is_some_and(char::is_uppercase);
        let by_core = listed(core);
        let by_stem = if stem.len() == core.len() { by_core } else { listed(stem) };
        let mut bits = 0;
        let mut set = |bit, holds: bool| bits |= if holds { bit } else { 0 };
        set(NUMBER, is_number(figures.trim_end_matches('.')));
        set(DAY, is_day(stem));
        set(UNIT, (by_core | by_stem) & UNIT != 0);
        set(MONTH, (is_short && by_core & MONTH != 0) || language.months().contains(&stem));
        let by_lower = by_core | listed(&core.to_lowercase());
        set(REFERENCE, is_short && by_lower & REFERENCE != 0);
        set(NUMBERED, by_lower & NUMBERED != 0);
        set(HONORIFIC, is_capitalised && by_core & HONORIFIC != 0);
        set(INITIAL, is_initial(core));
        set(OF, by_core & OF != 0);
        let leading_digits = core.bytes().take_while(u8::is_ascii_digit).count();
        set(HEAD, leading_digits == core.len() && (1..=3).contains(&leading_digits));
        set(GROUP, leading_digits == 3 && core[3..].chars().next().is_none_or(|c| matches!(c, ',' | '.')));
        set(LETTER, is_letter(core));
        set(CAPITALISED, is_capitalised);
        set(CURRENCY, core.ends_with(is_currency) || (is_capitalised && by_core & CURRENCY != 0));
        set(FIGURE, first.is_some_and(|c| c.is_ascii_digit()));
        set(CLOSING, word.starts_with(['–', '—']) || !word.is_empty() && word.chars().all(closes_line));
        set(OPENING, word.ends_with(opens));
        Ties(bits)
    }

    /// Returns whether no line may end between this word and the next.
    pub(super) fn hold(self, next: Ties) -> bool {
        let pair = |before, after| self.0 & before != 0 && next.0 & after != 0;
        next.0 & CLOSING != 0
            || self.0 & OPENING != 0
            || pair(NUMBER, UNIT)
            || pair(CURRENCY, NUMBER)
            || pair(REFERENCE | NUMBERED, FIGURE)
            || pair(HONORIFIC | INITIAL, CAPITALISED)
            || pair(DAY, MONTH | OF)
            || pair(OF, MONTH)
            || pair(MONTH, DAY)
            || pair(HEAD, GROUP)
            || pair(LETTER, LETTER | INITIAL)
            || pair(INITIAL, INITIAL)
    }
}

/// Returns what a word is by the lists that it stands in.
fn listed(word: &str) -> u32 {
    if word.len() > LONGEST_LISTED { 0 } else { LISTED.get(word).copied().unwrap_or_default() }
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«' | '‹' | '„' | '‚' | '¿' | '¡')
}

fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | '›' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '…')
}

/// Returns whether a mark that stands alone between spaces, as in French, must not begin a line (UAX #14, LB13).
fn closes_line(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '»' | '›' | ',' | ';' | ':' | '!' | '?' | '…' | '.')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥')
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '.' | ',' | '’' | '\'' | '–' | '-' | '/' | '\u{202f}' | '\u{2009}')
        })
}

fn is_day(stem: &str) -> bool {
    let digits = stem.trim_end_matches(|c: char| c.is_ascii_lowercase() || matches!(c, '.' | 'º' | 'ª'));
    stem.len() - digits.len() <= 3 && digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_initial(core: &str) -> bool {
    let mut characters = core.chars();
    let mut some = false;
    while let Some(letter) = characters.next() {
        if !letter.is_uppercase() || characters.next() != Some('.') {
            return false;
        }
        some = true;
    }
    some
}

/// Returns whether a word is a single letter with a stop.
fn is_letter(core: &str) -> bool {
    let mut characters = core.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next() == Some('.') && characters.next().is_none()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn held(first: &str, second: &str) -> bool {
        held_in("en", first, second)
    }

    fn held_in(language: &str, first: &str, second: &str) -> bool {
        let language = Language::parse(language).unwrap();
        Ties::of(first, language).hold(Ties::of(second, language))
    }

    #[test]
    fn words_that_belong_together_hold() {
        for (first, second) in [
            ("93", "km"),
            ("$180", "million"),
            ("(300–400", "%)"),
            ("12.5", "percent,"),
            ("$", "93,000"),
            ("p.", "3"),
            ("par.", "2"),
            ("note", "90"),
            ("Tabelle", "3"),
            ("§", "14"),
            ("Mr.", "Smith"),
            ("J.", "R."),
            ("R.", "Smith"),
            ("15", "September"),
            ("September", "15,"),
            ("word", "–"),
            ("word", "—and"),
            ("mot", "!"),
            ("«", "mot"),
            ("412", "000"),
            ("2", "500,50"),
            ("z.", "B."),
            ("u.", "a."),
            ("Sr.", "García"),
            ("siglo", "21"),
            ("20", "Uhr"),
            ("US$", "5"),
        ] {
            assert!(held(first, second), "{first} {second}");
        }
    }

    #[test]
    fn dates_hold_in_the_form_of_the_language() {
        assert!(held_in("de", "15.", "September"));
        assert!(held_in("fr", "1er", "janvier"));
        assert!(held_in("es", "15", "de") && held_in("es", "de", "septiembre"));
        assert!(held_in("pt", "1.º", "de") && held_in("pt", "de", "setembro"));
        assert!(held_in("it", "1º", "settembre") && held_in("nl", "3", "maart") && held_in("en", "Sept.", "15,"));
        assert!(!held_in("en", "1er", "janvier"));
    }

    #[test]
    fn no_listed_word_is_too_long_to_be_found() {
        for (list, bit) in lists() {
            assert!(list.split_ascii_whitespace().all(|word| listed(word) & bit != 0), "{list}");
        }
    }

    #[test]
    fn other_words_part() {
        for (first, second) in [
            ("93", "people"),
            ("the", "million"),
            ("in", "September"),
            ("40", "September"),
            ("p", "3"),
            ("–", "word"),
            ("Mr.", "smith"),
            ("2019", "100"),
            ("12", "1000"),
            ("de", "la"),
        ] {
            assert!(!held(first, second), "{first} {second}");
        }
    }
}
