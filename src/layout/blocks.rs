//! Blocks → strips. One file for each kind of block.

mod callouts;
mod chart;
mod columns;
mod contents;
mod group;
mod list;
mod picture;
mod slides;
mod table;
mod text;
mod timeline;

use super::compositor::{Compositor, Frame};
use super::inline::{SetText, place_line};
use super::page::{ItemKind, Owner};
use super::strips::{AFTER_HYPHEN, AFTER_HYPHENED_NAME, FORBIDDEN, Strip, StripKind, Strips};
use crate::compose::flow::{Artifact, Block, BlockKind};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::text::Hyphenated;

/// A measure is not made narrower than this by indents, however deep blocks are nested.
const NARROWEST: Pt = Pt(60.0);

/// Lays blocks out, one below the other.
pub(super) fn lay_out_all(compositor: &mut Compositor<'_>, blocks: &[Block], frame: &Frame, strips: &mut Strips) {
    for block in blocks {
        lay_out(compositor, block, frame, strips);
    }
}

/// Lays a block out below those before it.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, block: &Block, frame: &Frame, strips: &mut Strips) {
    let wide;
    let frame = match frame.across.filter(|_| block.keep.across) {
        Some(width) => {
            wide = Frame { width, across: None, ..*frame };
            &wide
        }
        None => frame,
    };
    strips.room(block.before);
    if block.keep.break_before {
        strips.force();
    }
    let from = strips.len();
    match &block.kind {
        BlockKind::Text(text) => text::lay_out(compositor, text, frame, strips),
        BlockKind::List(list) => list::lay_out(compositor, list, frame, strips),
        BlockKind::Group(group) => group::lay_out(compositor, group, frame, strips),
        BlockKind::Table(table) => table::lay_out(compositor, table, frame, strips),
        BlockKind::Callouts(callouts) => callouts::lay_out(compositor, callouts, frame, strips),
        BlockKind::Columns(columns) => columns::lay_out(compositor, columns, frame, strips),
        BlockKind::Chart(chart) => chart::lay_out(compositor, chart, frame, strips),
        BlockKind::Timeline(timeline) => timeline::lay_out(compositor, timeline, frame, strips),
        BlockKind::Picture(picture) => picture::lay_out(compositor, picture, frame, strips),
        BlockKind::Contents(contents) => contents::lay_out(compositor, contents, frame, strips),
        BlockKind::Slides(slides) => slides::lay_out(compositor, slides, frame, strips),
        BlockKind::Rule { width, thickness, colour } => {
            lay_out_rule(width.unwrap_or(frame.width).min(frame.width), *thickness, *colour, frame, strips);
        }
    }
    if block.keep.across {
        strips.strips[from..].iter_mut().for_each(|strip| strip.across = true);
    }
    if strips.len() > from {
        // A heading stays whole; a paragraph that leads on to what follows may be long.
        let heading = matches!(block.kind, BlockKind::Text(_)) && block.keep.with_next && strips.len() - from < LONG;
        if block.keep.together || heading {
            keep_together(strips, from, frame.room);
        }
        if let Some(last) = strips.strips.last_mut() {
            last.keeps_next |= block.keep.with_next;
        }
    }
    strips.room(block.after);
}

/// Keeps strips on one page, where one page can hold them; pictures among them give way.
fn keep_together(strips: &mut Strips, from: usize, room: Pt) {
    strips.shrink_pictures(from, strips.height(from) - room);
    if strips.height(from) <= room {
        strips.bind(from);
    }
}

/// Lays a line out that is only decoration.
fn lay_out_rule(width: Pt, thickness: Pt, colour: Colour, frame: &Frame, strips: &mut Strips) {
    strips.open(Strip::new(StripKind::Box, thickness), None);
    let rect = Rect { x: frame.x, y: Pt::ZERO, width, height: thickness };
    strips.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
}

/// Paragraphs of so many lines keep three of them together at either end, shorter ones two.
const LONG: usize = 6;

/// Makes a strip of each line. Two lines stay together at the start and at the end of a paragraph, three where it is long.
/// `each` may add to a line's strip; it is told whether it is the last.
fn flow_lines(strips: &mut Strips, mut set: SetText, frame: &Frame, mut each: impl FnMut(&mut Strips, bool)) {
    let lines = set.take_lines();
    let count = lines.len();
    let on_grid = frame.on_grid(&set.style);
    let mut hyphenated = Hyphenated::No;
    let together = if count >= LONG { 3 } else { 2 };
    for (index, line) in lines.into_iter().enumerate() {
        let mut strip = Strip::new(StripKind::Line, set.style.leading);
        strip.on_grid = on_grid;
        strip.inside = index > 0;
        if index > 0 && (index < together || count - index < together) {
            strip.cost = FORBIDDEN;
        } else {
            strip.cost = match hyphenated {
                Hyphenated::No => 0.0,
                Hyphenated::Word => AFTER_HYPHEN,
                Hyphenated::Name => AFTER_HYPHENED_NAME,
            };
        }
        hyphenated = line.hyphenated;
        strips.open(strip, Some(set.baseline));
        place_line(strips, &set, line, Point { x: frame.x, y: set.baseline });
        each(strips, index + 1 == count);
    }
}
