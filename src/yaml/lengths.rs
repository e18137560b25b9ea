//! Lengths: a number with its unit, for 3 is millimetres to some and points to others.

use super::Node;
use super::fields::Reader;
use super::keys::Takes;
use crate::diagnostics::codes;
use crate::geometry::Pt;
use crate::source::Spanned;

/// A number with its unit.
pub(crate) const LENGTH: Takes = Takes::Form(r"^\s*[\d.]+\s*(mm|cm|in|pt)\s*$");

/// Makes a length of a number.
type Unit = fn(f32) -> Pt;

/// Units, with what so many of them are.
const UNITS: [(&str, Unit); 4] =
    [("mm", Pt::mm), ("cm", |number| Pt::mm(number * 10.0)), ("in", Pt::inches), ("pt", Pt)];

impl Reader<'_> {
    /// Reads a length that is at most so long.
    pub(crate) fn length(&mut self, node: &Node, key: &str, most: Pt) -> Option<Spanned<Pt>> {
        let word = self.word(node, &format!("`{key}`"))?;
        let (message, help) = match parse(&word.value) {
            Some(length) if length <= most && length > Pt::ZERO => {
                return Some(Spanned { value: length, span: word.span });
            }
            Some(length) if length > most => (
                format!("`{key}` is {}, which no page can give", word.value),
                format!("write at most {:.0}mm", most / Pt::mm(1.0)),
            ),
            Some(_) => (format!("`{key}` is no length"), "leave the key out for none".to_owned()),
            None => (
                format!("`{}` is not a length", word.value),
                match word.value.parse::<f32>() {
                    Ok(_) => format!("say in which unit: `{key}: {}mm`", word.value),
                    Err(_) => format!("write a number with its unit (mm, cm, in, pt), as in `{key}: 3mm`"),
                },
            ),
        };
        self.fault(codes::LENGTH, message, word.span, "expected a length", help);
        None
    }
}

/// Reads a number with its unit: `3mm`, `0.125 in`.
pub(crate) fn parse(word: &str) -> Option<Pt> {
    let (unit, length) = UNITS.iter().find(|(unit, _)| word.ends_with(unit))?;
    let number = word.strip_suffix(unit)?.trim_end();
    let plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    number.parse::<f32>().ok().filter(|_| plain).map(length)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_a_number_with_its_unit() {
        for (word, points) in [("3mm", 8.504), ("0.125 in", 9.0), ("12pt", 12.0), ("1cm", 28.346)] {
            assert!((parse(word).unwrap().0 - points).abs() < 0.001, "{word}");
        }
        for word in ["3", "mm", "3 miles", "-3mm", "3,5mm", "NaNmm", "infin", "1e9mm", ""] {
            assert_eq!(parse(word), None, "{word}");
        }
    }
}
