//! What an outline takes from another: `extends`, and `use` in its lists.
//!
//! Maps merge key by key and all else is replaced, but for the lists of sections and recommendations: there an entry
//! `- use: costs` stands for the base's entry with `id: costs`, changed by its other keys. So an audience's outline is
//! a choice and an order. `null` takes a key of the base away.

use super::LIMIT;
use super::yaml::{self, Entry, Kind, Node};
use crate::diagnostics::{Diagnostic, Diagnostics, codes, nearest};
use crate::source::{FileId, Sources, Span, Spanned};
use std::path::Path;

/// The lists that know `use`, with the word for their entries.
const LISTS: [(&str, &str); 2] = [("sections", "section"), ("recommendations", "recommendation")];

/// Outlines that may stand above one. More is surely a mistake, and each costs a level of the stack.
const MAX_CHAIN: usize = 16;

/// An outline with all that it extends.
pub(super) struct Tree {
    /// The file that was asked for.
    pub(super) file: FileId,
    /// Its keys, `extends` and `use` carried out.
    pub(super) root: Node,
    /// Whether all of it could be read; otherwise keys may be missing through no fault of the outline.
    pub(super) whole: bool,
}

/// Reads an outline and all that it extends.
pub(super) fn load(path: &Path, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Option<Tree> {
    load_chained(path, None, &mut Vec::new(), sources, diagnostics)
}

/// Reads an outline that is extended by those of the chain, each with the place of its `extends`.
fn load_chained(
    path: &Path,
    from: Option<Span>,
    chain: &mut Vec<(FileId, Span)>,
    sources: &mut Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Tree> {
    let file = match sources.load_within(path, from, LIMIT) {
        Ok(file) => file,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return None;
        }
    };
    if let Some(first) = chain.iter().position(|(link, _)| *link == file) {
        diagnostics.push(cycle(chain.get(first..).unwrap_or(&[]), sources));
        return None;
    }
    if let (Some(from), true) = (from, chain.len() > MAX_CHAIN) {
        diagnostics.push(
            Diagnostic::new(codes::EXTENDS_CYCLE, format!("more than {MAX_CHAIN} outlines extend one another"))
                .at(from, "and this is one more")
                .help("let the outline extend one nearer to the end of the chain"),
        );
        return None;
    }
    let root = yaml::parse(file, sources.file(file), diagnostics)?;
    let span = root.span;
    let Kind::Map(mut own) = root.kind else {
        diagnostics.push(no_map(&root, sources.file(file).path.display().to_string()));
        return None;
    };
    let mut whole = true;
    let mut base = None;
    if let Some(extends) = take(&mut own, "extends") {
        match extends.value.kind {
            Kind::Nothing => {}
            Kind::Text(path) => {
                chain.push((file, extends.value.span));
                base = load_chained(Path::new(&path), Some(extends.value.span), chain, sources, diagnostics);
                chain.pop();
                whole = base.as_ref().is_some_and(|base| base.whole);
            }
            Kind::List(_) | Kind::Map(_) => {
                whole = false;
                diagnostics.push(
                    Diagnostic::new(codes::WRONG_TYPE, "`extends` takes one outline")
                        .at(extends.value.span, "expected a path")
                        .help("name one file, as in `extends: _base.yaml`; that outline may extend another"),
                );
            }
        }
    }
    let base = base.and_then(|base| match base.root.kind {
        Kind::Map(entries) => Some(entries),
        _ => None,
    });
    for (list, word) in LISTS {
        let theirs = base.as_ref().map(|base| entries_of(base, list));
        if let Some(entry) = own.iter_mut().find(|entry| entry.key.value == list)
            && let Kind::List(items) = &mut entry.value.kind
        {
            let choice = Choice { word, base: theirs, whole };
            *items = choice.apply(std::mem::take(items), diagnostics);
        }
    }
    let entries = merge(base.unwrap_or_default(), own);
    Some(Tree { file, root: Node { kind: Kind::Map(entries), span }, whole })
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

/// Merges two maps key by key: the base's keys in their order, then those that only the outline has.
fn merge(mut base: Vec<Entry>, own: Vec<Entry>) -> Vec<Entry> {
    for entry in own {
        match base.iter_mut().find(|other| other.key.value == entry.key.value) {
            Some(other) => match (&mut other.value.kind, entry.value) {
                (Kind::Map(theirs), Node { kind: Kind::Map(ours), span }) => {
                    *theirs = merge(std::mem::take(theirs), ours);
                    other.value.span = span;
                    other.key = entry.key;
                }
                (_, value) => *other = Entry { key: entry.key, value },
            },
            None => base.push(entry),
        }
    }
    base
}

/// Returns the entry with a key.
pub(super) fn find<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Entry> {
    entries.iter().find(|entry| entry.key.value == key)
}

/// Takes the entry with a key out.
fn take(entries: &mut Vec<Entry>, key: &str) -> Option<Entry> {
    let index = entries.iter().position(|entry| entry.key.value == key)?;
    Some(entries.remove(index))
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

/// Says names one after the other: `a`, `b` and `c`.
pub(super) fn quoted<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

fn cycle(links: &[(FileId, Span)], sources: &Sources<'_>) -> Diagnostic {
    let name = |file: FileId| sources.file(file).path.display().to_string();
    let message = match links {
        [(file, _)] => format!("`{}` extends itself", name(*file)),
        _ => {
            let names: Vec<String> = links.iter().map(|(file, _)| name(*file)).collect();
            format!("{} extend one another in a circle", quoted(&names))
        }
    };
    let mut diagnostic = Diagnostic::new(codes::EXTENDS_CYCLE, message);
    // The last link closes the circle.
    for (index, (_, span)) in links.iter().enumerate().rev() {
        let next = links.get(index + 1).or(links.first()).map(|(file, _)| name(*file)).unwrap_or_default();
        diagnostic = diagnostic.at(*span, format!("extends `{next}`"));
    }
    diagnostic.help("let one of them stand on its own: take its `extends` out")
}

fn no_map(root: &Node, path: String) -> Diagnostic {
    let example = "an outline begins like this: `report: report.md`, then `title: …` on the next line";
    match root.kind {
        Kind::Nothing => Diagnostic::new(codes::WRONG_TYPE, format!("`{path}` holds nothing but comments"))
            .at(root.span, "")
            .help(example),
        _ => Diagnostic::new(codes::WRONG_TYPE, format!("`{path}` is no outline"))
            .at(root.span, "expected keys with values")
            .help(example),
    }
}
