//! What a memo shows of its earlier version: a bar in the margin beside what has changed, and a list of it.
//!
//! The bars are ornament. Who does not see them reads the list, which says what was, what is and what is no longer said, and
//! leads to each place.

use super::composer::Composer;
use super::flow::{Bar, Block, BlockKind, Group, GroupRole, TextRole};
use super::inline::{run, words};
use super::memo;
use super::parts::{barred, block, dashes, group, heading, paragraph, texted};
use crate::brief::{self, Inline, Revised, Revision};
use crate::geometry::Pt;
use crate::source::Span;
use crate::text::{Align, Anchor, Link, Run, Text, TextStyle};

/// How far out in the margin bars stand, in steps of the grid: clear of the text, and of the bar beside the bottom line.
const OUT: f32 = 0.75;

/// Where the parts of a memo stand, for the list to lead there.
pub(super) struct Places {
    /// Each section of the brief with its anchor, those of the appendix too.
    pub(super) sections: Vec<(usize, Anchor)>,
    /// The recommendations.
    pub(super) recommendations: Option<Anchor>,
}

impl Composer<'_> {
    /// Returns a block beside a bar in the margin, where it has changed. `indent` is how far the block is set in.
    pub(super) fn revised(&self, is_revised: bool, inner: Block, indent: Pt) -> Block {
        if !is_revised {
            return inner;
        }
        let look = &self.theme.memo;
        let (thickness, colour) = look.bar;
        let Block { before, after, keep, .. } = inner;
        let bar = Some(Bar { thickness, colour, outset: look.grid * OUT + thickness + indent });
        let blocks = vec![Block { before: Pt::ZERO, after: Pt::ZERO, ..inner }];
        let group = Group { role: GroupRole::Plain, blocks, inset: (Pt::ZERO, Pt::ZERO), bar };
        Block { before, after, keep, ..block(BlockKind::Group(group)) }
    }

    /// Returns whether something has changed of some words.
    pub(super) fn is_revised(&self, inlines: &[Inline]) -> bool {
        self.brief.revision.as_ref().is_some_and(|revision| touches(inlines, &revision.places))
    }

    /// Puts bars beside the blocks whose words have changed; `written` are the words that the blocks were made of.
    pub(super) fn revised_prose(&self, blocks: Vec<Block>, written: &[brief::Block]) -> Vec<Block> {
        if self.brief.revision.is_none() {
            return blocks;
        }
        let is_revised = |written: &brief::Block| {
            let lines = brief::paragraphs(std::slice::from_ref(written));
            lines.into_iter().any(|line| self.is_revised(line))
        };
        let pairs = blocks.into_iter().zip(written);
        pairs.map(|(block, written)| self.revised(is_revised(written), block, Pt::ZERO)).collect()
    }
}

/// Returns whether some words stand in one of some places.
fn touches(inlines: &[Inline], places: &[Span]) -> bool {
    let overlaps =
        |one: Span| places.iter().any(|place| place.file == one.file && place.start < one.end && one.start < place.end);
    inlines.iter().any(|inline| match inline {
        Inline::Text(_, span) => overlaps(*span),
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Superscript(inner)
        | Inline::Subscript(inner)
        | Inline::Spoken(_, inner)
        | Inline::Link { content: inner, .. } => touches(inner, places),
        Inline::Code(_) | Inline::Mark(_) | Inline::Break => false,
    })
}

/// Returns the list of what has changed.
pub(super) fn list(composer: &Composer<'_>, revision: &Revision, places: &Places, anchor: Anchor) -> Block {
    let look = &composer.theme.memo;
    let fixed = &composer.words().revisions;
    let mut blocks = vec![heading(words(title(composer, revision)), look.label, 1, anchor)];
    if revision.claims.is_empty() {
        blocks.push(paragraph(words(fixed.none), look.body));
    } else {
        blocks.push(paragraph(words(fixed.key), look.caption).after(look.grid / 2.0).with_next());
    }
    let style = TextStyle { align: Align::Left, ..look.body };
    for (name, has) in [(fixed.changed, (true, true)), (fixed.added, (false, true)), (fixed.dropped, (true, false))] {
        let of_kind = revision.claims.iter().filter(|claim| (claim.was.is_some(), claim.now.is_some()) == has);
        let items: Vec<Vec<Block>> =
            of_kind.map(|claim| vec![paragraph(item(claim, fixed.was, places), style)]).collect();
        if !items.is_empty() {
            blocks.push(texted(words(name), look.subheading, TextRole::Heading(2), None).with_next());
            blocks.push(dashes(items, look.marker, memo::POINT_INDENT * style.size, Pt::ZERO).after(look.grid / 2.0));
        }
    }
    let list = group(GroupRole::Plain, blocks);
    barred(GroupRole::Section, vec![list], look.quiet_bar, look.grid).after(look.grid * 2.0)
}

/// Returns the heading of the list.
pub(super) fn title(composer: &Composer<'_>, revision: &Revision) -> String {
    composer.words().revisions.since.replace("{when}", &revision.since)
}

/// Returns what is said of a claim: the section, which leads there, what is said now, and what was.
fn item(claim: &Revised, was: &str, places: &Places) -> Text {
    let section = claim.section_at.and_then(|at| places.sections.iter().find(|(section, _)| *section == at));
    let anchor = section.map(|(_, anchor)| *anchor).or(places.recommendations.filter(|_| claim.is_request));
    let mut runs = Vec::new();
    if !claim.section.is_empty() {
        let link = anchor.filter(|_| claim.now.is_some()).map(Link::Anchor);
        runs.push(Run { link, ..run(claim.section.clone()) });
        runs.push(run(": "));
    }
    let said = match (&claim.now, &claim.was) {
        (Some(now), Some(old)) => format!("{now} ({})", was.replace("{old}", old)),
        (Some(said), None) | (None, Some(said)) => said.clone(),
        (None, None) => String::new(),
    };
    runs.push(run(said));
    Text { runs, language: None, span: None }
}
