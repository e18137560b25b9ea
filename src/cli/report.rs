//! What a run says: a line for each PDF on standard output, diagnostics and a summary on standard error.

use super::args::{Looks, MessageFormat, Shown};
use super::privacy::Privacy;
use anstream::ColorChoice;
use briefpress::diagnostics::{Code, Diagnostic, Diagnostics, Severity, github, human, json, sarif};
use briefpress::layout::booklet::Booklet;
use briefpress::source::{Memory, Sources};
use briefpress::{Format, Pdf, Plan};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use rayon::prelude::*;
use serde::Serialize;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The way in which a run speaks.
pub(crate) struct Report {
    form: MessageFormat,
    quiet: bool,
    /// What may not be said.
    pub(crate) privacy: Privacy,
}

/// What is said of a PDF.
#[derive(Debug, Serialize)]
pub(crate) struct PdfLine {
    path: String,
    outline: String,
    format: String,
    pages: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    booklet: Option<Folding>,
    /// Hundredths of their own size at which slides are printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    slides_percent: Option<f32>,
    endnotes: usize,
    /// Fonts of the machine that it is set in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    system_fonts: Vec<String>,
    bytes: usize,
    seconds: f64,
}

/// Hundredths of their own size below which it is told how large slides are printed.
const SMALL: f32 = 60.0;

/// How a booklet is folded.
#[derive(Debug, Serialize)]
struct Folding {
    pages: usize,
    sheets: usize,
    signatures: usize,
    creep_mm: f64,
}

/// Errors and warnings that were told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    errors: usize,
    warnings: usize,
    allowed: usize,
    /// What was told first.
    first: Option<Code>,
}

impl Report {
    /// Begins to speak.
    pub(crate) fn new(form: MessageFormat, looks: &Looks) -> Report {
        let choice = match looks.color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        };
        choice.write_global();
        Report { form, quiet: looks.quiet, privacy: Privacy::default() }
    }

    /// Begins to speak in lines alone.
    pub(crate) fn of(shown: &Shown) -> Report {
        Report::new(shown.message_format, &shown.looks)
    }

    /// Returns whether programs read what is said.
    pub(crate) fn json(&self) -> bool {
        self.form == MessageFormat::Json
    }

    /// Returns whether something may move on the terminal.
    pub(crate) fn animated(&self) -> bool {
        self.form == MessageFormat::Human && !self.quiet && std::io::stderr().is_terminal()
    }

    /// Notes what may not be said from now on.
    pub(crate) fn keep_private(&mut self, plan: &Plan<'_>) {
        self.privacy.keep(&plan.guards);
    }

    /// Prints diagnostics, sorted by place.
    pub(crate) fn diagnostics(&self, diagnostics: &Diagnostics, sources: &Sources<'_>) -> Told {
        let mut told = Told { errors: 0, warnings: 0, allowed: 0, first: None };
        // The stream would take colours out that are not wanted, but write a text with colours in many small parts.
        let colour = anstream::AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
        let kept: Diagnostics;
        // A person at the terminal has to see the words at fault; what programs keep is read by others.
        let sorted = if self.form == MessageFormat::Human {
            diagnostics.sorted(&sources.read)
        } else {
            let list = diagnostics.list.iter().map(|told| self.privacy.diagnostic(told, &sources.root));
            kept = Diagnostics { list: list.collect() };
            kept.sorted(&sources.read)
        };
        let for_people = |diagnostic: &&Diagnostic| match (self.form, diagnostic.severity) {
            (MessageFormat::Human, Severity::Error | Severity::Warning) => {
                format!("{}\n", human::render(diagnostic, &sources.read, colour))
            }
            _ => String::new(),
        };
        // Source lines are laid out with their labels; many of them take as long as a deck.
        let excerpts: Vec<String> = sorted.par_iter().map(for_people).collect();
        for (diagnostic, excerpt) in sorted.iter().zip(&excerpts) {
            match diagnostic.severity {
                Severity::Error => told.errors += 1,
                Severity::Warning => told.warnings += 1,
                Severity::Allowed => told.allowed += 1,
            }
            if diagnostic.severity != Severity::Allowed {
                told.first = told.first.or(Some(diagnostic.code));
            }
            match self.form {
                MessageFormat::Human if diagnostic.severity == Severity::Allowed => {}
                MessageFormat::Human => say(excerpt),
                MessageFormat::Json => say(&json::render(diagnostic, &sources.read)),
                MessageFormat::Github => offer(&github::render(diagnostic, &sources.read, &sources.root)),
                MessageFormat::Sarif => {}
            }
        }
        if self.form == MessageFormat::Sarif {
            offer(&sarif::render(&sorted, &sources.read, &sources.root));
        }
        told
    }

    /// Prints an error that belongs to no project.
    pub(crate) fn problem(&self, problem: Diagnostic) {
        let none = Memory::default();
        self.diagnostics(&Diagnostics { list: vec![problem] }, &Sources::new(&none, "."));
    }

    /// Prints a line for each PDF. Returns the exit status.
    pub(crate) fn pdfs(&self, lines: &[PdfLine]) -> u8 {
        if self.json() {
            return self.print(&lines.iter().map(as_json).collect::<Vec<_>>());
        }
        let width = lines.iter().map(|line| line.path.chars().count()).max().unwrap_or(0);
        self.print(&lines.iter().map(|line| line.human(width)).collect::<Vec<_>>())
    }

    /// Prints a line for each outline that was checked, with the formats that are in order. Returns the exit status.
    pub(crate) fn checked(&self, outlines: &[&[(PathBuf, Format)]]) -> u8 {
        let mut lines = Vec::new();
        for formats in outlines {
            let Some(outline) = formats.first().map(|(outline, _)| outline.display().to_string()) else { continue };
            let formats: Vec<_> = formats.iter().map(|(_, format)| format.name()).collect();
            lines.push(if self.json() {
                as_json(&serde_json::json!({ "outline": outline, "formats": formats }))
            } else {
                format!("{outline}: in order ({})", formats.join(", "))
            });
        }
        self.print(&lines)
    }

    /// Prints lines to standard output. Returns the exit status.
    pub(crate) fn print(&self, lines: &[String]) -> u8 {
        // A log stands alone on its stream.
        if self.quiet || lines.is_empty() || self.form == MessageFormat::Sarif {
            return super::DONE;
        }
        let shown = |line: &String| {
            let line = self.privacy.line(line, self.json());
            if self.json() { line } else { human::harmless(&line).into_owned() }
        };
        let text = lines.iter().fold(String::new(), |text, line| text + &shown(line) + "\n");
        stdout_status(anstream::stdout().lock().write_all(text.as_bytes()))
    }

    /// Says what became of the run, where something was told of it.
    pub(crate) fn summary(&self, told: Told, made: usize, thing: &str, done: &str) {
        if !matches!(self.form, MessageFormat::Human | MessageFormat::Github) {
            return;
        }
        let counts = [(told.errors, "error"), (told.warnings, "warning")];
        let mut parts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, thing)| counted(*count, thing)).collect();
        if told.allowed > 0 {
            parts.push(format!("{} allowed (--census lists them)", told.allowed));
        }
        if !parts.is_empty() {
            say(&format!("{}; {} {done}", parts.join(", "), counted(made, thing)));
        }
        if let Some(Code { id, .. }) = told.first.filter(|_| self.form == MessageFormat::Human) {
            say(&format!("what that means: briefpress explain {id}"));
        }
    }

    /// Returns the moment in `SOURCE_DATE_EPOCH`, which dates PDFs whose outline has no date. An error, and none, where the
    /// variable holds no number of seconds.
    #[allow(clippy::disallowed_methods, reason = "the command line reads the environment")]
    pub(crate) fn source_moment(&self) -> Option<Option<Timestamp>> {
        let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Some(None) };
        let date = source_moment(&value.to_string_lossy());
        if date.is_none() {
            say(&format!(
                "error: SOURCE_DATE_EPOCH is `{}`, and should be a whole number of seconds since 1970\n  \
                 help: unset it, or set it to the date of the last change: git log -1 --pretty=%ct",
                value.to_string_lossy()
            ));
        }
        date.map(Some)
    }
}

/// Says how many there are of something.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    match count {
        0 => format!("no {thing}"),
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// Returns the moment so many seconds since 1970, as <https://reproducible-builds.org/specs/source-date-epoch>
/// has it.
fn source_moment(seconds: &str) -> Option<Timestamp> {
    Timestamp::from_second(seconds.trim().parse().ok()?).ok()
}

/// Returns the day of a moment in UTC.
pub(crate) fn day(moment: Timestamp) -> Date {
    Offset::UTC.to_datetime(moment).date()
}

impl Folding {
    fn of(booklet: Booklet) -> Folding {
        let Booklet { pages, sheets, signatures, creep } = booklet;
        Folding { pages, sheets, signatures, creep_mm: (f64::from(creep) * 10.0).round() / 10.0 }
    }

    /// Says what one who folds has to know.
    fn human(&self) -> String {
        let sheets = counted(self.sheets, "sheet");
        let signatures =
            if self.signatures > 1 { format!(" in {} signatures", self.signatures) } else { String::new() };
        format!("  {} pages on {sheets}{signatures}, creep {} mm", self.pages, self.creep_mm)
    }
}

impl PdfLine {
    /// Describes a PDF that was written.
    pub(crate) fn new(path: &Path, pdf: &Pdf) -> PdfLine {
        PdfLine {
            path: path.display().to_string(),
            outline: pdf.outline.display().to_string(),
            format: pdf.formats.iter().map(|format| format.name()).collect::<Vec<_>>().join("+"),
            pages: pdf.pages,
            booklet: pdf.booklet.map(Folding::of),
            slides_percent: pdf.scale.map(|scale| (scale * 100.0).round()),
            endnotes: pdf.endnotes,
            system_fonts: pdf.system_fonts.clone(),
            bytes: pdf.bytes.len(),
            seconds: (pdf.time.as_secs_f64() * 1000.0).round() / 1000.0,
        }
    }

    /// Returns the line for people; paths take up `width` characters.
    fn human(&self, width: usize) -> String {
        let pages = if self.pages == 1 { "page " } else { "pages" };
        let endnotes = if self.endnotes == 1 { "endnote " } else { "endnotes" };
        let size = self.bytes.div_ceil(1000);
        let folding = self.booklet.as_ref().map(Folding::human).unwrap_or_default();
        let small =
            self.slides_percent.filter(|percent| *percent < SMALL).map(|percent| format!("  slides at {percent} %"));
        let small = small.unwrap_or_default();
        let fonts = match self.system_fonts.join(", ") {
            names if names.is_empty() => names,
            names => format!("  with this machine's {names}"),
        };
        format!(
            "{:width$}  {:>4} {pages}  {:>4} {endnotes}  {size:>5} kB  {:>6.3} s{folding}{small}{fonts}",
            self.path, self.pages, self.endnotes, self.seconds
        )
    }
}

/// Returns a JSON object on one line.
pub(crate) fn as_json(value: &impl Serialize) -> String {
    // Strings and numbers under string keys: nothing here can fail to be written.
    serde_json::to_string(value).unwrap_or_default()
}

/// Prints to standard output what a program waits for. Where that is closed, nobody waits.
fn offer(text: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// Prints to standard error. Where that is closed, nobody can be told.
pub(crate) fn say(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Returns the exit status of writing to standard output. A reader that has gone away has seen what it wanted.
pub(crate) fn stdout_status(written: std::io::Result<()>) -> u8 {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            say(&format!("error: cannot write to standard output: {}", super::output::reason(&error)));
            super::INPUT
        }
        _ => super::DONE,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn source_dates_are_days_in_utc() {
        assert_eq!(day(source_moment("1631750399").unwrap()).to_string(), "2021-09-15");
        assert_eq!(day(source_moment("1631750400").unwrap()).to_string(), "2021-09-16");
        assert!(source_moment("yesterday").is_none());
        assert!(source_moment("99999999999999999999").is_none());
    }
}
