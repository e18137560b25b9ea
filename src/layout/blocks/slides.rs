//! Slides in a grid: one strip for each row.

use super::lay_out_all;
use crate::compose::flow::{Artifact, Beside, Block, Filling, Sequence, Slide, Slides};
use crate::geometry::{Colour, Point, Pt, Rect, Size};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::page::{ItemKind, Label, Owner};
use crate::layout::paginate::{self, Heights, Room};
use crate::layout::sequence::Book;
use crate::layout::slides::SlidePage;
use crate::layout::strips::{Strip, StripKind, Strips};
use crate::layout::tags::{NodeId, Role};
use crate::layout::unroll::Unroll;
use crate::layout::{Trouble, Unset, fields, inline, numbers};
use crate::text::{Text, TextStyle};

/// Sizes on paper are told to a tenth of a point.
const ROUNDED: Pt = Pt(0.05);
/// A slide's height may be short of a whole number of lines by so much of one.
const FORGIVEN: f32 = 0.01;

/// Lays slides out. Their content goes into the part that the frame means, until one of them opens a part of its own.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, slides: &Slides, frame: &Frame, strips: &mut Strips) {
    let Meaning::Node(part) = frame.meaning else { return };
    let mut book = Book::of_slides(part, compositor.next_slide);
    let cells: Vec<Strips> =
        slides.slides.iter().flat_map(|slide| cells(compositor, &mut book, slide, slides, frame)).collect();
    compositor.next_slide = book.next();
    let grid = &slides.grid;
    let height = grid.slide.height + slides.number_gap + slides.number.leading;
    let mut cells = cells.into_iter().peekable();
    let mut row = 0;
    while cells.peek().is_some() {
        strips.room(if row > 0 { grid.step.height - height } else { Pt::ZERO });
        if row > 0 && row % grid.rows.max(1) == 0 {
            strips.force();
        }
        strips.open(Strip::new(StripKind::Box, height), None);
        for (column, cell) in cells.by_ref().take(grid.columns.max(1)).enumerate() {
            let x = frame.x + grid.inset + grid.step.width * column as f32;
            cell.pour(strips, Point { x, y: Pt::ZERO });
        }
        row += 1;
    }
}

/// Lays a slide out, and returns the cells that its pages and its notes take.
fn cells(
    compositor: &mut Compositor<'_>,
    book: &mut Book,
    slide: &Slide,
    slides: &Slides,
    frame: &Frame,
) -> Vec<Strips> {
    book.add(compositor, slide.sequence.clone());
    let mut cells = Vec::new();
    let mut label = None;
    for page in book.take_slides() {
        label = Some(page.label);
        check(compositor, &page, slides, &slide.sequence);
        cells.push(cell(compositor, page, slides, frame, book.part()));
    }
    if let (Some(Beside::Notes { title, continued, style }), Some(label), false) =
        (&slides.beside, label, slide.notes.is_empty())
    {
        let section = compositor.tags.add(book.part(), Role::Section);
        compositor.tags.nodes[section.0 as usize].title = Some(title.clone());
        let again = (continued, style);
        beside(compositor, &slide.notes, (slides, frame.width), (section, label), again, &mut cells);
    }
    cells
}

/// Tells where what a slide says comes out too small.
fn check(compositor: &mut Compositor<'_>, page: &SlidePage, slides: &Slides, sequence: &Sequence) {
    let Some((least, run)) = slides.legible.zip(page.smallest()) else { return };
    let size = run.size * (slides.grid.slide.width / page.size.width);
    if size >= least - ROUNDED {
        return;
    }
    let all = &compositor.typesetter.words.words;
    let words: Vec<&str> = run.pieces.iter().map(|piece| &*all[piece.word.0 as usize].text).collect();
    let problem = Unset::Small {
        slide: numbers::label(page.label),
        words: words.join(" "),
        size: (size.0 * 100.0).round() as u32,
    };
    let around = sequence.first.before.iter().flat_map(|placed| &placed.blocks);
    let span = sequence.body.iter().chain(around).find_map(Block::place);
    compositor.troubles.push(Trouble { problem, span });
}

/// Draws a slide, its frame and number, and what there is to write on.
fn cell(compositor: &mut Compositor<'_>, page: SlidePage, slides: &Slides, frame: &Frame, part: NodeId) -> Strips {
    let size = slides.grid.slide;
    let label = page.label;
    let mut cell = Strips::sheet();
    let factor = size.width / page.size.width;
    page.draw(&mut cell, factor);
    outline(&mut cell, size, slides.frame);
    match slides.beside {
        Some(Beside::Lines { pitch, rule }) => {
            for at in lines(slides, frame.width, pitch) {
                decorate(&mut cell, Rect { y: at.y - rule.0, height: rule.0, ..at }, rule.1);
            }
        }
        Some(Beside::Dots { pitch, dot }) => {
            for line in lines(slides, frame.width, pitch) {
                let count = (line.width / pitch + FORGIVEN).floor() as usize;
                for index in 0..=count {
                    let x = line.right() - pitch * index as f32 - dot.0;
                    decorate(&mut cell, Rect { x, y: line.y - dot.0, width: dot.0, height: dot.0 }, dot.1);
                }
            }
        }
        Some(Beside::Notes { .. }) | None => {}
    }
    let words = fields::words(numbers::label(label));
    let below = size.height + slides.number_gap;
    let paragraph = compositor.tags.add(part, Role::Paragraph);
    let node = compositor.tags.add(paragraph, Role::Span);
    compositor.tags.nodes[node.0 as usize].stands_for = Some(slides.number_read.replace("{n}", &numbers::label(label)));
    number(compositor, &words, (&slides.number, size.width), Meaning::Node(node), below, &mut cell);
    cell
}

/// Sets a slide's number so far down in its cell.
fn number(
    compositor: &mut Compositor<'_>,
    words: &Text,
    (style, width): (&TextStyle, Pt),
    meaning: Meaning,
    top: Pt,
    cell: &mut Strips,
) {
    let (room, grid) = (style.leading, Pt::ZERO);
    let frame = Frame { x: Pt::ZERO, width, across: None, room, grid, meaning, page: None };
    let set = inline::set(compositor, words, style, width, &frame);
    let baseline = top + set.baseline;
    inline::place_all(cell, set, Pt::ZERO, baseline);
}

/// Draws the line around a slide, outside of it on all sides.
fn outline(cell: &mut Strips, size: Size, (thickness, colour): (Pt, Colour)) {
    let (width, height) = (size.width + thickness * 2.0, size.height + thickness * 2.0);
    let (left, top) = (-thickness, -thickness);
    for rect in [
        Rect { x: left, y: top, width, height: thickness },
        Rect { x: left, y: size.height, width, height: thickness },
        Rect { x: left, y: top, width: thickness, height },
        Rect { x: size.width, y: top, width: thickness, height },
    ] {
        decorate(cell, rect, colour);
    }
}

fn decorate(cell: &mut Strips, rect: Rect, colour: Colour) {
    cell.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
}

/// Returns the lines beside a slide, the last of them level with its lower edge; a line's `y` is its own.
fn lines(slides: &Slides, width: Pt, pitch: Pt) -> impl Iterator<Item = Rect> {
    let (size, x) = (slides.grid.slide, slides.grid.step.width);
    let count = (size.height / pitch + FORGIVEN).floor() as usize;
    (0..count).rev().map(move |from_last| {
        let y = size.height - pitch * from_last as f32;
        Rect { x, y, width: (width - x).max(Pt::ZERO), height: Pt::ZERO }
    })
}

/// Sets the notes beside a slide; what does not fit in its cells goes on in further ones.
fn beside(
    compositor: &mut Compositor<'_>,
    notes: &[Block],
    (slides, width): (&Slides, Pt),
    (section, label): (NodeId, Label),
    (continued, style): (&Text, &TextStyle),
    cells: &mut Vec<Strips>,
) {
    let x = slides.grid.step.width;
    let height = slides.grid.slide.height + slides.number_gap + slides.number.leading;
    let meaning = Meaning::Node(section);
    let (width, room, grid) = (width - x, height, Pt::ZERO);
    let frame = Frame { x: Pt::ZERO, width, across: None, room, grid, meaning, page: None };
    let mut strips = Strips::default();
    lay_out_all(compositor, notes, &frame, &mut strips);
    let heights = Heights::new(&strips.strips, &paginate::head_heights(&strips.heads), Pt::ZERO);
    let room =
        Room { first: height, rest: height, grid: Pt::ZERO, filling: Filling::Full, recto: true, followed: false };
    let parts = paginate::paginate(&heights, &strips.strips, room);
    let mut unroll = Unroll::new(strips);
    for (index, range) in parts.into_iter().enumerate() {
        if index == cells.len() {
            let mut cell = Strips::sheet();
            let mut words = fields::words(numbers::label(label));
            words.runs.extend(continued.runs.iter().cloned());
            let again = Meaning::Artifact(Artifact::Repeated);
            number(compositor, &words, (style, slides.grid.slide.width), again, Pt::ZERO, &mut cell);
            cells.push(cell);
        }
        unroll.move_to(&mut cells[index], range, &heights, Point { x, y: Pt::ZERO });
    }
}
