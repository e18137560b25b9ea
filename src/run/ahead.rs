//! Setting ahead: the first PDF of an outline is set while the outline's texts are still held against their passages. What a
//! page shows does not hang on whether they agree; whether it is written does.

use super::Set;
use crate::diagnostics::Diagnostics;
use crate::plan::{self, Checked, Job, Options};
use crate::text::Fonts;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A job that was set before its outline was found to be in order.
#[derive(Debug)]
pub(crate) struct Ahead {
    file_name: String,
    set: Set,
    /// How long it took.
    time: Duration,
}

/// Composes and sets a job, unless that was done ahead. Returns how long it took then.
pub(crate) fn or_set(ahead: &Mutex<Option<Ahead>>, job: &Job, fonts: &Fonts) -> (Set, Duration) {
    let done = ahead.lock().ok().and_then(|mut ahead| ahead.take_if(|ahead| ahead.file_name == job.file_name));
    match done {
        Some(Ahead { set, time, .. }) => (set, time),
        None => (super::set(job, &job.setting, fonts), Duration::ZERO),
    }
}

/// Sets the first PDF of an outline; none where that has to wait for the checks.
pub(crate) fn set(checked: Checked, options: &Options, fonts: &Fonts) -> Option<Ahead> {
    let start = Instant::now();
    let jobs = plan::jobs(vec![checked], options, &mut Diagnostics::default());
    // The annex prints what the checks found.
    let job = jobs.first().filter(|job| job.copy.is_none() && !job.setting.evidence)?;
    let set = super::set(job, &job.setting, &fonts.with_own(&job.theme.faces));
    Some(Ahead { file_name: job.file_name.clone(), set, time: start.elapsed() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use crate::{Format, Options, Project, build, check};
    use std::path::PathBuf;

    #[test]
    fn what_is_set_ahead_is_what_would_be_set() {
        let project = Project::open(&[PathBuf::from("briefs/mexico/congress.yaml")]);
        for format in [Format::Deck, Format::Memo, Format::Onepager] {
            let usual = Options { formats: vec![format], ..Options::default() };
            let plan = check(&project, &Options { ahead: true, ..usual.clone() });
            assert!(plan.ahead.is_some(), "{format:?}");
            let ahead = build(plan, Ok);
            let after = build(check(&project, &usual), Ok);
            assert_eq!(ahead.diagnostics.list, after.diagnostics.list, "{format:?}");
            let same = ahead.made.iter().zip(&after.made).all(|(one, other)| one.bytes == other.bytes);
            assert!(same && ahead.made.len() == 1 && after.made.len() == 1, "{format:?}");
        }
    }

    #[test]
    fn nothing_that_is_wrong_is_written_because_it_was_set() {
        let report = ("report.md", "# Costs\n\nThe bridge cost 40 million dollars.\n");
        let outline = "report: report.md\ntitle: The bridge\naudience: council\nbottom_line: It cost 50 million dollars. \
                       [@costs:1]\nsections: []\n";
        let project = Project::in_memory(crate::source::Memory::from([report, ("council.yaml", outline)]));
        let plan = check(&project, &Options { ahead: true, formats: vec![Format::Memo], ..Options::default() });
        assert!(plan.ahead.is_some() && plan.diagnostics.has_errors());
        assert!(build(plan, Ok).made.is_empty());
    }
}
