//! Fields of the outline: each is a text in Markdown.

use super::lower::{self, Origin};
use super::resolver::Resolver;
use super::sources::{self, Cited};
use super::text::Text;
use super::{Block, Inline};
use crate::diagnostics::{Diagnostic, codes};
use crate::markdown::{self as md, Oddity, Parsed};
use crate::source::{Located, Span};

/// Lowers a field that may hold any text.
pub(super) fn blocks(resolver: &mut Resolver<'_>, field: &Located) -> Vec<Block> {
    let parsed = parse(resolver, field);
    lower::blocks(resolver, &parsed.blocks, Origin::Outline(&parsed.notes))
}

/// Lowers a field that may be missing.
pub(super) fn optional_blocks(resolver: &mut Resolver<'_>, field: Option<&Located>) -> Vec<Block> {
    field.map_or_else(Vec::new, |field| blocks(resolver, field))
}

/// Lowers a field that is a line of text.
pub(super) fn line(resolver: &mut Resolver<'_>, field: &Located) -> Vec<Inline> {
    let parsed = parse(resolver, field);
    let mut lowered: Vec<Inline> = Vec::new();
    for block in &parsed.blocks {
        if let md::BlockKind::Paragraph(content) = &block.kind {
            if !lowered.is_empty() {
                lowered.push(Inline::Break);
            }
            lowered.extend(lower::inlines(resolver, content, Origin::Outline(&parsed.notes)));
        } else {
            tell_not_a_line(resolver, block);
        }
    }
    lowered
}

/// Lowers a field that may be missing.
pub(super) fn optional_line(resolver: &mut Resolver<'_>, field: Option<&Located>) -> Vec<Inline> {
    field.map_or_else(Vec::new, |field| line(resolver, field))
}

/// Lowers a line of text and tells what it cites.
pub(super) fn line_with_sources(resolver: &mut Resolver<'_>, field: &Located) -> (Vec<Inline>, Cited) {
    let errors = resolver.diagnostics.list.len();
    let lowered = line(resolver, field);
    let mut marked = Vec::new();
    sources::marked(&lowered, &mut marked);
    let mut cited = Cited::default();
    for source in marked.into_iter().filter(|source| resolver.table.passage(*source).is_some()) {
        cited.add(Some(source));
    }
    if resolver.diagnostics.list.len() > errors {
        cited.add(None);
    }
    (lowered, cited)
}

/// Reads the value of a figure: its plain words, with places, and what it cites.
pub(super) fn value(resolver: &mut Resolver<'_>, field: &Located) -> (Text, Cited) {
    let parsed = md::parse(field, resolver.dialect());
    let [md::Block { kind: md::BlockKind::Paragraph(content), .. }] = parsed.blocks.as_slice() else {
        // "4." would be the first item of a list.
        return (Text::of_located(field), Cited::default());
    };
    tell_faults(resolver, &parsed);
    let mut text = Text::of_inlines(content);
    text.text.truncate(text.text.trim_end().len());
    let mut cited = Cited::default();
    for inline in content {
        if let md::InlineKind::Citation(citations) = &inline.kind {
            citations.iter().for_each(|citation| cited.add(sources::cite_in_text(resolver, citation)));
        }
    }
    (text, cited)
}

/// Reads a field as Markdown and tells what of it cannot be printed.
pub(super) fn parse(resolver: &mut Resolver<'_>, field: &Located) -> Parsed {
    let parsed = md::parse(field, resolver.dialect());
    tell_faults(resolver, &parsed);
    parsed
}

fn tell_faults(resolver: &mut Resolver<'_>, parsed: &Parsed) {
    resolver.comments.extend(&parsed.comments);
    for mark in &parsed.private {
        resolver.tell(
            Diagnostic::new(codes::MARK_IN_OUTLINE, "`{.private}` marks passages of a report")
                .at(*mark, "a text of the outline")
                .help("write `private: true` in the section, figure, point or recommendation that is private"),
        );
    }
    if let Some(place) = parsed.overflow {
        resolver.tell(
            Diagnostic::new(codes::PASSAGES_MANY, format!("the text has more than {} parts", md::PARTS_LIMIT))
                .at(place, "the limit is passed here")
                .help("see whether this is the text that is meant"),
        );
    }
    for fault in &parsed.faults {
        let words = resolver.files.file(fault.span.file).text.get(fault.span.start as usize..fault.span.end as usize);
        let help = match words.and_then(md::turned_round) {
            Some(turned) => format!("write `{turned}`"),
            None => "write `[@section:2]`, `[@section \"words\"]`, or a backslash before `[` to print it as it is"
                .to_owned(),
        };
        resolver.tell(
            Diagnostic::new(codes::MALFORMED_CITATION, fault.value.to_string())
                .at(fault.span, "no citation")
                .help(help),
        );
    }
    for oddity in &parsed.oddities {
        // Its note may be the outline's; that is seen where the mark is lowered.
        if !matches!(oddity.value, Oddity::UndefinedNote(_)) {
            let (message, help) = sources::odd(&oddity.value);
            resolver.tell(
                Diagnostic::new(codes::TEXT_NOT_PRINTABLE, message).at(oddity.span, "cannot be printed").help(help),
            );
        }
    }
}

fn tell_not_a_line(resolver: &mut Resolver<'_>, block: &md::Block) {
    let (what, mend) = match &block.kind {
        md::BlockKind::List { start: Some(_), .. } => {
            ("a numbered list", "put a backslash before the point: `2021\\. The year …`")
        }
        md::BlockKind::List { start: None, .. } => ("a list", "put a backslash before the first sign"),
        md::BlockKind::Heading { .. } => ("a heading", "put a backslash before the `#`"),
        md::BlockKind::Quote(_) => ("a quotation", "put a backslash before the `>`"),
        md::BlockKind::Table { .. } => ("a table", "put a backslash before each `|`"),
        md::BlockKind::Code(_) => ("code", "take the spaces or back-ticks at its beginning away"),
        md::BlockKind::Picture { .. } => ("a picture", "name it under `image` of a section"),
        md::BlockKind::Paragraph(_) => return,
    };
    resolver.tell(
        Diagnostic::new(codes::TEXT_NOT_PRINTABLE, format!("as Markdown this is {what}, where a line of text belongs"))
            .at(block.span, what)
            .help(mend),
    );
}

/// Returns the place of a part of a field.
pub(super) fn place(resolver: &Resolver<'_>, text: &Text, range: std::ops::Range<usize>, field: &Located) -> Span {
    text.place(range, resolver.files).unwrap_or(field.span)
}
