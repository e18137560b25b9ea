//! A finished PDF → the secrets that stand in it.

use super::fold::{fold, letters};
use super::needles::Needles;
use super::{Guard, Kind, known};
use crate::inspect::{self, APART, Place, SET_ANEW, Said, Unreadable};
use crate::source::Sources;

/// Places that are told of one leak.
const TOLD: usize = 4;

/// Entries that tell who made a file.
const BY_WHOM: [&str; 3] = ["Author", "F", "UF"];

/// What a file is meant to have of what is private elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meant {
    /// Speaker notes.
    pub notes: bool,
}

/// Something in a PDF that may not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// Which secret, by its index; none for what a camera wrote into a picture.
    pub secret: Option<usize>,
    /// Where it stands, in words.
    pub places: Vec<String>,
    /// Whether it stands in attached files alone.
    pub is_attached: bool,
}

/// What stands in a text: secrets and, of what is looked for though nobody marked it, needles, each with its place.
#[derive(Default)]
struct Found {
    secrets: Vec<(usize, usize)>,
    asides: Vec<(usize, usize)>,
}

impl Guard {
    /// Reads a PDF back and returns what may not be in it.
    ///
    /// # Errors
    ///
    /// Why it cannot be read: then nobody knows what is in it.
    pub fn leaks(&self, pdf: &[u8], meant: Meant) -> Result<Vec<Leak>, Unreadable> {
        let mut leaks = Leaks::default();
        for said in inspect::said(pdf)? {
            self.tell(&said, &self.look(&said).secrets, meant, &mut leaks);
        }
        Ok(leaks.list)
    }

    /// Returns what may not be in a PDF, from what was said while it was written: what [`Guard::leaks`] finds, and comments
    /// and speaker notes where nobody marked anything.
    pub fn overheard(&self, said: &[Said], meant: Meant, sources: &Sources<'_>) -> Vec<Leak> {
        let mut leaks = Leaks::default();
        let found: Vec<(&Said, Found)> = said.iter().map(|said| (said, self.look(said))).collect();
        let asides = self.aside.as_ref().filter(|_| found.iter().any(|(_, found)| !found.asides.is_empty()));
        let public = asides.map(|aside| (aside, known(&aside.needles, &self.secrets, &(aside.public)(sources))));
        for (said, Found { mut secrets, asides }) in found {
            if let Some((aside, known)) = &public {
                let unknown = asides.into_iter().filter(|(needle, _)| !known.contains(needle));
                secrets.extend(unknown.filter_map(|(needle, at)| Some((aside.needles.secret(needle)?, at))));
            }
            self.tell(said, &secrets, meant, &mut leaks);
        }
        leaks.list
    }

    /// Adds what was found in a text to the leaks, but for what the file is meant to have.
    fn tell(&self, said: &Said, found: &[(usize, usize)], meant: Meant, leaks: &mut Leaks) {
        if said.place == Place::Picture {
            leaks.add(None, &said.place, 0);
        }
        let is_meant =
            |secret: usize| meant.notes && self.secrets.get(secret).is_some_and(|secret| secret.kind == Kind::Notes);
        for &(secret, at) in found.iter().filter(|(secret, _)| !is_meant(*secret)) {
            leaks.add(Some(secret), &said.place, at);
        }
    }

    /// Looks into one text.
    fn look(&self, said: &Said) -> Found {
        let mut found = Found::default();
        let mut has_folder = false;
        let is_by_whom = is_by_whom(&said.place);
        let mut words = |text: &str| {
            let letters = letters(text);
            let of_all =
                [&self.needles, &self.folded_folders].into_iter().chain(self.aside.iter().map(|it| &it.needles));
            if !of_all.chain(is_by_whom.then_some(&self.users)).any(|needles| needles.may_stand_in(&letters)) {
                return;
            }
            let folded = fold(text);
            let by = |needles: &Needles| -> Vec<(usize, usize)> {
                needles.find(&folded).into_iter().map(|(needle, at)| (needle, folded.origin(at).start)).collect()
            };
            let secrets_by = |needles: &Needles| -> Vec<(usize, usize)> {
                by(needles).into_iter().filter_map(|(needle, at)| Some((needles.secret(needle)?, at))).collect()
            };
            found.secrets.extend(secrets_by(&self.needles));
            if is_by_whom {
                found.secrets.extend(secrets_by(&self.users));
            }
            has_folder |= !by(&self.folded_folders).is_empty();
            found.asides.extend(self.aside.iter().flat_map(|aside| by(&aside.needles)));
        };
        words(&said.words);
        if matches!(said.place, Place::Attached(_)) {
            words(&super::without_escapes(&said.words));
        }
        if !self.patterns.is_empty() || has_folder {
            // A line may end within a word, or between two.
            for between in ["", " "] {
                let plain = plain(&said.words, between);
                for (pattern, secret) in &self.patterns {
                    let place = pattern.find(&plain.text);
                    found.secrets.extend(place.map(|place| (*secret, plain.origin(place.start()))));
                }
                for (folder, secret) in &self.folders {
                    let place = plain.text.find(folder.as_str());
                    found.secrets.extend(place.map(|at| (*secret, plain.origin(at))));
                }
            }
        }
        found
    }
}

/// Returns whether a place tells who made the file.
fn is_by_whom(place: &Place) -> bool {
    matches!(place, Place::Entry(key) if BY_WHOM.contains(&key.as_str()))
}

/// A text as patterns read it.
struct Plain {
    text: String,
    /// Bytes of the text, and the bytes of the original that they come from.
    steps: Vec<(usize, usize)>,
}

impl Plain {
    fn origin(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|(own, _)| *own <= at);
        next.checked_sub(1).and_then(|step| self.steps.get(step)).map_or(0, |(own, origin)| origin + at - own)
    }
}

/// Returns a text without soft hyphens, and with something for what may or may not part words.
fn plain(words: &str, between: &str) -> Plain {
    let mut plain = Plain { text: String::with_capacity(words.len()), steps: vec![(0, 0)] };
    let mut hyphen = false;
    for (at, character) in words.char_indices() {
        let for_it = match character {
            '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{200b}'..='\u{200f}' => Some(""),
            '\n' | '\r' | SET_ANEW => Some(if hyphen { "" } else { between }),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => Some(" "),
            APART => Some("\n\n"),
            _ => None,
        };
        hyphen = character == '\u{ad}';
        match for_it {
            Some(other) => {
                plain.text.push_str(other);
                plain.steps.push((plain.text.len(), at + character.len_utf8()));
            }
            None => plain.text.push(character),
        }
    }
    plain
}

/// Leaks by their secrets.
#[derive(Default)]
struct Leaks {
    list: Vec<Leak>,
}

impl Leaks {
    fn add(&mut self, secret: Option<usize>, place: &Place, at: usize) {
        let told = told(place, at);
        let is_attached = matches!(place, Place::Attached(_));
        match self.list.iter_mut().find(|leak| leak.secret == secret) {
            Some(leak) => {
                leak.is_attached &= is_attached;
                if leak.places.len() < TOLD && !leak.places.contains(&told) {
                    leak.places.push(told);
                }
            }
            None => self.list.push(Leak { secret, places: vec![told], is_attached }),
        }
    }
}

/// Says where something stands.
fn told(place: &Place, at: usize) -> String {
    match place {
        Place::Pages(starts) => format!("on page {}", starts.partition_point(|start| *start <= at).max(1)),
        Place::Drawings => "in a drawing".to_owned(),
        Place::Metadata => "in the metadata (XMP)".to_owned(),
        Place::Attached(name) if name.is_empty() => "in an attached file".to_owned(),
        Place::Attached(name) => format!("in the attached file `{name}`"),
        Place::Picture => "in the metadata of a picture".to_owned(),
        Place::Stream => "in a stream of no known kind".to_owned(),
        Place::Entry(key) => match key.as_str() {
            "Alt" => "in a text alternative".to_owned(),
            "ActualText" => "in the text that is read in place of what is shown (ActualText)".to_owned(),
            "E" => "in what an abbreviation stands for".to_owned(),
            "Title" => "in a bookmark, or the title in the metadata".to_owned(),
            "Author" | "Subject" | "Keywords" | "Creator" | "Producer" => format!("in the metadata ({key})"),
            "Contents" => "in the description of a link".to_owned(),
            "URI" => "in the address of a link".to_owned(),
            "F" | "UF" => "in the name of an attached file".to_owned(),
            "P" => "in a page label".to_owned(),
            "T" => "in a title of the tags".to_owned(),
            "names" => "in a name of the file's structure".to_owned(),
            key => format!("under `{key}` in the file's structure"),
        },
    }
}
