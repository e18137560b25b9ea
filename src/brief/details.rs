//! The numbers that stand with a figure: each is held against the passages as the value is.

use super::agreement::class;
use super::census::{Finding, Rule, Verdict};
use super::claims::{self, Context};
use super::evidence;
use super::judge::{self, Spot};
use super::quantities::{self, Quantity, Unit, power_of_ten};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources::{self, Cited};
use super::text::Text;
use super::{Inline, fields, meaning};
use crate::diagnostics::{Diagnostic, codes};
use crate::outline::{CitationSource, OutlineFigure};
use crate::source::{Located, Span};
use num_traits::{Signed, ToPrimitive};

/// The figure that something is said or drawn with.
pub(super) struct Subject<'a, 'x> {
    /// As it is written.
    pub(super) figure: &'a OutlineFigure,
    /// The numbers of its value.
    pub(super) values: &'x [Quantity],
    /// What it counts.
    pub(super) label: &'x [Inline],
    /// The passages behind it.
    pub(super) behind: &'x Cited,
    /// Whether nothing stands behind it, which was told.
    pub(super) uncited: bool,
}

/// What stands behind details, as it is found.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// Passages that only details cite.
    pub(super) cited: Cited,
    /// Why the desk adds numbers of theirs.
    pub(super) reasons: Vec<&'a Located>,
}

/// How a number is looked for in the passages.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum By {
    /// By its value and the words around it.
    Words,
    /// By its value first, as those of charts are: what it counts is said elsewhere.
    Value,
    /// As a place among others, which is an ordinal or a plain number.
    Place,
}

impl<'a> Subject<'a, '_> {
    /// Returns the value, where it is one number that can be drawn to scale; what it is otherwise is told.
    pub(super) fn value(&self, resolver: &mut Resolver<'_>, at: Span) -> Option<&Quantity> {
        match self.values {
            [value] => Some(value),
            // That it has none was told.
            [] => None,
            values => {
                resolver.tell(
                    Diagnostic::new(codes::NOT_TO_SCALE, "a value of several numbers cannot be drawn to scale")
                        .at(self.figure.value.span, format!("{} numbers", values.len()))
                        .at(at, "this is drawn with one")
                        .help("state the number that is drawn alone, and the others in the label"),
                );
                None
            }
        }
    }

    /// Returns the passages behind a detail: its own, else the figure's. Its own are added to what was found.
    pub(super) fn behind(
        &self,
        resolver: &mut Resolver<'a>,
        cite: &'a [CitationSource],
        in_text: &Cited,
        found: &mut Found<'a>,
    ) -> Cited {
        let mut own = sources::cite_all(resolver, cite);
        found.cited.extend(&own);
        own.extend(in_text);
        if own.is_empty() && !own.failed { self.behind.clone() } else { own }
    }

    /// Reads a detail. The figure's label says what its value is, and of a detail no more than the unit.
    pub(super) fn claim(&self, resolver: &Resolver<'_>, words: Text) -> Reading {
        let mut label = Text::default();
        label.add_lowered(self.label, &mut Vec::new());
        let head = quantities::read_head(&label.text, resolver.language);
        let mut claim = Reading::of(words, resolver.language);
        if let (Some(first), Unit::Percent | Unit::Money(_)) = (claim.quantities.first_mut(), head.0) {
            quantities::take_head(first, head);
        }
        claim
    }

    /// Checks the first numbers of a claim.
    pub(super) fn check(
        &self,
        resolver: &mut Resolver<'a>,
        (claim, numbers, by): (&Reading, usize, By),
        behind: &Cited,
        found: &mut Found<'a>,
    ) {
        let passages = if behind.failed { Vec::new() } else { evidence::all(resolver, &behind.sources) };
        for index in 0..numbers {
            let Some(quantity) = claim.quantities.get(index) else { continue };
            let finding: Finding = if let Some(why) = &self.figure.own {
                claims::own_because(&why.text)
            } else if let Some(rule) = claims::set_aside(quantity).filter(|_| by == By::Words) {
                Verdict::SetAside(rule).into()
            } else if let Some(spot) = backing(quantity, &passages, by) {
                claims::bound(resolver, quantity, &passages, spot, false)
            } else if by == By::Place && index == 0 && is_first(quantity, &passages) {
                Verdict::SetAside(Rule::Order).into()
            } else if behind.failed || (self.uncited && behind.is_empty()) {
                Verdict::Unbound.into()
            } else if behind.is_empty() {
                self.uncited(resolver, claim, index)
            } else {
                let context = Context { sources: Vec::new(), figures: &[] };
                claims::number(resolver, claim, index, &passages, &context, evidence::OWN_VALUE)
            };
            let is_own = finding.verdict == Verdict::Own;
            claims::count(resolver, claim, index, finding);
            if is_own {
                found.reasons.extend(evidence::reason(resolver, quantity));
            }
        }
    }

    /// Judges a number behind which no passage stands.
    fn uncited(&self, resolver: &mut Resolver<'a>, claim: &Reading, index: usize) -> Finding {
        if let Some(why) = claim.quantities.get(index).and_then(|quantity| evidence::reason(resolver, quantity)) {
            return claims::own_because(&why.text);
        }
        evidence::tell_number_uncited(resolver, claim, index);
        Verdict::Unbound.into()
    }
}

/// Returns the number of a passage that backs one by its value alone.
fn backing(quantity: &Quantity, passages: &[judge::Cited], by: By) -> Option<Spot> {
    match by {
        By::Words => None,
        By::Value => claims::backing(quantity, passages),
        By::Place => {
            let is_place = |unit: Unit| matches!(unit, Unit::Ordinal | Unit::None | Unit::Label);
            let holds = |found: &Quantity| found.value == quantity.value && is_place(found.unit);
            passages.iter().enumerate().find_map(|(passage, (_, reading))| {
                let index = reading.quantities.iter().position(holds)?;
                Some(Spot { passage, index })
            })
        }
    }
}

/// Returns whether a place is the first, and a passage says so without a number: "the longest of the 24 coasts".
fn is_first(place: &Quantity, passages: &[judge::Cited]) -> bool {
    let superlative = |passage: &Reading| {
        let mut words = passage.words().iter();
        words.any(|word| meaning::is_superlative(passage.written(word.bytes.clone()), passage.language))
    };
    place.value == power_of_ten(0) && passages.iter().any(|(_, passage)| superlative(passage))
}

/// Reads a number that stands beside a value, and is read as values are: "48.900" is in German a number of five digits.
pub(super) fn one_number(resolver: &mut Resolver<'_>, field: &Located) -> Option<(Text, Quantity, Cited)> {
    let in_data = quantities::in_data(field.text.trim());
    let as_value = quantities::read(field.text.trim(), resolver.language);
    match (in_data, as_value.as_slice()) {
        (Some(data), [value]) if data.value != value.value => one_quantity(resolver, field),
        _ => plain_number(resolver, field),
    }
}

/// Reads a field with one number, plain as in data, or in words: its words, and the number.
pub(super) fn plain_number(resolver: &mut Resolver<'_>, field: &Located) -> Option<(Text, Quantity, Cited)> {
    if let Some(quantity) = quantities::in_data(field.text.trim()) {
        let mut text = Text::default();
        text.add(field.text.trim(), field.span);
        return Some((text, quantity, Cited::default()));
    }
    one_quantity(resolver, field)
}

/// Reads the one quantity of a text; that there is none, or more, is told.
fn one_quantity(resolver: &mut Resolver<'_>, field: &Located) -> Option<(Text, Quantity, Cited)> {
    let (text, cited) = fields::value(resolver, field);
    let mut quantities = quantities::read(&text.text, resolver.language);
    if quantities.len() == 1 {
        return quantities.pop().map(|quantity| (text, quantity, cited));
    }
    if quantities.is_empty() {
        evidence::tell_no_quantity(resolver, field);
    } else {
        tell_not_to_scale(
            resolver,
            field.span,
            "a drawing takes one number",
            &format!("{} numbers", quantities.len()),
            "write one number, and the other in the label",
        );
    }
    None
}

/// Returns the sizes of two numbers that are drawn to one scale; what keeps them from it is told.
pub(super) fn sizes(
    resolver: &mut Resolver<'_>,
    (value, at): (&Quantity, Span),
    (other, other_at): (&Quantity, Span),
) -> Option<(f64, f64)> {
    // A number without a unit has that of the number that it is drawn with: "of 102".
    let alike = class(value.unit) == class(other.unit) || other.unit == Unit::None;
    let opposed = value.value.is_negative() != other.value.is_negative();
    if !alike || (opposed && value.value.is_positive() != other.value.is_positive()) {
        let message = if alike { "one of the numbers is negative" } else { "the two numbers do not count the same" };
        resolver.tell(
            Diagnostic::new(codes::NOT_TO_SCALE, message)
                .at(other_at, "drawn to the scale of the value")
                .at(at, "the value")
                .help("give two numbers of one unit and one sign, or take the drawing out"),
        );
        return None;
    }
    let size = |quantity: &Quantity| quantity.value.abs().to_f64().filter(|size| size.is_finite());
    let percent = |quantity: &Quantity| if quantity.unit == Unit::Percent { 100.0 } else { 1.0 };
    let both_percent = value.unit == Unit::Percent && other.unit == Unit::None;
    let of_other = if both_percent { 100.0 } else { percent(other) };
    size(value).zip(size(other)).map(|(one, other)| (one / percent(value), other / of_other))
}

/// Tells of something that cannot be drawn to scale.
pub(super) fn tell_not_to_scale(resolver: &mut Resolver<'_>, at: Span, message: &str, label: &str, help: &str) {
    resolver.tell(Diagnostic::new(codes::NOT_TO_SCALE, message).at(at, label).help(help));
}
