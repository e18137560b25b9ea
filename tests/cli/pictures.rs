//! What becomes of pictures in finished PDFs, and what is told of those that cannot be printed.

use crate::desk::{Desk, OUTLINE};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::{Document, Object, Stream};
use std::io::Cursor;
use std::path::Path;

/// Returns a folder with an outline that shows these pictures, one in each section.
fn desk(images: &[&str]) -> Desk {
    let sections: String = images
        .iter()
        .enumerate()
        .map(|(index, keys)| format!("  - title: The {index}th view\n    image: {{ {keys} }}\n"))
        .collect();
    Desk::with(&OUTLINE.replace("recommendations:", &format!("{sections}recommendations:")))
}

/// Builds; what is told of slides that say little is not looked at here.
fn builds(desk: &Desk, arguments: &[&str]) {
    let ran = desk.run(arguments);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
}

/// A picture of many colours, so wide, and half as tall.
fn view(width: u32) -> DynamicImage {
    RgbImage::from_fn(width, width / 2, |x, y| Rgb([(x * 255 / width) as u8, (y * 500 / width) as u8, (x ^ y) as u8]))
        .into()
}

fn save(desk: &Desk, name: &str, picture: &DynamicImage, format: ImageFormat) {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    std::fs::write(desk.path("briefs").join(name), bytes.into_inner()).unwrap();
}

/// A JPEG file with a note of its camera's: its maker, its place, and that it has to be turned by a quarter.
fn noted_jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    let exif =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 51.5 -0.1 of the secret camera";
    let mut noted = bytes[..2].to_vec();
    noted.extend([0xFF, 0xE1]);
    noted.extend((exif.len() as u16 + 2).to_be_bytes());
    noted.extend(exif);
    noted.extend(&bytes[2..]);
    noted
}

/// Returns the images of a PDF, masks left out, each with its width.
fn images(path: &Path) -> Vec<(i64, Stream)> {
    let document = Document::load(path).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let masks: Vec<i64> = streams
        .clone()
        .filter_map(|stream| Some(i64::from(stream.dict.get(b"SMask").ok()?.as_reference().ok()?.0)))
        .collect();
    let images = document.objects.iter().filter_map(|(id, object)| {
        let stream = object.as_stream().ok()?;
        let is_image = stream.dict.get(b"Subtype").and_then(Object::as_name).ok()? == b"Image";
        let width = stream.dict.get(b"Width").ok()?.as_i64().ok()?;
        (is_image && !masks.contains(&i64::from(id.0))).then(|| (width, stream.clone()))
    });
    images.collect()
}

#[test]
fn a_picture_is_kept_once_as_large_as_its_largest_place() {
    let desk = desk(&[
        "file: view.png, alt: A field",
        "file: view.png, alt: The field again",
        "file: copy.png, alt: The field under another name",
    ]);
    save(&desk, "view.png", &view(400), ImageFormat::Png);
    save(&desk, "copy.png", &view(400), ImageFormat::Png);
    builds(&desk, &["build", "--out", "apart"]);
    for format in ["deck", "memo", "handout"] {
        assert_eq!(images(&desk.path(&format!("apart/council-{format}.pdf"))).len(), 1, "{format}");
    }
    for grey in [&["build", "--combine"][..], &["build", "--combine", "--grayscale"]] {
        builds(&desk, grey);
        assert_eq!(images(&desk.path("out/council.pdf")).len(), 1, "{grey:?}");
    }
}

#[test]
fn pictures_have_no_more_pixels_than_paper_or_a_screen_shows() {
    let desk = desk(&["file: view.png, alt: A field"]);
    save(&desk, "view.png", &view(1600), ImageFormat::Png);
    builds(&desk, &["build", "-f", "memo"]);
    builds(&desk, &["build", "-f", "memo", "--screen", "--out", "screen"]);
    let widths = ["out", "screen"].map(|folder| images(&desk.path(folder).join("council-memo.pdf"))[0].0);
    // A memo gives a picture some four inches.
    assert!((1100..1400).contains(&widths[0]), "{widths:?}");
    assert!((widths[0] - 2 * widths[1]).abs() <= 1, "{widths:?}");
}

#[test]
fn nothing_that_a_camera_notes_is_handed_over() {
    let desk = desk(&["file: view.jpg, alt: A field"]);
    std::fs::write(desk.path("briefs/view.jpg"), noted_jpeg(&view(200))).unwrap();
    builds(&desk, &["build", "-f", "deck"]);
    let (width, stream) = images(&desk.path("out/council-deck.pdf")).remove(0);
    // As it was coded, and turned where it is drawn.
    assert_eq!(width, 200);
    assert!(stream.content.starts_with(&[0xFF, 0xD8]));
    let pdf = std::fs::read(desk.path("out/council-deck.pdf")).unwrap();
    for note in [&b"Exif"[..], b"GPS", b"secret"] {
        assert!(!pdf.windows(note.len()).any(|window| window == note), "{note:?}");
    }
}

#[test]
fn what_is_clear_lets_the_ground_through() {
    let desk = desk(&["file: clear.png, alt: A disc"]);
    let clear = RgbaImage::from_fn(60, 60, |x, y| Rgba([x as u8 * 4, 40, y as u8 * 4, (x * 4) as u8]));
    save(&desk, "clear.png", &clear.into(), ImageFormat::Png);
    builds(&desk, &["build", "-f", "deck"]);
    let (_, stream) = images(&desk.path("out/council-deck.pdf")).remove(0);
    assert!(stream.dict.has(b"SMask"));
}

#[test]
fn a_picture_that_lies_about_itself_is_told_once_by_check_and_by_build() {
    let desk = desk(&["file: cut.png, alt: A field"]);
    save(&desk, "cut.png", &view(400), ImageFormat::Png);
    let path = desk.path("briefs/cut.png");
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    for command in ["check", "build"] {
        let ran = desk.run(&[command]);
        assert_eq!(ran.status, Some(1), "{command}");
        assert_eq!(ran.stderr.matches("error[E0401]: the PNG file is damaged or cut off").count(), 1, "{}", ran.stderr);
        assert!(ran.stderr.contains("image: { file: cut.png, alt: A field }"), "{}", ran.stderr);
    }
    assert!(!desk.path("out/council-deck.pdf").exists());
}
