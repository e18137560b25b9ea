//! Reading a finished file back.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A finished file.
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) pages: Vec<ObjectId>,
}

/// A font of the file.
pub(crate) struct ReadFont {
    pub(crate) name: String,
    /// What each code is read as.
    pub(crate) readings: BTreeMap<u8, String>,
}

impl Read {
    pub(crate) fn new(bytes: &[u8]) -> Read {
        let document = Document::load_mem(bytes).expect("lopdf reads the file");
        let pages = document.page_iter().collect();
        Read { document, pages }
    }

    /// Returns an object, references followed.
    pub(crate) fn at<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).unwrap().1
    }

    /// Returns a dictionary's entry, references followed.
    pub(crate) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        self.at(dictionary.get(key.as_bytes()).unwrap_or_else(|_| panic!("no /{key} in {dictionary:?}")))
    }

    pub(crate) fn dict<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dictionary, key).as_dict().unwrap()
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.document.catalog().unwrap()
    }

    pub(crate) fn page(&self, page: usize) -> &Dictionary {
        self.document.get_dictionary(self.pages[page]).unwrap()
    }

    /// Returns the fonts by their names in content streams.
    pub(crate) fn fonts(&self) -> BTreeMap<String, ReadFont> {
        let fonts = self.dict(self.dict(self.page(0), "Resources"), "Font");
        fonts.iter().map(|(name, font)| (string(name), self.font(self.at(font).as_dict().unwrap()))).collect()
    }

    fn font(&self, font: &Dictionary) -> ReadFont {
        let cmap = |key: &str| string(&self.get(font, key).as_stream().unwrap().decompressed_content().unwrap());
        let mut readings = BTreeMap::new();
        let unicode = Content::decode(cmap("ToUnicode").as_bytes()).unwrap();
        let characters = |object: &Object| -> Vec<u16> {
            let bytes = object.as_str().unwrap();
            bytes.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect()
        };
        for operation in &unicode.operations {
            let code = |at: usize| operation.operands[at].as_str().unwrap()[0];
            match operation.operator.as_str() {
                "endbfchar" => {
                    for at in (0..operation.operands.len()).step_by(2) {
                        let reading = String::from_utf16(&characters(&operation.operands[at + 1])).unwrap();
                        readings.insert(code(at), reading);
                    }
                }
                "endbfrange" => {
                    for at in (0..operation.operands.len()).step_by(3) {
                        let mut units = characters(&operation.operands[at + 2]);
                        for code in code(at)..=code(at + 1) {
                            readings.insert(code, String::from_utf16(&units).unwrap());
                            *units.last_mut().unwrap() += 1;
                        }
                    }
                }
                _ => (),
            }
        }
        // The map is the same in all fonts and goes further than their glyphs.
        let descendant = self.at(&self.get(font, "DescendantFonts").as_array().unwrap()[0]).as_dict().unwrap();
        let runs = self.get(descendant, "W").as_array().unwrap().chunks(2);
        let codes: BTreeSet<u8> = runs
            .flat_map(|run| (run[0].as_i64().unwrap()..).zip(run[1].as_array().unwrap()))
            .map(|(code, _)| u8::try_from(code).unwrap())
            .collect();
        assert!(codes.iter().all(|code| readings.contains_key(code)), "a code is not read");
        readings.retain(|code, _| codes.contains(code));
        let name = string(self.get(font, "BaseFont").as_name().unwrap());
        ReadFont { name, readings }
    }

    /// Returns a page's content stream.
    pub(crate) fn content(&self, page: usize) -> Content {
        Content::decode(&self.document.get_page_content(self.pages[page])).unwrap()
    }

    /// Returns what each marked stretch of a page says, by its number.
    pub(crate) fn stretches(&self, page: usize) -> BTreeMap<i64, String> {
        let fonts = self.fonts();
        let mut stretches: BTreeMap<i64, String> = BTreeMap::new();
        let mut open = None;
        let mut font = None;
        for operation in self.content(page).operations {
            match operation.operator.as_str() {
                "BDC" => {
                    // What artifacts are stands among the resources.
                    let properties = operation.operands[1].as_dict().ok();
                    let number = properties.and_then(|properties| properties.get(b"MCID").ok());
                    open = number.map(|number| number.as_i64().unwrap());
                    if let Some(number) = open {
                        assert!(stretches.insert(number, String::new()).is_none(), "a number is used twice");
                    }
                }
                "EMC" => open = None,
                "Tf" => font = Some(&fonts[&string(operation.operands[0].as_name().unwrap())]),
                "TJ" => {
                    let Some(number) = open else { continue };
                    let said = stretches.get_mut(&number).unwrap();
                    for part in operation.operands[0].as_array().unwrap() {
                        if let Object::String(codes, _) = part {
                            said.extend(codes.iter().map(|code| font.unwrap().readings[code].as_str()));
                        }
                    }
                }
                _ => (),
            }
        }
        stretches
    }

    /// Returns the tag tree with what its stretches say, as indented text.
    pub(crate) fn tags(&self) -> String {
        let stretches: Vec<_> = (0..self.pages.len()).map(|page| self.stretches(page)).collect();
        let root = self.dict(self.catalog(), "StructTreeRoot");
        let document = root.get(b"K").unwrap().as_reference().unwrap();
        let mut dump = String::new();
        self.tag(document, 0, &stretches, &mut dump);
        dump
    }

    fn tag(&self, id: ObjectId, depth: usize, stretches: &[BTreeMap<i64, String>], dump: &mut String) {
        let element = self.document.get_dictionary(id).unwrap();
        write!(dump, "{:indent$}{}", "", string(element.get(b"S").unwrap().as_name().unwrap()), indent = depth * 2)
            .unwrap();
        for key in ["T", "Alt", "Lang", "ID"] {
            if let Ok(value) = element.get(key.as_bytes()) {
                write!(dump, " {key}={}", text(value)).unwrap();
            }
        }
        if let Ok(attributes) = element.get(b"A") {
            for (key, value) in self.at(attributes).as_dict().unwrap().iter().filter(|(key, _)| *key != b"O") {
                write!(dump, " {}={}", string(key), spell(value)).unwrap();
            }
        }
        dump.push('\n');
        let own_page = element.get(b"Pg").ok();
        let Ok(kids) = element.get(b"K") else { return };
        let one = std::slice::from_ref(kids);
        for kid in kids.as_array().map_or(one, Vec::as_slice) {
            let mut say = |page: &Object, number: i64| {
                let page = self.pages.iter().position(|&id| id == page.as_reference().unwrap()).unwrap();
                let said = &stretches[page][&number];
                writeln!(dump, "{:indent$}{}: {said}", "", page + 1, indent = depth * 2 + 2).unwrap();
            };
            match kid {
                Object::Integer(number) => say(own_page.unwrap(), *number),
                Object::Reference(kid) => {
                    let parent = self.document.get_dictionary(*kid).unwrap().get(b"P").unwrap();
                    assert_eq!(parent.as_reference().unwrap(), id, "a child names another parent");
                    self.tag(*kid, depth + 1, stretches, dump);
                }
                Object::Dictionary(kid) => match kid.get(b"MCID") {
                    Ok(number) => say(kid.get(b"Pg").unwrap(), number.as_i64().unwrap()),
                    Err(_) => {
                        let annotation = self.dict(kid, "Obj");
                        let contents = text(annotation.get(b"Contents").unwrap());
                        writeln!(dump, "{:indent$}-> {contents}", "", indent = depth * 2 + 2).unwrap();
                    }
                },
                other => panic!("{other:?} is no child"),
            }
        }
    }

    /// Returns a number tree's entries.
    pub(crate) fn numbers<'a>(&'a self, tree: &'a Dictionary) -> BTreeMap<i64, &'a Object> {
        let mut entries = BTreeMap::new();
        for kid in tree.get(b"Kids").and_then(Object::as_array).into_iter().flatten() {
            entries.extend(self.numbers(self.at(kid).as_dict().unwrap()));
        }
        for pair in tree.get(b"Nums").and_then(Object::as_array).into_iter().flat_map(|pairs| pairs.chunks(2)) {
            entries.insert(pair[0].as_i64().unwrap(), self.at(&pair[1]));
        }
        entries
    }

    /// Returns the annotations of a page.
    pub(crate) fn annotations(&self, page: usize) -> Vec<&Dictionary> {
        let annotations = self.get(self.page(page), "Annots").as_array().unwrap();
        annotations.iter().map(|annotation| self.at(annotation).as_dict().unwrap()).collect()
    }

    /// Returns the bookmarks below one, as indented text.
    pub(crate) fn bookmarks(&self, above: &Dictionary, depth: usize, dump: &mut String) {
        let mut next = above.get(b"First").ok();
        while let Some(id) = next {
            let bookmark = self.at(id).as_dict().unwrap();
            let page = bookmark.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            let page = self.pages.iter().position(|&id| id == page).unwrap() + 1;
            writeln!(dump, "{:indent$}{} {page}", "", text(self.get(bookmark, "Title")), indent = depth * 2).unwrap();
            self.bookmarks(bookmark, depth + 1, dump);
            next = bookmark.get(b"Next").ok();
        }
    }
}

/// Returns a text string's characters.
pub(crate) fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => string(bytes),
    }
}

/// Returns bytes as characters.
pub(crate) fn string(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn spell(object: &Object) -> String {
    match object {
        Object::Name(name) => string(name),
        Object::Array(parts) => parts.iter().map(spell).collect::<Vec<_>>().join(","),
        Object::Integer(number) => number.to_string(),
        Object::Real(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}
