//! The levels of lints that a project sets in its `briefpress.toml`:
//!
//! ```toml
//! [lints]
//! uncited = "deny"
//! ```

use super::Options;
use crate::diagnostics::lints::{self, Level, Levels};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, codes, nearest};
use crate::source::{FileId, Sources, Span};
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, DeValue};

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

/// Reads the file: its one table, and in it a level for each lint.
fn of_file(file: FileId, sources: &Sources<'_>, levels: &mut Levels, diagnostics: &mut Diagnostics) {
    let place = |range: Range<usize>| Span { file, start: range.start as u32, end: range.end as u32 };
    let (tables, errors) = DeTable::parse_recoverable(&sources.file(file).text);
    for error in errors {
        let told = Diagnostic::new(codes::PROJECT_FILE, format!("`{FILE}` is not TOML: {}", error.message()));
        let told = told.help("write `[lints]` on a line of its own, and below it lines such as `uncited = \"deny\"`");
        diagnostics.push(match error.span() {
            Some(range) => told.at(place(range), "cannot be read"),
            None => told,
        });
    }
    for (name, value) in tables.get_ref() {
        match value.get_ref() {
            DeValue::Table(lints) if name.get_ref() == "lints" => {
                for (name, level) in lints {
                    match lint((name.get_ref(), place(name.span())), (level.get_ref(), place(level.span()))) {
                        Ok((code, level)) => levels.set(code, level),
                        Err(told) => diagnostics.push(told),
                    }
                }
            }
            DeValue::Table(_) => diagnostics.push(
                Diagnostic::new(codes::PROJECT_FILE, format!("`{FILE}` has no table `{}`", name.get_ref()))
                    .at(place(name.span()), "unknown table")
                    .help("the table that is known is `[lints]`"),
            ),
            _ => diagnostics.push(
                Diagnostic::new(codes::PROJECT_FILE, format!("`{}` stands in no table of `{FILE}`", name.get_ref()))
                    .at(place(name.span()), "no table above it")
                    .help("write `[lints]` above the lints"),
            ),
        }
    }
}

/// Reads a lint with its level: `uncited = "deny"`.
fn lint(
    (name, name_place): (&str, Span),
    (level, level_place): (&DeValue<'_>, Span),
) -> Result<(Code, Level), Diagnostic> {
    let code = lints::named(name).ok_or_else(|| lints::unknown(name, name_place))?;
    let names = || Level::ALL.iter().map(|(word, _)| *word);
    let word = level.as_str().unwrap_or_default();
    let known = Level::ALL.iter().find(|(known, _)| *known == word);
    known.map(|(_, level)| (code, *level)).ok_or_else(|| {
        let message = match level.as_str() {
            Some(word) => format!("`{word}` is no level of a lint"),
            None => format!("the level of the lint `{name}` is no text"),
        };
        let told = Diagnostic::new(codes::UNKNOWN_LINT, message).at(level_place, "expected `allow`, `warn` or `deny`");
        match nearest(word, names()) {
            Some(near) => told.help(format!("did you mean `{near}`?")),
            None => told.help("write `\"allow\"`, `\"warn\"` or `\"deny\"`"),
        }
    })
}
