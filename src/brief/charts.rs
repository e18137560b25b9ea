//! Charts: each bar's value stands in a passage.

use super::census::Verdict;
use super::claims::{self, Context};
use super::evidence;
use super::quantities::{self, Quantity};
use super::reading::Reading;
use super::resolver::Resolver;
use super::sources::{self, Cited};
use super::text::Text;
use super::{Chart, Datum, fields};
use crate::diagnostics::{Diagnostic, codes};
use crate::outline::{OutlineChart, OutlineDatum};
use num_traits::ToPrimitive;

/// Resolves a chart; none where a value has no length.
pub(super) fn chart(resolver: &mut Resolver<'_>, chart: &OutlineChart) -> Option<Chart> {
    let title = fields::optional_line(resolver, chart.title.as_ref());
    let unit = fields::optional_line(resolver, chart.unit.as_ref());
    let mut cited = sources::cite_all(resolver, &chart.cite);
    let data: Vec<Option<Datum>> = chart.data.iter().map(|datum| self::datum(resolver, datum, &mut cited)).collect();
    let data = data.into_iter().collect::<Option<Vec<Datum>>>()?;
    Some(Chart { title, unit, data, sources: cited.sources })
}

/// Resolves a bar. `of_chart` are the passages of the whole chart; its own are added.
fn datum(resolver: &mut Resolver<'_>, datum: &OutlineDatum, of_chart: &mut Cited) -> Option<Datum> {
    let label = fields::line(resolver, &datum.label);
    let own = sources::cite_all(resolver, &datum.cite);
    let behind = if datum.cite.is_empty() { of_chart.clone() } else { own.clone() };
    of_chart.extend(&own);
    let (text, quantities, shown) = value(resolver, datum);
    let [quantity] = quantities.as_slice() else {
        tell_no_length(resolver, datum, quantities.len());
        return None;
    };
    if behind.is_empty() && evidence::reason(resolver, quantity).is_none() {
        evidence::tell_uncited(resolver, "value", evidence::OWN_VALUE, &datum.value);
    } else if !behind.failed {
        let passages = evidence::all(resolver, &behind.sources);
        let context = Context { sources: Vec::new(), figures: &[] };
        let mut claim = Reading::of(text, resolver.language);
        claim.sizes = quantities.iter().map(|quantity| quantity.value.to_f64().unwrap_or(f64::NAN).abs()).collect();
        claim.quantities.clone_from(&quantities);
        let verdict = match claims::backing(quantity, &passages) {
            Some(source) => Verdict::Bound(source),
            None => claims::number(resolver, &claim, 0, &passages, &context, evidence::OWN_VALUE),
        };
        claims::count(resolver, &claim, 0, verdict);
        if let (Verdict::Own, Some(why)) = (verdict, evidence::reason(resolver, quantity)) {
            evidence::add_reason(resolver, why, of_chart);
        }
    }
    // A bar's length is drawn, not read: the nearest number is exact enough.
    let length = quantity.value.to_f64().filter(|value| value.is_finite());
    if length.is_none() {
        tell_no_length(resolver, datum, 1);
    }
    Some(Datum { label, value: length?, shown })
}

/// Reads a value: a plain number, or text with a quantity.
fn value(resolver: &mut Resolver<'_>, datum: &OutlineDatum) -> (Text, Vec<Quantity>, String) {
    let typed = datum.value.text.trim();
    if let Some(quantity) = quantities::in_data(typed) {
        return (Text::of_located(&datum.value), vec![quantity], resolver.language.number(typed));
    }
    let (text, _) = fields::value(resolver, &datum.value);
    let quantities = quantities::read(&text.text, resolver.language);
    let shown = text.text.clone();
    (text, quantities, shown)
}

fn tell_no_length(resolver: &mut Resolver<'_>, datum: &OutlineDatum, count: usize) {
    let (message, label) = match count {
        0 => ("the value has no number", "no number"),
        1 => ("the value is too large for a bar", "too large"),
        _ => ("the value has more than one number", "a bar has one length"),
    };
    resolver.tell(
        Diagnostic::new(codes::DATUM_WITHOUT_VALUE, message)
            .at(datum.value.span, label)
            .help("write a plain number, `53.5`, or words with one number, `about 40`"),
    );
}
