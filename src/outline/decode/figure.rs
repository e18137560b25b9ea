//! Figures, and numbers of the desk's own.

use super::cite::PASSAGES;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key};
use crate::outline::yaml::Node;
use crate::outline::{OutlineFigure, Own};

/// A figure.
pub(super) static FIGURE: Keys = Keys {
    what: "a figure",
    inherits: None,
    needs: &["value", "label"],
    keys: &[
        key("value", Takes::Text, "The number as it is shown; it has to stand in the passage."),
        key("label", Takes::Text, "What the value counts."),
        key("derive", Takes::Text, "The sum that gives the value, as in `60.6 - 53.5`."),
        key("cite", PASSAGES, "Where the number stands in the report, as in `costs:1`."),
        key("own", Takes::Text, "Why the desk adds it; it is printed as the desk's own."),
    ],
};

/// A number of the desk's own.
pub(super) static OWN: Keys = Keys {
    what: "a number of the desk’s own",
    inherits: None,
    needs: &["value", "why"],
    keys: &[key("value", Takes::Text, "The number with its unit."), key("why", Takes::Text, "Where it comes from.")],
};

/// Whether a figure has to say what it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// It is shown.
    Required,
    /// It only backs the text.
    Optional,
}

impl Reader<'_> {
    /// Reads the figures under a key.
    pub(super) fn figures(&mut self, fields: &Fields<'_>, key: &str, label: Label) -> Vec<OutlineFigure> {
        let items = self.items(fields, key, "figures");
        items.iter().filter_map(|item| self.figure(item, label)).collect()
    }

    fn figure(&mut self, node: &Node, label: Label) -> Option<OutlineFigure> {
        let fields = self.fields(node, &FIGURE)?;
        let value = self.required(&fields, "value", "write it in quotation marks, as in `value: \"93,000\"`");
        let label = match label {
            Label::Required => {
                let help = "say what the value counts, as in `label: people who died in one year`";
                // A missing label is told, and the figure still checked.
                self.required(&fields, "label", help)
            }
            Label::Optional => self.text(&fields, "label"),
        };
        let derive = self.text(&fields, "derive");
        let cite = self.cite(&fields);
        let own = self.text(&fields, "own");
        Some(OutlineFigure { value: value?, label, derive, cite, own, span: node.span })
    }

    /// Reads the numbers of the desk's own.
    pub(super) fn own_numbers(&mut self, fields: &Fields<'_>) -> Vec<Own> {
        let items = self.items(fields, "own", "values with reasons");
        let own = items.iter().filter_map(|item| {
            let fields = self.fields(item, &OWN)?;
            let value = self.required(&fields, "value", "write the number with its unit, as in `value: 3 options`");
            let why = self.required(&fields, "why", "say where it comes from, as in `why: the desk’s own count`");
            Some(Own { value: value?, why: why? })
        });
        own.collect()
    }
}
