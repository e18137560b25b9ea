//! Tone curves of colour profiles (ICC.1:2010, 10.5 and 10.15).

/// Points of a curve that is given by a formula.
const POINTS: usize = 1024;
/// Most points of a curve that is read; those of cameras and scanners have 1024 or 4096.
const MOST_POINTS: usize = 1 << 16;

/// A curve from values of a file to light, as points at equal distances, out of 65535.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Curve {
    points: Vec<u16>,
}

impl Curve {
    /// Reads a curve; none for one that is damaged or of a kind that is not known.
    pub(super) fn read(element: &[u8]) -> Option<Curve> {
        match element.get(..4)? {
            b"curv" => {
                let count = number(element, 8)? as usize;
                let values = |at: usize| Some(u16::from_be_bytes([*element.get(at)?, *element.get(at + 1)?]));
                match count {
                    0 => Some(Curve::of(|x| x)),
                    1 => values(12).map(|gamma| Curve::of(|x| power(x, f64::from(gamma) / 256.0))),
                    2..=MOST_POINTS => Curve::points((0..count).map(|index| values(12 + 2 * index)).collect()),
                    _ => None,
                }
            }
            b"para" => Curve::parametric(element),
            _ => None,
        }
    }

    /// Returns how many bytes a curve takes.
    pub(super) fn size(element: &[u8]) -> Option<usize> {
        match element.get(..4)? {
            b"curv" => (number(element, 8)? as usize).checked_mul(2)?.checked_add(12),
            b"para" => [4, 12, 16, 20, 28].get(usize::from(*element.get(9)?)).map(|parameters| 12 + parameters),
            _ => None,
        }
    }

    /// Makes a curve of its points; there are two at least.
    pub(super) fn points(points: Option<Vec<u16>>) -> Option<Curve> {
        points.filter(|points| points.len() >= 2).map(|points| Curve { points })
    }

    /// Reads a curve that is given by a formula (10.15, table 65).
    fn parametric(element: &[u8]) -> Option<Curve> {
        let parameter = |index: usize| Some(f64::from(number(element, 12 + 4 * index)? as i32) / 65536.0);
        let kind = u16::from_be_bytes([*element.get(8)?, *element.get(9)?]);
        let g = parameter(0)?;
        // Above `d` a power, below it a line: (a·x + b)^g + e, and c·x + f.
        let [a, b, c, d, e, f] = match kind {
            0 => [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            1 | 2 => {
                let (a, b) = (parameter(1)?, parameter(2)?);
                let floor = if kind == 2 { parameter(3)? } else { 0.0 };
                let from = if a == 0.0 { 0.0 } else { -b / a };
                [a, b, 0.0, from, floor, floor]
            }
            3 => [parameter(1)?, parameter(2)?, parameter(3)?, parameter(4)?, 0.0, 0.0],
            4 => [parameter(1)?, parameter(2)?, parameter(3)?, parameter(4)?, parameter(5)?, parameter(6)?],
            _ => return None,
        };
        Some(Curve::of(|x| if x >= d { power(a * x + b, g) + e } else { c * x + f }))
    }

    fn of(light: impl Fn(f64) -> f64) -> Curve {
        let point = |index: usize| {
            let light = light(index as f64 / (POINTS - 1) as f64);
            (light.clamp(0.0, 1.0) * 65535.0).round() as u16
        };
        Curve { points: (0..POINTS).map(point).collect() }
    }

    /// Returns the light of a value, both out of 65535, between its neighbours on a straight line.
    pub(super) fn at(&self, value: u16) -> u16 {
        let last = self.points.len() - 1;
        let place = u64::from(value) * last as u64;
        let (index, part) = ((place / 65535) as usize, place % 65535);
        let (Some(&low), Some(&high)) = (self.points.get(index), self.points.get((index + 1).min(last))) else {
            return 0;
        };
        let (low, high) = (i64::from(low), i64::from(high));
        (low + ((high - low) * part as i64 + (high - low).signum() * 32767) / 65535) as u16
    }

    /// Returns the light of each value of a byte.
    pub(super) fn of_bytes(&self) -> Vec<u16> {
        (0..=255u16).map(|byte| self.at(byte * 257)).collect()
    }
}

/// Returns a whole number of four bytes.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// Returns x to the power of y, for a base of 0 or more, by sums and products alone: unlike `powf` the same on every
/// machine. A base of less than 0 counts as 0.
fn power(x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return if y == 0.0 { 1.0 } else { 0.0 };
    }
    exponential(y * logarithm(x))
}

/// Returns the natural logarithm of a positive number: that of its power of two, and a series for the rest.
fn logarithm(x: f64) -> f64 {
    let (mut rest, mut twos) = (x, 0.0);
    while rest > 1.5 && twos < 1100.0 {
        (rest, twos) = (rest / 2.0, twos + 1.0);
    }
    while rest < 0.75 && twos > -1100.0 {
        (rest, twos) = (rest * 2.0, twos - 1.0);
    }
    let ratio = (rest - 1.0) / (rest + 1.0);
    let square = ratio * ratio;
    // 2 (r + r³/3 + r⁵/5 + …); r is at most 1/5, so that a dozen terms reach the last bit.
    let (mut sum, mut term) = (0.0, ratio);
    for odd in (1..30).step_by(2) {
        sum += term / f64::from(odd);
        term *= square;
    }
    2.0 * sum + twos * std::f64::consts::LN_2
}

/// Returns e to the power of a number: by its series for a small part of it, squared again and again.
fn exponential(x: f64) -> f64 {
    const HALVINGS: i32 = 12;
    let small = x.clamp(-700.0, 700.0) / f64::from(1 << HALVINGS);
    let (mut sum, mut term) = (1.0, 1.0);
    for index in 1..14 {
        term *= small / f64::from(index);
        sum += term;
    }
    for _ in 0..HALVINGS {
        sum *= sum;
    }
    sum
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_those_of_the_pocket_calculator() {
        let near =
            |found: f64, wanted: f64| assert!((found - wanted).abs() < 1e-10 * wanted.max(1.0), "{found} {wanted}");
        near(power(0.5, 2.2), 0.217_637_640_824_031);
        near(power(0.001, 1.8), 3.981_071_705_534_972e-6);
        near(power(2.0, 10.0), 1024.0);
        near(power(0.25, 0.5), 0.5);
        near(power(1.0, 2.4), 1.0);
        near(power(0.0, 2.4), 0.0);
    }

    #[test]
    fn curves_are_read_in_all_their_forms() {
        let curv = |values: &[u16]| {
            let mut element = b"curv\0\0\0\0".to_vec();
            element.extend((values.len() as u32).to_be_bytes());
            element.extend(values.iter().flat_map(|value| value.to_be_bytes()));
            Curve::read(&element)
        };
        assert_eq!(curv(&[]).unwrap().at(12_345), 12_345);
        assert_eq!(curv(&[0, 10_000, 65_535]).unwrap().at(16_384), 5_000);
        // A gamma of 2.
        let found = curv(&[512]).unwrap().at(32_768);
        assert!(found.abs_diff(16_384) < 20, "{found}");
        let para = |kind: u16, parameters: &[f64]| {
            let mut element = b"para\0\0\0\0".to_vec();
            element.extend(kind.to_be_bytes());
            element.extend([0, 0]);
            element.extend(parameters.iter().flat_map(|value| ((value * 65536.0) as i32).to_be_bytes()));
            Curve::read(&element)
        };
        // The curve of sRGB.
        let curve = para(3, &[2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045]).unwrap();
        for (byte, &light) in curve.of_bytes().iter().enumerate() {
            assert!(light.abs_diff(crate::light::tone(byte as u32)) < 8, "{byte}: {light}");
        }
        assert_eq!(para(9, &[1.0]), None);
        assert_eq!(para(4, &[1.0]), None);
        assert_eq!(Curve::read(b"curv\0\0\0\0\xff\xff\xff\xff"), None);
        assert_eq!(Curve::read(b""), None);
    }
}
