//! Lints about slides: what makes a deck that nobody has to touch up, told with the place in the outline and the mend.

use crate::brief::{Block, Brief, Section};
use crate::compose::{SlideFacts, first_span, plain};
use crate::diagnostics::{Code, Diagnostic, codes};
use crate::plan::Job;
use crate::source::Span;

/// Words that a headline has at the most: two lines of them can be taken in while somebody speaks.
const HEADLINE_WORDS: usize = 15;
/// Points that a slide has at the most.
const POINTS: usize = 6;
/// Words that a slide has at the most, which take some twenty seconds to read.
const SLIDE_WORDS: usize = 60;
/// Words that a key figure's label has at the most.
const LABEL_WORDS: usize = 12;
/// Words that a speaker says in a minute.
const WORDS_A_MINUTE: f32 = 130.0;
/// What is said may take so much longer than planned: nobody speaks to the second.
const OVERTIME: f32 = 1.1;
/// A deck of fewer slides about its sections is too short to be out of balance.
const BALANCED_FROM: usize = 6;

/// Returns what is to be said of a deck before it is set.
pub(super) fn lints(job: &Job, slides: &[SlideFacts]) -> Vec<Diagnostic> {
    let brief = &job.brief;
    let mut told = Vec::new();
    for slide in slides {
        told.extend(headline(brief, slide));
        told.extend(crowded(slide));
        told.extend(unsourced(brief, slide));
    }
    for section in &brief.sections {
        told.extend(points(section));
        told.extend(labels(section));
        told.extend(minutes(section));
    }
    told.extend(meeting(brief));
    told.extend(heavy(brief, slides));
    told
}

/// Begins a lint with its place.
fn lint(code: Code, message: String, place: Option<Span>, label: impl Into<String>) -> Diagnostic {
    let told = Diagnostic::new(code, message);
    match place {
        Some(span) => told.at(span, label),
        None => told,
    }
}

fn headline(brief: &Brief, slide: &SlideFacts) -> Option<Diagnostic> {
    slide.section?;
    let count = words(&slide.headline);
    if count > HEADLINE_WORDS {
        let told =
            lint(codes::HEADLINE_LONG, format!("the headline has {count} words"), slide.span, "a headline on slides");
        return Some(told.help(format!("say it in {HEADLINE_WORDS} words, and leave the rest to the points")));
    }
    let is_topic = brief.meta.language.is_topic(&slide.headline);
    is_topic.then(|| {
        let message = "the headline names a topic and says nothing of it".to_owned();
        let told = lint(codes::HEADLINE_TOPIC, message, slide.span, "no verb");
        // The message was said on the slide before: this is the title of what this one shows.
        let message =
            slide.section.and_then(|section| brief.sections.get(section)).map(|section| plain(&section.message));
        let is_title = message.is_some_and(|message| !message.is_empty() && message != slide.headline);
        told.help(if is_title {
            "say what it shows in a sentence, as its `title:`"
        } else {
            "say what the audience is to remember in a sentence, as the section’s `message:`"
        })
    })
}

fn crowded(slide: &SlideFacts) -> Option<Diagnostic> {
    (slide.words > SLIDE_WORDS).then(|| {
        let told = lint(
            codes::SLIDE_CROWDED,
            format!("a slide has {} words to read", slide.words),
            slide.span,
            "on this slide",
        );
        told.note(format!("an audience that reads more than {SLIDE_WORDS} words does not listen"))
            .help("cut words, move some to `say:`, or make two sections of it")
    })
}

fn unsourced(brief: &Brief, slide: &SlideFacts) -> Option<Diagnostic> {
    let section = brief.sections.get(slide.section?)?;
    let is_own = section.points.iter().any(|point| point.own)
        || section.figures.iter().any(|figure| figure.own)
        || section.versus.iter().flat_map(|side| &side.points).any(|point| point.own)
        || section.timeline.iter().any(|event| event.own);
    let says = !(section.points.is_empty() && section.figures.is_empty() && section.text.is_empty())
        || section.chart.is_some()
        || section.table.is_some()
        || !section.versus.is_empty()
        || !section.timeline.is_empty()
        || section.image.is_some();
    (says && !slide.sourced && !is_own).then(|| {
        let place = slide.span.or_else(|| first_span(&section.title));
        let told = lint(codes::SLIDE_UNSOURCED, "a slide names no source".to_owned(), place, "this slide");
        told.help("cite the passage that it rests on, `[@section:2]`, or say why the desk adds it: `own: …`")
    })
}

fn points(section: &Section) -> Option<Diagnostic> {
    let first_over = section.points.get(POINTS)?;
    let count = section.points.len();
    let place = first_span(&first_over.content).or_else(|| first_span(&section.title));
    let told = lint(codes::POINTS_MANY, format!("a slide has {count} points"), place, "one too many");
    Some(told.help(format!("keep the {POINTS} that matter, or make two sections of them")))
}

fn labels(section: &Section) -> impl Iterator<Item = Diagnostic> {
    section.figures.iter().filter_map(|figure| {
        let count = words(&plain(&figure.label));
        (count > LABEL_WORDS).then(|| {
            let message = format!("the label of `{}` has {count} words", figure.value);
            let told = lint(codes::LABEL_LONG, message, first_span(&figure.label), "too long beside a figure");
            told.help(format!("say what is counted in {LABEL_WORDS} words, and the rest in a point"))
        })
    })
}

fn minutes(section: &Section) -> Option<Diagnostic> {
    // What is shown only where somebody asks takes no time that was planned.
    let planned = section.minutes.filter(|_| !section.appendix)?;
    let count = section.say.iter().map(said).sum::<usize>();
    let needed = count as f32 / WORDS_A_MINUTE;
    (needed > planned * OVERTIME).then(|| {
        let message = format!("what is to be said takes {}, not {}", in_minutes(needed), in_minutes(planned));
        let told = lint(codes::MINUTES_SHORT, message, first_span(&section.title), "this section");
        told.note(format!("`say:` has {count} words, and a speaker says {WORDS_A_MINUTE} in a minute"))
            .help("cut what is said, or give the section more `minutes:`")
    })
}

fn meeting(brief: &Brief) -> Option<Diagnostic> {
    let duration = brief.meta.duration?;
    let minutes = brief.minutes()?;
    (minutes > duration).then(|| {
        let message = format!("the sections take {} of a meeting of {}", in_minutes(minutes), in_minutes(duration));
        let told = lint(codes::MEETING_SHORT, message, first_span(&brief.meta.title), "this briefing");
        told.note("`duration:` is to leave room for questions")
            .help("give some sections fewer `minutes:`, or leave some out")
    })
}

fn heavy(brief: &Brief, slides: &[SlideFacts]) -> Option<Diagnostic> {
    let all = slides.iter().filter(|slide| slide.section.is_some()).count();
    if all < BALANCED_FROM || brief.sections.len() < 2 {
        return None;
    }
    let of = |index: usize| slides.iter().filter(|slide| slide.section == Some(index)).count();
    let (index, section) = brief.sections.iter().enumerate().find(|&(index, _)| of(index) * 2 > all)?;
    let message = format!("{} of {all} slides belong to one section", of(index));
    let told = lint(codes::SECTION_HEAVY, message, first_span(&section.title), "this section");
    Some(told.help("part it in two, or leave some of it to the memo"))
}

/// Returns the number of words that blocks say.
fn said(block: &Block) -> usize {
    match block {
        Block::Paragraph(inlines) => words(&plain(inlines)),
        Block::List { items, .. } => items.iter().flatten().map(said).sum(),
        Block::Quote(blocks) => blocks.iter().map(said).sum(),
        Block::Table { .. } | Block::Code(_) | Block::Image(_) => 0,
    }
}

/// Returns the number of words of a text; a dash between spaces is none.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Returns minutes in words, to a half.
fn in_minutes(minutes: f32) -> String {
    let halves = (minutes * 2.0).ceil() / 2.0;
    if halves == 1.0 { "1 minute".to_owned() } else { format!("{halves} minutes") }
}

/// Tells of a headline or point that takes more lines than is wanted.
pub(super) fn many_lines(heading: bool, lines: usize, most: usize) -> (Diagnostic, &'static str) {
    if heading {
        let told = Diagnostic::new(codes::HEADLINE_LONG, format!("the headline takes {lines} lines"));
        (told.help(format!("shorten it to {most} lines: leave the rest to the points")), "a headline on slides")
    } else {
        let told = Diagnostic::new(codes::POINT_LONG, format!("the point takes {lines} lines on its slide"));
        (told.help(format!("shorten it to {most} lines, or part it in two")), "a point")
    }
}

/// Tells of a slide that goes on.
pub(super) fn continued(pages: usize) -> (Diagnostic, &'static str) {
    let told = Diagnostic::new(codes::SLIDE_CONTINUED, format!("a slide had to go on over {pages} slides"));
    let told = told.note("it was tried with less room and in smaller type, down to the theme’s floor");
    (told.help("cut some of it, or part the section in two, each with a message of its own"), "this slide")
}
