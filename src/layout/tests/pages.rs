//! Where pages end, and what stands around the body.

use super::*;
use crate::compose::flow::{Artifact, Group, GroupRole};
use crate::layout::tags::dump;

#[test]
fn two_lines_at_least_stay_on_either_page() {
    // Seven lines fit. A break after six would leave one line alone.
    let grid = Master { grid: Pt(14.0), ..master(200.0, 98.0) };
    let laid = laid(vec![sequence(grid, vec![lines(3, "a"), lines(5, "b")])]);
    assert_eq!(words_of(&laid)[1], ["b4", "b5"]);
}

#[test]
fn three_lines_of_a_long_paragraph_stay_on_either_page() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 98.0) };
    let ends = laid(vec![sequence(grid, vec![lines(2, "a"), lines(6, "b")])]);
    assert_eq!(words_of(&ends)[1], ["b4", "b5", "b6"]);
    let begins = laid(vec![sequence(grid, vec![lines(5, "a"), lines(6, "b")])]);
    assert_eq!(words_of(&begins)[1][0], "b1");
}

#[test]
fn the_last_line_of_a_paragraph_does_not_start_a_page() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 98.0) };
    let laid = laid(vec![sequence(grid, vec![lines(8, "a")])]);
    assert_eq!(words_of(&laid)[1], ["a6", "a7", "a8"]);
}

#[test]
fn three_lines_are_not_parted() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 70.0) };
    let laid = laid(vec![sequence(grid, vec![lines(3, "a"), lines(3, "b")])]);
    assert_eq!(words_of(&laid), [["a1", "a2", "a3"], ["b1", "b2", "b3"]]);
}

#[test]
fn a_heading_stays_with_two_lines() {
    let body = vec![lines(4, "a"), heading("Costs"), lines(1, "b"), lines(1, "c")];
    let laid = laid(vec![sequence(master(200.0, 112.0), body)]);
    assert_eq!(words_of(&laid), [vec!["a1", "a2", "a3", "a4"], vec!["Costs", "b1", "c1"]]);
}

#[test]
fn a_heading_that_ends_the_document_stays_with_what_is_before() {
    let laid = laid(vec![sequence(master(200.0, 112.0), vec![lines(3, "a"), heading("Costs")])]);
    assert_eq!(laid.pages.len(), 1);
}

#[test]
fn room_above_is_dropped_at_the_top_of_a_page() {
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![lines(5, "a"), heading("Costs"), lines(3, "b")])]);
    let (page, top) = find(&laid, "Costs");
    let (_, first) = find(&laid, "a1");
    assert_eq!(page, 1);
    // Both start at the body's edge, one with a larger leading.
    assert!((top.baseline - first.baseline).abs() < 3.0, "{top:?} {first:?}");
}

#[test]
fn the_larger_of_two_rooms_holds() {
    let a = Block { after: Pt(10.0), ..paragraph("a") };
    let b = Block { before: Pt(6.0), ..paragraph("b") };
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![a, b])]);
    let gap = find(&laid, "b").1.baseline - find(&laid, "a").1.baseline;
    assert!((gap - 24.0).abs() < 0.01, "{gap}");
}

#[test]
fn a_block_that_is_to_be_whole_goes_to_the_next_page() {
    let whole = Block { keep: Keep { together: true, ..Keep::default() }, ..lines(6, "b") };
    let laid = laid(vec![sequence(master(200.0, 98.0), vec![lines(3, "a"), whole])]);
    assert_eq!(words_of(&laid)[0], ["a1", "a2", "a3"]);
}

#[test]
fn a_block_that_no_page_can_hold_is_broken() {
    let whole = Block { keep: Keep { together: true, ..Keep::default() }, ..lines(20, "b") };
    let laid = laid(vec![sequence(master(200.0, 98.0), vec![lines(3, "a"), whole])]);
    assert_eq!(laid.pages.len(), 4);
}

#[test]
fn a_page_starts_where_one_is_asked_for() {
    let second = Block { keep: Keep { break_before: true, ..Keep::default() }, ..paragraph("b") };
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![paragraph("a"), second])]);
    assert_eq!(words_of(&laid), [["a"], ["b"]]);
}

#[test]
fn the_page_before_another_part_is_not_hardly_filled() {
    let pages = |followed: bool, blocks: &[usize]| {
        let body =
            blocks.iter().map(|&count| Block { keep: Keep { together: true, ..Keep::default() }, ..lines(count, "a") });
        let first = Sequence { filling: Filling::Full, ..sequence(master(200.0, 140.0), body.collect()) };
        let next = sequence(master(200.0, 140.0), vec![lines(2, "b")]);
        let laid = laid(if followed { vec![first, next] } else { vec![first] });
        words_of(&laid).iter().map(Vec::len).collect::<Vec<_>>()
    };
    // Room at the end of the text is no fault, but before notes that begin a page.
    assert_eq!(pages(false, &[5, 3, 2, 2]), [10, 2]);
    assert_eq!(pages(true, &[5, 3, 2, 2]), [8, 4, 2]);
    assert_eq!(pages(true, &[3]), [3, 2]);
}

#[test]
fn the_last_item_of_a_list_is_not_left_alone_in_one_line() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 140.0) };
    let items = |count: usize, last: usize| {
        let item =
            |index: usize| item("-", vec![lines(if index + 1 == count { last } else { 1 }, &format!("i{index}-"))]);
        list((0..count).map(item).collect())
    };
    let second = |last: usize| {
        let body = vec![lines(4, "a"), items(7, last), lines(4, "b")];
        words_of(&laid(vec![Sequence { filling: Filling::Full, ..sequence(grid, body) }]))[1][1].clone()
    };
    assert_eq!(second(1), "i5-1");
    assert_eq!(second(2), "i6-1");
}

#[test]
fn slides_that_go_on_are_filled_alike() {
    let items = (1..=7).map(|number| item("-", vec![lines(1, &format!("item{number}-"))])).collect();
    let laid = laid(vec![sequence(master(200.0, 6.0 * 14.0), vec![list(items)])]);
    let words = words_of(&laid);
    assert_eq!(words.iter().map(|page| page.len() / 2).collect::<Vec<_>>(), [4, 3]);
}

#[test]
fn body_text_stands_on_the_grid() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 400.0) };
    let small = text_block(text("small"), of_size(8.0, 11.0), TextRole::Caption);
    let body = vec![lines(2, "a"), heading("Costs"), lines(2, "b"), small, lines(2, "c")];
    let laid = laid(vec![sequence(grid, body)]);
    let first = find(&laid, "a1").1.baseline;
    for word in ["a2", "b1", "b2", "c1", "c2"] {
        let steps = (find(&laid, word).1.baseline - first) / 14.0;
        assert!((steps - steps.round()).abs() < 0.001, "{word}: {steps}");
    }
    // What is added stands above the heading, which keeps to its own paragraph.
    let heading = find(&laid, "Costs").1.baseline;
    assert!(heading - find(&laid, "a2").1.baseline > find(&laid, "b1").1.baseline - heading);
}

#[test]
fn lines_of_two_sizes_stand_on_one_grid() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 400.0) };
    let small = text_block(text("small"), of_size(8.0, 14.0), TextRole::Paragraph);
    let laid = laid(vec![sequence(grid, vec![lines(2, "a"), small])]);
    assert!((find(&laid, "small").1.baseline - find(&laid, "a1").1.baseline - 28.0).abs() < 0.001);
}

/// Two lines, two more with room above them, and three that stay whole.
fn with_room_between(height: f32) -> Laid {
    let grid = Master { grid: Pt(14.0), ..master(200.0, height) };
    let second = Block { before: Pt(28.0), ..lines(2, "b") };
    laid(vec![sequence(grid, vec![lines(2, "a"), second, lines(3, "c")])])
}

#[test]
fn room_grows_by_a_line_so_that_the_page_is_full() {
    // Seven lines: one is left, and the room above the second paragraph takes it.
    let laid = with_room_between(7.0 * 14.0);
    assert_eq!(find(&laid, "c1").0, 1);
    assert!((find(&laid, "b2").1.baseline - find(&laid, "a1").1.baseline - 6.0 * 14.0).abs() < 0.001);
}

#[test]
fn room_stays_as_it_is_where_it_would_not_fill_the_page_or_the_text_ends() {
    for height in [8.0 * 14.0, 11.0 * 14.0] {
        let laid = with_room_between(height);
        assert!((find(&laid, "b2").1.baseline - find(&laid, "a1").1.baseline - 5.0 * 14.0).abs() < 0.001);
    }
}

#[test]
fn a_page_ends_a_line_short_where_the_one_that_faces_it_does() {
    // Thirty lines fit. The second page cannot hold the three of `d`; the third, which faces it, could be full.
    let grid = Master { grid: Pt(14.0), ..master(200.0, 30.0 * 14.0) };
    let counts = [(30, "a"), (26, "b"), (3, "c"), (3, "d"), (23, "e"), (1, "f"), (2, "g"), (1, "h"), (9, "i")];
    let laid = laid(vec![sequence(grid, counts.map(|(count, word)| lines(count, word)).into())]);
    let pages = words_of(&laid);
    let ends: Vec<&str> = pages.iter().map(|page| page[page.len() - 1].as_str()).collect();
    assert_eq!(ends, ["a30", "c3", "g2", "i9"]);
}

#[test]
fn sparse_content_stands_a_little_above_the_middle() {
    let slide = Sequence { vertical: Vertical::Optical, ..sequence(master(200.0, 200.0), vec![lines(1, "a")]) };
    let laid = laid(vec![slide]);
    let y = find(&laid, "a1").1.baseline;
    assert!((36.0 + 70.0..36.0 + 100.0).contains(&y), "{y}");
}

#[test]
fn the_body_gives_way_to_a_headline_that_grows() {
    let headline =
        |count| Furniture { before: vec![placed(10.0, 20.0, vec![lines(count, "h")])], ..Furniture::default() };
    let slide = |count| Sequence { first: headline(count), ..sequence(master(200.0, 100.0), vec![lines(2, "a")]) };
    let one = find(&laid(vec![slide(1)]), "a1").1.baseline;
    let three = find(&laid(vec![slide(3)]), "a1").1.baseline;
    assert!((three - one - 22.0).abs() < 0.01, "{one} {three}");
}

#[test]
fn a_foot_line_grows_upwards() {
    let foot = Placed { vertical: Vertical::Bottom, ..placed(140.0, 14.0, vec![lines(3, "f")]) };
    let first = Furniture { after: vec![foot], ..Furniture::default() };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![lines(7, "a")]) }]);
    let page = shown(&laid, &laid.pages[0]);
    let lowest = page.iter().filter(|run| run.words.starts_with('a')).map(|run| run.baseline).fold(0.0, f32::max);
    assert!(lowest < find(&laid, "f1").1.baseline - 10.0, "{page:?}");
    assert!(find(&laid, "f3").1.baseline < 154.0);
    assert_eq!(laid.pages.len(), 2);
}

#[test]
fn a_body_that_does_not_fit_beside_its_headline_starts_on_the_next_page() {
    let first = Furniture { before: vec![placed(10.0, 20.0, vec![lines(8, "h")])], ..Furniture::default() };
    let whole = Block { keep: Keep { together: true, ..Keep::default() }, ..lines(3, "a") };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![whole]) }]);
    assert_eq!(find(&laid, "a1").0, 1);
    assert_eq!(find(&laid, "h8").0, 0);
}

#[test]
fn a_headline_that_leaves_no_room_is_set_smaller() {
    let first = Furniture { before: vec![placed(10.0, 20.0, vec![lines(9, "h")])], ..Furniture::default() };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![lines(1, "a")]) }]);
    let (page, headline) = find(&laid, "h9");
    assert!(page == 0 && headline.size < 10.0, "{headline:?}");
    assert_eq!(find(&laid, "a1").0, 0);
}

#[test]
fn a_headline_that_is_taller_than_a_page_begins_the_body() {
    let first = Furniture { before: vec![placed(10.0, 20.0, vec![lines(30, "h")])], ..Furniture::default() };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![lines(1, "a")]) }]);
    let said: Vec<String> = words_of(&laid).into_iter().flatten().collect();
    let all = (1..=30).map(|line| format!("h{line}")).chain(["a1".to_owned()]);
    assert_eq!(said, all.collect::<Vec<_>>());
    assert_eq!(find(&laid, "h30").1.size, 10.0);
}

#[test]
fn the_body_ends_above_what_stands_at_its_foot() {
    let foot = Placed { vertical: Vertical::Bottom, ..placed(96.0, 40.0, vec![lines(2, "f")]) };
    let first = Furniture { after: vec![foot], ..Furniture::default() };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![lines(7, "a")]) }]);
    assert_eq!(laid.pages.len(), 2);
    let page = shown(&laid, &laid.pages[0]);
    let lowest = page.iter().filter(|run| run.words.starts_with('a')).map(|run| run.baseline).fold(0.0, f32::max);
    assert!(lowest < find(&laid, "f1").1.baseline - 10.0, "{page:?}");
}

#[test]
fn the_body_is_made_smaller_to_take_one_page() {
    let ladder = Ladder::of_sizes(&[1.0, 0.95, 0.85]);
    let of = |count| Sequence { ladder: ladder.clone(), ..sequence(master(200.0, 100.0), vec![lines(count, "a")]) };
    assert_eq!(find(&laid(vec![of(7)]), "a1").1.size, 10.0);
    let smaller = laid(vec![of(8)]);
    assert_eq!((smaller.pages.len(), find(&smaller, "a1").1.size), (1, 8.5));
    let too_long = laid(vec![of(9)]);
    assert_eq!((too_long.pages.len(), find(&too_long, "a1").1.size), (2, 10.0));
}

#[test]
fn the_ground_lies_below_everything() {
    let ground = Master { ground: Some(Colour::BLACK), ..master(200.0, 100.0) };
    let laid = laid(vec![sequence(ground, vec![paragraph("a")])]);
    let first = &laid.pages[0].items[0];
    assert_eq!(first.owner, Owner::Artifact(Artifact::Decoration));
    assert!(matches!(first.kind, ItemKind::Fill { rect, .. } if rect.width == laid.pages[0].size.width));
}

#[test]
fn a_sequence_without_a_body_is_one_page() {
    let first = Furniture { before: vec![placed(10.0, 20.0, vec![paragraph("h")])], ..Furniture::default() };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![]) }]);
    assert_eq!(words_of(&laid), [["h"]]);
}

#[test]
fn columns_are_filled_one_after_the_other() {
    let two = Master { columns: 2, gutter: Pt(20.0), ..master(200.0, 56.0) };
    let body = (0..10).map(|number| paragraph(&format!("a{number}"))).collect();
    let laid = laid(vec![sequence(two, body)]);
    let place = |word: &str| (find(&laid, word).0, find(&laid, word).1.x, find(&laid, word).1.baseline);
    let (top, right) = (place("a0").2, 36.0 + 110.0);
    // Columns of four would leave but two lines for the next page.
    assert_eq!(place("a3"), (0, right, top));
    assert_eq!((place("a6"), place("a8")), ((1, 36.0, top), (1, right, top)));
}

/// Returns blocks that go across all columns.
fn across(block: Block) -> Block {
    Block { keep: Keep { across: true, ..block.keep }, ..block }
}

#[test]
fn columns_above_and_below_what_goes_across_are_of_one_height() {
    let two = Master { columns: 2, gutter: Pt(20.0), grid: Pt(14.0), ..master(200.0, 140.0) };
    let mut body: Vec<Block> = (0..5).map(|number| paragraph(&format!("a{number}"))).collect();
    body.push(across(Block { before: Pt(20.0), ..paragraph("whole") }));
    body.extend((0..4).map(|number| paragraph(&format!("b{number}"))));
    let laid = laid(vec![sequence(two, body)]);
    let line = |word: &str| (find(&laid, word).1.baseline - find(&laid, "a0").1.baseline) / 14.0;
    let place = |word: &str| (find(&laid, word).1.x, (line(word) * 100.0).round() / 100.0);
    let right = 36.0 + 110.0;
    assert_eq!((place("a2"), place("a3"), place("a4")), ((36.0, 2.0), (right, 0.0), (right, 1.0)));
    // Below three lines, with its room above, on the grid.
    assert_eq!(place("whole"), (36.0, 5.0));
    assert_eq!((place("b0"), place("b2")), ((36.0, 6.0), (right, 6.0)));
}

#[test]
fn what_goes_across_and_leads_on_is_not_left_at_the_foot_of_a_page() {
    let two = Master { columns: 2, gutter: Pt(20.0), ..master(200.0, 112.0) };
    let mut body: Vec<Block> = (0..12).map(|number| paragraph(&format!("a{number}"))).collect();
    body.push(across(heading("Costs")));
    body.extend((0..12).map(|number| paragraph(&format!("b{number}"))));
    let laid = laid(vec![sequence(two, body)]);
    assert_eq!((find(&laid, "a11").0, find(&laid, "Costs").0, find(&laid, "b0").0), (0, 1, 1));
}

#[test]
fn what_is_taller_than_a_page_of_columns_is_set_all_the_same() {
    let two = Master { columns: 2, gutter: Pt(20.0), ..master(200.0, 40.0) };
    let whole = Block { keep: Keep { together: true, ..Keep::default() }, ..lines(9, "b") };
    let laid = laid(vec![sequence(two, vec![across(lines(3, "a")), whole, across(lines(5, "c"))])]);
    let words: Vec<String> = words_of(&laid).concat();
    assert_eq!(words.len(), 17, "{words:?}");
}

#[test]
fn a_document_of_too_many_pages_is_not_laid_out_to_its_end() {
    let body = || vec![sequence(master(200.0, 98.0), (0..400).map(|_| lines(3, "a")).collect())];
    let (whole, _) = lay_out(document(body()), fonts());
    assert!(whole.pages.len() > 150, "{}", whole.pages.len());
    let (stopped, _) = crate::layout::lay_out_within(document(body()), fonts(), 10);
    assert!((11..30).contains(&stopped.pages.len()), "{}", stopped.pages.len());
    let many = (0..40).flat_map(|_| vec![sequence(master(200.0, 98.0), vec![lines(3, "a")])]).collect();
    assert_eq!(crate::layout::lay_out_within(document(many), fonts(), 10).0.pages.len(), 11);
}

/// Returns a section of a heading across the page, paragraphs `a0`, `a1`, ... and a block across that may stand further up.
fn section_with_a_chart(paragraphs: usize, tall: usize) -> Block {
    let mut blocks = vec![across(heading("Costs"))];
    blocks.extend((0..paragraphs).map(|number| paragraph(&format!("a{number}"))));
    let chart = lines(tall, "chart");
    blocks.push(Block { keep: Keep { across: true, floats: true, together: true, ..Keep::default() }, ..chart });
    block(BlockKind::Group(Group { role: GroupRole::Section, blocks, inset: (Pt::ZERO, Pt::ZERO), bar: None }))
}

#[test]
fn what_may_stand_further_up_does_so_rather_than_leave_a_page_white() {
    let two = Master { columns: 2, gutter: Pt(20.0), grid: Pt(14.0), ..master(200.0, 280.0) };
    let place = |laid: &Laid, word: &str| (find(laid, word).0, find(laid, word).1.baseline);
    // Twelve lines a column, and eight lines below them, are more than the page has.
    let laid = laid(vec![sequence(two, vec![section_with_a_chart(24, 8), paragraph("next")])]);
    let (page, chart) = place(&laid, "chart1");
    assert_eq!((page, place(&laid, "a0").0, place(&laid, "a23").0), (0, 0, 1));
    assert!(chart > place(&laid, "a0").1);
    // It is drawn, and read, where it stands.
    let drawn = words_of(&laid).concat();
    let at = |word: &str| drawn.iter().position(|said| said == word).unwrap();
    assert!(at("a0") < at("chart1") && at("chart1") < at("a23"), "{drawn:?}");
    let tags = dump(&laid);
    assert!(tags.find("chart1") < tags.find("a23"), "{tags}");
}

#[test]
fn what_fits_stands_where_it_was_written() {
    let two = Master { columns: 2, gutter: Pt(20.0), grid: Pt(14.0), ..master(200.0, 280.0) };
    let laid = laid(vec![sequence(two, vec![section_with_a_chart(10, 8), paragraph("next")])]);
    assert!(find(&laid, "chart1").1.baseline > find(&laid, "a9").1.baseline);
    assert_eq!(find(&laid, "next").0, 0);
}

#[test]
fn a_sequence_that_runs_on_begins_below_the_one_before() {
    let two = Master { columns: 2, gutter: Pt(20.0), grid: Pt(14.0), ..master(200.0, 280.0) };
    let notes = |count: usize| Sequence {
        runs_on: true,
        ..sequence(two, vec![Block { before: Pt(28.0), ..across(heading("Notes")) }, lines(count, "n")])
    };
    let laid_with = |count| laid(vec![sequence(two, vec![lines(8, "a")]), notes(count)]);
    let short = laid_with(6);
    assert_eq!(short.pages.len(), 1);
    let down = find(&short, "Notes").1.baseline - find(&short, "a4").1.baseline;
    // Two lines, and the line of its own, which is a little larger.
    assert!((down - 42.0).abs() < 2.0, "{down}");
    // What is more goes on on pages of its own.
    let long = laid_with(60);
    assert_eq!((find(&long, "Notes").0, find(&long, "n60").0), (0, 1));
    assert_eq!(long.pages.len(), 2);
}
