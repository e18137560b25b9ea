//! Lints that are allowed on the spot: `allow: { exact: the desk rounds as the press does }`.

use super::fields::Reader;
use super::keys::{Key, Takes, key};
use super::{Kind, Node};
use crate::diagnostics::allowances::Allowance;
use crate::diagnostics::{codes, lints};
use crate::source::Span;

/// The key of all entries in which lints can be allowed.
pub(crate) const ALLOW: Key = key("allow", Takes::Lints, "Lints that are allowed here, each with the reason.");

impl Reader<'_> {
    /// Reads what is allowed in an entry.
    pub(crate) fn allow(&mut self, entry: &Node, allow: &Node) {
        let Kind::Map(lints) = &allow.kind else {
            let help = "write the lint and the reason, as in `allow: { uncited: the desk was there }`";
            self.wrong_type(allow, "`allow`", "lints with reasons", help);
            return;
        };
        let mut within = Vec::new();
        extent(entry, &mut within);
        for lint in lints {
            let (name, place) = (lint.key.value.as_str(), lint.key.span);
            let Some(code) = lints::named(name) else {
                self.diagnostics.push(lints::unknown(name, place));
                continue;
            };
            let reason = match &lint.value.kind {
                Kind::Nothing => None,
                _ => {
                    let Some(reason) = self.located(&lint.value, &format!("the reason for `{name}`")) else { continue };
                    Some(reason.text.trim().to_owned()).filter(|reason| !reason.is_empty())
                }
            };
            match reason {
                Some(reason) => {
                    self.allowed.push(Allowance { lint: code, place, reason, within: Some(within.clone()) });
                }
                None => self.fault(
                    codes::ALLOWANCE_WITHOUT_REASON,
                    format!("`{name}` is allowed without a reason"),
                    place,
                    "why?",
                    format!("say why, for whoever reads it next: `{name}: the desk rounds as the press does`"),
                ),
            }
        }
    }
}

/// Adds the parts of files that a value stands in: one for each file.
fn extent(node: &Node, parts: &mut Vec<Span>) {
    add(node.span, parts);
    match &node.kind {
        Kind::Nothing | Kind::Text(_) => {}
        Kind::List(items) => items.iter().for_each(|item| extent(item, parts)),
        Kind::Map(entries) => {
            for entry in entries {
                add(entry.key.span, parts);
                extent(&entry.value, parts);
            }
        }
    }
}

fn add(span: Span, parts: &mut Vec<Span>) {
    match parts.iter_mut().find(|part| part.file == span.file) {
        Some(part) => (part.start, part.end) = (part.start.min(span.start), part.end.max(span.end)),
        None => parts.push(span),
    }
}
