//! Copies for readers: what all have alike is laid out once, and each has a title page of its own.

use super::Set;
use crate::brief::{Brief, Inline};
use crate::compose;
use crate::copies::{Addressed, Shared};
use crate::layout::{self, Trouble, retitle};
use crate::plan::Job;
use crate::source::{FileId, Span};
use crate::text::Fonts;

/// Stands for the reader on the pages that are shared, so that there is a place for one and no copy holds another's name.
const NOBODY: &str = "–";

/// Returns a brief that is addressed to a reader.
pub(super) fn addressed(brief: &Brief, reader: &str) -> Brief {
    // A name stands in no outline; its title is the nearest place.
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    let span = compose::first_span(&brief.meta.title).unwrap_or(nowhere);
    let mut brief = brief.clone();
    brief.meta.readers = vec![Inline::Text(reader.to_owned(), span)];
    brief
}

/// Sets a copy: its title page, before pages that are laid out once for all, or all of it where that cannot be.
pub(super) fn set(job: &Job, copy: &Addressed, setting: &compose::Setting, fonts: &Fonts) -> Set {
    let brief = addressed(&job.brief, &copy.reader);
    let set = |brief: &Brief| super::set_brief(job, brief, setting, fonts);
    let Some(title) = compose::title_page(&brief, setting, &job.theme) else { return set(&brief) };
    let shared = copy.shared.get_or_init(|| {
        let Set { laid, troubles, endnotes, .. } = set(&addressed(&job.brief, NOBODY));
        Shared { laid, troubles, endnotes }
    });
    let (title, told) = layout::lay_out(title, fonts);
    let Some(laid) = retitle::retitled(&shared.laid, &title) else { return set(&brief) };
    let known = |trouble: &Trouble| shared.troubles.iter().any(|known| known.problem == trouble.problem);
    let new = told.into_iter().filter(|trouble| !known(trouble));
    let troubles = shared.troubles.iter().cloned().chain(new).collect();
    Set { endnotes: shared.endnotes, ..Set::of((laid, troubles)) }
}
