//! What an outline holds, as a text that a person can check, each value with the line and column where it stands.

use crate::cases::Case;
use crate::dump::address;
use briefpress::diagnostics::{Diagnostics, human};
use briefpress::outline::{
    self, CitationSource, ImageSource, Outline, OutlineDrawing, OutlineFigure, OutlineSection, Own, ReportSource,
};
use briefpress::source::{Located, Memory, SourceFile, Sources, Span, Spanned};
use std::fmt::{Debug, Write};
use std::path::Path;

/// Reads the first file as an outline; the others are those that it extends. An outline with errors is not shown, only
/// whether there is enough of it to go on with.
pub(crate) fn outline(case: &Case) -> String {
    let mut files = Memory::default();
    for file in &case.files {
        files.insert(&file.path, file.text.as_str());
    }
    let mut sources = Sources::new(&files, "");
    let mut told = Diagnostics::default();
    let outline = outline::read(Path::new(&case.files[0].path), &mut sources, &mut told);
    let mut out = match outline {
        None => "nothing to go on with\n".to_owned(),
        Some(_) if told.has_errors() => String::new(),
        Some(outline) => Lines { files: &sources.read, out: String::new() }.outline(&outline),
    };
    for diagnostic in told.sorted(&sources.read) {
        let _ = writeln!(out, "{}", human::render(diagnostic, &sources.read, false));
    }
    out
}

struct Lines<'a> {
    files: &'a [SourceFile],
    out: String,
}

impl Lines<'_> {
    fn outline(mut self, outline: &Outline) -> String {
        for report in &outline.reports {
            self.report(report);
        }
        let audience = &outline.audience;
        self.line("title", outline.title.span, &outline.title.text);
        self.text("subtitle", &outline.subtitle);
        self.line("audience", audience.span, &audience.value);
        self.text("for", &outline.readers);
        self.text("occasion", &outline.occasion);
        self.value("date", &outline.date, |date| date.to_string());
        self.value("duration", &outline.duration, f32::to_string);
        self.text("presenter", &outline.presenter);
        self.value("language", &outline.language, |language| language.tag().to_owned());
        self.text("marking", &outline.marking);
        self.value("theme", &outline.theme, String::clone);
        self.image("logo", &outline.logo);
        for format in &outline.formats {
            self.line("format", format.format.span, format.format.value.name());
            self.value("  aspect", &format.aspect, debug);
            self.value("  paper", &format.paper, debug);
            self.value("  contents", &format.contents, debug);
            self.value("  evidence", &format.evidence, debug);
            self.value("  slides", &format.slides, debug);
            self.value("  beside", &format.beside, debug);
            self.value("  start", &format.start, debug);
        }
        self.text("bottom line", &outline.bottom_line);
        for (name, slug) in &outline.sections_as {
            self.line(&format!("section {} as", slug.value), name.span, &name.value);
        }
        for (label, note) in &outline.notes {
            self.line(&format!("note {}", label.value), note.span, &note.text);
        }
        self.own("", &outline.own);
        for withheld in &outline.withhold {
            let kind = if withheld.is_pattern { "withheld pattern" } else { "withheld" };
            self.line(kind, withheld.what.span, &withheld.what.value);
        }
        for place in outline.private() {
            self.line("private", place, "");
        }
        for section in &outline.sections {
            self.section(section);
        }
        for recommendation in &outline.recommendations {
            self.line("recommendation", recommendation.action.span, &recommendation.action.text);
            self.value("  id", &recommendation.id, String::clone);
            self.text("  who", &recommendation.who);
            self.text("  when", &recommendation.when);
            self.cite("  cite", &recommendation.cite);
            self.text("  own", &recommendation.own);
        }
        self.out
    }

    fn report(&mut self, report: &ReportSource) {
        let name = report.name.as_ref().map_or("report".to_owned(), |name| format!("report {}", name.value));
        for file in &report.files {
            self.line(&name, file.span, &file.value);
        }
        self.value("  title", &report.title, String::clone);
        self.value("  author", &report.author, String::clone);
        self.value("  date", &report.date, |date| date.to_string());
        self.value("  language", &report.language, |language| language.tag().to_owned());
    }

    fn section(&mut self, section: &OutlineSection) {
        self.line("section", section.title.span, &section.title.text);
        self.value("  id", &section.id, String::clone);
        self.text("  message", &section.message);
        self.text("  text", &section.text);
        self.value("  minutes", &section.minutes, |minutes| minutes.to_string());
        for figure in &section.figures {
            self.figure("figure", figure);
        }
        for point in &section.points {
            self.line("  point", point.text.span, &point.text.text);
            self.cite("    cite", &point.cite);
            self.text("    own", &point.own);
        }
        self.cite("  excerpt", &section.excerpt);
        if let Some(chart) = &section.chart {
            self.line("  chart", chart.kind.span, &format!("{:?}", chart.kind.value));
            self.text("    title", &chart.title);
            self.text("    unit", &chart.unit);
            for setting in chart.sort.iter().filter(|sort| !sort.value) {
                self.line("    sort", setting.span, "no");
            }
            if let Some(spoken) = &chart.highlight {
                self.line("    highlight", spoken.span, &format!("{:?}", spoken.value));
            }
            if chart.table {
                self.line("    table", chart.span, "yes");
            }
            for series in &chart.series {
                self.text("    series", &series.label);
                self.cite("      cite", &series.cite);
                for (label, datum) in chart.categories.iter().zip(&series.values) {
                    let value = datum.value.as_ref().map_or("none", |value| &value.text);
                    self.line(&format!("    value {}", label.text), datum.span, value);
                    self.cite("      cite", &datum.cite);
                }
            }
            self.cite("    cite", &chart.cite);
        }
        self.image("  image", &section.image);
        if let Some(table) = &section.table {
            self.text("  title", &table.title);
            for row in std::iter::once(&table.columns).chain(&table.rows) {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                self.line("  row", row[0].span, &cells.join(" | "));
            }
            self.cite("    cite", &table.cite);
        }
        if let Some(quote) = &section.quote {
            self.line("  quote", quote.text.span, &quote.text.text);
            self.cite("    passage", std::slice::from_ref(&quote.passage));
        }
        for side in &section.versus {
            self.line("  column", side.heading.span, &side.heading.text);
            for point in &side.points {
                self.line("    point", point.text.span, &point.text.text);
                self.cite("      cite", &point.cite);
            }
            self.cite("    cite", &side.cite);
        }
        for event in &section.timeline {
            self.line(&format!("  event {}", event.when.text), event.what.span, &event.what.text);
            self.cite("    cite", &event.cite);
            self.text("    own", &event.own);
        }
        self.value("  layout", &section.layout, debug);
        self.text("  say", &section.say);
        for figure in &section.evidence {
            self.figure("evidence", figure);
        }
        self.own("  ", &section.own);
        self.value("  appendix", &section.appendix, bool::to_string);
    }

    fn figure(&mut self, name: &str, figure: &OutlineFigure) {
        self.line(&format!("  {name}"), figure.value.span, &figure.value.text);
        self.text("    label", &figure.label);
        if let Some(change) = &figure.change {
            self.line("    change", change.by.span, &change.by.text);
            self.text("      since", &change.since);
            self.text("      from", &change.from);
            self.cite("      cite", &change.cite);
        }
        if let Some(drawing) = &figure.drawing {
            self.drawing(drawing);
        }
        self.text("    derive", &figure.derive);
        self.cite("    cite", &figure.cite);
        self.text("    own", &figure.own);
    }

    fn drawing(&mut self, drawing: &OutlineDrawing) {
        let cite = match drawing {
            OutlineDrawing::Part(part) => {
                self.line("    of", part.whole.span, &part.whole.text);
                self.value("      as", &part.shape, debug);
                &part.cite
            }
            OutlineDrawing::Comparison(comparison) => {
                self.line("    compare", comparison.value.span, &comparison.value.text);
                self.line("      label", comparison.label.span, &comparison.label.text);
                &comparison.cite
            }
            OutlineDrawing::Rank(rank) => {
                self.line("    rank", rank.place.span, &rank.place.text);
                self.text("      of", &rank.of);
                &rank.cite
            }
            OutlineDrawing::Trend(trend) => {
                for value in &trend.values {
                    self.line("    trend", value.span, &value.text);
                }
                self.line("      first", trend.first.span, &trend.first.text);
                self.line("      last", trend.last.span, &trend.last.text);
                &trend.cite
            }
        };
        self.cite("      cite", cite);
    }

    fn image(&mut self, name: &str, image: &Option<ImageSource>) {
        let Some(image) = image else { return };
        self.line(name, image.file.span, &image.file.value);
        let indent = " ".repeat(name.len() - name.trim_start().len() + 2);
        self.line(&format!("{indent}alt"), image.alt.span, &image.alt.text);
        self.text(&format!("{indent}caption"), &image.caption);
        self.text(&format!("{indent}credit"), &image.credit);
        self.value(&format!("{indent}fit"), &image.fit, debug);
        self.value(&format!("{indent}focus"), &image.focus, debug);
    }

    fn own(&mut self, indent: &str, own: &[Own]) {
        for own in own {
            self.line(&format!("{indent}own {}", own.value.text), own.why.span, &own.why.text);
        }
    }

    fn cite(&mut self, name: &str, cite: &[CitationSource]) {
        for cite in cite {
            let words = cite.words.as_ref().map_or(String::new(), |words| format!(" “{}”", words.text));
            let address = cite.address.as_ref().map_or("unread".to_owned(), address);
            self.line(name, cite.span, &(address + &words));
        }
    }

    fn text(&mut self, name: &str, text: &Option<Located>) {
        if let Some(text) = text {
            self.line(name, text.span, &text.text);
        }
    }

    fn value<T>(&mut self, name: &str, value: &Option<Spanned<T>>, show: impl Fn(&T) -> String) {
        if let Some(value) = value {
            self.line(name, value.span, &show(&value.value));
        }
    }

    fn line(&mut self, name: &str, span: Span, text: &str) {
        let file = &self.files[span.file.0 as usize];
        let (line, column) = file.line_column(span.start as usize);
        // The file is told where it is not the one that was asked for.
        let path = if span.file.0 == 0 { String::new() } else { format!("{} ", file.path.display()) };
        let _ = writeln!(self.out, "{name} {path}{line}:{column}: {}", text.replace('\n', "⏎"));
    }
}

fn debug<T: Debug>(value: &T) -> String {
    format!("{value:?}")
}
