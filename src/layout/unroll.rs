//! Strips → sheets: content moves to its page, in order, without being copied.

use super::page::{Item, ItemKind, Owner};
use super::paginate::Heights;
use super::strips::{Edge, Head, Late, LinkPart, Strip, Strips, moved, shift};
use crate::compose::flow::Artifact;
use crate::geometry::{Point, Pt, Rect};
use crate::text::Anchor;
use std::ops::Range;

/// Strips that are handed out page by page.
pub(super) struct Unroll {
    strips: Strips,
    items: std::vec::IntoIter<Item>,
    links: std::vec::IntoIter<LinkPart>,
    anchors: std::vec::IntoIter<(Anchor, Point)>,
    late: std::iter::Peekable<std::vec::IntoIter<Late>>,
    heads: Vec<Head>,
    /// By their first strip.
    edges: Vec<Edge>,
    /// The first edge that may still have strips to come.
    open_edge: usize,
}

impl Unroll {
    /// Begins with the first strip.
    pub(super) fn new(mut strips: Strips) -> Unroll {
        let mut edges = std::mem::take(&mut strips.edges);
        edges.sort_by_key(|edge| edge.from);
        Unroll {
            items: std::mem::take(&mut strips.items).into_iter(),
            links: std::mem::take(&mut strips.links).into_iter(),
            anchors: std::mem::take(&mut strips.anchors).into_iter(),
            late: std::mem::take(&mut strips.late).into_iter().peekable(),
            heads: std::mem::take(&mut strips.heads),
            strips,
            edges,
            open_edge: 0,
        }
    }

    /// Returns the strips.
    pub(super) fn strips(&self) -> &[Strip] {
        &self.strips.strips
    }

    /// Moves the next strips to a sheet; `at` is the upper left corner of the body there.
    pub(super) fn move_to(&mut self, sheet: &mut Strips, range: Range<usize>, heights: &Heights, at: Point) {
        let Some(first) = self.strips.strips.get(range.start) else { return };
        let tops: Vec<Pt> = range.clone().map(|strip| Pt(heights.top(range.start, strip) as f32)).collect();
        if let Some(head) = first.head.checked_sub(1).and_then(|head| self.heads.get(head as usize)) {
            let from = sheet.items.len();
            sheet.items.extend(head.items.iter().cloned());
            shift(&mut sheet.items[from..], at);
        }
        self.draw_edges(sheet, &range, &tops, at);
        for (strip, &top) in range.zip(&tops) {
            let by = Point { x: at.x, y: at.y + top };
            let (from, to) = (self.strips.starts(strip), self.strips.starts(strip + 1));
            let on_sheet = sheet.items.len();
            while let Some(late) = self.late.next_if(|late| late.item < to.items) {
                sheet.late.push(Late { item: late.item - from.items + on_sheet, ..late });
            }
            sheet.items.extend(self.items.by_ref().take(to.items - from.items));
            shift(&mut sheet.items[on_sheet..], by);
            let links = self.links.by_ref().take(to.links - from.links);
            sheet.links.extend(links.map(|link| LinkPart { rect: link.rect.shifted(by), ..link }));
            let anchors = self.anchors.by_ref().take(to.anchors - from.anchors);
            sheet.anchors.extend(anchors.map(|(anchor, place)| (anchor, moved(place, by))));
        }
    }

    /// Draws the rules that run along the strips of a page, each from its first to its last strip there.
    fn draw_edges(&mut self, sheet: &mut Strips, range: &Range<usize>, tops: &[Pt], at: Point) {
        while self.edges.get(self.open_edge).is_some_and(|edge| edge.to <= range.start) {
            self.open_edge += 1;
        }
        for edge in self.edges[self.open_edge..].iter().take_while(|edge| edge.from < range.end) {
            let (from, to) = (edge.from.max(range.start), edge.to.min(range.end));
            if from >= to {
                continue;
            }
            // On a page that it goes on to, it runs beside what is repeated there too.
            let top = if from == edge.from { tops[from - range.start] } else { Pt::ZERO };
            let height = tops[to - 1 - range.start] + self.strips.strips[to - 1].height - top;
            let rect = Rect { x: edge.x, y: top, width: edge.thickness, height }.shifted(at);
            sheet.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour: edge.colour });
        }
    }
}
