//! What a reader of Hebrew or Arabic would notice.

use super::super::tests::{ARABIC, HEBREW, Set, fonts, justified, line_break, mark, set, shaped, style, text, words};
use super::super::{Face, Family, Problem, Shape, Weight};
use super::*;
use crate::geometry::Pt;
use crate::language::Tag;
use proptest::prelude::*;

/// A run in a language.
fn in_language(content: &str, tag: &str) -> Run {
    shaped(content, Shape { language: Tag::parse(tag), ..Shape::default() })
}

/// The words of a line as they stand from left to right.
fn stands(runs: Vec<Run>) -> String {
    set(&text(runs), &style(), 1000.0).lines().concat()
}

fn regular(family: Family) -> Face {
    Face { family, weight: Weight::Regular, italic: false }
}

#[test]
fn words_stand_in_the_order_of_their_script() {
    let cases = [
        ("say אחת שתיים שלוש now", "say שלוש שתיים אחת now"),
        // Figures run from left to right, and stand where those who read from right to left expect them.
        ("say אחת 1948 שלוש now", "say שלוש 1948 אחת now"),
        ("in 1948 אחת 12 now", "in 1948 12 אחת now"),
        // Figures of the Arabic script too; a range of them is read as one.
        ("say قال ١٢ دولة now", "say دولة ١٢ قال now"),
        // What stands at the end of a sentence goes with the sentence, brackets with what they hold.
        ("say אחת (שתיים) now (שלוש).", "say )שתיים( אחת now (שלוש)."),
        ("the name is אחת!", "the name is אחת!"),
        // A Latin word parts what runs from right to left.
        ("say אחת two שלוש ארבע now", "say אחת two ארבע שלוש now"),
        // Marks of direction are honoured, and not drawn.
        ("say אחת!\u{200f} now", "say !אחת now"),
        ("say \u{2067}אחת two שלוש\u{2069} now", "say שלוש two אחת now"),
        ("say \u{202e}one two\u{202c} now", "say two one now"),
        ("plain\u{200e} words", "plain words"),
    ];
    for (content, expected) in cases {
        assert_eq!(stands(vec![words(content)]), expected, "{content}");
    }
}

#[test]
fn words_said_to_be_in_such_a_language_run_as_a_whole() {
    let quoted = in_language("אחת two שלוש 4", "he");
    assert_eq!(stands(vec![words("say "), quoted.clone(), words(" now")]), "say 4 שלוש two אחת now");
    // An endnote mark behind it stands behind it for those who read from left to right, one within it among its words.
    let marked = stands(vec![words("say "), quoted, mark("7"), words(" now")]);
    assert_eq!(marked, "say 4 שלוש two אחת7 now");
    let within = vec![words("say "), in_language("אחת", "he"), mark("7"), in_language(" שתיים", "he"), words(" now")];
    assert_eq!(stands(within), "say שתיים 7אחת now");
}

#[test]
fn a_paragraph_of_such_words_alone_runs_from_right_to_left() {
    let content = "אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר. ".repeat(7);
    let set = set(&text(vec![words(content.trim_end())]), &justified(), 200.0);
    let lines = &set.paragraph.lines;
    assert!(lines.len() > 3);
    // The full stop ends the sentence, at its left.
    assert!(set.lines().last().unwrap().starts_with(".עשר"), "{:?}", set.lines());
    // The last line is flush right.
    let last = lines.last().unwrap();
    let start = last.runs.first().unwrap().x.0;
    assert!(start > 1.0 && (start + last.width.0 - 200.0).abs() < 0.1, "{start} {:?}", last.width);
    // A name that stands alone in a column keeps to its edge.
    let name = super::super::tests::set(&text(vec![words("אחת")]), &style(), 200.0);
    assert_eq!(name.paragraph.lines[0].runs[0].x, Pt(0.0));
}

#[test]
fn lines_are_filled_in_the_order_of_reading() {
    let content = "these words and אחת שתיים שלוש ארבע חמש שש go on";
    let set = set(&text(vec![words(content)]), &style(), 110.0);
    assert_eq!(set.lines(), ["these words and אחת", "חמש ארבע שלוש שתיים", "שש go on"]);
}

#[test]
fn brackets_are_mirrored_and_letters_join() {
    let glyph = |family, character| fonts().glyph(regular(family), character).unwrap();
    let drawn = |content: &str| -> Vec<u16> {
        set(&text(vec![words(content)]), &style(), 100.0).glyphs().iter().map(|glyph| glyph.id).collect()
    };
    // From left to right, by the faces that have them: neither of the others has brackets.
    let [open, close] = ['(', ')'].map(|bracket| glyph(Family::Serif, bracket));
    assert_eq!(drawn("\u{2067}(א)\u{2069}"), [open, glyph(HEBREW, 'א'), close]);
    let joined = set(&text(vec![words("ببب")]), &style(), 100.0).glyphs();
    let alone = glyph(ARABIC, 'ب');
    assert!(joined.iter().filter(|glyph| glyph.advance > 0).all(|glyph| glyph.id != alone), "{joined:?}");
    // Tracking, as labels have it, does not part them.
    let label = crate::text::TextStyle { tracking: crate::geometry::Em(0.1), ..style() };
    let width = |style| set(&text(vec![words("ببب")]), style, 100.0).paragraph.lines[0].width;
    assert_eq!(width(&label), width(&style()));
}

#[test]
fn one_face_sets_a_whole_word() {
    for content in ["سلام،", "مِنْ", "שָׁלוֹם"] {
        let set = set(&text(vec![words(content)]), &style(), 400.0);
        assert!(set.paragraph.problems.is_empty(), "{content}: {:?}", set.paragraph.problems);
        let faces: Vec<Family> = set.paragraph.lines[0].runs.iter().map(|run| run.face.family).collect();
        assert!(matches!(faces[..], [ARABIC | HEBREW]), "{content}: {faces:?}");
    }
}

#[test]
fn composed_and_combining_letters_are_alike() {
    for (composed, combining) in [
        ("é", "e\u{301}"),
        ("ñ", "n\u{303}"),
        ("ϊ", "ι\u{308}"),
        ("й", "и\u{306}"),
        ("שׁ", "ש\u{5c1}"),
        ("آ", "ا\u{653}"),
    ] {
        let drawn = |content: &str| -> Vec<(u16, i16)> {
            let set = set(&text(vec![words(content)]), &style(), 100.0);
            assert!(set.paragraph.problems.is_empty(), "{content}: {:?}", set.paragraph.problems);
            set.glyphs().iter().map(|glyph| (glyph.id, glyph.advance)).collect()
        };
        assert_eq!(drawn(composed), drawn(combining), "{composed}");
    }
}

#[test]
fn greek_and_cyrillic_are_in_the_text_face_and_emoji_in_none() {
    let drawn = set(&text(vec![words("Αθήνα Москва Łódź")]), &style(), 400.0);
    assert!(drawn.paragraph.problems.is_empty());
    assert!(drawn.paragraph.lines[0].runs.iter().all(|run| run.face.family == Family::Serif));
    for (content, lacking) in [("well \u{1f600} done", '\u{1f600}'), ("a\u{20dd}", '\u{20dd}'), ("עברית क", 'क')]
    {
        let set = set(&text(vec![words(content)]), &style(), 400.0);
        assert_eq!(set.paragraph.problems, [Problem::MissingCharacter(lacking)], "{content}");
    }
    // Which form is meant is no character of its own.
    assert!(set(&text(vec![words("\u{2192}\u{fe0e}")]), &style(), 400.0).paragraph.problems.is_empty());
}

#[test]
fn words_are_parted_from_those_beside_them_and_read_in_their_order() {
    let parted = |content: &str| -> Vec<String> {
        let whole = text(vec![words(content)]);
        let parts = parted(&whole).unwrap_or(whole);
        parts.runs.iter().map(|run| format!("{:?}", said(run).ok_or("-"))).collect()
    };
    assert_eq!(parted("say one"), ["Err(\"-\")"]);
    assert_eq!(
        parted("say אחת (12), שתיים. One ב"),
        ["Err(\"-\")", "Ok(\"אחת (12), שתיים\")", "Err(\"-\")", "Ok(\"ב\")",]
    );
}

/// Unicode's own test, where the machine has it: levels of texts, and their order on a line.
const CONFORMANCE: &str = "/usr/share/unicode/BidiCharacterTest.txt";

/// Classes of characters whose level the standard puts back where a line ends (L1): our lines end without them.
const AT_ENDS: &[BidiClass] = &[BidiClass::WS, BidiClass::LRI, BidiClass::RLI, BidiClass::FSI, BidiClass::PDI];

#[test]
#[allow(clippy::disallowed_methods, reason = "the test is a file of the machine")]
fn levels_and_order_are_those_of_the_standard() {
    let Ok(samples) = std::fs::read_to_string(CONFORMANCE) else {
        assert!(std::env::var_os("BRIEFPRESS_TOOLS").is_none(), "install the Debian package unicode-data");
        return;
    };
    let mut held = 0;
    for sample in samples.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = sample.split(';').collect();
        let code = |code: &str| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
        let characters: Vec<char> = fields[0].split(' ').map(code).collect();
        let base: u8 = fields[2].parse().unwrap();
        let expected: Vec<Option<u8>> = fields[3].split(' ').map(|level| level.parse().ok()).collect();
        // A tab is a space to us, and a second paragraph another text.
        if characters.iter().any(|c| matches!(bidi_class(*c), BidiClass::B | BidiClass::S)) {
            continue;
        }
        let levels = Levels::resolve(&text(vec![words(&characters.iter().collect::<String>())]), Some(base == 1));
        let mut atoms = Vec::new();
        let mut byte = 0;
        for (index, character) in characters.iter().enumerate() {
            // Those without a level are gone (X9).
            if let Some(expected) = expected[index] {
                let at_end = AT_ENDS.contains(&bidi_class(*character));
                let level = if at_end { expected } else { levels.at(0, byte) };
                assert_eq!(level, expected, "{sample}: character {index}");
                let word = WordId(index as u32);
                atoms.push(Atom { word, look: 0, joint: Joint::None, level, space_level: level });
            }
            byte += character.len_utf8();
        }
        let order: Vec<u32> = in_order(&atoms, |_| None).iter().map(|atom| atom.word.0).collect();
        let wanted: Vec<u32> = fields[4].split(' ').filter_map(|index| index.parse().ok()).collect();
        assert_eq!(order, wanted, "{sample}");
        held += 1;
    }
    assert!(held > 40_000, "{held}");
}

/// A word of a kind that stands in such texts.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{1,9}",
        3 => "[\u{5d0}-\u{5ea}]{1,8}[,.]?",
        3 => "[\u{627}-\u{63a}]{1,8}",
        1 => "[1-9][0-9]{0,3}",
        1 => "\\([\u{5d0}-\u{5ea}]{1,5}\\)",
        1 => "[a-z]{2,5}[\u{5d0}-\u{5ea}]{2,5}",
        1 => "[\u{5d0}-\u{5ea}]{2,5}(-|/)[\u{5d0}-\u{5ea}]{2,5}",
        // Embeddings are left out: a space that one begins with may stand at a line's end, where nobody counts it.
        1 => "\u{200f}|\u{2067}[a-z]{2,4}|\u{2069}",
    ]
}

fn run() -> impl Strategy<Value = Run> {
    let content = proptest::collection::vec(word(), 1..9).prop_map(|words| words.join(" "));
    prop_oneof![
        6 => (content, any::<[bool; 2]>(), "[ ]?").prop_map(|(content, [emphasis, hebrew], space)| {
            let language = if hebrew { Tag::parse("he") } else { None };
            shaped(&format!("{content}{space}"), Shape { emphasis, language, ..Shape::default() })
        }),
        1 => (1..99_u8).prop_map(|number| mark(&number.to_string())),
        1 => Just(line_break()),
    ]
}

/// The characters that are drawn, in an order that does not depend on where they stand.
fn sorted(text: &str) -> Vec<char> {
    let drawn = |c: &char| !c.is_whitespace() && !is_control(*c) && *c != '\u{ad}';
    let mut characters: Vec<char> = text.chars().filter(drawn).collect();
    characters.sort_unstable();
    characters
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_fit_and_lose_nothing(
        runs in proptest::collection::vec(run(), 1..6), justify in any::<bool>(), measure in 40.0..300.0_f32,
    ) {
        let text = text(runs);
        let style = if justify { justified() } else { style() };
        let set: Set = set(&text, &style, measure);
        for line in &set.paragraph.lines {
            let drawn = set.drawn(line);
            prop_assert!(drawn <= measure + 0.3 * style.size.0, "{drawn} in {measure}: {:?}", set.lines());
        }
        let said: String = text.runs.iter().map(|run| match &run.kind {
            RunKind::Words(words) => words.as_str(),
            RunKind::Mark { label, .. } => label.as_str(),
            _ => "",
        }).collect();
        prop_assert_eq!(sorted(&set.lines().concat()), sorted(&said));
    }
}
