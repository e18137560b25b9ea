//! Units that are said once for several numbers: "60–75 %", "$3–4 billion", "12, 15 and 20 percent".

use super::lexicon::Lexicon;
use super::{Quantity, Unit, before, power_of_ten};

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// The ends of a range.
    Range,
    /// Neighbours in a list.
    List,
}

/// Gives every number the unit that it shares with its neighbour, from the last to the first so that lists pass it on.
pub(super) fn share(text: &str, quantities: &mut [Quantity], lexicon: &Lexicon) {
    // Whether the number to the right took its scale from a list.
    let mut is_listed = false;
    for index in (1..quantities.len()).rev() {
        let was_listed = std::mem::take(&mut is_listed);
        let Some([left, right]) = quantities.get_mut(index - 1..=index) else { continue };
        let Some(joint) = joint(text, left, right, lexicon) else { continue };
        let is_plain = left.unit == Unit::None && left.scale == 0;
        let passes_on = match right.unit {
            Unit::None | Unit::Ordinal | Unit::Fraction | Unit::Ratio | Unit::Year | Unit::Day | Unit::Label => false,
            Unit::Measure(_) => joint == Joint::Range,
            Unit::Percent | Unit::Points | Unit::BasisPoints | Unit::Money(_) => true,
        };
        let said_left = match left.unit {
            Unit::Money(_) => right.unit == Unit::None || right.unit == left.unit,
            _ => is_plain,
        };
        // "4 to 9 million" are millions both; in "from 900 to 2 million" the first is what it is.
        // "340, 215 and 78 thousand" are thousands all; "of those over 65, 3 million" are not.
        let ends_list = || text.get(left.bytes.end..right.bytes.start).is_some_and(|gap| gap.trim() != ",");
        let lists = joint == Joint::List && left.in_digits && right.in_digits && (was_listed || ends_list());
        let lists = lists && right.unit == Unit::None && left.value < power_of_ten(3);
        let scales = lists || joint == Joint::Range || matches!(right.unit, Unit::Money(_));
        let is_less = || left.value < right.mantissa();
        if scales && said_left && left.scale == 0 && right.scale > 0 && (lists || is_less()) {
            is_listed = lists;
            left.scale = right.scale;
            left.value *= power_of_ten(right.scale);
        }
        if left.unit == Unit::None && passes_on {
            left.unit = right.unit;
        } else if joint == Joint::Range && right.unit == Unit::None && matches!(left.unit, Unit::Money(_)) {
            right.unit = left.unit;
        }
    }
}

/// Returns where two quantities begin that are the ends of one range: at "between", or at the first.
pub(super) fn range_start(text: &str, left: &Quantity, right: &Quantity, lexicon: &Lexicon) -> Option<usize> {
    (joint(text, left, right, lexicon)? == Joint::Range).then(|| {
        let head = before(text, left.reach.start).trim_end();
        let opener = lexicon.between.iter().find(|between| {
            let end = head.len().checked_sub(between.len()).and_then(|at| head.get(at..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(between))
        });
        opener.map_or(left.reach.start, |between| head.len() - between.len())
    })
}

fn joint(text: &str, left: &Quantity, right: &Quantity, lexicon: &Lexicon) -> Option<Joint> {
    let gap = text.get(left.bytes.end..right.bytes.start)?;
    let word = gap.trim_matches(' ').trim_matches('\u{a0}');
    if gap.contains('\n') {
        return None;
    }
    if matches!(word, "-" | "–" | "—" | "‑") || lexicon.to.contains(&word) {
        return Some(Joint::Range);
    }
    let rest = word.strip_prefix(',').unwrap_or(word).trim_start();
    // "Del 4, del 9 e del 13 per cento" repeats its preposition.
    let joins = |word: &str| word.is_empty() || lexicon.or.contains(&word);
    let preposition = rest.rsplit(' ').next().filter(|word| word.len() <= 3 && word.chars().all(char::is_lowercase));
    let repeats =
        preposition.and_then(|preposition| rest.strip_suffix(preposition)).map(str::trim_end).is_some_and(joins);
    let list = word == "," || lexicon.or.contains(&rest) || (repeats && word != preposition.unwrap_or(""));
    if !list {
        return None;
    }
    let head = before(text, left.bytes.start).trim_end();
    let is_between = lexicon.between.iter().any(|between| {
        head.len()
            .checked_sub(between.len())
            .and_then(|at| head.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(between))
    });
    Some(if is_between && word != "," { Joint::Range } else { Joint::List })
}
