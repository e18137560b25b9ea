//! Regions → pages of several columns, at the least cost over all of them.
//!
//! A page is filled from the top. Each region that it holds whole is set in columns of one height; of the first that it does
//! not hold, it takes as much as fills its columns, or nothing. Tables and charts that go across all columns stand where they
//! were written, after their section's text, or further up between two of its blocks, so that text rather than white fills
//! the foot of a page. For every place at which a page may begin, the best way to come there is kept.

use super::floats::Move;
use super::regions::{Area, Columns, Region, regions};
use super::{Ending, Heights, OVERFULL, PAGE, Room, break_cost, heights, looks};
use crate::geometry::Pt;
use crate::layout::strips::{FORBIDDEN, Part, Strip};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Lines that a column has at the least where a region is parted over two pages, on the first of them.
const LEAST_LINES: f64 = 4.0;
/// What it costs that the columns on the other have fewer: as much as to leave a tenth of a page empty.
const STUB: f64 = 6.0;
/// What it costs that a page break leaves one item alone: as much as to leave a twelfth of a page empty.
const LONE: f64 = 4.0;
/// Lines that the room above a section takes more, at the most, that its page is full.
const STRETCHED_BY: usize = 2;
/// How much more white costs than below text in one column: at the foot of several it is as wide as the page.
const WHITE: f64 = 2.0;
/// What a last page costs whose columns are all white beside the tallest, by the part of it.
const RAGGED: f64 = 20.0;
/// What it costs that a block stands further up than where it was written: as much as two lines at a page's foot.
const FLOATED: f64 = 1.5;
/// Ways to part a region that are looked at, each a line shorter than that before, where its rest ends on the next page.
const PARTINGS: usize = 8;
/// Places further up that are looked at for a block: the lowest of those at which the page holds it.
const PLACES: usize = 3;

/// Pages, and the blocks that have to go further up for them.
pub(in crate::layout) struct Spread {
    /// The areas of each page.
    pub(in crate::layout) pages: Vec<Vec<Area>>,
    /// What goes further up; with any, the pages hold strips that do not stand in order.
    pub(in crate::layout) moves: Vec<Move>,
}

/// Returns the areas of each page. Blocks may stand further up between the `parts` of their section.
pub(in crate::layout) fn spread(
    (heights, strips, parts): (&Heights, &[Strip], &[Part]),
    room: Room,
    columns: usize,
) -> Spread {
    let columns = Columns { heights, strips, room, count: columns };
    let search = Search { regions: regions(strips, parts), parts, columns };
    search.pages()
}

/// A place at which a page may begin. One that is farther on in the text is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    region: usize,
    /// The next strip of the region's columns; where these are done, of the next block that follows them.
    strip: usize,
    /// How many of the blocks that may stand further up are set.
    floats: usize,
}

/// A page that is being filled.
#[derive(Debug, Clone, Default)]
struct Page {
    areas: Vec<Area>,
    /// Height that is taken.
    used: f64,
    /// How much of it is white, since columns that stand beside each other are not of one height.
    white: f64,
    /// What is not as it should be.
    cost: f64,
    /// Blocks that stand further up, by their first strip, and the strip that they stand before.
    moved: Vec<(usize, usize)>,
}

/// The best way to a place.
struct Way {
    cost: f64,
    from: At,
    page: Page,
}

struct Search<'a> {
    regions: Vec<Region>,
    parts: &'a [Part],
    columns: Columns<'a>,
}

impl Search<'_> {
    fn pages(&self) -> Spread {
        let mut pages = Vec::new();
        let mut moved = Vec::new();
        let chosen = self.cheapest();
        let last = chosen.len().saturating_sub(1);
        for (index, mut page) in chosen.into_iter().enumerate() {
            if index < last {
                self.stretch_rooms(
                    &mut page,
                    if index == 0 { self.columns.room.first } else { self.columns.room.rest },
                );
            }
            pages.push(page.areas);
            moved.extend(page.moved);
        }
        Spread { pages, moves: moved.into_iter().filter_map(|(block, before)| self.move_of(block, before)).collect() }
    }

    /// Makes the rooms above sections taller by whole lines, all alike, as far as the page's foot lets them.
    fn stretch_rooms(&self, page: &mut Page, height: Pt) {
        let opens = |area: &Area| {
            let opener = self.regions.iter().find(|region| region.strips.start == area.range.start);
            area.top > Pt::ZERO && opener.is_some_and(|region| region.across)
        };
        let openers = page.areas.iter().filter(|area| opens(area)).count();
        let free = ((f64::from(height.0) - page.used + heights::FORGIVEN) / self.columns.line()).max(0.0) as usize;
        let lines = free.checked_div(openers).unwrap_or(0).min(STRETCHED_BY);
        let mut down = Pt::ZERO;
        for area in &mut page.areas {
            if opens(area) {
                down += Pt((self.columns.line() * lines as f64) as f32);
            }
            area.top += down;
        }
    }

    /// Returns the pages that cost least together.
    fn cheapest(&self) -> Vec<Page> {
        let Some(first) = self.regions.first() else { return Vec::new() };
        let start = At { region: 0, strip: first.strips.start, floats: 0 };
        let mut ways: BTreeMap<At, Way> = BTreeMap::new();
        let mut open = BTreeSet::from([start]);
        let room = self.columns.room;
        let (mut height, rest) = (f64::from(room.first.0), f64::from(room.rest.0));
        let poor = |(_, page): &(At, Page)| page.cost >= f64::from(FORBIDDEN);
        let skips = height < rest && self.ways_on(start, height).iter().all(poor);
        if skips {
            height = rest;
        }
        while let Some(from) = open.pop_first().filter(|from| from.region < self.regions.len()) {
            let so_far = ways.get(&from).map_or(0.0, |way| way.cost);
            let mut found = self.ways_on(from, height);
            if found.is_empty() {
                found.push(self.overfull(from, height));
            }
            for (to, page) in found {
                let cost = so_far + page.cost + PAGE;
                if ways.get(&to).is_none_or(|way| cost < way.cost) {
                    ways.insert(to, Way { cost, from, page });
                    open.insert(to);
                }
            }
            height = rest;
        }
        let mut pages = Vec::new();
        let mut at = ways.last_key_value().map(|(&end, _)| end);
        while let Some(Way { from, page, .. }) = at.and_then(|at| ways.remove(&at)) {
            pages.push(page);
            at = Some(from);
        }
        pages.extend(skips.then(Page::default));
        pages.reverse();
        pages
    }

    /// Returns the pages that may begin at a place, with where the next one begins.
    fn ways_on(&self, from: At, height: f64) -> Vec<(At, Page)> {
        let mut found = Vec::new();
        Filling { search: self, height, found: &mut found }.go_on(Page::default(), from);
        found
    }

    /// Returns a page that begins with what is taller than a page and in one piece.
    fn overfull(&self, from: At, height: f64) -> (At, Page) {
        let end = self.stretch(from).end;
        let first = (from.strip + 1..end).find(|&next| self.columns.may_break(next)).unwrap_or(end);
        let mut page = Page::default();
        self.place(&mut page, std::slice::from_ref(&(from.strip..first)));
        page.cost += OVERFULL * (page.used - height).max(1.0);
        (self.after(from, first), page)
    }

    /// Returns the strips that follow a place without a change of columns.
    fn stretch(&self, at: At) -> Range<usize> {
        let region = &self.regions[at.region];
        if at.strip < region.strips.end {
            return at.strip..region.strips.end;
        }
        at.strip..region.floats.get(at.floats).map_or(at.strip, |float| float.end)
    }

    /// Returns the place after the strips from one up to before `end`.
    fn after(&self, at: At, end: usize) -> At {
        let region = &self.regions[at.region];
        let in_float = at.strip >= region.strips.end;
        let float_done = in_float && region.floats.get(at.floats).is_none_or(|float| end >= float.end);
        let floats = at.floats + usize::from(float_done);
        if end < region.strips.end || in_float && !float_done {
            return At { strip: end, ..at };
        }
        match region.floats.get(floats) {
            Some(next) => At { strip: next.start, floats, ..at },
            None => At { region: at.region + 1, strip: region.end(), floats: 0 },
        }
    }

    /// Returns the strips at which blocks begin that a block may stand before, from the lowest on.
    fn places(&self, float: usize, between: Range<usize>) -> impl Iterator<Item = usize> {
        let part = |strip: usize| self.parts.iter().find(move |part| part.floats && part.strips.start == strip);
        let section = part(float).map(|part| part.section);
        let parts =
            self.parts.iter().rev().filter(move |part| Some(part.section) == section && !part.strips.is_empty());
        parts.map(|part| part.strips.start).filter(move |start| between.contains(start))
    }

    /// Returns a block's move by the strips that it begins with and that it goes before.
    fn move_of(&self, block: usize, before: usize) -> Option<Move> {
        let block = self.parts.iter().find(|part| part.floats && part.strips.start == block)?;
        let same = |part: &&Part| part.section == block.section && part.strips.start == before;
        let before = self.parts.iter().filter(|part| !part.strips.is_empty()).find(same)?;
        Some(Move { section: block.section, block: block.block, before: before.block })
    }

    /// Returns where strips begin, on the grid, below what stands on the page.
    fn top(&self, page: &Page, start: usize) -> f64 {
        if page.areas.is_empty() {
            return 0.0;
        }
        let top = page.used + f64::from(self.columns.strips[start].before.0);
        let grid = f64::from(self.columns.room.grid.0);
        if grid > 0.0 { heights::ceil_to(top, grid) } else { top }
    }

    /// Puts columns beside each other below what stands on the page.
    fn place(&self, page: &mut Page, parts: &[Range<usize>]) {
        let Some(first) = parts.first() else { return };
        let top = self.top(page, first.start);
        let columns = self.columns.of(first.start);
        let extents = parts.iter().map(|part| self.columns.heights.extent(part.start, part.end));
        let (tallest, sum) = extents.fold((0.0_f64, 0.0), |(most, sum), extent| (most.max(extent), sum + extent));
        page.white += tallest - sum / columns as f64;
        page.used = top + tallest;
        let areas = parts.iter().cloned().enumerate();
        page.areas.extend(areas.map(|(column, range)| Area { range, column, top: Pt(top as f32) }));
    }

    /// Returns what it costs that strips in columns have few lines.
    fn stub(&self, range: Range<usize>) -> f64 {
        if range.is_empty() {
            return 0.0;
        }
        let height = self.columns.heights.extent(range.start, range.end) / self.columns.of(range.start) as f64;
        if height < self.columns.line() * LEAST_LINES { STUB } else { 0.0 }
    }
}

/// The filling of a page in all ways that may be best.
struct Filling<'a> {
    search: &'a Search<'a>,
    height: f64,
    found: &'a mut Vec<(At, Page)>,
}

impl Filling<'_> {
    /// Goes on with what is next, or ends the page.
    fn go_on(&mut self, page: Page, at: At) {
        let search = self.search;
        let Some(region) = search.regions.get(at.region) else {
            let height = self.height.max(1.0);
            let ending = looks(page.used / height, Ending::Last, search.columns.room) + page.white / height * RAGGED;
            self.found.push((at, Page { cost: page.cost + ending, ..page }));
            return;
        };
        let columns = &search.columns;
        let forced = columns.strips[at.strip].forced && at.strip == region.strips.start;
        if forced && !page.areas.is_empty() {
            self.found.push((at, page));
            return;
        }
        let known = self.found.len();
        let ended = (!page.areas.is_empty()).then(|| page.clone());
        if region.across || at.strip >= region.strips.end {
            self.set_across(page, at);
        } else {
            self.set_columns(page, at);
        }
        if let Some(page) = ended.filter(|_| columns.may_break(at.strip) || self.found.len() == known) {
            self.end(page, at);
        }
    }

    /// Ends the page before all is set.
    fn end(&mut self, mut page: Page, at: At) {
        let columns = &self.search.columns;
        page.cost += break_cost(columns.strips, at.strip, columns.room).min(f64::from(FORBIDDEN));
        page.cost += if columns.strips[at.strip].lone { LONE } else { 0.0 };
        page.cost += WHITE * looks((page.used - page.white) / self.height.max(1.0), Ending::Amid, columns.room);
        self.found.push((at, page));
    }

    fn free(&self, page: &Page, start: usize) -> f64 {
        self.height - self.search.top(page, start)
    }

    /// Sets what goes across all columns, whole where the page holds it, else as much as it holds.
    fn set_across(&mut self, mut page: Page, at: At) {
        let strips = self.search.stretch(at);
        let extent = self.search.columns.heights.extent(strips.start, strips.end);
        if extent <= self.free(&page, strips.start) + heights::FORGIVEN {
            let end = strips.end;
            self.search.place(&mut page, std::slice::from_ref(&strips));
            self.go_on(page, self.search.after(at, end));
        } else {
            self.part(&page, at, strips);
        }
    }

    /// Sets a region in columns, with the blocks that follow it.
    fn set_columns(&mut self, page: Page, at: At) {
        let search = self.search;
        let region = &search.regions[at.region];
        let strips = at.strip..region.strips.end;
        if let Some(parts) = search.columns.balanced(strips.clone(), self.free(&page, strips.start)) {
            let mut whole = page.clone();
            search.place(&mut whole, &parts);
            let all = region.floats.get(at.floats..).unwrap_or_default();
            let held = self.holds(whole.clone(), all);
            self.go_on(whole, search.after(at, strips.end));
            if held {
                return;
            }
        }
        if let Some(float) = region.floats.get(at.floats) {
            self.set_float(&page, at, float.clone());
        }
        self.part(&page, at, strips);
    }

    /// Returns whether the page holds blocks one below the other.
    fn holds(&self, mut page: Page, blocks: &[Range<usize>]) -> bool {
        blocks.iter().all(|block| {
            self.search.place(&mut page, std::slice::from_ref(block));
            page.used <= self.height + heights::FORGIVEN
        })
    }

    /// Sets a block between those before it, and lets the page end where one begins, so that it may head the next.
    fn set_float(&mut self, page: &Page, at: At, float: Range<usize>) {
        let search = self.search;
        let region = &search.regions[at.region];
        let (mut set, mut left) = (0, 0);
        for before in search.places(float.start, at.strip..region.strips.end) {
            if set == PLACES && left == PLACES {
                break;
            }
            let mut filled = page.clone();
            let stretch = at.strip..before;
            if stretch.is_empty() {
                // Below what opens the section, or at the head of a page.
                if !page.areas.is_empty() && at.strip != region.strips.start {
                    continue;
                }
            } else {
                let Some(parts) = search.columns.balanced(stretch.clone(), self.free(page, at.strip)) else { continue };
                search.place(&mut filled, &parts);
                filled.cost += search.stub(stretch.clone());
            }
            let next = At { strip: before, ..at };
            if left < PLACES && !stretch.is_empty() && search.columns.may_break(before) {
                left += 1;
                self.end(filled.clone(), next);
            }
            if set < PLACES && self.holds(filled.clone(), std::slice::from_ref(&float)) {
                set += 1;
                search.place(&mut filled, std::slice::from_ref(&float));
                filled.cost += FLOATED + search.stub(before..region.strips.end);
                filled.moved.push((float.start, before));
                self.go_on(filled, At { floats: at.floats + 1, ..next });
            }
        }
    }

    /// Fills the page with the start of strips, that on either page each column has some lines.
    fn part(&mut self, page: &Page, at: At, strips: Range<usize>) {
        let search = self.search;
        let columns = &search.columns;
        let count = columns.of(strips.start);
        let least = columns.line() * LEAST_LINES;
        let free = self.free(page, strips.start);
        let mut last_end = None;
        for shorter in 0..PARTINGS {
            let limit = free - columns.line() * shorter as f64;
            let parts = columns.filled(strips.clone(), limit);
            let Some(end) = parts.last().map(|last| last.end) else { return };
            if end == strips.end || last_end == Some(end) {
                continue;
            }
            last_end = Some(end);
            let enough = |part: &Range<usize>| columns.heights.extent(part.start, part.end) >= least;
            let stands = parts.len() == count && parts.iter().all(enough);
            if !stands && !page.areas.is_empty() {
                return;
            }
            let mut filled = page.clone();
            search.place(&mut filled, &parts);
            filled.cost += search.stub(end..strips.end);
            self.end(filled, search.after(at, end));
            // Where much is left, the next page is full in any case.
            if columns.heights.at_least(end, strips.end) > self.height * (count * 2) as f64 {
                return;
            }
        }
    }
}
