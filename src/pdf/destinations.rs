//! Where links and bookmarks lead (ISO 32000-1, 12.3.2): to a place on a page, and in PDF 2.0 to the element that stands there
//! too (ISO 32000-2, 12.3.2.3), so that who hears a document comes to the words and not to the head of their page.

use super::Plan;
use super::syntax::Body;
use super::tags::Roles;
use crate::geometry::Point;
use crate::layout::page::{Destination, ItemKind, Laid, Owner};
use crate::layout::tags::NodeId;

/// How far words may miss the place where they are said to begin, in points: what scales and moves pages rounds.
const SLACK: f32 = 1.0;

/// What links and bookmarks lead to.
pub(super) struct Destinations<'a> {
    laid: &'a Laid,
    roles: &'a Roles,
    plan: &'a Plan,
    /// Whether they lead to elements too.
    to_elements: bool,
}

impl<'a> Destinations<'a> {
    /// Returns the destinations of a document.
    pub(super) fn new(laid: &'a Laid, roles: &'a Roles, plan: &'a Plan, to_elements: bool) -> Destinations<'a> {
        Destinations { laid, roles, plan, to_elements }
    }

    /// Writes a destination, zoom left as it is.
    pub(super) fn write(&self, body: &mut Body, place: Destination) {
        let index = place.page.min(self.laid.pages.len().saturating_sub(1));
        let Some(page) = self.laid.pages.get(index) else { return };
        let write_view = |body: &mut Body| {
            body.raw("/XYZ ").int(place.at.x.0.round() as i64).raw(" ");
            body.int((page.size.height - place.at.y).0.round() as i64).raw(" null]");
        };
        if self.to_elements {
            body.raw("/A<</S/GoTo/SD[").reference(self.plan.elements.at(self.roles.element_of(self.node_at(place))));
            write_view(body);
            body.raw("/D[");
        } else {
            body.raw("/Dest[");
        }
        body.reference(self.plan.pages.at(index));
        write_view(body);
        body.raw(if self.to_elements { ">>" } else { "" });
    }

    /// Returns what is read at a place: the first words below where they are said to begin, and none to the left of it.
    pub(super) fn node_at(&self, place: Destination) -> NodeId {
        let Some(page) = self.laid.pages.get(place.page) else { return NodeId(0) };
        let mut nearest: Option<(Point, NodeId)> = None;
        for item in &page.items {
            let (Owner::Content(content), ItemKind::Glyphs { at, .. }) = (item.owner, &item.kind) else { continue };
            let is_there = at.y.0 > place.words.y.0 - SLACK && at.x.0 > place.words.x.0 - SLACK;
            if is_there && nearest.is_none_or(|(other, _)| (at.y.0, at.x.0) < (other.y.0, other.x.0)) {
                nearest = Some((*at, self.roles.owner_of(content)));
            }
        }
        nearest.map_or(NodeId(0), |(_, node)| node)
    }
}
