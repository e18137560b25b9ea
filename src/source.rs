//! Files and places in them. The only stage that reads files, and it stays inside the project folder.

use std::path::PathBuf;

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
    /// entries runs alike on both sides.
    pub offsets: Vec<(u32, u32)>,
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as it is told to the user: relative to the project folder, with `/`.
    pub path: PathBuf,
    /// The text, without a byte order mark.
    pub text: String,
}

use crate::diagnostics::Diagnostic;
use std::path::Path;

/// Access to files, on disk or in memory.
pub trait Files: Sync {
    /// Reads a whole file.
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>>;
    /// Lists the files and folders in a folder, sorted.
    fn list(&self, folder: &Path) -> std::io::Result<Vec<PathBuf>>;
    /// Returns whether the path is a folder.
    fn is_folder(&self, path: &Path) -> bool;
    /// Returns the path with links followed.
    fn canonical(&self, path: &Path) -> std::io::Result<PathBuf>;
}

/// The files of one project that were read.
pub struct Sources<'a> {
    /// Access.
    pub files: &'a dyn Files,
    /// The project folder; nothing outside is read.
    pub root: PathBuf,
    /// What was read; [`FileId`] counts into it.
    pub read: Vec<SourceFile>,
}

impl Sources<'_> {
    /// Reads a text file, once. `from` is the file that names it and to whose folder `path` is relative, with the place.
    pub fn load(&mut self, _path: &Path, _from: Option<Span>) -> Result<FileId, Diagnostic> {
        todo!()
    }

    /// Reads a file that is not text, under the same rules.
    pub fn bytes(&self, _path: &Path, _from: Option<Span>) -> Result<Vec<u8>, Diagnostic> {
        todo!()
    }

    /// Returns a file that was read.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.read[id.0 as usize]
    }
}
