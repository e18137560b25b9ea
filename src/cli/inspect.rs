//! `briefpress inspect`: what a finished PDF says of itself.

use super::args::Inspect;
use super::report::{Report, as_json};
use briefpress::diagnostics::{Diagnostic, codes};
use briefpress::inspect::{self, Line, Unreadable, View};
use serde_json::{Map, Value};
use std::io::ErrorKind;
use std::path::Path;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Inspect, report: &mut Report) -> u8 {
    match read(&command.file, &views(command)) {
        Ok(shown) => {
            let lines = if report.json() { shown.iter().flat_map(json).collect() } else { text(&shown) };
            report.print(&lines)
        }
        Err(problem) => {
            report.problem(problem);
            super::INPUT
        }
    }
}

/// Returns the views that are asked for; where none is, all but that which says the tags once more.
fn views(command: &Inspect) -> Vec<View> {
    let asked = |view: &View| match view {
        View::Tags => command.tags,
        View::Speech => command.speech,
        View::Outline => command.outline,
        View::Fonts => command.fonts,
        View::Links => command.links,
        View::Metadata => command.metadata,
    };
    let chosen: Vec<View> = View::ALL.into_iter().filter(asked).collect();
    if chosen.is_empty() { View::ALL.into_iter().filter(|&view| view != View::Speech).collect() } else { chosen }
}

/// Reads a PDF.
fn read(path: &Path, views: &[View]) -> Result<Vec<(View, Vec<Line>)>, Diagnostic> {
    inspect::inspect(&bytes(path)?, views).map_err(|reason| unreadable(path, reason))
}

/// Reads the bytes of a PDF.
#[allow(clippy::disallowed_methods, reason = "the command line names a file that no project holds")]
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let shown = path.display();
    // What goes wrong in a damaged file is told later, not where it happens.
    std::panic::set_hook(Box::new(|_| ()));
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Diagnostic::new(codes::PATH_MISSING, format!("there is no file `{shown}`"))
            .help("name a PDF that was built, such as one in out/"),
        ErrorKind::IsADirectory => {
            Diagnostic::new(codes::FOLDER_NOT_FILE, format!("`{shown}` is a folder")).help("name one PDF in it")
        }
        _ => Diagnostic::new(codes::FILE_UNREADABLE, format!("cannot read `{shown}`: {error}"))
            .help("allow reading it (chmod u+r)"),
    })
}

/// Tells why a PDF is not read.
pub(super) fn unreadable(path: &Path, reason: Unreadable) -> Diagnostic {
    let shown = path.display();
    match reason {
        Unreadable::NotPdf => Diagnostic::new(codes::PDF_UNREADABLE, format!("`{shown}` is not a PDF"))
            .help("name a PDF; `briefpress build` makes them of outlines"),
        Unreadable::Locked => Diagnostic::new(codes::PDF_LOCKED, format!("`{shown}` opens with a password only"))
            .help("save a copy without a password: qpdf --decrypt --password=… FILE COPY"),
        Unreadable::Damaged(why) => Diagnostic::new(codes::PDF_UNREADABLE, format!("`{shown}` is damaged: {why}"))
            .help("build it again, or fetch it again where it comes from"),
    }
}

/// Returns the lines of all views, under their names where there are several.
fn text(shown: &[(View, Vec<Line>)]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, (view, of_view)) in shown.iter().enumerate() {
        if shown.len() > 1 {
            if index > 0 {
                lines.push(String::new());
            }
            lines.push(format!("{}:", view.name()));
        }
        let indent = if shown.len() > 1 { "  " } else { "" };
        lines.extend(of_view.iter().map(|line| format!("{indent}{}", line.text())));
    }
    lines
}

/// Returns a JSON object for each line of a view.
fn json((view, lines): &(View, Vec<Line>)) -> Vec<String> {
    let object = |line: &Line| {
        let mut object = Map::new();
        object.insert("view".to_owned(), Value::from(view.name()));
        object.insert("depth".to_owned(), Value::from(line.depth));
        object.insert("what".to_owned(), Value::from(line.what.as_str()));
        object.extend(line.words.iter().map(|words| ("words".to_owned(), Value::from(words.as_str()))));
        object.extend(line.facts.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str()))));
        as_json(&object)
    };
    lines.iter().map(object).collect()
}
