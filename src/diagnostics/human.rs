//! Diagnostics as a person reads them, in the manner of rustc.

use super::{Diagnostic, Label, Severity};
use crate::source::SourceFile;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};
use std::borrow::Cow;
use std::ops::Range;

/// Width that source lines are trimmed to. Not the terminal's own, so that the same input gives the same text.
const WIDTH: usize = 120;

/// Lines between two labels of one excerpt; labels further apart have excerpts of their own.
const GAP: usize = 30;

/// Renders a diagnostic, without a line end after the last line.
pub fn render(diagnostic: &Diagnostic, files: &[SourceFile], colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Allowed => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(one_line(&diagnostic.message)).id(diagnostic.code.id));
    group = group.elements(excerpts(&diagnostic.labels, files));
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(normalize_untrusted_str(note)));
    }
    if let Some(allowed) = &diagnostic.allowed {
        group = group.element(Level::NOTE.message(normalize_untrusted_str(&format!("allowed: {}", allowed.reason))));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    let renderer = if colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    renderer.term_width(WIDTH).render(&[group])
}

/// Returns a line of text without what a terminal would carry out: control characters, and those that turn the direction of
/// what follows.
pub fn harmless(line: &str) -> Cow<'_, str> {
    let turns = |character: char| matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if line.chars().any(|character| character.is_control() || turns(character)) {
        return Cow::Owned(normalize_untrusted_str(line));
    }
    Cow::Borrowed(line)
}

/// A label's place within its line.
struct Placed<'a> {
    label: &'a Label,
    primary: bool,
    file: &'a SourceFile,
    /// The line, without its end.
    line: Range<usize>,
    line_number: usize,
    /// What is underlined; of several lines the first.
    marked: Range<usize>,
}

/// Forms the excerpts that show all labels, that of the first label in front.
fn excerpts<'a>(labels: &'a [Label], files: &'a [SourceFile]) -> Vec<Snippet<'a, Annotation<'a>>> {
    let placed = labels.iter().enumerate().filter_map(|(index, label)| {
        let file = files.get(label.span.file.0 as usize)?;
        Some(place(label, index == 0, file))
    });
    let mut clusters: Vec<Vec<Placed<'_>>> = Vec::new();
    for place in placed {
        let near = |other: &Placed<'_>| {
            std::ptr::eq(other.file, place.file) && other.line_number.abs_diff(place.line_number) <= GAP
        };
        match clusters.iter_mut().find(|cluster| cluster.iter().any(near)) {
            Some(cluster) => cluster.push(place),
            None => clusters.push(vec![place]),
        }
    }
    clusters.iter().filter_map(|cluster| excerpt(cluster)).collect()
}

/// Finds the line of a label.
fn place<'a>(label: &'a Label, primary: bool, file: &'a SourceFile) -> Placed<'a> {
    let text = &file.text;
    let start = text.floor_char_boundary(label.span.start as usize);
    let end = text.ceil_char_boundary(label.span.end as usize).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let (line_number, _) = file.line_column(start);
    Placed { label, primary, file, line: line_start..line_end, line_number, marked: start..end.min(line_end) }
}

/// Forms one excerpt. The renderer is given the lines in question alone, for it walks all that it gets.
fn excerpt<'a>(cluster: &[Placed<'a>]) -> Option<Snippet<'a, Annotation<'a>>> {
    let file = cluster.first()?.file;
    let line_start = cluster.iter().map(|place| place.line_number).min()?;
    let start = cluster.iter().map(|place| place.line.start).min()?;
    let end = cluster.iter().map(|place| place.line.end).max()?;
    let annotations = cluster.iter().map(|place| {
        let kind = if place.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(place.marked.start - start..place.marked.end - start);
        if place.label.text.is_empty() {
            annotation
        } else {
            annotation.label(normalize_untrusted_str(&one_line(&place.label.text)))
        }
    });
    let path = normalize_untrusted_str(&file.path.to_string_lossy());
    Some(Snippet::source(&file.text[start..end]).path(path).line_start(line_start).annotations(annotations))
}

/// Takes line ends out of a text that has to stand on one line.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
