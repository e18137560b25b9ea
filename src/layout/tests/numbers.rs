//! Page numbers, and what leads from place to place.

use super::*;
use crate::compose::flow::{Artifact, Bookmark, Contents, ContentsEntry};
use crate::layout::page::{Label, LinkTarget};
use crate::text::Link;

fn folio() -> Furniture {
    let text = runs(vec![field(Field::Page), words(" of "), field(Field::PageCount)]);
    let line = text_block(text, style(), TextRole::Paragraph);
    let foot = Placed { artifact: Some(Artifact::Footer), ..placed(150.0, 14.0, vec![line]) };
    Furniture { before: Vec::new(), after: vec![foot] }
}

fn numbered(sequence: Sequence, form: NumberForm, start: Option<u32>) -> Sequence {
    Sequence { first: folio(), rest: folio(), numbering: Numbering { form, start }, ..sequence }
}

#[test]
fn pages_of_one_form_are_counted_together() {
    let title = numbered(sequence(master(200.0, 100.0), vec![]), NumberForm::Roman, Some(1));
    let body = numbered(sequence(master(200.0, 100.0), vec![lines(10, "a")]), NumberForm::Arabic, Some(1));
    let notes = numbered(sequence(master(200.0, 100.0), vec![lines(1, "b")]), NumberForm::Arabic, None);
    let laid = laid(vec![title, body, notes]);
    let folios: Vec<String> = laid
        .pages
        .iter()
        .map(|page| {
            shown(&laid, page).into_iter().filter(|run| !run.read).map(|run| run.words).collect::<Vec<_>>().join("")
        })
        .collect();
    assert_eq!(folios, ["i of i", "1 of 3", "2 of 3", "3 of 3"].map(|folio| folio.replace(' ', "")));
    let labels: Vec<u32> = laid.pages.iter().map(|page| page.label.number).collect();
    assert_eq!(labels, [1, 1, 2, 3]);
    assert_eq!(laid.pages[0].label, Label { form: NumberForm::Roman, number: 1 });
}

fn contents(entries: Vec<ContentsEntry>) -> Block {
    block(BlockKind::Contents(Contents { entries, style: style(), gap: Pt::ZERO }))
}

fn entry(title: &str, anchor: u32) -> ContentsEntry {
    ContentsEntry { number: Text::default(), text: text(title), anchor: Anchor(anchor), figure: None }
}

#[test]
fn contents_have_the_numbers_of_pages_that_follow_at_the_right_edge() {
    let long = "An entry that takes more room than one line can give it";
    let entries = vec![entry("Costs", 0), entry(long, 1)];
    let pages = vec![
        sequence(master(200.0, 100.0), vec![contents(entries)]),
        sequence(
            master(200.0, 100.0),
            vec![at(heading("Costs"), 0), lines(12, "a"), at(heading("Gains"), 1), lines(2, "b")],
        ),
    ];
    let laid = laid(pages);
    let (one, two) = (find(&laid, "2").1, find(&laid, "4").1);
    for number in [&one, &two] {
        assert!((number.x + number.width - 236.0).abs() < 0.01, "{number:?}");
    }
    let toc = shown(&laid, &laid.pages[0]);
    assert_eq!(one.baseline, toc[0].baseline);
    let last_line = toc.iter().filter(|run| run.x < 100.0).map(|run| run.baseline).fold(0.0, f32::max);
    assert_eq!(two.baseline, last_line);
    assert!(last_line > one.baseline + 20.0, "the long entry takes two lines: {toc:?}");
    // Each line of an entry leads to its heading, over the whole measure.
    let links = &laid.pages[0].links;
    assert_eq!(links.len(), 3);
    assert!(links.iter().all(|link| link.rect.width == Pt(200.0)));
    let pages: Vec<usize> = links
        .iter()
        .map(|link| match link.to {
            LinkTarget::Place(place) => place.page,
            LinkTarget::Url(_) => panic!(),
        })
        .collect();
    assert_eq!(pages, [1, 3, 3]);
}

#[test]
fn further_lines_of_an_entry_are_indented() {
    let long = "An entry that takes more room than one line can give it";
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![contents(vec![entry(long, 0), entry("Costs", 1)])])]);
    let lines = shown(&laid, &laid.pages[0]);
    assert!(lines[0].x == 36.0 && lines[1].x > 45.0 && lines[2].x == 36.0, "{lines:?}");
}

#[test]
fn an_agenda_has_its_minutes_instead() {
    let entries = vec![ContentsEntry { figure: Some(text("5 min")), ..entry("Costs", 0) }];
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![contents(entries), at(heading("Costs"), 0)])]);
    let minutes = find(&laid, "5 min").1;
    assert!((minutes.x + minutes.width - 236.0).abs() < 0.01, "{minutes:?}");
}

fn note(number: u32, anchor: u32) -> ListItem {
    let text = runs(vec![words("Said on "), field(Field::PagesCiting(Anchor(anchor)))]);
    let block = text_block(text, style(), TextRole::Paragraph);
    ListItem { marker: super::text(&number.to_string()), blocks: vec![block], anchor: Some(Anchor(anchor)) }
}

fn cited() -> Vec<Sequence> {
    let citing = |here: u32| text_block(runs(vec![words("said"), mark("1", 0, here)]), style(), TextRole::Paragraph);
    let next = |block: Block| Block { keep: Keep { break_before: true, ..Keep::default() }, ..block };
    let body = vec![citing(10), citing(11), next(paragraph("nothing")), next(citing(12))];
    let mut notes = list(vec![note(1, 0), note(2, 1)]);
    if let BlockKind::List(list) = &mut notes.kind {
        list.numbering = ListNumbering::Notes;
    }
    vec![sequence(master(200.0, 100.0), body), sequence(master(200.0, 100.0), vec![notes])]
}

#[test]
fn a_note_names_each_page_that_cites_it_once() {
    let laid = laid(cited());
    let notes = words_of(&laid)[3].clone();
    assert_eq!(notes.concat(), "1Said on1,32Said on");
}

#[test]
fn marks_and_notes_lead_to_each_other() {
    let laid = laid(cited());
    let target = |page: usize, link: usize| match laid.pages[page].links[link].to {
        LinkTarget::Place(place) => place,
        LinkTarget::Url(_) => panic!(),
    };
    assert_eq!(target(0, 0).page, 3);
    assert_eq!(laid.pages[0].links[0].contents, "Endnote 1");
    assert_eq!([target(3, 0).page, target(3, 1).page], [0, 2]);
    // Back to the first mark on that page.
    let first = find(&laid, "said").1;
    assert!(target(3, 0).at.y.0 <= first.baseline && first.baseline < target(3, 0).at.y.0 + 30.0);
}

#[test]
fn a_range_of_marks_leads_to_its_notes_and_each_of_them_back() {
    let between = |first: u32, count: u32, here: u32| {
        let notes = (first..first + count).map(|number| Anchor(number - 1)).collect();
        run(RunKind::MarksBetween { first: first as usize, notes, here: Anchor(here) })
    };
    let of_three = vec![words("said"), mark("1", 0, 10), between(2, 1, 11), mark("3", 2, 12)];
    let of_four = vec![words("told"), mark("2", 1, 13), between(3, 2, 14), mark("5", 4, 15)];
    let texts = [of_three, of_four].map(|said| text_block(runs(said), style(), TextRole::Paragraph));
    let mut notes = list((0..5).map(|index| note(index + 1, index)).collect());
    if let BlockKind::List(list) = &mut notes.kind {
        list.numbering = ListNumbering::Notes;
    }
    let [one, other] = texts;
    let other = Block { keep: Keep { break_before: true, ..Keep::default() }, ..other };
    let body = sequence(master(200.0, 100.0), vec![one, other]);
    let laid = laid(vec![body, sequence(master(200.0, 100.0), vec![notes])]);
    let contents = |page: usize| laid.pages[page].links.iter().map(|link| link.contents.as_str()).collect::<Vec<_>>();
    assert_eq!(contents(0), ["Endnote 1", "Endnote 2", "Endnote 3"]);
    assert_eq!(contents(1), ["Endnote 2", "Endnotes 3–4", "Endnote 5"]);
    assert_eq!(words_of(&laid)[2].concat(), "1Said on12Said on1,23Said on1,24Said on25Said on2");
}

#[test]
fn links_out_of_the_document_have_an_area_on_each_line() {
    let link = Run { link: Some(Link::Url("https://example.org/".into())), ..words("all the costs of the last year") };
    let block = text_block(runs(vec![words("See "), link]), style(), TextRole::Paragraph);
    let laid = laid(vec![sequence(master(90.0, 100.0), vec![block])]);
    let links = &laid.pages[0].links;
    assert_eq!(links.len(), 2);
    assert_eq!(links[0].to, LinkTarget::Url("https://example.org/".into()));
    assert_eq!(links[0].node, links[1].node);
    assert_eq!(links[0].contents, "all the costs of the last year");
}

#[test]
fn a_page_number_in_running_text_is_that_of_a_page_that_follows() {
    let text = runs(vec![words("see page "), field(Field::PageOf(Anchor(5)))]);
    let next = Block { keep: Keep { break_before: true, ..Keep::default() }, ..at(heading("Costs"), 5) };
    let laid = laid(vec![sequence(master(200.0, 100.0), vec![text_block(text, style(), TextRole::Paragraph), next])]);
    assert_eq!(words_of(&laid)[0].last().map(String::as_str), Some("2"));
}

#[test]
fn bookmarks_lead_to_their_headings() {
    let body = vec![lines(6, "a"), at(heading("Costs"), 3), lines(3, "b")];
    let mut document = document(vec![sequence(master(200.0, 100.0), body)]);
    document.bookmarks.push(Bookmark { level: 1, title: "Costs".into(), anchor: Anchor(3) });
    document.bookmarks.push(Bookmark { level: 1, title: "Nowhere".into(), anchor: Anchor(4) });
    let (laid, _) = lay_out(document, fonts());
    let places: Vec<(&str, usize)> = laid.bookmarks.iter().map(|mark| (mark.title.as_str(), mark.to.page)).collect();
    assert_eq!(places, [("Costs", 1)]);
}
