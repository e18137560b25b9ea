//! The presenter's notes: each slide above what is said with it, its time beside it, and what comes next at the foot.

use super::composer::Composer;
use super::deck;
use super::endnotes::capitalised;
use super::flow::{
    Block, BlockKind, Filling, Furniture, Grid, Group, GroupRole, Ladder, NumberForm, Numbering, Placed, Sequence,
    Slide, Slides, TextRole, Vertical,
};
use super::inline::{field, run, words};
use super::paper::{self, Frame};
use super::parts::{block, paragraph, rule, texted};
use super::prose::Prose;
use super::{Setting, memo};
use crate::geometry::{Em, Pt, Rect};
use crate::text::{Anchor, Field, Link, Run, Text, TextStyle};

/// Room that is kept at the foot for what comes next.
const NEXT_ROOM: Pt = Pt(34.0);
/// Minutes in a day, after which the clock begins again.
const DAY: f32 = 24.0 * 60.0;

/// Composes the notes.
pub(super) fn compose(composer: &mut Composer<'_>, setting: &Setting) -> Vec<Sequence> {
    let look = &composer.theme.handout;
    let grid = look.presenter(setting.paper, setting.aspect);
    let frame = Frame::handout(composer, grid.page);
    // All slides before the first note: what both cite has the number that it has on the screen.
    let slides = deck::shown(composer, setting);
    let times = times(composer, &slides);
    let mut headlines: Vec<String> = slides.iter().skip(1).map(|slide| slide.headline.clone()).collect();
    headlines.push(String::new());
    let mut said_at: Vec<Option<Anchor>> = vec![None; composer.brief.sections.len()];
    let mut sequences = Vec::with_capacity(slides.len() + 1);
    for ((index, slide), next) in slides.into_iter().enumerate().zip(headlines) {
        let said = match slide.of {
            Some((section, 0)) => {
                let (blocks, anchor) = said(composer, section);
                said_at[section] = anchor;
                blocks
            }
            // What is said of a section stands with its first slide.
            Some((section, _)) => said_at[section].map(|anchor| elsewhere(composer, anchor)).into_iter().collect(),
            None => Vec::new(),
        };
        let time = time_facts(composer, setting, &times, index);
        let page = Page { said, time, next, first: index == 0 };
        sequences.push(presenter_page(composer, slide, page, grid, &frame));
    }
    if !composer.cited.is_empty() {
        let anchor = composer.bookmark(1, composer.words().endnotes.to_owned());
        sequences.push(paper::notes(composer, &frame, anchor, &[]));
    }
    sequences
}

/// What stands on a page beside the slide.
struct Page {
    said: Vec<Block>,
    time: Vec<Block>,
    next: String,
    first: bool,
}

/// Returns the pages of a slide.
fn presenter_page(composer: &Composer<'_>, slide: deck::Slide, page: Page, grid: Grid, frame: &Frame) -> Sequence {
    let look = &composer.theme.handout;
    let mut master = look.page(grid.page);
    let foot = master.body.bottom();
    master.body.height -= NEXT_ROOM;
    let body = master.body;

    let rest = paper::running(composer, frame);
    let mut first = rest.clone();
    if !page.time.is_empty() {
        let x = body.x + grid.slide.width + look.shown_gap;
        let at = Rect { x, width: body.right() - x, height: grid.slide.height, ..body };
        first.before.push(Placed { at, vertical: Vertical::Top, blocks: page.time, artifact: None, plate: None });
    }
    let mut ending = Vec::new();
    if !page.next.is_empty() {
        let next = words(composer.words().next.replace("{title}", &page.next));
        let at = Rect { y: foot - NEXT_ROOM, height: NEXT_ROOM, ..body };
        let blocks = vec![rule(look.line, None).after(Pt(6.0)), paragraph(next, look.next)];
        ending.push(Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None });
    }

    // The slide's part is the page's: what is said belongs to it.
    let mut sequence = slide.sequence;
    let part = sequence.part.take();
    let slides = Slides {
        slides: vec![Slide { sequence, notes: Vec::new() }],
        grid,
        frame: look.frame,
        number: look.number,
        number_read: composer.words().slide,
        number_gap: look.number_gap,
        beside: None,
        legible: None,
    };
    let mut blocks = vec![block(BlockKind::Slides(slides)).after(look.shown_gap)];
    let inset = (Pt::ZERO, (body.width - look.said_measure).max(Pt::ZERO));
    blocks.push(block(BlockKind::Group(Group { role: GroupRole::Plain, blocks: page.said, inset, bar: None })));
    Sequence {
        master,
        first,
        rest: Furniture { before: rest.before, after: rest.after },
        ending,
        body: blocks,
        vertical: Vertical::Top,
        filling: Filling::Full,
        ladder: Ladder::of_sizes(&look.said_scales),
        numbering: Numbering { form: NumberForm::Arabic, start: page.first.then_some(1) },
        part,
        runs_on: false,
    }
}

/// Returns what is said of a section, under its label, with the place that other slides refer to; nothing where nothing
/// is said.
fn said(composer: &mut Composer<'_>, section: usize) -> (Vec<Block>, Option<Anchor>) {
    let look = &composer.theme.handout;
    let brief = composer.brief;
    let say = brief.sections.get(section).map(|section| section.say.as_slice()).unwrap_or_default();
    if say.is_empty() {
        return (Vec::new(), None);
    }
    let anchor = composer.anchor();
    let label = words(capitalised(composer.words().speaker_notes));
    let label = texted(label, composer.theme.memo.label, TextRole::Paragraph, Some(anchor)).with_next();
    let prose = Prose {
        body: look.said,
        marker: look.said_marker,
        gap: look.said.leading / 2.0,
        indent: Em(0.0),
        ..memo::prose(composer)
    };
    let mut blocks = vec![label.after(Pt(2.0))];
    blocks.extend(composer.prose(say, &prose));
    (blocks, Some(anchor))
}

/// Returns the line that tells on which page is what is said of the section.
fn elsewhere(composer: &Composer<'_>, anchor: Anchor) -> Block {
    let fixed = composer.words();
    let link = Some(Link::Anchor(anchor));
    let mut runs = vec![run(format!("{}: ", capitalised(fixed.speaker_notes)))];
    let (before, after) = fixed.page.split_once("{n}").unwrap_or((fixed.page, ""));
    runs.push(Run { link: link.clone(), ..run(before) });
    runs.push(Run { link: link.clone(), ..field(Field::PageOf(anchor)) });
    if !after.is_empty() {
        runs.push(Run { link, ..run(after) });
    }
    let style = composer.theme.memo.running;
    paragraph(Text { runs, language: None, span: None }, style)
}

/// When a slide begins and ends, in minutes from the start.
type Time = (f32, f32);

/// Returns the time of each slide. A section's minutes are shared by those of its slides that say something.
fn times(composer: &Composer<'_>, slides: &[deck::Slide]) -> Vec<Option<Time>> {
    let sections = &composer.brief.sections;
    let mut shares = vec![0.0f32; sections.len()];
    for (section, _) in slides.iter().filter_map(|slide| slide.of) {
        shares[section] += 1.0;
    }
    let mut now = 0.0;
    slides
        .iter()
        .map(|slide| {
            let (section, _) = slide.of?;
            let minutes =
                sections.get(section).filter(|section| !section.appendix)?.minutes? / shares[section].max(1.0);
            let begins = now;
            now += minutes;
            Some((begins, now))
        })
        .collect()
}

/// Returns a slide's time and how much of all time is over with it; nothing for a slide without a time.
fn time_facts(composer: &Composer<'_>, setting: &Setting, times: &[Option<Time>], slide: usize) -> Vec<Block> {
    let look = &composer.theme.handout;
    let fixed = composer.words();
    let Some((begins, ends)) = times.get(slide).copied().flatten() else { return Vec::new() };
    let total = times.iter().flatten().last().map_or(ends, |&(_, ends)| ends);
    let time = match setting.start {
        Some(start) => {
            let clock = |minutes: f32| clock((f32::from(start) + minutes) % DAY);
            format!("{}–{}", clock(begins), clock(ends))
        }
        None => format!("{}–{}", running(begins), running(ends)),
    };
    let over = fixed.page_of.replace("{x}", &running(ends)).replace("{y}", &running(total));
    let label = composer.theme.memo.fact_label;
    let small = TextStyle { colour: composer.theme.colours.ink, ..composer.theme.memo.fact };
    vec![
        paragraph(words(fixed.time), label),
        paragraph(words(time), look.time).after(Pt(10.0)),
        paragraph(words(fixed.total), label),
        paragraph(words(over), small),
    ]
}

/// Returns minutes as a stopwatch shows them: "1:30", "1:02:00".
fn running(minutes: f32) -> String {
    let seconds = (minutes * 60.0).round() as u32;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Returns minutes since midnight as a clock shows them: "14:05".
fn clock(minutes: f32) -> String {
    let minutes = minutes.round() as u32 % DAY as u32;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_stopwatch_and_clock() {
        assert_eq!([0.0, 1.5, 2.0 / 3.0, 62.0].map(running), ["0:00", "1:30", "0:40", "1:02:00"]);
        assert_eq!([0.0, 570.0, 845.5, 1439.9].map(clock), ["0:00", "9:30", "14:06", "0:00"]);
    }
}
