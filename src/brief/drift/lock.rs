//! The lock of an outline: the passages that it cites, as they were when a person accepted them. A text for people and for
//! version control: a part for each passage, a line for each sentence.
//!
//! ```text
//! briefpress lock 1
//!
//! passage costs:1
//! hash 5f2a…
//! figures 40 million dollars; 2019
//!   The bridge cost 40 million dollars.
//!   It opened in 2019.
//! ```

use crate::brief::sentences::sentences;
use crate::language::Language;
use crate::source::{FileId, SourceFile, Span};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The first line, with the number of the form.
const HEAD: &str = "briefpress lock 1";

/// A passage as it was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Its address, the section's full name in it.
    pub address: String,
    /// Its words.
    pub text: String,
    /// The numbers in it, as they are written.
    pub figures: Vec<String>,
    /// The report's language.
    pub language: Language,
}

impl Accepted {
    /// Returns the SHA-256 of its words in hexadecimal digits. The width of spaces does not count.
    pub fn hash(&self) -> String {
        hash(&self.text)
    }
}

/// A passage as a lock has it.
pub(super) struct Locked {
    /// Its address.
    pub(super) address: String,
    /// Where the lock says so.
    pub(super) span: Span,
    /// Its words, a sentence a line.
    pub(super) text: String,
    /// The numbers in it.
    pub(super) figures: Vec<String>,
}

/// Writes a lock.
pub fn write<'a>(passages: impl IntoIterator<Item = &'a Accepted>) -> String {
    let mut passages: Vec<&Accepted> = passages.into_iter().collect();
    passages.sort_by(|one, other| one.address.cmp(&other.address));
    let mut lock = format!("{HEAD}\n");
    for passage in passages {
        // Writing to a text cannot fail.
        let _ = write!(lock, "\npassage {}\nhash {}\n", passage.address, hash(&passage.text));
        if !passage.figures.is_empty() {
            let _ = writeln!(lock, "figures {}", passage.figures.join("; "));
        }
        for sentence in sentences(&passage.text, passage.language) {
            let words: Vec<&str> = passage.text.get(sentence).unwrap_or("").split_whitespace().collect();
            let _ = writeln!(lock, "  {}", words.join(" "));
        }
    }
    lock
}

/// Reads a lock. An error is the place that cannot be read, and why.
pub(super) fn read(id: FileId, file: &SourceFile) -> Result<Vec<Locked>, (Span, &'static str)> {
    let mut passages: Vec<(Locked, &str)> = Vec::new();
    let mut start = 0;
    for (number, line) in file.text.split_inclusive('\n').enumerate() {
        let content = line.trim_end();
        let span = Span { file: id, start, end: start + content.len() as u32 };
        start += line.len() as u32;
        if number == 0 {
            if content != HEAD {
                return Err((span, "not the first line of a lock that this version reads"));
            }
        } else if let Some(address) = content.strip_prefix("passage ") {
            let span = Span { start: span.start + "passage ".len() as u32, ..span };
            let locked = Locked { address: address.to_owned(), span, text: String::new(), figures: Vec::new() };
            passages.push((locked, ""));
        } else if let (Some((_, stated)), Some(hash)) = (passages.last_mut(), content.strip_prefix("hash ")) {
            *stated = hash;
        } else if let (Some((locked, _)), Some(figures)) = (passages.last_mut(), content.strip_prefix("figures ")) {
            locked.figures = figures.split("; ").map(str::to_owned).collect();
        } else if let (Some((locked, _)), Some(sentence)) = (passages.last_mut(), content.strip_prefix("  ")) {
            locked.text.push_str(sentence);
            locked.text.push('\n');
        } else if !content.is_empty() {
            return Err((span, "no line of a lock"));
        }
    }
    match passages.iter().find(|(locked, stated)| *stated != hash(&locked.text)) {
        Some((locked, _)) => Err((locked.span, "the text below is not the one that was accepted")),
        None => Ok(passages.into_iter().map(|(locked, _)| locked).collect()),
    }
}

/// Returns the SHA-256 of a text in hexadecimal digits. The width of spaces does not count.
pub fn hash(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    Sha256::digest(words.join(" ").as_bytes()).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
