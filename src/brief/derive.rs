//! Derived figures: a sum over numbers of the cited passages gives the value.
//!
//! The sum is [parsed](parse), its numbers are found in the passages, it is [evaluated](evaluate) in exact fractions,
//! rounded to the decimals that the value states, compared, and [printed](print) for the endnote.

mod evaluate;
mod parse;
mod print;
#[cfg(test)]
mod tests;
mod units;

use super::SourceId;
use super::census::{Agreement, Finding, Ground, Verdict};
use super::claims;
use super::evidence;
use super::judge::{Cited, Spot};
use super::quantities::{Quantity, Unit, power_of_ten};
use super::reading::Reading;
use super::resolver::Resolver;
use crate::diagnostics::{Diagnostic, codes};
use crate::source::Located;
use num_rational::BigRational;
use num_traits::Signed;
use parse::{Expression, Function, Sum};
use std::ops::Range;

/// What is wrong with a sum, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    range: Range<usize>,
    message: String,
    label: String,
    help: String,
}

/// A value that a sum is to give.
pub(super) struct Claim<'c> {
    /// The field.
    pub(super) field: &'c Located,
    /// The value and its label.
    pub(super) reading: &'c Reading,
    /// How many of the numbers are the value's.
    pub(super) values: usize,
}

/// Checks that a sum gives the value of a claim, and notes it on the passage that it was made with. Returns the sum with
/// the places of its numbers; none where it does not give the value, which is told.
pub(super) fn check(
    resolver: &mut Resolver<'_>,
    claim: &Claim<'_>,
    sum: &Located,
    passages: &[Cited],
) -> Option<Finding> {
    let told = resolver.diagnostics.list.len();
    let finding = compute(resolver, claim, sum, passages);
    finding.filter(|_| resolver.diagnostics.list.len() == told)
}

/// Checks that a change follows from the value before and the value at hand: as a difference, in points, or in percent.
pub(super) fn change(
    resolver: &mut Resolver<'_>,
    claim: &Claim<'_>,
    (before, value, at): (&Quantity, &Quantity, &Located),
    passages: &[Cited],
) -> Option<Finding> {
    let unit = claim.reading.quantities.first().map_or(Unit::None, |stated| stated.unit);
    // Numbers of one scale are summed up as they are written: "180 − 150".
    let in_full = before.scale != value.scale;
    let number = |quantity: &Quantity| {
        let (shown, decimals) = if in_full {
            (quantity.value.clone(), quantity.decimals.saturating_sub(quantity.scale))
        } else {
            (quantity.mantissa(), quantity.decimals)
        };
        print::decimal(&shown, decimals)
    };
    let (before, value) = (number(before), number(value));
    let text = match unit {
        Unit::Percent => format!("change({before}, {value})"),
        Unit::Points => format!("points({before}, {value})"),
        _ => format!("{value} - {before}"),
    };
    let sum = Located { text, span: at.span, offsets: Vec::new() };
    check(resolver, claim, &sum, passages)
}

fn compute(resolver: &mut Resolver<'_>, claim: &Claim<'_>, sum: &Located, passages: &[Cited]) -> Option<Finding> {
    let parsed = match parse::parse(&sum.text) {
        Ok(parsed) => parsed,
        Err(fault) => {
            tell(resolver, codes::DERIVE_MALFORMED, sum, fault);
            return None;
        }
    };
    let values = claim.reading.quantities.get(..claim.values).unwrap_or(&[]);
    let [stated] = values else {
        resolver.tell(
            Diagnostic::new(codes::DERIVE_MALFORMED, "a derived value is one number")
                .at(claim.field.span, format!("{} numbers", values.len()))
                .at(sum.span, "this sum gives one")
                .help("state only what the sum gives, or derive each number in `evidence`"),
        );
        return None;
    };
    let numbers = find_numbers(resolver, &parsed, sum, passages)?;
    let units: Vec<Unit> = numbers.iter().map(|number| number.unit).collect();
    let unit = match units::unit(&parsed.expression, &units) {
        Ok(unit) => unit,
        Err(fault) => {
            tell(resolver, codes::DERIVE_UNITS, sum, fault);
            return None;
        }
    };
    if let (Unit::Money(gives), Unit::Money(states)) = (unit, stated.unit)
        && !gives.agrees(states)
    {
        let message = format!("the sum is in {}, and the value in {}", units::name(unit), units::name(stated.unit));
        let help = "state the value in the unit of its numbers".to_owned();
        let fault = Fault { range: 0..sum.text.len(), message, label: units::name(unit), help };
        tell(resolver, codes::DERIVE_UNITS, sum, fault);
        return None;
    }
    let full: Vec<BigRational> = numbers.iter().map(|number| number.full.clone()).collect();
    let result = match evaluate::evaluate(&parsed.expression, &full) {
        Ok(result) => result,
        Err(fault) => {
            tell(resolver, codes::DERIVE_DIVISION_BY_ZERO, sum, fault);
            return None;
        }
    };
    if let Some(diagnostic) = wrong_unit(&parsed, stated, claim, sum) {
        resolver.tell(diagnostic);
        return None;
    }
    let outcome = compare(&result, stated).or_else(|| {
        // "2.6" of a label "million people", from numbers in millions.
        let scale = numbers.first().map(|number| number.scale)?;
        let alike = stated.scale == 0 && numbers.iter().all(|number| number.scale == scale);
        compare(&(&result / power_of_ten(scale)), stated).filter(|_| alike)
    });
    match outcome {
        None => {
            let diagnostic = mismatch(resolver, &result, stated, claim, sum);
            resolver.tell(diagnostic);
            None
        }
        Some(rounded) => {
            // Numbers in full give a result in full: "2.6 million" is printed as 2,600,000.
            let in_full = stated.scale > 0 && numbers.iter().all(|number| number.scale == 0);
            // What is said to go down has no sign of its own, and its sum has.
            let falls = result.is_negative() && !stated.signed && stated.value.is_positive();
            let result = if in_full {
                let decimals = stated.decimals.saturating_sub(stated.scale);
                resolver.language.number(&print::decimal(&stated.value, decimals))
            } else {
                shown(claim, stated)
            };
            let result = if falls { format!("−{result}") } else { result };
            let printed = print::sum(&parsed, &result, rounded, resolver.language);
            if let Some(source) = numbers.first().map(|number| number.source) {
                resolver.table.add_sum(source, printed.clone());
            }
            let grounds = numbers.into_iter().filter_map(|number| number.ground).collect();
            Some(Finding { verdict: Verdict::Derived, grounds, because: Some(printed) })
        }
    }
}

/// A number of a sum that was found in a passage.
struct Grounded {
    /// Its value there, scale word counted in.
    full: BigRational,
    /// The power of ten that the scale word says, where the sum leaves it out.
    scale: u32,
    unit: Unit,
    source: SourceId,
    ground: Option<Ground>,
}

/// Finds the numbers of a sum in the passages; none if one is missing, which is told.
fn find_numbers(resolver: &mut Resolver<'_>, parsed: &Sum, sum: &Located, passages: &[Cited]) -> Option<Vec<Grounded>> {
    let mut grounded = Vec::new();
    for number in &parsed.numbers {
        let all = || {
            passages.iter().enumerate().flat_map(|(passage, (id, reading))| {
                let spot = move |(index, found)| (*id, Spot { passage, index }, found);
                reading.quantities.iter().enumerate().map(spot)
            })
        };
        let at = |spot: Spot| claims::ground(resolver, passages, spot, Agreement::Operand, false);
        let same = |value: &BigRational| value.abs() == number.value.abs();
        let whole = all().find(|(_, _, found)| same(&found.value));
        let found = whole
            .map(|(source, spot, found)| {
                let full = number.value.clone();
                Grounded { full, scale: 0, unit: found.unit, source, ground: at(spot) }
            })
            .or_else(|| {
                let (source, spot, found) = all().find(|(_, _, found)| same(&found.mantissa()))?;
                let full = &number.value * power_of_ten(found.scale);
                Some(Grounded { full, scale: found.scale, unit: found.unit, source, ground: at(spot) })
            });
        if let Some(found) = found {
            grounded.push(found);
            continue;
        }
        let text = sum.text.get(number.range.clone()).unwrap_or("");
        let mut diagnostic =
            Diagnostic::new(codes::DERIVE_NUMBER_MISSING, format!("`{text}` does not stand in the cited passages"))
                .at(sum.span(number.range.clone()), "not in the passages")
                .help("every number of a sum stands in a passage that the figure cites");
        let numbers = evidence::numbers(passages);
        if !numbers.is_empty() {
            diagnostic = diagnostic.note(format!("the numbers there are {numbers}"));
        }
        resolver.tell(diagnostic);
    }
    (grounded.len() == parsed.numbers.len()).then_some(grounded)
}

/// Compares the result of a sum with the value that is stated; says whether it had to be rounded, or none where they
/// differ. A fall may be told by a word, so the value may lack the minus sign.
fn compare(result: &BigRational, stated: &Quantity) -> Option<bool> {
    if stated.unit == Unit::Fraction {
        return (*result == stated.value).then_some(false);
    }
    let rounded = round(result, stated);
    let turned = rounded.is_negative() && !stated.signed && -&rounded == stated.value;
    (rounded == stated.value || turned).then(|| rounded != *result)
}

/// Rounds half up, away from zero, to the decimals that a value states.
fn round(result: &BigRational, stated: &Quantity) -> BigRational {
    let step = power_of_ten(stated.scale) / power_of_ten(stated.decimals);
    let half = BigRational::new(1.into(), 2.into());
    let steps = (result.abs() / &step + half).floor();
    let rounded = steps * step;
    if result.is_negative() { -rounded } else { rounded }
}

/// Tells a unit that the outermost function cannot give.
fn wrong_unit(parsed: &Sum, stated: &Quantity, claim: &Claim<'_>, sum: &Located) -> Option<Diagnostic> {
    let Expression::Call(function, _, _) = &parsed.expression else { return None };
    let (gives, fits) = match function {
        Function::Share | Function::Change => ("a percentage", matches!(stated.unit, Unit::Percent | Unit::None)),
        Function::Points => ("percentage points", stated.unit != Unit::Percent),
        Function::Sum => return None,
    };
    if fits {
        return None;
    }
    let name = function.name();
    let help = match function {
        Function::Points => "say `points`, or use `change(old, new)` for a change in percent",
        _ => "state the value in percent, or use `points(old, new)` for a difference",
    };
    Some(
        Diagnostic::new(codes::DERIVE_MISMATCH, format!("`{name}` gives {gives}, which the value is not"))
            .at(claim.field.span, "another unit")
            .at(sum.span, format!("this gives {gives}"))
            .help(help),
    )
}

fn mismatch(
    resolver: &Resolver<'_>,
    result: &BigRational,
    stated: &Quantity,
    claim: &Claim<'_>,
    sum: &Located,
) -> Diagnostic {
    let scaled = round(result, stated) / power_of_ten(stated.scale);
    let gives = resolver.language.number(&print::decimal(&scaled, stated.decimals));
    let range = if stated.signed { stated.bytes.start..stated.number.end } else { stated.number.clone() };
    let states = claim.reading.text.text.get(range).unwrap_or("");
    let at = super::fields::place(resolver, &claim.reading.text, stated.bytes.clone(), claim.field);
    Diagnostic::new(codes::DERIVE_MISMATCH, format!("the sum gives {gives}, not {states}"))
        .at(at, format!("`{gives}` by the sum"))
        .at(sum.span, "this sum")
        .help("correct the value or the sum")
}

/// Returns the number as it is stated, with its sign and percent sign.
fn shown(claim: &Claim<'_>, stated: &Quantity) -> String {
    let range = match stated.unit {
        Unit::Percent => stated.bytes.clone(),
        _ if stated.signed => stated.bytes.start..stated.number.end,
        _ => stated.number.clone(),
    };
    let text = claim.reading.text.text.get(range).unwrap_or("");
    match text.strip_prefix('-') {
        Some(unsigned) => format!("−{unsigned}"),
        None => text.to_owned(),
    }
}

fn tell(resolver: &mut Resolver<'_>, code: crate::diagnostics::Code, sum: &Located, fault: Fault) {
    resolver.tell(Diagnostic::new(code, fault.message).at(sum.span(fault.range), fault.label).help(fault.help));
}
