//! The tag tree as text, as those would read it who do not see the pages.

use super::{Kid, Node, NodeId, Role};
use crate::layout::page::{Item, ItemKind, Laid, Owner};
use crate::text::GlyphRun;
use std::fmt::Write;

/// Returns the tag tree as indented lines: roles, titles and alternatives, and the words that are read.
pub fn dump(laid: &Laid) -> String {
    let words = contents(laid);
    let mut out = String::new();
    let mut open: Vec<(Kid, usize)> = vec![(Kid::Node(NodeId(0)), 0)];
    // A stack of its own: trees may be as deep as what was written.
    while let Some((kid, depth)) = open.pop() {
        let _ = write!(out, "{:1$}", "", depth * 2);
        match kid {
            Kid::Content(content) => {
                let _ = writeln!(out, "\"{}\"", words[content.0 as usize].trim_end());
            }
            Kid::Node(node) => {
                let node = &laid.tags.nodes[node.0 as usize];
                out.push_str(&name(node));
                if let [Kid::Content(content)] = node.kids.as_slice() {
                    let _ = write!(out, " \"{}\"", words[content.0 as usize].trim_end());
                } else {
                    open.extend(node.kids.iter().rev().map(|&kid| (kid, depth + 1)));
                }
                out.push('\n');
            }
        }
    }
    out
}

/// Returns what a node is, in words.
fn name(node: &Node) -> String {
    let mut name = match node.role {
        Role::Heading(level) => format!("Heading {level}"),
        role => format!("{role:?}"),
    };
    if let Some(language) = node.language {
        let _ = write!(name, " ({})", language.as_str());
    }
    if let Some(full) = &node.stands_for {
        let _ = write!(name, " (= {full})");
    }
    if let Some(said) = &node.said {
        let _ = write!(name, " (says {said})");
    }
    for more in [&node.title, &node.alt].into_iter().flatten() {
        let _ = write!(name, " [{more}]");
    }
    name
}

/// Returns the words of each content, from all pages that it runs over.
fn contents(laid: &Laid) -> Vec<String> {
    let mut words = vec![String::new(); laid.tags.contents as usize];
    let mut baselines: Vec<Option<f32>> = vec![None; words.len()];
    for Item { owner, kind } in laid.pages.iter().flat_map(|page| &page.items) {
        let (Owner::Content(content), ItemKind::Glyphs { at, run }) = (owner, kind) else { continue };
        let index = content.0 as usize;
        let baseline = at.y.0 + run.rise.0;
        let goes_on = baselines[index].is_none_or(|before| (before - baseline).abs() < 0.5);
        baselines[index] = Some(baseline);
        read(laid, run, !goes_on, &mut words[index]);
    }
    words
}

/// Adds the words of a run to those before it. A hyphen that the line's end brought is not read.
fn read(laid: &Laid, run: &GlyphRun, new_line: bool, words: &mut String) {
    if new_line && words.ends_with('\u{ad}') {
        words.pop();
    }
    for piece in &run.pieces {
        if piece.space_before {
            words.push(' ');
        }
        words.push_str(&laid.words.words[piece.word.0 as usize].text);
    }
}
