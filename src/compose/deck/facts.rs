//! What a slide says, counted: what can be told of it before it is set.

use super::Slide;
use crate::compose::flow::{Block, BlockKind, ColumnBlocks, Placed, TextBlock, TextRole};
use crate::source::Span;
use crate::text::{RunKind, Text};

/// What a slide says.
#[derive(Debug, Clone)]
pub struct SlideFacts {
    /// Its headline in plain words.
    pub headline: String,
    /// The place of what it says in the outline: of the headline, or where that is one that every deck has, of what stands
    /// below it.
    pub span: Option<Span>,
    /// Words in the headline, points, labels and running text. Tables, charts and sources are looked up, not read through.
    pub words: usize,
    /// Whether anything on it leads to a source, or says whose a picture is.
    pub sourced: bool,
    /// The section of which it says something, counted from zero.
    pub section: Option<usize>,
}

/// Returns what a slide says.
pub(super) fn of(slide: &Slide) -> SlideFacts {
    let sequence = &slide.sequence;
    let headline = sequence.first.before.iter().filter(|placed| placed.artifact.is_none()).find_map(headline);
    let read = |placed: &&Placed| placed.artifact.is_none();
    let named = sequence.first.after.iter().filter(read).count() > 0;
    let boxes = sequence.first.before.iter().filter(read).filter(|placed| self::headline(placed).is_some());
    // What stands below the headline in its box is part of what the slide shows.
    let shown = || boxes.clone().flat_map(|placed| &placed.blocks).chain(&sequence.body);
    let marked = shown().any(is_sourced);
    SlideFacts {
        headline: slide.headline.clone(),
        span: headline.and_then(|headline| headline.text.span).or_else(|| sequence.body.iter().find_map(Block::place)),
        words: shown().map(said).sum(),
        sourced: named || marked,
        section: slide.of.map(|(section, _)| section),
    }
}

/// Returns the headline, where it stands in a box: the heading that is fitted to its lines.
fn headline(placed: &Placed) -> Option<&TextBlock> {
    placed.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Text(text) if matches!(text.role, TextRole::Heading(_)) && text.fit.is_some() => Some(text),
        _ => None,
    })
}

/// Returns the number of words that a block says.
fn said(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Text(text) => words(&text.text),
        BlockKind::List(list) => list.items.iter().flat_map(|item| &item.blocks).map(said).sum(),
        BlockKind::Group(group) => group.blocks.iter().map(said).sum(),
        BlockKind::Columns(columns) => columns.columns.iter().flat_map(ColumnBlocks::all).map(said).sum(),
        BlockKind::Timeline(timeline) => {
            timeline.events.iter().map(|event| words(&event.when) + words(&event.what)).sum()
        }
        BlockKind::Callouts(callouts) => callouts.items.iter().map(|item| words(&item.label)).sum(),
        _ => 0,
    }
}

/// Returns whether a block leads to a source, or says whose a picture is.
fn is_sourced(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Text(text) => text.role == TextRole::Caption || is_marked(&text.text),
        BlockKind::List(list) => list.items.iter().flat_map(|item| &item.blocks).any(is_sourced),
        BlockKind::Group(group) => group.blocks.iter().any(is_sourced),
        BlockKind::Columns(columns) => columns.columns.iter().flat_map(ColumnBlocks::all).any(is_sourced),
        BlockKind::Timeline(timeline) => {
            timeline.events.iter().any(|event| is_marked(&event.when) || is_marked(&event.what))
        }
        BlockKind::Callouts(callouts) => callouts.items.iter().any(|item| is_marked(&item.label)),
        BlockKind::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).any(|cell| is_marked(&cell.text))
        }
        _ => false,
    }
}

fn is_marked(text: &Text) -> bool {
    text.runs.iter().any(|run| run.kind.is_mark())
}

fn words(text: &Text) -> usize {
    let of_run = |kind: &RunKind| match kind {
        RunKind::Words(words) => words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count(),
        _ => 0,
    };
    text.runs.iter().map(|run| of_run(&run.kind)).sum()
}
