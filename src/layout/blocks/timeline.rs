//! Timelines: from left to right where all events fit side by side, else one below the other.

use super::NARROWEST;
use crate::compose::flow::{Artifact, ListNumbering, Timeline, TimelineEvent};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::inline::{self, SetText, place_all, place_line};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Edge, Strip, StripKind, Strips};
use crate::layout::tags::Role;
use crate::text::TextStyle;

/// Lines that an event may take beside others; more read better below each other.
const MOST_LINES: usize = 7;
/// Part of the width that dates may take beside what they are the dates of.
const DATES: f32 = 0.34;
/// How far above the baseline the middle of small letters is, part of the type size.
const MIDDLE: f32 = 0.24;

/// Lays a timeline out; in the tag tree it is a list, whose labels are the dates.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, timeline: &Timeline, frame: &Frame, strips: &mut Strips) {
    let list = Role::List(ListNumbering::Unordered);
    let mark = compositor.mark(frame.meaning);
    let inner = Frame { meaning: compositor.node(frame.meaning, list), ..*frame };
    if side_by_side(compositor, timeline, &inner, strips).is_some() {
        return;
    }
    compositor.back(frame.meaning, mark);
    let inner = Frame { meaning: compositor.node(frame.meaning, list), ..*frame };
    one_below_the_other(compositor, timeline, &inner, strips);
}

/// An event in lines.
struct Set {
    when: SetText,
    what: SetText,
}

/// Sets an event, its date and itself each in a measure.
fn set(
    compositor: &mut Compositor<'_>,
    timeline: &Timeline,
    event: &TimelineEvent,
    (when, what): (Pt, Pt),
    frame: &Frame,
) -> Set {
    let item = compositor.node(frame.meaning, Role::ListItem);
    let label = Frame { meaning: compositor.node(item, Role::ListLabel), ..*frame };
    let when = inline::set(compositor, &event.when, &timeline.when, when, &label);
    let body = compositor.node(item, Role::ListBody);
    let said = Frame { meaning: compositor.node(body, Role::Paragraph), ..*frame };
    let what = inline::set(compositor, &event.what, &timeline.what, what, &said);
    Set { when, what }
}

/// Lays all events out beside each other below one line; nothing where there is no room for that.
fn side_by_side(
    compositor: &mut Compositor<'_>,
    timeline: &Timeline,
    frame: &Frame,
    strips: &mut Strips,
) -> Option<()> {
    let count = timeline.events.len();
    let gaps = timeline.gap * count.saturating_sub(1) as f32;
    let width = (frame.width - gaps) / count.max(1) as f32;
    if count == 0 || width < timeline.narrowest.max(NARROWEST) {
        return None;
    }
    for event in &timeline.events {
        let words = [(&event.when, &timeline.when), (&event.what, &timeline.what)];
        if words.into_iter().any(|(text, style)| compositor.extents(text, style).1 > width) {
            return None;
        }
    }
    let sets: Vec<Set> =
        timeline.events.iter().map(|event| set(compositor, timeline, event, (width, width), frame)).collect();
    let dates = sets.iter().map(|set| set.when.height()).fold(Pt::ZERO, Pt::max);
    let texts = sets.iter().map(|set| set.what.height()).fold(Pt::ZERO, Pt::max);
    let middle = dates + timeline.room + timeline.mark.0 / 2.0;
    let top = middle + timeline.mark.0 / 2.0 + timeline.room;
    let height = top + texts;
    if height > frame.room || sets.iter().any(|set| set.what.lines.len() > MOST_LINES) {
        return None;
    }
    strips.open(Strip::new(StripKind::Box, height), None);
    let (thickness, colour) = timeline.line;
    decorate(strips, Rect { x: frame.x, y: middle - thickness / 2.0, width: frame.width, height: thickness }, colour);
    for (index, Set { when, what }) in sets.into_iter().enumerate() {
        let x = frame.x + (width + timeline.gap) * index as f32;
        place_mark(strips, timeline, Point { x, y: middle });
        // Dates stand on the line, however many lines they take.
        let first = dates - when.height() + when.baseline;
        place_all(strips, when, x, first);
        let first = top + what.baseline;
        place_all(strips, what, x, first);
    }
    Some(())
}

/// Lays events out along a line that runs down, dates at its left and no larger than the events; a page may end between
/// two.
fn one_below_the_other(compositor: &mut Compositor<'_>, timeline: &Timeline, frame: &Frame, strips: &mut Strips) {
    let TextStyle { size, leading, .. } = timeline.what;
    let timeline = &Timeline { when: TextStyle { size, leading, ..timeline.when }, ..timeline.clone() };
    let widest = timeline.events.iter().map(|event| compositor.extents(&event.when, &timeline.when).0);
    let dates = widest.fold(Pt::ZERO, Pt::max).min(frame.width * DATES);
    let side = timeline.mark.0;
    let axis = frame.x + dates + timeline.gap;
    let left = axis + side + timeline.gap;
    let measure = frame.x + frame.width - left;
    if measure < NARROWEST {
        return in_turn(compositor, timeline, frame, strips);
    }
    let from = strips.len();
    for (index, event) in timeline.events.iter().enumerate() {
        if index > 0 {
            strips.room(timeline.row_gap);
        }
        let Set { mut when, mut what } = set(compositor, timeline, event, (dates, measure), frame);
        let baseline = when.baseline.max(what.baseline);
        let leading = when.style.leading.max(what.style.leading);
        let first = strips.len();
        let count = when.lines.len().max(what.lines.len()).max(1);
        let (mut dates, mut texts) = (when.take_lines().into_iter(), what.take_lines().into_iter());
        for line in 0..count {
            let inside = line > 0;
            // The first line of date and text stand on one baseline; further ones follow at the leading of the text.
            let height = if inside { what.style.leading } else { leading };
            let at = if inside { what.baseline } else { baseline };
            strips.open(Strip { inside, ..Strip::new(StripKind::Line, height) }, Some(at));
            if line == 0 {
                let middle = at - what.style.size * MIDDLE;
                place_mark(strips, timeline, Point { x: axis, y: middle });
            }
            if let Some(date) = dates.next() {
                place_line(strips, &when, date, Point { x: frame.x, y: at });
            }
            if let Some(text) = texts.next() {
                place_line(strips, &what, text, Point { x: left, y: at });
            }
        }
        if strips.height(first) <= frame.room {
            strips.bind(first);
        }
    }
    if strips.len() > from {
        let (thickness, colour) = timeline.line;
        let x = axis + (side - thickness) / 2.0;
        strips.edges.push(Edge { from, to: strips.len(), x, thickness, colour });
    }
}

/// Lays events out without a line, each below its date: for a column that has no room for both.
fn in_turn(compositor: &mut Compositor<'_>, timeline: &Timeline, frame: &Frame, strips: &mut Strips) {
    for event in &timeline.events {
        strips.room(timeline.row_gap);
        let Set { when, what } = set(compositor, timeline, event, (frame.width, frame.width), frame);
        super::flow_lines(strips, when, frame, |_, _| {});
        super::flow_lines(strips, what, frame, |_, _| {});
    }
}

/// Puts the mark of an event on the line, its left edge and its middle at a place.
fn place_mark(strips: &mut Strips, timeline: &Timeline, at: Point) {
    let (side, colour) = timeline.mark;
    decorate(strips, Rect { x: at.x, y: at.y - side / 2.0, width: side, height: side }, colour);
}

/// Fills a box in the strip that was begun last; it is not read.
fn decorate(strips: &mut Strips, rect: Rect, colour: Colour) {
    strips.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect, colour });
}
