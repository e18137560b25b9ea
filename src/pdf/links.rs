//! Link annotations (ISO 32000-1, 12.5.6.5), each tied to its element in the structure tree.

use super::Plan;
use super::destinations::Destinations;
use super::objects::File;
use super::syntax::Body;
use crate::geometry::{Pt, Rect};
use crate::layout::page::{Laid, LinkArea, LinkTarget};
use crate::layout::tags::NodeId;

/// Flag of annotations that are printed with their page; PDF/A wants it set (ISO 19005-2, 6.3.2).
const PRINT: u32 = 1 << 2;

/// An annotation of a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Index of the page that it lies on.
    pub(super) page: usize,
    /// Its number among all annotations.
    pub(super) index: usize,
}

/// All annotations, numbered page by page.
pub(super) struct Links {
    /// The node of each.
    nodes: Vec<NodeId>,
    /// All, sorted by node.
    by_node: Vec<(NodeId, Link)>,
}

impl Links {
    /// Numbers the annotations.
    pub(super) fn number(laid: &Laid) -> Links {
        let mut nodes = Vec::new();
        let mut by_node = Vec::new();
        for (page, links) in laid.pages.iter().map(|page| &page.links).enumerate() {
            for link in links {
                by_node.push((link.node, Link { page, index: nodes.len() }));
                nodes.push(link.node);
            }
        }
        by_node.sort_by_key(|&(node, link)| (node, link.index));
        Links { nodes, by_node }
    }

    /// Returns the number of annotations.
    pub(super) fn count(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the node of each annotation.
    pub(super) fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// Returns the annotations of a node.
    pub(super) fn of(&self, node: NodeId) -> impl ExactSizeIterator<Item = Link> + Clone {
        let start = self.by_node.partition_point(|&(other, _)| other < node);
        let rest = self.by_node.get(start..).unwrap_or_default();
        let end = rest.partition_point(|&(other, _)| other == node);
        rest.get(..end).unwrap_or_default().iter().map(|&(_, link)| link)
    }
}

/// Writes all annotations.
pub(super) fn write(file: &mut File, laid: &Laid, plan: &Plan, destinations: &Destinations<'_>) {
    let mut index = 0;
    for page in &laid.pages {
        for link in &page.links {
            file.object(plan.annotations.at(index), |body| {
                body.raw("<</Type/Annot/Subtype/Link/Rect").rect(whole(link.rect, page.size.height), page.size.height);
                body.raw("/Border[0 0 0]/F ").int(PRINT);
                body.raw("/StructParent ").int(laid.pages.len() + index);
                write_target(body, link, destinations);
                body.raw(">>");
            });
            index += 1;
        }
    }
}

/// Returns the area of a link in whole points from the page's lower left corner, none of it lost: what is clicked need
/// not be finer.
fn whole(rect: Rect, page_height: Pt) -> Rect {
    let (left, right) = (rect.x.0.floor(), rect.right().0.ceil());
    let (bottom, top) = ((page_height - rect.bottom()).0.floor(), (page_height - rect.y).0.ceil());
    Rect { x: Pt(left), y: page_height - Pt(top), width: Pt(right - left), height: Pt(top - bottom) }
}

/// Writes where a link leads, and the words that say so.
fn write_target(body: &mut Body, link: &LinkArea, destinations: &Destinations<'_>) {
    match &link.to {
        LinkTarget::Url(url) => {
            body.raw("/A<</S/URI/URI").string(&ascii_url(url)).raw(">>");
        }
        LinkTarget::Place(place) => destinations.write(body, *place),
    }
    body.raw("/Contents").text(&link.contents);
}

/// Returns an address in ASCII (12.6.4.7): what lies beyond is written in percent signs and digits.
fn ascii_url(url: &str) -> Vec<u8> {
    let mut ascii = Vec::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(byte);
        } else {
            ascii.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    ascii
}
