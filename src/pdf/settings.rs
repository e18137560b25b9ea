//! What is chosen of a file: the standards that it keeps to, what is attached to it, how it is locked.

/// The standards that a file keeps to and declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standard {
    /// PDF/A-2a for the archive, and PDF/UA-1 for everyone.
    #[default]
    Archive,
    /// PDF/A-3a, which may carry other files, and PDF/UA-1.
    Carrier,
    /// PDF/UA-2 on PDF 2.0: links lead to what is read as well as to a place on a page, and notes tell where they are cited.
    Access,
    /// PDF 1.7; tags and all the rest are as in the others, and nothing is declared.
    Plain,
}

impl Standard {
    /// Returns whether the file is of PDF 2.0.
    pub(super) fn is_second(self) -> bool {
        self == Standard::Access
    }
}

/// How many pixels pictures keep where they have more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Resolution {
    /// As many as print shows.
    #[default]
    Print,
    /// As many as a screen shows.
    Screen,
}

impl Resolution {
    /// Returns the pixels to the inch at the size at which a picture is printed: for print what offset printing with its
    /// usual screen of 150 lines needs, for screens what is sharp on one of twice the usual density.
    pub fn dpi(self) -> u16 {
        match self {
            Resolution::Print => 300,
            Resolution::Screen => 150,
        }
    }
}

/// What is chosen of a file.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The standards.
    pub standard: Standard,
    /// Pixels of pictures.
    pub resolution: Resolution,
    /// Files that it carries; [`Standard::Carrier`] alone may.
    pub attachments: Vec<Attachment>,
    /// The owner's password, without which nothing but reading, printing and reading aloud is allowed. No archive takes
    /// a locked file, so that PDF/UA-1 alone is declared.
    pub lock: Option<String>,
}

/// A file that a PDF carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type: `text/markdown`.
    pub media_type: &'static str,
    /// What it is to the document.
    pub relationship: Relationship,
    /// What it is, in words.
    pub description: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What an attached file is to the document (ISO 19005-3, annex E).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// What it was made from.
    Source,
    /// What stands behind what it says.
    Data,
}
