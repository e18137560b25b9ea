//! What is wrong with a file that is not YAML, in words for people who write texts rather than programs. Nearly all such
//! files hold a text that YAML takes for something else, or lines that are not indented alike.

use crate::diagnostics::{Diagnostic, codes};
use crate::source::{FileId, SourceFile, Span};
use serde_yaml::Error;

/// Says what is wrong and how to mend it.
pub(super) fn diagnose(error: &Error, id: FileId, file: &SourceFile) -> Diagnostic {
    let place = error.location().map_or((0, 0), |location| place(&file.text, &location));
    let span = |(start, end): (usize, usize)| Span { file: id, start: start as u32, end: end as u32 };
    let parser = parser_words(error);
    // The parser's own limit on nesting is reached before the budget's where brackets stand in brackets.
    let nested = parser.contains("recursion limit");
    match cause(error) {
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => return limit(span(place)),
        _ if nested => return limit(span(place)),
        Error::RecursiveReferencesRequireWeakTypes { .. } => {
            return Diagnostic::new(codes::OUTLINE_LIMIT, "an alias stands inside the thing that it stands for")
                .at(span(place), "this would go on for ever")
                .help("write out what is meant");
        }
        Error::InvalidScalar { .. }
        | Error::TaggedScalarCannotDeserializeIntoString { .. }
        | Error::UnsupportedTag { .. }
        | Error::InvalidBinaryBase64 { .. }
        | Error::BinaryNotUtf8 { .. } => {
            return Diagnostic::new(codes::YAML_SYNTAX, "the value is not what its tag says")
                .at(span(place), "this value")
                .help("take the tag, which begins with `!`, out: none is needed");
        }
        Error::MultipleDocuments { .. } => {
            let line = file.text.get(..place.0).and_then(|before| before.rfind("---")).unwrap_or(place.0);
            return Diagnostic::new(codes::YAML_SYNTAX, "the file holds more than one document")
                .at(span((line, line + 3)), "a second document begins here")
                .help("give each a file of its own, or take out the line `---`");
        }
        _ => {}
    }
    let Fault { message, label, help, place } =
        tab(&file.text, place.0).or_else(|| explain(&parser, &file.text, place)).unwrap_or_else(|| Fault {
            message: format!("the file is not YAML: {parser}"),
            label: "not understood from here",
            help:
                "compare with the lines around: entries of one list or map stand in one column, and a text that holds \
                   `: ` or ` #`, or begins with a sign, stands in quotation marks"
                    .to_owned(),
            place,
        });
    Diagnostic::new(codes::YAML_SYNTAX, message).at(span(place), label).help(help)
}

/// Says that a file is beyond the limits.
fn limit(span: Span) -> Diagnostic {
    Diagnostic::new(codes::OUTLINE_LIMIT, "the file holds more than is read, or is deeper")
        .at(span, "the limit is passed here")
        .note("aliases (`*name`) count with all that they stand for")
        .help("write out what is meant, without aliases of aliases")
}

/// What is said of a fault.
struct Fault {
    message: String,
    label: &'static str,
    help: String,
    place: (usize, usize),
}

/// Returns the error behind those that only add places.
fn cause(error: &Error) -> &Error {
    match error {
        Error::AliasError { error, .. } | Error::WithSnippet { error, .. } => cause(error),
        other => other,
    }
}

/// Returns what the parser says, without the place.
fn parser_words(error: &Error) -> String {
    let words = cause(error).to_string();
    words.split(" at line ").next().unwrap_or(&words).to_owned()
}

/// Returns a byte range of the text, at least the character at the place.
fn place(text: &str, location: &serde_yaml::Location) -> (usize, usize) {
    let span = location.span();
    if let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) {
        let start = text.floor_char_boundary(start as usize);
        return (start, text.ceil_char_boundary(start + length as usize));
    }
    // The scanner counts lines and characters.
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let line_start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    let rest = text.get(line_start..).unwrap_or("");
    let start = line_start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    (start, start + width)
}

/// Finds a tab that indents a line, up to the line after the one where the parser stopped.
fn tab(text: &str, stopped: usize) -> Option<Fault> {
    let mut start = 0;
    let mut past = 0;
    for line in text.split_inclusive('\n') {
        if start > stopped {
            past += 1;
        }
        if past > 1 {
            return None;
        }
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line.get(..indentation).and_then(|blanks| blanks.find('\t'))
            && !line.trim().is_empty()
        {
            return Some(Fault {
                message: "a tab indents this line".to_owned(),
                label: "tab",
                help: "indent by spaces, two for each level; YAML does not take tabs".to_owned(),
                place: (start + tab, start + indentation),
            });
        }
        start += line.len();
    }
    None
}

/// Explains the usual faults by what the parser says and what stands at the place.
fn explain(parser: &str, text: &str, place: (usize, usize)) -> Option<Fault> {
    let at = place.0.min(text.len());
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(line_start..)?.lines().next().unwrap_or("");
    let before = text.get(line_start..at)?;
    let here = text.get(at..)?.chars().next();
    let fault = |message: &str, label: &'static str, help: String| {
        Some(Fault { message: message.to_owned(), label, help, place })
    };
    if parser.starts_with("unexpected character") || parser.contains("cannot start any token") {
        // In `[@slug:2] says so` the bracket is what misleads.
        let value = value_of(line);
        if value.starts_with('[') && !before.trim_start().is_empty() {
            let start = line_start + line.find(value).unwrap_or(0);
            return Some(Fault {
                message: "a text cannot begin with `[` in YAML, which takes it for a list".to_owned(),
                label: "taken for a list",
                help: quote_help(value),
                place: (start, start + 1),
            });
        }
        let sign = here.unwrap_or(' ');
        return fault(
            &format!("a text cannot begin with `{sign}` in YAML"),
            "the text begins here",
            quote_help(value_of(line)),
        );
    }
    if parser.contains("unknown anchor") {
        return fault(
            "a text cannot begin with `*` in YAML, which takes it for the name of something else",
            "no such name",
            quote_help(value_of(line)),
        );
    }
    if parser.starts_with("mapping values are not allowed") {
        return Some(stray_colon(text, line_start, line, before, place));
    }
    if parser.contains("unclosed quote") || parser.contains("unexpected end of stream") {
        return fault(
            "a quotation mark is not closed",
            "opened here",
            "close it by the same mark; in single quotation marks an apostrophe is written twice".to_owned(),
        );
    }
    if parser.contains("trailing content after") {
        return fault(
            "words follow a quotation mark that closes a text",
            "after the closing mark",
            "put the whole text in quotation marks; within double ones write `\\\"`, within single ones `''`"
                .to_owned(),
        );
    }
    if parser.contains("unknown escape") {
        return fault(
            "in double quotation marks `\\` begins an escape, and this is none",
            "this text",
            "write `\\\\` for a backslash, or put the text in single quotation marks".to_owned(),
        );
    }
    if parser.contains("block scalar") && matches!(here, Some('|' | '>')) {
        let sign = here.unwrap_or('|');
        return fault(
            &format!("words follow `{sign}` on its line"),
            "a text begins on the next line after it",
            format!(
                "begin the text on the next line, indented; or put it in quotation marks if the `{sign}` is part of it"
            ),
        );
    }
    if parser.contains("block sequence entries are not allowed") {
        return fault("a list cannot begin on the line of its key", "begins here", {
            "begin it on the next line, or put it in brackets: `[a, b]`".to_owned()
        });
    }
    if value_of(line).starts_with('[') && before.contains(']') {
        return fault(
            "a text cannot begin with `[` in YAML, which takes it for a list",
            "not part of the list",
            quote_help(value_of(line)),
        );
    }
    if parser.contains("flow") || parser.contains("illegal placement of ':'") || parser.contains("']'") {
        return fault(
            "a bracket is not closed",
            "noticed here",
            "close each `[` by `]` and each `{` by `}`, and part the entries by commas".to_owned(),
        );
    }
    if parser.contains("did not find expected") || parser.contains("simple key expected") {
        return fault(
            "this line is not indented like those it belongs to, or its key lacks a colon",
            "out of line",
            "let the entries of one list or map begin in one column, each key ended by `: `".to_owned(),
        );
    }
    None
}

/// Explains a colon where no key can stand.
fn stray_colon(text: &str, line_start: usize, line: &str, before: &str, place: (usize, usize)) -> Fault {
    if before.contains(": ") {
        return Fault {
            message: "a text that holds `: ` has to stand in quotation marks".to_owned(),
            label: "YAML takes what stands before this for a key",
            help: quote_help(value_of(line)),
            place,
        };
    }
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let previous = text.get(..line_start).and_then(|above| above.lines().rev().find(|line| !line.trim().is_empty()));
    match previous {
        Some(above) if !above.contains(": ") && !above.trim_end().ends_with(':') && !above.trim().starts_with('-') => {
            let start = text.get(..line_start).and_then(|head| head.rfind(above)).unwrap_or(0);
            let start = start + indentation(above);
            Fault {
                message: "this line has no key with a colon and a space after it".to_owned(),
                label: "no `key: value`",
                help: "write `key: value`, with a space after the colon".to_owned(),
                place: (start, start + above.trim().len()),
            }
        }
        _ => Fault {
            message: "this line is indented further than it can be".to_owned(),
            label: "a key cannot stand here",
            help: "let it begin in the column of the keys that it belongs to; if it goes on from the line above, put \
                   the whole text in quotation marks"
                .to_owned(),
            place: (line_start + indentation(line), place.1),
        },
    }
}

/// Returns what follows the first key or list hyphen of a line.
fn value_of(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
    let key_end = line.find(": ").filter(|end| {
        line.get(..*end).is_some_and(|key| key.chars().all(|letter| letter.is_alphanumeric() || "_-".contains(letter)))
    });
    key_end.and_then(|end| line.get(end + 2..)).unwrap_or(line).trim()
}

/// Shows a text in quotation marks.
fn quote_help(text: &str) -> String {
    // A long one is not shown whole.
    const SHOWN: usize = 60;
    if text.chars().count() > SHOWN || text.contains(['"', '\\']) {
        return "put the whole text in quotation marks, or on lines of its own after `>-`".to_owned();
    }
    format!("put it in quotation marks: `\"{text}\"`")
}
