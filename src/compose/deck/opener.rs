//! The opener of a section: its number, name and time, and at the side all parts of the briefing with this one set apart.

use super::{Deck, fitted, still};
use crate::brief::Section;
use crate::compose::composer::Composer;
use crate::compose::flow::{
    Artifact, Block, BlockKind, Filling, Furniture, List, ListItem, ListNumbering, MarkerHang, NumberForm, Numbering,
    Sequence, TextRole, Vertical,
};
use crate::compose::inline::{plain, shaped, unmarked, words};
use crate::compose::parts::{block, fixture, paragraph, texted};
use crate::geometry::{Em, Pt, Rect};
use crate::text::{Anchor, Shape, Text};
use crate::theme::COLUMNS;

/// Slides of a section from which it gets an opener: one that announces a slide or two only makes them wait.
pub(super) const OPENED: usize = 3;
/// Columns of the name, and of the parts at the side; one between them is free.
const NAME: usize = 6;
const PARTS: usize = 5;
/// Parts that are shown at the most: those around the one that begins.
const SHOWN: usize = 9;
/// Room between two parts.
const PART_GAP: Pt = Pt(9.0);

impl Deck {
    /// Returns the opener of a section.
    pub(super) fn opener(
        &self,
        composer: &mut Composer<'_>,
        section: &Section,
        number: &str,
        anchor: Anchor,
    ) -> Sequence {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        let columns = look.columns(self.aspect);
        let title = composer.text(&section.title);
        let title = fitted(texted(title, look.opener_title, TextRole::Heading(1), Some(anchor)), 3, &look.opener_sizes);
        let mut body = vec![paragraph(words(number), look.opener_number).after(Pt(10.0)), title];
        if let Some(minutes) = section.minutes {
            body.push(paragraph(words(composer.minutes(minutes)), look.opener_part).before(Pt(16.0)));
        }
        let mut master = look.dark(self.aspect, &colours);
        let left = columns.left(COLUMNS - PARTS);
        let at = Rect { x: master.body.x + left, width: columns.span(PARTS), ..master.body };
        master.body.width = columns.span(NAME);
        let rest = Furniture { before: self.marking(composer, colours.on_ground_muted), after: Vec::new() };
        let mut first = rest.clone();
        // The agenda was read where it stands, and is not read again.
        first.after.push(fixture(at, Vertical::Optical, vec![parts(composer, number)], Artifact::Repeated));
        Sequence {
            master,
            first,
            rest,
            body,
            vertical: Vertical::Optical,
            filling: Filling::Even,
            ladder: still(look),
            ending: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part: Some(plain(&section.title)),
            runs_on: false,
        }
    }
}

/// Returns the parts of the briefing, the present one set apart.
fn parts(composer: &Composer<'_>, present: &str) -> Block {
    let look = &composer.theme.deck;
    let colours = composer.theme.colours;
    let mut all: Vec<(String, Text)> = composer
        .brief
        .told()
        .enumerate()
        .map(|(index, (_, section))| ((index + 1).to_string(), unmarked(&section.title)))
        .collect();
    if !composer.brief.recommendations.is_empty() {
        all.push((String::new(), words(composer.words().recommendations)));
    }
    // As many before the present one as after it, as far as there are so many.
    let at = all.iter().position(|(number, _)| number == present).unwrap_or(0);
    let first = at.saturating_sub(SHOWN / 2).min(all.len().saturating_sub(SHOWN));
    let apart = Shape { colour: Some(colours.on_ground), strong: true, ..Shape::default() };
    let items = all.into_iter().skip(first).take(SHOWN).map(|(number, mut text)| {
        let is_present = number == present;
        let colour = if is_present { colours.on_ground_accent } else { colours.on_ground_muted };
        if is_present {
            text.runs.iter_mut().for_each(|run| run.shape = apart);
        }
        let marker = shaped(number, Shape { colour: Some(colour), strong: is_present, ..Shape::default() });
        let marker = Text { runs: vec![marker], language: None, span: None };
        ListItem { marker, blocks: vec![paragraph(text, look.opener_part)], anchor: None }
    });
    block(BlockKind::List(List {
        numbering: ListNumbering::Decimal,
        items: items.collect(),
        indent: Em(1.6) * look.opener_part.size,
        gap: PART_GAP,
        marker: look.opener_part,
        hang: MarkerHang::Left,
    }))
}
