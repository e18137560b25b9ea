//! How a body gives way before it goes on to a further page.

use super::*;
use crate::compose::flow::{Artifact, ColumnBlocks, Columns, Group, GroupRole, Rung};

fn on(ladder: Vec<Rung>, floor: f32, body: Vec<Block>) -> Sequence {
    let ladder = Ladder { rungs: ladder, floor: Pt(floor) };
    Sequence { ladder, filling: Filling::Even, ..sequence(master(200.0, 100.0), body) }
}

const WIDE: Rung = Rung { wide: true, ..Rung::OWN };

#[test]
fn a_further_page_says_which_of_how_many_it_is() {
    let count = runs(vec![words("Costs ("), field(Field::Part), words(" of "), field(Field::Parts), words(")")]);
    let again = text_block(count, style(), TextRole::Paragraph);
    for artifact in [None, Some(Artifact::Repeated)] {
        let placed = Placed { artifact, ..placed(10.0, 20.0, vec![again.clone()]) };
        let rest = Furniture { before: vec![placed], after: Vec::new() };
        let body = (0..3).map(|number| lines(6, &format!("{number}a"))).collect();
        let laid = laid(vec![Sequence { rest, ..on(Vec::new(), 0.0, body) }]);
        let said: Vec<String> = laid.pages[1..]
            .iter()
            .map(|page| shown(&laid, page))
            .map(|all| all.iter().map(|run| run.words.as_str()).filter(|words| !words.contains('a')).collect())
            .collect();
        assert_eq!(said, ["Costs (2of3)", "Costs (3of3)"]);
    }
}

#[test]
fn type_does_not_fall_below_the_floor_and_small_type_stays_as_it_is() {
    let small = text_block(text("small"), of_size(7.0, 9.0), TextRole::Paragraph);
    let half = Rung { size: 0.5, ..Rung::OWN };
    let laid = laid(vec![on(vec![half], 8.0, vec![lines(2, "a"), small])]);
    assert_eq!((find(&laid, "a1").1.size, find(&laid, "small").1.size), (8.0, 7.0));
}

#[test]
fn a_wide_setting_takes_the_room_that_is_kept_free() {
    let group = |blocks| {
        block(BlockKind::Group(Group { role: GroupRole::Plain, blocks, inset: (Pt::ZERO, Pt(100.0)), bar: None }))
    };
    let words: Vec<String> = (0..60).map(|word| format!("word{word}")).collect();
    let body = vec![group(vec![paragraph(&words.join(" "))])];
    let narrow = laid(vec![on(vec![Rung::OWN], 0.0, body.clone())]);
    let wide = laid(vec![on(vec![Rung::OWN, WIDE], 0.0, body)]);
    assert!(wide.pages.len() < narrow.pages.len(), "{} {}", wide.pages.len(), narrow.pages.len());
}

#[test]
fn a_wide_setting_takes_the_room_above_that_a_headline_leaves() {
    let first = Furniture { before: vec![placed(1.0, 35.0, vec![paragraph("h")])], after: Vec::new() };
    let of = |ladder| Sequence { first: first.clone(), ..on(ladder, 0.0, vec![lines(8, "a")]) };
    assert_eq!(laid(vec![of(vec![Rung::OWN])]).pages.len(), 2);
    let wide = laid(vec![of(vec![Rung::OWN, WIDE])]);
    assert_eq!(wide.pages.len(), 1);
    // Below the headline and above the body's end.
    let page = shown(&wide, &wide.pages[0]);
    assert!(page.iter().all(|run| run.baseline < 136.0), "{page:?}");
    assert!(find(&wide, "a1").1.baseline > find(&wide, "h").1.baseline + 10.0, "{page:?}");
}

#[test]
fn a_column_that_is_too_tall_gets_some_of_the_width_of_others() {
    let words: Vec<String> = (0..18).map(|word| format!("word{word}")).collect();
    let of = |text: &str| ColumnBlocks { share: 3.0, blocks: vec![paragraph(text)], tiers: Vec::new() };
    let columns = vec![of("short"), of(&words.join(" "))];
    let body = |give| {
        vec![block(BlockKind::Columns(Columns { columns: columns.clone(), gap: Pt(10.0), stack_gap: Pt::ZERO, give }))]
    };
    let x = |give| {
        let laid = laid(vec![on(vec![WIDE], 0.0, body(give))]);
        shown(&laid, &laid.pages[0]).iter().find(|run| run.words.starts_with("word0 ")).unwrap().x
    };
    // One below the other, then side by side.
    assert_eq!(x(0), 36.0);
    assert!(x(1) > 60.0 && x(1) < 130.0, "{}", x(1));
}

#[test]
fn no_point_is_left_alone_where_two_can_move() {
    // Seven lines to a page: three points of two lines fit, and a last one.
    let items = (0..4).map(|number| ListItem {
        marker: text("-"),
        blocks: vec![lines(2, &format!("{number}a"))],
        anchor: None,
    });
    let laid = laid(vec![on(Vec::new(), 0.0, vec![list(items.collect())])]);
    assert_eq!((laid.pages.len(), find(&laid, "1a1").0, find(&laid, "2a1").0), (2, 0, 1));
}

#[test]
fn a_body_that_goes_on_is_told_and_so_are_texts_of_too_many_lines() {
    let wanted = |count, most| {
        let mut block = lines(count, "a");
        if let BlockKind::Text(text) = &mut block.kind {
            text.fit = Some(crate::compose::flow::Fit { lines: most, sizes: Vec::new() });
        }
        block
    };
    let told = |body| {
        let (_, troubles) = lay_out(document(vec![on(Vec::new(), 0.0, body)]), fonts());
        troubles.into_iter().map(|trouble| trouble.problem).collect::<Vec<_>>()
    };
    assert_eq!(told(vec![wanted(3, 2)]), [Unset::Lines { lines: 3, most: 2, heading: false }]);
    assert_eq!(told(vec![wanted(2, 2)]), []);
    assert_eq!(told(vec![lines(9, "a")]), [Unset::Continued(2)]);
}

#[test]
fn text_does_not_grow_into_lines_that_it_would_not_take_by_itself() {
    let words: Vec<String> = (0..8).map(|word| format!("word{word}")).collect();
    let mut point = paragraph(&words.join(" "));
    let grown = Rung { size: 2.0, ..Rung::OWN };
    let size = |point: &Block| {
        let laid = laid(vec![on(vec![grown, Rung::OWN], 0.0, vec![point.clone()])]);
        shown(&laid, &laid.pages[0])[0].size
    };
    assert_eq!(size(&point), 20.0);
    if let BlockKind::Text(text) = &mut point.kind {
        text.fit = Some(crate::compose::flow::Fit { lines: 2, sizes: Vec::new() });
    }
    assert_eq!(size(&point), 10.0);
}

#[test]
fn the_room_above_is_what_the_lowest_of_several_leaves() {
    let two = vec![placed(1.0, 35.0, vec![lines(2, "h")]), placed(1.0, 35.0, vec![paragraph("k")])];
    let first = Furniture { before: two, after: Vec::new() };
    let wide = laid(vec![Sequence { first, ..on(vec![Rung::OWN, WIDE], 0.0, vec![lines(8, "a")]) }]);
    assert!(find(&wide, "a1").1.baseline > find(&wide, "h2").1.baseline + 10.0);
}
