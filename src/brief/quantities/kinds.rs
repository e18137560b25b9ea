//! Years, days, ranks, ratios and numbers that are names, told from counts by what stands around them.

use super::lexicon::Lexicon;
use super::{Quantity, Stance, Unit, before, rest};
use crate::language::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// Years that are read as such where nothing else is said.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1500..=2100;
/// The greatest second number of a ratio: "one in twenty". Greater ones are counts: "40 in 102".
const GREATEST_WHOLE: u32 = 20;
/// "One in a hundred" and "one in every thousand" are ratios all the same.
const ROUND_WHOLES: [u32; 3] = [100, 1000, 10_000];

/// Reads the rank in a word that begins at a byte, if one does: "third".
pub(super) fn rank(text: &str, at: usize, lexicon: &Lexicon) -> Option<Quantity> {
    let word = rest(text, at);
    let length = word.find(|char: char| !char.is_alphabetic()).unwrap_or(word.len());
    let word = word.get(..length)?;
    let lower = word.to_lowercase();
    let (_, value) = lexicon.ranks.iter().find(|(rank, _)| *rank == lower)?;
    // "Secondo i dati" and "segundo o relatório" are no ranks; there the word begins its phrase.
    let head = before(text, at).trim_end();
    let is_preposition = matches!(lower.as_str(), "secondo" | "segundo" | "segunda")
        && (word.starts_with(char::is_uppercase) || head.ends_with(',') || head.ends_with('(') || head.is_empty());
    (!is_preposition).then(|| Quantity {
        value: whole(*value),
        unit: Unit::Ordinal,
        scale: 0,
        decimals: 0,
        signed: false,
        in_digits: false,
        stance: Stance::Exact,
        ratio: None,
        reach: at..at + length,
        bytes: at..at + length,
        number: at..at + length,
    })
}

/// Marks the years, which share no unit with their neighbours.
pub(super) fn years(text: &str, found: &mut [Quantity]) {
    for quantity in found {
        if is_year(text, quantity) {
            quantity.unit = Unit::Year;
        }
    }
}

/// Settles what kind of number each is.
pub(super) fn settle(text: &str, found: &mut Vec<Quantity>, language: Language, lexicon: &Lexicon) {
    let one = BigRational::from_integer(1.into());
    for index in 0..found.len() {
        let earlier = index
            .checked_sub(1)
            .and_then(|earlier| found.get(earlier))
            .map(|earlier| (earlier.unit, earlier.value.clone(), earlier.bytes.end));
        let Some(quantity) = found.get_mut(index) else { continue };
        if quantity.unit == Unit::None && quantity.value.is_positive() && quantity.value < one && quantity.scale == 0 {
            let is_fraction = !quantity.in_digits || quantity.decimals == 0;
            if is_fraction {
                quantity.unit = Unit::Fraction;
            }
        } else if is_day(text, quantity, language) {
            quantity.unit = Unit::Day;
        } else if quantity.unit == Unit::Year {
            continue;
        } else if is_label(text, quantity, lexicon) {
            quantity.unit = Unit::Label;
        } else if let Some((Unit::Year, year, end)) = earlier
            && let Some(year) = second_year(text, quantity, &year, end)
        {
            quantity.value = year;
            quantity.unit = Unit::Year;
        }
    }
    // "De media" is an average and "medio ambiente" the environment; only "media hora" is half of something.
    found.retain(|quantity| {
        let word = text.get(quantity.bytes.clone()).unwrap_or("").to_lowercase();
        !matches!(
            word.as_str(),
            "medio" | "media" | "medios" | "medias" | "meio" | "meia" | "meios" | "mezzo" | "mezza" | "mezzi"
        )
    });
    join_ratios(text, found, lexicon);
    join_sides(text, found, lexicon);
}

fn is_year(text: &str, quantity: &Quantity) -> bool {
    let written = text.get(quantity.bytes.clone()).unwrap_or("");
    let is_plain = quantity.unit == Unit::None && quantity.scale == 0 && written.len() == 4;
    is_plain
        && written.bytes().all(|byte| byte.is_ascii_digit())
        && quantity.value.to_integer().to_i64().is_some_and(|year| YEARS.contains(&year))
}

/// Returns the year that the second number of "2019–20" or "2019/20" means.
fn second_year(text: &str, quantity: &Quantity, first: &BigRational, end: usize) -> Option<BigRational> {
    let gap = text.get(end..quantity.bytes.start)?;
    let is_joined = matches!(gap, "-" | "–" | "/" | "‑") || (gap.is_empty() && quantity.signed);
    let digits = text.get(quantity.number.clone())?;
    if !is_joined || digits.len() != 2 || quantity.unit != Unit::None {
        return None;
    }
    let century = first.to_integer() / BigInt::from(100) * BigInt::from(100);
    Some(BigRational::from_integer(century + quantity.value.abs().to_integer())).filter(|year| year > first)
}

/// Returns whether a number stands beside the name of a month: "14 March", "March 14", "14 de marzo".
fn is_day(text: &str, quantity: &Quantity, language: Language) -> bool {
    let fits = matches!(quantity.unit, Unit::None | Unit::Ordinal)
        && quantity.in_digits
        && quantity.scale == 0
        && quantity.decimals == 0
        && quantity.value <= whole(31)
        && quantity.value.is_positive();
    if !fits {
        return false;
    }
    let is_month = |word: &str| {
        let lower = word.to_lowercase();
        word.chars().count() > 2 && language.months().iter().any(|month| month.to_lowercase() == lower)
    };
    let alphabetic = |char: char| !char.is_alphabetic();
    let tail = rest(text, quantity.bytes.end);
    let tail = tail.strip_prefix('.').unwrap_or(tail).trim_start_matches([' ', '\u{a0}']);
    let tail = ["de ", "of "].iter().find_map(|of| tail.strip_prefix(of)).unwrap_or(tail);
    let head = before(text, quantity.bytes.start).trim_end_matches([' ', '\u{a0}']);
    is_month(tail.split(alphabetic).next().unwrap_or("")) || is_month(head.rsplit(alphabetic).next().unwrap_or(""))
}

fn is_label(text: &str, quantity: &Quantity, lexicon: &Lexicon) -> bool {
    if quantity.unit != Unit::None || quantity.scale > 0 || !quantity.in_digits {
        return false;
    }
    let head = before(text, quantity.bytes.start);
    let Some(head) = head.strip_suffix([' ', '\u{a0}', '\u{202f}']) else { return false };
    let word = head.rsplit([' ', '\u{a0}', '\n', '(']).next().unwrap_or("").to_lowercase();
    lexicon.labels.contains(&word.as_str())
}

/// Makes one quantity of the two numbers of "one in five", and of "every fifth".
fn join_ratios(text: &str, found: &mut Vec<Quantity>, lexicon: &Lexicon) {
    let mut joined = vec![false; found.len()];
    for index in 0..found.len() {
        let earlier = index.checked_sub(1).and_then(|earlier| found.get(earlier)).cloned();
        if let Some(quantity) = found.get_mut(index)
            && let Some((part, start, joins)) = part(text, quantity, earlier.as_ref(), lexicon)
            && let Some(all) = quantity.value.to_integer().to_u32()
        {
            quantity.value = BigRational::new(part.into(), all.into());
            quantity.unit = Unit::Fraction;
            quantity.ratio = Some((part, all));
            quantity.bytes.start = start;
            quantity.number.start = start;
            if joins && let Some(earlier) = index.checked_sub(1).and_then(|earlier| joined.get_mut(earlier)) {
                *earlier = true;
            }
        }
    }
    let mut joined = joined.into_iter();
    found.retain(|_| !joined.next().unwrap_or(false));
}

/// Words between the two sides of a ratio, beside those of a range, in all languages.
const SIDES: &[&str] = &[":", "to", "zu", "contre", "à", "contro", "contra", "a", "para", "op", "-to-"];
/// Words that say that a ratio follows, without their ends, in all languages.
const RATIOS: &[&str] = &[
    "ratio",
    "odds",
    "rapport",
    "relación",
    "razón",
    "proporci",
    "verhältnis",
    "rapporto",
    "proporzion",
    "razão",
    "relação",
    "proporç",
];
/// Words before the first of two values of a movement, in all languages.
pub(super) const FROM: &[&str] = &["from", "von", "de", "del", "dal", "da", "du", "desde", "van"];

/// Makes one quantity of the two sides of "five to one"; "one to five" is one where the text calls it a ratio.
fn join_sides(text: &str, found: &mut Vec<Quantity>, lexicon: &Lexicon) {
    /// The most bytes between two sides: a word and the spaces around it.
    const LONGEST_SIDE: usize = 12;
    /// How far before it a ratio is called one, in bytes.
    const NEAR: usize = 80;
    let one = whole(1);
    let mut index = 1;
    while let Some([left, right]) = found.get(index - 1..=index) {
        // The longest of such words has eight letters; most numbers stand farther apart, and are done with here.
        let between = text.get(left.bytes.end..right.bytes.start).filter(|between| between.len() <= LONGEST_SIDE);
        let word = between.unwrap_or("").trim().to_lowercase();
        let is_plain =
            |side: &Quantity| side.unit == Unit::None && side.scale == 0 && side.value.is_integer() && !side.signed;
        let joins = SIDES.contains(&word.as_str()) || lexicon.to.contains(&word.as_str());
        if !(joins && is_plain(left) && is_plain(right)) {
            index += 1;
            continue;
        }
        let head = before(text, left.bytes.start);
        let last = head.trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
        let start = (head.len().saturating_sub(NEAR)..head.len()).find(|at| head.is_char_boundary(*at)).unwrap_or(0);
        let near = head.get(start..).unwrap_or("").to_lowercase();
        let is_called = || RATIOS.iter().any(|ratio| near.contains(ratio));
        let falls = right.value == one && left.value > one && !FROM.contains(&last.as_str());
        let rises = left.value == one && right.value > one && is_called();
        let sides = left.value.to_integer().to_u32().zip(right.value.to_integer().to_u32());
        if let (true, Some((part, all))) = (falls || rises, sides) {
            let (bytes, value) = (left.bytes.start..right.bytes.end, &left.value / &right.value);
            let number = left.number.start..right.number.end;
            let in_digits = left.in_digits;
            if let Some(quantity) = found.get_mut(index - 1) {
                *quantity = Quantity {
                    value,
                    unit: Unit::Ratio,
                    ratio: Some((part, all)),
                    reach: bytes.clone(),
                    bytes,
                    number,
                    in_digits,
                    ..quantity.clone()
                };
            }
            found.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Returns the first number of a ratio whose second is at hand, where it begins, and whether it is a quantity too.
fn part(text: &str, quantity: &Quantity, earlier: Option<&Quantity>, lexicon: &Lexicon) -> Option<(u32, usize, bool)> {
    let all = quantity.value.to_integer().to_u32()?;
    let head = before(text, quantity.bytes.start).trim_end_matches([' ', '\u{a0}']);
    let last_word = |text: &str| {
        let length = text.chars().rev().take_while(|char| char.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        text.len() - length
    };
    if quantity.unit == Unit::Ordinal && !quantity.in_digits && all > 1 {
        let at = last_word(head);
        return lexicon.every.contains(&head.get(at..)?.to_lowercase().as_str()).then_some((1, at, false));
    }
    let is_whole = (2..=GREATEST_WHOLE).contains(&all) || ROUND_WHOLES.contains(&all);
    // "Ein Minimum von 9" is a bound.
    let is_bound = || super::stance::ends_in_bound(before(text, quantity.bytes.start), lexicon);
    if !is_whole || quantity.unit != Unit::None || quantity.decimals > 0 || !quantity.value.is_integer() || is_bound() {
        return None;
    }
    let joint = lexicon.ratio.iter().find_map(|joint| {
        let at = head.len().checked_sub(joint.len())?;
        let is_apart = head.get(..at)?.ends_with([' ', '\u{a0}']);
        (is_apart && head.get(at..)?.eq_ignore_ascii_case(joint)).then_some(at)
    })?;
    let head = head.get(..joint)?.trim_end();
    if let Some(earlier) = earlier.filter(|earlier| earlier.unit == Unit::None && earlier.decimals == 0) {
        let between = head.get(earlier.bytes.end..).unwrap_or("-").trim();
        let part = earlier.value.to_integer().to_u32()?;
        // "One worker in six" is a ratio, "six workers in ten towns" need not be one.
        let adjoins =
            between.is_empty() || (part == 1 && between.split(' ').count() == 1 && !between.contains([',', '.']));
        return (adjoins && part > 0 && part < all).then_some((part, earlier.bytes.start, true));
    }
    let says_one = |word: &str| {
        let word = word.to_lowercase();
        let is_article = lexicon.articles.contains(&word.as_str()) && word != "a" && word != "an";
        is_article || matches!(word.as_str(), "one" | "uno" | "una" | "un" | "une" | "einer" | "eines" | "um" | "uma")
    };
    let at = last_word(head);
    if says_one(head.get(at..)?) {
        return Some((1, at, false));
    }
    let earlier = head.get(..at)?.trim_end();
    let at = last_word(earlier);
    says_one(earlier.get(at..)?).then_some((1, at, false))
}

fn whole(value: u32) -> BigRational {
    BigRational::from_integer(value.into())
}
