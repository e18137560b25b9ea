//! Files and places in them. The only stage that reads files, and it stays inside the project folder.
//!
//! A path comes from an outline or a report, with the place where it is named. `paths` makes sure that it stays
//! inside the project folder, [`Files`] reads it from disk or memory, `decode` turns the bytes into a clean text, and
//! [`Sources`] keeps it under a [`FileId`]. Every value that is read from it later carries a [`Span`] or is a
//! [`Located`] text, so that a user can be shown the words at fault.

mod decode;
mod files;
mod lines;
mod located;
mod machine;
mod paths;

pub use files::{Again, Disk, Files, Memory, Overlay};
pub use machine::{MachineFont, machine_fonts};
pub use paths::{is_device, project_folder};

use crate::diagnostics::{Diagnostic, codes};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A report may have this many bytes. The longest reports in print have some 4 MB of Markdown; sixteen times that is a
/// mistake, and [`Span`] counts in 32 bits.
pub const TEXT_LIMIT: u64 = 64 << 20;

/// An outline may have this many bytes. It is written by hand, and one of an hour has 20 KB; what is read and set of one of
/// this size stays within 512 MiB of memory.
pub const OUTLINE_LIMIT: u64 = 512 << 10;

/// A file that is not text may have this many bytes: a photograph in print quality, with room to spare.
pub const BYTES_LIMIT: u64 = 256 << 20;

/// A file that was read, by its number in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A stretch of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// Returns whether another place begins within this one.
    pub fn holds(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.start < self.end
    }
}

/// A value with the place that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A text taken out of a file, whose characters can be found there again although quotes, escapes, indentation and
/// folded lines of the file's own syntax were taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The text as it is meant.
    pub text: String,
    /// Where it stands in the file, delimiters included.
    pub span: Span,
    /// Offsets in `text` and the offsets in the file that they come from, in rising order; what lies between two
    /// entries runs alike on both sides. Empty where the two could not be matched: then every part has the whole span.
    pub offsets: Vec<(u32, u32)>,
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as it is told to the user: relative to the project folder, with `/`.
    pub path: PathBuf,
    /// The text, without a byte order mark, its lines ended by a line feed alone.
    pub text: String,
    /// Places from which others are found; made when the first is asked for.
    marks: OnceLock<Vec<lines::Mark>>,
}

impl SourceFile {
    /// Takes a text that was read.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> SourceFile {
        SourceFile { path: path.into(), text: text.into(), marks: OnceLock::new() }
    }

    /// Returns whether it is part of the program.
    pub fn is_built_in(&self) -> bool {
        self.path.to_str().is_some_and(|path| path.starts_with('<'))
    }

    /// Returns line and column of a byte offset, both from 1, the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        lines::line_column(&self.text, self.marks(), offset)
    }

    /// Returns the bytes of the line that a byte offset stands on, without its end.
    pub fn line_at(&self, offset: usize) -> Range<usize> {
        lines::line_at(&self.text, self.marks(), offset)
    }

    fn marks(&self) -> &[lines::Mark] {
        self.marks.get_or_init(|| lines::marks(&self.text))
    }
}

/// The files of one project that were read.
pub struct Sources<'a> {
    /// Access.
    pub files: &'a dyn Files,
    /// The project folder; nothing outside is read.
    pub root: PathBuf,
    /// What was read; [`FileId`] counts into it.
    pub read: Vec<SourceFile>,
    /// The project folder with links followed.
    canonical_root: PathBuf,
    /// The canonical path of each file that was read whole and found clean.
    known: Vec<(PathBuf, FileId)>,
}

impl<'a> Sources<'a> {
    /// Begins a project.
    pub fn new(files: &'a dyn Files, root: impl Into<PathBuf>) -> Sources<'a> {
        let root = root.into();
        let canonical_root = files.canonical(&root).unwrap_or_else(|_| root.clone());
        Sources { files, root, read: Vec::new(), canonical_root, known: Vec::new() }
    }

    /// Takes over files that were read before, so that what was told of them can be shown.
    pub(crate) fn with(mut self, read: Vec<SourceFile>) -> Sources<'a> {
        self.read = read;
        self
    }

    /// Reads a text file of at most [`TEXT_LIMIT`] bytes, once. `from` is the place that names it; `path` is relative
    /// to the folder of that file, or to the project folder where nobody names it.
    ///
    /// # Errors
    ///
    /// One diagnostic for whatever is wrong with the path or the file, at the place that names it.
    pub fn load(&mut self, path: &Path, from: Option<Span>) -> Result<FileId, Diagnostic> {
        self.load_within(path, from, TEXT_LIMIT)
    }

    /// Reads a text file like [`Sources::load`], but of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// As for [`Sources::load`].
    pub fn load_within(&mut self, path: &Path, from: Option<Span>, limit: u64) -> Result<FileId, Diagnostic> {
        let found = self.find(path, from)?;
        if let Some((_, id)) = self.known.iter().find(|(canonical, _)| *canonical == found.canonical) {
            return Ok(*id);
        }
        let bytes = self.read_found(path, from, &found, limit.min(TEXT_LIMIT))?;
        // Kept even where it cannot be used, so that the diagnostic can show the place.
        let id = FileId(self.read.len() as u32);
        let decoded = decode::decode(bytes);
        self.read.push(SourceFile::new(found.shown, decoded.text));
        if let Some(fault) = decoded.fault {
            return Err(decode::diagnose(fault, id, self.file(id), from));
        }
        self.known.push((found.canonical, id));
        Ok(id)
    }

    /// Takes in a text that is part of the program, once, so that places in it can be shown.
    pub fn built_in(&mut self, name: &str, text: &str) -> FileId {
        let path = PathBuf::from(format!("<{name}>"));
        let known = self.read.iter().position(|file| file.path == path).unwrap_or_else(|| {
            self.read.push(SourceFile::new(path, text));
            self.read.len() - 1
        });
        FileId(known as u32)
    }

    /// Reads a file that is not text, under the same rules, and tells how to read it again, where that can be.
    ///
    /// # Errors
    ///
    /// As for [`Sources::load`], save that any bytes will do.
    pub fn bytes(&self, path: &Path, from: Option<Span>) -> Result<(Vec<u8>, Option<Again>), Diagnostic> {
        let found = self.find(path, from)?;
        let bytes = self.read_found(path, from, &found, BYTES_LIMIT)?;
        if bytes.is_empty() {
            return Err(named(Diagnostic::new(codes::FILE_EMPTY, format!("`{}` is empty", path.display())), from)
                .help("put the file there again; it has no bytes"));
        }
        Ok((bytes, self.files.again(&found.canonical)))
    }

    /// Returns a file that was read.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.read[id.0 as usize]
    }

    /// Reads the file at a path that was found, if it is not too large.
    fn read_found(
        &self,
        path: &Path,
        from: Option<Span>,
        found: &paths::Found,
        limit: u64,
    ) -> Result<Vec<u8>, Diagnostic> {
        let unreadable = |error: std::io::Error| {
            named(Diagnostic::new(codes::FILE_UNREADABLE, format!("`{}` cannot be read", path.display())), from)
                .note(format!("the system says: {error}"))
                .help("see to it that it is a file that you may read")
        };
        let too_large = |size: u64| {
            let message = format!("`{}` is too large: {} of at most {}", path.display(), sized(size), sized(limit));
            named(Diagnostic::new(codes::FILE_TOO_LARGE, message), from)
                .help("check that this is the file you mean, or divide it")
        };
        let size = self.files.size(&found.canonical).map_err(unreadable)?;
        if size > limit {
            return Err(too_large(size));
        }
        let bytes = self.files.read(&found.canonical).map_err(unreadable)?;
        // A file may grow between the two, and some file systems tell no size.
        if bytes.len() as u64 > limit {
            return Err(too_large(bytes.len() as u64));
        }
        Ok(bytes)
    }
}

/// Labels the place that names a file, where there is one.
fn named(diagnostic: Diagnostic, from: Option<Span>) -> Diagnostic {
    match from {
        Some(span) => diagnostic.at(span, "named here"),
        None => diagnostic,
    }
}

/// Returns a size as it is told to a user.
fn sized(bytes: u64) -> String {
    if bytes < 1 << 20 {
        return format!("{} KiB", bytes.div_ceil(1 << 10));
    }
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    if tenths.is_multiple_of(10) {
        format!("{} MiB", tenths / 10)
    } else {
        format!("{}.{} MiB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
