//! Several documents as one: pages one after the other, each document a part of the tag tree and of the bookmarks.

use super::page::{Destination, Item, ItemKind, Laid, LinkTarget, Owner, PlacedBookmark};
use super::tags::{ContentId, Kid, NodeId, Role};
use crate::text::WordId;

/// A document that becomes a part of another.
#[derive(Debug)]
pub struct Part {
    /// What it is called.
    pub title: String,
    /// The page that opens it.
    pub opener: Laid,
    /// Its own pages.
    pub laid: Laid,
}

/// Makes one document of several; none of none. What it says of itself is what the first says.
pub fn combine(parts: Vec<Part>) -> Option<Laid> {
    let mut whole: Option<Laid> = None;
    for Part { title, opener, laid } in parts {
        let whole = whole.get_or_insert_with(|| empty(&laid));
        let root = whole.tags.root();
        let node = whole.tags.add(root, Role::Part);
        whole.tags.nodes[node.0 as usize].title = Some(title.clone());
        let first = whole.pages.len();
        let to = Destination { page: first, at: Default::default(), words: Default::default() };
        whole.bookmarks.push(PlacedBookmark { level: 1, title: title.clone(), to });
        whole.parts.push((first, title));
        append(whole, opener, node);
        append(whole, laid, node);
    }
    whole
}

/// Returns a document without pages that says of itself what another says.
fn empty(laid: &Laid) -> Laid {
    Laid {
        metadata: laid.metadata.clone(),
        pages: Vec::new(),
        tags: Default::default(),
        words: Default::default(),
        bookmarks: Vec::new(),
        pictures: Vec::new(),
        parts: Vec::new(),
    }
}

/// Adds a document's pages; what they say goes into a node.
fn append(whole: &mut Laid, laid: Laid, part: NodeId) {
    let Laid { mut pages, tags, words, bookmarks, pictures, .. } = laid;
    let first_page = whole.pages.len();
    let first_word = whole.words.words.len() as u32;
    let first_content = whole.tags.contents;
    let first_node = whole.tags.nodes.len() as u32;
    // The document's own root is the part.
    let node = |id: NodeId| if id.0 == 0 { part } else { NodeId(first_node + id.0 - 1) };
    let pictures: Vec<usize> = pictures
        .into_iter()
        .map(|picture| {
            whole.pictures.iter().position(|known| known.is_same(&picture)).unwrap_or_else(|| {
                whole.pictures.push(picture);
                whole.pictures.len() - 1
            })
        })
        .collect();

    whole.tags.contents += tags.contents;
    for (index, mut from) in tags.nodes.into_iter().enumerate() {
        for kid in &mut from.kids {
            *kid = match *kid {
                Kid::Node(kid) => Kid::Node(node(kid)),
                Kid::Content(content) => Kid::Content(ContentId(first_content + content.0)),
            };
        }
        if index == 0 {
            whole.tags.nodes[part.0 as usize].kids.append(&mut from.kids);
        } else {
            whole.tags.nodes.push(from);
        }
    }
    for page in &mut pages {
        for Item { owner, kind } in &mut page.items {
            if let Owner::Content(content) = owner {
                content.0 += first_content;
            }
            match kind {
                ItemKind::Glyphs { run, .. } => {
                    for piece in &mut run.pieces {
                        piece.word = WordId(piece.word.0 + first_word);
                    }
                }
                ItemKind::Picture { picture, .. } => *picture = pictures.get(*picture).copied().unwrap_or_default(),
                ItemKind::Fill { .. } | ItemKind::Path(_) => {}
            }
        }
        for link in &mut page.links {
            link.node = node(link.node);
            if let LinkTarget::Place(to) = &mut link.to {
                to.page += first_page;
            }
        }
    }
    whole.words.words.extend(words.words);
    whole.bookmarks.extend(bookmarks.into_iter().map(|bookmark| {
        let to = Destination { page: bookmark.to.page + first_page, ..bookmark.to };
        PlacedBookmark { level: bookmark.level.saturating_add(1), to, ..bookmark }
    }));
    whole.pages.append(&mut pages);
}
