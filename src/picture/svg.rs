//! SVG files: what has to be looked at before they are made into paths, and the faces for their words.

use super::{Unreadable, Vector, paths};
use crate::text::{Face, Family, Fonts, Weight};
use std::collections::BTreeMap;
use std::sync::Arc;
use usvg::fontdb;
use usvg::roxmltree::{Document, Error as XmlError, Node, NodeId, ParsingOptions};

/// Elements that a picture may have, each counted as often as it is used. A detailed map has some thousands.
const MAX_ELEMENTS: u64 = 50_000;
/// Bytes of element names, attributes and words, each counted as often as it is used.
const MAX_BYTES: u64 = 32 << 20;
/// Elements within elements. Drawing programs stay under thirty.
const MAX_DEPTH: usize = 100;
/// Copies of arrow heads and the like that a picture may draw.
const MAX_MARKERS: u64 = 1_000_000;

/// The mend for what paths with solid paint cannot say.
pub(super) const SIMPLIFY: &str = "flatten it in the drawing program, or save the picture as PNG";

/// Returns whether a file that is no picture of pixels looks like an SVG.
pub(super) fn is_likely(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let first = head.iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'<') && head.windows(4).any(|window| window.eq_ignore_ascii_case(b"<svg") || window == b":svg")
}

/// Makes an SVG into paths.
pub(super) fn decode(bytes: &[u8]) -> Result<Vector, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::new("the SVG is not UTF-8", "save it as UTF-8"))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let nodes_limit = u32::try_from(MAX_ELEMENTS * 4).unwrap_or(u32::MAX);
    let options = ParsingOptions { allow_dtd: true, nodes_limit, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        XmlError::NodesLimitReached => too_detailed(),
        _ => Unreadable::new(format!("the SVG is not well formed: {error}"), "save it again from the drawing program"),
    })?;
    let words = check(&document)?;
    let mut options = usvg::Options {
        // Lengths in millimetres and inches come out in points.
        dpi: 72.0,
        font_family: SANS.to_owned(),
        // Neither files nor data within the file are opened.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    if words {
        options.fontdb = Arc::new(faces());
        options.font_resolver.select_font = Box::new(|font, faces| select(font, faces));
    }
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => {
            Unreadable::new("the SVG has no size", "give its first element a `viewBox`, or `width` and `height`")
        }
        usvg::Error::ElementsLimitReached => too_detailed(),
        other => Unreadable::new(format!("the SVG cannot be read: {other}"), SIMPLIFY),
    })?;
    paths::collect(&tree)
}

/// Says that a picture has too many parts.
pub(super) fn too_detailed() -> Unreadable {
    Unreadable::new("the SVG has more parts than can be drawn", "simplify it, or save the picture as PNG")
}

/// Looks for what would be lost without a word, and for pictures that unfold beyond the limits. Returns whether the
/// picture holds words.
fn check(document: &Document<'_>) -> Result<bool, Unreadable> {
    let root = document.root_element();
    let mut words = false;
    let mut by_id = BTreeMap::new();
    let mut markers = 0u64;
    let mut outline_bytes = 0u64;
    // Elements that are still open, to know how deep the next one stands.
    let mut open: Vec<NodeId> = Vec::new();
    for node in root.descendants().filter(Node::is_element) {
        while open.last().is_some_and(|last| node.parent().is_some_and(|parent| parent.id() != *last)) {
            open.pop();
        }
        open.push(node.id());
        if open.len() > MAX_DEPTH {
            let message = format!("elements of the SVG stand more than {MAX_DEPTH} deep in one another");
            return Err(Unreadable::new(message, "ungroup them, or save the picture as PNG"));
        }
        if let Some(id) = node.attribute("id") {
            by_id.entry(id).or_insert(node);
        }
        let elsewhere = href(node).filter(|href| !href.starts_with('#') && !href.is_empty());
        match (node.tag_name().name(), elsewhere) {
            ("image", Some(href)) if href.starts_with("data:") => {
                return Err(Unreadable::new("the SVG holds a picture of pixels", "save the whole picture as PNG"));
            }
            ("image" | "use" | "feImage" | "textPath" | "tref", Some(href)) => {
                let shown: String = href.chars().take(60).collect();
                let message = format!("the SVG refers to another file, `{shown}`, and none is fetched");
                return Err(Unreadable::new(
                    message,
                    "draw what it shows into the SVG itself, or save the picture as PNG",
                ));
            }
            ("foreignObject", _) if !node.ancestors().any(|above| above.has_tag_name((SVG, "switch"))) => {
                let message = "the SVG holds parts of a web page (`foreignObject`), which cannot be drawn";
                return Err(Unreadable::new(message, "turn text into plain SVG text, or save the picture as PNG"));
            }
            ("text", _) => words = true,
            ("marker", _) => markers += node.descendants().filter(Node::is_element).count() as u64,
            _ => {}
        }
        let outline = node.attribute("d").or(node.attribute("points")).map_or(0, str::len);
        outline_bytes = outline_bytes.saturating_add(outline as u64);
    }
    // A marker is drawn at each corner of an outline, and a corner takes four bytes or so.
    if markers.saturating_mul(outline_bytes / 4) > MAX_MARKERS {
        return Err(too_detailed());
    }
    let weight = Unfolding { by_id, known: BTreeMap::new() }.weigh(root, 0);
    if weight.elements > MAX_ELEMENTS || weight.bytes > MAX_BYTES {
        return Err(too_detailed());
    }
    Ok(words)
}

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Returns what an element refers to, by the attribute of SVG 2 or that of SVG 1.1.
fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let old = ("http://www.w3.org/1999/xlink", "href");
    node.attribute("href").or_else(|| node.attribute(old)).map(str::trim)
}

/// How much a picture is once each `use` stands for what it uses.
#[derive(Clone, Copy, Default)]
struct Extent {
    elements: u64,
    bytes: u64,
}

/// Weighs elements; the weight of what is used several times is kept.
struct Unfolding<'a, 'input> {
    by_id: BTreeMap<&'a str, Node<'a, 'input>>,
    known: BTreeMap<usize, Extent>,
}

impl Unfolding<'_, '_> {
    fn weigh(&mut self, node: Node<'_, '_>, depth: usize) -> Extent {
        if let Some(weight) = self.known.get(&node.id().get_usize()) {
            return *weight;
        }
        // What uses itself would go on for ever; while it is weighed it counts for nothing, as it is never drawn.
        self.known.insert(node.id().get_usize(), Extent::default());
        let attributes = node.attributes().map(|attribute| attribute.value().len() as u64).sum::<u64>();
        let words = node.text().filter(|_| node.is_text()).map_or(0, |text| text.len() as u64);
        let mut weight = Extent { elements: u64::from(node.is_element()), bytes: 16 + attributes + words };
        let used = if node.has_tag_name((SVG, "use")) { href(node) } else { None };
        let used = used.and_then(|href| self.by_id.get(href.strip_prefix('#')?)).copied();
        // Chains of `use` are as deep as elements may stand.
        if depth <= 2 * MAX_DEPTH {
            for part in node.children().chain(used) {
                let part = self.weigh(part, depth + 1);
                weight.elements = weight.elements.saturating_add(part.elements);
                weight.bytes = weight.bytes.saturating_add(part.bytes);
            }
        } else {
            weight.elements = u64::MAX;
        }
        self.known.insert(node.id().get_usize(), weight);
        weight
    }
}

/// The families that words are set in, as their files name them.
const SANS: &str = "Source Sans 3";
const SERIF: &str = "Source Serif 4";

/// Returns the faces for words. The machine's own are not looked at: the same picture looks alike everywhere.
fn faces() -> fontdb::Database {
    let mut faces = fontdb::Database::new();
    for family in [Family::Sans, Family::Serif] {
        for (weight, italic) in
            [(Weight::Regular, false), (Weight::Regular, true), (Weight::Semibold, false), (Weight::Semibold, true)]
        {
            let data = Fonts::built_in(Face { family, weight, italic });
            faces.load_font_source(fontdb::Source::Binary(Arc::new(data)));
        }
    }
    faces
}

/// Chooses the face that is nearest to what the picture asks for: the serif where it names one or a face known to be
/// one, else the sans.
fn select(font: &usvg::Font, faces: &fontdb::Database) -> Option<fontdb::ID> {
    let serif = font.families().iter().find_map(|family| match family {
        usvg::FontFamily::Serif => Some(true),
        usvg::FontFamily::SansSerif | usvg::FontFamily::Monospace => Some(false),
        usvg::FontFamily::Named(name) => {
            let name = name.to_lowercase();
            let serif = ["serif", "times", "georgia", "garamond", "palatino", "roman", "minion", "cambria"];
            Some(serif.iter().any(|known| name.contains(known)) && !name.contains("sans"))
        }
        _ => None,
    });
    let family = if serif == Some(true) { SERIF } else { SANS };
    let style = match font.style() {
        usvg::FontStyle::Normal => fontdb::Style::Normal,
        usvg::FontStyle::Italic | usvg::FontStyle::Oblique => fontdb::Style::Italic,
    };
    faces.query(&fontdb::Query {
        families: &[fontdb::Family::Name(family)],
        weight: fontdb::Weight(font.weight()),
        stretch: fontdb::Stretch::Normal,
        style,
    })
}

/// Returns the first character that no face has; blanks need none.
pub(super) fn missing_character(text: &str) -> Option<char> {
    let fonts = Fonts::bundled();
    let regular = |family| Face { family, weight: Weight::Regular, italic: false };
    let has = |character| {
        [Family::Sans, Family::Serif].iter().any(|family| fonts.glyph(regular(*family), character).is_some())
    };
    text.chars().find(|character| !character.is_whitespace() && !character.is_control() && !has(*character))
}
