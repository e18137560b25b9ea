use super::*;
use crate::source::FileId;

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), text: text.into() }
}

fn span(file: u32, start: u32, end: u32) -> Span {
    Span { file: FileId(file), start, end }
}

fn outline() -> Vec<SourceFile> {
    vec![
        file("briefs/a.yaml", "report: report.md\ntitle: Trade\ncite: tariff:2\n"),
        file("briefs/report.md", "# Tariffs\n\nWords.\n\nMore.\n"),
    ]
}

#[test]
fn a_person_is_shown_the_words_the_reason_and_the_mend() {
    let diagnostic = Diagnostic::new(codes::UNKNOWN_SECTION, "there is no section `tariff`")
        .at(span(0, 37, 43), "not in the report")
        .at(span(0, 8, 17), "this report")
        .at(span(1, 0, 9), "a section with a name like it")
        .note("a section is named by its heading")
        .help("did you mean `tariffs`?");
    insta::assert_snapshot!(human::render(&diagnostic, &outline(), false), @r"
    error[E0301]: there is no section `tariff`
     --> briefs/a.yaml:3:7
      |
    1 | report: report.md
      |         --------- this report
    2 | title: Trade
    3 | cite: tariff:2
      |       ^^^^^^ not in the report
      |
     ::: briefs/report.md:1:1
      |
    1 | # Tariffs
      | --------- a section with a name like it
      |
      = note: a section is named by its heading
      = help: did you mean `tariffs`?
    ");
}

#[test]
fn a_message_without_a_place_still_has_its_reasons() {
    let diagnostic =
        Diagnostic::new(codes::OUTPUT_NOT_WRITTEN, "the disk is full").note("nothing was written").help("free some");
    insta::assert_snapshot!(human::render(&diagnostic, &[], false), @r"
    error[E0601]: the disk is full
     |
     = note: nothing was written
     = help: free some
    ");
}

#[test]
fn a_place_of_many_lines_is_shown_by_its_first() {
    let files = outline();
    let diagnostic = Diagnostic::new(codes::REPORT_ODDITIES, "odd").at(span(1, 11, 25), "here");
    insta::assert_snapshot!(human::render(&diagnostic, &files, false), @r"
    warning[W0104]: odd
     --> briefs/report.md:3:1
      |
    3 | Words.
      | ^^^^^^ here
    ");
}

#[test]
fn control_characters_reach_no_terminal() {
    let files = [file("a\u{1B}[2J.md", "one\u{1B}[31m two\u{7} x\n")];
    let diagnostic = Diagnostic::new(codes::CONTROL_CHARACTER, "bad \u{1B}[1m name")
        .at(span(0, 0, 3), "label \u{8}")
        .note("note \u{1B}]0;title\u{7}")
        .help("help \r \u{1B}");
    let told = human::render(&diagnostic, &files, false);
    assert!(!told.contains(|character: char| character.is_control() && character != '\n'), "{told:?}");
}

#[test]
fn a_line_of_megabytes_is_cut_around_the_words() {
    let files = [file("a.md", &format!("{}NEEDLE{}", "x".repeat(1 << 20), "é".repeat(1 << 20)))];
    let diagnostic = Diagnostic::new(codes::UNKNOWN_SECTION, "no").at(span(0, 1 << 20, (1 << 20) + 6), "here");
    let told = human::render(&diagnostic, &files, false);
    assert!(told.contains("NEEDLE"), "{told}");
    assert!(told.contains("a.md:1:1048577"), "{told}");
    assert!(told.lines().all(|line| line.chars().count() < 200), "{told}");
}

#[test]
fn labels_far_apart_do_not_show_what_lies_between() {
    let files = [file("a.md", &"line\n".repeat(50_000))];
    let diagnostic =
        Diagnostic::new(codes::UNKNOWN_SECTION, "no").at(span(0, 200_000, 200_004), "").at(span(0, 5, 9), "first");
    let told = human::render(&diagnostic, &files, false);
    assert!(told.contains("a.md:40001:1") && told.contains("a.md:2:1"), "{told}");
    assert!(told.lines().count() < 14, "{told}");
}

#[test]
fn a_place_outside_its_file_does_no_harm() {
    let diagnostic =
        Diagnostic::new(codes::UNKNOWN_SECTION, "no").at(span(0, 900, 901), "end").at(span(7, 0, 1), "nowhere");
    assert!(human::render(&diagnostic, &[file("a.md", "é")], false).contains("a.md:1:2"));
    assert!(json::render(&diagnostic, &[file("a.md", "")]).contains("\"line\":1"));
    assert!(human::render(&diagnostic, &[file("a.md", "")], false).contains("a.md:1:1"));
}

#[test]
fn a_program_is_given_one_object_on_a_line() {
    let diagnostic =
        Diagnostic::new(codes::UNKNOWN_SECTION, "there is no\nsection").at(span(0, 37, 43), "here").help("mend");
    let line = json::render(&diagnostic, &outline());
    assert!(!line.contains('\n'));
    let read: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(
        read,
        serde_json::json!({
            "code": "E0301", "title": "unknown section", "severity": "error", "message": "there is no\nsection",
            "file": "briefs/a.yaml", "line": 3, "column": 7, "end_line": 3, "end_column": 13,
            "labels": [{
                "file": "briefs/a.yaml", "line": 3, "column": 7, "end_line": 3, "end_column": 13, "text": "here",
            }],
            "notes": [], "help": "mend",
        })
    );
    let bare: serde_json::Value =
        serde_json::from_str(&json::render(&Diagnostic::new(codes::UNKNOWN_SECTION, "x"), &[])).unwrap();
    assert_eq!(bare.get("file"), None);
}

#[test]
fn the_list_is_sorted_by_place_and_says_nothing_twice() {
    let files = [file("b.md", "text\n"), file("a.md", "text\n")];
    let mut diagnostics = Diagnostics::default();
    let mut say = |code, message: &str, file, start| {
        diagnostics.push(Diagnostic::new(code, message).at(span(file, start, start + 1), ""));
    };
    say(codes::UNKNOWN_SECTION, "b 3", 0, 3);
    say(codes::UNKNOWN_SECTION, "b 0", 0, 0);
    say(codes::UNKNOWN_SECTION, "a 2", 1, 2);
    say(codes::UNKNOWN_SECTION, "b 0", 0, 0);
    say(codes::UNKNOWN_SECTION, "b 0 again", 0, 0);
    say(codes::UNKNOWN_SECTION, "b 0", 0, 0);
    say(codes::FILE_MISSING, "b 3 before", 0, 3);
    diagnostics.push(Diagnostic::new(codes::OUTPUT_NOT_WRITTEN, "no place"));
    let told: Vec<&str> = diagnostics.sorted(&files).iter().map(|diagnostic| &*diagnostic.message).collect();
    assert_eq!(told, ["no place", "a 2", "b 0", "b 0 again", "b 3 before", "b 3"]);
}

#[test]
fn a_near_name_is_suggested_and_a_far_one_is_not() {
    assert_eq!(nearest("recomendations", ["recommendations", "sections"]), Some("recommendations"));
    assert_eq!(nearest("Title", ["title", "subtitle"]), Some("title"));
    assert_eq!(nearest("colour", ["cite", "label"]), None);
    assert_eq!(nearest("say", ["own", "saz"]), Some("saz"));
}

#[test]
fn codes_are_unique_and_their_first_digits_name_a_stage() {
    let mut seen = std::collections::BTreeSet::new();
    for code in codes::ALL {
        assert!(seen.insert(&code.id[1..]), "{} is given twice", code.id);
        assert!(matches!(code.id.as_bytes(), [b'E' | b'W', b'0', b'0'..=b'7', _, _]), "{}", code.id);
        assert!(!code.title.is_empty());
    }
}
