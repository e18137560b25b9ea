//! Figures beside the points of one line, where neither the line nor another figure is.

use super::{Places, marker_size};
use crate::chart::pen::{Pen, Place, bold, overlap};
use crate::chart::{Chart, Highlight, Series};
use crate::geometry::{Point, Pt, Rect};
use crate::text::TextStyle;

/// What of a line's height figures cover, from the upper edge: all else of it is white.
const INK: (f32, f32) = (0.2, 0.8);
/// How far a figure may stand aside of its point, as parts of its width: about it, or clear of what rises or falls from it.
const ASIDE: [f32; 3] = [0.0, -0.45, 0.45];

/// Puts each figure above its point or below it, wherever the line leaves room. Where not all have room, the ends and the
/// extremes come first; with `ends`, no others are told.
pub(super) fn draw(chart: &Chart, places: &Places<'_>, ends: bool, bottom: Pt, pen: &mut Pen<'_>) {
    let Some(series) = chart.series.first() else { return };
    let line: Vec<Option<Point>> = (0..series.values.len()).map(|category| places.of(series, category)).collect();
    let mut taken: Vec<Rect> = Vec::new();
    for category in order(series, ends) {
        let (Some(point), Some(value)) = (line[category], series.values[category].as_ref()) else { continue };
        let spoken = chart.highlight == Some(Highlight::Category(category));
        let style = if spoken { bold(&pen.look.label) } else { pen.look.label };
        let width = pen.width(&value.shown, &style);
        let boxes = candidates(series, category, point, (width, &style), (pen.room.width, bottom), pen);
        let free = |area: &&Rect| {
            let ink = ink(area);
            !taken.iter().any(|other| overlap(other, area)) && !crosses(&line, &ink)
        };
        // An end is told wherever it stands.
        let is_end = [0, line.len() - 1].contains(&category);
        let Some(area) = boxes.iter().find(free).or(boxes.first().filter(|_| is_end)).copied() else { continue };
        taken.push(area);
        pen.put(&value.shown, &style, Place::Left(area.x), area.y, width, true);
    }
}

/// Returns the categories whose values are told, the most telling first.
fn order(series: &Series, ends: bool) -> Vec<usize> {
    let number = |category: &usize| series.values[*category].as_ref().map_or(0.0, |value| value.number);
    let there: Vec<usize> = (0..series.values.len()).filter(|&category| series.values[category].is_some()).collect();
    let by = |a: &&usize, b: &&usize| number(a).total_cmp(&number(b));
    let mut order: Vec<usize> = Vec::with_capacity(there.len() + 4);
    order.extend(there.last());
    order.extend(there.first());
    order.extend(there.iter().max_by(by));
    order.extend(there.iter().min_by(by));
    if !ends {
        order.extend(&there);
    }
    let mut told = vec![false; series.values.len()];
    order.retain(|&category| !std::mem::replace(&mut told[category], true));
    order
}

/// Returns where a figure may stand, the best place first: on the side to which the line bends, or from which it comes.
fn candidates(
    series: &Series,
    category: usize,
    point: Point,
    (width, style): (Pt, &TextStyle),
    (right, bottom): (Pt, Pt),
    pen: &Pen<'_>,
) -> Vec<Rect> {
    let number = |category: usize| series.values.get(category)?.as_ref().map(|value| value.number);
    let here = number(category).unwrap_or(0.0);
    let beside = [category.checked_sub(1), Some(category + 1)].into_iter().flatten().filter_map(number);
    let mut beside = beside.peekable();
    let is_valley = beside.peek().is_some() && beside.all(|other| other > here);
    let room = marker_size(pen.look);
    let (above, below) = (point.y - room - style.leading, point.y + room);
    let tops = if is_valley { [below, above] } else { [above, below] };
    let mut boxes = Vec::with_capacity(tops.len() * ASIDE.len());
    for top in tops {
        for aside in ASIDE {
            let middle = point.x + width * aside;
            let x = (middle - width / 2.0).min(right - width).max(Pt::ZERO);
            boxes.push(Rect { x, y: top, width, height: style.leading });
        }
    }
    boxes.retain(|area| area.y >= Pt::ZERO && area.bottom() <= bottom);
    boxes
}

/// Returns what of a figure's box is covered.
fn ink(area: &Rect) -> Rect {
    Rect { y: area.y + area.height * INK.0, height: area.height * (INK.1 - INK.0), ..*area }
}

/// Returns whether the line goes through a box. It breaks where values are missing.
fn crosses(line: &[Option<Point>], area: &Rect) -> bool {
    line.windows(2).any(|pair| match pair {
        [Some(from), Some(to)] => is_through(*from, *to, area),
        _ => false,
    })
}

/// Returns whether a line from one point to another, which stands further right, goes through a box.
fn is_through(from: Point, to: Point, area: &Rect) -> bool {
    let (left, right) = (from.x.max(area.x), to.x.min(area.right()));
    if left >= right || to.x <= from.x {
        return false;
    }
    let at = |x: Pt| from.y + (to.y - from.y) * ((x - from.x) / (to.x - from.x));
    let (one, other) = (at(left), at(right));
    one.min(other) < area.bottom() && one.max(other) > area.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_through_a_box_or_past_it() {
        let point = |x: f32, y: f32| Point { x: Pt(x), y: Pt(y) };
        let area = Rect { x: Pt(10.0), y: Pt(10.0), width: Pt(10.0), height: Pt(5.0) };
        assert!(is_through(point(0.0, 0.0), point(30.0, 30.0), &area));
        assert!(!is_through(point(0.0, 20.0), point(30.0, 20.0), &area));
        assert!(!is_through(point(20.0, 12.0), point(30.0, 12.0), &area));
        assert!(is_through(point(12.0, 0.0), point(13.0, 40.0), &area));
    }
}
