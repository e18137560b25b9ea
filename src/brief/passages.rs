//! Addresses → passages of a report.

use super::folding::{Folded, fold};
use super::text::Text;
use super::{Place, PlaceKind};
use crate::diagnostics::{Diagnostic, codes, nearest, slip};
use crate::markdown::{Address, Block, BlockKind, Inline, ListItem, Part, TableRow};
use crate::outline::Outline;
use crate::report::{Report, Section};
use crate::source::Span;
use std::collections::HashMap;
use std::sync::Arc;

/// The sections of all reports by their names.
pub(super) struct Index<'a> {
    reports: Vec<IndexedReport<'a>>,
    short_names: HashMap<&'a str, &'a str>,
    /// Folded blocks by their places: an outline may quote from one section many times.
    folded: HashMap<Span, Folded>,
}

struct IndexedReport<'a> {
    name: Option<&'a str>,
    sections: &'a [Section],
    slugs: HashMap<&'a str, usize>,
}

/// A passage that was found.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// Which report.
    pub(super) report: usize,
    /// Which of its sections.
    pub(super) section: usize,
    /// Where in the section.
    pub(super) place: Place,
    /// What stands there.
    pub(super) content: Content<'a>,
}

/// What stands at an address.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    /// Blocks.
    Blocks(&'a [Block]),
    /// An item of a list, with the number that it has in a numbered one.
    Item(Option<u64>, &'a ListItem),
    /// A row of a table, under its head.
    Row(&'a [Vec<Inline>], &'a TableRow),
}

impl Content<'_> {
    /// Returns the places of its parts.
    pub(super) fn spans(&self) -> Vec<Span> {
        match self {
            Content::Blocks(blocks) => blocks.iter().map(|block| block.span).collect(),
            Content::Item(_, item) => vec![item.span],
            Content::Row(_, row) => vec![row.span],
        }
    }
}

/// Returns an address as it is written.
pub(super) fn written(address: &Address) -> String {
    let report = address.report.as_ref().map_or_else(String::new, |report| format!("{report}/"));
    let section = &address.section;
    match address.part {
        Part::Whole => format!("{report}{section}"),
        Part::Block(block) => format!("{report}{section}:{block}"),
        Part::Range(from, to) => format!("{report}{section}:{from}-{to}"),
        Part::Item(block, item) => format!("{report}{section}:{block}.{item}"),
    }
}

impl<'a> Index<'a> {
    /// Collects the names.
    pub(super) fn new(outline: &'a Outline, reports: &'a [Arc<Report>]) -> Index<'a> {
        let reports = reports.iter().enumerate().map(|(number, report)| {
            let mut slugs = HashMap::new();
            for (index, section) in report.sections.iter().enumerate() {
                slugs.entry(section.slug.as_str()).or_insert(index);
            }
            let name = outline.reports.get(number).and_then(|source| source.name.as_ref());
            IndexedReport { name: name.map(|name| name.value.as_str()), sections: &report.sections, slugs }
        });
        let short_names =
            outline.sections_as.iter().map(|(short, long)| (short.value.as_str(), long.value.as_str())).collect();
        Index { reports: reports.collect(), short_names, folded: HashMap::new() }
    }

    /// Finds the passage of an address. `span` is where the address stands.
    pub(super) fn find(&self, address: &Address, span: Span) -> Result<Found<'a>, Diagnostic> {
        let (report, section, part) = self.section(address, span)?;
        let Some(found) = self.reports.get(report).and_then(|report| report.sections.get(section)) else {
            return Err(self.unknown_section(0, &address.section, address, span));
        };
        let (place, content) = part_of(found, part, address, span)?;
        Ok(Found { report, section, place, content })
    }

    /// Finds the block of a passage of several in which some words stand; a passage of one block must hold them.
    pub(super) fn choose(
        &mut self,
        found: Found<'a>,
        words: &str,
        address: &Address,
        span: Span,
    ) -> Result<Found<'a>, Diagnostic> {
        let wanted = fold(words);
        match self.holders(&found, |block| block.contains_words(&wanted)).as_slice() {
            [one] => Ok(*one),
            [] => Err(words_missing(words, address, span, &self.blocks(&found))),
            several => Err(words_doubled(words, address, span, several)),
        }
    }

    /// Returns the blocks of a passage in whose folded text something stands.
    pub(super) fn holders(&mut self, found: &Found<'a>, stands: impl Fn(&Folded) -> bool) -> Vec<Found<'a>> {
        let mut holders = self.blocks(found);
        holders.retain(|block| {
            let Some(place) = block.content.spans().first().copied() else { return false };
            let folded = self.folded.entry(place).or_insert_with(|| fold(&Text::of(block.content).text));
            stands(folded)
        });
        holders
    }

    /// Parts a passage of several blocks into passages of one.
    pub(super) fn blocks(&self, found: &Found<'a>) -> Vec<Found<'a>> {
        let Content::Blocks(blocks) = found.content else { return vec![*found] };
        let first = found.place.from.max(1);
        let blocks = blocks.iter().enumerate().map(|(index, block)| {
            let number = first + index;
            let place = Place { kind: kind(block), from: number, to: number, item: None };
            Found { place, content: Content::Blocks(std::slice::from_ref(block)), ..*found }
        });
        blocks.collect()
    }

    /// Finds the section of an address, and the part that is left to find in it. A slug taken literally may look like
    /// an address itself, so the longer names are tried after the shorter.
    fn section(&self, address: &Address, span: Span) -> Result<(usize, usize, Part), Diagnostic> {
        let (report, name) = match &address.report {
            None => match self.short_names.get(address.section.as_str()) {
                Some(long) => match long.split_once('/') {
                    Some((report, name)) if self.report(report).is_some() => (self.report(report).unwrap_or(0), name),
                    _ => (0, *long),
                },
                None => (0, address.section.as_str()),
            },
            Some(report) => match self.report(report) {
                Some(report) => {
                    (report, self.short_names.get(address.section.as_str()).copied().unwrap_or(&address.section))
                }
                None => {
                    let slug = format!("{report}/{}", address.section);
                    return match self.slug(0, &slug) {
                        Some(section) => Ok((0, section, address.part)),
                        None => Err(self.unknown_report(report, address, span)),
                    };
                }
            },
        };
        if let Some(section) = self.slug(report, name) {
            return Ok((report, section, address.part));
        }
        let literal = written(&Address { report: None, ..address.clone() });
        match self.slug(report, &literal) {
            Some(section) => Ok((report, section, Part::Whole)),
            None => Err(self.unknown_section(report, name, address, span)),
        }
    }

    fn report(&self, name: &str) -> Option<usize> {
        self.reports.iter().position(|report| report.name == Some(name))
    }

    fn slug(&self, report: usize, slug: &str) -> Option<usize> {
        self.reports.get(report)?.slugs.get(slug).copied()
    }

    fn unknown_report(&self, report: &str, address: &Address, span: Span) -> Diagnostic {
        let names: Vec<&str> = self.reports.iter().filter_map(|report| report.name).collect();
        let diagnostic = Diagnostic::new(codes::UNKNOWN_REPORT, format!("no report is named `{report}`"))
            .at(span, "not one of the outline’s reports");
        match nearest(report, names.iter().copied()) {
            Some(name) => {
                let address = Address { report: Some(name.to_owned()), ..address.clone() };
                diagnostic.help(format!("did you mean `{}`?", written(&address)))
            }
            None if names.is_empty() => diagnostic.help(format!(
                "the outline has one report, which is cited without a name: `{}`",
                written(&Address { report: None, ..address.clone() })
            )),
            None => diagnostic.help(format!("the reports are {}", list(names.iter().copied()))),
        }
    }

    /// Tells that a report lacks a section. `section` is the name that was looked for, which a short name may stand for.
    fn unknown_section(&self, report: usize, section: &str, address: &Address, span: Span) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(codes::UNKNOWN_SECTION, format!("the report has no section `{section}`"))
            .at(span, "no heading has this name");
        let Some(here) = self.reports.get(report) else { return diagnostic };
        let elsewhere = self.reports.iter().find(|other| other.slugs.contains_key(section));
        let names = || here.sections.iter().map(|section| section.slug.as_str());
        if let Some(name) = elsewhere.and_then(|report| report.name) {
            let address = Address { report: Some(name.to_owned()), ..address.clone() };
            diagnostic = diagnostic.help(format!("the report `{name}` has it: `{}`", written(&address)));
        } else if let Some(near) =
            nearest(section, names().chain(self.short_names.keys().copied()).filter(|name| *name != address.section))
        {
            let meant = Address { section: near.to_owned(), ..address.clone() };
            diagnostic = diagnostic.help(format!("did you mean `{}`?", written(&meant)));
            let near = slip(section, names()).filter(|near| section == address.section && *near == meant.section);
            if near.is_some() && !self.short_names.contains_key(section) {
                diagnostic = diagnostic.edit(span, written(address), written(&meant));
            }
        } else {
            diagnostic =
                diagnostic.help("cite one of the report’s sections, or give a heading this name: `## Heading {#name}`");
        }
        diagnostic.note(format!("its sections are {}", list(names())))
    }
}

/// Returns the words of a part of a section, as the checks read them; none where there is no such part.
pub fn words_at(report: &Report, slug: &str, part: Part) -> Option<String> {
    let section = report.section(slug)?;
    let address = Address { report: None, section: slug.to_owned(), part };
    let nowhere = Span { file: section.file, start: 0, end: 0 };
    let (_, content) = part_of(section, part, &address, nowhere).ok()?;
    Some(Text::of(content).text)
}

/// Finds a part of a section.
fn part_of<'a>(
    section: &'a Section,
    part: Part,
    address: &Address,
    span: Span,
) -> Result<(Place, Content<'a>), Diagnostic> {
    let blocks = section.blocks.as_slice();
    let past_end = |number| outside(section, number, address, span);
    let (from, to) = match part {
        Part::Whole => {
            if blocks.is_empty() {
                return Err(outside(section, 1, address, span));
            }
            let place = Place { kind: PlaceKind::Section, from: 0, to: 0, item: None };
            return Ok((place, Content::Blocks(blocks)));
        }
        Part::Block(block) | Part::Item(block, _) => (block, block),
        Part::Range(from, to) => (from, to),
    };
    if from == 0 || to == 0 {
        return Err(out_of_range(address, span).help("count the passages of a section from 1"));
    }
    if from > to {
        let turned = Address { part: Part::Range(to, from), ..address.clone() };
        return Err(Diagnostic::new(codes::NO_SUCH_PASSAGE, format!("`{}` runs backwards", written(address)))
            .at(span, "the first passage stands after the last")
            .help(format!("write `{}`", written(&turned))));
    }
    let found = blocks.get(from - 1..to).ok_or_else(|| past_end(to))?;
    let block = found.first().ok_or_else(|| past_end(to))?;
    let Part::Item(_, item) = part else {
        let kind = if from == to { kind(block) } else { PlaceKind::Paragraph };
        return Ok((Place { kind, from, to, item: None }, Content::Blocks(found)));
    };
    let place = Place { kind: kind(block), from, to, item: Some(item) };
    let index = item.checked_sub(1);
    let (content, count, noun) = match &block.kind {
        BlockKind::List { start, items } => {
            let content = index.and_then(|index| Some((index, items.get(index)?)));
            let content = content.map(|(index, item)| Content::Item(start.map(|start| start + index as u64), item));
            (content, items.len(), "item")
        }
        BlockKind::Table { head, rows, .. } => {
            (index.and_then(|index| rows.get(index)).map(|row| Content::Row(head, row)), rows.len(), "row")
        }
        _ => {
            let whole = Address { part: Part::Block(from), ..address.clone() };
            return Err(Diagnostic::new(
                codes::NO_SUCH_ITEM,
                format!("`{}` names an item, but passage {from} is no list or table", written(address)),
            )
            .at(span, "only lists have items, and tables rows")
            .at(block.span, "this is the passage")
            .help(format!("write `{}`", written(&whole))));
        }
    };
    content.map(|content| (place, content)).ok_or_else(|| {
        let plural = if count == 1 { "" } else { "s" };
        Diagnostic::new(codes::NO_SUCH_ITEM, format!("passage {from} has {count} {noun}{plural}, not {item}"))
            .at(span, format!("there is no {noun} {item}"))
            .at(block.span, format!("{count} {noun}{plural} here"))
            .help(format!("count the {noun}s from 1 to {count}"))
    })
}

fn out_of_range(address: &Address, span: Span) -> Diagnostic {
    Diagnostic::new(codes::NO_SUCH_PASSAGE, format!("there is no passage `{}`", written(address)))
        .at(span, "no such passage")
}

/// Tells how many passages a section has, with the first words of each.
fn outside(section: &Section, number: usize, address: &Address, span: Span) -> Diagnostic {
    /// As many passages are shown as a person takes in.
    const SHOWN: usize = 8;
    let count = section.blocks.len();
    let has = match count {
        0 => "no passages of its own".to_owned(),
        1 => "1 passage".to_owned(),
        count => format!("{count} passages"),
    };
    let slug = &section.slug;
    let mut diagnostic = out_of_range(address, span).at(section.span, format!("this section has {has}"));
    if count == 0 {
        return diagnostic.help("cite one of the sections under it");
    }
    for (index, block) in section.blocks.iter().take(SHOWN).enumerate() {
        let words = first_words(&Text::of(Content::Blocks(std::slice::from_ref(block))).text);
        diagnostic = diagnostic.note(format!("{slug}:{} {words}", index + 1));
    }
    if count > SHOWN {
        diagnostic = diagnostic.note(format!("… and {} more", count - SHOWN));
    }
    diagnostic.help(format!("choose a passage from 1 to {count} rather than {number}"))
}

fn words_missing(words: &str, address: &Address, span: Span, blocks: &[Found<'_>]) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::new(codes::WORDS_NOT_FOUND, format!("“{words}” does not stand in `{}`", written(address)))
            .at(span, "these words are not there");
    if let [block] = blocks
        && let Some(span) = block.content.spans().first()
    {
        diagnostic = diagnostic.at(*span, "this is the passage");
    }
    diagnostic.help("copy the words from the report, letter by letter; capitals count")
}

fn words_doubled(words: &str, address: &Address, span: Span, places: &[Found<'_>]) -> Diagnostic {
    let count = places.len();
    let mut diagnostic = Diagnostic::new(
        codes::WORDS_AMBIGUOUS,
        format!("“{words}” stands in {count} passages of `{}`", written(address)),
    )
    .at(span, "which one is meant?");
    for place in places.iter().take(3) {
        if let Some(span) = place.content.spans().first() {
            diagnostic = diagnostic.at(*span, format!("passage {}", place.place.from));
        }
    }
    let first = places.first().map_or(1, |place| place.place.from);
    let one = Address { part: Part::Block(first), ..address.clone() };
    diagnostic.help(format!("name the passage, as in `{}`, or quote more words", written(&one)))
}

/// Returns what an endnote calls a block.
fn kind(block: &Block) -> PlaceKind {
    match block.kind {
        BlockKind::Heading { .. } | BlockKind::Paragraph(_) => PlaceKind::Paragraph,
        BlockKind::List { .. } => PlaceKind::List,
        BlockKind::Quote(_) => PlaceKind::Quote,
        BlockKind::Table { .. } => PlaceKind::Table,
        BlockKind::Code(_) => PlaceKind::Code,
        BlockKind::Picture { .. } => PlaceKind::Picture,
    }
}

/// Returns the first words of a text.
pub(super) fn first_words(text: &str) -> String {
    const SHOWN: usize = 8;
    let words: Vec<&str> = text.split_whitespace().take(SHOWN + 1).collect();
    match words.get(..SHOWN) {
        Some(first) if words.len() > SHOWN => format!("“{} …”", first.join(" ")),
        _ => format!("“{}”", words.join(" ")),
    }
}

/// Returns names as a list, in quotes, cut where it grows long.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const SHOWN: usize = 24;
    let mut names: Vec<String> = names.take(SHOWN + 1).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN {
        names.truncate(SHOWN);
        names.push("…".to_owned());
    }
    names.join(", ")
}
