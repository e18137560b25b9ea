//! Plans: options + project → what is to be built, with all that is wrong told before anything is set.

mod project_file;
mod read;
mod secrets;

use crate::brief::{Brief, Coverage, Inline, Revision, Surveyed};
use crate::carried;
use crate::compose::{self, Setting, plain};
use crate::copies::{self, Addressed, NamedCopy};
use crate::diagnostics::lints::Levels;
use crate::diagnostics::{Diagnostic, Diagnostics, allowances, codes};
use crate::geometry::Pt;
use crate::guard::Guard;
use crate::language::Language;
use crate::outline::{Beside, Format, FormatOptions, Paper};
use crate::pdf::{Resolution, Settings, Standard};
use crate::press::{Binding, Duplex, Press, Watermark};
use crate::run::ahead::Ahead;
use crate::source::{Sources, Span};
use crate::text::Fonts;
use crate::theme::{self, Colours, Master, Theme};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use project_file::PAGES;
pub(crate) use read::{Checked, Read, read};

/// Formats that are built where neither the command line nor the outline names any.
pub const DEFAULT_FORMATS: &[Format] = &[Format::Deck, Format::Memo, Format::Handout];

/// Regions whose offices print on letter paper; everywhere else it is A4.
const LETTER_REGIONS: &[&str] = &["US", "CA", "MX", "CL", "CO", "CR", "DO", "GT", "NI", "PA", "PH", "PR", "SV", "VE"];

/// What a caller chooses.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only these formats; empty for those that the outline names, or else [`DEFAULT_FORMATS`].
    pub formats: Vec<Format>,
    /// Only outlines for these audiences; empty for all.
    pub audiences: Vec<String>,
    /// Paper, whatever the outline says.
    pub paper: Option<Paper>,
    /// Whether pages are put two to a side of a sheet, to be folded into a booklet.
    pub booklet: bool,
    /// Date of the PDF where the outline has none.
    pub date: Option<Date>,
    /// The moment that decides whether an embargo holds; the outline's date where it is none.
    pub moment: Option<Timestamp>,
    /// PDFs that are made at the same time; 0 for as many as the machine has processors.
    pub jobs: usize,
    /// Whether claims without evidence are errors.
    pub strict: bool,
    /// The standards that PDFs keep to.
    pub standard: Standard,
    /// The owner's password of PDFs that are to be locked.
    pub lock: Option<String>,
    /// Whether colours become greys.
    pub grayscale: bool,
    /// Pixels of pictures.
    pub resolution: Resolution,
    /// Whether dark grounds become white.
    pub ink_saver: bool,
    /// Whom copies are for; empty for one that is for nobody by name.
    pub copies: Vec<NamedCopy>,
    /// Whether private parts of outlines are taken in, and private passages with them.
    pub private: bool,
    /// Whether characters that no other face has are looked for in the fonts of the machine.
    pub system_fonts: bool,
    /// What no file may tell of this machine.
    pub machine: Machine,
    /// Whether the first PDF of an only outline is set while the outline is checked, to be built or rehearsed next.
    pub ahead: bool,
}

/// What a machine would tell of those who work at it.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    /// Folders, such as the user's home.
    pub folders: Vec<String>,
    /// The user's name.
    pub user: Option<String>,
}

/// What is to be built, and what was found wrong on the way.
pub struct Plan<'p> {
    /// The files that were read.
    pub sources: Sources<'p>,
    /// The PDFs to be made, by outline and format.
    pub jobs: Vec<Job>,
    /// The outlines that could be read, with their reports.
    pub surveyed: Vec<Surveyed>,
    /// What there is to say.
    pub diagnostics: Diagnostics,
    /// As in [`Options::jobs`].
    pub threads: usize,
    /// How bad lints are.
    pub levels: Levels,
    /// As in [`Options::standard`].
    pub standard: Standard,
    /// As in [`Options::lock`].
    pub lock: Option<String>,
    /// Whether each outline's own formats are planned, in its own form.
    pub is_whole: bool,
    /// As in [`Options::resolution`].
    pub resolution: Resolution,
    /// What may be in no text that is printed or written.
    pub guards: Vec<Arc<Guard>>,
    /// Pages that a PDF may have.
    pub pages: usize,
    /// As in [`Options::private`].
    pub private: bool,
    /// The faces.
    pub(crate) fonts: Fonts,
    /// What was set ahead.
    pub(crate) ahead: Option<Ahead>,
}

impl Plan<'_> {
    /// Makes what is told of a job as bad as the project and the outline say.
    pub(crate) fn weigh(&self, job: &Job, told: &mut Diagnostics) {
        self.levels.apply(told);
        if let Some(surveyed) = self.surveyed.iter().find(|surveyed| surveyed.outline == job.outline) {
            allowances::apply(&surveyed.allowed, told);
        }
    }

    /// Has the memos of an outline show what has changed since an earlier version.
    pub fn show_revision(&mut self, outline: &Path, revision: &Arc<Revision>) {
        let memos = self.jobs.iter_mut().filter(|job| job.setting.format == Format::Memo && job.outline == outline);
        self.ahead = None;
        for job in memos {
            job.brief = Arc::new(Brief { revision: Some(Arc::clone(revision)), ..Brief::clone(&job.brief) });
        }
    }

    /// Plans the PDFs of a survey in place of those of the outlines: one for each report, a memo that is called `name`.
    #[must_use]
    pub fn of_coverage(mut self, reports: &[Coverage], name: &str, date: Option<Date>) -> Self {
        let Some(theme) = self.paper_theme() else { return self };
        let language = self.surveyed.first().map(|surveyed| surveyed.brief.meta.language);
        let language = language.unwrap_or_else(Language::default_language);
        let guards = self.guards.clone();
        let job = |(index, coverage): (usize, &Coverage)| {
            let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
            let brief = coverage.brief(language);
            let setting = Setting { contents: false, paper: usual_paper(language), ..Setting::new(Format::Memo) };
            Job {
                outline: PathBuf::from(name),
                file_name: format!("{name}{number}.pdf"),
                press: press(&setting, None, (&brief, &theme), &Options::default()),
                brief: Arc::new(brief),
                theme: Arc::clone(&theme),
                setting,
                date,
                pages: self.pages,
                guards: guards.clone(),
                copy: None,
            }
        };
        self.ahead = None;
        self.jobs = reports.iter().enumerate().map(job).collect();
        self
    }

    /// Returns the theme of what is printed of the first outline, or of what is usual where none could be planned.
    fn paper_theme(&self) -> Option<Arc<Theme>> {
        let printed = self.jobs.iter().find(|job| job.setting.format != Format::Deck);
        match printed {
            Some(job) => Some(Arc::clone(&job.theme)),
            None => Some(theme::built_in(theme::USUAL)?.paper),
        }
    }

    /// Returns what is chosen of the file of some jobs.
    pub(crate) fn settings(&self, jobs: &[Job]) -> Settings {
        let carries = self.standard == Standard::Carrier;
        let attachments = if carries { carried::of(jobs, &self.sources, self.private) } else { Vec::new() };
        Settings { standard: self.standard, resolution: self.resolution, attachments, lock: self.lock.clone() }
    }
}

/// One PDF to be made.
pub struct Job {
    /// The outline's path, relative to the project folder.
    pub outline: PathBuf,
    /// Name of the PDF: `congress-deck.pdf`.
    pub file_name: String,
    /// What is to be said.
    pub brief: Arc<Brief>,
    /// How it looks.
    pub theme: Arc<Theme>,
    /// In which form.
    pub setting: Setting,
    /// Date of the PDF where the brief has none.
    pub date: Option<Date>,
    /// Pages that it may have.
    pub pages: usize,
    /// What is done to its pages before they are printed.
    pub press: Press,
    /// What may not be in it.
    pub guards: Vec<Arc<Guard>>,
    /// Whom it is for, where it is one of several copies.
    pub copy: Option<Addressed>,
}

impl Job {
    /// Returns the name of the PDF that holds all formats: `congress.pdf`, `congress-007-ada-byron.pdf`.
    pub fn combined_name(&self) -> String {
        match &self.copy {
            Some(copy) => format!("{}-{}.pdf", self.brief.name, copy.file_part),
            None => format!("{}.pdf", self.brief.name),
        }
    }
}

/// Turns checked outlines into jobs: one for each format.
pub(crate) fn jobs(checked: Vec<Checked>, options: &Options, diagnostics: &mut Diagnostics) -> Vec<Job> {
    let mut jobs: Vec<(Job, Span)> = Vec::new();
    let mut flat: Vec<Format> = Vec::new();
    for Checked { outline, brief, look, start, guard, pages } in checked {
        let brief = under_embargo(&brief, options.moment).map_or(brief, Arc::new);
        for (format, named) in formats(&brief, options) {
            if options.booklet && !compose::FOLDED.contains(&format) {
                flat.push(format);
                continue;
            }
            if let Some(told) = nothing_beside(&brief, named) {
                diagnostics.push(told);
                continue;
            }
            let setting = setting(format, named, &brief, options);
            jobs.push((
                Job {
                    outline: outline.clone(),
                    file_name: file_name(&brief.name, format, options),
                    brief: Arc::clone(&brief),
                    theme: Arc::clone(look.of(format)),
                    setting,
                    date: options.date,
                    pages,
                    press: press(&setting, named, (&brief, look.of(format)), options),
                    guards: vec![Arc::clone(&guard)],
                    copy: None,
                },
                start,
            ));
        }
    }
    flat.sort();
    flat.dedup();
    diagnostics.list.extend(flat.into_iter().map(not_folded));
    let jobs = apart(jobs, diagnostics);
    if options.copies.is_empty() {
        jobs
    } else {
        jobs.iter().flat_map(|job| for_readers(job, &options.copies)).collect()
    }
}

/// Returns the brief with its embargo in the marking, which stands on the title page and on all others; none where there is
/// no embargo, or it is over.
fn under_embargo(brief: &Brief, moment: Option<Timestamp>) -> Option<Brief> {
    let embargo = brief.meta.embargo?;
    let language = brief.meta.language;
    let start_of_day = |date: Date| embargo.offset.to_timestamp(date.at(0, 0, 0, 0)).ok();
    // Never the machine's clock: the same input would give other bytes tomorrow. Nobody knows, so it holds.
    let now = moment.or_else(|| start_of_day(brief.meta.date?));
    if now.is_some_and(|now| now >= embargo.at) {
        return None;
    }
    let zone = match embargo.offset.seconds() / 60 {
        0 => "UTC".to_owned(),
        minutes => {
            let sign = if minutes < 0 { '\u{2212}' } else { '+' };
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
        }
    };
    let when = format!("{}, {} ({zone})", language.date(embargo.date), language.time(embargo.time));
    let words = language.words().embargo.replace("{when}", &when);
    let mut brief = brief.clone();
    let marking = &mut brief.meta.marking;
    let span = compose::first_span(marking).or_else(|| compose::first_span(&brief.meta.title))?;
    let parted = if marking.is_empty() { words } else { format!(" · {words}") };
    marking.push(Inline::Text(parted, span));
    Some(brief)
}

/// Makes of a job one for each copy: addressed on its title page, numbered behind its text.
fn for_readers(job: &Job, all: &[NamedCopy]) -> Vec<Job> {
    let count = all.iter().map(|copy| copy.number as usize).max().unwrap_or(0).max(all.len()).to_string();
    let numbered = job.brief.meta.language.words().copy;
    let addressed = all.iter().zip(copies::addressed(all)).map(|(copy, addressed)| {
        let numbered = numbered.replace("{n}", &copy.number.to_string()).replace("{m}", &count);
        let words = match &job.press.watermark {
            Some(watermark) => format!("{} · {numbered}", watermark.words),
            None => numbered,
        };
        let file_name = job.file_name.strip_suffix(".pdf").unwrap_or(&job.file_name);
        Job {
            outline: job.outline.clone(),
            file_name: format!("{file_name}-{}.pdf", addressed.file_part),
            brief: Arc::clone(&job.brief),
            theme: Arc::clone(&job.theme),
            setting: job.setting,
            date: job.date,
            pages: job.pages,
            press: Press { watermark: Some(watermark(words, &job.theme)), ..job.press.clone() },
            guards: job.guards.clone(),
            copy: Some(addressed),
        }
    });
    addressed.collect()
}

/// Returns words behind the text in the theme's colours.
fn watermark(words: String, theme: &Theme) -> Watermark {
    let Colours { watermark, on_ground_watermark, page, .. } = theme.colours;
    Watermark { words, on_paper: watermark, on_ground: on_ground_watermark, page }
}

/// Returns the name of a PDF.
fn file_name(outline: &str, format: Format, options: &Options) -> String {
    let folded = if options.booklet { "-booklet" } else { "" };
    format!("{outline}-{}{folded}.pdf", format.name())
}

/// Tells, once for all outlines, that a format makes no booklet.
fn not_folded(format: Format) -> Diagnostic {
    let folded: Vec<_> = compose::FOLDED.iter().map(|format| format.name()).collect();
    Diagnostic::new(codes::NOT_FOLDED, format!("the format `{}` cannot be folded into a booklet", format.name()))
        .note("a booklet is made of upright pages that are leafed through")
        .help(format!("choose formats that can: --format {}", folded.join(",")))
}

/// Returns the formats that are asked for, each once, with what the outline says of them.
fn formats<'b>(brief: &'b Brief, options: &Options) -> Vec<(Format, Option<&'b FormatOptions>)> {
    let mut asked = if !options.formats.is_empty() {
        options.formats.clone()
    } else if !brief.formats.is_empty() {
        brief.formats.iter().map(|named| named.format.value).collect()
    } else {
        DEFAULT_FORMATS.to_vec()
    };
    asked.sort();
    asked.dedup();
    asked.into_iter().map(|format| (format, brief.formats.iter().find(|named| named.format.value == format))).collect()
}

/// Returns the form of a PDF: the command line's word, else the outline's, else what is usual.
fn setting(format: Format, named: Option<&FormatOptions>, brief: &Brief, options: &Options) -> Setting {
    let paper = options.paper.or(named.and_then(|named| named.paper.as_ref()).map(|paper| paper.value));
    let setting = named.map_or_else(|| Setting::new(format), Setting::of);
    // Slides on paper have the shape of those on the screen.
    let of_deck = || brief.formats.iter().find(|named| named.format.value == Format::Deck)?.aspect.as_ref();
    let aspect = named.and_then(|named| named.aspect.as_ref()).or_else(of_deck);
    Setting {
        paper: paper.unwrap_or_else(|| usual_paper(brief.meta.language)),
        aspect: aspect.map_or(setting.aspect, |aspect| aspect.value),
        booklet: options.booklet,
        ..setting
    }
}

/// Returns what is done to the pages of a PDF.
fn press(setting: &Setting, named: Option<&FormatOptions>, of: (&Brief, &Theme), options: &Options) -> Press {
    let (brief, theme) = of;
    let watermark = watermark(plain(&brief.meta.watermark), theme);
    let lean = match setting.format {
        Format::Memo => {
            let Master { page, body, .. } = theme.memo.page(setting.paper);
            body.x - (page.width - body.right())
        }
        Format::Handout if setting.is_for_reading() => Pt::ZERO,
        Format::Handout | Format::Notes => theme.handout.binding - theme.handout.outer,
        Format::Deck | Format::Onepager => Pt::ZERO,
    };
    let gutter = named.and_then(|named| named.gutter.as_ref()).map_or(Pt::ZERO, |gutter| gutter.value);
    let duplex = named.and_then(|named| named.duplex.as_ref()).map_or(Duplex::None, |duplex| duplex.value);
    Press {
        grayscale: options.grayscale,
        solid_hairlines: options.grayscale || options.ink_saver,
        watermark: Some(watermark).filter(|watermark| !watermark.words.is_empty()),
        binding: Binding { gutter, duplex, lean },
        bleed: named.and_then(|named| named.bleed.as_ref()).map(|bleed| bleed.value),
    }
}

/// Returns the paper that offices of a language's region print on.
fn usual_paper(language: Language) -> Paper {
    let letter = language.tag().split('-').skip(1).any(|part| LETTER_REGIONS.contains(&part));
    if letter { Paper::Letter } else { Paper::A4 }
}

/// Tells where a handout is to have speaker notes beside its slides, and there are none.
fn nothing_beside(brief: &Brief, named: Option<&FormatOptions>) -> Option<Diagnostic> {
    let beside = named?.beside.as_ref().filter(|beside| beside.value == Beside::Notes)?;
    let silent = brief.sections.iter().all(|section| section.say.is_empty());
    silent.then(|| {
        Diagnostic::new(codes::NOTHING_TO_SAY, "there are no speaker notes to stand beside the slides")
            .at(beside.span, "asked for here")
            .note("speaker notes are what a section has under `say`")
            .help("write `say` in a section, or give the slides lines to write on: `lines: ruled`")
    })
}

/// Takes out jobs that would write the same file, and names each pair of outlines once.
fn apart(jobs: Vec<(Job, Span)>, diagnostics: &mut Diagnostics) -> Vec<Job> {
    let mut kept: Vec<(Job, Span)> = Vec::new();
    let mut spoiled: Vec<String> = Vec::new();
    let mut told: Vec<(Span, Span)> = Vec::new();
    for (job, start) in jobs {
        let Some((other, first)) = kept.iter().find(|(other, _)| other.file_name == job.file_name) else {
            kept.push((job, start));
            continue;
        };
        if !told.contains(&(start, *first)) {
            told.push((start, *first));
            diagnostics.push(same_file(&job, start, other, *first));
        }
        spoiled.push(job.file_name);
    }
    kept.into_iter().map(|(job, _)| job).filter(|job| !spoiled.contains(&job.file_name)).collect()
}

fn same_file(job: &Job, start: Span, other: &Job, first: Span) -> Diagnostic {
    let (outline, file) = (job.outline.display(), &job.file_name);
    let message = format!("`{}` and `{outline}` would both write `{file}`", other.outline.display());
    Diagnostic::new(codes::SAME_FILE, message)
        .at(start, "this outline")
        .at(first, "and this one")
        .note("a PDF is called after its outline's file")
        .help("give one of the outlines another file name, or build them apart with different --out folders")
}
