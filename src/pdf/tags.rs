//! The structure tree: what the marked stretches are, and in which order they are read (ISO 32000-1, 14.7 and 14.8).
//!
//! Elements are kept small, because a long document has tens of thousands: no `Type`, which may be left out, plain numbers
//! for the marks on an element's own page, none for the one paragraph of a list's item, and those of one type together.

use super::destinations::Destinations;
use super::links::Links;
use super::marks::Marks;
use super::objects::{File, Ref};
use super::syntax::Body;
use super::{Plan, figures};
use crate::compose::flow::ListNumbering;
use crate::geometry::Rect;
use crate::layout::page::{Laid, LinkTarget};
use crate::layout::tags::{ContentId, Kid, Node, NodeId, Role, TagTree};
use crate::text::Fonts;

/// Pages in one leaf of the parent tree, and annotations in another: a reader looks one page up at a time.
const PAGES_IN_LEAF: usize = 64;
/// An annotation has one parent, a page some thirty.
const ANNOTATIONS_IN_LEAF: usize = 512;
/// Names in one leaf of the tree of identifiers.
const IDS_IN_LEAF: usize = 256;

/// Names of the standard structure types (14.8.4), or of those that the role map explains.
fn type_name(role: Role, is_second: bool) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Section => "Sect",
        Role::Title => "Title",
        Role::Heading(level) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            _ => "H6",
        },
        Role::Paragraph => "P",
        // A caption stands beside its figure, which PDF 2.0 has no captions for (ISO 32005, table 5).
        Role::Caption if is_second => "P",
        Role::Caption => "Caption",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::ListLabel => "Lbl",
        Role::ListBody => "LBody",
        Role::BlockQuote => "BlockQuote",
        Role::Code => "Code",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHeader | Role::RowHeader => "TH",
        Role::DataCell => "TD",
        Role::Figure => "Figure",
        Role::Contents => "TOC",
        Role::ContentsEntry => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Note if is_second => "FENote",
        Role::Note => "Note",
        Role::Span => "Span",
    }
}

/// Tells whether PDF 2.0 has a type (ISO 32000-2, 14.8.4); the others are those of PDF 1.7, whatever the file.
fn is_of_second(role: Role) -> bool {
    !matches!(role, Role::BlockQuote | Role::Code | Role::Contents | Role::ContentsEntry | Role::Reference)
}

/// Name of the types of PDF 2.0 (14.8.6).
const SECOND_TYPES: &str = "http://iso.org/pdf2/ssn";

/// PDF 1.7 has no type for a document's title, PDF 2.0 has: readers of the older take it for a paragraph.
const ROLE_MAP: &str = "<</Title/P>>";

/// What becomes of the tree's nodes and contents.
pub(super) struct Roles {
    /// The node that each content belongs to, and the name of its type.
    contents: Vec<(NodeId, &'static str)>,
    /// The parent of each node; the document's is the document.
    parents: Vec<NodeId>,
    /// Whether a node is folded into its parent, and has no element of its own.
    folded: Vec<bool>,
    /// The nodes that have elements, in the order of these.
    order: Vec<NodeId>,
    /// The element of each node, counted.
    elements: Vec<usize>,
}

impl Roles {
    /// Reads them off the tree.
    pub(super) fn of(tree: &TagTree, is_second: bool) -> Roles {
        let mut contents = vec![(tree.root(), "Document"); tree.contents as usize];
        let mut parents = vec![tree.root(); tree.nodes.len()];
        let mut folded = vec![false; tree.nodes.len()];
        for (index, node) in tree.nodes.iter().enumerate() {
            // Nodes come after their parents.
            let (id, role) = if folded[index] {
                (parents[index], tree.nodes.get(parents[index].0 as usize).map_or(node.role, |parent| parent.role))
            } else {
                (NodeId(index as u32), node.role)
            };
            for kid in &node.kids {
                match *kid {
                    Kid::Node(kid) => {
                        if let Some(parent) = parents.get_mut(kid.0 as usize) {
                            *parent = id;
                        }
                        if let (Some(folded), Some(kid)) =
                            (folded.get_mut(kid.0 as usize), tree.nodes.get(kid.0 as usize))
                        {
                            *folded = is_folded(node, kid);
                        }
                    }
                    Kid::Content(content) => {
                        if let Some(owner) = contents.get_mut(content.0 as usize) {
                            *owner = (id, type_name(role, is_second));
                        }
                    }
                }
            }
        }
        // Elements of one type look alike, and compress best one after the other.
        let mut order: Vec<NodeId> =
            (0..).map(NodeId).zip(&folded).filter(|(_, folded)| !**folded).map(|(id, _)| id).collect();
        order.sort_by_key(|id| tree.nodes.get(id.0 as usize).map(|node| type_name(node.role, is_second)));
        let mut elements = vec![0; tree.nodes.len()];
        for (element, id) in order.iter().enumerate() {
            elements[id.0 as usize] = element;
        }
        Roles { contents, parents, folded, order, elements }
    }

    /// Returns the number of elements.
    pub(super) fn elements(&self) -> usize {
        self.order.len()
    }

    /// Returns the element of a node, counted.
    pub(super) fn element_of(&self, node: NodeId) -> usize {
        self.elements.get(node.0 as usize).copied().unwrap_or(0)
    }

    /// Returns the name of the type of the node that the content belongs to.
    pub(super) fn name_of(&self, content: ContentId) -> &'static str {
        self.contents.get(content.0 as usize).map_or("Span", |&(_, name)| name)
    }

    /// Returns the node that the content belongs to.
    pub(super) fn owner_of(&self, content: ContentId) -> NodeId {
        self.contents.get(content.0 as usize).map_or(NodeId(0), |&(owner, _)| owner)
    }

    /// Returns a node's parent.
    pub(super) fn parent_of(&self, node: NodeId) -> NodeId {
        self.parents.get(node.0 as usize).copied().unwrap_or(NodeId(0))
    }
}

/// Tells whether a node says nothing that its parent does not say: the one paragraph of a list's item or of a note.
fn is_folded(parent: &Node, node: &Node) -> bool {
    matches!(parent.role, Role::ListBody | Role::Note)
        && parent.kids.len() == 1
        && *node == Node { kids: node.kids.clone(), ..Node::new(Role::Paragraph) }
}

/// What the structure tree is made from.
pub(super) struct Tree<'a> {
    pub(super) laid: &'a Laid,
    pub(super) roles: &'a Roles,
    pub(super) marks: &'a Marks,
    pub(super) links: &'a Links,
    pub(super) plan: &'a Plan,
    pub(super) destinations: &'a Destinations<'a>,
    /// Whether the file is of PDF 2.0.
    pub(super) is_second: bool,
}

/// Writes the structure tree.
pub(super) fn write(file: &mut File, tree: &Tree<'_>, fonts: &Fonts) {
    let boxes = figures::boxes(tree.laid, tree.roles, fonts);
    let space = tree.is_second.then(|| {
        let space = file.reserve();
        file.object(space, |body| _ = body.raw("<</Type/Namespace/NS").text(SECOND_TYPES).raw(">>"));
        space
    });
    let citations = if tree.is_second { Citations::of(tree) } else { Citations::default() };
    let mut notes = Vec::new();
    for &id in &tree.roles.order {
        let Some(node) = tree.laid.tags.nodes.get(id.0 as usize) else { continue };
        let note = (node.role == Role::Note).then(|| note_id(notes.len()));
        let element = tree.element_of(id);
        file.object(element, |body| {
            body.raw("<</S/").raw(type_name(node.role, tree.is_second));
            if let Some(space) = space.filter(|_| is_of_second(node.role)) {
                body.raw("/NS ").reference(space);
            }
            tree.element(body, id, node, boxes.get(&id).copied(), note.as_deref());
            let related: Vec<Ref> = citations.of_node(id).map(|other| tree.element_of(other)).collect();
            if !related.is_empty() {
                body.raw("/Ref").references(related);
            }
            body.raw(">>");
        });
        notes.extend(note.map(|note| (note, element)));
    }
    let parents = write_parents(file, tree);
    let ids = write_ids(file, &notes);
    file.object(tree.plan.structure, |body| {
        body.raw("<</Type/StructTreeRoot/K ").reference(tree.element_of(tree.laid.tags.root()));
        match space {
            Some(space) => body.raw("/Namespaces").references([space]),
            None => body.raw("/RoleMap").raw(ROLE_MAP),
        };
        body.raw("/ParentTree ").reference(parents);
        body.raw("/ParentTreeNextKey ").int(tree.laid.pages.len() + tree.links.count());
        if let Some(ids) = ids {
            body.raw("/IDTree ").reference(ids);
        }
        body.raw(">>");
    });
}

/// Returns a note's identifier. All are of one length, so that their order as strings is that of the document.
fn note_id(index: usize) -> String {
    format!("note-{:06}", index + 1)
}

impl<'a> Tree<'a> {
    /// Returns the element of a node.
    fn element_of(&self, node: NodeId) -> Ref {
        self.plan.elements.at(self.roles.element_of(node))
    }

    /// Returns what the element of a node holds: what the node does, and what is folded into it.
    fn kids_of(&self, node: &'a Node) -> impl Iterator<Item = Kid> + Clone {
        node.kids.iter().flat_map(|&kid| {
            let folded = match kid {
                Kid::Node(id) if self.roles.folded.get(id.0 as usize) == Some(&true) => {
                    self.laid.tags.nodes.get(id.0 as usize)
                }
                _ => None,
            };
            let (own, others) = match folded {
                Some(node) => (None, node.kids.as_slice()),
                None => (Some(kid), [].as_slice()),
            };
            own.into_iter().chain(others.iter().copied())
        })
    }

    /// Writes what an element has beside its type (14.7.2).
    fn element(&self, body: &mut Body, id: NodeId, node: &'a Node, figure: Option<(usize, Rect)>, note: Option<&str>) {
        let parent = match id {
            NodeId(0) => self.plan.structure,
            _ => self.element_of(self.roles.parent_of(id)),
        };
        body.raw("/P ").reference(parent);
        self.kids(body, id, node);
        match node.role {
            Role::List(numbering) => {
                let numbering = match numbering {
                    ListNumbering::Unordered => "Disc",
                    ListNumbering::Decimal | ListNumbering::Notes => "Decimal",
                };
                body.raw("/A<</O/List/ListNumbering/").raw(numbering).raw(">>");
            }
            Role::ColumnHeader => _ = body.raw("/A<</O/Table/Scope/Column>>"),
            Role::RowHeader => _ = body.raw("/A<</O/Table/Scope/Row>>"),
            _ => (),
        }
        if let Some((page, rect)) = figure {
            let height = self.laid.pages.get(page).map(|page| page.size.height).unwrap_or_default();
            body.raw("/A<</O/Layout/Placement/Block/BBox").rect(rect, height).raw(">>");
        }
        if let Some(alt) = &node.alt {
            body.raw("/Alt").text(alt);
        }
        if let Some(title) = &node.title {
            body.raw("/T").text(title);
        }
        if let Some(language) = node.language {
            body.raw("/Lang").text(language.as_str());
        }
        if let Some(full) = &node.stands_for {
            body.raw("/E").text(full);
        }
        if let Some(said) = &node.said {
            body.raw("/ActualText").text(said);
        }
        if let Some(note) = note {
            body.raw("/ID").text(note);
        }
    }

    /// Writes what an element holds: marks, elements, annotations.
    fn kids(&self, body: &mut Body, id: NodeId, node: &'a Node) {
        let marks = self.kids_of(node).filter_map(|kid| match kid {
            Kid::Content(content) => Some(self.marks.of(content)),
            Kid::Node(_) => None,
        });
        let links = self.links.of(id);
        let first_mark = marks.flatten().next().map(|mark| mark.page as usize);
        let own_page = first_mark.or_else(|| links.clone().next().map(|link| link.page));
        let mut kids = Body::new();
        let mut count = 0;
        let mut next = |kids: &mut Body| {
            kids.raw(if count > 0 { " " } else { "" });
            count += 1;
        };
        for kid in self.kids_of(node) {
            match kid {
                Kid::Node(kid) => {
                    next(&mut kids);
                    kids.reference(self.element_of(kid));
                }
                Kid::Content(content) => {
                    for mark in self.marks.of(content) {
                        next(&mut kids);
                        if Some(mark.page as usize) == own_page {
                            kids.int(mark.number);
                        } else {
                            kids.raw("<</Type/MCR/Pg ").reference(self.plan.pages.at(mark.page as usize));
                            kids.raw("/MCID ").int(mark.number).raw(">>");
                        }
                    }
                }
            }
        }
        for link in links {
            next(&mut kids);
            kids.raw("<</Type/OBJR/Obj ").reference(self.plan.annotations.at(link.index));
            if Some(link.page) != own_page {
                kids.raw("/Pg ").reference(self.plan.pages.at(link.page));
            }
            kids.raw(">>");
        }
        if let Some(page) = own_page {
            body.raw("/Pg ").reference(self.plan.pages.at(page));
        }
        match count {
            0 => (),
            1 => _ = body.raw("/K ").append(&kids),
            _ => _ = body.raw("/K[").append(&kids).raw("]"),
        }
    }
}

/// Which marks cite which notes, and which entries of contents lead to what: elements of PDF 2.0 tell it (ISO 14289-2, 8.2.5.8
/// and 8.2.5.14).
#[derive(Default)]
struct Citations {
    /// Marks with their notes, notes with their marks, entries with their headings; sorted.
    pairs: Vec<(NodeId, NodeId)>,
}

impl Citations {
    /// Finds them by where links lead.
    fn of(tree: &Tree<'_>) -> Citations {
        let nodes = &tree.laid.tags.nodes;
        let role = |id: NodeId| nodes.get(id.0 as usize).map(|node| node.role);
        // A node and all above it, up to the document.
        let above =
            |id: NodeId| std::iter::successors(Some(id), |&id| (id != NodeId(0)).then(|| tree.roles.parent_of(id)));
        let mut pairs = Vec::new();
        for link in tree.laid.pages.iter().flat_map(|page| &page.links) {
            let LinkTarget::Place(place) = link.to else { continue };
            let stands_in = |wanted: fn(Role) -> bool| above(link.node).any(|id| role(id).is_some_and(wanted));
            let target = tree.destinations.node_at(place);
            if stands_in(|role| role == Role::Contents) {
                pairs.push((link.node, target));
                continue;
            }
            if stands_in(|role| role == Role::Note) || !stands_in(|role| role == Role::Reference) {
                continue;
            }
            let Some(item) = above(target).find(|&id| role(id) == Some(Role::ListItem)) else { continue };
            let kids = |id: NodeId| {
                let kids = nodes.get(id.0 as usize).into_iter().flat_map(|node| &node.kids);
                kids.filter_map(|kid| if let Kid::Node(kid) = kid { Some(*kid) } else { None })
            };
            if let Some(note) = kids(item).flat_map(kids).find(|&id| role(id) == Some(Role::Note)) {
                pairs.extend([(link.node, note), (note, link.node)]);
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Citations { pairs }
    }

    /// Returns what a node cites or is cited by.
    fn of_node(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let start = self.pairs.partition_point(|&(one, _)| one < id);
        self.pairs[start..].iter().take_while(move |&&(one, _)| one == id).map(|&(_, other)| other)
    }
}

/// Writes the parent tree (14.7.4.4): the element of each mark of each page, then that of each annotation.
fn write_parents(file: &mut File, tree: &Tree<'_>) -> Ref {
    let mut leaves = Vec::new();
    for (index, pages) in tree.marks.pages.chunks(PAGES_IN_LEAF).enumerate() {
        let first = index * PAGES_IN_LEAF;
        let leaf = file.reserve();
        file.object(leaf, |body| {
            begin_leaf(body, "Nums", first..first + pages.len());
            for (key, contents) in (first..).zip(pages) {
                let owners = contents.iter().map(|&content| tree.element_of(tree.roles.owner_of(content)));
                body.int(key).references(owners);
            }
            body.raw("]>>");
        });
        leaves.push(leaf);
    }
    for (index, nodes) in tree.links.nodes().chunks(ANNOTATIONS_IN_LEAF).enumerate() {
        let first = tree.laid.pages.len() + index * ANNOTATIONS_IN_LEAF;
        let leaf = file.reserve();
        file.object(leaf, |body| {
            begin_leaf(body, "Nums", first..first + nodes.len());
            for (key, node) in (first..).zip(nodes) {
                body.int(key).raw(" ").reference(tree.element_of(*node)).raw(" ");
            }
            body.raw("]>>");
        });
        leaves.push(leaf);
    }
    let root = file.reserve();
    file.object(root, |body| _ = body.raw("<</Kids").references(leaves).raw(">>"));
    root
}

/// Begins a leaf of a number tree.
fn begin_leaf(body: &mut Body, entries: &str, keys: std::ops::Range<usize>) {
    body.raw("<</Limits[").int(keys.start).raw(" ").int(keys.end.saturating_sub(1)).raw("]/").raw(entries).raw("[");
}

/// Writes the tree of identifiers, if there are any.
fn write_ids(file: &mut File, notes: &[(String, Ref)]) -> Option<Ref> {
    let mut leaves = Vec::new();
    for notes in notes.chunks(IDS_IN_LEAF) {
        let (Some(first), Some(last)) = (notes.first(), notes.last()) else { continue };
        let leaf = file.reserve();
        file.object(leaf, |body| {
            body.raw("<</Limits[").text(&first.0).text(&last.0).raw("]/Names[");
            for (name, element) in notes {
                body.text(name).reference(*element).raw(" ");
            }
            body.raw("]>>");
        });
        leaves.push(leaf);
    }
    if leaves.is_empty() {
        return None;
    }
    let root = file.reserve();
    file.object(root, |body| _ = body.raw("<</Kids").references(leaves).raw(">>"));
    Some(root)
}
