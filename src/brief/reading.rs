//! A text as the checks read it: its sentences, its words and its quantities.

use super::agreement::{Class, class};
use super::meaning::{self, MONTH, Role, Word};
use super::quantities::{self, Quantity, Unit};
use super::sentences::{holding, sentences};
use super::text::Text;
use crate::language::Language;
use num_traits::ToPrimitive;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// What a passage or a claim says.
pub(super) struct Reading {
    /// Its words as they stand.
    pub(super) text: Text,
    /// The language that it was read in.
    pub(super) language: Language,
    /// Its sentences.
    pub(super) sentences: Vec<Range<usize>>,
    /// Its quantities, in order.
    pub(super) quantities: Vec<Quantity>,
    /// For each quantity its size, near enough to leave out those that cannot be meant.
    pub(super) sizes: Vec<f64>,
    /// The units that it names, each once.
    pub(super) units: Vec<Unit>,
    /// For each quantity in a table the words of its column's head.
    pub(super) heads: Vec<Rc<[Word]>>,
    /// Its words, in order, once they are asked for: most texts have no number to hold against them.
    words: OnceCell<Vec<Word>>,
    /// What the words of its numbers are, as they were read.
    marks: Vec<Mark>,
}

/// What the words of a number are.
struct Mark {
    /// The number's words.
    reach: Range<usize>,
    /// What they are for.
    role: Role,
    /// What stands for them, if they may be compared.
    stem: Option<String>,
}

impl Reading {
    /// Reads a text.
    pub(super) fn of(text: Text, language: Language) -> Reading {
        let mut quantities = quantities::read(&text.text, language);
        let mut heads = Vec::new();
        // A column's head is that of all its cells.
        let mut known: HashMap<&str, (_, Rc<[Word]>)> = HashMap::new();
        for cell in &text.cells {
            let first = quantities.partition_point(|quantity| quantity.number.start < cell.bytes.start);
            let last = quantities.partition_point(|quantity| quantity.number.start < cell.bytes.end);
            if first < last {
                let (head, words) = known.entry(&cell.head).or_insert_with(|| {
                    let marks = marks(&quantities::read(&cell.head, language));
                    (quantities::read_head(&cell.head, language), words_of(&cell.head, &marks, language).into())
                });
                for quantity in quantities.get_mut(first..last).into_iter().flatten() {
                    quantities::take_head(quantity, *head);
                }
                heads.resize(first, Rc::from([]));
                heads.resize(last, Rc::clone(words));
            }
        }
        let marks = marks(&quantities);
        let words = OnceCell::new();
        let read = || words_of(&text.text, &marks, language);
        understand_units(&mut quantities, || words.get_or_init(read), &text.text, language);
        let mut units = Vec::new();
        for quantity in &quantities {
            if !units.contains(&quantity.unit) {
                units.push(quantity.unit);
            }
        }
        let sizes = quantities.iter().map(|quantity| quantity.value.to_f64().unwrap_or(f64::NAN).abs()).collect();
        let sentences = sentences(&text.text, language);
        Reading { sentences, language, quantities, sizes, units, heads, words, marks, text }
    }

    /// Returns its words, in order.
    pub(super) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words_of(&self.text.text, &self.marks, self.language))
    }

    /// Returns the sentence that holds a byte.
    pub(super) fn sentence(&self, byte: usize) -> Range<usize> {
        holding(&self.sentences, byte).unwrap_or(0..self.text.text.len())
    }

    /// Returns the words that begin within some bytes.
    pub(super) fn words_in(&self, bytes: Range<usize>) -> &[Word] {
        let words = self.words();
        let first = words.partition_point(|word| word.bytes.start < bytes.start);
        let last = words.partition_point(|word| word.bytes.start < bytes.end);
        words.get(first..last).unwrap_or(&[])
    }

    /// Returns the text of some bytes.
    pub(super) fn written(&self, bytes: Range<usize>) -> &str {
        self.text.text.get(bytes).unwrap_or("")
    }
}

/// Gives a bare number the measure or currency of the one before it: "16 months on average; the longest took 64".
fn understand_units<'w>(
    quantities: &mut [Quantity],
    words: impl Fn() -> &'w Vec<Word>,
    text: &str,
    language: Language,
) {
    for index in 1..quantities.len() {
        let Some([left, right]) = quantities.get_mut(index - 1..=index) else { continue };
        let passes_on = matches!(left.unit, Unit::Measure(_) | Unit::Money(_));
        let between = text.get(left.bytes.end..right.bytes.start).unwrap_or("\n");
        if !passes_on || right.unit != Unit::None || between.contains(['\n', '.', '?', '!']) {
            continue;
        }
        let words = words();
        let next = words.get(words.partition_point(|word| word.bytes.start < right.bytes.end));
        let gap = text.get(right.bytes.end..next.map_or(text.len(), |word| word.bytes.start)).unwrap_or("");
        let ends = next.is_none() || gap.contains(['.', ',', ';', ':', ')', '\n']);
        let is_part = next.is_some_and(|word| meaning::is_of(text.get(word.bytes.clone()).unwrap_or(""), language));
        if ends || (is_part && matches!(left.unit, Unit::Measure(_)) && class(left.unit) != Class::Time) {
            right.unit = left.unit;
        }
    }
}

fn words_of(text: &str, marks: &[Mark], language: Language) -> Vec<Word> {
    let mut words = meaning::words(text, language);
    mark(&mut words, marks);
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

/// Returns what the words of numbers are: nothing to compare, but for years and ranks, which are written in one way in all
/// languages.
fn marks(quantities: &[Quantity]) -> Vec<Mark> {
    let mark = |quantity: &Quantity| {
        let (role, stem) = match quantity.unit {
            Unit::Year | Unit::Day => (Role::Content, None),
            Unit::Ordinal => (Role::Content, Some(format!("#{}", quantity.value))),
            _ => (Role::Small, None),
        };
        Mark { reach: quantity.reach.clone(), role, stem }
    };
    quantities.iter().map(mark).collect()
}

/// Takes the words of numbers out of what is compared.
fn mark(words: &mut [Word], marks: &[Mark]) {
    for Mark { reach, role, stem } in marks {
        let first = words.partition_point(|word| word.bytes.start < reach.start);
        let last = words.partition_point(|word| word.bytes.start < reach.end);
        for word in words.get_mut(first..last).into_iter().flatten() {
            word.concepts = &[];
            word.role = *role;
            if let Some(stem) = stem {
                word.stem.clone_from(stem);
            }
        }
    }
}
