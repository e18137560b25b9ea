//! What a reader would notice of a composed briefing, read off the flow of blocks.

use super::deck::kinds::SlideKind;
use super::flow::{Block, BlockKind, Document, NumberForm, TextRole};
use super::{Setting, compose};
use crate::brief::{
    Block as Prose, Brief, Category, Chart, Datum, Event, Figure, Inline, Meta, Passage, Place, PlaceKind, Point,
    Quote, Recommendation, Section, Series, Side, Source, SourceId, Table,
};
use crate::language::Language;
use crate::outline::{ChartKind, Format, Highlight, Layout, Paper};
use crate::source::{FileId, Span};
use crate::text::{RunKind, Text};
use crate::theme;

const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned(), NOWHERE)]
}

fn citing(text: &str, source: u32) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned(), NOWHERE), Inline::Mark(vec![SourceId(source)])]
}

fn passage(from: usize) -> Source {
    Source::Passage(Passage {
        report: "Annual report".into(),
        section_at: (0, 0),
        address: format!("costs:{from}"),
        section: words("Costs"),
        place: Place { kind: PlaceKind::Paragraph, from, to: from, item: None },
        notes: Vec::new(),
        sums: Vec::new(),
        spans: Vec::new(),
    })
}

fn section(title: &str) -> Section {
    Section {
        title: words(title),
        message: words(&format!("{title} matters")),
        text: Vec::new(),
        minutes: Some(2.0),
        figures: Vec::new(),
        points: Vec::new(),
        excerpts: Vec::new(),
        chart: None,
        image: None,
        table: None,
        quote: None,
        versus: Vec::new(),
        timeline: Vec::new(),
        layout: None,
        say: Vec::new(),
        appendix: false,
        span: NOWHERE,
        evidence: Vec::new(),
    }
}

fn point(text: &str, source: u32) -> Point {
    Point { content: citing(text, source), own: false }
}

fn figure(value: &str, source: u32) -> Figure {
    Figure {
        change: None,
        drawing: None,
        value: value.into(),
        unit: String::new(),
        label: words("people"),
        sources: vec![SourceId(source)],
        own: false,
        place: NOWHERE,
        id: None,
        stated: NOWHERE,
        numbers: 0..0,
    }
}

fn recommendation(action: &str) -> Recommendation {
    Recommendation {
        id: None,
        action: words(action),
        who: words("Somebody"),
        when: words("Soon"),
        sources: vec![SourceId(0)],
        own: Vec::new(),
        reason: None,
    }
}

fn brief(sections: Vec<Section>) -> Brief {
    Brief {
        name: "staff".into(),
        meta: Meta {
            title: words("What it costs"),
            subtitle: Vec::new(),
            audience: "staff".into(),
            readers: words("Staff"),
            occasion: Vec::new(),
            date: None,
            duration: None,
            presenter: words("The desk"),
            contact: Vec::new(),
            language: Language::default_language(),
            marking: words("Draft"),
            embargo: None,
            watermark: Vec::new(),
            theme: None,
            logo: None,
        },
        formats: Vec::new(),
        bottom_line: vec![Prose::Paragraph(citing("It costs much.", 2))],
        sections,
        recommendations: vec![recommendation("Pay")],
        sources: vec![passage(1), passage(2), passage(3)],
        abbreviations: Vec::new(),
        accepted: Vec::new(),
        revision: None,
        comments: Vec::new(),
        reports: Vec::new(),
        files: Vec::new(),
        census: Vec::new(),
        quoted: Vec::new(),
    }
}

fn composed(brief: &Brief, format: Format) -> Document {
    let theme = theme::built_in(theme::USUAL).unwrap().paper;
    compose(brief, &Setting::new(format), &theme).document
}

/// All blocks of the pages' bodies, inner ones included, in reading order.
fn all_blocks(document: &Document) -> Vec<&Block> {
    fn visit<'a>(blocks: &'a [Block], out: &mut Vec<&'a Block>) {
        for block in blocks {
            out.push(block);
            match &block.kind {
                BlockKind::Group(group) => visit(&group.blocks, out),
                BlockKind::List(list) => list.items.iter().for_each(|item| visit(&item.blocks, out)),
                BlockKind::Columns(columns) => columns.columns.iter().for_each(|column| {
                    visit(&column.blocks, out);
                    column.tiers.iter().for_each(|tier| visit(tier, out));
                }),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    for sequence in &document.sequences {
        sequence.first.before.iter().for_each(|placed| visit(&placed.blocks, &mut out));
        visit(&sequence.body, &mut out);
    }
    out
}

fn plain(text: &Text) -> String {
    text.runs
        .iter()
        .map(|run| match &run.kind {
            RunKind::Words(words) => words.clone(),
            RunKind::Mark { label, .. } => format!("^{label}"),
            RunKind::MarksBetween { .. } => "–".to_owned(),
            RunKind::Break | RunKind::Field(_) => String::new(),
        })
        .collect()
}

fn texts(document: &Document) -> Vec<String> {
    all_blocks(document)
        .into_iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Text(text) => Some(plain(&text.text)),
            _ => None,
        })
        .collect()
}

fn headings(document: &Document) -> Vec<(u8, String)> {
    all_blocks(document)
        .into_iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Text(text) => match text.role {
                TextRole::Heading(level) => Some((level, plain(&text.text))),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

#[test]
fn endnotes_are_numbered_by_first_use_in_each_format() {
    let mut costs = section("Costs");
    costs.points = vec![point("First", 1), point("Second", 2), point("Third", 1)];
    costs.text = vec![Prose::Paragraph(citing("It costs much.", 2))];
    let mut brief = brief(vec![costs]);
    brief.bottom_line.clear();

    // The memo has running text before the points, which cites the third source; the deck has only the points.
    let memo = texts(&composed(&brief, Format::Memo));
    for expected in ["It costs much.^1", "First^2", "Second^1", "Third^2"] {
        assert!(memo.contains(&expected.to_owned()), "{expected} is missing in {memo:?}");
    }
    let deck = texts(&composed(&brief, Format::Deck));
    for expected in ["First^1", "Second^2", "Third^1"] {
        assert!(deck.contains(&expected.to_owned()), "{expected} is missing in {deck:?}");
    }
}

#[test]
fn marks_that_count_on_are_a_range_from_three_on() {
    let mut costs = section("Costs");
    let said = |sources: &[u32]| {
        let sources = sources.iter().map(|&source| SourceId(source)).collect();
        Point { content: [words("It costs."), vec![Inline::Mark(sources)]].concat(), ..point("", 0) }
    };
    costs.points = vec![said(&[0, 1]), said(&[2, 3, 4, 0]), said(&[4, 3, 2]), said(&[1, 2])];
    let mut asked = recommendation("Pay");
    asked.sources = [0, 2, 3, 4].map(SourceId).to_vec();
    let mut brief = brief(vec![costs]);
    brief.bottom_line.clear();
    brief.sources = (1..=5).map(passage).collect();
    brief.recommendations = vec![asked];
    let document = composed(&brief, Format::Memo);
    let memo = texts(&document);
    for expected in ["It costs.^1^2", "It costs.^3–^5^1", "It costs.^5^4^3", "It costs.^2^3"] {
        assert!(memo.contains(&expected.to_owned()), "{expected} is missing in {memo:?}");
    }
    let cells = all_blocks(&document).into_iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => table.rows.last()?.last().map(|cell| plain(&cell.text)),
        _ => None,
    });
    assert_eq!(cells.collect::<Vec<_>>(), ["^1, ^3–^5"]);
}

#[test]
fn endnotes_say_where_the_passage_stands() {
    let mut costs = section("Costs");
    costs.points = vec![point("First", 1), point("Second", 0)];
    let memo = texts(&composed(&brief(vec![costs]), Format::Memo));
    assert!(memo.iter().any(|text| text.starts_with("Annual report, “Costs”, par.\u{a0}2.")), "{memo:?}");
}

#[test]
fn bookmarks_repeat_the_headings() {
    let mut costs = section("Costs");
    costs.points = vec![point("A point", 0)];
    let brief = brief(vec![costs, section("Benefits")]);
    for format in [Format::Memo, Format::Deck] {
        let document = composed(&brief, format);
        let bookmarks: Vec<&str> = document.bookmarks.iter().map(|bookmark| bookmark.title.as_str()).collect();
        for (_, heading) in headings(&document) {
            assert!(bookmarks.contains(&heading.as_str()), "{heading} has no bookmark among {bookmarks:?}");
        }
    }
}

#[test]
fn four_recommendations_are_a_table_and_three_are_cards() {
    let tables = |count: usize| {
        let mut brief = brief(vec![section("Costs")]);
        brief.recommendations = (0..count).map(|index| recommendation(&format!("Step {index}"))).collect();
        let deck = composed(&brief, Format::Deck);
        all_blocks(&deck).into_iter().filter(|block| matches!(block.kind, BlockKind::Table(_))).count()
    };
    assert_eq!((tables(3), tables(4)), (0, 1));
}

#[test]
fn a_deck_says_the_bottom_line_and_a_section_that_is_running_text_alone() {
    let mut costs = section("Costs");
    costs.text = vec![Prose::Paragraph(citing("The rise is steel.", 0))];
    let deck = texts(&composed(&brief(vec![costs]), Format::Deck));
    for expected in ["It costs much.^1", "The rise is steel.^2"] {
        assert!(deck.contains(&expected.to_owned()), "{expected} is missing in {deck:?}");
    }
}

#[test]
fn a_continued_slide_repeats_its_headline_without_marks() {
    let mut costs = section("Costs");
    costs.message = citing("Costs rose", 1);
    costs.points = vec![point("A point", 0)];
    let deck = composed(&brief(vec![costs]), Format::Deck);
    let again: Vec<String> = deck
        .sequences
        .iter()
        .flat_map(|sequence| &sequence.rest.before)
        .flat_map(|placed| &placed.blocks)
        .filter_map(|block| match &block.kind {
            BlockKind::Text(text) => Some(plain(&text.text)),
            _ => None,
        })
        .collect();
    assert!(again.contains(&"Costs rose ( of )".to_owned()), "{again:?}");
}

#[test]
fn a_lead_in_stays_with_the_points_after_the_text() {
    let mut costs = section("Costs");
    costs.text = vec![Prose::Paragraph(words("It costs much.")), Prose::Paragraph(words("There are two reasons:"))];
    costs.points = vec![point("Steel", 0), point("Time", 0)];
    let memo = composed(&brief(vec![costs]), Format::Memo);
    let keeps = |wanted: &str| {
        let blocks = all_blocks(&memo);
        let of = |block: &&&Block| matches!(&block.kind, BlockKind::Text(text) if plain(&text.text) == wanted);
        blocks.iter().find(of).unwrap().keep.with_next
    };
    assert!(keeps("There are two reasons:"));
    assert!(!keeps("It costs much."));
}

#[test]
fn a_memo_fits_either_paper_with_whole_lines() {
    let theme = theme::built_in(theme::USUAL).unwrap().paper;
    for paper in [Paper::Letter, Paper::A4] {
        let setting = Setting { paper, ..Setting::new(Format::Memo) };
        let memo = compose(&brief(vec![section("Costs")]), &setting, &theme).document;
        let master = memo.sequences[1].master;
        let lines = master.body.height / master.grid;
        assert!((lines - lines.round()).abs() < 1e-3, "{lines} lines");
        assert!(master.body.right() < master.page.width && master.body.bottom() < master.page.height);
    }
}

#[test]
fn an_appendix_follows_the_closing_slide_and_is_numbered_apart() {
    let mut reserve = section("Method");
    reserve.appendix = true;
    reserve.points = vec![point("Counted", 1)];
    let mut brief = brief(vec![reserve, section("Costs"), section("Gains")]);
    brief.meta.contact = words("desk@example.org");
    let deck = composed(&brief, Format::Deck);
    let forms: Vec<_> = deck.sequences.iter().map(|slide| (slide.numbering.form, slide.numbering.start)).collect();
    // Title, bottom line, agenda, two sections, recommendations, questions, the appendix, endnotes.
    let mut expected = vec![(NumberForm::Arabic, None); 7];
    expected[0].1 = Some(1);
    expected.extend([(NumberForm::Appendix, Some(1)), (NumberForm::Appendix, None)]);
    assert_eq!(forms, expected);
    let agenda = all_blocks(&deck).into_iter().find_map(|block| match &block.kind {
        BlockKind::Contents(contents) => Some(contents.entries.len()),
        _ => None,
    });
    assert_eq!(agenda, Some(3), "two sections and the recommendations");
    let titles: Vec<&str> = deck.bookmarks.iter().map(|bookmark| bookmark.title.as_str()).collect();
    let at = |title: &str| titles.iter().position(|other| *other == title).unwrap();
    assert!(at("Recommendations") < at("Questions") && at("Questions") < at("Method"));

    let memo = composed(&brief, Format::Memo);
    let levels: Vec<(u8, &str)> =
        memo.bookmarks.iter().map(|bookmark| (bookmark.level, bookmark.title.as_str())).collect();
    let appendix = levels.iter().position(|(_, title)| *title == "Appendix").unwrap();
    assert_eq!(levels[appendix - 1..=appendix + 1], [(1, "Recommendations"), (1, "Appendix"), (2, "Method")]);
    let one = composed(&brief, Format::Onepager);
    assert!(!texts(&one).concat().contains("Method"));
}

#[test]
fn a_section_gets_an_opener_from_three_slides_on() {
    let mut costs = section("Costs");
    costs.points = vec![point("A point", 0)];
    costs.figures = vec![figure("44", 0)];
    costs.quote = Some(Quote { content: words("It cost much"), source: SourceId(1) });
    let opened = |costs: &Section| {
        let deck = composed(&brief(vec![costs.clone(), section("Gains")]), Format::Deck);
        deck.sequences.iter().filter(|slide| slide.part.as_deref() == Some("Costs")).count() == 1
            && deck
                .sequences
                .iter()
                .any(|slide| slide.part.as_deref() == Some("Costs") && slide.master.ground.is_some())
    };
    assert!(!opened(&costs));
    let cell = || vec![words("1")];
    costs.table = Some(Table { title: Vec::new(), columns: cell(), rows: vec![cell()], sources: Vec::new() });
    assert!(opened(&costs));
}

#[test]
fn a_headline_is_read_once_for_each_section() {
    let mut costs = section("Costs");
    costs.points = vec![point("A point", 0)];
    costs.quote = Some(Quote { content: words("It cost much"), source: SourceId(1) });
    let deck = composed(&brief(vec![costs]), Format::Deck);
    let said = deck.bookmarks.iter().filter(|bookmark| bookmark.title == "Costs matters").count();
    assert_eq!(said, 1);
}

/// A chart of so many years from 2001 on, each with its number as its value; the third is missing.
fn chart(years: u32) -> Chart {
    let category =
        |year: u32| Category { label: words(&format!("{}", 2000 + year)), year: Some(f64::from(2000 + year)) };
    let value = |year: u32| Datum {
        value: f64::from(year),
        shown: year.to_string(),
        exact: None,
        place: NOWHERE,
        sources: Vec::new(),
    };
    let values = (1..=years).map(|year| (year != 3).then(|| value(year))).collect();
    Chart {
        kind: ChartKind::Line,
        title: words("Visits"),
        unit: words("thousands"),
        categories: (1..=years).map(category).collect(),
        series: vec![Series { label: words("Town"), values, change: None }],
        highlight: Some(Highlight::Series(0)),
        table: true,
        sources: vec![SourceId(0)],
    }
}

fn charted(years: u32, format: Format) -> Document {
    composed(&brief(vec![Section { chart: Some(chart(years)), ..section("Visits") }]), format)
}

#[test]
fn a_chart_tells_its_values_or_the_ends_and_extremes_of_many() {
    let told = |years: u32| {
        let document = charted(years, Format::Deck);
        let alts = all_blocks(&document).into_iter().filter_map(|block| match &block.kind {
            BlockKind::Chart(chart) => Some(chart.alt.clone()),
            _ => None,
        });
        alts.collect::<Vec<String>>().concat()
    };
    let few = told(4);
    assert_eq!(
        few,
        "Line chart: Visits, thousands. Town – 2001: 1; 2002: 2; 2003: no value; 2004: 4. Highlighted: Town."
    );
    let many = told(30);
    assert!(many.contains("29 values; from 1 (2001) to 30 (2030); lowest 1 (2001); highest 30 (2030)"), "{many}");
    assert!(many.contains("no value: 2003"), "{many}");
}

#[test]
fn a_memo_prints_the_values_of_a_chart_where_that_is_asked_for() {
    let document = charted(4, Format::Memo);
    let tables = all_blocks(&document).into_iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) if table.columns.len() == 2 => Some(table.rows.len()),
        _ => None,
    });
    assert_eq!(tables.collect::<Vec<_>>(), [4]);
}

fn sections_kinds(change: impl FnOnce(&mut Section)) -> Vec<SlideKind> {
    let mut costs = section("Costs");
    change(&mut costs);
    SlideKind::of(&costs)
}

fn quotation() -> Option<Quote> {
    Some(Quote { content: words("Much"), source: SourceId(1) })
}

#[test]
fn what_a_section_holds_decides_its_slides() {
    use SlideKind::{BigNumber, Chart, Figures, Points, PointsAndChart, PointsAndFigures, Quote};
    let points = |count: usize| vec![point("A point", 0); count];
    assert_eq!(sections_kinds(|costs| costs.figures = vec![figure("44", 0)]), [BigNumber]);
    assert_eq!(
        sections_kinds(|costs| (costs.points, costs.figures) = (points(2), vec![figure("44", 0)])),
        [PointsAndFigures]
    );
    assert_eq!(
        sections_kinds(|costs| (costs.points, costs.figures) = (points(7), vec![figure("44", 0); 2])),
        [Figures, Points]
    );
    assert_eq!(sections_kinds(|costs| (costs.points, costs.chart) = (points(4), Some(chart(2)))), [PointsAndChart]);
    assert_eq!(sections_kinds(|costs| (costs.points, costs.chart) = (points(5), Some(chart(2)))), [Points, Chart]);
    assert_eq!(sections_kinds(|costs| (costs.points, costs.quote) = (points(1), quotation())), [Points, Quote]);
}

#[test]
fn a_layout_comes_first_and_loses_nothing() {
    use SlideKind::{BigNumber, Points, PointsAndFigures, Quote, Text};
    let both = |costs: &mut Section, layout| {
        costs.points = vec![point("A point", 0)];
        costs.figures = vec![figure("44", 0)];
        costs.layout = layout;
    };
    assert_eq!(sections_kinds(|costs| both(costs, None)), [PointsAndFigures]);
    assert_eq!(sections_kinds(|costs| both(costs, Some(Layout::Number))), [BigNumber, Points]);
    assert_eq!(sections_kinds(|costs| both(costs, Some(Layout::Points))), [Points, BigNumber]);
    assert_eq!(sections_kinds(|costs| both(costs, Some(Layout::Text))), [Text, PointsAndFigures]);
    let quoted = sections_kinds(|costs| {
        both(costs, Some(Layout::Quotation));
        costs.quote = quotation();
    });
    assert_eq!(quoted, [Quote, PointsAndFigures]);
}

/// What a section of a comparison and a timeline says, in its order.
const COMPARED: [&str; 6] = ["A toll", "Needs a law", "A levy", "Needs none", "May 2019", "It opens"];

#[test]
fn comparisons_and_timelines_are_told_in_deck_and_memo() {
    let mut costs = section("Costs");
    let side = |heading: &str, says: &str| Side {
        heading: words(heading),
        points: vec![point(says, 0)],
        sources: vec![SourceId(0)],
    };
    costs.versus = vec![side(COMPARED[0], COMPARED[1]), side(COMPARED[2], COMPARED[3])];
    costs.timeline = vec![Event { when: words(COMPARED[4]), what: citing(COMPARED[5], 1), own: false }];
    let brief = brief(vec![costs]);
    for format in [Format::Deck, Format::Memo] {
        let document = composed(&brief, format);
        let said: Vec<String> = all_blocks(&document)
            .into_iter()
            .flat_map(|block| match &block.kind {
                BlockKind::Text(text) => vec![plain(&text.text)],
                BlockKind::Timeline(timeline) => {
                    timeline.events.iter().flat_map(|event| [plain(&event.when), plain(&event.what)]).collect()
                }
                BlockKind::Table(table) => table.rows.iter().flatten().map(|cell| plain(&cell.text)).collect(),
                _ => Vec::new(),
            })
            .collect();
        let mut from = said.iter();
        for words in COMPARED {
            assert!(from.any(|text| text.starts_with(words)), "{format:?}: {words} in {said:?}");
        }
    }
}

#[test]
fn the_reason_of_a_recommendation_is_told_in_an_endnote_of_the_deck() {
    for count in [2, 4] {
        let mut all = vec![recommendation("Pay"); count];
        all[0].own = words("Nobody else can");
        all[0].reason = Some(SourceId(3));
        let mut brief = Brief { recommendations: all, ..brief(Vec::new()) };
        brief.sources.push(Source::Note(vec![crate::brief::Block::Paragraph(words("Nobody else can"))]));
        let said = texts(&composed(&brief, Format::Deck));
        assert_eq!(said.iter().filter(|text| text.contains("Nobody else can")).count(), 1, "{count}");
    }
}
