use super::*;
use crate::markdown::Part;

#[test]
fn every_key_of_an_outline_is_read() {
    let outline = good(
        r##"
report:
  annex: { file: annex.md, title: The annex, author: A. Nonymous, date: 2020-01-31, language: de }
  main: [one.md, two.md]
title: What it asks
subtitle: A briefing
audience: congress
for: Staff of the committees
occasion: Staff meeting, Room 2172
date: 2021-09-15
presenter: The policy desk
language: en-US
marking: For discussion only
theme: institute
logo: { file: mark.svg, alt: Mark of the desk }
formats:
  deck: { aspect: "4:3" }
  memo: { paper: letter, contents: false }
  handout: { slides: 3, paper: a4 }
  notes:
bottom_line: >-
  The one paragraph
  that must be read. [@conclusion:1]
sections_as: { costs: 2--a-long-slug }
notes: { census: The census of *2020*. }
own: [{ value: 3 options, why: the desk's own count }]
sections:
  - id: why
    title: Why it matters
    message: It matters
    text: |
      One.

      Two.
    minutes: 1.5
    figures:
      - value: "93,000"
        label: people
        cite: introduction:2
      - { value: 7.1 points, label: rise, derive: 60.6 - 53.5, cite: [covid-19:2, annex/costs:1.2] }
      - { value: 3 options, label: to choose from, own: the desk's count }
    points:
      - Plain. [@introduction:4]
      - { text: The desk's., own: our view, cite: conclusion:1 }
    excerpt: [introduction:2-3, conclusion]
    chart: { type: bar, title: Debt, unit: "% of GDP", data: [{ label: 2019, value: 53.50 }, { label: "2020", value: about 60, cite: x:1 }], cite: covid-19:2 }
    image: { file: map.png, alt: A map, credit: Ours, fit: cover }
    table: { columns: [Year, Debt], rows: [[2019, 53.50], [2020, ""]], cite: x:1 }
    quote: { passage: conclusion:3, text: To the letter. }
    say: |
      Speak.
    evidence:
      - { value: 36.6 %, derive: "change(7100, 9700)", cite: { in: costs, quote: died last year } }
    own: [{ value: 2 of 3, why: counted }]
recommendations:
  - id: fund
    action: Fund it
    who: Appropriations
    when: FY2022
    cite: conclusion:3
    own: the year is ours
"##,
    );
    insta::assert_debug_snapshot!(summary(&outline), @r#"
    [
        "report Some(\"main\") [\"one.md\", \"two.md\"] None None None",
        "report Some(\"annex\") [\"annex.md\"] Some(\"The annex\") Some(\"2020-01-31\") Some(\"de\")",
        "head What it asks | A briefing | congress",
        "for Staff of the committees | Staff meeting, Room 2172 | The policy desk",
        "date Some(2021-09-15) language Some(\"en-US\")",
        "For discussion only | Some(\"institute\") | Some((\"mark.svg\", \"Mark of the desk\"))",
        "deck Some(Classic) None None None",
        "memo None Some(Letter) Some(false) None",
        "handout None Some(A4) None Some(3)",
        "notes None None None None",
        "The one paragraph that must be read. [@conclusion:1]",
        "costs = 2--a-long-slug",
        "[^census] The census of *2020*.",
        "own 3 options: the desk's own count",
        "section Some(\"why\") Why it matters | It matters | Some(1.5)",
        "text \"One.\\n\\nTwo.\\n\" say \"Speak.\\n\"",
        "figure 93,000 | people |  | introduction Block(2) | ",
        "figure 7.1 points | rise | 60.6 - 53.5 | covid-19 Block(2) + annex/costs Item(1, 2) | ",
        "figure 3 options | to choose from |  |  | the desk's count",
        "figure 36.6 % |  | change(7100, 9700) | costs Whole “died last year” | ",
        "point Plain. [@introduction:4] |  | ",
        "point The desk's. | conclusion Block(1) | our view",
        "excerpt introduction Range(2, 3) + conclusion Whole",
        "chart bar Debt % of GDP [\"2019 53.50 \", \"2020 about 60 x Block(1)\"] covid-19 Block(2)",
        "image map.png A map Ours Some(Cover)",
        "table [\"Year\", \"Debt\"] [[\"2019\", \"53.50\"], [\"2020\", \"\"]] x Block(1)",
        "quote conclusion Block(3) To the letter.",
        "own 2 of 3: counted",
        "do Some(\"fund\") Fund it | Appropriations | FY2022 | conclusion Block(3) | the year is ours",
    ]
    "#);
}

/// The outline in short, texts without their places.
fn summary(outline: &Outline) -> Vec<String> {
    let text = |text: &Option<Located>| text.as_ref().map(|text| text.text.clone()).unwrap_or_default();
    let cite = |cite: &[CitationSource]| {
        let address = |cite: &CitationSource| {
            let address = &cite.address.value;
            let report = address.report.as_ref().map(|report| format!("{report}/")).unwrap_or_default();
            let words = cite.words.as_ref().map(|words| format!(" “{}”", words.text)).unwrap_or_default();
            format!("{report}{} {:?}{words}", address.section, address.part)
        };
        cite.iter().map(address).collect::<Vec<String>>().join(" + ")
    };
    let mut lines = Vec::new();
    for report in &outline.reports {
        let files: Vec<&str> = report.files.iter().map(|file| file.value.as_str()).collect();
        let name = report.name.as_ref().map(|name| name.value.as_str());
        let title = report.title.as_ref().map(|title| title.value.as_str());
        let date = report.date.as_ref().map(|date| date.value.to_string());
        let language = report.language.as_ref().map(|language| language.value.tag().to_owned());
        lines.push(format!("report {name:?} {files:?} {title:?} {date:?} {language:?}"));
    }
    lines.push(format!("head {} | {} | {}", outline.title.text, text(&outline.subtitle), outline.audience.value));
    lines.push(format!("for {} | {} | {}", text(&outline.readers), text(&outline.occasion), text(&outline.presenter)));
    lines.push(format!(
        "date {:?} language {:?}",
        outline.date.as_ref().map(|date| date.value),
        outline.language.as_ref().map(|it| it.value.tag())
    ));
    lines.push(format!(
        "{} | {:?} | {:?}",
        text(&outline.marking),
        outline.theme.as_ref().map(|it| &it.value),
        outline.logo.as_ref().map(|it| (&it.file.value, &it.alt.text))
    ));
    for format in &outline.formats {
        lines.push(format!(
            "{} {:?} {:?} {:?} {:?}",
            format.format.value.name(),
            format.aspect.as_ref().map(|it| it.value),
            format.paper.as_ref().map(|it| it.value),
            format.contents.as_ref().map(|it| it.value),
            format.slides.as_ref().map(|it| it.value),
        ));
    }
    lines.push(text(&outline.bottom_line));
    for (name, slug) in &outline.sections_as {
        lines.push(format!("{} = {}", name.value, slug.value));
    }
    for (label, note) in &outline.notes {
        lines.push(format!("[^{}] {}", label.value, note.text));
    }
    let own = |own: &[Own]| {
        own.iter().map(|own| format!("own {}: {}", own.value.text, own.why.text)).collect::<Vec<String>>()
    };
    lines.extend(own(&outline.own));
    for section in &outline.sections {
        lines.push(format!(
            "section {:?} {} | {} | {:?}",
            section.id.as_ref().map(|id| &id.value),
            section.title.text,
            text(&section.message),
            section.minutes.as_ref().map(|it| it.value)
        ));
        lines.push(format!("text {:?} say {:?}", text(&section.text), text(&section.say)));
        for figure in section.figures.iter().chain(&section.evidence) {
            lines.push(format!(
                "figure {} | {} | {} | {} | {}",
                figure.value.text,
                text(&figure.label),
                text(&figure.derive),
                cite(&figure.cite),
                text(&figure.own)
            ));
        }
        for point in &section.points {
            lines.push(format!("point {} | {} | {}", point.text.text, cite(&point.cite), text(&point.own)));
        }
        lines.push(format!("excerpt {}", cite(&section.excerpt)));
        if let Some(chart) = &section.chart {
            let data: Vec<String> = chart
                .data
                .iter()
                .map(|datum| format!("{} {} {}", datum.label.text, datum.value.text, cite(&datum.cite)))
                .collect();
            lines.push(format!(
                "chart {} {} {} {data:?} {}",
                chart.kind.value,
                text(&chart.title),
                text(&chart.unit),
                cite(&chart.cite)
            ));
        }
        if let Some(image) = &section.image {
            lines.push(format!(
                "image {} {} {} {:?}",
                image.file.value,
                image.alt.text,
                text(&image.credit),
                image.fit.as_ref().map(|it| it.value)
            ));
        }
        if let Some(table) = &section.table {
            let texts = |cells: &[Located]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<String>>();
            lines.push(format!(
                "table {:?} {:?} {}",
                texts(&table.columns),
                table.rows.iter().map(|row| texts(row)).collect::<Vec<_>>(),
                cite(&table.cite)
            ));
        }
        if let Some(quote) = &section.quote {
            lines.push(format!("quote {} {}", cite(std::slice::from_ref(&quote.passage)), quote.text.text));
        }
        lines.extend(own(&section.own));
    }
    for it in &outline.recommendations {
        lines.push(format!(
            "do {:?} {} | {} | {} | {} | {}",
            it.id.as_ref().map(|id| &id.value),
            it.action.text,
            text(&it.who),
            text(&it.when),
            cite(&it.cite),
            text(&it.own)
        ));
    }
    lines
}

#[test]
fn what_is_written_is_what_is_read() {
    // None of these may go through a number, a date or a truth value.
    for written in [
        "8.50",
        "1,954",
        "0x10",
        "2021-09-15",
        "yes",
        "No",
        "1e999",
        "1_000",
        "007",
        "+5",
        ".5",
        "12:30:45",
        "-0",
        "0o7",
        "123456789012345678901234567890",
    ] {
        let outline = good(&format!("report: r.md\ntitle: {written}\n"));
        assert_eq!(outline.title.text, written);
        let title = &outline.title;
        assert_eq!((title.span.start, title.span.end), (20, 20 + written.len() as u32));
    }
}

#[test]
fn each_text_is_found_again_in_the_file() {
    let text = "report: r.md\ntitle: 'it''s a title'\nsubtitle: \"caf\\u00e9 words\"\nbottom_line: >-\n  \"Quoted\" words\n  fold here.\nmarking: |\n  > kept as it is\nfor: plain\n  goes on\n";
    let outline = good(text);
    let find = |located: &Located, word: &str| {
        let at = located.text.find(word).unwrap();
        let span = located.span(at..at + word.len());
        text[span.start as usize..span.end as usize].to_owned()
    };
    assert_eq!(find(&outline.title, "title"), "title");
    assert_eq!(find(outline.subtitle.as_ref().unwrap(), "words"), "words");
    assert_eq!(find(outline.bottom_line.as_ref().unwrap(), "Quoted"), "Quoted");
    assert_eq!(find(outline.bottom_line.as_ref().unwrap(), "fold"), "fold");
    assert_eq!(find(outline.marking.as_ref().unwrap(), "kept"), "kept");
    assert_eq!(find(outline.readers.as_ref().unwrap(), "on"), "on");
}

#[test]
fn an_outline_may_be_short() {
    let outline = good("report: r.md\ntitle: T\n");
    assert_eq!(outline.name, "a");
    assert_eq!(outline.audience.value, "a");
    assert!(outline.formats.is_empty() && outline.sections.is_empty());
    let outline =
        good("report: r.md\ntitle: T\nformats: [memo, deck]\nsubtitle: ''\nsections:\n  - title: S\n    points: []\n");
    let formats: Vec<Format> = outline.formats.iter().map(|format| format.format.value).collect();
    assert_eq!(formats, [Format::Memo, Format::Deck]);
    assert!(outline.subtitle.is_none());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let outline = good("\u{feff}report: r.md\r\ntitle: T\r\nbottom_line: |\r\n  a\r\n  b\r\n");
    assert_eq!(outline.bottom_line.unwrap().text, "a\nb\n");
}

#[test]
fn anchors_and_merge_keys_may_be_used() {
    let outline = good(
        "report: r.md\ntitle: T\nsections:\n  - title: A\n    figures:\n      - &f { value: '1', label: l, cite: a:1 }\n  - title: B\n    figures: [*f, { <<: *f, value: '2' }]\n",
    );
    let values: Vec<&str> = outline.sections[1].figures.iter().map(|figure| figure.value.text.as_str()).collect();
    assert_eq!(values, ["1", "2"]);
    assert_eq!(outline.sections[1].figures[1].cite[0].address.value.part, Part::Block(1));
}

#[test]
fn a_base_is_known_by_its_name() {
    assert!(is_base(Path::new("briefs/_base.yaml")));
    assert!(!is_base(Path::new("_briefs/a.yaml")));
}

#[test]
fn the_shipped_outlines_have_no_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    for path in Disk.list(&root.join("briefs/mexico")).unwrap() {
        if path.extension().is_none_or(|ending| ending != "yaml") || is_base(&path) {
            continue;
        }
        let mut sources = Sources::new(&Disk, root);
        let mut diagnostics = Diagnostics::default();
        let outline = read(&path, &mut sources, &mut diagnostics);
        assert!(diagnostics.list.is_empty(), "{path:?}: {:?}", diagnostics.list);
        assert!(outline.is_some_and(|outline| outline.sections.len() >= 4), "{path:?}");
        found += 1;
    }
    assert!(found >= 4);
}
