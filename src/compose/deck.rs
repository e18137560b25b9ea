//! The deck: title, agenda, openers, slides, recommendations, the closing slide, the appendix, endnotes.
//!
//! What a section holds decides its slides. [`kinds`] says which, and what each shows; [`frame`] what stands around it.

use super::Setting;
use super::composer::Composer;
use super::endnotes::capitalised;
use super::flow::{Block, BlockKind, ContentsEntry, Filling, Fit, Ladder, NumberForm, Placed, Sequence, Vertical};
use super::inline::{plain, unmarked, words};
use super::parts::paragraph;
use crate::brief::{Recommendation, Section};
use crate::geometry::{Colour, Pt};
use crate::outline::Aspect;
use crate::text::{Anchor, Text, TextStyle};
use crate::theme::DeckTheme;

mod agenda;
mod facts;
mod frame;
pub(super) mod kinds;
mod mark;
mod notes;
mod opener;
mod recommendations;
mod title;

pub use facts::SlideFacts;
use frame::{Frame, Headline, Kicker};
use kinds::{Said, Shown, SlideKind, running_text, table_look};
use opener::OPENED;
use recommendations::{cards, fit_cards, recommendation_table};

/// Composes a deck, and tells what its slides say.
pub(super) fn compose(composer: &mut Composer<'_>, setting: &Setting) -> (Vec<Sequence>, Vec<SlideFacts>) {
    let mut deck = Deck::new(setting);
    deck.title(composer);
    deck.said(composer);
    deck.notes(composer);
    // Endnotes are looked up.
    let read = deck.slides.iter().filter(|slide| slide.sequence.filling != Filling::Full);
    let facts = read.map(facts::of).collect();
    let page = Some(composer.theme.colours.page).filter(|page| *page != Colour::WHITE);
    let on_page = |mut slide: Slide| {
        slide.sequence.master.ground = slide.sequence.master.ground.or(page);
        slide.sequence
    };
    (deck.slides.into_iter().map(on_page).collect(), facts)
}

/// Composes the slides up to the endnotes, for formats that have pages of their own for these.
pub(super) fn shown(composer: &mut Composer<'_>, setting: &Setting) -> Vec<Slide> {
    let mut deck = Deck::new(setting);
    deck.title(composer);
    deck.said(composer);
    deck.slides
}

/// Composes the slides between title and endnotes.
pub(super) fn slides(composer: &mut Composer<'_>, setting: &Setting) -> Vec<Slide> {
    let mut deck = Deck::new(setting);
    deck.said(composer);
    if let Some(first) = deck.slides.first_mut() {
        first.sequence.numbering.start = Some(AFTER_TITLE);
    }
    deck.slides
}

/// Returns the marking of a slide on the dark ground.
pub(super) fn marking(composer: &Composer<'_>, aspect: Aspect) -> Vec<Placed> {
    Deck { aspect, combined: false, form: NumberForm::Arabic, slides: Vec::new() }
        .marking(composer, composer.theme.colours.on_ground_muted)
}

/// What stands for the number of a section in the appendix.
const APPENDIX: &str = "A";

/// Where a section stands in the deck.
struct Place {
    /// Its number among those that are told.
    number: String,
    /// Its place among all sections.
    place: usize,
    /// Where the agenda leads.
    start: Anchor,
    /// Whether it may have an opener.
    opens: bool,
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
    /// Whether the memo is in the same PDF.
    combined: bool,
    /// How the slides that are added are numbered.
    form: NumberForm,
    slides: Vec<Slide>,
}

impl Deck {
    fn new(setting: &Setting) -> Deck {
        let Setting { aspect, combined, .. } = *setting;
        Deck { aspect, combined, form: NumberForm::Arabic, slides: Vec::new() }
    }

    /// Composes all that is said between title and endnotes.
    fn said(&mut self, composer: &mut Composer<'_>) {
        self.bottom_line(composer);
        self.agenda_and_sections(composer);
        self.closing(composer);
        self.appendix(composer);
    }

    /// Adds a slide that belongs to no section.
    fn push(&mut self, headline: impl Into<String>, sequence: Sequence) {
        self.add(Slide { sequence, headline: headline.into(), of: None });
    }

    /// Adds a slide, numbered like those before it.
    fn add(&mut self, mut slide: Slide) {
        slide.sequence.numbering.form = self.form;
        self.slides.push(slide);
    }

    /// Composes the slide that says it all, for those who leave after it.
    fn bottom_line(&mut self, composer: &mut Composer<'_>) {
        let brief = composer.brief;
        if brief.bottom_line.is_empty() {
            return;
        }
        let title = composer.words().bottom_line;
        let anchor = composer.bookmark(1, title.to_owned());
        let body = running_text(self, composer, &brief.bottom_line);
        let frame = Frame::apart(Headline::said(words(title), 1, anchor), Vec::new());
        let slide = self.slide(composer, frame, body, Vertical::Top);
        let look = &composer.theme.deck;
        self.push(title, Sequence { ladder: look.fitting.ladder(look.text.size), ..slide });
    }

    fn agenda_and_sections(&mut self, composer: &mut Composer<'_>) {
        let brief = composer.brief;
        let fixed = composer.words();
        let sections: Vec<(usize, &Section)> = brief.told().collect();
        // The agenda leads to sections that are composed after it: their anchors are made here.
        let starts: Vec<Anchor> = sections.iter().map(|_| composer.anchor()).collect();
        let agenda_at = self.slides.len();
        let agenda = (sections.len() > 1).then(|| composer.bookmark(1, fixed.agenda.to_owned()));
        for (number, (&(place, section), &start)) in (1..).zip(sections.iter().zip(&starts)) {
            let opens = sections.len() > 1;
            self.section(composer, section, &Place { number: number.to_string(), place, start, opens });
        }
        let mut entries = Vec::with_capacity(sections.len() + 1);
        for (number, ((_, section), start)) in (1..).zip(sections.into_iter().zip(starts)) {
            entries.push(agenda::entry(composer, section, number, start));
        }
        if !brief.recommendations.is_empty() {
            let anchor = self.recommendations(composer, &brief.recommendations);
            let figure = Some(Text::default());
            entries.push(ContentsEntry { number: Text::default(), text: words(fixed.recommendations), anchor, figure });
        }
        if let Some(anchor) = agenda {
            let slide = self.agenda(composer, entries, anchor);
            self.slides.insert(agenda_at, Slide { sequence: slide, headline: fixed.agenda.to_owned(), of: None });
        }
    }

    /// Composes the sections that are shown where somebody asks.
    fn appendix(&mut self, composer: &mut Composer<'_>) {
        let first = self.slides.len();
        for (place, section) in composer.brief.appendix() {
            // What is added from here on is numbered apart, the endnotes too.
            self.form = NumberForm::Appendix;
            let start = composer.anchor();
            self.section(composer, section, &Place { number: APPENDIX.to_owned(), place, start, opens: false });
        }
        if let Some(slide) = self.slides.get_mut(first) {
            slide.sequence.numbering.start = Some(1);
        }
    }

    /// Composes a section's slides.
    fn section(&mut self, composer: &mut Composer<'_>, section: &Section, at: &Place) {
        let title = plain(&section.title);
        let kinds = SlideKind::of(section);
        let opener = at.opens && kinds.len() >= OPENED;
        composer.bookmark_at(1, title.clone(), at.start);
        if opener {
            let opener = self.opener(composer, section, &at.number, at.start);
            self.push(title.clone(), opener);
        }
        for (index, kind) in kinds.into_iter().enumerate() {
            let first = index == 0;
            let own = kind.title(section).filter(|title| !title.is_empty());
            let message = Some(&section.message).filter(|message| !message.is_empty());
            // The first slide says the message, further ones what they show; what was said is repeated.
            let (said, says) = match (message.filter(|_| first), own) {
                (Some(message), _) => (Said::Message, Some(message)),
                (None, Some(title)) => (Said::Title, Some(title)),
                (None, None) if kind.fills() && !first => (Said::Nothing, None),
                (None, None) => (Said::Message, None),
            };
            let heads_section = says.is_none() && first && !opener;
            let headline = match says {
                Some(headline) => {
                    let anchor = composer.bookmark(2, plain(headline));
                    Headline::saying(composer, headline, 2, anchor)
                }
                // What has no message is headed by the section's name.
                None if heads_section => Headline::saying(composer, &section.title, 1, at.start),
                None if said == Said::Nothing => Headline::None,
                None => Headline::Again(unmarked(message.unwrap_or(&section.title))),
            };
            let named = says.or(message).unwrap_or(&section.title);
            let Shown { blocks, sources, unmarked, vertical, aside } = self.body(composer, section, kind, said);
            let heading = (first && !opener && !heads_section).then_some(at.start);
            let name = if heads_section { String::new() } else { title.clone() };
            let kicker = Some(Kicker { number: at.number.clone(), title: name, heading });
            let mut slide =
                self.slide(composer, Frame { section: kicker, headline, sources, unmarked, aside }, blocks, vertical);
            if first && !opener {
                slide.part = Some(title.clone());
            }
            slide.ladder = kind.ladder(&composer.theme.deck);
            self.add(Slide { sequence: slide, headline: plain(named), of: Some((at.place, index)) });
        }
    }

    /// Composes the slides of recommendations and returns the anchor that leads to them.
    fn recommendations(&mut self, composer: &mut Composer<'_>, all: &[Recommendation]) -> Anchor {
        let fixed = composer.words();
        let anchor = composer.bookmark(1, fixed.recommendations.to_owned());
        let as_cards = fit_cards(self, composer, all);
        let mut body = vec![if as_cards { cards(composer, all) } else { recommendation_table(composer, all) }];
        if all.iter().all(|recommendation| !recommendation.own.is_empty()) {
            // Said once where it holds for all.
            let own = words(capitalised(fixed.own));
            let style = TextStyle { italic: true, ..composer.theme.deck.card_fact };
            body.push(paragraph(own, style).before(Pt(14.0)));
        }
        let sources = all.iter().flat_map(|recommendation| recommendation.sources.clone()).collect();
        let frame = Frame::apart(Headline::said(words(fixed.recommendations), 1, anchor), sources);
        let look = &composer.theme.deck;
        let leading = if as_cards { look.card } else { look.cell };
        let slide = self.slide(composer, frame, body, Vertical::Top);
        self.push(fixed.recommendations, Sequence { ladder: look.fitting.ladder(leading.size), ..slide });
        anchor
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
