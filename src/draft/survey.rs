//! What a report says that an outline can be made of: its sections with their figures and findings, and what it asks for.

use super::{Claim, Figure, Part, Proposal, Request, State, relative};
use crate::brief::findings::{Findings, Passage, Sentence, Topic, count, read, words_of};
use crate::language::{Language, Purpose};
use crate::markdown::{BlockKind, address};
use crate::report::{Report, Section};
use crate::source::Span;

/// Figures of a section that are looked at. What a section has beyond is data, and better shown as a chart.
const FIGURES: usize = 24;
/// Sentences of a section that are looked at.
const SENTENCES: usize = 24;
/// Requests of a report that are looked at.
const REQUESTS: usize = 60;
/// Sections whose candidates are looked at: those of a longer report are headings alone.
const PARTS: usize = 240;
/// Words of a title that still stands on one line or two.
const TITLE_WORDS: usize = 14;
/// Words that a sentence has at least to say something.
const SHORTEST: usize = 5;
/// Words that the bottom line's first sentence has at the most.
const LONGEST_BOTTOM: usize = 60;

/// What the first sentence of a paragraph weighs more.
const OF_TOPIC: u32 = 2;
/// What a section's sentence weighs more that speaks of the audience.
const OF_AUDIENCE: u32 = 3;
/// What a request weighs, by what tells of it: its section's heading, or its own words.
pub(super) const REQUESTED: u32 = 10;
/// A request that the report's summary or conclusion repeats.
pub(super) const SUMMED_UP: u32 = 7;
/// A request that no heading announces.
const ASKED: u32 = 3;

/// Surveys a report.
pub(super) fn survey(report: &Report, request: &Request) -> Proposal {
    let meta = &report.meta;
    let language = meta.language.unwrap_or_else(Language::default_language);
    let audience = Topic::of(request.audience.as_deref().unwrap_or("").replace(['-', '_'], " ").as_str(), language);
    let mut surveyor = Surveyor {
        report,
        language,
        audience,
        parts: Vec::new(),
        requests: Vec::new(),
        bottom_line: Vec::new(),
        looked_at: 0,
    };
    let named = title(report, request);
    for section in report.sections.iter().filter(|section| !section.private) {
        surveyor.section(section, &named);
    }
    let (title, rest) = shortened_title(&named);
    Proposal {
        report: relative(&request.report, &request.outline),
        title,
        subtitle: rest,
        author: meta.author.clone().or_else(|| meta.publisher.clone()).unwrap_or_default(),
        date: meta.date,
        language,
        audience: request.audience.clone(),
        bottom_line: surveyor.bottom_line,
        parts: surveyor.parts,
        requests: surveyor.requests,
    }
}

struct Surveyor<'r> {
    report: &'r Report,
    language: Language,
    audience: Topic,
    parts: Vec<Part>,
    requests: Vec<Claim>,
    bottom_line: Vec<Claim>,
    /// Sections that were read for candidates.
    looked_at: usize,
}

/// A passage that was read, with its address.
struct Reading {
    cite: String,
    findings: Findings,
    /// Whether it is an item of a list.
    is_item: bool,
    is_row: bool,
}

impl Surveyor<'_> {
    fn section(&mut self, section: &Section, report_title: &str) {
        let heading = words_of(&section.title);
        let purpose = self.language.purpose(&heading);
        // A name that no citation can be written with.
        let is_citable = address(&format!("{}:1", section.slug)).is_ok_and(|address| address.section == section.slug)
            && !section
                .slug
                .contains([' ', ']', ';', '"', '\'', '#', ',', '{', '}', '[', '@', '&', '*', '!', '|', '>', '%', '`']);
        let passages = if is_citable && purpose != Purpose::Apparatus && self.looked_at < PARTS {
            self.passages(section)
        } else {
            Vec::new()
        };
        self.looked_at += usize::from(!passages.is_empty());
        self.bottom_line(&passages, purpose);
        let mut part = Part {
            title: if heading.is_empty() { report_title.to_owned() } else { shortened_title(&heading).0 },
            purpose,
            of_audience: self.weighed(&heading, 0),
            state: State::Offered,
            messages: Vec::new(),
            figures: Vec::new(),
            points: Vec::new(),
            text: Vec::new(),
        };
        for passage in &passages {
            for (at, sentence) in passage.findings.sentences.iter().enumerate() {
                let asks = self.language.asks(&sentence.text);
                let is_request = asks || (purpose == Purpose::Requests && passage.is_item && at == 0);
                let says = self.says(&sentence.text);
                part.of_audience += self.weighed(&sentence.text, 0);
                if is_request && says {
                    self.request(sentence, &passage.cite, purpose);
                }
                part.figures.extend(sentence.figures.iter().map(|figure| Figure {
                    value: figure.value.clone(),
                    labels: figure.labels.clone(),
                    cite: passage.cite.clone(),
                    weight: figure.weight - u32::from(passage.is_row),
                    state: State::Offered,
                }));
                // What is asked for is told once, among the recommendations.
                let is_news = at == 0 || !sentence.figures.is_empty();
                if !says || passage.is_row || !is_news || (is_request && purpose == Purpose::Requests) {
                    continue;
                }
                // What leans on the sentence before it says little by itself.
                let leans = at > 0 && self.language.leans_back(&sentence.text);
                let topic = if at == 0 { OF_TOPIC } else { 0 };
                let figures = sentence.figures.iter().map(|figure| figure.weight).max().unwrap_or(0);
                let figures = if leans { figures / 3 } else { figures };
                let weight = self.weighed(&sentence.text, topic + figures);
                let claim = |text: &str| Claim {
                    text: text.to_owned(),
                    cite: passage.cite.clone(),
                    state: State::Offered,
                    weight,
                    shorter: None,
                };
                part.points.push(claim(&sentence.text));
                part.messages.push(claim(sentence.text.trim_end_matches('.')));
                part.messages.extend(sentence.shorter.iter().map(|text| claim(text.trim_end_matches('.'))));
            }
        }
        part.figures.truncate(FIGURES);
        part.points.truncate(SENTENCES);
        part.messages.truncate(SENTENCES);
        // The report's own title over nothing but sections is no section.
        let is_empty = section.blocks.is_empty() && part.points.is_empty();
        if !(is_empty || purpose == Purpose::Requests && part.points.is_empty()) {
            self.parts.push(part);
        }
    }

    /// Reads the passages of a section.
    fn passages(&self, section: &Section) -> Vec<Reading> {
        let mut passages = Vec::new();
        // An outline is handed on with what it makes, so that what is private is not offered.
        let is_public = |place: Span| self.report.private_in(place).is_none();
        for (index, block) in section.blocks.iter().enumerate() {
            let cite = format!("{}:{}", section.slug, index + 1);
            match &block.kind {
                BlockKind::List { items, .. } => {
                    let items = items.iter().enumerate().filter(|(_, item)| is_public(item.span));
                    passages.extend(items.map(|(item, content)| Reading {
                        cite: format!("{cite}.{}", item + 1),
                        findings: read(Passage::Item(content), self.language),
                        is_item: true,
                        is_row: false,
                    }))
                }
                BlockKind::Table { head, rows, .. } => {
                    let rows = rows.iter().enumerate().filter(|(_, row)| is_public(row.span));
                    passages.extend(rows.map(|(row, content)| Reading {
                        cite: format!("{cite}.{}", row + 1),
                        findings: read(Passage::Row(head, content), self.language),
                        is_item: false,
                        is_row: true,
                    }));
                }
                BlockKind::Paragraph(_) | BlockKind::Quote(_) if is_public(block.span) => passages.push(Reading {
                    cite,
                    findings: read(Passage::Block(block), self.language),
                    is_item: false,
                    is_row: false,
                }),
                _ => {}
            }
        }
        passages
    }

    /// Offers the first sentences of a summary or a conclusion, or those that the report begins with, as the bottom line.
    fn bottom_line(&mut self, passages: &[Reading], purpose: Purpose) {
        let rank = match purpose {
            Purpose::Summary => 3,
            Purpose::Conclusion => 2,
            _ if self.bottom_line.is_empty() => 1,
            _ => return,
        };
        let prose = passages.iter().filter(|passage| !passage.is_item && !passage.is_row);
        let of_passage = |passage: &Reading| {
            let sentences = passage
                .findings
                .sentences
                .iter()
                .filter(|sentence| self.says(&sentence.text) && count(&sentence.text) <= LONGEST_BOTTOM);
            let cite = passage.cite.clone();
            let claim = |text: &str| Claim {
                text: text.to_owned(),
                cite: cite.clone(),
                state: State::Offered,
                weight: rank,
                shorter: None,
            };
            sentences.map(|sentence| claim(&sentence.text)).collect::<Vec<_>>()
        };
        let found: Vec<Claim> = prose.flat_map(of_passage).take(4).collect();
        self.bottom_line.extend(found);
    }

    fn request(&mut self, sentence: &Sentence, cite: &str, purpose: Purpose) {
        let text = &sentence.text;
        // A conclusion repeats what a summary asks for.
        if self.requests.len() == REQUESTS || self.requests.iter().any(|other| other.text == *text) {
            return;
        }
        let weight = match purpose {
            Purpose::Requests => REQUESTED,
            Purpose::Summary | Purpose::Conclusion => SUMMED_UP,
            _ => ASKED,
        };
        let weight = self.weighed(text, weight);
        // What asks may stand in the part that is cut off.
        let shorter = sentence.shorter.iter().find(|shorter| self.language.asks(shorter)).cloned();
        let (text, cite) = (text.clone(), cite.to_owned());
        self.requests.push(Claim { text, cite, state: State::Offered, weight, shorter });
    }

    /// Adds what a sentence weighs more that speaks of the audience.
    fn weighed(&self, text: &str, weight: u32) -> u32 {
        weight + if self.audience.is_in(text, self.language) { OF_AUDIENCE } else { 0 }
    }

    /// Returns whether a sentence says something by itself: it is none that leads to a list, and no scrap.
    fn says(&self, text: &str) -> bool {
        count(text) >= SHORTEST && !text.ends_with([':', '?', ',', ';', '…']) && is_whole(text)
    }
}

/// Returns whether no bracket or quotation mark is left open, as in a sentence that goes on elsewhere.
fn is_whole(text: &str) -> bool {
    let marks = |mark: char| text.matches(mark).count();
    let is_german = text.contains('„');
    marks('(') == marks(')') && (is_german || marks('“') == marks('”')) && marks('«') == marks('»')
}

/// Returns the report's title: its own, or that of its first heading.
fn title(report: &Report, request: &Request) -> String {
    let own = report.meta.title.as_deref().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    let first = || report.sections.iter().map(|section| words_of(&section.title)).find(|title| !title.is_empty());
    let file = || request.report.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    own.filter(|title| !title.is_empty()).or_else(first).unwrap_or_else(file)
}

/// Parts a title that is too long: at its colon, else behind so many words, which shows.
fn shortened_title(title: &str) -> (String, String) {
    if count(title) <= TITLE_WORDS {
        return (title.to_owned(), String::new());
    }
    if let Some((head, rest)) = title.split_once(": ")
        && count(head) <= TITLE_WORDS
        && !rest.is_empty()
    {
        return (head.to_owned(), rest.to_owned());
    }
    let words: Vec<&str> = title.split(' ').take(TITLE_WORDS).collect();
    (format!("{} …", words.join(" ").trim_end_matches([',', ';', ':', '.'])), String::new())
}
