//! A theme's file → a [`Look`]: what it extends is merged, then colours, faces and the scale are read, and by their names
//! the tokens of each format.

use super::colours::{colours, place};
use super::faces::{self, FACES};
use super::legible;
use super::tokens::{Group, Scope};
use super::values::on;
use super::{
    Banner, Colours, DeckTheme, Floors, HandoutTheme, Ink, Look, MemoTheme, OnepagerTheme, ReadingTheme, Theme,
};
use crate::diagnostics::{Diagnostic, Diagnostics, codes, nearest};
use crate::geometry::Pt;
use crate::source::{SourceFile, Sources, Span, Spanned};
use crate::yaml::extends::{self, Lineage};
use crate::yaml::fields::{Fields, Reader};
use crate::yaml::keys::{Keys, Takes, key};
use crate::yaml::{Entry, Kind, Node, find, merge};
use std::path::Path;
use std::sync::Arc;

/// The largest theme that is read, in bytes. A whole one has a tenth of this.
const LIMIT: u64 = 128 << 10;

/// The smallest type on paper: that of footnotes in pocket editions.
pub const LEAST_ON_PAPER: Pt = Pt(6.0);

/// The theme that holds where none is named, and that supplies what others do not say.
pub const USUAL: &str = "institute";

/// Themes that are built in, with their files.
pub(super) const BUILT_IN: &[(&str, &str)] = &[
    (USUAL, include_str!("../../assets/themes/institute.yaml")),
    ("plain", include_str!("../../assets/themes/plain.yaml")),
    ("night", include_str!("../../assets/themes/night.yaml")),
];

/// A theme.
pub(super) static THEME: Keys = Keys {
    what: "a theme",
    inherits: Some("extends"),
    needs: &[],
    keys: &[
        key("colours", Takes::Map(Colours::KEYS), "Colours by role."),
        key("screen", Takes::Map(Colours::KEYS), "Colours of slides on a screen, where they are others than on paper."),
        key("banner", Takes::Map(Banner::KEYS), "Where the marking of an outline stands, on all pages."),
        key("faces", Takes::Map(&FACES), "Families by role."),
        key("scale", Takes::Map(&SCALE), "Sizes of type by name."),
        key("deck", Takes::Map(DeckTheme::KEYS), "Slides."),
        key("memo", Takes::Map(MemoTheme::KEYS), "Running text on paper."),
        key("onepager", Takes::Map(OnepagerTheme::KEYS), "One page."),
        key("handout", Takes::Map(HandoutTheme::KEYS), "Slides on paper, and the presenter's notes."),
        key("reading", Takes::Map(ReadingTheme::KEYS), "Handouts for reading, in columns."),
    ],
};

/// Sizes of type, with their leading.
pub(super) static SCALE: Keys = Keys {
    what: "the scale of a theme",
    inherits: None,
    needs: &[],
    keys: &[
        key("slides", Takes::Names(&Takes::Word), "Steps of the deck: size and leading in points, as in `20/26`."),
        key("paper", Takes::Names(&Takes::Word), "Steps of all else."),
    ],
};

/// How themes extend one another.
const LINEAGE: Lineage = Lineage {
    noun: "theme",
    example: "a theme begins like this: `extends: institute`, then `colours:` and what is to be another",
    limit: LIMIT,
    built_in,
    adopt: |_, _, _, _| (),
};

/// Where colours are seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// On paper, which is white.
    Paper,
    /// On a screen.
    Screen,
}

/// Reads the theme that an outline names, or the one that holds where none is named. Returns none where it has faults,
/// which are told.
pub fn load(
    named: Option<&Spanned<String>>,
    ink: Ink,
    sources: &mut Sources<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Look> {
    let (name, from) = named.map_or((USUAL, None), |named| (named.value.as_str(), Some(named.span)));
    let tree = extends::load((Path::new(name), from), &LINEAGE, sources, diagnostics)?;
    let Kind::Map(mut entries) = tree.root.kind else { return None };
    if !tree.whole {
        return None;
    }
    let is_usual =
        sources.read.get(tree.file.0 as usize).is_some_and(|file| file.path == Path::new(&format!("<{USUAL}>")));
    if !is_usual {
        // What a theme and all that it extends do not say is as usual.
        let usual = extends::load((Path::new(USUAL), None), &LINEAGE, sources, diagnostics)?;
        let Kind::Map(usual) = usual.root.kind else { return None };
        entries = merge(usual, entries);
    }
    let root = Node { kind: Kind::Map(entries), span: tree.root.span };
    let before = diagnostics.list.len();
    let look = decode(&root, ink, sources, &mut Reader { files: &sources.read, diagnostics, allowed: Vec::new() });
    look.filter(|_| diagnostics.list.len() == before)
}

/// Finds a theme that is built in.
fn built_in(name: &str, from: Option<Span>) -> Result<Option<(&'static str, &'static str)>, Diagnostic> {
    if let Some(found) = BUILT_IN.iter().find(|(known, _)| *known == name) {
        return Ok(Some(*found));
    }
    if name.ends_with(".yaml") || name.ends_with(".yml") {
        return Ok(None);
    }
    let known: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
    let told = Diagnostic::new(codes::UNKNOWN_THEME, format!("there is no theme `{name}`"));
    let told = match nearest(name, known.iter().copied()) {
        Some(known) => told.help(format!("did you mean `{known}`?")),
        None => told.help(format!("choose among {}, or name a theme's file: `house.yaml`", known.join(", "))),
    };
    Err(match from {
        Some(from) => told.at(from, "named here"),
        None => told,
    })
}

/// Reads the tokens: for paper, and for a screen where colours are others there.
fn decode(root: &Node, ink: Ink, sources: &Sources<'_>, reader: &mut Reader<'_>) -> Option<Look> {
    let fields = reader.fields(root, &THEME)?;
    let faces = faces::read(reader, &fields, sources);
    let (faces, own) = faces.map(|faces| (faces.roles, Arc::new(faces.own))).unzip();
    let slides = steps(reader, &fields, "slides");
    let paper = steps(reader, &fields, "paper");
    let mut read = |medium| {
        let colours = colours(reader, &fields, medium)?;
        let colours = if ink == Ink::Saved { colours.saving_ink() } else { colours };
        let on = if medium == Medium::Paper { "on paper" } else { "on a screen" };
        let in_project = |span: &Span| !reader.files.get(span.file.0 as usize).is_some_and(SourceFile::is_built_in);
        let told = legible::check(&colours, on, |role| place(&fields, medium, role).filter(in_project));
        for told in told {
            // Of a colour that is the same on paper and on a screen, it is told once.
            let known =
                reader.diagnostics.list.iter().any(|known| known.code == told.code && known.labels == told.labels);
            if !known {
                reader.diagnostics.push(told);
            }
        }
        let scope = |steps: &Option<_>, least| {
            Some(Scope { colours, faces: faces.clone()?, steps: Clone::clone(steps)?, least })
        };
        let slides = scope(&slides, (Floors::LEAST, "a slide"))?;
        let paper = scope(&paper, (LEAST_ON_PAPER, "paper"))?;
        let banner = group(reader, &fields, "banner", &paper);
        let deck = group(reader, &fields, "deck", &slides);
        let memo = group(reader, &fields, "memo", &paper);
        let onepager = group(reader, &fields, "onepager", &paper);
        let handout = group(reader, &fields, "handout", &paper);
        let reading = group(reader, &fields, "reading", &paper);
        Some(Arc::new(Theme {
            colours,
            faces: own.clone()?,
            banner: banner?,
            deck: deck?,
            memo: memo?,
            onepager: onepager?,
            handout: handout?,
            reading: reading?,
        }))
    };
    let paper = read(Medium::Paper)?;
    let alike = ink == Ink::Saved || !has_screen(&fields);
    let screen = if alike { Arc::clone(&paper) } else { read(Medium::Screen)? };
    Some(Look { paper, screen })
}

/// Returns whether slides on a screen have other colours than on paper.
fn has_screen(fields: &Fields<'_>) -> bool {
    let page = fields.get("colours").and_then(|node| match &node.kind {
        Kind::Map(entries) => find(entries, "page"),
        _ => None,
    });
    fields.get("screen").is_some() || page.is_some_and(|page| page.value.kind != Kind::Text("white".to_owned()))
}

/// Reads the tokens of a format.
fn group<T: Group>(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str, scope: &Scope) -> Option<T> {
    let node = fields.get(key);
    if node.is_none() {
        reader.taken_away(fields, key);
    }
    let fields = reader.fields(node?, T::KEYS)?;
    T::read(reader, &fields, scope)
}

/// Reads the steps of a scale.
fn steps(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<Vec<(String, (Pt, Pt))>> {
    let node = map(reader, fields, "scale")?;
    let fields = reader.fields(node, &SCALE)?;
    let Kind::Map(entries) = &map(reader, &fields, key)?.kind else { return None };
    let read = |entry: &Entry| {
        let name = &entry.key.value;
        let word = reader.word(&entry.value, &format!("the step `{name}`"))?;
        Some((name.clone(), on(reader, &word.value, word.span)?))
    };
    let read: Vec<_> = entries.iter().map(read).collect();
    read.into_iter().collect()
}

/// Returns the value of a key that is a map and may not be missing.
pub(super) fn map<'n>(reader: &mut Reader<'_>, fields: &Fields<'n>, key: &str) -> Option<&'n Node> {
    match fields.get(key) {
        None => {
            reader.taken_away(fields, key);
            None
        }
        Some(node @ Node { kind: Kind::Map(_), .. }) => Some(node),
        Some(node) => {
            reader.wrong_type(node, &format!("`{key}`"), "keys with values", "write each on a line of its own");
            None
        }
    }
}
