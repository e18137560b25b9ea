//! `briefpress trace`: each claim with the words of the report behind it.

use crate::desk::{Desk, REPORT};
use insta::assert_snapshot;
use serde_json::Value;
use std::collections::BTreeSet;

/// An outline with a number that nothing stands behind.
const UNBOUND: &str = "\
report: report.md
title: What the bridge cost
audience: council
sections:
  - title: The bill
    figures:
      - { value: $44 million, label: spent until it opened, cite: costs:1 }
      - { value: $45 million, label: is what it came to, cite: costs:1 }
";

/// Returns the claims as programs get them, without the totals.
fn claims(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let ran = desk.run(&[&["trace", "--message-format", "json"], arguments].concat());
    ran.is_well();
    let lines = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line.get("id").is_some()).collect()
}

#[test]
fn a_claim_is_shown_with_the_words_behind_it() {
    let desk = Desk::new();
    let ran = desk.run(&["trace", "--claim", "1/figure-1", "--claim", "1/figure-2"]);
    ran.is_well();
    assert_snapshot!(ran.stdout, @r"
    1  The bill
    ───────────
    1/figure-1  bound  briefs/council.yaml:11:9
      $44 million spent until it opened
      number     $44 million: bound
                   costs:1 briefs/report.md:3:17 bytes 25–43: the same number, and the words
                   around it fit
                   “The bridge cost [44 million dollars] until it opened in 2019.”
      passage    costs:1 briefs/report.md:3:1 bytes 9–79
      its note   City accounts for 2019, p. 14.

    1/figure-2  derived  briefs/council.yaml:12:9
      10 % more than the first estimate
      number     10%: derived, (44 − 40) ÷ 40 = 10%
                   costs:2 briefs/report.md:5:24 bytes 104–122: a number of the sum
                   “The first estimate was [40 million dollars].”
                   costs:1 briefs/report.md:3:17 bytes 25–43: a number of the sum
                   “The bridge cost [44 million dollars] until it opened in 2019.”
      number     first: set aside, order without a count
      passage    costs:1 briefs/report.md:3:1 bytes 9–79
      its note   City accounts for 2019, p. 14.
      passage    costs:2 briefs/report.md:5:1 bytes 81–148
      not shown  that this is the right sum for `10%`: its numbers stand there, and it gives
                 the value

    briefs/council.yaml: 2 of 6 claims
    ");
}

#[test]
fn every_place_holds_the_words_that_it_is_said_to_hold() {
    let desk = Desk::new();
    let claims = claims(&desk, &[]);
    let mut shown = 0;
    for claim in &claims {
        let numbers = claim["numbers"].as_array().unwrap().iter();
        for ground in numbers.flat_map(|number| number["grounds"].as_array().unwrap()) {
            let at = |key: &str| usize::try_from(ground["at"][key].as_u64().unwrap()).unwrap();
            assert_eq!(&REPORT[at("start")..at("end")], ground["words"].as_str().unwrap());
            let line = REPORT.lines().nth(at("line") - 1).unwrap();
            assert!(line[at("column") - 1..].starts_with(ground["words"].as_str().unwrap()));
            shown += 1;
        }
    }
    assert_eq!(shown, 5, "a bound figure, two numbers of a sum, and these again behind the message");
    let ids: BTreeSet<&str> = claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), claims.len(), "ids name one claim each");
}

#[test]
fn every_number_of_the_census_belongs_to_a_claim() {
    let desk = Desk::new();
    let briefs = concat!(env!("CARGO_MANIFEST_DIR"), "/briefs/mexico");
    let numbers: BTreeSet<(String, u64, u64)> = claims(&desk, &[briefs])
        .iter()
        .flat_map(|claim| claim["numbers"].as_array().unwrap().clone())
        .map(|number| {
            let at = &number["at"];
            (at["file"].as_str().unwrap().to_owned(), at["line"].as_u64().unwrap(), at["column"].as_u64().unwrap())
        })
        .collect();
    let census = desk.run(&["check", "--census", "--message-format", "json", briefs]);
    let counted = census.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let counted: BTreeSet<(String, u64, u64)> = counted
        .filter(|line| line.get("number").is_some())
        .map(|line| {
            let number = |key: &str| line[key].as_u64().unwrap();
            (line["file"].as_str().unwrap().to_owned(), number("line"), number("column"))
        })
        .collect();
    assert!(counted.len() > 100);
    assert_eq!(counted.difference(&numbers).collect::<Vec<_>>(), [] as [&(String, u64, u64); 0]);
}

#[test]
fn claims_are_chosen_by_name_by_place_and_by_words() {
    let desk = Desk::new();
    for (wanted, ids) in [
        ("1/figure-2", vec!["1/figure-2"]),
        ("briefs/council.yaml:11", vec!["1/figure-1"]),
        ("council.yaml:11:9", vec!["1/figure-1"]),
        (":11", vec!["1/figure-1"]),
        ("become DEARER", vec!["1/point-1"]),
        ("bridge cost a tenth", vec!["1/message"]),
    ] {
        let found = claims(&desk, &["--claim", wanted]);
        let found: Vec<&str> = found.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
        assert_eq!(found, ids, "{wanted}");
    }
    for (wanted, meant) in [
        ("1/figur-2", "did you mean `1/figure-2`?"),
        ("become deerer", "did you mean `become dearer`?"),
        ("council.yaml:2", "did you mean `briefs/council.yaml:5`?"),
        ("counzil.yaml:11", "did you mean `briefs/council.yaml:11`?"),
        ("zebras", "name it as `briefpress trace` prints it"),
    ] {
        desk.run(&["trace", "--claim", wanted]).tells(2, &["error[E0720]", meant]);
    }
}

#[test]
fn what_does_not_hold_is_shown_with_what_was_told_of_it() {
    let desk = Desk::with(UNBOUND);
    let ran = desk.run(&["trace", "--claim", "1/figure-2"]);
    ran.is_well();
    for words in ["1/figure-2  unbound", "not shown  `$45 million` does not stand in the cited passage (E0313)"] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
    desk.write("briefs/council.yaml", "report: report.md\ntitle: [");
    desk.run(&["trace"]).tells(1, &["error[E02"]);
}

#[test]
fn the_page_stands_alone_and_nothing_of_a_file_is_markup() {
    let desk = Desk::with(
        &UNBOUND
            .replace("What the bridge cost", r"'\<script>alert(1)\</script>'")
            .replace("spent until it opened", r"'spent until \<img src=x onerror=alert(2)> opened'"),
    );
    let report = REPORT.replace("# Use", r#"# Use "'>\<script>alert(3)\</script>"#);
    desk.write("briefs/report.md", report.replace("[^accounts]:", "<!-- kept private -->\n\n[^accounts]:"));
    let ran = desk.run(&["trace", "--html", "pages/trace.html"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let page = desk.read("pages/trace.html");
    assert_eq!(page.matches("<script").count(), 1, "the page's own");
    assert!(!page.contains("<img") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("default-src 'none'") && !page.contains("http://") && !page.contains("https://"));
    assert!(!page.contains("kept private"), "comments are the desk's own");
    assert!(page.contains("<a href=\"#c0\" title=\"Behind 1/figure-1\">44 million dollars</a></mark>"), "{page}");
    let root = desk.path("").display().to_string();
    assert!(!page.contains(&root), "no path of the machine");
}

#[test]
fn a_page_shows_one_outline() {
    let desk = Desk::new();
    desk.write("briefs/press.yaml", UNBOUND.replace("council", "press").replace("$45", "$44"));
    desk.run(&["trace", "--html", "trace.html"]).tells(2, &["error[E0721]", "name one outline"]);
    let ran = desk.run(&["trace", "--html", "trace.html", "--audience", "press"]);
    assert_snapshot!(ran.stdout, @"./trace.html: 2 claims of briefs/press.yaml");
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
}

#[test]
fn a_memo_shows_its_key_figures_with_their_sentences() {
    let desk = Desk::with(&crate::desk::OUTLINE.replace(
        "bottom_line:",
        "formats: { memo: { evidence: true } }\nown: [{ value: 3 options, why: The desk's own count. }]\nbottom_line:",
    )
    .replace("    points:\n", "      - { value: 3 options, label: for the next bridge }\n    points:\n"));
    desk.write("briefs/report.md", REPORT.replace("The bridge cost", "\"The bridge\" cost"));
    desk.run(&["build", "-q"]).is_well();
    let told = desk.run(&["inspect", "--speech", "out/council-memo.pdf"]).stdout;
    let annex = told.split("Heading level 1: ").find(|part| part.starts_with("Evidence for")).unwrap();
    assert_snapshot!(annex, @"
    Evidence for the key figures
    Each key figure, with the words of the report that it comes from.
    Heading level 2: The bill
    $44 million spent until it opened, p. [link: p. 1]
    Quotation:
      “‘The bridge’ cost 44 million dollars until it opened in 2019.”[link: Endnote 2] “Costs”, par. 1
    End of quotation
    10 % more than the first estimate, p. [link: p. 1]
    Quotation:
      “The first estimate was 40 million dollars.”[link: Endnote 3] “Costs”, par. 2
    End of quotation
    Quotation:
      “‘The bridge’ cost 44 million dollars until it opened in 2019.”[link: Endnote 2] “Costs”, par. 1
    End of quotation
    (44 − 40) ÷ 40 = 10%
    3 options for the next bridge, p. [link: p. 1]
    Desk’s own judgment[link: Endnote 4]
    — page 4 —
    ");
    assert!(told.contains("• [link: Evidence for the key figures"), "the contents lead to it:\n{told}");
}
