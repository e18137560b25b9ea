//! Charts: how they look, and what they say to those who do not see them.

use super::composer::Composer;
use super::endnotes::capitalised;
use super::flow::{Block, BlockKind, ChartBlock};
use super::inline::{plain, words};
use super::parts::block;
use crate::brief::{Category, Chart, Datum, Series};
use crate::chart::{self, Colours, Look};
use crate::geometry::Pt;
use crate::language::Charts;
use crate::outline::{ChartKind, Highlight};
use crate::text::{Figures, Shape, Text, TextStyle};
use crate::theme::Theme;

/// Values that the text alternative tells one by one, at the most; of more it tells the ends and the extremes.
const TOLD: usize = 20;

/// How a chart looks in a format.
#[derive(Clone, Copy)]
pub(super) struct ChartLook {
    /// Labels and values.
    pub(super) label: TextStyle,
    /// Figures of axes, legends.
    pub(super) axis: TextStyle,
    /// The smallest size where there are many.
    pub(super) smallest: Pt,
    /// The most that a bar is thick.
    pub(super) thickness: Pt,
    /// Width of lines over time.
    pub(super) line: Pt,
    /// Width of grid lines.
    pub(super) hairline: Pt,
    /// The most that the chart is tall.
    pub(super) height: Pt,
    /// How it takes that height.
    pub(super) takes: chart::Height,
}

impl ChartLook {
    /// Returns the look on a slide, in a region of the height.
    pub(super) fn of_deck(theme: &Theme, height: Pt) -> ChartLook {
        let look = &theme.deck;
        let size = look.cell_head.size;
        ChartLook {
            label: look.chart,
            axis: TextStyle { size, leading: look.chart.leading * (size / look.chart.size), ..look.chart },
            smallest: look.source.size,
            // Thicker bars are blocks.
            thickness: Pt(42.0),
            line: Pt(3.0),
            hairline: look.hairline.0,
            height,
            takes: chart::Height::Filled,
        }
    }

    /// Returns the look in a memo.
    pub(super) fn of_memo(theme: &Theme, chart: &Chart) -> ChartLook {
        let look = &theme.memo;
        let size = look.note.size;
        // Bars one below the other take the height that they need; all else is drawn in a band.
        let is_list = matches!(chart.kind, ChartKind::Bar | ChartKind::Dot) || !is_over_time(chart);
        let is_list = is_list && !matches!(chart.kind, ChartKind::Column | ChartKind::Line | ChartKind::Slope);
        ChartLook {
            label: look.chart,
            axis: TextStyle { size, leading: look.chart.leading * (size / look.chart.size), ..look.chart },
            smallest: size,
            thickness: look.grid * 1.25,
            line: Pt(1.6),
            hairline: look.hairline.0 * 0.8,
            height: match chart.kind {
                _ if is_list => look.picture_height,
                ChartKind::Slope => look.grid * (SLOPE + SLOPE_EACH * chart.series.len() as f32).min(BAND),
                _ => look.grid * BAND,
            },
            takes: chart::Height::Needed,
        }
    }
}

/// Lines of a memo that a chart over time is tall.
const BAND: f32 = 13.0;
/// The same of slopes, which say no more than two figures each: heads and room, and so much for each.
const SLOPE: f32 = 6.5;
const SLOPE_EACH: f32 = 1.5;

fn is_over_time(chart: &Chart) -> bool {
    chart.categories.iter().all(|category| category.year.is_some())
}

impl Composer<'_> {
    /// Returns a chart.
    pub(super) fn chart(&mut self, chart: &Chart, chart_look: &ChartLook) -> Block {
        let alt = self.alternative(chart);
        let colours = self.theme.colours;
        let accent = Shape { colour: Some(colours.accent), ..Shape::default() };
        let change = |series: &Series| {
            let change = series.change.clone()?;
            Some(Text { runs: vec![super::inline::shaped(change, accent)], ..Text::default() })
        };
        let categories = chart
            .categories
            .iter()
            .map(|category| chart::Category { label: self.text(&category.label), year: category.year })
            .collect();
        let value = |datum: &Datum| chart::Value { number: datum.value, shown: words(datum.shown.clone()) };
        let series = chart
            .series
            .iter()
            .map(|series| chart::Series {
                label: self.text(&series.label),
                values: series.values.iter().map(|datum| datum.as_ref().map(value)).collect(),
                change: change(series),
            })
            .collect();
        let drawn = chart::Chart { kind: chart.kind, categories, series, highlight: chart.highlight };
        let look = Look {
            label: TextStyle { figures: Figures::Tabular, ..chart_look.label },
            axis: TextStyle { figures: Figures::Tabular, ..chart_look.axis },
            smallest: chart_look.smallest,
            thickness: chart_look.thickness,
            line: chart_look.line,
            hairline: chart_look.hairline,
            colours: Colours {
                voice: colours.voice,
                accent: colours.accent,
                quiet: colours.quiet,
                muted: colours.muted,
                ink: colours.ink,
                grid: colours.hairline,
                paper: colours.page,
            },
            language: self.brief.meta.language,
            missing: words(self.words().charts.missing),
            height: chart_look.takes,
        };
        let height = chart_look.height;
        block(BlockKind::Chart(Box::new(ChartBlock { chart: drawn, look, height, alt })))
    }

    /// Returns the values of a chart as the rows of a table: what they are given for, then a column for each series.
    pub(super) fn chart_rows(&self, chart: &Chart) -> Vec<Vec<String>> {
        let shown = |series: &Series, category: usize| {
            series.values.get(category).and_then(Option::as_ref).map_or("–".to_owned(), |datum| datum.shown.clone())
        };
        let rows = chart.categories.iter().enumerate().map(|(index, category)| {
            let values = chart.series.iter().map(|series| shown(series, index));
            std::iter::once(plain(&category.label)).chain(values).collect()
        });
        rows.collect()
    }

    /// Returns all that a chart shows, in words: its kind, what it is about, and all values; of many, the ends and the
    /// extremes of each series.
    fn alternative(&self, chart: &Chart) -> String {
        let fixed = &self.words().charts;
        let head = [kind(fixed, chart.kind).to_owned(), plain(&chart.title), plain(&chart.unit)];
        let head: Vec<String> = head.into_iter().filter(|part| !part.is_empty()).collect();
        let mut sentences = vec![match head.split_first() {
            Some((kind, rest)) if !rest.is_empty() => format!("{kind}: {}", rest.join(", ")),
            _ => head.concat(),
        }];
        let count: usize = chart.series.iter().map(|series| series.values.len()).sum();
        for series in &chart.series {
            let values = if count <= TOLD { self.all_values(chart, series) } else { self.summary(chart, series) };
            let name = plain(&series.label);
            sentences.push(if name.is_empty() { values } else { format!("{name} – {values}") });
        }
        let spoken = match chart.highlight {
            Some(Highlight::Series(spoken)) => chart.series.get(spoken).map(|series| plain(&series.label)),
            Some(Highlight::Category(spoken)) => chart.categories.get(spoken).map(|category| plain(&category.label)),
            None => None,
        };
        if let Some(name) = spoken.filter(|_| count > 2) {
            sentences.push(capitalised(&fixed.spoken.replace("{name}", &name)));
        }
        // A unit such as "p.c." ends with a stop of its own.
        let ended = sentences.into_iter().map(|sentence| sentence.trim_end_matches('.').to_owned() + ".");
        ended.collect::<Vec<String>>().join(" ")
    }

    fn all_values(&self, chart: &Chart, series: &Series) -> String {
        let missing = self.words().charts.missing;
        let values = chart.categories.iter().zip(&series.values).map(|(category, datum)| {
            let shown = datum.as_ref().map_or(missing, |datum| &datum.shown);
            format!("{}: {shown}", plain(&category.label))
        });
        let values = values.collect::<Vec<String>>().join("; ");
        match &series.change {
            Some(change) => format!("{values} ({change})"),
            None => values,
        }
    }

    fn summary(&self, chart: &Chart, series: &Series) -> String {
        let fixed = &self.words().charts;
        let there: Vec<(&Category, &Datum)> =
            chart.categories.iter().zip(&series.values).filter_map(|(of, datum)| Some((of, datum.as_ref()?))).collect();
        let (Some(first), Some(last)) = (there.first(), there.last()) else { return fixed.missing.to_owned() };
        let named = |(category, datum): &(&Category, &Datum)| format!("{} ({})", datum.shown, plain(&category.label));
        let by_value = |one: &&(&Category, &Datum), other: &&(&Category, &Datum)| one.1.value.total_cmp(&other.1.value);
        let mut parts = vec![
            fixed.count.replace("{n}", &there.len().to_string()),
            fixed.span.replace("{a}", &named(first)).replace("{b}", &named(last)),
        ];
        parts.extend(there.iter().min_by(by_value).map(|least| fixed.lowest.replace("{v}", &named(least))));
        parts.extend(there.iter().max_by(by_value).map(|most| fixed.highest.replace("{v}", &named(most))));
        let gaps = chart.categories.iter().zip(&series.values).filter(|(_, datum)| datum.is_none());
        let gaps: Vec<String> = gaps.map(|(category, _)| plain(&category.label)).collect();
        if !gaps.is_empty() {
            parts.push(format!("{}: {}", fixed.missing, gaps.join(", ")));
        }
        parts.join("; ")
    }
}

/// Returns the name of a kind of chart.
fn kind(fixed: &Charts, kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bar => fixed.bar,
        ChartKind::Column => fixed.column,
        ChartKind::Grouped => fixed.grouped,
        ChartKind::Stacked => fixed.stacked,
        ChartKind::Share => fixed.share,
        ChartKind::Line => fixed.line,
        ChartKind::Slope => fixed.slope,
        ChartKind::Dot => fixed.dot,
        ChartKind::Multiples => fixed.multiples,
    }
}
