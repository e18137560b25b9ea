//! Statements: what the outline says on the strength of passages, sentence by sentence, as the checks of words read it.

use super::sentences::sentences;
use super::text::Text;
use super::{Block, Inline, Section, SourceId};
use crate::language::Language;
use crate::outline::Outline;
use std::ops::Range;

/// A text of the outline with the passages that it cites.
pub(super) struct Statement {
    /// Its words.
    pub(super) text: Text,
    /// The passages, each with the byte that its mark stands at.
    pub(super) marks: Vec<(usize, SourceId)>,
    /// Whether the desk adds it.
    pub(super) own: bool,
    /// Whether it is a figure, with its label before its value.
    pub(super) figure: bool,
}

/// A sentence of a statement.
pub(super) struct Sentence {
    /// Its bytes.
    pub(super) bytes: Range<usize>,
    /// The passages behind it.
    pub(super) cited: Vec<SourceId>,
    /// Where the sentences begin that the same citation stands behind.
    pub(super) context: usize,
}

impl Statement {
    fn of(content: &[Inline], own: bool) -> Statement {
        let mut statement = Statement { text: Text::default(), marks: Vec::new(), own, figure: false };
        statement.text.add_lowered(content, &mut statement.marks);
        statement
    }

    /// Parts it into sentences. Behind each stand the passages that it cites, or else the next citation.
    pub(super) fn sentences(&self, language: Language) -> Vec<Sentence> {
        let all = sentences(&self.text.text, language);
        let mut parted = Vec::with_capacity(all.len());
        let mut context = 0;
        for (index, bytes) in all.iter().enumerate() {
            let next = all.get(index + 1).map_or(usize::MAX, |next| next.start);
            let begin = if index == 0 { 0 } else { bytes.start };
            let within = |(at, _): &&(usize, SourceId)| (begin..next).contains(at);
            let mut cited: Vec<SourceId> = self.marks.iter().filter(within).map(|(_, source)| *source).collect();
            let cites = !cited.is_empty();
            if let (false, Some((at, _))) = (cites, self.marks.iter().find(|(at, _)| *at >= next)) {
                // The citation that follows closes these sentences too; one within a sentence is its own.
                cited = self.marks.iter().filter(|(other, _)| other == at).map(|(_, source)| *source).collect();
            }
            parted.push(Sentence { bytes: bytes.clone(), cited, context });
            if cites {
                context = next.min(self.text.text.len());
            }
        }
        parted
    }
}

/// Collects the statements of a brief in order.
pub(super) fn collect(outline: &Outline, bottom_line: &[Block], sections: &[Section]) -> Vec<Statement> {
    let mut all = Vec::new();
    of_blocks(bottom_line, &mut all);
    for (section, written) in sections.iter().zip(&outline.sections) {
        all.push(Statement::of(&section.message, false));
        for (figure, written) in section.figures.iter().zip(&written.figures) {
            let mut statement = Statement::of(&figure.label, figure.own);
            statement.figure = true;
            statement.text.text.push(' ');
            statement.text.add(&written.value.text, written.value.span);
            let end = statement.text.text.len();
            statement.marks.extend(figure.sources.iter().map(|source| (end, *source)));
            all.push(statement);
            all.extend(figure.change.iter().map(|change| {
                let mut statement = Statement::of(&change.words, figure.own);
                let end = statement.text.text.len();
                statement.marks.extend(figure.sources.iter().map(|source| (end, *source)));
                statement
            }));
        }
        of_blocks(&section.text, &mut all);
        all.extend(section.points.iter().map(|point| Statement::of(&point.content, point.own)));
        for side in &section.versus {
            for point in &side.points {
                let mut statement = Statement::of(&point.content, point.own);
                let end = statement.text.text.len();
                statement.marks.extend(side.sources.iter().map(|source| (end, *source)));
                all.push(statement);
            }
        }
        all.extend(section.timeline.iter().map(|event| Statement::of(&event.said(), event.own)));
        all.extend(section.image.iter().map(|image| Statement::of(&image.caption, false)));
        all.extend(section.table.iter().map(|table| Statement::of(&table.title, false)));
    }
    all
}

fn of_blocks(blocks: &[Block], all: &mut Vec<Statement>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => all.push(Statement::of(content, false)),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, all)),
            Block::Quote(inner) => of_blocks(inner, all),
            Block::Table { .. } | Block::Code(_) | Block::Image(_) => {}
        }
    }
}
