//! Reads case files, runs them, and writes what was blessed.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A case of a file.
pub(crate) struct Case {
    /// The heading.
    pub(crate) name: String,
    /// The files, in order.
    pub(crate) files: Vec<CaseFile>,
    /// What is expected.
    pub(crate) expected: String,
}

/// A file of a case.
pub(crate) struct CaseFile {
    /// The path.
    pub(crate) path: String,
    /// Words after the path.
    pub(crate) options: Vec<String>,
    /// The content.
    pub(crate) text: String,
}

/// A concept: its folder, and what it makes of a case.
pub(crate) type Concept = (&'static str, fn(&Case) -> String);

/// Runs all cases of all concepts; returns a text for each that failed.
pub(crate) fn run_all(concepts: &[Concept], bless: bool) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut failures = Vec::new();
    for folder in entries(&root).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        match concepts.iter().find(|(concept, _)| *concept == name) {
            Some((_, run)) => {
                for file in entries(&folder).into_iter().filter(|path| path.is_file()) {
                    run_file(&file, *run, bless, &mut failures);
                }
            }
            None => failures.push(format!("no function runs the cases of `{name}`")),
        }
    }
    for (concept, _) in concepts {
        assert!(root.join(concept).is_dir(), "the concept `{concept}` has no folder");
    }
    failures
}

fn run_file(path: &Path, run: fn(&Case) -> String, bless: bool, failures: &mut Vec<String>) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut out = String::new();
    let mut count = 0;
    for section in sections(&text) {
        let (case, expected_lines) = read(section);
        let Some(case) = case else {
            out.push_str(section);
            continue;
        };
        count += 1;
        let found = run(&case);
        let found = if found.is_empty() || found.ends_with('\n') { found } else { found + "\n" };
        if found != case.expected {
            let place = format!("{} › {}", path.file_name().unwrap().to_string_lossy(), case.name);
            failures.push(format!("{place}\n--- expected\n{}--- found\n{found}", case.expected));
        }
        write_section(&mut out, section, expected_lines, &found);
    }
    assert!(count > 0, "{} has no case", path.display());
    if bless && out != text {
        std::fs::write(path, out).unwrap();
        failures.clear();
    }
}

/// Parts a file at its headings of the second level, fences left whole.
fn sections(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut at = 0;
    let mut fence: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        match fence {
            Some(open) if ticks >= open => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            None if line.starts_with("## ") && at > 0 => starts.push(at),
            _ => {}
        }
        at += line.len();
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

/// Reads a section; returns the numbers of the lines that open and close its expected block with it.
fn read(section: &str) -> (Option<Case>, (usize, usize)) {
    let Some(name) = section.strip_prefix("## ") else { return (None, (0, 0)) };
    let name = name.lines().next().unwrap_or("").to_owned();
    let mut case = Case { name, files: Vec::new(), expected: String::new() };
    let mut expected_lines = None;
    let mut block: Option<(usize, usize, Vec<&str>, String)> = None;
    for (number, line) in section.lines().enumerate() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        match &mut block {
            None if ticks >= 3 => {
                block = Some((ticks, number, line[ticks..].split_whitespace().collect(), String::new()));
            }
            None => {}
            Some((open, start, words, text)) if ticks >= *open => {
                match words.as_slice() {
                    [.., "expected"] => {
                        case.expected = std::mem::take(text);
                        expected_lines = Some((*start, number));
                    }
                    [_, path, options @ ..] => case.files.push(CaseFile {
                        path: (*path).to_owned(),
                        options: options.iter().map(|word| (*word).to_owned()).collect(),
                        text: std::mem::take(text),
                    }),
                    _ => panic!("a fence of `{}` names no file", case.name),
                }
                block = None;
            }
            Some((_, _, _, text)) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    assert!(block.is_none(), "a fence of `{}` is not closed", case.name);
    assert!(!case.files.is_empty(), "`{}` has no file", case.name);
    let lines = expected_lines.unwrap_or_else(|| panic!("`{}` has no expected block", case.name));
    (Some(case), lines)
}

/// Writes a section with another expected block.
fn write_section(out: &mut String, section: &str, (open, close): (usize, usize), found: &str) {
    // A fence is longer than any row of backticks in it.
    let longest = found.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    for (number, line) in section.lines().enumerate() {
        if number == open {
            let _ = write!(out, "{fence}{}\n{found}", line.trim_start_matches('`'));
        } else if number == close {
            let _ = writeln!(out, "{fence}");
        } else if number < open || number > close {
            let _ = writeln!(out, "{line}");
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
