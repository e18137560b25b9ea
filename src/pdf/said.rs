//! What goes into the file in words, kept on its way to being compressed: for whoever looks whether it may be there, without
//! the time that reading the finished file back takes.
//!
//! Text of the pages is taken from the codes that are shown and from the maps that tell readers what these are; texts of
//! objects where their strings are spelt; metadata and attached files before they are compressed. A test holds it against
//! what is read out of the finished file ([`crate::inspect::said`]).

use crate::inspect::{APART, Place, Said};
use std::collections::BTreeMap;

/// What the strings of objects say, by the keys that they stand under.
#[derive(Debug, Default)]
pub(super) struct Entries {
    by_key: BTreeMap<Vec<u8>, String>,
}

impl Entries {
    /// Adds what a string says that is spelt behind some bytes, which end with its key.
    pub(super) fn add(&mut self, before: &[u8], text: &str) {
        let name = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let key = before.get(before.len() - name..).unwrap_or_default();
        if !self.by_key.contains_key(key) {
            self.by_key.insert(key.to_owned(), String::new());
        }
        if let Some(known) = self.by_key.get_mut(key) {
            known.push_str(text);
            known.push(APART);
        }
    }

    /// Returns all of it.
    pub(super) fn into_said(self) -> impl Iterator<Item = Said> {
        self.by_key
            .into_iter()
            .map(|(key, words)| Said { place: Place::Entry(String::from_utf8_lossy(&key).into_owned()), words })
    }
}

/// What a page shows in words.
#[derive(Debug, Default)]
pub(super) struct PageWords {
    /// Words of the document.
    pub(super) content: String,
    /// Words outside of it: running heads, watermarks.
    pub(super) around: String,
}

/// Puts together what the pages show, in order, so that words are found that go on from one to the next.
pub(super) fn of_pages<'p>(pages: impl Iterator<Item = &'p PageWords>) -> [Said; 2] {
    let (mut content, mut around) = (String::new(), String::new());
    let (mut content_starts, mut around_starts) = (Vec::new(), Vec::new());
    for page in pages {
        content_starts.push(content.len());
        content.push_str(&page.content);
        content.push('\n');
        around_starts.push(around.len());
        around.push_str(&page.around);
        around.push(APART);
    }
    [
        Said { place: Place::Pages(content_starts), words: content },
        Said { place: Place::Pages(around_starts), words: around },
    ]
}
