//! The levels of lints that a project sets in its `briefpress.toml`:
//!
//! ```toml
//! [lints]
//! uncited = "deny"
//! ```

use super::Options;
use crate::diagnostics::lints::{LINTS, Level, Levels, named};
use crate::diagnostics::{Diagnostic, Diagnostics, codes, nearest};
use crate::source::{FileId, Sources, Span};
use std::path::Path;

/// The file in the project folder.
const FILE: &str = "briefpress.toml";

/// Reads the levels that hold for a run.
pub(super) fn read(options: &Options, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Levels {
    let mut levels = Levels::default();
    match sources.load(Path::new(FILE), None) {
        Ok(file) => of_file(file, sources, &mut levels, diagnostics),
        // Most projects have none, or an empty one that says no more than where the project is.
        Err(told) if [codes::FILE_MISSING, codes::FILE_EMPTY].contains(&told.code) => {}
        Err(told) => diagnostics.push(told),
    }
    if options.strict {
        levels.be_strict();
    }
    levels
}

/// Reads the part of TOML that is needed: heads of tables, and keys with texts.
fn of_file(file: FileId, sources: &Sources<'_>, levels: &mut Levels, diagnostics: &mut Diagnostics) {
    let mut in_lints = false;
    let mut start = 0;
    for line in sources.file(file).text.split_inclusive('\n') {
        let place = |words: &str| {
            let at = start + line.find(words).unwrap_or(0);
            Span { file, start: at as u32, end: (at + words.len()) as u32 }
        };
        let content = line.split('#').next().unwrap_or("").trim();
        if let Some(table) = content.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            in_lints = table.trim() == "lints";
            if !in_lints {
                diagnostics.push(
                    Diagnostic::new(codes::PROJECT_FILE, format!("`{FILE}` has no table `{}`", table.trim()))
                        .at(place(content), "unknown table")
                        .help("the table that is known is `[lints]`"),
                );
            }
        } else if !content.is_empty() && in_lints {
            match lint(content, place) {
                Ok((code, level)) => levels.set(code, level),
                Err(told) => diagnostics.push(told),
            }
        } else if !content.is_empty() && !diagnostics.list.iter().any(|told| told.code == codes::PROJECT_FILE) {
            diagnostics.push(
                Diagnostic::new(codes::PROJECT_FILE, format!("a line of `{FILE}` stands in no table"))
                    .at(place(content), "no table above it")
                    .help("write `[lints]` above the lints"),
            );
        }
        start += line.len();
    }
}

/// Reads a line: `uncited = "deny"`.
fn lint(content: &str, place: impl Fn(&str) -> Span) -> Result<(crate::diagnostics::Code, Level), Diagnostic> {
    let bare = |text: &'_ str| text.trim().trim_matches(['"', '\'']).to_owned();
    let (name, level) = content.split_once('=').map(|(name, level)| (bare(name), bare(level))).ok_or_else(|| {
        Diagnostic::new(codes::PROJECT_FILE, "a lint is set by its name and a level")
            .at(place(content), "no `=` here")
            .help("write `uncited = \"deny\"`")
    })?;
    let names = || LINTS.iter().map(|(name, _)| *name);
    let Some(code) = named(&name) else {
        let told = Diagnostic::new(codes::UNKNOWN_LINT, format!("there is no lint `{name}`"))
            .at(place(&name), "unknown lint")
            .note(format!("the lints are {}", names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")));
        return Err(match nearest(&name, names()) {
            Some(near) => told.help(format!("did you mean `{near}`?")),
            None => told.help("write one of these"),
        });
    };
    let known = Level::ALL.iter().find(|(word, _)| *word == level);
    known.map(|(_, level)| (code, *level)).ok_or_else(|| {
        let told = Diagnostic::new(codes::UNKNOWN_LINT, format!("`{level}` is no level of a lint"))
            .at(place(content), "expected `allow`, `warn` or `deny`");
        match nearest(&level, Level::ALL.iter().map(|(word, _)| *word)) {
            Some(near) => told.help(format!("did you mean `{near}`?")),
            None => told.help("write `allow`, `warn` or `deny`"),
        }
    })
}
