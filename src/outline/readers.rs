//! An outline as its readers may have it: without comments, which are the desk's own, and without speaker notes.

use super::yaml::{self, Entry, Kind, Node};
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, SourceFile};

/// Keys whose values are for the speaker alone.
const PRIVATE: [&str; 1] = ["say"];

/// Returns the text of an outline in JSON, which is YAML too and can be built; none where it cannot be read.
pub(super) fn for_readers(file: &SourceFile) -> Option<String> {
    let node = yaml::parse(FileId(0), file, &mut Diagnostics::default())?;
    let mut text = String::new();
    write(&node, 0, &mut text);
    text.push('\n');
    Some(text)
}

/// Writes a value. Trees are no deeper than `yaml` reads them.
fn write(node: &Node, depth: usize, text: &mut String) {
    let indent = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", depth));
    };
    match &node.kind {
        Kind::Nothing => text.push_str("null"),
        Kind::Text(words) => text.push_str(&quoted(words)),
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
