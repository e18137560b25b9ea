//! What an outline takes from another: `extends`, and `use` in its lists.
//!
//! Maps merge key by key and all else is replaced, but for the lists of sections and recommendations: there an entry
//! `- use: costs` stands for the base's entry with `id: costs`, changed by its other keys. So an audience's outline is
//! a choice and an order. `null` takes a key of the base away.

use crate::diagnostics::{Diagnostic, Diagnostics, codes, nearest};
use crate::source::{OUTLINE_LIMIT, Sources, Span, Spanned};
use crate::yaml::extends::{self, Lineage, Tree};
use crate::yaml::{Entry, Kind, Node, find, merge, quoted};
use std::path::Path;

/// The lists that know `use`, with the word for their entries.
const LISTS: [(&str, &str); 2] = [("sections", "section"), ("recommendations", "recommendation")];

/// How outlines extend one another.
const LINEAGE: Lineage = Lineage {
    noun: "outline",
    example: "an outline begins like this: `report: report.md`, then `title: …` on the next line",
    limit: OUTLINE_LIMIT,
    built_in: |_, _| Ok(None),
    adopt,
};

/// Reads an outline and all that it extends.
pub(super) fn load(path: &Path, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Option<Tree> {
    extends::load((path, None), &LINEAGE, sources, diagnostics)
}

/// Puts the base's entries in the place of those that use them, in the lists that know `use`.
fn adopt(own: &mut [Entry], base: Option<&[Entry]>, whole: bool, diagnostics: &mut Diagnostics) {
    for (list, word) in LISTS {
        let theirs = base.map(|base| entries_of(base, list));
        if let Some(entry) = own.iter_mut().find(|entry| entry.key.value == list)
            && let Kind::List(items) = &mut entry.value.kind
        {
            let choice = Choice { word, base: theirs, whole };
            *items = choice.apply(std::mem::take(items), diagnostics);
        }
    }
    // What a base withholds is withheld, whatever else its heirs withhold.
    if let Some(entry) = own.iter_mut().find(|entry| entry.key.value == "withhold")
        && let Kind::List(items) = &mut entry.value.kind
    {
        items.extend(base.map(|base| entries_of(base, "withhold")).unwrap_or_default().iter().cloned());
    }
}

/// The entries of one list that an outline may take from its base.
struct Choice<'a> {
    /// The word for one of them.
    word: &'static str,
    /// The base's entries; none where the outline extends nothing.
    base: Option<&'a [Node]>,
    /// Whether all of the base could be read.
    whole: bool,
}

impl Choice<'_> {
    /// Puts the base's entries in the place of those that use them.
    fn apply(&self, items: Vec<Node>, diagnostics: &mut Diagnostics) -> Vec<Node> {
        let mut chosen: Vec<Node> = Vec::with_capacity(items.len());
        let mut ids: Vec<Spanned<String>> = Vec::new();
        for item in items {
            let used = match &item.kind {
                Kind::Map(entries) => find(entries, "use").cloned(),
                _ => None,
            };
            let item = match used {
                Some(used) => match self.take(item, &used, diagnostics) {
                    Some(item) => item,
                    None => continue,
                },
                None => item,
            };
            if let Some(id) = id(&item) {
                // An entry's name is at fault where it is used, not where the base gives it.
                let id =
                    Spanned { value: id.value, span: if item.span.file == id.span.file { id.span } else { item.span } };
                match ids.iter().find(|other| other.value == id.value) {
                    Some(first) => diagnostics.push(
                        Diagnostic::new(codes::DOUBLED_ID, format!("the {} `{}` stands twice", self.word, id.value))
                            .at(id.span, "here again")
                            .at(first.span, "first here")
                            .help("take one of them out, or give it an `id` of its own"),
                    ),
                    None => ids.push(id),
                }
            }
            chosen.push(item);
        }
        chosen
    }

    /// Returns the base's entry, changed by the keys of the entry that uses it.
    fn take(&self, item: Node, used: &Entry, diagnostics: &mut Diagnostics) -> Option<Node> {
        let Kind::Text(wanted) = &used.value.kind else {
            diagnostics.push(
                Diagnostic::new(codes::WRONG_TYPE, "`use` takes the id of one entry")
                    .at(used.value.span, "expected an id")
                    .help(format!("write `- use: ID`, an entry for each {}", self.word)),
            );
            return None;
        };
        let Some(base) = self.base else {
            // What a base that could not be read would have held is not known.
            if self.whole {
                diagnostics.push(
                    Diagnostic::new(codes::UNKNOWN_USE, format!("there is no base to take `{wanted}` from"))
                        .at(used.value.span, "used here")
                        .help("name the outline that has it, as in `extends: _base.yaml`, at the head of this file"),
                );
            }
            return None;
        };
        let found = base.iter().find(|entry| id(entry).is_some_and(|id| id.value == *wanted));
        let (Some(Node { kind: Kind::Map(theirs), .. }), Kind::Map(mut own)) = (found, item.kind) else {
            if self.whole {
                diagnostics.push(self.unknown(wanted, used.value.span, base));
            }
            return None;
        };
        own.retain(|entry| entry.key.value != "use");
        Some(Node { kind: Kind::Map(merge(theirs.clone(), own)), span: item.span })
    }

    fn unknown(&self, wanted: &str, span: Span, base: &[Node]) -> Diagnostic {
        let word = self.word;
        let ids: Vec<String> = base.iter().filter_map(id).map(|id| id.value).collect();
        let diagnostic = Diagnostic::new(codes::UNKNOWN_USE, format!("the base has no {word} with the id `{wanted}`"))
            .at(span, "not in the base");
        if ids.is_empty() {
            return diagnostic.help(format!("give the {word} an `id` in the base"));
        }
        let diagnostic = diagnostic.note(format!("it has {}", quoted(&ids)));
        match nearest(wanted, ids.iter().map(String::as_str)) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help(format!("use one of these, or write the {word} out")),
        }
    }
}

/// Returns the entries of a list; none where there is no such list.
fn entries_of<'n>(map: &'n [Entry], list: &str) -> &'n [Node] {
    match find(map, list).map(|entry| &entry.value.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}

/// Returns the id of a list's entry.
fn id(item: &Node) -> Option<Spanned<String>> {
    let Kind::Map(entries) = &item.kind else { return None };
    match &find(entries, "id")?.value {
        Node { kind: Kind::Text(id), span } => Some(Spanned { value: id.clone(), span: *span }),
        _ => None,
    }
}
