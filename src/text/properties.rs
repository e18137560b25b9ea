//! What holds for any text and any measure.

use super::fit::{DECENT, Fitness, Measures, Pass, Room, Trial, demerits, total_fit, try_line};
use super::measure::{Point, PointKind};
use super::opportunities::CutKind;
use super::tests::{Set, justified, line_break, mark, set, shaped, style, text};
use super::*;
use crate::geometry::Em;
use proptest::prelude::*;

/// A word of the kinds that reports hold.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,12}",
        2 => "[A-Z][a-z]{2,9}[,.;:]?",
        1 => "[a-z]{2,8}-[a-z]{3,9}",
        1 => "[1-9][0-9]{0,2},[0-9]{3} (km|million|people)",
        1 => "(“|‘|\\()[a-z]{1,8}(”|’|\\))[.,]?",
        1 => "[a-z]{2,6}\u{ad}[a-z]{2,6}\u{ad}[a-z]{2,6}",
        1 => "[a-z]{2,6}\u{a0}[a-z]{2,6}",
        1 => "https://[a-z]{3,9}\\.org/[a-z]{3,9}/[a-z]{3,9}-[0-9]{4}",
        1 => "[a-z]{2,6}(–|—| – |/)[a-z]{2,6}",
        1 => "[\u{400}-\u{44f}]{3,12}",
        1 => "fi|ffl|§|…|漢|a\u{301}",
    ]
}

fn run() -> impl Strategy<Value = Run> {
    let words = proptest::collection::vec(word(), 1..12).prop_map(|words| words.join(" "));
    let shape = (any::<[bool; 4]>(), 0..6_u8).prop_map(|([emphasis, strong, code, superior], rare)| Shape {
        emphasis,
        strong,
        code: code && rare == 0,
        superior: superior && rare == 1,
        ..Shape::default()
    });
    prop_oneof![
        8 => (words, shape, "[ \n]?").prop_map(|(words, shape, space)| shaped(&format!("{words}{space}"), shape)),
        2 => (1..999_u16).prop_map(|number| mark(&number.to_string())),
        1 => Just(line_break()),
    ]
}

fn any_style() -> impl Strategy<Value = TextStyle> {
    let align = prop_oneof![
        4 => Just(Align::Justify), 2 => Just(Align::Left), 1 => Just(Align::Right), 1 => Just(Align::Centre)
    ];
    (align, any::<[bool; 3]>(), 0..20_u8).prop_map(|(align, [hyphenate, balance, spaced], indent)| TextStyle {
        align,
        hyphenate,
        balance: balance && align != Align::Justify,
        tracking: Em(if spaced { 0.05 } else { 0.0 }),
        indent: Pt(f32::from(indent.saturating_sub(10))),
        ..style()
    })
}

/// The text as it is read: soft hyphens gone, all white space a single space.
fn as_read(text: &Text) -> String {
    let mut read = String::new();
    for run in &text.runs {
        match &run.kind {
            RunKind::Words(words) => read.push_str(words),
            // The gap between two marks is a space.
            RunKind::Mark { label, .. } => read.push_str(label),
            RunKind::MarksBetween { .. } => read.push('–'),
            RunKind::Break => read.push(' '),
            RunKind::Field(_) => {}
        }
    }
    squeezed(&read)
}

/// Leaves out what the lines' ends and the marks' gaps may change.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// No line is too narrow for a letter with a mark from here on, in points.
const NARROWEST: f32 = 30.0;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_fit_and_hold_all_of_the_text(
        runs in proptest::collection::vec(run(), 1..8), style in any_style(), measure in 4.0..400.0_f32,
    ) {
        let text = text(runs);
        let set = set(&text, &style, measure);
        let told = set.paragraph.problems.iter().any(|problem| matches!(problem, Problem::LongWord(_)));
        for line in &set.paragraph.lines {
            let drawn = set.drawn(line);
            let hang = if style.align == Align::Justify { 0.3 * style.size.0 } else { style.tracking.0 * style.size.0 };
            let fits = drawn <= measure + hang + 0.01;
            prop_assert!(fits || (told && measure < NARROWEST), "{drawn} in {measure}: {:?}", set.lines());
        }
        prop_assert_eq!(squeezed(&set.lines().concat()), as_read(&text));
    }

    #[test]
    fn spaces_part_the_words_that_they_parted(words in proptest::collection::vec("[a-z]{1,9}", 1..60)) {
        let content = words.join(" ");
        let lines = set(&text(vec![super::tests::words(&content)]), &justified(), 120.0).lines();
        let joined = lines.join(" ").replace("\u{ad} ", "");
        prop_assert_eq!(joined, content);
    }

    #[test]
    fn no_other_way_has_fewer_demerits(boxes in proptest::collection::vec((2..40_u8, 0..8_u8), 2..50), measure in 60.0..200.0) {
        let points = points(&boxes);
        let measures = Measures { first: measure - 10.0, rest: measure };
        let pass = Pass { tolerance: f64::INFINITY, slack: 5.0, last: true };
        let ends = total_fit(&points, measures, pass, &mut Room::default()).unwrap();
        let found = total(&points, &ends, measures, pass);
        let least = least_demerits(&points, measures, pass);
        prop_assert!((found - least).abs() <= least * 1e-9, "{found} is not {least}");
    }
}

/// Break points of boxes of these widths; the second number says what is between them.
fn points(boxes: &[(u8, u8)]) -> Vec<Point> {
    let edge = Point {
        end: 0.0,
        start: 0.0,
        underhang: 0.0,
        overhang: 0.0,
        space_end: 0.0,
        space_start: 0.0,
        penalty: 0.0,
        hyphened: false,
        kind: PointKind::Edge,
        atom: 0,
        at: 0,
    };
    let mut points = vec![edge];
    let (mut x, mut space) = (0.0, 0.0);
    for (width, joint) in boxes {
        x += f64::from(*width);
        let point = if *joint == 0 {
            let kind = PointKind::Cut(CutKind::Syllable);
            // A hyphen is wider than many a letter that could stand in its place.
            let (end, penalty) = (x + 9.0, 60.0);
            Point { end, start: x, space_end: space, space_start: space, penalty, hyphened: true, kind, ..edge }
        } else {
            let before = (x, space);
            x += 3.0;
            space += 3.0;
            let (end, space_end) = before;
            Point { end, start: x, space_end, space_start: space, kind: PointKind::Space, ..edge }
        };
        points.push(point);
    }
    points
}

/// Returns the demerits of a way of breaking.
fn total(points: &[Point], ends: &[usize], measures: Measures, pass: Pass) -> f64 {
    let (mut from, mut class, mut sum) = (0, DECENT, 0.0);
    for end in ends {
        let Trial::Fits { badness, fitness } = try_line(points, from, *end, measures, pass) else { panic!("overfull") };
        sum += demerits(points, (from, class), *end, (badness, fitness), measures);
        (from, class) = (*end, fitness);
    }
    sum
}

/// Returns the least demerits of all ways of breaking, without leaving any out.
fn least_demerits(points: &[Point], measures: Measures, pass: Pass) -> f64 {
    let mut best: Vec<Vec<(Fitness, f64)>> = vec![vec![(DECENT, 0.0)]];
    for to in 1..points.len() {
        let mut ways: Vec<(Fitness, f64)> = Vec::new();
        for (from, classes) in best.iter().enumerate() {
            if let Trial::Fits { badness, fitness } = try_line(points, from, to, measures, pass) {
                for (class, before) in classes {
                    let sum = before + demerits(points, (from, *class), to, (badness, fitness), measures);
                    match ways.iter_mut().find(|(other, _)| *other == fitness) {
                        Some((_, least)) => *least = least.min(sum),
                        None => ways.push((fitness, sum)),
                    }
                }
            }
        }
        best.push(ways);
    }
    best.last().unwrap().iter().map(|(_, sum)| *sum).fold(f64::INFINITY, f64::min)
}

#[test]
fn a_paragraph_of_a_hundred_thousand_words_is_set() {
    let content = "some words of a report that goes on ".repeat(12_500);
    let set: Set = set(&text(vec![super::tests::words(&content)]), &justified(), 300.0);
    assert!(set.paragraph.lines.len() > 5_000);
}
