//! Charts of horizontal bars from a common zero line.

use crate::compose::flow::{Artifact, Bars, ChartBar};
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::compositor::{Compositor, Frame, Meaning, NO_LIMIT};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{FORBIDDEN, Strip, StripKind, Strips};
use crate::layout::tags::Role;
use crate::text::{Align, Line, TextStyle};

/// The most that labels take of the measure.
const LABELS: f32 = 0.35;
/// Room between label and bars, and between a bar's end and its value, part of the type size.
const ROOM: f32 = 0.6;
/// Thickness of the zero line, drawn where bars go to both sides.
const ZERO_LINE: Pt = Pt(0.5);

/// A bar in lines.
struct SetBar {
    label: Vec<Line>,
    shown: Vec<Line>,
    value: f32,
    marked: bool,
}

/// Where values turn into places.
#[derive(Debug, Clone, Copy)]
struct Scale {
    /// Place of zero.
    zero: Pt,
    /// Length of a unit.
    unit: Pt,
}

/// Lays a chart out: a strip for each bar.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, chart: &Bars, frame: &Frame, strips: &mut Strips) {
    let owner = match frame.meaning {
        Meaning::Node(parent) => {
            let node = compositor.tags.add(parent, Role::Figure);
            compositor.tags.nodes[node.0 as usize].alt = Some(chart.alt.clone());
            Owner::Content(compositor.tags.content(node))
        }
        Meaning::Artifact(artifact) => Owner::Artifact(artifact),
    };
    let style = TextStyle { align: Align::Left, indent: Pt::ZERO, ..chart.style };
    let natural = chart.bars.iter().map(|bar| compositor.extents(&bar.label, &style).0).fold(Pt::ZERO, Pt::max);
    // Labels are lines of rounded lengths: a hundredth more keeps the longest on one.
    let labels = (natural + Pt(0.05)).min(frame.width * LABELS);
    let bars: Vec<SetBar> = chart.bars.iter().map(|bar| set_bar(compositor, bar, &style, labels)).collect();
    let room = style.size * ROOM;
    let left = frame.x + labels + if labels > Pt(0.1) { room } else { Pt::ZERO };
    let scale = Scale::new(&bars, left, frame.x + frame.width, room);
    let (thickness, gap) = heights(chart, &bars, &style, frame.room);
    let baseline = compositor.baseline(&style);
    let cap_height = compositor.cap_height(&style);
    let whole = total(&bars, &style, thickness, gap) <= frame.room;
    let both_sides = bars.iter().any(|bar| bar.value < 0.0) && bars.iter().any(|bar| bar.value > 0.0);
    for (index, bar) in bars.into_iter().enumerate() {
        let height = row_height(&bar, &style, thickness);
        let cost = if whole && index > 0 { FORBIDDEN } else { 0.0 };
        if index > 0 {
            strips.room(gap);
        }
        strips.open(Strip { cost, ..Strip::new(StripKind::Box, height) }, None);
        let middle = height / 2.0;
        if both_sides {
            let above = if index > 0 { gap } else { Pt::ZERO };
            let rect = Rect { x: scale.zero - ZERO_LINE / 2.0, y: -above, width: ZERO_LINE, height: height + above };
            let decoration = Owner::Artifact(Artifact::Decoration);
            strips.put(decoration, ItemKind::Fill { rect, colour: style.colour });
        }
        // Labels of one line stand with their capitals in the middle of the bar, longer ones about it as a whole.
        let one_line = middle + cap_height / 2.0;
        let first = match bar.label.len() {
            0 | 1 => one_line,
            lines => middle - style.leading * (lines as f32 / 2.0) + baseline,
        };
        for (line, label) in bar.label.into_iter().enumerate() {
            put_line(strips, label, frame.x, first + style.leading * line as f32, owner, None);
        }
        let colour = if bar.marked { chart.accent } else { chart.colour };
        let end = scale.zero + scale.unit * bar.value;
        let (from, to) = if end < scale.zero { (end, scale.zero) } else { (scale.zero, end) };
        let rect = Rect { x: from, y: middle - thickness / 2.0, width: to - from, height: thickness };
        strips.put(owner, ItemKind::Fill { rect, colour });
        let Some(shown) = bar.shown.into_iter().next() else { continue };
        let inside = scale.inside(bar.value, shown.width, room);
        let paint = inside.then(|| on(colour, style.colour));
        let x = match (bar.value < 0.0, inside) {
            (false, true) => end - room - shown.width,
            (false, false) => end + room,
            (true, true) => end + room,
            (true, false) => end - room - shown.width,
        };
        put_line(strips, shown, x, one_line, owner, paint);
    }
}

/// Sets a bar's words.
fn set_bar(compositor: &mut Compositor<'_>, bar: &ChartBar, style: &TextStyle, labels: Pt) -> SetBar {
    let label = compositor.set(&bar.label, style, labels).lines;
    let shown = compositor.set(&bar.shown, style, NO_LIMIT).lines;
    let value = if bar.value.is_finite() { bar.value as f32 } else { 0.0 };
    SetBar { label, shown, value, marked: bar.marked }
}

/// Returns thickness and gap of the bars, reduced alike where the chart is taller than a page, but not below the labels.
fn heights(chart: &Bars, bars: &[SetBar], style: &TextStyle, room: Pt) -> (Pt, Pt) {
    let full = total(bars, style, chart.thickness, chart.gap);
    if full <= room || full.0 <= 0.0 {
        return (chart.thickness, chart.gap);
    }
    let factor = (room / full).clamp(0.0, 1.0);
    ((chart.thickness * factor).max(style.size).min(chart.thickness), chart.gap * factor)
}

/// Returns a bar's height, its label included.
fn row_height(bar: &SetBar, style: &TextStyle, thickness: Pt) -> Pt {
    thickness.max(style.leading * bar.label.len().max(bar.shown.len()) as f32)
}

/// Returns the height of all bars.
fn total(bars: &[SetBar], style: &TextStyle, thickness: Pt, gap: Pt) -> Pt {
    let rows: Pt = bars.iter().map(|bar| row_height(bar, style, thickness)).sum();
    rows + gap * bars.len().saturating_sub(1) as f32
}

impl Scale {
    /// Makes the longest bars fill the room from `left` to `right`, less what values outside their bars need.
    fn new(bars: &[SetBar], left: Pt, right: Pt, room: Pt) -> Scale {
        let most = bars.iter().map(|bar| bar.value).fold(0.0, f32::max);
        let least = bars.iter().map(|bar| bar.value).fold(0.0, f32::min);
        let range = Some(most - least).filter(|range| range.is_finite() && *range > 0.0).unwrap_or(1.0);
        let of_range = |left: Pt, right: Pt| {
            let unit = (right - left).max(Pt::ZERO) / range;
            Scale { zero: left - unit * least, unit }
        };
        let full = of_range(left, right);
        let stands_over = |bar: &SetBar| {
            let width = bar.shown.first().map_or(Pt::ZERO, |line| line.width);
            let end = full.zero + full.unit * bar.value;
            let outside = !full.inside(bar.value, width, room);
            outside && (end + room + width > right && bar.value >= 0.0 || end - room - width < left && bar.value < 0.0)
        };
        if !bars.iter().any(stands_over) {
            return full;
        }
        let widest = |negative: bool| {
            let side = bars.iter().filter(|bar| (bar.value < 0.0) == negative);
            side.filter_map(|bar| bar.shown.first()).map(|line| line.width + room).fold(Pt::ZERO, Pt::max)
        };
        of_range(left + widest(true), right - widest(false))
    }

    /// Returns whether a value of this width fits into its bar.
    fn inside(&self, value: f32, width: Pt, room: Pt) -> bool {
        width + room * 2.0 <= self.unit * value.abs()
    }
}

/// Returns the paint of words on a bar: white, or the chart's own where that would be too faint.
fn on(bar: Colour, style: Colour) -> Colour {
    // Squares come near enough to sRGB's curve; white on 0.3 has a contrast of 3, the least that WCAG 2.2 (1.4.3) asks of
    // large type.
    let part = |channel: u8, weight: f32| weight * (f32::from(channel) / 255.0) * (f32::from(channel) / 255.0);
    let luminance = part(bar.red, 0.2126) + part(bar.green, 0.7152) + part(bar.blue, 0.0722);
    if luminance <= 0.3 { Colour::WHITE } else { style }
}

/// Puts a line into the strip that was begun last.
fn put_line(strips: &mut Strips, line: Line, x: Pt, y: Pt, owner: Owner, colour: Option<Colour>) {
    for mut run in line.runs {
        run.colour = colour.unwrap_or(run.colour);
        let at = Point { x: x + run.x, y: y - run.rise };
        strips.put(owner, ItemKind::Glyphs { at, run });
    }
}
