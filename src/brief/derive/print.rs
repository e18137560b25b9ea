//! The sum as an endnote prints it: "60.6 − 53.5 = 7.1".

use super::parse::{Expression, Function, Operator, Sum};
use crate::brief::quantities::power_of_ten;
use crate::language::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

/// Prints a sum with its result as it is stated.
pub(super) fn sum(sum: &Sum, result: &str, rounded: bool, language: Language) -> String {
    let left = print(&sum.expression, sum, language);
    let note = if rounded { format!(" ({})", language.words().rounded) } else { String::new() };
    format!("{left} = {result}{note}")
}

/// How tightly the parts of an expression hold together.
#[derive(PartialEq, PartialOrd)]
enum Rank {
    Terms,
    Factors,
    Single,
}

fn rank(expression: &Expression) -> Rank {
    match expression {
        Expression::Number(_) => Rank::Single,
        Expression::Binary(Operator::Add | Operator::Subtract, ..) | Expression::Negative(_) => Rank::Terms,
        Expression::Binary(Operator::Multiply | Operator::Divide, ..) => Rank::Factors,
        Expression::Call(Function::Sum | Function::Points, ..) => Rank::Terms,
        Expression::Call(Function::Share | Function::Change, ..) => Rank::Factors,
    }
}

fn print(expression: &Expression, sum: &Sum, language: Language) -> String {
    // What binds less tightly than its place asks for is set in brackets.
    let held = |inner: &Expression, least: Rank| {
        let text = print(inner, sum, language);
        if rank(inner) >= least { text } else { format!("({text})") }
    };
    match expression {
        Expression::Number(index) => {
            sum.numbers.get(*index).map_or_else(String::new, |number| language.number(&number.written))
        }
        Expression::Negative(inner) => format!("−{}", held(inner, Rank::Single)),
        Expression::Binary(operator, left, right, _) => match operator {
            Operator::Add => format!("{} + {}", held(left, Rank::Terms), held(right, Rank::Factors)),
            Operator::Subtract => format!("{} − {}", held(left, Rank::Terms), held(right, Rank::Factors)),
            Operator::Multiply => format!("{} × {}", held(left, Rank::Factors), held(right, Rank::Single)),
            Operator::Divide => format!("{} ÷ {}", held(left, Rank::Factors), held(right, Rank::Single)),
        },
        Expression::Call(function, arguments, _) => match (function, arguments.as_slice()) {
            (Function::Share, [part, whole]) => {
                format!("{} ÷ {}", held(part, Rank::Factors), held(whole, Rank::Single))
            }
            (Function::Change, [old, new]) => {
                let old_term = held(old, Rank::Factors);
                format!("({} − {old_term}) ÷ {}", held(new, Rank::Terms), held(old, Rank::Single))
            }
            (Function::Points, [old, new]) => {
                format!("{} − {}", held(new, Rank::Terms), held(old, Rank::Factors))
            }
            (_, all) => {
                let all: Vec<String> = all.iter().map(|argument| held(argument, Rank::Factors)).collect();
                all.join(" + ")
            }
        },
    }
}

/// Writes a fraction as a decimal number with so many decimals.
pub(super) fn decimal(value: &BigRational, decimals: u32) -> String {
    let scaled = (value.abs() * power_of_ten(decimals)).round().to_integer();
    let digits = format!("{scaled:0>width$}", scaled = scaled.to_string(), width = decimals as usize + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals as usize);
    let sign = if value.is_negative() && scaled != BigInt::ZERO { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}
