//! The endnotes on slides.

use super::frame::{Frame, Headline};
use super::{Deck, still, table_look};
use crate::compose::composer::Composer;
use crate::compose::endnotes::NoteLook;
use crate::compose::flow::{Filling, Sequence, Vertical};
use crate::compose::inline::words;
use crate::compose::prose::Prose;
use crate::geometry::{Em, Pt};

impl Deck {
    /// Composes the slides of all that was cited.
    pub(super) fn notes(&mut self, composer: &mut Composer<'_>) {
        if composer.cited.is_empty() {
            return;
        }
        let look = &composer.theme.deck;
        let title = composer.words().endnotes;
        let anchor = composer.bookmark(1, title.to_owned());
        let prose = Prose {
            body: look.note,
            marker: look.note_number,
            gap: Pt::ZERO,
            indent: Em(0.0),
            bar: look.hairline,
            table: table_look(composer),
            picture_height: Pt(120.0),
            language: None,
        };
        let note_look = NoteLook {
            prose,
            number: look.note_number,
            muted: composer.theme.colours.muted,
            indent: Pt(30.0),
            gap: Pt(5.0),
        };
        let list = composer.endnotes(&note_look);
        let frame = Frame::apart(Headline::said(words(title), 1, anchor), Vec::new());
        let slide = self.slide(composer, frame, vec![list], Vertical::Top);
        let master = look.notes(self.aspect);
        self.push(title, Sequence { master, filling: Filling::Full, ladder: still(look), ..slide });
    }
}
