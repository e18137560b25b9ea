//! Booklets: pages two to a side of a sheet, so that the sheets, laid into each other, folded and stitched in the fold,
//! are read in order.

use super::page::{Destination, Item, Label, Laid, LinkTarget, Owner, Page};
use super::strips::shift;
use super::tags::{ContentId, Kid, Role, TagTree};
use crate::compose::flow::{ListNumbering, NumberForm};
use crate::geometry::{Point, Pt, Size};

/// Pages on a folded sheet.
const ON_SHEET: usize = 4;
/// The most pages of a signature: sixteen sheets, which a stapler still goes through.
const SIGNATURE: usize = 64;
/// Thickness of office paper of 80 g/m², in millimetres.
const PAPER: f32 = 0.1;

/// What one who folds has to know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Booklet {
    /// Pages, blank ones among them.
    pub pages: usize,
    /// Sheets of paper.
    pub sheets: usize,
    /// Stacks of sheets that are folded together.
    pub signatures: usize,
    /// How far the innermost pages stand out from the outermost, in millimetres.
    pub creep: f32,
}

/// A side of a sheet: the pages at its left and right, blank where there is none.
type Side = [Option<usize>; 2];

/// Puts pages on the sides of sheets, front and back in turn; the sheet is turned over its short edge.
///
/// Blank pages fill the last sheet. One stands before the endnotes where these would else begin on a left page, the others
/// at the end.
pub fn impose(laid: Laid) -> (Laid, Booklet) {
    let Laid { metadata, mut pages, tags, words, mut bookmarks, pictures, parts } = laid;
    let count = pages.len();
    let order = with_blanks(count, endnotes(&pages, &tags));
    let sides = sides(order.len());
    let booklet = Booklet {
        pages: order.len(),
        sheets: order.len() / ON_SHEET,
        signatures: signatures(order.len()).len(),
        creep: signatures(order.len()).first().map_or(0.0, |pages| (pages / ON_SHEET).saturating_sub(1) as f32 * PAPER),
    };
    let tags = apart(&mut pages, tags);

    let size = pages.iter().fold(Size::default(), |size, page| Size {
        width: size.width.max(page.size.width),
        height: size.height.max(page.size.height),
    });
    let sides: Vec<Side> = sides.into_iter().map(|side| side.map(|page| order.get(page?).copied().flatten())).collect();
    let mut places = vec![(0, Pt::ZERO); count];
    for (index, side) in sides.iter().enumerate() {
        for (half, page) in side.iter().enumerate() {
            if let Some(place) = page.and_then(|page| places.get_mut(page)) {
                *place = (index, size.width * half as f32);
            }
        }
    }
    let moved = |to: Destination| {
        let (page, x) = places.get(to.page).copied().unwrap_or_default();
        let moved = |point: Point| Point { x: point.x + x, ..point };
        Destination { page, at: moved(to.at), words: moved(to.words) }
    };
    for bookmark in &mut bookmarks {
        bookmark.to = moved(bookmark.to);
    }
    for link in pages.iter_mut().flat_map(|page| &mut page.links) {
        if let LinkTarget::Place(to) = &mut link.to {
            *to = moved(*to);
        }
    }
    let mut pages: Vec<Option<Page>> = pages.into_iter().map(Some).collect();
    let mut imposed = Vec::with_capacity(sides.len());
    for (index, side) in sides.into_iter().enumerate() {
        let label = Label { form: NumberForm::Arabic, number: index as u32 + 1 };
        let size = Size { width: size.width * 2.0, ..size };
        let mut sheet = Page { size, label, items: Vec::new(), links: Vec::new(), boxes: None };
        for page in side.into_iter().flatten() {
            let Some(mut page_on) = pages.get_mut(page).and_then(Option::take) else { continue };
            let by = Point { x: places.get(page).map_or(Pt::ZERO, |place| place.1), y: Pt::ZERO };
            shift(&mut page_on.items, by);
            for link in &mut page_on.links {
                link.rect = link.rect.shifted(by);
            }
            sheet.items.append(&mut page_on.items);
            sheet.links.append(&mut page_on.links);
        }
        imposed.push(sheet);
    }
    (Laid { metadata, pages: imposed, tags, words, bookmarks, pictures, parts }, booklet)
}

/// Returns the pages in reading order with blank ones among them, as many as fill whole sheets.
fn with_blanks(count: usize, endnotes: Option<usize>) -> Vec<Option<usize>> {
    let mut order: Vec<Option<usize>> = (0..count).map(Some).collect();
    // The first page is a right one, and so is every second after it.
    if let Some(first) = endnotes.filter(|first| !count.is_multiple_of(ON_SHEET) && first % 2 == 1) {
        order.insert(first, None);
    }
    order.resize(order.len().next_multiple_of(ON_SHEET), None);
    order
}

/// Returns the page on which the endnotes begin.
fn endnotes(pages: &[Page], tags: &TagTree) -> Option<usize> {
    let mut inside = vec![false; tags.nodes.len()];
    let mut noted = vec![false; tags.contents as usize];
    // Nodes come after their parents.
    for (index, node) in tags.nodes.iter().enumerate() {
        let here = inside[index] || node.role == Role::List(ListNumbering::Notes);
        for kid in &node.kids {
            match *kid {
                Kid::Node(kid) => inside[kid.0 as usize] |= here,
                Kid::Content(content) => noted[content.0 as usize] |= here,
            }
        }
    }
    let says_note = |item: &Item| matches!(item.owner, Owner::Content(content) if noted[content.0 as usize]);
    pages.iter().position(|page| page.items.iter().any(says_note))
}

/// Gives what runs over several pages a content of its own on each, so that its parts keep their order when pages do not.
fn apart(pages: &mut [Page], mut tags: TagTree) -> TagTree {
    let mut parts: Vec<Vec<ContentId>> = vec![Vec::new(); tags.contents as usize];
    let mut last: Vec<Option<usize>> = vec![None; parts.len()];
    let mut next = 0;
    for (index, page) in pages.iter_mut().enumerate() {
        for item in &mut page.items {
            let Owner::Content(content) = &mut item.owner else { continue };
            let whole = content.0 as usize;
            if last[whole] != Some(index) {
                last[whole] = Some(index);
                parts[whole].push(ContentId(next));
                next += 1;
            }
            if let Some(&part) = parts[whole].last() {
                *content = part;
            }
        }
    }
    for node in &mut tags.nodes {
        let kids = std::mem::take(&mut node.kids);
        node.kids = kids
            .into_iter()
            .flat_map(|kid| match kid {
                Kid::Node(_) => vec![kid],
                Kid::Content(content) => parts[content.0 as usize].iter().map(|&part| Kid::Content(part)).collect(),
            })
            .collect();
    }
    tags.contents = next;
    tags
}

/// Returns the pages of each signature: as few signatures as can be, as equal as whole sheets allow.
fn signatures(pages: usize) -> Vec<usize> {
    let sheets = pages / ON_SHEET;
    let count = pages.div_ceil(SIGNATURE).max(1);
    // The thicker ones first.
    (0..count).map(|index| (sheets / count + usize::from(index < sheets % count)) * ON_SHEET).collect()
}

/// Returns the pages on each side, by their place in reading order.
fn sides(pages: usize) -> Vec<Side> {
    let mut sides = Vec::with_capacity(pages / 2);
    let mut first = 0;
    for signature in signatures(pages) {
        let last = first + signature;
        for sheet in 0..signature / ON_SHEET {
            let (outer, inner) = (last - 1 - sheet * 2, first + sheet * 2);
            sides.push([Some(outer), Some(inner)]);
            sides.push([Some(inner + 1), Some(outer - 1)]);
        }
        first = last;
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folds sheets, laid into each other, and returns their pages as they are leafed through.
    fn folded(sides: &[Side]) -> Vec<usize> {
        let mut read = Vec::new();
        for sheet in sides.chunks(2) {
            read.extend([sheet[0][1], sheet[1][0]]);
        }
        for sheet in sides.chunks(2).rev() {
            read.extend([sheet[1][1], sheet[0][0]]);
        }
        read.into_iter().flatten().collect()
    }

    #[test]
    fn a_signature_of_every_size_is_read_in_order() {
        for pages in (4..=64).step_by(4) {
            let sides = sides(pages);
            assert_eq!(sides.len() * 2, pages);
            assert_eq!(folded(&sides), (0..pages).collect::<Vec<_>>());
        }
        assert_eq!(sides(8), [[7, 0], [1, 6], [5, 2], [3, 4]].map(|side| side.map(Some)));
    }

    #[test]
    fn more_pages_than_a_stapler_goes_through_make_several_signatures() {
        assert_eq!([64, 68, 132].map(signatures), [vec![64], vec![36, 32], vec![44, 44, 44]]);
        let sides = sides(68);
        let read = [folded(&sides[..18]), folded(&sides[18..])].concat();
        assert_eq!(read, (0..68).collect::<Vec<_>>());
    }

    #[test]
    fn blank_pages_let_endnotes_begin_at_the_right() {
        let blanks = |count, endnotes| -> Vec<usize> {
            let order = with_blanks(count, endnotes);
            assert_eq!(order.len() % 4, 0);
            order.iter().enumerate().filter(|(_, page)| page.is_none()).map(|(index, _)| index).collect()
        };
        assert_eq!(blanks(7, Some(5)), [5]);
        assert_eq!(blanks(6, Some(5)), [5, 7]);
        assert_eq!(blanks(6, Some(4)), [6, 7]);
        assert_eq!(blanks(5, None), [5, 6, 7]);
        assert_eq!(blanks(8, Some(5)), [0; 0], "none is added where the sheets are full");
    }
}
