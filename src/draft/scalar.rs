//! Text as YAML scalars, and words as Markdown: quoted and escaped where they have to be, and nowhere else.

/// Characters of a line.
pub(super) const WIDTH: usize = 110;

/// Escapes what Markdown would take for markup, so that words stand for themselves.
pub(super) fn markdown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = ' ';
    let mut chars = words.chars().peekable();
    let mut is_first = true;
    while let Some(char) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let is_markup = match char {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            // Within a word it stands for itself.
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next == '#' || next.is_alphanumeric(),
            '#' | '>' | '+' | '-' | '=' => is_first,
            // "1999. It" would begin a list.
            '.' | ')' => next == ' ' && out.chars().all(|char| char.is_ascii_digit()) && !out.is_empty(),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(char);
        before = char;
        is_first = false;
    }
    out
}

/// Words by which YAML means something else than text.
const RESERVED: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", ".inf", ".nan"];

/// Returns a text as a scalar on one line: plain where it can be, else in quotation marks.
pub(super) fn flow(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Returns a text as a scalar at the end of `key: `, whose lines behind the first are indented so far: on one line where it
/// fits, else folded.
pub(super) fn block(text: &str, indent: usize, used: usize) -> String {
    let one = flow(text);
    let foldable = !text.starts_with(' ') && !text.contains("  ") && !text.contains(char::is_control);
    if used + one.chars().count() <= WIDTH || !foldable {
        return one;
    }
    let mut out = ">-".to_owned();
    for line in lines(text, WIDTH.saturating_sub(indent)) {
        out.push('\n');
        out.push_str(&" ".repeat(indent));
        out.push_str(&line);
    }
    out
}

/// Parts a text at its spaces into lines of so many characters, as far as its words allow.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split(' ') {
        let more = word.chars().count();
        match lines.last_mut().filter(|_| length + 1 + more <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                length += 1 + more;
            }
            None => {
                lines.push(word.to_owned());
                length = more;
            }
        }
    }
    lines
}

fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let opens =
        first.is_alphanumeric() || matches!(first, '“' | '«' | '„' | '‘' | '…' | '(' | '$' | '€' | '£' | '¿' | '¡');
    let is_number =
        first.is_ascii_digit() && !text.contains(char::is_alphabetic) && !text.contains(['%', ' ', '–', '\u{a0}']);
    let is_reserved = RESERVED.iter().any(|word| text.eq_ignore_ascii_case(word));
    opens
        && !is_number
        && !is_reserved
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains('\\')
        && !text.contains(char::is_control)
        && !text.ends_with([':', ' '])
        && !text.contains(['\u{2028}', '\u{2029}', '\u{85}', '\u{feff}'])
}

fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for char in text.chars() {
        match char {
            '"' | '\\' => {
                out.push('\\');
                out.push(char);
            }
            char if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out.push_str(&format!("\\u{:04X}", u32::from(char)));
            }
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{block, flow, markdown};

    #[test]
    fn words_are_quoted_and_escaped_where_they_have_to_be() {
        for (text, wanted) in [
            ("The bridge is open.", "The bridge is open."),
            ("93,000", "\"93,000\""),
            ("40", "\"40\""),
            ("60–75%", "60–75%"),
            ("Cost: high", "\"Cost: high\""),
            ("No", "\"No\""),
            ("- five", "\"- five\""),
            ("a \"b\" c", "a \"b\" c"),
            ("issue #4", "\"issue #4\""),
        ] {
            assert_eq!(flow(text), wanted);
        }
        assert_eq!(markdown("a*b [c] <d> e_f_g & AT&T; _x_"), r"a\*b \[c\] \<d> e_f_g & AT\&T; \_x\_");
        assert_eq!(markdown("1999. It rained"), r"1999\. It rained");
        assert_eq!(markdown("- no list"), r"\- no list");
    }

    #[test]
    fn long_texts_are_folded() {
        let text = "word ".repeat(40).trim_end().to_owned();
        let folded = block(&text, 6, 10);
        assert!(folded.starts_with(">-\n      word word"), "{folded}");
        assert!(folded.lines().all(|line| line.len() <= 110 && !line.ends_with(' ')), "{folded}");
    }
}
