//! A drawing's tree → paths with solid paint, in the picture's own coordinates.

use super::svg::{SIMPLIFY, missing_character, too_detailed};
use super::{Path, Segment, Stroke, Unreadable, Vector};
use crate::geometry::{Colour, Pt, Size};
use usvg::tiny_skia_path as skia;
use usvg::{Group, Node, Paint, Transform};

/// Pieces of outlines that a picture may have, letters included.
const MAX_SEGMENTS: usize = 1_000_000;

/// The farthest that a coordinate may lie out, in the picture's own units. A PDF reader need not take more than 32,767
/// (ISO 19005-1, 6.1.12), and what is so far out is not seen.
const MAX_COORDINATE: f32 = 30_000.0;

/// A picture smaller than this is enlarged, for coordinates keep three decimals in a PDF.
const MIN_SIDE: f32 = 16.0;
/// To which side it is enlarged.
const ENLARGED_SIDE: f32 = 1000.0;

/// The limit up to which pointed corners are pointed: SVG's own value where a picture says nothing.
const MITER_LIMIT: f32 = 4.0;

/// Collects the paths of a drawing, in the order in which they are drawn.
pub(super) fn collect(tree: &usvg::Tree) -> Result<Vector, Unreadable> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let longest = width.max(height);
    let scale = if longest < MIN_SIDE {
        ENLARGED_SIDE / longest
    } else if longest > MAX_COORDINATE {
        ENLARGED_SIDE * 10.0 / longest
    } else {
        1.0
    };
    let size = Size { width: Pt(width * scale), height: Pt(height * scale) };
    let mut collector = Collector {
        view: skia::Rect::from_xywh(0.0, 0.0, width * scale, height * scale),
        paths: Vec::new(),
        segments: 0,
    };
    collector.group(tree.root(), Transform::from_scale(scale, scale), 1.0)?;
    Ok(Vector { size, paths: collector.paths })
}

struct Collector {
    /// What is seen of the drawing, in the picture's coordinates.
    view: Option<skia::Rect>,
    paths: Vec<Path>,
    segments: usize,
}

impl Collector {
    /// Draws a group. `around` and `opacity` are those of all groups around it. The library's own absolute transforms are
    /// not used, for lines under words lack theirs.
    fn group(&mut self, group: &Group, around: Transform, opacity: f32) -> Result<(), Unreadable> {
        let transform = around.pre_concat(group.transform());
        let refuse = |what: &str| Err(Unreadable::new(format!("the SVG has {what}, which cannot be drawn"), SIMPLIFY));
        if !group.filters().is_empty() {
            return refuse("a filter, such as a shadow or a blur");
        }
        if group.mask().is_some() {
            return refuse("a mask");
        }
        if group.blend_mode() != usvg::BlendMode::Normal {
            return refuse("colours that are blended with those below");
        }
        if group.clip_path().is_some_and(|clip| !self.is_idle(clip, group, transform)) {
            return refuse("a clip path that cuts something off");
        }
        // Parts of a group that lie on each other show through one another, unlike in a browser; few drawings tell.
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, transform, opacity)?,
                Node::Path(path) => self.path(path, transform, opacity)?,
                Node::Image(_) => return refuse("a picture of pixels"),
                Node::Text(text) => {
                    let words = text.chunks().iter().find_map(|chunk| missing_character(chunk.text()));
                    if let Some(missing) = words {
                        let message = format!("the SVG has words with `{missing}`, which no built-in face has");
                        return Err(Unreadable::new(message, "turn its words into paths in the drawing program"));
                    }
                    self.group(text.flattened(), transform, opacity)?;
                }
            }
        }
        Ok(())
    }

    /// Returns whether a clip path cuts nothing off: a rectangle around the whole group, or around all that is seen of it,
    /// as drawing programs put one around a page, a chart or an arrow head.
    fn is_idle(&self, clip: &usvg::ClipPath, group: &Group, transform: Transform) -> bool {
        let [Node::Path(path)] = clip.root().children() else { return false };
        if clip.clip_path().is_some() || clip.root().clip_path().is_some() {
            return false;
        }
        let bounds = |transform: Transform| {
            let transform = transform.pre_concat(clip.transform()).pre_concat(path.abs_transform());
            path.data().clone().transform(transform).and_then(|outline| rectangle(&outline))
        };
        // Rounding must not make a clip of a frame.
        let slack = |content: skia::Rect| 0.001 * (content.width() + content.height());
        let own = group.stroke_bounding_box();
        if bounds(Transform::identity()).is_some_and(|bounds| holds(bounds, own, slack(own))) {
            return true;
        }
        let (Some(bounds), Some(view)) = (bounds(transform), self.view) else { return false };
        let Some(content) = own.transform(transform) else { return false };
        match view.intersect(&content) {
            Some(seen) => holds(bounds, seen, slack(view)),
            None => true,
        }
    }

    fn path(&mut self, path: &usvg::Path, transform: Transform, opacity: f32) -> Result<(), Unreadable> {
        if !path.is_visible() {
            return Ok(());
        }
        // A PDF reader draws a hairline where an area without width is filled (ISO 32000-1, 8.5.3.3.1).
        let area = path.data().bounds().width() > 0.0 && path.data().bounds().height() > 0.0;
        let fill = path
            .fill()
            .filter(|_| area)
            .map(|fill| Ok((solid(fill.paint(), fill.opacity().get() * opacity)?, fill.rule())));
        let fill = fill.transpose()?;
        let paint = path.stroke().map(|stroke| solid(stroke.paint(), stroke.opacity().get() * opacity)).transpose()?;
        let stroke = path.stroke().zip(paint);
        let outline = |data: &skia::Path| data.clone().transform(transform);
        let filled = fill.map(|(colour, rule)| (colour, rule == usvg::FillRule::EvenOdd));
        let simple = stroke.and_then(|(stroke, colour)| simple_stroke(stroke, colour, transform));
        let together = path.paint_order() == usvg::PaintOrder::FillAndStroke && (stroke.is_none() || simple.is_some());
        if together {
            return self.push(outline(path.data()), filled, simple);
        }
        let stroked = match (stroke, simple) {
            (Some(_), Some(simple)) => (outline(path.data()), None, Some(simple)),
            (Some((stroke, colour)), None) => (
                stroke_outline(path.data(), stroke, transform).and_then(|data| outline(&data)),
                Some((colour, false)),
                None,
            ),
            (None, _) => (None, None, None),
        };
        if path.paint_order() == usvg::PaintOrder::FillAndStroke {
            self.push(outline(path.data()), filled, None)?;
            self.push(stroked.0, stroked.1, stroked.2)
        } else {
            self.push(stroked.0, stroked.1, stroked.2)?;
            self.push(outline(path.data()), filled, None)
        }
    }

    fn push(
        &mut self,
        outline: Option<skia::Path>,
        fill: Option<(Colour, bool)>,
        stroke: Option<Stroke>,
    ) -> Result<(), Unreadable> {
        let Some(outline) = outline else { return Ok(()) };
        if fill.is_none() && stroke.is_none() {
            return Ok(());
        }
        self.segments += outline.len();
        if self.segments > MAX_SEGMENTS {
            return Err(too_detailed());
        }
        let bounds = outline.bounds();
        let extreme = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
        if extreme.iter().any(|coordinate| coordinate.abs() > MAX_COORDINATE) {
            return Err(Unreadable::new(
                "parts of the SVG lie far outside the picture",
                "take them out, or cut them to the page",
            ));
        }
        self.paths.push(Path {
            segments: segments(&outline),
            fill: fill.map(|(colour, _)| colour),
            even_odd: fill.is_some_and(|(_, even_odd)| even_odd),
            stroke,
        });
        Ok(())
    }
}

/// Returns a colour as it is seen on white.
fn solid(paint: &Paint, opacity: f32) -> Result<Colour, Unreadable> {
    let refuse = |what: &str| Err(Unreadable::new(format!("the SVG has {what}, which cannot be drawn"), SIMPLIFY));
    match paint {
        Paint::Color(colour) => {
            let seen =
                |value: u8| (f32::from(value) * opacity + 255.0 * (1.0 - opacity)).round().clamp(0.0, 255.0) as u8;
            Ok(Colour { red: seen(colour.red), green: seen(colour.green), blue: seen(colour.blue) })
        }
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => refuse("a gradient"),
        Paint::Pattern(_) => refuse("a pattern"),
    }
}

/// Returns a stroke that a width can describe; none where it has to be drawn as an outline of its own: where the
/// transform makes it wider in one direction than in another, or for ends and corners that [`Stroke`] does not know.
fn simple_stroke(stroke: &usvg::Stroke, colour: Colour, transform: Transform) -> Option<Stroke> {
    let Transform { sx, kx, ky, sy, .. } = transform;
    let (first, second, skew) = (sx * sx + ky * ky, kx * kx + sy * sy, sx * kx + ky * sy);
    let even = (first - second).abs() <= 1e-3 * first.max(second) && skew.abs() <= 1e-3 * first.max(second);
    let cap = match stroke.linecap() {
        usvg::LineCap::Butt => Some(false),
        usvg::LineCap::Round => Some(true),
        usvg::LineCap::Square => None,
    };
    let join = match stroke.linejoin() {
        usvg::LineJoin::Miter if stroke.miterlimit().get() == MITER_LIMIT => Some(false),
        usvg::LineJoin::Round => Some(true),
        _ => None,
    };
    if !even || stroke.dashoffset() != 0.0 {
        return None;
    }
    let scale = first.sqrt();
    let dashes = stroke.dasharray().unwrap_or(&[]).iter().map(|length| round(length * scale)).collect();
    Some(Stroke { colour, width: round(stroke.width().get() * scale), dashes, round_cap: cap?, round_join: join? })
}

/// Returns the outline of a stroke, before the transform.
fn stroke_outline(data: &skia::Path, stroke: &usvg::Stroke, transform: Transform) -> Option<skia::Path> {
    let resolution = skia::PathStroker::compute_resolution_scale(&transform);
    let stroke = stroke.to_tiny_skia();
    match &stroke.dash {
        Some(dash) => data.dash(dash, resolution)?.stroke(&stroke, resolution),
        None => data.stroke(&stroke, resolution),
    }
}

/// Returns whether a rectangle holds another; it may stand out by the slack.
fn holds(outer: skia::Rect, inner: skia::Rect, slack: f32) -> bool {
    outer.left() <= inner.left() + slack
        && outer.right() >= inner.right() - slack
        && outer.top() <= inner.top() + slack
        && outer.bottom() >= inner.bottom() - slack
}

/// Returns the bounds of an outline that is an upright rectangle.
fn rectangle(outline: &skia::Path) -> Option<skia::Rect> {
    let bounds = outline.bounds();
    let near = |a: f32, b: f32| (a - b).abs() <= 0.001 * (bounds.width() + bounds.height());
    let corner = |point: skia::Point| {
        (near(point.x, bounds.left()) || near(point.x, bounds.right()))
            && (near(point.y, bounds.top()) || near(point.y, bounds.bottom()))
    };
    let mut corners = 0;
    for segment in outline.segments() {
        match segment {
            skia::PathSegment::MoveTo(point) | skia::PathSegment::LineTo(point) if corner(point) => corners += 1,
            skia::PathSegment::Close => {}
            _ => return None,
        }
    }
    (corners == 4 || corners == 5).then_some(bounds)
}

/// Returns the pieces of an outline.
fn segments(outline: &skia::Path) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(outline.len());
    let mut last = skia::Point::default();
    for segment in outline.segments() {
        match segment {
            skia::PathSegment::MoveTo(point) => {
                segments.push(Segment::Move(round(point.x), round(point.y)));
                last = point;
            }
            skia::PathSegment::LineTo(point) => {
                segments.push(Segment::Line(round(point.x), round(point.y)));
                last = point;
            }
            skia::PathSegment::QuadTo(control, point) => {
                // The cubic curve of the same form.
                let toward = |from: f32, to: f32| round(from + (to - from) * 2.0 / 3.0);
                segments.push(Segment::Curve(
                    toward(last.x, control.x),
                    toward(last.y, control.y),
                    toward(point.x, control.x),
                    toward(point.y, control.y),
                    round(point.x),
                    round(point.y),
                ));
                last = point;
            }
            skia::PathSegment::CubicTo(first, second, point) => {
                segments.push(Segment::Curve(
                    round(first.x),
                    round(first.y),
                    round(second.x),
                    round(second.y),
                    round(point.x),
                    round(point.y),
                ));
                last = point;
            }
            skia::PathSegment::Close => segments.push(Segment::Close),
        }
    }
    segments
}

/// Rounds to 1/1024, so that the last bits of sines and cosines, which differ from machine to machine, do not reach the
/// page.
fn round(coordinate: f32) -> f32 {
    (coordinate * 1024.0).round() / 1024.0
}
