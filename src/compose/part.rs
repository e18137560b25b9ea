//! The page that opens a part, where several formats are one document.

use super::composer::Composer;
use super::endnotes::capitalised;
use super::flow::{Filling, Furniture, Ladder, Master, NumberForm, Numbering, Sequence, TextRole, Vertical};
use super::inline::{unmarked, words};
use super::paper::{self, Frame};
use super::parts::{paragraph, rule, texted};
use super::{Setting, deck, handout};
use crate::geometry::Pt;
use crate::language::Words;
use crate::outline::Format;

/// Returns what a format is called in a document that holds several.
pub(super) fn title(fixed: &Words, format: Format) -> String {
    match format {
        Format::Deck => fixed.deck.to_owned(),
        Format::Memo => fixed.memo.to_owned(),
        Format::Onepager => fixed.onepager.to_owned(),
        Format::Handout => fixed.handout.to_owned(),
        Format::Notes => capitalised(fixed.speaker_notes),
    }
}

/// Composes the page: the part's name over the briefing's title, on a page like those that follow.
pub(super) fn compose(composer: &mut Composer<'_>, setting: &Setting) -> Sequence {
    let theme = composer.theme;
    let memo = &theme.memo;
    let title_of = title(composer.words(), setting.format);
    let anchor = composer.anchor();
    let (master, marking, ornament, (title, subtitle)) = if setting.format == Format::Deck {
        let look = &theme.deck;
        let ground: Master = look.dark(setting.aspect, &theme.colours);
        let ornament = rule((look.ornament.0, theme.colours.on_ground_accent), Some(look.ornament_length));
        (ground, deck::marking(composer, setting.aspect), ornament, (look.opener_title, look.subtitle))
    } else {
        let frame = match setting.format {
            Format::Handout if setting.is_for_reading() => Frame::reading(composer, setting.paper),
            Format::Handout => Frame::handout(composer, handout::grid(composer.theme, setting).page),
            _ => Frame::memo(composer, setting.paper),
        };
        let ornament = rule(memo.ornament, Some(memo.ornament_length));
        (frame.title, paper::marking(composer, &frame), ornament, (memo.title, memo.subtitle))
    };
    let furniture = Furniture { before: marking, after: Vec::new() };
    Sequence {
        master,
        first: furniture.clone(),
        rest: furniture,
        ending: Vec::new(),
        body: vec![
            ornament.after(Pt(16.0)),
            texted(words(title_of), title, TextRole::Heading(1), Some(anchor)),
            paragraph(unmarked(&composer.brief.meta.title), subtitle).before(Pt(14.0)),
        ],
        vertical: Vertical::Top,
        filling: Filling::Full,
        ladder: Ladder::default(),
        numbering: Numbering { form: NumberForm::Arabic, start: Some(1) },
        part: None,
        runs_on: false,
    }
}
