//! The memo: title page, bottom line, contents, sections, recommendations, endnotes.

use super::Setting;
use super::annex;
use super::charts::ChartLook;
use super::composer::Composer;
use super::endnotes::capitalised;
use super::figures::{CalloutLook, picture};
use super::flow::{
    Block, BlockKind, Cell, Column, ColumnBlocks, Columns, Contents, ContentsEntry, GroupRole, Sequence,
};
use super::inline::{plain, quoted, run, shaped, unmarked, words};
use super::paper::{self, Frame};
use super::parts::{barred, block, caption, dashes, group, heading, hung, paragraph, rule};
use super::prose::Prose;
use super::revision::{self, Places};
use super::tables::{TableLook, cited_table};
use crate::brief::{Inline, Point, Recommendation, Section};
use crate::geometry::{Colour, Em, Pt};
use crate::text::{Align, Anchor, Run, RunKind, Shape, Text, TextStyle};

/// How far points are set in.
pub(super) const POINT_INDENT: Em = Em(1.4);
/// Columns of callouts.
pub(super) const CALLOUTS_PER_ROW: usize = 4;

/// Composes a memo.
pub(super) fn compose(composer: &mut Composer<'_>, setting: &Setting) -> Vec<Sequence> {
    let frame = Frame::memo(composer, setting.paper);
    let mut sequences = vec![title_page(composer, setting)];
    let Body { text, annex, notes: notes_anchor, mut parts } = body(composer, setting, &frame);
    sequences.push(text);
    if let Some(heads) = annex {
        parts.push((composer.cited.len(), composer.words().annex.to_owned()));
        sequences.push(annex::annex(composer, &frame, setting.paper, &heads));
    }
    if let Some(anchor) = notes_anchor {
        sequences.push(paper::notes(composer, &frame, anchor, &parts));
    }
    sequences
}

/// Composes its title page.
pub(super) fn title_page(composer: &mut Composer<'_>, setting: &Setting) -> Sequence {
    let frame = Frame::memo(composer, setting.paper);
    paper::title_page(composer, &frame, Vec::new())
}

/// The pages of text, and what stands behind them.
struct Body {
    /// The pages.
    text: Sequence,
    /// The headings of the annex, where there is one.
    annex: Option<annex::Heads>,
    /// The anchor of the endnotes' heading, where something is cited.
    notes: Option<Anchor>,
    /// Which part cites what.
    parts: Vec<paper::CitingPart>,
}

fn body(composer: &mut Composer<'_>, setting: &Setting, frame: &Frame) -> Body {
    let look = &composer.theme.memo;
    let brief = composer.brief;
    let mut blocks = Vec::new();
    let mut parts = vec![(0, composer.words().bottom_line.to_owned())];
    if !brief.bottom_line.is_empty() {
        blocks.push(bottom_line(composer));
    }
    let revision = brief.revision.as_deref().map(|revision| {
        let title = revision::title(composer, revision);
        (revision, composer.bookmark(1, title))
    });
    // Contents stand before what they list, whose anchors must be known by then.
    let anchors: Vec<Anchor> = brief.told().map(|(_, section)| composer.bookmark(1, plain(&section.title))).collect();
    let mut entries: Vec<ContentsEntry> = brief
        .told()
        .zip(&anchors)
        .map(|((_, section), &anchor)| ContentsEntry {
            number: Text::default(),
            text: unmarked(&section.title),
            anchor,
            figure: None,
        })
        .collect();
    let recommendations = (!brief.recommendations.is_empty()).then(|| {
        let title = composer.words().recommendations;
        let anchor = composer.bookmark(1, title.to_owned());
        entries.push(ContentsEntry { number: Text::default(), text: words(title), anchor, figure: None });
        anchor
    });
    let appendix = brief.appendix().next().is_some().then(|| {
        let title = composer.words().appendix;
        let anchor = composer.bookmark(1, title.to_owned());
        entries.push(ContentsEntry { number: Text::default(), text: words(title), anchor, figure: None });
        let sections = brief.appendix().map(|(_, section)| composer.bookmark(2, plain(&section.title)));
        (anchor, sections.collect::<Vec<Anchor>>())
    });
    if let Some((revision, anchor)) = revision {
        let appended = appendix.iter().flat_map(|(_, sections)| sections);
        let told = brief.told().zip(&anchors).chain(brief.appendix().zip(appended));
        let sections = told.map(|((at, _), anchor)| (at, *anchor)).collect();
        blocks.push(revision::list(composer, revision, &Places { sections, recommendations }, anchor));
    }
    let contents_at = blocks.len();
    for ((_, section), anchor) in brief.told().zip(anchors) {
        parts.push((composer.cited.len(), plain(&section.title)));
        blocks.push(section_blocks(composer, section, 1, anchor));
    }
    if let Some(anchor) = recommendations {
        parts.push((composer.cited.len(), composer.words().recommendations.to_owned()));
        blocks.extend(recommendation_blocks(composer, &brief.recommendations, anchor));
    }
    if let Some((anchor, sections)) = appendix {
        let title = heading(words(composer.words().appendix), look.heading, 1, anchor);
        let mut inner = vec![title.before(look.grid * 2.0).after(look.grid / 2.0)];
        for ((_, section), anchor) in brief.appendix().zip(sections) {
            parts.push((composer.cited.len(), plain(&section.title)));
            inner.push(section_blocks(composer, section, 2, anchor));
        }
        blocks.push(group(GroupRole::Section, inner));
    }
    let annex = if setting.evidence { annex::heads(composer) } else { None };
    entries.extend(annex.iter().map(|heads| heads.entry(composer)));
    let notes = (!composer.cited.is_empty()).then(|| {
        let title = composer.words().endnotes;
        let anchor = composer.bookmark(1, title.to_owned());
        entries.push(ContentsEntry { number: Text::default(), text: words(title), anchor, figure: None });
        anchor
    });
    if setting.contents && entries.len() > 1 {
        blocks.splice(contents_at..contents_at, contents(composer, entries));
    }
    let running = paper::running(composer, frame);
    let text = paper::pages(look.page(setting.paper), (running.clone(), running), blocks, Some(1));
    Body { text, annex, notes, parts }
}

pub(super) fn bottom_line(composer: &mut Composer<'_>) -> Block {
    let look = &composer.theme.memo;
    let fixed = composer.words();
    let anchor = composer.bookmark(1, fixed.bottom_line.to_owned());
    let mut blocks = vec![heading(words(fixed.bottom_line), look.label, 1, anchor)];
    let prose = Prose { body: look.bottom_line, ..prose(composer) };
    let written = &composer.brief.bottom_line;
    let said = composer.prose(written, &prose);
    blocks.extend(composer.revised_prose(said, written));
    barred(GroupRole::Section, blocks, look.bar, look.grid).after(look.grid * 2.0).together()
}

fn contents(composer: &Composer<'_>, entries: Vec<ContentsEntry>) -> Vec<Block> {
    let look = &composer.theme.memo;
    let list = block(BlockKind::Contents(Contents { entries, style: look.contents, gap: Pt::ZERO }));
    vec![paragraph(words(composer.words().contents), look.label).with_next(), list.after(look.grid * 2.0).together()]
}

/// Returns how running text looks in a memo.
pub(super) fn prose(composer: &Composer<'_>) -> Prose {
    let look = &composer.theme.memo;
    Prose {
        body: look.body,
        marker: look.marker,
        gap: Pt::ZERO,
        indent: Em(1.4),
        bar: look.quiet_bar,
        table: table_look(composer),
        picture_height: look.picture_height,
        language: None,
    }
}

fn table_look(composer: &Composer<'_>) -> TableLook {
    let look = &composer.theme.memo;
    TableLook {
        cell: look.cell,
        head: look.cell_head,
        gap: Pt(14.0),
        padding: look.cell_padding,
        rule: look.hairline,
        row_rule: Some(look.row_rule).filter(|(thickness, _)| *thickness > Pt::ZERO),
        continued: Some((composer.words().continued, TextStyle { italic: true, ..look.caption })),
    }
}

fn section_blocks(composer: &mut Composer<'_>, section: &Section, level: u8, anchor: Anchor) -> Block {
    let look = &composer.theme.memo;
    let grid = look.grid;
    let title = composer.text(&section.title);
    let title = match level {
        1 => heading(title, look.heading, level, anchor).before(grid * 2.0).after(grid / 2.0),
        _ => heading(title, look.subheading, level, anchor).before(grid),
    };
    let mut blocks = vec![title];
    if !section.message.is_empty() {
        let lead = composer.text(&section.message);
        let lead = paragraph(lead, look.lead).after(grid / 2.0).with_next();
        blocks.push(composer.revised(composer.is_revised(&section.message), lead, Pt::ZERO));
    }
    if !section.figures.is_empty() {
        let is_revised = section.figures.iter().any(|figure| composer.is_revised(&figure.label));
        let figures = callouts(composer, section, CALLOUTS_PER_ROW).before(grid).after(grid);
        blocks.push(composer.revised(is_revised, figures, Pt::ZERO));
    }
    let running = prose(composer);
    let said = composer.prose(&section.text, &running);
    blocks.extend(composer.revised_prose(said, &section.text));
    if !section.points.is_empty() {
        blocks.push(points(composer, &section.points).before(grid / 2.0).after(grid / 2.0));
    }
    if !section.versus.is_empty() {
        blocks.push(versus(composer, section).before(grid).after(grid));
    }
    if !section.timeline.is_empty() {
        let is_revised = section.timeline.iter().any(|event| composer.is_revised(&event.said()));
        let events = timeline(composer, section).before(grid).after(grid);
        blocks.push(composer.revised(is_revised, events, Pt::ZERO));
    }
    if let Some(chart) = &section.chart {
        let is_revised = composer.is_revised(&chart.title);
        let drawn = chart_blocks(composer, chart).into_iter();
        blocks.extend(drawn.map(|block| composer.revised(is_revised, block, Pt::ZERO)));
    }
    let is_revised =
        section.table.iter().flat_map(|table| table.rows.iter().flatten()).any(|cell| composer.is_revised(cell));
    let table = table_blocks(composer, section).into_iter();
    blocks.extend(table.map(|block| composer.revised(is_revised, block, Pt::ZERO)));
    blocks.extend(image_blocks(composer, section));
    let is_revised = section.quote.as_ref().is_some_and(|quote| composer.is_revised(&quote.content));
    let quotation = quote_block(composer, section);
    blocks.extend(quotation.map(|quotation| composer.revised(is_revised, quotation, Pt::ZERO)));
    blocks.extend(excerpt_blocks(composer, section));
    group(GroupRole::Section, blocks)
}

/// Returns a section's table under its title.
pub(super) fn table_blocks(composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
    let Some(content) = &section.table else { return Vec::new() };
    let look = &composer.theme.memo;
    let mut blocks = Vec::new();
    let table_look = table_look(composer);
    let table = cited_table(composer, &content.columns, &content.rows, &content.sources, &table_look);
    if !content.title.is_empty() {
        let title = caption(strong(composer.text(&content.title), composer.theme.colours.ink), look.caption);
        blocks.push(title.before(look.grid).with_next());
    }
    blocks.push(table.before(look.grid / 2.0).after(look.grid));
    blocks
}

/// Returns a section's picture over its caption and credit.
pub(super) fn image_blocks(composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
    let Some(image) = &section.image else { return Vec::new() };
    let look = &composer.theme.memo;
    let grid = look.grid;
    let mut blocks = vec![picture(image, None, look.picture_height).before(grid).after(grid / 2.0).with_next()];
    let mut said = composer.text(&image.caption);
    said.runs.iter_mut().for_each(|run| run.shape.colour = Some(composer.theme.colours.ink));
    if !image.credit.is_empty() {
        if !said.runs.is_empty() {
            said.runs.push(run("\u{2002}"));
        }
        said.runs.extend(composer.text(&image.credit).runs);
    }
    if !said.runs.is_empty() {
        blocks.push(caption(said, look.caption).after(grid));
    }
    blocks
}

/// Returns a section's quotation.
pub(super) fn quote_block(composer: &mut Composer<'_>, section: &Section) -> Option<Block> {
    let quote = section.quote.as_ref()?;
    let look = &composer.theme.memo;
    let text = composer.text_citing(&quote.content, &[quote.source]);
    let text = quoted(text, composer.brief.meta.language.quotes().outer);
    let quote = group(GroupRole::Quote, vec![hung(paragraph(text, look.quote))]);
    Some(quote.before(look.grid).after(look.grid).together())
}

/// Returns the passages that a section reprints, each beside a rule.
pub(super) fn excerpt_blocks(composer: &mut Composer<'_>, section: &Section) -> Vec<Block> {
    let look = &composer.theme.memo;
    let mut blocks = Vec::with_capacity(section.excerpts.len());
    for excerpt in &section.excerpts {
        let label = composer.words().excerpt;
        let mut label = words(capitalised(label));
        composer.marks(&[excerpt.source], &mut label.runs);
        let mut inner = vec![paragraph(label, look.label).with_next()];
        let prose = Prose { body: look.excerpt, language: excerpt.language, ..prose(composer) };
        let mut reprinted = composer.prose(&excerpt.blocks, &prose);
        // The label stands close to what it is the label of.
        if let Some(first) = reprinted.first_mut() {
            first.before = Pt::ZERO;
        }
        inner.extend(reprinted);
        blocks.push(barred(GroupRole::Quote, inner, look.quiet_bar, look.grid).before(look.grid).after(look.grid));
    }
    blocks
}

/// Returns a section's key figures, so many in a row.
pub(super) fn callouts(composer: &mut Composer<'_>, section: &Section, per_row: usize) -> Block {
    let look = &composer.theme.memo;
    composer.callouts(
        &section.figures,
        CalloutLook {
            alone: false,
            per_row,
            gap: Pt(16.0),
            row_gap: look.grid,
            value: look.value,
            smallest: look.value_smallest,
            unit: look.unit,
            label: look.value_label,
            rule: look.hairline,
        },
    )
}

pub(super) fn points(composer: &mut Composer<'_>, points: &[Point]) -> Block {
    let look = &composer.theme.memo;
    // Points are short: ragged, so that no word space is stretched for a line and a half.
    let style = TextStyle { align: Align::Left, ..look.body };
    let mut items = Vec::with_capacity(points.len());
    for point in points {
        let mut text = composer.text(&point.content);
        if point.own {
            text.runs.push(own_remark(composer));
        }
        let is_revised = composer.is_revised(&point.content);
        items.push(vec![composer.revised(is_revised, paragraph(text, style), POINT_INDENT * style.size)]);
    }
    dashes(items, look.marker, POINT_INDENT * style.size, Pt::ZERO)
}

/// Returns a comparison: two columns, their headings on one line.
pub(super) fn versus(composer: &mut Composer<'_>, section: &Section) -> Block {
    let look = &composer.theme.memo;
    let mut columns = Vec::with_capacity(section.versus.len());
    for side in &section.versus {
        let heading = paragraph(composer.text(&side.heading), look.subheading);
        let blocks = vec![rule(look.hairline, None).after(look.grid / 4.0), heading];
        let points = points(composer, &side.points).before(look.grid / 4.0);
        columns.push(ColumnBlocks { share: 1.0, blocks, tiers: vec![vec![points]] });
    }
    block(BlockKind::Columns(Columns { columns, gap: look.grid * 1.5, stack_gap: look.grid, give: 0 }))
}

/// Returns a timeline as a table: when, and what.
pub(super) fn timeline(composer: &mut Composer<'_>, section: &Section) -> Block {
    let table = table_look(composer);
    let mut rows = Vec::with_capacity(section.timeline.len());
    for event in &section.timeline {
        let mut what = composer.text(&event.what);
        if event.own {
            what.runs.push(own_remark(composer));
        }
        rows.push(vec![table.cell(composer.text(&event.when)), table.cell(what)]);
    }
    let heads = table.heads(&[composer.words().when, composer.words().what]);
    table.table(vec![Column::Narrow, Column::Auto], heads, rows)
}

/// Returns a text in the bolder weight.
fn strong(mut text: Text, colour: Colour) -> Text {
    for run in &mut text.runs {
        run.shape = Shape { strong: true, colour: Some(colour), ..run.shape };
    }
    text
}

/// Returns the remark that marks what the desk adds.
fn own_remark(composer: &Composer<'_>) -> Run {
    let shape = Shape { colour: Some(composer.theme.colours.muted), emphasis: true, ..Shape::default() };
    shaped(format!(" ({})", composer.words().own), shape)
}

pub(super) fn chart_blocks(composer: &mut Composer<'_>, chart: &crate::brief::Chart) -> Vec<Block> {
    let look = &composer.theme.memo;
    let colours = composer.theme.colours;
    let mut title = Text { span: None, ..composer.text(&chart.title) };
    for run in &mut title.runs {
        run.shape.strong = true;
        run.shape.colour = Some(colours.ink);
    }
    if !chart.unit.is_empty() {
        if !title.runs.is_empty() {
            title.runs.push(run("  "));
        }
        let unit = composer.text(&chart.unit);
        title.runs.extend(unit.runs);
    }
    composer.marks(&chart.sources, &mut title.runs);
    let drawn = composer.chart(chart, &ChartLook::of_memo(composer.theme, chart));
    let style = TextStyle { size: look.chart.size, leading: look.chart.leading, ..look.caption };
    let mut blocks = vec![caption(title, style).before(look.grid).after(look.grid / 2.0).with_next()];
    blocks.push(drawn.after(look.grid).together());
    if chart.table {
        blocks.push(values(composer, chart).before(look.grid / 2.0).after(look.grid));
    }
    blocks
}

/// Returns the values of a chart as a table.
fn values(composer: &mut Composer<'_>, chart: &crate::brief::Chart) -> Block {
    let table = table_look(composer);
    let mut heads = vec![Text::default()];
    for series in &chart.series {
        // One series without a name is called by its unit.
        let name = if series.label.is_empty() { &chart.unit } else { &series.label };
        heads.push(composer.text(name));
    }
    let figures = |column: usize, style: TextStyle| {
        let align = if column > 0 { Align::Right } else { Align::Left };
        TextStyle { align, ..style }
    };
    let cells = |texts: Vec<Text>, style: TextStyle| -> Vec<Cell> {
        let texts = texts.into_iter().enumerate();
        texts.map(|(column, text)| Cell { text, style: figures(column, style) }).collect()
    };
    let head = cells(heads, table.head);
    let rows = composer.chart_rows(chart).into_iter();
    let rows = rows.map(|row| cells(row.into_iter().map(words).collect(), table.cell)).collect();
    let columns = std::iter::once(Column::Auto).chain(chart.series.iter().map(|_| Column::Figures)).collect();
    table.table(columns, head, rows)
}

pub(super) fn recommendation_blocks(composer: &mut Composer<'_>, all: &[Recommendation], anchor: Anchor) -> Vec<Block> {
    let look = &composer.theme.memo;
    let fixed = composer.words();
    let table = table_look(composer);
    let title = heading(words(fixed.recommendations), look.heading, 1, anchor).before(look.grid * 2.0).after(look.grid);
    let mut rows = Vec::with_capacity(all.len());
    for recommendation in all {
        let mut action = composer.text(&recommendation.action);
        if !recommendation.own.is_empty() {
            action.runs.extend(own_reason(composer, &recommendation.own));
        }
        let who = composer.text(&recommendation.who);
        let when = composer.text(&recommendation.when);
        let mut evidence = composer.note_numbers(&recommendation.sources);
        if evidence.runs.is_empty() {
            evidence = words(fixed.own);
        }
        rows.push([action, who, when, evidence].map(|text| table.cell(text)).to_vec());
    }
    let heads = table.heads(&[fixed.what, fixed.who, fixed.when, fixed.evidence]);
    let columns = vec![Column::Auto, Column::Auto, Column::Auto, Column::Narrow];
    let is_revised =
        all.iter().any(|one| [&one.action, &one.who, &one.when].into_iter().any(|text| composer.is_revised(text)));
    let asked = composer.revised(is_revised, table.table(columns, heads, rows), Pt::ZERO);
    vec![group(GroupRole::Section, vec![title, asked])]
}

/// Returns why the desk adds a recommendation, on a line of its own.
fn own_reason(composer: &mut Composer<'_>, reason: &[Inline]) -> Vec<Run> {
    let muted = composer.theme.colours.muted;
    let mut runs = vec![Run { kind: RunKind::Break, shape: Shape::default(), link: None }];
    runs.extend(composer.text(reason).runs);
    for run in &mut runs {
        run.shape.colour = Some(muted);
        run.shape.emphasis = true;
    }
    runs
}
