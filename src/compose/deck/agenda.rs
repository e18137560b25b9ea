//! The agenda: the parts of a briefing with their minutes, and how much of the meeting they take.

use super::Deck;
use super::frame::{Frame, Headline};
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, BlockKind, Contents, ContentsEntry, Sequence, Vertical};
use crate::compose::inline::{run, shaped, unmarked, words};
use crate::compose::parts::{block, paragraph, rule};
use crate::outline::Aspect;
use crate::text::{Align, Anchor, Shape, Text, TextStyle};
use crate::theme::COLUMNS;

/// Columns of an agenda: minutes stand near the titles that they belong to.
const WIDTH: usize = 8;
/// The same on a narrow slide, whose columns are narrow.
const NARROW_WIDTH: usize = 10;
/// Entries that one column holds; more are set in two.
const ONE_COLUMN: usize = 10;
/// Columns of each of the two.
const HALF: usize = 5;

/// Returns a section's entry.
pub(super) fn entry(composer: &Composer<'_>, section: &Section, number: usize, anchor: Anchor) -> ContentsEntry {
    let minutes = section.minutes.map(|minutes| words(composer.minutes(minutes)));
    let shape = Shape { colour: Some(composer.theme.colours.accent), ..Shape::default() };
    let number = Text { runs: vec![shaped(number.to_string(), shape)], ..Text::default() };
    ContentsEntry { number, text: unmarked(&section.title), anchor, figure: Some(minutes.unwrap_or_default()) }
}

impl Deck {
    /// Returns the slide of the agenda.
    pub(super) fn agenda(&self, composer: &mut Composer<'_>, entries: Vec<ContentsEntry>, anchor: Anchor) -> Sequence {
        let look = &composer.theme.deck;
        let list = |entries| block(BlockKind::Contents(Contents { entries, style: look.agenda, gap: look.point_gap }));
        let list = if entries.len() > ONE_COLUMN {
            let mut first = entries;
            let second = first.split_off(first.len().div_ceil(2));
            let mut second = vec![list(second)];
            second.extend(total(composer));
            self.beside(composer, vec![(HALF, vec![list(first)]), (HALF, second)], 0)
        } else {
            let mut blocks = vec![list(entries)];
            blocks.extend(total(composer));
            let width = if self.aspect == Aspect::Wide { WIDTH } else { NARROW_WIDTH };
            self.beside(composer, vec![(width, blocks), (COLUMNS - width, Vec::new())], 0)
        };
        let title = composer.words().agenda;
        let frame = Frame::apart(Headline::said(words(title), 1, anchor), Vec::new());
        let ladder = look.fitting.ladder(look.agenda.size);
        Sequence { ladder, ..self.slide(composer, frame, vec![list], Vertical::Optical) }
    }
}

/// Returns the line that sums the minutes up, with those of the meeting where it has a length: "Total  25 of 45 min".
fn total(composer: &Composer<'_>) -> Vec<Block> {
    let look = &composer.theme.deck;
    let meta = &composer.brief.meta;
    let total = match (composer.brief.minutes(), meta.duration) {
        (None, None) => return Vec::new(),
        (Some(minutes), None) | (None, Some(minutes)) => composer.minutes(minutes),
        (Some(spoken), Some(duration)) => {
            let of = composer.words().page_of.replace("{x}", &number(composer, spoken));
            composer.words().minutes.replace("{n}", &of.replace("{y}", &number(composer, duration)))
        }
    };
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let label = shaped(format!("{}\u{2003}", composer.words().total), muted);
    let line = Text { runs: vec![label, run(total)], language: None, span: None };
    let style = TextStyle { align: Align::Right, ..look.agenda };
    vec![rule(look.hairline, None).before(look.point_gap).after(look.point_gap), paragraph(line, style)]
}

impl Composer<'_> {
    /// Returns minutes in words: "2.5 min".
    pub(in crate::compose) fn minutes(&self, minutes: f32) -> String {
        self.words().minutes.replace("{n}", &number(self, minutes))
    }
}

/// Returns a number of minutes without needless decimals.
fn number(composer: &Composer<'_>, minutes: f32) -> String {
    let decimals = if (minutes * 10.0).round() % 10.0 == 0.0 { 0 } else { 1 };
    composer.brief.meta.language.number(&format!("{minutes:.decimals$}"))
}
