//! `briefpress check`: every check, no PDF.

use super::args::Check;
use super::report::Report;
use super::{census, fix};
use briefpress::{Options, Project};

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Check, report: &mut Report) -> u8 {
    let project = Project::open(&command.chosen.paths);
    let options = Options { ahead: !command.census && !command.fix, ..command.chosen.options(None) };
    let mut plan = briefpress::check(&project, &options);
    report.keep_private(&plan);
    if command.fix {
        let (fixed, problems) = fix::run(&plan.diagnostics, &plan.sources, command.dry_run);
        let printed = report.print(&fixed);
        if printed != super::DONE {
            return printed;
        }
        if !command.dry_run {
            // What was mended is read anew.
            plan = briefpress::check(&project, &options);
        }
        plan.diagnostics.list.extend(problems);
    }
    if command.census {
        let printed = report.print(&census::lines(&plan, report.json()));
        let told = report.diagnostics(&plan.diagnostics, &plan.sources);
        report.summary(told, plan.surveyed.len(), "outline", "counted");
        return super::status(&plan.diagnostics).max(printed);
    }
    let outcome = briefpress::rehearse(plan, |job, _| (job.outline.clone(), job.setting.format));
    let told = report.diagnostics(&outcome.diagnostics, &outcome.sources);
    let outlines: Vec<_> = outcome.made.chunk_by(|(one, _), (other, _)| one == other).collect();
    let printed = report.checked(&outlines);
    report.summary(told, outlines.len(), "outline", "in order");
    super::status(&outcome.diagnostics).max(printed)
}
