//! Brief + format + theme → a flow of blocks. Knows nothing of fonts' inner workings or of where things come to stand.
//!
//! Each format is one file ([`deck`], [`memo`], [`onepager`], [`handout`], [`notes`]) that walks the brief in reading
//! order, so that endnotes are numbered by first use; what they share stands beside them: words ([`inline`]), running text
//! ([`prose`]), key figures and pictures ([`figures`]), charts ([`charts`]), tables ([`tables`]) and endnotes ([`endnotes`]).

mod annex;
mod charts;
mod composer;
mod deck;
mod endnotes;
mod figures;
pub mod flow;
mod handout;
mod inline;
mod marks;
mod memo;
mod notes;
mod onepager;
mod paper;
mod part;
mod parts;
mod prose;
mod reading;
mod revision;
mod tables;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

pub use deck::SlideFacts;
pub(crate) use inline::{first_span, marked};

use crate::brief::Brief;
use crate::outline::{Aspect, Beside, Format, FormatOptions, HandoutKind, Paper};
use crate::theme::{DeckTheme, Theme};
use composer::Composer;
use flow::Document;
pub use inline::plain;
use std::borrow::Cow;

/// What is settled before composing: the format and its choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The format.
    pub format: Format,
    /// Paper.
    pub paper: Paper,
    /// Shape of slides.
    pub aspect: Aspect,
    /// Whether a memo has contents.
    pub contents: bool,
    /// Whether a memo has an annex of the evidence for its key figures.
    pub evidence: bool,
    /// What a handout holds.
    pub kind: HandoutKind,
    /// Slides to a page of a handout.
    pub slides: u32,
    /// What stands beside them, where they leave room.
    pub beside: Beside,
    /// Time of day at which the presenter begins, in minutes since midnight; times are counted from zero where it is none.
    pub start: Option<u16>,
    /// Whether pages are put two to a side, to be folded.
    pub booklet: bool,
    /// Whether all formats of the briefing are one PDF.
    pub combined: bool,
}

impl Setting {
    /// Returns the usual choices for a format: letter paper, wide slides, contents, three slides to a page, with lines.
    pub fn new(format: Format) -> Setting {
        Setting {
            format,
            paper: Paper::Letter,
            aspect: Aspect::Wide,
            contents: true,
            evidence: false,
            kind: HandoutKind::Slides,
            slides: 3,
            beside: Beside::Ruled,
            start: None,
            booklet: false,
            combined: false,
        }
    }

    /// Returns the choices that an outline makes for a format.
    pub fn of(options: &FormatOptions) -> Setting {
        let usual = Setting::new(options.format.value);
        Setting {
            format: options.format.value,
            paper: options.paper.as_ref().map_or(usual.paper, |paper| paper.value),
            aspect: options.aspect.as_ref().map_or(usual.aspect, |aspect| aspect.value),
            contents: options.contents.as_ref().map_or(usual.contents, |contents| contents.value),
            evidence: options.evidence.as_ref().map_or(usual.evidence, |evidence| evidence.value),
            kind: options.kind.as_ref().map_or(usual.kind, |kind| kind.value),
            slides: options.slides.as_ref().map_or(usual.slides, |slides| slides.value),
            booklet: usual.booklet,
            combined: usual.combined,
            start: options.start.as_ref().map(|start| start.value),
            beside: options.beside.as_ref().map_or(usual.beside, |beside| beside.value),
        }
    }
}

impl Setting {
    /// Returns whether it is a handout for reading, in which there are no slides.
    pub fn is_for_reading(&self) -> bool {
        self.format == Format::Handout && self.kind == HandoutKind::Reading
    }

    /// Returns how large slides are printed, as a part of their own size; none where they are shown, or there are none.
    pub fn scale(&self, theme: &Theme) -> Option<f32> {
        let grid = match self.format {
            Format::Handout if !self.is_for_reading() => handout::grid(theme, self),
            Format::Notes => theme.handout.presenter(self.paper, self.aspect),
            _ => return None,
        };
        Some(grid.slide.width / DeckTheme::slide_size(self.aspect).width)
    }
}

/// Formats that can be folded into a booklet.
pub const FOLDED: &[Format] = &[Format::Memo, Format::Handout];

/// A composed document, with the number of its endnotes.
#[derive(Debug)]
pub struct Composed {
    /// The document.
    pub document: Document,
    /// Endnotes in it.
    pub endnotes: usize,
    /// What its slides say, in a deck.
    pub slides: Vec<SlideFacts>,
}

/// Composes the page that opens a format in a document that holds several, and returns what the format is called there.
pub fn opener(brief: &Brief, setting: &Setting, theme: &Theme) -> (String, Document) {
    let theme = &*theme_of(theme, setting);
    let mut composer = Composer::new(brief, theme);
    let opener = part::compose(&mut composer, setting);
    (part::title(composer.words(), setting.format), composer.finish(vec![opener]).document)
}

/// Returns the theme with what is another in slides of a shape, or on pages for reading.
fn theme_of<'t>(theme: &'t Theme, setting: &Setting) -> Cow<'t, Theme> {
    if setting.is_for_reading() {
        Cow::Owned(Theme { memo: theme.reading.over(&theme.memo), ..theme.clone() })
    } else if setting.aspect == Aspect::A4 {
        Cow::Owned(Theme { deck: theme.deck.shaped(setting.aspect), ..theme.clone() })
    } else {
        Cow::Borrowed(theme)
    }
}

/// Composes the title page alone, where a format begins with one that all other pages are independent of.
pub fn title_page(brief: &Brief, setting: &Setting, theme: &Theme) -> Option<Document> {
    let mut composer = Composer::new(brief, theme);
    let page = match setting.format {
        Format::Memo => memo::title_page(&mut composer, setting),
        Format::Handout if !setting.is_for_reading() => handout::title_page(&mut composer, setting),
        _ => return None,
    };
    Some(composer.finish(vec![page]).document)
}

/// Composes a brief in a format.
pub fn compose(brief: &Brief, setting: &Setting, theme: &Theme) -> Composed {
    let theme = &*theme_of(theme, setting);
    let mut composer = Composer::new(brief, theme);
    let mut slides = Vec::new();
    let sequences = match setting.format {
        Format::Deck => {
            let deck;
            (deck, slides) = deck::compose(&mut composer, setting);
            deck
        }
        Format::Memo => memo::compose(&mut composer, setting),
        Format::Onepager => vec![onepager::compose(&mut composer, setting.paper)],
        Format::Handout if setting.is_for_reading() => reading::compose(&mut composer, setting.paper),
        Format::Handout => handout::compose(&mut composer, setting),
        Format::Notes => notes::compose(&mut composer, setting),
    };
    Composed { slides, ..composer.finish(sequences) }
}
