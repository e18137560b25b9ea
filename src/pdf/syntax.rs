//! How objects are spelt (ISO 32000-1, 7.3).

use super::objects::Ref;
use super::said::Entries;
use crate::geometry::{Pt, Rect};

/// Bytes of objects that are being written. Methods append and return the body, so that a dictionary reads in one line.
#[derive(Debug, Default)]
pub(super) struct Body {
    bytes: Vec<u8>,
    /// What its strings say, by the keys that they stand under.
    said: Entries,
}

impl Body {
    /// Begins with nothing.
    pub(super) fn new() -> Body {
        Body::default()
    }

    /// Returns what was written.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the number of bytes.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Forgets what was written, though not what it said.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Takes out what was said since the beginning.
    pub(super) fn take_said(&mut self) -> Entries {
        std::mem::take(&mut self.said)
    }

    /// Appends another body.
    pub(super) fn append(&mut self, other: &Body) -> &mut Body {
        self.bytes.extend_from_slice(&other.bytes);
        self
    }

    /// Appends syntax as it is.
    pub(super) fn raw(&mut self, syntax: &str) -> &mut Body {
        self.bytes.extend_from_slice(syntax.as_bytes());
        self
    }

    /// Appends a whole number.
    pub(super) fn int(&mut self, number: impl TryInto<i64>) -> &mut Body {
        let number = number.try_into().unwrap_or(i64::MAX);
        if number < 0 {
            self.bytes.push(b'-');
        }
        let mut rest = number.unsigned_abs();
        let mut digits = [0u8; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(&digits[at..]);
        self
    }

    /// Appends a number with at most three decimals.
    pub(super) fn real(&mut self, number: f32) -> &mut Body {
        let thousandths = (f64::from(number) * 1000.0).round() as i64;
        if thousandths < 0 {
            self.bytes.push(b'-');
        }
        let size = thousandths.unsigned_abs();
        self.int(size / 1000);
        let decimals = size % 1000;
        if decimals != 0 {
            let digits =
                [b'0' + (decimals / 100) as u8, b'0' + (decimals / 10 % 10) as u8, b'0' + (decimals % 10) as u8];
            let used = digits.iter().rposition(|&digit| digit != b'0').map_or(0, |last| last + 1);
            self.bytes.push(b'.');
            self.bytes.extend_from_slice(&digits[..used]);
        }
        self
    }

    /// Appends several numbers with spaces between them.
    pub(super) fn reals(&mut self, numbers: &[f32]) -> &mut Body {
        for (index, &number) in numbers.iter().enumerate() {
            if index > 0 {
                self.raw(" ");
            }
            self.real(number);
        }
        self
    }

    /// Appends a reference to an object.
    pub(super) fn reference(&mut self, id: Ref) -> &mut Body {
        self.int(id.0).raw(" 0 R")
    }

    /// Appends references to objects as an array.
    pub(super) fn references(&mut self, ids: impl IntoIterator<Item = Ref>) -> &mut Body {
        self.raw("[");
        for (index, id) in ids.into_iter().enumerate() {
            if index > 0 {
                self.raw(" ");
            }
            self.reference(id);
        }
        self.raw("]")
    }

    /// Appends a name.
    pub(super) fn name(&mut self, name: &str) -> &mut Body {
        self.bytes.push(b'/');
        for &byte in name.as_bytes() {
            if byte.is_ascii_alphanumeric() || b"+-_.".contains(&byte) {
                self.bytes.push(byte);
            } else {
                self.bytes.push(b'#');
                self.hex_byte(byte);
            }
        }
        self
    }

    /// Appends a string of ASCII.
    pub(super) fn string(&mut self, bytes: &[u8]) -> &mut Body {
        self.said.add(&self.bytes, &String::from_utf8_lossy(bytes));
        self.string_of(bytes)
    }

    fn string_of(&mut self, bytes: &[u8]) -> &mut Body {
        self.bytes.push(b'(');
        for &byte in bytes {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend_from_slice(&[b'\\', byte]),
                b'\r' => self.bytes.extend_from_slice(b"\\r"),
                _ => self.bytes.push(byte),
            }
        }
        self.bytes.push(b')');
        self
    }

    /// Appends a text string (7.9.2.2): ASCII as it is, anything else as UTF-16.
    pub(super) fn text(&mut self, text: &str) -> &mut Body {
        self.said.add(&self.bytes, text);
        if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return self.string_of(text.as_bytes());
        }
        let mut utf16 = vec![0xfe, 0xff];
        utf16.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        self.string_of(&utf16)
    }

    /// Appends a string of bytes in hexadecimal digits.
    pub(super) fn hex(&mut self, bytes: &[u8]) -> &mut Body {
        self.bytes.push(b'<');
        for &byte in bytes {
            self.hex_byte(byte);
        }
        self.bytes.push(b'>');
        self
    }

    fn hex_byte(&mut self, byte: u8) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        self.bytes.push(DIGITS[usize::from(byte >> 4)]);
        self.bytes.push(DIGITS[usize::from(byte & 15)]);
    }

    /// Appends a box as the array of its lower left and upper right corners, on a page of this height.
    pub(super) fn rect(&mut self, rect: Rect, page_height: Pt) -> &mut Body {
        let (bottom, top) = (page_height - rect.bottom(), page_height - rect.y);
        self.raw("[").reals(&[rect.x.0, bottom.0, rect.right().0, top.0]).raw("]")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Body)) -> String {
        let mut body = Body::new();
        write(&mut body);
        String::from_utf8(body.bytes).unwrap()
    }

    #[test]
    fn numbers_have_no_more_digits_than_they_need() {
        let numbers = [0.0, -0.0001, 1.0, -1.5, 612.0, 0.125, 0.05, -0.004, 99.9996];
        assert_eq!(written(|body| _ = body.reals(&numbers)), "0 0 1 -1.5 612 0.125 0.05 -0.004 100");
        assert_eq!(written(|body| _ = body.int(-120).raw(" ").int(0)), "-120 0");
    }

    #[test]
    fn strings_keep_their_brackets_and_names_their_spaces() {
        assert_eq!(written(|body| _ = body.text(r"a (b) \ c")), r"(a \(b\) \\ c)");
        assert_eq!(written(|body| _ = body.name("Source Serif/4")), "/Source#20Serif#2F4");
    }

    #[test]
    fn text_beyond_ascii_is_utf_16_with_its_mark() {
        let mut body = Body::new();
        body.text("é)");
        assert_eq!(body.bytes(), b"(\xfe\xff\x00\xe9\x00\\))");
    }
}
