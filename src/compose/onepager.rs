//! The one-pager: title, for whom, bottom line, key figures, key points beside the recommendations, sources, contact.

use super::composer::Composer;
use super::endnotes::{capitalised, place_in_section};
use super::figures::{CalloutLook, picture};
use super::flow::{
    Artifact, Block, BlockKind, ColumnBlocks, Columns, Filling, Fit, Furniture, GroupRole, Ladder, List, ListItem,
    ListNumbering, MarkerHang, NumberForm, Numbering, Placed, Sequence, TextRole, Vertical,
};
use super::inline::{plain, plain_text, run, shaped, unmarked, words};
use super::paper::CAPITALS_WIDER;
use super::parts::{banner, block, fixture, group, heading, paragraph, rule, texted};
use super::prose::Prose;
use super::tables::TableLook;
use crate::brief::{self, Figure, Inline, Meta, Passage, Source, SourceId};
use crate::geometry::{Em, Pt, Rect};
use crate::outline::Paper;
use crate::text::{Align, Link, Run, Shape, Text, TextStyle};
use crate::theme::OnepagerTheme;

/// Key figures in a row.
const FIGURES_PER_ROW: usize = 4;
/// Lines that the title may take.
const TITLE_LINES: usize = 2;
/// The least part of the width that a column gets, and the most that it leaves to the other.
const LEAST_SHARE: f32 = 0.4;
/// The most of the foot that marking or contact takes.
const WIDEST_SIDE: f32 = 0.75;
/// Columns of sources.
const NOTE_COLUMNS: usize = 3;
/// Distance from the left edge to the text of recommendations, in ems of their numbers.
const NUMBER_INDENT: Em = Em(1.05);
/// Characters that stand for a line that is not full, where lengths of texts are compared.
const LINE: usize = 24;

/// Characters of a source on a line of its column.
const NOTE_LINE: usize = 34;

/// Composes a one-pager.
pub(super) fn compose(composer: &mut Composer<'_>, paper: Paper) -> Sequence {
    let look = &composer.theme.onepager;
    let mut body = opening(composer);
    body.extend(figures(composer));
    body.extend(columns(composer));
    let master = look.page(paper);
    let mut first = Furniture { before: marking(composer, paper), after: Vec::new() };
    first.before.extend(logo(composer, paper));
    first.after.extend(sources(composer, &master.body));
    first.after.extend(contact(composer, paper));
    Sequence {
        master,
        rest: first.clone(),
        first,
        body,
        vertical: Vertical::Top,
        filling: Filling::Single { room: look.room, leading: look.point.leading },
        ending: Vec::new(),
        ladder: Ladder::of_sizes(&look.scales),
        numbering: Numbering { form: NumberForm::Arabic, start: Some(1) },
        part: None,
        runs_on: false,
    }
}

/// Returns title, for whom, and bottom line.
fn opening(composer: &mut Composer<'_>) -> Vec<Block> {
    let look = &composer.theme.onepager;
    let meta = &composer.brief.meta;
    let anchor = composer.bookmark(1, plain(&meta.title));
    let mut title = texted(composer.text(&meta.title), look.title, TextRole::Title, Some(anchor));
    if let BlockKind::Text(text) = &mut title.kind {
        text.fit = Some(Fit { lines: TITLE_LINES, sizes: look.title_sizes.clone() });
    }
    let mut blocks = vec![rule(look.ornament, Some(look.ornament_length)).after(look.item_gap), title];
    let facts = facts(composer);
    if !facts.runs.is_empty() {
        blocks.push(paragraph(facts, look.facts).before(look.item_gap / 2.0));
    }
    let prose = Prose {
        body: look.bottom_line,
        marker: look.bottom_line,
        gap: look.item_gap,
        indent: Em(0.0),
        bar: look.hairline,
        table: TableLook {
            cell: look.point,
            head: look.label,
            gap: look.gutter,
            padding: (Pt(2.0), Pt(2.0)),
            rule: look.hairline,
            row_rule: None,
            continued: None,
        },
        picture_height: Pt(120.0),
        language: None,
    };
    let bottom_line = composer.prose(&composer.brief.bottom_line, &prose);
    if !bottom_line.is_empty() {
        blocks.push(group(GroupRole::Plain, bottom_line).before(look.part_gap * 0.75));
    }
    blocks
}

/// Returns for whom, where and when, on one line: "For the works committee · Room 3 · September 15, 2021".
fn facts(composer: &mut Composer<'_>) -> Text {
    let meta = &composer.brief.meta;
    let mut parts: Vec<Vec<Run>> = Vec::new();
    if !meta.readers.is_empty() {
        let mut readers = composer.text(&meta.readers).runs;
        readers.insert(0, run(format!("{} ", composer.words().readers)));
        parts.push(readers);
    }
    parts.push(composer.text(&meta.occasion).runs);
    parts.extend(meta.date.map(|date| vec![run(meta.language.date(date))]));
    let mut runs = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !runs.is_empty() {
            runs.push(run(SEPARATOR));
        }
        runs.extend(part);
    }
    Text { runs, language: None, span: None }
}

/// Between facts on one line.
const SEPARATOR: &str = "\u{a0}· ";

/// Returns the key figures of all sections.
fn figures(composer: &mut Composer<'_>) -> Option<Block> {
    let look = &composer.theme.onepager;
    let figures: Vec<&Figure> = composer.brief.told().flat_map(|(_, section)| &section.figures).collect();
    (!figures.is_empty()).then(|| {
        composer
            .callouts(
                figures,
                CalloutLook {
                    alone: false,
                    per_row: FIGURES_PER_ROW,
                    gap: look.gutter * 0.75,
                    row_gap: look.item_gap * 1.5,
                    value: look.value,
                    smallest: look.value_smallest,
                    unit: look.unit,
                    label: look.value_label,
                    rule: look.callout_rule,
                },
            )
            .before(look.part_gap)
    })
}

/// Returns key points and recommendations side by side; the more is said in one, the wider it is, so that both end near
/// each other.
fn columns(composer: &mut Composer<'_>) -> Option<Block> {
    let look = &composer.theme.onepager;
    let mut sides = Vec::new();
    for column in [points(composer), recommendations(composer)].into_iter().flatten() {
        sides.push(column);
    }
    match sides.len() {
        0 => None,
        1 => sides.pop().map(|(blocks, _)| group(GroupRole::Plain, blocks).before(look.part_gap)),
        _ => {
            let all: usize = sides.iter().map(|(_, length)| length).sum();
            let share = |length: usize| (length as f32 / all.max(1) as f32).clamp(LEAST_SHARE, 1.0 - LEAST_SHARE);
            let columns = sides.into_iter().map(|(blocks, length)| ColumnBlocks {
                share: share(length),
                blocks,
                tiers: Vec::new(),
            });
            let columns = Columns { columns: columns.collect(), gap: look.gutter, stack_gap: look.part_gap, give: 0 };
            Some(block(BlockKind::Columns(columns)).before(look.part_gap))
        }
    }
}

/// Returns what the sections say, with its length in characters.
fn points(composer: &mut Composer<'_>) -> Option<(Vec<Block>, usize)> {
    let look = &composer.theme.onepager;
    let brief = composer.brief;
    brief.told().next()?;
    let title = composer.words().key_points;
    let anchor = composer.bookmark(1, title.to_owned());
    let mut blocks = vec![heading(words(title), look.label, 1, anchor).after(look.item_gap * 0.75)];
    let mut length = LINE;
    for (_, section) in brief.told() {
        let text = point(composer, &section.title, &section.message);
        length += plain_text(&text).chars().count() + LINE;
        blocks.push(paragraph(text, look.point).after(look.item_gap));
    }
    Some((vec![rule(look.hairline, None).after(look.item_gap / 2.0), group(GroupRole::Section, blocks)], length))
}

/// Returns a section's message, its title run in before it.
fn point(composer: &mut Composer<'_>, title: &[Inline], message: &[Inline]) -> Text {
    let colours = composer.theme.colours;
    let mut text = composer.text(title);
    for run in &mut text.runs {
        run.shape = Shape { strong: true, colour: Some(colours.voice), ..run.shape };
    }
    if message.is_empty() {
        return text;
    }
    let ends_sentence = plain(title).ends_with(['.', '?', '!', ':', '…']);
    let shape = Shape { strong: true, colour: Some(colours.voice), ..Shape::default() };
    text.runs.push(shaped(if ends_sentence { " " } else { ". " }, shape));
    text.runs.extend(composer.text(message).runs);
    text
}

/// Returns the recommendations, with their length in characters.
fn recommendations(composer: &mut Composer<'_>) -> Option<(Vec<Block>, usize)> {
    let look = &composer.theme.onepager;
    let all = &composer.brief.recommendations;
    if all.is_empty() {
        return None;
    }
    let fixed = composer.words();
    let anchor = composer.bookmark(1, fixed.recommendations.to_owned());
    let all_own = all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut length = LINE;
    let mut items = Vec::with_capacity(all.len());
    for (index, recommendation) in all.iter().enumerate() {
        let action = composer.text_citing(&recommendation.action, &recommendation.sources);
        length += plain_text(&action).chars().count() + LINE;
        let mut blocks = vec![paragraph(action, look.action)];
        let facts = action_facts(composer, recommendation, !all_own);
        if !facts.runs.is_empty() {
            length += plain_text(&facts).chars().count() + LINE;
            blocks.push(paragraph(facts, look.action_fact));
        }
        items.push(ListItem { marker: words((index + 1).to_string()), blocks, anchor: None });
    }
    let list = block(BlockKind::List(List {
        numbering: ListNumbering::Decimal,
        items,
        indent: NUMBER_INDENT * look.number.size,
        gap: look.item_gap,
        marker: look.number,
        hang: MarkerHang::Left,
    }));
    let mut blocks =
        vec![heading(words(fixed.recommendations), look.label, 1, anchor).after(look.item_gap * 0.75), list];
    if all_own {
        // Said once where it holds for all.
        let style = TextStyle { italic: true, ..look.action_fact };
        blocks.push(paragraph(words(capitalised(fixed.own)), style).before(look.item_gap));
    }
    Some((vec![rule(look.hairline, None).after(look.item_gap / 2.0), group(GroupRole::Section, blocks)], length))
}

/// Returns who and when, and whose judgment it is where that is to be told.
fn action_facts(composer: &mut Composer<'_>, recommendation: &brief::Recommendation, tell_own: bool) -> Text {
    let mut runs = Vec::new();
    for part in [&recommendation.who, &recommendation.when].into_iter().filter(|part| !part.is_empty()) {
        if !runs.is_empty() {
            runs.push(run(SEPARATOR));
        }
        runs.extend(composer.text(part).runs);
    }
    if tell_own && !recommendation.own.is_empty() {
        let own = format!("({})", composer.words().own);
        let space = if runs.is_empty() { "" } else { " " };
        runs.push(shaped(format!("{space}{own}"), Shape { emphasis: true, ..Shape::default() }));
    }
    Text { runs, language: None, span: None }
}

/// Returns the sources at the foot of the body: where each passage stands, without what its own notes say.
fn sources(composer: &mut Composer<'_>, body: &Rect) -> Option<Placed> {
    let look = &composer.theme.onepager;
    if composer.cited.is_empty() {
        return None;
    }
    let title = composer.words().sources;
    let anchor = composer.bookmark(1, title.to_owned());
    let report = only_report(composer);
    let mut notes: Vec<(Text, SourceId)> = Vec::new();
    // A note's own text may cite further sources, which follow it.
    while notes.len() < composer.cited.len() {
        let source = composer.cited[notes.len()];
        notes.push((note(composer, source, report.is_none()), source));
    }
    let strong = Shape { strong: true, colour: Some(composer.theme.colours.accent), ..Shape::default() };
    let mut label = Text { runs: vec![shaped(title, strong)], language: None, span: None };
    if let Some(report) = report {
        let shape = Shape { emphasis: true, ..Shape::default() };
        label.runs.push(run("\u{2002}"));
        label.runs.push(shaped(report, shape));
    }
    let items: Vec<(ListItem, usize)> = notes
        .into_iter()
        .map(|(text, source)| {
            let (number, anchor) = composer.endnote(source);
            let lines = plain_text(&text).chars().count().div_ceil(NOTE_LINE).max(1);
            let blocks = vec![paragraph(text, look.note)];
            (ListItem { marker: words(number.to_string()), blocks, anchor: Some(anchor) }, lines)
        })
        .collect();
    let columns = parted(items, NOTE_COLUMNS).into_iter().map(|items| ColumnBlocks {
        share: 1.0,
        blocks: vec![note_list(look, items)],
        tiers: Vec::new(),
    });
    let columns = block(BlockKind::Columns(Columns {
        columns: columns.collect(),
        gap: look.gutter / 2.0,
        stack_gap: Pt::ZERO,
        give: 0,
    }));
    let label = heading(label, look.note_label, 1, anchor);
    let blocks = vec![rule(look.hairline, None).before(look.part_gap).after(Pt(3.0)), label, columns];
    let at = Rect { y: body.bottom() - look.note.leading, height: look.note.leading, ..*body };
    Some(Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None })
}

fn note_list(look: &OnepagerTheme, items: Vec<ListItem>) -> Block {
    block(BlockKind::List(List {
        numbering: ListNumbering::Notes,
        items,
        indent: Em(2.0) * look.note_number.size,
        gap: Pt::ZERO,
        marker: look.note_number,
        hang: MarkerHang::Right(Em(0.6) * look.note_number.size),
    }))
}

/// Returns the title of the report where all passages that are cited stand in one.
fn only_report(composer: &Composer<'_>) -> Option<String> {
    let mut reports = composer.brief.sources.iter().filter_map(|source| match source {
        Source::Passage(Passage { report, .. }) => Some(report),
        Source::Note(_) => None,
    });
    let first = reports.next()?;
    reports.all(|other| other == first).then(|| first.clone())
}

/// Returns a source in short; its words lead back to its first mark.
fn note(composer: &mut Composer<'_>, source: SourceId, name_report: bool) -> Text {
    let brief = composer.brief;
    let mut text = match brief.sources.get(source.0 as usize) {
        Some(Source::Passage(passage)) => {
            let place = place_in_section(passage, brief.meta.language);
            let sums = passage.sums.iter().map(|sum| format!("; {sum}")).collect::<String>();
            let mut runs = Vec::new();
            if name_report {
                runs.push(shaped(passage.report.clone(), Shape { emphasis: true, ..Shape::default() }));
                runs.push(run(", "));
            }
            runs.push(run(format!("{place}{sums}.")));
            Text { runs, language: None, span: None }
        }
        Some(Source::Note(blocks)) => {
            let paragraphs = blocks.iter().filter_map(|block| match block {
                brief::Block::Paragraph(content) => Some(content),
                _ => None,
            });
            let runs = paragraphs.flat_map(|content| composer.text(content).runs).collect();
            Text { runs, language: None, span: None }
        }
        None => Text::default(),
    };
    if let Some(mark) = composer.first_mark(source) {
        for run in text.runs.iter_mut().filter(|run| run.link.is_none()) {
            run.link = Some(Link::Anchor(mark));
        }
    }
    text
}

/// Parts items, each with its number of lines, in so many columns that are alike in height.
fn parted(items: Vec<(ListItem, usize)>, columns: usize) -> Vec<Vec<ListItem>> {
    let all: usize = items.iter().map(|(_, lines)| lines).sum();
    let mut parts: Vec<Vec<ListItem>> = (0..columns).map(|_| Vec::new()).collect();
    let mut before = 0;
    for (item, lines) in items {
        // An item stands where its middle lies; counted double, so that halves are whole.
        let column = ((before * 2 + lines) * columns / (all * 2).max(1)).min(columns - 1);
        parts[column].push(item);
        before += lines;
    }
    parts
}

/// Returns the marking at the head and foot.
fn marking(composer: &Composer<'_>, paper: Paper) -> Vec<Placed> {
    let look = &composer.theme.onepager;
    let marking = &composer.brief.meta.marking;
    if marking.is_empty() {
        return Vec::new();
    }
    let (head, foot) = (look.head(paper), look.foot(paper));
    // What stands on the same line at the right: the mark of the house, and whom to ask.
    let beside = if composer.brief.meta.logo.is_some() { look.logo + look.gutter } else { Pt::ZERO };
    let head = Rect { width: head.width - beside, ..head };
    let foot = Rect { width: foot.width * marking_share(composer), ..foot };
    let line = || vec![paragraph(unmarked(marking), look.marking)];
    banner(
        composer,
        fixture(head, Vertical::Top, line(), Artifact::Header),
        fixture(foot, Vertical::Bottom, line(), Artifact::Footer),
    )
}

/// Returns the part of the foot that the marking takes beside the contact: each by its length.
fn marking_share(composer: &Composer<'_>) -> f32 {
    let meta = &composer.brief.meta;
    let marking = plain(&meta.marking).chars().count() as f32 * CAPITALS_WIDER;
    let contact = plain(whom_to_ask(meta)).chars().count() + composer.words().contact.chars().count();
    (marking / (marking + contact as f32).max(1.0)).clamp(1.0 - WIDEST_SIDE, WIDEST_SIDE)
}

/// Returns the contact, or else who speaks.
fn whom_to_ask(meta: &Meta) -> &[Inline] {
    if meta.contact.is_empty() { &meta.presenter } else { &meta.contact }
}

/// Returns the mark of the house, in the upper right corner.
fn logo(composer: &Composer<'_>, paper: Paper) -> Option<Placed> {
    let look = &composer.theme.onepager;
    let logo = composer.brief.meta.logo.as_ref()?;
    let head = look.head(paper);
    let at = Rect { x: head.right() - look.logo, y: head.y - Pt(4.0), width: look.logo, height: look.logo };
    let mark = picture(logo, Some(look.logo), look.logo);
    Some(Placed { at, vertical: Vertical::Top, blocks: vec![mark], artifact: None, plate: None })
}

/// Returns whom to ask, at the foot: the contact, or else who speaks.
fn contact(composer: &mut Composer<'_>, paper: Paper) -> Option<Placed> {
    let look = &composer.theme.onepager;
    let meta = &composer.brief.meta;
    let whom = whom_to_ask(meta);
    if whom.is_empty() {
        return None;
    }
    let mut text = composer.text(whom);
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    text.runs.insert(0, shaped(format!("{}\u{2002}", composer.words().contact), muted));
    let foot = look.foot(paper);
    let share = if meta.marking.is_empty() { 0.0 } else { marking_share(composer) };
    let at = Rect { x: foot.x + foot.width * share, width: foot.width * (1.0 - share), ..foot };
    let style = TextStyle { align: Align::Right, ..look.contact };
    Some(Placed { at, vertical: Vertical::Bottom, blocks: vec![paragraph(text, style)], artifact: None, plate: None })
}
