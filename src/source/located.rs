//! Texts that can be found again in their file.

use super::{FileId, Located, SourceFile, Span};
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

impl Located {
    /// Takes a whole file.
    pub fn whole(id: FileId, file: &SourceFile) -> Located {
        Located::exact(id, 0, file.text.as_str())
    }

    /// Takes a text that stands in the file as it is, from byte `start` on.
    pub fn exact(file: FileId, start: u32, text: impl Into<String>) -> Located {
        let text = text.into();
        let span = Span { file, start, end: start.saturating_add(text.len() as u32) };
        Located { text, span, offsets: vec![(0, start)] }
    }

    /// Takes a text that a reader of the file's syntax has decoded from the words at `span`: a YAML scalar, plain,
    /// quoted, folded or literal. Where the two cannot be matched, every part of the text has the whole span.
    pub fn aligned(text: impl Into<String>, span: Span, file: &SourceFile) -> Located {
        let text = text.into();
        let raw = file.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let offsets = align(&text, raw, span.start).unwrap_or_default();
        Located { text, span, offsets }
    }

    /// Returns the place in the file of a byte range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        if self.offsets.is_empty() {
            return self.span;
        }
        let (start, end) = (range.start as u32, range.end as u32);
        let next = self.offsets.partition_point(|(text, _)| *text <= start);
        let from = self.place(next, start);
        if range.is_empty() {
            return Span { file: self.span.file, start: from, end: from };
        }
        // The end is found from the character before it, for what follows may stand on another line; after an escape,
        // which is longer than what it stands for, from what follows.
        let next = self.offsets.partition_point(|(text, _)| *text < end);
        let after_blank = self.text[..self.text.floor_char_boundary(range.end)].ends_with(char::is_whitespace);
        let to = match self.offsets.get(next) {
            Some((text, file)) if *text == end && !after_blank => *file,
            _ => self.place(next, end),
        };
        Span { file: self.span.file, start: from, end: to.max(from) }
    }

    /// Maps an offset by the entry before the entry `next`.
    fn place(&self, next: usize, offset: u32) -> u32 {
        let (text, file) = next.checked_sub(1).map_or((0, self.span.start), |index| self.offsets[index]);
        // An escape may also be shorter than what it stands for.
        let limit = self.offsets.get(next).map_or(self.span.end, |(_, file)| *file);
        file.saturating_add(offset.saturating_sub(text)).min(limit)
    }
}

/// How a YAML scalar is written, by its first character.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Single,
    Double,
    Block,
}

/// Walks a decoded text and the words that it was decoded from side by side. White space may be of any length on the
/// raw side; returns none where something else differs. `base` is the file offset of `raw`.
fn align(text: &str, raw: &str, base: u32) -> Option<Vec<(u32, u32)>> {
    let style = match raw.chars().next() {
        Some('\'') => Style::Single,
        Some('"') => Style::Double,
        Some('|' | '>') => Style::Block,
        _ => Style::Plain,
    };
    let start = match style {
        Style::Plain => 0,
        Style::Single | Style::Double => 1,
        // The header line holds indicators and perhaps a comment.
        Style::Block => raw.find('\n').map_or(raw.len(), |newline| newline + 1),
    };
    let mut offsets: Vec<(u32, u32)> = Vec::new();
    let mut raw = Raw { chars: raw.char_indices().peekable(), length: raw.len(), style };
    while raw.offset() < start {
        raw.chars.next();
    }
    let mut after_blank = true;
    for (at, wanted) in text.char_indices() {
        // Indentation and line ends that the decoded text lacks.
        while !wanted.is_whitespace() && raw.peek().is_some_and(char::is_whitespace) {
            raw.chars.next();
        }
        while raw.skip_joined_lines() {}
        let from = raw.offset();
        match raw.peek() {
            Some(found) if found == wanted || (style == Style::Double && found == '\\') => {
                if raw.unescape()? != wanted {
                    return None;
                }
            }
            Some(found) if wanted.is_whitespace() && found.is_whitespace() => {
                while raw.peek().is_some_and(char::is_whitespace) {
                    raw.chars.next();
                }
            }
            // One run of blanks in the file has become several characters, or the last line's end was added.
            None if wanted.is_whitespace() => {}
            Some(_) if wanted.is_whitespace() && after_blank => {}
            _ => return None,
        }
        after_blank = wanted.is_whitespace();
        note(&mut offsets, at as u32, base + from as u32);
        // What comes after an escape does not run alike.
        if raw.offset() - from != wanted.len_utf8() {
            note(&mut offsets, (at + wanted.len_utf8()) as u32, base + raw.offset() as u32);
        }
    }
    Some(offsets)
}

/// Notes where a character comes from, unless the last entry tells it already.
fn note(offsets: &mut Vec<(u32, u32)>, text: u32, file: u32) {
    match offsets.last_mut() {
        Some(last) if last.0 == text => last.1 = file,
        Some(last) if text - last.0 == file.saturating_sub(last.1) => {}
        _ => offsets.push((text, file)),
    }
}

/// The raw side of the walk.
struct Raw<'a> {
    chars: Peekable<CharIndices<'a>>,
    length: usize,
    style: Style,
}

impl Raw<'_> {
    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, character)| *character)
    }

    fn offset(&mut self) -> usize {
        self.chars.peek().map_or(self.length, |(offset, _)| *offset)
    }

    /// Skips a backslash at a line's end and the next line's indentation, which stand for nothing.
    fn skip_joined_lines(&mut self) -> bool {
        let mut ahead = self.chars.clone();
        if self.style != Style::Double || ahead.next().is_none_or(|(_, character)| character != '\\') {
            return false;
        }
        if ahead.peek().is_none_or(|(_, character)| *character != '\n') {
            return false;
        }
        while ahead.peek().is_some_and(|(_, character)| character.is_whitespace()) {
            ahead.next();
        }
        self.chars = ahead;
        true
    }

    /// Takes the next character, or the escape that stands for one (YAML 1.2.2, 5.7 and 7.3.2).
    fn unescape(&mut self) -> Option<char> {
        let (_, first) = self.chars.next()?;
        match (self.style, first) {
            (Style::Single, '\'') => {
                self.chars.next_if(|(_, character)| *character == '\'');
                Some('\'')
            }
            (Style::Double, '\\') => {
                let (_, escape) = self.chars.next()?;
                Some(match escape {
                    '0' => '\0',
                    'a' => '\u{07}',
                    'b' => '\u{08}',
                    't' | '\t' => '\t',
                    'n' => '\n',
                    'v' => '\u{0B}',
                    'f' => '\u{0C}',
                    'r' => '\r',
                    'e' => '\u{1B}',
                    'N' => '\u{85}',
                    '_' => '\u{A0}',
                    'L' => '\u{2028}',
                    'P' => '\u{2029}',
                    'x' => self.hexadecimal(2)?,
                    'u' => self.hexadecimal(4)?,
                    'U' => self.hexadecimal(8)?,
                    other => other,
                })
            }
            _ => Some(first),
        }
    }

    /// Takes a character's number.
    fn hexadecimal(&mut self, digits: usize) -> Option<char> {
        let mut number: u32 = 0;
        for _ in 0..digits {
            number = number.checked_mul(16)?.checked_add(self.chars.next()?.1.to_digit(16)?)?;
        }
        char::from_u32(number)
    }
}
