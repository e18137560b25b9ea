//! The words of a report, in each language, as they come out of the finished file.

use super::read::Read;
use briefpress::source::Memory;
use briefpress::{Options, Project, build, check};

/// A report in each language, with a word of its fixed words that a memo prints.
const REPORTS: [(&str, &str, &str); 7] = [
    ("en-US", include_str!("../texts/en.txt"), "Endnotes"),
    ("es-MX", include_str!("../texts/es.txt"), "Notas finales"),
    ("fr-FR", include_str!("../texts/fr.txt"), "Notes de fin"),
    ("de-DE", include_str!("../texts/de.txt"), "Endnoten"),
    ("pt-PT", include_str!("../texts/pt.txt"), "Notas finais"),
    ("it-IT", include_str!("../texts/it.txt"), "Note finali"),
    ("nl-NL", include_str!("../texts/nl.txt"), "Eindnoten"),
];

/// Returns all that the pages say, in the order of their content; hyphens of line ends gone, each white space one blank.
fn said(bytes: &[u8]) -> String {
    let read = Read::new(bytes);
    let pages = (0..read.pages.len()).flat_map(|page| read.stretches(page).into_values());
    as_words(&pages.collect::<Vec<_>>().join(" ").replace("\u{ad} ", "\u{ad}"))
}

fn as_words(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_come_out_as_they_went_in() {
    for (language, text, endnotes) in REPORTS {
        let report = format!("---\nlanguage: {language}\n---\n\n# Report\n\n{text}");
        let outline = format!(
            "report: report.md\ntitle: Report\naudience: council\nlanguage: {language}\nformats: [memo]\n\
             sections:\n  - title: Report\n    points: [\"It says so [@report:1]\"]\n    excerpt: report:1-3\n"
        );
        let files = Memory::from([("report.md", report.as_str()), ("council.yaml", outline.as_str())]);
        let project = Project::in_memory(files);
        let plan = check(&project, &Options::default());
        let outcome = build(plan, Ok);
        let memo = outcome.made.first().unwrap_or_else(|| panic!("{language}: {:?}", outcome.diagnostics.list));
        let said = said(&memo.bytes);
        for paragraph in text.split("\n\n") {
            let paragraph = as_words(paragraph);
            assert!(said.contains(&paragraph), "{language}: {paragraph}\nis not in\n{said}");
        }
        assert!(said.contains(endnotes), "{language}: {said}");
    }
}
