//! Key figures, charts, pictures.

use super::composer::Composer;
use super::flow::{Bars, Block, BlockKind, Callout, ChartBar, PictureBlock};
use super::inline::{plain, words};
use super::parts::block;
use crate::brief::{Chart, Figure, Image};
use crate::geometry::{Colour, Pt};
use crate::outline::Fit;
use crate::text::TextStyle;

/// How a chart looks.
#[derive(Clone, Copy)]
pub(super) struct ChartLook {
    /// Labels and values.
    pub(super) style: TextStyle,
    /// Height of a bar.
    pub(super) thickness: Pt,
    /// Room between bars.
    pub(super) gap: Pt,
    /// Bars.
    pub(super) colour: Colour,
    /// The bar that is spoken of.
    pub(super) accent: Colour,
}

/// Returns a picture; what is seen of it is at most so wide and tall.
pub(super) fn picture(image: &Image, width: Option<Pt>, height: Pt) -> Block {
    block(BlockKind::Picture(PictureBlock {
        picture: image.picture.clone(),
        alt: Some(image.alt.clone()),
        width,
        height,
        cover: image.fit == Fit::Cover,
    }))
}

impl Composer<'_> {
    /// Returns a callout, its marks at the label.
    pub(super) fn callout(&mut self, figure: &Figure) -> Callout {
        let mut label = self.text_citing(&figure.label, &figure.sources);
        if figure.own {
            label.runs.push(super::inline::run(format!(" ({})", self.words().own)));
        }
        Callout { value: words(figure.value.clone()), unit: words(figure.unit.clone()), label }
    }

    /// Returns a chart; the last bar is the one that is spoken of.
    pub(super) fn bars(&mut self, chart: &Chart, look: &ChartLook) -> Block {
        let last = chart.data.len().saturating_sub(1);
        let bars = chart
            .data
            .iter()
            .enumerate()
            .map(|(index, datum)| ChartBar {
                label: self.text(&datum.label),
                value: datum.value,
                shown: words(datum.shown.clone()),
                marked: index == last,
            })
            .collect();
        block(BlockKind::Bars(Bars {
            bars,
            style: look.style,
            thickness: look.thickness,
            gap: look.gap,
            colour: look.colour,
            accent: look.accent,
            alt: alternative(chart),
        }))
    }
}

/// Returns all that a chart shows, in words.
fn alternative(chart: &Chart) -> String {
    let (title, unit) = (plain(&chart.title), plain(&chart.unit));
    let data: Vec<String> =
        chart.data.iter().map(|datum| format!("{}: {}", plain(&datum.label), datum.shown)).collect();
    let head = match (title.is_empty(), unit.is_empty()) {
        (false, false) => format!("{title}, {unit}. "),
        (false, true) => format!("{title}. "),
        (true, false) => format!("{unit}. "),
        (true, true) => String::new(),
    };
    format!("{head}{}.", data.join("; "))
}
