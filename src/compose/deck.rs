//! The deck: title, agenda, openers, slides, recommendations, endnotes.
//!
//! What a section holds decides its slides: points beside key figures or beside a picture; a row of key figures, or one
//! alone and large; chart, table, quotation and picture each on a slide of its own. A section of several slides gets an
//! opener. [`kinds`] says what each shows, [`frame`] what stands around it.

use super::composer::Composer;
use super::endnotes::{NoteLook, capitalised};
use super::figures::picture;
use super::flow::{
    Block, BlockKind, ColumnBlocks, Columns, ContentsEntry, Filling, Fit, Furniture, Ladder, NumberForm, Numbering,
    Placed, Sequence, TextRole, Vertical,
};
use super::inline::{plain, run, unmarked, words};
use super::paper::title_facts;
use super::parts::{block, paragraph, rule, texted};
use super::prose::Prose;
use crate::brief::{Recommendation, Section};
use crate::geometry::{Em, Pt, Rect};
use crate::outline::Aspect;
use crate::text::{Anchor, Text, TextStyle};
use crate::theme::DeckTheme;

mod agenda;
mod frame;
mod kinds;
mod recommendations;

use frame::{Frame, Kicker};
use kinds::{Shown, SlideKind, running_text, table_look};
use recommendations::{CARDS, cards, recommendation_table};

/// Composes a deck.
pub(super) fn compose(composer: &mut Composer<'_>, aspect: Aspect) -> Vec<Sequence> {
    let mut deck = Deck { aspect, slides: Vec::new() };
    deck.title(composer);
    deck.said(composer);
    deck.notes(composer);
    deck.slides.into_iter().map(|slide| slide.sequence).collect()
}

/// Composes the slides up to the endnotes, for formats that have pages of their own for these.
pub(super) fn shown(composer: &mut Composer<'_>, aspect: Aspect) -> Vec<Slide> {
    let mut deck = Deck { aspect, slides: Vec::new() };
    deck.title(composer);
    deck.said(composer);
    deck.slides
}

/// Composes the slides between title and endnotes.
pub(super) fn slides(composer: &mut Composer<'_>, aspect: Aspect) -> Vec<Slide> {
    let mut deck = Deck { aspect, slides: Vec::new() };
    deck.said(composer);
    if let Some(first) = deck.slides.first_mut() {
        first.sequence.numbering.start = Some(AFTER_TITLE);
    }
    deck.slides
}

/// Returns the marking of a slide on the dark ground.
pub(super) fn marking(composer: &Composer<'_>, aspect: Aspect) -> Vec<Placed> {
    Deck { aspect, slides: Vec::new() }.marking(composer, composer.theme.colours.on_ground_muted)
}

/// Number of the slide after the title: those on paper have the numbers of those on the screen.
const AFTER_TITLE: u32 = 2;

/// A slide, and what it shows.
pub(super) struct Slide {
    /// Its pages.
    pub(super) sequence: Sequence,
    /// Its headline in plain words.
    pub(super) headline: String,
    /// The section of which it says something, and how many slides of that section did so before.
    pub(super) of: Option<(usize, usize)>,
}

/// A deck in the making.
struct Deck {
    aspect: Aspect,
    slides: Vec<Slide>,
}

impl Deck {
    /// Composes all that is said between title and endnotes.
    fn said(&mut self, composer: &mut Composer<'_>) {
        self.bottom_line(composer);
        self.agenda_and_sections(composer);
    }

    /// Adds a slide that belongs to no section.
    fn push(&mut self, headline: impl Into<String>, sequence: Sequence) {
        self.slides.push(Slide { sequence, headline: headline.into(), of: None });
    }

    fn title(&mut self, composer: &mut Composer<'_>) {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let meta = &composer.brief.meta;
        let anchor = composer.bookmark(1, plain(&meta.title));
        let title = composer.text(&meta.title);
        let ornament = rule((look.ornament.0, colours.on_ground_accent), Some(look.ornament_length));
        let title = fitted(texted(title, look.title, TextRole::Title, Some(anchor)), 3, &look.title_sizes);
        let mut body = vec![ornament.after(Pt(22.0)), title];
        if !meta.subtitle.is_empty() {
            body.push(paragraph(composer.text(&meta.subtitle), look.subtitle).before(Pt(20.0)));
        }
        let mut furniture = Furniture { before: Vec::new(), after: Vec::new() };
        if let Some(logo) = &meta.logo {
            let side = Pt(40.0);
            let page = DeckTheme::slide_size(self.aspect);
            let at = Rect { x: page.width - look.side - side, y: look.headline_top, width: side, height: side };
            let mark = picture(logo, Some(side), side);
            // A mark is made for paper, and would be lost on the ground.
            let plate = Some(crate::geometry::Colour::WHITE);
            furniture.before.push(Placed { at, vertical: Vertical::Top, blocks: vec![mark], artifact: None, plate });
        }
        furniture.before.extend(self.marking(composer, colours.on_ground_muted));
        furniture.after.extend(self.facts(composer));
        let rest = Furniture { before: self.marking(composer, colours.on_ground_muted), after: Vec::new() };
        let sequence = Sequence {
            master: look.dark(self.aspect, &colours),
            first: furniture,
            rest,
            body,
            vertical: Vertical::Top,
            filling: Filling::Even,
            ladder: still(look),
            ending: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: Some(1) },
            part: Some(plain(&meta.title)),
        };
        self.push(plain(&meta.title), sequence);
    }

    /// Returns the facts at the foot of the title slide, side by side.
    fn facts(&self, composer: &mut Composer<'_>) -> Option<Placed> {
        let look = &composer.theme.deck;
        let columns: Vec<ColumnBlocks> = title_facts(composer)
            .into_iter()
            .map(|(label, fact)| ColumnBlocks {
                share: 1.0,
                blocks: vec![paragraph(words(label), look.fact_label), paragraph(fact, look.fact)],
            })
            .collect();
        if columns.is_empty() {
            return None;
        }
        let columns = block(BlockKind::Columns(Columns { columns, gap: look.gutter, stack_gap: Pt(6.0), give: 0 }));
        let at = look.band(self.aspect, look.body_bottom - Pt(80.0), look.body_bottom + Pt(14.0));
        Some(Placed { at, vertical: Vertical::Bottom, blocks: vec![columns], artifact: None, plate: None })
    }

    /// Composes the slide that says it all, for those who leave after it.
    fn bottom_line(&mut self, composer: &mut Composer<'_>) {
        let brief = composer.brief;
        if brief.bottom_line.is_empty() {
            return;
        }
        let title = composer.words().bottom_line;
        let anchor = composer.bookmark(1, title.to_owned());
        let body = running_text(composer, &brief.bottom_line);
        let frame =
            Frame { section: None, headline: words(title), again: words(title), level: 1, anchor, sources: Vec::new() };
        let slide = self.slide(composer, frame, body, Vertical::Top);
        let look = &composer.theme.deck;
        self.push(title, Sequence { ladder: look.fitting.ladder(look.text.size), ..slide });
    }

    fn agenda_and_sections(&mut self, composer: &mut Composer<'_>) {
        let brief = composer.brief;
        let fixed = composer.words();
        // The agenda leads to sections that are composed after it: their anchors are made here.
        let starts: Vec<Anchor> = brief.sections.iter().map(|_| composer.anchor()).collect();
        let agenda_at = self.slides.len();
        let agenda = (brief.sections.len() > 1).then(|| composer.bookmark(1, fixed.agenda.to_owned()));
        for (index, section) in brief.sections.iter().enumerate() {
            self.section(composer, section, index + 1, starts[index]);
        }
        let sections = brief.sections.iter().zip(&starts).enumerate();
        let mut entries: Vec<ContentsEntry> =
            sections.map(|(index, (section, &anchor))| agenda::entry(composer, section, index + 1, anchor)).collect();
        if !brief.recommendations.is_empty() {
            let anchor = self.recommendations(composer, &brief.recommendations);
            let figure = Some(Text::default());
            entries.push(ContentsEntry { text: words(fixed.recommendations), anchor, figure });
        }
        if let Some(anchor) = agenda {
            let slide = self.agenda(composer, entries, anchor);
            self.slides.insert(agenda_at, Slide { sequence: slide, headline: fixed.agenda.to_owned(), of: None });
        }
    }

    /// Composes a section's slides.
    fn section(&mut self, composer: &mut Composer<'_>, section: &Section, number: usize, start: Anchor) {
        let title = plain(&section.title);
        let kinds = SlideKind::of(section);
        let has_opener = kinds.len() > 1;
        composer.bookmark_at(1, title.clone(), start);
        if has_opener {
            let opener = self.opener(composer, section, number, start);
            self.push(title.clone(), opener);
        }
        for (index, kind) in kinds.iter().enumerate() {
            let message = if section.message.is_empty() { &section.title } else { &section.message };
            let headline = match kind {
                SlideKind::Chart => section.chart.as_ref().map_or(message, |chart| &chart.title),
                _ => message,
            };
            let headline = if headline.is_empty() { message } else { headline };
            // The first slide says the message; those that follow in the same section repeat it without its marks.
            let (headline_text, again) = (
                if index == 0 || *kind == SlideKind::Chart { composer.text(headline) } else { unmarked(headline) },
                unmarked(headline),
            );
            let anchor = composer.bookmark(2, plain(headline));
            let Shown { blocks: body, sources, vertical } = self.body(composer, section, *kind);
            let heading = (!has_opener).then_some(start);
            let kicker = Some(Kicker { number, title: title.clone(), heading });
            let frame = Frame { section: kicker, headline: headline_text, again, level: 2, anchor, sources };
            let mut slide = self.slide(composer, frame, body, vertical);
            if index == 0 && !has_opener {
                slide.part = Some(title.clone());
            }
            slide.ladder = kind.ladder(&composer.theme.deck);
            let of = Some((number - 1, index));
            self.slides.push(Slide { sequence: slide, headline: plain(headline), of });
        }
    }

    fn opener(&self, composer: &mut Composer<'_>, section: &Section, number: usize, anchor: Anchor) -> Sequence {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let title = composer.text(&section.title);
        let title = fitted(texted(title, look.opener_title, TextRole::Heading(1), Some(anchor)), 3, &look.opener_sizes);
        let body = vec![paragraph(words(number.to_string()), look.opener_number).after(Pt(10.0)), title];
        let furniture = Furniture { before: self.marking(composer, colours.on_ground_muted), after: Vec::new() };
        Sequence {
            master: look.dark(self.aspect, &colours),
            first: furniture.clone(),
            rest: furniture,
            body,
            vertical: Vertical::Optical,
            filling: Filling::Even,
            ladder: still(look),
            ending: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part: Some(plain(&section.title)),
        }
    }

    /// Composes the slides of recommendations and returns the anchor that leads to them.
    fn recommendations(&mut self, composer: &mut Composer<'_>, all: &[Recommendation]) -> Anchor {
        let fixed = composer.words();
        let anchor = composer.bookmark(1, fixed.recommendations.to_owned());
        let mut body =
            vec![if all.len() <= CARDS { cards(composer, all) } else { recommendation_table(composer, all) }];
        if all.iter().all(|recommendation| !recommendation.own.is_empty()) {
            // Said once where it holds for all.
            let own = words(capitalised(fixed.own));
            let style = TextStyle { italic: true, ..composer.theme.deck.card_fact };
            body.push(paragraph(own, style).before(Pt(14.0)));
        }
        if !composer.brief.meta.contact.is_empty() {
            let mut contact = composer.text(&composer.brief.meta.contact);
            contact.runs.insert(0, run(format!("{}\u{2002}", fixed.contact)));
            body.push(paragraph(contact, composer.theme.deck.card_fact).before(Pt(14.0)));
        }
        let frame = Frame {
            section: None,
            headline: words(fixed.recommendations),
            again: words(fixed.recommendations),
            level: 1,
            anchor,
            sources: all.iter().flat_map(|recommendation| recommendation.sources.clone()).collect(),
        };
        let look = &composer.theme.deck;
        let leading = if all.len() <= CARDS { look.card } else { look.cell };
        let slide = self.slide(composer, frame, body, Vertical::Top);
        self.push(fixed.recommendations, Sequence { ladder: look.fitting.ladder(leading.size), ..slide });
        anchor
    }

    fn notes(&mut self, composer: &mut Composer<'_>) {
        if composer.cited.is_empty() {
            return;
        }
        let look = &composer.theme.deck;
        let title = composer.words().endnotes;
        let anchor = composer.bookmark(1, title.to_owned());
        let prose = Prose {
            body: look.note,
            marker: look.note_number,
            gap: Pt::ZERO,
            indent: Em(0.0),
            bar: look.hairline,
            table: table_look(composer),
            picture_height: Pt(120.0),
            language: None,
        };
        let note_look = NoteLook {
            prose,
            number: look.note_number,
            muted: composer.theme.colours.muted,
            indent: Pt(30.0),
            gap: Pt(5.0),
        };
        let list = composer.endnotes(&note_look);
        let frame =
            Frame { section: None, headline: words(title), again: words(title), level: 1, anchor, sources: Vec::new() };
        let slide = self.slide(composer, frame, vec![list], Vertical::Top);
        let master = look.notes(self.aspect);
        self.push(title, Sequence { master, filling: Filling::Full, ladder: still(look), ..slide });
    }
}

/// Returns the settings of what keeps its size, however much or little of it there is.
fn still(look: &DeckTheme) -> Ladder {
    Ladder { rungs: Vec::new(), floor: look.fitting.floor() }
}

fn fitted(mut block: Block, lines: usize, sizes: &[(Pt, Pt)]) -> Block {
    if let BlockKind::Text(text) = &mut block.kind {
        text.fit = Some(Fit { lines, sizes: sizes.to_vec() });
    }
    block
}
