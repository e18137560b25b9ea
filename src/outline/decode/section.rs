//! Sections and recommendations.

use super::figure::Label;
use crate::diagnostics::codes;
use crate::outline::fields::{Fields, Reader};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{FIGURES_IN_A_ROW, OutlinePoint, OutlineRecommendation, OutlineSection};
use crate::source::Spanned;

/// The keys of a section.
const SECTION: &[&str] = &[
    "id", "use", "title", "message", "text", "minutes", "figures", "points", "excerpt", "chart", "image", "table",
    "quote", "say", "evidence", "own",
];

/// The keys of a recommendation.
const RECOMMENDATION: &[&str] = &["id", "use", "action", "who", "when", "cite", "own"];

/// The keys of a point that is more than a text.
const POINT: &[&str] = &["text", "cite", "own"];

/// The longest time, in minutes: a day. More is a slip.
const MAX_MINUTES: f32 = 1440.0;

/// A key that takes a number of minutes.
pub(super) struct Minutes {
    key: &'static str,
    of: &'static str,
    example: &'static str,
}

/// The time to speak of a section.
const OF_SECTION: Minutes = Minutes { key: "`minutes`", of: "a section", example: "`minutes: 2` or `minutes: 1.5`" };

/// The length of the meeting.
pub(super) const DURATION: Minutes = Minutes { key: "`duration`", of: "a meeting", example: "`duration: 45`" };

impl Reader<'_> {
    /// Reads the sections.
    pub(super) fn sections(&mut self, fields: &Fields<'_>) -> Vec<OutlineSection> {
        let items = self.items(fields, "sections", "sections");
        items.iter().filter_map(|item| self.section(item)).collect()
    }

    fn section(&mut self, node: &Node) -> Option<OutlineSection> {
        let fields = self.fields(node, "a section", SECTION)?;
        let title = self.title(&fields, "write one, as in `title: Why it matters here`");
        let section = OutlineSection {
            id: self.id(&fields),
            title: title.unwrap_or_else(|| empty(&fields)),
            message: self.text(&fields, "message"),
            text: self.text(&fields, "text"),
            minutes: fields.get("minutes").and_then(|node| self.minutes(node, &OF_SECTION)),
            figures: self.figures(&fields, "figures", Label::Required),
            points: self.points(&fields),
            excerpt: self.excerpt(&fields),
            chart: fields.get("chart").and_then(|node| self.chart(node)),
            image: fields.get("image").and_then(|node| self.image(node)),
            table: fields.get("table").and_then(|node| self.table(node)),
            quote: fields.get("quote").and_then(|node| self.quote(node)),
            say: self.text(&fields, "say"),
            evidence: self.figures(&fields, "evidence", Label::Optional),
            own: self.own_numbers(&fields),
            span: node.span,
        };
        if let Some(figure) = section.figures.get(FIGURES_IN_A_ROW) {
            self.fault(
                codes::FIGURES_MANY,
                format!("the section has {} figures", section.figures.len()),
                figure.span,
                "does not fit in one row with those before it",
                format!(
                    "keep the {FIGURES_IN_A_ROW} that matter most; those under `evidence` are checked and not shown"
                ),
            );
        }
        Some(section)
    }

    /// Reads the recommendations.
    pub(super) fn recommendations(&mut self, fields: &Fields<'_>) -> Vec<OutlineRecommendation> {
        let items = self.items(fields, "recommendations", "recommendations");
        items.iter().filter_map(|item| self.recommendation(item)).collect()
    }

    fn recommendation(&mut self, node: &Node) -> Option<OutlineRecommendation> {
        let fields = self.fields(node, "a recommendation", RECOMMENDATION)?;
        let action = self.required(&fields, "action", "say what is to be done, as in `action: Fund the centres`");
        Some(OutlineRecommendation {
            id: self.id(&fields),
            action: action.unwrap_or_else(|| empty(&fields)),
            who: self.text(&fields, "who"),
            when: self.text(&fields, "when"),
            cite: self.cite(&fields),
            own: self.text(&fields, "own"),
            span: node.span,
        })
    }

    fn id(&mut self, fields: &Fields<'_>) -> Option<Spanned<String>> {
        fields.get("id").and_then(|node| self.word(node, "`id`"))
    }

    fn points(&mut self, fields: &Fields<'_>) -> Vec<OutlinePoint> {
        let items = self.items(fields, "points", "points");
        items.iter().filter_map(|item| self.point(item)).collect()
    }

    fn point(&mut self, node: &Node) -> Option<OutlinePoint> {
        let Kind::Map(entries) = &node.kind else {
            let text = self.located(node, "a point")?;
            if text.text.trim().is_empty() {
                self.fault(codes::EMPTY_TEXT, "a point is empty", node.span, "no words", "write it, or take it out");
                return None;
            }
            return Some(OutlinePoint { text, cite: Vec::new(), own: None });
        };
        // `- Violence: it rose` is a text to its author and a key to YAML.
        if let [entry] = entries.as_slice()
            && entry.key.value.contains(char::is_uppercase)
            && !POINT.contains(&entry.key.value.as_str())
        {
            self.fault(
                codes::WRONG_TYPE,
                format!("YAML takes `{}` for a key, because a colon and a space follow it", entry.key.value),
                entry.key.span,
                "expected the text of a point",
                "put the whole point in quotation marks",
            );
            return None;
        }
        let fields = self.fields(node, "a point", POINT)?;
        let text = self.required(&fields, "text", "say it, as in `text: …`")?;
        Some(OutlinePoint { text, cite: self.cite(&fields), own: self.text(&fields, "own") })
    }

    /// Reads a number of minutes.
    pub(super) fn minutes(&mut self, node: &Node, key: &Minutes) -> Option<Spanned<f32>> {
        let word = self.word(node, key.key)?;
        let plain = word.value.chars().all(|character| character.is_ascii_digit() || character == '.');
        match word.value.parse::<f32>() {
            Ok(value) if plain && value <= MAX_MINUTES => Some(Spanned { value, span: word.span }),
            _ => {
                let message = if word.value.starts_with('-') {
                    format!("{} cannot take `{}` minutes", key.of, word.value)
                } else {
                    format!("`{}` is not a number of minutes", word.value)
                };
                let help = format!("write a plain number, as in {}", key.example);
                self.fault(codes::NUMBER, message, word.span, "expected a number from 0 to 1440", help);
                None
            }
        }
    }
}

/// Stands for a text that is missing, so that what is beside it is still checked.
fn empty(fields: &Fields<'_>) -> crate::source::Located {
    crate::source::Located { text: String::new(), span: fields.span, offsets: Vec::new() }
}
