//! `briefpress check --fix`: what a program can do of what was told.

use super::output::Output;
use briefpress::diagnostics::{Diagnostic, Diagnostics, Edit, fixes};
use briefpress::source::{FileId, Sources};
use std::collections::BTreeMap;

/// Carries out all edits, or tells of them alone. Returns a line for each, and what could not be written.
pub(crate) fn run(diagnostics: &Diagnostics, sources: &Sources<'_>, dry: bool) -> (Vec<String>, Vec<Diagnostic>) {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in diagnostics.list.iter().flat_map(|told| &told.edits) {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    for (id, mut edits) in by_file {
        edits.sort();
        edits.dedup();
        match file(id, &edits, sources, dry) {
            Ok(done) => lines.extend(done),
            Err(problem) => problems.push(problem),
        }
    }
    (lines, problems)
}

/// Carries out the edits of a file, or tells of them alone.
fn file(id: FileId, edits: &[&Edit], sources: &Sources<'_>, dry: bool) -> Result<Vec<String>, Diagnostic> {
    let file = sources.file(id);
    // What was read is text, and so are the bytes that it was read from.
    let raw = String::from_utf8(sources.bytes(&file.path, None)?.0).unwrap_or_else(|_| file.text.clone());
    let (fixed, done) = fixes::apply(&raw, &file.text, edits);
    if done.is_empty() {
        return Ok(Vec::new());
    }
    if !dry {
        Output::write_in_project(&sources.root, &file.path, fixed.as_bytes())?;
    }
    let became = if dry { "would become" } else { "became" };
    let line = |edit: &&Edit| {
        let (line, _) = file.line_column(edit.span.start as usize);
        format!("{}:{line}: `{}` {became} `{}`", file.path.display(), edit.old, edit.new)
    };
    Ok(done.iter().map(line).collect())
}
