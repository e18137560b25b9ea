//! The claims that a user asks for: by place, by id, or by words.

use super::{Trace, Traced};
use crate::diagnostics::nearest;

/// Claims that were asked for, and are not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for.
    pub wanted: String,
    /// What may have been meant.
    pub meant: Option<String>,
}

/// Returns the claims that some words ask for: an id, `2/figure-1`, or the end of one; a place, `congress.yaml:23`, or the
/// line alone, `:23`; else words that stand in them, whatever their case.
pub fn choose<'t>(traces: &'t [Trace<'_>], wanted: &str) -> Result<Vec<&'t Traced>, Unknown> {
    let claims = || traces.iter().flat_map(|trace| &trace.claims);
    let wanted = wanted.trim();
    let by_id: Vec<&Traced> = claims().filter(|claim| claim.id == wanted).collect();
    if !by_id.is_empty() {
        return Ok(by_id);
    }
    if let Some((file, line)) = place(wanted) {
        let on_line = |claim: &&Traced| claim.lies_on(traces, file, line);
        let there: Vec<&Traced> = claims().filter(on_line).collect();
        return if there.is_empty() { Err(nearest_line(traces, wanted, file, line)) } else { Ok(there) };
    }
    let folded = fold(wanted);
    let by_words: Vec<&Traced> =
        claims().filter(|claim| !folded.is_empty() && fold(&claim.words).contains(&folded)).collect();
    if !by_words.is_empty() {
        return Ok(by_words);
    }
    let ids: Vec<&str> = claims().map(|claim| claim.id.as_str()).collect();
    let meant = nearest(wanted, ids).map(str::to_owned).or_else(|| nearest_words(traces, &folded));
    Err(Unknown { wanted: wanted.to_owned(), meant })
}

/// Reads `file:line` or `file:line:column`; the file may be left out.
fn place(wanted: &str) -> Option<(&str, usize)> {
    let (head, last) = wanted.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    match head.rsplit_once(':') {
        Some((file, line)) if line.parse::<usize>().is_ok() => Some((file, line.parse().ok()?)),
        _ => Some((head, last)),
    }
}

impl Traced {
    /// Returns whether some of its words stand on a line.
    fn lies_on(&self, traces: &[Trace<'_>], file: &str, line: usize) -> bool {
        self.lines(traces).iter().any(|(path, from, to)| is_file(path, file) && (*from..=*to).contains(&line))
    }

    /// Returns the lines of its words: file, first, last.
    fn lines(&self, traces: &[Trace<'_>]) -> Vec<(String, usize, usize)> {
        let Some(trace) = traces.iter().find(|trace| trace.outline == self.outline) else { return Vec::new() };
        let lines = self.places.iter().map(|place| {
            let file = trace.sources.file(place.file);
            // An entry ends before the blank space that parts it from the next.
            let written = file.text.get(place.start as usize..place.end as usize).unwrap_or("").trim_end().len();
            let last = (place.start as usize + written).saturating_sub(1).max(place.start as usize);
            let line = |offset: usize| file.line_column(offset).0;
            (file.path.display().to_string(), line(place.start as usize), line(last))
        });
        lines.collect()
    }
}

/// Returns whether a path is, or ends in, what a user typed.
fn is_file(path: &str, typed: &str) -> bool {
    let typed = typed.trim_start_matches("./").replace('\\', "/");
    let path = path.replace('\\', "/");
    typed.is_empty() || path == typed || path.ends_with(&format!("/{typed}")) || typed.ends_with(&format!("/{path}"))
}

/// Returns the claim that stands nearest to a line.
fn nearest_line(traces: &[Trace<'_>], wanted: &str, file: &str, line: usize) -> Unknown {
    let claims = traces.iter().flat_map(|trace| &trace.claims);
    let near = claims
        .flat_map(|claim| claim.lines(traces))
        .filter(|(path, ..)| is_file(path, file))
        .min_by_key(|(_, from, to)| (from.abs_diff(line).min(to.abs_diff(line)), *from));
    let meant = match near {
        Some((path, from, _)) => Some(format!("{path}:{from}")),
        None => {
            let last = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
            let names: Vec<String> = traces.iter().map(|trace| last(&trace.outline)).collect();
            let name = nearest(&last(file), names.iter().map(String::as_str)).map(str::to_owned);
            let trace = name.and_then(|name| traces.iter().find(|trace| last(&trace.outline) == name));
            trace.map(|trace| format!("{}:{line}", trace.outline))
        }
    };
    Unknown { wanted: wanted.to_owned(), meant }
}

/// Returns the words that some others are nearest to: as many words of a claim that differ in few letters.
fn nearest_words(traces: &[Trace<'_>], folded: &str) -> Option<String> {
    let count = folded.split(' ').count();
    let claims = traces.iter().flat_map(|trace| &trace.claims);
    let stretches = claims.flat_map(|claim| {
        let words: Vec<&str> = claim.words.split_whitespace().collect();
        words.windows(count.min(words.len()).max(1)).map(|stretch| stretch.join(" ")).collect::<Vec<_>>()
    });
    let stretches: Vec<String> = stretches.collect();
    let trimmed = |stretch: &String| stretch.trim_matches(|char: char| ".,;:!?()“”\"".contains(char)).to_owned();
    let stretches: Vec<String> = stretches.iter().map(trimmed).collect();
    nearest(folded, stretches.iter().map(String::as_str)).map(str::to_owned)
}

/// Returns words as they are compared: small letters, plain marks, single spaces.
fn fold(text: &str) -> String {
    let plain = text.chars().map(|char| match char {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '−' | '\u{2011}' => '-',
        char => char,
    });
    plain.collect::<String>().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
