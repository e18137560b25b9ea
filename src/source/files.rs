//! Access to files: the disk, and its twin in memory for tests and for programs that hold their texts already.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Access to files, on disk or in memory.
pub trait Files: Sync {
    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Returns the way to read a file again, for those who would rather not keep what it holds; none where it is kept
    /// anyway.
    fn again(&self, _path: &Path) -> Option<Again> {
        None
    }
    /// Returns a file's size in bytes; an error for anything that is not a plain file, such as a pipe.
    fn size(&self, path: &Path) -> io::Result<u64>;
    /// Lists the files and folders in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Returns whether the path is a folder.
    fn is_folder(&self, path: &Path) -> bool;
    /// Returns the path with links followed; an error where nothing stands there.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
}

/// A file of this machine that was read, and may be read again.
#[derive(Debug, Clone)]
pub struct Again {
    path: PathBuf,
}

impl Again {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// What the system says.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the disk")]
    pub fn read(&self) -> io::Result<Vec<u8>> {
        std::fs::read(&self.path)
    }
}

/// The files of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

#[allow(clippy::disallowed_methods, reason = "this is the one place that reads the disk")]
impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn again(&self, path: &Path) -> Option<Again> {
        Some(Again { path: path.to_owned() })
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a plain file"));
        }
        Ok(metadata.len())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = std::fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<PathBuf>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }
}

/// Files in memory. A folder exists where a file stands in it; the path `""` is the folder that relative paths start
/// from.
///
/// ```
/// use briefpress::source::{Memory, Sources};
///
/// let files = Memory::from([("report.md", "# Trade\n\nGoods crossed the border.\n")]);
/// let mut sources = Sources::new(&files, "");
/// let id = sources.load("report.md".as_ref(), None).map_err(|diagnostic| diagnostic.message)?;
/// assert!(sources.file(id).text.starts_with("# Trade"));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// Path and content of each file.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Puts a file in, or replaces it.
    pub fn insert(&mut self, path: impl AsRef<Path>, content: impl Into<Vec<u8>>) {
        self.files.insert(normal(path.as_ref()), content.into());
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Memory {
    fn from(files: [(&str, &str); N]) -> Memory {
        let mut memory = Memory::default();
        for (path, text) in files {
            memory.insert(path, text);
        }
        memory
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(&normal(path)).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        self.files.get(&normal(path)).map(|content| content.len() as u64).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let folder = normal(folder);
        let entries: BTreeSet<PathBuf> = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(&folder).ok()?.components().next())
            .map(|entry| folder.join(entry))
            .collect();
        if entries.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(entries.into_iter().collect()) }
    }

    fn is_folder(&self, path: &Path) -> bool {
        let folder = normal(path);
        self.files.keys().any(|file| *file != folder && file.starts_with(&folder))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        let path = normal(path);
        if self.files.contains_key(&path) || self.is_folder(&path) {
            Ok(path)
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }
}

/// Files over which others are laid that are not written yet.
pub struct Overlay {
    under: Box<dyn Files>,
    /// Full path and content of each.
    laid: BTreeMap<PathBuf, Vec<u8>>,
}

impl Overlay {
    /// Begins with nothing laid over the files.
    pub fn new(under: impl Files + 'static) -> Overlay {
        Overlay { under: Box::new(under), laid: BTreeMap::new() }
    }

    /// Lays a file over what stands at a full path, or takes the place of one that was laid there.
    pub fn lay(&mut self, path: &Path, content: impl Into<Vec<u8>>) {
        self.laid.insert(normal(path), content.into());
    }

    fn at(&self, path: &Path) -> Option<&Vec<u8>> {
        // Most runs lay nothing over anything.
        if self.laid.is_empty() { None } else { self.laid.get(&normal(path)) }
    }
}

impl Files for Overlay {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.at(path).map_or_else(|| self.under.read(path), |content| Ok(content.clone()))
    }

    fn again(&self, path: &Path) -> Option<Again> {
        if self.at(path).is_some() { None } else { self.under.again(path) }
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        self.at(path).map_or_else(|| self.under.size(path), |content| Ok(content.len() as u64))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.under.list(folder)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.at(path).is_none() && self.under.is_folder(path)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        if self.at(path).is_some() { Ok(normal(path)) } else { self.under.canonical(path) }
    }
}

/// Takes `.` and `..` out of a path.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
