//! One-pagers that do not fit: by how many lines, and what to cut.
//!
//! Each figure, section and recommendation is left out in turn and the page set again, so that what is told is what would
//! come of it.

use crate::brief::{Brief, Figure};
use crate::compose::{compose, first_span, plain};
use crate::diagnostics::{Diagnostic, codes};
use crate::layout::{Unset, lay_out};
use crate::plan::Job;
use crate::source::Span;
use crate::text::Fonts;

/// Cuts that are named at the most.
const NAMED: usize = 4;
/// Characters of an item's words by which it is named.
const NAME: usize = 40;

/// Something that can be left out.
struct Cut {
    item: Item,
    /// How it is called.
    name: String,
    /// Its place in the outline.
    span: Option<Span>,
    /// Characters that are lost with it.
    cost: usize,
}

/// What can be left out, by its place in the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// A figure of a section.
    Figure(usize, usize),
    /// A section.
    Section(usize),
    /// A recommendation.
    Recommendation(usize),
}

impl Item {
    /// Returns which of the three kinds it is.
    fn kind(self) -> usize {
        match self {
            Item::Figure(..) => 0,
            Item::Section(_) => 1,
            Item::Recommendation(_) => 2,
        }
    }
}

/// Tells that a page is so many lines too full, and what would bring it in.
pub(super) fn tell(job: &Job, lines: usize, fonts: &Fonts) -> Diagnostic {
    let counted = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
    let mut told = Diagnostic::new(codes::PAGE_OVERFULL, format!("the one-pager is {counted} too long"));
    let named = job.brief.formats.iter().find(|named| named.format.value == job.setting.format);
    if let Some(named) = named {
        told = told.at(named.format.span, "asked for here");
    }
    let mut cuts: Vec<(Cut, usize)> = cuts(&job.brief)
        .into_iter()
        .map(|cut| {
            let left = lines_over(job, &[cut.item], fonts);
            (cut, left)
        })
        .collect();
    cuts.sort_by_key(|(cut, _)| cut.cost);
    let enough: Vec<&Cut> = cuts.iter().filter(|(_, left)| *left == 0).map(|(cut, _)| cut).take(NAMED).collect();
    let own = "to keep it in the other formats, give the one-pager an outline of its own that `extends` this one";
    if !enough.is_empty() {
        let names: Vec<&str> = enough.iter().map(|cut| cut.name.as_str()).collect();
        for cut in &enough {
            told = labelled(told, cut, "to cut this is enough");
        }
        return told.note(own).help(format!("cut {}", joined(&names, "or")));
    }
    let cuts = enough_together(job, cuts.into_iter().map(|(cut, _)| cut).collect(), fonts);
    if cuts.is_empty() {
        return told.help("shorten the title, the bottom line and what the sections say");
    }
    for cut in cuts.iter().take(NAMED) {
        told = labelled(told, cut, "to be cut");
    }
    let names: Vec<&str> = cuts.iter().map(|cut| cut.name.as_str()).collect();
    told.note(own).help(format!("no single cut is enough; cut {}", joined(&names, "and")))
}

/// Returns cuts that are enough together: of each kind the longest is tried, and that taken which leaves least over. None
/// where even all are not enough.
fn enough_together(job: &Job, mut cuts: Vec<Cut>, fonts: &Fonts) -> Vec<Cut> {
    let mut taken: Vec<Cut> = Vec::new();
    loop {
        // Shortest first: the last of a kind is its longest.
        let longest = [0, 1, 2].map(|kind| cuts.iter().rposition(|cut| cut.item.kind() == kind));
        let tried = longest.into_iter().flatten().map(|index| {
            let out: Vec<Item> = taken.iter().chain([&cuts[index]]).map(|cut| cut.item).collect();
            (lines_over(job, &out, fonts), index)
        });
        let Some((left, index)) = tried.min() else { return Vec::new() };
        let cut = cuts.remove(index);
        if let Item::Section(section) = cut.item {
            cuts.retain(|other| !matches!(other.item, Item::Figure(of, _) if of == section));
        }
        taken.push(cut);
        if left == 0 {
            return taken;
        }
    }
}

fn labelled(told: Diagnostic, cut: &Cut, label: &str) -> Diagnostic {
    match cut.span {
        Some(span) => told.at(span, label),
        None => told,
    }
}

/// Returns how many lines too long the page is without the items.
fn lines_over(job: &Job, out: &[Item], fonts: &Fonts) -> usize {
    let brief = without(&job.brief, out);
    let mut composed = compose(&brief, &job.setting, &job.theme);
    for sequence in &mut composed.document.sequences {
        // The smallest scale decides.
        let larger = sequence.ladder.rungs.len().saturating_sub(1);
        sequence.ladder.rungs.drain(..larger);
    }
    let (_, troubles) = lay_out(composed.document, fonts);
    let over = troubles.iter().filter_map(|trouble| match trouble.problem {
        Unset::Overfull(lines) => Some(lines),
        _ => None,
    });
    over.max().unwrap_or(0)
}

/// Returns all that can be left out.
fn cuts(brief: &Brief) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (index, section) in brief.sections.iter().enumerate() {
        for (number, figure) in section.figures.iter().enumerate() {
            let name = format!("the figure `{}`", figure.shown().replace('\u{a0}', " "));
            let cost = figure.value.chars().count() + said_with(figure);
            cuts.push(Cut { item: Item::Figure(index, number), name, span: first_span(&figure.label), cost });
        }
        let said = plain(&section.title).chars().count() + plain(&section.message).chars().count();
        let figures: usize = section.figures.iter().map(said_with).sum();
        cuts.push(Cut {
            item: Item::Section(index),
            name: format!("the section `{}`", shortened(&plain(&section.title))),
            span: first_span(&section.title),
            cost: said + figures,
        });
    }
    for (index, recommendation) in brief.recommendations.iter().enumerate() {
        let parts = [&recommendation.action, &recommendation.who, &recommendation.when];
        cuts.push(Cut {
            item: Item::Recommendation(index),
            name: format!("the recommendation `{}`", shortened(&plain(&recommendation.action))),
            span: first_span(&recommendation.action),
            cost: parts.iter().map(|part| plain(part).chars().count()).sum(),
        });
    }
    cuts
}

/// Returns the characters of what is said with a value; a drawing takes as much room as a line of them.
fn said_with(figure: &Figure) -> usize {
    let said: usize = figure.texts().map(|text| plain(text).chars().count()).sum();
    said + if figure.drawing.is_some() { NAME } else { 0 }
}

/// Returns the brief without the items.
fn without(brief: &Brief, out: &[Item]) -> Brief {
    let mut brief = brief.clone();
    let mut at = 0;
    for (index, section) in brief.sections.iter_mut().enumerate() {
        let mut number = 0;
        section.figures.retain(|_| {
            number += 1;
            !out.contains(&Item::Figure(index, number - 1))
        });
    }
    brief.sections.retain(|_| {
        at += 1;
        !out.contains(&Item::Section(at - 1))
    });
    at = 0;
    brief.recommendations.retain(|_| {
        at += 1;
        !out.contains(&Item::Recommendation(at - 1))
    });
    brief
}

/// Returns the start of words that would fill the line.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Says names one after the other: "a, b or c".
fn joined(names: &[&str], word: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    }
}
