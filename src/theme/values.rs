//! The forms of tokens: lengths, numbers, rules, sizes, styles.

use super::tokens::{Scope, Token};
use super::{Colours, Rule};
use crate::diagnostics::{Diagnostic, codes, nearest};
use crate::geometry::{Colour, Em, Pt, Size};
use crate::source::Span;
use crate::text::{Align, Caps, Figures, TextStyle, Weight};
use crate::yaml::fields::Reader;
use crate::yaml::keys::{Keys, Takes, key, names};
use crate::yaml::{Kind, Node, lengths, quoted};

/// The longest length: more than any page has.
const LONGEST: f32 = 2_000.0;
/// The greatest factor, share or distance in ems.
const GREATEST: f32 = 10.0;
/// The largest type.
const LARGEST: f32 = 400.0;
/// The most entries of a list: each is tried in turn.
const MOST_ENTRIES: usize = 16;

/// The weights of faces.
const WEIGHTS: [(&str, Weight); 2] = [("regular", Weight::Regular), ("semibold", Weight::Semibold)];
/// How lines end.
const ALIGNS: [(&str, Align); 4] =
    [("left", Align::Left), ("justify", Align::Justify), ("right", Align::Right), ("centre", Align::Centre)];
/// The forms of figures.
const FORMS: [(&str, Figures); 3] =
    [("lining", Figures::Lining), ("tabular", Figures::Tabular), ("old-style", Figures::OldStyle)];
/// The forms of letters.
const CAPS: [(&str, Caps); 2] = [("as-written", Caps::AsWritten), ("all", Caps::AllCapitals)];

/// A rule.
static RULE: Keys = Keys {
    what: "a rule",
    inherits: None,
    needs: &[],
    keys: &[key("thickness", Pt::TAKES, "Its thickness."), key("colour", Takes::Word, "Its colour, by role.")],
};

/// A style.
pub(super) static STYLE: Keys = Keys {
    what: "a style",
    inherits: None,
    needs: &[],
    keys: &[
        key("face", Takes::Word, "The family, by its role in `faces`."),
        key("size", Takes::Word, "A step of the scale, or size and leading in points: `20/26`."),
        key("colour", Takes::Word, "The colour, by its role in `colours`."),
        key("weight", Takes::Choice(&names(&WEIGHTS)), "`regular` or `semibold`; regular where nothing is said."),
        key("italic", Takes::Truth, "Whether it is italic."),
        key("align", Takes::Choice(&names(&ALIGNS)), "`left`, `justify`, `right` or `centre`."),
        key("hyphenate", Takes::Truth, "Whether words may be divided."),
        key("balance", Takes::Truth, "Whether the lines are to be near each other in length."),
        key("indent", Pt::TAKES, "Indent of the first line."),
        key("tracking", f32::TAKES, "Room added after each letter, in ems."),
        key("figures", Takes::Choice(&names(&FORMS)), "`lining`, `tabular` (all of one width) or `old-style`."),
        key("caps", Takes::Choice(&names(&CAPS)), "`as-written`, or `all` for capitals."),
    ],
};

impl Token for Pt {
    const TAKES: Takes =
        Takes::Either(&[Takes::Number(0.0, LONGEST as f64), Takes::Form(r"^\s*[\d.]+\s*(mm|cm|in|pt)?\s*$")]);
    #[cfg(test)]
    const FORM: &'static str = "length";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, _: &Scope) -> Option<Pt> {
        let word = reader.word(node, &format!("`{name}`"))?;
        // Type is measured in points, so a bare number means them.
        let length = number(&word.value).map(Pt).or_else(|| lengths::parse(&word.value));
        if length.is_none_or(|length| length.0 > LONGEST) {
            let help = format!("write points, as in `{name}: 12`, or a length with its unit: `{name}: 4 mm`");
            let message = format!("`{name}` takes a length of at most {LONGEST} points, not `{}`", word.value);
            reader.fault(codes::TOKEN_VALUE, message, word.span, "not such a length", help);
            return None;
        }
        length
    }
}

impl Token for f32 {
    const TAKES: Takes = Takes::Number(0.0, GREATEST as f64);
    #[cfg(test)]
    const FORM: &'static str = "number";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, _: &Scope) -> Option<f32> {
        let word = reader.word(node, &format!("`{name}`"))?;
        let found = number(&word.value).filter(|number| *number <= GREATEST);
        if found.is_none() {
            let message = format!("`{name}` takes a number from 0 to {GREATEST}, not `{}`", word.value);
            let help = format!("write it in digits with a point, as in `{name}: 0.5`");
            reader.fault(codes::TOKEN_VALUE, message, word.span, "not such a number", help);
        }
        found
    }
}

impl Token for (Pt, Pt) {
    const TAKES: Takes = Takes::List(&Pt::TAKES);
    #[cfg(test)]
    const FORM: &'static str = "two lengths";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<(Pt, Pt)> {
        pair(reader, node, (name, "[14, 40]"), scope)
    }
}

impl Token for (f32, f32) {
    const TAKES: Takes = Takes::List(&f32::TAKES);
    #[cfg(test)]
    const FORM: &'static str = "two numbers";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<(f32, f32)> {
        pair(reader, node, (name, "[0.5, 2]"), scope)
    }
}

impl Token for Size {
    const TAKES: Takes = Takes::List(&Pt::TAKES);
    #[cfg(test)]
    const FORM: &'static str = "width and height";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Size> {
        pair(reader, node, (name, "[360, 210]"), scope).map(|(width, height)| Size { width, height })
    }
}

impl Token for Vec<f32> {
    const TAKES: Takes = Takes::Some(&f32::TAKES);
    #[cfg(test)]
    const FORM: &'static str = "list of numbers";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Vec<f32>> {
        entries(reader, node, (name, "numbers"), |reader, item| f32::read(reader, item, name, scope))
    }
}

/// Sizes of type without their leading.
impl Token for Vec<Pt> {
    const TAKES: Takes = Takes::Some(&Pt::TAKES);
    #[cfg(test)]
    const FORM: &'static str = "list of type sizes";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Vec<Pt>> {
        entries(reader, node, (name, "sizes"), |reader, item| {
            let size = Pt::read(reader, item, name, scope)?;
            large_enough(reader, size, (name, item.span), scope).then_some(size)
        })
    }
}

/// Sizes that a style falls to.
impl Token for Vec<(Pt, Pt)> {
    const TAKES: Takes = Takes::Some(&Takes::Word);
    #[cfg(test)]
    const FORM: &'static str = "list of sizes";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Vec<(Pt, Pt)>> {
        entries(reader, node, (name, "sizes"), |reader, item| size(reader, item, name, scope))
    }
}

impl Token for Rule {
    const TAKES: Takes = Takes::Map(&RULE);
    #[cfg(test)]
    const FORM: &'static str = "rule";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Rule> {
        let fields = reader.fields(node, &RULE)?;
        let thickness = super::tokens::read(reader, &fields, "thickness", scope);
        let Some(node) = fields.get("colour") else {
            reader.missing(&fields, "colour", "name a colour of `colours`, as in `colour: accent`");
            return None;
        };
        Some((thickness?, role(reader, node, name, scope)?))
    }
}

impl Token for TextStyle {
    const TAKES: Takes = Takes::Map(&STYLE);
    #[cfg(test)]
    const FORM: &'static str = "style";

    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<TextStyle> {
        let fields = reader.fields(node, &STYLE)?;
        let mut given = |key: &str, help: &str| {
            if fields.get(key).is_none() {
                reader.missing(&fields, key, help);
            }
            fields.get(key)
        };
        let face = given("face", "name one of `faces`, as in `face: label`");
        let step = given("size", "name a step of the scale, or write size and leading: `size: 20/26`");
        let colour = given("colour", "name a colour of `colours`, as in `colour: ink`");
        let family = face.and_then(|node| {
            let word = reader.word(node, "`face`")?;
            let found = scope.faces.iter().find(|(name, _)| *name == word.value);
            let names: Vec<&str> = scope.faces.iter().map(|(name, _)| *name).collect();
            found.map(|(_, family)| *family).or_else(|| {
                unknown(reader, (&word.value, word.span), "face", &names);
                None
            })
        });
        let size = step.and_then(|node| size(reader, node, name, scope));
        let colour = colour.and_then(|node| role(reader, node, name, scope));
        let truth = |reader: &mut Reader<'_>, key| reader.truth(&fields, key).is_some_and(|truth| truth.value);
        let (italic, hyphenate, balance) =
            (truth(reader, "italic"), truth(reader, "hyphenate"), truth(reader, "balance"));
        let weight = chosen(reader, fields.get("weight"), "a weight", &WEIGHTS);
        let align = chosen(reader, fields.get("align"), "an alignment", &ALIGNS);
        let figures = chosen(reader, fields.get("figures"), "a form of figures", &FORMS);
        let caps = chosen(reader, fields.get("caps"), "a form of letters", &CAPS);
        let indent = fields.get("indent").map_or(Some(Pt::ZERO), |node| Pt::read(reader, node, "indent", scope));
        let tracking = fields.get("tracking").map_or(Some(0.0), |node| f32::read(reader, node, "tracking", scope));
        let (size, leading) = size?;
        Some(TextStyle {
            family: family?,
            weight,
            italic,
            size,
            leading,
            colour: colour?,
            align,
            hyphenate,
            balance,
            indent: indent?,
            tracking: Em(tracking?),
            figures,
            caps,
        })
    }
}

/// Reads a choice, which is the first where nothing is said.
fn chosen<T: Copy + Default>(reader: &mut Reader<'_>, node: Option<&Node>, what: &str, choices: &[(&str, T)]) -> T {
    let word = node.and_then(|node| reader.choice(node, codes::TOKEN_NAME, what, choices));
    word.map_or_else(T::default, |word| word.value)
}

/// Reads two values. `example` shows them.
fn pair<T: Token>(
    reader: &mut Reader<'_>,
    node: &Node,
    (name, example): (&str, &str),
    scope: &Scope,
) -> Option<(T, T)> {
    let Kind::List(items) = &node.kind else {
        reader.wrong_type(node, &format!("`{name}`"), "a list of two", format!("as in `{name}: {example}`"));
        return None;
    };
    let [one, other] = items.as_slice() else {
        let message = format!("`{name}` takes two values, not {}", items.len());
        reader.fault(codes::TOKEN_VALUE, message, node.span, "not two", format!("as in `{name}: {example}`"));
        return None;
    };
    let (one, other) = (T::read(reader, one, name, scope), T::read(reader, other, name, scope));
    Some((one?, other?))
}

/// Reads a list that is not empty.
fn entries<T>(
    reader: &mut Reader<'_>,
    node: &Node,
    (name, of): (&str, &str),
    mut entry: impl FnMut(&mut Reader<'_>, &Node) -> Option<T>,
) -> Option<Vec<T>> {
    let Kind::List(items) = &node.kind else {
        reader.wrong_type(node, &format!("`{name}`"), &format!("a list of {of}"), "write it in brackets: `[1, 0.9]`");
        return None;
    };
    if items.is_empty() || items.len() > MOST_ENTRIES {
        let message = format!("`{name}` takes 1 to {MOST_ENTRIES} {of}, not {}", items.len());
        reader.fault(codes::TOKEN_VALUE, message, node.span, "so many", "they are tried from the first to the last");
        return None;
    }
    let read: Vec<Option<T>> = items.iter().map(|item| entry(reader, item)).collect();
    read.into_iter().collect()
}

/// Reads a step of the scale, or a size with its leading.
fn size(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<(Pt, Pt)> {
    let word = reader.word(node, &format!("a size of `{name}`"))?;
    let step = scope.steps.iter().find(|(step, _)| *step == word.value).map(|(_, size)| *size);
    let found = match step {
        Some(size) => size,
        None if word.value.starts_with(|first: char| first.is_ascii_digit()) => on(reader, &word.value, word.span)?,
        None => {
            let names: Vec<&str> = scope.steps.iter().map(|(name, _)| name.as_str()).collect();
            unknown(reader, (&word.value, word.span), "step of the scale", &names);
            return None;
        }
    };
    large_enough(reader, found.0, (name, word.span), scope).then_some(found)
}

/// Returns whether type can be read, and tells where it is too small.
fn large_enough(reader: &mut Reader<'_>, size: Pt, (name, span): (&str, Span), scope: &Scope) -> bool {
    let (least, on) = scope.least;
    let enough = size >= least;
    if !enough {
        let message = format!("`{name}` is set in {} points, which nobody reads on {on}", size.0);
        reader.fault(codes::TYPE_SMALL, message, span, "too small", format!("give it {} points or more", least.0));
    }
    enough
}

/// Reads a size with its leading as printers write it, `34/40` for 34 on 40 points.
pub(super) fn on(reader: &mut Reader<'_>, word: &str, span: Span) -> Option<(Pt, Pt)> {
    let read = word.split_once('/').and_then(|(size, leading)| Some((number(size.trim())?, number(leading.trim())?)));
    match read {
        Some((size, leading)) if size > 0.0 && leading >= size && leading <= LARGEST => Some((Pt(size), Pt(leading))),
        Some((size, leading)) if leading < size => {
            let message = format!("lines of {size} points would touch at a distance of {leading}");
            reader.fault(codes::TOKEN_VALUE, message, span, "leading less than the size", {
                format!("write size, then leading, as in `{size}/{}`", (size * 1.25).round())
            });
            None
        }
        _ => {
            let message = format!("`{word}` is no size with its leading");
            let help = format!("write both in points, as in `20/26`, at most {LARGEST}");
            reader.fault(codes::TOKEN_VALUE, message, span, "expected size/leading", help);
            None
        }
    }
}

/// Reads the name of a colour.
fn role(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Colour> {
    let word = reader.word(node, &format!("the colour of `{name}`"))?;
    let found = scope.colours.role(&word.value);
    if found.is_none() {
        unknown(reader, (&word.value, word.span), "colour", &Colours::KEYS.names());
    }
    found
}

/// Tells of a name that a theme does not have.
pub(super) fn unknown(reader: &mut Reader<'_>, (word, span): (&str, Span), what: &str, known: &[&str]) {
    let told = Diagnostic::new(codes::TOKEN_NAME, format!("the theme has no {what} `{word}`"))
        .at(span, format!("unknown {what}"))
        .note(format!("it has {}", quoted(known)));
    reader.diagnostics.push(match nearest(word, known.iter().copied()) {
        Some(near) => told.help(format!("did you mean `{near}`?")),
        None => told.help("name one of these"),
    });
}

/// Reads a number that is not negative, written in digits.
fn number(word: &str) -> Option<f32> {
    let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    word.parse::<f32>().ok().filter(|_| plain)
}
