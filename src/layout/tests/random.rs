//! What must hold of any blocks on pages of any size.

use super::*;
use crate::compose::flow::{ColumnBlocks, Columns, Group, GroupRole};
use proptest::prelude::*;

/// A block to be made: its kind, and how long it is.
#[derive(Debug, Clone)]
enum Made {
    Heading,
    Paragraph(usize),
    Whole(usize),
    List(Vec<usize>),
    Quote(usize),
    Columns(usize, usize),
}

fn made() -> impl Strategy<Value = Vec<Made>> {
    let one = prop_oneof![
        2 => Just(Made::Heading),
        6 => (1..90usize).prop_map(Made::Paragraph),
        1 => (1..60usize).prop_map(Made::Whole),
        2 => prop::collection::vec(1..30usize, 1..7).prop_map(Made::List),
        1 => (1..60usize).prop_map(Made::Quote),
        1 => (1..60usize, 1..60usize).prop_map(|(left, right)| Made::Columns(left, right)),
    ];
    prop::collection::vec(one, 1..25)
}

/// Makes blocks whose words are counted from the first to the last.
struct Maker {
    count: usize,
}

impl Maker {
    fn words(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|word| format!("{}.", self.count + word)).collect();
        self.count += count;
        words.join(" ")
    }

    fn block(&mut self, made: &Made) -> Block {
        match made {
            Made::Heading => heading(&self.words(3)),
            Made::Paragraph(count) => paragraph(&self.words(*count)),
            Made::Whole(count) => {
                Block { keep: Keep { together: true, ..Keep::default() }, ..paragraph(&self.words(*count)) }
            }
            Made::List(items) => {
                let items = items.iter().map(|&count| {
                    let marker = self.words(1);
                    let blocks = vec![paragraph(&self.words(count))];
                    ListItem { marker: text(&marker), blocks, anchor: None }
                });
                Block { before: Pt(5.0), after: Pt(5.0), ..list(items.collect()) }
            }
            Made::Quote(count) => {
                let blocks = vec![paragraph(&self.words(*count))];
                let group = Group { role: GroupRole::Quote, blocks, inset: (Pt(15.0), Pt(15.0)), bar: None };
                Block { before: Pt(7.0), after: Pt(7.0), ..block(BlockKind::Group(group)) }
            }
            Made::Columns(left, right) => {
                let columns = [left, right]
                    .map(|&count| ColumnBlocks { share: 1.0, blocks: vec![paragraph(&self.words(count))] });
                block(BlockKind::Columns(Columns { columns: columns.into(), gap: Pt(12.0), stack_gap: Pt(6.0) }))
            }
        }
    }
}

/// The numbers of the words of each page, in order, with the lines that they stand on.
fn pages(laid: &Laid) -> Vec<Vec<(usize, Shown)>> {
    let of_page = |page| {
        let mut words = Vec::new();
        for run in shown(laid, page) {
            let numbers = run.words.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
            words.extend(numbers.map(|number| (number.parse().unwrap(), run.clone())));
        }
        words
    };
    laid.pages.iter().map(of_page).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_overlaps(made in made(), width in 140.0..400.0f32, height in 70.0..400.0f32, grid: bool) {
        let mut maker = Maker { count: 0 };
        let body: Vec<Block> = made.iter().map(|made| maker.block(made)).collect();
        let master = Master { grid: if grid { Pt(14.0) } else { Pt::ZERO }, ..master(width, height) };
        let laid = laid(vec![sequence(master, body)]);
        let pages = pages(&laid);

        // All words, each once. Columns are read one after the other, so the order is that of the text.
        let all: Vec<usize> = pages.iter().flatten().map(|(number, _)| *number).collect();
        prop_assert_eq!(all, (0..maker.count).collect::<Vec<_>>());

        let body = Rect { x: Pt(36.0), y: Pt(36.0), width: Pt(width), height: Pt(height) };
        for page in &laid.pages {
            let boxes: Vec<Rect> = shown(&laid, page).iter().map(Shown::covers).collect();
            for (index, one) in boxes.iter().enumerate() {
                prop_assert!(one.y.0 >= body.y.0 - 0.1 && one.bottom().0 <= body.bottom().0 + 0.1, "{one:?} in {body:?}");
                prop_assert!(one.x.0 >= body.x.0 - 0.1 && one.right().0 <= body.right().0 + 0.1, "{one:?} in {body:?}");
                for other in &boxes[index + 1..] {
                    let apart = one.right().0 <= other.x.0 + 0.1
                        || other.right().0 <= one.x.0 + 0.1
                        || one.bottom().0 <= other.y.0 + 0.1
                        || other.bottom().0 <= one.y.0 + 0.1;
                    prop_assert!(apart, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn no_line_and_no_heading_is_left_alone(counts in prop::collection::vec(1..120usize, 1..20), height in 130.0..400.0f32, grid: bool) {
        let mut maker = Maker { count: 0 };
        let mut body = Vec::new();
        let mut kinds = Vec::new();
        for (index, &count) in counts.iter().enumerate() {
            let made = if index % 3 == 0 { Made::Heading } else { Made::Paragraph(count) };
            let from = maker.count;
            body.push(maker.block(&made));
            kinds.push((from..maker.count, matches!(made, Made::Heading)));
        }
        let master = Master { grid: if grid { Pt(14.0) } else { Pt::ZERO }, ..master(200.0, height) };
        let laid = laid(vec![sequence(master, body)]);
        let pages = pages(&laid);
        for (index, (words, heading)) in kinds.iter().enumerate() {
            let lines = |page: &[(usize, Shown)]| {
                let mut lines: Vec<i32> =
                    page.iter().filter(|(number, _)| words.contains(number)).map(|(_, run)| (run.baseline * 10.0) as i32).collect();
                lines.dedup();
                lines.len()
            };
            let on: Vec<usize> = pages.iter().map(|page| lines(page)).filter(|&count| count > 0).collect();
            if on.len() > 1 {
                prop_assert!(on.iter().all(|&count| count >= 2), "{words:?}: {on:?}");
            }
            if *heading && index + 1 < kinds.len() {
                let page = pages.iter().find(|page| page.iter().any(|(number, _)| words.contains(number))).unwrap();
                let last = page.last().unwrap().0;
                prop_assert!(last >= words.end, "heading {words:?} ends its page");
            }
        }
    }
}
