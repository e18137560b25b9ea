//! The file: objects packed into streams, and the table that says where each of them is (ISO 32000-1, 7.5).
//!
//! Every object has its number before it is written, so that objects may be written in any order and a page's content
//! goes to the file as soon as it is compressed.

use super::deflate::Deflater;
use super::encryption::Lock;
use super::syntax::Body;
use crate::inspect::{self, Said};
use sha2::{Digest, Sha256};

/// Objects in one object stream. With 100, big files grow by a tenth; with 1000, they shrink by a twentieth, and readers
/// have to inflate ten times as much for one object.
const OBJECTS_PER_STREAM: usize = 400;

/// What comes behind the version: four bytes above 127 tell that the file is binary (7.5.2).
const BINARY: &[u8] = b"\n%\xe2\xe3\xcf\xd3\n";

/// An object's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ref(pub(super) u32);

/// Numbers of objects of one kind, one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refs {
    first: u32,
    count: u32,
}

impl Refs {
    /// Returns the number of the object of this index.
    pub(super) fn at(self, index: usize) -> Ref {
        debug_assert!(index < self.count as usize);
        Ref(self.first + index as u32)
    }

    /// Returns all numbers in order.
    pub(super) fn iter(self) -> impl Iterator<Item = Ref> {
        (self.first..self.first + self.count).map(Ref)
    }
}

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Nowhere.
    Missing,
    /// At this byte of the file.
    Direct(usize),
    /// In an object stream, at this index.
    Packed(Ref, usize),
}

/// A file that is being written.
pub(super) struct File {
    out: Vec<u8>,
    /// Place of each object; index 0 is object 0, which no file has.
    places: Vec<Place>,
    /// Objects of the object stream that is open: their numbers and where they begin.
    packed: Vec<(Ref, usize)>,
    /// Their bytes.
    body: Body,
    deflater: Deflater,
    /// Encrypts streams, the objects packed into them included.
    lock: Option<Lock>,
    /// What streams of text say.
    said: Vec<Said>,
}

impl File {
    /// Begins a file of this version of PDF.
    pub(super) fn new(version: &str, lock: Option<Lock>) -> File {
        File {
            out: [b"%PDF-", version.as_bytes(), BINARY].concat(),
            places: vec![Place::Missing],
            packed: Vec::with_capacity(OBJECTS_PER_STREAM),
            body: Body::new(),
            deflater: Deflater::new(),
            lock,
            said: Vec::new(),
        }
    }

    /// Returns a new object's number.
    pub(super) fn reserve(&mut self) -> Ref {
        self.reserve_many(1).at(0)
    }

    /// Returns the numbers of new objects.
    pub(super) fn reserve_many(&mut self, count: usize) -> Refs {
        let first = self.places.len();
        self.places.resize(first + count, Place::Missing);
        Refs { first: first as u32, count: count as u32 }
    }

    /// Writes an object that is no stream.
    pub(super) fn object(&mut self, id: Ref, write: impl FnOnce(&mut Body)) {
        self.packed.push((id, self.body.len()));
        write(&mut self.body);
        self.body.raw(" ");
        if self.packed.len() == OBJECTS_PER_STREAM {
            self.close_object_stream();
        }
    }

    /// Writes a stream, compressed here. `entries` are what its dictionary holds beside length and filter.
    pub(super) fn stream(&mut self, id: Ref, entries: impl FnOnce(&mut Body), data: &[u8]) {
        let compressed = self.deflater.compress(data);
        self.compressed_stream(id, entries, &compressed);
    }

    /// Writes a stream of text. `place` is what it is to those who look for words in it.
    pub(super) fn text_stream(&mut self, id: Ref, entries: impl FnOnce(&mut Body), place: inspect::Place, data: &[u8]) {
        self.tell(place, String::from_utf8_lossy(data).into_owned());
        self.stream(id, entries, data);
    }

    /// Keeps what a stream says.
    pub(super) fn tell(&mut self, place: inspect::Place, words: String) {
        if !words.is_empty() {
            self.said.push(Said { place, words });
        }
    }

    /// Returns what streams of text and the strings of objects said up to here.
    pub(super) fn take_said(&mut self) -> Vec<Said> {
        let mut said = std::mem::take(&mut self.said);
        said.extend(self.body.take_said().into_said());
        said
    }

    /// Writes a stream whose data is compressed already.
    pub(super) fn compressed_stream(&mut self, id: Ref, entries: impl FnOnce(&mut Body), compressed: &[u8]) {
        self.plain_stream(
            id,
            |dictionary| {
                entries(dictionary);
                dictionary.raw("/Filter/FlateDecode");
            },
            compressed,
        );
    }

    /// Writes a stream as it is, or encrypted; a filter, if any, is among the entries, and no strings are.
    pub(super) fn plain_stream(&mut self, id: Ref, entries: impl FnOnce(&mut Body), data: &[u8]) {
        match &self.lock {
            Some(lock) => {
                let encrypted = lock.stream(id.0, data);
                self.bare_stream(id, entries, &encrypted);
            }
            None => self.bare_stream(id, entries, data),
        }
    }

    /// Writes a stream that is never encrypted.
    fn bare_stream(&mut self, id: Ref, entries: impl FnOnce(&mut Body), data: &[u8]) {
        if let Some(place) = self.places.get_mut(id.0 as usize) {
            *place = Place::Direct(self.out.len());
        }
        let mut head = Body::new();
        head.int(id.0).raw(" 0 obj\n<<");
        entries(&mut head);
        head.raw("/Length ").int(data.len()).raw(">>\nstream\n");
        self.out.extend_from_slice(head.bytes());
        self.out.extend_from_slice(data);
        self.out.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Writes the open object stream, if it holds anything.
    fn close_object_stream(&mut self) {
        if self.packed.is_empty() {
            return;
        }
        let id = self.reserve();
        let mut data = Body::new();
        for (index, &(object, offset)) in self.packed.iter().enumerate() {
            data.int(object.0).raw(" ").int(offset).raw(" ");
            if let Some(place) = self.places.get_mut(object.0 as usize) {
                *place = Place::Packed(id, index);
            }
        }
        let (count, first) = (self.packed.len(), data.len());
        let compressed = self.deflater.compress_parts(&[data.bytes(), self.body.bytes()]);
        self.packed.clear();
        self.body.clear();
        let entries = |body: &mut Body| {
            body.raw("/Type/ObjStm/N ").int(count).raw("/First ").int(first);
        };
        self.compressed_stream(id, entries, &compressed);
    }

    /// Writes what is still open and the cross-reference stream, and returns the file. Its identifier is drawn from all
    /// that stands in it, so that the same content has the same one.
    pub(super) fn finish(mut self, catalog: Ref, info: Option<Ref>) -> Vec<u8> {
        self.close_object_stream();
        let hash = Sha256::digest(&self.out);
        let identifier = hash.get(..16).unwrap_or_default();

        let encryption = self.write_lock();
        let id = self.reserve();
        let start = self.out.len();
        if let Some(place) = self.places.get_mut(id.0 as usize) {
            *place = Place::Direct(start);
        }
        let size = self.places.len();
        let table = reference_table(&self.places);
        let entries = |body: &mut Body| {
            body.raw("/Type/XRef/Size ").int(size).raw("/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root ");
            body.reference(catalog);
            if let Some(info) = info {
                body.raw("/Info ").reference(info);
            }
            body.raw("/ID[").hex(identifier).hex(identifier).raw("]");
            if let Some(encryption) = encryption {
                body.raw("/Encrypt ").reference(encryption);
            }
            body.raw("/Filter/FlateDecode");
        };
        let table = self.deflater.compress(&table);
        self.bare_stream(id, entries, &table);
        let mut tail = Body::new();
        tail.raw("startxref\n").int(start).raw("\n%%EOF\n");
        self.out.extend_from_slice(tail.bytes());
        self.out
    }
}

impl File {
    /// Writes the encryption dictionary, which is packed into no stream, since it is needed to read one.
    fn write_lock(&mut self) -> Option<Ref> {
        let mut body = Body::new();
        self.lock.as_ref()?.write(&mut body);
        let id = self.reserve();
        if let Some(place) = self.places.get_mut(id.0 as usize) {
            *place = Place::Direct(self.out.len());
        }
        let mut head = Body::new();
        head.int(id.0).raw(" 0 obj\n").append(&body).raw("\nendobj\n");
        self.out.extend_from_slice(head.bytes());
        Some(id)
    }
}

/// Returns the rows of the cross-reference stream (7.5.8.3), each as its difference from the row above: PNG's "up"
/// predictor, which turns equal steps into equal bytes.
fn reference_table(places: &[Place]) -> Vec<u8> {
    let mut table = Vec::with_capacity(places.len() * 8);
    let mut above = [0u8; 7];
    for place in places {
        let (kind, second, third) = match *place {
            Place::Missing => (0, 0, u16::MAX),
            Place::Direct(offset) => (1, offset as u32, 0),
            Place::Packed(stream, index) => (2, stream.0, index as u16),
        };
        let ([a, b, c, d], [e, f]) = (second.to_be_bytes(), third.to_be_bytes());
        let row = [kind, a, b, c, d, e, f];
        table.push(2);
        table.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    table
}
