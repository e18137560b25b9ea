//! The report's column: its sections and passages, with the words that stand behind claims marked.

use super::html::Html;
use super::{Links, Trace};
use crate::markdown::{Block, BlockKind, Inline, InlineKind};
use crate::report::{Report, Section};
use crate::source::{FileId, Span};
use std::ops::Range;

/// Characters that Markdown puts between two of a text: escapes, entities, marks of its own.
const REACH: usize = 12;

/// Stands for what is private.
const LEFT_OUT: &str = "[…]";

/// Writes the reports.
pub(super) fn reports(page: &mut Html, links: &Links<'_>) {
    for (number, report) in links.trace.reports.iter().enumerate() {
        let mut writer = Writer { page, links, report, number, file: FileId(0) };
        writer.report();
    }
}

/// Returns the language of a report.
pub(super) fn language<'t>(trace: &'t Trace<'_>, report: usize) -> &'t str {
    let language = trace.reports.get(report).and_then(|report| report.meta.language.as_ref());
    language.unwrap_or(&trace.brief.meta.language).tag()
}

struct Writer<'w, 't> {
    page: &'w mut Html,
    links: &'t Links<'t>,
    report: &'t Report,
    number: usize,
    /// The chapter's file.
    file: FileId,
}

impl<'t> Writer<'_, 't> {
    fn report(&mut self) {
        let language = language(self.links.trace, self.number);
        self.page.raw("<article lang=\"").text(language).raw("\">\n");
        if let Some(title) = &self.report.meta.title {
            self.page.raw("<p class=\"title\">").text(title).raw("</p>\n");
        }
        let report = self.report;
        for (index, section) in report.sections.iter().enumerate().filter(|(_, section)| !section.private) {
            self.file = section.file;
            self.section(index, section);
        }
        if !report.notes.is_empty() {
            self.page.raw("<section class=\"report-notes\" aria-label=\"Notes\">\n<ol>\n");
            for (index, note) in report.notes.iter().enumerate() {
                self.file = note.file;
                self.page.raw("<li id=\"n").raw(&format!("{}-{index}", self.number)).raw("\"><span class=\"label\">");
                self.page.text(&note.note.label).raw("</span> ");
                note.note.blocks.iter().for_each(|block| self.block(block, None));
                self.page.raw("</li>\n");
            }
            self.page.raw("</ol>\n</section>\n");
        }
        self.page.raw("</article>\n");
    }

    fn section(&mut self, index: usize, section: &Section) {
        let name = format!("p{}-{index}", self.number);
        if section.level > 0 {
            // The columns' own heads are of the second level.
            let level = (section.level + 2).min(6).to_string();
            self.page.raw("<h").raw(&level).raw(" class=\"level-").raw(&section.level.to_string()).raw("\" id=\"");
            self.page.raw(&name).raw("\">");
            self.inlines(&section.title);
            self.page.raw("</h").raw(&level).raw(">\n");
            self.cited_by(&name);
        }
        for (at, block) in section.blocks.iter().enumerate() {
            let name = format!("{name}-{}", at + 1);
            self.page.raw("<div class=\"passage\" id=\"").raw(&name).raw("\">\n<p class=\"address\" lang=\"en\">");
            self.page.text(&format!("{}:{}", section.slug, at + 1));
            self.page.raw("</p>\n");
            self.block(block, Some(&name));
            self.cited_by(&name);
            self.page.raw("</div>\n");
        }
    }

    /// Writes which claims cite a passage.
    fn cited_by(&mut self, name: &str) {
        let Some(claims) = self.links.cited.get(name) else { return };
        self.page.raw("<p class=\"cited-by\" lang=\"en\">Behind ");
        for (index, number) in claims.iter().enumerate() {
            let Some(claim) = self.links.trace.claims.get(*number) else { continue };
            self.page.raw(if index > 0 { ", " } else { "" });
            self.page.raw("<a href=\"#c").raw(&number.to_string()).raw("\">").text(&claim.id).raw("</a>");
        }
        self.page.raw("</p>\n");
    }

    /// Writes a block; items and rows of one that has a name can be cited.
    fn block(&mut self, block: &Block, name: Option<&str>) {
        let named = |at: usize| name.map(|name| format!("{name}-{}", at + 1)).unwrap_or_default();
        let id = |name: &str| if name.is_empty() { String::new() } else { format!(" id=\"{name}\"") };
        if self.report.is_private(block.span) {
            self.page.raw("<p>").raw(LEFT_OUT).raw("</p>\n");
            return;
        }
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                self.page.raw("<p>");
                self.inlines(content);
                self.page.raw("</p>\n");
            }
            BlockKind::List { start, items } => {
                match start {
                    Some(start) => self.page.raw("<ol start=\"").raw(&start.to_string()).raw("\">\n"),
                    None => self.page.raw("<ul>\n"),
                };
                for (at, item) in items.iter().enumerate() {
                    let name = named(at);
                    self.page.raw("<li").raw(&id(&name)).raw(">");
                    if self.report.is_private(item.span) {
                        self.page.raw(LEFT_OUT);
                    } else {
                        item.blocks.iter().for_each(|block| self.block(block, None));
                    }
                    self.cited_by(&name);
                    self.page.raw("</li>\n");
                }
                self.page.raw(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
            }
            BlockKind::Quote(blocks) => {
                self.page.raw("<blockquote>\n");
                blocks.iter().for_each(|block| self.block(block, None));
                self.page.raw("</blockquote>\n");
            }
            BlockKind::Table { head, rows, .. } => {
                self.page.raw("<div class=\"wide\"><table>\n<thead><tr>");
                for cell in head {
                    self.page.raw("<th scope=\"col\">");
                    self.inlines(cell);
                    self.page.raw("</th>");
                }
                self.page.raw("</tr></thead>\n<tbody>\n");
                for (at, row) in rows.iter().enumerate() {
                    let name = named(at);
                    self.page.raw("<tr").raw(&id(&name)).raw(">");
                    let hidden = self.report.is_private(row.span);
                    for cell in &row.cells {
                        self.page.raw("<td>");
                        if hidden {
                            self.page.raw(LEFT_OUT);
                        } else {
                            self.inlines(cell);
                        }
                        self.page.raw("</td>");
                    }
                    self.page.raw("</tr>\n");
                }
                self.page.raw("</tbody>\n</table></div>\n");
                (0..rows.len()).for_each(|at| self.cited_by(&named(at)));
            }
            BlockKind::Code(code) => {
                self.page.raw("<pre>").text(code).raw("</pre>\n");
            }
            BlockKind::Picture { alt, .. } => {
                self.page.raw("<p class=\"picture\" lang=\"en\">Picture: ").text(alt).raw("</p>\n");
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let wrapped = |writer: &mut Self, tag: &str, inner: &[Inline]| {
                writer.page.raw("<").raw(tag).raw(">");
                writer.inlines(inner);
                writer.page.raw("</").raw(tag).raw(">");
            };
            match &inline.kind {
                InlineKind::Text(words) => self.words(words, inline.span),
                InlineKind::Code(words) => {
                    self.page.raw("<code>");
                    self.words(words, inline.span);
                    self.page.raw("</code>");
                }
                InlineKind::Emphasis(inner) => wrapped(self, "em", inner),
                InlineKind::Strong(inner) => wrapped(self, "strong", inner),
                InlineKind::Superscript(inner) => wrapped(self, "sup", inner),
                InlineKind::Subscript(inner) => wrapped(self, "sub", inner),
                // The report's links lead out of the page, which stands alone.
                InlineKind::Link { content: inner, .. } | InlineKind::Spoken(_, inner) => self.inlines(inner),
                InlineKind::NoteMark(label) => self.note_mark(label),
                InlineKind::Picture { alt, .. } => _ = self.page.text(alt),
                InlineKind::Break => _ = self.page.raw("<br>"),
                InlineKind::Citation(_) => {}
            }
        }
    }

    fn note_mark(&mut self, label: &str) {
        let wanted = self.report.note(self.file, label).map(|note| note.span);
        let index = wanted.and_then(|span| self.report.notes.iter().position(|note| note.note.span == span));
        self.page.raw("<sup class=\"note\">");
        match index {
            Some(index) => self
                .page
                .raw("<a href=\"#n")
                .raw(&format!("{}-{index}", self.number))
                .raw("\">")
                .text(label)
                .raw("</a>"),
            None => self.page.text(label),
        };
        self.page.raw("</sup>");
    }

    /// Writes words of the report, those marked that stand behind claims.
    fn words(&mut self, words: &str, span: Span) {
        let marked = self.marked(words, span);
        let mut edges: Vec<usize> = marked.iter().flat_map(|(range, ..)| [range.start, range.end]).collect();
        edges.extend([0, words.len()]);
        edges.sort_unstable();
        edges.dedup();
        for pair in edges.windows(2) {
            let [from, to] = pair else { continue };
            let part = words.get(*from..*to).unwrap_or("");
            let over: Vec<&(Range<usize>, usize, &[usize])> =
                marked.iter().filter(|(range, ..)| range.start <= *from && *to <= range.end).collect();
            let Some((_, _, claims)) = over.first() else {
                self.page.text(part);
                continue;
            };
            for (_, ground, _) in over.iter().filter(|(range, ..)| range.start == *from) {
                self.page.raw("<span class=\"here\" id=\"g").raw(&ground.to_string()).raw("\"></span>");
            }
            let numbers: Vec<String> = over.iter().map(|(_, ground, _)| ground.to_string()).collect();
            let claim = claims.first().map_or(0, |claim| *claim);
            let ids: Vec<&str> = over
                .iter()
                .flat_map(|(.., claims)| *claims)
                .filter_map(|claim| self.links.trace.claims.get(*claim))
                .map(|claim| claim.id.as_str())
                .collect();
            self.page.raw("<mark data-g=\"").raw(&numbers.join(" ")).raw("\"><a href=\"#c").raw(&claim.to_string());
            self.page.raw("\" title=\"Behind ").text(&ids.join(", ")).raw("\">").text(part).raw("</a></mark>");
        }
    }

    /// Returns the stretches of some words that stand behind claims, the longest first where they begin together.
    fn marked(&self, words: &str, span: Span) -> Vec<(Range<usize>, usize, &'t [usize])> {
        let grounds = &self.links.grounds;
        let file = self.links.trace.sources.file(span.file);
        let raw = file.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let mut marked: Vec<(Range<usize>, usize, &'t [usize])> = grounds
            .range(Span { start: 0, end: 0, ..span }..Span { start: span.end, end: 0, ..span })
            .filter(|(place, _)| place.end > span.start)
            .filter_map(|(place, (ground, claims))| {
                let from = place.start.saturating_sub(span.start) as usize;
                let to = (place.end.min(span.end) - span.start) as usize;
                let range = in_words(words, raw, from..to);
                (!range.is_empty()).then_some((range, *ground, claims.as_slice()))
            })
            .collect();
        marked.sort_by_key(|(range, ground, _)| (range.end - range.start, range.start, *ground));
        marked
    }
}

/// Returns the bytes of words that some bytes of their Markdown stand for.
fn in_words(words: &str, raw: &str, range: Range<usize>) -> Range<usize> {
    if words == raw {
        return range;
    }
    let mut rest = raw.char_indices().peekable();
    let (mut start, mut end) = (None, 0);
    for (at, char) in words.char_indices() {
        // A character that the words lack is passed over, where the next ones are found behind it; one that is set
        // otherwise, such as a quotation mark, stands for the one at hand.
        let alike = |other: char| other == char || (other.is_whitespace() && char.is_whitespace());
        let ahead = rest.clone().take(REACH).position(|(_, other)| alike(other));
        if let Some(skipped) = ahead {
            (0..skipped).for_each(|_| _ = rest.next());
        }
        let Some((origin, _)) = rest.next() else { break };
        if range.contains(&origin) {
            start = start.or(Some(at));
            end = at + char.len_utf8();
        }
    }
    start.map_or(0..0, |start| start..end)
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn words_are_found_by_the_place_of_their_markdown() {
        for (words, raw, wanted) in [
            ("It cost 40 million.", "It cost 40 million.", "40"),
            ("“It” cost 40 million.", "\"It\" cost 40 million.", "40"),
            ("R&D cost 40 million.", "R&amp;D cost 40 million.", "40"),
            ("A* cost — it’s 40.", "A\\* cost --- it's 40.", "40"),
            ("It counts more than\u{a0}40 of them", "It counts\n  more than 40 of them", "40"),
        ] {
            let from = raw.find(wanted).unwrap_or(0);
            let range = in_words(words, raw, from..from + wanted.len());
            assert_eq!(words.get(range), Some(wanted), "{raw}");
        }
    }
}
