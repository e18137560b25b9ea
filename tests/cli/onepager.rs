//! The one-pager: always one page, full however little or much is said, and told what to cut where it is too much.

use briefpress::diagnostics::{Diagnostic, codes};
use briefpress::layout::page::{ItemKind, Laid, Owner};
use briefpress::outline::Paper;
use briefpress::source::Memory;
use briefpress::text::Fonts;
use briefpress::{Format, Options, Project, check, layout, rehearse};

/// The smallest size of running text.
const FLOOR: f32 = 9.5;
/// Sizes of what is not running text: sources, their numbers and label, contact, marking.
const SMALL: [f32; 4] = [7.5, 7.75, 8.0, 8.5];

/// A report whose every paragraph holds a number.
fn report() -> String {
    let paragraphs = (1..60).map(|number| format!("The ledger of week {number} counts {} boats.\n\n", number * 37));
    format!("# Ledger\n\n{}", paragraphs.collect::<String>())
}

/// An outline with so many sections of a figure each, and so many recommendations.
fn outline(sections: usize, recommendations: usize) -> String {
    let mut outline = String::from(
        "report: report.md\ntitle: What the harbor ledger shows\naudience: port\nfor: The harbor board\n\
         date: 2020-03-02\npresenter: The survey desk\nmarking: Draft\nformats: [onepager]\n\
         bottom_line: Traffic has grown each week, and the quay has not. [@ledger:1]\n",
    );
    outline.push_str("sections:\n");
    for number in 1..=sections {
        outline.push_str(&format!(
            "  - title: Week {number} at the quay\n    message: The quay turned more boats away in this week than in \
             the one before\n    figures:\n      - {{ value: '{}', label: boats that the ledger counts in week {number}, \
             cite: ledger:{number} }}\n    own: [{{ value: {number}, why: the number of the week }}]\n",
            number * 37
        ));
    }
    outline.push_str("recommendations:\n");
    for number in 1..=recommendations {
        outline.push_str(&format!(
            "  - {{ action: Lengthen the quay by one berth and dredge the channel beside it, who: The harbor board, \
             when: before the season, cite: 'ledger:{number}' }}\n"
        ));
    }
    outline
}

fn laid(outline: &str, paper: Paper) -> (Laid, Vec<layout::Trouble>) {
    let report = report();
    let project = Project::in_memory(Memory::from([("report.md", report.as_str()), ("port.yaml", outline)]));
    let options = Options { formats: vec![Format::Onepager], paper: Some(paper), ..Options::default() };
    let plan = check(&project, &options);
    assert!(!plan.diagnostics.has_errors(), "{:?}", plan.diagnostics);
    layout::lay_out(plan.jobs[0].compose().document, &Fonts::bundled())
}

/// Returns the baselines and sizes of all words that are read, from the top.
fn lines(laid: &Laid) -> Vec<(f32, f32)> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let mut lines: Vec<(f32, f32)> = items
        .filter_map(|item| match (&item.kind, item.owner) {
            (ItemKind::Glyphs { at, run }, Owner::Content(_)) => Some((at.y.0, run.size.0)),
            _ => None,
        })
        .collect();
    lines.sort_by(|one, other| one.0.total_cmp(&other.0));
    lines
}

#[test]
fn it_is_one_full_page_however_much_is_said() {
    for paper in [Paper::Letter, Paper::A4] {
        let mut before = f32::INFINITY;
        for (sections, recommendations) in [(1, 1), (2, 2), (4, 3), (6, 5), (9, 5)] {
            let (laid, troubles) = laid(&outline(sections, recommendations), paper);
            assert!(troubles.is_empty() && laid.pages.len() == 1, "{sections} sections: {troubles:?}");
            let lines = lines(&laid);
            let text = lines.iter().map(|line| line.1).filter(|size| !SMALL.contains(size));
            let (smallest, title) = text.fold((f32::INFINITY, 0.0_f32), |(a, b), size| (a.min(size), b.max(size)));
            assert!(smallest >= FLOOR - 0.001, "{sections} sections: text of {smallest} pt");
            // The less there is, the larger it is.
            assert!(title <= before + 0.001, "{sections} sections: a title of {title} pt after {before} pt");
            before = title;
            // No void but where there is next to nothing to say.
            let void = lines.windows(2).map(|pair| pair[1].0 - pair[0].0).fold(0.0, f32::max);
            let most = if sections < 4 { 0.45 } else { 0.15 };
            let height = laid.pages[0].size.height.0;
            assert!(void < height * most, "{sections} sections on {paper:?}: a void of {void} pt");
        }
    }
}

/// Returns what is told of an outline's one-pager.
fn told(outline: &str) -> Vec<Diagnostic> {
    let report = report();
    let project = Project::in_memory(Memory::from([("report.md", report.as_str()), ("port.yaml", outline)]));
    let outcome = rehearse(check(&project, &Options::default()), |_, pages| pages);
    let list = outcome.diagnostics.list;
    assert_eq!(outcome.made.is_empty(), list.iter().any(|told| told.code == codes::PAGE_OVERFULL));
    list
}

#[test]
fn what_to_cut_is_told_by_name_and_is_enough() {
    // The first that does not fit.
    let full = (9..16).map(|sections| outline(sections, 5)).find(|outline| !told(outline).is_empty()).unwrap();
    let told_of = told(&full);
    let [one] = told_of.as_slice() else { panic!("{told_of:?}") };
    assert!(one.message.ends_with(" too long"), "{}", one.message);
    let help = one.help.clone().unwrap();
    let named = help.strip_prefix("cut the section `").and_then(|rest| rest.split('`').next());
    let named = named.unwrap_or_else(|| panic!("{help}"));
    assert!(one.labels.iter().any(|label| label.text == "to cut this is enough"));
    let (before, rest) = full.split_once(&format!("  - title: {named}")).unwrap();
    let (_, after) = rest.split_once("  - title: ").unwrap();
    assert_eq!(told(&format!("{before}  - title: {after}")), []);
}

#[test]
fn much_too_much_is_told_with_all_that_has_to_go() {
    let told = told(&outline(14, 14));
    let help = told[0].help.as_deref().unwrap();
    assert!(help.starts_with("no single cut is enough; cut "), "{help}");
    assert!(help.contains("the recommendation `Lengthen the quay by one berth and dredg…`"), "{help}");
    assert!(told[0].labels.len() > 3);
}
