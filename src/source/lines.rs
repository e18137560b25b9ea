//! Lines and columns of a file, found without walking all that stands before them: thousands of places may be told of a file
//! of a single line.

use std::ops::Range;

/// Bytes of a line between two marks.
const STEP: usize = 256;

/// A place that others are counted from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Its byte.
    at: u32,
    /// The byte at which its line begins.
    line_start: u32,
    /// Its line, from 1.
    line: u32,
    /// Its column in characters, from 1.
    column: u32,
}

/// Marks the beginning of each line and, in long ones, a place every few bytes.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (mut start, mut line) = (0, 1);
    for words in text.split('\n') {
        let (mut at, mut column) = (start, 1);
        let end = start + words.len();
        loop {
            let [byte, line_start] = [at, start].map(|byte| byte as u32);
            marks.push(Mark { at: byte, line_start, line, column });
            let next = text.floor_char_boundary(at + STEP);
            if next >= end {
                break;
            }
            column += text.get(at..next).unwrap_or_default().chars().count() as u32;
            at = next;
        }
        start = end + 1;
        line += 1;
    }
    marks
}

/// Returns the last mark before a byte, and its index.
fn before(marks: &[Mark], offset: usize) -> (usize, Mark) {
    let index = marks.partition_point(|mark| mark.at as usize <= offset).saturating_sub(1);
    (index, marks.get(index).copied().unwrap_or(Mark { at: 0, line_start: 0, line: 1, column: 1 }))
}

/// Returns line and column of a byte, both from 1, the column in characters; of one beyond the end, those of the end.
pub(super) fn line_column(text: &str, marks: &[Mark], offset: usize) -> (usize, usize) {
    let offset = text.floor_char_boundary(offset);
    let (_, mark) = before(marks, offset);
    let characters = text.get(mark.at as usize..offset).unwrap_or_default().chars().count();
    (mark.line as usize, mark.column as usize + characters)
}

/// Returns the bytes of the line that a byte stands on, without its end.
pub(super) fn line_at(text: &str, marks: &[Mark], offset: usize) -> Range<usize> {
    let (index, mark) = before(marks, text.floor_char_boundary(offset));
    let rest = marks.get(index..).unwrap_or_default();
    let next = rest.get(rest.partition_point(|other| other.line == mark.line));
    mark.line_start as usize..next.map_or(text.len(), |next| next.line_start as usize - 1)
}
