//! How slides are fitted: the settings that a body is tried at before it goes on to a further slide, and the sizes below
//! which nothing falls.

use super::tokens::tokens;
use crate::geometry::Pt;

/// A way to set a body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    /// Type, indents and gutters, as a factor of their own.
    pub size: f32,
    /// Room between blocks, as a factor of what the size makes of it.
    pub room: f32,
    /// Whether the region is taken to its edges: the room that running text keeps free at its right, that a short headline
    /// leaves above, and that columns can give each other.
    pub wide: bool,
}

impl Rung {
    /// All as it is.
    pub const OWN: Rung = Rung { size: 1.0, room: 1.0, wide: false };
}

/// Settings to be tried one after the other, the roomiest first. A body is set at the first that takes as few pages as the
/// last does.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ladder {
    /// The settings; none for all as it is.
    pub rungs: Vec<Rung>,
    /// What is larger by itself is set no smaller than this, and what is smaller as it is.
    pub floor: Pt,
}

impl Ladder {
    /// Returns a ladder of sizes alone, as factors of their own.
    pub fn of_sizes(scales: &[f32]) -> Ladder {
        let rungs = scales.iter().map(|&size| Rung { size, ..Rung::OWN }).collect();
        Ladder { rungs, floor: Pt::ZERO }
    }
}

tokens! {
    "a way to fit slides";
    /// What a theme gives to fit slides with.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Fitting {
        /// The type scale: sizes that the leading text of a slide may take, falling. All else on the slide keeps in proportion.
        /// The last is the floor.
        pub sizes: Vec<Pt>,
        /// How much larger than its own size the leading text may become where there is little of it, as a factor.
        pub growth: f32,
        /// Factors of the room between blocks where there is more of it than the largest size needs, falling.
        pub loose: Vec<f32>,
        /// Factors of the room between blocks where there is too little, falling; the last is the floor.
        pub tight: Vec<f32>,
    }
}

impl Fitting {
    /// Returns the smallest size of points, labels and cells.
    pub fn floor(&self) -> Pt {
        self.sizes.last().copied().unwrap_or(Floors::WIDE.points)
    }

    /// Returns the settings for a slide whose leading text has this size by itself, largest first. At that size its own
    /// measure is tried, then the whole region, then less and less room, before smaller sizes.
    pub fn ladder(&self, own: Pt) -> Ladder {
        let sizes = self.sizes.iter().filter(|&&size| size <= own * self.growth);
        let mut rungs = Vec::new();
        let mut is_wide = false;
        for &size in sizes {
            let at = Rung { size: size / own, ..Rung::OWN };
            if rungs.is_empty() {
                rungs.extend(self.loose.iter().map(|&room| Rung { room, ..at }));
            }
            let wide = Rung { wide: true, ..at };
            // Each rung holds at least as much as those above it: what was given up is not taken back at a smaller size.
            if !is_wide {
                rungs.push(at);
            }
            if size <= own {
                rungs.extend((!is_wide).then_some(wide));
                rungs.extend(self.tight.iter().map(|&room| Rung { room, ..wide }));
                is_wide = true;
            }
        }
        Ladder { rungs, floor: self.floor() }
    }

    /// Returns the settings for a slide that fills its region by itself, as pictures and charts do: it does not grow.
    pub fn ladder_down(&self, own: Pt) -> Ladder {
        let mut ladder = self.ladder(own);
        ladder.rungs.retain(|rung| rung.size <= 1.0);
        if ladder.rungs.first().is_none_or(|first| *first != Rung::OWN) {
            ladder.rungs.insert(0, Rung::OWN);
        }
        ladder
    }
}

/// Sizes below which no theme falls, so that slides can be read from the last row of a room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Floors {
    /// Points, labels, cells: all that a slide says.
    pub points: Pt,
    /// Source lines, credits, endnotes and the like: what is looked up from a copy in the hand.
    pub sources: Pt,
    /// Folios and markings.
    pub folios: Pt,
}

impl Floors {
    /// Those of a slide 13.33 in wide, where 18 pt are a fortieth of its height.
    pub const WIDE: Floors = Floors { points: Pt(18.0), sources: Pt(12.0), folios: Pt(9.0) };
    /// What no eye reads on paper, however small the page.
    pub const LEAST: Pt = Pt(9.0);

    /// Returns the floors of a slide of a width: shown on one wall, the narrower is enlarged the more.
    pub fn of_width(width: Pt) -> Floors {
        let factor = width / Pt::inches(40.0 / 3.0);
        let of = |floor: Pt| (floor * factor).max(Floors::LEAST);
        let Floors { points, sources, folios } = Floors::WIDE;
        Floors { points: of(points), sources: of(sources), folios: of(folios) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn fitting() -> Fitting {
        Fitting { sizes: vec![Pt(28.0), Pt(24.0), Pt(20.0), Pt(18.0)], growth: 1.2, loose: vec![1.5], tight: vec![0.5] }
    }

    #[test]
    fn measure_then_room_then_size_give_way() {
        let rungs = fitting().ladder(Pt(20.0)).rungs;
        let tried: Vec<(f32, f32, bool)> = rungs.iter().map(|rung| (rung.size * 20.0, rung.room, rung.wide)).collect();
        let grown = [(24.0, 1.5, false), (24.0, 1.0, false)];
        let own = [(20.0, 1.0, false), (20.0, 1.0, true), (20.0, 0.5, true)];
        assert_eq!(tried, [&grown[..], &own, &[(18.0, 0.5, true)]].concat());
    }

    #[test]
    fn what_fills_its_region_does_not_grow() {
        for own in [20.0, 19.0] {
            assert_eq!(fitting().ladder_down(Pt(own)).rungs.first(), Some(&Rung::OWN));
        }
    }

    #[test]
    fn floors_keep_to_the_width_and_never_fall_below_what_can_be_read() {
        assert_eq!(Floors::of_width(Pt(960.0)), Floors::WIDE);
        let narrow = Floors::of_width(Pt(480.0));
        assert_eq!((narrow.points, narrow.sources, narrow.folios), (Pt(9.0), Pt(9.0), Pt(9.0)));
    }
}
