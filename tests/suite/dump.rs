//! What was read, as a text that a person can check.

use crate::cases::Case;
use briefpress::diagnostics::{Diagnostics, human};
use briefpress::language::Language;
use briefpress::markdown::{
    Address, Block, BlockKind, CellAlign, Dialect, Inline, InlineKind, Note, Oddity, Parsed, Part, parse,
};
use briefpress::report::{self, Report, ReportMeta};
use briefpress::source::{FileId, Located, Memory, SourceFile, Sources, Span, Spanned};
use std::fmt::Write;
use std::path::Path;

/// Reads one Markdown text: `report.md` as a report is read, `field.md` as a field of an outline, with citations. The
/// option is its language.
pub(crate) fn markdown(case: &Case) -> String {
    let input = &case.files[0];
    let language = input.options.first().map_or("en-US", String::as_str);
    let dialect = Dialect { citations: input.path == "field.md", language: Language::parse(language).unwrap() };
    let file = SourceFile::new(input.path.as_str(), input.text.as_str());
    let parsed = parse(&Located::whole(FileId(0), &file), dialect);
    Dump { files: &[file], out: String::new() }.parsed(&parsed)
}

/// Reads a report of one file or more; the option of the first is the language that holds where the report names none.
pub(crate) fn report(case: &Case) -> String {
    let mut files = Memory::default();
    for file in &case.files {
        files.insert(&file.path, file.text.as_str());
    }
    let mut sources = Sources::new(&files, "");
    let chapters: Vec<FileId> =
        case.files.iter().map(|file| sources.load(Path::new(&file.path), None).unwrap()).collect();
    let fallback = case.files[0].options.first().map_or("en-US", String::as_str);
    let fallback = Language::parse(fallback).unwrap();
    let mut told = Diagnostics::default();
    let report = report::read(&chapters, &sources, &ReportMeta::default(), fallback, &mut told);
    let mut out =
        report.map_or(String::new(), |report| Dump { files: &sources.read, out: String::new() }.report(&report));
    for diagnostic in told.sorted(&sources.read) {
        let _ = writeln!(out, "{}", human::render(diagnostic, &sources.read, false));
    }
    out
}

/// A dump that is being written.
pub(crate) struct Dump<'a> {
    pub(crate) files: &'a [SourceFile],
    pub(crate) out: String,
}

impl Dump<'_> {
    fn parsed(mut self, parsed: &Parsed) -> String {
        self.blocks(&parsed.blocks, 0);
        for note in &parsed.notes {
            self.note(note, 0);
        }
        for oddity in &parsed.oddities {
            self.oddity(oddity);
        }
        for fault in &parsed.faults {
            let words = self.words(fault.span).to_owned();
            let _ = writeln!(self.out, "fault {:?} at {}: {words}", fault.value, self.place(fault.span));
        }
        self.private(&parsed.private);
        self.out
    }

    fn report(mut self, report: &Report) -> String {
        let meta = &report.meta;
        for (key, value) in [("title", &meta.title), ("author", &meta.author), ("publisher", &meta.publisher)] {
            if let Some(value) = value {
                let _ = writeln!(self.out, "{key}: {value}");
            }
        }
        if let Some(date) = meta.date {
            let _ = writeln!(self.out, "date: {date}");
        }
        let _ = writeln!(self.out, "language: {}", meta.language.unwrap().tag());
        for section in &report.sections {
            let place = self.place(section.span);
            let line = format!("section {} level {} {place}: {}", section.slug, section.level, inlines(&section.title));
            self.line(0, &line);
            self.blocks(&section.blocks, 1);
        }
        for note in &report.notes {
            self.note(&note.note, 0);
        }
        self.private(&report.private);
        self.out
    }

    fn private(&mut self, places: &[Span]) {
        for span in places {
            let words = self.words(*span).to_owned();
            let _ = writeln!(self.out, "private {}: {words:?}", self.place(*span));
        }
    }

    pub(crate) fn note(&mut self, note: &Note, depth: usize) {
        self.line(depth, &format!("note {:?} {}", note.label, self.place(note.span)));
        self.blocks(&note.blocks, depth + 1);
    }

    pub(crate) fn oddity(&mut self, oddity: &Spanned<Oddity>) {
        let what = match &oddity.value {
            Oddity::Html(tag) => format!("html {tag:?}"),
            Oddity::UndefinedNote(label) => format!("undefined note {label:?}"),
            Oddity::DoubledNote(label) => format!("doubled note {label:?}"),
            Oddity::EmptyHeading => "empty heading".to_owned(),
            Oddity::RemotePicture(address) => format!("remote picture {address:?}"),
        };
        let _ = writeln!(self.out, "oddity {what} at {}", self.place(oddity.span));
    }

    pub(crate) fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        let place = self.place(block.span);
        match &block.kind {
            BlockKind::Heading { level, id, private: _, content } => {
                let id = id.as_ref().map_or(String::new(), |id| format!(" {{#{id}}}"));
                self.line(depth, &format!("heading {level}{id} {place}: {}", inlines(content)));
            }
            BlockKind::Paragraph(content) => self.line(depth, &format!("paragraph {place}: {}", inlines(content))),
            BlockKind::List { start, items } => {
                let start = start.map_or(String::new(), |start| format!(" from {start}"));
                self.line(depth, &format!("list{start} {place}"));
                for item in items {
                    self.line(depth + 1, &format!("item {}", self.place(item.span)));
                    self.blocks(&item.blocks, depth + 2);
                }
            }
            BlockKind::Quote(blocks) => {
                self.line(depth, &format!("quote {place}"));
                self.blocks(blocks, depth + 1);
            }
            BlockKind::Table { align, head, rows } => {
                let align: Vec<&str> = align
                    .iter()
                    .map(|align| match align {
                        CellAlign::Unset => "unset",
                        CellAlign::Left => "left",
                        CellAlign::Centre => "centre",
                        CellAlign::Right => "right",
                    })
                    .collect();
                self.line(depth, &format!("table {place}: {}", align.join(", ")));
                self.line(depth + 1, &format!("head: {}", cells(head)));
                for row in rows {
                    self.line(depth + 1, &format!("row {}: {}", self.place(row.span), cells(&row.cells)));
                }
            }
            BlockKind::Code(code) => self.line(depth, &format!("code {place}: {code:?}")),
            BlockKind::Picture { file, alt } => self.line(depth, &format!("picture {place}: {file:?} {alt:?}")),
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{}", "  ".repeat(depth), text.trim_end());
    }

    /// Line and column of the first character, and of the last.
    pub(crate) fn place(&self, span: Span) -> String {
        let file = &self.files[span.file.0 as usize];
        let (line, column) = file.line_column(span.start as usize);
        let (end_line, end_column) = file.line_column(span.end as usize);
        if line == end_line {
            format!("{line}:{column}-{end_column}")
        } else {
            format!("{line}:{column}-{end_line}:{end_column}")
        }
    }

    fn words(&self, span: Span) -> &str {
        &self.files[span.file.0 as usize].text[span.start as usize..span.end as usize]
    }
}

fn cells(cells: &[Vec<Inline>]) -> String {
    cells.iter().map(|cell| inlines(cell)).collect::<Vec<String>>().join(" | ")
}

/// A line of text: words are quoted, marked words stand in round brackets.
pub(crate) fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect::<Vec<String>>().join(" ")
}

fn inline(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(words) => format!("{words:?}"),
        InlineKind::Emphasis(content) => format!("emphasis({})", inlines(content)),
        InlineKind::Strong(content) => format!("strong({})", inlines(content)),
        InlineKind::Superscript(content) => format!("sup({})", inlines(content)),
        InlineKind::Subscript(content) => format!("sub({})", inlines(content)),
        InlineKind::Spoken(spoken, content) => {
            let language = spoken.language.map(|tag| format!("{}: ", tag.as_str())).unwrap_or_default();
            let full = spoken.stands_for.as_ref().map(|full| format!("{full:?}: ")).unwrap_or_default();
            format!("spoken({language}{full}{})", inlines(content))
        }
        InlineKind::Code(code) => format!("code({code:?})"),
        InlineKind::Link { url, content } => format!("link({url:?}: {})", inlines(content)),
        InlineKind::Picture { file, alt } => format!("picture({file:?} {alt:?})"),
        InlineKind::NoteMark(label) => format!("mark({label})"),
        InlineKind::Break => "break".to_owned(),
        InlineKind::Citation(citations) => {
            let citations: Vec<String> = citations
                .iter()
                .map(|citation| {
                    let words = citation.words.as_ref().map_or(String::new(), |words| format!(" {words:?}"));
                    address(&citation.address) + &words
                })
                .collect();
            format!("cite({})", citations.join("; "))
        }
    }
}

pub(crate) fn address(address: &Address) -> String {
    let report = address.report.as_ref().map_or(String::new(), |report| format!("{report}/"));
    let part = match address.part {
        Part::Whole => String::new(),
        Part::Block(block) => format!(":{block}"),
        Part::Range(first, last) => format!(":{first}-{last}"),
        Part::Item(block, item) => format!(":{block}.{item}"),
    };
    report + &address.section + &part
}
