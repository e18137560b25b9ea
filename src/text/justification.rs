//! What a line gives to fill the measure: first the width of its glyphs, by less than the eye can tell, then its spaces.
//!
//! That letters may be drawn a little wider or narrower, so that spaces stay even, is Hermann Zapf's idea; how far it goes
//! unseen, Hàn Thế Thành found out ("Micro-typographic extensions to the TeX typesetting system", 2000): two hundredths.

/// How much wider or narrower glyphs may be drawn, as a part of themselves.
const EXPANSION: f64 = 0.02;

/// The steps in which they are, so that lines share them and a file says them in few digits.
const STEP: f64 = 0.001;

/// By how much a space is wider by rights than the face's own, as a part of it: Source Serif's 0.23 em is narrow beside
/// the quarter of an em that books have, and justifying adds to spaces more often than it takes from them.
const IDEAL: f64 = 0.15;

/// By how much a space is wider at ratio 1: 0.42 em.
const STRETCHED: f64 = 0.8;

/// By how much a space is narrower at ratio −1, below which it does not go: 0.17 em. The third that Computer Modern has
/// would leave 0.15 em.
const SHRUNK: f64 = 0.2;

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// The width of its glyphs, as a part of their natural width.
    pub(super) stretch: f64,
    /// What is added to each space, as a part of its natural width.
    pub(super) added: f64,
}

impl Setting {
    /// As the face is drawn.
    pub(super) const NATURAL: Setting = Setting { stretch: 1.0, added: 0.0 };

    /// Returns how a line is set that has so much room over, or too little, beside glyphs and spaces of their natural
    /// width.
    pub(super) fn filling(over: f64, glyphs: f64, space: f64) -> Setting {
        let steps = if glyphs > 0.0 { given(over - IDEAL * space, glyphs) / glyphs / STEP } else { 0.0 };
        let stretch = 1.0 + steps.trunc() * STEP;
        let left = over - glyphs * (stretch - 1.0);
        Setting { stretch, added: if space > 0.0 { (left / space).max(-SHRUNK) } else { 0.0 } }
    }

    /// Returns how a line is set that ends before the measure does: its spaces as wide as they should be, as far as there
    /// is room.
    pub(super) fn last(over: f64, glyphs: f64, space: f64) -> Setting {
        if over < 0.0 {
            return Setting::filling(over, glyphs, space);
        }
        Setting { added: if space > 0.0 { (over / space).min(IDEAL) } else { 0.0 }, ..Setting::NATURAL }
    }

    /// Returns how a ragged line is set: as the face is drawn, but for spaces that have to give way.
    pub(super) fn ragged(over: f64, space: f64) -> Setting {
        Setting { added: if space > 0.0 { (over / space).clamp(-SHRUNK, 0.0) } else { 0.0 }, ..Setting::NATURAL }
    }
}

/// Returns the adjustment ratio of a line's spaces (Knuth and Plass 1981, p. 1124) when its glyphs have given what they
/// can: 0 where the spaces are as they should be, 1 and −1 where they are as wide and as narrow as is well.
///
/// `slack` is room that the line may leave.
pub(super) fn ratio(over: f64, glyphs: f64, space: f64, slack: f64) -> f64 {
    let wanted = over - IDEAL * space;
    let left = wanted - given(wanted, glyphs);
    let limit = if left < 0.0 { (SHRUNK + IDEAL) * space } else { (STRETCHED - IDEAL) * space + slack };
    left / limit.max(f64::MIN_POSITIVE)
}

/// Returns what glyphs give of the room that is wanted.
fn given(wanted: f64, glyphs: f64) -> f64 {
    let most = EXPANSION * glyphs.max(0.0);
    wanted.clamp(-most, most)
}
