//! What a theme says of pages for reading.

use super::tokens::tokens;
use super::{Master, Rule};
use crate::geometry::{Pt, Rect, Size};
use crate::outline::Paper;
use crate::text::TextStyle;

/// The least margin at the sides, on small paper.
const SMALLEST_SIDE: Pt = Pt::mm(15.0);

tokens! {
    "the memo of a theme";
    /// Type, spacing and geometry of a memo. Lengths that stand between lines of text are multiples of `grid`.
    #[derive(Debug, Clone)]
    pub struct MemoTheme {
        /// Step of the baseline grid: the leading of running text.
        pub grid: Pt,
        /// Width of the text.
        pub measure: Pt,
        /// Part of the side margins that is at the left.
        pub left_share: f32,
        /// Room above the text.
        pub top: Pt,
        /// Room below the text, at the least.
        pub bottom: Pt,
        /// Distance of the running head from the upper edge, and of the foot from the lower edge.
        pub furniture: Pt,
        /// Title, on the title page.
        pub title: TextStyle,
        /// Sizes that the title falls to where it is long.
        pub title_sizes: Vec<(Pt, Pt)>,
        /// Subtitle.
        pub subtitle: TextStyle,
        /// Labels of the title page.
        pub fact_label: TextStyle,
        /// What stands beside them.
        pub fact: TextStyle,
        /// Heading of a section.
        pub heading: TextStyle,
        /// Heading inside a section.
        pub subheading: TextStyle,
        /// Small label that opens a part: "Bottom line".
        pub label: TextStyle,
        /// The bottom line.
        pub bottom_line: TextStyle,
        /// The sentence under a heading.
        pub lead: TextStyle,
        /// Running text.
        pub body: TextStyle,
        /// Reprinted passages.
        pub excerpt: TextStyle,
        /// A quotation set apart.
        pub quote: TextStyle,
        /// Bullets and item numbers.
        pub marker: TextStyle,
        /// Captions, credits, source lines.
        pub caption: TextStyle,
        /// Entries of the contents.
        pub contents: TextStyle,
        /// Table text.
        pub cell: TextStyle,
        /// Table head.
        pub cell_head: TextStyle,
        /// Room above and below the text of a row: where all rows take one line, and where some take several.
        pub cell_padding: (Pt, Pt),
        /// Rules between rows; none where they have no thickness.
        pub row_rule: Rule,
        /// Values of callouts.
        pub value: TextStyle,
        /// The smallest size of values.
        pub value_smallest: Pt,
        /// Units of callouts.
        pub unit: TextStyle,
        /// Labels of callouts.
        pub value_label: TextStyle,
        /// Chart text.
        pub chart: TextStyle,
        /// Endnotes.
        pub note: TextStyle,
        /// Numbers of endnotes.
        pub note_number: TextStyle,
        /// Running head and folio.
        pub running: TextStyle,
        /// Marking.
        pub marking: TextStyle,
        /// The short rule above titles.
        pub ornament: Rule,
        /// Its length.
        pub ornament_length: Pt,
        /// Hairlines of tables and callouts.
        pub hairline: Rule,
        /// Rule beside the bottom line.
        pub bar: Rule,
        /// Rule beside reprinted passages.
        pub quiet_bar: Rule,
        /// Greatest height of a picture.
        pub picture_height: Pt,
    }
}

impl MemoTheme {
    /// Returns the size of a sheet.
    pub fn sheet(paper: Paper) -> Size {
        match paper {
            Paper::Letter => Size { width: Pt::inches(8.5), height: Pt::inches(11.0) },
            Paper::Legal => Size { width: Pt::inches(8.5), height: Pt::inches(14.0) },
            Paper::Tabloid => Size { width: Pt::inches(11.0), height: Pt::inches(17.0) },
            Paper::A3 => Size { width: Pt::mm(297.0), height: Pt::mm(420.0) },
            Paper::A4 => Size { width: Pt::mm(210.0), height: Pt::mm(297.0) },
            Paper::A5 => Size { width: Pt::mm(148.0), height: Pt::mm(210.0) },
        }
    }

    /// Returns the page for running text: its height is a whole number of lines.
    pub fn page(&self, paper: Paper) -> Master {
        let page = MemoTheme::sheet(paper);
        let lines = ((page.height - self.top - self.bottom) / self.grid).floor();
        let width = self.measure_on(page);
        let body = Rect { x: self.left(page), y: self.top, width, height: self.grid * lines };
        Master { page, body, columns: 1, gutter: Pt::ZERO, grid: self.grid, ground: None }
    }

    /// Returns the page of the title, whose text begins at `top`, a part of the page's height.
    pub fn title_page(&self, paper: Paper, top: f32) -> Master {
        let mut master = self.page(paper);
        let top = master.page.height * top;
        master.body.height = master.body.bottom() - top;
        master.body.y = top;
        master.grid = Pt::ZERO;
        master
    }

    /// Returns the line of the running head.
    pub fn head(&self, paper: Paper) -> Rect {
        let page = MemoTheme::sheet(paper);
        Rect { x: self.left(page), y: self.furniture, width: self.measure_on(page), height: self.running.leading }
    }

    /// Returns the line of the running foot.
    pub fn foot(&self, paper: Paper) -> Rect {
        let head = self.head(paper);
        let page = MemoTheme::sheet(paper);
        Rect { y: page.height - self.furniture - head.height, ..head }
    }

    fn left(&self, page: Size) -> Pt {
        (page.width - self.measure_on(page)) * self.left_share
    }

    /// Returns the width of the text on a sheet, which is less where the sheet is small.
    fn measure_on(&self, page: Size) -> Pt {
        self.measure.min(page.width - SMALLEST_SIDE * 2.0)
    }
}
