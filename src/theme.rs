//! Themes: colours by role, type scale, spacing and page masters. Know nothing of content.
//!
//! A theme is a plain value. `compose` picks its styles and masters by name and hands them on inside the blocks, so that
//! no later stage asks what a theme is.

mod deck;
mod fitting;
mod handout;
mod institute;
mod master;
mod memo;
mod onepager;

pub use deck::DeckTheme;
pub use fitting::{Fitting, Floors, Ladder, Rung};
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
    /// Words behind the text, on paper.
    pub watermark: Colour,
    /// The same on that ground.
    pub on_ground_watermark: Colour,
}

/// A rule: thickness and colour.
pub type Rule = (Pt, Colour);

/// A theme's name is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTheme(pub String);

impl Theme {
    /// Returns the theme with white in place of grounds, and what stands on them as dark as on paper.
    pub fn saving_ink(&self) -> Theme {
        let mut theme = self.clone();
        let Colours { voice, accent, muted, watermark, .. } = self.colours;
        let dark = |colour: Colour| match colour {
            c if c == self.colours.on_ground => voice,
            c if c == self.colours.on_ground_muted => muted,
            c if c == self.colours.on_ground_accent => accent,
            other => other,
        };
        let deck = &mut theme.deck;
        for style in [
            &mut deck.title,
            &mut deck.subtitle,
            &mut deck.fact_label,
            &mut deck.fact,
            &mut deck.opener_number,
            &mut deck.opener_title,
        ] {
            style.colour = dark(style.colour);
        }
        theme.colours = Colours {
            ground: Colour::WHITE,
            on_ground: voice,
            on_ground_muted: muted,
            on_ground_accent: accent,
            on_ground_watermark: watermark,
            ..self.colours
        };
        theme
    }
}

/// Returns the theme of a name, or the one that holds where none is named.
pub fn load(name: Option<&str>) -> Result<Theme, UnknownTheme> {
    match name {
        None | Some("institute") => Ok(institute::theme()),
        Some(other) => Err(UnknownTheme(other.to_owned())),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::light::{contrast, lightness};

    #[test]
    fn what_meets_can_be_told_apart_in_colour_in_grey_and_with_little_ink() {
        let theme = load(None).unwrap();
        for Colours {
            ink,
            voice,
            accent,
            muted,
            quiet,
            ground,
            on_ground,
            on_ground_muted,
            on_ground_accent,
            watermark,
            on_ground_watermark,
            ..
        } in [theme.colours, theme.saving_ink().colours]
        {
            // Text, also where a watermark stands behind it (WCAG 2.2, 1.4.3).
            for behind in [Colour::WHITE, watermark] {
                for text in [ink, voice, accent, muted] {
                    assert!(contrast(text, behind) >= 4.5, "{text:?} on {behind:?}: {}", contrast(text, behind));
                }
            }
            for behind in [ground, on_ground_watermark] {
                for text in [on_ground, on_ground_muted, on_ground_accent] {
                    assert!(contrast(text, behind) >= 4.5, "{text:?} on {behind:?}: {}", contrast(text, behind));
                }
            }
            // Bars stand beside each other.
            assert!((lightness(quiet) - lightness(voice)).abs() >= 15.0);
            // A watermark that nobody sees is none.
            assert!(lightness(Colour::WHITE) - lightness(watermark) > 5.0);
            assert!((lightness(ground) - lightness(on_ground_watermark)).abs() > 4.0);
        }
    }

    #[test]
    fn with_little_ink_nothing_light_is_left_for_a_ground_that_is_gone() {
        let theme = load(None).unwrap().saving_ink();
        let deck = &theme.deck;
        for style in [deck.title, deck.subtitle, deck.fact_label, deck.fact, deck.opener_number, deck.opener_title] {
            assert!(contrast(style.colour, Colour::WHITE) >= 4.5, "{:?}", style.colour);
        }
        assert_eq!(deck.dark(crate::outline::Aspect::Wide, &theme.colours).ground, None);
    }
}
