//! Profiles of sRGB, for the output intent, and of the colours of pictures, made here so that no file of unclear licence is
//! needed. That of sRGB is of version 4 (ICC.1:2004-10, which PDF 1.7 takes), where its curve is a formula of five numbers
//! rather than a table; those of pictures are of version 2 (ICC.1:2001-04), as most are that they come from.

use crate::picture::Primaries;

/// The white of the profile's connection space, D50, in s15Fixed16 numbers.
const D50: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

/// sRGB's red, green and blue adapted to D50 with the Bradford transform, as IEC 61966-2-1's own profile has them.
const PRIMARIES: [[u32; 3]; 3] = [[0x6fa2, 0x38f5, 0x0390], [0x6299, 0xb785, 0x18da], [0x24a0, 0x0f84, 0xb6cf]];

/// From D65, sRGB's white, to D50 with the same transform.
const ADAPTATION: [i32; 9] = [0x1_0c42, 0x5de, -0xcdb, 0x793, 0xfd90, -0x45f, -0x25e, 0x3dc, 0xc06e];

/// sRGB's curve: the exponent 2.4, 1/1.055, 0.055/1.055, 1/12.92, and up to where it is a straight line, 0.04045.
const TONES: [u32; 5] = [0x2_6666, 0xf2a7, 0xd59, 0x13d0, 0xa5b];

/// The tags of the three curves.
const CURVES: [&[u8; 4]; 3] = [b"rTRC", b"gTRC", b"bTRC"];

/// Tags with the element that they stand for.
type Part = (Vec<&'static [u8; 4]>, Vec<u8>);

/// Returns the profile of sRGB.
pub(super) fn srgb() -> Vec<u8> {
    let mut parts = vec![(vec![b"desc"], localized("sRGB")), (vec![b"cprt"], localized("CC0"))];
    parts.extend(colours(PRIMARIES));
    parts.push((
        vec![b"chad"],
        [tagged(b"sf32"), ADAPTATION.iter().flat_map(|part| part.to_be_bytes()).collect()].concat(),
    ));
    // The third kind of curve: a power above the straight line (10.15).
    let mut curve = tagged(b"para");
    curve.extend([0, 3, 0, 0]);
    curve.extend(TONES.iter().flat_map(|number| number.to_be_bytes()));
    parts.push((CURVES.to_vec(), curve));
    profile([4, 0x20], parts)
}

/// Returns the profile of a picture's primaries, without what its own profile says of a device or a day.
pub(super) fn of_primaries(primaries: &Primaries) -> Vec<u8> {
    let mut parts = vec![(vec![b"desc"], description("RGB")), (vec![b"cprt"], text("Public domain"))];
    parts.extend(colours(primaries.colours.map(|xyz| xyz.map(i32::cast_unsigned))));
    let [red, green, blue] = &primaries.tones;
    if red == green && green == blue {
        // The three channels have one curve.
        parts.push((CURVES.to_vec(), curve(red)));
    } else {
        parts.extend(CURVES.iter().zip([red, green, blue]).map(|(&tag, tones)| (vec![tag], curve(tones))));
    }
    profile([2, 0x10], parts)
}

/// Returns white and the primaries.
fn colours([red, green, blue]: [[u32; 3]; 3]) -> [Part; 4] {
    let tags: [&[u8; 4]; 4] = [b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ"];
    let mut colours = [D50, red, green, blue].into_iter();
    tags.map(|tag| (vec![tag], colour(colours.next().unwrap_or(D50))))
}

/// Returns a profile of this version with these parts.
fn profile(version: [u8; 2], parts: Vec<Part>) -> Vec<u8> {
    let tags: u32 = parts.iter().map(|(tags, _)| tags.len() as u32).sum();
    let mut table = tags.to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = HEADER_SIZE + 4 + 12 * tags as usize;
    for (tags, part) in parts {
        for tag in tags {
            table.extend(*tag);
            table.extend(((start + data.len()) as u32).to_be_bytes());
            table.extend((part.len() as u32).to_be_bytes());
        }
        data.extend(part);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(version, start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// Bytes of the header.
const HEADER_SIZE: usize = 128;

/// Returns the header (6.1): a display profile from RGB to XYZ.
fn header([major, minor]: [u8; 2], size: usize) -> Vec<u8> {
    let mut header = (size as u32).to_be_bytes().to_vec();
    header.extend([0, 0, 0, 0, major, minor, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // A date must be there; this is the day of the standard.
    header.extend([2001u16, 4, 1, 0, 0, 0].iter().flat_map(|part| part.to_be_bytes()));
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.iter().flat_map(|part| part.to_be_bytes()));
    header.resize(HEADER_SIZE, 0);
    header
}

/// Returns the head of an element of this type.
fn tagged(kind: &[u8; 4]) -> Vec<u8> {
    [*kind, [0; 4]].concat()
}

fn curve(tones: &[u16]) -> Vec<u8> {
    let mut element = tagged(b"curv");
    element.extend((tones.len() as u32).to_be_bytes());
    element.extend(tones.iter().flat_map(|tone| tone.to_be_bytes()));
    element
}

fn colour(xyz: [u32; 3]) -> Vec<u8> {
    let mut element = tagged(b"XYZ ");
    element.extend(xyz.iter().flat_map(|part| part.to_be_bytes()));
    element
}

fn text(text: &str) -> Vec<u8> {
    let mut element = tagged(b"text");
    element.extend(text.bytes().chain([0]));
    element
}

/// Returns a text of version 4 (10.13), in English alone.
fn localized(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = tagged(b"mluc");
    // One record of twelve bytes: language, country, and where its text is.
    element.extend([1, 12].iter().flat_map(|number: &u32| number.to_be_bytes()));
    element.extend(b"enUS");
    element.extend([utf16.len() as u32, 28].iter().flat_map(|number| number.to_be_bytes()));
    element.extend(utf16);
    element
}

/// Returns a description (6.5.17), in ASCII alone: the parts for Unicode and for Macintosh scripts are empty.
fn description(text: &str) -> Vec<u8> {
    let mut element = tagged(b"desc");
    element.extend((text.len() as u32 + 1).to_be_bytes());
    element.extend(text.bytes().chain([0]));
    element.resize(element.len() + 8 + 3 + 67, 0);
    element
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_that_of_srgb() {
        let written = srgb();
        assert_eq!(written[..4], (written.len() as u32).to_be_bytes());
        assert_eq!(&written[36..40], b"acsp");
        let profile = moxcms::ColorProfile::new_from_slice(&written).unwrap();
        let known = moxcms::ColorProfile::new_srgb();
        let transform = |from: &moxcms::ColorProfile| {
            let layout = moxcms::Layout::Rgb;
            from.create_transform_8bit(layout, &known, layout, moxcms::TransformOptions::default()).unwrap()
        };
        let colours: Vec<u8> = (0..=255u8).flat_map(|step| [step, 255 - step, step / 2]).collect();
        let mut seen = vec![0; colours.len()];
        transform(&profile).transform(&colours, &mut seen).unwrap();
        assert!(colours.iter().zip(&seen).all(|(&was, &is)| was.abs_diff(is) <= 1), "{seen:?}");
    }
}
