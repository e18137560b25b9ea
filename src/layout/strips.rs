//! Strips: what blocks become before pages are made. A strip is a line of text or a box that is never cut, with the room
//! above it, what a page break there would cost, and its items at places relative to its upper edge.
//!
//! Items, links and anchors of all strips lie in one list each; a strip knows where its own end.

use super::page::{Item, ItemKind, Owner};
use super::tags::NodeId;
use crate::compose::flow::Artifact;
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::text::{Anchor, Field, GlyphRun, Link, TextStyle};
use std::ops::Range;

/// What a break costs that must not be: between the lines of a short paragraph, after a heading. Such breaks are made
/// only where nothing else fits. Greater than all that pages cost together which could be saved by one.
pub(super) const FORBIDDEN: f32 = 10_000.0;
/// What a break costs after a word that is cut: as much as leaving some two lines of a page empty.
pub(super) const AFTER_HYPHEN: f32 = 0.3;
/// The same where the word is a name: more than a page costs that is a line short.
pub(super) const AFTER_HYPHENED_NAME: f32 = 5.0;
/// What a break costs that leaves the last item of a list alone, in one line at the head of a page.
pub(super) const LONE_LINE: f32 = 4.0;
/// What a break costs that leaves one row of a table alone.
pub(super) const LONE_ROW: f32 = 5.0;

/// What a break costs in a table that a page can hold: more than one page more, and less than a page that is hardly filled.
pub(super) const IN_TABLE: f32 = 1_100.0;

/// A strip.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strip {
    /// Room above, dropped at the top of a page.
    pub(super) before: Pt,
    /// Extent.
    pub(super) height: Pt,
    /// What a page break before it costs.
    pub(super) cost: f32,
    /// What it is to pages.
    pub(super) kind: StripKind,
    /// Whether a page starts with it in any case.
    pub(super) forced: bool,
    /// Whether it stays on one page with what follows.
    pub(super) keeps_next: bool,
    /// Whether a page break before it cuts a paragraph in two.
    pub(super) inside: bool,
    /// Whether a page break before it leaves one item alone, on this page or the last.
    pub(super) lone: bool,
    /// Whether its upper edge stands on the baseline grid.
    pub(super) on_grid: bool,
    /// Whether it goes across all columns of its page.
    pub(super) across: bool,
    /// How much less tall it may be made, that more fits on its page: a picture.
    pub(super) give: Pt,
    /// What is repeated above it where it starts a page: one more than the index in [`Strips::heads`], or zero.
    pub(super) head: u32,
    /// Index after its last item.
    pub(super) items: u32,
    /// Index after its last link.
    pub(super) links: u32,
    /// Index after its last anchor.
    pub(super) anchors: u32,
}

/// What a strip is to pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StripKind {
    /// A line of text: one of it is too little below a heading.
    Line,
    /// A box.
    Box,
}

impl Strip {
    /// Returns a strip of the height, free to stand anywhere.
    pub(super) fn new(kind: StripKind, height: Pt) -> Strip {
        Strip {
            before: Pt::ZERO,
            height,
            cost: 0.0,
            kind,
            forced: false,
            keeps_next: false,
            inside: false,
            lone: false,
            on_grid: false,
            across: false,
            give: Pt::ZERO,
            head: 0,
            items: 0,
            links: 0,
            anchors: 0,
        }
    }
}

/// A part of a line that is a link.
#[derive(Debug)]
pub(super) struct LinkPart {
    /// The area, relative to its strip, later to the page.
    pub(super) rect: Rect,
    /// Where it leads.
    pub(super) to: Link,
    /// The link's node.
    pub(super) node: NodeId,
    /// What it says.
    pub(super) contents: String,
}

/// Words that are known only when all pages are made; the item holds their place.
#[derive(Debug, Clone)]
pub(super) struct Late {
    /// Index of the item.
    pub(super) item: usize,
    /// What is to be set.
    pub(super) field: Field,
    /// How it looks.
    pub(super) style: TextStyle,
    /// Whether the item's place is the words' right edge.
    pub(super) right: bool,
}

/// A table's head, for the pages on which the table goes on.
#[derive(Debug)]
pub(super) struct Head {
    /// Extent.
    pub(super) height: Pt,
    /// What is drawn again.
    pub(super) items: Vec<Item>,
}

/// A rule along the left edge of some strips.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// First strip.
    pub(super) from: usize,
    /// Strip after the last.
    pub(super) to: usize,
    /// Left edge.
    pub(super) x: Pt,
    /// Thickness.
    pub(super) thickness: Pt,
    /// Paint.
    pub(super) colour: Colour,
}

/// A block of a section that stands in columns.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Which section, in the order in which they begin.
    pub(super) section: usize,
    /// Which of its blocks.
    pub(super) block: usize,
    /// Its strips.
    pub(super) strips: Range<usize>,
    /// Whether it may stand further up in its section.
    pub(super) floats: bool,
}

/// A marker that waits for the line that it stands beside. Its items are relative to the baseline.
#[derive(Debug)]
pub(super) struct Hung {
    /// What is drawn.
    pub(super) items: Vec<Item>,
    /// Distance of the baseline from the upper edge of the marker's own line.
    pub(super) baseline: Pt,
}

/// Strips in reading order.
#[derive(Debug, Default)]
pub(super) struct Strips {
    /// The strips.
    pub(super) strips: Vec<Strip>,
    /// Items of all strips.
    pub(super) items: Vec<Item>,
    /// Links of all strips.
    pub(super) links: Vec<LinkPart>,
    /// Anchors of all strips with their places.
    pub(super) anchors: Vec<(Anchor, Point)>,
    /// Items that wait for their words, in order.
    pub(super) late: Vec<Late>,
    /// Heads of tables.
    pub(super) heads: Vec<Head>,
    /// Rules along several strips.
    pub(super) edges: Vec<Edge>,
    /// Where pages have columns, the blocks of sections.
    pub(super) parts: Vec<Part>,
    /// How many sections were begun in columns.
    pub(super) sections: usize,
    /// Strips that are one picture, which may be made smaller.
    pub(super) pictures: Vec<usize>,
    /// Room that the next strip keeps above it.
    room: Pt,
    /// Whether the next strip starts a page.
    forced: bool,
    /// Markers that wait for the next strip.
    hung: Vec<Hung>,
    /// Anchors that wait for the next strip, with their distance from the left.
    waiting: Vec<(Anchor, Pt)>,
}

/// Where the lists of a strip's contents begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Starts {
    /// Index of the first item.
    pub(super) items: usize,
    /// Index of the first link.
    pub(super) links: usize,
    /// Index of the first anchor.
    pub(super) anchors: usize,
}

impl Strips {
    /// Returns the number of strips.
    pub(super) fn len(&self) -> usize {
        self.strips.len()
    }

    /// Asks for room above the next strip; of two wishes the larger holds.
    pub(super) fn room(&mut self, room: Pt) {
        self.room = self.room.max(room);
    }

    /// Lets the next strip start a page.
    pub(super) fn force(&mut self) {
        self.forced = true;
    }

    /// Hangs a marker beside the next strip.
    pub(super) fn hang(&mut self, hung: Hung) {
        self.hung.push(hung);
    }

    /// Puts an anchor at the upper edge of the next strip.
    pub(super) fn wait(&mut self, anchor: Anchor, x: Pt) {
        self.waiting.push((anchor, x));
    }

    /// Begins a strip. Markers that hang take its baseline, or their own where it has none.
    pub(super) fn open(&mut self, mut strip: Strip, baseline: Option<Pt>) {
        strip.before = std::mem::take(&mut self.room);
        strip.forced |= std::mem::take(&mut self.forced);
        let first = self.items.len();
        for hung in std::mem::take(&mut self.hung) {
            let down = baseline.unwrap_or(hung.baseline);
            self.items.extend(hung.items);
            shift(&mut self.items[first..], Point { x: Pt::ZERO, y: down });
        }
        self.anchors.extend(self.waiting.drain(..).map(|(anchor, x)| (anchor, Point { x, y: Pt::ZERO })));
        strip.items = self.items.len() as u32;
        strip.links = self.links.len() as u32;
        strip.anchors = self.anchors.len() as u32;
        self.strips.push(strip);
    }

    /// Adds an item to the strip that was begun last.
    pub(super) fn put(&mut self, owner: Owner, kind: ItemKind) {
        self.items.push(Item { owner, kind });
        self.close();
    }

    /// Adds a link to the strip that was begun last.
    pub(super) fn link(&mut self, link: LinkPart) {
        self.links.push(link);
        self.close();
    }

    /// Adds an anchor to the strip that was begun last.
    pub(super) fn anchor(&mut self, anchor: Anchor, at: Point) {
        self.anchors.push((anchor, at));
        self.close();
    }

    /// Adds an item that waits for its words.
    pub(super) fn late(&mut self, owner: Owner, at: Point, run: GlyphRun, late: (Field, TextStyle), right: bool) {
        self.late.push(Late { item: self.items.len(), field: late.0, style: late.1, right });
        self.put(owner, ItemKind::Glyphs { at, run });
    }

    /// Notes that the last strip ends here.
    fn close(&mut self) {
        if let Some(strip) = self.strips.last_mut() {
            strip.items = self.items.len() as u32;
            strip.links = self.links.len() as u32;
            strip.anchors = self.anchors.len() as u32;
        }
    }

    /// Begins a sheet: one strip that takes what stands on a page.
    pub(super) fn sheet() -> Strips {
        let mut sheet = Strips::default();
        sheet.open(Strip::new(StripKind::Box, Pt::ZERO), None);
        sheet
    }

    /// Returns where a strip's contents begin; of the strip after the last, where all end.
    pub(super) fn starts(&self, index: usize) -> Starts {
        match index.checked_sub(1).and_then(|before| self.strips.get(before)) {
            Some(strip) => {
                Starts { items: strip.items as usize, links: strip.links as usize, anchors: strip.anchors as usize }
            }
            None => Starts { items: 0, links: 0, anchors: 0 },
        }
    }

    /// Forbids page breaks between strips of a range, but before its first.
    pub(super) fn bind(&mut self, from: usize) {
        for strip in self.strips.iter_mut().skip(from + 1) {
            strip.cost = strip.cost.max(FORBIDDEN);
        }
    }

    /// Returns the extent of the strips from one on, one below the other, without the room above the first.
    pub(super) fn height(&self, from: usize) -> Pt {
        let strips = self.strips.get(from..).unwrap_or_default();
        let first = strips.first().map_or(Pt::ZERO, |strip| strip.before);
        strips.iter().map(|strip| strip.before + strip.height).sum::<Pt>() - first
    }

    /// Makes pictures among the strips from one on smaller until these are so much less tall; the pictures give alike,
    /// none loses more than half.
    pub(super) fn shrink_pictures(&mut self, from: usize, excess: Pt) {
        let pictures: Vec<usize> = self.pictures.iter().copied().filter(|&strip| strip >= from).collect();
        let total: Pt = pictures.iter().map(|&strip| self.strips[strip].height).sum();
        if total.0 <= 0.0 || excess.0 <= 0.0 {
            return;
        }
        let factor = ((total - excess) / total).max(0.5);
        for strip in pictures {
            self.scale_picture(strip, factor);
        }
    }

    /// Makes a strip that is one picture so much less tall.
    pub(super) fn lower_picture(&mut self, strip: usize, by: Pt) {
        let height = self.strips[strip].height;
        if by > Pt::ZERO && by < height {
            self.scale_picture(strip, (height - by) / height);
        }
    }

    fn scale_picture(&mut self, strip: usize, factor: f32) {
        let range = self.starts(strip).items..self.starts(strip + 1).items;
        self.strips[strip].height = self.strips[strip].height * factor;
        self.strips[strip].give = self.strips[strip].give * factor;
        for item in &mut self.items[range] {
            if let ItemKind::Picture { rect, clip, .. } = &mut item.kind {
                *rect = scaled(*rect, Point { x: clip.x, y: clip.y }, factor);
                *clip = scaled(*clip, Point { x: clip.x, y: clip.y }, factor);
            }
        }
    }

    /// Moves all content into the strip of another list that was begun last, one strip below the other.
    pub(super) fn pour(mut self, into: &mut Strips, at: Point) {
        let mut tops = Vec::with_capacity(self.strips.len());
        let mut y = Pt::ZERO;
        for (index, strip) in self.strips.iter().enumerate() {
            if index > 0 {
                y += strip.before;
            }
            tops.push(y);
            y += strip.height;
        }
        for edge in self.edges.iter().filter(|edge| edge.from < edge.to) {
            let (top, last) = (tops[edge.from], edge.to - 1);
            let height = tops[last] + self.strips[last].height - top;
            let rect = Rect { x: edge.x, y: top, width: edge.thickness, height }.shifted(at);
            into.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour: edge.colour });
        }
        for (index, &top) in tops.iter().enumerate() {
            let by = Point { x: at.x, y: at.y + top };
            let (from, to) = (self.starts(index), self.starts(index + 1));
            shift(&mut self.items[from.items..to.items], by);
            for link in &mut self.links[from.links..to.links] {
                link.rect = link.rect.shifted(by);
            }
            for (_, place) in &mut self.anchors[from.anchors..to.anchors] {
                *place = moved(*place, by);
            }
        }
        let offset = into.items.len();
        into.late.extend(self.late.into_iter().map(|late| Late { item: late.item + offset, ..late }));
        into.items.append(&mut self.items);
        into.links.append(&mut self.links);
        into.anchors.append(&mut self.anchors);
        let waiting = self.waiting.into_iter();
        into.anchors.extend(waiting.map(|(anchor, x)| (anchor, moved(Point { x, y }, at))));
        into.close();
    }
}

/// Returns a place moved by `by`.
pub(super) fn moved(place: Point, by: Point) -> Point {
    Point { x: place.x + by.x, y: place.y + by.y }
}

/// Moves items.
pub(super) fn shift(items: &mut [Item], by: Point) {
    for item in items {
        match &mut item.kind {
            ItemKind::Glyphs { at, .. } => *at = moved(*at, by),
            ItemKind::Fill { rect, .. } => *rect = rect.shifted(by),
            ItemKind::Path(path) => path.shift(by),
            ItemKind::Picture { rect, clip, .. } => {
                *rect = rect.shifted(by);
                *clip = clip.shifted(by);
            }
        }
    }
}

/// Returns items once more, as what is repeated and not read.
pub(super) fn repeated(items: &[Item]) -> Vec<Item> {
    let mut again = items.to_vec();
    for item in &mut again {
        if let Owner::Content(_) = item.owner {
            item.owner = Owner::Artifact(Artifact::Repeated);
        }
    }
    again
}

/// Returns a box drawn to another scale about a place.
fn scaled(rect: Rect, about: Point, factor: f32) -> Rect {
    Rect {
        x: about.x + (rect.x - about.x) * factor,
        y: about.y + (rect.y - about.y) * factor,
        width: rect.width * factor,
        height: rect.height * factor,
    }
}
