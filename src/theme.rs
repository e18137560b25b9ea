//! Themes: colours by role, type scale, spacing and page masters. Know nothing of content.
//!
//! A theme is a plain value. `compose` picks its styles and masters by name and hands them on inside the blocks, so that
//! no later stage asks what a theme is.

mod deck;
mod handout;
mod institute;
mod master;
mod memo;
mod onepager;

pub use deck::DeckTheme;
pub use handout::{Grid, HandoutTheme, Turn};
pub use master::Master;
pub use memo::MemoTheme;
pub use onepager::OnepagerTheme;

use crate::geometry::{Colour, Pt};

/// Themes that are built in.
pub const KNOWN: &[&str] = &["institute"];

/// A theme.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Colours.
    pub colours: Colours,
    /// What is set on paper for reading.
    pub memo: MemoTheme,
    /// What says it all on one page.
    pub onepager: OnepagerTheme,
    /// What is shown on a screen.
    pub deck: DeckTheme,
    /// What shows slides on paper.
    pub handout: HandoutTheme,
}

/// Colours by role. Each pair that meets keeps a contrast of 4.5:1 for text, 3:1 for graphics (WCAG 2.2, 1.4.3, 1.4.11).
#[derive(Debug, Clone, Copy)]
pub struct Colours {
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
}

/// A rule: thickness and colour.
pub type Rule = (Pt, Colour);

/// A theme's name is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTheme(pub String);

/// Returns the theme of a name, or the one that holds where none is named.
pub fn load(name: Option<&str>) -> Result<Theme, UnknownTheme> {
    match name {
        None | Some("institute") => Ok(institute::theme()),
        Some(other) => Err(UnknownTheme(other.to_owned())),
    }
}
