//! `briefpress draft`: an outline drawn from a report, for a person to cut down.

use super::args::Draft;
use super::output::Output;
use super::report::{Report, as_json, counted, stdout_status};
use briefpress::Project;
use briefpress::diagnostics::{Diagnostic, Diagnostics, codes};
use briefpress::draft::{Contents, Drafted, Held, Request, draft};
use std::io::Write;
use std::path::Path;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Draft, report: &Report) -> u8 {
    let mut told = Diagnostics::default();
    let drafted = prepare(command).map_err(|problem| told.push(problem)).ok();
    let Some((mut project, request)) = drafted else {
        told.list.into_iter().for_each(|problem| report.problem(problem));
        return super::INPUT;
    };
    let (drafted, sources) = draft(&mut project, &request, &mut told);
    let counts = report.diagnostics(&told, &sources);
    report.summary(counts, usize::from(drafted.is_some()), "outline", "drafted");
    drafted.map_or(super::INPUT, |drafted| deliver(command, &drafted, report))
}

/// Reads the audience from the command line.
pub(crate) fn audience(word: &str) -> Result<String, String> {
    let is_slug =
        !word.is_empty() && !word.contains(|char: char| char.is_whitespace() || char == ',' || char.is_control());
    if is_slug { Ok(word.to_owned()) } else { Err("an audience is one word, without spaces and commas".to_owned()) }
}

/// Finds the report, and where the outline is to stand.
fn prepare(command: &Draft) -> Result<(Project, Request), Diagnostic> {
    let (project, report) = Project::around(&command.report)?;
    if let Some(out) = &command.out
        && out.symlink_metadata().is_ok()
    {
        return Err(Diagnostic::new(codes::DRAFT_EXISTS, format!("`{}` is there already", out.display()))
            .note("nothing was written: a draft never takes the place of what a person may have written")
            .help("name a file that is not there yet, or move this one away"));
    }
    let name = command.audience.as_deref().unwrap_or("draft");
    let outline = match &command.out {
        Some(out) => project.inside(out).ok_or_else(|| elsewhere(out, &command.report))?,
        None => report.with_file_name(format!("{name}.yaml")),
    };
    Ok((project, Request { report, outline, audience: command.audience.clone() }))
}

fn elsewhere(out: &Path, report: &Path) -> Diagnostic {
    let message = format!("`{}` is outside the project of `{}`", out.display(), report.display());
    Diagnostic::new(codes::DRAFT_ELSEWHERE, message)
        .note("an outline names its report by a path within the project folder")
        .help("name a file beside the report, or in a folder of its project")
}

/// Writes the outline where it was asked for. Returns the exit status.
fn deliver(command: &Draft, drafted: &Drafted, report: &Report) -> u8 {
    let Drafted { text, contents } = drafted;
    let Some(out) = &command.out else {
        if report.json() {
            let line = as_json(&serde_json::json!({ "outline": text, "contents": as_value(contents) }));
            return report.print(&[line]);
        }
        // Bytes as they are: what is piped into a file is an outline, not a message.
        return stdout_status(std::io::stdout().lock().write_all(text.as_bytes()));
    };
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let written = Output::open(folder).and_then(|output| output.write(&name, text.as_bytes()));
    match written {
        Ok(_) if report.json() => {
            let line = serde_json::json!({ "path": shown(out), "contents": as_value(contents) });
            report.print(&[as_json(&line)])
        }
        Ok(_) => report.print(&[format!("{}: {}", shown(out), told(contents)), next(out)]),
        Err(problem) => {
            report.problem(problem);
            super::INPUT
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Says what can be done with the outline.
fn next(out: &Path) -> String {
    format!("Cut it down, then:  briefpress build {}", out.display())
}

/// Says how much a draft holds.
fn told(contents: &Contents) -> String {
    let part = |held: Held, thing: &str| match held.offered {
        0 => counted(held.open, thing),
        offered => format!("{} ({offered} more in comments)", counted(held.open, thing)),
    };
    let Contents { sections, figures, points, recommendations } = *contents;
    let parts = [(sections, "section"), (figures, "figure"), (points, "point"), (recommendations, "recommendation")];
    parts.map(|(held, thing)| part(held, thing)).join(", ")
}

fn as_value(contents: &Contents) -> serde_json::Value {
    let held = |held: Held| serde_json::json!({ "open": held.open, "offered": held.offered });
    serde_json::json!({
        "sections": held(contents.sections),
        "figures": held(contents.figures),
        "points": held(contents.points),
        "recommendations": held(contents.recommendations),
    })
}
