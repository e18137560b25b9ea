//! Diagnostics as a program reads them: one JSON object on a line.

use super::{Diagnostic, Label, Severity};
use crate::source::SourceFile;
use serde::Serialize;

/// The object. Fields are only ever added to it.
#[derive(Serialize)]
struct Message<'a> {
    code: &'a str,
    title: &'a str,
    severity: &'a str,
    message: &'a str,
    /// The first label's place, flat; missing where the diagnostic has none.
    #[serde(flatten)]
    place: Option<Place>,
    labels: Vec<Labelled<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    /// Why it is allowed, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

/// A place: lines and columns from 1, columns in characters, the end after the last character.
#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// A label.
#[derive(Serialize)]
struct Labelled<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

/// Renders a diagnostic, without a line end.
pub fn render(diagnostic: &Diagnostic, files: &[SourceFile]) -> String {
    let labels: Vec<Labelled<'_>> = diagnostic
        .labels
        .iter()
        .filter_map(|label| Some(Labelled { place: place(label, files)?, text: &label.text }))
        .collect();
    let message = Message {
        code: diagnostic.code.id,
        title: diagnostic.code.title,
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Allowed => "allowed",
        },
        message: &diagnostic.message,
        place: diagnostic.labels.first().and_then(|label| place(label, files)),
        labels,
        notes: &diagnostic.notes,
        help: diagnostic.help.as_deref(),
        reason: diagnostic.allowed.as_ref().map(|allowed| allowed.reason.as_str()),
    };
    // Strings and numbers under string keys: nothing here can fail to be written.
    serde_json::to_string(&message).unwrap_or_default()
}

/// Finds a label's place.
fn place(label: &Label, files: &[SourceFile]) -> Option<Place> {
    let file = files.get(label.span.file.0 as usize)?;
    let (line, column) = file.line_column(label.span.start as usize);
    let (end_line, end_column) = file.line_column(label.span.end as usize);
    Some(Place { file: file.path.to_string_lossy().into_owned(), line, column, end_line, end_column })
}
