//! What a check of a whole project tells, as a person reads it.

use crate::cases::Case;
use briefpress::diagnostics::human;
use briefpress::source::Memory;
use briefpress::{Options, Project, check};
use std::fmt::Write;

/// Checks all outlines among the files, and shows what is told, and what can be built.
pub(crate) fn diagnostics(case: &Case) -> String {
    let mut files = Memory::default();
    for file in &case.files {
        files.insert(&file.path, file.text.as_str());
    }
    let project = Project::in_memory(files);
    let plan = check(&project, &Options::default());
    let mut out = String::new();
    for diagnostic in plan.diagnostics.sorted(&plan.sources.read) {
        let _ = writeln!(out, "{}\n", human::render(diagnostic, &plan.sources.read, false));
    }
    for job in &plan.jobs {
        let _ = writeln!(out, "builds {}", job.file_name);
    }
    out.trim_end().to_owned()
}
