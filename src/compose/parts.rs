//! Blocks as they are most often wanted.

use super::composer::Composer;
use super::flow::{
    Artifact, Bar, Block, BlockKind, Group, GroupRole, Keep, List, ListItem, ListNumbering, MarkerHang, Placed,
    TextBlock, TextRole, Vertical,
};
use super::inline::words;
use crate::geometry::{Pt, Rect};
use crate::text::{Anchor, Text, TextStyle};
use crate::theme::Rule;

/// Returns a block with no room around it.
pub(super) fn block(kind: BlockKind) -> Block {
    Block { kind, before: Pt::ZERO, after: Pt::ZERO, keep: Keep::default() }
}

/// Returns a paragraph.
pub(super) fn paragraph(text: Text, style: TextStyle) -> Block {
    texted(text, style, TextRole::Paragraph, None)
}

/// Returns a caption.
pub(super) fn caption(text: Text, style: TextStyle) -> Block {
    texted(text, style, TextRole::Caption, None)
}

/// Returns a heading, which stays with what follows.
pub(super) fn heading(text: Text, style: TextStyle, level: u8, anchor: Anchor) -> Block {
    let block = texted(text, style, TextRole::Heading(level), Some(anchor));
    Block { keep: Keep { with_next: true, ..Keep::default() }, ..block }
}

/// Returns a text in a role.
pub(super) fn texted(text: Text, style: TextStyle, role: TextRole, anchor: Option<Anchor>) -> Block {
    block(BlockKind::Text(TextBlock { text, style, role, anchor, fit: None, hangs: false }))
}

/// Returns a text whose first run stands in the margin.
pub(super) fn hung(mut block: Block) -> Block {
    if let BlockKind::Text(text) = &mut block.kind {
        text.hangs = true;
    }
    block
}

/// Returns a rule of a length, or of the whole measure.
pub(super) fn rule((thickness, colour): Rule, width: Option<Pt>) -> Block {
    block(BlockKind::Rule { width, thickness, colour })
}

/// Returns blocks as a group.
pub(super) fn group(role: GroupRole, blocks: Vec<Block>) -> Block {
    block(BlockKind::Group(Group { role, blocks, inset: (Pt::ZERO, Pt::ZERO), bar: None }))
}

/// Returns blocks beside a rule, with room between.
pub(super) fn barred(role: GroupRole, blocks: Vec<Block>, (thickness, colour): Rule, inset: Pt) -> Block {
    let bar = Some(Bar { thickness, colour, outset: Pt::ZERO });
    block(BlockKind::Group(Group { role, blocks, inset: (inset, Pt::ZERO), bar }))
}

/// Returns a list whose items are counted off by a dash.
pub(super) fn dashes(items: Vec<Vec<Block>>, marker: TextStyle, indent: Pt, gap: Pt) -> Block {
    let items = items.into_iter().map(|blocks| ListItem { marker: words("–"), blocks, anchor: None }).collect();
    block(BlockKind::List(List {
        numbering: ListNumbering::Unordered,
        items,
        indent,
        gap,
        marker,
        hang: MarkerHang::Left,
    }))
}

/// Returns blocks at a fixed place that are no part of what is read.
pub(super) fn fixture(at: Rect, vertical: Vertical, blocks: Vec<Block>, artifact: Artifact) -> Placed {
    Placed { at, vertical, blocks, artifact: Some(artifact), plate: None }
}

impl Block {
    /// Sets the room above.
    pub(super) fn before(mut self, room: Pt) -> Block {
        self.before = room;
        self
    }

    /// Sets the room below.
    pub(super) fn after(mut self, room: Pt) -> Block {
        self.after = room;
        self
    }

    /// Keeps the block on one page with the start of the next.
    pub(super) fn with_next(mut self) -> Block {
        self.keep.with_next = true;
        self
    }

    /// Sets the block across all columns of the page.
    pub(super) fn across(mut self) -> Block {
        self.keep.across = true;
        self
    }

    /// Sets the block across all columns of the page, after its section's other blocks or between them.
    pub(super) fn floating(mut self) -> Block {
        self.keep.floats = true;
        self.across()
    }

    /// Keeps the block on one page as a whole.
    pub(super) fn together(mut self) -> Block {
        self.keep.together = true;
        self
    }
}

/// Returns a marking at those edges at which the theme has it.
pub(super) fn banner(composer: &Composer<'_>, head: Placed, foot: Placed) -> Vec<Placed> {
    let at = composer.theme.banner.at;
    [at.head.then_some(head), at.foot.then_some(foot)].into_iter().flatten().collect()
}
