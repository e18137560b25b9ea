//! Numbers that are written as data, in the form of the language.

use super::quantities::{self, Quantity, Unit};
use crate::language::Language;
use std::ops::Range;

/// The fewest digits of a whole number that nobody writes without separators; four may stand so in any language.
const GROUPED: usize = 5;

/// Returns a text whose numbers stand in the form of the language: "93000" as "93,000", "8.5 %" as "8,5 %". One that is
/// in its form already stays as it is written.
pub(super) fn formed(text: &str, language: Language) -> String {
    let mut shown = String::with_capacity(text.len() + 4);
    let mut done = 0;
    for quantity in quantities::read(text, language).iter().filter(|quantity| quantity.in_digits) {
        for (range, form) in forms(text, quantity, language).into_iter().flatten() {
            shown.push_str(text.get(done..range.start).unwrap_or(""));
            shown.push_str(&form);
            done = range.end;
        }
    }
    shown.push_str(text.get(done..).unwrap_or(""));
    shown
}

/// Returns the parts of a quantity that are to be written otherwise: the space behind its currency, its number.
fn forms(text: &str, quantity: &Quantity, language: Language) -> [Option<(Range<usize>, String)>; 2] {
    let number = quantity.number.clone();
    let gap = number.start.checked_sub(1).filter(|&gap| {
        matches!(quantity.unit, Unit::Money(_)) && gap > quantity.bytes.start && text.get(gap..=gap) == Some(" ")
    });
    // "US$ 180" is one word.
    let gap = gap.map(|gap| (gap..gap + 1, "\u{a0}".to_owned()));
    let written = text.get(number.clone()).unwrap_or("");
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let is_data = !whole.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let (decimal, _) = language.separators();
    let is_foreign = !decimals.is_empty() && quantity.decimals > 0 && decimal != '.';
    let is_long = whole.len() >= GROUPED && (decimals.is_empty() || quantity.decimals > 0);
    [gap, (is_data && (is_foreign || is_long)).then(|| (number, language.number(written)))]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::formed;
    use crate::language::Language;

    #[test]
    fn numbers_written_as_data_take_the_form_of_the_language() {
        for (tag, written, shown) in [
            ("en-US", "93000", "93,000"),
            ("en-US", "12345.6 miles", "12,345.6 miles"),
            ("en-US", "93,000", "93,000"),
            ("en-US", "1954 miles", "1954 miles"),
            ("en-US", "2021", "2021"),
            ("en-US", "US$ 180 million", "US$\u{a0}180 million"),
            ("en-US", "60000 to 75000", "60,000 to 75,000"),
            ("de-DE", "93000", "93.000"),
            ("de-DE", "8.5 %", "8,5 %"),
            ("de-DE", "93.000", "93.000"),
            ("de-DE", "8,5 %", "8,5 %"),
            ("de-CH", "93000", "93’000"),
            ("de-CH", "8.5 %", "8.5 %"),
            ("fr-FR", "93000 €", "93\u{202f}000 €"),
            ("fr-FR", "-8.5 %", "-8,5 %"),
            ("fr-CA", "93000", "93\u{a0}000"),
            ("es-ES", "93000", "93.000"),
            ("es-ES", "9700", "9700"),
            ("es-MX", "93000.5", "93,000.5"),
            ("pt-BR", "8.5 %", "8,5 %"),
            ("pt-PT", "93000", "93\u{202f}000"),
            ("it-IT", "93000", "93.000"),
            ("nl-NL", "€ 180.5 miljoen", "€\u{a0}180,5 miljoen"),
        ] {
            assert_eq!(formed(written, Language::parse(tag).unwrap()), shown, "{tag}: {written}");
        }
    }
}
