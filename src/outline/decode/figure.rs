//! Figures, and numbers of the desk's own.

use super::cite::PASSAGES;
use super::drawing::{CHANGE_OR_TEXT, COMPARISON, PART_OR_TEXT, RANK_OR_TEXT, TREND};
use super::private::PRIVATE;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key};
use crate::outline::yaml::Node;
use crate::outline::{OutlineFigure, Own};
use crate::yaml::allow::ALLOW;

/// A figure.
pub(super) static FIGURE: Keys = Keys {
    what: "a figure",
    inherits: None,
    needs: &["value", "label"],
    keys: &[
        key("value", Takes::Text, "The number as it is shown; it has to stand in the passage."),
        key("label", Takes::Text, "What the value counts."),
        key("id", Takes::Word, "Name of the figure: figures of one name have one value in all outlines."),
        key("change", CHANGE_OR_TEXT, "By how much it has changed, as in `+7.1 points since 2019`."),
        key("of", PART_OR_TEXT, "What it is a part of; the part is drawn."),
        key("compare", Takes::Map(&COMPARISON), "Another value; both are drawn as bars."),
        key("rank", RANK_OR_TEXT, "Its place among others, as in `3 of 32 states`; it is marked in a row of ticks."),
        key("trend", Takes::Map(&TREND), "The values that led to it; they are drawn as a line."),
        key("derive", Takes::Text, "The sum that gives the value, as in `60.6 - 53.5`."),
        key("cite", PASSAGES, "Where the number stands in the report, as in `costs:1`."),
        key("own", Takes::Text, "Why the desk adds it; it is printed as the desk's own."),
        PRIVATE,
        ALLOW,
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

    fn figure(&mut self, node: &Node, shown: Label) -> Option<OutlineFigure> {
        let fields = self.fields(node, &FIGURE)?;
        let value = self.required(&fields, "value", "write it in quotation marks, as in `value: \"93,000\"`");
        let label = match shown {
            Label::Required => {
                let help = "say what the value counts, as in `label: people who died in one year`";
                // A missing label is told, and the figure still checked.
                self.required(&fields, "label", help)
            }
            Label::Optional => self.text(&fields, "label"),
        };
        if shown == Label::Optional {
            self.refuse_drawings(&fields);
        }
        Some(OutlineFigure {
            id: self.id(&fields),
            change: fields.get("change").and_then(|node| self.change(node)),
            drawing: self.drawing(&fields),
            derive: self.text(&fields, "derive"),
            cite: self.cite(&fields),
            own: self.text(&fields, "own"),
            private: self.is_private(&fields),
            value: value?,
            label,
            span: node.span,
        })
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
