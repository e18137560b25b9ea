//! Projects: the folder that a run reads from, and the outlines in it that were asked for.

use crate::diagnostics::{Diagnostic, codes, nearest};
use crate::source::{Disk, Files, Memory, Overlay, Sources, project_folder};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where outlines are looked for when nothing is named.
pub const DEFAULT_FOLDER: &str = "briefs";

/// Folders within folders that are searched; deeper ones are a mistake, or a link that leads back.
const DEEPEST: usize = 24;

/// Outlines with the folder that they and all that they name are read from.
pub struct Project {
    files: Overlay,
    root: PathBuf,
    outlines: Vec<PathBuf>,
    problems: Vec<Diagnostic>,
}

impl Project {
    /// Finds the outlines at the paths, each an outline or a folder of outlines; [`DEFAULT_FOLDER`] where none is given.
    ///
    /// Nothing outside the project folder is read; [`project_folder`] says which it is. What is wrong with a path is told
    /// by [`check`](crate::check), and does not stop the others.
    pub fn open<P: AsRef<Path>>(paths: &[P]) -> Project {
        Project::open_among(Disk, paths)
    }

    /// Does the same among other files than those of the disk: those of an earlier day, for one.
    pub fn open_among<P: AsRef<Path>>(files: impl Files + 'static, paths: &[P]) -> Project {
        let mut project =
            Project { files: Overlay::new(files), root: PathBuf::new(), outlines: Vec::new(), problems: Vec::new() };
        if paths.is_empty() {
            project.find(&[Path::new(DEFAULT_FOLDER)]);
        } else {
            project.find(&paths.iter().map(AsRef::as_ref).collect::<Vec<_>>());
        }
        project
    }

    /// Opens the project folder that a file belongs to, without any outlines, and returns it with the file's path in it.
    ///
    /// # Errors
    ///
    /// One diagnostic where no such file is there.
    pub fn around(path: &Path) -> Result<(Project, PathBuf), Diagnostic> {
        let mut project =
            Project { files: Overlay::new(Disk), root: PathBuf::new(), outlines: Vec::new(), problems: Vec::new() };
        let here = project.files.canonical(Path::new(".")).unwrap_or_default();
        let Some(place) = project.locate(path) else {
            return Err(project.problems.pop().unwrap_or_else(|| project.missing(path)));
        };
        project.root = project_folder(&project.files, &place, &here);
        let inside = place.strip_prefix(&project.root).map(Path::to_path_buf).unwrap_or(place);
        Ok((project, inside))
    }

    /// Returns a path as the project folder has it; none where it leads elsewhere. The file need not be there.
    pub fn inside(&self, path: &Path) -> Option<PathBuf> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let here = || self.files.canonical(Path::new(".")).unwrap_or_default();
        let folder = self.files.canonical(folder).unwrap_or_else(|_| here().join(folder));
        Some(folder.strip_prefix(&self.root).ok()?.join(path.file_name()?))
    }

    /// Lays a text over a path in the project folder, as if it were written there, and makes it the only outline.
    pub fn lay(&mut self, outline: &Path, text: &str) {
        self.files.lay(&self.root.join(outline), text);
        self.outlines = vec![outline.to_path_buf()];
    }

    /// Takes all files from memory; outlines are those that a folder's search would find.
    pub fn in_memory(memory: Memory) -> Project {
        let mut project =
            Project { files: Overlay::new(memory), root: PathBuf::new(), outlines: Vec::new(), problems: Vec::new() };
        let root = project.files.canonical(Path::new("")).unwrap_or_default();
        project.root = root.clone();
        project.search(&root, 0, &mut BTreeSet::new());
        project.settle();
        project
    }

    /// Returns the paths of the outlines, relative to the project folder and sorted.
    pub fn outlines(&self) -> &[PathBuf] {
        &self.outlines
    }

    /// Returns what was wrong with the paths that were asked for.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Begins to read.
    pub fn sources(&self) -> Sources<'_> {
        Sources::new(&self.files, self.root.clone())
    }

    /// Finds the project folder and the outlines at the paths.
    fn find(&mut self, paths: &[&Path]) {
        let here = self.files.canonical(Path::new(".")).unwrap_or_default();
        let mut homes: Vec<(PathBuf, &Path)> = Vec::new();
        for &path in paths {
            let Some(place) = self.locate(path) else { continue };
            let folder = self.files.is_folder(&place);
            let home = project_folder(&self.files, &place, &here);
            if let Some((first, other)) = homes.first()
                && *first != home
            {
                self.problems.push(different_projects(path, &home, other, first));
                continue;
            }
            homes.push((home, path));
            if folder {
                let before = self.outlines.len();
                self.search(&place, 0, &mut BTreeSet::new());
                if self.outlines.len() == before {
                    self.problems.push(no_outlines(path));
                }
            } else if is_outline(&place) {
                self.outlines.push(place);
            } else {
                self.problems.push(not_an_outline(path));
            }
        }
        if let Some((home, _)) = homes.into_iter().next() {
            self.root = home;
        }
        self.settle();
    }

    /// Returns where a path leads. The folder's links are followed, the file's own is not: where that leads is checked
    /// when it is read.
    fn locate(&mut self, path: &Path) -> Option<PathBuf> {
        let problem = match self.files.canonical(path) {
            Ok(place) if self.files.is_folder(&place) => return Some(place),
            Ok(place) => {
                let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
                return match (self.files.canonical(parent), path.file_name()) {
                    (Ok(folder), Some(name)) => Some(folder.join(name)),
                    _ => Some(place),
                };
            }
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                Diagnostic::new(codes::PATH_MISSING, format!("`{}` cannot be read: {error}", path.display()))
                    .help("ask for the right to read it, or copy it to a folder of your own")
            }
            Err(_) => self.missing(path),
        };
        self.problems.push(problem);
        None
    }

    /// Tells that a path leads nowhere, and which name beside it is nearest.
    fn missing(&self, path: &Path) -> Diagnostic {
        if path == Path::new(DEFAULT_FOLDER) {
            return Diagnostic::new(codes::PATH_MISSING, format!("there is no folder `{DEFAULT_FOLDER}` here"))
                .help("name the outlines, or folders of them: briefpress build PATH");
        }
        let told = Diagnostic::new(codes::PATH_MISSING, format!("no such file or folder: `{}`", path.display()));
        let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let wanted = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let entries = self.files.list(folder.unwrap_or(Path::new("."))).unwrap_or_default();
        let names: Vec<_> =
            entries.iter().filter_map(|entry| Some(entry.file_name()?.to_string_lossy().into_owned())).collect();
        match nearest(&wanted, names.iter().map(String::as_str)) {
            Some(name) => {
                let meant = folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
                told.help(format!("did you mean `{}`?", meant.display()))
            }
            None => told.help("give the path of an outline (.yaml), or of a folder that holds outlines"),
        }
    }

    /// Adds the outlines in a folder and the folders in it.
    fn search(&mut self, folder: &Path, depth: usize, seen: &mut BTreeSet<PathBuf>) {
        if depth > DEEPEST || !seen.insert(self.files.canonical(folder).unwrap_or_else(|_| folder.to_path_buf())) {
            return;
        }
        let entries = match self.files.list(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder `{}` cannot be read: {error}", folder.display());
                self.problems.push(Diagnostic::new(codes::PATH_MISSING, message).help("ask for the right to read it"));
                return;
            }
        };
        for entry in entries {
            let name = entry.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with(['.', '_']) {
                continue;
            }
            if self.files.is_folder(&entry) {
                self.search(&entry, depth + 1, seen);
            } else if is_outline(&entry) {
                self.outlines.push(entry);
            }
        }
    }

    /// Makes the outlines' paths relative to the project folder, in order, each once.
    fn settle(&mut self) {
        for path in &mut self.outlines {
            if let Ok(inside) = path.strip_prefix(&self.root) {
                *path = inside.to_path_buf();
            }
        }
        self.outlines.sort();
        self.outlines.dedup();
    }
}

/// Returns whether a file is an outline by its name.
fn is_outline(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

fn no_outlines(path: &Path) -> Diagnostic {
    Diagnostic::new(codes::NO_OUTLINES, format!("the folder `{}` holds no outlines", path.display()))
        .note("outlines are files that end in .yaml or .yml; names that begin with `_` or `.` are passed over")
        .help("write an outline in it, or name another folder")
}

fn not_an_outline(path: &Path) -> Diagnostic {
    let told = Diagnostic::new(codes::NOT_AN_OUTLINE, format!("`{}` is not an outline", path.display()));
    let told = told.note("outlines are YAML files that end in .yaml or .yml");
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("md" | "markdown") => told.help("name the outline instead, and the report in it: `report: report.md`"),
        _ => told.help("name an outline, or a folder that holds outlines"),
    }
}

fn different_projects(path: &Path, home: &Path, other: &Path, first: &Path) -> Diagnostic {
    let message = format!("`{}` and `{}` belong to different projects", other.display(), path.display());
    Diagnostic::new(codes::DIFFERENT_PROJECTS, message)
        .note(format!("the first is read from `{}`, the second from `{}`", first.display(), home.display()))
        .help("build them one at a time, or run briefpress in a folder that holds both")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn bases_and_hidden_files_are_not_outlines() {
        let memory = Memory::from([
            ("briefs/a.yaml", ""),
            ("briefs/sub/b.yml", ""),
            ("briefs/_base.yaml", ""),
            ("briefs/.hidden.yaml", ""),
            ("briefs/report.md", ""),
        ]);
        let found: Vec<_> = Project::in_memory(memory).outlines().to_vec();
        assert_eq!(found, [Path::new("briefs/a.yaml"), Path::new("briefs/sub/b.yml")]);
    }
}
