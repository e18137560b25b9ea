//! Characters → glyphs, each word once for each manner of shaping.
//!
//! Words are shaped with a space on either side, so that their kerning with spaces is known; put side by side they then
//! stand as if the whole paragraph had been shaped in one piece.

use super::opportunities::is_plain;
use super::ties::Ties;
use super::{Caps, Face, Figures, FontFile, Fonts, Glyph, Word, WordId, Words};
use crate::language::{self, Language};
use harfrust::{Buffer, BufferFlags, Direction, Feature, Script, ShapeOptions, ShapePlan, ShaperFont, Tag, shape};
use skrifa::GlyphId;
use std::collections::HashMap;
use unicode_script::UnicodeScript;

/// The longest text in bytes that is shaped as one word; [`Glyph::cluster`] counts its bytes.
pub(super) const LONGEST_WORD: usize = 30_000;

/// How words are shaped: what tells entries of the word cache apart beside the characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Manner {
    /// The face, one that is there.
    pub(super) face: Face,
    /// Form of figures.
    pub(super) figures: Figures,
    /// Form of letters.
    pub(super) caps: Caps,
    /// Whether the face's own superior or inferior forms are asked for.
    pub(super) level: Level,
    /// Whether ligatures are formed.
    pub(super) ligatures: bool,
    /// The language: some letters have other forms in some languages.
    pub(super) language: Language,
    /// The language of words that are in another than the text.
    pub(super) spoken: Option<language::Tag>,
    /// Whether the words run from right to left.
    pub(super) rightward: bool,
}

/// Where letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// On the baseline.
    Base,
    /// Above it.
    Superior,
    /// Below it.
    Inferior,
}

/// Number of a [`Manner`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct MannerId(u16);

/// What a text became: one word, or several where no single face has all of its characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shaped {
    first: WordId,
    count: u32,
}

impl Shaped {
    /// Returns the words, which hold the text one after the other.
    pub(super) fn words(self) -> impl Iterator<Item = WordId> {
        (self.first.0..self.first.0 + self.count).map(WordId)
    }
}

/// What is known of a word beside its glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detail {
    /// The manner in which it was shaped.
    pub(super) manner: MannerId,
    /// Whether a character of it has no glyph anywhere.
    pub(super) missing: bool,
    /// Whether each glyph is the face's own superior or inferior form.
    pub(super) own_level: bool,
    /// Whether no line may end inside it but at a hyphen of ours.
    pub(super) plain: bool,
    /// What ties it to its neighbours.
    pub(super) ties: Ties,
}

/// Shapes words and remembers them.
pub(super) struct Shaper<'f> {
    fonts: &'f Fonts,
    manners: Vec<(Manner, HashMap<Box<str>, Shaped>)>,
    plans: Vec<Plan>,
    shapers: Vec<(Face, ShaperFont<'f, 'static>)>,
    details: Vec<Detail>,
    /// What a hyphen adds to the advance, by the glyph before it.
    hyphens: HashMap<(MannerId, Face, u16), i32>,
    buffer: Buffer,
}

/// A compiled list of lookups; making one takes as long as shaping some twenty words.
struct Plan {
    face: Face,
    manner: MannerId,
    script: Script,
    plan: ShapePlan,
}

impl<'f> Shaper<'f> {
    pub(super) fn new(fonts: &'f Fonts) -> Shaper<'f> {
        Shaper {
            fonts,
            manners: Vec::new(),
            plans: Vec::new(),
            shapers: Vec::new(),
            details: Vec::new(),
            hyphens: HashMap::new(),
            buffer: Buffer::new(),
        }
    }

    /// Returns the faces.
    pub(super) fn fonts(&self) -> &'f Fonts {
        self.fonts
    }

    /// Returns the number of a manner.
    pub(super) fn manner(&mut self, manner: Manner) -> MannerId {
        let known = self.manners.iter().position(|(other, _)| *other == manner);
        MannerId(known.unwrap_or_else(|| {
            self.manners.push((manner, HashMap::new()));
            self.manners.len() - 1
        }) as u16)
    }

    /// Returns what is known of a word.
    pub(super) fn detail(&self, word: WordId) -> Detail {
        self.details[word.0 as usize]
    }

    /// Returns the manner of a number.
    pub(super) fn get(&self, manner: MannerId) -> &Manner {
        &self.manners[usize::from(manner.0)].0
    }

    /// Returns a text of at most [`LONGEST_WORD`] bytes as words, shaped at the first call.
    ///
    /// A soft hyphen at its end or its start is drawn as a hyphen.
    pub(super) fn shape(&mut self, words: &mut Words, manner: MannerId, text: &str) -> Shaped {
        if let Some(shaped) = self.manners[usize::from(manner.0)].1.get(text) {
            return *shaped;
        }
        let first = WordId(words.words.len() as u32);
        let face = self.get(manner).face;
        let word = self.shape_with(face, manner, text);
        if word.missing {
            let parts = self.whole(manner, text).unwrap_or_else(|| by_coverage(self.fonts, face, text));
            for (face, part) in parts {
                let part = match face {
                    Some(face) => self.shape_with(face, manner, part),
                    None => Bare::without_glyphs(self.get(manner).face, part),
                };
                self.keep(words, manner, part);
            }
        } else {
            self.keep(words, manner, word);
        }
        let shaped = Shaped { first, count: words.words.len() as u32 - first.0 };
        self.manners[usize::from(manner.0)].1.insert(text.into(), shaped);
        shaped
    }

    /// Returns the face that has all of a word which runs from right to left: its letters join, and its marks stand on them.
    fn whole<'t>(&self, manner: MannerId, text: &'t str) -> Option<Vec<(Option<Face>, &'t str)>> {
        let Manner { face, rightward, .. } = *self.get(manner);
        let characters: Vec<char> = text.chars().filter(|character| !is_ignored(*character)).collect();
        let face = self.fonts.covering(face, &characters).filter(|_| rightward)?;
        Some(vec![(Some(face), text)])
    }

    fn keep(&mut self, words: &mut Words, manner: MannerId, bare: Bare) {
        self.details.push(Detail {
            manner,
            missing: bare.missing,
            own_level: self.has_own_level(manner, &bare.word),
            plain: is_plain(&bare.word.text),
            ties: Ties::of(&bare.word.text, self.get(manner).language),
        });
        words.words.push(bare.word);
    }

    /// Returns whether the face has each letter in the superior or inferior form that was asked for.
    fn has_own_level(&self, manner: MannerId, word: &Word) -> bool {
        self.get(manner).level != Level::Base
            && word.glyphs.iter().all(|glyph| {
                let character = word.text.get(usize::from(glyph.cluster)..).and_then(|text| text.chars().next());
                character.is_none_or(|character| self.fonts.glyph(word.face, character) != Some(glyph.id))
            })
    }

    /// Returns the characters of a word for which nothing is drawn though something should be; of marks only where the
    /// letters below them are drawn.
    pub(super) fn missing(&self, word: &Word) -> Vec<char> {
        let lacks = |character: &char| !is_ignored(*character) && self.fonts.glyph(word.face, *character).is_none();
        let lacking: Vec<char> = word.text.chars().filter(lacks).collect();
        let letters: Vec<char> = lacking.iter().copied().filter(|character| !is_mark(*character)).collect();
        if letters.is_empty() { lacking } else { letters }
    }

    /// Returns a glyph's advance without kerning. A mark's is zero after shaping, whatever the file says.
    pub(super) fn nominal(&self, face: Face, glyph: Glyph) -> i32 {
        if glyph.advance == 0 { 0 } else { i32::from(self.fonts.advance(face, glyph.id)) }
    }

    /// Returns how much a hyphen after a glyph of a word adds to the advance, kerning included.
    pub(super) fn hyphen_after(&mut self, manner: MannerId, word: &Word, glyph: Glyph) -> i32 {
        if let Some(advance) = self.hyphens.get(&(manner, word.face, glyph.id)) {
            return *advance;
        }
        let text = word.text.get(usize::from(glyph.cluster)..).unwrap_or("");
        let end = word.glyphs.iter().map(|other| other.cluster).filter(|start| *start > glyph.cluster).min();
        let cluster = end.and_then(|end| text.get(..usize::from(end - glyph.cluster))).unwrap_or(text);
        let with_hyphen = self.advance(manner, word.face, &format!("{cluster}\u{ad}")).0;
        let advance = with_hyphen - self.advance(manner, word.face, cluster).0;
        self.hyphens.insert((manner, word.face, glyph.id), advance);
        advance
    }

    /// Shapes a text that is not kept, and returns the sum of its advances and the number of its glyphs.
    pub(super) fn advance(&mut self, manner: MannerId, face: Face, text: &str) -> (i32, usize) {
        let word = self.shape_with(face, manner, text).word;
        (word.advance, word.glyphs.len())
    }

    fn shape_with(&mut self, face: Face, manner: MannerId, text: &str) -> Bare {
        let Some(font) = self.fonts.font(face) else { return Bare::without_glyphs(face, text) };
        if !self.shapers.iter().any(|(other, _)| *other == face) {
            self.shapers.push((face, ShaperFont::new(font)));
        }
        let script = script(text);
        let manner_id = manner;
        let manner = self.manners[usize::from(manner_id.0)].0;
        let features = features(&manner);
        let tag = manner.spoken.as_ref().map_or(manner.language.tag(), language::Tag::as_str);
        let language = harfrust::Language::new(tag);
        let direction = if manner.rightward { Direction::RightToLeft } else { Direction::LeftToRight };
        let known = |plan: &Plan| plan.face == face && plan.manner == manner_id && plan.script == script;
        if !self.plans.iter().any(known) {
            let plan = ShapePlan::new(font, direction, Some(script), language.as_ref(), &features);
            self.plans.push(Plan { face, manner: manner_id, script, plan });
        }
        let plan = self.plans.iter().find(|plan| known(plan));
        let shaper = self.shapers.iter().find(|(other, _)| *other == face);
        let (Some(plan), Some((_, shaper))) = (plan, shaper) else { return Bare::without_glyphs(face, text) };

        self.buffer.clear();
        // What is never drawn is read with a letter beside it. From right to left, where readers turn round letters that
        // have a glyph each, it keeps one of its own, if the face has one.
        let keeps = manner.rightward && text.contains(is_ignored);
        let invisible = if keeps { self.fonts.file(face).and_then(FontFile::blank) } else { None };
        let removed = if invisible.is_none() { BufferFlags::REMOVE_DEFAULT_IGNORABLES } else { BufferFlags::empty() };
        self.buffer.set_invisible_glyph(invisible.map(|glyph| GlyphId::new(u32::from(glyph))));
        self.buffer.set_flags(removed | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        self.buffer.set_direction(direction);
        self.buffer.set_script(Some(script));
        self.buffer.set_language(language);
        fill(&mut self.buffer, text, manner.caps);
        let options = ShapeOptions::new().plan(Some(&plan.plan)).features(&features);
        if shape(shaper, &mut self.buffer, options).is_err() {
            return Bare::without_glyphs(face, text);
        }
        self.read(face, text, manner.rightward)
    }

    /// Reads the word between the two spaces out of the buffer.
    fn read(&self, face: Face, text: &str, rightward: bool) -> Bare {
        let infos = self.buffer.glyph_infos();
        let positions = self.buffer.glyph_positions();
        let inner = 1..infos.len().saturating_sub(1).max(1);
        let (Some(space), Some(inner_infos), Some(inner_positions)) =
            (positions.first(), infos.get(inner.clone()), positions.get(inner))
        else {
            return Bare::without_glyphs(face, text);
        };
        let mut missing = false;
        let last_character = text.char_indices().next_back().map_or(0, |(at, _)| at);
        let mut glyphs = Vec::with_capacity(inner_infos.len());
        for (info, position) in inner_infos.iter().zip(inner_positions) {
            if info.glyph_id == 0 {
                missing = true;
                continue;
            }
            let cluster = (info.cluster as usize).saturating_sub(1).min(last_character);
            glyphs.push(Glyph {
                id: info.glyph_id as u16,
                advance: clamp(position.x_advance),
                x_offset: clamp(position.x_offset),
                y_offset: clamp(position.y_offset),
                cluster: cluster as u16,
            });
        }
        if rightward {
            glyphs.reverse();
        }
        let space_glyph = infos.first().map_or(0, |info| info.glyph_id as u16);
        let mut kern_before = clamp(space.x_advance - i32::from(self.fonts.advance(face, space_glyph)));
        let mut kern_after = 0;
        if rightward {
            // Its neighbours on the line may be others than those that it is read with.
            kern_before = 0;
        } else if let Some(last) = glyphs.last_mut() {
            let nominal = clamp(self.nominal(face, *last));
            kern_after = last.advance.saturating_sub(nominal);
            last.advance = nominal;
        }
        if let Some(first) = glyphs.first_mut() {
            // What was lost before it is read with it.
            first.cluster = 0;
        }
        let advance = glyphs.iter().map(|glyph| i32::from(glyph.advance)).sum();
        let glyphs = glyphs.into();
        let word = Word { face, text: text.into(), rightward, glyphs, kern_before, kern_after, advance };
        Bare { word, missing }
    }
}

/// A word that is not kept yet.
struct Bare {
    word: Word,
    missing: bool,
}

impl Bare {
    fn without_glyphs(face: Face, text: &str) -> Bare {
        let glyphs = Box::new([]);
        let text: Box<str> = text.into();
        let missing = !text.is_empty();
        let word = Word { face, text, rightward: false, glyphs, kern_before: 0, kern_after: 0, advance: 0 };
        Bare { word, missing }
    }
}

fn clamp(units: i32) -> i16 {
    units.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

/// Fills the buffer with a text between spaces. Clusters count the text's bytes from 1.
fn fill(buffer: &mut Buffer, text: &str, caps: Caps) {
    buffer.push(u32::from(' '), 0);
    let end = text.len();
    for (at, mut character) in text.char_indices() {
        let cluster = at as u32 + 1;
        if character == '\u{ad}' && (at == 0 || at + character.len_utf8() == end) {
            character = '-';
        }
        match caps {
            Caps::AsWritten => buffer.push(u32::from(character), cluster),
            Caps::AllCapitals => character.to_uppercase().for_each(|capital| buffer.push(u32::from(capital), cluster)),
        }
    }
    buffer.push(u32::from(' '), end as u32 + 1);
}

/// Returns the features that a manner asks for beside those that are always on.
fn features(manner: &Manner) -> Vec<Feature> {
    let mut tags: Vec<(&[u8; 4], u32)> = match manner.figures {
        Figures::Lining => vec![(b"lnum", 1), (b"pnum", 1)],
        Figures::Tabular => vec![(b"lnum", 1), (b"tnum", 1)],
        Figures::OldStyle => vec![(b"onum", 1), (b"pnum", 1)],
    };
    match manner.level {
        Level::Base => {}
        Level::Superior => tags.push((b"sups", 1)),
        Level::Inferior => tags.push((b"subs", 1)),
    }
    if manner.caps == Caps::AllCapitals {
        tags.push((b"case", 1));
    }
    if !manner.ligatures {
        tags.extend([(b"liga", 0), (b"clig", 0)]);
    }
    tags.into_iter().map(|(tag, value)| Feature::new(Tag::new(tag), value, ..)).collect()
}

/// Returns the script whose rules a text is shaped by: that of its first letter.
fn script(text: &str) -> Script {
    let of_letter = |character: char| match character {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::LATIN),
        '\0'..='\u{7f}' => None,
        _ => match character.script() {
            unicode_script::Script::Common | unicode_script::Script::Inherited | unicode_script::Script::Unknown => {
                None
            }
            script => Script::from_iso15924_tag(Tag::new(script.short_name().as_bytes().try_into().ok()?)),
        },
    };
    text.chars().find_map(of_letter).unwrap_or(Script::LATIN)
}

/// Splits a text into parts that one face each has all characters of; none for characters that no face has.
fn by_coverage<'t>(fonts: &Fonts, face: Face, text: &'t str) -> Vec<(Option<Face>, &'t str)> {
    let mut parts: Vec<(Option<Face>, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        let face = match parts.last() {
            Some((last, _)) if joins(character) => *last,
            _ => covering(fonts, face, character),
        };
        if parts.last().is_none_or(|(last, _)| *last != face) {
            parts.push((face, at));
        }
    }
    let ends = parts.iter().skip(1).map(|(_, start)| *start).chain([text.len()]).collect::<Vec<_>>();
    parts.iter().zip(ends).filter_map(|((face, start), end)| Some((*face, text.get(*start..end)?))).collect()
}

/// Returns the face that is to draw a character: the one that was asked for, or else one that has it.
fn covering(fonts: &Fonts, face: Face, character: char) -> Option<Face> {
    if joins(character) || fonts.glyph(face, character).is_some() {
        return Some(face);
    }
    fonts.covering(face, &[character])
}

/// Returns whether a character goes with the one before it: combining marks, and what is never drawn.
fn joins(character: char) -> bool {
    is_ignored(character) || is_mark(character)
}

/// Returns whether a character is combined with the one before it.
fn is_mark(character: char) -> bool {
    character >= '\u{300}' && unicode_normalization::char::is_combining_mark(character)
}

/// Returns whether a character is never drawn (UAX #44, Default_Ignorable_Code_Point). Spaces of fixed width are among
/// them, as shaping makes them of the face's space.
fn is_ignored(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}'
        | '\u{202a}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}
