//! What all steps of a resolution share: the outline, its reports, and what was found so far.

use super::census::{Counted, Quoted};
use super::claims::Stated;
use super::passages::Index;
use super::pictures::Pictures;
use super::quantities::{self, Quantity};
use super::sources::Table;
use super::text::Text;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::language::Language;
use crate::markdown::Dialect;
use crate::outline::Outline;
use crate::report::Report;
use crate::source::{FileId, Located, Sources, Span};
use num_rational::BigRational;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A resolution under way.
pub(super) struct Resolver<'a> {
    /// The outline.
    pub(super) outline: &'a Outline,
    /// Its reports.
    pub(super) reports: &'a [Arc<Report>],
    /// The files of the project.
    pub(super) files: &'a Sources<'a>,
    /// What is wrong.
    pub(super) diagnostics: &'a mut Diagnostics,
    /// Language of the briefing.
    pub(super) language: Language,
    /// The sections by their names.
    pub(super) index: Index<'a>,
    /// What was cited.
    pub(super) table: Table<'a>,
    /// What abbreviations stand for that are marked as such: their words, then the same in full.
    pub(super) marked_abbreviations: Vec<(String, String)>,
    /// Pictures that were decoded.
    pub(super) pictures: Pictures,
    /// Every number so far, and what stands behind it.
    pub(super) census: Vec<Counted>,
    /// Years and days by which the reports are dated, or which their headings name.
    pub(super) dates: Vec<BigRational>,
    /// Words that stand in a passage to the letter.
    pub(super) quoted: Vec<Quoted>,
    /// The values of the section's figures so far.
    pub(super) figures: Vec<Stated>,
    /// Whether what is resolved is in no file but private ones.
    pub(super) private: bool,
    /// Passages that were reprinted so far.
    pub(super) reprinted: usize,
    /// Comments in the outline's texts.
    pub(super) comments: Vec<Span>,
    /// The desk's own numbers, of the outline and of the section at hand, and why it adds them.
    pub(super) own: Vec<(Quantity, &'a Located)>,
    /// Whether texts are held against their passages; what pages show does not hang on it.
    pub(super) checks: bool,
}

impl<'a> Resolver<'a> {
    /// Begins a resolution.
    pub(super) fn new(
        outline: &'a Outline,
        reports: &'a [Arc<Report>],
        files: &'a Sources<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Resolver<'a> {
        let of_report = reports.first().and_then(|report| report.meta.language);
        let language = outline.language.as_ref().map(|language| language.value).or(of_report);
        Resolver {
            outline,
            reports,
            files,
            diagnostics,
            language: language.unwrap_or_else(Language::default_language),
            index: Index::new(outline, reports),
            table: Table::default(),
            marked_abbreviations: Vec::new(),
            pictures: Pictures::default(),
            census: Vec::new(),
            quoted: Vec::new(),
            dates: dates(reports),
            figures: Vec::new(),
            private: false,
            reprinted: 0,
            comments: Vec::new(),
            own: Vec::new(),
            checks: true,
        }
    }

    /// Returns the files that the brief is made from: the outline with those of its bases that give it something, and the
    /// reports' chapters.
    pub(super) fn files_in_use(&self) -> Vec<FileId> {
        let outline = self.outline;
        let head = [&outline.subtitle, &outline.readers, &outline.occasion, &outline.presenter, &outline.marking];
        let texts = head.into_iter().flatten().chain(&outline.bottom_line).chain([&outline.title]);
        let mut files: BTreeSet<FileId> = texts.map(|text| text.span.file).chain([outline.file]).collect();
        files.extend(outline.sections.iter().map(|section| section.title.span.file));
        files.extend(outline.recommendations.iter().map(|recommendation| recommendation.action.span.file));
        files.extend(outline.reports.iter().flat_map(|report| &report.files).map(|file| file.span.file));
        files.extend(self.reports.iter().flat_map(|report| &report.sections).map(|section| section.file));
        files.into_iter().collect()
    }

    /// Returns how the outline's text is read.
    pub(super) fn dialect(&self) -> Dialect {
        Dialect { citations: true, language: self.language }
    }

    /// Returns the language of a report.
    pub(super) fn language_of(&self, report: usize) -> Language {
        self.reports.get(report).and_then(|report| report.meta.language).unwrap_or(self.language)
    }

    /// Resolves a part of the outline, which may be private or stand in one that is.
    pub(super) fn within<T>(&mut self, private: bool, resolve: impl FnOnce(&mut Resolver<'a>) -> T) -> T {
        let around = self.private;
        self.private |= private;
        let resolved = resolve(self);
        self.private = around;
        resolved
    }

    /// Tells the user something.
    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Returns the numbers by which reports are dated: of their dates, titles and headings.
fn dates(reports: &[Arc<Report>]) -> Vec<BigRational> {
    let mut dates = Vec::new();
    for report in reports {
        let language = report.meta.language.unwrap_or_else(Language::default_language);
        let mut read = |text: &str| {
            dates.extend(quantities::read(text, language).into_iter().map(|quantity| quantity.value));
        };
        report.meta.title.iter().for_each(|title| read(title));
        report.sections.iter().for_each(|section| read(&Text::of_inlines(&section.title).text));
        if let Some(date) = report.meta.date {
            let numbers = [i64::from(date.year()), i64::from(date.day())];
            dates.extend(numbers.map(|number| BigRational::from_integer(number.into())));
        }
    }
    dates.sort();
    dates.dedup();
    dates
}
