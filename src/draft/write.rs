//! The text of an outline, with the place in it of each candidate, so that what is told of a place is told of the candidate.

use super::choose::MESSAGE_WORDS;
use super::scalar::{WIDTH, block, flow, lines, markdown};
use super::{Claim, Figure, Part, Proposal, State};
use std::ops::Range;

/// A text, and what stands where.
pub(super) struct Written {
    pub(super) text: String,
    /// Bytes of each item that is in force, in order.
    pub(super) places: Vec<(Range<usize>, Item)>,
}

/// Something that was written, by its place in the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Title,
    Subtitle,
    BottomLine(usize),
    /// A section's title, or anything of it that is no item of its own.
    Part(usize),
    Message(usize, usize),
    /// A figure of a section, with the number of its label.
    Figure(usize, usize, usize),
    Point(usize, usize),
    Sentence(usize, usize),
    Request(usize),
    /// The shorter form of a request.
    Shorter(usize),
}

/// Writes the outline of a proposal.
pub(super) fn write(proposal: &Proposal) -> Written {
    let mut writer = Writer::default();
    writer.head(proposal);
    writer.sections(&proposal.parts);
    writer.requests(&proposal.requests);
    writer.finish()
}

/// Writes an outline in which all candidates are in force, for the checks to judge each by itself.
pub(super) fn trial(proposal: &Proposal) -> Written {
    let mut writer = Writer::default();
    writer.line(&format!("report: {}", flow(&proposal.report)));
    writer.line("title: Trial");
    writer.line(&format!("language: {}", proposal.language.tag()));
    writer.line("sections:");
    for (index, part) in proposal.parts.iter().enumerate() {
        writer.line(&format!("  - title: Section {index}"));
        if !part.figures.is_empty() {
            writer.line("    figures:");
        }
        for (number, figure) in part.figures.iter().enumerate() {
            for (label, words) in figure.labels.iter().enumerate() {
                writer.item(6, false, &figure_lines(figure, words), Some(Item::Figure(index, number, label)));
            }
        }
        let messages = part.messages.iter().enumerate().map(|(at, claim)| (claim, Item::Message(index, at)));
        let points = part.points.iter().enumerate().map(|(at, claim)| (claim, Item::Point(index, at)));
        let claims: Vec<_> = messages.chain(points).collect();
        if !claims.is_empty() {
            writer.line("    points:");
        }
        for (claim, item) in claims {
            writer.item(6, false, &point_lines(claim, 6), Some(item));
        }
    }
    if !proposal.bottom_line.is_empty() {
        writer.line("  - title: Bottom line\n    points:");
    }
    for (index, claim) in proposal.bottom_line.iter().enumerate() {
        writer.item(6, false, &point_lines(claim, 6), Some(Item::BottomLine(index)));
    }
    if !proposal.requests.is_empty() {
        writer.line("recommendations:");
    }
    for (index, claim) in proposal.requests.iter().enumerate() {
        writer.item(2, false, &request_lines(claim), Some(Item::Request(index)));
        if let Some(shorter) = &claim.shorter {
            let claim = Claim { text: shorter.clone(), ..claim.clone() };
            writer.item(2, false, &request_lines(&claim), Some(Item::Shorter(index)));
        }
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    out: String,
    places: Vec<(Range<usize>, Item)>,
    /// Whether what is written stands in a section that is only offered.
    in_comment: bool,
}

/// Where the marks of a section that is only offered stand.
const PART_INDENT: usize = 2;

impl Writer {
    fn finish(self) -> Written {
        Written { text: self.out, places: self.places }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Writes lines at an indent; those that are only offered behind a mark.
    fn item(&mut self, indent: usize, is_offered: bool, text: &str, item: Option<Item>) {
        let start = self.out.len();
        for line in text.lines() {
            let mut written = if self.in_comment {
                format!("{}# {}", " ".repeat(PART_INDENT), " ".repeat(indent - PART_INDENT))
            } else {
                " ".repeat(indent)
            };
            if is_offered {
                written.push_str("# ");
            }
            written.push_str(line);
            self.line(written.trim_end());
        }
        if let Some(item) = item.filter(|_| !is_offered && !self.in_comment) {
            self.places.push((start..self.out.len(), item));
        }
    }

    fn comment(&mut self, indent: usize, words: &str) {
        for line in lines(words, WIDTH - indent) {
            self.item(indent, true, &line, None);
        }
    }

    fn head(&mut self, proposal: &Proposal) {
        let report = &proposal.report;
        self.comment(0, &format!("A draft of an outline, made of {report}. It builds as it is."));
        self.comment(
            0,
            "All of it is in the report’s own words, each with its passage: `costs:2` is the second block of the section \
             `costs`. Delete what this audience need not hear, and say the rest in your words; `briefpress check` tells \
             where they leave the report. What stands in comments can be taken in by deleting its `#`.",
        );
        self.item(0, false, &format!("report: {}", flow(report)), None);
        let title = block(&markdown(&proposal.title), 2, 7);
        self.item(0, false, &format!("title: {title}"), Some(Item::Title));
        if !proposal.subtitle.is_empty() {
            let subtitle = block(&markdown(&proposal.subtitle), 2, 10);
            self.item(0, false, &format!("subtitle: {subtitle}"), Some(Item::Subtitle));
        }
        match &proposal.audience {
            Some(audience) => self.item(0, false, &format!("audience: {}", flow(audience)), None),
            None => {
                self.comment(0, "audience:  # one word, by which --audience chooses this outline; else the file’s name")
            }
        }
        self.comment(0, "for:  # who is to be told");
        self.comment(0, "occasion:  # meeting and place");
        let author = flow(&markdown(&proposal.author));
        let presenter = if proposal.author.is_empty() { String::new() } else { format!(" {author}") };
        self.item(0, true, &format!("presenter:{presenter}  # who speaks; the report names its author"), None);
        if let Some(date) = proposal.date {
            self.item(0, false, &format!("date: {date}  # the report’s; write the day of the briefing"), None);
        }
        self.item(0, false, &format!("language: {}", proposal.language.tag()), None);
        let chosen = proposal.bottom_line.iter().enumerate().find(|(_, claim)| claim.state != State::Dropped);
        self.line("");
        match chosen {
            Some((index, claim)) => {
                self.comment(0, "What a reader who stops here must have read.");
                let text = block(&cited(claim), 2, WIDTH);
                self.item(0, false, &format!("bottom_line: {text}"), Some(Item::BottomLine(index)));
            }
            None => self.comment(0, "bottom_line:  # the one paragraph that a reader who stops here must have read"),
        }
    }

    fn sections(&mut self, parts: &[Part]) {
        if parts.is_empty() {
            return;
        }
        self.line("");
        let is_open = parts.iter().any(|part| part.state == State::Open);
        if !is_open {
            self.comment(0, "No section of the report says enough to be chosen; these are its headings.");
        }
        self.item(0, !is_open, "sections:", None);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.line("");
            }
            self.in_comment = part.state != State::Open;
            self.section(index, part);
        }
        self.in_comment = false;
    }

    fn section(&mut self, index: usize, part: &Part) {
        let title = block(&markdown(&part.title), 6, 11);
        self.item(2, false, &format!("- title: {title}"), Some(Item::Part(index)));
        let chosen = part.messages.iter().enumerate().find(|(_, message)| message.state != State::Dropped);
        match chosen {
            Some((at, message)) => {
                let text = block(&markdown(&message.text), 6, 13);
                self.item(4, false, &format!("message: {text}"), Some(Item::Message(index, at)));
                self.comment(4, &format!("the message stands in {}", message.cite));
            }
            None if part.figures.is_empty() && part.points.is_empty() => {}
            None => self.comment(4, &format!("message:  # what the audience is to remember, in {MESSAGE_WORDS} words")),
        }
        let figures: Vec<_> = part.figures.iter().enumerate().filter(|(_, one)| one.state != State::Dropped).collect();
        self.list(4, "figures:", figures.iter().all(|(_, figure)| figure.state != State::Open), figures.is_empty());
        for (number, figure) in figures {
            let label = figure.labels.first().map_or("", String::as_str);
            let is_offered = figure.state != State::Open;
            self.item(6, is_offered, &figure_lines(figure, label), Some(Item::Figure(index, number, 0)));
        }
        let points: Vec<_> = part.points.iter().enumerate().filter(|(_, one)| one.state != State::Dropped).collect();
        self.list(4, "points:", points.iter().all(|(_, point)| point.state != State::Open), points.is_empty());
        for (number, point) in points {
            let is_offered = point.state != State::Open;
            self.item(6, is_offered, &point_lines(point, 6), Some(Item::Point(index, number)));
        }
        let text: Vec<_> = part.text.iter().enumerate().filter(|(_, one)| one.state == State::Open).collect();
        if !text.is_empty() {
            self.item(4, false, "text: |", None);
        }
        for (number, sentence) in text {
            let written = lines(&cited(sentence), WIDTH - 6).join("\n");
            self.item(6, false, &written, Some(Item::Sentence(index, number)));
        }
    }

    /// Writes the key of a list, in a comment where none of its items is in force.
    fn list(&mut self, indent: usize, key: &str, is_offered: bool, is_empty: bool) {
        if !is_empty {
            self.item(indent, is_offered, key, None);
        }
    }

    fn requests(&mut self, requests: &[Claim]) {
        let requests: Vec<_> = requests.iter().enumerate().filter(|(_, one)| one.state != State::Dropped).collect();
        self.line("");
        if requests.is_empty() {
            self.comment(
                0,
                "The report asks for nothing that could be found. What you ask yourself is marked as such:",
            );
            self.item(
                0,
                true,
                "recommendations:\n  - action:\n    who:\n    when:\n    own: why the desk asks it",
                None,
            );
            return;
        }
        self.comment(0, "What the report asks for. Say who is to act, and by when; neither is checked.");
        self.list(0, "recommendations:", requests.iter().all(|(_, request)| request.state != State::Open), false);
        for (index, request) in requests {
            self.item(2, request.state != State::Open, &request_lines(request), Some(Item::Request(index)));
        }
    }
}

/// Returns a sentence with its citation.
fn cited(claim: &Claim) -> String {
    format!("{} [@{}]", markdown(&claim.text), claim.cite)
}

fn figure_lines(figure: &Figure, label: &str) -> String {
    let value = flow(&markdown(&figure.value));
    let label = block(&markdown(label), 4, 14);
    format!("- value: {value}\n  label: {label}\n  cite: {}", flow(&figure.cite))
}

fn point_lines(claim: &Claim, indent: usize) -> String {
    format!("- {}", block(&cited(claim), 2, indent + 2))
}

fn request_lines(claim: &Claim) -> String {
    let action = block(&markdown(claim.text.trim_end_matches('.')), 4, 12);
    format!("- action: {action}\n  who:\n  when:\n  cite: {}", flow(&claim.cite))
}
