//! Endnotes: where each cited passage stands, what its own notes say, and the pages that cite it.

use super::composer::Composer;
use super::flow::{Block, BlockKind, GroupRole, List, ListItem, ListNumbering, MarkerHang};
use super::inline::{field, plain, plain_text, run, shaped, words};
use super::parts::{block, group, heading, paragraph};
use super::prose::Prose;
use crate::brief::{self, Passage, Place, PlaceKind, Source};
use crate::geometry::{Colour, Em, Pt};
use crate::language::{Language, Words};
use crate::text::{Anchor, Field, Run, Shape, Text, TextStyle};

/// How endnotes look.
#[derive(Clone, Copy)]
pub(super) struct NoteLook {
    /// Their text.
    pub(super) prose: Prose,
    /// Their numbers.
    pub(super) number: TextStyle,
    /// The pages that cite them.
    pub(super) muted: Colour,
    /// Distance from the left edge to their text.
    pub(super) indent: Pt,
    /// Room between two.
    pub(super) gap: Pt,
}

impl Composer<'_> {
    /// Returns the endnotes of all that was cited so far, as one list.
    pub(super) fn endnotes(&mut self, look: &NoteLook) -> Block {
        let items = self.endnote_items(look);
        note_list(items, look)
    }

    /// Returns the endnotes of all that was cited so far under the titles of the parts that cite them first; `parts` says
    /// how many sources were cited before each. The headings are one level below that of the endnotes.
    pub(super) fn endnotes_by_part(
        &mut self,
        parts: &[(usize, String)],
        look: &NoteLook,
        style: TextStyle,
    ) -> Vec<Block> {
        let mut items = self.endnote_items(look);
        let mut blocks = Vec::new();
        for (from, title) in parts.iter().rev() {
            if *from < items.len() {
                let anchor = self.anchor();
                let list = note_list(items.split_off(*from), look);
                let title = heading(words(title.clone()), style, 2, anchor);
                blocks.push((title, list, anchor));
            }
        }
        let mut grouped: Vec<Block> = Vec::new();
        if !items.is_empty() {
            grouped.push(note_list(items, look));
        }
        for (title, list, anchor) in blocks.into_iter().rev() {
            if let BlockKind::Text(text) = &title.kind {
                self.bookmark_at(2, plain_text(&text.text), anchor);
            }
            let above = if grouped.is_empty() { Pt::ZERO } else { style.leading };
            grouped.push(group(GroupRole::Section, vec![title.before(above).after(look.gap), list]));
        }
        grouped
    }

    fn endnote_items(&mut self, look: &NoteLook) -> Vec<ListItem> {
        let mut items = Vec::new();
        // A note's own text may cite further sources, which follow it.
        while items.len() < self.cited.len() {
            let source = self.cited[items.len()];
            let (number, anchor) = self.endnote(source);
            let brief = self.brief;
            let blocks = match brief.sources.get(source.0 as usize) {
                Some(Source::Passage(passage)) => self.passage_note(passage, look, anchor),
                Some(Source::Note(blocks)) => self.text_note(blocks, look, anchor),
                None => Vec::new(),
            };
            items.push(ListItem { marker: words(number.to_string()), blocks, anchor: Some(anchor) });
        }
        items
    }

    fn passage_note(&mut self, passage: &Passage, look: &NoteLook, anchor: Anchor) -> Vec<Block> {
        let language = self.brief.meta.language;
        let mut runs = vec![shaped(passage.report.clone(), Shape { emphasis: true, ..Shape::default() })];
        runs.push(run(format!(", {}", place_in_section(passage, language))));
        for sum in &passage.sums {
            runs.push(run(format!("; {sum}")));
        }
        runs.push(run("."));
        let mut rest: Vec<brief::Block> = Vec::new();
        if !passage.notes.is_empty() {
            runs.push(run(format!(" {} ", capitalised(self.words().its_notes))));
        }
        for (index, note) in passage.notes.iter().enumerate() {
            match note.split_first() {
                Some((brief::Block::Paragraph(first), others)) if rest.is_empty() => {
                    if index > 0 {
                        runs.push(run(" "));
                    }
                    runs.extend(self.text(first).runs);
                    rest.extend_from_slice(others);
                }
                _ => rest.extend_from_slice(note),
            }
        }
        let first = Text { runs, language: None, span: None };
        self.note_blocks(first, &rest, look, anchor)
    }

    fn text_note(&mut self, blocks: &[brief::Block], look: &NoteLook, anchor: Anchor) -> Vec<Block> {
        match blocks.split_first() {
            Some((brief::Block::Paragraph(first), rest)) => {
                let first = self.text(first);
                self.note_blocks(first, rest, look, anchor)
            }
            _ => self.note_blocks(Text::default(), blocks, look, anchor),
        }
    }

    /// Returns a note's blocks; the pages that cite it end its first paragraph.
    fn note_blocks(&mut self, mut first: Text, rest: &[brief::Block], look: &NoteLook, anchor: Anchor) -> Vec<Block> {
        let muted = Shape { colour: Some(look.muted), ..Shape::default() };
        first.runs.extend(pages_citing(self.words(), anchor, muted));
        let mut blocks = vec![paragraph(first, look.prose.body)];
        blocks.extend(self.prose(rest, &look.prose));
        blocks
    }

    /// Returns the line that names the passages of a slide's figures, each section once: "“Introduction”, par. 3, par. 5;
    /// “Conclusion”, par. 4".
    pub(super) fn source_line(&self, sources: &[brief::SourceId]) -> Option<Text> {
        let language = self.brief.meta.language;
        let mut sections: Vec<(String, Vec<String>)> = Vec::new();
        for source in sources {
            let Some(Source::Passage(passage)) = self.brief.sources.get(source.0 as usize) else { continue };
            let section = quoted_section(passage, language);
            let place = place(passage.place, language.words());
            let at = sections.iter().position(|(known, _)| *known == section).unwrap_or_else(|| {
                sections.push((section, Vec::new()));
                sections.len() - 1
            });
            if !place.is_empty() && !sections[at].1.contains(&place) {
                sections[at].1.push(place);
            }
        }
        let named: Vec<String> = sections
            .into_iter()
            .map(|(section, places)| {
                let parts = [section].into_iter().filter(|section| !section.is_empty()).chain(places);
                parts.collect::<Vec<_>>().join(", ")
            })
            .collect();
        (!named.is_empty()).then(|| words(format!("{} {}", language.words().source, named.join("; "))))
    }
}

/// Returns endnotes as a list.
fn note_list(items: Vec<ListItem>, look: &NoteLook) -> Block {
    block(BlockKind::List(List {
        numbering: ListNumbering::Notes,
        items,
        indent: look.indent,
        gap: look.gap,
        marker: look.number,
        hang: MarkerHang::Right(Em(0.7) * look.number.size),
    }))
}

/// Returns the runs that say on which pages a note is cited.
fn pages_citing(fixed: &Words, anchor: Anchor, shape: Shape) -> Vec<Run> {
    // The remark stays on one line.
    let remark = fixed.cited_on.replace(' ', "\u{a0}");
    let (before, after) = remark.split_once("{pages}").unwrap_or((&remark, ""));
    vec![
        shaped(format!(" [{before}"), shape),
        Run { shape, ..field(Field::PagesCiting(anchor)) },
        shaped(format!("{after}]"), shape),
    ]
}

/// Returns a passage's section and place in it: "“Introduction”, par. 3".
pub(super) fn place_in_section(passage: &Passage, language: Language) -> String {
    let section = quoted_section(passage, language);
    let place = place(passage.place, language.words());
    match (section.is_empty(), place.is_empty()) {
        (false, false) => format!("{section}, {place}"),
        (false, true) => section,
        (true, _) => place,
    }
}

/// Returns a section's title in quotation marks; nothing for text before the first heading.
fn quoted_section(passage: &Passage, language: Language) -> String {
    let section = plain(&passage.section);
    let (open, close) = language.quotes().outer;
    if section.is_empty() { section } else { format!("{open}{section}{close}") }
}

/// Returns a place in words: "par. 3", "table 7, row 2".
fn place(place: Place, words: &Words) -> String {
    let numbered = |pattern: &str, number: usize| pattern.replace("{n}", &number.to_string());
    let (from, to) = (place.from, place.to);
    let block = match place.kind {
        PlaceKind::Section => return String::new(),
        PlaceKind::Paragraph if from == to => numbered(words.paragraph, from),
        PlaceKind::Paragraph => numbered(words.paragraphs, from).replace("{m}", &to.to_string()),
        PlaceKind::List => numbered(words.list, from),
        PlaceKind::Table => numbered(words.table, from),
        PlaceKind::Quote => numbered(words.quotation, from),
        PlaceKind::Picture => numbered(words.picture, from),
        PlaceKind::Code => numbered(words.code, from),
    };
    match (place.item, place.kind) {
        (Some(row), PlaceKind::Table) => format!("{block}, {}", numbered(words.row, row)),
        (Some(item), _) => format!("{block}, {}", numbered(words.item, item)),
        (None, _) => block,
    }
}

/// Returns the words with a capital at the start.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
