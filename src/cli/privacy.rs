//! What a run says, without what is private: on standard output always, in diagnostics where programs keep them.

use briefpress::diagnostics::{Diagnostic, Label, codes};
use briefpress::guard::{Guard, Kind, Secret};
use briefpress::plan::Machine;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// Variables that name the user's home folder, and the user.
const HOME: [&str; 2] = ["HOME", "USERPROFILE"];
const USER: [&str; 3] = ["USER", "LOGNAME", "USERNAME"];

/// Returns what no file may tell of this machine.
#[allow(clippy::disallowed_methods, reason = "the command line reads the environment")]
pub(crate) fn machine() -> Machine {
    let first = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
    Machine { folders: first(&HOME).into_iter().collect(), user: first(&USER) }
}

/// Takes out of lines what is private.
#[derive(Default)]
pub(crate) struct Privacy {
    guards: Vec<Arc<Guard>>,
}

impl Privacy {
    /// Takes over what is private to a run.
    pub(crate) fn keep(&mut self, guards: &[Arc<Guard>]) {
        self.guards.extend(guards.iter().cloned());
    }

    /// Returns a line as it may be printed.
    pub(crate) fn line(&self, line: &str, json: bool) -> String {
        self.guards.iter().fold(line.to_owned(), |line, guard| {
            if json { guard.masked_json(&line).into_owned() } else { guard.masked(&line).into_owned() }
        })
    }

    /// Tells of something private in a text that is to be written to a file.
    pub(crate) fn may_hold(&self, file: &str, text: &str) -> Result<(), Diagnostic> {
        let found = |guard: &Arc<Guard>| Some(guard.secrets().get(guard.in_text(text).first()?.0)?.clone());
        let Some(secret) = self.guards.iter().find_map(found) else { return Ok(()) };
        let told = Diagnostic::new(codes::LEAK, format!("`{file}` would hold {}", describe(&secret)))
            .note("such a file holds the passages that the outline cites, in their own words")
            .help(
                "cite passages that hold no such words, an item or a sentence of them for one, or do without the file",
            );
        Err(match secret.place {
            Some(place) => told.at(place, "said here"),
            None => told,
        })
    }

    /// Returns a diagnostic as programs may keep it: without what is private, and without where on whose machine the project
    /// lies.
    pub(crate) fn diagnostic(&self, told: &Diagnostic, root: &Path) -> Diagnostic {
        let root = root.to_string_lossy();
        let clean = |text: &str| {
            let text = if root.len() < 2 { Cow::Borrowed(text) } else { Cow::Owned(text.replace(&*root, ".")) };
            self.line(&text, false)
        };
        let mut told = told.clone();
        told.message = clean(&told.message);
        told.notes = told.notes.iter().map(|note| clean(note)).collect();
        told.help = told.help.as_deref().map(clean);
        told.labels = told.labels.iter().map(|label| Label { span: label.span, text: clean(&label.text) }).collect();
        told.edits.retain(|edit| clean(&edit.old) == edit.old && clean(&edit.new) == edit.new);
        if let Some(allowed) = &mut told.allowed {
            allowed.reason = clean(&allowed.reason);
        }
        told
    }
}

/// Says what a secret is that stands in a file which is no PDF.
fn describe(secret: &Secret) -> &'static str {
    match secret.kind {
        Kind::Words => "words that are withheld",
        Kind::Pattern => "words that fit a pattern that is withheld",
        Kind::Passage => "words of a private passage",
        Kind::Part => "words of a private part of the outline",
        Kind::Comment => "words of a comment",
        Kind::Notes => "words of speaker notes",
        Kind::Folder | Kind::User => "what tells of this machine",
    }
}
