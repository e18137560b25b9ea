//! Coverage: which parts of a report reach which audience, and what none is told.

use super::passages::{Content, first_words};
use super::quantities;
use super::text::Text;
use super::{Block, Brief, Inline, Meta, Passage, Section, Source, SourceId, Table};
use crate::diagnostics::allowances::Allowance;
use crate::guard::Guard;
use crate::language::Language;
use crate::report::Report;
use crate::source::Span;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An outline that was read, with its reports.
#[derive(Clone)]
pub struct Surveyed {
    /// The outline's path, relative to the project folder.
    pub outline: std::path::PathBuf,
    /// What it says, whether or not something is wrong with it.
    pub brief: Arc<Brief>,
    /// Its reports, in the order that its passages count them in.
    pub reports: Vec<Arc<Report>>,
    /// The lints that it allows.
    pub allowed: Vec<Allowance>,
    /// What is private to it.
    pub guard: Arc<Guard>,
}

/// What audiences are told of one report.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// The report's title.
    pub report: String,
    /// The outlines' audiences.
    pub audiences: Vec<String>,
    /// The report's sections in order, those without passages left out.
    pub rows: Vec<Row>,
    /// Passages with figures or findings that no outline uses.
    pub untold: Vec<Untold>,
}

/// A section of a report.
#[derive(Debug, Clone)]
pub struct Row {
    /// The name by which it is cited.
    pub section: String,
    /// Number of its passages.
    pub passages: usize,
    /// What each audience is told of it.
    pub cells: Vec<Cell>,
}

/// What an audience is told of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The passages that it is told of, by number.
    pub passages: BTreeSet<usize>,
    /// Figures that stand on them.
    pub figures: usize,
    /// Recommendations that stand on them.
    pub recommendations: usize,
}

/// A passage that no audience is told of.
#[derive(Debug, Clone)]
pub struct Untold {
    /// Its address.
    pub address: String,
    /// Its first words.
    pub words: String,
    /// The numbers in it.
    pub figures: Vec<String>,
}

/// Headings, in lower case, under which a report says what it found.
const FINDINGS: &[&str] = &[
    "finding",
    "conclusion",
    "recommendation",
    "ergebnis",
    "schluss",
    "fazit",
    "empfehlung",
    "hallazgo",
    "conclusi",
    "recomenda",
    "constat",
    "conclus",
    "recommand",
    "risultat",
    "raccomanda",
    "achado",
    "bevinding",
    "aanbeveling",
];

/// Surveys outlines by the reports that they share.
pub fn coverage(surveyed: &[Surveyed]) -> Vec<Coverage> {
    let mut reports: Vec<&Arc<Report>> = Vec::new();
    for report in surveyed.iter().flat_map(|surveyed| &surveyed.reports) {
        if !reports.iter().any(|known| Arc::ptr_eq(known, report)) {
            reports.push(report);
        }
    }
    reports.into_iter().map(|report| of_report(report, surveyed)).collect()
}

fn of_report(report: &Arc<Report>, surveyed: &[Surveyed]) -> Coverage {
    let told: Vec<(&Surveyed, usize)> = surveyed
        .iter()
        .filter_map(|surveyed| Some((surveyed, surveyed.reports.iter().position(|other| Arc::ptr_eq(other, report))?)))
        .collect();
    let titles = told.iter().flat_map(|(surveyed, number)| {
        let passages = surveyed.brief.sources.iter().filter_map(as_passage);
        passages.filter(|passage| passage.section_at.0 == *number).map(|passage| passage.report.clone())
    });
    let title = report.meta.title.clone().or(titles.last()).unwrap_or_default();
    let mut coverage = Coverage { report: title, audiences: Vec::new(), rows: Vec::new(), untold: Vec::new() };
    coverage.audiences = told.iter().map(|(surveyed, _)| surveyed.brief.meta.audience.clone()).collect();
    let language = report.meta.language.unwrap_or_else(Language::default_language);
    for (index, section) in sections(report) {
        let count = section.blocks.len();
        let cells: Vec<Cell> =
            told.iter().map(|(surveyed, number)| cell(&surveyed.brief, (*number, index), count)).collect();
        let heading = Text::of_inlines(&section.title).text.to_lowercase();
        let finds = FINDINGS.iter().any(|finding| heading.contains(finding));
        for (number, block) in section.blocks.iter().enumerate() {
            let is_told = cells.iter().any(|cell| cell.passages.contains(&(number + 1)));
            if is_told || report.private_in(block.span).is_some() {
                continue;
            }
            let text = Text::of(Content::Blocks(std::slice::from_ref(block))).text;
            let figures = figures(&text, language);
            if (finds && !text.trim().is_empty()) || !figures.is_empty() {
                let address = format!("{}:{}", section.slug, number + 1);
                coverage.untold.push(Untold { address, words: first_words(&text), figures });
            }
        }
        coverage.rows.push(Row { section: section.slug.clone(), passages: count, cells });
    }
    coverage
}

/// Returns the sections that have passages and are not private.
fn sections(report: &Report) -> impl Iterator<Item = (usize, &crate::report::Section)> {
    report.sections.iter().enumerate().filter(|(_, section)| !section.blocks.is_empty() && !section.private)
}

fn as_passage(source: &Source) -> Option<&Passage> {
    match source {
        Source::Passage(passage) => Some(passage),
        Source::Note(_) => None,
    }
}

/// Counts what a brief tells of a section of so many passages.
fn cell(brief: &Brief, section: (usize, usize), count: usize) -> Cell {
    let of_section = |id: &SourceId| {
        let source = brief.sources.get(id.0 as usize).and_then(as_passage);
        source.is_some_and(|passage| passage.section_at == section)
    };
    let mut cell = Cell::default();
    for passage in brief.sources.iter().filter_map(as_passage).filter(|passage| passage.section_at == section) {
        let place = passage.place;
        cell.passages.extend(if place.from == 0 { 1..=count } else { place.from..=place.to });
    }
    let figures = brief.sections.iter().flat_map(|section| &section.figures);
    cell.figures = figures.filter(|figure| figure.sources.iter().any(of_section)).count();
    let recommendations = brief.recommendations.iter();
    cell.recommendations = recommendations.filter(|entry| entry.sources.iter().any(of_section)).count();
    cell
}

/// Returns the numbers of a passage as they are written; years alone are no figures.
fn figures(text: &str, language: Language) -> Vec<String> {
    let mut figures: Vec<String> = Vec::new();
    for quantity in quantities::read(text, language).into_iter().filter(|quantity| quantity.in_digits) {
        let figure = text.get(quantity.bytes).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        let is_year =
            figure.len() == 4 && figure.starts_with(['1', '2']) && figure.bytes().all(|byte| byte.is_ascii_digit());
        if !is_year && !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    figures
}

impl Cell {
    /// Returns what is told, in a few signs: "3p 1f 2r" for passages, figures and recommendations.
    pub fn short(&self) -> String {
        let counts = [(self.passages.len(), 'p'), (self.figures, 'f'), (self.recommendations, 'r')];
        let shown: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, sign)| format!("{count}{sign}")).collect();
        if shown.is_empty() { "–".to_owned() } else { shown.join(" ") }
    }
}

impl Coverage {
    /// Returns the matrix and what is not told as a brief, to be set like any other.
    pub fn brief(&self, language: Language) -> Brief {
        let nowhere = Span { file: crate::source::FileId(0), start: 0, end: 0 };
        let words = |text: &str| vec![Inline::Text(text.to_owned(), nowhere)];
        let section = |title: &str| Section {
            title: words(title),
            message: Vec::new(),
            text: Vec::new(),
            minutes: None,
            figures: Vec::new(),
            points: Vec::new(),
            excerpts: Vec::new(),
            chart: None,
            image: None,
            table: None,
            quote: None,
            versus: Vec::new(),
            timeline: Vec::new(),
            layout: None,
            say: Vec::new(),
            appendix: false,
            span: nowhere,
            evidence: Vec::new(),
        };
        let head = ["Section".to_owned(), "Passages".to_owned()].into_iter().chain(self.audiences.iter().cloned());
        let rows = self.rows.iter().map(|row| {
            let start = [row.section.clone(), row.passages.to_string()];
            let cells = start.into_iter().chain(row.cells.iter().map(Cell::short));
            cells.map(|cell| words(&cell)).collect()
        });
        let table = Table {
            title: Vec::new(),
            columns: head.map(|cell| words(&cell)).collect(),
            rows: rows.collect(),
            sources: Vec::new(),
        };
        let matrix = Section {
            text: vec![Block::Paragraph(words(
                "What each audience is told of each section: passages (p), figures (f) and recommendations (r).",
            ))],
            table: Some(table),
            ..section("Who is told what")
        };
        let untold = self.untold.iter().map(|untold| {
            let mut line = format!("{}: {}", untold.address, untold.words);
            if !untold.figures.is_empty() {
                line += &format!(" ({})", untold.figures.join("; "));
            }
            vec![Block::Paragraph(words(&line))]
        });
        let none = Section {
            text: match self.untold.is_empty() {
                true => vec![Block::Paragraph(words("Every passage with a figure or a finding reaches an audience."))],
                false => vec![Block::List { start: None, items: untold.collect() }],
            },
            ..section("Figures and findings that no audience is told")
        };
        Brief {
            census: Vec::new(),
            quoted: Vec::new(),
            name: "coverage".to_owned(),
            meta: Meta {
                title: words("Coverage"),
                subtitle: words(&self.report),
                audience: "desk".to_owned(),
                readers: Vec::new(),
                occasion: Vec::new(),
                date: None,
                duration: None,
                presenter: Vec::new(),
                contact: Vec::new(),
                language,
                marking: Vec::new(),
                watermark: Vec::new(),
                embargo: None,
                theme: None,
                logo: None,
            },
            formats: Vec::new(),
            bottom_line: Vec::new(),
            sections: vec![matrix, none],
            recommendations: Vec::new(),
            sources: Vec::new(),
            abbreviations: Vec::new(),
            files: Vec::new(),
            accepted: Vec::new(),
            revision: None,
            comments: Vec::new(),
            reports: Vec::new(),
        }
    }
}
