//! `briefpress new`: a small project that builds at once, and explains itself by comments.

#![allow(clippy::disallowed_methods, reason = "a project is made on the disk")]

use super::args::New;
use super::output::{UNFINISHED_NAME, reason, sweep};
use super::report::Report;
use briefpress::diagnostics::{Diagnostic, codes};
use std::fs;
use std::path::{Path, PathBuf};

/// Files of the project, with their texts.
type Files = [(&'static str, String); 3];

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &New, report: &Report) -> u8 {
    let files = files(&command.language);
    if let Err(problem) = make(&command.folder, &files) {
        report.problem(problem);
        return super::INPUT;
    }
    let folder = command.folder.display();
    let mut lines: Vec<String> = files.iter().map(|(path, _)| format!("{folder}/{path}")).collect();
    lines.push(String::new());
    lines.push(format!("Build it:  cd {folder} && briefpress build"));
    report.print(&lines)
}

/// Returns the files of a project in a language.
fn files(language: &str) -> Files {
    let primary = language.split('-').next().unwrap_or_default();
    let (report, outline) = STARTERS.iter().find(|(tag, ..)| *tag == primary).map_or(EN, |(_, starter)| *starter);
    let spoken = |text: &str| text.replace(&format!("\nlanguage: {primary}"), &format!("\nlanguage: {language}"));
    [
        ("briefpress.toml", include_str!("../../assets/new/briefpress.toml").to_owned()),
        ("briefs/report.md", spoken(report)),
        ("briefs/council.yaml", spoken(outline)),
    ]
}

/// Report and outline.
type Starter = (&'static str, &'static str);

const EN: Starter = (include_str!("../../assets/new/en.md"), include_str!("../../assets/new/en.yaml"));

/// The languages in which there is a project.
const STARTERS: [(&str, Starter); 4] = [
    ("en", EN),
    ("es", (include_str!("../../assets/new/es.md"), include_str!("../../assets/new/es.yaml"))),
    ("fr", (include_str!("../../assets/new/fr.md"), include_str!("../../assets/new/fr.yaml"))),
    ("de", (include_str!("../../assets/new/de.md"), include_str!("../../assets/new/de.yaml"))),
];

/// Reads a language from the command line.
pub(crate) fn language(tag: &str) -> Result<String, String> {
    let known = briefpress::language::Language::parse(tag);
    let is_there = |tag: &str| STARTERS.iter().any(|(primary, _)| tag.split('-').next() == Some(*primary));
    match known {
        Some(language) if is_there(language.tag()) => Ok(language.tag().to_owned()),
        _ => {
            let tags: Vec<&str> = STARTERS.iter().map(|(tag, _)| *tag).collect();
            Err(format!("there is a project to start from in {}; outlines can be in other languages", tags.join(", ")))
        }
    }
}

/// Makes the folder with all files, or nothing.
fn make(folder: &Path, files: &Files) -> Result<(), Diagnostic> {
    let shown = folder.display();
    let failed = |error: &std::io::Error| {
        let why = reason(error);
        Diagnostic::new(codes::OUTPUT_NOT_WRITTEN, format!("cannot make the project `{shown}`: {why}"))
            .help("name another folder, or ask for the right to write there")
    };
    let is_there = match fs::read_dir(folder) {
        Ok(entries) => {
            // What a killed run left is no file of anybody's.
            sweep(folder);
            if entries.flatten().any(|entry| entry.path().symlink_metadata().is_ok()) {
                return Err(Diagnostic::new(codes::FOLDER_NOT_EMPTY, format!("the folder `{shown}` is not empty"))
                    .note("nothing was written: a project never takes the place of other files")
                    .help("name a folder that is not there yet"));
            }
            true
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(failed(&error)),
    };
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let made = || if is_there { fill(folder, files) } else { place(folder, parent, files) };
    made().map_err(|error| failed(&error))
}

/// Makes a folder beside its place and then renames it, so that it is whole or not there.
fn place(folder: &Path, parent: &Path, files: &Files) -> std::io::Result<()> {
    fs::create_dir_all(parent)?;
    sweep(parent);
    let made = unfinished(parent, files)?;
    fs::rename(made.whole(), folder)
}

/// Fills an empty folder, which may be where the shell stands and stays what it is. The files are made in a folder within it
/// and then renamed, all but at once, that by which it is a project last.
fn fill(folder: &Path, files: &Files) -> std::io::Result<()> {
    let made = unfinished(folder, files)?;
    let first_parts = files.iter().rev().filter_map(|(path, _)| Path::new(path).components().next());
    let mut done: Vec<PathBuf> = Vec::new();
    for part in first_parts.map(|part| PathBuf::from(part.as_os_str())) {
        if done.contains(&part) {
            continue;
        }
        if let Err(error) = fs::rename(made.whole().join(&part), folder.join(&part)) {
            for part in done {
                let _ = fs::rename(folder.join(&part), made.whole().join(&part));
            }
            return Err(error);
        }
        done.push(part);
    }
    Ok(())
}

/// A project that is made, and goes away where it is not renamed.
struct Unfinished {
    folder: tempfile::TempDir,
    /// Held until all is done, so that no other run takes it for what a killed one left.
    _held: std::io::Result<fs::File>,
}

impl Unfinished {
    fn whole(&self) -> PathBuf {
        self.folder.path().join("project")
    }
}

/// Writes the files into a folder of their own.
fn unfinished(parent: &Path, files: &Files) -> std::io::Result<Unfinished> {
    let (prefix, suffix) = UNFINISHED_NAME;
    let folder = tempfile::Builder::new().prefix(prefix).suffix(suffix).tempdir_in(parent)?;
    let held = fs::File::open(folder.path());
    let _locked = held.as_ref().map(fs::File::lock);
    let made = Unfinished { folder, _held: held };
    for (path, text) in files {
        let path = made.whole().join(path);
        fs::create_dir_all(path.parent().unwrap_or(parent))?;
        fs::write(path, text)?;
    }
    Ok(made)
}
