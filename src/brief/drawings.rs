//! What is drawn with a value: a part of a whole, a comparison, a rank, a trend. Every number of it is checked.

use super::claims::Stated;
use super::details::{By, Found, Subject, one_number, plain_number, sizes, tell_not_to_scale};
use super::quantities::{Quantity, Unit};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources::Cited;
use super::text::Text;
use super::{Drawing, fields, form, quantities};
use crate::diagnostics::{Diagnostic, codes};
use crate::outline::{OutlineComparison, OutlineDrawing, OutlinePart, OutlineRank, OutlineTrend, PartShape};
use crate::source::{Located, Span};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// Dots for a whole of hundredths, and the most for one whose parts are counted.
const DOTS: u16 = 100;

/// Resolves what is drawn with a figure; none where it cannot be drawn, which is told.
pub(super) fn drawing<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    drawing: &'a OutlineDrawing,
    found: &mut Found<'a>,
) -> Option<Drawing> {
    match drawing {
        OutlineDrawing::Part(part) => self::part(resolver, subject, part, found),
        OutlineDrawing::Comparison(comparison) => self::comparison(resolver, subject, comparison, found),
        OutlineDrawing::Rank(rank) => self::rank(resolver, subject, rank, found),
        OutlineDrawing::Trend(trend) => self::trend(resolver, subject, trend, found),
    }
}

fn part<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    part: &'a OutlinePart,
    found: &mut Found<'a>,
) -> Option<Drawing> {
    let value_at = subject.figure.value.span;
    let (text, mut whole, in_text) = one_number(resolver, &part.whole)?;
    let behind = subject.behind(resolver, &part.cite, &in_text, found);
    let is_share = |unit: Unit| matches!(unit, Unit::Percent | Unit::Fraction);
    let value = subject.value(resolver, part.whole.span)?.clone();
    let is_hundred = matches!(whole.unit, Unit::Percent | Unit::None) && whole.value == BigInt::from(100).into();
    let of_hundred = is_hundred && is_share(value.unit);
    if of_hundred {
        whole.unit = Unit::Percent;
    }
    let (size, all) = sizes(resolver, (&value, value_at), (&whole, part.whole.span))?;
    // A hundred of a hundred is no figure that a report has to state.
    if !of_hundred {
        // The label says what the part is, not the whole.
        let mut words = Text::default();
        words.append(&text);
        let claim = Reading::of(words, resolver.language);
        subject.check(resolver, (&claim, 1, By::Value), &behind, found);
    }
    if size > all || all <= 0.0 {
        resolver.tell(
            Diagnostic::new(codes::PART_EXCEEDS, "the part is larger than its whole")
                .at(value_at, "the part")
                .at(part.whole.span, "the whole")
                .help("`of` gives what the value is a part of; to set it beside another number write `compare`"),
        );
        return None;
    }
    let counted = all.to_u16().filter(|&all| all <= DOTS && !of_hundred && whole.value.is_integer());
    let shape = part.shape.as_ref().map_or(PartShape::Bar, |shape| shape.value);
    Some(Drawing::Part {
        part: (size / all) as f32,
        dots: (shape == PartShape::Dots).then_some(counted.filter(|&all| all > 0).unwrap_or(DOTS)),
        whole: if of_hundred { String::new() } else { form::formed(&text.text, resolver.language) },
    })
}

fn comparison<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    comparison: &'a OutlineComparison,
    found: &mut Found<'a>,
) -> Option<Drawing> {
    let (label, in_label) = fields::line_with_sources(resolver, &comparison.label);
    let (text, other, mut in_text) = one_number(resolver, &comparison.value)?;
    in_text.extend(&in_label);
    let behind = subject.behind(resolver, &comparison.cite, &in_text, found);
    let (mut words, mut of_label) = (Text::default(), Text::default());
    of_label.add_lowered(&label, &mut Vec::new());
    words.append(&text);
    words.append(&of_label);
    let claim = subject.claim(resolver, words);
    let numbers = claim.quantities.len();
    subject.check(resolver, (&claim, numbers, By::Words), &behind, found);
    let value = subject.value(resolver, comparison.value.span)?.clone();
    let sizes = sizes(resolver, (&value, subject.figure.value.span), (&other, comparison.value.span))?;
    resolver.figures.push(Stated { quantity: other, derived: false, place: comparison.value.span });
    Some(Drawing::Comparison { sizes, shown: form::formed(&text.text, resolver.language), label })
}

fn rank<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    rank: &'a OutlineRank,
    found: &mut Found<'a>,
) -> Option<Drawing> {
    let (mut text, mut cited) = fields::value(resolver, &rank.place);
    let mut numbers = places(&text.text, resolver);
    if let Some(of) = &rank.of {
        let (whole, in_whole) = fields::value(resolver, of);
        text.append(&whole);
        cited.extend(&in_whole);
        numbers = places(&text.text, resolver);
    }
    let behind = subject.behind(resolver, &rank.cite, &cited, found);
    let at = rank.place.span;
    let [place, of] = numbers.as_slice() else {
        let help = "write the place and how many there are, as in `rank: 3 of 32 states`";
        tell_not_to_scale(resolver, at, "a rank takes two whole numbers", "the place, and of how many", help);
        return None;
    };
    let counts = place.value.to_integer().to_u32().zip(of.value.to_integer().to_u32());
    let (Some((first, all)), Some(end)) = (counts.filter(|(place, _)| *place > 0), text.text.get(of.number.end..))
    else {
        tell_not_to_scale(resolver, at, "a place is a number from 1", "no place", "write it as in `rank: 3 of 32`");
        return None;
    };
    if first > all {
        resolver.tell(
            Diagnostic::new(codes::PART_EXCEEDS, format!("there is no place {first} among {all}"))
                .at(at, "a place beyond the last")
                .help("write the place first, and then how many there are: `3 of 32`"),
        );
        return None;
    }
    let tail = end.trim_start_matches(['.', 'º', 'ª']).trim_end().to_owned();
    let mut claim = Reading::of(text, resolver.language);
    claim.sizes = numbers.iter().map(|number| number.value.to_f64().unwrap_or(f64::NAN)).collect();
    claim.quantities = numbers;
    subject.check(resolver, (&claim, 2, By::Place), &behind, found);
    let language = resolver.language;
    let words = language.words().rank.replace("{n}", &language.ordinal(first));
    let words = words.replace("{m}", &language.number(&all.to_string()));
    Some(Drawing::Rank { place: first, of: all, words: format!("{words}{tail}") })
}

/// Reads the two numbers of a rank; those of "3 in 8" are one number elsewhere.
fn places(text: &str, resolver: &Resolver<'_>) -> Vec<Quantity> {
    let mut numbers = quantities::read(text, resolver.language);
    if let [Quantity { ratio: Some((part, whole)), .. }] = numbers.as_slice() {
        let of = |value: u32, quantity: &Quantity| Quantity {
            value: BigInt::from(value).into(),
            unit: Unit::None,
            ratio: None,
            ..quantity.clone()
        };
        let (part, whole) = (*part, *whole);
        numbers = numbers.iter().flat_map(|both| [of(part, both), of(whole, both)]).collect();
    }
    numbers.retain(|number| number.value.is_integer());
    numbers
}

fn trend<'a>(
    resolver: &mut Resolver<'a>,
    subject: &Subject<'a, '_>,
    trend: &'a OutlineTrend,
    found: &mut Found<'a>,
) -> Option<Drawing> {
    let ends = [fields::line(resolver, &trend.first), fields::line(resolver, &trend.last)];
    let behind = subject.behind(resolver, &trend.cite, &Cited::default(), found);
    let value = subject.value(resolver, trend.span).cloned();
    let last = trend.values.len().saturating_sub(1);
    let numbers: Vec<_> = trend.values.iter().map(|field| plain_number(resolver, field)).collect();
    // Plain numbers that end at 44 count what "44 million" does.
    let end = numbers.last().and_then(Option::as_ref).map(|(_, number, _)| &number.value);
    let in_scale = value.as_ref().filter(|value| value.scale > 0 && end == Some(&value.mantissa()));
    let scale = in_scale.map_or(0, |value| value.scale);
    let (mut values, mut shown) = (Vec::new(), Vec::new());
    for (index, (field, number)) in trend.values.iter().zip(numbers).enumerate() {
        let Some((text, mut quantity, _)) = number else { continue };
        quantities::take_head(&mut quantity, (Unit::None, scale));
        if index < last {
            let mut claim = Reading::of(Text::of_located(field), resolver.language);
            claim.sizes = vec![quantity.value.to_f64().unwrap_or(f64::NAN).abs()];
            claim.quantities = vec![quantity.clone()];
            subject.check(resolver, (&claim, 1, By::Value), &behind, found);
        } else if let Some(value) = &value {
            // The last is the value once more, and has its evidence.
            tell_end(resolver, (value, subject.figure.value.span), (&quantity, field));
        }
        values.extend(quantity.value.to_f64().filter(|value| value.is_finite()));
        shown.push(match quantities::in_data(&text.text) {
            Some(_) => resolver.language.number(&text.text),
            None => form::formed(&text.text, resolver.language),
        });
    }
    (values.len() == trend.values.len() && value.is_some()).then_some(Drawing::Trend { values, shown, ends })
}

/// Tells of a trend that ends elsewhere than at the value.
fn tell_end(resolver: &mut Resolver<'_>, (value, at): (&Quantity, Span), (last, field): (&Quantity, &Located)) {
    if last.value == value.value {
        return;
    }
    resolver.tell(
        Diagnostic::new(codes::TREND_END, "the trend does not end at the value")
            .at(field.span, "the last of the trend")
            .at(at, "the value")
            .help("the last number of a trend is the figure’s own; correct the one or the other"),
    );
}
