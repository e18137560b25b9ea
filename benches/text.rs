//! Setting text: a long report's words in justified paragraphs, with as many new words among them as a real one has.
//!
//! `cargo bench --bench text`

use briefpress::geometry::{Colour, Em, Pt};
use briefpress::language::Language;
use briefpress::text::{Align, Caps, Family, Figures, Fonts, Run, RunKind, Shape, Text, TextStyle, Typesetter, Weight};
use divan::Bencher;
use divan::counter::ItemsCount;

/// Words of a report of a thousand pages.
const WORDS: usize = 556_000;

/// Words of a paragraph.
const PARAGRAPH: usize = 50;

/// Different words, notes' addresses left out.
const VOCABULARY: u32 = 2_500;

/// The measure: US letter between margins of an inch.
const MEASURE: Pt = Pt(468.0);

fn main() {
    divan::main();
}

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(end)) as u32
    }
}

/// Returns the word of a rank: common words are short, rare ones long.
fn word(rank: u32) -> String {
    const SYLLABLES: [&str; 24] = [
        "con", "ti", "ment", "er", "ra", "pol", "in", "ver", "de", "gov", "ern", "al", "se", "cur", "ty", "bor",
        "tion", "pre", "ex", "port", "fed", "tra", "na", "ly",
    ];
    let count = 1 + (rank.max(1).ilog2() / 4) as usize;
    let mut numbers = Numbers(u64::from(rank) * 7_919 + 11);
    (0..count).map(|_| SYLLABLES[numbers.below(24) as usize]).collect()
}

fn paragraphs(words: usize) -> Vec<Text> {
    let mut numbers = Numbers(1);
    (0..words / PARAGRAPH)
        .map(|index| {
            let mut content = String::new();
            for place in 0..PARAGRAPH {
                // Cubed, so that half of the words come from an eighth of the vocabulary, as in prose.
                let part = f64::from(numbers.below(1 << 16)) / f64::from(1 << 16);
                let rank = (part * part * part * f64::from(VOCABULARY)) as u32;
                if place > 0 {
                    content.push(' ');
                }
                content.push_str(&word(rank));
                match numbers.below(14) {
                    0 => content.push(','),
                    1 => content.push('.'),
                    _ => {}
                }
            }
            content.push_str(&format!(" https://example.org/reports/2021/{}-{index}", word(index as u32)));
            let run = Run { kind: RunKind::Words(content), shape: Shape::default(), link: None };
            Text { runs: vec![run], language: None, span: None }
        })
        .collect()
}

fn style(align: Align) -> TextStyle {
    TextStyle {
        family: Family::Serif,
        weight: Weight::Regular,
        italic: false,
        size: Pt(10.5),
        leading: Pt(14.0),
        colour: Colour::BLACK,
        align,
        hyphenate: align == Align::Justify,
        balance: false,
        indent: Pt::ZERO,
        tracking: Em(0.0),
        figures: Figures::OldStyle,
        caps: Caps::AsWritten,
    }
}

fn set_all(bencher: Bencher, words: usize, align: Align) {
    let fonts = Fonts::bundled();
    let texts = paragraphs(words);
    let (style, language) = (style(align), Language::default_language());
    bencher.counter(ItemsCount::new(words)).bench_local(|| {
        let mut typesetter = Typesetter::new(&fonts);
        let set: Vec<_> = texts.iter().map(|text| typesetter.set(text, &style, language, MEASURE)).collect();
        (set, typesetter.words)
    });
}

/// Taking texts apart and shaping their words, without choosing where lines end: what the others take more is breaking.
#[divan::bench(sample_count = 5)]
fn shaped_report(bencher: Bencher) {
    let fonts = Fonts::bundled();
    let texts = paragraphs(WORDS);
    let (style, language) = (style(Align::Justify), Language::default_language());
    bencher.counter(ItemsCount::new(WORDS)).bench_local(|| {
        let mut typesetter = Typesetter::new(&fonts);
        texts.iter().map(|text| typesetter.extents(text, &style, language).0.0).fold(0.0, f32::max)
    });
}

#[divan::bench(sample_count = 5)]
fn justified_report(bencher: Bencher) {
    set_all(bencher, WORDS, Align::Justify);
}

#[divan::bench(sample_count = 5)]
fn ragged_report(bencher: Bencher) {
    set_all(bencher, WORDS, Align::Left);
}

#[divan::bench(sample_count = 20)]
fn justified_memo(bencher: Bencher) {
    set_all(bencher, 7_200, Align::Justify);
}

/// One paragraph, to see that the time grows no faster than the text.
#[divan::bench(sample_count = 5, args = [1_000, 10_000, 100_000])]
fn one_paragraph(bencher: Bencher, words: usize) {
    let fonts = Fonts::bundled();
    let runs = paragraphs(words).into_iter().flat_map(|text| {
        let space = Run { kind: RunKind::Words(" ".to_owned()), shape: Shape::default(), link: None };
        text.runs.into_iter().chain([space])
    });
    let text = Text { runs: runs.collect(), language: None, span: None };
    let (style, language) = (style(Align::Justify), Language::default_language());
    bencher
        .counter(ItemsCount::new(words))
        .bench_local(|| Typesetter::new(&fonts).set(&text, &style, language, MEASURE));
}
