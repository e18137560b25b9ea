//! The formats that an outline names, with their options.

use crate::diagnostics::{Diagnostic, codes};
use crate::geometry::Pt;
use crate::outline::fields::{Fields, Reader};
use crate::outline::keys::{Key, Keys, Takes, key, names};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{Aspect, Beside, Format, FormatOptions, HandoutKind, Paper};
use crate::press::Duplex;
use crate::source::Spanned;
use crate::yaml::lengths::LENGTH;

/// Slides that fit on a page in rows of equal height.
const SLIDES: [&str; 6] = ["1", "2", "3", "4", "6", "9"];

/// So many to a page leave room beside them.
const ROOM_BESIDE: u32 = 3;

/// The widest gutter: what a lever-arch file takes, and more than any binding.
const WIDEST_GUTTER: Pt = Pt::mm(50.0);
/// The widest bleed that printers ask for, and something over.
const WIDEST_BLEED: Pt = Pt::mm(15.0);

/// The shapes of a slide.
const ASPECTS: [(&str, Aspect); 3] = [("16:9", Aspect::Wide), ("4:3", Aspect::Classic), ("A4", Aspect::A4)];
/// The edges over which sheets are turned.
const EDGES: [(&str, Duplex); 3] = [("long", Duplex::Long), ("short", Duplex::Short), ("none", Duplex::None)];
/// The kinds of handout.
const KINDS: [(&str, HandoutKind); 2] = [("slides", HandoutKind::Slides), ("reading", HandoutKind::Reading)];
/// The keys of a handout that speak of its slides.
const OF_SLIDES: [&str; 4] = ["slides", "lines", "beside", "aspect"];
/// The kinds of lines beside slides.
const LINES: [(&str, Beside); 3] = [("ruled", Beside::Ruled), ("dots", Beside::Dots), ("none", Beside::Nothing)];
/// What stands beside slides.
const BESIDES: [(&str, Beside); 2] = [("lines", Beside::Ruled), ("notes", Beside::Notes)];

const PAPER_NAMES: [&str; Paper::ALL.len()] = names(&Paper::ALL);
const ASPECT_NAMES: [&str; ASPECTS.len()] = names(&ASPECTS);
const EDGE_NAMES: [&str; EDGES.len()] = names(&EDGES);
const KIND_NAMES: [&str; KINDS.len()] = names(&KINDS);
const LINE_NAMES: [&str; LINES.len()] = names(&LINES);
const BESIDE_NAMES: [&str; BESIDES.len()] = names(&BESIDES);
const FORMAT_NAMES: [&str; 5] = ["deck", "memo", "onepager", "handout", "notes"];

/// The formats: names, or names with choices.
pub(super) const FORMATS: Takes = Takes::Either(&[Takes::List(&Takes::Choice(&FORMAT_NAMES)), Takes::Map(&NAMED)]);

static NAMED: Keys = Keys {
    what: "the formats",
    inherits: None,
    needs: &[],
    keys: &[
        key("deck", Takes::Map(&DECK), "Slides."),
        key("memo", Takes::Map(&MEMO), "Running text."),
        key("onepager", Takes::Map(&ONEPAGER), "One page."),
        key("handout", Takes::Map(&HANDOUT), "Slides several to a page, with lines to write on."),
        key("notes", Takes::Map(&NOTES), "Each slide with its speaker notes."),
    ],
};

const PAPER: Key =
    key("paper", Takes::Choice(&PAPER_NAMES), "The paper; that of the language's region where it is missing.");
const ASPECT: Key = key("aspect", Takes::Choice(&ASPECT_NAMES), "Width to height of a slide.");
const GUTTER: Key = key("gutter", LENGTH, "Room at the bound edge, as in `8mm`.");
const DUPLEX: Key =
    key("duplex", Takes::Choice(&EDGE_NAMES), "Over which edge sheets that are printed on both sides are turned.");
const BLEED: Key = key("bleed", LENGTH, "Room beyond the trimmed page, as in `3mm`.");

static DECK: Keys = Keys { what: "a deck", inherits: None, needs: &[], keys: &[ASPECT, BLEED] };

static MEMO: Keys = Keys {
    what: "a memo",
    inherits: None,
    needs: &[],
    keys: &[
        PAPER,
        key("contents", Takes::Truth, "Whether there is a table of contents."),
        key("evidence", Takes::Truth, "Whether each key figure is shown again with the sentence that it comes from."),
        GUTTER,
        DUPLEX,
        BLEED,
    ],
};

static ONEPAGER: Keys = Keys { what: "a one-pager", inherits: None, needs: &[], keys: &[PAPER, GUTTER, BLEED] };

static HANDOUT: Keys = Keys {
    what: "a handout",
    inherits: None,
    needs: &[],
    keys: &[
        PAPER,
        ASPECT,
        key("kind", Takes::Choice(&KIND_NAMES), "Slides, or what they say as pages for reading."),
        key("slides", Takes::Choice(&SLIDES), "Slides to a page."),
        key("lines", Takes::Choice(&LINE_NAMES), "What to write on beside the slides."),
        key("beside", Takes::Choice(&BESIDE_NAMES), "What stands beside the slides."),
        GUTTER,
        DUPLEX,
        BLEED,
    ],
};

static NOTES: Keys = Keys {
    what: "a notes page",
    inherits: None,
    needs: &[],
    keys: &[
        PAPER,
        ASPECT,
        key(
            "start",
            Takes::Form(r"^\s*([01]?\d|2[0-3]):[0-5]\d\s*$"),
            "Time of day at which the presenter begins, as in `14:30`.",
        ),
        GUTTER,
        DUPLEX,
        BLEED,
    ],
};

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
        let keys = match name {
            Format::Deck => &DECK,
            Format::Memo => &MEMO,
            Format::Onepager => &ONEPAGER,
            Format::Handout => &HANDOUT,
            Format::Notes => &NOTES,
        };
        let Some(fields) = self.fields(node, keys) else { return options };
        options.aspect = fields
            .get("aspect")
            .and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "the shape of a slide", &ASPECTS));
        options.paper =
            fields.get("paper").and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "a paper", &Paper::ALL));
        options.contents = self.truth(&fields, "contents");
        options.evidence = self.truth(&fields, "evidence");
        options.kind = self.kind(&fields);
        options.slides = fields.get("slides").and_then(|node| self.slides(node));
        options.start = fields.get("start").and_then(|node| self.time_of_day(node));
        options.beside = self.beside(&fields, options.slides.as_ref());
        options.gutter = fields.get("gutter").and_then(|node| self.length(node, "gutter", WIDEST_GUTTER));
        options.duplex = fields
            .get("duplex")
            .and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "an edge over which sheets are turned", &EDGES));
        options.bleed = fields.get("bleed").and_then(|node| self.length(node, "bleed", WIDEST_BLEED));
        options
    }

    /// Reads what a handout holds. One for reading has no slides, of which other keys could speak.
    fn kind(&mut self, fields: &Fields<'_>) -> Option<Spanned<HandoutKind>> {
        let node = fields.get("kind")?;
        let kind = self.choice(node, codes::UNKNOWN_CHOICE, "a kind of handout", &KINDS)?;
        if kind.value == HandoutKind::Reading
            && let Some((key, node)) = OF_SLIDES.iter().find_map(|key| Some((key, fields.get(key)?)))
        {
            self.diagnostics.push(
                Diagnostic::new(codes::CHOICES_CLASH, "a handout for reading shows no slides")
                    .at(node.span, format!("`{key}` is for slides"))
                    .at(kind.span, "for reading")
                    .help(format!("take `{key}` out, or `kind`")),
            );
            return None;
        }
        Some(kind)
    }

    /// Reads what stands beside slides, which two keys can say.
    fn beside(&mut self, fields: &Fields<'_>, slides: Option<&Spanned<u32>>) -> Option<Spanned<Beside>> {
        let lines =
            fields.get("lines").and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "a kind of lines", &LINES));
        let notes = fields.get("beside").and_then(|node| {
            let what = "something that stands beside slides";
            self.choice(node, codes::UNKNOWN_CHOICE, what, &BESIDES)
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
        evidence: None,
        kind: None,
        slides: None,
        beside: None,
        start: None,
        gutter: None,
        duplex: None,
        bleed: None,
    }
}
