//! Contents and agendas: entries with page numbers, or other figures, at the right edge.

use super::flow_lines;
use crate::compose::flow::{Contents, ContentsEntry};
use crate::geometry::{Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame, Meaning, NO_LIMIT};
use crate::layout::page::{Item, ItemKind, Owner};
use crate::layout::strips::{Hung, LinkPart, Strips};
use crate::layout::tags::Role;
use crate::layout::{fields, inline};
use crate::text::{Face, Field, Figures, GlyphRun, Hyphenated, Line, Link, RunKind, Text, TextStyle};

/// Room for page numbers, which are not yet known when the entries are set.
const WIDEST_NUMBER: &str = "0000";
/// Room between an entry and its figure, part of the type size.
const FIGURE_ROOM: f32 = 1.0;
/// Indent of an entry's further lines, part of the type size: what begins at the left edge is an entry.
const HANG: f32 = 1.2;
/// Room between the widest number and the entries, part of the type size.
const NUMBER_ROOM: f32 = 0.7;

/// Lays contents out.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, contents: &Contents, frame: &Frame, strips: &mut Strips) {
    let style = TextStyle { figures: Figures::Tabular, ..contents.style };
    let widest = contents.entries.iter().map(|entry| match &entry.figure {
        Some(figure) => compositor.extents(figure, &style).0,
        None => compositor.extents(&fields::words(WIDEST_NUMBER.to_owned()), &style).0,
    });
    let widest = widest.fold(Pt::ZERO, Pt::max).min(frame.width / 2.0);
    let meaning = compositor.node(frame.meaning, Role::Contents);
    let mut inner = Frame { meaning, ..*frame };
    if contents.gap.ceil_to(frame.grid) - contents.gap > Pt(0.01) {
        inner.grid = Pt::ZERO;
    }
    let measure = frame.width - widest - style.size * FIGURE_ROOM;
    let numbers = contents.entries.iter().map(|entry| compositor.extents(&entry.number, &style).0);
    let numbers = numbers.fold(Pt::ZERO, Pt::max);
    // Beside numbers all lines begin on one edge.
    let (hang, indent) = match numbers > Pt::ZERO {
        true => (numbers + style.size * NUMBER_ROOM, Pt::ZERO),
        false => (style.size * HANG, style.size * -HANG),
    };
    let look = Look { style: TextStyle { indent, ..contents.style }, figures: style, measure, hang };
    for (index, entry) in contents.entries.iter().enumerate() {
        if index > 0 {
            strips.room(contents.gap);
        }
        lay_out_entry(compositor, entry, &look, &inner, strips);
    }
}

/// How entries are set.
struct Look {
    /// Words.
    style: TextStyle,
    /// Numbers and figures.
    figures: TextStyle,
    /// Measure of the words with what they hang by.
    measure: Pt,
    /// How far words stand from the left edge.
    hang: Pt,
}

/// Lays an entry out: the figure stands on its last line, and the whole is a link.
fn lay_out_entry(
    compositor: &mut Compositor<'_>,
    entry: &ContentsEntry,
    look: &Look,
    frame: &Frame,
    strips: &mut Strips,
) {
    let Look { style, figures, measure, hang } = look;
    let (measure, hang) = (*measure, *hang);
    let node = compositor.node(frame.meaning, Role::ContentsEntry);
    let reference = compositor.node(node, Role::Reference);
    let meaning = compositor.node(reference, Role::Link);
    hang_number(compositor, &entry.number, figures, (frame.x, meaning), strips);
    let right = Point { x: frame.x + frame.width, y: Pt::ZERO };
    let frame = Frame { x: frame.x + hang, meaning, ..*frame };
    let mut set = inline::set(compositor, &entry.text, style, measure - hang, &frame);
    let owner = compositor.content(meaning);
    let figure = match &entry.figure {
        Some(figure) => compositor.set(figure, figures, frame.width).lines.into_iter().next(),
        None => None,
    };
    if set.lines.is_empty() {
        set.lines.push(Line { runs: Vec::new(), width: Pt::ZERO, hyphenated: Hyphenated::No });
    }
    let baseline = set.baseline;
    let contents = words(entry);
    let mut figure = Some(figure.unwrap_or(Line { runs: vec![], width: Pt::ZERO, hyphenated: Hyphenated::No }));
    flow_lines(strips, set, &frame, |strips, last| {
        if let Meaning::Node(node) = meaning {
            let rect = Rect { x: frame.x - hang, y: Pt::ZERO, width: frame.width, height: style.leading };
            strips.link(LinkPart { rect, to: Link::Anchor(entry.anchor), node, contents: contents.clone() });
        }
        let right = Point { y: baseline, ..right };
        match figure.take_if(|_| last) {
            Some(line) if entry.figure.is_some() => place_figure(strips, line, right, owner),
            Some(_) => {
                let field = (Field::PageOf(entry.anchor), *figures);
                strips.late(owner, right, nothing(figures), field, true);
            }
            None => {}
        }
    });
}

/// Puts a number at the left edge of the next strip, on its baseline.
fn hang_number(
    compositor: &mut Compositor<'_>,
    number: &Text,
    style: &TextStyle,
    (x, meaning): (Pt, Meaning),
    strips: &mut Strips,
) {
    let Some(line) = compositor.set(number, style, NO_LIMIT).lines.into_iter().next() else { return };
    let owner = compositor.content(meaning);
    let items = line.runs.into_iter().map(|run| {
        let at = Point { x: x + run.x, y: -run.rise };
        Item { owner, kind: ItemKind::Glyphs { at, run } }
    });
    strips.hang(Hung { items: items.collect(), baseline: compositor.baseline(style) });
}

/// Puts a figure at the right edge of the strip that was begun last.
fn place_figure(strips: &mut Strips, line: Line, right: Point, owner: Owner) {
    let start = line.runs.first().map_or(Pt::ZERO, |run| run.x);
    for run in line.runs {
        let at = Point { x: right.x - line.width + run.x - start, y: right.y - run.rise };
        strips.put(owner, ItemKind::Glyphs { at, run });
    }
}

/// Returns a run without words.
fn nothing(style: &TextStyle) -> GlyphRun {
    GlyphRun {
        x: Pt::ZERO,
        rise: Pt::ZERO,
        face: Face { family: style.family, weight: style.weight, italic: style.italic },
        size: style.size,
        colour: style.colour,
        tracking: Pt::ZERO,
        word_space: Pt::ZERO,
        stretch: 1.0,
        width: Pt::ZERO,
        pieces: Vec::new(),
        run: 0,
    }
}

/// Returns an entry's words after its number.
fn words(entry: &ContentsEntry) -> String {
    let words = |text: &Text| -> String {
        let of_run = |kind: &RunKind| match kind {
            RunKind::Words(words) => words.clone(),
            RunKind::Break => " ".to_owned(),
            RunKind::Mark { .. } | RunKind::MarksBetween { .. } | RunKind::Field(_) => String::new(),
        };
        text.runs.iter().map(|run| of_run(&run.kind)).collect()
    };
    let number = words(&entry.number);
    if number.is_empty() { words(&entry.text) } else { format!("{number} {}", words(&entry.text)) }
}
