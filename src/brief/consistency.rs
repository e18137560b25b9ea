//! One figure, one value: figures that are the same by their name, or by the number of the report behind them, say the same
//! in all sections and outlines that are checked together, and so do the numbers of texts that rest on one number.
//!
//! Values of charts and cells are the report's to the digit, and need no such check.

use super::agreement::{Around, class, compare};
use super::census::{Agreement, Counted, Ground, Verdict};
use super::quantities::{self, Quantity, Stance};
use super::text::Text;
use super::{Brief, Figure};
use crate::diagnostics::{Code, Diagnostic, codes};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter words say little: "of", "the", "who".
const LONG_WORD: usize = 4;
/// Figures whose labels share fewer words may speak of different things.
const LEAST_WORDS: usize = 2;

/// A figure of one of the outlines, or a number of its texts.
struct Stated<'b> {
    /// The number of its outline.
    outline: usize,
    brief: &'b Brief,
    /// The figure; none where it is a number of a text.
    figure: Option<&'b Figure>,
    /// The value as it is shown.
    written: String,
    /// Where it stands.
    place: Span,
    /// The report's number that is shown.
    number: Option<Span>,
}

/// Finds the figures that say another value than an earlier one that they should agree with, with the numbers of the two
/// briefs; the same one twice where both figures are its own.
pub fn inconsistent(briefs: &[&Brief]) -> Vec<([usize; 2], Diagnostic)> {
    let mut stated: Vec<Stated<'_>> = Vec::new();
    for (outline, brief) in briefs.iter().enumerate() {
        let of_sections = brief.sections.iter().flat_map(|section| section.figures.iter().chain(&section.evidence));
        let figures: Vec<&Figure> = of_sections.collect();
        let of_figures: BTreeSet<usize> = figures.iter().flat_map(|figure| figure.numbers.clone()).collect();
        let texts = (0..brief.census.len()).filter(|at| !of_figures.contains(at));
        stated.extend(figures.into_iter().map(|figure| Stated::figure(outline, brief, figure)));
        stated.extend(texts.filter_map(|at| Stated::text(outline, brief, brief.census.get(at)?)));
    }
    let mut told = Vec::new();
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_number: BTreeMap<Span, usize> = BTreeMap::new();
    let mut by_label: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (index, this) in stated.iter().enumerate() {
        let mut earlier = Vec::new();
        if let Some(id) = this.figure.and_then(|figure| figure.id.as_ref()) {
            earlier.push((*by_name.entry(id.value.as_str()).or_insert(index), codes::FIGURE_NAME_DIFFERS));
        }
        if let Some(place) = this.number {
            earlier.push((*by_number.entry(place).or_insert(index), codes::FIGURE_NUMBER_DIFFERS));
        }
        if let Some(words) = this.words() {
            earlier.push((*by_label.entry(words).or_insert(index), codes::FIGURE_LABEL_DIFFERS));
        }
        // Of what speaks for one figure, a name comes before a number, and that before a label.
        let found = earlier.into_iter().find(|(other, _)| *other != index);
        let found = found.and_then(|(other, code)| Some((stated.get(other)?, code)));
        let against = found.filter(|(other, code)| this.is_against(other, *code));
        told.extend(against.map(|(other, code)| ([other.outline, this.outline], tell(this, other, code))));
    }
    told
}

impl<'b> Stated<'b> {
    fn figure(outline: usize, brief: &'b Brief, figure: &'b Figure) -> Stated<'b> {
        let Figure { value, unit, .. } = figure;
        let space = if unit.is_empty() || unit.starts_with('%') { "" } else { " " };
        let number = match brief.census.get(figure.numbers.clone()) {
            Some([counted]) => shown(counted).map(|ground| ground.place),
            _ => None,
        };
        let written = format!("{value}{space}{unit}");
        Stated { outline, brief, figure: Some(figure), written, place: figure.stated, number }
    }

    /// Takes a number of a text that was held against the words around the report's.
    fn text(outline: usize, brief: &'b Brief, counted: &Counted) -> Option<Stated<'b>> {
        // Where markup hides the number, its place is that of more words.
        let is_exact = |ground: &&Ground| (ground.place.end - ground.place.start) as usize == ground.bytes.len();
        // What follows from many numbers shows none of them.
        let is_shown = |ground: &&Ground| ground.words_compared && ground.agreement != Agreement::Bound;
        let ground = shown(counted).filter(is_shown).filter(is_exact)?;
        let (written, place, number) = (counted.stated.clone(), counted.place, Some(ground.place));
        Some(Stated { outline, brief, figure: None, written, place, number })
    }

    /// Returns whether an earlier figure should have the same value, and has not. Each number is the other's, or follows
    /// from it; two that are both rough are alike or not.
    fn is_against(&self, other: &Stated<'_>, code: Code) -> bool {
        if self.place == other.place {
            return false;
        }
        let read = |stated: &Stated<'_>| quantities::read(&stated.written, stated.brief.meta.language);
        let (these, others) = (read(self), read(other));
        let kinds = |all: &[Quantity]| all.iter().map(|quantity| class(quantity.unit)).collect::<Vec<_>>();
        if code == codes::FIGURE_LABEL_DIFFERS && kinds(&these) != kinds(&others) {
            return false;
        }
        let is_rough = |quantity: &Quantity| matches!(quantity.stance, Stance::About | Stance::Nearly | Stance::Over);
        // In a text the passage's "more than" may stand beside a callout's bare number.
        let is_of_text = self.figure.is_none() || other.figure.is_none();
        let follows = |one: &Quantity, other: &Quantity| {
            let is_same = one.equals(other);
            let agrees = compare(one, other, Around::default()).is_ok() || (is_of_text && is_same);
            agrees && (is_same || !is_rough(one) || !is_rough(other))
        };
        let mut pairs = these.iter().zip(&others);
        let agrees = pairs.all(|(this, other)| follows(this, other) || follows(other, this));
        these.len() != others.len() || !agrees
    }

    /// Returns what its label says, in whatever order: its longer words and its numbers.
    fn words(&self) -> Option<Vec<String>> {
        let mut label = Text::default();
        label.add_lowered(&self.figure?.label, &mut Vec::new());
        let words = label.text.split(|char: char| !char.is_alphanumeric());
        let says = |word: &&str| word.len() >= LONG_WORD || word.starts_with(|char: char| char.is_ascii_digit());
        let mut words: Vec<String> = words.filter(says).map(str::to_lowercase).collect();
        words.sort();
        words.dedup();
        (words.len() >= LEAST_WORDS).then_some(words)
    }
}

/// Returns the place of the report's number behind one of the briefing, where it is one and the one that is shown.
fn shown(counted: &Counted) -> Option<&Ground> {
    let [ground] = counted.grounds.as_slice() else { return None };
    let is_shown = matches!(counted.verdict, Verdict::Bound(_))
        && !matches!(ground.agreement, Agreement::Operand | Agreement::Against | Agreement::Ratio);
    is_shown.then_some(ground)
}

fn tell(this: &Stated<'_>, other: &Stated<'_>, code: Code) -> Diagnostic {
    let (here, there) = (&this.written, &other.written);
    let (message, help) = if code == codes::FIGURE_NAME_DIFFERS {
        let name = this.figure.and_then(|figure| figure.id.as_ref()).map_or("", |id| id.value.as_str());
        (
            format!("the figure `{name}` has two values, `{there}` and `{here}`"),
            format!("write `{there}` in both places or `{here}`, or give one of them another `id`"),
        )
    } else if code == codes::FIGURE_NUMBER_DIFFERS {
        (
            format!("one number of the report is shown as `{there}` and as `{here}`"),
            format!("write `{there}` in both places, or `{here}`: who sees both briefings takes them for two numbers"),
        )
    } else {
        (
            format!("two figures have labels of the same words, and the values `{there}` and `{here}`"),
            "write one value, or say in the labels what tells them apart: the year, the place, the unit".to_owned(),
        )
    };
    Diagnostic::new(code, message)
        .at(this.place, format!("`{here}` here"))
        .at(other.place, format!("`{there}` here"))
        .help(help)
}
