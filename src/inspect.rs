//! What a finished PDF says of itself, as text for people and for tests: tags, bookmarks, fonts, links, metadata.
//!
//! Any PDF can be read, ours or another's, so that nothing in it is trusted: what does not end, does not fit or leads
//! nowhere is passed over, and what is said is bounded.
//!
//! 1. `file` opens it, and `content` collects what the marked stretches of the pages say, by the `fonts`.
//! 2. `tags` reads the structure tree, with both.
//! 3. Each view makes lines of what it shows: `tags`, `speech`, `outline`, `fonts`, `links`, `metadata`.
//!
//! [`said`] returns all that a file says, seen or not, for whoever looks for something in it.

mod attached;
mod content;
mod file;
mod fonts;
mod links;
mod metadata;
mod outline;
mod said;
mod speech;
mod tags;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

pub use attached::{Carried, CarriedFile};
pub(crate) use said::{APART, SET_ANEW, told_by_jpeg};
pub use said::{Place, Said};

use file::File;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum View {
    /// The structure tree with what its elements say.
    Tags,
    /// The document as a screen reader tells it.
    Speech,
    /// Bookmarks.
    Outline,
    /// Fonts.
    Fonts,
    /// Links, page by page.
    Links,
    /// Title, dates, standards, pages, attachments.
    Metadata,
}

impl View {
    /// All views, in the order in which they are shown.
    pub const ALL: [View; 6] = [View::Metadata, View::Outline, View::Tags, View::Speech, View::Links, View::Fonts];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        match self {
            View::Tags => "tags",
            View::Speech => "speech",
            View::Outline => "outline",
            View::Fonts => "fonts",
            View::Links => "links",
            View::Metadata => "metadata",
        }
    }
}

/// A line of a view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// How many lines it stands under.
    pub depth: usize,
    /// What it is about.
    pub what: String,
    /// The words that are read.
    pub words: Option<String>,
    /// What else is known, by name.
    pub facts: Vec<(&'static str, String)>,
}

/// Why a file is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin as PDFs do.
    NotPdf,
    /// It cannot be opened without a password.
    Locked,
    /// It is damaged; the reason in the words of the library that reads it.
    Damaged(String),
}

/// Returns the lines of the views, each under its name.
pub fn inspect(bytes: &[u8], views: &[View]) -> Result<Vec<(View, Vec<Line>)>, Unreadable> {
    opened(bytes, |file| views.iter().map(|&view| (view, lines(file, view))).collect())
}

/// Returns what a PDF carries: attached files, and the words of its pages.
pub fn carried(bytes: &[u8]) -> Result<Carried, Unreadable> {
    opened(bytes, attached::read)
}

/// Opens a PDF and reads something of it.
fn opened<T>(bytes: &[u8], read: impl Fn(&File) -> T) -> Result<T, Unreadable> {
    // The library that parses PDFs was not made for hostile ones: where it gives up in panic, the file is damaged.
    let read = AssertUnwindSafe(|| Ok(read(&File::open(bytes)?)));
    catch_unwind(read).unwrap_or_else(|_| Err(Unreadable::Damaged("it breaks the rules of PDF".to_owned())))
}

/// Returns all that a PDF says, wherever it says it.
///
/// # Errors
///
/// Why it cannot be read.
pub fn said(bytes: &[u8]) -> Result<Vec<Said>, Unreadable> {
    let read = AssertUnwindSafe(|| Ok(said::read(&File::open(bytes)?)));
    catch_unwind(read).unwrap_or_else(|_| Err(Unreadable::Damaged("it breaks the rules of PDF".to_owned())))
}

fn lines(file: &File, view: View) -> Vec<Line> {
    match view {
        View::Tags => tags::lines(file),
        View::Speech => speech::lines(file),
        View::Outline => outline::lines(file),
        View::Fonts => fonts::lines(file),
        View::Links => links::lines(file),
        View::Metadata => metadata::lines(file),
    }
}

impl Line {
    /// Returns a line that says one thing.
    fn new(depth: usize, what: impl Into<String>) -> Line {
        Line { depth, what: what.into(), ..Line::default() }
    }

    /// Adds words.
    fn says(mut self, words: impl Into<String>) -> Line {
        self.words = Some(words.into());
        self
    }

    /// Adds something that is known.
    fn fact(mut self, name: &'static str, value: impl Into<String>) -> Line {
        self.facts.push((name, value.into()));
        self
    }

    /// Returns the line as it is printed: `H2 "Why it matters" page=3`.
    pub fn text(&self) -> String {
        let mut text = format!("{:1$}{2}", "", self.depth * 2, self.what);
        if let Some(words) = &self.words {
            let space = if self.what.is_empty() { "" } else { " " };
            let _ = write!(text, "{space}\"{words}\"");
        }
        for (name, value) in &self.facts {
            let quotes = if value.is_empty() || value.contains([' ', '"']) { "\"" } else { "" };
            let _ = write!(text, " {name}={quotes}{value}{quotes}");
        }
        text
    }
}
