//! Colours by role, as a theme's file gives them: for paper, and what is another on a screen.

use super::Colours;
use super::read::{Medium, map};
use crate::diagnostics::{codes, nearest};
use crate::geometry::Colour;
use crate::source::Span;
use crate::yaml::fields::{Fields, Reader};
use crate::yaml::keys::Takes;
use crate::yaml::{Entry, Kind, Node, find, merge};

/// A colour: hexadecimal digits, or the name of another.
pub(super) const COLOUR: Takes = Takes::Form(r"^\s*(#?[0-9A-Fa-f]{6}|#?[0-9A-Fa-f]{3}|white|black|[a-z_]+)\s*$");

/// Returns where a role is given for a medium.
pub(super) fn place(fields: &Fields<'_>, medium: Medium, role: &str) -> Option<Span> {
    let of = |key: &str| match &fields.get(key)?.kind {
        Kind::Map(entries) => find(entries, role).map(|entry| entry.value.span),
        _ => None,
    };
    let screen = if medium == Medium::Screen { of("screen") } else { None };
    screen.or_else(|| of("colours"))
}

/// Reads the colours of a medium.
pub(super) fn colours(reader: &mut Reader<'_>, fields: &Fields<'_>, medium: Medium) -> Option<Colours> {
    let Kind::Map(mut entries) = map(reader, fields, "colours")?.kind.clone() else { return None };
    if let (Medium::Screen, Some(screen)) = (medium, fields.get("screen")) {
        reader.fields(screen, Colours::KEYS)?;
        let Kind::Map(screen) = screen.kind.clone() else { return None };
        entries = merge(entries, screen);
    }
    let node = Node { kind: Kind::Map(entries), span: map(reader, fields, "colours")?.span };
    let fields = reader.fields(&node, Colours::KEYS)?;
    let Kind::Map(entries) = &node.kind else { return None };
    let colours = Colours::of(|role| {
        if let Some(entry) = find(entries, role).filter(|entry| matches!(entry.value.kind, Kind::Nothing)) {
            let message = format!("`{role}` has no colour");
            let help = "put it in quotation marks, as in `\"#b8442c\"`: a bare `#` begins a comment in YAML";
            reader.fault(codes::TOKEN_VALUE, message, entry.key.span, "nothing here", help);
            return None;
        }
        if fields.get(role).is_none() {
            reader.taken_away(&fields, role);
            return None;
        }
        colour(reader, entries, role)
    })?;
    // Nothing is printed on coloured paper.
    Some(if medium == Medium::Paper { Colours { page: Colour::WHITE, ..colours } } else { colours })
}

/// Reads a colour: a hexadecimal number, or the name of another.
fn colour(reader: &mut Reader<'_>, entries: &[Entry], role: &str) -> Option<Colour> {
    let mut name = role.to_owned();
    // Each name leads to another, or the last to itself again.
    for _ in 0..=Colours::KEYS.keys.len() {
        let node = &find(entries, &name)?.value;
        let word = match &node.kind {
            Kind::Nothing => return None,
            _ => reader.word(node, &format!("`{name}`"))?,
        };
        if let Some(colour) = hexadecimal(&word.value) {
            return Some(colour);
        }
        if !Colours::KEYS.has(&word.value) {
            let message = format!("`{}` is no colour", word.value);
            let help = match nearest(&word.value, Colours::KEYS.names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write six hexadecimal digits, as in `\"#b8442c\"`, or the name of another colour".to_owned(),
            };
            reader.fault(codes::TOKEN_VALUE, message, word.span, "expected a colour", help);
            return None;
        }
        name = word.value;
    }
    let node = &find(entries, role)?.value;
    let message = format!("the colour `{role}` is named after itself");
    reader.fault(codes::TOKEN_VALUE, message, node.span, "leads back here", "give one of them a colour of its own");
    None
}

/// Returns the colour of `#b8442c`, `b8442c`, `#fff`, `white` or `black`.
fn hexadecimal(word: &str) -> Option<Colour> {
    let digits = word.strip_prefix('#').unwrap_or(word);
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok();
    match word {
        "white" => Some(Colour::WHITE),
        "black" => Some(Colour::BLACK),
        _ if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => None,
        _ if digits.len() == 6 => hex(digits).map(Colour::rgb),
        _ if digits.len() == 3 => {
            let doubled: String = digits.chars().flat_map(|digit| [digit, digit]).collect();
            hex(&doubled).map(Colour::rgb)
        }
        _ => None,
    }
}
