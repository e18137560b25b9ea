//! Diagnostics as code-scanning services and editors read them: SARIF 2.1.0 (OASIS, 27 March 2020), one log for a run.

use super::explain::explanation;
use super::{Code, Diagnostic, Edit, Severity, capitalized, fixes};
use crate::source::{SourceFile, Span};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::path::Path;

/// Where the schema of a log is to be had.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Renders the log of a run.
///
/// `root` is the project folder: where on whose machine it lies is nobody's concern, and left out of messages.
pub fn render(diagnostics: &[&Diagnostic], files: &[SourceFile], root: &Path) -> String {
    let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.id);
    codes.dedup();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, &codes, files, root)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "briefpress",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    log.to_string()
}

/// Describes a kind of diagnostic.
fn rule(code: &Code) -> Value {
    let words = code.title.split(|character: char| !character.is_alphanumeric());
    let name: String = words.map(capitalized).collect();
    let mut rule = json!({
        "id": code.id,
        "name": name,
        "shortDescription": { "text": code.title },
        "defaultConfiguration": { "level": if code.id.starts_with('E') { "error" } else { "warning" } },
    });
    if let Some(explanation) = explanation(*code) {
        rule["fullDescription"] = json!({ "text": explanation.summary() });
        rule["help"] = json!({ "text": explanation.human(), "markdown": explanation.markdown });
    }
    rule
}

/// Describes a diagnostic.
fn result(diagnostic: &Diagnostic, codes: &[Code], files: &[SourceFile], root: &Path) -> Value {
    let mut text = diagnostic.message.clone();
    for note in &diagnostic.notes {
        let _ = write!(text, "\nnote: {note}");
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    let mut result = Map::new();
    result.insert("ruleId".into(), diagnostic.code.id.into());
    result.insert("ruleIndex".into(), codes.iter().position(|code| *code == diagnostic.code).into());
    let level = match (diagnostic.severity, diagnostic.code.id.starts_with('E')) {
        (Severity::Error, _) | (Severity::Allowed, true) => "error",
        (Severity::Warning | Severity::Allowed, _) => "warning",
    };
    result.insert("level".into(), level.into());
    result.insert("message".into(), json!({ "text": without_root(&text, root) }));
    let mut places = diagnostic.labels.iter().filter_map(|label| location(label.span, &label.text, files));
    result.insert("locations".into(), places.next().into_iter().collect());
    let related: Vec<Value> = places.collect();
    if !related.is_empty() {
        result.insert("relatedLocations".into(), related.into());
    }
    if let Some(allowed) = &diagnostic.allowed {
        let mut suppression = json!({ "kind": "inSource", "status": "accepted", "justification": allowed.reason });
        if let Some(place) = location(allowed.place, "", files) {
            suppression["location"] = place;
        }
        result.insert("suppressions".into(), json!([suppression]));
    }
    let fixes: Vec<Value> = diagnostic.edits.iter().filter_map(|edit| fix(edit, files)).collect();
    if !fixes.is_empty() {
        result.insert("fixes".into(), fixes.into());
    }
    result.into()
}

/// Takes the project folder out of a message.
pub(super) fn without_root(text: &str, root: &Path) -> String {
    let root = root.to_string_lossy();
    if root.len() < 2 { text.to_owned() } else { text.replace(&*root, ".") }
}

/// Describes a place, with what is said of it.
fn location(span: Span, text: &str, files: &[SourceFile]) -> Option<Value> {
    let file = files.get(span.file.0 as usize)?;
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&file.path) },
        "region": region(file, span.start as usize, span.end as usize),
    } });
    if !text.is_empty() {
        location["message"] = json!({ "text": text });
    }
    Some(location)
}

/// Describes what `--fix` would write.
fn fix(edit: &Edit, files: &[SourceFile]) -> Option<Value> {
    let file = files.get(edit.span.file.0 as usize)?;
    let range = fixes::place(&file.text, edit)?;
    Some(json!({
        "description": { "text": format!("write `{}` in place of `{}`", edit.new, edit.old) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&file.path) },
            "replacements": [{
                "deletedRegion": region(file, range.start, range.end),
                "insertedContent": { "text": edit.new },
            }],
        }],
    }))
}

/// Describes a stretch of a file: lines and columns from 1, columns in UTF-16 code units, the end behind the last.
fn region(file: &SourceFile, start: usize, end: usize) -> Value {
    let (start_line, start_column) = place(file, start);
    let (end_line, end_column) = place(file, end.max(start));
    json!({ "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column })
}

fn place(file: &SourceFile, offset: usize) -> (usize, usize) {
    let (line, _) = file.line_column(offset);
    let before = &file.text[..file.text.floor_char_boundary(offset)];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, 1 + before[start..].encode_utf16().count())
}

/// Returns a path as a relative reference (RFC 3986, section 4.2).
fn uri(path: &Path) -> String {
    let mut uri = String::new();
    for part in path.components() {
        if !uri.is_empty() {
            uri.push('/');
        }
        for byte in part.as_os_str().to_string_lossy().bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
                _ => {
                    let _ = write!(uri, "%{byte:02X}");
                }
            }
        }
    }
    uri
}
