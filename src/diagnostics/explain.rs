//! What each diagnostic means, why it matters, and how it is mended, as `briefpress explain` tells it. The words stand in
//! `docs/diagnostics/`, a file for each stage, and are built into the program; both examples of each are run by the tests.

use super::{Code, codes, lints};

/// The stages, by the first two digits of their codes, each with its document.
const STAGES: [(&str, &str); 8] = [
    ("files", include_str!("../../docs/diagnostics/files.md")),
    ("reports", include_str!("../../docs/diagnostics/reports.md")),
    ("outlines", include_str!("../../docs/diagnostics/outlines.md")),
    ("evidence", include_str!("../../docs/diagnostics/evidence.md")),
    ("pictures", include_str!("../../docs/diagnostics/pictures.md")),
    ("pages", include_str!("../../docs/diagnostics/pages.md")),
    ("run", include_str!("../../docs/diagnostics/run.md")),
    ("finished", include_str!("../../docs/diagnostics/finished.md")),
];

/// The report that examples cite, unless they bring one of their own.
pub const REPORT: &str = "\
# Costs

The bridge cost 44 million dollars until it opened in 2019.

The first estimate was 40 million dollars. Half of the rise is the price of steel.

# Use

On a working day 12,000 people cross it, 9,000 of them on foot.
";

/// Characters of a line on the terminal.
const WIDTH: usize = 88;

/// What a diagnostic means.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// The diagnostic.
    pub code: Code,
    /// The name of its stage's document in `docs/diagnostics`.
    pub stage: &'static str,
    /// All that is said, in Markdown, without the heading.
    pub markdown: &'static str,
}

/// A part of an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A paragraph, its lines as they are written.
    Paragraph(&'static str),
    /// An example, with its name: a file's path, `section` for keys of a section, `outline` for keys at the head of an
    /// outline, `command` for what is typed.
    Example(&'static str, &'static str),
    /// What follows is the wrong example.
    Wrong,
    /// What follows is the mended one.
    Mended,
}

/// Returns the explanation of a diagnostic; none where nobody has written it.
pub fn explanation(code: Code) -> Option<Explanation> {
    let number: usize = code.id.get(1..3)?.parse().ok()?;
    let (stage, document) = STAGES.get(number)?;
    let heading = format!("\n## {}: ", code.id);
    let (_, rest) = document.split_once(&heading)?;
    let (_, text) = rest.split_once('\n')?;
    // Examples hold headings too, but not of a code.
    let is_next = |at: &usize| text.get(at + 4..at + 5).is_some_and(|letter| matches!(letter, "E" | "W"));
    let end = text.match_indices("\n## ").map(|(at, _)| at).find(is_next).unwrap_or(text.len());
    Some(Explanation { code, stage, markdown: text[..end].trim() })
}

/// Returns the diagnostic of a code, or of a lint's name, in letters of any case.
pub fn named(name: &str) -> Option<Code> {
    let by_id = codes::ALL.iter().find(|code| code.id.eq_ignore_ascii_case(name)).copied();
    by_id.or_else(|| lints::LINTS.iter().find(|(lint, _)| lint.eq_ignore_ascii_case(name)).map(|(_, code)| *code))
}

impl Explanation {
    /// Returns its parts in order.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut rest = self.markdown;
        while !rest.is_empty() {
            if let Some(block) = rest.strip_prefix("```")
                && let Some((info, block)) = block.split_once('\n')
            {
                // An empty block ends where it begins.
                let (text, after) = match block.strip_prefix("```") {
                    Some(after) => ("", after),
                    None => block.split_once("\n```").unwrap_or((block, "")),
                };
                parts.push(Part::Example(info.split_once(' ').map_or(info, |(_, name)| name), text));
                rest = after.trim_start();
                continue;
            }
            let (paragraph, after) = rest.split_once("\n\n").unwrap_or((rest, ""));
            parts.push(match paragraph.trim() {
                "Wrong:" => Part::Wrong,
                "Mended:" => Part::Mended,
                paragraph => Part::Paragraph(paragraph),
            });
            rest = after.trim_start();
        }
        parts
    }

    /// Returns what it means in one paragraph, for programs that have no room for more.
    pub fn summary(&self) -> String {
        let first = self.parts().into_iter().find_map(|part| match part {
            Part::Paragraph(text) => Some(text.replace('\n', " ")),
            _ => None,
        });
        first.unwrap_or_default()
    }

    /// Renders it for a terminal.
    pub fn human(&self) -> String {
        let Code { id, title } = self.code;
        let mut out = format!("{id}: {title}\n");
        if let Some(name) = lints::name(self.code) {
            out.push_str(&format!("A warning, which a project sets in briefpress.toml by the name `{name}`.\n"));
        }
        let parts = self.parts();
        for part in &parts {
            out.push('\n');
            match part {
                Part::Paragraph(text) => wrap(text, &mut out),
                Part::Wrong => out.push_str("Wrong:\n"),
                Part::Mended => out.push_str("Mended:\n"),
                Part::Example(name, text) => example(name, text, &mut out),
            }
        }
        let has_report = parts.iter().any(|part| matches!(part, Part::Example("report.md" | "command", _)));
        if !has_report && parts.iter().any(|part| matches!(part, Part::Example(_, text) if text.contains("costs"))) {
            out.push_str("\nThe report of these examples:\n\n");
            indent(REPORT, &mut out);
        }
        out
    }
}

/// Writes a paragraph in lines of at most [`WIDTH`] characters.
fn wrap(text: &str, out: &mut String) {
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            column = 0;
        }
        if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

/// Writes an example with where it belongs.
fn example(name: &str, text: &str, out: &mut String) {
    match name {
        "section" => out.push_str("  in a section:\n\n"),
        "outline" => out.push_str("  in the outline:\n\n"),
        "command" => {}
        path => out.push_str(&format!("  {path}:\n\n")),
    }
    indent(text, out);
}

fn indent(text: &str, out: &mut String) {
    for line in text.lines() {
        out.push_str(if line.is_empty() { "" } else { "    " });
        out.push_str(line);
        out.push('\n');
    }
}

/// Returns the list of all diagnostics as `docs/diagnostics.md` has it.
pub fn list() -> String {
    let mut out = String::from(
        "# Diagnostics\n\n\
         All that briefpress may have to say, by the stage that finds it. `briefpress explain CODE` tells on the terminal what \
         the\ndocuments below tell: what it means, why it matters, and an example with its mend, both of which the tests run. \
         Codes that\nbegin with E are errors, and stop what they spoil; those with W are warnings. A warning with a name is a \
         lint, which a project\nand an outline may choose to take otherwise: [evidence](evidence.md#which-warnings-are-errors) \
         tells how. This page is made from the\ncode, by `BLESS=1 cargo test --test cli explanations`.\n",
    );
    for (stage, document) in STAGES {
        let mut lines = document.lines();
        let heading = lines.next().unwrap_or_default();
        let front: Vec<&str> = lines.skip(1).take_while(|line| !line.is_empty()).collect();
        out.push_str(&format!(
            "\n#{heading}\n\n{}\n\n| code | what it tells | lint |\n|---|---|---|\n",
            front.join("\n")
        ));
        for Code { id, title } in codes::ALL.iter().filter(|code| stage_of(code) == Some(stage)) {
            let anchor = format!("{} {title}", id).to_lowercase().replace(' ', "-");
            let anchor: String = anchor.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
            let lint = named(id).and_then(lints::name).map_or(String::new(), |name| format!("`{name}`"));
            out.push_str(&format!("| [`{id}`](diagnostics/{stage}.md#{anchor}) | {title} | {lint} |\n"));
        }
    }
    out.push_str(&format!(
        "\n## The report of the examples\n\nUnless an example brings its own:\n\n```markdown\n{REPORT}```\n"
    ));
    out
}

/// Returns the list of all diagnostics for a terminal.
pub fn overview() -> String {
    let mut out = String::new();
    for code in codes::ALL {
        let lint = lints::name(*code).map_or(String::new(), |name| format!("  (lint `{name}`)"));
        out.push_str(&format!("{}  {}{lint}\n", code.id, code.title));
    }
    out
}

/// Returns the name of a code's stage.
fn stage_of(code: &Code) -> Option<&'static str> {
    let number: usize = code.id.get(1..3)?.parse().ok()?;
    STAGES.get(number).map(|(stage, _)| *stage)
}
