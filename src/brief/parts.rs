//! The parts of a brief that say something, in the outline's order: the one walk for all who ask what a briefing claims.

use super::{Block, ClaimKind, lines};
use super::{Brief, Category, Chart, Datum, Event, Excerpt, Figure, Inline, Recommendation, Section, Series, SourceId};

/// A part of a brief.
pub(super) struct Part<'b> {
    /// What it is.
    pub(super) kind: ClaimKind,
    /// Number of its section among the brief's.
    pub(super) section: Option<usize>,
    /// What it says.
    pub(super) said: Said<'b>,
    /// The passages that stand behind it without being marked in it.
    pub(super) behind: &'b [SourceId],
    /// Whether the desk adds it.
    pub(super) own: bool,
}

/// What a part says.
pub(super) enum Said<'b> {
    /// A line or paragraph of text.
    Line(&'b [Inline]),
    /// A figure, shown or not.
    Figure(&'b Figure),
    /// An event of a timeline.
    Event(&'b Event),
    /// A value of a chart.
    Value(&'b Chart, &'b Series, &'b Category, &'b Datum),
    /// A row of a table; its title and its head are rows, too.
    Row(&'b [Vec<Inline>]),
    /// A passage that is reprinted.
    Excerpt(&'b Excerpt),
    /// A recommendation.
    Recommendation(&'b Recommendation),
}

/// Returns the parts of a brief.
pub(super) fn parts(brief: &Brief) -> Vec<Part<'_>> {
    let mut walk = Walk { parts: Vec::new(), section: None };
    walk.paragraphs(ClaimKind::BottomLine, &brief.bottom_line);
    for (number, section) in brief.sections.iter().enumerate() {
        walk.section = Some(number);
        walk.section(section);
    }
    walk.section = None;
    for recommendation in &brief.recommendations {
        let own = !recommendation.own.is_empty();
        let said = Said::Recommendation(recommendation);
        walk.add(ClaimKind::Recommendation, said, &recommendation.sources).own = own;
    }
    walk.parts
}

struct Walk<'b> {
    parts: Vec<Part<'b>>,
    section: Option<usize>,
}

impl<'b> Walk<'b> {
    fn section(&mut self, section: &'b Section) {
        self.line(ClaimKind::Message, &section.message);
        section.figures.iter().for_each(|figure| self.figure(ClaimKind::Figure, figure));
        self.paragraphs(ClaimKind::Text, &section.text);
        for point in &section.points {
            self.add(ClaimKind::Point, Said::Line(&point.content), &[]).own = point.own;
        }
        for side in &section.versus {
            self.add(ClaimKind::Heading, Said::Line(&side.heading), &side.sources);
            for point in &side.points {
                self.add(ClaimKind::Point, Said::Line(&point.content), &side.sources).own = point.own;
            }
        }
        for event in &section.timeline {
            self.add(ClaimKind::Event, Said::Event(event), &[]).own = event.own;
        }
        if let Some(chart) = &section.chart {
            for series in &chart.series {
                for (category, datum) in chart.categories.iter().zip(&series.values) {
                    let Some(datum) = datum else { continue };
                    self.add(ClaimKind::Bar, Said::Value(chart, series, category, datum), &datum.sources);
                }
            }
        }
        if let Some(table) = &section.table {
            let title = std::slice::from_ref(&table.title);
            let rows = table.rows.iter().map(Vec::as_slice);
            for row in [title, table.columns.as_slice()].into_iter().chain(rows) {
                self.add(ClaimKind::Cell, Said::Row(row), &table.sources);
            }
        }
        if let Some(image) = &section.image {
            self.line(ClaimKind::Caption, &image.caption);
        }
        if let Some(quote) = &section.quote {
            self.add(ClaimKind::Quotation, Said::Line(&quote.content), std::slice::from_ref(&quote.source));
        }
        for excerpt in &section.excerpts {
            self.add(ClaimKind::Excerpt, Said::Excerpt(excerpt), std::slice::from_ref(&excerpt.source));
        }
        section.evidence.iter().for_each(|figure| self.figure(ClaimKind::Evidence, figure));
        self.paragraphs(ClaimKind::Said, &section.say);
    }

    fn figure(&mut self, kind: ClaimKind, figure: &'b Figure) {
        self.add(kind, Said::Figure(figure), &figure.sources).own = figure.own;
    }

    fn line(&mut self, kind: ClaimKind, content: &'b [Inline]) {
        if !content.is_empty() {
            self.add(kind, Said::Line(content), &[]);
        }
    }

    fn paragraphs(&mut self, kind: ClaimKind, blocks: &'b [Block]) {
        lines::lines(blocks).into_iter().for_each(|line| self.line(kind, line));
    }

    fn add(&mut self, kind: ClaimKind, said: Said<'b>, behind: &'b [SourceId]) -> &mut Part<'b> {
        let index = self.parts.len();
        self.parts.push(Part { kind, section: self.section, said, behind, own: false });
        &mut self.parts[index]
    }
}
