//! What is chosen of a file: standards, attachments, a lock.

use crate::pages::memo;
use crate::read::{Read, text};
use briefpress::pdf::{self, Attachment, Relationship, Settings, Standard};
use lopdf::{Dictionary, Object, Permissions};

fn write(settings: &Settings) -> Vec<u8> {
    let desk = memo();
    pdf::write(&desk.laid, &desk.fonts, settings).unwrap()
}

fn packet(read: &Read) -> String {
    let packet = read.get(read.catalog(), "Metadata").as_stream().unwrap();
    String::from_utf8(packet.decompressed_content().unwrap()).unwrap()
}

#[test]
fn standards_are_declared_as_they_are_kept() {
    for (standard, part, access) in [
        (Standard::Archive, Some("<pdfaid:part>2<"), Some(1)),
        (Standard::Carrier, Some("<pdfaid:part>3<"), Some(1)),
        (Standard::Access, None, Some(2)),
        (Standard::Plain, None, None),
    ] {
        let read = Read::new(&write(&Settings { standard, ..Settings::default() }));
        let packet = packet(&read);
        assert_eq!(packet.contains("pdfaid:part>"), part.is_some());
        assert!(part.is_none_or(|part| packet.contains(part)), "{packet}");
        for part in [1, 2] {
            assert_eq!(packet.contains(&format!("<pdfuaid:part>{part}<")), access == Some(part), "{packet}");
        }
        assert_eq!(read.catalog().has(b"OutputIntents"), part.is_some());
    }
}

#[test]
fn in_pdf_2_links_lead_to_what_is_read_and_notes_know_their_marks() {
    let read = Read::new(&write(&Settings { standard: Standard::Access, ..Settings::default() }));
    assert_eq!(read.document.version, "2.0");
    assert!(!read.document.trailer.has(b"Info"));
    let root = read.dict(read.catalog(), "StructTreeRoot");
    let space = read.at(&read.get(root, "Namespaces").as_array().unwrap()[0]).as_dict().unwrap();
    assert_eq!(text(read.get(space, "NS")), "http://iso.org/pdf2/ssn");
    let kind = |element: &Dictionary| String::from_utf8_lossy(read.get(element, "S").as_name().unwrap()).into_owned();
    let objects = || read.document.objects.values().filter_map(|object| object.as_dict().ok());
    let mut led = 0;
    for link in objects().filter(|link| link.get(b"Subtype").is_ok_and(|kind| kind == &Object::Name(b"Link".to_vec())))
    {
        let Ok(action) = link.get(b"A").and_then(Object::as_dict) else { panic!("a link without an action") };
        if action.has(b"SD") {
            let element = read.at(&read.get(action, "SD").as_array().unwrap()[0]).as_dict().unwrap();
            assert!(["Lbl", "FENote", "H1", "H2", "P", "Link"].contains(&kind(element).as_str()), "{}", kind(element));
            led += 1;
        }
    }
    assert!(led > 0);
    let notes: Vec<&Dictionary> =
        objects().filter(|element| element.has(b"S") && element.has(b"ID") && kind(element) == "FENote").collect();
    assert!(!notes.is_empty());
    for note in notes {
        let mark = read.at(&read.get(note, "Ref").as_array().unwrap()[0]).as_dict().unwrap();
        let back = read.at(&read.get(mark, "Ref").as_array().unwrap()[0]).as_dict().unwrap();
        assert_eq!(read.get(back, "ID"), read.get(note, "ID"));
    }
}

#[test]
fn attached_files_come_out_as_they_were() {
    let attachment = |name: &str, bytes: &[u8], relationship| Attachment {
        name: name.to_owned(),
        media_type: "text/markdown",
        relationship,
        description: "A test",
        bytes: bytes.to_vec(),
    };
    let attachments = vec![
        attachment("report.md", b"# Costs\n", Relationship::Source),
        attachment("a.json", b"{}", Relationship::Data),
    ];
    let settings = Settings { standard: Standard::Carrier, attachments, ..Settings::default() };
    let read = Read::new(&write(&settings));
    let names = read.get(read.dict(read.dict(read.catalog(), "Names"), "EmbeddedFiles"), "Names").as_array().unwrap();
    // By name, so that readers find them.
    assert_eq!((text(&names[0]), text(&names[2])), ("a.json".to_owned(), "report.md".to_owned()));
    let report = read.at(&names[3]).as_dict().unwrap();
    assert_eq!(read.get(report, "AFRelationship").as_name().unwrap(), b"Source");
    let stream = read.get(read.dict(report, "EF"), "F").as_stream().unwrap();
    assert_eq!(stream.decompressed_content().unwrap(), b"# Costs\n");
    let parameters = read.dict(&stream.dict, "Params");
    assert_eq!(read.get(parameters, "Size").as_i64().unwrap(), 8);
    assert_eq!(text(read.get(parameters, "ModDate")), "D:20210915000000Z");
    assert_eq!(read.get(read.catalog(), "AF").as_array().unwrap().len(), 2);
}

#[test]
fn a_locked_file_is_read_by_all_and_owned_by_one() {
    let settings = Settings { lock: Some("the desk's own".to_owned()), ..Settings::default() };
    let bytes = write(&settings);
    assert!(bytes == write(&settings), "nothing may be drawn by lot");
    let other = Settings { lock: Some("another".to_owned()), ..Settings::default() };
    assert!(bytes != write(&other));

    let read = Read::new(&bytes);
    assert_eq!(read.tags(), Read::new(&write(&Settings::default())).tags());
    assert!(!packet(&read).contains("pdfaid:part>") && packet(&read).contains("<pdfuaid:part>1<"));
    let state = read.document.encryption_state.as_ref().unwrap();
    let allowed = state.permissions();
    assert!(allowed.contains(Permissions::COPYABLE_FOR_ACCESSIBILITY | Permissions::PRINTABLE));
    assert!(!allowed.intersects(Permissions::MODIFIABLE | Permissions::COPYABLE | Permissions::ANNOTABLE));
    assert_eq!(state.revision(), 6);
}
