//! Where the reports stand.

use crate::diagnostics::codes;
use crate::outline::ReportSource;
use crate::outline::fields::Reader;
use crate::outline::keys::{Keys, Takes, key};
use crate::outline::yaml::{Kind, Node};
use crate::source::Spanned;
use crate::yaml::find;

/// The reports: one, or several by their names.
pub(super) const REPORTS: Takes =
    Takes::Either(&[Takes::Word, CHAPTERS, Takes::Map(&REPORT), Takes::NamesBut(&REPORT, &ONE_REPORT)]);

/// One report.
const ONE_REPORT: Takes = Takes::Either(&[Takes::Word, CHAPTERS, Takes::Map(&REPORT)]);

/// The chapters of a report.
const CHAPTERS: Takes = Takes::Some(&Takes::Word);

/// The long form. A report cannot have one of these keys for its name.
static REPORT: Keys = Keys {
    what: "a report",
    inherits: None,
    needs: &["file"],
    keys: &[
        key("file", Takes::Either(&[Takes::Word, CHAPTERS]), "The report's file, or its chapters."),
        key("title", Takes::Text, "Title, where the report does not say it."),
        key("author", Takes::Text, "Author, where the report does not say it."),
        key("date", super::date::DATE, "Date, where the report does not say it."),
        key("language", Takes::Word, "Language, where the report does not say it."),
    ],
};

/// The name of the report that is cited without one.
const MAIN: &str = "main";

impl Reader<'_> {
    /// Reads the reports: a path, a list of chapters, the long form, or a map of names with any of these.
    pub(super) fn reports(&mut self, node: &Node) -> Vec<ReportSource> {
        let entries = match &node.kind {
            Kind::Map(entries) if !REPORT.keys.iter().any(|key| find(entries, key.name).is_some()) => entries,
            _ => return self.report(None, node).into_iter().collect(),
        };
        if entries.is_empty() {
            self.wrong_type(node, "`report`", "a path", "name the report, as in `report: report.md`");
        }
        let mut reports = Vec::new();
        for entry in entries {
            let name = &entry.key;
            // An address is `report/slug:2`.
            if name.value.contains(|character: char| character.is_whitespace() || "/:;@\"[]".contains(character)) {
                self.fault(
                    codes::NAME,
                    format!("a report cannot be called `{}`", name.value),
                    name.span,
                    "holds a space or a sign that addresses use",
                    "choose a name of letters, digits and hyphens, as in `annex`",
                );
            }
            let report = self.report(Some(name.clone()), &entry.value);
            // The main report is the one of that name, else the first.
            match report {
                Some(report) if name.value == MAIN => reports.insert(0, report),
                Some(report) => reports.push(report),
                None => {}
            }
        }
        reports
    }

    fn report(&mut self, name: Option<Spanned<String>>, node: &Node) -> Option<ReportSource> {
        let bare =
            |files| ReportSource { name: name.clone(), files, title: None, author: None, date: None, language: None };
        if !matches!(node.kind, Kind::Map(_)) {
            let files = self.chapters(node);
            return (!files.is_empty()).then(|| bare(files));
        }
        let fields = self.fields(node, &REPORT)?;
        let Some(file) = fields.get("file") else {
            self.missing(&fields, "file", "name the report's file, as in `file: report.md`");
            return None;
        };
        let mut report = bare(self.chapters(file));
        report.title = fields.get("title").and_then(|node| self.word(node, "`title`"));
        report.author = fields.get("author").and_then(|node| self.word(node, "`author`"));
        report.date = fields.get("date").and_then(|node| self.date(node));
        report.language = fields.get("language").and_then(|node| self.language(node));
        (!report.files.is_empty()).then_some(report)
    }

    /// Reads one path, or a list of them.
    fn chapters(&mut self, node: &Node) -> Vec<Spanned<String>> {
        match &node.kind {
            Kind::List(items) if items.is_empty() => {
                self.wrong_type(node, "`report`", "a path", "name the report's chapters, as in `[one.md, two.md]`");
                Vec::new()
            }
            Kind::List(items) => items.iter().filter_map(|item| self.word(item, "the path of a chapter")).collect(),
            _ => self.word(node, "the path of a report").into_iter().collect(),
        }
    }
}
