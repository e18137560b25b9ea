//! Dates: ISO 8601 alone, for 5/9/2021 is in May to some and in September to others.

use crate::diagnostics::codes;
use crate::language::Language;
use crate::outline::fields::Reader;
use crate::outline::keys::Takes;
use crate::outline::yaml::Node;
use crate::source::Spanned;
use jiff::civil::Date;

/// A day.
pub(super) const DATE: Takes = Takes::Form(r"^\s*\d{4}-\d\d-\d\d\s*$");

impl Reader<'_> {
    /// Reads a date.
    pub(super) fn date(&mut self, node: &Node) -> Option<Spanned<Date>> {
        let word = self.word(node, "`date`")?;
        if let Some(value) = iso(&word.value) {
            return Some(Spanned { value, span: word.span });
        }
        let (message, help) = if is_iso_form(&word.value) {
            (format!("there is no day `{}` in the calendar", word.value), "check the month and the day".to_owned())
        } else {
            let help = match guess(&word.value) {
                Some(date) => format!("write it as year, month and day: `{date}`"),
                None => "write it as year, month and day, as in `2021-09-15`".to_owned(),
            };
            (format!("`{}` is not a date in the form of ISO 8601", word.value), help)
        };
        self.fault(codes::DATE, message, word.span, "expected YYYY-MM-DD", help);
        None
    }
}

/// Returns whether a word has the form of YYYY-MM-DD.
fn is_iso_form(word: &str) -> bool {
    word.len() == 10
        && word
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Reads YYYY-MM-DD and nothing else.
fn iso(word: &str) -> Option<Date> {
    if is_iso_form(word) { word.parse().ok() } else { None }
}

/// Returns the date that is most likely meant; none where month and day could be either way round.
fn guess(words: &str) -> Option<Date> {
    let parts: Vec<&str> =
        words.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut month = None;
    let mut numbers: Vec<(usize, i16)> = Vec::new();
    for part in parts {
        let digits = part.trim_end_matches(char::is_alphabetic);
        match digits.parse() {
            Ok(number) => numbers.push((digits.len(), number)),
            Err(_) if part == "de" || part == "of" => {}
            Err(_) => month = Some(Language::month(part)?),
        }
    }
    let (year, month, day) = match (month, numbers.as_slice()) {
        (Some(month), [(_, day), (4, year)] | [(4, year), (_, day)]) => (*year, month, *day),
        (None, [(4, year), (_, month), (_, day)]) => (*year, i8::try_from(*month).ok()?, *day),
        // The one that cannot be a month is the day.
        (None, [(_, first), (_, second), (4, year)]) if *first > 12 || first == second => {
            (*year, i8::try_from(*second).ok()?, *first)
        }
        (None, [(_, first), (_, second), (4, year)]) if *second > 12 => (*year, i8::try_from(*first).ok()?, *second),
        _ => return None,
    };
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn the_date_that_is_meant_is_guessed_where_it_can_be() {
        for (words, date) in [
            ("2021/9/5", "2021-09-05"),
            ("15.9.2021", "2021-09-15"),
            ("9/15/2021", "2021-09-15"),
            ("5.5.2021", "2021-05-05"),
            ("September 15, 2021", "2021-09-15"),
            ("15th of Sept. 2021", "2021-09-15"),
            ("15 de septiembre de 2021", "2021-09-15"),
            ("1er août 2021", "2021-08-01"),
            ("15. März 2021", "2021-03-15"),
        ] {
            assert_eq!(guess(words).map(|date| date.to_string()).as_deref(), Some(date), "{words}");
        }
        for words in ["5/9/2021", "tomorrow", "2021", "31/31/2021", "30 February 2021", "", "99999/1/1"] {
            assert_eq!(guess(words), None, "{words}");
        }
    }

    #[test]
    fn only_the_form_with_hyphens_is_a_date() {
        assert!(iso("2021-09-15").is_some());
        for word in ["20210915", "2021-9-15", "2021-09-15T10:00", "2021-02-30", "-021-09-15", "２021-09-15"] {
            assert_eq!(iso(word), None, "{word}");
        }
    }
}
