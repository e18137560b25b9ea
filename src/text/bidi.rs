//! Words that run from right to left among those that run from left to right (Unicode Standard Annex #9).
//!
//! Levels are found for a paragraph as a whole, before it is broken into lines; lines are put in order one by one.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use super::collect::{Atom, Joint};
use super::{Run, RunKind, Text, WordId};
use unicode_bidi::{BidiClass, BidiInfo, Level, ParagraphBidiInfo, bidi_class};

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] =
    &["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// The levels of a paragraph's characters: even for those that run from left to right, odd for the others.
#[derive(Debug)]
pub(super) struct Levels {
    /// The level of each byte.
    levels: Vec<u8>,
    /// Where each run of the text starts.
    starts: Vec<usize>,
    /// Whether the paragraph as a whole runs from right to left.
    pub(super) rightward: bool,
}

impl Levels {
    /// Finds the levels of a paragraph; none where all of it runs from left to right and nothing says otherwise.
    pub(super) fn of(text: &Text) -> Option<Levels> {
        let turns = |kind: &RunKind| matches!(kind, RunKind::Words(words) if may_turn(words));
        text.runs.iter().any(|run| turns(&run.kind)).then(|| Levels::resolve(text, None))
    }

    /// Resolves the levels of a paragraph that runs from right to left as a whole or does not; none for what it says itself.
    fn resolve(text: &Text, rightward: Option<bool>) -> Levels {
        let mut said = String::new();
        let mut starts = Vec::with_capacity(text.runs.len());
        let mut within = false;
        for (index, run) in text.runs.iter().enumerate() {
            // Words that are said to be of such a language are read as a whole, whatever figures and names are in them.
            let is_quoted = is_rightward_language(run) || (within && is_within(&text.runs[index..]));
            if is_quoted != within {
                said.push(if is_quoted { '\u{2067}' } else { '\u{2069}' });
                within = is_quoted;
            }
            starts.push(said.len());
            match &run.kind {
                RunKind::Words(words) if run.shape.code => said.push_str(words),
                // An end of line in the source is a space, and ends no paragraph; so is a tab.
                RunKind::Words(words) => {
                    said.extend(words.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
                }
                // An endnote mark follows what it stands behind: the word in the midst of such words, the whole at their end.
                RunKind::Mark { .. } | RunKind::MarksBetween { .. } => said.push('\u{fffc}'),
                RunKind::Break => said.push('\u{2028}'),
                RunKind::Field(_) => {}
            }
        }
        let rightward = rightward.unwrap_or_else(|| runs_rightward(text, &said));
        let base = if rightward { Level::rtl() } else { Level::ltr() };
        let levels = ParagraphBidiInfo::new(&said, Some(base)).levels.iter().map(Level::number).collect();
        Levels { levels, starts, rightward }
    }

    /// Returns the level of a byte of a run.
    pub(super) fn at(&self, run: u32, byte: usize) -> u8 {
        let start = self.starts.get(run as usize).copied().unwrap_or(0);
        self.levels.get(start + byte).copied().unwrap_or(u8::from(self.rightward))
    }

    /// Takes apart what starts at a byte of a run: each part has one level. What only says how others run is left out.
    pub(super) fn parts(&self, run: u32, byte: usize, words: &str) -> Vec<(u8, String)> {
        let mut parts: Vec<(u8, String)> = Vec::new();
        for (at, character) in words.char_indices().filter(|(_, character)| !is_control(*character)) {
            let level = self.at(run, byte + at);
            match parts.last_mut() {
                Some((last, part)) if *last == level => part.push(character),
                _ => parts.push((level, character.to_string())),
            }
        }
        parts
    }
}

/// Parts runs so that words which run from right to left are runs of their own; none where there are no such words, or
/// none beside others.
pub fn parted(text: &Text) -> Option<Text> {
    let holds_both = |run: &Run| match &run.kind {
        RunKind::Words(words) => may_turn(words) && !is_rightward_language(run) && !run.shape.code,
        _ => false,
    };
    if !text.runs.iter().any(holds_both) {
        return None;
    }
    let mut runs = Vec::with_capacity(text.runs.len() + 2);
    for run in &text.runs {
        match &run.kind {
            RunKind::Words(words) if holds_both(run) => runs.extend(stretches(words).into_iter().map(|part| Run {
                kind: RunKind::Words(part.to_owned()),
                shape: run.shape,
                link: run.link.clone(),
            })),
            _ => runs.push(run.clone()),
        }
    }
    Some(Text { runs, ..text.clone() })
}

/// Parts words into those that run from right to left, with all that stands between them, and those between which they
/// stand.
fn stretches(words: &str) -> Vec<&str> {
    let mut bounds = vec![0];
    // From the first letter of a stretch to behind its last.
    let mut open: Option<(usize, usize)> = None;
    for (at, character) in words.char_indices() {
        match bidi_class(character) {
            BidiClass::R | BidiClass::AL => {
                let start = open.map_or(at, |(start, _)| start);
                open = Some((start, at + character.len_utf8()));
            }
            // Marks stand on their letters.
            BidiClass::NSM => {
                open = open.map(|(start, end)| (start, if end == at { at + character.len_utf8() } else { end }))
            }
            BidiClass::L => bounds.extend(open.take().into_iter().flat_map(|(start, end)| [start, end])),
            _ => {}
        }
    }
    bounds.extend(open.into_iter().flat_map(|(start, end)| [start, end]));
    bounds.push(words.len());
    bounds.windows(2).filter_map(|pair| words.get(pair[0]..pair[1])).filter(|part| !part.is_empty()).collect()
}

/// Returns the words of a run that stand on the page in another order than they are read in; none where they do not.
pub fn said(run: &Run) -> Option<String> {
    let RunKind::Words(words) = &run.kind else { return None };
    let turns = may_turn(words) && words.chars().any(is_of_rightward_script);
    let shown = words.chars().filter(|character| !is_control(*character));
    turns.then(|| shown.map(|character| if character == '\n' { ' ' } else { character }).collect())
}

/// Returns whether a level is that of words which run from right to left.
pub(super) fn is_rightward(level: u8) -> bool {
    level % 2 == 1
}

/// Returns whether words hold something that makes others run otherwise than from left to right. Those of most texts are
/// looked at once, and no longer than their bytes.
fn may_turn(words: &str) -> bool {
    // Hebrew, the first of these scripts, starts at U+0590, whose first byte this is.
    words.bytes().any(|byte| byte >= 0xd6) && words.chars().any(|c| is_control(c) || is_of_rightward_script(c))
}

fn is_of_rightward_script(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Returns whether a character says how others run, and is nothing itself: marks, embeddings, overrides, isolates.
fn is_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a paragraph as a whole runs from right to left: where no letter of it runs the other way, or where all
/// of it is in a language that does and begins so (P2, P3).
fn runs_rightward(text: &Text, said: &str) -> bool {
    let mut strong =
        said.chars().map(bidi_class).filter(|class| matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL));
    if !matches!(strong.next(), Some(BidiClass::R | BidiClass::AL)) {
        return false;
    }
    let mut worded =
        text.runs.iter().filter(|run| matches!(&run.kind, RunKind::Words(words) if !words.trim().is_empty()));
    strong.all(|class| class != BidiClass::L) || worded.all(is_rightward_language)
}

/// Returns whether a run is said to be in a language that is written from right to left.
fn is_rightward_language(run: &Run) -> bool {
    let language = run.shape.language.as_ref().and_then(|tag| tag.as_str().split('-').next());
    language.is_some_and(|language| RIGHT_TO_LEFT.contains(&language))
}

/// Returns whether marks and the like, with which these runs begin, stand amid words of such a language.
fn is_within(runs: &[Run]) -> bool {
    let worded = runs.iter().find(|run| matches!(run.kind, RunKind::Words(_)));
    !matches!(runs.first().map(|run| &run.kind), Some(RunKind::Words(_))) && worded.is_some_and(is_rightward_language)
}

/// Something that stands on a line.
#[derive(Clone, Copy)]
enum Thing {
    /// What stands before an atom.
    Space(usize),
    /// An atom.
    Word(usize),
}

/// Puts the atoms of a line in the order in which they stand on it from left to right (L2).
///
/// A space goes with the atom that stands behind it on the line, if that is of the same look, and else with an atom of
/// its own; `blank` returns the word of one, by its look.
pub(super) fn in_order(line: &[Atom], mut blank: impl FnMut(u32) -> Option<WordId>) -> Vec<Atom> {
    let mut things = Vec::with_capacity(2 * line.len());
    let mut levels = Vec::with_capacity(2 * line.len());
    let level = |number| Level::new(number).unwrap_or(Level::ltr());
    for (index, atom) in line.iter().enumerate() {
        if atom.joint != Joint::None {
            things.push(Thing::Space(index));
            levels.push(level(atom.space_level));
        }
        things.push(Thing::Word(index));
        levels.push(level(atom.level));
    }
    let mut alone = |space: usize| {
        let of = line[space];
        Some(Atom { word: blank(of.look)?, level: of.space_level, ..of })
    };
    let mut ordered = Vec::with_capacity(line.len());
    let mut space: Option<usize> = None;
    for thing in BidiInfo::reorder_visual(&levels).into_iter().filter_map(|index| things.get(index)) {
        let before = space.take();
        match *thing {
            Thing::Space(number) => {
                ordered.extend(before.and_then(&mut alone));
                space = Some(number);
            }
            Thing::Word(number) => {
                // A space between two words that run from right to left is as well the one's as the other's.
                let joins = |space: &usize| {
                    *space == number || (line[*space].look == line[number].look && is_rightward(line[*space].level))
                };
                let joined = before.filter(joins);
                if joined.is_none() {
                    ordered.extend(before.and_then(&mut alone));
                }
                ordered.push(Atom { joint: joined.map_or(Joint::None, |space| line[space].joint), ..line[number] });
            }
        }
    }
    ordered.extend(space.and_then(alone));
    ordered
}
