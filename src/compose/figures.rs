//! Key figures, pictures.

use super::composer::Composer;
use super::endnotes::capitalised;
use super::flow::{self, Block, BlockKind, Callout, Callouts, Paints, PictureBlock};
use super::inline::{plain, shaped, words};
use super::parts::block;
use crate::brief::{Drawing, Figure, Image, Inline};
use crate::geometry::{Colour, Pt};
use crate::outline::Fit;
use crate::text::{Shape, Text, TextStyle, Weight};

/// Returns a picture; what is seen of it is at most so wide and tall.
pub(super) fn picture(image: &Image, width: Option<Pt>, height: Pt) -> Block {
    block(BlockKind::Picture(PictureBlock {
        picture: image.picture.clone(),
        alt: Some(image.alt.clone()),
        width,
        height,
        cover: image.fit == Fit::Cover,
        plate: None,
        focus: image.focus,
    }))
}

/// How key figures look.
pub(super) struct CalloutLook {
    /// Whether one has a region to itself.
    pub(super) alone: bool,
    /// The most in a row.
    pub(super) per_row: usize,
    /// Room between two.
    pub(super) gap: Pt,
    /// Room between two rows.
    pub(super) row_gap: Pt,
    /// Values.
    pub(super) value: TextStyle,
    /// Their smallest size.
    pub(super) smallest: Pt,
    /// Units.
    pub(super) unit: TextStyle,
    /// Labels.
    pub(super) label: TextStyle,
    /// The hairline above each.
    pub(super) rule: (Pt, Colour),
}

/// Returns a picture in a slide's body, on white where the page is dark: drawings are made for paper.
pub(super) fn picture_on_page(composer: &Composer<'_>, image: &Image, width: Option<Pt>, height: Pt) -> Block {
    let mut block = picture(image, width, height);
    if let BlockKind::Picture(picture) = &mut block.kind {
        picture.plate = (composer.theme.colours.page != Colour::WHITE).then_some(Colour::WHITE);
    }
    block
}

impl Composer<'_> {
    /// Returns key figures in rows.
    pub(super) fn callouts<'f>(&mut self, figures: impl IntoIterator<Item = &'f Figure>, look: CalloutLook) -> Block {
        let colours = self.theme.colours;
        let CalloutLook { alone, per_row, gap, row_gap, value, smallest, unit, label, rule } = look;
        block(BlockKind::Callouts(Callouts {
            items: figures.into_iter().map(|figure| self.callout(figure)).collect(),
            alone,
            per_row,
            gap,
            row_gap,
            value,
            smallest,
            unit,
            label,
            change: TextStyle { weight: Weight::Semibold, ..label },
            detail: TextStyle { colour: colours.muted, ..label },
            rule,
            paints: Paints {
                strong: value.colour,
                quiet: colours.quiet,
                // A hairline may be as dark as the value, as it is where all is to be copied in black.
                faint: colours.quiet,
                accent: colours.accent,
            },
        }))
    }

    /// Returns a callout, its marks at the label.
    fn callout(&mut self, figure: &Figure) -> Callout {
        let mut label = self.text_citing(&figure.label, &figure.sources);
        self.place_callout(figure, &label);
        if figure.own {
            label.runs.push(super::inline::run(format!(" ({})", self.words().own)));
        }
        let change = figure
            .change
            .as_ref()
            .map(|change| flow::Change { direction: change.direction, text: self.text(&change.words) });
        // "40 of 102", where the value has no unit of its own; else the whole stands below what is drawn.
        let unit = match &figure.drawing {
            Some(Drawing::Part { whole, .. }) if figure.unit.is_empty() => self.of(whole),
            _ => words(figure.unit.clone()),
        };
        let drawing = figure.drawing.as_ref().map(|drawing| self.drawing(drawing, figure));
        Callout { value: words(figure.value.clone()), unit, label, change, drawing }
    }

    /// Returns a whole as it stands behind its part: "of 102"; empty where it need not be said.
    fn of(&self, whole: &str) -> Text {
        if whole.is_empty() { Text::default() } else { words(self.words().part_of.replace("{n}", whole)) }
    }

    /// Returns what is drawn with a value. Where the words beside it say all that it shows, it is decoration.
    fn drawing(&mut self, drawing: &Drawing, figure: &Figure) -> flow::Drawing {
        match drawing {
            Drawing::Part { part, dots, whole } => {
                let caption = if figure.unit.is_empty() { Text::default() } else { self.of(whole) };
                match *dots {
                    None => flow::Drawing::Bar { part: *part, caption },
                    Some(all) => flow::Drawing::Dots { part: *part, all, caption },
                }
            }
            Drawing::Comparison { sizes: (value, other), shown, label } => {
                let longest = value.max(*other).max(f64::MIN_POSITIVE);
                let mut caption = self.text(label);
                let strong = Shape { strong: true, ..Shape::default() };
                caption.runs.insert(0, shaped(format!("{shown} "), strong));
                flow::Drawing::Bars { lengths: [(value / longest) as f32, (other / longest) as f32], caption }
            }
            Drawing::Rank { place, of, words: said } => {
                flow::Drawing::Ticks { place: *place, of: *of, caption: words(said.clone()) }
            }
            Drawing::Trend { values, shown, ends } => {
                let alt = self.trend(&figure.label, shown, ends);
                let [first, last] = ends;
                let strong = Shape { strong: true, ..Shape::default() };
                let mut end = |label: &[Inline], value: Option<&String>| {
                    let value = Text { runs: vec![shaped(value.map_or("", |it| it), strong)], ..Text::default() };
                    (self.text(label), value)
                };
                let ends = [end(first, shown.first()), end(last, shown.last())];
                flow::Drawing::Line { heights: heights(values), ends: Box::new(ends), alt }
            }
        }
    }

    /// Returns all that a trend shows, in words: "Public debt, trend: 2015: 48; 50.2; 2020: 60.6."
    fn trend(&self, label: &[Inline], shown: &[String], ends: &[Vec<Inline>; 2]) -> String {
        let mut said = shown.to_vec();
        let [first, last] = ends.each_ref().map(|end| plain(end));
        if let [start, .., end] = said.as_mut_slice() {
            (*start, *end) = (format!("{first}: {start}"), format!("{last}: {end}"));
        }
        format!("{}, {}: {}.", capitalised(&plain(label)), self.words().trend, said.join("; "))
    }
}

/// Returns values as heights between the least and the greatest, 0 and 1; half way where all are the same.
fn heights(values: &[f64]) -> Vec<f32> {
    let (least, most) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(*value), most.max(*value)));
    let height = |value: &f64| if most > least { (value - least) / (most - least) } else { 0.5 };
    values.iter().map(|value| height(value) as f32).collect()
}
