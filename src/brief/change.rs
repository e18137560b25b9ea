//! By how much a value has changed: the direction in words, and the number held against its passage or worked out.

use super::census::{Finding, Verdict};
use super::claims::{self, Stated};
use super::details::{By, Found, Subject, one_number};
use super::meaning::{self, Concept};
use super::quantities::{Quantity, Unit};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources::Cited;
use super::text::Text;
use super::{Change, Direction, Inline, derive, evidence, fields, form};
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use crate::outline::OutlineChange;
use crate::source::Located;
use num_traits::{Signed, Zero};

/// The mend for a change that says no direction, or none that can be read.
const HELP: &str = "write it with a sign, `+7.1 points since 2019`, or with a word such as";

/// Resolves the change of a figure; none where it says no direction, which is told.
pub(super) fn change<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    change: &'a OutlineChange,
    found: &mut Found<'a>,
) -> Option<Change> {
    let fixed = resolver.language.words();
    let (mut words, mut in_text) = match unspaced(&change.by) {
        Some(by) => fields::line_with_sources(resolver, &by),
        None => fields::line_with_sources(resolver, &change.by),
    };
    let direction = direction(resolver, &mut words, &change.by)?;
    if let Some(since) = &change.since {
        let (when, in_since) = fields::line_with_sources(resolver, since);
        let (before, behind) = fixed.since.split_once("{when}").unwrap_or((fixed.since, ""));
        words.push(Inline::Text(format!(" {before}"), since.span));
        words.extend(when);
        words.push(Inline::Text(behind.to_owned(), since.span));
        in_text.extend(&in_since);
    }
    let mut text = Text::default();
    text.add_lowered(&words, &mut Vec::new());
    let claim = Reading::of(text, resolver.language);
    let numbers = claim.quantities.len();
    let behind = subject.behind(resolver, &change.cite, &in_text, found);
    let is_difference = |quantity: &&Quantity| !matches!(quantity.unit, Unit::Year | Unit::Day | Unit::Label);
    let by = claim.quantities.iter().take(numbers.min(1)).find(is_difference).cloned();
    match (&by, direction) {
        (None, Direction::Up | Direction::Down) => {
            tell_unclear(resolver, &change.by, "the change has no number", "by how much?");
            return None;
        }
        (Some(by), Direction::Up | Direction::Down) if by.value.is_zero() => {
            tell_unclear(resolver, &change.by, "a change of nothing goes neither up nor down", "nothing");
            return None;
        }
        _ => {}
    }
    let derived = change
        .from
        .as_ref()
        .and_then(|from| work_out(resolver, subject, (from, &change.by, direction), &claim, by.as_ref(), &behind));
    if change.from.is_some() {
        // The first number follows from the others, or was told.
        claims::count(resolver, &claim, 0, derived.clone().unwrap_or_else(|| Verdict::Unbound.into()));
        let rest = claim.quantities.get(1..).unwrap_or(&[]).to_vec();
        let sizes = claim.sizes.get(1..).unwrap_or(&[]).to_vec();
        let mut claim = claim;
        (claim.quantities, claim.sizes) = (rest, sizes);
        subject.check(resolver, (&claim, numbers.saturating_sub(1), By::Words), &behind, found);
    } else {
        subject.check(resolver, (&claim, numbers, By::Words), &behind, found);
    }
    let (derived, place) = (derived.is_some(), change.by.span);
    resolver.figures.extend(by.map(|quantity| Stated { quantity, derived, place }));
    Some(Change { direction, words })
}

/// Closes a sign up with its number, where a space between them would make a list of it in Markdown.
fn unspaced(by: &Located) -> Option<Located> {
    let text = by.text.trim_start();
    let sign = ["+", "-"].into_iter().find(|sign| text.starts_with(&format!("{sign} ")))?;
    let number = text.strip_prefix(sign)?.trim_start();
    Some(Located { text: format!("{sign}{number}"), span: by.span, offsets: Vec::new() })
}

/// Reads the direction, and writes a word in place of a sign, so that it is said and not shown alone.
fn direction(resolver: &mut Resolver<'_>, words: &mut [Inline], field: &Located) -> Option<Direction> {
    let fixed = resolver.language.words();
    for inline in &mut *words {
        if let Inline::Text(text, _) = inline {
            *text = form::formed(text, resolver.language);
        }
    }
    if let Some(Inline::Text(text, _)) = words.first_mut() {
        let plain = text.trim_start();
        let (word, direction) = match plain.chars().next() {
            Some('+') => (fixed.up, Some(Direction::Up)),
            Some('-' | '−' | '–') => (fixed.down, Some(Direction::Down)),
            _ => ("", None),
        };
        if direction.is_some() {
            *text = format!("{word} {}", plain.trim_start_matches(['+', '-', '−', '–', ' ', '\u{a0}']));
            return direction;
        }
    }
    let mut text = Text::default();
    text.add_lowered(words, &mut Vec::new());
    let said = said(&text.text, resolver.language);
    if said.is_none() {
        tell_unclear(resolver, field, "the change does not say whether it goes up or down", "up or down?");
    }
    said
}

/// Finds the first word that says where a value goes.
fn said(text: &str, language: Language) -> Option<Direction> {
    let fixed = language.words();
    let lower = text.trim().to_lowercase();
    // "Inchangé" stands for "inchangée" too.
    let stem = fixed.unchanged.strip_suffix(char::is_alphabetic).unwrap_or(fixed.unchanged);
    for (word, direction) in [(fixed.up, Direction::Up), (fixed.down, Direction::Down), (stem, Direction::Level)] {
        if lower.starts_with(word) {
            return Some(direction);
        }
    }
    let [up, down, more, fewer] = ["up", "down", "more", "fewer"].map(Concept::named);
    meaning::words(text, language).iter().find_map(|word| match word {
        word if word.means(up) || word.means(more) => Some(Direction::Up),
        word if word.means(down) || word.means(fewer) => Some(Direction::Down),
        _ => None,
    })
}

/// Works the change out from the value before. Returns the sum that gives what is
/// stated; what is wrong is told.
fn work_out<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    (from, field, direction): (&'a Located, &'a Located, Direction),
    claim: &Reading,
    by: Option<&Quantity>,
    behind: &Cited,
) -> Option<Finding> {
    let value = subject.value(resolver, from.span).cloned()?;
    let (_, before, _) = one_number(resolver, from)?;
    let difference = &value.value - &before.value;
    let against = match direction {
        Direction::Up => !difference.is_positive(),
        Direction::Down => !difference.is_negative(),
        Direction::Level => !difference.is_zero(),
    };
    if against {
        let goes = |up: bool| if up { "up" } else { "down" };
        let message = match direction {
            Direction::Level => "the value did change".to_owned(),
            _ => format!("from this number the value goes {}", goes(difference.is_positive())),
        };
        resolver.tell(
            Diagnostic::new(codes::CHANGE_AGAINST, message)
                .at(from.span, "the number before")
                .at(field.span, "the change that is stated")
                .at(subject.figure.value.span, "the value")
                .help("correct the sign or the number"),
        );
        return None;
    }
    if behind.failed || by.is_none() {
        return by.is_none().then(|| Verdict::Derived.into());
    }
    if subject.figure.own.is_some() {
        return Some(Verdict::Derived.into());
    }
    let passages = evidence::all(resolver, &behind.sources);
    derive::change(resolver, &derive::Claim { field, reading: claim, values: 1 }, (&before, &value, from), &passages)
}

fn tell_unclear(resolver: &mut Resolver<'_>, field: &Located, message: &str, label: &str) {
    let fixed = resolver.language.words();
    let help = format!("{HELP} `{}`, `{}` or `{}`", fixed.up, fixed.down, fixed.unchanged);
    resolver.tell(Diagnostic::new(codes::CHANGE_UNCLEAR, message).at(field.span, label).help(help));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::said;
    use crate::brief::Direction;
    use crate::brief::meaning::{Concept, words};
    use crate::language::Language;

    #[test]
    fn the_words_that_stand_for_signs_are_known_to_the_checks() {
        for code in Language::known() {
            let language = Language::parse(code).unwrap();
            let fixed = language.words();
            for (word, concept) in [(fixed.up, "up"), (fixed.down, "down")] {
                let known = words(word, language).iter().any(|word| word.means(Concept::named(concept)));
                assert!(known, "{code}: {word}");
            }
        }
    }

    #[test]
    fn directions_are_read_from_words() {
        for (code, text, direction) in [
            ("en", "an increase of 7.1 points", Some(Direction::Up)),
            ("en", "3 % fewer than in 2019", Some(Direction::Down)),
            ("en", "unchanged since 2019", Some(Direction::Level)),
            ("en", "7.1 points since 2019", None),
            ("de", "um 7,1 Punkte gesunken", Some(Direction::Down)),
            ("fr", "inchangée depuis 2019", Some(Direction::Level)),
            ("fr", "hausse de 7,1 points", Some(Direction::Up)),
            ("es", "aumentó 7,1 puntos", Some(Direction::Up)),
            ("pt", "caiu 3 % desde 2019", Some(Direction::Down)),
            ("it", "in calo del 3 %", Some(Direction::Down)),
            ("nl", "gestegen met 3 %", Some(Direction::Up)),
        ] {
            assert_eq!(said(text, Language::parse(code).unwrap()), direction, "{code}: {text}");
        }
    }
}
