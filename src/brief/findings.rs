//! Findings: what a passage of a report says, as somebody needs it who drafts an outline of it: its sentences, and its
//! figures with the words that may stand beside each.
//!
//! A figure's label is taken from the clause that it stands in ([`labels`]), never made up, and a sentence is shortened
//! only where it may end ([`shortening`]). Whether what is taken still says what the passage says is for the checks to tell.

mod labels;
mod shortening;

pub(crate) use labels::count;

use super::meaning::{self, Stemming, Step};
use super::passages::Content;
use super::quantities::{self, Quantity, Unit};
use super::reading::Reading;
use super::text::Text;
use crate::language::Language;
use crate::markdown::{Block, BlockKind, Inline, ListItem, TableRow};
use num_traits::ToPrimitive;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a passage says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    /// Its sentences, in order.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence of a report.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its words as they stand, with single spaces.
    pub(crate) text: String,
    /// What it says in fewer words, each cut off at a place where it may end; the longest first.
    pub(crate) shorter: Vec<String>,
    /// Its figures, in order.
    pub(crate) figures: Vec<Figure>,
}

/// A figure of a report.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// As it stands, with its unit and the words that bound it or make it approximate.
    pub(crate) value: String,
    /// Words that may stand beside it, the better first.
    pub(crate) labels: Vec<String>,
    /// How much it is worth to an audience, from 1; see [`weight`].
    pub(crate) weight: u32,
}

/// A part of a report that can be cited by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Passage<'r> {
    /// A block.
    Block(&'r Block),
    /// An item of a list.
    Item(&'r ListItem),
    /// A row of a table, with the table's head.
    Row(&'r [Vec<Inline>], &'r TableRow),
}

/// Reads what a passage says. Code says nothing.
pub(crate) fn read(passage: Passage<'_>, language: Language) -> Findings {
    let content = match passage {
        Passage::Block(Block { kind: BlockKind::Code(_), .. }) => return Findings::default(),
        Passage::Block(block) => Content::Blocks(std::slice::from_ref(block)),
        Passage::Item(item) => Content::Item(None, item),
        Passage::Row(head, row) => Content::Row(head, row),
    };
    let reading = Reading::of(Text::of(content), language);
    if let Passage::Row(..) = passage {
        return of_row(&reading);
    }
    let mut figures = figures(&reading).into_iter().peekable();
    let sentences = reading.sentences.iter().map(|bytes| {
        let mut own = Vec::new();
        while let Some((_, figure)) = figures.next_if(|(at, _)| *at < bytes.end) {
            own.extend(figure);
        }
        let shorter = shortening::shorter(&reading, bytes);
        Sentence { text: single_spaced(reading.written(bytes.clone())), shorter, figures: own }
    });
    // A power's digits would stand beside those of its base.
    Findings { sentences: sentences.filter(|sentence| !sentence.text.contains('\u{2060}')).collect() }
}

/// Reads the plain words of a line.
pub(crate) fn words_of(inlines: &[Inline]) -> String {
    single_spaced(&Text::of_inlines(inlines).text)
}

/// Words by which a text is told to speak of something.
#[derive(Debug, Default)]
pub(crate) struct Topic {
    stems: BTreeSet<String>,
}

impl Topic {
    /// Takes the words that say something out of a name.
    pub(crate) fn of(name: &str, language: Language) -> Topic {
        let says = |word: &meaning::Word| word.role == meaning::Role::Content;
        Topic { stems: meaning::words(name, language).into_iter().filter(says).map(|word| word.stem).collect() }
    }

    /// Returns whether a text speaks of it.
    pub(crate) fn is_in(&self, text: &str, language: Language) -> bool {
        let stemming = Stemming::of(language);
        let mut words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        !self.stems.is_empty() && words.any(|word| self.stems.contains(&stemming.stem(&word.to_lowercase())))
    }
}

/// Returns the figures of a text, each with the byte that it begins at; those that are worth nothing as none, so that
/// all are told in order.
fn figures(reading: &Reading) -> Vec<(usize, Option<Figure>)> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(quantity) = reading.quantities.get(index) {
        let next = reading.quantities.get(index + 1);
        let text = &reading.text.text;
        let before = reading.written(reading.sentence(quantity.reach.start).start..quantity.reach.start);
        // "From 40 to 45" is no range: the news is the second.
        let is_start = meaning::step(before, reading.language) == Some(Step::From);
        let is_year = quantity.unit == Unit::Year;
        let range = next.filter(|_| !is_start && !is_year).and_then(|next| {
            let start = quantities::range_start(text, quantity, next, reading.language)?;
            Some(start..next.reach.end)
        });
        let (bytes, last) = match range {
            Some(range) => (range, index + 1),
            None => (quantity.reach.clone(), index),
        };
        let is_whole = index.checked_sub(1).is_some_and(|part| is_whole_of(reading, part, index));
        let figure = if is_start || is_whole { None } else { figure(reading, last, bytes) };
        found.push((quantity.number.start, figure));
        index = last + 1;
    }
    found
}

/// Returns whether a quantity is the whole of which the one before it is a part: the 40 of "12 of the 40".
fn is_whole_of(reading: &Reading, part: usize, whole: usize) -> bool {
    let (Some(part), Some(whole)) = (reading.quantities.get(part), reading.quantities.get(whole)) else { return false };
    let between = reading.words_in(part.reach.end..whole.reach.start.max(part.reach.end));
    let first = between.first().map_or("", |word| reading.written(word.bytes.clone()));
    let is_near = reading.sentence(part.number.start).contains(&whole.number.start) && between.len() <= WORDS_OF_PART;
    is_near && part.unit == Unit::None && whole.unit == Unit::None && meaning::is_of(first, reading.language)
}

/// Words between a part and its whole at the most: "of the board’s".
const WORDS_OF_PART: usize = 4;

/// Returns the figure of a quantity, which stands at some bytes: its own, or those of the range that it ends.
fn figure(reading: &Reading, index: usize, bytes: Range<usize>) -> Option<Figure> {
    let weight = weight(reading.quantities.get(index)?)?;
    // "A 700-page indictment" has no pages to count.
    if reading.written(bytes.end..reading.text.text.len()).starts_with(['-', '‑']) {
        return None;
    }
    let value = single_spaced(reading.written(bytes.clone()));
    let labels = labels::labels(reading, index, &bytes);
    (!labels.is_empty() && !value.contains('\u{2060}')).then_some(Figure { value, labels, weight })
}

/// Returns the figures of a table's row as one sentence: what a number counts stands in its row's first cell and its
/// column's head.
fn of_row(reading: &Reading) -> Findings {
    let mut figures = Vec::new();
    for cell in reading.text.cells.iter().filter(|cell| cell.bytes != cell.row) {
        let value = single_spaced(reading.written(cell.bytes.clone()));
        let mut within = reading.quantities.iter().filter(|quantity| cell.bytes.contains(&quantity.number.start));
        let (Some(quantity), None) = (within.next(), within.next()) else { continue };
        let Some(weight) = weight(quantity).filter(|_| labels::count(&value) <= LONGEST_CELL) else { continue };
        let row = single_spaced(reading.written(cell.row.clone()));
        let head = single_spaced(&cell.head);
        let label = if row.is_empty() || head.is_empty() { format!("{row}{head}") } else { format!("{row}, {head}") };
        if !label.is_empty() {
            figures.push(Figure { value, labels: vec![label], weight });
        }
    }
    Findings { sentences: vec![Sentence { text: String::new(), shorter: Vec::new(), figures }] }
}

/// Words of a cell that is a number and no text, at the most: "about 40 million".
const LONGEST_CELL: usize = 3;

/// Returns how much a figure is worth to an audience: money most, then parts of a whole, great counts and measures. None
/// for what is no figure to be set large: years, days, ranks, numbers that are names, and small ones in words.
fn weight(quantity: &Quantity) -> Option<u32> {
    let size = quantity.value.to_f64().unwrap_or(0.0).abs();
    match quantity.unit {
        Unit::Year | Unit::Day | Unit::Label | Unit::Ordinal => None,
        Unit::None | Unit::Measure(_) if !quantity.in_digits && quantity.scale == 0 && size < TWENTY => None,
        Unit::Money(_) => Some(6),
        Unit::Fraction | Unit::Ratio if !quantity.in_digits => Some(3),
        Unit::Percent | Unit::Points | Unit::BasisPoints | Unit::Fraction | Unit::Ratio => Some(5),
        Unit::None | Unit::Measure(_) if size >= GREAT => Some(4),
        Unit::Measure(_) => Some(3),
        Unit::None if size >= HUNDRED => Some(3),
        Unit::None => Some(2),
    }
}

/// Counts in words below it are seldom news.
const TWENTY: f64 = 20.0;
/// A count that is worth telling by itself.
const HUNDRED: f64 = 100.0;
/// A great count.
const GREAT: f64 = 1000.0;

/// Returns a text with single spaces between its words.
fn single_spaced(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
