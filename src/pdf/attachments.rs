//! Files that the PDF carries (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).

use super::objects::{File, Ref};
use super::settings::{Attachment, Relationship};
use crate::compose::flow::Metadata;
use crate::inspect::Place;
use md5::{Digest, Md5};

/// What the catalog says of attached files.
pub(super) struct Attached {
    /// The tree of their names.
    pub(super) names: Ref,
    /// Their descriptions.
    pub(super) files: Vec<Ref>,
}

/// Writes the attachments, if there are any.
pub(super) fn write(file: &mut File, attachments: &[Attachment], metadata: &Metadata) -> Option<Attached> {
    if attachments.is_empty() {
        return None;
    }
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|one, other| one.name.cmp(&other.name));
    // The briefing's date, since what the disk says of its files differs from machine to machine.
    let date = metadata.date.map(|date| format!("D:{:04}{:02}{:02}000000Z", date.year(), date.month(), date.day()));
    let files: Vec<Ref> = sorted.iter().map(|attachment| write_one(file, attachment, date.as_deref())).collect();
    let names = file.reserve();
    file.object(names, |body| {
        body.raw("<</Names[");
        for (attachment, &described) in sorted.iter().zip(&files) {
            body.text(&attachment.name).reference(described).raw(" ");
        }
        body.raw("]>>");
    });
    Some(Attached { names, files })
}

fn write_one(file: &mut File, attachment: &Attachment, date: Option<&str>) -> Ref {
    let [described, embedded, parameters] = [(); 3].map(|()| file.reserve());
    file.object(described, |body| {
        body.raw("<</Type/Filespec/F").text(&attachment.name).raw("/UF").text(&attachment.name);
        body.raw("/AFRelationship/").raw(match attachment.relationship {
            Relationship::Source => "Source",
            Relationship::Data => "Data",
        });
        body.raw("/Desc").text(attachment.description);
        body.raw("/EF<</F ").reference(embedded).raw("/UF ").reference(embedded).raw(">>>>");
    });
    file.object(parameters, |body| {
        body.raw("<</Size ").int(attachment.bytes.len()).raw("/CheckSum");
        body.hex(&Md5::digest(&attachment.bytes));
        if let Some(date) = date {
            body.raw("/ModDate").text(date);
        }
        body.raw(">>");
    });
    let entries = |body: &mut super::syntax::Body| {
        body.raw("/Type/EmbeddedFile/Subtype").name(attachment.media_type).raw("/Params ").reference(parameters);
    };
    file.text_stream(embedded, entries, Place::Attached(attachment.name.clone()), &attachment.bytes);
    described
}
