//! Events on a line.

use super::*;
use crate::compose::flow::{Rung, Timeline, TimelineEvent};

fn timeline(events: &[(&str, &str)]) -> Block {
    let events = events.iter().map(|(when, what)| TimelineEvent { when: text(when), what: text(what) });
    block(BlockKind::Timeline(Timeline {
        events: events.collect(),
        when: of_size(20.0, 24.0),
        what: of_size(10.0, 12.0),
        gap: Pt(10.0),
        row_gap: Pt(6.0),
        narrowest: Pt(40.0),
        room: Pt(5.0),
        line: (Pt(1.0), Colour::BLACK),
        mark: (Pt(4.0), Colour::BLACK),
        scale: 1.0,
    }))
}

/// Lays a timeline out that may grow by a half.
fn grown(width: f32, height: f32, events: &[(&str, &str)]) -> Laid {
    let rungs = vec![Rung { size: 1.5, ..Rung::OWN }, Rung::OWN];
    let ladder = Ladder { rungs, floor: Pt(8.0) };
    laid(vec![Sequence { ladder, filling: Filling::Even, ..sequence(master(width, height), vec![timeline(events)]) }])
}

#[test]
fn dates_take_one_line_and_have_one_size() {
    let body = vec![timeline(&[("May", "One"), ("September 2023", "Two"), ("June", "Three")])];
    let laid = laid(vec![sequence(master(330.0, 200.0), body)]);
    let (short, long) = (find(&laid, "May").1, find(&laid, "September 2023").1);
    assert!(long.size < 20.0 && long.width <= 103.4, "{long:?}");
    assert_eq!((short.size, short.baseline), (long.size, long.baseline));
    assert!(find(&laid, "One").1.baseline > long.baseline);
}

#[test]
fn a_timeline_grows_as_long_as_its_events_stand_beside_each_other() {
    let events = [("May", "One"), ("June", "Two"), ("July", "Three")];
    let laid = grown(400.0, 200.0, &events);
    assert_eq!((find(&laid, "One").1.size, find(&laid, "May").1.size), (15.0, 30.0));
    // A word that is too wide at the larger size does not turn the line.
    let events = [("May", "Parliamentarians"), ("June", "Two"), ("July", "Three")];
    let laid = grown(300.0, 200.0, &events);
    let (first, second) = (find(&laid, "May").1, find(&laid, "June").1);
    assert_eq!(find(&laid, "Two").1.size, 10.0);
    assert!(first.baseline == second.baseline && first.x < second.x, "{first:?} {second:?}");
}

#[test]
fn dates_that_would_be_smaller_than_events_stand_at_their_left() {
    let body = vec![timeline(&[("In the long September of 2023", "One"), ("June", "Two"), ("July", "Three")])];
    let laid = laid(vec![sequence(master(300.0, 200.0), body)]);
    let (one, two) = (find(&laid, "One").1, find(&laid, "Two").1);
    assert!(one.x == two.x && one.baseline < two.baseline, "{one:?} {two:?}");
}
