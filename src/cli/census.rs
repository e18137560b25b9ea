//! `briefpress check --census`: every number of the outlines and what stands behind it, and the lints that are allowed with
//! the reasons.

use super::report::as_json;
use briefpress::Plan;
use briefpress::brief::{Brief, Counted, Source, Surveyed, Verdict};
use briefpress::diagnostics::{Diagnostic, lints};

/// The verdicts in the order of the totals; what is set aside is told by its rule.
const VERDICTS: [&str; 6] = ["bound", "derived", "own", "set aside", "ambiguous", "unbound"];

/// Returns the lines of the census: each number, and the totals of each outline.
pub(crate) fn lines(plan: &Plan<'_>, json: bool) -> Vec<String> {
    let numbers = plan.surveyed.iter().flat_map(|surveyed| of_outline(plan, surveyed, json));
    let told = plan.diagnostics.sorted(&plan.sources.read).into_iter();
    numbers.chain(told.filter_map(|told| allowed(plan, told, json))).collect()
}

/// Returns the line of a diagnostic that is allowed.
fn allowed(plan: &Plan<'_>, told: &Diagnostic, json: bool) -> Option<String> {
    let reason = &told.allowed.as_ref()?.reason;
    let label = told.labels.first()?;
    let file = plan.sources.file(label.span.file);
    let (line, column) = file.line_column(label.span.start as usize);
    let name = lints::name(told.code).unwrap_or(told.code.id);
    Some(if json {
        as_json(&serde_json::json!({ "file": file.path.display().to_string(), "line": line, "column": column,
            "lint": name, "code": told.code.id, "message": told.message, "allowed": reason }))
    } else {
        let place = format!("{}:{line}:{column}", file.path.display());
        format!("{place:36}  {name} allowed: {reason} ({})", told.message)
    })
}

fn of_outline(plan: &Plan<'_>, surveyed: &Surveyed, json: bool) -> Vec<String> {
    let outline = surveyed.outline.display().to_string();
    let mut numbers: Vec<&Counted> = surveyed.brief.census.iter().collect();
    numbers.sort_by_key(|number| number.place);
    let totals: Vec<(&str, usize)> = VERDICTS
        .iter()
        .map(|verdict| (*verdict, numbers.iter().filter(|number| number.verdict.name() == *verdict).count()))
        .collect();
    let mut lines = Vec::new();
    for number in &numbers {
        let file = plan.sources.file(number.place.file);
        let (line, column) = file.line_column(number.place.start as usize);
        let (verdict, behind) = (number.verdict.name(), behind(number.verdict, &surveyed.brief));
        lines.push(if json {
            as_json(&serde_json::json!({ "outline": outline, "file": file.path.display().to_string(), "line": line,
                "column": column, "number": number.written, "verdict": verdict, "behind": behind }))
        } else {
            let place = format!("{}:{line}:{column}", file.path.display());
            let behind = behind.map_or(String::new(), |behind| format!(" ({behind})"));
            format!("{place:36}  {:24}  {verdict}{behind}", number.written)
        });
    }
    if json {
        let by_verdict: serde_json::Map<String, serde_json::Value> =
            totals.iter().map(|(verdict, count)| ((*verdict).to_owned(), (*count).into())).collect();
        lines.push(as_json(&serde_json::json!({ "outline": outline, "numbers": numbers.len(), "totals": by_verdict })));
    } else {
        let totals: Vec<String> = totals.iter().map(|(verdict, count)| format!("{count} {verdict}")).collect();
        lines.push(format!("{outline}: {} numbers: {}", numbers.len(), totals.join(", ")));
    }
    lines
}

/// Returns the passage, or the rule, that a verdict names.
fn behind(verdict: Verdict, brief: &Brief) -> Option<String> {
    match verdict {
        Verdict::Bound(id) => match brief.sources.get(id.0 as usize) {
            Some(Source::Passage(passage)) => Some(passage.address.clone()),
            _ => None,
        },
        Verdict::SetAside(rule) => Some(rule.name().to_owned()),
        _ => None,
    }
}
