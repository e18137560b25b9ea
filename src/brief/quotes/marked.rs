//! Quotations within a text: words in quotation marks in a sentence that cites a passage.

use super::{Quotation, difference, left_out, note};
use crate::brief::folding::fold;
use crate::brief::resolver::Resolver;
use crate::brief::sources;
use crate::brief::statements::Statement;
use crate::source::Span;
use std::ops::Range;

/// Words in marks that are a quotation. Fewer are a term, a title, or kept at a distance: no more than a claim like others.
const LEAST_WORDS: usize = 4;
/// So few are one where the passage quotes words that begin or end alike: who judged a thing “unfair” said no other word.
const LEAST_ECHO: usize = 2;

/// Pairs of quotation marks of all languages.
const MARKS: &[(char, &[char])] = &[
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«']),
    ('‘', &['’']),
    ('‚', &['‘', '’']),
    ('‹', &['›']),
    ('"', &['"']),
];

/// Checks the quotations within the statements of an outline. What is quoted in another language than the report's is a
/// translation, and not looked for.
pub(in crate::brief) fn check(resolver: &mut Resolver<'_>, statements: &[Statement]) {
    for statement in statements.iter().filter(|statement| !statement.own) {
        let quoted = quoted(&statement.text.text, LEAST_ECHO);
        if quoted.is_empty() {
            continue;
        }
        let sentences = statement.sentences(resolver.language);
        for range in quoted {
            let holding = sentences.iter().rfind(|sentence| sentence.bytes.start < range.end);
            if let Some(sentence) = holding {
                check_one(resolver, statement, range, &sentence.cited);
            }
        }
    }
}

fn check_one(
    resolver: &mut Resolver<'_>,
    statement: &Statement,
    range: Range<usize>,
    cited: &[crate::brief::SourceId],
) {
    let Some(text) = statement.text.text.get(range.clone()) else { return };
    let quotation = Quotation::read(text);
    let Some(whole) = statement.text.place(range.clone(), resolver.files) else { return };
    let mut echoes = false;
    let mut nearest: Option<(usize, _)> = None;
    for source in cited {
        let (Some(evidence), Some(found)) = (sources::evidence(resolver, *source), resolver.table.passage(*source))
        else {
            continue;
        };
        let language = resolver.language_of(found.report);
        if language.code() != resolver.language.code() {
            return;
        }
        let passage = &evidence.text;
        echoes = echoes || echo(&passage.text, text);
        let report = fold(&passage.text);
        match quotation.find(&report) {
            Ok(found) => {
                let told = left_out(resolver, whole, passage, &report, &found, language);
                told.into_iter().for_each(|diagnostic| resolver.tell(diagnostic));
                note(resolver, whole, *source, report.origin(found.bytes), passage);
                return;
            }
            Err(agreement) if nearest.as_ref().is_none_or(|(most, _)| agreement.quoted > *most) => {
                let place = |part: Range<usize>| -> Span {
                    let part = range.start + part.start..range.start + part.end;
                    statement.text.place(part, resolver.files).unwrap_or(whole)
                };
                let told = difference(resolver, place, whole, (text, &quotation), passage, &report, &agreement);
                nearest = Some((agreement.quoted, told));
            }
            Err(_) => {}
        }
    }
    let is_long = words_in(text) >= LEAST_WORDS;
    if let Some((_, told)) = nearest.filter(|_| is_long || echoes) {
        resolver.tell(told);
    }
}

/// Returns whether a passage quotes words that begin or end as some others do, and are others.
fn echo(passage: &str, text: &str) -> bool {
    let ends = |text: &str| {
        let lower = text.to_lowercase();
        let mut words = lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        let first = words.next().map(str::to_owned);
        let last = words.next_back().map(str::to_owned);
        (first, last)
    };
    let (first, last) = ends(text);
    let quoted = quoted(passage, LEAST_ECHO).into_iter().filter_map(|range| passage.get(range));
    let mut ends_of_quoted = quoted.filter(|words| words_in(words) < LEAST_WORDS).map(ends);
    ends_of_quoted.any(|(start, end)| start == first || (last.is_some() && end == last))
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Finds the words in quotation marks, so many at least.
fn quoted(text: &str, least: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at + char.len_utf8();
        at = start;
        let Some((_, closing)) = MARKS.iter().find(|(opening, _)| *opening == char) else { continue };
        let Some(end) = closing_at(text, start, closing) else { continue };
        let words = text.get(start..end).unwrap_or("");
        at = end;
        if words_in(words) >= least {
            let inner = words.trim();
            let start = start + words.find(inner).unwrap_or(0);
            found.push(start..start + inner.len());
        }
    }
    found
}

/// Finds a closing mark. One between letters is an apostrophe.
fn closing_at(text: &str, start: usize, closing: &[char]) -> Option<usize> {
    let rest = text.get(start..)?;
    let found = rest.char_indices().find(|(at, char)| {
        let within_word = || {
            let before = rest.get(..*at).and_then(|text| text.chars().next_back());
            let behind = rest.get(at + char.len_utf8()..).and_then(|text| text.chars().next());
            before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
        };
        closing.contains(char) && !within_word()
    });
    found.map(|(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::{LEAST_WORDS, quoted};

    #[test]
    fn words_in_marks_are_quotations_where_they_are_four() {
        for (text, wanted) in [
            ("It “calls the dam unsafe” and “old”.", vec!["calls the dam unsafe"]),
            ("Er nennt sie „alt und nicht mehr sicher“.", vec!["alt und nicht mehr sicher"]),
            ("« les 38 agences ont menti »", vec!["les 38 agences ont menti"]),
            ("the ‘boats weren’t safe at all’ then", vec!["boats weren’t safe at all"]),
            ("»so ist das eben«", vec!["so ist das eben"]),
            ("an open “quotation that never ends", vec![]),
            ("The “hugs not bullets” slogan", vec![]),
        ] {
            let found: Vec<&str> = quoted(text, LEAST_WORDS).into_iter().filter_map(|range| text.get(range)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
