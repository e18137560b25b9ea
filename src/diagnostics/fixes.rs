//! Edits carried out on a file: words take the place of others, and all else stays byte for byte.

use super::Edit;
use std::ops::Range;

/// Carries out edits on a file. `read` is its text as it was read: without a byte order mark, its lines ended by a line
/// feed. Returns the file, and the edits that were carried out; one whose words stand not once in their place is passed
/// over.
pub fn apply<'e>(raw: &str, read: &str, edits: &[&'e Edit]) -> (String, Vec<&'e Edit>) {
    let mut places: Vec<(Range<usize>, &Edit)> =
        edits.iter().filter_map(|edit| Some((place(read, edit)?, *edit))).collect();
    places.sort_by_key(|(range, _)| range.start);
    places.dedup_by(|(later, _), (earlier, _)| later.start < earlier.end);
    let mut fixed = String::with_capacity(raw.len());
    let mut next = places.iter().peekable();
    let mut at = 0;
    let mut chars = raw.chars().peekable();
    let mut is_first = true;
    while let Some(char) = chars.next() {
        let unread = (char == '\u{feff}' && is_first) || (char == '\r' && chars.peek() == Some(&'\n'));
        is_first = false;
        if unread {
            fixed.push(char);
            continue;
        }
        if let Some((_, edit)) = next.peek().filter(|(range, _)| range.start == at) {
            fixed.push_str(&edit.new);
        }
        let is_replaced = next.peek().is_some_and(|(range, _)| range.contains(&at));
        if !is_replaced {
            fixed.push(char);
        }
        at += char.len_utf8();
        if next.peek().is_some_and(|(range, _)| range.end <= at) {
            next.next();
        }
    }
    (fixed, places.into_iter().map(|(_, edit)| edit).collect())
}

/// Finds the words of an edit in their place, where they stand there once and whole.
pub(crate) fn place(read: &str, edit: &Edit) -> Option<Range<usize>> {
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let within = read.get(start..end)?;
    let is_whole = |at: usize| {
        let before = within.get(..at).and_then(|text| text.chars().next_back());
        let behind = within.get(at + edit.old.len()..).unwrap_or("");
        let mut behind = behind.chars();
        let goes_on = match behind.next() {
            Some('.' | '-' | ':') => behind.next().is_some_and(char::is_alphanumeric),
            next => next.is_some_and(char::is_alphanumeric),
        };
        !goes_on && !before.is_some_and(|char| char.is_alphanumeric() || matches!(char, '-' | '/'))
    };
    let mut found = within.match_indices(edit.old.as_str()).map(|(at, _)| at).filter(|at| is_whole(*at));
    let first = found.next().filter(|_| !edit.old.is_empty() && found.next().is_none())?;
    Some(start + first..start + first + edit.old.len())
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::diagnostics::Edit;
    use crate::source::{FileId, Span};

    fn edit(start: u32, end: u32, old: &str, new: &str) -> Edit {
        Edit { span: Span { file: FileId(0), start, end }, old: old.to_owned(), new: new.to_owned() }
    }

    #[test]
    fn all_but_the_words_stays_byte_for_byte() {
        let raw = "\u{feff}a: é  [@s:2; @s:21]\r\nb:   s:3   # s:3\r\n";
        let read = "a: é  [@s:2; @s:21]\nb:   s:3   # s:3\n";
        let (first, second) = (edit(7, 20, "s:2", "s:3"), edit(26, 29, "s:3", "s:4"));
        let (fixed, done) = apply(raw, read, &[&second, &first, &first]);
        assert_eq!(fixed, "\u{feff}a: é  [@s:3; @s:21]\r\nb:   s:4   # s:3\r\n");
        assert_eq!(done, [&first, &second]);
    }

    #[test]
    fn words_that_stand_there_twice_or_not_are_left() {
        let raw = "s:2 s:2";
        let (twice, none) = (edit(0, 7, "s:2", "s:3"), edit(0, 3, "s:1", "s:3"));
        let (fixed, done) = apply(raw, raw, &[&twice, &none]);
        assert_eq!((fixed.as_str(), done.len()), (raw, 0));
    }
}
