//! The brief's running text → blocks.

use super::composer::Composer;
use super::figures::picture;
use super::flow::{Block, BlockKind, GroupRole, List, ListItem, ListNumbering, MarkerHang, TextRole};
use super::inline::{plain, words};
use super::parts::{barred, block, dashes, paragraph, texted};
use super::tables::{TableLook, plain_table};
use crate::brief;
use crate::geometry::{Em, Pt};
use crate::language::Language;
use crate::text::{Align, Run, RunKind, Shape, Text, TextStyle};
use crate::theme::Rule;

/// How running text looks.
#[derive(Clone, Copy)]
pub(super) struct Prose {
    /// Paragraphs.
    pub(super) body: TextStyle,
    /// Bullets and numbers.
    pub(super) marker: TextStyle,
    /// Room between paragraphs.
    pub(super) gap: Pt,
    /// Indent of a paragraph that follows another without room between them.
    pub(super) indent: Em,
    /// Rule beside quotations.
    pub(super) bar: Rule,
    /// Tables.
    pub(super) table: TableLook,
    /// Greatest height of pictures.
    pub(super) picture_height: Pt,
    /// The language, where it is not the document's.
    pub(super) language: Option<Language>,
}

/// Indent of list items, in ems of the body.
const LIST_INDENT: Em = Em(1.6);
/// Distance of a quotation from the rule beside it.
const QUOTE_INSET: Em = Em(1.2);

impl Composer<'_> {
    /// Returns running text as blocks.
    pub(super) fn prose(&mut self, blocks: &[brief::Block], look: &Prose) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        let mut after_paragraph = false;
        for (index, source) in blocks.iter().enumerate() {
            let is_paragraph = matches!(source, brief::Block::Paragraph(_));
            let indented = is_paragraph && after_paragraph && look.gap == Pt::ZERO;
            let block = self.prose_block(source, look, indented);
            // What leads on at the end leads to points, a chart or the like that stand after the text.
            let followed = blocks.get(index + 1).is_none_or(|next| !matches!(next, brief::Block::Paragraph(_)));
            out.push(if followed && leads_in(source) { block.with_next() } else { block });
            after_paragraph = is_paragraph;
        }
        out
    }

    fn prose_block(&mut self, source: &brief::Block, look: &Prose, indented: bool) -> Block {
        match source {
            brief::Block::Paragraph(content) => {
                let indent = if indented { look.indent * look.body.size } else { Pt::ZERO };
                let text = Text { language: look.language, ..self.text(content) };
                paragraph(text, TextStyle { indent, ..look.body }).after(look.gap)
            }
            brief::Block::List { start, items } => self.prose_list(*start, items, look),
            brief::Block::Quote(inner) => {
                let blocks = self.prose(inner, look);
                barred(GroupRole::Quote, blocks, look.bar, QUOTE_INSET * look.body.size)
                    .before(look.body.leading)
                    .after(look.body.leading)
            }
            brief::Block::Table { head, rows } => {
                plain_table(self, head, rows, &look.table).before(look.body.leading).after(look.body.leading)
            }
            brief::Block::Code(code) => texted(code_text(code), look.body, TextRole::Code, None)
                .before(look.body.leading / 2.0)
                .after(look.body.leading / 2.0),
            brief::Block::Image(image) => picture(image, None, look.picture_height).before(look.body.leading),
        }
    }

    fn prose_list(&mut self, start: Option<u64>, items: &[Vec<brief::Block>], look: &Prose) -> Block {
        // A paragraph of a list is not indented, and items of a few lines read better with a ragged edge.
        let inner = Prose { body: TextStyle { align: look.body.align, ..look.body }, ..*look };
        let items: Vec<Vec<Block>> = items.iter().map(|item| self.prose(item, &inner)).collect();
        let indent = LIST_INDENT * look.body.size;
        let half = look.body.leading / 2.0;
        let Some(first) = start else {
            return dashes(items, look.marker, indent, Pt::ZERO).before(half).after(half);
        };
        let marker = TextStyle { align: Align::Right, ..look.marker };
        let items = items
            .into_iter()
            .zip(first..)
            .map(|(blocks, number)| ListItem { marker: words(format!("{number}.")), blocks, anchor: None })
            .collect();
        let hang = MarkerHang::Right(Em(0.5) * look.body.size);
        block(BlockKind::List(List { numbering: ListNumbering::Decimal, items, indent, gap: Pt::ZERO, marker, hang }))
            .before(half)
            .after(half)
    }
}

/// Returns whether a paragraph announces what follows it: "The report asks for three things:".
fn leads_in(block: &brief::Block) -> bool {
    matches!(block, brief::Block::Paragraph(content) if plain(content).ends_with(':'))
}

/// Returns lines of code as one text.
fn code_text(code: &str) -> Text {
    let shape = Shape { code: true, ..Shape::default() };
    let mut runs = Vec::new();
    for (index, line) in code.lines().enumerate() {
        if index > 0 {
            runs.push(Run { kind: RunKind::Break, shape, link: None });
        }
        runs.push(Run { kind: RunKind::Words(line.to_owned()), shape, link: None });
    }
    Text { runs, language: None, span: None }
}
