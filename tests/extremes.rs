//! Briefs that ask for more than pages are made for: nothing runs off, nothing overlaps, nothing is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "pages/mod.rs"]
mod pages;

use briefpress::layout::page::{Laid, Owner};
use briefpress::layout::tags::dump;
use briefpress::layout::{Trouble, Unset, lay_out};
use briefpress::source::Memory;
use briefpress::text::{Fonts, Problem};
use briefpress::{Options, Project, check};
use pages::{nothing_overlaps, nothing_runs_off};

const REPORT: &str = "# Costs\n\nThe bridge cost 40 million dollars.\n";

/// Formats of all sizes of page.
const FORMATS: [&str; 2] = [
    "formats:\n  deck: { aspect: \"16:9\" }\n  memo: { paper: letter }\n",
    "formats:\n  deck: { aspect: \"4:3\" }\n  memo: { paper: a4 }\n",
];

/// Returns so many words, each of which stands nowhere else.
fn words(name: &str, count: usize) -> String {
    (1..=count).map(|number| format!("{name}{number}")).collect::<Vec<_>>().join(" ")
}

/// Returns an outline with a section that holds these lines.
fn outline(title: &str, section: &str) -> String {
    format!(
        "report: report.md\ntitle: {title}\nsubtitle: A test\naudience: council\nfor: All who pay\n\
         occasion: A meeting\ndate: 2021-09-15\npresenter: The desk\nmarking: Draft\n\
         bottom_line: It is paid for. [@costs:1]\nsections:\n  - title: The bill\n{section}"
    )
}

/// Lays a brief out in every format, and looks at each of its pages.
fn lay_out_all(outline: &str, look: impl Fn(&str, &Laid, &[Trouble])) {
    let fonts = Fonts::bundled();
    for formats in FORMATS {
        let outline = format!("{formats}{outline}");
        let files = Memory::from([("report.md", REPORT), ("council.yaml", outline.as_str())]);
        let project = Project::in_memory(files);
        let plan = check(&project, &Options::default());
        assert!(!plan.diagnostics.has_errors(), "{:?}", plan.diagnostics.list);
        assert_eq!(plan.jobs.len(), 2);
        for job in &plan.jobs {
            let (laid, troubles) = lay_out(job.compose().document, &fonts);
            let name = format!("{:?} of {:?}", job.setting.format, laid.pages[0].size);
            for (number, page) in laid.pages.iter().enumerate() {
                let place = format!("{name}, page {}", number + 1);
                nothing_runs_off(&laid, page, &place);
                nothing_overlaps(&laid, page, &place);
            }
            look(&name, &laid, &troubles);
        }
    }
}

/// Asserts that the words are read from the first to the last, though headings may be read again.
fn assert_read(name: &str, laid: &Laid, words: &str) {
    let read = dump(laid);
    let mut rest = read.as_str();
    for word in words.split(' ') {
        let is_whole = |at: usize| !rest[at + word.len()..].starts_with(|after: char| after.is_alphanumeric());
        let Some((at, _)) = rest.match_indices(word).find(|&(at, _)| is_whole(at)) else {
            panic!("{name}: {word} is not read after those before it:\n{read}")
        };
        rest = &rest[at + word.len()..];
    }
    // What is read is on pages.
    let shown: usize =
        laid.pages.iter().flat_map(|page| &page.items).filter(|item| matches!(item.owner, Owner::Content(_))).count();
    assert!(shown > 0, "{name}");
}

/// Asserts that each of the words is read once.
fn assert_read_once(name: &str, laid: &Laid, words: &str) {
    assert_read(name, laid, words);
    let read = dump(laid);
    let read: Vec<&str> = read.split(|c: char| !c.is_alphanumeric()).collect();
    for word in words.split(' ') {
        assert_eq!(read.iter().filter(|other| **other == word).count(), 1, "{name}: {word}");
    }
}

#[test]
fn titles_of_400_characters() {
    let (title, message) = (words("title", 55), words("message", 45));
    assert!(title.len() > 400 && message.len() > 400);
    let section = format!(
        "    message: {message}\n    points:\n      - One [@costs:1]\n  - title: {}\n    message: Short\n    points:\n      - Two [@costs:1]\n",
        words("name", 60)
    );
    lay_out_all(&outline(&title, &section), |name, laid, _| {
        assert_read(name, laid, &title);
        assert_read(name, laid, &message);
        assert_read(name, laid, &words("name", 60));
    });
}

#[test]
fn facts_that_fill_a_page() {
    let readers = words("reader", 120);
    let outline = outline("A title", "    points:\n      - One [@costs:1]\n").replace("All who pay", &readers);
    lay_out_all(&outline, |name, laid, _| assert_read_once(name, laid, &readers));
}

#[test]
fn a_marking_and_a_subtitle_of_many_lines() {
    let (marking, subtitle) = (words("marking", 60), words("subtitle", 150));
    let outline = outline("A title", "    points:\n      - One [@costs:1]\n");
    let outline = outline.replace("Draft", &marking).replace("A test", &subtitle);
    lay_out_all(&outline, |name, laid, _| assert_read_once(name, laid, &subtitle));
}

#[test]
fn headlines_that_no_page_can_hold() {
    let message = words("message", 600);
    let section = format!("    message: {message}\n    points:\n      - One [@costs:1]\n");
    lay_out_all(&outline("A title", &section), |name, laid, _| assert_read(name, laid, &message));
}

#[test]
fn a_word_of_300_letters() {
    let word = "abcdefghij".repeat(30);
    let figures = format!("      - {{ value: $40 million, label: {word}, cite: costs:1 }}\n");
    let section = format!("    message: {word}\n    figures:\n{figures}    points:\n      - {word} [@costs:1]\n");
    lay_out_all(&outline(&word, &section), |name, laid, troubles| {
        let is_told =
            |trouble: &Trouble| matches!(&trouble.problem, Unset::Text(Problem::LongWord(part)) if word.contains(part));
        assert!(troubles.iter().any(is_told), "{name}: {troubles:?}");
        let read: String = dump(laid).chars().filter(|c| c.is_alphabetic()).collect();
        assert!(read.contains(&word), "{name}: {read}");
    });
}

#[test]
fn forty_points() {
    let point = |number| format!("      - {} [@costs:1]\n", words(&format!("point{number}x"), 18));
    let points: String = (1..=40).map(point).collect();
    let section = format!("    message: Much to say\n    points:\n{points}");
    let all = (1..=40).map(|number| words(&format!("point{number}x"), 18)).collect::<Vec<_>>().join(" ");
    lay_out_all(&outline("A title", &section), |name, laid, _| assert_read_once(name, laid, &all));
}

#[test]
fn twelve_callouts() {
    let label = |number: usize| words(&format!("label{number}x"), number * 2);
    let figure = |number| format!("      - {{ value: $40 million, label: {}, cite: costs:1 }}\n", label(number));
    let figures: String = (1..=12).map(figure).collect();
    let all = (1..=12).map(label).collect::<Vec<_>>().join(" ");
    for points in ["", "    points:\n      - One [@costs:1]\n      - Two [@costs:1]\n"] {
        let section = format!("    message: Much to count\n    figures:\n{figures}{points}");
        lay_out_all(&outline("A title", &section), |name, laid, _| assert_read_once(name, laid, &all));
    }
}

#[test]
fn a_table_of_30_rows_and_6_columns() {
    let cell = |row: usize, column: usize| words(&format!("cell{row}x{column}x"), (row * column) % 7 + 1);
    let row = |row| (1..=6).map(|column| cell(row, column)).collect::<Vec<_>>();
    let rows: String = (1..=30).map(|number| format!("        - [{}]\n", row(number).join(", "))).collect();
    let section = format!(
        "    message: Much to compare\n    table:\n      columns: [Year, What, Who, Where, Why, How]\n      rows:\n{rows}      cite: costs:1\n"
    );
    let all = (1..=30).flat_map(row).collect::<Vec<_>>().join(" ");
    lay_out_all(&outline("A title", &section), |name, laid, _| assert_read_once(name, laid, &all));
}
