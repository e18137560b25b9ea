//! What a theme says of sheets that show slides: several to a page, or one above its notes.

use super::tokens::tokens;
use super::{Master, Rule};
use crate::geometry::{Pt, Rect, Size};
use crate::outline::{Aspect, Paper};
use crate::text::TextStyle;
use crate::theme::{DeckTheme, MemoTheme};

/// Slides that stand one below the other with room to write beside them.
const COLUMN: u32 = 3;

tokens! {
    "the handout of a theme";
    /// Type, spacing and geometry of handouts and notes pages.
    #[derive(Debug, Clone)]
    pub struct HandoutTheme {
        /// Margin at the edge that is bound or punched.
        pub binding: Pt,
        /// Margin at the other side.
        pub outer: Pt,
        /// Room above the slides.
        pub top: Pt,
        /// Room below them, at the least.
        pub bottom: Pt,
        /// Distance of the running head from the upper edge, and of the foot from the lower edge.
        pub furniture: Pt,
        /// Room between slides side by side.
        pub gutter: Pt,
        /// Room between a slide's number and the slide below it: at the least, and at the most.
        pub row_gap: (Pt, Pt),
        /// The line around a slide.
        pub frame: Rule,
        /// Number below a slide.
        pub number: TextStyle,
        /// Room above it.
        pub number_gap: Pt,
        /// Distance of the lines to write on.
        pub pitch: Pt,
        /// How they look.
        pub line: Rule,
        /// Width of the dots that may stand in their place.
        pub dot: Pt,
        /// Room between a slide and what stands beside it.
        pub beside_gap: Pt,
        /// The most of the width that a slide takes which has something beside it.
        pub beside_share: f32,
        /// Speaker notes beside a slide.
        pub beside: TextStyle,
        /// Bullets and numbers in them.
        pub beside_marker: TextStyle,
        /// Size of the box for the slide on a presenter's page.
        pub shown: Size,
        /// Room between the slide and what it has beside and below it.
        pub shown_gap: Pt,
        /// Speaker notes below it, to be read at a glance.
        pub said: TextStyle,
        /// Bullets and numbers in them.
        pub said_marker: TextStyle,
        /// Sizes that they are tried at before they go on to a further page, as factors of the styles' own.
        pub said_scales: Vec<f32>,
        /// The longest line of them.
        pub said_measure: Pt,
        /// Time at which a slide begins and ends.
        pub time: TextStyle,
        /// What comes next, at the foot.
        pub next: TextStyle,
    }
}

/// Where slides stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The sheet, turned as it holds the slides best.
    pub page: Size,
    /// Slides side by side.
    pub columns: usize,
    /// Slides one below the other.
    pub rows: usize,
    /// Size of a slide.
    pub slide: Size,
    /// From a slide's upper left corner to its neighbours'.
    pub step: Size,
    /// Distance of the first from the left margin: slides that take less than the width stand in its middle.
    pub inset: Pt,
}

/// How a sheet is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// As it holds the slides best.
    AsFits,
    /// Upright, because two stand side by side.
    Upright,
}

impl HandoutTheme {
    /// Returns whether so many slides to a page leave room beside them.
    pub fn leaves_room(slides: u32) -> bool {
        slides == COLUMN
    }

    /// Returns where so many slides stand on a sheet: turned, and arranged in rows, so that they come out largest. With
    /// `beside`, they stand in one column and leave room at the right.
    pub fn grid(&self, paper: Paper, (slides, aspect): (u32, Aspect), beside: bool, turn: Turn) -> Grid {
        let upright = MemoTheme::sheet(paper);
        if slides == COLUMN {
            // White at their right is what they are asked for with.
            let plain = || Grid { inset: Pt::ZERO, ..self.arranged(upright, 1, COLUMN as usize, aspect) };
            return if beside { self.beside_lines(upright, aspect) } else { plain() };
        }
        let turned = Size { width: upright.height, height: upright.width };
        let shapes = (1..=slides as usize).filter(|columns| (slides as usize).is_multiple_of(*columns));
        let grids = shapes.flat_map(|columns| {
            let rows = slides as usize / columns;
            let pages = if turn == Turn::AsFits { &[upright, turned][..] } else { &[upright] };
            pages.iter().map(|&page| self.arranged(page, columns, rows, aspect)).collect::<Vec<Grid>>()
        });
        // The first of the largest: upright before turned, fewer columns before more.
        let larger = |best: Grid, next: Grid| if next.slide.width.0 > best.slide.width.0 + 0.5 { next } else { best };
        grids.reduce(larger).unwrap_or_else(|| self.arranged(upright, 1, 1, aspect))
    }

    /// Returns the box between the margins of a sheet.
    pub fn body(&self, page: Size) -> Rect {
        let width = (page.width - self.binding - self.outer).max(Pt::ZERO);
        let height = (page.height - self.top - self.bottom).max(Pt::ZERO);
        Rect { x: self.binding, y: self.top, width, height }
    }

    /// Returns the page whose body holds the slides.
    pub fn page(&self, page: Size) -> Master {
        Master { page, body: self.body(page), columns: 1, gutter: Pt::ZERO, grid: Pt::ZERO, ground: None }
    }

    /// Returns where the slide stands on a presenter's page.
    pub fn presenter(&self, paper: Paper, aspect: Aspect) -> Grid {
        let page = MemoTheme::sheet(paper);
        let slide = within(self.shown, aspect);
        let step = Size { width: slide.width, height: slide.height + self.below() + self.row_gap.0 };
        // What goes on stands below, as long as a page holds it.
        let rows = (self.body(page).height / step.height).floor().max(1.0) as usize;
        Grid { page, columns: 1, rows, slide, step, inset: Pt::ZERO }
    }

    /// Returns the line of the running head.
    pub fn head(&self, page: Size, height: Pt) -> Rect {
        Rect { y: self.furniture, height, ..self.body(page) }
    }

    /// Returns the line of the running foot.
    pub fn foot(&self, page: Size, height: Pt) -> Rect {
        Rect { y: page.height - self.furniture - height, ..self.head(page, height) }
    }

    /// Returns the height that a number takes below its slide.
    fn below(&self) -> Pt {
        self.number_gap + self.number.leading
    }

    /// Returns the grid of columns and rows that fills a page.
    fn arranged(&self, page: Size, columns: usize, rows: usize, aspect: Aspect) -> Grid {
        let body = self.body(page);
        let (across, down) = (columns as f32, rows as f32);
        let (least, most) = self.row_gap;
        let widest = (body.width - self.gutter * (across - 1.0)) / across;
        let tallest = (body.height - least * (down - 1.0)) / down - self.below();
        let slide = within(Size { width: widest, height: tallest }, aspect);
        // What is left over goes between the rows, and between the columns, so that slides stand out to the margins.
        let between = |room: Pt, extent: Pt, count: f32| (room - extent * count) / (count - 1.0).max(1.0);
        let gap = between(body.height, slide.height + self.below(), down).min(most);
        let gutter = between(body.width, slide.width, across).min(most);
        let step = Size { width: slide.width + gutter, height: slide.height + self.below() + gap };
        let inset = (body.width - slide.width * across - gutter * (across - 1.0)).max(Pt::ZERO) / 2.0;
        Grid { page, columns, rows, slide, step, inset }
    }

    /// Returns a column of slides whose heights and distances are whole numbers of the lines that stand beside them.
    fn beside_lines(&self, page: Size, aspect: Aspect) -> Grid {
        let body = self.body(page);
        let rows = COLUMN as usize;
        let step = ((body.height + self.row_gap.0) / rows as f32 / self.pitch).floor();
        let widest = within(Size { width: body.width * self.beside_share, height: body.height }, aspect);
        let tallest = self.pitch * step - self.below() - self.row_gap.0;
        let lines = (widest.height.min(tallest) / self.pitch).floor();
        let slide = within(Size { width: body.width, height: self.pitch * lines }, aspect);
        let step = Size { width: slide.width + self.beside_gap, height: self.pitch * step };
        Grid { page, columns: 1, rows, slide, step, inset: Pt::ZERO }
    }
}

/// Returns the largest slide of a shape that a box holds.
fn within(room: Size, aspect: Aspect) -> Size {
    let full = DeckTheme::slide_size(aspect);
    let scale = (room.width / full.width).min(room.height / full.height).max(0.0);
    Size { width: full.width * scale, height: full.height * scale }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::built_in;

    /// Office printers leave as much of each edge white.
    const UNPRINTABLE: Pt = Pt::mm(6.0);

    #[test]
    fn slides_fill_the_paper_that_is_turned_for_them() {
        let Some(look) = built_in("institute") else { return };
        let look = &look.paper.handout;
        let shape = |slides, aspect| {
            let grid = look.grid(Paper::Letter, (slides, aspect), false, Turn::AsFits);
            (grid.columns, grid.rows, grid.page.width > grid.page.height)
        };
        let wide = [1, 2, 3, 4, 6, 9].map(|slides| shape(slides, Aspect::Wide));
        let turned = true;
        assert_eq!(wide, [(1, 1, turned), (1, 2, false), (1, 3, false), (2, 2, turned), (2, 3, false), (3, 3, turned)]);
    }

    #[test]
    fn all_slides_stand_inside_the_printable_area() {
        let Some(look) = built_in("institute") else { return };
        let look = &look.paper.handout;
        for (paper, aspect) in [Paper::Letter, Paper::A4]
            .into_iter()
            .flat_map(|paper| [(paper, Aspect::Wide), (paper, Aspect::Classic), (paper, Aspect::A4)])
        {
            for (slides, beside) in [(1, false), (2, false), (3, false), (3, true), (4, false), (6, false), (9, false)]
            {
                let grid = look.grid(paper, (slides, aspect), beside, Turn::AsFits);
                let body = look.body(grid.page);
                let right = body.x + grid.inset + grid.step.width * (grid.columns - 1) as f32 + grid.slide.width;
                let bottom = body.y + grid.step.height * (grid.rows - 1) as f32 + grid.slide.height + look.below();
                assert!(right.0 < (grid.page.width - UNPRINTABLE).0 + 0.01, "{slides} on {paper:?}: {right:?}");
                assert!(bottom.0 < (body.bottom()).0 + 0.01, "{slides} on {paper:?}: {bottom:?}");
                let shape = DeckTheme::slide_size(aspect);
                assert!((grid.slide.width / grid.slide.height - shape.width / shape.height).abs() < 0.001);
            }
        }
    }
}
