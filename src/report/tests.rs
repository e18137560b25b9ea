use super::*;
use crate::source::Memory;

fn read_with(text: &str, supplied: &ReportMeta) -> (Option<Report>, Diagnostics) {
    let files = Memory::from([("report.md", text)]);
    let mut sources = Sources::new(&files, "");
    let id = sources.load("report.md".as_ref(), None).unwrap();
    let mut told = Diagnostics::default();
    let report = read(&[id], &sources, supplied, Language::default_language(), &mut told);
    (report, told)
}

#[test]
fn what_the_outline_supplies_fills_the_gaps() {
    let supplied = ReportMeta {
        title: Some("Supplied".into()),
        author: Some("The desk".into()),
        date: Some(jiff::civil::date(2020, 1, 2)),
        publisher: None,
        language: Language::parse("es"),
    };
    let (report, told) = read_with("---\ntitle: Own\n---\n# One\n", &supplied);
    let meta = report.unwrap().meta;
    assert!(told.list.is_empty());
    assert_eq!(meta.title.as_deref(), Some("Own"));
    assert_eq!(meta.author.as_deref(), Some("The desk"));
    assert_eq!(meta.date, Some(jiff::civil::date(2020, 1, 2)));
    assert_eq!(meta.language, Language::parse("es"));
}

#[test]
fn the_language_is_always_known() {
    let (report, _) = read_with("# One\n", &ReportMeta::default());
    assert_eq!(report.unwrap().meta.language, Some(Language::default_language()));
}

#[test]
fn sections_and_notes_are_found_by_name() {
    let (report, _) = read_with("# One\n\nA[^Note].\n\n# Two\n\n[^note]: Said.\n", &ReportMeta::default());
    let report = report.unwrap();
    assert_eq!(report.slugs().collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(report.section("two").map(|section| section.level), Some(1));
    assert!(report.section("three").is_none());
    let file = report.sections[0].file;
    assert_eq!(report.note(file, "Note").map(|note| note.label.as_str()), Some("note"));
    assert!(report.note(FileId(7), "note").is_none(), "a note belongs to its chapter");
}

#[test]
fn faults_of_the_front_matter_do_not_keep_the_text_from_being_read() {
    let (report, told) = read_with("---\ndate: soon\nlanguage: xx\n---\n# One\n\nWords.\n", &ReportMeta::default());
    assert_eq!(told.list.len(), 2);
    assert!(told.has_errors());
    assert_eq!(report.unwrap().section("one").unwrap().blocks.len(), 1);
}

#[test]
fn aliases_of_aliases_are_refused() {
    let mut text = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let before = format!("*a{},", level - 1).repeat(10);
        text.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    text.push_str("title: One\n---\n# One\n");
    let (_, told) = read_with(&text, &ReportMeta::default());
    assert_eq!(told.list.len(), 1);
    assert_eq!(told.list[0].code, codes::FRONT_MATTER);
}

#[test]
fn a_hundred_thousand_headings_alike_are_named_apart() {
    let (report, _) = read_with(&"# A\n".repeat(100_000), &ReportMeta::default());
    let report = report.unwrap();
    assert_eq!(report.sections[99_999].slug, "a-99999");
}
