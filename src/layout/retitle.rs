//! A document with another title page: all other pages are as they were laid out once.

use super::page::{Item, ItemKind, Laid, Page};
use super::tags::TagTree;
use crate::text::WordId;

/// Returns the document with the pages of `title` in the place of its first ones, which are in a form of numbers of their
/// own. None where one cannot stand for the other: they take another number of pages, mean something else, or lead somewhere.
pub fn retitled(laid: &Laid, title: &Laid) -> Option<Laid> {
    let count = title.pages.len();
    let form = title.pages.first()?.label.form;
    let own = laid.pages.iter().take_while(|page| page.label.form == form).count();
    let leads = |pages: &[Page]| pages.iter().any(|page| !page.links.is_empty());
    if own != count || leads(laid.pages.get(..count)?) || leads(&title.pages) || !begins(&laid.tags, &title.tags) {
        return None;
    }
    let mut retitled = laid.clone();
    let first_word = retitled.words.words.len() as u32;
    retitled.words.words.extend(title.words.words.iter().cloned());
    let pictures: Vec<usize> = title
        .pictures
        .iter()
        .map(|picture| laid.pictures.iter().position(|known| known.is_same(picture)))
        .collect::<Option<_>>()?;
    for (page, title) in retitled.pages.iter_mut().zip(&title.pages) {
        page.items.clone_from(&title.items);
        for Item { kind, .. } in &mut page.items {
            match kind {
                ItemKind::Glyphs { run, .. } => {
                    run.pieces.iter_mut().for_each(|piece| piece.word = WordId(piece.word.0 + first_word));
                }
                ItemKind::Picture { picture, .. } => *picture = *pictures.get(*picture)?,
                ItemKind::Fill { .. } | ItemKind::Path(_) => {}
            }
        }
    }
    Some(retitled)
}

/// Returns whether a tree begins with the nodes of another.
fn begins(tree: &TagTree, with: &TagTree) -> bool {
    let Some(((root, nodes), (other, first))) = tree.nodes.split_first().zip(with.nodes.split_first()) else {
        return false;
    };
    root.kids.starts_with(&other.kids) && nodes.starts_with(first)
}
