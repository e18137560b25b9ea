//! What is made for the printing press, read off the finished PDFs: greys, watermarks, margins to bind, room to trim.

use crate::desk::{Desk, OUTLINE, Ran};
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::path::Path;

/// Chart, table and picture, with words behind the text.
const SECTION: &str = "
  - title: What is seen
    chart:
      type: bar
      title: People
      data: [{ label: all, value: 12000 }, { label: more, value: 12000 }]
      cite: use:1
  - title: A drawing shows it
    image: { file: map.svg, alt: Two fields that touch, credit: The desk }
  - title: A photograph shows it
    image: { file: dot.png, alt: A red field, credit: The desk }
recommendations:";

/// Two fields that touch, of colours that are as light as each other, and a line.
const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'><rect width='10' height='10' \
                   fill='#c04040'/><rect x='10' width='10' height='10' fill='#2f7f4f'/><path d='M0 5H20' \
                   stroke='#0000ff'/></svg>";

/// Returns a folder with pictures and an outline whose formats are these lines.
fn desk(formats: &str) -> Desk {
    let outline = OUTLINE.replace("\nrecommendations:", SECTION);
    let desk = Desk::with(&outline.replace("date:", &format!("watermark: DRAFT\nformats:\n{formats}date:")));
    desk.write("briefs/map.svg", SVG);
    let mut png = Vec::new();
    let pixels = image::RgbImage::from_pixel(4, 4, image::Rgb([200, 30, 30]));
    pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    std::fs::write(desk.path("briefs/dot.png"), png).unwrap();
    desk
}

const ALL: &str = "  deck:\n  memo:\n  onepager:\n  handout:\n  notes:\n";

/// Returns what a page's content or a form draws with: the operands of each operator of these names.
fn operands(content: &[u8], names: &[&str]) -> Vec<Vec<f32>> {
    let operations = Content::decode(content).unwrap().operations;
    let named = operations.into_iter().filter(|operation| names.contains(&operation.operator.as_str()));
    named.map(|operation| operation.operands.iter().filter_map(|operand| operand.as_float().ok()).collect()).collect()
}

/// Returns all colours of a PDF that are no greys, and its pictures of more than one channel.
fn colours(path: &Path) -> Vec<String> {
    let document = Document::load(path).unwrap();
    let mut found = Vec::new();
    let mut look = |content: &[u8]| {
        for colour in operands(content, &["rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"]) {
            if colour.windows(2).any(|pair| pair[0] != pair[1]) || colour.len() > 3 {
                found.push(format!("{colour:?}"));
            }
        }
    };
    for page in document.page_iter() {
        look(&document.get_page_content(page));
    }
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut pictures = Vec::new();
    for stream in streams {
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Form") => look(&stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())),
            Ok(b"Image") => pictures.push(format!("{:?}", stream.dict.get(b"ColorSpace").unwrap())),
            _ => {}
        }
    }
    found.extend(
        pictures.into_iter().filter(|space| ["RGB", "CMYK", "ICCBased"].iter().any(|colour| space.contains(colour))),
    );
    found
}

#[test]
fn in_grayscale_nothing_is_drawn_in_colour() {
    let desk = desk(ALL);
    let mut jpeg = Vec::new();
    let pixels = image::RgbImage::from_pixel(16, 16, image::Rgb([30, 30, 200]));
    pixels.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    desk.write("briefs/mark.jpg", jpeg);
    let outline = desk.read("briefs/council.yaml");
    desk.write("briefs/council.yaml", outline.replace("date:", "logo: { file: mark.jpg, alt: The desk }\ndate:"));
    desk.run(&["build", "--out", "colour"]).is_well();
    let ran = desk.run(&["build", "--grayscale"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    for format in ["deck", "memo", "onepager", "handout", "notes"] {
        let name = format!("council-{format}.pdf");
        assert_ne!(colours(&desk.path("colour").join(&name)), [""; 0], "{name} has colours to lose");
        assert_eq!(colours(&desk.path("out").join(&name)), [""; 0], "{name}");
    }
    // The two fields touch and come out alike, of which a reader of the paper would know nothing.
    let told = "warning[W0507]: in grey, #c04040 and #2f7f4f look alike in the picture “Two fields that touch”";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert_eq!(desk.run(&["build", "-f", "memo", "--out", "colour"]).stderr, "");
}

#[test]
fn with_ink_saver_no_page_has_a_ground() {
    let desk = desk(ALL);
    desk.run(&["build", "-f", "deck", "--out", "dark"]).is_well();
    desk.run(&["build", "-f", "deck", "--ink-saver"]).is_well();
    // Boxes that cover a slide of 960 by 540 points.
    let grounds = |path: &str| {
        let document = Document::load(desk.path(path)).unwrap();
        let pages = document.page_iter().map(|page| document.get_page_content(page));
        let boxes = pages.flat_map(|content| operands(&content, &["re"]));
        boxes.filter(|rect| rect[2] >= 960.0 && rect[3] >= 540.0).count()
    };
    assert!(grounds("dark/council-deck.pdf") > 0);
    assert_eq!(grounds("out/council-deck.pdf"), 0);
}

#[test]
fn a_watermark_is_an_artifact_behind_the_text_of_every_page() {
    let desk = desk(ALL);
    desk.run(&["build"]).is_well();
    for format in ["deck", "memo", "onepager", "handout", "notes"] {
        let document = Document::load(desk.path(&format!("out/council-{format}.pdf"))).unwrap();
        for page in document.page_iter() {
            let operations = Content::decode(&document.get_page_content(page)).unwrap().operations;
            // What an artifact is stands among the page's resources.
            let page = document.get_dictionary(page).unwrap();
            let resources = page.get_deref(b"Resources", &document).and_then(Object::as_dict).unwrap();
            let properties = resources.get_deref(b"Properties", &document).and_then(Object::as_dict).unwrap();
            let begins = operations.iter().position(|operation| {
                let name = operation.operands.get(1).and_then(|operand| operand.as_name().ok());
                let artifact =
                    name.and_then(|name| properties.get_deref(name, &document).and_then(Object::as_dict).ok());
                artifact.and_then(|artifact| artifact.get(b"Subtype").and_then(Object::as_name).ok())
                    == Some(b"Watermark")
            });
            let text = operations.iter().position(|operation| operation.operator == "BT").unwrap();
            assert!(begins.is_some_and(|begins| begins < text), "{format}");
        }
    }
    let ran = Desk::with(&OUTLINE.replace("date:", "watermark: '\u{e000}'\ndate:")).run(&["build"]);
    assert!(ran.stderr.contains("no typeface has the character `\u{e000}` of the watermark"), "{}", ran.stderr);
}

/// Returns where text begins on each page: the least x.
fn left_edges(path: &Path) -> Vec<f32> {
    let document = Document::load(path).unwrap();
    let starts = document.page_iter().map(|page| {
        let mut least = f32::MAX;
        let mut x = 0.0;
        for operation in Content::decode(&document.get_page_content(page)).unwrap().operations {
            match operation.operator.as_str() {
                "BT" => x = 0.0,
                "Td" => {
                    x += operation.operands[0].as_float().unwrap();
                    least = least.min(x);
                }
                _ => {}
            }
        }
        least
    });
    starts.collect()
}

#[test]
fn margins_to_bind_are_mirrored_on_backs() {
    let edges = |formats: &str| {
        let desk = desk(formats);
        desk.run(&["build", "-f", "memo"]).is_well();
        left_edges(&desk.path("out/council-memo.pdf"))
    };
    let plain = edges("  memo: { paper: letter }\n");
    let bound = edges("  memo: { paper: letter, gutter: 20mm }\n");
    let mirrored = edges("  memo: { paper: letter, gutter: 20mm, duplex: long }\n");
    let calendar = edges("  memo: { paper: letter, gutter: 20mm, duplex: short }\n");
    let gutter = 20.0 * 72.0 / 25.4;
    for page in 0..plain.len() {
        let back = page % 2 == 1;
        let near = |found: f32, wanted: f32| assert!((found - wanted).abs() < 0.05, "page {page}: {found}, {wanted}");
        near(bound[page] - plain[page], gutter / 2.0);
        // The memo's text stands 0.52 of 230 points from the left, so that a back leans the other way.
        near(mirrored[page] - plain[page], if back { -gutter / 2.0 - 9.2 } else { gutter / 2.0 });
        near(calendar[page], plain[page]);
    }
}

#[test]
fn pages_with_a_bleed_say_where_they_are_cut() {
    let desk = desk("  deck: { bleed: 3mm }\n  memo: { paper: a4, bleed: 3mm }\n");
    desk.run(&["build"]).is_well();
    let bleed = 3.0 * 72.0 / 25.4;
    for (name, width, height) in [("deck", 960.0, 540.0), ("memo", 210.0 * 72.0 / 25.4, 297.0 * 72.0 / 25.4)] {
        let document = Document::load(desk.path(&format!("out/council-{name}.pdf"))).unwrap();
        for page in document.page_iter() {
            let dictionary = document.get_dictionary(page).unwrap();
            let corners = |key: &[u8]| -> Vec<f32> {
                let corners = dictionary.get(key).and_then(Object::as_array).unwrap();
                corners.iter().map(|corner| corner.as_float().unwrap()).collect()
            };
            let (media, trim, outer) = (corners(b"MediaBox"), corners(b"TrimBox"), corners(b"BleedBox"));
            let near = |found: f32, wanted: f32| assert!((found - wanted).abs() < 0.02, "{name}: {found}, {wanted}");
            near(trim[2] - trim[0], width);
            near(trim[3] - trim[1], height);
            for corner in 0..4 {
                let outwards = if corner < 2 { -bleed } else { bleed };
                near(outer[corner] - trim[corner], outwards);
                near(media[corner] + if corner < 2 { trim[0] } else { -trim[0] }, trim[corner]);
            }
            // Four corners, two marks each, all outside of what is kept.
            let content = document.get_page_content(page);
            let boxes = operands(&content, &["re"]);
            let marks = boxes.iter().filter(|rect| rect[2].min(rect[3]) < 0.3 && rect[2].max(rect[3]) < 15.0);
            let outside = marks.filter(|rect| {
                rect[0] + rect[2] < outer[0] + 0.01
                    || rect[0] > outer[2] - 0.01
                    || rect[1] + rect[3] < outer[1] + 0.01
                    || rect[1] > outer[3] - 0.01
            });
            assert_eq!(outside.count(), 8, "{name}");
        }
    }
    // Grounds go on to the edge of the bleed.
    let document = Document::load(desk.path("out/council-deck.pdf")).unwrap();
    let first = document.get_page_content(document.page_iter().next().unwrap());
    let widest = operands(&first, &["re"]).iter().map(|rect| rect[2]).fold(0.0, f32::max);
    assert!((widest - 960.0 - bleed * 2.0).abs() < 0.02, "{widest}");
}

#[test]
fn mistakes_are_told_with_their_mends() {
    let told = |formats: &str| -> Ran { desk(formats).run(&["check"]) };
    for (formats, message, help) in [
        ("  deck: { bleed: 14mm }\n", "the bleed of 14.0 mm is wider than the margin of page 2", "3mm is what"),
        ("  memo: { bleed: 3 }\n", "`3` is not a length", "say in which unit: `bleed: 3mm`"),
        ("  memo: { bleed: wide }\n", "`wide` is not a length", "write a number with its unit"),
        ("  memo: { gutter: 90mm }\n", "`gutter` is 90mm, which no page can give", "at most 50mm"),
        ("  onepager: { gutter: 40mm }\n", "the gutter of 40.0 mm leaves -3.1 mm", "smaller gutter"),
        ("  memo: { duplex: lnog }\n", "`lnog` is not an edge over which sheets are turned", "did you mean `long`?"),
        ("  memo: { paper: a6 }\n", "`a6` is not a paper", "did you mean `a"),
        ("  deck: { gutter: 3mm }\n", "a deck has no key `gutter`", "write one of these"),
    ] {
        let ran = told(formats);
        assert_eq!(ran.status, Some(1), "{formats}");
        assert!(ran.stderr.contains(message) && ran.stderr.contains(help), "{formats}: {}", ran.stderr);
    }
}

#[test]
fn a_dry_run_tells_what_would_be_written() {
    let desk = desk(ALL);
    let ran = desk.run(&["build", "--dry-run", "-f", "memo,onepager"]);
    ran.is_well();
    assert_eq!(ran.stdout, "out/council-memo.pdf         4 pages\nout/council-onepager.pdf     1 page\n");
    assert_eq!(desk.list("out"), [""; 0]);
    let ran = desk.run(&["build", "--dry-run", "-f", "onepager", "--message-format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((told["path"].as_str(), told["pages"].as_u64()), (Some("out/council-onepager.pdf"), Some(1)));
}

#[test]
fn each_name_gets_a_numbered_copy_of_its_own() {
    let desk = Desk::new();
    desk.write("names.csv", "name,organisation\nAda Byron,Works\n../../George Boole,\n");
    let ran = desk.run(&["build", "-f", "memo", "--copies", "names.csv"]);
    ran.is_well();
    let names = ["council-memo-1-ada-byron.pdf", "council-memo-2-george-boole.pdf"];
    assert_eq!(desk.list("out"), names);
    let said = |name: &str| {
        let ran = desk.run(&["inspect", "--tags", &format!("out/{name}")]);
        ran.is_well();
        ran.stdout
    };
    let (first, second) = (said(names[0]), said(names[1]));
    assert!(first.contains("Ada Byron, Works") && !second.contains("Ada Byron"), "{first}");
    // All else is the same in both.
    assert_eq!(first.replace("Ada Byron, Works", "../../George Boole"), second);

    // The deck says it anew in each, with its changed title slide; combined, each copy has a file of its own.
    let ran = desk.run(&["build", "-f", "memo,onepager", "--combine", "--copies", "names.csv", "--out", "whole"]);
    ran.is_well();
    assert_eq!(desk.list("whole"), ["council-1-ada-byron.pdf", "council-2-george-boole.pdf"]);
    let planned = desk.run(&[
        "build",
        "-f",
        "memo,onepager",
        "--combine",
        "--copies",
        "names.csv",
        "--dry-run",
        "--out",
        "whole",
    ]);
    let paths = planned.stdout.lines().map(|line| line.split_whitespace().next().unwrap());
    assert!(paths.eq(["whole/council-1-ada-byron.pdf", "whole/council-2-george-boole.pdf"]), "{}", planned.stdout);
    let ran = desk.run(&["inspect", "--tags", "whole/council-2-george-boole.pdf"]);
    assert_eq!(ran.stdout.matches("George Boole").count(), 2, "on the title page and the one-pager: {}", ran.stdout);

    desk.write("names.csv", "nane\nAda\n");
    let ran = desk.run(&["build", "-f", "memo", "--copies", "names.csv", "--out", "other"]);
    assert_eq!((ran.status, desk.list("other")), (Some(1), Vec::new()));
    assert!(ran.stderr.contains("names.csv:1: no column `name`; there are `nane`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("did you mean `nane`? call the column `name`"), "{}", ran.stderr);
    let ran = desk.run(&["build", "--copies", "nobody.csv"]);
    assert!(ran.status == Some(1) && ran.stderr.contains("cannot read the names in `nobody.csv`"), "{}", ran.stderr);
}

#[test]
fn an_embargo_is_printed_on_every_page_until_it_is_over() {
    let said = |embargo: &str, epoch: Option<&str>| {
        let desk = Desk::with(&OUTLINE.replace("date:", &format!("marking: Draft\nembargo: {embargo}\ndate:")));
        let mut command = std::process::Command::new(crate::desk::program());
        command.current_dir(desk.path("")).args(["build", "-f", "memo"]).env_remove("SOURCE_DATE_EPOCH");
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        let ran = command.output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let project = briefpress::Project::open(&[desk.path("briefs")]);
        let moment = epoch.map(|epoch| jiff::Timestamp::from_second(epoch.parse().unwrap()).unwrap());
        let formats = vec![briefpress::Format::Memo];
        let plan = briefpress::check(&project, &briefpress::Options { moment, formats, ..Default::default() });
        briefpress::compose::plain(&plan.jobs[0].brief.meta.marking)
    };
    let words = "Draft · Embargoed until September 15, 2021, 6:00\u{a0}a.m. (UTC−4)";
    let embargo = "2021-09-15T06:00-04:00";
    // The outline is of September 15, which begins before six o'clock.
    assert_eq!(said(embargo, None), words);
    assert_eq!(said(embargo, Some("1631699999")), words);
    assert_eq!(said(embargo, Some("1631700000")), "Draft");
    assert_eq!(said("2021-09-14T06:00-04:00", None), "Draft");

    let told = |embargo: &str| {
        let ran = Desk::with(&OUTLINE.replace("date:", &format!("embargo: {embargo}\ndate:"))).run(&["check"]);
        assert_eq!(ran.status, Some(1));
        ran.stderr
    };
    assert!(told("2021-09-15").contains("say the time and its distance from UTC: `2021-09-15T06:00-04:00`"));
    assert!(told("2021-09-15T06:00").contains("say how far the time is from UTC: `2021-09-15T06:00-04:00`"));
    assert!(told("tomorrow").contains("write date, time and distance from UTC"));
}

#[test]
fn a_copy_with_shared_pages_is_as_if_it_were_set_alone() {
    let long = "A reader whose name and titles are so long that they take more than one line of the title page";
    let names = format!("name\nAda Byron\n{long}\nNúñez Œuvre Żółć\n");
    let desk = desk("  memo:\n  handout:\n");
    desk.write("names.csv", &names);
    desk.run(&["build", "-f", "memo,handout", "--copies", "names.csv", "--out", "shared"]).is_well();
    let outline = desk.read("briefs/council.yaml");
    for (number, name) in names.lines().skip(1).enumerate() {
        let watermark = format!("watermark: DRAFT · Copy {} of 3", number + 1);
        let alone = outline.replace("watermark: DRAFT", &watermark);
        desk.write("briefs/council.yaml", alone.replace("watermark:", &format!("for: {name}\nwatermark:")));
        desk.run(&["build", "-f", "memo,handout", "--out", "alone"]).is_well();
        for format in ["memo", "handout"] {
            let told = |path: &str| {
                let told = ["--tags", "--links"].map(|what| desk.run(&["inspect", what, path]).stdout);
                let document = Document::load(desk.path(path)).unwrap();
                let texts = document.page_iter().map(|page| operands(&document.get_page_content(page), &["Td", "re"]));
                (told, texts.collect::<Vec<_>>())
            };
            let shared =
                desk.list("shared").into_iter().find(|file| file.contains(&format!("{format}-{}", number + 1)));
            let shared = format!("shared/{}", shared.unwrap());
            assert_eq!(told(&shared), told(&format!("alone/council-{format}.pdf")), "{shared}");
        }
    }
}

#[test]
fn a_long_marking_stays_on_one_line_beside_what_else_stands_there() {
    use briefpress::layout::page::{ItemKind, Owner};
    let marking =
        "marking: For discussion only\nembargo: 2021-09-15T06:00-04:00\ncontact: the desk, after the meeting\n";
    let desk = Desk::with(&OUTLINE.replace("date:", &format!("{marking}date:")));
    let project = briefpress::Project::open(&[desk.path("briefs")]);
    let formats = ["memo", "onepager", "handout", "notes"]
        .map(|name| briefpress::Format::ALL.into_iter().find(|format| format.name() == name).unwrap());
    let plan = briefpress::check(&project, &briefpress::Options { formats: formats.to_vec(), ..Default::default() });
    for job in &plan.jobs {
        let (laid, _) = briefpress::layout::lay_out(job.compose().document, &briefpress::text::Fonts::bundled());
        for (number, page) in laid.pages.iter().enumerate() {
            for kind in [briefpress::compose::flow::Artifact::Header, briefpress::compose::flow::Artifact::Footer] {
                // What stands on slides is smaller.
                let mut lines: Vec<f32> = page
                    .items
                    .iter()
                    .filter(|item| item.owner == Owner::Artifact(kind))
                    .filter_map(|item| match &item.kind {
                        ItemKind::Glyphs { at, run } if run.size.0 > 7.0 => Some(at.y.0.round()),
                        _ => None,
                    })
                    .collect();
                lines.sort_by(f32::total_cmp);
                lines.dedup_by(|one, other| (*one - *other).abs() < 2.0);
                assert_eq!(lines.len(), 1, "{} page {number}, {kind:?}: {lines:?}", job.file_name);
            }
        }
    }
}
