//! `briefpress build`: the PDFs, each written as soon as it is done.

use super::args::Build;
use super::output::Output;
use super::progress::Progress;
use super::report::{PdfLine, Report, as_json};
use super::{copies, lock};
use briefpress::diagnostics::Severity;
use briefpress::{Options, Outcome, Plan, Project};
use serde::Serialize;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Build, report: &mut Report) -> u8 {
    let Some(date) = report.source_date() else { return super::USAGE };
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
        ink_saver: command.ink_saver,
        copies,
        ..command.chosen.options(date)
    };
    let mut plan = briefpress::check(&project, &options);
    plan.diagnostics.list.extend(problems);
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
    let planned = plan.jobs.len();
    let outcome = if planned == 0 {
        Outcome { sources: plan.sources, made: Vec::new(), diagnostics: plan.diagnostics }
    } else {
        match Output::open(&command.out) {
            Ok(output) => {
                let progress = Progress::start(planned, report.animated());
                briefpress::build(plan, |pdf| {
                    let path = output.write(&pdf.file_name, &pdf.bytes)?;
                    progress.advance();
                    Ok(PdfLine::new(&path, &pdf))
                })
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
    let outcome = briefpress::rehearse(plan, |job, pages| {
        let path = command.out.join(&job.file_name);
        Planned {
            path: path.display().to_string(),
            outline: job.outline.display().to_string(),
            format: job.setting.format.name(),
            pages,
        }
    });
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

/// A PDF that would be written.
#[derive(Debug, Serialize)]
struct Planned {
    path: String,
    outline: String,
    format: &'static str,
    pages: usize,
}

impl Planned {
    /// Returns the line for people; paths take up `width` characters.
    fn human(&self, width: usize) -> String {
        let pages = if self.pages == 1 { "page" } else { "pages" };
        format!("{:width$}  {:>4} {pages}", self.path, self.pages)
    }
}
