//! Filling in what was known only when all pages were made: furniture with page numbers, contents, links, bookmarks.

use super::compositor::{Compositor, Meaning};
use super::page::{Item, ItemKind, Laid, LinkArea, LinkTarget, PlacedBookmark};
use super::sequence::{Book, Side};
use super::strips::{Late, Strips, repeated};
use super::{Trouble, fields, furniture};
use crate::compose::flow::{BlockKind, Bookmark, Metadata, Placed};
use crate::geometry::{Point, Pt};
use crate::text::{Link, RunKind};

/// Finishes the pages.
pub(super) fn finish(
    mut book: Book,
    mut compositor: Compositor<'_>,
    metadata: Metadata,
    bookmarks: Vec<Bookmark>,
) -> (Laid, Vec<Trouble>) {
    compositor.known.complete = true;
    // From the end, since words may take more items than were kept for them.
    for (page, late) in std::mem::take(&mut book.late).into_iter().rev() {
        fill_in(&mut compositor, &mut book, page, late);
    }
    dress(&mut compositor, &mut book);
    link(&compositor, &mut book);
    let known = &compositor.known;
    let placed = bookmarks.into_iter().filter_map(|bookmark| {
        let to = (*known.places.get(bookmark.anchor.0 as usize)?)?;
        Some(PlacedBookmark { level: bookmark.level, title: bookmark.title, to })
    });
    let bookmarks = placed.collect();
    let Compositor { typesetter, tags, pictures, troubles, .. } = compositor;
    (
        Laid { metadata, pages: book.pages, tags, words: typesetter.words, bookmarks, pictures, parts: Vec::new() },
        troubles,
    )
}

/// Sets words that were not known before.
fn fill_in(compositor: &mut Compositor<'_>, book: &mut Book, page: usize, late: Late) {
    let label = book.pages[page].label;
    let words = fields::value(compositor, late.field, Some(label)).unwrap_or_default();
    let line = compositor.set_line(words, &late.style);
    let items = &mut book.pages[page].items;
    let Some(Item { owner, kind: ItemKind::Glyphs { at, .. } }) = items.get(late.item) else { return };
    let (owner, at) = (*owner, *at);
    let width = line.as_ref().map_or(Pt::ZERO, |line| line.width);
    let start = if late.right { at.x - width } else { at.x };
    let runs = line.into_iter().flat_map(|line| line.runs).map(|run| {
        let at = Point { x: start + run.x, y: at.y - run.rise };
        Item { owner, kind: ItemKind::Glyphs { at, run } }
    });
    items.splice(late.item..=late.item, runs);
}

/// Puts the furniture that is not read on all pages.
fn dress(compositor: &mut Compositor<'_>, book: &mut Book) {
    let mut undated: Vec<Option<Vec<Item>>> = Vec::new();
    let mut of = None;
    for (page, dress) in book.pages.iter_mut().zip(&book.dress) {
        let dressing = &book.furniture[dress.sequence];
        let (furniture, plan) = dressing.of(dress.turn);
        compositor.known.turn = Some(dress.turn);
        let both = Side::Before.of(furniture, plan).chain(Side::After.of(furniture, plan));
        let key = Some((dress.sequence, dress.turn.is_first()));
        let told = of == key;
        if !told {
            of = key;
            undated = vec![None; plan.boxes.len()];
        }
        let troubles = compositor.troubles.len();
        for ((placed, at), done) in both.zip(&mut undated) {
            let Some(artifact) = placed.artifact else { continue };
            if let Some(items) = done {
                page.items.extend(items.iter().cloned());
                continue;
            }
            let mut sheet = Strips::sheet();
            let meaning = Meaning::Artifact(artifact);
            furniture::place(compositor, placed, (at, &dressing.master), meaning, page.label, &mut sheet);
            if !changes(placed) {
                *done = Some(repeated(&sheet.items));
            }
            page.items.append(&mut sheet.items);
        }
        if told {
            // What cannot be set was told of the first such page.
            compositor.troubles.truncate(troubles);
        }
    }
}

/// Returns whether what stands in a box differs from page to page. Only texts are looked into: whatever else there is, is
/// laid out again.
fn changes(placed: &Placed) -> bool {
    !placed.blocks.iter().all(|block| match &block.kind {
        BlockKind::Text(text) => !text.text.runs.iter().any(|run| matches!(run.kind, RunKind::Field(_))),
        BlockKind::Rule { .. } | BlockKind::Picture(_) => true,
        _ => false,
    })
}

/// Gives links their places.
fn link(compositor: &Compositor<'_>, book: &mut Book) {
    for (page, part) in std::mem::take(&mut book.links) {
        let to = match part.to {
            Link::Url(url) => LinkTarget::Url(url),
            Link::Anchor(anchor) => match compositor.known.places.get(anchor.0 as usize) {
                Some(&Some(place)) => LinkTarget::Place(place),
                _ => continue,
            },
        };
        let area = LinkArea { rect: part.rect, to, node: part.node, contents: part.contents };
        book.pages[page].links.push(area);
    }
}
