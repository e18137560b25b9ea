//! What is found in sentences.

use super::{Findings, Passage, read};
use crate::language::Language;
use crate::markdown::{BlockKind, Dialect, parse};
use crate::source::{FileId, Located};

fn found(text: &str, tag: &str) -> Findings {
    let language = Language::parse(tag).unwrap();
    let parsed = parse(&Located::exact(FileId(0), 0, text), Dialect { citations: false, language });
    let block = parsed.blocks.first().unwrap();
    match &block.kind {
        BlockKind::Table { head, rows, .. } => read(Passage::Row(head, rows.first().unwrap()), language),
        _ => read(Passage::Block(block), language),
    }
}

/// Returns the figures with their first labels.
fn figures(text: &str, tag: &str) -> Vec<(String, String)> {
    let all = found(text, tag).sentences.into_iter().flat_map(|sentence| sentence.figures);
    all.map(|figure| (figure.value, figure.labels.first().cloned().unwrap_or_default())).collect()
}

#[test]
fn labels_are_the_words_of_a_figures_clause() {
    for (tag, text, wanted) in [
        ("en", "About 14% of the water leaks.", &[("About 14%", "of the water leaks")][..]),
        ("en", "Fees rose by 4% in 2019.", &[("4%", "Fees rose … in 2019")]),
        ("en", "In 2020 the economy shrank by 8.5%.", &[("8.5%", "In 2020 the economy shrank")]),
        ("en", "The city spent $3 million on pipes.", &[("$3 million", "The city spent … on pipes")]),
        ("en", "Losses fell from 19% to 12% of supply.", &[("12%", "Losses fell from 19% … of supply")]),
        ("en", "It put the share at 60–75% of the land.", &[("60–75%", "It put the share … of the land")]),
        ("en", "The law of 2019 names article 9 and three reasons.", &[]),
        ("de", "Die Wartezeit betrug im Mittel 47 Tage.", &[("47 Tage", "Die Wartezeit betrug im Mittel")]),
        (
            "es",
            "El 38 % de los pacientes esperó más de 90 días.",
            &[
                ("38 %", "de los pacientes esperó más de 90 días"),
                ("más de 90 días", "El 38 % de los pacientes esperó"),
            ],
        ),
    ] {
        let wanted: Vec<_> = wanted.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect();
        assert_eq!(figures(text, tag), wanted, "{text}");
    }
}

#[test]
fn a_cells_label_is_its_row_and_its_columns_head() {
    let table = "| District | Leaks | Cost, $ million |\n|---|---:|---:|\n| Hull | 340 | 1.2 |\n";
    let wanted = [("340", "Hull, Leaks"), ("1.2", "Hull, Cost, $ million")];
    let wanted: Vec<_> = wanted.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect();
    assert_eq!(figures(table, "en"), wanted);
}

#[test]
fn sentences_are_cut_only_where_nothing_is_taken_back() {
    let shorter = |text: &str| found(text, "en").sentences.remove(0).shorter;
    assert_eq!(shorter("The board closed two wells in May; both had run dry."), ["The board closed two wells in May."]);
    assert_eq!(
        shorter("The board closed two wells in May, which had run dry."),
        ["The board closed two wells in May."]
    );
    assert!(shorter("The board closed two wells in May; the report doubts that it was needed.").is_empty());
    assert!(shorter("The board closed two wells in May, but opened them again.").is_empty());
    assert!(shorter("In the north of the county, which is dry, losses rose.").is_empty());
}
