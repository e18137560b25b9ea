//! YAML → a tree of texts, lists and maps, each with its place. No scalar is made a number, a date or a truth value:
//! what counts is how it is written, so that `8.50` keeps its nought and `2021-09-15` its hyphens.
//!
//! [`syntax`] says what is wrong with a file that is no YAML; [`fields`] reads typed values out of the tree, by the
//! declarations ([`keys`]) of which [`mod@schema`] makes what editors need.

pub(crate) mod allow;
pub(crate) mod extends;
pub(crate) mod fields;
pub(crate) mod keys;
pub(crate) mod lengths;
pub(crate) mod plain;
pub(crate) mod schema;
mod syntax;

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, SourceFile, Span, Spanned};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// Nodes that one file may have, aliases written out: some hundred times those of a long outline.
const MAX_NODES: usize = 100_000;
/// Levels of lists and maps. The deepest thing that an outline knows has eight.
const MAX_DEPTH: usize = 32;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it stands: a text with its quotation marks; of a list or map no more than its first line, for that is what
    /// a message shows.
    pub(crate) span: Span,
}

/// The kinds of value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// `null`, `~`, or no value at all.
    Nothing,
    /// A scalar; a plain one as it is written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, no key of which stands twice.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Spanned<String>,
    /// The value.
    pub(crate) value: Node,
}

/// Reads a file that holds one YAML document.
pub(crate) fn parse(id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Node> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_nodes: MAX_NODES,
            max_depth: MAX_DEPTH,
        },
        // Reported here, with both places.
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        // Numbers are not read as such, so none is too large.
        non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<serde_yaml::Spanned<Raw>>(&file.text, options) {
        Ok(raw) => Some(Converter { id, text: &file.text, diagnostics }.node(raw)),
        Err(error) => {
            diagnostics.push(syntax::diagnose(&error, id, file));
            None
        }
    }
}

/// A value as the library hands it over.
enum Raw {
    Nothing,
    /// A plain scalar that YAML takes for a number or a truth value; its words are read from the file.
    Plain,
    Text(String),
    List(Vec<serde_yaml::Spanned<Raw>>),
    Map(Vec<(serde_yaml::Spanned<Raw>, serde_yaml::Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a list or a map")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// Makes nodes of what the library hands over.
struct Converter<'a> {
    id: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Converter<'_> {
    fn node(&mut self, raw: serde_yaml::Spanned<Raw>) -> Node {
        // Of an alias, the place of what it stands for: there its words can be found.
        let place = raw.defined.span();
        let start = place.byte_offset().unwrap_or(0) as usize;
        let end = start + place.byte_len().unwrap_or(0) as usize;
        match raw.value {
            Raw::Nothing => {
                self.check_comment(start);
                Node { kind: Kind::Nothing, span: self.span(start, end) }
            }
            Raw::Plain => {
                self.check_comment(end);
                let written = self.text.get(start..end).unwrap_or("").to_owned();
                Node { kind: Kind::Text(written), span: self.span(start, end) }
            }
            Raw::Text(text) => {
                self.check_comment(end);
                let start = if text.is_empty() { start } else { self.block_header(start).unwrap_or(start) };
                Node { kind: Kind::Text(text), span: self.span(start, end) }
            }
            Raw::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let span = self.first_line(start, end);
                Node { kind: Kind::List(items), span }
            }
            Raw::Map(entries) => {
                let entries = self.map(entries);
                let span = self.first_line(start, end);
                Node { kind: Kind::Map(entries), span }
            }
        }
    }

    /// Reads the entries of a map; of keys that stand twice the first holds.
    fn map(&mut self, raw: Vec<(serde_yaml::Spanned<Raw>, serde_yaml::Spanned<Raw>)>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
        let mut places: BTreeMap<String, Span> = BTreeMap::new();
        for (key, value) in raw {
            let key = self.node(key);
            let value = self.node(value);
            let Kind::Text(name) = key.kind else {
                self.diagnostics.push(
                    Diagnostic::new(codes::WRONG_TYPE, "a key has to be text")
                        .at(key.span, "not text")
                        .help("begin the line with a word and a colon, as in `title: …`"),
                );
                continue;
            };
            if let Some(first) = places.get(&name) {
                self.diagnostics.push(
                    Diagnostic::new(codes::DUPLICATE_KEY, format!("the key `{name}` stands twice"))
                        .at(key.span, "here again")
                        .at(*first, "first here")
                        .help("keep one of the two"),
                );
                continue;
            }
            places.insert(name.clone(), key.span);
            entries.push(Entry { key: Spanned { value: name, span: key.span }, value });
        }
        entries
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.id, start: start as u32, end: end as u32 }
    }

    /// Returns the place of a list or map, no further than the end of the line on which it begins.
    fn first_line(&self, start: usize, end: usize) -> Span {
        let rest = self.text.get(start..).unwrap_or("");
        let line = rest.lines().next().unwrap_or("");
        // What stands on the line after a list or map in brackets is not part of it.
        let length = match rest.chars().next() {
            Some(open @ ('{' | '[')) => bracketed(line, open).unwrap_or(line.trim_end().len()),
            _ => line.trim_end().len(),
        };
        self.span(start, (start + length).max(end))
    }

    /// Returns where the `|` or `>` stands that leads the block whose words start at `start`; none for other texts.
    fn block_header(&self, start: usize) -> Option<usize> {
        let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let before = self.text.get(..start)?;
        let column = before.rsplit('\n').next().filter(|line| line.trim().is_empty())?.len();
        let before = before.trim_end();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.get(line_start..)?;
        // A key after an empty block stands no deeper than the block's own key.
        if before.len() + column >= start || column <= blanks(line) {
            return None;
        }
        let line = line.split(" #").next().unwrap_or(line).trim_end();
        let header = line.trim_end_matches(|character: char| matches!(character, '+' | '-' | '0'..='9'));
        let indicator = header.strip_suffix(['|', '>'])?;
        // A line of some other text may end like one, but not after a colon or a hyphen.
        let leads =
            indicator.trim_end().ends_with([':', '-']) || indicator.contains(": !") || indicator.contains(": &");
        leads.then_some(line_start + indicator.len())
    }

    /// Warns of a `#` that begins a comment in what looks like a text: `title: The #1 concern`.
    fn check_comment(&mut self, end: usize) {
        let line = self.text.get(end..).unwrap_or("").lines().next().unwrap_or("");
        let after = line.strip_prefix(':').unwrap_or(line);
        let comment = after.trim_start_matches([' ', '\t']);
        let glued = comment.strip_prefix('#').is_some_and(|rest| rest.starts_with(|next: char| next.is_alphanumeric()));
        if !glued || comment.len() == after.len() {
            return;
        }
        let start = end + line.len() - comment.len();
        let place = self.span(start, end + line.trim_end().len());
        self.diagnostics.push(
            Diagnostic::new(codes::TEXT_CUT_BY_COMMENT, "a `#` after a space begins a comment in YAML")
                .at(place, "not part of the text")
                .help("put the text in quotation marks if this belongs to it, or write `# ` before a comment"),
        );
    }
}

/// Returns the length of a list or map in brackets that closes on its first line.
fn bracketed(line: &str, open: char) -> Option<usize> {
    let close = if open == '{' { '}' } else { ']' };
    let mut depth = 0usize;
    let mut quote = None;
    for (at, character) in line.char_indices() {
        match (quote, character) {
            (Some(mark), character) if character == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, character) if character == open => depth += 1,
            (None, character) if character == close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + character.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}

/// Merges two maps key by key: the base's keys in their order, then those that only the other has. All but maps is replaced.
pub(crate) fn merge(mut base: Vec<Entry>, own: Vec<Entry>) -> Vec<Entry> {
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
pub(crate) fn find<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Entry> {
    entries.iter().find(|entry| entry.key.value == key)
}

/// Takes the entry with a key out.
pub(crate) fn take(entries: &mut Vec<Entry>, key: &str) -> Option<Entry> {
    let index = entries.iter().position(|entry| entry.key.value == key)?;
    Some(entries.remove(index))
}

/// Says names one after the other: `a`, `b` and `c`.
pub(crate) fn quoted<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
