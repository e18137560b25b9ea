//! What must hold of any chart, and where values end up.

use super::pen::{overlap, words};
use super::*;
use crate::text::{Align, Caps, Family, Figures, RunKind, TextStyle, Weight};
use proptest::prelude::*;

/// Words of letters that are half as wide as they are tall.
struct Typewriter;

impl Typewriter {
    fn letters(text: &Text) -> String {
        let runs = text.runs.iter().filter_map(|run| match &run.kind {
            RunKind::Words(words) => Some(words.as_str()),
            _ => None,
        });
        runs.collect()
    }
}

impl Words for Typewriter {
    fn extents(&mut self, text: &Text, style: &TextStyle) -> (Pt, Pt) {
        let words = Typewriter::letters(text);
        let wide = |letters: usize| style.size * 0.5 * letters as f32;
        let longest = words.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        (wide(words.chars().count()), wide(longest))
    }

    fn lines(&mut self, text: &Text, style: &TextStyle, measure: Pt) -> (Pt, usize) {
        let most = ((measure.0 + 0.01) / (style.size.0 * 0.5)).floor().max(1.0) as usize;
        let (mut lines, mut line, mut longest) = (1, 0, 0);
        for word in Typewriter::letters(text).split(' ') {
            let mut letters = word.chars().count();
            if line > 0 && line + 1 + letters > most {
                (lines, line) = (lines + 1, 0);
            }
            while letters > most {
                (lines, letters, longest) = (lines + 1, letters - most, most);
            }
            line += letters + usize::from(line > 0);
            longest = longest.max(line);
        }
        (style.size * 0.5 * longest as f32, lines)
    }

    fn baseline(&self, style: &TextStyle) -> (Pt, Pt) {
        (style.leading * 0.75, style.size * 0.66)
    }
}

fn style(size: f32) -> TextStyle {
    TextStyle {
        family: Family::Sans,
        weight: Weight::Regular,
        italic: false,
        size: Pt(size),
        leading: Pt(size * 1.28),
        colour: Colour::BLACK,
        align: Align::Left,
        hyphenate: false,
        balance: false,
        indent: Pt::ZERO,
        tracking: crate::geometry::Em(0.0),
        figures: Figures::Tabular,
        caps: Caps::AsWritten,
    }
}

fn look() -> Look {
    Look {
        label: style(18.0),
        axis: style(14.0),
        smallest: Pt(12.0),
        thickness: Pt(42.0),
        line: Pt(3.0),
        hairline: Pt(0.8),
        colours: Colours {
            voice: Colour::rgb(0x14_37_5e),
            accent: Colour::rgb(0xb8_44_2c),
            quiet: Colour::rgb(0x8a_99_a8),
            muted: Colour::rgb(0x5b_66_70),
            ink: Colour::rgb(0x1c_1c_1c),
            grid: Colour::rgb(0xd0_d5_da),
            paper: Colour::WHITE,
        },
        language: Language::default_language(),
        missing: words("no value"),
        height: Height::Filled,
    }
}

const SLIDE: Size = Size { width: Pt(840.0), height: Pt(280.0) };

fn value(number: f64) -> Option<Value> {
    Some(Value { number, shown: words(format!("{number}")) })
}

fn chart(kind: Kind, categories: &[&str], series: &[(&str, &[Option<f64>])]) -> Chart {
    let categories = categories.iter().map(|label| {
        let year = label.parse().ok();
        Category { label: words(*label), year }
    });
    let series = series.iter().map(|(label, values)| Series {
        label: if label.is_empty() { Text::default() } else { words(*label) },
        values: values.iter().map(|number| number.and_then(value)).collect(),
        change: None,
    });
    Chart { kind, categories: categories.collect(), series: series.collect(), highlight: None }
}

fn drawn(chart: &Chart) -> Drawing {
    draw(chart, &look(), SLIDE, &mut Typewriter)
}

/// The areas of a paint.
fn areas(drawing: &Drawing, paint: Colour) -> Vec<Rect> {
    drawing.marks.iter().filter(|mark| mark.fill == Some(paint)).filter_map(Path::bounds).collect()
}

fn label<'d>(drawing: &'d Drawing, wanted: &str) -> &'d Label {
    let mut labels = drawing.labels.iter();
    labels.find(|label| Typewriter::letters(&label.text) == wanted).unwrap_or_else(|| panic!("no label {wanted:?}"))
}

fn says(drawing: &Drawing, wanted: &str) -> bool {
    drawing.labels.iter().any(|label| Typewriter::letters(&label.text) == wanted)
}

#[test]
fn bars_are_as_long_as_their_values_and_begin_at_one_line() {
    let drawing = drawn(&chart(Kind::Bar, &["a", "b", "c"], &[("", &[Some(100.0), Some(50.0), Some(-50.0)])]));
    let bars = areas(&drawing, look().colours.voice);
    assert!((bars[0].width / bars[1].width - 2.0).abs() < 0.001, "{bars:?}");
    assert!((bars[1].width - bars[2].width).0.abs() < 0.01);
    assert_eq!(bars[0].x, bars[1].x);
    assert!((bars[2].right() - bars[0].x).0.abs() < 0.01);
    // Figures stand beyond the ends, on their own side.
    assert!(label(&drawing, "100").area.x > bars[0].right());
    assert!(label(&drawing, "-50").area.right() < bars[2].x);
}

#[test]
fn what_is_spoken_of_has_the_voice_and_the_rest_is_grey() {
    let mut spoken = chart(Kind::Bar, &["a", "b", "c"], &[("", &[Some(3.0), Some(2.0), Some(1.0)])]);
    spoken.highlight = Some(Highlight::Category(1));
    let drawing = drawn(&spoken);
    assert_eq!(areas(&drawing, look().colours.voice).len(), 1);
    assert_eq!(areas(&drawing, look().colours.quiet).len(), 2);
}

#[test]
fn parts_of_a_whole_fill_the_width_and_keep_their_proportions() {
    let values: [&[Option<f64>]; 2] = [&[Some(30.0), Some(5.0)], &[Some(10.0), Some(15.0)]];
    let drawing = drawn(&chart(Kind::Share, &["x", "y"], &[("one", values[0]), ("two", values[1])]));
    let (one, two) = (areas(&drawing, look().colours.voice), areas(&drawing, look().colours.quiet));
    assert!((one[0].width.0 / one[1].width.0 - 3.0).abs() < 0.05, "{one:?}");
    assert!((one[0].right() - two[0].x).0.abs() < 2.0);
    assert!((two[0].right() - two[1].right()).0.abs() < 0.1);
    assert!(says(&drawing, "100\u{a0}%"));
}

#[test]
fn a_line_breaks_where_a_value_is_missing() {
    let values = [Some(1.0), Some(2.0), None, Some(4.0), Some(3.0), None, Some(5.0)];
    let years = ["2001", "2002", "2003", "2004", "2005", "2006", "2007"];
    let drawing = drawn(&chart(Kind::Line, &years, &[("", &values)]));
    let lines: Vec<&Path> = drawing.marks.iter().filter(|mark| mark.fill.is_none()).collect();
    assert_eq!(lines.len(), 2);
    // What stands alone is a dot.
    let dots = areas(&drawing, look().colours.voice);
    assert_eq!(dots.len(), 5);
}

#[test]
fn years_that_are_left_out_leave_their_room() {
    let drawing = drawn(&chart(Kind::Line, &["2000", "2010", "2011"], &[("", &[Some(1.0), Some(2.0), Some(3.0)])]));
    let dots = areas(&drawing, look().colours.voice);
    let (first, second) = (dots[1].x - dots[0].x, dots[2].x - dots[1].x);
    assert!((first.0 / second.0 - 10.0).abs() < 0.01);
}

#[test]
fn up_to_four_series_are_named_beside_what_they_are_and_more_in_a_legend() {
    let values: &[Option<f64>] = &[Some(1.0), Some(2.0), Some(4.0)];
    let years = ["2001", "2002", "2003"];
    let few = drawn(&chart(Kind::Line, &years, &[("Chile", values), ("Peru", &[Some(3.0), Some(2.0), Some(1.0)])]));
    assert!(says(&few, "Chile\u{2002}4") && says(&few, "Peru\u{2002}1"));
    let many: Vec<(&str, &[Option<f64>])> = ["a", "b", "c", "d", "e"].iter().map(|name| (*name, values)).collect();
    let many = drawn(&chart(Kind::Line, &years, &many));
    assert!(label(&many, "a").area.y == Pt::ZERO && label(&many, "e").area.y == Pt::ZERO);
}

#[test]
fn columns_whose_names_have_no_room_become_bars() {
    let names = ["An exceedingly long name of a ministry", "Administración", "Telecommunications", "Interoceanic"];
    let many: Vec<&str> = names.iter().cycle().take(16).copied().collect();
    let values: Vec<Option<f64>> = (0..16).map(|index| Some(f64::from(index))).collect();
    let drawing = drawn(&chart(Kind::Column, &many, &[("", &values)]));
    let names = drawing.labels.iter().filter(|label| Typewriter::letters(&label.text).starts_with("Tele"));
    assert!(names.clone().count() == 4 && names.clone().all(|label| label.area.x == Pt::ZERO));
}

#[test]
fn years_thin_out_and_the_last_is_named() {
    let years: Vec<String> = (1950..2020).map(|year| year.to_string()).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let values: Vec<Option<f64>> = (0..70).map(|index| Some(f64::from(index))).collect();
    for kind in [Kind::Line, Kind::Column] {
        let drawing = drawn(&chart(kind, &years[..60], &[("", &values[..60])]));
        assert!(says(&drawing, "2009") && !says(&drawing, "2008"), "{kind:?}");
    }
}

#[test]
fn the_change_between_two_moments_stands_at_its_end() {
    let mut slope = chart(Kind::Slope, &["2019", "2020"], &[("", &[Some(53.5), Some(60.6)])]);
    slope.series[0].change = Some(words("+7.1 points"));
    assert!(says(&drawn(&slope), "60.6\u{2002}+7.1 points"));
    slope.kind = Kind::Bar;
    assert!(says(&drawn(&slope), "60.6\u{2002}+7.1 points"));
}

#[test]
fn bars_that_are_too_many_for_a_page_may_be_taken_apart_between_them() {
    let names: Vec<String> = (0..40).map(|index| format!("Item {index}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let values: Vec<Option<f64>> = (0..40).map(|index| Some(f64::from(index))).collect();
    let drawing = drawn(&chart(Kind::Bar, &names, &[("", &values)]));
    assert!(drawing.size.height > SLIDE.height && drawing.cuts.len() == 39);
    for cut in &drawing.cuts {
        assert!(drawing.labels.iter().all(|label| label.area.bottom() <= *cut || label.area.y >= *cut), "{cut:?}");
    }
}

#[test]
fn paints_of_neighbours_differ_in_lightness() {
    let colours = look().colours;
    for index in 0..7 {
        let (one, other) = (colours.series(index), colours.series(index + 1));
        let apart = (crate::light::lightness(one) - crate::light::lightness(other)).abs();
        assert!(apart >= 15.0, "{index}: {apart}");
    }
}

/// A random chart of a kind.
fn any_chart() -> impl Strategy<Value = Chart> {
    let kinds = prop::sample::select(vec![
        Kind::Bar,
        Kind::Column,
        Kind::Grouped,
        Kind::Stacked,
        Kind::Share,
        Kind::Line,
        Kind::Slope,
        Kind::Dot,
        Kind::Multiples,
    ]);
    let number = prop_oneof![
        4 => (-1000..1000_i32).prop_map(|number| Some(f64::from(number) / 10.0)),
        2 => (0..100_i32).prop_map(|number| Some(f64::from(number))),
        1 => Just(Some(0.0)),
        1 => Just(None),
        1 => prop::sample::select(vec![Some(1e12), Some(1e-7), Some(-3e9), Some(1e300)]),
    ];
    let sizes = (1..13usize, 1..9usize, any::<bool>(), 0..40usize, any::<bool>());
    (kinds, sizes, prop::collection::vec(number, 8 * 40), prop::collection::vec(1..30usize, 8 + 40)).prop_map(
        |(kind, (categories, series, over_time, more, spoken), numbers, lengths)| {
            let categories = match kind {
                Kind::Slope => 2,
                Kind::Line | Kind::Column => categories + more / 2,
                _ => categories,
            };
            let series = if kind == Kind::Share { series.max(2) } else { series };
            let name = |index: usize, length: usize| {
                let letters: String = (0..length).map(|at| if at % 7 == 5 { ' ' } else { 'n' }).collect();
                words(format!("{index} {}", letters.trim()))
            };
            let category = |index: usize| match over_time {
                true => Category { label: words(format!("{}", 1990 + index)), year: Some(1990.0 + index as f64) },
                false => Category { label: name(index, lengths[8 + index]), year: None },
            };
            let value = |number: f64| {
                let number = if kind == Kind::Share { number.abs() } else { number };
                let shown = if number.abs() > 1e15 { "very much".to_owned() } else { format!("{number}") };
                Value { number, shown: words(shown) }
            };
            let of = |index: usize| Series {
                label: if series == 1 { Text::default() } else { name(index, lengths[index]) },
                values: (0..categories).map(|category| numbers[index * 40 + category].map(value)).collect(),
                change: (kind == Kind::Slope).then(|| words("+7.1 points")),
            };
            let one = series == 1;
            let in_middle = if one { Highlight::Category(categories / 2) } else { Highlight::Series(series / 2) };
            let highlight = spoken.then_some(in_middle);
            Chart {
                kind,
                categories: (0..categories).map(category).collect(),
                series: (0..series).map(of).collect(),
                highlight,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        rng_seed: proptest::test_runner::RngSeed::Fixed(29),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_label_stands_on_another_and_nothing_runs_out_of_the_box(
        chart in any_chart(),
        width in prop::sample::select(vec![840.0_f32, 600.0, 420.0]),
        height in prop::sample::select(vec![280.0_f32, 340.0]),
    ) {
        let room = Size { width: Pt(width), height: Pt(height) };
        let drawing = draw(&chart, &look(), room, &mut Typewriter);
        let name = |label: &Label| format!("{:?} at {:?}", Typewriter::letters(&label.text), label.area);
        for (index, one) in drawing.labels.iter().enumerate() {
            for other in &drawing.labels[index + 1..] {
                prop_assert!(!overlap(&one.area, &other.area), "{} and {}", name(one), name(other));
            }
            // Lines stand by their capitals, which are not quite in their middle.
            let down = one.style.size.0 * 0.05;
            let inside = one.area.x.0 >= -0.1 && one.area.right() <= room.width + Pt(0.1) && one.area.y.0 >= -down
                && one.area.bottom() <= drawing.size.height + Pt(down);
            prop_assert!(inside, "{} in {:?}", name(one), drawing.size);
            prop_assert!(one.style.size >= look().smallest - Pt(0.01), "{}", name(one));
        }
        for bounds in drawing.marks.iter().filter_map(Path::bounds) {
            let beyond = 6.0;
            let inside = bounds.x.0 >= -beyond && bounds.right().0 <= width + beyond && bounds.y.0 >= -beyond
                && bounds.bottom().0 <= drawing.size.height.0 + beyond;
            prop_assert!(inside, "{bounds:?} in {:?}", drawing.size);
        }
        prop_assert!(!drawing.cuts.is_empty() || drawing.size.height <= room.height + Pt(0.1), "{:?}", drawing.size);
    }
}
