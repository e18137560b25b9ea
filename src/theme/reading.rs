//! What a theme says of a handout for reading: pages of columns.

use super::tokens::tokens;
use super::{Master, MemoTheme, Rule};
use crate::geometry::{Pt, Rect};
use crate::outline::Paper;
use crate::text::TextStyle;

tokens! {
    "the handout for reading of a theme";
    /// Type, spacing and geometry of a handout for reading. What it does not say is that of a memo.
    #[derive(Debug, Clone)]
    pub struct ReadingTheme {
        /// Step of the baseline grid: the leading of running text.
        pub grid: Pt,
        /// Margin at the sides.
        pub side: Pt,
        /// Room above the text.
        pub top: Pt,
        /// Room below the text, at the least.
        pub bottom: Pt,
        /// Distance of the running head from the upper edge, and of the foot from the lower edge.
        pub furniture: Pt,
        /// Room between columns.
        pub gutter: Pt,
        /// The least width of a column: there are as many as the paper holds.
        pub column: Pt,
        /// Title, over the first page's columns.
        pub title: TextStyle,
        /// Sizes that the title falls to where it is long.
        pub title_sizes: Vec<(Pt, Pt)>,
        /// Title of a section, above its message.
        pub label: TextStyle,
        /// Message of a section.
        pub headline: TextStyle,
        /// Heading inside a section.
        pub subheading: TextStyle,
        /// The bottom line.
        pub bottom_line: TextStyle,
        /// Running text.
        pub body: TextStyle,
        /// Reprinted passages.
        pub excerpt: TextStyle,
        /// A quotation set apart.
        pub quote: TextStyle,
        /// Bullets and item numbers.
        pub marker: TextStyle,
        /// Room above and below the text of a row: where all rows take one line, and where some take several.
        pub cell_padding: (Pt, Pt),
        /// Rules between rows; none where they have no thickness.
        pub row_rule: Rule,
        /// Values of callouts.
        pub value: TextStyle,
        /// Greatest height of a picture, and of a chart.
        pub picture_height: Pt,
    }
}

/// The most columns: with more, an eye that goes back up loses its place.
const MOST: f32 = 3.0;

impl ReadingTheme {
    /// Returns the page, whose height is a whole number of lines.
    pub fn page(&self, paper: Paper) -> Master {
        let page = MemoTheme::sheet(paper);
        let lines = ((page.height - self.top - self.bottom) / self.grid).floor();
        let width = page.width - self.side * 2.0;
        let columns = ((width + self.gutter) / (self.column + self.gutter)).floor().clamp(1.0, MOST);
        let body = Rect { x: self.side, y: self.top, width, height: self.grid * lines };
        Master { page, body, columns: columns as usize, gutter: self.gutter, grid: self.grid, ground: None }
    }

    /// Returns the line of the running head.
    pub fn head(&self, paper: Paper, height: Pt) -> Rect {
        Rect { y: self.furniture, height, ..self.page(paper).body }
    }

    /// Returns the line of the running foot.
    pub fn foot(&self, paper: Paper, height: Pt) -> Rect {
        Rect { y: MemoTheme::sheet(paper).height - self.furniture - height, ..self.head(paper, height) }
    }

    /// Returns a memo's look with this one in the place of its own.
    pub fn over(&self, memo: &MemoTheme) -> MemoTheme {
        MemoTheme {
            grid: self.grid,
            title: self.title,
            title_sizes: self.title_sizes.clone(),
            label: self.label,
            heading: self.headline,
            subheading: self.subheading,
            bottom_line: self.bottom_line,
            body: self.body,
            excerpt: self.excerpt,
            quote: self.quote,
            marker: self.marker,
            cell_padding: self.cell_padding,
            row_rule: self.row_rule,
            value: self.value,
            picture_height: self.picture_height,
            ..memo.clone()
        }
    }
}
