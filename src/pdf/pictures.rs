//! Pictures: an image or a form for each, drawn wherever it is used (ISO 32000-1, 8.9 and 8.10).
//!
//! All fill the unit square, so that a page places one as it places the other. Pixels are decoded here, as many as the
//! largest place of a picture can show, and no more than two pictures at a time.

use super::deflate::Deflater;
use super::objects::{File, Ref};
use super::syntax::Body;
use super::{Unprintable, icc, palette, predictors, shading};
use crate::geometry::{Colour, Size};
use crate::inspect::{Place, told_by_jpeg};
use crate::layout::page::{ItemKind, Laid};
use crate::picture::{
    Course, Gradient, Orientation, Outline, Part, Path, Picture, Primaries, Printed, PrintedData, Segment, Stroke,
    Vector,
};
use std::sync::Arc;

/// Pixels of two pictures from which on they are decoded side by side; for fewer, threads take longer to start.
const SIDE_BY_SIDE: u64 = 1 << 20;

/// Returns the name by which content streams call a picture.
pub(super) fn resource_name(picture: usize) -> String {
    format!("P{picture}")
}

/// Writes all pictures, so many pixels to the inch, and returns their objects in order.
pub(super) fn write(file: &mut File, laid: &Laid, resolution: u16) -> Result<Vec<Ref>, Unprintable> {
    let mut written = Vec::with_capacity(laid.pictures.len());
    let mut profiles: Vec<(Primaries, Ref)> = Vec::new();
    let most: Vec<(u32, u32)> = places(laid).into_iter().map(|size| pixels(size, resolution)).collect();
    for (pair, most) in laid.pictures.chunks(2).zip(most.chunks(2)) {
        let images = match (pair, most) {
            ([one, other], [most_one, most_other]) if is_work(one, other) => {
                let (one, other) = rayon::join(|| prepare(one, *most_one), || prepare(other, *most_other));
                vec![one?, other?]
            }
            _ => pair.iter().zip(most).map(|(picture, most)| prepare(picture, *most)).collect::<Result<_, _>>()?,
        };
        for (picture, image) in pair.iter().zip(images) {
            let id = file.reserve();
            match (&**picture, image) {
                (Picture::Vector(vector), _) => write_vector(file, id, vector),
                (Picture::Raster(_), Some(image)) => write_image(file, id, &image, &mut profiles),
                (Picture::Raster(_), None) => {}
            }
            written.push(id);
        }
    }
    Ok(written)
}

/// Returns the size of the largest place of each picture.
fn places(laid: &Laid) -> Vec<Size> {
    let mut places = vec![Size::default(); laid.pictures.len()];
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Picture { picture, rect, .. } = &item.kind
            && let Some(place) = places.get_mut(*picture)
        {
            place.width = place.width.max(rect.width);
            place.height = place.height.max(rect.height);
        }
    }
    places
}

/// Returns how many pixels fill a place.
fn pixels(place: Size, resolution: u16) -> (u32, u32) {
    let side = |length: f32| (f64::from(length) / 72.0 * f64::from(resolution)).ceil().max(1.0) as u32;
    (side(place.width.0), side(place.height.0))
}

fn is_work(one: &Arc<Picture>, other: &Arc<Picture>) -> bool {
    let pixels = |picture: &Picture| match picture {
        Picture::Raster(raster) => u64::from(raster.width) * u64::from(raster.height),
        Picture::Vector(_) => 0,
    };
    pixels(one).min(pixels(other)) >= SIDE_BY_SIDE
}

/// An image with its streams compressed.
struct Image {
    printed: Printed,
    stream: Stream,
    /// The mask, where there is one.
    mask: Option<Vec<u8>>,
}

/// Pixels as a stream.
enum Stream {
    /// A JPEG file, which stays in [`Printed`].
    Jpeg,
    /// Rows after the numbers of their filters, compressed.
    Filtered { channels: u8, data: Vec<u8> },
    /// Numbers in a palette, compressed.
    Indexed { channels: u8, bits: u8, colours: Vec<u8>, data: Vec<u8> },
}

/// Decodes and compresses a picture; none for one of paths.
fn prepare(picture: &Picture, most: (u32, u32)) -> Result<Option<Image>, Unprintable> {
    let Picture::Raster(raster) = picture else { return Ok(None) };
    let mut printed = raster.print(most).map_err(|why| Unprintable { named: raster.named, why })?;
    let mut deflater = Deflater::new();
    let width = printed.width as usize;
    let stream = match &mut printed.data {
        PrintedData::Jpeg { .. } => Stream::Jpeg,
        PrintedData::Pixels { bytes, channels } => {
            let bytes = std::mem::take(bytes);
            compressed(&bytes, width, *channels, &mut deflater)
        }
    };
    let mask = printed.alpha.take().map(|alpha| deflater.compress(&predictors::filtered_rows(&alpha, width, 1)));
    Ok(Some(Image { printed, stream, mask }))
}

/// Compresses pixels in the form that takes less room.
fn compressed(bytes: &[u8], width: usize, channels: u8, deflater: &mut Deflater) -> Stream {
    let filtered = deflater.compress(&predictors::filtered_rows(bytes, width, usize::from(channels)));
    let Some(indexed) = palette::of(bytes, width, channels) else {
        return Stream::Filtered { channels, data: filtered };
    };
    let data = deflater.compress(&indexed.rows);
    // A palette is an object of its own.
    if data.len() + indexed.colours.len() + palette::OVERHEAD >= filtered.len() {
        return Stream::Filtered { channels, data: filtered };
    }
    Stream::Indexed { channels, bits: indexed.bits, colours: indexed.colours, data }
}

/// Writes an image; one that has to be turned stands in a form that turns it.
fn write_image(file: &mut File, id: Ref, image: &Image, profiles: &mut Vec<(Primaries, Ref)>) {
    let Printed { width, height, turn, .. } = image.printed;
    let upright = match turned(turn) {
        Some(matrix) => {
            let inner = file.reserve();
            let entries = |body: &mut Body| {
                body.raw("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I ").reference(inner);
                body.raw(">>>>");
            };
            file.stream(id, entries, format!("{matrix} cm/I Do").as_bytes());
            inner
        }
        None => id,
    };
    let mask = image.mask.as_ref().map(|mask| {
        let id = file.reserve();
        let entries = |body: &mut Body| {
            size(body, width, height);
            body.raw("/BitsPerComponent 8/ColorSpace/DeviceGray");
            predictor(body, 1, width);
        };
        file.compressed_stream(id, entries, mask);
        id
    });
    let profile = image.printed.profile.as_ref().map(|primaries| profile(file, primaries, profiles));
    let head = |body: &mut Body| {
        size(body, width, height);
        if let Some(mask) = mask {
            body.raw("/SMask ").reference(mask);
        }
    };
    match (&image.stream, &image.printed.data) {
        (Stream::Indexed { channels, bits, colours, data }, _) => {
            let palette = file.reserve();
            file.stream(palette, |_| (), colours);
            let last = colours.len() / usize::from(*channels).max(1) - 1;
            let entries = |body: &mut Body| {
                head(body);
                body.raw("/BitsPerComponent ").int(*bits).raw("/ColorSpace[/Indexed");
                body.raw(device(*channels)).raw(" ").int(last).raw(" ").reference(palette).raw("]");
            };
            file.compressed_stream(upright, entries, data);
        }
        (Stream::Filtered { channels, data }, _) => {
            let entries = |body: &mut Body| {
                head(body);
                body.raw("/BitsPerComponent 8/ColorSpace").raw(device(*channels));
                predictor(body, *channels, width);
            };
            file.compressed_stream(upright, entries, data);
        }
        (Stream::Jpeg, PrintedData::Jpeg { bytes, channels } | PrintedData::Pixels { bytes, channels }) => {
            file.tell(Place::Picture, told_by_jpeg(bytes));
            let entries = |body: &mut Body| {
                head(body);
                body.raw("/BitsPerComponent 8/ColorSpace");
                match profile {
                    Some(profile) => body.raw("[/ICCBased ").reference(profile).raw("]"),
                    None => body.raw(device(*channels)),
                };
                body.raw("/Filter/DCTDecode");
            };
            file.plain_stream(upright, entries, bytes);
        }
    }
}

fn size(body: &mut Body, width: u32, height: u32) {
    body.raw("/Type/XObject/Subtype/Image/Width ").int(width).raw("/Height ").int(height);
}

fn device(channels: u8) -> &'static str {
    if channels == 1 { "/DeviceGray" } else { "/DeviceRGB" }
}

fn predictor(body: &mut Body, channels: u8, width: u32) {
    body.raw("/DecodeParms<</Predictor 15/Colors ").int(channels).raw("/Columns ").int(width).raw(">>");
}

/// Returns the profile of some primaries, written once.
fn profile(file: &mut File, primaries: &Primaries, known: &mut Vec<(Primaries, Ref)>) -> Ref {
    if let Some((_, id)) = known.iter().find(|(known, _)| known == primaries) {
        return *id;
    }
    let id = file.reserve();
    file.stream(id, |body| _ = body.raw("/N 3"), &icc::of_primaries(primaries));
    known.push((primaries.clone(), id));
    id
}

/// Returns the matrix that turns the unit square; none where it stays.
fn turned(turn: Orientation) -> Option<&'static str> {
    Some(match turn {
        Orientation::NoTransforms => return None,
        Orientation::FlipHorizontal => "-1 0 0 1 1 0",
        Orientation::Rotate180 => "-1 0 0 -1 1 1",
        Orientation::FlipVertical => "1 0 0 -1 0 1",
        Orientation::Rotate90FlipH => "0 -1 -1 0 1 1",
        Orientation::Rotate90 => "0 -1 1 0 0 1",
        Orientation::Rotate270FlipH => "0 1 1 0 0 0",
        Orientation::Rotate270 => "0 1 -1 0 1 0",
    })
}

/// Writes paths as a form. Its matrix turns its coordinates, which run downwards, into the unit square's.
fn write_vector(file: &mut File, id: Ref, vector: &Vector) {
    let (width, height) = (vector.size.width.0.max(f32::MIN_POSITIVE), vector.size.height.0.max(f32::MIN_POSITIVE));
    let mut content = Body::new();
    // Pointed corners are cut off where SVG cuts them off; the limit of a PDF is 10.
    content.raw("4 M\n");
    let mut gradients = Vec::new();
    draw_parts(&mut content, &vector.parts, &mut gradients);
    let shadings = file.reserve_many(gradients.len());
    for (id, gradient) in shadings.iter().zip(gradients) {
        file.object(id, |body| shading::write(body, gradient));
    }
    let entries = |body: &mut Body| {
        body.raw("/Type/XObject/Subtype/Form/BBox[0 0 ").reals(&[width, height]).raw("]/Matrix[");
        // Three decimals are too few for factors.
        body.raw(&format!("{} 0 0 {} 0 1]/Resources<<", 1.0 / width, -1.0 / height));
        for (number, id) in shadings.iter().enumerate() {
            body.raw(if number == 0 { "/Shading<<" } else { "" });
            body.raw(&format!("/S{number} ")).reference(id);
        }
        body.raw(if shadings.iter().next().is_some() { ">>>>" } else { ">>" });
    };
    file.stream(id, entries, content.bytes());
}

/// Draws the parts of a picture, and collects their gradients, which are named by their order.
fn draw_parts<'v>(content: &mut Body, parts: &'v [Part], gradients: &mut Vec<&'v Gradient>) {
    for part in parts {
        match part {
            Part::Path(path) => draw_path(content, path),
            Part::Cut(outlines, parts) => {
                content.raw("q\n");
                outlines.iter().for_each(|outline| cut(content, outline));
                draw_parts(content, parts, gradients);
                content.raw("Q\n");
            }
            Part::Shading(outline, gradient) => {
                content.raw("q\n");
                cut(content, outline);
                if let Course::Circles(_, _, matrix) = &gradient.course {
                    matrix.iter().for_each(|factor| _ = content.raw(&format!("{factor} ")));
                    content.raw("cm\n");
                }
                content.raw(&format!("/S{} sh\nQ\n", gradients.len()));
                gradients.push(gradient);
            }
        }
    }
}

/// Cuts what follows to an outline.
fn cut(content: &mut Body, outline: &Outline) {
    draw_segments(content, &outline.segments);
    content.raw(if outline.even_odd { "W* n\n" } else { "W n\n" });
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
    draw_segments(content, &path.segments);
    content.raw(match (path.fill.is_some(), stroke.is_some(), path.even_odd) {
        (true, true, false) => "B\n",
        (true, true, true) => "B*\n",
        (true, false, false) => "f\n",
        (true, false, true) => "f*\n",
        (false, ..) => "S\n",
    });
}

fn draw_segments(content: &mut Body, segments: &[Segment]) {
    for segment in segments {
        match *segment {
            Segment::Move(x, y) => _ = content.reals(&[x, y]).raw(" m\n"),
            Segment::Line(x, y) => _ = content.reals(&[x, y]).raw(" l\n"),
            Segment::Curve(a, b, c, d, x, y) => _ = content.reals(&[a, b, c, d, x, y]).raw(" c\n"),
            Segment::Close => _ = content.raw("h\n"),
        }
    }
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
