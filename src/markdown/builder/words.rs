//! Paragraphs, headings and cells, and the marked words in them.

use super::{Builder, ContainerKind};
use crate::markdown::html::Shift;
use crate::markdown::run::Run;
use crate::markdown::{BlockKind, CitationFault, Inline, InlineKind, NESTING_LIMIT, Oddity, Spoken};
use crate::source::Spanned;
use std::ops::Range;

/// Stands for a mark, a citation, code or a picture where the character before some words is asked for (U+FFFC, "object
/// replacement character").
const OBJECT: char = '\u{FFFC}';

/// A paragraph, heading or cell that is open.
pub(super) struct Leaf {
    pub(super) kind: LeafKind,
    pub(super) range: Range<usize>,
}

pub(super) enum LeafKind {
    Paragraph,
    /// Words that stand in a container without a paragraph around them, as in a tight list.
    Implicit,
    Heading {
        level: u8,
        id: Option<String>,
        private: bool,
    },
    Cell,
}

/// Marked words that are open.
pub(super) struct Marked {
    pub(super) kind: MarkedKind,
    pub(super) start: usize,
    /// Its content begins here in [`Builder::inlines`].
    pub(super) first: usize,
}

pub(super) enum MarkedKind {
    Emphasis,
    Strong,
    /// `<sub>` or `<sup>`, which end with their own tag or with what they stand in.
    Shifted(Shift),
    /// `<span>` or `<abbr>`, which end likewise.
    Spoken(Spoken),
    Link(String),
    Picture(String),
    /// `[words][@slug:2]`: words in brackets, and a citation that is read when they end.
    Cited(Range<usize>),
}

impl Builder<'_> {
    pub(super) fn open_leaf(&mut self, kind: LeafKind, range: Range<usize>) {
        self.close_leaf();
        self.before = None;
        self.punctuation.reset();
        self.leaf = Some(Leaf { kind, range });
    }

    /// Makes sure that what stands at `range` belongs to a leaf.
    pub(super) fn extend_leaf(&mut self, range: &Range<usize>) {
        match &mut self.leaf {
            Some(leaf) => leaf.range.end = leaf.range.end.max(range.end),
            None => self.open_leaf(LeafKind::Implicit, range.clone()),
        }
    }

    pub(super) fn close_leaf(&mut self) {
        let Some(Leaf { range, .. }) = &self.leaf else { return };
        let end = range.end;
        self.run.trim_end();
        let marked = self.take_mark();
        self.flush();
        while !self.marked.is_empty() {
            self.close_marked(end);
        }
        let Some(leaf) = self.leaf.take() else { return };
        let content: Vec<Inline> = self.inlines.drain(..).collect();
        match leaf.kind {
            LeafKind::Heading { level, id, private } => {
                if content.is_empty() {
                    self.odd(Oddity::EmptyHeading, leaf.range.clone());
                }
                self.block(BlockKind::Heading { level, id, private: private || marked.is_some(), content }, leaf.range);
            }
            LeafKind::Cell => {
                self.parts += 1;
                self.private_row |= marked.is_some();
                if let ContainerKind::Table { row, .. } = &mut self.container().kind {
                    row.push(content);
                }
            }
            // Nothing but tags, comments, and a mark.
            LeafKind::Paragraph | LeafKind::Implicit if content.is_empty() => {
                if let Some(mark) = marked {
                    self.mark_before(mark);
                }
            }
            LeafKind::Paragraph | LeafKind::Implicit => {
                if let Some(mark) = marked {
                    self.mark_leaf(mark, leaf.range.clone());
                }
                let kind = match <[Inline; 1]>::try_from(content) {
                    Ok([Inline { kind: InlineKind::Picture { file, alt }, .. }]) => BlockKind::Picture { file, alt },
                    Ok([inline]) => BlockKind::Paragraph(vec![inline]),
                    Err(content) => BlockKind::Paragraph(content),
                };
                self.block(kind, leaf.range);
            }
        }
    }

    pub(super) fn words(&mut self, words: &str, range: Range<usize>) {
        self.extend_leaf(&range);
        let last = if self.run.text.is_empty() { self.before } else { self.run.text.chars().next_back() };
        // A comment that was dropped leaves a blank on each side, and a line does not begin with one.
        let blanks =
            if last.is_none_or(char::is_whitespace) { words.len() - words.trim_start_matches(' ').len() } else { 0 };
        if blanks < words.len() {
            let start = (range.start + blanks).min(range.end);
            // A backslash that no event holds was taken for an escape.
            let escaped = range.start > self.read_to && self.text.text.as_bytes()[range.start - 1] == b'\\';
            self.run.push(&words[blanks..], start..range.end, &self.text.text, self.verbatim, escaped);
        }
    }

    /// Sets the run that has been gathered.
    pub(super) fn flush(&mut self) {
        if self.run.text.is_empty() {
            return;
        }
        self.note_misplaced();
        let run = std::mem::take(&mut self.run);
        let mut from = 0;
        let mut cursor = 0;
        let mut search = 0;
        while let Some(at) = run.text[search..].find('[').map(|at| search + at) {
            search = at + 1;
            let rest = &run.text[at..];
            if run.is_literal(at, &mut cursor) {
                continue;
            }
            if let Some(label) = note_label(rest) {
                let end = at + "[^]".len() + label.len();
                self.set(&run, from..at);
                let range = run.source(at..end);
                self.odd(Oddity::UndefinedNote(label.to_owned()), range.clone());
                self.push(InlineKind::NoteMark(label.to_owned()), range);
                self.after_object();
                (from, search) = (end, end);
            } else if self.dialect.citations && rest.starts_with("[@") && !run.is_literal(search, &mut cursor) {
                let end = rest[1..].find(['[', ']']).map_or(rest.len(), |stop| stop + 1);
                let end = at + end + usize::from(rest[end..].starts_with(']'));
                let span = self.text.span(run.source(at..end));
                self.parsed.faults.push(Spanned { value: CitationFault::Malformed, span });
            }
        }
        self.set(&run, from..run.text.len());
        self.run = run;
        self.run.clear();
    }

    /// Sets a part of a run.
    pub(super) fn set(&mut self, run: &Run, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let words = self.punctuation.set(run, range.start, range.end, self.before);
        self.before = words.chars().next_back().or(self.before);
        self.push(InlineKind::Text(words), run.source(range));
    }

    /// Adds something after the words that came before it.
    pub(super) fn inline(&mut self, kind: InlineKind, range: Range<usize>) {
        self.extend_leaf(&range);
        self.flush();
        self.push(kind, range);
        self.after_object();
    }

    /// Notes that something stands before the next words that is neither a blank nor the start of a line.
    pub(super) fn after_object(&mut self) {
        if self.before.is_none_or(char::is_whitespace) {
            self.before = Some(OBJECT);
        }
    }

    pub(super) fn push(&mut self, kind: InlineKind, range: Range<usize>) {
        self.extend_leaf(&range);
        let span = self.text.span(range);
        self.parts += 1;
        self.inlines.push(Inline { kind, span });
    }

    pub(super) fn line_break(&mut self, range: Range<usize>) {
        self.run.trim_end();
        self.inline(InlineKind::Break, range);
        self.before = None;
    }

    pub(super) fn open_marked(&mut self, kind: MarkedKind, range: Range<usize>) {
        let taken = self.try_open_marked(kind, range);
        self.taken.push(taken);
    }

    pub(super) fn try_open_marked(&mut self, kind: MarkedKind, range: Range<usize>) -> bool {
        self.extend_leaf(&range);
        self.flush();
        let fits = self.marked.len() < NESTING_LIMIT;
        if fits {
            self.marked.push(Marked { kind, start: range.start, first: self.inlines.len() });
        }
        fits
    }

    pub(super) fn close_marked(&mut self, end: usize) {
        self.flush();
        self.verbatim = false;
        let Some(marked) = self.marked.pop() else { return };
        let range = marked.start..end;
        if let MarkedKind::Cited(citation) = marked.kind {
            // What stands in the brackets goes on in what stands around them.
            self.words("]", citation.start - 1..citation.start);
            return self.cite(citation);
        }
        let content: Vec<Inline> = self.inlines.drain(marked.first..).collect();
        if content.is_empty() && !matches!(marked.kind, MarkedKind::Picture(_)) {
            return;
        }
        let kind = match marked.kind {
            MarkedKind::Emphasis => InlineKind::Emphasis(content),
            MarkedKind::Strong => InlineKind::Strong(content),
            MarkedKind::Shifted(Shift::Up) => InlineKind::Superscript(content),
            MarkedKind::Shifted(Shift::Down) => InlineKind::Subscript(content),
            MarkedKind::Spoken(spoken) => InlineKind::Spoken(spoken, content),
            MarkedKind::Link(url) => InlineKind::Link { url, content },
            MarkedKind::Picture(file) => {
                self.after_object();
                InlineKind::Picture { file, alt: plain(&content) }
            }
            // Returned above.
            MarkedKind::Cited(_) => return,
        };
        self.push(kind, range);
    }

    /// Closes HTML's elements that were left open in what ends now.
    pub(super) fn close_elements(&mut self) {
        while let Some(Marked { kind: MarkedKind::Shifted(_) | MarkedKind::Spoken(_), .. }) = self.marked.last() {
            let end = self.leaf.as_ref().map_or(0, |leaf| leaf.range.end);
            self.close_marked(end);
        }
    }
}

/// Returns the label of a note's mark that a text begins with.
fn note_label(text: &str) -> Option<&str> {
    let label = text.strip_prefix("[^")?;
    let end = label.find(|character: char| character.is_whitespace() || matches!(character, '[' | ']'))?;
    (end > 0 && label[end..].starts_with(']')).then(|| &label[..end])
}

/// Returns the words of a text without its markup.
fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => out.push_str(words),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Spoken(_, inner)
            | InlineKind::Link { content: inner, .. } => out.push_str(&plain(inner)),
            InlineKind::Picture { alt, .. } => out.push_str(alt),
            InlineKind::Break => out.push(' '),
            InlineKind::NoteMark(_) | InlineKind::Citation(_) => {}
        }
    }
    out
}
