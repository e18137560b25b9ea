//! Colour profiles: what the numbers of a picture mean, and what they are in sRGB (ICC.1:2010, and ICC.1:2001-04, which
//! most profiles for printing still keep to).
//!
//! All is reckoned in whole numbers, or with sums and products of `f64`: the same picture gives the same bytes on every
//! machine. What a profile says of its maker, its device and its day is not kept.

use super::curve::{Curve, number};
use super::lut::Table;
use crate::light::Tones;

/// The largest profile that is read, in bytes. Those for printing have some 2 MB.
pub(super) const MAX_SIZE: usize = 16 << 20;

/// How far from sRGB a value may come and still be taken for it: many profiles of sRGB differ in their last digits.
const NEARLY: u8 = 2;

/// XYZ for D50 → light of sRGB, the inverse of the primaries adapted with the Bradford transform (IEC 61966-2-1).
const FROM_XYZ: [[f64; 3]; 3] = [
    [3.134_187_7, -1.617_209_4, -0.490_694_2],
    [-0.978_706_4, 1.915_949_2, 0.033_447_2],
    [0.071_962_2, -0.228_980_1, 1.405_219_1],
];

/// A profile that can be used.
#[derive(Debug, Clone)]
pub(super) enum Profile {
    /// Three channels, each with a curve, and what they are of XYZ: screens, cameras.
    Matrix(Matrix),
    /// One channel with a curve.
    Grey(Curve),
    /// A table: printing, scanners.
    Table(Table),
}

/// Red, green and blue of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Matrix {
    /// XYZ of red, green and blue for D50, in s15Fixed16 numbers.
    pub(super) primaries: [[i32; 3]; 3],
    /// From values to light.
    pub(super) curves: [Curve; 3],
}

impl Profile {
    /// Reads a profile for pictures of so many channels; none where it is damaged, of a kind that is not known, or that
    /// of other pictures.
    pub(super) fn read(bytes: &[u8], channels: u8) -> Option<Profile> {
        if bytes.len() > MAX_SIZE || bytes.get(36..40)? != b"acsp" {
            return None;
        }
        let space = bytes.get(16..20)?;
        match (space, channels) {
            (b"GRAY", 1) => Some(Profile::Grey(Curve::read(tag(bytes, b"kTRC")?)?)),
            (b"RGB ", 3) => matrix(bytes).map(Profile::Matrix).or_else(|| table(bytes, channels)),
            (b"CMYK", 4) => table(bytes, channels),
            _ => None,
        }
    }

    /// Returns whether colours mean so nearly what they mean in sRGB that nobody sees a difference.
    pub(super) fn is_srgb(&self) -> bool {
        // Corners, edges and greys of the cube of colours.
        let steps = || (0..=255u8).step_by(51);
        let mut colours: Vec<u8> = match self {
            Profile::Matrix(_) => steps()
                .flat_map(|red| steps().flat_map(move |green| steps().flat_map(move |blue| [red, green, blue])))
                .collect(),
            Profile::Grey(_) => steps().collect(),
            Profile::Table(_) => return false,
        };
        let before = colours.clone();
        self.convert(&mut colours);
        before.iter().zip(&colours).all(|(before, after)| before.abs_diff(*after) <= NEARLY)
    }

    /// Turns pixels into sRGB, or into its greys; those of four channels, which are inks, come out with three.
    pub(super) fn convert(&self, pixels: &mut Vec<u8>) {
        match self {
            Profile::Matrix(matrix) => matrix.convert(pixels),
            Profile::Grey(curve) => {
                let tones = Tones::new();
                let greys: Vec<u8> = curve.of_bytes().iter().map(|&light| tones.nearest(light)).collect();
                pixels.iter_mut().for_each(|value| *value = greys[usize::from(*value)]);
            }
            Profile::Table(table) => table.convert(pixels),
        }
    }
}

impl Matrix {
    fn convert(&self, pixels: &mut [u8]) {
        let tones = Tones::new();
        let light: Vec<Vec<u16>> = self.curves.iter().map(Curve::of_bytes).collect();
        let [red, green, blue] = self.primaries.map(|xyz| from_xyz(xyz.map(|part| f64::from(part) / 65536.0)));
        // Out of 65536, so that a channel is a sum of three products of whole numbers.
        let fixed = |part: f64| (part * 65536.0).round() as i64;
        let rows = [0, 1, 2].map(|row| [fixed(red[row]), fixed(green[row]), fixed(blue[row])]);
        for pixel in pixels.as_chunks_mut::<3>().0 {
            let of = [0, 1, 2].map(|channel| i64::from(light[channel][usize::from(pixel[channel])]));
            for (value, row) in pixel.iter_mut().zip(&rows) {
                let sum: i64 = row.iter().zip(of).map(|(part, light)| part * light).sum();
                *value = tones.nearest(((sum + 32768) >> 16).clamp(0, 65535) as u16);
            }
        }
    }
}

/// Returns the light of sRGB's channels.
pub(super) fn from_xyz(xyz: [f64; 3]) -> [f64; 3] {
    FROM_XYZ.map(|row| row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2])
}

fn matrix(bytes: &[u8]) -> Option<Matrix> {
    let primary = |name| {
        let element = tag(bytes, name).filter(|element| element.starts_with(b"XYZ "))?;
        let part = |index: usize| number(element, 8 + 4 * index).map(|part| part as i32);
        Some([part(0)?, part(1)?, part(2)?])
    };
    let curve = |name| Curve::read(tag(bytes, name)?);
    Some(Matrix {
        primaries: [primary(b"rXYZ")?, primary(b"gXYZ")?, primary(b"bXYZ")?],
        curves: [curve(b"rTRC")?, curve(b"gTRC")?, curve(b"bTRC")?],
    })
}

/// Reads the table to the connection space: that for colours as they are, else that for colours that please.
fn table(bytes: &[u8], channels: u8) -> Option<Profile> {
    let is_lab = match bytes.get(20..24)? {
        b"Lab " => true,
        b"XYZ " => false,
        _ => return None,
    };
    let read = |name| Table::read(tag(bytes, name)?, channels, is_lab);
    read(b"A2B1").or_else(|| read(b"A2B0")).map(Profile::Table)
}

/// Returns the element of a tag (7.3).
fn tag<'b>(bytes: &'b [u8], name: &[u8; 4]) -> Option<&'b [u8]> {
    let count = number(bytes, 128)?.min(200) as usize;
    let entry = bytes.get(132..)?.chunks_exact(12).take(count).find(|entry| entry.starts_with(name))?;
    let (start, size) = (number(entry, 4)? as usize, number(entry, 8)? as usize);
    bytes.get(start..start.checked_add(size)?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use moxcms::{ColorProfile, Layout, TransformOptions};
    use proptest::prelude::*;

    /// Colours throughout the cube.
    fn colours() -> Vec<u8> {
        let steps = || (0..=255u8).step_by(17);
        steps()
            .flat_map(|red| steps().flat_map(move |green| steps().flat_map(move |blue| [red, green, blue])))
            .collect()
    }

    #[test]
    fn colours_of_cameras_and_screens_come_out_as_in_another_library() {
        let srgb = ColorProfile::new_srgb();
        for theirs in [ColorProfile::new_display_p3(), ColorProfile::new_adobe_rgb(), ColorProfile::new_pro_photo_rgb()]
        {
            let mut found = colours();
            let mut wanted = vec![0; found.len()];
            let options = TransformOptions { prefer_fixed_point: false, ..TransformOptions::default() };
            let transform = theirs.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).unwrap();
            transform.transform(&found, &mut wanted).unwrap();
            let profile = Profile::read(&theirs.encode().unwrap(), 3).unwrap();
            assert!(!profile.is_srgb());
            profile.convert(&mut found);
            let off = found.iter().zip(&wanted).map(|(found, wanted)| found.abs_diff(*wanted)).max();
            assert!(off <= Some(1), "{off:?}");
        }
    }

    #[test]
    fn what_is_srgb_is_known_as_such() {
        let profile = Profile::read(&ColorProfile::new_srgb().encode().unwrap(), 3).unwrap();
        assert!(profile.is_srgb());
    }

    #[test]
    fn greys_have_their_curve() {
        let profile = ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
        let mut greys = vec![0, 128, 255];
        Profile::read(&profile, 1).unwrap().convert(&mut greys);
        // 255 · encoded(0.502^1.8)
        assert_eq!(greys, [0, 146, 255]);
        assert!(Profile::read(&profile, 3).is_none(), "of pictures of another kind");
    }

    /// A table for four inks of two steps each: each ink takes its part of L*, the first also goes to blue.
    fn inks(wide: bool) -> Vec<u8> {
        let mut table = if wide { b"mft2".to_vec() } else { b"mft1".to_vec() };
        table.extend([0, 0, 0, 0, 4, 3, 2, 0]);
        table.extend([0; 36]);
        let identity = |out: &mut Vec<u8>| match wide {
            true => out.extend([0u8, 0, 0xFF, 0xFF]),
            false => out.extend(0..=255u8),
        };
        if wide {
            table.extend([0, 2, 0, 2]);
        }
        (0..4).for_each(|_| identity(&mut table));
        for corner in 0..16u32 {
            let lightness = 100 - 20 * corner.count_ones();
            let blue = if corner & 8 != 0 { 80 } else { 128 };
            match wide {
                true => {
                    table.extend(((lightness * 0xFF00 / 100) as u16).to_be_bytes());
                    table.extend([128, 0, blue, 0]);
                }
                false => table.extend([(lightness * 255 / 100) as u8, 128, blue]),
            }
        }
        (0..3).for_each(|_| identity(&mut table));
        let mut profile = vec![0; 128];
        profile[16..24].copy_from_slice(b"CMYKLab ");
        profile[36..40].copy_from_slice(b"acsp");
        profile.extend([0, 0, 0, 1]);
        profile.extend(b"A2B0");
        profile.extend(144u32.to_be_bytes());
        profile.extend((table.len() as u32).to_be_bytes());
        profile.extend(table);
        profile
    }

    #[test]
    fn inks_come_out_as_their_table_says() {
        for wide in [true, false] {
            let profile = Profile::read(&inks(wide), 4).unwrap();
            let mut pixels = vec![0, 0, 0, 0, 255, 255, 255, 255, 0, 255, 255, 0, 0, 0, 0, 128, 255, 0, 0, 0];
            profile.convert(&mut pixels);
            let [white, black, grey, half, cyan] = pixels.as_chunks::<3>().0 else { unreachable!() };
            assert!(white.iter().all(|value| *value >= 254), "{white:?}");
            assert!(black.iter().all(|value| *value <= 1) || black[2] > black[0], "{black:?}");
            assert!(grey[0] < half[0] && half[0] < white[0], "{pixels:?}");
            assert!(grey[0].abs_diff(grey[2]) < 4, "{grey:?}");
            assert!(cyan[2] > cyan[0] + 40, "{cyan:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        #[test]
        fn nothing_panics_on_damaged_profiles(which in 0usize..3, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
            let (mut bytes, channels) = match which {
                0 => (ColorProfile::new_display_p3().encode().unwrap(), 3),
                1 => (ColorProfile::new_gray_with_gamma(1.8).encode().unwrap(), 1),
                _ => (inks(true), 4),
            };
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            let shorter = &bytes[..cut.index(bytes.len() + 1)];
            for bytes in [&bytes[..], shorter] {
                if let Some(profile) = Profile::read(bytes, channels) {
                    let mut pixels: Vec<u8> = (0..24).map(|value| value * 10).collect();
                    profile.convert(&mut pixels);
                    assert!(pixels.len() == 18 || pixels.len() == 24);
                }
            }
        }
    }
}
