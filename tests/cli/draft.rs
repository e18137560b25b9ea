//! Drafts: outlines drawn from reports, as a person would ask for them, and what becomes of them then.

use crate::desk::Desk;
use std::path::Path;

/// Reads a file of the repository.
fn kept(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A desk with a report on it.
fn desk(report: &str) -> Desk {
    let desk = Desk::empty();
    desk.write("briefpress.toml", "");
    desk.write("briefs/report.md", kept(report));
    desk
}

/// Returns what stands open of an outline.
fn open(outline: &str) -> String {
    outline.lines().filter(|line| !line.trim_start().starts_with('#')).map(|line| format!("{line}\n")).collect()
}

#[test]
fn drafts_of_reports_in_three_languages_build_and_nothing_is_told() {
    for (report, wanted) in [
        (
            "tests/drafts/water.md",
            &[
                "title: Where the Water Goes\n",
                "date: 2024-03-18  #",
                "message: Losses rose from 17% of supply in 2018 to 24% in 2023\n",
                "- value: about $212,000\n        label: Every point of loss costs the board … a year\n",
                "- action: The board must stop moving money out of the mains budget without a recorded vote\n    who:\n    \
                 when:\n    cite: recommendations:1.2\n",
            ][..],
        ),
        (
            "tests/drafts/klinik.md",
            &[
                "language: de-DE\n",
                "- value: 41 Prozent\n        label: Ein Kennzeichen für die Dringlichkeit fehlte bei … der Einträge\n",
                "- action: Der Vorstand muss dem Aufsichtsrat jeden Monat über Wartezeiten und leere Säle berichten\n",
            ],
        ),
        (
            "tests/drafts/comedores.md",
            &[
                "language: es-ES\n",
                "message: El programa costó 9,2 millones de euros en 2023\n",
                "- action: Se recomienda abrir cocina propia en las doce escuelas que tienen espacio para ella\n",
            ],
        ),
    ] {
        let desk = desk(report);
        let ran = desk.run(&["draft", "briefs/report.md", "-o", "briefs/council.yaml"]);
        ran.is_well();
        assert_eq!(ran.stderr, "", "{report}");
        assert!(ran.stdout.contains("Cut it down, then:  briefpress build briefs/council.yaml"), "{}", ran.stdout);
        let checked = desk.run(&["check"]);
        checked.is_well();
        assert_eq!(
            (checked.stdout.as_str(), checked.stderr.as_str()),
            ("briefs/council.yaml: in order (deck, memo, handout)\n", "")
        );
        desk.run(&["build"]).is_well();
        assert_eq!(desk.list("out"), ["council-deck.pdf", "council-handout.pdf", "council-memo.pdf"]);
        let outline = open(&desk.read("briefs/council.yaml"));
        for words in wanted {
            assert!(outline.contains(words), "{words}\n{outline}");
        }
        assert_eq!(outline.matches("  - action:").count(), if report.contains("water") { 6 } else { 5 }, "{outline}");
    }
}

#[test]
fn what_stands_in_comments_can_be_taken_in() {
    let desk = desk("tests/drafts/water.md");
    desk.run(&["draft", "briefs/report.md", "-o", "briefs/council.yaml"]).is_well();
    let outline = desk.read("briefs/council.yaml");
    // A section that is only offered, and the candidates within one that is open.
    let summary = outline.replace("  # - title: Summary\n", "  - title: Summary\n");
    let lines = summary.lines().scan(false, |within, line| {
        *within = line == "  - title: Summary" || (*within && line.starts_with("  # "));
        let line = if *within { line.replacen("  # ", "  ", 1) } else { line.to_owned() };
        let is_key = |line: &str| line.starts_with("    # ") && line.ends_with("s:");
        let line = if is_key(&line) { line.replacen("    # ", "    ", 1) } else { line };
        Some(line.replacen("      # ", "      ", 1) + "\n")
    });
    let taken_in: String = lines.collect();
    assert!(taken_in.contains("\n  - title: Summary\n    message: "), "{taken_in}");
    desk.write("briefs/council.yaml", &taken_in);
    let checked = desk.run(&["check", "-f", "memo"]);
    // More figures than fit in a row are told; that any of them were wrong is not.
    assert!(checked.status == Some(0) && !checked.stderr.contains("error"), "{}", checked.stderr);
    assert!(!checked.stderr.contains("W03"), "{}", checked.stderr);
}

#[test]
fn a_draft_finds_most_of_what_people_took_from_the_shipped_report() {
    let desk = desk("briefs/mexico/report.md");
    let ran = desk.run(&["draft", "briefs/report.md", "-a", "congress"]);
    ran.is_well();
    assert!(ran.stdout.contains("\naudience: congress\n"));
    for value in ["93,000", "34,500", "60–75%", "128 million", "1,954 miles", "240,000", "19%", "9,700", "8.5%"] {
        assert!(ran.stdout.lines().any(|line| line.contains("- value: ") && line.contains(value)), "{value}");
    }
    for cite in ["conclusion:2", "conclusion:3", "conclusion:4"] {
        let (_, requests) = ran.stdout.split_once("recommendations:\n").unwrap();
        assert!(requests.contains(&format!("cite: {cite}\n")), "{cite}\n{requests}");
    }
    assert_eq!(desk.list("briefs"), ["report.md"]);
}

#[test]
fn what_a_project_withholds_is_in_no_draft() {
    let desk = desk("tests/drafts/water.md");
    desk.write("briefpress.toml", "withhold = [\"overtime\", \"lead\"]\n");
    desk.run(&["draft", "briefs/report.md", "-o", "briefs/council.yaml"]).is_well();
    let outline = desk.read("briefs/council.yaml").to_lowercase();
    assert!(!outline.contains("overtime") && !outline.contains(" lead "), "{outline}");
    assert!(open(&outline).matches("  - title:").count() > 2, "{outline}");
    desk.run(&["build"]).is_well();
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let desk = desk("tests/drafts/water.md");
    desk.write("briefs/mine.yaml", "mine");
    let ran = desk.run(&["draft", "briefs/report.md", "-o", "briefs/mine.yaml"]);
    ran.tells(1, &["error[E0710]: `briefs/mine.yaml` is there already"]);
    assert_eq!(desk.read("briefs/mine.yaml"), "mine");
}

#[test]
fn reports_that_give_no_draft_are_told() {
    let desk = Desk::empty();
    desk.write("project/briefpress.toml", "");
    desk.write("project/report.md", kept("tests/drafts/water.md"));
    desk.write("project/bare.md", "---\ntitle: Nothing\n---\n");
    desk.run(&["draft", "project/bare.md"]).tells(1, &["error[E0102]"]);
    desk.run(&["draft", "project/raport.md"]).tells(1, &["error[E0606]", "did you mean `project/report.md`?"]);
    desk.run(&["draft", "project/report.md", "-o", "mine.yaml"]).tells(1, &["error[E0711]"]);
    assert_eq!(desk.run(&["draft", "project/report.md", "-a", "two words"]).status, Some(2));
    assert_eq!(desk.list(""), ["project"]);
}

#[test]
fn a_report_without_headings_gives_a_draft_of_one_section() {
    let desk = Desk::empty();
    desk.write("briefpress.toml", "");
    desk.write("briefs/leaks.md", "The mains lose 14% of the water every year.\n\nThe board must mend them by 2030.\n");
    desk.run(&["draft", "briefs/leaks.md", "-o", "briefs/board.yaml"]).is_well();
    let outline = open(&desk.read("briefs/board.yaml"));
    assert!(outline.contains("title: leaks\n") && outline.contains("cite: start:1\n"), "{outline}");
    assert!(outline.contains("- action: The board must mend them by 2030\n"), "{outline}");
    let built = desk.run(&["build", "--strict"]);
    built.is_well();
    assert_eq!(built.stderr, "");
}

#[test]
fn programs_are_told_what_a_draft_holds() {
    let desk = desk("tests/drafts/water.md");
    let ran = desk.run(&["draft", "briefs/report.md", "--message-format", "json"]);
    ran.is_well();
    let told: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert!(told["outline"].as_str().unwrap().contains("title: Where the Water Goes"));
    assert_eq!(told["contents"]["recommendations"]["open"], 6);
}
