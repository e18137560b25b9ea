//! What a theme says of a page that holds it all.

use super::tokens::tokens;
use super::{Master, MemoTheme, Rule};
use crate::geometry::{Pt, Rect};
use crate::outline::Paper;
use crate::text::TextStyle;

tokens! {
    "the one-pager of a theme";
    /// Type, spacing and geometry of a one-pager. Sizes of the body are those of scale 1; notes, head and foot keep theirs.
    #[derive(Debug, Clone)]
    pub struct OnepagerTheme {
        /// Left and right margin.
        pub side: Pt,
        /// Top of the body.
        pub top: Pt,
        /// Bottom of the body, from the lower edge.
        pub bottom: Pt,
        /// Distance of the head's line from the upper edge, and of the foot's from the lower edge.
        pub furniture: Pt,
        /// Room between columns.
        pub gutter: Pt,
        /// Scales of the body to be tried, falling. At the last, running text has 9.5 pt, its floor.
        pub scales: Vec<f32>,
        /// The least room between blocks and the most, as factors of their own.
        pub room: (f32, f32),
        /// Room between the parts of the page.
        pub part_gap: Pt,
        /// Room between two points, and between two recommendations.
        pub item_gap: Pt,
        /// Height and width of the house's mark.
        pub logo: Pt,
        /// Title.
        pub title: TextStyle,
        /// Sizes that it falls to where it is long.
        pub title_sizes: Vec<(Pt, Pt)>,
        /// For whom, when and where.
        pub facts: TextStyle,
        /// The bottom line.
        pub bottom_line: TextStyle,
        /// Labels that open a column.
        pub label: TextStyle,
        /// Points.
        pub point: TextStyle,
        /// Number of a recommendation.
        pub number: TextStyle,
        /// A recommendation.
        pub action: TextStyle,
        /// Who and when.
        pub action_fact: TextStyle,
        /// Values of callouts.
        pub value: TextStyle,
        /// The smallest size of values.
        pub value_smallest: Pt,
        /// Units of callouts.
        pub unit: TextStyle,
        /// Labels of callouts.
        pub value_label: TextStyle,
        /// Label over the sources, and the report's title beside it.
        pub note_label: TextStyle,
        /// Sources.
        pub note: TextStyle,
        /// Numbers of sources.
        pub note_number: TextStyle,
        /// Contact, at the foot.
        pub contact: TextStyle,
        /// Marking.
        pub marking: TextStyle,
        /// The short rule above the title.
        pub ornament: Rule,
        /// Its length.
        pub ornament_length: Pt,
        /// Hairlines.
        pub hairline: Rule,
        /// Rules above callouts.
        pub callout_rule: Rule,
    }
}

impl OnepagerTheme {
    /// Returns the page.
    pub fn page(&self, paper: Paper) -> Master {
        let page = MemoTheme::sheet(paper);
        let body = Rect {
            x: self.side,
            y: self.top,
            width: page.width - self.side * 2.0,
            height: page.height - self.top - self.bottom,
        };
        Master { page, body, columns: 1, gutter: Pt::ZERO, grid: Pt::ZERO, ground: None }
    }

    /// Returns the line of the head.
    pub fn head(&self, paper: Paper) -> Rect {
        let body = self.page(paper).body;
        Rect { y: self.furniture, height: self.marking.leading, ..body }
    }

    /// Returns the line of the foot.
    pub fn foot(&self, paper: Paper) -> Rect {
        let height = self.marking.leading;
        Rect { y: MemoTheme::sheet(paper).height - self.furniture - height, ..self.head(paper) }
    }
}
