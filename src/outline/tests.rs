//! What the cases in `tests/suite/outline` cannot hold: places of characters, sizes, and what no editor writes.

use super::*;
use crate::diagnostics::{Diagnostics, human};
use crate::source::{Disk, Files, Memory, Sources};
use proptest::prelude::*;

/// What an outline gives, and what is told of it as a person reads it.
fn read_files(files: &[(&str, &str)]) -> (Option<Outline>, String) {
    let mut memory = Memory::default();
    for (path, text) in files {
        memory.insert(path, *text);
    }
    let mut sources = Sources::new(&memory, "");
    let mut diagnostics = Diagnostics::default();
    let outline = read(Path::new(files[0].0), &mut sources, &mut diagnostics);
    let told = diagnostics.sorted(&sources.read).into_iter();
    let told: Vec<String> = told.map(|diagnostic| human::render(diagnostic, &sources.read, false)).collect();
    (outline, told.join("\n"))
}

fn read_text(text: &str) -> (Option<Outline>, String) {
    read_files(&[("a.yaml", text)])
}

/// Reads an outline that has no fault.
fn good(text: &str) -> Outline {
    let (outline, told) = read_text(text);
    assert_eq!(told, "");
    outline.unwrap()
}

#[test]
fn what_is_written_is_what_is_read() {
    // None of these may go through a number, a date or a truth value.
    for written in [
        "8.50",
        "1,954",
        "0x10",
        "2021-09-15",
        "yes",
        "No",
        "1e999",
        "1_000",
        "007",
        "+5",
        ".5",
        "12:30:45",
        "-0",
        "0o7",
        ".inf",
        "123456789012345678901234567890",
    ] {
        let title = good(&format!("report: r.md\ntitle: {written}\n")).title;
        assert_eq!(title.text, written);
        assert_eq!((title.span.start, title.span.end), (20, 20 + written.len() as u32));
    }
}

#[test]
fn each_text_is_found_again_in_the_file() {
    let text = "report: r.md\ntitle: 'it''s a title'\nsubtitle: \"caf\\u00e9 words\"\nbottom_line: >-\n  \"Quoted\" \
                words\n  fold here.\nmarking: |\n  > kept as it is\nfor: plain\n  goes on\n";
    let outline = good(text);
    let check = |located: Option<&Located>, word: &str| {
        let located = located.unwrap();
        let at = located.text.find(word).unwrap();
        let span = located.span(at..at + word.len());
        assert_eq!(&text[span.start as usize..span.end as usize], word);
    };
    check(Some(&outline.title), "title");
    check(outline.subtitle.as_ref(), "words");
    check(outline.bottom_line.as_ref(), "Quoted");
    check(outline.bottom_line.as_ref(), "fold");
    check(outline.marking.as_ref(), "kept");
    check(outline.readers.as_ref(), "on");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let outline = good("\u{feff}report: r.md\r\ntitle: T\r\nbottom_line: |\r\n  a\r\n  b\r\n");
    assert_eq!(outline.bottom_line.unwrap().text, "a\nb\n");
}

#[test]
fn a_base_is_known_by_its_name() {
    assert!(is_base(Path::new("briefs/_base.yaml")));
    assert!(!is_base(Path::new("_briefs/a.yaml")));
}

#[test]
fn the_shipped_outlines_have_no_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    for path in Disk.list(&root.join("briefs/mexico")).unwrap() {
        if path.extension().is_none_or(|ending| ending != "yaml") || is_base(&path) {
            continue;
        }
        let mut sources = Sources::new(&Disk, root);
        let mut diagnostics = Diagnostics::default();
        let outline = read(&path, &mut sources, &mut diagnostics);
        assert!(diagnostics.list.is_empty(), "{path:?}: {:?}", diagnostics.list);
        assert!(outline.is_some_and(|outline| outline.sections.len() >= 4), "{path:?}");
        found += 1;
    }
    assert!(found >= 4);
}

#[test]
fn a_long_title_is_a_warning_and_a_long_word_is_none() {
    let (outline, told) = read_text(&format!("report: r.md\ntitle: {}\n", "long ".repeat(80)));
    assert!(outline.is_some());
    assert!(told.starts_with("warning[W0222]: the title of the outline has 399 characters"), "{told}");
    assert_eq!(read_text(&format!("report: r.md\ntitle: {}\n", "x".repeat(300))).1, "");
}

#[test]
fn minutes_are_plain_numbers() {
    let section = |minutes: &str| {
        read_text(&format!("report: r.md\ntitle: T\nsections: [{{ title: S, minutes: {minutes} }}]\n")).1
    };
    for minutes in ["0", "2", "1.5", "120"] {
        assert_eq!(section(minutes), "");
    }
    for minutes in ["1e3", ".inf", "nan", "2:30", "two", "1e999", "1441", "."] {
        let told = section(minutes);
        assert!(told.contains("is not a number of minutes"), "{minutes}: {told}");
    }
}

#[test]
fn a_long_chain_is_refused() {
    let names: Vec<String> = (0..40).map(|number| format!("{number}.yaml")).collect();
    let texts: Vec<String> = (1..=40).map(|number| format!("extends: {number}.yaml\n")).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (outline, told) = read_files(&files);
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0218]: more than 16 outlines extend one another
     --> 16.yaml:1:10
      |
    1 | extends: 17.yaml
      |          ^^^^^^^ and this is one more
      |
      = help: let the outline extend one nearer to the end of the chain
    ");
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        text += &format!("a{level}: &a{level} [{}]\n", [alias.as_str(); 10].join(", "));
    }
    let (outline, told) = read_text(&text);
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0202]: the file holds more than is read, or is deeper
     --> a.yaml:5:45
      |
    5 | a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
      |                                             ^^^ the limit is passed here
      |
      = note: aliases (`*name`) count with all that they stand for
      = help: write out what is meant, without aliases of aliases
    ");
}

#[test]
fn deep_nesting_and_large_files_are_refused() {
    for deep in [
        format!("title: {}{}\n", "[".repeat(5000), "]".repeat(5000)),
        (0..200).map(|level| format!("{}a:\n", "  ".repeat(level))).collect(),
        format!("{}x\n", "- ".repeat(5000)),
    ] {
        let (outline, told) = read_text(&deep);
        assert!(outline.is_none());
        assert!(told.starts_with("error[E0202]: the file holds more than is read, or is deeper"), "{told}");
    }
    let (outline, told) = read_text(&format!("report: r.md\ntitle: T\nbottom_line: {}\n", "word ".repeat(2_000_000)));
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0007]: `a.yaml` is too large: 9.6 MiB of at most 512 KiB
     |
     = help: check that this is the file you mean, or divide it
    ");
}

#[test]
fn a_file_without_words_or_with_a_nul_byte_is_refused() {
    for (text, message) in [("", "`a.yaml` is empty"), ("title: a\0b\n", "`a.yaml` holds a NUL byte")] {
        let (outline, told) = read_text(text);
        assert!(outline.is_none());
        assert!(told.contains(message), "{told}");
    }
}

#[test]
fn odd_trees_are_told_and_nothing_panics() {
    for text in [
        "~",
        "{}",
        "report: {}",
        "title: {}",
        "report: [[]]",
        "sections: [[], ~, {}, x]",
        "formats: { deck: [], memo: x }",
        "extends: ~",
        "extends: ''",
        "own: {}",
        "a: [,]",
        "&a a: *a",
        "sections: {}\nrecommendations: 5",
        "title: \u{85}",
        "? ",
        "report: {main: }",
        "sections: [{ use: ~ }, { use: {} }]",
        "a: |\nb: x",
        "<<: 5",
    ] {
        let (_, told) = read_text(text);
        assert!(told.contains("error["), "{text}: {told}");
    }
}

proptest! {
    /// Whatever stands in a file, it is read or refused.
    #[test]
    fn nothing_panics(parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)) {
        read_files(&[("a.yaml", &parts.concat()), ("_b.yaml", "report: r.md\nsections: [{ id: x, title: X }]\n")]);
    }
}

/// Pieces of outlines, well and badly formed.
const PARTS: &[&str] = &[
    "report: r.md\n",
    "title: ",
    "T\n",
    "sections:\n",
    "  - title: S\n",
    "    points:\n",
    "      - one\n",
    "figures: ",
    "[{ value: 1, label: l, cite: a:1 }]\n",
    "extends: _b.yaml\n",
    "  - use: x\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    ": ",
    "- ",
    "\n",
    "\t",
    "  ",
    "'",
    "\"",
    "|",
    ">-",
    "\n  ",
    "#",
    " #1",
    "&a ",
    "*a",
    "<<: *a\n",
    "!!int ",
    "? ",
    "---\n",
    "...\n",
    "é",
    "🦀",
    "\u{2028}",
    "\\",
    "\\u0007",
    "0x1F",
    "~",
    "date: 15.9.2021\n",
    "formats: ",
    "deck",
    "minutes: -1\n",
    "cite: a:0\n",
];
