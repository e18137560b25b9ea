//! `briefpress build`: the PDFs, each written as soon as it is done.

use super::args::Build;
use super::output::Output;
use super::progress::Progress;
use super::report::{PdfLine, Report, as_json};
use super::{copies, lock, revision};
use briefpress::diagnostics::Severity;
use briefpress::pdf::Resolution;
use briefpress::{Job, Options, Outcome, Pdf, Plan, Project};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Build, report: &mut Report) -> u8 {
    let Some(moment) = report.source_moment() else { return super::USAGE };
    let lock = match lock::password(command) {
        Ok(lock) => lock,
        Err(problem) => {
            report.problem(problem);
            return super::USAGE;
        }
    };
    let (copies, problems) = command.copies.as_deref().map(copies::read).unwrap_or_default();
    let unusable = problems.iter().any(|problem| problem.severity == Severity::Error);
    let project = Project::open(&command.chosen.paths);
    let options = Options {
        standard: command.pdf.standard(),
        lock,
        booklet: command.booklet,
        grayscale: command.grayscale,
        resolution: if command.screen { Resolution::Screen } else { Resolution::Print },
        ink_saver: command.ink_saver,
        copies,
        ahead: !command.combine,
        ..command.chosen.options(moment)
    };
    let mut plan = briefpress::check(&project, &options);
    report.keep_private(&plan);
    plan.diagnostics.list.extend(problems);
    if let Some(since) = &command.changes_since
        && let Err(status) = revision::mark(command, since, &mut plan, report)
    {
        return status;
    }
    if unusable {
        // Copies without their names would be mistaken for the original.
        plan.jobs.clear();
    }
    if options.lock.is_some() {
        plan.diagnostics.push(lock::warning());
    }
    if command.dry_run {
        return dry_run(command, plan, report);
    }
    let planned = match command.combine {
        true => plan.jobs.iter().map(Job::combined_name).collect::<BTreeSet<String>>().len(),
        false => plan.jobs.len(),
    };
    let outcome = if planned == 0 {
        Outcome { sources: plan.sources, made: Vec::new(), diagnostics: plan.diagnostics }
    } else {
        match Output::open(&command.out) {
            Ok(output) => {
                let progress = Progress::start(planned, report.animated());
                let deliver = |pdf: Pdf| {
                    let path = output.write(&pdf.file_name, &pdf.bytes)?;
                    progress.advance();
                    Ok(PdfLine::new(&path, &pdf))
                };
                if command.combine { briefpress::combine(plan, deliver) } else { briefpress::build(plan, deliver) }
            }
            Err(problem) => {
                let mut diagnostics = plan.diagnostics;
                diagnostics.push(problem);
                Outcome { sources: plan.sources, made: Vec::new(), diagnostics }
            }
        }
    };
    let told = report.diagnostics(&outcome.diagnostics, &outcome.sources);
    let printed = report.pdfs(&outcome.made);
    report.summary(told, outcome.made.len(), "PDF", "written");
    super::status(&outcome.diagnostics).max(printed)
}

/// Tells what would be written.
fn dry_run(command: &Build, plan: Plan<'_>, report: &mut Report) -> u8 {
    let path = |job: &Job| {
        let name = if command.combine { job.combined_name() } else { job.file_name.clone() };
        command.out.join(name).display().to_string()
    };
    let asked: Vec<String> = plan.jobs.iter().map(path).collect();
    let mut outcome = briefpress::rehearse(plan, |job, pages| Planned {
        path: path(job),
        outline: job.outline.display().to_string(),
        format: job.setting.format.name().to_owned(),
        pages,
    });
    if command.combine {
        outcome.made = combined(outcome.made, &asked);
    }
    let told = report.diagnostics(&outcome.diagnostics, &outcome.sources);
    let width = outcome.made.iter().map(|planned| planned.path.chars().count()).max().unwrap_or(0);
    let lines: Vec<String> = outcome
        .made
        .iter()
        .map(|planned| if report.json() { as_json(planned) } else { planned.human(width) })
        .collect();
    let printed = report.print(&lines);
    report.summary(told, outcome.made.len(), "PDF", "would be written");
    super::status(&outcome.diagnostics).max(printed)
}

/// Returns the PDFs that are parts of one as one, with the pages that open them; nothing of one of whose parts one cannot be
/// built. `asked` names the one that each is a part of.
fn combined(mut made: Vec<Planned>, asked: &[String]) -> Vec<Planned> {
    let mut parts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (index, path) in asked.iter().enumerate() {
        parts.entry(path).or_insert((index, 0)).1 += 1;
    }
    let known = |planned: &Planned| parts.get(planned.path.as_str()).copied().unwrap_or_default();
    made.sort_by_key(|planned| known(planned).0);
    let files = made.chunk_by(|one, other| one.path == other.path);
    let whole = files.filter(|of| known(&of[0]).1 == of.len());
    let one = |parts: &[Planned]| Planned {
        path: parts[0].path.clone(),
        outline: parts[0].outline.clone(),
        format: parts.iter().map(|part| part.format.as_str()).collect::<Vec<_>>().join("+"),
        pages: parts.iter().map(|part| part.pages + 1).sum(),
    };
    whole.map(one).collect()
}

/// A PDF that would be written.
#[derive(Debug, Serialize)]
struct Planned {
    path: String,
    outline: String,
    format: String,
    pages: usize,
}

impl Planned {
    /// Returns the line for people; paths take up `width` characters.
    fn human(&self, width: usize) -> String {
        let pages = if self.pages == 1 { "page" } else { "pages" };
        format!("{:width$}  {:>4} {pages}", self.path, self.pages)
    }
}
