//! Numbers in words: "ninety-three thousand", "dreiundneunzigtausend", "two and a half million", "a third".

use super::lexicon::Lexicon;
use super::{Number, power_of_ten, rest};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use std::borrow::Cow;
use std::collections::HashSet;

/// A word, or a part of one where numerals are written together.
#[derive(Clone, Copy)]
struct Token {
    kind: Kind,
    /// Whether it is a number without an article.
    bare: bool,
    /// The byte after it; none within a word, where no number ends.
    end: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Numeral(u32),
    Article,
    And,
    Multiplier(u32),
    Scale(u32),
    Fraction(u32),
    Half,
}

/// The most words of a numeral, which bounds the time for one.
const MOST_TOKENS: usize = 24;
/// The longest word that is taken apart, in bytes.
const LONGEST_WORD: usize = 64;

/// Returns whether a text begins with one of some words in lower case, in any case and number.
pub(super) fn opens(text: &str, openers: &HashSet<&str>) -> bool {
    let length = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    let Some(word) = text.get(..length).filter(|word| word.len() <= LONGEST_WORD) else { return false };
    let mut letters = [0; LONGEST_WORD];
    let lower = letters.get_mut(..word.len()).filter(|_| word.is_ascii()).and_then(|letters| {
        letters.copy_from_slice(word.as_bytes());
        letters.make_ascii_lowercase();
        std::str::from_utf8(letters).ok()
    });
    let lower = lower.map_or_else(|| Cow::Owned(word.to_lowercase()), Cow::Borrowed);
    openers.contains(&*lower) || lower.strip_suffix('s').is_some_and(|singular| openers.contains(singular))
}

/// Reads the number in words that begins at a byte, if one does.
pub(super) fn number(text: &str, at: usize, lexicon: &Lexicon) -> Option<Number> {
    let tokens = tokens(text, at, lexicon);
    let mut sum = Sum::default();
    // What holds if the words behind "and" turn out to be a number of their own: "between one and two million".
    let mut before_and: Option<Sum> = None;
    let mut done: Option<Sum> = None;
    let mut index = 0;
    while let Some(token) = tokens.get(index).copied() {
        let mut next = sum.clone();
        let step = match token.kind {
            Kind::And => {
                before_and = Some(sum.clone());
                sum.can_join(&tokens, index, lexicon)
            }
            _ => next.add(token, tokens.get(index + 1).copied(), before_and.is_some(), lexicon),
        };
        if !step {
            let clashes = matches!(token.kind, Kind::Multiplier(_) | Kind::Scale(_));
            if let (true, Some(earlier)) = (clashes, before_and) {
                done = Some(earlier).filter(|sum| sum.end > 0);
            }
            break;
        }
        if token.kind != Kind::And {
            if let Some(end) = token.end {
                next.end = end;
                if next.is_complete() {
                    done = Some(next.clone());
                }
            }
            sum = next;
            if sum.closed {
                break;
            }
        }
        index += 1;
    }
    let sum = done?;
    Some(Number {
        value: sum.value(),
        decimals: 0,
        scale: if sum.group.is_none() { sum.scale.unwrap_or(0) } else { 0 },
        in_digits: false,
        bytes: at..sum.end,
    })
}

/// A numeral as far as it was read.
#[derive(Clone, Default)]
struct Sum {
    /// What scale words have closed: the 2,000 of "two thousand five".
    total: BigRational,
    /// Hundreds, tens and units before the next scale word.
    group: Option<u32>,
    /// A half beside the group.
    half: bool,
    /// The power of ten of the last scale words.
    scale: Option<u32>,
    /// Whether the word before was a scale word: "mil millones".
    after_scale: bool,
    /// A fraction or a dozen, which nothing can follow.
    closed: bool,
    /// The divisor that a fraction word said.
    divisor: Option<u32>,
    end: usize,
}

impl Sum {
    fn value(&self) -> BigRational {
        let group = self.group_value();
        &self.total + group / BigRational::from_integer(self.divisor.unwrap_or(1).into())
    }

    fn group_value(&self) -> BigRational {
        let mut group = BigRational::from_integer(BigInt::from(self.group.unwrap_or(0)));
        if self.half {
            group += BigRational::new(1.into(), 2.into());
        }
        group
    }

    fn is_complete(&self) -> bool {
        self.group.is_some() || self.half || self.scale.is_some()
    }

    /// Adds a word; false where it cannot follow.
    fn add(&mut self, token: Token, next: Option<Token>, after_and: bool, lexicon: &Lexicon) -> bool {
        let after_scale = std::mem::take(&mut self.after_scale);
        match token.kind {
            Kind::Numeral(number) => self.add_numeral(number, lexicon),
            Kind::Article => {
                let multiplies = |next: Token| {
                    matches!(next.kind, Kind::Multiplier(_) | Kind::Scale(_) | Kind::Fraction(_))
                        || (next.kind == Kind::And && token.end.is_none())
                };
                match next {
                    Some(next) if next.kind == Kind::Half => true,
                    // "Half a million": the article counts nothing more.
                    Some(next) if self.half => matches!(next.kind, Kind::Scale(_)),
                    Some(next) if multiplies(next) => self.add_numeral(1, lexicon),
                    // "Cent un" is a numeral, "a hundred a day" is not.
                    _ => (self.ends_in_tens() || self.ends_in_hundred(lexicon)) && self.add_numeral(1, lexicon),
                }
            }
            Kind::Multiplier(20) => self.add_numeral(20, lexicon),
            Kind::Multiplier(factor) => {
                let group = match self.group {
                    None if token.bare && !self.half => 1,
                    Some(group @ 1..100) => group,
                    _ => return false,
                };
                self.group = Some(group * factor);
                self.closed = factor == 12;
                true
            }
            Kind::Scale(power) => self.add_scale(power, token.bare, after_scale, after_and),
            Kind::Fraction(divisor) => {
                let is_proper = self.group.is_some_and(|group| group < divisor);
                self.divisor = Some(divisor);
                self.closed = true;
                is_proper && self.total.is_zero()
            }
            Kind::Half => {
                if let (None, Some(scale)) = (self.group, self.scale) {
                    self.total += power_of_ten(scale) / BigRational::from_integer(2.into());
                    self.closed = true;
                    return true;
                }
                !std::mem::replace(&mut self.half, true)
            }
            Kind::And => false,
        }
    }

    fn add_numeral(&mut self, number: u32, lexicon: &Lexicon) -> bool {
        if self.half {
            return false;
        }
        let Some(group) = self.group else {
            self.group = Some(number);
            return true;
        };
        let below = group % 100;
        // French counts on from sixty and in twenties: "soixante-douze", "quatre-vingt-dix".
        let twenties = lexicon.multipliers.iter().any(|(_, factor)| *factor == 20);
        let follows = (group > 0 && below == 0 && number < 100)
            || (self.ends_in_tens() && number < 10)
            || (twenties && matches!(below, 60 | 80) && (10..20).contains(&number))
            || (twenties && below == 10 && (7..10).contains(&number))
            || (lexicon.joined && (1..10).contains(&below) && number >= 20 && number.is_multiple_of(10));
        if twenties && below == 4 && number == 20 {
            self.group = Some(group - 4 + 80);
            return true;
        }
        self.group = Some(group + number);
        follows
    }

    /// Returns whether "one" may follow as an article does: "cent *un*", "cento e *um*".
    fn ends_in_hundred(&self, lexicon: &Lexicon) -> bool {
        !lexicon.articles.contains(&"a") && self.group.is_some_and(|group| group > 0 && group % 100 == 0)
    }

    fn ends_in_tens(&self) -> bool {
        self.group.is_some_and(|group| group % 100 >= 20 && group % 10 == 0)
    }

    fn add_scale(&mut self, power: u32, bare: bool, after_scale: bool, after_and: bool) -> bool {
        let last = self.scale;
        let grows = last.is_some_and(|last| power > last);
        if self.group.is_none() && !self.half {
            if after_scale && grows {
                // "Mil millones".
                self.total *= power_of_ten(power);
                self.scale = last.map(|last| last + power);
                self.after_scale = true;
                return self.scale.is_some_and(|scale| scale <= 30);
            }
            if !bare {
                return false;
            }
            self.group = Some(1);
        }
        if grows && !after_and {
            // "Dos mil quinientos millones".
            self.total = (&self.total + self.group_value()) * power_of_ten(power);
        } else if last.is_none_or(|last| power < last) {
            self.total += self.group_value() * power_of_ten(power);
        } else {
            return false;
        }
        self.scale = Some(power);
        self.after_scale = true;
        self.group = None;
        self.half = false;
        true
    }

    /// Returns whether the "and" at an index joins what stands on its two sides to one number.
    fn can_join(&self, tokens: &[Token], index: usize, lexicon: &Lexicon) -> bool {
        if !self.is_complete() || self.half {
            return false;
        }
        let at = |index: usize| tokens.get(index).map(|token| token.kind);
        match (at(index + 1), at(index + 2)) {
            (Some(Kind::Half), _) | (Some(Kind::Article), Some(Kind::Half)) => true,
            (Some(Kind::Numeral(number)), _) => {
                let below = self.group.map(|group| group % 100);
                let after_tens = lexicon.and_after_tens && self.ends_in_tens() && number < 20;
                // "Dreiundneunzig" is one word; "drei und neunzig" are two numbers.
                let within = tokens.get(index).is_some_and(|token| token.end.is_none());
                let before_tens =
                    lexicon.joined && within && below.is_some_and(|below| (1..10).contains(&below)) && number >= 20;
                below.is_none_or(|below| below == 0) || after_tens || before_tens
            }
            (Some(Kind::Article), _) => {
                lexicon.and_after_tens && (self.ends_in_tens() || self.ends_in_hundred(lexicon))
            }
            _ => false,
        }
    }
}

/// Takes the words from a byte on apart, as far as they belong to numerals.
fn tokens(text: &str, at: usize, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = at;
    while tokens.len() < MOST_TOKENS {
        let word = rest(text, from);
        let length = word.find(|char: char| !char.is_alphabetic()).unwrap_or(word.len());
        let behind = word.get(length..).unwrap_or("");
        if length == 0 || length > LONGEST_WORD || behind.starts_with(|char: char| char.is_ascii_digit()) {
            break;
        }
        let word = word.get(..length).unwrap_or("").to_lowercase();
        if let Some((kind, bare)) = whole(&word, lexicon) {
            tokens.push(Token { kind, bare, end: Some(from + length) });
        } else if let Some(mut parts) = lexicon.joined.then(|| parts(&word, lexicon)).flatten() {
            if let Some(last) = parts.last_mut() {
                last.end = Some(from + length);
            }
            tokens.append(&mut parts);
        } else {
            break;
        }
        let gap = behind
            .strip_prefix('-')
            .map_or_else(|| behind.len() - behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len(), |_| 1);
        if gap == 0 {
            break;
        }
        from += length + gap;
    }
    tokens
}

/// Looks a word up.
fn whole(word: &str, lexicon: &Lexicon) -> Option<(Kind, bool)> {
    let find = |list: &[(&str, u32)]| list.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    let plural = word.strip_suffix('s').unwrap_or(word);
    let kind = if let Some(value) = find(lexicon.numerals) {
        Kind::Numeral(value)
    } else if lexicon.articles.contains(&word) {
        Kind::Article
    } else if lexicon.and.contains(&word) {
        Kind::And
    } else if let Some(factor) = find(lexicon.multipliers) {
        Kind::Multiplier(factor)
    } else if let Some(power) = find(lexicon.scales) {
        Kind::Scale(power)
    } else if let Some(divisor) = find(lexicon.fractions) {
        Kind::Fraction(divisor)
    } else if lexicon.halves.contains(&word) || lexicon.halves.contains(&plural) {
        Kind::Half
    } else {
        return None;
    };
    Some((kind, lexicon.bare.contains(&word)))
}

/// Takes a word apart into numerals without a gap.
fn parts(word: &str, lexicon: &Lexicon) -> Option<Vec<Token>> {
    let mut dead_ends = vec![false; word.len() + 1];
    let mut tokens = Vec::new();
    take_apart(word, 0, lexicon, &mut dead_ends, &mut tokens).then_some(tokens).filter(|tokens| tokens.len() > 1)
}

fn take_apart(word: &str, at: usize, lexicon: &Lexicon, dead_ends: &mut [bool], tokens: &mut Vec<Token>) -> bool {
    if at == word.len() {
        return true;
    }
    if dead_ends.get(at).copied().unwrap_or(true) || tokens.len() >= MOST_TOKENS {
        return false;
    }
    let names = lexicon.numerals.iter().chain(lexicon.multipliers).chain(lexicon.scales).map(|(name, _)| *name);
    let mut names: Vec<&str> =
        names.chain(lexicon.articles.iter().copied()).chain(lexicon.and.iter().copied()).collect();
    names.retain(|name| rest(word, at).starts_with(name));
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        let Some((kind, bare)) = whole(name, lexicon) else { continue };
        tokens.push(Token { kind, bare, end: None });
        if take_apart(word, at + name.len(), lexicon, dead_ends, tokens) {
            return true;
        }
        tokens.pop();
    }
    if let Some(dead_end) = dead_ends.get_mut(at) {
        *dead_end = true;
    }
    false
}
