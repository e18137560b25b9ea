//! What a person would be told of two versions.

use super::{Aspect, Change, Changes, SectionChange, Version, compare};
use crate::plan::Options;
use crate::project::Project;
use crate::source::Memory;

const REPORT: &str = "\
# Costs

The bridge cost 44 million dollars until it opened in 2019. The deck was cast twice.

The first estimate was 40 million dollars. Half of the rise is the price of steel.

# Use

On a working day 12,000 people cross it.
";

const OLD: &str = "\
report: report.md
title: What the bridge cost
bottom_line: The bridge is open. [@costs:1]
sections:
  - title: The bill
    message: It cost more than was told
    figures:
      - { value: $44 million, label: until it opened, cite: costs:1 }
    points:
      - Half of the rise is the price of steel. [@costs:2]
      - The deck was cast twice. [@costs:1]
  - title: Who crosses
    message: People walk
    points:
      - On a working day 12,000 people cross it. [@use:1]
recommendations:
  - { action: Publish the final account, who: The treasurer, when: by May, cite: costs:1 }
";

fn version(report: &str, outline: &str) -> Version {
    let project = Project::in_memory(Memory::from([("report.md", report), ("brief.yaml", outline)]));
    let mut plan = crate::check(&project, &Options::default());
    Version::read(&mut plan).remove(0)
}

fn changes(edit: impl Fn(&str) -> String) -> Changes {
    compare(&version(REPORT, OLD), &version(REPORT, &edit(OLD)))
}

fn only(changes: Changes) -> Change {
    assert!(changes.claims.len() == 1 && changes.sections.is_empty(), "{changes:?}");
    changes.claims.into_iter().next().unwrap()
}

#[test]
fn the_same_outline_written_otherwise_has_no_changes() {
    assert!(changes(|old| old.to_owned()).is_empty());
    let quoted =
        changes(|old| old.replace("value: $44 million", "value: \"$44 million\"").replace("  - title", "\n  - title"));
    assert!(quoted.is_empty(), "{quoted:?}");
}

#[test]
fn a_figure_that_moved_is_one_change() {
    let change = only(changes(|old| {
        old.replace(
            "$44 million, label: until it opened, cite: costs:1",
            "$40 million, label: as was told first, cite: costs:2",
        )
        .replace("as was told first", "until it opened")
    }));
    assert_eq!(change.kind, "figure");
    assert_eq!(change.aspects, [Aspect::Value, Aspect::Cite]);
    assert_eq!(change.old.unwrap().value.unwrap(), "$44 million");
    assert_eq!(change.new.unwrap().cites, ["costs:2"]);
}

#[test]
fn a_figure_that_loses_its_passage_changes_its_verdict() {
    let change = only(changes(|old| old.replace("$44 million", "$45 million")));
    assert_eq!(change.aspects, [Aspect::Value, Aspect::Verdict]);
    assert_eq!((change.old.unwrap().verdict, change.new.unwrap().verdict), (Some("bound"), Some("unbound")));
}

#[test]
fn a_point_that_was_reworded_is_neither_dropped_nor_added() {
    let change =
        only(changes(|old| old.replace("Half of the rise is the price of steel", "Steel explains half of the rise")));
    assert_eq!((change.kind, change.aspects.as_slice()), ("point", &[Aspect::Words][..]));
    assert_eq!(change.section.as_deref(), Some("The bill"));
}

#[test]
fn added_and_dropped_points_are_told_in_place() {
    let found = changes(|old| {
        old.replace("      - The deck was cast twice. [@costs:1]\n", "").replace(
            "    message: People walk\n    points:\n",
            "    message: People walk\n    points:\n      - It opened in 2019. [@costs:1]\n",
        )
    });
    let told: Vec<_> = found.claims.iter().map(|change| (change.section.as_deref(), change.new.is_some())).collect();
    assert_eq!(told, [(Some("The bill"), false), (Some("Who crosses"), true)]);
}

#[test]
fn recommendations_tell_who_and_when() {
    let change = only(changes(|old| old.replace("by May", "by June").replace("The treasurer", "The council")));
    assert_eq!(change.aspects, [Aspect::Who, Aspect::When]);
}

#[test]
fn sections_that_stand_elsewhere_are_told_by_themselves() {
    let (head, rest) = OLD.split_once("  - title: The bill").unwrap();
    let (bill, rest) = rest.split_once("  - title: Who crosses").unwrap();
    let (use_, end) = rest.split_once("recommendations:").unwrap();
    let turned = format!("{head}  - title: Who crosses{use_}  - title: The bill{bill}recommendations:{end}");
    let found = compare(&version(REPORT, OLD), &version(REPORT, &turned));
    assert!(found.claims.is_empty(), "{found:?}");
    assert_eq!(found.sections, [SectionChange::Moved("Who crosses".to_owned(), Some("The bill".to_owned()))]);
}

#[test]
fn a_section_with_another_title_is_known_by_what_it_tells() {
    let found = changes(|old| old.replace("title: The bill", "title: What was paid"));
    assert!(found.claims.is_empty(), "{found:?}");
    assert_eq!(found.sections, [SectionChange::Renamed("The bill".to_owned(), "What was paid".to_owned())]);
}

#[test]
fn a_passage_that_says_otherwise_now_is_told_of_its_claims() {
    let report = REPORT.replace("On a working day 12,000 people", "On a working day some 12,000 people");
    let found = compare(&version(REPORT, OLD), &version(&report, OLD));
    let change = only(found);
    assert!(change.aspects.contains(&Aspect::Passage), "{change:?}");
    assert_eq!(change.kind, "point");
}

#[test]
fn each_value_of_a_sorted_chart_keeps_its_own_passage() {
    let chart = "    chart: { type: bar, title: Costs, data: [{ label: plan, value: 40, cite: costs:2 }, { label: bridge, value: 44, cite: costs:1 }] }\n";
    let with = |chart: &str| {
        OLD.replace("    message: It cost more than was told\n", &format!("    message: It cost more\n{chart}"))
    };
    let (old, new) = (with(chart), with(&chart.replace("value: 44", "value: 45")));
    let change = only(compare(&version(REPORT, &old), &version(REPORT, &new)));
    let told = change.new.unwrap();
    assert_eq!((change.kind, told.words.as_str()), ("chart", "Costs, bridge"));
    assert_eq!((told.cites, told.verdict), (vec!["costs:1".to_owned()], Some("unbound")));
}

#[test]
fn a_figure_is_known_by_its_name() {
    let named = |value: &str, label: &str| {
        OLD.replace(
            "{ value: $44 million, label: until it opened,",
            &format!("{{ id: bill, value: {value}, label: {label},"),
        )
    };
    let (old, new) = (named("$44 million", "until it opened"), named("$40 million", "what was told at first"));
    let change = only(compare(&version(REPORT, &old), &version(REPORT, &new)));
    assert_eq!((change.kind, &change.aspects[..2]), ("figure", &[Aspect::Value, Aspect::Words][..]));
}
