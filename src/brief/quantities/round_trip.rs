//! A quantity that is printed in any of the languages and forms is read back the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::spelled::spelled;
use super::{Quantity, Stance, Unit, lexicon, power_of_ten, read};
use crate::language::Language;
use num_rational::BigRational;

const TAGS: [&str; 12] =
    ["en-US", "en-GB", "es-ES", "es-MX", "fr-FR", "fr-CA", "de-DE", "de-CH", "it-IT", "pt-BR", "pt-PT", "nl-NL"];

/// Decimals of all sizes, in order the same on every machine.
fn decimals() -> impl Iterator<Item = String> {
    let mut state: u64 = 0x5eed;
    (0..24).map(move |round| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let size = 10_u64.pow(1 + round % 8);
        let whole = (state >> 33) % size + 1;
        // A number of four digits alone may be a year.
        let whole = if (1000..2200).contains(&whole) { whole + 2200 } else { whole };
        match round % 3 {
            0 => format!("{whole}.{}", 1 + (state >> 40) % 9),
            _ => whole.to_string(),
        }
    })
}

/// What was read otherwise than it was printed.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    /// Reads a text of one quantity.
    fn check(&mut self, text: &str, tag: &str, value: &BigRational, unit: Unit, stance: Stance) {
        let found = read(text, Language::parse(tag).unwrap());
        let is_same = |found: &Quantity| (&found.value, found.unit, found.stance) == (value, unit, stance);
        if found.len() != 1 || !found.iter().all(is_same) {
            let read = found.iter().map(|found| format!("{} {:?} {:?}", found.value, found.unit, found.stance));
            self.0.push(format!("{tag}: {text}: {}", read.collect::<Vec<_>>().join(", ")));
        }
    }

    fn are_none(&self) {
        let shown = self.0.iter().take(60).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.0.is_empty(), "{} faults\n{shown}", self.0.len());
    }
}

/// Calls back with every number in digits as each language prints it, and its value.
fn each(mut see: impl FnMut(&str, &'static lexicon::Lexicon, &str, &BigRational)) {
    for tag in TAGS {
        let language = Language::parse(tag).unwrap();
        for decimal in decimals() {
            let value = super::plain(&decimal).unwrap();
            see(tag, lexicon::of(language), &language.number(&decimal), &value);
        }
    }
}

#[test]
fn units_and_scales_behind_a_number_are_read_back() {
    let mut faults = Faults::default();
    let mut check = |text: &str, tag: &str, value: &_, unit, stance| faults.check(text, tag, value, unit, stance);
    each(|tag, words, number, value| {
        check(number, tag, value, Unit::None, Stance::Exact);
        check(&format!("{number} %"), tag, value, Unit::Percent, Stance::Exact);
        for percent in words.percent {
            check(&format!("{number} {percent}"), tag, value, Unit::Percent, Stance::Exact);
        }
        for points in words.points {
            check(&format!("{number} {points}"), tag, value, Unit::Points, Stance::Exact);
        }
        for (measure, name) in words.measures {
            check(&format!("{number} {measure}"), tag, value, Unit::Measure(name), Stance::Exact);
        }
        for (currency, money) in words.currencies {
            check(&format!("{number} {currency}"), tag, value, Unit::Money(*money), Stance::Exact);
        }
        for (scale, power) in words.scales {
            let scaled = value * power_of_ten(*power);
            check(&format!("{number} {scale}"), tag, &scaled, Unit::None, Stance::Exact);
            check(&format!("€ {number} {scale}"), tag, &scaled, Unit::Money(super::Currency("EUR")), Stance::Exact);
        }
    });
    faults.are_none();
}

#[test]
fn bounds_and_approximations_before_a_number_are_read_back() {
    let mut faults = Faults::default();
    each(|tag, words, number, value| {
        for (phrase, stance) in words.stances {
            let space = if phrase.ends_with(['\'', '’']) { "" } else { " " };
            faults.check(&format!("{phrase}{space}{number}"), tag, value, Unit::None, *stance);
        }
        for (phrase, stance) in words.stances_behind {
            let space = if phrase.starts_with(char::is_alphabetic) { " " } else { "" };
            faults.check(&format!("{number}{space}{phrase}"), tag, value, Unit::None, *stance);
        }
    });
    faults.are_none();
}

#[test]
fn numbers_in_words_are_read_back() {
    let mut faults = Faults::default();
    for tag in TAGS {
        let language = Language::parse(tag).unwrap();
        let some = (2..130).chain((130..2000).step_by(17)).chain((2000..1_000_000).step_by(23_917));
        for number in some {
            let words = spelled(number, language.code());
            let value = BigRational::from_integer(number.into());
            faults.check(&words, tag, &value, Unit::None, Stance::Exact);
            let percent = lexicon::of(language).percent.first().unwrap();
            faults.check(&format!("{words} {percent}"), tag, &value, Unit::Percent, Stance::Exact);
        }
    }
    faults.are_none();
}
