//! What is done to finished pages before they are printed: room to bind, a watermark behind the text, sheets with room to
//! trim, greys for colours. Knows nothing of what pages say.

mod greys;
mod hairlines;
mod sheet;
mod watermark;

pub use greys::{NearGreys, near_greys};

use crate::geometry::{Colour, Pt};
use crate::layout::page::Laid;
use crate::text::Fonts;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Press {
    /// Whether colours become greys.
    pub grayscale: bool,
    /// Whether hairlines are set in solid ink, that a printer without greys holds them.
    pub solid_hairlines: bool,
    /// Words behind the text of all pages.
    pub watermark: Option<Watermark>,
    /// How pages are bound.
    pub binding: Binding,
    /// Width beyond the trimmed page that grounds go on to; none for pages without crop marks.
    pub bleed: Option<Pt>,
}

/// Words behind the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Watermark {
    /// The words.
    pub words: String,
    /// Their colour on paper, and on pages whose ground is that of most.
    pub on_paper: Colour,
    /// Their colour on pages with another ground.
    pub on_ground: Colour,
    /// The ground of most pages.
    pub page: Colour,
}

/// How pages are bound.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Binding {
    /// Room at the bound edge, beside the margin.
    pub gutter: Pt,
    /// Which sides are printed.
    pub duplex: Duplex,
    /// How much wider the left margin of a first page is than the right one: mirrored on its back.
    pub lean: Pt,
}

/// Which sides of a sheet are printed, and how it is turned over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplex {
    /// One side.
    #[default]
    None,
    /// Both, turned over the long edge as a book is: bound at the side.
    Long,
    /// Both, turned over the short edge as a calendar is: bound at the top.
    Short,
}

/// What cannot be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The watermark has a character that no typeface has.
    MissingCharacter(char),
    /// The gutter moves what stands on the page, counted from 0, to so little from the edge of the paper.
    Gutter {
        /// The page.
        page: usize,
        /// What is left.
        left: Pt,
    },
    /// Something stands nearer to the edge of the page than the bleed is wide.
    Bleed {
        /// The page.
        page: usize,
        /// The margin.
        margin: Pt,
    },
}

/// Makes pages ready for the press, but for what is done to whole sheets.
pub fn prepare(laid: &mut Laid, press: &Press, fonts: &Fonts) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(sheet::bind(laid, press.binding));
    if let Some(mark) = &press.watermark {
        faults.extend(watermark::put(laid, mark, fonts));
    }
    if press.grayscale {
        greys::turn(laid);
    }
    if press.solid_hairlines {
        hairlines::hold(laid);
    }
    faults
}

/// Puts finished sheets on larger ones, with crop marks, where that is asked for.
pub fn add_bleed(laid: &mut Laid, press: &Press) -> Option<Fault> {
    sheet::add_bleed(laid, press.bleed?)
}
