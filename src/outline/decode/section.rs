//! Sections and recommendations.

use super::chart::CHART;
use super::cite::{ADDRESSES, PASSAGES};
use super::figure::{FIGURE, Label, OWN};
use super::media::{QUOTE, TABLE};
use super::picture::IMAGE;
use super::private::PRIVATE;
use super::slides::{EVENT, LAYOUT_NAMES, SIDE};
use crate::diagnostics::codes;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{FIGURES_IN_A_ROW, OutlinePoint, OutlineRecommendation, OutlineSection};
use crate::source::Spanned;
use crate::yaml::allow::ALLOW;

/// A section.
pub(super) static SECTION: Keys = Keys {
    what: "a section",
    inherits: Some("use"),
    needs: &["title"],
    keys: &[
        key("id", Takes::Word, "Name by which an extending outline takes the section."),
        key("use", Takes::Word, "The base's section to take, by its `id`."),
        key("title", Takes::Text, "Heading of the memo, section of the deck."),
        key("message", Takes::Text, "The sentence that the slide says."),
        key("text", Takes::Text, "Paragraphs of the memo."),
        key("minutes", MINUTES, "Time to speak, in minutes."),
        key("figures", Takes::List(&Takes::Map(&FIGURE)), "Key figures, one to four in a row."),
        key("points", Takes::List(&Takes::Either(&[Takes::Text, Takes::Map(&POINT)])), "What is said, point by point."),
        key("excerpt", ADDRESSES, "Passages that are reprinted in the memo."),
        key("chart", Takes::Map(&CHART), "A chart."),
        key("image", Takes::Map(&IMAGE), "A picture."),
        key("table", Takes::Map(&TABLE), "A table."),
        key("quote", Takes::Map(&QUOTE), "A quotation."),
        key("versus", Takes::List(&Takes::Map(&SIDE)), "A comparison of two columns."),
        key("timeline", Takes::Some(&Takes::Map(&EVENT)), "Events with their dates."),
        key(
            "layout",
            Takes::Choice(&LAYOUT_NAMES),
            "What the first slide shows, where what the section holds is not to decide.",
        ),
        key("say", Takes::Text, "Speaker notes."),
        key(
            "evidence",
            Takes::List(&Takes::MapWithout(&FIGURE, "label")),
            "Figures that back the text and are not shown.",
        ),
        key("own", Takes::List(&Takes::Map(&OWN)), "Numbers that no report holds, each with the reason."),
        key(
            "appendix",
            Takes::Truth,
            "Whether it stands in the appendix: shown where somebody asks, and in no agenda.",
        ),
        PRIVATE,
        ALLOW,
    ],
};

/// A recommendation.
pub(super) static RECOMMENDATION: Keys = Keys {
    what: "a recommendation",
    inherits: Some("use"),
    needs: &["action"],
    keys: &[
        key("id", Takes::Word, "Name by which an extending outline takes the recommendation."),
        key("use", Takes::Word, "The base's recommendation to take, by its `id`."),
        key("action", Takes::Text, "What is to be done."),
        key("who", Takes::Text, "By whom."),
        key("when", Takes::Text, "By when."),
        key("cite", PASSAGES, "Where the report asks for it."),
        key("own", Takes::Text, "Why the desk adds it; it is printed as the desk's own."),
        PRIVATE,
        ALLOW,
    ],
};

/// A point that is more than a text.
pub(super) static POINT: Keys = Keys {
    what: "a point",
    inherits: None,
    needs: &["text"],
    keys: &[
        key("text", Takes::Text, "What is said."),
        key("cite", PASSAGES, "Where it stands in the report."),
        key("own", Takes::Text, "Why the desk adds it; it is printed as the desk's own."),
        PRIVATE,
        ALLOW,
    ],
};

/// The longest time, in minutes: a day. More is a slip.
const MAX_MINUTES: f32 = 1440.0;

/// A number of minutes.
pub(super) const MINUTES: Takes = Takes::Number(0.0, MAX_MINUTES as f64);

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
        let fields = self.fields(node, &SECTION)?;
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
            versus: self.versus(&fields),
            timeline: self.timeline(&fields),
            layout: self.layout(&fields),
            say: self.text(&fields, "say"),
            evidence: self.figures(&fields, "evidence", Label::Optional),
            own: self.own_numbers(&fields),
            appendix: self.truth(&fields, "appendix"),
            private: self.is_private(&fields),
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
        self.tell_appendix_minutes(&section);
        self.tell_many_numbers(&section);
        Some(section)
    }

    /// Tells of minutes that nobody is to speak.
    fn tell_appendix_minutes(&mut self, section: &OutlineSection) {
        let in_appendix = section.appendix.as_ref().is_some_and(|appendix| appendix.value);
        if let (true, Some(minutes)) = (in_appendix, &section.minutes) {
            let message = "a section of the appendix takes no part of the time to speak";
            let help = "take the minutes out; where a base gives them, write `minutes: null`";
            self.fault(codes::APPENDIX_MINUTES, message, minutes.span, "not counted", help);
        }
    }

    /// Reads the recommendations.
    pub(super) fn recommendations(&mut self, fields: &Fields<'_>) -> Vec<OutlineRecommendation> {
        let items = self.items(fields, "recommendations", "recommendations");
        items.iter().filter_map(|item| self.recommendation(item)).collect()
    }

    fn recommendation(&mut self, node: &Node) -> Option<OutlineRecommendation> {
        let fields = self.fields(node, &RECOMMENDATION)?;
        let action = self.required(&fields, "action", "say what is to be done, as in `action: Fund the centres`");
        Some(OutlineRecommendation {
            id: self.id(&fields),
            action: action.unwrap_or_else(|| empty(&fields)),
            who: self.text(&fields, "who"),
            when: self.text(&fields, "when"),
            cite: self.cite(&fields),
            own: self.text(&fields, "own"),
            private: self.is_private(&fields),
            span: node.span,
        })
    }

    /// Reads an `id`.
    pub(super) fn id(&mut self, fields: &Fields<'_>) -> Option<Spanned<String>> {
        fields.get("id").and_then(|node| self.word(node, "`id`"))
    }

    /// Reads points.
    pub(super) fn points(&mut self, fields: &Fields<'_>) -> Vec<OutlinePoint> {
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
            return Some(OutlinePoint { text, cite: Vec::new(), own: None, private: false, span: node.span });
        };
        // `- Violence: it rose` is a text to its author and a key to YAML.
        if let [entry] = entries.as_slice()
            && entry.key.value.contains(char::is_uppercase)
            && !POINT.has(&entry.key.value)
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
        let fields = self.fields(node, &POINT)?;
        let text = self.required(&fields, "text", "say it, as in `text: …`")?;
        let (cite, own, private) = (self.cite(&fields), self.text(&fields, "own"), self.is_private(&fields));
        Some(OutlinePoint { text, cite, own, private, span: node.span })
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
