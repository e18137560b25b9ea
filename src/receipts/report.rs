//! Reports that receipts are compared with: those that are attached, or those at hand.

use super::{AttachedReport, ReceiptPassage, part, suffix};
use crate::brief;
use crate::diagnostics::Diagnostics;
use crate::language::Language;
use crate::report::{self, Report, ReportMeta};
use crate::source::{Memory, Sources};
use std::path::Path;

/// Reads a report of its chapters, each with its name and text; none where it is no report.
pub(super) fn read(stated: &AttachedReport, chapters: &[(&str, &str)]) -> Option<Report> {
    let mut files = Memory::default();
    for (name, text) in chapters {
        files.insert(name, *text);
    }
    let mut sources = Sources::new(&files, "");
    let ids: Vec<_> = chapters.iter().filter_map(|(name, _)| sources.load(Path::new(name), None).ok()).collect();
    if ids.len() < chapters.len() {
        return None;
    }
    let language = Language::parse(&stated.language).unwrap_or_else(Language::default_language);
    report::read(&ids, &sources, &ReportMeta::default(), language, &mut Diagnostics::default())
}

/// How a passage stands in a report.
pub(super) enum Stands {
    /// With the same words.
    Same,
    /// With the same words, at another address.
    Moved(String),
    /// With other words: the changes.
    Changed(String),
    /// Not at all.
    Gone,
}

/// Compares a passage with what stands in a report.
pub(super) fn compare(passage: &ReceiptPassage, report: &Report) -> Stands {
    let place = part(passage.from, passage.to, passage.item);
    let now = brief::words_at(report, &passage.slug, place);
    if now.as_ref().is_some_and(|now| brief::same_words(now, &passage.text)) {
        return Stands::Same;
    }
    match (brief::elsewhere(report, place, &passage.text), now) {
        (Some((slug, part)), _) => Stands::Moved(format!("{slug}{}", suffix(part))),
        (None, Some(now)) => Stands::Changed(now),
        (None, None) => Stands::Gone,
    }
}
