//! Font files: what is kept of one, and whether it can be used at all.

use super::Metrics;
use skrifa::raw::tables::os2::Os2;
use skrifa::raw::{FileRef, FontRef, TableProvider};
use skrifa::{Font, GlyphId, Tag};
use std::sync::Arc;

/// Bits of a font's embedding rights (OpenType 1.9, `OS/2`, fsType): it may not be embedded without its maker's leave, it
/// may not be cut down to the glyphs in use, only its bitmaps may be embedded.
const RESTRICTED: u16 = 0x0002;
const WHOLE_ONLY: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

/// Characters that should draw nothing; some fonts draw those that part and join letters, as if for a proofreader.
const BLANKS: [char; 8] =
    ['\u{200c}', '\u{200d}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{200e}', '\u{2009}', '\u{2003}'];

/// Stands in for the metrics of a face that cannot be parsed, and for those that a file does not tell.
pub(super) const UNKNOWN_METRICS: Metrics = Metrics {
    units_per_em: 1000,
    ascent: 750,
    descent: -250,
    cap_height: 660,
    x_height: 480,
    italic_angle: 0.0,
    bounds: [0, -250, 1000, 750],
};

/// The bytes of a font file.
#[derive(Clone)]
enum Data {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// Read from a file.
    Read(Arc<dyn AsRef<[u8]> + Send + Sync>),
}

/// A font file that was read: one face of it.
#[derive(Clone)]
pub struct FontFile {
    data: Data,
    /// Which face of a collection it is, from 0.
    pub index: u32,
    font: Font,
    pub(super) metrics: Metrics,
    /// Advances of all glyphs: reading them from the file one by one takes ten times as long.
    pub(super) advances: Box<[u16]>,
}

/// Why a font file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no OpenType or TrueType font.
    NoFont,
    /// It is a collection of so many faces and has not the one that was asked for.
    NoSuchFace(u32),
    /// Its glyphs have no outlines that a PDF can hold.
    NoOutlines,
    /// It varies in weight or width.
    Variable,
    /// Its maker does not allow that it is embedded.
    Restricted,
}

impl std::fmt::Debug for FontFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("FontFile").field("index", &self.index).finish()
    }
}

impl FontFile {
    /// Takes a face that is part of the program; none where it cannot be parsed.
    pub(super) fn built_in(data: &'static [u8]) -> Option<FontFile> {
        let font = Font::new(data, 0)?;
        Some(FontFile::of(Data::BuiltIn(data), 0, font))
    }

    /// Reads a face of a file, from 0; `variable` allows fonts that vary, which are taken as they are by default.
    ///
    /// # Errors
    ///
    /// Why it cannot be used.
    pub fn read(bytes: Vec<u8>, index: u32, variable: bool) -> Result<FontFile, Refusal> {
        let count = match FileRef::new(&bytes).map_err(|_| Refusal::NoFont)? {
            FileRef::Font(_) => 1,
            FileRef::Collection(collection) => collection.len(),
        };
        if index >= count {
            return Err(Refusal::NoSuchFace(count));
        }
        let tables = FontRef::from_index(&bytes, index).map_err(|_| Refusal::NoFont)?;
        let has = |tag: &[u8; 4]| tables.data_for_tag(Tag::new(tag)).is_some();
        if ![b"glyf", b"CFF ", b"CFF2"].into_iter().any(has) {
            return Err(Refusal::NoOutlines);
        }
        if has(b"fvar") && !variable {
            return Err(Refusal::Variable);
        }
        if tables.os2().is_ok_and(|os2| is_restricted(&os2)) {
            return Err(Refusal::Restricted);
        }
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
        let font = Font::new(Arc::clone(&shared), index).ok_or(Refusal::NoFont)?;
        Ok(FontFile::of(Data::Read(shared), index, font))
    }

    fn of(data: Data, index: u32, font: Font) -> FontFile {
        let glyphs = font.glyph_metrics();
        let advances =
            (0..font.num_glyphs()).map(|glyph| glyphs.h_advance(GlyphId::new(glyph)).round() as u16).collect();
        FontFile { data, index, metrics: metrics(&font), advances, font }
    }

    /// Returns the bytes of the whole file.
    pub fn data(&self) -> &[u8] {
        match &self.data {
            Data::BuiltIn(bytes) => bytes,
            Data::Read(bytes) => (**bytes).as_ref(),
        }
    }

    /// Returns the parsed font.
    pub fn font(&self) -> &Font {
        &self.font
    }

    /// Returns a glyph that draws nothing, and is not the space's.
    pub(super) fn blank(&self) -> Option<u16> {
        let metrics = self.font.glyph_metrics();
        let is_blank = |glyph: &u16| {
            let extents = metrics.extents(GlyphId::from(*glyph));
            extents.is_none_or(|extents| extents.width == 0.0 && extents.height == 0.0)
        };
        let space = self.glyph(' ');
        BLANKS.into_iter().filter_map(|blank| self.glyph(blank)).filter(|glyph| Some(*glyph) != space).find(is_blank)
    }

    /// Returns the glyph that a character has.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0)
    }
}

/// Tells whether a font may not be embedded in part. Of several rights that a font grants, the widest holds, and the bits
/// of such as it does not grant say nothing.
fn is_restricted(os2: &Os2<'_>) -> bool {
    const GRANTED: u16 = 0x000c;
    let rights = os2.fs_type();
    let closed = rights & RESTRICTED != 0 && rights & GRANTED == 0;
    closed || rights & (WHOLE_ONLY | BITMAPS_ONLY) != 0
}

fn metrics(font: &Font) -> Metrics {
    let global = font.metrics();
    let units = |length: Option<skrifa::raw::types::F48Dot16>| length.map(|length| length.to_f64().round() as i16);
    let line = global.h_line();
    let bounds = &global.bounds;
    Metrics {
        units_per_em: global.units_per_em,
        ascent: units(line.as_ref().map(|line| line.ascender)).unwrap_or(UNKNOWN_METRICS.ascent),
        descent: units(line.as_ref().map(|line| line.descender)).unwrap_or(UNKNOWN_METRICS.descent),
        cap_height: units(global.cap_height).unwrap_or(UNKNOWN_METRICS.cap_height),
        x_height: units(global.x_height).unwrap_or(UNKNOWN_METRICS.x_height),
        italic_angle: font.style_metrics().italic_angle.map_or(0.0, |angle| angle.to_f32()),
        bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| units(Some(edge)).unwrap_or(0)),
    }
}
