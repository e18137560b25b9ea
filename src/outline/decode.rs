//! The tree → an [`Outline`]: the keys at the head, then one file for each kind of thing that an outline holds.

mod chart;
mod cite;
mod date;
mod drawing;
mod embargo;
mod figure;
mod formats;
mod media;
mod picture;
mod private;
mod report;
mod section;
mod slides;

use super::fields::{Fields, Reader};
use super::keys::{Keys, Takes, key};
use super::yaml::{Kind, Node};
use super::{Outline, TITLE_LENGTH};
use crate::diagnostics::{Diagnostics, codes};
use crate::language::Language;
use crate::source::{Located, Sources, Spanned};
use crate::yaml::allow::ALLOW;
use crate::yaml::extends::Tree;
use section::DURATION;

/// What an outline holds.
pub(super) static OUTLINE: Keys = Keys {
    what: "an outline",
    inherits: Some("extends"),
    // A base that others extend has no title of its own.
    needs: &["report"],
    keys: &[
        key("report", report::REPORTS, "Where the report stands: a file, a list of its chapters, or several by name."),
        key("title", Takes::Text, "Title of the briefing."),
        key("subtitle", Takes::Text, "A line below the title."),
        key("audience", Takes::Form(r"^\s*[^\s,]+\s*$"), "One word, by which `--audience` chooses the outline."),
        key("for", Takes::Text, "Who is to be told, in words."),
        key("occasion", Takes::Text, "Meeting and place."),
        key("date", date::DATE, "Day of the briefing, as year, month and day."),
        key("duration", section::MINUTES, "Length of the meeting, in minutes."),
        key("presenter", Takes::Text, "Who speaks; the author of the PDF."),
        key("contact", Takes::Text, "Whom to ask."),
        key(
            "language",
            Takes::Word,
            "Language of the briefing, as in `en-US`; that of the report where it is missing.",
        ),
        key("marking", Takes::Text, "Banner at the head and foot of every page."),
        key("embargo", embargo::MOMENT, "Until when nothing may be told, as in `2021-09-15T06:00-04:00`."),
        key("watermark", Takes::Text, "Words behind the text of every page."),
        key("logo", Takes::Map(&picture::LOGO), "Mark of the house, on title pages."),
        key("theme", Takes::Word, "How it looks."),
        key("formats", formats::FORMATS, "What is built: a list of formats, or formats with their choices."),
        key("bottom_line", Takes::Text, "What a reader who stops here must have read."),
        key("sections", Takes::List(&Takes::Map(&section::SECTION)), "The sections, in order."),
        key("recommendations", Takes::List(&Takes::Map(&section::RECOMMENDATION)), "What is asked for."),
        key("sections_as", Takes::Names(&Takes::Word), "Short names for sections of the report."),
        key("notes", Takes::Names(&Takes::Text), "Notes of the outline's own, by their labels."),
        key("own", Takes::List(&Takes::Map(&figure::OWN)), "Numbers that no report holds, each with the reason."),
        key("withhold", private::WITHHOLD, "Words, names and patterns that may be in no file."),
        ALLOW,
        key("extends", Takes::Word, "An outline to start from."),
    ],
};

/// Makes an outline of its tree. `name` is the file's name without its ending. Returns none where no title or report
/// can be had.
pub(super) fn decode(
    tree: &Tree,
    name: String,
    sources: &Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Outline> {
    let mut reader = Reader { files: &sources.read, diagnostics, allowed: Vec::new() };
    let fields = reader.fields(&tree.root, &OUTLINE)?;
    // What is allowed at the head holds for all that is told of the outline, in the report and on its pages too.
    reader.allowed.iter_mut().for_each(|allowance| allowance.within = None);
    let reports = match fields.get("report") {
        Some(node) => reader.reports(node),
        None => {
            if tree.whole {
                reader.missing(&fields, "report", "name the report, as in `report: report.md`");
            }
            Vec::new()
        }
    };
    let title = if tree.whole || fields.get("title").is_some() {
        reader.title(&fields, "write one, as in `title: What the report asks of Congress`")
    } else {
        None
    };
    let mut outline = Outline {
        file: tree.file,
        audience: reader.audience(&fields, &name),
        lock: None,
        name,
        reports,
        // An outline without a title is wrong, but may still be checked.
        title: title.unwrap_or_else(|| Located { text: String::new(), span: fields.span, offsets: Vec::new() }),
        subtitle: reader.text(&fields, "subtitle"),
        readers: reader.text(&fields, "for"),
        occasion: reader.text(&fields, "occasion"),
        date: fields.get("date").and_then(|node| reader.date(node)),
        duration: fields.get("duration").and_then(|node| reader.minutes(node, &DURATION)),
        presenter: reader.text(&fields, "presenter"),
        contact: reader.text(&fields, "contact"),
        language: fields.get("language").and_then(|node| reader.language(node)),
        marking: reader.text(&fields, "marking"),
        embargo: fields.get("embargo").and_then(|node| reader.embargo(node)),
        watermark: reader.text(&fields, "watermark"),
        theme: fields.get("theme").and_then(|node| reader.word(node, "`theme`")),
        logo: fields.get("logo").and_then(|node| reader.logo(node)),
        formats: fields.get("formats").map(|node| reader.formats(node)).unwrap_or_default(),
        bottom_line: reader.text(&fields, "bottom_line"),
        sections_as: reader.short_names(&fields),
        notes: reader.notes(&fields),
        sections: reader.sections(&fields),
        recommendations: reader.recommendations(&fields),
        own: reader.own_numbers(&fields),
        withhold: reader.withhold(&fields),
        allowed: Vec::new(),
    };
    outline.allowed = reader.allowed;
    (tree.whole && !outline.reports.is_empty()).then_some(outline)
}

impl Reader<'_> {
    /// Reads a title.
    fn title(&mut self, fields: &Fields<'_>, help: &str) -> Option<Located> {
        let title = self.required(fields, "title", help)?;
        let length = title.text.chars().count();
        if length > TITLE_LENGTH {
            self.fault(
                codes::TITLE_LONG,
                format!("the title of {} has {length} characters", fields.this()),
                title.span,
                "longer than anyone reads at a glance",
                format!("say it in {TITLE_LENGTH} or fewer, and the rest in the text"),
            );
        }
        Some(title)
    }

    /// Reads the audience's slug, which is the file's name where the outline does not say it.
    fn audience(&mut self, fields: &Fields<'_>, name: &str) -> Spanned<String> {
        let given = fields.get("audience").and_then(|node| self.word(node, "`audience`"));
        let Some(audience) = given else {
            return Spanned { value: name.to_owned(), span: fields.span };
        };
        // The command line parts audiences at commas.
        if audience.value.contains(|character: char| character.is_whitespace() || character == ',') {
            let words = audience.value.split(|character: char| !character.is_alphanumeric());
            let slug = words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join("-").to_lowercase();
            self.fault(
                codes::NAME,
                "an audience is one word, by which the command line chooses it",
                audience.span,
                "holds a space or a comma",
                format!("write `audience: {slug}`, and who they are in `for`"),
            );
        }
        audience
    }

    /// Reads a language.
    pub(super) fn language(&mut self, node: &Node) -> Option<Spanned<Language>> {
        let tag = self.word(node, "`language`")?;
        let language = Language::parse(&tag.value);
        if language.is_none() {
            let known = crate::yaml::quoted(&Language::known());
            // Systems write their locales as `en_US.UTF-8`.
            let locale = tag.value.split('.').next().unwrap_or_default().replace('_', "-");
            let help = match Language::parse(&locale) {
                Some(language) => format!("did you mean `{}`?", language.tag()),
                None => format!("write one of {known}, with a region where it matters: `en-US`, `de-CH`"),
            };
            let message = format!("`{}` is no language that briefings can be set in", tag.value);
            self.fault(codes::UNKNOWN_LANGUAGE, message, tag.span, "unknown language", help);
        }
        language.map(|value| Spanned { value, span: tag.span })
    }

    /// Reads the short names of sections.
    fn short_names(&mut self, fields: &Fields<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(node) = fields.get("sections_as") else { return Vec::new() };
        let Kind::Map(entries) = &node.kind else {
            let help = "write a line for each, as in `costs: 2--a-very-long-slug`";
            self.wrong_type(node, "`sections_as`", "short names with slugs", help);
            return Vec::new();
        };
        let pairs = entries.iter().filter_map(|entry| {
            let slug = self.word(&entry.value, &format!("the slug of `{}`", entry.key.value))?;
            Some((entry.key.clone(), slug))
        });
        pairs.collect()
    }

    /// Reads the notes of the outline's own.
    fn notes(&mut self, fields: &Fields<'_>) -> Vec<(Spanned<String>, Located)> {
        let Some(node) = fields.get("notes") else { return Vec::new() };
        let Kind::Map(entries) = &node.kind else {
            let help = "write a line for each, as in `census: The census of 2020.`, and `[^census]` where it belongs";
            self.wrong_type(node, "`notes`", "labels with texts", help);
            return Vec::new();
        };
        let pairs = entries.iter().filter_map(|entry| {
            let text = self.located(&entry.value, &format!("the note `{}`", entry.key.value))?;
            Some((entry.key.clone(), text))
        });
        pairs.collect()
    }
}
