//! Where PDFs cannot be written: what is told, and that what stood there is left as it was.

use crate::desk::{Desk, OUTLINE, Ran};
use std::fs;
use std::process::Command;

const OLD: &str = "an old file";

/// Returns a desk with an old memo in its output folder.
fn desk_with_old() -> Desk {
    let desk = Desk::new();
    desk.write("out/council-memo.pdf", OLD);
    desk
}

#[track_caller]
fn is_as_it_was(desk: &Desk) {
    assert_eq!(fs::read_to_string(desk.path("out/council-memo.pdf")).unwrap(), OLD);
    assert_eq!(desk.list("out"), ["council-memo.pdf"]);
}

fn protect(desk: &Desk, path: &str, protected: bool) {
    let mut rights = fs::metadata(desk.path(path)).unwrap().permissions();
    rights.set_readonly(protected);
    fs::set_permissions(desk.path(path), rights).unwrap();
}

#[test]
fn an_output_folder_that_is_a_file() {
    let desk = Desk::new();
    desk.write("out", "a file");
    desk.run(&["build"]).tells(
        1,
        &[
            "error[E0602]: cannot write to the folder `out`: a file is in its place",
            "move the file away, or name another folder with --out",
            "1 error; no PDF written",
        ],
    );
    desk.run(&["build", "-o", "out/deeper"])
        .tells(1, &["cannot write to the folder `out/deeper`: a file is in its place"]);
    assert_eq!(fs::read_to_string(desk.path("out")).unwrap(), "a file");
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_read_only() {
    let desk = desk_with_old();
    protect(&desk, "out", true);
    let ran = desk.run(&["build"]);
    protect(&desk, "out", false);
    ran.tells(1, &["cannot write to the folder `out`: it is read-only", "allow writing to it (chmod u+w)"]);
    is_as_it_was(&desk);
}

#[cfg(unix)]
#[test]
fn a_folder_of_outlines_that_is_read_only() {
    let desk = Desk::new();
    protect(&desk, "briefs", true);
    let ran = desk.run(&["accept"]);
    protect(&desk, "briefs", false);
    ran.tells(
        1,
        &["cannot write to the folder `briefs`: it is read-only", "= help: allow writing to it (chmod u+w)\n"],
    );
    assert!(!desk.list("briefs").iter().any(|name| name.ends_with(".lock")));
}

#[test]
fn a_pdf_that_is_write_protected() {
    let desk = desk_with_old();
    protect(&desk, "out/council-memo.pdf", true);
    let ran = desk.run(&["build"]);
    protect(&desk, "out/council-memo.pdf", false);
    ran.tells(
        1,
        &[
            "error[E0601]: cannot write `out/council-memo.pdf`: the file there is write-protected",
            "allow writing to it (chmod u+w), or name another folder with --out",
            "1 error; 2 PDFs written",
        ],
    );
    assert_eq!(fs::read_to_string(desk.path("out/council-memo.pdf")).unwrap(), OLD);
    assert!(ran.stdout.starts_with("out/council-deck.pdf"), "the other is built: {}", ran.stdout);
}

#[test]
fn a_folder_in_the_place_of_a_pdf() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("out/council-memo.pdf")).unwrap();
    desk.run(&["build", "-f", "memo"]).tells(1, &["cannot write `out/council-memo.pdf`: a folder has its name"]);
    assert_eq!(desk.list("out"), ["council-memo.pdf"]);
}

/// A limit on the size of files stops writing in the middle, as a full disk does, and needs no rights of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full() {
    let desk = desk_with_old();
    let program = desk.command(&[]);
    let ran = Ran::from(
        Command::new("sh")
            .args(["-c", "ulimit -f 1; exec \"$0\" build -f memo"])
            .arg(program.get_program())
            .current_dir(desk.path(""))
            .output()
            .unwrap(),
    );
    ran.tells(
        1,
        &[
            "error[E0601]: cannot write `out/council-memo.pdf`: files of this size are not allowed there",
            "the file that stands there was left as it was",
            "name another folder with --out",
        ],
    );
    is_as_it_was(&desk);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_no_folder() {
    Desk::new()
        .run(&["build", "-o", "/dev/full"])
        .tells(1, &["cannot write to the folder `/dev/full`: a file is in its place"]);
}

#[test]
fn two_outlines_that_would_write_the_same_file() {
    let desk = Desk::new();
    desk.write("briefs/more/council.yaml", OUTLINE.replace("report.md", "../report.md"));
    desk.write("briefs/press.yaml", OUTLINE);
    let ran = desk.run(&["build"]);
    ran.tells(
        1,
        &[
            "error[E0603]: `briefs/council.yaml` and `briefs/more/council.yaml` would both write `council-deck.pdf`",
            "give one of the outlines another file name",
        ],
    );
    assert_eq!(desk.list("out"), ["press-deck.pdf", "press-handout.pdf", "press-memo.pdf"]);
}

#[test]
fn a_failed_outline_leaves_its_old_pdf_and_stops_no_other() {
    let desk = desk_with_old();
    desk.write("briefs/council.yaml", OUTLINE.replace("$44", "$45"));
    desk.write("briefs/press.yaml", OUTLINE);
    desk.run(&["build"]).tells(1, &["briefs/council.yaml:11:"]);
    assert_eq!(fs::read_to_string(desk.path("out/council-memo.pdf")).unwrap(), OLD);
    assert_eq!(desk.list("out"), ["council-memo.pdf", "press-deck.pdf", "press-handout.pdf", "press-memo.pdf"]);
}
