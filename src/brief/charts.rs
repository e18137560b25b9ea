//! Charts: each value stands in a passage, its own, its series' or the chart's.

use super::census::Verdict;
use super::claims::{self, Context};
use super::evidence;
use super::quantities::{self, Quantity, Unit};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources::{self, Cited};
use super::text::Text;
use super::{Category, Chart, Datum, Series, fields};
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use crate::outline::{ChartKind, Highlight, OutlineChart, OutlineSeries, OutlineValue};
use crate::source::Located;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// Resolves a chart; none where a value has no length.
pub(super) fn chart(resolver: &mut Resolver<'_>, chart: &OutlineChart) -> Option<Chart> {
    let title = fields::optional_line(resolver, chart.title.as_ref());
    let unit = fields::optional_line(resolver, chart.unit.as_ref());
    let mut cited = sources::cite_all(resolver, &chart.cite);
    let of_chart = cited.clone();
    let categories: Vec<Category> = chart
        .categories
        .iter()
        .map(|label| Category { label: fields::line(resolver, label), year: year(&label.text) })
        .collect();
    let series: Vec<Option<Series>> =
        chart.series.iter().map(|series| self::series(resolver, chart, series, &of_chart, &mut cited)).collect();
    let series = series.into_iter().collect::<Option<Vec<Series>>>()?;
    let highlight = chart.highlight.as_ref().map(|highlight| highlight.value);
    let mut resolved = Chart {
        kind: chart.kind.value,
        title,
        unit,
        categories,
        series,
        highlight,
        table: chart.table,
        sources: cited.sources,
    };
    let in_percent = chart.unit.as_ref().is_some_and(|unit| is_percent(&unit.text));
    compare_moments(&mut resolved, in_percent, resolver.language);
    if chart.sort.as_ref().is_none_or(|sort| sort.value) {
        sort(&mut resolved, chart.sort.is_some());
    }
    Some(resolved)
}

/// Resolves a series. `of_chart` are the passages of the whole chart; all that are cited are added to `all`.
fn series(
    resolver: &mut Resolver<'_>,
    chart: &OutlineChart,
    series: &OutlineSeries,
    of_chart: &Cited,
    all: &mut Cited,
) -> Option<Series> {
    let label = fields::optional_line(resolver, series.label.as_ref());
    let own = sources::cite_all(resolver, &series.cite);
    let behind = if series.cite.is_empty() { of_chart.clone() } else { own.clone() };
    all.extend(&own);
    let values: Vec<Option<Option<Datum>>> =
        series.values.iter().map(|value| datum(resolver, chart, value, &behind, all)).collect();
    let values = values.into_iter().collect::<Option<Vec<Option<Datum>>>>()?;
    Some(Series { label, values, change: None })
}

/// Resolves a value, if one is there. `behind` are the passages of its series; its own take their place.
fn datum(
    resolver: &mut Resolver<'_>,
    chart: &OutlineChart,
    datum: &OutlineValue,
    behind: &Cited,
    all: &mut Cited,
) -> Option<Option<Datum>> {
    let own = sources::cite_all(resolver, &datum.cite);
    let behind = if datum.cite.is_empty() { behind.clone() } else { own.clone() };
    all.extend(&own);
    let Some(typed) = &datum.value else { return Some(None) };
    let (text, quantities, shown) = value(resolver, typed);
    let scaled = scaled(&quantities, chart.unit.as_ref(), resolver.language);
    let [quantity] = quantities.as_slice() else {
        tell_no_length(resolver, typed, quantities.len());
        return None;
    };
    if behind.is_empty() && evidence::reason(resolver, quantity).is_none() {
        evidence::tell_uncited(resolver, "value", evidence::OWN_VALUE, typed);
    } else if !behind.failed {
        let passages = evidence::all(resolver, &behind.sources);
        let context = Context { sources: Vec::new(), figures: &[] };
        let mut claim = Reading::of(text, resolver.language);
        claim.sizes = quantities.iter().map(|quantity| quantity.value.to_f64().unwrap_or(f64::NAN).abs()).collect();
        let backing = claims::backing(quantity, &passages);
        let backing = backing.or_else(|| claims::backing(scaled.as_ref()?, &passages));
        claim.quantities = vec![scaled.unwrap_or_else(|| quantity.clone())];
        let finding = match (backing, claim.quantities.first()) {
            (Some(spot), Some(quantity)) => claims::bound(resolver, quantity, &passages, spot, false),
            _ => claims::number(resolver, &claim, 0, &passages, &context, evidence::OWN_VALUE),
        };
        let verdict = finding.verdict;
        claims::count(resolver, &claim, 0, finding);
        if let (Verdict::Own, Some(why)) = (verdict, evidence::reason(resolver, quantity)) {
            evidence::add_reason(resolver, why, all);
        }
    }
    if chart.kind.value == ChartKind::Share && quantity.value.is_negative() {
        resolver.tell(
            Diagnostic::new(codes::SHARE_NEGATIVE, "a share of a whole cannot be below zero")
                .at(typed.span, "below zero")
                .help("write `type: stacked`, or leave the value out"),
        );
        return None;
    }
    // A bar's length is drawn, not read: the nearest number is exact enough.
    let length = quantity.value.to_f64().filter(|value| value.is_finite());
    if length.is_none() {
        tell_no_length(resolver, typed, 1);
    }
    let exact = quantities::plain(typed.text.trim());
    let decimals = typed.text.trim().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let exact = exact.map(|exact| (exact, decimals));
    Some(Some(Datum { value: length?, shown, exact, place: typed.span, sources: behind.sources }))
}

/// Returns a value with the scale that the chart's unit names: 12 billion, where 12 stands below "US$ billion".
fn scaled(quantities: &[Quantity], unit: Option<&Located>, language: Language) -> Option<Quantity> {
    let [quantity] = quantities else { return None };
    let mut quantity = quantity.clone();
    // Which money is meant is left to the unit's words, as it is in a label.
    let (_, scale) = quantities::read_head(&unit?.text, language);
    quantities::take_head(&mut quantity, (Unit::None, scale));
    (quantity.scale > 0).then_some(quantity)
}

/// Reads a value: a plain number, or text with a quantity.
fn value(resolver: &mut Resolver<'_>, value: &Located) -> (Text, Vec<Quantity>, String) {
    let typed = value.text.trim();
    if let Some(quantity) = quantities::in_data(typed) {
        return (Text::of_located(value), vec![quantity], resolver.language.number(typed));
    }
    let (text, _) = fields::value(resolver, value);
    let quantities = quantities::read(&text.text, resolver.language);
    let shown = text.text.clone();
    (text, quantities, shown)
}

fn tell_no_length(resolver: &mut Resolver<'_>, value: &Located, count: usize) {
    let (message, label) = match count {
        0 => ("the value has no number", "no number"),
        1 => ("the value is too large for a chart", "too large"),
        _ => ("the value has more than one number", "one number can be drawn"),
    };
    resolver.tell(
        Diagnostic::new(codes::DATUM_WITHOUT_VALUE, message)
            .at(value.span, label)
            .help("write a plain number, `53.5`, or words with one number, `about 40`; `null` where there is none"),
    );
}

/// Reads what difference two moments make, and lets the later be spoken of where nothing else is.
fn compare_moments(chart: &mut Chart, in_percent: bool, language: Language) {
    let over_time = chart.categories.iter().all(|category| category.year.is_some());
    let [_, _] = chart.categories.as_slice() else { return };
    let one = chart.series.len() == 1;
    let is_compared = chart.kind == ChartKind::Slope || (one && over_time && chart.kind == ChartKind::Bar);
    if !is_compared {
        return;
    }
    for series in &mut chart.series {
        if let [Some(first), Some(last)] = series.values.as_slice() {
            series.change = change(first, last, in_percent, language);
        }
    }
    if one && chart.kind == ChartKind::Bar {
        chart.highlight = chart.highlight.or(Some(Highlight::Category(1)));
    }
}

/// How units begin that count parts of a hundred.
const PERCENT: [&str; 8] = ["%", "percent", "per cent", "prozent", "pour cent", "por ciento", "por cento", "per cento"];

fn is_percent(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    PERCENT.iter().any(|sign| unit.starts_with(sign)) || unit.starts_with("procent")
}

/// Returns how a value differs from an earlier one, with its sign: exact, so only where both are.
fn change(first: &Datum, last: &Datum, in_percent: bool, language: Language) -> Option<String> {
    let ((from, one), (to, other)) = (first.exact.as_ref()?, last.exact.as_ref()?);
    let difference = to - from;
    let decimals = (*one).max(*other);
    let digits = fixed(&difference.abs(), decimals)?;
    let sign = match () {
        () if difference.is_positive() => "+",
        () if difference.is_negative() => "\u{2212}",
        () => "\u{b1}",
    };
    let number = format!("{sign}{}", language.number(&digits));
    // A difference of parts of a hundred is told in points: "7.1 %" would be a part of the former value.
    let words = language.words();
    let points = if digits == "1" { words.point } else { words.points };
    Some(if in_percent { points.replace("{n}", &number) } else { number })
}

/// Returns a number that is not negative with so many decimals, which it does not exceed.
fn fixed(number: &BigRational, decimals: usize) -> Option<String> {
    let mut shifted = number.clone();
    for _ in 0..decimals {
        shifted *= BigRational::from_integer(10.into());
    }
    if !shifted.is_integer() {
        return None;
    }
    let digits = shifted.to_integer().to_string();
    let padded = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, part) = padded.split_at(padded.len() - decimals);
    Some(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") })
}

/// Puts bars in the order of their values, the greatest first; years keep theirs, unless that is asked for.
fn sort(chart: &mut Chart, asked: bool) {
    let over_time = chart.categories.iter().all(|category| category.year.is_some());
    let sorted = match chart.kind {
        ChartKind::Bar | ChartKind::Grouped | ChartKind::Stacked | ChartKind::Share | ChartKind::Dot => {
            !over_time || asked
        }
        ChartKind::Column => asked,
        // Time has an order of its own.
        ChartKind::Line | ChartKind::Slope | ChartKind::Multiples => false,
    };
    if !sorted {
        return;
    }
    // Stacks by their whole extent, all else by what is spoken of, or the first series.
    let leading = match chart.highlight {
        Some(Highlight::Series(spoken)) => Some(spoken),
        _ => (chart.kind != ChartKind::Stacked).then_some(0),
    };
    let size = |category: usize| -> Option<f64> {
        let value = |series: &Series| Some(series.values.get(category)?.as_ref()?.value);
        match leading {
            Some(series) => chart.series.get(series).and_then(value),
            None => {
                let there: Vec<f64> = chart.series.iter().filter_map(value).collect();
                (!there.is_empty()).then(|| there.iter().sum())
            }
        }
    };
    let sizes: Vec<Option<f64>> = (0..chart.categories.len()).map(size).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    // What is missing comes last.
    order.sort_by(|&one, &other| match (sizes[one], sizes[other]) {
        (Some(one), Some(other)) => other.total_cmp(&one),
        (one, other) => other.is_some().cmp(&one.is_some()),
    });
    chart.categories = order.iter().map(|&index| chart.categories[index].clone()).collect();
    for series in &mut chart.series {
        series.values = order.iter().map(|&index| series.values[index].clone()).collect();
    }
    if let Some(Highlight::Category(spoken)) = &mut chart.highlight {
        *spoken = order.iter().position(|&index| index == *spoken).unwrap_or(*spoken);
    }
}

/// Years that a chart may be about.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;
/// Letters beside a year that name no month: "FY".
const BESIDE: usize = 2;

/// Returns the moment that a label names, in years: "2019", "FY2019", "2019/20", "Q3 2019", "March 2019", "March".
fn year(label: &str) -> Option<f64> {
    let label = label.trim();
    let parts: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() || parts.len() > 3 {
        return None;
    }
    let (mut year, mut within, mut rest) = (None, 0.0, 0);
    for part in parts {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let letters: String = part.chars().filter(|c| !c.is_ascii_digit()).collect();
        let number: Option<u32> = digits.parse().ok();
        match (digits.len(), letters.as_str()) {
            (4, letters) if letters.chars().count() <= BESIDE && number.is_some_and(|year| YEARS.contains(&year)) => {
                year = year.or(number);
            }
            (1, "Q" | "q" | "T" | "t") => within = f64::from(number.unwrap_or(1).clamp(1, 4) - 1) / 4.0,
            // The end of a span: "2019/20".
            (2, "") if year.is_some() => {}
            (0, name) if name.chars().count() >= 3 => {
                within = f64::from(Language::month(name)? - 1) / 12.0;
                rest += 1;
            }
            (0, name) if name.chars().count() <= BESIDE => {}
            _ => return None,
        }
    }
    match (year, rest) {
        (Some(year), 0 | 1) => Some(f64::from(year) + within),
        (None, 1) => Some(within),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_from_names() {
        for (label, wanted) in
            [("2019", 2019.0), ("FY2021", 2021.0), ("2019/20", 2019.0), ("Q3 2020", 2020.5), ("April 2021", 2021.25)]
        {
            assert_eq!(year(label), Some(wanted), "{label}");
        }
        for name in ["Mexico", "Article 9", "About, July 2021 and later", "12", "18-24", "Promised for 2023", ""] {
            assert_eq!(year(name), None, "{name}");
        }
    }

    #[test]
    fn a_difference_is_exact_and_has_a_sign() {
        let language = Language::default_language();
        let datum = |typed: &str| {
            let decimals = typed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let exact = quantities::plain(typed).map(|exact| (exact, decimals));
            let place = crate::source::Span { file: crate::source::FileId(0), start: 0, end: 0 };
            Datum { value: 0.0, shown: String::new(), exact, place, sources: Vec::new() }
        };
        let change = |from: &str, to: &str| change(&datum(from), &datum(to), false, language).unwrap();
        assert_eq!(change("53.5", "60.6"), "+7.1");
        assert_eq!(change("9700", "7100"), "\u{2212}2,600");
        assert_eq!(change("0.10", "0.3"), "+0.20");
        assert_eq!(change("5", "5"), "\u{b1}0");
    }
}
