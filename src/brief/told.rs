//! What a briefing tells, claim by claim, so that it can be held against an earlier one.

use super::sentences::sentences;
use super::text::Text;
use super::{Block, Brief, Inline, Section, Source, SourceId, Verdict, lines};
use crate::outline::{CitationSource, Outline, OutlineFigure, OutlinePoint, OutlineSection};
use crate::source::{Located, Sources, Span};

/// A claim of a briefing.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// What it is.
    pub(crate) kind: Kind,
    /// The section that it stands in, counted from zero.
    pub(crate) section: Option<usize>,
    /// The name that the outline gives it.
    pub(crate) id: Option<String>,
    /// Its words; of a figure its label.
    pub(crate) words: String,
    /// The value of a figure, a date, a chart's number.
    pub(crate) value: Option<String>,
    /// The passages that it cites.
    pub(crate) cites: Vec<String>,
    /// What stands behind a figure's number.
    pub(crate) verdict: Option<Verdict>,
    /// Who is to act.
    pub(crate) who: Option<String>,
    /// By when.
    pub(crate) when: Option<String>,
    /// Whether the desk adds it.
    pub(crate) own: bool,
    /// Where it stands in the outline.
    pub(crate) place: Span,
}

/// What a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// The briefing's title.
    Title,
    /// A sentence of the bottom line.
    BottomLine,
    /// The sentence that a section's slide says.
    Message,
    /// A key figure.
    Figure,
    /// A figure that backs the text and is not shown.
    Evidence,
    /// A point, of a comparison too.
    Point,
    /// A sentence of the memo.
    Sentence,
    /// A number of a chart.
    Datum,
    /// A row of a table.
    Row,
    /// An event of a timeline.
    Event,
    /// A quotation.
    Quote,
    /// A passage that is reprinted.
    Excerpt,
    /// A sentence of the speaker notes.
    Note,
    /// A recommendation.
    Recommendation,
}

/// Returns the claims of a briefing in order. `sources` are the files that it was read from.
pub(crate) fn told(outline: &Outline, brief: &Brief, sources: &Sources<'_>) -> Vec<Claim> {
    let mut teller = Teller { brief, sources, section: None, claims: Vec::new() };
    teller.line(Kind::Title, &brief.meta.title, outline.title.span, &[]);
    teller.blocks(Kind::BottomLine, &brief.bottom_line, outline.bottom_line.as_ref());
    for (index, (section, written)) in brief.sections.iter().zip(&outline.sections).enumerate() {
        teller.section = Some(index);
        teller.section(section, written);
    }
    teller.section = None;
    for (recommendation, written) in brief.recommendations.iter().zip(&outline.recommendations) {
        let mut claim =
            teller.claim(Kind::Recommendation, &recommendation.action, written.span, &recommendation.sources);
        let said = |inlines: &[Inline]| Some(plain(inlines)).filter(|words| !words.is_empty());
        claim.id = written.id.as_ref().map(|id| id.value.clone());
        claim.who = said(&recommendation.who);
        claim.when = said(&recommendation.when);
        claim.own = !recommendation.own.is_empty();
        teller.claims.push(claim);
    }
    teller.claims
}

struct Teller<'b> {
    brief: &'b Brief,
    sources: &'b Sources<'b>,
    section: Option<usize>,
    claims: Vec<Claim>,
}

impl Teller<'_> {
    fn section(&mut self, section: &Section, written: &OutlineSection) {
        if let Some(message) = &written.message {
            self.line(Kind::Message, &section.message, message.span, &[]);
        }
        for (figure, written) in section.figures.iter().zip(&written.figures) {
            let mut claim = self.claim(Kind::Figure, &figure.label, written.span, &figure.sources);
            self.value(&mut claim, written);
            self.claims.push(claim);
        }
        for written in &written.evidence {
            let label = written.label.as_ref().map_or("", |label| label.text.as_str());
            let mut claim = self.plain_claim(Kind::Evidence, label, written.span);
            claim.cites = addresses(&written.cite);
            self.value(&mut claim, written);
            self.claims.push(claim);
        }
        self.blocks(Kind::Sentence, &section.text, written.text.as_ref());
        self.points(&section.points, &written.points, &[]);
        for (side, written) in section.versus.iter().zip(&written.versus) {
            self.line(Kind::Point, &side.heading, written.heading.span, &side.sources);
            self.points(&side.points, &written.points, &side.sources);
        }
        for (event, written) in section.timeline.iter().zip(&written.timeline) {
            let mut claim = self.claim(Kind::Event, &event.what, written.what.span, &[]);
            claim.value = Some(plain(&event.when));
            claim.own = event.own;
            self.claims.push(claim);
        }
        if let (Some(chart), Some(written)) = (&section.chart, &written.chart) {
            for (series, numbers) in chart.series.iter().zip(&written.series) {
                let cells = chart.categories.iter().zip(&series.values).zip(&numbers.values);
                for ((category, datum), number) in cells {
                    let Some(datum) = datum else { continue };
                    let labels = [&chart.title, &series.label, &category.label].map(|label| plain(label));
                    let labels: Vec<String> = labels.into_iter().filter(|label| !label.is_empty()).collect();
                    // A number by itself is printed nowhere; the chart is, under its title.
                    let place = written.title.as_ref().map_or(number.span, |title| title.span);
                    let mut claim = self.plain_claim(Kind::Datum, &labels.join(", "), place);
                    claim.value = Some(datum.shown.clone());
                    claim.cites = addresses(&number.cite);
                    if claim.cites.is_empty() {
                        claim.cites = self.addresses(&chart.sources);
                    }
                    claim.verdict = self.verdict(number.span);
                    self.claims.push(claim);
                }
            }
        }
        if let (Some(table), Some(written)) = (&section.table, &written.table) {
            for row in &table.rows {
                let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                let mut claim = self.plain_claim(Kind::Row, &cells.join(" | "), written.span);
                claim.cites = self.addresses(&table.sources);
                self.claims.push(claim);
            }
        }
        if let (Some(quote), Some(written)) = (&section.quote, &written.quote) {
            self.line(Kind::Quote, &quote.content, written.text.span, &[quote.source]);
        }
        for (excerpt, written) in section.excerpts.iter().zip(&written.excerpt) {
            let cites = self.addresses(&[excerpt.source]);
            let mut claim = self.plain_claim(Kind::Excerpt, &cites.join(", "), written.span);
            claim.cites = cites;
            self.claims.push(claim);
        }
        self.blocks(Kind::Note, &section.say, written.say.as_ref());
    }

    fn points(&mut self, points: &[super::Point], written: &[OutlinePoint], behind: &[SourceId]) {
        for (point, written) in points.iter().zip(written) {
            let mut claim = self.claim(Kind::Point, &point.content, written.text.span, behind);
            claim.own = point.own;
            self.claims.push(claim);
        }
    }

    fn value(&self, claim: &mut Claim, written: &OutlineFigure) {
        let change = written.change.as_ref().map(|change| change.by.text.trim().to_owned());
        let value = written.value.text.trim().to_owned();
        claim.value = Some(change.map_or_else(|| value.clone(), |change| format!("{value} ({change})")));
        claim.own = written.own.is_some();
        claim.verdict = self.verdict(written.value.span);
    }

    /// Returns what stands behind the first number of a place.
    fn verdict(&self, place: Span) -> Option<Verdict> {
        let within = |span: Span| span.file == place.file && place.start <= span.start && span.end <= place.end;
        self.brief.census.iter().find(|counted| within(counted.place)).map(|counted| counted.verdict)
    }

    fn plain_claim(&self, kind: Kind, words: &str, place: Span) -> Claim {
        Claim {
            kind,
            section: self.section,
            id: None,
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            value: None,
            cites: Vec::new(),
            verdict: None,
            who: None,
            when: None,
            own: false,
            place,
        }
    }

    /// Returns the claim of a line, with the passages that it cites and those that stand behind it.
    fn claim(&self, kind: Kind, content: &[Inline], place: Span, behind: &[SourceId]) -> Claim {
        let (mut text, mut marks) = (Text::default(), Vec::new());
        text.add_lowered(content, &mut marks);
        let mut cited: Vec<SourceId> = marks.into_iter().map(|(_, source)| source).collect();
        cited.extend(behind);
        Claim { cites: self.addresses(&cited), ..self.plain_claim(kind, &text.text, place) }
    }

    fn line(&mut self, kind: Kind, content: &[Inline], place: Span, behind: &[SourceId]) {
        let claim = self.claim(kind, content, place, behind);
        self.claims.push(claim);
    }

    /// Adds the sentences of running text.
    fn blocks(&mut self, kind: Kind, blocks: &[Block], written: Option<&Located>) {
        let Some(field) = written else { return };
        for content in lines::lines(blocks) {
            let (mut text, mut marks) = (Text::default(), Vec::new());
            text.add_lowered(content, &mut marks);
            let parted = sentences(&text.text, self.brief.meta.language);
            for (index, bytes) in parted.iter().enumerate() {
                let next = parted.get(index + 1).map_or(usize::MAX, |next| next.start);
                let start = if index == 0 { 0 } else { bytes.start };
                // A mark behind the stop belongs to the sentence that it ends.
                let own = marks.iter().filter(|(at, _)| (start..next).contains(at)).map(|(_, source)| *source);
                let cited: Vec<SourceId> = own.collect();
                let place = text.place(bytes.clone(), self.sources).unwrap_or(field.span);
                let words = text.text.get(bytes.clone()).unwrap_or("");
                let claim = Claim { cites: self.addresses(&cited), ..self.plain_claim(kind, words, place) };
                self.claims.push(claim);
            }
        }
    }

    /// Returns the addresses of passages, each once.
    fn addresses(&self, sources: &[SourceId]) -> Vec<String> {
        let mut addresses: Vec<String> = Vec::new();
        for source in sources {
            if let Some(Source::Passage(passage)) = self.brief.sources.get(source.0 as usize)
                && !addresses.contains(&passage.address)
            {
                addresses.push(passage.address.clone());
            }
        }
        addresses
    }
}

/// Returns addresses as they are written.
fn addresses(cite: &[CitationSource]) -> Vec<String> {
    cite.iter().filter_map(|cite| cite.address.as_ref()).map(super::passages::written).collect()
}

fn plain(inlines: &[Inline]) -> String {
    let (mut text, mut marks) = (Text::default(), Vec::new());
    text.add_lowered(inlines, &mut marks);
    text.text.split_whitespace().collect::<Vec<_>>().join(" ")
}
