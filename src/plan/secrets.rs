//! What is private to an outline, from all that says so: the project, the outline, its reports, the machine.

use super::project_file::ProjectFile;
use super::{Machine, Options};
use crate::brief::{self, Brief};
use crate::guard::{Guard, Kind, Public, Secret, Withheld};
use crate::outline::Outline;
use crate::report::Report;
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Folders of fewer letters are no one's: `/` or `/tmp` stand in texts that have nothing to do with this machine.
const SHORTEST_FOLDER: usize = 6;
/// The same of names of users.
const SHORTEST_USER: usize = 3;

/// Returns the guard of an outline. `brief` is all of it, private parts included.
pub(super) fn guard(
    outline: &Outline,
    brief: &Brief,
    reports: &[Arc<Report>],
    sources: &Sources<'_>,
    (settled, options): (&ProjectFile, &Options),
) -> Guard {
    let mut secrets: Vec<Secret> = settled.withhold.iter().chain(&outline.withhold).map(withheld).collect();
    let private = outline.private();
    let is_marked = !private.is_empty() || reports.iter().any(|report| !report.private.is_empty());
    let machine = machine(&options.machine, outline, sources);
    if !(settled.withholds || !secrets.is_empty() || is_marked) {
        let asides = asides(outline, brief, reports, sources);
        let said: Vec<String> = outline.public_texts().into_iter().map(str::to_owned).collect();
        let reports = reports.to_vec();
        let public = move |sources: &Sources<'_>| public(&said, &reports, sources);
        return Guard::new(machine, &Public::default()).aside(asides, public);
    }
    if !options.private {
        for span in reports.iter().flat_map(|report| &report.private) {
            let words = raw(*span, sources).map(brief::words_of).unwrap_or_default();
            secrets.push(Secret { kind: Kind::Passage, place: Some(*span), texts: lines(&words) });
        }
        for (place, texts) in outline.private_texts() {
            let texts = texts.iter().flat_map(|text| lines(&brief::words_of(text))).collect();
            secrets.push(Secret { kind: Kind::Part, place: Some(place), texts });
        }
    }
    secrets.extend(asides(outline, brief, reports, sources));
    secrets.extend(machine);
    Guard::new(secrets, &public(&outline.public_texts(), reports, sources)).asked(settled.withholds)
}

/// Returns what nobody marks and no reader is meant to have: comments, and what the speaker says.
fn asides(outline: &Outline, brief: &Brief, reports: &[Arc<Report>], sources: &Sources<'_>) -> Vec<Secret> {
    let comments = reports.iter().flat_map(|report| &report.comments).chain(&brief.comments).map(|span| {
        let words = raw(*span, sources).unwrap_or_default();
        let words = words.trim_start_matches("<!--").trim_end_matches("-->").to_owned();
        Secret { kind: Kind::Comment, place: Some(*span), texts: vec![words] }
    });
    let says = outline.sections.iter().filter_map(|section| section.say.as_ref()).map(|say| {
        let texts = lines(&brief::words_of(&say.text));
        Secret { kind: Kind::Notes, place: Some(say.span), texts }
    });
    comments.chain(says).collect()
}

fn raw<'s>(span: Span, sources: &'s Sources<'_>) -> Option<&'s str> {
    sources.file(span.file).text.get(span.start as usize..span.end as usize)
}

/// Returns the guard of what the project alone withholds.
pub(super) fn of_project(withhold: &[Withheld]) -> Guard {
    Guard::new(withhold.iter().map(withheld).collect(), &Public::default())
}

fn withheld(withheld: &Withheld) -> Secret {
    let kind = if withheld.is_pattern { Kind::Pattern } else { Kind::Words };
    Secret { kind, place: Some(withheld.what.span), texts: vec![withheld.what.value.clone()] }
}

/// Returns what the outline's reports and the outline itself, in `said`, say to all readers.
fn public(said: &[impl AsRef<str>], reports: &[Arc<Report>], sources: &Sources<'_>) -> Public {
    let mut report = Vec::new();
    let chapters: BTreeSet<FileId> =
        reports.iter().flat_map(|report| &report.sections).map(|section| section.file).collect();
    for file in chapters {
        let text = &sources.file(file).text;
        let hidden = reports.iter().flat_map(|report| report.private.iter().chain(&report.comments));
        let mut hidden: Vec<Span> = hidden.filter(|span| span.file == file).copied().collect();
        hidden.sort();
        let mut from = 0;
        for span in hidden {
            let (start, end) = (span.start as usize, span.end as usize);
            report.extend(text.get(from..start.max(from)).map(brief::words_of));
            from = from.max(end);
        }
        report.extend(text.get(from..).map(brief::words_of));
    }
    let outline = said.iter().map(|text| brief::words_of(text.as_ref())).collect();
    Public { report, outline }
}

/// Parts a text into its lines.
fn lines(words: &str) -> Vec<String> {
    words.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect()
}

/// Returns what this machine would tell of those who work at it.
fn machine(machine: &Machine, outline: &Outline, sources: &Sources<'_>) -> Vec<Secret> {
    let mut folders: Vec<String> = machine.folders.clone();
    let root = sources.root.to_string_lossy();
    if sources.root.is_absolute() && sources.root.components().count() > 2 {
        folders.push(root.into_owned());
    }
    folders.sort();
    folders.dedup();
    folders.retain(|folder| folder.len() >= SHORTEST_FOLDER);
    let mut secrets: Vec<Secret> =
        folders.into_iter().map(|folder| Secret { kind: Kind::Folder, place: None, texts: vec![folder] }).collect();
    let user = machine.user.iter().filter(|user| {
        let lower = user.to_lowercase();
        let is_said = || outline.public_texts().iter().any(|text| text.to_lowercase().contains(&lower));
        user.chars().count() >= SHORTEST_USER && !is_said()
    });
    secrets.extend(user.map(|user| Secret { kind: Kind::User, place: None, texts: vec![user.clone()] }));
    secrets
}
