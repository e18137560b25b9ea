//! Which claim of one version is which of the other.
//!
//! Names are matched first, then what is the same to the letter, then by likeness: shared passages and shared words. Each is
//! matched once, the likest first.

use super::{SectionChange, Version};
use crate::brief::ClaimKind;
use crate::brief::told::Claim;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How alike two claims have to be that share no passage: the part of their words that is the same.
const ALIKE: f32 = 0.6;
/// The same of claims that share a passage or a value.
const ALIKE_IN_PASSAGE: f32 = 0.3;
/// Claims that one is compared with at the most; a briefing has some hundred, of which few share a passage or a section.
const COMPARED: usize = 200;

/// Matches of two lists: for each of the one its number in the other.
pub(super) struct Pairs {
    /// By the numbers of the new, those of the old.
    pub(super) before: Vec<Option<usize>>,
    /// By the numbers of the old, those of the new.
    pub(super) after: Vec<Option<usize>>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Pairs {
        Pairs { before: vec![None; new], after: vec![None; old] }
    }

    /// Matches two, if neither has a match.
    fn join(&mut self, old: usize, new: usize) {
        if let (Some(after @ None), Some(before @ None)) = (self.after.get_mut(old), self.before.get_mut(new)) {
            *after = Some(new);
            *before = Some(old);
        }
    }

    /// Matches those that have the same key, in order.
    fn join_by<K: std::hash::Hash + Eq>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        let mut known: HashMap<K, Vec<usize>> = HashMap::new();
        for index in (0..self.after.len()).rev().filter(|index| self.after[*index].is_none()) {
            if let Some(key) = old(index) {
                known.entry(key).or_default().push(index);
            }
        }
        for index in 0..self.before.len() {
            if self.before.get(index).copied().flatten().is_none()
                && let Some(before) = new(index).and_then(|key| known.get_mut(&key)?.pop())
            {
                self.join(before, index);
            }
        }
    }
}

/// Matches sections: by name, by title, and then by what they tell.
pub(super) fn sections(old: &Version, new: &Version) -> Pairs {
    let mut pairs = Pairs::new(old.sections.len(), new.sections.len());
    pairs.join_by(|index| old.sections[index].id.clone(), |index| new.sections[index].id.clone());
    pairs.join_by(|index| Some(&old.sections[index].title), |index| Some(&new.sections[index].title));
    // What two sections share is what they tell to the letter, or of the same passages.
    let traits = |version: &Version| {
        let mut traits: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for claim in &version.claims {
            let Some(section) = claim.section else { continue };
            traits.entry(claim.words.clone()).or_default().insert(section);
            claim.cites.iter().for_each(|cite| {
                traits.entry(format!("@{cite}")).or_default().insert(section);
            });
        }
        traits
    };
    let (mine, theirs) = (traits(old), traits(new));
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (key, of_old) in &mine {
        for before in of_old.iter().take(COMPARED) {
            for now in theirs.get(key).into_iter().flatten().take(COMPARED) {
                *shared.entry((*before, *now)).or_default() += 1;
            }
        }
    }
    let mut ranked: Vec<_> = shared.into_iter().collect();
    ranked.sort_by_key(|((before, now), count)| (std::cmp::Reverse(*count), *before, *now));
    ranked.into_iter().for_each(|((before, now), _)| pairs.join(before, now));
    pairs
}

/// Matches claims.
pub(super) fn claims(old: &Version, new: &Version, sections: &Pairs) -> Pairs {
    let mut pairs = Pairs::new(old.claims.len(), new.claims.len());
    let (before, now) = (|index: usize| old.claims.get(index), |index: usize| new.claims.get(index));
    let id = |claim: Option<&Claim>| Some((claim?.kind, claim?.id.clone()?));
    pairs.join_by(|index| id(before(index)), |index| id(now(index)));
    // There is one title, and one message of a section.
    let place = |claim: &Claim, section: Option<usize>| match claim.kind {
        ClaimKind::Title => Some((claim.kind, None)),
        ClaimKind::Message | ClaimKind::Quotation => section.map(|section| (claim.kind, Some(section))),
        _ => None,
    };
    let moved = |claim: &Claim| claim.section.and_then(|section| sections.after.get(section).copied().flatten());
    pairs.join_by(
        |index| before(index).and_then(|claim| place(claim, moved(claim))),
        |index| now(index).and_then(|claim| place(claim, claim.section)),
    );
    // The same words, where they stood first; a figure's value is a part of it.
    let exact =
        |claim: &Claim, section: Option<usize>| Some((claim.kind, section, claim.words.clone(), claim.value.clone()));
    pairs.join_by(
        |index| before(index).and_then(|claim| exact(claim, moved(claim))),
        |index| now(index).and_then(|claim| exact(claim, claim.section)),
    );
    pairs.join_by(
        |index| before(index).and_then(|claim| exact(claim, None)),
        |index| now(index).and_then(|claim| exact(claim, None)),
    );
    by_likeness(old, new, sections, &mut pairs);
    pairs
}

/// Matches what is left by likeness, the likest first.
fn by_likeness(old: &Version, new: &Version, sections: &Pairs, pairs: &mut Pairs) {
    let mut by_section: HashMap<(ClaimKind, Option<usize>), Vec<usize>> = HashMap::new();
    let mut by_passage: HashMap<(ClaimKind, &str), Vec<usize>> = HashMap::new();
    let left = |index: &usize| pairs.before.get(*index).copied().flatten().is_none();
    for (index, claim) in new.claims.iter().enumerate().filter(|(index, _)| left(index)) {
        by_section.entry((claim.kind, claim.section)).or_default().push(index);
        for cite in &claim.cites {
            by_passage.entry((claim.kind, cite)).or_default().push(index);
        }
    }
    let mut ranked: Vec<(u32, usize, usize)> = Vec::new();
    for (index, claim) in old.claims.iter().enumerate().filter(|(index, _)| pairs.after[*index].is_none()) {
        let section = claim.section.and_then(|section| sections.after.get(section).copied().flatten());
        let in_passages = claim.cites.iter().filter_map(|cite| by_passage.get(&(claim.kind, cite.as_str())));
        let in_section =
            by_section.get(&(claim.kind, section)).filter(|_| section.is_some() || claim.section.is_none());
        let candidates: BTreeSet<usize> = in_passages.chain(in_section).flatten().copied().take(COMPARED).collect();
        let words = words(claim);
        for candidate in candidates {
            let Some(other) = new.claims.get(candidate) else { continue };
            let likeness = likeness(&words, &self::words(other));
            let is_value = claim.value.is_some() && claim.value == other.value;
            let shares = is_value || claim.cites.iter().any(|cite| other.cites.contains(cite));
            let is_alike = likeness >= if shares { ALIKE_IN_PASSAGE } else { ALIKE };
            if is_alike {
                let bonus = if shares { ALIKE_IN_PASSAGE } else { 0.0 };
                ranked.push((((likeness + bonus) * 1000.0) as u32, index, candidate));
            }
        }
    }
    ranked.sort_by_key(|(likeness, before, now)| (std::cmp::Reverse(*likeness), *before, *now));
    ranked.into_iter().for_each(|(_, before, now)| pairs.join(before, now));
}

/// Returns the words of a claim in lower case, with how often each stands there.
fn words(claim: &Claim) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let all = claim.words.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in all {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// Returns the part of two texts' words that both have, from 0 to 1.
fn likeness(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> f32 {
    let total: usize = one.values().chain(other.values()).sum();
    let shared: usize = one.iter().map(|(word, count)| *count.min(other.get(word).unwrap_or(&0))).sum();
    if total == 0 { 1.0 } else { 2.0 * shared as f32 / total as f32 }
}

/// Tells sections that are new, gone, called otherwise, or elsewhere among those that were there.
pub(super) fn moved(old: &Version, new: &Version, sections: &Pairs) -> Vec<SectionChange> {
    let title =
        |version: &Version, index: usize| version.sections.get(index).map_or_else(String::new, |one| one.title.clone());
    let mut told = Vec::new();
    let kept: Vec<(usize, usize)> =
        sections.before.iter().enumerate().filter_map(|(now, before)| Some((now, (*before)?))).collect();
    let in_order = longest_rising(&kept.iter().map(|(_, before)| *before).collect::<Vec<_>>());
    let mut order = kept.iter().zip(in_order);
    for (now, before) in sections.before.iter().enumerate() {
        let Some(before) = before else {
            told.push(SectionChange::Added(title(new, now)));
            continue;
        };
        let (was, is) = (title(old, *before), title(new, now));
        let stays = order.next().is_none_or(|(_, stays)| stays);
        if was != is {
            told.push(SectionChange::Renamed(was, is.clone()));
        }
        if !stays {
            let next = (now + 1 < new.sections.len()).then(|| title(new, now + 1));
            told.push(SectionChange::Moved(is, next));
        }
    }
    let gone = sections.after.iter().enumerate().filter(|(_, now)| now.is_none());
    told.extend(gone.map(|(before, _)| SectionChange::Dropped(title(old, before))));
    told
}

/// Returns which numbers are of the longest run that rises; the others have moved. Patience sorting, Fredman 1975.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // Of runs of each length the end that is least, and what stands before each number in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers.get(*end).is_some_and(|end| end < number));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        if let Some(stays) = stays.get_mut(index) {
            *stays = true;
        }
        at = before.get(index).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::longest_rising;

    #[test]
    fn what_moved_is_the_least_that_can_have() {
        assert_eq!(longest_rising(&[0, 1, 2]), [true, true, true]);
        assert_eq!(longest_rising(&[2, 0, 1]), [false, true, true]);
        assert_eq!(longest_rising(&[1, 2, 0, 3]), [true, true, false, true]);
        assert!(longest_rising(&[]).is_empty());
    }
}
