//! Lints that are allowed on the spot: by the outline, beside what they tell of, each with a reason.

use super::{Allowed, Code, Diagnostic, Diagnostics, Severity, codes, lints};
use crate::source::Span;
use std::collections::BTreeSet;

/// A lint that is allowed somewhere.
#[derive(Debug, Clone)]
pub struct Allowance {
    /// The lint.
    pub lint: Code,
    /// Where it is named.
    pub place: Span,
    /// Why.
    pub reason: String,
    /// The places in which it holds; none for all that is told of the outline.
    pub within: Option<Vec<Span>>,
}

impl Allowance {
    /// Returns whether what it allows is found on the pages, and not already when the outline is read.
    pub(crate) fn is_of_pages(&self) -> bool {
        self.lint.id.get(1..3).is_some_and(|stage| stage >= "04")
    }

    /// Returns whether it is meant for a diagnostic.
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let inside = |spans: &[Span], label: Span| {
            spans.iter().any(|span| span.file == label.file && span.start <= label.start && label.end <= span.end)
        };
        self.lint == diagnostic.code
            && self.within.as_ref().is_none_or(|spans| diagnostic.labels.iter().any(|label| inside(spans, label.span)))
    }
}

/// Marks the diagnostics that are allowed, each by the narrowest allowance, which is the last that covers it.
pub fn apply(allowances: &[Allowance], diagnostics: &mut Diagnostics) {
    if allowances.is_empty() {
        return;
    }
    for diagnostic in &mut diagnostics.list {
        if let Some(allowance) = allowances.iter().rfind(|allowance| allowance.covers(diagnostic)) {
            diagnostic.severity = Severity::Allowed;
            diagnostic.allowed = Some(Allowed { reason: allowance.reason.clone(), place: allowance.place });
        }
    }
}

/// Tells of allowances that no diagnostic needed. One that several outlines share is needed where one of them needs it.
pub fn unused<'a>(allowances: impl Iterator<Item = &'a Allowance>, told: &Diagnostics) -> Vec<Diagnostic> {
    let mut seen: BTreeSet<Span> =
        told.list.iter().filter_map(|diagnostic| diagnostic.allowed.as_ref()).map(|allowed| allowed.place).collect();
    let unused = allowances.filter(|allowance| seen.insert(allowance.place));
    unused.map(tell).collect()
}

fn tell(allowance: &Allowance) -> Diagnostic {
    let Code { id, title } = allowance.lint;
    let name = lints::name(allowance.lint).unwrap_or(id);
    let scope = if allowance.within.is_some() { "here" } else { "in this outline" };
    Diagnostic::new(codes::ALLOWANCE_UNUSED, format!("`{name}` is allowed, and there is nothing to allow {scope}"))
        .at(allowance.place, format!("tells of no {title}"))
        .help("take it out: left where it is, it would hide the next one")
}
