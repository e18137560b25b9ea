//! Blocks → sections, each with a slug that no other has.

use super::Section;
use crate::markdown::{Block, BlockKind, Inline, InlineKind};
use crate::source::{FileId, SourceFile, Span};
use std::collections::BTreeMap;

/// The slug of what stands before the first heading of a file.
const START: &str = "start";

/// The slug of a heading that has no letter.
const NAMELESS: &str = "section";

/// Sections of all chapters, before their slugs are settled.
#[derive(Default)]
pub(super) struct Collector {
    sections: Vec<Section>,
    /// Slugs that stand in `{#…}`, with the number of the section that has each first.
    literal: BTreeMap<String, usize>,
    /// Sections whose slug stands in `{#…}`.
    has_literal: Vec<bool>,
}

impl Collector {
    /// Parts the blocks of a chapter at its headings. Returns the places of headings whose name an earlier one has.
    pub(super) fn collect(&mut self, file: FileId, blocks: Vec<Block>, source: &SourceFile) -> Vec<Span> {
        let mut doubled = Vec::new();
        let first = self.sections.len();
        for block in blocks {
            match block.kind {
                BlockKind::Heading { level, id, private, content } => {
                    let id = id.filter(|id| !id.is_empty());
                    self.has_literal.push(id.is_some());
                    let slug = match id {
                        Some(id) => {
                            let own = self.sections.len();
                            if *self.literal.entry(id.clone()).or_insert(own) != own {
                                doubled.push(block.span);
                            }
                            id
                        }
                        None => slug(&content, source),
                    };
                    self.sections.push(Section {
                        slug,
                        title: content,
                        level,
                        private,
                        blocks: Vec::new(),
                        file,
                        span: block.span,
                    });
                }
                _ => {
                    if self.sections.len() == first {
                        let span = Span { end: block.span.start, ..block.span };
                        self.has_literal.push(false);
                        let slug = START.to_owned();
                        self.sections.push(Section {
                            slug,
                            title: Vec::new(),
                            level: 0,
                            private: false,
                            blocks: Vec::new(),
                            file,
                            span,
                        });
                    }
                    if let Some(section) = self.sections.last_mut() {
                        section.blocks.push(block);
                    }
                }
            }
        }
        doubled
    }

    /// Gives doubled slugs their `-1`, `-2`, and returns the sections. What stands in `{#…}` holds even against a
    /// heading before it.
    pub(super) fn finish(mut self) -> Vec<Section> {
        // Each slug that is given, with the last number that was added to it.
        let mut given: BTreeMap<String, usize> = BTreeMap::new();
        for (index, section) in self.sections.iter_mut().enumerate() {
            let reserved = self.literal.get(&section.slug).copied();
            let own = self.has_literal[index] && reserved == Some(index);
            if own || (reserved.is_none() && !given.contains_key(&section.slug)) {
                given.insert(section.slug.clone(), 0);
                continue;
            }
            let mut number = given.get(&section.slug).copied().unwrap_or(0) + 1;
            let mut numbered = format!("{}-{number}", section.slug);
            while given.contains_key(&numbered) || self.literal.contains_key(&numbered) {
                number += 1;
                numbered = format!("{}-{number}", section.slug);
            }
            given.insert(std::mem::replace(&mut section.slug, numbered.clone()), number);
            given.insert(numbered, 0);
        }
        self.sections
    }
}

/// Forms the slug of a heading as GitHub does: letters in lower case, digits, hyphens and underscores are kept, spaces
/// become hyphens, everything else is dropped.
fn slug(content: &[Inline], source: &SourceFile) -> String {
    let mut words = String::new();
    collect_words(content, source, &mut words);
    let mut slug = String::with_capacity(words.len());
    for letter in words.trim().chars() {
        match letter {
            ' ' | '\n' | '\t' => slug.push('-'),
            '-' | '_' => slug.push(letter),
            // Accents that stand apart from their letter.
            '\u{300}'..='\u{36F}' => slug.push(letter),
            letter if letter.is_alphanumeric() => slug.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    if slug.chars().any(char::is_alphanumeric) { slug } else { NAMELESS.to_owned() }
}

/// Collects the words of a heading as they were typed, for GitHub knows nothing of typographic punctuation.
fn collect_words(content: &[Inline], source: &SourceFile, out: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) => {
                let typed = source.text.get(inline.span.start as usize..inline.span.end as usize).unwrap_or(text);
                // Escapes and entities stand for something else than they are.
                out.push_str(if typed.contains(['\\', '&', '<']) { text } else { typed });
            }
            InlineKind::Code(code) => out.push_str(code),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Spoken(_, inner)
            | InlineKind::Link { content: inner, .. } => collect_words(inner, source, out),
            InlineKind::Break => out.push(' '),
            InlineKind::Picture { .. } | InlineKind::NoteMark(_) | InlineKind::Citation(_) => {}
        }
    }
}
