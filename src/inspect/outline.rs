//! Bookmarks (ISO 32000-1, 12.3.3).

use super::Line;
use super::file::File;
use lopdf::{Dictionary, ObjectId};
use std::collections::BTreeSet;

/// Bookmarks are not followed deeper than this.
const DEEPEST: usize = 100;

/// Returns a line for each bookmark.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let root = file.catalog().and_then(|catalog| file.dict(catalog, "Outlines"));
    let mut lines = Vec::new();
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<(&Dictionary, &str, usize)> = root.map(|root| (root, "First", 0)).into_iter().collect();
    while let Some((from, key, depth)) = open.pop() {
        let id = from.get(key.as_bytes()).ok().and_then(|next| next.as_reference().ok());
        // A bookmark that was shown already would begin a circle.
        if !id.is_some_and(|id| seen.insert(id)) || depth > DEEPEST {
            continue;
        }
        let Some(bookmark) = file.dict(from, key) else { continue };
        let title = file.text(bookmark, "Title").unwrap_or_default();
        lines.push(Line::new(depth, title).fact("to", file.target(bookmark).unwrap_or_else(|| "nowhere".to_owned())));
        open.push((bookmark, "Next", depth));
        open.push((bookmark, "First", depth + 1));
    }
    if lines.is_empty() {
        lines.push(Line::new(0, "no bookmarks"));
    }
    lines
}
