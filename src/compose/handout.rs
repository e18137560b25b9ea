//! The handout: a title page with a line for the reader's name, the deck's slides drawn to scale, endnotes at reading size.

use super::composer::Composer;
use super::deck;
use super::endnotes::capitalised;
use super::flow::{Beside, Block, BlockKind, Grid, Sequence, Slide, Slides};
use super::inline::words;
use super::paper::{self, Frame};
use super::parts::{block, paragraph, rule};
use super::prose::Prose;
use super::{Setting, memo};
use crate::geometry::{Em, Pt};
use crate::outline;
use crate::theme::{HandoutTheme, LEAST_ON_PAPER, Theme, Turn};

/// Room to write a name in.
const NAME_ROOM: Pt = Pt(34.0);

/// Composes a handout.
pub(super) fn compose(composer: &mut Composer<'_>, setting: &Setting) -> Vec<Sequence> {
    let grid = grid(composer.theme, setting);
    let frame = Frame::handout(composer, grid.page);
    let mut sequences = vec![title_page(composer, setting)];
    // All slides before the first note: what both cite has the number that it has on the screen.
    let slides = deck::slides(composer, setting);
    let beside = beside(composer, setting);
    let slides: Vec<Slide> = slides
        .into_iter()
        .map(|slide| {
            let notes = match (&beside, slide.of) {
                (Some(Beside::Notes { .. }), Some((section, 0))) => said(composer, section, &grid),
                _ => Vec::new(),
            };
            Slide { sequence: slide.sequence, notes }
        })
        .collect();
    if !slides.is_empty() {
        sequences.push(sheets(composer, slides, grid, beside, &frame));
    }
    if !composer.cited.is_empty() {
        let anchor = composer.bookmark(1, composer.words().endnotes.to_owned());
        sequences.push(paper::notes(composer, &frame, anchor, &[]));
    }
    sequences
}

/// Composes its title page, with a line for the reader's name.
pub(super) fn title_page(composer: &mut Composer<'_>, setting: &Setting) -> Sequence {
    let frame = Frame::handout(composer, grid(composer.theme, setting).page);
    let name = name_line(composer);
    paper::title_page(composer, &frame, name)
}

/// Returns where the slides stand.
pub(super) fn grid(theme: &Theme, setting: &Setting) -> Grid {
    let room_beside = setting.beside != outline::Beside::Nothing;
    let turn = if setting.booklet { Turn::Upright } else { Turn::AsFits };
    theme.handout.grid(setting.paper, (setting.slides, setting.aspect), room_beside, turn)
}

/// Returns the line at the foot of the title page that waits for the reader's name.
fn name_line(composer: &Composer<'_>) -> Vec<Block> {
    let look = &composer.theme.memo;
    let label = paragraph(words(composer.words().name), look.fact_label);
    vec![rule(composer.theme.handout.line, None).before(NAME_ROOM), label.before(Pt(2.0))]
}

/// Returns what stands beside the slides; nothing where they take all the width, or white is wanted.
fn beside(composer: &Composer<'_>, setting: &Setting) -> Option<Beside> {
    let look = &composer.theme.handout;
    if !HandoutTheme::leaves_room(setting.slides) {
        return None;
    }
    match setting.beside {
        outline::Beside::Ruled => Some(Beside::Lines { pitch: look.pitch, rule: look.line }),
        outline::Beside::Dots => Some(Beside::Dots { pitch: look.pitch, dot: (look.dot, look.line.1) }),
        outline::Beside::Nothing => None,
        outline::Beside::Notes => {
            let continued = words(format!(" ({})", composer.words().continued));
            let title = capitalised(composer.words().speaker_notes);
            Some(Beside::Notes { title, continued, style: look.number })
        }
    }
}

/// Returns what is said of a section, to stand beside a slide.
fn said(composer: &mut Composer<'_>, section: usize, grid: &Grid) -> Vec<Block> {
    let look = &composer.theme.handout;
    let say = composer.brief.sections.get(section).map(|section| section.say.as_slice()).unwrap_or_default();
    let prose = Prose {
        body: look.beside,
        marker: look.beside_marker,
        gap: look.beside.leading / 2.0,
        indent: Em(0.0),
        picture_height: grid.slide.height,
        ..memo::prose(composer)
    };
    composer.prose(say, &prose)
}

/// Returns the sheets that show the slides.
fn sheets(composer: &Composer<'_>, slides: Vec<Slide>, grid: Grid, beside: Option<Beside>, frame: &Frame) -> Sequence {
    let look = &composer.theme.handout;
    let slides = Slides {
        slides,
        grid,
        frame: look.frame,
        number: look.number,
        number_read: composer.words().slide,
        number_gap: look.number_gap,
        beside,
        legible: Some(LEAST_ON_PAPER),
    };
    let furniture = paper::running(composer, frame);
    paper::pages(look.page(grid.page), (furniture.clone(), furniture), vec![block(BlockKind::Slides(slides))], Some(1))
}
