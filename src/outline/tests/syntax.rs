use super::*;

/// Each of these is no YAML; what is told of it is read by a person who writes texts.
#[test]
fn faults_of_syntax_are_told_in_plain_words() {
    insta::assert_snapshot!(read_text("title: A\n\tb: c\n").1, @r"
    error[E0201]: a tab indents this line
     --> a.yaml:2:1
      |
    2 |     b: c
      | ^^^^ tab
      |
      = help: indent by spaces, two for each level; YAML does not take tabs
    ");
    insta::assert_snapshot!(read_text("sections:\n  - title: A\n\t  message: b\n").1, @r"
    error[E0201]: a tab indents this line
     --> a.yaml:3:1
      |
    3 |       message: b
      | ^^^^^^ tab
      |
      = help: indent by spaces, two for each level; YAML does not take tabs
    ");
    insta::assert_snapshot!(read_text("title: Mexico: what to do\n").1, @r#"
    error[E0201]: a text that holds `: ` has to stand in quotation marks
     --> a.yaml:1:14
      |
    1 | title: Mexico: what to do
      |              ^ YAML takes what stands before this for a key
      |
      = help: put it in quotation marks: `"Mexico: what to do"`
    "#);
    insta::assert_snapshot!(read_text("points:\n  - **Bold** words\n").1, @r#"
    error[E0201]: a text cannot begin with `*` in YAML, which takes it for the name of something else
     --> a.yaml:2:5
      |
    2 |   - **Bold** words
      |     ^ no such name
      |
      = help: put it in quotation marks: `"**Bold** words"`
    "#);
    insta::assert_snapshot!(read_text("points:\n  - [@a:1] says so\n").1, @r#"
    error[E0201]: a text cannot begin with `[` in YAML, which takes it for a list
     --> a.yaml:2:5
      |
    2 |   - [@a:1] says so
      |     ^ taken for a list
      |
      = help: put it in quotation marks: `"[@a:1] says so"`
    "#);
    insta::assert_snapshot!(read_text("points:\n  - [link](https://example.org) says so\n").1, @r#"
    error[E0201]: a text cannot begin with `[` in YAML, which takes it for a list
     --> a.yaml:2:11
      |
    2 |   - [link](https://example.org) says so
      |           ^ not part of the list
      |
      = help: put it in quotation marks: `"[link](https://example.org) says so"`
    "#);
    insta::assert_snapshot!(read_text("unit: % of GDP\n").1, @r#"
    error[E0201]: a text cannot begin with `%` in YAML
     --> a.yaml:1:7
      |
    1 | unit: % of GDP
      |       ^ the text begins here
      |
      = help: put it in quotation marks: `"% of GDP"`
    "#);
    insta::assert_snapshot!(read_text("title: \"abc\nb: c\n").1, @r#"
    error[E0201]: a quotation mark is not closed
     --> a.yaml:1:8
      |
    1 | title: "abc
      |        ^ opened here
      |
      = help: close it by the same mark; in single quotation marks an apostrophe is written twice
    "#);
    insta::assert_snapshot!(read_text("title: 'it's'\n").1, @r#"
    error[E0201]: words follow a quotation mark that closes a text
     --> a.yaml:1:12
      |
    1 | title: 'it's'
      |            ^ after the closing mark
      |
      = help: put the whole text in quotation marks; within double ones write `\"`, within single ones `''`
    "#);
    insta::assert_snapshot!(read_text("formats: [deck, memo\ntitle: c\n").1, @r"
    error[E0201]: a bracket is not closed
     --> a.yaml:2:6
      |
    2 | title: c
      |      ^ noticed here
      |
      = help: close each `[` by `]` and each `{` by `}`, and part the entries by commas
    ");
    insta::assert_snapshot!(read_text("formats: {deck: 1\ntitle: c\n").1, @r"
    error[E0201]: a bracket is not closed
     --> a.yaml:2:6
      |
    2 | title: c
      |      ^ noticed here
      |
      = help: close each `[` by `]` and each `{` by `}`, and part the entries by commas
    ");
    insta::assert_snapshot!(read_text("title: A\n  subtitle: b\n").1, @r"
    error[E0201]: this line is indented further than it can be
     --> a.yaml:2:3
      |
    2 |   subtitle: b
      |   ^^^^^^^^^ a key cannot stand here
      |
      = help: let it begin in the column of the keys that it belongs to; if it goes on from the line above, put the whole text in quotation marks
    ");
    insta::assert_snapshot!(read_text("a:\n  - b\n c: d\n").1, @r"
    error[E0201]: this line is not indented like those it belongs to, or its key lacks a colon
     --> a.yaml:3:2
      |
    3 |  c: d
      |  ^ out of line
      |
      = help: let the entries of one list or map begin in one column, each key ended by `: `
    ");
    insta::assert_snapshot!(read_text("the title\nreport: e\n").1, @r"
    error[E0201]: this line has no key with a colon and a space after it
     --> a.yaml:1:1
      |
    1 | the title
      | ^^^^^^^^^ no `key: value`
      |
      = help: write `key: value`, with a space after the colon
    ");
    insta::assert_snapshot!(read_text("text: > quoted\n").1, @r"
    error[E0201]: words follow `>` on its line
     --> a.yaml:1:7
      |
    1 | text: > quoted
      |       ^ a text begins on the next line after it
      |
      = help: begin the text on the next line, indented; or put it in quotation marks if the `>` is part of it
    ");
    insta::assert_snapshot!(read_text("points: - one\n").1, @r"
    error[E0201]: a list cannot begin on the line of its key
     --> a.yaml:1:9
      |
    1 | points: - one
      |         ^ begins here
      |
      = help: begin it on the next line, or put it in brackets: `[a, b]`
    ");
    insta::assert_snapshot!(read_text("title: \"a\\qb\"\n").1, @r#"
    error[E0201]: in double quotation marks `\` begins an escape, and this is none
     --> a.yaml:1:8
      |
    1 | title: "a\qb"
      |        ^ this text
      |
      = help: write `\\` for a backslash, or put the text in single quotation marks
    "#);
    insta::assert_snapshot!(read_text("title: A\n---\ntitle: B\n").1, @r"
    error[E0201]: the file holds more than one outline
     --> a.yaml:2:1
      |
    2 | ---
      | ^^^ a second document begins here
      |
      = help: give each outline a file of its own, or take out the line `---`
    ");
    insta::assert_snapshot!(read_text("title: !!int abc\n").1, @r"
    error[E0201]: the value is not what its tag says
     --> a.yaml:1:14
      |
    1 | title: !!int abc
      |              ^^^ this value
      |
      = help: take the tag, which begins with `!`, out: an outline needs none
    ");
}

#[test]
fn the_place_is_right_after_characters_of_several_bytes() {
    insta::assert_snapshot!(read_text("# Ünïcödé 🦀\ntitle: México: qué hacer\n").1, @r#"
    error[E0201]: a text that holds `: ` has to stand in quotation marks
     --> a.yaml:2:14
      |
    2 | title: México: qué hacer
      |              ^ YAML takes what stands before this for a key
      |
      = help: put it in quotation marks: `"México: qué hacer"`
    "#);
}

#[test]
fn what_is_no_outline_is_refused() {
    insta::assert_snapshot!(read_text("just words\n").1, @r"
    error[E0205]: `a.yaml` is no outline
     --> a.yaml:1:1
      |
    1 | just words
      | ^^^^^^^^^^ expected keys with values
      |
      = help: an outline begins like this: `report: report.md`, then `title: …` on the next line
    ");
    insta::assert_snapshot!(read_text("- a\n- b\n").1, @r"
    error[E0205]: `a.yaml` is no outline
     --> a.yaml:1:1
      |
    1 | - a
      | ^^^ expected keys with values
      |
      = help: an outline begins like this: `report: report.md`, then `title: …` on the next line
    ");
    insta::assert_snapshot!(read_text("# nothing yet\n").1, @r"
    error[E0205]: `a.yaml` holds nothing but comments
     --> a.yaml:2:1
      |
    2 |
      | ^
      |
      = help: an outline begins like this: `report: report.md`, then `title: …` on the next line
    ");
    insta::assert_snapshot!(read_text("").1, @r"
    error[E0008]: `a.yaml` is empty
     --> a.yaml:1:1
      |
    1 |
      | ^
      |
      = help: write something into it
    ");
    insta::assert_snapshot!(read_text("report: r.md\ntitle: T\n? [a, b]\n: c\n").1, @r"
    error[E0205]: a key has to be text
     --> a.yaml:3:3
      |
    3 | ? [a, b]
      |   ^^^^^^ not text
      |
      = help: begin the line with a key that an outline knows, as in `title: …`
    ");
}

#[test]
fn a_bomb_of_aliases_is_refused_at_once() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let alias = format!("*a{}", level - 1);
        text += &format!("a{level}: &a{level} [{}]\n", [alias.as_str(); 10].join(", "));
    }
    let (outline, told) = read_text(&text);
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0202]: the outline is larger or deeper than an outline can be
     --> a.yaml:5:45
      |
    5 | a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
      |                                             ^^^ the limit is passed here
      |
      = note: aliases (`*name`) count with all that they stand for
      = help: write out what is meant, without aliases of aliases
    ");
    insta::assert_snapshot!(read_text("a: &x [*x]\n").1, @r"
    error[E0202]: an alias stands inside the thing that it stands for
     --> a.yaml:1:8
      |
    1 | a: &x [*x]
      |        ^^ this would go on for ever
      |
      = help: write out what is meant
    ");
}

#[test]
fn deep_nesting_and_large_files_are_refused() {
    let deep = format!("title: {}{}\n", "[".repeat(5000), "]".repeat(5000));
    let (outline, told) = read_text(&deep);
    assert!(outline.is_none());
    assert!(told.starts_with("error[E0202]: the outline is larger or deeper than an outline can be"), "{told}");
    let large = format!("report: r.md\ntitle: T\nbottom_line: {}\n", "word ".repeat(2_000_000));
    let (outline, told) = read_text(&large);
    assert!(outline.is_none());
    insta::assert_snapshot!(told, @r"
    error[E0007]: `a.yaml` is too large: 9.6 MiB of at most 4 MiB
     |
     = help: check that this is the file you mean, or divide it
    ");
}

#[test]
fn keys_that_stand_twice_are_told_with_both_places() {
    insta::assert_snapshot!(told("subtitle: A\nsections:\n  - title: A\n    title: B\nsubtitle: B\n"), @r"
    error[E0203]: the key `title` stands twice
     --> a.yaml:6:5
      |
    5 |   - title: A
      |     ----- first here
    6 |     title: B
      |     ^^^^^ here again
      |
      = help: keep one of the two
    error[E0203]: the key `subtitle` stands twice
     --> a.yaml:7:1
      |
    3 | subtitle: A
      | -------- first here
    ...
    7 | subtitle: B
      | ^^^^^^^^ here again
      |
      = help: keep one of the two
    ");
}

#[test]
fn a_comment_that_cuts_a_text_is_told() {
    insta::assert_snapshot!(told("subtitle: The #1 concern\n"), @r"
    warning[W0221]: a `#` after a space begins a comment in YAML
     --> a.yaml:3:15
      |
    3 | subtitle: The #1 concern
      |               ^^^^^^^^^^ not part of the text
      |
      = help: put the text in quotation marks if this belongs to it, or write `# ` before a comment
    ");
    assert_eq!(told("subtitle: A # a comment\nmarking: \"The #1\"\nfor: C#\nformats: # which\n  deck:\n"), "");
}
