//! Words that the built-in faces lack: by a theme's fonts, and by those of the machine.

use crate::desk::{Desk, OUTLINE, Ran};

/// A face for Hebrew.
const HEBREW: &[u8] = include_bytes!("../../briefs/specimen/fonts/NotoSerifHebrew-Regular.ttf");

/// Returns a folder whose outline quotes a Hebrew word, and names a theme with these faces.
fn quoting(faces: &str) -> Desk {
    let quoted =
        OUTLINE.replace("Steel had become dearer.", "Steel, <span lang=\"he\">פלדה</span>, had become dearer.");
    let desk = Desk::with(&format!("theme: house.yaml\n{quoted}"));
    desk.write("briefs/house.yaml", format!("extends: institute\n{faces}"));
    desk
}

#[test]
fn a_theme_brings_faces_that_may_be_embedded() {
    let desk = quoting("faces: { fallback: fonts/hebrew.ttf }\n");
    desk.write("briefs/fonts/hebrew.ttf", HEBREW);
    let ran = desk.run(&["build", "-f", "deck"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let fonts = desk.run(&["inspect", "--fonts", "out/council-deck.pdf"]).stdout;
    assert!(fonts.contains("NotoSerifHebrew-Regular"), "{fonts}");
    // Heard in the order of reading, in its language.
    let speech = desk.run(&["inspect", "--speech", "out/council-deck.pdf"]).stdout;
    assert!(speech.contains("[he: פלדה]"), "{speech}");

    let mut restricted = HEBREW.to_vec();
    let entry = restricted.windows(4).position(|tag| tag == b"OS/2").unwrap() + 8;
    let start = u32::from_be_bytes(restricted[entry..entry + 4].try_into().unwrap()) as usize;
    restricted[start + 8..start + 10].copy_from_slice(&[0, 2]);
    desk.write("briefs/fonts/hebrew.ttf", restricted);
    desk.run(&["build", "-f", "deck"]).tells(1, &["E0741", "`fonts/hebrew.ttf` may not be embedded", "house.yaml:2:"]);
}

#[test]
fn fonts_of_the_machine_are_used_where_that_is_asked_for() {
    let desk = quoting("");
    desk.run(&["build", "-f", "deck"]).tells(1, &["E0501", "U+05E4", "--system-fonts", "fallback:"]);
    if !cfg!(target_os = "linux") {
        return;
    }
    desk.write("home/.fonts/hebrew.ttf", HEBREW);
    let run = |more: &[&str]| {
        let mut command = desk.command(&["build", "-f", "deck", "--system-fonts"]);
        Ran::from(command.args(more).env("HOME", desk.path("home")).output().unwrap())
    };
    let ran = run(&[]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("  with this machine's "), "{}", ran.stdout);
    assert!(run(&["--message-format", "json"]).stdout.contains("\"system_fonts\":[\""));
}
