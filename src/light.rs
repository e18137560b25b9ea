//! The light of colours: how bright a printed or shown colour is (IEC 61966-2-1; CIE 15).
//!
//! Roots are found by Newton's method: unlike `powf`, sums and products are the same on every machine.

pub mod vision;

use crate::geometry::Colour;

/// Greatest value of a byte.
const FULL: u32 = 255;
/// Parts of red, green and blue in what the eye takes for brightness, in ten thousandths (IEC 61966-2-1, 5.2).
const PARTS: [u32; 3] = [2126, 7152, 722];

/// Returns the light of a channel's value, out of 65535 (IEC 61966-2-1, 5.2).
pub fn tone(step: u32) -> u16 {
    light_of(f64::from(step))
}

/// Returns the light of a value from 0 to 255, which may lie between two steps.
fn light_of(step: f64) -> u16 {
    let value = step / f64::from(FULL);
    let light = if value <= 0.04045 { value / 12.92 } else { to_the_2_4((value + 0.055) / 1.055) };
    (light * 65535.0).round() as u16
}

/// The light of each value of a byte, and the value that is nearest to each light.
pub struct Tones {
    light: Vec<u16>,
    values: Vec<u8>,
}

impl Tones {
    /// Makes the tables.
    #[allow(clippy::new_without_default, reason = "they take some time to make")]
    pub fn new() -> Tones {
        let mut values = Vec::with_capacity(1 << 16);
        for step in 0..FULL {
            // What is nearer to the next step belongs to that.
            let end = usize::from(light_of(f64::from(step) + 0.5)) + 1;
            values.resize(end.max(values.len()), step as u8);
        }
        values.resize(1 << 16, FULL as u8);
        Tones { light: (0..=FULL).map(tone).collect(), values }
    }

    /// Returns the light of a value, out of 65535.
    pub fn light(&self, value: u8) -> u16 {
        self.light[usize::from(value)]
    }

    /// Returns the value that is nearest to a light.
    pub fn nearest(&self, light: u16) -> u8 {
        self.values[usize::from(light)]
    }
}

/// The greys by their light.
pub struct Greys {
    light: Vec<u16>,
}

impl Greys {
    /// Makes the table.
    #[allow(clippy::new_without_default, reason = "it takes some time to make")]
    pub fn new() -> Greys {
        Greys { light: (0..=FULL).map(tone).collect() }
    }

    /// Returns the grey that is as light as the colour.
    pub fn grey(&self, colour: Colour) -> Colour {
        let of = |channel: u8| u32::from(self.light[usize::from(channel)]);
        let wanted = weighed([of(colour.red), of(colour.green), of(colour.blue)]);
        let above = self.light.partition_point(|&light| light < wanted).min(255);
        let below = above.saturating_sub(1);
        let nearer = if self.light[above] - wanted <= wanted.abs_diff(self.light[below]) { above } else { below };
        let grey = nearer as u8;
        Colour { red: grey, green: grey, blue: grey }
    }
}

/// Returns the brightness of a colour, out of 65535.
pub fn luminance(colour: Colour) -> u16 {
    let channels = [colour.red, colour.green, colour.blue].map(|channel| u32::from(tone(u32::from(channel))));
    weighed(channels)
}

/// Weighs the light of three channels.
pub fn weighed(channels: [u32; 3]) -> u16 {
    let sum: u32 = channels.iter().zip(PARTS).map(|(channel, part)| channel * part).sum();
    ((sum + 5_000) / 10_000) as u16
}

/// Returns the lightness L* of a colour, from 0 for black to 100 for white (CIE 15, 8.2.1.1).
pub fn lightness(colour: Colour) -> f64 {
    let light = f64::from(luminance(colour)) / 65535.0;
    if light <= 216.0 / 24389.0 { light * 24389.0 / 27.0 } else { 116.0 * cube_root(light) - 16.0 }
}

/// Returns how far two colours stand apart, from 1 to 21 (WCAG 2.2, contrast ratio).
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let light = |colour| f64::from(luminance(colour)) / 65535.0 + 0.05;
    let (one, other) = (light(one), light(other));
    if one > other { one / other } else { other / one }
}

/// Returns x^2.4, the fifth root of x^12, for a number from 0 to 1.
fn to_the_2_4(x: f64) -> f64 {
    let square = x * x;
    let fourth = square * square;
    let twelfth = fourth * fourth * fourth;
    // The root lies between x^3 and x^2; from above, the steps only fall.
    let mut root = square;
    for _ in 0..30 {
        let power = root * root * root * root;
        root -= (root * power - twelfth) / (5.0 * power);
    }
    root
}

/// Returns the cube root of a number from 0 to 1.
fn cube_root(x: f64) -> f64 {
    let mut root = 1.0;
    for _ in 0..40 {
        root -= (root * root * root - x) / (3.0 * root * root);
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_is_that_of_srgb() {
        // Values of the standard's formula, reckoned with 50 digits.
        assert_eq!([0, 1, 10, 11, 55, 128, 200, 255].map(tone), [0, 20, 199, 219, 2504, 14146, 37852, 65535]);
    }

    #[test]
    fn lightness_and_contrast_are_those_of_the_standards() {
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.01, "{found}, not {wanted}");
        near(lightness(Colour::WHITE), 100.0);
        near(lightness(Colour::BLACK), 0.0);
        near(lightness(Colour::rgb(0x77_77_77)), 50.03);
        near(lightness(Colour::rgb(0x02_02_02)), 0.55);
        near(contrast(Colour::BLACK, Colour::WHITE), 21.0);
        near(contrast(Colour::WHITE, Colour::rgb(0x76_76_76)), 4.54);
    }

    #[test]
    fn a_grey_is_as_light_as_its_colour() {
        let greys = Greys::new();
        for hex in [0x00_00_00, 0xff_ff_ff, 0x14_37_5e, 0xb8_44_2c, 0x8a_99_a8, 0x00_ff_00, 0x12_34_56] {
            let colour = Colour::rgb(hex);
            let grey = greys.grey(colour);
            assert!(grey.red == grey.green && grey.green == grey.blue);
            let off = (lightness(colour) - lightness(grey)).abs();
            assert!(off < 0.3, "{hex:x} is {off} off");
        }
        assert_eq!(greys.grey(Colour::rgb(0x80_80_80)), Colour::rgb(0x80_80_80));
    }

    #[test]
    fn each_value_is_nearest_to_its_own_light() {
        let tones = Tones::new();
        assert!((0..=255).all(|value| tones.nearest(tones.light(value)) == value));
        // Half of the light.
        assert_eq!(tones.nearest(32768), 188);
    }
}
