//! Profiles of sRGB, for the output intent, and of the colours of pictures, made here so that no file of unclear licence is
//! needed (ICC.1:2001-04, which PDF calls version 2).

use crate::light::tone;
use crate::picture::Primaries;

/// Steps of the tone curve: one for each value of a byte, so that colours of 8 bits are exact.
const STEPS: u32 = 256;

/// The white of the profile's connection space, D50, in s15Fixed16 numbers.
const D50: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

/// sRGB's red, green and blue adapted to D50 with the Bradford transform, as IEC 61966-2-1's own profile has them.
const PRIMARIES: [[u32; 3]; 3] = [[0x6fa2, 0x38f5, 0x0390], [0x6299, 0xb785, 0x18da], [0x24a0, 0x0f84, 0xb6cf]];

/// Returns the profile of sRGB.
pub(super) fn srgb() -> Vec<u8> {
    let tones: Vec<u16> = (0..STEPS).map(tone).collect();
    profile("sRGB", PRIMARIES, [&tones, &tones, &tones])
}

/// Returns the profile of a picture's primaries, without what its own profile says of a device or a day.
pub(super) fn of_primaries(primaries: &Primaries) -> Vec<u8> {
    let [red, green, blue] = &primaries.tones;
    profile("RGB", primaries.colours.map(|xyz| xyz.map(i32::cast_unsigned)), [red, green, blue])
}

fn profile(
    name: &str,
    [red, green, blue]: [[u32; 3]; 3],
    [red_tones, green_tones, blue_tones]: [&[u16]; 3],
) -> Vec<u8> {
    // Each part with the tags that stand for it.
    let mut parts: Vec<(Vec<&[u8; 4]>, Vec<u8>)> = vec![
        (vec![b"desc"], description(name)),
        (vec![b"cprt"], text("Public domain")),
        (vec![b"wtpt"], colour(D50)),
        (vec![b"rXYZ"], colour(red)),
        (vec![b"gXYZ"], colour(green)),
        (vec![b"bXYZ"], colour(blue)),
    ];
    if red_tones == green_tones && green_tones == blue_tones {
        // The three channels have one curve.
        parts.push((vec![b"rTRC", b"gTRC", b"bTRC"], curve(red_tones)));
    } else {
        parts.push((vec![b"rTRC"], curve(red_tones)));
        parts.push((vec![b"gTRC"], curve(green_tones)));
        parts.push((vec![b"bTRC"], curve(blue_tones)));
    }
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
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// Bytes of the header.
const HEADER_SIZE: usize = 128;

/// Returns the header (6.1): a display profile from RGB to XYZ.
fn header(size: usize) -> Vec<u8> {
    let mut header = (size as u32).to_be_bytes().to_vec();
    header.extend(b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ ");
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

/// Returns a description (6.5.17), in ASCII alone: the parts for Unicode and for Macintosh scripts are empty.
fn description(text: &str) -> Vec<u8> {
    let mut element = tagged(b"desc");
    element.extend((text.len() as u32 + 1).to_be_bytes());
    element.extend(text.bytes().chain([0]));
    element.resize(element.len() + 8 + 3 + 67, 0);
    element
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_size() {
        let profile = srgb();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
    }
}
