//! `briefpress check`: every check, no PDF.

use super::args::Check;
use super::report::Report;
use briefpress::Project;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Check, report: &mut Report) -> u8 {
    let project = Project::open(&command.chosen.paths);
    let plan = briefpress::check(&project, &command.chosen.options(None));
    let outcome = briefpress::rehearse(plan, |job, _| (job.outline.clone(), job.setting.format));
    let told = report.diagnostics(&outcome.diagnostics, &outcome.sources);
    let outlines: Vec<_> = outcome.made.chunk_by(|(one, _), (other, _)| one == other).collect();
    let printed = report.checked(&outlines);
    report.summary(told, outlines.len(), "outline", "in order");
    super::status(&outcome.diagnostics).max(printed)
}
