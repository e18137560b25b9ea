//! Figures in columns: where their decimal marks are, so that they can stand below each other.

use crate::language::Language;
use crate::text::{Run, RunKind, Text};

/// Returns the whole part of a text's figure: all before its decimals, its unit and its endnote marks. The whole text where
/// it has no digit.
pub(super) fn whole_part(text: &Text, language: Language) -> Text {
    let words: String = text.runs.iter().map(words_of).collect();
    let mut left = end_of_whole_part(&words, language.separators().0).unwrap_or(words.len());
    let mut runs = Vec::new();
    for run in &text.runs {
        let words = words_of(run);
        let kept = left.min(words.len());
        if kept > 0 {
            runs.push(Run { kind: RunKind::Words(words[..kept].to_owned()), ..run.clone() });
        }
        left -= kept;
    }
    Text { runs, ..text.clone() }
}

fn words_of(run: &Run) -> &str {
    if let RunKind::Words(words) = &run.kind { words } else { "" }
}

/// Returns where the whole part of the last figure ends: at its decimal mark, or behind its last digit.
fn end_of_whole_part(words: &str, mark: char) -> Option<usize> {
    let last = words.rfind(|c: char| c.is_ascii_digit())?;
    let decimals = words[..last].rfind(|c: char| !c.is_ascii_digit()).filter(|&at| words[at..].starts_with(mark));
    let behind_digit = |at: usize| words[..at].ends_with(|c: char| c.is_ascii_digit());
    Some(decimals.filter(|&at| behind_digit(at)).unwrap_or(last + 1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn split(words: &str, language: &str) -> String {
        let language = Language::parse(language).unwrap();
        let at = end_of_whole_part(words, language.separators().0);
        at.map_or(words.to_owned(), |at| format!("{}|{}", &words[..at], &words[at..]))
    }

    #[test]
    fn whole_parts_end_at_the_mark_of_the_language() {
        assert_eq!(split("1,234.5", "en-US"), "1,234|.5");
        assert_eq!(split("1.234,5 %", "de-DE"), "1.234|,5 %");
        assert_eq!(split("1.234", "de-DE"), "1.234|");
        assert_eq!(split("12 %", "en-US"), "12| %");
        assert_eq!(split("60–75.5", "en-US"), "60–75|.5");
        assert_eq!(split("−0.25 (est.)", "en-US"), "−0|.25 (est.)");
        assert_eq!(split(".5", "en-US"), ".5|");
        assert_eq!(split("–", "en-US"), "–");
    }
}
