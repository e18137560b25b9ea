//! Charts: one series as labelled values, several by categories or with labels of their own.

use super::cite::PASSAGES;
use crate::diagnostics::{Diagnostic, codes, nearest};
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key, names};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{ChartKind, Highlight, OutlineChart, OutlineSeries, OutlineValue};
use crate::source::{Located, Span, Spanned};
use crate::yaml::allow::ALLOW;

/// The kinds of chart.
const CHARTS: [(&str, ChartKind); 9] = [
    ("bar", ChartKind::Bar),
    ("column", ChartKind::Column),
    ("grouped", ChartKind::Grouped),
    ("stacked", ChartKind::Stacked),
    ("share", ChartKind::Share),
    ("line", ChartKind::Line),
    ("slope", ChartKind::Slope),
    ("dot", ChartKind::Dot),
    ("multiples", ChartKind::Multiples),
];
const CHART_NAMES: [&str; CHARTS.len()] = names(&CHARTS);

/// A chart.
pub(super) static CHART: Keys = Keys {
    what: "a chart",
    inherits: None,
    needs: &["type"],
    keys: &[
        key("type", Takes::Choice(&CHART_NAMES), "How it is drawn."),
        key("title", Takes::Text, "What it shows."),
        key("unit", Takes::Text, "Unit of the values."),
        key("data", Takes::Some(&Takes::Map(&DATUM)), "The values of one series, with their labels."),
        key("categories", Takes::Some(&Takes::Text), "What the values of each series are given for: years, countries."),
        key("series", Takes::Some(&Takes::Map(&SERIES)), "Several series of values."),
        key("sort", Takes::Truth, "Whether bars are sorted by their values; without it they are, but for years."),
        key("highlight", Takes::Text, "The label of the series or value that is spoken of; the rest is grey."),
        key("table", Takes::Truth, "Whether the memo prints the values in a table, too."),
        key("cite", PASSAGES, "Where the values stand in the report."),
        ALLOW,
    ],
};

/// A value of a chart.
static DATUM: Keys = Keys {
    what: "a value of a chart",
    inherits: None,
    needs: &["label", "value"],
    keys: &[
        key("label", Takes::Text, "What the value is given for."),
        key("value", Takes::Text, "A plain number, or a text with one quantity; null for a value that is missing."),
        key("cite", PASSAGES, "Where this value stands in the report."),
    ],
};

/// A series of values.
static SERIES: Keys = Keys {
    what: "a series",
    inherits: None,
    needs: &["label"],
    keys: &[
        key("label", Takes::Text, "Its name."),
        key(
            "values",
            Takes::Some(&Takes::Either(&[Takes::Text, Takes::MapWithout(&DATUM, "label")])),
            "A value for each of the categories, null for one that is missing.",
        ),
        key("data", Takes::Some(&Takes::Map(&DATUM)), "The values with their labels, in place of `values`."),
        key("cite", PASSAGES, "Where its values stand in the report."),
    ],
};

/// What stands for a value that is missing, beside `null`.
const MISSING: [&str; 3] = ["—", "–", "-"];

/// The mend for a chart without values.
const DATA: &str = "write a line for each value, as in `- { label: \"2019\", value: 53.5 }`";
const SERIES_EXAMPLE: &str = "{ label: Exports, values: [12, 14] }";

/// The most series that a chart can tell apart, and panels that it can show.
const SERIES_MOST: usize = 8;
const PANELS_MOST: usize = 12;

/// A labelled value before it is known which category it belongs to.
type Labelled = (Located, OutlineValue);

impl Reader<'_> {
    /// Reads a chart.
    pub(super) fn chart(&mut self, node: &Node) -> Option<OutlineChart> {
        let fields = self.fields(node, &CHART)?;
        let kind = match fields.get("type") {
            Some(node) => self.choice(node, codes::UNKNOWN_CHOICE, "a type of chart", &CHARTS),
            None => {
                self.missing(&fields, "type", "say how it is drawn, as in `type: bar`");
                None
            }
        };
        let title = self.text(&fields, "title");
        let unit = self.text(&fields, "unit");
        let cite = self.cite(&fields);
        let sort = self.truth(&fields, "sort");
        let table = self.truth(&fields, "table").is_some_and(|table| table.value);
        let (categories, series) = self.chart_data(&fields)?;
        let highlight = self.text(&fields, "highlight");
        let highlight = highlight.and_then(|label| self.highlight(&label, &categories, &series));
        let chart = OutlineChart {
            kind: kind?,
            title,
            unit,
            categories,
            series,
            sort,
            highlight,
            table,
            cite,
            span: node.span,
        };
        self.is_drawable(&chart).then_some(chart)
    }

    /// Reads the values: categories, and series of as many values each. None where something is wrong, which was told.
    fn chart_data(&mut self, fields: &Fields<'_>) -> Option<(Vec<Located>, Vec<OutlineSeries>)> {
        match (fields.get("data"), fields.get("series")) {
            (Some(_), Some(series)) => {
                let help = "keep `data` for one series without a name, `series` for several";
                let message = "a chart takes `data` or `series`, not both";
                self.fault(codes::CHOICES_CLASH, message, series.span, "stands beside `data`", help);
                None
            }
            (Some(node), None) => {
                let labelled = self.labelled(node)?;
                if let Some(categories) = fields.get("categories") {
                    let help = "take it out: each value of `data` has a label of its own";
                    let message = "`categories` stand beside `series`, not beside `data`";
                    self.fault(codes::CHOICES_CLASH, message, categories.span, "not beside `data`", help);
                    return None;
                }
                let series = (None, labelled, Vec::new(), node.span);
                self.by_labels(vec![series])
            }
            (None, Some(node)) => self.several(fields, node),
            (None, None) => {
                self.missing(fields, "data", DATA);
                None
            }
        }
    }

    /// Reads labelled values.
    fn labelled(&mut self, node: &Node) -> Option<Vec<Labelled>> {
        let items = self.list(node, "`data`", "labels with values");
        if matches!(&node.kind, Kind::List(items) if items.is_empty()) {
            self.empty_list(node, "a chart without data shows nothing", "{ label: \"2019\", value: 53.5 }");
        }
        let read: Vec<Option<Labelled>> = items.iter().map(|item| self.datum(item)).collect();
        let read: Vec<Labelled> = read.into_iter().collect::<Option<_>>()?;
        (!read.is_empty()).then_some(read)
    }

    fn datum(&mut self, node: &Node) -> Option<Labelled> {
        let fields = self.fields(node, &DATUM)?;
        let label = self.required(&fields, "label", "say what the value is given for, as in `label: \"2019\"`");
        let value = self.value(&fields);
        Some((label?, value?))
    }

    /// Reads the value of a map; a value that is there and null is missing.
    fn value(&mut self, fields: &Fields<'_>) -> Option<OutlineValue> {
        let cite = self.cite(fields);
        if let Some(span) = fields.nothing("value") {
            return Some(OutlineValue { value: None, cite, span });
        }
        let help = "write a number without separators, as in `value: 53.5`, or `value: null` where there is none";
        let value = self.required(fields, "value", help)?;
        let span = value.span;
        Some(OutlineValue { value: Some(value).filter(|value| !is_missing(value)), cite, span })
    }

    /// Reads several series.
    fn several(&mut self, fields: &Fields<'_>, node: &Node) -> Option<(Vec<Located>, Vec<OutlineSeries>)> {
        let items = self.list(node, "`series`", "series of values");
        if matches!(&node.kind, Kind::List(items) if items.is_empty()) {
            self.empty_list(node, "a chart without series shows nothing", SERIES_EXAMPLE);
        }
        let categories = fields.get("categories").map(|node| self.categories(node));
        match categories {
            Some(categories) => {
                let categories = categories?;
                let read: Vec<Option<OutlineSeries>> =
                    items.iter().map(|item| self.series_by_categories(item, categories.len())).collect();
                let series: Vec<OutlineSeries> = read.into_iter().collect::<Option<_>>()?;
                (!series.is_empty()).then_some((categories, series))
            }
            None => {
                let read: Vec<Option<_>> = items.iter().map(|item| self.series_with_labels(item)).collect();
                let series: Vec<_> = read.into_iter().collect::<Option<_>>()?;
                (!series.is_empty()).then(|| self.by_labels(series))?
            }
        }
    }

    fn categories(&mut self, node: &Node) -> Option<Vec<Located>> {
        let items = self.list(node, "`categories`", "labels");
        if matches!(&node.kind, Kind::List(items) if items.is_empty()) {
            self.empty_list(node, "a chart without categories shows nothing", "[\"2019\", \"2020\"]");
        }
        let read: Vec<Option<Located>> = items.iter().map(|item| self.located(item, "a category")).collect();
        let categories: Vec<Located> = read.into_iter().collect::<Option<_>>()?;
        for (index, category) in categories.iter().enumerate() {
            if let Some(first) = categories[..index].iter().find(|other| other.text.trim() == category.text.trim()) {
                self.doubled_label("category", category, first.span);
                return None;
            }
        }
        (!categories.is_empty()).then_some(categories)
    }

    /// Reads a series that has a value for each category.
    fn series_by_categories(&mut self, node: &Node, count: usize) -> Option<OutlineSeries> {
        let fields = self.fields(node, &SERIES)?;
        let label = self.series_label(&fields);
        let cite = self.cite(&fields);
        if let Some(data) = fields.get("data") {
            let help = "write `values: […]`, in the order of the categories, or take `categories` out";
            let message = "a series beside `categories` takes `values`, not `data`";
            self.fault(codes::CHOICES_CLASH, message, data.span, "its labels are the categories", help);
            return None;
        }
        let Some(list) = fields.get("values") else {
            self.missing(&fields, "values", &format!("write a value for each category, as in `{SERIES_EXAMPLE}`"));
            return None;
        };
        let items = self.list(list, "`values`", "values");
        let read: Vec<Option<OutlineValue>> = items.iter().map(|item| self.bare_value(item)).collect();
        let values: Vec<OutlineValue> = read.into_iter().collect::<Option<_>>()?;
        if values.len() != count && matches!(list.kind, Kind::List(_)) {
            let message = format!("the series has {}, the chart {}", counted(values.len(), "value"), categories(count));
            let help = "write one for each category, in their order, `null` for one that is missing";
            self.fault(codes::CHART_SHAPE, message, list.span, "as many as there are categories", help);
            return None;
        }
        Some(OutlineSeries { label: Some(label?), values, cite, span: node.span })
    }

    /// Reads a value of a list: a number, nothing, or a map with passages of its own.
    fn bare_value(&mut self, node: &Node) -> Option<OutlineValue> {
        match &node.kind {
            Kind::Nothing => Some(OutlineValue { value: None, cite: Vec::new(), span: node.span }),
            Kind::Map(_) => {
                let fields = self.fields(node, &DATUM)?;
                self.value(&fields)
            }
            _ => {
                let value = self.located(node, "a value")?;
                let value = Some(value).filter(|value| !is_missing(value) && !value.text.trim().is_empty());
                Some(OutlineValue { value, cite: Vec::new(), span: node.span })
            }
        }
    }

    /// Reads a series whose values have labels of their own.
    fn series_with_labels(&mut self, node: &Node) -> Option<SeriesByLabel> {
        let fields = self.fields(node, &SERIES)?;
        let label = self.series_label(&fields);
        let cite = self.cite(&fields);
        if let Some(values) = fields.get("values") {
            let help = "write `categories: […]` in the chart, with a label for each of them";
            let message = "`values` need `categories`, to say what they are given for";
            self.fault(codes::MISSING_KEY, message, values.span, "values of what?", help);
            return None;
        }
        let Some(data) = fields.get("data") else {
            self.missing(&fields, "data", DATA);
            return None;
        };
        let labelled = self.labelled(data)?;
        Some((Some(label?), labelled, cite, node.span))
    }

    fn series_label(&mut self, fields: &Fields<'_>) -> Option<Located> {
        self.required(fields, "label", "name the series, as in `label: Exports`")
    }

    /// Gives each series a value for each label that any has, in the order in which they first stand.
    fn by_labels(&mut self, all: Vec<SeriesByLabel>) -> Option<(Vec<Located>, Vec<OutlineSeries>)> {
        let mut categories: Vec<Located> = Vec::new();
        let mut series = Vec::with_capacity(all.len());
        for (label, labelled, cite, span) in all {
            let mut values: Vec<Option<OutlineValue>> = Vec::with_capacity(labelled.len());
            let mut first: Vec<Option<Span>> = Vec::new();
            for (category, value) in labelled {
                let found = categories.iter().position(|other| other.text.trim() == category.text.trim());
                let index = found.unwrap_or(categories.len());
                if found.is_none() {
                    categories.push(category.clone());
                }
                values.resize_with(values.len().max(index + 1), || None);
                first.resize(values.len(), None);
                if let Some(before) = first[index] {
                    self.doubled_label("value of", &category, before);
                    return None;
                }
                first[index] = Some(category.span);
                values[index] = Some(value);
            }
            series.push((label, values, cite, span));
        }
        let count = categories.len();
        let filled = series.into_iter().map(|(label, mut values, cite, span)| {
            values.resize_with(count, || None);
            let missing = || OutlineValue { value: None, cite: Vec::new(), span };
            let values = values.into_iter().map(|value| value.unwrap_or_else(missing)).collect();
            OutlineSeries { label, values, cite, span }
        });
        let filled = filled.collect();
        Some((categories, filled))
    }

    /// Tells a label that stands twice.
    fn doubled_label(&mut self, what: &str, label: &Located, first: Span) {
        let message = format!("the {what} `{}` stands twice", label.text.trim());
        self.diagnostics.push(
            Diagnostic::new(codes::CHART_DOUBLED, message)
                .at(label.span, "again here")
                .at(first, "first here")
                .help("take one of them out, or give it another label"),
        );
    }

    /// Finds what is spoken of, by its label.
    fn highlight(
        &mut self,
        label: &Located,
        categories: &[Located],
        series: &[OutlineSeries],
    ) -> Option<Spanned<Highlight>> {
        let wanted = label.text.trim();
        let names = series.iter().map(|series| series.label.as_ref().map_or("", |label| label.text.trim()));
        let names: Vec<&str> = names.collect();
        let labels: Vec<&str> = categories.iter().map(|category| category.text.trim()).collect();
        let series = names.iter().position(|name| *name == wanted).map(Highlight::Series);
        let found = series.or_else(|| labels.iter().position(|name| *name == wanted).map(Highlight::Category));
        if let Some(value) = found {
            return Some(Spanned { value, span: label.span });
        }
        let all = || names.iter().chain(&labels).copied().filter(|name| !name.is_empty());
        let help = match nearest(wanted, all()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the label of a series or of a value, to the letter".to_owned(),
        };
        let message = format!("the chart has no label `{wanted}` to highlight");
        self.fault(codes::CHART_HIGHLIGHT, message, label.span, "no such label", help);
        None
    }

    /// Returns whether a chart's kind can show its values; tells why not.
    fn is_drawable(&mut self, chart: &OutlineChart) -> bool {
        let (series, categories) = (chart.series.len(), chart.categories.len());
        let kind = chart.kind.value;
        let name = CHARTS.iter().find(|(_, of)| *of == kind).map_or("", |(name, _)| name);
        let at = chart.kind.span;
        if kind == ChartKind::Slope && categories != 2 {
            let message =
                format!("a slope goes from one moment to another, and the chart has {}", self::categories(categories));
            let help = "give two labels, as in `categories: [\"2019\", \"2020\"]`, or write `type: line`";
            self.fault(codes::CHART_KIND, message, at, "takes two labels", help);
            return false;
        }
        let parts = matches!(kind, ChartKind::Grouped | ChartKind::Stacked | ChartKind::Share | ChartKind::Multiples);
        if parts && series < 2 {
            let message = format!("`{name}` shows several series, and the chart has one");
            let help = format!("write `series: [{SERIES_EXAMPLE}, …]`, or `type: bar`");
            self.fault(codes::CHART_KIND, message, at, "one series", help);
            return false;
        }
        let most_series = if kind == ChartKind::Multiples { PANELS_MOST } else { SERIES_MOST };
        let most = most_categories(kind);
        let (message, help) = if series > most_series {
            let help = "keep those that matter, or write `type: multiples`, a panel for each";
            (format!("the chart has {series} series; {most_series} can be told apart"), help)
        } else if categories > most {
            let help = "keep those that matter, or print the values as a `table`";
            (format!("the chart has {}; `{name}` shows {most}", self::categories(categories)), help)
        } else {
            return true;
        };
        self.fault(codes::CHART_LIMIT, message, chart.span, "too many to be read", help);
        false
    }
}

/// A series before its values are put in the order of the categories.
type SeriesByLabel = (Option<Located>, Vec<Labelled>, Vec<crate::outline::CitationSource>, Span);

/// Returns how many categories a kind of chart can show and be read.
fn most_categories(kind: ChartKind) -> usize {
    match kind {
        ChartKind::Line => 120,
        ChartKind::Column | ChartKind::Multiples => 60,
        ChartKind::Bar | ChartKind::Dot | ChartKind::Stacked | ChartKind::Share => 40,
        ChartKind::Grouped => 24,
        ChartKind::Slope => 2,
    }
}

/// Returns whether a text stands for a value that is missing.
fn is_missing(value: &Located) -> bool {
    MISSING.contains(&value.text.trim())
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

fn categories(count: usize) -> String {
    if count == 1 { "1 category".to_owned() } else { format!("{count} categories") }
}
