//! Changes: two versions of a briefing → what is told now that was not, what no longer is, and what is told otherwise.
//!
//! 1. [`read`](Version::read) takes each version apart into its claims.
//! 2. [`matching`] finds for each claim the one that it was before: by its name, then by its passages and words.
//! 3. [`compare`] says how the two differ: words, value, passages, verdict, who and when, and what the passage itself says.
//!
//! Lines of YAML do not matter: a claim that was reworded has changed, and was not dropped and another one added.

mod matching;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use crate::brief::told::{Claim, told};
use crate::brief::{Brief, ClaimKind, Revised, Revision, Verdict};
use crate::diagnostics::Diagnostics;
use crate::guard::Guard;
use crate::language::Language;
use crate::outline;
use crate::plan::Plan;
use crate::source::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// One version of a briefing.
pub struct Version {
    /// The outline's path, relative to its project folder.
    pub outline: PathBuf,
    /// The day of the briefing.
    pub date: Option<Date>,
    language: Language,
    claims: Vec<Claim>,
    sections: Vec<Heading>,
    /// What its passages say, by their addresses.
    passages: BTreeMap<String, String>,
}

/// A section's heading.
#[derive(Debug, Clone)]
struct Heading {
    id: Option<String>,
    title: String,
}

/// What has changed from one version to another.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Claims that are not what they were, in the order of the new version; what was dropped stands where it was.
    pub claims: Vec<Change>,
    /// Sections that are there now, are no longer, are called otherwise, or stand elsewhere among the others.
    pub sections: Vec<SectionChange>,
}

/// A claim that is not what it was.
#[derive(Debug, Clone)]
pub struct Change {
    /// What it is: "figure", "point".
    pub kind: &'static str,
    /// The title of its section; none where it stands in none.
    pub section: Option<String>,
    /// The number of its section in the new version.
    pub section_at: Option<usize>,
    /// What it was; none where it was added.
    pub old: Option<Told>,
    /// What it is; none where it was dropped.
    pub new: Option<Told>,
    /// In what it differs; empty where it was added or dropped.
    pub aspects: Vec<Aspect>,
    /// Where it stands in the new outline.
    pub place: Option<Span>,
}

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its words; of a figure its label.
    pub words: String,
    /// The value of a figure, the date of an event.
    pub value: Option<String>,
    /// The passages that it cites.
    pub cites: Vec<String>,
    /// What stands behind its number.
    pub verdict: Option<&'static str>,
    /// Who is to act.
    pub who: Option<String>,
    /// By when.
    pub when: Option<String>,
}

/// In what two versions of a claim differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The value.
    Value,
    /// The words.
    Words,
    /// The passages that it cites.
    Cite,
    /// What stands behind its number.
    Verdict,
    /// Who is to act.
    Who,
    /// By when.
    When,
    /// Whether the desk adds it.
    Own,
    /// The section that it stands in.
    Section,
    /// What the passage says that it cites as before.
    Passage,
}

/// A section that is not where or what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionChange {
    /// It was not there.
    Added(String),
    /// It is no longer there.
    Dropped(String),
    /// It is called otherwise: before and now.
    Renamed(String, String),
    /// It stands elsewhere: its title, and that of the section before which it stands now, none where it is the last.
    Moved(String, Option<String>),
}

impl Aspect {
    /// Returns the word for it.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Value => "value",
            Aspect::Words => "words",
            Aspect::Cite => "cite",
            Aspect::Verdict => "verdict",
            Aspect::Who => "who",
            Aspect::When => "when",
            Aspect::Own => "own",
            Aspect::Section => "section",
            Aspect::Passage => "passage",
        }
    }
}

impl Changes {
    /// Returns whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.sections.is_empty()
    }
}

impl Changes {
    /// Returns what a memo shows of them. Speaker notes and figures that are not shown are for others to know; what stands
    /// behind a number, and where a claim stands, is not what it says.
    /// What is private to the new version by `guard` is not told of the old one.
    pub fn revision(&self, since: String, guard: &Guard) -> Revision {
        let is_said = |change: &&Change| ![name(ClaimKind::Said), name(ClaimKind::Evidence)].contains(&change.kind);
        let unsaid = [Aspect::Verdict, Aspect::Section, Aspect::Passage];
        let differs =
            |change: &&Change| change.aspects.is_empty() || change.aspects.iter().any(|one| !unsaid.contains(one));
        let is_public = |told: &Told| guard.in_text(&told.in_full("")).is_empty();
        let may_be_told = |change: &&Change| change.old.as_ref().is_none_or(is_public);
        let shown: Vec<&Change> = self.claims.iter().filter(is_said).filter(differs).filter(may_be_told).collect();
        let revised = |change: &&Change| Revised {
            section: change.section.clone().unwrap_or_default(),
            section_at: change.section_at,
            is_request: change.kind == name(ClaimKind::Recommendation),
            now: change.new.as_ref().map(|new| new.in_full(change.kind)),
            was: change.old.as_ref().map(|old| {
                change.new.as_ref().map_or_else(|| old.in_full(change.kind), |new| old.other_than(new, change.kind))
            }),
        };
        let renamed = self.sections.iter().filter_map(|section| match section {
            SectionChange::Renamed(old, new) => Some(Revised {
                section: String::new(),
                section_at: None,
                is_request: false,
                now: Some(new.clone()),
                was: Some(old.clone()),
            }),
            _ => None,
        });
        let claims = renamed.chain(shown.iter().map(revised)).collect();
        Revision { since, claims, places: shown.iter().filter_map(|change| change.place).collect() }
    }
}

impl Told {
    /// Returns all that is said, on one line, as what a claim of its kind is.
    fn in_full(&self, kind: &str) -> String {
        let words = &self.words;
        let said = match &self.value {
            Some(value) if kind == name(ClaimKind::Bar) => format!("{words}: {value}"),
            Some(value) if kind == name(ClaimKind::Event) => format!("{value}: {words}"),
            Some(value) => format!("{value} {words}"),
            None => words.clone(),
        };
        let tail: Vec<&str> = [&self.who, &self.when].into_iter().flatten().map(String::as_str).collect();
        if tail.is_empty() { said } else { format!("{said}: {}", tail.join(", ")) }
    }

    /// Returns what was said otherwise than now: all of it where the words were others, else what they stood beside.
    fn other_than(&self, now: &Told, kind: &str) -> String {
        if self.words != now.words {
            return self.in_full(kind);
        }
        let pairs = [(&self.value, &now.value), (&self.who, &now.who), (&self.when, &now.when)];
        let parts = pairs.iter().filter(|(was, is)| was != is).map(|(was, _)| was.as_deref().unwrap_or("–"));
        let parts: Vec<&str> = parts.collect();
        // What is left are its passages, or whose word it is.
        if parts.is_empty() { self.cites.join("; ") } else { parts.join(", ") }
    }
}

impl Version {
    /// Takes apart the outlines that were read, whether or not something is wrong with them.
    pub fn read(plan: &mut Plan<'_>) -> Vec<Version> {
        let mut versions = Vec::new();
        for surveyed in &plan.surveyed {
            // What is wrong was told when it was read.
            let outline = outline::read(&surveyed.outline, &mut plan.sources, &mut Diagnostics::default());
            let Some(outline) = outline else { continue };
            // The brief has no private parts but where they were asked for.
            let outline = outline.public().filter(|_| !plan.private).unwrap_or(outline);
            let brief: &Brief = &surveyed.brief;
            let sections = outline.sections.iter().zip(&brief.sections).map(|(written, section)| Heading {
                id: written.id.as_ref().map(|id| id.value.clone()),
                title: crate::compose::plain(&section.title),
            });
            versions.push(Version {
                outline: surveyed.outline.clone(),
                date: brief.meta.date,
                language: brief.meta.language,
                sections: sections.collect(),
                claims: told(brief, &plan.sources),
                passages: brief
                    .accepted
                    .iter()
                    .map(|passage| (passage.address.clone(), spaced(&passage.text)))
                    .collect(),
            });
        }
        versions
    }

    /// Returns what an earlier version is called in this one: its date, where that is another.
    pub fn called(&self, earlier: &Version) -> Option<String> {
        earlier.date.filter(|date| self.date != Some(*date)).map(|date| self.language.date(date))
    }

    fn title_of(&self, claim: &Claim) -> Option<String> {
        self.sections.get(claim.section?).map(|section| section.title.clone())
    }
}

/// Compares two versions of a briefing.
pub fn compare(old: &Version, new: &Version) -> Changes {
    let sections = matching::sections(old, new);
    let pairs = matching::claims(old, new, &sections);
    let mut claims: Vec<(usize, Change)> = Vec::new();
    for (index, claim) in new.claims.iter().enumerate() {
        let before = pairs.before.get(index).copied().flatten().and_then(|before| old.claims.get(before));
        let aspects = before.map(|before| differing(before, claim, (old, new), &sections)).unwrap_or_default();
        if before.is_some() && aspects.is_empty() {
            continue;
        }
        let change = Change {
            kind: name(claim.kind),
            section: new.title_of(claim),
            section_at: claim.section,
            old: before.map(as_told),
            new: Some(as_told(claim)),
            aspects,
            place: claim.place,
        };
        claims.push((index, change));
    }
    // What was dropped stands behind what stood before it.
    let mut at = 0;
    for (index, claim) in old.claims.iter().enumerate() {
        match pairs.after.get(index).copied().flatten() {
            Some(now) => at = now + 1,
            None => {
                let section = claim.section.and_then(|section| sections.after.get(section).copied().flatten());
                let title = section.and_then(|section| new.sections.get(section)).map(|section| section.title.clone());
                let change = Change {
                    kind: name(claim.kind),
                    section: title.or_else(|| old.title_of(claim)),
                    section_at: section,
                    old: Some(as_told(claim)),
                    new: None,
                    aspects: Vec::new(),
                    place: None,
                };
                claims.push((at, change));
            }
        }
    }
    claims.sort_by_key(|(at, _)| *at);
    Changes {
        claims: claims.into_iter().map(|(_, change)| change).collect(),
        sections: matching::moved(old, new, &sections),
    }
}

/// Returns in what two versions of a claim differ.
fn differing(before: &Claim, now: &Claim, (old, new): (&Version, &Version), sections: &matching::Pairs) -> Vec<Aspect> {
    let mut aspects = Vec::new();
    let mut add = |differs: bool, aspect: Aspect| {
        if differs {
            aspects.push(aspect);
        }
    };
    let set = |cites: &[String]| cites.iter().cloned().collect::<BTreeSet<_>>();
    let verdict = |claim: &Claim| claim.verdict.map(Verdict::name);
    add(before.value != now.value, Aspect::Value);
    add(before.words != now.words, Aspect::Words);
    add(set(&before.cites) != set(&now.cites), Aspect::Cite);
    add(verdict(before) != verdict(now), Aspect::Verdict);
    add(before.who != now.who, Aspect::Who);
    add(before.when != now.when, Aspect::When);
    add(before.own != now.own, Aspect::Own);
    let here = before.section.and_then(|section| sections.after.get(section).copied().flatten());
    // A section that is gone has been told of already.
    add(here.is_some() && here != now.section, Aspect::Section);
    let otherwise = |cite: &String| match (old.passages.get(cite), new.passages.get(cite)) {
        (Some(before), Some(now)) => before != now,
        _ => false,
    };
    add(now.cites.iter().filter(|cite| before.cites.contains(cite)).any(otherwise), Aspect::Passage);
    aspects
}

fn as_told(claim: &Claim) -> Told {
    Told {
        words: claim.words.clone(),
        value: claim.value.clone(),
        cites: claim.cites.clone(),
        verdict: claim.verdict.map(Verdict::name),
        who: claim.who.clone(),
        when: claim.when.clone(),
    }
}

/// Returns what a claim is called.
fn name(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Title => "title",
        ClaimKind::BottomLine => "bottom line",
        ClaimKind::Message => "message",
        ClaimKind::Figure => "figure",
        ClaimKind::Evidence => "evidence",
        ClaimKind::Point => "point",
        ClaimKind::Heading => "heading",
        ClaimKind::Caption => "caption",
        ClaimKind::Text => "text",
        ClaimKind::Bar => "chart",
        ClaimKind::Cell => "table",
        ClaimKind::Event => "event",
        ClaimKind::Quotation => "quotation",
        ClaimKind::Excerpt => "excerpt",
        ClaimKind::Said => "speaker notes",
        ClaimKind::Recommendation => "recommendation",
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
