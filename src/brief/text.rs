//! The plain text of a passage or field, and the way back to its place.

use super::SourceId;
use super::passages::Content;
use crate::markdown::{Block, BlockKind, Inline, InlineKind};
use crate::source::{Located, Sources, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Words without markup. Blocks, items and cells stand on lines of their own.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// The words.
    pub(super) text: String,
    /// Offsets in `text` and the places that the words from there come from.
    pieces: Vec<(usize, Span)>,
    /// Cells of tables.
    pub(super) cells: Vec<Cell>,
    /// Long pieces matched with what stands in their files, by their index; made where it is asked for.
    aligned: OnceLock<BTreeMap<usize, Located>>,
}

/// Bytes of a piece in which words are looked for each time; a longer one is matched with its file once.
const LONG: usize = 2000;

/// A cell of a table.
#[derive(Debug)]
pub(super) struct Cell {
    /// Where its words stand.
    pub(super) bytes: Range<usize>,
    /// The words of the head above it.
    pub(super) head: String,
    /// Where the words of the first cell of its row stand, which says what the row is about.
    pub(super) row: Range<usize>,
}

impl Text {
    /// Takes words that stand nowhere.
    #[cfg(test)]
    pub(super) fn plain(words: &str) -> Text {
        Text { text: words.to_owned(), ..Text::default() }
    }

    /// Takes the words of a passage.
    pub(super) fn of(content: Content<'_>) -> Text {
        let mut text = Text::default();
        match content {
            Content::Blocks(blocks) => text.blocks(blocks),
            Content::Item(_, item) => text.blocks(&item.blocks),
            Content::Row(head, row) => text.cells(head, &row.cells),
        }
        text
    }

    /// Takes the words of some text.
    pub(super) fn of_inlines(inlines: &[Inline]) -> Text {
        let mut text = Text::default();
        text.inlines(inlines);
        text
    }

    /// Adds a text that stands somewhere.
    pub(super) fn add(&mut self, words: &str, span: Span) {
        self.words(words, span);
    }

    /// Adds words of the brief, and gives each mark in them with its byte.
    pub(super) fn add_lowered(&mut self, content: &[super::Inline], marks: &mut Vec<(usize, SourceId)>) {
        for inline in content {
            match inline {
                super::Inline::Text(words, span) => self.words(words, *span),
                super::Inline::Code(words) => self.text.push_str(words),
                super::Inline::Emphasis(inner)
                | super::Inline::Strong(inner)
                | super::Inline::Spoken(_, inner)
                | super::Inline::Link { content: inner, .. } => self.add_lowered(inner, marks),
                super::Inline::Superscript(inner) | super::Inline::Subscript(inner) => {
                    self.part_from_digits();
                    self.add_lowered(inner, marks);
                }
                super::Inline::Mark(sources) => marks.extend(sources.iter().map(|source| (self.text.len(), *source))),
                super::Inline::Break => self.text.push(' '),
            }
        }
    }

    /// Keeps the 10 and 6 of 10⁶ from being 106.
    fn part_from_digits(&mut self) {
        if self.text.ends_with(|char: char| char.is_ascii_digit()) {
            self.text.push('\u{2060}');
        }
    }

    /// Adds another text, behind a space where one stands already.
    pub(super) fn append(&mut self, other: &Text) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let offset = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.iter().map(|(at, span)| (at + offset, *span)));
    }

    /// Takes a text as it was typed.
    pub(super) fn of_located(located: &Located) -> Text {
        Text { text: located.text.clone(), pieces: vec![(0, located.span)], ..Text::default() }
    }

    /// Returns the place of a part of the text, as exactly as the file shows it.
    pub(super) fn place(&self, range: Range<usize>, sources: &Sources<'_>) -> Option<Span> {
        let next = self.pieces.partition_point(|(start, _)| *start <= range.start);
        let (start, span) = *self.pieces.get(next.checked_sub(1)?)?;
        let end = self.pieces.get(next).map_or(self.text.len(), |(start, _)| *start);
        if range.end > end {
            // Words of several pieces: from the first to the last.
            let (_, last) =
                *self.pieces.get(self.pieces.partition_point(|(start, _)| *start < range.end).checked_sub(1)?)?;
            let is_after = last.file == span.file && last.end >= span.start;
            return Some(if is_after { Span { end: last.end, ..span } } else { span });
        }
        let words = self.text.get(range.clone())?;
        let before = self.text.get(start..range.start)?;
        let raw = sources.file(span.file).text.get(span.start as usize..span.end as usize)?;
        if words.is_empty() {
            return Some(span);
        }
        if end - start > LONG {
            return Some(self.place_in_long(next - 1, range.start - start..range.end - start, sources).unwrap_or(span));
        }
        let as_read = raw.strip_prefix(before).filter(|rest| rest.starts_with(words)).map(|_| (before.len(), words));
        let found = as_read.or_else(|| raw.match_indices(words).nth(before.matches(words).count()));
        Some(found.map_or(span, |(at, words)| {
            let from = span.start + at as u32;
            Span { file: span.file, start: from, end: from + words.len() as u32 }
        }))
    }

    /// Returns the place of a part of a long piece; none where the piece and its file differ by more than blanks.
    fn place_in_long(&self, piece: usize, range: Range<usize>, sources: &Sources<'_>) -> Option<Span> {
        let aligned = self.aligned.get_or_init(|| {
            let ends = self.pieces.iter().skip(1).map(|(start, _)| *start).chain([self.text.len()]);
            let pieces = self.pieces.iter().zip(ends).enumerate().filter(|(_, ((start, _), end))| end - start > LONG);
            let aligned = pieces.filter_map(|(index, ((start, span), end))| {
                let words = self.text.get(*start..end)?;
                Some((index, Located::aligned(words, *span, sources.file(span.file))))
            });
            aligned.collect()
        });
        aligned.get(&piece).filter(|located| !located.offsets.is_empty()).map(|located| located.span(range))
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                self.inlines(content);
                self.end_line();
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::Table { head, rows, .. } => {
                for cell in head {
                    self.inlines(cell);
                    self.end_line();
                }
                for row in rows {
                    self.cells(head, &row.cells);
                }
            }
            BlockKind::Code(code) => {
                self.words(code, block.span);
                self.end_line();
            }
            // A picture's text alternative is not the report's own words.
            BlockKind::Picture { .. } => {}
        }
    }

    fn cells(&mut self, head: &[Vec<Inline>], cells: &[Vec<Inline>]) {
        let mut row = 0..0;
        for (column, cell) in cells.iter().enumerate() {
            let start = self.text.len();
            self.inlines(cell);
            let bytes = start..self.text.len();
            if column == 0 {
                row = bytes.clone();
            }
            let head = head.get(column).map_or_else(String::new, |head| Text::of_inlines(head).text);
            self.cells.push(Cell { bytes, head, row: row.clone() });
            self.end_line();
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => self.words(words, inline.span),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Spoken(_, inner)
                | InlineKind::Link { content: inner, .. } => self.inlines(inner),
                InlineKind::Superscript(inner) | InlineKind::Subscript(inner) => {
                    self.part_from_digits();
                    self.inlines(inner);
                }
                InlineKind::Break => self.words(" ", inline.span),
                InlineKind::Picture { .. } | InlineKind::NoteMark(_) | InlineKind::Citation(_) => {}
            }
        }
    }

    fn words(&mut self, words: &str, span: Span) {
        self.pieces.push((self.text.len(), span));
        self.text.push_str(words);
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}
