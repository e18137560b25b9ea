//! Time of each stage, and of the whole run, on the shipped briefs.

use briefpress::text::Fonts;
use briefpress::{Options, Plan, Project, build, check, layout, pdf};
use divan::Bencher;

fn main() {
    divan::main();
}

fn project() -> Project {
    Project::open(&[concat!(env!("CARGO_MANIFEST_DIR"), "/briefs")])
}

/// One PDF at a time, so that stages can be compared with the whole.
fn options() -> Options {
    Options { jobs: 1, ..Options::default() }
}

fn plan(project: &Project) -> Plan<'_> {
    check(project, &options())
}

#[divan::bench]
fn read_and_check(bencher: Bencher) {
    let project = project();
    bencher.bench(|| plan(&project).jobs.len());
}

#[divan::bench]
fn compose(bencher: Bencher) {
    let project = project();
    let plan = plan(&project);
    bencher.bench(|| plan.jobs.iter().map(|job| job.compose()).collect::<Vec<_>>());
}

#[divan::bench]
fn compose_and_lay_out(bencher: Bencher) {
    let project = project();
    let plan = plan(&project);
    let fonts = Fonts::bundled();
    bencher.bench(|| -> usize {
        let documents = plan.jobs.iter().map(|job| job.compose());
        documents.map(|composed| layout::lay_out(composed.document, &fonts).0.pages.len()).sum()
    });
}

#[divan::bench]
fn write(bencher: Bencher) {
    let project = project();
    let plan = plan(&project);
    let fonts = Fonts::bundled();
    let documents = plan.jobs.iter().map(|job| job.compose());
    let laid: Vec<_> = documents.map(|composed| layout::lay_out(composed.document, &fonts).0).collect();
    bencher.bench(|| {
        laid.iter()
            .map(|laid| pdf::write(laid, &fonts, &pdf::Settings::default()).map_or(0, |bytes| bytes.len()))
            .sum::<usize>()
    });
}

#[divan::bench]
fn whole_run(bencher: Bencher) {
    let project = project();
    bencher.bench(|| build(plan(&project), Ok).made.len());
}
