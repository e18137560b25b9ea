//! The part of YAML that the program's own files keep to, read at a hundredth of the cost: maps by two blanks of
//! indentation, maps and lists in brackets on one line, texts on one line, comments on lines of their own. A test holds
//! what it reads against what [`super::parse`] does.

use super::{Entry, Kind, Node};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads a file; none where it is more than this reads.
pub(crate) fn parse(id: FileId, file: &SourceFile) -> Option<Node> {
    let mut start = 0;
    let lines = file.text.split_inclusive('\n').filter_map(|line| {
        let at = start;
        start += line.len();
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        (!words.is_empty() && !words.starts_with('#')).then_some(Line { indent, at: at + indent, words })
    });
    let lines: Vec<Line<'_>> = lines.collect();
    let mut plain = Plain { id, lines: &lines };
    let root = plain.map(lines.first()?.indent)?;
    plain.lines.is_empty().then_some(root)
}

/// A line that is not empty and no comment.
#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    /// Offset of its first word in the file.
    at: usize,
    words: &'t str,
}

struct Plain<'l, 't> {
    id: FileId,
    /// What is still to be read.
    lines: &'l [Line<'t>],
}

impl Plain<'_, '_> {
    /// Reads the map whose keys stand in a column.
    fn map(&mut self, indent: usize) -> Option<Node> {
        let first = *self.lines.first()?;
        let mut entries = Vec::new();
        while let Some((line, rest)) = self.lines.split_first().filter(|(line, _)| line.indent == indent) {
            self.lines = rest;
            let (key, value) = line.words.split_once(':')?;
            let at = line.at + key.len() + 1;
            let value = match value.trim_start() {
                "" => {
                    let deeper = self.lines.first().map(|line| line.indent).filter(|deeper| *deeper > indent)?;
                    self.map(deeper)?
                }
                words => {
                    let mut cursor = Cursor { id: self.id, at: at + value.len() - words.len(), rest: words };
                    let value = cursor.value(&[])?;
                    cursor.rest.is_empty().then_some(value)?
                }
            };
            let key = Spanned { value: key.to_owned(), span: self.span(line.at, key.len()) };
            entries.push(Entry { key, value });
        }
        Some(Node { kind: Kind::Map(entries), span: self.span(first.at, first.words.len()) })
    }

    fn span(&self, at: usize, length: usize) -> Span {
        Span { file: self.id, start: at as u32, end: (at + length) as u32 }
    }
}

/// What is left of a line.
struct Cursor<'t> {
    id: FileId,
    at: usize,
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    /// Reads a value, which ends before one of the signs or with the line.
    fn value(&mut self, ends: &[char]) -> Option<Node> {
        let start = self.at;
        let (kind, end) = match self.rest.chars().next()? {
            '{' => {
                let entries = self.several('}', |cursor| {
                    let start = cursor.at;
                    let key = cursor.take(cursor.rest.find(':')?)?;
                    let key = Spanned { value: key.to_owned(), span: cursor.span(start, cursor.at) };
                    cursor.take(1)?;
                    cursor.pass_blanks();
                    Some(Entry { key, value: cursor.value(&[',', '}'])? })
                });
                (Kind::Map(entries?), self.at)
            }
            '[' => (Kind::List(self.several(']', |cursor| cursor.value(&[',', ']']))?), self.at),
            '"' => {
                self.take(1)?;
                let text = self.take(self.rest.find('"')?)?;
                self.take(1)?;
                (Kind::Text(text.to_owned()), self.at)
            }
            _ => {
                let text = self.take(self.rest.find(ends).unwrap_or(self.rest.len()))?.trim_end();
                (Kind::Text(text.to_owned()), start + text.len())
            }
        };
        Some(Node { kind, span: self.span(start, end) })
    }

    /// Reads what stands in brackets, parted by commas.
    fn several<T>(&mut self, close: char, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut all = Vec::new();
        loop {
            // The bracket that opens, or the comma.
            self.take(1)?;
            self.pass_blanks();
            all.push(one(self)?);
            self.pass_blanks();
            if self.rest.starts_with(close) {
                self.take(1)?;
                return Some(all);
            }
            if !self.rest.starts_with(',') {
                return None;
            }
        }
    }

    /// Takes so many bytes off.
    fn take(&mut self, length: usize) -> Option<&'t str> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.at += length;
        self.rest = rest;
        Some(taken)
    }

    fn pass_blanks(&mut self) {
        let rest = self.rest.trim_start_matches(' ');
        self.at += self.rest.len() - rest.len();
        self.rest = rest;
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.id, start: start as u32, end: end as u32 }
    }
}
