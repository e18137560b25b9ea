//! The data of each language.

/// All that is known of a language.
#[derive(Debug)]
pub struct Data {
    /// Primary subtag: `en`.
    pub code: &'static str,
    /// Fixed words.
    pub words: Words,
    /// Quotation marks.
    pub quotes: Quotes,
}

/// Quotation marks, outer and inner pair.
#[derive(Debug, Clone, Copy)]
pub struct Quotes {
    /// Outer.
    pub outer: (&'static str, &'static str),
    /// Inner.
    pub inner: (&'static str, &'static str),
}

/// The form of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// September 15, 2021.
    MonthFirst,
    /// 15 September 2021.
    DayFirst,
}

/// Fixed words, as they stand in the middle of a sentence unless said otherwise.
#[derive(Debug)]
pub struct Words {
    /// Heading: "Contents".
    pub contents: &'static str,
    /// Heading: "Agenda".
    pub agenda: &'static str,
    /// Heading: "Bottom line".
    pub bottom_line: &'static str,
    /// Heading: "Recommendations".
    pub recommendations: &'static str,
    /// Heading: "Endnotes".
    pub endnotes: &'static str,
    /// Label: "For".
    pub readers: &'static str,
    /// Label: "Occasion".
    pub occasion: &'static str,
    /// Label: "Date".
    pub date: &'static str,
    /// Label: "Presented by".
    pub presenter: &'static str,
    /// Table head: "What".
    pub what: &'static str,
    /// Table head: "Who".
    pub who: &'static str,
    /// Table head: "When".
    pub when: &'static str,
    /// Table head: "Evidence".
    pub evidence: &'static str,
    /// "continued".
    pub continued: &'static str,
    /// "Source", before a source line.
    pub source: &'static str,
    /// "{x} of {y}", with the two marks in place.
    pub page_of: &'static str,
    /// "page {x} of {y}".
    pub page_x_of_y: &'static str,
    /// "cited on p. {pages}".
    pub cited_on: &'static str,
    /// "{n} min".
    pub minutes: &'static str,
    /// Abbreviation: "par. {n}".
    pub paragraph: &'static str,
    /// "par. {n}–{m}".
    pub paragraphs: &'static str,
    /// "list {n}".
    pub list: &'static str,
    /// "item {n}".
    pub item: &'static str,
    /// "table {n}", the number being that of the block.
    pub table: &'static str,
    /// "row {n}".
    pub row: &'static str,
    /// "quotation {n}".
    pub quotation: &'static str,
    /// "picture {n}".
    pub picture: &'static str,
    /// "code {n}".
    pub code: &'static str,
    /// "its notes say", before what a passage's own notes say.
    pub its_notes: &'static str,
    /// "desk’s own judgment", beside what the desk adds.
    pub own: &'static str,
    /// "excerpt from the report".
    pub excerpt: &'static str,
    /// "Credit".
    pub credit: &'static str,
    /// "speaker notes".
    pub speaker_notes: &'static str,
}
