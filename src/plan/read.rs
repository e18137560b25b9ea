//! Reading: outlines with the reports that they name, each report once, and the briefs that come of them.

use super::project_file::{self, ProjectFile};
use super::{Options, secrets};
use crate::brief::{self, Brief, Surveyed};
use crate::diagnostics::lints::Levels;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, allowances, codes, nearest};
use crate::guard::Guard;
use crate::language::Language;
use crate::outline::{self, Outline, ReportSource};
use crate::project::Project;
use crate::report::{self, Report, ReportMeta};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::theme::{self, Ink, Look};
use crate::threads;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the names of private files end in, so that nobody sends one by mistake.
const PRIVATE: &str = "-private";

/// Pictures that are read twice sooner than one waits for the checks: a logo, a map.
const FEW_PICTURES: usize = 4;

/// An outline in which nothing is wrong.
pub(crate) struct Checked {
    /// Its path, relative to the project folder.
    pub(crate) outline: PathBuf,
    /// What is to be said.
    pub(crate) brief: Arc<Brief>,
    /// How it looks.
    pub(crate) look: Look,
    /// The start of the file.
    pub(crate) start: Span,
    /// What may not be in its files.
    pub(crate) guard: Arc<Guard>,
    /// Pages that each of its files may have.
    pub(crate) pages: usize,
}

/// What was read.
pub(crate) struct Read<A> {
    /// The outlines in which nothing is wrong.
    pub(crate) checked: Vec<Checked>,
    /// What was done ahead with the only outline that was asked for.
    pub(crate) ahead: Option<A>,
    /// The outlines that could be read.
    pub(crate) surveyed: Vec<Surveyed>,
    /// What the project settles.
    pub(crate) settled: ProjectFile,
    /// What may be in no text that is printed or written.
    pub(crate) guards: Vec<Arc<Guard>>,
}

/// Reads the outlines that were asked for. What is wrong with one stops that one alone.
///
/// Where there is but one, `ahead` is given what its pages show while its texts are held against their passages, on a thread
/// of its own.
pub(crate) fn read<A: Send>(
    project: &Project,
    options: &Options,
    sources: &mut Sources<'_>,
    diagnostics: &mut Diagnostics,
    ahead: impl Fn(Checked) -> Option<A> + Sync,
) -> Read<A> {
    let mut done_ahead = None;
    let is_alone = project.outlines().len() == 1;
    let settled = project_file::read(options, sources, diagnostics);
    let levels = &settled.levels;
    let mut reports = Reports::default();
    let mut looks = Looks::new(if options.ink_saver { Ink::Saved } else { Ink::Full });
    let mut checked = Vec::new();
    let mut surveyed = Vec::new();
    let mut audiences = Audiences::default();
    let mut told_of: Vec<(Option<FileId>, Diagnostics)> = Vec::new();
    let mut sound: Vec<&Path> = project.outlines().iter().map(PathBuf::as_path).collect();
    for path in project.outlines() {
        let mut told = Diagnostics::default();
        let outline = outline::read(path, sources, &mut told);
        if let Some(outline) = &outline
            && !audiences.wanted(outline, options)
        {
            continue;
        }
        audiences.unreadable |= outline.is_none();
        if let Some(outline) = outline {
            let wanted = is_alone.then_some((&ahead, &mut done_ahead));
            checked.extend(check(
                (path, &outline),
                (&mut reports, &mut looks),
                sources,
                (&settled, options, &mut surveyed),
                &mut told,
                wanted,
            ));
        }
        levels.apply(&mut told);
        if told.has_errors() {
            // What was not found may stand behind what is wrong.
            sound.retain(|outline| *outline != path);
        }
        told_of.push((sources.load(path, None).ok(), told));
    }
    for (concerned, told) in unlike_figures(&surveyed, levels) {
        if told.has_errors() {
            sound.retain(|path| !concerned.contains(path));
            checked.retain(|checked| !concerned.contains(&checked.outline.as_path()));
        }
        told_of.push((None, told));
    }
    // A theme beside the outlines that name it is no outline that is wrong.
    told_of.retain(|(file, _)| file.is_none_or(|file| !looks.files.contains(&file)));
    diagnostics.list.extend(told_of.into_iter().flat_map(|(_, told)| told.list));
    let of_sound = surveyed.iter().filter(|surveyed| sound.contains(&surveyed.outline.as_path()));
    let of_reading = of_sound.flat_map(|surveyed| &surveyed.allowed).filter(|allowance| !allowance.is_of_pages());
    let mut unused = Diagnostics { list: allowances::unused(of_reading, diagnostics) };
    levels.apply(&mut unused);
    diagnostics.list.append(&mut unused.list);
    diagnostics.list.extend(audiences.missing(options));
    if diagnostics.list.iter().any(|told| told.code == codes::WITHHELD && told.severity == Severity::Error) {
        // What the project withholds is not all known, so nothing is built.
        checked.clear();
    }
    let guards = surveyed.iter().map(|surveyed| Arc::clone(&surveyed.guard));
    let guards = guards.chain([Arc::new(secrets::of_project(&settled.withhold))]);
    let guards = guards.filter(|guard| !guard.is_empty()).collect();
    Read { checked, ahead: done_ahead, surveyed, settled, guards }
}

/// Finds figures that should agree and do not, with the outlines that this is wrong with.
fn unlike_figures<'s>(surveyed: &'s [Surveyed], levels: &Levels) -> Vec<(Vec<&'s Path>, Diagnostics)> {
    let briefs: Vec<&Brief> = surveyed.iter().map(|surveyed| &*surveyed.brief).collect();
    let weighed = brief::inconsistent(&briefs).into_iter().map(|(concerned, diagnostic)| {
        let concerned: Vec<&Surveyed> = concerned.iter().filter_map(|index| surveyed.get(*index)).collect();
        let mut told = Diagnostics { list: vec![diagnostic] };
        levels.apply(&mut told);
        concerned.iter().for_each(|surveyed| allowances::apply(&surveyed.allowed, &mut told));
        (concerned.iter().map(|surveyed| surveyed.outline.as_path()).collect(), told)
    });
    weighed.collect()
}

/// Checks one outline to the end, so that as much as possible is told in one run.
fn check<A: Send>(
    (path, outline): (&Path, &Outline),
    (reports, looks): (&mut Reports, &mut Looks),
    sources: &mut Sources<'_>,
    (settled, options, surveyed): (&ProjectFile, &Options, &mut Vec<Surveyed>),
    told: &mut Diagnostics,
    ahead: Option<(impl Fn(Checked) -> Option<A> + Sync, &mut Option<A>)>,
) -> Option<Checked> {
    let look = looks.get(outline.theme.as_ref(), sources, told);
    let language = outline.language.as_ref().map_or_else(Language::default_language, |language| language.value);
    let found: Vec<_> = outline.reports.iter().map(|source| reports.get(source, language, sources, told)).collect();
    let found: Vec<Arc<Report>> = found.into_iter().collect::<Option<_>>()?;
    let start = Span { file: outline.file, start: 0, end: 0 };
    let public = outline.public();
    // Files with private parts have names of their own.
    let shown = if options.private && public.is_some() { None } else { Some(public.as_ref().unwrap_or(outline)) };
    let shown = shown.filter(|shown| shown.pictures() <= FEW_PICTURES);
    let mut resolve = || brief::resolve(outline, &found, sources, told);
    let (mut brief, mut is_sound) = match (ahead, &look, shown) {
        (Some((ahead, done)), Some(look), Some(shown)) => {
            let pages = || {
                let brief = Arc::new(brief::unchecked(shown, &found, sources)?);
                let guard = Arc::default();
                ahead(Checked {
                    outline: path.to_path_buf(),
                    brief,
                    look: look.clone(),
                    start,
                    guard,
                    pages: settled.pages,
                })
            };
            let (resolved, set) = threads::beside(resolve, pages);
            *done = set;
            resolved
        }
        _ => resolve(),
    };
    let guard = Arc::new(secrets::guard(outline, &brief, &found, sources, (settled, options)));
    match &public {
        Some(_) if options.private => brief.name.push_str(PRIVATE),
        Some(public) => {
            // What is wrong with it was told of the whole, but for what the private parts held together.
            let mut of_public = Diagnostics::default();
            let (of_all, public_is_sound) = brief::resolve(public, &found, sources, &mut of_public);
            if is_sound && !public_is_sound {
                told.list.append(&mut of_public.list);
            }
            brief = of_all;
            is_sound &= public_is_sound;
        }
        None => {}
    }
    let brief = Arc::new(brief);
    let allowed = outline.allowed.clone();
    surveyed.push(Surveyed {
        outline: path.to_path_buf(),
        brief: Arc::clone(&brief),
        reports: found,
        allowed,
        guard: Arc::clone(&guard),
    });
    settled.levels.apply(told);
    allowances::apply(&outline.allowed, told);
    if !is_sound || told.has_errors() {
        return None;
    }
    Some(Checked { outline: path.to_path_buf(), brief, look: look?, start, guard, pages: settled.pages })
}

/// Themes that were read, each once for all outlines that name it alike.
struct Looks {
    ink: Ink,
    read: Vec<(Option<(String, FileId)>, Look)>,
    /// Files that were named as themes.
    files: Vec<FileId>,
}

impl Looks {
    fn new(ink: Ink) -> Looks {
        Looks { ink, read: Vec::new(), files: Vec::new() }
    }

    /// Returns the theme that an outline names; none, with the reason told, where it cannot be had.
    fn get(
        &mut self,
        named: Option<&Spanned<String>>,
        sources: &mut Sources<'_>,
        told: &mut Diagnostics,
    ) -> Option<Look> {
        // A path is relative to the file that names it.
        let key = named.map(|named| (named.value.clone(), named.span.file));
        if let Some((_, look)) = self.read.iter().find(|(known, _)| *known == key) {
            return Some(look.clone());
        }
        if let Some(named) = named {
            self.files.extend(sources.load(Path::new(&named.value), Some(named.span)));
        }
        let look = theme::load(named, self.ink, sources, told)?;
        self.read.push((key, look.clone()));
        Some(look)
    }
}

/// Reports that were read, each once for all outlines that say the same of it.
#[derive(Default)]
struct Reports {
    read: Vec<ReadReport>,
}

struct ReadReport {
    chapters: Vec<FileId>,
    supplied: ReportMeta,
    fallback: Language,
    report: Option<Arc<Report>>,
    /// What was told of it, told again to each outline that it spoils.
    told: Diagnostics,
}

impl Reports {
    /// Returns a report; none, with the reason told, where it cannot be read.
    fn get(
        &mut self,
        source: &ReportSource,
        fallback: Language,
        sources: &mut Sources<'_>,
        told: &mut Diagnostics,
    ) -> Option<Arc<Report>> {
        let mut chapters = Vec::new();
        for file in &source.files {
            match sources.load(Path::new(&file.value), Some(file.span)) {
                Ok(id) if chapters.contains(&id) => told.push(chapter_twice(file)),
                Ok(id) => chapters.push(id),
                Err(problem) => told.push(problem),
            }
        }
        if chapters.len() < source.files.len() {
            return None;
        }
        let supplied = supplied(source);
        let known = self.read.iter().position(|known| known.is(&chapters, &supplied, fallback));
        let read = match known {
            Some(index) => &self.read[index],
            None => {
                let mut own = Diagnostics::default();
                let report = report::read(&chapters, sources, &supplied, fallback, &mut own).map(Arc::new);
                self.read.push(ReadReport { chapters, supplied, fallback, report, told: own });
                self.read.last()?
            }
        };
        told.list.extend(read.told.list.iter().cloned());
        read.report.clone()
    }
}

/// Tells of a file that is two chapters of one report.
fn chapter_twice(file: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(codes::CHAPTER_TWICE, format!("`{}` is a chapter of this report already", file.value))
        .at(file.span, "named again here")
        .help("name each chapter once, in the order in which they are read")
}

impl ReadReport {
    fn is(&self, chapters: &[FileId], supplied: &ReportMeta, fallback: Language) -> bool {
        let (own, other) = (&self.supplied, supplied);
        self.chapters == chapters
            && self.fallback == fallback
            && own.title == other.title
            && own.author == other.author
            && own.date == other.date
            && own.language == other.language
    }
}

/// Returns what an outline says of a report.
fn supplied(source: &ReportSource) -> ReportMeta {
    ReportMeta {
        title: source.title.as_ref().map(|title| title.value.clone()),
        author: source.author.as_ref().map(|author| author.value.clone()),
        date: source.date.as_ref().map(|date| date.value),
        publisher: None,
        language: source.language.as_ref().map(|language| language.value),
    }
}

/// The audiences that outlines name, to tell when one that was asked for is not among them.
#[derive(Default)]
struct Audiences {
    known: Vec<String>,
    /// Whether an outline could not be read, so that its audience is not known.
    unreadable: bool,
}

impl Audiences {
    /// Returns whether an outline is for an audience that was asked for.
    fn wanted(&mut self, outline: &Outline, options: &Options) -> bool {
        let audience = &outline.audience.value;
        if !self.known.contains(audience) {
            self.known.push(audience.clone());
        }
        options.audiences.is_empty() || options.audiences.contains(audience)
    }

    /// Tells of audiences that no outline is for.
    fn missing(&self, options: &Options) -> Vec<Diagnostic> {
        if self.unreadable || self.known.is_empty() {
            return Vec::new();
        }
        let unknown = options.audiences.iter().filter(|audience| !self.known.contains(audience));
        unknown.map(|audience| self.unknown(audience)).collect()
    }

    fn unknown(&self, audience: &str) -> Diagnostic {
        let all: Vec<_> = self.known.iter().map(|known| format!("`{known}`")).collect();
        let told = Diagnostic::new(codes::UNKNOWN_AUDIENCE, format!("no outline is for the audience `{audience}`"))
            .note(format!("there are outlines for {}", all.join(", ")));
        match nearest(audience, self.known.iter().map(String::as_str)) {
            Some(known) => told.help(format!("did you mean `{known}`?")),
            None => told.help("choose one of these, or leave --audience out to build all"),
        }
    }
}
