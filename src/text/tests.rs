//! What a reader would notice of set text.

use super::*;
use crate::geometry::Em;

pub(super) fn fonts() -> &'static Fonts {
    static FONTS: std::sync::OnceLock<Fonts> = std::sync::OnceLock::new();
    FONTS.get_or_init(|| Fonts::bundled().with_own(&std::sync::Arc::new(own())))
}

/// Faces for Arabic and Hebrew, as a theme brings them.
fn own() -> OwnFaces {
    let files: [&[u8]; 2] = [
        include_bytes!("../../briefs/specimen/fonts/NotoNaskhArabic-Regular.ttf"),
        include_bytes!("../../briefs/specimen/fonts/NotoSerifHebrew-Regular.ttf"),
    ];
    let families = files.map(|bytes| {
        let file = FontFile::read(bytes.to_vec(), 0, false).unwrap();
        OwnFamily { faces: vec![OwnFace { weight: Weight::Regular, italic: false, file }] }
    });
    OwnFaces { families: families.into(), fallback: vec![ARABIC, HEBREW] }
}

/// The family that has Arabic.
pub(super) const ARABIC: Family = Family::Own(0);
/// The family that has Hebrew.
pub(super) const HEBREW: Family = Family::Own(1);

pub(super) fn style() -> TextStyle {
    TextStyle {
        family: Family::Serif,
        weight: Weight::Regular,
        italic: false,
        size: Pt(10.0),
        leading: Pt(13.0),
        colour: Colour::BLACK,
        align: Align::Left,
        hyphenate: false,
        balance: false,
        indent: Pt::ZERO,
        tracking: Em(0.0),
        figures: Figures::Lining,
        caps: Caps::AsWritten,
    }
}

pub(super) fn justified() -> TextStyle {
    TextStyle { align: Align::Justify, hyphenate: true, ..style() }
}

pub(super) fn words(text: &str) -> Run {
    Run { kind: RunKind::Words(text.into()), shape: Shape::default(), link: None }
}

pub(super) fn shaped(text: &str, shape: Shape) -> Run {
    Run { shape, ..words(text) }
}

pub(super) fn mark(label: &str) -> Run {
    let kind = RunKind::Mark { label: label.into(), note: Anchor(0), here: Anchor(1) };
    Run { kind, shape: Shape { superior: true, ..Shape::default() }, link: None }
}

/// The dash between two marks.
pub(super) fn between() -> Run {
    Run { kind: RunKind::MarksBetween { first: 2, notes: vec![Anchor(0)], here: Anchor(1) }, ..mark("") }
}

pub(super) fn line_break() -> Run {
    Run { kind: RunKind::Break, shape: Shape::default(), link: None }
}

pub(super) fn text(runs: Vec<Run>) -> Text {
    Text { runs, language: None, span: None }
}

/// The advance of a face's space.
pub(super) fn space(face: Face) -> u16 {
    fonts().advance(face, fonts().glyph(face, ' ').unwrap())
}

fn plain(content: &str) -> Text {
    text(vec![words(content)])
}

/// A text that was set, with its words.
pub(super) struct Set {
    pub(super) paragraph: Paragraph,
    words: Words,
}

pub(super) fn set(text: &Text, style: &TextStyle, measure: f32) -> Set {
    set_in(text, style, measure, "en-US")
}

pub(super) fn set_in(text: &Text, style: &TextStyle, measure: f32, language: &str) -> Set {
    let mut typesetter = Typesetter::new(fonts());
    let language = Language::parse(language).unwrap();
    let paragraph = typesetter.set(text, style, language, Pt(measure));
    Set { paragraph, words: typesetter.words }
}

impl Set {
    pub(super) fn word(&self, id: WordId) -> &Word {
        &self.words.words[id.0 as usize]
    }

    /// The lines as they are read.
    pub(super) fn lines(&self) -> Vec<String> {
        let read = |line: &Line| {
            let pieces = line.runs.iter().flat_map(|run| &run.pieces);
            pieces
                .map(|piece| format!("{}{}", if piece.space_before { " " } else { "" }, self.word(piece.word).text))
                .collect::<String>()
                .trim_end_matches(' ')
                .to_owned()
        };
        self.paragraph.lines.iter().map(read).collect()
    }

    pub(super) fn glyphs(&self) -> Vec<Glyph> {
        let runs = self.paragraph.lines.iter().flat_map(|line| &line.runs);
        let pieces = runs.flat_map(|run| &run.pieces);
        pieces.flat_map(|piece| self.word(piece.word).glyphs.iter().copied()).collect()
    }

    /// The extent of a line as it is drawn, worked out from its glyphs.
    pub(super) fn drawn(&self, line: &Line) -> f32 {
        let mut right = 0.0_f32;
        for (number, run) in line.runs.iter().enumerate() {
            let unit = run.size.0 / f32::from(fonts().metrics(run.face).units_per_em);
            let space = f32::from(space(run.face));
            let mut x = run.x.0;
            let mut before: Option<&Word> = None;
            for piece in &run.pieces {
                let word = self.word(piece.word);
                if word.text.is_empty()
                    && word.glyphs.is_empty()
                    && std::ptr::eq(piece, &run.pieces[run.pieces.len() - 1])
                    && number + 1 == line.runs.len()
                {
                    // The space at the line's end, which takes no room.
                    break;
                }
                assert_eq!(word.face, run.face);
                if piece.space_before {
                    let kern = word.kern_before + before.map_or(0, |before| before.kern_after);
                    x += ((space + f32::from(kern)) * unit + run.word_space.0 + run.tracking.0) * run.stretch;
                }
                x += (word.advance as f32 * unit + word.glyphs.len() as f32 * run.tracking.0) * run.stretch;
                before = Some(word);
            }
            let short = x - run.x.0 - run.width.0;
            assert!(short.abs() < 0.01, "a run's width is that of its pieces, {short}: {:?}", self.lines());
            right = right.max(x);
        }
        right
    }
}

#[test]
fn each_face_is_a_font() {
    for family in [Family::Serif, Family::Display, Family::Caption, Family::Sans] {
        for weight in [Weight::Regular, Weight::Semibold] {
            for italic in [false, true] {
                let face = fonts().nearest(Face { family, weight, italic });
                assert_eq!((face.family, face.weight), (family, weight));
                assert!(fonts().font(face).is_some());
                let metrics = fonts().metrics(face);
                assert!(metrics.x_height < metrics.cap_height && metrics.cap_height < metrics.ascent);
                assert!(metrics.descent < 0 && metrics.units_per_em == 1000);
                assert_eq!(metrics.italic_angle < 0.0, face.italic);
            }
        }
    }
}

#[test]
fn a_ligature_is_one_glyph_that_reads_as_its_letters() {
    let set = set(&plain("five"), &style(), 100.0);
    assert_eq!(set.lines(), ["five"]);
    let clusters: Vec<u16> = set.glyphs().iter().map(|glyph| glyph.cluster).collect();
    assert_eq!(clusters, [0, 2, 3]);
}

#[test]
fn code_and_spaced_letters_have_no_ligatures() {
    let code = shaped("five", Shape { code: true, ..Shape::default() });
    assert_eq!(set(&text(vec![code]), &style(), 100.0).glyphs().len(), 4);
    let spaced = TextStyle { tracking: Em(0.05), ..style() };
    assert_eq!(set(&plain("five"), &spaced, 100.0).glyphs().len(), 4);
}

#[test]
fn letters_are_kerned() {
    let advance = |content: &str| {
        set(&plain(content), &style(), 100.0).glyphs().iter().map(|g| i32::from(g.advance)).sum::<i32>()
    };
    assert!(advance("AV") < advance("A") + advance("V"));
}

#[test]
fn figures_follow_the_style() {
    let glyphs = |figures| set(&plain("1809"), &TextStyle { figures, ..style() }, 100.0).glyphs();
    let ids = |figures| glyphs(figures).iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    assert_ne!(ids(Figures::Lining), ids(Figures::OldStyle));
    let advances: Vec<i16> = glyphs(Figures::Tabular).iter().map(|glyph| glyph.advance).collect();
    assert!(advances.iter().all(|advance| *advance == advances[0]));
}

#[test]
fn figures_among_capitals_are_as_tall() {
    let glyphs =
        |figures| set(&plain("1809"), &TextStyle { figures, caps: Caps::AllCapitals, ..style() }, 100.0).glyphs();
    assert_eq!(glyphs(Figures::OldStyle), glyphs(Figures::Lining));
}

#[test]
fn capitals_read_as_they_were_written() {
    let capitals = TextStyle { caps: Caps::AllCapitals, ..style() };
    let set_text = set(&plain("Straße"), &capitals, 100.0);
    assert_eq!(set_text.lines(), ["Straße"]);
    assert_eq!(set_text.glyphs().len(), 7);
    let upper = set(&plain("STRASSE"), &capitals, 100.0);
    let ids = |set: &Set| set.glyphs().iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    assert_eq!(ids(&set_text), ids(&upper));
}

#[test]
fn a_mark_is_set_in_the_faces_own_superior_figures() {
    let set_text = set(&text(vec![words("word"), mark("12")]), &style(), 100.0);
    let run = &set_text.paragraph.lines[0].runs[1];
    assert_eq!((run.size, run.rise, run.run), (Pt(10.0), Pt::ZERO, 1));
    let figures = set(&plain("12"), &style(), 100.0).glyphs();
    let superior = &set_text.word(run.pieces[0].word).glyphs;
    assert!(superior.iter().zip(&figures).all(|(a, b)| a.id != b.id && a.advance < b.advance));
}

#[test]
fn superior_letters_that_the_face_lacks_are_raised() {
    let raised = shaped("§", Shape { superior: true, ..Shape::default() });
    let set = set(&text(vec![words("word"), raised]), &style(), 100.0);
    let run = &set.paragraph.lines[0].runs[1];
    assert!(run.size.0 < 7.0 && run.rise.0 > 3.0);
}

#[test]
fn a_character_that_the_face_lacks_comes_from_another() {
    let missing_in = |family: Family| {
        let face = Face { family, weight: Weight::Regular, italic: true };
        ('\u{2190}'..'\u{2700}').find(|c| {
            fonts().glyph(face, *c).is_none()
                && fonts().glyph(Face { family: Family::Sans, weight: Weight::Regular, italic: false }, *c).is_some()
        })
    };
    let character = missing_in(Family::Serif).unwrap();
    let set = set(&plain(&format!("a{character}b")), &TextStyle { italic: true, ..style() }, 100.0);
    assert_eq!(set.lines(), [format!("a{character}b")]);
    assert!(set.paragraph.problems.is_empty());
    assert_eq!(set.glyphs().len(), 3);
    assert!(set.paragraph.lines[0].runs.len() > 1);
}

#[test]
fn a_character_that_no_face_has_is_told_of_and_not_drawn() {
    let set = set(&plain("a漢b 漢"), &style(), 100.0);
    assert_eq!(set.paragraph.problems, [Problem::MissingCharacter('漢')]);
    assert!(set.glyphs().iter().all(|glyph| glyph.id != 0));
    assert_eq!(set.glyphs().len(), 2);
    assert_eq!(set.lines(), ["a漢b 漢"]);
}

#[test]
fn a_mark_never_starts_a_line() {
    for measure in 20..120 {
        let runs = vec![words("Some words with a note"), mark("3"), mark("4"), words(" and more of them"), mark("5")];
        for style in [style(), justified()] {
            let lines = set(&text(runs.clone()), &style, measure as f32).lines();
            assert!(lines.iter().all(|line| !line.starts_with(|c: char| c.is_ascii_digit())), "{measure}: {lines:?}");
        }
    }
}

#[test]
fn marks_side_by_side_can_be_told_apart() {
    let set = set(&text(vec![words("note"), mark("3"), mark("4")]), &style(), 100.0);
    assert_eq!(set.lines(), ["note3 4"]);
    let [_, first, second] = &set.paragraph.lines[0].runs[..] else { panic!("three runs") };
    let gap = second.x.0 + second.width.0 - first.x.0 - 2.0 * first.width.0;
    assert!(gap > 0.0);
    set.drawn(&set.paragraph.lines[0]);
}

#[test]
fn a_number_stays_with_its_unit() {
    for measure in 60..200 {
        let content = "The programme cost the treasury some $180 million in that year, on 15 September too.";
        let lines = set(&plain(content), &style(), measure as f32).lines();
        for held in ["$180 million", "15 September"] {
            assert!(lines.iter().any(|line| line.contains(held)), "{measure}: {lines:?}");
        }
    }
}

#[test]
fn line_breaks_that_are_meant_are_kept() {
    let runs = vec![words("One "), line_break(), line_break(), words("two"), line_break()];
    assert_eq!(set(&text(runs), &style(), 100.0).lines(), ["One", "", "two"]);
    assert!(set(&text(vec![]), &style(), 100.0).lines().is_empty());
}

#[test]
fn code_keeps_its_spaces() {
    let code = |content: &str| shaped(content, Shape { code: true, ..Shape::default() });
    let set = set(&text(vec![code("if a:"), line_break(), code("    b  c")]), &style(), 100.0);
    assert_eq!(set.lines(), ["if a:", "    b  c"]);
    let space = fonts().advance(
        set.paragraph.lines[1].runs[0].face,
        fonts().glyph(Face { family: Family::Serif, weight: Weight::Regular, italic: false }, ' ').unwrap(),
    );
    assert!(set.drawn(&set.paragraph.lines[1]) > 6.0 * f32::from(space) / 100.0);
}

#[test]
fn a_no_break_space_holds_and_is_a_space() {
    for measure in 10..80 {
        let lines = set(&plain("aa bb\u{a0}cc dd"), &style(), measure as f32 + 20.0).lines();
        assert!(lines.iter().any(|line| line.contains("bb cc")), "{lines:?}");
    }
}

#[test]
fn a_word_cut_at_the_line_end_has_a_soft_hyphen() {
    let set = set(&plain("a internationalisation of responsibilities"), &justified(), 60.0);
    let lines = set.lines();
    assert!(lines.iter().any(|line| line.ends_with('\u{ad}')), "{lines:?}");
    for line in &set.paragraph.lines {
        let last = line.runs.last().unwrap().pieces.last().unwrap().word;
        assert_eq!(set.word(last).text.ends_with('\u{ad}'), line.hyphenated != Hyphenated::No);
    }
}

#[test]
fn soft_hyphens_of_the_author_are_used_and_else_not_seen() {
    let set_text = set(&plain("un\u{ad}break\u{ad}able"), &style(), 100.0);
    assert_eq!(set_text.lines(), ["unbreakable"]);
    let narrow = set(&plain("un\u{ad}break\u{ad}able"), &style(), 44.0);
    assert_eq!(narrow.lines(), ["unbreak\u{ad}", "able"]);
    assert!(narrow.paragraph.problems.is_empty());
}

#[test]
fn addresses_break_at_their_joints() {
    let set = set(&plain("See https://example.org/reports/2021/annual-review?page=12"), &style(), 80.0);
    let lines = set.lines();
    assert!(set.paragraph.problems.is_empty(), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains('\u{ad}')));
    assert_eq!(lines.concat().replace(' ', ""), "Seehttps://example.org/reports/2021/annual-review?page=12");
}

#[test]
fn a_word_wider_than_the_line_is_cut_and_told_of() {
    let long = "a".repeat(300);
    let set = set(&plain(&format!("One {long} two")), &style(), 100.0);
    assert!(matches!(&set.paragraph.problems[..], [Problem::LongWord(word)] if long.starts_with(word)));
    assert!(set.paragraph.lines.iter().all(|line| set.drawn(line) <= 100.01));
    assert_eq!(set.lines().concat(), format!("One{long} two"));
}

#[test]
fn a_mark_takes_a_letter_along_where_its_word_fills_the_line() {
    let width = |text: Text| {
        let set = set(&text, &style(), 1_000.0);
        set.drawn(&set.paragraph.lines[0])
    };
    let measure = width(plain("mississippi"));
    for style in [style(), justified(), TextStyle { balance: true, ..style() }] {
        let set =
            set(&text(vec![words("of mississippi"), mark("10")]), &TextStyle { hyphenate: false, ..style }, measure);
        assert_eq!(set.lines(), ["of", "mississipp", "i10"]);
        assert!(matches!(&set.paragraph.problems[..], [Problem::LongWord(word)] if word == "mississippi10"));
    }
}

#[test]
fn marks_that_no_line_holds_go_on_in_the_next() {
    let marks = (10..22).map(|number| mark(&number.to_string()));
    let set = set(&text(std::iter::once(words("one")).chain(marks).collect()), &style(), 40.0);
    assert!(set.paragraph.lines.iter().all(|line| set.drawn(line) <= 40.01), "{:?}", set.lines());
    assert_eq!(set.lines(), ["on", "e10 11 12 13", "14 15 16 17", "18 19 20 21"]);
}

#[test]
fn nothing_fits_into_nothing() {
    for measure in [0.0, -5.0, 0.1, f32::NAN, f32::INFINITY] {
        for style in [style(), justified(), TextStyle { balance: true, ..style() }] {
            set(&text(vec![words("Some words, 3 km"), mark("1")]), &style, measure);
        }
    }
}

#[test]
fn a_headline_is_balanced() {
    let headline = TextStyle { balance: true, size: Pt(20.0), ..style() };
    let content = "Overdoses kill more people here each year than traffic accidents and guns together do";
    let balanced_lines = set(&plain(content), &headline, 400.0);
    let widths: Vec<f32> = balanced_lines.paragraph.lines.iter().map(|line| line.width.0).collect();
    let ragged = set(&plain(content), &TextStyle { balance: false, ..headline }, 400.0);
    assert_eq!(widths.len(), ragged.paragraph.lines.len());
    let least = widths.iter().copied().fold(f32::INFINITY, f32::min);
    assert!(least > 0.7 * widths.iter().copied().fold(0.0, f32::max), "{:?}", balanced_lines.lines());
}

#[test]
fn a_headline_line_does_not_end_on_an_article() {
    let headline = TextStyle { balance: true, ..style() };
    for measure in 110..180 {
        let lines = set(&plain("Congress must fund the ports of entry now"), &headline, measure as f32).lines();
        assert_eq!(lines, ["Congress must fund", "the ports of entry now"], "{measure}");
    }
}

#[test]
fn the_margin_of_ragged_text_is_no_staircase() {
    let mut stairs = 0;
    for measure in 150..250 {
        for (_, content) in super::texture::TEXTS {
            let set = set(&plain(content.split("\n\n").next().unwrap()), &style(), measure as f32);
            let widths: Vec<f32> = set.paragraph.lines.iter().map(|line| line.width.0 / measure as f32).collect();
            let falls = |lines: &[f32]| lines.windows(2).all(|pair| (0.02..0.3).contains(&(pair[0] - pair[1])));
            stairs += widths[..widths.len() - 1].windows(4).filter(|lines| falls(lines)).count();
        }
    }
    assert!(stairs < 10, "{stairs} staircases in 700 paragraphs");
}

#[test]
fn a_name_that_is_hyphenated_is_told_apart() {
    let set = set(&plain("a Massachusetts of internationalisation"), &justified(), 60.0);
    let hyphenated: Vec<Hyphenated> = set.paragraph.lines.iter().map(|line| line.hyphenated).collect();
    assert!(hyphenated.contains(&Hyphenated::Name) && hyphenated.contains(&Hyphenated::Word), "{:?}", set.lines());
}

#[test]
fn lines_stand_as_they_are_aligned() {
    for (align, left) in [(Align::Left, 0.0), (Align::Right, 1.0), (Align::Centre, 0.5)] {
        let set = set(&plain("Word"), &TextStyle { align, ..style() }, 100.0);
        let line = &set.paragraph.lines[0];
        assert!((line.runs[0].x.0 - left * (100.0 - line.width.0)).abs() < 0.01);
    }
}

#[test]
fn a_text_fits_its_own_extent() {
    let content = text(vec![words("Some 93,000 people"), mark("1"), words(" in one year")]);
    let mut typesetter = Typesetter::new(fonts());
    let english = Language::default_language();
    let (line, part) = typesetter.extents(&content, &style(), english);
    assert_eq!(typesetter.set(&content, &style(), english, line).lines.len(), 1);
    let narrow = typesetter.set(&content, &style(), english, part);
    assert!(narrow.problems.is_empty() && narrow.lines.len() > 3);
    assert!(typesetter.set(&content, &style(), english, line - Pt(0.1)).lines.len() > 1);
}

#[test]
fn a_range_of_marks_is_one_piece_without_gaps() {
    let content = text(vec![words("a passage"), mark("28"), between(), mark("30"), mark("7")]);
    for measure in [62.0, 75.0, 400.0] {
        let set = set(&content, &style(), measure);
        assert!(set.lines().last().unwrap().ends_with("passage28–30 7"), "{:?}", set.lines());
    }
}

#[test]
fn quotation_marks_hang_over_both_margins() {
    let content = "“many words stand here” “many words stand there” ".repeat(30);
    let lines = set(&plain(&content), &justified(), 110.0);
    let read = lines.lines();
    let mut hung = 0;
    for (line, read) in lines.paragraph.lines.iter().zip(&read) {
        let x = line.runs[0].x.0;
        assert_eq!(read.starts_with('“'), x < -0.5, "{read:?} begins at {x}");
        assert!(x > -4.0, "{read:?} begins at {x}");
        hung += usize::from(x < 0.0);
    }
    assert!(hung > 1, "{read:?}");
    // Ragged text stands where its measure begins.
    let ragged = set(&plain(&content), &style(), 110.0);
    assert!(ragged.paragraph.lines.iter().all(|line| line.runs[0].x.0 == 0.0));
}

#[test]
fn a_compound_of_portuguese_has_its_hyphen_on_both_lines() {
    let content = plain(&"Quando chove, leva-se sempre o guarda-chuva grande da casa. ".repeat(6));
    let mut found = 0;
    for measure in [70.0, 90.0, 110.0, 130.0] {
        let [portuguese, spanish] = ["pt-BR", "es"].map(|language| set_in(&content, &justified(), measure, language));
        let parted = |set: &Set| -> Vec<(bool, bool)> {
            let lines = set.lines();
            let pairs = lines.windows(2).filter(|pair| pair[0].ends_with("guarda-"));
            pairs.map(|pair| (pair[1].starts_with("\u{ad}chuva"), pair[1].starts_with("chuva"))).collect()
        };
        assert!(parted(&portuguese).iter().all(|ends| *ends == (true, false)), "{:?}", portuguese.lines());
        assert!(parted(&spanish).iter().all(|ends| *ends == (false, true)), "{:?}", spanish.lines());
        // The lines fit with what stands on them twice.
        for line in &portuguese.paragraph.lines {
            assert!(portuguese.drawn(line) <= measure + 3.0, "{:?}", portuguese.lines());
        }
        found += parted(&portuguese).len();
    }
    assert!(found > 0);
    // Two years are no compound.
    let years = set_in(&plain(&"entre 1998-2005 ".repeat(12)), &justified(), 60.0, "pt");
    assert!(years.lines().iter().all(|line| !line.starts_with('\u{ad}')), "{:?}", years.lines());
}
