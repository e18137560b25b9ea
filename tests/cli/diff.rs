//! Versions: what an outline says that an earlier one did not.

use crate::desk::{Desk, OUTLINE};
use std::process::Command;

/// Runs git on a desk.
fn git(desk: &Desk, arguments: &[&str]) {
    let ran = Command::new("git")
        .current_dir(desk.path(""))
        .args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// A desk whose outline has an earlier version.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("old.yaml", OUTLINE.replace("report: report.md", "report: briefs/report.md"));
    desk
}

#[test]
fn the_example_in_the_documents_is_what_is_printed() {
    let document = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diff.md")).unwrap();
    let blocks: Vec<&str> = document.split("```").skip(1).step_by(2).collect();
    let block = |name: &str| {
        let found = blocks.iter().find_map(|block| block.strip_prefix(&format!("{name}\n")));
        found.unwrap_or_else(|| panic!("no block {name}")).to_owned()
    };
    let desk = Desk::empty();
    desk.write("report.md", block("md report.md"));
    desk.write("may.yaml", block("yaml may.yaml"));
    desk.write("june.yaml", block("yaml june.yaml"));
    let ran = desk.run(&["diff", "may.yaml", "june.yaml"]);
    ran.is_well();
    assert_eq!(ran.stdout, block("text"));
    desk.run(&["check", "may.yaml", "june.yaml"]).is_well();
}

#[test]
fn an_outline_is_compared_with_how_it_was_at_a_revision() {
    let desk = Desk::new();
    git(&desk, &["init", "-q"]);
    git(&desk, &["add", "."]);
    git(&desk, &["commit", "-qm", "One"]);
    git(&desk, &["tag", "one"]);
    let same = desk.run(&["diff", "--rev", "one"]);
    same.is_well();
    assert_eq!(same.stdout, "briefs/council.yaml: nothing has changed\n");

    let outline = desk.read("briefs/council.yaml");
    desk.write(
        "briefs/council.yaml",
        outline.replacen("title: ", "title: Again: ", 1).replacen("Again: ", "Again, ", 1),
    );
    desk.write("briefs/press.yaml", outline);
    let ran = desk.run(&["diff", "--rev", "one", "--exit-code"]);
    assert_eq!(ran.status, Some(3));
    assert!(ran.stdout.starts_with("briefs/council.yaml: 1 claim changed\n\n  ~ title: Again, "), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("briefs/press.yaml: added\n"), "{}", ran.stdout);

    git(&desk, &["add", "."]);
    git(&desk, &["commit", "-qm", "Two"]);
    desk.write("briefs/council.yaml", "no outline");
    let ran = desk.run(&["diff", "--rev", "one..HEAD", "--json", "briefs/council.yaml"]);
    ran.is_well();
    let told: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert_eq!((told["change"].as_str(), told["kind"].as_str()), (Some("changed"), Some("title")));
    assert_eq!(told["differs"], serde_json::json!(["words"]));
}

#[test]
fn a_memo_shows_what_has_changed_since_an_earlier_version() {
    let desk = desk();
    let outline = OUTLINE
        .replace("date: 2021-09-15", "date: 2021-11-02")
        .replace("Steel had become dearer.", "By then steel had become dearer.")
        .replace("by December", "by March")
        .replace("      - { value: $44 million, label: spent until it opened, cite: costs:1 }\n", "");
    desk.write("briefs/council.yaml", outline);
    let ran = desk.run(&["build", "briefs/council.yaml", "-f", "memo,deck", "--changes-since", "old.yaml"]);
    ran.is_well();
    let told = desk.run(&["inspect", "--speech", "out/council-memo.pdf"]).stdout;
    for line in [
        "Heading level 1: Changes since September 15, 2021",
        "A bar in the margin stands beside what has changed or is new.",
        "Heading level 2: Changed",
        "  – [link: The bill]: By then steel had become dearer. (was: Steel had become dearer.)",
        "  – Publish the final account: The treasurer, by March (was: by December)",
        "Heading level 2: No longer said",
        "  – The bill: $44 million spent until it opened",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}\n{told}");
    }
    // Others than memos are as they would be.
    assert!(!desk.run(&["inspect", "--speech", "out/council-deck.pdf"]).stdout.contains("Changes since"));
    let plain = desk.run(&["build", "briefs/council.yaml", "-f", "memo", "-o", "plain"]);
    plain.is_well();
    assert!(!desk.run(&["inspect", "--speech", "plain/council-memo.pdf"]).stdout.contains("Changes since"));

    desk.write("briefs/press.yaml", OUTLINE);
    assert_eq!(desk.run(&["build", "-f", "memo", "--changes-since", "old.yaml"]).status, Some(2));
    desk.run(&["build", "-f", "memo", "--changes-since", "v1"]).tells(1, &["error[E0712]"]);
}

#[test]
fn what_is_private_now_is_not_told_of_an_earlier_version() {
    let desk = desk();
    let point = "      - { text: 'The treasurer warned the mayor twice in private letters that spring. [@costs:2]' }\n";
    let with = |outline: &str, point: &str| outline.replace("recommendations:", &format!("{point}recommendations:"));
    desk.write("old.yaml", with(&desk.read("old.yaml"), point));
    desk.write("briefs/council.yaml", with(OUTLINE, &point.replace("text:", "private: true, text:")));
    desk.run(&["build", "briefs", "-f", "memo", "--changes-since", "old.yaml"]);
    let told = desk.run(&["inspect", "--speech", "out/council-memo.pdf"]).stdout;
    assert!(told.contains("Nothing has changed.") && !told.contains("letters"), "{told}");
    let told = desk.run(&["diff", "old.yaml", "briefs/council.yaml"]).stdout;
    assert!(told.contains("  - point: ") && !told.contains("letters"), "{told}");
}

#[test]
fn revisions_that_cannot_be_read_are_told() {
    let desk = Desk::new();
    desk.run(&["diff", "--rev", "one"]).tells(1, &["error[E0712]", "this folder is in no git repository"]);
    git(&desk, &["init", "-q"]);
    desk.run(&["diff", "--rev", "one"]).tells(1, &["error[E0712]", "no such revision"]);
    desk.run(&["diff", "--rev=--output=x"]).tells(1, &["error[E0712]", "no such revision"]);
    let mut without = desk.command(&["diff", "--rev", "one"]);
    let ran = without.env("PATH", desk.path("")).output().unwrap();
    let told = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(told.contains("the program git is not there") && told.contains("briefpress diff OLD NEW"), "{told}");
    assert!(!desk.list("").contains(&"x".to_owned()));
}

#[test]
fn outlines_that_cannot_be_read_and_lines_that_ask_for_nothing_are_told() {
    let desk = desk();
    desk.write("broken.yaml", "sections: [");
    desk.run(&["diff", "old.yaml", "broken.yaml"]).tells(1, &["error[E0201]"]);
    desk.run(&["diff", "old.yaml", "none.yaml"]).tells(1, &["error[E0606]"]);
    for arguments in [&["diff"][..], &["diff", "old.yaml"], &["diff", "--rev", "..x"], &["diff", "old.yaml", "a", "b"]]
    {
        assert_eq!(desk.run(arguments).status, Some(2), "{arguments:?}");
    }
}
