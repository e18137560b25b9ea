//! Blocks that belong together: sections, quotations.

use super::{NARROWEST, lay_out as lay_out_block, lay_out_all};
use crate::compose::flow::{Group, GroupRole};
use crate::geometry::Pt;
use crate::layout::compositor::{Compositor, Frame};
use crate::layout::strips::{Edge, Part, Strips};
use crate::layout::tags::Role;

/// Lays a group out.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, group: &Group, frame: &Frame, strips: &mut Strips) {
    let meaning = match group.role {
        GroupRole::Section => compositor.node(frame.meaning, Role::Section),
        GroupRole::Quote => compositor.node(frame.meaning, Role::BlockQuote),
        GroupRole::Plain => frame.meaning,
    };
    let (left, right) = group.inset;
    let fits = frame.width - left - right >= NARROWEST;
    let (left, right) = if fits { (left, right) } else { (Pt::ZERO, Pt::ZERO) };
    let inner = Frame { x: frame.x + left, width: frame.width - left - right, meaning, ..*frame };
    let from = strips.len();
    if group.role == GroupRole::Section && frame.across.is_some() {
        lay_out_section(compositor, group, &inner, strips);
    } else {
        lay_out_all(compositor, &group.blocks, &inner, strips);
    }
    if let Some(bar) = group.bar.filter(|_| fits && strips.len() > from) {
        let (thickness, colour) = (bar.thickness, bar.colour);
        strips.edges.push(Edge { from, to: strips.len(), x: frame.x - bar.outset, thickness, colour });
    }
}

/// Lays out a section that stands in columns, and notes which strips each of its blocks takes.
fn lay_out_section(compositor: &mut Compositor<'_>, group: &Group, frame: &Frame, strips: &mut Strips) {
    let section = strips.sections;
    strips.sections += 1;
    for (index, block) in group.blocks.iter().enumerate() {
        let from = strips.len();
        lay_out_block(compositor, block, frame, strips);
        let floats = block.keep.floats && block.keep.across;
        strips.parts.push(Part { section, block: index, strips: from..strips.len(), floats });
    }
}
