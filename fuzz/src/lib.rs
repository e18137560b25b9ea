//! What is done with inputs made by chance: nothing of it may panic, hang or swallow memory, whatever the bytes are.
//!
//! Each function is a target. `fuzz/run.sh` runs one, beginning with the inputs in `fuzz/corpus` and with seeds from the tests'
//! cases; the main tests run all of them on those inputs.

mod made;

use briefpress::diagnostics::{Diagnostics, Severity, github, human, json, sarif};
use briefpress::draft::{self, Request};
use briefpress::language::Language;
use briefpress::outline::{self, Paper};
use briefpress::pdf::{Resolution, Standard};
use briefpress::picture::{self, Picture};
use briefpress::report::{self, ReportMeta};
use briefpress::source::{Memory, SourceFile, Sources};
use briefpress::{Format, Options, Project, build, check, combine, rehearse};
use std::fmt::Write;
use std::path::Path;

/// A target.
pub type Target = fn(&[u8]);

/// All targets by their names, which their corpora have too.
pub const TARGETS: [(&str, Target); 9] = [
    ("report", report),
    ("outline", outline),
    ("theme", theme),
    ("quantities", quantities),
    ("derive", derive),
    ("picture", picture),
    ("svg", svg),
    ("draft", draft),
    ("whole", whole),
];

/// The report that stands behind an outline where nothing is said of another.
const REPORT: &str = "\
---
title: The bridge
---

# Costs

The bridge cost *40 million dollars*, [a tenth](https://example.org) more than 36 million in 2019.[^1]

- Steel cost 12 %.
- Wages cost 3.5 million.

| Year | People |
|---|---|
| 2019 | 9,000 |
| 2020 | 12,000 |

[^1]: The accounts, p. 3.
";

/// A picture that can be shown.
const PICTURE: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><path d='M0 0h20v10H0z' fill='#145'/></svg>";

/// Languages whose numbers are written in ways of their own.
const LANGUAGES: [&str; 12] =
    ["en-US", "en-GB", "es-MX", "es-ES", "fr-FR", "fr-CA", "de-DE", "de-CH", "pt-BR", "pt-PT", "it-IT", "nl-NL"];

/// Pixels of the pictures that a target prints, upright.
const PRINTED: (u32, u32) = (64, 64);

/// What parts the files of an input.
const SEPARATOR: char = '\u{1e}';

/// Reads a report.
pub fn report(data: &[u8]) {
    let mut files = Memory::default();
    files.insert("report.md", data);
    let mut sources = Sources::new(&files, "");
    let mut told = Diagnostics::default();
    match sources.load("report.md".as_ref(), None) {
        Ok(id) => {
            let language = Language::default_language();
            report::read(&[id], &sources, &ReportMeta::default(), language, &mut told);
        }
        Err(fault) => told.push(fault),
    }
    tell(&told, &sources.read);
}

/// Reads an outline.
pub fn outline(data: &[u8]) {
    let mut files = Memory::from([("report.md", REPORT), ("map.svg", PICTURE), ("_base.yaml", "title: A base\n")]);
    files.insert("council.yaml", data);
    let mut sources = Sources::new(&files, "");
    let mut told = Diagnostics::default();
    outline::read(Path::new("council.yaml"), &mut sources, &mut told);
    tell(&told, &sources.read);
    for file in &sources.read {
        outline::for_readers(file, None);
    }
}

/// Reads a theme, and lays out slides and pages that look as it says.
pub fn theme(data: &[u8]) {
    let outline = "\
report: report.md
title: The bridge
theme: theme.yaml
marking: Draft
logo: { file: map.svg, alt: A field }
sections:
  - title: Costs
    message: It cost more than was told
    figures:
      - { value: 40 million dollars, label: the bridge, cite: costs:1 }
      - { value: 12 %, label: steel, cite: costs:2 }
    points: [The bridge cost more. [@costs:1], Wages cost less. [@costs:2]]
  - title: Use
    table: { columns: [Year, People], rows: [[2019, \"9,000\"], [2020, \"12,000\"]], cite: costs:3 }
recommendations:
  - { action: Publish the account, who: The treasurer, when: soon, cite: costs:1 }
";
    let outline = outline.replace("[The bridge cost more. [@costs:1], Wages cost less. [@costs:2]]", "[One, Two]");
    let mut files = Memory::from([("report.md", REPORT), ("map.svg", PICTURE), ("council.yaml", outline.as_str())]);
    files.insert("theme.yaml", data);
    let formats = [Format::ALL[usize::from(chance(data) as u8) % Format::ALL.len()]];
    let project = Project::in_memory(files);
    let plan = check(&project, &Options { formats: formats.into(), jobs: 1, ..Options::default() });
    tell(&plan.diagnostics, &plan.sources.read);
    if !plan.diagnostics.has_errors() {
        let outcome = rehearse(plan, |_, pages| pages);
        tell(&outcome.diagnostics, &outcome.sources.read);
    }
}

/// Reads the quantities of a claim and of the passage that it cites: the language's number, a line of claim, the passage.
pub fn quantities(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (language, claim, passage) = parts(&text);
    let claim = quoted(claim);
    let outline = format!(
        "report: report.md\ntitle: A\nlanguage: {language}\nbottom_line: {claim}\nsections:\n  - title: B\n    figures:\n      \
         - {{ value: {claim}, label: c, cite: start:1 }}\n    points:\n      - {{ text: {claim}, cite: start }}\n"
    );
    check_both(&outline, passage);
}

/// Checks a sum: the language's number, a line of sum, the passage that it cites. Its result is the passage's first line.
pub fn derive(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (language, sum, passage) = parts(&text);
    let value = quoted(passage.lines().next().unwrap_or_default());
    let sum = quoted(sum);
    let outline = format!(
        "report: report.md\ntitle: A\nlanguage: {language}\nsections:\n  - title: B\n    figures:\n      \
         - {{ value: {value}, label: c, derive: {sum}, cite: start }}\n    evidence:\n      \
         - {{ value: 4, derive: {sum}, cite: start:1 }}\n"
    );
    check_both(&outline, passage);
}

/// Reads a picture and prints it.
pub fn picture(data: &[u8]) {
    let Ok(Picture::Raster(raster)) = picture::read(data.to_vec(), None) else { return };
    let _ = raster.prove();
    let _ = raster.print(PRINTED);
    let _ = raster.print((u32::MAX, u32::MAX));
    if let Picture::Raster(grey) = Picture::Raster(raster).in_grey(|colour| colour) {
        let _ = grey.print(PRINTED);
    }
}

/// Reads an SVG and prints a slide that shows it.
pub fn svg(data: &[u8]) {
    let outline = "report: report.md\ntitle: A\nsections:\n  - title: B\n    message: It is here\n    image: { file: map.svg, alt: A field }\n";
    let mut files = Memory::from([("report.md", REPORT), ("council.yaml", outline)]);
    files.insert("map.svg", data);
    make(files, &Options { formats: [Format::Deck].into(), jobs: 1, ..Options::default() }, false);
}

/// Drafts an outline of a report, which builds as it is.
pub fn draft(data: &[u8]) {
    let mut files = Memory::from([("map.svg", PICTURE)]);
    files.insert("report.md", data);
    let audience = chance(data).is_multiple_of(3).then(|| "council".to_owned());
    let request = Request { report: "report.md".into(), outline: "draft.yaml".into(), audience };
    let mut project = Project::in_memory(files);
    let mut told = Diagnostics::default();
    let (drafted, sources) = draft::draft(&mut project, &request, &mut told);
    tell(&told, &sources.read);
    drop(sources);
    if let Some(drafted) = drafted {
        let plan = check(&project, &Options { jobs: 1, ..Options::default() });
        assert!(!plan.diagnostics.has_errors(), "{}\n{:?}", drafted.text, plan.diagnostics.list);
    }
}

/// Builds one format of a project. An input that begins with a separator holds the project's files, each a line with its
/// name and then what it holds; of any other its bytes choose what the outline says.
pub fn whole(data: &[u8]) {
    let files = match data {
        [0x1e, files @ ..] => project(&String::from_utf8_lossy(files)),
        _ => {
            let (outline, report) = made::project(data);
            Memory::from([("report.md", report.as_str()), ("council.yaml", outline.as_str()), ("map.svg", PICTURE)])
        }
    };
    let chance = chance(data);
    let one_in = |bit: u32, times: u64| (chance >> bit).is_multiple_of(times);
    let options = Options {
        formats: [Format::ALL[(chance % Format::ALL.len() as u64) as usize]].into(),
        paper: one_in(8, 4).then_some(Paper::Letter),
        booklet: one_in(12, 8),
        jobs: 1,
        strict: false,
        standard: if one_in(16, 4) { Standard::Carrier } else { Standard::Archive },
        lock: one_in(20, 16).then(|| "a password".to_owned()),
        grayscale: one_in(24, 8),
        resolution: if one_in(28, 4) { Resolution::Screen } else { Resolution::Print },
        ink_saver: one_in(32, 8),
        ..Options::default()
    };
    make(files, &options, one_in(40, 16));
}

/// Makes the PDFs of a project. Each that is made is told of by itself.
fn make(files: Memory, options: &Options, combined: bool) {
    let project = Project::in_memory(files);
    let plan = check(&project, options);
    tell(&plan.diagnostics, &plan.sources.read);
    let outcome = if combined { combine(plan, Ok) } else { build(plan, Ok) };
    tell(&outcome.diagnostics, &outcome.sources.read);
    for pdf in &outcome.made {
        assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.bytes.ends_with(b"%%EOF\n"), "{}", pdf.file_name);
    }
}

/// Reads the files of a project.
fn project(text: &str) -> Memory {
    let mut files = Memory::default();
    for file in text.split(SEPARATOR) {
        let (name, content) = file.split_once('\n').unwrap_or((file, ""));
        files.insert(name, content);
    }
    files
}

fn check_both(outline: &str, report: &str) {
    let project = Project::in_memory(Memory::from([("report.md", report), ("council.yaml", outline)]));
    let plan = check(&project, &Options { jobs: 1, ..Options::default() });
    tell(&plan.diagnostics, &plan.sources.read);
}

/// Parts an input into the language that its first character chooses, its first line, and the rest.
fn parts(text: &str) -> (&'static str, &str, &str) {
    let mut characters = text.chars();
    let language = LANGUAGES[characters.next().map_or(0, |first| first as usize) % LANGUAGES.len()];
    let (line, rest) = characters.as_str().split_once('\n').unwrap_or((characters.as_str(), ""));
    (language, line, rest)
}

/// Writes diagnostics in all forms. The place of each is in its file.
fn tell(told: &Diagnostics, files: &[SourceFile]) {
    let sorted = told.sorted(files);
    for diagnostic in &sorted {
        human::render(diagnostic, files, diagnostic.severity == Severity::Error);
        json::render(diagnostic, files);
        github::render(diagnostic, files, Path::new(""));
    }
    if !sorted.is_empty() {
        sarif::render(&sorted, files, Path::new(""));
    }
}

/// Returns a text as a scalar of YAML that says it to the letter.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            ' '..='~' => quoted.push(character),
            _ => {
                let _ = write!(quoted, "\\U{:08x}", character as u32);
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Returns a number that an input chooses, the same each time (Fowler, Noll and Vo's hash).
fn chance(data: &[u8]) -> u64 {
    data.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
