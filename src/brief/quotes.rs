//! Quotations: the words stand in the passage to the letter, whether they are a quotation of their own or stand in marks
//! within a text.
//!
//! How they are [found](matching) allows for what a quotation may change; what it leaves out is looked at then.

mod marked;
mod matching;

use super::census::{self, Ground, Quoted};
use super::folding::{Folded, fold};
use super::meaning::{Negation, negation};
use super::passages::{Found, first_words};
use super::resolver::Resolver;
use super::sources;
use super::text::Text;
use super::wording::lexicon::{self, Role};
use super::wording::words::{Word, words};
use super::{Quote, SourceId, fields};
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use crate::outline::OutlineQuote;
use crate::source::Span;
use matching::{Agreement, Match, Quotation};
use std::ops::Range;

pub(super) use marked::check as check_marked;

/// Fewer letters in common at the beginning are chance.
const LEAST_AGREEMENT: usize = 8;

/// Resolves a quotation; none where its passage cannot be found.
pub(super) fn quote(resolver: &mut Resolver<'_>, quote: &OutlineQuote) -> Option<Quote> {
    let content = fields::line(resolver, &quote.text);
    let found = sources::find(resolver, &quote.passage)?;
    let (text, _) = fields::value(resolver, &quote.text);
    let (found, bytes) = place(resolver, quote, &text, found);
    let source = sources::cite(resolver, found, quote.passage.span);
    if let Some(bytes) = bytes {
        note(resolver, quote.text.span, source, bytes, &Text::of(found.content));
    }
    Some(Quote { content, source })
}

/// Notes where words stand to the letter.
fn note(resolver: &mut Resolver<'_>, words: Span, source: SourceId, bytes: Range<usize>, passage: &Text) {
    if let Some(place) = passage.place(bytes.clone(), resolver.files) {
        let ground = Ground { source, bytes, place, agreement: census::Agreement::Letter, words_compared: true };
        resolver.quoted.push(Quoted { place: words, ground });
    }
}

/// Finds the block that holds the words, with their bytes in it, and tells where they differ, or that they stand in two.
fn place<'a>(
    resolver: &mut Resolver<'a>,
    quote: &OutlineQuote,
    text: &Text,
    found: Found<'a>,
) -> (Found<'a>, Option<Range<usize>>) {
    let quotation = Quotation::read(&text.text);
    let language = resolver.language_of(found.report);
    let holders = resolver.index.holders(&found, |block| quotation.find(block).is_ok());
    let holder = match holders.as_slice() {
        [one] => *one,
        // It may run on from one paragraph to the next.
        [] => found,
        several => {
            let mut diagnostic = Diagnostic::new(
                codes::WORDS_AMBIGUOUS,
                format!("the quotation stands in {} passages of the section", several.len()),
            )
            .at(quote.passage.span, "which one is meant?")
            .help("name the passage, as in `section:2`");
            for block in several.iter().take(3) {
                if let Some(span) = block.content.spans().first() {
                    diagnostic = diagnostic.at(*span, format!("passage {}", block.place.from));
                }
            }
            resolver.tell(diagnostic);
            return (found, None);
        }
    };
    let passage = Text::of(holder.content);
    let report = fold(&passage.text);
    let at = |range: Range<usize>| fields::place(resolver, text, range, &quote.text);
    let (told, bytes) = match quotation.find(&report) {
        Ok(found) => {
            let told = left_out(resolver, quote.text.span, &passage, &report, &found, language);
            (told, Some(report.origin(found.bytes)))
        }
        Err(agreement) => (
            vec![difference(resolver, at, quote.text.span, (&text.text, &quotation), &passage, &report, &agreement)],
            None,
        ),
    };
    told.into_iter().for_each(|diagnostic| resolver.tell(diagnostic));
    (holder, bytes)
}

/// Tells how far the words agree, and what stands in the passage from there.
fn difference(
    resolver: &Resolver<'_>,
    place: impl Fn(Range<usize>) -> Span,
    whole: Span,
    (text, quotation): (&str, &Quotation),
    passage: &Text,
    report: &Folded,
    agreement: &Agreement,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::QUOTE_DIFFERS, "the quotation does not stand in the passage");
    let length = quotation.folded.text.len();
    let enough = agreement.quoted >= LEAST_AGREEMENT.min(length);
    let Some(found) = agreement.found.filter(|_| enough) else {
        let diagnostic = diagnostic.at(whole, format!("no words like {} there", first_words(text)));
        return match other_initial(text, report) {
            Some(help) => diagnostic.help(help),
            None => diagnostic.help("copy the words from the report, letter by letter"),
        };
    };
    let unmatched = quotation.folded.origin(agreement.quoted..length);
    let from = report.origin(found..report.text.len()).start;
    let rest = passage.text.get(from..).unwrap_or("");
    let mut diagnostic = diagnostic.at(place(unmatched), "from here on it differs");
    let word = rest.split_whitespace().next().unwrap_or("");
    let start = rest.find(word).map_or(from, |at| from + at);
    if let Some(place) = passage.place(start..start + word.len(), resolver.files) {
        diagnostic = diagnostic.at(place, format!("the passage goes on {}", first_words(rest)));
    }
    diagnostic
        .help("quote to the letter, mark what you leave out `[…]` or put in `[word]`, or end before the difference")
}

/// Returns how to change the first letter, where nothing else differs.
fn other_initial(text: &str, report: &Folded) -> Option<String> {
    let mut chars = text.chars();
    let first = chars.next().filter(|char| char.is_alphabetic())?;
    let marked = format!("[{first}]{}", chars.as_str());
    Quotation::read(&marked).find(report).ok()?;
    Some(format!("where the report has another first letter, write {}", first_words(&marked)))
}

/// Tells what a quotation leaves out that turns what it says: a negation, or the "but" behind it.
fn left_out(
    resolver: &Resolver<'_>,
    at: Span,
    passage: &Text,
    report: &Folded,
    found: &Match,
    language: Language,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let Some(lexicon) = lexicon::of(language) else { return told };
    let original = |range: Range<usize>| report.origin(range);
    let shown = |range: Range<usize>| passage.place(range, resolver.files);
    for omitted in &found.omitted {
        let bytes = original(omitted.clone());
        let left = passage.text.get(bytes.clone()).unwrap_or("");
        let read = words(left, false);
        // What lacks something, taken out between its commas, turns nothing: "the books, kept without dates, show little".
        let is_inserted = left.trim().starts_with(',') && left.trim().ends_with(',');
        let turns = |word: &&Word| !(is_inserted && negation(&word.lower, language) == Some(Negation::Lack));
        let negations = lexicon.find(&read, &[Role::Negation]);
        let Some(negation) = negations.iter().filter_map(|at| read.get(at.words.start)).find(turns) else { continue };
        let word = &negation.text;
        let mut diagnostic =
            Diagnostic::new(codes::QUOTE_OMITS_NEGATION, format!("what the quotation leaves out holds `{word}`"))
                .at(at, "it may say something else than the report")
                .help("quote the words, or end the quotation before them");
        if let Some(place) = shown(bytes.start + negation.bytes.start..bytes.start + negation.bytes.end) {
            diagnostic = diagnostic.at(place, "left out");
        }
        told.push(diagnostic);
    }
    let end = original(found.bytes.clone()).end;
    let rest = passage.text.get(end..).unwrap_or("");
    let gap = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
    let stays = rest.get(..gap).is_some_and(|gap| !gap.contains(['.', '!', '?', '\n']));
    let read = words(rest.get(gap..).map_or("", |rest| rest.lines().next().unwrap_or("")), false);
    if stays && lexicon.begins(&read, 0, Role::Turn) {
        let turn = read.first().map_or("", |word| word.text.as_str());
        let mut diagnostic = Diagnostic::new(codes::QUOTE_CUT_SHORT, format!("the quotation ends before `{turn}`"))
            .at(at, "the sentence goes on")
            .help("quote on, or say in your own words what follows");
        if let Some(place) = shown(end + gap..end + gap + turn.len()) {
            diagnostic =
                diagnostic.at(place, format!("the passage goes on {}", first_words(rest.get(gap..).unwrap_or(""))));
        }
        told.push(diagnostic);
    }
    told
}
