//! A timeline.

use super::Shown;
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::flow::{BlockKind, Timeline, TimelineEvent};
use crate::compose::inline::{marked, shaped};
use crate::compose::parts::block;
use crate::geometry::{Em, Pt};
use crate::text::Shape;

/// The narrowest column of an event, in ems of its text: some twelve letters.
const NARROWEST: Em = Em(6.0);
/// Room between dates, line and text.
const ROOM: Pt = Pt(10.0);
/// Side of the mark of an event.
const MARK: Pt = Pt(9.0);

/// Returns a section's timeline.
pub(super) fn timeline(composer: &mut Composer<'_>, section: &Section) -> Shown {
    let look = &composer.theme.deck;
    let colours = composer.theme.colours;
    let own = Shape { colour: Some(colours.muted), ..Shape::default() };
    let mut events = Vec::with_capacity(section.timeline.len());
    let mut sources = Vec::new();
    for event in &section.timeline {
        let when = composer.text(&event.when);
        let mut what = composer.text(&event.what);
        if event.own {
            what.runs.push(shaped(format!(" ({})", composer.words().own), own));
        }
        sources.extend(marked(&event.when).into_iter().chain(marked(&event.what)));
        events.push(TimelineEvent { when, what });
    }
    let timeline = Timeline {
        events,
        when: look.event_when,
        what: look.event,
        gap: look.gutter,
        row_gap: look.point_gap,
        narrowest: NARROWEST * look.event.size,
        room: ROOM,
        line: (look.ornament.0 / 2.0, colours.hairline),
        mark: (MARK, colours.accent),
        scale: 1.0,
    };
    Shown { sources, ..Shown::centred(vec![block(BlockKind::Timeline(timeline))]) }
}
