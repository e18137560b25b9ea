//! The handout for reading: not pictures of slides, but what they say, set in columns.
//!
//! Each section is opened across the page by its message, so that who reads no more than these has read the briefing.
//! Below it, in columns of one height, stands what bears the message out; tables and charts that a column is too narrow for
//! go across the page at the section's end.

use super::composer::Composer;
use super::figures::picture;
use super::flow::{
    Block, BlockKind, ColumnBlocks, Columns, Fit, Group, GroupRole, Placed, Sequence, TextRole, Vertical,
};
use super::inline::{plain, words};
use super::memo;
use super::paper::{self, CitingPart, Frame};
use super::parts::{block, group, heading, paragraph, rule, texted};
use crate::brief::{Chart, Section, Table};
use crate::geometry::{Pt, Rect};
use crate::outline::{ChartKind, Paper};
use crate::text::Anchor;

/// Key figures that stand side by side in a column.
const FIGURES_IN_COLUMN: usize = 2;
/// Facts of the title that stand side by side.
const FACTS: usize = 4;
/// Lines that the title may take.
const TITLE_LINES: usize = 2;
/// Characters of a table's widest row that a column holds on one line.
const TABLE_LINE: usize = 48;
/// Recommendations that are not parted: a page would have but one of them.
const FEW_ROWS: usize = 3;
/// A table in a column is not parted where it has no more rows.
const WHOLE_ROWS: usize = 12;
/// Categories side by side, and series, that a chart in a column can label.
const CATEGORIES: usize = 8;
const SERIES: usize = 3;

/// Composes a handout for reading.
pub(super) fn compose(composer: &mut Composer<'_>, paper: Paper) -> Vec<Sequence> {
    let frame = Frame::reading(composer, paper);
    let mut parts = vec![(0, composer.words().bottom_line.to_owned())];
    let running = paper::running(composer, &frame);
    let master = composer.theme.reading.page(paper);
    // The title stands on the first page itself, the house's mark beside it.
    let mut first = paper::untitled(composer, &frame);
    if let Some(logo) = &composer.brief.meta.logo {
        let side = mark_side(composer);
        let at = Rect { x: master.body.right() - side, width: side, height: side, ..master.body };
        let blocks = vec![picture(logo, Some(side), side)];
        first.before.push(Placed { at, vertical: Vertical::Top, blocks, artifact: None, plate: None });
    }
    let mut body = masthead(composer);
    body.extend(sections(composer, &mut parts));
    let mut sequences = vec![paper::pages(master, (first, running.clone()), body, Some(1))];
    if let Some(notes) = endnotes(composer, &parts) {
        let pages = paper::pages(frame.notes, (running.clone(), running), vec![notes], None);
        sequences.push(Sequence { runs_on: true, ..pages });
    }
    sequences
}

/// Returns how large the house's mark is at the most: as tall as the title and what is above it.
fn mark_side(composer: &Composer<'_>) -> Pt {
    composer.theme.memo.title.leading + composer.theme.memo.grid
}

/// Returns what stands over the first page's columns: title, for whom and when, bottom line.
fn masthead(composer: &mut Composer<'_>) -> Vec<Block> {
    let look = &composer.theme.memo;
    let grid = look.grid;
    let meta = &composer.brief.meta;
    let anchor = composer.bookmark(1, plain(&meta.title));
    let mut title = texted(composer.text(&meta.title), look.title, TextRole::Title, Some(anchor));
    if let BlockKind::Text(text) = &mut title.kind {
        text.fit = Some(Fit { lines: TITLE_LINES, sizes: look.title_sizes.clone() });
    }
    let mut blocks = vec![rule(look.ornament, Some(look.ornament_length)).after(grid / 2.0), title];
    if !meta.subtitle.is_empty() {
        blocks.push(paragraph(composer.text(&meta.subtitle), look.subtitle).before(grid / 2.0));
    }
    if meta.logo.is_some() {
        // The mark stands at the right.
        let inset = (Pt::ZERO, mark_side(composer) + composer.theme.reading.gutter);
        let inner = std::mem::take(&mut blocks);
        blocks.push(block(BlockKind::Group(Group { role: GroupRole::Plain, blocks: inner, inset, bar: None })));
    }
    let mut facts = paper::title_facts(composer);
    let contact = composer.text(&meta.contact);
    if !contact.runs.is_empty() {
        facts.push((composer.words().contact, contact));
    }
    let rows = facts.len().div_ceil(FACTS).max(1);
    for row in facts.chunks(facts.len().div_ceil(rows).max(1)) {
        let fact = |(label, fact): &(&'static str, crate::text::Text)| ColumnBlocks {
            share: 1.0,
            blocks: vec![paragraph(words(*label), look.fact_label), paragraph(fact.clone(), look.fact)],
            tiers: Vec::new(),
        };
        let columns = row.iter().map(fact).collect();
        let columns = Columns { columns, gap: composer.theme.reading.gutter, stack_gap: grid / 2.0, give: 0 };
        blocks.push(rule(look.hairline, None).before(grid).after(grid / 4.0));
        blocks.push(block(BlockKind::Columns(columns)));
    }
    let mut blocks = vec![group(GroupRole::Plain, blocks).across().together()];
    if !composer.brief.bottom_line.is_empty() {
        blocks.push(memo::bottom_line(composer).before(grid * 1.5).after(grid).across());
    }
    blocks
}

/// Returns sections, recommendations and appendix, and notes which part cites what.
fn sections(composer: &mut Composer<'_>, parts: &mut Vec<CitingPart>) -> Vec<Block> {
    let brief = composer.brief;
    let mut blocks = Vec::new();
    for (_, told) in brief.told() {
        parts.push((composer.cited.len(), plain(&told.title)));
        let anchor = composer.bookmark(1, plain(&told.title));
        blocks.push(section(composer, told, 1, anchor));
    }
    if !brief.recommendations.is_empty() {
        let title = composer.words().recommendations;
        parts.push((composer.cited.len(), title.to_owned()));
        let anchor = composer.bookmark(1, title.to_owned());
        let all = memo::recommendation_blocks(composer, &brief.recommendations, anchor);
        let few = brief.recommendations.len() <= FEW_ROWS;
        let opened = all.into_iter().map(|block| ruled(composer, block).across());
        blocks.extend(opened.map(|block| if few { block.together() } else { block }));
    }
    if brief.appendix().next().is_some() {
        let title = composer.words().appendix;
        let anchor = composer.bookmark(1, title.to_owned());
        let look = &composer.theme.memo;
        let mut inner = vec![ruled(composer, heading(words(title), look.heading, 1, anchor)).across().with_next()];
        for (_, told) in brief.appendix() {
            parts.push((composer.cited.len(), plain(&told.title)));
            let anchor = composer.bookmark(2, plain(&told.title));
            inner.push(section(composer, told, 2, anchor));
        }
        blocks.push(group(GroupRole::Section, inner));
    }
    blocks
}

/// Returns the endnotes, which go on below what cites them.
fn endnotes(composer: &mut Composer<'_>, parts: &[CitingPart]) -> Option<Block> {
    if composer.cited.is_empty() {
        return None;
    }
    let title = composer.words().endnotes;
    let anchor = composer.bookmark(1, title.to_owned());
    let look = &composer.theme.memo;
    let opener = ruled(composer, heading(words(title), look.heading, 1, anchor)).after(look.grid);
    let mut blocks = vec![opener.across().with_next()];
    blocks.extend(paper::note_blocks(composer, parts));
    Some(group(GroupRole::Section, blocks).before(look.grid * 2.0))
}

/// Returns a block under the rule that opens a part.
fn ruled(composer: &Composer<'_>, mut opened: Block) -> Block {
    let look = &composer.theme.memo;
    opened.before = look.grid / 2.0;
    group(GroupRole::Plain, vec![rule(look.hairline, None), opened]).before(look.grid * 2.0)
}

fn section(composer: &mut Composer<'_>, told: &Section, level: u8, anchor: Anchor) -> Block {
    let look = &composer.theme.memo;
    let grid = look.grid;
    let flows = !(told.text.is_empty()
        && told.points.is_empty()
        && told.timeline.is_empty()
        && told.quote.is_none()
        && told.excerpts.is_empty());
    let figures = told.figures.len();
    // A row of three, or what would stand alone in the first of the columns.
    let wide_figures = !flows || !matches!(figures, 1 | 2 | 4);

    let mut opener = vec![heading(composer.text(&told.title), look.label, level, anchor)];
    if !told.message.is_empty() {
        opener.push(paragraph(composer.text(&told.message), look.heading).with_next());
    }
    if figures > 0 && wide_figures {
        opener.push(memo::callouts(composer, told, memo::CALLOUTS_PER_ROW).before(grid));
    }
    let opener = ruled(composer, group(GroupRole::Plain, opener));
    let mut blocks = vec![opener.after(grid).across().together().with_next()];
    if figures > 0 && !wide_figures {
        blocks.push(memo::callouts(composer, told, FIGURES_IN_COLUMN).after(grid));
    }
    let prose = memo::prose(composer);
    blocks.extend(composer.prose(&told.text, &prose));
    if !told.points.is_empty() {
        blocks.push(memo::points(composer, &told.points).before(grid / 2.0).after(grid / 2.0));
    }
    if !told.timeline.is_empty() {
        blocks.push(memo::timeline(composer, told).before(grid).after(grid).together());
    }
    if let Some(chart) = told.chart.as_ref().filter(|chart| flows && !is_wide_chart(chart)) {
        blocks.extend(together(memo::chart_blocks(composer, chart)));
    }
    if let Some(table) = told.table.as_ref().filter(|table| flows && !is_wide_table(table)) {
        let set = as_one(memo::table_blocks(composer, told));
        blocks.extend(if table.rows.len() > WHOLE_ROWS { set } else { set.map(Block::together) });
    }
    if flows {
        blocks.extend(together(memo::image_blocks(composer, told)));
    }
    blocks.extend(memo::quote_block(composer, told));
    blocks.extend(memo::excerpt_blocks(composer, told));

    let mut wide = Vec::new();
    if !told.versus.is_empty() {
        wide.push(memo::versus(composer, told).before(grid).after(grid));
    }
    if let Some(chart) = told.chart.as_ref().filter(|chart| !flows || is_wide_chart(chart)) {
        wide.extend(together(memo::chart_blocks(composer, chart)));
    }
    if told.table.as_ref().is_some_and(|table| !flows || is_wide_table(table)) {
        wide.extend(as_one(memo::table_blocks(composer, told)));
    }
    if !flows {
        wide.extend(together(memo::image_blocks(composer, told)));
    }
    blocks.extend(wide.into_iter().map(Block::floating));
    group(GroupRole::Section, blocks)
}

/// Returns blocks as one that is not parted: a drawing with its title and what stands below it.
fn together(blocks: Vec<Block>) -> Option<Block> {
    as_one(blocks).map(Block::together)
}

/// Returns blocks as one, with the room around them.
fn as_one(blocks: Vec<Block>) -> Option<Block> {
    let before = blocks.first()?.before;
    let after = blocks.last()?.after;
    Some(group(GroupRole::Plain, blocks).before(before).after(after))
}

/// Returns whether a chart needs the width of the page.
fn is_wide_chart(chart: &Chart) -> bool {
    let side_by_side = !matches!(chart.kind, ChartKind::Bar | ChartKind::Dot | ChartKind::Slope);
    chart.kind == ChartKind::Multiples
        || chart.series.len() > SERIES
        || side_by_side && chart.categories.len() > CATEGORIES && chart.kind != ChartKind::Line
        || chart.table && chart.series.len() > FIGURES_IN_COLUMN
}

/// Returns whether a table needs the width of the page.
fn is_wide_table(table: &Table) -> bool {
    let rows = std::iter::once(&table.columns).chain(&table.rows);
    let columns = table.columns.len();
    let mut widest = vec![0; columns];
    for row in rows {
        for (most, cell) in widest.iter_mut().zip(row) {
            *most = plain(cell).chars().count().max(*most);
        }
    }
    widest.iter().sum::<usize>() + columns * 2 > TABLE_LINE
}
