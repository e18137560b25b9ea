//! A project folder of a few files, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A report of two sections.
pub(crate) const REPORT: &str = "\
# Costs

The bridge cost 44 million dollars until it opened in 2019.[^accounts]

The first estimate was 40 million dollars. Steel had become dearer.

# Use

On a working day 12,000 people cross it.

[^accounts]: City accounts for 2019, p. 14.
";

/// An outline in which nothing is wrong.
pub(crate) const OUTLINE: &str = "\
report: report.md
title: What the bridge cost
audience: council
date: 2021-09-15
bottom_line: The bridge is open, and it is used. [@use:1]
sections:
  - title: The bill
    message: The bridge cost a tenth more than the council was told
    minutes: 3
    figures:
      - { value: $44 million, label: spent until it opened, cite: costs:1 }
      - { value: 10%, label: more than the first estimate, derive: 'change(40, 44)', cite: [costs:1, costs:2] }
    points:
      - Steel had become dearer. [@costs:2]
recommendations:
  - { action: Publish the final account, who: The treasurer, when: by December, cite: costs:1 }
";

/// A project folder.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What a run left.
pub(crate) struct Ran {
    /// Exit status; none where a signal ended it.
    pub(crate) status: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

impl Desk {
    /// Returns an empty folder.
    pub(crate) fn empty() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// Returns a folder with a report and an outline in which nothing is wrong.
    pub(crate) fn new() -> Desk {
        Desk::with(OUTLINE)
    }

    /// Returns a folder with a report and this outline.
    pub(crate) fn with(outline: &str) -> Desk {
        let desk = Desk::empty();
        desk.write("briefs/report.md", REPORT);
        desk.write("briefs/council.yaml", outline);
        desk
    }

    /// Returns a path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Returns the text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Returns the names of what lies in a folder, sorted; none where there is no such folder.
    pub(crate) fn list(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Returns the program with its arguments, to be run in the folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.folder.path());
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "BRIEFPRESS_LOCK", "TERM"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// Checks the exit status, and that each of the words was told.
    #[track_caller]
    pub(crate) fn tells(&self, status: i32, words: &[&str]) {
        assert_eq!(self.status, Some(status), "{}", self.stderr);
        for words in words {
            assert!(self.stderr.contains(words), "not told: {words}\n{}", self.stderr);
        }
    }

    /// Checks that all went well and nothing was told.
    #[track_caller]
    pub(crate) fn is_well(&self) {
        assert_eq!((self.status, self.stderr.as_str()), (Some(0), ""));
    }
}

/// Returns the path of the program.
pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_briefpress"))
}

/// Returns whether a PDF is whole, as far as its first and last bytes say.
pub(crate) fn is_whole(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap();
    bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
}
