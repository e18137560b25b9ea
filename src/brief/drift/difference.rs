//! The difference of two texts, word by word: `[-93,000-]{+94,000+}` within the words around it.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Words that are shown on each side of a change.
const AROUND: usize = 4;
/// Changes that are shown; more say that the passage is another.
const SHOWN: usize = 6;

/// Returns the changes from one text to another.
pub fn of(old: &str, new: &str) -> Vec<String> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let mut changes: Vec<String> = Vec::new();
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let count = operations.iter().filter(|operation| operation.tag() != DiffTag::Equal).count();
    for operation in operations {
        let (tag, from, to) = operation.as_tag_tuple();
        if tag == DiffTag::Equal || changes.len() == SHOWN {
            continue;
        }
        let words = |words: &[&str], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
        let start = to.start.saturating_sub(AROUND);
        let end = (to.end + AROUND).min(new.len());
        let mut shown = Vec::new();
        if start > 0 {
            shown.push("…".to_owned());
        }
        shown.push(words(&new, start..to.start));
        let removed = if from.is_empty() { String::new() } else { format!("[-{}-]", words(&old, from)) };
        let added = if to.is_empty() { String::new() } else { format!("{{+{}+}}", words(&new, to.clone())) };
        shown.push(removed + &added);
        shown.push(words(&new, to.end..end));
        if end < new.len() {
            shown.push("…".to_owned());
        }
        shown.retain(|part| !part.is_empty());
        changes.push(shown.join(" "));
    }
    if count > SHOWN {
        changes.push(format!("… and {} more changes", count - SHOWN));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn changes_are_shown_among_the_words_around_them() {
        let old = "It counts more than 93,000 residents who died in a year.";
        let new = "It counts more than 94,000 residents who died in one bad year.";
        assert_eq!(
            of(old, new),
            [
                "It counts more than [-93,000-]{+94,000+} residents who died in …",
                "… residents who died in [-a-]{+one bad+} year.",
            ]
        );
        assert_eq!(of("a b", "a b"), [""; 0]);
        assert_eq!(of("a b c", "a c"), ["a [-b-] c"]);
    }
}
