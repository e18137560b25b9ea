//! What `pdf::write` makes of pages that are put together by hand, read back by another library.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod languages;
mod pages;
mod read;
mod said;
mod settings;
mod sheets;

use briefpress::compose::flow::NumberForm;
use briefpress::geometry::{Colour, Point, Pt};
use briefpress::layout::page::{ItemKind, Owner};
use briefpress::layout::tags::Role;
use briefpress::pdf;
use briefpress::picture::{Path, Stroke};
use briefpress::text::{Fonts, Glyph, Piece, Word};
use pages::{Desk, SERIF, memo};
use read::{Read, text};
use std::collections::BTreeSet;

fn write(desk: &Desk) -> Vec<u8> {
    pdf::write(&desk.laid, &desk.fonts, &pdf::Settings::default()).unwrap()
}

/// Returns a document of one paragraph on one page.
fn one_line(line: &str) -> Desk {
    let mut desk = Desk::new("One line");
    desk.page(NumberForm::Arabic, 1);
    let root = desk.laid.tags.root();
    let (_, content) = desk.node(root, Role::Paragraph);
    desk.write(Owner::Content(content), (72.0, 100.0), SERIF, 10.0, line);
    desk
}

#[test]
fn the_tag_tree_says_everything_in_reading_order() {
    let tags = Read::new(&write(&memo())).tags();
    let expected = "\
Document
  Title
    1: What the crisis asks
  P
    1: A test of pages
  Part T=Body
    Sect
      H1
        2: Why it matters
      P
        2: It matters (a great deal) to every’s well-be\u{ad}ing in many a consti\u{ad}tuency and town.
        Reference
          Link
            2: 1
            -> Note 1
        2: More of it follows on the
        3: next page.
      L ListNumbering=Disc
        LI
          Lbl
            3: •
          LBody
            3: A point in two languages:
            Span Lang=es-MX
              3: la frontera
      Table
        THead
          TR
            TH Scope=Column
              3: What
            TH Scope=Column
              3: Who
        TBody
          TR
            TD
              3: Fund it
            TD
              3: Congress
      Figure Alt=A field of colours Placement=Block BBox=72,602,132,632
        3: \n      Figure Alt=A blue quarter Placement=Block BBox=160,572,260,632
        3: \n  Sect
    H1
      3: Notes
    L ListNumbering=Decimal
      LI
        Lbl
          3: 1
        LBody
          Note ID=note-000001
            3: Report, paragraph 2; page
            Link
              3: 1
              -> Back to page 1
            Link
              3: example.org
              -> example.org
";
    assert_eq!(tags, expected);
}

#[test]
fn every_mark_and_annotation_finds_its_element() {
    let read = Read::new(&write(&memo()));
    let root = read.dict(read.catalog(), "StructTreeRoot");
    let parents = read.numbers(read.dict(root, "ParentTree"));
    for page in 0..read.pages.len() {
        let key = read.page(page).get(b"StructParents").unwrap().as_i64().unwrap();
        let elements = parents[&key].as_array().unwrap();
        assert_eq!(elements.len(), read.stretches(page).len(), "page {page}");
        for (operation, element) in
            read.content(page).operations.iter().filter(|operation| is_mark(operation)).zip(elements)
        {
            let kind = read.get(read.at(element).as_dict().unwrap(), "S").as_name().unwrap();
            assert_eq!(operation.operands[0].as_name().unwrap(), kind);
        }
    }
    for page in [1, 2] {
        for annotation in read.annotations(page) {
            let key = annotation.get(b"StructParent").unwrap().as_i64().unwrap();
            let element = parents[&key].as_dict().unwrap();
            assert_eq!(read.get(element, "S").as_name().unwrap(), b"Link");
        }
    }
    assert_eq!(parents.len() as i64, root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap());
}

fn is_mark(operation: &lopdf::content::Operation) -> bool {
    operation.operator == "BDC" && operation.operands[0].as_name().unwrap() != b"Artifact"
}

#[test]
fn links_lead_to_their_places_and_addresses_are_ascii() {
    let read = Read::new(&write(&memo()));
    let to_note = read.annotations(1)[0];
    let place = read.get(to_note, "Dest").as_array().unwrap();
    assert_eq!(place[0].as_reference().unwrap(), read.pages[2]);
    assert_eq!(place[3].as_float().unwrap(), 792.0 - 300.0);
    let outward = read.annotations(2)[1];
    let address = read.get(read.dict(outward, "A"), "URI");
    assert_eq!(text(address), "https://example.org/a%20b?c=(%C3%A9)");
}

#[test]
fn bookmarks_nest_as_their_levels_do() {
    let read = Read::new(&write(&memo()));
    let mut dump = String::new();
    read.bookmarks(read.dict(read.catalog(), "Outlines"), 0, &mut dump);
    assert_eq!(dump, "Body 2\n  Why it matters 2\nNotes 3\n");
}

#[test]
fn pages_are_labelled_as_they_are_numbered() {
    let read = Read::new(&write(&memo()));
    let labels = read.numbers(read.dict(read.catalog(), "PageLabels"));
    let labels: Vec<(i64, String, i64)> = labels
        .into_iter()
        .map(|(page, label)| {
            let label = label.as_dict().unwrap();
            let style = read::string(label.get(b"S").unwrap().as_name().unwrap());
            (page, style, label.get(b"St").unwrap().as_i64().unwrap())
        })
        .collect();
    assert_eq!(labels, [(0, "r".to_owned(), 1), (1, "D".to_owned(), 1)]);
}

#[test]
fn both_kinds_of_metadata_agree() {
    let read = Read::new(&write(&memo()));
    let info = read.at(read.document.trailer.get(b"Info").unwrap()).as_dict().unwrap();
    let packet = read.get(read.catalog(), "Metadata").as_stream().unwrap();
    let xml = String::from_utf8(packet.decompressed_content().unwrap()).unwrap();
    for (key, property) in [
        ("Title", "<rdf:li xml:lang=\"x-default\">{}</rdf:li>"),
        ("Author", "<rdf:li>{}</rdf:li>"),
        ("Subject", "<rdf:li xml:lang=\"x-default\">{}</rdf:li>"),
        ("Keywords", "<pdf:Keywords>{}</pdf:Keywords>"),
        ("Producer", "<pdf:Producer>{}</pdf:Producer>"),
        ("Creator", "<xmp:CreatorTool>{}</xmp:CreatorTool>"),
    ] {
        let told = text(read.get(info, key)).replace('&', "&amp;").replace('<', "&lt;");
        assert!(xml.contains(&property.replace("{}", &told)), "{key} {told} is not in {xml}");
    }
    assert_eq!(text(read.get(info, "CreationDate")), "D:20210915000000Z");
    assert!(xml.contains("<xmp:CreateDate>2021-09-15T00:00:00Z</xmp:CreateDate>"));
    assert_eq!(text(read.get(read.catalog(), "Lang")), "en-US");
}

#[test]
fn a_document_without_a_date_tells_none() {
    let mut desk = one_line("undated");
    desk.laid.metadata.date = None;
    let read = Read::new(&write(&desk));
    let info = read.at(read.document.trailer.get(b"Info").unwrap()).as_dict().unwrap();
    assert!(!info.has(b"CreationDate") && !info.has(b"ModDate"));
    let packet = read.get(read.catalog(), "Metadata").as_stream().unwrap();
    assert!(!String::from_utf8_lossy(&packet.decompressed_content().unwrap()).contains("Date>"));
}

#[test]
fn fonts_read_characters_of_latin_as_themselves_and_have_no_code_that_has_to_be_escaped() {
    let read = Read::new(&write(&memo()));
    for font in read.fonts().values() {
        assert_eq!(font.readings[&32], " ");
        assert!(font.readings.get(&b'e').is_none_or(|reading| reading == "e"));
        assert!([0, b'(', b')', b'\\', b'\n', b'\r'].iter().all(|code| !font.readings.contains_key(code)));
        let (tag, _) = font.name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()), "{}", font.name);
    }
}

#[test]
fn a_face_of_many_glyphs_becomes_several_fonts_and_reads_the_same() {
    let font = skrifa::Font::new(Fonts::built_in(SERIF), 0).unwrap();
    let mut glyphs = BTreeSet::new();
    // The first character of each glyph: those that share one would go into fonts of their own.
    let fresh = |character: &char| font.charmap().map_unicode(*character).is_some_and(|glyph| glyphs.insert(glyph));
    let characters: String = ('!'..'\u{250}').filter(|character| !character.is_whitespace()).filter(fresh).collect();
    assert!(characters.chars().count() > 250);
    let line: String = characters.chars().rev().collect::<String>() + " " + &characters;
    let read = Read::new(&write(&one_line(&line)));
    assert_eq!(read.fonts().len(), 2);
    assert_eq!(read.stretches(0)[&0], line);
}

#[test]
fn ligatures_read_as_letters_and_marks_as_their_own() {
    let mut desk = one_line("x");
    let root = desk.laid.tags.root();
    let (_, content) = desk.node(root, Role::Paragraph);
    let glyph = |id, cluster, x_offset, y_offset| Glyph { id, advance: 500, x_offset, y_offset, cluster };
    let glyphs = [glyph(40, 0, 0, 0), glyph(41, 3, 0, 0), glyph(42, 3, -250, 120), glyph(43, 3, 0, 0)];
    let word = Word {
        face: SERIF,
        text: "ffie\u{301}".into(),
        rightward: false,
        glyphs: glyphs.into(),
        kern_before: 0,
        kern_after: 0,
        advance: 2000,
    };
    let word = desk.add_word(word);
    desk.run(Owner::Content(content), (72.0, 120.0), SERIF, 10.0, vec![Piece { word, space_before: false }]);
    let read = Read::new(&write(&desk));
    // The third glyph of the cluster has no character left.
    assert_eq!(read.stretches(0)[&1], "ffie\u{301}\u{2060}");
    let raised: Vec<f32> = operands(&read, "Ts");
    assert_eq!(raised, [1.2, 0.0]);
}

/// Returns the operands of all operators of this name on the first page.
fn operands(read: &Read, operator: &str) -> Vec<f32> {
    let operations = read.content(0).operations;
    let found = operations.iter().filter(|operation| operation.operator == operator);
    found.flat_map(|operation| &operation.operands).map(|operand| operand.as_float().unwrap()).collect()
}

#[test]
fn kerns_move_by_what_the_word_says() {
    let mut desk = Desk::new("Kerns");
    desk.page(NumberForm::Arabic, 1);
    let root = desk.laid.tags.root();
    let (_, content) = desk.node(root, Role::Paragraph);
    let ids = ["To", "Va"].map(|word| desk.word(SERIF, word));
    for (id, (kern, before, after)) in ids.iter().zip([(-40, 0, -7), (12, -5, 0)]) {
        let word = &mut desk.laid.words.words[id.0 as usize];
        word.glyphs[0].advance += kern;
        (word.kern_before, word.kern_after) = (before, after);
    }
    let pieces = ids.iter().enumerate().map(|(index, &word)| Piece { word, space_before: index > 0 }).collect();
    desk.run(Owner::Content(content), (72.0, 100.0), SERIF, 10.0, pieces);
    let read = Read::new(&write(&desk));
    let content = read.content(0);
    let shown = content.operations.iter().find(|operation| operation.operator == "TJ").unwrap();
    let numbers: Vec<f32> =
        shown.operands[0].as_array().unwrap().iter().filter_map(|part| part.as_float().ok()).collect();
    // A positive number moves to the left.
    assert_eq!(numbers, [40.0, 12.0, -12.0]);
}

#[test]
fn words_without_glyphs_keep_the_spaces_beside_them() {
    let mut desk = one_line("a");
    let root = desk.laid.tags.root();
    let (_, content) = desk.node(root, Role::Code);
    let empty = Word {
        face: SERIF,
        text: "".into(),
        rightward: false,
        glyphs: [].into(),
        kern_before: 0,
        kern_after: 0,
        advance: 0,
    };
    let empty = desk.add_word(empty);
    let word = desk.word(SERIF, "b");
    let pieces = [(empty, true), (empty, true), (word, true)];
    let pieces = pieces.map(|(word, space_before)| Piece { word, space_before }).into();
    desk.run(Owner::Content(content), (72.0, 120.0), SERIF, 10.0, pieces);
    assert_eq!(Read::new(&write(&desk)).stretches(0)[&1], "   b");
}

#[test]
fn pages_show_what_was_put_on_them() {
    use hayro::hayro_interpret::InterpreterSettings;
    use hayro::hayro_syntax::Pdf;
    use hayro::vello_cpu::color::palette::css::WHITE;
    let pdf = Pdf::new(write(&memo())).ok().unwrap();
    let settings = hayro::PixmapSettings { x_scale: 2.0, y_scale: 2.0, bg_color: WHITE };
    let pages: Vec<_> = pdf
        .pages()
        .iter()
        .map(|page| {
            let interpreter = InterpreterSettings::default();
            hayro::render(page, &hayro::RenderCache::new(), &interpreter, &hayro::RenderSettings::default(), &settings)
        })
        .collect();
    let near = |page: usize, x: f32, y: f32, colour: [u8; 3]| {
        let pixel = pages[page].sample((x * 2.0) as u16, (y * 2.0) as u16);
        let differs = [pixel.r, pixel.g, pixel.b].iter().zip(colour).any(|(a, b)| a.abs_diff(b) > 3);
        assert!(!differs, "page {page} at {x}, {y}: {pixel:?}, not {colour:?}");
    };
    // The rule of the title page, and the paper beside it.
    near(0, 100.0, 73.0, [0x8c, 0x1d, 0x18]);
    near(0, 100.0, 76.0, [255, 255, 255]);
    // The first pixel of the picture, the last row that its clip lets through, and the paper below.
    near(2, 73.0, 161.0, [0, 255, 90]);
    near(2, 74.0, 188.0, [120, 135, 90]);
    near(2, 74.0, 192.0, [255, 255, 255]);
    // Inside the drawing, and outside its curve.
    near(2, 200.0, 190.0, [0x1f, 0x5f, 0x8b]);
    near(2, 255.0, 165.0, [255, 255, 255]);
    // The stem of the heading's first letter, an N at 72 points.
    near(2, 74.0, 284.0, [0, 0, 0]);
}

#[test]
fn the_same_pages_give_the_same_bytes_and_others_another_identifier() {
    let identifier = |bytes: &[u8]| Read::new(bytes).document.trailer.get(b"ID").unwrap().clone();
    let (first, second) = (write(&memo()), write(&memo()));
    assert!(first == second);
    let mut desk = memo();
    desk.laid.metadata.title.push('!');
    assert_ne!(identifier(&write(&desk)), identifier(&first));
}

#[test]
fn long_documents_are_whole_and_in_order() {
    let mut desk = Desk::new("Long");
    let root = desk.laid.tags.root();
    for page in 0..150u32 {
        desk.page(NumberForm::Arabic, page + 1);
        for line in 0..5u16 {
            let (_, content) = desk.node(root, Role::Paragraph);
            let said = format!("line {line} of page {page}");
            desk.write(Owner::Content(content), (72.0, 100.0 + 20.0 * f32::from(line)), SERIF, 10.0, &said);
        }
    }
    let bytes = write(&desk);
    assert!(bytes == write(&desk), "threads change the order");
    let read = Read::new(&bytes);
    assert_eq!(read.pages.len(), 150);
    for page in [0, 63, 64, 149] {
        assert_eq!(read.stretches(page)[&4], format!("line 4 of page {page}"));
    }
    let parents = read.numbers(read.dict(read.dict(read.catalog(), "StructTreeRoot"), "ParentTree"));
    assert_eq!(parents.len(), 150);
}

#[test]
fn text_state_is_written_only_where_it_changes() {
    let mut desk = one_line("one two three");
    let root = desk.laid.tags.root();
    let (_, content) = desk.node(root, Role::Paragraph);
    desk.write(Owner::Content(content), (72.0, 120.0), SERIF, 10.0, "four five");
    if let Some(ItemKind::Glyphs { run, .. }) = desk.laid.pages[0].items.last_mut().map(|item| &mut item.kind) {
        (run.word_space, run.tracking, run.stretch) = (Pt(1.25), Pt(0.1), 0.9876);
    }
    let read = Read::new(&write(&desk));
    assert_eq!((operands(&read, "Tw"), operands(&read, "Tc")), (vec![1.25], vec![0.1]));
    assert_eq!(operands(&read, "Tz"), [98.8]);
    let operations = read.content(0).operations;
    assert_eq!(operations.iter().filter(|operation| operation.operator == "Tf").count(), 1);
}

#[test]
fn spaces_of_fixed_width_are_not_widened_with_the_others() {
    let mut desk = one_line("one two");
    let widen = |desk: &mut Desk| {
        if let Some(ItemKind::Glyphs { run, .. }) = desk.laid.pages[0].items.last_mut().map(|item| &mut item.kind) {
            run.word_space = Pt(1.5);
        }
    };
    widen(&mut desk);
    let root = desk.laid.tags.root();
    // A face may draw an en space by the glyph of the space.
    let fixed = Piece { word: desk.word(SERIF, "Who "), space_before: false };
    let other = Piece { word: desk.word(SERIF, "pays"), space_before: true };
    for (y, pieces) in [(120.0, vec![fixed]), (140.0, vec![fixed, other])] {
        let (_, content) = desk.node(root, Role::Paragraph);
        desk.run(Owner::Content(content), (72.0, y), SERIF, 10.0, pieces);
    }
    widen(&mut desk);
    let read = Read::new(&write(&desk));
    // Behind a line that is widened the fixed space alone goes back to none; within one it takes back what is added to it.
    assert_eq!(operands(&read, "Tw"), [1.5, 0.0, 1.5]);
    let shown = read.content(0).operations.into_iter().rfind(|operation| operation.operator == "TJ").unwrap();
    let moves: Vec<i64> = shown.operands[0].as_array().unwrap().iter().filter_map(|part| part.as_i64().ok()).collect();
    assert!(moves.contains(&150), "{moves:?}");
}

#[test]
fn words_that_go_on_in_a_line_need_no_place() {
    let mut desk = one_line("It costs much");
    let width = match &desk.laid.pages[0].items[0].kind {
        ItemKind::Glyphs { run, .. } => run.width.0,
        _ => 0.0,
    };
    let root = desk.laid.tags.root();
    let (_, mark) = desk.node(root, Role::Link);
    desk.write(Owner::Content(mark), (72.0 + width, 100.0), SERIF, 10.0, "1");
    let (_, next) = desk.node(root, Role::Paragraph);
    desk.write(Owner::Content(next), (72.0, 114.0), SERIF, 10.0, "and lasts");
    let read = Read::new(&write(&desk));
    assert_eq!(operands(&read, "Td"), [72.0, 692.0, 0.0, -14.0]);
    let stretches = read.stretches(0);
    assert_eq!(stretches.values().map(String::as_str).collect::<Vec<_>>(), ["It costs much", "1", "and lasts"]);
}

#[test]
fn lines_and_areas_are_drawn_between_words_and_stand_in_their_figure() {
    let mut desk = one_line("Before");
    let root = desk.laid.tags.root();
    let (figure, content) = desk.node(root, Role::Figure);
    desk.laid.tags.nodes[figure.0 as usize].alt = Some("A dot on a line".to_owned());
    let place = |x: f32, y: f32| Point { x: Pt(x), y: Pt(y) };
    let (grey, red) = (Colour::rgb(0x77_77_77), Colour::rgb(0x8c_1d_18));
    let line = Path::line(&[place(100.0, 200.0), place(300.0, 200.0)], Stroke::solid(grey, Pt(1.5)));
    let dot = Path::circle(place(300.0, 200.0), Pt(4.0), red);
    for path in [line, dot] {
        desk.item(Owner::Content(content), ItemKind::Path(Box::new(path)));
    }
    desk.write(Owner::Content(content), (310.0, 204.0), SERIF, 10.0, "7");
    let read = Read::new(&write(&desk));
    // The page is 792 pt tall, and grows upwards.
    assert_eq!(operands(&read, "m"), [100.0, 592.0, 304.0, 592.0]);
    assert_eq!((operands(&read, "l"), operands(&read, "w")), (vec![300.0, 592.0], vec![1.5]));
    let operations = read.content(0).operations;
    let mut in_text = false;
    for operation in &operations {
        match operation.operator.as_str() {
            "BT" => in_text = true,
            "ET" => in_text = false,
            "m" | "l" | "c" | "S" | "f" => assert!(!in_text, "{operation:?} in a text object"),
            _ => {}
        }
    }
    // The dot's paint is not taken for that of the words after it.
    let mut paints = operations.iter().filter(|operation| matches!(operation.operator.as_str(), "g" | "rg"));
    assert_eq!(paints.next_back().map(|paint| paint.operator.as_str()), Some("g"));
    assert!(read.tags().contains("Figure"));
}
