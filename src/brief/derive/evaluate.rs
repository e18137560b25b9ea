//! The value of a sum, in exact fractions.

use super::Fault;
use super::parse::{Expression, Function, Operator};
use num_rational::BigRational;
use num_traits::Zero;
use std::ops::Range;

/// Evaluates an expression over its numbers. The depth is that of the parser, which limits it.
pub(super) fn evaluate(expression: &Expression, numbers: &[BigRational]) -> Result<BigRational, Fault> {
    Ok(match expression {
        Expression::Number(index) => numbers.get(*index).cloned().unwrap_or_else(BigRational::zero),
        Expression::Negative(inner) => -evaluate(inner, numbers)?,
        Expression::Binary(operator, left, right, range) => {
            let (left, right) = (evaluate(left, numbers)?, evaluate(right, numbers)?);
            match operator {
                Operator::Add => left + right,
                Operator::Subtract => left - right,
                Operator::Multiply => left * right,
                Operator::Divide => divide(left, right, range)?,
            }
        }
        Expression::Call(function, arguments, range) => {
            let values = arguments.iter().map(|argument| evaluate(argument, numbers)).collect::<Result<Vec<_>, _>>()?;
            call(*function, values, range)?
        }
    })
}

fn call(function: Function, values: Vec<BigRational>, range: &Range<usize>) -> Result<BigRational, Fault> {
    if function == Function::Sum {
        return Ok(values.into_iter().sum());
    }
    let mut values = values.into_iter();
    let (first, second) =
        (values.next().unwrap_or_else(BigRational::zero), values.next().unwrap_or_else(BigRational::zero));
    let hundred = BigRational::from_integer(100.into());
    match function {
        Function::Share => Ok(divide(first, second, range)? * hundred),
        Function::Change => Ok(divide(second - &first, first, range)? * hundred),
        Function::Points | Function::Sum => Ok(second - first),
    }
}

fn divide(dividend: BigRational, divisor: BigRational, range: &Range<usize>) -> Result<BigRational, Fault> {
    if divisor.is_zero() {
        return Err(Fault {
            range: range.clone(),
            message: "the sum divides by zero".to_owned(),
            label: "this is zero, or is divided by zero".to_owned(),
            help: "nothing can be a share of zero, or a change from it; state the numbers themselves".to_owned(),
        });
    }
    Ok(dividend / divisor)
}
