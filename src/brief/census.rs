//! The census: every number of a briefing, and what stands behind it.

use super::SourceId;
use crate::source::Span;

/// A number of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The number as it is written, with its unit.
    pub written: String,
    /// Where it stands in the outline.
    pub place: Span,
    /// What stands behind it.
    pub verdict: Verdict,
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A number of a passage.
    Bound(SourceId),
    /// A sum over numbers of passages.
    Derived,
    /// Nothing but the desk, which says so.
    Own,
    /// It is no figure, by a rule.
    SetAside(Rule),
    /// It stands in its passage more than once, and nothing tells which is meant.
    Ambiguous,
    /// Nothing.
    Unbound,
}

/// Why a number is no figure that has to be found in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It is part of a name: "article 9".
    Name,
    /// "One" stands for a thing that was named, or is an article.
    Pronoun,
    /// The first of several, in words, where the passage counts none.
    Order,
    /// A small number in words that sums up what the text names, where the passage counts no such thing: "the two sides".
    Count,
    /// A year or day by which the report is dated, or which its headings name.
    Dated,
}

impl Verdict {
    /// Returns the name, as a list of verdicts prints it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Bound(_) => "bound",
            Verdict::Derived => "derived",
            Verdict::Own => "own",
            Verdict::SetAside(_) => "set aside",
            Verdict::Ambiguous => "ambiguous",
            Verdict::Unbound => "unbound",
        }
    }
}

impl Rule {
    /// Returns the rule in a few words.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Name => "part of a name",
            Rule::Pronoun => "“one” that counts nothing",
            Rule::Order => "order without a count",
            Rule::Count => "count of what the text names",
            Rule::Dated => "date of the report",
        }
    }
}
