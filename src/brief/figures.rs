//! Figures: the value, what it counts, and what stands behind it.

use super::census::{Finding, Verdict};
use super::claims::{self, Context, Stated};
use super::details::{Found, Subject};
use super::meaning::{self, Concept};
use super::quantities::{self, Quantity, Unit};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources::{self, Cited};
use super::text::Text;
use super::{Figure, Inline, SourceId, change, derive, drawings, evidence, fields, form};
use crate::language::Language;
use crate::outline::OutlineFigure;
use crate::source::Located;

/// Resolves a figure. One of `evidence` is resolved alike, and then not shown.
pub(super) fn figure<'a>(resolver: &mut Resolver<'a>, figure: &'a OutlineFigure) -> Figure {
    let (text, in_value) = fields::value(resolver, &figure.value);
    let (label, in_label) = match &figure.label {
        Some(label) => fields::line_with_sources(resolver, label),
        None => (Vec::new(), Cited::default()),
    };
    let mut cited = sources::cite_all(resolver, &figure.cite);
    cited.extend(&in_value);
    // A passage cited in the label backs the value too, but its mark stands there already.
    let mut behind = cited.clone();
    behind.extend(&in_label);

    let quantities = quantities::read(&text.text, resolver.language);
    let claim = claim(&text, &label, &quantities, resolver.language);
    let mut reasons: Vec<&Located> = figure.own.iter().collect();
    let first = resolver.census.len();
    if quantities.is_empty() {
        check_vague(resolver, figure, &text, &behind);
    } else if figure.own.is_none() && behind.is_empty() {
        let declared: Option<Vec<&Located>> =
            quantities.iter().map(|quantity| evidence::reason(resolver, quantity)).collect();
        match (&figure.derive, declared) {
            (None, Some(declared)) => reasons = declared,
            _ => evidence::tell_uncited(resolver, "figure", evidence::OWN, &figure.value),
        }
    } else if figure.own.is_none() && !behind.failed {
        check(resolver, figure, &claim, quantities.len(), &behind.sources, &mut reasons);
    }
    if figure.own.is_some() || behind.is_empty() || behind.failed {
        let finding = reasons.first().map_or(Verdict::Unbound.into(), |why| claims::own_because(&why.text));
        (0..quantities.len()).for_each(|index| claims::count(resolver, &claim, index, finding.clone()));
    }
    let numbers = first..(first + quantities.len()).min(resolver.census.len());
    let own = !reasons.is_empty();
    let uncited = figure.own.is_none() && behind.is_empty() && !own;
    let subject = Subject { figure, values: &quantities, label: &label, behind: &behind, uncited };
    let mut found = Found::default();
    let change = figure.change.as_ref().and_then(|change| change::change(resolver, &subject, change, &mut found));
    let drawing = figure.drawing.as_ref();
    let drawing = drawing.and_then(|drawing| drawings::drawing(resolver, &subject, drawing, &mut found));
    cited.extend(&found.cited);
    reasons.append(&mut found.reasons);
    for why in reasons {
        evidence::add_reason(resolver, why, &mut cited);
    }
    let shown = form::formed(&text.text, resolver.language);
    let (value, unit) = split(&shown, &quantities::read(&shown, resolver.language), resolver.language);
    Figure {
        value,
        unit,
        label,
        change,
        drawing,
        sources: cited.sources,
        own,
        place: figure.span,
        id: figure.id.clone(),
        stated: figure.value.span,
        numbers,
    }
}

/// Checks a value of no more than a rough count: "dozens" stands in a passage that says so.
fn check_vague(resolver: &mut Resolver<'_>, figure: &OutlineFigure, text: &Text, behind: &Cited) {
    let rough = ["dozens", "hundreds", "thousands"].map(Concept::named);
    let words = meaning::words(&text.text, resolver.language);
    let Some(word) = words.iter().find(|word| rough.iter().any(|concept| word.means(*concept))) else {
        return evidence::tell_no_quantity(resolver, &figure.value);
    };
    let passages = evidence::all(resolver, &behind.sources);
    let says = |(_, passage): &super::judge::Cited| passage.words().iter().any(|found| found.matches(word) >= 1.0);
    if figure.own.is_none() && behind.is_empty() {
        evidence::tell_uncited(resolver, "figure", evidence::OWN, &figure.value);
    } else if figure.own.is_none() && !behind.failed && !passages.iter().any(says) {
        evidence::tell_vague(resolver, &figure.value, text.text.get(word.bytes.clone()).unwrap_or(""));
    }
}

/// Checks the numbers of a figure that cites passages, and adds why the desk adds those that it declares to be its own.
fn check<'a>(
    resolver: &mut Resolver<'a>,
    figure: &'a OutlineFigure,
    claim: &Reading,
    values: usize,
    cited: &[SourceId],
    reasons: &mut Vec<&'a Located>,
) {
    let passages = evidence::all(resolver, cited);
    let context = Context { sources: Vec::new(), figures: &[] };
    if let Some(sum) = &figure.derive {
        let derived =
            derive::check(resolver, &derive::Claim { field: &figure.value, reading: claim, values }, sum, &passages);
        let finding = derived.unwrap_or_else(|| Verdict::Unbound.into());
        (0..values).for_each(|index| claims::count(resolver, claim, index, finding.clone()));
    } else {
        for index in 0..values {
            let finding = claims::number(resolver, claim, index, &passages, &context, evidence::OWN);
            let quantity = claim.quantities.get(index).filter(|_| finding.verdict == Verdict::Own);
            claims::count(resolver, claim, index, finding);
            reasons.extend(quantity.and_then(|quantity| evidence::reason(resolver, quantity)));
        }
    }
    for index in values..claim.quantities.len() {
        let set_aside = claim.quantities.get(index).and_then(claims::set_aside);
        let finding: Finding = match set_aside {
            Some(rule) => Verdict::SetAside(rule).into(),
            None => claims::number(resolver, claim, index, &passages, &context, evidence::OWN_VALUE),
        };
        claims::count(resolver, claim, index, finding);
    }
    let (derived, place) = (figure.derive.is_some(), figure.value.span);
    let values = claim.quantities.iter().take(values).cloned();
    resolver.figures.extend(values.map(|quantity| Stated { quantity, derived, place }));
}

/// Reads a value together with its label, which says what it counts, and often its unit.
fn claim(value: &Text, label: &[Inline], of_value: &[Quantity], language: Language) -> Reading {
    let (mut text, mut of_label) = (Text::default(), Text::default());
    of_label.add_lowered(label, &mut Vec::new());
    text.append(value);
    text.append(&of_label);
    let mut claim = Reading::of(text, language);
    let head = quantities::read_head(&of_label.text, language);
    let percent_or_money = matches!(head.0, Unit::Percent | Unit::Money(_));
    for quantity in claim.quantities.iter_mut().take(of_value.len()).filter(|_| percent_or_money) {
        quantities::take_head(quantity, head);
    }
    claim
}

/// Parts a value into what is set large and what stands small beside it: "8.5 %" into "8.5" and "%".
pub(super) fn split(text: &str, quantities: &[Quantity], language: Language) -> (String, String) {
    let text = text.trim_end();
    let Some(last) = quantities.iter().rfind(|quantity| quantity.in_digits) else {
        return (text.to_owned(), String::new());
    };
    let (head, tail) = text.split_at_checked(last.number.end).unwrap_or((text, ""));
    let belongs = |tail: &str| {
        let within_word = tail.starts_with(['+', ')', ']', '\'', '’', '”', '»', '/', '.', ',', ';', ':']);
        let number_in_words = quantities.iter().any(|quantity| quantity.number.start >= last.number.end);
        within_word || number_in_words || last.unit == Unit::Ordinal
    };
    let has_bracket = head.matches('(').count() > head.matches(')').count();
    if belongs(tail) || has_bracket {
        return (dashed(text, quantities, language), String::new());
    }
    let unit = tail.strip_prefix('-').unwrap_or(tail).trim();
    (dashed(head, quantities, language), unit.to_owned())
}

/// Sets the ends of ranges with a dash between them, and a true minus sign before a negative number.
fn dashed(text: &str, quantities: &[Quantity], language: Language) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut done = 0;
    for pair in quantities.windows(2) {
        let [left, right] = pair else { continue };
        let (Some(gap), true) = (text.get(left.number.end..right.number.start), left.in_digits && right.in_digits)
        else {
            continue;
        };
        // "60% to 75%" shows its unit once, at the end; "$3 to $4" keeps both signs.
        let bare = gap.trim_start();
        let bare = if left.unit == Unit::Percent && right.unit == Unit::Percent {
            bare.strip_prefix('%').unwrap_or(bare)
        } else {
            bare
        };
        let sign: String = bare.chars().rev().take_while(|char| "$€£¥".contains(*char)).collect();
        let word = bare.get(..bare.len() - sign.len()).unwrap_or(bare).trim();
        let joins = matches!(word, "-" | "–" | "‑") || quantities::joins_range(word, language);
        if joins && !right.signed && left.scale == right.scale {
            shown.push_str(text.get(done..left.number.end).unwrap_or(""));
            shown.push('–');
            shown.push_str(&sign);
            done = right.number.start;
        }
    }
    shown.push_str(text.get(done..).unwrap_or(""));
    match shown.strip_prefix('-') {
        Some(rest) if rest.starts_with(|char: char| char.is_ascii_digit() || "$€£¥".contains(char)) => {
            format!("−{rest}")
        }
        _ => shown,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::split;
    use crate::brief::quantities::read;
    use crate::language::Language;

    #[test]
    fn values_are_split_into_number_and_unit() {
        let english = Language::default_language();
        for (text, value, unit) in [
            ("93,000", "93,000", ""),
            ("7.1 points", "7.1", "points"),
            ("8.5 %", "8.5", "%"),
            ("8.5%", "8.5", "%"),
            ("$180 million", "$180", "million"),
            ("60–75 %", "60–75", "%"),
            ("60% to 75%", "60–75", "%"),
            ("60-75 percent", "60–75", "percent"),
            ("4 to 9", "4–9", ""),
            ("$3 to $4 billion", "$3–$4", "billion"),
            ("1,954 miles", "1,954", "miles"),
            ("1,954-mile", "1,954", "mile"),
            ("40 of 102", "40 of 102", ""),
            ("some 40", "some 40", ""),
            ("US$1.2bn", "US$1.2", "bn"),
            ("15th", "15th", ""),
            ("-3.4 %", "−3.4", "%"),
            ("93,000+", "93,000+", ""),
            ("ninety-three thousand", "ninety-three thousand", ""),
            ("2019-20", "2019–20", ""),
            ("a fall (of 3 %)", "a fall (of 3 %)", ""),
        ] {
            let quantities = read(text, english);
            assert_eq!(split(text, &quantities, english), (value.to_owned(), unit.to_owned()), "{text}");
        }
        let german = Language::parse("de-DE").unwrap();
        let quantities = read("4 bis 9 Mio. Euro", german);
        assert_eq!(split("4 bis 9 Mio. Euro", &quantities, german), ("4–9".to_owned(), "Mio. Euro".to_owned()));
    }
}
