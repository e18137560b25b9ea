//! What is made for slides: comparisons, timelines, and the layout that a section asks for.

use super::cite::PASSAGES;
use super::section::POINT;
use crate::diagnostics::codes;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Keys, Takes, key, names};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{Layout, OutlineEvent, OutlineSection, OutlineSide};
use crate::source::Spanned;

/// One column of a comparison.
pub(super) static SIDE: Keys = Keys {
    what: "a column of a comparison",
    inherits: None,
    needs: &["heading", "points"],
    keys: &[
        key("heading", Takes::Text, "What is compared."),
        key("points", Takes::Some(&Takes::Either(&[Takes::Text, Takes::Map(&POINT)])), "What is said of it."),
        key("cite", PASSAGES, "Where all of it stands in the report."),
    ],
};

/// An event of a timeline.
pub(super) static EVENT: Keys = Keys {
    what: "an event",
    inherits: None,
    needs: &["when", "what"],
    keys: &[
        key("when", Takes::Text, "The date, as it is to be read: a year, a month, a day."),
        key("what", Takes::Text, "What happened, in a few words."),
        key("cite", PASSAGES, "Where it stands in the report."),
        key("own", Takes::Text, "Why the desk adds it; it is printed as the desk's own."),
    ],
};

/// The layouts by the words for them.
pub(super) const LAYOUTS: [(&str, Layout); 13] = [
    ("points", Layout::Points),
    ("points-and-figures", Layout::PointsAndFigures),
    ("points-and-picture", Layout::PointsAndPicture),
    ("points-and-chart", Layout::PointsAndChart),
    ("number", Layout::Number),
    ("figures", Layout::Figures),
    ("comparison", Layout::Comparison),
    ("timeline", Layout::Timeline),
    ("chart", Layout::Chart),
    ("table", Layout::Table),
    ("picture", Layout::Picture),
    ("quotation", Layout::Quotation),
    ("text", Layout::Text),
];
/// Their names.
pub(super) const LAYOUT_NAMES: [&str; LAYOUTS.len()] = names(&LAYOUTS);

/// Columns of a comparison.
const SIDES: usize = 2;

impl Reader<'_> {
    /// Reads a comparison; none where it has not two columns.
    pub(super) fn versus(&mut self, fields: &Fields<'_>) -> Vec<OutlineSide> {
        let Some(node) = fields.get("versus") else { return Vec::new() };
        let items = self.list(node, "`versus`", "two columns");
        if let Kind::List(found) = &node.kind
            && found.len() != SIDES
        {
            let counted = match found.len() {
                0 => "none".to_owned(),
                1 => "one".to_owned(),
                many => many.to_string(),
            };
            let place = found.get(SIDES).map_or(node.span, |one_too_many| one_too_many.span);
            self.fault(
                codes::COMPARISON,
                format!("a comparison has two columns, and this has {counted}"),
                place,
                if found.len() > SIDES { "one too many" } else { "expected two columns" },
                if found.len() > SIDES {
                    "compare two things at a time; a `table` holds more"
                } else {
                    "write `- { heading: …, points: […] }` twice"
                },
            );
            return Vec::new();
        }
        let sides: Vec<OutlineSide> = items.iter().filter_map(|item| self.side(item)).collect();
        // One that cannot be read was told, and leaves nothing to compare with.
        if sides.len() == SIDES { sides } else { Vec::new() }
    }

    fn side(&mut self, node: &Node) -> Option<OutlineSide> {
        let fields = self.fields(node, &SIDE)?;
        let heading = self.required(&fields, "heading", "say what is compared, as in `heading: A toll`");
        let points = self.points(&fields);
        let help = "say what there is to it, as in `points: [It would need a law.]`";
        match fields.get("points") {
            None => self.missing(&fields, "points", help),
            Some(Node { kind: Kind::List(items), span }) if items.is_empty() => {
                self.fault(codes::EMPTY_LIST, "the column says nothing", *span, "nothing in it", help);
            }
            Some(_) => {}
        }
        let cite = self.cite(&fields);
        (!points.is_empty()).then_some(OutlineSide { heading: heading?, points, cite })
    }

    /// Reads a timeline.
    pub(super) fn timeline(&mut self, fields: &Fields<'_>) -> Vec<OutlineEvent> {
        let items = self.items(fields, "timeline", "events");
        if let Some(Node { kind: Kind::List(items), span }) = fields.get("timeline")
            && items.is_empty()
        {
            let help = "add events, as in `- { when: May 2019, what: The bridge opened, cite: history:3 }`";
            self.fault(codes::EMPTY_LIST, "a timeline without events shows nothing", *span, "nothing in it", help);
        }
        items.iter().filter_map(|item| self.event(item)).collect()
    }

    fn event(&mut self, node: &Node) -> Option<OutlineEvent> {
        let fields = self.fields(node, &EVENT)?;
        let when = self.required(&fields, "when", "say when, as in `when: May 2019`");
        let what = self.required(&fields, "what", "say what happened, as in `what: The bridge opened`");
        let (cite, own) = (self.cite(&fields), self.text(&fields, "own"));
        Some(OutlineEvent { when: when?, what: what?, cite, own })
    }

    /// Reads the layout that a section asks for.
    pub(super) fn layout(&mut self, fields: &Fields<'_>) -> Option<Spanned<Layout>> {
        let node = fields.get("layout")?;
        let layout = self.choice(node, codes::UNKNOWN_CHOICE, "a layout", &LAYOUTS)?;
        let lacks = layout.value.needs().iter().find(|key| fields.get(key).is_none());
        if let Some(key) = lacks {
            let message = format!("the layout shows `{key}`, and the section has none");
            let help = format!("add `{key}` to the section, or take `layout` out: what it holds decides then");
            self.fault(codes::LAYOUT_LACKS, message, layout.span, &format!("needs `{key}`"), help);
            return None;
        }
        Some(layout)
    }

    /// Tells of a big number that is not one.
    pub(super) fn tell_many_numbers(&mut self, section: &OutlineSection) {
        if let (Some(Spanned { value: Layout::Number, span }), Some(second)) = (&section.layout, section.figures.get(1))
        {
            let message = format!("one big number is wanted, and the section has {} figures", section.figures.len());
            let help = "keep one of them, or write `layout: figures`";
            self.diagnostics.push(
                crate::diagnostics::Diagnostic::new(codes::LAYOUT_LACKS, message)
                    .at(*span, "shows one")
                    .at(second.span, "and this is a second")
                    .help(help),
            );
        }
    }
}

impl Layout {
    /// Returns the keys of a section without which there is nothing to show.
    fn needs(self) -> &'static [&'static str] {
        match self {
            Layout::Points => &["points"],
            Layout::PointsAndFigures => &["points", "figures"],
            Layout::PointsAndPicture => &["points", "image"],
            Layout::PointsAndChart => &["points", "chart"],
            Layout::Number | Layout::Figures => &["figures"],
            Layout::Comparison => &["versus"],
            Layout::Timeline => &["timeline"],
            Layout::Chart => &["chart"],
            Layout::Table => &["table"],
            Layout::Picture => &["image"],
            Layout::Quotation => &["quote"],
            Layout::Text => &["text"],
        }
    }
}
