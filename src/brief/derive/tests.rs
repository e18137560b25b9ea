#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{compare, evaluate, parse, print, round};
use crate::brief::quantities::{plain, read};
use crate::language::Language;
use num_rational::BigRational;

fn english() -> Language {
    Language::default_language()
}

fn result(text: &str) -> BigRational {
    let sum = parse::parse(text).unwrap();
    let numbers: Vec<BigRational> = sum.numbers.iter().map(|number| number.value.clone()).collect();
    evaluate::evaluate(&sum.expression, &numbers).unwrap()
}

/// Returns what is wrong with a sum, the words at fault, and the mend.
fn fault(text: &str) -> (String, String, String) {
    let fault = match parse::parse(text) {
        Err(fault) => fault,
        Ok(sum) => {
            let numbers: Vec<BigRational> = sum.numbers.iter().map(|number| number.value.clone()).collect();
            evaluate::evaluate(&sum.expression, &numbers).unwrap_err()
        }
    };
    (fault.message, text[fault.range].to_owned(), fault.help)
}

#[test]
fn sums_are_exact() {
    for (text, wanted) in [
        ("60.6 - 53.5", "7.1"),
        ("0.1 + 0.2", "0.3"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("10 - 4 - 3", "3"),
        ("-(3 − 5)", "2"),
        ("sum(1, 2, 3.5)", "6.5"),
        ("share(40, 160)", "25"),
        ("change(80, 100)", "25"),
        ("change(100, 80)", "-20"),
        ("points(53.5, 60.6)", "7.1"),
        ("12 ÷ 8 × 2", "3"),
    ] {
        assert_eq!(result(text), plain(wanted).unwrap(), "{text}");
    }
}

#[test]
fn faults_are_told_where_they_stand() {
    for (text, message, words, help) in [
        ("9,700 - 7,100", "numbers of a sum have no separators", ",", "write `7100`"),
        ("change(7,100, 9,700)", "`change` takes 2 numbers, not 4", "change(7,100, 9,700)", "`7100`, not `7,100`"),
        ("chnge(1, 2)", "there is no function `chnge`", "chnge", "did you mean `change`?"),
        ("1 / (2 - 2)", "the sum divides by zero", "(2 - 2)", "share of zero"),
        ("change(0, 5)", "the sum divides by zero", "change(0, 5)", "a change from it"),
        ("(1 + 2", "the sum lacks a `)`", "(1 + 2", "add a `)`"),
        ("60.6% - 53.5%", "numbers of a sum have no units", "%", "`value` has the unit"),
        ("1.2.3 + 1", "`1.2.3` is no plain number", "1.2.3", "`1954.5`"),
        ("1 + ", "the sum ends too early", "1 + ", "60.6 - 53.5"),
        ("1 + & 2", "`&` cannot stand here", "&", "a sum has numbers"),
        ("", "the sum ends too early", "", "60.6 - 53.5"),
    ] {
        let (found_message, found_words, found_help) = fault(text);
        assert_eq!((found_message.as_str(), found_words.as_str()), (message, words), "{text}");
        assert!(found_help.contains(help), "{text}: {found_help}");
    }
}

#[test]
fn deep_and_long_sums_are_refused() {
    assert_eq!(fault(&format!("{}1", "(".repeat(400))).0, "the sum is nested too deep");
    assert_eq!(fault(&format!("{}1", "-".repeat(400))).0, "the sum is nested too deep");
    assert_eq!(fault(&"1+".repeat(2000)).0, "the sum is too long");
}

#[test]
fn results_are_rounded_half_up_to_the_stated_decimals() {
    let rounded = |result: &str, stated: &str| {
        let stated = &read(stated, english())[0];
        round(&plain(result).unwrap(), stated)
    };
    assert_eq!(rounded("36.65", "36.6 %"), plain("36.7").unwrap());
    assert_eq!(rounded("-36.65", "36.6 %"), plain("-36.7").unwrap());
    assert_eq!(rounded("2650000", "2.6 million"), plain("2700000").unwrap());
    assert_eq!(rounded("36.49", "36 %"), plain("36").unwrap());
}

#[test]
fn a_fall_may_be_stated_without_its_sign() {
    let stated = |text: &str| read(text, english())[0].clone();
    let result = plain("-20").unwrap();
    assert_eq!(compare(&result, &stated("20 %")), Some(false));
    assert_eq!(compare(&result, &stated("−20 %")), Some(false));
    assert_eq!(compare(&result, &stated("+20 %")), None);
    assert_eq!(compare(&plain("20").unwrap(), &stated("−20 %")), None);
    assert_eq!(compare(&plain("20.04").unwrap(), &stated("20 %")), Some(true));
}

#[test]
fn sums_are_printed_in_the_form_of_the_language() {
    let printed = |text: &str, result: &str, rounded, tag: &str| {
        print::sum(&parse::parse(text).unwrap(), result, rounded, Language::parse(tag).unwrap())
    };
    assert_eq!(printed("60.6 - 53.5", "7.1", false, "en-US"), "60.6 − 53.5 = 7.1");
    assert_eq!(printed("60.6 - 53.5", "7,1", false, "de-DE"), "60,6 − 53,5 = 7,1");
    assert_eq!(printed("change(7100, 9700)", "36.6 %", true, "en-US"), "(9,700 − 7,100) ÷ 7,100 = 36.6 % (rounded)");
    assert_eq!(printed("change(7100, 9700)", "36,6 %", true, "es-ES"), "(9700 − 7100) ÷ 7100 = 36,6 % (redondeado)");
    assert_eq!(printed("share(1 + 2, 3 * 4)", "25 %", false, "en-US"), "(1 + 2) ÷ (3 × 4) = 25 %");
    assert_eq!(printed("10 - (4 - 3)", "9", false, "en-US"), "10 − (4 − 3) = 9");
    assert_eq!(printed("sum(1, 2, 3)", "6", false, "en-US"), "1 + 2 + 3 = 6");
}
