//! Blocks set in another way: sizes, leadings, rooms and measures.

use crate::compose::flow::{
    Block, BlockKind, Callouts, Cell, ChartBlock, Columns, Contents, Drawing, Group, List, MarkerHang, PictureBlock,
    Rung, Table, TextBlock, Timeline,
};
use crate::geometry::Pt;
use crate::text::{Text, TextStyle};

/// Returns blocks as a rung sets them. No type that is larger than the floor falls below it, and none that is smaller
/// gets any smaller.
pub(super) fn fitted(blocks: &[Block], rung: Rung, floor: Pt) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    Scale { size: rung.size, room: rung.size * rung.room, wide: rung.wide, floor }.blocks(&mut blocks);
    blocks
}

/// Factors of lengths.
#[derive(Debug, Clone, Copy)]
struct Scale {
    /// Of type, indents and gutters.
    size: f32,
    /// Of the room between what stands one below the other.
    room: f32,
    /// Whether the region is taken to its edges.
    wide: bool,
    /// The least size of type.
    floor: Pt,
}

impl Scale {
    fn length(self, length: &mut Pt) {
        *length = *length * self.size;
    }

    fn rooms<'a>(self, rooms: impl IntoIterator<Item = &'a mut Pt>) {
        rooms.into_iter().for_each(|room| *room = *room * self.room);
    }

    fn lengths<'a>(self, lengths: impl IntoIterator<Item = &'a mut Pt>) {
        lengths.into_iter().for_each(|length| self.length(length));
    }

    /// Returns the factor of type of a size.
    fn of_type(self, size: Pt) -> f32 {
        let least = size.min(self.floor);
        if size > Pt::ZERO { self.size.max(least / size) } else { self.size }
    }

    fn style(self, style: &mut TextStyle) {
        let factor = self.of_type(style.size);
        for length in [&mut style.size, &mut style.leading, &mut style.indent] {
            *length = *length * factor;
        }
    }

    fn styles<'a>(self, styles: impl IntoIterator<Item = &'a mut TextStyle>) {
        styles.into_iter().for_each(|style| self.style(style));
    }

    fn text(self, text: &mut Text) {
        for size in text.runs.iter_mut().filter_map(|run| run.shape.size.as_mut()) {
            *size = *size * self.of_type(*size);
        }
    }

    fn blocks(self, blocks: &mut [Block]) {
        for block in blocks {
            self.rooms([&mut block.before, &mut block.after]);
            match &mut block.kind {
                BlockKind::Text(block) => self.text_block(block),
                BlockKind::List(list) => self.list(list),
                BlockKind::Group(Group { blocks, inset, .. }) => {
                    self.length(&mut inset.0);
                    inset.1 = if self.wide { Pt::ZERO } else { inset.1 * self.size };
                    self.blocks(blocks);
                }
                BlockKind::Table(table) => self.table(table),
                BlockKind::Callouts(callouts) => self.callouts(callouts),
                BlockKind::Columns(Columns { columns, gap, stack_gap, give }) => {
                    *give = if self.wide { *give } else { 0 };
                    self.length(gap);
                    self.rooms([stack_gap]);
                    for column in columns {
                        self.blocks(&mut column.blocks);
                        column.tiers.iter_mut().for_each(|tier| self.blocks(tier));
                    }
                }
                BlockKind::Chart(chart) => self.chart(chart),
                BlockKind::Timeline(timeline) => self.timeline(timeline),
                BlockKind::Picture(PictureBlock { width, height, .. }) => {
                    // What a picture may take is its region, which does not grow with the type.
                    let factor = self.size.min(1.0);
                    *height = *height * factor;
                    if let Some(width) = width {
                        *width = *width * factor;
                    }
                }
                BlockKind::Contents(Contents { entries, style, gap }) => {
                    self.style(style);
                    self.length(gap);
                    for entry in entries {
                        self.text(&mut entry.number);
                        self.text(&mut entry.text);
                    }
                }
                // Rules are hairlines at any scale, and slides have one of their own.
                BlockKind::Rule { .. } | BlockKind::Slides(_) => {}
            }
        }
    }

    fn text_block(self, block: &mut TextBlock) {
        self.text(&mut block.text);
        self.style(&mut block.style);
        for (size, leading) in block.fit.iter_mut().flat_map(|fit| &mut fit.sizes) {
            let factor = self.of_type(*size);
            *size = *size * factor;
            *leading = *leading * factor;
        }
    }

    fn timeline(self, timeline: &mut Timeline) {
        let Timeline { events, when, what, gap, row_gap, narrowest, room, mark, scale, .. } = timeline;
        *scale *= self.size;
        self.styles([when, what]);
        self.length(gap);
        self.length(narrowest);
        self.length(&mut mark.0);
        self.rooms([row_gap, room]);
        for event in events {
            self.text(&mut event.when);
            self.text(&mut event.what);
        }
    }

    fn list(self, list: &mut List) {
        self.length(&mut list.indent);
        self.rooms([&mut list.gap]);
        self.style(&mut list.marker);
        if let MarkerHang::Right(room) = &mut list.hang {
            self.length(room);
        }
        for item in &mut list.items {
            self.text(&mut item.marker);
            self.blocks(&mut item.blocks);
        }
    }

    fn table(self, table: &mut Table) {
        self.length(&mut table.gap);
        self.rooms([&mut table.padding.0, &mut table.padding.1]);
        for Cell { text, style } in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
            self.text(text);
            self.style(style);
        }
    }

    fn callouts(self, callouts: &mut Callouts) {
        let Callouts { items, gap, row_gap, value, smallest, unit, label, change, detail, .. } = callouts;
        *smallest = *smallest * self.of_type(*smallest);
        self.length(gap);
        self.rooms([row_gap]);
        self.styles([value, unit, label, change, detail]);
        for item in items {
            self.text(&mut item.value);
            self.text(&mut item.unit);
            self.text(&mut item.label);
            if let Some(change) = &mut item.change {
                self.text(&mut change.text);
            }
            match &mut item.drawing {
                Some(
                    Drawing::Bar { caption, .. }
                    | Drawing::Dots { caption, .. }
                    | Drawing::Bars { caption, .. }
                    | Drawing::Ticks { caption, .. },
                ) => self.text(caption),
                Some(Drawing::Line { ends, .. }) => ends.iter_mut().for_each(|(label, value)| {
                    self.text(label);
                    self.text(value);
                }),
                None => {}
            }
        }
    }

    fn chart(self, block: &mut ChartBlock) {
        let look = &mut block.look;
        self.styles([&mut look.label, &mut look.axis]);
        self.lengths([&mut look.thickness, &mut look.line]);
        // What a chart may take is its region, which does not grow with the type.
        block.height = block.height * self.size.min(1.0);
    }
}
