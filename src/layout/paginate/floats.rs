//! Blocks across columns that stand further up in their section than where they were written.

use crate::compose::flow::{Block, BlockKind, GroupRole};

/// A block that goes before another of its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) struct Move {
    /// Which section, in the order in which they begin.
    pub(super) section: usize,
    /// The block.
    pub(super) block: usize,
    /// The block that it goes before.
    pub(super) before: usize,
}

/// Puts blocks in their places. Moves of one section stand in the order of its blocks, and none overtakes another.
pub(in crate::layout) fn rearrange(body: &mut [Block], moves: &[Move]) {
    let mut section = 0;
    rearrange_from(body, moves, &mut section);
}

fn rearrange_from(body: &mut [Block], moves: &[Move], section: &mut usize) {
    for block in body.iter_mut().filter(|block| !block.keep.across) {
        let BlockKind::Group(group) = &mut block.kind else { continue };
        let this = *section;
        if group.role == GroupRole::Section {
            *section += 1;
        }
        rearrange_from(&mut group.blocks, moves, section);
        if group.role != GroupRole::Section {
            continue;
        }
        // Those that went up before have pushed the place of the next one down.
        for (gone_up, one) in moves.iter().filter(|one| one.section == this).enumerate() {
            if let Some(between) = group.blocks.get_mut(one.before + gone_up..=one.block) {
                between.rotate_right(1);
            }
        }
    }
}
