//! Pixels → fewer pixels, by Catmull and Rom's cubic filter ("A class of local interpolating splines", 1974), stretched to
//! the distance of the new pixels.
//!
//! Values are weighed as light, not as numbers, so that fine lines and grain stay as bright as they were; transparent parts
//! weigh as much as is seen of them. All is reckoned in whole numbers, the weights by products alone: unlike Lanczos's, the
//! filter needs no sines, which differ from machine to machine. Lines are filtered one at a time as they are needed.

use super::pixels::Pixels;
use crate::light::Tones;
use std::collections::VecDeque;

/// Bits of a weight's fraction.
const FRACTION: u32 = 14;
/// A weight of 1.
const ONE: i32 = 1 << FRACTION;
/// Half of it, to round.
const HALF: i32 = ONE / 2;
/// How far the filter reaches, in new pixels.
const REACH: f64 = 2.0;

/// What a new pixel takes: from which old one on, with which weights.
struct Taps {
    from: usize,
    weights: Vec<i32>,
}

/// Returns the picture with so many pixels; each side is at least 1 and at most what it was.
pub(super) fn shrink(pixels: &Pixels, width: u32, height: u32) -> Pixels {
    let (old_width, old_height) = (pixels.width as usize, pixels.height as usize);
    let across = taps(old_width, width as usize);
    let down = taps(old_height, height as usize);
    let tones = Tones::new();
    let channels = usize::from(pixels.channels);
    let planes = channels + usize::from(pixels.alpha.is_some());

    let mut out = Pixels {
        width,
        height,
        channels: pixels.channels,
        bytes: Vec::with_capacity(width as usize * height as usize * channels),
        alpha: pixels.alpha.as_ref().map(|_| Vec::with_capacity(width as usize * height as usize)),
    };
    // Lines that are narrow already, the first of which is `first`.
    let mut lines: VecDeque<Vec<i32>> = VecDeque::new();
    let mut first = 0;
    let mut light = vec![0; old_width * planes];
    let mut sums = vec![0; width as usize * planes];
    for Taps { from, weights } in &down {
        while first < *from {
            lines.pop_front();
            first += 1;
        }
        while first + lines.len() < from + weights.len() {
            lit(pixels, first + lines.len(), &tones, &mut light);
            lines.push_back(narrowed(&light, &across, planes));
        }
        sums.fill(HALF);
        for (line, weight) in lines.iter().zip(weights) {
            sums.iter_mut().zip(line).for_each(|(sum, value)| *sum += value * weight);
        }
        push_line(&mut out, &sums, planes, &tones);
    }
    out
}

/// Returns what each new pixel takes of the old ones.
fn taps(old: usize, new: usize) -> Vec<Taps> {
    let scale = old as f64 / new as f64;
    let reach = REACH * scale;
    let taps = |index: usize| {
        let centre = (index as f64 + 0.5) * scale;
        let from = (centre - reach).max(0.0) as usize;
        let to = ((centre + reach).ceil() as usize).min(old);
        let raw: Vec<f64> = (from..to).map(|at| cubic((at as f64 + 0.5 - centre) / scale)).collect();
        let sum: f64 = raw.iter().sum();
        let mut weights: Vec<i32> = raw.iter().map(|weight| (weight / sum * f64::from(ONE)).round() as i32).collect();
        // What rounding took goes to the greatest, so that an even ground stays as it is.
        let missing = ONE - weights.iter().sum::<i32>();
        if let Some(greatest) = weights.iter_mut().max() {
            *greatest += missing;
        }
        Taps { from, weights }
    };
    (0..new).map(taps).collect()
}

/// The filter, at a distance in new pixels.
fn cubic(x: f64) -> f64 {
    let x = x.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < 2.0 {
        ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}

/// Fills a line with the light of its pixels, out of 65535, less what does not cover, and how far each covers.
fn lit(pixels: &Pixels, row: usize, tones: &Tones, light: &mut [i32]) {
    let (width, channels) = (pixels.width as usize, usize::from(pixels.channels));
    let values = pixels.bytes.get(row * width * channels..(row + 1) * width * channels).unwrap_or_default();
    let Some(alpha) = &pixels.alpha else {
        light.iter_mut().zip(values).for_each(|(light, value)| *light = i32::from(tones.light(*value)));
        return;
    };
    let alpha = alpha.get(row * width..(row + 1) * width).unwrap_or_default();
    let pixels = light.chunks_exact_mut(channels + 1).zip(values.chunks_exact(channels)).zip(alpha);
    for ((light, values), alpha) in pixels {
        let covers = i32::from(*alpha);
        for (light, value) in light.iter_mut().zip(values) {
            *light = (i32::from(tones.light(*value)) * covers + 127) / 255;
        }
        light[channels] = covers * 257;
    }
}

fn narrowed(light: &[i32], across: &[Taps], planes: usize) -> Vec<i32> {
    let mut line = Vec::with_capacity(across.len() * planes);
    for Taps { from, weights } in across {
        let taken = light.get(from * planes..).unwrap_or_default();
        for plane in 0..planes {
            let values = taken.iter().skip(plane).step_by(planes);
            let sum: i32 = values.zip(weights).map(|(value, weight)| value * weight).sum();
            line.push((sum + HALF) >> FRACTION);
        }
    }
    line
}

fn push_line(out: &mut Pixels, sums: &[i32], planes: usize, tones: &Tones) {
    let value = |sum: i32| (sum >> FRACTION).clamp(0, 65535);
    let Some(alpha) = &mut out.alpha else {
        out.bytes.extend(sums.iter().map(|sum| tones.nearest(value(*sum) as u16)));
        return;
    };
    for pixel in sums.chunks_exact(planes) {
        let Some((covers, colours)) = pixel.split_last() else { continue };
        let covers = value(*covers);
        alpha.push(((covers + 128) / 257) as u8);
        for colour in colours {
            let light = if covers == 0 { 0 } else { i64::from(value(*colour)) * 65535 / i64::from(covers) };
            out.bytes.push(tones.nearest(light.min(65535) as u16));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: u32, height: u32, value: impl Fn(u32, u32) -> u8) -> Pixels {
        let bytes = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| value(x, y)).collect();
        Pixels { width, height, channels: 1, bytes, alpha: None }
    }

    #[test]
    fn an_even_ground_stays_as_it_is() {
        for value in [0, 1, 17, 128, 254, 255] {
            let small = shrink(&grey(97, 31, |_, _| value), 13, 7);
            assert_eq!((small.width, small.height), (13, 7));
            assert!(small.bytes.iter().all(|found| *found == value), "{value}: {:?}", small.bytes);
        }
    }

    #[test]
    fn a_fine_grid_is_as_bright_as_it_was() {
        // Half the light, not half the number.
        let small = shrink(&grey(64, 64, |x, y| if (x + y) % 2 == 0 { 255 } else { 0 }), 16, 16);
        let middle = small.bytes[8 * 16 + 8];
        assert!(middle.abs_diff(188) <= 1, "{middle}");
    }

    #[test]
    fn an_edge_stays_where_it_was_and_is_sharp() {
        let small = shrink(&grey(80, 8, |x, _| if x < 40 { 0 } else { 255 }), 20, 2);
        let row: Vec<u8> = small.bytes[..20].to_vec();
        assert!(row[..9].iter().all(|value| *value < 20) && row[11..].iter().all(|value| *value > 235), "{row:?}");
    }

    #[test]
    fn what_is_not_seen_does_not_colour_what_is() {
        // Red that is seen beside green that is not.
        let mut pixels = Pixels { width: 8, height: 1, channels: 3, bytes: Vec::new(), alpha: Some(Vec::new()) };
        for x in 0..8 {
            pixels.bytes.extend(if x < 4 { [200, 0, 0] } else { [0, 255, 0] });
            pixels.alpha.as_mut().into_iter().for_each(|alpha| alpha.push(if x < 4 { 255 } else { 0 }));
        }
        let small = shrink(&pixels, 2, 1);
        let alpha = small.alpha.unwrap_or_default();
        assert!(alpha[0] > 225 && alpha[1] < 30, "{alpha:?}");
        assert!(small.bytes[0].abs_diff(200) < 3 && small.bytes[1] == 0 && small.bytes[2] == 0, "{:?}", small.bytes);
    }
}
