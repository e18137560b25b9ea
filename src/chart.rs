//! Charts: data and a box → lines, areas and words at their places.
//!
//! Knows nothing of pages or of how words are set: it asks [`Words`] how much room they take. Each kind draws in the same
//! steps: what has to be read is measured, what is left of the box becomes the plot, values are given their places by a
//! scale (`scale`), marks are drawn, and labels are put beside them. Labels that would collide move (`spread`), then thin
//! out (`pen`), or give way to a legend (`legend`).
//!
//! | kind | file |
//! |---|---|
//! | bars from the left: one series, groups, stacks, shares | `rows` |
//! | columns: one series, groups, stacks, shares | `columns` |
//! | lines over time | `lines` |
//! | two moments, and what changed between them | `slopes` |
//! | dots on a common scale | `dots` |
//! | a panel for each series | `multiples` |

mod columns;
mod dots;
mod legend;
mod lines;
mod multiples;
mod pen;
mod rows;
mod scale;
mod slopes;
mod spread;
mod stack;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use crate::geometry::{Colour, Point, Pt, Rect, Size};
use crate::language::Language;
pub use crate::outline::{ChartKind as Kind, Highlight};
use crate::picture::Path;
use crate::text::{Align, Text, TextStyle};
use pen::Pen;

/// What is drawn.
#[derive(Debug, Clone)]
pub struct Chart {
    /// How.
    pub kind: Kind,
    /// What values are given for: years, countries.
    pub categories: Vec<Category>,
    /// Values that belong together, each with as many as there are categories.
    pub series: Vec<Series>,
    /// What is spoken of; the rest is drawn in grey.
    pub highlight: Option<Highlight>,
}

/// What values are given for.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its name.
    pub label: Text,
    /// The year, where it is one.
    pub year: Option<f64>,
}

/// Values that belong together.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its name; empty where it is the only one.
    pub label: Text,
    /// A value for each category; none where it is missing.
    pub values: Vec<Option<Value>>,
    /// How the last value differs from the first, as it is printed: for two moments.
    pub change: Option<Text>,
}

/// A value.
#[derive(Debug, Clone)]
pub struct Value {
    /// What is drawn; finite.
    pub number: f64,
    /// What is printed.
    pub shown: Text,
}

/// How a chart looks.
#[derive(Debug, Clone)]
pub struct Look {
    /// Labels and values; figures are tabular.
    pub label: TextStyle,
    /// Figures of axes, legends.
    pub axis: TextStyle,
    /// The smallest size that labels are set in where there are many.
    pub smallest: Pt,
    /// The most that a bar is thick.
    pub thickness: Pt,
    /// Width of lines over time.
    pub line: Pt,
    /// Width of grid lines.
    pub hairline: Pt,
    /// Paint.
    pub colours: Colours,
    /// The form of the figures of axes.
    pub language: Language,
    /// What stands in place of a missing value.
    pub missing: Text,
    /// How a chart takes the height that it is given.
    pub height: Height,
}

/// How a chart takes the height that it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// As one that has a slide to itself: few rows are set larger.
    Filled,
    /// As one that stands in text, which is to go on: rows keep their size.
    Needed,
}

/// Colours by role.
#[derive(Debug, Clone, Copy)]
pub struct Colours {
    /// What is spoken of.
    pub voice: Colour,
    /// What counts things off.
    pub accent: Colour,
    /// What is not spoken of.
    pub quiet: Colour,
    /// Figures of axes.
    pub muted: Colour,
    /// Zero lines.
    pub ink: Colour,
    /// Grid lines.
    pub grid: Colour,
    /// What lies behind.
    pub paper: Colour,
}

/// Tells how much room words take.
pub trait Words {
    /// Returns the extent of a text on one line, and of its widest part that cannot be broken.
    fn extents(&mut self, text: &Text, style: &TextStyle) -> (Pt, Pt);
    /// Returns the extent of the longest line of a text that is set in a measure, and the number of lines.
    fn lines(&mut self, text: &Text, style: &TextStyle, measure: Pt) -> (Pt, usize);
    /// Returns the distance of the baseline from the upper edge of a line, and the height of capitals.
    fn baseline(&self, style: &TextStyle) -> (Pt, Pt);
}

/// Lines, areas and words at places in a box.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// The box.
    pub size: Size,
    /// Lines and areas, from the one behind all others.
    pub marks: Vec<Path>,
    /// Words.
    pub labels: Vec<Label>,
    /// Distances from the upper edge at which a drawing that is taller than its page may be taken apart, growing.
    pub cuts: Vec<Pt>,
}

/// Words at a place.
#[derive(Debug, Clone)]
pub struct Label {
    /// The words.
    pub text: Text,
    /// How they look.
    pub style: TextStyle,
    /// What they cover.
    pub area: Rect,
    /// The measure that they are broken in.
    pub measure: Pt,
    /// Which edge of the area lines keep to.
    pub align: Align,
}

impl Drawing {
    /// Adds another drawing at a place.
    fn add(&mut self, mut other: Drawing, at: Point) {
        other.marks.iter_mut().for_each(|mark| mark.shift(at));
        other.labels.iter_mut().for_each(|label| label.area = label.area.shifted(at));
        self.marks.append(&mut other.marks);
        self.labels.append(&mut other.labels);
    }
}

/// Draws a chart as wide as the box. It is at most as tall, but for bars of which so many do not fit: these may be taken
/// apart at [`Drawing::cuts`].
pub fn draw(chart: &Chart, look: &Look, room: Size, words: &mut dyn Words) -> Drawing {
    if chart.categories.is_empty() || chart.series.is_empty() {
        return Drawing::default();
    }
    let mut pen = Pen::new(look, room, words);
    match chart.kind {
        Kind::Bar => rows::draw(chart, None, &mut pen),
        Kind::Column => columns::draw(chart, None, &mut pen),
        // Time runs from left to right; what is no time has names, which are read in lines.
        Kind::Grouped | Kind::Stacked | Kind::Share if chart.is_over_time() => columns::draw(chart, None, &mut pen),
        Kind::Grouped | Kind::Stacked | Kind::Share => rows::draw(chart, None, &mut pen),
        Kind::Line => lines::draw(chart, &mut pen),
        Kind::Slope => slopes::draw(chart, &mut pen),
        Kind::Dot => dots::draw(chart, &mut pen),
        Kind::Multiples => multiples::draw(chart, &mut pen),
    }
    pen.finish()
}

/// Values beside which their figures are printed, at the most: with more, an axis is easier to read.
const LABELLED: usize = 12;
/// Series that are named beside what they are drawn as, at the most; more have a legend.
const NAMED: usize = 4;

impl Chart {
    /// Returns whether the categories are years.
    pub fn is_over_time(&self) -> bool {
        self.categories.iter().all(|category| category.year.is_some())
    }

    /// Returns all values that are there.
    fn values(&self) -> impl Iterator<Item = &Value> {
        self.series.iter().flat_map(|series| series.values.iter().flatten())
    }

    /// Returns the least and the greatest value; zeros where there is none.
    fn range(&self) -> (f64, f64) {
        let mut numbers = self.values().map(|value| value.number);
        let Some(first) = numbers.next() else { return (0.0, 0.0) };
        numbers.fold((first, first), |(least, most), number| (least.min(number), most.max(number)))
    }

    /// Returns whether so few values are there that each is printed.
    fn is_labelled(&self) -> bool {
        self.values().count() <= LABELLED
    }

    /// Returns whether parts of one bar stand upon each other.
    fn is_stacked(&self) -> bool {
        matches!(self.kind, Kind::Stacked | Kind::Share)
    }

    /// Returns the paint of a value.
    fn paint(&self, look: &Look, series: usize, category: usize) -> Colour {
        match self.highlight {
            Some(Highlight::Series(_)) | None => self.series_paint(look, series),
            Some(Highlight::Category(spoken)) if self.series.len() == 1 => {
                if spoken == category {
                    look.colours.voice
                } else {
                    look.colours.quiet
                }
            }
            Some(Highlight::Category(spoken)) => {
                let paint = look.colours.series(series);
                if spoken == category { paint } else { mixed(paint, look.colours.paper, FADED) }
            }
        }
    }

    /// Returns the paint of a series as a whole.
    fn series_paint(&self, look: &Look, series: usize) -> Colour {
        match self.highlight {
            Some(Highlight::Series(spoken)) => self.spoken(look, spoken == series, series),
            _ => look.colours.series(series),
        }
    }

    /// Returns the paint of a series that is spoken of, or of another one; parts that touch differ in lightness.
    fn spoken(&self, look: &Look, is_spoken: bool, series: usize) -> Colour {
        let Colours { voice, quiet, paper, .. } = look.colours;
        match is_spoken {
            true => voice,
            false if self.is_stacked() && series % 2 == 1 => mixed(quiet, paper, FADED),
            false => quiet,
        }
    }
}

/// How far what is not spoken of fades into the paper, where paints tell series apart.
const FADED: f32 = 0.5;

impl Colours {
    /// Returns the paint of a series. Neighbours differ in lightness by fifteen parts of a hundred, so that they are told
    /// apart in grey and by the colour-blind; the first three stand out from white as graphics have to (WCAG 2.2, 1.4.11).
    fn series(&self, index: usize) -> Colour {
        let Colours { voice, accent, quiet, muted, ink, paper, .. } = *self;
        match index % 8 {
            0 => voice,
            1 => quiet,
            2 => accent,
            3 => mixed(voice, paper, 0.7),
            4 => muted,
            5 => mixed(accent, paper, 0.6),
            6 => ink,
            _ => mixed(quiet, paper, 0.5),
        }
    }

    /// Returns a paint for words that belong to something painted so: as dark as words have to be (WCAG 2.2, 1.4.3).
    fn readable(&self, paint: Colour) -> Colour {
        let steps = (0..=4).map(|step| mixed(paint, self.ink, step as f32 * 0.25));
        steps.into_iter().find(|colour| crate::light::contrast(*colour, self.paper) >= 4.5).unwrap_or(self.ink)
    }

    /// Returns the paint of words on an area: of paper or of ink, whichever stands out more.
    fn on(&self, area: Colour) -> Colour {
        let contrast = |colour| crate::light::contrast(colour, area);
        if contrast(self.paper) >= contrast(self.ink) { self.paper } else { self.ink }
    }
}

/// Returns a colour on the way to another: a part of nothing is the first, all of it the second.
fn mixed(from: Colour, to: Colour, part: f32) -> Colour {
    let channel = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * part).round() as u8;
    Colour { red: channel(from.red, to.red), green: channel(from.green, to.green), blue: channel(from.blue, to.blue) }
}
