//! Pictures: the file, what it shows, and how it fills its place.

use crate::diagnostics::codes;
use crate::outline::fields::Reader;
use crate::outline::keys::{Keys, Takes, key, names};
use crate::outline::yaml::{Kind, Node};
use crate::outline::{Fit, Focus, ImageSource};
use crate::source::Spanned;
use crate::yaml::allow::ALLOW;

/// The ways to fit a picture into its place.
const FITS: [(&str, Fit); 2] = [("contain", Fit::Contain), ("cover", Fit::Cover)];
const FIT_NAMES: [&str; FITS.len()] = names(&FITS);

/// The form of a place in a picture.
const FOCUS_FORM: &str = r"^\s*([A-Za-z]+|([A-Za-z]+|[0-9.]+%?)\s+([A-Za-z]+|[0-9.]+%?))\s*$";

/// A picture.
pub(super) static IMAGE: Keys = Keys {
    what: "an image",
    inherits: None,
    needs: &["file", "alt"],
    keys: &[
        key("file", Takes::Word, "The picture's file, relative to this one."),
        key("alt", Takes::Text, "What it shows, for those who cannot see it."),
        key("caption", Takes::Text, "What is to be seen on it, for all."),
        key("credit", Takes::Text, "Whose it is."),
        key("fit", Takes::Choice(&FIT_NAMES), "Whether all of it is seen, or its place is filled."),
        key(
            "focus",
            Takes::Form(FOCUS_FORM),
            "Where its subject is, which is kept in view: `30 60` in per cent, or `left top`.",
        ),
        ALLOW,
    ],
};

/// The mark of the house.
pub(super) static LOGO: Keys = Keys {
    what: "a logo",
    inherits: None,
    needs: &["file", "alt"],
    keys: &[
        key("file", Takes::Word, "The picture's file, relative to this one."),
        key("alt", Takes::Text, "What it shows, for those who cannot see it."),
    ],
};

/// The mend for a picture without words.
const ALT: &str = "say what the picture shows, for those who cannot see it, as in `alt: Map of the border states`";

/// The mend for a place that cannot be read.
const FOCUS: &str = "write how far it is from the left and from above in per cent, as in `focus: 30 60`, or name the \
                     place, as in `focus: left top`";

/// Names of places from the left to the right, with parts of the width.
const ACROSS: [(&str, f32); 4] = [("left", 0.0), ("centre", 0.5), ("center", 0.5), ("right", 1.0)];
/// Names of places from the top to the bottom, with parts of the height.
const DOWN: [(&str, f32); 4] = [("top", 0.0), ("centre", 0.5), ("center", 0.5), ("bottom", 1.0)];

impl Reader<'_> {
    /// Reads a picture.
    pub(super) fn image(&mut self, node: &Node) -> Option<ImageSource> {
        self.picture(node, &IMAGE)
    }

    /// Reads the mark of the house.
    pub(super) fn logo(&mut self, node: &Node) -> Option<ImageSource> {
        self.picture(node, &LOGO)
    }

    fn picture(&mut self, node: &Node, keys: &'static Keys) -> Option<ImageSource> {
        if let Kind::Text(path) = &node.kind {
            let help = format!("write `{{ file: {path}, alt: … }}`, with what it shows after `alt:`");
            self.wrong_type(node, keys.what, "keys with values", help);
            return None;
        }
        let fields = self.fields(node, keys)?;
        let file = match fields.get("file") {
            Some(node) => self.word(node, "`file`"),
            None => {
                self.missing(&fields, "file", "name it, as in `file: map.png`");
                None
            }
        };
        let alt = self.required(&fields, "alt", ALT);
        let caption = self.text(&fields, "caption");
        let credit = self.text(&fields, "credit");
        let fit = fields
            .get("fit")
            .and_then(|node| self.choice(node, codes::UNKNOWN_CHOICE, "a way to fit a picture", &FITS));
        let focus = fields.get("focus").and_then(|node| self.focus(node));
        if let Some(focus) = &focus
            && !fit.as_ref().is_some_and(|fit| fit.value == Fit::Cover)
        {
            self.fault(
                codes::FOCUS_IDLE,
                "`focus` says what to keep in view, but nothing of the picture is cut off",
                focus.span,
                "changes nothing",
                "write `fit: cover` too, so that the picture fills its place, or take `focus` out",
            );
        }
        Some(ImageSource { file: file?, alt: alt?, caption, credit, fit, focus })
    }

    /// Reads where the subject of a picture is: per cent from the left and from above, or names in either order.
    fn focus(&mut self, node: &Node) -> Option<Spanned<Focus>> {
        let text = self.word(node, "`focus`")?;
        let words: Vec<&str> = text.value.split_whitespace().collect();
        let value = match words[..] {
            [one] => named(one, &ACROSS)
                .map(|x| Focus { x, ..Focus::MIDDLE })
                .or_else(|| named(one, &DOWN).map(|y| Focus { y, ..Focus::MIDDLE })),
            [one, other] => both(one, other).or_else(|| named(one, &DOWN).and_then(|_| both(other, one))),
            _ => None,
        };
        if value.is_none() {
            let message = format!("`{}` is no place in a picture", text.value);
            self.fault(codes::FOCUS, message, text.span, "neither two parts in per cent nor names", FOCUS);
        }
        Some(Spanned { value: value?, span: text.span })
    }
}

/// Returns the place of a part across and a part down.
fn both(across: &str, down: &str) -> Option<Focus> {
    let part = |word: &str, names| named(word, names).or_else(|| per_cent(word));
    Some(Focus { x: part(across, &ACROSS)?, y: part(down, &DOWN)? })
}

fn named(word: &str, names: &[(&str, f32)]) -> Option<f32> {
    names.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, part)| *part)
}

/// Returns a part of the whole; none for what is no number from 0 to 100.
fn per_cent(word: &str) -> Option<f32> {
    let number = word.strip_suffix('%').unwrap_or(word);
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value: f32 = number.parse().ok().filter(|_| is_plain)?;
    (value <= 100.0).then_some(value / 100.0)
}
