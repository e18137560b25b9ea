//! What a user is told of the evidence, and what came of it where nothing is wrong.

use crate::cases::Case;
use briefpress::brief::{Block, Brief, Drawing, Inline, Source};
use briefpress::diagnostics::{Diagnostic, Severity};
use briefpress::source::{Memory, Sources, Span};
use briefpress::{Options, Project, check};
use std::fmt::Write;

/// Checks an outline against its report. `section.yaml` holds the keys of one section, and the rest is supplied; its
/// option is the language of the briefing. `brief.yaml` holds a whole outline. The option of the report is its language.
pub(crate) fn evidence(case: &Case) -> String {
    let project = project(case);
    let plan = check(&project, &Options::default());
    let mut out = String::new();
    for diagnostic in plan.diagnostics.sorted(&plan.sources.read) {
        tell(&mut out, diagnostic, &plan.sources);
    }
    if let Some(job) = plan.jobs.first() {
        show(&mut out, &job.brief);
    }
    out
}

/// Returns the project of a case's files.
pub(crate) fn project(case: &Case) -> Project {
    let mut memory = Memory::default();
    for file in &case.files {
        let language = file.options.first().map_or("en-US", String::as_str);
        match file.path.as_str() {
            "section.yaml" => memory.insert("brief.yaml", outline(&file.text, language)),
            path if path.ends_with(".md") && !file.text.starts_with("---") => {
                memory.insert(path, format!("---\ntitle: The report\nlanguage: {language}\n---\n{}", file.text));
            }
            path => memory.insert(path, file.text.as_str()),
        }
    }
    Project::in_memory(memory)
}

/// Puts the keys of a section into an outline.
fn outline(section: &str, language: &str) -> String {
    let head = format!(
        "report: report.md\ntitle: Title\naudience: all\nlanguage: {language}\nbottom_line: Nothing more.\nsections:\n"
    );
    let keys = section.lines().map(|line| format!("    {line}\n"));
    format!("{head}  - title: Section\n{}", keys.collect::<String>())
}

pub(crate) fn tell(out: &mut String, diagnostic: &Diagnostic, sources: &Sources<'_>) {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Allowed => "allowed",
    };
    let _ = writeln!(out, "{severity} {}: {}", diagnostic.code.id, diagnostic.message);
    for label in &diagnostic.labels {
        let _ = writeln!(out, "  at {}: {}", words(label.span, sources), label.text);
    }
    for note in &diagnostic.notes {
        let _ = writeln!(out, "  note: {note}");
    }
    if let Some(allowed) = &diagnostic.allowed {
        let _ = writeln!(out, "  allowed: {}", allowed.reason);
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "  help: {help}");
    }
}

/// Returns the words at a place, the middle left out where they are many.
fn words(span: Span, sources: &Sources<'_>) -> String {
    let file = sources.file(span.file);
    let text = file.text[span.start as usize..span.end as usize].split_whitespace().collect::<Vec<_>>().join(" ");
    let name = file.path.display();
    match text.char_indices().nth(48) {
        Some((end, _)) => format!("{name} <{}…>", &text[..end]),
        None => format!("{name} <{text}>"),
    }
}

/// Shows what stands behind the claims: figures, points, quotations, and the sources that they use.
fn show(out: &mut String, brief: &Brief) {
    for section in &brief.sections {
        for figure in &section.figures {
            let own = if figure.own { " (own)" } else { "" };
            let marks: Vec<u32> = figure.sources.iter().map(|source| source.0).collect();
            let label = line(&figure.label);
            let _ = writeln!(out, "figure <{}> <{}> {label} {marks:?}{own}", figure.value, figure.unit);
            if let Some(change) = &figure.change {
                let _ = writeln!(out, "  {:?}: {}", change.direction, line(&change.words));
            }
            if let Some(drawing) = &figure.drawing {
                let _ = writeln!(out, "  {}", drawn(drawing));
            }
        }
        for point in &section.points {
            let _ = writeln!(out, "point {}{}", line(&point.content), if point.own { " (own)" } else { "" });
        }
        if let Some(chart) = &section.chart {
            for series in &chart.series {
                for (category, datum) in chart.categories.iter().zip(&series.values) {
                    let name = format!("{} {}", line(&series.label), line(&category.label));
                    let _ = match datum {
                        Some(datum) => writeln!(out, "bar {} {} <{}>", name.trim(), datum.value, datum.shown),
                        None => writeln!(out, "bar {} none", name.trim()),
                    };
                }
                if let Some(change) = &series.change {
                    let _ = writeln!(out, "change {change}");
                }
            }
        }
        if let Some(chart) = &section.chart {
            let _ = writeln!(out, "chart {:?}", chart.sources.iter().map(|source| source.0).collect::<Vec<_>>());
        }
        for side in &section.versus {
            let _ = writeln!(out, "column {}", line(&side.heading));
            for point in &side.points {
                let _ = writeln!(out, "  point {}{}", line(&point.content), if point.own { " (own)" } else { "" });
            }
        }
        for event in &section.timeline {
            let own = if event.own { " (own)" } else { "" };
            let _ = writeln!(out, "event {} | {}{own}", line(&event.when), line(&event.what));
        }
        if let Some(quote) = &section.quote {
            let _ = writeln!(out, "quote {} [{}]", line(&quote.content), quote.source.0);
        }
        for excerpt in &section.excerpts {
            let language = excerpt.language.map_or(String::new(), |language| format!(" in {}", language.tag()));
            let _ = writeln!(out, "excerpt [{}]{language}: {}", excerpt.source.0, blocks(&excerpt.blocks));
        }
    }
    for (index, source) in brief.sources.iter().enumerate() {
        let _ = writeln!(out, "[{index}] {}", self::source(source));
    }
}

/// Tells what is drawn with a figure.
fn drawn(drawing: &Drawing) -> String {
    match drawing {
        Drawing::Part { part, dots, whole } => {
            let dots = dots.map_or(String::new(), |dots| format!(" as {dots} dots"));
            format!("part {:.1} %{dots} of <{whole}>", part * 100.0)
        }
        Drawing::Comparison { sizes: (value, other), shown, label } => {
            format!("bars {value} {other} <{shown}> {}", line(label))
        }
        Drawing::Rank { place, of, words } => format!("tick {place} of {of} <{words}>"),
        Drawing::Trend { values, shown, ends: [first, last] } => {
            format!("line {values:?} <{}> from {} to {}", shown.join("> <"), line(first), line(last))
        }
    }
}

fn source(source: &Source) -> String {
    match source {
        Source::Note(text) => format!("note: {}", blocks(text)),
        Source::Passage(passage) => {
            let place = passage.place;
            let item = place.item.map_or(String::new(), |item| format!(" item {item}"));
            let mut out = format!(
                "{}, {}, {:?} {}-{}{item}",
                passage.report,
                line(&passage.section),
                place.kind,
                place.from,
                place.to
            );
            for note in &passage.notes {
                let _ = write!(out, "; note: {}", blocks(note));
            }
            for sum in &passage.sums {
                let _ = write!(out, "; sum: {sum}");
            }
            out
        }
    }
}

fn blocks(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Paragraph(content) => line(content),
        Block::List { start, items } => {
            let items: Vec<String> = items.iter().map(|item| self::blocks(item)).collect();
            format!("list {start:?} ({})", items.join(" | "))
        }
        Block::Quote(inner) => format!("quote ({})", self::blocks(inner)),
        Block::Table { head, rows } => {
            let rows = std::iter::once(head).chain(rows);
            let rows: Vec<String> =
                rows.map(|row| row.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(", ")).collect();
            format!("table ({})", rows.join(" | "))
        }
        Block::Code(code) => format!("code ({code})"),
        Block::Image(image) => format!("picture ({})", image.alt),
    });
    texts.collect::<Vec<_>>().join(" / ")
}

fn line(content: &[Inline]) -> String {
    let parts = content.iter().map(|inline| match inline {
        Inline::Text(words, _) => words.clone(),
        Inline::Emphasis(inner) => format!("*{}*", line(inner)),
        Inline::Strong(inner) => format!("**{}**", line(inner)),
        Inline::Superscript(inner) => format!("^({})", line(inner)),
        Inline::Subscript(inner) => format!("_({})", line(inner)),
        Inline::Spoken(_, inner) => line(inner),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { url, content } => format!("{} <{url}>", line(content)),
        Inline::Mark(sources) => {
            let numbers: Vec<String> = sources.iter().map(|source| source.0.to_string()).collect();
            format!("[{}]", numbers.join(","))
        }
        Inline::Break => " / ".to_owned(),
    });
    parts.collect()
}
