//! Lints: the warnings by the names under which a project chooses how bad they are.

use super::{Code, Diagnostic, Diagnostics, Severity, codes, nearest};
use crate::source::Span;

/// The warnings that are lints, by name.
pub const LINTS: &[(&str, Code)] = &[
    ("report-oddities", codes::REPORT_ODDITIES),
    ("text-cut", codes::TEXT_CUT_BY_COMMENT),
    ("long-title", codes::TITLE_LONG),
    ("many-figures", codes::FIGURES_MANY),
    ("appendix-minutes", codes::APPENDIX_MINUTES),
    ("uncited", codes::UNTRACED),
    ("exact", codes::FIGURE_EXACT),
    ("other-thing", codes::OTHER_THING),
    ("ambiguous", codes::NUMBER_AMBIGUOUS),
    ("uncited-number", codes::NUMBER_UNCITED),
    ("opposite", codes::REVERSED),
    ("unlike-figures", codes::FIGURE_LABEL_DIFFERS),
    ("unused-note", codes::NOTE_UNUSED),
    ("dead-link", codes::LINK_DEAD),
    ("dropped-hedge", codes::HEDGE_DROPPED),
    ("omitted-negation", codes::QUOTE_OMITS_NEGATION),
    ("cut-quotation", codes::QUOTE_CUT_SHORT),
    ("moved-passage", codes::PASSAGE_MOVED),
    ("changed-passage", codes::PASSAGE_CHANGED),
    ("idle-focus", codes::FOCUS_IDLE),
    ("alt-says-picture", codes::ALT_SAYS_PICTURE),
    ("alt-file-name", codes::ALT_IS_FILE_NAME),
    ("alt-repeats", codes::ALT_REPEATS),
    ("long-word", codes::LONG_WORD),
    ("wide-table", codes::WIDE_TABLE),
    ("long-headline", codes::HEADLINE_LONG),
    ("topic-headline", codes::HEADLINE_TOPIC),
    ("many-points", codes::POINTS_MANY),
    ("long-point", codes::POINT_LONG),
    ("crowded-slide", codes::SLIDE_CROWDED),
    ("continued-slide", codes::SLIDE_CONTINUED),
    ("long-label", codes::LABEL_LONG),
    ("unsourced-slide", codes::SLIDE_UNSOURCED),
    ("short-minutes", codes::MINUTES_SHORT),
    ("short-meeting", codes::MEETING_SHORT),
    ("heavy-section", codes::SECTION_HEAVY),
    ("small-print", codes::SMALL_PRINT),
    ("unused-allow", codes::ALLOWANCE_UNUSED),
];

/// Returns the lint of a name, or of the code of a warning.
pub fn named(name: &str) -> Option<Code> {
    let by_name = LINTS.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
    by_name.or_else(|| codes::ALL.iter().find(|code| code.id == name && code.id.starts_with('W')).copied())
}

/// Returns the name of a lint; none where a warning has none but its code.
pub fn name(code: Code) -> Option<&'static str> {
    LINTS.iter().find(|(_, lint)| *lint == code).map(|(name, _)| *name)
}

/// Tells that there is no lint of a name.
pub(crate) fn unknown(name: &str, place: Span) -> Diagnostic {
    let known = || LINTS.iter().map(|(name, _)| *name);
    if let Some(code) = codes::ALL.iter().find(|code| code.id == name) {
        return Diagnostic::new(codes::UNKNOWN_LINT, format!("`{name}` is an error, not a lint"))
            .at(place, code.title)
            .note("what is an error spoils a PDF, and cannot be allowed")
            .help(format!("mend it: `briefpress explain {name}` says how"));
    }
    let told = Diagnostic::new(codes::UNKNOWN_LINT, format!("there is no lint `{name}`"))
        .at(place, "unknown lint")
        .note(format!("the lints are {}", known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")));
    match nearest(name, known()) {
        Some(near) => told.help(format!("did you mean `{near}`?")),
        None => told.help("write one of these"),
    }
}

/// The lints that are errors where a run is strict: what they tell of has no evidence that holds.
const STRICT: &[Code] = &[codes::UNTRACED, codes::NUMBER_UNCITED, codes::NUMBER_AMBIGUOUS, codes::FIGURE_EXACT];

/// How bad a project takes a lint to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is not told.
    Allow,
    /// It is told and stops nothing.
    Warn,
    /// It is an error.
    Deny,
}

impl Level {
    /// All levels by the words for them.
    pub const ALL: [(&str, Level); 3] = [("allow", Level::Allow), ("warn", Level::Warn), ("deny", Level::Deny)];
}

/// The levels that a project and a run choose.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    chosen: Vec<(Code, Level)>,
}

impl Levels {
    /// Sets the level of a lint.
    pub fn set(&mut self, lint: Code, level: Level) {
        self.chosen.push((lint, level));
    }

    /// Makes errors of claims without evidence, whatever was set before.
    pub fn be_strict(&mut self) {
        STRICT.iter().for_each(|lint| self.set(*lint, Level::Deny));
    }

    /// Makes diagnostics as bad as was chosen, and takes out what is allowed.
    pub fn apply(&self, diagnostics: &mut Diagnostics) {
        if self.chosen.is_empty() {
            return;
        }
        diagnostics.list.retain_mut(|diagnostic| {
            if diagnostic.severity == Severity::Allowed {
                return true;
            }
            match self.chosen.iter().rfind(|(lint, _)| *lint == diagnostic.code) {
                Some((_, Level::Allow)) => return false,
                Some((_, Level::Warn)) => diagnostic.severity = Severity::Warning,
                Some((_, Level::Deny)) => diagnostic.severity = Severity::Error,
                None => {}
            }
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{LINTS, codes, named};

    #[test]
    fn lints_are_warnings_and_each_has_one_name() {
        for (name, code) in LINTS {
            assert!(code.id.starts_with('W'), "{name}");
            assert_eq!(LINTS.iter().filter(|(other, lint)| other == name || lint == code).count(), 1, "{name}");
        }
        assert_eq!(named("uncited"), Some(codes::UNTRACED));
        assert_eq!(named("W0320"), Some(codes::UNTRACED));
        assert_eq!(named("E0001"), None);
    }
}
