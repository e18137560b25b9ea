//! Boxes of figures, which readers need to show where one stands (ISO 32000-1, 14.8.5.4.3).

use super::tags::Roles;
use crate::geometry::{Pt, Rect};
use crate::layout::page::{ItemKind, Laid, Owner};
use crate::layout::tags::{NodeId, Role};
use crate::text::Fonts;
use std::collections::BTreeMap;

/// Returns the page and the box of each figure that is drawn.
pub(super) fn boxes(laid: &Laid, roles: &Roles, fonts: &Fonts) -> BTreeMap<NodeId, (usize, Rect)> {
    let mut boxes: BTreeMap<NodeId, (usize, Rect)> = BTreeMap::new();
    let figures = enclosing_figures(laid, roles);
    if figures.iter().all(Option::is_none) {
        return boxes;
    }
    for (page, items) in laid.pages.iter().map(|page| &page.items).enumerate() {
        for item in items {
            let Owner::Content(content) = item.owner else { continue };
            let owner = roles.owner_of(content);
            let Some(figure) = figures.get(owner.0 as usize).copied().flatten() else { continue };
            let Some(rect) = item_box(&item.kind, fonts) else { continue };
            let entry = boxes.entry(figure).or_insert((page, rect));
            if entry.0 == page {
                entry.1 = around(entry.1, rect);
            }
        }
    }
    boxes
}

/// Returns for each node the figure that it is or stands in.
fn enclosing_figures(laid: &Laid, roles: &Roles) -> Vec<Option<NodeId>> {
    let mut figures: Vec<Option<NodeId>> = Vec::with_capacity(laid.tags.nodes.len());
    for (index, node) in laid.tags.nodes.iter().enumerate() {
        let id = NodeId(index as u32);
        // Nodes come after their parents.
        let outer = figures.get(roles.parent_of(id).0 as usize).copied().flatten();
        figures.push(if node.role == Role::Figure { Some(id) } else { outer });
    }
    figures
}

/// Returns the box of an item; none where nothing is drawn.
fn item_box(kind: &ItemKind, fonts: &Fonts) -> Option<Rect> {
    Some(match kind {
        ItemKind::Glyphs { at, run } => {
            let metrics = fonts.metrics(run.face);
            let scale = run.size.0 / f32::from(metrics.units_per_em).max(1.0);
            let (up, down) = (Pt(f32::from(metrics.ascent) * scale), Pt(f32::from(metrics.descent) * scale));
            Rect { x: at.x, y: at.y - up, width: run.width, height: up - down }
        }
        ItemKind::Fill { rect, .. } => *rect,
        ItemKind::Path(path) => path.bounds()?,
        ItemKind::Picture { clip, .. } => *clip,
    })
}

/// Returns the smallest box that holds two.
fn around(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect { x, y, width: a.right().max(b.right()) - x, height: a.bottom().max(b.bottom()) - y }
}
