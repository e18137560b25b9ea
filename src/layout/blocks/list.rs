//! Lists: markers hang beside the first line of their items.

use super::{NARROWEST, lay_out_all};
use crate::compose::flow::{List, ListItem, ListNumbering, MarkerHang};
use crate::geometry::{Point, Pt};
use crate::layout::compositor::{Compositor, Frame, Meaning, NO_LIMIT};
use crate::layout::page::{Item, ItemKind};
use crate::layout::strips::{Hung, LONE_LINE, Strip, StripKind, Strips};
use crate::layout::tags::Role;
use crate::text::{Align, Paragraph, TextStyle};

/// Room between a marker at the left edge and the text, where the marker is wider than the indent: part of its size.
const MARKER_ROOM: f32 = 0.4;

/// Lays a list out.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, list: &List, frame: &Frame, strips: &mut Strips) {
    let meaning = compositor.node(frame.meaning, Role::List(list.numbering));
    let style = TextStyle { align: Align::Left, indent: Pt::ZERO, ..list.marker };
    let markers: Vec<Paragraph> =
        list.items.iter().map(|item| compositor.set(&item.marker, &style, NO_LIMIT)).collect();
    let widest = markers.iter().map(marker_width).fold(Pt::ZERO, Pt::max);
    let room = match list.hang {
        MarkerHang::Left => style.size * MARKER_ROOM,
        MarkerHang::Right(room) => room,
    };
    let needed = if widest.0 > 0.0 { widest + room } else { Pt::ZERO };
    let indent = list.indent.max(needed);
    let beside = frame.width - indent >= NARROWEST;
    let indent = if beside { indent } else { Pt::ZERO };
    let mut inner = Frame { x: frame.x + indent, width: frame.width - indent, meaning, ..*frame };
    if list.gap.ceil_to(frame.grid) - list.gap > Pt(0.01) {
        // Room between items that is no whole step: the list as a whole takes whole steps.
        inner.grid = Pt::ZERO;
    }
    let count = list.items.len();
    for (index, (item, marker)) in list.items.iter().zip(markers).enumerate() {
        if index > 0 {
            strips.room(list.gap);
        }
        let x = match list.hang {
            MarkerHang::Right(room) if beside => frame.x + indent - room - marker_width(&marker),
            _ => frame.x,
        };
        let from = strips.len();
        lay_out_item(compositor, (list.numbering, item), (marker, x, &style), &inner, beside, strips);
        if count > 2 && (index == 1 || index + 1 == count) {
            strips.strips[from].lone = true;
        }
        if index > 0 && index + 1 == count && strips.len() - from == 1 && list.numbering != ListNumbering::Notes {
            strips.strips[from].cost += LONE_LINE;
        }
    }
}

/// Lays an item out, its marker beside it or, where there is no room, above.
fn lay_out_item(
    compositor: &mut Compositor<'_>,
    (numbering, item): (ListNumbering, &ListItem),
    (marker, x, style): (Paragraph, Pt, &TextStyle),
    frame: &Frame,
    beside: bool,
    strips: &mut Strips,
) {
    let node = compositor.node(frame.meaning, Role::ListItem);
    if let Some(anchor) = item.anchor {
        strips.wait(anchor, frame.x);
    }
    let from = strips.len();
    let hung = hang(compositor, marker, x, style, node);
    let own_line = Strip { keeps_next: true, ..Strip::new(StripKind::Line, style.leading) };
    strips.hang(hung);
    if !beside {
        strips.open(own_line, None);
    }
    let body = compositor.node(node, Role::ListBody);
    // Lists hold items and nothing else (PDF/UA-1, 7.6), so that a note lies in the item's body.
    let meaning = if numbering == ListNumbering::Notes { compositor.node(body, Role::Note) } else { body };
    lay_out_all(compositor, &item.blocks, &Frame { meaning, ..*frame }, strips);
    if strips.len() == from {
        strips.open(own_line, None);
    }
}

/// Makes a marker's items, relative to its baseline.
fn hang(compositor: &mut Compositor<'_>, marker: Paragraph, x: Pt, style: &TextStyle, node: Meaning) -> Hung {
    let label = compositor.node(node, Role::ListLabel);
    let owner = compositor.content(label);
    let runs = marker.lines.into_iter().flat_map(|line| line.runs);
    let items = runs.map(|run| {
        let at = Point { x: x + run.x, y: -run.rise };
        Item { owner, kind: ItemKind::Glyphs { at, run } }
    });
    Hung { items: items.collect(), baseline: compositor.baseline(style) }
}

/// Returns the extent of a marker.
fn marker_width(marker: &Paragraph) -> Pt {
    marker.lines.iter().map(|line| line.width).fold(Pt::ZERO, Pt::max)
}
