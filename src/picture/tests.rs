use super::*;
use crate::geometry::{Pt, Size};
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Frame, GrayImage, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use std::io::Cursor;
use std::time::Instant;

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn raster(bytes: &[u8]) -> Raster {
    match read(bytes.to_vec(), None) {
        Ok(Picture::Raster(raster)) => raster,
        other => panic!("{other:?}"),
    }
}

/// Prints a picture with all its pixels.
fn printed(bytes: &[u8]) -> Printed {
    raster(bytes).print(ALL).unwrap()
}

/// More pixels than any picture here has.
const ALL: (u32, u32) = (100_000, 100_000);

fn pixels(bytes: &[u8]) -> (u32, u32, u8, Vec<u8>) {
    let printed = printed(bytes);
    match printed.data {
        PrintedData::Pixels { bytes, channels } => (printed.width, printed.height, channels, bytes),
        PrintedData::Jpeg { .. } => panic!("a JPEG file"),
    }
}

/// What a user is told.
fn told(bytes: &[u8]) -> String {
    let unreadable = match read(bytes.to_vec(), None) {
        Ok(Picture::Raster(raster)) => raster.prove().unwrap_err(),
        Ok(picture) => panic!("read: {picture:?}"),
        Err(unreadable) => unreadable,
    };
    format!("{}\n{}", unreadable.message, unreadable.help)
}

fn svg(content: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 100 50\">{content}</svg>"
    )
}

fn vector(content: &str) -> Vector {
    match read(svg(content).into_bytes(), None) {
        Ok(Picture::Vector(vector)) => vector,
        other => panic!("{other:?}"),
    }
}

fn told_of_svg(content: &str) -> String {
    told(svg(content).as_bytes())
}

#[test]
fn pixels_keep_their_values_and_transparency_stands_apart() {
    let colour = RgbImage::from_fn(2, 1, |x, _| Rgb([x as u8 * 100, 20, 30]));
    assert_eq!(pixels(&encoded(colour, ImageFormat::Png)), (2, 1, 3, vec![0, 20, 30, 100, 20, 30]));
    let clear = RgbaImage::from_fn(3, 1, |x, _| Rgba([200, 0, 0, [255, 128, 1][x as usize]]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let file = encoded(clear.clone(), format);
        assert_eq!(pixels(&file), (3, 1, 3, [200, 0, 0].repeat(3)), "{format:?}");
        assert_eq!(printed(&file).alpha, Some(vec![255, 128, 1]), "{format:?}");
    }
    let solid = encoded(RgbaImage::from_pixel(2, 2, Rgba([9, 9, 9, 255])), ImageFormat::Png);
    assert_eq!((printed(&solid).alpha, pixels(&solid).2), (None, 1));
    let grey = image::ImageBuffer::<image::LumaA<u8>, Vec<u8>>::from_raw(2, 1, vec![7, 255, 8, 9]).unwrap();
    let grey = encoded(grey, ImageFormat::Png);
    assert_eq!((printed(&grey).alpha, pixels(&grey)), (Some(vec![255, 9]), (2, 1, 1, vec![7, 8])));
}

#[test]
fn grey_is_kept_as_one_channel() {
    let grey = GrayImage::from_fn(2, 1, |x, _| Luma([x as u8]));
    assert_eq!(pixels(&encoded(grey, ImageFormat::Png)), (2, 1, 1, vec![0, 1]));
    let colour = RgbImage::from_pixel(2, 1, Rgb([7, 7, 7]));
    assert_eq!(pixels(&encoded(colour, ImageFormat::Png)), (2, 1, 1, vec![7, 7]));
    let deep = image::ImageBuffer::<Luma<u16>, Vec<u16>>::from_fn(3, 1, |x, _| Luma([[0, 0x8080, 0xffff][x as usize]]));
    assert_eq!(pixels(&encoded(deep, ImageFormat::Png)), (3, 1, 1, vec![0, 128, 255]));
}

#[test]
fn of_a_gif_the_first_frame_is_taken() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for value in [0, 255] {
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(2, 2, Rgba([value, 0, 0, 255])))).unwrap();
    }
    drop(encoder);
    assert_eq!(pixels(&bytes), (2, 2, 1, vec![0; 4]));
}

/// A JPEG file with segments put in after its start.
fn jpeg(colour: bool, segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = RgbImage::from_fn(16, 8, |x, y| Rgb([x as u8 * 16, y as u8 * 32, 90]));
    let picture = DynamicImage::from(picture);
    let picture = if colour { picture } else { DynamicImage::from(picture.into_luma8()) };
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 80)).unwrap();
    let mut with = bytes[..2].to_vec();
    for (marker, content) in segments {
        with.extend([0xFF, *marker]);
        with.extend((content.len() as u16 + 2).to_be_bytes());
        with.extend(*content);
    }
    with.extend(&bytes[2..]);
    with
}

/// What a camera notes when it is held upright.
const TURNED: &[u8] = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

fn jpeg_data(printed: Printed) -> (Vec<u8>, u8) {
    match printed.data {
        PrintedData::Jpeg { bytes, channels } => (bytes, channels),
        PrintedData::Pixels { .. } => panic!("pixels"),
    }
}

#[test]
fn a_jpeg_is_passed_through_without_what_a_camera_notes() {
    for (colour, channels) in [(true, 3), (false, 1)] {
        let plain = jpeg(colour, &[]);
        let mut noted = jpeg(
            colour,
            &[
                (0xE1, b"Exif\0\0nothing that can be read"),
                (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
                (0xED, b"Photoshop 3.0\0a caption"),
                (0xE0, b"JFXX\0\x10a preview"),
                (0xEE, b"not of Adobe's"),
                (0xFE, b"a comment"),
            ],
        );
        noted.extend(b"a second picture behind the first");
        let found = printed(&noted);
        assert_eq!((found.width, found.height, found.turn), (16, 8, Orientation::NoTransforms));
        let (bytes, found) = jpeg_data(found);
        assert_eq!(found, channels);
        assert_eq!(bytes, plain);
        image::load_from_memory(&bytes).unwrap();
    }
}

#[test]
fn a_jpeg_that_lies_on_its_side_is_turned_where_it_is_drawn() {
    let file = jpeg(true, &[(0xE1, TURNED)]);
    let raster = raster(&file);
    assert_eq!((raster.width, raster.height), (8, 16));
    let printed = raster.print(ALL).unwrap();
    assert_eq!((printed.width, printed.height, printed.turn), (16, 8, Orientation::Rotate90));
    // Not a pixel is coded anew.
    assert_eq!(jpeg_data(printed).0, jpeg(true, &[]));
    // As many pixels as its place has, which is upright.
    let small = raster.print((4, 8)).unwrap();
    assert_eq!((small.width, small.height, small.turn), (8, 4, Orientation::Rotate90));
}

#[test]
fn a_picture_of_many_pixels_is_made_smaller_and_one_of_few_is_not() {
    let noise = RgbImage::from_fn(600, 400, |x, y| {
        let value = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) >> 7;
        Rgb([value as u8, (value >> 8) as u8, 90])
    });
    let png = raster(&encoded(noise.clone(), ImageFormat::Png));
    let sizes = |raster: &Raster, most| {
        let printed = raster.print(most).unwrap();
        (printed.width, printed.height)
    };
    assert_eq!(sizes(&png, (300, 300)), (300, 200));
    assert_eq!(sizes(&png, (500, 400)), (600, 400), "a fifth more than is wanted is let be");
    assert_eq!(sizes(&png, (1, 1)), (1, 1));
    let mut file = Vec::new();
    DynamicImage::from(noise).write_with_encoder(JpegEncoder::new_with_quality(&mut file, 95)).unwrap();
    let jpeg = raster(&file);
    assert_eq!(sizes(&jpeg, (300, 300)), (300, 200));
    let (smaller, _) = jpeg_data(jpeg.print((300, 300)).unwrap());
    assert!(smaller.len() < file.len() / 2, "{} {}", smaller.len(), file.len());
}

#[test]
fn a_jpeg_that_would_only_grow_is_let_be() {
    let flat =
        RgbImage::from_fn(200, 200, |x, y| if (x / 8 + y / 8) % 2 == 0 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 90]) });
    let mut file = Vec::new();
    DynamicImage::from(flat).write_with_encoder(JpegEncoder::new_with_quality(&mut file, 1)).unwrap();
    let printed = raster(&file).print((150, 150)).unwrap();
    assert_eq!((printed.width, jpeg_data(printed).0), (200, file));
}

/// Returns the colours in the middle of the left and the right half of a picture of 16 by 8 pixels that was coded with a
/// loss.
fn halves(file: &[u8]) -> [[u8; 3]; 2] {
    let printed = printed(file);
    let (bytes, channels) = jpeg_data(printed);
    assert_eq!(channels, 3);
    let pixels = image::load_from_memory(&bytes).unwrap().into_rgb8();
    [4, 12].map(|x| pixels.get_pixel(x, 4).0)
}

fn near(found: [u8; 3], wanted: [u8; 3]) -> bool {
    found.iter().zip(wanted).all(|(found, wanted)| found.abs_diff(wanted) <= 12)
}

#[test]
fn inks_and_frames_come_out_in_their_colours() {
    let (red, blue) = ([200, 40, 30], [30, 90, 200]);
    for file in [
        &include_bytes!("../../tests/pictures/cmyk.jpg")[..],
        include_bytes!("../../tests/pictures/ycck.jpg"),
        include_bytes!("../../tests/pictures/plain-cmyk.jpg"),
        include_bytes!("../../tests/pictures/lossy.webp"),
        include_bytes!("../../tests/pictures/moving.webp"),
    ] {
        let found = halves(file);
        assert!(near(found[0], red) && near(found[1], blue), "{found:?}");
    }
}

#[test]
fn a_jpeg_of_another_device_says_so_and_one_of_srgb_does_not() {
    let with = |profile: &moxcms::ColorProfile| {
        let segment = [b"ICC_PROFILE\0\x01\x01", &profile.encode().unwrap()[..]].concat();
        printed(&jpeg(true, &[(0xE2, &segment)]))
    };
    let wide = with(&moxcms::ColorProfile::new_display_p3());
    let primaries = wide.profile.clone().unwrap();
    // Red of Display P3, adapted to D50: X 0.515.
    assert!((primaries.colours[0][0] - 33_759).abs() < 100, "{primaries:?}");
    assert_eq!(jpeg_data(wide).0, jpeg(true, &[]), "without the profile's own words");
    assert_eq!(with(&moxcms::ColorProfile::new_srgb()).profile, None);
    let file = jpeg(true, &[(0xE2, b"ICC_PROFILE\0\x01\x01no profile")]);
    assert_eq!(printed(&file).profile, None);
}

#[test]
fn a_damaged_file_is_told() {
    let jpeg = jpeg(true, &[]);
    for length in [3, 20, 200, jpeg.len() - 2] {
        assert!(told(&jpeg[..length]).starts_with("the JPEG file is damaged or cut off"), "{length}");
    }
    let png = encoded(RgbImage::from_fn(40, 40, |x, y| Rgb([x as u8, y as u8, (x * y) as u8])), ImageFormat::Png);
    insta::assert_snapshot!(told(&png[..png.len() / 2]), @r"
    the PNG file is damaged or cut off: unexpected end of file
    export the picture again, or fetch it from where it came
    ");
    let mut flipped = png.clone();
    flipped[60] ^= 0xff;
    assert!(told(&flipped).starts_with("the PNG file is damaged or cut off"));
    let webp = encoded(RgbImage::new(40, 40), ImageFormat::WebP);
    assert!(told(&webp[..30]).starts_with("the WebP file is damaged or cut off"));
    assert!(told(b"GIF89a").starts_with("the GIF file is damaged or cut off"));
    insta::assert_snapshot!(told(b""), @r"
    the file is empty
    put the picture there again
    ");
    insta::assert_snapshot!(told(b"no picture at all"), @r"
    the file is no picture of a kind that is read
    save it as PNG, JPEG or SVG
    ");
    insta::assert_snapshot!(told(b"<html><body>Not found</body></html>"), @r"
    the file is no picture of a kind that is read
    save it as PNG, JPEG or SVG
    ");
    insta::assert_snapshot!(told(b"BM\0\0\0\0\0\0\0\0"), @r"
    the picture is of the kind BMP, which is not read
    save it as PNG, JPEG or SVG
    ");
    insta::assert_snapshot!(told(b"%PDF-1.7"), @r"
    the file is a PDF, not a picture
    save the page as SVG or PNG
    ");
    insta::assert_snapshot!(told(b"\x1f\x8b\x08"), @r"
    the file is compressed by gzip, as an SVGZ is
    unpack it (`gunzip`), and name the SVG
    ");
}

#[test]
fn a_picture_of_60000_pixels_is_refused_by_its_header() {
    // Header alone: signature, IHDR with its checksum, and the beginning of the pixels.
    let mut png = encoded(GrayImage::new(1, 1), ImageFormat::Png);
    for (at, side) in [(16, 60_000u32), (20, 60_000)] {
        png[at..at + 4].copy_from_slice(&side.to_be_bytes());
    }
    let checksum = checksum(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    let mut jpeg = jpeg(true, &[]);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    let gif = b"GIF89a\x60\xEA\x60\xEA\0\0\0,\0\0\0\0\x60\xEA\x60\xEA\0\x02\x02\x44\x01\0;";
    let start = Instant::now();
    for (bytes, most) in [(&png[..], 100), (&jpeg, 100), (gif, 30)] {
        let mend = format!("scale it down to at most 20000 pixels a side and {most} million in all");
        assert_eq!(told(bytes), format!("the picture is too large: 60000 by 60000 pixels\n{mend}"));
    }
    assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
    let wide = encoded(GrayImage::new(20_001, 1), ImageFormat::Png);
    assert!(told(&wide).starts_with("the picture is too large: 20001 by 1 pixels"));
    assert_eq!(raster(&encoded(GrayImage::new(20_000, 1), ImageFormat::Png)).width, 20_000);
}

/// The checksum of a PNG chunk.
fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[test]
fn an_svg_becomes_paths_in_its_own_coordinates() {
    let drawing = vector(
        "<g transform=\"translate(10 5) scale(2)\" fill=\"#ff0000\" stroke=\"blue\" stroke-width=\"3\">\
           <path d=\"M0 0 H10 V5 Z\" fill-rule=\"evenodd\" stroke-dasharray=\"1 2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\
         </g><circle cx=\"50\" cy=\"25\" r=\"10\" fill-opacity=\"0.5\"/><path d=\"M0 0 Q3 3 6 0\" fill=\"none\"/>",
    );
    assert_eq!(drawing.size, Size { width: Pt(100.0), height: Pt(50.0) });
    let [path, circle] = &drawing.paths()[..] else { panic!("{:?}", drawing.paths()) };
    let expected = [Segment::Move(10.0, 5.0), Segment::Line(30.0, 5.0), Segment::Line(30.0, 15.0), Segment::Close];
    assert_eq!(path.segments, expected);
    assert_eq!((path.fill, path.even_odd), (Some(Colour::rgb(0xff0000)), true));
    let stroke = path.stroke.as_ref().unwrap();
    assert_eq!((stroke.colour, stroke.width, &stroke.dashes[..]), (Colour::rgb(0x0000ff), 6.0, &[2.0, 4.0][..]));
    assert!(stroke.round_cap && stroke.round_join);
    // Half of black on white.
    assert_eq!(circle.fill, Some(Colour::rgb(0x808080)));
    assert!(circle.segments.iter().any(|segment| matches!(segment, Segment::Curve(..))));
}

#[test]
fn a_stroke_that_no_width_describes_is_drawn_as_an_outline() {
    let stretched = vector("<path d=\"M10 10 H20\" stroke=\"red\" stroke-width=\"2\" transform=\"scale(1 3)\"/>");
    let [path] = &stretched.paths()[..] else { panic!("{:?}", stretched.paths()) };
    assert!(path.stroke.is_none());
    assert_eq!(path.fill, Some(Colour::rgb(0xff0000)));
    // 2 wide, three times as high, around a line at 30.
    let heights: Vec<f32> = path
        .segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Move(_, y) | Segment::Line(_, y) => Some(*y),
            _ => None,
        })
        .collect();
    assert_eq!(heights.iter().copied().fold(f32::MAX, f32::min), 27.0);
    assert_eq!(heights.iter().copied().fold(f32::MIN, f32::max), 33.0);
    let under = vector("<path d=\"M10 10 H20 V20 Z\" fill=\"lime\" stroke=\"red\" paint-order=\"stroke\"/>");
    let paints: Vec<bool> = under.paths().iter().map(|path| path.fill.is_some()).collect();
    assert_eq!(paints, [false, true]);
}

#[test]
fn a_small_icon_keeps_its_form() {
    let icon =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 0.5\"><path d=\"M0.0004 0 H1 V0.5 Z\"/></svg>";
    let Ok(Picture::Vector(drawing)) = read(icon.as_bytes().to_vec(), None) else { panic!() };
    assert_eq!(drawing.size, Size { width: Pt(1000.0), height: Pt(500.0) });
    let Segment::Move(x, _) = drawing.paths()[0].segments[0] else { panic!() };
    assert!((x - 0.4).abs() < 0.01, "{x}");
}

#[test]
fn words_become_outlines_of_the_built_in_faces() {
    let words = |attributes: &str| vector(&format!("<text x=\"10\" y=\"40\" font-size=\"20\" {attributes}>Aé</text>"));
    let sans = words("font-family=\"Source Sans 3\"");
    assert!(!sans.paths().is_empty());
    let bounds = |drawing: &Vector| {
        let mut bounds = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for segment in drawing.paths().into_iter().flat_map(|path| &path.segments) {
            if let Segment::Move(x, y) | Segment::Line(x, y) | Segment::Curve(.., x, y) = *segment {
                bounds = (bounds.0.min(x), bounds.1.min(y), bounds.2.max(x), bounds.3.max(y));
            }
        }
        bounds
    };
    let (left, top, right, bottom) = bounds(&sans);
    assert!(left > 9.0 && right < 36.0 && top > 20.0 && (bottom - 40.0).abs() < 0.5, "{:?}", bounds(&sans));
    // Faces that are not there are replaced by those that are nearest, the machine's own never asked.
    let print = |drawing: &Vector| format!("{:?}", drawing.paths());
    assert_eq!(print(&words("font-family=\"Helvetica, Arial, sans-serif\"")), print(&sans));
    assert_eq!(print(&words("")), print(&sans));
    let serif = words("font-family=\"Times New Roman\"");
    assert_eq!(print(&words("font-family=\"'Source Serif 4', serif\"")), print(&serif));
    assert_ne!(print(&serif), print(&sans));
    assert_ne!(print(&words("font-weight=\"bold\"")), print(&sans));
    assert_ne!(print(&words("font-style=\"italic\"")), print(&sans));
    insta::assert_snapshot!(told_of_svg("<text>שלום</text>"), @r"
    the SVG has words with `ש`, which no built-in face has
    turn its words into paths in the drawing program
    ");
}

#[test]
fn a_line_under_words_lies_under_them() {
    let words = "<text x=\"10\" y=\"20\" font-size=\"10\" text-decoration=\"underline\">Words</text>";
    let lowest = |drawing: &Vector| {
        let ends = drawing.paths().into_iter().flat_map(|path| &path.segments).filter_map(|segment| match *segment {
            Segment::Move(x, y) | Segment::Line(x, y) | Segment::Curve(.., x, y) => Some((y, x)),
            Segment::Close => None,
        });
        ends.fold((f32::MIN, 0.0), |low, end| if end.0 > low.0 { end } else { low })
    };
    let (y, x) = lowest(&vector(words));
    let (moved_y, moved_x) = lowest(&vector(&format!("<g transform=\"translate(30 5)\">{words}</g>")));
    assert!(y > 20.0 && y < 23.0, "{y}");
    assert!((moved_y - y - 5.0).abs() < 0.01 && (moved_x - x - 30.0).abs() < 0.01, "{moved_x} {moved_y}");
}

#[test]
fn what_cannot_be_drawn_is_named() {
    let repeated = "<linearGradient id=\"g\" spreadMethod=\"repeat\" x2=\"0.2\"><stop stop-color=\"red\"/><stop offset=\"1\" stop-color=\"blue\"/></linearGradient>";
    insta::assert_snapshot!(told_of_svg(&format!("{repeated}<rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>")), @r"
    the SVG has a gradient that is repeated, which cannot be drawn
    flatten it in the drawing program, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<pattern id=\"p\" width=\"0.01\" height=\"0.01\" patternUnits=\"userSpaceOnUse\"><rect width=\"1\" height=\"1\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>"), @r"
    the SVG has more parts than can be drawn
    simplify it, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<filter id=\"f\"><feGaussianBlur stdDeviation=\"1\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>"), @r"
    the SVG has a filter, such as a shadow or a blur, which cannot be drawn
    flatten it in the drawing program, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<mask id=\"m\"><rect width=\"5\" height=\"5\" fill=\"white\"/></mask><rect width=\"9\" height=\"9\" mask=\"url(#m)\"/>"), @r"
    the SVG has a mask, which cannot be drawn
    flatten it in the drawing program, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<clipPath id=\"c\"><circle r=\"5\"/><circle cx=\"4\" r=\"5\"/></clipPath><rect width=\"9\" height=\"9\" clip-path=\"url(#c)\"/>"), @r"
    the SVG has a clip path of shapes that lie over each other, which cannot be drawn
    flatten it in the drawing program, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<rect width=\"9\" height=\"9\" style=\"mix-blend-mode: multiply\"/>"), @r"
    the SVG has colours that are blended with those below, which cannot be drawn
    flatten it in the drawing program, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<image width=\"9\" height=\"9\" href=\"data:image/png;base64,iVBORw0KGgo=\"/>"), @r"
    the SVG holds a picture of pixels
    save the whole picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<image width=\"9\" height=\"9\" xlink:href=\"/etc/passwd\"/>"), @r"
    the SVG refers to another file, `/etc/passwd`, and none is fetched
    draw what it shows into the SVG itself, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<use href=\"https://example.org/a.svg#b\"/>"), @r"
    the SVG refers to another file, `https://example.org/a.svg#b`, and none is fetched
    draw what it shows into the SVG itself, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<foreignObject width=\"9\" height=\"9\"><p xmlns=\"http://www.w3.org/1999/xhtml\">words</p></foreignObject>"), @r"
    the SVG holds parts of a web page (`foreignObject`), which cannot be drawn
    turn text into plain SVG text, or save the picture as PNG
    ");
    insta::assert_snapshot!(told_of_svg("<path d=\"M0 0 L1e9 1e9 L0 5 Z\"/>"), @r"
    parts of the SVG lie far outside the picture
    take them out, or cut them to the page
    ");
}

#[test]
fn a_clip_around_the_whole_page_cuts_nothing_off() {
    let clip = "<clipPath id=\"c\"><rect width=\"100\" height=\"50\"/></clipPath>";
    let content = "<path d=\"M-20 10 H20 V20 Z\"/>";
    let drawing = vector(&format!("{clip}<g clip-path=\"url(#c)\" transform=\"translate(0 0)\">{content}</g>"));
    assert_eq!(drawing.paths().len(), 1);
    // Those of an arrow head and of a drawing within the drawing, which nobody wrote.
    let arrow =
        "<marker id=\"m\" markerWidth=\"4\" markerHeight=\"4\" orient=\"auto\"><path d=\"M0 0L4 2L0 4Z\"/></marker>";
    let line = "<path d=\"M10 10L30 25\" stroke=\"red\" marker-end=\"url(#m)\"/>";
    assert_eq!(vector(&format!("{arrow}{line}")).paths().len(), 2);
    let inner =
        "<svg x=\"50\" width=\"20\" height=\"20\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"5\"/></svg>";
    assert_eq!(vector(inner).paths().len(), 1);
    let clip = clip.replace("100", "15");
    let drawing = vector(&format!("{clip}<g clip-path=\"url(#c)\">{content}</g>"));
    let [Part::Cut(outlines, cut)] = &drawing.parts[..] else { panic!("{:?}", drawing.parts) };
    assert_eq!((outlines.len(), cut.len()), (1, 1));
}

#[test]
fn a_clip_path_cuts_by_all_of_its_shapes_and_by_those_that_cut_it() {
    let drawing = vector(
        "<clipPath id=\"b\"><circle cx=\"20\" cy=\"20\" r=\"15\"/></clipPath>\
         <clipPath id=\"c\" clip-path=\"url(#b)\"><rect width=\"15\" height=\"40\"/><rect x=\"25\" width=\"15\" height=\"40\"/></clipPath>\
         <g clip-path=\"url(#c)\" transform=\"translate(5 0)\"><rect width=\"40\" height=\"40\" fill=\"red\"/></g>",
    );
    let [Part::Cut(outlines, cut)] = &drawing.parts[..] else { panic!("{:?}", drawing.parts) };
    let starts = |outline: &Outline| outline.segments.iter().filter(|at| matches!(at, Segment::Move(..))).count();
    assert_eq!(outlines.iter().map(starts).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(outlines[0].segments[0], Segment::Move(5.0, 0.0));
    assert_eq!(cut.len(), 1);
    // What nothing of is left is not there.
    let gone = vector("<clipPath id=\"c\"/><rect width=\"9\" height=\"9\" clip-path=\"url(#c)\"/>");
    assert!(gone.parts.is_empty());
}

#[test]
fn colours_run_along_the_line_that_a_slanted_gradient_has_in_the_picture() {
    let stops = "<stop stop-color=\"red\"/><stop offset=\"1\" stop-color=\"#00f\" stop-opacity=\"0.5\"/>";
    let drawing = vector(&format!(
        "<linearGradient id=\"g\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"0\" y2=\"10\">{stops}</linearGradient>\
         <g transform=\"skewX(45)\"><rect width=\"20\" height=\"10\" fill=\"url(#g)\"/></g>"
    ));
    let [Part::Shading(outline, gradient)] = &drawing.parts[..] else { panic!("{:?}", drawing.parts) };
    // Lines of one colour are still level.
    assert_eq!(gradient.course, Course::Line([0.0, 0.0], [0.0, 10.0]));
    assert_eq!(gradient.stops, [(0.0, Colour::rgb(0xff0000)), (1.0, Colour::rgb(0x8080ff))]);
    assert_eq!(outline.segments[2], Segment::Line(30.0, 10.0));
    let round = format!("<radialGradient id=\"g\" cx=\"0.5\" cy=\"0.5\" r=\"0.5\">{stops}</radialGradient>");
    let drawing = vector(&format!("{round}<rect width=\"20\" height=\"10\" stroke=\"url(#g)\" fill=\"none\"/>"));
    let [Part::Shading(_, Gradient { course: Course::Circles(..), .. })] = &drawing.parts[..] else {
        panic!("{:?}", drawing.parts)
    };
}

#[test]
fn a_pattern_is_laid_out_tile_by_tile_within_its_area() {
    let drawing = vector(
        "<pattern id=\"p\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 2H4\" stroke=\"red\"/></pattern>\
         <rect x=\"2\" width=\"8\" height=\"8\" fill=\"url(#p)\"/>",
    );
    let [Part::Cut(_, tiles)] = &drawing.parts[..] else { panic!("{:?}", drawing.parts) };
    // From 0 to 12, and from 0 to 8.
    assert_eq!(tiles.len(), 6);
    assert_eq!(drawing.paths().len(), 6);
}

#[test]
fn what_is_no_svg_or_too_much_of_one_is_told() {
    insta::assert_snapshot!(told(b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path></svg>"), @r"
    the SVG is not well formed: expected 'path' tag, not 'svg' at 1:47
    save it again from the drawing program
    ");
    insta::assert_snapshot!(told(b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>"), @r"
    the SVG has no size
    give its first element a `viewBox`, or `width` and `height`
    ");
    insta::assert_snapshot!(told(b"<svg xmlns=\"http://www.w3.org/2000/svg\">\xff</svg>"), @r"
    the SVG is not UTF-8
    save it as UTF-8
    ");
    insta::assert_snapshot!(told_of_svg(&format!("{}<path d=\"M0 0H1\"/>{}", "<g>".repeat(200), "</g>".repeat(200))), @r"
    elements of the SVG stand more than 100 deep in one another
    ungroup them, or save the picture as PNG
    ");
    let mut bomb = "<defs><g id=\"a0\"><path d=\"M0 0H1V1Z\"/></g>".to_owned();
    for level in 1..20 {
        bomb += &format!("<g id=\"a{level}\">{}</g>", format!("<use href=\"#a{}\"/>", level - 1).repeat(10));
    }
    bomb += "</defs><use href=\"#a19\"/>";
    let start = Instant::now();
    insta::assert_snapshot!(told_of_svg(&bomb), @r"
    the SVG has more parts than can be drawn
    simplify it, or save the picture as PNG
    ");
    let many = "<path d=\"M0 0H1V1Z\"/>".repeat(60_000);
    assert_eq!(told_of_svg(&many), told_of_svg(&bomb));
    let arrows = format!(
        "<marker id=\"m\"><path d=\"M0 0H1V1Z\"/></marker><path marker-mid=\"url(#m)\" d=\"M0 0{}\"/>",
        "l1 1".repeat(2_000_000)
    );
    assert_eq!(told_of_svg(&arrows), told_of_svg(&bomb));
    let entities = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
    let laughs = format!("{entities}{}", svg(&format!("<text>{}</text>", "&d;".repeat(300))));
    assert!(told(laughs.as_bytes()).starts_with("the SVG is not well formed"));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    // One that uses itself is never drawn.
    assert!(vector("<g id=\"a\"><use href=\"#a\"/><path d=\"M0 0H1V1Z\"/></g>").paths().len() <= 1);
}

#[test]
fn the_shipped_pictures_are_drawn() {
    for bytes in [&include_bytes!("../../assets/map.svg")[..], include_bytes!("../../assets/mark.svg")] {
        let Ok(Picture::Vector(drawing)) = read(bytes.to_vec(), None) else { panic!() };
        assert!(drawing.paths().len() >= 3);
    }
}

#[test]
fn a_picture_without_pixels_is_refused() {
    let refused = read(b"GIF89a\x00\x00\x00\x10\x02\x00GIF8".to_vec(), None).unwrap_err();
    assert!(refused.message.contains("no pixels"), "{}", refused.message);
}

proptest! {
    /// Whatever a file holds, it is decoded or refused.
    #[test]
    fn nothing_panics_on_damaged_files(which in 0usize..5, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let picture = RgbaImage::from_fn(9, 7, |x, y| Rgba([x as u8 * 20, y as u8 * 30, 5, 200]));
        let mut bytes = match which {
            0 => encoded(picture, ImageFormat::Png),
            1 => encoded(picture, ImageFormat::WebP),
            2 => encoded(picture, ImageFormat::Gif),
            3 => jpeg(true, &[(0xE1, TURNED)]),
            _ => include_bytes!("../../assets/mark.svg").to_vec(),
        };
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(Picture::Raster(raster)) = read(bytes, None) {
            let _ = raster.print((4, 4));
        }
    }
}
