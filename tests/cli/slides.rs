//! What the slides of the gallery look like, against what was accepted last, with the tolerance of an eye.
//!
//! Each deck is a sheet of small slides in `tests/golden/pictures/`. Where one differs, old, new and difference are put side
//! by side into a picture under `target/tmp/pictures/`; `tests/tools/accept.sh` shows them and accepts what they show.

use crate::shipped::built;
use briefpress::geometry::Colour;
use briefpress::light::vision::{Vision, difference};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{Rgb, RgbImage};
use std::path::{Path, PathBuf};

/// Where accepted sheets lie.
const ACCEPTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/pictures");
/// Where comparisons are put.
const COMPARED: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/pictures");

/// Pixels to the point: a slide of 13⅓ in is 192 wide, on which headlines can be read and points be counted.
const SCALE: f32 = 0.2;
/// Slides side by side on a sheet.
const ACROSS: usize = 6;
/// Room between them.
const GAP: u32 = 4;
/// What is between them.
const BETWEEN: Rgb<u8> = Rgb([0x80, 0x80, 0x80]);

/// Distance from which a blurred pixel is another to the eye (CIE 1976): edges that are smoothed a little otherwise stay
/// far below it.
const SEEN: f64 = 9.0;
/// Pixels that may differ on a sheet: single ones are no change that anyone sees.
const STRAY: usize = 3;

/// Draws a PDF's pages small, in rows.
fn sheet(bytes: Vec<u8>) -> RgbImage {
    let pdf = Pdf::new(bytes).unwrap_or_else(|_| panic!("the deck can be read"));
    let settings = hayro::PixmapSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE };
    let (cache, render) = (hayro::RenderCache::new(), hayro::RenderSettings::default());
    let pages: Vec<RgbImage> = pdf
        .pages()
        .iter()
        .map(|page| {
            let drawn = hayro::render(page, &cache, &InterpreterSettings::default(), &render, &settings);
            let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
            RgbImage::from_fn(width, height, |x, y| {
                let pixel = drawn.sample(x as u16, y as u16);
                Rgb([pixel.r, pixel.g, pixel.b])
            })
        })
        .collect();
    let (width, height) = pages.first().map_or((1, 1), |page| page.dimensions());
    let rows = pages.len().div_ceil(ACROSS) as u32;
    let size = |count: u32, side: u32| count * (side + GAP) + GAP;
    let mut sheet = RgbImage::from_pixel(size(ACROSS as u32, width), size(rows, height), BETWEEN);
    for (index, page) in pages.iter().enumerate() {
        let (column, row) = ((index % ACROSS) as u32, (index / ACROSS) as u32);
        image::imageops::replace(&mut sheet, page, i64::from(size(column, width)), i64::from(size(row, height)));
    }
    sheet
}

/// Writes a picture into as few bytes as can be.
fn save(picture: &RgbImage, path: &Path) {
    let file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(encoder).unwrap();
}

/// Blurs a picture over three pixels in both directions, about what an eye takes together at arm's length.
fn blurred(picture: &RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    RgbImage::from_fn(width, height, |x, y| {
        let mut sums = [0u32; 3];
        let mut count = 0;
        for near_y in y.saturating_sub(1)..(y + 2).min(height) {
            for near_x in x.saturating_sub(1)..(x + 2).min(width) {
                let Rgb(pixel) = picture.get_pixel(near_x, near_y);
                sums.iter_mut().zip(pixel).for_each(|(sum, channel)| *sum += u32::from(*channel));
                count += 1;
            }
        }
        Rgb(sums.map(|sum| (sum / count) as u8))
    })
}

/// Returns the pixels in which two pictures of one size differ to the eye, in red on a pale copy of the newer one.
fn differences(old: &RgbImage, new: &RgbImage) -> (usize, RgbImage) {
    let (was, is) = (blurred(old), blurred(new));
    let mut count = 0;
    let shown = RgbImage::from_fn(new.width(), new.height(), |x, y| {
        let (Rgb(one), Rgb(other)) = (was.get_pixel(x, y), is.get_pixel(x, y));
        let colour = |[red, green, blue]: [u8; 3]| Colour { red, green, blue };
        if one != other && difference(colour(*one), colour(*other), Vision::Usual) > SEEN {
            count += 1;
            Rgb([0xd0, 0x10, 0x10])
        } else {
            Rgb(new.get_pixel(x, y).0.map(|channel| 0xc0 + channel / 4))
        }
    });
    (count, shown)
}

/// Puts old, new and difference side by side.
fn compared(old: &RgbImage, new: &RgbImage) -> RgbImage {
    let (width, height) = (old.width().max(new.width()), old.height().max(new.height()));
    let same_size = old.dimensions() == new.dimensions();
    let third = if same_size { differences(old, new).1 } else { RgbImage::new(1, 1) };
    let mut side_by_side = RgbImage::from_pixel(3 * width + 2 * GAP, height, BETWEEN);
    for (index, picture) in [old, new, &third].into_iter().enumerate() {
        image::imageops::replace(&mut side_by_side, picture, i64::from((width + GAP) * index as u32), 0);
    }
    side_by_side
}

/// Returns whether two sheets look alike.
fn look_alike(old: &RgbImage, new: &RgbImage) -> bool {
    old == new || old.dimensions() == new.dimensions() && differences(old, new).0 <= STRAY
}

#[test]
fn slides_look_as_they_were_accepted() {
    let decks = std::fs::read_dir(built()).unwrap().map(|entry| entry.unwrap().path());
    let is_gallery = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("gallery-");
    let mut decks: Vec<PathBuf> = decks.filter(is_gallery).collect();
    decks.sort();
    assert!(decks.len() >= 9, "three themes in three shapes");
    let mut changed = Vec::new();
    std::fs::create_dir_all(COMPARED).unwrap();
    for deck in decks {
        let name = Path::new(deck.file_stem().unwrap()).with_extension("png");
        let new = sheet(std::fs::read(&deck).unwrap());
        let (accepted, comparison) = (Path::new(ACCEPTED).join(&name), Path::new(COMPARED).join(&name));
        let old = image::open(&accepted).map_or_else(|_| RgbImage::new(1, 1), |old| old.to_rgb8());
        let _ = std::fs::remove_file(&comparison);
        if look_alike(&old, &new) {
            continue;
        }
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(ACCEPTED).unwrap();
            save(&new, &accepted);
        } else {
            save(&compared(&old, &new), &comparison);
            changed.push(comparison.display().to_string());
        }
    }
    let shown = changed.join("\n");
    assert!(changed.is_empty(), "slides look otherwise: tests/tools/accept.sh shows and accepts them\n{shown}");
}

#[test]
fn a_shifted_headline_is_seen_and_a_trembling_pixel_is_not() {
    let wide = sheet(std::fs::read(built().join("gallery-institute-wide-deck.pdf")).unwrap());
    // Other machines round other edges up.
    let trembling = RgbImage::from_fn(wide.width(), wide.height(), |x, y| {
        let by = ((x * 7 + y * 13) % 5) as u8;
        Rgb(wide.get_pixel(x, y).0.map(|channel| channel.saturating_add(by).saturating_sub(2)))
    });
    assert!(look_alike(&wide, &trembling));
    // The headline of the second slide, one pixel lower: five points of 540.
    let (slide, headline) = (GAP + 192 + GAP, GAP + 10);
    let shifted = RgbImage::from_fn(wide.width(), wide.height(), |x, y| {
        let is_headline = (slide..slide + 192).contains(&x) && (headline..headline + 20).contains(&y);
        *wide.get_pixel(x, if is_headline { y - 1 } else { y })
    });
    assert!(!look_alike(&wide, &shifted));
    // A rule that has another colour.
    let recoloured = RgbImage::from_fn(wide.width(), wide.height(), |x, y| {
        let Rgb([red, green, blue]) = *wide.get_pixel(x, y);
        if red > green.saturating_add(40) { Rgb([green, red, blue]) } else { Rgb([red, green, blue]) }
    });
    assert!(!look_alike(&wide, &recoloured));
}
