//! Pixels of few colours as numbers in a palette (ISO 32000-1, 8.6.6.3).

/// Bytes that a palette takes beside its colours, about.
pub(super) const OVERHEAD: usize = 100;

/// Most colours of a palette.
const MOST: usize = 256;

/// Pixels as numbers in a palette.
#[derive(Debug, PartialEq)]
pub(super) struct Indexed {
    /// Bits of a number: 1, 2, 4 or 8.
    pub(super) bits: u8,
    /// The colours, the darkest in red first.
    pub(super) colours: Vec<u8>,
    /// Rows of numbers, each filled up to whole bytes.
    pub(super) rows: Vec<u8>,
}

/// Returns pixels as numbers in a palette; none where there are too many colours for it, or greys enough to be their own
/// numbers.
pub(super) fn of(bytes: &[u8], width: usize, channels: u8) -> Option<Indexed> {
    let channels = usize::from(channels);
    let mut colours: Vec<&[u8]> = Vec::new();
    let mut last: &[u8] = &[];
    for pixel in bytes.chunks_exact(channels) {
        if pixel == last {
            continue;
        }
        last = pixel;
        if let Err(at) = colours.binary_search(&pixel) {
            if colours.len() == MOST {
                return None;
            }
            colours.insert(at, pixel);
        }
    }
    let bits = match colours.len() {
        0..=2 => 1,
        3..=4 => 2,
        5..=16 => 4,
        _ if channels == 1 => return None,
        _ => 8,
    };
    let mut rows = Vec::with_capacity(bytes.len() / channels * usize::from(bits) / 8 + 1);
    for row in bytes.chunks_exact((width * channels).max(1)) {
        let (mut byte, mut free) = (0u8, 8);
        for pixel in row.chunks_exact(channels) {
            let number = colours.binary_search(&pixel).unwrap_or_default() as u8;
            free -= bits;
            byte |= number << free;
            if free == 0 {
                rows.push(byte);
                (byte, free) = (0, 8);
            }
        }
        if free < 8 {
            rows.push(byte);
        }
    }
    Some(Indexed { bits, colours: colours.concat(), rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_as_few_bits_as_it_can() {
        let found = of(&[9, 200, 9, 9, 200, 200], 3, 1);
        assert_eq!(found, Some(Indexed { bits: 1, colours: vec![9, 200], rows: vec![0b0100_0000, 0b0110_0000] }));
        let colours = [[1, 0, 0], [0, 0, 2], [0, 3, 0]].concat();
        let found = of(&colours, 3, 3);
        let sorted = [[0, 0, 2], [0, 3, 0], [1, 0, 0]].concat();
        assert_eq!(found, Some(Indexed { bits: 2, colours: sorted, rows: vec![0b1000_0100] }));
    }

    #[test]
    fn many_colours_and_many_greys_stay_as_they_are() {
        let greys: Vec<u8> = (0..17).collect();
        assert_eq!(of(&greys, 17, 1), None);
        let many: Vec<u8> = (0..257u16).flat_map(|at| [at as u8, (at >> 8) as u8, 7]).collect();
        assert_eq!(of(&many, 257, 3), None);
        assert_eq!(of(&many[3..], 256, 3).map(|indexed| indexed.bits), Some(8));
    }
}
