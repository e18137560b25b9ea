//! Unicode's own tests of line breaking, through our whole path: text in, places where a line may end out.

use super::measure::{Measurer, PointKind};
use super::opportunities::CutKind;
use super::tests::{fonts, style, text, words};
use super::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

/// Returns the conformance test that the segmenter's crate brings with it; none where its source has none.
fn line_break_test() -> Option<String> {
    let said = |command: &mut Command| String::from_utf8(command.output().ok()?.stdout).ok();
    let version = said(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let metadata = said(Command::new(env!("CARGO")).args(["metadata", "--offline", "--format-version", "1"]).args([
        "--filter-platform",
        host,
        "--manifest-path",
        manifest,
    ]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).ok()?;
    let packages = metadata["packages"].as_array()?;
    let segmenter = packages.iter().find(|package| package["name"] == "icu_segmenter")?;
    let manifest = PathBuf::from(segmenter["manifest_path"].as_str()?);
    std::fs::read_to_string(manifest.with_file_name("tests/testdata/LineBreakTest.txt")).ok()
}

/// One sample: its characters, and for each place between two whether the standard lets a line end there, with the rule.
struct Sample {
    characters: Vec<char>,
    breaks: Vec<bool>,
    rules: Vec<String>,
}

fn read(line: &str) -> Option<Sample> {
    let (sample, comment) = line.split_once('#')?;
    let mut characters = Vec::new();
    let mut breaks = Vec::new();
    for part in sample.split_whitespace() {
        match part {
            "÷" | "×" => breaks.push(part == "÷"),
            code => characters.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?),
        }
    }
    let parts = comment.split(['÷', '×']).skip(1);
    let rules = parts.map(|part| part.split_once('[').and_then(|(_, rest)| Some(rest.split_once(']')?.0.to_owned())));
    Some(Sample { characters, breaks, rules: rules.map(Option::unwrap_or_default).collect() })
}

/// Characters of scripts that need dictionaries, and of a later version of the standard than the segmenter knows.
const SKIPPED: &[char] = &['\u{e31}', '\u{e01}', '\u{103e}', '\u{102c}', '\u{1f8ff}'];

/// Line ends that are meant, and soft hyphens, which are not places of the text's own.
const MEANT: &[char] = &['\u{ad}', '\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Where we let a line end otherwise than the standard does: the rule that it goes by there, the most samples in which it
/// happens, and why.
const TAILORED: &[(&str, usize, &str)] = &[
    ("fewer 8.0", 12, "a zero-width space allows a line's end, but none before a dash or a mark that closes"),
    ("fewer 15.3", 2, "a full stop before figures is no decimal mark in running text, and holds on to the word before"),
    ("fewer 18.0", 694, "dashes never start a line; signs hold their number; spaces of fixed width hold"),
    ("fewer 20.01", 3, "a hyphen or stroke with fewer than two letters beside it holds"),
    ("fewer 20.02", 6, "dashes never start a line; spaces of fixed width hold"),
    ("fewer 31.01", 1_000, "dashes never start a line; spaces of fixed width hold; marks between words hold"),
    ("more 12.0", 20, "a no-break space is a joint of ours; what is combined with it is not"),
    ("more 15.4", 2, "the segmenter knows an earlier version of the standard"),
    ("more 20.1", 9, "the segmenter knows an earlier version of the standard"),
    ("more 21.03", 1, "what only says how words run is no part of a line: it ends before or behind it"),
    ("more 25.06", 1, "the segmenter knows an earlier version of the standard"),
    ("more 28.11", 2, "Balinese aksara, which the faces lack"),
    ("more 28.12", 4, "Batak and Balinese aksara, which the faces lack"),
];

/// Returns the places of a text, in bytes, at which a line may start.
fn starts(typesetter: &mut Typesetter, content: &str) -> Vec<usize> {
    let content_text = text(vec![words(content)]);
    typesetter.collect(&content_text, &style(), Language::default_language());
    let mut starts = Vec::new();
    let mut from = 0;
    for index in 0..typesetter.collected.segments.len() {
        let end = typesetter.collected.segments[index];
        let mut points = Vec::new();
        let mut measurer = Measurer {
            shaper: &mut typesetter.shaper,
            words: &typesetter.words,
            cuts: &mut typesetter.cuts,
            collected: &mut typesetter.collected,
            hanging: false,
        };
        measurer.measure(from..end, false, &mut points);
        // Where each atom starts in the text.
        let mut at = 0;
        let places: Vec<usize> = (0..end)
            .map(|atom| {
                let word = &typesetter.words.words[typesetter.collected.atoms[atom].word.0 as usize].text;
                at += content[at..].find(&**word).unwrap_or(0);
                at += word.len();
                at - word.len()
            })
            .collect();
        for point in &points[1..points.len() - 1] {
            if !matches!(point.kind, PointKind::Cut(CutKind::SoftHyphen)) {
                starts.push(places[point.atom as usize] + usize::from(point.at));
            }
        }
        from = end;
    }
    starts
}

#[test]
fn lines_end_where_the_standard_lets_them() {
    // A crate that was packed without its tests has nothing to be held to.
    let Some(samples) = line_break_test() else {
        return;
    };
    let mut typesetter = Typesetter::new(fonts());
    let (mut alike, mut differing) = (0, BTreeMap::<String, Vec<String>>::new());
    for sample in samples.lines().filter_map(read) {
        let content: String = sample.characters.iter().collect();
        if content.contains(SKIPPED) || content.contains(MEANT) {
            continue;
        }
        let ours = starts(&mut typesetter, &content);
        let mut at = 0;
        for index in 1..sample.characters.len() {
            at += sample.characters[index - 1].len_utf8();
            let (allowed, taken) = (sample.breaks[index], ours.contains(&at));
            if allowed == taken {
                alike += 1;
            } else {
                let rule = format!("{} {}", if taken { "more" } else { "fewer" }, sample.rules[index]);
                differing.entry(rule).or_default().push(format!("{content:?} at {at}"));
            }
        }
    }
    assert!(alike > 25_000, "{alike}");
    let most = |rule: &str| TAILORED.iter().find(|(tailored, ..)| *tailored == rule).map_or(0, |(_, most, _)| *most);
    differing.retain(|rule, samples| samples.len() > most(rule));
    assert!(differing.is_empty(), "{differing:#?}");
}
