//! The annex of evidence: each key figure of a memo with the sentence that it comes from, the words that bear it marked.

use super::composer::Composer;
use super::endnotes::{capitalised, place_in_section};
use super::flow::{Block, ContentsEntry, GroupRole, Sequence};
use super::inline::{field, plain, run, shaped, unmarked, words};
use super::paper::{self, Frame};
use super::parts::{barred, group, heading, paragraph};
use crate::brief::{
    self, Accepted, Agreement, Brief, Claim, ClaimKind, Figure, Ground, Passage, Section, Source, SourceId, Verdict,
};
use crate::outline::Paper;
use crate::text::{Align, Anchor, Field, Figures, Highlight, Link, Run, RunKind, Shape, Text, TextStyle};
use std::ops::Range;

/// The places of the annex's headings.
pub(super) struct Heads {
    title: Anchor,
    /// Of the sections that have key figures.
    sections: Vec<Anchor>,
}

/// Makes the bookmarks of the annex; none where no section has key figures.
pub(super) fn heads(composer: &mut Composer<'_>) -> Option<Heads> {
    let brief = composer.brief;
    if brief.sections.iter().all(|section| section.figures.is_empty()) {
        return None;
    }
    let title = composer.bookmark(1, composer.words().annex.to_owned());
    let sections = in_order(brief).filter(|(_, section)| !section.figures.is_empty());
    let sections = sections.map(|(_, section)| composer.bookmark(2, plain(&section.title))).collect();
    Some(Heads { title, sections })
}

impl Heads {
    /// Returns the entry of the contents.
    pub(super) fn entry(&self, composer: &Composer<'_>) -> ContentsEntry {
        ContentsEntry { number: Text::default(), text: words(composer.words().annex), anchor: self.title, figure: None }
    }
}

/// Returns the annex as pages of their own.
pub(super) fn annex(composer: &mut Composer<'_>, frame: &Frame, paper: Paper, heads: &Heads) -> Sequence {
    let look = &composer.theme.memo;
    let fixed = composer.words();
    let title = heading(words(fixed.annex), look.heading, 1, heads.title);
    let lead = paragraph(words(fixed.annex_lead), look.body).after(look.grid).with_next();
    let mut blocks = vec![title.after(look.grid / 2.0), lead];
    let claims = brief::claims(composer.brief);
    let brief = composer.brief;
    let sections = in_order(brief).filter(|(_, section)| !section.figures.is_empty());
    for ((number, section), &anchor) in sections.zip(&heads.sections) {
        let title = heading(unmarked(&section.title), look.subheading, 2, anchor).before(look.grid);
        let mut inner = vec![title];
        let of_section = |claim: &&Claim| claim.kind == ClaimKind::Figure && claim.section == Some(number);
        for (figure, claim) in section.figures.iter().zip(claims.iter().filter(of_section)) {
            inner.push(entry(composer, figure, claim));
        }
        blocks.push(group(GroupRole::Section, inner));
    }
    let furniture = paper::running(composer, frame);
    paper::pages(look.page(paper), (furniture.clone(), furniture), vec![group(GroupRole::Section, blocks)], None)
}

/// Returns the sections as a memo prints them, the appendix last.
fn in_order(brief: &Brief) -> impl Iterator<Item = (usize, &Section)> {
    brief.told().chain(brief.appendix())
}

/// Returns a figure, the sentences behind it, and how it was worked out. It stays on one page.
fn entry(composer: &mut Composer<'_>, figure: &Figure, claim: &Claim) -> Block {
    let look = &composer.theme.memo;
    // Figures are what is looked for: as tall as capitals, and in lines that end where they end.
    let ragged = |style: TextStyle| TextStyle { align: Align::Left, figures: Figures::Lining, ..style };
    let mut behind = Vec::new();
    let passages = passages(composer.brief, claim);
    for (source, sentences) in &passages {
        let quote = paragraph(quoted(composer, *source, sentences), ragged(look.excerpt));
        behind.push(group(GroupRole::Quote, vec![quote]));
    }
    if passages.is_empty() && !claim.sources.is_empty() {
        // What the desk adds, and what stands behind it in a passage without a number, has its source named.
        let mut text = if figure.own { words(capitalised(composer.words().own)) } else { places(composer, claim) };
        composer.marks(&claim.sources, &mut text.runs);
        behind.push(paragraph(text, ragged(look.excerpt)));
    }
    for sum in sums(composer.brief, claim) {
        let text = Text { runs: vec![shaped(sum, label(composer, true))], language: None, span: None };
        behind.push(paragraph(text, ragged(look.excerpt)));
    }
    let mut blocks = vec![paragraph(head(composer, figure), ragged(look.body))];
    if !behind.is_empty() {
        blocks.push(barred(GroupRole::Plain, behind, look.quiet_bar, look.grid));
    }
    group(GroupRole::Plain, blocks).after(look.grid).together()
}

/// Returns how what is said beside a quotation looks: as captions do.
fn label(composer: &Composer<'_>, strong: bool) -> Shape {
    let TextStyle { family, size, .. } = composer.theme.memo.caption;
    let colours = composer.theme.colours;
    let colour = if strong { colours.ink } else { colours.muted };
    Shape { strong, colour: Some(colour), family: Some(family), size: Some(size), ..Shape::default() }
}

/// Returns the value, what it counts, and the page on which it stands.
fn head(composer: &Composer<'_>, figure: &Figure) -> Text {
    let colours = composer.theme.colours;
    let mut runs =
        vec![shaped(figure.shown(), Shape { strong: true, colour: Some(colours.voice), ..Shape::default() }), run(" ")];
    runs.extend(unmarked(&figure.label).runs);
    if let Some(anchor) = composer.callout_at(figure) {
        let shape = Shape { colour: Some(colours.muted), ..Shape::default() };
        let (before, after) = composer.words().page.split_once("{n}").unwrap_or(("", ""));
        let page = Run { shape, link: Some(Link::Anchor(anchor)), ..field(Field::PageOf(anchor)) };
        runs.extend([shaped(format!(", {before}"), shape), page, shaped(after.to_owned(), shape)]);
    }
    Text { runs, language: None, span: None }
}

/// A sentence of a passage: its bytes, and those of the words that bear the figure.
type Sentence = (Range<usize>, Vec<Range<usize>>);

/// Collects the sentences behind a figure's numbers, by the passages in which they stand.
fn passages(brief: &Brief, claim: &Claim) -> Vec<(SourceId, Vec<Sentence>)> {
    let mut found: Vec<(SourceId, Vec<Sentence>)> = Vec::new();
    let numbers = claim.numbers.iter().filter_map(|index| brief.census.get(*index));
    for Ground { source, bytes, agreement, .. } in numbers.flat_map(|number| &number.grounds) {
        let Some((_, accepted)) = passage(brief, *source).filter(|_| *agreement != Agreement::Against) else {
            continue;
        };
        let sentence = brief::sentence(accepted, bytes);
        let of_passage = match found.iter().position(|(known, _)| known == source) {
            Some(at) => at,
            None => {
                found.push((*source, Vec::new()));
                found.len() - 1
            }
        };
        let sentences = &mut found[of_passage].1;
        match sentences.iter_mut().find(|(known, _)| *known == sentence) {
            Some((_, marked)) => marked.push(bytes.clone()),
            None => sentences.push((sentence, vec![bytes.clone()])),
        }
    }
    for (_, sentences) in &mut found {
        sentences.sort_by_key(|(sentence, _)| sentence.start);
        for (_, marked) in sentences {
            marked.sort_by_key(|bytes| (bytes.start, bytes.end));
            marked.dedup();
        }
    }
    found
}

fn passage(brief: &Brief, source: SourceId) -> Option<(&Passage, &Accepted)> {
    match brief.sources.get(source.0 as usize)? {
        Source::Passage(passage) => Some((passage, brief::passage_words(brief, passage)?)),
        Source::Note(_) => None,
    }
}

/// Returns the sums that give a figure's numbers.
fn sums(brief: &Brief, claim: &Claim) -> Vec<String> {
    let numbers = claim.numbers.iter().filter_map(|index| brief.census.get(*index));
    let mut sums: Vec<String> = Vec::new();
    for number in numbers.filter(|number| number.verdict == Verdict::Derived) {
        sums.extend(number.because.clone().filter(|sum| !sums.contains(sum)));
    }
    sums
}

/// Returns sentences of a passage in quotation marks with their words marked, and where they stand.
fn quoted(composer: &mut Composer<'_>, source: SourceId, sentences: &[Sentence]) -> Text {
    let (colours, brief) = (composer.theme.colours, composer.brief);
    let Some((passage, accepted)) = passage(brief, source) else { return Text::default() };
    let highlight = Some(Highlight { ground: colours.watermark, rule: colours.accent });
    let quotes = brief.meta.language.quotes();
    let (open, close) = quotes.outer;
    let words = |range: Range<usize>| {
        let words = accepted.text.get(range).unwrap_or("").replace('\n', " ");
        // A quotation within the sentence has the inner marks; a single closing mark may be an apostrophe, and stays.
        let is_double = accepted.language.code() == brief.meta.language.code() && !close.contains('’');
        if is_double { words.replace(open, quotes.inner.0).replace(close, quotes.inner.1) } else { words }
    };
    let mut runs = vec![run(open)];
    let mut done: Option<usize> = None;
    for (sentence, marked) in sentences {
        if let Some(done) = done {
            let between = accepted.text.get(done..sentence.start).unwrap_or("");
            runs.push(run(if between.trim().is_empty() { " " } else { " […] " }));
        }
        let mut at = sentence.start;
        for mark in marked {
            let from = mark.start.max(at);
            if mark.end <= from {
                continue;
            }
            runs.extend([run(words(at..from)), shaped(words(from..mark.end), Shape { highlight, ..Shape::default() })]);
            at = mark.end;
        }
        runs.push(run(words(at..sentence.end)));
        done = Some(sentence.end);
    }
    runs.push(run(close));
    runs.retain(|run| !matches!(&run.kind, RunKind::Words(words) if words.is_empty()));
    composer.marks(&[source], &mut runs);
    let place = place_in_section(passage, brief.meta.language);
    runs.extend([run("\u{2002}"), shaped(place, label(composer, false))]);
    let language = Some(accepted.language).filter(|language| *language != brief.meta.language);
    Text { runs, language, span: None }
}

/// Returns the places of the passages that a claim cites, in one line.
fn places(composer: &Composer<'_>, claim: &Claim) -> Text {
    let language = composer.brief.meta.language;
    let places = claim.passages(composer.brief).map(|(_, passage)| place_in_section(passage, language));
    words(places.collect::<Vec<_>>().join("; "))
}
