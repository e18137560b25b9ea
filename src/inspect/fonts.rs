//! Fonts: what each is, and what its codes are read as.

use super::Line;
use super::file::File;
use lopdf::content::Content;
use lopdf::{Dictionary, Encoding, Object};
use std::collections::{BTreeMap, BTreeSet};

/// The most characters of a font, and pages and forms that are searched for fonts.
const MOST: usize = 200_000;

/// Returns a line for each font in use, by name.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let mut seen = BTreeSet::new();
    let mut lines: Vec<(String, Line)> = Vec::new();
    let pages = file.pages.iter().filter_map(|&page| file.as_dict(file.inherited(page, "Resources")?));
    let mut open: Vec<&Dictionary> = pages.collect();
    open.reverse();
    let mut searched = BTreeSet::new();
    while let Some(resources) = open.pop() {
        for (_, font) in file.dict(resources, "Font").into_iter().flat_map(Dictionary::iter) {
            let Some(dictionary) = file.as_dict(font) else { continue };
            if font.as_reference().is_ok_and(|id| !seen.insert(id)) {
                continue;
            }
            let line = describe(file, dictionary);
            lines.push((line.what.clone(), line));
        }
        for (_, form) in file.dict(resources, "XObject").into_iter().flat_map(Dictionary::iter) {
            let new = form.as_reference().is_ok_and(|id| searched.len() < MOST && searched.insert(id));
            if let Some(inner) = file.as_dict(form).filter(|_| new).and_then(|form| file.dict(form, "Resources")) {
                open.push(inner);
            }
        }
    }
    lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Describes a font.
fn describe(file: &File, font: &Dictionary) -> Line {
    let descendant = file.list(font, "DescendantFonts").first().and_then(|font| file.as_dict(font));
    let full = file.name(font, "BaseFont").unwrap_or_else(|| "(without a name)".to_owned());
    let (subset, shown) = match full.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()) => (true, rest),
        _ => (false, full.as_str()),
    };
    let kind = descendant.unwrap_or(font);
    let kind = file.name(kind, "Subtype").unwrap_or_default();
    let descriptor = file.dict(descendant.unwrap_or(font), "FontDescriptor");
    let program = descriptor.and_then(|descriptor| {
        let found = ["FontFile3", "FontFile2", "FontFile"].into_iter().find_map(|key| file.get(descriptor, key))?;
        found.as_stream().ok()
    });
    let embedded = match program {
        Some(program) if subset => format!("subset, {} B", program.content.len()),
        Some(program) => format!("whole, {} B", program.content.len()),
        None => "no".to_owned(),
    };
    let decoder = Decoder::read(file, font);
    let reads = match decoder.readings.len() {
        0 => "no map to characters".to_owned(),
        count => format!("{count} characters"),
    };
    Line::new(0, shown).fact("type", kind).fact("embedded", embedded).fact("reads", reads)
}

/// What a font's codes are read as.
pub(super) struct Decoder {
    /// Bytes of a code.
    width: usize,
    /// The characters of each code that the font tells.
    readings: BTreeMap<u32, String>,
    /// Characters by their names or by a known encoding, where the font tells none.
    known: Option<KnownEncoding>,
}

/// The characters of one-byte codes.
type KnownEncoding = Vec<String>;

impl Decoder {
    /// Reads a font.
    pub(super) fn read(file: &File, font: &Dictionary) -> Decoder {
        let composite = file.name(font, "Subtype").as_deref() == Some("Type0");
        let width = match file.get(font, "Encoding") {
            Some(Object::Stream(map)) if composite => file.inflated(map).map_or(2, |map| code_width(&map)),
            _ if composite => 2,
            _ => 1,
        };
        let map = file.get(font, "ToUnicode").and_then(|map| map.as_stream().ok());
        let readings = map.and_then(|map| file.inflated(map)).map(|map| read_map(&map)).unwrap_or_default();
        let known = (map.is_none() && !composite).then(|| known_encoding(file, font)).flatten();
        Decoder { width, readings, known }
    }

    /// Returns what codes are read as.
    pub(super) fn read_codes(&self, codes: &[u8]) -> String {
        let mut words = String::with_capacity(codes.len());
        for code in codes.chunks(self.width) {
            let number = code.iter().fold(0, |number, &byte| number << 8 | u32::from(byte));
            match (self.readings.get(&number), &self.known) {
                (Some(reading), _) => words.push_str(reading),
                (None, Some(known)) => words.push_str(known.get(number as usize).map_or("\u{fffd}", String::as_str)),
                (None, None) => words.push('\u{fffd}'),
            }
        }
        words
    }
}

/// Returns the characters of a simple font's codes by its encoding.
fn known_encoding(file: &File, font: &Dictionary) -> Option<KnownEncoding> {
    let encoding: Encoding<'_> = file.encoding(font)?;
    Some((0..=u8::MAX).map(|code| encoding.bytes_to_string(&[code]).unwrap_or_default()).collect())
}

/// Returns the number of bytes in a code, by the ranges that an embedded map of codes states (ISO 32000-1, 9.7.5.3).
fn code_width(map: &[u8]) -> usize {
    let operations = Content::decode(map).map(|content| content.operations).unwrap_or_default();
    let ranges = operations.iter().find(|operation| operation.operator == "endcodespacerange");
    let first = ranges.and_then(|ranges| ranges.operands.first()?.as_str().ok());
    first.map_or(2, |code| code.len().clamp(1, 4))
}

/// Returns what a map to Unicode says (ISO 32000-1, 9.10.3).
fn read_map(map: &[u8]) -> BTreeMap<u32, String> {
    let mut readings = BTreeMap::new();
    let operations = Content::decode(map).map(|content| content.operations).unwrap_or_default();
    for operation in &operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    readings.extend(code(&pair[0]).zip(characters(&pair[1], 0)));
                }
            }
            "endbfrange" => {
                for range in operands.chunks_exact(3) {
                    let (Some(first), Some(last)) = (code(&range[0]), code(&range[1])) else { continue };
                    for (step, code) in (first..=last).enumerate().take(MOST.saturating_sub(readings.len())) {
                        let reading = match &range[2] {
                            Object::Array(each) => each.get(step).and_then(|reading| characters(reading, 0)),
                            start => characters(start, step),
                        };
                        let Some(reading) = reading else { break };
                        readings.insert(code, reading);
                    }
                }
            }
            _ => (),
        }
    }
    readings
}

fn code(object: &Object) -> Option<u32> {
    let bytes = object.as_str().ok().filter(|bytes| bytes.len() <= 4)?;
    Some(bytes.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)))
}

/// Returns the characters of a reading, the last moved on by so many.
fn characters(object: &Object, step: usize) -> Option<String> {
    let bytes = object.as_str().ok()?;
    let mut units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    if let Some(last) = units.last_mut() {
        *last = last.checked_add(u16::try_from(step).ok()?)?;
    }
    Some(String::from_utf16_lossy(&units))
}
