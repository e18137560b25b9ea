//! `briefpress coverage`: which sections of a report reach which audience, and what none is told.

use super::args::Coverage as Arguments;
use super::output::Output;
use super::report::{PdfLine, Report, as_json, day};
use briefpress::brief::{Coverage, coverage};
use briefpress::plan::Options;
use briefpress::{Outcome, Project};

/// The PDF's name.
const FILE: &str = "coverage";

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Arguments, report: &mut Report) -> u8 {
    let Some(moment) = report.source_moment() else { return super::USAGE };
    let date = moment.map(day);
    let project = Project::open(&command.paths);
    let plan = briefpress::check(&project, &Options { date, moment, ..Options::default() });
    report.keep_private(&plan);
    let reports = coverage(&plan.surveyed);
    let lines: Vec<String> = reports.iter().flat_map(|coverage| lines(coverage, report.json())).collect();
    let printed = report.print(&lines);
    if !command.pdf {
        let told = report.diagnostics(&plan.diagnostics, &plan.sources);
        report.summary(told, plan.surveyed.len(), "outline", "surveyed");
        return super::status(&plan.diagnostics).max(printed);
    }
    let mut plan = plan.of_coverage(&reports, FILE, date);
    let outcome = match Output::open(&command.out) {
        Ok(output) => briefpress::build(plan, |pdf| Ok(PdfLine::new(&output.write(&pdf.file_name, &pdf.bytes)?, &pdf))),
        Err(problem) => {
            plan.diagnostics.push(problem);
            Outcome { sources: plan.sources, made: Vec::new(), diagnostics: plan.diagnostics }
        }
    };
    let told = report.diagnostics(&outcome.diagnostics, &outcome.sources);
    let printed = printed.max(report.pdfs(&outcome.made));
    report.summary(told, outcome.made.len(), "PDF", "written");
    super::status(&outcome.diagnostics).max(printed)
}

/// Returns the lines of the matrix and of what is not told.
fn lines(coverage: &Coverage, json: bool) -> Vec<String> {
    let audiences = &coverage.audiences;
    if json {
        let sections = coverage.rows.iter().map(|row| {
            let told = audiences.iter().zip(&row.cells).map(|(audience, cell)| {
                serde_json::json!({ "audience": audience, "passages": cell.passages, "figures": cell.figures,
                    "recommendations": cell.recommendations })
            });
            let told: Vec<_> = told.collect();
            as_json(&serde_json::json!({ "report": coverage.report, "section": row.section,
                "passages": row.passages, "told": told }))
        });
        let untold = coverage.untold.iter().map(|untold| {
            as_json(&serde_json::json!({ "report": coverage.report, "untold": untold.address, "words": untold.words,
                "figures": untold.figures }))
        });
        return sections.chain(untold).collect();
    }
    let head = ["section", "passages"].map(str::to_owned).into_iter().chain(audiences.iter().cloned()).collect();
    let rows = coverage.rows.iter().map(|row| {
        let start = [row.section.clone(), row.passages.to_string()];
        start.into_iter().chain(row.cells.iter().map(|cell| cell.short())).collect()
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..audiences.len() + 2).filter_map(width).collect();
    let mut lines = vec![format!("{}: passages (p), figures (f) and recommendations (r) told", coverage.report)];
    lines.extend(rows.iter().map(|row| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end())
    }));
    if !coverage.untold.is_empty() {
        lines.push("figures and findings that no audience is told:".to_owned());
    }
    lines.extend(coverage.untold.iter().map(|untold| {
        let figures =
            if untold.figures.is_empty() { String::new() } else { format!(" ({})", untold.figures.join("; ")) };
        format!("  {}  {}{figures}", untold.address, untold.words)
    }));
    lines
}
