//! Every format says the same: each message, figure and recommendation of the shipped outlines, with the same numbers.

use briefpress::brief::{Brief, Inline, Section};
use briefpress::compose::plain;
use briefpress::layout::page::{ItemKind, Laid, Owner};
use briefpress::text::Fonts;
use briefpress::{Format, Options, Project, check, layout};
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

/// Returns all that a format has to say, with what it is.
fn owed(brief: &Brief, format: Format) -> Vec<(&'static str, String)> {
    let mut owed = Vec::new();
    let mut owe = |what, content: &[Inline]| owed.push((what, plain(content)));
    for section in told(brief, format) {
        owe("message", &section.message);
        section.figures.iter().for_each(|figure| owe("label", &figure.label));
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
        let (laid, _) = layout::lay_out(job.compose().document, &fonts);
        let all = said(&laid);
        let all_letters = letters(&all);
        for (what, words) in owed(&job.brief, job.setting.format) {
            assert!(all_letters.contains(&letters(&words)), "{} lacks the {what} “{words}”", job.file_name);
        }
        let all_signs = signs(&all);
        for figure in told(&job.brief, job.setting.format).flat_map(|section| &section.figures) {
            let shown = signs(&figure.value) + &signs(&figure.unit);
            assert!(all_signs.contains(&shown), "{} lacks the figure {shown}", job.file_name);
        }
    }
    assert!(formats.len() >= 4 && formats.values().all(|count| *count == Format::ALL.len()), "{formats:?}");
}
