//! The document as a screen reader tells it: the words of the tags in reading order, with what kind of thing each is.

use super::Line;
use super::file::{File, clean};
use super::tags::{self, Element, Kid};

/// Types that stand in a line of text; all others begin a line of their own.
const INLINE: [&str; 11] =
    ["Span", "Link", "Reference", "Quote", "Em", "Strong", "Annot", "BibEntry", "Lbl", "Sub", "Formula"];

/// Types whose words go on in the line of the item that holds them.
const OPENED: [&str; 5] = ["P", "LBody", "Note", "FENote", "Div"];

/// Returns what is said, line by line.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let elements = tags::read(file);
    let mut speaker = Speaker { elements: &elements, lines: Vec::new(), page: None };
    let mut roots = vec![true; elements.len()];
    for kid in elements.iter().flat_map(|element| &element.kids) {
        if let Kid::Element(index) = kid {
            roots[*index] = false;
        }
    }
    for root in (0..elements.len()).filter(|&index| roots[index]) {
        speaker.element(root, 0);
    }
    if speaker.lines.is_empty() {
        return vec![Line::new(0, "nothing is read: there are no tags")];
    }
    speaker.lines
}

/// Tells elements one after the other. Elements lie no deeper than `tags` follows them, so that a call for each level
/// takes little of the stack.
struct Speaker<'a> {
    elements: &'a [Element],
    lines: Vec<Line>,
    /// The page that was told last.
    page: Option<usize>,
}

impl Speaker<'_> {
    /// Tells an element that begins a line.
    fn element(&mut self, index: usize, depth: usize) {
        let element = &self.elements[index];
        match element.kind() {
            "Title" => self.text(index, depth, "Title: "),
            "H" => self.text(index, depth, "Heading: "),
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                let level = element.kind().trim_start_matches('H').to_owned();
                self.text(index, depth, &format!("Heading level {level}: "));
            }
            "P" if element.role == "Title" => self.text(index, depth, "Title: "),
            "Caption" => self.text(index, depth, "Caption: "),
            "Code" => self.text(index, depth, "Code: "),
            "Note" | "FENote" => self.text(index, depth, "Note: "),
            "Figure" => self.figure(index, depth),
            "L" => self.counted(index, depth, "List", ("item", "items"), "LI"),
            "TOC" => self.counted(index, depth, "Contents", ("entry", "entries"), "TOCI"),
            "LI" if self.has_label(index) => self.item(index, depth),
            "LI" | "TOCI" => self.text(index, depth, "• "),
            "BlockQuote" => {
                self.say(depth, "Quotation:");
                self.text(index, depth + 1, "");
                self.say(depth, "End of quotation");
            }
            "Table" => self.table(index, depth),
            _ => self.text(index, depth, ""),
        }
    }

    fn say(&mut self, depth: usize, words: impl Into<String>) {
        self.lines.push(Line::new(depth, words));
    }

    /// Tells the page where it is another than before.
    fn turn_to(&mut self, index: usize) {
        let page = self.first_page(index);
        if page.is_some() && page != self.page {
            self.page = page;
            let number = page.map(|page| page.to_string()).unwrap_or_default();
            self.say(0, format!("— page {number} —"));
        }
    }

    /// Returns the page on which an element begins.
    fn first_page(&self, index: usize) -> Option<usize> {
        self.elements[index].kids.iter().find_map(|kid| match kid {
            Kid::Words(_, page) => *page,
            Kid::Element(kid) => self.first_page(*kid),
            _ => None,
        })
    }

    /// Tells what an element holds: its words in one line, and what begins a line of its own below.
    fn text(&mut self, index: usize, depth: usize, before: &str) {
        let elements = self.elements;
        let kids = &elements[index].kids;
        let inner = if before.is_empty() { depth } else { depth + 1 };
        let mut before = before;
        let mut from = 0;
        for (at, kid) in kids.iter().enumerate() {
            let Kid::Element(block) = kid else { continue };
            if !self.begins_line(*block) {
                continue;
            }
            let words = self.inline(&kids[from..at]);
            from = at + 1;
            // What opens an item opens its first paragraph.
            if words.trim().is_empty() && !before.is_empty() && OPENED.contains(&elements[*block].kind()) {
                self.text(*block, depth, std::mem::take(&mut before));
                continue;
            }
            self.words(index, depth, std::mem::take(&mut before), &words);
            self.element(*block, inner);
        }
        let words = self.inline(&kids[from..]);
        self.words(index, depth, before, &words);
    }

    /// Tells words, if there are any, or what opens them.
    fn words(&mut self, index: usize, depth: usize, before: &str, words: &str) {
        if !words.trim().is_empty() || !before.is_empty() {
            self.turn_to(index);
            let words = self.in_language(index, words.trim());
            self.say(depth, format!("{before}{words}").trim_end());
        }
    }

    /// Returns whether an item has a label.
    fn has_label(&self, index: usize) -> bool {
        matches!(self.elements[index].kids.first(), Some(Kid::Element(kid)) if self.elements[*kid].kind() == "Lbl")
    }

    /// Tells an item after its label.
    fn item(&mut self, index: usize, depth: usize) {
        let elements = self.elements;
        let kids = &elements[index].kids;
        let label = self.inline(kids.get(..1).unwrap_or_default());
        let label = format!("{} ", label.trim());
        for (at, kid) in kids.iter().enumerate().skip(1) {
            match kid {
                Kid::Element(body) if at == 1 => self.text(*body, depth, &label),
                Kid::Element(body) => self.element(*body, depth + 1),
                _ => {}
            }
        }
    }

    /// Returns whether an element begins a line of its own.
    fn begins_line(&self, index: usize) -> bool {
        !INLINE.contains(&self.elements[index].kind())
    }

    /// Returns words with the language that they are in, where an element says so.
    fn in_language(&self, index: usize, words: &str) -> String {
        let element = &self.elements[index];
        match &element.language {
            Some(language) if element.kind() != "Document" => format!("[{language}: {words}]"),
            _ => words.to_owned(),
        }
    }

    /// Returns what kids say that stand in a line.
    fn inline(&self, kids: &[Kid]) -> String {
        let mut said = String::new();
        let mut page = None;
        for kid in kids {
            match kid {
                Kid::Words(words, own) => {
                    // A paragraph goes on on the next page.
                    if page.is_some_and(|page| page != *own) {
                        if said.ends_with('\u{ad}') {
                            said.pop();
                        } else if !said.ends_with(' ') && !words.starts_with(' ') {
                            said.push(' ');
                        }
                    }
                    page = Some(*own);
                    said.push_str(words);
                }
                Kid::Element(index) => {
                    page = None;
                    said.push_str(&self.inline_element(*index));
                }
                Kid::Link { .. } | Kid::Object(_) => {}
            }
        }
        clean(&said)
    }

    fn inline_element(&self, index: usize) -> String {
        let element = &self.elements[index];
        let written = self.inline(&element.kids);
        let words = match (&element.actual, &element.expansion) {
            (_, Some(expansion)) => expansion,
            (Some(actual), None) => actual,
            (None, None) => written.trim(),
        };
        let words = self.in_language(index, words);
        let told = match element.kind() {
            "Link" => {
                let contents = element.kids.iter().find_map(|kid| match kid {
                    Kid::Link { contents, .. } => contents.as_deref(),
                    _ => None,
                });
                format!("[link: {}]", contents.unwrap_or(&words).trim())
            }
            "Figure" => format!("[graphic: {}]", element.alt.as_deref().unwrap_or("without a description")),
            _ => words,
        };
        // What is said stands in the place of what is written, between the same spaces.
        let before = if written.starts_with(' ') { " " } else { "" };
        let after = if written.trim_start().ends_with(' ') { " " } else { "" };
        format!("{before}{told}{after}")
    }

    fn figure(&mut self, index: usize, depth: usize) {
        self.turn_to(index);
        let element = &self.elements[index];
        match element.alt.as_ref().or(element.actual.as_ref()) {
            Some(alt) => self.say(depth, format!("Graphic: {alt}")),
            None => self.say(depth, "Graphic without a description"),
        }
        for kid in &self.elements[index].kids {
            if let Kid::Element(kid) = kid {
                self.element(*kid, depth + 1);
            }
        }
    }

    /// Tells a list or contents with the number of what stands in it.
    fn counted(&mut self, index: usize, depth: usize, name: &str, (one, many): (&str, &str), item: &str) {
        let elements = self.elements;
        let kids = elements[index].kids.iter().filter_map(|kid| match kid {
            Kid::Element(kid) => Some(*kid),
            _ => None,
        });
        let kids: Vec<usize> = kids.collect();
        let count = kids.iter().filter(|&&kid| elements[kid].kind() == item).count();
        self.turn_to(index);
        self.say(depth, format!("{name}, {count} {}", if count == 1 { one } else { many }));
        for kid in kids {
            self.element(kid, depth + 1);
        }
    }

    /// Tells a table row by row, each cell after the head of its column.
    fn table(&mut self, index: usize, depth: usize) {
        let elements = self.elements;
        let mut rows = Vec::new();
        let mut open = vec![index];
        while let Some(element) = open.pop() {
            for kid in elements[element].kids.iter().rev() {
                let Kid::Element(kid) = kid else { continue };
                match elements[*kid].kind() {
                    "THead" | "TBody" | "TFoot" => open.push(*kid),
                    "TR" => rows.push(*kid),
                    _ => {}
                }
            }
        }
        // Groups come off the stack in order, but each gave its rows last first.
        rows.sort_unstable();
        let cells = |row: usize| {
            let kids = elements[row].kids.iter().filter_map(|kid| match kid {
                Kid::Element(kid) => Some(*kid),
                _ => None,
            });
            kids.collect::<Vec<usize>>()
        };
        let is_head = |cell: &usize| elements[*cell].kind() == "TH";
        let head: Vec<String> = rows
            .first()
            .map(|&row| cells(row))
            .filter(|cells| !cells.is_empty() && cells.iter().all(is_head))
            .map(|cells| cells.into_iter().map(|cell| self.head(cell)).collect())
            .unwrap_or_default();
        let columns = rows.iter().map(|&row| cells(row).len()).max().unwrap_or(0);
        self.turn_to(index);
        let of = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        self.say(depth, format!("Table, {}, {}", of(columns, "column"), of(rows.len(), "row")));
        if !head.is_empty() {
            self.say(depth + 1, format!("Column headings: {}", head.join("; ")));
        }
        let first = usize::from(!head.is_empty());
        for (number, &row) in rows.iter().enumerate().skip(first) {
            self.turn_to(row);
            let mut told = format!("Row {}.", number + 1);
            for (column, cell) in cells(row).into_iter().enumerate() {
                let opens = head.get(column).filter(|head| !head.is_empty()).map(|head| format!("{head}: "));
                // A row's own head is followed by a colon.
                let ends = if is_head(&cell) { ":" } else { ";" };
                told.push_str(&format!(" {}{}{ends}", opens.unwrap_or_default(), self.cell(cell)));
            }
            self.say(depth + 1, told.trim_end_matches(';'));
        }
    }

    /// Returns the words of a column's head that are told again at each cell: all but its references.
    fn head(&self, index: usize) -> String {
        let elements = self.elements;
        let is_reference = |kid: &Kid| matches!(kid, Kid::Element(kid) if elements[*kid].kind() == "Reference");
        let kids = elements[index].kids.iter().filter(|kid| !is_reference(kid));
        let words: String = kids.map(|kid| self.inline(std::slice::from_ref(kid))).collect();
        words.trim().to_owned()
    }

    /// Returns a cell's words on one line.
    fn cell(&self, index: usize) -> String {
        let mut words = String::new();
        for kid in &self.elements[index].kids {
            match kid {
                Kid::Element(kid) if self.begins_line(*kid) => {
                    if !words.is_empty() {
                        words.push(' ');
                    }
                    words.push_str(&self.cell(*kid));
                }
                kid => words.push_str(&self.inline(std::slice::from_ref(kid))),
            }
        }
        self.in_language(index, words.trim())
    }
}
