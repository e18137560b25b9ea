//! Files on disk: written whole under another name, then renamed, so that a file at its own name is always whole.
//!
//! Who writes a file holds a lock on it until it has its name. The system takes the lock away with the program, so that of a
//! run that was killed the next one knows what it left, and takes it away.

#![allow(clippy::disallowed_methods, reason = "this is the one place that writes to the disk")]

use briefpress::diagnostics::{Diagnostic, codes};
use briefpress::source::is_device;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use tempfile::NamedTempFile;

/// A folder that files are written to.
pub(crate) struct Output {
    folder: PathBuf,
    /// The folder as the user knows it.
    shown: PathBuf,
    /// Whether the user can choose another one.
    is_chosen: bool,
}

/// Files of this program that are not whole yet, which an interruption takes away. Whoever makes or renames one holds the
/// lock, so that none appears while the program ends.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What the names of unfinished files and folders begin and end with. Nothing else has such names.
pub(super) const UNFINISHED_NAME: (&str, &str) = (".briefpress-", ".part");

/// Makes a file that grows larger than the system allows an error of writing, like a full disk, rather than the end of the
/// program. To be called before there are threads.
pub(crate) fn survive_limits() {
    #[cfg(unix)]
    {
        use nix::sys::signal::{SigSet, Signal};
        // Where the signal cannot be kept away, all is as usual.
        let _ = SigSet::from(Signal::SIGXFSZ).thread_block();
    }
}

impl Output {
    /// Makes the folder that the user chose where there is none, and takes away what runs left in it that were killed.
    pub(crate) fn open(folder: &Path) -> Result<Output, Diagnostic> {
        Output { folder: folder.to_path_buf(), shown: folder.to_path_buf(), is_chosen: true }.opened()
    }

    /// Writes a file of the project, whose path is relative to its root, or leaves what stood there as it was.
    pub(crate) fn write_in_project(root: &Path, file: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
        let path = root.join(file);
        // A link stays one: what it leads to is written.
        let path = path.canonicalize().unwrap_or(path);
        let folder = path.parent().unwrap_or(root).to_path_buf();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let shown = file.parent().unwrap_or(Path::new("")).to_path_buf();
        Output { folder, shown, is_chosen: false }.opened()?.write(&name, bytes)?;
        Ok(())
    }

    fn opened(self) -> Result<Output, Diagnostic> {
        let told = |why: &str, mend: &str| {
            let place = format!("the folder `{}`", self.shown.display());
            Err(Diagnostic::new(codes::OUTPUT_FOLDER, format!("cannot write to {place}: {why}"))
                .help(self.or_else(mend)))
        };
        let mut names = self.shown.components().filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        });
        if let Some(device) = names.find(|name| is_device(name)) {
            return told(&format!("Windows keeps `{device}` for a device"), "give it another name");
        }
        if let Err(error) = fs::create_dir_all(&self.folder) {
            return match error.kind() {
                ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                    told("a file is in its place", "move the file away")
                }
                _ => told(&reason(&error), mend(&error)),
            };
        }
        // On Windows the attribute says something else of folders.
        if cfg!(unix) && is_protected(&self.folder) {
            return told("it is read-only", "allow writing to it (chmod u+w)");
        }
        clean_up_when_interrupted();
        sweep(&self.folder);
        Ok(self)
    }

    /// Returns a mend with the one that always helps, where there is one.
    fn or_else(&self, mend: &str) -> String {
        if self.is_chosen { format!("{mend}, or name another folder with --out") } else { mend.to_owned() }
    }

    /// Writes a file, or leaves what stood there as it was. Returns its path.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Diagnostic> {
        let path = self.folder.join(name);
        let shown = self.shown.join(name);
        let told = |why: &str, mend: &str| {
            let message = format!("cannot write `{}`: {why}", shown.display());
            Diagnostic::new(codes::OUTPUT_NOT_WRITTEN, message).help(self.or_else(mend))
        };
        if is_device(name) {
            return Err(told("Windows keeps the name for a device", "give the file another name"));
        }
        if path.is_dir() {
            return Err(told("a folder has its name", "move the folder away"));
        }
        if is_protected(&path) {
            return Err(told("the file there is write-protected", "allow writing to it (chmod u+w)"));
        }
        self.replace(&path, bytes).map_err(|error| {
            let told = told(&reason(&error), mend(&error));
            if path.exists() { told.note("the file that stands there was left as it was") } else { told }
        })?;
        Ok(shown)
    }

    /// Writes to a temporary file beside the path and renames it.
    fn replace(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let mut unfinished = lock();
        let file = temporary(&self.folder)?;
        let place = file.path().to_path_buf();
        unfinished.push(place.clone());
        drop(unfinished);
        // A file that cannot be written is removed when it is dropped.
        let written = write_all(file, path, bytes);
        let mut unfinished = lock();
        unfinished.retain(|other| *other != place);
        written?.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Writes all of a file that is to stand at a path.
fn write_all(mut file: NamedTempFile, path: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    file.write_all(bytes)?;
    file.flush()?;
    // Who may read the file that is replaced may read this one, and nobody else.
    if let Ok(replaced) = fs::metadata(path) {
        file.as_file().set_permissions(replaced.permissions())?;
    }
    Ok(file)
}

/// Makes a temporary file in the folder, locked, with the rights that a new file would have.
fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED_NAME.0).suffix(UNFINISHED_NAME.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a new file gets them; the system takes away what the user's mask says.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(folder)?;
        // Where files cannot be locked, none is taken to be left over either.
        let _ = file.as_file().lock();
        // Another run may have swept it away before it was locked.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Takes away what runs left in a folder that were killed. What another run is writing is locked.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let is_unfinished = name.starts_with(UNFINISHED_NAME.0) && name.ends_with(UNFINISHED_NAME.1);
        if is_unfinished
            && let Ok(kind) = entry.file_type()
            && !kind.is_symlink()
            && let Ok(left) = fs::File::open(&path)
            && left.try_lock().is_ok()
        {
            // What cannot be removed is in nobody's way.
            let _ = if kind.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}

/// Sees to it that an interruption leaves no part of a file.
fn clean_up_when_interrupted() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = ctrlc::set_handler(|| {
            for file in lock().iter() {
                let _ = fs::remove_file(file);
            }
            std::process::exit(i32::from(super::INTERRUPTED));
        });
    });
}

/// Returns whether nobody may write to a file or folder. A superuser could, but is not meant to by accident.
fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
}

/// Takes the lock. What a thread left that stopped in mid-work is still a list of files.
fn lock() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says in plain words why writing failed.
pub(super) fn reason(error: &std::io::Error) -> String {
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
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some room",
        ErrorKind::FileTooLarge => "allow larger files (ulimit -f)",
        ErrorKind::PermissionDenied => "close the program that has it open, or ask for the right to write",
        _ => "see whether other programs can write there",
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
    fn what_a_killed_run_left_is_taken_away_and_what_another_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let [left, written, other] = [".briefpress-a.part", ".briefpress-b.part", ".other.part"].map(|name| {
            let path = folder.path().join(name);
            fs::write(&path, b"half").unwrap();
            path
        });
        let held = fs::File::open(&written).unwrap();
        held.lock().unwrap();
        Output::open(folder.path()).unwrap();
        assert!(!left.exists() && written.exists() && other.exists());
        drop(held);
        Output::open(folder.path()).unwrap();
        assert!(!written.exists() && other.exists());
    }

    #[test]
    fn a_name_as_long_as_the_system_allows_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let name = format!("{}.pdf", "a".repeat(251));
        Output::open(folder.path()).unwrap().write(&name, b"new").unwrap();
        assert_eq!(names(folder.path()), [name]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_only_its_owner_may_read_stays_so() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let output = Output::open(folder.path()).unwrap();
        let path = output.write("a.pdf", b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        output.write("a.pdf", b"new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_of_the_project_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("kept")).unwrap();
        let (file, link) = (folder.path().join("kept/a.yaml"), folder.path().join("a.yaml"));
        fs::write(&file, b"old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        Output::write_in_project(folder.path(), Path::new("a.yaml"), b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
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
