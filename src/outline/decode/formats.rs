//! The formats that an outline names, with their options.

use crate::diagnostics::{Diagnostic, codes};
use crate::geometry::Pt;
use crate::outline::fields::{Fields, Reader};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{Aspect, Beside, Format, FormatOptions, Paper};
use crate::press::Duplex;
use crate::source::Spanned;

/// Slides that fit on a page in rows of equal height.
const SLIDES: [&str; 6] = ["1", "2", "3", "4", "6", "9"];

/// So many to a page leave room beside them.
const ROOM_BESIDE: u32 = 3;

/// The widest gutter: what a lever-arch file takes, and more than any binding.
const WIDEST_GUTTER: Pt = Pt::mm(50.0);
/// The widest bleed that printers ask for, and something over.
const WIDEST_BLEED: Pt = Pt::mm(15.0);

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
            Format::Deck => ("a deck", &["aspect", "bleed"]),
            Format::Memo => ("a memo", &["paper", "contents", "gutter", "duplex", "bleed"]),
            Format::Onepager => ("a one-pager", &["paper", "gutter", "bleed"]),
            Format::Handout => {
                ("a handout", &["paper", "aspect", "slides", "lines", "beside", "gutter", "duplex", "bleed"])
            }
            Format::Notes => ("a notes page", &["paper", "aspect", "start", "gutter", "duplex", "bleed"]),
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
        options.paper =
            fields.get("paper").and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "a paper", &Paper::ALL));
        options.contents = self.truth(&fields, "contents");
        options.slides = fields.get("slides").and_then(|node| self.slides(node));
        options.start = fields.get("start").and_then(|node| self.time_of_day(node));
        options.beside = self.beside(&fields, options.slides.as_ref());
        options.gutter = fields.get("gutter").and_then(|node| self.length(node, "gutter", WIDEST_GUTTER));
        options.duplex = fields.get("duplex").and_then(|node| {
            let choices = [("long", Duplex::Long), ("short", Duplex::Short), ("none", Duplex::None)];
            self.choice(node, codes::UNKNOWN_CHOICE, "an edge over which sheets are turned", &choices)
        });
        options.bleed = fields.get("bleed").and_then(|node| self.length(node, "bleed", WIDEST_BLEED));
        options
    }

    /// Reads what stands beside slides, which two keys can say.
    fn beside(&mut self, fields: &Fields<'_>, slides: Option<&Spanned<u32>>) -> Option<Spanned<Beside>> {
        let lines = [("ruled", Beside::Ruled), ("dots", Beside::Dots), ("none", Beside::Nothing)];
        let lines =
            fields.get("lines").and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "a kind of lines", &lines));
        let notes = fields.get("beside").and_then(|node| {
            let what = "something that stands beside slides";
            self.choice(node, codes::UNKNOWN_CHOICE, what, &[("lines", Beside::Ruled), ("notes", Beside::Notes)])
        });
        if let (Some(lines), Some(notes)) = (&lines, &notes)
            && notes.value == Beside::Notes
        {
            self.diagnostics.push(
                Diagnostic::new(codes::CHOICES_CLASH, "lines and notes would stand in the same place")
                    .at(notes.span, "notes beside the slides")
                    .at(lines.span, "and lines")
                    .help("leave one of the two keys out"),
            );
            return None;
        }
        // Lines of a certain kind say more than that there are lines.
        let beside = lines.or(notes)?;
        if let Some(slides) = slides.filter(|slides| slides.value != ROOM_BESIDE)
            && beside.value != Beside::Nothing
        {
            let message = format!("there is no room beside slides with {} to a page", slides.value);
            self.diagnostics.push(
                Diagnostic::new(codes::CHOICES_CLASH, message)
                    .at(beside.span, "asked for here")
                    .at(slides.span, "so many to a page")
                    .help("write `slides: 3`, or take this key out"),
            );
            return None;
        }
        Some(beside)
    }

    /// Reads a time of day: `9:30`, `14:05`.
    fn time_of_day(&mut self, node: &Node) -> Option<Spanned<u16>> {
        let word = self.word(node, "`start`")?;
        let digits = |part: &str, most: u16| {
            let plain = !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|&number| plain && number <= most)
        };
        let minutes = word
            .value
            .split_once(':')
            .filter(|(_, minutes)| minutes.len() == 2)
            .and_then(|(hours, minutes)| Some(digits(hours, 23)? * 60 + digits(minutes, 59)?));
        if minutes.is_none() {
            let message = format!("`{}` is not a time of day", word.value);
            let help = "write hours and minutes of 24 hours, as in `start: 14:30`";
            self.fault(codes::UNKNOWN_CHOICE, message, word.span, "expected hours and minutes", help);
        }
        minutes.map(|value| Spanned { value, span: word.span })
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
    FormatOptions {
        format,
        aspect: None,
        paper: None,
        contents: None,
        slides: None,
        beside: None,
        start: None,
        gutter: None,
        duplex: None,
        bleed: None,
    }
}
