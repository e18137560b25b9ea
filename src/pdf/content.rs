//! Page content: items → printpdf's operations → compressed streams.
//!
//! printpdf spells the operators of some pages at a time; their streams are taken out of its document, compressed and
//! kept, and everything else of it is dropped. Only `TJ` is given to it spelt out, as an operator that it does not know:
//! its own operation makes an object of each glyph, which costs more than all the rest.

use super::artifacts;
use super::codes::SPACE;
use super::deflate::Deflater;
use super::encoding::{Encoding, thousandths};
use super::fonts;
use super::marks::stretches;
use super::pictures;
use super::said::PageWords;
use super::syntax::Body;
use super::tags::Roles;
use crate::geometry::{Colour, Point, Pt, Rect};
use crate::layout::page::{Item, ItemKind, Laid, Owner, Page};
use crate::picture::Path;
use crate::text::{Fonts, GlyphRun, WordId};
use printpdf::{
    Color, DictItem, FontId, Greyscale, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Rgb,
    XObjectId, XObjectTransform,
};
use rayon::prelude::*;
use std::fmt::Write as _;

/// Pages that printpdf is given at a time: enough to make its overhead small, few enough to keep memory flat.
const PAGES_AT_A_TIME: usize = 16;

/// From so many pages on, threads pay for themselves.
const PAGES_FOR_THREADS: usize = 8;

/// Places nearer than this are the same: a hundredth of the smallest type, in points.
const SAME_PLACE: f32 = 0.05;

/// What the content of pages is made from.
pub(super) struct Sources<'a> {
    pub(super) laid: &'a Laid,
    pub(super) fonts: &'a Fonts,
    pub(super) encoding: &'a Encoding<'a>,
    pub(super) roles: &'a Roles,
    /// What the codes of each font are read as.
    pub(super) readings: Vec<[&'a str; 256]>,
}

/// The content of a page.
pub(super) struct Content {
    /// Its stream, compressed.
    pub(super) stream: Vec<u8>,
    /// What it shows in words.
    pub(super) words: PageWords,
}

/// Tells whether a document is long enough to be written in threads.
pub(super) fn needs_threads(laid: &Laid) -> bool {
    laid.pages.len() > PAGES_FOR_THREADS
}

/// Returns the content of each page.
pub(super) fn compress_pages(sources: &Sources<'_>) -> Vec<Content> {
    let pages = &sources.laid.pages;
    if !needs_threads(sources.laid) {
        let mut deflater = Deflater::new();
        return pages.chunks(PAGES_AT_A_TIME).flat_map(|part| compress_part(part, sources, &mut deflater)).collect();
    }
    let parts: Vec<Vec<Content>> = pages
        .par_chunks(PAGES_AT_A_TIME)
        .map_init(Deflater::new, |deflater, part| compress_part(part, sources, deflater))
        .collect();
    parts.into_iter().flatten().collect()
}

/// Returns the content of a few pages.
fn compress_part(pages: &[Page], sources: &Sources<'_>, deflater: &mut Deflater) -> Vec<Content> {
    let mut document = PdfDocument::new("");
    let (drawn, words): (Vec<PdfPage>, Vec<PageWords>) = pages.iter().map(|page| draw_page(page, sources)).unzip();
    document.pages = drawn;
    // `secure` would leave out `TJ`.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let contents = written.page_iter().zip(words).map(|(page, words)| {
        let contents = written.get_dictionary(page).and_then(|page| page.get(b"Contents"));
        let stream = contents.and_then(|contents| written.get_object(contents.as_reference()?)?.as_stream());
        Content { stream: stream.map(|stream| deflater.compress(&codes(&stream.content))).unwrap_or_default(), words }
    });
    contents.collect()
}

/// Returns a stream with each of its characters, which are codes, as one byte.
fn codes(stream: &[u8]) -> Vec<u8> {
    let mut codes = Vec::with_capacity(stream.len());
    let mut lead = 0;
    for &byte in stream {
        match byte {
            // In UTF-8 a character from 128 to 255 is two bytes, six bits of it in the second.
            0xc2 | 0xc3 => lead = byte << 6,
            0x80..=0xbf => codes.push(lead | (byte & 0x3f)),
            _ => codes.push(byte),
        }
    }
    codes
}

/// Draws a page, and returns what it shows in words too.
fn draw_page(page: &Page, sources: &Sources<'_>) -> (PdfPage, PageWords) {
    let mut pen = Pen::new(page, sources);
    let mut number = 0;
    for items in stretches(page) {
        pen.stretch(items, number);
        if matches!(items.first(), Some(Item { owner: Owner::Content(_), .. })) {
            number += 1;
        }
    }
    pen.end_text();
    // The sizes that printpdf is told are not looked at: only the stream is.
    (PdfPage::new(printpdf::Mm(0.0), printpdf::Mm(0.0), pen.ops), pen.words)
}

/// What the text operators have set so far; it lasts from one text object to the next (9.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct TextState {
    font: Option<(usize, f32)>,
    word_space: f32,
    tracking: f32,
    rise: f32,
    /// In tenths of a per cent, from 100 % on.
    stretch: i32,
}

/// A text object that is open (9.4).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct TextObject {
    /// Start of the line, in hundredths of a point from the page's lower left corner.
    line: (i64, i64),
    /// Where the last run ends.
    end: Pt,
}

/// Draws items one after the other, and writes only what changes.
struct Pen<'a> {
    sources: &'a Sources<'a>,
    page_height: Pt,
    ops: Vec<Op>,
    state: TextState,
    fill: Colour,
    /// The text object that is open.
    text: Option<TextObject>,
    /// The `TJ` that is being written, without its brackets; empty for none.
    shown: String,
    /// Whether a string is open at its end.
    in_string: bool,
    /// What was shown so far.
    words: PageWords,
    /// Whether what is shown is part of the document.
    is_content: bool,
}

impl<'a> Pen<'a> {
    fn new(page: &Page, sources: &'a Sources<'a>) -> Pen<'a> {
        Pen {
            sources,
            page_height: page.size.height,
            ops: Vec::with_capacity(page.items.len() * 6),
            state: TextState::default(),
            fill: Colour::BLACK,
            text: None,
            shown: String::new(),
            in_string: false,
            words: PageWords::default(),
            is_content: false,
        }
    }

    /// Draws a stretch of items of one owner. `number` is its number on the page, if it is read.
    fn stretch(&mut self, items: &[Item], number: i64) {
        let Some(first) = items.first() else { return };
        // A stretch stands within a text object or around it (14.6.1). Those of words alone stand in one, so that a mark
        // in a line needs no place of its own.
        let words_alone = items.iter().all(|item| matches!(item.kind, ItemKind::Glyphs { .. }));
        if words_alone {
            self.begin_text();
        } else {
            self.end_text();
        }
        self.is_content = matches!(first.owner, Owner::Content(_));
        self.ops.push(match first.owner {
            Owner::Artifact(artifact) => artifacts::begin(artifact),
            Owner::Content(content) => {
                let properties = DictItem::Dict { map: [("MCID".to_owned(), DictItem::Int(number))].into() };
                let tag = self.sources.roles.name_of(content).to_owned();
                Op::BeginMarkedContentWithProperties { tag, properties }
            }
        });
        for item in items {
            match &item.kind {
                ItemKind::Glyphs { at, run } => self.glyphs(*at, run),
                ItemKind::Fill { rect, colour } => self.fill(*rect, *colour),
                ItemKind::Path(path) => self.path(path),
                ItemKind::Picture { picture, rect, clip } => self.picture(*picture, *rect, *clip),
            }
        }
        if !words_alone {
            self.end_text();
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn begin_text(&mut self) {
        if self.text.is_none() {
            self.ops.push(Op::StartTextSection);
            self.text = Some(TextObject::default());
        }
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.fill != colour {
            self.fill = colour;
            self.ops.push(Op::SetFillColor { col: printed_colour(colour) });
        }
    }

    /// Draws words.
    fn glyphs(&mut self, at: Point, run: &GlyphRun) {
        self.set_fill(run.colour);
        self.move_to(at, at.x + run.width);
        let tracking = rounded(run.tracking.0);
        if self.state.tracking != tracking {
            self.state.tracking = tracking;
            self.ops.push(Op::SetCharacterSpacing { multiplier: tracking });
        }
        let stretch = tenths_of_percent(run.stretch);
        if self.state.stretch != stretch {
            self.state.stretch = stretch;
            self.ops.push(Op::SetHorizontalScaling { percent: (1000 + stretch) as f32 / 10.0 });
        }
        // A hundredth of a point on each space is less than the eye tells at the end of a line.
        let widened = run.pieces.iter().any(|piece| piece.space_before);
        let word_space = if widened { (run.word_space.0 * 100.0).round() / 100.0 + 0.0 } else { 0.0 };
        if self.state.word_space != word_space && (widened || self.has_fixed_space(run)) {
            self.state.word_space = word_space;
            self.ops.push(Op::SetWordSpacing { pt: printpdf::Pt(word_space) });
        }
        self.words(run);
        self.show();
    }

    /// Goes to where a run begins, and notes where it ends; one that begins where the last ended is there already.
    fn move_to(&mut self, at: Point, end: Pt) {
        let (x, y) = (hundredths(at.x), hundredths(self.page_height - at.y));
        self.begin_text();
        let text = self.text.unwrap_or_default();
        let goes_on = text.line.1 == y && (text.end - at.x).0.abs() < SAME_PLACE;
        let line = if goes_on { text.line } else { (x, y) };
        if !goes_on {
            let pos = printpdf::Point { x: printed(x - text.line.0, 100), y: printed(y - text.line.1, 100) };
            self.ops.push(Op::SetTextCursor { pos });
            self.said().push('\n');
        }
        self.text = Some(TextObject { line, end });
    }

    /// Tells whether a word holds a space of its own, such as an en space, which no line widens.
    fn has_fixed_space(&self, run: &GlyphRun) -> bool {
        let encoding = self.sources.encoding;
        let mut segments = run.pieces.iter().flat_map(|piece| encoding.segments(piece.word));
        segments.any(|segment| encoding.codes(segment).contains(&SPACE))
    }

    fn words(&mut self, run: &GlyphRun) {
        let encoding = self.sources.encoding;
        let units = i32::from(self.sources.fonts.metrics(run.face).units_per_em).max(1);
        let word = |id: WordId| self.sources.laid.words.words.get(id.0 as usize);
        // What `Tw` adds to a space within a word is taken back (9.3.3: it goes by the code alone).
        let widening = self.state.word_space * 1000.0 / rounded(run.size.0).max(f32::MIN_POSITIVE);
        let fixed = widening.round() as i32;
        let mut before: Option<WordId> = None;
        for piece in &run.pieces {
            let segments = encoding.segments(piece.word);
            if piece.space_before {
                // Any font of the face has the space; that of the word that follows is needed in any case.
                let font = segments.first().map(|segment| segment.font).or_else(|| encoding.any_font(run.face));
                let Some(font) = font else { continue };
                self.set_font(font, run.size, 0, units);
                let kern = before.and_then(word).map_or(0, |word| i32::from(word.kern_after))
                    + word(piece.word).map_or(0, |word| i32::from(word.kern_before));
                self.kern(-thousandths(kern, units));
                self.codes(&[SPACE]);
            }
            for segment in segments {
                self.set_font(segment.font, run.size, segment.rise, units);
                let codes = encoding.codes(segment);
                let mut done = 0;
                for kern in encoding.kerns(segment) {
                    self.word(codes.get(done..kern.after).unwrap_or_default(), fixed);
                    self.kern(kern.back);
                    done = kern.after;
                }
                self.word(codes.get(done..).unwrap_or_default(), fixed);
            }
            before = Some(piece.word);
        }
    }

    /// Chooses the font for what follows; what was to be shown in another one is shown before.
    fn set_font(&mut self, font: usize, size: Pt, rise: i16, units: i32) {
        let size = rounded(size.0);
        let rise = rounded(f32::from(rise) * size / units as f32);
        if self.state.font != Some((font, size)) {
            self.show();
            self.state.font = Some((font, size));
            let name = PdfFontHandle::External(FontId(fonts::resource_name(font)));
            self.ops.push(Op::SetFont { font: name, size: printpdf::Pt(size) });
        }
        if self.state.rise != rise {
            self.show();
            self.state.rise = rise;
            self.ops.push(Op::SetLineOffset { multiplier: rise });
        }
    }

    /// Moves back by thousandths of the size.
    fn kern(&mut self, back: i32) {
        if back != 0 {
            self.end_string();
            let _ = write!(self.shown, "{back}");
        }
    }

    /// Shows codes of a word, and moves back by so much behind each space among them.
    fn word(&mut self, codes: &[u8], back: i32) {
        for part in codes.split_inclusive(|code| *code == SPACE) {
            self.codes(part);
            if part.ends_with(&[SPACE]) {
                self.kern(back);
            }
        }
    }

    /// Returns where words are kept that are shown.
    fn said(&mut self) -> &mut String {
        if self.is_content { &mut self.words.content } else { &mut self.words.around }
    }

    /// Shows codes.
    fn codes(&mut self, codes: &[u8]) {
        let sources = self.sources;
        if let Some(readings) = self.state.font.and_then(|(font, _)| sources.readings.get(font)) {
            self.said().extend(codes.iter().map(|&code| readings[usize::from(code)]));
        }
        if !codes.is_empty() && !self.in_string {
            self.shown.push('(');
            self.in_string = true;
        }
        for &code in codes {
            // No code has to be escaped. printpdf takes operators for text, so that codes go through it as characters.
            self.shown.push(char::from(code));
        }
    }

    fn end_string(&mut self) {
        if self.in_string {
            self.shown.push(')');
            self.in_string = false;
        }
    }

    /// Writes what is to be shown: the operator with its operand before it, as printpdf writes names down unread.
    fn show(&mut self) {
        self.end_string();
        if !self.shown.is_empty() {
            self.ops.push(Op::Unknown { key: format!("[{}]TJ", self.shown), value: Vec::new() });
            self.shown.clear();
        }
    }

    /// Draws a filled box.
    fn fill(&mut self, rect: Rect, colour: Colour) {
        self.end_text();
        self.set_fill(colour);
        self.rectangle(rect, PaintMode::Fill);
    }

    fn rectangle(&mut self, rect: Rect, mode: PaintMode) {
        let length = |length: Pt| printpdf::Pt(rounded(length.0));
        let rectangle = printpdf::Rect {
            x: length(rect.x),
            y: length(self.page_height - rect.bottom()),
            width: length(rect.width),
            height: length(rect.height),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// Draws lines and areas.
    fn path(&mut self, path: &Path) {
        self.end_text();
        let mut flipped = path.clone();
        flipped.flip(self.page_height);
        let mut content = Body::new();
        pictures::draw_path(&mut content, &flipped);
        if content.len() == 0 {
            return;
        }
        // Its operators are known to be ASCII, and go to the stream unread.
        let operators = String::from_utf8_lossy(content.bytes()).into_owned();
        self.ops.push(Op::Unknown { key: operators, value: Vec::new() });
        self.fill = path.fill.unwrap_or(self.fill);
    }

    /// Draws a picture.
    fn picture(&mut self, picture: usize, rect: Rect, clip: Rect) {
        self.end_text();
        let clipped = clip != rect;
        if clipped {
            self.ops.push(Op::SaveGraphicsState);
            self.rectangle(clip, PaintMode::Clip);
        }
        self.ops.push(Op::UseXobject {
            id: XObjectId(pictures::resource_name(picture)),
            transform: XObjectTransform {
                scale_x: Some(rounded(rect.width.0)),
                scale_y: Some(rounded(rect.height.0)),
                translate_x: Some(printpdf::Pt(rounded(rect.x.0))),
                translate_y: Some(printpdf::Pt(rounded((self.page_height - rect.bottom()).0))),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
        if clipped {
            self.ops.push(Op::RestoreGraphicsState);
        }
    }
}

/// Returns a colour in the output intent's space; greys in grey, which printers print in black alone.
fn printed_colour(colour: Colour) -> Color {
    let part = |byte: u8| rounded(f32::from(byte) / 255.0);
    if colour.red == colour.green && colour.green == colour.blue {
        return Color::Greyscale(Greyscale::new(part(colour.red), None));
    }
    Color::Rgb(Rgb::new(part(colour.red), part(colour.green), part(colour.blue), None))
}

/// Returns a length in whole hundredths of a point. Places are differences of these, so that rounding does not add up.
fn hundredths(length: Pt) -> i64 {
    (f64::from(length.0) * 100.0).round() as i64
}

/// Returns how much wider than by nature something is drawn.
fn tenths_of_percent(stretch: f32) -> i32 {
    ((f64::from(stretch) - 1.0) * 1000.0).round() as i32
}

/// Returns a number of small parts as printpdf's length.
fn printed(parts: i64, of: i64) -> printpdf::Pt {
    printpdf::Pt((parts as f64 / of as f64) as f32)
}

/// Returns a number rounded to three decimals, without a sign where it is zero.
fn rounded(number: f32) -> f32 {
    ((f64::from(number) * 1000.0).round() / 1000.0) as f32 + 0.0
}
