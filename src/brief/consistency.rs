//! One figure, one value: figures that are the same by their name, or by the number of the report behind them, say the same
//! in all sections and outlines that are checked together.

use super::agreement::{Around, class, compare};
use super::census::{Agreement, Verdict};
use super::quantities::{self, Quantity, Stance};
use super::text::Text;
use super::{Brief, Figure};
use crate::diagnostics::{Code, Diagnostic, codes};
use crate::source::Span;
use std::collections::BTreeMap;

/// Shorter words say little: "of", "the", "who".
const LONG_WORD: usize = 4;
/// Figures whose labels share fewer words may speak of different things.
const LEAST_WORDS: usize = 2;

/// A figure of one of the outlines.
struct Stated<'b> {
    /// The number of its outline.
    outline: usize,
    brief: &'b Brief,
    figure: &'b Figure,
}

/// Finds the figures that say another value than an earlier one that they should agree with, with the numbers of the two
/// briefs; the same one twice where both figures are its own.
pub fn inconsistent(briefs: &[&Brief]) -> Vec<([usize; 2], Diagnostic)> {
    let mut stated: Vec<Stated<'_>> = Vec::new();
    for (outline, brief) in briefs.iter().enumerate() {
        let figures = brief.sections.iter().flat_map(|section| section.figures.iter().chain(&section.evidence));
        stated.extend(figures.map(|figure| Stated { outline, brief, figure }));
    }
    let mut told = Vec::new();
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_number: BTreeMap<Span, usize> = BTreeMap::new();
    let mut by_label: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (index, this) in stated.iter().enumerate() {
        let mut earlier = Vec::new();
        if let Some(id) = &this.figure.id {
            earlier.push((*by_name.entry(id.value.as_str()).or_insert(index), codes::FIGURE_NAME_DIFFERS));
        }
        if let Some(place) = this.number() {
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

impl Stated<'_> {
    /// Returns the value as it is shown.
    fn written(&self) -> String {
        let Figure { value, unit, .. } = self.figure;
        let space = if unit.is_empty() || unit.starts_with('%') { "" } else { " " };
        format!("{value}{space}{unit}")
    }

    /// Returns whether an earlier figure should have the same value, and has not. Each number is the other's, or follows
    /// from it; two that are both rough are alike or not.
    fn is_against(&self, other: &Stated<'_>, code: Code) -> bool {
        if self.figure.stated == other.figure.stated {
            return false;
        }
        let read = |stated: &Stated<'_>| quantities::read(&stated.written(), stated.brief.meta.language);
        let (these, others) = (read(self), read(other));
        let kinds = |all: &[Quantity]| all.iter().map(|quantity| class(quantity.unit)).collect::<Vec<_>>();
        if code == codes::FIGURE_LABEL_DIFFERS && kinds(&these) != kinds(&others) {
            return false;
        }
        let is_rough = |quantity: &Quantity| matches!(quantity.stance, Stance::About | Stance::Nearly | Stance::Over);
        let follows = |one: &Quantity, other: &Quantity| {
            compare(one, other, Around::default()).is_ok() && (one.equals(other) || !is_rough(one) || !is_rough(other))
        };
        let mut pairs = these.iter().zip(&others);
        let agrees = pairs.all(|(this, other)| follows(this, other) || follows(other, this));
        these.len() != others.len() || !agrees
    }

    /// Returns the place of the report's number behind it, where it has one number and shows that of the report.
    fn number(&self) -> Option<Span> {
        let [counted] = self.brief.census.get(self.figure.numbers.clone())? else { return None };
        let [ground] = counted.grounds.as_slice() else { return None };
        let is_shown = matches!(counted.verdict, Verdict::Bound(_))
            && !matches!(ground.agreement, Agreement::Operand | Agreement::Against | Agreement::Ratio);
        is_shown.then_some(ground.place)
    }

    /// Returns what its label says, in whatever order: its longer words and its numbers.
    fn words(&self) -> Option<Vec<String>> {
        let mut label = Text::default();
        label.add_lowered(&self.figure.label, &mut Vec::new());
        let words = label.text.split(|char: char| !char.is_alphanumeric());
        let says = |word: &&str| word.len() >= LONG_WORD || word.starts_with(|char: char| char.is_ascii_digit());
        let mut words: Vec<String> = words.filter(says).map(str::to_lowercase).collect();
        words.sort();
        words.dedup();
        (words.len() >= LEAST_WORDS).then_some(words)
    }
}

fn tell(this: &Stated<'_>, other: &Stated<'_>, code: Code) -> Diagnostic {
    let (here, there) = (this.written(), other.written());
    let (message, help) = if code == codes::FIGURE_NAME_DIFFERS {
        let name = this.figure.id.as_ref().map_or("", |id| id.value.as_str());
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
        .at(this.figure.stated, format!("`{here}` here"))
        .at(other.figure.stated, format!("`{there}` here"))
        .help(help)
}
