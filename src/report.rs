//! Reports: Markdown → sections, passages and notes, each with its place.

use crate::language::Language;
use crate::markdown::{Block, Inline, Note, Oddity};
use crate::source::{FileId, Span, Spanned};
use jiff::civil::Date;

/// A report, of one file or of several chapters read as one.
#[derive(Debug, Clone)]
pub struct Report {
    /// Front matter, or what the outline supplies instead.
    pub meta: ReportMeta,
    /// Sections in order; text before the first heading is the section `start`.
    pub sections: Vec<Section>,
    /// Notes of all chapters, labels unique within their chapter.
    pub notes: Vec<ReportNote>,
    /// What cannot be printed, for the case that a passage in use holds it.
    pub oddities: Vec<Spanned<Oddity>>,
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

/// Reads a report from its chapters. `supplied` is what holds where the front matter is silent.
pub fn read(
    _chapters: &[FileId],
    _sources: &crate::source::Sources<'_>,
    _supplied: &ReportMeta,
    _fallback: Language,
    _diagnostics: &mut crate::diagnostics::Diagnostics,
) -> Option<Report> {
    todo!()
}
