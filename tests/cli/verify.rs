//! `briefpress verify`: what a PDF carries of its evidence, as it is and as somebody has changed it.

use crate::desk::{Desk, REPORT};
use insta::assert_snapshot;
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId, StringFormat};
use serde_json::Value;

/// Returns a folder with a PDF that carries its evidence.
fn built() -> Desk {
    let desk = Desk::new();
    desk.run(&["build", "-q", "-f", "memo", "--pdf", "a3a"]).is_well();
    desk
}

/// The PDF.
const PDF: &str = "out/council-memo.pdf";

/// Changes the PDF into `changed.pdf`, and returns what is said of that.
#[track_caller]
fn changed(desk: &Desk, change: impl Fn(&mut Document)) -> String {
    let mut document = Document::load(desk.path(PDF)).unwrap();
    change(&mut document);
    document.save(desk.path("changed.pdf")).unwrap();
    let ran = desk.run(&["verify", "changed.pdf"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), ""), "{}", ran.stdout);
    ran.stdout
}

/// Returns the attached file in which some words stand.
fn attached(document: &Document, words: &str) -> ObjectId {
    let streams = document.objects.iter().filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)));
    let attached = streams.filter(|(_, stream)| stream.dict.has_type(b"EmbeddedFile"));
    let text = |stream: &lopdf::Stream| String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    attached.filter(|(_, stream)| text(stream).starts_with(words)).map(|(id, _)| id).next().unwrap()
}

/// How attached files begin.
const EVIDENCE: &str = "{\n  \"schema\"";
const ATTACHED_REPORT: &str = "# Costs";

/// Writes other words in an attached file, and the checksum that it has then where that is asked for.
fn replace(document: &mut Document, start: &str, old: &str, new: &str, with_checksum: bool) {
    let id = attached(document, start);
    let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    assert!(text.contains(old), "{old} in {text}");
    let text = text.replace(old, new);
    let checksum = <md5::Md5 as md5::Digest>::digest(text.as_bytes()).to_vec();
    stream.set_plain_content(text.into_bytes());
    let parameters = stream.dict.get(b"Params").unwrap().as_reference().unwrap();
    if with_checksum {
        let parameters = document.get_dictionary_mut(parameters).unwrap();
        parameters.set("CheckSum", Object::String(checksum, StringFormat::Hexadecimal));
    }
}

#[test]
fn a_pdf_holds_as_it_was_built() {
    let desk = built();
    let ran = desk.run(&["verify", PDF, "--report", "briefs/report.md"]);
    ran.is_well();
    assert_snapshot!(ran.stdout, @r"
    attached   3 attached files, all as attached
    receipts   3 passages, all in the attached report as the receipts have them
    claims     6 claims, all with their words in the receipts
    pages      6 claims, all on the pages
    report     3 passages, all in the report at hand as they were
    out/council-memo.pdf: all holds
    ");
    let ran = desk.run(&["verify", PDF, "--message-format", "json"]);
    ran.is_well();
    let verdict: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&verdict["holds"], &verdict["checks"][1]["compared"]), (&Value::from(true), &Value::from(3)));
    let carried = String::from_utf8(std::fs::read(desk.path(PDF)).unwrap().into_iter().filter(u8::is_ascii).collect());
    assert!(!carried.unwrap().contains(&desk.path("").display().to_string()), "no path of the machine");
}

#[test]
fn each_part_that_somebody_changes_is_named() {
    let desk = built();
    // The attached report, with a checksum that fits or without.
    for with_checksum in [true, false] {
        let told =
            changed(&desk, |pdf| replace(pdf, ATTACHED_REPORT, "cost 44 million", "cost 45 million", with_checksum));
        assert!(told.contains("report.md  is not the file that was attached"), "{told}");
        assert!(told.contains("costs:1  the attached report says otherwise"), "{told}");
        assert!(told.contains("The bridge cost [-44-]{+45+} million dollars until"), "{told}");
        assert!(told.contains("behind 1/message, 1/figure-1, 1/figure-2, recommendation-1"), "{told}");
    }
    // The words of a receipt, alone or with a hash of their own.
    let told = changed(&desk, |pdf| replace(pdf, EVIDENCE, "estimate was 40", "estimate was 42", false));
    assert!(told.contains("evidence.json  was changed in the PDF"), "{told}");
    assert!(told.contains("costs:2  the words of the receipt are not those that were hashed"), "{told}");
    let told = changed(&desk, |pdf| {
        let old = "The first estimate was 40 million dollars. Steel had become dearer.";
        let hash = |text: &str| -> String {
            let digest = <sha2::Sha256 as sha2::Digest>::digest(text.as_bytes());
            digest.iter().map(|byte| format!("{byte:02x}")).collect()
        };
        let new = old.replace("dearer", "cheaper");
        replace(pdf, EVIDENCE, old, &new, true);
        replace(pdf, EVIDENCE, &hash(old), &hash(&new), true);
    });
    assert!(told.contains("costs:2  the attached report says otherwise"), "{told}");
    assert!(told.contains("Steel had become [-cheaper.-]{+dearer.+}"), "{told}");
    // The figures that were read, and the words that a number stands on.
    let told = changed(&desk, |pdf| replace(pdf, EVIDENCE, "\"12,000\"", "\"13,000\"", true));
    assert!(told.contains("use:1  other figures are read in it than the receipt names"), "{told}");
    let told = changed(&desk, |pdf| {
        replace(pdf, EVIDENCE, "\"words\": \"44 million dollars\"", "\"words\": \"54 million dollars\"", true);
    });
    assert!(told.contains("1/figure-1  its passage does not hold `54 million dollars`"), "{told}");
    // A receipt that is gone.
    let told = changed(&desk, |pdf| replace(pdf, EVIDENCE, "\"id\": 0,", "\"id\": 99,", true));
    assert!(told.contains("source 0  has no receipt"), "{told}");
}

#[test]
fn words_that_no_page_says_any_more_are_named() {
    let desk = built();
    let told = changed(&desk, |pdf| {
        // The last letter of what is shown in one go is taken away, page by page.
        for page in pdf.get_pages().into_values().collect::<Vec<_>>() {
            let mut content = Content::decode(&pdf.get_page_content(page)).unwrap();
            for operation in content.operations.iter_mut().filter(|operation| operation.operator == "TJ") {
                let Some(Object::Array(parts)) = operation.operands.first_mut() else { continue };
                let Some(Object::String(codes, _)) = parts.last_mut() else { continue };
                codes.truncate(codes.len().saturating_sub(2));
            }
            pdf.change_page_content(page, content.encode().unwrap()).unwrap();
        }
    });
    for claim in ["1/figure-1", "1/point-1", "recommendation-1"] {
        assert!(told.contains(&format!("  {claim}  no page says “")), "{claim}\n{told}");
    }
    assert!(told.contains("receipts   3 passages, all in the attached report"), "{told}");
}

#[test]
fn attached_files_that_are_gone_or_were_added_are_named() {
    let desk = built();
    let names = |pdf: &mut Document, change: &dyn Fn(&mut Vec<Object>)| {
        let trees = pdf.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
        let is_report = |name: &Object| name.as_str().is_ok_and(|name| name == b"report.md");
        let holds = |tree: &&mut lopdf::Dictionary| {
            let names = tree.get(b"Names").and_then(Object::as_array);
            names.is_ok_and(|names| names.iter().any(is_report))
        };
        let mut trees = trees.filter(holds);
        change(trees.next().unwrap().get_mut(b"Names").unwrap().as_array_mut().unwrap());
    };
    let told = changed(&desk, |pdf| names(pdf, &|names| names.truncate(4)));
    assert!(told.contains("report.md  is attached no longer"), "{told}");
    assert!(told.contains("costs:1  its report is not attached, or is none"), "{told}");
    let told = changed(&desk, |pdf| {
        let twin = attached(pdf, ATTACHED_REPORT);
        let added = lopdf::dictionary! { "Type" => "Filespec", "F" => Object::string_literal("more.txt"),
        "EF" => lopdf::dictionary! { "F" => twin } };
        let added = pdf.add_object(added);
        names(pdf, &|names| names.extend([Object::string_literal("more.txt"), Object::Reference(added)]));
    });
    assert!(told.contains("more.txt  was attached later: the evidence does not name it"), "{told}");
}

#[test]
fn drift_of_the_report_at_hand_is_named_with_the_claims_that_stand_on_it() {
    let desk = built();
    desk.write(
        "new.md",
        REPORT.replace("44 million", "46 million").replace("The first estimate", "One more.\n\nThe first estimate"),
    );
    let ran = desk.run(&["verify", PDF, "--report", "new.md"]);
    assert_eq!(ran.status, Some(1), "{}", ran.stderr);
    assert_snapshot!(ran.stdout, @r"
    attached   3 attached files, all as attached
    receipts   3 passages, all in the attached report as the receipts have them
    claims     6 claims, all with their words in the receipts
    pages      6 claims, all on the pages
    report     3 passages, 1 in the report at hand as they were
      costs:1  has changed
          The bridge cost [-44-]{+46+} million dollars until it …
          behind 1/message, 1/figure-1, 1/figure-2, recommendation-1
      costs:2  stands at `costs:3` now
          behind 1/message, 1/figure-2, 1/point-1
    out/council-memo.pdf: 2 things do not hold
    ");
    desk.write("gone.md", "# Costs\n\nNothing.\n");
    let ran = desk.run(&["verify", PDF, "--report", "gone.md", "--message-format", "json"]);
    let failures: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let what = failures.iter().filter_map(|failure| failure["what"].as_str()).collect::<Vec<_>>();
    assert_eq!(
        what,
        ["the report has no such passage any more", "has changed", "the report has no such passage any more"]
    );
    assert_eq!(failures.last().unwrap()["holds"], Value::from(false));
}

#[test]
fn what_cannot_be_verified_is_told_with_the_way_to_it() {
    let desk = Desk::new();
    desk.run(&["build", "-q", "-f", "memo"]).is_well();
    desk.run(&["verify", PDF]).tells(1, &["error[E0722]", "carries no evidence", "briefpress build --pdf a3a"]);
    desk.run(&["verify", "briefs/council.yaml"]).tells(1, &["error[E0701]", "is not a PDF"]);
    desk.run(&["verify", "out/gone.pdf"]).tells(1, &["there is no file"]);
    desk.run(&["build", "-q", "-f", "memo", "--pdf", "a3a"]).is_well();
    desk.run(&["verify", PDF, "--report", "out/gone.md"]).tells(1, &["there is no file"]);
    let mut cut = std::fs::read(desk.path(PDF)).unwrap();
    cut.truncate(cut.len() / 2);
    desk.write("cut.pdf", &cut);
    desk.run(&["verify", "cut.pdf"]).tells(1, &["error[E0701]", "`cut.pdf` is damaged"]);
}
