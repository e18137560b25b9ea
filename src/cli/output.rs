//! PDFs on disk: written whole under another name, then renamed, so that a PDF at its own name is always whole.

#![allow(clippy::disallowed_methods, reason = "this is the one place that writes to the disk")]

use briefpress::diagnostics::{Diagnostic, codes};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempfile::NamedTempFile;

/// A folder that PDFs are written to.
pub(crate) struct Output {
    folder: PathBuf,
    unfinished: Unfinished,
}

/// Files that are not whole yet, which an interruption takes away. Whoever makes or renames one holds the lock, so that
/// none appears while the program ends.
type Unfinished = Arc<Mutex<Vec<PathBuf>>>;

impl Output {
    /// Makes the folder where there is none, and sees to it that an interruption leaves no part of a file.
    pub(crate) fn open(folder: &Path) -> Result<Output, Diagnostic> {
        let told = |why: String| {
            Diagnostic::new(codes::OUTPUT_FOLDER, format!("cannot write to the folder `{}`: {why}", folder.display()))
        };
        if let Err(error) = fs::create_dir_all(folder) {
            return Err(match error.kind() {
                ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                    told("a file is in its place".to_owned()).help("name a folder with --out, or move the file away")
                }
                _ => told(reason(&error)).help(mend(&error)),
            });
        }
        // On Windows the attribute says something else of folders.
        if cfg!(unix) && is_protected(folder) {
            return Err(told("it is read-only".to_owned())
                .help("allow writing to it (chmod u+w), or name another folder with --out"));
        }
        let unfinished = Unfinished::default();
        let interrupted = Arc::clone(&unfinished);
        // A second handler cannot be set; a program opens one output only.
        let _ = ctrlc::set_handler(move || {
            let files = lock(&interrupted);
            for file in files.iter() {
                let _ = fs::remove_file(file);
            }
            std::process::exit(i32::from(super::INTERRUPTED));
        });
        Ok(Output { folder: folder.to_path_buf(), unfinished })
    }

    /// Writes a file, or leaves what stood there as it was. Returns its path.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Diagnostic> {
        let path = self.folder.join(name);
        let told =
            |why: &str| Diagnostic::new(codes::OUTPUT_NOT_WRITTEN, format!("cannot write `{}`: {why}", path.display()));
        if path.is_dir() {
            return Err(told("a folder has its name").help("move the folder away, or name another one with --out"));
        }
        if is_protected(&path) {
            return Err(told("the file there is write-protected")
                .help("allow writing to it (chmod u+w), delete it, or name another folder with --out"));
        }
        self.replace(&path, name, bytes).map_err(|error| {
            let kept = path.exists().then_some("the file that stands there was left as it was");
            let told = told(&reason(&error)).help(mend(&error));
            match kept {
                Some(kept) => told.note(kept),
                None => told,
            }
        })?;
        Ok(path)
    }

    /// Writes to a temporary file beside the path and renames it.
    fn replace(&self, path: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let mut unfinished = lock(&self.unfinished);
        let file = temporary(&self.folder, name)?;
        let place = file.path().to_path_buf();
        unfinished.push(place.clone());
        drop(unfinished);
        // A file that cannot be written is removed when it is dropped.
        let written = write_all(file, bytes);
        let mut unfinished = lock(&self.unfinished);
        unfinished.retain(|other| *other != place);
        written?.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn write_all(mut file: NamedTempFile, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

/// Makes a temporary file in the folder with the rights that a new file would have.
fn temporary(folder: &Path, name: &str) -> std::io::Result<NamedTempFile> {
    let prefix = format!(".{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a new file gets them; the system takes away what the user's mask says.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Returns whether nobody may write to a file or folder. A superuser could, but is not meant to by accident.
fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
}

/// Takes the lock. What a thread left that stopped in mid-work is still a list of files.
fn lock(unfinished: &Unfinished) -> MutexGuard<'_, Vec<PathBuf>> {
    unfinished.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says in plain words why writing failed.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::QuotaExceeded => "your part of the disk is full".to_owned(),
        ErrorKind::FileTooLarge => "files of this size are not allowed there".to_owned(),
        ErrorKind::PermissionDenied => "it may not be written to".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}

/// Says what to do when writing failed.
fn mend(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some room, or name another folder with --out",
        ErrorKind::PermissionDenied => {
            "close the program that has it open, ask for the right to write, or name another folder with --out"
        }
        _ => "name another folder with --out",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::open(&folder.path().join("out/of/sight")).unwrap();
        output.write("a.pdf", b"old").unwrap();
        let path = output.write("a.pdf", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(path.parent().unwrap()), ["a.pdf"]);
    }

    #[test]
    fn a_folder_in_the_way_is_told_and_no_part_is_left() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a.pdf")).unwrap();
        let told = Output::open(folder.path()).unwrap().write("a.pdf", b"new").unwrap_err();
        assert!(told.message.ends_with("a.pdf`: a folder has its name"), "{}", told.message);
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_protected_file_is_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::open(folder.path()).unwrap();
        let path = output.write("a.pdf", b"old").unwrap();
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        let told = output.write("a.pdf", b"new").unwrap_err();
        assert!(told.message.ends_with("the file there is write-protected"), "{}", told.message);
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
