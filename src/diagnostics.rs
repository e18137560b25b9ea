//! What a user is told: a code, the words at fault, why, and the mend. Building one knows nothing of how it is rendered:
//! [`human`] does it for people, [`json`], [`sarif`] and [`github`] for programs. [`explain`] tells what each code means.

pub mod allowances;
pub mod codes;
pub mod explain;
pub mod fixes;
pub mod github;
pub mod human;
pub mod json;
pub mod lints;
pub mod sarif;

use crate::source::{SourceFile, Span};
use std::path::Path;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops what it spoils.
    Error,
    /// Stops nothing.
    Warning,
    /// Was allowed on the spot, with a reason.
    Allowed,
}

/// What kind of thing a diagnostic says. One constant for each in [`codes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    /// `E0203` or `W0203`: the stage and a number.
    pub id: &'static str,
    /// Its short name: "unknown key".
    pub title: &'static str,
}

/// Something that a user is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The places, the first being that at fault.
    pub labels: Vec<Label>,
    /// Why, and what is known beside.
    pub notes: Vec<String>,
    /// The mend.
    pub help: Option<String>,
    /// What a program can do of it.
    pub edits: Vec<Edit>,
    /// Why it is allowed, where it is.
    pub allowed: Option<Allowed>,
}

/// Why a lint is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The reason, in the words of whoever allows it.
    pub reason: String,
    /// Where it is allowed.
    pub place: Span,
}

/// Words of a file that others may take the place of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The place that holds the words, once.
    pub span: Span,
    /// The words.
    pub old: String,
    /// What to write in their place.
    pub new: String,
}

/// A place that a diagnostic speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is said of it; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// Begins an error or a warning, by the letter of its code.
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        let severity = if code.id.starts_with('W') { Severity::Warning } else { Severity::Error };
        Diagnostic {
            code,
            severity,
            message: message.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            edits: Vec::new(),
            allowed: None,
        }
    }

    /// Adds a place.
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a reason.
    pub fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(note.into());
        self
    }

    /// Adds what a program can do.
    pub fn edit(mut self, span: Span, old: String, new: String) -> Diagnostic {
        self.edits.push(Edit { span, old, new });
        self
    }

    /// Returns it as all that there is to say.
    pub fn alone(self) -> Diagnostics {
        Diagnostics { list: vec![self] }
    }

    /// Sets the mend.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }
}

/// All that a run has to say.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    /// The list, in the order in which it was found.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Returns whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns what a user is shown: by path, then place, then code, and nothing twice. What has no place comes first.
    pub fn sorted(&self, files: &[SourceFile]) -> Vec<&Diagnostic> {
        let key = |diagnostic: &&Diagnostic| {
            let place = diagnostic.labels.first().map(|label| {
                let path = files.get(label.span.file.0 as usize).map_or(Path::new(""), |file| &*file.path);
                (path, label.span.start, label.span.end)
            });
            (place, diagnostic.code.id)
        };
        let mut sorted: Vec<&Diagnostic> = self.list.iter().collect();
        sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        // Equals stand side by side but for others of the same place and code between them.
        let mut out: Vec<&Diagnostic> = Vec::with_capacity(sorted.len());
        for diagnostic in sorted {
            let same_place = |other: &&&Diagnostic| key(other) == key(&diagnostic);
            if !out.iter().rev().take_while(same_place).any(|other| *other == diagnostic) {
                out.push(diagnostic);
            }
        }
        out
    }
}

/// Returns the candidate that a misspelt name most likely stands for, if one is near enough.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    // A third of the letters may be wrong, as rustc has it; of a short name one letter.
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Letters from which on a name that differs by one is the other mistyped: of a shorter one that is anybody's guess.
const SLIP_FROM: usize = 4;

/// Returns the candidate that a name is but for one letter, which is missing, too many, another one or in its neighbour's place;
/// none where two are, or where the two differ by a digit, which is another number and no slip. A program may write that in
/// its place.
pub fn slip<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(name);
    let is_near = |candidate: &&str| strsim::damerau_levenshtein(name, candidate) == 1 && digits(candidate) == own;
    let mut near = candidates.into_iter().filter(is_near);
    near.next().filter(|_| near.next().is_none() && name.chars().count() >= SLIP_FROM)
}

/// Begins a text with a large letter.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
