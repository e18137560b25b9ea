//! One warning for each file, which counts what cannot be printed.

use crate::diagnostics::{Diagnostic, codes};
use crate::markdown::Oddity;
use crate::source::{SourceFile, Span, Spanned};

/// What is counted together, by what is said of one and of several.
const KINDS: [(&str, &str); 6] = [
    ("HTML tag that is not understood", "HTML tags that are not understood"),
    ("note that is not defined", "notes that are not defined"),
    ("note that is defined again", "notes that are defined again"),
    ("heading without words", "headings without words"),
    ("picture that would have to be fetched", "pictures that would have to be fetched"),
    ("name in `{#…}` that an earlier heading has", "names in `{#…}` that earlier headings have"),
];

/// Forms the warning, if there is anything to warn of. `doubled` are the headings whose name an earlier one has.
pub(super) fn warn(oddities: &[Spanned<Oddity>], doubled: &[Span], file: &SourceFile) -> Option<Diagnostic> {
    let kind = |oddity: &Oddity| match oddity {
        Oddity::Html(_) => 0,
        Oddity::UndefinedNote(_) => 1,
        Oddity::DoubledNote(_) => 2,
        Oddity::EmptyHeading => 3,
        Oddity::RemotePicture(_) => 4,
    };
    let mut counted: [(usize, Option<Span>); KINDS.len()] = [(0, None); KINDS.len()];
    let places = oddities.iter().map(|oddity| (kind(&oddity.value), oddity.span));
    for (kind, span) in places.chain(doubled.iter().map(|span| (5, *span))) {
        let (count, example) = &mut counted[kind];
        *count += 1;
        example.get_or_insert(span);
    }
    let total: usize = counted.iter().map(|(count, _)| count).sum();
    let mut labels: Vec<(Span, String)> = (counted.iter().zip(KINDS))
        .filter_map(|((count, example), (one, several))| {
            let text = if *count == 1 { format!("1 {one}") } else { format!("{count} {several}; this is the first") };
            Some(((*example)?, text))
        })
        .collect();
    labels.sort_by_key(|(span, _)| span.start);
    let things = if total == 1 { "1 thing" } else { &format!("{total} things") };
    let message = format!("`{}` holds {things} that cannot be printed as it stands", file.path.display());
    let mut diagnostic = Diagnostic::new(codes::REPORT_ODDITIES, message);
    for (span, text) in labels {
        diagnostic = diagnostic.at(span, text);
    }
    (total > 0).then(|| {
        diagnostic
            .note("this matters only where an outline cites or reprints the passage, and is an error there")
            .help("mend them in the report, or leave them if no briefing needs them")
    })
}
