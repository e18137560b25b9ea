//! Tables of colour profiles, from a device's channels to colours as they are seen (ICC.1:2010, 10.10 and 10.11; those of
//! version 4 are read by [`version4`]).

mod version4;

use super::curve::{Curve, number};
use super::profile::from_xyz;
use crate::light::Tones;

/// White of the connection space, D50.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Most numbers of a table; one for four inks with 33 steps each has 3.6 million.
const MOST: usize = 16 << 20;

/// A table: curves before it, a grid of colours, curves behind it.
#[derive(Debug, Clone)]
pub(super) struct Table {
    channels: usize,
    /// Steps along each channel.
    steps: [usize; 4],
    before: Vec<Curve>,
    /// Three numbers for each point; the last channel changes fastest.
    grid: Vec<u16>,
    /// What version 4 has between the grid and the curves behind it.
    middle: Option<Middle>,
    behind: Vec<Curve>,
    encoding: Encoding,
    /// Light that the darkest colour of the device still has, so that it is printed as black.
    black: f64,
}

/// Curves, and then sums: three factors for each number, and what is added to it.
#[derive(Debug, Clone)]
struct Middle {
    curves: Vec<Curve>,
    factors: [[f64; 3]; 3],
    added: [f64; 3],
}

/// How the colours of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// L*a*b* whose greatest numbers are 100 and 127: in 8 bits, and in 16 as version 4 has it.
    Lab,
    /// L*a*b* in 16 bits, as version 2 has it (ICC.1:2001-04, annex A).
    Lab16,
    /// XYZ in 16 bits.
    Xyz,
}

impl Table {
    /// Reads a table of any kind; none for a damaged one.
    pub(super) fn read(element: &[u8], channels: u8, is_lab: bool) -> Option<Table> {
        let table = match element.get(..4)? {
            b"mft1" => Table::version2(element, channels, is_lab, false),
            b"mft2" => Table::version2(element, channels, is_lab, true),
            b"mAB " => version4::read(element, channels, is_lab),
            _ => None,
        }?;
        // All inks together for four channels, no light for three.
        let darkest = if channels == 4 { [255; 4] } else { [0; 4] };
        let black = table.xyz(darkest.get(..usize::from(channels))?)[1];
        Some(Table { black: black.clamp(0.0, 0.5), ..table })
    }

    /// Reads a table of 8 or 16 bits.
    fn version2(element: &[u8], channels: u8, is_lab: bool, wide: bool) -> Option<Table> {
        let [inputs, outputs, steps] = *element.get(8..11)? else { return None };
        if inputs != channels || outputs != 3 || steps < 2 {
            return None;
        }
        let encoding = match (is_lab, wide) {
            (true, false) => Encoding::Lab,
            (true, true) => Encoding::Lab16,
            (false, true) => Encoding::Xyz,
            (false, false) => return None,
        };
        let (entries, exits, start) = match wide {
            true => {
                let counts = number(element, 48)?;
                ((counts >> 16) as usize, (counts & 0xffff) as usize, 52)
            }
            false => (256, 256, 48),
        };
        let (channels, steps) = (usize::from(channels), usize::from(steps));
        let points = steps.checked_pow(channels as u32)?.checked_mul(3).filter(|points| *points <= MOST)?;
        let width = if wide { 2 } else { 1 };
        let mut rest = element.get(start..)?;
        let mut take = |count: usize| {
            let (taken, after) = rest.split_at_checked(count.checked_mul(width)?)?;
            rest = after;
            Some(match wide {
                true => taken.as_chunks().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect::<Vec<u16>>(),
                false => taken.iter().map(|byte| u16::from(*byte) * 257).collect(),
            })
        };
        let before = (0..channels).map(|_| Curve::points(take(entries))).collect::<Option<Vec<Curve>>>()?;
        let grid = take(points)?;
        let behind = (0..3).map(|_| Curve::points(take(exits))).collect::<Option<Vec<Curve>>>()?;
        Some(Table { channels, steps: [steps; 4], before, grid, middle: None, behind, encoding, black: 0.0 })
    }

    /// Turns pixels into sRGB.
    pub(super) fn convert(&self, pixels: &mut Vec<u8>) {
        let tones = Tones::new();
        let mut out = Vec::with_capacity(pixels.len() / self.channels * 3);
        // Neighbours are often alike.
        let mut last: Option<(&[u8], [u8; 3])> = None;
        for pixel in pixels.chunks_exact(self.channels) {
            let colour = match last {
                Some((known, colour)) if known == pixel => colour,
                _ => self.colour(pixel, &tones),
            };
            last = Some((pixel, colour));
            out.extend(colour);
        }
        *pixels = out;
    }

    fn colour(&self, pixel: &[u8], tones: &Tones) -> [u8; 3] {
        let xyz = self.xyz(pixel);
        // Black point compensation (ISO 18619): the darkest colour becomes black, white stays.
        let stretched = [0, 1, 2].map(|part| (xyz[part] - self.black * WHITE[part]) / (1.0 - self.black));
        from_xyz(stretched).map(|light| tones.nearest((light.clamp(0.0, 1.0) * 65535.0).round() as u16))
    }

    /// Returns the colour of a pixel in the connection space, white being [`WHITE`].
    fn xyz(&self, pixel: &[u8]) -> [f64; 3] {
        let mut parts = self.looked_up(pixel);
        if let Some(Middle { curves, factors, added }) = &self.middle {
            let light = curved(curves, parts);
            parts = [0, 1, 2].map(|row| (0..3).map(|part| factors[row][part] * light[part]).sum::<f64>() + added[row]);
        }
        let [x, y, z] = curved(&self.behind, parts).map(|part| part * 65535.0);
        match self.encoding {
            Encoding::Lab => of_lab(x / 655.35, y / 257.0 - 128.0, z / 257.0 - 128.0),
            Encoding::Lab16 => of_lab(x / 652.8, y / 256.0 - 128.0, z / 256.0 - 128.0),
            Encoding::Xyz => [x, y, z].map(|part| part / 32768.0),
        }
    }

    /// Returns the three numbers of the grid at a pixel, weighed between the points around it.
    fn looked_up(&self, pixel: &[u8]) -> [f64; 3] {
        // The nearest point below along each channel, how far to the next one, and the distance between the two in the grid.
        let mut places = [(0usize, 0.0f64, 0usize); 4];
        let mut stride = 3;
        for (index, place) in places.iter_mut().enumerate().take(self.channels).rev() {
            let value = pixel.get(index).copied().unwrap_or_default();
            let value = u16::from(value) * 257;
            let value = self.before.get(index).map_or(value, |curve| curve.at(value));
            let steps = self.steps.get(index).copied().unwrap_or(2);
            let at = u64::from(value) * (steps as u64 - 1);
            let low = ((at / 65535) as usize).min(steps - 2);
            *place = (low * stride, (at as f64) / 65535.0 - low as f64, stride);
            stride *= steps;
        }
        let mut sum = [0.0; 3];
        for corner in 0..1usize << self.channels {
            let (mut at, mut weight) = (0, 1.0);
            for (index, (low, part, stride)) in places.iter().enumerate().take(self.channels) {
                let high = corner >> index & 1 == 1;
                at += low + if high { *stride } else { 0 };
                weight *= if high { *part } else { 1.0 - part };
            }
            if weight == 0.0 {
                continue;
            }
            let point = self.grid.get(at..at + 3).unwrap_or_default();
            for (sum, value) in sum.iter_mut().zip(point) {
                *sum += weight * f64::from(*value) / 65535.0;
            }
        }
        sum
    }
}

/// Returns three numbers from 0 to 1, each after its curve.
fn curved(curves: &[Curve], parts: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|index| {
        let value = (parts[index].clamp(0.0, 1.0) * 65535.0).round() as u16;
        f64::from(curves.get(index).map_or(value, |curve| curve.at(value))) / 65535.0
    })
}

/// Returns the XYZ of a colour in L*a*b* (CIE 15, 8.2.1).
fn of_lab(l: f64, a: f64, b: f64) -> [f64; 3] {
    let y = (l + 16.0) / 116.0;
    let light = |f: f64| if f > 6.0 / 29.0 { f * f * f } else { (f - 4.0 / 29.0) * 108.0 / 841.0 };
    [light(y + a / 500.0) * WHITE[0], light(y) * WHITE[1], light(y - b / 200.0) * WHITE[2]]
}
