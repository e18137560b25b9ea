//! Fonts in the file: a composite font over a bare CFF subset for each font of the encoding (ISO 32000-1, 9.7 to 9.10).

use super::encoding::{Encoding, SPACE, Subset, thousandths};
use super::objects::{File, Ref};
use super::syntax::Body;
use crate::text::{Face, Family, Fonts, Weight};
use sha2::{Digest, Sha256};
use skrifa::raw::types::NameId;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{Font, Tag};
use subsetter::GlyphRemapper;

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

/// Writes all fonts and returns their objects in order.
pub(super) fn write(file: &mut File, encoding: &Encoding<'_>, fonts: &Fonts) -> Vec<Ref> {
    encoding.subsets.iter().map(|subset| write_font(file, subset, fonts)).collect()
}

/// A font's codes with the glyphs that they draw in the subset, which are its CIDs too.
struct Glyphs<'a> {
    /// Code, CID and reading, by code.
    codes: Vec<(u8, u16, &'a str)>,
    /// The glyphs of the face in the order of the CIDs.
    remapper: GlyphRemapper,
}

fn write_font(file: &mut File, subset: &Subset<'_>, fonts: &Fonts) -> Ref {
    let face = subset.face;
    let data = fonts.data(face);
    let font = Font::new(data, 0);
    let space = font.as_ref().and_then(|font| font.charmap().map_unicode(' ')).map_or(0, |glyph| glyph.to_u32() as u16);
    let glyphs = collect_glyphs(subset, space);
    let program = subset_program(data, &glyphs.remapper);
    let postscript = font.as_ref().and_then(|font| font.names().get(NameId::POSTSCRIPT_NAME)?.english_or_first());
    let postscript = postscript.map_or_else(|| "Font".to_owned(), |name| name.name().to_string());
    let name = format!("{}+{postscript}", subset_tag(&program));

    let [composite, descendant, descriptor, stream, cmap, to_unicode] = [(); 6].map(|()| file.reserve());
    file.object(composite, |body| {
        body.raw("<</Type/Font/Subtype/Type0/BaseFont").name(&name).raw("/Encoding ").reference(cmap);
        body.raw("/DescendantFonts").references([descendant]).raw("/ToUnicode ").reference(to_unicode).raw(">>");
    });
    let units = i32::from(fonts.metrics(face).units_per_em).max(1);
    file.object(descendant, |body| {
        body.raw("<</Type/Font/Subtype/CIDFontType0/BaseFont").name(&name);
        body.raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
        body.reference(descriptor).raw("/DW 0/W[0[");
        for (index, glyph) in glyphs.remapper.remapped_gids().enumerate() {
            body.raw(if index > 0 { " " } else { "" });
            body.int(thousandths(i32::from(fonts.advance(face, glyph)), units));
        }
        body.raw("]]>>");
    });
    file.object(descriptor, |body| write_descriptor(body, face, fonts, &name, stream));
    file.stream(stream, |body| _ = body.raw("/Subtype/CIDFontType0C"), &program);
    file.stream(cmap, cmap_entries, code_map(&glyphs).bytes());
    file.stream(to_unicode, |_| (), unicode_map(&glyphs).bytes());
    composite
}

/// Gives the glyphs their CIDs, in the order of the codes, so that both run side by side.
fn collect_glyphs<'a>(subset: &Subset<'a>, space: u16) -> Glyphs<'a> {
    let mut remapper = GlyphRemapper::new();
    let mut codes = Vec::new();
    for (code, entry) in (0..=255u8).zip(subset.entries) {
        let entry = if code == SPACE { Some((space, " ")) } else { entry };
        if let Some((glyph, reading)) = entry {
            codes.push((code, remapper.remap(glyph), reading));
        }
    }
    Glyphs { codes, remapper }
}

/// Returns the `CFF ` table of a subset of the font; nothing where the font cannot be read, which no bundled one is.
fn subset_program(data: &[u8], remapper: &GlyphRemapper) -> Vec<u8> {
    let Ok(subset) = subsetter::subset(data, 0, remapper) else { return Vec::new() };
    let table = FontRef::new(&subset).ok().and_then(|font| font.data_for_tag(Tag::new(b"CFF ")));
    table.map_or_else(Vec::new, |table| table.as_bytes().to_vec())
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
    let serif = if face.family == Family::Sans { 0 } else { 1 << 1 };
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

fn cmap_entries(body: &mut Body) {
    body.raw("/Type/CMap/CMapName/OneByte/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode 0");
}

/// Returns the CMap from codes to CIDs (9.7.5.3). Both grow together, so that it is a few ranges.
fn code_map(glyphs: &Glyphs<'_>) -> Body {
    let mut ranges: Vec<(u8, u8, u16)> = Vec::new();
    for &(code, cid, _) in &glyphs.codes {
        match ranges.last_mut() {
            Some((first, last, start)) if *last + 1 == code && *start + u16::from(code - *first) == cid => *last = code,
            _ => ranges.push((code, code, cid)),
        }
    }
    let mut body = Body::new();
    body.raw("%!PS-Adobe-3.0 Resource-CMap\n%%DocumentNeededResources: ProcSet (CIDInit)\n");
    body.raw("%%IncludeResource: ProcSet (CIDInit)\n%%BeginResource: CMap (OneByte)\n%%EndComments\n");
    body.raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    body.raw("/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\n");
    body.raw("end def\n/CMapName /OneByte def\n/CMapVersion 1 def\n/CMapType 1 def\n/WMode 0 def\n");
    body.raw("1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");
    for section in ranges.chunks(CMAP_SECTION) {
        body.int(section.len()).raw(" begincidrange\n");
        for &(first, last, cid) in section {
            body.hex(&[first]).raw(" ").hex(&[last]).raw(" ").int(cid).raw("\n");
        }
        body.raw("endcidrange\n");
    }
    body.raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n%%EndResource\n%%EOF\n");
    body
}

/// Returns the CMap from codes to characters (9.10.3).
fn unicode_map(glyphs: &Glyphs<'_>) -> Body {
    let mut body = Body::new();
    body.raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    body.raw("/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n");
    body.raw("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
    body.raw("1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");
    for section in glyphs.codes.chunks(CMAP_SECTION) {
        body.int(section.len()).raw(" beginbfchar\n");
        for &(code, _, reading) in section {
            let characters: Vec<u8> = reading.encode_utf16().flat_map(u16::to_be_bytes).collect();
            body.hex(&[code]).raw(" ").hex(&characters).raw("\n");
        }
        body.raw("endbfchar\n");
    }
    body.raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    body
}
