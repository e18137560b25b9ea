//! Where the mark of the house and the banner stand.

use super::tokens::{Scope, Token, tokens};
use crate::diagnostics::codes;
use crate::geometry::Pt;
use crate::yaml::Node;
use crate::yaml::fields::Reader;
use crate::yaml::keys::{Takes, names};

tokens! {
    "a place for the logo";
    /// Where the mark of the house stands on slides.
    #[derive(Debug, Clone, Copy)]
    pub struct LogoPlace {
        /// Corner: `top-left`, `top-right`, `bottom-left` or `bottom-right`.
        pub corner: Corner,
        /// Slides that bear it: `title` for the title slide alone, or `all`.
        pub slides: Bearers,
        /// Height and width on the title slide.
        pub side: Pt,
        /// Height and width on slides with a headline.
        pub small: Pt,
    }
}

tokens! {
    "a banner";
    /// Where the marking of an outline stands, on all pages.
    #[derive(Debug, Clone, Copy)]
    pub struct Banner {
        /// `head`, `foot` or `both`.
        pub at: Edges,
    }
}

/// A corner of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corner {
    /// Whether it is at the upper edge.
    pub top: bool,
    /// Whether it is at the left.
    pub left: bool,
}

/// Slides that bear the mark of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearers {
    /// The title slide.
    Title,
    /// It and all slides with a headline.
    All,
}

/// Edges of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edges {
    /// The upper edge.
    pub head: bool,
    /// The lower edge.
    pub foot: bool,
}

const CORNERS: [(&str, Corner); 4] = [
    ("top-left", Corner { top: true, left: true }),
    ("top-right", Corner { top: true, left: false }),
    ("bottom-left", Corner { top: false, left: true }),
    ("bottom-right", Corner { top: false, left: false }),
];
const BEARERS: [(&str, Bearers); 2] = [("title", Bearers::Title), ("all", Bearers::All)];
const EDGES: [(&str, Edges); 3] = [
    ("both", Edges { head: true, foot: true }),
    ("head", Edges { head: true, foot: false }),
    ("foot", Edges { head: false, foot: true }),
];

/// Makes a token of a choice.
macro_rules! choice {
    ($kind:ty, $form:literal, $choices:ident, $what:literal) => {
        impl Token for $kind {
            const TAKES: Takes = Takes::Choice(&names(&$choices));
            #[cfg(test)]
            const FORM: &'static str = $form;

            fn read(reader: &mut Reader<'_>, node: &Node, _: &str, _: &Scope) -> Option<$kind> {
                reader.choice(node, codes::TOKEN_NAME, $what, &$choices).map(|choice| choice.value)
            }
        }
    };
}

choice!(Corner, "corner", CORNERS, "a corner");
choice!(Bearers, "word", BEARERS, "a choice of slides");
choice!(Edges, "word", EDGES, "an edge");
