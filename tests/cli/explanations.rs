//! What `briefpress explain` says of each diagnostic: that it says something, and that its examples are what they claim. A
//! wrong example gives the diagnostic and no other, the mended one gives none.

use crate::desk::Desk;
use briefpress::diagnostics::explain::{self, Explanation, Part, REPORT};
use briefpress::diagnostics::{Code, Diagnostics, Severity, codes};
use briefpress::source::Memory;
use briefpress::{Options, Project, check, rehearse};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// The name of the outline of the examples.
const OUTLINE: &str = "brief.yaml";

/// An example: its files, and what is typed, where it is no plain check.
#[derive(Clone, Default)]
struct Example {
    section: String,
    head: String,
    files: BTreeMap<&'static str, String>,
    command: Option<&'static str>,
}

impl Example {
    /// Adds what a block shows.
    fn add(&mut self, name: &'static str, text: &'static str) {
        match name {
            "section" => self.section = text.to_owned(),
            "outline" => self.head = text.to_owned(),
            "command" => self.command = Some(text),
            path => {
                self.files.insert(path, format!("{text}\n").trim_start_matches('\n').to_owned());
            }
        }
    }

    /// Returns the whole outline: what it shows, and what it can do without showing.
    fn outline(&self) -> String {
        let has = |key: &str| self.head.lines().any(|line| line.starts_with(&format!("{key}:")));
        let mut outline = String::new();
        if !has("extends") {
            for (key, value) in [("report", "report.md"), ("title", "What the bridge cost")] {
                outline += &if has(key) { String::new() } else { format!("{key}: {value}\n") };
            }
        }
        outline += &self.head;
        outline += "\n";
        if !has("sections") && !has("extends") {
            let titled = self.section.lines().any(|line| line.starts_with("title:"));
            let section = if titled { self.section.clone() } else { format!("title: The bill\n{}", self.section) };
            outline += "sections:\n";
            for (number, line) in section.lines().enumerate() {
                outline += &format!("{}{line}\n", if number == 0 { "  - " } else { "    " });
            }
        }
        outline
    }

    /// Returns the codes of all that is told.
    fn told(&self) -> BTreeSet<String> {
        let mut files = BTreeMap::from([("report.md", REPORT.to_owned()), ("briefpress.toml", String::new())]);
        files.insert(OUTLINE, self.outline());
        files.extend(self.files.clone());
        match self.command {
            Some(command) => typed(command, &files),
            None => checked(&files),
        }
    }
}

/// Checks a project in memory, its pages too.
fn checked(files: &BTreeMap<&str, String>) -> BTreeSet<String> {
    let mut memory = Memory::default();
    for (path, text) in files {
        memory.insert(path, text.as_str());
    }
    let project = Project::in_memory(memory);
    let outcome = rehearse(check(&project, &Options::default()), |_, _| ());
    let Diagnostics { list } = outcome.diagnostics;
    // What is allowed is told to programs alone.
    list.iter().filter(|told| told.severity != Severity::Allowed).map(|told| told.code.id.to_owned()).collect()
}

/// Types commands in a folder with the files.
fn typed(command: &str, files: &BTreeMap<&str, String>) -> BTreeSet<String> {
    let desk = Desk::empty();
    for (path, text) in files {
        desk.write(path, text);
    }
    let program = Path::new(env!("CARGO_BIN_EXE_briefpress")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    // What counts is what the last command says; those before it make things ready.
    let command = match command.trim_end().rsplit_once('\n') {
        Some((first, last)) => format!("{{\n{first}\n}} 2>/dev/null\n{last}"),
        None => command.to_owned(),
    };
    let mut shell = Command::new("sh");
    shell.args(["-c", command.as_str()]).current_dir(desk.path("")).env("PATH", path).env_remove("BRIEFPRESS_LOCK");
    let output = shell.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let codes = said.split(['[', ']']).filter(|word| codes::ALL.iter().any(|code| code.id == *word));
    let codes: BTreeSet<String> = codes.map(str::to_owned).collect();
    // A shell that stumbles would pass for a mended example.
    assert!(!said.contains("not found") || !codes.is_empty(), "{command}\n{said}");
    codes
}

/// Returns the wrong and the mended example; what the second does not show is as in the first.
fn examples(explanation: &Explanation) -> (Example, Example) {
    let (mut wrong, mut mended, mut is_mended) = (Example::default(), None::<Example>, false);
    let mut fresh = BTreeSet::new();
    for part in explanation.parts() {
        match part {
            Part::Mended => {
                is_mended = true;
                mended = Some(wrong.clone());
            }
            Part::Example(name, text) => {
                if let Some(mended) = mended.as_mut().filter(|_| is_mended) {
                    // A section or a head that is shown anew stands alone.
                    if fresh.insert(name) && matches!(name, "section" | "outline") && fresh.len() == 1 {
                        mended.section.clear();
                        mended.head.clear();
                    }
                    mended.add(name, text);
                } else {
                    wrong.add(name, text);
                }
            }
            Part::Paragraph(_) | Part::Wrong => {}
        }
    }
    (wrong, mended.unwrap_or_default())
}

/// Returns what is wrong with the explanation of a diagnostic.
fn faults(code: &Code) -> Option<String> {
    let Code { id, title } = code;
    let Some(explanation) = explain::explanation(*code) else {
        return Some(format!(
            "{id} is not explained: write `## {id}: {title}` in its stage's file in docs/diagnostics"
        ));
    };
    let heading = format!("## {id}: {title}\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/diagnostics/{}.md", explanation.stage));
    if !std::fs::read_to_string(&path).unwrap().contains(&heading) {
        return Some(format!("{id}: its heading in {} should be `{}`", path.display(), heading.trim()));
    }
    if explanation.summary().split_whitespace().count() < 8 {
        return Some(format!("{id}: say what it means and why it matters"));
    }
    let (wrong, mended) = examples(&explanation);
    let (mut told, mut left) = (wrong.told(), mended.told());
    // Most examples are made for one mistake and not for an audience.
    let about_slides = |id: &str| ("W0510"..="W0520").contains(&id);
    if !about_slides(id) {
        told.retain(|id| !about_slides(id));
        left.retain(|id| !about_slides(id));
    }
    // A report is told of what cannot be printed once, and each use of it again.
    if *id == "E0309" {
        told.remove("W0104");
    }
    if told.iter().map(String::as_str).ne([*id]) {
        return Some(format!("{id}: the wrong example gives {told:?}\n{}", wrong.outline()));
    }
    (!left.is_empty()).then(|| format!("{id}: the mended example gives {left:?}\n{}", mended.outline()))
}

#[test]
#[cfg(unix)]
fn each_diagnostic_is_explained_by_an_example_and_its_mend() {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let faults: Vec<String> = std::thread::scope(|scope| {
        let work = || {
            let one = || codes::ALL.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
            std::iter::from_fn(one).filter_map(faults).collect::<Vec<_>>()
        };
        let threads: Vec<_> =
            (0..std::thread::available_parallelism().map_or(2, usize::from)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(faults.is_empty(), "\n\n{}\n\n{} explanations to mend", faults.join("\n\n"), faults.len());
}

#[test]
fn the_documents_explain_no_diagnostic_that_is_none() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for heading in text.lines().filter_map(|line| line.strip_prefix("## ")) {
            let id = heading.split(':').next().unwrap();
            assert!(codes::ALL.iter().any(|code| code.id == id), "{heading}");
        }
    }
}

#[test]
fn the_list_of_explanations_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, explain::list()).unwrap();
    }
    let is_same = std::fs::read_to_string(&path).unwrap() == explain::list();
    assert!(is_same, "make it anew: BLESS=1 cargo test --test cli explanations");
}

#[test]
fn a_code_is_explained_on_the_terminal_by_its_letters_or_its_lint() {
    let desk = Desk::empty();
    let ran = desk.run(&["explain", "w0320"]);
    ran.is_well();
    assert!(ran.stdout.starts_with("W0320: claim that is not traced to a passage\n"), "{}", ran.stdout);
    for words in ["`uncited`", "\nWrong:\n", "    points:\n", "\nMended:\n"] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 88), "{}", ran.stdout);
    assert_eq!(desk.run(&["explain", "Uncited"]).stdout, ran.stdout);
    let all = desk.run(&["explain"]).stdout;
    assert_eq!(all.lines().count(), codes::ALL.len());
    let wrong = desk.run(&["explain", "E0931"]);
    assert_eq!(wrong.status, Some(2));
    assert!(wrong.stderr.contains("did you mean `E0"), "{}", wrong.stderr);
}
