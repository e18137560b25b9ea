//! Pages on paper that formats share: the title page, running heads and feet, endnotes.

use super::composer::Composer;
use super::endnotes::NoteLook;
use super::figures::picture;
use super::flow::{
    Artifact, Block, BlockKind, Cell, Column, Filling, Fit, Furniture, GroupRole, Ladder, Master, NumberForm,
    Numbering, Placed, Sequence, TextRole, Vertical,
};
use super::inline::{counted, plain, run, unmarked, words};
use super::memo;
use super::parts::{banner, fixture, group, heading, paragraph, rule, texted};
use super::prose::Prose;
use super::tables::TableLook;
use crate::geometry::{Pt, Rect, Size};
use crate::outline::Paper;
use crate::text::{Align, Anchor, Field, Text, TextStyle};

/// Where the title stands, as a part of the page's height: a little above the middle, with room below for the facts.
const TITLE_TOP: f32 = 0.24;

/// The geometry of a format's pages.
pub(super) struct Frame {
    /// The title page.
    pub(super) title: Master,
    /// Pages of endnotes.
    pub(super) notes: Master,
    /// The line of the running head.
    pub(super) head: Rect,
    /// The line of the running foot.
    pub(super) foot: Rect,
}

impl Frame {
    /// Returns the pages of a memo.
    pub(super) fn memo(composer: &Composer<'_>, paper: Paper) -> Frame {
        let look = &composer.theme.memo;
        Frame {
            title: look.title_page(paper, TITLE_TOP),
            // Notes are set closer than running text and so leave its grid.
            notes: Master { grid: Pt::ZERO, ..look.page(paper) },
            head: look.head(paper),
            foot: look.foot(paper),
        }
    }

    /// Returns the pages of a handout for reading.
    pub(super) fn reading(composer: &Composer<'_>, paper: Paper) -> Frame {
        let look = &composer.theme.reading;
        let master = look.page(paper);
        let top = master.page.height * TITLE_TOP;
        let body = Rect { y: top, height: master.body.bottom() - top, ..master.body };
        let height = composer.theme.memo.running.leading;
        Frame {
            title: Master { body, columns: 1, grid: Pt::ZERO, ..master },
            notes: Master { grid: Pt::ZERO, ..master },
            head: look.head(paper, height),
            foot: look.foot(paper, height),
        }
    }

    /// Returns the pages of a handout on a sheet, which may be turned: endnotes are set in two columns.
    pub(super) fn handout(composer: &Composer<'_>, page: Size) -> Frame {
        let look = &composer.theme.handout;
        let memo = &composer.theme.memo;
        let master = look.page(page);
        let top = page.height * TITLE_TOP;
        let body = master.body;
        let width = memo.measure.min(body.width);
        let height = memo.running.leading;
        Frame {
            title: Master { body: Rect { y: top, width, height: body.bottom() - top, ..body }, ..master },
            notes: Master { columns: 2, gutter: look.gutter, ..master },
            head: look.head(page, height),
            foot: look.foot(page, height),
        }
    }
}

/// Returns the title page. `more` are further rows below the facts.
pub(super) fn title_page(composer: &mut Composer<'_>, frame: &Frame, more: Vec<Block>) -> Sequence {
    let look = &composer.theme.memo;
    let meta = &composer.brief.meta;
    let anchor = composer.bookmark(1, plain(&meta.title));
    let title = composer.text(&meta.title);
    let mut title = texted(title, look.title, TextRole::Title, Some(anchor));
    if let BlockKind::Text(text) = &mut title.kind {
        text.fit = Some(Fit { lines: 3, sizes: look.title_sizes.clone() });
    }
    let mut body = vec![rule(look.ornament, Some(look.ornament_length)).after(Pt(16.0)), title];
    if !meta.subtitle.is_empty() {
        body.push(paragraph(composer.text(&meta.subtitle), look.subtitle).before(Pt(14.0)));
    }

    let mut first = Furniture { before: marking(composer, frame), after: Vec::new() };
    if let Some(logo) = &meta.logo {
        let at = Rect { y: frame.head.bottom() + look.grid, height: look.grid * 3.0, ..frame.head };
        let mark = picture(logo, Some(look.grid * 3.0), look.grid * 3.0);
        first.before.push(Placed { at, vertical: Vertical::Top, blocks: vec![mark], artifact: None, plate: None });
    }
    first.after.extend(facts(composer, frame, more));
    Sequence {
        master: frame.title,
        first,
        rest: Furniture { before: marking(composer, frame), after: Vec::new() },
        body,
        vertical: Vertical::Top,
        filling: Filling::Full,
        ladder: Ladder::default(),
        ending: Vec::new(),
        numbering: Numbering { form: NumberForm::Roman, start: Some(1) },
        part: None,
        runs_on: false,
    }
}

/// Returns what a title tells beside itself, with its label: for whom, at which meeting, when, who speaks.
pub(super) fn title_facts(composer: &mut Composer<'_>) -> Vec<(&'static str, Text)> {
    let meta = &composer.brief.meta;
    let fixed = composer.words();
    let mut occasion = composer.text(&meta.occasion);
    let mut time = Text::default();
    if let Some(minutes) = meta.duration.map(|duration| composer.minutes(duration)) {
        match occasion.runs.is_empty() {
            true => time = words(minutes),
            false => occasion.runs.push(run(format!(", {minutes}"))),
        }
    }
    let facts = [
        (fixed.readers, composer.text(&meta.readers)),
        (fixed.occasion, occasion),
        (fixed.time, time),
        (fixed.date, meta.date.map(|date| words(meta.language.date(date))).unwrap_or_default()),
        (fixed.presenter, composer.text(&meta.presenter)),
    ];
    facts.into_iter().filter(|(_, fact)| !fact.runs.is_empty()).collect()
}

/// Returns the facts at the foot of the title page: for whom, when, who speaks.
fn facts(composer: &mut Composer<'_>, frame: &Frame, more: Vec<Block>) -> Option<Placed> {
    let look = &composer.theme.memo;
    let mut facts = title_facts(composer);
    let contact = composer.text(&composer.brief.meta.contact);
    if !contact.runs.is_empty() {
        facts.push((composer.words().contact, contact));
    }
    let table = TableLook {
        cell: look.fact,
        head: look.fact_label,
        gap: Pt(18.0),
        padding: (Pt(1.5), Pt(1.5)),
        rule: (Pt::ZERO, look.hairline.1),
        row_rule: None,
        continued: None,
    };
    let mut rows = Vec::new();
    for (label, fact) in facts {
        rows.push(vec![Cell { text: words(label), style: look.fact_label }, table.cell(fact)]);
    }
    let mut blocks = vec![rule(look.hairline, None).after(Pt(6.0))];
    if !rows.is_empty() {
        blocks.push(table.table(vec![Column::Narrow, Column::Auto], Vec::new(), rows));
    }
    blocks.extend(more);
    if blocks.len() == 1 {
        return None;
    }
    let height = look.grid * 8.0;
    let at = Rect { y: frame.title.body.bottom() - height, height, ..frame.title.body };
    Some(Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None })
}

/// Returns the marking at the head and foot.
pub(super) fn marking(composer: &Composer<'_>, frame: &Frame) -> Vec<Placed> {
    let look = &composer.theme.memo;
    let marking = &composer.brief.meta.marking;
    if marking.is_empty() {
        return Vec::new();
    }
    let line = || vec![paragraph(unmarked(marking), look.marking)];
    let head = fixture(frame.head, Vertical::Top, line(), Artifact::Header);
    let foot = fixture(frame.foot, Vertical::Top, line(), Artifact::Footer);
    banner(composer, head, foot)
}

/// Returns head and foot of a page of text: marking left, title and folio right.
pub(super) fn running(composer: &Composer<'_>, frame: &Frame) -> Furniture {
    ends(composer, frame, true)
}

/// Returns head and foot of a page that has the title itself.
pub(super) fn untitled(composer: &Composer<'_>, frame: &Frame) -> Furniture {
    ends(composer, frame, false)
}

fn ends(composer: &Composer<'_>, frame: &Frame, titled: bool) -> Furniture {
    let look = &composer.theme.memo;
    let right = TextStyle { align: Align::Right, ..look.running };
    let mut before = marking(composer, frame);
    let (head, foot) = (frame.head, frame.foot);
    let marking_length = plain(&composer.brief.meta.marking).chars().count() as f32 * CAPITALS_WIDER;
    let title = if titled { plain(&composer.brief.meta.title) } else { String::new() };
    // Both stand on one line; a long marking, as that of an embargo, leaves the title less of it, or none.
    let letters = head.width / (look.running.size * LETTER);
    let left = (letters - marking_length - BETWEEN).max(0.0) as usize;
    let short = short_title(&title, left.min(RUNNING_TITLE));
    let is_stump = short != title && short.chars().count() < SHORTEST_TITLE;
    let title = if is_stump { String::new() } else { short };
    let title_length = title.chars().count() as f32;
    let marking_share = marking_length / (marking_length + title_length).max(1.0);
    let folio_width = look.running.size * LETTER * FOLIO;
    for placed in &mut before {
        let is_head = placed.artifact == Some(Artifact::Header);
        placed.at.width = if is_head { head.width * marking_share } else { foot.width - folio_width };
    }
    if !title.is_empty() {
        let x = head.x + head.width * marking_share;
        let at = Rect { x, width: head.width * (1.0 - marking_share), ..head };
        before.push(fixture(at, Vertical::Top, vec![paragraph(words(title), right)], Artifact::Header));
    }
    let at = Rect { x: foot.right() - folio_width, width: folio_width, ..foot };
    let folio = counted(composer.words().page_of, Field::Page, Field::PageCount);
    before.push(fixture(at, Vertical::Top, vec![paragraph(folio, right)], Artifact::Footer));
    Furniture { before, after: Vec::new() }
}

/// How much wider a letter of the marking is than one of the title: capitals, spaced, and smaller.
pub(super) const CAPITALS_WIDER: f32 = 1.1;
/// Width of a letter of the running head, in ems, with what is around it.
const LETTER: f32 = 0.45;
/// Letters that would stand between marking and title.
const BETWEEN: f32 = 4.0;
/// Letters that a folio is given room for: "Page 1000 of 1000", and longer words for it.
const FOLIO: f32 = 17.0;
/// A title that is cut to fewer letters says nothing.
const SHORTEST_TITLE: usize = 16;
/// The longest title that a running head repeats whole.
const RUNNING_TITLE: usize = 52;

/// Returns a title of so many letters at the most: cut after a whole word, with an ellipsis.
fn short_title(title: &str, most: usize) -> String {
    if title.chars().count() <= most {
        return title.to_owned();
    }
    let mut short = String::new();
    for word in title.split_whitespace() {
        if short.chars().count() + word.chars().count() + 2 > most {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short = title.chars().take(most.saturating_sub(1)).collect();
    }
    short + "…"
}

/// A part of the document by its title, with the number of sources that were cited before it.
pub(super) type CitingPart = (usize, String);

/// With more endnotes than this they are grouped by the parts that cite them.
const UNGROUPED: usize = 40;

/// Returns pages for paper, filled from the top, with the furniture of the first and that of the others. Their numbers go on,
/// or begin where it is said.
pub(super) fn pages(
    master: Master,
    (first, rest): (Furniture, Furniture),
    body: Vec<Block>,
    start: Option<u32>,
) -> Sequence {
    Sequence {
        master,
        first,
        rest,
        body,
        vertical: Vertical::Top,
        filling: Filling::Full,
        ladder: Ladder::default(),
        ending: Vec::new(),
        numbering: Numbering { form: NumberForm::Arabic, start },
        part: None,
        runs_on: false,
    }
}

/// Returns the endnotes of all that was cited, as pages of their own.
pub(super) fn notes(composer: &mut Composer<'_>, frame: &Frame, anchor: Anchor, parts: &[CitingPart]) -> Sequence {
    let look = &composer.theme.memo;
    let title = heading(words(composer.words().endnotes), look.heading, 1, anchor);
    let mut blocks = vec![title.after(look.grid).across()];
    blocks.extend(note_blocks(composer, parts));
    let furniture = running(composer, frame);
    pages(frame.notes, (furniture.clone(), furniture), vec![group(GroupRole::Section, blocks)], None)
}

/// Returns the endnotes of all that was cited.
pub(super) fn note_blocks(composer: &mut Composer<'_>, parts: &[CitingPart]) -> Vec<Block> {
    let look = &composer.theme.memo;
    let note_look = NoteLook {
        prose: Prose { body: look.note, marker: look.note_number, gap: Pt::ZERO, ..memo::prose(composer) },
        number: look.note_number,
        muted: composer.theme.colours.muted,
        indent: Pt(26.0),
        gap: Pt(2.5),
    };
    if composer.cited.len() > UNGROUPED {
        composer.endnotes_by_part(parts, &note_look, look.subheading)
    } else {
        vec![composer.endnotes(&note_look)]
    }
}
