//! `briefpress verify`: whether what a finished PDF carries of its evidence still holds.

use super::args::Verify;
use super::inspect::{bytes, unreadable};
use super::report::{Report, as_json, counted};
use briefpress::diagnostics::{Diagnostic, codes};
use briefpress::receipts::{Check, Failure, Unverifiable, Verified, verify};
use std::path::Path;

/// Claims that are named of a passage that has changed.
const CLAIMS: usize = 8;

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &Verify, report: &mut Report) -> u8 {
    match verified(command) {
        Ok(verified) => {
            let lines = if report.json() { json(command, &verified) } else { text(command, &verified) };
            let status = if verified.holds() { super::DONE } else { super::INPUT };
            report.print(&lines).max(status)
        }
        Err(problem) => {
            report.problem(problem);
            super::INPUT
        }
    }
}

fn verified(command: &Verify) -> Result<Verified, Diagnostic> {
    let at_hand: Vec<(String, String)> = command.reports.iter().map(|path| text_of(path)).collect::<Result<_, _>>()?;
    let shown = command.file.display();
    verify(&bytes(&command.file)?, &at_hand).map_err(|reason| match reason {
        Unverifiable::Unreadable(reason) => unreadable(&command.file, reason),
        Unverifiable::NoEvidence => Diagnostic::new(codes::NO_EVIDENCE, format!("`{shown}` carries no evidence")).help(
            "ask for one that was built with `briefpress build --pdf a3a`, which attaches outline, report and evidence",
        ),
        Unverifiable::Malformed(why) => {
            Diagnostic::new(codes::EVIDENCE_UNREADABLE, format!("the evidence in `{shown}` cannot be read"))
                .note(why)
                .help("build the PDF again, or fetch it again where it comes from")
        }
        Unverifiable::NoSuchReport(name, names) => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            Diagnostic::new(codes::NOT_ITS_REPORT, format!("the PDF carries no report called `{name}`"))
                .note(format!("it carries {}", names.join(", ")))
                .help("name the file as it is called there, so that it is known which chapter it is")
        }
    })
}

/// Reads a report at hand: its name and its text.
fn text_of(path: &Path) -> Result<(String, String), Diagnostic> {
    let shown = path.display();
    let text = String::from_utf8(bytes(path)?).map_err(|_| {
        Diagnostic::new(codes::NOT_UTF8, format!("`{shown}` is not encoded as UTF-8"))
            .help("name the report's Markdown")
    })?;
    let name = path.file_name().map_or_else(|| shown.to_string(), |name| name.to_string_lossy().into_owned());
    Ok((name, text))
}

/// Returns a JSON object for each thing that does not hold, and one with the verdict.
fn json(command: &Verify, verified: &Verified) -> Vec<String> {
    let failures = verified.checks.iter().flat_map(|check| {
        check.failures.iter().map(|failure| {
            as_json(&serde_json::json!({ "check": check.check, "subject": failure.subject, "what": failure.what,
                "changes": failure.changes, "claims": failure.claims }))
        })
    });
    let mut lines: Vec<String> = failures.collect();
    let checks = verified.checks.iter().map(
        |check| serde_json::json!({ "check": check.check, "compared": check.compared, "failed": check.failures.len() }),
    );
    let checks: Vec<_> = checks.collect();
    let pdf = command.file.display().to_string();
    lines.push(as_json(&serde_json::json!({ "pdf": pdf, "holds": verified.holds(), "checks": checks })));
    lines
}

fn text(command: &Verify, verified: &Verified) -> Vec<String> {
    let mut lines = Vec::new();
    for check in &verified.checks {
        lines.push(line(check));
        check.failures.iter().for_each(|failure| told(&mut lines, failure));
    }
    let failed: usize = verified.checks.iter().map(|check| check.failures.len()).sum();
    let verdict = if failed == 0 { "all holds".to_owned() } else { format!("{} not hold", does(failed)) };
    lines.push(format!("{}: {verdict}", command.file.display()));
    lines
}

fn does(failed: usize) -> String {
    if failed == 1 { "1 thing does".to_owned() } else { format!("{failed} things do") }
}

/// Says what a check compared.
fn line(check: &Check) -> String {
    let Check { check: name, compared, failures } = check;
    let held = compared.saturating_sub(failures.len());
    let (things, hold) = match *name {
        "attached" => ("attached file", "as attached"),
        "receipts" => ("passage", "in the attached report as the receipts have them"),
        "claims" => ("claim", "with their words in the receipts"),
        "pages" => ("claim", "on the pages"),
        _ => ("passage", "in the report at hand as they were"),
    };
    match failures.as_slice() {
        [] => format!("{name:10} {}, all {hold}", counted(*compared, things)),
        _ => format!("{name:10} {}, {held} {hold}", counted(*compared, things)),
    }
}

/// Says what does not hold, and which claims stand on it.
fn told(lines: &mut Vec<String>, failure: &Failure) {
    lines.push(format!("  {}  {}", failure.subject, failure.what));
    lines.extend(failure.changes.iter().map(|change| format!("      {change}")));
    if !failure.claims.is_empty() {
        let named: Vec<&str> = failure.claims.iter().take(CLAIMS).map(String::as_str).collect();
        let more = failure.claims.len().saturating_sub(CLAIMS);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        lines.push(format!("      behind {}{more}", named.join(", ")));
    }
}
