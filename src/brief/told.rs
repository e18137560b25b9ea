//! What a briefing tells, claim by claim, so that it can be held against an earlier one.
//!
//! The claims are the [parts](super::parts) of the brief, running text taken apart into its sentences.

use super::parts::{Part, Said, parts};
use super::sentences::sentences;
use super::text::Text;
use super::trace::places_of;
use super::{Brief, ClaimKind, Inline, Source, SourceId, Verdict};
use crate::source::{Sources, Span};

/// A claim of a briefing.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// What it is.
    pub(crate) kind: ClaimKind,
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
    /// What stands behind its number.
    pub(crate) verdict: Option<Verdict>,
    /// Who is to act.
    pub(crate) who: Option<String>,
    /// By when.
    pub(crate) when: Option<String>,
    /// Whether the desk adds it.
    pub(crate) own: bool,
    /// Where it stands in the outline, where it has words of its own.
    pub(crate) place: Option<Span>,
}

/// Returns the claims of a briefing in order. `sources` are the files that it was read from.
pub(crate) fn told(brief: &Brief, sources: &Sources<'_>) -> Vec<Claim> {
    let teller = Teller { brief, sources };
    let title =
        Part { kind: ClaimKind::Title, section: None, said: Said::Line(&brief.meta.title), behind: &[], own: false };
    std::iter::once(&title).chain(&parts(brief)).flat_map(|part| teller.claims(part)).collect()
}

struct Teller<'b> {
    brief: &'b Brief,
    sources: &'b Sources<'b>,
}

impl Teller<'_> {
    fn claims(&self, part: &Part<'_>) -> Vec<Claim> {
        let claim = self.claim(part);
        match part.said {
            Said::Line(content) if part.kind.is_prose() => self.sentences(content, &claim),
            // The head of a table may be empty.
            Said::Row(_) if claim.words.is_empty() => Vec::new(),
            _ => vec![claim],
        }
    }

    fn claim(&self, part: &Part<'_>) -> Claim {
        let mut claim = Claim {
            kind: part.kind,
            section: part.section,
            id: None,
            words: String::new(),
            value: None,
            cites: Vec::new(),
            verdict: None,
            who: None,
            when: None,
            own: part.own,
            place: None,
        };
        match part.said {
            Said::Line(content) => self.say(&mut claim, &[content], part.behind),
            Said::Figure(figure) => {
                self.say(&mut claim, &[&figure.label], part.behind);
                let change = figure.change.as_ref().map(|change| plain(&change.words));
                let change = change.map_or_else(String::new, |change| format!(" ({change})"));
                claim.id = figure.id.as_ref().map(|id| id.value.clone());
                claim.value = Some(spaced(&format!("{}{change}", figure.shown())));
                claim.verdict = self.verdict(figure.stated);
                claim.place = Some(figure.place);
            }
            Said::Event(event) => {
                self.say(&mut claim, &[&event.what], &[]);
                claim.value = Some(plain(&event.when));
                claim.place = cover(&[&event.when, &event.what]);
            }
            Said::Value(chart, series, category, datum) => {
                self.say(&mut claim, &[&chart.title, &series.label, &category.label], part.behind);
                claim.value = Some(datum.shown.clone());
                claim.verdict = self.verdict(datum.place);
                // A number by itself is printed nowhere; the chart is, under its title.
                claim.place = cover(&[&chart.title]).or(Some(datum.place));
            }
            Said::Row(cells) => {
                let cells: Vec<&[Inline]> = cells.iter().map(Vec::as_slice).collect();
                self.say(&mut claim, &cells, part.behind);
                claim.words = cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | ");
            }
            Said::Excerpt(excerpt) => {
                claim.cites = self.addresses(&[excerpt.source]);
                claim.words = claim.cites.join(", ");
            }
            Said::Recommendation(asked) => {
                self.say(&mut claim, &[&asked.action], part.behind);
                let said = |inlines: &[Inline]| Some(plain(inlines)).filter(|words| !words.is_empty());
                claim.id.clone_from(&asked.id);
                (claim.who, claim.when) = (said(&asked.who), said(&asked.when));
                claim.place = cover(&[&asked.action, &asked.who, &asked.when]);
            }
        }
        claim
    }

    /// Gives a claim its words, the passages that it cites and those that stand behind it, and its place.
    fn say(&self, claim: &mut Claim, content: &[&[Inline]], behind: &[SourceId]) {
        let (mut words, mut marks) = (Vec::new(), Vec::new());
        for content in content {
            let mut text = Text::default();
            text.add_lowered(content, &mut marks);
            words.push(spaced(&text.text));
        }
        words.retain(|words| !words.is_empty());
        let mut cited: Vec<SourceId> = marks.into_iter().map(|(_, source)| source).collect();
        cited.extend(behind);
        claim.words = words.join(", ");
        claim.cites = self.addresses(&cited);
        claim.place = cover(content);
    }

    /// Returns the sentences of a paragraph, each with what it cites itself.
    fn sentences(&self, content: &[Inline], paragraph: &Claim) -> Vec<Claim> {
        let (mut text, mut marks) = (Text::default(), Vec::new());
        text.add_lowered(content, &mut marks);
        let parted = sentences(&text.text, self.brief.meta.language);
        let sentence = |(index, bytes): (usize, &std::ops::Range<usize>)| {
            let next = parted.get(index + 1).map_or(usize::MAX, |next| next.start);
            let start = if index == 0 { 0 } else { bytes.start };
            // A mark behind the stop belongs to the sentence that it ends.
            let own = marks.iter().filter(|(at, _)| (start..next).contains(at)).map(|(_, source)| *source);
            Claim {
                words: spaced(text.text.get(bytes.clone()).unwrap_or("")),
                cites: self.addresses(&own.collect::<Vec<_>>()),
                place: text.place(bytes.clone(), self.sources).or(paragraph.place),
                ..paragraph.clone()
            }
        };
        parted.iter().enumerate().map(sentence).collect()
    }

    /// Returns what stands behind the first number of a place.
    fn verdict(&self, place: Span) -> Option<Verdict> {
        self.brief.census.iter().find(|counted| place.holds(counted.place)).map(|counted| counted.verdict)
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

/// Returns where some texts stand, from the first word to the last; of texts in several files those in the first.
fn cover(texts: &[&[Inline]]) -> Option<Span> {
    let mut places = Vec::new();
    texts.iter().for_each(|text| places_of(text, &mut places));
    let of_file = |first: Span| places.iter().filter(move |place| place.file == first.file);
    places.first().map(|first| Span {
        file: first.file,
        start: of_file(*first).map(|place| place.start).min().unwrap_or(first.start),
        end: of_file(*first).map(|place| place.end).max().unwrap_or(first.end),
    })
}

fn plain(inlines: &[Inline]) -> String {
    spaced(&crate::compose::plain(inlines))
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
