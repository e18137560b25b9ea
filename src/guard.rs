//! The guard on what is handed over: what is private may not be in a file that is not meant to have it.
//!
//! It knows nothing of outlines, reports and pages. It is told what is private and where that stands, and looks for it in
//! what was made: in a PDF as it was written, read back; in any other text before it is printed or written.
//!
//! 1. `fold` makes a text alike where differences do not count: case, ligatures, accents typed apart, hyphens at line
//!    ends, the width of spaces.
//! 2. `needles` keeps what is looked for, and finds all of it in one walk.
//! 3. [`Guard::leaks`] looks into a finished PDF ([`crate::inspect::said`]), [`Guard::overheard`] into what was said while
//!    one was written, [`Guard::in_text`] into a text, and [`Guard::masked`] takes out of a text what it finds.

mod finished;
mod fold;
mod needles;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
mod withheld;

pub use finished::{Leak, Meant};
pub use withheld::Withheld;

use crate::source::{Sources, Span};
use fold::{Folded, fold};
use needles::{Needle, Needles};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many words in a row are nobody's but the author's; fewer are turns of phrase that anyone may use.
const IN_A_ROW: usize = 8;
/// The fewest words of a private passage that are looked for; a single word is anybody's, and is guarded by `withhold`.
const FEWEST: usize = 2;
/// The same of comments and speaker notes, which nobody writes to be guarded: "see above" stands in many places.
const FEWEST_ASIDE: usize = 4;
/// What stands in the place of what was taken out of a text.
const MASK: &str = "[withheld]";

/// Why something is private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A word or name under `withhold`.
    Words,
    /// A pattern under `withhold`.
    Pattern,
    /// A passage of a report that is marked as private.
    Passage,
    /// A part of an outline that is.
    Part,
    /// A comment.
    Comment,
    /// Speaker notes.
    Notes,
    /// A folder of this machine.
    Folder,
    /// Who works at this machine.
    User,
}

/// Something that is private.
#[derive(Debug, Clone)]
pub struct Secret {
    /// Why.
    pub kind: Kind,
    /// Where it says so, or stands; nowhere for what is the machine's.
    pub place: Option<Span>,
    /// Its words, or its pattern; several texts where it has parts.
    pub texts: Vec<String>,
}

/// What anyone may read: words that stand in it are no secret.
#[derive(Debug, Clone, Default)]
pub struct Public {
    /// Of the reports.
    pub report: Vec<String>,
    /// Of the outline.
    pub outline: Vec<String>,
}

/// All that is private to one outline, ready to be looked for.
#[derive(Default)]
pub struct Guard {
    secrets: Vec<Secret>,
    needles: Needles,
    patterns: Vec<(regex_lite::Regex, usize)>,
    /// Folders, as they are written.
    folders: Vec<(String, usize)>,
    /// The same folded, to see quickly that there is none.
    folded_folders: Needles,
    /// Names of users, folded.
    users: Needles,
    /// What is private though nobody said so.
    aside: Option<Aside>,
    /// Whether files are looked into though nobody said of anything that it is private.
    asked: bool,
}

/// Comments and speaker notes where nobody marked anything: looked for in files alone, and held against what is public only
/// where something is found, since it hardly ever is.
struct Aside {
    needles: Needles,
    public: Box<dyn Fn(&Sources<'_>) -> Public + Send + Sync>,
}

impl Guard {
    /// Makes ready what is private. Words of passages, comments and notes that stand in public too are left out.
    pub fn new(secrets: Vec<Secret>, public: &Public) -> Guard {
        let mut guard = Guard::default();
        let mut needles: Vec<Needle> = Vec::new();
        for (index, secret) in secrets.iter().enumerate() {
            for text in &secret.texts {
                match secret.kind {
                    Kind::Words => needles.extend(Needle::whole(&fold(text), index)),
                    Kind::Pattern => guard.patterns.extend(withheld::compiled(text).map(|pattern| (pattern, index))),
                    Kind::Passage | Kind::Part => phrases(&fold(text), FEWEST, index, &mut needles),
                    Kind::Comment | Kind::Notes => phrases(&fold(text), FEWEST_ASIDE, index, &mut needles),
                    Kind::Folder => {
                        guard.folded_folders.add(Needle::whole(&fold(text), index));
                        guard.folders.push((text.clone(), index));
                    }
                    Kind::User => guard.users.add(Needle::whole(&fold(text), index)),
                }
            }
        }
        let mut candidates = Needles::default();
        candidates.add(needles);
        let known = known(&candidates, &secrets, public);
        guard.needles = candidates.without(&known);
        guard.secrets = secrets;
        guard
    }

    /// Has comments and speaker notes looked for in files though nobody said of anything that it is private. `public` is
    /// asked where some are found.
    #[must_use]
    pub fn aside(
        mut self,
        secrets: Vec<Secret>,
        public: impl Fn(&Sources<'_>) -> Public + Send + Sync + 'static,
    ) -> Guard {
        let mut needles: Vec<Needle> = Vec::new();
        for secret in secrets {
            for text in &secret.texts {
                phrases(&fold(text), FEWEST_ASIDE, self.secrets.len(), &mut needles);
            }
            self.secrets.push(secret);
        }
        if !needles.is_empty() {
            let mut kept = Needles::default();
            kept.add(needles);
            self.aside = Some(Aside { needles: kept, public: Box::new(public) });
        }
        self
    }

    /// Returns whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.secrets.is_empty()
    }

    /// Asks for files to be looked into in any case.
    #[must_use]
    pub fn asked(mut self, asked: bool) -> Guard {
        self.asked = asked;
        self
    }

    /// Returns whether a person said of something that it is private, or asked for files to be looked into.
    pub fn is_declared(&self) -> bool {
        let declared = [Kind::Words, Kind::Pattern, Kind::Passage, Kind::Part];
        self.asked || self.secrets.iter().any(|secret| declared.contains(&secret.kind))
    }

    /// Returns what is private.
    pub fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// Returns the secrets that stand in a text, by their index, each with its first place there.
    pub fn in_text(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (secret, place) in self.places(text).into_iter().chain(self.folders_in(text)) {
            if !found.iter().any(|(known, _)| *known == secret) {
                found.push((secret, place));
            }
        }
        found
    }

    /// Returns the places of a secret in a text, each once, in order.
    pub fn places_of(&self, secret: usize, text: &str) -> Vec<Range<usize>> {
        let places = self.places(text).into_iter().chain(self.folders_in(text));
        let places = places.filter(|(found, _)| *found == secret);
        let mut places: Vec<Range<usize>> = places.map(|(_, place)| place).collect();
        places.sort_by_key(|place| (place.start, place.end));
        // Of words in a row, each few overlap the next.
        places.dedup_by(|next, before| {
            let overlap = next.start < before.end;
            before.end = if overlap { before.end.max(next.end) } else { before.end };
            overlap
        });
        places
    }

    /// Returns a text with all that is private taken out, but for folders: who named one wants to know what became of it.
    pub fn masked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.needles.is_empty() && self.patterns.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut places: Vec<Range<usize>> = self.places(text).into_iter().map(|(_, place)| place).collect();
        if places.is_empty() {
            return Cow::Borrowed(text);
        }
        places.sort_by_key(|place| (place.start, place.end));
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for place in places {
            if place.start >= from {
                out.push_str(text.get(from..place.start).unwrap_or_default());
                out.push_str(MASK);
            }
            from = from.max(place.end);
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// Returns a line of JSON with all that is private taken out of its texts.
    pub fn masked_json<'t>(&self, line: &'t str) -> Cow<'t, str> {
        if self.needles.is_empty() && self.patterns.is_empty() {
            return Cow::Borrowed(line);
        }
        let plain = without_escapes(line);
        match self.masked(&plain) {
            Cow::Borrowed(_) => Cow::Borrowed(line),
            Cow::Owned(_) => {
                // The places are the same: an escape is as long as the blanks that stand for it.
                let mut places: Vec<Range<usize>> = self.places(&plain).into_iter().map(|(_, place)| place).collect();
                places.sort_by_key(|place| std::cmp::Reverse((place.start, place.end)));
                let mut out = line.to_owned();
                let mut to = usize::MAX;
                for place in places {
                    if place.end <= to && out.get(place.clone()).is_some() {
                        to = place.start;
                        out.replace_range(place, MASK);
                    }
                }
                Cow::Owned(out)
            }
        }
    }

    /// Returns where secrets stand in a text, folders left aside.
    fn places(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let folded = fold(text);
        for (needle, letters) in self.needles.find(&folded) {
            found.extend(self.needles.secret(needle).map(|secret| (secret, folded.origin(letters))));
        }
        for (pattern, secret) in &self.patterns {
            found.extend(pattern.find_iter(text).map(|place| (*secret, place.range())));
        }
        found
    }

    /// Returns where folders of the machine stand in a text.
    fn folders_in(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let places = self.folders.iter().flat_map(|(folder, secret)| {
            text.match_indices(folder.as_str()).map(|(at, folder)| (*secret, at..at + folder.len()))
        });
        places.collect()
    }
}

/// Returns the needles that stand in public too. What the outline says for all does not make a private passage of the report
/// public.
fn known(needles: &Needles, secrets: &[Secret], public: &Public) -> BTreeSet<usize> {
    let said = |texts: &[String]| -> Vec<usize> {
        texts.iter().flat_map(|text| needles.find(&fold(text))).map(|(needle, _)| needle).collect()
    };
    let kind = |needle: usize| needles.secret(needle).and_then(|index| secrets.get(index)).map(|it| it.kind);
    let of_report = said(&public.report).into_iter();
    let of_outline = said(&public.outline).into_iter().filter(|needle| kind(*needle) != Some(Kind::Passage));
    of_report.chain(of_outline).filter(|needle| kind(*needle) != Some(Kind::Words)).collect()
}

/// Parts a text into what is looked for: every few words in a row, or the whole of a short one.
fn phrases(folded: &Folded, fewest: usize, secret: usize, needles: &mut Vec<Needle>) {
    let words = folded.words();
    if words.len() < IN_A_ROW {
        if words.len() >= fewest {
            needles.extend(Needle::whole(folded, secret));
        }
        return;
    }
    for row in words.windows(IN_A_ROW) {
        if let (Some(first), Some(last)) = (row.first(), row.last()) {
            needles.push(Needle::part(folded, first.start..last.end, secret));
        }
    }
}

/// Returns a text of JSON with blanks for its escapes, as long as they are, and walls between its strings.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at].replace('"', "\0"));
        let long = if rest[at + 1..].starts_with('u') { 6 } else { 2 };
        let end = rest.floor_char_boundary((at + long).min(rest.len())).max(at + 1);
        out.extend(std::iter::repeat_n(' ', end - at));
        rest = &rest[end..];
    }
    out.push_str(&rest.replace('"', "\0"));
    out
}
