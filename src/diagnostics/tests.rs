use super::*;
use crate::source::FileId;
use std::path::Path;

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile::new(path, text)
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
fn a_slip_is_one_letter_with_one_candidate() {
    let keys = ["message", "title", "text", "costs-2019"];
    for (name, meant) in
        [("mesage", "message"), ("tilte", "title"), ("messages", "message"), ("costs2019", "costs-2019")]
    {
        assert_eq!(slip(name, keys), Some(meant), "{name}");
    }
    for name in ["msg", "messgaes", "tex", "costs-2018", "message"] {
        assert_eq!(slip(name, keys), None, "{name}");
    }
    assert_eq!(slip("cast", ["cost", "case"]), None, "two are as near");
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
fn labels_on_a_line_of_megabytes_are_shown_each_with_what_stands_around_it() {
    let files =
        [file("a.yaml", &format!("one: ok\ntwo: {} first {} last\n", "ä ".repeat(20_000), "x ".repeat(20_000)))];
    let at = |words: &str| files[0].text.find(words).unwrap() as u32;
    let (first, last) = (at("first"), at("last"));
    let diagnostic = Diagnostic::new(codes::FILE_MISSING, "both")
        .at(span(0, first, first + 5), "this")
        .at(span(0, last, last + 4), "and this");
    let shown = human::render(&diagnostic, &files, false);
    assert!(shown.contains("a.yaml:2:40007") && shown.contains("a.yaml:2:80014"), "{shown}");
    assert!(shown.contains("first") && shown.contains("^^^^^ this") && shown.contains("---- and this"), "{shown}");
    assert_eq!(shown.matches(":::").count(), 1, "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() < 160), "{shown}");
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

#[test]
fn a_workflow_command_stays_one_line_whatever_it_says() {
    let files = [file("a,b: c.yaml", "title: 100 %\n")];
    let diagnostic = Diagnostic::new(codes::UNKNOWN_KEY, "50 % of\nit\u{1B}[2J in /home/desk/a")
        .at(span(0, 7, 12), "here")
        .help("mend");
    let told = github::render(&diagnostic, &files, Path::new("/home/desk"));
    assert_eq!(
        told,
        "::error file=a%2Cb%3A c.yaml,line=1,endLine=1,col=8,endColumn=12,title=E0204%3A unknown key::50 %25 of%0Ait␛[2J in \
         ./a%0Ahere%0Ahelp: mend"
    );
}

#[test]
fn a_log_has_its_regions_in_utf_16_its_fixes_and_what_is_allowed() {
    let files = [file("briefs/a b.yaml", "🚌 cite: costs:2 é\n"), file("report.md", "# Costs\n")];
    let mut allowed = Diagnostic::new(codes::UNTRACED, "no passage in /home/desk").at(span(1, 0, 7), "");
    allowed.severity = Severity::Allowed;
    allowed.allowed = Some(Allowed { reason: "said by the desk".to_owned(), place: span(0, 0, 4) });
    let moved = Diagnostic::new(codes::PASSAGE_MOVED, "moved")
        .at(span(0, 11, 18), "here")
        .at(span(1, 2, 7), "there")
        .edit(span(0, 5, 18), "costs:2".to_owned(), "costs:3".to_owned());
    let log: serde_json::Value =
        serde_json::from_str(&sarif::render(&[&moved, &allowed], &files, Path::new("/home/desk"))).unwrap();
    let run = &log["runs"][0];
    let ids: Vec<_> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].clone()).collect();
    assert_eq!(ids, ["W0320", "W0326"]);
    let [moved, allowed] = run["results"].as_array().unwrap().as_slice() else { panic!("{run}") };
    let place = &moved["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "briefs/a%20b.yaml");
    // The bus takes two code units, and one character.
    assert_eq!(place["region"], serde_json::json!({"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 17}));
    assert_eq!(moved["relatedLocations"][0]["message"]["text"], "there");
    let change = &moved["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["deletedRegion"], place["region"]);
    assert_eq!(change["insertedContent"]["text"], "costs:3");
    assert_eq!(allowed["message"]["text"], "no passage in .");
    assert_eq!(allowed["suppressions"][0]["justification"], "said by the desk");
    assert_eq!(moved.get("suppressions"), None);
}

#[test]
fn lines_for_a_terminal_hold_nothing_that_it_would_carry_out() {
    assert_eq!(human::harmless("out/a.pdf  2 pages"), "out/a.pdf  2 pages");
    let told = human::harmless("title\u{1B}]0;owned\u{7} \u{202E}fdp.exe\u{2066}");
    assert!(
        !told.chars().any(|character| character.is_control()
            || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')),
        "{told:?}"
    );
    assert!(told.contains("title") && told.contains("fdp.exe"));
}
