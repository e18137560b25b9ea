//! Bytes → a clean text: UTF-8 without a byte order mark, lines ended by a line feed, no control characters.

use super::{FileId, SourceFile, Span};
use crate::diagnostics::{Diagnostic, codes};

/// What was made of a file's bytes.
pub(super) struct Decoded {
    /// The text; where there is a fault, as much of it as can be shown.
    pub(super) text: String,
    /// The first fault.
    pub(super) fault: Option<Fault>,
}

/// Why a file is no text. Offsets are in the decoded text.
pub(super) enum Fault {
    /// No character but blanks.
    Empty,
    /// A byte that is not UTF-8.
    NotUtf8 {
        /// Where in the text that is shown.
        offset: u32,
        /// Where in the file.
        byte: usize,
        /// Whether the file begins as UTF-16 does.
        utf16: bool,
    },
    /// A control character.
    Control {
        /// Where in the text.
        offset: u32,
        /// Which one.
        character: char,
    },
}

/// Decodes a file.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let (text, not_utf8) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(valid))
        }
    };
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    if let Some(byte) = not_utf8 {
        // Carriage returns stay here, for nothing but the one place is shown.
        let text = text[mark..].to_owned();
        let offset = (byte - mark) as u32;
        return Decoded { text, fault: Some(Fault::NotUtf8 { offset, byte, utf16 }) };
    }
    let text = line_feeds(text, mark);
    let fault = match find_control(&text) {
        Some((offset, character)) => Some(Fault::Control { offset: offset as u32, character }),
        None if text.trim().is_empty() => Some(Fault::Empty),
        None => None,
    };
    Decoded { text, fault }
}

/// Says what is wrong with a file, at its place there and at that which names it.
pub(super) fn diagnose(fault: Fault, id: FileId, file: &SourceFile, from: Option<Span>) -> Diagnostic {
    let path = file.path.display();
    let place = |start: u32, length: usize| Span { file: id, start, end: start + length as u32 };
    let diagnostic = match fault {
        Fault::Empty => {
            let diagnostic = Diagnostic::new(codes::FILE_EMPTY, format!("`{path}` is empty"));
            let diagnostic = match from {
                Some(span) => return diagnostic.at(span, "named here").help("write something into it"),
                None => diagnostic.at(place(0, 0), ""),
            };
            return diagnostic.help("write something into it");
        }
        Fault::NotUtf8 { offset, byte, utf16 } => {
            let (line, column) = file.line_column(offset as usize);
            let mend = if utf16 { "the file is UTF-16; save it as UTF-8" } else { "save the file as UTF-8" };
            Diagnostic::new(codes::NOT_UTF8, format!("`{path}` is not UTF-8"))
                .at(place(offset, '\u{FFFD}'.len_utf8()), "this byte is no part of a character")
                .note(format!("it is byte {byte} of the file, counted from 0: line {line}, column {column}"))
                .help(mend)
        }
        Fault::Control { offset, character } => {
            let number = u32::from(character);
            let message = if character == '\0' {
                format!("`{path}` holds a NUL byte")
            } else {
                format!("`{path}` holds a control character, U+{number:04X}")
            };
            Diagnostic::new(codes::CONTROL_CHARACTER, message)
                .at(place(offset, character.len_utf8()), "nothing can be printed for it")
                .help("take it out; of the control characters only tabs and line ends may stand in a text")
        }
    };
    match from {
        Some(span) => diagnostic.at(span, "the file is named here"),
        None => diagnostic,
    }
}

/// Takes off the byte order mark, and makes CR LF and a lone CR into LF.
fn line_feeds(text: String, mark: usize) -> String {
    if mark == 0 && !text.as_bytes().contains(&b'\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &text[mark..];
    while let Some(at) = rest.find('\r') {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = rest[at + 1..].strip_prefix('\n').unwrap_or(&rest[at + 1..]);
    }
    out.push_str(rest);
    out
}

/// Finds the first control character that is neither tab nor line feed.
fn find_control(text: &str) -> Option<(usize, char)> {
    // Most texts have none. Whole chunks are tested without a branch for each byte, which the compiler makes into
    // vector instructions; 0xC2 leads the controls U+0080 to U+009F, and other characters.
    let suspect = |byte: u8| (byte < 0x20 && byte != b'\n' && byte != b'\t') || byte == 0x7F || byte == 0xC2;
    let chunk = 4096;
    for (index, bytes) in text.as_bytes().chunks(chunk).enumerate() {
        if !bytes.iter().fold(false, |any, byte| any | suspect(*byte)) {
            continue;
        }
        let start = text.floor_char_boundary(index * chunk);
        let end = text.ceil_char_boundary(index * chunk + bytes.len());
        let control = |(_, character): &(usize, char)| character.is_control() && !matches!(character, '\n' | '\t');
        if let Some((offset, character)) = text[start..end].char_indices().find(control) {
            return Some((start + offset, character));
        }
    }
    None
}
