//! `briefpress accept`: what the outlines cite, as it is now, becomes what later runs compare with.

use super::args::Accept;
use super::output::Output;
use super::report::{Report, as_json, counted};
use briefpress::brief::write_lock;
use briefpress::diagnostics::Diagnostic;
use briefpress::outline::lock_of;
use briefpress::plan::Options;
use briefpress::{Job, Project};
use std::path::Path;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Accept, report: &mut Report) -> u8 {
    let project = Project::open(&command.paths);
    let mut plan = briefpress::check(&project, &Options { audiences: command.audiences.clone(), ..Options::default() });
    report.keep_private(&plan);
    let mut lines = Vec::new();
    for job in plan.jobs.chunk_by(|one, other| one.outline == other.outline).filter_map(<[Job]>::first) {
        match write(&plan.sources.root, job, report) {
            Ok(line) => lines.push((job, line)),
            Err(problem) => plan.diagnostics.push(problem),
        }
    }
    let printed: Vec<String> = lines
        .iter()
        .map(|(job, path)| {
            let passages = job.brief.accepted.len();
            let figures: usize = job.brief.accepted.iter().map(|passage| passage.figures.len()).sum();
            if report.json() {
                return as_json(&serde_json::json!({ "lock": path, "passages": passages, "figures": figures }));
            }
            format!("{path}: {} with {}", counted(passages, "passage"), counted(figures, "figure"))
        })
        .collect();
    let told = report.diagnostics(&plan.diagnostics, &plan.sources);
    let status = report.print(&printed);
    report.summary(told, lines.len(), "lock", "written");
    super::status(&plan.diagnostics).max(status)
}

/// Writes the lock beside its outline, whole or not at all. Returns its path as it is told.
fn write(root: &Path, job: &Job, report: &Report) -> Result<String, Diagnostic> {
    let lock = lock_of(&job.outline);
    let text = write_lock(&job.brief.accepted);
    report.privacy.may_hold(&lock.to_string_lossy(), &text)?;
    Output::write_in_project(root, &lock, text.as_bytes())?;
    Ok(lock.display().to_string())
}
