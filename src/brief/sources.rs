//! The table of all that can be cited: the same passage has one number.

use super::drift::{self, Citing};
use super::lower::{self, Origin};
use super::notes;
use super::passages::{Found, written};
use super::reading::Reading;
use super::resolver::Resolver;
use super::text::Text;
use super::{Block, CitedReport, Inline, Passage, Source, SourceId};
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use crate::markdown::{self, Address, BlockKind, Citation, Dialect, Oddity, Part};
use crate::outline::CitationSource;
use crate::report::Report;
use crate::source::{FileId, Located, Span};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Sources by their keys.
#[derive(Default)]
pub(super) struct Table<'a> {
    /// What [`SourceId`] counts into.
    pub(super) sources: Vec<Source>,
    keys: HashMap<Key, SourceId>,
    found: HashMap<SourceId, Found<'a>>,
    evidence: HashMap<SourceId, Rc<Reading>>,
    labels: HashMap<usize, Rc<notes::Labels>>,
    /// Where passages are cited, in order and each place once.
    pub(super) citations: Vec<Citing<'a>>,
    cited_at: BTreeSet<Span>,
    /// Oddities that were told.
    told: BTreeSet<Span>,
}

/// What makes two sources the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A passage: report, section, first and last block, item.
    Passage(usize, usize, usize, usize, Option<usize>),
    /// A note, by the place of its definition.
    Note(Span),
}

impl<'a> Table<'a> {
    /// Returns the number of a source, or gives it one; then it is to be filled.
    pub(super) fn number(&mut self, key: Key) -> (SourceId, bool) {
        let next = SourceId(self.sources.len() as u32);
        let id = *self.keys.entry(key).or_insert(next);
        if id == next {
            self.sources.push(Source::Note(Vec::new()));
        }
        (id, id == next)
    }

    /// Fills a source that was given a number.
    pub(super) fn fill(&mut self, id: SourceId, source: Source) {
        if let Some(place) = self.sources.get_mut(id.0 as usize) {
            *place = source;
        }
    }

    /// Adds a note with a text of its own.
    pub(super) fn note(&mut self, span: Span, blocks: Vec<Block>) -> SourceId {
        let (id, _) = self.number(Key::Note(span));
        self.fill(id, Source::Note(blocks));
        id
    }

    /// Returns whether a note was marked, by the place of its definition.
    pub(super) fn has_note(&self, span: Span) -> bool {
        self.keys.contains_key(&Key::Note(span))
    }

    /// Returns the passage that has a number.
    pub(super) fn passage(&self, id: SourceId) -> Option<Found<'a>> {
        self.found.get(&id).copied()
    }

    /// Returns the labels of a report's notes.
    pub(super) fn labels(&mut self, number: usize, report: &Report) -> Rc<notes::Labels> {
        Rc::clone(self.labels.entry(number).or_insert_with(|| Rc::new(notes::labels(report))))
    }

    /// Notes a sum on the passage that it was made with.
    pub(super) fn add_sum(&mut self, id: SourceId, sum: String) {
        if let Some(Source::Passage(passage)) = self.sources.get_mut(id.0 as usize)
            && !passage.sums.contains(&sum)
        {
            passage.sums.push(sum);
        }
    }
}

/// Passages that were cited in one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Cited {
    /// Those that were found, each once.
    pub(super) sources: Vec<SourceId>,
    /// Whether one could not be found, which was told.
    pub(super) failed: bool,
}

impl Cited {
    /// Adds one, or that it failed.
    pub(super) fn add(&mut self, source: Option<SourceId>) {
        match source {
            None => self.failed = true,
            Some(source) if !self.sources.contains(&source) => self.sources.push(source),
            Some(_) => {}
        }
    }

    /// Adds those of another place.
    pub(super) fn extend(&mut self, other: &Cited) {
        other.sources.iter().for_each(|source| self.add(Some(*source)));
        self.failed |= other.failed;
    }

    /// Returns whether nothing was cited.
    pub(super) fn is_empty(&self) -> bool {
        self.sources.is_empty() && !self.failed
    }
}

/// Finds the passages that a key names.
pub(super) fn cite_all(resolver: &mut Resolver<'_>, citations: &[CitationSource]) -> Cited {
    let mut cited = Cited::default();
    for citation in citations {
        let found = find(resolver, citation);
        cited.add(found.map(|found| cite(resolver, found, citation.span)));
    }
    cited
}

/// Finds the passage that a key names; none where there is none, which was told.
pub(super) fn find<'a>(resolver: &mut Resolver<'a>, citation: &CitationSource) -> Option<Found<'a>> {
    let words = citation.words.as_ref().map(|words| (words.text.as_str(), words.span));
    look_up(resolver, citation.address.as_ref()?, citation.span, words)
}

/// Finds a passage that is cited in text.
pub(super) fn cite_in_text(resolver: &mut Resolver<'_>, citation: &Citation) -> Option<SourceId> {
    let words = citation.words.as_ref().map(|words| (words.as_str(), citation.span));
    let found = look_up(resolver, &citation.address, citation.span, words)?;
    Some(cite(resolver, found, citation.span))
}

/// Finds a passage by its address and the words that are meant; none where there is no such passage, which is told.
fn look_up<'a>(
    resolver: &mut Resolver<'a>,
    address: &Address,
    span: Span,
    words: Option<(&str, Span)>,
) -> Option<Found<'a>> {
    let found = resolver.index.find(address, span);
    let found = match words {
        Some((words, at)) => found.and_then(|found| resolver.index.choose(found, words, address, at)),
        None => found,
    };
    if let Ok(found) = &found
        && let Some(told) = private(resolver, found, address, span)
    {
        resolver.tell(told);
        return None;
    }
    // A line may be read twice.
    if resolver.table.cited_at.insert(span) {
        let (address, by_words) = (address.clone(), words.is_some());
        resolver.table.citations.push(Citing { address, span, by_words, found: found.as_ref().ok().copied() });
    }
    // A short name that stands for no section was told where it is given.
    let of_short_name = |diagnostic: &Diagnostic| {
        let mut short = resolver.outline.sections_as.iter().map(|(short, _)| short);
        diagnostic.code == codes::UNKNOWN_SECTION
            && address.report.is_none()
            && short.any(|short| short.value == address.section)
    };
    match found {
        Ok(found) => Some(found),
        Err(diagnostic) if of_short_name(&diagnostic) => None,
        Err(diagnostic) => {
            resolver.tell(diagnostic);
            None
        }
    }
}

/// Tells of a private passage behind what is not private.
fn private(resolver: &Resolver<'_>, found: &Found<'_>, address: &Address, span: Span) -> Option<Diagnostic> {
    let report = resolver.reports.get(found.report)?;
    let part = found.content.spans().into_iter().find_map(|place| report.private_in(place))?;
    if resolver.private {
        return None;
    }
    let written = written(address);
    let message = match address.part {
        Part::Whole | Part::Range(..) => format!("`{written}` takes in a private passage of the report"),
        Part::Block(_) | Part::Item(..) => format!("`{written}` is private in the report, or holds what is"),
    };
    Some(
        Diagnostic::new(codes::PRIVATE_CITED, message)
            .at(span, "cited here, where it is not private")
            .at(part, "marked as private")
            .help(
                "cite what is not private, or mark this part of the outline with `private: true`, which leaves it out",
            ),
    )
}

/// Gives a passage its number. `cited` is where it is cited.
pub(super) fn cite<'a>(resolver: &mut Resolver<'a>, found: Found<'a>, cited: Span) -> SourceId {
    let place = found.place;
    let (id, is_new) =
        resolver.table.number(Key::Passage(found.report, found.section, place.from, place.to, place.item));
    if !is_new {
        return id;
    }
    resolver.table.found.insert(id, found);
    tell_oddities(resolver, &found, cited, Use::Cited);
    let report = resolver.reports.get(found.report);
    let heading = report.and_then(|report| report.sections.get(found.section));
    let section = heading.map_or_else(Vec::new, |section| lower::inlines(resolver, &section.title, Origin::Bare));
    let notes = notes::of_passage(resolver, &found);
    let address = drift::address_of(resolver, &found).unwrap_or_default();
    let passage = Passage {
        section_at: (found.report, found.section),
        address,
        report: title(resolver, found.report),
        section,
        place,
        notes,
        sums: Vec::new(),
        spans: found.content.spans(),
    };
    resolver.table.fill(id, Source::Passage(passage));
    id
}

/// What a passage is needed for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Use {
    /// Its words stand behind a claim.
    Cited,
    /// It is printed.
    Reprinted,
}

/// Tells what of a passage in use cannot be printed.
pub(super) fn tell_oddities(resolver: &mut Resolver<'_>, found: &Found<'_>, cited: Span, needed: Use) {
    let Some(report) = resolver.reports.get(found.report).cloned() else { return };
    let mut places = found.content.spans();
    // The endnote names the section.
    places.extend(report.sections.get(found.section).filter(|section| section.level > 0).map(|section| section.span));
    for oddity in &report.oddities {
        let is_within = places.iter().any(|place| {
            place.file == oddity.span.file && place.start <= oddity.span.start && oddity.span.end <= place.end
        });
        let is_needed = needed == Use::Reprinted || !matches!(oddity.value, Oddity::RemotePicture(_));
        if is_within && is_needed && resolver.table.told.insert(oddity.span) {
            let (message, help) = odd(&oddity.value);
            let diagnostic = Diagnostic::new(codes::PASSAGE_NOT_PRINTABLE, message)
                .at(oddity.span, "in a passage that the briefing uses")
                .at(cited, "used here")
                .help(help);
            resolver.tell(diagnostic);
        }
    }
}

/// Returns what is said of an oddity, and its mend.
pub(super) fn odd(oddity: &Oddity) -> (String, String) {
    match oddity {
        Oddity::Html(tag) => (
            format!("the tag `{tag}` has no meaning on paper"),
            "write it as Markdown, or put a backslash before `<` to print it as it is".to_owned(),
        ),
        Oddity::UndefinedNote(label) => (
            format!("the note `[^{label}]` is not defined"),
            format!("add its text as a paragraph of its own: `[^{label}]: …`"),
        ),
        Oddity::DoubledNote(label) => {
            (format!("the note `[^{label}]` is defined twice"), "give one of the two another label".to_owned())
        }
        Oddity::EmptyHeading => ("the heading has no words".to_owned(), "give the heading words".to_owned()),
        Oddity::RemotePicture(address) => (
            format!("the picture `{address}` would have to be fetched"),
            "save it in the project folder and name that file".to_owned(),
        ),
    }
}

/// Returns the title of a report as an endnote gives it.
fn title(resolver: &Resolver<'_>, report: usize) -> String {
    let outline = resolver.outline.reports.get(report);
    let read = resolver.reports.get(report);
    let heading = || read?.sections.iter().find(|section| section.level == 1 && !section.title.is_empty());
    let language = read.and_then(|report| report.meta.language).unwrap_or(resolver.language);
    read.and_then(|report| report.meta.title.as_ref())
        .map(|title| typeset(title, language))
        .or_else(|| heading().map(|section| Text::of_inlines(&section.title).text))
        .or_else(|| outline?.name.as_ref().map(|name| name.value.clone()))
        .or_else(|| outline?.files.first().map(|file| file.value.clone()))
        .unwrap_or_default()
}

/// Returns the reports as receipts name them.
pub(super) fn reports(resolver: &Resolver<'_>) -> Vec<CitedReport> {
    let read = resolver.reports.iter().enumerate().map(|(number, report)| {
        let mut files: Vec<FileId> = Vec::new();
        for file in report.sections.iter().map(|section| section.file).chain(report.notes.iter().map(|note| note.file))
        {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        let name = resolver.outline.reports.get(number).and_then(|report| report.name.as_ref());
        let name = name.map(|name| name.value.clone());
        CitedReport { name, title: title(resolver, number), language: resolver.language_of(number), files }
    });
    read.collect()
}

/// Returns a title of front matter with the punctuation of its language, as headings have it.
fn typeset(title: &str, language: Language) -> String {
    let parsed = markdown::parse(&Located::exact(FileId(0), 0, title), Dialect { citations: false, language });
    match parsed.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(content)) => Text::of_inlines(content).text,
        _ => title.to_owned(),
    }
}

/// Returns what a cited passage says.
pub(super) fn evidence(resolver: &mut Resolver<'_>, id: SourceId) -> Option<Rc<Reading>> {
    if let Some(evidence) = resolver.table.evidence.get(&id) {
        return Some(Rc::clone(evidence));
    }
    let found = resolver.table.passage(id)?;
    let evidence = Rc::new(Reading::of(Text::of(found.content), resolver.language_of(found.report)));
    resolver.table.evidence.insert(id, Rc::clone(&evidence));
    Some(evidence)
}

/// Collects the sources that a text marks.
pub(super) fn marked(inlines: &[Inline], cited: &mut Vec<SourceId>) {
    for inline in inlines {
        match inline {
            Inline::Mark(sources) => cited.extend(sources),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Spoken(_, inner)
            | Inline::Link { content: inner, .. } => marked(inner, cited),
            Inline::Text(..) | Inline::Code(_) | Inline::Break => {}
        }
    }
}
