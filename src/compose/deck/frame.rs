//! What stands around a slide's body: the section's name, headline, source line, marking, folio.

use super::super::composer::Composer;
use super::super::flow::{Artifact, Block, Filling, Furniture, NumberForm, Numbering, Placed, Sequence, Vertical};
use super::super::inline::{counted, field, plain_text, shaped, unmarked, words};
use super::super::parts::{fixture, heading, paragraph, rule};
use super::{Deck, fitted};
use crate::brief::SourceId;
use crate::geometry::{Colour, Pt, Rect};
use crate::text::{Align, Anchor, Field, Run, Shape, Text, TextStyle};

/// Lines of a headline.
const HEADLINE_LINES: usize = 2;
/// Room between the short rule and the section's number.
const KICKER_GAP: Pt = Pt(12.0);
/// Room that a section's number of two digits takes.
const KICKER_NUMBER: Pt = Pt(18.0);

/// What a slide of a section says outside its body.
pub(super) struct Frame {
    /// The section; none for slides that belong to no section.
    pub(super) section: Option<Kicker>,
    /// The headline.
    pub(super) headline: Text,
    /// The same words without marks, for continued slides.
    pub(super) again: Text,
    /// Its level in the tag tree and where bookmarks lead.
    pub(super) level: u8,
    pub(super) anchor: Anchor,
    /// The sources named at the slide's foot.
    pub(super) sources: Vec<SourceId>,
}

/// The section's name above a headline.
#[derive(Clone)]
pub(super) struct Kicker {
    pub(super) number: usize,
    pub(super) title: String,
    /// Where the slide is the section's first: the name is its heading then, and bookmarks lead to it.
    pub(super) heading: Option<Anchor>,
}

impl Deck {
    /// Returns a slide with its headline; where its body is too long, it goes on under the same headline.
    pub(super) fn slide(
        &self,
        composer: &mut Composer<'_>,
        frame: Frame,
        body: Vec<Block>,
        vertical: Vertical,
    ) -> Sequence {
        let look = &composer.theme.deck;
        let colours = composer.theme.colours;
        // Slides that belong to no section are parts of their own: agenda, recommendations, endnotes.
        let part = frame.section.is_none().then(|| plain_text(&frame.headline));
        let headline = heading(frame.headline, look.headline, frame.level, frame.anchor);
        let headline = fitted(headline, HEADLINE_LINES, &look.headline_sizes);
        let mut again = frame.again;
        let shape = Shape { colour: Some(colours.muted), ..Shape::default() };
        again.runs.push(shaped(" (", shape));
        let count = counted(composer.words().page_of, Field::Part, Field::Parts);
        again.runs.extend(count.runs.into_iter().map(|run| Run { shape, ..run }));
        again.runs.push(shaped(")", shape));
        let again = fitted(paragraph(again, look.headline), HEADLINE_LINES, &look.headline_sizes);

        let foot = self.foot(composer);
        let at = look.band(
            self.aspect,
            look.headline_top,
            look.headline_top + look.headline.leading * HEADLINE_LINES as f32,
        );
        let place =
            |blocks: Vec<Block>, artifact| Placed { at, vertical: Vertical::Top, blocks, artifact, plate: None };
        let mut first = Furniture { before: self.kicker(composer, frame.section.as_ref()), after: foot.clone() };
        first.before.push(place(vec![headline], None));
        let continued = frame.section.map(|kicker| Kicker { heading: None, ..kicker });
        let mut rest = Furniture { before: self.kicker(composer, continued.as_ref()), after: foot };
        rest.before.push(place(vec![again], Some(Artifact::Repeated)));
        if let Some(line) = composer.source_line(&frame.sources) {
            let at = look.band(self.aspect, look.source_bottom - look.source.leading, look.source_bottom);
            let blocks = vec![paragraph(line, look.source)];
            first.after.insert(0, Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None });
        }
        Sequence {
            master: look.slide(self.aspect),
            first,
            rest,
            body,
            vertical,
            filling: Filling::Even,
            ladder: look.fitting.ladder(look.point.size),
            ending: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part,
        }
    }

    /// Returns the line above the headline: the short rule, and the section's number and name.
    pub(super) fn kicker(&self, composer: &Composer<'_>, section: Option<&Kicker>) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let line = look.kicker.leading;
        let band = look.band(self.aspect, look.kicker_top, look.kicker_top + line);
        let middle = (line - look.ornament.0) / 2.0;
        let ornament_at = Rect { y: band.y + middle, width: look.ornament_length, height: look.ornament.0, ..band };
        let ornament = rule(look.ornament, Some(look.ornament_length));
        let mut placed = vec![fixture(ornament_at, Vertical::Top, vec![ornament], Artifact::Decoration)];
        let Some(section) = section else { return placed };
        let number_at = Rect { x: ornament_at.right() + KICKER_GAP, width: KICKER_NUMBER, ..band };
        let number_style = TextStyle { colour: look.ornament.1, ..look.kicker };
        let number = paragraph(words(section.number.to_string()), number_style);
        placed.push(fixture(number_at, Vertical::Top, vec![number], Artifact::Header));
        let at = Rect { x: number_at.right(), width: band.right() - number_at.right(), ..band };
        placed.push(match section.heading {
            Some(anchor) => {
                let title = heading(words(section.title.clone()), look.kicker, 1, anchor);
                Placed { at, vertical: Vertical::Top, blocks: vec![title], artifact: None, plate: None }
            }
            None => {
                let title = paragraph(words(section.title.clone()), look.kicker);
                fixture(at, Vertical::Top, vec![title], Artifact::Header)
            }
        });
        placed
    }

    /// Returns marking and folio.
    pub(super) fn foot(&self, composer: &Composer<'_>) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let mut placed = self.marking(composer, look.marking.colour);
        let band = look.band(self.aspect, look.foot_bottom - look.folio.leading, look.foot_bottom);
        let width = Pt(60.0);
        let at = Rect { x: band.right() - width, width, ..band };
        let folio = Text { runs: vec![field(Field::Page)], language: None, span: None };
        let style = TextStyle { align: Align::Right, ..look.folio };
        placed.push(fixture(at, Vertical::Bottom, vec![paragraph(folio, style)], Artifact::Footer));
        placed
    }

    /// Returns the marking at the head and foot.
    pub(super) fn marking(&self, composer: &Composer<'_>, colour: Colour) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let marking = &composer.brief.meta.marking;
        if marking.is_empty() {
            return Vec::new();
        }
        let style = TextStyle { colour, ..look.marking };
        let height = style.leading;
        let head = look.band(self.aspect, look.kicker_top - height - Pt(4.0), look.kicker_top - Pt(4.0));
        let foot = look.band(self.aspect, look.foot_bottom - height, look.foot_bottom);
        let half = |band: Rect| Rect { width: band.width * 0.6, ..band };
        let right = |band: Rect| Rect { x: band.x + band.width * 0.4, width: band.width * 0.6, ..band };
        let line = |align| vec![paragraph(unmarked(marking), TextStyle { align, ..style })];
        vec![
            fixture(right(head), Vertical::Bottom, line(Align::Right), Artifact::Header),
            fixture(half(foot), Vertical::Bottom, line(Align::Left), Artifact::Footer),
        ]
    }
}
