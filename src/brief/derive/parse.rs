//! The text of a sum → an expression. Numbers are plain: a point before the decimals, no separators.

use super::Fault;
use crate::brief::quantities::plain;
use crate::diagnostics::nearest;
use num_rational::BigRational;
use std::ops::Range;

/// A sum.
#[derive(Debug)]
pub(super) struct Sum {
    /// What is to be computed.
    pub(super) expression: Expression,
    /// Its numbers, in order.
    pub(super) numbers: Vec<Number>,
}

/// A number of a sum.
#[derive(Debug)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: BigRational,
    /// As it is typed.
    pub(super) written: String,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

/// An expression. Ranges are bytes of the text.
#[derive(Debug)]
pub(super) enum Expression {
    /// A number, by its index in [`Sum::numbers`].
    Number(usize),
    /// A sign.
    Negative(Box<Expression>),
    /// Two expressions.
    Binary(Operator, Box<Expression>, Box<Expression>, Range<usize>),
    /// A function.
    Call(Function, Vec<Expression>, Range<usize>),
}

/// The four operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// The functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// `sum(a, b, …)`
    Sum,
    /// `share(part, whole)`, in percent.
    Share,
    /// `change(old, new)`, in percent.
    Change,
    /// `points(old, new)`, the difference.
    Points,
}

impl Function {
    const ALL: [Function; 4] = [Function::Sum, Function::Share, Function::Change, Function::Points];

    /// Returns the name as it is typed.
    pub(super) fn name(self) -> &'static str {
        match self {
            Function::Sum => "sum",
            Function::Share => "share",
            Function::Change => "change",
            Function::Points => "points",
        }
    }

    fn usage(self) -> &'static str {
        match self {
            Function::Sum => "sum(a, b, …)",
            Function::Share => "share(part, whole)",
            Function::Change => "change(old, new)",
            Function::Points => "points(old, new)",
        }
    }
}

/// Brackets and signs may stand within each other so deep.
const DEEPEST: usize = 32;
/// The longest sum, in bytes. What a person checks by eye is far shorter.
const LONGEST: usize = 1000;

/// Reads a sum.
pub(super) fn parse(text: &str) -> Result<Sum, Fault> {
    if text.len() > LONGEST {
        return Err(fault(0..text.len(), "the sum is too long", "too long", "part it into several figures"));
    }
    let mut parser = Parser { text, at: 0, depth: 0, numbers: Vec::new() };
    let expression = parser.terms()?;
    parser.skip_spaces();
    if parser.at < text.len() {
        return Err(parser.unexpected());
    }
    Ok(Sum { expression, numbers: parser.numbers })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    numbers: Vec<Number>,
}

impl Parser<'_> {
    fn terms(&mut self) -> Result<Expression, Fault> {
        let operators =
            [('+', Operator::Add), ('-', Operator::Subtract), ('−', Operator::Subtract), ('–', Operator::Subtract)];
        self.chain(&operators, Parser::factors)
    }

    fn factors(&mut self) -> Result<Expression, Fault> {
        let operators =
            [('*', Operator::Multiply), ('×', Operator::Multiply), ('/', Operator::Divide), ('÷', Operator::Divide)];
        self.chain(&operators, Parser::operand)
    }

    /// Reads operands that operators of one rank join, from the left.
    fn chain(
        &mut self,
        operators: &[(char, Operator)],
        operand: fn(&mut Self) -> Result<Expression, Fault>,
    ) -> Result<Expression, Fault> {
        let mut left = operand(self)?;
        while let Some(operator) = self.peek().and_then(|char| operators.iter().find(|(sign, _)| *sign == char)) {
            self.at += operator.0.len_utf8();
            self.skip_spaces();
            let start = self.at;
            let right = operand(self)?;
            left = Expression::Binary(operator.1, Box::new(left), Box::new(right), start..self.at);
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, Fault> {
        let start = self.at;
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let inner = self.nested(Parser::terms)?;
                self.expect(')', start)?;
                Ok(inner)
            }
            Some(sign @ ('-' | '−' | '–')) => {
                self.at += sign.len_utf8();
                Ok(Expression::Negative(Box::new(self.nested(Parser::operand)?)))
            }
            Some(char) if char.is_ascii_digit() || char == '.' => self.number(),
            Some(char) if char.is_alphabetic() => self.call(),
            _ => Err(self.unexpected()),
        }
    }

    fn nested(&mut self, inner: fn(&mut Self) -> Result<Expression, Fault>) -> Result<Expression, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let range = self.at..self.text.len();
            return Err(fault(range, "the sum is nested too deep", "too deep", "take brackets away"));
        }
        let expression = inner(self)?;
        self.depth -= 1;
        Ok(expression)
    }

    fn number(&mut self) -> Result<Expression, Fault> {
        let rest = self.rest();
        let length = rest.find(|char: char| !(char.is_ascii_digit() || char == '.')).unwrap_or(rest.len());
        let range = self.at..self.at + length;
        let written = rest.get(..length).unwrap_or("").to_owned();
        let Some(value) = plain(&written) else {
            let message = format!("`{written}` is no plain number");
            return Err(fault(
                range,
                &message,
                "not a plain number",
                "write digits with a point before the decimals: `1954.5`",
            ));
        };
        self.at += length;
        if let Some(unit) = self.rest().chars().next().filter(|char| *char == '%' || char.is_alphabetic()) {
            let range = self.at..self.at + unit.len_utf8();
            return Err(fault(
                range,
                "numbers of a sum have no units",
                "a unit",
                "write the number alone; `value` has the unit",
            ));
        }
        self.numbers.push(Number { value, written, range });
        Ok(Expression::Number(self.numbers.len() - 1))
    }

    fn call(&mut self) -> Result<Expression, Fault> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|char: char| !char.is_alphanumeric()).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or("").to_owned();
        let Some(function) = Function::ALL.into_iter().find(|function| function.name() == name) else {
            let names = Function::ALL.map(Function::name);
            let help = match nearest(&name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the functions are {}", Function::ALL.map(Function::usage).join(", ")),
            };
            let message = format!("there is no function `{name}`");
            return Err(fault(start..start + length, &message, "unknown function", &help));
        };
        self.at += length;
        let open = self.at;
        self.expect('(', start)?;
        let mut arguments = vec![self.nested(Parser::terms)?];
        while self.peek() == Some(',') {
            self.at += 1;
            arguments.push(self.nested(Parser::terms)?);
        }
        self.expect(')', open)?;
        let wanted = if function == Function::Sum { 1..=usize::MAX } else { 2..=2 };
        if !wanted.contains(&arguments.len()) {
            let message = format!("`{name}` takes 2 numbers, not {}", arguments.len());
            let help = format!("write `{}`; numbers have no separators: `7100`, not `7,100`", function.usage());
            return Err(fault(start..self.at, &message, "too many or too few numbers", &help));
        }
        Ok(Expression::Call(function, arguments, start..self.at))
    }

    fn expect(&mut self, char: char, from: usize) -> Result<(), Fault> {
        if self.peek() == Some(char) {
            self.at += char.len_utf8();
            return Ok(());
        }
        if self.at < self.text.len() {
            return Err(self.unexpected());
        }
        let message = format!("the sum lacks a `{char}`");
        Err(fault(from..self.text.len(), &message, "not closed", &format!("add a `{char}`")))
    }

    fn unexpected(&mut self) -> Fault {
        match self.peek() {
            None => fault(
                0..self.text.len(),
                "the sum ends too early",
                "a number is missing",
                "write a sum like `60.6 - 53.5`",
            ),
            Some(',') => fault(
                self.at..self.at + 1,
                "numbers of a sum have no separators",
                "a separator",
                "write `7100` rather than `7,100`, and a point before decimals",
            ),
            Some(char) => fault(
                self.at..self.at + char.len_utf8(),
                &format!("`{char}` cannot stand here"),
                "not part of a sum",
                "a sum has numbers, `+ - * /`, brackets, and sum, share, change and points",
            ),
        }
    }

    fn peek(&mut self) -> Option<char> {
        self.skip_spaces();
        self.rest().chars().next()
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }
}

fn fault(range: Range<usize>, message: &str, label: &str, help: &str) -> Fault {
    Fault { range, message: message.to_owned(), label: label.to_owned(), help: help.to_owned() }
}
