//! What all blocks need while they are laid out: the typesetter, the tag tree, and what is known of pages so far.

use super::page::{Destination, Label, Owner};
use super::tags::{NodeId, Role, TagTree};
use super::{Trouble, Unset, fields, numbers};
use crate::compose::flow::{Artifact, NumberForm};
use crate::geometry::Pt;
use crate::language::Language;
use crate::picture::Picture;
use crate::text::{Align, Anchor, Breaks, Face, Fonts, Line, Paragraph, Text, TextStyle, Typesetter};
use std::sync::Arc;

/// Sets texts and keeps count of what they mean.
pub(super) struct Compositor<'f> {
    /// Sets texts in lines.
    pub(super) typesetter: Typesetter<'f>,
    /// The document's language.
    pub(super) language: Language,
    /// The tag tree as far as it goes.
    pub(super) tags: TagTree,
    /// What abbreviations stand for.
    pub(super) expansions: Vec<String>,
    /// Pictures in use.
    pub(super) pictures: Vec<Arc<Picture>>,
    /// What could not be set as it should.
    pub(super) troubles: Vec<Trouble>,
    /// What is known of pages.
    pub(super) known: Known,
    /// The number of the next slide that is drawn on a page, in each form.
    pub(super) next_slide: [u32; NumberForm::COUNT],
    /// Every endnote mark: the note, then the mark's own place; in reading order.
    pub(super) marks: Vec<(Anchor, Anchor)>,
}

/// What is known of the pages that are done.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The place of each anchor, once it has one.
    pub(super) places: Vec<Option<Destination>>,
    /// Labels of the pages.
    pub(super) labels: Vec<Label>,
    /// Which page of its sequence is being made, while its furniture is placed.
    pub(super) turn: Option<Turn>,
    /// Whether all pages are made, so that nothing more will become known.
    pub(super) complete: bool,
    /// Marks by their notes, each note's in reading order; made when first asked for.
    by_note: Vec<(Anchor, Anchor)>,
}

/// A page among those that its sequence takes, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// Its number.
    pub(super) page: u32,
    /// Their number.
    pub(super) of: u32,
}

impl Turn {
    /// Returns whether the furniture is that of first pages.
    pub(super) fn is_first(self) -> bool {
        self.page == 1
    }
}

/// What is being set means, or that it means nothing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    /// Content of the node, or of nodes in it.
    Node(NodeId),
    /// Nothing that is read.
    Artifact(Artifact),
}

/// The column that blocks are laid out in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Left edge, relative to the strip's origin.
    pub(super) x: Pt,
    /// Measure.
    pub(super) width: Pt,
    /// The measure of what goes across all columns of the page; none where there is one.
    pub(super) across: Option<Pt>,
    /// Height of a page's body: what is to be whole must not be taller.
    pub(super) room: Pt,
    /// Step of the baseline grid; zero for none.
    pub(super) grid: Pt,
    /// What the blocks belong to.
    pub(super) meaning: Meaning,
    /// The page that they stand on, where it is known.
    pub(super) page: Option<Label>,
}

impl Frame {
    /// Returns whether lines of the style stand on the baseline grid: those that its step is the leading of.
    pub(super) fn on_grid(&self, style: &TextStyle) -> bool {
        self.grid.0 > 0.0 && (style.leading.0 - self.grid.0).abs() < 0.01
    }
}

/// A state to which the compositor can be taken back, when blocks have to be laid out again in another form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    nodes: usize,
    kids: usize,
    contents: u32,
    pictures: usize,
    troubles: usize,
    next_slide: [u32; NumberForm::COUNT],
    marks: usize,
}

impl<'f> Compositor<'f> {
    /// Begins a document with so many anchors.
    pub(super) fn new(fonts: &'f Fonts, language: Language, anchors: u32) -> Compositor<'f> {
        Compositor {
            typesetter: Typesetter::new(fonts),
            language,
            tags: TagTree::new(),
            expansions: Vec::new(),
            pictures: Vec::new(),
            troubles: Vec::new(),
            known: Known { places: vec![None; anchors as usize], ..Known::default() },
            next_slide: [1; NumberForm::COUNT],
            marks: Vec::new(),
        }
    }

    /// Returns a node's state.
    pub(super) fn mark(&self, meaning: Meaning) -> Mark {
        let kids = match meaning {
            Meaning::Node(node) => self.tags.nodes[node.0 as usize].kids.len(),
            Meaning::Artifact(_) => 0,
        };
        Mark {
            nodes: self.tags.nodes.len(),
            kids,
            contents: self.tags.contents,
            pictures: self.pictures.len(),
            troubles: self.troubles.len(),
            next_slide: self.next_slide,
            marks: self.marks.len(),
        }
    }

    /// Forgets what was laid out in the node since.
    pub(super) fn back(&mut self, meaning: Meaning, mark: Mark) {
        self.tags.nodes.truncate(mark.nodes);
        if let Meaning::Node(node) = meaning {
            self.tags.nodes[node.0 as usize].kids.truncate(mark.kids);
        }
        self.tags.contents = mark.contents;
        self.pictures.truncate(mark.pictures);
        self.troubles.truncate(mark.troubles);
        self.next_slide = mark.next_slide;
        self.marks.truncate(mark.marks);
    }

    /// Adds a node of the role, where what is set is read at all.
    pub(super) fn node(&mut self, meaning: Meaning, role: Role) -> Meaning {
        match meaning {
            Meaning::Node(parent) => Meaning::Node(self.tags.add(parent, role)),
            artifact => artifact,
        }
    }

    /// Adds a stretch of content.
    pub(super) fn content(&mut self, meaning: Meaning) -> Owner {
        match meaning {
            Meaning::Node(node) => Owner::Content(self.tags.content(node)),
            Meaning::Artifact(artifact) => Owner::Artifact(artifact),
        }
    }

    /// Sets a text without fields, and notes what could not be set.
    pub(super) fn set(&mut self, text: &Text, style: &TextStyle, measure: Pt) -> Paragraph {
        let language = text.language.unwrap_or(self.language);
        let mut paragraph = self.typesetter.set(text, style, language, measure);
        let problems = paragraph.problems.drain(..);
        self.troubles.extend(problems.map(|problem| Trouble { problem: Unset::Text(problem), span: text.span }));
        paragraph
    }

    /// Sets words on a line of their own, flush left.
    pub(super) fn set_line(&mut self, words: String, style: &TextStyle) -> Option<Line> {
        let indent = Pt::ZERO;
        let style = TextStyle { align: Align::Left, indent, balance: false, hyphenate: false, ..*style };
        self.set(&fields::words(words), &style, NO_LIMIT).lines.into_iter().next()
    }

    /// Returns the extent of a text on one line, and of its widest part that cannot be broken.
    pub(super) fn extents(&mut self, text: &Text, style: &TextStyle) -> (Pt, Pt) {
        self.typesetter.extents(text, style, text.language.unwrap_or(self.language))
    }

    /// Returns where the lines of a text may end.
    pub(super) fn breaks(&mut self, text: &Text, style: &TextStyle) -> Breaks {
        self.typesetter.breaks(text, style, text.language.unwrap_or(self.language))
    }

    /// Returns the distance of the baseline from the upper edge of a line: the room that the leading leaves beside the
    /// face's ascent and descent is shared out above and below.
    pub(super) fn baseline(&self, style: &TextStyle) -> Pt {
        let (ascent, descent) = self.reach(style);
        (style.leading - ascent - descent) / 2.0 + ascent
    }

    /// Returns how far a face reaches above and below the baseline.
    pub(super) fn reach(&self, style: &TextStyle) -> (Pt, Pt) {
        let metrics = self.typesetter.fonts.metrics(face(style));
        let em = style.size / f32::from(metrics.units_per_em.max(1));
        (em * f32::from(metrics.ascent), em * -f32::from(metrics.descent))
    }

    /// Returns the height of capitals.
    pub(super) fn cap_height(&self, style: &TextStyle) -> Pt {
        let metrics = self.typesetter.fonts.metrics(face(style));
        style.size * (f32::from(metrics.cap_height) / f32::from(metrics.units_per_em.max(1)))
    }

    /// Returns the number of a picture, adding it where it is new.
    pub(super) fn picture(&mut self, picture: &Arc<Picture>) -> usize {
        self.pictures.iter().position(|known| known.is_same(picture)).unwrap_or_else(|| {
            self.pictures.push(Arc::clone(picture));
            self.pictures.len() - 1
        })
    }
}

/// A measure that no line reaches.
pub(super) const NO_LIMIT: Pt = Pt(100_000.0);

/// Returns the face that a style is set in.
fn face(style: &TextStyle) -> Face {
    Face { family: style.family, weight: style.weight, italic: style.italic }
}

impl Known {
    /// Returns the page label of an anchor, once it has a place.
    pub(super) fn label_of(&self, anchor: Anchor) -> Option<String> {
        let place = (*self.places.get(anchor.0 as usize)?)?;
        self.labels.get(place.page).map(|&label| numbers::label(label))
    }

    /// Returns the pages on which marks of the note stand, with the first mark on each.
    pub(super) fn pages_citing(&mut self, marks: &[(Anchor, Anchor)], note: Anchor) -> Vec<(String, Anchor)> {
        if self.by_note.len() != marks.len() {
            self.by_note = marks.to_vec();
            self.by_note.sort_by_key(|&(note, _)| note);
        }
        let from = self.by_note.partition_point(|&(other, _)| other < note);
        let mut pages: Vec<(usize, Anchor)> = self.by_note[from..]
            .iter()
            .take_while(|&&(other, _)| other == note)
            .filter_map(|&(_, here)| Some(((*self.places.get(here.0 as usize)?)?.page, here)))
            .collect();
        // Stable: the first mark of each page stays first.
        pages.sort_by_key(|&(page, _)| page);
        pages.dedup_by_key(|&mut (page, _)| page);
        let labelled = pages.into_iter();
        labelled.filter_map(|(page, here)| Some((numbers::label(*self.labels.get(page)?), here))).collect()
    }

    /// Returns the number of pages that are numbered in the label's form.
    pub(super) fn count(&self, label: Label) -> usize {
        self.labels.iter().filter(|other| other.form == label.form).count()
    }
}
