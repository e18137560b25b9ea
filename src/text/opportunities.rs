//! Where a line may end inside a word: at its own hyphens and dashes, at the joints of an address, between syllables.

use super::shape::Shaper;
use super::{Word, WordId, Words};
use crate::language::Language;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// The rules of UAX #14. Khmer, Lao, Burmese and Thai, which need dictionaries, are not in the built-in faces.
const SEGMENTER: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// A place inside a word where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Byte of the word's text at which the next line starts.
    pub(super) at: u16,
    /// What is there.
    pub(super) kind: CutKind,
    /// Advance of the part before, hyphen included, in font units.
    pub(super) before: i32,
    /// Advance of the part after.
    pub(super) after: i32,
    /// Glyphs of the part before, hyphen included.
    pub(super) glyphs_before: u16,
    /// Glyphs of the part after.
    pub(super) glyphs_after: u16,
}

/// What is at a [`Cut`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CutKind {
    /// A hyphen of the word's own.
    OwnHyphen,
    /// A dash, or another place that UAX #14 gives.
    Other,
    /// A joint of an address: after a stroke, before what starts a parameter.
    Address,
    /// A lesser joint of an address: after a stop, a hyphen, a low line.
    AddressPart,
    /// A soft hyphen that the author wrote.
    SoftHyphen,
    /// The boundary of two syllables.
    Syllable,
    /// The same in a part of a compound, which has a hyphen of its own to break at.
    CompoundSyllable,
    /// The same in a name or another word that starts with a capital.
    NameSyllable,
    /// No place for a line to end; taken where the word is wider than the line.
    Emergency,
}

impl CutKind {
    /// Returns whether a line that ends here gets a hyphen that the word has not.
    pub(super) fn adds_hyphen(self) -> bool {
        matches!(self, CutKind::SoftHyphen | CutKind::Syllable | CutKind::CompoundSyllable | CutKind::NameSyllable)
    }
}

/// Returns whether a line can end nowhere inside a word but between syllables. True for most words, at little cost.
pub(super) fn is_plain(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && c < '\u{590}';
    let core = text.trim_matches(|c: char| !is_letter(c) && (c < '\u{250}' || ('\u{2018}'..='\u{203a}').contains(&c)));
    core.chars().all(|c| is_letter(c) || matches!(c, '.' | ',' | ':' | '\'' | '’'))
        && !text.contains(['/', '\\', '–', '—', '-'])
}

/// Returns whether a line may end at a space between two words. Marks that open or close hold across it (UAX #14, LB7 and
/// LB11 to LB17); between letters, and beside the marks that sentences have, it always may.
pub(super) fn parts_at_space(before: &str, after: &str) -> bool {
    let common = |c: char, marks: &str| (c.is_alphanumeric() && c < '\u{590}') || marks.contains(c);
    if before.ends_with(|c| common(c, ",.;:!?)”’%")) && after.starts_with(|c| common(c, "(“‘$")) {
        return true;
    }
    let joined = format!("{before} {after}");
    SEGMENTER.segment_str(&joined).any(|at| at == before.len() + 1)
}

/// Returns whether a text is an address of the Internet or of mail.
pub(super) fn is_address(text: &str) -> bool {
    text.contains("://")
        || text.contains("www.")
        || (text.is_ascii() && text.contains('/') && text.split('/').next().is_some_and(|host| host.contains('.')))
        || (text.contains('@') && text.split('@').next_back().is_some_and(|host| host.contains('.')))
}

/// Returns the places in a text, which holds no space, at which a line may end without a hyphen being added.
pub(super) fn places(text: &str, code: bool) -> Vec<(usize, CutKind)> {
    if is_address(text) {
        return address_joints(text);
    }
    let mut places = Vec::new();
    for at in SEGMENTER.segment_str(text) {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { continue };
        if let Some(kind) = kind_between(before, after, code) {
            places.push((at, kind));
        }
    }
    places
}

/// Weighs a place that UAX #14 gives by what typographers hold.
fn kind_between(before: &str, after: &str, code: bool) -> Option<CutKind> {
    let last = before.chars().next_back()?;
    let next = after.chars().next()?;
    let letters_before = before.chars().rev().skip(1).take_while(|c| c.is_alphanumeric()).count();
    let letters_after = after.chars().take_while(|c| c.is_alphanumeric()).count();
    match (last, next) {
        // A dash ends a line and never starts one.
        (_, '–' | '—' | '-' | '\u{2010}') => None,
        // 2019–2021
        ('–', next) if next.is_ascii_digit() => None,
        // Thin spaces stand where a wider one would part what belongs together.
        ('\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}', _) => None,
        (_, '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}') => None,
        // e-mail, T-shirt, and options of commands
        ('-' | '\u{2010}', _) if letters_before < 2 || letters_after < 2 || code => None,
        ('-' | '\u{2010}', _) => Some(CutKind::OwnHyphen),
        // km/h
        ('/', _) if letters_before < 2 || letters_after < 2 => None,
        _ => Some(CutKind::Other),
    }
}

/// Returns whether the hyphen at which a compound is parted stands again before its rest on the next line, so that it is not
/// taken for one of ours (Acordo Ortográfico da Língua Portuguesa 1990, base XX, 6).
pub(super) fn is_repeated(kind: CutKind, rest: &str, language: Language) -> bool {
    kind == CutKind::OwnHyphen && language.repeats_hyphen() && rest.starts_with(char::is_alphabetic)
}

/// Returns where addresses are broken: after strokes, stops, hyphens and low lines, before what starts a parameter, so
/// that no mark that seems to end the sentence or to be ours is read wrongly (Chicago Manual of Style, 7.46).
fn address_joints(text: &str) -> Vec<(usize, CutKind)> {
    let mut joints = Vec::new();
    let mut last = '\0';
    for (at, next) in text.char_indices() {
        let kind = match (last, next) {
            (_, '?' | '&' | '=' | '#' | '~') if last != '/' => Some(CutKind::Address),
            ('/', next) if next.is_alphanumeric() => Some(CutKind::Address),
            ('.' | '-' | '_' | '@' | ':', next) if next.is_alphabetic() => Some(CutKind::AddressPart),
            _ => None,
        };
        // Two letters alone would be mistaken for a word.
        if let Some(kind) = kind.filter(|_| at > 2 && text.len() - at > 2) {
            joints.push((at, kind));
        }
        last = next;
    }
    joints
}

/// Measures the two parts of a word that is cut.
pub(super) fn cut(shaper: &mut Shaper, words: &Words, word: WordId, at: usize, kind: CutKind) -> Cut {
    let Word { face, ref text, ref glyphs, .. } = words.words[word.0 as usize];
    let manner = shaper.detail(word).manner;
    let split = glyphs.iter().position(|glyph| usize::from(glyph.cluster) >= at).unwrap_or(glyphs.len());
    let whole = |index: usize| glyphs.get(index).is_none_or(|glyph| usize::from(glyph.cluster) == at);
    let (mut before, after, mut glyphs_before, glyphs_after);
    // Letters that join their neighbours have other forms at the end of a part.
    let joins = shaper.get(manner).rightward;
    if (whole(split) && !joins) || at >= text.len() {
        let (head, tail) = glyphs.split_at(split);
        let sum = |part: &[super::Glyph]| part.iter().map(|glyph| i32::from(glyph.advance)).sum::<i32>();
        (before, after) = (sum(head), sum(tail));
        (glyphs_before, glyphs_after) = (head.len(), tail.len());
        if let Some(last) = head.last() {
            // The kerning with what followed goes.
            before += shaper.nominal(face, *last) - i32::from(last.advance);
            if kind.adds_hyphen() {
                before += shaper.hyphen_after(manner, &words.words[word.0 as usize], *last);
                glyphs_before += 1;
            }
        }
    } else {
        // The cut goes through a ligature, or through joined letters.
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let hyphen = if kind.adds_hyphen() { "\u{ad}" } else { "" };
        (before, glyphs_before) = shaper.advance(manner, face, &format!("{head}{hyphen}"));
        (after, glyphs_after) = shaper.advance(manner, face, tail);
    }
    Cut { at: at as u16, kind, before, after, glyphs_before: glyphs_before as u16, glyphs_after: glyphs_after as u16 }
}

/// Returns the places between syllables where a word may be hyphenated, with the kind of each.
///
/// Words with figures, addresses and words in capitals have none.
pub(super) fn syllables(text: &str, language: hypher::Lang) -> Vec<(usize, CutKind)> {
    let mut places = Vec::new();
    if text.contains(|c: char| c.is_numeric() || c == '_') || is_address(text) {
        return places;
    }
    let letter = |c: char| c.is_alphabetic();
    let is_compound = text.trim_matches(|c| !letter(c)).contains(['-', '\u{2010}', '–', '—', '/']);
    let mut rest = text;
    while let Some(start) = rest.find(letter) {
        let from = text.len() - rest.len() + start;
        let part = &rest[start..];
        let end = part.find(|c| !letter(c)).unwrap_or(part.len());
        let (part, after) = part.split_at(end);
        rest = after;
        if !may_be_hyphenated(part) {
            continue;
        }
        let is_name = part.starts_with(char::is_uppercase) && language != hypher::Lang::German;
        let kind = match (is_compound, is_name) {
            (true, _) => CutKind::CompoundSyllable,
            (false, true) => CutKind::NameSyllable,
            (false, false) => CutKind::Syllable,
        };
        let mut at = from;
        for syllable in hypher::hyphenate(part, language) {
            at += syllable.len();
            if at < from + part.len() {
                places.push((at, kind));
            }
        }
    }
    places
}

/// Letters below which a word is not hyphenated.
const SHORTEST_HYPHENATED: usize = 5;

/// Bytes above which it is not: no word of any language is so long, and the patterns' cost grows with the square.
const LONGEST_HYPHENATED: usize = 200;

fn may_be_hyphenated(part: &str) -> bool {
    part.len() <= LONGEST_HYPHENATED
        && part.chars().count() >= SHORTEST_HYPHENATED
        && part.chars().skip(1).any(char::is_lowercase)
        && !part.chars().skip(1).any(char::is_uppercase)
}

/// Returns the hyphenation patterns of a language; none where there are none.
pub(super) fn patterns(code: &str) -> Option<hypher::Lang> {
    hypher::Lang::from_iso(code.as_bytes().try_into().ok()?)
}

/// Cuts of words, worked out once for each word.
#[derive(Default)]
pub(super) struct Cuts {
    /// Places that need no hyphen of ours: outside code and in it.
    own: [Known; 2],
    syllables: Known,
}

/// What is known so far, by the word's number.
type Known = Vec<Option<Box<[Cut]>>>;

impl Cuts {
    /// Returns the cuts of a word that stands alone between spaces, syllables left out.
    pub(super) fn own(&mut self, shaper: &mut Shaper, words: &Words, word: WordId, code: bool) -> &[Cut] {
        known(&mut self.own[usize::from(code)], word, || {
            let places = places(&words.words[word.0 as usize].text, code);
            places.into_iter().map(|(at, kind)| cut(shaper, words, word, at, kind)).collect()
        })
    }

    /// Returns the cuts between the syllables of a word.
    pub(super) fn syllables(&mut self, shaper: &mut Shaper, words: &Words, word: WordId) -> &[Cut] {
        known(&mut self.syllables, word, || {
            let code = shaper.get(shaper.detail(word).manner).language.code();
            let Some(patterns) = patterns(code) else { return Box::new([]) };
            let places = syllables(&words.words[word.0 as usize].text, patterns);
            places.into_iter().map(|(at, kind)| cut(shaper, words, word, at, kind)).collect()
        })
    }
}

fn known(known: &mut Known, word: WordId, find: impl FnOnce() -> Box<[Cut]>) -> &[Cut] {
    let index = word.0 as usize;
    if index >= known.len() {
        known.resize(index + 1, None);
    }
    known[index].get_or_insert_with(find)
}
