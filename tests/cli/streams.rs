//! Pipes, colours and signals.

use crate::desk::{Desk, OUTLINE, is_whole};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn a_reader_that_goes_away_stops_nothing() {
    let desk = Desk::new();
    let mut child = desk.command(&["build"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
    assert_eq!(desk.list("out"), ["council-deck.pdf", "council-handout.pdf", "council-memo.pdf"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told() {
    let desk = Desk::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = desk.command(&["list"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: cannot write to standard output: "));
}

#[test]
fn colours_are_for_terminals_or_when_asked_for() {
    let desk = Desk::with("title: [");
    let escape = "\u{1b}[";
    assert!(!desk.run(&["check"]).stderr.contains(escape), "piped output is plain");
    assert!(desk.run(&["check", "--color", "always"]).stderr.contains(escape));
    assert!(!desk.run(&["check", "--color", "never"]).stderr.contains(escape));
    let forced = desk.command(&["check"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!String::from_utf8(forced.stderr).unwrap().contains(escape), "NO_COLOR is honoured");
}

/// Enough outlines that the run is still going on when the first PDF is there.
const OUTLINES: usize = 60;

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_whole_files_alone() {
    let desk = Desk::new();
    for index in 0..OUTLINES {
        desk.write(&format!("briefs/brief-{index}.yaml"), OUTLINE);
    }
    let mut child = desk.command(&["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while !desk.list("out").iter().any(|name| name.ends_with(".pdf")) {
        assert!(child.try_wait().unwrap().is_none(), "the run was over before it could be interrupted");
        assert!(start.elapsed() < Duration::from_secs(60), "nothing was written");
        std::thread::sleep(Duration::from_millis(2));
    }
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let left = desk.list("out");
    assert!(left.len() < 2 * (OUTLINES + 1), "the run was over before it could be interrupted");
    for name in left {
        assert!(name.ends_with(".pdf") && is_whole(&desk.path("out").join(&name)), "{name}");
    }
}
