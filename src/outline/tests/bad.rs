use super::*;

#[test]
fn unknown_keys_are_told_with_the_nearest() {
    insta::assert_snapshot!(told("subtitel: A\nduration: 20\n"), @r"
    error[E0204]: an outline has no key `subtitel`
     --> a.yaml:3:1
      |
    3 | subtitel: A
      | ^^^^^^^^ unknown key
      |
      = note: the keys of an outline are `report`, `title`, `subtitle`, `audience`, `for`, `occasion`, `date`, `presenter`, `language`, `marking`, `logo`, `theme`, `formats`, `bottom_line`, `sections`, `recommendations`, `sections_as`, `notes`, `own` and `extends`
      = help: did you mean `subtitle`?
    error[E0204]: an outline has no key `duration`
     --> a.yaml:4:1
      |
    4 | duration: 20
      | ^^^^^^^^ unknown key
      |
      = note: the keys of an outline are `report`, `title`, `subtitle`, `audience`, `for`, `occasion`, `date`, `presenter`, `language`, `marking`, `logo`, `theme`, `formats`, `bottom_line`, `sections`, `recommendations`, `sections_as`, `notes`, `own` and `extends`
      = help: take it out, or write one of these
    ");
    insta::assert_snapshot!(told_of_section("mesage: A\n"), @r"
    error[E0204]: a section has no key `mesage`
     --> a.yaml:5:5
      |
    5 |     mesage: A
      |     ^^^^^^ unknown key
      |
      = note: the keys of a section are `id`, `use`, `title`, `message`, `text`, `minutes`, `figures`, `points`, `excerpt`, `chart`, `image`, `table`, `quote`, `say`, `evidence` and `own`
      = help: did you mean `message`?
    ");
    insta::assert_snapshot!(told_of_section("figures: [{ value: 93,000, label: l, cite: a:1 }]\n"), @r"
    error[E0204]: a figure has no key `000`
     --> a.yaml:5:27
      |
    5 |     figures: [{ value: 93,000, label: l, cite: a:1 }]
      |                           ^^^ unknown key
      |
      = note: the keys of a figure are `value`, `label`, `derive`, `cite` and `own`
      = help: within braces a comma parts the entries; put a number that holds one in quotes
    ");
}

#[test]
fn values_of_the_wrong_type_are_told() {
    insta::assert_snapshot!(told("subtitle: [A]\n"), @r"
    error[E0205]: `subtitle` takes text, not a list
     --> a.yaml:3:11
      |
    3 | subtitle: [A]
      |           ^^^ expected text
      |
      = help: write one text; one that begins with `[` stands in quotation marks
    ");
    insta::assert_snapshot!(told("marking:\n  Draft: not for release\n"), @r"
    error[E0205]: `marking` takes text, not keys with values
     --> a.yaml:4:3
      |
    4 |   Draft: not for release
      |   ^^^^^^^^^^^^^^^^^^^^^^ expected text
      |
      = help: write one text; one that holds `: ` stands in quotation marks
    ");
    insta::assert_snapshot!(told("sections: Why\n"), @r"
    error[E0205]: `sections` takes a list of sections, not text
     --> a.yaml:3:11
      |
    3 | sections: Why
      |           ^^^ expected a list of sections
      |
      = help: begin each entry on a line of its own with `- `
    ");
    insta::assert_snapshot!(told("sections: [Why]\n"), @r"
    error[E0205]: a section takes keys with values, not text
     --> a.yaml:3:12
      |
    3 | sections: [Why]
      |            ^^^ expected keys with values
      |
      = help: its keys are `id`, `use`, `title`, `message`, `text`, `minutes`, `figures`, `points`, `excerpt`, `chart`, `image`, `table`, `quote`, `say`, `evidence` and `own`
    ");
    insta::assert_snapshot!(told_of_section("points: one\n"), @r"
    error[E0205]: `points` takes a list of points, not text
     --> a.yaml:5:13
      |
    5 |     points: one
      |             ^^^ expected a list of points
      |
      = help: begin each entry on a line of its own with `- `
    ");
    insta::assert_snapshot!(told_of_section("points:\n  - Violence: it rose\n  -\n  - ''\n"), @r"
    error[E0205]: YAML takes `Violence` for a key, because a colon and a space follow it
     --> a.yaml:6:9
      |
    6 |       - Violence: it rose
      |         ^^^^^^^^ expected the text of a point
      |
      = help: put the whole point in quotation marks
    error[E0205]: a point takes text, not nothing
     --> a.yaml:7:8
      |
    7 |       -
      |        ^ expected text
      |
      = help: write it, or take the entry out; a text that begins with `#` stands in quotation marks
    error[E0207]: a point is empty
     --> a.yaml:8:9
      |
    8 |       - ''
      |         ^^ no words
      |
      = help: write it, or take it out
    ");
    insta::assert_snapshot!(told_of_section("own: ours\n"), @r"
    error[E0205]: `own` takes a list of values with reasons, not text
     --> a.yaml:5:10
      |
    5 |     own: ours
      |          ^^^^ expected a list of values with reasons
      |
      = help: begin each entry on a line of its own with `- `
    ");
    insta::assert_snapshot!(told_of_section("image: map.png\n"), @r"
    error[E0205]: an image takes keys with values, not text
     --> a.yaml:5:12
      |
    5 |     image: map.png
      |            ^^^^^^^ expected keys with values
      |
      = help: write `{ file: map.png, alt: … }`, with what it shows after `alt:`
    ");
    insta::assert_snapshot!(told("formats: deck\n"), @r"
    error[E0205]: `formats` takes a list of formats, not text
     --> a.yaml:3:10
      |
    3 | formats: deck
      |          ^^^^ expected a list of formats
      |
      = help: write them in brackets, as in `formats: [deck, memo]`
    ");
    insta::assert_snapshot!(told("notes: [a]\nsections_as: a\n"), @r"
    error[E0205]: `notes` takes labels with texts, not a list
     --> a.yaml:3:8
      |
    3 | notes: [a]
      |        ^^^ expected labels with texts
      |
      = help: write a line for each, as in `census: The census of 2020.`, and `[^census]` where it belongs
    error[E0205]: `sections_as` takes short names with slugs, not text
     --> a.yaml:4:14
      |
    4 | sections_as: a
      |              ^ expected short names with slugs
      |
      = help: write a line for each, as in `costs: 2--a-very-long-slug`
    ");
}

#[test]
fn missing_keys_are_told() {
    let (outline, told) = read_text("subtitle: A\nsections:\n  - message: B\nrecommendations:\n  - who: C\n");
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0206]: an outline needs `report`
     --> a.yaml:1:1
      |
    1 | subtitle: A
      | ^^^^^^^^^^^ no `report` here
      |
      = help: name the report, as in `report: report.md`
    error[E0206]: an outline needs `title`
     --> a.yaml:1:1
      |
    1 | subtitle: A
      | ^^^^^^^^^^^ no `title` here
      |
      = help: write one, as in `title: What the report asks of Congress`
    error[E0206]: a section needs `title`
     --> a.yaml:3:5
      |
    3 |   - message: B
      |     ^^^^^^^^^^ no `title` here
      |
      = help: write one, as in `title: Why it matters here`
    error[E0206]: a recommendation needs `action`
     --> a.yaml:5:5
      |
    5 |   - who: C
      |     ^^^^^^ no `action` here
      |
      = help: say what is to be done, as in `action: Fund the centres`
    ");
}

#[test]
fn what_an_entry_needs_is_told() {
    insta::assert_snapshot!(told_of_section("figures:\n  - label: a\n  - { value: '1', cite: a:1 }\n  - { value: '1', label: a }\n  - { value: '1', label: a, derive: 2 - 1 }\n"), @r#"
    error[E0206]: a figure needs `value`
     --> a.yaml:6:9
      |
    6 |       - label: a
      |         ^^^^^^^^ no `value` here
      |
      = help: write it in quotation marks, as in `value: "93,000"`
    error[E0206]: a figure needs `cite`
     --> a.yaml:6:9
      |
    6 |       - label: a
      |         ^^^^^^^^ no evidence
      |
      = help: name the passage in which it stands, as in `cite: introduction:2`, or say under `own` why the desk adds it
    error[E0206]: a figure needs `label`
     --> a.yaml:7:9
      |
    7 |       - { value: '1', cite: a:1 }
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^ no `label` here
      |
      = help: say what the value counts, as in `label: people who died in one year`
    error[E0206]: a figure needs `cite`
     --> a.yaml:8:9
      |
    8 |       - { value: '1', label: a }
      |         ^^^^^^^^^^^^^^^^^^^^^^^^ no evidence
      |
      = help: name the passage in which it stands, as in `cite: introduction:2`, or say under `own` why the desk adds it
    error[E0206]: a figure that is derived needs `cite`
     --> a.yaml:9:9
      |
    9 |       - { value: '1', label: a, derive: 2 - 1 }
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no evidence
      |
      = help: name the passage in which the numbers of the sum stand, as in `cite: introduction:2`
    "#);
    insta::assert_snapshot!(told_of_section("evidence:\n  - { value: '1', cite: a:1 }\n  - { value: '1' }\n"), @r"
    error[E0206]: a figure needs `cite`
     --> a.yaml:7:9
      |
    7 |       - { value: '1' }
      |         ^^^^^^^^^^^^^^ no evidence
      |
      = help: name the passage in which it stands, as in `cite: introduction:2`, or say under `own` why the desk adds it
    ");
    insta::assert_snapshot!(told_of_section("image: { credit: us }\nquote: { text: '' }\nchart: { title: C }\ntable: { cite: a:1 }\n"), @r#"
    error[E0206]: an image needs `file`
     --> a.yaml:5:12
      |
    5 |     image: { credit: us }
      |            ^^^^^^^^^^^^^^ no `file` here
      |
      = help: name it, as in `file: map.png`
    error[E0206]: an image needs `alt`
     --> a.yaml:5:12
      |
    5 |     image: { credit: us }
      |            ^^^^^^^^^^^^^^ no `alt` here
      |
      = help: say what the picture shows, for those who cannot see it, as in `alt: Map of the border states`
    error[E0206]: a quotation needs `passage`
     --> a.yaml:6:12
      |
    6 |     quote: { text: '' }
      |            ^^^^^^^^^^^^ no `passage` here
      |
      = help: name where the words stand, as in `passage: conclusion:3`
    error[E0207]: the `text` of the quotation is empty
     --> a.yaml:6:20
      |
    6 |     quote: { text: '' }
      |                    ^^ no words
      |
      = help: give the words to the letter, without quotation marks around them
    error[E0206]: a chart needs `type`
     --> a.yaml:7:12
      |
    7 |     chart: { title: C }
      |            ^^^^^^^^^^^^ no `type` here
      |
      = help: say how it is drawn, as in `type: bar`
    error[E0206]: a chart needs `data`
     --> a.yaml:7:12
      |
    7 |     chart: { title: C }
      |            ^^^^^^^^^^^^ no `data` here
      |
      = help: write a line for each value, as in `- { label: "2019", value: 53.5 }`
    error[E0206]: a table needs `columns`
     --> a.yaml:8:12
      |
    8 |     table: { cite: a:1 }
      |            ^^^^^^^^^^^^^ no `columns` here
      |
      = help: write them as lists, as in `columns: [Year, Cases]`
    error[E0206]: a table needs `rows`
     --> a.yaml:8:12
      |
    8 |     table: { cite: a:1 }
      |            ^^^^^^^^^^^^^ no `rows` here
      |
      = help: write them as lists, as in `rows: [[2019, 53.5], [2020, 60.6]]`
    "#);
    insta::assert_snapshot!(told("own: [{ value: 3 }]\nlogo: { file: m.svg, alt: ' ' }\n"), @r"
    error[E0206]: a number of the desk’s own needs `why`
     --> a.yaml:3:7
      |
    3 | own: [{ value: 3 }]
      |       ^^^^^^^^^^^^ no `why` here
      |
      = help: say where it comes from, as in `why: the desk’s own count`
    error[E0207]: the `alt` of the logo is empty
     --> a.yaml:4:27
      |
    4 | logo: { file: m.svg, alt: ' ' }
      |                           ^^^ no words
      |
      = help: say what the picture shows, for those who cannot see it, as in `alt: Map of the border states`
    ");
}

#[test]
fn an_empty_title_is_told_and_the_rest_still_read() {
    let (outline, told) = read_text("report: r.md\ntitle: ''\nsections:\n  - title: '  '\n");
    assert!(outline.is_some());
    insta::assert_snapshot!(told, @r"
    error[E0207]: the `title` of the outline is empty
     --> a.yaml:2:8
      |
    2 | title: ''
      |        ^^ no words
      |
      = help: write one, as in `title: What the report asks of Congress`
    error[E0207]: the `title` of the section is empty
     --> a.yaml:4:12
      |
    4 |   - title: '  '
      |            ^^^^ no words
      |
      = help: write one, as in `title: Why it matters here`
    ");
}

#[test]
fn a_long_title_is_a_warning_and_a_long_word_is_none() {
    let (outline, told) = read_text(&format!("report: r.md\ntitle: {}\n", "long ".repeat(80)));
    assert!(outline.is_some());
    assert!(told.starts_with("warning[W0222]: the title of the outline has 399 characters"), "{told}");
    assert_eq!(read_text(&format!("report: r.md\ntitle: {}\n", "x".repeat(300))).1, "");
}

#[test]
fn dates_are_told_with_what_is_meant() {
    insta::assert_snapshot!(told("date: September 15, 2021\n"), @r"
    error[E0209]: `September 15, 2021` is not a date in the form of ISO 8601
     --> a.yaml:3:7
      |
    3 | date: September 15, 2021
      |       ^^^^^^^^^^^^^^^^^^ expected YYYY-MM-DD
      |
      = help: write it as year, month and day: `2021-09-15`
    ");
    insta::assert_snapshot!(told("date: 5/9/2021\n"), @r"
    error[E0209]: `5/9/2021` is not a date in the form of ISO 8601
     --> a.yaml:3:7
      |
    3 | date: 5/9/2021
      |       ^^^^^^^^ expected YYYY-MM-DD
      |
      = help: write it as year, month and day, as in `2021-09-15`
    ");
    insta::assert_snapshot!(told("date: 2021-02-30\n"), @r"
    error[E0209]: there is no day `2021-02-30` in the calendar
     --> a.yaml:3:7
      |
    3 | date: 2021-02-30
      |       ^^^^^^^^^^ expected YYYY-MM-DD
      |
      = help: check the month and the day
    ");
}

#[test]
fn names_that_are_not_known_are_told() {
    insta::assert_snapshot!(told("language: english\n"), @r"
    error[E0211]: `english` is no language that briefings can be set in
     --> a.yaml:3:11
      |
    3 | language: english
      |           ^^^^^^^ unknown language
      |
      = help: write one of `de`, `en`, `es`, `fr`, `it`, `nl` and `pt`, with a region where it matters: `en-US`, `de-CH`
    ");
    insta::assert_snapshot!(told("formats: [dek, memo, memo, poster]\n"), @r"
    error[E0212]: `dek` is not a format
     --> a.yaml:3:11
      |
    3 | formats: [dek, memo, memo, poster]
      |           ^^^ expected `deck`, `memo`, `onepager`, `handout` or `notes`
      |
      = help: did you mean `deck`?
    error[E0213]: the format `memo` is named twice
     --> a.yaml:3:22
      |
    3 | formats: [dek, memo, memo, poster]
      |                ----  ^^^^ here again
      |                |
      |                first here
      |
      = help: name it once: each format makes one PDF
    error[E0212]: `poster` is not a format
     --> a.yaml:3:28
      |
    3 | formats: [dek, memo, memo, poster]
      |                            ^^^^^^ expected `deck`, `memo`, `onepager`, `handout` or `notes`
      |
      = help: write `deck`, `memo`, `onepager`, `handout` or `notes`
    ");
    insta::assert_snapshot!(told("formats: { deck: { aspect: '16:10', paper: a4 }, memo: { paper: A5, contents: maybe }, handout: { slides: 5 } }\n"), @r"
    error[E0214]: `16:10` is not the shape of a slide
     --> a.yaml:3:28
      |
    3 | formats: { deck: { aspect: '16:10', paper: a4 }, memo: { paper: A5, contents: maybe }, handout: { slides: 5 } }
      |                            ^^^^^^^ expected `16:9` or `4:3`
      |
      = help: write `16:9` or `4:3`
    error[E0204]: a deck has no key `paper`
     --> a.yaml:3:37
      |
    3 | formats: { deck: { aspect: '16:10', paper: a4 }, memo: { paper: A5, contents: maybe }, handout: { slides: 5 } }
      |                                     ^^^^^ unknown key
      |
      = note: the keys of a deck are `aspect`
      = help: take it out, or write one of these
    error[E0214]: `A5` is not a paper
     --> a.yaml:3:65
      |
    3 | formats: { deck: { aspect: '16:10', paper: a4 }, memo: { paper: A5, contents: maybe }, handout: { slides: 5 } }
      |                                                                 ^^ expected `a4` or `letter`
      |
      = help: did you mean `a4`?
    error[E0214]: `maybe` is not a setting of `contents`
     --> a.yaml:3:79
      |
    3 | formats: { deck: { aspect: '16:10', paper: a4 }, memo: { paper: A5, contents: maybe }, handout: { slides: 5 } }
      |                                                                               ^^^^^ expected `true`, `false`, `yes` or `no`
      |
      = help: write `true`, `false`, `yes` or `no`
    error[E0214]: `5` is not a number of slides that fits on a page
     --> a.yaml:3:107
      |
    3 | formats: { deck: { aspect: '16:10', paper: a4 }, memo: { paper: A5, contents: maybe }, handout: { slides: 5 } }
      |                                                                                                           ^ expected `1`, `2`, `3`, `4`, `6` or `9`
      |
      = help: write `1`, `2`, `3`, `4`, `6` or `9`
    ");
    insta::assert_snapshot!(told_of_section("image: { file: a.png, alt: b, fit: stretch }\nchart: { type: pie, data: [{ label: a, value: 1 }] }\n"), @r"
    error[E0214]: `stretch` is not a way to fit a picture
     --> a.yaml:5:40
      |
    5 |     image: { file: a.png, alt: b, fit: stretch }
      |                                        ^^^^^^^ expected `contain` or `cover`
      |
      = help: write `contain` or `cover`
    error[E0214]: `pie` is not a type of chart
     --> a.yaml:6:20
      |
    6 |     chart: { type: pie, data: [{ label: a, value: 1 }] }
      |                    ^^^ expected `bar`
      |
      = help: write `bar`
    ");
    insta::assert_snapshot!(told("audience: The House, or Senate\n"), @r"
    error[E0215]: an audience is one word, by which the command line chooses it
     --> a.yaml:3:11
      |
    3 | audience: The House, or Senate
      |           ^^^^^^^^^^^^^^^^^^^^ holds a space or a comma
      |
      = help: write `audience: the-house-or-senate`, and who they are in `for`
    ");
    insta::assert_snapshot!(read_text("title: T\nreport: { my annex: a.md }\n").1, @r"
    error[E0215]: a report cannot be called `my annex`
     --> a.yaml:2:11
      |
    2 | report: { my annex: a.md }
      |           ^^^^^^^^ holds a space or a sign that addresses use
      |
      = help: choose a name of letters, digits and hyphens, as in `annex`
    ");
}

#[test]
fn minutes_are_plain_numbers() {
    for minutes in ["0", "2", "1.5", "120"] {
        assert_eq!(told_of_section(&format!("minutes: {minutes}\n")), "");
    }
    insta::assert_snapshot!(told_of_section("minutes: -2\n"), @r"
    error[E0210]: a section cannot take `-2` minutes
     --> a.yaml:5:14
      |
    5 |     minutes: -2
      |              ^^ expected a number from 0 to 1440
      |
      = help: write a plain number, as in `minutes: 2` or `minutes: 1.5`
    ");
    for minutes in ["2,5", "1e3", ".inf", "nan", "2:30", "two", "1e999", "1441", "."] {
        let told = told_of_section(&format!("minutes: {minutes}\n"));
        assert!(told.contains("is not a number of minutes"), "{minutes}: {told}");
    }
}

#[test]
fn addresses_are_told_with_their_form() {
    insta::assert_snapshot!(told_of_section("excerpt: [a b, 'x:0', 'x:3-2', 'x:y']\nfigures: [{ value: '1', label: a, cite: '[@a:1]' }, { value: '1', label: a, cite: a:1; b:2 }, { value: '1', label: a, cite: [] }]\nquote: { passage: { quote: a }, text: b }\n"), @r"
    error[E0216]: `a b` does not name a passage
     --> a.yaml:5:15
      |
    5 |     excerpt: [a b, 'x:0', 'x:3-2', 'x:y']
      |               ^^^ expected an address such as `slug:2`
      |
      = help: write `slug:2` for a block, `slug:2-3` for several, `slug:2.3` for an item of a list
    error[E0216]: `x:0` does not name a passage
     --> a.yaml:5:20
      |
    5 |     excerpt: [a b, 'x:0', 'x:3-2', 'x:y']
      |                    ^^^^^ passages, items and rows are counted from 1
      |
      = help: write `slug:2` for a block, `slug:2-3` for several, `slug:2.3` for an item of a list
    error[E0216]: `x:3-2` does not name a passage
     --> a.yaml:5:27
      |
    5 |     excerpt: [a b, 'x:0', 'x:3-2', 'x:y']
      |                           ^^^^^^^ the range runs backwards
      |
      = help: write `slug:2` for a block, `slug:2-3` for several, `slug:2.3` for an item of a list
    error[E0216]: `[@a:1]` does not name a passage
     --> a.yaml:6:45
      |
    6 |     figures: [{ value: '1', label: a, cite: '[@a:1]' }, { value: '1', label: a, cite: a:1; b:2 }, { value: '1', l...
      |                                             ^^^^^^^^ expected an address such as `slug:2`
      |
      = help: as a key, an address stands without brackets: `a:1`
    error[E0216]: `a:1; b:2` does not name a passage
     --> a.yaml:6:87
      |
    6 | ..., { value: '1', label: a, cite: a:1; b:2 }, { value: '1', label: a, cite: [] }]
      |                                    ^^^^^^^^ expected an address such as `slug:2`
      |
      = help: name several passages as a list: `[slug:2, other:3]`
    error[E0208]: `cite` names no passage
     --> a.yaml:6:129
      |
    6 | ...ite: a:1; b:2 }, { value: '1', label: a, cite: [] }]
      |                                                   ^^ nothing in it
      |
      = help: name the passage, as in `cite: introduction:2`, or take the key out
    error[E0206]: a citation needs `in`
     --> a.yaml:7:23
      |
    7 |     quote: { passage: { quote: a }, text: b }
      |                       ^^^^^^^^^^^^ no `in` here
      |
      = help: name the section in which the words stand, as in `in: introduction`
    ");
}

#[test]
fn tables_have_the_same_cells_in_each_row() {
    insta::assert_snapshot!(told_of_section("table:\n  columns: [A, B]\n  rows:\n    - [1]\n    - [1,000, 2]\n    - a\n    - [1, { a: b }]\n"), @r#"
    error[E0217]: the row has 1 cell, the table 2 columns
     --> a.yaml:8:11
      |
    8 |         - [1]
      |           ^^^ as many as the head has
      |
      = help: add cells, `""` for an empty one
    error[E0217]: the row has 3 cells, the table 2 columns
     --> a.yaml:9:11
      |
    9 |         - [1,000, 2]
      |           ^^^^^^^^^^ as many as the head has
      |
      = help: take cells out, or put one that holds a comma in quotation marks
    error[E0205]: a row takes a list of cells, not text
      --> a.yaml:10:11
       |
    10 |         - a
       |           ^ expected a list of cells
       |
       = help: begin each entry on a line of its own with `- `
    error[E0205]: a cell takes text, not keys with values
      --> a.yaml:11:15
       |
    11 |         - [1, { a: b }]
       |               ^^^^^^^^ expected text
       |
       = help: write one text; one that holds `: ` stands in quotation marks
    "#);
    insta::assert_snapshot!(told_of_section("table: { columns: [], rows: [] }\nchart: { type: bar, data: [] }\n"), @r#"
    error[E0208]: a table without columns shows nothing
     --> a.yaml:5:23
      |
    5 |     table: { columns: [], rows: [] }
      |                       ^^ nothing in it
      |
      = help: add entries, as in `[Year, Cases]`
    error[E0208]: a table without rows shows nothing
     --> a.yaml:5:33
      |
    5 |     table: { columns: [], rows: [] }
      |                                 ^^ nothing in it
      |
      = help: add entries, as in `[[2019, 53.5], [2020, 60.6]]`
    error[E0208]: a chart without data shows nothing
     --> a.yaml:6:31
      |
    6 |     chart: { type: bar, data: [] }
      |                               ^^ nothing in it
      |
      = help: add entries, as in `{ label: "2019", value: 53.5 }`
    "#);
}

#[test]
fn more_figures_than_fit_are_a_warning() {
    let figures = "  - { value: '1', label: a, cite: a:1 }\n".repeat(5);
    insta::assert_snapshot!(told_of_section(&format!("figures:\n{figures}")), @r"
    warning[W0223]: the section has 5 figures
      --> a.yaml:10:9
       |
    10 |       - { value: '1', label: a, cite: a:1 }
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not fit in one row with those before it
       |
       = help: keep the 4 that matter most; those under `evidence` are checked and not shown
    ");
}

#[test]
fn a_control_character_is_told_at_its_place() {
    insta::assert_snapshot!(told("subtitle: \"a\\u0007b\"\n"), @r#"
    error[E0010]: `subtitle` holds a control character, U+0007
     --> a.yaml:3:13
      |
    3 | subtitle: "a\u0007b"
      |             ^^^^^^ nothing can be printed for it
      |
      = help: take it out
    "#);
    insta::assert_snapshot!(told("subtitle: a\u{7}b\n"), @r"
    error[E0010]: `a.yaml` holds a control character, U+0007
     --> a.yaml:3:12
      |
    3 | subtitle: a␇b
      |            ^ nothing can be printed for it
      |
      = help: take it out; of the control characters only tabs and line ends may stand in a text
    ");
    insta::assert_snapshot!(told("subtitle: a\0b\n"), @r"
    error[E0010]: `a.yaml` holds a NUL byte
     --> a.yaml:3:12
      |
    3 | subtitle: a␀b
      |            ^ nothing can be printed for it
      |
      = help: take it out; of the control characters only tabs and line ends may stand in a text
    ");
}

#[test]
fn reports_in_all_their_forms() {
    insta::assert_snapshot!(read_text("title: T\nreport: { titel: A, file: r.md, date: soon }\n").1, @r"
    error[E0204]: a report has no key `titel`
     --> a.yaml:2:11
      |
    2 | report: { titel: A, file: r.md, date: soon }
      |           ^^^^^ unknown key
      |
      = note: the keys of a report are `file`, `title`, `author`, `date` and `language`
      = help: did you mean `title`?
    error[E0209]: `soon` is not a date in the form of ISO 8601
     --> a.yaml:2:39
      |
    2 | report: { titel: A, file: r.md, date: soon }
      |                                       ^^^^ expected YYYY-MM-DD
      |
      = help: write it as year, month and day, as in `2021-09-15`
    ");
    insta::assert_snapshot!(read_text("title: T\nreport: { title: A }\n").1, @r"
    error[E0206]: a report needs `file`
     --> a.yaml:2:9
      |
    2 | report: { title: A }
      |         ^^^^^^^^^^^^ no `file` here
      |
      = help: name the report's file, as in `file: report.md`
    ");
    insta::assert_snapshot!(read_text("title: T\nreport: []\n").1, @r"
    error[E0205]: `report` takes a path, not a list
     --> a.yaml:2:9
      |
    2 | report: []
      |         ^^ expected a path
      |
      = help: name the report's chapters, as in `[one.md, two.md]`
    ");
    insta::assert_snapshot!(read_text("title: T\nreport: ''\n").1, @r"
    error[E0207]: the path of a report is empty
     --> a.yaml:2:9
      |
    2 | report: ''
      |         ^^ nothing here
      |
      = help: write it, or take the key out
    ");
    insta::assert_snapshot!(read_text("title: T\nreport: { main: { author: B } }\n").1, @r"
    error[E0206]: a report needs `file`
     --> a.yaml:2:17
      |
    2 | report: { main: { author: B } }
      |                 ^^^^^^^^^^^^^ no `file` here
      |
      = help: name the report's file, as in `file: report.md`
    ");
}

#[test]
fn nothing_panics_on_odd_trees() {
    for text in [
        "~",
        "null",
        "[]",
        "{}",
        "report: {}",
        "title: {}",
        "report: [[]]",
        "sections: [[], ~, {}, x]",
        "formats: { deck: [], memo: x }",
        "extends: ~",
        "extends: ''",
        "own: {}",
        "a: [,]",
        "&a a: *a",
        "sections: {}\nrecommendations: 5",
        "title: \u{85}",
        "? ",
        "report: {main: }",
    ] {
        let (_, told) = read_text(text);
        assert!(told.contains("error["), "{text}: {told}");
    }
}
