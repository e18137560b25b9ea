//! What is private: parts that are in no file but private ones, and words that may be in no file at all.

use crate::diagnostics::codes;
use crate::guard::Withheld;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Key, Keys, Takes, key};
use crate::outline::yaml::{Kind, Node};
use crate::source::Spanned;

/// The key of all parts that can be private.
pub(super) const PRIVATE: Key =
    key("private", Takes::Truth, "Whether it is left out of all files but those of `--private`.");

/// A pattern of what may be in no file.
static PATTERN: Keys = Keys {
    what: "a pattern",
    inherits: None,
    needs: &["pattern"],
    keys: &[key("pattern", Takes::Text, "A regular expression, as in `MX-\\d{4}`; capitals do not count.")],
};

/// What may be in no file.
pub(super) const WITHHOLD: Takes = Takes::List(&Takes::Either(&[Takes::Text, Takes::Map(&PATTERN)]));

impl Reader<'_> {
    /// Reads whether a part is private.
    pub(super) fn is_private(&mut self, fields: &Fields<'_>) -> bool {
        self.truth(fields, PRIVATE.name).is_some_and(|private| private.value)
    }

    /// Reads what may be in no file.
    pub(super) fn withhold(&mut self, fields: &Fields<'_>) -> Vec<Withheld> {
        let items = self.items(fields, "withhold", "words and patterns");
        items.iter().filter_map(|item| self.withheld(item)).collect()
    }

    fn withheld(&mut self, node: &Node) -> Option<Withheld> {
        let (what, is_pattern) = match &node.kind {
            Kind::Map(_) => {
                let fields = self.fields(node, &PATTERN)?;
                (self.required(&fields, "pattern", "write one, as in `pattern: 'MX-\\d{4}'`")?, true)
            }
            _ => (self.located(node, "an entry of `withhold`")?, false),
        };
        let (value, span) = (what.text, what.span);
        match Withheld::new(Spanned { value, span }, is_pattern) {
            Ok(withheld) => Some(withheld),
            Err((message, help)) => {
                self.fault(codes::WITHHELD, message, span, "cannot be looked for", help);
                None
            }
        }
    }
}
