//! What a reader would notice of laid-out pages.

mod blocks;
mod callouts;
mod fitting;
mod numbers;
mod pages;
mod random;
mod tags;
mod timelines;

use super::page::{ItemKind, Laid, Owner, Page};
use super::{Unset, lay_out};
use crate::compose::flow::{
    Block, BlockKind, Document, Filling, Furniture, Keep, Ladder, List, ListItem, ListNumbering, MarkerHang, Master,
    Metadata, NumberForm, Numbering, Placed, Sequence, TextBlock, TextRole, Vertical,
};
use crate::geometry::{Colour, Em, Pt, Rect, Size};
use crate::language::Language;
use crate::text::{Align, Anchor, Caps, Family, Field, Figures, Fonts, Run, RunKind, Shape, Text, TextStyle, Weight};

fn fonts() -> &'static Fonts {
    static FONTS: std::sync::OnceLock<Fonts> = std::sync::OnceLock::new();
    FONTS.get_or_init(Fonts::bundled)
}

fn style() -> TextStyle {
    TextStyle {
        family: Family::Serif,
        weight: Weight::Regular,
        italic: false,
        size: Pt(10.0),
        leading: Pt(14.0),
        colour: Colour::BLACK,
        align: Align::Left,
        hyphenate: false,
        balance: false,
        indent: Pt::ZERO,
        tracking: Em(0.0),
        figures: Figures::Lining,
        caps: Caps::AsWritten,
    }
}

fn of_size(size: f32, leading: f32) -> TextStyle {
    TextStyle { size: Pt(size), leading: Pt(leading), ..style() }
}

fn run(kind: RunKind) -> Run {
    Run { kind, shape: Shape::default(), link: None }
}

fn words(words: &str) -> Run {
    run(RunKind::Words(words.to_owned()))
}

fn field(field: Field) -> Run {
    run(RunKind::Field(field))
}

fn mark(label: &str, note: u32, here: u32) -> Run {
    run(RunKind::Mark { label: label.to_owned(), note: Anchor(note), here: Anchor(here) })
}

fn runs(runs: Vec<Run>) -> Text {
    Text { runs, language: None, span: None }
}

fn text(content: &str) -> Text {
    runs(vec![words(content)])
}

fn block(kind: BlockKind) -> Block {
    Block { kind, before: Pt::ZERO, after: Pt::ZERO, keep: Keep::default() }
}

fn text_block(text: Text, style: TextStyle, role: TextRole) -> Block {
    block(BlockKind::Text(TextBlock { text, style, role, anchor: None, fit: None, hangs: false }))
}

fn paragraph(content: &str) -> Block {
    text_block(text(content), style(), TextRole::Paragraph)
}

/// A paragraph of so many lines, each of one word.
fn lines(count: usize, word: &str) -> Block {
    let mut parts = vec![words(&format!("{word}1"))];
    for line in 2..=count {
        parts.push(run(RunKind::Break));
        parts.push(words(&format!("{word}{line}")));
    }
    text_block(runs(parts), style(), TextRole::Paragraph)
}

fn heading(content: &str) -> Block {
    let block = text_block(text(content), of_size(12.0, 16.0), TextRole::Heading(1));
    Block { before: Pt(18.0), after: Pt(4.0), keep: Keep { with_next: true, ..Keep::default() }, ..block }
}

fn at(block: Block, anchor: u32) -> Block {
    let BlockKind::Text(text) = block.kind else { return block };
    Block { kind: BlockKind::Text(TextBlock { anchor: Some(Anchor(anchor)), ..text }), ..block }
}

fn item(marker: &str, blocks: Vec<Block>) -> ListItem {
    ListItem { marker: text(marker), blocks, anchor: None }
}

fn list(items: Vec<ListItem>) -> Block {
    block(BlockKind::List(List {
        numbering: ListNumbering::Unordered,
        items,
        indent: Pt(15.0),
        gap: Pt::ZERO,
        marker: style(),
        hang: MarkerHang::Left,
    }))
}

/// Pages with a body of this size, half an inch from the edges.
fn master(width: f32, height: f32) -> Master {
    let body = Rect { x: Pt(36.0), y: Pt(36.0), width: Pt(width), height: Pt(height) };
    let page = Size { width: Pt(width + 72.0), height: Pt(height + 72.0) };
    Master { page, body, columns: 1, gutter: Pt::ZERO, grid: Pt::ZERO, ground: None }
}

fn sequence(master: Master, body: Vec<Block>) -> Sequence {
    Sequence {
        master,
        first: Furniture::default(),
        rest: Furniture::default(),
        body,
        vertical: Vertical::Top,
        filling: if master.grid > Pt::ZERO { Filling::Full } else { Filling::Even },
        ladder: Ladder::default(),
        ending: Vec::new(),
        numbering: Numbering { form: NumberForm::Arabic, start: None },
        part: None,
        runs_on: false,
    }
}

fn placed(y: f32, height: f32, blocks: Vec<Block>) -> Placed {
    let at = Rect { x: Pt(36.0), y: Pt(y), width: Pt(200.0), height: Pt(height) };
    Placed { at, vertical: Vertical::Top, blocks, artifact: None, plate: None }
}

fn document(sequences: Vec<Sequence>) -> Document {
    let metadata = Metadata {
        title: "Costs".to_owned(),
        author: None,
        subject: None,
        keywords: Vec::new(),
        language: Language::default_language(),
        date: None,
    };
    Document { metadata, sequences, bookmarks: Vec::new(), anchors: 100, expansions: Vec::new() }
}

fn laid(sequences: Vec<Sequence>) -> Laid {
    let (laid, mut troubles) = lay_out(document(sequences), fonts());
    troubles.retain(|trouble| !matches!(trouble.problem, Unset::Lines { .. } | Unset::Continued(_)));
    assert!(troubles.is_empty(), "{troubles:?}");
    laid
}

/// A run of words on a page.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    words: String,
    x: f32,
    baseline: f32,
    width: f32,
    size: f32,
    read: bool,
}

impl Shown {
    /// What its letters may cover.
    fn covers(&self) -> Rect {
        let (x, y) = (Pt(self.x), Pt(self.baseline - 0.7 * self.size));
        Rect { x, y, width: Pt(self.width), height: Pt(0.9 * self.size) }
    }
}

/// All words of a page, run by run.
fn shown(laid: &Laid, page: &Page) -> Vec<Shown> {
    let runs = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs { at, run } => {
            let mut words = String::new();
            for (index, piece) in run.pieces.iter().enumerate() {
                if piece.space_before && index > 0 {
                    words.push(' ');
                }
                words.push_str(&laid.words.words[piece.word.0 as usize].text);
            }
            let words = words.trim_end().to_owned();
            let read = matches!(item.owner, Owner::Content(_));
            Some(Shown { words, x: at.x.0, baseline: at.y.0, width: run.width.0, size: run.size.0, read })
        }
        _ => None,
    });
    runs.collect()
}

/// The words of each page, run by run.
fn words_of(laid: &Laid) -> Vec<Vec<String>> {
    laid.pages.iter().map(|page| shown(laid, page).into_iter().map(|run| run.words).collect()).collect()
}

/// The first run with these words, and its page.
fn find(laid: &Laid, wanted: &str) -> (usize, Shown) {
    let mut all = laid.pages.iter().enumerate().flat_map(|(page, content)| {
        let runs = shown(laid, content);
        runs.into_iter().map(move |run| (page, run))
    });
    all.find(|(_, run)| run.words == wanted).unwrap_or_else(|| panic!("no {wanted:?} in {:?}", words_of(laid)))
}

/// Fills of a page.
fn fills(page: &Page) -> Vec<Rect> {
    let fills = page.items.iter().filter_map(|item| match item.kind {
        ItemKind::Fill { rect, .. } => Some(rect),
        _ => None,
    });
    fills.collect()
}
