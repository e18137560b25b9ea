//! Runs: the words between two pieces of markup, put together from the parts that pulldown-cmark hands over.

use std::ops::Range;

/// Words that stand side by side, with the way back to the source.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The words.
    pub(super) text: String,
    /// Offsets in `text` and the offsets in the source that they come from.
    pieces: Vec<(usize, usize)>,
    /// Parts of `text` that are meant as they are: escaped characters, entities, addresses.
    literal: Vec<Range<usize>>,
    /// Where the last part ends in the source.
    end: usize,
}

impl Run {
    /// Adds words that come from `range` of `source`. `escaped` says that a backslash stands before them.
    pub(super) fn push(&mut self, words: &str, range: Range<usize>, source: &str, verbatim: bool, escaped: bool) {
        let at = self.text.len();
        let raw = source.get(range.clone()).unwrap_or("");
        self.text.push_str(words);
        if self.pieces.is_empty() || self.end != range.start || words.len() != raw.len() {
            self.pieces.push((at, range.start));
        }
        self.end = range.end;
        // An entity, or white space that was made into a space.
        if verbatim || (words != raw && words != " ") {
            self.literal.push(at..self.text.len());
        } else if escaped {
            let first = words.chars().next().map_or(0, char::len_utf8);
            self.literal.push(at..at + first);
        }
    }

    /// Takes blanks off the end.
    pub(super) fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
    }

    /// Returns whether a character is meant as it is. Offsets must be asked for in rising order, with one `cursor`.
    pub(super) fn is_literal(&self, offset: usize, cursor: &mut usize) -> bool {
        while self.literal.get(*cursor).is_some_and(|range| range.end <= offset) {
            *cursor += 1;
        }
        self.literal.get(*cursor).is_some_and(|range| range.start <= offset)
    }

    /// Returns the part of the source that a part of the words comes from.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let map = |offset: usize| {
            let next = self.pieces.partition_point(|(at, _)| *at <= offset);
            next.checked_sub(1).map_or(self.end, |piece| {
                let (at, from) = self.pieces[piece];
                (from + offset - at).min(self.end)
            })
        };
        let start = map(range.start);
        if range.end >= self.text.len() {
            return start..self.end.max(start);
        }
        start..map(range.end).max(start)
    }

    /// Empties it.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.literal.clear();
    }
}
