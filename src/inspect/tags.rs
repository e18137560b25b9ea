//! The structure tree (ISO 32000-1, 14.7): elements, and what they say.

use super::Line;
use super::file::{File, clean, name};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

/// The most elements that are read.
const ELEMENTS: usize = 2_000_000;
/// Elements are not followed deeper than this.
const DEEPEST: usize = 200;

/// An element of the tree.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its type as it is written.
    pub(super) role: String,
    /// The standard type that the role map makes of it, where that is another.
    pub(super) standard: Option<String>,
    /// What it holds, in reading order.
    pub(super) kids: Vec<Kid>,
    /// How deep it lies.
    depth: usize,
    /// Title.
    pub(super) title: Option<String>,
    /// Text in place of a picture.
    pub(super) alt: Option<String>,
    /// Characters in place of those that are shown.
    pub(super) actual: Option<String>,
    /// What an abbreviation stands for.
    pub(super) expansion: Option<String>,
    /// Language, where it differs.
    pub(super) language: Option<String>,
    /// Identifier.
    pub(super) id: Option<String>,
    /// Attributes of layout, lists and tables, by name.
    pub(super) attributes: Vec<(&'static str, String)>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Kid {
    /// Another element, by its index.
    Element(usize),
    /// What a stretch of a page says, soft hyphens included, with the page's number.
    Words(String, Option<usize>),
    /// A link, with where it leads.
    Link {
        /// What it is called.
        contents: Option<String>,
        /// Where it leads.
        to: String,
    },
    /// Another annotation or object.
    Object(String),
}

/// Attributes that are shown (ISO 32000-1, 14.8.5).
const ATTRIBUTES: [&str; 7] = ["ListNumbering", "Scope", "Headers", "RowSpan", "ColSpan", "Summary", "BBox"];

impl Element {
    /// Returns the standard type that it has or is mapped to.
    pub(super) fn kind(&self) -> &str {
        self.standard.as_deref().unwrap_or(&self.role)
    }
}

/// Returns the elements, each after its parent; empty for a PDF without tags.
pub(super) fn read(file: &File) -> Vec<Element> {
    let root = file.catalog().and_then(|catalog| file.dict(catalog, "StructTreeRoot"));
    let Some(root) = root else { return Vec::new() };
    let mut elements: Vec<Element> = Vec::new();
    let mut seen = BTreeSet::new();
    // What is still to be read: the object, the element that holds it, and the page that holds for it.
    let mut open: Vec<(&Object, Option<usize>, Option<ObjectId>)> =
        file.list(root, "K").iter().rev().map(|kid| (kid, None, None)).collect();
    while let Some((object, parent, page)) = open.pop() {
        if let (Ok(number), Some(parent)) = (file.at(object).as_i64(), parent) {
            elements[parent].kids.extend(words(file, page, page, number));
            continue;
        }
        let Some(dictionary) = file.as_dict(object) else { continue };
        let own_page = dictionary.get(b"Pg").ok().and_then(|page| page.as_reference().ok()).or(page);
        match file.name(dictionary, "Type").as_deref() {
            Some("MCR") => {
                let stream = dictionary.get(b"Stm").ok().and_then(|stream| stream.as_reference().ok());
                let number = file.get(dictionary, "MCID").and_then(|number| number.as_i64().ok());
                if let (Some(parent), Some(number)) = (parent, number) {
                    elements[parent].kids.extend(words(file, stream.or(own_page), own_page, number));
                }
            }
            Some("OBJR") => {
                if let Some((parent, target)) = parent.zip(file.dict(dictionary, "Obj")) {
                    elements[parent].kids.push(referred(file, target));
                }
            }
            _ => {
                let depth = parent.map_or(0, |parent| elements[parent].depth + 1);
                let known = object.as_reference().is_ok_and(|id| !seen.insert(id));
                if known || depth > DEEPEST || elements.len() >= ELEMENTS {
                    continue;
                }
                let index = elements.len();
                elements.push(element(file, root, dictionary, depth));
                if let Some(parent) = parent {
                    elements[parent].kids.push(Kid::Element(index));
                }
                let page = dictionary.get(b"Pg").ok().and_then(|page| page.as_reference().ok());
                open.extend(file.list(dictionary, "K").iter().rev().map(|kid| (kid, Some(index), page)));
            }
        }
    }
    elements
}

/// Returns what a stretch says.
fn words(file: &File, holder: Option<ObjectId>, page: Option<ObjectId>, number: i64) -> Option<Kid> {
    let words = file.contents().of(holder?, number);
    let page = page.and_then(|page| file.page_number(&Object::Reference(page)));
    Some(Kid::Words(words.to_owned(), page))
}

/// Returns what an object of the page is.
fn referred(file: &File, object: &Dictionary) -> Kid {
    match file.name(object, "Subtype").as_deref() {
        Some("Link") => Kid::Link {
            contents: file.text(object, "Contents"),
            to: file.target(object).unwrap_or_else(|| "nowhere".to_owned()),
        },
        kind => Kid::Object(kind.unwrap_or("object").to_owned()),
    }
}

/// Reads what an element is, without what it holds.
fn element(file: &File, root: &Dictionary, dictionary: &Dictionary, depth: usize) -> Element {
    let role = file.name(dictionary, "S").unwrap_or_else(|| "(no type)".to_owned());
    let standard = file.dict(root, "RoleMap").and_then(|map| file.name(map, &role));
    Element {
        standard: standard.filter(|standard| *standard != role),
        role,
        depth,
        title: file.text(dictionary, "T"),
        alt: file.text(dictionary, "Alt"),
        actual: file.text(dictionary, "ActualText"),
        expansion: file.text(dictionary, "E"),
        language: file.text(dictionary, "Lang"),
        id: file.text(dictionary, "ID"),
        attributes: attributes(file, dictionary),
        ..Element::default()
    }
}

fn attributes(file: &File, dictionary: &Dictionary) -> Vec<(&'static str, String)> {
    let owners: Vec<&Dictionary> = file.list(dictionary, "A").iter().filter_map(|owner| file.as_dict(owner)).collect();
    let found = ATTRIBUTES.into_iter().filter_map(|key| {
        let value = owners.iter().find_map(|owner| file.get(owner, key))?;
        Some((key, spell(file, value)))
    });
    found.collect()
}

/// Spells an attribute's value.
fn spell(file: &File, value: &Object) -> String {
    match value {
        Object::Name(value) => name(value),
        Object::Integer(number) => number.to_string(),
        Object::Real(number) => number.to_string(),
        Object::String(..) => super::file::text(value).unwrap_or_default(),
        Object::Array(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .take(100)
                .map(|part| match file.at(part) {
                    Object::Array(_) => String::new(),
                    part => spell(file, part),
                })
                .collect();
            parts.join(",")
        }
        _ => String::new(),
    }
}

/// Returns the tree as lines. An element's words stand on its own line where it holds nothing else.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let elements = read(file);
    if elements.is_empty() {
        return vec![Line::new(0, "no tags")];
    }
    let roots: Vec<Kid> = (0..elements.len()).filter(|&index| elements[index].depth == 0).map(Kid::Element).collect();
    let mut open: Vec<(usize, &Kid)> = roots.iter().rev().map(|root| (0, root)).collect();
    let mut lines = Vec::new();
    let mut last_page = None;
    while let Some((depth, kid)) = open.pop() {
        let mut page = None;
        let mut line = match kid {
            Kid::Element(index) => {
                let element = &elements[*index];
                let line = describe(element);
                match element.kids.as_slice() {
                    [Kid::Words(words, own)] => {
                        page = *own;
                        say(line, words)
                    }
                    kids => {
                        open.extend(kids.iter().rev().map(|kid| (depth + 1, kid)));
                        line
                    }
                }
            }
            Kid::Words(words, own) => {
                page = *own;
                say(Line::new(0, ""), words)
            }
            Kid::Link { contents, to } => {
                let line = Line::new(0, "->").fact("to", to);
                contents.iter().fold(line, |line, contents| line.fact("contents", contents))
            }
            Kid::Object(kind) => Line::new(0, format!("({kind})")),
        };
        line.depth = depth;
        if let Some(page) = page.filter(|_| page != last_page) {
            line = line.fact("page", page.to_string());
            last_page = Some(page);
        }
        // A stretch that says nothing is drawn and not read: a figure's ground.
        if !matches!(kid, Kid::Words(..)) || line.words.is_some() {
            lines.push(line);
        }
    }
    lines
}

/// Adds what a stretch says, where it says anything, without the spaces at its ends.
fn say(line: Line, words: &str) -> Line {
    let words = clean(words);
    if words.trim().is_empty() { line } else { line.says(words.trim()) }
}

/// Returns the line of an element.
fn describe(element: &Element) -> Line {
    let mut line = Line::new(0, &element.role);
    let known = [
        ("as", &element.standard),
        ("T", &element.title),
        ("Lang", &element.language),
        ("ID", &element.id),
        ("Alt", &element.alt),
        ("ActualText", &element.actual),
        ("E", &element.expansion),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            line.facts.push((name, value.clone()));
        }
    }
    line.facts.extend(element.attributes.iter().cloned());
    line
}
