//! What a user is told: a code, the words at fault, why, and the mend. Building one knows nothing of how it is rendered.

pub mod codes;

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops what it spoils.
    Error,
    /// Stops nothing.
    Warning,
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
#[derive(Debug, Clone)]
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
}

/// A place that a diagnostic speaks of.
#[derive(Debug, Clone)]
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
        Diagnostic { code, severity, message: message.into(), labels: Vec::new(), notes: Vec::new(), help: None }
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
}
