//! `briefpress inspect` on PDFs of ours, and on what is none.

use crate::desk::{Desk, OUTLINE, REPORT};
use insta::assert_snapshot;

/// Returns a folder with both PDFs of its outline.
fn built() -> Desk {
    let desk = Desk::new();
    desk.run(&["build", "-q"]).is_well();
    desk
}

/// Returns what the command prints.
fn inspect(desk: &Desk, arguments: &[&str]) -> String {
    let ran = desk.run(&[&["inspect"], arguments].concat());
    ran.is_well();
    ran.stdout
}

/// Returns the lines from that which begins so to the next of the same depth.
fn part<'t>(told: &'t str, start: &str) -> Vec<&'t str> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = told.lines().skip_while(|line| !line.trim_start().starts_with(start));
    let first = lines.next().unwrap();
    std::iter::once(first).chain(lines.take_while(|line| depth(line) > depth(first))).collect()
}

#[test]
fn tags_are_a_tree_with_what_it_says() {
    let desk = built();
    let told = inspect(&desk, &["--tags", "out/council-memo.pdf"]);
    let list = part(&told, "L ListNumbering=Disc").join("\n");
    assert_snapshot!(list, @r#"
    L ListNumbering=Disc
      LI
        Lbl "–"
        LBody
          "Steel had become dearer."
          Reference
            Link
              "3"
              -> to="page 3" contents="Endnote 3"
    "#);
    let table = part(&told, "THead").join("\n");
    assert_snapshot!(table, @r#"
    THead
      TR
        TH "What" Scope=Column
        TH "Who" Scope=Column
        TH "When" Scope=Column
        TH "Evidence" Scope=Column
    "#);
    let title = told.lines().find(|line| line.contains("Title")).unwrap();
    assert_eq!(title, "  Title \"What the bridge cost\" as=P page=1");
}

#[test]
fn speech_is_what_a_screen_reader_tells() {
    let desk = built();
    let told = inspect(&desk, &["--speech", "out/council-memo.pdf"]);
    for said in [
        "Title: What the bridge cost",
        "Heading level 1: The bill",
        "The bridge is open, and it is used.[link: Endnote 1]",
        "$44 million spent until it opened[link: Endnote 2]",
        "  – Steel had become dearer.[link: Endnote 3]",
        "Table, 4 columns, 2 rows",
        "  Row 2. What: Publish the final account; Who: The treasurer; When: by December; Evidence: [link: Endnote 2]",
    ] {
        assert!(told.lines().any(|line| line == said), "{said} is not said:\n{told}");
    }
}

#[test]
fn bookmarks_links_and_metadata_are_told_by_page() {
    let desk = built();
    let told = inspect(&desk, &["--metadata", "--outline", "out/council-memo.pdf"]);
    assert_snapshot!(told.replace(env!("CARGO_PKG_VERSION"), "VERSION"), @r#"
    metadata:
      version "1.7"
      declares "PDF/A-2a, PDF/UA-1"
      title "What the bridge cost"
      keywords "council"
      creator "briefpress VERSION"
      producer "briefpress VERSION"
      created "D:20210915000000Z"
      modified "D:20210915000000Z"
      language "en-US"
      tagged "yes"
      pages "3"
        612 × 792 pt pages=3
      colours "sRGB"

    outline:
      What the bridge cost to="page 1"
      Bottom line to="page 2"
      The bill to="page 2"
      Recommendations to="page 2"
      Endnotes to="page 3"
    "#);
    let links = inspect(&desk, &["--links", "out/council-memo.pdf"]);
    assert_eq!(links.lines().take(2).collect::<Vec<_>>(), ["page 2", "  link \"Endnote 1\" to=\"page 3\""]);
}

#[test]
fn fonts_are_told_with_what_is_embedded() {
    let desk = built();
    let told = inspect(&desk, &["--fonts", "out/council-memo.pdf"]);
    assert!(told.lines().count() > 3, "{told}");
    for line in told.lines() {
        assert!(
            line.starts_with("Source") && line.contains("embedded=\"subset, ") && line.contains(" characters\""),
            "{line}"
        );
    }
}

#[test]
fn without_a_choice_all_views_are_shown_but_speech() {
    let desk = built();
    let told = inspect(&desk, &["out/council-deck.pdf"]);
    let views: Vec<&str> = told.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
    assert_eq!(views, ["metadata:", "outline:", "tags:", "links:", "fonts:"]);
}

#[test]
fn json_has_an_object_for_each_line() {
    let desk = built();
    let told = inspect(&desk, &["--tags", "--message-format", "json", "out/council-memo.pdf"]);
    let lines: Vec<serde_json::Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let title = lines.iter().find(|line| line["what"] == "Title").unwrap();
    assert_eq!((title["view"].as_str(), title["depth"].as_u64()), (Some("tags"), Some(1)));
    assert_eq!((title["words"].as_str(), title["page"].as_str()), (Some("What the bridge cost"), Some("1")));
}

#[test]
fn what_cannot_be_read_is_told_with_its_mend() {
    let desk = built();
    desk.run(&["inspect", "out/council.pdf"]).tells(1, &["there is no file `out/council.pdf`", "help: name a PDF"]);
    desk.run(&["inspect", "out"]).tells(1, &["`out` is a folder", "help: name one PDF in it"]);
    desk.run(&["inspect", "briefs/council.yaml"]).tells(1, &["is not a PDF", "help: name a PDF; `briefpress build`"]);
    let mut cut = std::fs::read(desk.path("out/council-memo.pdf")).unwrap();
    cut.truncate(cut.len() / 2);
    desk.write("out/cut.pdf", &cut);
    desk.run(&["inspect", "out/cut.pdf"]).tells(1, &["`out/cut.pdf` is damaged", "help: build it again"]);
}

#[test]
fn a_pdf_can_carry_what_it_was_made_from_but_for_what_is_private() {
    let desk = Desk::new();
    let outline =
        format!("{OUTLINE}# between us: ask the mayor first\n").replace("    minutes: 3\n", "    say: whispered\n");
    desk.write("briefs/council.yaml", outline);
    desk.write("briefs/report.md", format!("{REPORT}\n<!-- not yet checked -->\n"));
    desk.run(&["build", "-q", "-f", "memo", "--pdf", "a3a"]).is_well();
    let told = inspect(&desk, &["--metadata", "out/council-memo.pdf"]);
    assert!(told.contains("declares \"PDF/A-3a, PDF/UA-1\""), "{told}");
    let attached: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("attached ")).collect();
    let names: Vec<&str> = attached.iter().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(names, ["council.yaml", "evidence.json", "report.md"]);
    assert!(attached[1].contains("relationship=Data") && attached[2].contains("relationship=Source"), "{told}");

    let document = lopdf::Document::load(desk.path("out/council-memo.pdf")).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let is_attached = |stream: &&lopdf::Stream| stream.dict.has_type(b"EmbeddedFile");
    let texts = streams.filter(is_attached).map(|stream| stream.decompressed_content().unwrap());
    let carried = String::from_utf8(texts.collect::<Vec<_>>().concat()).unwrap();
    assert!(carried.contains("Steel had become dearer."));
    for private in ["between us", "whispered", "not yet checked"] {
        assert!(!carried.contains(private), "{private} is carried:\n{carried}");
    }
    assert!(carried.contains(r#""standing": "bound""#), "{carried}");
}

#[test]
fn a_lock_takes_its_password_from_a_file_or_the_environment() {
    let desk = Desk::new();
    desk.write("owner.txt", "open sesame\n");
    let ran = desk.run(&["build", "-f", "memo", "--lock=owner.txt"]);
    ran.tells(0, &["warning[W0621]", "declare PDF/UA-1 alone", "help: keep a copy without --lock"]);
    let told = inspect(&desk, &["--metadata", "out/council-memo.pdf"]);
    assert!(told.contains("declares \"PDF/UA-1\""), "{told}");
    assert!(told.contains("protection \"AES-256\" print=yes copy=no change=no read-aloud=yes"), "{told}");
    let first = std::fs::read(desk.path("out/council-memo.pdf")).unwrap();
    let mut command = desk.command(&["build", "-f", "memo", "--lock"]);
    command.env("BRIEFPRESS_LOCK", "open sesame");
    assert!(command.output().unwrap().status.success());
    assert!(std::fs::read(desk.path("out/council-memo.pdf")).unwrap() == first);
}

#[test]
fn a_lock_that_cannot_be_set_stops_the_build() {
    let desk = Desk::new();
    desk.write("empty.txt", "\n");
    desk.run(&["build", "--lock"]).tells(2, &["--lock names no file", "help: name the file"]);
    desk.run(&["build", "--lock=gone.txt"]).tells(2, &["cannot read the password in `gone.txt`"]);
    desk.run(&["build", "--lock=empty.txt"]).tells(2, &["`empty.txt` holds no password", "help: write the owner's"]);
    desk.run(&["build", "--lock=empty.txt", "--pdf", "a3a"]).tells(2, &["a PDF/A-3a cannot be locked"]);
    assert_eq!(desk.list("out"), [""; 0]);
}
