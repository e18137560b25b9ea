//! Passages that are named by a key: `cite`, `excerpt`, `passage`.

use crate::diagnostics::codes;
use crate::markdown::{self, Address, CitationFault};
use crate::outline::CitationSource;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key};
use crate::outline::yaml::{Kind, Node};

/// Passages by their addresses: one, or a list.
pub(super) const ADDRESSES: Takes = Takes::Either(&[Takes::Word, Takes::List(&Takes::Word)]);

/// A passage: its address, or words in it.
pub(super) const PASSAGE: Takes = Takes::Either(&[Takes::Word, Takes::Map(&WORDS)]);

/// Passages: one, or a list.
pub(super) const PASSAGES: Takes = Takes::Either(&[Takes::Word, Takes::Map(&WORDS), Takes::Some(&PASSAGE)]);

/// A passage by words that stand in it.
static WORDS: Keys = Keys {
    what: "a citation",
    inherits: None,
    needs: &["in", "quote"],
    keys: &[
        key("in", Takes::Word, "The section in which the words stand."),
        key("quote", Takes::Text, "Some words of the passage."),
    ],
};

impl Reader<'_> {
    /// Reads what `cite` names: an address, words in a passage, or a list of either. What cannot be read is told and
    /// kept without its address, so that it is not told again as a claim that cites nothing.
    pub(super) fn cite(&mut self, fields: &Fields<'_>) -> Vec<CitationSource> {
        let Some(node) = fields.get("cite") else { return Vec::new() };
        match &node.kind {
            Kind::List(items) if items.is_empty() => {
                let help = "name the passage, as in `cite: introduction:2`, or take the key out";
                self.fault(codes::EMPTY_LIST, "`cite` names no passage", node.span, "nothing in it", help);
                vec![CitationSource { address: None, span: node.span, words: None }]
            }
            Kind::List(items) => items.iter().map(|item| self.citation(item)).collect(),
            _ => vec![self.citation(node)],
        }
    }

    /// Reads the passages that are reprinted.
    pub(super) fn excerpt(&mut self, fields: &Fields<'_>) -> Vec<CitationSource> {
        let Some(node) = fields.get("excerpt") else { return Vec::new() };
        let items = match &node.kind {
            Kind::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let passage =
            |item: &Node| CitationSource { address: self.address(item, "`excerpt`"), span: item.span, words: None };
        items.iter().map(passage).collect()
    }

    /// Reads one passage: an address, or `{ in: slug, quote: "words" }`.
    pub(super) fn citation(&mut self, node: &Node) -> CitationSource {
        if !matches!(node.kind, Kind::Map(_)) {
            return CitationSource { address: self.address(node, "a citation"), span: node.span, words: None };
        }
        let unread = CitationSource { address: None, span: node.span, words: None };
        let Some(fields) = self.fields(node, &WORDS) else { return unread };
        let section = fields.get("in");
        if section.is_none() {
            self.missing(&fields, "in", "name the section in which the words stand, as in `in: introduction`");
        }
        let address = section.and_then(|node| self.address(node, "`in`"));
        let words =
            self.required(&fields, "quote", "give some words of the passage, as in `quote: \"died last year\"`");
        match (section, words) {
            (Some(section), Some(words)) => CitationSource { address, span: section.span, words: Some(words) },
            _ => unread,
        }
    }

    fn address(&mut self, node: &Node, what: &str) -> Option<Address> {
        let word = self.word(node, what)?;
        match markdown::address(&word.value) {
            Ok(address) => Some(address),
            Err(fault) => {
                let message = format!("`{}` does not name a passage", word.value);
                let (label, help) = match fault {
                    CitationFault::Malformed => {
                        ("expected an address such as `slug:2`".to_owned(), address_help(&word.value))
                    }
                    fault => {
                        let turned = markdown::turned_round(&word.value);
                        (fault.to_string(), turned.map_or(FORMS.to_owned(), |turned| format!("write `{turned}`")))
                    }
                };
                self.fault(codes::ADDRESS, message, word.span, &label, help);
                None
            }
        }
    }
}

/// The forms of an address.
const FORMS: &str = "write `slug:2` for a block, `slug:2-3` for several, `slug:2.3` for an item of a list";

/// Returns the mend for words that have not the form of an address.
fn address_help(words: &str) -> String {
    let inner = words.trim_start_matches(['[', '@']).trim_end_matches(']');
    if words.starts_with('[') && markdown::address(inner).is_ok() {
        return format!("as a key, an address stands without brackets: `{inner}`");
    }
    if words.contains([';', ',']) {
        return "name several passages as a list: `[slug:2, other:3]`".to_owned();
    }
    FORMS.to_owned()
}
