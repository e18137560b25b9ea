//! Charts, drawn by [`crate::chart`] as wide as the measure.

use crate::chart::{self, Drawing, Label, Words};
use crate::compose::flow::ChartBlock;
use crate::geometry::{Point, Pt, Size};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Strip, StripKind, Strips};
use crate::layout::tags::Role;
use crate::picture::Path;
use crate::text::{Align, Text, TextStyle};

/// Lays a chart out: one strip, or several where it is taller than a page and can be taken apart.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, block: &ChartBlock, frame: &Frame, strips: &mut Strips) {
    let owner = match frame.meaning {
        Meaning::Node(parent) => {
            let node = compositor.tags.add(parent, Role::Figure);
            compositor.tags.nodes[node.0 as usize].alt = Some(block.alt.clone());
            Owner::Content(compositor.tags.content(node))
        }
        Meaning::Artifact(artifact) => Owner::Artifact(artifact),
    };
    let room = Size { width: frame.width, height: block.height.min(frame.room) };
    let drawing = chart::draw(&block.chart, &block.look, room, &mut Measure { compositor });
    let Drawing { size, marks, labels, cuts } = drawing;
    let mut marks = marks.into_iter().peekable();
    let mut labels = labels.into_iter().peekable();
    if cuts.is_empty() {
        strips.open(Strip::new(StripKind::Box, size.height), None);
        put_marks(strips, marks, Point { x: frame.x, y: Pt::ZERO }, owner);
        return put_labels(compositor, strips, labels, Point { x: frame.x, y: Pt::ZERO }, owner);
    }
    let (mut marks, mut labels): (Vec<Path>, Vec<Label>) = (marks.by_ref().collect(), labels.by_ref().collect());
    let ends = cuts.iter().copied().chain([size.height]);
    let mut top = Pt::ZERO;
    for end in ends {
        strips.open(Strip::new(StripKind::Box, end - top), None);
        let at = Point { x: frame.x, y: -top };
        // What stands in two parts belongs to that in which its middle is.
        let (here, after): (Vec<Path>, Vec<Path>) =
            marks.into_iter().partition(|mark| mark.bounds().is_none_or(|bounds| bounds.y + bounds.height / 2.0 < end));
        put_marks(strips, here, at, owner);
        let (of_part, others): (Vec<Label>, Vec<Label>) =
            labels.into_iter().partition(|label| label.area.y + label.area.height / 2.0 < end);
        put_labels(compositor, strips, of_part, at, owner);
        (marks, labels, top) = (after, others, end);
    }
}

/// Puts lines and areas into the strip that was begun last.
fn put_marks(strips: &mut Strips, marks: impl IntoIterator<Item = Path>, at: Point, owner: Owner) {
    for mut mark in marks {
        mark.shift(at);
        strips.put(owner, ItemKind::Path(Box::new(mark)));
    }
}

/// Sets labels in the strip that was begun last.
fn put_labels(
    compositor: &mut Compositor<'_>,
    strips: &mut Strips,
    labels: impl IntoIterator<Item = Label>,
    at: Point,
    owner: Owner,
) {
    for Label { text, style, area, measure, align } in labels {
        let style = TextStyle { align, ..plain(&style) };
        let x = match align {
            Align::Right => area.right() - measure,
            Align::Centre => area.x + area.width / 2.0 - measure / 2.0,
            Align::Left | Align::Justify => area.x,
        };
        let mut baseline = at.y + area.y + compositor.baseline(&style);
        for line in compositor.set(&text, &style, measure).lines {
            for run in line.runs {
                let place = Point { x: at.x + x + run.x, y: baseline - run.rise };
                strips.put(owner, ItemKind::Glyphs { at: place, run });
            }
            baseline += style.leading;
        }
    }
}

/// Returns a style as labels are set in it.
fn plain(style: &TextStyle) -> TextStyle {
    TextStyle { align: Align::Left, indent: Pt::ZERO, balance: false, ..*style }
}

/// Measures words by setting them.
struct Measure<'c, 'f> {
    compositor: &'c mut Compositor<'f>,
}

impl Words for Measure<'_, '_> {
    fn extents(&mut self, text: &Text, style: &TextStyle) -> (Pt, Pt) {
        self.compositor.extents(text, &plain(style))
    }

    fn lines(&mut self, text: &Text, style: &TextStyle, measure: Pt) -> (Pt, usize) {
        let language = text.language.unwrap_or(self.compositor.language);
        let lines = self.compositor.typesetter.set(text, &plain(style), language, measure).lines;
        (lines.iter().map(|line| line.width).fold(Pt::ZERO, Pt::max), lines.len())
    }

    fn baseline(&self, style: &TextStyle) -> (Pt, Pt) {
        (self.compositor.baseline(style), self.compositor.cap_height(style))
    }
}
