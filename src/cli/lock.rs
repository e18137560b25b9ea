//! The owner's password of locked PDFs: from a file or the environment, so that no list of processes shows it.

use super::args::{Build, PdfMode};
use briefpress::diagnostics::{Diagnostic, codes};
use std::path::Path;

/// The environment variable that holds the password where no file is named.
const VARIABLE: &str = "BRIEFPRESS_LOCK";

/// Returns the password, where PDFs are to be locked.
pub(crate) fn password(command: &Build) -> Result<Option<String>, Diagnostic> {
    let Some(from) = &command.lock else { return Ok(None) };
    if command.pdf == PdfMode::Carrier {
        let message = "a PDF/A-3a cannot be locked, and only that carries its sources";
        return Err(Diagnostic::new(codes::LOCK, message).help("leave out --lock, or `--pdf a3a`"));
    }
    let (words, place) = match from {
        Some(path) => (of_file(path)?, format!("`{}`", path.display())),
        None => (of_environment()?, format!("the environment variable {VARIABLE}")),
    };
    let password = words.lines().next().unwrap_or_default().trim_end_matches('\r');
    if password.is_empty() {
        return Err(Diagnostic::new(codes::LOCK, format!("{place} holds no password"))
            .help("write the owner's password in its first line"));
    }
    Ok(Some(password.to_owned()))
}

/// Returns the warning that goes with locked PDFs.
pub(crate) fn warning() -> Diagnostic {
    Diagnostic::new(codes::LOCKED, "locked PDFs are no PDF/A, since no archive takes them; they declare PDF/UA-1 alone")
        .help("keep a copy without --lock for the archive")
}

#[allow(clippy::disallowed_methods, reason = "the command line names a file that no project holds")]
fn of_file(path: &Path) -> Result<String, Diagnostic> {
    std::fs::read_to_string(path).map_err(|error| {
        Diagnostic::new(codes::LOCK, format!("cannot read the password in `{}`: {error}", path.display()))
            .help(format!("name a text file, `--lock=FILE`, or set {VARIABLE} and write --lock alone"))
    })
}

#[allow(clippy::disallowed_methods, reason = "the command line reads the environment")]
fn of_environment() -> Result<String, Diagnostic> {
    std::env::var(VARIABLE).map_err(|_| {
        Diagnostic::new(codes::LOCK, format!("--lock names no file, and {VARIABLE} is not set"))
            .help(format!("name the file that holds the password, `--lock=FILE`, or set {VARIABLE}"))
    })
}
