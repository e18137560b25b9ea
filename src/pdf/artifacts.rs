//! Artifacts: what is on the page and is not read (ISO 32000-1, 14.8.2.2).
//!
//! What they are is written once, among the resources; pages name it.

use super::syntax::Body;
use crate::compose::flow::Artifact;
use crate::layout::page::{Laid, Owner};
use printpdf::{DictItem, Op};

/// All kinds, in the order in which they are written.
const ALL: [Artifact; 5] =
    [Artifact::Decoration, Artifact::Footer, Artifact::Header, Artifact::Repeated, Artifact::Watermark];

/// Returns the name by which content streams call a kind.
fn resource_name(artifact: Artifact) -> &'static str {
    match artifact {
        Artifact::Decoration => "D",
        Artifact::Footer => "F",
        Artifact::Header => "H",
        Artifact::Repeated => "R",
        Artifact::Watermark => "W",
    }
}

/// Returns the operation that begins an artifact.
pub(super) fn begin(artifact: Artifact) -> Op {
    let properties = DictItem::Name(resource_name(artifact).into());
    Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties }
}

/// Writes, among the resources, what the kinds are that pages have.
pub(super) fn write(body: &mut Body, laid: &Laid) {
    let items = || laid.pages.iter().flat_map(|page| &page.items);
    let used = ALL.map(|artifact| items().any(|item| item.owner == Owner::Artifact(artifact)));
    if !used.contains(&true) {
        return;
    }
    body.raw("/Properties<<");
    for (artifact, _) in ALL.into_iter().zip(used).filter(|(_, used)| *used) {
        body.name(resource_name(artifact)).raw(match artifact {
            Artifact::Decoration => "<</Type/Layout>>",
            Artifact::Footer => "<</Type/Pagination/Subtype/Footer>>",
            Artifact::Header => "<</Type/Pagination/Subtype/Header>>",
            Artifact::Repeated => "<</Type/Pagination>>",
            Artifact::Watermark => "<</Type/Pagination/Subtype/Watermark>>",
        });
    }
    body.raw(">>");
}
