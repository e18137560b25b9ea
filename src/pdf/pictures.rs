//! Pictures: an image or a form for each, drawn wherever it is used (ISO 32000-1, 8.9 and 8.10).
//!
//! Both fill the unit square, so that a page places one as it places the other.

use super::objects::{File, Ref};
use super::syntax::Body;
use crate::geometry::Colour;
use crate::picture::{Path, Picture, Raster, RasterData, Segment, Stroke, Vector};
use std::sync::Arc;

/// Returns the name by which content streams call a picture.
pub(super) fn resource_name(picture: usize) -> String {
    format!("P{picture}")
}

/// Writes all pictures and returns their objects in order.
pub(super) fn write(file: &mut File, pictures: &[Arc<Picture>]) -> Vec<Ref> {
    let mut written = Vec::with_capacity(pictures.len());
    for picture in pictures {
        let id = file.reserve();
        match &**picture {
            Picture::Raster(raster) => write_raster(file, id, raster),
            Picture::Vector(vector) => write_vector(file, id, vector),
        }
        written.push(id);
    }
    written
}

fn write_raster(file: &mut File, id: Ref, raster: &Raster) {
    let entries = |body: &mut Body, channels: u8| {
        body.raw("/Type/XObject/Subtype/Image/Width ").int(raster.width).raw("/Height ").int(raster.height);
        let space = if channels == 1 { "Gray" } else { "RGB" };
        body.raw("/BitsPerComponent 8/ColorSpace/Device").raw(space);
    };
    match &raster.data {
        RasterData::Jpeg { bytes, channels } => {
            let entries = |body: &mut Body| {
                entries(body, *channels);
                body.raw("/Filter/DCTDecode");
            };
            file.plain_stream(id, entries, bytes);
        }
        RasterData::Pixels { bytes, channels } => {
            let entries = |body: &mut Body| {
                entries(body, *channels);
                body.raw("/DecodeParms<</Predictor 15/Colors ").int(*channels).raw("/Columns ").int(raster.width);
                body.raw(">>");
            };
            let rows = filtered_rows(bytes, raster.width as usize, usize::from(*channels));
            file.stream(id, entries, &rows);
        }
    }
}

/// PNG's filters that are tried for each row (PNG specification, 9.2).
const FILTERS: [u8; 5] = [0, 1, 2, 3, 4];

/// Returns rows of pixels, each after the number of the filter that leaves the smallest differences.
fn filtered_rows(pixels: &[u8], width: usize, channels: usize) -> Vec<u8> {
    let stride = width.saturating_mul(channels).max(1);
    let mut out = Vec::with_capacity(pixels.len() + pixels.len() / stride + 1);
    let mut above = vec![0u8; stride];
    let mut tried = Vec::with_capacity(stride);
    let mut best = Vec::with_capacity(stride);
    for row in pixels.chunks_exact(stride) {
        let mut smallest = u64::MAX;
        let mut filter = 0;
        for candidate in FILTERS {
            tried.clear();
            tried.extend((0..stride).map(|at| {
                let before = |row: &[u8]| at.checked_sub(channels).map_or(0, |at| row[at]);
                row[at].wrapping_sub(predict(candidate, before(row), above[at], before(&above)))
            }));
            // Differences are small numbers of either sign (PNG specification, 12.8).
            let sum = tried.iter().map(|&byte| u64::from((byte as i8).unsigned_abs())).sum();
            if sum < smallest {
                (smallest, filter) = (sum, candidate);
                std::mem::swap(&mut tried, &mut best);
            }
        }
        out.push(filter);
        out.extend_from_slice(&best);
        above.copy_from_slice(row);
    }
    out
}

/// Returns what a filter expects a byte to be, by its neighbours.
fn predict(filter: u8, left: u8, above: u8, above_left: u8) -> u8 {
    match filter {
        1 => left,
        2 => above,
        3 => ((u16::from(left) + u16::from(above)) / 2) as u8,
        4 => {
            let (a, b, c) = (i16::from(left), i16::from(above), i16::from(above_left));
            let estimate = a + b - c;
            let (to_a, to_b, to_c) = ((estimate - a).abs(), (estimate - b).abs(), (estimate - c).abs());
            if to_a <= to_b && to_a <= to_c {
                left
            } else if to_b <= to_c {
                above
            } else {
                above_left
            }
        }
        _ => 0,
    }
}

/// Writes paths as a form. Its matrix turns its coordinates, which run downwards, into the unit square's.
fn write_vector(file: &mut File, id: Ref, vector: &Vector) {
    let (width, height) = (vector.size.width.0.max(f32::MIN_POSITIVE), vector.size.height.0.max(f32::MIN_POSITIVE));
    let mut content = Body::new();
    // Pointed corners are cut off where SVG cuts them off; the limit of a PDF is 10.
    content.raw("4 M\n");
    for path in &vector.paths {
        draw_path(&mut content, path);
    }
    let entries = |body: &mut Body| {
        body.raw("/Type/XObject/Subtype/Form/BBox[0 0 ").reals(&[width, height]).raw("]/Matrix[");
        // Three decimals are too few for factors.
        body.raw(&format!("{} 0 0 {} 0 1]/Resources<<>>", 1.0 / width, -1.0 / height));
    };
    file.stream(id, entries, content.bytes());
}

/// Draws a path with all that it needs, so that paths do not hang on each other.
pub(super) fn draw_path(content: &mut Body, path: &Path) {
    let stroke = path.stroke.as_ref().filter(|stroke| stroke.width > 0.0);
    if path.segments.is_empty() || (path.fill.is_none() && stroke.is_none()) {
        return;
    }
    if let Some(colour) = path.fill {
        set_colour(content, colour, "g\n", "rg\n");
    }
    if let Some(stroke) = stroke {
        set_stroke(content, stroke);
    }
    for segment in &path.segments {
        match *segment {
            Segment::Move(x, y) => _ = content.reals(&[x, y]).raw(" m\n"),
            Segment::Line(x, y) => _ = content.reals(&[x, y]).raw(" l\n"),
            Segment::Curve(a, b, c, d, x, y) => _ = content.reals(&[a, b, c, d, x, y]).raw(" c\n"),
            Segment::Close => _ = content.raw("h\n"),
        }
    }
    content.raw(match (path.fill.is_some(), stroke.is_some(), path.even_odd) {
        (true, true, false) => "B\n",
        (true, true, true) => "B*\n",
        (true, false, false) => "f\n",
        (true, false, true) => "f*\n",
        (false, ..) => "S\n",
    });
}

fn set_stroke(content: &mut Body, stroke: &Stroke) {
    set_colour(content, stroke.colour, "G\n", "RG\n");
    content.real(stroke.width).raw(" w ");
    content.raw(if stroke.round_cap { "1 J " } else { "0 J " });
    content.raw(if stroke.round_join { "1 j [" } else { "0 j [" });
    // Dashes that add up to nothing would be an error.
    if stroke.dashes.iter().sum::<f32>() > 0.0 {
        content.reals(&stroke.dashes);
    }
    content.raw("] 0 d\n");
}

fn set_colour(content: &mut Body, colour: Colour, grey: &str, rgb: &str) {
    let part = |byte: u8| f32::from(byte) / 255.0;
    if colour.red == colour.green && colour.green == colour.blue {
        content.real(part(colour.red)).raw(" ").raw(grey);
    } else {
        content.reals(&[part(colour.red), part(colour.green), part(colour.blue)]).raw(" ").raw(rgb);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn each_row_takes_the_filter_that_leaves_least() {
        // A row of one value, one that repeats the row above, and one that grows from pixel to pixel.
        let rows = filtered_rows(&[9, 9, 9, 9, 9, 9, 10, 11, 12], 3, 1);
        assert_eq!(rows, [1, 9, 0, 0, 2, 0, 0, 0, 4, 1, 1, 1]);
    }

    #[test]
    fn a_path_is_filled_and_stroked_in_one_go() {
        let black = Colour::BLACK;
        let stroke = Stroke { colour: black, width: 0.5, dashes: vec![2.0, 1.0], round_cap: true, round_join: false };
        let segments = vec![Segment::Move(0.0, 0.0), Segment::Line(1.5, 0.0), Segment::Close];
        let path = Path { segments, fill: Some(Colour::rgb(0xff0000)), even_odd: true, stroke: Some(stroke) };
        let mut content = Body::new();
        draw_path(&mut content, &path);
        let text = String::from_utf8(content.bytes().to_vec()).unwrap();
        assert_eq!(text, "1 0 0 rg\n0 G\n0.5 w 1 J 0 j [2 1] 0 d\n0 0 m\n1.5 0 l\nh\nB*\n");
    }
}
