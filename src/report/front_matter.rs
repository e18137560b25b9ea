//! Front matter: YAML between two lines `---` at the head of a file.

use super::ReportMeta;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::language::Language;
use crate::source::{FileId, SourceFile, Span};
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// Nodes that front matter may have, aliases written out. Tools put much into it, but not more than a page.
const MAX_NODES: usize = 10_000;

/// What stands before the text of a file.
pub(super) struct Front {
    /// What it says.
    pub(super) meta: ReportMeta,
    /// Where the text begins.
    pub(super) body: usize,
}

/// Reads the front matter of a file, if it has any.
pub(super) fn read(id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) -> Front {
    let mut reader = Reader { id, file, base: 0, diagnostics };
    let Some((yaml, body)) = reader.part() else { return Front { meta: ReportMeta::default(), body: 0 } };
    reader.base = yaml.start;
    Front { meta: reader.meta(&file.text[yaml]), body }
}

/// The keys that are understood; all others pass.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Keys {
    title: Option<Placed>,
    author: Option<Placed>,
    authors: Option<Placed>,
    date: Option<Placed>,
    publisher: Option<Placed>,
    language: Option<Placed>,
    lang: Option<Placed>,
}

type Placed = serde_yaml::Spanned<Value>;

/// A value, as far as it matters.
enum Value {
    Nothing,
    /// A plain scalar that YAML takes for a number or a truth value; its words are read from the file.
    Plain,
    Text(String),
    List(Vec<Placed>),
    /// A map, of which only a name counts, as tools write it for authors.
    Map(Option<Box<Placed>>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut name = None;
        while let Some(key) = entries.next_key::<String>()? {
            if key == "name" {
                name = Some(Box::new(entries.next_value()?));
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value::Map(name))
    }
}

struct Reader<'a> {
    id: FileId,
    file: &'a SourceFile,
    /// Where the YAML begins in the file.
    base: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Finds the YAML, and where the text after it begins.
    fn part(&mut self) -> Option<(Range<usize>, usize)> {
        let text = &self.file.text;
        let mut lines = text.split_inclusive('\n');
        let first = lines.next().filter(|line| line.trim_end() == "---")?;
        let start = first.len();
        let mut at = start;
        for (number, line) in lines.enumerate() {
            match line.trim_end() {
                // A rule, with text after it.
                "" if number == 0 => return None,
                "---" | "..." => return Some((start..at, at + line.len())),
                _ => at += line.len(),
            }
        }
        if text[start..].lines().next().is_some_and(|line| line.contains(": ")) {
            self.tell(
                Diagnostic::new(codes::FRONT_MATTER, "the front matter does not end")
                    .at(self.span(0..3), "it begins here")
                    .help("close it by another line `---` before the text"),
            );
        }
        None
    }

    fn meta(&mut self, yaml: &str) -> ReportMeta {
        if yaml.trim().is_empty() {
            return ReportMeta::default();
        }
        let options = serde_yaml::options! {
            budget: serde_yaml::budget! { max_nodes: MAX_NODES },
            non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::PassThrough,
            with_snippet: false,
        };
        let keys: Keys = match serde_yaml::from_str_with_options(yaml, options) {
            Ok(keys) => keys,
            Err(error) => {
                self.refuse(yaml, &error);
                return ReportMeta::default();
            }
        };
        ReportMeta {
            title: self.text("title", keys.title),
            author: keys.author.or(keys.authors).and_then(|author| self.authors(author)),
            date: self.date(keys.date),
            publisher: self.text("publisher", keys.publisher),
            language: self.language(keys.language.or(keys.lang)),
        }
    }

    /// Says why the front matter cannot be read.
    fn refuse(&mut self, yaml: &str, error: &serde_yaml::Error) {
        let parser = error.to_string();
        let parser = parser.split(" at line ").next().unwrap_or(&parser);
        let (message, label, help) = match error {
            serde_yaml::Error::DuplicateMappingKey { key, .. } => (
                format!("the key `{}` stands twice in the front matter", key.as_deref().unwrap_or("?")),
                "here again",
                "keep one of the two",
            ),
            _ if parser == "expected mapping start" => (
                "the front matter has no keys".to_owned(),
                "no `key: value`",
                "write `title: …` and the like, or put an empty line after a `---` that is meant as a rule",
            ),
            _ => (
                format!("the front matter is not YAML: {parser}"),
                "not understood from here",
                "write `key: value` on each line, and put a value that holds `: ` or ` #` in quotation marks",
            ),
        };
        let span = self.span(error.location().map_or(0..0, |location| place(yaml, &location)));
        self.tell(Diagnostic::new(codes::FRONT_MATTER, message).at(span, label).help(help));
    }

    /// Reads a value that has to be a text.
    fn text(&mut self, key: &str, value: Option<Placed>) -> Option<String> {
        self.words(key, value?).map(|(words, _)| words)
    }

    /// Reads a text or a list of texts.
    fn authors(&mut self, author: Placed) -> Option<String> {
        let items = match author.value {
            Value::List(items) => items,
            value => vec![Placed { value, ..author }],
        };
        let names: Vec<String> = items
            .into_iter()
            .filter_map(|item| match item.value {
                Value::Map(Some(name)) => self.text("author", Some(*name)),
                value => self.text("author", Some(Placed { value, ..item })),
            })
            .collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Reads a date; a time after it is passed over.
    fn date(&mut self, value: Option<Placed>) -> Option<Date> {
        let (words, span) = self.words("date", value?)?;
        let (day, time) = words.split_at(words.floor_char_boundary("2021-09-15".len()));
        let is_time = time.is_empty()
            || time
                .strip_prefix(['T', 't', ' '])
                .is_some_and(|time| time.trim_start().starts_with(|first: char| first.is_ascii_digit()));
        let date = day.parse().ok().filter(|_| is_time);
        if date.is_none() {
            self.tell(
                Diagnostic::new(codes::FRONT_MATTER, format!("`{words}` is not a date"))
                    .at(span, "not of the form year-month-day")
                    .help("write the date as in `2021-09-15`"),
            );
        }
        date
    }

    fn language(&mut self, value: Option<Placed>) -> Option<Language> {
        let (words, span) = self.words("language", value?)?;
        let language = Language::parse(&words);
        if language.is_none() {
            self.tell(
                Diagnostic::new(codes::FRONT_MATTER, format!("the language `{words}` is not known"))
                    .at(span, "not a tag of a language that is known")
                    .help(format!("write a tag such as `en-US`; known are {}", Language::known().join(", "))),
            );
        }
        language
    }

    /// Returns a scalar's words and place; none where there are none, or where it is no scalar, which is told.
    fn words(&mut self, key: &str, value: Placed) -> Option<(String, Span)> {
        let place = value.defined.span();
        let start = place.byte_offset().unwrap_or(0) as usize;
        let span = self.span(start..start + place.byte_len().unwrap_or(0) as usize);
        let words = match value.value {
            Value::Nothing => return None,
            Value::Plain => self.file.text.get(span.start as usize..span.end as usize).unwrap_or("").to_owned(),
            Value::Text(text) => text,
            Value::List(_) | Value::Map(_) => {
                let what = if key == "author" { "a text, or a list of texts" } else { "a text" };
                self.tell(
                    Diagnostic::new(codes::FRONT_MATTER, format!("`{key}` in the front matter has to be {what}"))
                        .at(span, "this is neither a word nor a line of words")
                        .help(format!("write `{key}: …` on one line")),
                );
                return None;
            }
        };
        let words = words.split_whitespace().collect::<Vec<&str>>().join(" ");
        (!words.is_empty()).then_some((words, span))
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns the place of a part of the YAML.
    fn span(&self, range: Range<usize>) -> Span {
        let text = &self.file.text;
        let start = text.floor_char_boundary(self.base + range.start);
        let end = text.ceil_char_boundary(self.base + range.end).max(start);
        Span { file: self.id, start: start as u32, end: end as u32 }
    }
}

/// Returns the byte range of a place that is told by line and column, as that of a syntax error.
fn place(text: &str, location: &serde_yaml::Location) -> Range<usize> {
    let span = location.span();
    if let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) {
        return start as usize..start as usize + length as usize;
    }
    let before = |count: u64| usize::try_from(count.saturating_sub(1)).unwrap_or(0);
    let line_start: usize = text.split_inclusive('\n').take(before(location.line())).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or("");
    let start = line_start + rest.chars().take(before(location.column())).map(char::len_utf8).sum::<usize>();
    start..start + 1
}
