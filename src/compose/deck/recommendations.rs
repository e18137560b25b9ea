//! Recommendations on slides: cards side by side, or a table where there are many.

use super::super::composer::Composer;
use super::super::endnotes::capitalised;
use super::super::flow::{Block, BlockKind, Column, ColumnBlocks, Columns};
use super::super::inline::{run, shaped, words};
use super::super::parts::{block, paragraph, rule};
use super::kinds::table_look;
use crate::brief::Recommendation;
use crate::geometry::Pt;
use crate::text::{Shape, Text};

/// Recommendations that are shown as cards; more are a table.
pub(super) const CARDS: usize = 3;

/// Returns up to three recommendations side by side.
pub(super) fn cards(composer: &mut Composer<'_>, all: &[Recommendation]) -> Block {
    let look = &composer.theme.deck;
    let some_own = !all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut columns = Vec::with_capacity(all.len());
    for (index, recommendation) in all.iter().enumerate() {
        let action = composer.text_citing(&recommendation.action, &recommendation.sources);
        let mut blocks = vec![
            rule(look.hairline, None).after(Pt(14.0)),
            paragraph(words((index + 1).to_string()), look.card_number).after(Pt(6.0)),
            paragraph(action, look.card).after(Pt(18.0)),
        ];
        for line in facts_of(composer, recommendation, some_own && !recommendation.own.is_empty()) {
            blocks.push(paragraph(line, look.card_fact));
        }
        columns.push(ColumnBlocks { share: 1.0, blocks });
    }
    block(BlockKind::Columns(Columns { columns, gap: look.gutter, stack_gap: look.gutter, give: 0 }))
}

/// Returns the lines below a recommendation: who, when, whose judgment.
pub(super) fn facts_of(composer: &mut Composer<'_>, recommendation: &Recommendation, own: bool) -> Vec<Text> {
    let fixed = composer.words();
    let ink = composer.theme.colours.ink;
    let mut lines = Vec::new();
    for (label, content) in [(fixed.who, &recommendation.who), (fixed.when, &recommendation.when)] {
        if content.is_empty() {
            continue;
        }
        let mut text = composer.text(content);
        for run in &mut text.runs {
            run.shape.colour = Some(ink);
            run.shape.strong = true;
        }
        text.runs.insert(0, run(format!("{label}\u{2002}")));
        lines.push(text);
    }
    if own {
        let own = Shape { emphasis: true, ..Shape::default() };
        lines.push(Text { runs: vec![shaped(capitalised(fixed.own), own)], language: None, span: None });
    }
    lines
}

pub(super) fn recommendation_table(composer: &mut Composer<'_>, all: &[Recommendation]) -> Block {
    let fixed = composer.words();
    let table = table_look(composer);
    let muted = Shape { colour: Some(composer.theme.colours.muted), ..Shape::default() };
    let some_own = !all.iter().all(|recommendation| !recommendation.own.is_empty());
    let mut rows = Vec::with_capacity(all.len());
    for recommendation in all {
        let mut action = composer.text_citing(&recommendation.action, &recommendation.sources);
        if some_own && !recommendation.own.is_empty() {
            action.runs.push(shaped(format!(" ({})", fixed.own), muted));
        }
        let who = composer.text(&recommendation.who);
        let when = composer.text(&recommendation.when);
        rows.push([action, who, when].map(|text| table.cell(text)).to_vec());
    }
    let heads = table.heads(&[fixed.what, fixed.who, fixed.when]);
    table.table(vec![Column::Auto, Column::Auto, Column::Auto], heads, rows)
}
