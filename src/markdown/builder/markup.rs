//! HTML in a text: tags among words, and blocks.

use super::Builder;
use super::words::{Marked, MarkedKind};
use crate::markdown::Oddity;
use crate::markdown::html::{self, Piece};
use std::ops::Range;

/// A block of HTML that is open.
pub(super) struct Html {
    pub(super) text: String,
    /// Offsets in `text`, and in the source.
    pub(super) lines: Vec<(usize, usize)>,
}

impl Builder<'_> {
    pub(super) fn html_tag(&mut self, html: &str, range: Range<usize>) {
        match html::tag(html) {
            html::Tag::Comment => {
                let span = self.span(range);
                self.parsed.comments.push(span);
            }
            html::Tag::OtherEnd => {}
            html::Tag::Break => self.line_break(range),
            html::Tag::Open(shift) => {
                self.try_open_marked(MarkedKind::Shifted(shift), range);
            }
            html::Tag::Close(shift) => {
                if matches!(self.marked.last(), Some(Marked { kind: MarkedKind::Shifted(open), .. }) if *open == shift)
                {
                    self.close_marked(range.end);
                }
            }
            html::Tag::OpenSpoken(spoken) => {
                self.try_open_marked(MarkedKind::Spoken(spoken), range);
            }
            html::Tag::CloseSpoken => {
                if matches!(self.marked.last(), Some(Marked { kind: MarkedKind::Spoken(_), .. })) {
                    self.close_marked(range.end);
                }
            }
            html::Tag::Other => self.odd(Oddity::Html(html.trim().to_owned()), range),
        }
    }

    /// Takes a block of HTML: its tags are dropped, its text is a paragraph.
    pub(super) fn html_block(&mut self, range: Range<usize>) {
        let Some(html) = self.html.take() else { return };
        let place = |offset: usize| {
            let line = html.lines.partition_point(|(start, _)| *start <= offset);
            let (start, source) = line.checked_sub(1).map_or((0, range.start), |line| html.lines[line]);
            (source + offset - start).min(range.end)
        };
        for piece in html::pieces(&html.text) {
            match piece {
                Piece::Tag(tag) => {
                    let words = &html.text[tag.clone()];
                    let apart = matches!(html::tag(words), html::Tag::Other | html::Tag::OtherEnd);
                    let range = place(tag.start)..place(tag.end);
                    self.html_tag(words, range.clone());
                    // What a tag that is not understood parts should not run together.
                    if apart && self.leaf.is_some() {
                        self.words(" ", range);
                    }
                }
                Piece::Text(text) => {
                    let words = html::unescape(&html.text[text.clone()]);
                    let blank_end = words.ends_with(char::is_whitespace);
                    let lines: Vec<&str> = words.split_whitespace().collect();
                    let range = place(text.start)..place(text.end);
                    if words.starts_with(char::is_whitespace) && self.leaf.is_some() {
                        self.words(" ", range.clone());
                    }
                    if !lines.is_empty() {
                        self.words(&lines.join(" "), range.clone());
                        if blank_end {
                            self.words(" ", range);
                        }
                    }
                }
            }
        }
        self.close_leaf();
    }
}
