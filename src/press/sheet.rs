//! Pages on sheets: moved for binding, and with room to trim beyond their edges.

use super::watermark::is_ground;
use super::{Binding, Duplex, Fault};
use crate::compose::flow::Artifact;
use crate::geometry::{Colour, Point, Pt, Rect, Size};
use crate::layout::page::{Boxes, Item, ItemKind, Laid, LinkTarget, Owner, Page};

/// What office printers leave white at each edge.
const UNPRINTABLE: Pt = Pt::mm(6.0);
/// Distance of crop marks from the trimmed page, where the bleed is narrower.
const MARK_DISTANCE: Pt = Pt::mm(3.0);
/// Length and thickness of a crop mark.
const MARK: (Pt, Pt) = (Pt::mm(5.0), Pt(0.25));
/// Room around crop marks.
const MARK_MARGIN: Pt = Pt(6.0);
/// Boxes that are wider by less are not moved too far.
const TOUCH: Pt = Pt(0.05);

/// Moves what stands on pages away from the edge at which they are bound.
pub(super) fn bind(laid: &mut Laid, binding: Binding) -> Option<Fault> {
    let moves: Vec<Point> = (0..laid.pages.len()).map(|page| binding.shift(page)).collect();
    if moves.iter().all(|by| *by == Point::default()) {
        return None;
    }
    let mut fault = None;
    for (index, (page, &by)) in laid.pages.iter_mut().zip(&moves).enumerate() {
        let before = margin(page);
        shift(page, by);
        let left = margin(page);
        if binding.gutter > Pt::ZERO && left < UNPRINTABLE - TOUCH && left < before && fault.is_none() {
            fault = Some(Fault::Gutter { page: index, left });
        }
    }
    shift_destinations(laid, &moves);
    fault
}

impl Binding {
    /// Returns how far what stands on a page, counted from 0, is moved.
    fn shift(self, page: usize) -> Point {
        let back = page % 2 == 1;
        let half = self.gutter / 2.0;
        match self.duplex {
            Duplex::None => Point { x: half, y: Pt::ZERO },
            Duplex::Long if back => Point { x: -half - self.lean, y: Pt::ZERO },
            Duplex::Long => Point { x: half, y: Pt::ZERO },
            Duplex::Short if back => Point { x: Pt::ZERO, y: -half },
            Duplex::Short => Point { x: Pt::ZERO, y: half },
        }
    }
}

/// Puts pages on larger sheets, with crop marks; grounds go on beyond the edge.
pub(super) fn add_bleed(laid: &mut Laid, bleed: Pt) -> Option<Fault> {
    let around = bleed.max(MARK_DISTANCE) + MARK.0 + MARK_MARGIN;
    let by = Point { x: around, y: around };
    let mut fault = None;
    for (index, page) in laid.pages.iter_mut().enumerate() {
        let margin = margin(page);
        if margin < bleed - TOUCH && fault.is_none() {
            fault = Some(Fault::Bleed { page: index, margin });
        }
        let trimmed = page.size;
        let grounds: Vec<bool> = page.items.iter().map(|item| is_ground(item, trimmed)).collect();
        shift(page, by);
        for (item, _) in page.items.iter_mut().zip(grounds).filter(|(_, ground)| *ground) {
            if let ItemKind::Fill { rect, .. } = &mut item.kind {
                *rect = Rect { x: around, y: around, width: trimmed.width, height: trimmed.height };
                *rect = grown(*rect, bleed);
            }
        }
        let trim = Rect { x: around, y: around, width: trimmed.width, height: trimmed.height };
        page.items.extend(crop_marks(trim, bleed.max(MARK_DISTANCE)));
        page.size = Size { width: trimmed.width + around * 2.0, height: trimmed.height + around * 2.0 };
        page.boxes = Some(Boxes { trim, bleed: grown(trim, bleed) });
    }
    let moves = vec![by; laid.pages.len()];
    shift_destinations(laid, &moves);
    fault
}

/// Returns the marks at the corners of the trimmed page.
fn crop_marks(trim: Rect, distance: Pt) -> Vec<Item> {
    let (length, thickness) = MARK;
    let half = thickness / 2.0;
    let mut marks = Vec::with_capacity(8);
    for x in [trim.x, trim.right()] {
        for y in [trim.y - distance - length, trim.bottom() + distance] {
            marks.push(Rect { x: x - half, y, width: thickness, height: length });
        }
    }
    for y in [trim.y, trim.bottom()] {
        for x in [trim.x - distance - length, trim.right() + distance] {
            marks.push(Rect { x, y: y - half, width: length, height: thickness });
        }
    }
    let drawn = marks.into_iter().map(|rect| Item {
        owner: Owner::Artifact(Artifact::Decoration),
        kind: ItemKind::Fill { rect, colour: Colour::BLACK },
    });
    drawn.collect()
}

fn grown(rect: Rect, by: Pt) -> Rect {
    Rect { x: rect.x - by, y: rect.y - by, width: rect.width + by * 2.0, height: rect.height + by * 2.0 }
}

/// Returns the least distance of what stands on a page from its edges; grounds and watermarks may reach them.
fn margin(page: &Page) -> Pt {
    let mut least = page.size.width.min(page.size.height);
    for item in page.items.iter().filter(|item| !is_ground(item, page.size)) {
        if item.owner == Owner::Artifact(Artifact::Watermark) {
            continue;
        }
        let rect = match &item.kind {
            ItemKind::Glyphs { at, run } => Rect { x: at.x, y: at.y - run.size, width: run.width, height: run.size },
            ItemKind::Fill { rect, .. } => *rect,
            ItemKind::Path(path) => match path.bounds() {
                Some(bounds) => bounds,
                None => continue,
            },
            ItemKind::Picture { clip, .. } => *clip,
        };
        let sides = [rect.x, rect.y, page.size.width - rect.right(), page.size.height - rect.bottom()];
        least = sides.into_iter().fold(least, Pt::min);
    }
    least
}

/// Moves what stands on a page; its ground stays.
fn shift(page: &mut Page, by: Point) {
    let size = page.size;
    for item in page.items.iter_mut().filter(|item| !is_ground(item, size)) {
        match &mut item.kind {
            ItemKind::Glyphs { at, .. } => *at = Point { x: at.x + by.x, y: at.y + by.y },
            ItemKind::Fill { rect, .. } => *rect = rect.shifted(by),
            ItemKind::Path(path) => path.shift(by),
            ItemKind::Picture { rect, clip, .. } => {
                *rect = rect.shifted(by);
                *clip = clip.shifted(by);
            }
        }
    }
    for link in &mut page.links {
        link.rect = link.rect.shifted(by);
    }
}

/// Moves the places that links and bookmarks lead to, each as its page was moved.
fn shift_destinations(laid: &mut Laid, moves: &[Point]) {
    let links = laid.pages.iter_mut().flat_map(|page| &mut page.links).filter_map(|link| match &mut link.to {
        LinkTarget::Place(place) => Some(place),
        LinkTarget::Url(_) => None,
    });
    let bookmarks = laid.bookmarks.iter_mut().map(|bookmark| &mut bookmark.to);
    for place in links.chain(bookmarks) {
        if let Some(by) = moves.get(place.page) {
            place.at.y = (place.at.y + by.y).max(Pt::ZERO);
        }
    }
}
