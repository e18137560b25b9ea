//! The census: every number of a briefing, and what stands behind it.

use super::SourceId;
use crate::source::Span;
use std::ops::Range;

/// A number of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The number as it is written, with its unit.
    pub written: String,
    /// The same with the words that bound it or make it approximate.
    pub stated: String,
    /// Where it stands in the outline.
    pub place: Span,
    /// What stands behind it.
    pub verdict: Verdict,
    /// Where in the passages.
    pub grounds: Vec<Ground>,
    /// The sum that gives it, or why the desk adds it.
    pub because: Option<String>,
}

/// A place of a passage that stands behind something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The passage.
    pub source: SourceId,
    /// Its bytes in the passage's words.
    pub bytes: Range<usize>,
    /// Where it stands in the report.
    pub place: Span,
    /// How it agrees.
    pub agreement: Agreement,
    /// Whether the words around it were compared, too.
    pub words_compared: bool,
}

/// How what a passage says agrees with what is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// The same number.
    Same,
    /// The same number, written otherwise: in words, or with another scale.
    Written,
    /// The claim rounds it, and says so.
    Rounded,
    /// The claim's bound follows from it.
    Bound,
    /// The claim's simple fraction is near enough to it.
    Fraction,
    /// The two numbers of a ratio stand apart in it.
    Ratio,
    /// A number of a sum.
    Operand,
    /// The words of a quotation.
    Letter,
    /// It does not agree: the number that is nearest, or is said of something else.
    Against,
}

/// Words of the briefing that stand in a passage to the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Where they stand in the outline.
    pub place: Span,
    /// Where in the passage.
    pub ground: Ground,
}

/// What is found of a number, before it is counted.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// What stands behind it.
    pub(super) verdict: Verdict,
    /// Where.
    pub(super) grounds: Vec<Ground>,
    /// The sum, or the reason.
    pub(super) because: Option<String>,
}

impl From<Verdict> for Finding {
    fn from(verdict: Verdict) -> Finding {
        Finding { verdict, grounds: Vec::new(), because: None }
    }
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

impl Agreement {
    /// Returns the agreement in a few words.
    pub fn name(self) -> &'static str {
        match self {
            Agreement::Same => "the same number",
            Agreement::Written => "the same number, written otherwise",
            Agreement::Rounded => "rounded from it, as the claim says",
            Agreement::Bound => "a bound that follows from it",
            Agreement::Fraction => "a simple fraction near it",
            Agreement::Ratio => "its two numbers stand there",
            Agreement::Operand => "a number of the sum",
            Agreement::Letter => "to the letter",
            Agreement::Against => "another number, or said of something else",
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
