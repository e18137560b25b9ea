//! `briefpress build`: the PDFs, each written as soon as it is done.

use super::args::Build;
use super::lock;
use super::output::Output;
use super::progress::Progress;
use super::report::{PdfLine, Report};
use briefpress::{Options, Outcome, Project};

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
    let project = Project::open(&command.chosen.paths);
    let options =
        Options { standard: command.pdf.standard(), lock, booklet: command.booklet, ..command.chosen.options(date) };
    let mut plan = briefpress::check(&project, &options);
    if options.lock.is_some() {
        plan.diagnostics.push(lock::warning());
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
