//! `briefpress new`: a small project that builds at once, and explains itself by comments.

#![allow(clippy::disallowed_methods, reason = "a project is made on the disk")]

use super::args::New;
use super::output::{UNFINISHED_NAME, reason, sweep};
use super::report::Report;
use briefpress::diagnostics::{Diagnostic, codes};
use std::fs;
use std::path::Path;

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
    let exists = match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Diagnostic::new(codes::FOLDER_NOT_EMPTY, format!("the folder `{shown}` is not empty"))
                    .note("nothing was written: a project never takes the place of other files")
                    .help("name a folder that is not there yet"));
            }
            true
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(failed(&error)),
    };
    // Made beside its place and then renamed, so that it is whole or not there.
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let written = || -> std::io::Result<()> {
        fs::create_dir_all(parent)?;
        if exists {
            // An empty folder may be where the shell stands, and stays what it is.
            return write(folder, files);
        }
        sweep(parent);
        let (prefix, suffix) = UNFINISHED_NAME;
        let made = tempfile::Builder::new().prefix(prefix).suffix(suffix).tempdir_in(parent)?;
        // Held until all is done, so that no other run takes it for what a killed one left.
        let held = fs::File::open(made.path());
        let _locked = held.as_ref().map(fs::File::lock);
        let whole = made.path().join("project");
        fs::create_dir(&whole)?;
        write(&whole, files)?;
        fs::rename(whole, folder)
    };
    written().map_err(|error| failed(&error))
}

/// Writes the files into a folder; takes those away again that were written where one cannot be.
fn write(folder: &Path, files: &Files) -> std::io::Result<()> {
    let all = || -> std::io::Result<()> {
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
        Ok(())
    };
    all().inspect_err(|_| {
        for (path, _) in files {
            let _ = fs::remove_file(folder.join(path));
        }
        let _ = fs::remove_dir(folder.join("briefs"));
    })
}
