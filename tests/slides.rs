//! Decks made by chance: whatever an outline says, its slides hold it.
//!
//! `BRIEFPRESS_CASES=100000 cargo test --release --test slides` makes so many, `BRIEFPRESS_CASES=5896..5897` one of them;
//! the same number makes the same outline.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::disallowed_methods, reason = "a test may be told how much it is to do")]

#[path = "pages/mod.rs"]
mod pages;

use briefpress::geometry::Pt;
use briefpress::layout::lay_out;
use briefpress::layout::page::{ItemKind, Laid, Owner, Page};
use briefpress::layout::tags::dump;
use briefpress::plan::Job;
use briefpress::source::Memory;
use briefpress::text::Fonts;
use briefpress::theme::Floors;
use briefpress::{Options, Project, check};
use pages::{covered, nothing_overlaps, nothing_runs_off};
use std::fmt::Write;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// Outlines that are made where nothing else is said.
const CASES: u64 = 60;
/// Points that stand beside key figures or a picture, and key figures that stand beside points.
const BESIDE: (usize, usize) = (6, 3);
/// Points and key figures of which these stand above those.
const BELOW: (usize, usize) = (4, 3);
/// Signs and marks may hang so far out of the margins, in parts of their size.
const HUNG: f32 = 0.7;

const REPORT: &str = "# Costs\n\nThe bridge cost 40 million dollars.\n";
const PICTURE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><path d='M0 0h20v10H0z' fill='#145'/></svg>";

const TOWER: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 10'><path d='M0 0h9v10H0z' fill='#145'/></svg>";

/// Chance that is the same each time (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number of a range, both ends among them.
    fn of(&mut self, least: usize, most: usize) -> usize {
        least + (self.next() % (most - least + 1) as u64) as usize
    }

    /// Returns a number of a range, small ones more often.
    fn few(&mut self, least: usize, most: usize) -> usize {
        let most = self.of(least, most);
        self.of(least, most)
    }

    /// Returns whether one of so many times has come.
    fn once_in(&mut self, times: usize) -> bool {
        self.of(1, times) == 1
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.of(0, all.len() - 1)]
    }
}

/// An outline, with what a reader must find of it.
struct Made {
    chance: Chance,
    outline: String,
    /// The next word's number.
    next: usize,
    /// Numbers of the words that are read once, in order.
    body: Vec<usize>,
    /// Numbers of the words of titles and headlines, which may be read again.
    titles: Vec<usize>,
}

impl Made {
    fn new(seed: u64) -> Made {
        let chance = Chance(seed);
        let mut made = Made { chance, outline: String::new(), next: 0, body: Vec::new(), titles: Vec::new() };
        let language = made.chance.one(&["de-DE", "en-US", "es-MX", "fr-FR", "it-IT", "nl-NL", "pt-BR"]);
        let aspect = made.chance.one(&["16:9", "4:3", "A4"]);
        let theme = made.chance.one(&["institute", "plain", "night"]);
        let title = made.title(300);
        let _ = write!(made.outline, "report: report.md\ntitle: {title}\naudience: council\nlanguage: {language}\n");
        let _ = write!(made.outline, "theme: {theme}\nformats: {{ deck: {{ aspect: \"{aspect}\" }} }}\n");
        if made.chance.once_in(2) {
            let count = made.chance.few(1, 90);
            let text = made.words(count);
            let _ = writeln!(made.outline, "bottom_line: {text}");
        }
        made.outline += "sections:\n";
        for _ in 0..made.chance.few(1, 4) {
            made.section();
        }
        made
    }

    /// Returns a word that stands nowhere else; now and then one that is wider than a column or a slide. `b` and `t` tell
    /// those of bodies from those of titles.
    fn word(&mut self, kind: char) -> String {
        let mut digits = String::new();
        let mut rest = self.next;
        self.next += 1;
        loop {
            digits.insert(0, char::from(b'a' + (rest % 16) as u8));
            rest /= 16;
            if rest == 0 {
                break;
            }
        }
        let long = if self.chance.once_in(60) { self.chance.few(10, 200) } else { self.chance.few(0, 7) };
        format!("z{kind}{digits}{}z", "y".repeat(long))
    }

    fn words(&mut self, count: usize) -> String {
        self.body.extend(self.next..self.next + count);
        (0..count).map(|_| self.word('b')).collect::<Vec<_>>().join(" ")
    }

    /// Returns a title of so many characters at the most, but for its last word.
    fn title(&mut self, most: usize) -> String {
        let length = self.chance.few(1, most);
        let mut title = String::new();
        while title.len() < length {
            self.titles.push(self.next);
            let word = self.word('t');
            title += if title.is_empty() { "" } else { " " };
            title += &word;
        }
        title
    }

    fn section(&mut self) {
        let (title, message) = (self.title(120), self.title(300));
        let _ = write!(self.outline, "  - title: {title}\n    message: {message}\n");
        let (points, figures, picture) = match self.chance.of(1, 8) {
            1 | 2 => (self.chance.few(0, 40), 0, false),
            3 => (self.chance.few(1, BESIDE.0), self.chance.of(1, BESIDE.1), false),
            4 => (self.chance.few(1, 40), self.chance.few(1, 12), false),
            5 => (0, self.chance.few(1, 12), false),
            6 => (self.chance.few(1, BESIDE.0), 0, true),
            _ => (0, 0, self.chance.once_in(4)),
        };
        let below = points <= BELOW.0 && figures == BELOW.1;
        let beside = points <= BESIDE.0 && (1..=BESIDE.1).contains(&figures) && !below;
        if figures > 0 && !beside {
            self.figures(figures);
        }
        self.points(points);
        if figures > 0 && beside {
            self.figures(figures);
        }
        if points == 0 && figures == 0 && !(picture && self.chance.once_in(2)) {
            self.table();
        }
        if picture {
            let count = self.chance.few(0, 30);
            let caption = self.words(count);
            let file = self.chance.one(&["map.svg", "tower.svg"]);
            let _ = writeln!(self.outline, "    image: {{ file: {file}, alt: A field, caption: \"{caption}\" }}");
        }
    }

    fn points(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        self.outline += "    points:\n";
        let most = if count > 12 { 30 } else { 120 };
        for _ in 0..count {
            let length = self.chance.few(1, most);
            let point = self.words(length);
            let _ = writeln!(self.outline, "      - {point}");
        }
    }

    fn figures(&mut self, count: usize) {
        self.outline += "    figures:\n";
        for _ in 0..count {
            let length = self.chance.few(1, 30);
            let label = self.words(length);
            let value = self.chance.one(&["7", "93,000", "60–75 %", "US$ 1,234,567 million", "40 of 102"]);
            let _ =
                writeln!(self.outline, "      - {{ value: \"{value}\", label: {label}, own: counted by the desk }}");
        }
    }

    fn table(&mut self) {
        let (columns, rows) = (self.chance.few(1, 12), self.chance.few(1, 30));
        let row = |made: &mut Made| {
            let cells: Vec<String> = (0..columns)
                .map(|_| {
                    let count = made.chance.few(1, 6);
                    made.words(count)
                })
                .collect();
            format!("[{}]", cells.join(", "))
        };
        let head = row(self);
        let _ = write!(self.outline, "    table:\n      cite: costs:1\n      columns: {head}\n      rows:\n");
        for _ in 0..rows {
            let cells = row(self);
            let _ = writeln!(self.outline, "        - {cells}");
        }
    }
}

/// Returns the numbers of the words of a kind in a text, in order. Words may be parted where a line ends.
fn numbers(text: &str, kind: u8) -> Vec<usize> {
    let letters: Vec<u8> = text.bytes().filter(|byte| byte.is_ascii_alphabetic()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = letters[at..].windows(2).position(|pair| pair == [b'z', kind]) {
        let digits = at + start + 2;
        let count = letters[digits..].iter().take_while(|byte| (b'a'..=b'p').contains(byte)).count();
        let number =
            letters[digits..digits + count].iter().fold(0, |number, byte| number * 16 + usize::from(byte - b'a'));
        let after = letters[digits + count..].iter().take_while(|&&byte| byte == b'y').count();
        at = digits + count + after;
        if letters.get(at) == Some(&b'z') {
            found.push(number);
            at += 1;
        }
    }
    found
}

/// Returns what is read of a deck: the words in quotation marks.
fn read(laid: &Laid) -> String {
    let dump = dump(laid);
    let quoted = dump.lines().filter_map(|line| line.split_once('"')?.1.rsplit_once('"'));
    quoted.map(|(words, _)| words).collect::<Vec<_>>().join(" ")
}

/// Asserts that type is as large as it must be, and stands between the margins.
fn can_be_read(laid: &Laid, job: &Job, place: &str) {
    let look = &job.theme.deck;
    for (number, page) in laid.pages.iter().enumerate() {
        let floors = Floors::of_width(page.size.width);
        for item in &page.items {
            let Some((words, rect)) = covered(laid, item) else { continue };
            let size = rect.height / 0.86;
            let least = if words.contains("zb") { floors.points } else { floors.folios };
            assert!(size >= least - Pt(0.01), "{place}, page {}: {words:?} has {size:?}", number + 1);
            let hung = size * HUNG;
            let inside = rect.x >= look.side - hung && rect.right() <= page.size.width - look.side + hung;
            assert!(
                inside || !matches!(item.owner, Owner::Content(_)),
                "{place}, page {}: {words:?} at {rect:?}",
                number + 1
            );
        }
    }
}

fn holds(seed: u64, fonts: &Fonts) {
    let Made { outline, body, mut titles, .. } = Made::new(seed);
    let files = Memory::from([
        ("report.md", REPORT),
        ("council.yaml", outline.as_str()),
        ("map.svg", PICTURE),
        ("tower.svg", TOWER),
    ]);
    let project = Project::in_memory(files);
    let plan = check(&project, &Options::default());
    assert!(!plan.diagnostics.has_errors(), "case {seed}\n{outline}\n{:?}", plan.diagnostics.list);
    for job in &plan.jobs {
        let (laid, _) = lay_out(job.compose().document, fonts);
        let place = format!("case {seed}\n{outline}\nslides of {:?}", laid.pages[0].size);
        for (number, page) in laid.pages.iter().enumerate() {
            let place = format!("{place}, page {}", number + 1);
            nothing_runs_off(&laid, page, &place);
            nothing_overlaps(&laid, page, &place);
        }
        can_be_read(&laid, job, &place);
        let read = read(&laid);
        assert_eq!(numbers(&read, b'b'), body, "{place}");
        let mut found = numbers(&read, b't');
        found.sort_unstable();
        found.dedup();
        titles.sort_unstable();
        assert_eq!(found, titles, "{place}");
    }
}

#[test]
fn the_mark_of_the_house_is_clear_of_words_in_every_corner() {
    let fonts = Fonts::bundled();
    for corner in ["top-left", "top-right", "bottom-left", "bottom-right"] {
        for aspect in ["16:9", "4:3", "A4"] {
            let theme = format!("extends: night\ndeck: {{ logo: {{ corner: {corner}, slides: all }} }}\n");
            let outline = format!(
                "report: report.md\ntitle: A bridge that costs more than the council was told in the spring of last year\n\
                 audience: council\nfor: The council\noccasion: Hearing in the town hall\nmarking: For discussion only\n\
                 theme: house.yaml\nlogo: {{ file: tower.svg, alt: The tower of the town }}\n\
                 formats: {{ deck: {{ aspect: \"{aspect}\" }} }}\n\
                 sections:\n  - title: A bill that is not small\n    points: [\"It cost 40 million dollars. [@costs:1]\"]\n"
            );
            let files =
                [("report.md", REPORT), ("council.yaml", &outline), ("house.yaml", &theme), ("tower.svg", TOWER)];
            let project = Project::in_memory(Memory::from(files));
            let plan = check(&project, &Options::default());
            assert!(!plan.diagnostics.has_errors(), "{:?}", plan.diagnostics.list);
            let (laid, _) = lay_out(plan.jobs[0].compose().document, &fonts);
            for (number, page) in laid.pages.iter().enumerate() {
                let place = format!("{corner}, {aspect}, page {}", number + 1);
                nothing_runs_off(&laid, page, &place);
                nothing_overlaps(&laid, page, &place);
            }
            let bears = |page: &Page| page.items.iter().any(|item| matches!(item.kind, ItemKind::Picture { .. }));
            assert!(laid.pages[..2].iter().all(bears), "{corner}, {aspect}");
        }
    }
}

/// Returns the numbers of the outlines to be made: so many as are said, or those from one number up to another.
fn asked() -> Range<u64> {
    match std::env::var("BRIEFPRESS_CASES") {
        Ok(cases) => match cases.split_once("..") {
            Some((from, to)) => from.parse().unwrap()..to.parse().unwrap(),
            None => 0..cases.parse().unwrap(),
        },
        Err(_) => 0..CASES,
    }
}

#[test]
fn whatever_an_outline_says_its_slides_hold_it() {
    let cases = asked();
    let fonts = Fonts::bundled();
    let next = AtomicU64::new(cases.start);
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(seed) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|seed| cases.contains(seed)) {
                    if catch_unwind(AssertUnwindSafe(|| holds(seed, &fonts))).is_err() {
                        failed.lock().unwrap().push(seed);
                    }
                }
            });
        }
    });
    assert_eq!(failed.into_inner().unwrap(), [0_u64; 0], "cases that failed");
}
