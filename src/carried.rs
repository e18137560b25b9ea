//! What a PDF carries of what it was made from: the outline with its bases, the report, and a receipt for each claim.
//!
//! Only what is meant for readers is carried. Comments in Markdown and YAML are the desk's own, speaker notes are for the one
//! who speaks, and what is marked as private is nobody's: all are left out.

use crate::guard::Kind;
use crate::outline;
use crate::pdf::{Attachment, Relationship};
use crate::plan::Job;
use crate::receipts::{self, Evidence};
use crate::report;
use crate::source::{SourceFile, Sources, Span};
use std::path::Path;

/// Returns the files that a PDF of some jobs of one outline carries.
pub(crate) fn of(jobs: &[Job], sources: &Sources<'_>, private: bool) -> Vec<Attachment> {
    let Some(job) = jobs.first() else { return Vec::new() };
    let folder = job.outline.parent().unwrap_or(Path::new(""));
    let mut carried = Vec::new();
    let of_files = || job.brief.files.iter().flat_map(|&id| outline::private_ids(sources.file(id))).collect();
    let ids: Option<Vec<String>> = (!private).then(of_files);
    let secrets = job.guards.iter().flat_map(|guard| guard.secrets());
    let passages: Vec<Span> =
        secrets.filter(|secret| secret.kind == Kind::Passage).filter_map(|secret| secret.place).collect();
    for &id in &job.brief.files {
        let hidden: Vec<Span> = passages.iter().filter(|span| span.file == id).copied().collect();
        carried.extend(source(sources.file(id), folder, &hidden, ids.as_deref()));
    }
    let formats: Vec<_> = jobs.iter().map(|job| job.setting.format).collect();
    let evidence = Evidence::of(&job.brief, &formats, &carried, sources, folder);
    carried.push(Attachment {
        name: receipts::FILE.to_owned(),
        media_type: "application/json",
        relationship: Relationship::Data,
        description: "Each claim with the passages behind it",
        bytes: evidence.bytes(),
    });
    carried
}

/// Returns a file as it is carried; none where it is no outline after all.
fn source(file: &SourceFile, folder: &Path, hidden: &[Span], ids: Option<&[String]>) -> Option<Attachment> {
    let name = name(file, folder);
    let is_outline = file.path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let (media_type, description, text) = if is_outline {
        ("application/yaml", "Outline, without comments and speaker notes", outline::for_readers(file, ids)?)
    } else {
        ("text/markdown", "Report, without comments", report::for_readers(file, hidden))
    };
    let relationship = Relationship::Source;
    Some(Attachment { name, media_type, relationship, description, bytes: text.into_bytes() })
}

/// Returns the name of a file that is carried: its path from the outline's folder, with hyphens.
pub(crate) fn name(file: &SourceFile, folder: &Path) -> String {
    file.path.strip_prefix(folder).unwrap_or(&file.path).to_string_lossy().replace(['/', '\\'], "-")
}
