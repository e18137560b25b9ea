//! What all kinds of chart draw with.

use super::{Drawing, Label, Look, Words};
use crate::geometry::{Colour, Point, Pt, Rect, Size};
use crate::picture::{Path, Stroke};
use crate::text::{Align, Run, RunKind, Shape, Text, TextStyle, Weight};

/// Labels are lines of rounded lengths: so much more keeps the longest on one.
const SLACK: Pt = Pt(0.05);

/// How far a line that stands by its capitals may reach beyond the box, as a part of the type size.
const OFF_CENTRE: f32 = 0.06;

/// Draws, and keeps labels from each other.
pub(super) struct Pen<'a> {
    pub(super) look: &'a Look,
    /// The box.
    pub(super) room: Size,
    pub(super) words: &'a mut dyn Words,
    pub(super) drawing: Drawing,
    /// For each label, whether it may be left out.
    spare: Vec<bool>,
}

/// Where a label's lines stand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Their left edge.
    Left(Pt),
    /// Their middle.
    Middle(Pt),
    /// Their right edge.
    Right(Pt),
}

impl<'a> Pen<'a> {
    pub(super) fn new(look: &'a Look, room: Size, words: &'a mut dyn Words) -> Pen<'a> {
        Pen { look, room, words, drawing: Drawing::default(), spare: Vec::new() }
    }

    /// Returns the drawing, without labels that can be spared and would stand on another or run out of the box.
    pub(super) fn finish(self) -> Drawing {
        let Drawing { mut size, marks, labels, cuts } = self.drawing;
        size.width = self.room.width;
        let mut kept: Vec<(Label, bool)> = Vec::with_capacity(labels.len());
        let ranked = labels.into_iter().zip(self.spare);
        let (must, may): (Vec<_>, Vec<_>) = ranked.partition(|(_, spare)| !spare);
        for (label, spare) in must.into_iter().chain(may) {
            let outside = label.area.x < -SLACK || label.area.right() > size.width + SLACK;
            // Lines stand by their capitals, which are not quite in their middle.
            let down = label.style.size * OFF_CENTRE;
            let outside = outside || label.area.y < -down || label.area.bottom() > size.height + down;
            if !(spare && (outside || kept.iter().any(|(other, _)| overlap(&other.area, &label.area)))) {
                kept.push((label, spare));
            }
        }
        Drawing { size, marks, labels: kept.into_iter().map(|(label, _)| label).collect(), cuts }
    }

    /// Takes back all that was drawn.
    pub(super) fn clear(&mut self) {
        self.drawing = Drawing::default();
        self.spare.clear();
    }

    /// Adds what another pen has drawn, at a place.
    pub(super) fn add(&mut self, drawing: Drawing, at: Point) {
        self.spare.extend(drawing.labels.iter().map(|_| false));
        self.drawing.add(drawing, at);
    }

    /// Returns the width of a text on one line.
    pub(super) fn width(&mut self, text: &Text, style: &TextStyle) -> Pt {
        if text.runs.is_empty() {
            return Pt::ZERO;
        }
        self.words.extents(text, style).0 + SLACK
    }

    /// Returns the widest of some texts on one line.
    pub(super) fn widest<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>, style: &TextStyle) -> Pt {
        texts.into_iter().map(|text| self.width(text, style)).fold(Pt::ZERO, Pt::max)
    }

    /// Returns the number of lines of a text in a measure.
    pub(super) fn lines(&mut self, text: &Text, style: &TextStyle, measure: Pt) -> usize {
        if text.runs.is_empty() { 0 } else { self.words.lines(text, style, measure).1 }
    }

    /// Puts a text, its upper edge at `top`. It may be left out where it is `spare`.
    pub(super) fn put(&mut self, text: &Text, style: &TextStyle, place: Place, top: Pt, measure: Pt, spare: bool) {
        if text.runs.is_empty() {
            return;
        }
        let (width, lines) = self.words.lines(text, style, measure);
        let (x, align) = match place {
            Place::Left(x) => (x, Align::Left),
            Place::Middle(x) => (x - width / 2.0, Align::Centre),
            Place::Right(x) => (x - width, Align::Right),
        };
        let area = Rect { x, y: top, width, height: style.leading * lines as f32 };
        self.drawing.labels.push(Label { text: text.clone(), style: *style, area, measure, align });
        self.spare.push(spare);
    }

    /// Puts a text on one line, its capitals about `middle`.
    pub(super) fn put_beside(&mut self, text: &Text, style: &TextStyle, place: Place, middle: Pt, spare: bool) {
        let top = self.top_beside(style, middle);
        let measure = self.width(text, style);
        self.put(text, style, place, top, measure, spare);
    }

    /// Returns the upper edge of a line whose capitals stand about `middle`.
    pub(super) fn top_beside(&self, style: &TextStyle, middle: Pt) -> Pt {
        let (baseline, capitals) = self.words.baseline(style);
        middle + capitals / 2.0 - baseline
    }

    /// Puts a text in lines about `middle`: one line by its capitals, several as a whole.
    pub(super) fn put_lines(&mut self, text: &Text, style: &TextStyle, place: Place, middle: Pt, measure: Pt) {
        let lines = self.lines(text, style, measure);
        let top =
            if lines > 1 { middle - style.leading * (lines as f32 / 2.0) } else { self.top_beside(style, middle) };
        self.put(text, style, place, top, measure, false);
    }

    /// Fills a box, or nothing where it has no extent.
    pub(super) fn fill(&mut self, rect: Rect, colour: Colour) {
        if rect.width.0 > 0.0 && rect.height.0 > 0.0 {
            self.drawing.marks.push(Path::rectangle(rect, colour));
        }
    }

    /// Draws a level line.
    pub(super) fn level(&mut self, from: Pt, to: Pt, y: Pt, thickness: Pt, colour: Colour) {
        self.fill(Rect { x: from, y: y - thickness / 2.0, width: to - from, height: thickness }, colour);
    }

    /// Draws an upright line.
    pub(super) fn upright(&mut self, x: Pt, from: Pt, to: Pt, thickness: Pt, colour: Colour) {
        self.fill(Rect { x: x - thickness / 2.0, y: from, width: thickness, height: to - from }, colour);
    }

    /// Draws a line through points.
    pub(super) fn stroke(&mut self, points: &[Point], stroke: Stroke) {
        self.drawing.marks.push(Path::line(points, stroke));
    }

    /// Draws a dot with a margin of paper around it.
    pub(super) fn dot(&mut self, centre: Point, radius: Pt, colour: Colour) {
        let around = Stroke::solid(self.look.colours.paper, self.look.hairline * 1.5);
        self.drawing.marks.push(Path::circle(centre, radius, colour).outlined(around));
    }

    /// Returns the zero line's thickness.
    pub(super) fn zero_line(&self) -> Pt {
        self.look.hairline * 1.5
    }
}

/// Returns whether two areas share more than an edge.
pub(super) fn overlap(one: &Rect, other: &Rect) -> bool {
    let touch = SLACK;
    one.x + touch < other.right()
        && other.x + touch < one.right()
        && one.y + touch < other.bottom()
        && other.y + touch < one.bottom()
}

/// Returns words in plain text.
pub(super) fn words(words: impl Into<String>) -> Text {
    let run = Run { kind: RunKind::Words(words.into()), shape: Shape::default(), link: None };
    Text { runs: vec![run], ..Text::default() }
}

/// Returns two texts on one line, with a space between.
pub(super) fn joined(one: &Text, other: &Text) -> Text {
    if one.runs.is_empty() || other.runs.is_empty() {
        return if one.runs.is_empty() { other.clone() } else { one.clone() };
    }
    let mut text = one.clone();
    text.runs.extend(words("\u{2002}").runs);
    text.runs.extend(other.runs.iter().cloned());
    text
}

/// Returns a style in a colour.
pub(super) fn coloured(style: &TextStyle, colour: Colour) -> TextStyle {
    TextStyle { colour, ..*style }
}

/// Returns a style in the bolder weight.
pub(super) fn bold(style: &TextStyle) -> TextStyle {
    TextStyle { weight: Weight::Semibold, ..*style }
}

/// Returns a style at another size, its leading with it.
pub(super) fn sized(style: &TextStyle, size: Pt) -> TextStyle {
    TextStyle { size, leading: style.leading * (size / style.size), ..*style }
}
