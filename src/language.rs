//! What differs from language to language: fixed words, dates, numbers, quotation marks. One file of data each.

mod data;

pub use data::{DateForm, Quotes, Words};

/// A language that briefings can be set in, with its region.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The canonical BCP 47 tag, for the PDF: `en-US`.
    tag: [u8; 16],
    /// The data.
    data: &'static data::Data,
}

impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

impl Language {
    /// Returns the language of a BCP 47 tag; none where there is no data for its primary language, or it is no tag.
    pub fn parse(_tag: &str) -> Option<Language> {
        todo!()
    }

    /// Returns American English, which holds where nobody says otherwise.
    pub fn default_language() -> Language {
        todo!()
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

    /// Returns the quotation marks.
    pub fn quotes(&self) -> Quotes {
        todo!()
    }

    /// Returns a date as it is printed in running text.
    pub fn date(&self, _date: jiff::civil::Date) -> String {
        todo!()
    }

    /// Returns a decimal number ("-1234.5") as it is printed.
    pub fn number(&self, _decimal: &str) -> String {
        todo!()
    }

    /// Returns the decimal separator and the separators that may stand between groups of three digits.
    pub fn separators(&self) -> (char, &'static [char]) {
        todo!()
    }
}
