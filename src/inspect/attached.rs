//! What a PDF carries: attached files (ISO 32000-1, 7.11.4), and the words of its pages.

use super::file::{File, clean};
use super::tags::{self, Element, Kid};
use lopdf::{Dictionary, Stream};
use md5::{Digest, Md5};

/// What a PDF carries.
#[derive(Debug, Clone)]
pub struct Carried {
    /// The attached files.
    pub files: Vec<CarriedFile>,
    /// The words of its pages in reading order, without the marks of endnotes.
    pub words: String,
}

/// An attached file.
#[derive(Debug, Clone)]
pub struct CarriedFile {
    /// Its name.
    pub name: String,
    /// What it holds; none where that cannot be read.
    pub bytes: Option<Vec<u8>>,
    /// Whether it is what its checksum says; none where it has no checksum.
    pub checksum_holds: Option<bool>,
}

impl CarriedFile {
    /// Returns it as a text, where it is one.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes.as_deref()?).ok()
    }
}

/// Reads what a PDF carries.
pub(super) fn read(file: &File) -> Carried {
    let files = entries(file).into_iter().map(|(name, _, stream)| {
        let bytes = stream.and_then(|stream| file.inflated(stream));
        let parameters = stream.and_then(|stream| file.dict(&stream.dict, "Params"));
        let stated = parameters.and_then(|parameters| file.get(parameters, "CheckSum")?.as_str().ok());
        let checksum_holds = stated.zip(bytes.as_ref()).map(|(stated, bytes)| Md5::digest(bytes).as_slice() == stated);
        CarriedFile { name, bytes, checksum_holds }
    });
    Carried { files: files.collect(), words: words(file) }
}

/// Returns the attached files: name, description and stream.
pub(super) fn entries(file: &File) -> Vec<(String, &Dictionary, Option<&Stream>)> {
    let names = file.catalog().and_then(|catalog| file.dict(catalog, "Names"));
    let tree = names.and_then(|names| file.dict(names, "EmbeddedFiles"));
    let found = tree.map(|tree| file.name_tree(tree)).unwrap_or_default();
    let described = found.into_iter().filter_map(|(_, object)| {
        let described = file.as_dict(object)?;
        let name = file.text(described, "UF").or_else(|| file.text(described, "F")).unwrap_or_default();
        let stream = file.dict(described, "EF").and_then(|files| file.get(files, "F"));
        Some((name, described, stream.and_then(|stream| stream.as_stream().ok())))
    });
    described.collect()
}

/// Returns the words of the tags in reading order. What is referred to, an endnote or a page, is no word of a text.
fn words(file: &File) -> String {
    let elements = tags::read(file);
    let mut is_held = vec![false; elements.len()];
    for kid in elements.iter().flat_map(|element| &element.kids) {
        if let Kid::Element(index) = kid
            && let Some(held) = is_held.get_mut(*index)
        {
            *held = true;
        }
    }
    let mut words = String::new();
    let roots = (0..elements.len()).rev().filter(|index| !is_held.get(*index).copied().unwrap_or(true));
    let mut open: Vec<Part<'_>> = roots.filter_map(|index| elements.get(index)).map(Part::Element).collect();
    while let Some(part) = open.pop() {
        match part {
            Part::Words(said) => words.push_str(&clean(said)),
            Part::Element(element) if element.kind() == "Reference" => {}
            Part::Element(element) => {
                for instead in [&element.alt, &element.actual].into_iter().flatten() {
                    words.push_str(instead);
                    words.push(' ');
                }
                open.push(Part::Words(" "));
                open.extend(element.kids.iter().rev().filter_map(|kid| match kid {
                    Kid::Element(index) => elements.get(*index).map(Part::Element),
                    Kid::Words(said, _) => Some(Part::Words(said)),
                    Kid::Link { .. } | Kid::Object(_) => None,
                }));
            }
        }
    }
    words
}

/// What is still to be read.
enum Part<'e> {
    Element(&'e Element),
    Words(&'e str),
}
