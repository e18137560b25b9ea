//! An open PDF: its objects with references followed, its pages, and where its links lead.

use super::Unreadable;
use super::content::Contents;
use lopdf::{Dictionary, Document, Encoding, LoadOptions, Object, ObjectId, Stream};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// The most that a stream may hold when it is inflated: far more than a page says.
const LARGEST_STREAM: usize = 16 << 20;
/// The same for streams of objects, of which there are few.
const LARGEST_OBJECT_STREAM: usize = 128 << 20;
/// The most nodes of a tree of names that are looked at.
const NAMES: usize = 200_000;

/// An open PDF.
pub(super) struct File {
    document: Document,
    /// The pages, in order.
    pub(super) pages: Vec<ObjectId>,
    numbers: BTreeMap<ObjectId, usize>,
    contents: OnceCell<Contents>,
    names: OnceCell<BTreeMap<Vec<u8>, Object>>,
    streams: OnceCell<BTreeSet<ObjectId>>,
}

impl File {
    /// Opens a PDF that needs no password.
    pub(super) fn open(bytes: &[u8]) -> Result<File, Unreadable> {
        // Readers look for the first line within the first kilobyte (ISO 32000-1, annex H.3).
        if !bytes.get(..bytes.len().min(1024)).unwrap_or_default().windows(5).any(|start| start == b"%PDF-") {
            return Err(Unreadable::NotPdf);
        }
        let options = LoadOptions::with_max_decompressed_size(LARGEST_OBJECT_STREAM);
        let document = match Document::load_mem_with_options(bytes, options) {
            Ok(document) if document.is_encrypted() && !document.was_encrypted() => return Err(Unreadable::Locked),
            Ok(document) => document,
            Err(lopdf::Error::InvalidPassword) => return Err(Unreadable::Locked),
            Err(error) => return Err(Unreadable::Damaged(error.to_string())),
        };
        if document.catalog().is_err() {
            return Err(Unreadable::Damaged("it has no catalog".to_owned()));
        }
        let pages: Vec<ObjectId> = document.page_iter().collect();
        let numbers = pages.iter().enumerate().map(|(index, &id)| (id, index + 1)).collect();
        Ok(File {
            document,
            pages,
            numbers,
            contents: OnceCell::new(),
            names: OnceCell::new(),
            streams: OnceCell::new(),
        })
    }

    /// Returns the version in the first line.
    pub(super) fn version(&self) -> &str {
        &self.document.version
    }

    /// Returns how the file is protected.
    pub(super) fn protection(&self) -> Option<&lopdf::EncryptionState> {
        self.document.encryption_state.as_ref()
    }

    /// Returns all objects, whether or not anything refers to them.
    pub(super) fn objects(&self) -> &BTreeMap<ObjectId, Object> {
        &self.document.objects
    }

    /// Returns the trailer.
    pub(super) fn trailer(&self) -> &Dictionary {
        &self.document.trailer
    }

    /// Returns whether a stream is the content of a page, or a part of it.
    pub(super) fn is_contents(&self, id: ObjectId) -> bool {
        self.streams
            .get_or_init(|| {
                let pages = self.pages.iter().filter_map(|&page| self.page(page));
                pages
                    .flat_map(|page| self.list(page, "Contents"))
                    .filter_map(|stream| stream.as_reference().ok())
                    .collect()
            })
            .contains(&id)
    }

    /// Returns the catalog.
    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.document.catalog().ok()
    }

    /// Returns the information dictionary.
    pub(super) fn info(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, "Info")
    }

    /// Returns an object, references followed; null where they lead nowhere.
    pub(super) fn at<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).map_or(&Object::Null, |(_, object)| object)
    }

    /// Returns an entry of a dictionary.
    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dictionary.get(key.as_bytes()).ok().map(|object| self.at(object)).filter(|object| !object.is_null())
    }

    /// Returns a dictionary, be it a stream's.
    pub(super) fn as_dict<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.at(object) {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// Returns a dictionary's entry that is a dictionary.
    pub(super) fn dict<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        self.as_dict(self.get(dictionary, key)?)
    }

    /// Returns a dictionary's entry that is a list; of one where it is no array.
    pub(super) fn list<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a [Object] {
        let Ok(entry) = dictionary.get(key.as_bytes()) else { return &[] };
        match self.at(entry) {
            Object::Array(objects) => objects,
            Object::Null => &[],
            _ => std::slice::from_ref(entry),
        }
    }

    /// Returns a dictionary's entry that is a text.
    pub(super) fn text(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        text(self.get(dictionary, key)?)
    }

    /// Returns a dictionary's entry that is a name.
    pub(super) fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<String> {
        self.get(dictionary, key)?.as_name().ok().map(name)
    }

    /// Returns what a stream holds, where it is not too much.
    pub(super) fn inflated(&self, stream: &Stream) -> Option<Vec<u8>> {
        stream.decompressed_content_with_limit(LARGEST_STREAM).ok()
    }

    /// Returns the encoding of a simple font that has no map to characters.
    pub(super) fn encoding<'a>(&'a self, font: &'a Dictionary) -> Option<Encoding<'a>> {
        font.get_font_encoding_with_limit(&self.document, LARGEST_STREAM).ok()
    }

    /// Returns a page.
    pub(super) fn page(&self, id: ObjectId) -> Option<&Dictionary> {
        self.document.get_dictionary(id).ok()
    }

    /// Returns what a page draws with, and its content, decompressed.
    pub(super) fn content(&self, page: ObjectId) -> (Option<&Dictionary>, Vec<u8>) {
        let resources = self.inherited(page, "Resources").and_then(|resources| self.as_dict(resources));
        let streams = self.page(page).map(|page| self.list(page, "Contents")).unwrap_or_default();
        let mut bytes = Vec::new();
        for stream in streams.iter().filter_map(|stream| self.at(stream).as_stream().ok()) {
            bytes.extend(self.inflated(stream).unwrap_or_default());
            bytes.push(b'\n');
        }
        (resources, bytes)
    }

    /// Returns a page's entry, or that of the node of the page tree that it inherits it from.
    pub(super) fn inherited(&self, page: ObjectId, key: &str) -> Option<&Object> {
        let mut node = self.page(page)?;
        for _ in 0..50 {
            if let Some(entry) = self.get(node, key) {
                return Some(entry);
            }
            node = self.dict(node, "Parent")?;
        }
        None
    }

    /// Returns the number of a page that an object refers to, from 1.
    pub(super) fn page_number(&self, object: &Object) -> Option<usize> {
        self.numbers.get(&object.as_reference().ok()?).copied()
    }

    /// Returns what the pages say.
    pub(super) fn contents(&self) -> &Contents {
        self.contents.get_or_init(|| Contents::read(self))
    }

    /// Returns where a link or bookmark leads, in words: `page 3`, an address, or what it is that cannot be followed.
    pub(super) fn target(&self, dictionary: &Dictionary) -> Option<String> {
        if let Some(place) = self.get(dictionary, "Dest") {
            return Some(self.place(place));
        }
        let action = self.dict(dictionary, "A")?;
        let kind = self.name(action, "S").unwrap_or_default();
        match kind.as_str() {
            "URI" => self.text(action, "URI"),
            "GoTo" => Some(self.get(action, "D").map_or_else(|| "nowhere".to_owned(), |place| self.place(place))),
            _ => Some(format!("action {kind}")),
        }
    }

    /// Returns a destination in words.
    fn place(&self, place: &Object) -> String {
        let named = match place {
            Object::Name(name) | Object::String(name, _) => self.named(name),
            _ => Some(place),
        };
        let place = named.map(|place| self.at(place));
        let place = match place {
            Some(Object::Dictionary(dictionary)) => self.get(dictionary, "D"),
            other => other,
        };
        let page = place.and_then(|place| place.as_array().ok()).and_then(|place| place.first());
        match page.and_then(|page| self.page_number(page)) {
            Some(number) => format!("page {number}"),
            None => "nowhere".to_owned(),
        }
    }

    /// Returns the destination of a name.
    fn named(&self, name: &[u8]) -> Option<&Object> {
        let catalog = self.catalog()?;
        if let Some(place) = self.dict(catalog, "Dests").and_then(|places| places.get(name).ok()) {
            return Some(place);
        }
        let names = self.names.get_or_init(|| {
            let tree = self.dict(catalog, "Names").and_then(|names| self.dict(names, "Dests"));
            let entries = tree.map(|tree| self.name_tree(tree)).unwrap_or_default().into_iter();
            entries.map(|(name, place)| (name, place.clone())).collect()
        });
        names.get(name)
    }

    /// Returns the entries of a tree of names (ISO 32000-1, 7.9.6).
    pub(super) fn name_tree<'a>(&'a self, root: &'a Dictionary) -> Vec<(Vec<u8>, &'a Object)> {
        let mut entries = Vec::new();
        let mut open = vec![root];
        let mut visited = 0;
        while let Some(node) = open.pop() {
            visited += 1;
            if visited > NAMES || entries.len() > NAMES {
                break;
            }
            for pair in self.list(node, "Names").chunks_exact(2) {
                if let Ok(name) = self.at(&pair[0]).as_str() {
                    entries.push((name.to_vec(), &pair[1]));
                }
            }
            open.extend(self.list(node, "Kids").iter().rev().filter_map(|kid| self.as_dict(kid)));
        }
        entries
    }
}

/// Returns a text string's characters (ISO 32000-1, 7.9.2.2) on one line.
pub(super) fn text(object: &Object) -> Option<String> {
    decoded(object).map(|text| clean(&text))
}

/// Returns a text string's characters as they are.
pub(super) fn decoded(object: &Object) -> Option<String> {
    Some(match object.as_str().ok()? {
        // An odd byte at the end is no character.
        bytes if bytes.starts_with(b"\xfe\xff") => {
            let units: Vec<u16> =
                bytes[2..].chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        bytes if bytes.starts_with(b"\xef\xbb\xbf") => String::from_utf8_lossy(&bytes[3..]).into_owned(),
        _ => lopdf::decode_text_string(object).ok()?,
    })
}

/// Returns a name's characters.
pub(super) fn name(bytes: &[u8]) -> String {
    clean(&String::from_utf8_lossy(bytes))
}

/// Returns a text on one line, without what is not read: control characters, soft hyphens, word joiners.
pub(super) fn clean(text: &str) -> String {
    let spaced = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    spaced.filter(|&c| !c.is_control() && !matches!(c, '\u{ad}' | '\u{2060}' | '\u{feff}')).collect()
}
