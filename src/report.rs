//! Reports: Markdown → sections, passages and notes, each with its place.
//!
//! [`read`] takes the chapters one after the other: `front_matter` parts off and reads what the report says of itself,
//! [`crate::markdown::parse`] reads the rest, `sections` parts the blocks at the headings and names the parts, and
//! `oddities` tells what cannot be printed, and `private` takes out of the way what is marked so. Real reports are untidy: what no outline uses stops nothing.

mod front_matter;
mod oddities;
mod private;
mod readers;
mod sections;

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::language::Language;
use crate::markdown::{self, Block, Dialect, Inline, Note, Oddity};
use crate::source::{FileId, Located, SourceFile, Sources, Span, Spanned};
use jiff::civil::Date;

/// A report, of one file or of several chapters read as one.
#[derive(Debug, Clone)]
pub struct Report {
    /// Front matter, or what the outline supplies instead. The language is always known.
    pub meta: ReportMeta,
    /// Sections in order; text before the first heading is the section `start`.
    pub sections: Vec<Section>,
    /// Notes of all chapters, labels unique within their chapter.
    pub notes: Vec<ReportNote>,
    /// What cannot be printed, for the case that a passage in use holds it.
    pub oddities: Vec<Spanned<Oddity>>,
    /// What is private, in order: sections with all that stands under them, passages and their parts, notes.
    pub private: Vec<Span>,
    /// Comments, with their marks.
    pub comments: Vec<Span>,
}

/// What the report says of itself.
#[derive(Debug, Clone, Default)]
pub struct ReportMeta {
    /// Title.
    pub title: Option<String>,
    /// Author or authors.
    pub author: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Language.
    pub language: Option<Language>,
}

/// A section: a heading and the blocks up to the next heading of any level.
#[derive(Debug, Clone)]
pub struct Section {
    /// `{#id}`, or the GitHub-style slug of the heading; doubled slugs get `-1`, `-2`.
    pub slug: String,
    /// The heading's words; empty for the section `start`.
    pub title: Vec<Inline>,
    /// The heading's level, 0 for the section `start`.
    pub level: u8,
    /// Whether it is marked as private, or stands under one that is.
    pub private: bool,
    /// The passages.
    pub blocks: Vec<Block>,
    /// The chapter's file.
    pub file: FileId,
    /// The heading's place.
    pub span: Span,
}

/// A note with the chapter that it belongs to.
#[derive(Debug, Clone)]
pub struct ReportNote {
    /// The chapter's file: a mark finds the note of its own chapter.
    pub file: FileId,
    /// The definition.
    pub note: Note,
}

impl Report {
    /// Returns the section with a slug.
    pub fn section(&self, slug: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.slug == slug)
    }

    /// Returns the slugs of all sections in order.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|section| section.slug.as_str())
    }

    /// Returns the part of a place that is private, if any is.
    pub fn private_in(&self, place: Span) -> Option<Span> {
        let next = self.private.partition_point(|part| (part.file, part.end) <= (place.file, place.start));
        self.private.get(next).copied().filter(|part| part.file == place.file && part.start < place.end)
    }

    /// Returns whether all of a place is private.
    pub fn is_private(&self, place: Span) -> bool {
        self.private_in(place).is_some_and(|part| part.start <= place.start && place.end <= part.end)
    }

    /// Returns the note that a mark in a file points to, whatever the case of its letters.
    pub fn note(&self, file: FileId, label: &str) -> Option<&Note> {
        let lower = label.to_lowercase();
        let is = |other: &str| other == label || (other.len() == lower.len() && other.to_lowercase() == lower);
        self.notes.iter().find(|note| note.file == file && is(&note.note.label)).map(|note| &note.note)
    }
}

/// Passages that a report may have, all chapters together: some ten times those of the longest reports in print.
pub const PASSAGES_LIMIT: usize = 100_000;

/// Reads a report from its chapters. `supplied` is what holds where the front matter is silent, `fallback` the language
/// where neither names one. Returns none where there is no section to cite.
///
/// ```
/// use briefpress::diagnostics::Diagnostics;
/// use briefpress::language::Language;
/// use briefpress::report::{ReportMeta, read};
/// use briefpress::source::{Memory, Sources};
///
/// let files = Memory::from([("report.md", "---\ntitle: Trade\n---\n\n# Costs\n\nThey rose.\n")]);
/// let mut sources = Sources::new(&files, "");
/// let id = sources.load("report.md".as_ref(), None).map_err(|diagnostic| diagnostic.message)?;
/// let mut told = Diagnostics::default();
/// let report = read(&[id], &sources, &ReportMeta::default(), Language::default_language(), &mut told).unwrap();
/// assert_eq!(report.meta.title.as_deref(), Some("Trade"));
/// assert_eq!(report.section("costs").unwrap().blocks.len(), 1);
/// # Ok::<(), String>(())
/// ```
pub fn read(
    chapters: &[FileId],
    sources: &Sources<'_>,
    supplied: &ReportMeta,
    fallback: Language,
    diagnostics: &mut Diagnostics,
) -> Option<Report> {
    let fronts: Vec<front_matter::Front> =
        chapters.iter().map(|chapter| front_matter::read(*chapter, sources.file(*chapter), diagnostics)).collect();
    let mut meta = ReportMeta::default();
    for front in fronts.iter().map(|front| &front.meta).chain([supplied]) {
        meta.fill(front);
    }
    let language = *meta.language.get_or_insert(fallback);

    let mut report = Report {
        meta,
        sections: Vec::new(),
        notes: Vec::new(),
        oddities: Vec::new(),
        private: Vec::new(),
        comments: Vec::new(),
    };
    let mut named = sections::Collector::default();
    let mut overflow = None;
    let mut misplaced = Vec::new();
    for (&file, front) in chapters.iter().zip(&fronts) {
        let text = sources.file(file).text.get(front.body..).unwrap_or("");
        let dialect = Dialect { citations: false, language: front.meta.language.unwrap_or(language) };
        let parsed = markdown::parse(&Located::exact(file, front.body as u32, text), dialect);
        let doubled = named.collect(file, parsed.blocks, sources.file(file));
        diagnostics.list.extend(oddities::warn(&parsed.oddities, &doubled, sources.file(file)));
        report.notes.extend(parsed.notes.into_iter().map(|note| ReportNote { file, note }));
        report.oddities.extend(parsed.oddities);
        overflow = overflow.or(parsed.overflow);
        misplaced.extend(parsed.misplaced);
        report.private.extend(parsed.private);
        report.comments.extend(parsed.comments);
    }
    report.sections = named.finish();
    private::settle(&mut report, sources);

    if !misplaced.is_empty() {
        diagnostics.list.extend(misplaced.into_iter().map(misplaced_mark));
        return None;
    }
    let mut passages = report.sections.iter().flat_map(|section| &section.blocks);
    let beyond = passages.nth(PASSAGES_LIMIT).map(|block| block.span).or(overflow);
    if let Some(place) = beyond {
        diagnostics.push(many_passages(place));
        return None;
    }
    match check(&report, chapters, sources) {
        Some(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
        None => Some(report),
    }
}

/// Returns the text of a report's file as its readers may have it: without comments, without what the program does not
/// understand of its front matter, and with `[…]` in place of what is private. `hidden` are the places of that, in order.
pub fn for_readers(file: &SourceFile, hidden: &[Span]) -> String {
    readers::for_readers(file, hidden)
}

impl ReportMeta {
    /// Takes over what is still missing.
    fn fill(&mut self, other: &ReportMeta) {
        let text = |own: &mut Option<String>, other: &Option<String>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        text(&mut self.title, &other.title);
        text(&mut self.author, &other.author);
        text(&mut self.publisher, &other.publisher);
        self.date = self.date.or(other.date);
        self.language = self.language.or(other.language);
    }
}

/// Tells of a mark that its author takes for one.
fn misplaced_mark(place: Span) -> Diagnostic {
    Diagnostic::new(codes::MARK_MISPLACED, "this looks like the mark of privacy, and marks nothing")
        .at(place, "nothing is kept private by this")
        .note("the mark is `{.private}`, at the very end of a paragraph, an item, a row, a note or a heading")
        .help("write it so, or put a backslash before `{` where the words are meant")
}

/// Tells of a report that goes on for ever.
fn many_passages(place: Span) -> Diagnostic {
    let message =
        format!("the report has more than {PASSAGES_LIMIT} passages, or {} parts of them", markdown::PARTS_LIMIT);
    Diagnostic::new(codes::PASSAGES_MANY, message)
        .at(place, "the limit is passed here")
        .note("parts are paragraphs, items, cells, and stretches of words that are marked")
        .help("see whether this is the file that is meant; divide a report that really is so long")
}

/// Says why a report has nothing that can be cited. One without headings is a single section, `start`.
fn check(report: &Report, chapters: &[FileId], sources: &Sources<'_>) -> Option<Diagnostic> {
    if !report.sections.is_empty() {
        return None;
    }
    let file = chapters.first()?;
    let path = sources.file(*file).path.display();
    let start = Span { file: *file, start: 0, end: 0 };
    Some(
        Diagnostic::new(codes::REPORT_EMPTY, format!("the report `{path}` has no text"))
            .at(start, "no heading, no paragraph")
            .help("write its sections after the front matter: a heading `# Title`, and paragraphs"),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
