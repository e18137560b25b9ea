//! What a PDF says of itself: title and the like, standards, pages, protection, attachments.

use super::file::{File, clean};
use super::{Line, attached};
use lopdf::{Object, Permissions};

/// Entries of the information dictionary, in the order in which they are shown.
const INFO: [(&str, &str); 8] = [
    ("title", "Title"),
    ("author", "Author"),
    ("subject", "Subject"),
    ("keywords", "Keywords"),
    ("creator", "Creator"),
    ("producer", "Producer"),
    ("created", "CreationDate"),
    ("modified", "ModDate"),
];

/// Returns the lines.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let mut lines = vec![Line::new(0, "version").says(file.version())];
    let xmp = packet(file).unwrap_or_default();
    let standards = standards(&xmp);
    lines.push(Line::new(0, "declares").says(if standards.is_empty() {
        "nothing".to_owned()
    } else {
        standards.join(", ")
    }));
    if let Some(info) = file.info() {
        for (what, key) in INFO {
            lines.extend(file.text(info, key).map(|text| Line::new(0, what).says(text)));
        }
    }
    let Some(catalog) = file.catalog() else { return lines };
    lines.extend(file.text(catalog, "Lang").map(|language| Line::new(0, "language").says(language)));
    let tagged = file.dict(catalog, "MarkInfo").and_then(|info| file.get(info, "Marked")?.as_bool().ok());
    lines.push(Line::new(0, "tagged").says(if tagged == Some(true) { "yes" } else { "no" }));
    lines.extend(sizes(file));
    for intent in file.list(catalog, "OutputIntents").iter().filter_map(|intent| file.as_dict(intent)) {
        let condition = file.text(intent, "OutputConditionIdentifier").unwrap_or_default();
        lines.push(Line::new(0, "colours").says(condition));
    }
    lines.extend(protection(file));
    lines.extend(attachments(file));
    lines
}

/// Returns the XMP packet.
fn packet(file: &File) -> Option<String> {
    let stream = file.get(file.catalog()?, "Metadata")?.as_stream().ok()?;
    Some(String::from_utf8_lossy(&file.inflated(stream)?).into_owned())
}

/// Returns the standards that a packet declares.
fn standards(xmp: &str) -> Vec<String> {
    let mut standards = Vec::new();
    if let Some(part) = property(xmp, "pdfaid:part") {
        let level = property(xmp, "pdfaid:conformance").unwrap_or_default().to_lowercase();
        standards.push(format!("PDF/A-{part}{level}"));
    }
    standards.extend(property(xmp, "pdfuaid:part").map(|part| format!("PDF/UA-{part}")));
    standards
}

/// Returns a simple property, be it written as an element or as an attribute.
fn property(xmp: &str, name: &str) -> Option<String> {
    let after = |start: String, end: char| {
        let (_, rest) = xmp.split_once(&start)?;
        let value = rest.split(end).next()?;
        (value.len() < 100).then(|| clean(value.trim()))
    };
    after(format!("<{name}>"), '<').or_else(|| after(format!("{name}=\""), '"'))
}

/// Returns the pages with their sizes, those of one size together.
fn sizes(file: &File) -> Vec<Line> {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for &page in &file.pages {
        let edges: Vec<f32> = match file.inherited(page, "MediaBox") {
            Some(Object::Array(edges)) => edges.iter().filter_map(|edge| file.at(edge).as_float().ok()).collect(),
            _ => Vec::new(),
        };
        let size = match edges.as_slice() {
            &[left, bottom, right, top] => format!("{} × {} pt", (right - left).abs(), (top - bottom).abs()),
            _ => "of unknown size".to_owned(),
        };
        match runs.last_mut() {
            Some((last, count)) if *last == size => *count += 1,
            _ => runs.push((size, 1)),
        }
    }
    // Where sizes alternate without end, the first few tell it.
    let shown = runs.iter().take(20).map(|(size, count)| Line::new(1, size).fact("pages", count.to_string()));
    std::iter::once(Line::new(0, "pages").says(file.pages.len().to_string())).chain(shown).collect()
}

/// Returns how the file is protected.
fn protection(file: &File) -> Option<Line> {
    let state = file.protection()?;
    let allowed = state.permissions();
    let yes = |permission| if allowed.contains(permission) { "yes" } else { "no" };
    let kind = match state.revision() {
        5 | 6 => "AES-256",
        4 => "AES-128",
        _ => "RC4",
    };
    let line = Line::new(0, "protection").says(kind);
    let line = line.fact("print", yes(Permissions::PRINTABLE)).fact("copy", yes(Permissions::COPYABLE));
    Some(
        line.fact("change", yes(Permissions::MODIFIABLE))
            .fact("read-aloud", yes(Permissions::COPYABLE_FOR_ACCESSIBILITY)),
    )
}

/// Returns a line for each file that is attached.
fn attachments(file: &File) -> Vec<Line> {
    let mut lines = Vec::new();
    for (name, attached, stream) in attached::entries(file) {
        let parameters = stream.and_then(|stream| file.dict(&stream.dict, "Params"));
        let mut line = Line::new(0, "attached").says(name);
        for (fact, value) in [
            ("relationship", file.name(attached, "AFRelationship")),
            ("type", stream.and_then(|stream| file.name(&stream.dict, "Subtype"))),
            ("bytes", parameters.and_then(|parameters| Some(file.get(parameters, "Size")?.as_i64().ok()?.to_string()))),
            ("description", file.text(attached, "Desc")),
        ] {
            line.facts.extend(value.map(|value| (fact, value)));
        }
        lines.push(line);
    }
    lines
}
