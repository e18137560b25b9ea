//! The brief's words → runs of styled text.

use super::composer::Composer;
use crate::brief::{Abbreviation, Inline, SourceId, abbreviations};
use crate::source::Span;
use crate::text::{Expansion, Field, Link, Run, RunKind, Shape, Text};

/// Returns a text of plain words.
pub(super) fn words(words: impl Into<String>) -> Text {
    Text { runs: vec![run(words)], language: None, span: None }
}

/// Returns a run of plain words.
pub(super) fn run(words: impl Into<String>) -> Run {
    Run { kind: RunKind::Words(words.into()), shape: Shape::default(), link: None }
}

/// Returns a run of words in a shape.
pub(super) fn shaped(words: impl Into<String>, shape: Shape) -> Run {
    Run { kind: RunKind::Words(words.into()), shape, link: None }
}

/// Returns a run that layout fills in.
pub(super) fn field(field: Field) -> Run {
    Run { kind: RunKind::Field(field), shape: Shape::default(), link: None }
}

/// Returns "x of y", the two marks of the pattern filled by fields.
pub(super) fn counted(pattern: &str, x: Field, y: Field) -> Text {
    let mut runs = Vec::new();
    let mut rest = pattern;
    while let Some((before, name, after)) =
        rest.split_once('{').and_then(|(before, tail)| tail.split_once('}').map(|(name, after)| (before, name, after)))
    {
        if !before.is_empty() {
            runs.push(run(before));
        }
        runs.push(field(if name == "x" { x } else { y }));
        rest = after;
    }
    if !rest.is_empty() {
        runs.push(run(rest));
    }
    Text { runs, language: None, span: None }
}

/// Returns the words alone, without marks, for bookmarks and metadata.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    collect_plain(inlines, &mut out);
    out.trim().to_owned()
}

fn collect_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Spoken(_, inner)
            | Inline::Link { content: inner, .. } => collect_plain(inner, out),
            Inline::Mark(_) => {}
            Inline::Break => out.push(' '),
        }
    }
}

/// Returns the words of a text.
pub(super) fn plain_text(text: &Text) -> String {
    let words = text.runs.iter().filter_map(|run| match &run.kind {
        RunKind::Words(words) => Some(words.as_str()),
        _ => None,
    });
    words.collect()
}

/// Returns the text without its marks: for words that are said a second time.
pub(super) fn unmarked(inlines: &[Inline]) -> Text {
    let mut runs = Vec::new();
    lower(inlines, Shape::default(), None, &mut Abbreviations::default(), &mut runs, &mut |_, _| {});
    Text { runs, language: None, span: first_span(inlines) }
}

/// Returns a quotation in its marks; the opening one hangs where the breaker hangs it.
pub(super) fn quoted(mut text: Text, (open, close): (&str, &str)) -> Text {
    text.runs.insert(0, run(open));
    let after_words = text.runs.iter().rposition(|run| !run.kind.is_mark()).map_or(text.runs.len(), |last| last + 1);
    text.runs.insert(after_words, run(close));
    text
}

impl Composer<'_> {
    /// Returns the text with its marks numbered.
    pub(super) fn text(&mut self, inlines: &[Inline]) -> Text {
        let mut runs = Vec::new();
        let mut known = std::mem::take(&mut self.abbreviations);
        lower(inlines, Shape::default(), None, &mut known, &mut runs, &mut |sources, runs| self.marks(sources, runs));
        self.abbreviations = known;
        Text { runs, language: None, span: first_span(inlines) }
    }

    /// Returns the text followed by marks for the sources that it does not mark itself.
    pub(super) fn text_citing(&mut self, inlines: &[Inline], sources: &[SourceId]) -> Text {
        let mut text = self.text(inlines);
        let own = marked(inlines);
        let others: Vec<SourceId> = sources.iter().copied().filter(|source| !own.contains(source)).collect();
        self.marks(&others, &mut text.runs);
        text
    }
}

/// Returns the sources that the words mark, in order.
pub(crate) fn marked(inlines: &[Inline]) -> Vec<SourceId> {
    let mut found = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Mark(sources) => found.extend(sources),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Spoken(_, inner)
            | Inline::Link { content: inner, .. } => found.extend(marked(inner)),
            Inline::Text(..) | Inline::Code(_) | Inline::Break => {}
        }
    }
    found
}

/// Returns the place of the first words.
pub(crate) fn first_span(inlines: &[Inline]) -> Option<Span> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(_, span) => Some(*span),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => first_span(inner),
        _ => None,
    })
}

/// The abbreviations that are known, and which of them were read in full under the heading at hand.
#[derive(Default)]
pub(super) struct Abbreviations<'a> {
    all: &'a [Abbreviation],
    told: Vec<bool>,
}

impl<'a> Abbreviations<'a> {
    pub(super) fn new(all: &'a [Abbreviation]) -> Abbreviations<'a> {
        Abbreviations { all, told: vec![false; all.len()] }
    }

    /// Begins under a new heading, where each is read in full once more.
    pub(super) fn begin(&mut self) {
        self.told.fill(false);
    }

    /// Parts a text at those that are to be read in full.
    fn uses<'t>(&mut self, text: &'t str) -> Vec<(&'t str, Option<u32>)> {
        let told = &mut self.told;
        let is_first = |index: u32| told.get_mut(index as usize).is_some_and(|told| !std::mem::replace(told, true));
        abbreviations::uses(text, self.all, is_first)
    }

    fn position(&self, full: &str) -> Option<u32> {
        self.all.iter().position(|abbreviation| abbreviation.full == full).map(|index| index as u32)
    }
}

/// Lowers a text. Abbreviations say what they stand for where they first stand under a heading.
fn lower(
    inlines: &[Inline],
    shape: Shape,
    link: Option<&Link>,
    known: &mut Abbreviations<'_>,
    runs: &mut Vec<Run>,
    mark: &mut dyn FnMut(&[SourceId], &mut Vec<Run>),
) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) => {
                for (words, stands_for) in known.uses(text) {
                    let stands_for = shape.stands_for.or(stands_for.map(Expansion));
                    let shape = Shape { stands_for, ..shape };
                    runs.push(Run { kind: RunKind::Words(words.to_owned()), shape, link: link.cloned() });
                }
            }
            Inline::Emphasis(inner) => {
                lower(inner, Shape { emphasis: !shape.emphasis, ..shape }, link, known, runs, mark);
            }
            Inline::Strong(inner) => lower(inner, Shape { strong: true, ..shape }, link, known, runs, mark),
            Inline::Superscript(inner) => lower(inner, Shape { superior: true, ..shape }, link, known, runs, mark),
            Inline::Subscript(inner) => lower(inner, Shape { inferior: true, ..shape }, link, known, runs, mark),
            Inline::Spoken(spoken, inner) => {
                let full = spoken.stands_for.as_ref();
                let index = full.and_then(|full| known.position(full));
                let stands_for = shape.stands_for.or(index.map(Expansion));
                let language = spoken.language.or(shape.language);
                lower(inner, Shape { stands_for, language, ..shape }, link, known, runs, mark);
            }
            Inline::Code(text) => {
                let shape = Shape { code: true, ..shape };
                runs.push(Run { kind: RunKind::Words(text.clone()), shape, link: link.cloned() });
            }
            Inline::Link { url, content } => lower(content, shape, Some(&Link::Url(url.clone())), known, runs, mark),
            Inline::Mark(sources) => mark(sources, runs),
            Inline::Break => runs.push(Run { kind: RunKind::Break, shape, link: None }),
        }
    }
}
