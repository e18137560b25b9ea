//! What a user is told of slides once they are set.

use crate::cases::Case;
use crate::evidence::{project, tell};
use briefpress::{Options, Project, check, rehearse};

/// Sets all formats that the outline names, and shows what is told beyond what [`check`] tells. Files are as those of
/// evidence.
pub(crate) fn slides(case: &Case) -> String {
    let project: Project = project(case);
    let plan = check(&project, &Options::default());
    let before = plan.diagnostics.list.clone();
    let outcome = rehearse(plan, |_, _| ());
    let mut out = String::new();
    for diagnostic in outcome.diagnostics.sorted(&outcome.sources.read) {
        if !before.contains(diagnostic) {
            tell(&mut out, diagnostic, &outcome.sources);
        }
    }
    out
}
