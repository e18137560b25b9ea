//! Quantities: the numbers of a text, in digits or in words, with what they count.
//!
//! Reading goes in three steps: [`digits`] and [`words`] find the numbers themselves, [`surroundings`] looks at what
//! stands before and behind each (sign, currency, scale word, unit), [`sharing`] gives the unit of "60–75 %" or
//! "12, 15 and 20 percent" to every number that it is meant for, [`kinds`] tells years, days, ranks and ratios from counts,
//! and [`stance`] whether it is a bound or an approximation. What the words are is data: [`lexicon`].

mod digits;
mod kinds;
mod lexicon;
#[cfg(test)]
mod round_trip;
mod sharing;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the lists have all the words")]
mod spelled;
mod stance;
mod surroundings;
#[cfg(test)]
mod tests;
mod words;

pub(super) use stance::Stance;

use crate::language::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use std::ops::Range;

/// A number in a text with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// The exact value, sign and scale word counted in.
    pub(super) value: BigRational,
    /// What it counts.
    pub(super) unit: Unit,
    /// The power of ten that its scale words say: 6 for "million", 0 without one.
    pub(super) scale: u32,
    /// Digits behind the decimal separator.
    pub(super) decimals: u32,
    /// Whether a sign is written.
    pub(super) signed: bool,
    /// Whether it is written in digits.
    pub(super) in_digits: bool,
    /// Whether it is a bound or an approximation.
    pub(super) stance: Stance,
    /// The two numbers of a ratio: 1 and 5 of "one in five".
    pub(super) ratio: Option<(u32, u32)>,
    /// Bytes of the whole and of the words that bound it or make it approximate.
    pub(super) reach: Range<usize>,
    /// Bytes of the whole, from the sign or currency to the unit.
    pub(super) bytes: Range<usize>,
    /// Bytes of the number alone.
    pub(super) number: Range<usize>,
}

/// What a quantity counts, as far as the text says it beside the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing that is a unit: people, cases, a year.
    None,
    /// Hundredths.
    Percent,
    /// Percentage points.
    Points,
    /// Hundredths of a percentage point.
    BasisPoints,
    /// A part of a whole: "a third", "one in five".
    Fraction,
    /// One number to another: "five to one".
    Ratio,
    /// A year of the calendar.
    Year,
    /// A day of a month.
    Day,
    /// A number that is a name: "article 9".
    Label,
    /// A rank: "15th", "third".
    Ordinal,
    /// Money.
    Money(Currency),
    /// A measure, by its English name in the singular: "mile", "year".
    Measure(&'static str),
}

/// A currency: its ISO 4217 code, or a name that leaves open whose it is ([`ANY_DOLLAR`], [`ANY_PESO`], …).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency(pub(super) &'static str);

/// Dollars of a country that is not told.
pub(super) const ANY_DOLLAR: Currency = Currency("dollars");
/// Pesos of a country that is not told.
pub(super) const ANY_PESO: Currency = Currency("pesos");
/// The sign `$` in Spanish, which stands for dollars as well as for pesos.
pub(super) const DOLLAR_OR_PESO: Currency = Currency("$");
/// The sign `¥`, which stands for yen as well as for yuan.
pub(super) const YEN_OR_YUAN: Currency = Currency("¥");

impl Currency {
    /// Returns whether two names may mean the same money.
    pub(super) fn agrees(self, other: Currency) -> bool {
        self == other || self.may_mean(other) || other.may_mean(self)
    }

    fn may_mean(self, other: Currency) -> bool {
        let dollars = ["USD", "CAD", "AUD", "NZD", "HKD", "SGD"].contains(&other.0) || other == ANY_DOLLAR;
        let pesos = ["MXN", "ARS", "CLP", "COP", "CUP", "DOP", "PHP", "UYU"].contains(&other.0) || other == ANY_PESO;
        match self {
            ANY_DOLLAR => dollars,
            ANY_PESO => pesos,
            DOLLAR_OR_PESO => dollars || pesos,
            YEN_OR_YUAN => ["JPY", "CNY"].contains(&other.0),
            _ => false,
        }
    }
}

impl Unit {
    /// Returns whether a passage that counts in `passage` can stand behind a claim that counts in this unit. A claim
    /// that names no unit leaves it to its label; a passage need not repeat a measure or points, but percent and money
    /// it must say.
    pub(super) fn is_backed_by(self, passage: Unit) -> bool {
        match (self, passage) {
            (Unit::None, Unit::Ordinal) => false,
            (Unit::None, _) | (Unit::Points | Unit::BasisPoints | Unit::Measure(_), Unit::None) => true,
            (Unit::Money(claim), Unit::Money(passage)) => claim.agrees(passage),
            // "Pounds" alone are weight or sterling.
            (Unit::Money(Currency("GBP")), Unit::Measure("pound"))
            | (Unit::Measure("pound"), Unit::Money(Currency("GBP"))) => true,
            (claim, passage) => claim == passage,
        }
    }
}

impl Quantity {
    /// Returns the number without its scale word: 180 of "180 million".
    pub(super) fn mantissa(&self) -> BigRational {
        &self.value / power_of_ten(self.scale)
    }

    /// Returns whether the values are the same. A fall is told by a sign or by a word, so signs count only where both
    /// are written.
    pub(super) fn equals(&self, other: &Quantity) -> bool {
        self.value == other.value || (!(self.signed && other.signed) && self.value.abs() == other.value.abs())
    }

    /// Returns whether this quantity of a passage can stand behind a claim.
    pub(super) fn backs(&self, claim: &Quantity) -> bool {
        claim.equals(self) && claim.unit.is_backed_by(self.unit)
    }
}

/// Reads all quantities of a text, in order.
pub(super) fn read(text: &str, language: Language) -> Vec<Quantity> {
    let lexicon = lexicon::of(language);
    let openers = lexicon::openers(language);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(char) = rest(text, at).chars().next() {
        let is_word = char.is_alphabetic();
        // Most words are no numbers, and are done with here.
        if is_word && !lexicon.joined && !words::opens(rest(text, at), openers) {
            at = digits::end_of_name(text, at);
            continue;
        }
        let number = if is_word { words::number(text, at, lexicon) } else { digits::number(text, at, language) };
        if let Some(number) = number {
            let quantity = surroundings::quantity(text, number, lexicon);
            at = quantity.bytes.end.max(at + char.len_utf8());
            found.push(quantity);
        } else if let Some(rank) = kinds::rank(text, at, lexicon) {
            at = rank.bytes.end;
            found.push(rank);
        } else if is_word {
            at = digits::end_of_name(text, at);
        } else {
            at = digits::end_of_digits(text, at).max(at + char.len_utf8());
        }
    }
    kinds::years(text, &mut found);
    sharing::share(text, &mut found, lexicon);
    kinds::settle(text, &mut found, language, lexicon);
    for index in 0..found.len() {
        let ends_range = index.checked_sub(1).is_some_and(|left| match found.get(left..=index) {
            Some([left, right]) => sharing::range_start(text, left, right, lexicon).is_some(),
            _ => false,
        });
        let Some(quantity) = found.get_mut(index) else { continue };
        (quantity.stance, quantity.reach) = stance::read(text, &quantity.bytes, lexicon);
        // In "85 bis 110" the word bounds nothing.
        if ends_range && quantity.stance == Stance::UpTo {
            quantity.stance = Stance::Exact;
            quantity.reach.start = quantity.bytes.start;
        }
        // "Hasta 2018" ends a time, and bounds no number.
        if quantity.unit == Unit::Year && quantity.stance == Stance::UpTo {
            quantity.stance = Stance::Exact;
        }
        if ends_range {
            bound_range(text, &mut found, index, language);
        }
    }
    found
}

/// Marks the ends of a range: of "3–4 billion" neither is the value. "From 3 to 4" may be a movement, which begins
/// at the one and ends at the other, and is either.
fn bound_range(text: &str, found: &mut [Quantity], index: usize, language: Language) {
    let Some([left, right]) = found.get_mut(index - 1..=index) else { return };
    let counts = |end: &Quantity| {
        let is_value = !matches!(end.unit, Unit::Year | Unit::Day | Unit::Label | Unit::Ordinal | Unit::Ratio);
        is_value && end.stance == Stance::Exact
    };
    let head = before(text, left.reach.start).trim_end();
    let last = head.rsplit([' ', '\u{a0}', '\n', '(']).next().unwrap_or("").to_lowercase();
    let moves = kinds::FROM.contains(&last.as_str()) || super::meaning::step(head, language).is_some();
    if left.value < right.value && counts(left) && counts(right) {
        (left.stance, right.stance) = if moves { (Stance::Start, Stance::End) } else { (Stance::Low, Stance::High) };
    }
}

/// Reads the unit and the power of ten that a table's head gives to the numbers below it: "US$ million", "% of GDP".
pub(super) fn read_head(text: &str, language: Language) -> (Unit, u32) {
    surroundings::head(text, lexicon::of(language))
}

/// Gives a quantity that names no unit that of its table's head.
pub(super) fn take_head(quantity: &mut Quantity, (unit, scale): (Unit, u32)) {
    if quantity.unit != Unit::None {
        return;
    }
    quantity.unit = unit;
    if quantity.scale == 0 {
        quantity.scale = scale;
        quantity.value *= power_of_ten(scale);
    }
}

/// Returns whether a word joins the ends of a range: "to", "bis".
pub(super) fn joins_range(word: &str, language: Language) -> bool {
    lexicon::of(language).to.iter().any(|to| word.eq_ignore_ascii_case(to))
}

/// Returns whether a number is the whole of which another is a part: the hundred of "62 out of 100", "sur 100 voyageurs, 62".
/// `before` is the text before it.
pub(super) fn is_whole(quantity: &Quantity, before: &str, language: Language) -> bool {
    let is_round = [1, 2, 3].iter().any(|zeros| quantity.value == power_of_ten(*zeros));
    let before = before.trim_end().to_lowercase();
    let ends_with =
        |word: &&&str| before.strip_suffix(**word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    is_round && quantity.unit == Unit::None && lexicon::of(language).ratio.iter().any(|word| ends_with(&word))
}

/// Returns where two quantities begin that are the ends of one range: at "between", or at the first.
pub(super) fn range_start(text: &str, left: &Quantity, right: &Quantity, language: Language) -> Option<usize> {
    sharing::range_start(text, left, right, lexicon::of(language))
}

/// Reads a plain decimal number: digits with a point before the decimals, as `derive` and chart data have them.
pub(super) fn plain(text: &str) -> Option<BigRational> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{whole}{decimals}");
    let misplaced = whole.is_empty() || (decimals.is_empty() && unsigned.contains('.'));
    if misplaced || digits.len() > MOST_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = BigRational::from_integer(digits.parse::<BigInt>().ok()?) / power_of_ten(decimals.len() as u32);
    Some(if negative { -value } else { value })
}

/// Reads a value of data: a plain number that counts what is said elsewhere.
pub(super) fn in_data(text: &str) -> Option<Quantity> {
    let bytes = 0..text.len();
    Some(Quantity {
        value: plain(text)?,
        unit: Unit::None,
        scale: 0,
        decimals: 0,
        signed: text.starts_with('-'),
        in_digits: true,
        stance: Stance::Exact,
        ratio: None,
        reach: bytes.clone(),
        bytes: bytes.clone(),
        number: bytes,
    })
}

/// The most digits that a number has. What is longer is a code, and exact arithmetic on it would cost time.
const MOST_DIGITS: usize = 40;

/// Returns 10 to a power.
pub(super) fn power_of_ten(power: u32) -> BigRational {
    BigRational::from_integer(BigInt::from(10).pow(power))
}

/// A number before its surroundings are known.
struct Number {
    value: BigRational,
    decimals: u32,
    /// Power of ten of the scale words within: "three million" is read whole.
    scale: u32,
    in_digits: bool,
    bytes: Range<usize>,
}

/// Returns the text from a byte on.
fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// Returns the text up to a byte.
fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or("")
}
