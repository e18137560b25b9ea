//! Diagnostics as a person reads them, in the manner of rustc.

use super::{Diagnostic, Label, Severity};
use crate::source::SourceFile;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
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
    let excerpts = excerpts(&diagnostic.labels, files);
    let has_long_lines = excerpts.iter().any(|element| matches!(element, Element::Origin(_)));
    group = group.elements(excerpts);
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
    let rendered = renderer.term_width(WIDTH).render(&[group]);
    if !has_long_lines {
        return rendered;
    }
    // The place of a long line is told before its excerpt; for the excerpt's own the renderer leaves an empty mark.
    let is_empty_mark = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == ":::";
    rendered.split('\n').filter(|line| !is_empty_mark(line)).collect::<Vec<_>>().join("\n")
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

/// Bytes of a line that is shown as it is. The renderer trims lines to [`WIDTH`], but walks all of each; of a longer one it
/// is given what stands around the label alone, or a file of one long line would be walked for each thing told of it.
const LONGEST_LINE: usize = 4_000;

/// Bytes of such a line before and behind a label's start that the renderer is given.
const AROUND: usize = 500;

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
fn excerpts<'a>(labels: &'a [Label], files: &'a [SourceFile]) -> Vec<Element<'a>> {
    let placed = labels.iter().enumerate().filter_map(|(index, label)| {
        let file = files.get(label.span.file.0 as usize)?;
        Some(place(label, index == 0, file))
    });
    let mut clusters: Vec<Vec<Placed<'_>>> = Vec::new();
    for place in placed {
        let near = |other: &Placed<'_>| {
            std::ptr::eq(other.file, place.file)
                && other.line_number.abs_diff(place.line_number) <= GAP
                && other.line.start.min(place.line.start) + LONGEST_LINE > other.line.end.max(place.line.end)
        };
        match clusters.iter_mut().find(|cluster| cluster.iter().any(near)) {
            Some(cluster) => cluster.push(place),
            None => clusters.push(vec![place]),
        }
    }
    clusters.iter().flat_map(|cluster| excerpt(cluster)).collect()
}

/// Finds the line of a label.
fn place<'a>(label: &'a Label, primary: bool, file: &'a SourceFile) -> Placed<'a> {
    let text = &file.text;
    let start = text.floor_char_boundary(label.span.start as usize);
    let end = text.ceil_char_boundary(label.span.end as usize).max(start);
    let line = file.line_at(start);
    let (line_number, _) = file.line_column(start);
    let marked = start..end.min(line.end);
    Placed { label, primary, file, line, line_number, marked }
}

/// Forms one excerpt. The renderer is given the lines in question alone, for it walks all that it gets.
fn excerpt<'a>(cluster: &[Placed<'a>]) -> Vec<Element<'a>> {
    if let [place] = cluster
        && place.line.len() > LONGEST_LINE
    {
        return excerpt_of_long_line(place).into();
    }
    let bounds = |place: &Placed<'a>| (place.line_number, place.line.start, place.line.end);
    let Some(((line_start, start, _), file)) =
        cluster.iter().map(|place| (bounds(place), place.file)).min_by_key(|(bounds, _)| *bounds)
    else {
        return Vec::new();
    };
    let end = cluster.iter().map(|place| place.line.end).max().unwrap_or(start);
    let annotations = cluster.iter().map(|place| annotation(place, start, end));
    let path = normalize_untrusted_str(&file.path.to_string_lossy());
    vec![Snippet::source(&file.text[start..end]).path(path).line_start(line_start).annotations(annotations).into()]
}

/// Forms the excerpt of a label on a line that is too long to be walked.
fn excerpt_of_long_line<'a>(place: &Placed<'a>) -> [Element<'a>; 2] {
    let text = &place.file.text;
    let start = text.floor_char_boundary(place.marked.start.saturating_sub(AROUND)).max(place.line.start);
    let end = text.ceil_char_boundary(place.marked.start + AROUND).min(place.line.end);
    let (_, column) = place.file.line_column(place.marked.start);
    let path = normalize_untrusted_str(&place.file.path.to_string_lossy());
    [
        Origin::path(path).line(place.line_number).char_column(column).into(),
        Snippet::source(&text[start..end])
            .line_start(place.line_number)
            .annotation(annotation(place, start, end))
            .into(),
    ]
}

/// Marks a label's place within some bytes of its file.
fn annotation<'a>(place: &Placed<'_>, start: usize, end: usize) -> Annotation<'a> {
    let kind = if place.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(place.marked.start - start..place.marked.end.min(end) - start);
    if place.label.text.is_empty() {
        annotation
    } else {
        annotation.label(normalize_untrusted_str(&one_line(&place.label.text)))
    }
}

/// Takes line ends out of a text that has to stand on one line.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
