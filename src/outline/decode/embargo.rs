//! Embargoes: a moment with its distance from UTC, for six o'clock is another moment in each time zone.

use crate::diagnostics::codes;
use crate::outline::Embargo;
use crate::outline::fields::Reader;
use crate::outline::keys::Takes;
use crate::outline::yaml::Node;
use crate::source::Spanned;
use jiff::civil::Time;
use jiff::tz::Offset;

/// A day and a time with their distance from UTC.
pub(super) const MOMENT: Takes = Takes::Form(r"^\s*\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)\s*$");

impl Reader<'_> {
    /// Reads the moment at which an embargo ends.
    pub(super) fn embargo(&mut self, node: &Node) -> Option<Spanned<Embargo>> {
        let word = self.word(node, "`embargo`")?;
        if let Some(value) = parse(&word.value) {
            return Some(Spanned { value, span: word.span });
        }
        let zoned = ["Z", "-04:00", "T06:00-04:00"].iter().find(|end| parse(&format!("{}{end}", word.value)).is_some());
        let help = match zoned {
            Some(&"T06:00-04:00") => format!("say the time and its distance from UTC: `{}T06:00-04:00`", word.value),
            Some(_) => format!("say how far the time is from UTC: `{}-04:00`, or `{}Z`", word.value, word.value),
            None => "write date, time and distance from UTC, as in `2021-09-15T06:00-04:00`".to_owned(),
        };
        let message = format!("`{}` is not a moment", word.value);
        self.fault(codes::DATE, message, word.span, "expected YYYY-MM-DDTHH:MM±HH:MM", help);
        None
    }
}

/// Reads `2021-09-15T06:00-04:00` or `2021-09-15T10:00Z`.
fn parse(word: &str) -> Option<Embargo> {
    let (date, rest) = word.split_once('T').filter(|(date, _)| date.len() == 10)?;
    let date = date.parse().ok()?;
    let (time, zone) = rest.split_at_checked(5)?;
    let (hour, minute) = clock(time)?;
    let offset = match zone.split_at_checked(1)? {
        ("Z", "") => Offset::UTC,
        ("+", zone) => Offset::from_seconds(seconds(zone)?).ok()?,
        ("-", zone) => Offset::from_seconds(-seconds(zone)?).ok()?,
        _ => return None,
    };
    let time = Time::new(hour, minute, 0, 0).ok()?;
    let at = offset.to_timestamp(jiff::civil::DateTime::from_parts(date, time)).ok()?;
    Some(Embargo { date, time, offset, at })
}

/// Reads hours and minutes, two digits each.
fn clock(word: &str) -> Option<(i8, i8)> {
    let two = |part: &str| part.parse().ok().filter(|_| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
    let (hours, minutes) = word.split_once(':')?;
    Some((two(hours)?, two(minutes)?))
}

fn seconds(zone: &str) -> Option<i32> {
    let (hours, minutes) = clock(zone)?;
    Some((i32::from(hours) * 60 + i32::from(minutes)) * 60)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_one_whatever_the_clock() {
        let at = |word: &str| parse(word).unwrap().at.to_string();
        assert_eq!(at("2021-09-15T06:00-04:00"), "2021-09-15T10:00:00Z");
        assert_eq!(at("2021-09-15T10:00Z"), "2021-09-15T10:00:00Z");
        assert_eq!(at("2021-09-15T15:30+05:30"), "2021-09-15T10:00:00Z");
        for word in [
            "2021-09-15",
            "2021-09-15T06:00",
            "2021-09-15T6:00Z",
            "2021-02-30T06:00Z",
            "2021-09-15T25:00Z",
            "T",
            "2021-09-15TéééééZ",
        ] {
            assert!(parse(word).is_none(), "{word}");
        }
    }
}
