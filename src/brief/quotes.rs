//! Quotations: the words stand in the passage to the letter.

use super::folding::{Folded, fold};
use super::passages::{Found, first_words};
use super::resolver::Resolver;
use super::sources;
use super::text::Text;
use super::{Quote, fields};
use crate::diagnostics::{Diagnostic, codes};
use crate::outline::OutlineQuote;
use crate::source::Located;

/// Resolves a quotation; none where its passage cannot be found.
pub(super) fn quote(resolver: &mut Resolver<'_>, quote: &OutlineQuote) -> Option<Quote> {
    let content = fields::line(resolver, &quote.text);
    let found = sources::find(resolver, &quote.passage)?;
    let (text, _) = fields::value(resolver, &quote.text);
    let found = place(resolver, quote, &text, found);
    let source = sources::cite(resolver, found, quote.passage.span);
    Some(Quote { content, source })
}

/// Finds the block that holds the words, and tells where they differ, or that they stand in two.
fn place<'a>(resolver: &mut Resolver<'a>, quote: &OutlineQuote, text: &Text, found: Found<'a>) -> Found<'a> {
    let wanted = fold(text.text.trim_end().trim_end_matches(['.', ',']));
    match resolver.index.holders(&found, &wanted).as_slice() {
        [one] => *one,
        [] => {
            // It may run on from one paragraph to the next.
            let passage = Text::of(found.content);
            if !fold(&passage.text).contains_words(&wanted) {
                let diagnostic = difference(resolver, &quote.text, text, &passage, &wanted);
                resolver.tell(diagnostic);
            }
            found
        }
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
            found
        }
    }
}

/// Tells how far the words agree, and what stands in the passage from there.
fn difference(resolver: &Resolver<'_>, field: &Located, text: &Text, passage: &Text, wanted: &Folded) -> Diagnostic {
    let report = fold(&passage.text);
    let agreed = agreement(wanted, &report);
    let unmatched = wanted.origin(agreed..wanted.text.len());
    let at = fields::place(resolver, text, unmatched.clone(), field);
    let diagnostic = Diagnostic::new(codes::QUOTE_DIFFERS, "the quotation does not stand in the passage");
    let start = wanted.text.get(..agreed).filter(|start| !start.is_empty()).and_then(|start| report.text.find(start));
    let Some(start) = start.filter(|_| agreed >= LEAST_AGREEMENT.min(wanted.text.len())) else {
        return diagnostic
            .at(field.span, format!("no words like {} there", first_words(&text.text)))
            .help("copy the words from the report, letter by letter, without quotation marks around them");
    };
    let from = report.origin(start + agreed..report.text.len()).start;
    let goes_on = first_words(passage.text.get(from..).unwrap_or(""));
    let mut diagnostic = diagnostic.at(at, "from here on it differs");
    let word = passage.text.get(from..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
    let word_start = passage.text.get(from..).and_then(|rest| rest.find(word)).map_or(from, |at| from + at);
    if let Some(place) = passage.place(word_start..word_start + word.len(), resolver.files) {
        diagnostic = diagnostic.at(place, format!("the passage goes on {goes_on}"));
    }
    diagnostic.help("quote to the letter, or end the quotation before the difference")
}

/// Fewer letters in common at the beginning are chance.
const LEAST_AGREEMENT: usize = 8;

/// Returns how many bytes of a folded text stand in another, counted from its beginning and back to the last whole
/// word.
fn agreement(wanted: &Folded, report: &Folded) -> usize {
    let ends: Vec<usize> = wanted.text.char_indices().map(|(at, _)| at).chain([wanted.text.len()]).collect();
    // What a long beginning agrees in, a shorter one does too.
    let matching = ends.partition_point(|end| wanted.text.get(..*end).is_some_and(|start| report.text.contains(start)));
    let longest = matching.checked_sub(1).and_then(|index| ends.get(index)).copied().unwrap_or(0);
    if longest == wanted.text.len() {
        return longest;
    }
    let agreed = wanted.text.get(..longest).unwrap_or("");
    agreed.rfind(' ').map_or(0, |space| space + 1)
}
