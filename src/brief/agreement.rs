//! When two quantities agree by their values, units, bounds and approximations, the words around them left aside.

use super::census::Agreement;
use super::quantities::{Currency, Quantity, Stance, Unit};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// Why a quantity of a passage does not stand behind one of a claim, the nearer miss first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Miss {
    /// The passage gives a bound, and the claim another one or the value.
    Bound,
    /// The passage gives an approximation, and the claim the value.
    Approximation,
    /// The claim rounds and does not say so.
    Rounded,
    /// "Nearly" for a greater number, "over" for a smaller one, or for one too far away.
    Side,
    /// The same number, in another unit.
    Unit,
    /// Another number.
    Value,
}

/// What a passage says beside a quantity of its, as far as its unit depends on it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around<'u> {
    /// The units that the passage names.
    pub(super) units: &'u [Unit],
    /// Whether a movement ends at the claim's number: "fell to at most".
    pub(super) claim_moves: bool,
    /// Whether one ends at the passage's.
    pub(super) passage_moves: bool,
}

/// Measures by kind, each with how many of the kind's smallest it is.
const MEASURES: &[(&str, &str, u32)] = &[
    ("calendar", "month", 1),
    ("calendar", "year", 12),
    ("calendar", "decade", 120),
    ("calendar", "century", 1200),
    ("clock", "minute", 1),
    ("clock", "hour", 60),
    ("clock", "day", 1440),
    ("clock", "week", 10_080),
    ("length", "millimetre", 1),
    ("length", "centimetre", 10),
    ("length", "metre", 1000),
    ("length", "kilometre", 1_000_000),
    ("mass", "milligram", 1),
    ("mass", "gram", 1000),
    ("mass", "kilogram", 1_000_000),
    ("mass", "tonne", 1_000_000_000),
    ("area", "square metre", 1),
    ("area", "hectare", 10_000),
    ("area", "square kilometre", 1_000_000),
    ("power", "megawatt", 1),
    ("power", "gigawatt", 1000),
    ("energy", "kilowatt-hour", 1),
    ("energy", "megawatt-hour", 1000),
    ("energy", "gigawatt-hour", 1_000_000),
    ("energy", "terawatt-hour", 1_000_000_000),
];

/// Returns whether two units are different measures of one kind: a decade and a year.
pub(super) fn is_convertible(one: Unit, other: Unit) -> bool {
    one != other && matches!((measure(one), measure(other)), (Some((kind, _)), Some((like, _))) if kind == like)
}

fn measure(unit: Unit) -> Option<(&'static str, u32)> {
    let name = match unit {
        Unit::Measure(name) => name,
        Unit::Points => return Some(("points", 100)),
        Unit::BasisPoints => return Some(("points", 1)),
        _ => return None,
    };
    MEASURES.iter().find(|(_, measure, _)| *measure == name).map(|(kind, _, size)| (*kind, *size))
}

/// Returns a quantity of a passage in the measure of a claim: "a decade" in years.
fn converted(passage: &Quantity, unit: Unit) -> Option<Quantity> {
    let ((_, from), (_, to)) = (measure(passage.unit)?, measure(unit)?);
    let value = &passage.value * BigRational::new(from.into(), to.into());
    Some(Quantity { value, unit, ..passage.clone() })
}

/// Compares a quantity of a claim with one of a passage.
pub(super) fn compare(claim: &Quantity, passage: &Quantity, around: Around<'_>) -> Result<(), Miss> {
    if is_convertible(claim.unit, passage.unit)
        && let Some(passage) = converted(passage, claim.unit)
        && stance(claim, &passage, around).is_ok()
    {
        return Ok(());
    }
    let unit = is_same_unit(claim.unit, passage, around.units);
    let value = stance(claim, passage, around);
    match (unit, value) {
        (true, value) => value,
        (false, Err(Miss::Value)) if claim.value.abs() != passage.value.abs() => Err(Miss::Value),
        (false, _) => Err(Miss::Unit),
    }
}

/// Returns how a quantity of a claim agrees with one of a passage that stands behind it.
pub(super) fn agreement(claim: &Quantity, passage: &Quantity) -> Agreement {
    let is_value = matches!(
        claim.stance,
        Stance::Exact
            | Stance::About
            | Stance::Nearly
            | Stance::Over
            | Stance::Low
            | Stance::High
            | Stance::Start
            | Stance::End
    );
    let is_fraction = (claim.unit == Unit::Fraction) != (passage.unit == Unit::Fraction);
    if size(claim) == size(passage) || claim.value.abs() == passage.value.abs() {
        let alike = claim.in_digits == passage.in_digits && claim.scale == passage.scale && !is_fraction;
        return match (is_value || claim.stance == passage.stance, alike) {
            (true, true) => Agreement::Same,
            (true, false) => Agreement::Written,
            (false, _) => Agreement::Bound,
        };
    }
    match () {
        () if is_fraction => Agreement::Fraction,
        () if is_value => Agreement::Rounded,
        () => Agreement::Bound,
    }
}

/// Returns whether a passage's quantity counts in the unit of a claim, said there or understood from what stands around.
fn is_same_unit(claim: Unit, passage: &Quantity, units: &[Unit]) -> bool {
    let named = |fits: &dyn Fn(Unit) -> bool| units.iter().any(|unit| fits(*unit));
    match (claim, passage.unit) {
        (Unit::Money(claim), Unit::Money(passage)) => claim.agrees(passage),
        // "31,000 million a year" where the sentence before has euros.
        (Unit::Money(claim), Unit::None) => {
            passage.scale > 0 && named(&|unit| matches!(unit, Unit::Money(money) if money.agrees(claim)))
        }
        // "Pounds" alone are weight or sterling.
        (Unit::Money(Currency("GBP")), Unit::Measure("pound"))
        | (Unit::Measure("pound"), Unit::Money(Currency("GBP"))) => true,
        (Unit::None, Unit::Money(_) | Unit::Measure(_)) => true,
        (Unit::Points, Unit::None) => named(&|unit| matches!(unit, Unit::Points | Unit::Percent)),
        (Unit::BasisPoints, Unit::None) => named(&|unit| unit == Unit::BasisPoints),
        (Unit::Measure(claim), Unit::None) => named(&|unit| unit == Unit::Measure(claim)),
        (Unit::Measure(claim), Unit::Measure(passage)) => claim == passage,
        (claim, passage) => class(claim) == class(passage),
    }
}

/// What kind of number it is; only numbers of one kind can be taken for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// People, cases, things.
    Count,
    /// Percent and fractions.
    Share,
    /// Percentage points.
    Points,
    /// Hundredths of them.
    BasisPoints,
    /// Money.
    Money,
    /// A length of time.
    Time,
    /// Another measure.
    Measure(&'static str),
    /// A rank.
    Rank,
    /// One number to another.
    Ratio,
}

/// Returns the kind of a unit.
pub(super) fn class(unit: Unit) -> Class {
    match unit {
        Unit::None | Unit::Year | Unit::Day | Unit::Label => Class::Count,
        Unit::Percent | Unit::Fraction => Class::Share,
        Unit::Points => Class::Points,
        Unit::BasisPoints => Class::BasisPoints,
        Unit::Ordinal => Class::Rank,
        Unit::Ratio => Class::Ratio,
        Unit::Money(_) => Class::Money,
        Unit::Measure("year" | "month" | "week" | "day" | "hour" | "minute" | "second" | "decade" | "century") => {
            Class::Time
        }
        Unit::Measure(name) => Class::Measure(name),
    }
}

/// Returns the size of a quantity, a percentage as a part of one.
fn size(quantity: &Quantity) -> BigRational {
    let hundred = BigRational::from_integer(100.into());
    if quantity.unit == Unit::Percent { quantity.value.abs() / hundred } else { quantity.value.abs() }
}

/// How far "nearly" and "over" may be from the value, as a part of it.
fn near() -> BigRational {
    BigRational::new(1.into(), 20.into())
}

/// How far a simple fraction may be from a percentage: "a third" of 33.4 %.
fn fraction_reach() -> BigRational {
    BigRational::new(1.into(), 80.into())
}

/// Compares sizes, bounds and approximations.
fn stance(claim: &Quantity, passage: &Quantity, around: Around<'_>) -> Result<(), Miss> {
    let (stated, found) = (size(claim), size(passage));
    let says = settled(claim.stance, around.claim_moves);
    let given = settled(passage.stance, around.passage_moves);
    let equal = stated == found;
    // A simple fraction stands for a percentage near it, without a word that says so.
    let is_fraction = (claim.unit == Unit::Fraction) != (passage.unit == Unit::Fraction);
    let close = (&stated - &found).abs();
    let alike = equal || (is_fraction && close <= fraction_reach());
    let may_be_range =
        matches!((claim.stance, passage.stance), (Stance::Start, Stance::Low) | (Stance::End, Stance::High));
    if may_be_range && alike {
        return Ok(());
    }
    // Of a range each end has to be the passage's, or its value.
    if matches!(claim.stance, Stance::Low | Stance::High) {
        return match given {
            _ if !alike => Err(rounded(claim, &stated, &found, given)),
            Stance::About | Stance::Nearly | Stance::Over => Err(Miss::Approximation),
            given if given == says || given == Stance::Exact => Ok(()),
            Stance::UpTo if claim.stance == Stance::High => Ok(()),
            _ => Err(Miss::Bound),
        };
    }
    let result = match says {
        Stance::Exact | Stance::Start | Stance::End => match given {
            _ if !alike => return Err(rounded(claim, &stated, &found, given)),
            Stance::Exact => Ok(()),
            Stance::About | Stance::Nearly | Stance::Over => Err(Miss::Approximation),
            _ => Err(Miss::Bound),
        },
        Stance::About => match given {
            _ if !(alike || is_about(claim, &stated, &found, is_fraction)) => return Err(Miss::Value),
            Stance::AtLeast | Stance::AtMost | Stance::UpTo | Stance::LessThan => Err(Miss::Bound),
            _ => Ok(()),
        },
        Stance::Nearly => match given {
            Stance::Exact | Stance::About if found < stated && is_near(&stated, &found, is_fraction) => Ok(()),
            Stance::About | Stance::Nearly | Stance::LessThan if alike => Ok(()),
            _ if alike => Err(if given == Stance::Exact { Miss::Side } else { Miss::Bound }),
            _ if is_near(&stated, &found, false) => Err(Miss::Side),
            _ => Err(Miss::Value),
        },
        Stance::Over => match given {
            Stance::Exact | Stance::About | Stance::Over | Stance::MoreThan | Stance::AtLeast
                if found > stated && is_near(&stated, &found, is_fraction) =>
            {
                Ok(())
            }
            Stance::Over | Stance::MoreThan | Stance::AtLeast if alike => Ok(()),
            _ if alike => Err(if given == Stance::Exact { Miss::Side } else { Miss::Bound }),
            _ if is_near(&stated, &found, false) => Err(Miss::Side),
            _ => Err(Miss::Value),
        },
        Stance::MoreThan | Stance::AtLeast | Stance::Low => {
            let from_above = matches!(given, Stance::MoreThan | Stance::AtLeast | Stance::Over);
            let from_below = matches!(given, Stance::AtMost | Stance::UpTo | Stance::LessThan);
            let holds =
                found > stated || (equal && (from_above || (says == Stance::AtLeast && given == Stance::Exact)));
            bound(holds && !from_below && !(given == Stance::Nearly && equal), &stated, &found)
        }
        Stance::LessThan | Stance::AtMost | Stance::UpTo | Stance::High => {
            let from_below = matches!(given, Stance::AtMost | Stance::UpTo | Stance::LessThan | Stance::Nearly);
            let from_above = matches!(given, Stance::MoreThan | Stance::AtLeast | Stance::Over);
            let holds =
                found < stated || (equal && (from_below || (says != Stance::LessThan && given == Stance::Exact)));
            bound(holds && !from_above, &stated, &found)
        }
    };
    // Two that are alike in nothing but a rough bound are no near miss.
    match result {
        Err(Miss::Bound) if !alike && !is_near(&stated, &found, false) => Err(Miss::Value),
        other => other,
    }
}

/// Where something moves up to a value, that is no bound; the ends of a range are.
fn settled(stance: Stance, moves: bool) -> Stance {
    match stance {
        Stance::UpTo if moves => Stance::Exact,
        Stance::Low => Stance::AtLeast,
        Stance::High => Stance::AtMost,
        Stance::Start | Stance::End => Stance::Exact,
        stance => stance,
    }
}

/// A bound that holds says something only where it is not far away.
fn bound(holds: bool, stated: &BigRational, found: &BigRational) -> Result<(), Miss> {
    let two = BigRational::from_integer(2.into());
    let is_far = stated * &two < *found || found * &two < *stated;
    match (holds, is_far) {
        (true, false) => Ok(()),
        (_, true) => Err(Miss::Value),
        (false, false) => Err(Miss::Bound),
    }
}

fn is_near(stated: &BigRational, found: &BigRational, is_fraction: bool) -> bool {
    let reach = if is_fraction { near() + fraction_reach() } else { near() };
    (stated - found).abs() <= stated * reach
}

/// Returns whether a value, rounded to the digits that a claim states, gives what it says.
fn is_about(claim: &Quantity, stated: &BigRational, found: &BigRational, is_fraction: bool) -> bool {
    if is_fraction {
        let reach = fraction_reach() * BigRational::from_integer(2.into());
        return (stated - found).abs() <= reach;
    }
    let tenth = BigRational::new(1.into(), 10.into());
    let step = step(claim, stated);
    let half = BigRational::new(1.into(), 2.into());
    let rounds = (found / &step + half).floor() * &step == *stated;
    rounds && (stated - found).abs() <= found * tenth
}

/// Returns the step of the last digit that a claim states and that is not a nought of its rounding: 100 of "8,900".
fn step(claim: &Quantity, stated: &BigRational) -> BigRational {
    let ten = BigInt::from(10);
    let percent = if claim.unit == Unit::Percent { 2 } else { 0 };
    let places = claim.decimals + percent;
    let power = |power: u32| BigRational::from_integer(ten.pow(power));
    let mut step = power(claim.scale) / power(places);
    if claim.decimals == 0 {
        let mut digits = (stated / &step).to_integer();
        while !digits.is_zero() && (&digits % &ten).is_zero() {
            digits /= &ten;
            step *= BigRational::from_integer(ten.clone());
        }
    }
    step
}

/// Tells a rounded figure from another one.
fn rounded(claim: &Quantity, stated: &BigRational, found: &BigRational, given: Stance) -> Miss {
    let is_rounded = is_about(claim, stated, found, false) && matches!(given, Stance::Exact | Stance::About);
    if is_rounded { Miss::Rounded } else { Miss::Value }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::{Around, Miss, compare};
    use crate::brief::quantities::read;
    use crate::language::Language;

    #[test]
    fn bounds_and_approximations_agree_by_what_they_say() {
        for (claim, passage, wanted) in [
            ("40 towns", "40 towns", Ok(())),
            ("40 towns", "43 towns", Err(Miss::Rounded)),
            ("41 towns", "43 towns", Err(Miss::Value)),
            ("1,950,000", "1.95 million", Ok(())),
            ("93,000", "some 93,000", Err(Miss::Approximation)),
            ("93,000", "at least 93,000", Err(Miss::Bound)),
            ("about 8,900", "8,934", Ok(())),
            ("about 8,800", "8,934", Err(Miss::Value)),
            ("9,000", "8,934", Err(Miss::Rounded)),
            ("nearly 30%", "29.2 percent", Ok(())),
            ("nearly 29%", "29.2 percent", Err(Miss::Side)),
            ("over 70,000", "71,300", Ok(())),
            ("over 60,000", "71,300", Err(Miss::Value)),
            ("more than 34,000", "34,500", Ok(())),
            ("more than 35,000", "34,500", Err(Miss::Bound)),
            ("more than 2,000", "more than 1,500", Err(Miss::Value)),
            ("at most 60", "at least 60", Err(Miss::Bound)),
            ("60 or more", "at least 60", Ok(())),
            ("fewer than 200", "187", Ok(())),
            ("as many as 90,000", "up to 90,000", Ok(())),
            ("a third", "33.4%", Ok(())),
            ("a quarter", "33.4%", Err(Miss::Value)),
            ("one in five", "20 percent", Ok(())),
            ("nearly half", "48.7 %", Ok(())),
            ("$40", "€40", Err(Miss::Unit)),
            ("8 percent", "8 percentage points", Err(Miss::Unit)),
            ("14 days", "14 weeks", Err(Miss::Unit)),
            ("40 households", "40% of households", Err(Miss::Unit)),
        ] {
            let english = Language::default_language();
            let (claims, passages) = (read(claim, english), read(passage, english));
            let found = compare(&claims[0], &passages[0], Around::default());
            assert_eq!(found, wanted, "{claim} of {passage}");
        }
    }
}
