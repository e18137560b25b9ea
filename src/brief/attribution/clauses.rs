//! Clauses of a sentence, as far as commas and small words show them.

use crate::brief::wording::lexicon::{Lexicon, Phrase, Role};
use crate::brief::wording::words::Word;

/// Where each word of a sentence belongs.
pub(super) struct Clauses {
    /// The clause of each word, by number. Words on both sides of a relative clause have the same.
    pub(super) clause: Vec<usize>,
    /// The part of the sentence that stands for itself, by number: what "according to" speaks of.
    pub(super) part: Vec<usize>,
}

/// Parts a sentence. `hedges` are its words of doubt, which begin a clause behind "and".
pub(super) fn clauses(text: &str, words: &[Word], hedges: &[Phrase], lexicon: &Lexicon) -> Clauses {
    let mut parted = Clauses { clause: Vec::with_capacity(words.len()), part: Vec::with_capacity(words.len()) };
    let (mut clause, mut part, mut last) = (0, 0, 0);
    // The clause that goes on behind an inserted one.
    let mut outer: Option<usize> = None;
    let mut before_comma = lexicon.begins(words, 0, Role::Subordinator);
    let mut end = words.first().map_or(0, |word| word.bytes.start);
    for (at, word) in words.iter().enumerate() {
        let gap = text.get(end..word.bytes.start).unwrap_or("");
        // What begins here, and whether what it stands in goes on behind it.
        let mut begins: Option<bool> = None;
        // What follows a colon is what stands before it, told in full.
        if gap.contains(';') {
            begins = Some(false);
            part += 1;
        } else if gap.contains(['(', '[']) {
            begins = Some(true);
        } else if gap.contains([')', ']', '—', '–']) {
            match outer.take() {
                Some(resumed) => clause = resumed,
                None => begins = Some(true),
            }
        } else if gap.contains(", ") || gap.contains(",\u{a0}") {
            // "90,000 members, or 90% of the force" is one thing told twice.
            let next = words.get(at + 1).is_some_and(|next| next.text.starts_with(|char: char| char.is_ascii_digit()));
            let opens = lexicon.begins(words, at, Role::Opener) && !(next && word.bytes.len() <= 2);
            // "…, potentially the largest of its kind, …"
            let doubts = hedges.iter().find(|hedge| hedge.words.start == at && hedge.role == Role::Doubt);
            let inserts = doubts.is_some_and(|hedge| {
                let next = |index: usize| words.get(index).map_or(text.len(), |word| word.bytes.start);
                let behind = words.get(hedge.words.end - 1).map_or(0, |word| word.bytes.end);
                !text.get(behind..next(hedge.words.end)).unwrap_or("").starts_with([',', '.'])
            });
            if before_comma {
                begins = Some(false);
            } else if opens || inserts {
                begins = Some(true);
                part += usize::from(lexicon.begins(words, at, Role::Coordinator));
            } else if let Some(resumed) = outer.take() {
                clause = resumed;
            }
            before_comma = false;
        } else if lexicon.begins(words, at, Role::Joiner) && at > 0 {
            let hedge = hedges.iter().any(|hedge| hedge.words.start == at + 1 && hedge.role == Role::Doubt);
            // "Because" and "while" begin a clause whatever follows.
            let subordinates = lexicon.begins(words, at, Role::Subordinator);
            if hedge || subordinates || lexicon.begins(words, at + 1, Role::Finite) {
                begins = Some(false);
            }
        }
        if let Some(inserted) = begins {
            outer = inserted.then_some(clause);
            last += 1;
            clause = last;
        }
        parted.clause.push(clause);
        parted.part.push(part);
        end = word.bytes.end;
    }
    parted
}
