#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use jiff::civil::date;

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

/// The fixed words with their names, read from what `Debug` prints so that a new one cannot be left out.
fn words(language: &Language) -> Vec<(String, String)> {
    format!("{:#?}", language.words())
        .lines()
        .filter_map(|line| line.trim().trim_end_matches(',').split_once(": "))
        .map(|(name, word)| (name.to_owned(), word.trim_matches('"').replace("\\u{a0}", "\u{a0}")))
        .collect()
}

fn placeholders(pattern: &str) -> Vec<&str> {
    let mut found: Vec<&str> = pattern.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    found.sort_unstable();
    found
}

#[test]
fn each_language_has_each_word_with_the_same_placeholders() {
    let english = words(&language("en"));
    assert!(english.len() > 30, "{english:?}");
    for code in Language::known() {
        for ((name, word), (_, reference)) in words(&language(code)).iter().zip(&english) {
            assert!(!word.trim().is_empty(), "{code}: {name} is empty");
            assert_eq!(placeholders(word), placeholders(reference), "{code}: {name}");
        }
    }
}

#[test]
fn each_form_reads_what_it_writes_and_dates_hold_their_parts() {
    for data in &ALL {
        for form in std::iter::once(&data.form).chain(data.regions.iter().map(|(_, form)| form)) {
            assert!(form.number.read.contains(&form.number.group), "{}", data.code);
            assert!(!form.number.read.contains(&form.number.decimal), "{}", data.code);
            assert_eq!(placeholders(form.date.pattern), ["day", "month", "year"], "{}", data.code);
            assert!(!form.date.first.is_empty(), "{}", data.code);
        }
        assert!(data.months.iter().all(|month| !month.is_empty()), "{}", data.code);
    }
}

#[test]
fn each_language_says_which_words_stay_with_their_neighbours() {
    for data in &ALL {
        let Bonds { units, references, numbered, titles, months, of: _ } = data.bonds;
        for (name, list) in [
            ("units", units),
            ("references", references),
            ("numbered", numbered),
            ("titles", titles),
            ("months", months),
        ] {
            assert!(list.split(' ').count() > 4, "{}: {name} are missing", data.code);
        }
        let lower = |word: &str| word.to_lowercase() == word;
        assert!(references.split(' ').chain(numbered.split(' ')).all(lower), "{}", data.code);
        let Depictions { nouns, of } = data.depictions;
        assert!(nouns.split(' ').count() > 2 && nouns.split(' ').chain(of.split(' ')).all(lower), "{}", data.code);
        let code = data.code.as_bytes();
        assert!(data.leading.len() > 10 && data.leading.iter().all(|word| lower(word)), "{}", data.code);
        assert!(
            !data.abbreviations.is_empty() && hypher::Lang::from_iso(code.try_into().unwrap()).is_some(),
            "{}",
            data.code
        );
    }
}

#[test]
fn tags_are_made_canonical() {
    for (written, tag) in [
        ("en-us", "en-US"),
        ("EN", "en"),
        ("de-ch", "de-CH"),
        ("es-419", "es-419"),
        ("pt-latn-br", "pt-Latn-BR"),
        ("fr-FR-u-nu-latn", "fr-FR"),
        ("de-latn-de-1996", "de-Latn-DE-1996"),
        ("de-latn-de-1901-1996", "de-Latn-DE"),
    ] {
        assert_eq!(language(written).tag(), tag);
    }
    assert_eq!(language("fr-ca").code(), "fr");
    assert_eq!(Language::default_language(), language("en-US"));
    assert_eq!(Language::default_language().date(date(2021, 9, 15)), "September 15, 2021");
}

#[test]
fn what_is_no_known_language_is_refused() {
    for tag in ["", "english", "xx", "e", "en_", "en-USA-", "ja", "🦀", "en US"] {
        assert!(Language::parse(tag).is_none(), "{tag}");
    }
}

#[test]
fn dates_are_printed_in_the_form_of_the_region() {
    for (tag, first, fifteenth) in [
        ("en-US", "September 1, 2021", "September 15, 2021"),
        ("en-GB", "1 September 2021", "15 September 2021"),
        ("es-MX", "1 de septiembre de 2021", "15 de septiembre de 2021"),
        ("fr", "1er septembre 2021", "15 septembre 2021"),
        ("de-CH", "1. September 2021", "15. September 2021"),
        ("pt-BR", "1º de setembro de 2021", "15 de setembro de 2021"),
        ("it", "1º settembre 2021", "15 settembre 2021"),
        ("nl", "1 september 2021", "15 september 2021"),
    ] {
        assert_eq!(language(tag).date(date(2021, 9, 1)), first);
        assert_eq!(language(tag).date(date(2021, 9, 15)), fifteenth);
    }
}

#[test]
fn numbers_are_printed_in_the_form_of_the_region() {
    for (tag, small, large) in [
        ("en-US", "1,954.5", "−12,345,678.90"),
        ("es", "1954,5", "−12.345.678,90"),
        ("es-ES", "1954,5", "−12.345.678,90"),
        ("es-MX", "1,954.5", "−12,345,678.90"),
        ("es-AR", "1.954,5", "−12.345.678,90"),
        ("fr", "1\u{202f}954,5", "−12\u{202f}345\u{202f}678,90"),
        ("fr-CA", "1\u{a0}954,5", "−12\u{a0}345\u{a0}678,90"),
        ("de", "1.954,5", "−12.345.678,90"),
        ("de-CH", "1’954.5", "−12’345’678.90"),
        ("pt-PT", "1954,5", "−12\u{202f}345\u{202f}678,90"),
        ("nl", "1.954,5", "−12.345.678,90"),
    ] {
        assert_eq!(language(tag).number("1954.5"), small, "{tag}");
        assert_eq!(language(tag).number("-12345678.90"), large, "{tag}");
    }
    assert_eq!(language("en").number("100"), "100");
    assert_eq!(language("en").number("123456789012345678901234567890"), "123,456,789,012,345,678,901,234,567,890");
}

#[test]
fn what_is_no_decimal_number_is_not_touched() {
    for text in ["", "-", "about 40", "1,954", "1.2.3", ".5", "1e5", "٣"] {
        assert_eq!(language("de").number(text), text);
    }
}

#[test]
fn quotation_marks_differ_by_region() {
    assert_eq!(language("en-US").quotes().outer, ("“", "”"));
    assert_eq!(language("en-GB").quotes().outer, ("‘", "’"));
    assert_eq!(language("fr").quotes().outer, ("«\u{202f}", "\u{202f}»"));
    assert_eq!(language("de").quotes().outer, ("„", "“"));
    assert_eq!(language("de-CH").quotes().outer, ("«", "»"));
}
