//! Sequences → pages: a sequence is laid out, paginated and put on sheets before the next begins, so that later ones know
//! on which pages its anchors are.

use super::compositor::{Compositor, Frame, Meaning, NO_LIMIT, Turn};
use super::furniture::{self, Plan};
use super::page::{Destination, ItemKind, Label, Owner, Page};
use super::paginate::{self, Area, Heights, Room};
use super::single::Fitting;
use super::slides::{self, SlidePage};
use super::strips::{Late, LinkPart, Strips};
use super::tags::{NodeId, Role};
use super::unroll::Unroll;
use super::{Trouble, Unset, blocks, scale};
use crate::compose::flow::{
    Artifact, Block, Filling, Furniture, Ladder, Master, NumberForm, Numbering, Placed, Rung, Sequence, Vertical,
};
use crate::geometry::{Point, Pt, Rect};
use std::borrow::Borrow;
use std::ops::Range;

/// A link leads to so much above the words, that they do not stick to the window's edge.
const ABOVE_ANCHOR: Pt = Pt(12.0);
/// Where the first page's body is smaller than this part of the others', blocks are made for the others.
const CRAMPED: f32 = 0.5;

/// The pages that are done, and what is still to be filled in.
pub(super) struct Book {
    /// The pages; they lack links, and furniture that is not read.
    pub(super) pages: Vec<Page>,
    /// Links with the index of their page.
    pub(super) links: Vec<(usize, LinkPart)>,
    /// Words to come, with the index of their page; by page and item.
    pub(super) late: Vec<(usize, Late)>,
    /// For each page, whose furniture it has.
    pub(super) dress: Vec<Dress>,
    /// Furniture of the sequences.
    pub(super) furniture: Vec<Dressing>,
    /// In a book of slides, the pages since they were taken last; they are in none of the lists above.
    slides: Option<Vec<SlidePage>>,
    /// Whether another sequence follows the one at hand, on pages of its own.
    pub(super) followed: bool,
    /// The lower edge of the last page's content; none where there is none.
    ended: Option<Pt>,
    /// The part of the tag tree that sequences go on with.
    part: NodeId,
    /// The next number of each form: Arabic, Roman.
    next: [u32; NumberForm::COUNT],
    /// Pages that may be made; what comes when there are more is not even laid out.
    limit: usize,
}

/// What is laid out may be so much taller than the pages that are allowed, since pictures give way and columns are filled
/// unevenly.
const OVER_LIMIT: f32 = 1.5;

/// Whose furniture a page has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dress {
    /// Index in [`Book::furniture`].
    pub(super) sequence: usize,
    /// Which of the sequence's pages it is.
    pub(super) turn: Turn,
}

/// The furniture of a sequence.
#[derive(Debug)]
pub(super) struct Dressing {
    /// Geometry.
    pub(super) master: Master,
    /// What stands on the first page, and where.
    pub(super) first: (Furniture, Plan),
    /// What stands on further pages, and where.
    pub(super) rest: (Furniture, Plan),
}

impl Dressing {
    /// Returns what stands on the page, and where.
    pub(super) fn of(&self, turn: Turn) -> &(Furniture, Plan) {
        if turn.is_first() { &self.first } else { &self.rest }
    }
}

impl Filled {
    /// Returns the height of all strips, if they stood on one page.
    pub(super) fn height(&self) -> Pt {
        let strips = self.unroll.strips().len();
        if strips == 0 { Pt::ZERO } else { Pt(self.heights.extent(0, strips) as f32) }
    }
}

impl Book {
    /// Begins a book whose parts go into the node.
    pub(super) fn new(part: NodeId, limit: usize) -> Book {
        Book {
            pages: Vec::new(),
            links: Vec::new(),
            late: Vec::new(),
            dress: Vec::new(),
            furniture: Vec::new(),
            slides: None,
            followed: false,
            ended: None,
            part,
            next: [1; NumberForm::COUNT],
            limit,
        }
    }

    /// Begins a book whose pages are drawn on others. Their numbers go on from `next`.
    pub(super) fn of_slides(part: NodeId, next: [u32; NumberForm::COUNT]) -> Book {
        Book { slides: Some(Vec::new()), next, ..Book::new(part, usize::MAX) }
    }

    /// Returns the part of the tag tree that the last sequence is in.
    pub(super) fn part(&self) -> NodeId {
        self.part
    }

    /// Returns the next number of each form.
    pub(super) fn next(&self) -> [u32; NumberForm::COUNT] {
        self.next
    }

    /// Takes the slides that were added.
    pub(super) fn take_slides(&mut self) -> Vec<SlidePage> {
        self.slides.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Lays a sequence out on pages.
    pub(super) fn add(&mut self, compositor: &mut Compositor<'_>, sequence: Sequence) {
        if self.pages.len() > self.limit {
            return;
        }
        let Sequence { master, first, rest, ending, body, vertical, mut numbering, part, filling, ladder, runs_on } =
            sequence;
        if let Some(title) = part {
            let root = compositor.tags.root();
            self.part = compositor.tags.add(root, Role::Part);
            compositor.tags.nodes[self.part.0 as usize].title = Some(title);
        }
        // While furniture is measured, nobody knows how many pages there are: places of two figures are kept.
        compositor.known.turn = None;
        let single = matches!(filling, Filling::Single { .. });
        let mut fit = |furniture| match single {
            true => furniture::keep(compositor, furniture, &master),
            false => furniture::fit(compositor, furniture, &master, ladder.floor),
        };
        let first = fit(first);
        // Further pages say again what the first says: what is too tall on them is left out.
        let rest = fit(rest);
        let (above, below) = first.too_tall;
        let body = above.into_iter().chain(body).chain(below).collect::<Vec<Block>>();
        let headings = first.furniture.before.iter().flat_map(|placed| &placed.blocks);
        let place = headings.chain(&body).find_map(Block::place);
        let above = body.first().map_or(Pt::ZERO, |block| block.before);
        let started = self.ended.filter(|_| runs_on).map(|ended| ended + above);
        let first_body = match started {
            Some(top) => left_below(rest.plan.body, top),
            None => first.plan.body,
        };
        // The first page of all is a right one.
        let recto = (self.pages.len() - usize::from(started.is_some())).is_multiple_of(2);
        let room = Room {
            first: first_body.height,
            rest: rest.plan.body.height,
            grid: master.grid,
            filling,
            recto,
            followed: self.followed,
        };
        let dressing = Dressing { master, first: (first.furniture, first.plan), rest: (rest.furniture, rest.plan) };

        // The first page's own words come before the body in the tag tree, so they are laid out before it.
        let last = self.pages.last().filter(|_| started.is_some()).map(|page| page.label);
        let label = last.unwrap_or_else(|| self.next_label(compositor, &mut numbering));
        let mut sheet = if last.is_some() { Strips::sheet() } else { self.begin_sheet(&master) };
        if last.is_none() {
            // Its words are the same, however many pages follow.
            let alone = Turn { page: 1, of: 1 };
            self.furnish(compositor, &dressing, Side::Before, alone, label, &mut sheet);
        }

        let frame = Frame {
            x: Pt::ZERO,
            width: master.column(0).width,
            across: (master.columns > 1).then_some(master.body.width),
            room: match filling {
                // Nothing is taken apart that does not fit.
                Filling::Single { .. } => NO_LIMIT,
                _ if started.is_some() || room.first < room.rest * CRAMPED => room.rest,
                _ => room.first.min(room.rest),
            },
            grid: master.grid,
            meaning: Meaning::Node(self.part),
            page: None,
        };
        let mut order = Order { blocks: Vec::with_capacity(body.len()), inserted: 0 };
        let into = (&frame, &master, room);
        let spare = (dressing.first.1.spare, dressing.rest.1.spare);
        let (Filled { mut unroll, heights, mut pages }, wide) = match filling {
            Filling::Single { room, leading } => {
                let fitting = Fitting { rungs: &ladder.rungs, room, leading };
                (self.fill_single(compositor, &body, &fitting, into, &mut order), false)
            }
            Filling::Full | Filling::Even => self.fill(compositor, body, &ladder, (into, spare), &mut order),
        };
        if pages.is_empty() {
            pages.push(Vec::new());
        }
        let mut done = 0;
        if pages.len() > 1 && filling == Filling::Even {
            compositor.troubles.push(Trouble { problem: Unset::Continued(pages.len()), span: place });
        }
        let of = pages.len() as u32;
        for (page, areas) in (1..).zip(pages) {
            let turn = Turn { page, of };
            let mut label = label;
            if !turn.is_first() {
                label = self.next_label(compositor, &mut numbering);
                sheet = self.begin_sheet(&master);
                order.insert(self, compositor, done, |book, compositor| {
                    book.furnish(compositor, &dressing, Side::Before, turn, label, &mut sheet);
                });
            }
            let Plan { body, spare, .. } = &dressing.of(turn).1;
            let (mut body, spare) = (if turn.is_first() { first_body } else { *body }, *spare);
            // A headline of one line leaves its room to what stands by the eye.
            if wide || vertical == Vertical::Optical {
                body = Rect { y: body.y - spare, height: body.height + spare, ..body };
            }
            let from = sheet.items.len();
            self.ended = None;
            for Area { range, column, top } in areas.into_iter().filter(|area| !area.range.is_empty()) {
                done = range.end;
                let bottom = body.y + top + Pt(heights.extent(range.start, range.end) as f32);
                self.ended = Some(self.ended.map_or(bottom, |lowest| lowest.max(bottom)));
                let column = Rect { y: body.y + top, height: body.height - top, ..master.column(column) };
                let at = upper_left(&column, vertical, &heights, &range);
                unroll.move_to(&mut sheet, range, &heights, at);
            }
            let body = from..sheet.items.len();
            order.insert(self, compositor, done, |book, compositor| {
                book.furnish(compositor, &dressing, Side::After, turn, label, &mut sheet);
            });
            if page == of {
                for placed in &ending {
                    let meaning = Meaning::Node(self.part);
                    furniture::place(compositor, placed, (placed.at, &dressing.master), meaning, label, &mut sheet);
                }
            }
            let sheet = std::mem::replace(&mut sheet, Strips::sheet());
            if turn.is_first() && last.is_some() {
                self.put_on(compositor, sheet, self.pages.len() - 1);
                continue;
            }
            self.end_sheet(compositor, sheet, (&master, body), label, turn);
        }
        match &mut self.slides {
            Some(slides) => slides::dress(compositor, slides, &dressing),
            None => self.furniture.push(dressing),
        }
    }

    /// Lays the body out at the first rung at which it takes as few pages as at the last, and tells whether that is a wide
    /// one. Rungs take more pages the higher they are, so that the span in which it must lie is halved again and again.
    /// `spare` is the room above the bodies of the first page and of others that wide rungs take.
    fn fill(
        &self,
        compositor: &mut Compositor<'_>,
        body: Vec<Block>,
        ladder: &Ladder,
        (into, spare): ((&Frame, &Master, Room), (Pt, Pt)),
        order: &mut Order,
    ) -> (Filled, bool) {
        let rungs = &ladder.rungs;
        let Some(last) = rungs.len().checked_sub(1).filter(|_| *rungs != [Rung::OWN]) else {
            return (self.fill_once(compositor, body, into, order), false);
        };
        let (frame, master, room) = into;
        let taller = Room { first: room.first + spare.0, rest: room.rest + spare.1, ..room };
        let wide_frame = Frame { room: frame.room + spare.0.min(spare.1), ..*frame };
        let mark = compositor.mark(frame.meaning);
        let told = compositor.troubles.len();
        let mut set = |compositor: &mut Compositor<'_>, at: usize| {
            compositor.back(frame.meaning, mark);
            let rung = rungs[at];
            let into = if rung.wide { (&wide_frame, master, taller) } else { into };
            let filled = self.fill_once(compositor, scale::fitted(&body, rung, ladder.floor), into, order);
            let long = compositor.troubles[told..].iter().map(|trouble| match trouble.problem {
                Unset::Lines { lines, most, .. } => lines.saturating_sub(most),
                _ => 0,
            });
            Tried { at, long: long.sum(), filled }
        };
        // Most slides say little.
        let mut tried = set(compositor, 0);
        let own = rungs.iter().position(|rung| rung.size <= 1.0).unwrap_or(last);
        if own > 0 && (tried.pages() > 1 || tried.long > 0) || last > 0 && tried.pages() > 1 {
            tried = set(compositor, own);
            let (mut too_large, mut chosen) = (0, own);
            let (mut fewest, mut long) = (tried.pages(), tried.long);
            if fewest > 1 && own < last {
                tried = set(compositor, last);
                if tried.pages() < fewest {
                    (too_large, chosen) = (own, last);
                    (fewest, long) = (tried.pages(), usize::MAX);
                }
            }
            while chosen - too_large > 1 {
                tried = set(compositor, (too_large + chosen) / 2);
                // Text does not grow into lines that it would not take by itself.
                if tried.pages() <= fewest && tried.long <= long {
                    chosen = tried.at;
                } else {
                    too_large = tried.at;
                }
            }
            if tried.at != chosen {
                tried = set(compositor, chosen);
            }
        }
        let wide = rungs[tried.at].wide;
        (tried.filled, wide)
    }

    /// Lays the body out and chooses where pages end. Blocks go as soon as they are laid out.
    pub(super) fn fill_once(
        &self,
        compositor: &mut Compositor<'_>,
        body: Vec<Block>,
        into: (&Frame, &Master, Room),
        order: &mut Order,
    ) -> Filled {
        let (frame, master, room) = into;
        if master.columns > 1 {
            return self.fill_columns(compositor, body, into, order);
        }
        let most = self.most(room.rest, master.columns);
        let mut strips = self.set_blocks(compositor, body, (frame, most), order);
        let heads = paginate::head_heights(&strips.heads);
        let mut heights = Heights::new(&strips.strips, &heads, room.grid);
        let columns = paginate::paginate(&heights, &strips.strips, room);
        if fill_pages(&mut strips, &heights, &columns, room) {
            heights = Heights::new(&strips.strips, &heads, room.grid);
        }
        let alone = |range| vec![Area { range, column: 0, top: Pt::ZERO }];
        Filled { unroll: Unroll::new(strips), heights, pages: columns.into_iter().map(alone).collect() }
    }

    /// Returns the height of more strips than the limit of pages holds.
    pub(super) fn most(&self, page: Pt, columns: usize) -> Pt {
        page * (self.limit.saturating_add(1) as f32 * columns as f32 * OVER_LIMIT)
    }

    /// Lays blocks out one below the other, as long as they are no taller than the most. What is handed over goes as soon as it
    /// is laid out.
    pub(super) fn set_blocks(
        &self,
        compositor: &mut Compositor<'_>,
        body: impl IntoIterator<Item: Borrow<Block>>,
        (frame, most): (&Frame, Pt),
        order: &mut Order,
    ) -> Strips {
        order.blocks.clear();
        let mut strips = Strips::default();
        let mut taken = Pt::ZERO;
        for block in body {
            let before = strips.len();
            order.blocks.push((before as u32, self.kids(compositor) as u32));
            blocks::lay_out(compositor, block.borrow(), frame, &mut strips);
            taken += strips.strips.get(before..).unwrap_or_default().iter().map(|strip| strip.height).sum();
            if taken > most {
                break;
            }
        }
        strips
    }

    /// Returns the next page's label. That of a slide is known to no page but its own.
    fn next_label(&mut self, compositor: &mut Compositor<'_>, numbering: &mut Numbering) -> Label {
        let label = self.number(numbering);
        if self.slides.is_none() {
            compositor.known.labels.push(label);
        }
        label
    }

    /// Returns the next number in a label.
    fn number(&mut self, numbering: &mut Numbering) -> Label {
        let next = match numbering.form {
            NumberForm::Arabic => &mut self.next[0],
            NumberForm::Roman => &mut self.next[1],
            NumberForm::Appendix => &mut self.next[2],
        };
        let number = numbering.start.take().unwrap_or(*next);
        *next = number.saturating_add(1);
        Label { form: numbering.form, number }
    }

    /// Begins a page with its ground.
    fn begin_sheet(&self, master: &Master) -> Strips {
        let mut sheet = Strips::sheet();
        if let Some(colour) = master.ground {
            let rect = Rect { x: Pt::ZERO, y: Pt::ZERO, width: master.page.width, height: master.page.height };
            sheet.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
        }
        sheet
    }

    /// Puts the furniture that is read on a sheet.
    fn furnish(
        &self,
        compositor: &mut Compositor<'_>,
        dressing: &Dressing,
        side: Side,
        turn: Turn,
        label: Label,
        sheet: &mut Strips,
    ) {
        let (furniture, plan) = dressing.of(turn);
        compositor.known.turn = Some(turn);
        let meaning = Meaning::Node(self.part);
        for (placed, at) in side.of(furniture, plan).filter(|(placed, _)| placed.artifact.is_none()) {
            furniture::place(compositor, placed, (at, &dressing.master), meaning, label, sheet);
        }
    }

    /// Ends a page.
    fn end_sheet(
        &mut self,
        compositor: &mut Compositor<'_>,
        sheet: Strips,
        (master, body): (&Master, Range<usize>),
        label: Label,
        turn: Turn,
    ) {
        if let Some(slides) = &mut self.slides {
            slides.push(SlidePage { sheet, size: master.page, label, turn, body });
            return;
        }
        let page = self.pages.len();
        self.pages.push(Page { size: master.page, label, items: Vec::new(), links: Vec::new(), boxes: None });
        self.dress.push(Dress { sequence: self.furniture.len(), turn });
        self.put_on(compositor, sheet, page);
    }

    /// Puts a sheet on a page, and notes where its anchors are.
    fn put_on(&mut self, compositor: &mut Compositor<'_>, mut sheet: Strips, page: usize) {
        let items = &mut self.pages[page].items;
        let from = items.len();
        if from == 0 {
            *items = sheet.items;
        } else {
            items.append(&mut sheet.items);
        }
        for (anchor, place) in sheet.anchors {
            if let Some(known) = compositor.known.places.get_mut(anchor.0 as usize) {
                let above = Point { x: Pt::ZERO, y: (place.y - ABOVE_ANCHOR).max(Pt::ZERO) };
                known.get_or_insert(Destination { page, at: above, words: place });
            }
        }
        self.links.extend(sheet.links.into_iter().map(|link| (page, link)));
        self.late.extend(sheet.late.into_iter().map(|late| (page, Late { item: late.item + from, ..late })));
    }

    /// Returns how much the part holds.
    fn kids(&self, compositor: &Compositor<'_>) -> usize {
        compositor.tags.nodes[self.part.0 as usize].kids.len()
    }
}

/// A body at one rung of its ladder.
struct Tried {
    /// The rung.
    at: usize,
    /// Texts that take more lines than are wanted.
    long: usize,
    filled: Filled,
}

impl Tried {
    fn pages(&self) -> usize {
        self.filled.pages.len()
    }
}

/// A body that was laid out, and where its strips stand on pages.
pub(super) struct Filled {
    pub(super) unroll: Unroll,
    pub(super) heights: Heights,
    pub(super) pages: Vec<Vec<Area>>,
}

/// Before or after the body, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Before.
    Before,
    /// After.
    After,
}

impl Side {
    /// Returns what stands on this side, with its boxes.
    pub(super) fn of<'a>(self, furniture: &'a Furniture, plan: &'a Plan) -> impl Iterator<Item = (&'a Placed, Rect)> {
        let (before, after) = plan.boxes.split_at(furniture.before.len());
        match self {
            Side::Before => furniture.before.iter().zip(before.iter().copied()),
            Side::After => furniture.after.iter().zip(after.iter().copied()),
        }
    }
}

/// Where pages' own words go among the body's blocks in the tag tree.
pub(super) struct Order {
    /// For each block, its first strip and what its part held before it.
    blocks: Vec<(u32, u32)>,
    /// What was put between them so far.
    inserted: usize,
}

impl Order {
    /// Lets `lay_out` add to the part, and puts what it adds before the first block that begins at the strip or later.
    fn insert<'f>(
        &mut self,
        book: &Book,
        compositor: &mut Compositor<'f>,
        strip: usize,
        lay_out: impl FnOnce(&Book, &mut Compositor<'f>),
    ) {
        let before = book.kids(compositor);
        lay_out(book, compositor);
        let added = book.kids(compositor) - before;
        let next = self.blocks.partition_point(|&(first, _)| (first as usize) < strip);
        if let Some(&(_, kid)) = self.blocks.get(next).filter(|_| added > 0) {
            let kids = &mut compositor.tags.nodes[book.part.0 as usize].kids;
            kids[kid as usize + self.inserted..].rotate_right(added);
        }
        self.inserted += added;
    }
}

/// Makes pictures less tall on the pages that were chosen to hold more than they can otherwise, and rooms taller on those
/// that would end short of the text block's last line; returns whether any was.
fn fill_pages(strips: &mut Strips, heights: &Heights, columns: &[Range<usize>], room: Room) -> bool {
    if room.filling != Filling::Full {
        return false;
    }
    let mut any = false;
    for (index, range) in columns.iter().enumerate().filter(|(_, range)| !range.is_empty()) {
        let height = f64::from(if index == 0 { room.first } else { room.rest }.0);
        for (strip, by) in heights.lowered(range.clone(), height) {
            strips.lower_picture(strip, by);
            any = true;
        }
        let goes_on = strips.strips.get(range.end).is_some_and(|next| !next.forced);
        if goes_on {
            for strip in heights.stretched(&strips.strips, range.clone(), height) {
                strips.strips[strip].before += room.grid;
                any = true;
            }
        }
    }
    any
}

/// Returns what is left of a page's body below a height.
fn left_below(body: Rect, top: Pt) -> Rect {
    let top = top.max(body.y).min(body.bottom());
    Rect { y: top, height: body.bottom() - top, ..body }
}

/// Returns where strips begin in a page's body.
fn upper_left(body: &Rect, vertical: Vertical, heights: &Heights, range: &Range<usize>) -> Point {
    let extent = if range.is_empty() { 0.0 } else { heights.extent(range.start, range.end) };
    let free = body.height - Pt(extent as f32);
    Point { x: body.x, y: body.y + furniture::down(vertical, free.max(Pt::ZERO)) }
}
