//! The words of a text as the checks compare them: stems, what they mean, and where they stand.

mod lexicon;

pub(super) use lexicon::{Concept, Limits};

use crate::language::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) bytes: Range<usize>,
    /// Its stem, in lower case.
    pub(super) stem: String,
    /// What it may mean.
    pub(super) concepts: &'static [Concept],
    /// What it is for.
    pub(super) role: Role,
    /// Whether its language writes compounds as one word.
    compounds: bool,
}

/// What the stem of a month begins with.
pub(super) const MONTH: &str = "#month ";

/// What a word is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It says what is spoken of.
    Content,
    /// It says little.
    Small,
    /// It joins clauses or parts of a list.
    Joint,
}

/// The stemmer of a language, which remembers what it made of words: most stand in many texts.
pub(super) struct Stemming {
    stemmer: Stemmer,
    known: Mutex<HashMap<String, String>>,
}

impl Stemming {
    /// Returns the stemmer of a language.
    pub(super) fn of(language: Language) -> &'static Stemming {
        static ALL: [(&str, LazyLock<Stemming>); 7] = [
            ("en", LazyLock::new(|| Stemming::new(Algorithm::English))),
            ("de", LazyLock::new(|| Stemming::new(Algorithm::German))),
            ("es", LazyLock::new(|| Stemming::new(Algorithm::Spanish))),
            ("fr", LazyLock::new(|| Stemming::new(Algorithm::French))),
            ("it", LazyLock::new(|| Stemming::new(Algorithm::Italian))),
            ("nl", LazyLock::new(|| Stemming::new(Algorithm::Dutch))),
            ("pt", LazyLock::new(|| Stemming::new(Algorithm::Portuguese))),
        ];
        let of_language = ALL.iter().find(|(code, _)| *code == language.code());
        &of_language.unwrap_or(&ALL[0]).1
    }

    fn new(algorithm: Algorithm) -> Stemming {
        Stemming { stemmer: Stemmer::create(algorithm), known: Mutex::default() }
    }

    /// Returns the stem of a word in lower case.
    pub(super) fn stem(&self, word: &str) -> String {
        if word.len() > LONGEST_WORD {
            return word.to_owned();
        }
        // A poisoned memory is as good as any: entries are whole.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stem) = known.get(word) {
            return stem.clone();
        }
        let stem = self.stemmer.stem(word).into_owned();
        if known.len() < MOST_KNOWN {
            known.insert(word.to_owned(), stem.clone());
        }
        stem
    }
}

/// Words that are remembered at most: more than a long report has.
const MOST_KNOWN: usize = 50_000;

/// The longest word that is stemmed, in bytes. What is longer is no word, and stemming it would cost time.
const LONGEST_WORD: usize = 64;

/// Takes a text apart into words, numbers in digits among them.
pub(super) fn words(text: &str, language: Language) -> Vec<Word> {
    let stemming = Stemming::of(language);
    let dictionary = lexicon::of(language);
    let compounds = matches!(language.code(), "de" | "nl");
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(char::is_alphanumeric)).map(|gap| at + gap) {
        let rest = text.get(start..).unwrap_or("");
        let length = rest.find(|char: char| !char.is_alphanumeric()).unwrap_or(rest.len());
        at = start + length.max(1);
        let lower = rest.get(..length).unwrap_or("").to_lowercase();
        let stem = stemming.stem(&lower);
        let concepts = dictionary.concepts.get(&stem).map_or(&[][..], Vec::as_slice);
        let is_letter = || lower.chars().nth(1).is_none();
        let role = dictionary.small.get(lower.as_str()).copied();
        let role = role.unwrap_or_else(|| if is_letter() { Role::Small } else { Role::Content });
        words.push(Word { bytes: start..start + length, stem, concepts, role, compounds });
    }
    join_separable(&mut words, text, language);
    words
}

/// Gives the particle that ends a clause what it means with its verb: "nahm um 12 Prozent zu".
fn join_separable(words: &mut [Word], text: &str, language: Language) {
    /// A particle stands no farther from its verb.
    const REACH: usize = 14;
    if lexicon::of(language).lexicon.separable.is_empty() {
        return;
    }
    for index in 0..words.len() {
        let Some(particle) = words.get(index) else { continue };
        let ends = text
            .get(particle.bytes.end..)
            .is_none_or(|rest| rest.trim_start().starts_with(['.', ',', ';']) || rest.is_empty());
        let written = text.get(particle.bytes.clone()).unwrap_or("");
        let earlier = words.get(index.saturating_sub(REACH)..index).unwrap_or(&[]);
        let meaning = earlier
            .iter()
            .rev()
            .find_map(|verb| lexicon::separable(text.get(verb.bytes.clone()).unwrap_or(""), written, language));
        if let (true, Some(meaning), Some(particle)) = (ends, meaning, words.get_mut(index)) {
            particle.concepts = meaning;
        }
    }
}

impl Word {
    /// Returns how well two words match, from 0 to 1.
    pub(super) fn matches(&self, other: &Word) -> f32 {
        if self.stem == other.stem {
            return 1.0;
        }
        if self.concepts.iter().any(|concept| other.concepts.contains(concept)) {
            return 1.0;
        }
        if self.concepts.iter().any(|one| other.concepts.iter().any(|other| one.is_akin(*other))) {
            return 0.6;
        }
        // Most words differ from their first letter on, and are done with here.
        let may_derive = self.compounds || self.stem.bytes().next() == other.stem.bytes().next();
        let has_digit = || self.stem.bytes().any(|byte| byte.is_ascii_digit());
        if may_derive && self.is_derived_from(other) && !has_digit() && !self.is_undone(other) { 0.8 } else { 0.0 }
    }

    /// Returns whether one of two words is made of the other: "apprentice" and "apprenticeship", "Bahn" and "Eisenbahn".
    fn is_derived_from(&self, other: &Word) -> bool {
        /// Shorter beginnings are shared by chance.
        const LEAST: usize = 5;
        let (short, long) =
            if self.stem.len() < other.stem.len() { (&self.stem, &other.stem) } else { (&other.stem, &self.stem) };
        let common: usize = short
            .chars()
            .zip(long.chars())
            .take_while(|(one, other)| one == other)
            .map(|(char, _)| char.len_utf8())
            .sum();
        let is_beginning = common >= LEAST && common * 10 >= long.len() * 6 && common * 10 >= short.len() * 8;
        is_beginning || (self.compounds && short.len() >= LEAST && long.ends_with(short.as_str()))
    }

    /// Returns whether one of two words is the other with "un-" before it: "insured" and "uninsured".
    pub(super) fn is_undone(&self, other: &Word) -> bool {
        /// In "unit" and "under" it is no prefix.
        const LEAST: usize = 4;
        // Most pairs differ in their lengths, and are done with here.
        let undoes = |long: &str, short: &str| {
            long.len() == short.len() + 2 && short.len() >= LEAST && long.strip_prefix("un") == Some(short)
        };
        undoes(&self.stem, &other.stem) || undoes(&other.stem, &self.stem)
    }

    /// Returns whether the two speak of things that exclude each other.
    pub(super) fn excludes(&self, other: &Word) -> bool {
        if self.is_undone(other) {
            return true;
        }
        if self.stem.starts_with(MONTH) && other.stem.starts_with(MONTH) {
            return self.stem != other.stem;
        }
        let pairs = || self.concepts.iter().flat_map(|one| other.concepts.iter().map(move |other| (*one, *other)));
        pairs().any(|(one, other)| one.excludes(other)) && !pairs().any(|(one, other)| one.is_akin(other))
    }

    /// Returns whether it compares.
    pub(super) fn is_grade(&self) -> bool {
        self.concepts.iter().any(|concept| concept.is_grade())
    }

    /// Returns whether it may have a meaning.
    pub(super) fn means(&self, concept: Option<Concept>) -> bool {
        concept.is_some_and(|concept| self.concepts.contains(&concept))
    }
}

/// What a word denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Negation {
    /// What is said: "not", "no", "never".
    Statement,
    /// That something is there: "without".
    Lack,
}

/// Returns what a word denies, if it does.
pub(super) fn negation(word: &str, language: Language) -> Option<Negation> {
    let lexicon = lexicon::of(language).lexicon;
    let is = |list: &str| list.split(' ').any(|known| word.eq_ignore_ascii_case(known));
    if is(lexicon.limits.without) { Some(Negation::Lack) } else { is(lexicon.negations).then_some(Negation::Statement) }
}

/// Returns the words that turn a denial in a language.
pub(super) fn limits(language: Language) -> &'static Limits {
    &lexicon::of(language).lexicon.limits
}

/// Finds the words that say in which time it is so many, and the unit of that time: "a week", "täglich".
pub(super) fn rates(text: &str, language: Language) -> Vec<(Range<usize>, &'static str)> {
    let lexicon = lexicon::of(language).lexicon;
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for (phrase, unit) in lexicon.rates {
        let (phrase, is_open) = phrase.strip_suffix('*').map_or((*phrase, false), |stem| (stem, true));
        for (at, _) in lower.match_indices(phrase) {
            let (before, behind) = (lower.get(..at).unwrap_or(""), lower.get(at + phrase.len()..).unwrap_or(""));
            let rest = behind.find(|char: char| !char.is_alphanumeric()).unwrap_or(behind.len());
            let is_whole = !before.ends_with(char::is_alphanumeric) && (is_open || rest == 0);
            let next = behind.get(rest..).unwrap_or("").trim_start();
            // "Im Jahr 2019" and "a year earlier" are no rates, nor is "in a year".
            let digits = next.find(|char: char| !char.is_ascii_digit()).unwrap_or(next.len());
            let is_date = digits == 4 && next.starts_with(['1', '2']);
            let last = |text: &str| text.rsplit(' ').next().unwrap_or("").to_owned();
            let first = |text: &str| text.split(|char: char| !char.is_alphabetic()).next().unwrap_or("").to_owned();
            let is = |list: &str, word: String| list.split(' ').any(|known| word == known);
            let is_span = is(lexicon.spans, last(before.trim_end())) || is(lexicon.spans_behind, first(next));
            if is_whole && !is_date && !is_span {
                found.push((at..at + phrase.len() + rest, *unit));
            }
        }
    }
    found
}

/// Returns whether a word stands before a whole: "12 of 40".
pub(super) fn is_of(word: &str, language: Language) -> bool {
    lexicon::of(language).lexicon.of.split(' ').any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns whether a word is a verb, or stands before one.
pub(super) fn is_verb(word: &str, language: Language) -> bool {
    let word = word.to_lowercase();
    lexicon::of(language).lexicon.verbs.split(' ').any(|known| word == known)
}

/// Returns whether a word says for what each so many are: "per".
pub(super) fn is_per(word: &str, language: Language) -> bool {
    lexicon::of(language).lexicon.per.split(' ').any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns whether a word stands between the two sides of a ratio.
pub(super) fn is_each(word: &str, language: Language) -> bool {
    let mut known = lexicon::of(language).lexicon.each.split(' ');
    is_per(word, language) || known.any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns whether a word stands before the second thing of a comparison.
pub(super) fn is_than(word: &str, language: Language) -> bool {
    lexicon::of(language).lexicon.than.split(' ').any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns whether two small words say the opposite of what follows: "before", "after".
pub(super) fn turns(one: &str, other: &str, language: Language) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let mut pairs = lexicon::of(language).lexicon.against.iter();
    pairs.any(|(left, right)| (one == *left && other == *right) || (one == *right && other == *left))
}

/// Returns whether a word names a report or who wrote it.
pub(super) fn is_report(word: &str, language: Language) -> bool {
    let word = word.to_lowercase();
    lexicon::of(language).lexicon.reports.split(' ').any(|known| word == known)
}

/// Returns whether a word makes a superlative: "largest", "más".
pub(super) fn is_superlative(word: &str, language: Language) -> bool {
    let word = word.to_lowercase();
    lexicon::of(language).lexicon.superlatives.split(' ').any(|known| match known.strip_prefix('-') {
        Some(ending) => word.ends_with(ending),
        None => word == known,
    })
}

/// Returns whether a word gives the parts of one list to those of another.
pub(super) fn is_respectively(word: &str, language: Language) -> bool {
    lexicon::of(language).lexicon.respectively.split(' ').any(|known| word.eq_ignore_ascii_case(known))
}

/// What a number is in a movement: where it begins, where it ends, or by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// "From 19".
    From,
    /// "To 12".
    To,
    /// "By 7".
    By,
}

/// Returns what the small words that end a text make of the number behind it.
pub(super) fn step(before: &str, language: Language) -> Option<Step> {
    let lists = lexicon::of(language).lexicon;
    let head = before.trim_end();
    let ends = |list: &[&str]| {
        list.iter().any(|word| {
            head.len().checked_sub(word.len()).and_then(|at| Some((head.get(..at)?, head.get(at..)?))).is_some_and(
                |(earlier, end)| end.eq_ignore_ascii_case(word) && !earlier.ends_with(char::is_alphanumeric),
            )
        })
    };
    if ends(lists.from) {
        Some(Step::From)
    } else if ends(lists.to) {
        Some(Step::To)
    } else if ends(lists.by) {
        Some(Step::By)
    } else {
        None
    }
}
