//! Each command on good input, its options and its help.

use crate::desk::{Desk, OUTLINE, REPORT, Ran, is_whole};

#[test]
fn build_writes_a_pdf_for_each_format_and_says_so() {
    let desk = Desk::new();
    let ran = desk.run(&["build"]);
    ran.is_well();
    assert_eq!(desk.list("out"), ["council-deck.pdf", "council-handout.pdf", "council-memo.pdf"]);
    assert!(desk.list("out").iter().all(|name| is_whole(&desk.path("out").join(name))));
    let lines: Vec<_> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("out/council-deck.pdf  "), "{}", ran.stdout);
    for words in [" pages ", " endnotes ", " kB ", " s"] {
        assert!(lines[1].contains(words), "{}", ran.stdout);
    }
}

#[test]
fn options_choose_formats_audiences_and_folder() {
    let desk = Desk::new();
    desk.write("briefs/press.yaml", OUTLINE.replace("audience: council", "audience: press"));
    desk.run(&["build", "-f", "memo", "-a", "press", "-o", "drafts/one", "briefs"]).is_well();
    assert_eq!(desk.list("drafts/one"), ["press-memo.pdf"]);
    desk.run(&["build", "--format", "deck,memo", "briefs/council.yaml", "-q"]).is_well();
    assert_eq!(desk.list("out"), ["council-deck.pdf", "council-memo.pdf"]);
}

#[test]
fn json_is_one_object_a_line() {
    let desk = Desk::new();
    desk.write("briefs/bad.yaml", OUTLINE.replace("costs:2", "cost:2"));
    let ran = desk.run(&["build", "--message-format", "json"]);
    assert_eq!(ran.status, Some(1));
    let parse = |lines: &str| -> Vec<serde_json::Value> {
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let pdfs = parse(&ran.stdout);
    assert_eq!(
        pdfs.iter().map(|pdf| pdf["path"].as_str().unwrap()).collect::<Vec<_>>(),
        ["out/council-deck.pdf", "out/council-memo.pdf", "out/council-handout.pdf"]
    );
    assert_eq!((pdfs[1]["format"].as_str(), pdfs[1]["endnotes"].as_u64()), (Some("memo"), Some(3)));
    let told = parse(&ran.stderr);
    assert!(!told.is_empty() && told.iter().all(|told| told["file"] == "briefs/bad.yaml"), "{}", ran.stderr);
}

#[test]
fn check_writes_nothing() {
    let desk = Desk::new();
    let ran = desk.run(&["check"]);
    ran.is_well();
    assert_eq!(ran.stdout, "briefs/council.yaml: in order (deck, memo, handout)\n");
    assert_eq!(desk.list("out"), [""; 0]);
}

#[test]
fn list_is_a_table() {
    let desk = Desk::new();
    let ran = desk.run(&["list"]);
    ran.is_well();
    let [head, row] = ran.stdout.lines().collect::<Vec<_>>()[..] else { panic!("{}", ran.stdout) };
    assert_eq!(head, "audience  title                 occasion  date        minutes  sheets  pages");
    assert!(row.starts_with("council   What the bridge cost  -         2021-09-15        3       6  deck "), "{row}");
    assert!(row.contains(", memo "), "{row}");
}

#[test]
fn pages_of_the_list_are_those_that_are_built() {
    let desk = Desk::new();
    let pages = |ran: Ran, of: fn(&serde_json::Value) -> &serde_json::Value| -> Vec<u64> {
        let values = ran.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        values.filter_map(|value| of(&value).as_u64()).collect()
    };
    let built = pages(desk.run(&["build", "--message-format", "json"]), |pdf| &pdf["pages"]);
    let deck = pages(desk.run(&["list", "--message-format", "json"]), |entry| &entry["formats"][0]["pages"]);
    let memo = pages(desk.run(&["list", "--message-format", "json"]), |entry| &entry["formats"][1]["pages"]);
    let handout = pages(desk.run(&["list", "--message-format", "json"]), |entry| &entry["formats"][2]["pages"]);
    assert_eq!(built, [deck, memo, handout].concat());
    assert_eq!(built.len(), 3);
}

#[test]
fn every_command_has_help_with_examples() {
    let desk = Desk::empty();
    for command in [
        &["--help"][..],
        &["build", "--help"],
        &["check", "-h"],
        &["list", "--help"],
        &["schema", "--help"],
        &["explain", "--help"],
        &["new", "--help"],
        &["completions", "--help"],
    ] {
        let ran = desk.run(command);
        ran.is_well();
        assert!(ran.stdout.contains("Examples:\n  briefpress "), "{command:?}: {}", ran.stdout);
    }
    assert_eq!(desk.run(&["--version"]).stdout, format!("briefpress {}\n", env!("CARGO_PKG_VERSION")));
    assert!(desk.run(&["completions", "bash"]).stdout.contains("--message-format"));
}

#[test]
fn a_wrong_command_line_is_told_with_what_was_meant() {
    let desk = Desk::new();
    desk.run(&["build", "-f", "dekc"]).tells(2, &["invalid value 'dekc'", "a similar value exists: 'deck'"]);
    desk.run(&["biuld"]).tells(2, &["unrecognized subcommand 'biuld'", "'build'"]);
    desk.run(&["build", "-j", "0"]).tells(2, &["invalid value '0' for '--jobs <N>'"]);
    desk.run(&["build", "-a", "counsil"])
        .tells(2, &["error[E0605]: no outline is for the audience `counsil`", "did you mean `council`?"]);
    assert_eq!(desk.list("out"), [""; 0]);
}

#[test]
fn the_date_of_the_source_dates_a_pdf_without_one() {
    let desk = Desk::with(&OUTLINE.replace("date: 2021-09-15\n", ""));
    let built = |epoch: Option<&str>| {
        let mut command = desk.command(&["build", "-f", "memo"]);
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        (Ran::from(command.output().unwrap()), std::fs::read(desk.path("out/council-memo.pdf")).unwrap())
    };
    let (ran, undated) = built(None);
    ran.is_well();
    let (ran, dated) = built(Some("1631700000"));
    ran.is_well();
    assert_ne!(undated, dated);
    let (ran, _) = built(Some("tomorrow"));
    ran.tells(2, &["SOURCE_DATE_EPOCH is `tomorrow`", "a whole number of seconds"]);
}

#[test]
fn a_strict_run_takes_a_claim_without_a_passage_for_an_error() {
    let desk = Desk::with(&OUTLINE.replace("become dearer. [@costs:2]", "become dearer."));
    let ran = desk.run(&["check"]);
    assert_eq!(ran.status, Some(0));
    assert!(ran.stderr.contains("warning[W0320]"), "{}", ran.stderr);
    let ran = desk.run(&["check", "--strict"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.stderr.contains("error[W0320]"), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
}

#[test]
fn a_booklet_tells_how_it_is_folded() {
    let desk = Desk::new();
    let ran = desk.run(&["build", "--booklet", "-f", "memo,handout"]);
    ran.is_well();
    assert_eq!(desk.list("out"), ["council-handout-booklet.pdf", "council-memo-booklet.pdf"]);
    assert!(ran.stdout.contains("  4 pages on 1 sheet, creep 0 mm"), "{}", ran.stdout);
    let ran = desk.run(&["build", "--booklet", "-f", "memo", "--message-format", "json"]);
    let line: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&line["pages"], &line["booklet"]["sheets"]), (&2.into(), &1.into()), "{}", ran.stdout);
}

#[test]
fn a_deck_makes_no_booklet() {
    let desk = Desk::new();
    desk.run(&["build", "--booklet"]).tells(
        1,
        &[
            "error[E0614]: the format `deck` cannot be folded into a booklet",
            "choose formats that can: --format memo,handout",
            "1 error; 2 PDFs written",
        ],
    );
}

#[test]
fn what_was_accepted_is_found_again_where_it_moved_to() {
    let desk = Desk::new();
    let ran = desk.run(&["accept"]);
    ran.is_well();
    assert!(ran.stdout.starts_with("briefs/council.lock: 3 passages with "), "{}", ran.stdout);
    let moved = REPORT.replace("# Costs\n", "# Costs\n\nWhat follows is rounded. <!-- by Ann -->\n");
    desk.write("briefs/report.md", moved.replace("12,000 people", "13,000 people"));
    let ran = desk.run(&["check", "--fix"]);
    for line in ["council.yaml:11: `costs:1` became `costs:2`", "council.lock:3: `costs:1` became `costs:2`"] {
        assert!(ran.stdout.contains(line), "{}", ran.stdout);
    }
    assert_eq!(desk.read("briefs/council.yaml"), OUTLINE.replace("costs:2", "costs:3").replace("costs:1", "costs:2"));
    assert!(ran.stderr.contains("[-12,000-]{+13,000+}") && !ran.stderr.contains("W0326"), "{}", ran.stderr);
    desk.run(&["accept"]);
    desk.run(&["check"]).is_well();
    assert!(!desk.read("briefs/council.lock").contains("Ann"));
}

#[test]
fn what_is_mistyped_by_one_letter_is_mended_and_nothing_else() {
    let desk = Desk::new();
    let wrong = OUTLINE.replace("title:", "tilte:").replace("costs:1", "cost:1");
    assert!(wrong.contains("tilte:") && wrong.contains("cost:1"));
    desk.write("briefs/council.yaml", &wrong);
    let dry = desk.run(&["check", "--fix", "--dry-run"]);
    assert!(dry.stdout.contains("`tilte` would become `title`"), "{}", dry.stdout);
    assert_eq!((desk.read("briefs/council.yaml"), dry.status), (wrong, Some(1)));
    let mended = desk.run(&["check", "--fix"]);
    assert!(mended.stdout.contains("`tilte` became `title`"), "{}", mended.stdout);
    // What was hidden behind the first mistake is mended by the next run.
    desk.run(&["check", "--fix"]);
    assert_eq!(desk.read("briefs/council.yaml"), OUTLINE);
    // Two keys that may be meant alike, and one that is there already.
    for (key, line) in [("mesage", "    mesage: a\n    message: b"), ("colums", "    colums: a\n    column: b")] {
        let outline = format!("report: report.md\ntitle: A\nsections:\n  - title: B\n{line}\n");
        desk.write("briefs/council.yaml", &outline);
        desk.run(&["check", "--fix"]).tells(1, &["error[E0204]", key]);
        assert_eq!(desk.read("briefs/council.yaml"), outline);
    }
    assert_eq!(desk.run(&["check", "--dry-run"]).status, Some(2), "it goes with --fix");
}

#[test]
fn formats_of_an_outline_are_combined_in_one_pdf() {
    let desk = Desk::new();
    desk.write("briefs/press.yaml", OUTLINE);
    let ran = desk.run(&["build", "--combine", "--message-format", "json"]);
    ran.is_well();
    assert_eq!(desk.list("out"), ["council.pdf", "press.pdf"]);
    let line: serde_json::Value = serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap();
    assert_eq!((&line["path"], &line["format"]), (&"out/council.pdf".into(), &"deck+memo+handout".into()));
    let planned = desk.run(&["build", "--combine", "--dry-run", "--message-format", "json", "briefs/council.yaml"]);
    let dry: serde_json::Value = serde_json::from_str(&planned.stdout).unwrap();
    assert_eq!((&dry["path"], &dry["format"], &dry["pages"]), (&line["path"], &line["format"], &line["pages"]));
    assert_eq!(desk.run(&["build", "--combine", "--booklet"]).status, Some(2));
}

#[test]
fn the_census_counts_every_number_and_its_totals_add_up() {
    let desk = Desk::with(&OUTLINE.replace("Steel had become dearer.", "Steel had become dearer, 9 times of 10."));
    let ran = desk.run(&["check", "--census"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let (totals, numbers) = lines.split_last().unwrap();
    assert!(
        numbers.iter().any(|line| line.contains("$44 million") && line.ends_with("bound (costs:1)")),
        "{numbers:#?}"
    );
    assert!(numbers.iter().any(|line| line.contains("10%") && line.ends_with("derived")), "{numbers:#?}");
    let total = totals.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap();
    let parts = totals.split(": ").nth(2).unwrap().split(", ");
    let sum: usize = parts.map(|part| part.split(' ').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!((total, sum), (numbers.len(), numbers.len()), "{totals}");
    let ran = desk.run(&["check", "--census", "--message-format", "json"]);
    let last: serde_json::Value = serde_json::from_str(ran.stdout.lines().last().unwrap()).unwrap();
    assert_eq!(last["numbers"], total);
}

#[test]
fn coverage_tells_who_is_told_what_and_what_nobody_is() {
    let desk = Desk::new();
    let press = OUTLINE.replace("audience: council", "audience: press").replace("[@use:1]", "[@costs:2]");
    desk.write("briefs/press.yaml", press);
    desk.write("briefs/report.md", REPORT.replace("\n# Use", "\nThe old bridge carried 9,000 people.\n\n# Use"));
    let ran = desk.run(&["coverage"]);
    ran.is_well();
    let has = |words: &[&str]| ran.stdout.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == words);
    assert!(has(&["section", "passages", "council", "press"]), "{}", ran.stdout);
    assert!(has(&["costs", "3", "2p", "2f", "1r", "2p", "2f", "1r"]), "{}", ran.stdout);
    assert!(has(&["use", "1", "1p", "–"]), "{}", ran.stdout);
    assert!(ran.stdout.contains("  costs:3  “The old bridge carried 9,000 people.” (9,000)"), "{}", ran.stdout);
    desk.run(&["coverage", "--pdf"]).is_well();
    assert_eq!(desk.list("out"), ["coverage.pdf"]);
    assert!(is_whole(&desk.path("out/coverage.pdf")));
}
