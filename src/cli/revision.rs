//! `build --changes-since`: what memos show of their earlier version.

use super::args::Build;
use super::diff::{Side, read};
use super::report::{Report, say};
use briefpress::Plan;
use briefpress::changes::{Version, compare};
use briefpress::plan::Options;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Has the memos of a plan show what has changed since an earlier version. The exit status where that cannot be read.
pub(crate) fn mark(command: &Build, since: &str, plan: &mut Plan<'_>, report: &mut Report) -> Result<(), u8> {
    let now = Version::read(plan);
    let file = Path::new(since);
    let is_file = file.is_file();
    if is_file && now.len() > 1 {
        say(&format!(
            "error: `--changes-since {since}` is an outline, and {} are to be built\n  \
             help: name the one that it is an earlier version of, or a revision for all",
            now.len()
        ));
        return Err(super::USAGE);
    }
    let options = Options { private: plan.private, ..Options::default() };
    let old = match is_file {
        true => read(&Side::Disk, &[PathBuf::from(file)], &options, report),
        false => read(&Side::Revision(since.to_owned()), &command.chosen.paths, &options, report),
    };
    let old = old.ok_or(super::INPUT)?;
    for version in &now {
        let before = old.iter().find(|before| is_file || before.outline == version.outline);
        // An outline that was not there then has no earlier version.
        let Some(before) = before else { continue };
        let name = if is_file { file.file_stem().map(|stem| stem.to_string_lossy()) } else { Some(since.into()) };
        let name = version.called(before).unwrap_or_else(|| name.unwrap_or_default().into_owned());
        let surveyed = plan.surveyed.iter().find(|surveyed| surveyed.outline == version.outline);
        let Some(guard) = surveyed.map(|surveyed| &surveyed.guard) else { continue };
        let revision = Arc::new(compare(before, version).revision(name, guard));
        plan.show_revision(&version.outline, &revision);
    }
    Ok(())
}
