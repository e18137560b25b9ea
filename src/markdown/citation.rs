//! Addresses of passages, and the citations that hold them.

use super::{Address, Citation, Part};
use crate::source::{Located, Spanned};
use std::fmt;
use std::ops::Range;

/// Why something that begins like a citation is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFault {
    /// A passage, item or row with the number 0.
    Zero,
    /// A range whose last block stands before its first.
    Backwards,
    /// Something other than a number where one belongs.
    NotANumber,
    /// No section, or no words between the quotation marks.
    Empty,
    /// Something else: brackets that do not close, words without quotation marks, a second citation without `@`.
    Malformed,
}

impl fmt::Display for CitationFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            CitationFault::Zero => "passages, items and rows are counted from 1",
            CitationFault::Backwards => "the range runs backwards",
            CitationFault::NotANumber => "after the `:` belongs a number, a range `2-3` or an item `2.1`",
            CitationFault::Empty => "the citation names nothing",
            CitationFault::Malformed => "the citation is not formed like `[@section:2]` or `[@section \"words\"]`",
        })
    }
}

/// Reads the address of a passage: `slug`, `slug:2`, `slug:2-3`, `slug:2.1`, with `report/` before it or not. A slug may
/// hold colons; the last one parts off the passage where a digit follows.
///
/// # Errors
///
/// The fault, where the text is no address.
///
/// ```
/// use briefpress::markdown::{CitationFault, Part, address};
///
/// assert_eq!(address("costs:2-3").map(|address| address.part), Ok(Part::Range(2, 3)));
/// assert_eq!(address("costs:0"), Err(CitationFault::Zero));
/// ```
pub fn address(text: &str) -> Result<Address, CitationFault> {
    let text = text.trim();
    let text = text.strip_prefix('@').unwrap_or(text);
    if text.contains(|character: char| character.is_whitespace() || matches!(character, ']' | ';' | '"')) {
        return Err(CitationFault::Malformed);
    }
    let (report, text) = match text.split_once('/') {
        Some((report, text)) => (Some(report), text),
        None => (None, text),
    };
    let (section, part) = match text.rsplit_once(':') {
        Some((_, "")) => return Err(CitationFault::Empty),
        Some((section, tail)) if tail.starts_with(|first: char| first.is_ascii_digit() || first == '-') => {
            (section, part(tail)?)
        }
        _ => (text, Part::Whole),
    };
    if section.is_empty() || report == Some("") {
        return Err(CitationFault::Empty);
    }
    Ok(Address { report: report.map(str::to_owned), section: section.to_owned(), part })
}

/// Returns the address that is meant by one whose range runs backwards; none for others.
///
/// ```
/// use briefpress::markdown::turned_round;
///
/// assert_eq!(turned_round("costs:3-2").as_deref(), Some("costs:2-3"));
/// assert_eq!(turned_round("costs:2-3"), None);
/// ```
pub fn turned_round(text: &str) -> Option<String> {
    if address(text) != Err(CitationFault::Backwards) {
        return None;
    }
    let (section, range) = text.rsplit_once(':')?;
    let (last, first) = range.split_once(['-', '–'])?;
    Some(format!("{section}:{first}-{last}"))
}

/// Reads what follows the colon.
fn part(text: &str) -> Result<Part, CitationFault> {
    // Editors that "correct" a hyphen between numbers make an en dash of it.
    if let Some((first, last)) = text.split_once(['-', '–']) {
        let (first, last) = (number(first)?, number(last)?);
        return match first.cmp(&last) {
            std::cmp::Ordering::Less => Ok(Part::Range(first, last)),
            std::cmp::Ordering::Equal => Ok(Part::Block(first)),
            std::cmp::Ordering::Greater => Err(CitationFault::Backwards),
        };
    }
    match text.split_once('.') {
        Some((block, item)) => Ok(Part::Item(number(block)?, number(item)?)),
        None => Ok(Part::Block(number(text)?)),
    }
}

/// Reads a number from 1.
fn number(text: &str) -> Result<usize, CitationFault> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CitationFault::NotANumber);
    }
    // A number too large for a machine is past the end of any section.
    match text.parse().unwrap_or(usize::MAX) {
        0 => Err(CitationFault::Zero),
        number => Ok(number),
    }
}

/// Reads what stands between `[` and `]`: one citation or several, parted by semicolons. `start` is the offset in `text`
/// of the first character of `inner`.
pub(super) fn citations(
    inner: &str,
    start: usize,
    text: &Located,
    faults: &mut Vec<Spanned<CitationFault>>,
) -> Vec<Citation> {
    let mut found = Vec::new();
    for range in parts(inner) {
        let span = text.span(start + range.start..start + range.end);
        match citation(&inner[range]) {
            Ok((address, words)) => found.push(Citation { address, words, span }),
            Err(fault) => faults.push(Spanned { value: fault, span }),
        }
    }
    found
}

/// Parts a text at the semicolons that stand outside quotation marks, blanks at the ends taken off.
fn parts(inner: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let ends = inner.char_indices().filter(|(_, character)| match character {
        '"' | '“' | '”' => {
            quoted = !quoted;
            false
        }
        ';' => !quoted,
        _ => false,
    });
    let mut ends: Vec<usize> = ends.map(|(offset, _)| offset).collect();
    ends.push(inner.len());
    for end in ends {
        let part = &inner[start..end];
        let from = start + part.len() - part.trim_start().len();
        parts.push(from..from + part.trim().len());
        start = end + 1;
    }
    parts
}

/// Reads one citation: `@slug:2`, `@slug "words"`.
fn citation(text: &str) -> Result<(Address, Option<String>), CitationFault> {
    if text.is_empty() {
        return Err(CitationFault::Empty);
    }
    let text = text.strip_prefix('@').ok_or(CitationFault::Malformed)?;
    let Some(quote) = text.find(['"', '“']) else {
        return Ok((address(text)?, None));
    };
    let words = text[quote..].strip_prefix(['"', '“']).and_then(|words| words.strip_suffix(['"', '”']));
    let words: Vec<&str> = words.ok_or(CitationFault::Malformed)?.split_whitespace().collect();
    if words.is_empty() {
        return Err(CitationFault::Empty);
    }
    Ok((address(&text[..quote])?, Some(words.join(" "))))
}
