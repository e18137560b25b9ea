//! What is private in a report: what stands under a private heading is so too, and private notes are no notes of what is
//! public.

use super::Report;
use crate::markdown::{Block, BlockKind, Inline, InlineKind};
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeSet;

/// Marks the sections under private ones, takes out private notes with their marks, and puts the places in order, none
/// within another.
pub(super) fn settle(report: &mut Report, sources: &Sources<'_>) {
    let mut above: Option<(FileId, u8)> = None;
    let mut open: Option<Span> = None;
    for section in &mut report.sections {
        if above.is_some_and(|(file, level)| file != section.file || section.level <= level) {
            report.private.extend(open.take().map(|span| up_to(span, section.file, section.span.start, sources)));
            above = None;
        }
        if section.private && above.is_none() {
            above = Some((section.file, section.level));
            open = Some(section.span);
        }
        section.private = above.is_some();
    }
    report.private.extend(open.map(|span| up_to(span, FileId(u32::MAX), 0, sources)));
    if report.private.is_empty() {
        return;
    }
    report.private.sort_by_key(|span| (span.file, span.start, u32::MAX - span.end));
    report.private.dedup_by(|inner, outer| inner.file == outer.file && inner.end <= outer.end);
    let hidden: BTreeSet<(FileId, String)> = report
        .notes
        .iter()
        .filter(|note| report.private_in(note.note.span).is_some())
        .map(|note| (note.file, note.note.label.to_lowercase()))
        .collect();
    if hidden.is_empty() {
        return;
    }
    report.notes.retain(|note| !hidden.contains(&(note.file, note.note.label.to_lowercase())));
    let is_shown = |inline: &Inline| match &inline.kind {
        InlineKind::NoteMark(label) => !hidden.contains(&(inline.span.file, label.to_lowercase())),
        _ => true,
    };
    for section in &mut report.sections {
        inlines(&mut section.title, &is_shown);
        blocks(&mut section.blocks, &is_shown);
    }
    for note in &mut report.notes {
        blocks(&mut note.note.blocks, &is_shown);
    }
}

/// Returns the place of a private section: from its heading to the next that does not belong to it, which may stand in
/// another file.
fn up_to(heading: Span, file: FileId, next: u32, sources: &Sources<'_>) -> Span {
    let end = if file == heading.file { next } else { sources.file(heading.file).text.len() as u32 };
    Span { end, ..heading }
}

/// Keeps of some blocks the inlines that are shown.
fn blocks(list: &mut [Block], is_shown: &impl Fn(&Inline) -> bool) {
    for block in list {
        match &mut block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => inlines(content, is_shown),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| blocks(&mut item.blocks, is_shown)),
            BlockKind::Quote(inner) => blocks(inner, is_shown),
            BlockKind::Table { head, rows, .. } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flat_map(|row| &mut row.cells));
                cells.for_each(|cell| inlines(cell, is_shown));
            }
            BlockKind::Code(_) | BlockKind::Picture { .. } => {}
        }
    }
}

fn inlines(list: &mut Vec<Inline>, is_shown: &impl Fn(&Inline) -> bool) {
    list.retain(is_shown);
    for inline in list {
        match &mut inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Spoken(_, inner)
            | InlineKind::Link { content: inner, .. } => inlines(inner, is_shown),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Picture { .. }
            | InlineKind::NoteMark(_)
            | InlineKind::Citation(_)
            | InlineKind::Break => {}
        }
    }
}
