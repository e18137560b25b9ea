//! Timelines: from left to right where all events fit side by side, else one below the other.

use super::NARROWEST;
use crate::compose::flow::{Artifact, ListNumbering, Timeline, TimelineEvent};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::inline::{self, SetText, place_all, place_line};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Edge, Strip, StripKind, Strips};
use crate::layout::tags::Role;
use crate::layout::{Trouble, Unset};
use crate::text::TextStyle;

/// Lines that an event may take beside others; more read better below each other.
const MOST_LINES: usize = 7;
/// Lines that an event below others takes, where it is set larger than it need be.
const BELOW_LINES: usize = 1;
/// Lines that an event beside others takes at the most where it is set larger than it need be.
const GROWN_LINES: usize = 4;
/// Part of the width that dates may take beside what they are the dates of.
const DATES: f32 = 0.34;
/// How far above the baseline the middle of small letters is, part of the type size.
const MIDDLE: f32 = 0.24;

/// Lays a timeline out; in the tag tree it is a list, whose labels are the dates.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, timeline: &Timeline, frame: &Frame, strips: &mut Strips) {
    let list = Role::List(ListNumbering::Unordered);
    let mark = compositor.mark(frame.meaning);
    let inner = Frame { meaning: compositor.node(frame.meaning, list), ..*frame };
    if let Some(row) = side_by_side(compositor, timeline, &inner) {
        row.place(timeline, frame, strips);
        return;
    }
    compositor.back(frame.meaning, mark);
    let was_beside = timeline.scale > 1.0 && {
        let beside = side_by_side(compositor, &at_own_size(timeline), &inner).is_some();
        compositor.back(frame.meaning, mark);
        beside
    };
    let inner = Frame { meaning: compositor.node(frame.meaning, list), ..*frame };
    let longest = one_below_the_other(compositor, timeline, &inner, strips);
    if timeline.scale > 1.0 && (was_beside || longest > BELOW_LINES) {
        // What grows does not turn the line, nor break its texts.
        let problem = Unset::Lines { lines: longest.max(BELOW_LINES + 1), most: BELOW_LINES, heading: false };
        compositor.troubles.push(Trouble { problem, span: None });
    }
}

/// Returns a timeline as large as it is by itself.
fn at_own_size(timeline: &Timeline) -> Timeline {
    let by = |length: Pt| length / timeline.scale;
    let own = |style: TextStyle| TextStyle { size: by(style.size), leading: by(style.leading), ..style };
    Timeline {
        when: own(timeline.when),
        what: own(timeline.what),
        gap: by(timeline.gap),
        narrowest: by(timeline.narrowest),
        scale: 1.0,
        ..timeline.clone()
    }
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

/// Events beside each other.
struct Row {
    sets: Vec<Set>,
    /// Height of the dates.
    dates: Pt,
    /// The middle of the line.
    middle: Pt,
    /// Where the events begin.
    top: Pt,
    height: Pt,
    /// Distance of two events.
    step: Pt,
}

/// Sets all events beside each other; nothing where there is no room for that. Dates take one line each, if need be a
/// smaller one, but are no smaller than the events.
fn side_by_side(compositor: &mut Compositor<'_>, timeline: &Timeline, frame: &Frame) -> Option<Row> {
    let count = timeline.events.len();
    let gaps = timeline.gap * count.saturating_sub(1) as f32;
    let width = (frame.width - gaps) / count.max(1) as f32;
    if count == 0 || width < timeline.narrowest.max(NARROWEST) {
        return None;
    }
    let mut widest = Pt::ZERO;
    for event in &timeline.events {
        widest = widest.max(compositor.extents(&event.when, &timeline.when).0);
        if compositor.extents(&event.what, &timeline.what).1 > width {
            return None;
        }
    }
    let least = (timeline.what.size / timeline.when.size).min(1.0);
    // Lengths are sums of rounded numbers.
    let factor = ((width - Pt(0.1)) / widest.max(Pt(0.1))).min(1.0);
    if factor < least {
        return None;
    }
    let TextStyle { size, leading, .. } = timeline.when;
    let when = TextStyle { size: size * factor, leading: leading * factor, ..timeline.when };
    let dated = Timeline { when, ..timeline.clone() };
    let sets: Vec<Set> =
        timeline.events.iter().map(|event| set(compositor, &dated, event, (width, width), frame)).collect();
    let dates = sets.iter().map(|set| set.when.height()).fold(Pt::ZERO, Pt::max);
    let texts = sets.iter().map(|set| set.what.height()).fold(Pt::ZERO, Pt::max);
    let middle = dates + timeline.room + timeline.mark.0 / 2.0;
    let top = middle + timeline.mark.0 / 2.0 + timeline.room;
    let height = top + texts;
    let most = if timeline.scale > 1.0 { GROWN_LINES } else { MOST_LINES };
    let fits = height <= frame.room && sets.iter().all(|set| set.what.lines.len() <= most);
    fits.then_some(Row { sets, dates, middle, top, height, step: width + timeline.gap })
}

impl Row {
    fn place(self, timeline: &Timeline, frame: &Frame, strips: &mut Strips) {
        let Row { sets, dates, middle, top, height, step } = self;
        strips.open(Strip::new(StripKind::Box, height), None);
        let (thickness, colour) = timeline.line;
        let line = Rect { x: frame.x, y: middle - thickness / 2.0, width: frame.width, height: thickness };
        decorate(strips, line, colour);
        for (index, Set { when, what }) in sets.into_iter().enumerate() {
            let x = frame.x + step * index as f32;
            place_mark(strips, timeline, Point { x, y: middle });
            let first = dates - when.height() + when.baseline;
            place_all(strips, when, x, first);
            let first = top + what.baseline;
            place_all(strips, what, x, first);
        }
    }
}

/// Lays events out along a line that runs down, dates at its left and no larger than the events; a page may end between
/// two. Returns the most lines that an event takes.
fn one_below_the_other(
    compositor: &mut Compositor<'_>,
    timeline: &Timeline,
    frame: &Frame,
    strips: &mut Strips,
) -> usize {
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
    let mut longest = 0;
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
        longest = longest.max(count);
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
    longest
}

/// Lays events out without a line, each below its date: for a column that has no room for both. Returns the most lines
/// that an event takes.
fn in_turn(compositor: &mut Compositor<'_>, timeline: &Timeline, frame: &Frame, strips: &mut Strips) -> usize {
    let mut longest = 0;
    for event in &timeline.events {
        strips.room(timeline.row_gap);
        let Set { when, what } = set(compositor, timeline, event, (frame.width, frame.width), frame);
        longest = longest.max(when.lines.len()).max(what.lines.len());
        super::flow_lines(strips, when, frame, |_, _| {});
        super::flow_lines(strips, what, frame, |_, _| {});
    }
    longest
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
