//! All formats of an outline in one PDF.

use super::{Made, Pdf, Set, finish, leaks, set, system_fonts};
use crate::compose::{self, Setting};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::layout::{self, combine};
use crate::pdf;
use crate::plan::{Job, Plan};
use crate::text::Fonts;
use std::time::Instant;

/// Makes one PDF of the jobs of an outline. Where one of them fails, there is none.
pub(crate) fn combined<T>(
    jobs: &[Job],
    fonts: &Fonts,
    plan: &Plan<'_>,
    deliver: impl FnOnce(Pdf) -> Result<T, Diagnostic>,
) -> Made<T> {
    let start = Instant::now();
    // All formats of an outline have one theme.
    let fonts = &jobs.first().map_or_else(|| fonts.clone(), |job| fonts.with_own(&job.theme.faces));
    let mut told = Diagnostics::default();
    let mut parts = Vec::new();
    let mut endnotes = 0;
    for job in jobs {
        let set = set(job, &Setting { combined: true, ..job.setting }, fonts);
        endnotes += set.endnotes;
        let mut made = finish((job, fonts), set, plan, |laid, _| Ok(laid));
        told.list.append(&mut made.told.list);
        let (title, opener) = compose::opener(&job.brief, &job.setting, &job.theme);
        // What is wrong with its few words is wrong with the pages that say them too, and told there.
        let opener = finish((job, fonts), Set::of(layout::lay_out(opener, fonts)), plan, |laid, _| Ok(laid)).pdf;
        parts.extend(made.pdf.zip(opener).map(|(laid, opener)| combine::Part { title, opener, laid }));
    }
    let whole = (parts.len() == jobs.len()).then(|| combine::combine(parts)).flatten();
    let pdf = whole.zip(jobs.first()).and_then(|(laid, first)| {
        let file_name = first.combined_name();
        let written =
            leaks::guarded(jobs, (&file_name, &laid), plan, |settings| pdf::write_and_tell(&laid, fonts, settings));
        let made = written.and_then(|bytes| {
            let made = deliver(Pdf {
                outline: first.outline.clone(),
                formats: jobs.iter().map(|job| job.setting.format).collect(),
                file_name,
                pages: laid.pages.len(),
                booklet: None,
                scale: None,
                endnotes,
                system_fonts: system_fonts(&laid, fonts),
                bytes,
                time: start.elapsed(),
            });
            made.map_err(Diagnostic::alone)
        });
        made.map_err(|mut problems| told.list.append(&mut problems.list)).ok()
    });
    Made { pdf, told }
}
