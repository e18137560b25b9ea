//! The texture of justified text, in each language: how even its spaces are, and how many of its lines end with a hyphen.

use super::tests::{justified, set_in, text, words};
use super::*;

/// A report in each language, as a person wrote it.
pub(super) const TEXTS: [(&str, &str); 7] = [
    ("en-US", include_str!("../../tests/texts/en.txt")),
    ("es", include_str!("../../tests/texts/es.txt")),
    ("fr", include_str!("../../tests/texts/fr.txt")),
    ("de", include_str!("../../tests/texts/de.txt")),
    ("pt", include_str!("../../tests/texts/pt.txt")),
    ("it", include_str!("../../tests/texts/it.txt")),
    ("nl", include_str!("../../tests/texts/nl.txt")),
];

/// What is measured of a text that was set.
#[derive(Debug, Default)]
struct Texture {
    /// Width of the spaces of each line that fills the measure, in ems.
    spaces: Vec<f64>,
    /// Lines that end with a hyphen, and the most in a row.
    hyphenated: usize,
    in_a_row: usize,
    /// Extremes of the glyphs' stretch.
    stretch: (f32, f32),
}

impl Texture {
    fn add(&mut self, content: &str, language: &str, measure: f32) {
        let style = TextStyle { size: Pt(10.0), ..justified() };
        for paragraph in content.split("\n\n") {
            let set = set_in(&text(vec![words(paragraph)]), &style, measure, language);
            assert!(set.paragraph.problems.is_empty(), "{:?}", set.paragraph.problems);
            let mut row = 0;
            for (line, read) in set.paragraph.lines.iter().zip(set.lines()).rev().skip(1) {
                row = if read.ends_with(['-', '\u{ad}']) { row + 1 } else { 0 };
                self.hyphenated += usize::from(row > 0);
                self.in_a_row = self.in_a_row.max(row);
                let run = &line.runs[0];
                let space = f64::from(super::tests::space(run.face));
                let unit = f64::from(style.size.0) / 1000.0;
                self.spaces.push((space * unit + f64::from(run.word_space.0)) * f64::from(run.stretch / style.size.0));
                let (least, most) = self.stretch;
                self.stretch = (least.min(run.stretch - 1.0), most.max(run.stretch - 1.0));
            }
        }
    }

    fn deviation(&self) -> f64 {
        let count = self.spaces.len() as f64;
        let mean = self.spaces.iter().sum::<f64>() / count;
        (self.spaces.iter().map(|space| (space - mean) * (space - mean)).sum::<f64>() / count).sqrt()
    }
}

#[test]
fn justified_text_is_even_in_each_language() {
    for (language, content) in TEXTS {
        let mut texture = Texture::default();
        // A memo's measure, and some by its side, so that no single paragraph counts for much.
        for measure in (340..=430).step_by(10) {
            texture.add(content, language, measure as f32);
        }
        let Texture { spaces, hyphenated, in_a_row, stretch } = &texture;
        let (least, most) = *stretch;
        let widest = spaces.iter().copied().fold(0.0, f64::max);
        assert!(texture.deviation() < 0.036, "{language}: spaces differ by {}", texture.deviation());
        assert!(widest < 0.42, "{language}: a space of {widest} em");
        assert!(*hyphenated * 7 < spaces.len(), "{language}: {hyphenated} hyphens in {} lines", spaces.len());
        assert!(*in_a_row <= 2, "{language}: {in_a_row} hyphens in a row");
        assert!(least > -0.0201 && most < 0.0201, "{language}: glyphs stretched by {least} to {most}");
        assert!(least < 0.0 && most > 0.0, "{language}: glyphs give nothing");
    }
}
