use super::*;
use crate::source::FileId;
use std::time::{Duration, Instant};

fn read(text: &str, citations: bool) -> Parsed {
    let located = Located::exact(FileId(0), 0, text);
    parse(&located, Dialect { citations, language: Language::default_language() })
}

/// Calls back for each inline, however deep.
fn each_inline(blocks: &[Block], visit: &mut impl FnMut(&Inline)) {
    fn inlines(content: &[Inline], visit: &mut impl FnMut(&Inline)) {
        for inline in content {
            visit(inline);
            match &inline.kind {
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Superscript(inner)
                | InlineKind::Subscript(inner)
                | InlineKind::Spoken(_, inner)
                | InlineKind::Link { content: inner, .. } => inlines(inner, visit),
                _ => {}
            }
        }
    }
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => inlines(content, visit),
            BlockKind::List { items, .. } => items.iter().for_each(|item| each_inline(&item.blocks, visit)),
            BlockKind::Quote(blocks) => each_inline(blocks, visit),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flat_map(|row| &row.cells)).for_each(|cell| inlines(cell, visit));
            }
            BlockKind::Code(_) | BlockKind::Picture { .. } => {}
        }
    }
}

fn depth(blocks: &[Block]) -> usize {
    let inner = |block: &Block| match &block.kind {
        BlockKind::List { items, .. } => items.iter().map(|item| depth(&item.blocks)).max().unwrap_or(0) + 1,
        BlockKind::Quote(blocks) => depth(blocks),
        _ => 0,
    };
    blocks.iter().map(inner).max().unwrap_or(0) + 1
}

#[test]
fn words_have_the_place_that_they_come_from() {
    let text = "# One \"two\" *three*\n\n> a (b)\n> c -- d&amp;e [f](g) `h`\n\n- x\\*y<sub>2</sub> z[^n]\n\n| p | \"q\" |\n|---|---|\n| r | s |\n";
    let parsed = read(text, false);
    let mut seen = 0;
    each_inline(&parsed.blocks, &mut |inline| {
        let place = &text[inline.span.start as usize..inline.span.end as usize];
        if let InlineKind::Text(words) = &inline.kind {
            seen += 1;
            let letters =
                |text: &str| text.replace("amp", "").chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            assert_eq!(letters(words), letters(place), "{words:?} from {place:?}");
            assert!(!place.starts_with('*') && !place.starts_with('`'), "{place:?}");
        }
    });
    assert_eq!(seen, 12);
}

#[test]
fn a_citation_in_a_field_has_its_place_in_the_file() {
    let file = crate::source::SourceFile::new("a", "k: \"say \\\"so\\\" [@a:1;\n  @b:2]\"\n");
    let span = Span { file: FileId(0), start: 3, end: file.text.len() as u32 - 1 };
    let located = Located::aligned("say \"so\" [@a:1; @b:2]", span, &file);
    let parsed = parse(&located, Dialect { citations: true, language: Language::default_language() });
    let mut places = Vec::new();
    each_inline(&parsed.blocks, &mut |inline| {
        if let InlineKind::Citation(citations) = &inline.kind {
            places.extend(
                citations.iter().map(|citation| &file.text[citation.span.start as usize..citation.span.end as usize]),
            );
        }
    });
    assert_eq!(places, ["@a:1", "@b:2"]);
}

#[test]
fn a_megabyte_of_one_sign_neither_hangs_nor_overflows() {
    let signs = [
        ">",
        "[",
        "]",
        "*",
        "_",
        "![",
        "<",
        "`",
        "|",
        "- ",
        "> - ",
        "1. ",
        "[^1]",
        "[^a]: ",
        "[@",
        "[@a:1]",
        "[@a:1][@b:2]",
        "&",
        "\\",
        "\"",
        "'",
        "<sub>",
        "<sup>a</sub>",
        "*_",
        "**a ",
        "a**",
        "[a](",
        "<!--",
        "#",
        "-",
        ".",
        "{",
        "~",
        "<a ",
        "[x][",
        "![a][",
        "\n> ",
        "- a\n",
        "a\n\n",
        "|a|\n|-|\n",
        "<div>\n",
        "`` ` ",
        "[a]: b\n",
        "\t",
        "<br>",
        "&amp;",
        "[[",
        "](",
        "\u{A0}",
        "[^a]\n\n[^a]: x\n\n",
        "*a _b ",
        "<?",
        "<![CDATA[",
        "<!A",
        "[\\[",
        "“",
        "[^",
    ];
    for sign in signs {
        // Less in an unoptimised build, which is some twenty times as slow.
        let length = if cfg!(debug_assertions) { 1 << 15 } else { 1 << 20 };
        for text in [
            sign.repeat(length / sign.len()),
            format!("{}x", sign.repeat(length / sign.len())),
            format!("a|{}", sign.repeat(length / sign.len())),
        ] {
            for citations in [false, true] {
                let begin = Instant::now();
                let parsed = read(&text, citations);
                assert!(depth(&parsed.blocks) <= NESTING_LIMIT, "{sign:?} nests {} deep", depth(&parsed.blocks));
                let time = begin.elapsed();
                assert!(time < Duration::from_secs(2), "{sign:?} takes {time:?}");
            }
        }
    }
}

#[test]
fn lines_that_nest_ever_deeper_are_read_to_the_limit() {
    let quotes: String = (1..300).map(|level| format!("{} q{level}\n", ">".repeat(level))).collect();
    let lists: String = (0..300).map(|level| format!("{}- l{level}\n", "  ".repeat(level))).collect();
    let marks = format!("{}x{}", "*a **b ".repeat(200), "** *".repeat(200));
    for text in [quotes, lists, marks] {
        let parsed = read(&text, false);
        assert!(depth(&parsed.blocks) <= NESTING_LIMIT);
        let mut words = String::new();
        each_inline(&parsed.blocks, &mut |inline| {
            if let InlineKind::Text(text) = &inline.kind {
                words.push_str(text);
            }
        });
        // What lies too deep is still there.
        for word in ["q1 ", "q299", "l0", "l299", "x"] {
            assert!(!text.contains(word) || words.contains(word.trim()), "{word} is lost");
        }
    }
}

#[test]
fn addresses_are_read_and_their_faults_told() {
    let good = |text: &str| address(text).unwrap();
    assert_eq!(good("slug").part, Part::Whole);
    assert_eq!(good(" slug:2 ").part, Part::Block(2));
    assert_eq!(good("slug:2-3").part, Part::Range(2, 3));
    assert_eq!(good("slug:2-2").part, Part::Block(2));
    assert_eq!(good("slug:1.3").part, Part::Item(1, 3));
    assert_eq!(good("@annex/slug:1").report.as_deref(), Some("annex"));
    assert_eq!(good("sec:intro:4").section, "sec:intro");
    assert_eq!(good("sec:intro").section, "sec:intro");
    for (text, fault) in [
        ("", CitationFault::Empty),
        ("slug:", CitationFault::Empty),
        (":2", CitationFault::Empty),
        ("/slug", CitationFault::Empty),
        ("annex/", CitationFault::Empty),
        ("slug:0", CitationFault::Zero),
        ("slug:1.0", CitationFault::Zero),
        ("slug:0-2", CitationFault::Zero),
        ("slug:3-1", CitationFault::Backwards),
        ("slug:2a", CitationFault::NotANumber),
        ("slug:-2", CitationFault::NotANumber),
        ("slug:2.", CitationFault::NotANumber),
        ("two words", CitationFault::Malformed),
        ("slug;other", CitationFault::Malformed),
    ] {
        assert_eq!(address(text), Err(fault), "{text}");
    }
}

#[test]
fn brackets_that_are_never_closed_keep_their_places() {
    read("[[&amp;ésub[^1]", false);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[ -~\n“”éß\u{A0}\u{202F}]{0,200}", citations: bool, language in 0..4usize) {
        let language = Language::parse(["en-US", "fr", "de", "fr-CA"][language]).unwrap();
        let located = Located::exact(FileId(0), 7, text.as_str());
        let parsed = parse(&located, Dialect { citations, language });
        each_inline(&parsed.blocks, &mut |inline| {
            assert!(inline.span.start <= inline.span.end && inline.span.start >= 7);
            assert!(text.is_char_boundary(inline.span.start as usize - 7) && text.is_char_boundary(inline.span.end as usize - 7));
        });
    }

    #[test]
    fn no_row_of_marks_makes_it_panic(parts in proptest::collection::vec(proptest::sample::select(vec![
        "[", "]", "(", ")", "@", "a:1", "^", ":", ";", "!", "*", "_", "`", "<", ">", "sub", "/", "<sub>", "</sub>", "<br>", "<!--", "-->",
        "\n", "\n\n", "> ", "- ", "1. ", "|", "|-|", "    ", "\"", "'", "\\", "&amp;", "x", " ", "--", "...", "# ", "[^1]", "[^1]: ", "<div>", "</div>",
        "é", "{#id}", "```",
    ]), 0..60), citations: bool) {
        read(&parts.concat(), citations);
    }
}

#[test]
fn comments_are_taken_out_even_where_they_have_no_end() {
    assert_eq!(without_comments("One <!-- private -->two<!---->.\n<!-- three"), "One two.\n");
}
