//! Many texts that are looked for in one walk through another.

use super::fold::{Between, Folded};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Letters, in bytes, by which a needle is found.
const KEY: usize = 4;

/// A text that is looked for.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    letters: String,
    /// Whether something stands before the letter that begins at each byte.
    parted: Vec<bool>,
    /// The secret that it belongs to.
    secret: usize,
}

impl Needle {
    /// Returns the whole of a text; none where it has no letters.
    pub(super) fn whole(folded: &Folded, secret: usize) -> Option<Needle> {
        (!folded.letters.is_empty()).then(|| Needle::part(folded, 0..folded.letters.len(), secret))
    }

    /// Returns a part of a text.
    pub(super) fn part(folded: &Folded, letters: Range<usize>, secret: usize) -> Needle {
        let parted = letters.clone().map(|at| folded.before(at) > Between::Nothing).collect();
        Needle { letters: folded.letters.get(letters).unwrap_or_default().to_owned(), parted, secret }
    }

    /// Returns whether it stands at a place of a text, as whole words.
    fn stands_at(&self, text: &Folded, at: usize) -> bool {
        let end = at + self.letters.len();
        let fits = |(offset, _): (usize, char)| {
            // Where the words are parted, anything may part them; within a word, nothing but the end of a line.
            offset == 0
                || match text.before(at + offset) {
                    Between::Nothing | Between::Perhaps => true,
                    Between::Hyphen | Between::Blank => self.parted.get(offset).copied().unwrap_or(false),
                    Between::Wall => false,
                }
        };
        text.letters.get(at..).is_some_and(|rest| rest.starts_with(&self.letters))
            && text.before(end) >= Between::Perhaps
            && self.letters.char_indices().all(fits)
    }
}

/// What is looked for, by its first letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Needles {
    needles: Vec<Needle>,
    long: HashMap<[u8; KEY], Vec<usize>>,
    /// A bit for each key that may be among those of `long`, so that most places of a text are passed by quickly.
    keys: Vec<u64>,
    short: Vec<usize>,
}

/// Bits of the quick look, of which 10,000 needles fill a sixth.
const KEY_BITS: usize = 1 << 16;

/// Returns the bit of a key (Knuth 1998, 6.4, multiplicative hashing).
fn bit(key: [u8; KEY]) -> usize {
    (u32::from_le_bytes(key).wrapping_mul(0x9e37_79b1) >> 16) as usize % KEY_BITS
}

impl Needles {
    /// Adds some.
    pub(super) fn add(&mut self, needles: impl IntoIterator<Item = Needle>) {
        for needle in needles {
            let index = self.needles.len();
            match needle.letters.as_bytes().first_chunk::<KEY>() {
                Some(key) => {
                    self.keys.resize(KEY_BITS / 64, 0);
                    let bit = bit(*key);
                    self.keys[bit / 64] |= 1 << (bit % 64);
                    self.long.entry(*key).or_default().push(index);
                }
                None => self.short.push(index),
            }
            self.needles.push(needle);
        }
    }

    /// Returns whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    /// Returns those that are not among some.
    pub(super) fn without(self, known: &BTreeSet<usize>) -> Needles {
        if known.is_empty() {
            return self;
        }
        let mut kept = Needles::default();
        kept.add(self.needles.into_iter().enumerate().filter(|(index, _)| !known.contains(index)).map(|(_, it)| it));
        kept
    }

    /// Returns the secret that a needle belongs to.
    pub(super) fn secret(&self, needle: usize) -> Option<usize> {
        self.needles.get(needle).map(|needle| needle.secret)
    }

    /// Returns whether some may stand in a text of these letters: most texts hold none, and need not be looked at closer.
    pub(super) fn may_stand_in(&self, letters: &[u8]) -> bool {
        if self.needles.is_empty() {
            return false;
        }
        let stands = |index: &usize, rest: &[u8]| {
            self.needles.get(*index).is_some_and(|needle| rest.starts_with(needle.letters.as_bytes()))
        };
        !self.short.is_empty()
            || letters.windows(KEY).enumerate().any(|(at, window)| {
                let Some(key) = window.first_chunk::<KEY>() else { return false };
                self.is_key(*key)
                    && self
                        .long
                        .get(key)
                        .into_iter()
                        .flatten()
                        .any(|index| stands(index, letters.get(at..).unwrap_or_default()))
            })
    }

    /// Returns whether a key may be one of a needle.
    fn is_key(&self, key: [u8; KEY]) -> bool {
        let bit = bit(key);
        self.keys.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }

    /// Returns what stands in a text, and where among its letters.
    pub(super) fn find(&self, text: &Folded) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        if self.needles.is_empty() {
            return found;
        }
        for (at, _) in text.letters.char_indices() {
            if text.before(at) < Between::Perhaps {
                continue;
            }
            let rest = text.letters.as_bytes().get(at..).unwrap_or_default();
            let key = rest.first_chunk::<KEY>().filter(|key| self.is_key(**key));
            let long = key.and_then(|key| self.long.get(key));
            for &index in long.into_iter().flatten().chain(&self.short) {
                if let Some(needle) = self.needles.get(index).filter(|needle| needle.stands_at(text, at)) {
                    found.push((index, at..at + needle.letters.len()));
                }
            }
        }
        found
    }
}
