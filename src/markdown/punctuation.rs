//! Typographic punctuation: what a typewriter has one sign for gets the sign of the language.
//!
//! `"` and `'` become quotation marks, apostrophes or stay primes, by what stands around them; `...`, `--` and `---`
//! become an ellipsis and dashes; French gets its spaces. The shape that was typed is kept: where the language has double
//! marks inside single ones, as in Britain, `"` still gives the double marks.

use super::run::Run;
use crate::language::Language;

/// Narrow no-break space.
const NARROW: char = '\u{202F}';

/// No-break space.
const WIDE: char = '\u{A0}';

/// Words that begin with an apostrophe, without it, by language.
const ELISIONS: [(&str, &[&str]); 3] = [
    ("en", &["tis", "twas", "twere", "em", "til", "cause", "n"]),
    ("de", &["s", "n", "ne", "nen", "ner"]),
    ("nl", &["s", "t", "n", "k", "m", "r", "ns"]),
];

/// The state of one paragraph.
pub(super) struct Punctuation {
    double: (&'static str, &'static str),
    single: (&'static str, &'static str),
    spacing: Option<Spacing>,
    elisions: &'static [&'static str],
    double_open: bool,
    single_open: bool,
}

/// French spaces.
#[derive(Clone, Copy)]
struct Spacing {
    /// Inside guillemets.
    guillemet: char,
    /// Before a colon.
    colon: char,
    /// Before `;`, `!` and `?`.
    other: Option<char>,
}

impl Punctuation {
    /// Begins with a language.
    pub(super) fn new(language: Language) -> Punctuation {
        let quotes = language.quotes();
        let single_outside = quotes.outer.0.starts_with(['‘', '‚', '‹']);
        let (double, single) = if single_outside { (quotes.inner, quotes.outer) } else { (quotes.outer, quotes.inner) };
        let spacing = match (language.code(), language.tag()) {
            // The Office québécois sets no space before `;`, `!` and `?`, and full ones elsewhere.
            ("fr", tag) if tag.ends_with("-CA") => Some(Spacing { guillemet: WIDE, colon: WIDE, other: None }),
            ("fr", _) => Some(Spacing { guillemet: NARROW, colon: NARROW, other: Some(NARROW) }),
            _ => None,
        };
        let of_language = ELISIONS.iter().find(|(code, _)| *code == language.code());
        let elisions = of_language.map_or(&[][..], |(_, words)| words);
        Punctuation { double, single, spacing, elisions, double_open: false, single_open: false }
    }

    /// Begins a paragraph.
    pub(super) fn reset(&mut self) {
        self.double_open = false;
        self.single_open = false;
    }

    /// Sets a part of a run, from byte `start` to `end`. `before` is the character that stands in front of it.
    pub(super) fn set(&mut self, run: &Run, start: usize, end: usize, before: Option<char>) -> String {
        let text = &run.text[start..end];
        let signs = text.bytes().filter(|byte| self.concerns(*byte)).count();
        // A typographic sign has three bytes where the typewriter's has one.
        let mut out = String::with_capacity(text.len() + 2 * signs);
        if signs == 0 {
            out.push_str(text);
            return out;
        }
        let mut cursor = 0;
        let mut at = 0;
        while let Some(next) = text.as_bytes()[at..].iter().position(|byte| self.concerns(*byte)) {
            out.push_str(&text[at..at + next]);
            at += next;
            let Some(character) = text[at..].chars().next() else { break };
            let previous = out.chars().next_back().or(before);
            let rest = &text[at + character.len_utf8()..];
            if run.is_literal(start + at, &mut cursor) {
                out.push(character);
                at += character.len_utf8();
            } else if let Some(length) = address_length(&text[at..], &out) {
                out.push_str(&text[at..at + length]);
                at += length;
            } else {
                at += match character {
                    '"' => 1 + self.double_quote(&mut out, previous, rest),
                    '\'' => 1 + self.single_quote(&mut out, previous, rest),
                    '-' | '.' => marks(&mut out, previous, &text[at..], character),
                    _ => character.len_utf8() + self.spaced(&mut out, character, previous, rest),
                };
            }
        }
        out.push_str(&text[at..]);
        out
    }

    /// Returns whether a character that begins with this byte may have to be changed. Most texts have few.
    fn concerns(&self, byte: u8) -> bool {
        match byte {
            b'"' | b'\'' | b'-' | b'.' | b':' => true,
            // The guillemets begin with 0xC2.
            b';' | b'!' | b'?' | 0xC2 => self.spacing.is_some(),
            _ => false,
        }
    }

    /// Sets a straight double quote; returns how much of the rest is taken with it.
    fn double_quote(&mut self, out: &mut String, previous: Option<char>, rest: &str) -> usize {
        let next = rest.chars().next();
        if !self.double_open && previous.is_some_and(|before| before.is_ascii_digit()) {
            out.push('"');
            return 0;
        }
        let opens = opens(previous, next, self.double_open);
        self.double_open = opens;
        quote(out, self.double, opens, rest)
    }

    /// Sets a straight single quote; returns how much of the rest is taken with it.
    fn single_quote(&mut self, out: &mut String, previous: Option<char>, rest: &str) -> usize {
        let next = rest.chars().next();
        let digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
        let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        if letter(previous) && letter(next) {
            // Minutes and feet have digits on both sides, `1990's` has not.
            out.push(if digit(previous) && digit(next) { '\'' } else { '’' });
            return 0;
        }
        if opens(previous, next, self.single_open) {
            if self.elides(rest) {
                out.push('’');
                return 0;
            }
            self.single_open = true;
            return quote(out, self.single, true, rest);
        }
        if self.single_open {
            self.single_open = false;
            return quote(out, self.single, false, rest);
        }
        out.push(if digit(previous) { '\'' } else { '’' });
        0
    }

    /// Returns whether what follows a `'` is a word that begins with an apostrophe: `'90s`, `'tis`.
    fn elides(&self, rest: &str) -> bool {
        let word_end = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        let word = &rest[..word_end];
        let digits = word.trim_end_matches('s');
        if digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return true;
        }
        self.elisions.iter().any(|elision| elision.eq_ignore_ascii_case(word))
    }

    /// Sets any other character, with its spaces in French; returns how much of the rest is taken with it.
    fn spaced(&self, out: &mut String, character: char, previous: Option<char>, rest: &str) -> usize {
        let space = self.spacing.and_then(|spacing| match character {
            '«' | '»' => Some(spacing.guillemet),
            ':' => Some(spacing.colon),
            ';' | '!' | '?' => spacing.other,
            _ => None,
        });
        let Some(space) = space else {
            out.push(character);
            return 0;
        };
        if character == '«' {
            out.push(character);
            if !rest.starts_with([WIDE, NARROW]) {
                out.push(space);
            }
            return usize::from(rest.starts_with(' '));
        }
        let ends_word = rest.chars().next().is_none_or(|next| !next.is_alphanumeric() && !matches!(next, '/' | '\\'));
        let had_space = out.ends_with(' ');
        if had_space {
            out.pop();
        }
        let alone = previous.is_none_or(|before| {
            (before.is_whitespace() && !had_space) || matches!(before, ';' | ':' | '!' | '?' | '(' | '[')
        });
        if had_space || (character == '»' || ends_word) && !alone {
            out.push(space);
        }
        out.push(character);
        0
    }
}

/// Returns whether a quotation mark opens, by its neighbours and by whether one is open.
fn opens(previous: Option<char>, next: Option<char>, open: bool) -> bool {
    let ends = next.is_none_or(char::is_whitespace);
    match previous {
        None => true,
        Some(before) if before.is_whitespace() || matches!(before, '(' | '[' | '{' | '/' | '¿' | '¡') => {
            !(open && ends)
        }
        // After a dash, and after another quotation mark or an apostrophe, either may come.
        Some('–' | '—' | '-' | '’' | '‘' | '“' | '”' | '«' | '»' | '„' | '‚' | '‹' | '›') => {
            !open && next.is_some_and(char::is_alphanumeric)
        }
        Some(_) => false,
    }
}

/// Writes a quotation mark. A mark that brings its own space replaces one that was typed.
fn quote(out: &mut String, (open, close): (&str, &str), opens: bool, rest: &str) -> usize {
    if opens {
        out.push_str(open);
        return usize::from(open.ends_with(char::is_whitespace) && rest.starts_with(' '));
    }
    if close.starts_with(char::is_whitespace) && out.ends_with(' ') {
        out.pop();
    }
    out.push_str(close);
    0
}

/// Writes a row of hyphens or points; returns its length.
fn marks(out: &mut String, previous: Option<char>, text: &str, mark: char) -> usize {
    let length = text.bytes().take_while(|byte| char::from(*byte) == mark).count();
    let starts_word = previous.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '“' | '‘'));
    match (mark, length) {
        // An option of a command: `--help`.
        ('-', 2) if starts_word && text[length..].starts_with(|c: char| c.is_ascii_lowercase()) => out.push_str("--"),
        ('-', 2) => out.push('–'),
        ('-', 3) => out.push('—'),
        ('.', 3) => out.push('…'),
        // A sentence that ends with an omission.
        ('.', 4) => out.push_str("…."),
        // Rulers and leaders are meant as they are.
        _ => out.push_str(&text[..length]),
    }
    length
}

/// Returns the length of the rest of a web address, which begins with the `:` after its scheme or the `.` after `www`.
fn address_length(text: &str, before: &str) -> Option<usize> {
    let address = match text.as_bytes() {
        [b':', b'/', b'/', ..] => before.ends_with(|letter: char| letter.is_ascii_alphanumeric()),
        [b'.', ..] => before.ends_with("www"),
        _ => false,
    };
    let ends = |character: char| character.is_whitespace() || matches!(character, '"' | '<' | '>');
    address.then(|| text.find(ends).unwrap_or(text.len()))
}
