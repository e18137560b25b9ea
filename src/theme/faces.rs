//! Faces: the family of each role, built in or of the theme's own files, and those in which is looked for what they lack.

use super::read::map;
use super::values::unknown;
use crate::diagnostics::{Diagnostic, codes};
use crate::source::{FileId, Sources, Spanned};
use crate::text::{Family, FontFile, OwnFace, OwnFaces, OwnFamily, Refusal, Weight};
use crate::yaml::fields::{Fields, Reader};
use crate::yaml::keys::{Keys, Takes, key};
use crate::yaml::{Kind, Node};
use std::path::Path;

/// What a role takes.
const FAMILY_OR_FILES: Takes = Takes::Either(&[Takes::Word, Takes::Map(&FAMILY)]);

/// Roles that families have.
pub(super) static FACES: Keys = Keys {
    what: "the set of faces of a theme",
    inherits: None,
    needs: &[],
    keys: &[
        key("text", FAMILY_OR_FILES, "Running text."),
        key("display", FAMILY_OR_FILES, "Headlines and values, 20 points and more."),
        key("small", FAMILY_OR_FILES, "Endnotes and sources, 8.5 points and less."),
        key("label", FAMILY_OR_FILES, "Labels, tables, points of slides."),
        key(
            "fallback",
            Takes::List(&FAMILY_OR_FILES),
            "Families in which characters are looked for that the others lack, from the first to the last.",
        ),
    ],
};

/// The roles that every theme fills.
const ROLES: [&str; 4] = ["text", "display", "small", "label"];

/// A family of files.
pub(super) static FAMILY: Keys = Keys {
    what: "a family of faces",
    inherits: None,
    needs: &["regular"],
    keys: &[
        key(
            "regular",
            Takes::Word,
            "The upright face: an OpenType or TrueType file; `fonts.ttc#2` is the second of a collection.",
        ),
        key("italic", Takes::Word, "The italic."),
        key("semibold", Takes::Word, "The bolder face."),
        key("semibold_italic", Takes::Word, "Its italic."),
    ],
};

/// The faces of a family, upright before italic.
const FILES: [(&str, Weight, bool); 4] = [
    ("regular", Weight::Regular, false),
    ("italic", Weight::Regular, true),
    ("semibold", Weight::Semibold, false),
    ("semibold_italic", Weight::Semibold, true),
];

/// Families that are built in.
const FAMILIES: &[(&str, Family)] = &[
    ("Source Serif 4", Family::Serif),
    ("Source Serif 4 Display", Family::Display),
    ("Source Serif 4 Caption", Family::Caption),
    ("Source Sans 3", Family::Sans),
];

/// Endings of files that fonts have; a name with another is that of a family.
const ENDINGS: [&str; 6] = ["otf", "ttf", "otc", "ttc", "woff", "woff2"];

/// The most families in which a character is looked for.
const MOST_FALLBACKS: usize = 16;

/// The faces of a theme.
pub(super) struct Faces {
    /// Families by role.
    pub(super) roles: Vec<(&'static str, Family)>,
    /// Those that are its own.
    pub(super) own: OwnFaces,
}

/// What a file of a family is called: the file that names it, and the name there.
type Named = (&'static str, FileId, String);

/// Reads fonts, each family once.
struct Loader<'s, 'p> {
    sources: &'s Sources<'p>,
    own: OwnFaces,
    /// What the files of each family are called.
    known: Vec<Vec<Named>>,
}

/// Reads which family has which role.
pub(super) fn read(reader: &mut Reader<'_>, fields: &Fields<'_>, sources: &Sources<'_>) -> Option<Faces> {
    let node = map(reader, fields, "faces")?;
    let fields = reader.fields(node, &FACES)?;
    let mut loader = Loader { sources, own: OwnFaces::default(), known: Vec::new() };
    let roles = ROLES.map(|role| {
        let Some(node) = fields.get(role) else {
            reader.taken_away(&fields, role);
            return None;
        };
        Some((role, loader.family(reader, node, role)?))
    });
    let fallback = match fields.get("fallback") {
        Some(node) => loader.fallback(reader, node),
        None => Some(Vec::new()),
    };
    loader.own.fallback = fallback?;
    Some(Faces { roles: roles.into_iter().collect::<Option<_>>()?, own: loader.own })
}

impl Loader<'_, '_> {
    fn fallback(&mut self, reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Family>> {
        let items = match &node.kind {
            Kind::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        if items.len() > MOST_FALLBACKS {
            let message = format!("`fallback` takes at most {MOST_FALLBACKS} families, not {}", items.len());
            reader.fault(codes::TOKEN_VALUE, message, node.span, "so many", "leave out those that nothing is set in");
            return None;
        }
        let read: Vec<_> = items.iter().map(|item| self.family(reader, item, "fallback")).collect();
        read.into_iter().collect()
    }

    /// Reads a family: the name of one that is built in, a file, or a file for each face.
    fn family(&mut self, reader: &mut Reader<'_>, node: &Node, role: &str) -> Option<Family> {
        let files = match &node.kind {
            Kind::Map(_) => {
                let fields = reader.fields(node, &FAMILY)?;
                if fields.get("regular").is_none() {
                    reader.missing(&fields, "regular", "name the file of the upright face: `regular: fonts/house.otf`");
                    return None;
                }
                let given = FILES.iter().filter_map(|(key, ..)| Some((*key, fields.get(key)?)));
                given
                    .map(|(key, node)| Some((key, reader.word(node, &format!("`{key}`"))?)))
                    .collect::<Option<Vec<_>>>()?
            }
            _ => {
                let word = reader.word(node, &format!("`{role}`"))?;
                if !is_file(&word.value) {
                    return built_in(reader, &word);
                }
                vec![("regular", word)]
            }
        };
        let named: Vec<Named> = files.iter().map(|(key, word)| (*key, word.span.file, word.value.clone())).collect();
        if let Some(known) = self.known.iter().position(|known| *known == named) {
            return Some(Family::Own(known as u8));
        }
        let faces: Vec<_> = files.iter().map(|(key, word)| self.face(reader, key, word)).collect();
        let faces = faces.into_iter().collect::<Option<_>>()?;
        self.known.push(named);
        self.own.families.push(OwnFamily { faces });
        // There are no more families than roles and fallbacks.
        Some(Family::Own(self.known.len() as u8 - 1))
    }

    /// Reads the file of a face.
    fn face(&self, reader: &mut Reader<'_>, key: &str, word: &Spanned<String>) -> Option<OwnFace> {
        let (_, weight, italic) = *FILES.iter().find(|(name, ..)| *name == key)?;
        let (path, number) = match word.value.rsplit_once('#') {
            Some((path, number)) => (path, number.parse().ok().filter(|number| *number > 0)),
            None => (word.value.as_str(), Some(1)),
        };
        let Some(number) = number else {
            let help = "count the faces of a collection from 1, as in `fonts.ttc#2`";
            let message = format!("`{}` names no face of a collection", word.value);
            reader.fault(codes::FONT_UNUSABLE, message, word.span, "no number behind the `#`", help);
            return None;
        };
        let read = self.sources.bytes(Path::new(path), Some(word.span));
        let file = read.and_then(|(bytes, _)| {
            FontFile::read(bytes, number - 1, false).map_err(|refusal| refused(refusal, path, word))
        });
        match file {
            Ok(file) => Some(OwnFace { weight, italic, file }),
            Err(told) => {
                reader.diagnostics.push(told);
                None
            }
        }
    }
}

/// Returns whether a name is that of a font's file.
fn is_file(name: &str) -> bool {
    let path = name.rsplit_once('#').map_or(name, |(path, _)| path);
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Finds a family that is built in.
fn built_in(reader: &mut Reader<'_>, word: &Spanned<String>) -> Option<Family> {
    let found = FAMILIES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&word.value));
    if found.is_none() {
        let names: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
        unknown(reader, (&word.value, word.span), "family", &names);
    }
    Some(found?.1)
}

/// Tells why a font cannot be used.
fn refused(refusal: Refusal, path: &str, word: &Spanned<String>) -> Diagnostic {
    let (code, what, help) = match refusal {
        Refusal::NoFont => (
            codes::FONT_UNUSABLE,
            "is no OpenType or TrueType font".to_owned(),
            "name an .otf, .ttf, .otc or .ttc file; web fonts (.woff, .woff2) have to be unpacked first".to_owned(),
        ),
        Refusal::NoSuchFace(1) => (
            codes::FONT_UNUSABLE,
            "is one face and no collection".to_owned(),
            format!("name it without a number: `{path}`"),
        ),
        Refusal::NoSuchFace(count) => (
            codes::FONT_UNUSABLE,
            format!("is a collection of {count} faces"),
            format!("name one of `{path}#1` to `{path}#{count}`"),
        ),
        Refusal::NoOutlines => (
            codes::FONT_UNUSABLE,
            "has no outlines that a PDF can hold".to_owned(),
            "choose a font with outlines; those of bitmaps or of colour alone have none".to_owned(),
        ),
        Refusal::Variable => (
            codes::FONT_UNUSABLE,
            "varies in weight or width, and a face has one of each".to_owned(),
            format!(
                "name files of one weight each, which most makers have beside it, or take one out of it: `fonttools \
                 varLib.instancer {path} wght=400`"
            ),
        ),
        Refusal::Restricted => (
            codes::FONT_RESTRICTED,
            "may not be embedded: its maker says so in it".to_owned(),
            "ask its maker for a licence that allows it, or choose another font".to_owned(),
        ),
    };
    Diagnostic::new(code, format!("`{path}` {what}")).at(word.span, "this font").help(help)
}
