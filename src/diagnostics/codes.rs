//! The codes of all diagnostics, by stage. The first two digits name the stage.

use super::Code;

macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Code = Code { id: $id, title: $title };
        )*
        /// All codes, in order of their sections.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    // 00: files
    FILE_MISSING = "E0001", "file not found";

    // 01: reports and Markdown
    REPORT_WITHOUT_HEADINGS = "E0101", "report without headings";

    // 02: outlines
    YAML_SYNTAX = "E0201", "not YAML";

    // 03: passages and evidence
    UNKNOWN_SECTION = "E0301", "unknown section";

    // 04: pictures
    PICTURE_UNREADABLE = "E0401", "picture cannot be read";

    // 05: layout
    MISSING_CHARACTER = "E0501", "character without a glyph";

    // 06: output
    OUTPUT_NOT_WRITTEN = "E0601", "file cannot be written";
}
