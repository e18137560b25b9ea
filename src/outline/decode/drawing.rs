//! What is said and drawn with a figure: its change, and one of `of`, `compare`, `rank` and `trend`.

use super::cite::PASSAGES;
use crate::diagnostics::{Diagnostic, codes};
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key, names};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{
    OutlineChange, OutlineComparison, OutlineDrawing, OutlinePart, OutlineRank, OutlineTrend, PartShape,
};
use crate::source::Located;
use std::ops::RangeInclusive;

/// The keys that draw something; a figure has one of them.
const DRAWINGS: [&str; 4] = ["of", "compare", "rank", "trend"];

/// Values of a trend. A line of one is a dot; of more than these none can be told from its neighbours.
const LENGTH: RangeInclusive<usize> = 2..=120;

/// The ways to draw a part of a whole.
const SHAPES: [(&str, PartShape); 2] = [("bar", PartShape::Bar), ("dots", PartShape::Dots)];
const SHAPE_NAMES: [&str; SHAPES.len()] = names(&SHAPES);

/// A change in a line, or with its parts named.
pub(super) const CHANGE_OR_TEXT: Takes = Takes::Either(&[Takes::Text, Takes::Map(&CHANGE)]);
/// A whole, or with more said of it.
pub(super) const PART_OR_TEXT: Takes = Takes::Either(&[Takes::Text, Takes::Map(&PART)]);
/// A rank in a line, or with its parts named.
pub(super) const RANK_OR_TEXT: Takes = Takes::Either(&[Takes::Text, Takes::Map(&RANK)]);

/// By how much a value has changed.
static CHANGE: Keys = Keys {
    what: "a change",
    inherits: None,
    needs: &["by"],
    keys: &[
        key("by", Takes::Text, "The difference, with a sign or a word that says where it goes."),
        key("since", Takes::Text, "When the change began."),
        key("from", Takes::Text, "The value before; the difference is worked out from it."),
        key("cite", PASSAGES, "Where the change stands in the report, if not where the value does."),
    ],
};

/// The whole that a value is a part of.
static PART: Keys = Keys {
    what: "a whole",
    inherits: None,
    needs: &["value"],
    keys: &[
        key("value", Takes::Text, "What the figure is a part of, as in `102` or `100 %`."),
        key("as", Takes::Choice(&SHAPE_NAMES), "How the part is drawn."),
        key("cite", PASSAGES, "Where the whole stands in the report, if not where the value does."),
    ],
};

/// Another value.
pub(super) static COMPARISON: Keys = Keys {
    what: "a comparison",
    inherits: None,
    needs: &["value", "label"],
    keys: &[
        key("value", Takes::Text, "The other value."),
        key("label", Takes::Text, "What the other value is."),
        key("cite", PASSAGES, "Where the other value stands in the report, if not where the value does."),
    ],
};

/// A place among others.
static RANK: Keys = Keys {
    what: "a rank",
    inherits: None,
    needs: &["place", "of"],
    keys: &[
        key("place", Takes::Text, "Which place it is, from 1."),
        key("of", Takes::Text, "How many there are, as in `32 states`."),
        key("cite", PASSAGES, "Where the rank stands in the report, if not where the value does."),
    ],
};

/// The values that led to a value.
pub(super) static TREND: Keys = Keys {
    what: "a trend",
    inherits: None,
    needs: &["values", "first", "last"],
    keys: &[
        key("values", Takes::List(&Takes::Text), "The values from the first to the last, which is the figure's own."),
        key("first", Takes::Text, "What the first is called."),
        key("last", Takes::Text, "What the last is called."),
        key("cite", PASSAGES, "Where the values stand in the report, if not where the figure's does."),
    ],
};

impl Reader<'_> {
    /// Tells of what is drawn with a figure that is not shown.
    pub(super) fn refuse_drawings(&mut self, fields: &Fields<'_>) {
        let keys = ["change"].into_iter().chain(DRAWINGS);
        for (key, node) in keys.filter_map(|key| Some((key, fields.get(key)?))) {
            let message = format!("figures under `evidence` are not shown, and have no `{key}`");
            let help = "take it out, or move the figure to `figures`";
            self.fault(codes::FIGURE_NOT_SHOWN, message, node.span, "nothing to draw it with", help);
        }
    }

    /// Reads what is drawn with a figure.
    pub(super) fn drawing(&mut self, fields: &Fields<'_>) -> Option<OutlineDrawing> {
        let mut named = DRAWINGS.into_iter().filter_map(|key| Some((key, fields.get(key)?)));
        let (key, node) = named.next()?;
        for (other, second) in named {
            self.diagnostics.push(
                Diagnostic::new(codes::FIGURE_DRAWINGS, format!("a figure has one drawing, not `{key}` and `{other}`"))
                    .at(second.span, "a second drawing")
                    .at(node.span, "the figure has this one")
                    .help("keep the one that makes the point, or make a second figure of the other"),
            );
        }
        match key {
            "of" => self.part(node).map(OutlineDrawing::Part),
            "compare" => self.comparison(node).map(OutlineDrawing::Comparison),
            "rank" => self.rank(node).map(OutlineDrawing::Rank),
            _ => self.trend(node).map(OutlineDrawing::Trend),
        }
    }

    /// Reads by how much a value has changed: `+7.1 points since 2019`, or keys.
    pub(super) fn change(&mut self, node: &Node) -> Option<OutlineChange> {
        if !matches!(node.kind, Kind::Map(_)) {
            let by = self.words_of(node, "change", "+7.1 points since 2019")?;
            return Some(OutlineChange { by, since: None, from: None, cite: Vec::new() });
        }
        let fields = self.fields(node, &CHANGE)?;
        let by = self.required(&fields, "by", "say by how much, with a sign, as in `by: +7.1 points`");
        let (since, from) = (self.text(&fields, "since"), self.text(&fields, "from"));
        Some(OutlineChange { since, from, cite: self.cite(&fields), by: by? })
    }

    fn part(&mut self, node: &Node) -> Option<OutlinePart> {
        if !matches!(node.kind, Kind::Map(_)) {
            let whole = self.words_of(node, "of", "102")?;
            return Some(OutlinePart { whole, shape: None, cite: Vec::new() });
        }
        let fields = self.fields(node, &PART)?;
        let whole = self.required(&fields, "value", "say what the figure is a part of, as in `value: 102`");
        let shape =
            fields.get("as").and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "a way to draw a part", &SHAPES));
        Some(OutlinePart { shape, cite: self.cite(&fields), whole: whole? })
    }

    fn comparison(&mut self, node: &Node) -> Option<OutlineComparison> {
        if !matches!(node.kind, Kind::Map(_)) {
            let help = "write `compare: { value: 53.5 %, label: in 2019 }`";
            self.wrong_type(node, "`compare`", "keys with values", help);
            return None;
        }
        let fields = self.fields(node, &COMPARISON)?;
        let value = self.required(&fields, "value", "give the other value, as in `value: 53.5 %`");
        let label = self.required(&fields, "label", "say what the other value is, as in `label: in 2019`");
        Some(OutlineComparison { cite: self.cite(&fields), value: value?, label: label? })
    }

    fn rank(&mut self, node: &Node) -> Option<OutlineRank> {
        if !matches!(node.kind, Kind::Map(_)) {
            let place = self.words_of(node, "rank", "3 of 32")?;
            return Some(OutlineRank { place, of: None, cite: Vec::new() });
        }
        let fields = self.fields(node, &RANK)?;
        let place = self.required(&fields, "place", "say which place it is, as in `place: 3`");
        let of = self.required(&fields, "of", "say how many there are, as in `of: 32 states`");
        Some(OutlineRank { cite: self.cite(&fields), place: place?, of: Some(of?) })
    }

    fn trend(&mut self, node: &Node) -> Option<OutlineTrend> {
        if !matches!(node.kind, Kind::Map(_)) {
            let help = "write `trend: { values: [53.5, 60.6], first: \"2019\", last: \"2020\" }`";
            self.wrong_type(node, "`trend`", "keys with values", help);
            return None;
        }
        let fields = self.fields(node, &TREND)?;
        let items = match fields.get("values") {
            Some(node) => self.list(node, "`values`", "numbers"),
            None => {
                self.missing(&fields, "values", "write them from the first to the last, as in `values: [53.5, 60.6]`");
                return None;
            }
        };
        if !LENGTH.contains(&items.len()) {
            let (least, most) = (LENGTH.start(), LENGTH.end());
            let values = if items.len() == 1 { "1 value".to_owned() } else { format!("{} values", items.len()) };
            self.fault(
                codes::TREND_LENGTH,
                format!("a trend of {values} cannot be drawn as a line"),
                fields.get("values").map_or(node.span, |node| node.span),
                &format!("expected {least} to {most}"),
                "give the values from the first to the last, or take the trend out",
            );
            return None;
        }
        let values: Vec<Located> = items.iter().filter_map(|item| self.located(item, "a value of the trend")).collect();
        let first = self.required(&fields, "first", "say what the first value is, as in `first: \"2019\"`");
        let last = self.required(&fields, "last", "say what the last value is, as in `last: \"2020\"`");
        let cite = self.cite(&fields);
        let complete = values.len() == items.len();
        let trend = OutlineTrend { first: first?, last: last?, values, cite, span: node.span };
        complete.then_some(trend)
    }

    /// Reads the text of a key that takes keys as well. `example` is what may stand there.
    fn words_of(&mut self, node: &Node, key: &str, example: &str) -> Option<Located> {
        let text = self.located(node, &format!("`{key}`"))?;
        if text.text.trim().is_empty() {
            let help = format!("write it, as in `{key}: {example}`, or take the key out");
            self.fault(codes::EMPTY_TEXT, format!("`{key}` is empty"), text.span, "no words", help);
            return None;
        }
        Some(text)
    }
}
