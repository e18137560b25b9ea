//! All that a finished PDF says, wherever it says it: what a search of the whole file has to look through.
//!
//! Nothing that stands in the file is passed over for not being seen: text that is cropped, covered or white stands in the
//! content streams like any other, and objects that nothing refers to are read too.

use super::file::{File, decoded, name};
use super::fonts::Decoder;
use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId, Stream};
use std::collections::{BTreeMap, BTreeSet};

/// Stands between texts that have nothing to do with each other.
pub(crate) const APART: char = '\0';
/// Stands where text is set anew on a line: it may part two words, or stand within one (U+001F, "information separator
/// one").
pub(crate) const SET_ANEW: char = '\u{1f}';
/// A move of so much of the type size up or down begins a line.
const NEW_LINE: f32 = 0.7;
/// Thousandths of the type size from which on a gap in a line is read as a space.
const GAP: f32 = 200.0;
/// Entries that hold no text: identifiers, sums, keys.
const BINARY: [&[u8]; 10] = [b"ID", b"O", b"U", b"OE", b"UE", b"Perms", b"CheckSum", b"Panose", b"CIDSet", b"Lookup"];
/// Values and arrays are not followed deeper than this.
const DEEPEST: usize = 64;

/// A text that a PDF holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Where it stands.
    pub place: Place,
    /// The words, [`APART`] between those of different objects.
    pub words: String,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// On the pages: the byte of the words at which each begins.
    Pages(Vec<usize>),
    /// In drawings that pages share.
    Drawings,
    /// Under a key of a dictionary, `Alt` for one.
    Entry(String),
    /// In a packet of metadata, XMP, that of the document or of a part of it.
    Metadata,
    /// In a file that is attached, by its name.
    Attached(String),
    /// In the bytes of a picture that tell of it: Exif, XMP, IPTC, comments.
    Picture,
    /// In a stream that is none of these.
    Stream,
}

/// Returns all that a file says.
pub(super) fn read(file: &File) -> Vec<Said> {
    let mut reader = Reader { file, fonts: BTreeMap::new(), entries: BTreeMap::new(), names: BTreeSet::new() };
    let mut said = reader.pages();
    let attached = attached(file);
    let mut drawings = String::new();
    for (&id, object) in file.objects() {
        reader.object(object);
        let Object::Stream(stream) = object else { continue };
        if let Some(found) = reader.stream(id, stream, &attached, &mut drawings) {
            said.push(found);
        }
    }
    reader.dictionary(file.trailer(), 0);
    said.push(Said { place: Place::Drawings, words: drawings });
    let Reader { entries, names, .. } = reader;
    let names: Vec<String> = names.into_iter().map(|it| name(&it)).collect();
    said.push(Said { place: Place::Entry("names".to_owned()), words: names.join("\0") });
    let entries = entries.into_iter();
    said.extend(entries.map(|(key, words)| Said { place: Place::Entry(name(&key)), words }));
    said.retain(|said| !said.words.is_empty());
    said
}

struct Reader<'a> {
    file: &'a File,
    fonts: BTreeMap<ObjectId, Decoder>,
    /// Texts by the keys that they stand under.
    entries: BTreeMap<Vec<u8>, String>,
    names: BTreeSet<Vec<u8>>,
}

/// What a stream draws.
#[derive(Default)]
struct Drawn {
    /// Words in marked stretches.
    content: String,
    /// Words outside of all: running heads, watermarks, what is no part of the document.
    around: String,
}

impl Reader<'_> {
    /// Reads the pages one after the other, so that words are found that go on from one to the next.
    fn pages(&mut self) -> Vec<Said> {
        let file = self.file;
        let (mut content, mut around) = (String::new(), String::new());
        let (mut content_pages, mut around_pages) = (Vec::new(), Vec::new());
        for &page in &file.pages {
            let (resources, bytes) = file.content(page);
            let drawn = self.draw(&bytes, resources);
            content_pages.push(content.len());
            content.push_str(&drawn.content);
            content.push('\n');
            around_pages.push(around.len());
            around.push_str(&drawn.around);
            around.push(APART);
        }
        vec![
            Said { place: Place::Pages(content_pages), words: content },
            Said { place: Place::Pages(around_pages), words: around },
        ]
    }

    /// Reads what a content stream shows.
    fn draw(&mut self, bytes: &[u8], resources: Option<&Dictionary>) -> Drawn {
        let mut drawn = Drawn::default();
        let Ok(content) = Content::decode(bytes) else { return drawn };
        let fonts = resources.and_then(|resources| self.file.dict(resources, "Font"));
        let mut pen = Pen { scale: 1.0, ..Pen::default() };
        let mut saved = Vec::new();
        // For each stretch that is open, whether it is content.
        let mut marks: Vec<bool> = Vec::new();
        for operation in &content.operations {
            let operands = &operation.operands;
            let number = |index: usize| operands.get(index).and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
            match operation.operator.as_str() {
                "q" => saved.push(pen),
                "Q" => pen = saved.pop().unwrap_or(pen),
                "BT" => (pen.y, pen.scale, pen.moved) = (0.0, 1.0, true),
                "Tm" => (pen.y, pen.scale, pen.moved) = (number(5), number(3), true),
                "Td" | "TD" => (pen.y, pen.moved) = (pen.y + number(1) * pen.scale, true),
                "T*" | "'" | "\"" => (pen.y, pen.moved) = (pen.y - pen.size * pen.scale, true),
                "Tf" => {
                    pen.size = number(1);
                    pen.font = self.font(operands.first(), fonts);
                }
                "BMC" => marks.push(false),
                "BDC" => {
                    let properties = operands.get(1);
                    if let Some(Object::Dictionary(properties)) = properties {
                        self.dictionary(properties, 0);
                    }
                    marks.push(operands.first().and_then(|tag| tag.as_name().ok()) != Some(b"Artifact"));
                }
                "EMC" => _ = marks.pop(),
                _ => {}
            }
            let shown = match operation.operator.as_str() {
                "Tj" | "'" | "TJ" => operands.first(),
                "\"" => operands.get(2),
                _ => None,
            };
            if let Some(shown) = shown {
                let is_content = !marks.is_empty() && marks.iter().all(|content| *content);
                let words = if is_content { &mut drawn.content } else { &mut drawn.around };
                self.show(shown, &mut pen, words);
            }
        }
        drawn
    }

    /// Adds what is shown.
    fn show(&self, shown: &Object, pen: &mut Pen, words: &mut String) {
        let moved = std::mem::take(&mut pen.moved);
        let new_line =
            pen.shown_at.is_some_and(|before| (before - pen.y).abs() > (pen.size * pen.scale).abs() * NEW_LINE);
        pen.shown_at = Some(pen.y);
        if new_line {
            words.push('\n');
        } else if moved {
            words.push(SET_ANEW);
        }
        let font = pen.font.and_then(|font| self.fonts.get(&font));
        let one = std::slice::from_ref(shown);
        for part in shown.as_array().map_or(one, Vec::as_slice) {
            match (part, font) {
                (Object::String(codes, _), Some(font)) => words.push_str(&font.read_codes(codes)),
                (Object::String(codes, _), None) => words.push_str(&String::from_utf8_lossy(codes)),
                (other, _) if other.as_float().unwrap_or(0.0) < -GAP => words.push(' '),
                _ => {}
            }
        }
    }

    /// Returns the object of a font, which is read when it is first met.
    fn font(&mut self, name: Option<&Object>, fonts: Option<&Dictionary>) -> Option<ObjectId> {
        let font = fonts?.get(name?.as_name().ok()?).ok()?;
        let id = font.as_reference().ok()?;
        if !self.fonts.contains_key(&id) {
            let decoder = Decoder::read(self.file, self.file.as_dict(font)?);
            self.fonts.insert(id, decoder);
        }
        Some(id)
    }

    /// Reads a stream that is no page's; texts of drawings are gathered, since there may be many of them.
    fn stream(
        &mut self,
        id: ObjectId,
        stream: &Stream,
        attached: &BTreeMap<ObjectId, String>,
        drawings: &mut String,
    ) -> Option<Said> {
        let file = self.file;
        let kind = file.name(&stream.dict, "Type").unwrap_or_default();
        let subtype = file.name(&stream.dict, "Subtype").unwrap_or_default();
        let text = || String::from_utf8_lossy(&file.inflated(stream).unwrap_or_default()).into_owned();
        if let Some(name) = attached.get(&id) {
            return Some(Said { place: Place::Attached(name.clone()), words: text() });
        }
        match (kind.as_str(), subtype.as_str()) {
            ("Metadata", _) | (_, "XML") => Some(Said { place: Place::Metadata, words: text() }),
            ("EmbeddedFile", _) => Some(Said { place: Place::Attached(String::new()), words: text() }),
            (_, "Image") => {
                let words = told_by_jpeg(&stream.content);
                (!words.is_empty()).then_some(Said { place: Place::Picture, words })
            }
            (_, "Form") | ("Pattern", _) => {
                let bytes = file.inflated(stream).unwrap_or_default();
                let drawn = self.draw(&bytes, file.dict(&stream.dict, "Resources"));
                for words in [drawn.content, drawn.around] {
                    drawings.push_str(&words);
                    drawings.push(APART);
                }
                None
            }
            // Tables of objects, which were read, and programs of fonts, profiles and maps, which are not text.
            ("ObjStm" | "XRef" | "CMap", _) => None,
            (_, "Type1C" | "CIDFontType0C" | "OpenType") => None,
            _ if ["Length1", "N", "FunctionType", "ShadingType"].iter().any(|key| stream.dict.has(key.as_bytes())) => {
                None
            }
            _ if file.is_contents(id) => None,
            _ => Some(Said { place: Place::Stream, words: text() }),
        }
    }

    /// Reads the texts and names in an object.
    fn object(&mut self, object: &Object) {
        match object {
            Object::Stream(stream) => self.dictionary(&stream.dict, 0),
            Object::Dictionary(dictionary) => self.dictionary(dictionary, 0),
            other => self.value(b"objects", other, 0),
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary, depth: usize) {
        for (key, value) in dictionary.iter() {
            if !BINARY.contains(&key.as_slice()) {
                self.value(key, value, depth);
            }
        }
    }

    fn value(&mut self, key: &[u8], value: &Object, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Object::String(..) => {
                let words = decoded(value).unwrap_or_default();
                if !self.entries.contains_key(key) {
                    self.entries.insert(key.to_owned(), String::new());
                }
                if let Some(known) = self.entries.get_mut(key) {
                    known.push_str(&words);
                    known.push(APART);
                }
            }
            Object::Name(name) if !self.names.contains(name) => _ = self.names.insert(name.clone()),
            Object::Array(values) => values.iter().for_each(|value| self.value(key, value, depth + 1)),
            Object::Dictionary(dictionary) => self.dictionary(dictionary, depth + 1),
            _ => {}
        }
    }
}

/// Where text stands in a stream.
#[derive(Clone, Copy, Default)]
struct Pen {
    font: Option<ObjectId>,
    size: f32,
    y: f32,
    scale: f32,
    /// Whether the place was set since something was shown.
    moved: bool,
    shown_at: Option<f32>,
}

/// Returns the streams of attached files with their names.
fn attached(file: &File) -> BTreeMap<ObjectId, String> {
    let mut attached = BTreeMap::new();
    for object in file.objects().values() {
        let Object::Dictionary(specification) = object else { continue };
        let Some(files) = file.dict(specification, "EF") else { continue };
        let name = file.text(specification, "UF").or_else(|| file.text(specification, "F")).unwrap_or_default();
        for (_, stream) in files.iter() {
            attached.extend(stream.as_reference().ok().map(|id| (id, name.clone())));
        }
    }
    attached
}

/// Returns what the bytes of a JPEG file tell of it, beside what draws it: the segments for applications but those of its
/// form, its colours and its inks, and comments (ITU-T T.81, B.2.4).
pub(crate) fn told_by_jpeg(bytes: &[u8]) -> String {
    let mut words = String::new();
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return words;
    }
    let mut at = 2;
    while let Some([0xFF, kind, high, low]) = bytes.get(at..at + 4) {
        let long = usize::from(*high) << 8 | usize::from(*low);
        let content = bytes.get(at + 4..at + 2 + long.max(2)).unwrap_or_default();
        let known = match kind {
            0xDA => break,
            0xE0 => content.starts_with(b"JFIF") || content.starts_with(b"JFXX"),
            0xE2 => content.starts_with(b"ICC_PROFILE"),
            0xEE => content.starts_with(b"Adobe"),
            0xE1..=0xEF | 0xFE => false,
            _ => true,
        };
        if !known {
            words.push_str(&String::from_utf8_lossy(content));
            words.push(APART);
        }
        at += 2 + long.max(2);
    }
    words
}
