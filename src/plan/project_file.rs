//! What a project settles for all its outlines, in its `briefpress.toml`:
//!
//! ```toml
//! withhold = ["Jane Doe", { pattern = 'MX-\d{4}' }]
//!
//! [lints]
//! uncited = "deny"
//!
//! [limits]
//! pages = 800
//! ```

use super::Options;
use crate::diagnostics::lints::{self, Level, Levels};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, codes, nearest};
use crate::guard::Withheld;
use crate::source::{FileId, Sources, Span, Spanned};
use std::ops::Range;
use std::path::Path;
use toml::Spanned as Placed;
use toml::de::{DeTable, DeValue};

/// The file in the project folder.
const FILE: &str = "briefpress.toml";

/// Pages that a PDF may have where the project says nothing of it. A briefing has fifty; ten times the longest report of a
/// ministry is a loop or a slip.
pub const PAGES: usize = 5_000;
/// The most pages that a project may allow: more than any reader opens, and some gigabytes of memory.
const MOST_PAGES: usize = 100_000;

/// What a project settles.
#[derive(Debug, Clone)]
pub(crate) struct ProjectFile {
    /// How bad lints are.
    pub(crate) levels: Levels,
    /// What may be in no file.
    pub(crate) withhold: Vec<Withheld>,
    /// Whether it says what is withheld, be it nothing: then each file is looked into.
    pub(crate) withholds: bool,
    /// Pages that a PDF may have.
    pub(crate) pages: usize,
}

/// Reads what holds for a run.
pub(super) fn read(options: &Options, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> ProjectFile {
    let mut settled = ProjectFile { levels: Levels::default(), withhold: Vec::new(), withholds: false, pages: PAGES };
    match sources.load(Path::new(FILE), None) {
        Ok(file) => of_file(file, sources, &mut settled, diagnostics),
        // Most projects have none, or an empty one that says no more than where the project is.
        Err(told) if [codes::FILE_MISSING, codes::FILE_EMPTY].contains(&told.code) => {}
        Err(told) => diagnostics.push(told),
    }
    if options.strict {
        settled.levels.be_strict();
    }
    settled
}

/// Reads the file: its tables, and what stands before them.
fn of_file(file: FileId, sources: &Sources<'_>, settled: &mut ProjectFile, diagnostics: &mut Diagnostics) {
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
        match (name.get_ref().as_ref(), value.get_ref()) {
            ("lints", DeValue::Table(lints)) => {
                for (name, level) in lints {
                    match lint((name.get_ref(), place(name.span())), (level.get_ref(), place(level.span()))) {
                        Ok((code, level)) => settled.levels.set(code, level),
                        Err(told) => diagnostics.push(told),
                    }
                }
            }
            ("limits", DeValue::Table(limits)) => {
                for (name, value) in limits {
                    match limit((name.get_ref(), place(name.span())), (value.get_ref(), place(value.span()))) {
                        Ok(pages) => settled.pages = pages,
                        Err(told) => diagnostics.push(told),
                    }
                }
            }
            ("withhold", DeValue::Array(entries)) => {
                settled.withholds = true;
                for entry in entries {
                    match withheld(entry, &place) {
                        Ok(withheld) => settled.withhold.push(withheld),
                        Err(told) => diagnostics.push(told),
                    }
                }
            }
            ("withhold", _) => diagnostics.push(
                Diagnostic::new(codes::WITHHELD, "`withhold` takes a list of words and patterns")
                    .at(place(value.span()), "no list")
                    .help("write it in brackets, as in `withhold = [\"Jane Doe\"]`"),
            ),
            (name_of, DeValue::Table(_)) => diagnostics.push(
                Diagnostic::new(codes::PROJECT_FILE, format!("`{FILE}` has no table `{name_of}`"))
                    .at(place(name.span()), "unknown table")
                    .help("the tables that are known are `[lints]` and `[limits]`"),
            ),
            (name_of, _) => diagnostics.push(
                Diagnostic::new(codes::PROJECT_FILE, format!("`{name_of}` stands in no table of `{FILE}`"))
                    .at(place(name.span()), "no table above it")
                    .help("write `[lints]` above the lints"),
            ),
        }
    }
}

/// Reads an entry of `withhold`: words, or `{ pattern = … }`.
fn withheld(entry: &Placed<DeValue<'_>>, place: &impl Fn(Range<usize>) -> Span) -> Result<Withheld, Diagnostic> {
    let span = place(entry.span());
    let (value, is_pattern) = match entry.get_ref() {
        DeValue::String(words) => (Some(words.to_string()), false),
        DeValue::Table(table) if table.len() == 1 => {
            let pattern = table.iter().find(|(name, _)| name.get_ref() == "pattern");
            (pattern.and_then(|(_, pattern)| pattern.get_ref().as_str()).map(str::to_owned), true)
        }
        _ => (None, false),
    };
    let Some(value) = value else {
        return Err(Diagnostic::new(codes::WITHHELD, "an entry of `withhold` is a text or a pattern")
            .at(span, "neither")
            .help("write `\"Jane Doe\"`, or `{ pattern = 'MX-\\d{4}' }`"));
    };
    Withheld::new(Spanned { value, span }, is_pattern).map_err(|(message, help)| {
        Diagnostic::new(codes::WITHHELD, message).at(span, "cannot be looked for").help(help)
    })
}

/// Reads a limit: `pages = 800`.
fn limit((name, name_place): (&str, Span), (value, value_place): (&DeValue<'_>, Span)) -> Result<usize, Diagnostic> {
    if name != "pages" {
        return Err(Diagnostic::new(codes::PROJECT_FILE, format!("there is no limit `{name}`"))
            .at(name_place, "unknown limit")
            .help("the limit that can be set is `pages`; the others are fixed"));
    }
    let pages = match value {
        DeValue::Integer(number) => number.as_str().replace('_', "").parse::<usize>().ok(),
        _ => None,
    };
    pages.filter(|pages| (1..=MOST_PAGES).contains(pages)).ok_or_else(|| {
        Diagnostic::new(codes::PROJECT_FILE, format!("`pages` is no number from 1 to {MOST_PAGES}"))
            .at(value_place, "not a number of pages")
            .help(format!("write a whole number, as in `pages = {PAGES}`"))
    })
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
