//! What is told of numbers that do not stand in their passages, or not for what is claimed.

use super::SourceId;
use super::agreement::Miss;
use super::fields;
use super::fit::Clause;
use super::judge::{Cited, Contradiction, Judgement, Spot};
use super::passages::{Content, first_words};
use super::quantities::{self, Quantity, Stance, Unit};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources;
use super::text::Text;
use crate::diagnostics::{Code, Diagnostic, codes};
use crate::source::{Located, Span};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use std::ops::Range;

/// How the desk makes a figure its own.
pub(super) const OWN: &str = "own: …";
/// How it makes a number of a text its own.
pub(super) const OWN_VALUE: &str = "own: [{ value: …, why: … }]";

/// Returns what the cited passages say.
pub(super) fn all(resolver: &mut Resolver<'_>, cited: &[SourceId]) -> Vec<Cited> {
    cited.iter().filter_map(|id| Some((*id, sources::evidence(resolver, *id)?))).collect()
}

/// Returns why the desk adds a quantity, where the outline or the section at hand declares it to be the desk's own.
pub(super) fn reason<'a>(resolver: &Resolver<'a>, quantity: &Quantity) -> Option<&'a Located> {
    let mut own = resolver.own.iter();
    let declared = own.find(|(own, _)| own.equals(quantity) && (own.unit == quantity.unit || own.unit == Unit::None));
    declared.map(|(_, why)| *why)
}

/// Adds to what is cited the note that says why the desk adds something.
pub(super) fn add_reason(resolver: &mut Resolver<'_>, why: &Located, cited: &mut sources::Cited) {
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

/// Tells a word for a rough count, such as "dozens", that no cited passage has.
pub(super) fn tell_vague(resolver: &mut Resolver<'_>, field: &Located, word: &str) {
    resolver.tell(
        Diagnostic::new(codes::VALUE_NOT_IN_PASSAGE, format!("`{word}` does not stand in the cited passage"))
            .at(field.span, "not in the passage")
            .help("write what the passage says, or cite another one"),
    );
}

/// Tells why a number of a claim does not hold. `own` is what is written to make it the desk's own.
pub(super) fn tell(
    resolver: &mut Resolver<'_>,
    claim: &Reading,
    index: usize,
    passages: &[Cited],
    judgement: &Judgement,
    own: &str,
) {
    let Some(quantity) = claim.quantities.get(index) else { return };
    let written = claim.written(quantity.bytes.clone());
    let Some(at) = claim.text.place(quantity.bytes.clone(), resolver.files) else { return };
    let scene = Scene { claim, quantity, written, at, passages };
    let diagnostic = match judgement {
        Judgement::Bound(_) => return,
        Judgement::Missing(Some((miss, spot))) if *miss != Miss::Value && *miss != Miss::Unit => {
            other_stance(resolver, &scene, *miss, *spot)
        }
        Judgement::Missing(_) => missing(resolver, &scene, own),
        Judgement::Contradicted(spot, against) => contradicted(resolver, &scene, *spot, against),
        Judgement::Ambiguous(spot, other) => ambiguous(resolver, &scene, *spot, *other),
    };
    resolver.tell(diagnostic);
}

/// A number that does not hold, with all that is said of it.
struct Scene<'s> {
    claim: &'s Reading,
    quantity: &'s Quantity,
    written: &'s str,
    at: Span,
    passages: &'s [Cited],
}

impl Scene<'_> {
    /// Returns a number of the passages as it stands there, with the words that bound it, and its place.
    fn found(&self, resolver: &Resolver<'_>, spot: Spot) -> (String, Option<Span>) {
        let Some((_, reading)) = self.passages.get(spot.passage) else { return (String::new(), None) };
        let Some(found) = reading.quantities.get(spot.index) else { return (String::new(), None) };
        let written = reading.written(range(reading, spot.index).unwrap_or_else(|| found.reach.clone()));
        let written = written.trim().to_owned();
        (written, reading.text.place(found.bytes.clone(), resolver.files))
    }

    /// Returns the clause of a number of the passages, shortened where it is long.
    fn clause(&self, spot: Spot) -> String {
        let reading = self.passages.get(spot.passage).map(|(_, reading)| &**reading);
        let clause = reading.and_then(|reading| Clause::of(reading, spot.index));
        first_words(clause.map_or("", |clause| clause.written()))
    }
}

/// Returns the bytes of the range that a number of a passage is one end of.
fn range(reading: &Reading, index: usize) -> Option<Range<usize>> {
    [index.checked_sub(1), Some(index)].into_iter().flatten().find_map(|first| {
        let [left, right] = reading.quantities.get(first..first + 2)? else { return None };
        let start = quantities::range_start(&reading.text.text, left, right, reading.language)?;
        (left.stance == Stance::Low && right.stance == Stance::High).then_some(start..right.reach.end)
    })
}

/// Tells a bound or an approximation that the passage does not give, or one that the claim leaves out.
fn other_stance(resolver: &Resolver<'_>, scene: &Scene<'_>, miss: Miss, spot: Spot) -> Diagnostic {
    let (there, place) = scene.found(resolver, spot);
    let stated = scene.claim.written(scene.quantity.reach.clone()).trim();
    let (code, message, label, help) = match miss {
        Miss::Rounded => (
            codes::VALUE_ROUNDED,
            format!("`{stated}` is `{there}` rounded, and does not say so"),
            "a rounded figure",
            format!("write `{there}`, or say that it is rounded, with a word such as {}", about(resolver)),
        ),
        Miss::Approximation => (
            codes::FIGURE_EXACT,
            format!("`{stated}` is exact, and the passage is not"),
            "the passage gives an approximation",
            format!("keep the word: `{there}`"),
        ),
        Miss::Side => (
            codes::VALUE_STANCE,
            format!("`{stated}` does not fit `{there}`"),
            "on the other side of the value, or the value itself",
            "“nearly” is a little less, “over” a little more than the number that it stands before".to_owned(),
        ),
        _ => (
            codes::VALUE_STANCE,
            format!("`{stated}` does not follow from `{there}`"),
            "the passage gives another bound",
            format!("write `{there}`; a value gives a bound, and a bound gives no value"),
        ),
    };
    let mut diagnostic = Diagnostic::new(code, message).at(scene.at, label);
    if let Some(place) = place {
        diagnostic = diagnostic.at(place, format!("the passage has `{there}`"));
    }
    diagnostic.help(help)
}

/// Returns a word of the briefing's language that makes a number approximate.
fn about(resolver: &Resolver<'_>) -> &'static str {
    match resolver.language.code() {
        "de" => "`rund`",
        "es" => "`unos` or `alrededor de`",
        "fr" => "`environ`",
        "it" => "`circa`",
        "nl" => "`ongeveer`",
        "pt" => "`cerca de`",
        _ => "`about`",
    }
}

/// Tells a number that the passage gives for something else.
fn contradicted(resolver: &Resolver<'_>, scene: &Scene<'_>, spot: Spot, against: &Contradiction) -> Diagnostic {
    let written = scene.written;
    let (there, place) = scene.found(resolver, spot);
    let clause = scene.clause(spot);
    let new = |code: Code, message: String, label: String| {
        let diagnostic = Diagnostic::new(code, message).at(scene.at, label);
        match place {
            Some(place) => diagnostic.at(place, format!("the passage says {clause}")),
            None => diagnostic,
        }
    };
    match against {
        Contradiction::OtherNumber(other) => {
            let (other, at) = scene.found(resolver, *other);
            let diagnostic = new(
                codes::OTHER_THING,
                format!("`{written}` is the passage's number for something else"),
                format!("the words here fit `{other}` better"),
            );
            let diagnostic = match at {
                Some(at) => diagnostic.at(at, "the words of the claim stand here"),
                None => diagnostic,
            };
            diagnostic.help(format!("write `{other}`, or say what `{there}` counts in the passage's words"))
        }
        Contradiction::Rest(rest) => new(
            codes::OTHER_THING,
            format!("`{written}` is not said of the rest"),
            format!("the words here fit {} better", first_words(rest)),
        )
        .help("say what the passage says of the number, or work the rest out with `derive`"),
        Contradiction::OtherThing(claimed, given) => new(
            codes::OTHER_THING,
            format!("`{written}` counts `{given}` in the passage, not `{claimed}`"),
            format!("`{claimed}` here"),
        )
        .help(format!("say `{given}`, or cite the passage that counts `{claimed}`")),
        Contradiction::Part(word) => new(
            codes::OTHER_THING,
            format!("`{written}` is said of a part only"),
            format!("the passage has it of what is `{word}`"),
        )
        .help(format!("keep the word: `{word}`")),
        Contradiction::Opposite(claimed, given) => new(
            codes::OPPOSITE,
            format!("`{written}` is said of what is `{given}`, not `{claimed}`"),
            format!("`{claimed}` here"),
        )
        .help("say what the passage says, or cite another one"),
        Contradiction::Direction(claimed, given) => new(
            codes::OPPOSITE,
            format!("`{written}` goes the other way in the passage"),
            format!("`{claimed}` here, `{given}` there"),
        )
        .help("say what the passage says, or cite another one"),
        Contradiction::Share(whole) => new(
            codes::OTHER_THING,
            format!("`{written}` is a share of something else in the passage"),
            format!("there it is a share of `{whole}`"),
        )
        .help("say what it is a share of, and then what is told of these"),
        Contradiction::Turned(word) => new(
            codes::OPPOSITE,
            format!("`{written}` is said of the other of the two that are compared"),
            format!("`{word}` is said of the other there"),
        )
        .help("change the two round, or say the opposite"),
        Contradiction::Sign => new(
            codes::OPPOSITE,
            format!("`{written}` has another sign in the passage"),
            format!("the passage has `{there}`"),
        )
        .help("write the sign, or a word that says it: “fell”, “deficit”"),
        Contradiction::Step => new(
            codes::OPPOSITE,
            format!("`{written}` is another step of the movement in the passage"),
            "where it began, where it ended, or by how much".to_owned(),
        )
        .help("“to” stands before the last value, “from” before the first, “by” before their difference"),
        Contradiction::Period(claimed, given) => new(
            codes::OTHER_THING,
            format!("`{written}` is the passage's number for another time"),
            format!("`{claimed}` here, `{given}` there"),
        )
        .help("give the number for the time that the passage gives, or work it out with `derive`"),
        Contradiction::Dated(claimed, given) => new(
            codes::OTHER_THING,
            format!("`{written}` is the year of something else in the passage"),
            format!("`{claimed}` here, `{given}` there"),
        )
        .help("write the passage's year for it, or say what happened in this one"),
        Contradiction::Denial => new(
            codes::OPPOSITE,
            format!("what is said of `{written}` is denied in one of the two"),
            "one says “not”, the other does not".to_owned(),
        )
        .help("say what the passage says, or cite another one"),
    }
}

fn ambiguous(resolver: &Resolver<'_>, scene: &Scene<'_>, spot: Spot, other: Spot) -> Diagnostic {
    let written = scene.written;
    let mut diagnostic =
        Diagnostic::new(codes::NUMBER_AMBIGUOUS, format!("`{written}` stands in the passage more than once"))
            .at(scene.at, "which of them is meant?");
    for spot in [spot, other] {
        if let (_, Some(place)) = scene.found(resolver, spot) {
            diagnostic = diagnostic.at(place, format!("here it is {}", scene.clause(spot)));
        }
    }
    diagnostic.help("use a word of the passage that stands beside the one that is meant, or cite a smaller passage")
}

/// Tells a claim that says the opposite of its passage: the bytes of its word, the passage, and the bytes of that one's.
pub(super) fn tell_reversed(
    resolver: &mut Resolver<'_>,
    claim: &Reading,
    passages: &[Cited],
    (word, passage, other): (Range<usize>, usize, Range<usize>),
) {
    let Some(at) = claim.text.place(word.clone(), resolver.files) else { return };
    let Some((_, reading)) = passages.get(passage) else { return };
    let (claimed, given) = (claim.written(word), reading.written(other.clone()));
    let mut diagnostic = Diagnostic::new(codes::REVERSED, format!("the passage says `{given}`, not `{claimed}`"))
        .at(at, "the opposite of what the passage says");
    if let Some(place) = reading.text.place(other, resolver.files) {
        diagnostic = diagnostic.at(place, format!("`{given}` here"));
    }
    resolver.tell(diagnostic.help("say what the passage says, or cite another one"));
}

/// Tells a number in a text that cites nothing, and that no passage of the section holds.
pub(super) fn tell_number_uncited(resolver: &mut Resolver<'_>, claim: &Reading, index: usize) {
    let Some(quantity) = claim.quantities.get(index) else { return };
    let Some(at) = claim.text.place(quantity.bytes.clone(), resolver.files) else { return };
    // A citation that leads nowhere is told, and what it was to stand behind is not known before it is mended.
    let failed = [codes::UNKNOWN_SECTION, codes::UNKNOWN_REPORT, codes::NO_SUCH_PASSAGE, codes::MALFORMED_CITATION];
    if resolver.diagnostics.list.iter().any(|told| failed.contains(&told.code)) {
        return;
    }
    let written = claim.written(quantity.bytes.clone());
    resolver.tell(
        Diagnostic::new(codes::NUMBER_UNCITED, format!("no passage stands behind `{written}`"))
            .at(at, "where does this come from?")
            .help(format!("cite the passage, `[@section:2]`, or say why the desk adds the number: `{OWN_VALUE}`")),
    );
}

/// Tells a number that the passages do not hold.
fn missing(resolver: &Resolver<'_>, scene: &Scene<'_>, own: &str) -> Diagnostic {
    let Scene { quantity, written: wanted, at, passages, .. } = scene;
    let words = |text: &Text, quantity: &Quantity| text.text.get(quantity.bytes.clone()).unwrap_or("").to_owned();
    let plural = if passages.len() == 1 { "the cited passage" } else { "the cited passages" };
    let mut diagnostic = Diagnostic::new(codes::VALUE_NOT_IN_PASSAGE, format!("`{wanted}` does not stand in {plural}"));
    let near = nearest(quantity, passages);
    diagnostic = match &near {
        Some((_, found)) if quantity.equals(found) => diagnostic.at(*at, "the number is there, but in another unit"),
        _ => diagnostic.at(*at, "not in the passage"),
    };
    let elsewhere = format!("cite the passage that holds the number, or say why the desk adds it: `{own}`");
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
pub(super) fn numbers(passages: &[Cited]) -> String {
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
fn nearest<'p>(wanted: &Quantity, passages: &'p [Cited]) -> Option<(&'p Reading, &'p Quantity)> {
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
