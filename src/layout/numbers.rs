//! Page labels in words.

use super::page::Label;
use crate::compose::flow::NumberForm;

/// Returns a page's label as it is printed.
pub(super) fn label(label: Label) -> String {
    number(label.form, label.number)
}

/// Returns a number as it is printed in the form.
pub(super) fn number(form: NumberForm, number: u32) -> String {
    match form {
        NumberForm::Arabic => number.to_string(),
        NumberForm::Roman => roman(number),
        NumberForm::Appendix => format!("A-{number}"),
    }
}

/// Returns a number in small Roman figures; zero, which the Romans lacked, and what is past 3999 in Arabic ones.
fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut figures = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            figures.push_str(sign);
            number -= value;
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_figures() {
        let figures: Vec<String> = [1, 4, 9, 14, 48, 1999].map(|value| number(NumberForm::Roman, value)).into();
        assert_eq!(figures, ["i", "iv", "ix", "xiv", "xlviii", "mcmxcix"]);
    }
}
