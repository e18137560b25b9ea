use super::*;

const BASE: &str = "\
report: report.md
title: From the base
language: de
formats: { deck: { aspect: '4:3' }, memo: { paper: letter } }
sections:
  - id: why
    title: Why
    message: The base's
    points: [one, two]
  - id: costs
    title: Costs
  - title: Without a name
recommendations:
  - { id: fund, action: Fund it, who: the base's }
";

fn extended(text: &str) -> (Option<Outline>, String) {
    read_files(&[("briefs/_base.yaml", BASE), ("briefs/a.yaml", text)], "briefs/a.yaml")
}

fn titles(outline: &Outline) -> Vec<&str> {
    outline.sections.iter().map(|section| section.title.text.as_str()).collect()
}

#[test]
fn maps_merge_and_lists_are_replaced() {
    let (outline, told) =
        extended("extends: _base.yaml\ntitle: Mine\nformats: { memo: { contents: true }, notes: }\nlanguage: null\n");
    assert_eq!(told, "");
    let outline = outline.unwrap();
    assert_eq!(outline.title.text, "Mine");
    assert!(outline.language.is_none());
    assert_eq!(titles(&outline), ["Why", "Costs", "Without a name"]);
    let memo = &outline.formats[1];
    assert_eq!((memo.paper.as_ref().unwrap().value, memo.contents.as_ref().unwrap().value), (Paper::Letter, true));
    assert_eq!(outline.formats.len(), 3);
    let (outline, _) = extended("extends: _base.yaml\nsections:\n  - title: Only mine\nformats: [notes]\n");
    let outline = outline.unwrap();
    assert_eq!(titles(&outline), ["Only mine"]);
    assert_eq!(outline.formats.len(), 1);
}

#[test]
fn use_takes_an_entry_changes_it_and_sets_the_order() {
    let (outline, told) = extended(
        "extends: _base.yaml\nsections:\n  - use: costs\n  - title: Mine\n  - use: why\n    message: Mine\n    points: [three]\nrecommendations:\n  - use: fund\n    who: Mine\n",
    );
    assert_eq!(told, "");
    let outline = outline.unwrap();
    assert_eq!(titles(&outline), ["Costs", "Mine", "Why"]);
    let why = &outline.sections[2];
    assert_eq!(why.id.as_ref().unwrap().value, "why");
    assert_eq!(why.message.as_ref().unwrap().text, "Mine");
    assert_eq!(why.points.len(), 1);
    assert_eq!(outline.recommendations[0].who.as_ref().unwrap().text, "Mine");
}

#[test]
fn each_path_belongs_to_the_file_that_states_it() {
    let files = [
        ("_base.yaml", "report: report.md\ntitle: T\n"),
        ("briefs/a.yaml", "extends: ../_base.yaml\nlogo: { file: mark.svg, alt: Mark }\n"),
    ];
    let (outline, told) = read_files(&files, "briefs/a.yaml");
    assert_eq!(told, "");
    let outline = outline.unwrap();
    assert_ne!(outline.reports[0].files[0].span.file, outline.file);
    assert_eq!(outline.logo.unwrap().file.span.file, outline.file);
}

#[test]
fn a_base_may_extend_another() {
    let files = [
        ("_1.yaml", "report: r.md\nsections: [{ id: x, title: X }, { id: y, title: Y }]\n"),
        ("_2.yaml", "extends: _1.yaml\nsections: [{ use: y, message: second }]\n"),
        ("a.yaml", "extends: _2.yaml\ntitle: T\nsections: [{ use: y, minutes: 2 }]\n"),
    ];
    let (outline, told) = read_files(&files, "a.yaml");
    assert_eq!(told, "");
    let section = &outline.unwrap().sections[0];
    assert_eq!(
        (section.message.as_ref().unwrap().text.as_str(), section.minutes.as_ref().unwrap().value),
        ("second", 2.0)
    );
}

#[test]
fn a_circle_is_shown_with_its_links() {
    let files =
        [("a.yaml", "extends: b.yaml\n"), ("b.yaml", "title: B\nextends: c.yaml\n"), ("c.yaml", "extends: b.yaml\n")];
    let (outline, told) = read_files(&files, "a.yaml");
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0218]: `b.yaml` and `c.yaml` extend one another in a circle
     --> c.yaml:1:10
      |
    1 | extends: b.yaml
      |          ^^^^^^ extends `b.yaml`
      |
     ::: b.yaml:2:10
      |
    2 | extends: c.yaml
      |          ------ extends `c.yaml`
      |
      = help: let one of them stand on its own: take its `extends` out
    ");
    let (_, told) = read_files(&[("a.yaml", "extends: a.yaml\n")], "a.yaml");
    insta::assert_snapshot!(told, @r"
    error[E0218]: `a.yaml` extends itself
     --> a.yaml:1:10
      |
    1 | extends: a.yaml
      |          ^^^^^^ extends `a.yaml`
      |
      = help: let one of them stand on its own: take its `extends` out
    ");
}

#[test]
fn a_missing_base_is_told_once_and_faults_of_the_outline_beside() {
    let (outline, told) = extended("extends: _bse.yaml\nsections:\n  - use: why\n  - tile: Mine\n");
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0001]: `_bse.yaml` was not found
     --> briefs/a.yaml:1:10
      |
    1 | extends: _bse.yaml
      |          ^^^^^^^^^ named here
      |
      = note: looked for `briefs/_bse.yaml` in the project folder `.`
      = help: did you mean `_base.yaml`?
    error[E0204]: a section has no key `tile`
     --> briefs/a.yaml:4:5
      |
    4 |   - tile: Mine
      |     ^^^^ unknown key
      |
      = note: the keys of a section are `id`, `use`, `title`, `message`, `text`, `minutes`, `figures`, `points`, `excerpt`, `chart`, `image`, `table`, `quote`, `say`, `evidence` and `own`
      = help: did you mean `title`?
    error[E0206]: a section needs `title`
     --> briefs/a.yaml:4:5
      |
    4 |   - tile: Mine
      |     ^^^^^^^^^^ no `title` here
      |
      = help: write one, as in `title: Why it matters here`
    ");
}

#[test]
fn a_base_outside_the_project_is_refused() {
    let (outline, told) = extended("extends: ../../secret.yaml\n");
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0002]: `../../secret.yaml` is outside the project folder
     --> briefs/a.yaml:1:10
      |
    1 | extends: ../../secret.yaml
      |          ^^^^^^^^^^^^^^^^^ named here
      |
      = note: nothing outside the project folder `.` is read
      = help: copy the file into the project folder and name it there
    ");
}

#[test]
fn an_unknown_use_is_told_with_what_there_is() {
    let (_, told) = extended("extends: _base.yaml\nsections:\n  - use: wy\nrecommendations:\n  - use: abolish\n");
    insta::assert_snapshot!(told, @r"
    error[E0219]: the base has no section with the id `wy`
     --> briefs/a.yaml:3:10
      |
    3 |   - use: wy
      |          ^^ not in the base
      |
      = note: it has `why` and `costs`
      = help: did you mean `why`?
    error[E0219]: the base has no recommendation with the id `abolish`
     --> briefs/a.yaml:5:10
      |
    5 |   - use: abolish
      |          ^^^^^^^ not in the base
      |
      = note: it has `fund`
      = help: use one of these, or write the recommendation out
    ");
    let (_, told) = read_text("report: r.md\ntitle: T\nsections:\n  - use: why\n");
    insta::assert_snapshot!(told, @r"
    error[E0219]: there is no base to take `why` from
     --> a.yaml:4:10
      |
    4 |   - use: why
      |          ^^^ used here
      |
      = help: name the outline that has it, as in `extends: _base.yaml`, at the head of this file
    ");
    let (_, told) = extended("extends: _base.yaml\nsections:\n  - use: [why, costs]\n");
    insta::assert_snapshot!(told, @r"
    error[E0205]: `use` takes the id of one entry
     --> briefs/a.yaml:3:10
      |
    3 |   - use: [why, costs]
      |          ^^^^^^^^^^^^ expected an id
      |
      = help: write `- use: ID`, an entry for each section
    ");
}

#[test]
fn an_entry_used_twice_is_told() {
    let (_, told) = extended("extends: _base.yaml\nsections:\n  - use: why\n  - use: why\n");
    insta::assert_snapshot!(told, @r"
    error[E0220]: the section `why` stands twice
     --> briefs/a.yaml:4:5
      |
    3 |   - use: why
      |     -------- first here
    4 |   - use: why
      |     ^^^^^^^^ here again
      |
      = help: take one of them out, or give it an `id` of its own
    ");
}

#[test]
fn extends_takes_one_path() {
    let (outline, told) = extended("extends: [_base.yaml]\n");
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0205]: `extends` takes one outline
     --> briefs/a.yaml:1:10
      |
    1 | extends: [_base.yaml]
      |          ^^^^^^^^^^^^ expected a path
      |
      = help: name one file, as in `extends: _base.yaml`; that outline may extend another
    ");
}

#[test]
fn a_long_chain_is_refused() {
    let names: Vec<String> = (0..40).map(|number| format!("{number}.yaml")).collect();
    let texts: Vec<String> = (1..=40).map(|number| format!("extends: {number}.yaml\n")).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (outline, told) = read_files(&files, "0.yaml");
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0218]: more than 16 outlines extend one another
     --> 16.yaml:1:10
      |
    1 | extends: 17.yaml
      |          ^^^^^^^ and this is one more
      |
      = help: let the outline extend one nearer to the end of the chain
    ");
}
