//! Key figures: rows on one baseline, and what is said and drawn below them.

use super::*;
use crate::compose::flow::{Callout, Callouts, Change, Direction, Drawing, Paints};
use crate::picture::{Path, Segment};

const STRONG: Colour = Colour::rgb(0x10_20_30);
const QUIET: Colour = Colour::rgb(0x60_60_60);
const FAINT: Colour = Colour::rgb(0xb0_b0_b0);
const ACCENT: Colour = Colour::rgb(0xc0_20_20);

/// Returns a key figure with nothing drawn.
pub(super) fn callout(value: &str, unit: &str, label: &str) -> Callout {
    let unit = if unit.is_empty() { Text::default() } else { text(unit) };
    Callout { value: text(value), unit, label: text(label), change: None, drawing: None }
}

/// Returns key figures, four to a row.
pub(super) fn callouts(items: Vec<Callout>) -> Callouts {
    Callouts {
        items,
        alone: false,
        per_row: 4,
        gap: Pt(20.0),
        row_gap: Pt(20.0),
        value: of_size(40.0, 44.0),
        smallest: Pt(20.0),
        unit: of_size(12.0, 14.0),
        label: style(),
        change: style(),
        detail: style(),
        rule: (Pt(0.5), Colour::BLACK),
        paints: Paints { strong: STRONG, quiet: QUIET, faint: FAINT, accent: ACCENT },
    }
}

fn row(items: Vec<Callout>) -> Block {
    block(BlockKind::Callouts(callouts(items)))
}

#[test]
fn values_of_a_row_stand_on_one_baseline_with_their_units() {
    let items =
        vec![callout("93,000", "", "people"), callout("1,954", "miles", "border"), callout("19", "%", "of all")];
    let laid = laid(vec![sequence(master(600.0, 200.0), vec![row(items)])]);
    let baselines: Vec<f32> = ["93,000", "1,954", "miles", "19", "%"].map(|word| find(&laid, word).1.baseline).into();
    assert!(baselines.iter().all(|&baseline| baseline == baselines[0]), "{baselines:?}");
    let labels: Vec<f32> = ["people", "border", "of all"].map(|word| find(&laid, word).1.baseline).into();
    assert!(labels.iter().all(|&baseline| baseline == labels[0]), "{labels:?}");
    assert_eq!(fills(&laid.pages[0]).len(), 3);
}

#[test]
fn values_are_shrunk_together() {
    let items = vec![callout("1,234,567,890", "miles", "a"), callout("7", "", "b")];
    let laid = laid(vec![sequence(master(480.0, 200.0), vec![row(items)])]);
    let (wide, short) = (find(&laid, "1,234,567,890").1, find(&laid, "7").1);
    assert_eq!(wide.size, short.size);
    assert!(wide.size < 40.0 && wide.size >= 20.0, "{wide:?}");
    assert!(find(&laid, "miles").1.x > wide.x + wide.width);
    assert!(find(&laid, "miles").1.covers().right() < Pt(short.x));
}

#[test]
fn fewer_stand_in_a_row_where_the_smallest_size_is_too_wide() {
    let items = (0..4).map(|_| callout("1,234,567,890,123", "", "a")).collect();
    let laid = laid(vec![sequence(master(400.0, 400.0), vec![row(items)])]);
    let mut baselines: Vec<f32> =
        shown(&laid, &laid.pages[0]).iter().filter(|run| run.size > 15.0).map(|run| run.baseline).collect();
    baselines.dedup();
    assert_eq!(baselines.len(), 2);
}

#[test]
fn five_stand_three_and_two() {
    let items = (0..5).map(|number| callout(&number.to_string(), "", "a")).collect();
    let laid = laid(vec![sequence(master(600.0, 400.0), vec![row(items)])]);
    let baselines = ["0", "1", "2", "3", "4"].map(|word| find(&laid, word).1.baseline);
    assert_eq!(baselines[0], baselines[2]);
    assert!(baselines[3] > baselines[2] && baselines[3] == baselines[4]);
}

fn bar(part: f32) -> Drawing {
    Drawing::Bar { part, caption: Text::default() }
}

fn dots(part: f32, all: u16) -> Drawing {
    Drawing::Dots { part, all, caption: Text::default() }
}

fn drawn(value: &str, drawing: Drawing) -> Callout {
    Callout { drawing: Some(drawing), ..callout(value, "", "people who died") }
}

/// Returns the filled boxes of a paint, from left to right.
fn boxes(page: &Page, paint: Colour) -> Vec<Rect> {
    let mut found: Vec<Rect> = page
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Fill { rect, colour } if *colour == paint => Some(*rect),
            _ => None,
        })
        .collect();
    found.sort_by(|one, other| one.x.0.total_cmp(&other.x.0));
    found
}

/// Returns the paths of a page that are filled with a paint, or drawn with it.
fn paths(page: &Page, paint: Colour) -> Vec<&Path> {
    let with = |path: &&Path| path.fill == Some(paint) || path.stroke.as_ref().is_some_and(|it| it.colour == paint);
    let all = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Path(path) => Some(&**path),
        _ => None,
    });
    all.filter(with).collect()
}

#[test]
fn a_part_is_drawn_to_the_scale_of_its_whole() {
    let laid = laid(vec![sequence(master(600.0, 200.0), vec![row(vec![drawn("40", bar(0.4))])])]);
    let (part, whole) = (boxes(&laid.pages[0], STRONG)[0], boxes(&laid.pages[0], FAINT)[0]);
    assert!((part.width / whole.width - 0.4).abs() < 0.001, "{part:?} of {whole:?}");
    assert_eq!((part.x, part.y, part.height), (whole.x, whole.y, whole.height));
}

#[test]
fn of_a_hundred_dots_as_many_are_marked_as_there_are_hundredths() {
    for (part, all, marked) in [(0.4, 100, 40), (0.385, 100, 39), (0.001, 100, 1), (0.999, 100, 99), (0.375, 24, 9)] {
        let drawing = dots(part, all);
        let laid = laid(vec![sequence(master(600.0, 200.0), vec![row(vec![drawn("40", drawing)])])]);
        let (strong, faint) = (paths(&laid.pages[0], STRONG).len(), paths(&laid.pages[0], FAINT).len());
        assert_eq!((strong, strong + faint), (marked, usize::from(all)), "{part}");
    }
}

#[test]
fn two_bars_begin_at_one_zero_and_have_one_scale() {
    let drawing = Drawing::Bars { lengths: [1.0, 0.75], caption: text("71 in 2019") };
    let laid = laid(vec![sequence(master(600.0, 200.0), vec![row(vec![drawn("93", drawing)])])]);
    let (value, other) = (boxes(&laid.pages[0], STRONG)[0], boxes(&laid.pages[0], QUIET)[0]);
    assert!((other.width / value.width - 0.75).abs() < 0.001, "{other:?} and {value:?}");
    assert_eq!(value.x, other.x);
    assert!(value.bottom() < other.y && other.bottom() < Pt(find(&laid, "71 in 2019").1.baseline));
}

#[test]
fn of_a_row_of_ticks_the_place_is_marked() {
    let drawing = |of| Drawing::Ticks { place: 3, of, caption: text("3rd") };
    let one = laid(vec![sequence(master(600.0, 200.0), vec![row(vec![drawn("3", drawing(32))])])]);
    let (marked, others) = (boxes(&one.pages[0], STRONG), boxes(&one.pages[0], QUIET));
    assert_eq!((marked.len(), others.len()), (1, 31));
    let left = others.iter().filter(|tick| tick.x < marked[0].x).count();
    assert_eq!(left, 2);
    assert!(marked[0].height > others[0].height && marked[0].bottom() == others[0].bottom());
    // So many that none could be made out: the words alone.
    let many = laid(vec![sequence(master(600.0, 200.0), vec![row(vec![drawn("3", drawing(3000))])])]);
    assert!(boxes(&many.pages[0], QUIET).is_empty());
    assert!(find(&many, "3rd").1.read);
}

#[test]
fn a_trend_goes_through_its_values_and_ends_at_a_point() {
    let ends = [("2015", "1"), ("2020", "5")].map(|(label, value)| (text(label), text(value))).into();
    let drawing = Drawing::Line { heights: vec![0.0, 0.25, 1.0], ends, alt: "trend: 1; 2; 5.".to_owned() };
    let laid = laid(vec![sequence(master(600.0, 200.0), vec![row(vec![drawn("5", drawing)])])]);
    let line = paths(&laid.pages[0], STRONG)[0];
    let places: Vec<(f32, f32)> = line
        .segments
        .iter()
        .filter_map(|segment| match *segment {
            Segment::Move(x, y) | Segment::Line(x, y) => Some((x, y)),
            _ => None,
        })
        .collect();
    let [(first, low), (middle, second), (last, high)] = places[..] else { panic!("{places:?}") };
    assert!((middle - (first + last) / 2.0).abs() < 0.01, "{places:?}");
    assert!(((low - second) / (low - high) - 0.25).abs() < 0.001, "{places:?}");
    let point = paths(&laid.pages[0], ACCENT)[0].bounds().unwrap();
    assert!((point.x.0 + point.width.0 / 2.0 - last).abs() < 0.01, "{point:?}");
    assert!((point.y.0 + point.height.0 / 2.0 - high).abs() < 0.01, "{point:?}");
    let (start, end) = (find(&laid, "2015").1, find(&laid, "2020").1);
    assert!(start.baseline == end.baseline && start.x + start.width < end.x);
    // Each end has its label and its value, below where the line begins and ends.
    let below = |label: &Shown, x: f32| label.x - 10.0 < x && x < label.x + label.width + 10.0;
    assert!(below(&start, first) && below(&end, last), "{start:?} {end:?} {places:?}");
    assert!(find(&laid, "1").1.x < find(&laid, "2020").1.x);
}

#[test]
fn arrows_point_where_the_value_goes() {
    for (direction, up) in [(Direction::Up, true), (Direction::Down, false)] {
        let change = Some(Change { direction, text: text("by 7 points") });
        let items = vec![Callout { change, ..callout("60", "", "debt") }];
        let laid = laid(vec![sequence(master(600.0, 200.0), vec![row(items)])]);
        let arrow = paths(&laid.pages[0], STRONG)[0];
        let Segment::Line(_, tip) = arrow.segments[2] else { panic!("{arrow:?}") };
        let bounds = arrow.bounds().unwrap();
        assert_eq!(Pt(tip) == bounds.y, up, "{arrow:?}");
        assert!(bounds.right() < Pt(find(&laid, "by 7 points").1.x));
    }
}

#[test]
fn what_is_drawn_in_a_row_begins_at_one_height() {
    let change = Some(Change { direction: Direction::Up, text: text("by 7 points") });
    let items = vec![
        Callout { change, ..drawn("60", bar(0.4)) },
        Callout { label: lines_of(4), ..drawn("8", bar(0.2)) },
        callout("7", "", "nothing"),
    ];
    let laid = laid(vec![sequence(master(400.0, 300.0), vec![row(items)])]);
    let tops: Vec<Pt> = boxes(&laid.pages[0], FAINT).iter().map(|whole| whole.y).collect();
    assert!(tops.len() == 2 && tops[0] == tops[1], "{tops:?}");
    assert!(Pt(find(&laid, "by 7 points").1.baseline) < tops[0]);
}

/// Returns a label of several lines.
fn lines_of(count: usize) -> Text {
    let mut all = Vec::new();
    for line in 0..count {
        all.extend((line > 0).then(|| run(RunKind::Break)));
        all.push(words("people"));
    }
    runs(all)
}

#[test]
fn a_value_gives_way_to_what_is_drawn_with_it() {
    let tall = || vec![drawn("40", dots(0.4, 50))];
    let size = |height| {
        let laid = laid(vec![sequence(master(300.0, height), vec![row(tall())])]);
        assert_eq!(laid.pages.len(), 1);
        find(&laid, "40").1.size
    };
    assert_eq!(size(300.0), 40.0);
    let smaller = size(90.0);
    assert!((20.0..40.0).contains(&smaller), "{smaller}");
}

#[test]
fn a_value_alone_fills_its_region_by_the_width_of_its_figures() {
    let alone = |value: &str, unit: &str, drawing| {
        let item = Callout { drawing, ..callout(value, unit, "people") };
        let block = block(BlockKind::Callouts(Callouts { alone: true, ..callouts(vec![item]) }));
        laid(vec![sequence(master(600.0, 300.0), vec![block])])
    };
    // 600 pt wide: a long one is as wide as that, a short one as tall as may be.
    let long = alone("1,234,567,890", "", None);
    let value = find(&long, "1,234,567,890").1;
    assert!((590.0..600.0).contains(&value.width), "{value:?}");
    let short = find(&alone("8", "%", None), "8").1;
    assert!(short.size > 140.0 && short.width < 200.0, "{short:?}");
    // What is drawn stands at its side, and what is said of it begins where the figures do.
    let drawn = alone("1,234,567,890", "", Some(bar(0.5)));
    let value = find(&drawn, "1,234,567,890").1;
    let bar = boxes(&drawn.pages[0], FAINT)[0];
    assert!(bar.x > Pt(value.x + value.width) && find(&drawn, "people").1.x == bar.x.0, "{bar:?}");
    assert!(find(&drawn, "people").1.baseline < value.baseline);
}

#[test]
fn a_long_unit_stands_below_its_value() {
    let items = vec![callout("150", "million of 180 million pesos each year", "a"), callout("7", "", "b")];
    let laid = laid(vec![sequence(master(340.0, 300.0), vec![row(items)])]);
    let value = find(&laid, "150").1;
    assert_eq!(value.size, 40.0);
    assert!(shown(&laid, &laid.pages[0]).iter().any(|run| run.size == 12.0 && run.baseline > value.baseline));
}

#[test]
fn the_ends_of_a_trend_stand_on_two_lines_where_one_is_too_short() {
    let ends = [("2015", "1,234.5"), ("2020", "6,789.0")].map(|(label, value)| (text(label), text(value))).into();
    let line = Drawing::Line { heights: vec![0.0, 1.0], ends, alt: String::new() };
    for (width, below) in [(300.0, false), (110.0, true)] {
        let laid = laid(vec![sequence(master(width, 300.0), vec![row(vec![drawn("5", line.clone())])])]);
        let [start, low, end, high] = ["2015", "1,234.5", "2020", "6,789.0"].map(|word| find(&laid, word).1);
        assert_eq!((start.baseline, low.baseline), (end.baseline, high.baseline));
        assert_eq!(start.baseline < low.baseline, below, "{width}");
        assert!(low.x + low.width < high.x, "{width}");
    }
}

#[test]
fn nothing_stands_outside_the_column_however_narrow_it_is() {
    let ends = [("in the year 2015", "1,234.5"), ("2020", "6,789.0")].map(|(label, value)| (text(label), text(value)));
    let drawings = [
        bar(1.0),
        dots(0.5, 100),
        dots(0.5, 7),
        Drawing::Bars { lengths: [0.4, 1.0], caption: text("71,000 in the year before") },
        Drawing::Ticks { place: 1, of: 32, caption: text("1st of 32 states") },
        Drawing::Ticks { place: 32, of: 32, caption: text("32nd of 32 states") },
        Drawing::Ticks { place: 1, of: 1, caption: text("1st of 1") },
        Drawing::Line { heights: vec![0.5; 120], ends: ends.clone().into(), alt: String::new() },
        Drawing::Line { heights: vec![1.0, 0.0], ends: ends.into(), alt: String::new() },
    ];
    for width in [70.0, 90.0, 130.0, 200.0, 420.0, 900.0] {
        for (alone, drawing) in [false, true].into_iter().flat_map(|alone| drawings.iter().map(move |it| (alone, it))) {
            let change = Some(Change { direction: Direction::Level, text: text("unchanged since the year 2019") });
            let item = Callout { change, ..drawn("40", drawing.clone()) };
            let block = block(BlockKind::Callouts(Callouts { alone, ..callouts(vec![item]) }));
            let laid = laid(vec![sequence(master(width, 600.0), vec![block])]);
            let body = Rect { x: Pt(35.9), y: Pt(35.9), width: Pt(width + 0.2), height: Pt(600.2) };
            for item in &laid.pages[0].items {
                let covers = match &item.kind {
                    ItemKind::Fill { rect, .. } => *rect,
                    ItemKind::Path(path) => path.bounds().unwrap(),
                    _ => continue,
                };
                let inside = covers.x >= body.x && covers.right() <= body.right() && covers.bottom() <= body.bottom();
                assert!(inside && covers.y >= body.y, "{drawing:?} in {width} pt: {covers:?}");
            }
            for run in shown(&laid, &laid.pages[0]) {
                assert!(run.x >= 35.9 && run.x + run.width <= width + 36.1, "{drawing:?} in {width} pt: {run:?}");
            }
        }
    }
}
