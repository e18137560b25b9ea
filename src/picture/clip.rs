//! Clip paths of a drawing → outlines, within which what they cut is seen.

use super::paths::{outline, rectangle, refuse};
use super::{Outline, Unreadable};
use usvg::tiny_skia_path as skia;
use usvg::{ClipPath, Group, Node, Transform};

/// Returns the outlines of a clip path and of those that cut it in turn. `around` leads from the coordinates of what is cut
/// to those of the picture.
pub(super) fn outlines(clip: &ClipPath, around: Transform) -> Result<Vec<Outline>, Unreadable> {
    let mut outlines = Vec::new();
    let mut next = Some(clip);
    while let Some(clip) = next {
        if clip.root().clip_path().is_some() {
            return refuse("a clip path whose own shapes are cut");
        }
        let mut shapes = Vec::new();
        collect(clip.root(), around.pre_concat(clip.transform()), &mut shapes)?;
        outlines.push(union(&shapes)?);
        next = clip.clip_path();
    }
    Ok(outlines)
}

/// Collects the shapes of a clip path.
fn collect(group: &Group, around: Transform, shapes: &mut Vec<(skia::Path, bool)>) -> Result<(), Unreadable> {
    let transform = around.pre_concat(group.transform());
    for node in group.children() {
        match node {
            Node::Group(group) if group.clip_path().is_some() => {
                return refuse("a clip path whose own shapes are cut");
            }
            Node::Group(group) => collect(group, transform, shapes)?,
            Node::Path(path) => {
                let even_odd = path.fill().is_some_and(|fill| fill.rule() == usvg::FillRule::EvenOdd);
                shapes.extend(path.data().clone().transform(transform).map(|data| (data, even_odd)));
            }
            Node::Text(text) => collect(text.flattened(), transform, shapes)?,
            Node::Image(_) => {}
        }
    }
    Ok(())
}

/// Returns one outline around all that lies within any of the shapes. Where two lie over each other, one could make a hole
/// in the other.
fn union(shapes: &[(skia::Path, bool)]) -> Result<Outline, Unreadable> {
    let even_odd = shapes.first().is_some_and(|(_, even_odd)| *even_odd);
    for (index, (one, rule)) in shapes.iter().enumerate() {
        let bounds = one.bounds();
        let touches = |(other, _): &(skia::Path, bool)| {
            let other = other.bounds();
            bounds.left() < other.right()
                && other.left() < bounds.right()
                && bounds.top() < other.bottom()
                && other.top() < bounds.bottom()
        };
        if shapes[..index].iter().any(touches) {
            return refuse("a clip path of shapes that lie over each other");
        }
        if *rule != even_odd {
            return refuse("a clip path of shapes that are filled by different rules");
        }
    }
    let segments = shapes.iter().flat_map(|(shape, _)| outline(shape, false).segments).collect();
    Ok(Outline { segments, even_odd })
}

/// Returns whether a clip path cuts nothing off: a rectangle around the whole group, or around all that is seen of it, as
/// drawing programs put one around a page, a chart or an arrow head.
pub(super) fn is_idle(clip: &ClipPath, group: &Group, transform: Transform, view: Option<skia::Rect>) -> bool {
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
    let (Some(bounds), Some(view)) = (bounds(transform), view) else { return false };
    let Some(content) = own.transform(transform) else { return false };
    match view.intersect(&content) {
        Some(seen) => holds(bounds, seen, slack(view)),
        None => true,
    }
}

/// Returns whether a rectangle holds another; it may stand out by the slack.
fn holds(outer: skia::Rect, inner: skia::Rect, slack: f32) -> bool {
    outer.left() <= inner.left() + slack
        && outer.right() >= inner.right() - slack
        && outer.top() <= inner.top() + slack
        && outer.bottom() >= inner.bottom() - slack
}
