//! Mistakes that people make in a briefing, made one at a time in the shipped outlines: the checks see them, and say nothing
//! of the outlines as they are.
//!
//! Numbers that rest on the report are changed in a digit, or their year by one; the words beside them for others of their
//! class; and some words, quotations and citations are changed by hand. A change that the reader would not notice is no
//! mistake: of two changes that give the same text one is left out, no word is changed that no number follows or precedes
//! in its line, and no minus is taken away where the words beside say that it fell. So that it takes seconds, a run holds several mistakes that cannot be taken for each other; one is seen where something
//! is told within its key of its section.

use briefpress::brief::Verdict;
use briefpress::source::{Memory, Sources, Span};
use briefpress::{Options, Plan, Project, check};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

/// The mistakes of which so many are to be seen, in percent.
const LEAST_SEEN: usize = 95;

/// The files of the shipped briefs.
const FILES: [&str; 8] = [
    "briefs/mexico/_base.yaml",
    "briefs/mexico/business.yaml",
    "briefs/mexico/congress.yaml",
    "briefs/mexico/defense.yaml",
    "briefs/mexico/public.yaml",
    "briefs/mexico/report.md",
    "assets/mark.svg",
    "assets/map.svg",
];

/// Words beside a number that a mistake takes for others, by class.
const BESIDE: &[(&str, &str, &str)] = &[
    ("unit", " miles", " kilometers"),
    ("unit", "%", " tons"),
    ("scale", "million", "billion"),
    ("scale", "billion", "million"),
    ("currency", "$", "€"),
    ("currency", "pesos", "dollars"),
    ("points and percent", " points", "%"),
    ("points and percent", "%", " points"),
    ("direction", "more people displaced", "fewer people displaced"),
    ("direction", "contraction", "growth"),
    ("direction", "shrank", "grew"),
    ("direction", "rose", "fell"),
    ("direction", "fell", "rose"),
    ("direction", "fall in", "rise in"),
    ("direction", "are down by", "are up by"),
    ("bound", "more than ", "fewer than "),
    ("bound", "more than ", ""),
    ("bound", "More than ", "Fewer than "),
    ("bound", "More than ", ""),
    ("bound", "or more ", ""),
    ("bound", "or more ", "or fewer "),
];

/// Mistakes in words: what is found in one outline, and what stands there instead.
const WORDS: &[(&str, &str, &str, &str)] = &[
    ("hedge", "defense", "and reportedly foreign advisers", "and foreign advisers"),
    ("hedge", "defense", "Yet an estimated 90,000 of", "Yet 90,000 of"),
    ("hedge", "defense", "not fully certified, an estimate", "not fully certified"),
    ("hedge", "defense", "early 2020, Congress estimated", "early 2020"),
    ("hedge", "congress", "early 2020, Congress estimated", "early 2020"),
    ("hedge", "congress", "while an estimated 90% of its members", "while 90% of its members"),
    ("hedge", "congress", "are likely to follow, it reasons.", "will follow."),
    ("hedge", "public", "homes: an estimated 9,700 in 2020", "homes: 9,700 in 2020"),
    ("hedge", "public", "groups are said to have given out food", "groups gave out food"),
    ("hedge", "business", "Querétaro may be neutral ground", "Querétaro is neutral ground"),
    ("hedge", "business", "cost of oil theft to the state, an estimate", "cost of oil theft to the state"),
    ("quotation", "congress", "are no reason to keep silent", "are a reason to keep silent"),
    ("quotation", "congress", "Those failings, the author holds", "Its failings, the author holds"),
    ("quotation", "public", "a lively democratic tradition", "a democratic tradition"),
    ("quotation", "public", "that do not depend on the", "that depend on the"),
    ("quotation", "public", "many parties, an outspoken", "several parties, an outspoken"),
    ("quotation", "_base", "is a possible interpretation of", "is the likely interpretation of"),
    ("citation moved", "congress", "cite: introduction:3", "cite: introduction:5"),
    ("citation moved", "congress", "cite: organized-crime:2", "cite: organized-crime:12"),
    ("citation moved", "congress", "cite: prc:9", "cite: prc:2"),
    ("citation moved", "congress", "cite: conclusion:4", "cite: conclusion:2"),
    ("citation moved", "defense", "cite: security-forces:10", "cite: security-forces:2"),
    ("citation moved", "defense", "cite: organized-crime:1\n", "cite: organized-crime:11\n"),
    ("citation moved", "public", "cite: organized-crime:4", "cite: organized-crime:6"),
    ("citation moved", "public", "cite: covid-19:1", "cite: covid-19:5"),
    ("citation moved", "business", "cite: covid-19:2", "cite: covid-19:6"),
    ("citation moved", "business", "cite: politics:4", "cite: politics:5"),
    ("citation moved", "business", "cite: organized-crime:13", "cite: organized-crime:14"),
    ("sign", "business", "value: \"8.5%\"", "value: \"+8.5%\""),
    ("sign", "business", "by: +7.1 points", "by: -7.1 points"),
];

/// A mistake: its class, the number of its file, what is replaced, and by what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mutant {
    class: &'static str,
    file: usize,
    bytes: (usize, usize),
    new: String,
}

/// What was seen of the mistakes of each class, and which were not.
#[derive(Default)]
pub(crate) struct Seen {
    classes: BTreeMap<&'static str, (usize, usize)>,
    /// The mistakes that were not seen.
    pub(crate) missed: String,
}

impl Seen {
    /// Returns whether enough was seen.
    pub(crate) fn holds(&self) -> bool {
        let (seen, all) = self.total();
        seen * 100 >= all * LEAST_SEEN
    }

    fn total(&self) -> (usize, usize) {
        self.classes.values().fold((0, 0), |(seen, all), class| (seen + class.0, all + class.1))
    }

    /// Returns the counts by class.
    pub(crate) fn table(&self) -> String {
        let lines = self.classes.iter().map(|(class, (seen, all))| format!("  {class:<20} {seen:>3} of {all:>3}\n"));
        let (seen, all) = self.total();
        format!("{}  {:<20} {seen:>3} of {all:>3}\n", lines.collect::<String>(), "all")
    }
}

/// The shipped files.
struct Shipped {
    texts: Vec<String>,
}

impl Shipped {
    fn read() -> Shipped {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Shipped { texts: FILES.iter().map(|file| std::fs::read_to_string(root.join(file)).unwrap()).collect() }
    }

    /// Returns the project with some mistakes in it.
    fn project(&self, mutants: &[&Mutant]) -> Project {
        let mut memory = Memory::default();
        for (file, text) in self.texts.iter().enumerate() {
            let mut text = text.clone();
            let mut here: Vec<_> = mutants.iter().filter(|mutant| mutant.file == file).collect();
            here.sort_by_key(|mutant| std::cmp::Reverse(mutant.bytes));
            here.iter().for_each(|mutant| text.replace_range(mutant.bytes.0..mutant.bytes.1, &mutant.new));
            memory.insert(FILES[file], text);
        }
        Project::in_memory(memory)
    }

    fn place(&self, mutant: &Mutant) -> Place {
        Place::of(mutant.file, &self.texts[mutant.file], mutant.bytes.0)
    }

    /// Makes mistakes in and beside the numbers that rest on the report.
    fn of_numbers(&self) -> Vec<Mutant> {
        let project = self.project(&[]);
        let plan = check(&project, &Options::default());
        assert!(plan.diagnostics.list.is_empty(), "{:#?}", plan.diagnostics.list);
        let census = plan.surveyed.iter().flat_map(|surveyed| &surveyed.brief.census);
        let bound = census.filter(|number| matches!(number.verdict, Verdict::Bound(_)));
        bound.flat_map(|number| self.beside(&plan, number.place, &number.written)).collect()
    }

    /// Makes mistakes in and beside one number.
    fn beside(&self, plan: &Plan<'_>, place: Span, written: &str) -> Vec<Mutant> {
        let file = number_of(&plan.sources, place);
        let text = &self.texts[file];
        let (start, end) = (place.start as usize, place.end as usize);
        let mut mutants = Vec::new();
        let mut change = |class, bytes: Range<usize>, new: &str| {
            mutants.push(Mutant { class, file, bytes: (bytes.start, bytes.end), new: new.to_owned() });
        };
        let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(digit) = text[start..end].find(|char: char| ('1'..='9').contains(&char)) {
            let (class, at) = if is_year { ("year", end - 1) } else { ("digit", start + digit) };
            let digit = text.as_bytes()[at] - b'0';
            change(class, at..at + 1, &((digit + 1) % 10).to_string());
        }
        // The words of the same line, as far as a clause reaches.
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let back = |reach: usize| text.ceil_char_boundary(line.max(start.saturating_sub(reach)));
        let ahead = |reach: usize| text.floor_char_boundary(line_end.min(end + reach));
        for (class, old, new) in BESIDE {
            let within = match *class {
                "direction" => back(60)..ahead(60),
                "bound" => back(24)..ahead(10),
                _ => start..ahead(1),
            };
            if let Some(at) = text[within.clone()].find(old) {
                let at = within.start + at;
                change(*class, at..at + old.len(), new);
            }
        }
        mutants
    }

    fn of_words(&self) -> impl Iterator<Item = Mutant> {
        WORDS.iter().map(|(class, outline, old, new)| {
            let path = format!("briefs/mexico/{outline}.yaml");
            let file = FILES.iter().position(|file| *file == path).unwrap();
            let at = self.texts[file].find(old).unwrap_or_else(|| panic!("{outline} has no more: {old}"));
            Mutant { class, file, bytes: (at, at + old.len()), new: (*new).to_owned() }
        })
    }

    /// Returns the line of a mistake, as it is with the mistake.
    fn line(&self, mutant: &Mutant) -> String {
        let mut text = self.texts[mutant.file].clone();
        text.replace_range(mutant.bytes.0..mutant.bytes.1, &mutant.new);
        let start = text[..mutant.bytes.0].rfind('\n').map_or(0, |at| at + 1);
        text[start..].lines().next().unwrap_or("").trim().to_owned()
    }
}

/// Where a mistake stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: usize,
    /// Counted from the head of the file, as the keys are.
    section: usize,
    key: usize,
    /// Whether it is a key of figures, by which the texts of the section may stand.
    figures: bool,
}

impl Place {
    fn of(file: usize, text: &str, byte: usize) -> Place {
        let is_word = |line: &str| line.starts_with(|char: char| char.is_alphabetic());
        let mut place = Place { file, section: 0, key: 0, figures: false };
        let line = text[..byte].rfind('\n').map_or(0, |at| at + 1);
        for line in text[..line].lines().chain(text[line..].lines().take(1)) {
            let key = line.strip_prefix("    ").filter(|key| is_word(key));
            let opens = line.starts_with("  - ") || is_word(line);
            place.section += usize::from(opens);
            if opens || key.is_some() {
                place.key += 1;
                place.figures = key.is_some_and(|key| key.starts_with("figures:") || key.starts_with("evidence:"));
            }
        }
        place
    }

    /// Returns whether what is told of one could be told of the other.
    fn is_near(self, other: Place) -> bool {
        let is_section = (self.file, self.section) == (other.file, other.section);
        is_section && (self.key == other.key || self.figures || other.figures)
    }
}

fn number_of(sources: &Sources<'_>, place: Span) -> usize {
    let path = sources.file(place.file).path.to_string_lossy().into_owned();
    FILES.iter().position(|file| *file == path).unwrap()
}

/// Makes the mistakes, and tells which of them are seen.
pub(crate) fn run() -> Seen {
    let shipped = Shipped::read();
    let mut mutants = shipped.of_numbers();
    mutants.extend(shipped.of_words());
    mutants.sort();
    mutants.dedup();
    let mut rounds: Vec<Vec<(Place, &Mutant)>> = Vec::new();
    for mutant in &mutants {
        let place = shipped.place(mutant);
        match rounds.iter_mut().find(|round| round.iter().all(|(other, _)| !place.is_near(*other))) {
            Some(round) => round.push((place, mutant)),
            None => rounds.push(vec![(place, mutant)]),
        }
    }
    let mut seen = Seen::default();
    for round in &rounds {
        let project = shipped.project(&round.iter().map(|(_, mutant)| *mutant).collect::<Vec<_>>());
        let plan = check(&project, &Options::default());
        let mut told = BTreeSet::new();
        for label in plan.diagnostics.list.iter().flat_map(|told| &told.labels) {
            let text = &plan.sources.file(label.span.file).text;
            told.insert(Place::of(number_of(&plan.sources, label.span), text, label.span.start as usize));
        }
        for (place, mutant) in round {
            let is_seen = told.contains(place);
            let (caught, all) = seen.classes.entry(mutant.class).or_default();
            *caught += usize::from(is_seen);
            *all += 1;
            if !is_seen {
                let _ = writeln!(seen.missed, "{}: {}: {}", mutant.class, FILES[mutant.file], shipped.line(mutant));
            }
        }
    }
    seen
}
