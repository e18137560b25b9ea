//! `{.private}`: what may not be in a file that is not meant to have it.
//!
//! The mark stands at the end of a paragraph, an item, a note, a quotation or a table's row, or in a paragraph of its own
//! below a block of any kind. A heading has it among its attributes.

use super::{Builder, ContainerKind};
use crate::source::Span;
use std::ops::Range;

/// The class of what is private.
pub(super) const CLASS: &str = "private";

/// How the end of a text is marked.
const MARK: &str = "{.private}";

/// Letters that may be wrong in what is taken for the mark.
const WRONG_LETTERS: usize = 2;

/// Returns whether a word is the class misspelt.
pub(super) fn is_near(word: &str) -> bool {
    let word = word.to_lowercase();
    word.len() <= CLASS.len() + WRONG_LETTERS && strsim::damerau_levenshtein(&word, CLASS) <= WRONG_LETTERS
}

impl Builder<'_> {
    /// Notes what looks like the mark in the words that were gathered: whoever wrote it believes that something is private.
    pub(super) fn note_misplaced(&mut self) {
        let mut from = 0;
        while let Some(open) = self.run.text[from..].find('{').map(|at| from + at) {
            from = open + 1;
            let Some(long) = self.run.text[from..].find(['{', '}']) else { return };
            let name = self.run.text[from..from + long].trim_matches(|edge: char| !edge.is_alphanumeric());
            let place = self.run.source(open..from + long + 1);
            let is_escaped = self.text.text.get(..place.start).is_some_and(|before| before.ends_with('\\'));
            if is_near(name) && !is_escaped {
                let span = self.text.span(place);
                self.parsed.misplaced.push(span);
            }
        }
    }

    /// Takes the mark off the end of the words that were gathered. Returns where it stands.
    pub(super) fn take_mark(&mut self) -> Option<usize> {
        let at = self.run.text.strip_suffix(MARK)?.len();
        let place = self.run.source(at..at + MARK.len()).start;
        let (before, behind) = self.text.text.split_at_checked(place)?;
        // A backslash before it makes it a text like any other.
        if before.ends_with('\\') || !behind.starts_with(MARK) {
            return None;
        }
        self.run.text.truncate(at);
        self.run.trim_end();
        Some(place)
    }

    /// Marks a paragraph, or what it stands in.
    pub(super) fn mark_leaf(&mut self, mark: usize, range: Range<usize>) {
        // Below a list and without a blank line, a mark belongs to the last item by the rules of Markdown, and to the list in
        // the eyes of its author: all of it is private.
        let below = self.text.text.get(..mark).is_some_and(|before| before.ends_with('\n'));
        match self.container().kind {
            ContainerKind::Document | ContainerKind::List { .. } | ContainerKind::Table { .. } => {
                let span = self.span(range);
                self.parsed.private.push(span);
            }
            ContainerKind::Item if below => {
                let outermost = self.containers.iter_mut().find(|open| matches!(open.kind, ContainerKind::List { .. }));
                if let Some(list) = outermost {
                    list.private = true;
                }
            }
            ContainerKind::Item | ContainerKind::Quote | ContainerKind::Note(_) => self.container().private = true,
        }
    }

    /// Marks the block before a mark that stands alone.
    pub(super) fn mark_before(&mut self, mark: usize) {
        let first = self.container().first;
        match self.blocks.get(first..).and_then(<[_]>::last) {
            Some(block) => {
                let span = self.text.span(mark..mark + MARK.len());
                self.parsed.private.push(Span { end: span.end.max(block.span.end), ..block.span });
            }
            None => self.container().private |= !matches!(self.container().kind, ContainerKind::Document),
        }
    }
}
