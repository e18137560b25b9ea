//! The units of a sum: what is added, subtracted or compared counts in one.

use super::Fault;
use super::parse::{Expression, Function, Operator};
use crate::brief::quantities::Unit;
use std::ops::Range;

/// Returns the unit of an expression over numbers in their units; none where nothing says it. Percent and points go
/// together: a difference of percentages is in points.
pub(super) fn unit(expression: &Expression, units: &[Unit]) -> Result<Unit, Fault> {
    match expression {
        Expression::Number(index) => Ok(match units.get(*index).copied().unwrap_or(Unit::None) {
            unit @ (Unit::Money(_) | Unit::Measure(_) | Unit::Percent | Unit::Points) => unit,
            _ => Unit::None,
        }),
        Expression::Negative(inner) => unit(inner, units),
        Expression::Binary(Operator::Add | Operator::Subtract, left, right, range) => {
            common(unit(left, units)?, unit(right, units)?, range)
        }
        Expression::Binary(Operator::Multiply | Operator::Divide, left, right, _) => {
            // A ratio of two of a kind has no unit; a number of times something keeps it.
            let (left, right) = (unit(left, units)?, unit(right, units)?);
            Ok(if right == Unit::None { left } else { Unit::None })
        }
        Expression::Call(function, arguments, range) => {
            let mut all = Unit::None;
            for argument in arguments {
                all = common(all, unit(argument, units)?, range)?;
            }
            Ok(match function {
                Function::Sum => all,
                Function::Share | Function::Change => Unit::Percent,
                Function::Points => Unit::Points,
            })
        }
    }
}

fn common(one: Unit, other: Unit, range: &Range<usize>) -> Result<Unit, Fault> {
    match (one, other) {
        (Unit::None, unit) | (unit, Unit::None) => Ok(unit),
        (Unit::Money(one), Unit::Money(other)) if one.agrees(other) => Ok(Unit::Money(one)),
        (Unit::Percent | Unit::Points, Unit::Percent | Unit::Points) => Ok(one),
        _ if one == other => Ok(one),
        _ => Err(Fault {
            range: range.clone(),
            message: format!("{} and {} do not go into one sum", name(one), name(other)),
            label: "another unit than the rest".to_owned(),
            help: "add and compare numbers of one unit; a rate of exchange that the report states can be multiplied"
                .to_owned(),
        }),
    }
}

/// Returns a unit in words.
pub(super) fn name(unit: Unit) -> String {
    match unit {
        Unit::Percent => "percent".to_owned(),
        Unit::Points => "percentage points".to_owned(),
        Unit::Money(currency) => currency.0.to_owned(),
        Unit::Measure(name) => format!("{name}s"),
        _ => "plain numbers".to_owned(),
    }
}
