//! Which paths may be read: those that stay inside the project folder, by their words and by the links they follow.

use super::{Files, Sources, Span, named};
use crate::diagnostics::{Diagnostic, codes, nearest};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// Names that Windows keeps for devices, whatever ending follows. Refused everywhere, so that a project that builds on
/// one machine builds on all ("Naming Files, Paths, and Namespaces", Microsoft).
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Schemes of addresses that people write where a path belongs. Others are told by the slashes behind their colon: a file may
/// have a colon in its name.
const SCHEMES: &[&str] = &["file", "http", "https", "ftp", "data", "javascript", "mailto", "smb"];

/// A path that may be read.
pub(super) struct Found {
    /// The path with links followed.
    pub(super) canonical: PathBuf,
    /// Relative to the project folder, with `/`.
    pub(super) shown: PathBuf,
}

impl Sources<'_> {
    /// Finds the file that a path names.
    pub(super) fn find(&self, path: &Path, from: Option<Span>) -> Result<Found, Diagnostic> {
        let inside = self.inside(path, from)?;
        let shown = PathBuf::from(slashes(&inside));
        let canonical = self.files.canonical(&self.root.join(&inside)).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => self.missing(path, from, &inside),
            _ => named(Diagnostic::new(codes::FILE_UNREADABLE, format!("`{}` cannot be read", path.display())), from)
                .note(format!("the system says: {error}"))
                .help("see to it that it is a file that you may read"),
        })?;
        if !canonical.starts_with(&self.canonical_root) {
            let message = format!("`{}` is a link that leads outside the project folder", path.display());
            return Err(named(Diagnostic::new(codes::LINK_OUTSIDE, message), from)
                .help("put the file itself into the project folder, in place of the link"));
        }
        if self.files.is_folder(&canonical) {
            let message = format!("`{}` is a folder, not a file", path.display());
            return Err(
                named(Diagnostic::new(codes::FOLDER_NOT_FILE, message), from).help("name a file that stands in it")
            );
        }
        Ok(Found { canonical, shown })
    }

    /// Returns the path relative to the project folder, `.` and `..` taken out, by its words alone: what is outside is
    /// not even looked at.
    fn inside(&self, path: &Path, from: Option<Span>) -> Result<PathBuf, Diagnostic> {
        let words = path.to_string_lossy();
        if words.is_empty() {
            return Err(named(Diagnostic::new(codes::PATH_NAME, "the path is empty"), from).help("name a file"));
        }
        if let Some(control) = words.chars().find(|character| character.is_control()) {
            let (shown, number) = (words.escape_debug(), u32::from(control));
            let message = format!("the path `{shown}` holds a control character, U+{number:04X}");
            return Err(named(Diagnostic::new(codes::PATH_NAME, message), from).help("take the character out"));
        }
        let outside = || {
            let message = format!("`{words}` is outside the project folder");
            named(Diagnostic::new(codes::PATH_OUTSIDE, message), from)
                .note(format!("nothing outside the project folder `{}` is read", slashes(&self.root)))
                .help("copy the file into the project folder and name it there")
        };
        if let Some(scheme) = scheme(&words) {
            let message = format!("`{words}` is an address, not a path, and nothing is fetched");
            let help = match scheme {
                "file" => "write the path alone, relative to the folder of the file that names it",
                _ => "save what stands there in the project folder, and name that file",
            };
            return Err(named(Diagnostic::new(codes::ADDRESS_NOT_PATH, message), from).help(help));
        }
        // As Windows writes them; elsewhere they would be looked for by these names.
        let drive = words.as_bytes().first_chunk::<3>();
        let of_drive = drive.is_some_and(|[letter, colon, slash]| {
            letter.is_ascii_alphabetic() && *colon == b':' && matches!(slash, b'/' | b'\\')
        });
        if (of_drive && cfg!(not(windows))) || words.starts_with("\\\\") || words.starts_with("~/") {
            return Err(outside());
        }
        let mut inside = PathBuf::new();
        let mut rest = path;
        if path.has_root() || matches!(path.components().next(), Some(Component::Prefix(_))) {
            rest = path
                .strip_prefix(&self.root)
                .or_else(|_| path.strip_prefix(&self.canonical_root))
                .map_err(|_| outside())?;
        } else if let Some(naming) = from.and_then(|span| self.read.get(span.file.0 as usize)) {
            inside.extend(naming.path.parent());
        }
        for component in rest.components() {
            match component {
                Component::Normal(name) => {
                    if is_device(&name.to_string_lossy()) {
                        let message = format!("`{words}` holds `{}`, which Windows keeps for a device", name.display());
                        return Err(named(Diagnostic::new(codes::PATH_NAME, message), from)
                            .help("give the file another name, so that the project builds on every machine"));
                    }
                    inside.push(name);
                }
                Component::CurDir => {}
                Component::ParentDir => {
                    if !inside.pop() {
                        return Err(outside());
                    }
                }
                Component::Prefix(_) | Component::RootDir => return Err(outside()),
            }
        }
        Ok(inside)
    }

    /// Says that nothing stands at a path, and what may be meant.
    fn missing(&self, path: &Path, from: Option<Span>, inside: &Path) -> Diagnostic {
        let diagnostic =
            named(Diagnostic::new(codes::FILE_MISSING, format!("`{}` was not found", path.display())), from)
                .note(format!("looked for `{}` in the project folder `{}`", slashes(inside), slashes(&self.root)));
        // The first part that does not exist is the one that is misspelt.
        let mut folder = self.root.clone();
        for component in inside.components() {
            let next = folder.join(component);
            if self.files.canonical(&next).is_ok() {
                folder = next;
                continue;
            }
            let name = component.as_os_str().to_string_lossy();
            let entries: Vec<String> = (self.files.list(&folder).unwrap_or_default().iter())
                .filter_map(|entry| entry.file_name().map(|name| name.to_string_lossy().into_owned()))
                .collect();
            if let Some(near) = nearest(&name, entries.iter().map(String::as_str)) {
                return diagnostic.help(format!("did you mean `{near}`?"));
            }
            break;
        }
        if path.to_string_lossy().contains('\\') {
            return diagnostic.help("part the folders of a path by `/`");
        }
        diagnostic.help("a path is relative to the folder of the file that names it")
    }
}

/// Returns the project folder of an outline: the nearest folder around it that holds `briefpress.toml` or `.git`; else
/// the current folder, if the outline is in it; else the outline's own folder.
///
/// `outline` is relative to `current`, or absolute; the folder returned is absolute where `current` is.
pub fn project_folder(files: &dyn Files, outline: &Path, current: &Path) -> PathBuf {
    let outline = current.join(outline);
    // Links are followed first: what `..` leads to depends on them.
    let outline = files.canonical(&outline).unwrap_or(outline);
    let current = files.canonical(current).unwrap_or_else(|_| current.to_path_buf());
    let folder = if files.is_folder(&outline) { &*outline } else { outline.parent().unwrap_or(&current) };
    let is_project =
        |folder: &&Path| ["briefpress.toml", ".git"].iter().any(|mark| files.canonical(&folder.join(mark)).is_ok());
    if let Some(project) = folder.ancestors().find(is_project) {
        return project.to_path_buf();
    }
    if folder.starts_with(&current) { current } else { folder.to_path_buf() }
}

/// Returns the scheme of an address, in small letters; none for what may be a path.
fn scheme(words: &str) -> Option<&'static str> {
    let (scheme, rest) = words.split_once(':')?;
    let is_word = scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    let known = SCHEMES.iter().find(|known| scheme.eq_ignore_ascii_case(known)).copied();
    known.or((is_word && rest.starts_with("//")).then_some("other"))
}

/// Returns whether Windows would take a name for a device.
pub fn is_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or("").trim_end_matches(' ').to_lowercase();
    let numbered = |port: &str| {
        let mut rest = stem.strip_prefix(port).unwrap_or("").chars();
        matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// Returns a path with `/` between its parts, `.` for the empty one.
fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    match text.as_ref() {
        "" => ".".to_owned(),
        text if std::path::MAIN_SEPARATOR == '/' => text.to_owned(),
        text => text.replace(std::path::MAIN_SEPARATOR, "/"),
    }
}
