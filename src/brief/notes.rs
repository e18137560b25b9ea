//! The notes of a report: those of a cited passage, and those whose marks are reprinted.

use super::lower::{self, Origin};
use super::passages::{Content, Found};
use super::resolver::Resolver;
use super::sources::Key;
use super::{Block, Source, SourceId};
use crate::markdown as md;
use crate::report::{Report, ReportNote};
use crate::source::{FileId, Span};
use std::collections::HashMap;

/// Returns what the notes of a passage say, in the order of their marks, and then what the notes say that these mark.
pub(super) fn of_passage(resolver: &mut Resolver<'_>, found: &Found<'_>) -> Vec<Vec<Block>> {
    let mut marks = Vec::new();
    match found.content {
        Content::Blocks(blocks) => marks_of(blocks, &mut marks),
        Content::Item(_, item) => marks_of(&item.blocks, &mut marks),
        Content::Row(_, row) => row.cells.iter().for_each(|cell| marks_in(cell, &mut marks)),
    }
    if marks.is_empty() {
        return Vec::new();
    }
    let Some(report) = resolver.reports.get(found.report).cloned() else { return Vec::new() };
    let notes = with_their_own(resolver, found.report, marks);
    let notes = notes.iter().filter_map(|index| report.notes.get(*index));
    notes.map(|note| lower::blocks(resolver, &note.note.blocks, Origin::Bare)).collect()
}

/// Returns the source that a reprinted mark points at, and nothing where the note is not defined, which is told as an
/// oddity of the passage.
pub(super) fn of_mark(resolver: &mut Resolver<'_>, report: usize, label: &str, mark: Span) -> Option<SourceId> {
    let read = resolver.reports.get(report).cloned()?;
    let notes = with_their_own(resolver, report, vec![(mark.file, label.to_owned())]);
    let definition = read.notes.get(*notes.first()?)?.note.span;
    let (id, is_new) = resolver.table.number(Key::Note(definition));
    if is_new {
        let mut blocks = Vec::new();
        for note in notes.iter().filter_map(|index| read.notes.get(*index)) {
            blocks.extend(lower::blocks(resolver, &note.note.blocks, Origin::Bare));
        }
        resolver.table.fill(id, Source::Note(blocks));
    }
    Some(id)
}

/// Finds notes by their marks, each once, with those that they mark themselves.
fn with_their_own(resolver: &mut Resolver<'_>, report: usize, mut marks: Vec<(FileId, String)>) -> Vec<usize> {
    let Some(read) = resolver.reports.get(report).cloned() else { return Vec::new() };
    let labels = resolver.table.labels(report, &read);
    let mut found: Vec<usize> = Vec::new();
    let mut next = 0;
    while let Some((file, label)) = marks.get(next) {
        let index = labels.get(&(*file, label.clone())).copied();
        if let Some((index, note)) = index.and_then(|index| Some((index, read.notes.get(index)?)))
            && !found.contains(&index)
        {
            found.push(index);
            marks_of(&note.note.blocks, &mut marks);
        }
        next += 1;
    }
    found
}

/// The notes of a report by chapter and label. The first definition counts, as in Markdown.
pub(super) type Labels = HashMap<(FileId, String), usize>;

/// Collects the labels of a report.
pub(super) fn labels(report: &Report) -> Labels {
    let mut labels = Labels::new();
    for (index, ReportNote { file, note }) in report.notes.iter().enumerate() {
        labels.entry((*file, note.label.clone())).or_insert(index);
    }
    labels
}

/// Collects the marks of blocks in order.
fn marks_of(blocks: &[md::Block], marks: &mut Vec<(FileId, String)>) {
    for block in blocks {
        match &block.kind {
            md::BlockKind::Heading { content, .. } | md::BlockKind::Paragraph(content) => marks_in(content, marks),
            md::BlockKind::List { items, .. } => items.iter().for_each(|item| marks_of(&item.blocks, marks)),
            md::BlockKind::Quote(blocks) => marks_of(blocks, marks),
            md::BlockKind::Table { head, rows, .. } => {
                let cells = head.iter().chain(rows.iter().flat_map(|row| &row.cells));
                cells.for_each(|cell| marks_in(cell, marks));
            }
            md::BlockKind::Code(_) | md::BlockKind::Picture { .. } => {}
        }
    }
}

fn marks_in(inlines: &[md::Inline], marks: &mut Vec<(FileId, String)>) {
    for inline in inlines {
        match &inline.kind {
            md::InlineKind::NoteMark(label) => marks.push((inline.span.file, label.clone())),
            md::InlineKind::Emphasis(inner)
            | md::InlineKind::Strong(inner)
            | md::InlineKind::Superscript(inner)
            | md::InlineKind::Subscript(inner)
            | md::InlineKind::Spoken(_, inner)
            | md::InlineKind::Link { content: inner, .. } => marks_in(inner, marks),
            md::InlineKind::Text(_)
            | md::InlineKind::Code(_)
            | md::InlineKind::Picture { .. }
            | md::InlineKind::Citation(_)
            | md::InlineKind::Break => {}
        }
    }
}
