use super::*;
use crate::source::FileId;

fn guard(kind: Kind, texts: &[&str], public: &Public) -> Guard {
    let place = Some(Span { file: FileId(0), start: 0, end: 0 });
    let texts = texts.iter().map(|text| (*text).to_owned()).collect();
    Guard::new(vec![Secret { kind, place, texts }], public)
}

fn finds(secret: &str, text: &str) -> bool {
    !guard(Kind::Words, &[secret], &Public::default()).in_text(text).is_empty()
}

#[test]
fn names_are_found_however_they_are_set() {
    for text in [
        "told by Núñez Ávila in May",
        "NÚÑEZ ÁVILA",
        "Nu\u{301}n\u{303}ez A\u{301}vila",
        "Nú\u{ad}\nñez Ávila",
        "Nú\u{ad}ñez\nÁvila",
        "Núñez\u{202f}\u{2009}Ávila",
        "Núñez-Ávila",
        "núñez_ávila.pdf",
        "(Núñez Ávila’s)",
        "Núñez\u{1f}Ávila",
        "Nú\u{1f}ñez Ávila",
    ] {
        assert!(finds("Núñez Ávila", text), "{text:?}");
    }
    assert!(finds("Griffin", "Gri\u{fb03}n"), "a ligature");
    assert!(finds("Straße", "STRASSE"));
    assert!(finds("Agent 47", "agent47"));
}

#[test]
fn a_quick_look_sees_the_same_letters() {
    for text in ["Nu\u{301}n\u{303}ez, 40 DOLLARS", "Gri\u{fb03}n’s «Stra\u{ad}\nße»", "plain words-alone\n2", "", "é"]
    {
        assert_eq!(fold::letters(text), fold(text).letters.as_bytes(), "{text:?}");
    }
}

#[test]
fn other_words_are_not_found() {
    for (secret, text) in [
        ("Ann", "an n-th time"),
        ("Ann", "annual"),
        ("Port", "the trans\u{ad}\nport"),
        ("Peña", "la pena"),
        ("Jane Doe", "Jane\0Doe"),
        ("Jane Doe", "Jane did"),
    ] {
        assert!(!finds(secret, text), "{secret} in {text:?}");
    }
}

#[test]
fn words_in_a_row_are_found_and_turns_of_phrase_are_not() {
    let passage = "The station chief met the minister twice in a hotel near the harbour before the vote.";
    let guard = guard(Kind::Passage, &[passage], &Public::default());
    assert!(!guard.in_text("that the chief met the minister twice in a hotel near it").is_empty());
    assert!(guard.in_text("before the vote, in a hotel, met the minister").is_empty());
}

#[test]
fn what_is_public_is_no_secret() {
    let words = "The bridge cost forty million and was open in the spring of the year";
    let of_report = Public { report: vec![words.to_owned()], outline: Vec::new() };
    let of_outline = Public { report: Vec::new(), outline: vec![words.to_owned()] };
    for (kind, public, is_secret) in [
        (Kind::Passage, &of_report, false),
        (Kind::Passage, &of_outline, true),
        (Kind::Notes, &of_outline, false),
        (Kind::Comment, &of_report, false),
        (Kind::Words, &of_report, true),
    ] {
        assert_eq!(!guard(kind, &[words], public).in_text(words).is_empty(), is_secret, "{kind:?}");
    }
}

#[test]
fn texts_are_masked_where_the_words_stand() {
    let guard = guard(Kind::Words, &["Jane Doe", "Núñez"], &Public::default());
    assert_eq!(guard.masked("told by JANE DOE, and Núñez."), "told by [withheld], and [withheld].");
    // Of a word whose letters are put together, all goes.
    assert_eq!(guard.masked("told by Nu\u{301}n\u{303}ez. He"), "told by [withheld] He");
    assert_eq!(guard.masked("nobody"), "nobody");
    let line = r#"{"words":"one\nJane Doe \"Núñez\" A"}"#;
    assert_eq!(guard.masked_json(line), r#"{"words":"one\n[withheld] \"[withheld]\" A"}"#);
    let apart = r#"{"first":"Jane","last":"Doe","both":["Jane","Doe"]}"#;
    assert_eq!(guard.masked_json(apart), apart, "what stands in two strings is not one name");
}

#[test]
fn patterns_ask_for_something_and_are_of_a_size() {
    let spanned = |value: &str| crate::source::Spanned {
        value: value.to_owned(),
        span: Span { file: FileId(0), start: 0, end: 0 },
    };
    assert!(Withheld::new(spanned("MX-\\d{4}"), true).is_ok());
    assert!(Withheld::new(spanned("a*"), true).is_err());
    assert!(Withheld::new(spanned("(a"), true).is_err());
    assert!(Withheld::new(spanned("((a{1000}){1000}){1000}"), true).is_err());
    assert!(Withheld::new(spanned("…"), false).is_err());
    let guard = guard(Kind::Pattern, &["MX-\\d{4}"], &Public::default());
    assert_eq!(guard.masked("as mx-1234 says"), "as [withheld] says");
}

#[test]
fn folders_are_kept_out_of_files_and_not_out_of_what_is_told() {
    let guard = guard(Kind::Folder, &["/home/jane"], &Public::default());
    assert!(!guard.in_text("see file:///home/jane/notes.md").is_empty());
    assert_eq!(guard.masked("/home/jane/out/a.pdf"), "/home/jane/out/a.pdf");
}
