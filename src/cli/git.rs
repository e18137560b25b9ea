//! Files as they were at a revision of a git repository, read by the program git.

use briefpress::diagnostics::{Diagnostic, codes};
use briefpress::source::Files;
use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result as Read};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

/// The files of a revision.
pub(crate) struct Revision {
    /// Where the program runs, from which relative paths start.
    here: PathBuf,
    /// The repository's folder.
    top: PathBuf,
    /// The plain files by their full paths, with name and size of their content. Links are none: where they lead is not
    /// for a revision to say.
    files: BTreeMap<PathBuf, (String, u64)>,
}

impl Revision {
    /// Lists the files of a revision of the repository that the program runs in.
    pub(crate) fn open(name: &str) -> Result<Revision, Diagnostic> {
        let told =
            |why: String| Diagnostic::new(codes::REVISION, format!("the revision `{name}` cannot be read: {why}"));
        let run = |arguments: &[&str]| {
            git(Path::new("."), arguments).map_err(|error| match error.kind() {
                ErrorKind::NotFound => told("the program git is not there".to_owned())
                    .help("install git, or compare two files: briefpress diff OLD NEW"),
                _ => told(error.to_string()).help("see to it that git can be run"),
            })
        };
        let top = run(&["rev-parse", "--show-toplevel"])?;
        if !top.status.success() {
            return Err(told("this folder is in no git repository".to_owned())
                .help("run it in the repository, or compare two files: briefpress diff OLD NEW"));
        }
        // What begins with a dash is no option of git's.
        let commit = format!("{name}^{{commit}}");
        let commit = run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        if !commit.status.success() {
            return Err(told("the repository has no such revision".to_owned())
                .help("`git log --oneline` and `git tag` list what there is"));
        }
        let commit = line(&commit);
        let listed = run(&["ls-tree", "-r", "-l", "-z", "--full-tree", &commit])?;
        let here = PathBuf::from(".").canonicalize().unwrap_or_default();
        let top = PathBuf::from(line(&top));
        let top = top.canonicalize().unwrap_or(top);
        let entries = listed.stdout.split(|byte| *byte == 0).filter_map(|entry| {
            let entry = String::from_utf8_lossy(entry);
            let (facts, path) = entry.split_once('\t')?;
            let mut facts = facts.split_whitespace();
            let (mode, _, content, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
            let is_plain = mode.starts_with("100");
            is_plain.then(|| Some((top.join(path), (content.to_owned(), size.parse().ok()?))))?
        });
        Ok(Revision { files: entries.collect(), here, top })
    }

    fn full(&self, path: &Path) -> PathBuf {
        let mut full = PathBuf::new();
        for component in self.here.join(path).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => {
                    full.pop();
                }
                other => full.push(other),
            }
        }
        full
    }

    fn find(&self, path: &Path) -> Read<&(String, u64)> {
        self.files.get(&self.full(path)).ok_or_else(|| ErrorKind::NotFound.into())
    }
}

impl Files for Revision {
    fn read(&self, path: &Path) -> Read<Vec<u8>> {
        let (content, _) = self.find(path)?;
        let read = git(&self.top, &["cat-file", "blob", content])?;
        if read.status.success() { Ok(read.stdout) } else { Err(Error::other(line_of(&read.stderr))) }
    }

    fn size(&self, path: &Path) -> Read<u64> {
        self.find(path).map(|(_, size)| *size)
    }

    fn list(&self, folder: &Path) -> Read<Vec<PathBuf>> {
        let folder = self.full(folder);
        let within =
            self.files.range(folder.clone()..).map(|(path, _)| path).take_while(|path| path.starts_with(&folder));
        let entries = within.filter_map(|path| path.strip_prefix(&folder).ok()?.components().next());
        let mut entries: Vec<PathBuf> = entries.map(|entry| folder.join(entry)).collect();
        entries.dedup();
        if entries.is_empty() { Err(ErrorKind::NotFound.into()) } else { Ok(entries) }
    }

    fn is_folder(&self, path: &Path) -> bool {
        let folder = self.full(path);
        let mut behind = self.files.range(folder.clone()..).map(|(path, _)| path).filter(|path| **path != folder);
        behind.next().is_some_and(|path| path.starts_with(&folder)) || self.top.starts_with(&folder)
    }

    fn canonical(&self, path: &Path) -> Read<PathBuf> {
        let full = self.full(path);
        let is_mark = full.file_name().is_some_and(|name| name == ".git") && full.parent() == Some(&*self.top);
        if is_mark || self.files.contains_key(&full) || self.is_folder(&full) || full == self.here {
            Ok(full)
        } else {
            Err(ErrorKind::NotFound.into())
        }
    }
}

/// Runs git in a folder.
fn git(folder: &Path, arguments: &[&str]) -> Read<Output> {
    Command::new("git").arg("-C").arg(folder).args(arguments).output()
}

fn line(output: &Output) -> String {
    line_of(&output.stdout)
}

fn line_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().next().unwrap_or("").to_owned()
}
