//! A report as its readers may have it: without comments, without what is private, and with no more at its head than is
//! understood.

use super::front_matter;
use crate::diagnostics::Diagnostics;
use crate::markdown::without_comments;
use crate::source::{FileId, SourceFile, Span};
use std::fmt::Write;

/// Stands for what was left out, as in quotations.
const LEFT_OUT: &str = "[…]";

/// Returns the text of a report's file. `hidden` are the places of what is private, in order.
pub(super) fn for_readers(file: &SourceFile, hidden: &[Span]) -> String {
    let front = front_matter::read(FileId(0), file, &mut Diagnostics::default());
    let mut text = String::with_capacity(file.text.len());
    if front.body > 0 {
        head(&front, &mut text);
    }
    let mut from = front.body;
    for span in hidden {
        let (start, end) = ((span.start as usize).max(from), (span.end as usize).max(from));
        text.push_str(file.text.get(from..start).unwrap_or_default());
        if let Some(private) = file.text.get(start..end) {
            instead_of(private, &mut text);
        }
        from = end;
    }
    text.push_str(file.text.get(from..).unwrap_or_default());
    without_comments(&text)
}

/// Writes what the report says of itself; what else stands at the head of a file is for the tools of the desk.
fn head(front: &front_matter::Front, text: &mut String) {
    let meta = &front.meta;
    let date = meta.date.map(|date| date.to_string());
    let language = meta.language.map(|language| language.tag().to_owned());
    let entries = [
        ("title", &meta.title),
        ("author", &meta.author),
        ("date", &date),
        ("publisher", &meta.publisher),
        ("language", &language),
    ];
    text.push_str("---\n");
    for (key, value) in entries {
        if let Some(value) = value {
            let quoted =
                if key == "date" { value.clone() } else { serde_json::Value::from(value.as_str()).to_string() };
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{key}: {quoted}");
        }
    }
    text.push_str("---\n");
}

/// Writes what stands in the place of something private, so that all else keeps its address: an item stays an item, a row a
/// row. A section goes with its heading.
fn instead_of(private: &str, text: &mut String) {
    let first = private.lines().next().unwrap_or_default();
    if first.starts_with('#') {
        return;
    }
    let marker = first.split_inclusive(' ').next().unwrap_or_default();
    let is_marker = match marker.trim_end() {
        "-" | "*" | "+" | ">" => true,
        number if number.ends_with(['.', ')']) => {
            number[..number.len() - 1].bytes().all(|digit| digit.is_ascii_digit()) && number.len() > 1
        }
        note => note.starts_with("[^") && note.ends_with("]:"),
    };
    if first.starts_with('|') {
        text.push_str("| ");
        text.push_str(LEFT_OUT);
        text.push_str(" |");
    } else {
        text.push_str(if is_marker { marker } else { "" });
        text.push_str(LEFT_OUT);
    }
    // The blank lines behind it part it from what follows.
    let blank = private.len() - private.trim_end_matches(['\n', '\r']).len();
    text.push_str(&private[private.len() - blank..]);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_place_of_something_keeps_its_form() {
        for (private, instead) in [
            ("## Names {.private}\n\nJane.\n\n", ""),
            ("She said so. {.private}", "[…]"),
            ("- Jane Doe {.private}", "- […]"),
            ("12. Jane Doe {.private}", "12. […]"),
            ("[^2]: Jane told it. {.private}", "[^2]: […]"),
            ("| Jane | 4 {.private} |", "| […] |"),
            ("> She said so. {.private}", "> […]"),
        ] {
            let mut text = String::new();
            instead_of(private, &mut text);
            assert_eq!(text, instead, "{private}");
        }
    }
}
