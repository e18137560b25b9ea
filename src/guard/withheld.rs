//! Words and patterns that may be in no file: `withhold` in outlines and in `briefpress.toml`.

use super::fold::fold;
use crate::source::Spanned;
use regex_lite::{Regex, RegexBuilder};

/// Memory that a pattern may take when it is made ready, in bytes: far more than a name or a number needs.
const PATTERN_LIMIT: usize = 1 << 20;

/// Something under `withhold`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The words, or the pattern.
    pub what: Spanned<String>,
    /// Whether it is a pattern.
    pub is_pattern: bool,
}

impl Withheld {
    /// Takes words or a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and the mend.
    pub fn new(what: Spanned<String>, is_pattern: bool) -> Result<Withheld, (String, &'static str)> {
        let text = what.value.trim();
        if !is_pattern {
            if fold(text).words().is_empty() {
                let help = "write the words that may not be told, as in `withhold: [Jane Doe]`";
                return Err((format!("`{text}` has no letter and no digit"), help));
            }
            return Ok(Withheld { what, is_pattern });
        }
        let pattern = RegexBuilder::new(text).case_insensitive(true).size_limit(PATTERN_LIMIT).build();
        match pattern {
            Err(error) => Err((
                format!("`{text}` is not a pattern: {error}"),
                "write a regular expression, as in `pattern: 'MX-\\d{4}'`; words alone need no pattern",
            )),
            Ok(pattern) if pattern.is_match("") => Err((
                format!("the pattern `{text}` fits where there is nothing"),
                "let it ask for at least one character",
            )),
            Ok(_) => Ok(Withheld { what, is_pattern }),
        }
    }
}

/// Returns a pattern made ready; none where it is none, which was told.
pub(super) fn compiled(text: &str) -> Option<Regex> {
    RegexBuilder::new(text.trim()).case_insensitive(true).size_limit(PATTERN_LIMIT).build().ok()
}
