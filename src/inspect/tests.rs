//! PDFs that were not made by us, and some that were made to do harm.

use super::{Unreadable, View, inspect};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A page of a PDF that is put together by hand.
struct Sheet {
    document: Document,
    catalog: ObjectId,
    page: ObjectId,
}

impl Sheet {
    /// Begins a PDF of one page with this content, in a font without a map to characters.
    fn new(operations: Vec<Operation>) -> Sheet {
        let mut document = Document::with_version("1.7");
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
        let tree = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "StructParents" => 0,
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        });
        let mut pages = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![page.into()] };
        pages.set("MediaBox", vec![0.into(), 0.into(), 200.into(), 100.into()]);
        document.objects.insert(tree, pages.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalog);
        Sheet { document, catalog, page }
    }

    fn set(&mut self, key: &str, value: impl Into<Object>) {
        self.document.get_dictionary_mut(self.catalog).unwrap().set(key, value);
    }

    /// Makes elements the structure tree; each names its kids itself.
    fn tags(&mut self, top: ObjectId) {
        let root = self.document.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => top });
        self.set("StructTreeRoot", root);
    }

    fn element(&mut self, kind: &str, entries: Dictionary) -> ObjectId {
        let mut element = dictionary! { "S" => kind };
        element.extend(&entries);
        self.document.add_object(element)
    }

    fn lines(&mut self, view: View) -> Vec<String> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        let shown = inspect(&bytes, &[view]).unwrap();
        shown.iter().flat_map(|(_, lines)| lines).map(|line| line.text()).collect()
    }
}

fn operation(name: &str, operands: Vec<Object>) -> Operation {
    Operation::new(name, operands)
}

/// Returns the operations that show words in a stretch of this number.
fn stretch(number: i64, words: Vec<Operation>) -> Vec<Operation> {
    let properties = dictionary! { "MCID" => number };
    let mut all = vec![operation("BDC", vec!["P".into(), properties.into()])];
    all.push(operation("BT", vec![]));
    all.push(operation("Tf", vec!["F".into(), 10.into()]));
    all.extend(words);
    all.push(operation("ET", vec![]));
    all.push(operation("EMC", vec![]));
    all
}

fn show(words: &str) -> Operation {
    operation("Tj", vec![Object::string_literal(words)])
}

#[test]
fn lines_and_gaps_are_read_as_spaces() {
    let gaps = vec![
        Object::string_literal("far"),
        (-300).into(),
        Object::string_literal("a"),
        20.into(),
        Object::string_literal("part"),
    ];
    let words = vec![
        operation("Td", vec![10.into(), 50.into()]),
        show("one"),
        operation("Td", vec![0.into(), (-12).into()]),
        show("two"),
        operation("Td", vec![6.into(), 3.into()]),
        show("3"),
        operation("Td", vec![6.into(), (-15).into()]),
        operation("TJ", vec![gaps.into()]),
    ];
    let mut sheet = Sheet::new(stretch(0, words));
    let page = sheet.page;
    let top = sheet.element("P", dictionary! { "K" => 0, "Pg" => page });
    sheet.tags(top);
    assert_eq!(sheet.lines(View::Tags), ["P \"one two3 far apart\" page=1"]);
}

#[test]
fn words_that_are_read_in_place_of_others_are_told() {
    let properties = dictionary! { "ActualText" => Object::string_literal("hundred") };
    let words = vec![
        operation("BDC", vec!["Span".into(), properties.into()]),
        show("C"),
        operation("EMC", vec![]),
        show(" days"),
    ];
    let mut sheet = Sheet::new(stretch(4, words));
    let page = sheet.page;
    let top = sheet.element("P", dictionary! { "K" => 4, "Pg" => page });
    sheet.tags(top);
    assert_eq!(sheet.lines(View::Speech), ["— page 1 —", "hundred days"]);
}

#[test]
fn what_is_read_in_place_of_an_abbreviation_stands_apart_from_its_neighbours() {
    let stretches = [(0, "in the"), (1, " EU "), (2, "of today")];
    let content = stretches.into_iter().flat_map(|(number, words)| stretch(number, vec![show(words)])).collect();
    let mut sheet = Sheet::new(content);
    let page = sheet.page;
    let span = dictionary! { "K" => 1, "Pg" => page, "E" => Object::string_literal("European Union") };
    let span = sheet.element("Span", span);
    let top = sheet.element("P", dictionary! { "K" => vec![0.into(), span.into(), 2.into()], "Pg" => page });
    sheet.tags(top);
    assert_eq!(sheet.lines(View::Speech), ["— page 1 —", "in the European Union of today"]);
}

#[test]
fn trees_that_bite_their_tail_come_to_an_end() {
    let mut sheet = Sheet::new(stretch(0, vec![show("once")]));
    let page = sheet.page;
    let first = sheet.document.new_object_id();
    let second = sheet.element("Sect", dictionary! { "K" => vec![0.into(), first.into()], "Pg" => page });
    sheet
        .document
        .objects
        .insert(first, dictionary! { "S" => "Document", "K" => vec![second.into(), second.into()] }.into());
    sheet.tags(first);
    assert_eq!(sheet.lines(View::Tags), ["Document", "  Sect \"once\" page=1"]);
    assert_eq!(sheet.lines(View::Speech), ["— page 1 —", "once"]);
}

#[test]
fn bookmarks_that_go_round_are_told_once() {
    let mut sheet = Sheet::new(Vec::new());
    let page = sheet.page;
    let (one, two) = (sheet.document.new_object_id(), sheet.document.new_object_id());
    let place = vec![page.into(), "Fit".into()];
    let title = |title: &str| Object::string_literal(title);
    let bookmark = dictionary! { "Title" => title("one"), "Next" => two, "First" => two, "Dest" => place };
    sheet.document.objects.insert(one, bookmark.into());
    sheet
        .document
        .objects
        .insert(two, dictionary! { "Title" => title("two"), "Next" => one, "Dest" => title("gone") }.into());
    let root = sheet.document.add_object(dictionary! { "First" => one });
    sheet.set("Outlines", root);
    assert_eq!(sheet.lines(View::Outline), ["one to=\"page 1\"", "  two to=nowhere"]);
}

#[test]
fn forms_that_draw_themselves_are_left_off() {
    let draw = || vec![operation("Do", vec!["X".into()]); 40];
    let mut sheet = Sheet::new(draw());
    let form = sheet.document.new_object_id();
    let resources = dictionary! { "XObject" => dictionary! { "X" => form } };
    let content = Content { operations: draw() }.encode().unwrap();
    let stream = Stream::new(dictionary! { "Subtype" => "Form", "Resources" => resources.clone() }, content);
    sheet.document.objects.insert(form, stream.into());
    let page = sheet.page;
    sheet.document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    let top = sheet.element("P", dictionary! { "K" => 0, "Pg" => page });
    sheet.tags(top);
    assert_eq!(sheet.lines(View::Tags), ["P page=1"]);
}

#[test]
fn stretches_of_forms_and_around_forms_are_both_found() {
    let draw = |name: &str| operation("Do", vec![name.into()]);
    let mut sheet = Sheet::new([vec![draw("X")], stretch(0, vec![draw("Y")])].concat());
    let page = sheet.page;
    let resources = sheet.document.get_dictionary(page).unwrap().get(b"Resources").unwrap().clone();
    let form = |words: Vec<Operation>| {
        let entries = dictionary! { "Subtype" => "Form", "Resources" => resources.clone() };
        Stream::new(entries, Content { operations: words }.encode().unwrap())
    };
    let own = sheet.document.add_object(form(stretch(0, vec![show("inside")])));
    let plain = vec![operation("Tf", vec!["F".into(), 9.into()]), show("around")];
    let around = sheet.document.add_object(form(plain));
    let mut with_forms = resources.as_dict().unwrap().clone();
    with_forms.set("XObject", dictionary! { "X" => own, "Y" => around });
    sheet.document.get_dictionary_mut(page).unwrap().set("Resources", with_forms);
    let in_form = dictionary! { "Type" => "MCR", "Stm" => own, "Pg" => page, "MCID" => 0 };
    let first = sheet.element("P", dictionary! { "K" => in_form });
    let second = sheet.element("P", dictionary! { "K" => 0, "Pg" => page });
    let top = sheet.element("Document", dictionary! { "K" => vec![first.into(), second.into()] });
    sheet.tags(top);
    assert_eq!(sheet.lines(View::Tags), ["Document", "  P \"inside\" page=1", "  P \"around\""]);
}

#[test]
fn elements_that_lie_too_deep_are_left_out() {
    let mut sheet = Sheet::new(Vec::new());
    let mut inner = sheet.element("Span", dictionary! {});
    for _ in 0..5000 {
        inner = sheet.element("Div", dictionary! { "K" => inner });
    }
    sheet.tags(inner);
    assert_eq!(sheet.lines(View::Tags).len(), 201);
    assert_eq!(sheet.lines(View::Speech), ["nothing is read: there are no tags"]);
}

#[test]
fn what_is_no_pdf_is_told_from_what_is_damaged() {
    assert_eq!(inspect(b"report: report.md", &View::ALL), Err(Unreadable::NotPdf));
    assert_eq!(inspect(b"", &View::ALL), Err(Unreadable::NotPdf));
    let damaged = inspect(b"%PDF-1.7\nnothing else", &View::ALL);
    assert!(matches!(damaged, Err(Unreadable::Damaged(_))), "{damaged:?}");
}

#[test]
fn no_change_of_a_byte_stops_the_reader() {
    let mut sheet = Sheet::new(stretch(0, vec![show("words"), operation("Td", vec![1.into(), 2.into()])]));
    let page = sheet.page;
    let top = sheet.element("P", dictionary! { "K" => 0, "Pg" => page });
    sheet.tags(top);
    let mut bytes = Vec::new();
    sheet.document.save_to(&mut bytes).unwrap();
    for at in 0..bytes.len() {
        for other in [b'9', b'>', 0xff] {
            let before = std::mem::replace(&mut bytes[at], other);
            // Whether it can still be read does not matter here, only that an answer comes.
            let _ = inspect(&bytes, &View::ALL);
            bytes[at] = before;
        }
    }
}
