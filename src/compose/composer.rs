//! What is counted while a document is composed: anchors, bookmarks, endnotes.

use super::Composed;
use super::flow::{Bookmark, Document, Metadata, Sequence};
use super::inline::{Abbreviations, plain};
use crate::brief::{Brief, Figure, SourceId};
use crate::language::Words;
use crate::source::Span;
use crate::text::{Anchor, RunKind, Text};
use crate::theme::Theme;
use std::collections::HashMap;

/// A document in the making.
pub(super) struct Composer<'a> {
    /// What is to be said.
    pub(super) brief: &'a Brief,
    /// How it looks.
    pub(super) theme: &'a Theme,
    /// The sources in the order of their first use.
    pub(super) cited: Vec<SourceId>,
    numbers: HashMap<SourceId, (usize, Anchor)>,
    first_marks: HashMap<SourceId, Anchor>,
    /// The first mark of each callout, by the figure's place in the outline.
    callouts: Vec<(Span, Anchor)>,
    /// What is read in full.
    pub(super) abbreviations: Abbreviations<'a>,
    anchors: u32,
    bookmarks: Vec<Bookmark>,
}

impl<'a> Composer<'a> {
    pub(super) fn new(brief: &'a Brief, theme: &'a Theme) -> Composer<'a> {
        Composer {
            brief,
            theme,
            cited: Vec::new(),
            numbers: HashMap::new(),
            first_marks: HashMap::new(),
            callouts: Vec::new(),
            abbreviations: Abbreviations::new(&brief.abbreviations),
            anchors: 0,
            bookmarks: Vec::new(),
        }
    }

    /// Returns the fixed words of the briefing's language.
    pub(super) fn words(&self) -> &'static Words {
        self.brief.meta.language.words()
    }

    /// Returns an anchor that nothing else uses.
    pub(super) fn anchor(&mut self) -> Anchor {
        self.anchors += 1;
        Anchor(self.anchors - 1)
    }

    /// Adds a bookmark and returns the anchor that it leads to.
    pub(super) fn bookmark(&mut self, level: u8, title: String) -> Anchor {
        let anchor = self.anchor();
        self.bookmark_at(level, title, anchor);
        anchor
    }

    /// Adds a bookmark that leads to an anchor made before.
    pub(super) fn bookmark_at(&mut self, level: u8, title: String, anchor: Anchor) {
        let deepest = self.bookmarks.last().map_or(1, |last| last.level + 1);
        self.bookmarks.push(Bookmark { level: level.min(deepest), title, anchor });
        self.abbreviations.begin();
    }

    /// Returns a source's endnote number, given by first use, and the note's anchor.
    pub(super) fn endnote(&mut self, source: SourceId) -> (usize, Anchor) {
        if let Some(&known) = self.numbers.get(&source) {
            return known;
        }
        let anchor = self.anchor();
        self.cited.push(source);
        let endnote = (self.cited.len(), anchor);
        self.numbers.insert(source, endnote);
        endnote
    }

    /// Returns a mark that leads to a source's endnote.
    pub(super) fn mark(&mut self, source: SourceId) -> RunKind {
        let (number, note) = self.endnote(source);
        let here = self.anchor();
        self.first_marks.entry(source).or_insert(here);
        RunKind::Mark { label: number.to_string(), note, here }
    }

    /// Returns the place of a source's first mark.
    pub(super) fn first_mark(&self, source: SourceId) -> Option<Anchor> {
        self.first_marks.get(&source).copied()
    }

    /// Lets one mark's place stand in for those of others that are not printed by themselves.
    pub(super) fn stand_in(&mut self, marks: impl IntoIterator<Item = Anchor>, here: Anchor) {
        let marks: Vec<Anchor> = marks.into_iter().collect();
        self.first_marks.values_mut().filter(|first| marks.contains(first)).for_each(|first| *first = here);
    }

    /// Notes where a callout stands: at the first mark of its label.
    pub(super) fn place_callout(&mut self, figure: &Figure, label: &Text) {
        let marks = label.runs.iter().find_map(|run| match run.kind {
            RunKind::Mark { here, .. } => Some(here),
            _ => None,
        });
        self.callouts.extend(marks.map(|here| (figure.place, here)));
    }

    /// Returns where a callout stands that was composed before.
    pub(super) fn callout_at(&self, figure: &Figure) -> Option<Anchor> {
        self.callouts.iter().find(|(place, _)| *place == figure.place).map(|(_, here)| *here)
    }

    /// Closes the document.
    pub(super) fn finish(self, sequences: Vec<Sequence>) -> Composed {
        let meta = &self.brief.meta;
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let metadata = Metadata {
            title: plain(&meta.title),
            author: some(plain(&meta.presenter)),
            subject: some(plain(&meta.subtitle)),
            keywords: vec![meta.audience.clone()],
            language: meta.language,
            date: meta.date,
        };
        let expansions = self.brief.abbreviations.iter().map(|abbreviation| abbreviation.full.clone()).collect();
        let document = Document { metadata, sequences, bookmarks: self.bookmarks, anchors: self.anchors, expansions };
        Composed { document, endnotes: self.cited.len(), slides: Vec::new() }
    }
}
