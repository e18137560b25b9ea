//! What is told of something private that was found in a finished file.

use super::unprintable;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::guard::{Guard, Kind, Leak, Meant, Secret};
use crate::inspect::Unreadable;
use crate::layout::page::Laid;
use crate::outline::{Beside, Format};
use crate::pdf::{Settings, Unprintable, Written};
use crate::picture::Picture;
use crate::plan::{Job, Plan};
use crate::source::{Sources, Span};
use std::ops::Range;

/// Places of the sources that one leak is told with.
const PLACES: usize = 3;

/// Returns what the PDF of a job is meant to have.
pub(super) fn meant(job: &Job) -> Meant {
    let setting = &job.setting;
    let beside = setting.format == Format::Handout && setting.beside == Beside::Notes;
    Meant { notes: setting.format == Format::Notes || beside }
}

/// Makes the bytes of a PDF with `write`, and looks for what may not be in it: in the finished file, read back, where somebody
/// said of something that it is private; else in all that was said while it was written, which takes next to no time.
///
/// # Errors
///
/// All that may not be in the file, or why it cannot be made.
pub(crate) fn guarded(
    jobs: &[Job],
    (name, laid): (&str, &Laid),
    plan: &Plan<'_>,
    write: impl FnOnce(&Settings) -> Result<Written, Unprintable>,
) -> Result<Vec<u8>, Diagnostics> {
    let Some(job) = jobs.first() else { return Ok(Vec::new()) };
    let settings = plan.settings(jobs);
    let Written { bytes, said } = write(&settings).map_err(|problem| unprintable(problem).alone())?;
    let meant = Meant { notes: jobs.iter().any(|job| meant(job).notes) };
    let mut told = Diagnostics::default();
    for guard in &job.guards {
        let mut leaks = match guard.is_declared() {
            true => guard.leaks(&bytes, meant).map_err(|problem| not_read(name, &problem).alone())?,
            false => guard.overheard(&said, meant, &plan.sources),
        };
        leaks.extend(drawn(guard, jobs, laid, meant));
        if let Some((secret, _)) = guard.in_text(name).first() {
            leaks.push(Leak { secret: Some(*secret), places: vec!["in its name".to_owned()], is_attached: false });
        }
        let tell = |leak: &Leak| tell(leak, guard, (name, job), &plan.sources);
        told.list.extend(leaks.iter().map(tell));
    }
    if told.list.is_empty() { Ok(bytes) } else { Err(told) }
}

/// Returns what is drawn by outlines, which no reader can search: words in pictures of paths, and the watermark.
fn drawn(guard: &Guard, jobs: &[Job], laid: &Laid, meant: Meant) -> Vec<Leak> {
    let pictures = laid.pictures.iter().filter_map(|picture| match &**picture {
        Picture::Vector(vector) => Some((vector.words.as_str(), "in words that a picture draws")),
        Picture::Raster(_) => None,
    });
    let watermarks = jobs.iter().filter_map(|job| job.press.watermark.as_ref());
    let watermarks = watermarks.map(|watermark| (watermark.words.as_str(), "in the watermark"));
    let mut leaks: Vec<Leak> = Vec::new();
    for (words, place) in pictures.chain(watermarks) {
        for (secret, _) in guard.in_text(words) {
            let is_meant = meant.notes && guard.secrets().get(secret).is_some_and(|it| it.kind == Kind::Notes);
            if !is_meant && !leaks.iter().any(|leak| leak.secret == Some(secret)) {
                leaks.push(Leak { secret: Some(secret), places: vec![place.to_owned()], is_attached: false });
            }
        }
    }
    leaks
}

/// Returns whether a job's PDF is looked into.
pub(crate) fn is_guarded(job: &Job) -> bool {
    job.guards.iter().any(|guard| guard.is_declared())
}

/// Adds what is told of a file to what was told of others: a leak in several files is one leak.
pub(super) fn add(told: Diagnostic, all: &mut Vec<Diagnostic>) {
    let same = |other: &&mut Diagnostic| {
        told.code == codes::LEAK
            && other.code == told.code
            && other.message == told.message
            && other.labels == told.labels
    };
    match all.iter_mut().find(same) {
        Some(known) => {
            let new: Vec<String> = told.notes.into_iter().filter(|note| !known.notes.contains(note)).collect();
            // The last note says what becomes of the file.
            let at = known.notes.len().saturating_sub(1);
            known.notes.splice(at..at, new);
        }
        None => all.push(told),
    }
}

fn not_read(name: &str, problem: &Unreadable) -> Diagnostic {
    let why = match problem {
        Unreadable::NotPdf => "it does not begin as PDFs do",
        Unreadable::Locked => "it needs a password",
        Unreadable::Damaged(why) => why,
    };
    Diagnostic::new(codes::LEAK, format!("`{name}` cannot be read back, to see that nothing private is in it"))
        .note(why.to_owned())
        .note(KEPT)
        .help("this is a fault of briefpress and none of yours: tell its makers")
}

/// Tells of a leak: what it is, where it stands in the file, where it comes from.
fn tell(leak: &Leak, guard: &Guard, (name, job): (&str, &Job), sources: &Sources<'_>) -> Diagnostic {
    let secret = leak.secret.and_then(|index| guard.secrets().get(index));
    let Some(secret) = secret else {
        return Diagnostic::new(codes::LEAK, "a file would hold what a camera or a program wrote into a picture")
            .note(format!("`{name}`: {}", leak.places.join(", ")))
            .note(KEPT)
            .help("save the picture without its metadata");
    };
    let (message, label, help) = words(secret.kind);
    let mut told = Diagnostic::new(codes::LEAK, format!("a file would hold {message}"));
    if let Some(index) = leak.secret {
        for span in origins(index, guard, job, sources) {
            told = told.at(span, "stands here");
        }
    }
    if let Some(place) = secret.place {
        told = told.at(place, label);
    }
    let help = if leak.is_attached && matches!(secret.kind, Kind::Words | Kind::Pattern) {
        "mark the passages that hold it with `{.private}`: they are left out of the attached copy; or build without \
         `--pdf a3a`"
    } else {
        help
    };
    told.note(format!("`{name}`: {}", leak.places.join(", "))).note(KEPT).help(help)
}

/// What becomes of the file.
const KEPT: &str = "the file is not written; one that stood there is as it was";

/// Says of a kind of secret what is in the file, what is at its place, and the mend.
fn words(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Words => {
            ("words that are withheld", "withheld here", "say it without these words, or take them out of `withhold`")
        }
        Kind::Pattern => (
            "words that fit a pattern that is withheld",
            "withheld here",
            "say it without these words, or make the pattern narrower",
        ),
        Kind::Passage => (
            "words of a private passage of the report",
            "marked as private",
            "say it in other words, or take the mark away from the passage",
        ),
        Kind::Part => (
            "words of a private part of the outline",
            "marked as private",
            "say it in other words, or take `private` out",
        ),
        Kind::Comment => ("words of a comment", "a comment", "say it in other words, or take the comment out"),
        Kind::Notes => (
            "words of the speaker notes",
            "speaker notes",
            "say it in other words there, or in the text for all: what both say is no secret",
        ),
        Kind::Folder => {
            ("the path of a folder of this machine", "", "write the path relative to the project, or leave it out")
        }
        Kind::User => ("the name of the user of this machine", "", "name the author by `presenter`, or nobody"),
    }
}

/// Finds where a secret stands in the sources, but for the place that makes it one: in the outline, else in the report.
fn origins(index: usize, guard: &Guard, job: &Job, sources: &Sources<'_>) -> Vec<Span> {
    let own: Vec<Span> = guard.secrets().iter().filter_map(|secret: &Secret| secret.place).collect();
    let mut found = Vec::new();
    for &file in &job.brief.files {
        let place = |range: Range<usize>| Span { file, start: range.start as u32, end: range.end as u32 };
        let places = guard.places_of(index, &sources.file(file).text).into_iter().map(place);
        found.extend(places.filter(|span| !own.iter().any(|own| overlaps(own, span))));
        if found.len() >= PLACES {
            break;
        }
    }
    found.truncate(PLACES);
    found
}

fn overlaps(one: &Span, other: &Span) -> bool {
    one.file == other.file && one.start < other.end && other.start < one.end
}
