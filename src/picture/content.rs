//! What a file with pixels holds: kept, or read again when it is needed.

use super::Unreadable;
use crate::source::Again;
use std::borrow::Cow;

/// Bytes of a file up to which it is kept. A hundred photographs of a camera's own size would fill half a gigabyte.
const KEPT: usize = 1 << 20;

/// What a file holds.
#[derive(Debug)]
pub(super) enum Content {
    /// All of it.
    Kept(Vec<u8>),
    /// How to read it, and how to know that it is still the same.
    Again {
        /// The file.
        file: Again,
        /// Its bytes.
        size: usize,
        /// Their checksum.
        checksum: u32,
    },
}

impl Content {
    /// Keeps what a file holds, or where it is large the way to read it again.
    pub(super) fn new(bytes: Vec<u8>, again: Option<Again>) -> Content {
        match again {
            Some(file) if bytes.len() > KEPT => Content::Again { file, size: bytes.len(), checksum: checksum(&bytes) },
            _ => Content::Kept(bytes),
        }
    }

    /// Returns what the file holds; an error where it is no longer what it was when it was looked at.
    pub(super) fn bytes(&self) -> Result<Cow<'_, [u8]>, Unreadable> {
        let (file, size, wanted) = match self {
            Content::Kept(bytes) => return Ok(Cow::Borrowed(bytes)),
            Content::Again { file, size, checksum } => (file, *size, *checksum),
        };
        match file.read() {
            Ok(bytes) if bytes.len() == size && checksum(&bytes) == wanted => Ok(Cow::Owned(bytes)),
            _ => Err(Unreadable::new("the picture was changed while it was built", "build again")),
        }
    }

    /// Returns whether it is these bytes.
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        match self {
            Content::Kept(kept) => kept == bytes,
            Content::Again { size, checksum: known, .. } => {
                *size == bytes.len() && *known == checksum(bytes) && self.bytes().is_ok_and(|kept| *kept == *bytes)
            }
        }
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}
