//! Diagnostics as GitHub Actions reads them from a log: a workflow command for each, which marks the line in the change that
//! brought it.

use super::sarif::without_root;
use super::{Diagnostic, Severity};
use crate::source::SourceFile;
use annotate_snippets::normalize_untrusted_str;
use std::path::Path;

/// Renders a diagnostic as one line, without its end, and without the place of the project folder, `root`.
pub fn render(diagnostic: &Diagnostic, files: &[SourceFile], root: &Path) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Allowed => "notice",
    };
    let mut properties = Vec::new();
    let label = diagnostic.labels.first();
    if let Some((label, file)) = label.and_then(|label| Some((label, files.get(label.span.file.0 as usize)?))) {
        let (line, column) = file.line_column(label.span.start as usize);
        let (end_line, end_column) = file.line_column(label.span.end as usize);
        properties.push(format!("file={}", property(&file.path.to_string_lossy().replace('\\', "/"))));
        properties.push(format!("line={line},endLine={end_line}"));
        // Columns are for a stretch of one line alone, and the last is the one that is still marked.
        if line == end_line {
            properties.push(format!("col={column},endColumn={}", end_column.saturating_sub(1).max(column)));
        }
    }
    properties.push(format!("title={}", property(&format!("{}: {}", diagnostic.code.id, diagnostic.code.title))));
    let mut lines = vec![diagnostic.message.clone()];
    lines.extend(label.filter(|label| !label.text.is_empty()).map(|label| label.text.clone()));
    lines.extend(diagnostic.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(diagnostic.allowed.iter().map(|allowed| format!("allowed: {}", allowed.reason)));
    lines.extend(diagnostic.help.iter().map(|help| format!("help: {help}")));
    format!("::{command} {}::{}", properties.join(","), data(&without_root(&lines.join("\n"), root)))
}

/// Escapes the message of a command, as the toolkit of GitHub Actions does.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(normalize_untrusted_str).collect();
    lines.join("\n").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
