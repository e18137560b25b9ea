//! Bad input: what a person who makes the mistake reads.

use crate::desk::{Desk, OUTLINE, REPORT, Ran};

/// Returns the outline with some of its words changed.
#[track_caller]
fn changed(from: &str, to: &str) -> String {
    assert!(OUTLINE.contains(from), "{from}");
    OUTLINE.replacen(from, to, 1)
}

/// Checks the outline with some of its words changed.
#[track_caller]
fn check(from: &str, to: &str) -> Ran {
    Desk::with(&changed(from, to)).run(&["check"])
}

/// Checks an outline that is cut off after its title, with more keys.
fn check_head(more: &str) -> Ran {
    Desk::with(&format!("report: report.md\ntitle: What the bridge cost\n{more}")).run(&["check"])
}

#[test]
fn a_path_that_leads_nowhere() {
    let desk = Desk::new();
    desk.run(&["build", "briefs/counsil.yaml"]).tells(
        1,
        &["error[E0606]: no such file or folder: `briefs/counsil.yaml`", "did you mean `briefs/council.yaml`?"],
    );
    Desk::empty().run(&["build"]).tells(
        1,
        &["there is no folder `briefs` here", "name the outlines, or folders of them: briefpress build PATH"],
    );
}

#[test]
fn a_path_that_leads_nowhere_stops_no_other() {
    let desk = Desk::new();
    desk.run(&["build", "briefs/council.yaml", "nosuch.yaml"]).tells(1, &["no such file or folder: `nosuch.yaml`"]);
    assert_eq!(desk.list("out").len(), 3);
}

#[test]
fn a_folder_without_outlines() {
    let desk = Desk::empty();
    desk.write("briefs/report.md", "# Costs\n");
    desk.write("briefs/_base.yaml", OUTLINE);
    desk.run(&["build"]).tells(
        1,
        &["error[E0607]: the folder `briefs` holds no outlines", "names that begin with `_` or `.` are passed over"],
    );
}

#[test]
fn a_report_in_the_place_of_an_outline() {
    Desk::new().run(&["build", "briefs/report.md"]).tells(
        1,
        &[
            "error[E0608]: `briefs/report.md` is not an outline",
            "name the outline instead, and the report in it: `report: report.md`",
        ],
    );
}

#[test]
fn an_empty_file() {
    Desk::with("").run(&["check"]).tells(1, &["`briefs/council.yaml` is empty"]);
    Desk::with("# to be written\n").run(&["check"]).tells(1, &["`briefs/council.yaml` holds nothing but comments"]);
}

#[test]
fn bytes_that_are_no_utf_8() {
    let desk = Desk::new();
    let text = changed("title: What", "title: Wh\u{FF}t");
    let latin: Vec<u8> = text.chars().map(|character| character as u8).collect();
    desk.write("briefs/council.yaml", latin);
    desk.run(&["check"]).tells(
        1,
        &[
            "error[E0009]: `briefs/council.yaml` is not UTF-8",
            "--> briefs/council.yaml:2:10",
            "it is byte 27 of the file",
            "save the file as UTF-8",
        ],
    );
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_are_accepted() {
    let desk = Desk::new();
    desk.write("briefs/council.yaml", format!("\u{FEFF}{}", OUTLINE.replace('\n', "\r\n")));
    desk.write("briefs/report.md", format!("\u{FEFF}{}", REPORT.replace('\n', "\r\n")));
    desk.run(&["check"]).is_well();
    desk.write("briefs/council.yaml", format!("\u{FEFF}{}", changed("costs:2", "cost:2").replace('\n', "\r\n")));
    desk.run(&["check"]).tells(1, &["--> briefs/council.yaml:12:"]);
}

#[test]
fn bytes_that_are_no_text() {
    let desk = Desk::new();
    desk.write("briefs/council.yaml", changed("What", "Wh\0t"));
    desk.run(&["check"]).tells(1, &["`briefs/council.yaml` holds a NUL byte", "--> briefs/council.yaml:2:10"]);
    check("What", "Wh\u{7}t").tells(1, &["holds a control character, U+0007", "--> briefs/council.yaml:2:10"]);
    check("title: What", "title: \"Wh\\u0007t\"\n#").tells(1, &["control character", "--> briefs/council.yaml:2:"]);
}

#[test]
fn tabs() {
    check("  - title", "\t- title")
        .tells(1, &["a tab indents this line", "--> briefs/council.yaml:7:1", "indent by spaces"]);
}

#[test]
fn keys_that_stand_twice() {
    check("audience: council", "title: Once more").tells(
        1,
        &["the key `title` stands twice", "--> briefs/council.yaml:3:1", "first here", "keep one of the two"],
    );
}

#[test]
fn unknown_keys() {
    check("audience:", "audiance:")
        .tells(1, &["error[E0204]: ", "`audiance`", "--> briefs/council.yaml:3:1", "did you mean `audience`?"]);
    check("    minutes:", "    minute:").tells(1, &["--> briefs/council.yaml:9:5", "did you mean `minutes`?"]);
}

#[test]
fn values_of_the_wrong_type() {
    check_head("sections: soon\n").tells(1, &["error[E0205]: ", "--> briefs/council.yaml:3:11"]);
    check("title: What the bridge cost", "title: [What, the, bridge, cost]").tells(1, &["--> briefs/council.yaml:2:8"]);
    check("minutes: 3", "minutes: three")
        .tells(1, &["`three` is not a number of minutes", "--> briefs/council.yaml:9:14"]);
    check("2021-09-15", "15.9.2021").tells(1, &["`15.9.2021` is not a date", "`2021-09-15`"]);
}

#[test]
fn a_bomb_of_aliases() {
    let mut bomb = String::from("notes:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"])
    {
        let aliases = vec![format!("*{before}"); 10].join(", ");
        bomb += &format!("  {name}: &{name} [{aliases}]\n");
    }
    check_head(&bomb).tells(1, &["error[E0202]: the file holds more than is read, or is deeper", "without aliases"]);
}

#[test]
fn an_outline_of_10_megabytes() {
    let desk = Desk::new();
    desk.write("briefs/council.yaml", format!("{OUTLINE}# {}\n", "x".repeat(10 << 20)));
    desk.run(&["check"]).tells(1, &["error[E0007]: `briefs/council.yaml` is too large: 10", "MiB of at most 512 KiB"]);
}

#[test]
fn a_report_that_is_not_there() {
    check("report: report.md", "report: raport.md").tells(
        1,
        &["error[E0001]: `raport.md` was not found", "--> briefs/council.yaml:1:9", "did you mean `report.md`?"],
    );
}

#[test]
fn a_report_outside_the_project() {
    for path in ["../../etc/passwd", "../../../../../../../../etc/passwd", "/etc/passwd"] {
        let ran = check("report: report.md", &format!("report: {path}"));
        ran.tells(
            1,
            &[
                &format!("error[E0002]: `{path}` is outside the project folder"),
                "--> briefs/council.yaml:1:9",
                "copy the file into the project folder",
            ],
        );
        assert!(!ran.stderr.contains("root:"), "nothing of it is shown: {}", ran.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_report_that_is_a_link_to_the_outside() {
    let desk = Desk::new();
    std::fs::remove_file(desk.path("briefs/report.md")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", desk.path("briefs/report.md")).unwrap();
    desk.run(&["check"]).tells(1, &["error[E0003]: `report.md` is a link that leads outside the project folder"]);
}

#[test]
fn a_report_without_text() {
    let desk = Desk::new();
    desk.write("briefs/report.md", "");
    desk.run(&["check"]).tells(1, &["`briefs/report.md` is empty", "--> briefs/council.yaml:1:9"]);
}

#[test]
fn a_section_that_the_report_lacks() {
    check("[@costs:2]", "[@cost:2]").tells(
        1,
        &["error[E0301]: the report has no section `cost`", "--> briefs/council.yaml:14:35", "did you mean `costs"],
    );
}

#[test]
fn passages_that_the_section_lacks() {
    check("[@costs:2]", "[@costs:0]").tells(1, &["counted from 1", "--> briefs/council.yaml:14:35"]);
    check("[@costs:2]", "[@costs:7]")
        .tells(1, &["there is no passage `costs:7`", "--> briefs/council.yaml:14:35", "2"]);
    check("[@costs:2]", "[@costs:2-1]").tells(1, &["the range runs backwards", "--> briefs/council.yaml:14:35"]);
    check("[@costs:2]", "[@costs:2.1]").tells(1, &["`costs:2.1` names an item, but passage 2 is no list or table"]);
}

#[test]
fn a_value_that_is_not_in_its_passage() {
    check("$44 million", "$45 million").tells(1, &["--> briefs/council.yaml:11:", "45", "44 million"]);
}

#[test]
fn a_sum_that_cannot_be_made() {
    check("change(40, 44)", "44 / (40 - 40)").tells(1, &["--> briefs/council.yaml:12:", "zero"]);
    check("change(40, 44)", "change(41, 44)").tells(1, &["--> briefs/council.yaml:12:", "41"]);
    check("10%", "12%").tells(1, &["--> briefs/council.yaml:12:", "10"]);
    check("change(40, 44)", "chnge(40, 44)").tells(1, &["--> briefs/council.yaml:12:", "did you mean `change"]);
}

#[test]
fn a_format_that_is_named_twice() {
    check("date:", "formats: [deck, memo, deck]\ndate:")
        .tells(1, &["the format `deck` is named twice", "--> briefs/council.yaml:4:23"]);
    check("date:", "formats: { deck: , deck: }\ndate:").tells(1, &["the key `deck` stands twice"]);
    check("date:", "formats: [dekc]\ndate:").tells(1, &["`dekc`", "did you mean `deck`?"]);
}

#[test]
fn titles_that_are_empty_or_long() {
    check("title: What the bridge cost", "title: ''").tells(1, &["--> briefs/council.yaml:2:8"]);
    check("title: What the bridge cost", "title:").tells(1, &["error[E0206]: an outline needs `title`"]);
    let long = "What the bridge cost, and why ".repeat(14);
    let desk = Desk::with(&changed("What the bridge cost", &format!("'{long}'")));
    desk.run(&["build"])
        .tells(0, &["warning[W0222]: the title of the outline has 420 characters", "--> briefs/council.yaml:2:8"]);
    assert_eq!(desk.list("out").len(), 3);
}

#[test]
fn a_word_that_is_wider_than_its_line() {
    let word = "a".repeat(300);
    let desk = Desk::with(&changed("Steel had", &format!("{word} had")));
    desk.run(&["build"]).tells(0, &["warning[W0502]: ", "--> briefs/council.yaml:14:"]);
    assert_eq!(desk.list("out").len(), 3);
}

#[test]
fn a_character_that_no_face_has() {
    let desk = Desk::with(&changed("Steel had", "Steel 鋼 had"));
    desk.run(&["build"]).tells(1, &["error[E0501]: ", "U+92FC", "--> briefs/council.yaml:14:15"]);
    assert_eq!(desk.list("out"), [""; 0]);
    desk.run(&["check"]).tells(1, &["error[E0501]: ", "no outline in order"]);
}

#[test]
fn a_character_that_no_face_has_is_told_once_though_pages_repeat_it() {
    let desk = Desk::with(&changed("title: What the", "title: What 鋼 the"));
    let ran = desk.run(&["build"]);
    ran.tells(1, &["--> briefs/council.yaml:2:13"]);
    assert_eq!(ran.stderr.matches("error[E0501]").count(), 1, "{}", ran.stderr);
}

#[test]
fn an_unknown_language() {
    check("date:", "language: tlh\ndate:").tells(1, &["error[E0211]: `tlh`", "--> briefs/council.yaml:4:11"]);
    check("date:", "language: english\ndate:").tells(1, &["error[E0211]: `english`"]);
    check("date:", "language: de_CH.UTF-8\ndate:").tells(1, &["did you mean `de-CH`?"]);
}

#[test]
fn an_unknown_theme() {
    check("date:", "theme: institut\ndate:").tells(1, &["no theme `institut`", "did you mean `institute`?"]);
}

/// Checks an outline with a picture of these bytes.
fn check_picture(bytes: Option<&[u8]>) -> Ran {
    let desk = Desk::with(&changed("    points:", "    image: { file: map.png, alt: A map }\n    points:"));
    if let Some(bytes) = bytes {
        desk.write("briefs/map.png", bytes);
    }
    desk.run(&["check"])
}

#[test]
fn pictures_that_cannot_be_used() {
    let place = "--> briefs/council.yaml:13:20";
    check_picture(None).tells(1, &["error[E0001]: `map.png` was not found", place]);
    check_picture(Some(b"\x89PNG\r\n\x1a\nand then nothing of the kind")).tells(1, &["error[E0401]: ", place]);
    check_picture(Some(b"just words")).tells(1, &["error[E0401]: ", place]);
    let mut wide = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(60_000, 2).write_to(&mut wide, image::ImageFormat::Png).unwrap();
    check_picture(Some(wide.get_ref())).tells(1, &["error[E0401]: ", "60", place]);
}

#[test]
fn all_mistakes_are_told_in_one_run_in_the_order_of_the_files() {
    let desk = Desk::with(&changed("[@use:1]", "[@used:1]").replace("costs:2]", "cost:2]").replace("who:", "whom:"));
    desk.write("briefs/another.yaml", "title: [\n");
    let ran = desk.run(&["check"]);
    let places: Vec<_> = ran.stderr.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
    let files: Vec<_> = places.iter().map(|place| place.split(':').next().unwrap()).collect();
    assert!(files.is_sorted() && files.contains(&"briefs/another.yaml"), "{places:?}");
    let lines: Vec<u32> = places
        .iter()
        .filter_map(|place| place.strip_prefix("briefs/council.yaml:")?.split(':').next()?.parse().ok())
        .collect();
    assert_eq!(lines, [5, 12, 14, 16], "{}", ran.stderr);
}

#[test]
fn a_character_that_no_face_has_is_told_once_with_the_places_where_it_stands() {
    let ran = check_head(
        "audience: council\nformats: [memo]\nbottom_line: The name is 漢字.\nsections:\n  - title: The name 漢\n    \
         points: [{ text: Nobody knows 漢., own: a test }]\n",
    );
    ran.tells(1, &["no typeface has the character `漢`, U+6F22", "it stands in 3 places", "`字`, U+5B57"]);
    assert_eq!(ran.stderr.matches("U+6F22").count(), 1, "{}", ran.stderr);
}

#[test]
fn addresses_drives_and_shares_are_refused_by_name() {
    for (path, code) in [
        ("file:///etc/passwd", "E0011"),
        ("FILE:report.md", "E0011"),
        ("https://example.org/report.md", "E0011"),
        ("ftp://example.org/report.md", "E0011"),
        ("gopher://example.org/report.md", "E0011"),
        ("'data:text/markdown,a'", "E0011"),
        ("'javascript:alert(1)'", "E0011"),
        ("C:/report.md", "E0002"),
        (r"'C:\report.md'", "E0002"),
        (r"'\\host\share\report.md'", "E0002"),
        ("~/report.md", "E0002"),
        ("com1.tar.md", "E0004"),
        ("chapters/NUL/report.md", "E0004"),
        (r#""re\0port.md""#, "E0004"),
        (r#""re\e[2Jport.md""#, "E0004"),
    ] {
        let ran = check("report: report.md", &format!("report: {path}"));
        ran.tells(1, &[&format!("error[{code}]"), "briefs/council.yaml:1:9", "help:"]);
        assert!(!ran.stderr.contains(['\u{1b}', '\0']), "{path}: {}", ran.stderr);
    }
    // A colon alone makes no address.
    let desk = Desk::with(&changed("report: report.md", "report: 'notes: 1.md'"));
    desk.write("briefs/notes: 1.md", crate::desk::REPORT);
    desk.run(&["check"]).is_well();
}

#[test]
fn what_is_written_has_no_name_of_a_device() {
    let desk = Desk::new();
    desk.run(&["build", "-f", "memo", "-o", "out/aux"]).tells(1, &["E0602", "Windows keeps `aux` for a device"]);
    desk.run(&["trace", "briefs/council.yaml", "--html", "Com1.html"]).tells(1, &["E0601", "for a device"]);
    assert_eq!(desk.list("out"), [] as [&str; 0]);
}

#[test]
fn nothing_from_files_moves_the_terminal() {
    let desk = Desk::with(&changed("title: What the bridge cost", r#"title: "What \x1b[2J \u202e the bridge cost""#));
    let ran = desk.run(&["build", "-f", "memo"]);
    let wild = Desk::with(&changed("title: What the bridge cost", "title: What \u{202e}the bridge cost"));
    let listed = wild.run(&["list"]);
    for said in [ran.stdout, ran.stderr, listed.stdout, listed.stderr] {
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
    }
    #[cfg(unix)]
    {
        let desk = Desk::new();
        desk.write("briefs/a\u{1b}[31m.yaml", crate::desk::OUTLINE);
        desk.write("briefs/b\u{202e}.yaml", "report: x\u{202e}.md\n");
        for form in ["human", "json", "github", "sarif"] {
            let ran = desk.run(&["check", "--message-format", form]);
            assert!(!(ran.stdout + &ran.stderr).contains('\u{1b}'), "{form}");
        }
    }
}

#[test]
fn a_pdf_of_more_pages_than_the_project_allows_is_not_written() {
    let desk = Desk::new();
    desk.write("briefpress.toml", "[limits]\npages = 2\n");
    let ran = desk.run(&["build", "-f", "memo,onepager"]);
    ran.tells(
        1,
        &[
            "error[E0690]",
            "`council-memo.pdf` would have more pages than the 2 that are allowed",
            "`pages = 4` for one",
        ],
    );
    assert_eq!(desk.list("out"), ["council-onepager.pdf"], "what has fewer is written");
    desk.write("briefpress.toml", "[limits]\npages = 3\n");
    desk.run(&["build", "-f", "memo"]).is_well();
}

#[test]
fn files_with_the_line_ends_of_windows_give_the_same_pdfs() {
    let (unix, windows) = (Desk::new(), Desk::new());
    for path in ["briefs/report.md", "briefs/council.yaml"] {
        let text = unix.read(path);
        assert!(!text.contains('\r'));
        windows.write(path, text.replace('\n', "\r\n"));
    }
    for desk in [&unix, &windows] {
        desk.run(&["build", "-f", "deck,memo,handout"]).is_well();
    }
    for pdf in unix.list("out") {
        let bytes = |desk: &Desk| std::fs::read(desk.path(&format!("out/{pdf}"))).unwrap();
        assert!(bytes(&unix) == bytes(&windows), "{pdf}");
    }
    let [told_unix, told_windows] = [&unix, &windows].map(|desk| {
        desk.write("briefs/report.md", desk.read("briefs/report.md").replace("44", "45"));
        desk.run(&["check"]).stderr
    });
    assert_eq!(told_unix, told_windows, "the same places too");
}
