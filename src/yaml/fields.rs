//! Reading typed values out of the tree. A fault is told and the value left out; reading goes on, so that one run tells
//! of all.

use super::allow::ALLOW;
use super::keys::Keys;
use super::{Entry, Kind, Node, find, quoted};
use crate::diagnostics::allowances::Allowance;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, codes, nearest, slip};
use crate::source::{Located, SourceFile, Span, Spanned};

/// Reads values, and tells of faults.
pub(crate) struct Reader<'a> {
    /// The files, to find the characters of a text in.
    pub(crate) files: &'a [SourceFile],
    /// What was found wrong.
    pub(crate) diagnostics: &'a mut Diagnostics,
    /// The lints that were allowed.
    pub(crate) allowed: Vec<Allowance>,
}

/// A map whose keys are known.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'n> {
    /// What it may hold.
    keys: &'static Keys,
    /// Where it begins.
    pub(crate) span: Span,
    entries: &'n [Entry],
}

impl<'n> Fields<'n> {
    /// Returns what it is, with the definite article: "the section".
    pub(crate) fn this(&self) -> String {
        let what = self.keys.what;
        let noun = what.split_once(' ').map_or(what, |(_, noun)| noun);
        format!("the {noun}")
    }

    /// Returns whether a key stands here misspelt, which was told as an unknown key.
    fn misspells(&self, key: &str) -> bool {
        let mut unknown = self.entries.iter().map(|entry| &*entry.key.value).filter(|name| !self.keys.has(name));
        unknown.any(|name| nearest(name, self.keys.names()) == Some(key))
    }

    /// Returns what it is, with its article: "a section".
    pub(crate) fn what(&self) -> &'static str {
        self.keys.what
    }

    /// Returns the place of a key that has no value.
    pub(crate) fn nothing(&self, key: &str) -> Option<Span> {
        find(self.entries, key).filter(|entry| matches!(entry.value.kind, Kind::Nothing)).map(|entry| entry.key.span)
    }

    /// Returns the value of a key, if it is there and not null.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node> {
        find(self.entries, key).map(|entry| &entry.value).filter(|node| !matches!(node.kind, Kind::Nothing))
    }
}

impl Reader<'_> {
    /// Tells of a fault at a place.
    pub(crate) fn fault(
        &mut self,
        code: Code,
        message: impl Into<String>,
        span: Span,
        label: &str,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::new(code, message).at(span, label).help(help));
    }

    /// Tells of a value of the wrong type. `expected` is what would be right, with its article.
    pub(crate) fn wrong_type(&mut self, node: &Node, what: &str, expected: &str, help: impl Into<String>) {
        let message = format!("{what} takes {expected}, not {}", kind_name(&node.kind));
        self.fault(codes::WRONG_TYPE, message, node.span, &format!("expected {expected}"), help);
    }

    /// Reads a map with what is allowed in it, and tells of keys that are not known.
    pub(crate) fn fields<'n>(&mut self, node: &'n Node, keys: &'static Keys) -> Option<Fields<'n>> {
        let what = keys.what;
        let Kind::Map(entries) = &node.kind else {
            self.wrong_type(node, what, "keys with values", format!("its keys are {}", quoted(&keys.names())));
            return None;
        };
        for entry in entries {
            let name = &entry.key.value;
            if keys.has(name) {
                continue;
            }
            let known = keys.names();
            let is_free = |key: &str| {
                let meant =
                    |other: &Entry| other.key.value == key || slip(&other.key.value, known.clone()) == Some(key);
                entries.iter().filter(|other| meant(other)).count() == 1
            };
            let mend = slip(name, known.clone()).filter(|key| is_free(key));
            let diagnostic = Diagnostic::new(codes::UNKNOWN_KEY, format!("{what} has no key `{name}`"))
                .at(entry.key.span, "unknown key")
                .note(format!("the keys of {what} are {}", quoted(&known)));
            let number = name.trim_start().starts_with(|first: char| first.is_ascii_digit());
            let diagnostic = match mend {
                Some(key) => diagnostic.edit(entry.key.span, name.clone(), key.to_owned()),
                None => diagnostic,
            };
            self.diagnostics.push(match nearest(name, known) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None if number && matches!(entry.value.kind, Kind::Nothing) => {
                    diagnostic.help("within braces a comma parts the entries; put a number that holds one in quotes")
                }
                None => diagnostic.help("take it out, or write one of these"),
            });
        }
        let fields = Fields { keys, span: node.span, entries };
        if let Some(allow) = fields.get(ALLOW.name).filter(|_| keys.has(ALLOW.name)) {
            self.allow(node, allow);
        }
        Some(fields)
    }

    /// Tells that a key is missing, unless it is there misspelt.
    pub(crate) fn missing(&mut self, fields: &Fields<'_>, key: &str, help: &str) {
        if fields.misspells(key) {
            return;
        }
        let message = format!("{} needs `{key}`", fields.keys.what);
        self.fault(codes::MISSING_KEY, message, fields.span, &format!("no `{key}` here"), help);
    }

    /// Reads the text of a key; none where there is none, or nothing in it.
    pub(crate) fn text(&mut self, fields: &Fields<'_>, key: &str) -> Option<Located> {
        let text = self.located(fields.get(key)?, &format!("`{key}`"))?;
        (!text.text.trim().is_empty()).then_some(text)
    }

    /// Reads the text of a key that may not be missing.
    pub(crate) fn required(&mut self, fields: &Fields<'_>, key: &str, help: &str) -> Option<Located> {
        let Some(node) = fields.get(key) else {
            self.missing(fields, key, help);
            return None;
        };
        let text = self.located(node, &format!("`{key}`"))?;
        if text.text.trim().is_empty() {
            let message = format!("the `{key}` of {} is empty", fields.this());
            self.fault(codes::EMPTY_TEXT, message, text.span, "no words", help);
            return None;
        }
        Some(text)
    }

    /// Reads a text, Markdown as a rule. `what` names it.
    pub(crate) fn located(&mut self, node: &Node, what: &str) -> Option<Located> {
        let text = self.words(node, what)?;
        let file = self.files.get(node.span.file.0 as usize)?;
        let located = Located::aligned(text, node.span, file);
        let control = |(_, character): &(usize, char)| character.is_control() && !matches!(character, '\n' | '\t');
        if let Some((at, character)) = located.text.char_indices().find(control) {
            let place = located.span(at..at + character.len_utf8());
            self.fault(
                codes::CONTROL_CHARACTER,
                format!("{what} holds a control character, U+{:04X}", u32::from(character)),
                place,
                "nothing can be printed for it",
                "take it out",
            );
            return None;
        }
        Some(located)
    }

    /// Reads a word, such as a name or a path, blanks around it taken off; an empty one is a fault.
    pub(crate) fn word(&mut self, node: &Node, what: &str) -> Option<Spanned<String>> {
        let word = self.words(node, what)?.trim().to_owned();
        if word.is_empty() {
            self.fault(
                codes::EMPTY_TEXT,
                format!("{what} is empty"),
                node.span,
                "nothing here",
                "write it, or take the key out",
            );
            return None;
        }
        Some(Spanned { value: word, span: node.span })
    }

    /// Reads a name that stands for one of a few things. `what` names them with their article: "a paper".
    pub(crate) fn choice<T: Copy>(
        &mut self,
        node: &Node,
        code: Code,
        what: &str,
        choices: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        let word = self.word(node, what)?;
        let found = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(&word.value));
        if let Some((_, value)) = found {
            return Some(Spanned { value: *value, span: word.span });
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        // Of numbers, none stands for another.
        let near = nearest(&word.value, names.iter().copied()).filter(|near| near.parse::<u32>().is_err());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", alternatives(&names)),
        };
        let diagnostic = Diagnostic::new(code, format!("`{}` is not {what}", word.value))
            .at(word.span, format!("expected {}", alternatives(&names)))
            .help(help);
        self.diagnostics.push(diagnostic);
        None
    }

    /// Reads whether something is so.
    pub(crate) fn truth(&mut self, fields: &Fields<'_>, key: &str) -> Option<Spanned<bool>> {
        let choices = [("true", true), ("false", false), ("yes", true), ("no", false)];
        self.choice(fields.get(key)?, codes::UNKNOWN_CHOICE, &format!("a setting of `{key}`"), &choices)
    }

    /// Reads a list. `of` says of what: "points".
    pub(crate) fn list<'n>(&mut self, node: &'n Node, what: &str, of: &str) -> &'n [Node] {
        match &node.kind {
            Kind::List(items) => items,
            _ => {
                let help = "begin each entry on a line of its own with `- `";
                self.wrong_type(node, what, &format!("a list of {of}"), help);
                &[]
            }
        }
    }

    /// Reads the list of a key; empty where it is missing.
    pub(crate) fn items<'n>(&mut self, fields: &Fields<'n>, key: &str, of: &str) -> &'n [Node] {
        match fields.get(key) {
            Some(node) => self.list(node, &format!("`{key}`"), of),
            None => &[],
        }
    }

    /// Returns the characters of a text.
    fn words<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n str> {
        let help = match &node.kind {
            Kind::Text(text) => return Some(text),
            Kind::Nothing => "write it, or take the entry out; a text that begins with `#` stands in quotation marks",
            Kind::List(_) => "write one text; one that begins with `[` stands in quotation marks",
            Kind::Map(_) => "write one text; one that holds `: ` stands in quotation marks",
        };
        self.wrong_type(node, what, "text", help);
        None
    }
}

/// Returns what a message calls a value.
fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Nothing => "nothing",
        Kind::Text(_) => "text",
        Kind::List(_) => "a list",
        Kind::Map(_) => "keys with values",
    }
}

/// Says a choice: `a4` or `letter`.
pub(crate) fn alternatives(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
