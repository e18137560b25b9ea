//! Drafting: a report → the text of an outline that builds, for a person to cut down.
//!
//! 1. [`survey`] reads the report for what an outline can be made of: figures with their labels, findings, requests.
//! 2. [`prove`] has each candidate checked as what a person writes is checked, and drops those that do not hold.
//! 3. [`choose`] settles which of the rest stand open; the others are kept in comments.
//! 4. [`write`](mod@write) writes the outline, as if by hand: folded, quoted where YAML needs it, with comments that say what
//!    to do.
//! 5. [`prove`] has it checked and set; what something is told of goes into the comments, until nothing is left to tell.
//!
//! All that is said is said in the report's own words, so that there is more to delete than to write.

mod choose;
mod prove;
mod scalar;
mod survey;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
mod write;

use crate::diagnostics::Diagnostics;
use crate::language::{Language, Purpose};
use crate::project::Project;
use crate::report::{self, ReportMeta};
use crate::source::Sources;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The report, relative to the project folder.
    pub report: PathBuf,
    /// Where the outline is to stand, relative to the project folder. It need not be there, and is not written.
    pub outline: PathBuf,
    /// For whom it is, as a slug; none leaves that open.
    pub audience: Option<String>,
}

/// A draft.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The outline.
    pub text: String,
    /// What is in it.
    pub contents: Contents,
}

/// How much a draft holds, open and in comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// Sections.
    pub sections: Held,
    /// Key figures.
    pub figures: Held,
    /// Points.
    pub points: Held,
    /// Recommendations.
    pub recommendations: Held,
}

/// How many of something there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// In force.
    pub open: usize,
    /// In comments.
    pub offered: usize,
}

/// An outline before it is written.
#[derive(Debug, Clone)]
struct Proposal {
    /// The report's path as the outline names it.
    report: String,
    title: String,
    /// What the title was too long for, or who wrote the report.
    subtitle: String,
    author: String,
    date: Option<Date>,
    language: Language,
    audience: Option<String>,
    bottom_line: Vec<Claim>,
    parts: Vec<Part>,
    requests: Vec<Claim>,
}

/// A section.
#[derive(Debug, Clone)]
struct Part {
    title: String,
    purpose: Purpose,
    /// How much of it speaks of the audience.
    of_audience: u32,
    state: State,
    /// Sentences that may be its message, the better first; the first that is open is.
    messages: Vec<Claim>,
    figures: Vec<Figure>,
    points: Vec<Claim>,
    /// Sentences of the memo, which are too long for a slide.
    text: Vec<Claim>,
}

/// A sentence with its passage.
#[derive(Debug, Clone, PartialEq)]
struct Claim {
    text: String,
    cite: String,
    state: State,
    /// How much it is worth.
    weight: u32,
    /// What it says in fewer words, where there is no room for all.
    shorter: Option<String>,
}

/// A key figure.
#[derive(Debug, Clone)]
struct Figure {
    value: String,
    /// Labels that may be beside it, the better first.
    labels: Vec<String>,
    cite: String,
    weight: u32,
    state: State,
}

/// What is made of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is in force.
    Open,
    /// It stands in a comment.
    Offered,
    /// It is not there.
    Dropped,
}

/// Drafts an outline of a report, and lays it over the project's files. Returns it with the files that what is told speaks of;
/// none where the report is wrong.
///
/// ```
/// use briefpress::diagnostics::Diagnostics;
/// use briefpress::draft::{Request, draft};
/// use briefpress::{Project, source::Memory};
///
/// let report = "# Leaks\n\nThe mains lose 14% of the water. The board must mend them.\n";
/// let mut project = Project::in_memory(Memory::from([("report.md", report)]));
/// let request = Request { report: "report.md".into(), outline: "board.yaml".into(), audience: Some("board".to_owned()) };
/// let mut told = Diagnostics::default();
/// let text = draft(&mut project, &request, &mut told).0.unwrap().text;
/// assert!(text.contains("- value: 14%\n        label: The mains lose … of the water\n        cite: leaks:1"), "{text}");
/// assert!(text.contains("- action: The board must mend them\n"), "{text}");
/// ```
pub fn draft<'p>(
    project: &'p mut Project,
    request: &Request,
    told: &mut Diagnostics,
) -> (Option<Drafted>, Sources<'p>) {
    let mut sources = project.sources();
    match propose(&mut sources, request, told) {
        Some(proposal) => {
            drop(sources);
            prove::prove(proposal, project, &request.outline, told)
        }
        None => {
            let read = std::mem::take(&mut sources.read);
            drop(sources);
            (None, project.sources().with(read))
        }
    }
}

/// Reads the report for what an outline can be made of.
fn propose(sources: &mut Sources<'_>, request: &Request, told: &mut Diagnostics) -> Option<Proposal> {
    let id = sources.load(&request.report, None).map_err(|problem| told.push(problem)).ok()?;
    let mut own = Diagnostics::default();
    let report = report::read(&[id], sources, &ReportMeta::default(), Language::default_language(), &mut own);
    if own.has_errors() {
        told.list.append(&mut own.list);
        return None;
    }
    // What is odd in it is told by the check of the outline.
    Some(survey::survey(&report?, request))
}

/// Returns the path by which a file in one folder names another, parts parted by `/`.
fn relative(target: &Path, from: &Path) -> String {
    let folder: Vec<_> = from.parent().map(|folder| folder.components().collect()).unwrap_or_default();
    let parts: Vec<_> = target.components().collect();
    let shared = folder.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = folder.iter().skip(shared).map(|_| "..".to_owned());
    let down = parts.iter().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}
