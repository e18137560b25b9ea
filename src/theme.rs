//! Themes: YAML tokens → [`Theme`]: colours by role, type scale, faces, spacing and page masters. Know nothing of content.
//!
//! A theme's file is read like an outline's, with what it extends ([`read`]). The fields of the structs here and in the
//! files of the formats are its keys ([`tokens`]), and their types say what a key takes ([`values`], [`colours`]).
//!
//! A theme is a plain value. `compose` picks its styles and masters by name and hands them on inside the blocks, so that
//! no later stage asks what a theme is.

mod colours;
mod columns;
mod deck;
mod faces;
mod fitting;
mod handout;
mod legible;
mod marks;
mod master;
mod memo;
mod onepager;
mod read;
mod reading;
mod tokens;
mod values;

pub use columns::{COLUMNS, ColumnGrid};
pub use deck::DeckTheme;
pub use fitting::{Fitting, Floors, Ladder, Rung};
pub use handout::{Grid, HandoutTheme, Turn};
pub use marks::{Banner, Bearers, Corner, Edges, LogoPlace};
pub use master::Master;
pub use memo::MemoTheme;
pub use onepager::OnepagerTheme;
pub use read::{LEAST_ON_PAPER, USUAL, load};
pub use reading::ReadingTheme;

use crate::diagnostics::Diagnostics;
use crate::geometry::{Colour, Pt};
use crate::outline::Format;
use crate::source::{FileId, Memory, Sources, Span, Spanned};
use crate::text::OwnFaces;
use std::sync::Arc;
use tokens::roles;

/// A theme.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Colours.
    pub colours: Colours,
    /// Faces that it brings.
    pub faces: Arc<OwnFaces>,
    /// Where markings stand.
    pub banner: Banner,
    /// What is set on paper for reading.
    pub memo: MemoTheme,
    /// What says it all on one page.
    pub onepager: OnepagerTheme,
    /// What is shown on a screen.
    pub deck: DeckTheme,
    /// What shows slides on paper.
    pub handout: HandoutTheme,
    /// What tells on paper, in columns, what slides show.
    pub reading: ReadingTheme,
}

/// A theme as it is on a screen and on paper, which is white.
#[derive(Debug, Clone)]
pub struct Look {
    /// For slides that are shown.
    pub screen: Arc<Theme>,
    /// For all that is printed, slides among it.
    pub paper: Arc<Theme>,
}

/// How much ink there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As the theme has it.
    Full,
    /// No grounds.
    Saved,
}

roles! {
    "the palette of a theme";
    /// Colours by role. Each pair that meets keeps a contrast of 4.5:1 for text, 3:1 for graphics (WCAG 2.2, 1.4.3, 1.4.11).
    #[derive(Debug, Clone, Copy)]
    pub struct Colours {
        /// Page of slides on a screen. Paper is white.
        pub page: Colour,
        /// Running text.
        pub ink: Colour,
        /// Headlines, values, bars: what speaks.
        pub voice: Colour,
        /// What counts things off: one warm colour.
        pub accent: Colour,
        /// Labels, source lines, folios.
        pub muted: Colour,
        /// Hairlines.
        pub hairline: Colour,
        /// Bars that are not spoken of.
        pub quiet: Colour,
        /// Ground of title slides and openers.
        pub ground: Colour,
        /// Text on that ground.
        pub on_ground: Colour,
        /// Labels on that ground.
        pub on_ground_muted: Colour,
        /// The accent on that ground.
        pub on_ground_accent: Colour,
        /// Words behind the text, on paper.
        pub watermark: Colour,
        /// The same on that ground.
        pub on_ground_watermark: Colour,
    }
}

/// A rule: thickness and colour.
pub type Rule = (Pt, Colour);

impl Colours {
    /// Returns the colours with white in place of grounds, and what stands on them as dark as on paper.
    fn saving_ink(self) -> Colours {
        Colours {
            ground: Colour::WHITE,
            on_ground: self.voice,
            on_ground_muted: self.muted,
            on_ground_accent: self.accent,
            on_ground_watermark: self.watermark,
            ..self
        }
    }
}

impl Look {
    /// Returns the theme of a format: of what is shown on a screen, or of what is printed.
    pub fn of(&self, format: Format) -> &Arc<Theme> {
        if format == Format::Deck { &self.screen } else { &self.paper }
    }
}

/// Returns a theme that is built in.
pub fn built_in(name: &str) -> Option<Look> {
    let files = Memory::default();
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let named = Spanned { value: name.to_owned(), span: nowhere };
    load(Some(&named), Ink::Full, &mut Sources::new(&files, ""), &mut Diagnostics::default())
}

/// Returns the JSON Schema of a theme.
pub fn schema() -> serde_json::Value {
    crate::yaml::schema::of(&read::THEME, "Theme of briefings", "How briefings look, for briefpress.")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
