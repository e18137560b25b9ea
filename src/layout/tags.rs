//! The tag tree: what the items on the pages mean, in reading order.

mod dump;

pub use dump::dump;

use crate::language::Tag;

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A stretch of content that belongs to one node; it may run over several pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentId(pub u32);

/// The tree. Node 0 is the document.
#[derive(Debug, Clone)]
pub struct TagTree {
    /// Nodes, each after its parent.
    pub nodes: Vec<Node>,
    /// Number of contents that were given out.
    pub contents: u32,
}

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What it holds, in reading order.
    pub kids: Vec<Kid>,
    /// The text alternative of a figure.
    pub alt: Option<String>,
    /// Its language, where it is not its parent's.
    pub language: Option<Tag>,
    /// Title of a part or section.
    pub title: Option<String>,
    /// What an abbreviation stands for.
    pub stands_for: Option<String>,
    /// What it says in the order in which that is read, where it stands on the page in another.
    pub said: Option<String>,
}

impl Node {
    /// Returns a node that holds nothing yet.
    pub fn new(role: Role) -> Node {
        Node { role, kids: Vec::new(), alt: None, language: None, title: None, stands_for: None, said: None }
    }
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another node.
    Node(NodeId),
    /// Content on pages.
    Content(ContentId),
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The root.
    Document,
    /// A part: a slide, the body of a memo.
    Part,
    /// A section.
    Section,
    /// The document's title.
    Title,
    /// A heading, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A caption.
    Caption,
    /// A list, with the way that its items are counted off.
    List(crate::compose::flow::ListNumbering),
    /// An item.
    ListItem,
    /// Its bullet or number.
    ListLabel,
    /// Its text.
    ListBody,
    /// A quotation of blocks.
    BlockQuote,
    /// Code.
    Code,
    /// A table.
    Table,
    /// Its head.
    TableHead,
    /// Its body.
    TableBody,
    /// A row.
    TableRow,
    /// A cell that tells what stands below it.
    ColumnHeader,
    /// A cell that tells what stands beside it.
    RowHeader,
    /// A cell.
    DataCell,
    /// A picture or chart.
    Figure,
    /// Contents.
    Contents,
    /// An entry of contents.
    ContentsEntry,
    /// A reference: a note mark, a page number.
    Reference,
    /// A link.
    Link,
    /// An endnote.
    Note,
    /// Words that differ from those around them.
    Span,
}

impl TagTree {
    /// Returns a tree of nothing but the document.
    pub fn new() -> TagTree {
        TagTree { nodes: vec![Node::new(Role::Document)], contents: 0 }
    }

    /// Returns the document.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds a node after what its parent already holds.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node::new(role));
        self.nodes[parent.0 as usize].kids.push(Kid::Node(id));
        id
    }

    /// Adds a stretch of content after what the node already holds.
    pub fn content(&mut self, node: NodeId) -> ContentId {
        let id = ContentId(self.contents);
        self.contents += 1;
        self.nodes[node.0 as usize].kids.push(Kid::Content(id));
        id
    }
}

impl Default for TagTree {
    fn default() -> TagTree {
        TagTree::new()
    }
}
