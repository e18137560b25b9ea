//! A drawing's tree → paths, in the picture's own coordinates.

use super::svg::{SIMPLIFY, missing_character, too_detailed};
use super::{Gradient, Outline, Part, Path, Segment, Stroke, Unreadable, Vector, clip, gradient};
use crate::geometry::{Colour, Pt, Size};
use usvg::tiny_skia_path as skia;
use usvg::{Group, Node, Paint, Pattern, Transform};

/// Pieces of outlines that a picture may have, letters included.
const MAX_SEGMENTS: usize = 1_000_000;

/// Tiles of a pattern that a picture may show.
const MAX_TILES: f32 = 10_000.0;

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
        parts: Vec::new(),
        segments: 0,
        words: String::new(),
    };
    collector.group(tree.root(), Transform::from_scale(scale, scale), 1.0)?;
    Ok(Vector { size, parts: collector.parts, words: collector.words })
}

struct Collector {
    /// What is seen of the drawing, in the picture's coordinates.
    view: Option<skia::Rect>,
    parts: Vec<Part>,
    segments: usize,
    /// Words that were drawn.
    words: String,
}

/// What an area is painted with.
enum Ink<'p> {
    Solid(Colour),
    Gradient(Gradient),
    Pattern(&'p Pattern),
}

/// An outline that was looked at, and whether the even-odd rule says what is inside.
type Area = (Option<skia::Path>, bool);

impl Collector {
    /// Draws a group. `around` and `opacity` are those of all groups around it. The library's own absolute transforms are
    /// not used, for lines under words lack theirs.
    fn group(&mut self, group: &Group, around: Transform, opacity: f32) -> Result<(), Unreadable> {
        let transform = around.pre_concat(group.transform());
        if !group.filters().is_empty() {
            return refuse("a filter, such as a shadow or a blur");
        }
        if group.mask().is_some() {
            return refuse("a mask");
        }
        if group.blend_mode() != usvg::BlendMode::Normal {
            return refuse("colours that are blended with those below");
        }
        if let Some(clip) = group.clip_path()
            && !clip::is_idle(clip, group, transform, self.view)
        {
            let outlines = clip::outlines(clip, transform)?;
            return self.within(outlines, |collector| collector.children(group, transform, opacity));
        }
        self.children(group, transform, opacity)
    }

    /// Draws what a group holds.
    fn children(&mut self, group: &Group, transform: Transform, opacity: f32) -> Result<(), Unreadable> {
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
                    text.chunks().iter().for_each(|chunk| self.words.push_str(chunk.text()));
                    self.words.push('\n');
                    self.group(text.flattened(), transform, opacity)?;
                }
            }
        }
        Ok(())
    }

    /// Draws something that is seen within outlines alone.
    fn within(
        &mut self,
        outlines: Vec<Outline>,
        draw: impl FnOnce(&mut Collector) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        self.count(outlines.iter().map(|outline| outline.segments.len()).sum())?;
        let around = std::mem::take(&mut self.parts);
        draw(self)?;
        let cut = std::mem::replace(&mut self.parts, around);
        if !cut.is_empty() && outlines.iter().all(|outline| !outline.segments.is_empty()) {
            self.parts.push(Part::Cut(outlines, cut));
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, transform: Transform, opacity: f32) -> Result<(), Unreadable> {
        if !path.is_visible() {
            return Ok(());
        }
        let outline = |data: &skia::Path| data.clone().transform(transform);
        // A PDF reader draws a hairline where an area without width is filled (ISO 32000-1, 8.5.3.3.1).
        let area = path.data().bounds().width() > 0.0 && path.data().bounds().height() > 0.0;
        let fill = path.fill().filter(|_| area);
        let fill_ink = fill.map(|fill| ink(fill.paint(), fill.opacity().get() * opacity, transform)).transpose()?;
        let even_odd = fill.is_some_and(|fill| fill.rule() == usvg::FillRule::EvenOdd);
        let stroke = path.stroke();
        let stroke_ink =
            stroke.map(|stroke| ink(stroke.paint(), stroke.opacity().get() * opacity, transform)).transpose()?;
        let simple = match (stroke, &stroke_ink) {
            (Some(stroke), Some(Ink::Solid(colour))) => simple_stroke(stroke, *colour, transform),
            _ => None,
        };
        let fill_first = path.paint_order() == usvg::PaintOrder::FillAndStroke;
        let solid = match &fill_ink {
            None => Some(None),
            Some(Ink::Solid(colour)) => Some(Some(*colour)),
            Some(_) => None,
        };
        if let Some(solid) = solid.filter(|_| fill_first && (stroke.is_none() || simple.is_some())) {
            return self.push((outline(path.data()), even_odd), solid, simple);
        }
        let filled = |collector: &mut Collector| match fill_ink {
            Some(ink) => collector.paint((outline(path.data()), even_odd), ink, (transform, opacity)),
            None => Ok(()),
        };
        let stroked = |collector: &mut Collector| match (stroke, stroke_ink, simple) {
            (_, _, Some(simple)) => collector.push((outline(path.data()), false), None, Some(simple)),
            (Some(stroke), Some(ink), None) => {
                let edge = stroke_outline(path.data(), stroke, transform).and_then(|data| outline(&data));
                collector.paint((edge, false), ink, (transform, opacity))
            }
            _ => Ok(()),
        };
        if fill_first {
            filled(self)?;
            stroked(self)
        } else {
            stroked(self)?;
            filled(self)
        }
    }

    /// Fills an area.
    fn paint(&mut self, area: Area, ink: Ink<'_>, around: (Transform, f32)) -> Result<(), Unreadable> {
        match ink {
            Ink::Solid(colour) => self.push(area, Some(colour), None),
            Ink::Gradient(gradient) => {
                if let Some(outline) = self.looked_at(area)? {
                    self.parts.push(Part::Shading(outline, gradient));
                }
                Ok(())
            }
            Ink::Pattern(pattern) => self.tile(area, pattern, around),
        }
    }

    /// Fills an area with copies of a pattern, side by side.
    fn tile(&mut self, area: Area, pattern: &Pattern, around: (Transform, f32)) -> Result<(), Unreadable> {
        let (transform, opacity) = (around.0.pre_concat(pattern.transform()), around.1);
        let tile = pattern.rect();
        let bounds = area.0.as_ref().map(skia::Path::bounds);
        let back = transform.invert();
        let Some(covered) = bounds.zip(back).and_then(|(bounds, back)| bounds.transform(back)) else { return Ok(()) };
        let span = |low: f32, high: f32, start: f32, size: f32| {
            (((low - start) / size).floor(), ((high - start) / size).ceil())
        };
        let (left, right) = span(covered.left(), covered.right(), tile.x(), tile.width());
        let (top, bottom) = span(covered.top(), covered.bottom(), tile.y(), tile.height());
        let tiles = (right - left).max(1.0) * (bottom - top).max(1.0);
        if tiles.is_nan() || tiles > MAX_TILES {
            return Err(too_detailed());
        }
        let Some(outline) = self.looked_at(area)? else { return Ok(()) };
        self.within(vec![outline], |collector| {
            for row in top as i32..bottom as i32 {
                for column in left as i32..right as i32 {
                    let (x, y) = (column as f32 * tile.width(), row as f32 * tile.height());
                    let transform = transform.pre_translate(x, y);
                    let frame = skia::PathBuilder::from_rect(tile.to_rect()).transform(transform);
                    let frame = frame.map(|frame| self::outline(&frame, false));
                    collector.within(frame.into_iter().collect(), |collector| {
                        collector.group(pattern.root(), transform, opacity)
                    })?;
                }
            }
            Ok(())
        })
    }

    fn push(&mut self, area: Area, fill: Option<Colour>, stroke: Option<Stroke>) -> Result<(), Unreadable> {
        if fill.is_none() && stroke.is_none() {
            return Ok(());
        }
        if let Some(Outline { segments, even_odd }) = self.looked_at(area)? {
            let even_odd = even_odd && fill.is_some();
            self.parts.push(Part::Path(Path { segments, fill, even_odd, stroke }));
        }
        Ok(())
    }

    /// Holds an outline against the limits.
    fn looked_at(&mut self, (path, even_odd): Area) -> Result<Option<Outline>, Unreadable> {
        let Some(path) = path else { return Ok(None) };
        self.count(path.len())?;
        let bounds = path.bounds();
        let extreme = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
        if extreme.iter().any(|coordinate| coordinate.abs() > MAX_COORDINATE) {
            return Err(Unreadable::new(
                "parts of the SVG lie far outside the picture",
                "take them out, or cut them to the page",
            ));
        }
        Ok(Some(outline(&path, even_odd)))
    }

    fn count(&mut self, segments: usize) -> Result<(), Unreadable> {
        self.segments += segments;
        if self.segments > MAX_SEGMENTS { Err(too_detailed()) } else { Ok(()) }
    }
}

/// Refuses what would be drawn wrongly.
pub(super) fn refuse<T>(what: &str) -> Result<T, Unreadable> {
    Err(Unreadable::new(format!("the SVG has {what}, which cannot be drawn"), SIMPLIFY))
}

/// Returns what a paint is, in the picture's own coordinates.
fn ink(paint: &Paint, opacity: f32, transform: Transform) -> Result<Ink<'_>, Unreadable> {
    Ok(match paint {
        Paint::Color(colour) => Ink::Solid(seen(*colour, opacity)),
        Paint::LinearGradient(linear) => Ink::Gradient(gradient::linear(linear, transform, opacity)?),
        Paint::RadialGradient(radial) => Ink::Gradient(gradient::radial(radial, transform, opacity)?),
        Paint::Pattern(pattern) => Ink::Pattern(pattern),
    })
}

/// Returns a colour as it is seen on white.
pub(super) fn seen(colour: usvg::Color, opacity: f32) -> Colour {
    let seen = |value: u8| (f32::from(value) * opacity + 255.0 * (1.0 - opacity)).round().clamp(0.0, 255.0) as u8;
    Colour { red: seen(colour.red), green: seen(colour.green), blue: seen(colour.blue) }
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

/// Returns the bounds of an outline that is an upright rectangle.
pub(super) fn rectangle(outline: &skia::Path) -> Option<skia::Rect> {
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

/// Returns an outline's pieces.
pub(super) fn outline(path: &skia::Path, even_odd: bool) -> Outline {
    let mut segments = Vec::with_capacity(path.len());
    let mut last = skia::Point::default();
    for segment in path.segments() {
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
    Outline { segments, even_odd }
}

/// Rounds to 1/1024, so that the last bits of sines and cosines, which differ from machine to machine, do not reach the
/// page.
pub(super) fn round(coordinate: f32) -> f32 {
    (coordinate * 1024.0).round() / 1024.0
}
