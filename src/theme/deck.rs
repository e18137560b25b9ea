//! What a theme says of slides.

use super::tokens::tokens;
use super::{Colours, ColumnGrid, Fitting, LogoPlace, Master, Rule};
use crate::geometry::{Colour, Pt, Rect, Size};
use crate::outline::Aspect;
use crate::text::TextStyle;

/// Height of a slide that a theme's places are for.
const HEIGHT: Pt = Pt::inches(7.5);

tokens! {
    "the deck of a theme";
    /// Type, spacing and geometry of slides, for a page 7.5 in high.
    #[derive(Debug, Clone)]
    pub struct DeckTheme {
        /// Left and right margin.
        pub side: Pt,
        /// Top of the line that names the section.
        pub kicker_top: Pt,
        /// Top of the headline.
        pub headline_top: Pt,
        /// Top of the body, under a headline of two lines.
        pub body_top: Pt,
        /// Bottom of the body.
        pub body_bottom: Pt,
        /// Bottom of the source line.
        pub source_bottom: Pt,
        /// Bottom of the marking and folio.
        pub foot_bottom: Pt,
        /// Room between columns.
        pub gutter: Pt,
        /// Where the mark of the house stands.
        pub logo: LogoPlace,
        /// How a slide as a whole is fitted before it goes on to a further slide.
        pub fitting: Fitting,
        /// Title of the title slide.
        pub title: TextStyle,
        /// Sizes that it falls to where it is long.
        pub title_sizes: Vec<(Pt, Pt)>,
        /// Subtitle.
        pub subtitle: TextStyle,
        /// Labels of the title slide.
        pub fact_label: TextStyle,
        /// What stands below them.
        pub fact: TextStyle,
        /// Number of a section on its opener.
        pub opener_number: TextStyle,
        /// Title of a section on its opener.
        pub opener_title: TextStyle,
        /// Sizes that it falls to where it is long.
        pub opener_sizes: Vec<(Pt, Pt)>,
        /// Section's number and name above a headline.
        pub kicker: TextStyle,
        /// Headline.
        pub headline: TextStyle,
        /// A headline that was said on a slide before.
        pub headline_again: TextStyle,
        /// Sizes that it falls to where it is long.
        pub headline_sizes: Vec<(Pt, Pt)>,
        /// Points.
        pub point: TextStyle,
        /// Dashes before points.
        pub marker: TextStyle,
        /// Running text: the bottom line, a section that holds nothing else.
        pub text: TextStyle,
        /// Agenda.
        pub agenda: TextStyle,
        /// Parts of the agenda on openers.
        pub opener_part: TextStyle,
        /// Value of a callout in a row.
        pub value: TextStyle,
        /// Value of a callout beside points.
        pub side_value: TextStyle,
        /// Value of a callout that stands alone.
        pub big_value: TextStyle,
        /// The smallest size of values.
        pub value_smallest: Pt,
        /// Units in a row and beside points.
        pub unit: TextStyle,
        /// Unit of a callout that stands alone.
        pub big_unit: TextStyle,
        /// Labels.
        pub value_label: TextStyle,
        /// Label of a callout beside points.
        pub side_label: TextStyle,
        /// Label of a callout that stands alone.
        pub big_label: TextStyle,
        /// Heading of a column of a comparison.
        pub side_heading: TextStyle,
        /// Date of an event.
        pub event_when: TextStyle,
        /// An event.
        pub event: TextStyle,
        /// Title of a chart beside points.
        pub chart_title: TextStyle,
        /// Chart text.
        pub chart: TextStyle,
        /// Table text.
        pub cell: TextStyle,
        /// Table head.
        pub cell_head: TextStyle,
        /// What stands below a picture.
        pub picture_caption: TextStyle,
        /// Quotation.
        pub quote: TextStyle,
        /// Where a quotation is taken from.
        pub quote_place: TextStyle,
        /// Number of a recommendation.
        pub card_number: TextStyle,
        /// A recommendation.
        pub card: TextStyle,
        /// Who and when.
        pub card_fact: TextStyle,
        /// Credits, source lines.
        pub source: TextStyle,
        /// Endnotes.
        pub note: TextStyle,
        /// Numbers of endnotes.
        pub note_number: TextStyle,
        /// Folio.
        pub folio: TextStyle,
        /// Marking.
        pub marking: TextStyle,
        /// The short rule beside the section's name.
        pub ornament: Rule,
        /// Its length.
        pub ornament_length: Pt,
        /// Hairlines of callouts and tables.
        pub hairline: Rule,
        /// Room between points.
        pub point_gap: Pt,
    }
}

impl DeckTheme {
    /// Returns the size of a slide.
    pub fn slide_size(aspect: Aspect) -> Size {
        match aspect {
            Aspect::Wide => Size { width: Pt::inches(40.0 / 3.0), height: HEIGHT },
            Aspect::Classic => Size { width: Pt::inches(10.0), height: HEIGHT },
            Aspect::A4 => Size { width: Pt::mm(297.0), height: Pt::mm(210.0) },
        }
    }

    /// Returns what is said of slides of a shape: where they are higher than usual, the body has the room.
    pub fn shaped(&self, aspect: Aspect) -> DeckTheme {
        let more = DeckTheme::slide_size(aspect).height - HEIGHT;
        let mut shaped = self.clone();
        for bottom in [&mut shaped.body_bottom, &mut shaped.source_bottom, &mut shaped.foot_bottom] {
            *bottom += more;
        }
        shaped
    }

    /// Returns the page of a slide with a headline.
    pub fn slide(&self, aspect: Aspect) -> Master {
        self.master(aspect, self.body_top, self.body_bottom)
    }

    /// Returns the page of a slide whose content takes the headline's place too.
    pub fn bare(&self, aspect: Aspect) -> Master {
        let top = self.kicker_top + self.kicker.leading + self.point_gap;
        self.master(aspect, top, self.body_bottom)
    }

    /// Returns the page of a slide whose headline stands in so many columns at the left, and its content at their right.
    pub fn beside(&self, aspect: Aspect, columns: usize) -> Master {
        let mut master = self.master(aspect, self.headline_top, self.source_bottom);
        let left = self.columns(aspect).left(columns);
        master.body.x += left;
        master.body.width -= left;
        master
    }

    /// Returns the columns between the margins.
    pub fn columns(&self, aspect: Aspect) -> ColumnGrid {
        let width = DeckTheme::slide_size(aspect).width - self.side * 2.0;
        ColumnGrid::of(width, self.gutter)
    }

    /// Returns the page of endnotes: more of it is text, in two columns where it is wide.
    pub fn notes(&self, aspect: Aspect) -> Master {
        let top = self.headline_top + self.headline.leading + self.point_gap * 2.0;
        let columns = if aspect == Aspect::Classic { 1 } else { 2 };
        Master { columns, gutter: self.gutter, ..self.master(aspect, top, self.source_bottom) }
    }

    /// Returns the page of the title and of openers.
    pub fn dark(&self, aspect: Aspect, colours: &Colours) -> Master {
        let height = DeckTheme::slide_size(aspect).height;
        Master {
            ground: Some(colours.ground).filter(|ground| *ground != Colour::WHITE),
            ..self.master(aspect, height * 0.2, height * 0.72)
        }
    }

    /// Returns a band of the slide's width between margins.
    pub fn band(&self, aspect: Aspect, top: Pt, bottom: Pt) -> Rect {
        let page = DeckTheme::slide_size(aspect);
        Rect { x: self.side, y: top, width: page.width - self.side * 2.0, height: bottom - top }
    }

    fn master(&self, aspect: Aspect, top: Pt, bottom: Pt) -> Master {
        let page = DeckTheme::slide_size(aspect);
        let body = self.band(aspect, top, bottom);
        Master { page, body, columns: 1, gutter: Pt::ZERO, grid: Pt::ZERO, ground: None }
    }
}
