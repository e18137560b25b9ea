//! Pages that are put together by hand: no shaping, no line breaking, every place chosen here.

use briefpress::compose::flow::{Artifact, ListNumbering, Metadata, NumberForm};
use briefpress::geometry::{Colour, Point, Pt, Rect, Size};
use briefpress::language::{Language, Tag};
use briefpress::layout::page::{
    Destination, Item, ItemKind, Label, Laid, LinkArea, LinkTarget, Owner, Page, PlacedBookmark,
};
use briefpress::layout::tags::{ContentId, NodeId, Role, TagTree};
use briefpress::picture::{self, Path, Picture, Segment, Stroke, Vector};
use briefpress::text::{Face, Family, Fonts, Glyph, GlyphRun, Piece, Weight, Word, WordId, Words};
use skrifa::Font;
use std::sync::Arc;

/// The upright serif.
pub(crate) const SERIF: Face = Face { family: Family::Serif, weight: Weight::Regular, italic: false };
/// The semibold sans.
pub(crate) const SANS: Face = Face { family: Family::Sans, weight: Weight::Semibold, italic: false };

/// Size of the pages: letter.
pub(crate) const LETTER: Size = Size { width: Pt(612.0), height: Pt(792.0) };

/// Puts a document together.
pub(crate) struct Desk {
    /// The faces.
    pub(crate) fonts: Fonts,
    /// The document.
    pub(crate) laid: Laid,
}

impl Desk {
    /// Begins a document without pages.
    pub(crate) fn new(title: &str) -> Desk {
        let metadata = Metadata {
            title: title.to_owned(),
            author: Some("The policy desk".to_owned()),
            subject: Some("A test of < and & and é".to_owned()),
            keywords: vec!["congress".to_owned(), "memo".to_owned()],
            language: Language::default_language(),
            date: Some(jiff::civil::date(2021, 9, 15)),
        };
        let laid = Laid {
            metadata,
            pages: Vec::new(),
            tags: TagTree::new(),
            words: Words::default(),
            bookmarks: Vec::new(),
            pictures: Vec::new(),
            parts: Vec::new(),
        };
        Desk { fonts: Fonts::bundled(), laid }
    }

    /// Adds a page.
    pub(crate) fn page(&mut self, form: NumberForm, number: u32) {
        let label = Label { form, number };
        self.laid.pages.push(Page { size: LETTER, label, items: Vec::new(), links: Vec::new(), boxes: None });
    }

    /// Adds a node of the tag tree, with content of its own.
    pub(crate) fn node(&mut self, parent: NodeId, role: Role) -> (NodeId, ContentId) {
        let node = self.laid.tags.add(parent, role);
        (node, self.laid.tags.content(node))
    }

    /// Shapes a word: one glyph for each character, nothing kerned. A soft hyphen looks like a hyphen.
    pub(crate) fn word(&mut self, face: Face, text: &str) -> WordId {
        let font = Font::new(Fonts::built_in(face), 0).unwrap();
        let glyphs: Vec<Glyph> = text
            .char_indices()
            .map(|(at, character)| {
                let shown = if character == '\u{ad}' { '-' } else { character };
                let id = font.charmap().map_unicode(shown).unwrap().to_u32() as u16;
                let advance = self.fonts.advance(face, id) as i16;
                Glyph { id, advance, x_offset: 0, y_offset: 0, cluster: at as u16 }
            })
            .collect();
        let advance = glyphs.iter().map(|glyph| i32::from(glyph.advance)).sum();
        self.add_word(Word {
            face,
            text: text.into(),
            rightward: false,
            glyphs: glyphs.into(),
            kern_before: 0,
            kern_after: 0,
            advance,
        })
    }

    /// Adds a word as it is.
    pub(crate) fn add_word(&mut self, word: Word) -> WordId {
        self.laid.words.words.push(word);
        WordId(self.laid.words.words.len() as u32 - 1)
    }

    /// Sets a text on the last page, one run of one face.
    pub(crate) fn write(&mut self, owner: Owner, at: (f32, f32), face: Face, size: f32, text: &str) {
        let pieces = text
            .split(' ')
            .enumerate()
            .map(|(index, word)| Piece { word: self.word(face, word), space_before: index > 0 });
        let pieces = pieces.collect();
        self.run(owner, at, face, size, pieces);
    }

    /// Sets words on the last page.
    pub(crate) fn run(&mut self, owner: Owner, at: (f32, f32), face: Face, size: f32, pieces: Vec<Piece>) {
        let advance: i32 = pieces.iter().map(|piece| self.laid.words.words[piece.word.0 as usize].advance).sum();
        let run = GlyphRun {
            x: Pt::ZERO,
            rise: Pt::ZERO,
            face,
            size: Pt(size),
            colour: Colour::BLACK,
            tracking: Pt::ZERO,
            word_space: Pt::ZERO,
            stretch: 1.0,
            width: Pt(advance as f32 * size / 1000.0),
            pieces,
            run: 0,
        };
        self.item(owner, ItemKind::Glyphs { at: Point { x: Pt(at.0), y: Pt(at.1) }, run });
    }

    /// Puts an item on the last page.
    pub(crate) fn item(&mut self, owner: Owner, kind: ItemKind) {
        self.laid.pages.last_mut().unwrap().items.push(Item { owner, kind });
    }

    /// Puts a link on the last page.
    pub(crate) fn link(&mut self, node: NodeId, rect: Rect, to: LinkTarget, contents: &str) {
        let contents = contents.to_owned();
        self.laid.pages.last_mut().unwrap().links.push(LinkArea { rect, to, node, contents });
    }
}

/// Returns a box.
pub(crate) fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect { x: Pt(x), y: Pt(y), width: Pt(width), height: Pt(height) }
}

/// Returns a place on a page.
pub(crate) fn place(page: usize, y: f32) -> Destination {
    let at = Point { x: Pt(72.0), y: Pt(y) };
    Destination { page, at, words: at }
}

/// Returns a document in which everything occurs that a file can hold: a title page, a paragraph over two pages with a
/// hyphenated word and an endnote mark, a list, a table, figures, a picture of each kind, an endnote, links both ways.
pub(crate) fn memo() -> Desk {
    let mut desk = Desk::new("What the crisis asks: a \u{201c}test\u{201d}");
    let root = desk.laid.tags.root();
    let footer = Owner::Artifact(Artifact::Footer);

    desk.page(NumberForm::Roman, 1);
    let (_, title) = desk.node(root, Role::Title);
    desk.item(
        Owner::Artifact(Artifact::Decoration),
        ItemKind::Fill { rect: rect(72.0, 72.0, 468.0, 2.0), colour: Colour::rgb(0x8c1d18) },
    );
    desk.write(Owner::Content(title), (72.0, 120.0), SANS, 24.0, "What the crisis asks");
    let (_, subtitle) = desk.node(root, Role::Paragraph);
    desk.write(Owner::Content(subtitle), (72.0, 150.0), SERIF, 14.0, "A test of pages");

    desk.page(NumberForm::Arabic, 1);
    let part = desk.laid.tags.add(root, Role::Part);
    desk.laid.tags.nodes[part.0 as usize].title = Some("Body".to_owned());
    let section = desk.laid.tags.add(part, Role::Section);
    let (_, heading) = desk.node(section, Role::Heading(1));
    desk.write(Owner::Content(heading), (72.0, 90.0), SANS, 16.0, "Why it matters");
    let (paragraph, words) = desk.node(section, Role::Paragraph);
    desk.write(
        Owner::Content(words),
        (72.0, 120.0),
        SERIF,
        10.5,
        "It matters (a great deal) to every\u{2019}s well-be\u{ad}",
    );
    desk.write(Owner::Content(words), (72.0, 134.0), SERIF, 10.5, "ing in many a consti\u{ad}");
    desk.write(Owner::Content(words), (72.0, 148.0), SERIF, 10.5, "tuency and town.");
    let reference = desk.laid.tags.add(paragraph, Role::Reference);
    let (mark, mark_words) = desk.node(reference, Role::Link);
    desk.write(Owner::Content(mark_words), (150.0, 144.0), SERIF, 6.5, "1");
    desk.link(mark, rect(149.0, 138.0, 5.0, 8.0), LinkTarget::Place(place(2, 300.0)), "Note 1");
    let more = desk.laid.tags.content(paragraph);
    desk.write(Owner::Content(more), (156.0, 148.0), SERIF, 10.5, "More of it follows on the");
    desk.item(
        Owner::Artifact(Artifact::Decoration),
        ItemKind::Fill { rect: rect(72.0, 760.0, 468.0, 0.5), colour: Colour::rgb(0x999999) },
    );
    desk.write(footer, (300.0, 775.0), SANS, 8.0, "Page 1 of 2");

    desk.page(NumberForm::Arabic, 2);
    desk.write(Owner::Content(more), (72.0, 90.0), SERIF, 10.5, "next page.");
    let list = desk.laid.tags.add(section, Role::List(ListNumbering::Unordered));
    let item = desk.laid.tags.add(list, Role::ListItem);
    let (_, label) = desk.node(item, Role::ListLabel);
    desk.write(Owner::Content(label), (72.0, 110.0), SERIF, 10.5, "\u{2022}");
    let (_, point) = desk.node(item, Role::ListBody);
    desk.write(Owner::Content(point), (84.0, 110.0), SERIF, 10.5, "A point in two languages:");
    let (foreign, foreign_words) = desk.node(item, Role::Span);
    desk.laid.tags.nodes[foreign.0 as usize].language = Tag::parse("es-MX");
    desk.write(Owner::Content(foreign_words), (220.0, 110.0), SERIF, 10.5, "la frontera");
    let body = desk.laid.tags.nodes[item.0 as usize].kids.pop().unwrap();
    let list_body = desk.laid.tags.nodes[item.0 as usize].kids.last().copied().unwrap();
    if let briefpress::layout::tags::Kid::Node(list_body) = list_body {
        desk.laid.tags.nodes[list_body.0 as usize].kids.push(body);
    }
    table(&mut desk, section);
    figures(&mut desk, section);

    let notes = desk.laid.tags.add(root, Role::Section);
    let (_, heading) = desk.node(notes, Role::Heading(1));
    desk.write(Owner::Content(heading), (72.0, 290.0), SANS, 16.0, "Notes");
    let list = desk.laid.tags.add(notes, Role::List(ListNumbering::Notes));
    let item = desk.laid.tags.add(list, Role::ListItem);
    let (_, label) = desk.node(item, Role::ListLabel);
    desk.write(Owner::Content(label), (72.0, 310.0), SERIF, 9.0, "1");
    let body = desk.laid.tags.add(item, Role::ListBody);
    let (note, note_words) = desk.node(body, Role::Note);
    desk.write(Owner::Content(note_words), (84.0, 310.0), SERIF, 9.0, "Report, paragraph 2; page");
    let (back, back_words) = desk.node(note, Role::Link);
    desk.write(Owner::Content(back_words), (200.0, 310.0), SERIF, 9.0, "1");
    desk.link(back, rect(199.0, 302.0, 6.0, 10.0), LinkTarget::Place(place(1, 140.0)), "Back to page 1");
    let (web, web_words) = desk.node(note, Role::Link);
    desk.write(Owner::Content(web_words), (210.0, 310.0), SERIF, 9.0, "example.org");
    let url = LinkTarget::Url("https://example.org/a b?c=(é)".to_owned());
    desk.link(web, rect(209.0, 302.0, 50.0, 10.0), url, "example.org");
    desk.write(footer, (300.0, 775.0), SANS, 8.0, "Page 2 of 2");

    let bookmark = |level, title: &str, to| PlacedBookmark { level, title: title.to_owned(), to };
    desk.laid.bookmarks = vec![
        bookmark(1, "Body", place(1, 80.0)),
        bookmark(2, "Why it matters", place(1, 80.0)),
        bookmark(1, "Notes", place(2, 280.0)),
    ];
    desk
}

fn table(desk: &mut Desk, section: NodeId) {
    let table = desk.laid.tags.add(section, Role::Table);
    let head = desk.laid.tags.add(table, Role::TableHead);
    let row = desk.laid.tags.add(head, Role::TableRow);
    for (text, x) in [("What", 72.0), ("Who", 200.0)] {
        let (_, cell) = desk.node(row, Role::ColumnHeader);
        desk.write(Owner::Content(cell), (x, 130.0), SANS, 9.0, text);
    }
    let body = desk.laid.tags.add(table, Role::TableBody);
    let row = desk.laid.tags.add(body, Role::TableRow);
    for (text, x) in [("Fund it", 72.0), ("Congress", 200.0)] {
        let (_, cell) = desk.node(row, Role::DataCell);
        desk.write(Owner::Content(cell), (x, 144.0), SERIF, 9.0, text);
    }
}

fn figures(desk: &mut Desk, section: NodeId) {
    let pixels: Vec<u8> = (0..12u8 * 8).flat_map(|at| [at * 2, 255 - at * 2, 90]).collect();
    let pixels = image::RgbImage::from_raw(12, 8, pixels).unwrap();
    let mut png = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let raster = picture::read(png.into_inner(), None).unwrap();
    let stroke = Stroke {
        colour: Colour::rgb(0x333333),
        width: 2.0,
        dashes: vec![6.0, 3.0],
        round_cap: false,
        round_join: true,
    };
    let path = Path {
        segments: vec![
            Segment::Move(10.0, 10.0),
            Segment::Curve(60.0, 0.0, 90.0, 30.0, 90.0, 55.0),
            Segment::Line(10.0, 55.0),
            Segment::Close,
        ],
        fill: Some(Colour::rgb(0x1f5f8b)),
        even_odd: false,
        stroke: Some(stroke),
    };
    let vector = Vector::of(Size { width: Pt(100.0), height: Pt(60.0) }, [path]);
    desk.laid.pictures = vec![Arc::new(raster), Arc::new(Picture::Vector(vector))];
    let pictures =
        [("A field of colours", rect(72.0, 160.0, 60.0, 40.0)), ("A blue quarter", rect(160.0, 160.0, 100.0, 60.0))];
    for (picture, (alt, rect)) in pictures.into_iter().enumerate() {
        let (figure, content) = desk.node(section, Role::Figure);
        desk.laid.tags.nodes[figure.0 as usize].alt = Some(alt.to_owned());
        let clip = if picture == 0 { Rect { height: Pt(30.0), ..rect } } else { rect };
        desk.item(Owner::Content(content), ItemKind::Picture { picture, rect, clip });
    }
}
