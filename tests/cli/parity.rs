//! Every format says the same: each message, figure and recommendation of the shipped outlines, with the same numbers.

use briefpress::brief::{Brief, Inline, Section};
use briefpress::compose::{Setting, compose, plain};
use briefpress::layout::page::{ItemKind, Laid, Owner};
use briefpress::outline::HandoutKind;
use briefpress::text::Fonts;
use briefpress::{Format, Job, Options, Project, check, layout};
use std::collections::BTreeMap;
use std::path::Path;

/// Returns what is read on the pages, word by word, in the order in which it is drawn.
fn said(laid: &Laid) -> String {
    let mut said = String::new();
    for item in laid.pages.iter().flat_map(|page| &page.items) {
        let (ItemKind::Glyphs { run, .. }, Owner::Content(_)) = (&item.kind, item.owner) else { continue };
        for piece in &run.pieces {
            said.push_str(&laid.words.words[piece.word.0 as usize].text);
        }
    }
    said
}

/// Returns the letters: what is left where lines break, words are parted and marks stand is the same everywhere.
fn letters(words: &str) -> String {
    words.chars().filter(|character| character.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Returns the signs of a figure that are printed in any format.
fn signs(words: &str) -> String {
    words.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Returns the sections that a format has to tell: all but the one-pager tell the appendix too.
fn told(brief: &Brief, format: Format) -> impl Iterator<Item = &Section> {
    brief.sections.iter().filter(move |section| format != Format::Onepager || !section.appendix)
}

/// Returns all that a form has to say, with what it is.
fn owed(brief: &Brief, setting: &Setting) -> Vec<(&'static str, String)> {
    let mut owed = Vec::new();
    let mut owe = |what, content: &[Inline]| owed.push((what, plain(content)));
    for section in told(brief, setting.format) {
        owe("message", &section.message);
        section.figures.iter().for_each(|figure| owe("label", &figure.label));
        if setting.format != Format::Memo && !setting.is_for_reading() {
            continue;
        }
        section.points.iter().for_each(|point| owe("point", &point.content));
        for side in &section.versus {
            owe("heading", &side.heading);
            side.points.iter().for_each(|point| owe("point", &point.content));
        }
        section.timeline.iter().for_each(|event| owe("event", &event.what));
        let cells = section.table.iter().flat_map(|table| table.columns.iter().chain(table.rows.iter().flatten()));
        cells.for_each(|cell| owe("cell", cell));
        section.quote.iter().for_each(|quote| owe("quotation", &quote.content));
        section.chart.iter().for_each(|chart| owe("chart", &chart.title));
        section.chart.iter().flat_map(|chart| &chart.categories).for_each(|of| owe("category", &of.label));
        section.image.iter().for_each(|image| owe("credit", &image.credit));
    }
    for recommendation in &brief.recommendations {
        owe("recommendation", &recommendation.action);
        owe("who", &recommendation.who);
        owe("when", &recommendation.when);
    }
    owed.retain(|(_, words)| !words.is_empty());
    owed
}

#[test]
fn every_format_says_every_message_figure_and_recommendation() {
    let project = Project::open(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs")]);
    let plan = check(&project, &Options { formats: Format::ALL.to_vec(), ..Options::default() });
    let fonts = Fonts::bundled();
    let mut formats: BTreeMap<&Path, usize> = BTreeMap::new();
    for job in &plan.jobs {
        *formats.entry(&job.outline).or_default() += 1;
        let reading = Setting { kind: HandoutKind::Reading, ..job.setting };
        let settings =
            if job.setting.format == Format::Handout { vec![job.setting, reading] } else { vec![job.setting] };
        for setting in settings {
            says_all(job, &setting, &fonts);
        }
    }
    assert!(formats.len() >= 4 && formats.values().all(|count| *count == Format::ALL.len()), "{formats:?}");
}

/// Asserts that a form of a briefing says all that it has to say.
fn says_all(job: &Job, setting: &Setting, fonts: &Fonts) {
    let (laid, _) = layout::lay_out(compose(&job.brief, setting, &job.theme).document, fonts);
    let all = said(&laid);
    let all_letters = letters(&all);
    for (what, words) in owed(&job.brief, setting) {
        assert!(all_letters.contains(&letters(&words)), "{} lacks the {what} “{words}”", job.file_name);
    }
    let all_signs = signs(&all);
    for figure in told(&job.brief, setting.format).flat_map(|section| &section.figures) {
        let shown = signs(&figure.value) + &signs(&figure.unit);
        assert!(all_signs.contains(&shown), "{} lacks the figure {shown}", job.file_name);
    }
}
