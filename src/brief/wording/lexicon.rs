//! The words of doubt and attribution. What they are is data, a file for each language; this reads it.
//!
//! Phrases stand in lower case and part at commas. `*` stands for any end of a word, or for any beginning of one, `#` for a
//! number in digits, `…` for a few words or none; a word with a capital is compared with its capital.

use super::words::{Word, words};
use crate::language::Language;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a phrase does to the text that it stands in. Each is a part of the data files, in this order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::brief) enum Role {
    /// It holds a word of one of the other parts and means something else: "could not", "May".
    Exception,
    /// It makes the clause uncertain that it stands in: "may", "reportedly".
    Doubt,
    /// The same of a number, for which a word like "about" does as well: "an estimated".
    Estimate,
    /// It gives the whole sentence to somebody: "according to".
    Attribution,
    /// With it a claim leaves open whether something is so, or says who says it, beyond the parts above: "argues".
    Reserve,
    /// It says that a number is not exact.
    About,
    /// It denies: "not", "never". A quotation may not leave it out unseen.
    Negation,
    /// It takes back a part of what stands before it: "but", "unless". A quotation should not end there.
    Turn,
    /// It begins a clause behind a comma.
    Opener,
    /// It opens a clause that the next comma ends.
    Subordinator,
    /// Behind a comma it begins a part of the sentence that stands for itself.
    Coordinator,
    /// It joins clauses without a comma.
    Joiner,
    /// A verb, or a word beside one, that begins a clause of its own behind a joiner.
    Finite,
}

const PARTS: &[(&str, Role)] = &[
    ("exceptions", Role::Exception),
    ("doubts", Role::Doubt),
    ("estimates", Role::Estimate),
    ("attributions", Role::Attribution),
    ("reserve", Role::Reserve),
    ("about", Role::About),
    ("negations", Role::Negation),
    ("turns", Role::Turn),
    ("openers", Role::Opener),
    ("subordinators", Role::Subordinator),
    ("coordinators", Role::Coordinator),
    ("joiners", Role::Joiner),
    ("finite", Role::Finite),
];

/// What stands in a phrase for a few words or none, and how many these are at most.
const GAP: &str = "…";
const MOST_SKIPPED: usize = 8;
/// What stands in a phrase for a number in digits.
const NUMBER: &str = "#";

/// The phrases of a language.
pub(in crate::brief) struct Lexicon {
    /// Those whose first words are whole, by these.
    phrases: HashMap<String, Vec<(Vec<String>, Role)>>,
    /// Those whose first words have any end, by their first letters; those with any beginning under `*`.
    open: HashMap<char, Vec<(Vec<String>, Role)>>,
    /// Whether a capital within a sentence makes a noun.
    capital_nouns: bool,
}

/// A phrase that was found: words of the text, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::brief) struct Phrase {
    /// Numbers of the words.
    pub(in crate::brief) words: Range<usize>,
    /// What it does.
    pub(in crate::brief) role: Role,
}

/// Returns the phrases of a language; none where there is no data for it.
pub(in crate::brief) fn of(language: Language) -> Option<&'static Lexicon> {
    static ALL: [(&str, LazyLock<Lexicon>); 7] = [
        ("de", LazyLock::new(|| Lexicon::read(include_str!("lexicon/de.txt"), true))),
        ("en", LazyLock::new(|| Lexicon::read(include_str!("lexicon/en.txt"), false))),
        ("es", LazyLock::new(|| Lexicon::read(include_str!("lexicon/es.txt"), false))),
        ("fr", LazyLock::new(|| Lexicon::read(include_str!("lexicon/fr.txt"), false))),
        ("it", LazyLock::new(|| Lexicon::read(include_str!("lexicon/it.txt"), false))),
        ("nl", LazyLock::new(|| Lexicon::read(include_str!("lexicon/nl.txt"), false))),
        ("pt", LazyLock::new(|| Lexicon::read(include_str!("lexicon/pt.txt"), false))),
    ];
    ALL.iter().find(|(code, _)| *code == language.code()).map(|(_, lexicon)| &**lexicon)
}

impl Lexicon {
    /// Reads a data file.
    fn read(data: &str, capital_nouns: bool) -> Lexicon {
        let mut lexicon = Lexicon { phrases: HashMap::new(), open: HashMap::new(), capital_nouns };
        let data: String = data.lines().filter(|line| !line.starts_with(';')).map(|line| format!("{line} ")).collect();
        for part in data.split('[').skip(1) {
            let Some((name, phrases)) = part.split_once(']') else { continue };
            let Some((_, role)) = PARTS.iter().find(|(part, _)| *part == name) else { continue };
            for phrase in phrases.split(',') {
                let words: Vec<String> = words(phrase, true).into_iter().map(|word| word.text).collect();
                let Some(first) = words.first().map(|first| first.to_lowercase()) else { continue };
                let alike = match first.chars().next().filter(|_| first.contains('*')) {
                    Some(letter) => lexicon.open.entry(letter).or_default(),
                    None => lexicon.phrases.entry(first).or_default(),
                };
                alike.push((words, *role));
            }
        }
        lexicon
    }

    /// Finds the phrases of some roles in a text, the longest at each word; an exception hides what it holds.
    pub(in crate::brief) fn find(&self, text: &[Word], roles: &[Role]) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = Vec::new();
        let mut hidden = 0;
        for at in 0..text.len() {
            let mut best: Option<Phrase> = None;
            for (length, role) in self.beginning_at(text, at) {
                let longest = best.as_ref().map_or(0, |best| best.words.len());
                let is_wanted = role == Role::Exception || (at >= hidden && roles.contains(&role));
                if is_wanted && (length > longest || (length == longest && role == Role::Exception)) {
                    best = Some(Phrase { words: at..at + length, role });
                }
            }
            match best {
                Some(Phrase { words, role: Role::Exception }) => {
                    hidden = hidden.max(words.end);
                    // "No suspect" hides nothing before it, "could not" its own beginning.
                    found.retain(|phrase| phrase.words.end <= words.start);
                }
                Some(phrase) => found.push(phrase),
                None => {}
            }
        }
        found
    }

    /// Returns whether a phrase of a role begins at a word.
    pub(in crate::brief) fn begins(&self, text: &[Word], at: usize, role: Role) -> bool {
        self.beginning_at(text, at).any(|(_, found)| found == role)
    }

    /// Returns the phrases that begin at a word: how many words of the text each takes, and its role.
    fn beginning_at<'l>(&'l self, text: &'l [Word], at: usize) -> impl Iterator<Item = (usize, Role)> {
        let word = text.get(at);
        let by_word = word.and_then(|word| self.phrases.get(&word.lower));
        let letter = word.and_then(|word| word.lower.chars().next());
        let open = [letter, word.map(|_| '*')].into_iter().flatten().filter_map(|letter| self.open.get(&letter));
        let phrases = by_word.into_iter().chain(open).flatten();
        phrases.filter_map(move |(words, role)| Some((self.length(text, at, words)?, *role)))
    }

    /// Returns how many words of a text a phrase takes that begins at one of them.
    fn length(&self, text: &[Word], at: usize, phrase: &[String]) -> Option<usize> {
        let mut end = at;
        let mut wanted = phrase.iter().peekable();
        while let Some(part) = wanted.next() {
            let fits =
                |end: usize, part: &str| text.get(end).is_some_and(|word| self.is(word, part, end == 0 || word.opens));
            if part == GAP {
                let next = wanted.peek()?;
                end = (end..=end + MOST_SKIPPED).find(|end| fits(*end, next))?;
            } else if fits(end, part) {
                end += 1;
            } else {
                return None;
            }
        }
        Some(end - at)
    }

    fn is(&self, word: &Word, wanted: &str, opens: bool) -> bool {
        let has_capital = wanted.starts_with(char::is_uppercase);
        if self.capital_nouns && !has_capital && !opens && word.text.starts_with(char::is_uppercase) {
            return false;
        }
        let text = if has_capital { &word.text } else { &word.lower };
        match (wanted.strip_prefix('*'), wanted.strip_suffix('*')) {
            (Some(ending), _) => text.len() > ending.len() && text.ends_with(ending),
            (_, Some(beginning)) => text.starts_with(beginning),
            _ if wanted == NUMBER => text.starts_with(|char: char| char.is_ascii_digit()),
            _ => text == wanted,
        }
    }
}
