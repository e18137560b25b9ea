//! Pictures, scaled to their box.

use crate::compose::flow::{Artifact, PictureBlock};
use crate::geometry::{Pt, Rect};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::page::{ItemKind, Owner};
use crate::layout::strips::{Strip, StripKind, Strips};
use crate::layout::tags::Role;

/// Part of its height by which a picture may be made less tall, so that its page is filled.
const GIVES: f32 = 0.3;

/// Lays a picture out.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, block: &PictureBlock, frame: &Frame, strips: &mut Strips) {
    let owner = match (&block.alt, frame.meaning) {
        (Some(alt), Meaning::Node(parent)) => {
            let node = compositor.tags.add(parent, Role::Figure);
            compositor.tags.nodes[node.0 as usize].alt = Some(alt.clone());
            Owner::Content(compositor.tags.content(node))
        }
        (None, Meaning::Node(_)) => Owner::Artifact(Artifact::Decoration),
        (_, Meaning::Artifact(artifact)) => Owner::Artifact(artifact),
    };
    let aspect = Some(block.picture.aspect()).filter(|aspect| aspect.is_finite() && *aspect > 0.0).unwrap_or(1.0);
    let width = block.width.unwrap_or(frame.width).min(frame.width);
    let height = block.height.min(frame.room);
    let wide = height * aspect > width;
    let (box_width, box_height) = match (block.cover, wide) {
        (true, _) => (width, height),
        (false, true) => (width, width / aspect),
        (false, false) => (height * aspect, height),
    };
    // A picture that covers its box stands over where it is too wide or too tall.
    let (drawn_width, drawn_height) = match (block.cover, wide) {
        (false, _) => (box_width, box_height),
        (true, true) => (height * aspect, height),
        (true, false) => (width, width / aspect),
    };
    let clip = Rect { x: frame.x, y: Pt::ZERO, width: box_width, height: box_height };
    let rect = Rect {
        x: frame.x - cut_before(drawn_width, box_width, block.focus.x),
        y: -cut_before(drawn_height, box_height, block.focus.y),
        width: drawn_width,
        height: drawn_height,
    };
    strips.pictures.push(strips.len());
    strips.open(Strip { give: box_height * GIVES, ..Strip::new(StripKind::Box, box_height) }, None);
    if let Some(colour) = block.plate {
        strips.put(Owner::Artifact(Artifact::Decoration), ItemKind::Fill { rect: clip, colour });
    }
    let picture = compositor.picture(&block.picture);
    strips.put(owner, ItemKind::Picture { picture, rect, clip });
}

/// Returns how much is cut off before the box, so that the subject comes as near to its middle as the picture's edge lets
/// it.
fn cut_before(drawn: Pt, seen: Pt, subject: f32) -> Pt {
    (drawn * subject - seen / 2.0).max(Pt::ZERO).min((drawn - seen).max(Pt::ZERO))
}
