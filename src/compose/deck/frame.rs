//! What stands around a slide's body: the section's name, headline, source line, marking, folio.

use super::kinds::Aside;
use super::{Deck, fitted};
use crate::brief::{Inline, SourceId};
use crate::compose::composer::Composer;
use crate::compose::endnotes::capitalised;
use crate::compose::flow::{Artifact, Block, Filling, Furniture, NumberForm, Numbering, Placed, Sequence, Vertical};
use crate::compose::inline::{counted, field, plain_text, shaped, unmarked, words};
use crate::compose::parts::{banner, fixture, heading, paragraph, rule};
use crate::geometry::{Colour, Pt, Rect};
use crate::text::{Align, Anchor, Field, Run, Shape, Text, TextStyle};

/// Room between the short rule and the section's number.
const KICKER_GAP: Pt = Pt(12.0);
/// Lines that a headline may take.
const LINES: usize = 2;
/// The same where it stands in a column beside what is shown.
const NARROW_LINES: usize = 5;
/// Room that a section's number of two digits takes.
const KICKER_NUMBER: Pt = Pt(18.0);

/// Room that a folio takes.
pub(super) const FOLIO: Pt = Pt(60.0);

/// What a slide says outside its body.
pub(super) struct Frame {
    /// The section; none for slides that belong to no section.
    pub(super) section: Option<Kicker>,
    /// The headline.
    pub(super) headline: Headline,
    /// The sources named at the slide's foot.
    pub(super) sources: Vec<SourceId>,
    /// Those among them that are marked there.
    pub(super) unmarked: Vec<SourceId>,
    /// Where the headline stands at the left of what is shown: its columns, and what stands below it.
    pub(super) aside: Option<Aside>,
}

impl Frame {
    /// Returns the frame of a slide that belongs to no section.
    pub(super) fn apart(headline: Headline, sources: Vec<SourceId>) -> Frame {
        Frame { section: None, headline, sources, unmarked: Vec::new(), aside: None }
    }
}

/// A slide's headline.
pub(super) enum Headline {
    /// Said here.
    Said {
        /// The words.
        text: Text,
        /// The same words without marks, for continued slides.
        again: Text,
        /// Level in the tag tree.
        level: u8,
        /// Where bookmarks lead.
        anchor: Anchor,
    },
    /// Said on a slide before: shown smaller, and not read again.
    Again(Text),
    /// None: what is shown takes its place, and the section's name stands above it.
    None,
}

impl Headline {
    /// Returns a headline of fixed words.
    pub(super) fn said(text: Text, level: u8, anchor: Anchor) -> Headline {
        Headline::Said { again: text.clone(), text, level, anchor }
    }

    /// Returns a headline of the brief's words.
    pub(super) fn saying(composer: &mut Composer<'_>, content: &[Inline], level: u8, anchor: Anchor) -> Headline {
        Headline::Said { text: composer.text(content), again: unmarked(content), level, anchor }
    }
}

/// The section's name above a headline.
#[derive(Clone)]
pub(super) struct Kicker {
    /// The section's number.
    pub(super) number: String,
    /// Its name; empty where the headline is the name.
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
        // Slides that belong to no section are parts of their own: agenda, recommendations, endnotes.
        let part = match (&frame.section, &frame.headline) {
            (None, Headline::Said { text, .. }) => Some(plain_text(text)),
            _ => None,
        };
        let master = match (&frame.headline, &frame.aside) {
            (Headline::None, _) => look.bare(self.aspect),
            (_, Some(aside)) => look.beside(self.aspect, aside.columns),
            (_, None) => look.slide(self.aspect),
        };
        let mut foot = self.foot(composer);
        foot.extend(self.small_mark(composer));
        let continued = frame.section.clone().map(|kicker| Kicker { heading: None, ..kicker });
        let mut first = Furniture { before: self.kicker(composer, frame.section.as_ref()), after: foot.clone() };
        let mut rest = Furniture { before: self.kicker(composer, continued.as_ref()), after: foot };
        let lines = if frame.aside.is_some() { NARROW_LINES } else { LINES };
        let (here, further) = headlines(composer, frame.headline, lines);
        let height = look.headline.leading * lines as f32;
        let mut at = look.band(self.aspect, look.headline_top, look.headline_top + height);
        let mut below = Vec::new();
        if let Some(aside) = frame.aside {
            at.width = look.columns(self.aspect).span(aside.columns);
            below = aside.blocks;
        }
        let place = |blocks, artifact| Placed { at, vertical: Vertical::Top, blocks, artifact, plate: None };
        first.before.extend(here.map(|(block, artifact)| {
            let blocks = std::iter::once(block).chain(below).collect();
            place(blocks, artifact)
        }));
        rest.before.extend(further.map(|block| place(vec![block], Some(Artifact::Repeated))));
        let mut line = composer.source_line(&frame.sources);
        if !frame.unmarked.is_empty() {
            let line = line.get_or_insert_with(|| words(capitalised(composer.words().own)));
            composer.marks(&frame.unmarked, &mut line.runs);
        }
        if let Some(line) = line {
            let at = look.band(self.aspect, look.source_bottom - look.source.leading, look.source_bottom);
            let blocks = vec![paragraph(line, look.source)];
            first.after.insert(0, Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None });
        }
        Sequence {
            master,
            first,
            rest,
            body,
            vertical,
            filling: Filling::Even,
            ladder: look.fitting.ladder(look.point.size),
            ending: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part,
            runs_on: false,
        }
    }

    /// Returns the line above the headline: the short rule, and the section's number and name.
    pub(super) fn kicker(&self, composer: &Composer<'_>, section: Option<&Kicker>) -> Vec<Placed> {
        let look = &composer.theme.deck;
        let line = look.kicker.leading;
        let mut band = look.band(self.aspect, look.kicker_top, look.kicker_top + line);
        let inset = self.beside_mark(composer, true);
        (band.x, band.width) = (band.x + inset, band.width - inset);
        let middle = (line - look.ornament.0) / 2.0;
        let ornament_at = Rect { y: band.y + middle, width: look.ornament_length, height: look.ornament.0, ..band };
        let ornament = rule(look.ornament, Some(look.ornament_length));
        let mut placed = vec![fixture(ornament_at, Vertical::Top, vec![ornament], Artifact::Decoration)];
        let Some(section) = section else { return placed };
        let number_at = Rect { x: ornament_at.right() + KICKER_GAP, width: KICKER_NUMBER, ..band };
        let number_style = TextStyle { colour: look.ornament.1, ..look.kicker };
        let number = paragraph(words(section.number.clone()), number_style);
        placed.push(fixture(number_at, Vertical::Top, vec![number], Artifact::Header));
        if section.title.is_empty() {
            return placed;
        }
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
        let inset = self.beside_mark(composer, false);
        let at_foot = placed.iter_mut().filter(|line| line.artifact == Some(Artifact::Footer));
        at_foot.for_each(|line| line.at.x += inset);
        let band = look.band(self.aspect, look.foot_bottom - look.folio.leading, look.foot_bottom);
        let at = Rect { x: band.right() - FOLIO, width: FOLIO, ..band };
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
        banner(
            composer,
            fixture(right(head), Vertical::Bottom, line(Align::Right), Artifact::Header),
            fixture(half(foot), Vertical::Bottom, line(Align::Left), Artifact::Footer),
        )
    }
}

/// Returns the headline as a slide says it, with what it is to those who do not see it, and as further slides repeat it.
fn headlines(
    composer: &Composer<'_>,
    headline: Headline,
    lines: usize,
) -> (Option<(Block, Option<Artifact>)>, Option<Block>) {
    let look = &composer.theme.deck;
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let repeat = |mut again: Text, style: TextStyle, sizes: &[(Pt, Pt)]| {
        again.runs.push(shaped(" (", muted));
        let count = counted(composer.words().page_of, Field::Part, Field::Parts);
        again.runs.extend(count.runs.into_iter().map(|run| Run { shape: muted, ..run }));
        again.runs.push(shaped(")", muted));
        fitted(paragraph(again, style), lines, sizes)
    };
    match headline {
        Headline::Said { text, again, level, anchor } => {
            let said = fitted(heading(text, look.headline, level, anchor), lines, &look.headline_sizes);
            (Some((said, None)), Some(repeat(again, look.headline, &look.headline_sizes)))
        }
        Headline::Again(text) => {
            let style = look.headline_again;
            let further = repeat(text.clone(), style, &[(style.size, style.leading)]);
            (Some((paragraph(text, style), Some(Artifact::Repeated))), Some(further))
        }
        Headline::None => (None, None),
    }
}
