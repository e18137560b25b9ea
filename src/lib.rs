//! One long report and one short YAML outline per audience in; print-ready, accessible PDF briefings out.
//!
//! A run goes through these stages, each of which takes plain values and gives plain values to the next:
//!
//! 1. [`project`] finds the outlines; [`source`] reads files, and remembers where everything stands.
//! 2. [`outline`] reads what an audience is to be told, [`report`] the document behind it, both with [`markdown`].
//! 3. [`brief`] finds the passages that the outline cites and checks its figures against them.
//! 4. [`compose`] makes of a brief, a format and a [`theme`] a flow of blocks.
//! 5. [`layout`] gives everything its place on pages, with the lines that [`text`] sets and the charts that [`chart`] draws.
//! 6. [`press`] makes the pages ready to be printed: greys, watermark, binding, room to trim.
//! 7. [`pdf`] writes the file, and [`guard`] sees to it that nothing private is in it.
//!
//! [`draft`](mod@draft) goes the other way: it makes of a report an outline to begin with.
//!
//! [`check`] goes as far as the third and tells what is wrong, as [`diagnostics`]; [`build`] does the rest, and
//! [`rehearse`] all of it but the file. [`inspect`] tells what a finished PDF says of itself.
//!
//! ```
//! use briefpress::{Options, Project, build, check, source::Memory};
//!
//! let project = Project::in_memory(Memory::from([
//!     ("report.md", "# Costs\n\nThe bridge cost 40 million dollars.\n"),
//!     ("council.yaml", "
//! report: report.md
//! title: What the bridge cost
//! audience: council
//! bottom_line: The bridge is paid for. [@costs:1]
//! sections:
//!   - title: The bill
//!     figures:
//!       - { value: $40 million, label: spent on the bridge, cite: costs:1 }
//! "),
//! ]));
//! let plan = check(&project, &Options::default());
//! assert!(!plan.diagnostics.has_errors());
//!
//! let outcome = build(plan, Ok);
//! let names: Vec<_> = outcome.made.iter().map(|pdf| pdf.file_name.as_str()).collect();
//! assert_eq!(names, ["council-deck.pdf", "council-memo.pdf", "council-handout.pdf"]);
//! assert!(outcome.made.iter().all(|pdf| pdf.bytes.starts_with(b"%PDF-")));
//! ```

pub mod brief;
mod carried;
pub mod changes;
pub mod chart;
pub mod compose;
pub mod copies;
pub mod diagnostics;
pub mod draft;
pub mod geometry;
pub mod guard;
pub mod inspect;
pub mod language;
pub mod layout;
pub mod light;
pub mod markdown;
pub mod outline;
pub mod pdf;
pub mod picture;
pub mod plan;
pub mod press;
pub mod project;
pub mod receipts;
pub mod report;
pub mod run;
pub mod source;
pub mod text;
pub mod theme;
mod threads;
pub mod trace;
mod yaml;

pub use outline::Format;
pub use plan::{Job, Options, Plan};
pub use project::Project;
pub use run::{Outcome, Pdf};

use diagnostics::{Diagnostic, Diagnostics};
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// Reads all that was asked for and tells what is wrong with it, without building anything.
pub fn check<'p>(project: &'p Project, options: &Options) -> Plan<'p> {
    let mut sources = project.sources();
    let mut diagnostics = Diagnostics { list: project.problems().to_vec() };
    let system = options.system_fonts.then(|| Arc::new(text::SystemFaces::new(source::machine_fonts())));
    let fonts = text::Fonts::bundled().with_system(system);
    let set = |checked| if options.ahead { run::ahead::set(checked, options, &fonts) } else { None };
    let plan::Read { checked, ahead, surveyed, settled, guards } =
        plan::read(project, options, &mut sources, &mut diagnostics, set);
    let jobs = plan::jobs(checked, options, &mut diagnostics);
    Plan {
        sources,
        jobs,
        surveyed,
        diagnostics,
        threads: options.jobs,
        levels: settled.levels,
        standard: options.standard,
        lock: options.lock.clone(),
        is_whole: options.formats.is_empty() && !options.booklet,
        resolution: options.resolution,
        guards,
        pages: settled.pages,
        private: options.private,
        fonts,
        ahead,
    }
}

/// Lays out what was planned, so that all that is wrong is told, and writes no file; it is made where something is private,
/// to be looked into. `deliver` is given each job whose PDF
/// would be written, with its number of pages.
pub fn rehearse<T: Send>(mut plan: Plan<'_>, deliver: impl Fn(&Job, usize) -> T + Sync) -> Outcome<'_, T> {
    let ahead = Mutex::new(plan.ahead.take());
    let results = threads::each(&plan.jobs, plan.threads, |job| {
        let fonts = plan.fonts.with_own(&job.theme.faces);
        let (set, _) = run::ahead::or_set(&ahead, job, &fonts);
        run::finish((job, &fonts), set, &plan, |laid, _| {
            if run::leaks::is_guarded(job) {
                let write = |settings: &pdf::Settings| pdf::write_and_tell(&laid, &fonts, settings);
                run::leaks::guarded(std::slice::from_ref(job), (&job.file_name, &laid), &plan, write)?;
            } else {
                run::prove(&laid)?;
            }
            Ok(deliver(job, laid.pages.len()))
        })
    });
    Outcome::new(plan, results)
}

/// Builds what was planned, and hands each PDF over when it is done; what `deliver` gives back comes in the plan's order.
///
/// A PDF in which something cannot be set is not delivered, and one that cannot be delivered stops no other.
pub fn build<T: Send>(mut plan: Plan<'_>, deliver: impl Fn(Pdf) -> Result<T, Diagnostic> + Sync) -> Outcome<'_, T> {
    let ahead = Mutex::new(plan.ahead.take());
    let results = threads::each(&plan.jobs, plan.threads, |job| {
        let start = Instant::now();
        let fonts = plan.fonts.with_own(&job.theme.faces);
        let (set, before) = run::ahead::or_set(&ahead, job, &fonts);
        let endnotes = set.endnotes;
        run::finish((job, &fonts), set, &plan, |laid, booklet| {
            let write = |settings: &pdf::Settings| pdf::write_and_tell(&laid, &fonts, settings);
            let bytes = run::leaks::guarded(std::slice::from_ref(job), (&job.file_name, &laid), &plan, write)?;
            let pdf = Pdf {
                outline: job.outline.clone(),
                formats: vec![job.setting.format],
                file_name: job.file_name.clone(),
                pages: laid.pages.len(),
                booklet,
                scale: job.setting.scale(&job.theme),
                endnotes,
                system_fonts: run::system_fonts(&laid, &fonts),
                bytes,
                time: before + start.elapsed(),
            };
            deliver(pdf).map_err(Diagnostic::alone)
        })
    });
    Outcome::new(plan, results)
}

/// Builds one PDF for each outline that was planned, or for each of its copies, of all formats, and hands it over when it is
/// done.
///
/// Where one of an outline's formats cannot be set, the outline's PDF is not delivered.
pub fn combine<T: Send>(mut plan: Plan<'_>, deliver: impl Fn(Pdf) -> Result<T, Diagnostic> + Sync) -> Outcome<'_, T> {
    let place = |job: &Job| job.copy.as_ref().map(|copy| copy.place);
    for jobs in plan.jobs.chunk_by_mut(|one, other| one.outline == other.outline) {
        jobs.sort_by_key(place);
    }
    let is_one = |one: &Job, other: &Job| one.outline == other.outline && place(one) == place(other);
    let files: Vec<&[Job]> = plan.jobs.chunk_by(is_one).collect();
    let results =
        threads::each(&files, plan.threads, |jobs| run::combined::combined(jobs, &plan.fonts, &plan, &deliver));
    Outcome::new(plan, results)
}
