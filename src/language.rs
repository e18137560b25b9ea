//! What differs from language to language: fixed words, dates, numbers, quotation marks. One file of data each.

mod data;
mod de;
mod en;
mod es;
mod fr;
mod headlines;
mod it;
mod nl;
mod pt;
mod requests;
#[cfg(test)]
mod tests;

pub use data::{Bonds, Charts, DateForm, Depictions, NumberForm, Quotes, Revisions, Words};
pub use requests::Purpose;

use data::{Data, Form};
use icu_locale_core::LanguageIdentifier;

/// All languages, by their primary subtags.
static ALL: [Data; 7] = [de::DATA, en::DATA, es::DATA, fr::DATA, it::DATA, nl::DATA, pt::DATA];

/// Longest tag that is kept. Language, script and region always fit.
const TAG_LENGTH: usize = 16;

/// A language that briefings can be set in, with its region.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The canonical BCP 47 tag, for the PDF: `en-US`.
    tag: [u8; TAG_LENGTH],
    /// The data.
    data: &'static Data,
    /// The region's form.
    form: &'static Form,
}

/// The tag of any language, be there data for it or not, by BCP 47: `la`, `pt-BR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag([u8; TAG_LENGTH]);

impl Tag {
    /// Returns a tag in its canonical form; none where it is no tag, or one that is too long.
    pub fn parse(tag: &str) -> Option<Tag> {
        let canonical = LanguageIdentifier::try_from_str(tag.trim()).ok()?.to_string();
        let mut bytes = [0; TAG_LENGTH];
        bytes.get_mut(..canonical.len())?.copy_from_slice(canonical.as_bytes());
        (canonical != "und").then_some(Tag(bytes))
    }

    /// Returns its letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("").trim_end_matches('\0')
    }
}

impl From<Language> for Tag {
    fn from(language: Language) -> Tag {
        Tag(language.tag)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

impl Language {
    /// Returns the language of a BCP 47 tag; none where there is no data for its primary language, or it is no tag.
    /// Extensions (`-u-…`) are passed over, and so are variants of a tag that would be too long with them.
    pub fn parse(tag: &str) -> Option<Language> {
        let mut id = LanguageIdentifier::from(icu_locale_core::Locale::try_from_str(tag.trim()).ok()?);
        let data = ALL.iter().find(|data| data.code == id.language.as_str())?;
        let form = data
            .regions
            .iter()
            .find(|(regions, _)| id.region.is_some_and(|region| regions.contains(&region.as_str())))
            .map_or(&data.form, |(_, form)| form);
        if id.to_string().len() > TAG_LENGTH {
            id.variants.clear();
        }
        let canonical = id.to_string();
        let mut tag = [0; TAG_LENGTH];
        tag.get_mut(..canonical.len())?.copy_from_slice(canonical.as_bytes());
        Some(Language { tag, data, form })
    }

    /// Returns American English, which holds where nobody says otherwise.
    pub fn default_language() -> Language {
        let [_, english, ..] = &ALL;
        let mut tag = [0; TAG_LENGTH];
        for (byte, letter) in tag.iter_mut().zip(b"en-US") {
            *byte = *letter;
        }
        Language { tag, data: english, form: &english.form }
    }

    /// Returns the primary languages that there is data for, in order of the alphabet.
    pub fn known() -> Vec<&'static str> {
        ALL.iter().map(|data| data.code).collect()
    }

    /// Returns the number of a month by its name in any of the languages, or by the first letters of it, three at least.
    pub fn month(name: &str) -> Option<i8> {
        let name = name.to_lowercase();
        if name.chars().count() < 3 {
            return None;
        }
        let position = |data: &Data| data.months.iter().position(|month| month.to_lowercase().starts_with(&name));
        let index = ALL.iter().find_map(position)?;
        i8::try_from(index + 1).ok()
    }

    /// Returns the canonical tag: `en-US`.
    pub fn tag(&self) -> &str {
        std::str::from_utf8(&self.tag).unwrap_or("").trim_end_matches('\0')
    }

    /// Returns the primary language: `en`.
    pub fn code(&self) -> &'static str {
        self.data.code
    }

    /// Returns the fixed words.
    pub fn words(&self) -> &'static Words {
        &self.data.words
    }

    /// Returns whether a headline surely has no verb, and so names a topic only. In doubt it is taken for a sentence.
    pub fn is_topic(&self, headline: &str) -> bool {
        headlines::is_topic(self.data.code, headline)
    }

    /// Returns whether a sentence asks for something: that somebody do it, or that it be done.
    pub fn asks(&self, sentence: &str) -> bool {
        requests::asks(self.data.code, sentence)
    }

    /// Returns what a section of a report is for, as its heading tells.
    pub fn purpose(&self, heading: &str) -> Purpose {
        requests::purpose(self.data.code, heading)
    }

    /// Returns whether a sentence begins with a word that stands for what an earlier one names: "they".
    pub fn leans_back(&self, sentence: &str) -> bool {
        requests::leans_back(self.data.code, sentence)
    }

    /// Returns whether a word in lower case begins an aside behind a comma: "which".
    pub fn opens_aside(&self, word: &str) -> bool {
        requests::is_relative(self.data.code, word)
    }

    /// Returns the quotation marks.
    pub fn quotes(&self) -> Quotes {
        self.form.quotes
    }

    /// Returns a date as it is printed in running text.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let DateForm { pattern, first } = self.form.date;
        let day = if date.day() == 1 { first.to_owned() } else { date.day().to_string() };
        let month = usize::try_from(date.month()).ok().and_then(|number| self.data.months.get(number.checked_sub(1)?));
        pattern
            .replace("{day}", &day)
            .replace("{month}", month.unwrap_or(&""))
            .replace("{year}", &date.year().to_string())
    }

    /// Returns a time of day as it is printed: "6:00 a.m." where dates begin with the month, "6 h 00" in French, else "06:00".
    pub fn time(&self, time: jiff::civil::Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        if self.code() == "en" && self.form.date.pattern.starts_with("{month}") {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            return format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1);
        }
        if self.code() == "fr" { format!("{hour}\u{a0}h\u{a0}{minute:02}") } else { format!("{hour:02}:{minute:02}") }
    }

    /// Returns the names of the months, as they stand in a date.
    pub fn months(&self) -> &'static [&'static str; 12] {
        &self.data.months
    }

    /// Returns whether a word, in lower case and without its full stop, is an abbreviation after which a sentence goes on.
    pub fn abbreviates(&self, word: &str) -> bool {
        self.data.abbreviations.contains(&word)
    }

    /// Returns whether a word leads to the next, so that no line of a headline ends after it.
    pub fn leads(&self, word: &str) -> bool {
        self.data.leading.contains(&word.to_lowercase().as_str())
    }

    /// Returns whether the hyphen of a compound that is parted at it stands again on the next line.
    pub fn repeats_hyphen(&self) -> bool {
        self.data.repeats_hyphen
    }

    /// Returns the words by which a text says that it stands for a picture.
    pub fn depictions(&self) -> Depictions {
        self.data.depictions
    }

    /// Returns the words of all languages that stay with their neighbours.
    pub fn all_bonds() -> impl Iterator<Item = Bonds> {
        ALL.iter().map(|data| data.bonds)
    }

    /// Returns a decimal number ("-1234.5") as it is printed, with a true minus sign. Digits are kept as they are, so
    /// that no precision is lost; a text that is not a plain decimal number comes back unchanged.
    pub fn number(&self, decimal: &str) -> String {
        let NumberForm { decimal: mark, group, grouped_from, .. } = self.form.number;
        let unsigned = decimal.strip_prefix('-').unwrap_or(decimal);
        let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) {
            return decimal.to_owned();
        }
        let mut printed = String::new();
        if unsigned.len() < decimal.len() {
            printed.push('\u{2212}');
        }
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            if index > 0 && left % 3 == 0 && whole.len() >= grouped_from {
                printed.push(group);
            }
            printed.push(digit);
        }
        if !decimals.is_empty() {
            printed.push(mark);
            printed.push_str(decimals);
        }
        printed
    }

    /// Returns an ordinal in digits: "3rd", "3.", "3e".
    pub fn ordinal(&self, number: u32) -> String {
        let ending = match (self.code(), number % 100, number % 10) {
            ("en", 11..=13, _) => "th",
            ("en", _, 1) => "st",
            ("en", _, 2) => "nd",
            ("en", _, 3) => "rd",
            ("en", ..) => "th",
            ("fr", ..) if number == 1 => "er",
            ("fr" | "nl", ..) => "e",
            // The abbreviating stop belongs to the sign in Spain and Portugal, not in Brazil (Real Academia, Ortografía, 2010).
            ("es", ..) => ".º",
            ("pt", ..) if self.tag() == "pt-PT" => ".º",
            ("pt" | "it", ..) => "º",
            _ => ".",
        };
        format!("{}{ending}", self.number(&number.to_string()))
    }

    /// Returns the decimal separator and the separators that may stand between groups of three digits.
    pub fn separators(&self) -> (char, &'static [char]) {
        (self.form.number.decimal, self.form.number.read)
    }
}
