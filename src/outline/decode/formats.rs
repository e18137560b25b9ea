//! The formats that an outline names, with their options.

use crate::diagnostics::{Diagnostic, codes};
use crate::outline::fields::{Fields, Reader};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{Aspect, Format, FormatOptions, Paper};
use crate::source::Spanned;

/// Slides that fit on a page in rows of equal height.
const SLIDES: [&str; 6] = ["1", "2", "3", "4", "6", "9"];

impl Reader<'_> {
    /// Reads the formats: a list of names, or a map of names with options.
    pub(super) fn formats(&mut self, node: &Node) -> Vec<FormatOptions> {
        let mut formats: Vec<FormatOptions> = Vec::new();
        match &node.kind {
            Kind::List(items) => {
                for item in items {
                    let Some(format) = self.format(item) else { continue };
                    match formats.iter().find(|other| other.format.value == format.value) {
                        Some(first) => self.doubled(&format, &first.format),
                        None => formats.push(bare(format)),
                    }
                }
            }
            Kind::Map(entries) => {
                for entry in entries {
                    let name = Node { kind: Kind::Text(entry.key.value.clone()), span: entry.key.span };
                    let Some(format) = self.format(&name) else { continue };
                    match formats.iter().find(|other| other.format.value == format.value) {
                        Some(first) => self.doubled(&format, &first.format),
                        None => formats.push(self.options(format, &entry.value)),
                    }
                }
            }
            Kind::Text(_) => {
                let help = "write them in brackets, as in `formats: [deck, memo]`";
                self.wrong_type(node, "`formats`", "a list of formats", help);
            }
            Kind::Nothing => {}
        }
        formats
    }

    fn format(&mut self, name: &Node) -> Option<Spanned<Format>> {
        let names = Format::ALL.map(|format| (format.name(), format));
        self.choice(name, codes::UNKNOWN_FORMAT, "a format", &names)
    }

    fn doubled(&mut self, again: &Spanned<Format>, first: &Spanned<Format>) {
        self.diagnostics.push(
            Diagnostic::new(codes::DOUBLED_FORMAT, format!("the format `{}` is named twice", again.value.name()))
                .at(again.span, "here again")
                .at(first.span, "first here")
                .help("name it once: each format makes one PDF"),
        );
    }

    fn options(&mut self, format: Spanned<Format>, node: &Node) -> FormatOptions {
        let name = format.value;
        let mut options = bare(format);
        if matches!(node.kind, Kind::Nothing) {
            return options;
        }
        let (what, known): (_, &[&str]) = match name {
            Format::Deck => ("a deck", &["aspect"]),
            Format::Memo => ("a memo", &["paper", "contents"]),
            Format::Onepager => ("a one-pager", &["paper"]),
            Format::Handout => ("a handout", &["paper", "aspect", "slides"]),
            Format::Notes => ("a notes page", &["paper", "aspect"]),
        };
        let Some(fields) = self.fields(node, what, known) else { return options };
        options.aspect = fields.get("aspect").and_then(|node| {
            self.choice(
                node,
                codes::UNKNOWN_CHOICE,
                "the shape of a slide",
                &[("16:9", Aspect::Wide), ("4:3", Aspect::Classic)],
            )
        });
        options.paper = fields.get("paper").and_then(|node| {
            self.choice(node, codes::UNKNOWN_CHOICE, "a paper", &[("a4", Paper::A4), ("letter", Paper::Letter)])
        });
        options.contents = self.truth(&fields, "contents");
        options.slides = fields.get("slides").and_then(|node| self.slides(node));
        options
    }

    fn truth(&mut self, fields: &Fields<'_>, key: &str) -> Option<Spanned<bool>> {
        let choices = [("true", true), ("false", false), ("yes", true), ("no", false)];
        self.choice(fields.get(key)?, codes::UNKNOWN_CHOICE, &format!("a setting of `{key}`"), &choices)
    }

    fn slides(&mut self, node: &Node) -> Option<Spanned<u32>> {
        let mut choices = [("", 0); SLIDES.len()];
        for (choice, name) in choices.iter_mut().zip(SLIDES) {
            *choice = (name, name.parse().unwrap_or(1));
        }
        self.choice(node, codes::UNKNOWN_CHOICE, "a number of slides that fits on a page", &choices)
    }
}

/// A format without options.
fn bare(format: Spanned<Format>) -> FormatOptions {
    FormatOptions { format, aspect: None, paper: None, contents: None, slides: None }
}
