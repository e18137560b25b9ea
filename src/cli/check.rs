//! `briefpress check`: every check, no PDF.

use super::args::Check;
use super::report::Report;
use briefpress::Project;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Check, report: &mut Report) -> u8 {
    let project = Project::open(&command.chosen.paths);
    let plan = briefpress::check(&project, &command.chosen.options(None));
    let told = report.diagnostics(&plan.diagnostics, &plan.sources);
    let printed = report.checked(&plan.jobs);
    report.summary(told, plan.outlines(), "outline", "in order");
    super::status(&plan.diagnostics).max(printed)
}
