//! An outline as its readers may have it: without comments, which are the desk's own, without speaker notes, and without what
//! is private.

use super::yaml::{self, Entry, Kind, Node};
use crate::diagnostics::Diagnostics;
use crate::markdown::without_comments;
use crate::source::{FileId, SourceFile};

/// Keys whose values are for the speaker alone, or tell what is withheld.
const PRIVATE: [&str; 2] = ["say", "withhold"];

/// Returns the text of an outline in JSON, which is YAML too and can be built; none where it cannot be read. `ids` are those
/// of private entries, which others may use; none where all may stay.
pub(super) fn for_readers(file: &SourceFile, ids: Option<&[String]>) -> Option<String> {
    let mut node = yaml::parse(FileId(0), file, &mut Diagnostics::default())?;
    if let Some(ids) = ids {
        take_private(&mut node, ids);
    }
    let mut text = String::new();
    write(&node, 0, &mut text);
    text.push('\n');
    Some(text)
}

/// Returns the ids of private entries.
pub(super) fn private_ids(file: &SourceFile) -> Vec<String> {
    let mut ids = Vec::new();
    let node = yaml::parse(FileId(0), file, &mut Diagnostics::default());
    let mut open: Vec<&Node> = node.iter().collect();
    while let Some(node) = open.pop() {
        match &node.kind {
            Kind::Map(entries) => {
                if privacy(entries) == Some(true) {
                    ids.extend(["id", "use"].into_iter().filter_map(|key| text_of(entries, key)).map(str::to_owned));
                }
                open.extend(entries.iter().map(|entry| &entry.value));
            }
            Kind::List(items) => open.extend(items),
            Kind::Text(_) | Kind::Nothing => {}
        }
    }
    ids
}

/// Takes private entries out of lists. Trees are no deeper than `yaml` reads them.
fn take_private(node: &mut Node, ids: &[String]) {
    match &mut node.kind {
        Kind::List(items) => {
            items.retain(|item| match &item.kind {
                Kind::Map(entries) => !privacy(entries)
                    .unwrap_or_else(|| text_of(entries, "use").is_some_and(|used| ids.iter().any(|id| id == used))),
                _ => true,
            });
            items.iter_mut().for_each(|item| take_private(item, ids));
        }
        Kind::Map(entries) => entries.iter_mut().for_each(|entry| take_private(&mut entry.value, ids)),
        Kind::Text(_) | Kind::Nothing => {}
    }
}

/// Returns whether an entry says that it is private; what cannot be read is.
fn privacy(entries: &[Entry]) -> Option<bool> {
    let said = text_of(entries, "private")?;
    Some(!["false", "no"].iter().any(|no| said.eq_ignore_ascii_case(no)))
}

fn text_of<'n>(entries: &'n [Entry], key: &str) -> Option<&'n str> {
    match &yaml::find(entries, key)?.value.kind {
        Kind::Text(words) => Some(words.trim()),
        _ => None,
    }
}

/// Writes a value. Trees are no deeper than `yaml` reads them.
fn write(node: &Node, depth: usize, text: &mut String) {
    let indent = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    };
    match &node.kind {
        Kind::Nothing => text.push_str("null"),
        Kind::Text(words) => text.push_str(&quoted(&without_comments(words))),
        Kind::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                indent(text, depth + 1);
                write(item, depth + 1, text);
            }
            indent(text, depth);
            text.push(']');
        }
        Kind::Map(entries) => {
            text.push('{');
            let public = entries.iter().filter(|entry| !PRIVATE.contains(&entry.key.value.as_str()));
            for (index, Entry { key, value }) in public.enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                indent(text, depth + 1);
                text.push_str(&quoted(&key.value));
                text.push_str(": ");
                write(value, depth + 1, text);
            }
            indent(text, depth);
            text.push('}');
        }
    }
}

fn quoted(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}
