use super::*;
use crate::diagnostics::{Diagnostics, human};
use crate::source::{Disk, Files, Memory, Sources};

mod bad;
mod bases;
mod good;
mod syntax;

/// What an outline gives, and what is told of it as a person reads it.
fn read_files(files: &[(&str, &str)], path: &str) -> (Option<Outline>, String) {
    let mut memory = Memory::default();
    for (path, text) in files {
        memory.insert(path, *text);
    }
    let mut sources = Sources::new(&memory, "");
    let mut diagnostics = Diagnostics::default();
    let outline = read(Path::new(path), &mut sources, &mut diagnostics);
    let told =
        diagnostics.sorted(&sources.read).into_iter().map(|diagnostic| human::render(diagnostic, &sources.read, false));
    (outline, told.collect::<Vec<String>>().join("\n"))
}

/// Reads an outline of one file.
fn read_text(text: &str) -> (Option<Outline>, String) {
    read_files(&[("a.yaml", text)], "a.yaml")
}

/// Reads an outline that has no fault.
fn good(text: &str) -> Outline {
    let (outline, told) = read_text(text);
    assert_eq!(told, "");
    outline.unwrap()
}

/// Returns what is told of an outline that has the lines beside a report and a title.
fn told(lines: &str) -> String {
    read_text(&format!("report: r.md\ntitle: T\n{lines}")).1
}

/// Returns what is told of a section with the lines, indented.
fn told_of_section(lines: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    told(&format!("sections:\n  - title: S\n{lines}"))
}
