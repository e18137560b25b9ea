//! What is known of each language.

/// All that is known of a language.
#[derive(Debug)]
pub(super) struct Data {
    /// Primary subtag: `en`.
    pub(super) code: &'static str,
    /// Fixed words.
    pub(super) words: Words,
    /// Names of the months, as they stand in a date.
    pub(super) months: [&'static str; 12],
    /// Words in lower case that a full stop follows in the middle of a sentence, a capital behind it or not.
    pub(super) abbreviations: &'static [&'static str],
    /// Words in lower case that lead to the next, after which no line of a headline ends: articles, short prepositions and
    /// conjunctions.
    pub(super) leading: &'static [&'static str],
    /// Whether the hyphen of a compound that is parted at it stands again at the start of the next line.
    pub(super) repeats_hyphen: bool,
    /// Words by which a text says that it stands for a picture.
    pub(super) depictions: Depictions,
    /// Words that stay with their neighbours.
    pub(super) bonds: Bonds,
    /// What holds where no region says otherwise.
    pub(super) form: Form,
    /// Regions, by ISO 3166 code or UN M.49 number, that have a form of their own.
    pub(super) regions: &'static [(&'static [&'static str], Form)],
}

/// Words that no line's end parts from a neighbour, each list with spaces between its words. A stop belongs to its word.
#[derive(Debug, Clone, Copy)]
pub struct Bonds {
    /// After a number: "million", "percent". Signs of units, which are the same everywhere, are not among them.
    pub units: &'static str,
    /// Before a number, abbreviated and in lower case: "p.", "no.".
    pub references: &'static str,
    /// Before a number, in full and in lower case: "page", "table".
    pub numbered: &'static str,
    /// Before a name: "Mr.", "Dr.".
    pub titles: &'static str,
    /// Short names of months, beside a day.
    pub months: &'static str,
    /// Between a day and a month: "de"; empty where nothing is.
    pub of: &'static str,
}

/// How a text says that it stands for a picture: "photo of". Each list in lower case, with spaces between its words.
#[derive(Debug, Clone, Copy)]
pub struct Depictions {
    /// "photo", "picture".
    pub nouns: &'static str,
    /// What leads on to what is seen: "of". Those that end in an apostrophe stand before their word without a space.
    pub of: &'static str,
}

/// What differs from region to region.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// Quotation marks.
    pub(super) quotes: Quotes,
    /// Dates.
    pub(super) date: DateForm,
    /// Numbers.
    pub(super) number: NumberForm,
}

/// Quotation marks, outer and inner pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotes {
    /// Outer.
    pub outer: (&'static str, &'static str),
    /// Inner.
    pub inner: (&'static str, &'static str),
}

/// The form of a date in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateForm {
    /// The date with `{day}`, `{month}` and `{year}` in place.
    pub pattern: &'static str,
    /// What stands for the first day of a month: `1er`.
    pub first: &'static str,
}

/// The form of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberForm {
    /// Separates the decimals.
    pub decimal: char,
    /// Separates groups of three digits when a number is written.
    pub group: char,
    /// The fewest digits of a whole part that is grouped: Spanish writes 1234 but 12.345.
    pub grouped_from: usize,
    /// Separates groups of three digits when a number is read; `group` is among them. Spaces are read in every
    /// language, because the standard for units (ISO 80000-1, 7.3.1) has them and reports follow it.
    pub read: &'static [char],
}

/// No-break space.
pub(super) const NBSP: char = '\u{a0}';
/// Narrow no-break space.
pub(super) const NNBSP: char = '\u{202f}';

/// Numbers as in 1,234.5.
pub(super) const POINT: NumberForm =
    NumberForm { decimal: '.', group: ',', grouped_from: 4, read: &[',', ' ', NBSP, NNBSP, '\u{2009}'] };
/// Numbers as in 1.234,5.
pub(super) const COMMA: NumberForm =
    NumberForm { decimal: ',', group: '.', grouped_from: 4, read: &['.', ' ', NBSP, NNBSP, '\u{2009}'] };
/// Numbers as in 1 234,5.
pub(super) const SPACED: NumberForm = NumberForm { group: NNBSP, ..COMMA };
/// Numbers as in 1’234.5.
pub(super) const SWISS: NumberForm =
    NumberForm { decimal: '.', group: '’', grouped_from: 4, read: &['’', '\'', ' ', NBSP, NNBSP, '\u{2009}'] };

/// Quotation marks “ ” and ‘ ’.
pub(super) const ENGLISH: Quotes = Quotes { outer: ("“", "”"), inner: ("‘", "’") };
/// Quotation marks « » and “ ”.
pub(super) const ANGLED: Quotes = Quotes { outer: ("«", "»"), inner: ("“", "”") };
/// Quotation marks « » and ‹ ›.
pub(super) const SWISS_QUOTES: Quotes = Quotes { outer: ("«", "»"), inner: ("‹", "›") };

/// Fixed words, as they stand in the middle of a sentence unless said otherwise. Marks in braces are replaced.
#[derive(Debug)]
pub struct Words {
    /// What a deck is called in a document of several formats: "Slides".
    pub deck: &'static str,
    /// What is read in place of a slide's number beside it: "Slide {n}".
    pub slide: &'static str,
    /// What a memo is called there.
    pub memo: &'static str,
    /// What a one-pager is called there.
    pub onepager: &'static str,
    /// What a handout is called there.
    pub handout: &'static str,
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
    /// "Endnote {n}", what a mark says to those who do not see it.
    pub endnote: &'static str,
    /// Heading: "Questions".
    pub questions: &'static str,
    /// Heading over lines to write on: "Notes".
    pub notes: &'static str,
    /// Heading: "Appendix".
    pub appendix: &'static str,
    /// Label: "For".
    pub readers: &'static str,
    /// Label: "Occasion".
    pub occasion: &'static str,
    /// Label: "Date".
    pub date: &'static str,
    /// Label: "Presented by".
    pub presenter: &'static str,
    /// Label: "Name", under a line to write on.
    pub name: &'static str,
    /// Label: "Time", of what a slide takes.
    pub time: &'static str,
    /// Label: "Total", of the time that is over.
    pub total: &'static str,
    /// What comes after a slide: "Next: {title}".
    pub next: &'static str,
    /// Label: "Contact".
    pub contact: &'static str,
    /// "Embargoed until {when}".
    pub embargo: &'static str,
    /// "Copy {n} of {m}".
    pub copy: &'static str,
    /// Heading: "Key points".
    pub key_points: &'static str,
    /// Heading: "Sources".
    pub sources: &'static str,
    /// Table head: "What".
    pub what: &'static str,
    /// Table head: "Who".
    pub who: &'static str,
    /// Table head: "When".
    pub when: &'static str,
    /// Table head: "Evidence".
    pub evidence: &'static str,
    /// Heading of the annex of evidence.
    pub annex: &'static str,
    /// What stands below it: what the annex shows.
    pub annex_lead: &'static str,
    /// "continued".
    pub continued: &'static str,
    /// "Source:", before a source line.
    pub source: &'static str,
    /// "p. {n}".
    pub page: &'static str,
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
    /// "its notes say:", before what a passage's own notes say.
    pub its_notes: &'static str,
    /// "desk’s own judgment", beside what the desk adds.
    pub own: &'static str,
    /// "excerpt from the report".
    pub excerpt: &'static str,
    /// "Credit".
    pub credit: &'static str,
    /// "speaker notes".
    pub speaker_notes: &'static str,
    /// "rounded", behind a sum.
    pub rounded: &'static str,
    /// "up", before the number by which a value has risen.
    pub up: &'static str,
    /// "down", before the number by which it has fallen.
    pub down: &'static str,
    /// "unchanged", of a value that has neither risen nor fallen.
    pub unchanged: &'static str,
    /// "since {when}", behind a change.
    pub since: &'static str,
    /// "of {n}", between a part and its whole.
    pub part_of: &'static str,
    /// "{n} of {m}", the first being an ordinal: "3rd of 32".
    pub rank: &'static str,
    /// "trend", before the values of a line that shows them to those who do not see it.
    pub trend: &'static str,
    /// "{n} point", of a difference of one between parts of a hundred.
    pub point: &'static str,
    /// "{n} points", of any other.
    pub points: &'static str,
    /// What a memo says of its earlier version.
    pub revisions: Revisions,
    /// What charts say to those who do not see them.
    pub charts: Charts,
}

/// What a memo says of its earlier version.
#[derive(Debug)]
pub struct Revisions {
    /// Heading: "Changes since {when}".
    pub since: &'static str,
    /// "A bar in the margin stands beside what has changed or is new."
    pub key: &'static str,
    /// "Nothing has changed."
    pub none: &'static str,
    /// Heading: "Changed".
    pub changed: &'static str,
    /// Heading: "New".
    pub added: &'static str,
    /// Heading: "No longer said".
    pub dropped: &'static str,
    /// "was: {old}", behind what has changed.
    pub was: &'static str,
}

/// What charts say to those who do not see them.
#[derive(Debug)]
pub struct Charts {
    /// "Bar chart".
    pub bar: &'static str,
    /// "Column chart".
    pub column: &'static str,
    /// "Grouped bar chart".
    pub grouped: &'static str,
    /// "Stacked bar chart".
    pub stacked: &'static str,
    /// "Chart of shares of a whole".
    pub share: &'static str,
    /// "Line chart".
    pub line: &'static str,
    /// "Slope chart".
    pub slope: &'static str,
    /// "Dot chart".
    pub dot: &'static str,
    /// "Small multiples".
    pub multiples: &'static str,
    /// "no value".
    pub missing: &'static str,
    /// "from {a} to {b}", the first and the last value.
    pub span: &'static str,
    /// "{n} values".
    pub count: &'static str,
    /// "lowest {v}".
    pub lowest: &'static str,
    /// "highest {v}".
    pub highest: &'static str,
    /// "highlighted: {name}".
    pub spoken: &'static str,
}
