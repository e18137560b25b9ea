//! Rows of pixels as differences from their neighbours, which compress better (ISO 32000-1, 7.4.4.4).

/// PNG's filters that are tried for each row (PNG specification, 9.2).
const FILTERS: [u8; 5] = [0, 1, 2, 3, 4];

/// Returns rows of pixels, each after the number of the filter that leaves the smallest differences.
pub(super) fn filtered_rows(pixels: &[u8], width: usize, channels: usize) -> Vec<u8> {
    let stride = width.saturating_mul(channels).max(1);
    let mut out = Vec::with_capacity(pixels.len() + pixels.len() / stride + 1);
    let mut above = vec![0u8; stride];
    let mut tried = Vec::with_capacity(stride);
    let mut best = Vec::with_capacity(stride);
    for row in pixels.chunks_exact(stride) {
        let mut smallest = u64::MAX;
        let mut filter = 0;
        for candidate in FILTERS {
            tried.clear();
            tried.extend((0..stride).map(|at| {
                let before = |row: &[u8]| at.checked_sub(channels).map_or(0, |at| row[at]);
                row[at].wrapping_sub(predict(candidate, before(row), above[at], before(&above)))
            }));
            // Differences are small numbers of either sign (PNG specification, 12.8).
            let sum = tried.iter().map(|&byte| u64::from((byte as i8).unsigned_abs())).sum();
            if sum < smallest {
                (smallest, filter) = (sum, candidate);
                std::mem::swap(&mut tried, &mut best);
            }
        }
        out.push(filter);
        out.extend_from_slice(&best);
        above.copy_from_slice(row);
    }
    out
}

/// Returns what a filter expects a byte to be, by its neighbours.
fn predict(filter: u8, left: u8, above: u8, above_left: u8) -> u8 {
    match filter {
        1 => left,
        2 => above,
        3 => ((u16::from(left) + u16::from(above)) / 2) as u8,
        4 => {
            let (a, b, c) = (i16::from(left), i16::from(above), i16::from(above_left));
            let estimate = a + b - c;
            let (to_a, to_b, to_c) = ((estimate - a).abs(), (estimate - b).abs(), (estimate - c).abs());
            if to_a <= to_b && to_a <= to_c {
                left
            } else if to_b <= to_c {
                above
            } else {
                above_left
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_takes_the_filter_that_leaves_least() {
        // A row of one value, one that repeats the row above, and one that grows from pixel to pixel.
        let rows = filtered_rows(&[9, 9, 9, 9, 9, 9, 10, 11, 12], 3, 1);
        assert_eq!(rows, [1, 9, 0, 0, 2, 0, 0, 0, 4, 1, 1, 1]);
    }
}
