//! A new project: it builds at once, and no other file is touched.

use crate::desk::Desk;

#[test]
fn a_new_project_builds_in_all_formats_and_nothing_is_told() {
    let desk = Desk::empty();
    let ran = desk.run(&["new", "night/bus", "--language", "en-US"]);
    ran.is_well();
    assert!(ran.stdout.starts_with("night/bus/briefpress.toml\nnight/bus/briefs/report.md\n"), "{}", ran.stdout);
    assert_eq!(desk.list("night"), ["bus"]);
    assert!(
        std::fs::read_to_string(desk.path("night/bus/briefs/council.yaml")).unwrap().contains("\nlanguage: en-US ")
    );
    let checked = desk.run(&["check", "--strict", "night/bus"]);
    checked.is_well();
    assert_eq!(checked.stderr, "");
    let built = desk.run(&["build", "-f", "deck,memo,onepager,handout,notes", "night/bus"]);
    built.is_well();
    assert_eq!((built.stderr.as_str(), desk.list("out").len()), ("", 5));
}

#[test]
fn a_project_is_in_order_in_each_language_that_there_is_one_in() {
    let desk = Desk::empty();
    for language in ["en-US", "es-MX", "fr-CA", "de-CH"] {
        desk.run(&["new", language, "--language", language]).is_well();
        let checked = desk.run(&["check", "--strict", language]);
        checked.is_well();
        assert_eq!(checked.stderr, "", "{language}");
    }
}

#[test]
fn a_folder_with_files_is_left_as_it_is_and_an_empty_one_is_filled() {
    let desk = Desk::empty();
    desk.write("mine/notes.txt", "mine");
    let ran = desk.run(&["new", "mine"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.stderr.starts_with("error[E0662]: the folder `mine` is not empty"), "{}", ran.stderr);
    assert_eq!(desk.list("mine"), ["notes.txt"]);
    std::fs::create_dir(desk.path("empty")).unwrap();
    desk.run(&["new", "empty"]).is_well();
    assert_eq!(desk.list("empty"), ["briefpress.toml", "briefs"]);
    assert_eq!(desk.list(""), ["empty", "mine"]);
}

#[test]
fn what_a_killed_run_left_is_taken_away() {
    let desk = Desk::empty();
    desk.write("town/.briefpress-abc.part/project/briefpress.toml", "");
    desk.run(&["new", "town"]).is_well();
    let mut all: Vec<_> =
        std::fs::read_dir(desk.path("town")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    all.sort();
    assert_eq!(all, ["briefpress.toml", "briefs"]);
    assert_eq!(desk.list("town/briefs"), ["council.yaml", "report.md"]);
}

#[test]
fn a_file_in_the_way_and_an_unknown_language_are_told() {
    let desk = Desk::empty();
    desk.write("file", "");
    let ran = desk.run(&["new", "file"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.stderr.contains("cannot make the project `file`"), "{}", ran.stderr);
    assert_eq!(desk.run(&["new", "bus", "--language", "tlh"]).status, Some(2));
    assert_eq!(desk.list(""), ["file"]);
}
