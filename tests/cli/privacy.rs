//! What is private is in no file that is not meant to have it, and the guard finds it where it is.
//!
//! Each private place of a project holds a word of its own, a canary. The files are looked through without the guard's help:
//! streams decompressed, strings decoded, text read by the fonts' maps. The guard is then shown files that hold the canaries:
//! those of the same project without its marks, and files in which they were planted.

use crate::desk::Desk;
use briefpress::diagnostics::codes;
use briefpress::guard::Meant;
use briefpress::inspect::{Place, Said, View, inspect, said};
use briefpress::plan::Machine;
use briefpress::source::Memory;
use briefpress::{Format, Options, Pdf, Plan, Project, build, check, combine, pdf::Standard};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use std::collections::BTreeSet;

const TOML: &str = "withhold = [\"Withheld Ávila\", { pattern = 'MX-\\d{4}' }]\n";

const REPORT: &str = "\
---
title: The border report
author: The auditor
# frontcomment of the desk
desk-contact: frontkey
---

# Costs

The bridge cost 40 million dollars. <!-- reportcomment that nobody is to read but the desk -->

The agent inparagraph met the minister in the harbour hotel before the vote of the council. {.private}

- One item that all may read.
- The second item is for the desk alone and tells of initem and others of the crew. {.private}

It opened in 2019.[^a][^b]

| who | paid |
|---|---|
| the city | 30 million |
| a donor whom the desk calls inrow and who asked not to be named by anybody | 10 million {.private} |

[^a]: A note for all.
[^b]: This was told by innote who works in the ministry and asked for silence. {.private}

## Names {.private}

The source that told all of this is insection and works for the treasurer of the city.

The Inside Named Agency (INA) stands behind it, and nobody else is to know of that.
";

const OUTLINE: &str = "\
report: report.md
title: What the bridge cost
audience: council
formats: { deck: {}, memo: {}, onepager: {}, handout: { slides: 3 }, notes: {} }
bottom_line: The bridge is paid for, and INA says nothing. [@costs:1] <!-- outlinecomment for the eyes of the desk alone -->
withhold: [Hidden Garcia]
# yamlcomment of the desk
sections:
  - title: The bill
    message: The bridge cost 40 million dollars
    figures:
      - { value: $40 million, label: spent on the bridge, cite: costs:1 }
      - { value: 7 agents, label: whom the desk counts as infigure in its own files at the harbour, own: ours, private: true }
    points:
      - It opened in 2019. [@costs:4]
      - { text: The desk believes that inpoint was paid by the other side for all of this., own: ours, private: true }
    image: { file: a.jpg, alt: A field of colours }
    excerpt: costs:4
    say: |
      Then tell the room slowly and with a smile that inspoken is what we call the whole of it.
  - title: The bridge and its river
    message: The bridge stands on two piers
    image: { file: a.png, alt: A field of colours }
  - title: The city and its streets
    message: The city lies on two hills
    image: { file: a.svg, alt: A square }
  - title: The part about insectiontitle that nobody outside of the desk is to read at all
    private: true
    message: All that is told of inmessage is for the desk alone and for nobody else
    points: [\"The source works for the treasurer. [@names:1]\"]
recommendations:
  - { action: Publish the account, who: The treasurer, cite: costs:1 }
  - { action: Call the agent who goes by inaction before the meeting begins on Monday, own: ours, private: true }
";

/// Canaries, and whether the presenter's notes are meant to have them.
const CANARIES: [(&str, bool); 25] = [
    ("frontcomment", false),
    ("frontkey", false),
    ("reportcomment", false),
    ("inparagraph", false),
    ("initem", false),
    ("inrow", false),
    ("innote", false),
    ("insection", false),
    ("inside named agency", false),
    ("outlinecomment", false),
    ("yamlcomment", false),
    ("infigure", false),
    ("inpoint", false),
    ("inspoken", true),
    ("inmessage", false),
    ("inaction", false),
    ("photoexif", false),
    ("photoiptc", false),
    ("photocomment", false),
    ("screenauthor", false),
    ("drawntitle", false),
    ("drawndesc", false),
    ("drawncomment", false),
    ("drawnmetadata", false),
    ("drawnid", false),
];

fn project(report: &str, outline: &str) -> Project {
    let mut memory = Memory::from([("briefpress.toml", TOML), ("report.md", report), ("council.yaml", outline)]);
    memory.insert("a.jpg", jpeg());
    memory.insert("a.png", png());
    memory.insert("a.svg", SVG);
    Project::in_memory(memory)
}

/// A drawing with a title, a comment and metadata.
const SVG: &str = "\
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">
<title>drawntitle</title><desc>drawndesc</desc><!-- drawncomment -->
<metadata>drawnmetadata</metadata>
<rect id=\"drawnid\" width=\"50\" height=\"50\" fill=\"#369\"/>
</svg>
";

/// Returns a photograph in which a camera noted where it was taken, and a program who opened it.
fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = image::RgbImage::from_fn(16, 16, |x, y| image::Rgb([x as u8 * 9, y as u8 * 9, 99]));
    image::DynamicImage::from(pixels)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Jpeg)
        .unwrap();
    for (kind, words) in [(0xE1, "Exif\0\0photoexif 19.43 N"), (0xED, "Photoshop photoiptc"), (0xFE, "photocomment")] {
        let mut segment = vec![0xFF, kind, 0, words.len() as u8 + 2];
        segment.extend(words.bytes());
        bytes.splice(2..2, segment);
    }
    bytes
}

/// Returns a picture with a text beside its pixels.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = image::RgbImage::from_fn(16, 16, |x, y| image::Rgb([x as u8 * 9, 99, y as u8 * 9]));
    image::DynamicImage::from(pixels).write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    let text = b"tEXtAuthor\0screenauthor";
    let mut sum = flate2::Crc::new();
    sum.update(text);
    let mut chunk = (text.len() as u32 - 4).to_be_bytes().to_vec();
    chunk.extend(text);
    chunk.extend(sum.sum().to_be_bytes());
    // Behind the signature and the head.
    bytes.splice(33..33, chunk);
    bytes
}

fn options(standard: Standard, private: bool) -> Options {
    Options { standard, private, ..Options::default() }
}

/// Builds all formats.
fn built(project: &Project, options: &Options) -> Vec<Pdf> {
    let outcome = build(check(project, options), Ok);
    assert!(!outcome.diagnostics.has_errors(), "{:#?}", outcome.diagnostics.list);
    outcome.made
}

/// Returns all that can be read in a file, in small letters: its streams, its strings, its text.
fn readable(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let mut all = String::from_utf8_lossy(bytes).into_owned();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            all += &String::from_utf8_lossy(&stream.decompressed_content().unwrap_or_default());
        }
    }
    for (_, lines) in inspect(bytes, &View::ALL).unwrap() {
        lines.iter().for_each(|line| all += &line.text());
    }
    said(bytes).unwrap().iter().for_each(|said| all += &said.words);
    all.replace(['\u{ad}', '\u{1f}'], "").replace(['\n', '\u{a0}'], " ").to_lowercase()
}

/// Returns the canaries in a file.
fn canaries(bytes: &[u8]) -> BTreeSet<&'static str> {
    let all = readable(bytes);
    CANARIES.iter().map(|(canary, _)| *canary).filter(|canary| all.contains(canary)).collect()
}

#[test]
fn no_format_holds_what_it_is_not_meant_to_have() {
    for standard in [Standard::Archive, Standard::Carrier] {
        for pdf in built(&project(REPORT, OUTLINE), &options(standard, false)) {
            let meant = CANARIES.iter().filter(|(_, notes)| *notes && pdf.formats == [Format::Notes]);
            let meant: BTreeSet<&str> = meant.map(|(canary, _)| *canary).collect();
            assert_eq!(canaries(&pdf.bytes), meant, "{} {standard:?}", pdf.file_name);
        }
    }
    let whole = combine(check(&project(REPORT, OUTLINE), &options(Standard::Archive, false)), Ok).made;
    assert_eq!(canaries(&whole[0].bytes), BTreeSet::from(["inspoken"]), "the notes are a part of it");
}

#[test]
fn private_files_hold_the_private_parts_and_say_so_by_their_names() {
    let all = built(&project(REPORT, OUTLINE), &options(Standard::Archive, true));
    let memo = all.iter().find(|pdf| pdf.formats == [Format::Memo]).unwrap();
    assert_eq!(memo.file_name, "council-private-memo.pdf");
    let found = canaries(&memo.bytes);
    for canary in ["infigure", "inpoint", "inmessage", "inaction"] {
        assert!(found.contains(canary), "{canary}: {found:?}");
    }
    assert!(!found.contains("outlinecomment") && !found.contains("inspoken"), "{found:?}");
}

/// Returns the kinds of place, by their first words, at which the guard of a plan finds something in a file.
fn caught(plan: &Plan<'_>, bytes: &[u8]) -> Vec<(String, Vec<String>)> {
    let guard = &plan.surveyed[0].guard;
    let leaks = guard.leaks(bytes, Meant::default()).unwrap();
    let text = |secret: usize| guard.secrets()[secret].texts.join(" ").to_lowercase();
    leaks.into_iter().map(|leak| (leak.secret.map(text).unwrap_or_default(), leak.places)).collect()
}

#[test]
fn the_guard_catches_each_canary_where_nothing_else_keeps_it_out() {
    let project_guarded = project(REPORT, OUTLINE);
    let plan = check(&project_guarded, &options(Standard::Archive, false));
    let mut caught_in_all = String::new();
    let mut catch = |pdf: &Pdf| {
        for (secret, _) in caught(&plan, &pdf.bytes) {
            caught_in_all += &secret;
        }
    };
    // The filter of composing is passed by: private parts are taken in.
    built(&project(REPORT, OUTLINE), &options(Standard::Archive, true)).iter().for_each(&mut catch);
    // The marks of the report are passed by, and what they mark is printed whole; comments are texts.
    let report = REPORT.replace("<!-- ", "").replace(" -->", "").replace(" {.private}", "");
    let outline = OUTLINE.replace("<!-- ", "").replace(" -->", "").replace(
        "excerpt: costs:4",
        "excerpt: [costs:1, costs:2, costs:3, costs:4, costs:5, names:1]\n    text: As told. [@costs:4]",
    );
    built(&project(&report, &outline), &options(Standard::Archive, false)).iter().for_each(&mut catch);
    // What is not even read: the guard has no words of it.
    let kept_out_by_reading = ["frontcomment", "frontkey", "yamlcomment", "inside named agency", "screenauthor"];
    let is_looked_for = |canary: &str| {
        !kept_out_by_reading.contains(&canary) && !canary.starts_with("photo") && !canary.starts_with("drawn")
    };
    for (canary, _) in CANARIES.iter().filter(|(canary, _)| is_looked_for(canary)) {
        assert!(caught_in_all.contains(canary), "{canary} is not caught\n{caught_in_all}");
    }
}

/// A project in which nobody marked anything as private.
const UNMARKED: &str = "\
report: report.md
title: What the bridge cost
audience: council
formats: { deck: {}, memo: {}, onepager: {}, handout: { slides: 3 }, notes: {} }
bottom_line: The bridge is paid for. [@costs:1] <!-- outlinecomment for the eyes of the desk alone -->
sections:
  - title: The bill
    message: The bridge cost 40 million dollars
    points: [\"It opened in 2019. [@costs:2]\"]
    excerpt: costs:1
    say: |
      Then tell the room slowly and with a smile that inspoken is what we call the whole of it.
";

const UNMARKED_REPORT: &str = "\
# Costs

The bridge cost 40 million dollars. <!-- reportcomment that nobody is to read but the desk -->

It opened in 2019.
";

/// What would tell of a machine.
fn machine() -> Machine {
    Machine { folders: vec!["/home/inhome".to_owned()], user: Some("inuser".to_owned()) }
}

fn unmarked(report: &str, outline: &str) -> Project {
    Project::in_memory(Memory::from([("report.md", report), ("council.yaml", outline)]))
}

#[test]
fn what_nobody_marked_is_looked_for_in_each_file_too() {
    let all = [Standard::Archive, Standard::Carrier].map(|standard| Options {
        machine: machine(),
        standard,
        ..Options::default()
    });
    for options in &all {
        for pdf in built(&unmarked(UNMARKED_REPORT, UNMARKED), options) {
            let text = readable(&pdf.bytes);
            for canary in ["outlinecomment", "reportcomment", "inhome", "inuser"] {
                assert!(!text.contains(canary), "{canary} in {}", pdf.file_name);
            }
            assert_eq!(text.contains("inspoken"), pdf.formats == [Format::Notes], "{}", pdf.file_name);
        }
    }
    // Where nothing else keeps it out, the file is not written: the notes of the presenter in a file for all, for one.
    let project = unmarked(UNMARKED_REPORT, UNMARKED);
    let whole = combine(check(&project, &all[0]), Ok);
    assert_eq!(whole.made.len(), 1, "the notes are a part of it");
    for (place, outline) in [
        ("on page 2", UNMARKED.replace("It opened in 2019. [", "It opened in 2019, says /home/inhome/report.md. [")),
        ("in a bookmark", UNMARKED.replace("title: The bill", "title: The bill of /home/inhome")),
        ("in the address of a link", UNMARKED.replace("It opened", "It [opened](https://example.org/home/inhome)")),
        ("in the metadata (XMP)", UNMARKED.replace("title: What", "title: /home/inhome/What")),
        ("in the metadata (Author)", UNMARKED.replace("audience:", "presenter: /home/inhome\naudience:")),
        ("in the attached file `council.yaml`", UNMARKED.replace("It opened", "/home/inhome opened")),
    ] {
        let mut is_told = false;
        for options in &all {
            let options = Options { formats: [Format::Memo].into(), ..options.clone() };
            let project = unmarked(UNMARKED_REPORT, &outline);
            let outcome = build(check(&project, &options), Ok);
            let leaks: Vec<_> = outcome.diagnostics.list.iter().filter(|told| told.code == codes::LEAK).collect();
            assert!(!leaks.is_empty() && outcome.made.is_empty(), "{place}: {:#?}", outcome.diagnostics.list);
            is_told |= leaks.iter().any(|told| told.notes.iter().any(|note| note.contains(place)));
        }
        assert!(is_told, "{place}");
    }
}

#[test]
fn the_guard_hears_what_nobody_marked_where_nothing_else_keeps_it_out() {
    let project_guarded = unmarked(UNMARKED_REPORT, UNMARKED);
    let plan = check(&project_guarded, &Options { machine: machine(), ..Options::default() });
    let guard = &plan.surveyed[0].guard;
    assert!(!guard.is_declared());
    let hears = |place: &Place, words: &str, notes: bool| {
        let said = [Said { place: place.clone(), words: words.to_owned() }];
        !guard.overheard(&said, Meant { notes }, &plan.sources).is_empty()
    };
    let entry = |key: &str| Place::Entry(key.to_owned());
    let places = [Place::Pages(vec![0]), Place::Drawings, entry("Alt"), entry("Title"), Place::Metadata, Place::Stream];
    for place in places.iter().chain(&[Place::Attached("report.md".to_owned()), entry("Contents"), entry("names")]) {
        assert!(hears(place, "that reportcomment\nthat nobody is to read but the desk so", false), "{place:?}");
        assert!(hears(place, "outlinecomment for the eyes of the desk alone", false), "{place:?}");
        let spoken = "tell the room slowly and with a smile that inspoken";
        assert!(hears(place, spoken, false) && !hears(place, spoken, true), "{place:?}");
        assert!(hears(place, "see /home/in\u{ad}\nhome/x.md", false), "{place:?}");
        assert!(!hears(place, "The bridge cost 40 million dollars. It opened in 2019.", false), "{place:?}");
    }
    assert!(hears(&entry("Author"), "Inuser", false) && !hears(&entry("Alt"), "Inuser", false));
    assert!(hears(&Place::Picture, "Exif", false));
}

/// Plants a withheld name in one place of a file.
type Plant = fn(&mut Document);

const NAME: &str = "Withheld \u{c1}vila";

fn utf16(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    text.encode_utf16().for_each(|unit| bytes.extend(unit.to_be_bytes()));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

fn latin(text: &str) -> Object {
    Object::String(text.chars().map(|character| character as u8).collect(), lopdf::StringFormat::Literal)
}

/// Returns the dictionary of some object.
fn catalog(document: &mut Document) -> &mut Dictionary {
    document.catalog_mut().unwrap()
}

/// Adds a content stream to the first page, with a font of Latin letters.
fn draw(document: &mut Document, content: &str) {
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let page = document.page_iter().next().unwrap();
    let bytes: Vec<u8> = content.chars().map(|character| character as u8).collect();
    let mut stream = Stream::new(dictionary! {}, bytes);
    stream.compress().unwrap();
    let added = document.add_object(stream);
    let page = document.get_dictionary_mut(page).unwrap();
    let contents = page.get(b"Contents").unwrap().clone();
    page.set("Contents", vec![contents, added.into()]);
    page.set("CropBox", vec![0.into(), 0.into(), 100.into(), 100.into()]);
    page.set("Resources", dictionary! { "Font" => dictionary! { "H" => font } });
}

fn set_in_structure(document: &mut Document, key: &str) {
    let element = document.objects.values_mut().find_map(|object| {
        object.as_dict_mut().ok().filter(|it| it.get(b"S").is_ok_and(|role| role.as_name().is_ok_and(|it| it == b"P")))
    });
    element.unwrap().set(key, utf16(NAME));
}

const PLANTS: &[(&str, Plant)] = &[
    ("on page 1", |it| draw(it, &format!("BT /H 12 Tf 20 20 Td ({NAME}) Tj ET"))),
    // Outside the page, in white, below others, across lines, hyphenated, letter by letter.
    ("on page 1", |it| draw(it, &format!("BT /H 12 Tf 1 g 5000 9000 Td ({NAME}) Tj ET"))),
    ("on page 1", |it| draw(it, &format!("BT /H 12 Tf 3 Tr 20 20 Td ({NAME}) Tj ET 0 g 0 0 300 300 re f"))),
    ("on page 1", |it| draw(it, "BT /H 12 Tf 20 50 Td (With\u{ad}) Tj 0 -14 Td (held) Tj 0 -14 Td (\u{c1}vila) Tj ET")),
    ("on page 1", |it| draw(it, "BT /H 12 Tf 20 50 Td [(W)-20(i)(th)30(held) -300 (\u{c1}vi)] TJ 5 0 Td (la) Tj ET")),
    ("in the text that is read", |it| {
        draw(it, "/Span <</ActualText (Withheld \u{c1}vila)>> BDC BT /H 12 Tf (x) Tj ET EMC");
    }),
    ("in a drawing", |it| {
        let form = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
        let mut form = Stream::new(form, b"BT (WITHHELD \xc3\x81VILA) Tj ET".to_vec());
        form.compress().unwrap();
        it.add_object(form);
    }),
    ("in a text alternative", |it| set_in_structure(it, "Alt")),
    ("in the text that is read", |it| set_in_structure(it, "ActualText")),
    ("in what an abbreviation", |it| set_in_structure(it, "E")),
    ("in a bookmark", |it| {
        it.add_object(dictionary! { "Title" => utf16(NAME) });
    }),
    ("in the metadata (Author)", |it| {
        let info = it.trailer.get(b"Info").unwrap().as_reference().unwrap();
        it.get_dictionary_mut(info).unwrap().set("Author", latin("withheld \u{c1}VILA"));
    }),
    ("in the metadata (XMP)", |it| {
        let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, NAME.as_bytes().to_vec());
        let packet = it.add_object(packet);
        catalog(it).set("Metadata", packet);
    }),
    ("in a page label", |it| {
        let label = dictionary! { "S" => "D", "P" => utf16(NAME) };
        catalog(it).set("PageLabels", dictionary! { "Nums" => vec![0.into(), label.into()] });
    }),
    ("in the address of a link", |it| {
        it.add_object(dictionary! { "S" => "URI", "URI" => latin("https://example.org/withheld-\u{c1}vila") });
    }),
    ("in the description of a link", |it| {
        it.add_object(dictionary! { "Subtype" => "Link", "Contents" => utf16(NAME) });
    }),
    ("in the attached file `a.json`", |it| {
        let bytes = format!("{{\"a\":\"One.\\n{NAME}\"}}").into_bytes();
        let mut file = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, bytes);
        file.compress().unwrap();
        let file = it.add_object(file);
        it.add_object(dictionary! { "UF" => utf16("a.json"), "EF" => dictionary! { "F" => file } });
    }),
    ("in the name of an attached file", |it| {
        it.add_object(dictionary! { "Type" => "Filespec", "UF" => utf16("withheld_\u{c1}vila.md") });
    }),
    ("in a name", |it| {
        catalog(it).set("Dests", dictionary! { "Withheld-\u{c1}vila" => vec![0.into()] });
        catalog(it).set("Kind", Object::Name("Withheld-\u{c1}vila".as_bytes().to_vec()));
    }),
    ("in the metadata of a picture", |it| {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 30];
        bytes.extend(b"Exif\0\0Withheld \xc3\x81vila, 19.43 N");
        bytes.extend([0xFF, 0xDA, 0, 2, 0xFF, 0xD9]);
        it.add_object(Stream::new(dictionary! { "Subtype" => "Image", "Filter" => "DCTDecode" }, bytes));
    }),
    ("in a stream", |it| {
        let mut stream = Stream::new(dictionary! {}, NAME.as_bytes().to_vec());
        stream.compress().unwrap();
        it.add_object(stream);
    }),
];

#[test]
fn the_guard_finds_a_name_wherever_it_is_planted() {
    let project = project(REPORT, OUTLINE);
    let plan = check(&project, &options(Standard::Archive, false));
    let memo = built(&self::project(REPORT, OUTLINE), &options(Standard::Archive, false)).remove(1);
    assert_eq!(caught(&plan, &memo.bytes), [], "nothing was planted");
    for (number, (place, plant)) in PLANTS.iter().enumerate() {
        let mut document = Document::load_mem(&memo.bytes).unwrap();
        plant(&mut document);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        let found = caught(&plan, &bytes);
        let places: Vec<&String> = found.iter().flat_map(|(_, places)| places).collect();
        assert!(places.iter().any(|found| found.starts_with(place)), "{number}, {place}: {found:?}");
    }
}

#[test]
fn words_that_are_drawn_are_found_though_no_reader_can_search_them() {
    let outline = OUTLINE.replace("image: { file: a.svg, alt: A square }", "image: { file: names.svg, alt: A map }");
    let desk = desk(&outline);
    let map = SVG.replace("<rect", "<text x=\"9\" y=\"20\">Hidden <tspan dy=\"9\">Garcia</tspan></text><rect");
    desk.write("briefs/names.svg", map);
    desk.run(&["build", "-f", "memo"]).tells(1, &["E0680", "in words that a picture draws", "withheld here"]);
    desk.write("briefs/council.yaml", OUTLINE.replace("audience: council", "watermark: For Hidden Garcia"));
    desk.run(&["build", "-f", "memo"]).tells(1, &["E0680", "in the watermark", "withheld here"]);
}

/// Writes the project to a desk.
fn desk(outline: &str) -> Desk {
    let desk = Desk::empty();
    desk.write("briefpress.toml", TOML);
    desk.write("briefs/report.md", REPORT);
    desk.write("briefs/council.yaml", outline);
    desk.write("briefs/a.jpg", jpeg());
    desk.write("briefs/a.png", png());
    desk.write("briefs/a.svg", SVG);
    desk
}

#[test]
fn a_leak_is_not_written_and_the_old_file_stays() {
    let desk = desk(&OUTLINE.replace("It opened in 2019.", "It opened in 2019, HIDDEN GAR\u{2010}CIA says."));
    desk.write("out/council-memo.pdf", "old");
    let ran = desk.run(&["build", "-f", "memo"]);
    assert!(ran.stderr.is_empty() || !ran.stderr.contains("E0680"), "hyphens part words: {}", ran.stderr);
    desk.write("briefs/council.yaml", OUTLINE.replace("It opened in 2019.", "It opened in 2019, HIDDEN GARCIA says."));
    desk.write("out/council-memo.pdf", "old");
    for command in [&["check", "-f", "memo"][..], &["build", "-f", "memo"], &["build", "-f", "memo", "--private"]] {
        let ran = desk.run(command);
        assert_eq!(ran.status, Some(1), "{command:?}");
        for words in
            ["error[E0680]", "words that are withheld", "on page 2", "briefs/council.yaml:15:28", "withheld here"]
        {
            assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
        }
    }
    assert_eq!(desk.read("out/council-memo.pdf"), "old");
}

#[test]
fn a_withheld_word_in_an_attached_report_stops_the_file_and_says_what_to_choose() {
    let desk = desk(OUTLINE);
    desk.write(
        "briefs/report.md",
        REPORT.replace("It opened in 2019.", "It opened in 2019. Mr Withheld Ávila was there."),
    );
    desk.write("briefs/council.yaml", OUTLINE.replace("    excerpt: costs:4\n", ""));
    desk.run(&["build", "-f", "memo"]).is_well();
    let ran = desk.run(&["build", "-f", "memo", "--pdf", "a3a"]);
    assert_eq!(ran.status, Some(1));
    for words in ["in the attached file `report.md`", "report.md:17:23", "mark the passages", "without `--pdf a3a`"] {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    let ran = desk.run(&["accept"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.stderr.contains("`briefs/council.lock` would hold words that are withheld"), "{}", ran.stderr);
    assert!(!desk.path("briefs/council.lock").exists());
}

#[test]
fn what_programs_keep_holds_no_canary_and_no_place_of_the_project() {
    // Wrong in ways that quote passages, sections and the outline.
    let outline = OUTLINE
        .replace("cite: costs:1 }\n      - { value: 7", "cite: costs:9 }\n      - { value: 7")
        .replace("[@costs:4]", "[@names:1]")
        .replace("excerpt: costs:4", "excerpt: costs")
        .replace("message: The bridge cost 40", "message: Hidden Garcia and MX-1234 cost 41");
    let desk = desk(&outline);
    desk.write(
        "before.yaml",
        OUTLINE.replace("report: report.md", "report: briefs/report.md").replace("file: a.", "file: briefs/a."),
    );
    let mut all = String::new();
    for command in [
        &["check", "--message-format", "json"][..],
        &["check", "--message-format", "sarif"],
        &["check", "--message-format", "github"],
        &["check", "--census", "--message-format", "json"],
        &["build", "--message-format", "json"],
        &["list", "--json", "--message-format", "json"],
        &["coverage", "--message-format", "json"],
        &["coverage", "--pdf", "--message-format", "json"],
        &["check", "missing.yaml", "--message-format", "json"],
        &["trace", "--message-format", "json"],
        &["draft", "briefs/report.md", "--message-format", "json"],
        &["diff", "briefs/council.yaml", "before.yaml", "--message-format", "json"],
    ] {
        let ran = desk.run(command);
        all += &(ran.stdout + &ran.stderr).to_lowercase();
    }
    assert!(all.contains("e0681") && all.contains("e0303"), "{all}");
    for (canary, _) in CANARIES {
        assert!(!all.contains(canary), "{canary}");
    }
    let folder = desk.path("").canonicalize().unwrap();
    for private in ["hidden garcia", "mx-1234", "insection", folder.to_str().unwrap()] {
        assert!(!all.contains(private), "{private}\n{all}");
    }
    desk.write("briefs/council.yaml", OUTLINE);
    desk.run(&["accept"]).is_well();
    let lock = desk.read("briefs/council.lock").to_lowercase();
    assert!(lock.contains("passage costs:4") && CANARIES.iter().all(|(canary, _)| !lock.contains(canary)), "{lock}");
    desk.run(&["trace", "briefs/council.yaml", "--html", "trace.html"]).is_well();
    let page = desk.read("trace.html").to_lowercase();
    assert!(page.contains("bridge") && CANARIES.iter().all(|(canary, _)| !page.contains(canary)), "{page}");
    desk.run(&["coverage", "--pdf", "-o", "out"]).is_well();
    let coverage = std::fs::read(desk.path("out/coverage.pdf")).unwrap();
    assert_eq!(canaries(&coverage), BTreeSet::new());
}

/// Returns a desk with the shipped briefs of Mexico.
fn shipped(toml: &str) -> Desk {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let desk = Desk::empty();
    desk.write("briefpress.toml", toml);
    for folder in ["briefs/mexico", "assets"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                let name = entry.file_name().into_string().unwrap();
                desk.write(&format!("{folder}/{name}"), std::fs::read(entry.path()).unwrap());
            }
        }
    }
    desk
}

#[test]
fn private_parts_of_the_shipped_example_change_no_page() {
    let build = ["build", "briefs/mexico/congress.yaml", "-f", "memo,deck"];
    let desk = shipped("");
    assert_eq!(desk.run(&build).status, Some(0));
    let with = ["memo", "deck"].map(|format| std::fs::read(desk.path(&format!("out/congress-{format}.pdf"))).unwrap());
    let words = [
        "calls both chairs a day ahead",
        "asked not to be told of in writing",
        "for the notes that the extract lacked",
    ];
    for pdf in &with {
        let text = readable(pdf);
        assert!(words.iter().all(|words| !text.contains(words)));
    }
    desk.run(&["build", "briefs/mexico/congress.yaml", "-f", "memo", "--private"]).tells(0, &[]);
    let private = std::fs::read(desk.path("out/congress-private-memo.pdf")).unwrap();
    assert!(readable(&private).contains(words[0]));
    // The same words where all may read stop the file.
    let outline = desk.read("briefs/mexico/congress.yaml");
    let message = "message: The report ties American lives and security to what Mexico does";
    desk.write(
        "briefs/mexico/congress.yaml",
        outline.replace(message, "message: The members whom it would brief first are named in its own list"),
    );
    desk.run(&build).tells(1, &["error[E0680]: a file would hold words of a private passage of the report"]);
    // Taken out, they leave each file as it is.
    let without = |text: &str, from: &str, to: &str| {
        let (before, rest) = text.split_once(from).unwrap();
        format!("{before}{}{}", to, rest.split_once(to).unwrap().1)
    };
    desk.write("briefs/mexico/congress.yaml", without(&outline, "  # For the desk alone", "recommendations:"));
    let report = desk.read("briefs/mexico/report.md");
    desk.write("briefs/mexico/report.md", report.split_once("\n<!-- The desk's own").unwrap().0);
    assert_eq!(desk.run(&build).status, Some(0));
    for (format, with) in ["memo", "deck"].iter().zip(&with) {
        assert!(&std::fs::read(desk.path(&format!("out/congress-{format}.pdf"))).unwrap() == with, "{format}");
    }
}

#[test]
fn the_shipped_briefs_say_nothing_to_all_that_is_for_the_speaker() {
    // Nothing is withheld, and each file is looked into all the same.
    let desk = shipped("withhold = []\n");
    let formats = ["deck,memo,onepager,handout", "notes"];
    for formats in formats {
        let ran = desk.run(&["build", "briefs/mexico/congress.yaml", "--pdf", "a3a", "-f", formats]);
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    }
}
