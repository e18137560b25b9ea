//! The words of quantities. What all languages share stands here; the rest is one file of data each.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use super::{ANY_DOLLAR, Currency, Stance, YEN_OR_YUAN};
use crate::language::Language;
use std::collections::HashSet;
use std::sync::OnceLock;

/// The words of one language, in lower case. A space in a phrase stands for any space.
pub(super) struct Lexicon {
    /// Numerals of one word and their values: "twelve", "sesenta", "quinientos".
    pub(super) numerals: &'static [(&'static str, u32)],
    /// Words that say "one" only before a scale or a fraction: "a million".
    pub(super) articles: &'static [&'static str],
    /// Words within a numeral: "one hundred *and* ten".
    pub(super) and: &'static [&'static str],
    /// Whether they also stand between tens and units: "treinta y cinco".
    pub(super) and_after_tens: bool,
    /// Words that multiply what stands before them, and by how much: "hundred", "dozen".
    pub(super) multipliers: &'static [(&'static str, u32)],
    /// Scale words and their powers of ten.
    pub(super) scales: &'static [(&'static str, u32)],
    /// Those multipliers and scales that are numbers without an article: "mil".
    pub(super) bare: &'static [&'static str],
    /// Nouns of fractions and their denominators: "third".
    pub(super) fractions: &'static [(&'static str, u32)],
    /// Words for a half.
    pub(super) halves: &'static [&'static str],
    /// Whether numerals are written together and units come before tens, or vowels are dropped: "dreiundneunzig".
    pub(super) joined: bool,
    /// Words between the ends of a range.
    pub(super) to: &'static [&'static str],
    /// Words before two ends of a range that "and" joins.
    pub(super) between: &'static [&'static str],
    /// Words that join the last of several numbers to the others.
    pub(super) or: &'static [&'static str],
    /// Words before a unit: "millones *de* dólares".
    pub(super) of: &'static [&'static str],
    /// Words for a minus sign.
    pub(super) minus: &'static [&'static str],
    /// Phrases for hundredths.
    pub(super) percent: &'static [&'static str],
    /// Phrases for percentage points.
    pub(super) points: &'static [&'static str],
    /// Phrases for hundredths of a percentage point.
    pub(super) basis_points: &'static [&'static str],
    /// Phrases before a number that bound it or make it approximate, the longer before the shorter.
    pub(super) stances: &'static [(&'static str, Stance)],
    /// The same behind it: "or more".
    pub(super) stances_behind: &'static [(&'static str, Stance)],
    /// Words between the numbers of a ratio: "one *in* five".
    pub(super) ratio: &'static [&'static str],
    /// Words that make of a rank a ratio: "*every* fifth".
    pub(super) every: &'static [&'static str],
    /// Ranks in words.
    pub(super) ranks: &'static [(&'static str, u32)],
    /// Words before a number that is a name: "*article* 9".
    pub(super) labels: &'static [&'static str],
    /// Endings of ranks in digits.
    pub(super) ordinals: &'static [&'static str],
    /// What a bare `$` means.
    pub(super) dollar: Currency,
    /// Phrases for currencies, the longer before the shorter.
    pub(super) currencies: &'static [(&'static str, Currency)],
    /// Words for measures and their English names in the singular.
    pub(super) measures: &'static [(&'static str, &'static str)],
}

/// Returns the words of a language.
pub(super) fn of(language: Language) -> &'static Lexicon {
    match language.code() {
        "de" => &de::LEXICON,
        "es" => &es::LEXICON,
        "fr" => &fr::LEXICON,
        "it" => &it::LEXICON,
        "nl" => &nl::LEXICON,
        "pt" => &pt::LEXICON,
        _ => &en::LEXICON,
    }
}

/// Returns the words of a language with which a number or a rank can begin, parts of words that are written together
/// left out.
pub(super) fn openers(language: Language) -> &'static HashSet<&'static str> {
    static ALL: [OnceLock<HashSet<&str>>; 7] = [const { OnceLock::new() }; 7];
    let place = match language.code() {
        "de" => &ALL[1],
        "es" => &ALL[2],
        "fr" => &ALL[3],
        "it" => &ALL[4],
        "nl" => &ALL[5],
        "pt" => &ALL[6],
        _ => &ALL[0],
    };
    place.get_or_init(|| {
        let lexicon = of(language);
        let valued = [lexicon.numerals, lexicon.multipliers, lexicon.scales, lexicon.fractions, lexicon.ranks];
        let bare = [lexicon.articles, lexicon.and, lexicon.halves];
        let valued = valued.into_iter().flatten().map(|(word, _)| *word);
        valued.chain(bare.into_iter().flatten().copied()).collect()
    })
}

/// Signs of currencies, the longer before the shorter; the bare `$` differs between languages.
pub(super) const SIGNS: &[(&str, Currency)] = &[
    ("US$", Currency("USD")),
    ("U.S.$", Currency("USD")),
    ("USD$", Currency("USD")),
    ("Mex$", Currency("MXN")),
    ("MXN$", Currency("MXN")),
    ("MX$", Currency("MXN")),
    ("CA$", Currency("CAD")),
    ("C$", Currency("CAD")),
    ("AU$", Currency("AUD")),
    ("A$", Currency("AUD")),
    ("NZ$", Currency("NZD")),
    ("HK$", Currency("HKD")),
    ("S$", Currency("SGD")),
    ("R$", Currency("BRL")),
    ("$", ANY_DOLLAR),
    ("€", Currency("EUR")),
    ("£", Currency("GBP")),
    ("CN¥", Currency("CNY")),
    ("¥", YEN_OR_YUAN),
    ("₹", Currency("INR")),
    ("₽", Currency("RUB")),
    ("₩", Currency("KRW")),
    ("₺", Currency("TRY")),
    ("₴", Currency("UAH")),
    ("₪", Currency("ILS")),
    ("₱", Currency("PHP")),
];

/// Codes of currencies (ISO 4217) that are read beside a number.
pub(super) const CODES: &[&str] = &[
    "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CUP", "CZK", "DKK", "DOP", "EUR", "GBP", "HKD", "HUF",
    "ILS", "INR", "JPY", "KRW", "MXN", "NOK", "NZD", "PEN", "PHP", "PLN", "RUB", "SEK", "SGD", "TRY", "UAH", "USD",
    "UYU", "ZAR",
];

/// Scales that are letters at the number's end, in all languages.
pub(super) const LETTERS: &[(&str, u32)] = &[
    ("k", 3),
    ("K", 3),
    ("M", 6),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("B", 9),
    ("bn", 9),
    ("Md", 9),
    ("Mds", 9),
    ("Mrd", 9),
    ("tn", 12),
    ("T", 12),
];

/// Symbols of measures, in all languages.
pub(super) const SYMBOLS: &[(&str, &str)] = &[
    ("km²", "square kilometre"),
    ("km2", "square kilometre"),
    ("km", "kilometre"),
    ("m²", "square metre"),
    ("m2", "square metre"),
    ("m", "metre"),
    ("cm", "centimetre"),
    ("mm", "millimetre"),
    ("mi", "mile"),
    ("kg", "kilogram"),
    ("g", "gram"),
    ("mg", "milligram"),
    ("lb", "pound"),
    ("lbs", "pound"),
    ("t", "tonne"),
    ("ha", "hectare"),
    ("MW", "megawatt"),
    ("GW", "gigawatt"),
    ("kWh", "kilowatt-hour"),
    ("MWh", "megawatt-hour"),
    ("GWh", "gigawatt-hour"),
    ("TWh", "terawatt-hour"),
    ("°C", "degree Celsius"),
    ("°F", "degree Fahrenheit"),
];
