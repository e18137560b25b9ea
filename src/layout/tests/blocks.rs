//! What single blocks look like.

use super::*;
use crate::chart;
use crate::compose::flow::{
    Artifact, Bar, Cell, ChartBlock, Column, ColumnBlocks, Columns, Fit, Group, GroupRole, PictureBlock, Table,
};
use crate::layout::tags::Role;
use crate::layout::{Trouble, Unset};
use crate::outline::Focus;
use crate::picture;
use std::sync::Arc;

#[test]
fn markers_hang_beside_the_first_line() {
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![list(vec![item("-", vec![lines(2, "a")])])])]);
    let (marker, first, second) = (find(&laid, "-").1, find(&laid, "a1").1, find(&laid, "a2").1);
    assert_eq!(marker.baseline, first.baseline);
    assert_eq!((marker.x, first.x, second.x), (36.0, 51.0, 51.0));
}

#[test]
fn figures_that_count_items_are_aligned_at_the_right() {
    let items = [1, 9, 10, 1000].map(|number| item(&format!("{number}"), vec![lines(1, &format!("a{number}-"))]));
    let mut block = list(items.into());
    if let BlockKind::List(list) = &mut block.kind {
        list.hang = MarkerHang::Right(Pt(4.0));
    }
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![block])]);
    let text = find(&laid, "a1-1").1.x;
    for number in ["1", "9", "10", "1000"] {
        let marker = find(&laid, number).1;
        assert!((marker.x + marker.width - (text - 4.0)).abs() < 0.01, "{marker:?}");
        assert!(marker.x >= 36.0 - 0.01, "{marker:?}");
    }
}

#[test]
fn a_title_is_set_at_the_largest_size_that_takes_two_lines() {
    let fit = Fit { lines: 2, sizes: vec![(Pt(20.0), Pt(24.0)), (Pt(16.0), Pt(20.0)), (Pt(10.0), Pt(14.0))] };
    let title = |content: &str| {
        let block = TextBlock {
            text: text(content),
            style: of_size(20.0, 24.0),
            role: TextRole::Title,
            anchor: None,
            fit: Some(fit.clone()),
            hangs: false,
        };
        let laid = laid(vec![sequence(master(200.0, 200.0), vec![super::block(BlockKind::Text(block))])]);
        shown(&laid, &laid.pages[0])[0].size
    };
    assert_eq!(title("What it costs"), 20.0);
    assert_eq!(title("What it costs and who should pay for it every year"), 16.0);
    assert_eq!(title(&"What it costs and who should pay for it now ".repeat(4)), 10.0);
}

fn cell(content: &str) -> Cell {
    Cell { text: text(content), style: style() }
}

fn table(rows: usize, columns: usize) -> Table {
    let row = |row: usize| (0..columns).map(|column| cell(&format!("r{row}c{column}"))).collect();
    Table {
        columns: vec![Column::Auto; columns],
        head: (0..columns).map(|column| cell(&format!("head{column}"))).collect(),
        rows: (0..rows).map(row).collect(),
        gap: Pt(10.0),
        padding: (Pt(2.0), Pt(2.0)),
        rule: (Pt(1.0), Colour::BLACK),
        row_rule: Some((Pt(0.5), Colour::BLACK)),
        continued: None,
    }
}

#[test]
fn a_table_repeats_its_head_on_each_page() {
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table(10, 2)))])]);
    assert!(laid.pages.len() > 2);
    for (index, page) in laid.pages.iter().enumerate() {
        let heads: Vec<bool> =
            shown(&laid, page).iter().filter(|run| run.words.starts_with("head")).map(|run| run.read).collect();
        assert_eq!(heads, [index == 0; 2], "page {index}");
    }
    let repeated = laid.pages[1].items.iter().filter(|item| item.owner == Owner::Artifact(Artifact::Repeated)).count();
    assert_eq!(repeated, 2);
}

#[test]
fn a_table_says_above_its_repeated_head_that_it_goes_on() {
    let continued = Some((text("continued"), style()));
    let table = Table { continued, ..table(10, 2) };
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table))])]);
    for (index, page) in laid.pages.iter().enumerate() {
        let page = shown(&laid, page);
        let said = page.iter().find(|run| run.words == "continued");
        assert_eq!(said.is_some(), index > 0, "page {index}");
        let head = page.iter().find(|run| run.words == "head0").unwrap();
        assert!(said.is_none_or(|said| !said.read && said.baseline < head.baseline), "page {index}");
    }
}

#[test]
fn figures_stand_below_each_other_with_their_decimal_marks() {
    let mut table = table(0, 2);
    let right = TextStyle { align: Align::Right, figures: Figures::Tabular, ..style() };
    let figure = |content: &str| Cell { text: text(content), style: right };
    let figures = ["1,234.5", "12", "0.25", "7 %"];
    table.columns = vec![Column::Auto, Column::Figures];
    table.rows = figures.iter().map(|figure_| vec![cell("bridge"), figure(figure_)]).collect();
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table))])]);
    // All figures are of one width, so that the last digit before the mark stands where its count says.
    let runs = figures.map(|figure| find(&laid, figure).1);
    let digit = (runs[1].width) / 2.0;
    let units_at = |index: usize, digits_behind: f32, other: f32| {
        runs[index].x + runs[index].width - digits_behind * digit - other
    };
    let mark = runs[2].width - 3.0 * digit;
    let whole = units_at(1, 0.0, 0.0);
    assert!((units_at(0, 1.0, mark) - whole).abs() < 0.05, "{runs:?}");
    assert!((units_at(2, 2.0, mark) - whole).abs() < 0.05, "{runs:?}");
    assert!((runs[3].x + digit - whole).abs() < 0.05, "{runs:?}");
}

#[test]
fn rows_take_whole_steps_of_the_grid() {
    let grid = Master { grid: Pt(14.0), ..master(300.0, 280.0) };
    let mut tall = table(3, 2);
    tall.rows[1][1].text = match lines(2, "two").kind {
        BlockKind::Text(block) => block.text,
        _ => panic!(),
    };
    let laid = laid(vec![sequence(grid, vec![lines(1, "a"), block(BlockKind::Table(tall)), lines(1, "b")])]);
    let baselines = ["r0c0", "r1c0", "r2c0"].map(|words| find(&laid, words).1.baseline);
    for pair in baselines.windows(2) {
        let steps = (pair[1] - pair[0]) / 14.0;
        assert!((steps - steps.round()).abs() < 0.01, "{baselines:?}");
    }
}

#[test]
fn a_table_that_is_too_wide_is_told_once_with_its_excess() {
    let mut wide = table(2, 3);
    wide.rows[0][1] = cell(&"long".repeat(20));
    wide.rows[1][2] = cell(&"longer".repeat(20));
    let (_, troubles) =
        lay_out(document(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(wide))])]), fonts());
    let [Trouble { problem: Unset::WideTable { by, column: 3 }, .. }, ..] = troubles.as_slice() else {
        panic!("{troubles:?}")
    };
    assert!((500..1500).contains(by), "{by}");
}

#[test]
fn cells_of_a_row_share_their_baseline() {
    let mut table = table(1, 2);
    table.rows[0][0].style = of_size(16.0, 20.0);
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table))])]);
    assert_eq!(find(&laid, "r0c0").1.baseline, find(&laid, "r0c1").1.baseline);
}

#[test]
fn a_row_that_no_page_can_hold_is_broken() {
    let mut table = table(2, 2);
    table.rows[0][1].text = match lines(20, "long").kind {
        BlockKind::Text(block) => block.text,
        _ => panic!(),
    };
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![block(BlockKind::Table(table))])]);
    assert_eq!(find(&laid, "long1").0, 0);
    assert!(find(&laid, "long20").0 >= 2);
    assert!(laid.pages.iter().flat_map(|page| shown(&laid, page)).all(|run| run.baseline < 136.0));
}

fn side_by_side(count: usize) -> Block {
    let columns =
        ["left", "right"].map(|word| ColumnBlocks { share: 1.0, blocks: vec![lines(count, word)], tiers: Vec::new() });
    block(BlockKind::Columns(Columns { columns: columns.into(), gap: Pt(20.0), stack_gap: Pt(10.0), give: 0 }))
}

#[test]
fn columns_stand_side_by_side_where_they_fit() {
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![side_by_side(3)])]);
    let (left, right) = (find(&laid, "left1").1, find(&laid, "right1").1);
    assert_eq!(left.baseline, right.baseline);
    assert_eq!((left.x, right.x), (36.0, 36.0 + 160.0));
}

#[test]
fn columns_that_are_too_tall_stand_one_below_the_other() {
    let laid = laid(vec![sequence(master(300.0, 100.0), vec![side_by_side(9)])]);
    assert_eq!(find(&laid, "right1").1.x, 36.0);
    // What was set in vain has left nothing in the tag tree.
    let paragraphs = laid.tags.nodes.iter().filter(|node| node.role == crate::layout::tags::Role::Paragraph).count();
    assert_eq!(paragraphs, 2);
}

#[test]
fn a_quotation_has_its_rule_on_each_page() {
    let bar = Some(Bar { thickness: Pt(2.0), colour: Colour::BLACK, outset: Pt::ZERO });
    let group = Group { role: GroupRole::Quote, blocks: vec![lines(10, "q")], inset: (Pt(12.0), Pt::ZERO), bar };
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![lines(1, "a"), block(BlockKind::Group(group))])]);
    let heights: Vec<f32> = laid.pages.iter().flat_map(fills).map(|rect| rect.height.0).collect();
    assert_eq!(heights, [5.0 * 14.0, 5.0 * 14.0]);
    assert_eq!(find(&laid, "q1").1.x, 48.0);
}

fn picture(width: u32, height: u32, cover: bool) -> Block {
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(width, height).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let picture = Arc::new(picture::read(png.into_inner(), None).unwrap());
    let alt = Some("A bridge".to_owned());
    block(BlockKind::Picture(PictureBlock {
        picture,
        alt,
        width: None,
        height: Pt(300.0),
        cover,
        focus: Focus::MIDDLE,
        plate: None,
    }))
}

/// A square picture so tall.
fn pictured(side: f32) -> Block {
    let BlockKind::Picture(square) = picture(10, 10, false).kind else { unreachable!() };
    block(BlockKind::Picture(PictureBlock { height: Pt(side), ..square }))
}

fn picture_boxes(laid: &Laid) -> (usize, Rect, Rect) {
    let mut all =
        laid.pages.iter().enumerate().flat_map(|(page, content)| content.items.iter().map(move |item| (page, item)));
    all.find_map(|(page, item)| match item.kind {
        ItemKind::Picture { rect, clip, .. } => Some((page, rect, clip)),
        _ => None,
    })
    .unwrap()
}

#[test]
fn a_picture_is_scaled_to_the_page_and_keeps_its_shape() {
    let (_, rect, clip) = picture_boxes(&laid(vec![sequence(master(200.0, 100.0), vec![picture(10, 10, false)])]));
    assert_eq!((rect.width, rect.height), (Pt(100.0), Pt(100.0)));
    assert_eq!(rect, clip);
}

#[test]
fn a_picture_that_covers_its_box_stands_over_alike_on_both_sides() {
    let (_, rect, clip) = picture_boxes(&laid(vec![sequence(master(200.0, 100.0), vec![picture(10, 10, true)])]));
    assert_eq!((clip.width, clip.height), (Pt(200.0), Pt(100.0)));
    assert_eq!((rect.y, rect.height), (Pt(36.0 - 50.0), Pt(200.0)));
}

#[test]
fn what_is_cut_off_leaves_the_subject_in_view() {
    let boxes = |width, height, x, y| {
        let BlockKind::Picture(whole) = picture(width, height, true).kind else { unreachable!() };
        let focused = block(BlockKind::Picture(PictureBlock { focus: Focus { x, y }, ..whole }));
        let (_, rect, clip) = picture_boxes(&laid(vec![sequence(master(200.0, 100.0), vec![focused])]));
        // The subject's place in the box, in parts of it.
        let seen = (rect.x + rect.width * x - clip.x, rect.y + rect.height * y - clip.y);
        assert!(rect.x <= clip.x && rect.y <= clip.y, "{rect:?} {clip:?}");
        assert!(rect.right() >= clip.right() - Pt(0.01) && rect.bottom() >= clip.bottom() - Pt(0.01));
        (seen.0 / clip.width, seen.1 / clip.height)
    };
    // As near to the middle as the picture's edge lets it come.
    assert_eq!(boxes(10, 40, 0.5, 0.25), (0.5, 0.5));
    assert_eq!(boxes(10, 40, 0.5, 0.0), (0.5, 0.0));
    assert_eq!(boxes(10, 40, 0.5, 1.0), (0.5, 1.0));
    assert_eq!(boxes(80, 10, 0.75, 0.5), (0.5, 0.5));
    assert_eq!(boxes(80, 10, 0.0, 0.5), (0.0, 0.5));
    assert_eq!(boxes(80, 10, 0.0625, 0.5), (0.25, 0.5));
}

#[test]
fn a_picture_makes_room_for_its_caption() {
    let caption = lines(2, "caption");
    let group = Group {
        role: GroupRole::Plain,
        blocks: vec![picture(20, 10, false), caption],
        inset: (Pt::ZERO, Pt::ZERO),
        bar: None,
    };
    let whole = Block { keep: Keep { together: true, ..Keep::default() }, ..block(BlockKind::Group(group)) };
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![whole])]);
    let (page, rect, _) = picture_boxes(&laid);
    assert_eq!((page, laid.pages.len()), (0, 1));
    assert!((rect.width / rect.height - 2.0).abs() < 0.01, "{rect:?}");
}

fn chart(count: usize, height: f32) -> Block {
    let words = |index: usize| text(&format!("year{index}"));
    let value = |index: usize| Some(chart::Value { number: index as f64, shown: text(&format!("v{index}")) });
    let series = chart::Series { label: Text::default(), values: (0..count).map(value).collect(), change: None };
    let drawn = chart::Chart {
        kind: chart::Kind::Bar,
        categories: (0..count).map(|index| chart::Category { label: words(index), year: None }).collect(),
        series: vec![series],
        highlight: None,
    };
    let black = Colour::BLACK;
    let look = chart::Look {
        label: style(),
        axis: style(),
        smallest: style().size,
        thickness: Pt(20.0),
        line: Pt(1.0),
        hairline: Pt(0.5),
        colours: chart::Colours {
            voice: black,
            accent: black,
            quiet: black,
            muted: black,
            ink: black,
            grid: black,
            paper: Colour::WHITE,
        },
        language: Language::default_language(),
        missing: text("none"),
        height: chart::Height::Needed,
    };
    let alt = "Costs by year".into();
    block(BlockKind::Chart(Box::new(ChartBlock { chart: drawn, look, height: Pt(height), alt })))
}

#[test]
fn a_chart_is_one_figure_that_says_its_words_and_fills_the_measure() {
    let laid = laid(vec![sequence(master(300.0, 200.0), vec![chart(3, 150.0)])]);
    let figures = laid.tags.nodes.iter().filter(|node| node.role == Role::Figure);
    assert_eq!(figures.map(|node| node.alt.as_deref()).collect::<Vec<_>>(), [Some("Costs by year")]);
    let (page, last) = find(&laid, "v2");
    assert_eq!(page, 0);
    assert!((last.x + last.width - 336.0).abs() < 1.0, "{last:?}");
    assert_eq!(find(&laid, "year2").1.x, 36.0);
}

#[test]
fn a_chart_that_is_taller_than_a_page_goes_on_between_its_bars() {
    let laid = laid(vec![sequence(master(300.0, 200.0), vec![chart(40, 200.0)])]);
    assert!(laid.pages.len() > 1);
    for index in 0..40 {
        let ((page, value), (other, name)) = (find(&laid, &format!("v{index}")), find(&laid, &format!("year{index}")));
        assert_eq!((page, value.baseline), (other, name.baseline));
        assert!(value.baseline < 260.0);
    }
    assert_eq!(laid.tags.nodes.iter().filter(|node| node.role == Role::Figure).count(), 1);
}

#[test]
fn a_picture_gives_way_rather_than_leave_its_page_half_empty() {
    let grid = Master { grid: Pt(14.0), ..master(200.0, 280.0) };
    let body = vec![lines(9, "a"), pictured(170.0), lines(9, "b")];
    let laid = laid(vec![sequence(grid, body)]);
    let (page, rect, _) = picture_boxes(&laid);
    // Nine lines leave 154 points; the picture keeps its aspect, and what follows stays on the grid.
    assert_eq!(page, 0);
    assert!(rect.height.0 < 154.1 && rect.height.0 > 119.0, "{rect:?}");
    assert!((rect.width.0 - rect.height.0).abs() < 0.1, "{rect:?}");
    let (page, below) = find(&laid, "b1");
    assert_eq!((page, below.baseline), (1, find(&laid, "a1").1.baseline));
}

#[test]
fn marked_words_have_a_ground_and_a_rule_behind_them_but_not_their_space() {
    let highlight = crate::text::Highlight { ground: Colour::WHITE, rule: Colour::BLACK };
    let shapes = [Shape::default(), Shape { highlight: Some(highlight), ..Shape::default() }, Shape::default()];
    let runs = ["It cost ", "forty", " in all"].into_iter().zip(shapes).map(|(words, shape)| Run {
        kind: RunKind::Words(words.to_owned()),
        shape,
        link: None,
    });
    let text = Text { runs: runs.collect(), language: None, span: None };
    let block = text_block(text, style(), TextRole::Paragraph);
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![block])]);
    let items = &laid.pages[0].items;
    let fills: Vec<(usize, Rect)> = items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| match &item.kind {
            ItemKind::Fill { rect, .. } => Some((index, *rect)),
            _ => None,
        })
        .collect();
    let words = items.iter().position(|item| matches!(item.kind, ItemKind::Glyphs { .. })).unwrap();
    let [(ground_at, ground), (rule_at, rule)] = fills.as_slice() else { panic!("{fills:?}") };
    assert!(ground_at < rule_at && *rule_at < words, "both stand behind the words");
    assert!(items[..words].iter().all(|item| matches!(item.owner, Owner::Artifact(_))), "and are not read");
    let marked = items.iter().find_map(|item| match &item.kind {
        ItemKind::Glyphs { at, run } if run.run == 1 => Some((at.x, run.width)),
        _ => None,
    });
    let (x, width) = marked.unwrap();
    assert!(ground.x > x && (ground.right() - (x + width)).0.abs() < 2.0, "{ground:?} {x:?} {width:?}");
    assert_eq!((rule.x, rule.width), (ground.x, ground.width));
    assert!((rule.bottom() - ground.bottom()).0.abs() < 0.01, "the rule closes the ground");
}

#[test]
fn a_table_that_a_page_can_hold_is_kept_whole() {
    let rows = |laid: &Laid| -> Vec<usize> {
        laid.pages.iter().map(|page| shown(laid, page).iter().filter(|run| run.words.ends_with("c0")).count()).collect()
    };
    let after = |before: usize, rows: usize| {
        let body = vec![lines(before, "a"), block(BlockKind::Table(table(rows, 2)))];
        laid(vec![Sequence { filling: Filling::Full, ..sequence(master(300.0, 240.0), body) }])
    };
    // Six rows would find room for four below the text.
    assert_eq!(rows(&after(9, 6)), [0, 6]);
    // Where the page before would be hardly filled, it is parted all the same.
    let parted = rows(&after(4, 11));
    assert!(parted[0] > 2, "{parted:?}");
    // What no page can hold fills the first one.
    let parted = rows(&after(9, 16));
    assert!(parted[0] > 2, "{parted:?}");
}
