//! HTML that is written: what comes from files is escaped, always.

use sha2::{Digest, Sha256};

/// A page as it is written.
pub(super) struct Html(String);

impl Html {
    /// Begins with some markup.
    pub(super) fn new(start: &str) -> Html {
        Html(start.to_owned())
    }

    /// Adds markup.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Html {
        self.0.push_str(markup);
        self
    }

    /// Adds words, in a text or between the double quotes of an attribute.
    pub(super) fn text(&mut self, words: &str) -> &mut Html {
        for char in words.chars() {
            match char {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // No page may hold the others (HTML, 13.1.4 "Character references").
                char if char.is_control() && !char.is_whitespace() => self.0.push('\u{fffd}'),
                char => self.0.push(char),
            }
        }
        self
    }

    /// Returns the page.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Returns the SHA-256 of a text in base64, as a content security policy names it (CSP 3, 2.3.1).
pub(super) fn hash(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(text.as_bytes());
    let mut encoded = String::with_capacity(44);
    for group in digest.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * place)) as usize & 63).filter(|_| place <= group.len());
            encoded.push(digit.map_or('=', |digit| char::from(*digit)));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{Html, hash};

    #[test]
    fn what_comes_from_files_is_no_markup() {
        let mut page = Html::new("<p title=\"");
        page.text("a\" onclick='x' \u{1b}[31m").raw("\">").text("<script>1 & 2</script>").raw("</p>");
        let wanted = "<p title=\"a&quot; onclick=&#39;x&#39; \u{fffd}[31m\">&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>";
        assert_eq!(page.finish(), wanted);
    }

    #[test]
    fn hashes_are_as_policies_name_them() {
        // The example of CSP 2, 7.18.2.
        assert_eq!(hash("alert('Hello, world.');"), "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
