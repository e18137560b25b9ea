//! The slides on the dark ground that open and close a deck.

use super::{Deck, fitted, still};
use crate::compose::composer::Composer;
use crate::compose::flow::{
    Block, BlockKind, ColumnBlocks, Columns, Filling, Furniture, NumberForm, Numbering, Placed, Sequence, TextRole,
    Vertical,
};
use crate::compose::inline::{plain, words};
use crate::compose::paper::title_facts;
use crate::compose::parts::{block, paragraph, rule, texted};
use crate::geometry::Pt;
use crate::outline::Format;
use crate::text::{Anchor, Text};

/// Lines that a title may take.
const LINES: usize = 3;

impl Deck {
    /// Composes the title slide.
    pub(super) fn title(&mut self, composer: &mut Composer<'_>) {
        let look = &composer.theme.deck;
        let meta = &composer.brief.meta;
        let anchor = composer.bookmark(1, plain(&meta.title));
        let title = composer.text(&meta.title);
        let mut body = opening(composer, title, TextRole::Title, anchor);
        if !meta.subtitle.is_empty() {
            body.push(paragraph(composer.text(&meta.subtitle), look.subtitle).before(Pt(20.0)));
        }
        let facts = title_facts(composer);
        let mut sequence = self.dark(composer, body, facts, plain(&meta.title));
        sequence.numbering.start = Some(1);
        self.clear_mark(composer, &mut sequence.first.before);
        let mark = self.mark(composer);
        sequence.first.before.splice(0..0, mark);
        self.push(plain(&meta.title), sequence);
    }

    /// Composes the slide that is left standing while questions are asked: whom to ask afterwards, and where the memo is.
    /// Where there is nothing of that to say, and nothing behind it, there is none.
    pub(super) fn closing(&mut self, composer: &mut Composer<'_>) {
        let fixed = composer.words();
        let brief = composer.brief;
        let has_memo = brief.formats.iter().any(|named| named.format.value == Format::Memo) && !self.combined;
        let mut facts = Vec::new();
        if !brief.meta.contact.is_empty() {
            facts.push((fixed.contact, composer.text(&brief.meta.contact)));
        }
        if has_memo {
            facts.push((fixed.memo, words(format!("{}-{}.pdf", brief.name, Format::Memo.name()))));
        }
        if facts.is_empty() && brief.appendix().next().is_none() {
            return;
        }
        let anchor = composer.bookmark(1, fixed.questions.to_owned());
        let body = opening(composer, words(fixed.questions), TextRole::Heading(1), anchor);
        let sequence = self.dark(composer, body, facts, fixed.questions.to_owned());
        self.push(fixed.questions, sequence);
    }

    /// Returns a slide on the dark ground with facts at its foot.
    fn dark(
        &self,
        composer: &Composer<'_>,
        body: Vec<Block>,
        facts: Vec<(&'static str, Text)>,
        part: String,
    ) -> Sequence {
        let colours = composer.theme.colours;
        let marking = self.marking(composer, colours.on_ground_muted);
        let facts = self.facts(composer, facts).into_iter().collect();
        Sequence {
            master: composer.theme.deck.dark(self.aspect, &colours),
            first: Furniture { before: marking.clone(), after: facts },
            rest: Furniture { before: marking, after: Vec::new() },
            body,
            vertical: Vertical::Top,
            filling: Filling::Even,
            ladder: still(&composer.theme.deck),
            ending: Vec::new(),
            numbering: Numbering { form: NumberForm::Arabic, start: None },
            part: Some(part),
            runs_on: false,
        }
    }

    /// Returns facts with their labels at the foot, side by side.
    fn facts(&self, composer: &Composer<'_>, facts: Vec<(&'static str, Text)>) -> Option<Placed> {
        let look = &composer.theme.deck;
        if facts.is_empty() {
            return None;
        }
        let columns = facts.into_iter().map(|(label, fact)| ColumnBlocks {
            share: 1.0,
            blocks: vec![paragraph(words(label), look.fact_label)],
            tiers: vec![vec![paragraph(fact, look.fact)]],
        });
        let columns = Columns { columns: columns.collect(), gap: look.gutter, stack_gap: Pt(6.0), give: 0 };
        let at = look.band(self.aspect, look.body_bottom - Pt(80.0), look.body_bottom + Pt(14.0));
        let blocks = vec![block(BlockKind::Columns(columns))];
        Some(Placed { at, vertical: Vertical::Bottom, blocks, artifact: None, plate: None })
    }
}

/// Returns a title below the short rule.
fn opening(composer: &Composer<'_>, title: Text, role: TextRole, anchor: Anchor) -> Vec<Block> {
    let look = &composer.theme.deck;
    let ornament = rule((look.ornament.0, composer.theme.colours.on_ground_accent), Some(look.ornament_length));
    let title = fitted(texted(title, look.title, role, Some(anchor)), LINES, &look.title_sizes);
    vec![ornament.after(Pt(22.0)), title]
}
