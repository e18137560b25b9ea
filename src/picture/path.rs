//! Paths as values: drawn from points, moved, scaled, measured, painted anew.

use super::{Path, Segment, Stroke};
use crate::geometry::{Colour, Point, Pt, Rect};

/// How far the control points of a quarter of a circle lie along its tangents, as a part of the radius: with four curves
/// the outline is nowhere off by more than a fiftieth of a per cent.
const QUARTER: f32 = 0.552_284_8;

impl Stroke {
    /// Returns a solid line of a width, its ends cut off and its corners round.
    pub fn solid(colour: Colour, width: Pt) -> Stroke {
        Stroke { colour, width: width.0, dashes: Vec::new(), round_cap: false, round_join: true }
    }
}

impl Path {
    /// Returns straight lines from point to point.
    pub fn line(points: &[Point], stroke: Stroke) -> Path {
        Path { segments: through(points), fill: None, even_odd: false, stroke: Some(stroke) }
    }

    /// Returns the area between straight lines from point to point and back to the first.
    pub fn area(points: &[Point], fill: Colour) -> Path {
        let mut segments = through(points);
        segments.push(Segment::Close);
        Path { segments, fill: Some(fill), even_odd: false, stroke: None }
    }

    /// Returns a filled box.
    pub fn rectangle(rect: Rect, fill: Colour) -> Path {
        let Rect { x, y, .. } = rect;
        let (right, bottom) = (rect.right(), rect.bottom());
        Path::area(
            &[Point { x, y }, Point { x: right, y }, Point { x: right, y: bottom }, Point { x, y: bottom }],
            fill,
        )
    }

    /// Returns a filled circle.
    pub fn circle(centre: Point, radius: Pt, fill: Colour) -> Path {
        let (x, y, r) = (centre.x.0, centre.y.0, radius.0);
        let k = r * QUARTER;
        let segments = vec![
            Segment::Move(x + r, y),
            Segment::Curve(x + r, y + k, x + k, y + r, x, y + r),
            Segment::Curve(x - k, y + r, x - r, y + k, x - r, y),
            Segment::Curve(x - r, y - k, x - k, y - r, x, y - r),
            Segment::Curve(x + k, y - r, x + r, y - k, x + r, y),
            Segment::Close,
        ];
        Path { segments, fill: Some(fill), even_odd: false, stroke: None }
    }

    /// Returns the path with a line around it.
    #[must_use]
    pub fn outlined(self, stroke: Stroke) -> Path {
        Path { stroke: Some(stroke), ..self }
    }

    /// Moves the path.
    pub fn shift(&mut self, by: Point) {
        self.map(|x, y| (x + by.x.0, y + by.y.0));
    }

    /// Draws the path to a scale about the origin, its line with it.
    pub fn scale(&mut self, factor: f32) {
        self.map(|x, y| (x * factor, y * factor));
        if let Some(stroke) = &mut self.stroke {
            stroke.width *= factor;
            stroke.dashes.iter_mut().for_each(|length| *length *= factor);
        }
    }

    /// Turns the path upside down, as a page is whose origin is its lower edge.
    pub fn flip(&mut self, height: Pt) {
        self.map(|x, y| (x, height.0 - y));
    }

    fn map(&mut self, to: impl Fn(f32, f32) -> (f32, f32)) {
        for segment in &mut self.segments {
            match segment {
                Segment::Move(x, y) | Segment::Line(x, y) => (*x, *y) = to(*x, *y),
                Segment::Curve(a, b, c, d, x, y) => {
                    (*a, *b) = to(*a, *b);
                    (*c, *d) = to(*c, *d);
                    (*x, *y) = to(*x, *y);
                }
                Segment::Close => {}
            }
        }
    }

    /// Returns the path in other colours.
    #[must_use]
    pub fn painted(&self, paint: impl Fn(Colour) -> Colour) -> Path {
        let stroke = self.stroke.as_ref().map(|stroke| Stroke { colour: paint(stroke.colour), ..stroke.clone() });
        Path { fill: self.fill.map(&paint), stroke, ..self.clone() }
    }

    /// Returns the box around all that is drawn, as far as its corners and the control points of its curves tell; none
    /// for a path of nothing.
    pub fn bounds(&self) -> Option<Rect> {
        let mut bounds: Option<[f32; 4]> = None;
        let mut take = |x: f32, y: f32| {
            let [left, top, right, bottom] = bounds.unwrap_or([x, y, x, y]);
            bounds = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
        };
        for segment in &self.segments {
            match *segment {
                Segment::Move(x, y) | Segment::Line(x, y) => take(x, y),
                Segment::Curve(a, b, c, d, x, y) => {
                    take(a, b);
                    take(c, d);
                    take(x, y);
                }
                Segment::Close => {}
            }
        }
        let [left, top, right, bottom] = bounds?;
        let beyond = self.stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
        Some(Rect {
            x: Pt(left - beyond),
            y: Pt(top - beyond),
            width: Pt(right - left + beyond * 2.0),
            height: Pt(bottom - top + beyond * 2.0),
        })
    }
}

/// Returns straight segments through points.
fn through(points: &[Point]) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(points.len() + 1);
    for (index, point) in points.iter().enumerate() {
        let (x, y) = (point.x.0, point.y.0);
        segments.push(if index == 0 { Segment::Move(x, y) } else { Segment::Line(x, y) });
    }
    segments
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_lies_in_its_box_and_keeps_it_when_moved_and_scaled() {
        let mut circle = Path::circle(Point { x: Pt(10.0), y: Pt(20.0) }, Pt(4.0), Colour::BLACK);
        assert_eq!(circle.bounds(), Some(Rect { x: Pt(6.0), y: Pt(16.0), width: Pt(8.0), height: Pt(8.0) }));
        circle.shift(Point { x: Pt(-6.0), y: Pt(-16.0) });
        circle.scale(0.5);
        assert_eq!(circle.bounds(), Some(Rect { x: Pt(0.0), y: Pt(0.0), width: Pt(4.0), height: Pt(4.0) }));
    }

    #[test]
    fn a_line_is_as_wide_as_its_stroke() {
        let ends = [Point { x: Pt(0.0), y: Pt(5.0) }, Point { x: Pt(10.0), y: Pt(5.0) }];
        let mut line = Path::line(&ends, Stroke::solid(Colour::BLACK, Pt(2.0)));
        assert_eq!(line.bounds().unwrap().height, Pt(2.0));
        line.scale(3.0);
        assert_eq!(line.bounds().unwrap().height, Pt(6.0));
    }
}
