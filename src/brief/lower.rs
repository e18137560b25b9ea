//! Markdown → the briefing's text, with marks in place of citations and notes.

use super::resolver::Resolver;
use super::text::Text;
use super::{Block, Inline, SourceId, notes, pictures, sources};
use crate::diagnostics::{Diagnostic, codes, nearest};
use crate::markdown as md;
use crate::outline::{Fit, Focus};
use crate::source::Span;

/// Whose text it is, which says what becomes of its marks.
#[derive(Clone, Copy)]
pub(super) enum Origin<'x> {
    /// The outline's, with the notes that the same field defines.
    Outline(&'x [md::Note]),
    /// A passage of a report that is reprinted.
    Reprint(usize),
    /// A report's heading or note, which carries no marks.
    Bare,
}

/// Lowers blocks.
pub(super) fn blocks(resolver: &mut Resolver<'_>, blocks: &[md::Block], origin: Origin<'_>) -> Vec<Block> {
    blocks.iter().filter_map(|block| self::block(resolver, block, origin)).collect()
}

/// Lowers a block; none where it is a picture that cannot be had, which is told.
fn block(resolver: &mut Resolver<'_>, block: &md::Block, origin: Origin<'_>) -> Option<Block> {
    Some(match &block.kind {
        md::BlockKind::Paragraph(content) => Block::Paragraph(inlines(resolver, content, origin)),
        md::BlockKind::Heading { content, .. } => {
            if matches!(origin, Origin::Outline(_)) {
                resolver.tell(
                    Diagnostic::new(codes::TEXT_NOT_PRINTABLE, "a heading cannot stand in a text of the outline")
                        .at(block.span, "a heading")
                        .help("make it a section with a `title`, or write the words in bold: `**words**`"),
                );
            }
            Block::Paragraph(vec![Inline::Strong(inlines(resolver, content, origin))])
        }
        md::BlockKind::List { start, items } => {
            let items = items.iter().map(|item| blocks(resolver, &item.blocks, origin)).collect();
            Block::List { start: *start, items }
        }
        md::BlockKind::Quote(inner) => Block::Quote(blocks(resolver, inner, origin)),
        md::BlockKind::Table { head, rows, .. } if head.len() * (rows.len() + 1) > md::CELLS_LIMIT => {
            resolver.tell(many_cells(head.len() * (rows.len() + 1), block.span));
            return None;
        }
        md::BlockKind::Table { head, rows, .. } => {
            let rows = rows.iter().map(|row| cells(resolver, &row.cells, origin)).collect();
            Block::Table { head: cells(resolver, head, origin), rows }
        }
        md::BlockKind::Code(code) => Block::Code(code.clone()),
        md::BlockKind::Picture { file, alt } => {
            let picture = pictures::load(resolver, file, block.span)?;
            Block::Image(super::Image {
                picture,
                alt: alt.clone(),
                caption: Vec::new(),
                credit: Vec::new(),
                fit: Fit::Contain,
                focus: Focus::MIDDLE,
            })
        }
    })
}

/// Tells of a table that is longer than anybody reads.
pub(super) fn many_cells(cells: usize, place: Span) -> Diagnostic {
    Diagnostic::new(codes::CELLS_MANY, format!("the table has {cells} cells, and {} can be set", md::CELLS_LIMIT))
        .at(place, "this table")
        .help("print the rows that matter: `excerpt: slug:2.3` takes one, and a `table` of the outline those that you choose")
}

/// Lowers the cells of a row.
pub(super) fn cells(resolver: &mut Resolver<'_>, cells: &[Vec<md::Inline>], origin: Origin<'_>) -> Vec<Vec<Inline>> {
    cells.iter().map(|cell| inlines(resolver, cell, origin)).collect()
}

/// Lowers a line of text.
pub(super) fn inlines(resolver: &mut Resolver<'_>, inlines: &[md::Inline], origin: Origin<'_>) -> Vec<Inline> {
    let mut lowered = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match &inline.kind {
            md::InlineKind::Text(words) => lowered.push(Inline::Text(words.clone(), inline.span)),
            md::InlineKind::Emphasis(inner) => lowered.push(Inline::Emphasis(self::inlines(resolver, inner, origin))),
            md::InlineKind::Strong(inner) => lowered.push(Inline::Strong(self::inlines(resolver, inner, origin))),
            md::InlineKind::Superscript(inner) => {
                lowered.push(Inline::Superscript(self::inlines(resolver, inner, origin)));
            }
            md::InlineKind::Subscript(inner) => lowered.push(Inline::Subscript(self::inlines(resolver, inner, origin))),
            md::InlineKind::Spoken(spoken, inner) => {
                if let Some(full) = &spoken.stands_for {
                    resolver.marked_abbreviations.push((Text::of_inlines(inner).text, full.clone()));
                }
                lowered.push(Inline::Spoken(spoken.clone(), self::inlines(resolver, inner, origin)));
            }
            md::InlineKind::Code(code) => lowered.push(Inline::Code(code.clone())),
            md::InlineKind::Link { url, content } => {
                let content = self::inlines(resolver, content, origin);
                if leads_out(url) {
                    lowered.push(Inline::Link { url: url.clone(), content });
                } else {
                    if matches!(origin, Origin::Outline(_)) {
                        tell_dead_link(resolver, url, inline.span);
                    }
                    lowered.extend(content);
                }
            }
            md::InlineKind::Picture { alt, .. } => lowered.push(Inline::Text(alt.clone(), inline.span)),
            md::InlineKind::Break => lowered.push(Inline::Break),
            md::InlineKind::NoteMark(label) => {
                let source = note_mark(resolver, label, inline.span, origin);
                mark(&mut lowered, source);
            }
            md::InlineKind::Citation(citations) => {
                for citation in citations {
                    let source = sources::cite_in_text(resolver, citation);
                    mark(&mut lowered, source);
                }
            }
        }
    }
    lowered
}

/// Returns whether a link works in a PDF that is handed over, and does no harm there: not one to a file, or to a script.
fn leads_out(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once(':') else { return false };
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/')),
        "mailto" => !rest.is_empty(),
        _ => false,
    }
}

fn tell_dead_link(resolver: &mut Resolver<'_>, url: &str, span: Span) {
    resolver.tell(
        Diagnostic::new(codes::LINK_DEAD, format!("the link to `{url}` leads nowhere in a PDF"))
            .at(span, "printed without its link")
            .note("only web and mail addresses become links: http, https, mailto")
            .help("give a whole address, `https://…`, or take the link out"),
    );
}

/// Adds a mark to the word before it, or to the marks that stand there already.
pub(super) fn mark(lowered: &mut Vec<Inline>, source: Option<SourceId>) {
    let Some(source) = source else { return };
    while let Some(Inline::Text(words, _)) = lowered.last_mut() {
        words.truncate(words.trim_end().len());
        if !words.is_empty() {
            break;
        }
        lowered.pop();
    }
    match lowered.last_mut() {
        Some(Inline::Mark(sources)) if sources.contains(&source) => {}
        Some(Inline::Mark(sources)) => sources.push(source),
        _ => lowered.push(Inline::Mark(vec![source])),
    }
}

/// Finds the note of a mark: in the same field, then among the outline's.
fn note_mark(resolver: &mut Resolver<'_>, label: &str, span: Span, origin: Origin<'_>) -> Option<SourceId> {
    let own_notes = match origin {
        Origin::Bare => return None,
        Origin::Reprint(report) => return notes::of_mark(resolver, report, label, span),
        Origin::Outline(notes) => notes,
    };
    if let Some(note) = own_notes.iter().find(|note| note.label == label) {
        let (id, is_new) = resolver.table.number(sources::Key::Note(note.span));
        if is_new {
            let text = blocks(resolver, &note.blocks, origin);
            resolver.table.fill(id, super::Source::Note(text));
        }
        return Some(id);
    }
    let outline = resolver.outline;
    if let Some((_, text)) = outline.notes.iter().find(|(name, _)| name.value == label) {
        let (id, is_new) = resolver.table.number(sources::Key::Note(text.span));
        if is_new {
            let text = super::fields::blocks(resolver, text);
            resolver.table.fill(id, super::Source::Note(text));
        }
        return Some(id);
    }
    let names = own_notes.iter().map(|note| note.label.as_str());
    let names = names.chain(outline.notes.iter().map(|(name, _)| name.value.as_str()));
    let help = match nearest(label, names) {
        Some(name) => format!("did you mean `[^{name}]`?"),
        None => format!("add it to the outline: `notes: {{ {label}: … }}`"),
    };
    resolver.tell(
        Diagnostic::new(codes::UNDEFINED_NOTE, format!("the note `[^{label}]` is not defined"))
            .at(span, "no such note")
            .help(help),
    );
    None
}

#[cfg(test)]
mod tests {
    use super::leads_out;

    #[test]
    fn only_web_and_mail_addresses_become_links() {
        for url in ["https://example.org", "HTTP://example.org/a?b#c", "mailto:desk@example.org"] {
            assert!(leads_out(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "\u{1}javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,<b>",
            "ftp://example.org",
            "tel:+441234",
            "smb://server/share",
            "//example.org/a",
            "annex.md",
            "../annex.md#a:b",
            "#costs",
            "https:annex",
            "http:///etc/passwd",
            "mailto:",
            "",
        ] {
            assert!(!leads_out(url), "{url}");
        }
    }
}
