//! `briefpress list`: the outlines with what a desk wants to know before it builds them.

use super::args::List;
use super::report::{Report, as_json};
use briefpress::brief::Brief;
use briefpress::compose::plain;
use briefpress::press::Duplex;
use briefpress::{Format, Job, Project};
use serde::Serialize;

/// Characters of a title that a table shows.
const TITLE: usize = 44;
/// Characters of an occasion.
const OCCASION: usize = 28;

/// What is said of an outline.
#[derive(Debug, Serialize)]
struct Entry {
    outline: String,
    audience: String,
    title: String,
    occasion: Option<String>,
    date: Option<String>,
    /// Sum of what the sections state; none where no section does.
    minutes: Option<f32>,
    /// Length of the meeting, in minutes.
    duration: Option<f32>,
    formats: Vec<Pages>,
}

/// Pages of a format.
#[derive(Debug, Serialize)]
struct Pages {
    format: &'static str,
    pages: usize,
    /// Sheets of paper for one copy; none for what is shown on a screen.
    sheets: Option<usize>,
    /// Hundredths of their own size at which slides are printed; none where they are not.
    slides_percent: Option<f32>,
}

impl Pages {
    fn new(job: &Job, pages: usize) -> Pages {
        let on_each = if job.press.binding.duplex == Duplex::None { 1 } else { 2 };
        let format = job.setting.format;
        let sheets = (format != Format::Deck).then(|| pages.div_ceil(on_each));
        let slides_percent = job.setting.scale(&job.theme).map(|scale| (scale * 100.0).round());
        Pages { format: format.name(), pages, sheets, slides_percent }
    }
}

/// Runs the command, and returns the exit status.
pub(crate) fn run(command: &List, report: &mut Report) -> u8 {
    let project = Project::open(&command.chosen.paths);
    let plan = briefpress::check(&project, &command.chosen.options(None));
    report.keep_private(&plan);
    let outcome = briefpress::rehearse(plan, |job, pages| Entry::new(job, Pages::new(job, pages)));
    let mut entries: Vec<Entry> = Vec::new();
    for entry in outcome.made {
        match entries.last_mut().filter(|last| last.outline == entry.outline) {
            Some(last) => last.formats.extend(entry.formats),
            None => entries.push(entry),
        }
    }
    let told = report.diagnostics(&outcome.diagnostics, &outcome.sources);
    let lines = if command.json || report.json() { entries.iter().map(as_json).collect() } else { table(&entries) };
    let printed = report.print(&lines);
    report.summary(told, entries.len(), "outline", "in order");
    super::status(&outcome.diagnostics).max(printed)
}

impl Entry {
    fn new(job: &Job, pages: Pages) -> Entry {
        let brief: &Brief = &job.brief;
        Entry {
            outline: job.outline.display().to_string(),
            audience: brief.meta.audience.clone(),
            title: plain(&brief.meta.title),
            occasion: Some(plain(&brief.meta.occasion)).filter(|occasion| !occasion.is_empty()),
            date: brief.meta.date.map(|date| date.to_string()),
            minutes: brief.minutes(),
            duration: brief.meta.duration,
            formats: vec![pages],
        }
    }

    /// Returns the minutes to be spoken, and those of the meeting where it has a length: "25/45".
    fn time(&self) -> String {
        match (self.minutes, self.duration) {
            (None, None) => "-".to_owned(),
            (Some(minutes), None) => minutes.to_string(),
            (minutes, Some(duration)) => {
                let spoken = minutes.map_or_else(|| "-".to_owned(), |minutes| minutes.to_string());
                format!("{spoken}/{duration}")
            }
        }
    }

    /// Returns the cells of the table's row.
    fn cells(&self) -> [String; COLUMNS] {
        let formats: Vec<_> = self.formats.iter().map(|pages| format!("{} {}", pages.format, pages.pages)).collect();
        [
            self.audience.clone(),
            shortened(&self.title, TITLE),
            self.occasion.as_deref().map_or_else(|| "-".to_owned(), |occasion| shortened(occasion, OCCASION)),
            self.date.clone().unwrap_or_else(|| "-".to_owned()),
            self.time(),
            match self.formats.iter().map(|pages| pages.sheets.unwrap_or(0)).sum::<usize>() {
                0 => "-".to_owned(),
                sheets => sheets.to_string(),
            },
            formats.join(", "),
        ]
    }
}

/// Returns the lines of a table with its head.
fn table(entries: &[Entry]) -> Vec<String> {
    if entries.is_empty() {
        return Vec::new();
    }
    let head = ["audience", "title", "occasion", "date", "minutes", "sheets", "pages"].map(str::to_owned);
    let rows: Vec<[String; COLUMNS]> = std::iter::once(head).chain(entries.iter().map(Entry::cells)).collect();
    let widths: [usize; COLUMNS] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    rows.iter()
        .map(|[audience, title, occasion, date, minutes, sheets, pages]| {
            let [a, t, o, d, m, s, _] = widths;
            format!("{audience:a$}  {title:t$}  {occasion:o$}  {date:d$}  {minutes:>m$}  {sheets:>s$}  {pages}")
        })
        .collect()
}

/// Columns of the table.
const COLUMNS: usize = 7;

/// Returns words that leave room for the other columns.
fn shortened(title: &str, most: usize) -> String {
    match title.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
        None => title.to_owned(),
    }
}
