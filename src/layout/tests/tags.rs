//! What is read, in which order, by those who do not see the pages.

use super::callouts::{callout, callouts};
use super::*;
use crate::compose::flow::{Artifact, Callout, Cell, Change, Column, Direction, Drawing, Group, GroupRole, Table};
use crate::layout::tags::dump;
use crate::text::Expansion;
use insta::assert_snapshot;

#[test]
fn a_section_with_marks_and_a_list() {
    let said = runs(vec![words("It costs much"), mark("1", 0, 10), words(" and it lasts.")]);
    let blocks = vec![
        heading("Costs"),
        text_block(said, style(), TextRole::Paragraph),
        list(vec![item("-", vec![paragraph("One")]), item("-", vec![paragraph("Two")])]),
    ];
    let group = Group { role: GroupRole::Section, blocks, inset: (Pt::ZERO, Pt::ZERO), bar: None };
    let part = Some("Why".to_owned());
    let laid = laid(vec![Sequence { part, ..sequence(master(200.0, 200.0), vec![block(BlockKind::Group(group))]) }]);
    assert_snapshot!(dump(&laid), @r#"
    Document
      Part [Why]
        Section
          Heading 1 "Costs"
          Paragraph
            "It costs much"
            Reference
              Link "1"
            " and it lasts."
          List(Unordered)
            ListItem
              ListLabel "-"
              ListBody
                Paragraph "One"
            ListItem
              ListLabel "-"
              ListBody
                Paragraph "Two"
    "#);
}

#[test]
fn words_that_are_read_aloud_otherwise() {
    let shape = Shape { language: crate::language::Tag::parse("fr"), ..Shape::default() };
    let foreign = Run { shape, ..words("laissez-faire") };
    let shape = Shape { stands_for: Some(Expansion(1)), ..Shape::default() };
    let short = Run { shape, ..words("GDP") };
    let said = runs(vec![words("Under "), foreign, words(", "), short, words(" fell.")]);
    let body = vec![text_block(said, style(), TextRole::Paragraph)];
    let document = document(vec![sequence(master(200.0, 200.0), body)]);
    let expansions = vec!["gross national product".to_owned(), "gross domestic product".to_owned()];
    let (laid, _) = lay_out(Document { expansions, ..document }, fonts());
    assert_snapshot!(dump(&laid), @r#"
    Document
      Paragraph
        "Under"
        Span (fr) " laissez-faire"
        ","
        Span (= gross domestic product) " GDP"
        " fell."
    "#);
}

#[test]
fn notes_with_their_numbers() {
    let mut notes = list(vec![item("1", vec![paragraph("Report, section 1."), paragraph("It says so.")])]);
    if let BlockKind::List(list) = &mut notes.kind {
        list.numbering = ListNumbering::Notes;
    }
    assert_snapshot!(dump(&laid(vec![sequence(master(200.0, 200.0), vec![notes])])), @r#"
    Document
      List(Notes)
        ListItem
          ListLabel "1"
          ListBody
            Note
              Paragraph "Report, section 1."
              Paragraph "It says so."
    "#);
}

#[test]
fn a_key_figure_is_read_in_one_go() {
    let label = runs(vec![words("people who died"), mark("1", 0, 10)]);
    let figure = Callout { label, ..callout("1,954", "miles", "") };
    let block = block(BlockKind::Callouts(callouts(vec![figure])));
    assert_snapshot!(dump(&laid(vec![sequence(master(400.0, 200.0), vec![block])])), @r#"
    Document
      Paragraph
        "1,954"
        "miles"
        "people who died"
        Reference
          Link "1"
    "#);
}

#[test]
fn what_is_drawn_with_a_figure_is_read_where_no_words_say_it() {
    let change = Some(Change { direction: Direction::Up, text: text("up 7 points") });
    let ends = [("2015", "1"), ("2020", "2")].map(|(label, value)| (text(label), text(value))).into();
    let line = Drawing::Line { heights: vec![0.0, 1.0], ends, alt: "trend: 1; 2.".into() };
    let ticks = Drawing::Ticks { place: 3, of: 32, caption: text("3rd of 32") };
    let figures = vec![
        Callout { change, drawing: Some(line), ..callout("60", "%", "debt") },
        Callout { drawing: Some(ticks), ..callout("1,954", "miles", "rivers") },
    ];
    let block = block(BlockKind::Callouts(callouts(figures)));
    assert_snapshot!(dump(&laid(vec![sequence(master(400.0, 300.0), vec![block])])), @r#"
    Document
      Paragraph
        "60"
        "%"
        "debt"
        "up 7 points"
      Figure [trend: 1; 2.] "2015 1 2020 2"
      Paragraph
        "1,954"
        "miles"
        "rivers"
        "3rd of 32"
    "#);
}

#[test]
fn a_table_with_an_empty_cell() {
    let cell =
        |content: &str| Cell { text: if content.is_empty() { Text::default() } else { text(content) }, style: style() };
    let table = Table {
        columns: vec![Column::Auto; 2],
        head: vec![cell("What"), cell("Who")],
        rows: vec![vec![cell("Pay"), cell("")], vec![cell("Wait")]],
        gap: Pt(10.0),
        padding: (Pt(2.0), Pt(2.0)),
        rule: (Pt(1.0), Colour::BLACK),
        row_rule: None,
        continued: None,
    };
    assert_snapshot!(dump(&laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table))])])), @r#"
    Document
      Table
        TableHead
          TableRow
            ColumnHeader "What"
            ColumnHeader "Who"
        TableBody
          TableRow
            DataCell "Pay"
            DataCell
          TableRow
            DataCell "Wait"
            DataCell
    "#);
}

#[test]
fn a_table_without_a_head_is_told_row_by_row() {
    let cell = |content: &str| Cell { text: text(content), style: style() };
    let table = Table {
        columns: vec![Column::Narrow, Column::Auto],
        head: Vec::new(),
        rows: vec![vec![cell("For"), cell("Staff")], vec![cell("Date"), cell("Today")]],
        gap: Pt(10.0),
        padding: (Pt(2.0), Pt(2.0)),
        rule: (Pt(1.0), Colour::BLACK),
        row_rule: None,
        continued: None,
    };
    assert_snapshot!(dump(&laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table))])])), @r#"
    Document
      Table
        TableBody
          TableRow
            RowHeader "For"
            DataCell "Staff"
          TableRow
            RowHeader "Date"
            DataCell "Today"
    "#);
}

#[test]
fn furniture_that_is_read_stands_around_its_own_page() {
    let head = |words: &str| Furniture {
        before: vec![placed(10.0, 20.0, vec![heading(words)])],
        after: vec![placed(150.0, 14.0, vec![paragraph(&format!("Source of {words}"))])],
    };
    let next = Block { keep: Keep { break_before: true, ..Keep::default() }, ..paragraph("Further") };
    let slide = Sequence {
        first: head("Costs"),
        rest: head("More"),
        ..sequence(master(200.0, 100.0), vec![paragraph("Said"), next])
    };
    assert_snapshot!(dump(&laid(vec![slide])), @r#"
    Document
      Heading 1 "Costs"
      Paragraph "Said"
      Paragraph "Source of Costs"
      Heading 1 "More"
      Paragraph "Further"
      Paragraph "Source of More"
    "#);
}

#[test]
fn running_heads_are_not_read() {
    let head = Placed { artifact: Some(Artifact::Header), ..placed(10.0, 20.0, vec![paragraph("Draft")]) };
    let first = Furniture { before: vec![head], after: Vec::new() };
    let laid = laid(vec![Sequence { first, ..sequence(master(200.0, 100.0), vec![paragraph("Said")]) }]);
    assert_snapshot!(dump(&laid), @r#"
    Document
      Paragraph "Said"
    "#);
    assert!(!find(&laid, "Draft").1.read);
}

#[test]
fn another_language_is_named() {
    let french = Text { language: Language::parse("fr"), ..text("Elle coûte cher") };
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![text_block(french, style(), TextRole::Paragraph)])]);
    assert_snapshot!(dump(&laid), @r#"
    Document
      Paragraph (fr) "Elle coûte cher"
    "#);
}
