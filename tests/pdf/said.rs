//! What is said while a file is written is what is read out of the finished file.

use briefpress::inspect::{self, Place, Said};
use briefpress::pdf::{self, Attachment, Relationship, Settings, Standard};
use briefpress::text::Fonts;
use briefpress::{Options, Project, check, layout};
use std::collections::BTreeMap;
use std::path::Path;

/// Keys of what the program says by itself, the same in each file.
const OWN: [&str; 6] = ["names", "OutputConditionIdentifier", "Info", "Registry", "Ordering", "CIDSystemInfo"];

/// Returns all that is said by where it is said, without regard to where lines end.
fn by_place(said: &[Said]) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for said in said {
        let place = match &said.place {
            Place::Pages(starts) => format!("{} pages", starts.len()),
            // What the codes of a font are read as, and colours of a palette.
            Place::Stream if said.words.starts_with("/CIDInit") || said.words.contains('\u{fffd}') => continue,
            Place::Entry(key) if OWN.contains(&key.as_str()) => continue,
            // A key that stands before a list of texts is not told from those before it.
            Place::Entry(key) => match key.as_str() {
                "Names" | "Limits" | "" => "names of files and notes".to_owned(),
                key => key.to_owned(),
            },
            other => format!("{other:?}"),
        };
        let words = said.words.split('\0');
        let words = words.map(|words| words.replace(['\n', '\u{1f}', ' '], "")).filter(|words| !words.is_empty());
        all.entry(place).or_default().extend(words);
    }
    all.retain(|_, words| !words.is_empty());
    all.values_mut().for_each(|words| words.sort());
    all
}

#[test]
fn nothing_is_read_out_of_a_file_that_was_not_said_while_it_was_written() {
    let attachment = Attachment {
        name: "Año.md".to_owned(),
        media_type: "text/markdown",
        description: "The report",
        relationship: Relationship::Source,
        bytes: "Se dijo así.".into(),
    };
    let settings = Settings { standard: Standard::Carrier, attachments: vec![attachment], ..Settings::default() };
    let fonts = Fonts::bundled();
    for (outlines, fewest) in [("briefs/mexico/congress.yaml", 3), ("tests/languages/de.yaml", 2)] {
        let project = Project::open(&[Path::new(env!("CARGO_MANIFEST_DIR")).join(outlines)]);
        let plan = check(&project, &Options::default());
        assert!(plan.jobs.len() >= fewest, "{:?}", plan.diagnostics.list);
        for job in &plan.jobs {
            let (laid, _) = layout::lay_out(job.compose().document, &fonts);
            let written = pdf::write_and_tell(&laid, &fonts, &settings).unwrap();
            let read = by_place(&inspect::said(&written.bytes).unwrap());
            let told = by_place(&written.said);
            for (place, words) in &read {
                assert_eq!(told.get(place).unwrap_or(&Vec::new()), words, "{}: {place}", job.file_name);
            }
            assert!(told["Attached(\"Año.md\")"].iter().any(|words| words == "Sedijoasí."));
        }
    }
}
