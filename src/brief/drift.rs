//! Drift: what a person accepted once, and the report says otherwise now.
//!
//! The [lock] beside an outline holds the text of each passage that it cites. A passage whose text is another is looked
//! for elsewhere in the report: it has moved, or it has changed, and then the [difference] is told.

mod difference;
mod lock;

pub use difference::of as difference;
pub use lock::{Accepted, hash, write};

use super::passages::{Content, Found, written};
use super::quantities;
use super::resolver::Resolver;
use super::text::Text;
use crate::diagnostics::{Diagnostic, codes};
use crate::language::Language;
use crate::markdown::{Address, BlockKind, Part};
use crate::report::Report;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A place of the outline that cites a passage.
pub(super) struct Citing<'a> {
    /// The address as it is written there.
    pub(super) address: Address,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether words choose the passage, wherever it stands.
    pub(super) by_words: bool,
    /// What stands there.
    pub(super) found: Option<Found<'a>>,
}

/// Returns the passages that an outline cites, as a lock writes them.
pub(super) fn accepted(resolver: &Resolver<'_>) -> Vec<Accepted> {
    let mut passages = BTreeMap::new();
    for found in resolver.table.citations.iter().filter_map(|citing| citing.found) {
        let Some(address) = address_of(resolver, &found) else { continue };
        passages.entry(address).or_insert_with_key(|address| {
            let language = resolver.language_of(found.report);
            let text = Text::of(found.content).text;
            let figures = figures_in(&text, language);
            Accepted { address: address.clone(), text, figures, language }
        });
    }
    passages.into_values().collect()
}

/// Returns the figures of a text as they are written, each once.
pub fn figures_in(text: &str, language: Language) -> Vec<String> {
    let written = |quantity: quantities::Quantity| {
        text.get(quantity.bytes).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut known = BTreeSet::new();
    let figures = quantities::read(text, language).into_iter().map(written);
    figures.filter(|figure| !figure.contains(';') && known.insert(figure.clone())).collect()
}

/// Tells the claims that stand on passages which are not what was accepted.
pub(super) fn check(resolver: &mut Resolver<'_>) {
    let Some(id) = resolver.outline.lock else { return };
    let locked = match lock::read(id, resolver.files.file(id)) {
        Ok(locked) => locked,
        Err((span, why)) => {
            resolver.tell(
                Diagnostic::new(codes::LOCK_UNREADABLE, "the lock of the outline cannot be read")
                    .at(span, why)
                    .help("write it anew with `briefpress accept`, or take the file away"),
            );
            return;
        }
    };
    let mut uses: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, citing) in resolver.table.citations.iter().enumerate() {
        let address = match &citing.found {
            Some(found) => address_of(resolver, found),
            None => Some(written(&citing.address)),
        };
        uses.entry(address.unwrap_or_default()).or_default().push(index);
    }
    let mut elsewhere = Elsewhere::default();
    let mut told = Vec::new();
    for passage in &locked {
        let Some(places) = uses.get(&passage.address) else { continue };
        let citing: Vec<&Citing<'_>> = places.iter().filter_map(|index| resolver.table.citations.get(*index)).collect();
        let found = citing.iter().find_map(|citing| citing.found);
        let now = found.map(|found| Text::of(found.content));
        if now.as_ref().is_some_and(|now| same(&now.text, &passage.text)) {
            continue;
        }
        let shape = found.map_or_else(|| citing.first().map_or(Part::Whole, |citing| citing.address.part), part_of);
        let report = found.map_or(0, |found| found.report);
        let moved = elsewhere.find(resolver, report, shape, &passage.text);
        told.push(match (moved, now) {
            (Some(moved), _) => has_moved(passage, &citing, &moved),
            (None, Some(now)) => has_changed(resolver, passage, &citing, &now, report),
            // That there is no such passage was told already.
            (None, None) => continue,
        });
    }
    told.into_iter().for_each(|diagnostic| resolver.tell(diagnostic));
}

/// Returns the address of a passage with the section's full name.
pub(super) fn address_of(resolver: &Resolver<'_>, found: &Found<'_>) -> Option<String> {
    let section = resolver.reports.get(found.report)?.sections.get(found.section)?.slug.clone();
    let name = resolver.outline.reports.get(found.report).and_then(|report| report.name.as_ref());
    let report = name.filter(|_| found.report > 0).map(|name| name.value.clone());
    Some(written(&Address { report, section, part: part_of(*found) }))
}

fn part_of(found: Found<'_>) -> Part {
    let place = found.place;
    match (place.from, place.to, place.item) {
        (0, ..) => Part::Whole,
        (from, _, Some(item)) => Part::Item(from, item),
        (from, to, None) if from == to => Part::Block(from),
        (from, to, None) => Part::Range(from, to),
    }
}

/// Returns whether two texts have the same words.
pub fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn has_moved(passage: &lock::Locked, citing: &[&Citing<'_>], (section, part): &(String, Part)) -> Diagnostic {
    let report = passage.address.split_once('/').map(|(report, _)| report.to_owned());
    let now = written(&Address { report, section: section.clone(), part: *part });
    let mut told = Diagnostic::new(codes::PASSAGE_MOVED, format!("`{}` is now `{now}`", passage.address))
        .help("write the new address, or let `briefpress check --fix` do it");
    for citing in citing.iter().filter(|citing| !citing.by_words) {
        told = told.at(citing.span, "cites what stood there before");
        // A short name of the section stays as it is.
        let stays = passage.address.split(':').next() == now.split(':').next();
        let new = if stays { written(&Address { part: *part, ..citing.address.clone() }) } else { now.clone() };
        told = told.edit(citing.span, written(&citing.address), new);
    }
    told.edit(passage.span, passage.address.clone(), now)
}

fn has_changed(
    resolver: &Resolver<'_>,
    passage: &lock::Locked,
    citing: &[&Citing<'_>],
    now: &Text,
    report: usize,
) -> Diagnostic {
    let message = format!("the passage `{}` has changed since it was accepted", passage.address);
    let mut told = Diagnostic::new(codes::PASSAGE_CHANGED, message);
    for citing in citing {
        told = told.at(citing.span, "stands on it");
    }
    for change in difference::of(&passage.text, &now.text) {
        told = told.note(change);
    }
    let there = quantities::read(&now.text, resolver.language_of(report));
    let figure = |bytes: std::ops::Range<usize>| {
        now.text.get(bytes).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let there: Vec<String> = there.into_iter().map(|quantity| figure(quantity.bytes)).collect();
    let (hold, gone): (Vec<&String>, Vec<&String>) = passage.figures.iter().partition(|figure| there.contains(figure));
    let list = |figures: &[&String]| figures.iter().map(|figure| format!("`{figure}`")).collect::<Vec<_>>().join(", ");
    told = match (hold.is_empty(), gone.is_empty()) {
        (true, true) => told,
        (false, true) => told.note(format!("its figures still hold: {}", list(&hold))),
        (_, false) => told.note(format!("figures that it no longer has: {}", list(&gone))),
    };
    told.help("read the claims against the new text; then `briefpress accept`")
}

/// Texts with the section and part that hold each; none where two places have the same.
type Places = HashMap<String, Option<(String, Part)>>;

/// The texts of reports, by report and shape, to find what has moved.
#[derive(Default)]
struct Elsewhere {
    known: HashMap<(usize, usize), Places>,
}

/// Which texts are looked through: items, whole sections, or so many blocks.
const ITEMS: usize = 0;
const SECTIONS: usize = usize::MAX;

impl Elsewhere {
    /// Finds the one place of a shape that holds a text.
    fn find(&mut self, resolver: &Resolver<'_>, report: usize, shape: Part, text: &str) -> Option<(String, Part)> {
        let shape = shape_of(shape);
        let read = || resolver.reports.get(report).map(|report| texts(report, shape)).unwrap_or_default();
        let texts = self.known.entry((report, shape)).or_insert_with(read);
        let words: Vec<&str> = text.split_whitespace().collect();
        texts.get(&words.join(" ")).cloned().flatten()
    }
}

/// Finds the one place of a report, of the shape of a part, that holds a text.
pub fn elsewhere(report: &Report, shape: Part, text: &str) -> Option<(String, Part)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    texts(report, shape_of(shape)).remove(&words.join(" ")).flatten()
}

fn shape_of(part: Part) -> usize {
    match part {
        Part::Whole => SECTIONS,
        Part::Block(_) => 1,
        Part::Range(from, to) => to.saturating_sub(from) + 1,
        Part::Item(..) => ITEMS,
    }
}

/// Collects the texts of a shape with their places.
fn texts(report: &Report, shape: usize) -> Places {
    let mut texts = Places::new();
    let mut add = |content: Content<'_>, section: &str, part: Part| {
        let text = Text::of(content).text.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = Some((section.to_owned(), part));
        texts.entry(text).and_modify(|known| *known = None).or_insert(place);
    };
    for section in &report.sections {
        let slug = section.slug.as_str();
        match shape {
            SECTIONS => add(Content::Blocks(&section.blocks), slug, Part::Whole),
            ITEMS => {
                for (index, block) in section.blocks.iter().enumerate() {
                    match &block.kind {
                        BlockKind::List { items, .. } => items.iter().enumerate().for_each(|(item, content)| {
                            add(Content::Item(None, content), slug, Part::Item(index + 1, item + 1));
                        }),
                        BlockKind::Table { head, rows, .. } => rows.iter().enumerate().for_each(|(row, content)| {
                            add(Content::Row(head, content), slug, Part::Item(index + 1, row + 1));
                        }),
                        _ => {}
                    }
                }
            }
            count => {
                for (index, blocks) in section.blocks.windows(count).enumerate() {
                    let part = if count == 1 { Part::Block(index + 1) } else { Part::Range(index + 1, index + count) };
                    add(Content::Blocks(blocks), slug, part);
                }
            }
        }
    }
    texts
}
