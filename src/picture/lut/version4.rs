//! Tables of version 4 (ICC.1:2010, 10.12): curves, a grid with its own steps along each channel, curves, sums, curves.

use super::{Encoding, MOST, Middle, Table};
use crate::picture::curve::{Curve, number};

/// Channels that a grid may have; so many bytes tell its steps.
const CHANNELS: usize = 16;

/// Reads a table; what it lacks of its parts leaves numbers as they are. None for a damaged one.
pub(super) fn read(element: &[u8], channels: u8, is_lab: bool) -> Option<Table> {
    let [inputs, outputs] = *element.get(8..10)? else { return None };
    if inputs != channels || outputs != 3 {
        return None;
    }
    let channels = usize::from(channels);
    // Where each part begins; zero for those that are not there.
    let part = |index: usize| {
        let at = number(element, 12 + 4 * index)? as usize;
        if at == 0 { Some(None) } else { element.get(at..).map(Some) }
    };
    let [behind, sums, between, grid, before] = [part(0)?, part(1)?, part(2)?, part(3)?, part(4)?];
    let (steps, grid) = match grid {
        Some(grid) => self::grid(grid, channels)?,
        // What goes through unchanged, as a grid.
        None if channels == 3 => ([2; 4], identity()),
        None => return None,
    };
    let middle = match (between, sums) {
        (None, None) => None,
        (between, sums) => {
            let curves = between.map_or(Some(Vec::new()), |between| curves(between, 3))?;
            let (factors, added) = sums.map_or(Some((UNCHANGED, [0.0; 3])), self::sums)?;
            Some(Middle { curves, factors, added })
        }
    };
    Some(Table {
        channels,
        steps,
        before: before.map_or(Some(Vec::new()), |before| curves(before, channels))?,
        grid,
        middle,
        behind: curves(behind?, 3)?,
        encoding: if is_lab { Encoding::Lab } else { Encoding::Xyz },
        black: 0.0,
    })
}

const UNCHANGED: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// Returns the grid of two steps in which each number stands for itself.
fn identity() -> Vec<u16> {
    let bit = |corner: usize, shift: usize| if corner >> shift & 1 == 1 { u16::MAX } else { 0 };
    (0..8).flat_map(|corner| [bit(corner, 2), bit(corner, 1), bit(corner, 0)]).collect()
}

/// Reads a grid: the steps along each channel, and its numbers.
fn grid(bytes: &[u8], channels: usize) -> Option<([usize; 4], Vec<u16>)> {
    let mut steps = [2; 4];
    let mut count = 3usize;
    for (step, &byte) in steps.iter_mut().zip(bytes.get(..channels)?) {
        *step = usize::from(byte);
        count = count.checked_mul(*step).filter(|count| *count <= MOST && *step >= 2)?;
    }
    let numbers = bytes.get(CHANNELS + 4..)?;
    let grid = match bytes.get(CHANNELS)? {
        1 => numbers.get(..count)?.iter().map(|byte| u16::from(*byte) * 257).collect(),
        2 => numbers.get(..count * 2)?.as_chunks().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect(),
        _ => return None,
    };
    Some((steps, grid))
}

/// Reads so many curves, each of which begins at a multiple of four bytes.
fn curves(mut bytes: &[u8], count: usize) -> Option<Vec<Curve>> {
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        all.push(Curve::read(bytes)?);
        let size = Curve::size(bytes)?.next_multiple_of(4);
        bytes = bytes.get(size.min(bytes.len())..)?;
    }
    Some(all)
}

/// Reads the sums: nine factors, and then what is added.
fn sums(bytes: &[u8]) -> Option<([[f64; 3]; 3], [f64; 3])> {
    let part = |index: usize| number(bytes, 4 * index).map(|part| f64::from(part as i32) / 65536.0);
    let row = |from: usize| Some([part(from)?, part(from + 1)?, part(from + 2)?]);
    Some(([row(0)?, row(3)?, row(6)?], row(9)?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn gamma(of: u16) -> Vec<u8> {
        let mut curve = b"curv\0\0\0\0\0\0\0\x01".to_vec();
        curve.extend(of.to_be_bytes());
        curve.extend([0, 0]);
        curve
    }

    fn fixed(values: &[f64]) -> Vec<u8> {
        values.iter().flat_map(|value| ((value * 65536.0) as i32).to_be_bytes()).collect()
    }

    /// Puts the parts of a table together: those behind, sums, between, the grid, those before.
    fn table(channels: u8, parts: [Option<Vec<u8>>; 5]) -> Vec<u8> {
        let mut element = b"mAB \0\0\0\0".to_vec();
        element.extend([channels, 3, 0, 0]);
        let mut body = Vec::new();
        for part in parts {
            let at = if part.is_some() { 32 + body.len() as u32 } else { 0 };
            element.extend(at.to_be_bytes());
            body.extend(part.unwrap_or_default());
        }
        element.extend(body);
        element
    }

    #[test]
    fn a_grid_has_its_own_steps_along_each_channel() {
        // Lightness falls with each ink; the last has three steps, and does nothing in the first half.
        let mut grid = vec![2, 2, 2, 3];
        grid.resize(CHANNELS, 0);
        grid.extend([1, 0, 0, 0]);
        for corner in 0..8u8 {
            let light = 255 - 60 * corner.count_ones() as u8;
            grid.extend([light, 128, 128, light, 128, 128, light - 60, 128, 128]);
        }
        let linear = gamma(256).repeat(3);
        let element = table(4, [Some(linear), None, None, Some(grid), Some(gamma(256).repeat(4))]);
        let table = Table::read(&element, 4, true).unwrap();
        let mut pixels = vec![0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 0, 255, 255, 0, 0, 0];
        table.convert(&mut pixels);
        let [white, half, black, cyan] = pixels.as_chunks::<3>().0 else { unreachable!() };
        assert_eq!((white, half, black), (&[255; 3], white, cyan));
        assert!(black[0] < 200, "{black:?}");
    }

    #[test]
    fn curves_and_sums_stand_between_the_grid_and_the_colour() {
        // A screen of a gamma of 2 whose light is summed up to XYZ, written as half of it.
        let sums = fixed(&[0.218, 0.1925, 0.0716, 0.1112, 0.3585, 0.0303, 0.007, 0.0486, 0.357, 0.0, 0.0, 0.0]);
        let parts = [Some(gamma(256).repeat(3)), Some(sums), Some(gamma(512).repeat(3)), None, None];
        let mut pixels = vec![255, 255, 255, 128, 128, 128, 0, 0, 0, 255, 0, 0];
        Table::read(&table(3, parts), 3, false).unwrap().convert(&mut pixels);
        let [white, grey, black, red] = pixels.as_chunks::<3>().0 else { unreachable!() };
        assert!(white.iter().all(|value| *value >= 254), "{white:?}");
        // 255 · encoded(0.502²)
        assert!(grey.iter().all(|value| value.abs_diff(137) <= 1), "{grey:?}");
        assert_eq!(black, &[0; 3]);
        assert!(red[0] > 253 && red[1] < 12 && red[2] < 12, "{red:?}");
    }

    #[test]
    fn a_damaged_table_is_none() {
        let whole = table(3, [Some(gamma(256).repeat(3)), None, None, None, None]);
        assert!(Table::read(&whole, 3, true).is_some());
        for length in 0..whole.len() - 2 {
            assert!(Table::read(&whole[..length], 3, true).is_none(), "{length}");
        }
        assert!(Table::read(&whole, 4, true).is_none());
        assert!(Table::read(&table(4, [Some(gamma(256).repeat(3)), None, None, None, None]), 4, true).is_none());
    }
}
