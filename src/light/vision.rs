//! Colours as those see them who lack one kind of cone (Machado, Oliveira and Fernandes 2009, table 1, severity 1.0), and
//! how far two colours then stand apart (CIE 15, 8.2.1).

use super::{cube_root, tone};
use crate::geometry::Colour;

/// Kinds of colour vision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vision {
    /// With three kinds of cones.
    Usual,
    /// Without those for long waves: red looks dark.
    Protanopia,
    /// Without those for middle waves; the most common lack.
    Deuteranopia,
    /// Without those for short waves.
    Tritanopia,
}

impl Vision {
    /// All kinds, the usual one first.
    pub const ALL: [Vision; 4] = [Vision::Usual, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia];

    /// Returns what is seen of the light of red, green and blue.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Vision::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Vision::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Vision::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Vision::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// Light of red, green and blue → CIE XYZ, each relative to that of white (IEC 61966-2-1, 5.2, divided by D65).
const TO_XYZ: [[f64; 3]; 3] =
    [[0.433_953, 0.376_219, 0.189_828], [0.212_639, 0.715_169, 0.072_192], [0.017_758, 0.109_477, 0.872_765]];

/// Returns how far two colours stand apart to eyes of a kind, as CIE 1976 has it: below 2 hardly anyone sees it, 100 is from
/// black to white.
pub fn difference(one: Colour, other: Colour, vision: Vision) -> f64 {
    let (one, other) = (lab(one, vision), lab(other, vision));
    one.iter().zip(other).map(|(one, other)| (one - other) * (one - other)).sum::<f64>().sqrt()
}

/// Returns L*, a* and b* of a colour as eyes of a kind see it.
fn lab(colour: Colour, vision: Vision) -> [f64; 3] {
    let light = [colour.red, colour.green, colour.blue].map(|channel| f64::from(tone(u32::from(channel))) / 65535.0);
    let seen = times(vision.matrix(), light).map(|channel| channel.clamp(0.0, 1.0));
    let [x, y, z] = times(TO_XYZ, seen)
        .map(|part| if part > 216.0 / 24389.0 { cube_root(part) } else { (part * 24389.0 / 27.0 + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, part)| factor * part).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_those_of_the_standard() {
        let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.1, "{found}, not {wanted}");
        near(difference(Colour::WHITE, Colour::BLACK, Vision::Usual), 100.0);
        // L*a*b* of sRGB's red is (53.24, 80.09, 67.20), of its green (87.73, −86.18, 83.18).
        near(difference(Colour::rgb(0xff_00_00), Colour::rgb(0x00_ff_00), Vision::Usual), 170.6);
    }

    #[test]
    fn what_some_cannot_tell_apart_is_near_to_them() {
        // Red and green as bright as each other, in the eyes of those without middle cones.
        let (red, green) = (Colour::rgb(0xc0_50_4d), Colour::rgb(0x7f_7f_3f));
        assert!(difference(red, green, Vision::Usual) > 40.0);
        assert!(difference(red, green, Vision::Deuteranopia) < 25.0);
        // Greys are greys to all.
        for vision in Vision::ALL {
            let greys = difference(Colour::rgb(0x33_33_33), Colour::rgb(0xcc_cc_cc), vision);
            assert!((greys - difference(Colour::rgb(0x33_33_33), Colour::rgb(0xcc_cc_cc), Vision::Usual)).abs() < 0.5);
        }
    }
}
