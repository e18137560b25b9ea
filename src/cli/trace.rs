//! `briefpress trace`: each claim with the words of the report behind it.

use super::args::Trace as Arguments;
use super::output::Output;
use super::report::{Report, as_json};
use briefpress::brief::ClaimKind;
use briefpress::diagnostics::{Diagnostic, Diagnostics, Severity, codes};
use briefpress::plan::Options;
use briefpress::trace::{Trace, Traced, Unknown, choose, lines, page};
use briefpress::{Plan, Project};
use std::path::Path;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Arguments, report: &mut Report) -> u8 {
    let project = Project::open(&command.paths);
    let options = Options { audiences: command.audiences.clone(), ..Options::default() };
    let plan = briefpress::check(&project, &options);
    report.keep_private(&plan);
    if plan.surveyed.is_empty() {
        report.diagnostics(&plan.diagnostics, &plan.sources);
        return super::status(&plan.diagnostics);
    }
    let mut traces: Vec<Trace<'_>> =
        plan.surveyed.iter().map(|surveyed| Trace::of(surveyed, &plan.sources, &plan.diagnostics)).collect();
    if command.html.is_some() {
        // A page is handed on; speaker notes are not.
        traces.iter_mut().for_each(|trace| trace.claims.retain(|claim| claim.kind != ClaimKind::Said.name()));
    }
    let printed = match &command.html {
        Some(file) => write(&traces, file, report),
        None => print(&traces, &command.claims, report),
    };
    printed.max(unread(&plan, report))
}

/// Tells what could not be read. What is wrong with a claim is told with it.
fn unread(plan: &Plan<'_>, report: &Report) -> u8 {
    let is_traced = |told: &&Diagnostic| {
        let file = told.labels.first().map(|label| label.span.file);
        file.is_some_and(|file| plan.surveyed.iter().any(|surveyed| surveyed.brief.files.contains(&file)))
    };
    let wrong = plan.diagnostics.list.iter().filter(|told| told.severity == Severity::Error);
    let list = wrong.filter(|told| !is_traced(told)).cloned().collect();
    let unread = Diagnostics { list };
    report.diagnostics(&unread, &plan.sources);
    super::status(&unread)
}

/// Prints the claims that are asked for, or all.
fn print(traces: &[Trace<'_>], wanted: &[String], report: &Report) -> u8 {
    let mut chosen: Vec<&Traced> = Vec::new();
    for wanted in wanted {
        match choose(traces, wanted) {
            Ok(claims) => chosen.extend(claims),
            Err(unknown) => {
                report.problem(told(&unknown));
                return super::USAGE;
            }
        }
    }
    let is_chosen = |claim: &&Traced| wanted.is_empty() || chosen.iter().any(|other| std::ptr::eq(*other, *claim));
    let mut printed = Vec::new();
    for trace in traces {
        let claims: Vec<&Traced> = trace.claims.iter().filter(is_chosen).collect();
        if claims.is_empty() && !wanted.is_empty() {
            continue;
        }
        if report.json() {
            printed.extend(claims.iter().map(as_json));
            let totals: serde_json::Map<_, _> =
                trace.totals().into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect();
            let total = serde_json::json!({ "outline": trace.outline, "claims": trace.claims.len(), "totals": totals });
            printed.push(as_json(&total));
        } else {
            printed.extend(lines(trace, &claims));
        }
    }
    report.print(&printed)
}

fn told(unknown: &Unknown) -> Diagnostic {
    let told = Diagnostic::new(codes::UNKNOWN_CLAIM, format!("no claim is `{}`", unknown.wanted));
    match &unknown.meant {
        Some(meant) => told.help(format!("did you mean `{meant}`?")),
        None => told.help(
            "name it as `briefpress trace` prints it (2/figure-1), by its place (congress.yaml:23), or by words in it",
        ),
    }
}

/// Writes the page of the one outline that is asked for.
fn write(traces: &[Trace<'_>], file: &Path, report: &Report) -> u8 {
    let [trace] = traces else {
        let names: Vec<String> = traces.iter().map(|trace| format!("`{}`", trace.outline)).collect();
        report.problem(
            Diagnostic::new(
                codes::TRACE_OF_SEVERAL,
                format!("a page shows one outline, and {} are named", traces.len()),
            )
            .note(format!("they are {}", names.join(", ")))
            .help("name one outline, or choose its audience with --audience"),
        );
        return super::USAGE;
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = page(trace);
    let written = report.privacy.may_hold(&name, &text).and_then(|()| Output::open(folder));
    let written = written.and_then(|output| output.write(&name, text.as_bytes()));
    match written {
        Ok(path) if report.json() => {
            let line = serde_json::json!({ "path": path.display().to_string(), "outline": trace.outline,
                "claims": trace.claims.len() });
            report.print(&[as_json(&line)])
        }
        Ok(path) => report.print(&[format!("{}: {} claims of {}", path.display(), trace.claims.len(), trace.outline)]),
        Err(problem) => {
            report.problem(problem);
            super::INPUT
        }
    }
}
