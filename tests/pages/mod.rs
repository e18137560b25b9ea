//! What must hold of every page, read off what layout hands on.

use briefpress::geometry::{Pt, Rect};
use briefpress::layout::page::{Item, ItemKind, Laid, Page};

/// Letters reach so far above the baseline and below it, in parts of their size.
const REACH: (f32, f32) = (0.66, 0.2);
/// Boxes that stand into each other by less only touch.
const TOUCH: f32 = 0.3;

/// Returns the words of a run, and what its letters may cover.
pub(crate) fn covered(laid: &Laid, item: &Item) -> Option<(String, Rect)> {
    let ItemKind::Glyphs { at, run } = &item.kind else { return None };
    let words = run.pieces.iter().map(|piece| &*laid.words.words[piece.word.0 as usize].text);
    let rect = Rect { x: at.x, y: at.y - run.size * REACH.0, width: run.width, height: run.size * (REACH.0 + REACH.1) };
    Some((words.collect::<Vec<_>>().join(" "), rect))
}

/// Asserts that all that is drawn stands on its page.
pub(crate) fn nothing_runs_off(laid: &Laid, page: &Page, place: &str) {
    let inside = |rect: &Rect| {
        rect.x.0 >= -TOUCH
            && rect.y.0 >= -TOUCH
            && rect.right() <= page.size.width + Pt(TOUCH)
            && rect.bottom() <= page.size.height + Pt(TOUCH)
    };
    for item in &page.items {
        match &item.kind {
            ItemKind::Glyphs { .. } => {
                let (words, rect) = covered(laid, item).unwrap();
                assert!(inside(&rect), "{place}: {words:?} at {rect:?}");
            }
            ItemKind::Path(path) => {
                assert!(path.bounds().is_none_or(|rect| inside(&rect)), "{place}: {path:?}");
            }
            ItemKind::Fill { rect, .. } | ItemKind::Picture { clip: rect, .. } => {
                assert!(inside(rect), "{place}: {rect:?}");
            }
        }
    }
}

/// Asserts that no text covers another, and none a picture.
pub(crate) fn nothing_overlaps(laid: &Laid, page: &Page, place: &str) {
    let texts: Vec<_> = page.items.iter().filter_map(|item| covered(laid, item)).collect();
    for (index, (words, one)) in texts.iter().enumerate() {
        for (others, other) in &texts[index + 1..] {
            let across = one.right().0.min(other.right().0) - one.x.0.max(other.x.0);
            let down = one.bottom().0.min(other.bottom().0) - one.y.0.max(other.y.0);
            assert!(across < TOUCH || down < TOUCH, "{place}: {words:?} at {one:?} and {others:?} at {other:?}");
        }
    }
    let pictures = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Picture { clip, .. } => Some(clip),
        _ => None,
    });
    for picture in pictures {
        for (words, one) in &texts {
            let across = one.right().0.min(picture.right().0) - one.x.0.max(picture.x.0);
            let down = one.bottom().0.min(picture.bottom().0) - one.y.0.max(picture.y.0);
            assert!(across < TOUCH || down < TOUCH, "{place}: {words:?} at {one:?} covers the picture at {picture:?}");
        }
    }
}
