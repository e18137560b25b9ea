//! Texts of a briefing as the checks read them: what they say, and which passages stand behind each sentence.

use super::reading::Reading;
use super::text::Text;
use super::{Block, Inline, SourceId};
use crate::language::Language;
use std::ops::Range;

/// A line or paragraph of the briefing.
pub(super) struct Line {
    /// What it says.
    pub(super) reading: Reading,
    /// Marks and the bytes at which they stand.
    marks: Vec<(usize, SourceId)>,
}

impl Line {
    /// Reads a line of text.
    pub(super) fn of(inlines: &[Inline], language: Language) -> Line {
        let (mut text, mut marks) = (Text::default(), Vec::new());
        text.add_lowered(inlines, &mut marks);
        Line { reading: Reading::of(text, language), marks }
    }

    /// Returns the passages that stand behind a sentence: those that it cites; where it cites none, those of the next
    /// sentence that does, or else of the last before it. A citation at the end of a paragraph speaks for all of it.
    pub(super) fn sources(&self, sentence: &Range<usize>) -> Vec<SourceId> {
        let own = self.own(sentence);
        if !own.is_empty() {
            return own;
        }
        let mut rest = self.reading.sentences.iter().filter(|other| other.start > sentence.start);
        if let Some(sentence) = rest.find(|other| !self.own(other).is_empty()) {
            return self.own(sentence);
        }
        let before = self.reading.sentences.iter().rev().filter(|other| other.start < sentence.start);
        before.map(|other| self.own(other)).find(|sources| !sources.is_empty()).unwrap_or_default()
    }

    /// Returns the passages that a sentence itself cites.
    pub(super) fn own(&self, sentence: &Range<usize>) -> Vec<SourceId> {
        let next = self.reading.sentences.iter().find(|other| other.start > sentence.start);
        let end = next.map_or(usize::MAX, |next| next.start);
        // A mark behind a full stop belongs to the sentence that it ends.
        let start = if sentence.start == 0 { 0 } else { sentence.start + 1 };
        self.marks.iter().filter(|(at, _)| (start..=end).contains(at)).map(|(_, source)| *source).collect()
    }
}

/// Returns the lines of text of some blocks: paragraphs, items, cells. Code is not prose.
pub(super) fn lines(blocks: &[Block]) -> Vec<&[Inline]> {
    let mut lines = Vec::new();
    collect(blocks, &mut lines);
    lines
}

fn collect<'b>(blocks: &'b [Block], lines: &mut Vec<&'b [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => lines.push(content),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, lines)),
            Block::Quote(inner) => collect(inner, lines),
            Block::Table { head, rows } => {
                lines.extend(head.iter().chain(rows.iter().flatten()).map(Vec::as_slice));
            }
            Block::Code(_) | Block::Image(_) => {}
        }
    }
}
