//! Runs: planned jobs side by side, and what came of them.

pub(crate) mod ahead;
pub(crate) mod combined;
mod copies;
pub(crate) mod leaks;
mod legible;
mod overfull;
mod press;
mod slides;

use crate::brief::Brief;
use crate::compose::{self, Composed, Setting};
use crate::diagnostics::{Diagnostic, Diagnostics, allowances, codes};
use crate::layout::booklet::{self, Booklet};
use crate::layout::page::Laid;
use crate::layout::{self, Trouble, Unset};
use crate::outline::Format;
use crate::pdf::Unprintable;
use crate::picture::Picture;
use crate::plan::{Job, Plan};
use crate::source::{Sources, Span};
use crate::text::{Fonts, Problem};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

/// A PDF that was made.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The outline's path, relative to the project folder.
    pub outline: PathBuf,
    /// Its formats: one, or several that were combined.
    pub formats: Vec<Format>,
    /// Its name: `congress-deck.pdf`.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// How it is folded, for a booklet.
    pub booklet: Option<Booklet>,
    /// How large slides are printed in it, as a part of their own size; none where they are shown, or there are none.
    pub scale: Option<f32>,
    /// Number of endnotes.
    pub endnotes: usize,
    /// Fonts of the machine that it is set in, where other machines may have others.
    pub system_fonts: Vec<String>,
    /// How long it took.
    pub time: Duration,
}

/// What came of a run.
pub struct Outcome<'p, T = Pdf> {
    /// The files that were read, which the diagnostics speak of.
    pub sources: Sources<'p>,
    /// What was made of each PDF that succeeded, in the plan's order.
    pub made: Vec<T>,
    /// What there is to say.
    pub diagnostics: Diagnostics,
}

/// What came of one job.
pub(crate) struct Made<T> {
    /// The PDF, where it succeeded.
    pub(crate) pdf: Option<T>,
    /// What there is to say of it.
    pub(crate) told: Diagnostics,
}

impl Job {
    /// Makes of the brief a flow of blocks.
    pub fn compose(&self) -> Composed {
        match &self.copy {
            Some(copy) => self.compose_as(&copies::addressed(&self.brief, &copy.reader), &self.setting),
            None => self.compose_as(&self.brief, &self.setting),
        }
    }

    /// Makes of a brief a flow of blocks, with other choices.
    fn compose_as(&self, brief: &Brief, setting: &Setting) -> Composed {
        let mut composed = compose::compose(brief, setting, &self.theme);
        composed.document.metadata.date = composed.document.metadata.date.or(self.date);
        composed
    }
}

/// A job that is composed and set.
#[derive(Debug)]
pub(crate) struct Set {
    laid: Laid,
    troubles: Vec<Trouble>,
    /// What is told of it whatever came of it.
    lints: Vec<Diagnostic>,
    /// Endnotes in it.
    pub(crate) endnotes: usize,
}

impl Set {
    /// Returns pages of which nothing but the troubles is told.
    pub(crate) fn of((laid, troubles): (Laid, Vec<Trouble>)) -> Set {
        Set { laid, troubles, lints: Vec::new(), endnotes: 0 }
    }
}

/// Composes and sets a job with a setting, which is its own or one for a document that holds others.
pub(crate) fn set(job: &Job, setting: &Setting, fonts: &Fonts) -> Set {
    match &job.copy {
        Some(copy) => copies::set(job, copy, setting, fonts),
        None => set_brief(job, &job.brief, setting, fonts),
    }
}

/// Composes and sets what a job says, or the same for a reader.
fn set_brief(job: &Job, brief: &Brief, setting: &Setting, fonts: &Fonts) -> Set {
    let Composed { document, endnotes, slides } = job.compose_as(brief, setting);
    let lints = if job.setting.format == Format::Deck { slides::lints(job, &slides) } else { Vec::new() };
    Set { lints, endnotes, ..Set::of(layout::lay_out_within(document, fonts, job.pages)) }
}

/// Returns whether a trouble is told of a format. What slides of a deck look like is told of the deck alone, not of each
/// format that shows them.
fn concerns(format: Format, trouble: &Trouble) -> bool {
    match trouble.problem {
        Unset::Lines { .. } | Unset::Continued(_) => format == Format::Deck && trouble.span.is_some(),
        Unset::Text(_) | Unset::WideTable { .. } | Unset::Overfull(_) | Unset::Small { .. } => true,
    }
}

/// Tells of a PDF that is longer than the project allows.
fn many_pages(job: &Job) -> Diagnostic {
    let allowed = job.pages;
    let message = format!("`{}` would have more pages than the {allowed} that are allowed", job.file_name);
    let told = Diagnostic::new(codes::PAGES_MANY, message);
    let told = match compose::first_span(&job.brief.meta.title) {
        Some(span) => told.at(span, "this briefing"),
        None => told,
    };
    told.help(format!(
        "part it, or allow more in briefpress.toml, below a line `[limits]`, `pages = {}` for one",
        allowed * 2
    ))
}

/// Puts pages on sheets to be folded, where a job asks for it.
fn folded(job: &Job, laid: Laid) -> (Laid, Option<Booklet>) {
    if !job.setting.booklet {
        return (laid, None);
    }
    let (laid, booklet) = booklet::impose(laid);
    (laid, Some(booklet))
}

/// Tells what could not be set as it should, and where that is no error makes the pages ready for the press and delivers
/// them.
pub(crate) fn finish<T>(
    (job, fonts): (&Job, &Fonts),
    set: Set,
    plan: &Plan<'_>,
    deliver: impl FnOnce(Laid, Option<Booklet>) -> Result<T, Diagnostics>,
) -> Made<T> {
    let Set { laid, mut troubles, lints, .. } = set;
    troubles.retain(|trouble| concerns(job.setting.format, trouble));
    let placed: BTreeSet<&Unset> =
        troubles.iter().filter(|trouble| trouble.span.is_some()).map(|trouble| &trouble.problem).collect();
    // A running head repeats the title without its place.
    let worth_telling = troubles.iter().filter(|trouble| trouble.span.is_some() || !placed.contains(&trouble.problem));
    let told_once = once(worth_telling).into_iter();
    let tell = |(trouble, places): (&Trouble, usize)| {
        let told = tell((job, fonts), trouble, &plan.sources);
        if places > 1 { told.note(format!("it stands in {places} places")) } else { told }
    };
    let mut told = Diagnostics { list: told_once.map(tell).chain(lints).collect() };
    plan.weigh(job, &mut told);
    if told.has_errors() {
        return Made { pdf: None, told };
    }
    if laid.pages.len() > job.pages {
        return Made { pdf: None, told: many_pages(job).alone() };
    }
    let mut laid = laid;
    let mut faults = crate::press::prepare(&mut laid, &job.press, fonts);
    let (mut laid, booklet) = folded(job, laid);
    faults.extend(crate::press::add_bleed(&mut laid, &job.press));
    told.list.extend(faults.iter().map(|fault| press::tell(fault, job)));
    if job.press.grayscale {
        told.list.extend(press::tell_near_greys(job));
    }
    plan.weigh(job, &mut told);
    if told.has_errors() {
        return Made { pdf: None, told };
    }
    let pdf = deliver(laid, booklet).map_err(|mut problems| told.list.append(&mut problems.list)).ok();
    Made { pdf, told }
}

/// Decodes all pictures, to know whether they can be.
pub(crate) fn prove(laid: &Laid) -> Result<(), Diagnostics> {
    let rasters = laid.pictures.iter().filter_map(|picture| match &**picture {
        Picture::Raster(raster) => Some(raster),
        Picture::Vector(_) => None,
    });
    for raster in rasters {
        raster.prove().map_err(|why| unprintable(Unprintable { named: raster.named, why }).alone())?;
    }
    Ok(())
}

/// Tells of a picture that cannot be decoded.
pub(crate) fn unprintable(problem: Unprintable) -> Diagnostic {
    let told = Diagnostic::new(codes::PICTURE_UNREADABLE, problem.why.message).help(problem.why.help);
    match problem.named {
        Some(span) => told.at(span, "this picture"),
        None => told,
    }
}

/// Returns the troubles with the number of places that each stands for: a character that no face has is told of once, and
/// of what is too small the smallest.
fn once<'t>(troubles: impl Iterator<Item = &'t Trouble>) -> Vec<(&'t Trouble, usize)> {
    let mut told: Vec<(&Trouble, usize)> = Vec::new();
    let mut places: BTreeMap<char, (usize, BTreeSet<Option<Span>>)> = BTreeMap::new();
    let mut smallest = None;
    for trouble in troubles {
        if let Unset::Small { size, .. } = &trouble.problem {
            let (at, least) = smallest.get_or_insert((told.len(), u32::MAX));
            match told.get_mut(*at) {
                None => told.push((trouble, 1)),
                Some((kept, count)) => {
                    *count += 1;
                    if size < least {
                        *kept = trouble;
                    }
                }
            }
            *least = (*least).min(*size);
            continue;
        }
        if let Unset::Text(Problem::MissingCharacter(character)) = trouble.problem {
            let (first, spans) = places.entry(character).or_insert_with(|| (told.len(), BTreeSet::new()));
            spans.insert(trouble.span);
            if let Some((_, count)) = told.get_mut(*first) {
                *count = spans.len();
                continue;
            }
        }
        told.push((trouble, 1));
    }
    told
}

/// Returns the names of the machine's fonts in which something is set.
pub(crate) fn system_fonts(laid: &Laid, fonts: &Fonts) -> Vec<String> {
    let names: BTreeSet<&str> = laid.words.words.iter().filter_map(|word| fonts.system_name(word.face)).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// Millimetres of a point.
const MM: f64 = 25.4 / 72.0;

/// Tells a user what layout could not set as it should.
fn tell((job, fonts): (&Job, &Fonts), trouble: &Trouble, sources: &Sources<'_>) -> Diagnostic {
    let (told, words, label) = match &trouble.problem {
        Unset::Text(Problem::MissingCharacter(character)) => {
            let message = format!("no typeface has the character `{character}`, U+{:04X}", u32::from(*character));
            let told = Diagnostic::new(codes::MISSING_CHARACTER, message);
            let told = match fonts.refused(*character) {
                Some(name) => told.note(format!("`{name}` of this machine has it, and may not be embedded")),
                None => told,
            };
            let help = "name a font that has it in the theme, as in `faces: { fallback: [fonts/naskh.ttf] }`, build with \
                        --system-fonts to look among the fonts of this machine, or write it in another way";
            (told.help(help), character.to_string(), "it stands here")
        }
        Unset::Text(Problem::LongWord(word)) => {
            let message = format!("`{}` is wider than its line and was parted without a hyphen", shortened(word));
            let told = Diagnostic::new(codes::LONG_WORD, message).help("part it with a space or a hyphen");
            (told, word.clone(), "too long")
        }
        Unset::WideTable { by, column } => {
            let message = format!("the table is {by} pt ({:.0} mm) too wide for its words", f64::from(*by) * MM);
            let told = Diagnostic::new(codes::WIDE_TABLE, message)
                .note(format!("words of its columns are parted without a hyphen; column {column} has the longest"))
                .help("take out a column, shorten its longest words, or make two tables of it");
            (told, String::new(), "this table")
        }
        Unset::Lines { lines, most, heading } => {
            let (told, label) = slides::many_lines(*heading, *lines, *most);
            (told, String::new(), label)
        }
        Unset::Continued(pages) => {
            let (told, label) = slides::continued(*pages);
            (told, String::new(), label)
        }
        Unset::Small { slide, words, size } => {
            let (told, label) = legible::tell(job, slide, words, *size);
            return match trouble.span {
                Some(span) => told.at(span, label),
                None => told.note(label),
            };
        }
        Unset::Overfull(lines) => return overfull::tell(job, *lines, fonts),
    };
    match trouble.span {
        Some(span) => told.at(narrowed(span, &words, sources), label),
        None => told,
    }
}

/// Returns the place of the words in a span of text, or the span where the file has them in another form.
fn narrowed(span: Span, words: &str, sources: &Sources<'_>) -> Span {
    let text = sources.file(span.file).text.get(span.start as usize..span.end as usize);
    match text.and_then(|text| text.find(words)).filter(|_| !words.is_empty()) {
        Some(at) => {
            let start = span.start + at as u32;
            Span { file: span.file, start, end: start + words.len() as u32 }
        }
        None => span,
    }
}

/// Returns the start of a word that would fill the screen.
fn shortened(word: &str) -> String {
    match word.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

impl<'p, T> Outcome<'p, T> {
    /// Gathers what came of the jobs.
    pub(crate) fn new(plan: Plan<'p>, results: Vec<Made<T>>) -> Outcome<'p, T> {
        let Plan { sources, mut diagnostics, surveyed, levels, is_whole, .. } = plan;
        let mut made = Vec::new();
        for result in results {
            made.extend(result.pdf);
            // A damaged picture is found in each format, and told once.
            let new = result
                .told
                .list
                .into_iter()
                .filter(|told| told.code != codes::PICTURE_UNREADABLE || !diagnostics.list.contains(told));
            let new: Vec<Diagnostic> = new.collect();
            new.into_iter().for_each(|told| leaks::add(told, &mut diagnostics.list));
        }
        if is_whole && !diagnostics.has_errors() {
            let allowed = surveyed.iter().flat_map(|surveyed| &surveyed.allowed);
            let of_pages = allowed.filter(|allowance| allowance.is_of_pages());
            let mut unused = Diagnostics { list: allowances::unused(of_pages, &diagnostics) };
            levels.apply(&mut unused);
            diagnostics.list.append(&mut unused.list);
        }
        Outcome { sources, made, diagnostics }
    }
}
