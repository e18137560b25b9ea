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
    PATH_OUTSIDE = "E0002", "path outside the project folder";
    LINK_OUTSIDE = "E0003", "link that leads outside the project folder";
    PATH_NAME = "E0004", "path that is no file name";
    FOLDER_NOT_FILE = "E0005", "folder in place of a file";
    FILE_UNREADABLE = "E0006", "file cannot be read";
    FILE_TOO_LARGE = "E0007", "file too large";
    FILE_EMPTY = "E0008", "empty file";
    NOT_UTF8 = "E0009", "text that is not UTF-8";
    CONTROL_CHARACTER = "E0010", "control character in a text";
    ADDRESS_NOT_PATH = "E0011", "address in place of a path";
    PASSAGES_MANY = "E0012", "report with more parts than are read";
    CELLS_MANY = "E0013", "table with more cells than can be set";

    // 01: reports and Markdown
    REPORT_EMPTY = "E0102", "report without text";
    FRONT_MATTER = "E0103", "front matter that cannot be read";
    REPORT_ODDITIES = "W0104", "parts of a report that cannot be printed";

    // 02: outlines
    YAML_SYNTAX = "E0201", "not YAML";
    OUTLINE_LIMIT = "E0202", "outline beyond the limits";
    DUPLICATE_KEY = "E0203", "key that stands twice";
    UNKNOWN_KEY = "E0204", "unknown key";
    WRONG_TYPE = "E0205", "value of the wrong type";
    MISSING_KEY = "E0206", "missing key";
    EMPTY_TEXT = "E0207", "empty text";
    EMPTY_LIST = "E0208", "empty list";
    DATE = "E0209", "not a date";
    NUMBER = "E0210", "not a number";
    UNKNOWN_LANGUAGE = "E0211", "unknown language";
    UNKNOWN_FORMAT = "E0212", "unknown format";
    DOUBLED_FORMAT = "E0213", "format named twice";
    UNKNOWN_CHOICE = "E0214", "unknown choice";
    NAME = "E0215", "name that cannot be used";
    ADDRESS = "E0216", "not an address of a passage";
    TABLE_SHAPE = "E0217", "row that does not fit its table";
    EXTENDS_CYCLE = "E0218", "files that extend one another";
    UNKNOWN_USE = "E0219", "unknown entry of the base";
    DOUBLED_ID = "E0220", "entry that stands twice";
    TEXT_CUT_BY_COMMENT = "W0221", "text cut off by a comment";
    TITLE_LONG = "W0222", "long title";
    FIGURES_MANY = "W0223", "more figures than fit in a row";
    CHOICES_CLASH = "E0224", "choices that do not go together";
    LENGTH = "E0225", "not a length";
    COMPARISON = "E0230", "comparison that has not two columns";
    LAYOUT_LACKS = "E0231", "layout that the section has not enough for";
    APPENDIX_MINUTES = "W0232", "minutes of an appendix";
    CHART_SHAPE = "E0240", "values that do not fit the categories";
    CHART_LIMIT = "E0241", "more than a chart can show";
    CHART_KIND = "E0242", "values that this type of chart cannot show";
    CHART_DOUBLED = "E0243", "label of a chart that stands twice";
    CHART_HIGHLIGHT = "E0244", "highlight of nothing";
    FIGURE_DRAWINGS = "E0250", "figure with two drawings";
    FIGURE_NOT_SHOWN = "E0251", "drawing of a figure that is not shown";
    TREND_LENGTH = "E0252", "trend that is no line";

    // 03: passages and evidence
    UNKNOWN_SECTION = "E0301", "unknown section";
    UNKNOWN_REPORT = "E0302", "unknown report";
    NO_SUCH_PASSAGE = "E0303", "no such passage";
    NO_SUCH_ITEM = "E0304", "no such item or row";
    WORDS_NOT_FOUND = "E0305", "words that do not stand in the passage";
    WORDS_AMBIGUOUS = "E0306", "words that stand in several passages";
    MALFORMED_CITATION = "E0307", "citation that cannot be read";
    UNDEFINED_NOTE = "E0308", "note that is not defined";
    PASSAGE_NOT_PRINTABLE = "E0309", "passage that cannot be printed";
    TEXT_NOT_PRINTABLE = "E0310", "text that cannot be printed";
    FIGURE_WITHOUT_EVIDENCE = "E0311", "figure without evidence";
    VALUE_WITHOUT_QUANTITY = "E0312", "value without a number";
    VALUE_NOT_IN_PASSAGE = "E0313", "number that does not stand in the passage";
    DERIVE_MALFORMED = "E0314", "sum that cannot be read";
    DERIVE_NUMBER_MISSING = "E0315", "number of a sum that does not stand in the passage";
    DERIVE_DIVISION_BY_ZERO = "E0316", "division by zero";
    DERIVE_MISMATCH = "E0317", "sum that does not give the value";
    QUOTE_DIFFERS = "E0318", "quotation that differs from the passage";
    DATUM_WITHOUT_VALUE = "E0319", "bar without a length";
    UNTRACED = "W0320", "claim that is not traced to a passage";
    NOTE_UNUSED = "W0321", "note that nothing refers to";
    LINK_DEAD = "W0322", "link that leads nowhere in a PDF";
    HEDGE_DROPPED = "W0323", "doubt that a claim leaves out";
    QUOTE_OMITS_NEGATION = "W0324", "negation that a quotation leaves out";
    QUOTE_CUT_SHORT = "W0325", "quotation that ends before a turn";
    PASSAGE_MOVED = "W0326", "passage that has moved";
    PASSAGE_CHANGED = "W0327", "passage that has changed";
    LOCK_UNREADABLE = "E0328", "lock that cannot be read";

    VALUE_ROUNDED = "E0330", "rounded figure without a word for it";
    VALUE_STANCE = "E0331", "bound or approximation that the passage does not give";
    OPPOSITE = "E0332", "number that the passage says the opposite of";
    OTHER_THING = "W0333", "number that the passage gives for something else";
    NUMBER_AMBIGUOUS = "W0334", "number that stands in the passage more than once";
    NUMBER_UNCITED = "W0335", "number in a text without a passage";
    FIGURE_EXACT = "W0338", "figure that is more exact than its passage";
    REVERSED = "W0336", "claim that its passage says the opposite of";
    DERIVE_UNITS = "E0337", "sum of numbers in different units";
    SHARE_NEGATIVE = "E0340", "share below zero";
    CHANGE_UNCLEAR = "E0345", "change without a direction or a number";
    NOT_TO_SCALE = "E0346", "value that cannot be drawn to scale";
    PART_EXCEEDS = "E0347", "part that is larger than its whole";
    TREND_END = "E0348", "trend that does not end at its value";
    CHANGE_AGAINST = "E0349", "change against its own numbers";
    FIGURE_NAME_DIFFERS = "E0350", "figure with two values";
    FIGURE_NUMBER_DIFFERS = "E0351", "number of the report that is shown as two";
    FIGURE_LABEL_DIFFERS = "W0352", "figures alike in their labels but not in their values";

    // 04: pictures
    PICTURE_UNREADABLE = "E0401", "picture cannot be read";
    FOCUS = "E0402", "not a place in a picture";
    FOCUS_IDLE = "W0403", "place in a picture of which nothing is cut off";
    ALT_SAYS_PICTURE = "W0404", "text alternative that says that a picture is a picture";
    ALT_IS_FILE_NAME = "W0405", "text alternative that is the name of a file";
    ALT_REPEATS = "W0406", "text alternative that repeats what is printed";

    // 05: layout
    MISSING_CHARACTER = "E0501", "character without a glyph";
    LONG_WORD = "W0502", "word wider than its line";
    WIDE_TABLE = "W0503", "table too wide for its words";
    PAGE_OVERFULL = "E0504", "one-pager that does not fit";
    GUTTER_WIDE = "E0505", "gutter wider than the page can give";
    BLEED_WIDE = "E0506", "bleed wider than the margin";
    NEAR_GREYS = "W0507", "colours that look alike in grey";
    HEADLINE_LONG = "W0510", "headline that is too long";
    HEADLINE_TOPIC = "W0511", "headline without a verb";
    POINTS_MANY = "W0512", "more points than a slide should have";
    POINT_LONG = "W0513", "point of more than two lines";
    SLIDE_CROWDED = "W0514", "slide with too many words";
    SLIDE_CONTINUED = "W0515", "slide that had to go on";
    LABEL_LONG = "W0516", "label that is too long";
    SLIDE_UNSOURCED = "W0517", "slide without a source";
    MINUTES_SHORT = "W0518", "more words than minutes";
    MEETING_SHORT = "W0519", "more minutes than the meeting has";
    SECTION_HEAVY = "W0520", "section with most of the slides";
    SMALL_PRINT = "W0560", "slides that are too small on paper";

    // 06: the run and its output
    OUTPUT_NOT_WRITTEN = "E0601", "file cannot be written";
    OUTPUT_FOLDER = "E0602", "output folder cannot be used";
    SAME_FILE = "E0603", "two outlines for one file";
    UNKNOWN_AUDIENCE = "E0605", "unknown audience";
    PATH_MISSING = "E0606", "no such file or folder";
    NO_OUTLINES = "E0607", "folder without outlines";
    NOT_AN_OUTLINE = "E0608", "not an outline";
    DIFFERENT_PROJECTS = "E0609", "paths of different projects";
    UNKNOWN_THEME = "E0610", "unknown theme";
    PROJECT_FILE = "E0611", "project file that cannot be read";
    UNKNOWN_LINT = "E0612", "unknown lint";
    NOTHING_TO_SAY = "E0613", "no speaker notes to print";
    NOT_FOLDED = "E0614", "format that makes no booklet";
    COPIES = "E0630", "table of names that cannot be used";
    COPIES_ALIKE = "W0631", "reader who stands twice";
    LOCK = "E0620", "lock that cannot be set";
    LOCKED = "W0621", "locked PDFs are no PDF/A";
    TOKEN_VALUE = "E0640", "value that a theme cannot take";
    TOKEN_NAME = "E0641", "name that a theme does not have";
    CONTRAST = "E0642", "colours that cannot be read on each other";
    COLOURS_ALIKE = "E0643", "colours that cannot be told apart";
    TYPE_SMALL = "E0644", "type too small to be read";
    ALLOWANCE_WITHOUT_REASON = "E0660", "allowed lint without a reason";
    LEAK = "E0680", "something private in a file";
    PRIVATE_CITED = "E0681", "private passage that is cited";
    WITHHELD = "E0682", "withheld words that cannot be looked for";
    MARK_IN_OUTLINE = "E0683", "mark of a report in an outline";
    MARK_MISPLACED = "E0684", "mark of privacy that marks nothing";
    PAGES_MANY = "E0690", "PDF with more pages than are allowed";
    REPRINTED_MUCH = "E0691", "outline that reprints more than can be set";
    CHAPTER_TWICE = "E0692", "chapter that a report has twice";
    FOLDER_NOT_EMPTY = "E0662", "folder that is not empty";
    ALLOWANCE_UNUSED = "W0661", "allowed lint that tells of nothing";

    // 07: finished PDFs
    PDF_UNREADABLE = "E0701", "PDF that cannot be read";
    PDF_LOCKED = "E0702", "PDF that needs a password";
    // and drafts and versions
    DRAFT_EXISTS = "E0710", "draft in the place of a file";
    DRAFT_ELSEWHERE = "E0711", "draft outside the project of its report";
    REVISION = "E0712", "revision that cannot be read";
    // and traces
    UNKNOWN_CLAIM = "E0720", "claim that no outline makes";
    TRACE_OF_SEVERAL = "E0721", "one page for several outlines";
    NO_EVIDENCE = "E0722", "PDF without evidence";
    EVIDENCE_UNREADABLE = "E0723", "evidence that cannot be read";
    NOT_ITS_REPORT = "E0724", "report that the PDF does not carry";
    // and fonts
    FONT_UNUSABLE = "E0740", "font that cannot be used";
    FONT_RESTRICTED = "E0741", "font that may not be embedded";
}
