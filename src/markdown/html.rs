//! What HTML in a Markdown text means on paper.

use super::Spoken;
use crate::language;
use std::ops::Range;

/// What a tag is to a printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tag {
    /// A comment: private, nobody is told of it.
    Comment,
    /// `<br>`.
    Break,
    /// `<sub>` or `<sup>`.
    Open(Shift),
    /// `</sub>` or `</sup>`.
    Close(Shift),
    /// `<span lang="…">` or `<abbr title="…">`.
    OpenSpoken(Spoken),
    /// `</span>` or `</abbr>`.
    CloseSpoken,
    /// The end of something that is not understood; its start was told.
    OtherEnd,
    /// Something that is not understood.
    Other,
}

/// Which way a text is shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// Superscript.
    Up,
    /// Subscript.
    Down,
}

/// Tells what a tag means, `<` and `>` included.
pub(super) fn tag(html: &str) -> Tag {
    if html.starts_with("<!--") {
        return Tag::Comment;
    }
    let inner = html.trim_start_matches('<');
    let (end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    match (end, name.as_str()) {
        (_, "br") => Tag::Break,
        (false, "sub") => Tag::Open(Shift::Down),
        (false, "sup") => Tag::Open(Shift::Up),
        (true, "sub") => Tag::Close(Shift::Down),
        (true, "sup") => Tag::Close(Shift::Up),
        (false, "span" | "abbr") => match spoken(inner) {
            Some(spoken) => Tag::OpenSpoken(spoken),
            None => Tag::Other,
        },
        (true, "span" | "abbr") => Tag::CloseSpoken,
        (true, _) => Tag::OtherEnd,
        (false, _) => Tag::Other,
    }
}

/// Returns what a tag tells of how its words are read aloud, if it tells anything.
fn spoken(inner: &str) -> Option<Spoken> {
    let language = attribute(inner, "lang").and_then(|tag| language::Tag::parse(&tag));
    let stands_for = attribute(inner, "title").filter(|_| inner.starts_with(['a', 'A']));
    let spoken = Spoken { language, stands_for: stands_for.filter(|full| !full.trim().is_empty()) };
    (spoken != Spoken::default()).then_some(spoken)
}

/// Returns the value of an attribute, in quotation marks or without.
fn attribute(inner: &str, name: &str) -> Option<String> {
    let mut rest = inner.trim_start_matches(|first: char| first.is_ascii_alphanumeric());
    loop {
        rest = rest.trim_start().trim_end_matches(['>', '/']);
        let end = rest.find(|next: char| next == '=' || next.is_whitespace()).filter(|&end| end > 0)?;
        let (found, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote)?,
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(unescape(value));
        }
        rest = after;
    }
}

/// A piece of a block of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A tag, a comment, or an element whose content is no text, such as a script.
    Tag(Range<usize>),
    /// Text.
    Text(Range<usize>),
}

/// Parts a block of HTML into tags and text.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text_start = 0;
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let Some(end) = tag_end(html, open) else {
            at = open + 1;
            continue;
        };
        if text_start < open {
            pieces.push(Piece::Text(text_start..open));
        }
        pieces.push(Piece::Tag(open..end));
        text_start = end;
        at = end;
    }
    if text_start < html.len() {
        pieces.push(Piece::Text(text_start..html.len()));
    }
    pieces
}

/// Finds the end of the tag that begins at `open`; none where it is no tag.
fn tag_end(html: &str, open: usize) -> Option<usize> {
    let rest = &html[open..];
    let after =
        |mark: &str, from: usize| rest[from..].find(mark).map_or(html.len(), |at| open + from + at + mark.len());
    if rest.starts_with("<!--") {
        return Some(after("-->", 4));
    }
    if !rest[1..].starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        return None;
    }
    let mut quote = None;
    let close = rest.char_indices().find(|(_, character)| {
        match (quote, character) {
            (None, '>') => return true,
            (None, '"' | '\'') => quote = Some(*character),
            (Some(mark), _) if mark == *character => quote = None,
            _ => {}
        }
        false
    });
    let end = close.map_or(html.len(), |(at, _)| open + at + 1);
    for raw in ["script", "style"] {
        let name = rest[1..].get(..raw.len()).is_some_and(|name| name.eq_ignore_ascii_case(raw));
        if name && !rest[1 + raw.len()..].starts_with(|next: char| next.is_ascii_alphanumeric()) {
            return Some(after(&format!("</{raw}>"), 0));
        }
    }
    Some(end)
}

/// Puts characters for the references that HTML needs itself, and for numbers; others stay as they are.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // The longest reference to a number has ten characters.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns the character of a reference, between `&` and `;`.
fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            match digits.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(digits, 10),
            }
            .filter(|character| !character.is_control())
        }
    }
}
