//! Texts made alike where differences do not count: the kind of quotation marks, the width of spaces.

use std::ops::Range;

/// A text with such differences taken out, and the way back to it.
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For each byte of `text`, the byte of the original that it comes from; and the original's length at the end.
    origins: Vec<usize>,
}

impl Folded {
    /// Finds a folded text as whole words.
    pub(super) fn find(&self, wanted: &Folded) -> Option<Range<usize>> {
        if wanted.text.is_empty() {
            return None;
        }
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(&wanted.text)) {
            let range = from + at..from + at + wanted.text.len();
            if self.is_apart(range.start) && self.is_apart(range.end) {
                return Some(range);
            }
            from = range.start + self.text.get(range.start..)?.chars().next()?.len_utf8();
        }
        None
    }

    /// Returns whether a folded text stands in this one as whole words.
    pub(super) fn contains_words(&self, wanted: &Folded) -> bool {
        self.find(wanted).is_some()
    }

    /// Returns the part of the original that a part of the folded text comes from.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let place = |at: usize| self.origins.get(at).or(self.origins.last()).copied().unwrap_or(0);
        place(range.start)..place(range.end).max(place(range.start))
    }

    /// Returns whether no word runs on across a byte.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        let behind = self.text.get(at..).and_then(|text| text.chars().next());
        !(before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric))
    }
}

/// Folds a text: any quotation mark or apostrophe is one, any run of spaces is one space, soft hyphens go.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len() + 1) };
    let mut pending: Option<usize> = None;
    let mut opened = false;
    for (at, char) in text.char_indices() {
        let char = match char {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => continue,
            char if char.is_whitespace() => {
                pending = pending.or(Some(at));
                continue;
            }
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' => {
                '\''
            }
            '\u{2010}' | '\u{2011}' => '-',
            char => char,
        };
        // French sets spaces inside its marks, others do not.
        let inside = opened || matches!(text.get(at..), Some(rest) if rest.starts_with(['»', '›']));
        if let Some(from) = pending.take()
            && !inside
            && !folded.text.is_empty()
        {
            folded.push(' ', from);
        }
        opened = matches!(text.get(at..), Some(rest) if rest.starts_with(['«', '‹']));
        if char == '…' {
            for _ in 0..3 {
                folded.push('.', at);
            }
        } else {
            folded.push(char, at);
        }
    }
    folded.origins.push(text.len());
    folded
}

impl Folded {
    fn push(&mut self, char: char, origin: usize) {
        self.text.push(char);
        self.origins.extend(std::iter::repeat_n(origin, char.len_utf8()));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::fold;

    #[test]
    fn marks_and_spaces_do_not_count() {
        for (one, other) in [
            ("the “last” year", "the \"last\" year"),
            ("it’s", "it's"),
            ("« ici »", "“ici”"),
            ("ten\u{a0}%", "ten  %"),
            ("hy\u{ad}phen …", "hyphen ..."),
        ] {
            assert_eq!(fold(one).text, fold(other).text, "{one} and {other}");
        }
        assert_ne!(fold("Year").text, fold("year").text);
    }

    #[test]
    fn words_are_found_whole_and_where_they_stand() {
        let text = "some 160% – and  60% of “it”";
        let folded = fold(text);
        let found = folded.find(&fold("60% of \"it\"")).unwrap();
        assert_eq!(&text[folded.origin(found)], "60% of “it”");
        assert!(!fold("could not").contains_words(&fold("could n")));
        assert!(!folded.contains_words(&fold("")));
    }
}
