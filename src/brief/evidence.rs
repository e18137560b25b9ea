//! The check of figures: each quantity of a claim stands in a passage that it cites.

use super::SourceId;
use super::fields;
use super::passages::Content;
use super::quantities::{self, Quantity, Unit};
use super::resolver::Resolver;
use super::sources::{self, Cited, Evidence};
use super::text::Text;
use crate::diagnostics::{Diagnostic, codes};
use crate::source::Located;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use std::rc::Rc;

/// A value that is to be checked.
pub(super) struct Claim<'c> {
    /// The field.
    pub(super) field: &'c Located,
    /// Its words.
    pub(super) text: &'c Text,
    /// Its quantities.
    pub(super) quantities: &'c [Quantity],
    /// What is written to make it the desk's own.
    pub(super) own: &'static str,
}

/// Tells each quantity of a claim that does not stand in the passages. Returns why the desk adds those that the outline
/// declares to be its own.
pub(super) fn check<'a>(resolver: &mut Resolver<'a>, claim: &Claim<'_>, cited: &[SourceId]) -> Vec<&'a Located> {
    let passages = all(resolver, cited);
    let mut reasons = Vec::new();
    for quantity in claim.quantities {
        if passages.iter().any(|(_, passage)| passage.quantities.iter().any(|found| found.backs(quantity))) {
            continue;
        }
        if let Some(why) = reason(resolver, quantity) {
            reasons.push(why);
        } else {
            let diagnostic = missing(resolver, claim, quantity, &passages);
            resolver.tell(diagnostic);
        }
    }
    reasons
}

/// Returns what the cited passages say.
pub(super) fn all(resolver: &mut Resolver<'_>, cited: &[SourceId]) -> Vec<(SourceId, Rc<Evidence>)> {
    cited.iter().filter_map(|id| Some((*id, sources::evidence(resolver, *id)?))).collect()
}

/// Returns why the desk adds a quantity, where the outline or the section at hand declares it to be the desk's own.
pub(super) fn reason<'a>(resolver: &Resolver<'a>, quantity: &Quantity) -> Option<&'a Located> {
    let mut own = resolver.own.iter();
    let declared = own.find(|(own, _)| own.equals(quantity) && (own.unit == quantity.unit || own.unit == Unit::None));
    declared.map(|(_, why)| *why)
}

/// Adds to what is cited the note that says why the desk adds something.
pub(super) fn add_reason(resolver: &mut Resolver<'_>, why: &Located, cited: &mut Cited) {
    let text = fields::blocks(resolver, why);
    cited.add(Some(resolver.table.note(why.span, text)));
}

/// Tells that a value has no quantity.
pub(super) fn tell_no_quantity(resolver: &mut Resolver<'_>, field: &Located) {
    resolver.tell(
        Diagnostic::new(codes::VALUE_WITHOUT_QUANTITY, "the value has no number")
            .at(field.span, "no number that can be checked")
            .help("write a number, in digits or in words; put what it counts into the `label`"),
    );
}

fn missing(
    resolver: &Resolver<'_>,
    claim: &Claim<'_>,
    quantity: &Quantity,
    passages: &[(SourceId, Rc<Evidence>)],
) -> Diagnostic {
    let words = |text: &Text, quantity: &Quantity| text.text.get(quantity.bytes.clone()).unwrap_or("").to_owned();
    let wanted = words(claim.text, quantity);
    let plural = if passages.len() == 1 { "the cited passage" } else { "the cited passages" };
    let at = fields::place(resolver, claim.text, quantity.bytes.clone(), claim.field);
    let mut diagnostic = Diagnostic::new(codes::VALUE_NOT_IN_PASSAGE, format!("`{wanted}` does not stand in {plural}"));
    let near = nearest(quantity, passages);
    diagnostic = match &near {
        Some((_, found)) if quantity.equals(found) => diagnostic.at(at, "the number is there, but in another unit"),
        _ => diagnostic.at(at, "not in the passage"),
    };
    let elsewhere = format!("cite the passage that holds the number, or say why the desk adds it: `{}`", claim.own);
    if let Some((passage, found)) = &near {
        let there = words(&passage.text, found);
        if let Some(place) = passage.text.place(found.bytes.clone(), resolver.files) {
            diagnostic = diagnostic.at(place, format!("the passage has `{there}`"));
        }
        let help = if is_close(quantity, found) { format!("did you mean `{there}`?") } else { elsewhere };
        diagnostic = diagnostic.help(help);
    } else {
        if let Some(passage) = passages.first().and_then(|(id, _)| resolver.table.passage(*id))
            && let Some(place) = passage.content.spans().first()
        {
            diagnostic = diagnostic.at(*place, "the passage has no number");
        }
        diagnostic = diagnostic.help(elsewhere);
    }
    match numbers(passages) {
        numbers if numbers.is_empty() => diagnostic,
        numbers => diagnostic.note(format!("the numbers there are {numbers}")),
    }
}

/// Returns the numbers of passages as they stand there.
pub(super) fn numbers(passages: &[(SourceId, Rc<Evidence>)]) -> String {
    /// As many numbers are shown as a person takes in.
    const SHOWN: usize = 12;
    let all = passages.iter().flat_map(|(_, passage)| {
        passage.quantities.iter().filter_map(|quantity| passage.text.text.get(quantity.bytes.clone()))
    });
    let mut shown: Vec<String> = Vec::new();
    for number in all.map(|number| format!("`{number}`")) {
        if shown.len() == SHOWN {
            shown.push("…".to_owned());
            break;
        }
        if !shown.contains(&number) {
            shown.push(number);
        }
    }
    shown.join(", ")
}

/// Finds the number that lies nearest, one of the same unit before others.
fn nearest<'p>(wanted: &Quantity, passages: &'p [(SourceId, Rc<Evidence>)]) -> Option<(&'p Evidence, &'p Quantity)> {
    let all = passages.iter().flat_map(|(_, passage)| passage.quantities.iter().map(move |found| (&**passage, found)));
    all.min_by_key(|(_, found)| {
        let other_unit = !wanted.unit.is_backed_by(found.unit) && !wanted.equals(found);
        (other_unit, distance(wanted, found))
    })
}

/// Returns how far apart two values are, from 0 to 1 and more where the signs differ and are written.
fn distance(one: &Quantity, other: &Quantity) -> BigRational {
    let greater = one.value.abs().max(other.value.abs());
    if one.equals(other) || greater.is_zero() {
        BigRational::zero()
    } else {
        (&one.value - &other.value).abs() / greater
    }
}

/// Returns whether one value may be a slip for the other.
fn is_close(one: &Quantity, other: &Quantity) -> bool {
    distance(one, other) <= BigRational::new(1.into(), 2.into())
}

/// Tells that nothing stands behind a number. `own` is the key by which the desk makes it its own.
pub(super) fn tell_uncited(resolver: &mut Resolver<'_>, what: &str, own: &str, field: &Located) {
    let message = format!("no passage stands behind the {what}");
    let mut diagnostic = Diagnostic::new(codes::FIGURE_WITHOUT_EVIDENCE, message)
        .at(field.span, "where does this come from?")
        .help(format!("name the passage, `cite: section:2`, or say why the desk adds it: `{own}`"));
    if let Some(place) = likely_place(resolver, field) {
        diagnostic = diagnostic.note(format!("it stands in `{place}`"));
    }
    resolver.tell(diagnostic);
}

/// Finds a passage of the main report that holds the numbers of a field. All of the report is read for it, so only the
/// first few figures get one.
fn likely_place(resolver: &Resolver<'_>, field: &Located) -> Option<String> {
    const MOST_SEARCHES: usize = 4;
    let told = resolver.diagnostics.list.iter().filter(|told| told.code == codes::FIGURE_WITHOUT_EVIDENCE).count();
    let claims = quantities::read(&field.text, resolver.language);
    if claims.is_empty() || told >= MOST_SEARCHES {
        return None;
    }
    let language = resolver.language_of(0);
    resolver.reports.first()?.sections.iter().find_map(|section| {
        let at = section.blocks.iter().position(|block| {
            let text = Text::of(Content::Blocks(std::slice::from_ref(block)));
            let found = quantities::read(&text.text, language);
            claims.iter().all(|claim| found.iter().any(|found| found.backs(claim)))
        })?;
        Some(format!("{}:{}", section.slug, at + 1))
    })
}
