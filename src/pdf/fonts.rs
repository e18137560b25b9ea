//! Fonts in the file: a composite font over a bare CFF subset for each font of the encoding (ISO 32000-1, 9.7 to 9.10), be
//! the outlines of the face's own file of that kind or another.

use super::cff::{self, Glyph};
use super::codes::Shape;
use super::encoding::{Encoding, Subset, thousandths};
use super::objects::{File, Ref};
use super::syntax::Body;
use crate::text::{Face, Family, FontFile, Fonts, Weight};
use sha2::{Digest, Sha256};
use skrifa::raw::types::NameId;

/// Entries in one section of a CMap are at most 100 (Adobe Technical Note 5014, 4.2).
const CMAP_SECTION: usize = 100;

/// Widths of the main vertical stems, which viewers look at only where they must replace the font. Measured at the `l`.
const STEM_REGULAR: i32 = 84;
/// The same for semibold faces.
const STEM_SEMIBOLD: i32 = 124;

/// Returns the name by which content streams call a font.
pub(super) fn resource_name(font: usize) -> String {
    format!("F{font}")
}

/// What all fonts of a file have in common.
struct Shared {
    /// The map from codes to CIDs.
    code_map: Ref,
    /// What CIDs are CIDs of.
    system: Ref,
    /// What codes are read as.
    readings: Vec<Ref>,
}

/// Writes all fonts and returns their objects in order.
pub(super) fn write(file: &mut File, encoding: &Encoding<'_>, fonts: &Fonts) -> Vec<Ref> {
    let [code_map, system] = [(); 2].map(|()| file.reserve());
    file.object(system, |body| _ = body.raw("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"));
    let entries = |body: &mut Body| {
        body.raw("/Type/CMap/CMapName/OneByte/CIDSystemInfo ").reference(system).raw("/WMode 0");
    };
    file.stream(code_map, entries, write_code_map().bytes());
    let readings = encoding.readings.iter().map(|readings| {
        let id = file.reserve();
        file.stream(id, |_| (), write_unicode_map(readings).bytes());
        id
    });
    let shared = Shared { code_map, system, readings: readings.collect() };
    encoding.subsets.iter().map(|subset| write_font(file, subset, fonts, &shared)).collect()
}

fn write_font(file: &mut File, subset: &Subset, fonts: &Fonts, shared: &Shared) -> Ref {
    let face = subset.face;
    let font = fonts.file(face);
    let metrics = fonts.metrics(face);
    let units = i32::from(metrics.units_per_em).max(1);
    let glyphs: Vec<Glyph> = subset
        .glyphs
        .iter()
        .map(|&(code, Shape { glyph: id, back })| {
            let advance = i32::from(fonts.advance(face, id)) - back;
            Glyph { cid: u16::from(code), id, advance }
        })
        .collect();
    let postscript = font.and_then(postscript_name).unwrap_or_else(|| "Font".to_owned());
    let program = font.map(|font| cff::program(font, &postscript, metrics.units_per_em, metrics.bounds, &glyphs));
    let program = program.unwrap_or_default();
    let name = format!("{}+{postscript}", subset_tag(&program));

    let [composite, descendant, descriptor, stream] = [(); 4].map(|()| file.reserve());
    file.object(composite, |body| {
        body.raw("<</Type/Font/Subtype/Type0/BaseFont").name(&name).raw("/Encoding ").reference(shared.code_map);
        body.raw("/DescendantFonts").references([descendant]);
        if let Some(&readings) = shared.readings.get(subset.readings) {
            body.raw("/ToUnicode ").reference(readings);
        }
        body.raw(">>");
    });
    file.object(descendant, |body| {
        body.raw("<</Type/Font/Subtype/CIDFontType0/BaseFont").name(&name);
        body.raw("/CIDSystemInfo ").reference(shared.system).raw("/FontDescriptor ").reference(descriptor);
        body.raw("/DW 0/W[");
        for run in glyphs.chunk_by(|one, next| one.cid.checked_add(1) == Some(next.cid)) {
            body.int(run[0].cid).raw("[");
            for (index, glyph) in run.iter().enumerate() {
                body.raw(if index > 0 { " " } else { "" });
                body.int(thousandths(glyph.advance, units));
            }
            body.raw("]");
        }
        body.raw("]>>");
    });
    file.object(descriptor, |body| write_descriptor(body, face, fonts, &name, stream));
    file.stream(stream, |body| _ = body.raw("/Subtype/CIDFontType0C"), &program);
    composite
}

/// Returns the name by which a font calls itself, in the characters that such names may have (9.8.1).
fn postscript_name(font: &FontFile) -> Option<String> {
    let name = font.font().names().get(NameId::POSTSCRIPT_NAME)?.english_or_first()?.name().to_string();
    let name: String = name.chars().filter(|c| c.is_ascii_graphic() && !"[](){}<>/%#".contains(*c)).collect();
    (!name.is_empty()).then_some(name)
}

/// Returns the six letters that tell this subset from others of the same font (9.6.4), drawn from what it holds.
fn subset_tag(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Writes a font descriptor (9.8).
fn write_descriptor(body: &mut Body, face: Face, fonts: &Fonts, name: &str, program: Ref) {
    let metrics = fonts.metrics(face);
    let units = i32::from(metrics.units_per_em).max(1);
    let scaled = |value: i16| thousandths(i32::from(value), units);
    let serif = if matches!(face.family, Family::Serif | Family::Display | Family::Caption) { 1 << 1 } else { 0 };
    let italic = if face.italic { 1 << 6 } else { 0 };
    // Symbolic: its codes are its own.
    let flags = serif | 1 << 2 | italic;
    let stem = if face.weight == Weight::Semibold { STEM_SEMIBOLD } else { STEM_REGULAR };
    body.raw("<</Type/FontDescriptor/FontName").name(name).raw("/Flags ").int(flags).raw("/FontBBox[");
    for (index, &edge) in metrics.bounds.iter().enumerate() {
        body.raw(if index > 0 { " " } else { "" }).int(scaled(edge));
    }
    body.raw("]/ItalicAngle ").real(metrics.italic_angle).raw("/Ascent ").int(scaled(metrics.ascent));
    body.raw("/Descent ").int(scaled(metrics.descent)).raw("/CapHeight ").int(scaled(metrics.cap_height));
    body.raw("/XHeight ").int(scaled(metrics.x_height)).raw("/StemV ").int(stem);
    body.raw("/FontFile3 ").reference(program).raw(">>");
}

/// Returns the map from codes to CIDs, which are the same numbers (9.7.5.3).
fn write_code_map() -> Body {
    let mut body = Body::new();
    begin_cmap(&mut body, "OneByte", "Identity");
    body.raw("/CMapType 1 def\n/WMode 0 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");
    body.raw("1 begincidrange\n<00> <FF> 0\nendcidrange\n");
    end_cmap(&mut body);
    body
}

/// Returns the map from codes to characters (9.10.3), given by code.
fn write_unicode_map(codes: &[(u8, &str)]) -> Body {
    let mut body = Body::new();
    begin_cmap(&mut body, "Adobe-Identity-UCS", "UCS");
    body.raw("/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");
    // Codes of ASCII that no font has stand between the others as what they are, which makes few runs of many.
    let mut all: Vec<(u8, String)> = codes.iter().map(|&(code, reading)| (code, reading.to_owned())).collect();
    let missing = (b' '..=b'~').filter(|code| codes.binary_search_by_key(code, |entry| entry.0).is_err());
    all.extend(missing.map(|code| (code, char::from(code).to_string())));
    all.sort_unstable();
    let (runs, others): (Vec<_>, Vec<_>) = all.chunk_by(follows).partition(|run| run.len() > 1);
    for section in runs.chunks(CMAP_SECTION) {
        body.int(section.len()).raw(" beginbfrange\n");
        for (first, last) in section.iter().filter_map(|run| run.first().zip(run.last())) {
            body.hex(&[first.0]).hex(&[last.0]).hex(&utf16(&first.1)).raw("\n");
        }
        body.raw("endbfrange\n");
    }
    for section in others.concat().chunks(CMAP_SECTION) {
        body.int(section.len()).raw(" beginbfchar\n");
        for (code, reading) in section {
            body.hex(&[*code]).hex(&utf16(reading)).raw("\n");
        }
        body.raw("endbfchar\n");
    }
    end_cmap(&mut body);
    body
}

/// Returns whether a code and its character are those next to another's. The last byte of a range's characters alone is
/// counted up (9.10.3).
fn follows((code, reading): &(u8, String), (next_code, next_reading): &(u8, String)) -> bool {
    let only = |reading: &str| Some(utf16(reading)).filter(|units| units.len() == 2).map(|units| (units[0], units[1]));
    let (Some((high, low)), Some((next_high, next_low))) = (only(reading), only(next_reading)) else { return false };
    code.checked_add(1) == Some(*next_code) && high == next_high && low.checked_add(1) == Some(next_low)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn begin_cmap(body: &mut Body, name: &str, ordering: &str) {
    body.raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /").raw(name);
    body.raw(" def\n/CIDSystemInfo <</Registry (Adobe) /Ordering (").raw(ordering).raw(") /Supplement 0>> def\n");
}

fn end_cmap(body: &mut Body) {
    body.raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
