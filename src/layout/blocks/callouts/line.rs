//! A trend as a line in the size of words (Tufte, Beautiful Evidence, 2006): its last point marked, both ends labelled.

use super::drawing::{Canvas, SetDrawing};
use crate::geometry::{Point, Pt};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::tags::Role;
use crate::picture::{Path, Stroke};
use crate::text::{Align, Line, Text, TextStyle};

/// Height of the line's field, part of the type size.
const HEIGHT: f32 = 2.3;
/// Thickness of the line, part of the type size, and the least of it.
const STROKE: (f32, Pt) = (0.09, Pt(0.7));
/// Radius of the last point, part of the type size.
const POINT: f32 = 0.2;
/// Room between the two labels, part of the type size.
const BETWEEN: f32 = 0.8;
/// Room between a label and its value on one line, part of the type size.
const WITHIN: f32 = 0.45;
/// Room between line and labels, part of the type size.
const ABOVE_LABELS: f32 = 0.2;

/// Draws a line with its labels; in the tag tree it is a figure.
pub(super) fn draw(
    compositor: &mut Compositor<'_>,
    (heights, ends, alt): (&[f32], &[(Text, Text); 2], &str),
    canvas: &Canvas,
    frame: &Frame,
) -> SetDrawing {
    let owner = match frame.meaning {
        Meaning::Node(parent) => {
            let node = compositor.tags.add(parent, Role::Figure);
            compositor.tags.nodes[node.0 as usize].alt = Some(alt.to_owned());
            Owner::Content(compositor.tags.content(node))
        }
        Meaning::Artifact(artifact) => Owner::Artifact(artifact),
    };
    let (height, radius) = (canvas.em(HEIGHT), canvas.em(POINT));
    let stroke = canvas.em(STROKE.0).max(STROKE.1);
    let width = canvas.span() - radius;
    // Neither the line nor its last point stands over.
    let (left, top, field) = (stroke / 2.0, radius, height - radius * 2.0);
    let step = (width - left) / heights.len().saturating_sub(1).max(1) as f32;
    let points: Vec<Point> = heights
        .iter()
        .enumerate()
        .map(|(index, part)| Point { x: left + step * index as f32, y: top + field * (1.0 - part.clamp(0.0, 1.0)) })
        .collect();
    let mut drawing = SetDrawing::new(height);
    drawing.put(owner, ItemKind::Path(Box::new(Path::line(&points, Stroke::solid(canvas.paints.strong, stroke)))));
    if let Some(last) = points.last() {
        drawing.put(owner, ItemKind::Path(Box::new(Path::circle(*last, radius, canvas.paints.accent))));
    }
    labels(compositor, ends, canvas, &mut drawing, owner);
    drawing
}

/// Sets both ends below the line, the first at its left, the last at its right: each on one line where both have room, else
/// the value below its label.
fn labels(
    compositor: &mut Compositor<'_>,
    ends: &[(Text, Text); 2],
    canvas: &Canvas,
    drawing: &mut SetDrawing,
    owner: Owner,
) {
    let style = TextStyle { align: Align::Left, indent: Pt::ZERO, ..canvas.style };
    let (right, between) = (canvas.span(), canvas.em(BETWEEN));
    let half = (right - between) / 2.0;
    let extents: Vec<(Pt, Pt)> = ends
        .iter()
        .map(|(label, value)| (compositor.extents(label, &style).0, compositor.extents(value, &style).0))
        .collect();
    let whole: Pt = extents.iter().map(|(label, value)| *label + *value).sum();
    let on_one_line = whole + canvas.em(WITHIN) * 2.0 + between <= right;
    // Labels may be broken, values not: where these have no room beside each other, they stand one below the other.
    let beside = extents.iter().all(|(_, value)| *value <= half);
    let measure = if on_one_line || !beside { right } else { half };
    let first = drawing.height + canvas.em(ABOVE_LABELS) + compositor.baseline(&style);
    let mut below = first;
    for (index, (label, value)) in ends.iter().enumerate() {
        let is_last = index > 0;
        let label = compositor.set(label, &style, measure).lines;
        let value = compositor.set(value, &style, measure).lines;
        let mut baseline = if beside || on_one_line { first } else { below };
        if on_one_line {
            let of_label = width(&label);
            let room = if of_label.0 > 0.0 { canvas.em(WITHIN) } else { Pt::ZERO };
            let start = if is_last { right - of_label - room - width(&value) } else { Pt::ZERO };
            let parts = label.into_iter().map(|line| (line, start));
            for (line, x) in parts.chain(value.into_iter().map(|line| (line, start + of_label + room))) {
                put(drawing, line, Point { x, y: baseline }, owner);
            }
            baseline += style.leading;
        } else {
            for line in label.into_iter().chain(value) {
                let x = if is_last { right - line.width } else { Pt::ZERO };
                put(drawing, line, Point { x: x.max(Pt::ZERO), y: baseline }, owner);
                baseline += style.leading;
            }
        }
        below = below.max(baseline);
    }
    drawing.height = below - compositor.baseline(&style);
}

/// Returns the extent of the widest line.
fn width(lines: &[Line]) -> Pt {
    lines.iter().map(|line| line.width).fold(Pt::ZERO, Pt::max)
}

fn put(drawing: &mut SetDrawing, line: Line, at: Point, owner: Owner) {
    for run in line.runs {
        let at = Point { x: at.x + run.x, y: at.y - run.rise };
        drawing.put(owner, ItemKind::Glyphs { at, run });
    }
}
