//! Artifacts: what is on the page and is not read (ISO 32000-1, 14.8.2.2).

use crate::compose::flow::Artifact;
use printpdf::{DictItem, Op};

/// Returns the operation that begins an artifact.
pub(super) fn begin(artifact: Artifact) -> Op {
    let (kind, subtype) = match artifact {
        Artifact::Header => ("Pagination", Some("Header")),
        Artifact::Footer => ("Pagination", Some("Footer")),
        Artifact::Repeated => ("Pagination", None),
        Artifact::Watermark => ("Pagination", Some("Watermark")),
        Artifact::Decoration => ("Layout", None),
    };
    let entries = [("Type", Some(kind)), ("Subtype", subtype)];
    let map =
        entries.into_iter().filter_map(|(key, name)| Some((key.to_owned(), DictItem::Name(name?.into())))).collect();
    Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties: DictItem::Dict { map } }
}
