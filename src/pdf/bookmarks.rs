//! Bookmarks: the outline that viewers show beside the pages (ISO 32000-1, 12.3.3).

use super::destinations::Destinations;
use super::objects::{File, Ref, Refs};
use crate::layout::page::{Laid, PlacedBookmark};

/// Up to so many bookmarks all are shown at once; of more, only the outermost.
const SHOWN_AT_ONCE: usize = 40;

/// Where a bookmark stands among the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Place {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// Bookmarks below it, at any depth.
    below: usize,
}

/// Writes the bookmarks, if there are any, and returns the outline.
pub(super) fn write(file: &mut File, laid: &Laid, destinations: &Destinations<'_>) -> Option<Ref> {
    let bookmarks = &laid.bookmarks;
    if bookmarks.is_empty() {
        return None;
    }
    let outline = file.reserve();
    let ids = file.reserve_many(bookmarks.len());
    let places = arrange(bookmarks);
    let open = bookmarks.len() <= SHOWN_AT_ONCE;
    for (index, (bookmark, place)) in bookmarks.iter().zip(&places).enumerate() {
        file.object(ids.at(index), |body| {
            body.raw("<</Title").text(&bookmark.title).raw("/Parent ");
            body.reference(place.parent.map_or(outline, |parent| ids.at(parent)));
            for (key, other) in [("/Prev ", place.previous), ("/Next ", place.next)] {
                if let Some(other) = other {
                    body.raw(key).reference(ids.at(other));
                }
            }
            if let (Some(first), Some(last)) = (place.first, place.last) {
                body.raw("/First ").reference(ids.at(first)).raw("/Last ").reference(ids.at(last));
                // A negative number tells that they are not shown until they are asked for.
                body.raw(if open { "/Count " } else { "/Count -" }).int(place.below);
            }
            destinations.write(body, bookmark.to);
            body.raw(">>");
        });
    }
    write_root(file, outline, ids, &places, open);
    Some(outline)
}

fn write_root(file: &mut File, outline: Ref, ids: Refs, places: &[Place], open: bool) {
    let outermost: Vec<usize> = (0..places.len()).filter(|&index| places[index].parent.is_none()).collect();
    let (first, last) = (outermost.first().copied().unwrap_or(0), outermost.last().copied().unwrap_or(0));
    file.object(outline, |body| {
        body.raw("<</Type/Outlines/First ").reference(ids.at(first)).raw("/Last ").reference(ids.at(last));
        body.raw("/Count ").int(if open { places.len() } else { outermost.len() }).raw(">>");
    });
}

/// Finds the neighbours of each bookmark by the levels. One that is more than a level deeper than that before it counts
/// as one level deeper.
fn arrange(bookmarks: &[PlacedBookmark]) -> Vec<Place> {
    let mut places = vec![Place::default(); bookmarks.len()];
    // The bookmarks that are open at this point, from the outermost, each with its level.
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut last_outermost = None;
    for (index, bookmark) in bookmarks.iter().enumerate() {
        while open.last().is_some_and(|&(level, _)| level >= bookmark.level) {
            open.pop();
        }
        let parent = open.last().map(|&(_, parent)| parent);
        let previous = match parent {
            Some(parent) => places[parent].last.replace(index),
            None => last_outermost.replace(index),
        };
        places[index].parent = parent;
        places[index].previous = previous;
        if let Some(previous) = previous {
            places[previous].next = Some(index);
        }
        if let Some(parent) = parent {
            places[parent].first.get_or_insert(index);
        }
        for &(_, above) in &open {
            places[above].below += 1;
        }
        open.push((bookmark.level, index));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use crate::layout::page::Destination;

    fn of_levels(levels: &[u8]) -> Vec<PlacedBookmark> {
        let to = Destination { page: 0, at: Point::default(), words: Point::default() };
        levels.iter().map(|&level| PlacedBookmark { level, title: String::new(), to }).collect()
    }

    #[test]
    fn deeper_bookmarks_hang_on_the_one_before() {
        let places = arrange(&of_levels(&[1, 2, 3, 2, 1]));
        let parents: Vec<_> = places.iter().map(|place| place.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1), Some(0), None]);
        assert_eq!((places[0].first, places[0].last, places[0].next, places[0].below), (Some(1), Some(3), Some(4), 3));
        assert_eq!((places[1].next, places[3].previous, places[4].previous), (Some(3), Some(1), Some(0)));
    }

    #[test]
    fn a_level_that_is_left_out_hangs_on_what_there_is() {
        let places = arrange(&of_levels(&[2, 4, 1]));
        let parents: Vec<_> = places.iter().map(|place| place.parent).collect();
        assert_eq!(parents, [None, Some(0), None]);
    }
}
