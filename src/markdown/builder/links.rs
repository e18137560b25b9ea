//! Links, and the citations that have the form of one.

use super::Builder;
use super::words::MarkedKind;
use crate::markdown::{InlineKind, citation};
use crate::source::Located;
use pulldown_cmark::LinkType;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn is_citation(&self, link_type: LinkType, id: &str) -> bool {
        let by_label = !matches!(link_type, LinkType::Inline | LinkType::Autolink | LinkType::Email);
        self.dialect.citations && by_label && id.starts_with('@')
    }

    pub(super) fn open_link(&mut self, link_type: LinkType, url: &str, id: &str, range: Range<usize>) {
        if self.is_citation(link_type, id) {
            return self.citation_link(range, id);
        }
        if self.dialect.citations && link_type == LinkType::Inline && self.text.text[range.clone()].starts_with("[@") {
            // `[@slug:2](aside)`: brackets that happen to follow.
            let close = self.text.text[range.clone()].find("](").map_or(range.end, |at| range.start + at + 1);
            self.cite(range.start..close);
            self.words(&self.text.text[close..range.end], close..range.end);
            self.skipped = 1;
            return;
        }
        let url = if link_type == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        self.open_marked(MarkedKind::Link(url), range);
        self.verbatim = matches!(link_type, LinkType::Autolink | LinkType::Email);
    }

    /// Takes a link whose label is a citation: `[@slug:2]`, `[@a:1][@b:2]` or `[words][@slug:2]`.
    pub(super) fn citation_link(&mut self, range: Range<usize>, id: &str) {
        let raw = &self.text.text[range.clone()];
        let second = raw.rfind("][@").map(|at| range.start + at + 1);
        match second {
            Some(second) if raw.starts_with("[@") => {
                self.cite(range.start..second);
                self.cite(second..range.end);
            }
            Some(second) => {
                self.words("[", range.start..range.start + 1);
                let citation = second..range.end;
                let taken = self.try_open_marked(MarkedKind::Cited(citation.clone()), range);
                self.taken.push(taken);
                if !taken {
                    self.cite(citation);
                }
                return;
            }
            // In a quotation a line of the label begins with `>`; pulldown-cmark has taken it off.
            None if raw.contains('\n') => self.cite_label(id, range),
            None => self.cite(range),
        }
        self.skipped = 1;
    }

    /// Adds the citation in brackets at `range`.
    pub(super) fn cite(&mut self, range: Range<usize>) {
        let inner = self.text.text[range.clone()].trim_start_matches('[');
        let start = range.end - inner.len();
        let inner = inner.trim_end_matches("[]").trim_end_matches(']');
        let found = citation::citations(inner, start, self.text, &mut self.parsed.faults);
        if !found.is_empty() {
            self.inline(InlineKind::Citation(found), range);
        }
    }

    /// Adds a citation whose words do not stand in the source as they are.
    pub(super) fn cite_label(&mut self, label: &str, range: Range<usize>) {
        let whole = Located { text: label.to_owned(), span: self.text.span(range.clone()), offsets: Vec::new() };
        let found = citation::citations(label, 0, &whole, &mut self.parsed.faults);
        if !found.is_empty() {
            self.inline(InlineKind::Citation(found), range);
        }
    }
}
