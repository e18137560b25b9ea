//! Bytes → an outline and its report, which are as right as they can be and say what nobody would: so that chance gets
//! past what reads them, to what sets them.

use super::{LANGUAGES, quoted};
use std::fmt::Write;

/// Entries of a list.
const ENTRIES: u8 = 12;

/// Addresses of the report.
const ADDRESSES: [&str; 7] = ["start:1", "costs:1", "costs:2.1", "costs:3.2", "costs", "costs:1-3", "costs:2-3"];

/// What words are made of where they are not the input's own.
const WORDS: [&str; 24] = [
    "a",
    "The bridge",
    "40 million dollars",
    "in 2019",
    "[@costs:1]",
    "[^1]",
    "*often*",
    "**never**",
    "`code`",
    "–",
    "fi",
    "incomprehensibilities",
    "(36 million)",
    "https://example.org/a/b-c?d=e",
    "\u{ad}",
    "\u{a0}",
    "\n\n",
    "- ",
    "[link](https://example.org)",
    "<sup>2</sup>",
    "Ж",
    "e\u{301}",
    "Donaudampfschifffahrtsgesellschaft",
    "[@costs \"a tenth\"; @start:1]",
];

/// Choices that bytes make; all are the first when none are left.
struct Choices<'d> {
    data: &'d [u8],
    /// Numbers that the outline has, all of which the report has to hold.
    numbers: Vec<String>,
}

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.data.split_first() else { return 0 };
        self.data = rest;
        *first
    }

    fn below(&mut self, count: u8) -> u8 {
        self.byte() % count.max(1)
    }

    fn one<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[usize::from(self.byte()) % all.len()]
    }

    fn maybe(&mut self) -> bool {
        self.byte() % 3 == 1
    }

    /// Returns a text in quotation marks: words of the list, or bytes of the input.
    fn text(&mut self) -> String {
        let mut text = String::new();
        let length = self.byte();
        if length >= 128 {
            let (own, rest) = self.data.split_at(self.data.len().min(usize::from(length - 128)));
            text += &String::from_utf8_lossy(own);
            self.data = rest;
        } else {
            for _ in 0..length % 24 {
                text += self.one(&WORDS);
                text += self.one(&[" ", " ", ""]);
            }
        }
        quoted(&text)
    }

    /// Returns a number as YAML has it.
    fn number(&mut self) -> String {
        let digits = u64::from(self.byte()) << self.below(48);
        let number = format!("{}{digits}{}", self.one(&["", "", "-"]), self.one(&["", "", ".5", ".000001"]));
        self.numbers.push(number.clone());
        number
    }

    fn list(&mut self, entry: impl Fn(&mut Self) -> String) -> String {
        let count = 1 + self.below(ENTRIES);
        let entries: Vec<String> = (0..count).map(|_| entry(self)).collect();
        format!("[{}]", entries.join(", "))
    }
}

/// Makes an outline and the report that it cites.
pub(crate) fn project(data: &[u8]) -> (String, String) {
    let mut choices = Choices { data, numbers: Vec::new() };
    let mut outline = String::from("report: report.md\n");
    let language = choices.one(&LANGUAGES);
    let _ = write!(outline, "title: {}\nlanguage: {language}\n", choices.text());
    for key in ["subtitle", "for", "occasion", "presenter", "contact", "marking", "watermark", "bottom_line"] {
        if choices.maybe() {
            let _ = writeln!(outline, "{key}: {}", choices.text());
        }
    }
    outline += "notes: { \"1\": A note. }\n";
    let _ = writeln!(outline, "theme: {}", choices.one(&["institute", "plain", "night"]));
    let aspect = choices.one(&["16:9", "4:3", "A4"]);
    let slides = choices.one(&["1", "2", "3", "4", "6", "9"]);
    let _ = writeln!(outline, "formats: {{ deck: {{ aspect: \"{aspect}\" }}, handout: {{ slides: {slides} }} }}");
    outline += "sections:\n";
    for _ in 0..=choices.below(5) {
        section(&mut choices, &mut outline);
    }
    if choices.maybe() {
        let asked = choices.list(|choices| {
            let (action, who, when) = (choices.text(), choices.text(), choices.text());
            format!("{{ action: {action}, who: {who}, when: {when}, cite: {} }}", choices.one(&ADDRESSES))
        });
        let _ = writeln!(outline, "recommendations: {asked}");
    }
    let (numbers, rest) = (choices.numbers.join("; "), String::from_utf8_lossy(choices.data));
    (outline, format!("It begins.\n\n{}\n# Values\n\nThere are {numbers}.\n\n{rest}", super::REPORT))
}

fn section(choices: &mut Choices<'_>, outline: &mut String) {
    let _ = writeln!(outline, "  - title: {}", choices.text());
    for key in ["message", "text", "say"] {
        if choices.maybe() {
            let _ = writeln!(outline, "    {key}: {}", choices.text());
        }
    }
    if choices.maybe() {
        let _ = writeln!(outline, "    minutes: {}", choices.number());
    }
    if choices.maybe() {
        let points = choices.list(Choices::text);
        let _ = writeln!(outline, "    points: {points}");
    }
    if choices.maybe() {
        let figures = choices.list(figure);
        let _ = writeln!(outline, "    figures: {figures}");
    }
    if choices.maybe() {
        let _ = writeln!(outline, "    excerpt: {}", choices.one(&ADDRESSES));
    }
    let shown = match choices.below(8) {
        0 => chart(choices),
        1 => {
            let columns = choices.list(Choices::text);
            let rows = choices.list(|choices| choices.list(Choices::text));
            format!("table: {{ columns: {columns}, rows: {rows}, cite: {} }}", choices.one(&ADDRESSES))
        }
        2 => {
            format!("image: {{ file: map.svg, alt: {}, fit: {} }}", choices.text(), choices.one(&["contain", "cover"]))
        }
        3 => {
            format!("quote: {{ passage: costs:1, text: {} }}", choices.one(&["a tenth", "The bridge cost", "in 2019."]))
        }
        4 => {
            let side = |choices: &mut Choices| {
                let (title, points) = (choices.text(), choices.list(Choices::text));
                format!("{{ heading: {title}, points: {points} }}")
            };
            format!("versus: [{}, {}]", side(choices), side(choices))
        }
        5 => {
            let timeline = choices.list(|choices| {
                let (when, what) = (choices.text(), choices.text());
                format!("{{ when: {when}, what: {what}, cite: {} }}", choices.one(&ADDRESSES))
            });
            format!("timeline: {timeline}")
        }
        _ => return,
    };
    let _ = writeln!(outline, "    {shown}");
}

fn figure(choices: &mut Choices<'_>) -> String {
    let value = choices.one(&["40 million dollars", "12 %", "9,000", "36 million", "3.5 million"]);
    let mut figure = format!("{{ value: \"{value}\", label: {}, own: chance", choices.text());
    match choices.below(6) {
        1 => figure += ", of: { value: 100 million, as: dots }",
        2 => {
            let values = choices.list(Choices::number);
            let _ =
                write!(figure, ", trend: {{ values: {values}, first: {}, last: b, cite: values:1 }}", choices.text());
        }
        3 => {
            let _ = write!(figure, ", change: {}", choices.text());
        }
        4 => {
            let _ = write!(figure, ", rank: {} of {}", 1 + choices.below(40), 40 + choices.below(40));
        }
        5 => {
            let _ = write!(figure, ", compare: {{ value: 36 million, label: {}, cite: costs:1 }}", choices.text());
        }
        _ => {}
    }
    figure + " }"
}

fn chart(choices: &mut Choices<'_>) -> String {
    let kind =
        choices.one(&["bar", "column", "grouped", "stacked", "line", "slope", "dot", "share", "multiples", "bar"]);
    let (title, unit) = (choices.text(), choices.text());
    let value = |choices: &mut Choices<'_>| if choices.maybe() { "null".to_owned() } else { choices.number() };
    let data = if choices.maybe() {
        let categories = choices.list(Choices::text);
        let series = choices.list(|choices| {
            let label = choices.text();
            format!("{{ label: {label}, values: {} }}", choices.list(value))
        });
        format!("categories: {categories}, series: {series}")
    } else {
        let data = choices.list(|choices| {
            let label = choices.text();
            format!("{{ label: {label}, value: {} }}", value(choices))
        });
        format!("data: {data}")
    };
    format!("chart: {{ type: {kind}, title: {title}, unit: {unit}, {data}, cite: values:1 }}")
}
