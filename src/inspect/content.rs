//! What the marked stretches of pages say (ISO 32000-1, 14.6), by the page or form that they stand in.

use super::file::{File, text};
use super::fonts::Decoder;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Forms are drawn in forms, but not endlessly.
const DEEPEST_FORM: usize = 12;
/// The most operations that are followed.
const OPERATIONS: usize = 20_000_000;
/// A move of so much of the type size up or down begins a line; less is a superior or inferior figure.
const NEW_LINE: f32 = 0.7;
/// Thousandths of the type size from which on a gap in a line is read as a space where none is written.
const GAP: f32 = 250.0;

/// What all pages say.
#[derive(Default)]
pub(super) struct Contents {
    /// The words of each marked stretch, by the page or form that holds it and its number there.
    stretches: BTreeMap<Stretch, String>,
}

impl Contents {
    /// Reads all pages.
    pub(super) fn read(file: &File) -> Contents {
        let mut reader = Reader {
            file,
            contents: Contents::default(),
            fonts: BTreeMap::new(),
            drawn: BTreeSet::new(),
            left: OPERATIONS,
        };
        for &page in &file.pages {
            let (resources, bytes) = file.content(page);
            reader.draw(page, &bytes, resources, &Outer { mark: None, depth: 0 });
        }
        reader.contents
    }

    /// Returns what a stretch says.
    pub(super) fn of(&self, holder: ObjectId, number: i64) -> &str {
        self.stretches.get(&(holder, number)).map_or("", String::as_str)
    }
}

/// A stretch of a page or form.
type Stretch = (ObjectId, i64);

/// A marked stretch that is open.
#[derive(Clone, Copy)]
struct Mark {
    /// Which it is, where it has a number.
    stretch: Option<Stretch>,
    /// Whether other words are read in place of those that are shown.
    replaced: bool,
}

/// Follows content streams.
struct Reader<'a> {
    file: &'a File,
    contents: Contents,
    /// Fonts by their object.
    fonts: BTreeMap<ObjectId, Decoder>,
    /// Forms that were drawn, each once in a stretch, and once outside of all.
    drawn: BTreeSet<(ObjectId, Option<Stretch>)>,
    left: usize,
}

/// Where a stream is drawn.
struct Outer {
    /// The innermost stretch that it stands in.
    mark: Option<Mark>,
    /// How many forms it stands in.
    depth: usize,
}

/// Where text stands in a stream.
#[derive(Clone, Copy, Default)]
struct State {
    font: Option<ObjectId>,
    size: f32,
    /// Height of the text matrix, and its scale.
    y: f32,
    scale: f32,
    /// Height of what was shown last.
    shown_at: Option<f32>,
}

impl Reader<'_> {
    fn draw(&mut self, holder: ObjectId, bytes: &[u8], resources: Option<&Dictionary>, outer: &Outer) {
        let Ok(content) = Content::decode(bytes) else { return };
        let mut state = State { scale: 1.0, ..State::default() };
        let mut saved = Vec::new();
        let mut marks: Vec<Mark> = outer.mark.into_iter().collect();
        for Operation { operator, operands } in &content.operations {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            let number = |index: usize| operands.get(index).and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
            match operator.as_str() {
                "q" => saved.push(state),
                "Q" => state = saved.pop().unwrap_or(state),
                "BT" => (state.y, state.scale) = (0.0, 1.0),
                "Tm" => (state.y, state.scale) = (number(5), number(3)),
                "Td" | "TD" => state.y += number(1) * state.scale,
                "T*" | "'" | "\"" => state.y -= state.size * state.scale,
                "Tf" => {
                    state.font = self.font(operands.first(), resources);
                    state.size = number(1);
                }
                "BMC" => marks.push(Mark { stretch: None, replaced: false }),
                "BDC" => {
                    let mark = self.mark(holder, operands.get(1), resources, &marks);
                    marks.push(mark);
                }
                "EMC" => _ = marks.pop(),
                "Do" => self.form(operands.first(), resources, &marks, outer.depth),
                _ => (),
            }
            let shown = match operator.as_str() {
                "Tj" | "'" => operands.first(),
                "TJ" => operands.first(),
                "\"" => operands.get(2),
                _ => None,
            };
            if let Some(shown) = shown {
                self.show(shown, &mut state, &marks);
            }
        }
    }

    /// Opens a marked stretch; words that are read in place of what it shows are noted at once.
    fn mark(
        &mut self,
        holder: ObjectId,
        operand: Option<&Object>,
        resources: Option<&Dictionary>,
        open: &[Mark],
    ) -> Mark {
        let file = self.file;
        let properties = match operand {
            Some(Object::Dictionary(properties)) => Some(properties),
            Some(Object::Name(name)) => resources
                .and_then(|resources| file.dict(resources, "Properties"))
                .and_then(|properties| file.as_dict(properties.get(name).ok()?)),
            _ => None,
        };
        let Some(properties) = properties else { return Mark { stretch: None, replaced: false } };
        let number = file.get(properties, "MCID").and_then(|number| number.as_i64().ok());
        let stretch = number.map(|number| (holder, number));
        let instead = properties.get(b"ActualText").ok().and_then(text);
        if let (Some(stretch), false) = (stretch.or_else(|| innermost(open)), open.iter().any(|mark| mark.replaced)) {
            let words = self.contents.stretches.entry(stretch).or_default();
            words.push_str(instead.as_deref().unwrap_or_default());
        }
        Mark { stretch, replaced: instead.is_some() }
    }

    fn form(&mut self, name: Option<&Object>, resources: Option<&Dictionary>, marks: &[Mark], depth: usize) {
        let file = self.file;
        let forms = resources.and_then(|resources| file.dict(resources, "XObject"));
        let name = name.and_then(|name| name.as_name().ok());
        let form = forms.zip(name).and_then(|(forms, name)| forms.get(name).ok());
        let Some(id) = form.and_then(|form| form.as_reference().ok()) else { return };
        let Some(stream) = form.and_then(|form| file.at(form).as_stream().ok()) else { return };
        let stretch = innermost(marks);
        let is_form = file.name(&stream.dict, "Subtype").as_deref() == Some("Form");
        if is_form && depth < DEEPEST_FORM && self.drawn.insert((id, stretch)) {
            let bytes = file.inflated(stream).unwrap_or_default();
            let replaced = marks.iter().any(|mark| mark.replaced);
            let mark = stretch.map(|stretch| Mark { stretch: Some(stretch), replaced });
            let outer = Outer { mark, depth: depth + 1 };
            self.draw(id, &bytes, file.dict(&stream.dict, "Resources").or(resources), &outer);
        }
    }

    /// Returns the object of a font, which is read when it is first met.
    fn font(&mut self, name: Option<&Object>, resources: Option<&Dictionary>) -> Option<ObjectId> {
        let fonts = self.file.dict(resources?, "Font")?;
        let font = fonts.get(name?.as_name().ok()?).ok()?;
        let id = font.as_reference().ok()?;
        if !self.fonts.contains_key(&id) {
            let decoder = Decoder::read(self.file, self.file.as_dict(font)?);
            self.fonts.insert(id, decoder);
        }
        Some(id)
    }

    /// Adds what is shown to its stretch.
    fn show(&mut self, shown: &Object, state: &mut State, marks: &[Mark]) {
        let Some(stretch) = innermost(marks) else { return };
        if marks.iter().any(|mark| mark.replaced) {
            return;
        }
        let Some(font) = state.font.and_then(|font| self.fonts.get(&font)) else { return };
        let words = self.contents.stretches.entry(stretch).or_default();
        let moved =
            state.shown_at.is_some_and(|before| (before - state.y).abs() > (state.size * state.scale).abs() * NEW_LINE);
        state.shown_at = Some(state.y);
        if moved {
            if words.ends_with('\u{ad}') {
                words.pop();
            } else if !words.is_empty() && !words.ends_with(char::is_whitespace) {
                words.push(' ');
            }
        }
        let one = std::slice::from_ref(shown);
        for part in shown.as_array().map_or(one, Vec::as_slice) {
            match part {
                Object::String(codes, _) => {
                    let read = font.read_codes(codes);
                    let doubled = moved && words.ends_with(' ');
                    words.push_str(if doubled { read.trim_start_matches(' ') } else { &read });
                }
                other => {
                    let back = other.as_float().unwrap_or(0.0);
                    if back < -GAP && !words.ends_with(' ') {
                        words.push(' ');
                    }
                }
            }
        }
    }
}

/// Returns the innermost stretch that has a number.
fn innermost(marks: &[Mark]) -> Option<Stretch> {
    marks.iter().rev().find_map(|mark| mark.stretch)
}
