//! pulldown-cmark's events → blocks.
//!
//! Containers (quotations, lists, notes, tables) are a stack; in the innermost stands at most one open [`Leaf`], a
//! paragraph, heading or cell, which has a stack of marked words of its own. Nothing here recurses, so that no text can
//! exhaust the stack.

mod links;
mod markup;
mod private;
mod words;

use super::InlineKind;
use super::punctuation::Punctuation;
use super::run::Run;
use super::{
    Block, BlockKind, CellAlign, Dialect, Inline, ListItem, NESTING_LIMIT, Note, Oddity, PARTS_LIMIT, Parsed, TableRow,
};
use crate::source::{Located, Span, Spanned};
use markup::Html;
use pulldown_cmark::{Alignment, BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;
use words::{Leaf, LeafKind, Marked, MarkedKind};

/// Reads a text.
pub(super) fn build(text: &Located, dialect: Dialect) -> Parsed {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    // A citation has the form of a link without a target, and pulldown-cmark finds its brackets.
    let mut citation = |link: BrokenLink<'_>| {
        (dialect.citations && link.reference.starts_with('@')).then(|| (CowStr::from(""), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(&text.text, options, Some(&mut citation));
    let mut builder = Builder::new(text, dialect);
    for (event, range) in parser.into_offset_iter() {
        let end = if matches!(event, Event::Start(_)) { builder.read_to } else { range.end };
        let at = range.start;
        builder.event(event, range);
        builder.read_to = end;
        if builder.parts > PARTS_LIMIT {
            builder.parsed.overflow = Some(text.span(at..at));
            break;
        }
    }
    builder.finish()
}

/// A container that is open.
struct Container {
    kind: ContainerKind,
    start: usize,
    /// Its blocks begin here in [`Builder::blocks`].
    first: usize,
    /// Whether something in it says that all of it is private.
    private: bool,
}

enum ContainerKind {
    Document,
    Quote,
    List { start: Option<u64>, items: Vec<ListItem> },
    Item,
    Note(String),
    Table { align: Vec<CellAlign>, head: Vec<Vec<Inline>>, rows: Vec<TableRow>, row: Vec<Vec<Inline>> },
}

struct Builder<'t> {
    text: &'t Located,
    dialect: Dialect,
    parsed: Parsed,
    containers: Vec<Container>,
    /// Blocks of all open containers. Each is moved into a list of its own when it closes, of the right length at once.
    blocks: Vec<Block>,
    leaf: Option<Leaf>,
    /// Marked words that are open in the leaf.
    marked: Vec<Marked>,
    /// Content of the leaf and of the marked words that are open in it.
    inlines: Vec<Inline>,
    run: Run,
    punctuation: Punctuation,
    /// The last character that was set in the leaf.
    before: Option<char>,
    /// For each tag that pulldown-cmark has open: whether it was taken, or stands too deep.
    taken: Vec<bool>,
    /// Tags that are open within something that is passed over.
    skipped: usize,
    /// Where what has been read ends in the source.
    read_to: usize,
    /// Whether the words are an address.
    verbatim: bool,
    code: Option<String>,
    html: Option<Html>,
    labels: BTreeSet<String>,
    /// Whether a cell of the row that is read is marked as private.
    private_row: bool,
    /// Blocks and inlines that were made.
    parts: usize,
}

impl<'t> Builder<'t> {
    fn new(text: &'t Located, dialect: Dialect) -> Builder<'t> {
        Builder {
            text,
            dialect,
            parsed: Parsed::default(),
            containers: vec![Container { kind: ContainerKind::Document, start: 0, first: 0, private: false }],
            blocks: Vec::new(),
            leaf: None,
            marked: Vec::new(),
            inlines: Vec::new(),
            run: Run::default(),
            punctuation: Punctuation::new(dialect.language),
            before: None,
            taken: Vec::new(),
            skipped: 0,
            read_to: 0,
            verbatim: false,
            code: None,
            html: None,
            labels: BTreeSet::new(),
            private_row: false,
            parts: 0,
        }
    }

    fn finish(mut self) -> Parsed {
        self.close_leaf();
        while self.containers.len() > 1 {
            self.close_container(self.text.text.len());
        }
        self.parsed.blocks = self.blocks;
        self.parsed
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipped > 0 {
            match event {
                Event::Start(_) => self.skipped += 1,
                Event::End(_) => self.skipped -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => match &mut self.code {
                Some(code) => code.push_str(&words),
                None => self.words(&words, range),
            },
            Event::SoftBreak => self.words(" ", range),
            Event::HardBreak => self.line_break(range),
            Event::Code(code) => self.inline(InlineKind::Code(code.into_string()), range),
            Event::FootnoteReference(label) => self.inline(InlineKind::NoteMark(label.into_string()), range),
            Event::InlineHtml(tag) => self.html_tag(&tag, range),
            Event::Html(line) => {
                if let Some(html) = &mut self.html {
                    html.lines.push((html.text.len(), range.start));
                    html.text.push_str(&line);
                }
            }
            // Rules are no passages; the others are not asked for.
            Event::Rule | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_leaf(LeafKind::Paragraph, range),
            Tag::Heading { level, id, classes, attrs } => {
                let (level, id) = (level as u8, id.map(CowStr::into_string));
                let private = classes.iter().any(|class| &**class == private::CLASS);
                let mut names = classes.iter().chain(attrs.iter().map(|(name, _)| name));
                if !private && names.any(|name| private::is_near(name)) {
                    let span = self.span(range.clone());
                    self.parsed.misplaced.push(span);
                }
                self.open_leaf(LeafKind::Heading { level, id, private }, range);
            }
            Tag::TableCell if matches!(self.container().kind, ContainerKind::Table { .. }) => {
                self.open_leaf(LeafKind::Cell, range);
            }
            Tag::TableCell | Tag::TableHead | Tag::TableRow => self.close_leaf(),
            Tag::BlockQuote(_) => self.open_container(ContainerKind::Quote, range, 1),
            // A list needs room for its items too.
            Tag::List(start) => self.open_container(ContainerKind::List { start, items: Vec::new() }, range, 2),
            Tag::Item => {
                let in_list = matches!(self.container().kind, ContainerKind::List { .. });
                self.open_container(ContainerKind::Item, range, if in_list { 1 } else { usize::MAX });
            }
            Tag::FootnoteDefinition(label) => {
                self.open_container(ContainerKind::Note(label.into_string()), range, 1);
            }
            Tag::Table(align) => {
                let align = align.into_iter().map(cell_align).collect();
                let table = ContainerKind::Table { align, head: Vec::new(), rows: Vec::new(), row: Vec::new() };
                self.open_container(table, range, 1);
            }
            Tag::CodeBlock(_) => {
                self.close_leaf();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.close_leaf();
                self.html = Some(Html { text: String::new(), lines: Vec::new() });
            }
            Tag::Emphasis => self.open_marked(MarkedKind::Emphasis, range),
            Tag::Strong => self.open_marked(MarkedKind::Strong, range),
            Tag::Link { link_type, dest_url, id, .. } => self.open_link(link_type, &dest_url, &id, range),
            Tag::Image { link_type, dest_url, id, .. } => {
                if self.is_citation(link_type, &id) {
                    self.words("!", range.start..range.start + 1);
                    self.citation_link(range.start + 1..range.end, &id);
                } else {
                    if is_remote(&dest_url) {
                        self.odd(Oddity::RemotePicture(dest_url.to_string()), range.clone());
                    }
                    self.open_marked(MarkedKind::Picture(dest_url.into_string()), range);
                }
            }
            // Not asked for.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.close_leaf(),
            TagEnd::TableHead => {
                self.close_leaf();
                // Without its head, nothing in a table has a meaning.
                self.container().private |= std::mem::take(&mut self.private_row);
                if let ContainerKind::Table { head, row, .. } = &mut self.container().kind {
                    *head = std::mem::take(row);
                }
            }
            TagEnd::TableRow => {
                self.close_leaf();
                let span = self.span(range);
                if std::mem::take(&mut self.private_row) {
                    self.parsed.private.push(span);
                }
                if let ContainerKind::Table { rows, row, .. } = &mut self.container().kind {
                    rows.push(TableRow { cells: std::mem::take(row), span });
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::Table => {
                self.close_leaf();
                if self.taken.pop() == Some(true) {
                    self.close_container(range.end);
                }
            }
            TagEnd::CodeBlock => {
                let mut code = self.code.take().unwrap_or_default();
                if code.ends_with('\n') {
                    code.pop();
                }
                self.block(BlockKind::Code(code), range);
            }
            TagEnd::HtmlBlock => self.html_block(range),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                if self.taken.pop() == Some(true) {
                    self.close_elements();
                    self.close_marked(range.end);
                }
            }
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn container(&mut self) -> &mut Container {
        // The document is never closed before the end, so the stack is never empty.
        let last = self.containers.len() - 1;
        &mut self.containers[last]
    }

    /// Opens a container, if there is room for `levels` of them.
    fn open_container(&mut self, kind: ContainerKind, range: Range<usize>, levels: usize) {
        self.close_leaf();
        let fits = self.containers.len().saturating_add(levels) <= NESTING_LIMIT;
        self.taken.push(fits);
        if fits {
            self.containers.push(Container { kind, start: range.start, first: self.blocks.len(), private: false });
        }
    }

    fn close_container(&mut self, end: usize) {
        let Some(container) = self.containers.pop() else { return };
        let range = container.start..end;
        if container.private {
            let span = self.span(range.clone());
            self.parsed.private.push(span);
        }
        let blocks: Vec<Block> = self.blocks.drain(container.first..).collect();
        match container.kind {
            // `finish` leaves it open.
            ContainerKind::Document => {}
            ContainerKind::Quote => self.block(BlockKind::Quote(blocks), range),
            ContainerKind::List { start, items } => self.block(BlockKind::List { start, items }, range),
            ContainerKind::Item => {
                let item = ListItem { blocks, span: self.span(range) };
                if let ContainerKind::List { items, .. } = &mut self.container().kind {
                    items.push(item);
                }
            }
            ContainerKind::Note(label) => {
                let span = self.span(range.clone());
                // Marks find their notes whatever the case.
                if self.labels.insert(label.to_lowercase()) {
                    self.parsed.notes.push(Note { label, blocks, span });
                } else {
                    self.odd(Oddity::DoubledNote(label), range);
                }
            }
            ContainerKind::Table { align, head, rows, .. } => {
                self.block(BlockKind::Table { align, head, rows }, range);
            }
        }
    }

    fn block(&mut self, kind: BlockKind, range: Range<usize>) {
        let span = self.span(range);
        self.parts += 1;
        self.blocks.push(Block { kind, span });
    }

    fn odd(&mut self, oddity: Oddity, range: Range<usize>) {
        let span = self.span(range);
        self.parsed.oddities.push(Spanned { value: oddity, span });
    }

    /// Returns the place of a block, without the blanks and line ends after it.
    fn span(&self, range: Range<usize>) -> Span {
        // A mark without a note is placed by its distance from the start of its words, where an entity is shorter than what
        // it is written as: the place may lie inside a character.
        let text = &self.text.text;
        let start = text.floor_char_boundary(range.start);
        let end = text.ceil_char_boundary(range.end).max(start);
        self.text.span(start..start + text[start..end].trim_end().len())
    }
}

/// Returns whether a picture has to be fetched from elsewhere.
fn is_remote(url: &str) -> bool {
    let scheme =
        url.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    scheme || url.starts_with("//")
}

fn cell_align(alignment: Alignment) -> CellAlign {
    match alignment {
        Alignment::None => CellAlign::Unset,
        Alignment::Left => CellAlign::Left,
        Alignment::Center => CellAlign::Centre,
        Alignment::Right => CellAlign::Right,
    }
}
