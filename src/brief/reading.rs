//! A text as the checks read it: its sentences, its words and its quantities.

use super::agreement::{Class, class};
use super::meaning::{self, MONTH, Role, Word};
use super::quantities::{self, Quantity, Unit};
use super::sentences::{holding, sentences};
use super::text::Text;
use crate::language::Language;
use num_traits::ToPrimitive;
use std::ops::Range;

/// What a passage or a claim says.
pub(super) struct Reading {
    /// Its words as they stand.
    pub(super) text: Text,
    /// The language that it was read in.
    pub(super) language: Language,
    /// Its sentences.
    pub(super) sentences: Vec<Range<usize>>,
    /// Its words, in order.
    pub(super) words: Vec<Word>,
    /// Its quantities, in order.
    pub(super) quantities: Vec<Quantity>,
    /// For each quantity its size, near enough to leave out those that cannot be meant.
    pub(super) sizes: Vec<f64>,
    /// The units that it names, each once.
    pub(super) units: Vec<Unit>,
    /// For each quantity in a table the words of its column's head.
    pub(super) heads: Vec<Vec<Word>>,
}

impl Reading {
    /// Reads a text.
    pub(super) fn of(text: Text, language: Language) -> Reading {
        let mut quantities = quantities::read(&text.text, language);
        let mut heads = Vec::new();
        for cell in &text.cells {
            let head = quantities::read_head(&cell.head, language);
            let first = quantities.partition_point(|quantity| quantity.number.start < cell.bytes.start);
            let last = quantities.partition_point(|quantity| quantity.number.start < cell.bytes.end);
            for quantity in quantities.get_mut(first..last).into_iter().flatten() {
                quantities::take_head(quantity, head);
            }
            if first < last {
                heads.resize(first, Vec::new());
                heads.resize(last, words_of(&cell.head, language));
            }
        }
        let mut words = meaning::words(&text.text, language);
        mark(&mut words, &quantities);
        mark_periods(&mut words, &text.text, language);
        understand_units(&mut quantities, &words, &text.text, language);
        let mut units = Vec::new();
        for quantity in &quantities {
            if !units.contains(&quantity.unit) {
                units.push(quantity.unit);
            }
        }
        let sizes = quantities.iter().map(|quantity| quantity.value.to_f64().unwrap_or(f64::NAN).abs()).collect();
        Reading { sentences: sentences(&text.text, language), language, words, sizes, units, heads, quantities, text }
    }

    /// Returns the sentence that holds a byte.
    pub(super) fn sentence(&self, byte: usize) -> Range<usize> {
        holding(&self.sentences, byte).unwrap_or(0..self.text.text.len())
    }

    /// Returns the words that begin within some bytes.
    pub(super) fn words_in(&self, bytes: Range<usize>) -> &[Word] {
        let first = self.words.partition_point(|word| word.bytes.start < bytes.start);
        let last = self.words.partition_point(|word| word.bytes.start < bytes.end);
        self.words.get(first..last).unwrap_or(&[])
    }

    /// Returns the text of some bytes.
    pub(super) fn written(&self, bytes: Range<usize>) -> &str {
        self.text.text.get(bytes).unwrap_or("")
    }
}

/// Gives a bare number the measure or currency of the one before it: "16 months on average; the longest took 64".
fn understand_units(quantities: &mut [Quantity], words: &[Word], text: &str, language: Language) {
    for index in 1..quantities.len() {
        let Some([left, right]) = quantities.get_mut(index - 1..=index) else { continue };
        let passes_on = matches!(left.unit, Unit::Measure(_) | Unit::Money(_));
        let between = text.get(left.bytes.end..right.bytes.start).unwrap_or("\n");
        if !passes_on || right.unit != Unit::None || between.contains(['\n', '.', '?', '!']) {
            continue;
        }
        let next = words.get(words.partition_point(|word| word.bytes.start < right.bytes.end));
        let gap = text.get(right.bytes.end..next.map_or(text.len(), |word| word.bytes.start)).unwrap_or("");
        let ends = next.is_none() || gap.contains(['.', ',', ';', ':', ')', '\n']);
        let is_part = next.is_some_and(|word| meaning::is_of(text.get(word.bytes.clone()).unwrap_or(""), language));
        if ends || (is_part && matches!(left.unit, Unit::Measure(_)) && class(left.unit) != Class::Time) {
            right.unit = left.unit;
        }
    }
}

fn words_of(text: &str, language: Language) -> Vec<Word> {
    let mut words = meaning::words(text, language);
    mark(&mut words, &quantities::read(text, language));
    mark_periods(&mut words, text, language);
    words
}

/// Writes months and quarters in one way in all languages, so that two of them are told apart.
fn mark_periods(words: &mut [Word], text: &str, language: Language) {
    let months: Vec<String> = language.months().iter().map(|month| month.to_lowercase()).collect();
    let capitals = matches!(language.code(), "en" | "de");
    for word in words {
        let written = text.get(word.bytes.clone()).unwrap_or("");
        if capitals && !written.starts_with(char::is_uppercase) {
            continue;
        }
        let lower = written.to_lowercase();
        let month = months.iter().position(|month| *month == lower);
        let quarter = match lower.as_bytes() {
            [b'q' | b't', quarter @ b'1'..=b'4'] => Some(quarter - b'0'),
            _ => None,
        };
        if let Some(month) = month {
            word.stem = format!("{MONTH}{month}");
        } else if let Some(quarter) = quarter {
            word.stem = format!("#{quarter}");
        } else {
            continue;
        }
        word.concepts = &[];
        word.role = Role::Content;
    }
}

/// Takes the words of numbers out of what is compared, and writes years and ranks in one way in all languages.
fn mark(words: &mut [Word], quantities: &[Quantity]) {
    for quantity in quantities {
        let first = words.partition_point(|word| word.bytes.start < quantity.reach.start);
        let last = words.partition_point(|word| word.bytes.start < quantity.reach.end);
        for word in words.get_mut(first..last).into_iter().flatten() {
            word.concepts = &[];
            word.role = Role::Small;
            match quantity.unit {
                Unit::Year | Unit::Day => word.role = Role::Content,
                Unit::Ordinal => {
                    word.stem = format!("#{}", quantity.value);
                    word.role = Role::Content;
                }
                _ => {}
            }
        }
    }
}
