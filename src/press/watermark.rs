//! Words behind the text, along the page's diagonal, drawn as paths: they are no text that is read or searched.

use super::{Fault, Watermark};
use crate::compose::flow::Artifact;
use crate::geometry::{Colour, Pt, Rect, Size};
use crate::layout::page::{Item, ItemKind, Laid, Owner, Page};
use crate::picture::{Path, Picture, Segment, Vector};
use crate::text::{Face, Family, Fonts, Weight};
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::sync::Arc;

/// The face: a label's, so that the words are not taken for text.
const FACE: Face = Face { family: Family::Sans, weight: Weight::Semibold, italic: false };
/// Part of the diagonal that the words take.
const LENGTH: f32 = 0.72;
/// Greatest size of the words, as a part of the page's shorter side.
const TALLEST: f32 = 0.26;
/// Room between letters, in ems.
const TRACKING: f32 = 0.06;

/// Puts the words behind all pages, above their grounds.
pub(super) fn put(laid: &mut Laid, mark: &Watermark, fonts: &Fonts) -> Option<Fault> {
    let line = match Line::set(&mark.words, fonts) {
        Ok(line) => line,
        Err(character) => return Some(Fault::MissingCharacter(character)),
    };
    let mut drawn: Vec<(Size, bool, usize)> = Vec::new();
    for page in &mut laid.pages {
        let grounds = page.items.iter().take_while(|item| is_ground(item, page.size)).count();
        let ground = page.items.get(..grounds).and_then(<[Item]>::last).map(|item| &item.kind);
        let is_other = matches!(ground, Some(ItemKind::Fill { colour, .. }) if *colour != mark.page);
        let known = drawn.iter().find(|(size, other, _)| *size == page.size && *other == is_other);
        let picture = known.map_or(laid.pictures.len(), |(_, _, picture)| *picture);
        if picture == laid.pictures.len() {
            let colour = if is_other { mark.on_ground } else { mark.on_paper };
            laid.pictures.push(Arc::new(Picture::Vector(line.along(page.size, colour))));
            drawn.push((page.size, is_other, picture));
        }
        insert(page, grounds, picture);
    }
    None
}

fn insert(page: &mut Page, at: usize, picture: usize) {
    let rect = Rect { x: Pt::ZERO, y: Pt::ZERO, width: page.size.width, height: page.size.height };
    let item =
        Item { owner: Owner::Artifact(Artifact::Watermark), kind: ItemKind::Picture { picture, rect, clip: rect } };
    page.items.insert(at, item);
}

/// Returns whether an item is the page's ground.
pub(super) fn is_ground(item: &Item, page: Size) -> bool {
    let ItemKind::Fill { rect, .. } = item.kind else { return false };
    rect.x <= Pt::ZERO && rect.y <= Pt::ZERO && rect.right() >= page.width && rect.bottom() >= page.height
}

/// Words in outline, one em tall, from the start of their baseline; upwards is positive.
struct Line {
    segments: Vec<Segment>,
    width: f32,
    /// Height of capitals.
    height: f32,
}

impl Line {
    /// Sets the words. An error names a character without a glyph.
    fn set(words: &str, fonts: &Fonts) -> Result<Line, char> {
        let metrics = fonts.metrics(FACE);
        let em = f32::from(metrics.units_per_em.max(1));
        let outlines = FontRef::new(Fonts::built_in(FACE)).ok().map(|font| font.outline_glyphs());
        let mut pen = Pen { x: 0.0, em, segments: Vec::new() };
        for character in words.chars() {
            let glyph = fonts.glyph(FACE, character).ok_or(character)?;
            let outline = outlines.as_ref().and_then(|outlines| outlines.get(GlyphId::new(u32::from(glyph))));
            if let Some(outline) = outline {
                let settings = DrawSettings::unhinted(FontSize::unscaled(), LocationRef::default());
                // A glyph that cannot be drawn leaves its place empty.
                let _ = outline.draw(settings, &mut pen);
            }
            pen.x += f32::from(fonts.advance(FACE, glyph)) + TRACKING * em;
        }
        let width = (pen.x / em - TRACKING).max(TRACKING);
        Ok(Line { segments: pen.segments, width, height: f32::from(metrics.cap_height) / em })
    }

    /// Draws the words along the diagonal of a page, rising, in its middle.
    fn along(&self, page: Size, colour: Colour) -> Vector {
        let (width, height) = (page.width.0, page.height.0);
        let diagonal = (width * width + height * height).sqrt().max(f32::MIN_POSITIVE);
        let (run, rise) = (width / diagonal, height / diagonal);
        let size = (diagonal * LENGTH / self.width).min(width.min(height) * TALLEST);
        let place = |x: f32, y: f32| {
            let (x, y) = ((x - self.width / 2.0) * size, (y - self.height / 2.0) * size);
            (width / 2.0 + x * run - y * rise, height / 2.0 - x * rise - y * run)
        };
        let segments = self.segments.iter().map(|segment| match *segment {
            Segment::Move(x, y) => {
                let (x, y) = place(x, y);
                Segment::Move(x, y)
            }
            Segment::Line(x, y) => {
                let (x, y) = place(x, y);
                Segment::Line(x, y)
            }
            Segment::Curve(a, b, c, d, x, y) => {
                let ((a, b), (c, d), (x, y)) = (place(a, b), place(c, d), place(x, y));
                Segment::Curve(a, b, c, d, x, y)
            }
            Segment::Close => Segment::Close,
        });
        let path = Path { segments: segments.collect(), fill: Some(colour), even_odd: false, stroke: None };
        Vector::of(page, [path])
    }
}

/// Collects outlines.
struct Pen {
    /// Start of the glyph, in font units.
    x: f32,
    em: f32,
    segments: Vec<Segment>,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        ((self.x + x) / self.em, y / self.em)
    }

    /// Returns the end of what was drawn last.
    fn last(&self) -> (f32, f32) {
        match self.segments.last() {
            Some(&(Segment::Move(x, y) | Segment::Line(x, y) | Segment::Curve(_, _, _, _, x, y))) => (x, y),
            _ => (0.0, 0.0),
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.segments.push(Segment::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.place(x, y);
        self.segments.push(Segment::Line(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // A quadratic curve as a cubic one: its control points lie two thirds of the way to the quadratic's.
        let ((fx, fy), (cx, cy), (x, y)) = (self.last(), self.place(cx, cy), self.place(x, y));
        let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        self.segments.push(Segment::Curve(third(fx, cx), third(fy, cy), third(x, cx), third(y, cy), x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by), (x, y)) = (self.place(ax, ay), self.place(bx, by), self.place(x, y));
        self.segments.push(Segment::Curve(ax, ay, bx, by, x, y));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}
