//! The trace as text, for a terminal of some 80 columns.

use super::{Trace, Traced, TracedGround, TracedNumber, TracedPassage};

/// Columns that lines keep to, where no word is longer.
const MEASURE: usize = 88;
/// Columns of the names at the left.
const NAME: usize = 11;
/// Characters of a sentence that are shown on each side of the words that are meant.
const AROUND: usize = 160;

/// Returns the lines of some claims of a trace, under the headings of their sections.
pub fn lines(trace: &Trace<'_>, claims: &[&Traced]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut section = None;
    for claim in claims {
        let heading = heading(trace, claim);
        if section.as_ref() != Some(&heading) {
            lines.push(heading.clone());
            lines.push("─".repeat(heading.chars().count().min(MEASURE)));
            section = Some(heading);
        }
        lines.extend(of_claim(claim));
        lines.push(String::new());
    }
    let totals: Vec<String> = trace
        .totals()
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    if claims.len() == trace.claims.len() {
        lines.push(format!("{}: {} claims: {}", trace.outline, claims.len(), totals.join(", ")));
    } else {
        lines.push(format!("{}: {} of {} claims", trace.outline, claims.len(), trace.claims.len()));
    }
    lines
}

/// Returns the title of the part that a claim stands in.
fn heading(trace: &Trace<'_>, claim: &Traced) -> String {
    let words = trace.brief.meta.language.words();
    match (claim.section_at, &claim.section) {
        (Some(number), Some(title)) => format!("{}  {title}", number + 1),
        _ if claim.kind == "bottom-line" => words.bottom_line.to_owned(),
        _ => words.recommendations.to_owned(),
    }
}

fn of_claim(claim: &Traced) -> Vec<String> {
    let place = claim.at.as_ref().map_or_else(String::new, |at| format!("  {}", at.place()));
    let mut lines = vec![format!("{}  {}{place}", claim.id, claim.standing)];
    wrapped(&mut lines, "", &claim.words, 2);
    for number in &claim.numbers {
        of_number(&mut lines, number);
    }
    for quotation in &claim.quotations {
        entry(&mut lines, "quoted", &place_of(quotation, false));
        wrapped(&mut lines, "", &sentence(quotation), NAME + 4);
    }
    let shown: Vec<&str> =
        claim.numbers.iter().flat_map(|number| &number.grounds).map(|at| at.passage.as_str()).collect();
    for passage in &claim.passages {
        of_passage(&mut lines, passage, shown.contains(&passage.address.as_str()));
    }
    for reason in &claim.reasons {
        entry(&mut lines, "reason", reason);
    }
    for open in &claim.open {
        entry(&mut lines, "not shown", open);
    }
    lines
}

fn of_number(lines: &mut Vec<String>, number: &TracedNumber) {
    let mut told = format!("{}: {}", number.number, number.verdict);
    if let Some(rule) = number.rule {
        told += &format!(", {rule}");
    }
    if let Some(because) = &number.because {
        told += &format!(", {because}");
    }
    entry(lines, "number", &told);
    for ground in &number.grounds {
        wrapped(lines, "", &place_of(ground, true), NAME + 4);
        wrapped(lines, "", &sentence(ground), NAME + 4);
    }
}

fn of_passage(lines: &mut Vec<String>, passage: &TracedPassage, is_shown: bool) {
    let at =
        passage.at.as_ref().map_or_else(String::new, |at| format!("  {}  bytes {}–{}", at.place(), at.start, at.end));
    let role = if passage.cited { "passage" } else { "found in" };
    entry(lines, role, &format!("{}{at}", passage.address));
    if !is_shown {
        let words: Vec<&str> = passage.text.split_whitespace().collect();
        wrapped(lines, "", &format!("“{}”", shortened(&words.join(" "), AROUND * 2, false)), NAME + 4);
    }
    for note in &passage.notes {
        entry(lines, "its note", note);
    }
}

/// Returns where something stands in the report, and how it agrees.
fn place_of(ground: &TracedGround, with_agreement: bool) -> String {
    let at = &ground.at;
    let place = format!("{}  {}  bytes {}–{}", ground.passage, at.place(), at.start, at.end);
    match (with_agreement, ground.words_compared) {
        (false, _) => place,
        (true, true) => format!("{place}: {}, and the words around it fit", ground.agreement),
        (true, false) => format!("{place}: {}", ground.agreement),
    }
}

/// Returns a sentence with the words that are meant in brackets.
fn sentence(ground: &TracedGround) -> String {
    let before = shortened(&ground.before, AROUND, true);
    let after = shortened(&ground.after, AROUND, false);
    format!("“{before}[{}]{after}”", ground.words)
}

/// Returns no more than so many characters, cut at a word, from the end or from the start.
fn shortened(text: &str, most: usize, from_end: bool) -> String {
    let count = text.chars().count();
    if count <= most {
        return if from_end { text.trim_start() } else { text.trim_end() }.to_owned();
    }
    if from_end {
        let kept: String = text.chars().skip(count - most).collect();
        format!("… {}", kept.split_once(' ').map_or("", |(_, rest)| rest))
    } else {
        let kept: String = text.chars().take(most).collect();
        format!("{} …", kept.rsplit_once(' ').map_or("", |(rest, _)| rest))
    }
}

/// Adds a line with a name at the left.
fn entry(lines: &mut Vec<String>, name: &str, words: &str) {
    wrapped(lines, name, words, NAME + 2);
}

/// Adds words in lines of the measure, behind a name on the first, hung from a column.
fn wrapped(lines: &mut Vec<String>, name: &str, words: &str, column: usize) {
    let mut line = format!("{:column$}", format!("  {name}"));
    let mut is_empty = true;
    for word in words.split_whitespace() {
        let width = line.chars().count() + usize::from(!is_empty) + word.chars().count();
        if !is_empty && width > MEASURE {
            lines.push(std::mem::replace(&mut line, " ".repeat(column)));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line.trim_end().to_owned());
}
