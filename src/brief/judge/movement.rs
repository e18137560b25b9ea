//! Where numbers move: up or down, from and to, above and below zero.

use super::Contradiction;
use super::comparison::are_turned;
use crate::brief::agreement::{Class, class};
use crate::brief::fit::Clause;
use crate::brief::meaning::{Concept, Step, Word, step};
use crate::brief::quantities::Stance;
use crate::brief::reading::Reading;
use num_traits::Signed;

/// A movement's word stands near its number, in bytes.
const NEAR: usize = 90;

/// Whether something grows or shrinks.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Up,
    Down,
}

/// Finds the word nearest to a number that says where it moved.
fn movement<'c>(clause: &Clause<'c>) -> Option<(Direction, &'c Word)> {
    let quantity = clause.quantity()?;
    if quantity.signed {
        // The sign says it, and the words may speak of something beside.
        return None;
    }
    let [up, down, more, fewer] = ["up", "down", "more", "fewer"].map(Concept::named);
    let mut nearest: Option<(usize, Direction, &Word)> = None;
    for (word, weight) in clause.weighed() {
        let goes_up = word.means(up) || word.means(more);
        let goes_down = word.means(down) || word.means(fewer);
        if weight < 0.65 || goes_up == goes_down || word.bytes.end > clause.end() {
            continue;
        }
        let gap = if word.bytes.start >= quantity.reach.end {
            // What stands behind the number belongs to it less.
            (word.bytes.start - quantity.reach.end) * 3 / 2
        } else {
            quantity.reach.start.saturating_sub(word.bytes.end)
        };
        if gap <= NEAR && nearest.is_none_or(|(other, _, _)| gap < other) {
            nearest = Some((gap, if goes_up { Direction::Up } else { Direction::Down }, word));
        }
    }
    nearest.map(|(_, direction, word)| (direction, word))
}

pub(super) fn moves(clause: &Clause<'_>) -> bool {
    clause.quantity().is_some_and(|quantity| quantity.stance == Stance::UpTo) && movement(clause).is_some()
}

/// Returns the words of two movements in opposite directions.
pub(super) fn direction(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (claimed, word) = movement(clause)?;
    let (given, other) = movement(found)?;
    // Of two things that are compared the one has less where the other has more; in percent of itself it is another number.
    let is_share = clause.quantity().is_some_and(|quantity| class(quantity.unit) == Class::Share);
    if are_turned(clause, found) && !is_share {
        return (claimed == given).then(|| Contradiction::Turned(clause.word(word)));
    }
    (claimed != given).then(|| Contradiction::Direction(clause.word(word), found.word(other)))
}

/// Finds a sign that only one of the two has, and no word in the other for it.
pub(super) fn sign(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let (stated, given) = (clause.quantity()?, found.quantity()?);
    let falls = |clause: &Clause<'_>| {
        let below = ["down", "fewer", "deficit", "loss"].map(Concept::named);
        let words = clause.weighed();
        let says_so =
            words.iter().any(|(word, weight)| *weight > 0.3 && below.iter().any(|concept| word.means(*concept)));
        says_so || words.iter().any(|(word, _)| ["negat", "minus"].iter().any(|stem| word.stem.starts_with(stem)))
    };
    // A plus before what the passage says to have fallen.
    let rises = stated.signed && stated.value.is_positive() && !given.signed;
    if rises && movement(found).is_some_and(|(given, _)| given == Direction::Down) {
        return Some(Contradiction::Sign);
    }
    let lacks = match (stated.value.is_negative(), given.value.is_negative()) {
        (false, true) => stated.signed || !falls(clause),
        (true, false) => given.signed || !falls(found),
        _ => false,
    };
    lacks.then_some(Contradiction::Sign)
}

/// Finds a movement that goes against its own numbers: "fell from 53 to 60".
pub(super) fn against_itself(clause: &Clause<'_>, claim: &Reading) -> Option<Contradiction> {
    let quantity = clause.quantity().filter(|_| clause.step() == Some(Step::To))?;
    let last = claim.quantities.iter().rfind(|other| other.reach.end <= quantity.reach.start)?;
    let is_start = step(clause.before(last.reach.start), clause.language()) == Some(Step::From)
        && class(last.unit) == class(quantity.unit)
        && last.reach.start >= clause.start();
    let (direction, word) = movement(clause).filter(|_| is_start)?;
    let rises = quantity.value > last.value;
    let clashes = quantity.value != last.value && rises == (direction == Direction::Down);
    clashes.then(|| {
        let numbers = clause.text(last.reach.start..quantity.reach.end).to_owned();
        Contradiction::Direction(clause.word(word), numbers)
    })
}

/// Finds a movement that ends at the number in one, and begins at it or is as large in the other.
pub(super) fn steps(clause: &Clause<'_>, found: &Clause<'_>) -> Option<Contradiction> {
    let ((claimed, _), (given, _)) = (movement(clause)?, movement(found)?);
    let (claim, passage) = (clause.step()?, found.step()?);
    (claimed == given && (claim == Step::To) != (passage == Step::To)).then_some(Contradiction::Step)
}

impl Clause<'_> {
    /// Returns what the words before the number make of it.
    fn step(&self) -> Option<Step> {
        let quantity = self.quantity()?;
        step(self.before(quantity.reach.start), self.language())
    }
}
