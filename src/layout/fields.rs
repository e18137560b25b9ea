//! Fields: words that pages bring. What is known is put in their place before a text is set; for the rest a place is
//! kept, which is filled when all pages are made.

use super::compositor::Compositor;
use super::numbers;
use super::page::Label;
use crate::text::{Field, Link, Run, RunKind, Shape, Text};
use std::borrow::Cow;

/// What stands in for a page number while it is not known.
const PLACEHOLDER: &str = "00";

/// A text without fields.
pub(super) struct Resolved<'t> {
    /// The text.
    pub(super) text: Cow<'t, Text>,
    /// Runs that hold a place, with what is to stand there.
    pub(super) late: Vec<(u32, Field)>,
}

/// Puts words in the place of fields; `page` is the page that the text stands on, where that is known.
pub(super) fn resolve<'t>(compositor: &mut Compositor<'_>, text: &'t Text, page: Option<Label>) -> Resolved<'t> {
    let mut late = Vec::new();
    if !text.runs.iter().any(|run| matches!(run.kind, RunKind::Field(_))) {
        return Resolved { text: Cow::Borrowed(text), late };
    }
    let mut runs = Vec::with_capacity(text.runs.len());
    for run in &text.runs {
        let RunKind::Field(field) = run.kind else {
            runs.push(run.clone());
            continue;
        };
        if let Field::PagesCiting(note) = field {
            let pages = compositor.known.pages_citing(&compositor.marks, note);
            for (index, (label, mark)) in pages.into_iter().enumerate() {
                if index > 0 {
                    runs.push(Run { kind: RunKind::Words(", ".to_owned()), shape: run.shape, link: None });
                }
                runs.push(Run { kind: RunKind::Words(label), shape: run.shape, link: Some(Link::Anchor(mark)) });
            }
            continue;
        }
        let words = value(compositor, field, page).unwrap_or_else(|| {
            late.push((runs.len() as u32, field));
            PLACEHOLDER.to_owned()
        });
        runs.push(Run { kind: RunKind::Words(words), ..run.clone() });
    }
    Resolved { text: Cow::Owned(Text { runs, language: text.language, span: text.span }), late }
}

/// Returns the words of a field that has one number, once they are known; those of an anchor without a place are empty
/// when all pages are made.
pub(super) fn value(compositor: &Compositor<'_>, field: Field, page: Option<Label>) -> Option<String> {
    let known = &compositor.known;
    let words = match field {
        Field::Page => page.map(numbers::label),
        Field::PageCount => {
            let page = page.filter(|_| known.complete);
            page.map(|label| numbers::number(label.form, known.count(label) as u32))
        }
        Field::Part => known.turn.map(|turn| turn.page.to_string()),
        Field::Parts => known.turn.map(|turn| turn.of.to_string()),
        Field::PageOf(anchor) => known.label_of(anchor),
        Field::PagesCiting(_) => None,
    };
    words.or_else(|| known.complete.then(String::new))
}

/// Returns a text of nothing but words.
pub(super) fn words(words: String) -> Text {
    let run = Run { kind: RunKind::Words(words), shape: Shape::default(), link: None };
    Text { runs: vec![run], language: None, span: None }
}
