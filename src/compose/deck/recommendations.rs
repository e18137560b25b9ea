//! Recommendations on slides: cards side by side, or a table where there are many.

use super::Deck;
use super::kinds::table_look;
use crate::brief::{Inline, Recommendation, SourceId};
use crate::compose::composer::Composer;
use crate::compose::flow::{Block, BlockKind, Column, ColumnBlocks, Columns};
use crate::compose::inline::{plain, run, shaped, words};
use crate::compose::parts::{block, paragraph, rule};
use crate::geometry::Pt;
use crate::text::{Shape, Text};
use crate::theme::COLUMNS;

/// Recommendations that are shown as cards; more are a table.
pub(super) const CARDS: usize = 3;

/// Lines of a card's recommendation that still stand beside two others.
const CARD_LINES: f32 = 8.0;
/// Width of a letter of running text, as a part of its size: of the scripts that are built in, none is much wider.
const LETTER: f32 = 0.46;

/// Returns whether so many recommendations can stand side by side as cards: few, and none of them long.
pub(super) fn fit_cards(deck: &Deck, composer: &Composer<'_>, all: &[Recommendation]) -> bool {
    let look = &composer.theme.deck;
    let columns = look.columns(deck.aspect);
    let width = columns.span(COLUMNS / all.len().max(1));
    let letters = width / (look.fitting.floor() * LETTER) * CARD_LINES;
    let length = |recommendation: &Recommendation| plain(&recommendation.action).chars().count();
    all.len() <= CARDS && all.iter().all(|recommendation| length(recommendation) as f32 <= letters)
}

/// Returns up to three recommendations side by side: who and when stand on one line each.
pub(super) fn cards(composer: &mut Composer<'_>, all: &[Recommendation]) -> Block {
    let look = &composer.theme.deck;
    let fixed = composer.words();
    let all_own = all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut columns = Vec::with_capacity(all.len());
    for (index, recommendation) in all.iter().enumerate() {
        let action = action(composer, recommendation, all_own);
        let blocks = vec![
            rule(look.hairline, None).after(Pt(14.0)),
            paragraph(words((index + 1).to_string()), look.card_number).after(Pt(6.0)),
            paragraph(action, look.card),
        ];
        let mut tiers = Vec::new();
        for (label, content) in [(fixed.who, &recommendation.who), (fixed.when, &recommendation.when)] {
            let room = if tiers.is_empty() { Pt(18.0) } else { Pt::ZERO };
            let fact = fact(composer, label, content);
            tiers.push(fact.map(|fact| paragraph(fact, look.card_fact).before(room)).into_iter().collect());
        }
        columns.push(ColumnBlocks { share: 1.0, blocks, tiers });
    }
    block(BlockKind::Columns(Columns { columns, gap: look.gutter, stack_gap: look.gutter, give: 0 }))
}

/// Returns who or when, after its label.
fn fact(composer: &mut Composer<'_>, label: &str, content: &[Inline]) -> Option<Text> {
    let ink = composer.theme.colours.ink;
    let mut text = composer.text(content);
    if text.runs.is_empty() {
        return None;
    }
    for run in &mut text.runs {
        run.shape.colour = Some(ink);
        run.shape.strong = true;
    }
    text.runs.insert(0, run(format!("{label}\u{2002}")));
    Some(text)
}

/// Returns what is to be done, with its marks: of the passages, and of the note in which the desk says why it adds it. Printed
/// below each the reasons would be longer than the recommendations. Where not all are the desk's, those that are say so.
fn action(composer: &mut Composer<'_>, recommendation: &Recommendation, all_own: bool) -> Text {
    let sources: Vec<SourceId> = recommendation.sources.iter().copied().chain(recommendation.reason).collect();
    let mut action = composer.text_citing(&recommendation.action, &sources);
    if !all_own && !recommendation.own.is_empty() {
        let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
        action.runs.push(shaped(format!(" ({})", composer.words().own), muted));
    }
    action
}

/// Returns recommendations as a table.
pub(super) fn recommendation_table(composer: &mut Composer<'_>, all: &[Recommendation]) -> Block {
    let fixed = composer.words();
    let table = table_look(composer);
    let all_own = all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut rows = Vec::with_capacity(all.len());
    for recommendation in all {
        let action = action(composer, recommendation, all_own);
        let who = composer.text(&recommendation.who);
        let when = composer.text(&recommendation.when);
        rows.push([action, who, when].map(|text| table.cell(text)).to_vec());
    }
    let heads = table.heads(&[fixed.what, fixed.who, fixed.when]);
    table.table(vec![Column::Auto, Column::Auto, Column::Auto], heads, rows)
}
