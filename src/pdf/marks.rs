//! Marked content: which stretch of which page belongs to which content (ISO 32000-1, 14.6 and 14.7.4).

use crate::layout::page::{Item, Laid, Owner, Page};
use crate::layout::tags::ContentId;

/// A place of a content: a marked stretch of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Index of the page.
    pub(super) page: u32,
    /// The stretch's number on that page, from 0.
    pub(super) number: u32,
}

/// All marked stretches of a document.
pub(super) struct Marks {
    /// For each page, whose its stretches are; a stretch's number counts into it.
    pub(super) pages: Vec<Vec<ContentId>>,
    /// All marks, sorted by content and then by page.
    marks: Vec<Mark>,
    /// Where in `marks` each content's marks begin, and the end of the last.
    starts: Vec<u32>,
}

impl Marks {
    /// Numbers the stretches of all pages.
    pub(super) fn number(laid: &Laid) -> Marks {
        let pages: Vec<Vec<ContentId>> = laid.pages.iter().map(read_stretches).collect();
        let contents = laid.tags.contents as usize;
        let mut starts = vec![0u32; contents + 1];
        for content in pages.iter().flatten() {
            if let Some(count) = starts.get_mut(content.0 as usize + 1) {
                *count += 1;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut marks = vec![Mark { page: 0, number: 0 }; starts.last().copied().unwrap_or(0) as usize];
        for (page, contents) in pages.iter().enumerate() {
            for (number, content) in contents.iter().enumerate() {
                let Some(at) = next.get_mut(content.0 as usize) else { continue };
                if let Some(mark) = marks.get_mut(*at as usize) {
                    *mark = Mark { page: page as u32, number: number as u32 };
                }
                *at += 1;
            }
        }
        Marks { pages, marks, starts }
    }

    /// Returns the marks of a content, in reading order.
    pub(super) fn of(&self, content: ContentId) -> &[Mark] {
        let index = content.0 as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(index), self.starts.get(index + 1)) else { return &[] };
        self.marks.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Returns a page's items in stretches of one owner each.
pub(super) fn stretches(page: &Page) -> impl Iterator<Item = &[Item]> {
    page.items.chunk_by(|a, b| a.owner == b.owner)
}

/// Returns whose the stretches are that are read; artifacts have no number.
fn read_stretches(page: &Page) -> Vec<ContentId> {
    stretches(page)
        .filter_map(|items| match items.first()?.owner {
            Owner::Content(content) => Some(content),
            Owner::Artifact(_) => None,
        })
        .collect()
}
