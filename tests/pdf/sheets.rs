//! Slides on paper: where they stand in the finished file, how large, and where their links lead.

use crate::read::{Read, text};
use briefpress::source::Memory;
use briefpress::{Options, Outcome, Pdf, Plan, Project, build, check, combine};
use lopdf::Object;
use std::collections::BTreeSet;

/// Office printers leave as much of each edge white: 6 mm.
const UNPRINTABLE: f32 = 17.008;
/// Two lengths that differ by less are one: places are written in hundredths.
const SAME: f32 = 0.03;

/// A box, from the page's lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Area {
    fn top(&self) -> f32 {
        self.y + self.height
    }

    fn right(&self) -> f32 {
        self.x + self.width
    }

    fn holds(&self, other: &Area) -> bool {
        other.x >= self.x - SAME
            && other.y >= self.y - SAME
            && other.right() <= self.right() + SAME
            && other.top() <= self.top() + SAME
    }
}

/// Builds a briefing of a dozen slides as its outline asks.
fn built(format: &str) -> Read {
    built_saying("Say of item {number} that it is *counted*.", format)
}

/// The same with other speaker notes.
fn built_saying(say: &str, format: &str) -> Read {
    built_as(say, format, &Options::default())
}

fn built_as(say: &str, format: &str, options: &Options) -> Read {
    made_by(say, format, options, |plan| build(plan, Ok))
}

fn made_by(say: &str, format: &str, options: &Options, make: impl for<'p> Fn(Plan<'p>) -> Outcome<'p, Pdf>) -> Read {
    let sections: String = (1..=12)
        .map(|number| {
            format!(
                "  - title: Matter {number}\n    message: The auditor counts item {number}\n    minutes: 2\n    \
                 say: {}\n    points: [\"Item {number} cost 44 million dollars. [@costs:1]\"]\n",
                say.replace("{number}", &number.to_string())
            )
        })
        .collect();
    let outline = format!(
        "report: report.md\ntitle: What it cost\nfor: The council\nformats:\n  {format}\nsections:\n{sections}"
    );
    let report = "# Costs\n\nThe bridge cost 44 million dollars.\n";
    let project = Project::in_memory(Memory::from([("report.md", report), ("council.yaml", &outline)]));
    let plan = check(&project, options);
    assert!(!plan.diagnostics.has_errors(), "{:?}", plan.diagnostics.list);
    let outcome = make(plan);
    Read::new(&outcome.made[0].bytes)
}

/// Returns the boxes that a page fills, thin ones among them.
fn fills(read: &Read, page: usize) -> Vec<Area> {
    let operations = read.content(page).operations;
    let boxes = operations.iter().filter(|operation| operation.operator == "re");
    boxes
        .map(|operation| {
            let part = |index: usize| operation.operands[index].as_float().unwrap();
            Area { x: part(0), y: part(1), width: part(2), height: part(3) }
        })
        .collect()
}

/// Returns what the hairlines of a page enclose: the slides, in the order in which they are drawn.
fn slides(read: &Read, page: usize) -> Vec<Area> {
    let sides: Vec<Area> =
        fills(read, page).into_iter().filter(|area| area.width < 1.0 && area.height > 50.0).collect();
    let inside = |pair: &[Area]| {
        let [left, right] = pair else { panic!("a frame with one side") };
        let (x, y) = (left.right(), left.y + left.width);
        Area { x, y, width: right.x - x, height: left.height - left.width * 2.0 }
    };
    sides.chunks(2).map(inside).collect()
}

fn page_size(read: &Read, page: usize) -> (f32, f32) {
    let sides = read.get(read.page(page), "MediaBox").as_array().unwrap();
    (sides[2].as_float().unwrap(), sides[3].as_float().unwrap())
}

/// Asserts that all numbers are one.
fn alike(numbers: impl IntoIterator<Item = f32>, what: &str) {
    let numbers: Vec<f32> = numbers.into_iter().collect();
    assert!(numbers.iter().all(|number| (number - numbers[0]).abs() < SAME), "{what}: {numbers:?}");
}

/// Returns the distances of neighbours.
fn steps(places: &[f32]) -> Vec<f32> {
    places.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect()
}

#[test]
fn slides_of_every_number_stand_in_rows_inside_the_printable_area() {
    for (paper, count) in ["letter", "a4"].into_iter().flat_map(|paper| [1, 2, 3, 4, 6, 9].map(|count| (paper, count)))
    {
        let what = format!("{count} on {paper}");
        let read = built(&format!("handout: {{ paper: {paper}, slides: {count} }}"));
        let slides = slides(&read, 1);
        assert_eq!(slides.len(), count, "{what}");
        alike(slides.iter().map(|slide| slide.width), &what);
        alike(slides.iter().map(|slide| slide.width / slide.height), &what);
        assert!((slides[0].width / slides[0].height - 16.0 / 9.0).abs() < 0.001, "{what}");

        let (width, height) = page_size(&read, 1);
        let printable = Area {
            x: UNPRINTABLE,
            y: UNPRINTABLE,
            width: width - UNPRINTABLE * 2.0,
            height: height - UNPRINTABLE * 2.0,
        };
        assert!(fills(&read, 1).iter().all(|area| printable.holds(area)), "{what}");

        let rows: Vec<&[Area]> = slides.chunk_by(|a, b| (a.y - b.y).abs() < SAME).collect();
        let columns = rows[0].len();
        assert_eq!(rows.len() * columns, count, "{what}");
        let tops: Vec<f32> = rows.iter().map(|row| row[0].y).collect();
        assert!(tops.is_sorted_by(|above, below| above > below), "{what}: rows from the top: {tops:?}");
        alike(steps(&tops), &what);
        for row in rows {
            let lefts: Vec<f32> = row.iter().map(|slide| slide.x).collect();
            assert!(lefts.is_sorted(), "{what}: {lefts:?}");
            alike(steps(&lefts), &what);
        }
    }
}

#[test]
fn slides_are_read_in_order_each_with_its_number() {
    for (paper, count) in ["letter", "a4"].into_iter().flat_map(|paper| [1, 2, 3, 4, 6, 9].map(|count| (paper, count)))
    {
        let read = built(&format!("handout: {{ paper: {paper}, slides: {count} }}"));
        let said: Vec<String> = (1..read.pages.len()).flat_map(|page| read.stretches(page).into_values()).collect();
        let said: Vec<&str> = said.iter().map(|words| words.trim()).collect();
        let mut rest = said.iter();
        for number in 1..=12 {
            let message = format!("The auditor counts item {number}");
            // After the agenda, which is slide 2.
            let below = (number + 2).to_string();
            assert!(rest.any(|words| *words == message), "{count}: no `{message}` in its place: {said:?}");
            assert!(rest.any(|words| *words == below), "{count}: no {below} in its place: {said:?}");
        }
    }
}

#[test]
fn lines_to_write_on_have_the_distance_of_a_ruled_pad_and_keep_clear_of_the_binding() {
    let read = built("handout: { slides: 3, paper: letter }");
    let slides = slides(&read, 1);
    for slide in &slides {
        let beside: Vec<Area> = fills(&read, 1)
            .into_iter()
            .filter(|area| area.height < 1.0 && area.x > slide.right() + 1.0)
            .filter(|area| area.y > slide.y - 1.0 && area.y < slide.top())
            .collect();
        let heights: Vec<f32> = beside.iter().map(|line| line.y).collect();
        assert_eq!(heights.len(), 9, "{heights:?}");
        let pitch = 7.1 * 72.0 / 25.4;
        assert!(steps(&heights).iter().all(|step| (step - pitch).abs() < SAME), "{heights:?}");
        assert!((heights[8] - slide.y).abs() < SAME, "the last is level with the slide's lower edge");
        assert!(beside.iter().all(|line| line.width > 72.0 * 2.5), "two and a half inches to write in");
    }
    // Printed sizes: a slide is 114 mm wide, its headline of 34 pt prints at 11.4 pt, its labels of 18 pt at 6.
    assert!((slides[0].width - 322.02).abs() < 0.1, "{}", slides[0].width);
    let sizes: Vec<f32> = read
        .content(1)
        .operations
        .iter()
        .filter(|operation| operation.operator == "Tf")
        .map(|operation| operation.operands[1].as_float().unwrap())
        .collect();
    let printed = 34.0 * slides[0].width / 960.0;
    assert!(sizes.iter().any(|size| (size - printed).abs() < 0.02), "{printed} in {sizes:?}");
}

#[test]
fn slides_of_another_shape_stand_in_the_middle_of_the_sheet() {
    for count in [1, 4, 9] {
        let read = built(&format!("handout: {{ paper: letter, slides: {count}, aspect: '4:3' }}"));
        let slides = slides(&read, 1);
        let left = slides.iter().map(|slide| slide.x).fold(f32::MAX, f32::min);
        let right = slides.iter().map(Area::right).fold(0.0, f32::max);
        // Between margins of 20 mm and 14 mm.
        let (left, right) = (left - 56.69, page_size(&read, 1).0 - 39.69 - right);
        assert!((left - right).abs() < 0.1 && left > -SAME, "{count}: {left} and {right}");
    }
}

/// Returns what is told of slides that are too small with so many to a page.
fn told_small(aspect: &str, count: u32) -> Option<(String, String)> {
    let report = "# Costs\n\nThe bridge cost 44 million dollars.\n";
    let outline = format!(
        "report: report.md\ntitle: What it cost\nformats:\n  handout: {{ paper: letter, aspect: '{aspect}', slides: {count} }}\n\
         sections:\n  - title: The bill\n    message: The bridge cost more than the council was told\n    chart:\n\
         \x20     type: bar\n      title: What was spent\n      unit: million dollars\n      cite: costs:1\n\
         \x20     data: [{{ label: by the council, value: 44 }}, {{ label: in all, value: 44 }}]\n"
    );
    let project = Project::in_memory(Memory::from([("report.md", report), ("council.yaml", &outline)]));
    let told = build(check(&project, &Options::default()), Ok).diagnostics.list;
    let small = told.into_iter().find(|told| told.code.id == "W0560")?;
    Some((small.message, small.help.unwrap()))
}

#[test]
fn what_prints_too_small_is_told_with_the_most_slides_that_would_do() {
    for (aspect, numbers) in [("16:9", [1, 2, 3, 4, 6, 9]), ("4:3", [1, 2, 3, 4, 6, 9])] {
        let told: Vec<_> = numbers.into_iter().filter_map(|count| Some((count, told_small(aspect, count)?))).collect();
        assert!(told.iter().any(|(count, _)| *count == 9) && told.iter().all(|(count, _)| *count > 2), "{told:?}");
        for (count, (message, help)) in told {
            assert!(message.ends_with(&format!(" pt with {count} slides to a page")), "{message}");
            let most = help.strip_prefix("write `slides: ").and_then(|rest| rest.split('`').next()).unwrap();
            let most: u32 = most.parse().unwrap();
            assert!(most < count && told_small(aspect, most).is_none(), "{help}");
            let between = numbers.into_iter().filter(|number| (most + 1..count).contains(number));
            between.for_each(|number| assert!(told_small(aspect, number).is_some(), "{number} would do: {help}"));
        }
    }
}

#[test]
fn dots_stand_in_squares() {
    let read = built("handout: { lines: dots }");
    let slide = slides(&read, 1)[0];
    let dots: Vec<Area> = fills(&read, 1)
        .into_iter()
        .filter(|area| area.width < 2.0 && area.height < 2.0 && area.y > slide.y - 2.0)
        .collect();
    let row: Vec<f32> = dots.iter().filter(|dot| (dot.y - dots[0].y).abs() < SAME).map(|dot| dot.x).collect();
    let column: Vec<f32> = dots.iter().filter(|dot| (dot.x - dots[0].x).abs() < SAME).map(|dot| dot.y).collect();
    alike([steps(&row), steps(&column)].concat(), "squares");
}

/// Returns where links of a page stand, to which page each leads and how far up on it.
fn links(read: &Read, page: usize) -> Vec<(Area, usize, f32)> {
    let mut links = Vec::new();
    for annotation in read.annotations(page) {
        let side = |index: usize| annotation.get(b"Rect").unwrap().as_array().unwrap()[index].as_float().unwrap();
        let area = Area { x: side(0), y: side(1), width: side(2) - side(0), height: side(3) - side(1) };
        let place = annotation.get(b"Dest").and_then(Object::as_array).unwrap();
        let to = place[0].as_reference().unwrap();
        links.push((area, read.pages.iter().position(|&id| id == to).unwrap(), place[3].as_float().unwrap()));
    }
    links
}

#[test]
fn marks_on_slides_lead_to_the_endnotes_and_back_to_the_sheet() {
    let read = built("handout: { slides: 6 }");
    let notes = read.pages.len() - 1;
    // The agenda on one slide, then five with a mark each; the agenda's entries lead to the slides.
    let on_sheet = links(&read, 1);
    let slides = slides(&read, 1);
    let marks: Vec<&Area> = on_sheet.iter().filter(|link| link.1 == notes).map(|link| &link.0).collect();
    assert_eq!(marks.len(), 5);
    for (mark, slide) in marks.iter().zip(&slides[1..]) {
        assert!(slide.holds(mark), "{mark:?} in {slide:?}");
    }
    let agenda: Vec<_> = on_sheet.iter().filter(|link| link.1 != notes).collect();
    assert_eq!(agenda.len(), 12);
    assert!(agenda.iter().all(|link| slides[0].holds(&link.0)));
    // Slides 3 to 7 stand on this sheet, six more on the next, one on the third.
    let pages: Vec<usize> = agenda.iter().map(|link| link.1).collect();
    assert_eq!(pages, [vec![1; 5], vec![2; 6], vec![3; 1]].concat());
    // The first mark is on the slide after the agenda: the link leads a little above its words, no further.
    let back = links(&read, notes);
    assert_eq!(back.iter().map(|link| link.1).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(back[0].2 > slides[1].y && back[0].2 < slides[1].top() + 12.0, "{back:?}");
}

#[test]
fn links_land_on_the_slides_and_notes_that_they_name_with_any_number_to_a_page() {
    for (paper, count) in ["letter", "a4"].into_iter().flat_map(|paper| [1, 2, 3, 4, 6, 9].map(|count| (paper, count)))
    {
        let what = format!("{count} on {paper}");
        let read = built(&format!("handout: {{ paper: {paper}, slides: {count} }}"));
        let notes = read.pages.len() - 1;
        // The agenda is one slide; after it each section has one.
        let sheet_of = |slide: usize| 1 + slide / count;
        let all: Vec<(usize, Area, usize, f32)> = (1..notes)
            .flat_map(|page| links(&read, page).into_iter().map(move |(area, to, top)| (page, area, to, top)))
            .collect();
        let agenda: Vec<_> = all.iter().filter(|link| link.2 != notes).collect();
        assert_eq!(agenda.len(), 12, "{what}");
        for (section, (page, area, to, top)) in agenda.into_iter().enumerate() {
            assert!(slides(&read, *page).iter().any(|slide| slide.holds(area)), "{what}: {area:?}");
            assert_eq!(*to, sheet_of(section + 1), "{what}: section {section}");
            let slide = slides(&read, *to)[(section + 1) % count];
            assert!(*top > slide.y && *top < slide.top() + 12.5, "{what}: {top} in {slide:?}");
        }
        let marks = all.iter().filter(|link| link.2 == notes);
        let sheets: Vec<usize> = marks.map(|mark| mark.0).collect();
        assert_eq!(sheets, (1..13).map(sheet_of).collect::<Vec<_>>(), "{what}");
    }
}

#[test]
fn a_handout_is_little_larger_than_its_deck() {
    let size = |format: &str| {
        let report = "# Costs\n\nThe bridge cost 44 million dollars.\n";
        let sections: String = (1..=12)
            .map(|number| {
                format!("  - {{ title: Matter {number}, points: [\"Item {number} is counted. [@costs:1]\"] }}\n")
            })
            .collect();
        let outline = format!("report: report.md\ntitle: What it cost\nformats:\n  {format}\nsections:\n{sections}");
        let project = Project::in_memory(Memory::from([("report.md", report), ("council.yaml", &outline)]));
        build(check(&project, &Options::default()), Ok).made[0].bytes.len() as f64
    };
    let ratio = size("handout: { slides: 3 }") / size("deck:");
    assert!(ratio <= 1.35, "{ratio}");
}

#[test]
fn presenters_see_the_time_and_what_comes_next() {
    let read = built("notes: { start: 9:30 }");
    let said = |page: usize| -> Vec<String> {
        read.stretches(page).into_values().map(|words| words.trim().to_owned()).filter(|w| !w.is_empty()).collect()
    };
    // Title and agenda come first, and take no time; the agenda is of two pages on one sheet.
    let third = said(2);
    for words in ["The auditor counts item 1", "9:30–9:32", "2:00 of 24:00", "Speaker notes"] {
        assert!(third.iter().any(|said| said == words), "{words}: {third:?}");
    }
    assert_eq!(third.last().unwrap(), "Next: The auditor counts item 2");
    let slide = slides(&read, 2)[0];
    let operations = read.content(2).operations;
    let sizes = operations.iter().filter(|operation| operation.operator == "Tf");
    let largest = sizes.map(|operation| operation.operands[1].as_float().unwrap()).fold(0.0, f32::max);
    assert!(slide.width > 350.0 && largest >= 15.0, "{slide:?} {largest}");
}

#[test]
fn long_notes_go_on_without_the_slide() {
    let read = built_saying(&"A sentence that is said with it. ".repeat(70), "notes:");
    assert_eq!((slides(&read, 2).len(), slides(&read, 3).len(), slides(&read, 4).len()), (1, 0, 1));
    let next = |page: usize| read.stretches(page).into_values().any(|words| words.starts_with("Next: "));
    assert_eq!((next(2), next(3)), (false, true), "what comes next stands on the last page alone");
}

#[test]
fn notes_beside_slides_go_on_in_further_cells() {
    let short = built("handout: { beside: notes }");
    let tags = short.tags();
    let section = tags.split("Sect T=Speaker notes").nth(1).expect("what is said is a section of its own");
    assert!(section.contains("Say of item 1 that it is"), "{tags}");

    let long = built_saying(&"A sentence that is said with it. ".repeat(60), "handout: { beside: notes }");
    assert!(long.pages.len() > short.pages.len() + 4, "{} pages", long.pages.len());
    let said = |page| long.stretches(page).into_values().map(|words| words.matches("is said").count()).sum::<usize>();
    let times: usize = (1..long.pages.len()).map(said).sum();
    assert_eq!(times, 12 * 60, "nothing is cut");
}

#[test]
fn a_booklet_is_read_in_order_by_those_who_fold_it_and_those_who_hear_it() {
    let options = Options { booklet: true, ..Options::default() };
    let read = built_as("Nothing.", "memo: { paper: letter }", &options);
    let flat = built("memo: { paper: letter }");
    let (width, height) = page_size(&read, 0);
    assert_eq!((width, height), (1224.0, 792.0), "a tabloid sheet");
    assert_eq!(read.pages.len() % 2, 0, "sheets have two sides");

    // The tag tree tells the same words in the same order, whatever side they stand on.
    let words = |read: &Read| -> String {
        let lines = read.tags();
        let said = lines.lines().filter_map(|line| line.trim_start().split_once(": "));
        said.filter(|(page, _)| page.parse::<u32>().is_ok()).map(|(_, words)| words.trim().to_owned() + " ").collect()
    };
    assert_eq!(words(&read), words(&flat));
    // The contents stand on the left of the second side, after the title page at the right of the first.
    let contents = links(&read, 1);
    assert!(contents.iter().any(|(area, to, _)| area.right() < width / 2.0 && *to != 1), "{contents:?}");
}

#[test]
fn formats_that_are_combined_share_fonts_and_keep_their_numbers() {
    let format = "deck:\n  memo:\n  handout: { slides: 6 }";
    let whole = made_by("Nothing.", format, &Options::default(), |plan| combine(plan, Ok));
    let part = |format: &str| built_as("Nothing.", format, &Options::default()).pages.len();
    let (deck, memo, handout) = (part("deck:"), part("memo:"), part("handout: { slides: 6 }"));
    assert_eq!(whole.pages.len(), deck + memo + handout + 3, "each with a page that opens it");

    let mut bookmarks = String::new();
    whole.bookmarks(whole.dict(whole.catalog(), "Outlines"), 0, &mut bookmarks);
    let outermost: Vec<&str> = bookmarks.lines().filter(|line| !line.starts_with(' ')).collect();
    let starts = [1, deck + 2, deck + memo + 3];
    assert_eq!(
        outermost,
        [format!("Slides {}", starts[0]), format!("Memo {}", starts[1]), format!("Handout {}", starts[2])]
    );

    let labels = whole.numbers(whole.dict(whole.catalog(), "PageLabels"));
    let prefix = |page: usize| text(labels[&(page as i64)].as_dict().unwrap().get(b"P").unwrap());
    assert_eq!(starts.map(|page| prefix(page - 1)), ["Slides", "Memo", "Handout"]);
    assert_eq!(prefix(starts[0]), "Slides ");

    let mut glyphs: BTreeSet<(String, Vec<String>)> = BTreeSet::new();
    for font in whole.fonts().into_values() {
        let face = font.name.split_once('+').unwrap().1.to_owned();
        assert!(glyphs.insert((face, font.readings.into_values().collect())), "a font is there twice");
    }
    // Links stay in their part.
    let of_handout = starts[2]..whole.pages.len();
    assert!(links(&whole, starts[2] + 1).iter().all(|(_, to, _)| of_handout.contains(to)));
}
