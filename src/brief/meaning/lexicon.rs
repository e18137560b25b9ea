//! The words of passages and claims: what they mean, as far as a check of figures has to know. One file of data for each
//! language; how the meanings hang together is the same in all.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use super::{Role, Stemming};
use crate::language::Language;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The words of one language, in lower case and parted by spaces.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Words that say nothing of what a number counts.
    pub(super) small_words: &'static str,
    /// Small words that join two clauses or two parts of a list.
    pub(super) joints: &'static str,
    /// Words before a whole: "12 *of* 40", "*of* the 40 towns".
    pub(super) of: &'static str,
    /// Words of superlatives, and endings of them behind a hyphen: "most", "-est".
    pub(super) superlatives: &'static str,
    /// Words that deny.
    pub(super) negations: &'static str,
    /// Words for a report and for those who wrote it.
    pub(super) reports: &'static str,
    /// Words that turn or narrow what those words deny.
    pub(super) limits: Limits,
    /// Phrases for the time in which it is so many, and that time; a `*` stands for any end of a word.
    pub(super) rates: &'static [(&'static str, &'static str)],
    /// Words before such a phrase that make it a length of time: "*in* a year".
    pub(super) spans: &'static str,
    /// The same behind it: "a year *earlier*".
    pub(super) spans_behind: &'static str,
    /// Words that give the parts of one list to those of another.
    pub(super) respectively: &'static str,
    /// Words before the value at which a movement begins.
    pub(super) from: &'static [&'static str],
    /// Words before the value at which it ends.
    pub(super) to: &'static [&'static str],
    /// Words before its size.
    pub(super) by: &'static [&'static str],
    /// Verbs, and words before one, by which it is known where a noun ends: "62 % of nurses *are* …".
    pub(super) verbs: &'static str,
    /// Words that say for what each so many are: "40 litres *per* person".
    pub(super) per: &'static str,
    /// Further words between the two sides of a ratio: "nine pupils *to* one teacher".
    pub(super) each: &'static str,
    /// Words before the second thing of a comparison: "longer *than* the south".
    pub(super) than: &'static str,
    /// Small words that say the opposite of each other before the same word: "*before* the vote", "*after* the vote".
    pub(super) against: &'static [(&'static str, &'static str)],
    /// Verbs that part with a particle at the end of their clause, with that particle and what both mean.
    pub(super) separable: &'static [(&'static str, &'static str, &'static str)],
    /// Meanings by the names that all languages share, each with the words that have it.
    pub(super) concepts: &'static [(&'static str, &'static str)],
}

/// Words by which a denial denies something else than the clause that it stands in.
#[derive(Debug)]
pub(in crate::brief) struct Limits {
    /// They deny the thing that follows and nothing else: "without".
    pub(in crate::brief) without: &'static str,
    /// Behind a denial they add to what is said: "not *only*".
    pub(in crate::brief) only: &'static str,
    /// They end what is denied: "not the ports *but* the roads".
    pub(in crate::brief) but: &'static str,
    /// Before a number they make the denial say so: "not *until* 2021", "ne compte *que* 40".
    pub(in crate::brief) until: &'static str,
    /// They begin a clause on what stands before them: "bridges *that* were not surveyed".
    pub(in crate::brief) relatives: &'static str,
}

/// What a word may mean; the number counts into [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::brief) struct Concept(u16);

/// Meanings of which a thing has one at most: where a claim names one and its passage another, they speak of two things.
const OPPOSITES: &[&[&str]] = &[
    &["up", "down"],
    &["more", "fewer"],
    &["up", "fewer"],
    &["more", "down"],
    &["export", "import"],
    &["profit", "loss"],
    &["surplus", "deficit"],
    &["production", "consumption"],
    &["employment", "unemployment"],
    &["death", "birth", "injury"],
    &["arrest", "conviction", "acquittal"],
    &["sales", "purchase"],
    &["buyer", "seller"],
    &["majority", "minority"],
    &["present", "absent"],
    &["built", "demolished"],
    &["temporary", "permanent"],
    &["urban", "rural"],
    &["public", "private"],
    &["north", "south", "east", "west"],
    &["small", "large"],
    &["coastal", "inland"],
    &["average", "maximum", "minimum", "median"],
    &["total", "per_head"],
    &["nominal", "real"],
    &["gross", "net"],
    &["domestic", "foreign"],
    &["primary", "secondary"],
    &["day", "night"],
    &["winter", "summer", "spring", "autumn"],
    &["support", "oppose"],
    &["opened", "closed"],
    &["hired", "dismissed"],
    &["arrived", "left"],
    &["won", "lost"],
    &["legal", "illegal"],
    &["volunteer", "professional"],
    &["man", "woman"],
    &["child", "adult"],
    &["youth", "elderly"],
    &["owner", "tenant"],
    &["coal", "oil", "gas", "solar", "wind"],
    &["wheat", "maize", "rice"],
    &["doubled", "tripled", "halved"],
    &["dozens", "hundreds", "thousands"],
];

/// Qualities that compare: said of the one thing, its opposite is said of the other.
const GRADES: &[[&str; 2]] = &[
    ["long", "short"],
    ["old", "young"],
    ["early", "late"],
    ["cheap", "dear"],
    ["fast", "slow"],
    ["strong", "weak"],
    ["rich", "poor"],
    ["better", "worse"],
    ["warm", "cold"],
    ["heavy", "light"],
    ["high", "low"],
];

/// Those of them that turn a sentence round wherever they stand; the others may speak of something beside.
const TURNS: &[&str] = &[
    "up",
    "down",
    "surplus",
    "deficit",
    "profit",
    "loss",
    "doubled",
    "tripled",
    "halved",
    "dozens",
    "hundreds",
    "thousands",
];

/// Meanings of qualities: a claim that leaves one out speaks of more than its passage.
const QUALITIES: &[&str] = &[
    "urban",
    "rural",
    "public",
    "private",
    "small",
    "large",
    "coastal",
    "inland",
    "primary",
    "secondary",
    "gross",
    "net",
    "domestic",
    "foreign",
    "north",
    "south",
    "east",
    "west",
];

/// Meanings that are no things to be counted.
const NO_THINGS: &[&str] = &[
    "up",
    "down",
    "more",
    "fewer",
    "export",
    "import",
    "sales",
    "purchase",
    "production",
    "consumption",
    "support",
    "oppose",
    "opened",
    "closed",
    "hired",
    "dismissed",
    "arrived",
    "left",
    "won",
    "lost",
    "legal",
    "illegal",
    "rest",
    "all",
    "average",
    "limit",
    "maximum",
    "median",
    "total",
    "per_head",
    "nominal",
    "real",
    "day",
    "night",
    "winter",
    "summer",
    "spring",
    "autumn",
    "cost",
    "spending",
    "aid",
    "revenue",
    "tax",
    "debt",
    "price",
    "budget",
    "investment",
    "professional",
    "office",
    "minimum",
    "acquittal",
    "majority",
    "minority",
    "present",
    "absent",
    "built",
    "demolished",
    "temporary",
    "permanent",
    "long",
    "short",
    "old",
    "young",
    "early",
    "late",
    "cheap",
    "dear",
    "fast",
    "slow",
    "strong",
    "weak",
    "rich",
    "poor",
    "better",
    "worse",
    "warm",
    "cold",
    "heavy",
    "light",
    "high",
    "low",
];

/// Wider meanings, each with those that it takes in.
const WIDER: &[(&str, &[&str])] = &[
    (
        "person",
        &[
            "man",
            "woman",
            "child",
            "adult",
            "elderly",
            "youth",
            "student",
            "teacher",
            "nurse",
            "doctor",
            "midwife",
            "patient",
            "farmer",
            "worker",
            "manager",
            "apprentice",
            "police",
            "soldier",
            "firefighter",
            "prisoner",
            "judge",
            "lawyer",
            "migrant",
            "refugee",
            "tourist",
            "voter",
            "candidate",
            "applicant",
            "engineer",
            "fisher",
            "driver",
            "owner",
            "tenant",
            "customer",
            "buyer",
            "seller",
            "passenger",
            "victim",
            "volunteer",
            "professional",
            "mayor",
            "scientist",
            "official",
            "member",
        ],
    ),
    (
        "worker",
        &[
            "teacher",
            "nurse",
            "doctor",
            "midwife",
            "manager",
            "apprentice",
            "police",
            "firefighter",
            "engineer",
            "driver",
            "professional",
            "scientist",
            "official",
            "employment",
        ],
    ),
    ("youth", &["student", "child", "apprentice"]),
    ("student", &["child", "apprentice"]),
    ("migrant", &["refugee"]),
    ("applicant", &["candidate"]),
    ("official", &["police", "judge"]),
    ("company", &["bank", "shop", "factory", "farm", "hotel", "restaurant", "workshop", "mine", "pharmacy"]),
    ("factory", &["workshop", "mine"]),
    ("building", &["house", "apartment", "school", "hospital", "church", "hotel", "library"]),
    ("house", &["apartment", "household"]),
    ("hospital", &["clinic"]),
    ("school", &["kindergarten"]),
    ("vehicle", &["car", "truck", "bus", "train", "ambulance"]),
    ("municipality", &["city", "village"]),
    ("region", &["province", "municipality"]),
    ("accident", &["fire"]),
    ("victim", &["death", "injury"]),
    ("aid", &["loan"]),
    ("electricity", &["solar", "wind"]),
];

/// The meanings by their names, from the lexicon that has the most.
fn names() -> &'static HashMap<&'static str, Concept> {
    static NAMES: OnceLock<HashMap<&str, Concept>> = OnceLock::new();
    NAMES.get_or_init(|| (0..).zip(en::LEXICON.concepts).map(|(number, (name, _))| (*name, Concept(number))).collect())
}

impl Concept {
    /// Returns the meaning of a name.
    pub(in crate::brief) fn named(name: &str) -> Option<Concept> {
        names().get(name).copied()
    }

    /// Returns whether the two cannot both be said of one thing.
    pub(in crate::brief) fn excludes(self, other: Concept) -> bool {
        relations().opposites.binary_search(&(self, other)).is_ok()
    }

    /// Returns whether one is the other, or takes it in.
    pub(in crate::brief) fn is_akin(self, other: Concept) -> bool {
        let takes_in = |wide: Concept, narrow: Concept| relations().wider.binary_search(&(wide, narrow)).is_ok();
        self == other || takes_in(self, other) || takes_in(other, self)
    }

    /// Returns whether it is a thing that can be counted.
    pub(in crate::brief) fn is_thing(self) -> bool {
        !relations().no_things.contains(&self) && !self.is_quality()
    }

    /// Returns whether its opposite turns a sentence round.
    pub(in crate::brief) fn turns(self) -> bool {
        relations().turns.contains(&self)
    }

    /// Returns whether it compares.
    pub(in crate::brief) fn is_grade(self) -> bool {
        relations().grades.contains(&self)
    }

    /// Returns whether it is a quality.
    pub(in crate::brief) fn is_quality(self) -> bool {
        relations().qualities.contains(&self)
    }
}

struct Relations {
    /// Both ways round, sorted.
    opposites: Vec<(Concept, Concept)>,
    /// The wider before the narrower, sorted.
    wider: Vec<(Concept, Concept)>,
    qualities: Vec<Concept>,
    no_things: Vec<Concept>,
    turns: Vec<Concept>,
    grades: Vec<Concept>,
}

fn relations() -> &'static Relations {
    static RELATIONS: OnceLock<Relations> = OnceLock::new();
    RELATIONS.get_or_init(|| {
        let mut opposites = Vec::new();
        for group in OPPOSITES.iter().copied().chain(GRADES.iter().map(<[&str; 2]>::as_slice)) {
            let group: Vec<Concept> = group.iter().filter_map(|name| Concept::named(name)).collect();
            for one in &group {
                opposites.extend(group.iter().filter(|other| *other != one).map(|other| (*one, *other)));
            }
        }
        let wider = WIDER.iter().flat_map(|(wide, narrow)| {
            let pair = |name: &&str| Some((Concept::named(wide)?, Concept::named(name)?));
            narrow.iter().filter_map(pair).collect::<Vec<_>>()
        });
        let mut wider: Vec<(Concept, Concept)> = wider.collect();
        wider.sort_unstable();
        opposites.sort_unstable();
        let all = |names: &[&str]| names.iter().filter_map(|name| Concept::named(name)).collect();
        let grades = GRADES.iter().flatten().filter_map(|name| Concept::named(name)).collect();
        let (qualities, no_things, turns) = (all(QUALITIES), all(NO_THINGS), all(TURNS));
        Relations { opposites, wider, qualities, no_things, turns, grades }
    })
}

/// Returns the meaning that a separable verb and its particle have together.
pub(super) fn separable(verb: &str, particle: &str, language: Language) -> Option<&'static [Concept]> {
    static BOTH: OnceLock<[Vec<Concept>; 2]> = OnceLock::new();
    let [up, down] = BOTH.get_or_init(|| ["up", "down"].map(|name| Concept::named(name).into_iter().collect()));
    let lists = of(language).lexicon;
    let (_, _, meaning) = lists.separable.iter().find(|(known, other, _)| *known == verb && *other == particle)?;
    Some(if *meaning == "up" { up } else { down })
}

/// The words of one language, ready to be looked up by their stems.
pub(super) struct Dictionary {
    /// What words mean.
    pub(super) concepts: HashMap<String, Vec<Concept>>,
    /// The lists.
    pub(super) lexicon: &'static Lexicon,
    /// What the words of [`Lexicon::small_words`] and [`Lexicon::joints`] are for.
    pub(super) small: HashMap<&'static str, Role>,
}

/// Returns the dictionary of a language, which is made when it is first asked for.
pub(super) fn of(language: Language) -> &'static Dictionary {
    static ALL: [OnceLock<Dictionary>; 7] = [const { OnceLock::new() }; 7];
    let (index, lexicon) = match language.code() {
        "de" => (1, &de::LEXICON),
        "es" => (2, &es::LEXICON),
        "fr" => (3, &fr::LEXICON),
        "it" => (4, &it::LEXICON),
        "nl" => (5, &nl::LEXICON),
        "pt" => (6, &pt::LEXICON),
        _ => (0, &en::LEXICON),
    };
    let make = || {
        let stemming = Stemming::of(language);
        let mut concepts: HashMap<String, Vec<Concept>> = HashMap::new();
        for (name, words) in lexicon.concepts {
            let Some(concept) = Concept::named(name) else { continue };
            for word in words.split_whitespace() {
                let entry = concepts.entry(stemming.stem(word)).or_default();
                if !entry.contains(&concept) {
                    entry.push(concept);
                }
            }
        }
        let small = lexicon.small_words.split_whitespace().map(|word| (word, Role::Small));
        let small = small.chain(lexicon.joints.split_whitespace().map(|word| (word, Role::Joint))).collect();
        Dictionary { concepts, lexicon, small }
    };
    match ALL.get(index) {
        Some(place) => place.get_or_init(make),
        None => of(Language::default_language()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::{Concept, Lexicon, NO_THINGS, OPPOSITES, QUALITIES, TURNS, WIDER, de, en, es, fr, it, nl, pt};

    const ALL: [(&str, &Lexicon); 7] = [
        ("de", &de::LEXICON),
        ("en", &en::LEXICON),
        ("es", &es::LEXICON),
        ("fr", &fr::LEXICON),
        ("it", &it::LEXICON),
        ("nl", &nl::LEXICON),
        ("pt", &pt::LEXICON),
    ];

    /// Meanings that a language may lack: a gap makes the check more lenient there, never wrong.
    const MAY_LACK: &[(&str, usize)] = &[("nl", 200)];

    #[test]
    fn a_language_lacks_no_meaning_that_english_has() {
        for (code, lexicon) in ALL {
            let has = |name: &str| lexicon.concepts.iter().any(|(known, words)| *known == name && !words.is_empty());
            let missing: Vec<&str> =
                en::LEXICON.concepts.iter().map(|(name, _)| *name).filter(|name| !has(name)).collect();
            let allowed = MAY_LACK.iter().find(|(known, _)| *known == code).map_or(0, |(_, count)| *count);
            assert!(missing.len() <= allowed, "{code} lacks {missing:?}");
            for (name, _) in lexicon.concepts {
                assert!(Concept::named(name).is_some(), "{code}: no other language knows `{name}`");
            }
            assert!(!lexicon.negations.is_empty() && !lexicon.joints.is_empty() && !lexicon.small_words.is_empty());
        }
    }

    #[test]
    fn relations_name_meanings_that_exist() {
        let wider = WIDER.iter().flat_map(|(wide, narrow)| narrow.iter().copied().chain([*wide]));
        let all = OPPOSITES
            .iter()
            .flat_map(|group| group.iter().copied())
            .chain(QUALITIES.iter().chain(NO_THINGS).chain(TURNS).copied())
            .chain(wider);
        for name in all {
            assert!(Concept::named(name).is_some(), "{name}");
        }
    }
}
